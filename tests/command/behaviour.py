#!/usr/bin/python3
"""The smpolicy command: what it answers, by every door.
Usage: behaviour.py path/to/smpolicy path/to/project
SPDX-License-Identifier: MIT"""

import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

from kit import PROJECT, SMPOLICY, Folder, check, lines, run


class Answers(Folder):
    def test_a_lower_case_hashtag_is_cited_and_repaired(self):
        report, = lines(check("--text", "Book now #covwarks"))
        finding, = [f for f in report["findings"] if f["signal"] == "hashtag.uncapitalised"]
        self.assertEqual(finding["cite"]["section"], "7.1")
        self.assertIn("capital letter", finding["cite"]["quote"])
        self.assertEqual(finding["span"], {"bytes": [9, 18], "chars": [9, 18], "utf16": [9, 18]})
        self.assertEqual(finding["fix"], {"edits": [{"field": "text", "bytes": [9, 18],
                                                     "with": "#CovWarks"}], "safe": True})

    def test_a_tag_that_nobody_listed_is_repaired_too(self):
        for tag, cased in (("#walkingforhealth", "#WalkingForHealth"),
                           ("#getyourflujab", "#GetYourFluJab"),
                           ("#mentalhealthawarenessweek", "#MentalHealthAwarenessWeek")):
            report, = lines(check("--text", f"Join us on Saturday {tag}"))
            fixes = [f["fix"]["edits"][0]["with"] for f in report["findings"] if "fix" in f]
            self.assertEqual(fixes, [cased])

    def test_spans_count_bytes_code_points_and_utf16(self):
        report, = lines(check("--text", "Caf\u00e9 \U0001F499 #covwarks"))
        finding, = [f for f in report["findings"] if f["signal"] == "hashtag.uncapitalised"]
        self.assertEqual(finding["span"], {"bytes": [11, 20], "chars": [7, 16], "utf16": [8, 17]})

    def test_every_report_names_its_policy(self):
        report, = lines(check("--text", "Hello"))
        self.assertEqual(report["policy"]["id"], "covwarks")
        self.assertEqual(report["policy"]["version"], "1.4")
        self.assertRegex(report["policy"]["sha256"], "^[0-9a-f]{64}$")

    def test_the_same_input_gives_the_same_bytes(self):
        posts = str(PROJECT / "examples/posts/covwarks-month.jsonl")
        first = check(posts)
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertEqual(first.stdout, check(posts).stdout)
        self.assertEqual(first.stdout, check("--jobs", "4", posts).stdout)
        turkish = dict(os.environ, LC_ALL="tr_TR.UTF-8", LANG="tr_TR.UTF-8")
        again = subprocess.run([SMPOLICY, "check", "--policy", "covwarks", posts],
                               capture_output=True, env=turkish)
        self.assertEqual(first.stdout, again.stdout)

    def test_reports_come_in_the_order_of_the_input(self):
        posts = "".join(json.dumps({"id": str(i), "text": "Hello"}) + "\n" for i in range(2000))
        reports = lines(check("--jobs", "3", stdin=posts.encode()))
        self.assertEqual([r["id"] for r in reports], [str(i) for i in range(2000)])

    def test_a_missing_fact_holds_the_post_and_is_asked_for(self):
        post = {"text": "Meet our volunteers", "account": "corporate",
                "media": [{"kind": "image", "alt": "Three volunteers at a market stall",
                           "people": "identifiable"}]}
        report, = lines(check(stdin=json.dumps(post).encode()))
        self.assertEqual(report["verdict"], "hold")
        self.assertTrue(report["needs"])
        for need in report["needs"]:
            self.assertTrue(need["ask"].endswith("?"), need)
            self.assertTrue(need["clauses"] and need["cites"])

    def test_csv_and_jsonl_agree(self):
        csv = self.write("posts.csv", '\ufeffid,text,account,media.0.kind,media.0.alt\r\n'
                         '1,"Book now, please #covwarks",corporate,image,"A ""flu"" clinic"\r\n'
                         '2,"Two\nlines",personal,,\r\n')
        posts = [{"id": "1", "text": "Book now, please #covwarks", "account": "corporate",
                  "media": [{"kind": "image", "alt": 'A "flu" clinic'}]},
                 {"id": "2", "text": "Two\nlines", "account": "personal"}]
        jsonl = self.write("posts.jsonl", "\n".join(map(json.dumps, posts)))
        self.assertEqual(check(csv).stdout, check(jsonl).stdout)

    def test_fail_on(self):
        self.assertEqual(check("--fail-on", "note", "--text", "Book now #covwarks").returncode, 1)
        self.assertEqual(check("--fail-on", "reject", "--text", "Book now #covwarks").returncode, 0)
        self.assertEqual(check("--text", "Book now #covwarks").returncode, 0)

    def test_every_format_is_whole(self):
        posts = str(PROJECT / "examples/posts/demo.jsonl")
        for form, start, end in (("text", b"", b"\n"), ("sarif", b"{", b"}"),
                                 ("html", b"<!DOCTYPE html>", b"</html>")):
            out = check("--format", form, posts)
            self.assertEqual(out.returncode, 0, out.stderr)
            self.assertTrue(out.stdout.startswith(start), form)
            self.assertTrue(out.stdout.rstrip().endswith(end.strip()), form)
        sarif = json.loads(check("--format", "sarif", posts).stdout)
        self.assertEqual(sarif["version"], "2.1.0")

    def test_redaction_hides_personal_data_everywhere(self):
        post = b'{"text":"Mrs Example, NHS number 999 123 4560, was discharged today"}'
        for form in ("json", "text", "html", "sarif"):
            out = check("--redact", "--format", form, stdin=post)
            self.assertNotIn(b"999 123 4560", out.stdout, form)
        page = check("--redact", "--format", "html", "--title", "About MRS EXAMPLE", stdin=post)
        self.assertNotIn(b"EXAMPLE", page.stdout)
        wrong = check("--redact", stdin=b'{"text":"x","account":"Sam Example"}').stdout
        self.assertIn(b'\\"account\\" cannot be', wrong)
        self.assertNotIn(b"Example", wrong)

    def test_fix_reaches_a_fixed_point(self):
        first = run("fix", "--policy", "covwarks", "--format", "text", "--text",
                    "Book your jab today #covwarks #getboosternow").stdout.decode().rstrip("\n")
        again = run("fix", "--policy", "covwarks", "--format", "text", "--text", first)
        self.assertEqual(again.stdout.decode().rstrip("\n"), first)
        self.assertIn("#CovWarks #GetBoosterNow", first)

    def test_tokens(self):
        line, = lines(run("tokens", "--platform", "x", "--text", "Hi @nhsuk see nhs.uk #NHS75"))
        kinds = [t["kind"] for t in line["tokens"] if t["kind"] not in ("space", "word")]
        self.assertEqual(kinds, ["mention", "url", "hashtag"])
        self.assertEqual("".join(t["text"] for t in line["tokens"]), "Hi @nhsuk see nhs.uk #NHS75")
        self.assertEqual(line["measures"]["weighted_length"], 44)

    def test_commands_about_packs(self):
        for command, word in (("policies", b"covwarks"), ("facts", b"Ask:"),
                              ("coverage", b"organisational")):
            out = run(command)
            self.assertEqual(out.returncode, 0, out.stderr)
            self.assertIn(word, out.stdout)
        self.assertIn(b"overdue", run("policies", "--on", "2026-11-21").stdout)

    def test_lists_for_scripts(self):
        policies = {p["id"]: p for p in lines(run("policies", "--format", "json"))}
        self.assertEqual(policies["covwarks"]["expires"], "2024-10-01")
        self.assertNotIn("organisation", policies["nhs-base"])
        clauses = lines(run("coverage", "covwarks", "--format", "json"))
        self.assertEqual(len(clauses), policies["covwarks"]["clauses"])
        tag, = [c for c in clauses if "hashtag.uncapitalised" in c.get("signals", ())]
        self.assertTrue(tag["implemented"] and tag["flag_examples"] and tag["quote"])
        duty = next(c for c in clauses if c["kind"] == "organisational")
        self.assertFalse(duty["implemented"] or "severity" in duty)
        facts = {f["fact"]: f for f in lines(run("facts", "covwarks", "--format", "json"))}
        self.assertEqual(facts["media.consent"]["type"], "truth")
        self.assertIn("?", facts["media.consent"]["ask"])


