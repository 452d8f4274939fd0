"""The days of wordings that hold no other wording: "Sunday 31 January", "last week", "three years ago"."""

from __future__ import annotations

import calendar
import contextlib
import datetime
import math
import re
from typing import Final

import attrs

from claimkit.dates.holidays import holiday_days
from claimkit.dates.reckoning import (
    COARSENESS,
    ONE_DAY,
    PRECISIONS,
    WEEKDAYS,
    Context,
    Days,
    UnresolvedError,
    add,
    days_of,
    nearest,
)
from claimkit.dates.wordings import (
    Ago,
    DayName,
    Era,
    Feast,
    Lasting,
    MonthName,
    Quarter,
    Season,
    Stated,
    Unit,
)
from claimkit.datespans import DateSpan, Precision, unit_days

_OPEN_DAY: Final = re.compile(r"XXXX-\d\d-\d\d")
_DAYS_BACK: Final = 3  # a weekday this many days back is nearer than the one to come
_OPEN_EDTF: Final = {Precision.YEAR: "XXXX", Precision.MONTH: "XXXX-XX"}


def open_span(precision: Precision, basis: str, edtf: str = "", weekday: int | None = None) -> DateSpan:
    """Return a date whose days are not known."""
    edtf = edtf or _OPEN_EDTF.get(precision, "XXXX-XX-XX")
    return DateSpan(precision=precision, edtf=edtf, basis=basis, weekday=weekday)


def unit_span(days: Days, precision: Precision, basis: str) -> DateSpan:
    """Return a whole unit of the calendar."""
    return DateSpan(*days, precision=precision, basis=basis)


def _year_of(short: int, c: Context) -> tuple[int, str]:
    """Return the year for two digits: at most ten years after the anchor; 1969 to 2068 without one."""
    if c.day is None:
        century = 1900 if short >= 69 else 2000
        return century + short, "two digits of the year stated; century by the POSIX convention"
    last = c.day.year + 10
    return last - (last - short) % 100, "two digits of the year stated; century from the anchor"


def stated(node: Stated, c: Context) -> DateSpan:
    """Return the days of coordinates of the calendar."""
    year, basis = node.year, "stated"
    if node.short and year is not None:
        year, basis = _year_of(year, c)
    if year is not None:
        if node.month is None:
            return unit_span(unit_days(Precision.YEAR, year), Precision.YEAR, basis)
        if node.day is None:
            return unit_span(unit_days(Precision.MONTH, year, node.month), Precision.MONTH, basis)
        day = datetime.date(year, node.month, node.day)
        return attrs.evolve(DateSpan.day(day, basis + _check(day, node.weekday)), weekday=node.weekday)
    if node.month is None:
        return _monthless(node.day or 1, node.weekday, c)
    return yearless_day(node.month, node.day, node.weekday, c)


def _check(day: datetime.date, weekday: int | None) -> str:
    if weekday is None:
        return ""
    if day.isoweekday() == weekday:
        return "; the weekday agrees"
    return f"; the weekday disagrees: {day} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[weekday - 1]}"


def yearless_day(month: int, day: int | None, weekday: int | None, context: Context) -> DateSpan:
    """Return a month, or a day of it, in the year that the context suggests."""
    what = "month stated" if day is None else "month and day stated"
    precision = Precision.MONTH if day is None else Precision.DAY
    if weekday is not None:
        what = f"weekday, {what}"
    c, origin = context.for_year()
    if c.day is None:
        edtf = f"XXXX-{month:02d}" + ("" if day is None else f"-{day:02d}")
        return open_span(precision, f"{what}; no year", edtf, weekday=weekday)
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
        return unit_span((first, last), precision, basis)
    return attrs.evolve(DateSpan.day(first, basis), weekday=weekday)


