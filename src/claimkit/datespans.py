"""DateSpan: the days that a wording can mean, how finely it says so, and on what ground."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from typing import Any, Final

import attrs

from claimkit.arguments import Choice, a_day, demand, known_options
from claimkit.errors import InvalidModelError, ParseError
from claimkit.notation import chip, constructed
from claimkit.text import writable_texts


class Precision(Choice):
    """How finely a wording names a time."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"


def _day(value: datetime.date | datetime.datetime | str | None) -> datetime.date | None:
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            reason = "must be a day such as 2024-01-17; read other wordings with parse_date"
            raise InvalidModelError("DateSpan", "day", value, reason) from None
    if value is not None:
        a_day("DateSpan", "day", value)
    return value.date() if isinstance(value, datetime.datetime) else value


def _spans(values: Any) -> tuple[DateSpan, ...]:
    return tuple(DateSpan.from_dict(v) if isinstance(v, dict) else v for v in values)


@attrs.frozen(field_transformer=writable_texts)
class DateSpan:
    """The days that a wording can mean.

    Attributes:
        earliest: first possible day; None where the wording sets none.
        latest: last possible day; None where the wording sets none.
        precision: how finely the wording names the time.
        edtf: the same in the Extended Date/Time Format (ISO 8601-2). A part that the wording leaves open is
            ``X``: "January 15" without an anchor is ``XXXX-01-15``, with both days None.
        basis: where each part comes from, in words ("month and day stated; year from the anchor").
        text: the wording itself; it does not take part in equality.
        part: the part of the span that is meant, where the wording names one without sharp ends ("early",
            "mid", "late", "earlier"); the days are those of the whole.
        clock: time of day, "05:30-05:00" (the offset only where the zone is stated) or "evening"; else empty.
        weekday: day of the week that the wording names, Monday 1 to Sunday 7; None where it names none.
        alternatives: the readings of an ambiguous wording such as "03/04/2021"; the days are then their hull.

    Raises:
        InvalidModelError: the days are in the wrong order.

    Example:
        >>> DateSpan("2024-01-15", "2024-01-17").overlaps(DateSpan.day(datetime.date(2024, 1, 17)))
        True
    """

    earliest: datetime.date | None = attrs.field(default=None, converter=_day)
    latest: datetime.date | None = attrs.field(default=None, converter=_day)
    precision: Precision = attrs.field(default=Precision.SPAN, kw_only=True, converter=Precision)
    edtf: str = attrs.field(default="", kw_only=True)
    basis: str = attrs.field(default="stated", kw_only=True)
    text: str = attrs.field(default="", kw_only=True, eq=False)
    part: str = attrs.field(default="", kw_only=True)
    clock: str = attrs.field(default="", kw_only=True)
    weekday: int | None = attrs.field(default=None, kw_only=True)
    alternatives: tuple[DateSpan, ...] = attrs.field(default=(), kw_only=True, converter=_spans)

    def __repr__(self) -> str:
        return constructed(self)

    def _repr_html_(self) -> str:
        """Show the days and their ground in a notebook."""
        return chip(self.edtf, self.text and f"“{self.text}”", self.basis)

    def __attrs_post_init__(self) -> None:
        """Check the order of the days, and write them as EDTF where the wording did not."""
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise InvalidModelError(
                "DateSpan", "earliest", self.earliest.isoformat(), f"is after latest = {self.latest}"
            )
        if self.weekday is not None and self.weekday not in range(1, 8):
            raise InvalidModelError("DateSpan", "weekday", self.weekday, "is not 1 (Monday) to 7 (Sunday)")
        if not self.edtf:
            object.__setattr__(self, "edtf", _written(self.earliest, self.latest, self.precision))

    @classmethod
    def day(cls, day: datetime.date, basis: str = "stated", text: str = "") -> DateSpan:
        """Return the span of one day."""
        return cls(day, day, precision=Precision.DAY, basis=basis, text=text)

    @classmethod
    def from_edtf(cls, edtf: str, basis: str = "stated") -> DateSpan:
        """Read the Extended Date/Time Format (ISO 8601-2:2019, levels 0 to 2) for years 1 to 9999.

        Read are dates and times, intervals with open or unknown ends, the marks ``?``, ``~`` and ``%``,
        unspecified digits, seasons, quarters and half years, and sets. The string itself is kept, so that
        ``DateSpan.from_edtf(s).edtf == s``.

        Args:
            edtf: one EDTF expression.
            basis: kept as the basis.

        Raises:
            ParseError: the string is no EDTF, or names days outside the years 1 to 9999.

        Example:
            >>> span = DateSpan.from_edtf("1989-35")
            >>> span.precision.value, str(span.earliest), str(span.latest)
            ('quarter', '1989-07-01', '1989-09-30')
            >>> DateSpan.from_edtf("2021~").approximate
            True
        """
        demand("DateSpan.from_edtf", "edtf", edtf, str)
        return attrs.evolve(_read(edtf, edtf), basis=basis)

    @property
    def approximate(self) -> bool:
        """Whether the wording is hedged ("about three years ago"): EDTF marks ``~`` or ``%``."""
        return "~" in self.edtf or "%" in self.edtf

    @property
    def year_open(self) -> bool:
        """Whether the year is left open, as in "January 15" without an anchor."""
        return self.edtf.startswith("XXXX")

    def overlaps(self, other: DateSpan) -> bool:
        """Whether some day lies in both."""
        before = self.latest is not None and other.earliest is not None and self.latest < other.earliest
        after = other.latest is not None and self.earliest is not None and other.latest < self.earliest
        return not (before or after)

    def to_dict(self) -> dict[str, Any]:
        """Return JSON types only; inverse of :meth:`from_dict`."""
        days = {n: None if (d := getattr(self, n)) is None else d.isoformat() for n in ("earliest", "latest")}
        more: dict[str, Any] = {
            n: v for n in ("part", "clock", "weekday") if (v := getattr(self, n)) not in ("", None)
        }
        if self.alternatives:
            more["alternatives"] = [a.to_dict() for a in self.alternatives]
        shown = {"precision": self.precision.value, "edtf": self.edtf, "basis": self.basis, "text": self.text}
        return days | shown | more

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> DateSpan:
        """Rebuild from :meth:`to_dict`.

        Raises:
            ArgumentError: it is no mapping, or has a key that no date has.
            InvalidModelError: a field holds what it cannot.
        """
        demand("DateSpan.from_dict", "data", data, Mapping)
        known_options("DateSpan.from_dict", data, [field.name for field in attrs.fields(cls)])
        return cls(**data)


