"""Says what an organisation's own Social Media Policy says about a post: which clause, which
characters, why, and what to write instead.

    >>> import smpolicy
    >>> policy = smpolicy.Policy("covwarks")
    >>> report = policy.evaluate_post("Flu clinics open Saturday #covwarks", account="corporate")
    >>> print(report.verdict, report[0].edits[0].replacement)
    advise #CovWarks

SPDX-License-Identifier: MIT
"""

from ._clocks import bank_holidays, is_working_day, work_out_deadline
from ._errors import ArgumentError, Error, FileError, LimitError, NotFoundError, PackError
from ._native import unicode_version, version
from ._policy import Policy, policies, policy_text
from ._records import (Action, BankHoliday, Citation, Clause, Clock, Deadline, Diagnostic, Document,
                       Edit, Example, Fact, Finding, Label, Lack, Measures, Need, Outcome, Piece,
                       SelfTest, Severity, Signal, Span, Speech, Spoken, Token, Verdict, XLength)
from ._report import Report, render
from ._text import (apply_fixes, check_accessibility, ill_formed, measure, preview_speech, tokenise,
                    x_length)

__version__ = version()

__all__ = [
    "Action", "ArgumentError", "BankHoliday", "Citation", "Clause", "Clock", "Deadline",
    "Diagnostic", "Document", "Edit", "Error", "Example", "Fact", "FileError", "Finding", "Label",
    "Lack", "LimitError", "Measures", "Need", "NotFoundError", "Outcome", "PackError", "Piece",
    "Policy", "Report", "SelfTest", "Severity", "Signal", "Span", "Speech", "Spoken", "Token",
    "Verdict", "XLength", "apply_fixes", "bank_holidays", "check_accessibility", "ill_formed",
    "is_working_day", "measure", "policies", "policy_text", "preview_speech", "render", "tokenise",
    "unicode_version", "version", "work_out_deadline", "x_length"]

# Errors and representations name what a script imports, not the file it is written in.
for _name in __all__:
    if isinstance(globals()[_name], type):
        globals()[_name].__module__ = __name__
del _name
