#!/usr/bin/env python3
# Makes speech_names.inc, what emoji and signs are called in English and Welsh, and
# speech_letters.inc, the styled letters and the plain ones behind them, from Unicode's own data.
# SPDX-License-Identifier: MIT
#
#   python3 generate_speech.py [OUTPUT-FOLDER]
#
# Needs the Debian packages unicode-cldr-core (CLDR 41) and unicode-data (15.0).
import collections
import hashlib
import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

from tables import array, banner, rows

UNICODE = Path("/usr/share/unicode")
CLDR = "cldr/common"
ENGLISH = ("en", "en_001", "en_GB")  # a later one goes before an earlier one
WELSH = ("cy",)
INPUTS = {  # SHA-256 of CLDR 41 and Unicode 15.0
    "cldr/common/annotations/en.xml":
        "170a989b9aff71fd06b9f7bbd70aa3b4a3d228e15fa734692d4fc80206e536e1",
    "cldr/common/annotations/en_001.xml":
        "b5557f3b3bcfd6e4e4f135751241825d8f7420d59ee71fb7e43c9ae138103a92",
    "cldr/common/annotations/en_GB.xml":
        "72776a1df599f347f102e425d85d3c5d399f04d1865c22ca95c46b9f5e254100",
    "cldr/common/annotations/cy.xml":
        "6941671680fafdae789a696ed80ef823cc4ee71dd8df6e15123008f1744f79f6",
    "cldr/common/annotationsDerived/en.xml":
        "0fab943b22dd1197b6d6fe6ce6aec7968e925d547283484bddcf96b14daf657f",
    "cldr/common/annotationsDerived/en_001.xml":
        "646368499e83bae4076cca906363c81a732ead47ceded0722a5eba69903c360e",
    "cldr/common/annotationsDerived/en_GB.xml":
        "5fc689f4ff75080724df5a25eab02ecde11b9a99b5d6c2f7e094ded5335fe1a0",
    "cldr/common/annotationsDerived/cy.xml":
        "66a4571c78c5faae2b84cbdefaa6a8e8ad297c69fed2468f3346b49b6a44107f",
    "emoji/emoji-test.txt":
        "8445f23ac8388e096be19d0262e14fceff856ff52093f2356dc89485f1a853db",
    "UnicodeData.txt":
        "806e9aed65037197f1ec85e12be6e8cd870fc5608b4de0fffd990f689f376a73",
}
OTHER_INPUT = 77  # for check.py
SELECTOR = "\uFE0F"
TONES = [chr(point) for point in range(0x1F3FB, 0x1F400)]
ONE_BYTE = 0xC0  # word numbers below this take one byte, the others two


def read(name):
    data = (UNICODE / name).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != INPUTS[name]:
        print(f"{UNICODE / name}: SHA-256 is {found}, expected {INPUTS[name]}", file=sys.stderr)
        sys.exit(OTHER_INPUT)
    return data.decode()


# ---- Names of emoji and signs --------------------------------------------------------------------

def spoken_names(languages):
    """{sequence without U+FE0F: its type="tts" name}"""
    names = {}
    for language in languages:
        for folder in ("annotationsDerived", "annotations"):
            for item in xml.fromstring(read(f"{CLDR}/{folder}/{language}.xml")).iter("annotation"):
                if item.get("type") == "tts":
                    names[item.get("cp").replace(SELECTOR, "")] = " ".join(item.text.split())
    return names


def add_newer(names):
    """Emoji that CLDR 41 does not name yet, by the names in emoji-test.txt."""
    for line in read("emoji/emoji-test.txt").splitlines():
        found = re.match(r"([0-9A-F ]+); fully-qualified\s*# \S+ E[\d.]+ (.+)", line)
        if found:
            key = "".join(chr(int(point, 16)) for point in found[1].split())
            names.setdefault(key.replace(SELECTOR, ""), found[2])


def composed(key, names):
    """The name that speech/names.c puts together: the emoji without its skin tones, then each."""
    bare = "".join(c for c in key if c not in TONES)
    tones = list(dict.fromkeys(names[c] for c in key if c in TONES))
    if bare == key or bare not in names:
        return None
    return names[bare] + (", " if ": " in names[bare] else ": ") + ", ".join(tones)


def stored(names):
    """The sequences whose names composed() would not give."""
    return {key for key, name in names.items() if name != composed(key, names)}


def encoded(name, numbers):
    out = bytearray()
    for word in name.split(" ") if name else ():
        number = numbers[word]
        out += bytes([number]) if number < ONE_BYTE else bytes(
            [ONE_BYTE + (number - ONE_BYTE >> 8), number - ONE_BYTE & 0xFF])
    return bytes(out)


def blob(name, items):
    """`items` one after the other, and where each ends."""
    ends, data = [], b""
    for item in items:
        data += item
        ends.append(len(data))
    if len(data) > 0xFFFF:
        sys.exit(f"{name}: too large for 16-bit ends")
    return (array(f"static const uint8_t {name}[]", [str(byte) for byte in data])
            + array(f"static const uint16_t {name}_ends[]", [str(end) for end in ends])), len(data)


