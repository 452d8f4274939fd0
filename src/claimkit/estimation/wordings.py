"""A column of wordings ("at least 60"), read as numbers with the ends that they admit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from claimkit.arguments import meant
from claimkit.attributes import vocabulary
from claimkit.estimation import columns as cols
from claimkit.estimation.columns import BadRow, Column
from claimkit.numbers import parse_quantity
from claimkit.quantities import Bound, Quantity

if TYPE_CHECKING:
    from claimkit.estimation.priors import Bools, Floats, Ints

NUMERIC = frozenset(a.name for a in vocabulary() if a.kind.value != "label" and a.name != "event_date")
"""Built-in attributes that are measured in numbers."""

NO_NUMBER = "no number can be read in it; give a number or a wording such as 'at least 60'"
AS_TEXT = "a number written as text; give numbers, or say kind='record', 'judgement' or 'label'"

UNSAID = -1
"""Of ends of which nobody says whether they are those of a hedge."""


def read_bounds(column: Column, bad: list[BadRow]) -> Ints:
    """Of each row, whether its ends are those of a hedge ("about"): 1, 0 or :data:`UNSAID`."""
    rough = np.full(len(column), UNSAID)
    for row in np.flatnonzero(~cols.empty(column)).tolist():
        said = cols.shown(column, row)
        try:
            rough[row] = Bound(said) in (Bound.ABOUT, Bound.ALMOST)
        except ValueError:
            bad.append(BadRow(row, "bound", said, f"choose one of {', '.join(Bound)}{meant(said, Bound)}"))
    return rough


def ends_of_bounds(
    bounds: Column, value: Floats, low: Floats | None, high: Floats | None, bad: list[BadRow]
) -> tuple[Floats, Floats]:
    """The ends of figures that stand beside a bound alone: "at least" has its figure, "about" the usual ones.

    Args:
        bounds: of each row; what is none was named before.
        value: the figures.
        low: low ends, as far as they are given.
        high: high ends.
        bad: bounds that mean nothing without ends go here.
    """
    bottom, top = (np.full(len(value), np.nan) if c is None else c.copy() for c in (low, high))
    bare = ~cols.empty(bounds) & np.isnan(bottom) & np.isnan(top) & np.isfinite(value)
    read: dict[tuple[float, str], Any] = {}
    for row in np.flatnonzero(bare).tolist():
        said = str(cols.shown(bounds, row))
        if said not in _ENDLESS:
            continue
        if said in (Bound.RANGE, Bound.VAGUE):
            bad.append(BadRow(row, "bound", said, "says nothing without ends; give low and high"))
            continue
        figure = float(value[row])
        if (figure, said) not in read:
            exact = int(figure) if figure == int(figure) else figure
            read[figure, said] = parse_quantity(str(Quantity(exact, bound=Bound(said))), default=None)
        quantity = read[figure, said]
        if quantity is None:
            bad.append(BadRow(row, "bound", said, "cannot be said of this figure; give low and high"))
            continue
        bottom[row] = -np.inf if quantity.low is None else quantity.low
        top[row] = np.inf if quantity.high is None else quantity.high
    return bottom, top


_ENDLESS = frozenset(Bound) - {Bound.EXACT}
"""Bounds that say more than their figure."""


def number_of(text: str) -> float:
    """A plain number in a text, or NaN."""
    try:
        found = float(text)
    except ValueError:
        return float("nan")
    return found if np.isfinite(found) else float("nan")


def are_codes(texts: list[str]) -> bool:
    """Whether texts that are numbers are codes of labels: a few that recur, as in coded answers."""
    distinct = len(set(texts))
    return distinct <= 40 and len(texts) >= 20 * distinct


MOST_READ = 1000
"""So many different texts are read at most, to see whether they are numeric expressions."""


def are_wordings(column: Column) -> bool:
    """Whether every text is a numeric expression, and not every one a bare number."""
    texts = sorted({x for x in column.tolist() if isinstance(x, str)})
    if not texts or len(texts) > MOST_READ:
        return False
    if all(not np.isnan(number_of(x)) for x in texts):
        return False
    return all(_is_figure(x) for x in texts)


def _is_figure(text: str) -> bool:
    return not np.isnan(number_of(text)) or parse_quantity(text, default=None) is not None


def astray(texts: list[str]) -> list[int]:
    """Places of texts that are no figures, where most are, though not all: a gap written out, or a slip.

    >>> astray(["5", "6", "n/a", "5"]), astray(["12", "12a"]), astray(["5", "6"])
    ([2], [], [])
    """
    distinct = set(texts)
    if len(distinct) > MOST_READ or are_codes([x for x in texts if not np.isnan(number_of(x))]):
        return []
    figures = {x for x in distinct if _is_figure(x)}
    strange = [place for place, x in enumerate(texts) if x not in figures]
    return strange if 2 * len(strange) < len(texts) else []


def read_wordings(
    column: Column, rows: Ints, attribute: Column | None, bad: list[BadRow]
) -> tuple[Floats, Floats, Floats, Bools]:
    """Read the values of some rows as numbers.

    Args:
        column: all values.
        rows: the rows to be read.
        attribute: of each row, None where there is only one; wordings of one attribute are in one unit.
        bad: what cannot be read goes here.

    Returns:
        Value, low and high of all rows (NaN elsewhere), and which rows were wordings.
    """
    value, low, high = (np.full(len(column), np.nan) for _ in range(3))
    worded = np.zeros(len(column), dtype=bool)
    units: dict[Any, str] = {}
    read: dict[str, Any] = {}
    entries = column.tolist()
    empty = cols.missing(column)
    for row in rows.tolist():
        entry = entries[row]
        if empty[row]:
            continue
        number = number_of(entry) if isinstance(entry, str) else float(entry)
        if not np.isnan(number):
            value[row] = number
            continue
        quantity = read.setdefault(entry, parse_quantity(entry, default=None))
        if quantity is None:
            bad.append(BadRow(row, "value", entry, NO_NUMBER))
            continue
        name = None if attribute is None else attribute[row]
        if quantity.unit and units.setdefault(name, quantity.unit) != quantity.unit:
            reason = f"is in {quantity.unit}, others in {units[name]}; give one unit"
            bad.append(BadRow(row, "value", entry, reason))
            continue
        worded[row] = True
        value[row] = np.nan if quantity.value is None else quantity.value
        low[row] = -np.inf if quantity.low is None else quantity.low
        high[row] = np.inf if quantity.high is None else quantity.high
    return value, low, high, worded
