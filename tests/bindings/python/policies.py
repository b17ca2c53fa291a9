"""Policies as users of the Python module open, read and send them.

SPDX-License-Identifier: MIT
"""

import datetime
import os
import pickle
import tempfile
import unittest

import smpolicy
from smpolicy import Severity, Verdict

POLICY = smpolicy.Policy("covwarks")
CLEAR = "Our clinics are open on Saturday morning for everyone."


class OwnPolicy(smpolicy.Policy):
    """As a script may make it: opened by other arguments, with something of its own."""

    def __init__(self, owner):
        super().__init__("covwarks", facts={"crisis.active": False})
        self.owner = owner


class Policies(unittest.TestCase):
    def test_a_policy_opens_by_name_path_and_text(self):
        yaml = smpolicy.policy_text("covwarks")
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "own.yaml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(yaml)
            opened = [POLICY, smpolicy.Policy(path), smpolicy.Policy(path=path),
                      smpolicy.Policy(text=yaml), smpolicy.Policy(text=yaml.encode())]
        self.assertEqual({policy.sha256 for policy in opened}, {POLICY.sha256})
        self.assertIn("covwarks", smpolicy.policies())
        self.assertEqual(len(smpolicy.policies()), 5)
        self.assertEqual((POLICY.id, POLICY.version, POLICY.expires),
                         ("covwarks", "1.4", datetime.date(2024, 10, 1)))
        self.assertEqual(POLICY.documents[0].expires, POLICY.expires)

    def test_clauses_documents_and_facts_can_be_read(self):
        clause = next(c for c in POLICY.clauses if c.id == "accessibility/hashtag-case")
        self.assertEqual((clause.section, clause.severity), ("7.1", Severity.WARNING))
        self.assertIn("hashtag.uncapitalised", clause.signals)
        self.assertEqual(POLICY.documents[0].version, "1.4")
        self.assertIn("media.consent", {fact.name for fact in POLICY.facts})
        signals = {signal.name: signal for signal in POLICY.signals}
        self.assertIsNone(signals["hashtag.uncapitalised"].pack)
        self.assertTrue({name for clause in POLICY.clauses for name in clause.signals}
                        <= set(signals))
        self.assertEqual(POLICY.signals[-1].fields[0], "text")

    def test_an_unknown_name_lists_the_names(self):
        with self.assertRaisesRegex(smpolicy.NotFoundError, "covwarks"):
            smpolicy.Policy("covwarx")
        with self.assertRaises(LookupError):
            smpolicy.Policy("covwarx")

    def test_a_missing_file_is_an_oserror(self):
        with self.assertRaises(OSError) as caught:
            smpolicy.Policy("/nowhere/own.yaml")
        self.assertIsInstance(caught.exception, smpolicy.FileError)

    def test_a_broken_pack_tells_every_fault_with_its_place(self):
        with self.assertRaises(smpolicy.PackError) as caught:
            smpolicy.Policy(text="smpack: 1\npack: own\nfoo: bar\n")
        error = caught.exception
        self.assertGreater(len(error.diagnostics), 1)
        foo = next(d for d in error.diagnostics if "foo" in d.message)
        self.assertEqual((foo.line, foo.column, foo.source_line), (3, 1, "foo: bar"))
        self.assertTrue(error.line and error.source)
        self.assertEqual(str(pickle.loads(pickle.dumps(error))), str(error))

    def test_it_takes_one_source(self):
        for wrong in (), ("covwarks", "covwarks"):
            with self.assertRaises(TypeError):
                smpolicy.Policy(*wrong)
        with self.assertRaises(TypeError):
            smpolicy.Policy("covwarks", text="smpack: 1")
        with self.assertRaisesRegex(TypeError, "str or a path, not int"):
            smpolicy.Policy(3)

    def test_standing_facts_hold_for_every_post(self):
        self.assertEqual(POLICY.evaluate_post(CLEAR).assumed["crisis.active"], "no")
        settled = smpolicy.Policy("covwarks", facts={"crisis.active": False})
        self.assertNotIn("crisis.active", settled.evaluate_post(CLEAR).assumed)
        with self.assertRaises(smpolicy.ArgumentError):
            smpolicy.Policy("covwarks", facts={"no.such": True})
        with self.assertRaises(TypeError):
            smpolicy.Policy("covwarks", facts={"crisis.active": object()})

    def test_texts_are_no_longer_than_the_host_allows(self):
        short = smpolicy.Policy("covwarks", max_text_bytes=20)
        self.assertEqual(short.evaluate_post("x" * 20, account="corporate").verdict, "clear")
        for again in short, pickle.loads(pickle.dumps(short)):
            with self.assertRaises(smpolicy.LimitError):
                again.evaluate_post("x" * 21, account="corporate")
        smpolicy.Policy("covwarks", max_text_bytes=2 ** 24)
        for wrong in -1, 1.5, "20", None, 2 ** 24 + 1, 2 ** 70:
            with self.assertRaisesRegex(ValueError, "^max_text_bytes= takes a whole number up to "):
                smpolicy.Policy("covwarks", max_text_bytes=wrong)

    def test_what_a_large_text_took_is_given_back(self):
        def resident():
            with open("/proc/self/statm", encoding="ascii") as file:
                return int(file.read().split()[1]) * 4096
        POLICY.evaluate_post("x", account="corporate")
        before = resident()
        POLICY.evaluate_post("#tag " * 400_000, account="corporate")
        self.assertLess(resident() - before, 40_000_000)

    def test_a_policy_can_be_sent_to_another_process(self):
        again = pickle.loads(pickle.dumps(smpolicy.Policy("covwarks")))
        self.assertEqual((again, hash(again)), (POLICY, hash(POLICY)))
        self.assertNotEqual(again, smpolicy.Policy("covwarks", facts={"crisis.active": False}))
        self.assertNotEqual(again, smpolicy.Policy("blmk"))
        seeing = smpolicy.Policy("covwarks", find_personal_data=True)
        self.assertNotEqual(again, seeing)
        self.assertEqual(pickle.loads(pickle.dumps(seeing)), seeing)
        self.assertNotEqual(again, "covwarks")

    def test_a_policy_of_ones_own_kind_arrives_as_that(self):
        sent = OwnPolicy("Sam")
        sent.note = "ours"
        again = pickle.loads(pickle.dumps(sent))
        self.assertIs(type(again), OwnPolicy)
        self.assertEqual((again, again.owner, again.note), (sent, "Sam", "ours"))
        self.assertEqual(again.evaluate_post(CLEAR).verdict, Verdict.CLEAR)

    def test_the_policies_are_those_of_organisations_and_the_blocks_if_asked(self):
        ours, all = smpolicy.policies(), smpolicy.policies(blocks=True)
        self.assertEqual(all[:len(ours)], ours)
        self.assertTrue(all[len(ours):])
        for id in all:
            self.assertEqual(smpolicy.Policy(id).organisation is not None, id in ours, id)

    def test_a_pack_is_looked_over_and_tests_itself(self):
        self.assertTrue(any("review" in str(one) or "expire" in str(one)
                            for one in POLICY.lint(datetime.date(2030, 1, 1))))
        tested = POLICY.test()
        self.assertGreater(tested.examples, 100)
        self.assertEqual((tested.failures, tested.diagnostics), (0, ()))
        wrong = smpolicy.policy_text("covwarks").replace("fix: ", "fix: Not ", 1)
        tested = smpolicy.Policy(text=wrong).test()
        self.assertEqual((tested.failures, len(tested.diagnostics)), (1, 1))

    def test_examples_can_be_asked_about(self):
        example = next(one for one in POLICY.examples if one.flags and one.check == "post")
        report = next(POLICY.evaluate_posts([example.subject]))
        self.assertIn(example.clause, [finding.clause for finding in report] +
                      [clause for need in report.needs for clause in need.clauses])
        self.assertEqual(POLICY.test().examples, len(POLICY.examples))


if __name__ == "__main__":
    unittest.main()
