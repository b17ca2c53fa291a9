#!/usr/bin/env python3
# What kinds of message the built-in table sees in messages kept from its fit.
# SPDX-License-Identifier: MIT
#
#   inbound.py SMPOLICY FOLDER [--show]
#
# Each file of the folder has lines of style, labels ("none" for no label) and text (\n for a line
# break), as data/inbound has. --show prints the figures of each label.
import json
import pathlib
import subprocess
import sys

# What must not be missed, and how much of it may be: recall, then precision.
FLOORS = {
    "foi": (0.95, 0.80), "sar": (0.90, 0.80), "eir": (0.90, 0.80), "crisis": (0.90, 0.75),
    "emergency": (0.90, 0.70), "safeguarding.child": (0.85, 0.65),
    "safeguarding.adult": (0.75, 0.60), "complaint": (0.85, 0.85), "media": (0.90, 0.75),
}
MACRO = 0.85


def read(folder):
    for path in sorted(pathlib.Path(folder).glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                _, labels, text = line.split("\t")
                yield set(labels.split()) - {"none"}, text.replace("\\n", "\n")


def classify(command, texts):
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    run = subprocess.run([command, "classify", "--policy", "bnssg", "--format", "json"],
                         input=lines, capture_output=True, text=True, check=False,
                         encoding="utf-8")
    return [{label["label"] for label in json.loads(line)["labels"]} - {"none"}
            for line in run.stdout.splitlines()]


def main():
    command, folder = sys.argv[1:3]
    messages = list(read(folder))
    answers = classify(command, [text for _, text in messages])
    if len(answers) != len(messages):
        raise SystemExit(f"{len(answers)} answers to {len(messages)} messages")
    total, failed = 0.0, False
    names = sorted(set().union(*(labels for labels, _ in messages)))
    for name in names:
        said = [(name in labels, name in given) for (labels, _), given in zip(messages, answers)]
        right = sum(is_so and given for is_so, given in said)
        recall = right / sum(is_so for is_so, _ in said)
        precision = right / max(1, sum(given for _, given in said))
        total += 2 * recall * precision / max(1e-9, recall + precision)
        least = FLOORS.get(name, (0.0, 0.0))
        failed |= recall < least[0] or precision < least[1]
        if "--show" in sys.argv or recall < least[0] or precision < least[1]:
            print(f"{name:20} {sum(is_so for is_so, _ in said):4}  recall {recall:.2f}  "
                  f"precision {precision:.2f}")
    print(f"{len(messages)} messages, macro F1 {total / len(names):.3f}")
    sys.exit(failed or total / len(names) < MACRO)


if __name__ == "__main__":
    main()
