#!/usr/bin/python3
"""The page for people who write packs: every pack on it is one, every command prints what it shows.
Usage: guide.py path/to/smpolicy path/to/project [--write]
SPDX-License-Identifier: MIT"""

import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

SMPOLICY, PAGE = sys.argv[1], pathlib.Path(sys.argv[2], "docs/writing-a-policy-pack.md")
BLOCK = re.compile(r"^```(yaml|console)\n(.*?)^```\n", re.M | re.S)
MISTAKE = re.compile(r"^\| `((?:clauses|overrides|calendars|signals): .*?)` \|.*\|$", re.M)
faults = []


def run(arguments, folder):
    return subprocess.run([SMPOLICY, *arguments], cwd=folder, capture_output=True, text=True,
                          timeout=60 * float(os.environ.get("CK_TIMEOUT_MULTIPLIER", "1")))


def played(text, folder):
    """The commands of a console block, each with what it prints now."""
    shown = ""
    for line in text.splitlines():
        if line.startswith("$ smpolicy "):
            result = run(shlex.split(line)[2:], folder)
            if result.stderr:
                faults.append(f"{line} says {result.stderr}")
            shown += f"{line}\n{result.stdout}"
    return shown


def main():
    page, head = PAGE.read_text(), ""
    with tempfile.TemporaryDirectory() as folder:
        def redo(match):
            nonlocal head
            kind, text = match.groups()
            if kind == "console":
                return f"```console\n{played(text, folder)}```\n"
            name = re.match(r"# (\S+\.yaml)\n", text).group(1)
            head = head or text
            pathlib.Path(folder, name).write_text(text if head is text else head + text)
            result = run(["test", name] if name in ("failing.yaml", "unnoticed.yaml")
                         else ["test", "--mutate", name], folder)
            if result.returncode != (name == "failing.yaml"):
                faults.append(f"{name} is not the pack that the page says it is:\n"
                              + result.stdout + result.stderr)
            return match.group(0)

        def told(match):
            written = match.group(1)
            pathlib.Path(folder, "wrong.yaml").write_text(head + written + "\n")
            result = run(["lint", "wrong.yaml"], folder)
            first = re.search(r"(?:error|warning): (.*)", result.stderr + result.stdout)
            if not first:
                faults.append(f"nothing is wrong with {written}")
                return match.group(0)
            return f"| `{written}` | {first.group(1).replace('|', chr(92) + '|')} |"

        now = MISTAKE.sub(told, BLOCK.sub(redo, page))
    if "--write" in sys.argv:
        PAGE.write_text(now)
    elif now != page:
        was = page.splitlines()
        faults.extend(f"the page does not say: {line}" for line in now.splitlines()
                      if line not in was)
        faults.append("Run this program with --write, and read what has changed.")
    if not head or page.count("```console") < 4:
        faults.append(f"{PAGE} has no packs and commands that this program knows.")
    print("\n".join(faults) or "The page is true.")
    return 1 if faults else 0


sys.exit(main())
