"""The Python module as its users meet it.

SPDX-License-Identifier: MIT
"""

import collections.abc
import datetime
import json
import operator
import os
import pickle
import subprocess
import sys
import tempfile
import threading
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

    def test_a_policy_can_be_sent_to_another_process(self):
        again = pickle.loads(pickle.dumps(smpolicy.Policy("covwarks")))
        self.assertEqual((again, hash(again)), (POLICY, hash(POLICY)))
        self.assertNotEqual(again, smpolicy.Policy("covwarks", facts={"crisis.active": False}))
        self.assertNotEqual(again, smpolicy.Policy("blmk"))
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


class Subjects(unittest.TestCase):
    def test_every_subject(self):
        profile = POLICY.check_profile(name="Ann", bio="GP at NHS Coventry. Views my own.",
                                       links=["https://example.org"], account="professional")
        self.assertEqual(profile.to_dict()["check"], "profile")
        message = POLICY.classify_message("Under the Freedom of Information Act, how many?",
                                          received=datetime.date(2026, 3, 2), channel="direct",
                                          history={"days": 30, "messages": 2})
        foi, = POLICY.classify_message("Under the FOI Act, how many complaints about parking?",
                                       nation="england", received="2026-03-02").clocks
        self.assertEqual((foi.clock, foi.nation, foi.by),
                         ("foi", "england", datetime.date(2026, 3, 31)))
        self.assertEqual([lack.what for lack in foi.lacks], ["name", "address"])
        self.assertEqual([label["label"] for label in message.to_dict()["labels"]],
                         [label.label for label in message.labels])
        account = POLICY.check_account(handle="@example", verified=False)
        blank = POLICY.check_account(handle="@example", request={})
        self.assertTrue(blank.needs)
        self.assertFalse(account.needs)
        self.assertEqual(account.to_dict()["check"], "account")
        talk = POLICY.assess_conversation([{"author": "a", "text": "Awful", "labels": "complaint"},
                                           {"author": "b"}, {}])
        self.assertEqual(talk.measures["messages"], 3)
        self.assertEqual(POLICY.assess_conversation(
            [{"author": "a", "labels": message.labels}, {"labels": ["complaint", "foi"]}])
            .to_json(), POLICY.assess_conversation(
            [{"author": "a", "labels": " ".join(label.label for label in message.labels)},
             {"labels": "complaint foi"}]).to_json())
        guidance = smpolicy.check_accessibility("Book now #bookyourjab")
        self.assertEqual(guidance.to_dict()["policy"]["id"], "accessibility")
        own = POLICY.check_accessibility("Book now #bookyourjab", account="corporate")
        self.assertEqual(own.to_dict()["check"], "accessibility")

    def test_a_response_is_held_to_the_crisis_that_the_conversation_shows(self):
        angry = [{"author": f"a{i}", "labels": ["complaint"],
                  "text": "The car park is a disgrace, people could die, see you in court"}
                 for i in range(12)]
        text = "Our car park opens at nine."
        alone = POLICY.evaluate_post(text, account="corporate")
        calm = POLICY.check_response([{"author": "a", "text": "Thanks"}], text, account="corporate")
        heard = POLICY.check_response({"messages": angry}, text, account="corporate")
        self.assertEqual([f.clause for f in calm], [f.clause for f in alone])
        self.assertGreater({f.clause for f in heard} | {c for n in heard.needs for c in n.clauses},
                           {f.clause for f in alone})
        self.assertEqual(heard.field(), text)
        with self.assertRaises(smpolicy.ArgumentError):
            POLICY.check_response({"messages": angry, "platform": "myspace"}, text)
        with self.assertRaises(TypeError):
            POLICY.check_response(5, text)


class Clocks(unittest.TestCase):
    def test_a_deadline_is_a_date_with_its_law(self):
        told = smpolicy.work_out_deadline("foi", datetime.date(2026, 3, 2))
        self.assertEqual((told.received, told.due),
                         (datetime.date(2026, 3, 2), datetime.date(2026, 3, 31)))
        self.assertIn("2000", told.source)
        self.assertEqual(told, smpolicy.work_out_deadline("foi", "2026-03-02", "wales"))
        with self.assertRaises(LookupError):
            smpolicy.work_out_deadline("complaint", "2026-03-02", "scotland")
        for wrong in ("tax", "2026-03-02"), ("foi", "yesterday"), ("foi", "2026-03-02", "france"):
            with self.assertRaises(smpolicy.ArgumentError):
                smpolicy.work_out_deadline(*wrong)

    def test_working_days_and_holidays(self):
        day = datetime.date(2026, 12, 25)
        self.assertIs(smpolicy.is_working_day(day), False)
        self.assertIs(smpolicy.is_working_day(datetime.date(2026, 12, 24), "england"), True)
        self.assertIsNone(smpolicy.is_working_day("2026-02-30"))
        self.assertIn(day, [holiday.date for holiday in smpolicy.bank_holidays()])


