import datetime
import enum
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypedDict, overload, type_check_only

from . import _native as _native

__version__: str
__all__: list[str]

# ---- What goes in ----

_Text = str | bytes
_Day = datetime.date | str
_Fact = bool | str | int | float | datetime.date | None
_Facts = Mapping[str, Any]
_Platform = Literal["x", "facebook", "instagram", "threads", "linkedin", "bluesky", "mastodon",
                    "nextdoor", "tiktok", "youtube", "whatsapp", "snapchat", "pinterest", "tumblr",
                    "flickr", "reddit", "other"]
_Account = Literal["corporate", "professional", "personal"]
_Action = Literal["post", "reply", "share", "quote", "direct-message"]
_Channel = Literal["mention", "reply", "comment", "direct", "review"]
_Format = Literal["html", "sarif", "json", "text"]

@type_check_only
class _Author(TypedDict, total=False):
    name: _Text
    handle: _Text
    role: _Text

@type_check_only
class _Media(TypedDict, total=False):
    kind: Literal["image", "gif", "video", "audio", "document"]
    alt: _Text | None
    decorative: bool
    text_in_image: _Text
    captions: Literal["none", "open", "closed", "automatic"]
    captions_reviewed: bool
    audio_description: bool
    transcript: bool
    people: Literal["none", "crowd", "identifiable"]
    place: _Text
    consent: bool
    credit: _Text
    flashes_per_second: float
    contrast: float
    font_pt: float
    file_name: _Text

@type_check_only
class _Shared(TypedDict, total=False):
    author: _Text
    text: _Text
    media: Sequence[_Media]

@type_check_only
class _History(TypedDict, total=False):
    days: int
    messages: int
    negative: int
    abusive: int

@type_check_only
class _Sent(TypedDict, total=False):
    author: _Text
    at: _Day
    text: _Text
    labels: str
    topic: _Text
    answered: bool

@type_check_only
class _Counts(_History, total=False):
    author: _Text

# ---- What comes out ----

class Verdict(enum.IntEnum):
    CLEAR = 0
    ADVISE = 1
    HOLD = 2
    REJECT = 3

class Severity(enum.Enum):
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

class Outcome(enum.Enum):
    BREACH = "breach"
    REVIEW = "review"
    NEEDS_FACT = "needs-fact"

class Span(NamedTuple):
    start: int
    end: int
    bytes: tuple[int, int]
    utf16: tuple[int, int]
    @property
    def slice(self) -> slice: ...

class Citation(NamedTuple):
    document: str
    version: str | None
    section: str | None
    quote: str | None

class Edit(NamedTuple):
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
    message: str
    because: tuple[str, ...]
    cite: Citation
    edits: tuple[Edit, ...]

class Need(NamedTuple):
    fact: str
    ask: str
    clauses: tuple[str, ...]
    cites: tuple[Citation, ...]

class Action(NamedTuple):
    action: str
    to: str | None
    contact: str | None
    by: str | None
    clause: str | None

class Label(NamedTuple):
    label: str
    score: float
    spans: tuple[Span, ...]

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
    id: str
    title: str
    version: str | None
    approved: str | None
    review: str | None
    expires: str | None
    url: str | None
    note: str | None

class Fact(NamedTuple):
    name: str
    type: str
    meaning: str | None
    ask: str | None
    values: tuple[str, ...]

class Diagnostic(NamedTuple):
    source: str | None
    line: int
    column: int
    is_error: bool
    message: str
    hint: str | None
    source_line: str | None

class Token(NamedTuple):
    kind: str
    span: Span
    text: str

class Measures(NamedTuple):
    bytes: int
    code_points: int
    utf16_units: int
    graphemes: int
    weighted_length: int
    platform_length: int
    platform_limit: int | None
    words: int
    sentences: int

class Piece(NamedTuple):
    kind: str
    differs: bool
    spoken: slice
    seconds: float
    field: str
    span: Span | None

class Spoken(NamedTuple):
    text: str
    seconds: float
    pieces: tuple[Piece, ...]

class Speech(NamedTuple):
    literal: Spoken
    skip: Spoken
    normalised: Spoken

# ---- Errors ----

class Error(Exception):
    code: str
    message: str
    source: str | None
    line: int | None
    column: int | None
    offset: int | None
    diagnostics: tuple[Diagnostic, ...]
    def __init__(self, message: str, source: str | None = None, line: int | None = None,
                 column: int | None = None, offset: int | None = None) -> None: ...

class ArgumentError(Error, ValueError): ...
class LimitError(Error, ValueError): ...
class PackError(Error, ValueError): ...
class NotFoundError(Error, LookupError): ...

class FileError(Error, OSError):
    def __new__(cls, *given: Any) -> FileError: ...

# ---- Reports and policies ----

