"""Every exported function is called by the modules' native layer, or has a stated reason not to be;
and each call of the native layer is used by both packages.

Usage: doors.py SOURCE

SPDX-License-Identifier: MIT
"""

import fnmatch
import inspect
import pathlib
import re
import sys

from smpolicy import _native

# Python holds many posts in one call because of its interpreter's lock; Lua has none.
ONE_LANGUAGE = {"desk_check_many": "lua"}


def words(folder, *patterns):
    files = [file for pattern in patterns for file in folder.rglob(pattern)]
    return set(re.findall(r"\w+", "\n".join(file.read_text(encoding="utf-8") for file in files)))


def listed(source):
    exports = (source / "tests/api").glob("exports*.txt")
    return [name for file in exports for name in file.read_text(encoding="utf-8").split()]


def main(root):
    source = pathlib.Path(root)
    bindings = source / "bindings"
    wrong = []
    called = words(bindings, "*.c", "*.i")
    reasons = dict(line.split(maxsplit=1)
                   for line in (source / "tests/bindings/doors.txt").read_text("utf-8").splitlines()
                   if not line.startswith("#"))
    exports, excused = listed(source), set()
    for name in exports:
        without = [one for one in reasons if fnmatch.fnmatchcase(name, one)]
        if name not in called and not without:
            wrong.append(f"{name} has no door, and doors.txt has no reason")
        if name not in called:
            excused.update(without)
    wrong += [f"doors.txt need not speak of {one}" for one in reasons if one not in excused]
    native = [name for name in dir(_native) if inspect.isbuiltin(getattr(_native, name))]
    for language, pattern in ("python", "*.py"), ("lua", "*.lua"):
        used = words(bindings / language, pattern)
        # Python names the accessors of parts of a report by their kind.
        kinds = {f"report_{kind}{end}" for kind in used for end in ("", "_count")}
        wrong += [f"{language} makes no use of {name}" for name in native
                  if name not in used | kinds and ONE_LANGUAGE.get(name) != language]
    print("\n".join(wrong) or f"{len(exports)} exported functions, {len(native)} native calls")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
