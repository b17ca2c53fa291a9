#!/usr/bin/python3
"""Conversations and drafted responses through the command: the window, who is told apart in it, the
signs of a crisis, and what a response is held to.
Usage: conversation.py path/to/smpolicy path/to/project
SPDX-License-Identifier: MIT"""

import json
import pathlib
import random
import sys
import tempfile
import unittest

from kit import PROJECT, lines, run

WINDOW = str(PROJECT / "examples/conversations/conversation.jsonl")
DRAFTS = str(PROJECT / "examples/conversations/responses.jsonl")


def clauses(report):
    return {finding["clause"] for finding in report["findings"]}


def assess(policy, messages, **more):
    report, = lines(run("conversation", "--policy", policy,
                        stdin=json.dumps({"account": "corporate", "messages": messages,
                                          **more}).encode()))
    return report


def sent(count, author, labels, days=("2026-11-20",), text="Well"):
    return [{"author": author, "at": days[i % len(days)], "text": text, "labels": labels}
            for i in range(count)]


class Authors(unittest.TestCase):
    def told(self, messages, **more):
        """Who is told apart, and for what."""
        report = assess("bnssg", messages, **more)
        return sorted((finding["clause"], finding["message"].split()[0])
                      for finding in report["findings"] if finding["clause"].startswith("users/"))

    def test_limits_are_met_exactly(self):
        week = [f"2026-11-{day:02}" for day in range(14, 21)]
        for count, labels, days, clause in ((20, ["question"], week, "users/prolific"),
                                            (5, ["criticism"], week, "users/negative"),
                                            (3, ["abuse"], week, "users/block"),
                                            (3, ["misinformation"], week, "users/block")):
            with self.subTest(clause):
                self.assertEqual(self.told(sent(count, "@one", labels, days)), [(clause, "@one")])
                self.assertEqual(self.told(sent(count - 1, "@one", labels, days)), [])

    def test_the_window_is_of_days_on_end_by_uk_clocks(self):
        self.assertEqual(self.told(sent(20, "@one", [], ["2026-11-13", "2026-11-20"])), [])
        # In summer 23:30Z is the next day here, so these are of seven days and not of eight.
        self.assertTrue(self.told(sent(20, "@one", [], ["2026-07-01T23:30:00Z", "2026-07-08"])))
        self.assertFalse(self.told(sent(20, "@one", [], ["2026-07-01T22:30:00Z", "2026-07-08"])))
        # A message without a day may be of any.
        undated = [dict(message, at=None) for message in sent(10, "@one", [])]
        self.assertTrue(self.told(undated + sent(10, "@one", [], ["2025-01-01"])))

    def test_the_order_does_not_matter(self):
        messages = (sent(20, "@busy", ["question"]) + sent(6, "@cross", ["complaint"]) +
                    sent(4, "@Rude", ["abuse"]) +
                    sent(30, "@slow", [], ["2026-01-05", "2026-06-05"]))
        told = self.told(messages)
        self.assertEqual([clause for clause, _ in told],
                         ["users/block", "users/negative", "users/prolific"])
        for seed in range(5):
            random.Random(seed).shuffle(messages)
            self.assertEqual(self.told(messages), told)

    def test_whoever_is_sometimes_kind_is_not_consistently_negative(self):
        kind = sent(2, "@one", ["compliment"])
        self.assertFalse(self.told(sent(6, "@one", ["criticism"]) + kind))
        self.assertTrue(self.told(sent(8, "@one", ["criticism"]) + kind))

    def test_to_block_is_a_person_s_decision(self):
        report = assess("bnssg", sent(9, "@rude", ["abuse"]))
        block, = (finding for finding in report["findings"] if finding["clause"] == "users/block")
        self.assertEqual(block["outcome"], "review")
        self.assertIn("9 times", block["message"])
        self.assertNotIn("block", {action["do"] for action in report["actions"]})


