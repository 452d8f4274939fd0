"""From a wording and its anchor to the days that it means, with the basis of each part in words."""

from __future__ import annotations

import calendar
import datetime
import math
import re
from typing import Final

import attrs

from claimkit.dates.reckoning import COARSENESS, ONE_DAY, PRECISIONS, WEEKDAYS, Context, UnresolvedError, add, days_of, nearest
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

_OPEN_DAY: Final = re.compile(r"XXXX-\d\d-\d\d")
_OPEN_EDTF: Final = {Precision.YEAR: "XXXX", Precision.MONTH: "XXXX-XX"}


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


def _year_of(short: int, c: Context) -> tuple[int, str]:
    """Return the year for two digits: at most ten years after the anchor, else 1969 to 2068 as POSIX has it."""
    if c.day is None:
        return (1900 if short >= 69 else 2000) + short, "two digits of the year stated; century by the POSIX convention"
    last = c.day.year + 10
    return last - (last - short) % 100, "two digits of the year stated; century from the anchor"


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
    if node.month is None:
        return _monthless(node.day or 1, node.weekday, c)
    return _yearless(node.month, node.day, node.weekday, c)


def _check(day: datetime.date, weekday: int | None) -> str:
    if weekday is None:
        return ""
    if day.isoweekday() == weekday:
        return "; the weekday agrees"
    return f"; the weekday disagrees: {day} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[weekday - 1]}"


def _yearless(month: int, day: int | None, weekday: int | None, context: Context) -> DateSpan:
    what = "month stated" if day is None else "month and day stated"
    precision = Precision.MONTH if day is None else Precision.DAY
    if weekday is not None:
        what = f"weekday, {what}"
    c, origin = context.for_year()
    if c.day is None:
        edtf = f"XXXX-{month:02d}" + ("" if day is None else f"-{day:02d}")
        return _open(precision, f"{what}; no year", edtf, weekday=weekday)
    choices = []
    # eight years about the anchor hold a 29 February; any other day has its nearest reading within one
    reach = 8 if (month, day) == (2, 29) else 1
    for year in range(max(c.day.year - reach, 1), min(c.day.year + reach, 9999) + 1):
        if day is None:
            choices.append(unit_days(Precision.MONTH, year, month))
        elif (month, day) != (2, 29) or calendar.isleap(year):
            choices.append((datetime.date(year, month, day),) * 2)
    agreeing = [days for days in choices if weekday and days[0].isoweekday() == weekday]
    first, last = nearest(agreeing or choices, c)
    basis = f"{what}; year from {origin}" + _check(first, weekday)
    if day is None:
        return _span((first, last), precision, basis)
    return attrs.evolve(DateSpan.day(first, basis), weekday=weekday)


def _monthless(day: int, weekday: int | None, c: Context) -> DateSpan:
    """Return "the 15th": the last one on or before the anchor, or the next one; a weekday must agree."""
    what = "day of the month stated" if weekday is None else "weekday and day of the month stated"
    if c.day is None:
        return _open(Precision.DAY, f"{what}; no month", f"XXXX-XX-{day:02d}", weekday=weekday)
    ahead = c.direction == "future"
    month = c.day.replace(day=1)
    for _ in range(14):  # any day of the month meets any weekday within fourteen months
        if day <= calendar.monthrange(month.year, month.month)[1]:
            found = month.replace(day=day)
            if (found >= c.day if ahead else found <= c.day) and weekday in (None, found.isoweekday()):
                return attrs.evolve(DateSpan.day(found, f"{what}; month from the anchor"), weekday=weekday)
        month = add(month, 1 if ahead else -1, "month")
    raise UnresolvedError(f"no month near the anchor has such a day {day}")


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
        steps = 7 - back if back != 6 else 8  # the day after would be called tomorrow
        basis = f"the next {name} after the anchor" + (", not the day after it" if back == 6 else "")
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
    return attrs.evolve(DateSpan.day(c.day + steps * ONE_DAY, basis), weekday=node.weekday)


# -- counted from the anchor ------------------------------------------------------------------------------------------


def _origin(c: Context, unit: str, *, anaphoric: bool, forward: bool) -> tuple[DateSpan | None, str]:
    """Return what to count from and its name: the anchor, or the nearest date named before that is fine enough."""
    if anaphoric:
        for span in c.recent:
            if _fine_enough(span, unit):
                return span, f"{span.text or span.edtf}, the date named before"
        if c.running and forward and c.direction != "future":
            raise UnresolvedError("no date before it in the text to count from")
    return (DateSpan.day(c.day) if c.day else None), "the anchor"


