"""Whatever a script passes, the host goes on: values of every kind in every place, handles that
were never opened, a policy asked from within itself, threads, forks, interpreters beside each
other, no memory, and an interpreter that goes away.

SMP_FUZZ_ROUNDS and SMP_FUZZ_SEED ask for more random values, and for others each time (fuzz.sh).

SPDX-License-Identifier: MIT
"""

import collections
import gc
import inspect
import os
import subprocess
import sys
import threading
import unittest

import smpolicy
from smpolicy import _native

POLICY = smpolicy.Policy("covwarks")
REPORT = POLICY.evaluate_post("Flu clinics open #covwarks", account="corporate")
NAMES = ["text", "platform", "media", "facts", "author", "id", "at", "account", "shared", "kind",
         "alt", "messages", "links", "handle", "history", "", "media.0.alt", "x" * 300]

try:
    from hypothesis import HealthCheck, given, seed, settings
    from hypothesis import strategies as some
except ImportError:
    print("Hypothesis is not installed: random values are skipped")
    some = None

if some:
    words = some.text(some.characters(), max_size=40) | some.binary(max_size=40) | \
        some.sampled_from(["x", "image", "corporate", "yes", "2026-03-01", "html", "#covwarks"])
    plain = some.none() | some.booleans() | some.integers() | some.floats() | words | \
        some.dates() | some.datetimes() | some.complex_numbers()
    values = some.recursive(
        plain, lambda inner: some.lists(inner, max_size=4) |
        some.sets(some.integers(), max_size=3) |
        some.dictionaries(some.sampled_from(NAMES) | words, inner, max_size=5) |
        some.tuples(inner, inner), max_leaves=12)
    posts = some.dictionaries(some.sampled_from(NAMES[:-2]), values, max_size=6)
    names = some.sampled_from([name for name in smpolicy.__all__
                               if inspect.isroutine(getattr(smpolicy, name))])
    verbs = ("evaluate", "check", "classify", "assess", "lint")
    asks = some.sampled_from([name for name in dir(smpolicy.Policy) if name.startswith(verbs)])
    refusals = (smpolicy.Error, TypeError, ValueError, LookupError, OverflowError, AttributeError)
    seeded = os.environ.get("SMP_FUZZ_SEED")

    def quiet(test):
        test = settings(max_examples=int(os.environ.get("SMP_FUZZ_ROUNDS", "200")), deadline=None,
                        derandomize=seeded is None, database=None,
                        suppress_health_check=list(HealthCheck))(test)
        return seed(int(seeded))(test) if seeded else test

    class Random(unittest.TestCase):
        @quiet
        @given(posts)
        def test_posts_of_anything_are_answered_or_refused(self, post):
            for check in range(7):
                try:
                    _native.desk_check(POLICY._desk, check, post)
                except (smpolicy.Error, TypeError):
                    pass

        @quiet
        @given(some.data())
        def test_the_native_layer_survives_any_arguments(self, data):
            calls = [getattr(_native, name) for name in sorted(dir(_native))
                     if inspect.isbuiltin(getattr(_native, name))]
            call = data.draw(some.sampled_from(calls))
            handles = some.sampled_from([REPORT._native, POLICY._native, POLICY._desk,
                                         _native.messages()])
            given_ = data.draw(some.lists(values | handles, max_size=5))
            try:
                call(*given_)
            except refusals:
                pass

        @quiet
        @given(asks, some.lists(values, max_size=2),
               some.dictionaries(some.sampled_from(NAMES[:-3]), values, max_size=4))
        def test_whatever_a_policy_is_asked(self, name, given_, named):
            try:
                answer = getattr(POLICY, name)(*given_, **named)
                if not isinstance(answer, (smpolicy.Report, tuple)):
                    list(answer)
            except refusals:
                pass

        @quiet
        @given(names, some.lists(values, max_size=3))
        def test_whatever_the_module_is_asked(self, name, given_):
            try:
                getattr(smpolicy, name)(*given_)
            except refusals:
                pass

        @quiet
        @given(some.text(some.characters(blacklist_categories=["Cs"])))
        def test_spans_always_slice(self, text):
            text += "."
            for finding in POLICY.evaluate_post(text, account="corporate"):
                if finding.field == "text" and finding.span:
                    self.assertEqual(text[finding.span.slice], finding.text)
            joined = "".join(text[token.span.slice] for token in smpolicy.tokenise(text))
            self.assertEqual(joined, text)


