#!/usr/bin/python3
"""What README and docs show of the command is what it prints; what they give it to read, it reads.
The page for people who write packs has a test of its own (tests/packs/guide.py).
Usage: pages.py path/to/smpolicy path/to/project [--write]
SPDX-License-Identifier: MIT"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SMPOLICY, PROJECT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```\n", re.M | re.S)
BAD = {64: "wrong usage", 65: "cannot be read", 66: "no such policy"}
READ_BY = {"a post": "check", "a profile": "profile", "a message": "classify",
           "an account": "account", "a conversation": "conversation"}
faults = []


def run(line, folder, stdin=""):
    path = f"{SMPOLICY.parent}:{os.environ['PATH']}"
    return subprocess.run(["sh", "-c", line], cwd=folder, input=stdin, capture_output=True,
                          text=True, env={**os.environ, "PATH": path}, check=False,
                          timeout=60 * float(os.environ.get("CK_TIMEOUT_MULTIPLIER", "1")))


def played(text, folder):
    """The commands of a block, each with what it prints now on a terminal."""
    shown = ""
    for line in text.splitlines():
        if line.startswith("$ "):
            is_check = line.startswith("$ smpolicy check ") and " --format " not in line
            result = run(line[2:] + " --format text" * is_check, folder)
            if result.stderr:
                faults.append(f"{line} says {result.stderr}")
            shown += f"{line}\n{result.stdout}"
    return shown


def tried(name, text, folder):
    """Commands that are shown without what they print; a name in capitals is the reader's own."""
    for line in text.replace("\\\n", "").splitlines():
        if line.startswith("smpolicy ") and not re.search(r" [A-Z]{3,}\b(?!=)", line.split("#")[0]):
            result = run(line, folder)
            if result.returncode in BAD:
                faults.append(f"{name}: {line}: {BAD[result.returncode]}: {result.stderr}")


def answer(command, line, folder):
    result = run(f"smpolicy {command} --policy covwarks --format json", folder, line)
    if result.stderr:
        faults.append(f"{command} of {line} says {result.stderr}")
    return json.loads(result.stdout or "null")


def differences(shown, real, at=""):
    """What a page shows and the command does not say, or the other way; an ellipsis stands for
    anything."""
    if shown == "…" or shown == real:
        return
    if isinstance(shown, dict) and isinstance(real, dict):
        for key in {**shown, **real}:
            yield from differences(shown.get(key), real.get(key), f"{at}.{key}")
    elif isinstance(shown, list) and isinstance(real, list) and len(shown) == len(real):
        for i, pair in enumerate(zip(shown, real)):
            yield from differences(*pair, f"{at}[{i}]")
    else:
        yield f"{at} is shown as {json.dumps(shown, ensure_ascii=False)} and is " \
              f"{json.dumps(real, ensure_ascii=False)}"


def json_page(page, folder):
    """Each thing to read is read; the report and the bad line are what comes of them."""
    blocks = re.findall(r"^## ([^\n]*)\n(?:(?!^## ).)*?^```json\n(.*?)^```", page, re.M | re.S)
    first = None
    for heading, text in blocks:
        if heading.startswith("In: "):
            told = answer(READ_BY[heading[4:]], text, folder)
            first = first or told
            if "error" in told:
                faults.append(f"{heading}: {told['error']}")
        elif heading == "Out: a report":
            faults.extend(f"json.md: {each}" for each in differences(json.loads(text), first))
        elif heading == "A bad line":
            bad = {"id": "7", "text": "x", "media": [{"kind": "imge"}]}
            pathlib.Path(folder, "posts.jsonl").write_text(json.dumps(bad))
            told = json.loads(run("smpolicy check --policy covwarks posts.jsonl", folder).stdout)
            faults.extend(f"json.md: {each}" for each in differences(json.loads(text), told))
    if len(blocks) < 7:
        faults.append("json.md has no examples that this program knows.")


def weighed(page, folder):
    """The page of accessibility with the weights that its pack gives."""
    weights = {}
    for line in run("smpolicy coverage accessibility --format json", folder).stdout.splitlines():
        clause = json.loads(line)
        for signal in clause.get("signals", []):
            weights.setdefault(signal, set()).add(clause["severity"][0].upper())
    lines = page.splitlines(keepends=True)
    for i, line in enumerate(lines):
        cells = line.split("|")
        names = re.findall(r"`([a-z_.]+)`", cells[1]) if len(cells) == 8 else []
        if any(name in weights for name in names):
            of_all = set().union(*(weights.get(name, set()) for name in names))
            cells[4] = f" {', '.join(sorted(of_all))} "
            lines[i] = "|".join(cells)
    return "".join(lines)


def main():
    pages = [PROJECT / "README.md", *sorted(PROJECT.glob("docs/*.md"))]
    shown = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("examples", "libsmpolicy"):
            pathlib.Path(folder, name).symlink_to(PROJECT / name)

        def redo(match):
            nonlocal shown
            kind, text = match.groups()
            if kind == "console":
                shown += 1
                return f"```console\n{played(text, folder)}```\n"
            if kind in ("", "sh"):
                tried(path.name, text, folder)
            elif kind == "yaml" and text.startswith("smpack: 1\n"):
                pathlib.Path(folder, "page.yaml").write_text(text)
                result = run("smpolicy test page.yaml", folder)
                if result.returncode:
                    faults.append(f"{path.name}: {result.stdout}{result.stderr}")
            elif kind == "csv":
                pathlib.Path(folder, "page.csv").write_text(text)
                tried(path.name, "smpolicy check --policy covwarks page.csv", folder)
            elif kind == "json" and path.name in ("accounts.md", "conversations.md"):
                told = answer(path.stem.rstrip("s"), text.replace("\n", ""), folder)
                faults.extend(f"{path.name}: {told['error']}" for _ in [0] if "error" in told)
            return match.group(0)

        for path in pages:
            if path.name == "writing-a-policy-pack.md":
                continue
            page = path.read_text()
            now = BLOCK.sub(redo, page)
            if path.name == "accessibility.md":
                now = weighed(now, folder)
            if "--write" in sys.argv:
                path.write_text(now)
            elif now != page:
                faults.extend(f"{path.name} does not say: {line}" for line in now.splitlines()
                              if line not in page.splitlines())
                faults.append("Run this program with --write, and read what has changed.")
            if path.name == "json.md":
                json_page(page, folder)
    if shown < 4:
        faults.append("The pages show no commands that this program knows.")
    print("\n".join(faults) or "The pages are true.")
    return 1 if faults else 0


sys.exit(main())