# -- writing ------------------------------------------------------------------------------------------

# the month in which spring, summer, autumn and winter begin: meteorological, northern
_SEASON_MONTHS: Final = {1: 3, 2: 6, 3: 9, 4: 12}


def days_before(day: datetime.date, days: int) -> datetime.date:
    """Return the day so many days before another, but none before the calendar begins.

    >>> days_before(datetime.date(2024, 1, 1), 1), days_before(datetime.date.min, 10)
    (datetime.date(2023, 12, 31), datetime.date(1, 1, 1))
    """
    return datetime.date.fromordinal(max(day.toordinal() - days, 1))


def unit_days(precision: Precision, year: int, number: int = 1) -> tuple[datetime.date, datetime.date]:
    """First and last day of a unit of the calendar.

    Args:
        precision: MONTH, QUARTER, SEASON, YEAR, DECADE or CENTURY.
        year: the year, or one inside the decade or century. The winter of a year begins in its December.
        number: which month, quarter, or season (spring is 1) of the year.

    Raises:
        ValueError: the unit is outside the years 1 to 9999.

    Example:
        >>> [str(day) for day in unit_days(Precision.QUARTER, 1989, 3)]
        ['1989-07-01', '1989-09-30']
    """
    match precision:
        case Precision.DECADE | Precision.CENTURY:
            length = 10 if precision is Precision.DECADE else 100
            first = year - year % length
            return datetime.date(max(first, 1), 1, 1), datetime.date(first + length - 1, 12, 31)
        case Precision.YEAR:
            month, length = 1, 12
        case Precision.QUARTER:
            month, length = 3 * number - 2, 3
        case Precision.SEASON:
            month, length = _SEASON_MONTHS[number], 3
        case _:
            month, length = number, 1
    last = month + length - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = datetime.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return datetime.date(year, month, 1), end


