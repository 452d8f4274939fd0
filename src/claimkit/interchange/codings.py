"""Codings: claims from the rows of event data sets, as their files are downloaded.

A row of such a set is what a coder took from one or several reports.  Which of them names which figure the
row does not say; so several sources of a row are one source, whose name joins theirs.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, overload

import attrs

from claimkit.arguments import a_list, demand, meant, one_of
from claimkit.articles import host
from claimkit.attributes import attribute as known_attribute
from claimkit.dates import parse_date
from claimkit.datespans import DateSpan, Precision
from claimkit.errors import InvalidModelError, ParseError
from claimkit.interchange.reading import bound_of, is_empty, own_columns
from claimkit.interchange.rows import BETWEEN, SEVERAL
from claimkit.models import Claim, Place, Source
from claimkit.numbers import find_quantities, parse_quantity
from claimkit.quantities import Bound, Quantity
from claimkit.text import read_table

Rows = Iterable[Mapping[str, Any]]
Errors = Literal["raise", "collect"]
Collected = tuple[list[Claim], list[InvalidModelError]]

_NAMES = {
    "acled": "ACLED",
    "ccc": "Crowd Counting Consortium",
    "ged": "UCDP GED",
    "mass_mobilization": "Mass Mobilization",
}
_CONVENTIONS = {"acled": "acled", "ccc": "ccc", "ged": "ccc", "mass_mobilization": "mass_mobilization"}
_KINDS = {"acled": "event", "ccc": "protest", "ged": "attack", "mass_mobilization": "protest"}
_OF_ACLED = {
    "protests": "protest",
    "riots": "protest",
    "battles": "attack",
    "explosions/remote violence": "attack",
    "violence against civilians": "attack",
    "political violence": "attack",
    "demonstrations": "protest",
    "political violence; demonstrations": "protest",
}
_OWN_KINDS = frozenset(("protest", "trial", "attack", "accident", "disaster", "arrests", "event"))
_CROWD_TAG = re.compile(r"crowd size=([^;]*)", re.IGNORECASE)
_NOBODY_SAYS = "no report"
_MIDNIGHT = re.compile(r"[ T]00:00(?::00(?:\.0+)?)?Z?\Z")
_GAPS = frozenset(("NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "None", "."))  # R, pandas, SQL, Stata
_QUOTED = re.compile(r"[\"'“„«‘](?P<words>[^\"'“”„«»‘’]+)[\"'”“»’]")
_REMARK = re.compile(r"\s*(?:\([^()\d]*\)|\[[^\[\]\d]*\])\Z")
_UNLIKE_LETTERS = re.compile(r"[\W_]+")


@overload
def from_acled_rows(
    rows: Rows,
    *,
    columns: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    ids: bool = True,
    errors: Literal["raise"] = "raise",
) -> list[Claim]: ...
@overload
def from_acled_rows(
    rows: Rows,
    *,
    columns: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    ids: bool = True,
    errors: Literal["collect"],
) -> Collected: ...
def from_acled_rows(
    rows: Rows,
    *,
    columns: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    ids: bool = True,
    errors: Errors = "raise",
) -> list[Claim] | Collected:
    """Make claims of rows of ACLED: the deaths, and the size of the crowd where ``tags`` tell it.

    ACLED codes the lowest number of deaths that is reported: 12 stands for at least 12.  ``time_precision`` 2
    is the week around the date, whichever day it begins on, 3 the month.  A row that tells no figure gives a
    claim of its date.

    Args:
        rows: as :func:`from_csv` gives them; columns that are not needed are passed over.
        columns: names of columns of your own, and what ACLED calls them.
        day_first: whether 4/2/2017 is the 4th of February, as a spreadsheet program may have saved it; where
            it is not said, such a day is a fault.
        ids: whether a row is an event of its own; False lets rows of several data sets be one event where
            they are of one kind, place and day.
        errors: "raise" one ExceptionGroup that names every fault with its row and column, or "collect" them.
            A fault costs its own figure, never the rest of the row.

    Returns:
        The claims, in the order of the rows.  With ``errors="collect"`` a pair: claims and faults.

    Example:
        >>> row = {"event_id_cnty": "X1", "event_date": "2024-03-09", "fatalities": "12"}
        >>> (claim,) = from_acled_rows([row | {"source": "Morning Post; City Radio"}])
        >>> claim.attribute, claim.value.low, claim.value.high, claim.about.edtf, claim.source.name
        ('deaths', 12, None, '2024-03-09', 'Morning Post; City Radio')
    """
    return _read("from_acled_rows", "acled", rows, columns, day_first, ids, errors)


@overload
def from_ccc_rows(
    rows: Rows,
    *,
    columns: Mapping[str, str] | None = None,
    day_first: bool = False,
    ids: bool = True,
    errors: Literal["raise"] = "raise",
) -> list[Claim]: ...
@overload
def from_ccc_rows(
    rows: Rows,
    *,
    columns: Mapping[str, str] | None = None,
    day_first: bool = False,
    ids: bool = True,
    errors: Literal["collect"],
) -> Collected: ...
def from_ccc_rows(
    rows: Rows,
    *,
    columns: Mapping[str, str] | None = None,
    day_first: bool = False,
    ids: bool = True,
    errors: Errors = "raise",
) -> list[Claim] | Collected:
    """Make claims of rows of the Crowd Counting Consortium, of its monthly sheets as of its later files.

    The crowd lies from ``size_low`` to ``size_high``.  A ``size_text`` that is vague ("hundreds") says more
    than the figures that it was coded as; any other note is kept as the words of the claim.  Arrests are a
    figure or words; where only ``arrests_any`` is 1, at least one.  Injuries are passed over: whose they are
    differs by column.

    Args:
        rows: as for :func:`from_acled_rows`.
        columns: as there, to the names of the Consortium.
        day_first: whether 4/2/2017 is the 4th of February; the Consortium writes the month first.
        ids: as there; the files have no ids, so the number of the row is the event's.
        errors: as there.

    Example:
        >>> row = {"date": "4/2/2017", "size_low": "1,000", "size_high": "1,500"}
        >>> (claim,) = from_ccc_rows([row | {"source_1": "https://metro.example/1"}])
        >>> claim.value.low, claim.value.high, claim.about.edtf, claim.source.name
        (1000, 1500, '2017-04-02', 'metro.example')
    """
    return _read("from_ccc_rows", "ccc", rows, columns, day_first, ids, errors)


@overload
def from_ged_rows(
    rows: Rows,
    *,
    columns: Mapping[str, str] | None = None,
    ids: bool = True,
    errors: Literal["raise"] = "raise",
) -> list[Claim]: ...
@overload
def from_ged_rows(
    rows: Rows, *, columns: Mapping[str, str] | None = None, ids: bool = True, errors: Literal["collect"]
) -> Collected: ...
def from_ged_rows(
    rows: Rows, *, columns: Mapping[str, str] | None = None, ids: bool = True, errors: Errors = "raise"
) -> list[Claim] | Collected:
    """Make claims of rows of UCDP GED: the deaths, ``best`` with the range from ``low`` to ``high``.

    Args:
        rows: as for :func:`from_acled_rows`.
        columns: as there, to the names of GED.
        ids: as there.
        errors: as there.

    Example:
        >>> row = {"id": "7", "date_start": "2024-03-09 00:00:00.000", "best": "14"}
        >>> (claim,) = from_ged_rows([row | {"low": "12", "high": "20"}])
        >>> claim.value.value, claim.value.low, claim.value.high, claim.source.name
        (14, 12, 20, 'UCDP GED')
    """
    return _read("from_ged_rows", "ged", rows, columns, None, ids, errors)


@overload
def from_mass_mobilization_rows(
    rows: Rows,
    *,
    columns: Mapping[str, str] | None = None,
    ids: bool = True,
    errors: Literal["raise"] = "raise",
) -> list[Claim]: ...
@overload
def from_mass_mobilization_rows(
    rows: Rows, *, columns: Mapping[str, str] | None = None, ids: bool = True, errors: Literal["collect"]
) -> Collected: ...
def from_mass_mobilization_rows(
    rows: Rows, *, columns: Mapping[str, str] | None = None, ids: bool = True, errors: Errors = "raise"
) -> list[Claim] | Collected:
    """Make claims of rows of the Mass Mobilization data: the participants, in words as in the file.

    Where the words cannot be read and a ``participants_category`` is given, that is the range.  A row with
    ``protest`` 0 says that a country had none that year, and gives no claim.  The sources of a row are a text
    of several lines; claims name the data set.

    Args:
        rows: as for :func:`from_acled_rows`.
        columns: as there, to the names of Mass Mobilization.
        ids: as there.
        errors: as there.

    Example:
        >>> row = {"id": "1", "startyear": 2019, "startmonth": 3, "startday": 9, "protest": "1"}
        >>> (claim,) = from_mass_mobilization_rows([row | {"participants": "100s"}])
        >>> claim.text, claim.value.low, claim.value.high, claim.about.edtf
        ('100s', 100, 999, '2019-03-09')
    """
    return _read("from_mass_mobilization_rows", "mass_mobilization", rows, columns, None, ids, errors)


def _read(
    call: str,
    layout: str,
    rows: Rows,
    columns: Mapping[str, str] | None,
    day_first: bool | None,  # noqa: FBT001
    ids: bool,  # noqa: FBT001
    errors: Errors,
) -> list[Claim] | Collected:
    one_of(call, "errors", errors, ("raise", "collect"))
    table = a_list(call, "rows", rows, do="read a file with from_csv first")
    for row in table:
        demand(call, "a row", row, Mapping)
    fields = _fields(layout)
    spelled = {name for names in fields.values() for name in names}
    own = own_columns(call, table, columns, spelled)
    _check_dates(call, layout, table, own)
    claims: list[Claim] = []
    faults: list[InvalidModelError] = []
    for number, row in enumerate(table, start=1):
        reader = _Row(layout, fields, row, own, number, day_first)
        claims += reader.claims(ids=ids)
        faults += reader.faults
    if errors == "collect":
        return claims, faults
    if faults:
        told = f"{len(faults)} cells cannot be read as they are; mend them, or pass errors='collect'"
        raise ExceptionGroup(told, faults)
    return claims


@functools.cache
def _fields(layout: str) -> dict[str, tuple[str, ...]]:
    table = read_table("claimkit.interchange", "codings.tsv")
    return {field: tuple(names.split("|")) for name, field, names in table if name == layout}


def _check_dates(call: str, layout: str, rows: Sequence[Mapping[str, Any]], own: Mapping[str, str]) -> None:
    """Refuse rows that no date stands in: they are of another data set."""
    there = list(dict.fromkeys(str(name) for row in rows for name in row))
    wanted = _fields(layout)["first"]
    if rows and not any(_plain(own.get(name, name)) in map(_plain, wanted) for name in there):
        near = meant(wanted[0], there)
        told = f"no row has it, so these are no rows of {_NAMES[layout]}; there are {', '.join(there)}{near}"
        raise InvalidModelError(call, "column", wanted[0], f"{told}; name yours in columns=")


def _plain(name: str) -> str:
    """A name of a column without case, blanks and marks."""
    return _UNLIKE_LETTERS.sub("", name).lower()


def _counted(cell: Any, found: Quantity) -> str:
    """What a figure in words counts that are no people; empty where it counts people, or says no noun."""
    if not isinstance(cell, str) or found.unit is not None:
        return ""
    for account in _REMARK.sub("", cell).split(" or "):
        told = find_quantities(account)
        rest = account[told[-1].end :] if told else ""
        if any(c.isalpha() for c in rest):
            return rest.strip()
    return ""


def _is_gap(cell: Any) -> bool:
    """Whether a cell is empty, or holds what statistical programs write for a gap."""
    return is_empty(cell) or (isinstance(cell, str) and cell.strip() in _GAPS)


class _Row:
    """Reads one row; each fault is noted, and costs its own figure."""

    def __init__(
        self,
        layout: str,
        fields: Mapping[str, Sequence[str]],
        row: Mapping[str, Any],
        own: Mapping[str, str],
        number: int,
        day_first: bool | None,  # noqa: FBT001
    ) -> None:
        self.layout = layout
        self.fields = fields
        self.number = number
        self.day_first = day_first
        self.faults: list[InvalidModelError] = []
        named = {_plain(own.get(name, name)): name for name in row if isinstance(name, str)}
        self.row = {plain: row[name] for plain, name in named.items() if not _is_gap(row[name])}
        self.named = named

    def cell(self, field: str) -> tuple[str, Any]:
        """The name of the first column of a field that holds something, and what it holds; or nothing."""
        for name in map(_plain, self.fields.get(field, ())):
            if name in self.row:
                return self.named[name], self.row[name]
        return "", None

    def words(self, field: str) -> str:
        cell = self.cell(field)[1]
        return "" if cell is None else str(cell).strip()

    def fault(self, column: str, value: object, reason: str) -> None:
        error = InvalidModelError("Claim", column, value, f"row {self.number}: {reason}")
        error.add_note(f"row {self.number}, field {column!r}")
        self.faults.append(error)

    def claims(self, *, ids: bool) -> list[Claim]:
        none = self.words("none")
        if none and none in ("0", "0.0", "false", "False"):
            return []
        about = self.about()
        shared: dict[str, Any] = {
            "source": self.source(),
            "about": about,
            "place": self.place(),
            "event": (self.words("id") or f"{_NAMES[self.layout]} {self.number}") if ids else None,
            "event_kind": self.kind(),
            "sentence": self.words("notes"),
        }
        told = [
            Claim(name, attrs.evolve(value, unit=known_attribute(name).unit), text=text, **shared)
            for name in dict.fromkeys(field.partition(".")[0] for field in self.fields if "." in field)
            if name not in ("first", "last")
            for value, text in self.figures(name)
        ]
        if not told and about is not None:
            told = [Claim("event_date", about, text=about.text, **shared)]
        elif not told and not self.faults:
            self.fault(self.fields["first"][0], None, "tells neither a figure nor a day")
        return told

    # -- figures -------------------------------------------------------------------------------------------

    def figures(self, name: str) -> list[tuple[Quantity, str]]:
        """The figure that a row tells of an attribute, with its words; none where it tells none."""
        text = self.words(f"{name}.words")
        said = self.read(f"{name}.words", quiet=True)
        if said is not None and said.bound is Bound.VAGUE:
            return [(said, text)]
        found = self.tagged(name) or self.spread(name) or said
        if found is None and text:
            self.read(f"{name}.words")
        if found is None and self.words(f"{name}.any") in ("1", "1.0", "true", "True"):
            found = Quantity(1, low=1, bound=Bound.AT_LEAST)
            self.faults = [f for f in self.faults if f.field != self.cell(f"{name}.figure")[0]]
        return [(found, text or self.words(f"{name}.figure") or self.tag())] if found is not None else []

    def spread(self, name: str) -> Quantity | None:
        """A figure with its ends, each from its column; none where one of them cannot be read."""
        before = len(self.faults)
        least = self.read(f"{name}.least")
        if least is not None and least.value:
            return Quantity(least.value, low=least.value, bound=Bound.AT_LEAST)
        figure = self.read(f"{name}.figure", quiet=bool(self.words(f"{name}.class")))
        figure = figure or least or self.read(f"{name}.class")
        low, high = self.read(f"{name}.low"), self.read(f"{name}.high")
        if len(self.faults) > before or (low is None and high is None):
            return None if len(self.faults) > before else figure
        least_told, most_told = low.figure if low else None, high.figure if high else None
        named = figure.value if figure else None
        kind = bound_of(named, least_told, most_told)
        try:
            return Quantity(named, low=least_told, high=most_told, bound=kind)
        except InvalidModelError as error:
            column, value = self.cell(f"{name}.low" if error.field == "low" else f"{name}.figure")
            self.fault(column, value, error.reason)
            return None

    def read(self, field: str, *, quiet: bool = False) -> Quantity | None:
        """One cell as a quantity; a fault, unless another cell can tell it, where it is none."""
        column, cell = self.cell(field)
        if cell is None:
            return None
        try:
            found = (
                self.worded(cell.strip())
                if isinstance(cell, str)
                else Quantity.exact(int(cell) if cell == int(cell) else cell)
            )
        except (ParseError, TypeError, ValueError, OverflowError) as error:
            if not quiet:
                self.fault(column, cell, getattr(error, "reason", str(error)))
            return None
        measured = known_attribute(field.partition(".")[0])
        if reason := measured.why_not(found):
            self.fault(column, cell, f"{reason}; leave the cell of a figure that is not known empty")
            return None
        if measured.unit == "person" and (other := _counted(cell, found)):
            self.fault(column, cell, f"counts {other!r}, not people; write how many people came, or nothing")
            return None
        return found

    def tag(self) -> str:
        """The size of a crowd as ACLED's tags tell it."""
        told = _CROWD_TAG.search(self.words("crowd_size.tag"))
        words = told[1].strip() if told else ""
        return "" if words == _NOBODY_SAYS else words

    def tagged(self, name: str) -> Quantity | None:
        """The crowd of the tags."""
        words = self.tag() if f"{name}.tag" in self.fields else ""
        try:
            return self.worded(words) if words else None
        except ParseError:
            self.fault(self.cell(f"{name}.tag")[0], words, "is no crowd size; write it as 'about 5,000'")
            return None

    def worded(self, words: str) -> Quantity:
        """A figure in words; accounts joined by "or", as our layouts write them, span what lies between.

        Marks around the words, and a remark behind them without a figure of its own, say nothing of the size.
        """
        words = quoted["words"] if (quoted := _QUOTED.fullmatch(words.strip())) else words
        words = _REMARK.sub("", words)
        read = functools.partial(parse_quantity, convention=_CONVENTIONS[self.layout], decimal=".")
        accounts = [read(part, default=None) for part in words.split(" or ")]
        known = [account for account in accounts if account is not None]
        if len(known) < 2 or len(known) < len(accounts) or read(words, default=None) is not None:
            return read(words)
        lows, highs = [a.low for a in known], [a.high for a in known]
        low = None if None in lows else min(low for low in lows if low is not None)
        high = None if None in highs else max(high for high in highs if high is not None)
        if low is high is None:  # "up to 5 or at least 9": together they set no end
            return Quantity(text=words)
        return Quantity(low=low, high=high, bound=bound_of(None, low, high))

    # -- when, where, by whom ------------------------------------------------------------------------------

    def about(self) -> DateSpan | None:
        first, last = self.day("first"), self.day("last")
        if first is None:
            return None
        if self.words("precision") in ("2", "2.0") and last is None:
            week = datetime.timedelta(6)
            return DateSpan(first - week, first + week, precision=Precision.SPAN, basis="time_precision 2")
        if self.words("precision") in ("3", "3.0") and last is None:
            end = first.replace(day=calendar.monthrange(first.year, first.month)[1])
            return DateSpan(first.replace(day=1), end, precision=Precision.MONTH, basis="time_precision 3")
        if last is None or last == first:
            return DateSpan.day(first)
        if last < first:
            column, cell = self.cell("last")
            self.fault(column, cell, f"lies before the first day, {first}; change them round")
            return DateSpan.day(first)
        return DateSpan(first, last, precision=Precision.SPAN)

    def day(self, field: str) -> datetime.date | None:
        column, cell = self.cell(field)
        month, day = self.cell(f"{field}.month")[1], self.cell(f"{field}.day")[1]
        try:
            if cell is not None and month is not None and day is not None:
                return datetime.date(int(float(cell)), int(float(month)), int(float(day)))
            if isinstance(cell, datetime.datetime):
                return cell.date()
            if cell is None or isinstance(cell, datetime.date):
                return cell
            words = _MIDNIGHT.sub("", str(cell).strip())
            span = parse_date(words, day_first=self.day_first)
        except (ParseError, ValueError, TypeError) as error:
            self.fault(column, cell, getattr(error, "reason", str(error)))
            return None
        if span.earliest is None or span.earliest != span.latest:
            self.fault(column, cell, "is no single day; write it as 2024-01-17")
            return None
        return span.earliest

    def kind(self) -> str:
        words = self.words("kind").lower()
        return words if words in _OWN_KINDS else _OF_ACLED.get(words, _KINDS[self.layout])

    def place(self) -> Place | None:
        name, within = self.words("place"), self.words("within")
        if not name:
            return Place(within) if within else None
        return Place(name, part_of=within if within and within != name else None)

    def source(self) -> Source:
        """Who the row goes back to, as one voice; the data set, where the row does not say."""
        told: list[str] = []
        for name in self.fields.get("sources", ()):
            stem = _plain(name)
            for plain, cell in self.row.items():
                if plain == stem or ("#" in name and re.fullmatch(rf"{stem}\d+", plain)):
                    told += str(cell).strip().split(BETWEEN.strip())
            if told:
                break
        names = list(dict.fromkeys(name.strip() for name in told if name.strip()))
        if not names:
            return Source(_NAMES[self.layout], "dataset")
        if len(names) > 1:
            return Source(BETWEEN.join(names), SEVERAL)
        return Source(host(names[0]) or names[0], url=names[0] if host(names[0]) else None)
