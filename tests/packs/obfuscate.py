"""Disguises abusive and clean words by program, and counts which are seen.

obfuscate.py SMPOLICY SOURCE [--wrong] [CLEAN.txt]
Abusive terms must be found, with the finding saying how they were written; clean lines (by default
those of nonmatches), one of whose words is disguised in the same ways, must stay quiet.
SPDX-License-Identifier: MIT
"""
import collections
import json
import os
import random
import subprocess
import sys

SEED = 2010
CLEAN = ("abuse", "posts", "privacy")
LEAST_FOUND, MOST_ALARMS = 0.90, 0.005

# One or two words each; the second list is of words on their own, the first of people.
TERMS = """idiot moron scumbag bastard wanker arsehole bellend dickhead twat vermin parasites
cockroaches subhuman cunt bitch prick tosser numpty imbecile cretin asshole motherfucker shithead
retard faggot tranny paki nigger spastic pikey scum filth knobhead jackass dimwit halfwit
pillock""".split()
CARRIERS = ("You are a {}", "What an absolute {} he is", "Those immigrants are {}",
            "All gay people are {}", "That nurse is a complete {}")
HATEFUL = ("disgusting repulsive worthless despicable stupid inferior vermin criminals terrorists "
           "parasites animals garbage").split()

# Letters that UTS #39 takes for these, and others that people take for them.
ALIKE = {"a": "аαɑ", "c": "сϲ", "e": "е", "i": "іı", "o": "оοօ", "p": "рρ", "s": "ѕ", "u": "υս",
         "x": "х", "y": "уү", "d": "ԁ", "g": "ɡ", "h": "һ", "r": "г", "l": "ӏ", "w": "ԝ", "v": "ѵν",
         "j": "ј"}
SHAPED = {"b": "вʙ", "h": "нʜ", "k": "кκ", "m": "мᴍ", "n": "пηɴ", "t": "тτᴛ", "e": "ҽᴇε", "r": "гʀ",
          "a": "αᴀ", "i": "ιɪ", "s": "§ꜱ", "g": "ɢ", "c": "¢ᴄ", "u": "μᴜ"}
LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7+", "b": "8"}


def some(maps, word, chance, share=0.5):
    """Some of the letters that can be replaced, and at least one; None where there is none."""
    places = [i for i, c in enumerate(word) if c in maps]
    if not places:
        return None
    chosen = {chance.choice(places)} | {i for i in places if chance.random() < share}
    return "".join(chance.choice(maps[c]) if i in chosen else c for i, c in enumerate(word))


def swap(word, chance):
    places = [i for i in range(1, len(word) - 2) if word[i] != word[i + 1]]
    if len(word) < 5 or not places:
        return None
    i = chance.choice(places)
    return word[:i] + word[i + 1] + word[i] + word[i + 2:]


def drop(word, chance):
    if len(word) < 6:
        return None
    i = chance.randrange(1, len(word) - 1)
    return word[:i] + word[i + 1:]


def repeat(word, chance):
    i = chance.randrange(1, len(word))
    return word[:i] + word[i] * chance.randint(2, 5) + word[i:]


def unseen(word, chance):
    i = chance.randrange(1, len(word))
    return word[:i] + chance.choice("\u200b\u200c\u200d\u2060\u00ad\ufeff") + word[i:]


def one_sign(word, chance):
    i = chance.randrange(1, len(word))
    return word[:i] + chance.choice("*_~-") + word[i:]


def hidden(word, chance):
    i = chance.randrange(1, len(word) - 1)
    return None if len(word) < 5 else word[:i] + chance.choice("*_#") + word[i + 1:]


def all_repeated(word, chance):
    return "".join(letter * chance.randint(2, 4) for letter in word)


def marked(word, chance):
    return "".join(letter + chance.choice("\u0336\u0335\u0301\u0308\u0332") for letter in word)


def at_once(word, chance):
    return chance.choice((repeat, marked, unseen))(some(LEET, word, chance, 0.3) or word, chance)


