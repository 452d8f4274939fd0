"""parse_dates: columns of strings that are one date each."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from typing import Any

from claimkit.arguments import a_list
from claimkit.choices import Language
from claimkit.dates.anchors import Anchor
from claimkit.dates.parsing import parse_date
from claimkit.errors import ParseError
from claimkit.text import is_null

_NAMES = ("earliest", "latest", "edtf", "error")


def parse_dates(
    column: Iterable[object],
    anchor: Anchor = None,
    *,
    day_first: bool | None = None,
    language: Language | None = None,
    holidays: str | None = None,
) -> dict[str, list[Any]]:
    """Read a column of strings, each of which is one date; each distinct one is read once.

    Args:
        column: the wordings: a list, a pandas or polars series, an Arrow column, or anything that can be gone
            through.  Days stand for themselves; None and NaN are nulls.
        anchor: the day from which the wordings speak.
        day_first: as for :func:`parse_date`.
        language: as for :func:`parse_date`.
        holidays: as for :func:`parse_date`.

    Returns:
        Columns as long as the one given: ``earliest`` and ``latest`` (days), ``edtf``, and ``error``,
        which says why a wording was not read.  A null has None in all of them.

    Raises:
        ValueError: an unknown language; a wording never raises.

    Example:
        >>> table = parse_dates(["15 January 2024", None, "5,000 people"])
        >>> table["edtf"], str(table["earliest"][0])
        (['2024-01-15', None, None], '2024-01-15')
        >>> table["error"][2]
        'not one date as a whole; cut it down to the date itself, or use find_dates on running text'
    """
    parse_date(
        "2000-01-01", language=language, holidays=holidays
    )  # an unknown language is told once, not in each row

    @functools.cache
    def read(text: str) -> tuple[Any, ...]:
        try:
            date = parse_date(text, anchor, day_first=day_first, language=language, holidays=holidays)
        except ParseError as error:
            return None, None, None, error.reason
        return date.earliest, date.latest, date.edtf, None

    rows = [
        (None,) * len(_NAMES) if is_null(cell) else read(cell) if isinstance(cell, str) else _day(cell)
        for cell in a_list("parse_dates", "column", column, wanted="a column or a list of texts")
    ]
    return {name: [row[n] for row in rows] for n, name in enumerate(_NAMES)}


def _day(cell: object) -> tuple[Any, ...]:
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, datetime.date):
        return cell, cell, cell.isoformat(), None
    return None, None, None, f"a date is read from str, not from {type(cell).__name__}"