def _monthless(day: int, weekday: int | None, c: Context) -> DateSpan:
    """Return "the 15th": the last one on or before the anchor, or the next one; a weekday must agree."""
    what = "day of the month stated" if weekday is None else "weekday and day of the month stated"
    if c.day is None:
        return open_span(Precision.DAY, f"{what}; no month", f"XXXX-XX-{day:02d}", weekday=weekday)
    ahead = c.direction == "future"
    month = c.day.replace(day=1)
    for _ in range(14):  # any day of the month meets any weekday within fourteen months
        if day <= calendar.monthrange(month.year, month.month)[1]:
            found = month.replace(day=day)
            if (found >= c.day if ahead else found <= c.day) and weekday in (None, found.isoweekday()):
                return attrs.evolve(DateSpan.day(found, f"{what}; month from the anchor"), weekday=weekday)
        month = add(month, 1 if ahead else -1, "month")
    raise UnresolvedError(f"no month near the anchor has such a day {day}")


def day_name(node: DayName, c: Context) -> DateSpan:
    """Return the day of a bare or shifted weekday."""
    name = WEEKDAYS[node.weekday - 1]
    if node.anaphoric:
        origin, origin_name = _origin(c, "day", anaphoric=True, forward=node.shift == 1)
        if origin and origin.earliest and origin.latest:
            ahead = node.shift == 1
            near = origin.latest if ahead else origin.earliest
            steps = (
                (node.weekday - near.isoweekday() - 1) % 7 + 1
                if ahead
                else (node.weekday - near.isoweekday()) % 7 - 7
            )
            side = "after" if ahead else "before"
            day = DateSpan.day(near + steps * ONE_DAY, f"the first {name} {side} {origin_name}")
            return attrs.evolve(day, weekday=node.weekday)
    if c.day is None:
        return open_span(Precision.DAY, "weekday stated; no anchor", weekday=node.weekday)
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
    elif c.nearest and back > _DAYS_BACK:
        steps = 7 - back
        basis = f"weekday stated; the {name} nearest to the anchor, for the words leave the side open"
    else:
        steps = -back
        basis = f"weekday stated; the last {name} on or before the anchor" + (
            ", by the tense" if c.direction else ""
        )
    return attrs.evolve(DateSpan.day(c.day + steps * ONE_DAY, basis), weekday=node.weekday)


def _origin(c: Context, unit: str, *, anaphoric: bool, forward: bool) -> tuple[DateSpan | None, str]:
    """Return what to count from and its name: the nearest date before that is fine enough, or the anchor."""
    if anaphoric:
        for span in c.recent:
            if _fine_enough(span, unit):
                return span, f"{span.edtf} ({span.text}, named before)" if span.text else span.edtf
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


def _counted_open(
    node: Unit | Ago, c: Context, origin: DateSpan, name: str, precision: Precision
) -> DateSpan:
    """Count from a day without a year: "two days earlier" than 29 January is 27 January in any year."""
    found = []
    for year in (2003, 2004):  # a common year and a leap year
        day = (
            datetime.date.fromisoformat(origin.edtf.replace("XXXX", str(year)))
            if origin.edtf != "XXXX-02-29" or year == 2004
            else None
        )
        if day:
            within = attrs.evolve(c, day=day, recent=(DateSpan.day(day, text=origin.text),))
            counted = unit(node, within) if isinstance(node, Unit) else ago(node, within)
            found.append(counted.edtf.replace(str(year), "XXXX", 1))
    same = len(set(found)) == 1 and found[0].startswith("XXXX") and _OPEN_DAY.fullmatch(found[0])
    return open_span(precision, f"counted from {name}; no year", found[0] if same else "")


def unit(node: Unit, c: Context) -> DateSpan:
    """Return a unit counted from that of the anchor, or of the date named before."""
    precision = PRECISIONS[node.unit]
    origin, name = _origin(c, node.unit, anaphoric=node.anaphoric, forward=node.shift >= 0)
    step = {-1: "before that of", 0: "of", 1: "after that of"}.get(node.shift)
    basis = (
        f"the {node.unit} {step} {name}"
        if step
        else f"{abs(node.shift)} {node.unit}s {'before' if node.shift < 0 else 'after'} {name}"
    )
    if node.unit == "day" and step:
        basis = {-1: "the day before ", 0: "", 1: "the day after "}[node.shift] + name
    if origin is None:
        return open_span(precision, basis + ", which is not given")
    if origin.earliest is None or origin.latest is None:
        return _counted_open(node, c, origin, name, precision)
    edge = origin.earliest if node.shift <= 0 else origin.latest
    span = unit_span(
        days_of(precision, add(days_of(precision, edge)[0], node.shift, node.unit)), precision, basis
    )
    return fiscal(span) if node.fiscal else span


