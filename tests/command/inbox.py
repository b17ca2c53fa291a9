#!/usr/bin/python3
"""A day's inbox through `smpolicy classify`: a thousand messages with broken lines in their midst,
no dates, dates that do not exist; the table of what is due first, and the page of it.
Usage: inbox.py path/to/smpolicy path/to/project
SPDX-License-Identifier: MIT"""

import datetime
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SMPOLICY, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
TEXTS = ("How much did you spend on agency staff last year? Please send a breakdown.",
         "Please send me a copy of everything you hold about me",
         "I want to make a formal complaint about my discharge",
         "Thank you to everyone on ward 4, you were wonderful",
         "What time does the clinic open?",
         "My husband has collapsed and he is not breathing, please help",
         "Gdzie mogę się zaszczepić w przyszłym tygodniu, proszę o odpowiedź",
         "\U0001F3E5", "\U0001F621")


def classify(lines, *options):
    return subprocess.run([SMPOLICY, "classify", "--policy", "staffs", *options, "-"],
                          input="\n".join(lines).encode() + b"\n", capture_output=True, timeout=300,
                          check=False)


def inbox():
    """1,000 lines; every 50th is broken, every 7th message has no day and every 97th one that is no
    day."""
    first = datetime.date(2026, 1, 1)
    for i in range(1000):
        message = {"id": str(i), "text": TEXTS[i % len(TEXTS)],
                   "received": str(first + datetime.timedelta(days=i % 300))}
        if i % 7 == 0:
            del message["received"]
        elif i % 97 == 0:
            message["received"] = "2026-02-30"
        line = json.dumps(message)
        yield line[:len(line) // 2] if i % 50 == 49 else line


def json_object(line):
    try:
        return json.loads(line)
    except ValueError:
        return None


class Page(html.parser.HTMLParser):
    """What links of the page go to, and what they may go to."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.open = set(), set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids.add(attrs.get("id"))
        if attrs.get("href", "").startswith("#"):
            self.links.add(attrs["href"][1:])
        if tag not in ("meta", "br", "link", "img", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag


class Inbox(unittest.TestCase):
    def setUp(self):
        self.lines = list(inbox())
        self.broken = sum(1 for i in range(1000) if i % 50 == 49)
        self.no_day = sum(1 for i in range(1000) if i % 97 == 0 and i % 7 and i % 50 != 49)

    def test_every_line_has_its_answer_in_its_place(self):
        run = classify(self.lines, "--format", "json")
        answers = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual(len(answers), 1000)
        self.assertEqual(run.returncode, 65)
        for number, answer in enumerate(answers, 1):
            if "error" in answer:
                self.assertEqual(answer["line"], number)
            else:
                self.assertEqual(answer["id"], str(number - 1))
        self.assertEqual(sum("error" in answer for answer in answers), self.broken + self.no_day)
        self.assertEqual(run.stdout, classify(self.lines, "--format", "json", "--jobs", "2").stdout)

    def test_requests_without_a_day_stand(self):
        answers = [json.loads(line) for line in
                   classify(self.lines, "--format", "json").stdout.splitlines()]
        undated = [answer for answer in answers if "error" not in answer
                   and int(answer["id"]) % 7 == 0 and answer.get("clocks")]
        self.assertTrue(undated)
        for answer in undated:
            self.assertNotEqual(answer["verdict"], "clear")
            for clock in answer["clocks"]:
                self.assertNotIn("by", clock)
                self.assertTrue(clock["note"])

    def test_the_table_is_sorted_by_what_is_due_first(self):
        run = classify(self.lines, "--format", "triage")
        rows = re.findall(r"^(now|look|-|\d{4}-\d\d-\d\d) +Message (\d+)", run.stdout.decode(),
                          re.M)
        self.assertEqual(len(rows), 1000 - self.broken - self.no_day)
        due = [{"now": "0", "look": "1", "-": "9"}.get(when, when) for when, _ in rows]
        self.assertEqual(due, sorted(due))
        self.assertEqual({int(number) % len(TEXTS) for when, number in rows if when == "now"},
                         {5})
        self.assertEqual({int(number) % len(TEXTS) for when, number in rows if when == "look"},
                         {6})
        self.assertEqual(run.stdout.count(b"could not be read"), self.broken + self.no_day)

    def test_the_page_is_whole_and_its_links_lead_somewhere(self):
        page = Page(classify(self.lines, "--format", "html").stdout.decode())
        self.assertEqual(page.open, [])
        self.assertFalse(page.links - page.ids)

    def test_the_page_says_which_language_a_message_is_in(self):
        page = classify(self.lines, "--format", "html").stdout.decode()
        self.assertIn('<div class="field" dir="auto" lang="pl">Gdzie', page)
        self.assertIn('<div class="field" dir="auto">Please',
                      re.sub("</?(span|mark|a)\\b[^>]*>", "", page))

    def test_no_message_is_lost_from_two_thousand(self):
        twice = [line for line in self.lines if json_object(line)] * 2  # each came twice
        rows = re.findall(r"^(?:now|look|-|\d{4}-\d\d-\d\d) +Message ",
                          classify(twice, "--format", "triage").stdout.decode(), re.M)
        self.assertEqual(len(rows), 2 * (1000 - self.broken - self.no_day))

    def test_masked_the_page_shows_no_personal_detail(self):
        message = {"text": "My NHS number is 999 000 0018, ring me on 07700 900123",
                   "author": {"name": "Pat Sample", "handle": "@pat"}}
        # No clause asks for them in a direct message: masked they are.
        lines = [json.dumps(message), json.dumps(message | {"channel": "direct"})]
        for form in "html", "json", "text", "triage", "sarif":
            shown = classify(lines, "--format", form, "--redact").stdout.decode()
            for detail in "999 000 0018", "07700 900123", "Pat Sample", "@pat":
                self.assertNotIn(detail, shown, form)

    def test_the_table_shows_how_each_message_begins(self):
        long = "The nurses on the ward were wonderful to my father. " * 3
        lines = [json.dumps({"text": text}) for text in ("Thank\n you\tall", long,
                                                         "<b>Thanks</b> \u202e all")]
        table = classify(lines, "--format", "triage").stdout.decode()
        self.assertIn("\n            Thank you all\n", table)
        self.assertRegex(table, "\n            The nurses on the ward [^\n]{20,50} \u2026\n")
        self.assertIn("<b>Thanks</b> \u27e8U+202E\u27e9 all\n", table)
        page = classify(lines, "--format", "html").stdout.decode()
        self.assertIn('<td dir="auto">Thank you all</td>', page)
        self.assertIn('<td dir="auto">&lt;b&gt;Thanks', page)
        secret = json.dumps({"text": "My NHS number is 999 000 0018"})
        shown = classify([secret], "--format", "triage", "--redact").stdout.decode()
        self.assertIn("My NHS number is \u2588", shown)

    def test_dates_of_a_spreadsheet_that_can_only_be_read_day_first(self):
        text = "Please send me a copy of everything you hold about me"
        # What else is in the sheet says nothing of a date, before it or after.
        for dates, wanted in ((["20/11/2026", "05/11/2026 09:15"], ["2026-12-21", None]),
                              (["05/11/2026", "20.11.2026", "5/11/2026"],
                               [None, "2026-12-21", None]),
                              (["20/11/2026", "11/20/2026"], ["2026-12-21", None]),
                              (["31/02/2026", "20/13/2026"], [None, None])):
            sheet = "text,received\n" + "".join(f"{text},{date}\n" for date in dates)
            with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
                file.write(sheet)
                file.flush()
                run = subprocess.run(
                    [SMPOLICY, "classify", "--policy", "staffs", "--format", "json", file.name],
                    capture_output=True, text=True, timeout=60, check=False)
            answers = [json.loads(line) for line in run.stdout.splitlines()]
            self.assertEqual([answer["clocks"][0]["by"] if "clocks" in answer else None
                              for answer in answers], wanted, dates)
            self.assertEqual(run.returncode, 65 if None in wanted else 0, run.stderr)

    def test_the_documented_table_is_what_comes_out(self):
        page = (PROJECT / "docs/clocks.md").read_text(encoding="utf-8")
        command, table = re.search(r"^\$ smpolicy (.*)\n((?:.+\n)+?)```", page, re.M).groups()
        run = subprocess.run([SMPOLICY, *command.split()], cwd=PROJECT, capture_output=True,
                             timeout=60, check=True)
        row = re.compile(r"^(\S+) +(Message \d+)", re.M)
        self.assertEqual(row.findall(run.stdout.decode()), row.findall(table))
        self.assertEqual(len(row.findall(table)), 6)

    def test_people_are_called_what_the_policy_calls_them(self):
        run = subprocess.run([SMPOLICY, "classify", "--policy", "bnssg", "--format", "text",
                              "--account", "corporate"],
                             capture_output=True, timeout=60, check=True,
                             input="\n".join(json.dumps({"text": text}) for text in
                                             ("Shut up you lying scum", TEXTS[0])).encode())
        text = " ".join(run.stdout.decode().split())
        self.assertIn("Next: review with the communications team (0300 123 4476 or", text)
        self.assertIn("Next: consult the department concerned", text)
        self.assertIn("Next: escalate to the communications team (0300 123 4476 or", text)

    def test_nothing_at_all(self):
        run = classify([], "--format", "triage")
        self.assertIn(run.returncode, (0, 65))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