class Unkind(unittest.TestCase):
    def test_handles_that_were_never_opened(self):
        for handle in (REPORT._native, POLICY._native, POLICY._desk, _native.messages(),
                       _native.tokenise("x", None), _native.document_new("json", None, False)):
            kind = type(handle)
            for make in kind, lambda: kind.__new__(kind), type("Own", (kind,), {}):
                with self.assertRaises(TypeError):
                    make()
            for call in (_native.report_verdict, _native.policy_describe, _native.document_end):
                for wrong in None, object(), 5:
                    with self.assertRaises(TypeError):
                        call(wrong)
        with self.assertRaises(TypeError):
            smpolicy.Report()

    def test_huge_and_endless_values_are_refused(self):
        def endless():
            while True:
                yield {"kind": "image"}
        ring = []
        ring.append(ring)
        nested = {}
        nested["media"] = nested
        for wrong in ({"media": endless()}, {"media": [{}] * 10 ** 6}, {"media": ring},
                      {"facts": {f"f{i}": True for i in range(5000)}}, nested,
                      {"media": [{"alt": None, "x" * 10 ** 6: 1}]}):
            with self.assertRaises((smpolicy.Error, TypeError)):
                POLICY.evaluate_post("x", **wrong)
        with self.assertRaises(smpolicy.LimitError):
            POLICY.evaluate_post("x" * (16 * 2 ** 20 + 1))

    def test_a_value_that_asks_the_policy_again(self):
        wanted = POLICY.evaluate_post("#covwarks").to_json()
        asked = []

        class Asking(collections.abc.Mapping):
            def __iter__(self):
                return iter(["kind"])

            def __len__(self):
                return 1

            def __getitem__(self, key):
                asked.append(POLICY.evaluate_post("#covwarks").to_json())
                return "image"
        POLICY.evaluate_post("x", media=[Asking()])
        self.assertEqual(asked, [wanted])

    def test_a_value_that_raises_or_changes_what_it_is_in(self):
        class Raising(dict):
            def items(self):
                raise KeyError("mine")
        with self.assertRaises(KeyError):
            POLICY.evaluate_post("x", author=Raising(name="x"))

        class Growing(collections.abc.Mapping):
            post = {"media": []}

            def __iter__(self):
                return iter(["alt"])

            def __len__(self):
                return 1

            def __getitem__(self, key):
                self.post["media"].clear()
                self.post.update({f"k{i}": i for i in range(1000)})
                gc.collect()
                return "A nurse"
        Growing.post["media"].append(Growing())
        with self.assertRaisesRegex(smpolicy.ArgumentError, 'no field "k0"'):
            _native.desk_check(POLICY._desk, 0, Growing.post)

    def test_reports_from_threads_that_end_while_others_go_on(self):
        kept, lock = [], threading.Lock()

        def work(number):
            for i in range(50):
                report = POLICY.evaluate_post(f"Post {number} {i} #covwarks", account="corporate")
                with lock:
                    kept.append(report)
                    if len(kept) > 20:
                        kept.pop(0)
                    kept[0].to_json()
        threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertTrue(all(len(report) for report in kept))

    def test_a_process_that_forks_while_threads_check(self):
        script = ("import os, smpolicy, threading\n"
                  "policy = smpolicy.Policy('covwarks')\n"
                  "def work():\n"
                  "    for _ in range(300): policy.evaluate_post('Our clinic is open ' * 20)\n"
                  "threads = [threading.Thread(target=work) for _ in range(3)]\n"
                  "for thread in threads: thread.start()\n"
                  "for _ in range(10):\n"
                  "    child = os.fork()\n"
                  "    if not child: os._exit(len(policy.evaluate_post('#covwarks')))\n"
                  "    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1\n"
                  "for thread in threads: thread.join()\n")
        ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True,
                             timeout=100)
        self.assertEqual((ran.returncode, ran.stderr), (0, ""))

    def test_interpreters_beside_each_other(self):
        try:
            import _xxsubinterpreters as interpreters
        except ImportError:
            self.skipTest("this Python has no interpreters beside each other")
        script = ("import smpolicy\n"
                  "policy = smpolicy.Policy('covwarks')\n"
                  "assert policy.evaluate_post('#covwarks')[0].edits\n"
                  "try: policy.evaluate_post('x', platform='myspace')\n"
                  "except smpolicy.ArgumentError: pass\n"
                  "else: raise AssertionError\n")
        for _ in range(3):
            beside = interpreters.create()
            interpreters.run_string(beside, script)
            interpreters.destroy(beside)
        self.assertTrue(len(POLICY.evaluate_post("#covwarks")))

    def test_python_has_no_memory(self):
        try:
            import _testcapi
        except ImportError:
            self.skipTest("this Python lacks _testcapi")
        post = {"text": "Flu clinics open #covwarks", "account": "corporate",
                "media": [{"kind": "image", "people": "identifiable"}]}

        def work():
            report = POLICY.evaluate_post(**post)
            return (report.to_json(), report.findings, report.needs, report.measures,
                    [each.verdict for each in POLICY.evaluate_posts([post, "x"])],
                    smpolicy.tokenise("a b"), smpolicy.preview_speech("x").literal.text)
        wanted, refusals, quiet = work(), 0, 0
        at = 0
        while quiet < 20:  # allocations at the end that nothing depends on
            _testcapi.set_nomemory(at, at + 1)
            try:
                got = work()
            except MemoryError:
                got = None
            finally:
                _testcapi.remove_mem_hooks()
            quiet = 0 if got is None else quiet + 1
            refusals += got is None
            self.assertIn(got, (None, wanted))
            at += 1
        self.assertGreater(refusals, 50)

    def test_the_interpreter_may_go_away_meanwhile(self):
        script = ("import smpolicy, threading\n"
                  "policy = smpolicy.Policy('covwarks')\n"
                  "report = policy.evaluate_post('#covwarks')\n"
                  "def work():\n"
                  "    while True: policy.evaluate_post('Our clinic is open #covwarks ' * 20)\n"
                  "for _ in range(3): threading.Thread(target=work, daemon=True).start()\n"
                  "stream = policy.evaluate_posts(iter(lambda: 'x', None), jobs=2)\n"
                  "next(stream)\n"
                  "class Last:\n"
                  "    def __del__(self): report.to_json()\n"
                  "last = Last()\n")
        ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True,
                             timeout=60)
        self.assertEqual((ran.returncode, ran.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