class Report:
    policy: Policy
    def __init__(self) -> None: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __iter__(self) -> Iterator[Finding]: ...
    def __bool__(self) -> Literal[True]: ...
    @property
    def needs(self) -> tuple[Need, ...]: ...
    @property
    def actions(self) -> tuple[Action, ...]: ...
    @property
    def labels(self) -> tuple[Label, ...]: ...
    @property
    def measures(self) -> dict[str, int | float | bool | str]: ...
    @property
    def assumed(self) -> dict[str, str]: ...
    def field(self, name: str = "text") -> str | None: ...
    def apply_fixes(self, field: str = "text",
                    only: Iterable[Finding | int] | None = None) -> str: ...
    def to_json(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_html(self, title: str | None = None, redact: bool = False) -> str: ...
    def _repr_html_(self) -> str: ...

class Policy:
    def __init__(self, name: str | os.PathLike[str] | None = None, /, *,
                 path: str | bytes | os.PathLike[str] | None = None, text: _Text | None = None,
                 facts: _Facts | None = None) -> None: ...
    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def status(self) -> str | None: ...
    @property
    def organisation(self) -> str | None: ...
    @property
    def document(self) -> str | None: ...
    @property
    def document_version(self) -> str | None: ...
    @property
    def approved(self) -> str | None: ...
    @property
    def review(self) -> str | None: ...
    @property
    def expires(self) -> str | None: ...
    @property
    def sha256(self) -> str: ...
    @property
    def clauses(self) -> tuple[Clause, ...]: ...
    @property
    def documents(self) -> tuple[Document, ...]: ...
    @property
    def facts(self) -> tuple[Fact, ...]: ...
    def evaluate_post(self, text: _Text | None = None, *, id: _Text | int | None = None,
                      platform: _Platform | None = None, account: _Account | None = None,
                      action: _Action | None = None, at: _Day | None = None,
                      lang: str | None = None, author: _Author | None = None,
                      media: Iterable[_Media] | None = None, shared: _Shared | None = None,
                      facts: _Facts | None = None) -> Report: ...
    def check_accessibility(self, text: _Text | None = None, *, id: _Text | int | None = None,
                            platform: _Platform | None = None, account: _Account | None = None,
                            action: _Action | None = None, at: _Day | None = None,
                            lang: str | None = None, author: _Author | None = None,
                            media: Iterable[_Media] | None = None, shared: _Shared | None = None,
                            facts: _Facts | None = None) -> Report: ...
    def check_profile(self, *, name: _Text | None = None, handle: _Text | None = None,
                      bio: _Text | None = None, id: _Text | int | None = None,
                      links: Iterable[_Text] | None = None, pinned: _Text | None = None,
                      platform: _Platform | None = None, account: _Account | None = None,
                      role: _Text | None = None, lang: str | None = None, at: _Day | None = None,
                      media: Iterable[_Media] | None = None,
                      facts: _Facts | None = None) -> Report: ...
    def classify_message(self, text: _Text, *, id: _Text | int | None = None,
                         channel: _Channel | None = None, platform: _Platform | None = None,
                         account: _Account | None = None, author: _Author | None = None,
                         received: _Day | None = None, lang: str | None = None,
                         history: _History | None = None,
                         facts: _Facts | None = None) -> Report: ...
    def check_account(self, *, name: _Text | None = None, handle: _Text | None = None,
                      bio: _Text | None = None, id: _Text | int | None = None,
                      links: Iterable[_Text] | None = None, platform: _Platform | None = None,
                      verified: bool | None = None, owner: _Text | None = None,
                      approved: bool | None = None, at: _Day | None = None,
                      facts: _Facts | None = None) -> Report: ...
    def assess_conversation(self, messages: Iterable[_Sent] | None = None, *,
                            authors: Iterable[_Counts] | None = None,
                            id: _Text | int | None = None, platform: _Platform | None = None,
                            account: _Account | None = None, at: _Day | None = None,
                            facts: _Facts | None = None) -> Report: ...
    @overload
    def evaluate_posts(self, posts: Iterable[_Text | Mapping[str, Any]], *, jobs: int = 1,
                       errors: Literal["raise"] = "raise") -> Iterator[Report]: ...
    @overload
    def evaluate_posts(self, posts: Iterable[_Text | Mapping[str, Any]], *, jobs: int = 1,
                       errors: Literal["return"]) -> Iterator[Report | Error | TypeError]: ...

# ---- Without a policy ----

def policies() -> list[str]: ...
def policy_text(id: str) -> str | None: ...
def check_accessibility(text: _Text | None = None, **post: Any) -> Report: ...
def tokenise(text: _Text, platform: _Platform | None = None) -> list[Token]: ...
def measure(text: _Text, platform: _Platform | None = None) -> Measures: ...
def preview_speech(text: _Text | None = None, *, acronyms: Iterable[str] = (),
                   words_per_minute: float = 0.0, lang: str | None = None,
                   **post: Any) -> Speech: ...
def apply_fixes(report: Report, field: str = "text",
                only: Iterable[Finding | int] | None = None) -> str: ...
def render(reports: Iterable[Report], format: _Format = "html", *, title: str | None = None,
           redact: bool = False) -> str: ...
def version() -> str: ...
def unicode_version() -> str: ...
