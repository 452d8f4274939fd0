"""Reading: claims from rows, made by :func:`to_rows` or by hand in a spreadsheet."""

from __future__ import annotations

import datetime
import difflib
import functools
import math
import numbers
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Literal, TypeVar, overload

import attrs

from claimkit.arguments import a_list, demand, meant, one_of
from claimkit.attributes import attribute as known_attribute
from claimkit.attributes import is_known
from claimkit.dates import parse_date
from claimkit.datespans import DateSpan, Precision
from claimkit.errors import InvalidModelError, ParseError
from claimkit.models import Actor, Claim, Grade, Modality, Moment, Novelty, Place, Source, Value
from claimkit.numbers import parse_quantity
from claimkit.quantities import Bound, Change, Number, Quantity

_T = TypeVar("_T")
_Member = TypeVar("_Member", bound=StrEnum)

_SAID = frozenset(
    "event event_kind attribute wording figure low high low_open high_open bound unit change convention "
    "label date date_earliest date_latest date_precision date_basis source source_kind source_url "
    "speaker speaker_kind speaker_url report start end told about about_earliest about_latest "
    "about_precision about_basis modality hedge noun verb place place_kind place_part_of near scope actors "
    "accused headline corrects withdrawn added recalled novelty is_total people day_grade place_grade "
    "kind_grade rules sentence".split()
)
_WORKED_OUT = frozenset(
    "event_name event_date event_earliest event_latest event_place event_part_of question role reason "
    "state status answer".split()
)
"""Columns of ``to_rows`` that follow from the claims; they are passed over when claims are read."""

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?", re.ASCII)
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


_BESIDE = {"text": "wording", "value": "figure"}
"""Other names of columns; a ``value`` in words is a wording."""