def _written(first: datetime.date | None, last: datetime.date | None, precision: Precision) -> str:
    """Return the shortest EDTF that has these days and this precision."""
    if first is None or last is None:
        return "/".join(".." if day is None else day.isoformat() for day in (first, last))
    if first == last and precision in (Precision.DAY, Precision.MINUTE, Precision.SPAN):
        return first.isoformat()
    year = f"{first.year:04d}"
    for unit, short, number in (
        (Precision.MONTH, f"{year}-{first.month:02d}", first.month),
        (Precision.QUARTER, f"{year}-{33 + (first.month - 1) // 3}", (first.month + 2) // 3),
        (Precision.SEASON, f"{year}-{20 + (first.month // 3)}", first.month // 3),
        (Precision.YEAR, year, 1),
        (Precision.DECADE, f"{year[:3]}X", 1),
        (Precision.CENTURY, f"{year[:2]}XX", 1),
    ):
        if unit is precision and (unit is not Precision.SEASON or first.month % 3 == 0):
            try:
                if unit_days(unit, first.year, number) == (first, last):
                    return short
            except ValueError:
                break
    return f"{first.isoformat()}/{last.isoformat()}"


# -- reading EDTF -------------------------------------------------------------------------------------

_DATE = re.compile(
    r"[?~%]?([\dX]{4})([?~%]?)(?:-[?~%]?([\dX]{2})([?~%]?)(?:-[?~%]?([\dX]{2})([?~%]?))?)?", re.ASCII
)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?", re.ASCII)


def _read(edtf: str, whole: str) -> DateSpan:
    body = edtf
    if len(body) > 2 and body[0] + body[-1] in ("[]", "{}"):
        return _read_set(body, whole)
    if "/" in body:
        return _read_interval(body, whole)
    date, _, clock = body.partition("T")
    found = _DATE.fullmatch(date)
    if found is None:
        raise ParseError(
            whole, None, "not a date in EDTF; write it as 2024, 2024-01, 2024-01-15 or 2024-01-15/2024-01-17"
        )
    year, month, day = found[1], found[3], found[5]
    try:
        first, last, precision = _coordinates(year, month, day)
    except (ValueError, KeyError):
        raise ParseError(
            whole, None, "no such day between the years 1 and 9999; correct the year, month or day"
        ) from None
    time = ""
    if clock or date != body:
        time_found = _CLOCK.fullmatch(clock)
        if time_found is None or precision is not Precision.DAY or "X" in date:
            raise ParseError(
                whole,
                None,
                "not a time in EDTF; write it as 2024-01-16T05:30:00Z, with a whole date before T",
            )
        precision, time = Precision.MINUTE, f"{time_found[1]}:{time_found[2]}{time_found[4] or ''}"
    return DateSpan(first, last, precision=precision, edtf=body, clock=time)


def _coordinates(year: str, month: str | None, day: str | None) -> tuple[Any, Any, Precision]:
    """First and last possible day, and the precision; ValueError where there is no such day."""
    precision = Precision.YEAR if month is None else Precision.MONTH if day is None else Precision.DAY
    if month is not None and month.isdigit() and int(month) > 12:
        return _sub_year(year, int(month), day)
    if day is not None and day.isdigit() and not 1 <= int(day) <= _days_of(year, month):
        raise ValueError(day)
    if month is not None and month.isdigit() and int(month) < 1:
        raise ValueError(month)
    if month is None and "X" in year:
        precision = Precision.DECADE if year[3:] == "X" and year[:3].isdigit() else Precision.CENTURY
    if year == "XXXX":
        return None, None, Precision.YEAR if month is None else precision
    if not re.fullmatch(r"\d{1,4}X{0,3}", year):
        raise ValueError(year)
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if high < 1:
        raise ValueError(year)
    months = _possible(month, 12)
    first = last = None
    for candidate in _days(max(low, 1), high, months, day):
        first = candidate
        break
    for candidate in _days(max(low, 1), high, months, day, backwards=True):
        last = candidate
        break
    if first is None:
        raise ValueError(year)
    return first, last, precision


def _possible(digits: str | None, most: int) -> list[int]:
    if digits is None:
        return list(range(1, most + 1))
    pattern = re.compile(digits.replace("X", r"\d"))
    found = [n for n in range(1, most + 1) if pattern.fullmatch(f"{n:02d}")]
    if not found:
        raise ValueError(digits)
    return found


def _days_of(year: str, month: str | None) -> int:
    if month is None or not month.isdigit():
        return 31
    return calendar.monthrange(int(year) if year.isdigit() and int(year) else 2000, int(month))[1]


def _days(low: int, high: int, months: list[int], day: str | None, *, backwards: bool = False) -> Any:
    """Possible days in order; at most a few years are walked, since some 29 February comes within eight."""
    step = -1 if backwards else 1
    for year in range(low, high + 1)[::step]:
        for month in months[::step]:
            most = calendar.monthrange(year, month)[1]
            for number in [n for n in _possible(day, 31) if n <= most][::step]:
                yield datetime.date(year, month, number)


def _sub_year(year: str, code: int, day: str | None) -> tuple[Any, Any, Precision]:
    """Seasons (21-32), quarters (33-36), thirds (37-39) and halves (40, 41) of a year."""
    if day is not None or not 21 <= code <= 41:
        raise ValueError(code)
    precision = Precision.SEASON if code <= 32 else Precision.QUARTER if code <= 36 else Precision.SPAN
    if year == "XXXX":
        return None, None, precision
    number = int(year)
    if code <= 32:
        # 29 to 32 are the seasons of the southern hemisphere: spring begins in September there
        season = (code - 21) % 4 + 1 if code < 29 else (code - 29 + 2) % 4 + 1
        return *unit_days(precision, number, season), precision
    if code <= 36:
        return *unit_days(precision, number, code - 32), precision
    length = 4 if code <= 39 else 6
    first = (code - (37 if length == 4 else 40)) * length + 1
    return (
        unit_days(Precision.MONTH, number, first)[0],
        unit_days(Precision.MONTH, number, first + length - 1)[1],
        precision,
    )


def _read_interval(edtf: str, whole: str) -> DateSpan:
    left, _, right = edtf.partition("/")
    ends = [None if end in ("", "..") else _read(end, whole) for end in (left, right)]
    if any(end is not None and ("/" in end.edtf or end.edtf[0] in "[{") for end in ends):
        raise ParseError(whole, None, "an end of an EDTF interval is one date; write first/last")
    first = ends[0].earliest if ends[0] else None
    last = ends[1].latest if ends[1] else None
    if first and last and first > last:
        raise ParseError(whole, None, "the interval ends before it begins; write the earlier date first")
    return DateSpan(first, last, edtf=edtf)


def _read_set(edtf: str, whole: str) -> DateSpan:
    parts = edtf[1:-1].split(",")
    if any(not p or p[0] in "[{" or "/" in p for p in parts):
        raise ParseError(whole, None, "a set in EDTF lists dates with commas, as in [2021-03-04,2021-04-03]")
    members = []
    for part in parts:
        left, dots, right = part.strip().partition("..")
        members.append(
            _read_interval(f"{left or '..'}/{right or '..'}", whole) if dots else _read(left, whole)
        )
    firsts, lasts = [m.earliest for m in members], [m.latest for m in members]
    first = None if None in firsts else min(f for f in firsts if f is not None)
    last = None if None in lasts else max(d for d in lasts if d is not None)
    precision = members[0].precision if len({m.precision for m in members}) == 1 else Precision.SPAN
    return DateSpan(
        first, last, precision=precision, edtf=edtf, alternatives=tuple(members) if edtf[0] == "[" else ()
    )
