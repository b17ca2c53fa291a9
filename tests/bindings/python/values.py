"""What values the Python module takes, and what it says of those that it does not.

SPDX-License-Identifier: MIT
"""

import ast
import datetime
import pathlib
import unittest

import smpolicy

POLICY = smpolicy.Policy("covwarks")
CLEAR = "Our clinics are open on Saturday morning for everyone."
BROKEN = "Flu clinics \U0001F489 é open Saturday #covwarks"

# One of each kind. A str may stand for any single value, as spreadsheets have it.
GIVEN = {"str": "1", "bytes": b"1", "int": 5, "float": 0.5, "bool": True,
         "date": datetime.date(2026, 3, 1), "list": [], "items": ["1", 5], "dict": {},
         "names": {"no.such": 1}, "object": object(), "set": {1}}
SCALARS = {"str", "bytes", "int", "float", "bool", "date"}

# What the stubs call these kinds.
MEANT = {"_Text": {"str", "bytes"}, "str": {"str", "bytes"}, "int": {"int"},
         "float": {"int", "float"}, "bool": {"bool"}, "_Day": {"date"}, "_Facts": {"dict", "names"},
         "Iterable": {"list", "items"}, "Sequence": {"list", "items"}, "Literal": {"str", "bytes"}}


def stubs():
    """The methods of a policy that give a report, and what the stubs call the rest."""
    path = pathlib.Path(smpolicy.__file__).with_name("__init__.pyi")
    body = ast.parse(path.read_text(encoding="utf-8")).body
    classes = {one.name: one for one in body if isinstance(one, ast.ClassDef)}
    names = {one.targets[0].id: one.value for one in body
             if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)}
    methods = [one for one in classes["Policy"].body if isinstance(one, ast.FunctionDef) and
               isinstance(one.returns, ast.Name) and one.returns.id == "Report"]
    return methods, classes, names


METHODS, CLASSES, NAMES = stubs()


def members(kind):
    """The members of a TypedDict and of those it builds on, with their annotations."""
    found = {one.target.id: one.annotation for one in CLASSES[kind].body
             if isinstance(one, ast.AnnAssign)}
    for base in CLASSES[kind].bases:
        if isinstance(base, ast.Name) and base.id in CLASSES:
            found.update(members(base.id))
    return found


def kinds(hint):
    """Which of GIVEN an annotation admits."""
    if isinstance(hint, ast.BinOp):
        return kinds(hint.left) | kinds(hint.right)
    if isinstance(hint, ast.Constant):
        return set()
    if isinstance(hint, ast.Subscript):
        return MEANT[hint.value.id]
    if hint.id in CLASSES:
        return MEANT["_Facts"]
    return MEANT[hint.id] if hint.id in MEANT else kinds(NAMES[hint.id])


def parts(hint):
    """The TypedDict in an annotation, and whether it is that of the items of a list."""
    for one in ast.walk(hint):
        if isinstance(one, ast.Name) and one.id in CLASSES:
            return one.id, any(isinstance(part, ast.Subscript) and part.value.id in
                               ("Iterable", "Sequence") for part in ast.walk(hint))
    return None, False


def places(name, hint, wrap):
    """Every name in an argument: its dotted name, its annotation, and how to give it a value."""
    yield name, hint, wrap
    kind, is_list = parts(hint)
    if kind in CLASSES and kind not in ("Label", "_Conversation"):
        for member, inner in members(kind).items():
            yield from places(f"{name}.0.{member}" if is_list else f"{name}.{member}", inner,
                              lambda value, member=member: wrap(
                                  [{member: value}] if is_list else {member: value}))


