"""What hostile texts cost, counted in instructions: four times the text may take four times as many, and a
half more for what grows by steps, through every door of the library. A machine that is busy with other
work counts the same.

Usage: growth.py PROGRAM [SMALL LARGE] [SHAPE]     (default 2048 and 8192 bytes, every shape)

SPDX-License-Identifier: MIT
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SLACK = 1.5


def count(program, arguments):
    """The lines that the program prints, each with the instructions of its piece of work."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "out")
        ran = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--toggle-collect=work",
             "--dump-after=work", program, *arguments], capture_output=True, text=True)
        if ran.returncode != 0:
            sys.exit(ran.stderr)
        for i, line in enumerate(ran.stdout.splitlines(), 1):
            dump = pathlib.Path(f"{out}.{i}").read_text()
            door, shape, size, _ = line.split("\t")
            yield door, shape, int(size), int(re.search(r"^totals: (\d+)", dump, re.M).group(1))


def main():
    if not shutil.which("valgrind"):
        print("valgrind is not installed: the growth of hostile texts is skipped")
        return 77
    program, *rest = sys.argv[1:]
    sizes = [a for a in rest if a.isdigit()] or ["2048", "8192"]
    shapes = [a for a in rest if not a.isdigit()]
    counts = {(door, shape, size): n for door, shape, size, n in count(program, sizes + shapes)}
    small, large = sorted(map(int, sizes))
    grown = sorted(((counts[door, shape, large] / n, n, door, shape)
                    for (door, shape, size), n in counts.items() if size == small), reverse=True)
    most = large / small * SLACK
    print(f"{len(grown)} pieces of work from {small} to {large} bytes; the steepest:")
    for growth, n, door, shape in grown[:8]:
        print(f"  {growth:5.2f} times, {counts[door, shape, large] / large:8.0f} instructions a byte: "
              f"{door}, {shape}")
    return int(grown[0][0] > most or len(grown) == 0)


if __name__ == "__main__":
    sys.exit(main())
