"""Columns in, sorted integer codes out.

Everything downstream works on claims that stand sorted by item and, inside an item, by source, so
that the order of the rows that came in cannot matter.
"""

from __future__ import annotations

from numbers import Number
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs
import numpy as np

from claimkit.errors import InvalidModelError, NoClaimsError
from claimkit.estimation.priors import Bools, Floats, Ints, sums
from claimkit.verdicts.values import label

if TYPE_CHECKING:
    from collections.abc import Sequence


LARGEST = 1e100
"""Beyond this, squares of figures run out of floating point."""

Column: TypeAlias = np.ndarray[Any, Any]


@attrs.frozen(eq=False)
class Codes:
    """A column as integers: ``names[code]`` is what stood in the row; names are sorted."""

    code: Ints
    names: Sequence[Any]


@attrs.frozen(eq=False)
class Claims:
    """The claims of one attribute, sorted by item and source; a source's repetitions are gone.

    Attributes:
        source: code of the source of each claim, in 0..n_sources-1.
        item: number of the item (object) of each claim, ascending.
        start: where each item begins.
        value: the number claimed, or the code of the label; NaN (-1) where only bounds are.
        low: least value that the wording admits, -inf where open.
        high: greatest value that the wording admits, inf where open.
        time: when it was said, NaN where unknown.
        weight: one, shared out where a source says several things of one item at the same time.
        row: number of the row it was read from.
        n_sources: how many sources there are.
    """

    source: Ints
    item: Ints
    start: Ints
    value: Floats
    low: Floats
    high: Floats
    time: Floats
    weight: Floats
    row: Ints
    n_sources: int

    @property
    def n_items(self) -> int:
        """How many items (objects) there are."""
        return len(self.start)

    @property
    def size(self) -> Ints:
        """How many claims each item has."""
        return np.diff(np.append(self.start, len(self.item)))

    @property
    def crowded(self) -> Bools:
        """Which claims stand on an item of which another source speaks too."""
        apart = np.append(False, (self.item[1:] == self.item[:-1]) & (self.source[1:] != self.source[:-1]))
        several = np.add.reduceat(apart, self.start) > 0
        return np.asarray(several[self.item])

    def per_item(self, x: Floats) -> Floats:
        """Sum of something over the claims of each item."""
        return np.add.reduceat(x, self.start)

    def per_source(self, x: Floats) -> Floats:
        """Sum of something over the claims of each source."""
        return sums(self.source, x, self.n_sources)

    def where(self, keep: Bools) -> tuple[Claims, Ints]:
        """Only some claims; items that lose all of theirs go. Also says which items are left."""
        if np.all(keep):
            return self, np.arange(self.n_items)
        item = self.item[keep]
        left, number = np.unique(item, return_inverse=True)
        value, low, high = _ranged(self.value, self.low, self.high, keep)
        return (
            attrs.evolve(
                self,
                source=self.source[keep],
                item=number.astype(np.int64),
                start=np.searchsorted(item, left),
                value=value,
                low=low,
                high=high,
                time=filled(self.time, keep),
                weight=self.weight[keep],
                row=self.row[keep],
            ),
            left,
        )


def _ranged(value: Floats, low: Floats, high: Floats, rows: Ints | Bools) -> tuple[Floats, Floats, Floats]:
    """Figures and their ends in some rows; where they are one column, they stay one."""
    x = value[rows]
    return x, x if low is value else low[rows], x if high is value else high[rows]


@attrs.frozen
class BadRow:
    """A row that says nothing that could be used, and why.

    Attributes:
        row: number of the row in the columns given, from 0.
        field: name of the column at fault.
        value: what stands there.
        reason: why it cannot be used and what would do.
    """

    row: int
    field: str
    value: Any
    reason: str

    def error(self) -> InvalidModelError:
        """The same as an error."""
        return InvalidModelError(f"row {self.row}", self.field, self.value, self.reason)


def as_column(name: str, column: Any, length: int | None) -> Column:
    """A sequence, an array or another library's column as a one-dimensional array.

    Raises:
        InvalidModelError: the column has another length than the others, or more than one dimension.
    """
    if isinstance(column, str | bytes):
        raise InvalidModelError(
            "columns", name, column, "a column is a sequence with one entry a claim, not a text"
        )
    if hasattr(column, "__array__"):
        array = np.asarray(column)
    else:
        column = list(column)
        kinds = set(map(type, column))
        plain = len(kinds) == 1 and next(iter(kinds)) in (int, float, bool)
        array = np.empty(len(column), dtype=object)
        array[:] = column
        if plain and not (kinds == {int} and any(abs(x) > 2**62 for x in column)):
            array = np.array(column)
    if array.ndim != 1:
        raise InvalidModelError("columns", name, array.shape, "a column has one dimension")
    if length is not None and len(array) != length:
        raise InvalidModelError(
            "columns", name, len(array), f"columns are equally long, and source has {length} rows"
        )
    return array