def make_names(output):
    english, welsh = spoken_names(ENGLISH), spoken_names(WELSH)
    add_newer(english)
    # What either language must store both do: an entry without a Welsh name is said in English.
    keys = sorted(stored(english) | stored(welsh), key=lambda key: key.encode())
    english, welsh = ([names.get(key, "") for key in keys] for names in (english, welsh))
    count = collections.Counter(word for name in english + welsh if name
                                for word in name.split(" "))
    words = sorted(count, key=lambda word: (-count[word], word))
    if len(words) > ONE_BYTE + (0x100 - ONE_BYTE) * 0x100:
        sys.exit("too many words for two bytes")
    numbers = {word: number for number, word in enumerate(words)}
    parts = [blob("name_keys", [key.encode() for key in keys]),
             blob("name_words", [word.encode() for word in words]),
             blob("names_en", [encoded(name, numbers) for name in english]),
             blob("names_cy", [encoded(name, numbers) for name in welsh])]
    longest = max(len(key.encode()) for key in keys)
    (output / "speech_names.inc").write_text(
        banner("What emoji and signs are called: keys in byte order, names as numbers of words.",
               "generate_speech.py", "CLDR 41 and of Unicode 15.0", "Unicode-DFS-2016")
        + f"enum {{ ONE_BYTE = {ONE_BYTE}, LONGEST_KEY = {longest} }};\n\n"
        + "\n".join(text for text, _ in parts))
    total = sum(size for _, size in parts) + 2 * (3 * len(keys) + len(words))
    print(f"speech_names.inc: {len(keys)} names, {len(words)} words, {total} bytes")


# ---- Styled letters ------------------------------------------------------------------------------

DIGITS = "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE".split()
STYLE_TAGS = "<font> <circle> <wide> <square> <super> <sub>".split()
# Not compatibility characters, but used for letters all the same. NVDA's normalisation knows the
# first two besides NFKC; see docs/speech.md.
MORE = (("NEGATIVE CIRCLED LATIN CAPITAL LETTER ", True),
        ("NEGATIVE SQUARED LATIN CAPITAL LETTER ", True),
        ("REGIONAL INDICATOR SYMBOL LETTER ", True),
        ("LATIN LETTER SMALL CAPITAL ", False))


def plain_of(name, decomposition):
    """(style, plain letter or digit, whether normalisation makes it plain); None if not styled."""
    for start, normal in MORE:
        if re.fullmatch(start + "[A-Z]", name):
            case = str.upper if "CAPITAL LETTER" in start or "REGIONAL" in start else str.lower
            return start, case(name[-1]), normal
    fields = decomposition.split()
    plain = "".join(chr(int(field, 16)) for field in fields[1:])
    if re.fullmatch(r"\([A-Za-z]\)", plain):
        plain = plain[1]
    elif not fields or fields[0] not in STYLE_TAGS:
        return None
    # The name ends in the letter itself. Signs that happen to look like a letter (the ordinal
    # indicator, Planck's constant) and superscript figures, which voices read well, are none.
    last = name.rsplit(" ", 1)[-1]
    if re.fullmatch("[A-Za-z]", plain) and last == plain.upper():
        return name[:-1], plain, True
    if re.fullmatch("[0-9]", plain) and last == DIGITS[int(plain)] and "SCRIPT" not in name:
        return name[:-len(last)], plain, True
    return None


def make_letters(output):
    runs, styles = [], []
    for line in read("UnicodeData.txt").splitlines():
        field = line.split(";")
        found = plain_of(field[1], field[5])
        if not found:
            continue
        point, (style, plain, normal) = int(field[0], 16), found
        style = re.sub(r"(?<!-)\b(LATIN|LETTER|SYMBOL|DIGIT) ", "", style).strip().lower()
        if style not in styles:
            styles.append(style)
        last = runs[-1] if runs else None
        if (last and last[0] + last[1] == point and ord(last[2]) + last[1] == ord(plain)
                and last[3:] == [style, normal]):
            last[1] += 1
        else:
            runs.append([point, 1, plain, style, normal])
    if len(styles) > 0xFF:
        sys.exit("too many styles for one byte")
    (output / "speech_letters.inc").write_text(
        banner("Styled letters: first, how many, plain letter, style, known to normalisation.",
               "generate_speech.py", "Unicode 15.0, UnicodeData.txt", "Unicode-DFS-2016")
        + array("static const letter_range letter_ranges[]",
                [f"{{0x{first:X}, {count}, '{plain}', {styles.index(style)}, {int(normal)}}}"
                 for first, count, plain, style, normal in runs])
        + f"static const char style_names[][{max(map(len, styles)) + 1}] = {{\n"
        + rows([f'"{style}"' for style in styles]) + "};\n")
    print(f"speech_letters.inc: {len(runs)} ranges, {len(styles)} styles")


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) == 2 else Path(__file__).parent)
    make_names(folder)
    make_letters(folder)
