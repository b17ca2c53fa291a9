#!/usr/bin/env python3
# Every lexicon of the packs on conduct, confidence and people says its grade, the reason and the source
# of its words.
# usage: lexicons.py SOURCE
# SPDX-License-Identifier: MIT
import re
import sys
from pathlib import Path

PACKS = ["conduct", "work", "frames", "criticism", "judgement", "defamation", "told", "mentions",
         "colleagues", "confidence", "plans"]


def silent(text):
    """The lexicons that do not give an account of themselves."""
    section = re.search(r"^lexicons:\n(.*?)(?=^\S|\Z)", text, re.S | re.M)
    parts = re.split(r"^  ([a-z-]+):", section.group(1), flags=re.M)[1:] if section else []
    for name, body in zip(parts[::2], parts[1::2]):
        keys = re.findall(r"^    ([a-z]+): *\S", body, re.M)
        if keys != ["grade", "reason", "source", "words"]:
            yield name


def main(source):
    faults = 0
    for pack in PACKS:
        path = Path(source) / "libsmpolicy/packs/builtin" / f"nhs-{pack}.yaml"
        for name in silent(path.read_text(encoding="utf-8")):
            print(f"{path.name}: \"{name}\" does not say its grade, reason and source")
            faults += 1
    return faults != 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
