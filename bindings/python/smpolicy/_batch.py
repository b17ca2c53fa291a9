"""Many subjects, one after another or side by side, in the order they came.

SPDX-License-Identifier: MIT
"""

import collections
import collections.abc
import concurrent.futures
import itertools

from . import _native
from ._errors import Error
from ._report import new_report

_AT_ONCE = 32  # subjects for which the interpreter's lock is let go of once: SCRIPT_MOST_AT_ONCE


def _chunks(subjects):
    """Tuples of up to _AT_ONCE subjects."""
    subjects = iter(subjects)
    while chunk := tuple(itertools.islice(subjects, _AT_ONCE)):
        yield chunk


def _one_by_one(check, subjects):
    for subject in subjects:
        yield from check((subject,))


def _side_by_side(check, subjects, jobs):
    chunks, waiting = _chunks(subjects), collections.deque()
    with concurrent.futures.ThreadPoolExecutor(jobs, "smpolicy") as pool:
        try:
            while True:
                ahead = itertools.islice(chunks, 2 * jobs - len(waiting))
                waiting.extend(pool.submit(check, chunk) for chunk in ahead)
                if not waiting:
                    return
                yield from waiting.popleft().result()
        finally:
            for task in waiting:
                task.cancel()


def _answers(raw, policy, errors):
    """Reports of what the native layer gave; an exception stands in the place of what failed."""
    for answer in raw:
        if not isinstance(answer, BaseException):
            yield new_report(answer, policy)
        elif errors == "return" and isinstance(answer, (Error, TypeError)):
            yield answer
        else:
            raise answer


def stream(policy, kind, subjects, jobs, errors):
    if errors not in ("raise", "return"):
        raise ValueError('errors= takes "raise" or "return"')
    if jobs < 1:
        raise ValueError("jobs= takes a whole number from 1")
    if isinstance(subjects, (str, bytes, collections.abc.Mapping)):
        # Its letters or keys would be judged, each as a post, and found to be fine.
        raise TypeError("this is one; give a list of them")

    def check(chunk):
        return _native.desk_check_many(policy._desk, kind, chunk)
    raw = _one_by_one(check, subjects) if jobs == 1 else _side_by_side(check, subjects, jobs)
    return _answers(raw, policy, errors)
