"""Many subjects, one after another or side by side, in the order they came.

SPDX-License-Identifier: MIT
"""

import collections
import concurrent.futures
import itertools

from ._errors import Error

_CHUNK = 32  # posts to a task: one alone takes less time than handing it over


def _checks(check, errors):
    if errors == "raise":
        return check
    if errors != "return":
        raise ValueError('errors= takes "raise" or "return"')

    def check_or_tell(subject):
        try:
            return check(subject)
        except (Error, TypeError) as error:
            return error
    return check_or_tell


def _side_by_side(check, subjects, jobs):
    subjects = iter(subjects)
    waiting = collections.deque()
    with concurrent.futures.ThreadPoolExecutor(jobs, "smpolicy") as pool:
        try:
            while True:
                while len(waiting) < 2 * jobs:
                    chunk = list(itertools.islice(subjects, _CHUNK))
                    if not chunk:
                        break
                    waiting.append(pool.submit(lambda some: [check(one) for one in some], chunk))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        finally:
            for task in waiting:
                task.cancel()


def stream(check, subjects, jobs, errors):
    check = _checks(check, errors)
    if jobs < 1:
        raise ValueError("jobs= takes a whole number from 1")
    return map(check, subjects) if jobs == 1 else _side_by_side(check, subjects, jobs)
