#!/usr/bin/python3
"""A pack to begin with: what `smpolicy new-pack` makes is a pack that stands on its own feet.
Usage: new_pack.py path/to/smpolicy
SPDX-License-Identifier: MIT"""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

BUILTIN = pathlib.Path(__file__).resolve().parents[2] / "libsmpolicy/packs/builtin"
SMPOLICY = str(pathlib.Path(sys.argv[1]).resolve())


def run(*arguments, folder=None):
    return subprocess.run([SMPOLICY, *arguments], capture_output=True, text=True, cwd=folder,
                          timeout=300)


def extended_by(name):
    """The pack that a built-in pack stands on; None for one that stands on none."""
    text = (BUILTIN / f"{name}.yaml").read_text()
    found = re.search(r"^extends: (?:\{pack: )?([\w-]+)", text, re.M)
    return found and found[1]


class NewPack(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def test_it_compiles_and_tests_itself_whatever_it_extends(self):
        policies, stood_on = run("policies").stdout.split("\n\n")
        names = [line.split()[0] for line in policies.splitlines() if not line.startswith(" ")]
        # Of those that stand on each other in a line the first and the last, and nhs-base, which
        # is made for it: each has what the first has, and the last has what each has.
        line = [line.split()[0] for line in stood_on.splitlines()[1:]]
        parents = {extended_by(name) for name in line}
        names += [name for name in line
                  if name == "nhs-base" or name not in parents or not extended_by(name)]
        self.assertIn("nhs-base", names)
        self.assertLess(len(names), len(line))
        for name in names:
            with self.subTest(name):
                file = f"{name}.yaml"
                made = run("new-pack", "own", "--extends", name, file, folder=self.folder)
                self.assertEqual(made.returncode, 0, made.stderr)
                tested = run("test", "--mutate", file, folder=self.folder)
                self.assertEqual(tested.returncode, 0, tested.stdout + tested.stderr)
                finished = re.sub("(?i)replace([ -])this", r"done\1well",
                                  (self.folder / file).read_text())
                (self.folder / file).write_text(finished)
                linted = run("lint", "--on", "2000-01-01", file, folder=self.folder)
                self.assertRegex(linted.stdout, r"\A[^\n]*: The pack is a draft\. ")
                self.assertEqual(linted.stdout.count("warning:"), 1, linted.stdout)

    def test_what_is_to_be_filled_in_says_so(self):
        text = run("new-pack", "example-trust").stdout
        self.assertIn("\npack: example-trust\n", text)
        self.assertIn("\nextends: nhs-base\n", text)
        self.assertIn("smpolicy lint example-trust.yaml", text)
        self.assertNotIn("{pack}", text)
        self.assertNotIn("{parent}", text)
        for key in ("title", "name", "quote", "why"):
            self.assertRegex(text, rf"(?i)\b{key}: replace.this")

    def test_what_is_not_filled_in_is_told_as_long_as_it_stands(self):
        text = run("new-pack", "own").stdout.replace("status: draft", "status: current")
        path = self.folder / "own.yaml"
        path.write_text(text)
        rows = [number for number, line in enumerate(text.splitlines(), 1)
                if re.search("(?i)replace.this", line.split("# ")[0])]
        told = run("lint", "own.yaml", folder=self.folder)
        self.assertEqual(told.returncode, 1)
        warnings = re.findall(r"^own.yaml:(\d+):\d+: warning: (.*)", told.stdout, re.M)
        self.assertEqual([int(row) for row, _ in warnings], rows)
        for _, warning in warnings:
            self.assertRegex(warning, "(?i)^This still says \".*replace.this")
        path.write_text(text.replace("domains: [replace-this.example]", "domains: [nhs.example]"))
        fewer = run("lint", "own.yaml", folder=self.folder).stdout
        self.assertEqual(fewer.count("still says"), len(rows) - 1)

    def test_a_policy_that_says_nothing_is_told(self):
        silent = "The pack has no clause, so it finds nothing of its own."
        head = 'smpack: 1\npack: own\nversion: "1"\ntitle: Own\n'
        duty = ("clauses: {a/b: {kind: organisational, why: A duty,"
                " cite: {doc: d, section: '1', quote: Q}}}\n")
        for more, told in (("", True), ("extends: nhs-base\n", True), ("extends: covwarks\n", True),
                           ("extends: nhs-base\norganisation: {name: Own}\n"
                            "facts: {a.b: {type: truth, meaning: B, ask: 'B?'}}\n", True),
                           ("facts: {a.b: {type: truth, meaning: B, ask: 'B?'}}\n", False),
                           ("clauses: {}\n", True),
                           ("documents: {d: {title: D, version: '1'}}\n" + duty, False)):
            (self.folder / "own.yaml").write_text(head + more)
            out = run("lint", "--on", "2000-01-01", "own.yaml", folder=self.folder)
            self.assertEqual(silent in out.stdout, told, (more, out))

    def test_one_clause_of_each_kind(self):
        (self.folder / "own.yaml").write_text(run("new-pack", "own").stdout)
        rows = [line for line in run("coverage", "own.yaml", folder=self.folder).stdout.splitlines()
                if "replace-this/" in line]
        self.assertEqual([row.split()[1] for row in rows],
                         ["automatic", "assisted", "host-fact", "organisational"])

    def test_printed_and_written_are_the_same(self):
        run("new-pack", "own", "own.yaml", folder=self.folder)
        self.assertEqual((self.folder / "own.yaml").read_text(), run("new-pack", "own").stdout)

    def test_nothing_is_overwritten(self):
        (self.folder / "own.yaml").write_text("precious")
        out = run("new-pack", "own", "own.yaml", folder=self.folder)
        self.assertEqual(out.returncode, 74)
        self.assertIn("own.yaml is there already", out.stderr)
        self.assertEqual((self.folder / "own.yaml").read_text(), "precious")

    def test_wrong_usage(self):
        for arguments in ([], ["Own"], ["own pack"], [""], ["a", "b", "c"],
                          ["own", "--extends", "nobody"]):
            out = run("new-pack", *arguments, folder=self.folder)
            self.assertEqual((out.returncode, out.stdout), (64, ""), arguments)
            self.assertTrue(out.stderr)
        self.assertEqual(run("new-pack", "own", "none/own.yaml", folder=self.folder).returncode, 74)


class Sources(unittest.TestCase):
    PACK = ('smpack: 1\npack: own\nversion: "1"\ntitle: Own\ndocuments:\n'
            '  p: {title: Our Policy, version: "2", note: Page 3 is missing.}\n'
            'clauses:\n  duty/one:\n    kind: organisational\n    why: A duty\n'
            '    cite: {doc: p, section: "4.1", quote: links to appropriate content}\n'
            '    note: It must mean inappropriate.\n')

    def test_notes_are_told_when_asked_for(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "own.yaml").write_text(self.PACK)
            silent = run("lint", "own.yaml", folder=folder)
            self.assertEqual((silent.returncode, silent.stdout),
                             (0, "own.yaml: nothing to mend.\n"))
            told = run("lint", "--sources", "own.yaml", folder=folder)
            self.assertEqual(told.returncode, 0) # to have something to say is not to be at fault
            self.assertEqual(told.stdout, silent.stdout + "own: notes on what it encodes\n"
                             "  Our Policy 2: Page 3 is missing.\n"
                             "  4.1 duty/one: It must mean inappropriate.\n")
            page = run("page", "own.yaml", folder=folder).stdout
            self.assertIn("Note on Our Policy: Page 3 is missing.", page)
            self.assertIn("A duty Note: It must mean inappropriate.", page)
            plain = self.PACK.replace("note:", "url:", 1).replace("    note: It must mean "
                                                                  "inappropriate.\n", "")
            pathlib.Path(folder, "own.yaml").write_text(plain)
            self.assertTrue(run("lint", "--sources", "own.yaml", folder=folder).stdout
                            .endswith("encodes\n  none\n"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