def _fine_enough(span: DateSpan, unit: str) -> bool:
    """Whether units can be counted from the span: days from a day, years from anything up to a year."""
    if span.earliest is None or span.latest is None:
        return span.year_open and _OPEN_DAY.fullmatch(span.edtf) is not None
    if span.precision is Precision.SPAN:
        return (span.latest - span.earliest).days <= {"day": 7, "week": 14, "month": 62}.get(unit, 366)
    return COARSENESS[span.precision] <= max(COARSENESS[PRECISIONS[unit]], COARSENESS[Precision.DAY])


def _counted_open(node: Unit | Ago, c: Context, origin: DateSpan, name: str, precision: Precision) -> DateSpan:
    """Count from a day without a year: "two days earlier" than 29 January is 27 January in any year."""
    found = []
    for year in (2003, 2004):  # a common year and a leap year
        day = datetime.date.fromisoformat(origin.edtf.replace("XXXX", str(year))) if origin.edtf != "XXXX-02-29" or year == 2004 else None
        if day:
            counted = _resolve(node, attrs.evolve(c, day=day, recent=(DateSpan.day(day, text=origin.text),)))
            found.append(counted.edtf.replace(str(year), "XXXX", 1))
    same = len(set(found)) == 1 and found[0].startswith("XXXX") and _OPEN_DAY.fullmatch(found[0])
    return _open(precision, f"counted from {name}; no year", found[0] if same else "")


def _unit(node: Unit, c: Context) -> DateSpan:
    precision = PRECISIONS[node.unit]
    origin, name = _origin(c, node.unit, anaphoric=node.anaphoric, forward=node.shift >= 0)
    step = {-1: "before that of", 0: "of", 1: "after that of"}.get(node.shift)
    basis = f"the {node.unit} {step} {name}" if step else f"{abs(node.shift)} {node.unit}s {'before' if node.shift < 0 else 'after'} {name}"
    if node.unit == "day" and step:
        basis = {-1: "the day before ", 0: "", 1: "the day after "}[node.shift] + name
    if origin is None:
        return _open(precision, basis + ", which is not given")
    if origin.earliest is None or origin.latest is None:
        return _counted_open(node, c, origin, name, precision)
    edge = origin.earliest if node.shift <= 0 else origin.latest
    span = _span(days_of(precision, add(days_of(precision, edge)[0], node.shift, node.unit)), precision, basis)
    return _fiscal(span) if node.fiscal else span


def _fiscal(span: DateSpan) -> DateSpan:
    return attrs.evolve(span, edtf=_hedged(span.edtf), basis=f"{span.basis}; fiscal year, whose first month is not stated: the calendar year taken")


def _hedged(edtf: str) -> str:
    """Mark an EDTF expression, or both ends of an interval, as approximate."""
    return "/".join(end if end in ("", "..") or end[-1] in "~?%" else f"{end}~" for end in edtf.split("/"))


def _ago(node: Ago, c: Context) -> DateSpan:
    least, most = (-node.most, -node.least) if node.subordinate else (node.least, node.most)
    origin, name = _origin(c, node.unit, anaphoric=node.anaphoric, forward=node.most > 0)
    precision = PRECISIONS[node.unit]
    if origin and node.unit == "year" and origin.precision in (Precision.MONTH, Precision.QUARTER, Precision.SEASON):
        precision = origin.precision  # a year before a quarter is a quarter
    elif least % 1 or most % 1:
        precision = {Precision.YEAR: Precision.MONTH, Precision.DECADE: Precision.YEAR}.get(precision, Precision.DAY)
    if node.to_the_day:
        precision = Precision.DAY
    elif precision in (Precision.DECADE, Precision.CENTURY):
        precision = Precision.YEAR  # "a decade ago" is some ten years back, not the decade before
    amount = f"{abs(least):g}" if least == most else f"{min(abs(least), abs(most)):g} to {max(abs(least), abs(most)):g}"
    basis = f"{amount} {node.unit}{'' if amount == '1' else 's'} {'before' if most <= 0 else 'after'} {name}"
    if origin is None:
        return _open(precision, basis + ", which is not given")
    if origin.earliest is None or origin.latest is None:
        return _counted_open(node, c, origin, name, precision)
    if precision is Precision.MINUTE:
        return _hours(least, most, node.unit, origin, basis)
    # days are counted from the near end of a short span; coarser units keep both ends
    first = origin.latest if node.unit == "day" and most > 0 else origin.earliest
    last = origin.earliest if node.unit == "day" and most <= 0 else origin.latest
    if precision is Precision.SEASON:
        return DateSpan(add(first, least, "year"), add(last, most, "year"), precision=precision, basis=basis)
    begin, end = days_of(precision, add(first, least, node.unit))[0], days_of(precision, add(last, most, node.unit))[1]
    if least != most or days_of(precision, begin)[1] != end:
        return DateSpan(begin, end, basis=basis)
    span = _span((begin, end), precision, basis)
    # years are counted roughly: "three years ago" may be two and a half
    return attrs.evolve(span, edtf=_hedged(span.edtf)) if node.hedged or (precision is Precision.YEAR and (abs(least) > 1 or node.unit != "year")) else span


