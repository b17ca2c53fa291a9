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
    """For each text how many words it has, and the set of the forms in it: words, and two words that
    stand next to each other."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "texts.jsonl"
        file.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n"
                                for i, text in enumerate(texts)), encoding="utf-8")
        run = subprocess.run([command, "tokens", file], capture_output=True, text=True, check=True)
    return [read(json.loads(line)["tokens"]) for line in run.stdout.splitlines()]


def form_of(kind, text):
    folded = words.fold(text)
    if kind in ("word", "hashtag"):
        folded = folded.removeprefix("#") if kind == "hashtag" else folded
        return "<number>" if any(c.isdigit() for c in folded) else folded
    return words.CLASSES.get(kind, folded)


def has_capital(text):
    return (text[0].isupper() and any(c.islower() for c in text) and
            not words.fold(text).startswith("i'"))


def read(tokens):
    found, count, amid, before = set(), 0, False, None
    for token in tokens:
        kind, text = token["kind"], token["text"]
        if kind == "space":
            if LINE_BREAK.search(text):
                amid, before = False, None
            continue
        form = form_of(kind, text)
        joins = kind in ("word", "number")
        count += 1
        found.add(form)
        if joins and before is not None:
            found.add(f"{before} {form}")
        if kind == "word" and amid and form != "<number>" and has_capital(text):
            found.add(CAPITAL)
        before = form if joins else None
        amid = joins or form == ","
    return count, found


EXCEPTIONS = ("cleared.agreed", "cleared.public", "cleared.invented")


def exceptions(command, texts):
    """For each text which signals in it keep impressions from being given."""
    clauses = "".join(
        f"  x/e{i}: {{cite: {{doc: own, section: '1'}}, flag: {name}, severity: note, "
        "outcome: review, message: seen}\n" for i, name in enumerate(EXCEPTIONS))
    pack = ("smpack: 1\npack: exceptions\nversion: '1'\ntitle: Exceptions\nextends: nhs-cleared\n"
            "documents: {own: {title: Own, version: '1'}}\nclauses:\n" + clauses)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "exceptions.yaml"
        file.write_text(pack, encoding="utf-8")
        posts = "".join(json.dumps({"id": str(i), "text": text}) + "\n"
                        for i, text in enumerate(texts))
        run = subprocess.run([command, "check", "--policy", file, "--format", "json", "-"],
                             input=posts, capture_output=True, text=True, check=False)
    lines = run.stdout.splitlines()
    if len(lines) != len(texts):
        raise SystemExit(f"{len(lines)} answers to {len(texts)} posts: {run.stderr}")
    return [{finding["signal"] for finding in json.loads(line)["findings"]} for line in lines]
