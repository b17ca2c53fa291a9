"""The answer to one check.

SPDX-License-Identifier: MIT
"""

import collections.abc
import html
import json
import operator

from . import _native, _records
from ._errors import Error

_VERDICTS = tuple(_records.Verdict)


def _part(name, make, meaning):
    """A tuple of everything of one kind, made when it is first looked at."""
    count, read = getattr(_native, f"report_{name}_count"), getattr(_native, f"report_{name}")
    slot = f"_{name}s"

    def get(report):
        try:
            return getattr(report, slot)
        except AttributeError:
            handle = report._native
            made = tuple([make(read(handle, i)) for i in range(count(handle))])
            setattr(report, slot, made)
            return made
    return property(get, doc=meaning)


class Report(collections.abc.Sequence):
    """What a policy says about one subject: a sequence of findings, and what goes with them.

    Findings are made when they are first looked at. A report is always true: ask for its `verdict`,
    since one without findings may still be held.
    """

    __slots__ = ("_native", "policy", "_findings", "_needs", "_actions", "_labels", "_clocks",
                 "_measures", "_assumptions")

    def __init__(self):
        raise TypeError("a report comes of a check, such as Policy.evaluate_post")

    @property
    def verdict(self):
        """The Verdict, a str: `report.verdict == "reject"`, `report.verdict >= "hold"`."""
        return _VERDICTS[_native.report_verdict(self._native)]

    # ---- Findings ----

    findings = _part("finding", _records.finding,
                     "In the order of the text, the shared post, the media, the post as a whole.")

    def __len__(self):
        return _native.report_finding_count(self._native)

    def __getitem__(self, index):
        return self.findings[index]

    def __iter__(self):
        return iter(self.findings)

    def __bool__(self):
        return True

    def __reduce__(self):
        raise TypeError("a report cannot be pickled; send its to_json() or to_dict()")

    # ---- What goes with them ----

    needs = _part("need", _records.need,
                  "Facts that were not given and that the verdict turns on.")
    actions = _part("action", _records.action, "What the policy says to do next.")
    labels = _part("label", _records.label, "What an inbound message is, the one to act on first.")
    clocks = _part("clock", _records.clock,
                   "Times that the law sets for what a message is, and what the request lacks.")
    _each_measure = _part("measure", _records.measure, "Names and values.")
    _each_assumption = _part("assumption", tuple, "Names and values.")

    @property
    def measures(self):
        """Numbers, truths and words about the subject, by name."""
        return dict(self._each_measure)

    @property
    def assumed(self):
        """Facts that were not given and that the policy takes for granted, with the value taken."""
        return dict(self._each_assumption)

    def field(self, name="text"):
        """A field of the subject, as it was given; None if there is none of that name."""
        return _native.report_field(self._native, name)

    # ---- Repairs ----

    def apply_fixes(self, field="text", only=None):
        """The field with the repairs made: all of them, or those of `only`, which are findings of
        this report or their indexes. A repair that overlaps an earlier one is left out; check the
        result again until nothing changes."""
        if only is not None:
            only = [self._index_of(one) for one in only]
        fixed, _ = _native.apply_fixes(self._native, field, only)
        return fixed

    def _index_of(self, finding):
        """Where a finding is, of which the index may be given as well."""
        if isinstance(finding, _records.Finding):
            if finding not in self.findings:
                raise ValueError("this finding is of another report")
            return self.findings.index(finding)
        try:
            index, count = operator.index(finding), len(self)
        except TypeError:
            raise TypeError("only= takes findings of this report or their indexes, not "
                            f"{type(finding).__name__}") from None
        if not -count <= index < count:
            raise IndexError(f"there is no finding {index}: this report has {count}, counted "
                             "from 0")
        return index % count

    # ---- Written forms ----

    def to_json(self):
        """The line of docs/json.md, without a line break."""
        return _native.report_json(self._native)

    def to_dict(self):
        """The object of docs/json.md."""
        return json.loads(self.to_json())

    def to_html(self, title=None, redact=False):
        """One self-contained page."""
        return render([self], "html", title=title, redact=redact)

    def __repr__(self):
        clauses = ", ".join(finding.clause for finding in self)
        return f"Report(verdict={self.verdict!r}, findings=[{clauses}], needs={len(self.needs)})"

    def _repr_html_(self):
        parts = [f"<p><strong>{str(self.verdict).capitalize()}</strong> "
                 f"by {html.escape(self.policy.title)} {html.escape(self.policy.version)}</p>"]
        marked = self._marked("text")
        if marked:
            parts.append(f'<blockquote style="white-space:pre-wrap">{marked}</blockquote>')
        told = [f"<li>{html.escape(finding.message)} "
                f"<small>({html.escape(finding.severity)}; "
                f"{html.escape(str(finding.cite))})</small></li>" for finding in self]
        asked = [f"<li>{html.escape(need.ask)}</li>" for need in self.needs]
        for heading, items in ("Findings", told), ("To answer", asked):
            if items:
                parts.append(f"<p>{heading}</p><ol>{''.join(items)}</ol>")
        return "".join(parts)

    def _marked(self, field):
        """A field as HTML, with what was found marked; None if there is no such field."""
        text = self.field(field)
        if text is None:
            return None
        spans = sorted(finding.span for finding in self if finding.span and finding.field == field)
        parts, done = [], 0
        for span in spans:
            start = max(span.start, done)
            if span.end > start:
                parts += (html.escape(text[done:start]), "<mark>",
                          html.escape(text[start:span.end]), "</mark>")
                done = span.end
        return "".join(parts) + html.escape(text[done:])


def new_report(native, policy, make=Report.__new__, kind=Report):
    """A report as a check makes it: without a call of __init__, which would take as long as all the
    rest that Python does."""
    report = make(kind)
    report._native = native
    report.policy = policy
    return report


def render(reports, format="html", *, title=None, redact=False):
    """Many reports, or one, as one document: "html" (one page), "sarif" (2.1.0), "json" (JSON
    Lines) or "text". An error among them, as evaluate_posts(..., errors="return") gives, is told in
    its place. With `redact` personal data are masked that the policy asks for; those that it does
    not ask for (in direct messages, say) too if it was opened with `find_personal_data`."""
    document = _native.document_new(format, title, bool(redact))
    if isinstance(reports, Report):  # a sequence, but of findings
        reports = [reports]
    for report in reports:
        if isinstance(report, Report):
            _native.document_add(document, report._native)
        elif isinstance(report, (Error, TypeError)):
            code, id = getattr(report, "code", "argument"), getattr(report, "id", None)
            _native.document_add_error(document, id, code, str(report))
        else:
            raise TypeError(f"render takes reports, not {type(report).__name__}")
    return _native.document_end(document)
