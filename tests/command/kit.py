"""What the tests of the command share: running it, and files to give it.
SPDX-License-Identifier: MIT"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SMPOLICY, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])


def run(*arguments, stdin=b"", **more):
    return subprocess.run([SMPOLICY, *arguments], input=stdin, capture_output=True, timeout=120,
                          **more)


def check(*arguments, stdin=b"", policy="covwarks"):
    return run("check", "--policy", policy, *arguments, stdin=stdin)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, content):
        path = self.path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)