KINDS = {
    "look-alikes": lambda word, chance: some(ALIKE, word, chance),
    "shaped alike": lambda word, chance: some(SHAPED, word, chance),
    "digits and signs": lambda word, chance: some(LEET, word, chance, 0.3),
    "spaces put in": lambda word, chance: " ".join(word),
    "signs put in": lambda word, chance: chance.choice(".-_+=|\u2022").join(word),
    "one sign put in": one_sign,
    "a letter hidden": hidden,
    "digits, and spaces": lambda word, chance: " ".join(some(LEET, word, chance, 0.3) or word),
    "several at once": at_once,
    "letters repeated": repeat,
    "all of them": all_repeated,
    "marks on letters": marked,
    "unseen characters": unseen,
    "letters swapped": swap,
    "letter dropped": drop,
}


def findings(command, policy, texts):
    posts = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    result = subprocess.run([command, "check", "--policy", policy, "--format", "json", "-"],
                            input=posts, capture_output=True, text=True, check=False)
    reports = [json.loads(line)["findings"] for line in result.stdout.splitlines()]
    assert len(reports) == len(texts), result.stderr
    return reports


def abusive(chance):
    """(kind, text, the text in clear)"""
    for kind, write in KINDS.items():
        for term in TERMS:
            disguised = write(term, chance)
            if disguised and disguised != term:
                carrier = chance.choice(CARRIERS)
                yield kind, carrier.format(disguised), carrier.format(term)
        for term in HATEFUL:
            disguised = write(term, chance)
            if disguised and disguised != term:
                yield kind, f"Those immigrants are {disguised}", f"Those immigrants are {term}"
    for term in TERMS:
        yield "spaces left out", f"He is a fucking{term}", f"He is a fucking {term}"
    for term in HATEFUL:
        yield "spaces left out", f"All women are{term}", f"All women are {term}"


def clean(lines, chance):
    for kind, write in KINDS.items():
        for line in lines:
            words = line.split(" ")
            places = [i for i, word in enumerate(words)
                      if len(word) > 3 and word.isalpha() and word.isascii() and word.islower()]
            if places:
                i = chance.choice(places)
                words[i] = write(words[i], chance) or words[i]
                yield kind, " ".join(words)
    for line in lines:
        words = line.split(" ")
        if len(words) > 3:
            i = chance.randrange(1, len(words) - 1)
            yield "spaces left out", " ".join(words[:i] + [words[i] + words[i + 1]] + words[i + 2:])


def main():
    show = "--wrong" in sys.argv
    command, source, *given = [a for a in sys.argv[1:] if a != "--wrong"]
    folder = os.path.join(source, "tests", "packs", "nonmatches")
    policy = os.path.join(folder, "abuse.yaml")
    lines = []
    for name in given or [os.path.join(folder, name + ".txt") for name in CLEAN]:
        with open(name, encoding="utf-8") as file:
            text = file.read()
        # Of what must be quiet because of the words round it, a disguised word would take the
        # reason.
        text = text.split("# People of every characteristic")[0]
        lines += [line.strip() for line in text.split("\n") if line.strip() and line[:2] != "# "]
    chance = random.Random(SEED)
    cases = list(abusive(chance))
    clear = findings(command, policy, [c for _, _, c in cases])
    table = collections.defaultdict(lambda: [0, 0, 0, 0, 0])
    told = findings(command, policy, [text for _, text, _ in cases])
    for (kind, text, _), found, plainly in zip(cases, told, clear):
        if not plainly:
            continue  # a term that is unknown in clear is none to look for
        row = table[kind]
        row[0] += bool(found)
        row[1] += any("written" in json.dumps(finding) for finding in found)
        row[2] += 1
        if show and not found:
            print("MISSED", kind, text)
    cases = list(clean(lines, chance))
    for (kind, text), found in zip(cases, findings(command, policy, [t for _, t in cases])):
        table[kind][3] += bool(found)
        table[kind][4] += 1
        if show and found:
            print("ALARM", kind, text, found[0]["signal"], found[0].get("text"))
    print("disguise            found          says how  clean lines flagged")
    for kind, (found, told, count, alarms, quiet) in table.items():
        print(f"{kind:18} {found:4} of {count:4} {told:8} {alarms:8} of {quiet:5}")
    found, told, count, alarms, quiet = (sum(row[i] for row in table.values()) for i in range(5))
    print(f"{'all':18} {found:4} of {count:4} {told:8} {alarms:8} of {quiet:5}")
    return 0 if found >= LEAST_FOUND * count and alarms <= MOST_ALARMS * quiet else 1


if __name__ == "__main__":
    sys.exit(main())
