#!/usr/bin/python3
"""The smpolicy command: every way to get its input or its policy wrong.
Usage: mistakes.py path/to/smpolicy path/to/project
SPDX-License-Identifier: MIT"""

import json
import os
import subprocess
import sys
import unittest

from kit import SMPOLICY, Folder, check, lines, run


class BadInput(Folder):
    def test_broken_json_is_reported_in_its_place_and_the_run_goes_on(self):
        out = check(stdin=b'{"id":"1","text":"Hello"}\n{"id":"2","text":\n'
                          b'{"id":"3","text":"Bye"}\n')
        self.assertEqual(out.returncode, 65)
        one, two, three = lines(out)
        self.assertEqual((one["id"], three["id"]), ("1", "3"))
        self.assertEqual(two["line"], 2)
        self.assertIn("code", two["error"])
        self.assertIn("column", two["error"])
        self.assertNotIn("verdict", two)

    def test_values_out_of_range_name_the_field(self):
        for post, word in (('{"text":"x","platform":"myspace"}', "platform"),
                           ('{"text":"x","at":"2026-02-30"}', "2026-02-30"),
                           ('{"text":"x","media":[{"kind":"hologram"}]}', "media.0.kind"),
                           ('{"text":"x","facts":{"no.such.fact":true}}', "no.such.fact"),
                           ('[1]', "object")):
            out = check("-", stdin=post.encode() if post[0] == "{" else b'{"text":1}')
            if post[0] == "{":
                self.assertEqual(out.returncode, 65, post)
                self.assertIn(word, lines(out)[0]["error"]["message"])

    def test_members_that_are_no_fields_are_mentioned_once(self):
        out = check(stdin=b'{"text":"x","campaign":"x"}\n{"text":"y","campaign":"x"}\n')
        self.assertEqual(out.returncode, 0)
        self.assertEqual(out.stderr.count(b"campaign"), 1)

    def test_a_post_with_nothing_to_check_is_an_error(self):
        out = check(stdin=b'{"id":"4","campaign":"a"}')
        self.assertEqual(out.returncode, 65)
        self.assertIn("nothing to check", lines(out)[0]["error"]["message"])

    def test_duplicate_members_are_refused(self):
        out = check(stdin=b'{"text":"x","text":"y"}')
        self.assertEqual(out.returncode, 65)

    def test_ill_formed_utf8_in_a_plain_file_is_held(self):
        name = self.write("post.txt", b"Caf\xe9 opens on Monday")
        out = check(name)
        report, = lines(out)
        self.assertEqual(report["verdict"], "hold")
        finding, = [f for f in report["findings"] if f["signal"] == "text.ill_formed"]
        self.assertEqual(finding["span"]["bytes"], [3, 4])

    def test_ill_formed_utf8_in_json_is_an_error(self):
        out = check(stdin=b'{"text":"Caf\xe9"}')
        self.assertEqual(out.returncode, 65)

    def test_nul_and_control_characters(self):
        report, = lines(check(stdin=b'{"text":"one\\u0000two \\u001b[31m#covwarks"}'))
        self.assertIn("verdict", report)
        shown = check("--format", "text", stdin=b'{"text":"one\\u001b[31m #covwarks"}').stdout
        self.assertNotIn(b"\x1b[31m", shown)

    def test_a_column_with_nuls_in_its_name_is_passed_over(self):
        out = check(self.write("nuls.csv", b"text,Posts" + b"\0" * 64 + b"\nhello,x\n"))
        self.assertEqual(out.returncode, 0, out.stderr)
        self.assertIn(b'"Posts" is no field of a post', out.stderr)
        self.assertEqual(len(lines(out)), 1)

    def test_a_megabyte_line(self):
        for text in ("#" * 2**20, "a " * 2**19, "#a" * 2**19, "\u0301" * 2**19):
            out = check(stdin=json.dumps({"id": "big", "text": text}).encode())
            self.assertEqual(out.returncode, 0, out.stderr)
            self.assertEqual(lines(out)[0]["id"], "big")

    def test_strange_members_are_mentioned_a_few_times_not_each(self):
        post = {f"member {i}": i for i in range(100_000)}
        post |= {"text": "Book now #covwarks", "account": "corporate"}
        out = check(stdin=json.dumps(post).encode())
        self.assertEqual(lines(out)[0]["verdict"], "advise")
        self.assertLess(len(out.stderr.splitlines()), 40)
        self.assertIn(b'"member 0" is not a field', out.stderr)

    def test_empty_inputs(self):
        self.assertEqual(check(self.write("empty.jsonl", "")).stdout, b"")
        self.assertEqual(check(self.write("blank.jsonl", "\n\n")).stdout, b"")
        out = check(self.write("empty.csv", ""))
        self.assertEqual(out.returncode, 65)
        self.assertIn(b"column names", out.stderr)
        for blank in ("", "  \t", "\u200b\u00a0"):
            for command in ("check", "fix", "accessibility", "classify", "account"):
                policy = [] if command == "accessibility" else ["--policy", "covwarks"]
                out = run(command, *policy, "--text", blank)
                self.assertEqual(out.returncode, 65, (command, blank))

    def test_csv_mistakes(self):
        out = check(self.write("a.csv", 'text\n"never closed\n'))
        self.assertEqual(out.returncode, 65)
        out = check(self.write("b.csv", "text\none,two\n"))
        self.assertEqual(out.returncode, 65)
        self.assertIn("more cells", lines(out)[0]["error"]["message"])
        out = check(self.write("b.csv", "text,platform\nOpen today, call us,x\n"))
        self.assertIn("more cells", lines(out)[0]["error"]["message"])
        out = check(self.write("c.csv", "wording\nhello\n"))
        self.assertEqual(out.returncode, 65)
        self.assertIn(b'"wording" is no field of a post', out.stderr)
        out = check(self.write("c.csv", "text,media.alt\nhello,me\n"))
        self.assertIn(b'Did you mean "media.0.alt"?', out.stderr)
        out = check(self.write("d.csv", "text,Text\n#covwarks,fine\n"))
        self.assertEqual((out.returncode, out.stdout), (65, b""))
        self.assertIn(b'two columns are called "text"', out.stderr)
        self.assertIn(b"--on needs a value", run("check", "--on").stderr)
        for between, called in ((";", b"semicolons"), ("\t", b"tabs")):
            for other in ("platform", "media.0.alt"):  # and not what the two columns are not
                out = check(self.write("e.csv", f"text{between}{other}\nhello{between}x\n"))
                self.assertEqual(out.returncode, 65)
                self.assertIn(called, out.stderr)
                self.assertEqual(out.stderr.count(b"\n"), 1, out.stderr)

    def test_spreadsheets_as_excel_leaves_them(self):
        out = check(self.write("a.csv", "Text , PLATFORM,ACCOUNT,\r\n"
                                        "Book now #covwarks,X,corporate,\r\n,,,\r\n"))
        self.assertEqual((out.returncode, out.stderr), (0, b""))
        report, = lines(out)
        self.assertEqual(report["verdict"], "advise")
        out = check(self.write("b.csv", "text\ncafé\nnaïve\n".encode("cp1252")))
        self.assertEqual([report["verdict"] for report in lines(out)], ["hold", "hold"])
        self.assertEqual(out.stderr.count(b"CSV UTF-8"), 1)

    def test_files_that_are_no_text_are_not_judged(self):
        for name, start in (("week.xlsx", b"PK\3\4"), ("old.xls", b"\xD0\xCF\x11\xE0"),
                            ("plan.pdf", b"%PDF-1.7"), ("posts.csv", b"\xFF\xFEt\0")):
            out = check(self.write(name, start + b"\0" * 40))
            self.assertEqual((out.returncode, out.stdout), (65, b""), name)
            self.assertIn(f"{name} is ".encode(), out.stderr)
        self.assertEqual(lines(check(self.write("short", "PK")))[0]["check"], "post")

    def test_every_signal_is_listed(self):
        own = self.write("own.yaml", "smpack: 1\npack: own\nversion: '1'\ntitle: Own\n"
                                     "extends: nhs-base\nsignals:\n  hashtag.too_many: {limit: 7}\n"
                                     "  own.gift: {meaning: a gift, patterns: [prize], fields: "
                                     "[text, shared]}\n"
                                     "clauses: {a/b: {flag: [own.gift, hashtag.too_many]}}\n")
        listed = {line["signal"]: line for line in lines(run("signals", own, "--format", "json"))}
        self.assertEqual(listed["own.gift"], {"signal": "own.gift", "meaning": "a gift",
                                              "pack": "own", "fields": ["text", "shared"]})
        self.assertEqual(listed["hashtag.too_many"]["limits"], "limit 7")
        self.assertNotIn("pack", listed["hashtag.too_many"])
        named = {name for line in lines(run("coverage", "covwarks", "--format", "json"))
                 for name in line.get("signals", ())}
        there = {line["signal"] for line in lines(run("signals", "covwarks", "--format", "json"))}
        self.assertFalse(named - there)
        self.assertIn(b"\nown.gift\n    a gift; in text shared; from own\n",
                      run("signals", own).stdout)
        self.assertIn(b"hashtag.too_many (limit 2)\n    more hashtags than the limit; the "
                      b"library's own\n", run("signals").stdout)
        self.assertEqual(run("signals", "--policy", own, own).returncode, 64)

    def test_a_policy_says_how_it_stands(self):
        pack = ("smpack: 1\npack: own\nversion: '1'\ntitle: Ours\nstatus: {}\n"
                "organisation: {{name: Ours}}\neffective: {{until: 2027-12-31}}\n"
                "clauses: {{a/b: {{flag: caps.all}}}}\n")
        draft = self.write("draft.yaml", pack.format("draft"))
        for of in ("text", "html"):
            out = check("--format", of, stdin=b"One\nTwo\n", policy=draft).stdout
            self.assertEqual(b" ".join(out.split()).count(
                b"Ours is a draft. Where no date was given, the policy was taken to be in force: "
                b"until 2027-12-31."), 1, of)
        one, = lines(check("--text", "One", policy=draft))
        self.assertEqual((one["policy"]["status"], one["verdict"], one["assumed"]),
                         ("draft", "clear", {"at": "until 2027-12-31"}))
        late, = lines(check("--text", "One", "--on", "2028-01-01", policy=draft))
        self.assertEqual(late["verdict"], "hold")
        self.assertIn("not in force on 2028-01-01", late["needs"][0]["ask"])
        sarif = json.loads(check("--format", "sarif", "--text", "One", policy=draft).stdout)
        self.assertEqual(sarif["runs"][0]["properties"]["policies"][0]["status"], "draft")
        current = self.write("current.yaml", pack.format("current"))
        self.assertNotIn("status", lines(check("--text", "One", policy=current))[0]["policy"])
        self.assertIn(b"South Tees Clinical Commissioning Group\n    draft\n",
                      run("policies").stdout)

    def test_a_repair_of_several_parts_says_what_goes_where(self):
        tag = "#StopTober may be over"
        self.assertIn(b'Try: "StopTober" for "#StopTober"; add " #StopTober" at the end',
                      check("--format", "text", "--text", tag).stdout)
        self.assertIn(b"<ins>StopTober</ins> for <del>#StopTober</del>; "
                      b"add <ins> #StopTober</ins> at the end",
                      check("--format", "html", "--text", tag).stdout)

    def test_a_misspelt_parent_is_guessed(self):
        out = run("lint", self.write("own.yaml", "smpack: 1\npack: own\nversion: '1'\ntitle: Own\n"
                                                 "extends: nhs-bse\n"))
        self.assertIn(b'Did you mean "nhs-base"?', out.stdout + out.stderr)

    def test_files_that_cannot_be_read(self):
        out = check(str(self.path / "missing.jsonl"))
        self.assertEqual(out.returncode, 65)
        self.assertIn(b"missing.jsonl cannot be read: No such file", out.stderr)
        out = check(str(self.path))
        self.assertEqual(out.returncode, 65)
        self.assertIn(b"is a folder", out.stderr)

    def test_no_permission(self):
        name = self.write("secret.jsonl", "{}")
        os.chmod(name, 0)
        command = [SMPOLICY, "check", "--policy", "covwarks", name]
        if os.geteuid() == 0:  # root may read everything, unless it gives that up
            command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
        out = subprocess.run(command, capture_output=True)
        self.assertEqual(out.returncode, 65)
        self.assertIn(b"Permission denied", out.stderr)

    def test_one_bad_file_does_not_hide_the_good_one(self):
        good = self.write("good.jsonl", '{"id":"1","text":"Hello"}\n')
        out = check(str(self.path / "missing.jsonl"), good)
        self.assertEqual(out.returncode, 65)
        self.assertEqual(lines(out)[0]["id"], "1")

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk(self):
        for form in ("json", "text", "html", "sarif"):
            with open("/dev/full", "wb") as full:
                out = subprocess.run([SMPOLICY, "check", "--policy", "covwarks", "--format", form,
                                      "--text", "Book now #covwarks"], stdout=full,
                                     stderr=subprocess.PIPE)
            self.assertEqual(out.returncode, 74, form)
            self.assertIn(b"could not be written", out.stderr)


