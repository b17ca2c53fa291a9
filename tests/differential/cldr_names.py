#!/usr/bin/env python3
# Every emoji that CLDR 41 names is said by that name, in English and Welsh, with the skin tones
# that the library puts together itself. Skipped (77) where CLDR or Unicode's data are not
# installed.
# SPDX-License-Identifier: MIT
#
#   python3 cldr_names.py SMPOLICY
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

UNICODE = Path("/usr/share/unicode")
LANGUAGES = {"en": ("en", "en_001", "en_GB"), "cy": ("cy",)}


def names(languages):
    found = {}
    for language in languages:
        for folder in ("annotationsDerived", "annotations"):
            file = UNICODE / "cldr/common" / folder / f"{language}.xml"
            for item in xml.parse(file).iter("annotation"):
                if item.get("type") == "tts":
                    found[item.get("cp")] = " ".join(item.text.split())
    return found


def emoji():
    """As they are typed, with U+FE0F, and as they are often sent, without."""
    for line in (UNICODE / "emoji/emoji-test.txt").read_text(encoding="utf-8").splitlines():
        field = re.match(r"([0-9A-F ]+); (?:fully|minimally|un)-?qualified", line)
        if field:
            yield "".join(chr(int(point, 16)) for point in field[1].split())


def main(smpolicy):
    if not (UNICODE / "cldr").exists() or not (UNICODE / "emoji").exists():
        print(f"skipped: {UNICODE} has no emoji or no CLDR")
        return 77
    expected = []
    for lang, languages in LANGUAGES.items():
        known = names(languages)
        expected += [(lang, one, known[one.replace("\uFE0F", "")]) for one in emoji()
                     if one.replace("\uFE0F", "") in known]
    posts = "".join(json.dumps({"id": one, "lang": lang, "text": one}) + "\n"
                    for lang, one, _ in expected)
    out = subprocess.run([smpolicy, "speak", "--format", "json", "-"], input=posts.encode(),
                         stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    # Sent without U+FE0F, some signs and letters are no emoji: what they are then is not our
    # matter.
    wrong = [(lang, name, said["profiles"]["normalised"]["text"])
             for (lang, one, name), said in zip(expected, map(json.loads, out))
             if "\uFE0F" in one or ord(one[0]) > 0xFFFF
             if said["profiles"]["normalised"]["text"] != name]
    for lang, name, said in wrong[:20]:
        print(f"{lang}: {name!r} is said as {said!r}")
    print(f"{len(expected)} names, {len(wrong)} said otherwise")
    return int(bool(wrong) or len(expected) < 8000 or len(out) != len(expected))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