def _hours(least: float, most: float, unit: str, origin: DateSpan, basis: str) -> DateSpan:
    """Hours reach into the next day, since the time of day is not known; minutes do not."""
    assert origin.earliest is not None and origin.latest is not None, "only asked with both"
    hours = 24 if unit == "hour" else 24 * 60
    first, last = math.floor(least / hours), math.ceil(most / hours)
    if unit == "minute" and first in (-1, 0) and last in (0, 1):
        first = last = 0
    begin, end = add(origin.earliest, first, "day"), add(origin.latest, last, "day")
    return DateSpan(begin, end, precision=Precision.DAY if begin == end else Precision.SPAN, basis=basis)


def _lasting(node: Lasting, c: Context) -> DateSpan:
    basis = f"{node.most:g} {node.unit}s {'up to' if node.direction < 0 else 'from'} the anchor"
    if c.day is None:
        return DateSpan(basis=basis + ", which is not given", edtf="XXXX-XX-XX/XXXX-XX-XX")
    hours = {"hour": 24, "minute": 24 * 60}.get(node.unit)
    amount, unit = (math.ceil(node.most / hours), "day") if hours else (node.most, node.unit)
    other = add(c.day, amount * node.direction, unit)
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
    if c.day is None and (c.narrated is None or node.shift is not None):
        return _open(Precision.SEASON, "season stated; no year", f"XXXX-{20 + node.season}")
    base, origin = c.for_year() if node.shift is None else (c, "the anchor")
    assert base.day is not None, "either has a day"
    years = range(max(base.day.year - 2, 1), min(base.day.year + 2, 9998) + 1)
    days = _shifted_choice([unit_days(Precision.SEASON, year, node.season) for year in years], node.shift, base)
    return _span(days, Precision.SEASON, f"season stated; year from {origin}; {bounds}")


