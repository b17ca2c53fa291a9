#!/usr/bin/python3
"""Conversations and drafted responses through the command: the window, who is told apart in it, the signs
of a crisis, and what a response is held to.
Usage: conversation.py path/to/smpolicy path/to/project
SPDX-License-Identifier: MIT"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SMPOLICY, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
WINDOW = str(PROJECT / "examples/conversations/conversation.jsonl")
DRAFTS = str(PROJECT / "examples/conversations/responses.jsonl")


def run(*arguments, stdin=b""):
    return subprocess.run([SMPOLICY, *arguments], input=stdin, capture_output=True, timeout=60,
                          check=False)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def clauses(report):
    return {finding["clause"] for finding in report["findings"]}


class Responses(unittest.TestCase):
    def respond(self, *arguments, window=WINDOW, policy="covwarks", stdin=b""):
        return run("response", "--policy", policy, "--conversation", window, *arguments, stdin=stdin)

    def test_each_draft_is_held_to_the_checklist(self):
        listening, bare, considered = lines(self.respond(DRAFTS))
        self.assertEqual([listening["id"], bare["id"], considered["id"]],
                         ["listening", "bare", "considered"])
        self.assertEqual([listening["verdict"], bare["verdict"], considered["verdict"]],
                         ["clear", "reject", "clear"])
        self.assertIn("crisis/listening-message", clauses(bare))
        self.assertIn("crisis/agreed-by-stakeholders", clauses(bare))
        for report in listening, bare, considered:
            self.assertEqual(report["measures"]["crisis"], "likely")

    def test_a_calm_conversation_asks_nothing_more_than_check_does(self):
        calm = json.dumps({"messages": [{"author": "a", "text": "Thank you", "labels": ["compliment"]}]})
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            file.write(calm.encode())
            file.flush()
            response, = lines(self.respond("--text", "The ward has closed.", window=file.name))
        post, = lines(run("check", "--policy", "covwarks", "--text", "The ward has closed."))
        self.assertEqual(response["measures"].pop("crisis"), "none")
        self.assertEqual(response["measures"].pop("crisis_signs"), 0)
        self.assertEqual(response, post)

    def test_every_format_and_many_threads(self):
        text = self.respond("--format", "text", DRAFTS).stdout
        self.assertIn(b"Crisis: likely.", text)
        self.assertIn(b"<html", self.respond("--format", "html", DRAFTS).stdout)
        self.assertEqual(json.loads(self.respond("--format", "sarif", DRAFTS).stdout)["version"], "2.1.0")
        many = pathlib.Path(DRAFTS).read_bytes() * 100
        self.assertEqual(self.respond(stdin=many).stdout,
                         self.respond("--jobs", "2", stdin=many).stdout)

    def test_one_of_the_two_may_come_by_standard_input(self):
        window = pathlib.Path(WINDOW).read_bytes()
        self.assertEqual(self.respond(DRAFTS, window="-", stdin=window).stdout,
                         self.respond(DRAFTS).stdout)
        both = self.respond(window="-", stdin=window)
        self.assertEqual((both.returncode, both.stdout), (64, b""))

    def test_what_it_cannot_do_without(self):
        self.assertEqual(run("response", "--policy", "covwarks", "--text", "x").returncode, 64)
        self.assertEqual(run("check", "--policy", "covwarks", "--conversation", WINDOW, "--text",
                             "x").returncode, 64)
        self.assertEqual(self.respond("--text", "x", window="/nowhere.json").returncode, 65)

    def test_a_conversation_that_cannot_be_read_is_told_once(self):
        for content, word in ((b"", b"no conversation"), (b'{"messages":[]}\n', b"at least one"),
                              (b'{"messages":[{"text":"x"}]}\n' * 2, b"more than one"),
                              (b'{"messages":[{"text":"x","at":"2026-02-30"}]}\n', b"2026-02-30"),
                              (b'{"messages":[{"text":"x"}],"facts":{"no.such":true}}\n', b"no.such"),
                              (b'{"messages":', b"JSON")):
            with self.subTest(content), tempfile.NamedTemporaryFile(suffix=".json") as file:
                file.write(content)
                file.flush()
                out = self.respond(DRAFTS, window=file.name)
                self.assertEqual((out.returncode, out.stdout), (65, b""))
                self.assertIn(word, out.stderr)
                self.assertEqual(out.stderr.count(b"\n"), 1, out.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