def fiscal(span: DateSpan) -> DateSpan:
    """Mark a year or quarter as fiscal: its bounds are only about those of the calendar."""
    return attrs.evolve(
        span,
        edtf=hedged(span.edtf),
        basis=f"{span.basis}; fiscal year, whose first month is not stated: the calendar year taken",
    )


def hedged(edtf: str, mark: str = "~") -> str:
    """Mark an EDTF expression, or both ends of an interval, as approximate (~) or uncertain (?)."""
    return "/".join(end if end in ("", "..") or end[-1] in "~?%" else end + mark for end in edtf.split("/"))


def ago(node: Ago, c: Context) -> DateSpan:
    """Return the unit that lies an amount of time away."""
    least, most = (-node.most, -node.least) if node.subordinate else (node.least, node.most)
    origin, name = _origin(c, node.unit, anaphoric=node.anaphoric, forward=node.most > 0)
    precision = PRECISIONS[node.unit]
    alike = (Precision.QUARTER,) if abs(least) > 1 else (Precision.MONTH, Precision.QUARTER, Precision.SEASON)
    if origin and node.unit == "year" and origin.precision in alike:
        precision = origin.precision  # a year before a month is a month; several are counted roughly
    elif least % 1 or most % 1:
        precision = {
            Precision.YEAR: Precision.MONTH,
            Precision.DECADE: Precision.YEAR,
            Precision.CENTURY: Precision.YEAR,
        }.get(precision, Precision.DAY)
    if node.to_the_day:
        precision = Precision.DAY
    elif precision in (Precision.DECADE, Precision.CENTURY):
        precision = Precision.YEAR  # "a decade ago" is some ten years back, not the decade before
    amount = (
        f"{abs(least):g}"
        if least == most
        else f"{min(abs(least), abs(most)):g} to {max(abs(least), abs(most)):g}"
    )
    basis = f"{amount} {node.unit}{'' if amount == '1' else 's'} {'before' if most <= 0 else 'after'} {name}"
    if origin is None:
        return open_span(precision, basis + ", which is not given")
    if origin.earliest is None or origin.latest is None:
        return _counted_open(node, c, origin, name, precision)
    if precision is Precision.MINUTE:
        return _hours(least, most, node.unit, origin, basis)
    # days are counted from the near end of a short span; coarser units keep both ends
    first = origin.latest if node.unit == "day" and most > 0 else origin.earliest
    last = origin.earliest if node.unit == "day" and most <= 0 else origin.latest
    if precision is Precision.SEASON:
        return DateSpan(add(first, least, "year"), add(last, most, "year"), precision=precision, basis=basis)
    first, last = add(first, least, node.unit), add(last, most, node.unit)
    for rest, smaller in node.rest:
        first, last = add(first, rest, smaller), add(last, rest, smaller)
    if node.rest and not node.to_the_day:
        precision = Precision.DAY if node.rest[-1][1] in ("day", "week") else PRECISIONS[node.rest[-1][1]]
    begin, end = days_of(precision, first)[0], days_of(precision, last)[1]
    if least != most or days_of(precision, begin)[1] != end:
        return DateSpan(begin, end, basis=basis)
    span = unit_span((begin, end), precision, basis)
    # years are counted roughly: "three years ago" may be two and a half
    return (
        attrs.evolve(span, edtf=hedged(span.edtf))
        if node.hedged or (precision is Precision.YEAR and (abs(least) > 1 or node.unit != "year"))
        else span
    )


def _hours(least: float, most: float, unit: str, origin: DateSpan, basis: str) -> DateSpan:
    """Hours reach into the next day, since the time of day is not known; minutes do not."""
    assert origin.earliest is not None, "only asked with both days"
    assert origin.latest is not None, "only asked with both days"
    hours = 24 if unit == "hour" else 24 * 60
    first, last = math.floor(least / hours), math.ceil(most / hours)
    if unit == "minute" and first in (-1, 0) and last in (0, 1):
        first = last = 0
    begin, end = add(origin.earliest, first, "day"), add(origin.latest, last, "day")
    return DateSpan(begin, end, precision=Precision.DAY if begin == end else Precision.SPAN, basis=basis)


