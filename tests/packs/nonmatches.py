"""Runs deliberate non-matches through a policy that wants a whole family of signals.

nonmatches.py SMPOLICY FOLDER NAME: every line of every FOLDER/*.txt must have no finding by
FOLDER/NAME.yaml. Empty lines and those that begin with "# " are none; a file one of which says
"# Not for: NAME" is left out. SPDX-License-Identifier: MIT
"""
import json
import subprocess
import sys
from pathlib import Path


def texts(folder, name):
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        if not any(line.startswith(f"# Not for: {name},") for line in lines):
            yield from (line for line in lines if line and not line.startswith("# "))


def main(command, folder, name):
    folder = Path(folder)
    lines = list(texts(folder, name))
    posts = "".join(json.dumps({"text": line}) + "\n" for line in lines)
    result = subprocess.run(
        [command, "check", "--policy", folder / f"{name}.yaml", "--format", "json", "-"],
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
    sys.exit(main(*sys.argv[1:]))
