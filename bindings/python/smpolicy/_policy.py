"""A policy, and what it is asked.

SPDX-License-Identifier: MIT
"""

import collections.abc
import operator
import os
import typing

from . import _batch, _native, _records
from ._errors import PackError
from ._report import new_report

POST, PROFILE, MESSAGE, ACCOUNT, CONVERSATION, ACCESSIBILITY = range(6)
_BUILTIN, _FILE, _MEMORY = range(3)
_MOST_TEXT_BYTES = 2 ** 24


def policies(blocks=False):
    """The ids of the organisations' policies that are built in; with `blocks`, of the packs that
    policies are built of as well, behind them."""
    listed, others = [], []
    for i in range(_native.builtin_count()):
        id = _native.builtin_id(i)
        native = _native.open_policy(_BUILTIN, id, None, _native.messages())
        of_organisation = _Info._make(_native.policy_describe(native)).organisation
        (listed if of_organisation else others).append(id)
    return listed + others if blocks else listed


def policy_text(id):
    """The YAML of a built-in policy, to be read, copied and adapted; None if there is none."""
    return _native.builtin_yaml(id)


def _source_of(name, path, text):
    given = [name is not None, path is not None, text is not None].count(True)
    if given != 1:
        raise TypeError("Policy takes one of a name, path= and text=")
    if text is not None:
        return _MEMORY, text
    if path is not None:
        return _FILE, os.fsencode(path)
    if isinstance(name, os.PathLike):
        return _FILE, os.fsencode(name)
    if not isinstance(name, str):
        raise TypeError(f"the name of a policy must be str or a path, not {type(name).__name__}")
    is_file = os.sep in name or name.endswith((".yaml", ".yml"))
    return (_FILE, os.fsencode(name)) if is_file else (_BUILTIN, name)


class _Info(typing.NamedTuple):
    """What a policy says of itself."""

    id: str
    version: str
    title: str
    status: str
    organisation: str
    document: str
    document_version: str
    approved: str
    review: str
    expires: str
    sha256: str
    clause_count: int
    nation: str | None


def _said(name, meaning):
    return property(operator.attrgetter(f"_info.{name}"), doc=meaning)


def _diagnostics(messages):
    return tuple(_records.Diagnostic._make(_native.diagnostics_at(messages, i))
                 for i in range(_native.diagnostics_count(messages)))


def _is_one(value):
    """Whether a value is one thing, though it can be iterated over."""
    return isinstance(value, (str, bytes, collections.abc.Mapping))


def _sent(message):
    """A message of a conversation, whose labels may be a list: of names, or as a report has
    them."""
    labels = message.get("labels") if isinstance(message, collections.abc.Mapping) else None
    if _is_one(labels) or not isinstance(labels, collections.abc.Iterable):
        return message
    names = [label.label if isinstance(label, _records.Label) else label for label in labels]
    if not all(isinstance(name, str) for name in names):
        raise TypeError('"labels" takes a list of names, or the labels of a report')
    return {**message, "labels": " ".join(names)}


def _conversation(given):
    """What is known of a conversation: a mapping, or merely its messages."""
    if not isinstance(given, collections.abc.Mapping):
        given = {"messages": given}
    messages = given.get("messages")
    if _is_one(messages) or not isinstance(messages, collections.abc.Iterable):
        return given
    return {**given, "messages": map(_sent, messages)}


