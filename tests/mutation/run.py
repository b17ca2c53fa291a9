"""Would the tests notice? Changes one operator, constant or condition of a source file at a time,
builds its room again under AddressSanitizer and runs that room's tests: a change that none of them
notices has survived. The checkout is never touched; the work is done on a copy in BUILD.

Usage: run.py BUILD COUNT SEED [+ROOM] [-ROOM_TEST] FILE...
for example: run.py build-mutation 20 1 -text_document libsmpolicy/text/utf8.c
COUNT mutants are drawn from each file, the same ones for the same seed. +ROOM: that room's tests
are run as well, where what a file does can be seen only from a room after it. -ROOM_TEST: that test
is not run, where it takes minutes; what survives then is tried with it by hand.

SPDX-License-Identifier: MIT
"""

import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parents[2]

CHANGES = [  # what is looked for, and what it becomes
    (r"(?<![<>=!\-])<(?![<=])", "<="), (r"<=(?!=)", "<"), (r"(?<![<>=!\-])>(?![>=])", ">="),
    (r">=(?!=)", ">"), (r"==", "!="), (r"!=", "=="), (r"&&", "||"), (r"\|\|", "&&"),
    (r"(?<=[\w\)\]] )\+(?= )", "-"), (r"(?<=[\w\)\]] )-(?= )", "+"), (r"\+\+", "--"), (r"--", "++"),
    (r"\+=", "-="), (r"-=", "+="), (r"(?<=[\w\)\]] )&(?= )", "|"), (r"(?<=[\w\)\]] )\|(?= )", "&"),
    (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"(?<![\w.])0(?![\w.])", "1"),
    (r"(?<![\w.])[1-9][0-9]*(?=[uU]?\b)(?![\w.]*[.x])", lambda found: str(int(found.group()) + 1)),
    (r"\bcontinue;", "break;"), (r"\bbreak;", "continue;"), (r"!(?=[\w\(])", ""),
    (r"\bif \((?=[^\n]*\))", "if (!"),
]


def code_only(text):
    """The text with comments, strings, characters, directives and enumerations blanked."""
    blank = lambda found: re.sub(r"[^\n]", " ", found.group())
    text = re.sub(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", blank, text,
                  flags=re.S)
    return re.sub(r"^\s*#(?:[^\n]*\\\n)*[^\n]*|\b_Static_assert[^\n]*", blank, text, flags=re.M)


def mutants(text):
    code = code_only(text)
    for pattern, to in CHANGES:
        for found in re.finditer(pattern, code):
            new = to(found) if callable(to) else to
            if pattern.startswith(r"\bif"):  # the whole condition is turned round
                depth, end = 1, found.end()
                while depth and end < len(code):
                    depth += {"(": 1, ")": -1}.get(code[end], 0)
                    end += 1
                yield (found.start(), end,
                       "if (!(" + text[found.end():end - 1] + "))")
            else:
                yield found.start(), found.end(), new


def run(*command, timeout=None, **more):
    """The exit status. What takes too long is ended with all that it began: Check runs each test in
    a process, and a process group, of its own."""
    begun = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             start_new_session=True, **more)
    try:
        return begun.wait(timeout)
    except subprocess.TimeoutExpired:
        subprocess.run(["pkill", "-KILL", "-s", str(begun.pid)], check=False)
        begun.wait()
        raise


class Room:
    def __init__(self, source, build, name, also, without):
        self.build, self.name, self.tests = build, name, []
        listed = subprocess.run(["ctest", "--test-dir", build, "-N"], capture_output=True,
                                text=True, check=True).stdout
        for room in (name, *also):
            self.tests += [f"test_{room}_{test}"
                           for test in re.findall(rf"unit/{room}/(\w+)", listed)
                           if f"{room}_{test}" not in without]
        self.source, self.seconds, self.links = source, {}, {}

    def objects(self, file):
        return self.build / "libsmpolicy" / "CMakeFiles" / f"smp_room_{self.name}.dir" / \
            self.name / f"{file.name}.o"

    def make(self, test, file, changed):
        """Builds a test. With a change its object alone is compiled and the test linked with it:
        the built-in packs stay those that the unchanged compiler made, which takes minutes."""
        if not changed:
            listed = subprocess.run(["ninja", "-C", self.build, "-t", "commands", test],
                                    capture_output=True, text=True, check=True).stdout
            self.links[test] = listed.splitlines()[-1]
            return run("ninja", "-C", self.build, test) == 0
        changed_object = str(self.objects(file).relative_to(self.build))
        return run("ninja", "-C", self.build, changed_object) == 0 and \
            run("sh", "-c", self.links[test], cwd=self.build) == 0

    def notices(self, file, changed=True):
        """Builds, and runs first the tests that are soon over; the one that is named like the file
        may take ten times as long as those before which it is run. What takes ten times as long as
        it did without a change has been noticed."""
        for test in sorted(self.tests, key=lambda test: self.seconds.get(test, 0) /
                           (10 if file.stem in test else 1)):
            if not self.make(test, file, changed):
                return "does not build"
            begun, usual = time.monotonic(), self.seconds.get(test, 60)
            try:
                if run(self.build / "tests" / test, timeout=10 + 10 * usual, cwd=self.build,
                       env=os.environ | {"CK_TIMEOUT_MULTIPLIER": "10",
                                     "ASAN_OPTIONS": "allocator_may_return_null=1"}):
                    return "killed"
            except subprocess.TimeoutExpired:
                return "killed"
            self.seconds.setdefault(test, time.monotonic() - begun)
        return "survived"