def missing(column: Column) -> Bools:
    """Where nothing stands: None, NaN, NaT, or another library's missing value."""
    kind = column.dtype.kind
    if kind == "f":
        return np.asarray(np.isnan(column), dtype=bool)
    if kind in "Mm":
        return np.asarray(np.isnat(column), dtype=bool)
    if kind != "O":
        return np.zeros(len(column), dtype=bool)
    values = column.tolist()
    odd = {type(x) for x in values} - {str, int, bool}
    if not odd:
        return np.zeros(len(column), dtype=bool)
    return np.fromiter((_is_missing(x) for x in values), dtype=bool, count=len(values))


def empty(column: Column) -> Bools:
    """Where nothing stands, or an empty text, as a file of tables writes it."""
    nothing = missing(column)
    return nothing | np.asarray(column == "", dtype=bool) if column.dtype.kind in "OU" else nothing


def _is_missing(x: Any) -> bool:
    if x is None:
        return True
    if isinstance(x, str | int | tuple):
        return False
    try:
        return bool(x != x)  # noqa: PLR0124  NaN and NaT differ from themselves
    except (TypeError, ValueError):
        return True  # pandas.NA refuses to be compared


def factorise(column: Column) -> Codes:
    """Codes in the order of the sorted names; names of several types are sorted type by type."""
    if column.dtype.kind in "iu" and len(column):
        least, most = int(column.min()), int(column.max())
        if most - least <= DENSE * len(column):  # counting is faster than sorting
            place = (column - least).astype(np.int64)
            stands = np.bincount(place, minlength=most - least + 1) > 0
            code = place if np.all(stands) else (np.cumsum(stands) - 1)[place]
            return Codes(code, (np.flatnonzero(stands) + least).tolist())
    if column.dtype.kind not in "OU":
        names, code = np.unique(column, return_inverse=True)
        return Codes(code.astype(np.int64, copy=False), names.tolist())
    values = column.tolist()
    ordered = in_order(set(values))
    number = {name: code for code, name in enumerate(ordered)}
    return Codes(np.fromiter(map(number.__getitem__, values), dtype=np.int64, count=len(values)), ordered)


def in_order(names: set[Any]) -> list[Any]:
    """Names sorted; those of several types type by type."""
    try:
        return sorted(names)
    except TypeError:
        return sorted(names, key=lambda x: (type(x).__name__, str(x)))


def factorise_labels(column: Column) -> Codes:
    """Codes of labels, which are alike whatever their case and blanks; each is written as most write it."""
    raw = factorise(column)
    count = np.bincount(raw.code, minlength=len(raw.names)).tolist()
    kept: dict[Any, int] = {}
    for place, name in enumerate(raw.names):
        key = label(name) if isinstance(name, str) else name
        best = kept.setdefault(key, place)
        if _spelling(name, count[place]) < _spelling(raw.names[best], count[best]):
            kept[key] = place
    keys = list(kept)
    number = {key: code for code, key in enumerate(keys)}
    recode = np.array([number[label(n) if isinstance(n, str) else n] for n in raw.names], dtype=np.int64)
    names = [raw.names[kept[key]] for key in keys]
    return Codes(recode[raw.code], [" ".join(n.split()) if isinstance(n, str) else n for n in names])


def _spelling(name: Any, count: int) -> tuple[int, bool, str]:
    words = " ".join(str(name).split())
    return -count, words.isupper(), words


def unhashable(name: str, column: Column) -> list[BadRow]:
    """Rows whose entries cannot be told apart by their names, such as lists."""
    if column.dtype.kind != "O":
        return []
    odd = {kind for kind in set(map(type, column.tolist())) if kind.__hash__ is None}
    if not odd:
        return []
    reason = "names and labels are hashable; give a text or a tuple"
    return [BadRow(row, name, x, reason) for row, x in enumerate(column.tolist()) if type(x) in odd]


