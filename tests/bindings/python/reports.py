"""Reports as users of the Python module read, mend and write them.

SPDX-License-Identifier: MIT
"""

import collections.abc
import json
import operator
import pickle
import types
import typing
import unittest

import smpolicy
from smpolicy import Outcome, Severity, Verdict

POLICY = smpolicy.Policy("covwarks")
CLEAR = "Our clinics are open on Saturday morning for everyone."
BROKEN = "Flu clinics \U0001F489 é open Saturday #covwarks"


def fits(value, hint):
    """Whether a value is what its annotation says, and all that is in it."""
    kind, inside = typing.get_origin(hint), typing.get_args(hint)
    if kind in (typing.Union, types.UnionType):
        return any(fits(value, one) for one in inside)
    if kind is tuple and inside[-1] is Ellipsis:
        return isinstance(value, tuple) and all(fits(one, inside[0]) for one in value)
    if kind is tuple:
        return len(value) == len(inside) and all(map(fits, value, inside))
    if kind is dict:
        return all(fits(k, inside[0]) and fits(v, inside[1]) for k, v in value.items())
    if not isinstance(value, hint):
        return False
    hints = typing.get_type_hints(hint) if hasattr(hint, "_fields") else {}
    return all(fits(getattr(value, name), hints[name]) for name in hints)


