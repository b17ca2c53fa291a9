#!/usr/bin/python3
"""What is not the posts that it is given for must never look like posts that are clear.
Usage: input.py path/to/smpolicy
SPDX-License-Identifier: MIT"""

import bz2
import gzip
import json
import lzma
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SMPOLICY = sys.argv[1]
POST = '{"text":"Book now #covwarks"}'


def run(*arguments, stdin=b""):
    stdin = stdin.encode() if isinstance(stdin, str) else stdin
    return subprocess.run([SMPOLICY, *arguments], input=stdin, capture_output=True, timeout=120)


def check(stdin, *arguments):
    return run("check", "--policy", "covwarks", "--fail-on", "reject", *arguments, stdin=stdin)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


class Folder(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.path = pathlib.Path(holder.name)

    def write(self, name, content):
        path = self.path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def refused(self, out, words, line=1):
        """One thing was refused, in these words and at this line, and nothing is clear."""
        self.assertEqual(out.returncode, 65, out)
        told, = lines(out)
        self.assertEqual(told["line"], line)
        self.assertIn(words, told["error"]["message"])


class NoPost(Folder):
    JSON = ("[" + POST + "]", "[\n  " + POST + ",\n  " + POST + "\n]", "[" + POST + ", {",
            "[\n{\n \"text\": \"x", "," + POST, '"Hello"', "null", "true", "42", "[]", "[1, [2]]",
            "HTTP/1.1 200 OK\nContent-Type: text/plain\n\n[" + POST + "]", "\ufeff[" + POST + "]",
            "# exported today\n" + POST + "\n" + POST)
    BYTES = ((gzip.compress(POST.encode()), "gzip"), (bz2.compress(POST.encode()), "bzip2"),
             (lzma.compress(POST.encode()), "xz"), (b"\x28\xb5\x2f\xfd\x04", "zstd"),
             ("Hello".encode("utf-16-le"), "NUL bytes"), ("Hello".encode("utf-16"), "UTF-16"),
             (b"PK\3\4 a workbook", "Excel"), (b"Hello\0", "NUL bytes"))

    def test_json_that_is_no_object_a_line_is_no_post(self):
        for text in self.JSON:
            for out in (check(text), check("", self.write("a.txt", text)),
                        check("", self.write("no ending", text))):
                with self.subTest(text):
                    self.refused(out, "one JSON object on a line of its own")
        self.assertIn("jq -c '.[]'", lines(check(self.JSON[0]))[0]["error"]["message"])
        for command in ("tokens", "speak", "accessibility"):
            self.refused(run(command, stdin=self.JSON[0]), "not the words of a post")
        self.refused(run("fix", "-", stdin=self.JSON[0]), "not the words of a post")
        self.refused(run("classify", "--policy", "covwarks", stdin=self.JSON[0]),
                     "not the words of a message")

    def test_what_merely_begins_like_json_is_a_post(self):
        for text in ("[Update] Clinics are open", "[1] and [2] are open", "Nobody said \"null\"",
                     "\"Thank you\" is what we hear", "null and void", "42 beds", "true story",
                     "We are open, {see below}", "[]()", ", and so on", "[]{}", "a\n[b]\n, c",
                     "id and text", "text, please", "Dates, text and times,\nwhich we have",
                     "Caf\u00e9", "\x1b[1mBold\x1b[0m"):
            with self.subTest(text):
                out = check(text)
                self.assertEqual((out.returncode, out.stderr), (0, b""))
                self.assertEqual(lines(out)[0]["check"], "post")
        for text in ("[1]", '"x"', "null"):
            self.assertEqual(lines(check("", "--text", text))[0]["check"], "post")

    def test_bytes_that_are_no_text_are_no_post(self):
        for given, words in self.BYTES:
            with self.subTest(words):
                self.refused(check(given), words)
        self.refused(check("", self.write("a.txt", b"Hello\0")), "NUL bytes")
        for name in ("a.jsonl.gz", "a.jsonl", "a.csv"):
            out = check("", self.write(name, gzip.compress(POST.encode())))
            self.assertEqual((out.returncode, out.stdout), (65, b""))
            self.assertIn(b"packed by gzip. Unpack it first", out.stderr)

    def test_a_text_that_is_not_utf8_is_held_and_told(self):
        out = check(b"Caf\xe9")
        self.assertEqual(lines(out)[0]["verdict"], "hold")
        self.assertIn(b"standard input is not UTF-8", out.stderr)
        self.assertIn(b"Save it as UTF-8", out.stderr)

    def test_a_spreadsheet_without_its_name_is_no_post(self):
        for text in ("id,text\n1,Hello\n", "Text , Platform\r\nHello,x\r\n", "text,wording,id",
                     '"text","media.0.alt"\nHello,A nurse\n'):
            for out in (check(text), check("", self.write("a.txt", text))):
                with self.subTest(text):
                    self.refused(out, "a file whose name ends in .csv")
        self.refused(run("profile", "--policy", "covwarks", stdin="name,bio\nPat,Nurse\n"), ".csv")

    def test_nothing_is_no_post_but_may_be_a_day_without_messages(self):
        for nothing in ("", "\n", " \r\n\t\n", "\ufeff"):
            for out in (check(nothing), check(nothing, "-"),
                        check("", self.write("empty.txt", nothing)),
                        run("tokens", stdin=nothing), run("fix", "-", stdin=nothing)):
                self.assertEqual((out.returncode, out.stdout), (65, b""), out)
                self.assertIn(b"is empty: there is no post in it. See what", out.stderr)
        for name, content in (("a.jsonl", ""), ("b.json", "\n\n"), ("c.csv", "text\n")):
            out = check("", self.write(name, content))
            self.assertEqual((out.returncode, out.stdout), (0, b""))
            self.assertIn(f"{name} is empty: there is no post in it.\n".encode(), out.stderr)
        out = check("", self.write("a.jsonl", ""), self.write("b.jsonl", POST))
        self.assertEqual((out.returncode, len(lines(out))), (0, 1))


class Lines(Folder):
    """Of a line that cannot be read, what to do about it."""

    def test_json_over_several_lines_is_told_once(self):
        posts = [{"id": str(i), "text": "Hello", "author": {"name": "Pat"}} for i in range(3)]
        pretty = "\n".join(json.dumps(post, indent=2) for post in posts)
        out = check(pretty)
        self.assertEqual(out.returncode, 65)
        self.assertEqual([told["line"] for told in lines(out)], [1, 8, 15])
        for told in lines(out):
            self.assertIn("a line of its own", told["error"]["message"])
            self.assertIn("`jq -c .`", told["error"]["message"])
        name = self.write("list.json", json.dumps(posts, indent=2))
        self.refused(check("", name), "`jq -c '.[]'` does that")
        self.refused(check("", self.write("line.json", json.dumps(posts))), "`jq -c '.[]'`")

    def test_an_unfinished_line_hides_no_other(self):
        out = check('{"id":"1","text":"Hel\n{"id":"2","text":"Hello"}\n{"id":"3",\n"text":1}\n'
                    ' {"id":"4","text":"Hello"} \n')
        self.assertEqual([(told.get("id"), told.get("line")) for told in lines(out)],
                         [(None, 1), ("2", None), (None, 3), ("4", None)])

    def test_what_is_wrong_with_a_line_is_said_in_plain_words(self):
        for line, words in ((b'{"text":"Caf\xe9"}', "not UTF-8. Save the file as UTF-8"),
                            (b'{"text":"x"},', "without a comma after it"),
                            (b'{"t\0e\0', "NUL bytes"), (b'{"text":1}', "must be a text"),
                            (b'{"text":"x","at":"21/11/2026"}', "write 2026-11-21."),
                            (b'{"text":"x","facts":{"approval.comms":true}}',
                             'Did you mean "approval.communications"?'),
                            (b'{text:"x"}', "This is not JSON: ")):
            with self.subTest(line):
                self.refused(check(line), words)
        long = json.dumps({"text": "a" * (2**24 + 1)})
        self.assertTrue(lines(check(long))[0]["error"]["message"].endswith("Shorten it."))

    def test_each_error_tells_its_file_and_its_post(self):
        names = [self.write("a.jsonl", '{"id":"1","text":2}\n{"id":"2","text":"x","at":"never"}\n'),
                 self.write("b.csv", "text,platform,id\nHello,myspace,3\nHello,x,4\n"),
                 self.write("c.txt", "[1]")]
        out = check('{"id":"5","text":5}', *names, "-")
        told = [(line.get("id"), line.get("file"), line["line"]) for line in lines(out)
                if "error" in line]
        self.assertEqual(told, [("1", names[0], 1), ("2", names[0], 2), ("3", names[1], 2),
                                (None, names[2], 1), ("5", None, 1)])
        for command in (["tokens"], ["speak"], ["fix"]):
            line, = [line for line in lines(run(*command, names[1])) if "error" in line]
            self.assertEqual((line["id"], line["file"], line["line"]), ("3", names[1], 2))
        text = check("", "--format", "text", *names).stdout.decode()
        self.assertIn(f"Line 2 of {names[1]} (3)", " ".join(text.split()))

    def test_sarif_places_results_in_their_files(self):
        names = [self.write(name, POST) for name in ("a.jsonl", "b.jsonl")]
        run_, = json.loads(check("", "--format", "sarif", *names).stdout)["runs"]
        places = [result["locations"][0]["physicalLocation"] for result in run_["results"]]
        self.assertEqual([place["artifactLocation"]["uri"] for place in places], names)
        for place, name in zip(places, names):
            listed = run_["artifacts"][place["artifactLocation"]["index"]]
            self.assertEqual(listed["location"]["uri"], name)
        run_, = json.loads(check(POST, "--format", "sarif").stdout)["runs"]
        self.assertEqual(run_["artifacts"][0]["location"]["uri"], "input")


class Members(Folder):
    def test_a_slip_in_a_name_is_refused(self):
        for member, words in (('"Media":[]', '"media"'), ('"MEDIA":[]', '"media"'),
                              ('"meida":[]', '"media"'), ('"fact":{}', '"facts"'),
                              ('"plaform":"x"', '"platform"'), ('"accuont":"x"', '"account"'),
                              ('"ID":"x"', '"id"'), ('"txt":"x"', '"text"'),
                              ('"images":[]', '"media"'), ('"Attachment":{}', '"media"'),
                              ('"share":{}', '"shared"'), ('"alt":"x"', '"media.0.alt"'),
                              ('"sharedText":"x"', '"shared.text"'),
                              ('"quote":"x"', '"shared.text"'),
                              ('"title":"x"', '"text"'), ('"captions":"x"', '"media.0.captions"')):
            with self.subTest(member):
                out = check('{"id":"7","text":"x",' + member + "}")
                self.refused(out, f"Did you mean {words}?")
                self.assertEqual(lines(out)[0]["id"], "7")
        for member, words in (('"media.0.people":"crowd"', 'inside "media"'),
                              ('"author.name":"Pat"', 'inside "author"'),
                              ('"approval.communications":true',
                               '"facts":{"approval.communications":true}')):
            self.refused(check('{"text":"x",' + member + "}"), words)

    def test_a_column_that_is_nearly_a_field_is_refused(self):
        for column, meant in (("shared.txt", "shared.text"), ("Shared Text", "shared.text"),
                              ("media.0.alt text", "media.0.alt"), ("Alt", "media.0.alt"),
                              ("media", "media.0.alt"), ("author", "author.name"),
                              ("media.0.peple", "media.0.people"), ("caption", "text")):
            with self.subTest(column):
                out = check("", self.write("a.csv", f"text,{column}\nHello,x\n"))
                self.assertEqual((out.returncode, out.stdout), (65, b""))
                self.assertIn(f'Did you mean "{meant}"?'.encode(), out.stderr)
        for subject, first, columns in (
                ("check", "text", ("media", "shared", "author", "facts")),
                ("classify", "text", ("author", "history", "facts")),
                ("profile", "bio", ("media", "links", "facts")),
                ("account", "handle", ("links", "facts", "request"))):
            for column in columns:
                with self.subTest(column, subject=subject):
                    name = self.write("a.csv", f"{first},{column}\nx,x\n")
                    out = run(subject, "--policy", "covwarks", name)
                    self.assertEqual(out.returncode, 65)
                    self.assertIn(f'Did you mean "{column}.'.encode(), out.stderr)
        out = check("", self.write("a.csv", "text,approval.legal\nHello,x\n"))
        self.assertEqual(out.returncode, 65)
        self.assertIn(b'begins with "facts."', out.stderr)
        out = check("", self.write("a.csv", "text,Campaign,date\nHello,x,y\n"))
        self.assertEqual(out.returncode, 0)
        self.assertIn(b'"Campaign" is no field of a post and is passed over', out.stderr)

    def test_a_name_that_is_nearly_a_fields_may_be_the_callers_own(self):
        own = 'If it is your own, call it "my_title".'
        self.refused(check('{"text":"x","title":"x"}'), own)
        self.assertEqual(check('{"text":"x","my_title":"x"}').returncode, 0)
        out = check("", self.write("a.csv", "text,title\nHello,x\n"))
        self.assertEqual(out.returncode, 65)
        self.assertIn(own.encode(), out.stderr)
        out = check("", self.write("a.csv", "text,my_title\nHello,x\n"))
        self.assertEqual(out.returncode, 0, out.stderr)
        out = check("", self.write("a.csv", "text,media.0.peple\nHello,x\n"))
        self.assertNotIn(b"your own", out.stderr)

    def test_what_looks_like_the_day_of_a_message_is_asked_about(self):
        for member in ("at", "date", "created_at", "timestamp", "sent", "receivedAt", "Recieved",
                       "received date"):
            with self.subTest(member):
                line = json.dumps({"text": "x", member: "2026-11-20"})
                out = run("classify", "--policy", "covwarks", stdin=line)
                self.refused(out, 'Did you mean "received"?')
                name = self.write("a.csv", f"text,{member}\nx,2026-11-20\n")
                out = run("classify", "--policy", "covwarks", name)
                self.assertEqual(out.returncode, 65)
                self.assertIn(b'Did you mean "received"?', out.stderr)

    def test_what_is_the_callers_own_is_passed_over(self):
        for name in ("campaign", "test", "next", "tags", "account_id", "role", "date", "url",
                     "imagery", "a" * 300):
            out = check(json.dumps({"text": "x", name: 1}))
            self.assertEqual(out.returncode, 0, name)
            self.assertIn(b"is passed over", out.stderr)
        out = run("classify", "--policy", "covwarks", stdin='{"text":"x","images":[]}')
        self.assertEqual(out.returncode, 0)

    def test_an_empty_request_is_a_request(self):
        for request, verdict in ("{}", "hold"), ("null", "clear"), ('{"risks":null}', "hold"):
            with self.subTest(request):
                out = run("account", "--policy", "covwarks", "--format", "json",
                          stdin=f'{{"handle":"@diabetesteam","request":{request}}}')
                self.assertEqual(json.loads(out.stdout)["verdict"], verdict)

    def test_an_item_that_is_nothing_is_refused(self):
        for command, post in (("check", '{"text":"x","media":[%s]}'),
                              ("check", '{"text":"x","shared":{"media":[{},%s]}}'),
                              ("profile", '{"bio":"x","links":[%s]}'),
                              ("conversation", '{"messages":[{"text":"x"},%s]}')):
            for nothing in ("null", "[]", "[{}]"):
                out = run(command, "--policy", "covwarks", stdin=post % nothing)
                self.refused(out, "cannot be null or a list")


    def test_empty_brackets_are_no_value(self):
        for post in ('{"text":"x","media":[{"kind":"image","people":[]}]}',
                     '{"text":"x","media":[{"alt":{}}]}', '{"shared":{"text":{}}}',
                     '{"text":"x","facts":{"approval.communications":[]}}'):
            self.refused(check(post), "cannot be empty brackets")
        for post in ('{"text":"x","media":[],"facts":{},"author":{}}',
                     '{"shared":{"text":"x","media":[]}}', '{"text":"x","media":[{}]}'):
            self.assertEqual(check(post).returncode, 0, post)
        out = run("conversation", "--policy", "covwarks",
                  stdin='{"messages":[{"text":"x","labels":[]}]}')
        self.assertEqual(out.returncode, 0, out)


class Output(Folder):
    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_is_called_so_however_much_there_is_to_write(self):
        for posts in (1, 1000):
            name = self.write("a.jsonl", (POST + "\n") * posts)
            for command in (["check", "--policy", "covwarks"], ["tokens"], ["speak"], ["fix"]):
                with self.subTest(command), open("/dev/full", "wb") as full:
                    out = subprocess.run([SMPOLICY, *command, name], stdout=full,
                                         stderr=subprocess.PIPE)
                    self.assertEqual(out.returncode, 74)
                    self.assertIn(b"No space left on device", out.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
