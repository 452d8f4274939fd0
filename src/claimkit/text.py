"""Spans of text, sentences, and the reviewed tables that ship inside the package."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Any, NamedTuple

import attrs


class Span(NamedTuple):
    """Half-open range of code points: ``text[start:end]``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point.

        >>> Span(0, 5).overlaps(Span(4, 9)), Span(0, 5).overlaps(Span(5, 9))
        (True, False)
        """
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the piece of text that the span marks."""
        return text[self.start : self.end]


class Unread(NamedTuple):
    """A stretch of text that an engine passed over.

    Attributes:
        start: where it begins.
        end: where it ends.
        reason: why nothing was read from it.
    """

    start: int
    end: int
    reason: str


_SURROGATE = re.compile("[\ud800-\udfff]")
_TEXT = re.compile(r"\bstr\b")


def writable(value: Any) -> Any:
    r"""Return a text, or a tuple of texts, that can be written in UTF-8; any other value as it is.

    A lone surrogate is half a character, left by a program that cut or decoded a text wrongly; no encoding of
    Unicode can hold it.  It becomes U+FFFD, which stands for what could not be read; offsets stay.

    >>> writable("12\ud83d dead"), writable(("a", "b")), writable(None)
    ('12� dead', ('a', 'b'), None)
    """
    if isinstance(value, str):
        return value if value.isascii() else _SURROGATE.sub("\ufffd", value)
    return tuple(map(writable, value)) if isinstance(value, tuple) else value


def writable_texts(_model: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Make every text that a model holds writable; give it to attrs as ``field_transformer``."""

    def made(field: attrs.Attribute[Any]) -> attrs.Attribute[Any]:
        if not _TEXT.search(str(field.type)):
            return field
        first = field.converter
        return field.evolve(converter=attrs.converters.pipe(first, writable) if first else writable)

    return [made(field) for field in fields]


def is_null(cell: object) -> bool:
    """Whether a cell of a column holds nothing: None, NaN, or what pandas and numpy put there.

    >>> [is_null(cell) for cell in (None, float("nan"), "", 0)]
    [True, True, False, False]
    """
    try:
        return cell is None or bool(cell != cell)  # noqa: PLR0124 - only what is missing differs from itself
    except TypeError:  # pandas' NA is neither true nor false
        return True
    except ValueError:  # an array is no cell
        return False


def lower_first(words: str) -> str:
    """Take the capital from a wording that began a sentence; "US$5m" keeps its own.

    >>> lower_first("About 5,000 people"), lower_first("US$5m")
    ('about 5,000 people', 'US$5m')
    """
    first = words.split(maxsplit=1)[:1]
    return words[:1].lower() + words[1:] if first and first[0].istitle() else words


@functools.cache
def read_table(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a tab-separated table that lies in ``tables/`` inside a claimkit package.

    Lines that begin with ``#`` (title, source, licence, meaning of the columns) and empty lines are
    passed over.  A table is read once, on first use.

    Args:
        package: dotted name of the package, such as ``"claimkit.numbers"``.
        name: file name inside its ``tables/`` folder.

    Returns:
        One tuple of cells a row, in the order of the file; trailing empty cells are kept.
    """
    content = resources.files(package).joinpath("tables", name).read_text(encoding="utf-8")
    lines = [line for line in content.replace("\r", "").split("\n") if line and line[0] != "#"]
    return tuple([tuple(map(str.strip, line.split("\t"))) for line in lines])