class Values(unittest.TestCase):
    def test_str_and_bytes_are_the_same(self):
        self.assertEqual(POLICY.evaluate_post(BROKEN.encode()).to_json(),
                         POLICY.evaluate_post(BROKEN).to_json())

    def test_ill_formed_bytes_are_read_and_a_lone_surrogate_is_explained(self):
        text = b"Caf\xe9 open #covwarks"
        report = POLICY.evaluate_post(text, account="corporate")
        for finding in report:
            if finding.span:
                self.assertEqual(text.decode(errors="replace")[finding.span.slice], finding.text)
        with self.assertRaisesRegex(smpolicy.ArgumentError,
                                    '"text".*surrogate pair at character 4'):
            POLICY.evaluate_post("Join\ud83d us")
        with self.assertRaisesRegex(smpolicy.ArgumentError, '"media.0.alt".*surrogate'):
            POLICY.evaluate_post("x", media=[{"alt": "\udc00"}])

    def test_nul_is_a_character(self):
        report = POLICY.evaluate_post("a\0b #covwarks", account="corporate")
        self.assertEqual(report.field(), "a\0b #covwarks")

    def test_dates_datetimes_and_texts(self):
        day = datetime.date(2026, 3, 1)
        moment = datetime.datetime(2026, 3, 1, 9, 30, tzinfo=datetime.timezone.utc)
        told = {POLICY.evaluate_post(CLEAR, at=at).to_json()
                for at in (day, moment, "2026-03-01", datetime.datetime(2026, 3, 1, 9, 30, 0, 5))}
        self.assertEqual(len(told), 1)
        with self.assertRaises(smpolicy.ArgumentError):
            POLICY.evaluate_post(CLEAR, at="yesterday")

    def test_facts_of_every_type(self):
        told = POLICY.evaluate_post(CLEAR, facts={"approval.communications": True})
        self.assertEqual(told.to_json(), POLICY.evaluate_post(
            CLEAR, facts={"approval": {"communications": "yes"}}).to_json())
        self.assertEqual(POLICY.evaluate_post(CLEAR, facts={"approval.communications": None})
                         .to_json(), POLICY.evaluate_post(CLEAR).to_json())

    def test_every_name_takes_what_its_stub_says_and_nothing_else(self):
        tried = 0
        for method in METHODS:
            ask = getattr(POLICY, method.name)
            arguments = method.args.args[1:] + method.args.kwonlyargs
            for argument in arguments:
                if argument.arg == "conversation":  # a mapping or its messages
                    continue
                needed = {"conversation": []} if method.name == "check_response" else {}
                if method.name == "classify_message":
                    needed["text"] = CLEAR
                for name, hint, wrap in places(argument.arg, argument.annotation, lambda x: x):
                    for kind, value in GIVEN.items():
                        given = {**needed, argument.arg: wrap(value)}
                        with self.subTest(f"{method.name}: {name} = {kind}"):
                            self.check(ask, given, name, kind, kinds(hint))
                            tried += 1
        self.assertGreater(tried, 1000)

    def check(self, ask, given, name, kind, admitted):
        if kind in admitted or (kind in ("str", "bytes") and admitted & SCALARS):
            try:
                ask(**given)
            except smpolicy.Error as error:
                self.assertNotIsInstance(error, TypeError)
            except TypeError as error:
                # What is in it may be wrong, but it is not.
                self.assertNotIn(f'"{name}" ', str(error))
        elif kind == "float" and admitted == {"int"}:
            self.assertRaises(smpolicy.ArgumentError, ask, **given)  # the library wants it whole
        else:
            # A set can be iterated over, but what is in it is not what is wanted.
            iterable = kind == "set" and "list" in admitted
            told = "" if iterable else f'^"{name}" cannot be .* It takes '
            with self.assertRaisesRegex(TypeError, told):
                ask(**given)

    def test_a_wrong_type_is_told_with_what_is_taken(self):
        for given, told in (
                ({"media": "x"}, '"media" cannot be a text. It takes a list.'),
                ({"media": ["x"]}, '"media.0" cannot be a text. It takes names and values.'),
                ({"shared": []}, '"shared" cannot be a list. It takes names and values.'),
                ({"media": [{"consent": 1}]},
                 '"media.0.consent" cannot be a number. It takes true or false.'),
                ({"at": []}, '"at" cannot be a list. It takes a date such as "2026-03-01".'),
                ({"facts": {"crisis.active": []}}, '"facts.crisis.active" cannot be a list. '
                 'It takes a text, a number, a date, or true or false.')):
            with self.assertRaises(TypeError) as caught:
                POLICY.evaluate_post(CLEAR, **given)
            self.assertEqual(str(caught.exception), told)
        for wrong in "hello", ["hello"], 5, {"messages": "hello"}, [{"labels": [5]}]:
            with self.subTest(wrong):
                self.assertRaises(TypeError, POLICY.assess_conversation, wrong)
                self.assertRaises(TypeError, POLICY.check_response, wrong, CLEAR)
        for facts in [], "crisis.active":
            with self.assertRaisesRegex(TypeError, '"facts" cannot be'):
                smpolicy.Policy("covwarks", facts=facts)
        self.assertRaises(TypeError, smpolicy.preview_speech, CLEAR, acronyms="ICB")

    def test_subjects_of_a_stream_are_looked_at_as_closely(self):
        for wrong in 7, ["x"], datetime.date(2026, 3, 1), {"text": 5}, {5: "x"}, {"media": {}}:
            answer, = POLICY.evaluate_posts([wrong], errors="return")
            self.assertIsInstance(answer, TypeError, wrong)

    def test_a_name_that_there_is_not_is_refused_whatever_it_is_given(self):
        for value in "x", 5, True, [], {}, [{}], object(), datetime.date(2026, 3, 1):
            answers = [*POLICY.evaluate_posts([{"mdia": value}, {"media": [{"at": value}]}],
                                              errors="return"),
                       *POLICY.classify_messages([{"text": "x", "media": value}], errors="return")]
            for answer in answers:
                self.assertIsInstance(answer, smpolicy.ArgumentError if value != {} else object)
                self.assertNotIsInstance(answer, TypeError)

    def test_wrong_values_are_value_errors(self):
        for wrong in ({"platform": "myspace"}, {"media": [{"kind": "imge"}]},
                      {"media": [{"color": "red"}]}, {"author": {"nom": "x"}},
                      {"facts": {"n": 10 ** 30}}):
            with self.subTest(wrong), self.assertRaises(ValueError):
                POLICY.evaluate_post(CLEAR, **wrong)


if __name__ == "__main__":
    unittest.main()