class Shared(unittest.TestCase):
    """Texts that are beside a checkout, not in it."""

    def test_every_text_of_the_reference_gets_a_report(self):
        # But for one that is blank, which is an error (input.py).
        folder = os.environ.get("SMP_SHARED_DIR", PROJECT.parent / "shared")
        path = pathlib.Path(folder, "conformance/twitter-text/reference-entities.json")
        if not path.exists():
            self.skipTest(f"no {path.name} beside the checkout")
        cases = [case for case in json.loads(path.read_text())["cases"] if case["text"].strip()]
        posts = "".join(json.dumps({"id": c["id"], "text": c["text"]}) + "\n" for c in cases)
        out = check("--jobs", "2", stdin=posts.encode())
        self.assertEqual(out.returncode, 0, out.stderr)
        self.assertEqual([r["id"] for r in lines(out)], [c["id"] for c in cases])
        kinds = {"hashtag", "mention", "cashtag", "url"}
        tokens = lines(run("tokens", "--platform", "x", stdin=posts.encode()))
        for case, line in zip(cases, tokens):
            with self.subTest(case["id"]):
                found = [[t["kind"], t["text"]] for t in line["tokens"] if t["kind"] in kinds]
                self.assertEqual(found, [["mention" if entity["type"] == "list" else entity["type"],
                                          entity["text"]] for entity in case["entities"]])
                self.assertEqual(line["measures"]["weighted_length"], case["weightedLength_v3"])


