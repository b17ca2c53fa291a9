"""What reports, policies and texts are made of. All of it is immutable.

The order of the members is that of the native layer's tuples; tests/bindings holds the two
together.

SPDX-License-Identifier: MIT
"""

import datetime
import enum
import itertools
import operator
from collections.abc import Callable
from typing import Any, NamedTuple, Self


def _by_rank(compare: Callable[[int, int], bool]) -> Callable[[Any, str], bool]:
    def method(self: Any, other: str) -> bool:
        if not isinstance(other, str):
            return NotImplemented
        return compare(self._rank, type(self)(other)._rank)
    return method


class _Ranked(enum.StrEnum):
    """Words that are ordered, mildest first: equal to their names as docs/json.md has them, but not
    ordered by their letters. A name that is none of them has no place: ValueError."""

    _rank: int

    def __new__(cls, value: str) -> Self:
        made = str.__new__(cls, value)
        made._value_ = value
        made._rank = len(cls.__members__)
        return made

    __lt__ = _by_rank(operator.lt)
    __le__ = _by_rank(operator.le)
    __gt__ = _by_rank(operator.gt)
    __ge__ = _by_rank(operator.ge)


class Verdict(_Ranked):
    """What to do with the post."""

    CLEAR = "clear"
    ADVISE = "advise"
    HOLD = "hold"
    REJECT = "reject"


class Severity(_Ranked):
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Outcome(_Ranked):
    """NEEDS_FACT: it turns on something that was not said. REVIEW: there are signs, a person
    decides. BREACH: the clause is broken."""

    NEEDS_FACT = "needs-fact"
    REVIEW = "review"
    BREACH = "breach"


class Span(NamedTuple):
    """A place in a text: `text[span.start:span.end]`, or `text[span.slice]`. The same in UTF-8
    bytes and UTF-16 units, for those who count so."""

    start: int
    end: int
    bytes: tuple[int, int]
    utf16: tuple[int, int]

    @property
    def slice(self) -> slice:
        return slice(self.start, self.end)


# ---- Reports -------------------------------------------------------------------------------------


class Citation(NamedTuple):
    """Where in the policy it says so."""

    document: str
    version: str | None
    section: str | None
    quote: str | None

    def __str__(self) -> str:
        named = f"{self.document} {self.version}" if self.version else self.document
        return f"{named}, section {self.section}" if self.section else named


class Edit(NamedTuple):
    """`replacement` goes where `span` of `field` is."""

    field: str
    span: Span
    replacement: str


class Finding(NamedTuple):
    clause: str
    signal: str | None
    severity: Severity
    outcome: Outcome
    field: str | None
    span: Span | None
    text: str | None
    by: str | None
    who: str | None
    message: str
    because: tuple[str, ...]
    cite: Citation
    edits: tuple[Edit, ...]


class Need(NamedTuple):
    """A fact that was not given and that the verdict turns on: `ask` is the question to put."""

    fact: str
    ask: str
    clauses: tuple[str, ...]
    cites: tuple[Citation, ...]


class Action(NamedTuple):
    """What the policy says to do next."""

    action: str
    to: str | None
    contact: str | None
    by: datetime.date | None
    clause: str | None


class Label(NamedTuple):
    """A kind of inbound message, with the characters that speak for it."""

    label: str
    score: float
    spans: tuple[Span, ...]
    by: str | None
    because: tuple[str, ...]


class Lack(NamedTuple):
    """Something that a request does not show, and what to ask; it stands all the same."""

    what: str
    ask: str
    source: str | None


class Clock(NamedTuple):
    """A time that the law sets (docs/clocks.md); `note` says why there is no `by`."""

    clock: str
    nation: str | None
    received: datetime.date | None
    by: datetime.date | None
    rule: str | None
    source: str | None
    note: str | None
    lacks: tuple[Lack, ...]


# ---- Policies ------------------------------------------------------------------------------------


class Clause(NamedTuple):
    id: str
    kind: str
    severity: Severity
    document: str | None
    document_version: str | None
    section: str | None
    quote: str | None
    why: str | None
    signals: tuple[str, ...]
    facts: tuple[str, ...]
    checks: tuple[str, ...]
    implemented: bool
    note: str | None


class Document(NamedTuple):
    """A document that a policy cites."""

    id: str
    title: str
    version: str | None
    approved: datetime.date | None
    review: datetime.date | None
    expires: datetime.date | None
    url: str | None
    note: str | None


class Signal(NamedTuple):
    """Something that can be seen, which clauses name. `pack` declares it, None the library itself;
    `fields` are where its patterns are looked for; `limits` what a pack may set."""

    name: str
    meaning: str | None
    pack: str | None
    fields: tuple[str, ...]
    limits: str | None