class BadPolicy(Folder):
    def test_what_policies_build_on_is_no_policy(self):
        given = {"classify": "Hello", "account": "@hello", "profile": "Nurse"}
        for command in ("check", "profile", "classify", "account", "conversation", "response",
                        "fix", "accessibility"):
            words = (["--conversation", os.devnull] if command == "response" else
                     [] if command == "conversation" else ["--text", given.get(command, "x")])
            for policy in ("nhs-base", "nhs-abuse"):
                out = run(command, "--policy", policy, *words)
                self.assertEqual((out.returncode, out.stdout), (66, b""), (command, policy))
                self.assertIn(b"Use blmk, bnssg, covwarks, southtees, staffs,", out.stderr)
            if command == "accessibility":
                continue
            out = run(command, "--policy", "accessibility", *words)
            self.assertEqual((out.returncode, out.stdout), (66, b""), command)
            self.assertIn(b"leave out --policy" if command == "fix" else
                          b"`smpolicy accessibility` checks posts", out.stderr)
        self.assertEqual(run("accessibility", "--policy", "accessibility", "--text", "x").stdout,
                         run("accessibility", "--text", "x").stdout)

    def test_the_list_tells_policies_from_what_they_build_on(self):
        policies = lines(run("policies", "--format", "json"))
        others = [p["id"] for p in policies if p.get("building_block")]
        self.assertEqual([p["id"] for p in policies if not p.get("building_block")],
                         [p["id"] for p in policies[:5]])
        self.assertIn("nhs-base", others)
        shown = run("policies").stdout.decode()
        first, second = shown.split("\n\n")
        self.assertIn("none to check by", second)
        for policy in others:
            self.assertNotIn(f"{policy} ", first)

    def test_unknown_name_lists_the_names(self):
        out = check("--text", "x", policy="coventry")
        self.assertEqual(out.returncode, 66)
        self.assertIn(b"covwarks", out.stderr)

    def test_no_policy(self):
        self.assertEqual(run("check", "--text", "x").returncode, 64)

    def test_a_broken_pack_never_looks_like_a_verdict(self):
        pack = self.write("broken.yaml", "smpack: 1\npack: x\nversion: 1\ntitle: X\ncolour: red\n")
        out = check("--text", "x", policy=pack)
        self.assertEqual(out.returncode, 66)
        self.assertEqual(out.stdout, b"")
        self.assertIn(b"broken.yaml:5:1: error:", out.stderr)
        self.assertIn(b"colour", out.stderr)
        self.assertIn(b"^", out.stderr)

    def test_pack_files_that_cannot_be_read(self):
        for name in (str(self.path / "missing.yaml"), str(self.path) + "/"):
            self.assertEqual(check("--text", "x", policy=name).returncode, 66)

    def test_a_pack_of_ones_own(self):
        pack = self.write("own.yaml", "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
                          "extends: nhs-base\n"
                          "documents: {p: {title: Our policy, version: '1'}}\n"
                          "clauses:\n  tags/case:\n"
                          "    cite: {doc: p, section: '3', quote: Capitalise each word.}\n"
                          "    flag: hashtag.uncapitalised\n    severity: error\n"
                          "    message: '\"{span}\" is one word. Write {fix}.'\n"
                          "    examples: {flag: ['See #bookyourjab'], pass: ['See #NHS']}\n")
        report, = lines(check("--text", "See #bookyourjab", policy=pack))
        self.assertEqual(report["verdict"], "reject")
        self.assertEqual(report["findings"][0]["message"],
                         '"#bookyourjab" is one word. Write #BookYourJab.')
        self.assertEqual(run("test", pack).returncode, 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
