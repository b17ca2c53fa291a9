#!/usr/bin/env python3
# Makes x_classes.inc, x_tlds.inc and x_emoji.inc from the packages that define what X makes live.
# SPDX-License-Identifier: MIT
#
#   npm pack twitter-text@3.1.0 twemoji-parser@11.0.2
#   python3 generate_x.py twitter-text-3.1.0.tgz twemoji-parser-11.0.2.tgz [OUTPUT-FOLDER]
#
# The packages hold regular expressions over UTF-16 units that ignore case as ECMAScript does
# without its u flag; the tables hold what those match, by code point. Case comes from Unicode 15.0.
import re
import sys
from pathlib import Path

from tables import array, automaton, banner, package, ranges

TWITTER = ("sha512-nulfUi3FN6z0LUjYipJid+eiwXvOLb8Ass7Jy/6zsXmZK3URte043m8fL3FyDzrK+WLpyqhHuR/"
           "TcARTN/iuGQ==")
TWEMOJI = ("sha512-5kO2XCcpAql6zjdLwRwJjYvAZyDy3+Uj7v1ipBzLthQmDL7Ce19bEqHr3ImSNeoSW2OA8u02XmAR"
           "bXHaNO8GhA==")
TWITTER_SOURCE = ("npm twitter-text 3.1.0", "Apache-2.0")
UNICODE = Path("/usr/share/unicode")

# ---- ECMAScript's Canonicalize (ECMA-262, 22.2.2.7.3, without the u flag) ------------------------


def upper_case():
    upper = {}
    for line in (UNICODE / "UnicodeData.txt").read_text().splitlines():
        field = line.split(";")
        if field[12]:
            upper[int(field[0], 16)] = int(field[12], 16)
    for line in (UNICODE / "SpecialCasing.txt").read_text().splitlines():
        field = line.split("#")[0].split(";")
        if len(field) == 5 and len(field[3].split()) > 1:
            upper.pop(int(field[0], 16), None)  # longer in upper case: ECMAScript leaves it alone
    return {low: high for low, high in upper.items()
            if low <= 0xFFFF and not (low >= 0x80 and high < 0x80)}


UPPER = upper_case()


def canonical(unit):
    return UPPER.get(unit, unit)


def any_case(units):
    wanted = {canonical(unit) for unit in units}
    return {unit for unit in range(0x10000) if canonical(unit) in wanted}


# ---- The package's classes -----------------------------------------------------------------------