class Policy:
    """An organisation's Social Media Policy: immutable, and safe from many threads at once.

    Policy("covwarks")            built in, by its id
    Policy("packs/own.yaml")      from a file: a path, or anything that ends in .yaml
    Policy(text="smpack: 1 ...")  from the text of a pack

    `facts` hold for every subject, such as {"approval.communications": True}. With
    `find_personal_data` personal data are looked for wherever the policy says nothing of them too,
    so that a report shown with redact=True has all of them masked that the library can see; no
    finding is raised more, and each check takes a third longer. A text longer than
    `max_text_bytes` is refused with LimitError (0: 16 MiB, which is the most). Opening raises
    NotFoundError, FileError, or PackError with every fault of the pack in its `diagnostics`.
    """

    __slots__ = ("_native", "_desk", "_opened", "_info", "__weakref__")

    def __init__(self, name=None, /, *, path=None, text=None, facts=None,
                 find_personal_data=False, max_text_bytes=0):
        if not isinstance(max_text_bytes, int) or not 0 <= max_text_bytes <= _MOST_TEXT_BYTES:
            raise ValueError(f"max_text_bytes= takes a whole number up to {_MOST_TEXT_BYTES}")
        self._opened = name, path, text, facts, bool(find_personal_data), max_text_bytes
        source, what = _source_of(name, path, text)
        messages = _native.messages()
        try:
            self._native = _native.open_policy(source, what, None, messages)
        except PackError as error:
            error.diagnostics = _diagnostics(messages)
            raise
        self._desk = _native.desk_new(self._native, facts, bool(find_personal_data),
                                      max_text_bytes)
        said = _Info._make(_native.policy_describe(self._native))
        self._info = said._replace(approved=_records.day(said.approved),
                                   review=_records.day(said.review),
                                   expires=_records.day(said.expires))

    # ---- What it says of itself ----

    id = _said("id", "The pack's short name.")
    version = _said("version", "The pack's own version.")
    title = _said("title", "The pack's title.")
    status = _said("status", "How far the pack is, in its own words; or None.")
    organisation = _said("organisation", "Whose policy it is.")
    document = _said("document", "Title of the first document cited.")
    document_version = _said("document_version", "Version of that document.")
    approved = _said("approved", "The day on which the document was approved, or None.")
    review = _said("review", "The day on which the document is due for review, or None.")
    expires = _said("expires", "The day on which the document expires, or None.")
    nation = _said("nation", "Whose law counts times: england, wales, ...; or None.")
    sha256 = _said("sha256", "Of the pack's own bytes and its parents'.")

    @property
    def clauses(self):
        """Every clause, in the pack's order."""
        return tuple(_records.clause(_native.policy_clause(self._native, i))
                     for i in range(self._info.clause_count))

    @property
    def documents(self):
        """The documents it cites."""
        return tuple(map(_records.document, _records.each(_native.policy_document, self._native)))

    @property
    def facts(self):
        """The facts it may ask for."""
        return tuple(_records.fact(_native.policy_fact(self._native, i))
                     for i in range(_native.policy_fact_count(self._native)))

    @property
    def signals(self):
        """What can be seen: the library's own signals, then those of the packs."""
        return tuple(map(_records.signal, _records.each(_native.policy_signal, self._native)))

    @property
    def examples(self):
        """The examples with which the pack tests itself, by clause."""
        return tuple(self._example(i, clause.id, j, raw)
                     for i, clause in enumerate(self.clauses)
                     for j, raw in enumerate(
                         _records.each(_native.policy_example, self._native, i)))

    def _example(self, at, clause, index, raw):
        check, flags, words, fix, source, count = raw
        subject = dict(_native.policy_example_field(self._native, at, index, i)
                       for i in range(count))
        return _records.Example(clause, check, flags, words, fix, source, subject)

    def lint(self, on=None):
        """What is suspicious about the pack, as diagnostics: clauses without examples, patterns
        that never match, and, where a day is given, documents past their review."""
        messages = _native.messages()
        _native.policy_lint(self._native, _records.iso(on), messages)
        return _diagnostics(messages)

    def test(self, mutate=False):
        """Runs the pack's own examples. With `mutate`, each condition is also taken away in turn,
        to find those that no example would miss."""
        messages = _native.messages()
        counts = _native.test(self._native, bool(mutate), messages)
        return _records.SelfTest(*counts, _diagnostics(messages))

    def __eq__(self, other):
        """The same pack, to the byte, with the same standing facts and options."""
        if not isinstance(other, Policy):
            return NotImplemented
        return self.sha256 == other.sha256 and self._opened[3:] == other._opened[3:]

    def __hash__(self):
        return hash(self.sha256)

    def __repr__(self):
        return (f"Policy(id={self.id!r}, version={self.version!r}, "
                f"clauses={self._info.clause_count})")

    def __reduce__(self):
        return _reopen, (type(self), *self._opened), getattr(self, "__dict__", None)

    # ---- What it is asked ----

    def evaluate_post(self, text=None, *, id=None, platform=None, account=None, action=None,
                      at=None, lang=None, author=None, media=None, shared=None, facts=None):
        """The policy's whole view of a draft post, reply, share, quote or direct message.

        What is left out is unknown, which is not the same as no. `at` is a date, a datetime or a
        str; `media` a list of dicts; `facts` what only you know. docs/json.md has all the names.
        Raises ArgumentError, LimitError, and TypeError for a value of the wrong type.
        """
        return new_report(_native.desk_check(self._desk, POST, {
            "text": text, "id": id, "platform": platform, "account": account, "action": action,
            "at": at, "lang": lang, "author": author, "media": media, "shared": shared,
            "facts": facts}), self)

    def check_accessibility(self, text=None, *, id=None, platform=None, account=None, action=None,
                            at=None, lang=None, author=None, media=None, shared=None, facts=None):
        """As evaluate_post, by the policy's accessibility clauses alone."""
        return new_report(_native.desk_check(self._desk, ACCESSIBILITY, {
            "text": text, "id": id, "platform": platform, "account": account, "action": action,
            "at": at, "lang": lang, "author": author, "media": media, "shared": shared,
            "facts": facts}), self)

    def check_profile(self, *, name=None, handle=None, bio=None, id=None, links=None, pinned=None,
                      platform=None, account=None, role=None, lang=None, at=None, media=None,
                      facts=None):
        """What the policy says of who speaks, and in whose name."""
        return new_report(_native.desk_check(self._desk, PROFILE, {
            "name": name, "handle": handle, "bio": bio, "id": id, "links": links, "pinned": pinned,
            "platform": platform, "account": account, "role": role, "lang": lang, "at": at,
            "media": media, "facts": facts}), self)

    def classify_message(self, text, *, id=None, channel=None, platform=None, account=None,
                         author=None, received=None, lang=None, history=None, nation=None,
                         facts=None):
        """What an inbound message is (`report.labels`), and what the policy says to do with it."""
        return new_report(_native.desk_check(self._desk, MESSAGE, {
            "text": text, "id": id, "channel": channel, "platform": platform, "account": account,
            "author": author, "received": received, "lang": lang, "history": history,
            "nation": nation, "facts": facts}), self)

    def check_account(self, *, name=None, handle=None, bio=None, id=None, links=None, platform=None,
                      verified=None, owner=None, approved=None, request=None, at=None, facts=None):
        """Whether an account is the organisation's own, and what the policy says to do with it.
        `request`, where it is yet to be made, is a mapping of answers, or an empty one: what the
        policy asks of a request is then in `report.needs`."""
        return new_report(_native.desk_check(self._desk, ACCOUNT, {
            "name": name, "handle": handle, "bio": bio, "id": id, "links": links,
            "platform": platform, "verified": verified, "owner": owner, "approved": approved,
            "request": request, "at": at, "facts": facts}), self)

    def assess_conversation(self, messages=None, *, authors=None, id=None, platform=None,
                            account=None, at=None, facts=None):
        """Who writes too often or only to abuse, and whether it looks like a crisis. `messages` are
        dicts of author, at, text, labels (names, or those of a report), topic, answered; `authors`
        dicts of author, days, messages, negative, abusive."""
        return new_report(_native.desk_check(self._desk, CONVERSATION, _conversation({
            "messages": messages, "authors": authors, "id": id, "platform": platform,
            "account": account, "at": at, "facts": facts})), self)

    def check_response(self, conversation, text=None, *, id=None, platform=None, account=None,
                       action=None, at=None, lang=None, author=None, media=None, shared=None,
                       facts=None):
        """As evaluate_post, for a drafted response to a conversation: where that looks like a
        crisis, also by the policy's checklist for one. `conversation` is a list of messages, or a
        mapping of the names that assess_conversation takes."""
        return new_report(_native.desk_respond(self._desk, _conversation(conversation), {
            "text": text, "id": id, "platform": platform, "account": account, "action": action,
            "at": at, "lang": lang, "author": author, "media": media, "shared": shared,
            "facts": facts}), self)

    def evaluate_posts(self, posts, *, jobs=1, errors="raise"):
        """A report for each post, in order, as they come: `posts` may be endless.

        A post is a str, bytes, or a mapping of the names of docs/json.md. With `jobs` more than 1
        so many threads work at once, and some posts are read ahead. A post that cannot be judged
        raises its error, or with errors="return" stands as that error in its place.
        """
        return _batch.stream(self, POST, posts, jobs, errors)

    def classify_messages(self, messages, *, jobs=1, errors="raise"):
        """As evaluate_posts, for the messages of an inbox."""
        return _batch.stream(self, MESSAGE, messages, jobs, errors)


def _reopen(kind, name, path, text, facts, find_personal_data, max_text_bytes):
    """A policy as it was opened. A subclass may take other arguments: its own are its state."""
    policy = kind.__new__(kind)
    Policy.__init__(policy, name, path=path, text=text, facts=facts,
                    find_personal_data=find_personal_data, max_text_bytes=max_text_bytes)
    return policy
