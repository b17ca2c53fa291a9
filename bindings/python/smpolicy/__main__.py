"""`python3 -m smpolicy` is the smpolicy command.

SPDX-License-Identifier: MIT
"""

import os
import pathlib
import shutil
import sys


def main():
    beside = pathlib.Path(__file__).with_name("command")
    command = os.environ.get("SMPOLICY_COMMAND") or (
        str(beside) if beside.exists() else shutil.which("smpolicy"))
    if not command:
        sys.exit("The smpolicy command is not installed. Install it, or say where it is in "
                 "SMPOLICY_COMMAND.")
    os.execv(command, ["smpolicy", *sys.argv[1:]])


if __name__ == "__main__":
    main()