class Profiles(Folder):
    def test_a_spreadsheet_of_profiles_ends_with_what_became_of_them(self):
        name = self.write("staff.csv", "id,name,handle,bio,platform,account\n"
                                       "a,Pat,@pat,\"Nurse, mum. Views my own\",x,personal\n"
                                       "b,Sam,@sam,NHS porter,x,personal\n"
                                       "c,Jo,@jo,Potter,x,personal\n")
        reports = lines(run("profile", "--policy", "southtees", "--format", "json", name))
        self.assertEqual([report["measures"]["disclaimer"] for report in reports],
                         ["equivalent", "absent", "not-required"])
        self.assertEqual([report["measures"]["associated"] for report in reports],
                         [True, True, False])
        text = run("profile", "--policy", "southtees", "--format", "text", name).stdout.decode()
        closing = text[text.index("3 checked"):].splitlines()
        self.assertEqual([line.split()[-1] for line in closing if "absent" in line], ["1"])
        page = run("profile", "--policy", "southtees", "--format", "html", name).stdout.decode()
        self.assertIn("<caption>Disclaimer</caption>", page)

    def test_what_is_offered_can_be_put_into_the_bio(self):
        bio = "NHS porter"
        line = json.dumps({"bio": bio, "platform": "x", "account": "personal"}).encode()
        report, = lines(run("profile", "--policy", "southtees", stdin=line))
        edit, = report["findings"][0]["fix"]["edits"]
        start, end = edit["bytes"]
        mended = bio[:start] + edit["with"] + bio[end:]
        again, = lines(run("profile", "--policy", "southtees", "--text", mended,
                           "--account", "personal"))
        self.assertEqual(again["measures"]["disclaimer"], "exact")


class Usage(unittest.TestCase):
    def test_wrong_usage(self):
        for arguments in (["--nonsense"], ["check", "--format", "pdf", "--text", "x"],
                          ["dance"], [], ["check", "--jobs", "0"], ["lint"],
                          ["check", "--policy", "covwarks", "--fail-on", "sometimes"]):
            out = run(*arguments)
            self.assertEqual(out.returncode, 64, arguments)
            self.assertTrue(out.stderr)
            self.assertEqual(out.stdout, b"")

    def test_help_and_version(self):
        self.assertIn(b"Exit status", run("--help").stdout)
        self.assertIn(b"ICU", run("--version").stdout)

    def test_the_help_of_a_command_is_of_that_command(self):
        all_of_it = run("--help").stdout.decode()
        names = re.findall(r"^  smpolicy (\S+)", all_of_it, re.M)
        options = set(re.findall(r"^  --([a-z-]+) ", all_of_it, re.M)) - {"help"}
        self.assertGreater(len(names), 15)
        for name in names:
            text = run(name, "--help").stdout.decode()
            self.assertTrue(text.startswith(f"smpolicy {name}"), text)
            self.assertLess(len(text), 1400)
            told = set(re.findall(r"^  --([a-z-]+) ", text, re.M))
            for option in options:
                refused = b"has no option" in run(name, f"--{option}", "1").stderr
                self.assertEqual(option in told, not refused, (name, option))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
