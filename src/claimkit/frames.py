"""Frames: columns of pandas, polars, Arrow, DuckDB and Spark, read and resolved where they stand.

What is given decides what comes back: a list gives a mapping of lists, a column or a frame gives a frame of
the same kind.  Frames are understood through narwhals (extra ``frames``); nothing is imported before a frame
is given.
"""

from __future__ import annotations

import functools
import importlib
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from claimkit.arguments import demand, known_options, meant
from claimkit.bulk import ColumnsResolution, resolve_columns
from claimkit.dates import parse_dates as dates_of
from claimkit.errors import InvalidModelError, MissingExtraError
from claimkit.names import match_pairs as pairs_of
from claimkit.numbers import parse_quantities as quantities_of
from claimkit.text import is_null

if TYPE_CHECKING:
    import numpy as np

_TYPES = {
    "value": "Float64",
    "low": "Float64",
    "high": "Float64",
    "probability": "Float64",
    "score": "Float64",
    "reliability": "Float64",
    "bias": "Float64",
    "spread": "Float64",
    "copying": "Float64",
    "earliest": "Date",
    "latest": "Date",
    "n_claims": "Int64",
    "n_origins": "Int64",
    "corrected": "Boolean",
}
"""Types of columns, the same in every kind of frame; any other one is a text."""

_KINDS = ("pandas", "polars", "pyarrow", "modin", "cudf", "narwhals")
"""Packages whose columns are given back as frames."""

_COLUMNS = (
    "source",
    "object",
    "attribute",
    "value",
    "low",
    "high",
    "time",
    "source_kind",
    "about",
    "modality",
    "bound",
)


def parse_quantities(column: Any, name: str | None = None, **options: Any) -> Any:
    """Read a column of strings, each of which is one numeric expression; each distinct one is read once.

    Args:
        column: the wordings: a list, or anything that can be gone through; a column of pandas, polars or
            Arrow; or a frame, with the name of its column.
        name: of the column, where a frame is given.
        options: ``language``, ``convention`` and ``decimal``, as for
            :func:`claimkit.numbers.parse_quantities`.

    Returns:
        Columns ``value``, ``low``, ``high``, ``bound``, ``unit`` and ``error``, one row a wording: lists for
        a list, else a frame of the kind that was given; of a frame these columns stand behind its own.  The
        error says why a wording was not read; a null has null in all of them.

    Raises:
        InvalidModelError: the frame has no such column, or has one of the columns that come back.
        MissingExtraError: a frame is given and narwhals is not installed.

    Example:
        >>> table = parse_quantities(["about 5,300 people", None, "next week"])
        >>> table["value"], table["low"], table["bound"]
        ([5300, None, None], [5100, None, None], ['about', None, None])
        >>> table["error"][2]
        'no number or number word that counts anything; dates, times and names are not quantities'
    """
    return _mapped("parse_quantities", quantities_of, (column,), (name,), options)


def parse_dates(column: Any, name: str | None = None, **options: Any) -> Any:
    """Read a column of strings, each of which is one date; each distinct one is read once.

    Args:
        column: as for :func:`parse_quantities`.
        name: of the column, where a frame is given.
        options: ``anchor``, ``day_first`` and ``language``, as for :func:`claimkit.dates.parse_dates`.

    Returns:
        Columns ``earliest`` and ``latest`` (days), ``edtf`` and ``error``, in the form of
        :func:`parse_quantities`.

    Raises:
        InvalidModelError: as for :func:`parse_quantities`.
        MissingExtraError: likewise.

    Example:
        >>> table = parse_dates(["15 January 2024", None, "5,000 people"])
        >>> table["edtf"], str(table["earliest"][0])
        (['2024-01-15', None, None], '2024-01-15')
    """
    if name is not None and not isinstance(name, str):  # the anchor stood here before frames were read
        name, options = None, {"anchor": name, **options}
    return _mapped("parse_dates", dates_of, (column,), (name,), options)


def match_pairs(left: Any, right: Any, *more: Any, **options: Any) -> Any:
    """Compare two columns of names row by row.

    Args:
        left: names; or a frame.
        right: as many names; or the name of the left column, followed by that of the right one.
        more: ``kind``, as for :func:`claimkit.names.match_pairs`.
        options: ``kind`` and ``thresholds``, likewise.

    Returns:
        Columns ``score``, ``verdict`` and ``reason``, in the form of :func:`parse_quantities`; a pair of
        which one is null has null in all of them.

    Raises:
        InvalidModelError: as for :func:`parse_quantities`, or one column is longer than the other.
        MissingExtraError: as there.

    Example:
        >>> match_pairs(["Fail Alsynov", "Alexei Navalny"], ["Фаил Алсынов", "Yulia Navalnaya"])["verdict"]
        ['match', 'no_match']
    """
    if isinstance(right, str) and more and not isinstance(left, str):
        other, *more_ = more
        options |= {"kind": more_[0]} if more_ else {}
        return _mapped("match_pairs", _pairs, (left,), (right, other), options)
    options |= {"kind": more[0]} if more else {}
    return _mapped("match_pairs", _pairs, (left, right), (None, None), options)


