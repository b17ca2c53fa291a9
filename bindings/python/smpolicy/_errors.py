"""What can go wrong, as exceptions.

SPDX-License-Identifier: MIT
"""

import typing

from ._records import Diagnostic


class Error(Exception):
    """Something the library refused. Where it concerns a file, `source`, `line` and `column` say
    the place; they are None where a place means nothing. `id` is that of the subject, where it
    could be read."""

    code = "internal"
    id: str | None = None
    diagnostics: tuple[Diagnostic, ...]  # of a PackError: every message about the pack

    def __init__(self, message: str, source: str | None = None, line: int | None = None,
                 column: int | None = None, offset: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.line = line
        self.column = column
        self.offset = offset
        self.diagnostics = ()

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.source, self.line, self.column) if part)
        return f"{place}: {self.message}" if place else self.message

    def __reduce__(self) -> tuple[typing.Any, ...]:
        given = (self.message, self.source, self.line, self.column, self.offset)
        return type(self), given, self.__dict__


class ArgumentError(Error, ValueError):
    """A value that the library does not take; the message names the field and what it takes."""

    code = "argument"


class LimitError(Error, ValueError):
    """More than a documented limit."""

    code = "limit"


class PackError(Error, ValueError):
    """A policy pack is wrong. `diagnostics` has every message about it."""

    code = "pack"


class NotFoundError(Error, LookupError):
    """There is no such built-in policy."""

    code = "not-found"


class FileError(Error, OSError):
    """A file could not be read."""

    code = "io"

    # OSError would take two arguments for an error number and its text.
    def __new__(cls, *given: typing.Any) -> "FileError":
        return OSError.__new__(cls)

    __str__ = Error.__str__


_KINDS: tuple[type[Error], ...] = (ArgumentError, LimitError, PackError, NotFoundError, FileError)
_BY_CODE = {kind.code: kind for kind in _KINDS}


def of(code, message, source, line, column, offset):
    """The exception for a status of the library, as the native layer raises it."""
    return _BY_CODE.get(code, Error)(message, source or None, line or None, column or None,
                                     offset or None)
