"""Makes sentences by what they do and counts how many are judged rightly.

hate_grammar.py SMPOLICY SOURCE [--wrong] [--each N]
The sentences and words of hate_grammar.txt, hate_fresh.txt and hate_emoji.txt are in two halves, by
a checksum of each. Patterns may be made with the first half in view; the second is for measuring,
so --wrong shows none of it. SPDX-License-Identifier: MIT
"""
import collections
import os
import re
import sys
import zlib

from abuse import HATE, f1, signals

LEAST, LEAST_EACH, SEED = 0.85, 0.60, 20


def half(text):
    return zlib.crc32(text.encode()) >> 7 & 1


def read(path):
    words, kinds = {}, []
    with open(path, encoding="utf-8") as file:
        for line in (line.strip() for line in file):
            if line.startswith("@"):
                name, rest = line[1:].split(" = ", 1)
                words[name] = [word.strip() for word in rest.split("|")]
            elif line.startswith("["):
                name, label = line.strip("[]").split()
                kinds.append((name, label == "h", []))
            elif line and not line.startswith("#"):
                kinds[-1][2].append(line)
    singles = [re.sub(r"^(an?|the) ", "", word) for word in words["g"]]
    words["g1"] = words["G1"] = singles
    words["a"] = [word.rsplit(" ", 1)[0] for word in words["G"] if word.endswith(" people")]
    words["good1"] = ["a " + word for word in words.get("good", ())
                      if not re.match(r"[aeiou]|.* |real", word)]
    return words, kinds


def sentences(words, templates, which, each):
    """Some sentences of one half, always the same."""
    made = []
    for template in templates:
        if half(template) != which:
            continue
        for i in range(each):
            def fill(match, i=i, template=template):
                mine = [word for word in words[match[1]] if half(word) == which] or words[match[1]]
                return mine[zlib.crc32(f"{SEED}{template}{i}{match.start()}".encode()) % len(mine)]
            text = re.sub(r"\{(\w+)\}", fill, template)
            made.append(text[0].upper() + text[1:])
    return sorted(set(made))


def measure(command, policy, path, each, show):
    words, kinds = read(path)
    well = True
    rates = collections.defaultdict(dict)
    for which, half_name in enumerate(("in view", "sealed")):
        table = collections.Counter()
        for name, is_hate, templates in kinds:
            texts = sentences(words, templates, which, each)
            right = 0
            for text, found in zip(texts, signals(command, policy, texts)):
                said = any(signal in HATE for signal, _ in found)
                right += said == is_hate
                table[is_hate, said] += 1
                if show and said != is_hate and which == 0:
                    print("WRONG", name, text)
            rates[name, is_hate][half_name] = (right, len(texts))
        hate = f1(table[True, True], table[True, True] + table[False, True],
                  table[True, True] + table[True, False])
        calm = f1(table[False, False], table[False, False] + table[True, False],
                  table[False, False] + table[False, True])
        print(f"{half_name}: macro-F1 {(hate + calm) / 2:.3f} (hateful {hate:.3f}, not {calm:.3f}) "
              f"over {sum(table.values())} sentences")
        well = well and (hate + calm) / 2 >= LEAST
    for (name, is_hate), halves in rates.items():
        shown = "  ".join(f"{half_name} {right / count:.3f} of {count:3}"
                          for half_name, (right, count) in halves.items() if count)
        print(f"{name:18} {'hate' if is_hate else '-':5} {shown}")
        well = well and all(right / count >= LEAST_EACH
                            for right, count in halves.values() if count)
    return well


def main():
    command, source = sys.argv[1:3]
    each = int(sys.argv[sys.argv.index("--each") + 1]) if "--each" in sys.argv else 12
    folder = os.path.join(source, "tests", "packs")
    policy = os.path.join(folder, "nonmatches", "abuse.yaml")
    well = True
    for name in ("hate_grammar.txt", "hate_fresh.txt", "hate_emoji.txt"):
        print(name)
        well = measure(command, policy, os.path.join(folder, name), each,
                       "--wrong" in sys.argv) and well
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