def lasting(node: Lasting, c: Context) -> DateSpan:
    """Return a stretch of time that ends or begins with the anchor, or follows the date named before."""
    ahead = node.direction > 0
    # "over the next few days the storm grew" goes on from the date before, not from the anchor
    told = c.running and ahead and c.direction == "past"
    origin, name = _origin(c, "day", anaphoric=told, forward=ahead)
    basis = f"{node.most:g} {node.unit}s {'from' if ahead else 'up to'} {name}"
    if origin is None or origin.earliest is None or origin.latest is None:
        return DateSpan(basis=basis + ", which is not given", edtf="XXXX-XX-XX/XXXX-XX-XX")
    hours = {"hour": 24, "minute": 24 * 60}.get(node.unit)
    amount, unit = (math.ceil(node.most / hours), "day") if hours else (node.most, node.unit)
    if ahead:
        return DateSpan(origin.latest, add(origin.latest, amount, unit), basis=basis)
    return DateSpan(add(origin.earliest, -amount, unit), origin.earliest, basis=basis)


def _shifted_choice(choices: list[Days], shift: int | None, c: Context) -> Days:
    """Return the last that ended (-1), the one before (-2), this year's (0), the next (1, 2), the nearest."""
    assert c.day is not None, "only asked with an anchor"
    day = c.day
    if shift is not None and shift < 0:
        return next(iter([d for d in sorted(choices) if d[1] < day][shift:]), choices[0])
    if shift:
        return next(iter([d for d in sorted(choices) if d[0] > day][:shift][-1:]), choices[-1])
    if shift == 0:
        return min(
            choices, key=lambda d: (not d[0] <= day <= d[1], d[0].year != day.year, abs((d[0] - day).days))
        )
    return nearest(choices, c)


def season(node: Season, c: Context) -> DateSpan:
    """Return a season."""
    bounds = "meteorological season of the northern hemisphere"
    if node.year is not None:
        return unit_span(
            unit_days(Precision.SEASON, node.year, node.season), Precision.SEASON, f"stated; {bounds}"
        )
    if c.day is None and (c.narrated is None or node.shift is not None):
        return open_span(Precision.SEASON, "season stated; no year", f"XXXX-{20 + node.season}")
    base, origin = c.for_year() if node.shift is None else (c, "the anchor")
    assert base.day is not None, "either has a day"
    years = range(max(base.day.year - 3, 1), min(base.day.year + 3, 9998) + 1)
    days = _shifted_choice(
        [unit_days(Precision.SEASON, year, node.season) for year in years], node.shift, base
    )
    return unit_span(days, Precision.SEASON, f"season stated; year from {origin}; {bounds}")