def _quarter(node: Quarter, c: Context) -> DateSpan:
    if node.number is not None and node.year is not None:
        return _span(unit_days(Precision.QUARTER, node.year, node.number), Precision.QUARTER, "stated")
    if c.day is None:
        if node.number is None:
            return _open(Precision.QUARTER, "a quarter of the anchor, which is not given", "XXXX-XX")
        return _open(Precision.QUARTER, "quarter stated; no year", f"XXXX-{32 + node.number}")
    quarters = [unit_days(Precision.QUARTER, year, n) for year in range(max(c.day.year - 2, 1), min(c.day.year + 2, 9999) + 1) for n in (1, 2, 3, 4)]
    if node.number is not None:
        # quarters are reported once they have begun
        begun = [d for d in quarters if d[0] <= c.day][node.number - 1 :: 4]
        days = begun[-1] if c.direction != "future" and begun else _shifted_choice(quarters[node.number - 1 :: 4], node.shift, c)
        span = _span(days, Precision.QUARTER, "quarter stated; year from the anchor")
        return _fiscal(span) if node.fiscal else span
    present = next(i for i, d in enumerate(quarters) if d[0] <= c.day <= d[1])
    if node.shift is not None:
        days = quarters[present + node.shift]
        return _span(days, Precision.QUARTER, "counted in quarters from that of the anchor")
    # a report about "the quarter" is about the one named before, or the last one that has ended
    named = next((span.earliest for span in c.recent if span.precision is Precision.QUARTER and span.earliest), None)
    reported = quarters[present - 1] if named is None else days_of(Precision.QUARTER, named)
    which = "the last quarter that had ended before the anchor" if named is None else "the quarter named before"
    if node.years_back or node.year is not None:
        year = node.year if node.year is not None else reported[0].year - node.years_back
        days = unit_days(Precision.QUARTER, year, (reported[0].month + 2) // 3)
        return _span(days, Precision.QUARTER, f"the quarter compared with {which}")
    return _span(reported, Precision.QUARTER, which)


def _half(node: Half, c: Context) -> DateSpan:
    whole = _resolve(node.inner, c)
    half = 39 + node.number
    if whole.earliest is None or whole.latest is None:
        return _open(Precision.SPAN, f"half of {whole.edtf}; {whole.basis}", f"XXXX-{half}" if whole.edtf == "XXXX" else "")
    if whole.precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        middle = add(whole.earliest, 0.5, whole.precision.value)
    else:
        middle = whole.earliest + datetime.timedelta(((whole.latest - whole.earliest).days + 2) // 2)
    days = (whole.earliest, middle - ONE_DAY) if node.number == 1 else (middle, whole.latest)
    edtf = f"{whole.earliest.year:04d}-{half}" if whole.precision is Precision.YEAR else ""
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
        day = last + (n + 1) * ONE_DAY if n < 0 else first + (n - 1) * ONE_DAY
        return _inside(DateSpan.day(day, basis), whole)
    if node.unit == "month":
        start = add(first, n - 1, "month") if n > 0 else last
        return _inside(_span(days_of(Precision.MONTH, start), Precision.MONTH, basis), whole)
    if node.unit == "week":
        if whole.precision is Precision.YEAR and isinstance(node.inner, Stated):
            monday = datetime.date.fromisocalendar(first.year, n, 1) if n > 0 else days_of(Precision.WEEK, last)[0]
            return _span((monday, monday + 6 * ONE_DAY), Precision.WEEK, f"ISO week of {first.year}")
        start = first + 7 * (n - 1) * ONE_DAY if n > 0 else last - 6 * ONE_DAY
        return _inside(DateSpan(start, min(start + 6 * ONE_DAY, last), precision=Precision.WEEK, basis=basis), whole)
    weekday = 6 if node.unit == "weekend" else int(node.unit)
    if n > 0:
        day = first + ((weekday - first.isoweekday()) % 7 + 7 * (n - 1)) * ONE_DAY
    else:
        day = last - ((last.isoweekday() - weekday) % 7) * ONE_DAY
    if node.unit == "weekend":
        return DateSpan(day, day + ONE_DAY, basis=basis)
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
    precision = max(PRECISIONS[node.unit], base.precision, key=COARSENESS.__getitem__)
    if node.unit == "week" and base.precision in (Precision.DAY, Precision.MINUTE):
        precision = Precision.DAY
    first, last = add(base.earliest, node.amount, node.unit), add(base.latest, node.amount, node.unit)
    return DateSpan(days_of(precision, first)[0] if precision is not Precision.SPAN else first,
                    days_of(precision, last)[1] if precision is not Precision.SPAN else last, precision=precision, basis=basis)


def _weekend(node: Weekend, c: Context) -> DateSpan:
    if node.of is not None:
        base = _resolve(node.of, c)
        unit = "week" if node.week else "weekend"
        if base.earliest is None or base.latest is None:
            return _open(Precision.WEEK if node.week else Precision.SPAN, f"the {unit} of {base.edtf}; {base.basis}")
        if node.week:
            return _span(days_of(Precision.WEEK, base.earliest), Precision.WEEK, f"the week of {base.edtf}; {base.basis}")
        # the Saturday nearest to the day: Thursday and Friday go forward, Sunday to Wednesday back
        saturday = base.earliest + ((5 - base.earliest.weekday() + 3) % 7 - 3) * ONE_DAY
        return DateSpan(saturday, saturday + ONE_DAY, basis=f"the weekend of {base.edtf}; {base.basis}")
    if c.day is None:
        return _open(Precision.SPAN, "a weekend of the anchor, which is not given")
    present = c.day - (c.day.weekday() - 5) * ONE_DAY  # that of the week of the anchor
    if node.shift == -1:
        saturday, basis = present - 7 * ONE_DAY, "the last weekend before the week of the anchor"
    elif node.shift == 1 and present <= c.day:
        saturday, basis = present + 7 * ONE_DAY, "the next weekend after the anchor"
    elif node.shift is not None or present <= c.day or c.direction == "future":
        saturday, basis = present, "the weekend of the week of the anchor"
    else:
        saturday, basis = present - 7 * ONE_DAY, "the last weekend on or before the anchor"
    return DateSpan(saturday, saturday + ONE_DAY, basis=basis)


def _feast_day(rule: str, year: int) -> datetime.date:
    if not rule.startswith("easter"):
        return datetime.date(year, int(rule[:2]), int(rule[3:]))
    from dateutil.easter import easter  # noqa: PLC0415 - imported on use

    day: datetime.date = easter(year)
    return day + datetime.timedelta(int(rule.removeprefix("easter")))


def _feast(node: Feast, c: Context) -> DateSpan:
    if c.day is None and (c.narrated is None or node.shift is not None):
        edtf = f"XXXX-{node.rule}" if node.rule[0].isdigit() else ""
        return _open(Precision.DAY, "feast stated; no year", edtf)
    base, origin = c.for_year() if node.shift is None else (c, "the anchor")
    assert base.day is not None, "either has a day"
    years = range(max(base.day.year - 1, 1584), min(base.day.year + 1, 4099) + 1)
    if not years:
        raise UnresolvedError("feasts are reckoned for 1584 to 4099")
    days = _shifted_choice([(_feast_day(node.rule, year),) * 2 for year in years], node.shift, base)
    western = "; Western Easter" if node.rule[0] == "e" else ""
    return DateSpan.day(days[0], f"feast stated; year from {origin}{western}")


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