@overload
def from_rows(
    rows: Iterable[Mapping[str, Any]],
    *,
    columns: Mapping[str, str] | None = None,
    ignore: Collection[str] = (),
    day_first: bool | None = None,
    errors: Literal["raise"] = "raise",
) -> list[Claim]: ...
@overload
def from_rows(
    rows: Iterable[Mapping[str, Any]],
    *,
    columns: Mapping[str, str] | None = None,
    ignore: Collection[str] = (),
    day_first: bool | None = None,
    errors: Literal["collect"],
) -> tuple[list[Claim], list[InvalidModelError]]: ...
def from_rows(
    rows: Iterable[Mapping[str, Any]],
    *,
    columns: Mapping[str, str] | None = None,
    ignore: Collection[str] = (),
    day_first: bool | None = None,
    errors: Literal["raise", "collect"] = "raise",
) -> list[Claim] | tuple[list[Claim], list[InvalidModelError]]:
    """Make a claim of each row; the inverse of :func:`to_rows` as far as a row says it.

    A row made by hand needs ``attribute``, ``source`` and what is said: the ``wording`` ("about 5,000"), or a
    ``figure``, or ``low`` and ``high`` (one of them empty for an open end), or a ``label``, or a ``date``.
    Every other column of :func:`to_rows` may be given.  ``text`` is another name of ``wording``, and
    ``value`` one of ``figure`` where it holds a number, else of ``wording``.  Cells may be texts, as a CSV
    file has them; an empty text, None and NaN are no value.  ``date`` and ``about`` are EDTF, or words such
    as "17 January 2024".
    A figure beside a ``bound`` ("about") without ends gets those of the default convention, unless the
    row names a ``convention``.

    Args:
        rows: mappings from columns to cells, such as those of :func:`from_csv`.
        columns: names of columns of your own, and what they are here: ``{"Zeitung": "source"}``.
        ignore: columns of your own to pass over.  Any other unknown column is an error, so that a misspelt
            one is not lost.
        day_first: whether 4/2/2017 is the 4th of February; where it is not said, such a day is a fault.
        errors: "raise" one ExceptionGroup that names every fault, or "collect" them.

    Returns:
        The claims, in the order of the rows.  With ``errors="collect"`` a pair: the claims of the rows
        without fault, and the faults.

    Raises:
        ExceptionGroup: of :class:`~claimkit.errors.InvalidModelError`, one for each fault, with the number of
            the row (the first below the header is 1) and the column in its message and its note.
        InvalidModelError: ``columns`` names a column that no row has, or means one that claims have not.

    Example:
        >>> rows = [
        ...     {"attribute": "arrests", "wording": "at least 60", "source": "Morning Post"},
        ...     {"attribute": "arrests", "figure": "87", "source": "City Radio", "told": "2024-03-12"},
        ... ]
        >>> claims = from_rows(rows)
        >>> [(c.value.low, c.value.high) for c in claims]
        [(60, None), (87, 87)]
        >>> _, faults = from_rows([{"attribute": "arrests", "figure": "1.200,5"}], errors="collect")
        >>> for fault in faults:
        ...     print(fault)
        Claim.figure = '1.200,5': row 1: must be a number such as 5000 or 4.5, without separators
        Claim.source = None: row 1: must say who published it
    """
    if errors not in ("raise", "collect"):
        raise InvalidModelError("from_rows", "errors", errors, "must be 'raise' or 'collect'")
    rows = a_list("from_rows", "rows", rows, do="read CSV text with from_csv first")
    for row in rows:
        demand("from_rows", "a row", row, Mapping)
    mine = own_columns("from_rows", rows, columns, (*_SAID, *_BESIDE))
    claims: list[Claim] = []
    faults: list[InvalidModelError] = []
    known, unknown = _SAID | _WORKED_OUT | _BESIDE.keys() | mine.keys() | set(ignore), set[str]()
    count, names = 0, dict.fromkeys(name for row in rows for name in row)
    if len(names) > 1 and known.isdisjoint(names):  # a sheet without its first line
        faults.append(_fault(1, "columns", ", ".join(map(str, names)), _HEADLESS))
    for count, row in enumerate(rows, start=1):
        for name in row:
            if name == "" and is_empty(row[name]):
                continue  # spreadsheet programs add columns without a name and without content
            if name not in known and name not in unknown:
                unknown.add(name)
                faults.append(_unknown(count, name, row[name]))
        reader = _RowReader(row, count, mine, day_first)
        claim = reader.claim()
        faults += reader.faults
        if claim is not None:
            claims.append(claim)
    if errors == "collect":
        return claims, faults
    if faults:
        bad = len({fault.__notes__[0].partition(",")[0] for fault in faults})
        raise ExceptionGroup(
            f"{bad} of {count} rows cannot be read as they are; mend them, or pass errors='collect'", faults
        )
    return claims


def own_columns(
    call: str, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str] | None, known: Iterable[str]
) -> dict[str, str]:
    """Return what columns of the caller's own mean, once each is found in a row and means what is known.

    Raises:
        InvalidModelError: no row has such a column, or there is nothing that it could mean.
    """
    found = dict(demand(call, "columns", columns or {}, Mapping))
    there = dict.fromkeys(name for row in rows for name in row)
    for name, meaning in found.items():
        one_of(call, "columns", meaning, sorted(known))
        if rows and name not in there:
            have = f"there are {', '.join(map(str, there))}{meant(name, map(str, there))}"
            raise InvalidModelError(call, "columns", name, f"no row has it; {have}")
    return found


_HEADLESS = (
    "is no column of a claim; the first line of a file holds the names, such as attribute, wording and source"
)


def _fault(number: int, field: str, value: object, reason: str) -> InvalidModelError:
    error = InvalidModelError("Claim", field, value, f"row {number}: {reason}")
    error.add_note(f"row {number}, field {field!r}")
    return error


def _unknown(number: int, name: str | None, value: object) -> InvalidModelError:
    if name is None:  # csv.DictReader gathers under None what stands beyond the header
        return _fault(number, "None", value, "has more cells than the header; quote its commas")
    near = difflib.get_close_matches(str(name).strip().lower(), sorted(_SAID), n=1)
    hint = f"did you mean {near[0]!r}? Else" if near else "if it is your own,"
    return _fault(number, str(name), value, f"is no column of a claim; {hint} name it in ignore=")


