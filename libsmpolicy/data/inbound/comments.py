"""Comments that patients left and rated, as NHS England published them with pxtextmining (MIT licence).

Usage: comments.py SMPOLICY POLICY FILE.csv

Prints how those that the fit leaves alone, every second, are told apart as compliments and criticism.
FILE has the columns `comment` and `sentiment_1_good_5_bad`; it is not part of the project.

SPDX-License-Identifier: MIT
"""
import csv
import json
import subprocess
import sys

# What a rating says; 3 says neither.
RATED = {"1": "compliment", "2": "compliment", "4": "criticism", "5": "criticism"}


def read(path, first):
    """(label, text) of every second of those that are rated good or bad, from `first` on."""
    with open(path, encoding="utf-8", newline="") as file:
        rated = [(RATED[row["sentiment_1_good_5_bad"]], row["comment"])
                 for row in csv.DictReader(file) if row["sentiment_1_good_5_bad"] in RATED]
    return rated[first::2]


def learned(path):
    return read(path, 0)


def main():
    command, policy, path = sys.argv[1:4]
    rated = read(path, 1)
    messages = "".join(json.dumps({"id": str(i), "text": text}) + "\n"
                       for i, (_, text) in enumerate(rated))
    run = subprocess.run([command, "classify", "--policy", policy, "--format", "json", "-"],
                         input=messages, capture_output=True, text=True, check=False)
    told = right = 0
    for (label, _), line in zip(rated, run.stdout.splitlines()):
        given = {found["label"] for found in json.loads(line)["labels"]} & set(RATED.values())
        told += len(given) == 1
        right += given == {label}
    print(f"{len(rated)} comments rated good or bad: {told} called the one and not the other, "
          f"{right} of these as rated ({100 * right / told:.1f} %), "
          f"{100 * right / len(rated):.1f} % of all")


if __name__ == "__main__":
    main()