def _pairs(left: Iterable[Any], right: Iterable[Any], *kind: Any, **options: Any) -> dict[str, list[Any]]:
    """Compare the pairs that are whole; columns of a frame have gaps."""
    if isinstance(left, str) or isinstance(right, str):
        return pairs_of(left, right, *kind, **options)
    one, two = list(left), list(right)
    if len(one) != len(two):
        return pairs_of(one, two, *kind, **options)  # says which of them is too short
    whole = [n for n in range(len(one)) if not (is_null(one[n]) or is_null(two[n]))]
    found = pairs_of([one[n] for n in whole], [two[n] for n in whole], *kind, **options)
    if len(whole) == len(one):
        return found
    spread: dict[str, list[Any]] = {name: [None] * len(one) for name in found}
    for name, cells in found.items():
        for n, cell in zip(whole, cells, strict=True):
            spread[name][n] = cell
    return spread


@attrs.frozen(eq=False)
class FrameResolution:
    """What :func:`resolve_frame` finds.

    Attributes:
        answers: as :attr:`claimkit.ColumnsResolution.answers`, a frame of the kind that was given.
        sources: as :attr:`claimkit.ColumnsResolution.sources`, likewise.
        found: the same as columns, with what else was found, such as ``explain``.
    """

    answers: Any
    sources: Any
    found: ColumnsResolution = attrs.field(repr=False)


def resolve_frame(frame: Any, *, sources: Any = None, **columns: Any) -> FrameResolution:
    """Find what holds of each object from the claims in a frame, one a row.

    Args:
        frame: of pandas, polars, Arrow or DuckDB, or a mapping of lists.
        sources: ``.sources`` of an earlier result, to use what was learned there; so the parts of a large
            frame, parted by object, are answered as the whole.
        columns: for ``source``, ``object``, ``attribute``, ``value``, ``low``, ``high``, ``time``,
            ``source_kind``, ``about``, ``modality`` and ``bound`` the names of the columns that hold them;
            and any other option of :func:`claimkit.resolve_columns`.

    Raises:
        InvalidModelError: the frame has no such column.
        MissingExtraError: as for :func:`parse_quantities`.
        ExceptionGroup: as for :func:`claimkit.resolve_columns`.

    Example:
        >>> frame = {"paper": ["a", "b"], "town": ["Metz", "Metz"], "count": [118634, 118634]}
        >>> resolve_frame(frame, source="paper", object="town", value="count").answers["value"]
        [118634.0]
    """
    known_options("resolve_frame", columns, inspect.signature(resolve_columns).parameters)
    table = _table("resolve_frame", frame)
    given: dict[str, Any] = {}
    for role, name in columns.items():
        given[role] = table.column(name) if role in _COLUMNS and name is not None else name
    learned = None if sources is None else _table("resolve_frame", sources).arrays()
    found = resolve_columns(**given, sources=learned)
    return FrameResolution(table.alike(_cells(found.answers)), table.alike(_cells(found.sources)), found)


def in_batches(call: Callable[..., Any], *names: str, **options: Any) -> Callable[..., Iterator[Any]]:
    """Return a function from Arrow batches to Arrow batches, for Spark's mapInArrow and DuckDB's Arrow UDFs.

    Args:
        call: :func:`parse_quantities`, :func:`parse_dates` or :func:`match_pairs`.
        names: of the columns that it reads.
        options: of the call.

    Returns:
        A function that can be pickled.  In Spark write
        ``frame.mapInArrow(in_batches(parse_quantities, "size"), schema)``, where ``schema`` has the columns
        of the frame, and behind them those of the call.
    """
    return functools.partial(_batches, call, names, options)


def _batches(
    call: Callable[..., Any], names: tuple[str, ...], options: Mapping[str, Any], batches: Iterable[Any]
) -> Iterator[Any]:
    arrow = importlib.import_module("pyarrow")
    for batch in batches:
        yield from call(arrow.Table.from_batches([batch]), *names, **options).to_batches()


def _mapped(
    call: str,
    read: Callable[..., Any],
    given: tuple[Any, ...],
    names: tuple[str | None, ...],
    options: Mapping[str, Any],
) -> Any:
    """Read columns, and give what was found in the form that was given."""
    named = [demand(call, "name", name, str) for name in names if name is not None]
    if named:
        table = _table(call, given[0])
        found = read(*map(table.column, named), **options)
        taken = [name for name in found if name in table.names]
        if taken:
            do = "the columns that come back have this name; rename it in the frame"
            raise InvalidModelError(call, "column", taken[0], do)
        return table.alike(table.columns() | found)
    series = [_series(column) for column in given]
    if any(one is None for one in series):
        for one in given:
            if isinstance(one, Mapping) or hasattr(type(one), "columns"):
                told = f"no column of it is named; name one, as {call}(frame, 'wording')"
                raise InvalidModelError(call, "frame", type(one).__name__, told)
        return read(*given, **options)
    return _Frame(series[0].to_frame()).alike(read(*(one.to_list() for one in series), **options))


