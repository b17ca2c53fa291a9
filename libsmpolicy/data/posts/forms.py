"""The forms of words in posts, as labels/impressions.c takes them.

SPDX-License-Identifier: MIT
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "inbound"))
import words  # noqa: E402

CAPITAL = "<capital>"
LINE_BREAK = re.compile("[\n\r\v\f\x85\u2028\u2029]")


def read_posts(paths=None):
    """(writer, kinds, text) of every post."""
    for path in paths or sorted(HERE.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("#") or not line.strip():
                continue
            parts = line.split("\t")
            if len(parts) != 3:
                raise SystemExit(f"{path.name}:{number}: three columns are wanted")
            yield f"{path.stem}/{parts[0]}", set(parts[1].split()), parts[2].replace("\\n", "\n")


def see(command, texts):
    """For each text the set of the forms in it."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "texts.jsonl"
        file.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n"
                                for i, text in enumerate(texts)), encoding="utf-8")
        run = subprocess.run([command, "tokens", file], capture_output=True, text=True, check=True)
    return [set(forms(json.loads(line)["tokens"])) for line in run.stdout.splitlines()]


def forms(tokens):
    amid = False
    for token in tokens:
        kind, text = token["kind"], token["text"]
        folded = words.fold(text)
        if kind == "space":
            amid = amid and not LINE_BREAK.search(text)
            continue
        if kind in ("word", "hashtag"):
            folded = folded.removeprefix("#") if kind == "hashtag" else folded
            has_digit = any(c.isdigit() for c in folded)
            yield "<number>" if has_digit else folded
            if (kind == "word" and amid and not has_digit and text[0].isupper() and
                    any(c.islower() for c in text) and not folded.startswith("i'")):
                yield CAPITAL
        else:
            yield words.CLASSES.get(kind, folded)
        amid = kind in ("word", "number") or folded == ","
