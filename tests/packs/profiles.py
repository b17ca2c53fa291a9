#!/usr/bin/env python3
# What stands in bios, pinned posts, names and handles, under each of five policies: a patient, a
# detail of somebody else's and abuse must be held where they stand, and nobody's own affairs.
# usage: profiles.py SMPOLICY profiles.tsv
# SPDX-License-Identifier: MIT
import csv
import json
import subprocess
import sys

POLICIES = ("bnssg", "blmk", "staffs", "covwarks", "southtees")
HELD = {"patient", "detail", "abuse"}
# An obscenity alone is no more than a note in some policies' words for personal accounts.
CRUDE = {"@fuckyouNHS"}
# What a policy may say of anybody's profile, and of the owner's own details, which it never holds.
ANYBODYS = ("disclaimer.", "profile.", "association.")
OWN = ANYBODYS + ("privacy.phone", "privacy.email", "privacy.postcode", "privacy.date_of_birth")


def ask(command, policy, rows):
    profiles = "".join(json.dumps({"account": "personal", "platform": "facebook",
                                   "bio": "Nurse in the NHS", field: words}) + "\n"
                       for field, _, words in rows)
    run = subprocess.run([command, "profile", "--policy", policy, "--format", "json", "-"],
                         input=profiles, capture_output=True, text=True, check=True,
                         encoding="utf-8")
    return [json.loads(line) for line in run.stdout.splitlines()]


def is_told(report, field):
    return any(finding.get("field") == field and
               not finding.get("signal", "").startswith(ANYBODYS)
               for finding in report["findings"])


def fault(row, report):
    field, kind, words = row
    held = report["verdict"] in ("hold", "reject")
    if kind in HELD:
        enough = is_told(report, field) and (held or words in CRUDE)
        return None if enough else "is passed"
    said = [finding["signal"] for finding in report["findings"]
            if not finding.get("signal", "profile.").startswith(OWN)]
    return f"is told of: {said}" if said or held else None


def main():
    command, path = sys.argv[1:3]
    with open(path, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                if not row[0].startswith("#")]
    faults = 0
    for policy in POLICIES:
        for row, report in zip(rows, ask(command, policy, rows), strict=True):
            wrong = fault(row, report)
            if wrong:
                faults += 1
                print(f"{policy}: {row[0]}, {row[1]}: \"{row[2]}\" {wrong}")
    print(f"{len(rows)} profiles under {len(POLICIES)} policies, {faults} faults")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