class Fact(NamedTuple):
    """A fact that a policy may ask for. `type` is truth, text, number or date."""

    name: str
    type: str
    meaning: str | None
    ask: str | None
    values: tuple[str, ...]


class Example(NamedTuple):
    """With which a pack tests itself: `subject`, of the kind `check` ("post", "profile", ...),
    raises the clause where `flags`, at the words `at` and with the repair `fix` where these are
    told."""

    clause: str
    check: str
    flags: bool
    at: str | None
    fix: str | None
    source: str
    subject: dict[str, str]


class Diagnostic(NamedTuple):
    """One thing found wrong, or worth saying, about a pack."""

    source: str | None
    line: int
    column: int
    is_error: bool
    message: str
    hint: str | None
    source_line: str | None

    def __str__(self) -> str:
        kind = "error" if self.is_error else "warning"
        return f"{self.source}:{self.line}:{self.column}: {kind}: {self.message}"


class SelfTest(NamedTuple):
    """What a pack's own examples came to. `diagnostics` has each failure with its file and line;
    `unnoticed` of the `parts` that were taken away no example missed."""

    clauses: int
    examples: int
    failures: int
    parts: int
    unnoticed: int
    diagnostics: tuple[Diagnostic, ...]


# ---- Texts and clocks ----------------------------------------------------------------------------


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
    platform_limit: int | None
    words: int
    sentences: int


class XLength(NamedTuple):
    """X's own length rule. The pairs are places in UTF-16 units."""

    weighted_length: int
    permillage: int
    valid: bool
    display_utf16: tuple[int, int]
    valid_utf16: tuple[int, int]


class Piece(NamedTuple):
    """What is said for one stretch of a field. `spoken` is a slice of the words."""

    kind: str
    differs: bool
    spoken: slice
    seconds: float
    field: str
    span: Span | None


class Spoken(NamedTuple):
    """Everything said in one way of reading, and about how long it takes."""

    text: str
    seconds: float
    pieces: tuple[Piece, ...]


class Speech(NamedTuple):
    """A post as a screen reader may say it, in three ways of reading (docs/speech.md)."""

    literal: Spoken
    skip: Spoken
    normalised: Spoken


class Deadline(NamedTuple):
    """By when a request must have been answered, by which `rule` of which law (`source`), and what
    can move the day."""

    received: datetime.date
    due: datetime.date
    rule: str
    source: str
    caution: str | None
    holidays_seen: datetime.date


class BankHoliday(NamedTuple):
    """The day that is kept, and where."""

    date: datetime.date
    name: str
    england_and_wales: bool
    scotland: bool
    northern_ireland: bool


# ---- From the native layer's tuples --------------------------------------------------------------

_SEVERITIES = {one.value: one for one in Severity}
_OUTCOMES = {one.value: one for one in Outcome}


def each(read, *of):
    """What `read` gives for 0, 1, ... until there is no more."""
    try:
        for index in itertools.count():
            yield read(*of, index)
    except IndexError:
        return


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def iso(day):
    """A date or datetime as the text that the library reads; a text as it is."""
    return day.isoformat() if isinstance(day, datetime.date) else day


def span(raw):
    return None if raw is None else Span(*raw)


def finding(raw):
    (clause, signal, severity, outcome, field, place, text, by, who, message, because, cite,
     edits) = raw
    return Finding(clause, signal, _SEVERITIES[severity], _OUTCOMES[outcome], field,
                   Span(*place) if place else None, text, by, who, message, because,
                   Citation(*cite),
                   tuple([Edit(where, Span(*at), put) for where, at, put in edits]))


def need(raw):
    fact, ask, clauses, cites = raw
    return Need(fact, ask, clauses, tuple(map(Citation._make, cites)))


def action(raw):
    return Action._make(raw)._replace(by=day(raw[3]))


def label(raw):
    name, score, spans, by, because = raw
    return Label(name, score, tuple(itertools.starmap(Span, spans)), by, because)


def clock(raw):
    name, nation, received, by, rule, source, note, lacks = raw
    return Clock(name, nation, day(received), day(by), rule, source, note,
                 tuple(map(Lack._make, lacks)))


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


def document(raw):
    made = Document._make(raw)
    return made._replace(approved=day(made.approved), review=day(made.review),
                         expires=day(made.expires))


def signal(raw):
    made = Signal._make(raw)
    return made._replace(fields=tuple(made.fields.split()))


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
    return Piece(kind, differs, slice(first, first + len(words[start:end].decode())), seconds,
                 field, span(place))


def deadline(raw):
    made = Deadline._make(raw)
    return made._replace(received=day(made.received), due=day(made.due),
                         holidays_seen=day(made.holidays_seen))


def bank_holiday(raw):
    return BankHoliday(day(raw[0]), *raw[1:])