def quarter(node: Quarter, c: Context) -> DateSpan:
    """Return a quarter of the year."""
    if node.number is not None and node.year is not None:
        return unit_span(unit_days(Precision.QUARTER, node.year, node.number), Precision.QUARTER, "stated")
    if c.day is None:
        if node.number is None:
            return open_span(Precision.QUARTER, "a quarter of the anchor, which is not given", "XXXX-XX")
        return open_span(Precision.QUARTER, "quarter stated; no year", f"XXXX-{32 + node.number}")
    if node.number is not None:
        years = range(max(c.day.year - 1, 1), min(c.day.year + 1, 9999) + 1)
        quarters = [unit_days(Precision.QUARTER, year, node.number) for year in years]
        begun = [days for days in quarters if days[0] <= c.day]  # quarters are reported once they have begun
        days = _shifted_choice(quarters, node.shift, c) if c.direction == "future" or not begun else begun[-1]
        span = unit_span(days, Precision.QUARTER, "quarter stated; year from the anchor")
        return fiscal(span) if node.fiscal else span
    first, _ = days_of(Precision.QUARTER, c.day)
    if node.shift is not None:
        days = days_of(Precision.QUARTER, add(first, node.shift, "quarter"))
        return unit_span(days, Precision.QUARTER, "counted in quarters from that of the anchor")
    # a report about "the quarter" is about the one named before, or the last one that has ended
    named = next((s.earliest for s in c.recent if s.precision is Precision.QUARTER and s.earliest), None)
    reported = days_of(Precision.QUARTER, named or add(first, -1, "quarter"))
    which = "the quarter named before" if named else "the last quarter that had ended before the anchor"
    if node.years_back or node.year is not None:
        year = node.year if node.year is not None else reported[0].year - node.years_back
        days = unit_days(Precision.QUARTER, year, (reported[0].month + 2) // 3)
        return unit_span(days, Precision.QUARTER, f"the quarter compared with {which}")
    return unit_span(reported, Precision.QUARTER, which)


def era(node: Era, c: Context) -> DateSpan:
    """Return a decade or century."""
    if node.length == 100:
        return unit_span(
            unit_days(Precision.CENTURY, node.first),
            Precision.CENTURY,
            "century stated; counted by the first digits of the year",
        )
    if node.first >= 100:
        return unit_span(unit_days(Precision.DECADE, node.first), Precision.DECADE, "stated")
    if c.day is None:
        year, basis = (
            (1900 if node.first >= 20 else 2000) + node.first,
            "decade stated; twentieth century where no anchor says otherwise",
        )
    else:
        year = c.day.year - c.day.year % 100 + node.first
        year, basis = (
            (year if year <= c.day.year else year - 100),
            "decade stated; the last one on or before the anchor",
        )
    return unit_span(unit_days(Precision.DECADE, year), Precision.DECADE, basis)


def feast_days(rule: str, year: int) -> Days:
    """Return the days of a feast or holiday in a year."""
    if ":" in rule:
        return holiday_days(rule, year)
    day = _feast_day(rule, year)
    return day, day


def _feast_day(rule: str, year: int) -> datetime.date:
    if not rule.startswith("easter"):
        return datetime.date(year, int(rule[:2]), int(rule[3:]))
    from dateutil.easter import easter

    day: datetime.date = easter(year)
    return day + datetime.timedelta(int(rule.removeprefix("easter")))


def feast(node: Feast, c: Context) -> DateSpan:
    """Return a feast in the year that the context suggests."""
    if c.day is None and (c.narrated is None or node.shift is not None):
        edtf = f"XXXX-{node.rule}" if node.rule[0].isdigit() else ""
        return open_span(Precision.DAY, "feast stated; no year", edtf)
    base, origin = c.for_year() if node.shift is None else (c, "the anchor")
    assert base.day is not None, "either has a day"
    years = range(max(base.day.year - 1, 1584), min(base.day.year + 1, 4099) + 1)
    if not years:
        raise UnresolvedError("feasts are reckoned for 1584 to 4099")
    choices = []
    for year in years:
        with contextlib.suppress(ValueError):  # a holiday that was not kept in that year
            choices.append(feast_days(node.rule, year))
    if not choices:
        raise UnresolvedError("the holiday is not kept near that year")
    western = "; Western Easter" if node.rule.startswith("easter") else ""
    country = f"; public holiday, {node.rule[:2]}" if ":" in node.rule else ""
    basis = f"feast stated; year from {origin}{western}{country}"
    return feast_span(_shifted_choice(choices, node.shift, base), basis)


def feast_span(days: Days, basis: str = "stated") -> DateSpan:
    """Return the day of a feast, or all of them."""
    return DateSpan.day(days[0], basis) if days[0] == days[1] else DateSpan(*days, basis=basis)


def month_name(node: MonthName, c: Context) -> DateSpan:
    """Return "last May", "this September", "next March", "last July 14"."""
    if c.day is None:
        return yearless_day(node.month, node.day, None, c)
    named, present = (node.month, node.day or 0), (c.day.month, c.day.day if node.day else 0)
    step = -(named >= present) if node.shift < 0 else (node.shift > 0 and named <= present)
    word = ("the one in the year of", "the next one after", "the last one that had ended before")[node.shift]
    if node.day is None:
        days = unit_days(Precision.MONTH, c.day.year + step, node.month)
        return unit_span(days, Precision.MONTH, f"month stated; {word} the anchor")
    day = datetime.date(c.day.year + step, node.month, node.day)
    return DateSpan.day(day, f"month and day stated; {word} the anchor")
