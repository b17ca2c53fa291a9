"""Says what an organisation's own Social Media Policy says about a post: which clause, which
characters, why, and what to write instead.

    >>> import smpolicy
    >>> policy = smpolicy.Policy("covwarks")
    >>> report = policy.evaluate_post("Flu clinics open Saturday #covwarks", account="corporate")
    >>> print(report.verdict, report[0].edits[0].replacement)
    advise #CovWarks

SPDX-License-Identifier: MIT
"""

from ._errors import ArgumentError, Error, FileError, LimitError, NotFoundError, PackError
from ._native import unicode_version, version
from ._policy import Policy, policies, policy_text
from ._records import (Action, Citation, Clause, Diagnostic, Document, Edit, Fact, Finding, Label,
                       Measures, Need, Outcome, Piece, Severity, Span, Speech, Spoken, Token, Verdict)
from ._report import Report, render
from ._text import apply_fixes, check_accessibility, measure, preview_speech, tokenise

__version__ = version()

__all__ = [
    "Action", "ArgumentError", "Citation", "Clause", "Diagnostic", "Document", "Edit", "Error",
    "Fact", "FileError", "Finding", "Label", "LimitError", "Measures", "Need", "NotFoundError",
    "Outcome", "PackError", "Piece", "Policy", "Report", "Severity", "Span", "Speech", "Spoken",
    "Token", "Verdict", "apply_fixes", "check_accessibility", "measure", "policies", "policy_text",
    "preview_speech", "render", "tokenise", "unicode_version", "version"]
