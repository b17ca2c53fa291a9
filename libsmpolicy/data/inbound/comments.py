"""Comments that patients left and rated, as NHS England published them with pxtextmining (MIT
licence).

Usage: comments.py SMPOLICY POLICY FILE.csv

Prints how many are called a danger, and how those that are rated good or bad are told apart as
compliments and criticism: of the file that was fitted on, fit.py has the figures that count. FILE
has the columns `comment` and `sentiment_1_good_5_bad`; it is not part of the project.

SPDX-License-Identifier: MIT
"""
import csv
import json
import subprocess
import sys

# What a rating says; 3 says neither.
RATED = {"1": "compliment", "2": "compliment", "4": "criticism", "5": "criticism"}
DANGERS = {"emergency", "crisis", "safeguarding.child", "safeguarding.adult", "threat"}


def read(path):
    """(label, text) of each comment; None for the label of one that is rated neither good nor
    bad."""
    with open(path, encoding="utf-8", newline="") as file:
        return [(RATED.get(row["sentiment_1_good_5_bad"]), row["comment"])
                for row in csv.DictReader(file)]


def rated(path):
    """Those that are rated good or bad."""
    return [one for one in read(path) if one[0]]


def tell_danger(reports):
    called = doubted = 0
    for report in reports:
        danger = any(found["label"] in DANGERS for found in report["labels"])
        called += danger
        doubted += danger or report["measures"].get("perhaps") in DANGERS
    print(f"{len(reports)} comments: {called} ({100 * called / len(reports):.1f} %) "
          f"called a danger, {doubted} ({100 * doubted / len(reports):.1f} %) that or perhaps one")


def tell_apart(labels, reports):
    rated = told = right = 0
    for label, report in zip(labels, reports):
        given = {found["label"] for found in report["labels"]} & set(RATED.values())
        rated += label is not None
        told += label is not None and len(given) == 1
        right += given == {label}
    print(f"{rated} of them rated good or bad: {told} called the one and not the other, "
          f"{right} of these as rated ({100 * right / told:.1f} %), "
          f"{100 * right / rated:.1f} % of all")


def main():
    command, policy, path = sys.argv[1:4]
    comments = read(path)
    messages = "".join(json.dumps({"id": str(i), "text": text}) + "\n"
                       for i, (_, text) in enumerate(comments))
    run = subprocess.run([command, "classify", "--policy", policy, "--format", "json", "-"],
                         input=messages, capture_output=True, text=True, check=False)
    reports = [json.loads(line) for line in run.stdout.splitlines()]
    tell_danger(reports)
    tell_apart([label for label, _ in comments], reports)


if __name__ == "__main__":
    main()
