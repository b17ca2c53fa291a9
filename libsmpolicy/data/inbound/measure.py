"""Counts the labels that a policy gives to a file of messages.

Usage: measure.py SMPOLICY POLICY FILE.csv COLUMN [EVERY FIRST]

COLUMN holds the texts; EVERY and FIRST take only each so-manieth row, from that one on (2 1: the
second half of pairs). A file of comments that patients left shows the false alarms of a table.

SPDX-License-Identifier: MIT
"""
import collections
import json
import subprocess
import sys

import cues


def main():
    command, policy, path, column = sys.argv[1:5]
    every, first = (int(word) for word in (sys.argv[5:7] or ("1", "0")))
    texts = cues.read_csv(path, column)[first::every]
    messages = "".join(json.dumps({"id": str(i), "text": text}) + "\n"
                       for i, text in enumerate(texts))
    run = subprocess.run([command, "classify", "--policy", policy, "--format", "json", "-"],
                         input=messages, capture_output=True, text=True, check=False)
    counts = collections.Counter(label["label"] for line in run.stdout.splitlines()
                                 for label in json.loads(line).get("labels", []))
    print(f"{len(texts)} messages")
    for label, count in counts.most_common():
        print(f"{label:20} {count:6}  {100 * count / len(texts):.2f} %")


if __name__ == "__main__":
    main()
