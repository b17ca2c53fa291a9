"""Measures abuse on corpora: HateCheck by functionality, and comments that should be quiet.

abuse.py SMPOLICY SOURCE [--wrong] [HATECHECK.csv [COMMENTS.csv]]
Without corpora it is skipped (77). SPDX-License-Identifier: MIT
"""
import collections
import csv
import json
import os
import subprocess
import sys

HATE = ("discrimination.slur", "discrimination.protected_characteristic")
LEAST_F1, LEAST_EACH, MOST_ALARMS = 0.90, 0.70, 0.002


def signals(command, policy, texts):
    """For each text the signals that its findings name."""
    posts = "".join(json.dumps({"text": text or " "}) + "\n" for text in texts)
    result = subprocess.run([command, "check", "--policy", policy, "--format", "json", "-"],
                            input=posts, capture_output=True, text=True, check=False)
    reports = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(reports) == len(texts), result.stderr
    return [{(f["signal"], f.get("text", "")) for f in r["findings"]} for r in reports]


def f1(right, raised, there):
    return 2 * right / (raised + there) if raised + there else 1.0


def hatecheck(command, policy, path, show):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    seen = signals(command, policy, [row["test_case"] for row in rows])
    by = collections.defaultdict(lambda: [0, 0])
    table = collections.Counter()
    for row, found in zip(rows, seen):
        is_hate = row["label_gold"] == "hateful"
        said = any(signal in HATE for signal, _ in found)
        by[row["functionality"]][0] += said == is_hate
        by[row["functionality"]][1] += 1
        table[is_hate, said] += 1
        if show and said != is_hate:
            print("WRONG", row["functionality"], row["test_case"], sorted(found))
    hate = f1(table[True, True], table[True, True] + table[False, True],
              table[True, True] + table[True, False])
    calm = f1(table[False, False], table[False, False] + table[True, False],
              table[False, False] + table[False, True])
    for name, (right, count) in sorted(by.items()):
        print(f"{name:24} {right:4} of {count:4}  {right / count:.3f}")
    macro = (hate + calm) / 2
    print(f"macro-F1 {macro:.3f} (hateful {hate:.3f}, not {calm:.3f}) over {len(rows)} cases")
    return macro >= LEAST_F1 and all(r / n >= LEAST_EACH for r, n in by.values())


def comments(command, policy, path, show):
    with open(path, encoding="utf-8", newline="") as file:
        texts = [row["comment"] for row in csv.DictReader(file)]
    seen = signals(command, policy, texts)
    alarms = [(text, found) for text, found in zip(texts, seen) if found]
    hate = sum(any(signal in HATE for signal, _ in found) for _, found in alarms)
    print(f"{len(alarms)} of {len(texts)} comments raise abuse of any kind, {hate} hate")
    if show:
        for text, found in alarms:
            print("ALARM", sorted(found), text[:300].replace("\n", " "))
    return len(alarms) <= MOST_ALARMS * len(texts)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--wrong"]
    command, source, *given = arguments
    shared = os.path.join(source, "..", "shared", "corpora")
    names = given or [os.path.join(shared, "hatecheck-dev.csv"),
                      os.path.join(shared, "nhs-comments-dev.csv")]
    if not all(os.path.exists(name) for name in names):
        print("skipped: the corpora are not here")
        return 77
    policy = os.path.join(source, "tests", "packs", "nonmatches", "abuse.yaml")
    show = "--wrong" in sys.argv
    well = hatecheck(command, policy, names[0], show)
    if len(names) > 1:
        well = comments(command, policy, names[1], show) and well
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