class Texts(unittest.TestCase):
    def test_tokens_cover_the_text(self):
        tokens = smpolicy.tokenise(BROKEN, "mastodon")
        self.assertEqual("".join(BROKEN[token.span.slice] for token in tokens), BROKEN)
        self.assertEqual(tokens[-1].kind, "hashtag")
        with self.assertRaises(smpolicy.ArgumentError):
            smpolicy.tokenise("x", "myspace")

    def test_measures(self):
        measures = smpolicy.measure("Hello \U0001F489", "x")
        self.assertEqual((measures.code_points, measures.utf16_units, measures.platform_limit),
                         (7, 8, 280))
        self.assertIsNone(smpolicy.measure("x", "other").platform_limit)

    def test_bytes_that_are_not_utf8_and_x_lengths(self):
        text = b"Caf\xe9 and \xff"
        self.assertEqual([text.decode(errors="replace")[span.slice]
                          for span in smpolicy.ill_formed(text)], ["\ufffd", "\ufffd"])
        self.assertEqual(smpolicy.ill_formed("Café"), [])
        self.assertTrue(smpolicy.x_length("Hello").valid)
        self.assertEqual(smpolicy.x_length("x" * 281).valid_utf16, (0, 280))
        with self.assertRaises(smpolicy.ArgumentError):
            smpolicy.x_length("x", 7)

    def test_speech_and_its_pieces(self):
        speech = smpolicy.preview_speech(BROKEN, media=[{"kind": "image"}])
        self.assertIn("syringe", speech.literal.text)
        for spoken in speech:
            for piece in spoken.pieces:
                said = spoken.text[piece.spoken]
                if not piece.differs:
                    self.assertEqual(said, BROKEN[piece.span.slice])
        self.assertGreater(speech.literal.seconds, 1)
        self.assertNotEqual(smpolicy.preview_speech("An ICB", acronyms=["ICB"]).literal.text, "")


class Batches(unittest.TestCase):
    def test_reports_stream_in_order_from_any_number_of_jobs(self):
        posts = [f"Post {i} #covwarks" if i % 3 else {"text": f"Post {i}", "account": "corporate"}
                 for i in range(500)]
        one = [report.to_json() for report in POLICY.evaluate_posts(posts)]
        four = [report.to_json() for report in POLICY.evaluate_posts(iter(posts), jobs=4)]
        self.assertEqual(one, four)
        self.assertEqual(one[1], POLICY.evaluate_post(posts[1]).to_json())
        inbox = ["When is it open?", {"text": "A disgrace", "channel": "direct"}] * 40
        self.assertEqual([report.to_json() for report in POLICY.classify_messages(inbox, jobs=2)],
                         [report.to_json() for report in POLICY.classify_messages(inbox)])

    def test_one_job_answers_before_the_next_post_is_there(self):
        asked = []

        def posts():
            for i in range(3):
                asked.append(i)
                yield CLEAR
        stream = POLICY.evaluate_posts(posts())
        next(stream)
        self.assertEqual(asked, [0])

    def test_an_exception_of_the_posts_own_is_raised_in_its_place(self):
        class Failing(dict):
            def items(self):
                raise KeyError("mine")
        for jobs in 1, 2:
            for errors in "raise", "return":
                stream = POLICY.evaluate_posts([CLEAR, Failing(), CLEAR], jobs=jobs, errors=errors)
                self.assertIs(next(stream).verdict, Verdict.CLEAR)
                with self.assertRaises(KeyError):
                    next(stream)

    def test_an_endless_stream_is_read_as_it_is_asked_for(self):
        def endless():
            while True:
                yield CLEAR
        for jobs in 1, 3:
            stream = POLICY.evaluate_posts(endless(), jobs=jobs)
            self.assertIs(next(stream).verdict, next(stream).verdict)
            getattr(stream, "close", lambda: None)()

    def test_an_error_is_raised_or_stands_in_its_place(self):
        posts = [CLEAR, {"text": CLEAR, "platform": "myspace"}, 7, CLEAR]
        for jobs in 1, 2:
            with self.assertRaises(smpolicy.ArgumentError):
                list(POLICY.evaluate_posts(posts, jobs=jobs))
            kinds = [type(answer).__name__
                     for answer in POLICY.evaluate_posts(posts, jobs=jobs, errors="return")]
            self.assertEqual(kinds, ["Report", "ArgumentError", "TypeError", "Report"])
        with self.assertRaises(ValueError):
            POLICY.evaluate_posts([], jobs=0)
        for one in ("a post", b"a post", {"text": "a post"}):  # letters and keys are no posts
            self.assertRaises(TypeError, POLICY.evaluate_posts, one)

    def test_many_threads_share_a_policy(self):
        wanted, wrong = POLICY.evaluate_post(BROKEN).to_json(), []

        def work():
            for _ in range(200):
                if POLICY.evaluate_post(BROKEN).to_json() != wanted:
                    wrong.append(1)
        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertFalse(wrong)


class Command(unittest.TestCase):
    def test_the_module_runs_the_command(self):
        ran = subprocess.run([sys.executable, "-m", "smpolicy", "policies"], capture_output=True,
                             text=True, check=True)
        self.assertIn("covwarks", ran.stdout)


if __name__ == "__main__":
    unittest.main()
