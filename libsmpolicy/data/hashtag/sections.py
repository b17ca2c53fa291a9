"""The sections of the hashtag table that the reader searches: the graph of words, the gains of
pairs, the costs of letters.

SPDX-License-Identifier: MIT
"""
from itertools import product
import math
import struct

from word_lists import LETTERS, SYMBOLS

GAIN_STEP = 10          # a pair's gain in units of 10/100 nat, offset by GAIN_ZERO
GAIN_ZERO = 64
GAIN_MOST = 1000        # in hundredths; the reader prunes by it
BUCKET_BITS = 14
SKIPS = 1024
LETTER_STEP = 4         # a letter's cost is stored in units of 4/100 nat
SMOOTH = 3              # weight of the shorter history, for each letter seen after the longer
RARE_HISTORY = 30


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
