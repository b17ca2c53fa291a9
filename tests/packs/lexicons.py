#!/usr/bin/env python3
# Every lexicon of the packs on language about people, conduct and confidence says its grade, the
# reason and the source of its words, and docs/lexicons.md lists what all of them say.
# usage: lexicons.py SOURCE [--write]
# SPDX-License-Identifier: MIT
import re
import sys
from pathlib import Path

PACKS = ["words", "names", "people", "asserted", "wished", "speaking", "slurs", "hate", "harm",
         "lesser", "turns", "emblems", "asked", "abuse", "dignity", "conduct", "work", "frames",
         "criticism", "judgement", "scorn", "barbs", "left-out", "menaces", "put-down",
         "passed-over", "idling", "retorts", "defamation", "told", "mentions", "own-care",
         "colleagues", "confidence", "plans", "hush", "cleared"]
KEYS = ["grade", "reason", "source", "words"]
HEAD = """<!-- Made by `tests/packs/lexicons.py SOURCE --write`. -->
# The lexicons

What a reviewer of a list of words needs: how much an entry says by itself ("sure", or "context"
where what stands beside it decides), why its words are there, where they come from, and how many
there are. The words are in `libsmpolicy/packs/builtin/PACK.yaml`; an organisation adds and removes
under `overrides` ([pack-format.md](pack-format.md)).

Listed are the lexicons of the packs on people, language and conduct. About as many others are not:
of what messages ask for, of accounts, and of an organisation's own things (`asking-word`,
`account-lures`, `own-contacts`, ...). What those need said of them is said where they stand.

| pack | lexicon | grade | why its words are there | source | entries |
|---|---|---|---|---|---:|
"""


def plain(value):
    """What a scalar of YAML says, which may be in quotes and on several lines."""
    value = re.sub(r"\s*\n\s*", " ", value).strip()
    if value[0] == value[-1] == '"':
        return value[1:-1].replace('\\"', '"')
    return value[1:-1].replace("''", "'") if value[0] == value[-1] == "'" else value


def lexicons(text):
    """The name of each lexicon, and the keys of its account with what they say."""
    section = re.search(r"^lexicons:\n(.*?)(?=^\S|\Z)", text, re.S | re.M)
    parts = re.split(r"^  ([a-z-]+):", section.group(1), flags=re.M)[1:] if section else []
    for name, body in zip(parts[::2], parts[1::2]):
        said = re.findall(r"^    ([a-z]+): *(\S.*(?:\n {6,}.*)*)", body, re.M)
        yield name, {key: plain(value) for key, value in said}


def line(pack, name, account):
    words = account["words"].split("#")[0].strip("[]{} ")
    shown = [account[key].replace("|", "\\|") for key in KEYS[:3]]
    return f"| {pack} | `{name}` | {' | '.join(shown)} | {len(words.split(', '))} |\n"


def main(source, *options):
    faults, rows = 0, ""
    builtin = Path(source) / "libsmpolicy/packs/builtin"
    for pack in PACKS:
        path = builtin / f"nhs-{pack}.yaml"
        for name, account in lexicons(path.read_text(encoding="utf-8")):
            if list(account) != KEYS:
                print(f"{path.name}: \"{name}\" does not say its grade, reason and source")
                faults += 1
            else:
                rows += line(path.stem, name, account)
    page = HEAD + rows
    kept = Path(source) / "docs/lexicons.md"
    if "--write" in options:
        kept.write_text(page, encoding="utf-8")
    elif kept.read_text(encoding="utf-8") != page:
        print(f"{kept} is not what the packs say now. Run: {sys.argv[0]} {source} --write")
        faults += 1
    return faults != 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
