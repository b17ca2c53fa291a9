"""Texts without a policy: tokens, measures, speech, and the published accessibility guidance.

SPDX-License-Identifier: MIT
"""

import functools

from . import _native, _records
from ._policy import Policy


@functools.lru_cache(maxsize=1)
def _guidance():
    """The published guidance as a policy, with a desk that has none of its own."""
    guidance = Policy("accessibility")
    guidance._desk = _native.desk_new(None, None, False, 0)
    return guidance


def check_accessibility(text=None, **post):
    """A post by the published accessibility guidance, no policy needed. The same names as
    Policy.evaluate_post; sources: docs/accessibility.md."""
    return _guidance().check_accessibility(text, **post)


def tokenise(text, platform=None):
    """The tokens of a text, in order and without gaps, by the rules of `platform` (X's if none):
    words, numbers, hashtags, mentions, links, emoji and what lies between."""
    tokens = _native.tokenise(text, platform)
    return [_records.token(_native.tokens_at(tokens, i))
            for i in range(_native.tokens_count(tokens))]


def measure(text, platform=None):
    """What a text measures: characters in five counts, words, sentences, the platform's limit."""
    made = _records.Measures._make(_native.tokens_measure(_native.tokenise(text, platform)))
    return made._replace(platform_limit=made.platform_limit or None)


def ill_formed(text):
    """Where the bytes of a text are not UTF-8, as spans of the text read with U+FFFD in their
    place."""
    tokens = _native.tokenise(text, None)
    return [_records.span(_native.tokens_ill_formed(tokens, i))
            for i in range(_native.tokens_ill_formed_count(tokens))]


def x_length(text, configuration=3):
    """X's weighted length of a text, by its configuration 3 (an emoji counts 2) or 2."""
    return _records.XLength._make(_native.x_weighted_length(text, configuration))


def preview_speech(text=None, *, acronyms=(), words_per_minute=0.0, lang=None, **post):
    """A preview of what a screen reader makes of a post, in three ways of reading: `.literal`,
    `.skip` and `.normalised`, each with `text`, `seconds` and `pieces`. The same names as
    Policy.evaluate_post; `acronyms` are spelled out whatever their letters."""
    if isinstance(acronyms, (str, bytes)):
        raise TypeError("acronyms= takes a list")
    speech = _native.preview({"text": text, "lang": lang, **post}, " ".join(acronyms), lang,
                             float(words_per_minute))
    return _records.Speech(*(_spoken(speech, profile) for profile in range(3)))


def _spoken(speech, profile):
    text, seconds, count = _native.speech_spoken(speech, profile)
    words = text.encode()
    return _records.Spoken(text, seconds, tuple(
        _records.piece(_native.speech_piece_at(speech, profile, i), words) for i in range(count)))


def apply_fixes(report, field="text", only=None):
    """A field of a report's subject with the repairs made: see Report.apply_fixes."""
    return report.apply_fixes(field, only)
