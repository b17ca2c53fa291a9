"""What hostile texts cost, counted in instructions, through every door of the library: so many
times the text may take so many times the instructions. A step (where repairs begin, say) is no
growth, so what is too steep must be so from each size to the next. A machine that is busy with
other work counts the same.

Small texts are enough, since instructions are counted and not timed: work of n + c * n * n for n
bytes is found where c is more than 1 in 2048 (at 512 bytes, that is the square being a quarter of
the rest).

Usage: growth.py PROGRAM [SIZE...] [SHAPE]     (default 512 1024 2048 bytes, every shape)

SPDX-License-Identifier: MIT
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SLACK = 1.2


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
    sizes = sorted({int(a) for a in rest if a.isdigit()}) or [512, 1024, 2048]
    shapes = [a for a in rest if not a.isdigit()]
    counts = {}
    for door, shape, size, n in count(program, [*map(str, sizes), *shapes]):
        counts.setdefault((door, shape), {})[size] = n
    grown = sorted(((min(n[b] / n[a] / (b / a) for a, b in zip(sizes, sizes[1:])), n[sizes[-1]],
                     *work) for work, n in counts.items()), reverse=True)
    print(f"{len(grown)} pieces of work of {sizes} bytes; the steepest (1 is linear):")
    for growth, n, door, shape in grown[:8]:
        print(f"  {growth:5.2f}, {n / sizes[-1]:8.0f} instructions a byte: {door}, {shape}")
    return int(not grown or grown[0][0] > SLACK)


if __name__ == "__main__":
    sys.exit(main())
