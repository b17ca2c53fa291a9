"""Writes the seeds of the fuzz targets from the conformance data, the example posts and the packs.

    seeds.py SOURCE

SPDX-License-Identifier: MIT
"""
import hashlib
import json
import pathlib
import re
import sys

SOURCE = pathlib.Path(sys.argv[1])
SEEDS = SOURCE / "tests/fuzz/seeds"


def write(target, data):
    folder = SEEDS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(data).hexdigest()[:12]).write_bytes(data)


def fields(value, path=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from fields(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from fields(inner, f"{path}.{index}")
    elif value is not None:
        text = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
        yield f"{path}={text}"


def subjects():
    for number, name in enumerate(sorted((SOURCE / "examples/posts").glob("*.jsonl"))):
        for index, line in enumerate(name.read_text(encoding="utf-8").splitlines()[::8]):
            first = bytes([(number * 7 + index) % 32 * 4])
            write("subject", first + "\x1f".join(fields(json.loads(line))).encode())
    others = [
        (1, ["name=Ada \U0001f499", "handle=@ada_nhs", "bio=Nurse. Views my own.", "platform=x",
             "account=personal", "links.0=https://example.org"]),
        (2, ["text=Please send me everything you hold about me", "channel=reply",
             "received=2026-11-20", "history.days=7", "history.messages=9"]),
        (3, ["name=NHS C\u043eventry", "handle=@NHSCovWarks_help", "platform=facebook",
             "verified=no"]),
    ]
    for kind, lines in others:
        for policy in range(0, 15, 3):
            write("subject", bytes([policy * 4 + kind]) + "\x1f".join(lines).encode())


def texts():
    for line in (SOURCE / "tests/differential/twitter/cases.tsv").read_text(
            encoding="utf-8").splitlines()[::12]:
        write("text", b"\x01" + line.split("\t")[-1].encode())
    odd = ["\u202eabc\u202c", "e\u0301\u0301\u0301", "\U0001f469\u200d\U0001f4bb\U0001f3fd",
           "#" * 40, "((((((((", "a.b@c.org,d@e", "\u0e01\u0e33 \u1100\u1161", "\x00\x01\x7f",
           "\U0001d5d5\U0001d5fc\U0001d5fc\U0001d5f8", "1\ufe0f\u20e3", "https://x.org/?a#b"]
    for text in odd:
        write("text", b"\x00" + text.encode())
    write("text", b"\x02\xff\xc3\x28\xe2\x82\xf0\x9f\x92 end")


def packs():
    for name in sorted((SOURCE / "tests/packs/broken").glob("*.yaml")):
        write("pack", name.read_bytes())
    page = (SOURCE / "docs/pack-format.md").read_text(encoding="utf-8")
    for block in re.findall(r"```yaml\n(.*?)```", page, re.S):
        write("pack", block.encode())


def patterns():
    page = (SOURCE / "docs/patterns.md").read_text(encoding="utf-8")
    for row in re.findall(r"^\| `([^`]+)` \| .*? \| (.*?) \| ", page, re.M):
        text = " ".join(re.findall(r"`([^`]*)`", row[1]))
        write("pattern", f"{row[0]}\n{text}".encode())
    for name in ("nhs-abuse", "nhs-public", "nhs-requests"):
        pack = (SOURCE / f"libsmpolicy/packs/builtin/{name}.yaml").read_text(encoding="utf-8")
        for index, found in enumerate(re.findall(r"^      - '(.*)'$", pack, re.M)):
            if index % 9 == 0 and "<" not in found:
                write("pattern", f"{found.replace(chr(39) * 2, chr(39))}\nthe red text".encode())


def dates():
    for text in ("2026-11-20", "2026-11-20T23:30:00Z", "2026-03-29T00:59:59+00:00", "2024-02-29",
                 "2026-02-30", "0000-01-01", "9999-12-31", "2030-12-24", "2026-1-2",
                 "2026-11-20T10:00:00.123456789-11:30"):
        write("date", b"\x01" + text.encode())


for make in (subjects, texts, packs, patterns, dates):
    make()
for folder in sorted(SEEDS.iterdir()):
    files = list(folder.iterdir())
    print(f"{folder.name}: {len(files)} seeds, {sum(f.stat().st_size for f in files)} bytes")