class _RowReader:
    """Reads the cells of one row and notes every fault, so that none hides another."""

    def __init__(
        self,
        row: Mapping[str, Any],
        number: int,
        own: Mapping[str, str],
        day_first: bool | None,  # noqa: FBT001
    ) -> None:
        self.row_number = number
        self.day_first = day_first
        self.faults: list[InvalidModelError] = []
        self.row: dict[str, Any] = {}
        self.called: dict[str, str] = {}  # what the caller calls a field
        for name, cell in row.items():
            meaning = own.get(name, name)
            field = _BESIDE.get(meaning, meaning)
            if meaning == "value" and isinstance(cell, str) and not _is_figure(cell, row):
                field = "wording"
            if is_empty(cell):
                continue
            if field in self.row:
                self.fault(field, f"stands beside {name}, which says the same; empty one of them")
            self.row[field] = cell
            self.called[field] = name

    def fault(self, field: str, reason: str) -> None:
        name = self.called.get(field, field)
        self.faults.append(_fault(self.row_number, name, self.row.get(field), reason))

    def given(self, *fields: str) -> list[str]:
        """The fields that hold something."""
        return [name for name in fields if not is_empty(self.row.get(name))]

    def read(self, field: str, how: Callable[[Any], _T]) -> _T | None:
        """The cell, read; None where it is empty or cannot be read."""
        if not self.given(field):
            return None
        try:
            return how(self.row[field])
        except ParseError as error:
            self.fault(field, error.reason)
        except (ValueError, TypeError, OverflowError) as error:
            self.fault(field, str(error))
        return None

    def claim(self) -> Claim | None:
        attribute = self.read("attribute", _attribute)
        if not self.given("attribute"):
            self.fault("attribute", "must say what is measured, such as 'crowd_size'")
        value = self.value(attribute)
        source = self.source("source")
        if not self.given("source"):
            self.fault("source", "must say who published it")
        fields: dict[str, Any] = {
            "text": self.read("wording", _text) or "",
            "start": self.read("start", _whole),
            "end": self.read("end", _whole),
            "report": self.read("report", _text),
            "about": self.span("about", "about"),
            "told": self.read("told", _moment),
            "speaker": self.source("speaker"),
            "modality": self.read("modality", functools.partial(_member, Modality)) or Modality.ASSERTED,
            "place": self.place(),
            "actors": self.read("actors", _actors) or (),
            "accused": self.read("accused", _actors) or (),
            "event": self.read("event", _text),
            "event_kind": self.read("event_kind", _text),
            "near": self.read("near", _flag) or False,
            "headline": self.read("headline", _flag) or False,
            "corrects": self.read("corrects", _flag) or False,
            "withdrawn": self.read("withdrawn", _flag) or False,
            "added": self.read("added", _flag) or False,
            "recalled": self.read("recalled", _flag) or False,
            "novelty": self.read("novelty", functools.partial(_member, Novelty)) or Novelty.UNKNOWN,
            "is_total": self.read("is_total", _flag) or False,
            "day_grade": self.read("day_grade", _grade) or Grade.UNKNOWN,
            "place_grade": self.read("place_grade", _grade) or Grade.UNKNOWN,
            "kind_grade": self.read("kind_grade", _grade) or Grade.UNKNOWN,
            "reasons": self.read("rules", _parted) or (),
        }
        texts = ("hedge", "noun", "verb", "scope", "sentence", "people")
        fields |= {name: self.read(name, _text) or "" for name in texts}
        if self.faults or attribute is None or value is None or source is None:
            return None
        return Claim(attribute, value, source, **fields)

    def value(self, attribute: str | None) -> Value | None:
        quantity = self.given("figure", "low", "high", "bound")
        forms = [fields[0] for fields in (quantity, self.given("label"), self.given("date")) if fields]
        if len(forms) > 1:
            self.fault(forms[1], f"stands beside {forms[0]}; a claim says one value, so empty one of them")
            return None
        if quantity:
            return self.quantity(attribute)
        alone = self.given("low_open", "high_open", "change", "convention")
        if alone:
            self.fault(alone[0], "needs a figure, a low or a high to go with it")
            return None
        if self.given("label"):
            return self.read("label", _text)
        if self.given("date"):
            return self.span("date", "date")
        if not self.given("wording"):
            self.fault("wording", "says nothing; give a wording, a figure, low and high, a label or a date")
            return None
        return self.read("wording", lambda words: self.worded(attribute, _text(words)))

    def worded(self, attribute: str | None, words: str) -> Value | None:
        if attribute is None:
            return None
        value = Claim.from_text(attribute, words, "row").value
        unit = self.read("unit", _text)
        if not isinstance(value, Quantity):
            return value
        return attrs.evolve(value, unit=unit or value.unit or known_attribute(attribute).unit)

    def quantity(self, attribute: str | None) -> Quantity | None:
        figure, low, high = (self.read(name, _number) for name in ("figure", "low", "high"))
        bound = self.read("bound", functools.partial(_member, Bound))
        fields: dict[str, Any] = {
            "low_open": self.read("low_open", _flag) or False,
            "high_open": self.read("high_open", _flag) or False,
            "unit": self.read("unit", _text),
            "change": self.read("change", functools.partial(_member, Change)),
            "text": self.read("wording", _text) or "",
        }
        convention = self.read("convention", _text)
        if self.faults:
            return None
        if convention:
            fields["convention"] = convention
        else:
            fields["unit"] = fields["unit"] or known_attribute(attribute or "").unit
            if low is None and high is None:
                return self.by_convention(figure, bound or Bound.EXACT, fields)
        if bound is None:
            bound = bound_of(figure, low, high)
        try:
            return Quantity(figure, low=low, high=high, bound=bound, **fields)
        except InvalidModelError as error:
            self.fault("figure" if error.field == "value" else error.field, error.reason)
            return None

    def by_convention(self, figure: Number | None, bound: Bound, fields: dict[str, Any]) -> Quantity | None:
        """A figure with the ends that the default convention gives its kind of statement."""
        needs = f"needs a {'figure' if figure is None else 'low or a high'} to go with it"
        if figure is None or bound in (Bound.RANGE, Bound.VAGUE):
            self.fault("bound", needs)
            return None
        try:
            read = parse_quantity(str(Quantity(figure, bound=bound)))
        except ParseError:
            self.fault("bound", needs)
            return None
        ends = {name: getattr(read, name) for name in ("low", "high", "low_open", "high_open")}
        return Quantity(figure, bound=bound, **fields | ends)

    def span(self, edtf: str, prefix: str) -> DateSpan | None:
        spread = self.given(*(f"{prefix}_{part}" for part in ("earliest", "latest", "precision")))
        if not spread:
            span = self.read(edtf, functools.partial(_date, day_first=self.day_first))
            basis = self.read(f"{prefix}_basis", _text)
            return attrs.evolve(span, basis=basis) if span and basis else span
        first, last = (self.read(f"{prefix}_{end}", _day) for end in ("earliest", "latest"))
        precision = self.read(f"{prefix}_precision", functools.partial(_member, Precision))
        written = self.read(edtf, _text) or ""
        if self.faults:
            return None
        day = Precision.DAY if first is not None and first == last else Precision.SPAN
        try:
            return DateSpan(
                first,
                last,
                precision=precision or day,
                edtf=written,
                basis=self.read(f"{prefix}_basis", _text) or "stated",
            )
        except InvalidModelError as error:
            self.fault(f"{prefix}_{error.field}", error.reason)
            return None

    def source(self, prefix: str) -> Source | None:
        name, kind, url = (self.read(f, _text) for f in (prefix, f"{prefix}_kind", f"{prefix}_url"))
        if name is None:
            self.without(prefix, f"{prefix}_kind", f"{prefix}_url")
            return None
        return Source(name, kind, url)

    def place(self) -> Place | None:
        name, kind, part_of = (self.read(f, _text) for f in ("place", "place_kind", "place_part_of"))
        if name is None:
            self.without("place", "place_kind", "place_part_of")
            return None
        return Place(name, kind, part_of=part_of)

    def without(self, name: str, *fields: str) -> None:
        for field in self.given(*fields):
            self.fault(field, f"needs a {name} to go with it")