def members(source):
    """The units of the inside of a character class."""
    tokens = re.findall(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\.|[^\\]", source, re.S)
    units, i = set(), 0
    value = (lambda t: int(t[2:], 16) if re.match(r"\\[ux]", t) else ord(t[-1]))
    while i < len(tokens):
        if i + 2 < len(tokens) and tokens[i + 1] == "-":
            units |= set(range(value(tokens[i]), value(tokens[i + 2]) + 1))
            i += 3
        else:
            units.add(value(tokens[i]))
            i += 1
    return units


def literal(files, name):
    source = files[f"dist/esm/regexp/{name}.js"]
    return re.search(rf"var {name} = /(.*)/[a-z]*;", source, re.S).group(1)


def named_class(files, name):
    return members(literal(files, name))


def inline_class(files, name, parts):
    """The one character class written inside regexSupplant(/[...]/), its #{parts} filled in."""
    source = files[f"dist/esm/regexp/{name}.js"]
    inside = re.search(rf"var {name} = (?:regexSupplant\()?/\[(.*?)\](?:\||/)", source, re.S)[1]
    units = members(re.sub(r"#\{\w+\}", "", inside))
    for part in re.findall(r"#\{(\w+)\}", inside):
        units |= parts[part]
    return units


def astral(files, name):
    """Code points written as surrogate pairs: \\ud800[\\udc00-\\udc0b...]|..."""
    points = set()
    for high, low in re.findall(r"\\u(d8..)\[(.*?)\]", literal(files, name)):
        points |= {0x10000 + ((int(high, 16) - 0xD800) << 10) + (unit - 0xDC00)
                   for unit in members(low)}
    for high, low in re.findall(r"\\u(d[89ab]..)\\u(d[c-f]..)", literal(files, name)):
        points.add(0x10000 + ((int(high, 16) - 0xD800) << 10) + (int(low, 16) - 0xDC00))
    return points


ALNUM = members("a-zA-Z0-9")
# The order of the bits of smp__x_class in text/entities.h, from bit 0.
CLASSES = ["HASHTAG_LETTER", "HASHTAG_MORE", "NOT_DOMAIN", "LATIN_DOMAIN", "PATH", "PATH_END",
           "QUERY", "QUERY_END", "NOT_BEFORE_URL", "NOT_BEFORE_MENTION", "NAME",
           "NOT_AFTER_MENTION", "BEFORE_CASHTAG", "AFTER_CASHTAG", "NOT_AFTER_TLD", "INVALID"]


def classes(files):
    spaces, punct = named_class(files, "spacesGroup"), named_class(files, "punct")
    invalid, marks = named_class(files, "invalidCharsGroup"), named_class(files,
                                                                       "directionalMarkersGroup")
    latin = named_class(files, "latinAccentChars")
    parts = {"latinAccentChars": latin,
             "cyrillicLettersAndMarks": named_class(files, "cyrillicLettersAndMarks")}
    path_end = inline_class(files, "validUrlPathEndingChars", parts)
    white_space = members(r"\t\n\v\f\r".encode().decode("unicode_escape")) | {
        0x20, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF} | set(
            range(0x2000, 0x200B))
    at, hashes = members("@＠"), members("#＃")
    return {
        "HASHTAG_LETTER": any_case(named_class(files, "bmpLetterAndMarks"))
        | astral(files, "astralLetterAndMarks"),
        "HASHTAG_MORE": any_case(named_class(files, "bmpNumerals")
                                 | named_class(files, "hashtagSpecialChars"))
        | astral(files, "astralNumerals"),
        "NOT_DOMAIN": any_case(punct | spaces | invalid | marks),
        "LATIN_DOMAIN": any_case(members(r"\-a-z0-9") | latin),
        "PATH": any_case(inline_class(files, "validGeneralUrlPathChars", parts)),
        "PATH_END": any_case(path_end),
        "QUERY": any_case(members(literal(files, "validUrlQueryChars")[1:-1])),
        "QUERY_END": any_case(members(literal(files, "validUrlQueryEndingChars")[1:-1])),
        "NOT_BEFORE_URL": any_case(ALNUM | at | hashes | {0x24} | invalid) - marks,
        "NOT_BEFORE_MENTION": ALNUM | members("_!#$%&*") | at,
        "NAME": ALNUM | {0x5F},
        "NOT_AFTER_MENTION": latin | at,
        "BEFORE_CASHTAG": any_case(spaces),
        "AFTER_CASHTAG": any_case(white_space | punct),
        "NOT_AFTER_TLD": any_case(ALNUM | members("@+-")),
        "INVALID": invalid,
    }


def write_classes(files):
    bits = {}
    for index, name in enumerate(CLASSES):
        for point in classes_by_name[name]:
            bits[point] = bits.get(point, 0) | 1 << index
    wide = ranges({point: value for point, value in bits.items() if point >= 0x80})
    return (banner("Which characters X lets into a hashtag, a name, a domain or a path, as bits of "
                   "smp__x_class.", "generate_x.py", *TWITTER_SOURCE)
            + array("const uint16_t smp__x_ascii[128]",
                    [f"0x{bits.get(point, 0):X}" for point in range(128)])
            + array("static const x_range x_ranges[]",
                    [f"{{0x{a:X}, 0x{b:X}, 0x{value:X}}}" for a, b, value in wide]))


# ---- Top-level domains ---------------------------------------------------------------------------


def domains(files):
    """Every top-level domain in the order in which the package tries them."""
    found = []
    for name in ("validGTLD", "validCCTLD"):
        text = "".join(re.findall(r"'((?:[^'\\]|\\.)*)'", files[f"dist/esm/regexp/{name}.js"].split(
            "RegExp(", 1)[1]))
        inside, after = re.match(r"\(\?:\(\?:(.*?)\)\(\?=(.*)", text).groups()
        if after != "[^0-9a-zA-Z@+-]|$))":
            sys.exit(f"{name} has a new ending: {after}")
        found += inside.split("|")
    return found


def write_domains(files):
    order = domains(files)
    rank = {name: index for index, name in reversed(list(enumerate(order)))}
    # Trying the longest first must be the same as trying them in order.
    for name in order:
        for size in range(1, len(name)):
            shorter = name[:size]
            if shorter in rank and not name.isascii() and rank[shorter] < rank[name]:
                sys.exit(f"{shorter} comes before {name}: the longest is not the first")
    ascii_names = sorted(name for name in rank if name.isascii())
    if any(not re.fullmatch(r"[a-z]{2,24}", name) for name in ascii_names):
        sys.exit("an ASCII top-level domain is not 2 to 24 letters")
    wide = [name for name in rank if not name.isascii()]
    if any(re.match("[a-z]+", name) and re.match("[a-z]+", name)[0] in rank for name in wide):
        sys.exit("an ASCII top-level domain begins another one")
    # All spellings that differ in case alone, for letters outside ASCII too.
    spelling = {}
    for unit in range(0x10000):
        spelling.setdefault(canonical(unit), set()).add(unit)
    strings = {}
    for name in wide:
        forms = [()]
        for char in name:
            # ASCII is folded by whoever walks the automaton.
            options = {ord(char)} if char.isascii() else spelling[canonical(ord(char))]
            forms = [form + (unit,) for form in forms for unit in sorted(options)]
            if len(forms) > 4096:
                sys.exit(f"{name} has too many spellings")
        strings.update({form: 1 for form in forms})
    initials = "abcdefghijklmnopqrstuvwxyz"
    starts = [sum(name[0] < chr(97 + i) for name in ascii_names) for i in range(27)]
    offsets = [sum(map(len, ascii_names[:i])) for i in range(len(ascii_names) + 1)]
    lines = []
    for initial in initials:
        letters = "".join(name for name in ascii_names if name[0] == initial)
        pieces = [f'"{letters[i:i + 92]}"' for i in range(0, len(letters), 92)]
        lines.append("\n".join(f"    {piece}" for piece in pieces or ['""']) + ",\n")
    return (banner("Top-level domains that make a link on X.", "generate_x.py", *TWITTER_SOURCE)
            + "/* The ASCII ones end to end, by first letter; where each starts in all of them;\n"
            + " * and the first of each letter. */\n"
            + "static const char *const tld_letters[26] = {\n" + "".join(lines) + "};\n"
            + array("static const uint16_t tld_offsets[]", [str(n) for n in offsets])
            + array("static const uint16_t tld_initials[27]", [str(n) for n in starts])
            + "/* All others, by code point. */\n" + automaton("tld_others", strings))


# ---- Emoji ---------------------------------------------------------------------------------------

NOT_TEXT = -1  # stands for (?!\ufe0e)


def strings_of(pattern):
    """Every sequence of UTF-16 units that a finite regular expression matches."""
    position = 0

    def alternatives():
        nonlocal position
        out = sequence()
        while position < len(pattern) and pattern[position] == "|":
            position += 1
            out = out + sequence()
        return out

    def sequence():
        out = [()]
        while position < len(pattern) and pattern[position] not in "|)":
            tail = atom()
            out = [head + end for head in out for end in tail]
        return out

    def atom():
        nonlocal position
        if pattern.startswith("(?!\\ufe0e)", position):
            position += len("(?!\\ufe0e)")
            return [(NOT_TEXT,)]
        if pattern[position] == "(":
            position += 3 if pattern.startswith("(?:", position) else 1
            out = alternatives()
            position += 1
        elif pattern[position] == "[":
            end = pattern.index("]", position)
            out = [(unit,) for unit in sorted(members(pattern[position + 1:end]))]
            position = end + 1
        else:
            token = re.compile(r"\\u[0-9a-f]{4}|[^\\]").match(pattern, position)[0]
            out = [(int(token[2:], 16) if token[0] == "\\" else ord(token),)]
            position += len(token)
        if position < len(pattern) and pattern[position] == "?":
            position += 1
            out = out + [()]
        return out

    return alternatives()


def write_emoji(files):
    pattern = re.search(r"exports\.default = /(.*)/g;", files["dist/lib/regex.js"]).group(1)
    expression = re.compile(pattern)
    strings = {}
    for units in strings_of(pattern):
        plain = "".join(chr(unit) for unit in units if unit != NOT_TEXT)
        points = tuple(map(ord, plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le")))
        accept = 2 if units[-1] == NOT_TEXT else 1
        if strings.setdefault(points, accept) != accept:
            sys.exit(f"{points}: both with and without a text selector after it")
        # Taking the longest must be the same as trying the alternatives in order.
        if expression.match(plain)[0] != plain:
            sys.exit(f"{points}: the first alternative is not the longest")
    return (banner("The emoji that X counts as one. 1 = always; 2 = unless U+FE0E follows.",
                   "generate_x.py", "npm twemoji-parser 11.0.2", "MIT")
            + automaton("x_emoji", strings))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit("usage: generate_x.py TWITTER-TEXT.tgz TWEMOJI-PARSER.tgz [OUTPUT-FOLDER]")
    twitter, twemoji = package(sys.argv[1], TWITTER), package(sys.argv[2], TWEMOJI)
    output = Path(sys.argv[3] if len(sys.argv) == 4 else Path(__file__).parent)
    classes_by_name = classes(twitter)
    (output / "x_classes.inc").write_text(write_classes(twitter))
    (output / "x_tlds.inc").write_text(write_domains(twitter))
    (output / "x_emoji.inc").write_text(write_emoji(twemoji))
