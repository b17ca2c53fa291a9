#!/usr/bin/env python3
# Makes names.inc, the table by which signals/name_table.c tells people's names, from names/ and two
# pinned archives.
# SPDX-License-Identifier: MIT
#
#   npm pack @zxcvbn-ts/language-en@4.1.1; apt-get download scowl=2020.12.07-2
#   python3 generate_names.py zxcvbn-ts-language-en-4.1.1.tgz scowl_2020.12.07-2_all.deb [FOLDER]
import hashlib
import io
import json
import sys
import tarfile
import unicodedata
from pathlib import Path

import tables

HERE = Path(__file__).parent
PACKAGE = ("sha512-6UdzuBd3Uex8TKubohcn+uXRVAH34Zjs2eCfT4hQVo9zeTy7AkQRQfdV4OnHR5hQfW/XBrK/"
           "AGTZk7VBWh7wwQ==")
SCOWL_SHA256 = "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718"
SURNAMES = 6000  # of the census's, the commonest
LEVELS = (10, 20, 35, 40, 50)  # of SCOWL: words that most people know
GIVEN, COMMON, SURNAME, WORD = 1, 2, 4, 8
BUCKETS = 8192  # a power of two; names that share one are looked through one by one
ROW = 128  # bytes of a line of the table, with its NUL


def fold(name):
    return unicodedata.normalize("NFKC", name).casefold()


def plain(name):
    """Without marks, as many people write it."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def own(file):
    lines = (HERE / "names" / file).read_text().splitlines()
    names = {fold(word) for line in lines if not line.startswith("#") for word in line.split()}
    return {name for name in names | {plain(name) for name in names} if "-" not in name}


def scowl_words(path):
    data = Path(path).read_bytes()
    if hashlib.sha256(data).hexdigest() != SCOWL_SHA256:
        sys.exit(f"{path}: not the pinned archive")
    at = 8
    while at < len(data):  # ar: a header of 60 bytes before each member
        name, size = data[at:at + 16].decode().strip(), int(data[at + 48:at + 58])
        if name.startswith("data.tar"):
            break
        at += 60 + size + size % 2
    words = set()
    with tarfile.open(fileobj=io.BytesIO(data[at + 60:at + 60 + size])) as archive:
        for level in LEVELS:
            for kind in ("english-words", "british-words"):
                member = archive.extractfile(f"./usr/share/dict/scowl/{kind}.{level}")
                words |= set(member.read().decode("latin-1").split())
    return words


def table(package, scowl):
    files = tables.package(package, PACKAGE)
    rare = {name for name in json.loads(files["src/firstnames.json"]) if len(name) > 2}
    census = json.loads(files["src/lastnames.json"])[:SURNAMES]
    common, ambiguous = own("given.txt"), own("ambiguous.txt")
    words = scowl_words(scowl) - own("certain.txt")
    surnames = {name for name in set(census) | own("surnames.txt") if len(name) > 1}
    names = {}
    for name in common | {name for name in rare if name.isalpha() and name not in words} | surnames:
        flags = GIVEN * (name in common or (name in rare and name not in words))
        flags |= COMMON * (name in common) | SURNAME * (name in surnames)
        flags |= WORD * (name in words or name in ambiguous)
        names[name] = flags
    return names


def literal(name):
    return "".join(chr(b) if b < 0x80 else f"\\{b:03o}" for b in name.encode())


def bucket(name):
    """By smp__hash_byte and smp__hash_finish (base/base.h)."""
    hash = 2166136261
    for byte in name.encode():
        hash = (hash ^ byte) * 16777619 & 0xFFFFFFFF
    hash ^= hash >> 15
    hash = hash * 0x85EBCA6B & 0xFFFFFFFF
    return (hash ^ hash >> 13) % BUCKETS


def main(package, scowl, folder=HERE):
    names = table(package, scowl)
    rows, row, size, starts = [], "", 0, []
    for name in sorted(names, key=lambda name: (bucket(name), name.encode())):
        entry = chr(ord("A") + names[name]) + chr(ord("0") + len(name.encode())) + literal(name)
        length = 2 + len(name.encode())
        if size + length >= ROW:
            rows.append(row)
            row, size = "", 0
        while len(starts) <= bucket(name):
            starts.append(len(rows) * ROW + size)
        row += entry
        size += length
    starts += [len(rows) * ROW + size] * (BUCKETS + 1 - len(starts))
    rows.append(row)
    text = tables.banner("Given names and surnames by their hashes: before each a capital that "
                         "says what it is, and '0' and its size.", "generate_names.py",
                         "names/, @zxcvbn-ts/language-en and SCOWL", "MIT")
    text += f"#define NAME_BUCKETS {BUCKETS}u\n\n"
    text += f"static const char name_rows[][{ROW}] = {{\n"
    for row in rows:
        pieces = []
        while row:  # no octal escape is cut in two
            cut = 90
            while cut < len(row) and "\\" in row[cut - 3:cut]:
                cut -= 1
            pieces.append(row[:cut])
            row = row[cut:]
        text += "    " + "\n    ".join(f'"{piece}"' for piece in pieces) + ",\n"
    text += "};\n\n"
    text += "/* Where the names of each bucket begin among those bytes; a NUL ends a row. */\n"
    text += "static const uint32_t name_starts[NAME_BUCKETS + 1] = {\n"
    for at in range(0, len(starts), 12):
        text += "    " + " ".join(f"{start}," for start in starts[at:at + 12]) + "\n"
    text += "};\n"
    (Path(folder) / "names.inc").write_text(text)
    counts = [sum(1 for flags in names.values() if flags & bit) for bit in (1, 2, 4, 8)]
    print("names %d: given %d, common %d, surnames %d, also words %d" % (len(names), *counts))


if __name__ == "__main__":
    main(*sys.argv[1:])
