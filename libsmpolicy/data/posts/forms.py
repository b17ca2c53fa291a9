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
import cues  # noqa: E402
import words  # noqa: E402

CAPITAL = "<capital>"
LINE_BREAK = re.compile("[\n\r\v\f\x85\u2028\u2029]")


def read_posts(paths=None):
    """(writer, kinds, text) of every post."""
    for file, writer, kinds, text in cues.read_rows(paths or sorted(HERE.glob("*.tsv"))):
        yield f"{file}/{writer}", kinds, text


def see(command, texts):
    """For each text how many words it has, and the set of the forms in it: words, and two words
    that stand next to each other."""
    return [read(tokens) for tokens in words.tokens_of(command, texts)]


def form_of(kind, text):
    folded = words.fold(text)
    if kind in ("word", "hashtag"):
        folded = folded.removeprefix("#") if kind == "hashtag" else folded
        return "<number>" if any(c.isdigit() for c in folded) else folded
    # What folds to several characters is listed as it stands, or a pack would read several tokens.
    mark = folded if len(folded) == 1 else text.replace("\ufe0f", "")
    return words.CLASSES.get(kind, mark)


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


EXCEPTIONS = ("cleared.agreed", "cleared.public", "cleared.invented", "cleared.everyday",
              "cleared.homely")


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
