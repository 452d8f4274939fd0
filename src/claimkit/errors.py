"""What can go wrong, one class a failure; each carries its data and ends with what to do."""

from __future__ import annotations

import re
from typing import Any


class ClaimkitError(Exception):
    """Base of every error that claimkit raises on purpose.

    Subclasses keep the arguments they were made from, so that they survive pickle and copy.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        """Rebuild from the fields, not from the message."""
        return _rebuild, (type(self), self.__dict__, self.args)


def _rebuild(kind: type[ClaimkitError], fields: dict[str, Any], args: tuple[Any, ...]) -> ClaimkitError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(fields)
    return error


class ParseError(ClaimkitError, ValueError):
    """A whole string was asked to be one value and is not.

    Attributes:
        text: the string given.
        span: the part of it that cannot be read, as (start, end).
        reason: why not, and what would do.

    Example:
        >>> error = ParseError("5:30 AM", (0, 7), "a time of day, not a quantity; use parse_date")
        >>> print(error)
        cannot read '5:30 AM': a time of day, not a quantity; use parse_date
    """

    def __init__(self, text: str, span: tuple[int, int] | None, reason: str) -> None:
        self.text = text
        self.span = (0, len(text)) if span is None else span
        self.reason = reason
        super().__init__(f"cannot read {_shown(text)}: {reason}")


class AmbiguityError(ParseError):
    """A string has two or more readings, and no option decides between them.

    Attributes:
        readings: what the string could mean, each in words.
    """

    def __init__(self, text: str, readings: tuple[str, ...], reason: str) -> None:
        self.readings = readings
        super().__init__(text, None, f"{reason} (it could mean {' or '.join(readings)})")


class InvalidModelError(ClaimkitError, ValueError):
    """A field of a model was given a value that it cannot hold.

    Attributes:
        model: name of the class.
        field: name of the field.
        value: what was given.
    """

    def __init__(self, model: str, field: str, value: object, reason: str) -> None:
        self.model, self.field, self.value, self.reason = model, field, value, reason
        super().__init__(f"{model}.{field} = {_shown(value)}: {reason}")


class ArgumentError(ClaimkitError, TypeError):
    """A call was given an argument of a kind that it cannot take.

    Attributes:
        call: name of the function.
        argument: name of the parameter.
        value: what was given.
        wanted: what it takes.

    Example:
        >>> print(ArgumentError("parse_date", "text", 5, "a str", "write it as text"))
        parse_date: text must be a str, not int: 5; write it as text
    """

    def __init__(self, call: str, argument: str, value: object, wanted: str, do: str = "") -> None:
        self.call, self.argument, self.value, self.wanted, self.do = call, argument, value, wanted, do
        told = f"{call}: {argument} must be {wanted}, not {type(value).__name__}: {_shown(value)}"
        super().__init__(f"{told}; {do}" if do else told)


class IncomparableError(ClaimkitError, TypeError):
    """Two things were compared that have no common measure, such as persons and euros."""


class ResolutionError(ClaimkitError, RuntimeError):
    """Claims that cannot be resolved together."""


class NoClaimsError(ResolutionError, ValueError):
    """There was nothing to resolve."""


class TableError(ClaimkitError, ValueError):
    """A table of a language holds what no rule knows.

    Attributes:
        table: file name of the table.
        line: number of the line, from 1.
        row: the line as it stands there.
        reason: what is wrong, and what would do.

    Example:
        >>> print(TableError("phrases.xx.tsv", 3, "über before", "'more than' is no meaning"))
        phrases.xx.tsv, line 3 ('über before'): 'more than' is no meaning
    """

    def __init__(self, table: str, line: int, row: str, reason: str) -> None:
        self.table = table
        self.line = line
        self.row = row
        self.reason = reason
        super().__init__(f"{table}, line {line} ({_shown(row)}): {reason}")


class MissingExtraError(ClaimkitError, ImportError):
    """A feature needs an optional package; the message names the extra to install."""


FAULT = "a fault of claimkit"
"""How the record of a stretch that was not read begins where claimkit itself is to blame."""


def why_unread(error: Exception) -> str:
    """Return why an engine passes a stretch of text over, from what it met there.

    What no model can hold (a count below zero, a number beyond all limits) is the text's own doing.  Anything
    else is a fault of ours, and is called one, so that nothing hides behind the guard.

    Example:
        >>> why_unread(IndexError("list index out of range"))
        'a fault of claimkit: IndexError: list index out of range'
    """
    if isinstance(error, ClaimkitError | ArithmeticError):
        return f"says what cannot be: {error}"
    return fault(error)


def fault(error: Exception) -> str:
    """Return how a record names what went wrong in claimkit itself.

    Example:
        >>> fault(IndexError("list index out of range"))
        'a fault of claimkit: IndexError: list index out of range'
    """
    return f"{FAULT}: {type(error).__name__}: {error}"


_PATH = re.compile(r"[^\n]*[/\\][^/\\\n]+\.\w{1,8}(?:, \w+ \d+)*")


def _shown(value: object, most: int = 80) -> str:
    """What was given, shortened: a path at its front, so that the file is named; all else at its end.

    >>> _shown("/" + "folder/" * 20 + "found.json, line 2", most=40), _shown("word " * 20, most=20)
    ("'…lder/folder/folder/found.json, line 2'", "'word word word word…")
    """
    if isinstance(value, str) and most - 2 < len(value) < 4 * 1024 and _PATH.fullmatch(value):
        return repr(f"…{value[3 - most :]}")
    shown = repr(value[: most + 1] if isinstance(value, str | bytes) else value)
    return shown if len(shown) <= most else f"{shown[:most]}…"