def is_numeric(column: Column) -> bool:
    """Whether a column holds numbers by its type; digits in a text are labels unless declared otherwise."""
    if column.dtype.kind in "iuf":
        return True
    if column.dtype.kind != "O":
        return False
    kinds = {type(x) for x in column.tolist()} - {type(None)}
    return all(issubclass(k, Number) and not issubclass(k, bool) for k in kinds)


def as_numbers(name: str, column: Column, bad: list[BadRow]) -> Floats:
    """A column as floats, NaN where nothing stands; what cannot be read goes into ``bad``."""
    if column.dtype.kind in "iufb":
        return column.astype(np.float64)
    numbers = np.full(len(column), np.nan)
    for row in np.flatnonzero(~missing(column)).tolist():
        try:
            numbers[row] = float(column[row])
        except (TypeError, ValueError, OverflowError):
            bad.append(BadRow(row, name, shown(column, row), "not a number; give a number or leave it empty"))
    return numbers


def as_times(name: str, column: Column, bad: list[BadRow]) -> Floats:
    """A column of numbers, dates or ISO texts as floats that keep their order, NaN where nothing stands."""
    if column.dtype.kind == "O":
        empty = missing(column)
        filled = column[~empty]
        if is_numeric(filled):
            return as_numbers(name, column, bad)
        moments = np.full(len(column), np.datetime64("NaT", "us"))
        try:
            moments[~empty] = np.array([_naive(x) for x in filled.tolist()], dtype="datetime64[us]")
        except (TypeError, ValueError):
            for row in np.flatnonzero(~empty).tolist():
                try:
                    moments[row] = np.datetime64(_naive(column[row]), "us")
                except (TypeError, ValueError):
                    reason = "not a moment; give a number, a date or an ISO 8601 text"
                    bad.append(BadRow(row, name, shown(column, row), reason))
        for row in _without_zone(column, np.flatnonzero(~empty)):
            reason = "an hour without a time zone, beside hours with one; give it its zone, or the day alone"
            bad.append(BadRow(row, name, shown(column, row), reason))
        column = moments
    if column.dtype.kind == "U":
        return as_times(name, column.astype(object), bad)
    if column.dtype.kind == "M":
        seconds = column.astype("datetime64[us]").astype(np.int64) / 1e6
        return np.where(np.isnat(column), np.nan, seconds)
    return as_numbers(name, column, bad)


DENSE = 4
"""Whole numbers that spread over no more than so many values a row are counted instead of sorted."""

WHOLE_DAY = 86_399.999
"""Seconds from the first moment of a day to its last."""


def ends_of_times(column: Column, begin: Floats) -> Floats:
    """Last moment that each time can mean: a date means its whole day."""
    if column.dtype.kind in "OU":
        day = np.fromiter((_is_day(x) for x in column.tolist()), dtype=bool, count=len(column))
        return np.where(day, begin + WHOLE_DAY, begin)
    if column.dtype.kind == "M" and np.datetime_data(column.dtype)[0] in ("D", "W", "M", "Y"):
        return begin + WHOLE_DAY
    return begin


def _is_day(moment: Any) -> bool:
    if isinstance(moment, str):
        return len(moment) <= len("2024-05-06")
    return hasattr(moment, "toordinal") and not hasattr(moment, "hour")


def _naive(moment: Any) -> Any:
    """Moments that know their zone are told in universal time."""
    if not _zoned(moment):
        return moment
    from datetime import UTC, datetime

    told = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return told.astimezone(UTC).replace(tzinfo=None)


def _zoned(moment: Any) -> bool | None:
    """Whether an hour names its zone; None for what is no hour."""
    if isinstance(moment, str):
        hour = moment[len("2024-05-06") :]
        return (hour[-1] in "Zz" or "+" in hour or "-" in hour) if hour else None
    return getattr(moment, "tzinfo", None) is not None if hasattr(moment, "hour") else None


def _without_zone(column: Column, rows: Ints) -> list[int]:
    """Rows whose hour lacks a zone, where others name theirs: which came first nobody could say."""
    zoned = [_zoned(x) for x in column[rows].tolist()]
    if len({True, False} & set(zoned)) < 2:
        return []
    return [row for row, known in zip(rows.tolist(), zoned, strict=True) if known is False]


def shown(column: Column, row: int) -> Any:
    """What stands in a row, as a plain Python object."""
    return column[row : row + 1].tolist()[0]


