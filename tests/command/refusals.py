#!/usr/bin/python3
"""What the smpolicy command must refuse rather than pass over, and what it must not lose.
Usage: refusals.py path/to/smpolicy path/to/project
SPDX-License-Identifier: MIT"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import unittest

from kit import PROJECT, SMPOLICY, lines, run

POSTS = str(PROJECT / "examples/posts/demo.jsonl")


def check(stdin, *arguments):
    return run("check", "--policy", "covwarks", *arguments, stdin=stdin)


class Options(unittest.TestCase):
    def test_an_option_that_would_not_be_heeded_is_refused(self):
        for arguments, word in ((["fix", "--redact", "--text", "x"], b"fix has no option --redact"),
                                (["speak", "--fail-on", "note", "--text", "x"], b"--fail-on"),
                                (["fix", "--format", "html", "--text", "x"], b"text or json"),
                                (["tokens", "--format", "sarif", "--text", "x"], b"json"),
                                (["coverage", "--policy", "covwarks"], b"--policy"),
                                (["policies", "--format", "html"], b"text or json"),
                                (["policies", "covwarks"], b'no use for "covwarks"'),
                                (["facts", "covwarks", "blmk"], b'no use for "blmk"'),
                                (["facts", "--policy", "covwarks", "blmk"], b'no use for "blmk"'),
                                (["tokens", "--text", "x", POSTS], b"not both"),
                                (["fix", "--text", "x", POSTS], b"not both"),
                                (["accessibility", "--text", "a", "--text", "b"], b"once")):
            with self.subTest(arguments):
                out = run(*arguments)
                self.assertEqual((out.returncode, out.stdout), (64, b""))
                self.assertIn(word, out.stderr)

    def test_an_option_of_another_format_or_given_twice_is_refused(self):
        judge = ["check", "--policy", "covwarks", "--text", "x"]
        for arguments, word in ((judge + ["--title", "T"], b"--format html"),
                                (judge + ["--title", "T", "--format", "json"], b"--format html"),
                                (judge + ["--title", "T", "--format", "sarif"], b"--format html"),
                                (judge + ["--title", "T", "--format", "text"], b"--format html"),
                                (["fix", "--diff", "--format", "json", "--text", "x"], b"--diff"),
                                (["policies", "--on", "2026-11-21", "--format", "json"], b"--on"),
                                (judge + ["--policy", "blmk"], b"--policy once"),
                                (judge + ["--format", "json", "--format", "sarif"], b"once"),
                                (judge + ["--on", "2026-11-21", "--on", "2026-11-22"], b"once"),
                                (judge + ["--jobs", "2", "--jobs", "2"], b"--jobs once"),
                                (judge + ["--fail-on", "note", "--fail-on", "hold"], b"once"),
                                (judge + ["--account", "personal", "--account", "corporate"],
                                 b"--account once")):
            with self.subTest(arguments):
                out = run(*arguments)
                self.assertEqual((out.returncode, out.stdout), (64, b""))
                self.assertIn(word, out.stderr)
        for command in ("tokens", "speak"):
            for option, value in (("account", "personal"), ("on", "2026-11-21"),
                                  ("action", "reply")):
                out = run(command, f"--{option}", value, "--text", "x")
                self.assertEqual((out.returncode, out.stdout), (64, b""))
                self.assertIn(f"{command} has no option --{option}".encode(), out.stderr)
        self.assertIn(b"<h1>T</h1>", run(*judge, "--title", "T", "--format", "html").stdout)
        self.assertEqual(run(*judge, "--redact", "--redact").returncode, 0)

    def test_a_day_that_does_not_exist_is_refused_by_every_command(self):
        for arguments in (["check", "--policy", "covwarks", POSTS], ["tokens", "--text", "x"],
                          ["lint", "covwarks"], ["policies"]):
            for day in ("yesterday", "2026-02-29", "2026-13-01", "2026-00-10", "2026-06-31",
                        "2026-6-1", "2026-06-01x", ""):
                out = run(*arguments, "--on", day)
                self.assertEqual((out.returncode, out.stdout), (64, b""), (arguments, day))
        self.assertEqual(run("policies", "--on", "2028-02-29").returncode, 0)


class Posts(unittest.TestCase):
    def test_a_value_of_another_type_is_refused(self):
        for post in ('{"text":true}', '{"text":12}', '{"text":["a"]}', '{"text":"x","media":"a"}',
                     '{"text":"x","media":{"0":{"alt":"a"}}}', '{"text":"x","shared":[]}',
                     '{"text":"x","facts":[]}', '{"id":1.5,"text":"x"}', '{"text":"x","at":2026}'):
            out = check(post.encode())
            self.assertEqual(out.returncode, 65, post)
            self.assertIn("must be", lines(out)[0]["error"]["message"])
        self.assertEqual(check(b'{"id":7,"text":"x","media":null}').returncode, 0)

    def test_a_media_item_of_which_nothing_is_said_is_there(self):
        post = b'{"text":"x","media":[{},{},{"kind":"image"}]}'
        fields = {f.get("field") for f in lines(check(post))[0]["findings"]}
        self.assertIn("media.2", fields)
        out = check(json.dumps({"text": "x", "media": [{}] * 1001}).encode())
        self.assertEqual(lines(out)[0]["error"]["code"], "limit")

    def test_a_number_is_not_rounded_away(self):
        post = '{"text":"x","media":[{"kind":"image","alt":"A ward","contrast":%s}]}'
        for number in ("1e-9", "1e308"):
            out = check((post % number).encode())
            if out.returncode == 65:
                self.assertIn("media.0.contrast", lines(out)[0]["error"]["message"])
            else:
                self.assertEqual(number == "1e308", lines(out)[0]["verdict"] == "clear")
        self.assertEqual(check((post % "4.7").encode()).returncode, 0)

    def test_every_error_tells_its_line(self):
        out = check(b'\n{"id":"1","text":"x"}\n\n{"id":"2","text":"x","facts":{"no.such":true}}\n'
                    b'{"id":"3","text":"x","at":"never"}\n{')
        self.assertEqual([e.get("line") for e in lines(out)], [None, 4, 5, 6])

    def test_a_spreadsheet_row_has_its_own_line_in_sarif(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "posts.csv")
            path.write_text('text\n"Two\nlines"\nBook now #covwarks\n')
            run_, = json.loads(run("check", "--policy", "covwarks", "--format", "sarif",
                                   str(path)).stdout)["runs"]
        starts = [r["locations"][0]["physicalLocation"]["region"]["startLine"]
                  for r in run_["results"]]
        self.assertEqual(starts, [4])

    def test_a_byte_order_mark_does_not_make_json_a_text(self):
        for before in (b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"\n\n"):
            report, = lines(check(before + b'{"id":"7","text":"Hello"}'))
            self.assertEqual(report["id"], "7")
        report, = lines(check(b"\xef\xbb\xbfBook #covwarks"))
        self.assertEqual(report["findings"][0]["span"]["bytes"], [5, 14])
        self.assertEqual(lines(check(b"\xef\xbbBook"))[0]["verdict"], "hold")

    def test_white_space_before_a_text_is_counted(self):
        report, = lines(check(b"\n\n  Book #covwarks\n"))
        finding, = [f for f in report["findings"] if f["signal"] == "hashtag.uncapitalised"]
        self.assertEqual(finding["span"]["bytes"], [9, 18])

    def test_a_text_that_json_cannot_hold_is_not_lost_in_repairing(self):
        text = b"Caf\xe9 #getyourflujab"
        out = run("fix", "-", stdin=text)
        self.assertEqual(out.returncode, 65)
        self.assertIn("UTF-8", lines(out)[0]["error"]["message"])
        out = run("fix", "--format", "text", "-", stdin=text)
        self.assertEqual((out.returncode, out.stdout), (0, b"Caf\xe9 #GetYourFluJab\n"))

    def test_what_steers_a_terminal_is_not_passed_on(self):
        with tempfile.TemporaryDirectory() as folder:
            csv, pack = pathlib.Path(folder, "posts.csv"), pathlib.Path(folder, "own.yaml")
            csv.write_bytes(b"te\x1b[31mxt\xe2\x80\xae,text\na,b\n")
            pack.write_text('smpack: 1\npack: own\nversion: "1"\ntitle: T\n'
                            '"\\e[31mbad\\u202E": 1\n')
            told = run("accessibility", str(csv)).stderr + run("lint", str(pack)).stderr
        told += run("speak", "--format", "text", stdin=b'{"id":"7\\u001b[31m","text":"x"}').stdout
        self.assertIn(b"te?[31mxt?", told)
        self.assertIn(b"7?[31m", told)
        self.assertNotIn(b"\x1b", told)
        self.assertIn(b'"?[31mbad?"', told)


class Output(unittest.TestCase):
    COMMANDS = (["check", "--policy", "covwarks", POSTS], ["accessibility", POSTS],
                ["fix", POSTS], ["fix", "--diff", POSTS], ["tokens", POSTS], ["speak", POSTS],
                ["speak", "--format", "text", POSTS], ["policies"], ["coverage"], ["facts"],
                ["page", "covwarks"], ["lint", "covwarks"], ["test", "accessibility"],
                ["new-pack", "own"], ["--help"], ["--version"])

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_is_told_by_every_command(self):
        for arguments in self.COMMANDS:
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                out = subprocess.run([SMPOLICY, *arguments], stdout=full, stderr=subprocess.PIPE)
                self.assertEqual(out.returncode, 74)
                self.assertIn(b"could not be written", out.stderr)

    def test_a_reader_that_went_away_is_no_success_and_no_noise(self):
        for arguments in self.COMMANDS:
            with self.subTest(arguments):
                reading, writing = os.pipe()
                os.close(reading)
                out = subprocess.run([SMPOLICY, *arguments], stdout=writing,
                                     stderr=subprocess.PIPE)
                os.close(writing)
                self.assertEqual((out.returncode, out.stderr), (74, b""))

    def test_reading_stops_when_nobody_reads(self):
        for command in (["check", "--policy", "covwarks"], ["tokens"], ["speak"], ["fix"]):
            process = subprocess.Popen([SMPOLICY, *command, "-"], bufsize=0,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            process.stdout.close()
            with self.assertRaises(BrokenPipeError):
                while True:
                    process.stdin.write(b'{"text":"Hello"}\n' * 1000)
            process.stdin.close()
            self.assertEqual(process.wait(60), 74)

    def test_part_of_a_pack_is_not_left_behind(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "own.yaml")
            out = run("new-pack", "own", str(path),
                      preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)))
            self.assertNotEqual(out.returncode, 0)
            self.assertFalse(path.exists())

    def test_a_megabyte_of_tokens_in_a_moment(self):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        out = run("tokens", stdin=json.dumps({"text": "a " * 2**19}).encode())
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        self.assertEqual(len(lines(out)[0]["tokens"]), 2**20)
        self.assertLess(used, 5, "it took nine before it wrote as it goes")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
