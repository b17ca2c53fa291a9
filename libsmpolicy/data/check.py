#!/usr/bin/env python3
# Makes the generated tables again and compares them with the ones in this folder, byte for byte.
# SPDX-License-Identifier: MIT
#
#   python3 check.py                                              what this machine has the data for
#   python3 check.py twitter-text-3.1.0.tgz twemoji-parser-11.0.2.tgz       X's tables as well
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
UNICODE = Path("/usr/share/unicode")


OTHER_INPUT = 77  # what a generator returns when the data installed are of another version


def run(generator, *arguments):
    done = subprocess.run([sys.executable, "-B", HERE / generator, *arguments])
    if done.returncode == OTHER_INPUT:
        print(f"skipped: {generator}")
    else:
        done.check_returncode()


def main(packages):
    with tempfile.TemporaryDirectory() as folder:
        run("generate_platforms.py", folder)
        run("generate_bank_holidays.py", folder)
        if UNICODE.exists():
            run("generate_emoji.py", folder)
        else:
            print(f"skipped: emoji.inc, because {UNICODE} is not there")
        if (UNICODE / "cldr").exists():
            run("generate_speech.py", folder)
        else:
            print(f"skipped: the tables of speech, because {UNICODE / 'cldr'} is not there")
        if packages:
            run("generate_x.py", *packages, folder)
        else:
            print("skipped: X's tables, because no packages were named")
        made = sorted(Path(folder).iterdir())
        stale = [file.name for file in made if file.read_bytes() != (HERE / file.name).read_bytes()]
        for file in made:
            print(f"{file.name}: {'differs' if file.name in stale else 'as generated'}")
        return 1 if stale or not made else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