def check_rows(
    value: Floats | None, low: Floats | None, high: Floats | None, raw: dict[str, Any], bad: list[BadRow]
) -> None:
    """Name every row whose numbers cannot be a claim: infinite, the wrong way round, or none at all."""

    def add(rows: Bools, field: str, reason: str) -> None:
        bad.extend(
            BadRow(row, field, shown(raw[field], row), reason) for row in np.flatnonzero(rows).tolist()
        )

    if value is not None:
        add(np.isinf(value), "value", "a value is finite; say 'at least' with low= and high=inf")
    for name, column in (("value", value), ("low", low), ("high", high)):
        if column is not None:
            far = np.isfinite(column) & (np.abs(column) > LARGEST)
            add(far, name, f"figures go up to {LARGEST:g}; tell it in another unit")
    if low is not None and high is not None:
        add(low > high, "low", "the low end lies above the high end; swap them")
    if low is not None:
        add(low == np.inf, "low", "nothing lies above infinity; leave it empty where there is no low end")
    if high is not None:
        add(
            high == -np.inf,
            "high",
            "nothing lies below minus infinity; leave it empty where there is no high end",
        )
    if value is not None:
        slack = 1e-9 * np.abs(value)
        inside = np.isfinite(value)
        if low is not None:
            add(inside & (value < low - slack), "value", "the value lies below its own low end")
        if high is not None:
            add(inside & (value > high + slack), "value", "the value lies above its own high end")


def sorted_claims(
    item: Ints, source: Ints, value: Floats, low: Floats, high: Floats, time: Floats, n_sources: int
) -> Claims:
    """Sort claims by item and source, and let each source speak once on each item.

    A source that says the same again has said it once, at the first time.  A source that says
    something else at a later time has corrected itself: its last word counts.  Things said at the
    same time, or at no known time, share the source's one voice.

    Raises:
        NoClaimsError: there is not a single claim.
    """
    if not len(item):
        raise NoClaimsError("no claims to resolve: every column is empty; give at least one row")
    key = item * np.int64(n_sources) + source
    step = np.diff(key)
    if np.all(step > 0):  # as a table that was sorted before
        order, again = np.arange(len(key)), step < 0
    else:
        order = np.argsort(key, kind="stable")
        again = np.diff(key[order]) == 0
    weight = np.ones(len(order))
    if np.any(again):
        # only what a source says of an item more than once has to be put in order
        several = np.append(again, False)
        several[1:] |= again
        rows = order[several]
        rows = rows[np.lexsort((high[rows], low[rows], value[rows], time[rows], key[rows]))]
        order[several] = rows
        kept, voice = _one_voice(rows, key, value, low, high, time)
        stays = ~several
        stays[several], weight[several] = kept, voice
        order, weight = order[stays], weight[stays]
    if not np.all(step > 0):
        item, source, time = item[order], source[order], filled(time, order)
        value, low, high = _ranged(value, low, high, order)
    return Claims(
        source=source,
        item=item,
        start=np.flatnonzero(np.diff(item, prepend=-1)),
        value=value,
        low=low,
        high=high,
        time=time,
        weight=weight,
        row=order,
        n_sources=n_sources,
    )


def filled(x: Floats, rows: Ints | Bools) -> Floats:
    """Some rows of a column; one that holds the same throughout is not written out."""
    return x[: np.count_nonzero(rows) if rows.dtype == bool else len(rows)] if x.strides == (0,) else x[rows]


def _one_voice(
    order: Ints, key: Ints, value: Floats, low: Floats, high: Floats, time: Floats
) -> tuple[Bools, Floats]:
    """Which of the things that sources say more than once of an item count, and how much."""

    def same(x: Floats) -> Bools:
        now = x[order]
        equal: Bools = (now[1:] == now[:-1]) | (np.isnan(now[1:]) & np.isnan(now[:-1]))
        return equal

    again = (np.diff(key[order]) == 0) & same(value) & same(low) & same(high)
    place = np.flatnonzero(np.append(True, ~again))
    keys, times = key[order[place]], time[order[place]]
    last = np.flatnonzero(np.append(np.diff(keys) != 0, True))
    # NaN sorts last: only where every time is known does the last word stand alone
    voice = np.cumsum(np.append(0, np.diff(keys) != 0))
    latest = times[last][voice]
    keep = np.isnan(latest) | (times == latest)
    place, voice = place[keep], voice[keep]
    stays, weight = np.zeros(len(order), dtype=bool), np.zeros(len(order))
    stays[place] = True
    weight[place] = 1.0 / np.bincount(voice)[voice]
    return stays, weight