def _narwhals() -> Any:
    try:
        return importlib.import_module("narwhals.stable.v2")
    except ImportError as error:
        told = "frames are read through narwhals; install claimkit with its extra 'frames', or give lists"
        raise MissingExtraError(told) from error


def _series(column: Any) -> Any:
    """A column of a frame, understood; None for a list, or whatever else can be gone through."""
    if type(column).__module__.partition(".")[0] not in _KINDS:
        return None
    nw = _narwhals()
    found = nw.from_native(column, series_only=True, pass_through=True)
    return found if isinstance(found, nw.Series) else None


class _Frame:
    """A frame of any kind, of which columns are asked and to which others are made alike."""

    def __init__(self, frame: Any) -> None:
        self.frame = frame
        self.names: list[str] = list(frame.columns)

    def column(self, name: str) -> list[Any]:
        if name not in self.names:
            told = f"the frame has no such column; there are {', '.join(self.names)}{meant(name, self.names)}"
            raise InvalidModelError("frame", "column", name, told)
        return list(self.frame[name].to_list())

    def columns(self) -> dict[str, Any]:
        """The columns as they stand, so that their types are kept."""
        return {name: self.frame[name] for name in self.names}

    def arrays(self) -> dict[str, np.ndarray[Any, Any]]:
        return _arrays({name: self.column(name) for name in self.names})

    def alike(self, columns: Mapping[str, Any]) -> Any:
        """A frame of this kind with these columns; the types of new ones depend on their names alone."""
        nw = _narwhals()
        own = {name: cells for name, cells in columns.items() if isinstance(cells, nw.Series)}
        kind = self.frame.implementation
        made = [
            nw.new_series(name, *_typed(nw, name, cells), backend=kind)
            for name, cells in columns.items()
            if name not in own
        ]
        frame = nw.from_dict({one.name: one for one in (*own.values(), *made)})
        return frame.to_native()


class _Relation(_Frame):
    """A relation of DuckDB, read through Arrow and given back as one."""

    def alike(self, columns: Mapping[str, Any]) -> Any:
        return importlib.import_module("duckdb").from_arrow(super().alike(columns))


class _Lists(_Frame):
    """A mapping of lists."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.table = {name: list(cells) for name, cells in table.items()}
        self.names = list(self.table)

    def column(self, name: str) -> list[Any]:
        if name in self.names:
            return self.table[name]
        return super().column(name)

    def columns(self) -> dict[str, Any]:
        return dict(self.table)

    def alike(self, columns: Mapping[str, Any]) -> Any:
        return {name: list(cells) for name, cells in columns.items()}


def _table(call: str, frame: Any) -> _Frame:
    if isinstance(frame, Mapping):
        return _Lists(frame)
    nw = _narwhals()
    found = nw.from_native(frame, pass_through=True)
    if isinstance(found, nw.LazyFrame):
        if found.implementation is nw.Implementation.DUCKDB:
            return _Relation(found.collect("pyarrow"))
        told = "a frame that is not computed yet; collect it, or read it batch by batch with in_batches"
        raise InvalidModelError(call, "frame", type(frame).__name__, told)
    if not isinstance(found, nw.DataFrame):
        demand(call, "frame", frame, Mapping, do="give a frame and the names of its columns, or a list")
    return _Frame(found)


def _typed(nw: Any, name: str, cells: Iterable[Any]) -> tuple[list[Any], Any]:
    """Cells and their type: figures as floats, days as dates, counts as whole numbers, all else as texts."""
    values = list(cells)
    type_of = _TYPES.get(name, "String")
    if name == "value" and any(isinstance(cell, str) for cell in values):
        type_of = "String"  # labels
    if type_of == "Float64":
        return [None if cell is None else float(cell) for cell in values], nw.Float64
    if type_of == "String":
        return [None if cell is None else str(cell) for cell in values], nw.String
    return values, getattr(nw, type_of)


def _cells(columns: Mapping[str, np.ndarray[Any, Any]]) -> dict[str, list[Any]]:
    """Columns of arrays as lists, what is missing as None."""
    return {
        name: [None if cell != cell else cell for cell in array.tolist()]  # noqa: PLR0124 - a NaN is missing
        for name, array in columns.items()
    }


def _arrays(columns: Mapping[str, list[Any]]) -> dict[str, np.ndarray[Any, Any]]:
    """The inverse of :func:`_cells`: figures as floats with NaN, all else as it is."""
    np_ = importlib.import_module("numpy")
    found = {}
    for name, cells in columns.items():
        if _TYPES.get(name) == "Float64":
            found[name] = np_.array([np_.nan if cell is None else cell for cell in cells], dtype=float)
        else:
            found[name] = np_.array(
                cells, dtype=object if any(isinstance(c, str | None) for c in cells) else None
            )
    return found
