"""Which lines and branches of each room the tests reach, by gcov. Builds with counters, runs the
tests that are named (all of them, where none is), and prints a table; with --lines also every line
never reached, and with --branches every line of which a branch is never taken.

Usage: run.py BUILD [--lines] [--branches] [CTEST-ARGUMENT...]    for example: run.py build-coverage -E install

The tests of memory and of rooms run a second time in BUILD/exact, where each allocation of an arena
can fail (SMP_ARENA_EXACT).

What no test can reach is marked in the source with its reason, and left out of the count:
    /* cannot happen: REASON */
The mark stands on the line it is about; on one that opens a block, or a condition with its statement on the
next line, it is about those too.

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
MARK = "cannot happen:"
SLOW = "packs/policy|scale|growth"  # nothing in these fails for want of memory


def build_and_run(build, arguments, options=()):
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run(["cmake", "-S", HERE, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                    "-DCMAKE_C_FLAGS=--coverage -fprofile-update=atomic -O1 -fno-inline -w",
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
    """The numbers of the lines that marks are about."""
    numbers = set()
    for number, line in enumerate(text, 1):
        if MARK not in line:
            continue
        numbers.add(number)
        code = line[:line.index("/*")].rstrip()
        if code.endswith("{"):
            indent = len(line) - len(line.lstrip())
            while not (text[number].strip().startswith("}") and
                       len(text[number]) - len(text[number].lstrip()) <= indent):
                number += 1
                numbers.add(number)
        elif code.lstrip().startswith(("if ", "else")) and not code.endswith(";"):
            while not text[number].rstrip().endswith(";"):
                number += 1
                numbers.add(number)
            numbers.add(number + 1)
    return numbers


def main():
    lists = {name for name in ("--lines", "--branches") if name in sys.argv}
    arguments = [argument for argument in sys.argv[2:] if argument not in lists]
    build = pathlib.Path(sys.argv[1]).resolve()
    exact = build / "exact"
    build_and_run(build, arguments)
    build_and_run(exact, ["-R", "^(memory|unit)/", "-E", SLOW], ["-DSMP_ARENA_EXACT=ON"])
    lines, branches = counted(build, exact)
    rooms = collections.defaultdict(lambda: [0, 0, 0, 0, 0])
    missed = {"--lines": [], "--branches": []}
    for source in sorted(lines):
        text = source.read_text().splitlines()
        row = rooms[source.relative_to(LIBRARY).parts[0]]
        out = excluded(text)
        for number, count in sorted(lines[source].items()):
            if number in out:
                row[4] += 1
                continue
            taken = sum(times > 0 for times in branches[source][number].values())
            row[0] += 1
            row[1] += count > 0
            row[2] += len(branches[source][number])
            row[3] += taken
            place = f"{source.relative_to(HERE)}:{number}: {text[number - 1].strip()}"
            if not count:
                missed["--lines"].append(place)
            elif taken < len(branches[source][number]):
                missed["--branches"].append(f"{place}  [{taken} of {len(branches[source][number])}]")
    rooms["all"] = [sum(row[i] for row in rooms.values()) for i in range(5)]
    print(f"{'room':10} {'lines':>7} {'reached':>8} {'branches':>9} {'reached':>8} {'excluded':>9}")
    for room, (line, hit, branch, taken, out) in rooms.items():
        print(f"{room:10} {line:7} {100 * hit / max(line, 1):7.2f}% {branch:9} "
              f"{100 * taken / max(branch, 1):7.2f}% {out:9}")
    for name in sorted(lists):
        print(f"{name[2:]} never reached:", *missed[name], sep="\n")


if __name__ == "__main__":
    main()
