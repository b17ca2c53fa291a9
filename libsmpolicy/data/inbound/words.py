"""What the engine takes words to be in a vocabulary, and the packs that say what they speak for.

SPDX-License-Identifier: MIT
"""
import json
import pathlib
import re
import subprocess
import tempfile
import textwrap
import unicodedata

import cues

# The lexicons that the vocabulary weighs, each pack extending the one before.
LEXICONS = ("nhs-topics", "nhs-perils", "nhs-matters", "nhs-manners")

OF_PEOPLE = "of-groups"

# Kinds of token that go by a name; text/vocable.c has the same.
CLASSES = {"number": "<number>", "mention": "<mention>", "url": "<link>", "email": "<email>",
           "cashtag": "<tag>"}
START, END = "<start>", "<end>"
LENGTHS = (8, 15, 25, 40, 60, 100, 160, 250)  # "<8+>": at least so many tokens
UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF])


def fold(text):
    return unicodedata.normalize("NFKC", text).casefold().translate(UNSEEN).replace("’", "'")


def without_double(word):
    return word[:-1] if word[-1:] == word[-2:-1] and word[-1:] not in "lsz" else word


def stem(word):
    """As smp__stem: sizes are in bytes."""
    data = word.encode()
    if data.endswith(b"'s"):
        data = data[:-2]
    if len(data) >= 6 and data.endswith(b"ing"):
        data = without_double(data[:-3].decode()).encode()
    elif len(data) >= 5 and data.endswith(b"ed"):
        data = without_double(data[:-2].decode()).encode()
    elif len(data) >= 5 and data.endswith(b"es"):
        data = data[:-2]
    elif len(data) >= 4 and data.endswith(b"s") and not data.endswith(b"ss"):
        data = data[:-1]
    if len(data) >= 4 and data[-1:] in (b"e", b"y", b"i"):
        data = data[:-1]
    return data.decode()


def vocable(kind, text):
    folded = fold(text)
    if kind in ("word", "hashtag"):
        return "<number>" if any(c.isdigit() for c in folded) else stem(folded.removeprefix("#"))
    return CLASSES.get(kind, folded)


def tokens_of(command, texts):
    """For each text its tokens, as the command sees them."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "texts.jsonl"
        file.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n"
                                for i, text in enumerate(texts)), encoding="utf-8")
        run = subprocess.run([command, "tokens", file], capture_output=True, text=True, check=True)
    return [json.loads(line)["tokens"] for line in run.stdout.splitlines()]


def see(command, texts):
    """For each text the words and pairs in it, neighbours and such with one between them, each with
    how it was written first; and how many tokens it has."""
    tokens = [[token for token in of_one if token["kind"] != "space"]
              for of_one in tokens_of(command, texts)]
    return [features(of_one) for of_one in tokens], [len(of_one) for of_one in tokens]


def features(tokens):
    found, before, earlier = {START: START}, (START, START), None
    for token in tokens:
        name = vocable(token["kind"], token["text"])
        # A sign stands for itself: folded, an ellipsis would be three.
        written = (name if name.startswith("<") and len(name) > 1 else
                   fold(token["text"]) if token["kind"] in ("word", "hashtag") else token["text"])
        if token["kind"] == "hashtag":
            written = written.removeprefix("#")
        found.setdefault(name, written)
        found.setdefault(f"{before[0]} {name}", f"{before[1]} {written}")
        if earlier:
            found.setdefault(f"{earlier[0]} _ {name}", f"{earlier[1]} _ {written}")
        earlier, before = before, (name, written)
    found[f"{before[0]} {END}"] = f"{before[1]} {END}"
    lengths = [f"<{least}+>" for least in LENGTHS if least <= len(tokens)]
    return found | dict(zip(lengths, lengths))


def lexicons():
    """From word or pair to the lexicons that it is in."""
    places = {}
    for pack in LEXICONS:
        text = (cues.PACKS / f"{pack}.yaml").read_text(encoding="utf-8")
        for name, entries in re.findall(r"^  ([\w-]+): \[(.*?)\]$", text, re.M | re.S):
            for entry in re.findall(r'"[^"]*"|[^,\s][^,]*', entries):
                entry = json.loads(entry) if entry.startswith('"') else " ".join(entry.split())
                key = " ".join(stem(fold(word)) for word in entry.split())
                places.setdefault(key, set()).add(name)
    return places


def of_people():
    """Stems of the words that say what people are, and the lexicon of them: never evidence by
    themselves of what is thought of these people."""
    people = (cues.PACKS / "nhs-people.yaml").read_text(encoding="utf-8")
    listed = re.findall(r"^    words: \[(.*?)\]$", people, re.M | re.S)
    found = {stem(fold(word)) for entries in listed
             for word in (entry.strip().rstrip("~") for entry in entries.split(","))
             if word and " " not in word}
    return found | {key for key, names in lexicons().items()
                    if OF_PEOPLE in names and " " not in key} | {OF_PEOPLE}


# ---- The packs -------------------------------------------------------------------------------

def quoted(word):
    plain = re.fullmatch(r"[a-z<][a-z<>' ]*", word) and word not in (
        "no", "yes", "on", "off", "true", "false", "null", "y", "n")
    return word if plain else json.dumps(word, ensure_ascii=False)


def listed(key, items):
    text = f"{key}: [" + ", ".join(quoted(item) for item in items) + "]"
    return textwrap.wrap(text, 98, initial_indent="      ", subsequent_indent="        ",
                         break_long_words=False, break_on_hyphens=False)


def write_pack(name, extends, title, said):
    """`said`: by label the weights of lexicons and those of words as written."""
    lines = [f"# {title}: what single words say for kinds of message, and lists of them.",
             "# Made by data/inbound/fit.py from the messages beside it; how is in "
             "docs/inbound.md.",
             "# SPDX-License-Identifier: MIT", "smpack: 1", f"pack: {name}", 'version: "1.0"',
             f"title: {title}", f"extends: {extends}", "", "vocabulary:"]
    for label, (by_lexicon, by_word) in said.items():
        weights = sorted(by_lexicon.items(), key=lambda pair: -pair[1])
        text = "lexicons: {" + ", ".join(f"{key}: {weight:.1f}" for key, weight in weights) + "}"
        lines += [f"  {label}:"] + textwrap.wrap(text, 98, initial_indent="    ",
                                                 subsequent_indent="      ",
                                                 break_long_words=False, break_on_hyphens=False)
        lines.append("    words:")
        for tenths in sorted({round(weight * 10) for weight in by_word.values()}, reverse=True):
            lines += listed(f"{tenths / 10:.1f}", sorted(
                word for word, weight in by_word.items() if round(weight * 10) == tenths))
    (cues.PACKS / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
