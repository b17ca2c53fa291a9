import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypedDict, overload, type_check_only

from . import _native as _native
from ._errors import (ArgumentError as ArgumentError, Error as Error, FileError as FileError,
                      LimitError as LimitError, NotFoundError as NotFoundError,
                      PackError as PackError)
from ._records import (Action as Action, BankHoliday as BankHoliday, Citation as Citation,
                       Clause as Clause, Clock as Clock, Deadline as Deadline,
                       Diagnostic as Diagnostic, Document as Document, Edit as Edit,
                       Example as Example, Fact as Fact,
                       Finding as Finding, Label as Label, Lack as Lack,
                       Measures as Measures, Need as Need,
                       Outcome as Outcome, Piece as Piece, SelfTest as SelfTest,
                       Severity as Severity, Signal as Signal, Span as Span, Speech as Speech,
                       Spoken as Spoken,
                       Token as Token, Verdict as Verdict, XLength as XLength)

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
_Clock = Literal["foi", "eir", "sar", "complaint"]
_Nation = Literal["england", "wales", "scotland", "northern-ireland"]
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
    labels: str | Iterable[str | Label]
    topic: _Text
    answered: bool

@type_check_only
class _Counts(_History, total=False):
    author: _Text

@type_check_only
class _Conversation(TypedDict, total=False):
    messages: Iterable[_Sent]
    authors: Iterable[_Counts]
    id: _Text | int
    platform: _Platform
    account: _Account
    at: _Day
    facts: _Facts

# ---- Reports and policies ----

class Report(Sequence[Finding]):
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
    def clocks(self) -> tuple[Clock, ...]: ...
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
                 facts: _Facts | None = None, find_personal_data: bool = False,
                 max_text_bytes: int = 0) -> None: ...
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
    def approved(self) -> datetime.date | None: ...
    @property
    def review(self) -> datetime.date | None: ...
    @property
    def expires(self) -> datetime.date | None: ...
    @property
    def nation(self) -> str | None: ...
    @property
    def sha256(self) -> str: ...
    @property
    def clauses(self) -> tuple[Clause, ...]: ...
    @property
    def documents(self) -> tuple[Document, ...]: ...
    @property
    def facts(self) -> tuple[Fact, ...]: ...
    @property
    def signals(self) -> tuple[Signal, ...]: ...
    @property
    def examples(self) -> tuple[Example, ...]: ...
    def lint(self, on: _Day | None = None) -> tuple[Diagnostic, ...]: ...
    def test(self, mutate: bool = False) -> SelfTest: ...
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
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
                         history: _History | None = None, nation: _Nation | None = None,
                         facts: _Facts | None = None) -> Report: ...
    def check_account(self, *, name: _Text | None = None, handle: _Text | None = None,
                      bio: _Text | None = None, id: _Text | int | None = None,
                      links: Iterable[_Text] | None = None, platform: _Platform | None = None,
                      verified: bool | None = None, owner: _Text | None = None,
                      approved: bool | None = None,
                      request: _Facts | None = None,
                      at: _Day | None = None, facts: _Facts | None = None) -> Report: ...
    def assess_conversation(self, messages: Iterable[_Sent] | None = None, *,
                            authors: Iterable[_Counts] | None = None,
                            id: _Text | int | None = None, platform: _Platform | None = None,
                            account: _Account | None = None, at: _Day | None = None,
                            facts: _Facts | None = None) -> Report: ...
    def check_response(self, conversation: _Conversation | Iterable[_Sent],
                       text: _Text | None = None, *, id: _Text | int | None = None,
                       platform: _Platform | None = None, account: _Account | None = None,
                       action: _Action | None = None, at: _Day | None = None,
                       lang: str | None = None, author: _Author | None = None,
                       media: Iterable[_Media] | None = None, shared: _Shared | None = None,
                       facts: _Facts | None = None) -> Report: ...
    @overload
    def evaluate_posts(self, posts: Iterable[_Text | Mapping[str, Any]], *, jobs: int = 1,
                       errors: Literal["raise"] = "raise") -> Iterator[Report]: ...
    @overload
    def evaluate_posts(self, posts: Iterable[_Text | Mapping[str, Any]], *, jobs: int = 1,
                       errors: Literal["return"]) -> Iterator[Report | Error | TypeError]: ...
    @overload
    def classify_messages(self, messages: Iterable[_Text | Mapping[str, Any]], *, jobs: int = 1,
                          errors: Literal["raise"] = "raise") -> Iterator[Report]: ...
    @overload
    def classify_messages(self, messages: Iterable[_Text | Mapping[str, Any]], *, jobs: int = 1,
                          errors: Literal["return"]) -> Iterator[Report | Error | TypeError]: ...

# ---- Without a policy ----

def policies(blocks: bool = False) -> list[str]: ...
def policy_text(id: str) -> str | None: ...
def check_accessibility(text: _Text | None = None, **post: Any) -> Report: ...
def tokenise(text: _Text, platform: _Platform | None = None) -> list[Token]: ...
def measure(text: _Text, platform: _Platform | None = None) -> Measures: ...
def ill_formed(text: _Text) -> list[Span]: ...
def x_length(text: _Text, configuration: Literal[2, 3] = 3) -> XLength: ...
def preview_speech(text: _Text | None = None, *, acronyms: Iterable[str] = (),
                   words_per_minute: float = 0.0, lang: str | None = None,
                   **post: Any) -> Speech: ...
def apply_fixes(report: Report, field: str = "text",
                only: Iterable[Finding | int] | None = None) -> str: ...
def work_out_deadline(clock: _Clock, received: _Day, nation: _Nation | None = None) -> Deadline: ...
def is_working_day(day: _Day, nation: _Nation | None = None) -> bool | None: ...
def bank_holidays() -> tuple[BankHoliday, ...]: ...
def render(reports: Report | Iterable[Report | Error | TypeError], format: _Format = "html", *,
           title: str | None = None, redact: bool = False) -> str: ...
def version() -> str: ...
def unicode_version() -> str: ...
