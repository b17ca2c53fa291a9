"""Runs deliberate non-matches through a policy that wants a whole family of signals.

nonmatches.py SMPOLICY FOLDER NAME: every line of FOLDER/NAME.txt, but empty lines and those that
begin with "# ", must have no finding by FOLDER/NAME.yaml. SPDX-License-Identifier: MIT
"""
import json
import os
import subprocess
import sys


def main():
    command, folder, name = sys.argv[1:]
    with open(os.path.join(folder, name + ".txt"), encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file]
    lines = [line for line in lines if line and not line.startswith("# ")]
    posts = "".join(json.dumps({"text": line}) + "\n" for line in lines)
    policy = os.path.join(folder, name + ".yaml")
    result = subprocess.run([command, "check", "--policy", policy, "--format", "json", "-"],
                            input=posts, capture_output=True, text=True, check=False)
    reports = [json.loads(line) for line in result.stdout.splitlines()]
    if len(reports) != len(lines):
        print(f"{len(reports)} reports for {len(lines)} lines\n{result.stderr}")
        return 1
    alarms = 0
    for line, report in zip(lines, reports):
        for finding in report["findings"]:
            print(f"{finding['signal']}: \"{finding.get('text', '')}\" in: {line}")
        alarms += bool(report["findings"])
    print(f"{alarms} of {len(lines)} lines are flagged")
    return alarms != 0


if __name__ == "__main__":
    sys.exit(main())
