#!/usr/bin/env python3
"""smpolicy speak: its JSON Lines, its text, and ways to get its input wrong.
Usage: speak.py path/to/smpolicy
SPDX-License-Identifier: MIT"""

import json
import os
import subprocess
import sys
import unittest

SMPOLICY = sys.argv[1]


def speak(*arguments, stdin=""):
    return subprocess.run([SMPOLICY, "speak", *arguments], input=stdin.encode(),
                          capture_output=True, timeout=60)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


class Speak(unittest.TestCase):
    def test_a_pipe_gets_json_lines_in_input_order(self):
        posts = ['{"id":"1","text":"Jab \U0001F489 #CovWarks"}', "", '{"id":2,"text":"Hi"}',
                 '{"text":"Dim","lang":"cy","media":[{"kind":"image"}]}']
        result = speak("-", stdin="\n".join(posts))
        self.assertEqual(result.returncode, 0, result.stderr)
        one, two, three = lines(result)
        self.assertEqual(one["id"], "1")
        self.assertEqual(list(one["profiles"]), ["literal", "skip", "normalised"])
        for said in one["profiles"].values():
            self.assertEqual(list(said), ["text", "seconds"])
            self.assertEqual(said["text"], "Jab syringe hash Cov Warks")
            self.assertGreater(said["seconds"], 1)
        self.assertEqual(two["id"], "2")
        self.assertNotIn("id", three)
        self.assertEqual(three["profiles"]["skip"]["text"], "Dim\nimage, no description")

    def test_a_bad_line_is_an_error_in_its_place(self):
        result = speak("-", stdin='{"id":"1","text":"a"}\n{"id":"2","text"\n{"id":"3"}\n')
        self.assertEqual(result.returncode, 65)
        one, two, three = lines(result)
        self.assertIn("profiles", one)
        self.assertEqual(two["line"], 2)
        self.assertIn("message", two["error"])
        self.assertEqual(three["profiles"]["literal"], {"text": "", "seconds": 0.0})

    def test_text_is_for_reading(self):
        result = speak("--format", "text", "--text", "\U0001D5D5\U0001D5FC now " + "word " * 40)
        shown = result.stdout.decode()
        self.assertEqual(result.returncode, 0)
        self.assertIn("literal, about ", shown)
        self.assertIn("  mathematical sans-serif bold capital B", shown)
        self.assertLessEqual(max(map(len, shown.splitlines())), 80)
        self.assertEqual(speak("--format", "text", "--text", "\U0001D5D5").stdout.decode()
                         .count("(nothing is said)"), 1)

    def test_wrong_usage(self):
        self.assertEqual(speak("--format", "sarif", "--text", "a").returncode, 64)
        self.assertEqual(speak("--text", "a", "file").returncode, 64)
        self.assertEqual(speak("no-such-file").returncode, 65)

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_a_full_disk_is_told(self):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([SMPOLICY, "speak", "--text", "a"], stdout=full,
                                    stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(result.returncode, 74)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
