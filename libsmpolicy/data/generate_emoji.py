#!/usr/bin/env python3
# Makes emoji.inc, the properties of UTS #51 that make up emoji sequences, from Unicode's own data.
# SPDX-License-Identifier: MIT
#
#   python3 generate_emoji.py [OUTPUT-FOLDER]      (needs the Debian package unicode-data)
import re
import sys
from pathlib import Path

from tables import array, banner, ranges

DATA = Path("/usr/share/unicode/emoji/emoji-data.txt")
VERSION = "15.0"
BITS = {"Emoji": 1, "Emoji_Presentation": 2, "Emoji_Modifier_Base": 4}
FUTURE = 8  # Extended_Pictographic, not yet assigned: an emoji to come


def main(output):
    text = DATA.read_text()
    if f"Emoji Version {VERSION}" not in text:
        sys.exit(f"{DATA} is not version {VERSION}")
    bits, pictographs = {}, set()
    for line in text.splitlines():
        found = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*; (\w+)\s*#\s*(\S+)", line)
        if not found:
            continue
        first, last = int(found[1], 16), int(found[2] or found[1], 16)
        for point in range(first, last + 1):
            if found[3] in BITS:
                bits[point] = bits.get(point, 0) | BITS[found[3]]
            elif found[3] == "Extended_Pictographic" and found[4] == "E0.0":
                pictographs.add(point)
    for point in pictographs - set(bits):
        if point >= 0x1F000 and point not in assigned():
            bits[point] = FUTURE
    table = [f"{{0x{a:X}, {b - a}, {value}}}" for a, b, value in ranges(bits) if a >= 0x80]
    (output / "emoji.inc").write_text(
        banner("Emoji properties of UTS #51: 1 Emoji, 2 presented as one, 4 takes a skin tone, 8 "
               "one to come.", "generate_emoji.py",
               f"Unicode {VERSION}, emoji-data.txt", "Unicode-DFS-2016")
        + array("static const emoji_range emoji_ranges[]", table))


def assigned(known=set()):
    if not known:
        start = None
        for line in (DATA.parent.parent / "UnicodeData.txt").read_text().splitlines():
            field = line.split(";")
            point = int(field[0], 16)
            known.update(range(start, point) if start else ())
            known.add(point)
            start = point if field[1].endswith("First>") else None
    return known


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) == 2 else Path(__file__).parent))
