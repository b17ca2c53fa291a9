"""A policy, and what it is asked.

SPDX-License-Identifier: MIT
"""

import os

from . import _batch, _native, _records
from ._errors import PackError
from ._report import new_report

_POST, _PROFILE, _MESSAGE, _ACCOUNT, _CONVERSATION, _ACCESSIBILITY = range(6)
_BUILTIN, _FILE, _MEMORY = range(3)


def policies():
    """The ids of the policies that are built in."""
    return [_native.builtin_id(i) for i in range(_native.builtin_count())]


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
    if isinstance(name, os.PathLike) or os.sep in name or name.endswith((".yaml", ".yml")):
        return _FILE, os.fsencode(name)
    return _BUILTIN, name


class Policy:
    """An organisation's Social Media Policy: immutable, and safe from many threads at once.

    Policy("covwarks")            built in, by its id
    Policy("packs/own.yaml")      from a file: a path, or anything that ends in .yaml
    Policy(text="smpack: 1 ...")  from the text of a pack

    `facts` hold for every subject, such as {"approval.communications": True}. Opening raises
    NotFoundError, FileError, or PackError with every fault of the pack in its `diagnostics`.
    """

    __slots__ = ("_native", "_desk", "_opened", "_info", "__weakref__")

    def __init__(self, name=None, /, *, path=None, text=None, facts=None):
        self._opened = name, path, text, facts
        source, what = _source_of(name, path, text)
        messages = _native.messages()
        try:
            self._native = _native.open_policy(source, what, None, messages)
        except PackError as error:
            error.diagnostics = tuple(
                _records.Diagnostic._make(_native.diagnostics_at(messages, i))
                for i in range(_native.diagnostics_count(messages)))
            raise
        self._desk = _native.desk_new(self._native, facts)
        self._info = _native.policy_describe(self._native)

    # ---- What it says of itself ----

    @property
    def id(self):
        return self._info[0]

    @property
    def version(self):
        return self._info[1]

    @property
    def title(self):
        return self._info[2]

    @property
    def status(self):
        return self._info[3]

    @property
    def organisation(self):
        return self._info[4]

    @property
    def document(self):
        """Title of the first document cited."""
        return self._info[5]

    @property
    def document_version(self):
        return self._info[6]

    @property
    def approved(self):
        return self._info[7]

    @property
    def review(self):
        """When the document says it is due for review, as YYYY-MM-DD; or None."""
        return self._info[8]

    @property
    def expires(self):
        return self._info[9]

    @property
    def sha256(self):
        """Of the pack's own bytes and its parents'."""
        return self._info[10]

    @property
    def clauses(self):
        """Every clause, in the pack's order."""
        return tuple(_records.clause(_native.policy_clause(self._native, i))
                     for i in range(self._info[11]))

    @property
    def documents(self):
        """The documents it cites."""
        found = []
        try:
            while True:
                raw = _native.policy_document(self._native, len(found))
                found.append(_records.Document._make(raw))
        except IndexError:
            return tuple(found)

    @property
    def facts(self):
        """The facts it may ask for."""
        return tuple(_records.fact(_native.policy_fact(self._native, i))
                     for i in range(_native.policy_fact_count(self._native)))

    def __repr__(self):
        return f"Policy(id={self.id!r}, version={self.version!r}, clauses={self._info[11]})"

    def __reduce__(self):
        return _reopen, self._opened

    # ---- What it is asked ----

    def evaluate_post(self, text=None, *, id=None, platform=None, account=None, action=None, at=None,
                      lang=None, author=None, media=None, shared=None, facts=None):
        """The policy's whole view of a draft post, reply, share, quote or direct message.

        What is left out is unknown, which is not the same as no. `at` is a date, a datetime or a
        str; `media` a list of dicts; `facts` what only you know. docs/json.md has all the names.
        Raises ArgumentError, LimitError, and TypeError for a value of the wrong type.
        """
        return new_report(_native.desk_check(self._desk, _POST, {
            "text": text, "id": id, "platform": platform, "account": account, "action": action,
            "at": at, "lang": lang, "author": author, "media": media, "shared": shared,
            "facts": facts}), self)

    def check_accessibility(self, text=None, *, id=None, platform=None, account=None, action=None,
                            at=None, lang=None, author=None, media=None, shared=None, facts=None):
        """As evaluate_post, by the policy's accessibility clauses alone."""
        return new_report(_native.desk_check(self._desk, _ACCESSIBILITY, {
            "text": text, "id": id, "platform": platform, "account": account, "action": action,
            "at": at, "lang": lang, "author": author, "media": media, "shared": shared,
            "facts": facts}), self)

    def check_profile(self, *, name=None, handle=None, bio=None, id=None, links=None, pinned=None,
                      platform=None, account=None, role=None, lang=None, at=None, media=None,
                      facts=None):
        """What the policy says of who speaks, and in whose name."""
        return new_report(_native.desk_check(self._desk, _PROFILE, {
            "name": name, "handle": handle, "bio": bio, "id": id, "links": links, "pinned": pinned,
            "platform": platform, "account": account, "role": role, "lang": lang, "at": at,
            "media": media, "facts": facts}), self)

    def classify_message(self, text, *, id=None, channel=None, platform=None, account=None,
                         author=None, received=None, lang=None, history=None, facts=None):
        """What an inbound message is (`report.labels`), and what the policy says to do with it."""
        return new_report(_native.desk_check(self._desk, _MESSAGE, {
            "text": text, "id": id, "channel": channel, "platform": platform, "account": account,
            "author": author, "received": received, "lang": lang, "history": history,
            "facts": facts}), self)

    def check_account(self, *, name=None, handle=None, bio=None, id=None, links=None, platform=None,
                      verified=None, owner=None, approved=None, at=None, facts=None):
        """Whether an account is the organisation's own, and what the policy says to do with it."""
        return new_report(_native.desk_check(self._desk, _ACCOUNT, {
            "name": name, "handle": handle, "bio": bio, "id": id, "links": links,
            "platform": platform, "verified": verified, "owner": owner, "approved": approved,
            "at": at, "facts": facts}), self)

    def assess_conversation(self, messages=None, *, authors=None, id=None, platform=None,
                            account=None, at=None, facts=None):
        """Who writes too often or only to abuse, and whether it looks like a crisis. `messages` are
        dicts of author, at, text, labels (a str), topic, answered; `authors` dicts of author, days,
        messages, negative, abusive."""
        return new_report(_native.desk_check(self._desk, _CONVERSATION, {
            "messages": messages, "authors": authors, "id": id, "platform": platform,
            "account": account, "at": at, "facts": facts}), self)

    def evaluate_posts(self, posts, *, jobs=1, errors="raise"):
        """A report for each post, in order, as they come: `posts` may be endless.

        A post is a str, bytes, or a mapping of the names of docs/json.md. With `jobs` more than 1 so
        many threads work at once. A post that cannot be judged raises its error, or with
        errors="return" stands as that error in its place.
        """
        return _batch.stream(lambda post: new_report(_native.desk_check(self._desk, _POST, post), self),
                             posts, jobs, errors)


def _reopen(name, path, text, facts):
    return Policy(name, path=path, text=text, facts=facts)