def copy_checkout(source):
    """Makes `source` what the checkout is. Only what differs is written, as of now: what an earlier
    run left changed is built again, and nothing else."""
    listed = subprocess.run(["git", "-C", HERE, "ls-files", "-z"], capture_output=True, check=True)
    names = set(filter(None, listed.stdout.decode().split("\0")))
    for old in list(source.rglob("*")):
        if old.is_file() and str(old.relative_to(source)) not in names:
            old.unlink()
    for name in names:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        if not (source / name).exists() or \
                (source / name).read_bytes() != (HERE / name).read_bytes():
            shutil.copy(HERE / name, source / name)


def main():
    build, count, seed = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]), int(sys.argv[3])
    source = build / "source"
    copy_checkout(source)
    subprocess.run(["cmake", "-S", source, "-B", build, "-G", "Ninja", "-DSMP_BINDINGS=OFF",
                    "-DSMP_COMMAND=OFF", "-DSMP_WITH_HISTORY=ON", "-DCMAKE_BUILD_TYPE=None",
                    "-DCMAKE_C_FLAGS=-O1", "-DSMP_SANITIZE=address", "-DSMP_ARENA_EXACT=ON"],
                   check=True, stdout=subprocess.DEVNULL)
    totals = {"killed": 0, "survived": 0}
    also = [argument[1:] for argument in sys.argv[4:] if argument[0] == "+"]
    without = [argument[1:] for argument in sys.argv[4:] if argument[0] == "-"]
    for name in (argument for argument in sys.argv[4:] if argument[0] not in "+-"):
        file = source / name
        room = Room(source, build, file.parent.name, also, without)
        original = file.read_text()
        unchanged = room.notices(file, changed=False)
        if unchanged != "survived":
            sys.exit(f"{name}: without any change, the tests of {room.name}: {unchanged}")
        plain = room.objects(file).read_bytes()
        times = {path: path.stat().st_mtime_ns for path in (file, room.objects(file))}
        drawn = list(mutants(original))
        random.Random(seed).shuffle(drawn)
        tally = {"killed": 0, "survived": 0, "does not build": 0, "same code": 0}
        for start, end, new in drawn:
            if tally["killed"] + tally["survived"] == count:
                break
            file.write_text(original[:start] + new + original[end:])
            target = str(room.objects(file).relative_to(build))
            if run("ninja", "-C", build, target) == 0 and room.objects(file).read_bytes() == plain:
                outcome = "same code"
            else:
                outcome = room.notices(file)
            tally[outcome] += 1
            if outcome == "survived":
                line = original.count("\n", 0, start) + 1
                was = original.splitlines()[line - 1].strip()
                print(f"  survived: {name}:{line}: `{original[start:end]}` to `{new}` in: {was}",
                      flush=True)
        file.write_text(original)
        room.objects(file).write_bytes(plain)
        for path, time_then in times.items():  # as if nothing had been, but for the tests
            os.utime(path, ns=(time_then, time_then))
        for test in room.tests:
            (build / "tests" / test).unlink(missing_ok=True)
        for outcome in totals:
            totals[outcome] += tally[outcome]
        print(f"{name}: {tally['killed']} of {tally['killed'] + tally['survived']} killed; "
              f"{tally['same code']} made no difference to the compiler", flush=True)
    tried = sum(totals.values())
    share = 100 * totals["killed"] / max(tried, 1)
    print(f"all: {totals['killed']} of {tried} killed, {share:.1f} %")


if __name__ == "__main__":
    main()
