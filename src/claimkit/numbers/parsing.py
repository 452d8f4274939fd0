"""parse_quantity and parse_quantities: strings, and columns of them, that are one numeric expression."""

from __future__ import annotations

import copy
import functools
from collections.abc import Iterable
from typing import Any, TypedDict, TypeVar, Unpack, overload

from claimkit.arguments import a_list
from claimkit.choices import NumberLanguage
from claimkit.errors import AmbiguityError, ParseError
from claimkit.numbers.conventions import CCC, Convention, convention_of
from claimkit.numbers.find import QuantityMention, find_quantities
from claimkit.numbers.languages import language_of
from claimkit.numbers.lexicon import Lexicon, lexicon
from claimkit.numbers.tables import SHARED
from claimkit.quantities import Quantity
from claimkit.text import is_null

D = TypeVar("D")
_RAISE: Any = object()
_REMEMBERED = 1 << 14
_NAMES = ("value", "low", "high", "bound", "unit", "error")


class QuantityOptions(TypedDict, total=False):
    """The options of :func:`parse_quantity`."""

    convention: Convention | str
    language: NumberLanguage | None
    decimal: str | None


@overload
def parse_quantity(text: str, **options: Unpack[QuantityOptions]) -> Quantity: ...
@overload
def parse_quantity(text: str, *, default: D, **options: Unpack[QuantityOptions]) -> Quantity | D: ...
def parse_quantity(
    text: str,
    *,
    convention: Convention | str = CCC,
    language: NumberLanguage | None = "en",
    decimal: str | None = None,
    default: Any = _RAISE,
) -> Any:
    """Read a string that is one numeric expression, with what it counts.

    Args:
        text: the expression; a verb of change before it and a noun after it belong to it.
        convention: how far vague and hedged wordings reach, or the name of a shipped convention.
        language: a two-letter code, as for :func:`find_quantities`; None finds it out.
        decimal: the decimal mark, "." or ","; None lets the form decide.
        default: what to return for a string that is not one expression, in place of an error.

    Raises:
        AmbiguityError: the digits have two readings and ``decimal`` is not given.
        ParseError: the string is not one numeric expression, or its language cannot be found out.
        ValueError: an unknown language or convention; ``default`` does not stand for that.

    Example:
        >>> parse_quantity("swelled to around ten thousand").change
        <Change.ROSE_TO: 'rose_to'>
        >>> parse_quantity("más de dos mil", language=None).low
        2000
        >>> parse_quantity("next week", default=None) is None
        True
        >>> parse_quantity("1.200")
        Traceback (most recent call last):
        ...
        claimkit.errors.AmbiguityError: cannot read '1.200': give a decimal mark (it could mean 1.2 or 1200)
    """
    if isinstance(text, str):
        found = _read(text, convention, language, decimal)
    else:
        found = ParseError(text, (0, 0), f"a quantity is read from str, not from {type(text).__name__}")
    if isinstance(found, Quantity):
        return found
    if default is _RAISE:
        raise copy.copy(found)  # one error for each time that it is raised
    return default


def parse_quantities(
    column: Iterable[object],
    *,
    language: NumberLanguage | None = "en",
    convention: Convention | str = CCC,
    decimal: str | None = None,
) -> dict[str, list[Any]]:
    """Read a column of strings, each of which is one numeric expression; each distinct one is read once.

    Args:
        column: the wordings: a list, a pandas or polars series, an Arrow column, or anything that can be gone
            through.  Numbers stand for themselves; None and NaN are nulls.
        language: as for :func:`parse_quantity`.
        convention: as for :func:`parse_quantity`.
        decimal: as for :func:`parse_quantity`.

    Returns:
        Columns as long as the one given: ``value``, ``low``, ``high``, ``bound``, ``unit``, and ``error``,
        which says why a wording was not read.  A null has None in all of them.

    Raises:
        ValueError: an unknown language or convention; a wording never raises.

    Example:
        >>> table = parse_quantities(["about 5,300 people", None, "next week"])
        >>> table["value"], table["low"], table["bound"]
        ([5300, None, None], [5100, None, None], ['about', None, None])
        >>> table["error"][2]
        'no number or number word that counts anything; dates, times and names are not quantities'
    """
    profile = convention_of(convention)
    if language is not None:
        lexicon(language)
    read = functools.cache(lambda text: _row(_read(text, profile, language, decimal)))
    rows = [
        (None,) * len(_NAMES)
        if is_null(cell)
        else read(cell)
        if isinstance(cell, str)
        else _row(_number(cell))
        for cell in a_list("parse_quantities", "column", column, wanted="a column or a list of texts")
    ]
    return {name: [row[n] for row in rows] for n, name in enumerate(_NAMES)}


def _number(cell: Any) -> Quantity | ParseError:
    try:
        number = cell.item() if hasattr(cell, "item") else cell
        if isinstance(number, int | float) and not isinstance(number, bool):
            return Quantity.exact(number)
    except ValueError:  # infinite, or many
        pass
    return ParseError(repr(cell), None, f"a quantity is read from str, not from {type(cell).__name__}")


def _row(found: Quantity | ParseError) -> tuple[Any, ...]:
    if isinstance(found, Quantity):
        return found.value, found.low, found.high, found.bound.value, found.unit, None
    return None, None, None, None, None, found.reason


@functools.lru_cache(maxsize=_REMEMBERED)
def _read(
    text: str, convention: Convention | str, language: NumberLanguage | None, decimal: str | None
) -> Quantity | ParseError:
    """Return the one quantity that a string is, or why it is none."""
    if not text.strip():
        return ParseError(text, None, "an empty string; give a numeric expression such as 'about 5,000'")
    code: NumberLanguage = language or language_of(text) or SHARED
    mentions = find_quantities(text, convention=convention, language=code, decimal=decimal)
    if not mentions:
        reason = "no number or number word that counts anything; dates, times and names are not quantities"
        if code == SHARED:
            reason = "its language cannot be found out; give language='es' or the like"
        return ParseError(text, None, reason)
    if len(mentions) > 1:
        second = mentions[1]
        where = second.start, second.end
        return ParseError(text, where, "a second expression; use find_quantities for a longer text")
    mention = mentions[0]
    rest = _outside(text, mention, lexicon(code))
    if rest is not None:
        part = text[slice(*rest)]
        return ParseError(
            text, rest, f"{part!r} is no part of the expression; use find_quantities for a longer text"
        )
    if mention.readings:
        return AmbiguityError(text, tuple(str(r) for r in mention.readings), "give a decimal mark")
    return mention.quantity


def _outside(text: str, mention: QuantityMention, table: Lexicon) -> tuple[int, int] | None:
    """Return a part of the text that belongs neither to the expression nor to its noun and change."""
    start, end = mention.start, mention.end
    if mention.change_span is not None:  # "rose to 50", "50 more"
        start, end = min(start, mention.change_span.start), max(end, mention.change_span.end)
    if mention.noun_span is not None:
        end = max(end, mention.noun_span.end)
    head, tail = text[:start], text[end:]
    if any(word not in table.classes["lead"] for word in table.normal(head.lower()).split()):
        return 0, start
    if tail.strip(" \t\r\n.,;:!?\"'”’)"):
        return end, len(text)
    return None