class Reports(unittest.TestCase):
    def setUp(self):
        self.report = POLICY.evaluate_post(BROKEN, account="corporate", platform="x", id=42,
                                           media=[{"kind": "image", "people": "identifiable"}])

    def test_findings_iterate_index_and_slice(self):
        report = self.report
        self.assertEqual(list(report), [report[i] for i in range(len(report))])
        self.assertEqual(report[-1], report.findings[-1])
        self.assertEqual(report[:2], report.findings[:2])
        with self.assertRaises(IndexError):
            report[len(report)]
        self.assertIn(report[0], report)

    def test_spans_slice_str_bytes_and_utf16(self):
        found = [finding for finding in self.report if finding.field == "text" and finding.span]
        self.assertTrue(found)
        for finding in found:
            span = finding.span
            self.assertEqual(BROKEN[span.slice], finding.text)
            self.assertEqual(BROKEN[span.start:span.end], finding.text)
            self.assertEqual(BROKEN.encode()[slice(*span.bytes)].decode(), finding.text)
            start, end = span.utf16
            self.assertEqual(BROKEN.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le"),
                             finding.text)

    def test_the_verdict_is_an_enum_that_compares(self):
        self.assertIs(self.report.verdict, Verdict.HOLD)
        self.assertGreater(self.report.verdict, Verdict.ADVISE)
        self.assertEqual(str(self.report.verdict), "hold")

    def test_enumerations_are_their_names(self):
        finding = self.report[0]
        for value, name in ((self.report.verdict, "hold"), (finding.severity, "warning"),
                            (finding.outcome, "breach")):
            self.assertIsInstance(value, str)
            self.assertEqual(value, name)
            self.assertIn(value, {name, "another"})
            self.assertEqual({name: 1}[value], 1)
            self.assertNotEqual(value, name.upper())
            self.assertEqual((str(value), f"{value}", value.value), (name, name, name))
            self.assertEqual(json.dumps({"told": value}), json.dumps({"told": name}))
            self.assertIs(type(value)(name), value)
            self.assertIs(pickle.loads(pickle.dumps(value)), value)
        self.assertEqual(self.report.to_dict()["verdict"], self.report.verdict)
        self.assertIn("outcome=<Outcome.BREACH: 'breach'>", repr(finding))

    def test_enumerations_are_ordered_by_gravity_and_not_by_letters(self):
        for kind in Verdict, Severity, Outcome:
            for i, lower in enumerate(kind):
                for j, upper in enumerate(kind):
                    for a, b in (lower, upper), (lower, str(upper)), (str(lower), upper):
                        self.assertEqual((a < b, a <= b, a > b, a >= b),
                                         (i < j, i <= j, i > j, i >= j), (a, b))
            self.assertEqual(sorted(reversed(kind)), list(kind))
        self.assertEqual(max(Verdict), "reject")
        self.assertEqual(max(Severity), "error")
        self.assertEqual(max(Outcome), "breach")
        for wrong in "publish", "HOLD", Severity.ERROR:
            for compare in operator.lt, operator.ge:
                for pair in (Verdict.HOLD, wrong), (wrong, Verdict.HOLD):
                    with self.assertRaises(ValueError):
                        compare(*pair)
        with self.assertRaises(TypeError):
            Verdict.HOLD >= 2

    def test_a_finding_says_everything(self):
        finding = self.report[0]
        self.assertEqual((finding.clause, finding.outcome, finding.cite.section),
                         ("accessibility/hashtag-case", Outcome.BREACH, "7.1"))
        self.assertEqual(finding.edits[0].replacement, "#CovWarks")
        self.assertIn("clause='accessibility/hashtag-case'", repr(finding))
        whole = next(f for f in self.report if f.clause == "permission/pictures")
        self.assertEqual((whole.field, whole.span, whole.text), ("media.0", None, None))

    def test_every_part_is_what_its_annotation_says(self):
        staffs = smpolicy.Policy("staffs")
        messages = [staffs.classify_message(text, received="2026-03-02") for text in (
            "Under the Freedom of Information Act, how many beds?", "You useless idiots",
            "I want a copy of my records", "I want to complain about the nurse on ward 4")]
        seen = set()
        for report in (self.report, POLICY.evaluate_post("Ring 07700 900123"), *messages):
            for name in "findings", "needs", "actions", "labels", "clocks":
                for one in getattr(report, name):
                    self.assertTrue(fits(one, type(one)), one)
                    seen.add(type(one).__name__)
            self.assertIs(report.labels, report.labels)
        others = (POLICY.clauses + POLICY.documents + POLICY.facts + POLICY.examples[:50] +
                  POLICY.lint("2030-01-01") + (POLICY.test(), smpolicy.measure("x"),
                  smpolicy.x_length("x"), smpolicy.preview_speech("Call \U0001F489"),
                  smpolicy.work_out_deadline("foi", "2026-03-02")) + smpolicy.bank_holidays()[:3] +
                  tuple(smpolicy.tokenise("a #b")))
        for one in others:
            self.assertTrue(fits(one, type(one)), one)
            seen.add(type(one).__name__)
        self.assertGreaterEqual(seen, {"Finding", "Need", "Action", "Label", "Clock"})

    def test_it_is_the_json_contract(self):
        told = self.report.to_dict()
        self.assertEqual(json.loads(self.report.to_json()), told)
        self.assertEqual(told["id"], "42")
        self.assertEqual([f["clause"] for f in told["findings"]],
                         [f.clause for f in self.report])
        self.assertEqual(told["measures"], self.report.measures)
        self.assertEqual(told["assumed"], self.report.assumed)
        self.assertEqual([n["ask"] for n in told["needs"]], [n.ask for n in self.report.needs])

    def test_fixes(self):
        self.assertEqual(self.report.apply_fixes(), BROKEN.replace("#covwarks", "#CovWarks"))
        self.assertEqual(self.report.apply_fixes(only=[]), BROKEN)
        self.assertIn("#CovWarks", self.report.apply_fixes(only=[self.report[0]]))
        self.assertIn("#CovWarks", smpolicy.apply_fixes(self.report, only=[0]))
        self.assertEqual(self.report.apply_fixes(only=[-len(self.report)]),
                         self.report.apply_fixes(only=[0]))
        for wrong in 99, len(self.report), -len(self.report) - 1:
            with self.assertRaisesRegex(IndexError, f"no finding {wrong}: this report has "
                                        f"{len(self.report)}, counted from 0"):
                self.report.apply_fixes(only=[wrong])
        for wrong in "0", 1.0, None:
            with self.assertRaisesRegex(TypeError, "findings of this report or their indexes, not"):
                self.report.apply_fixes(only=[wrong])
        other = POLICY.evaluate_post("Book now #bookyourjab", account="corporate")
        with self.assertRaisesRegex(ValueError, "of another report"):
            self.report.apply_fixes(only=other)
        with self.assertRaises(smpolicy.Error):
            self.report.apply_fixes("no.such.field")

    def test_a_notebook_shows_it_with_characters_escaped(self):
        report = POLICY.evaluate_post("<b>Join us</b> #covwarks", account="corporate")
        page = report._repr_html_()
        self.assertIn("&lt;b&gt;Join us&lt;/b&gt; <mark>#covwarks</mark>", page)
        self.assertNotIn("<b>", page)

    def test_documents(self):
        reports = [self.report, POLICY.evaluate_post(CLEAR)]
        self.assertEqual(smpolicy.render(reports, "json").splitlines(),
                         [report.to_json() for report in reports])
        self.assertIn("<title>Ours</title>", smpolicy.render(reports, "html", title="Ours"))
        self.assertEqual(json.loads(smpolicy.render(reports, "sarif"))["version"], "2.1.0")
        self.assertEqual(smpolicy.render(self.report, "json"), smpolicy.render(reports[:1], "json"))
        with self.assertRaises(smpolicy.ArgumentError):
            smpolicy.render(reports, "pdf")

    def test_what_the_policy_does_not_ask_for_is_masked_if_it_was_opened_so(self):
        for finds in False, True:
            policy = smpolicy.Policy("covwarks", find_personal_data=finds)
            report = policy.classify_message("Doris Whitfield, Tuesday")
            self.assertEqual(len(report), 0)
            self.assertEqual("Doris" in report.to_html(redact=True), not finds)
            self.assertIn("Doris", report.to_html())

    def test_errors_have_their_place_in_a_document(self):
        answers = POLICY.evaluate_posts([CLEAR, {"platform": "myspace"}, 7], errors="return")
        lines = [json.loads(line) for line in smpolicy.render(answers, "json").splitlines()]
        self.assertEqual(lines[0]["verdict"], "clear")
        self.assertEqual([line["error"]["code"] for line in lines[1:]], ["argument", "argument"])
        self.assertIn("myspace", lines[1]["error"]["message"])
        for wrong in "report", KeyError("x"):
            with self.assertRaisesRegex(TypeError, "takes reports"):
                smpolicy.render([wrong])

    def test_an_error_knows_whose_it_is(self):
        wrong = {"platform": "myspace"}
        posts = [{**wrong, "id": given} for given in (7, "seven", "sieben".encode(), None, True)]
        posts += [{"id": "type", "text": object()}, types.MappingProxyType({"id": "map", **wrong}),
                  7, {"id": 8, "text": CLEAR}]
        answers = list(POLICY.evaluate_posts(posts, errors="return"))
        ids = ["7", "seven", "sieben", None, None, "type", "map", None]
        self.assertEqual([answer.id for answer in answers[:-1]], ids)
        lines = [json.loads(line) for line in smpolicy.render(answers, "json").splitlines()]
        self.assertEqual([line.get("id") for line in lines], [*ids, "8"])
        self.assertEqual([line["line"] for line in lines if "error" in line], list(range(1, 9)))
        for ask in (POLICY.evaluate_post, POLICY.check_profile, POLICY.classify_message,
                    POLICY.check_account, POLICY.assess_conversation, POLICY.check_response):
            with self.assertRaises(smpolicy.ArgumentError) as caught:
                ask(**({"text": CLEAR} if ask == POLICY.classify_message else
                       {"conversation": []} if ask == POLICY.check_response else {}),
                    id="asked", platform="myspace")
            self.assertEqual(caught.exception.id, "asked")
        self.assertEqual(pickle.loads(pickle.dumps(caught.exception)).id, "asked")

    def test_a_report_is_a_sequence_that_stays_where_it_is(self):
        self.assertIsInstance(self.report, collections.abc.Sequence)
        self.assertEqual(self.report.index(self.report[1]), 1)
        with self.assertRaisesRegex(TypeError, "to_json"):
            pickle.dumps(self.report)

    def test_a_report_is_true_and_outlives_its_policy(self):
        report = smpolicy.Policy("blmk").evaluate_post(CLEAR)
        self.assertTrue(report)
        self.assertIn('"id":"blmk"', report.to_json())
        self.assertIn("Report(verdict=", repr(report))


if __name__ == "__main__":
    unittest.main()
