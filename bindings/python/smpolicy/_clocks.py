"""Statutory clocks: by which day a request must have been answered, and the bank holidays on which
that turns (docs/clocks.md). No clock is read.

SPDX-License-Identifier: MIT
"""

from . import _native, _records


def work_out_deadline(clock, received, nation=None):
    """By when a request that came at `received` (a date, a datetime or a str) must have been
    answered.

    `clock` is "foi", "eir", "sar" or "complaint", as messages are labelled; `nation` "england",
    "wales", "scotland" or "northern-ireland". Raises NotFoundError where the answer is not known:
    it never guesses.
    """
    return _records.deadline(_native.deadline(clock, _records.iso(received), nation))


def is_working_day(day, nation=None):
    """Whether `day` is neither a weekend nor a bank holiday of the nation, or without one of every
    nation; None where that is not known."""
    return _native.working_day(_records.iso(day), nation)


def bank_holidays():
    """The bank holidays that are known, in their order."""
    return tuple(map(_records.bank_holiday, _records.each(_native.bank_holiday_at)))