def _is_figure(cell: str, row: Mapping[str, Any]) -> bool:
    """Whether a value is a number; of a label, digits are a name."""
    name = row.get("attribute")
    is_label = isinstance(name, str) and is_known(name) and known_attribute(name).kind == "label"
    return not is_label and _NUMBER.fullmatch(cell.strip()) is not None


def is_empty(cell: Any) -> bool:
    """Whether a cell holds nothing: a blank text, None, or what marks a gap in a frame."""
    if isinstance(cell, str):
        return not cell.strip()
    # a frame marks what is missing by something that does not equal itself: NaN, or no time
    return cell is None or (isinstance(cell, float | datetime.date) and cell != cell)  # noqa: PLR0124


def _text(cell: Any) -> str:
    if not isinstance(cell, str):
        raise TypeError(f"must be a text, not {type(cell).__name__}")
    return cell


def _attribute(cell: Any) -> str:
    """The name of an attribute; one that is misspelt is refused here, with the row."""
    name = _text(cell)
    try:
        known_attribute(name)
    except InvalidModelError as error:
        raise ValueError(error.reason) from None
    return name


def _number(cell: Any) -> Number:
    if isinstance(cell, str) and _NUMBER.fullmatch(cell.strip()):
        words = cell.strip()
        cell = int(words) if words.lstrip("+-").isdigit() else float(words)
    if isinstance(cell, bool) or not isinstance(cell, numbers.Real):
        raise TypeError("must be a number such as 5000 or 4.5, without separators")
    if not math.isfinite(cell):
        raise ValueError("must be finite; leave the cell empty for an end that is open")
    return int(cell) if isinstance(cell, numbers.Integral) else float(cell)


