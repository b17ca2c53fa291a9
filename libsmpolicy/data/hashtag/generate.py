#!/usr/bin/env python3
"""Makes the hashtag table (model.bin and table.h) from pinned word lists and the lexicons here.

SPDX-License-Identifier: MIT

    python3 generate.py --inputs DIR            write model.bin and table.h beside this script
    python3 generate.py --inputs DIR --check    compare with what is committed, change nothing

DIR holds the archives that word_lists.py names; README.md says where they come from. The output
depends on nothing but those bytes and the files in lexicon/.
"""
import argparse
import hashlib
import math
import pathlib
import struct
import sys

from sections import build_graph, character_model, pack_edges, packed_pairs
from word_lists import (TOTAL, Words, cap_affixes, read_counts, read_inputs, read_lexicons,
                        read_pairs, read_scowl)

HERE = pathlib.Path(__file__).resolve().parent

COST_STEP = 8           # a word's cost is stored in units of 8/100 nat

# How words are written. The low two bits of a word's flags.
TITLE, UPPER, SPECIAL = 0, 1, 2
GUARD = 4               # a dictionary's word: a tag that is just this word is one word
FIRST, SECOND = 8, 16   # some listed pair begins, or ends, with it
NAME = 32               # a proper name
PHRASE = 64             # several words, written in a way that no rule gives (set-phrases.txt)

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


def prune_pairs(gains, words, limit):
    """Keeps the pairs that change a reading most: expected use times gain."""
    def use(pair):
        seen = words.count[pair[0]] * words.count[pair[1]] / TOTAL * math.exp(gains[pair] / 100)
        return math.log(seen + 1) + 2 * math.log(abs(gains[pair]) + 1)
    ranked = sorted((pair for pair in gains if abs(gains[pair]) >= 30),
                    key=lambda pair: (-use(pair), pair))
    return sorted(ranked[:limit])


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
