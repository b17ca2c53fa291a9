#!/usr/bin/env python3
# Whom profiles say their owners work for and whose views they have, as a person labelled them.
# SPDX-License-Identifier: MIT
#
#   bios.py SMPOLICY bios.tsv [--show]
#
# A line of the table: the half (the words were fitted to "tuned", and "held" was kept from that),
# policy, account, whether it says that the owner works for the NHS or the organisation, what
# disclaimer it has by the policy's standard, name, handle, bio (\n for a line break).
import csv
import json
import subprocess
import sys

LEAST = 0.95  # of each half, of both answers


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def ask(command, policy, rows):
    lines = []
    for row in rows:
        profile = {key: row[key] for key in ("name", "handle", "account") if row[key]}
        profile["bio"] = row["bio"].replace("\\n", "\n")
        lines.append(json.dumps({**profile, "platform": "x"}))
    run = subprocess.run([command, "profile", "--policy", policy, "--format", "json"],
                         input="\n".join(lines) + "\n", capture_output=True, text=True, check=True,
                         encoding="utf-8")
    return [json.loads(line)["measures"] for line in run.stdout.splitlines()]


def main():
    command, path = sys.argv[1:3]
    rows = read(path)
    failed = False
    for half in ("tuned", "held"):
        right = {"associated": 0, "disclaimer": 0}
        count = exact_missed = 0
        for policy in sorted({row["policy"] for row in rows}):
            asked = [row for row in rows if row["half"] == half and row["policy"] == policy]
            for row, measures in zip(asked, ask(command, policy, asked), strict=True):
                got = {"associated": "yes" if measures["associated"] else "no",
                       "disclaimer": measures["disclaimer"]}
                count += 1
                exact_missed += row["disclaimer"] == "exact" != got["disclaimer"]
                for key in right:
                    right[key] += got[key] == row[key]
                    if got[key] != row[key] and "--show" in sys.argv:
                        print(half, policy, key, "is", got[key], "not", row[key], repr(row["bio"]))
        print(f"{half}: {count} bios, association right in {right['associated']}, disclaimer in "
              f"{right['disclaimer']}, exact wordings missed: {exact_missed}")
        failed |= exact_missed > 0 or min(right.values()) < LEAST * count
    sys.exit(failed)


if __name__ == "__main__":
    main()
