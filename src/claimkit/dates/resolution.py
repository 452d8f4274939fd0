"""From a wording and its anchor to the days that it means, with the basis of each part in words."""

from __future__ import annotations

import calendar
import datetime
from typing import Final, Literal

import attrs

from claimkit.dates.wordings import (
    Ago,
    Between,
    DayName,
    Either,
    Era,
    Feast,
    Half,
    InYear,
    Lasting,
    Moved,
    Nth,
    Part,
    Quarter,
    Season,
    Stated,
    Timed,
    Unit,
    Weekend,
    Wording,
)
from claimkit.datespans import DateSpan, Precision, unit_days

Tense = Literal["past", "future"]
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ONE_DAY: Final = datetime.timedelta(1)
_PRECISIONS: Final = {
    "minute": Precision.MINUTE, "hour": Precision.MINUTE, "day": Precision.DAY, "week": Precision.WEEK, "fortnight": Precision.WEEK,
    "month": Precision.MONTH, "quarter": Precision.QUARTER, "year": Precision.YEAR, "decade": Precision.DECADE,
    "century": Precision.CENTURY,
}
_MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_OPEN_EDTF: Final = {Precision.YEAR: "XXXX", Precision.MONTH: "XXXX-XX"}


class UnresolvedError(Exception):
    """A wording that fits no day of the calendar."""


@attrs.frozen
class Context:
    """What a wording is read against.

    Attributes:
        day: the anchor, or None.
        tense: the tense that the caller demands.
        leaning: the tense that the words around suggest; it decides weekdays, and tips the year of a month or day.
        nearest: the date named before in the text, for wordings that refer to it.
    """

    day: datetime.date | None = None
    tense: Tense | None = None
    leaning: Tense | None = None
    nearest: DateSpan | None = None

    @property
    def direction(self) -> Tense | None:
        """The tense that counts."""
        return self.tense or self.leaning


def resolve_wording(node: Wording, context: Context) -> DateSpan:
    """Return the days that a wording means.

    Raises:
        UnresolvedError: there is no such day, such as 29 February 2023, or it lies outside the years 1 to 9999.
    """
    try:
        return _resolve(node, context)
    except (ValueError, OverflowError) as error:
        raise UnresolvedError(str(error)) from error


def _resolve(node: Wording, c: Context) -> DateSpan:  # noqa: PLR0912 - one case a wording
    match node:
        case Stated():
            return _stated(node, c)
        case DayName():
            return _day_name(node, c)
        case Unit():
            return _unit(node, c)
        case Ago():
            return _ago(node, c)
        case Lasting():
            return _lasting(node, c)
        case Season():
            return _season(node, c)
        case Quarter():
            return _quarter(node, c)
        case Half():
            return _half(node, c)
        case Era():
            return _era(node, c)
        case Part():
            return _part(node, c)
        case Nth():
            return _nth(node, c)
        case Between():
            return _between(node, c)
        case Timed():
            return _timed(node, c)
        case Either():
            return _either(node, c)
        case Moved():
            return _moved(node, c)
        case Weekend():
            return _weekend(node, c)
        case Feast():
            return _feast(node, c)
        case InYear():
            return _in_year(node, c)


def _open(precision: Precision, basis: str, edtf: str = "", **more: int | str | None) -> DateSpan:
    return DateSpan(precision=precision, edtf=edtf or _OPEN_EDTF.get(precision, "XXXX-XX-XX"), basis=basis, **more)  # type: ignore[arg-type]


def _span(days: tuple[datetime.date, datetime.date], precision: Precision, basis: str) -> DateSpan:
    return DateSpan(*days, precision=precision, basis=basis)


# -- the calendar -----------------------------------------------------------------------------------------------------