def _whole(cell: Any) -> int:
    number = _number(cell)
    if number != int(number):
        raise ValueError("must be a whole number: a position in the text of the report")
    return int(number)


def _flag(cell: Any) -> bool:
    words = str(cell).strip().lower()
    if words not in _FLAGS:
        raise ValueError("must be true or false")
    return _FLAGS[words]


def _member(kind: type[_Member], cell: Any) -> _Member:
    words = _text(cell).strip().lower().replace(" ", "_")
    try:
        return kind(words)
    except ValueError:
        raise ValueError(f"must be one of {', '.join(kind)}") from None


def _moment(cell: Any) -> Moment:
    if isinstance(cell, datetime.date):
        return cell
    words = _text(cell).strip()
    try:
        if len(words) > 10:
            return datetime.datetime.fromisoformat(words)
        return datetime.date.fromisoformat(words)
    except ValueError:
        raise ValueError("must be a day as 2024-01-17, or a time as 2024-01-17T09:30+03:00") from None


def _day(cell: Any) -> datetime.date:
    moment = _moment(cell)
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def _date(cell: Any, *, day_first: bool | None) -> DateSpan:
    if isinstance(cell, datetime.date):
        return DateSpan.day(_day(cell))
    words = _text(cell).strip()
    try:
        return DateSpan.from_edtf(words)
    except ParseError:
        return parse_date(words, day_first=day_first)


def _parted(cell: Any) -> tuple[str, ...]:
    return tuple(part.strip() for part in _text(cell).split(";") if part.strip())


def _grade(cell: Any) -> Grade:
    names = [member.name.lower() for member in Grade]
    words = _text(cell).strip().lower()
    if words not in names:
        raise ValueError(f"must be one of {', '.join(names)}")
    return Grade(names.index(words))


def _actors(cell: Any) -> tuple[Actor, ...]:
    return tuple(Actor(name) for name in _parted(cell))


def bound_of(figure: Number | None, low: Number | None, high: Number | None) -> Bound:
    """The kind of statement that figures make by themselves: a stated best keeps the ends that are stated.

    >>> bound_of(20, 15, 30).value, bound_of(None, 15, 30).value, bound_of(15, 15, None).value
    ('exact', 'range', 'at_least')
    """
    if high is None and figure in (None, low):
        return Bound.AT_LEAST
    if low is None and figure in (None, high):
        return Bound.AT_MOST
    return Bound.RANGE if figure is None and low != high else Bound.EXACT