class Crisis(unittest.TestCase):
    """The four signs of the policy that prints them, each by itself and together."""
    TOPIC = [{"author": f"t{i}", "text": f"{word} parking", "labels": ["complaint"]}
             for i, word in enumerate(("Dear", "Bad", "No", "Late", "Far"))]
    LEGAL = [{"author": f"l{i}", "text": text, "labels": ["complaint"]}
             for i, text in enumerate(("My solicitor will write", "We want a judicial review"))]
    EMOTIVE = [{"author": f"e{i}", "text": text, "labels": ["criticism"]}
               for i, text in enumerate(("You left us heartbroken",
                                         "I am devastated by what you did",
                                       "We are disgusted with you"))]

    def test_one_sign_is_told_and_two_are_enough(self):
        media, risk = {"crisis.media_coverage": True}, {"crisis.reputational_risk": True}
        calm = [{"author": "a", "text": "The letter never came", "labels": ["complaint"]}]
        for messages, facts, clause in ((self.TOPIC, {}, "crisis/only-topic"),
                                        (self.LEGAL, {}, "crisis/legal"),
                                        (self.EMOTIVE, {}, "crisis/emotive-talk"),
                                        (calm, media, "crisis/media-coverage")):
            with self.subTest(clause):
                report = assess("covwarks", messages, facts=facts)
                self.assertEqual(report["measures"]["crisis"], "possible")
                self.assertIn(clause, clauses(report))
                self.assertNotIn("crisis/listen-first", clauses(report))
                self.assertEqual(assess("covwarks", messages, facts={**facts, **media, **risk})
                                 ["measures"]["crisis"], "likely")
        self.assertEqual(assess("covwarks", calm)["measures"]["crisis"], "none")

    def test_in_a_likely_crisis_the_listening_message_and_the_checklist_are_there(self):
        report = assess("covwarks", self.LEGAL + self.EMOTIVE)
        first, = (finding for finding in report["findings"]
                  if finding["clause"] == "crisis/listen-first")
        self.assertIn("Thank you for bringing this to our attention, we are investigating and will "
                      "respond as soon as we are able", first["message"])
        asked = {need["fact"] for need in report["needs"]}
        self.assertLessEqual({"crisis.listening_posted", "approval.stakeholders", "crisis.format",
                              "crisis.questions_answered", "information.in_public_domain",
                              "crisis.channels_updated", "crisis.faqs_considered"}, asked)

    def test_messages_are_counted_as_people_count(self):
        window = json.dumps({"messages": [{"text": "Hello"}, *self.LEGAL]}).encode()
        text = run("conversation", "--policy", "covwarks", "--format", "text", stdin=window).stdout
        self.assertIn(b"In message 2:\n", text)
        page = run("conversation", "--policy", "covwarks", "--format", "html", stdin=window).stdout
        self.assertIn(b"<h4>Message 2</h4>", page)

    def test_one_person_who_writes_often_is_no_crisis(self):
        messages = [dict(message, author="@one")
                    for message in self.TOPIC + self.LEGAL + self.EMOTIVE]
        self.assertEqual(assess("covwarks", messages * 5)["measures"]["crisis"], "none")


class Responses(unittest.TestCase):
    def respond(self, *arguments, window=WINDOW, policy="covwarks", stdin=b""):
        return run("response", "--policy", policy, "--conversation", window, *arguments,
                   stdin=stdin)

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
        calm = json.dumps({"messages": [{"author": "a", "text": "Thank you",
                                         "labels": ["compliment"]}]})
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
        self.assertEqual(json.loads(self.respond("--format", "sarif", DRAFTS).stdout)["version"],
                         "2.1.0")
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
        for content, word in ((b"", b"there is no conversation in it"),
                              (b'{"messages":[]}\n', b"at least one"),
                              (b'{"messages":[{"text":"x"}]}\n' * 2, b"more than one"),
                              (b'{"messages":[{"text":"x","at":"2026-02-30"}]}\n', b"2026-02-30"),
                              (b'{"messages":[{"text":"x"}],"facts":{"no.such":true}}\n',
                               b"no.such"),
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
