"""Which lines and branches of each room the tests reach, by gcov. Builds with counters, runs the tests that are
named (all of them, where none is), and prints a table; with --lines also every line never reached.

Usage: run.py BUILD [--lines] [CTEST-ARGUMENT...]      for example: run.py build-coverage -R 'unit|api|memory'

A line or branch that no test can reach is marked in the source with its reason, and left out of the count:
    /* cannot happen: REASON */

SPDX-License-Identifier: MIT
"""

import collections
import gzip
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parents[2]
LIBRARY = HERE / "libsmpolicy"
MARK = "cannot happen:"


def build_and_run(build, arguments):
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run(["cmake", "-S", HERE, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                    "-DCMAKE_C_FLAGS=--coverage -fprofile-update=atomic -O1 -fno-inline -w",
                    "-DSMP_BINDINGS=OFF"], **quiet)
    subprocess.run(["cmake", "--build", build], **quiet)
    for old in build.rglob("*.gcda"):
        old.unlink()
    subprocess.run(["ctest", "--test-dir", build, "-j", "2", *arguments],
                   stdout=subprocess.DEVNULL, check=False)


def counted(build):
    """For each source of a room: its lines and, for each, its branches, as gcov counted them."""
    lines = collections.defaultdict(lambda: collections.defaultdict(int))
    branches = collections.defaultdict(lambda: collections.defaultdict(dict))
    for data in sorted((build / "libsmpolicy").rglob("*.gcda")):
        out = subprocess.run(["gcov", "--json-format", "--branch-probabilities", "--stdout", data],
                             capture_output=True, check=True, cwd=build).stdout
        report = json.loads(gzip.decompress(out) if out[:2] == b"\x1f\x8b" else out)
        for file in report["files"]:
            source = pathlib.Path(report["current_working_directory"], file["file"]).resolve()
            if source.suffix != ".c" or LIBRARY not in source.parents or "tools" in source.parts:
                continue
            for line in file["lines"]:
                number = line["line_number"]
                lines[source][number] = max(lines[source][number], line["count"])
                for i, branch in enumerate(line["branches"]):
                    if not branch["throw"]:
                        seen = branches[source][number]
                        seen[i] = max(seen.get(i, 0), branch["count"])
    return lines, branches


def main():
    arguments = [a for a in sys.argv[2:] if a != "--lines"]
    build = pathlib.Path(sys.argv[1]).resolve()
    build_and_run(build, arguments)
    lines, branches = counted(build)
    rooms = collections.defaultdict(lambda: [0, 0, 0, 0, 0])
    missed = []
    for source in sorted(lines):
        text = source.read_text().splitlines()
        row = rooms[source.relative_to(LIBRARY).parts[0]]
        for number, count in sorted(lines[source].items()):
            if MARK in text[number - 1]:
                row[4] += 1
                continue
            row[0] += 1
            row[1] += count > 0
            row[2] += len(branches[source][number])
            row[3] += sum(taken > 0 for taken in branches[source][number].values())
            if not count:
                missed.append(f"{source.relative_to(HERE)}:{number}: {text[number - 1].strip()}")
    rooms["all"] = [sum(row[i] for row in rooms.values()) for i in range(5)]
    print(f"{'room':10} {'lines':>7} {'reached':>8} {'branches':>9} {'reached':>8} {'excluded':>9}")
    for room, (line, hit, branch, taken, excluded) in rooms.items():
        print(f"{room:10} {line:7} {100 * hit / max(line, 1):7.2f}% {branch:9} "
              f"{100 * taken / max(branch, 1):7.2f}% {excluded:9}")
    if "--lines" in sys.argv:
        print(*missed, sep="\n")


if __name__ == "__main__":
    main()
