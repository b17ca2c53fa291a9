"""What reports, policies and texts are made of. All of it is immutable.

The order of the members is that of the native layer's tuples; tests/bindings holds the two together.

SPDX-License-Identifier: MIT
"""

import enum
from typing import NamedTuple


class Verdict(enum.IntEnum):
    """What to do with the post, mildest first, so that verdicts can be compared."""

    CLEAR = 0
    ADVISE = 1
    HOLD = 2
    REJECT = 3

    def __str__(self):
        return self.name.lower()


class Severity(enum.Enum):
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    def __str__(self):
        return self.value


class Outcome(enum.Enum):
    """BREACH: the clause is broken. REVIEW: there are signs, a person decides. NEEDS_FACT: it turns
    on something that was not said."""

    BREACH = "breach"
    REVIEW = "review"
    NEEDS_FACT = "needs-fact"

    def __str__(self):
        return self.value


class Span(NamedTuple):
    """A place in a text: `text[span.start:span.end]`, or `text[span.slice]`. The same in UTF-8 bytes
    and UTF-16 units, for those who count so."""

    start: int
    end: int
    bytes: tuple
    utf16: tuple

    @property
    def slice(self):
        return slice(self.start, self.end)


class Citation(NamedTuple):
    """Where in the policy it says so."""

    document: str
    version: str
    section: str
    quote: str

    def __str__(self):
        named = f"{self.document} {self.version}" if self.version else self.document
        return f"{named}, section {self.section}" if self.section else named


class Edit(NamedTuple):
    """`replacement` goes where `span` of `field` is."""

    field: str
    span: Span
    replacement: str


class Finding(NamedTuple):
    clause: str
    signal: str
    severity: Severity
    outcome: Outcome
    field: str
    span: Span
    text: str
    message: str
    because: tuple
    cite: Citation
    edits: tuple


class Need(NamedTuple):
    """A fact that was not given and that the verdict turns on: `ask` is the question to put."""

    fact: str
    ask: str
    clauses: tuple
    cites: tuple


class Action(NamedTuple):
    """What the policy says to do next."""

    action: str
    to: str
    contact: str
    by: str
    clause: str


class Label(NamedTuple):
    """A kind of inbound message, with the characters that speak for it."""

    label: str
    score: float
    spans: tuple


class Clause(NamedTuple):
    id: str
    kind: str
    severity: Severity
    document: str
    document_version: str
    section: str
    quote: str
    why: str
    signals: tuple
    facts: tuple
    checks: tuple
    implemented: bool
    note: str


class Document(NamedTuple):
    """A document that a policy cites. Dates are YYYY-MM-DD."""

    id: str
    title: str
    version: str
    approved: str
    review: str
    expires: str
    url: str
    note: str


class Fact(NamedTuple):
    """A fact that a policy may ask for. `type` is truth, text, number or date."""

    name: str
    type: str
    meaning: str
    ask: str
    values: tuple


class Diagnostic(NamedTuple):
    """One thing found wrong, or worth saying, about a pack."""

    source: str
    line: int
    column: int
    is_error: bool
    message: str
    hint: str
    source_line: str

    def __str__(self):
        kind = "error" if self.is_error else "warning"
        return f"{self.source}:{self.line}:{self.column}: {kind}: {self.message}"


class Token(NamedTuple):
    kind: str
    span: Span
    text: str


class Measures(NamedTuple):
    """What a text measures. `platform_limit` is None where none is known."""

    bytes: int
    code_points: int
    utf16_units: int
    graphemes: int
    weighted_length: int
    platform_length: int
    platform_limit: int
    words: int
    sentences: int


class Piece(NamedTuple):
    """What is said for one stretch of a field. `spoken` is a slice of the words."""

    kind: str
    differs: bool
    spoken: slice
    seconds: float
    field: str
    span: Span


class Spoken(NamedTuple):
    """Everything said in one way of reading, and about how long it takes."""

    text: str
    seconds: float
    pieces: tuple


class Speech(NamedTuple):
    """A post as a screen reader may say it, in three ways of reading (docs/speech.md)."""

    literal: Spoken
    skip: Spoken
    normalised: Spoken


# ---- From the native layer's tuples --------------------------------------------------------------


def span(raw):
    return None if raw is None else Span._make(raw)


def finding(raw):
    *head, severity, outcome, field, place, text, message, because, cite, edits = raw
    return Finding(*head, Severity(severity), Outcome(outcome), field, span(place), text, message,
                   because, Citation._make(cite),
                   tuple(Edit(where, span(at), put) for where, at, put in edits))


def need(raw):
    fact, ask, clauses, cites = raw
    return Need(fact, ask, clauses, tuple(map(Citation._make, cites)))


def label(raw):
    name, score, spans = raw
    return Label(name, score, tuple(map(span, spans)))


def measure(raw):
    """A name and its value: a number, a truth or a word."""
    name, kind, number, word = raw
    if kind == "word":
        return name, word
    if kind == "truth":
        return name, bool(number)
    return name, int(number) if number.is_integer() else number


def clause(raw):
    made = Clause._make(raw)
    return made._replace(severity=Severity(made.severity), signals=tuple(made.signals.split()),
                         facts=tuple(made.facts.split()), checks=tuple(made.checks.split()))


def fact(raw):
    made = Fact._make(raw)
    return made._replace(values=tuple(made.values.split()))


def token(raw):
    kind, place, text = raw
    return Token(kind, span(place), text)


def piece(raw, words):
    """`words` are the bytes of everything said: the native layer counts in bytes."""
    kind, differs, (start, end), seconds, field, place = raw
    first = len(words[:start].decode())
    return Piece(kind, differs, slice(first, first + len(words[start:end].decode())), seconds, field,
                 span(place))
