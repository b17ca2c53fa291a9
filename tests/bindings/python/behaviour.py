"""The Python module as its users meet it: subjects, clocks, texts, many posts at once, the command.
Policies and reports have tests of their own.

SPDX-License-Identifier: MIT
"""

import datetime
import subprocess
import sys
import threading
import unittest

import smpolicy
from smpolicy import Verdict

POLICY = smpolicy.Policy("covwarks")
CLEAR = "Our clinics are open on Saturday morning for everyone."
BROKEN = "Flu clinics \U0001F489 é open Saturday #covwarks"


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

    def test_nothing_in_a_list_is_refused(self):
        picture = {"kind": "image", "alt": "The new ward"}
        for check, given in ((POLICY.evaluate_post, {"text": "x", "media": [None]}),
                             (POLICY.evaluate_post, {"text": "x", "media": [picture, None]}),
                             (POLICY.evaluate_post, {"text": "x", "shared": {"media": [None]}}),
                             (POLICY.check_profile, {"bio": "x", "links": ["https://x.org", None]}),
                             (POLICY.assess_conversation, {"messages": [None, {"text": "x"}]})):
            with self.assertRaisesRegex(TypeError, "is missing from its list"):
                check(**given)

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