def days_of(unit: Precision, day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """First and last day of the unit that a day lies in; weeks run from Monday."""
    if unit in (Precision.DAY, Precision.MINUTE):
        return day, day
    if unit is Precision.WEEK:
        first = day - datetime.timedelta(day.weekday())
        return first, first + datetime.timedelta(6)
    return unit_days(unit, day.year, (day.month + 2) // 3 if unit is Precision.QUARTER else day.month)


def add(day: datetime.date, amount: float, unit: str) -> datetime.date:
    """Return the day that is an amount of units away; months keep the day where the month has it.

    Raises:
        OverflowError: the day lies outside the years 1 to 9999.
        ValueError: the same.
    """
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - imported on use

    if abs(amount) > 100_000:
        raise OverflowError(amount)
    if unit in _MONTHS_IN:
        months = amount * _MONTHS_IN[unit]
        whole = int(months)
        return day + relativedelta(months=whole) + datetime.timedelta(round((months - whole) * 30))
    if unit in ("minute", "hour"):
        return day
    return day + datetime.timedelta(round(amount * {"day": 1, "week": 7, "fortnight": 14}[unit]))


def _year_of(short: int, c: Context) -> tuple[int, str]:
    """Return the year for two digits: the nearest to the anchor, else 1969 to 2068 as POSIX has it."""
    if c.day is None:
        return (1900 if short >= 69 else 2000) + short, "two digits of the year stated; century by the POSIX convention"
    century = c.day.year - c.day.year % 100
    year = min((century + shift + short for shift in (-100, 0, 100)), key=lambda y: abs(y - c.day.year))  # type: ignore[union-attr]
    return year, "two digits of the year stated; century from the anchor"


def _stated(node: Stated, c: Context) -> DateSpan:
    year, basis = node.year, "stated"
    if node.short and year is not None:
        year, basis = _year_of(year, c)
    if year is not None:
        if node.month is None:
            return _span(unit_days(Precision.YEAR, year), Precision.YEAR, basis)
        if node.day is None:
            return _span(unit_days(Precision.MONTH, year, node.month), Precision.MONTH, basis)
        day = datetime.date(year, node.month, node.day)
        return attrs.evolve(DateSpan.day(day, basis + _check(day, node.weekday)), weekday=node.weekday)
    assert node.month is not None, "a wording without year names a month"
    return _yearless(node.month, node.day, node.weekday, c)


def _check(day: datetime.date, weekday: int | None) -> str:
    if weekday is None:
        return ""
    if day.isoweekday() == weekday:
        return "; the weekday agrees"
    return f"; the weekday disagrees: {day} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[weekday - 1]}"


def _yearless(month: int, day: int | None, weekday: int | None, c: Context) -> DateSpan:
    what = "month stated" if day is None else "month and day stated"
    precision = Precision.MONTH if day is None else Precision.DAY
    if weekday is not None:
        what = f"weekday, {what}"
    if c.day is None:
        edtf = f"XXXX-{month:02d}" + ("" if day is None else f"-{day:02d}")
        return _open(precision, f"{what}; no year", edtf, weekday=weekday)
    choices = []
    # eight years about the anchor hold a 29 February; any other day has its nearest reading within one
    for year in range(c.day.year - (8 if (month, day) == (2, 29) else 1), c.day.year + (9 if (month, day) == (2, 29) else 2)):
        try:
            days = unit_days(Precision.MONTH, year, month) if day is None else (datetime.date(year, month, day),) * 2
        except ValueError:
            continue
        choices.append(days)
    agreeing = [days for days in choices if weekday and days[0].isoweekday() == weekday]
    first, last = nearest(agreeing or choices, c)
    basis = f"{what}; year from the anchor" + _check(first, weekday)
    if day is None:
        return _span((first, last), precision, basis)
    return attrs.evolve(DateSpan.day(first, basis), weekday=weekday)


def nearest(choices: list[tuple[datetime.date, datetime.date]], c: Context) -> tuple[datetime.date, datetime.date]:
    """Return the reading of a yearless date that a newsroom means.

    A writer leaves the year out where it is the present one, or where the other year is so near that nobody would
    misread it ("in January", written in November). So the present year stands, unless the day in a neighbouring
    year is less than half as far away. A tense that the caller gives is law; one read from the words around weighs
    as much as a factor of three in distance.
    """
    assert c.day is not None, "only asked with an anchor"
    day = c.day
    allowed = choices
    if c.tense == "past":
        allowed = [d for d in choices if d[0] <= day] or choices
    elif c.tense == "future":
        allowed = [d for d in choices if d[1] >= day] or choices

    def cost(days: tuple[datetime.date, datetime.date]) -> tuple[float, int]:
        first, last = days
        away = max((first - day).days, (day - last).days, 0)
        weight = 1.0 if first.year == day.year else 2.0
        if c.leaning == "past" and first > day or c.leaning == "future" and last < day:
            weight *= 3.0
        return away * weight, away

    return min(allowed, key=cost)


def _day_name(node: DayName, c: Context) -> DateSpan:
    name = WEEKDAYS[node.weekday - 1]
    if c.day is None:
        return _open(Precision.DAY, "weekday stated; no anchor", weekday=node.weekday)
    back = (c.day.isoweekday() - node.weekday) % 7
    if node.shift == -1:
        # the day before would be called yesterday, or by its bare name: "last" points a week further back
        steps = -back if back > 1 else -back - 7
        basis = f"the last {name} before the anchor"
        if back == 1:
            basis += ", not the day before it"
    elif node.shift == 1:
        steps = -back + 7
        basis = f"the next {name} after the anchor"
    elif node.shift == 0 and not c.direction:
        # "this Saturday" is the one of the present week, Monday to Sunday
        steps = node.weekday - c.day.isoweekday()
        basis = f"the {name} of the week of the anchor"
    elif c.direction == "future":
        steps = (7 - back) % 7
        basis = f"weekday stated; the first {name} on or after the anchor, by the tense"
    else:
        steps = -back
        basis = f"weekday stated; the last {name} on or before the anchor" + (", by the tense" if c.direction else "")
    return attrs.evolve(DateSpan.day(c.day + steps * _ONE_DAY, basis), weekday=node.weekday)


# -- counted from the anchor ------------------------------------------------------------------------------------------


def _origin(c: Context, unit: str, *, anaphoric: bool) -> tuple[datetime.date | None, datetime.date | None, str]:
    """First and last day to count from, and its name: the anchor, or the date named before if that is fine enough."""
    if anaphoric and c.nearest is not None and _fine_enough(c.nearest, unit):
        return c.nearest.earliest, c.nearest.latest, f"{c.nearest.text or c.nearest.edtf!s}, the date named before"
    return c.day, c.day, "the anchor"


_COARSENESS: Final = {
    Precision.MINUTE: 0, Precision.DAY: 0, Precision.WEEK: 1, Precision.MONTH: 2, Precision.QUARTER: 3, Precision.SEASON: 3, Precision.SPAN: 9,
    Precision.YEAR: 4, Precision.DECADE: 5, Precision.CENTURY: 6,
}


def _fine_enough(span: DateSpan, unit: str) -> bool:
    """Whether units can be counted from the span: days from a day, years from anything up to a year."""
    if span.earliest is None or span.latest is None:
        return False
    if span.precision is Precision.SPAN:
        return (span.latest - span.earliest).days <= {"day": 7, "week": 14, "month": 62}.get(unit, 366)
    return _COARSENESS[span.precision] <= _COARSENESS[_PRECISIONS[unit]]


def _unit(node: Unit, c: Context) -> DateSpan:
    precision = _PRECISIONS[node.unit]
    first, last, name = _origin(c, node.unit, anaphoric=node.anaphoric)
    step = {-1: "before that of", 0: "of", 1: "after that of"}.get(node.shift)
    basis = f"the {node.unit} {step} {name}" if step else f"{abs(node.shift)} {node.unit}s {'before' if node.shift < 0 else 'after'} {name}"
    if node.unit == "day" and step:
        basis = {-1: "the day before ", 0: "", 1: "the day after "}[node.shift] + name
    if first is None or last is None:
        return _open(precision, basis + ", which is not given")
    edge = first if node.shift <= 0 else last
    days = days_of(precision, add(days_of(precision, edge)[0], node.shift, node.unit))
    span = _span(days, precision, basis)
    return _fiscal(span) if node.fiscal else span


def _fiscal(span: DateSpan) -> DateSpan:
    return attrs.evolve(span, edtf=f"{span.edtf}~" if "/" not in span.edtf else span.edtf,
                        basis=f"{span.basis}; fiscal year, whose first month is not stated: the calendar year taken")


def _ago(node: Ago, c: Context) -> DateSpan:
    least, most = (-node.most, -node.least) if node.subordinate else (node.least, node.most)
    first, last, name = _origin(c, node.unit, anaphoric=node.anaphoric)
    precision = _PRECISIONS[node.unit]
    if least != int(least) or most != int(most):
        precision = {Precision.YEAR: Precision.MONTH, Precision.DECADE: Precision.YEAR}.get(precision, Precision.DAY)
    if node.anaphoric and name != "the anchor" and c.nearest and node.unit == "year" and c.nearest.precision in (
        Precision.MONTH, Precision.QUARTER, Precision.SEASON,
    ):
        precision = c.nearest.precision
    amount = f"{abs(least):g}" if least == most else f"{min(abs(least), abs(most)):g} to {max(abs(least), abs(most)):g}"
    basis = f"{amount} {node.unit}{'' if amount == '1' else 's'} {'before' if most <= 0 else 'after'} {name}"
    if first is None or last is None:
        return _open(precision, basis + ", which is not given")
    if precision is Precision.SEASON and c.nearest and c.nearest.earliest and c.nearest.latest:
        days = (add(c.nearest.earliest, least, "year"), add(c.nearest.latest, most, "year"))
        return _span(days, precision, basis)
    begin, end = days_of(precision, add(first, least, node.unit))[0], days_of(precision, add(last, most, node.unit))[1]
    if least != most or first != last and days_of(precision, add(first, least, node.unit))[1] != end:
        return DateSpan(begin, end, basis=basis)
    if c.day and name == "the anchor" and not node.hedged and precision is not Precision.DAY and begin <= c.day <= end:
        begin = end = add(first, least, node.unit)  # "half an hour ago"
    span = _span((begin, end), precision, basis)
    if node.hedged or (precision is Precision.YEAR and least not in (-1, 1)):
        # whole years are counted roughly: three years ago is the year before last's neighbour as often
        span = attrs.evolve(span, edtf=f"{span.edtf}~" if "/" not in span.edtf else f"{begin}~/{end}~")
    return span


def _lasting(node: Lasting, c: Context) -> DateSpan:
    basis = f"{node.most:g} {node.unit}s {'up to' if node.direction < 0 else 'from'} the anchor"
    if c.day is None:
        return DateSpan(basis=basis + ", which is not given", edtf="XXXX-XX-XX/XXXX-XX-XX")
    other = add(c.day, node.most * node.direction, node.unit)
    return DateSpan(min(other, c.day), max(other, c.day), basis=basis)


# -- parts of the year ------------------------------------------------------------------------------------------------


def _shifted_choice(
    choices: list[tuple[datetime.date, datetime.date]], shift: int | None, c: Context
) -> tuple[datetime.date, datetime.date]:
    """Return the last that has ended (-1), the present or this year's (0), the next to begin (1), or the nearest."""
    assert c.day is not None, "only asked with an anchor"
    day = c.day
    if shift == -1:
        return max((d for d in choices if d[1] < day), default=choices[0])
    if shift == 1:
        return min((d for d in choices if d[0] > day), default=choices[-1])
    if shift == 0:
        return min(choices, key=lambda d: (not d[0] <= day <= d[1], d[0].year != day.year, abs((d[0] - day).days)))
    return nearest(choices, c)


def _season(node: Season, c: Context) -> DateSpan:
    bounds = "meteorological season of the northern hemisphere"
    if node.year is not None:
        return _span(unit_days(Precision.SEASON, node.year, node.season), Precision.SEASON, f"stated; {bounds}")
    if c.day is None:
        return _open(Precision.SEASON, "season stated; no year", f"XXXX-{20 + node.season}")
    choices = [unit_days(Precision.SEASON, year, node.season) for year in range(c.day.year - 2, c.day.year + 2)]
    days = _shifted_choice(choices, node.shift, c)
    return _span(days, Precision.SEASON, f"season stated; year from the anchor; {bounds}")


def _quarter(node: Quarter, c: Context) -> DateSpan:
    if node.number is not None and node.year is not None:
        return _span(unit_days(Precision.QUARTER, node.year, node.number), Precision.QUARTER, "stated")
    if c.day is None:
        if node.number is None:
            return _open(Precision.QUARTER, "a quarter of the anchor, which is not given", "XXXX-XX")
        return _open(Precision.QUARTER, "quarter stated; no year", f"XXXX-{32 + node.number}")
    quarters = [unit_days(Precision.QUARTER, year, n) for year in range(c.day.year - 1, c.day.year + 2) for n in (1, 2, 3, 4)]
    if node.number is not None:
        days = _shifted_choice(quarters[node.number - 1 :: 4], node.shift, c)
        span = _span(days, Precision.QUARTER, "quarter stated; year from the anchor")
        return _fiscal(span) if node.fiscal else span
    present = next(i for i, d in enumerate(quarters) if d[0] <= c.day <= d[1])
    if node.shift is not None:
        days = quarters[present + node.shift]
        return _span(days, Precision.QUARTER, "counted in quarters from that of the anchor")
    # a report about "the quarter" is about the last one that has ended
    reported = quarters[present - 1]
    if node.years_back or node.year is not None:
        year = node.year if node.year is not None else reported[0].year - node.years_back
        days = unit_days(Precision.QUARTER, year, (reported[0].month + 2) // 3)
        return _span(days, Precision.QUARTER, "the quarter compared with the last one that had ended before the anchor")
    return _span(reported, Precision.QUARTER, "the last quarter that had ended before the anchor")


def _half(node: Half, c: Context) -> DateSpan:
    if node.inner is None:
        return _open(Precision.SPAN, "half of the year stated; no year", f"XXXX-{39 + node.number}")
    whole = _resolve(node.inner, c)
    if whole.earliest is None or whole.latest is None:
        if whole.edtf == "XXXX":
            return _open(Precision.SPAN, "half of the year stated; no year", f"XXXX-{39 + node.number}")
        return whole
    if whole.precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        middle = add(whole.earliest, {"year": 0.5, "decade": 0.5, "century": 0.5}[whole.precision.value], whole.precision.value)
    else:
        middle = whole.earliest + datetime.timedelta(((whole.latest - whole.earliest).days + 2) // 2)
    days = (whole.earliest, middle - _ONE_DAY) if node.number == 1 else (middle, whole.latest)
    edtf = f"{whole.earliest.year:04d}-{39 + node.number}" if whole.precision is Precision.YEAR else ""
    return DateSpan(*days, edtf=edtf, basis=whole.basis)


def _era(node: Era, c: Context) -> DateSpan:
    if node.length == 100:
        return _span(unit_days(Precision.CENTURY, node.first), Precision.CENTURY, "century stated; counted by the first digits of the year")
    if node.first >= 100:
        return _span(unit_days(Precision.DECADE, node.first), Precision.DECADE, "stated")
    if c.day is None:
        year, basis = (1900 if node.first >= 20 else 2000) + node.first, "decade stated; twentieth century where no anchor says otherwise"
    else:
        year = c.day.year - c.day.year % 100 + node.first
        year, basis = (year if year <= c.day.year else year - 100), "decade stated; the last one on or before the anchor"
    return _span(unit_days(Precision.DECADE, year), Precision.DECADE, basis)


def _part(node: Part, c: Context) -> DateSpan:
    whole = _resolve(node.inner, c)
    if node.part == "fiscal":
        return _fiscal(whole)
    return attrs.evolve(whole, part=node.part, basis=f"{whole.basis}; a part without sharp ends ({node.part}): the days of the whole")


def _nth(node: Nth, c: Context) -> DateSpan:
    whole = _resolve(node.inner, c)
    if whole.earliest is None or whole.latest is None:
        return _open(Precision.DAY if node.unit == "day" or isinstance(node.unit, int) else Precision.WEEK, f"counted inside {whole.edtf}")
    first, last, n = whole.earliest, whole.latest, node.number
    basis = f"counted inside {whole.edtf}; {whole.basis}"
    if node.unit == "day":
        day = last + (n + 1) * _ONE_DAY if n < 0 else first + (n - 1) * _ONE_DAY
        return _inside(DateSpan.day(day, basis), whole)
    if node.unit == "month":
        start = add(first, n - 1, "month") if n > 0 else last
        return _inside(_span(days_of(Precision.MONTH, start), Precision.MONTH, basis), whole)
    if node.unit == "week":
        if whole.precision is Precision.YEAR and isinstance(node.inner, Stated):
            monday = datetime.date.fromisocalendar(first.year, n, 1) if n > 0 else days_of(Precision.WEEK, last)[0]
            return _span((monday, monday + 6 * _ONE_DAY), Precision.WEEK, f"ISO week of {first.year}")
        start = first + 7 * (n - 1) * _ONE_DAY if n > 0 else last - 6 * _ONE_DAY
        return _inside(DateSpan(start, min(start + 6 * _ONE_DAY, last), precision=Precision.WEEK, basis=basis), whole)
    weekday = 6 if node.unit == "weekend" else int(node.unit)
    if n > 0:
        day = first + ((weekday - first.isoweekday()) % 7 + 7 * (n - 1)) * _ONE_DAY
    else:
        day = last - ((last.isoweekday() - weekday) % 7) * _ONE_DAY
    if node.unit == "weekend":
        return DateSpan(day, day + _ONE_DAY, basis=basis)
    return _inside(attrs.evolve(DateSpan.day(day, basis), weekday=weekday), whole)


def _inside(span: DateSpan, whole: DateSpan) -> DateSpan:
    if not span.overlaps(whole):
        raise UnresolvedError(f"{whole.edtf} has no such day")
    return span


def _between(node: Between, c: Context) -> DateSpan:
    last = _resolve(node.last, c)
    first = _resolve(node.first, c)
    if first.earliest and last.latest and first.earliest > last.latest:
        # the ends of one range follow each other: the left end is read from the right one
        first = _resolve(node.first, attrs.evolve(c, day=last.latest, tense="past", leaning=None))
    if first.earliest and last.latest and first.earliest > last.latest:
        raise UnresolvedError("the range ends before it begins")
    if first.earliest is None or last.latest is None:
        return DateSpan(first.earliest, last.latest, edtf=f"{first.edtf}/{last.edtf}", basis=f"both ends stated; {last.basis}")
    basis = "both ends stated" if first.basis == last.basis == "stated" else f"both ends stated; {last.basis}"
    return DateSpan(first.earliest, last.latest, edtf=f"{first.edtf}/{last.edtf}" if "/" not in first.edtf + last.edtf else "", basis=basis)


def _timed(node: Timed, c: Context) -> DateSpan:
    span = _resolve(node.inner, c)
    if node.clock[:1].isalpha():
        return attrs.evolve(span, clock=node.clock)
    if span.earliest is None or span.alternatives or span.earliest != span.latest:
        return attrs.evolve(span, clock=node.clock + _offset(node.zone, None))
    offset = _offset(node.zone, datetime.datetime.combine(span.earliest, datetime.time.fromisoformat(node.clock)))
    edtf = f"{span.earliest.isoformat()}T{node.clock}:00{'Z' if offset == '+00:00' else offset}"
    return attrs.evolve(span, precision=Precision.MINUTE, edtf=edtf, clock=node.clock + ("Z" if offset == "+00:00" else offset))


def _offset(zone: str, moment: datetime.datetime | None) -> str:
    """Return the offset from UTC: as stated, or that of a region at the moment; empty where neither is known."""
    if "/" not in zone:
        return zone
    from dateutil import tz  # noqa: PLC0415 - imported on use

    region = tz.gettz(zone) if moment else None
    if region is None or moment is None:
        return ""
    offset = region.utcoffset(moment)
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _either(node: Either, c: Context) -> DateSpan:
    readings = [_resolve(reading, c) for reading in node.readings]
    firsts, lasts = [r.earliest for r in readings if r.earliest], [r.latest for r in readings if r.latest]
    same = len({r.precision for r in readings}) == 1
    return DateSpan(
        min(firsts), max(lasts), precision=readings[0].precision if same else Precision.SPAN, alternatives=tuple(readings),
        edtf=f"[{','.join(sorted(r.edtf for r in readings))}]" if same else "", basis="ambiguous: nothing says which reading is meant",
    )


def _moved(node: Moved, c: Context) -> DateSpan:
    base = _resolve(node.inner, c)
    basis = f"{abs(node.amount):g} {node.unit}s {'before' if node.amount < 0 else 'after'} {base.edtf}; {base.basis}"
    if base.earliest is None or base.latest is None:
        return _open(base.precision, basis)
    precision = max(_PRECISIONS[node.unit], base.precision, key=_COARSENESS.__getitem__)
    if node.unit == "week" and base.precision in (Precision.DAY, Precision.MINUTE):
        precision = Precision.DAY
    first, last = add(base.earliest, node.amount, node.unit), add(base.latest, node.amount, node.unit)
    return DateSpan(days_of(precision, first)[0] if precision is not Precision.SPAN else first,
                    days_of(precision, last)[1] if precision is not Precision.SPAN else last, precision=precision, basis=basis)


def _weekend(node: Weekend, c: Context) -> DateSpan:
    if node.of is not None:
        base = _resolve(node.of, c)
        if base.earliest is None or base.latest is None:
            return _open(Precision.SPAN, f"the weekend of {base.edtf}")
        # the Saturday nearest to the day: Thursday and Friday go forward, Sunday to Wednesday back
        saturday = base.earliest + ((5 - base.earliest.weekday() + 3) % 7 - 3) * _ONE_DAY
        return DateSpan(saturday, saturday + _ONE_DAY, basis=f"the weekend of {base.edtf}; {base.basis}")
    if c.day is None:
        return _open(Precision.SPAN, "a weekend of the anchor, which is not given")
    present = c.day - (c.day.weekday() - 5) * _ONE_DAY  # that of the week of the anchor
    if node.shift == -1:
        saturday, basis = present - 7 * _ONE_DAY, "the last weekend before the week of the anchor"
    elif node.shift == 1 and present <= c.day:
        saturday, basis = present + 7 * _ONE_DAY, "the next weekend after the anchor"
    elif node.shift is not None or present <= c.day or c.direction == "future":
        saturday, basis = present, "the weekend of the week of the anchor"
    else:
        saturday, basis = present - 7 * _ONE_DAY, "the last weekend on or before the anchor"
    return DateSpan(saturday, saturday + _ONE_DAY, basis=basis)


def _feast_day(rule: str, year: int) -> datetime.date:
    if not rule.startswith("easter"):
        return datetime.date(year, int(rule[:2]), int(rule[3:]))
    from dateutil.easter import easter  # noqa: PLC0415 - imported on use

    day: datetime.date = easter(year)
    return day + datetime.timedelta(int(rule.removeprefix("easter")))


def _feast(node: Feast, c: Context) -> DateSpan:
    if c.day is None:
        edtf = f"XXXX-{node.rule}" if node.rule[0].isdigit() else ""
        return _open(Precision.DAY, "feast stated; no year", edtf)
    choices = [(_feast_day(node.rule, year),) * 2 for year in range(max(c.day.year - 1, 1584), c.day.year + 2)]
    if not choices:
        raise UnresolvedError("feasts are reckoned from 1584 on")
    days = _shifted_choice(choices, node.shift or None, c)
    western = "; Western Easter" if node.rule[0] == "e" else ""
    return DateSpan.day(days[0], f"feast stated; year from the anchor{western}")


def _in_year(node: InYear, c: Context) -> DateSpan:
    inner = node.inner
    if isinstance(node.year, Unit) and node.year.unit == "month":
        return _shifted_month(inner, node.year.shift, c)
    outer = _resolve(node.year, c)
    if outer.earliest is None:
        return _resolve(inner, attrs.evolve(c, day=None))
    year = outer.earliest.year
    basis = f"stated; year: {outer.basis}" if outer.basis != "stated" else "stated"
    match inner:
        case Stated(year=None):
            span = _resolve(attrs.evolve(inner, year=year), c)
        case Season():
            span = _resolve(Season(inner.season, year), c)
        case Quarter():
            span = _resolve(Quarter(inner.number, year, fiscal=inner.fiscal), c)
        case Half():
            span = _resolve(Half(inner.number, Stated(year)), c)
        case Feast():
            span = DateSpan.day(_feast_day(inner.rule, year))
        case Part():
            span = _part(Part(inner.part, InYear(inner.inner, node.year)), c)
            return span
        case _:
            span = _resolve(inner, c)
    return attrs.evolve(span, basis=basis)


def _shifted_month(inner: Wording, shift: int, c: Context) -> DateSpan:
    """Return "last May", "this September", "next March"."""
    assert isinstance(inner, Stated) and inner.month is not None, "the grammar puts a month here"
    if c.day is None:
        return _yearless(inner.month, None, None, c)
    year = c.day.year
    if shift == -1 and inner.month >= c.day.month:
        year -= 1
    elif shift == 1 and inner.month <= c.day.month:
        year += 1
    word = {-1: "the last one that had ended before", 0: "the one in the year of", 1: "the next one after"}[shift]
    days = datetime.date(year, inner.month, 1), datetime.date(year, inner.month, calendar.monthrange(year, inner.month)[1])
    return _span(days, Precision.MONTH, f"month stated; {word} the anchor")
