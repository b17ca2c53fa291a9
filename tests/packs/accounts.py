#!/usr/bin/env python3
"""Impersonators are found and nobody else is accused: accounts.tsv has one account a line.

Lines of the half "tune" may be looked at while the check is worked on; those of "held" only tell
how it does on accounts it was not made for. Prints the figures of docs/accounts.md; fails below the
floors.
Usage: accounts.py SMPOLICY SOURCE_DIR [--show HALF]
SPDX-License-Identifier: MIT"""

import collections
import json
import pathlib
import subprocess
import sys

LOOK_ALIKES = {"homoglyph", "homoglyph-name", "ascii-look-alike", "zero-width", "styled"}


def classes_of(smpolicy, policy, rows):
    lines = "".join(json.dumps({"id": str(i), **{name: row[name] for name in
                                                 ("platform", "handle", "name", "bio")
                                                 if row[name]}}) + "\n"
                    for i, row in enumerate(rows))
    done = subprocess.run([smpolicy, "account", "--policy", policy, "--format", "json"],
                          input=lines, capture_output=True, encoding="utf-8", timeout=120,
                          check=True)
    return [json.loads(line)["measures"]["class"] for line in done.stdout.splitlines()]


def main():
    smpolicy, source = sys.argv[1], pathlib.Path(sys.argv[2])
    shown = sys.argv[4] if sys.argv[3:4] == ["--show"] else None
    names, *lines = (source / "tests/packs/accounts.tsv").read_text("utf-8").splitlines()
    rows = [dict(zip(names.split("\t"), line.split("\t"))) for line in lines]
    by_policy = collections.defaultdict(list)
    for row in rows:
        by_policy[row["policy"]].append(row)
    for policy, group in by_policy.items():
        for row, found in zip(group, classes_of(smpolicy, policy, group), strict=True):
            row["class"] = found
    failed = False
    for half in ("tune", "held"):
        ours = [row for row in rows if row["half"] == half]
        bad = [row for row in ours if row["label"] == "impersonation"]
        good = [row for row in ours if row["label"] == "innocent"]
        alike = [row for row in bad if row["kind"] in LOOK_ALIKES]
        found = sum(row["class"] == "impersonation" for row in bad)
        seen = sum(row["class"] in ("impersonation", "unapproved") for row in bad)
        alike_found = sum(row["class"] == "impersonation" for row in alike)
        accused = [row for row in good if row["class"] == "impersonation"]
        noticed = [row for row in good if row["class"] == "unapproved"]
        print(f"{half}: {found} of {len(bad)} impersonators found ({seen} with those called "
              f"unapproved), {alike_found} of {len(alike)} look-alikes; "
              f"{len(accused)} of {len(good)} innocents accused, {len(noticed)} called unapproved")
        if half == shown:
            for row in bad:
                if row["class"] != "impersonation":
                    print("  missed:", row)
            for row in accused + noticed:
                print("  accused:", row)
        failed |= alike_found < len(alike) or found < 0.95 * len(bad)
        failed |= len(accused) > 0.01 * len(good)
    return 1 if failed else 0


sys.exit(main())
