"""Which lines and branches of each room the tests reach, by gcov. Builds with counters, runs the
tests that are named (all of them, where none is), and prints a table; with --lines also every line
never reached, with --branches every line of which a branch is never taken, and with --marks every
mark (below) that nothing is left out for.

Usage: run.py BUILD [--lines] [--branches] [--marks] [CTEST-ARGUMENT...]
for example: run.py build-coverage --branches -E install

The tests of memory and of rooms run a second time in BUILD/exact, where each allocation of an
arena, and each element that is added to a short array, can fail (SMP_ARENA_EXACT).

Built without optimisation: else branches are counted that the source does not have. What is not
reached and is marked in the source, with its reason, is left out of the count:
    /* cannot happen: REASON */    another line makes sure of it
    /* not counted: REASON */      it happens where no coverage is counted
The mark stands on the line it is about; on one that opens a block, or a condition with its
statement on the next line, it is about those too. What such a line has that is reached is counted
as ever. Nor is counted what no case of a switch without a default names: the compiler warns where
an enumeration has more.

SPDX-License-Identifier: MIT
"""

import collections
import gzip
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parents[2]
LIBRARY = HERE / "libsmpolicy"
MARKS = ("/* cannot happen: ", "/* not counted: ")
SLOW = "packs/policy|scale|growth"  # nothing in these fails for want of memory


def build_and_run(build, arguments, options=()):
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run(["cmake", "-S", HERE, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                    "-DCMAKE_C_FLAGS=--coverage -fprofile-update=atomic -O0 -w",
                    "-DSMP_BINDINGS=OFF", "-DSMP_WITH_HISTORY=ON", *options], **quiet)
    subprocess.run(["cmake", "--build", build], **quiet)
    for old in (build / "libsmpolicy").rglob("*.gcda"):
        old.unlink()
    subprocess.run(["ctest", "--test-dir", build, "-j", "2", *arguments], stdout=subprocess.DEVNULL,
                   check=False, env=os.environ | {"CK_TIMEOUT_MULTIPLIER": "20"})


def counted(*builds):
    """For each source of a room: its lines and, for each, its branches, as gcov counted them."""
    lines = collections.defaultdict(lambda: collections.defaultdict(int))
    branches = collections.defaultdict(lambda: collections.defaultdict(dict))
    found = (data for build in builds for data in sorted((build / "libsmpolicy").rglob("*.gcda")))
    for data in found:
        out = subprocess.run(["gcov", "--json-format", "--branch-probabilities", "--stdout", data],
                             capture_output=True, check=True).stdout
        report = json.loads(gzip.decompress(out) if out[:2] == b"\x1f\x8b" else out)
        for file in report["files"]:
            source = pathlib.Path(report["current_working_directory"], file["file"]).resolve()
            if source.suffix != ".c" or LIBRARY not in source.parents or "tools" in source.parts:
                continue
            for line in file["lines"]:
                number = line["line_number"]
                lines[source][number] = max(lines[source][number], line["count"])
                for i, branch in enumerate(line["branches"]):
                    seen = branches[source][number]
                    seen[i] = max(seen.get(i, 0), branch["count"])
    return lines, branches


def excluded(text):
    """The numbers of the lines that marks are about, with the number of each one's mark."""
    marked = {}
    for number, line in enumerate(text, 1):
        mark = next((line.index(mark) for mark in MARKS if mark in line), None)
        if mark is None:
            continue
        numbers, first = [number], number
        code = line[:mark].rstrip()
        if code.endswith("{"):
            indent = len(line) - len(line.lstrip())
            while not (text[number].strip().startswith("}") and
                       len(text[number]) - len(text[number].lstrip()) <= indent):
                number += 1
                numbers.append(number)
        elif code.lstrip().startswith(("if ", "else", "for ", "while ")) and not code.endswith(";"):
            while not text[number].rstrip().endswith((";", "*/")):
                number += 1
                numbers.append(number)
            numbers.append(number + 1)
        marked |= {number: first for number in numbers}
    return marked


def is_whole_switch(text, number):
    """Is that line a switch without a default?"""
    line = text[number - 1]
    indent = line[:len(line) - len(line.lstrip())]
    if not line.lstrip().startswith("switch ("):
        return False
    end = next(i for i in range(number, len(text)) if text[i].rstrip() == indent + "}")
    return not any(inner.startswith(indent + "default:") for inner in text[number:end])


def main():
    lists = {name for name in ("--lines", "--branches", "--marks") if name in sys.argv}
    arguments = [argument for argument in sys.argv[2:] if argument not in lists]
    build = pathlib.Path(sys.argv[1]).resolve()
    exact = build / "exact"
    build_and_run(build, arguments)
    build_and_run(exact, ["-R", "^(memory|unit)/", "-E", SLOW],
                  ["-DSMP_ARENA_EXACT=ON", f"-DSMP_BUILTINS={build / 'libsmpolicy'}"])
    lines, branches = counted(build, exact)
    rooms = collections.defaultdict(lambda: [0] * 6)
    missed = {"--lines": [], "--branches": [], "--marks": []}
    for source in sorted(lines):
        text = source.read_text().splitlines()
        row = rooms[source.relative_to(LIBRARY).parts[0]]
        marked = excluded(text)
        idle = set(marked.values())
        for number, count in sorted(lines[source].items()):
            taken = sum(times > 0 for times in branches[source][number].values())
            reached, there = (count > 0, taken), (1, len(branches[source][number]))
            place = f"{source.relative_to(HERE)}:{number}: {text[number - 1].strip()}"
            if number not in marked and is_whole_switch(text, number) and taken == there[1] - 1:
                row[5] += 1
                there = reached
            if number in marked and reached < there:
                idle.discard(marked[number])
                row[4] += 1 - reached[0]
                row[5] += there[1] - taken
                there = reached
            row[0] += there[0]
            row[1] += reached[0]
            row[2] += there[1]
            row[3] += taken
            if reached[0] < there[0]:
                missed["--lines"].append(place)
            elif taken < there[1]:
                missed["--branches"].append(f"{place}  [{taken} of {there[1]}]")
        missed["--marks"] += [f"{source.relative_to(HERE)}:{number}" for number in sorted(idle)]
    rooms["all"] = [sum(row[i] for row in rooms.values()) for i in range(6)]
    print(f"{'room':10} {'lines':>7} {'reached':>8} {'branches':>9} {'reached':>8} "
          f"{'left out':>16}")
    for room, (line, hit, branch, taken, no_line, no_branch) in rooms.items():
        print(f"{room:10} {line:7} {100 * hit / max(line, 1):7.2f}% {branch:9} "
              f"{100 * taken / max(branch, 1):7.2f}% {no_line:6} and {no_branch:5}")
    for name in sorted(lists):
        never = "needed" if name == "--marks" else "reached"
        print(f"{name[2:]} never {never}:", *missed[name], sep="\n")


if __name__ == "__main__":
    main()
