"""From a wording and its anchor to the days that it means, with the basis of each part in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, Final

import attrs

from claimkit.dates import single
from claimkit.dates import wordings as said
from claimkit.dates.reckoning import COARSENESS, ONE_DAY, PRECISIONS, Context, UnresolvedError, add, days_of
from claimkit.datespans import DateSpan, Precision

_MARKS: Final = ("~", "?", "%")


def resolve_wording(node: said.Wording, context: Context) -> DateSpan:
    """Return the days that a wording means.

    Raises:
        UnresolvedError: there is no such day (29 February 2023), or it lies outside the years 1 to 9999.
    """
    try:
        return _resolve(node, context)
    except (ValueError, OverflowError) as error:
        raise UnresolvedError(str(error)) from error


def _resolve(node: said.Wording, c: Context) -> DateSpan:
    return _RULES[type(node)](node, c)


def _about(node: said.About, c: Context) -> DateSpan:
    span = _resolve(node.inner, c)
    if "[" in span.edtf or "T" in span.edtf:
        return span  # EDTF has no mark for one of several, nor for a time of day
    return attrs.evolve(span, edtf=single.hedged(span.edtf, node.mark), basis=f"{span.basis}; hedged")


def _half(node: said.Half, c: Context) -> DateSpan:
    whole = _resolve(node.inner, c)
    half = 39 + node.number
    if whole.earliest is None or whole.latest is None:
        return single.open_span(
            Precision.SPAN,
            f"half of {whole.edtf}; {whole.basis}",
            f"XXXX-{half}" if whole.edtf == "XXXX" else "",
        )
    if whole.precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        middle = add(whole.earliest, 0.5, whole.precision.value)
    else:
        middle = whole.earliest + datetime.timedelta(((whole.latest - whole.earliest).days + 2) // 2)
    days = (whole.earliest, middle - ONE_DAY) if node.number == 1 else (middle, whole.latest)
    edtf = f"{whole.earliest.year:04d}-{half}" if whole.precision is Precision.YEAR else ""
    return DateSpan(*days, edtf=edtf, basis=whole.basis)


def _part(node: said.Part, c: Context) -> DateSpan:
    whole = _resolve(node.inner, c)
    if node.part == "fiscal":
        return single.fiscal(whole)
    return attrs.evolve(
        whole,
        part=node.part,
        basis=f"{whole.basis}; a part without sharp ends ({node.part}): the days of the whole",
    )


def _nth(node: said.Nth, c: Context) -> DateSpan:
    whole = _resolve(node.inner, c)
    if whole.earliest is None or whole.latest is None:
        return single.open_span(
            Precision.DAY if node.unit == "day" or isinstance(node.unit, int) else Precision.WEEK,
            f"counted inside {whole.edtf}",
        )
    first, last, n = whole.earliest, whole.latest, node.number
    basis = f"counted inside {whole.edtf}; {whole.basis}"
    if node.count > 1:
        if n > 0:
            days = first, add(first, node.count, str(node.unit)) - ONE_DAY
        else:
            days = add(last + ONE_DAY, -node.count, str(node.unit)), last
        return _inside(DateSpan(max(days[0], first), min(days[1], last), basis=basis), whole)
    if node.unit == "day":
        day = last + (n + 1) * ONE_DAY if n < 0 else first + (n - 1) * ONE_DAY
        return _inside(DateSpan.day(day, basis), whole)
    if node.unit == "month":
        start = add(first, n - 1, "month") if n > 0 else last
        return _inside(single.unit_span(days_of(Precision.MONTH, start), Precision.MONTH, basis), whole)
    if node.unit == "week":
        if whole.precision is Precision.YEAR and isinstance(node.inner, said.Stated):
            monday = (
                datetime.date.fromisocalendar(first.year, n, 1) if n > 0 else days_of(Precision.WEEK, last)[0]
            )
            return single.unit_span(
                (monday, monday + 6 * ONE_DAY), Precision.WEEK, f"ISO week of {first.year}"
            )
        start = first + 7 * (n - 1) * ONE_DAY if n > 0 else last - 6 * ONE_DAY
        return _inside(
            DateSpan(start, min(start + 6 * ONE_DAY, last), precision=Precision.WEEK, basis=basis), whole
        )
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


def _between(node: said.Between, c: Context) -> DateSpan:
    last = _resolve(node.last, c)
    first = _resolve(node.first, c)
    if first.earliest and last.latest and first.earliest > last.latest:
        # the ends of one range follow each other: the left end is read from the right one
        first = _resolve(node.first, attrs.evolve(c, day=last.latest, tense="past", leaning=None))
    if first.earliest and last.latest and first.earliest > last.latest:
        raise UnresolvedError("the range ends before it begins")
    if first.earliest is None or last.latest is None:
        return DateSpan(
            first.earliest,
            last.latest,
            edtf=f"{first.edtf}/{last.edtf}",
            basis=f"both ends stated; {last.basis}",
        )
    basis = "both ends stated" if first.basis == last.basis == "stated" else f"both ends stated; {last.basis}"
    return DateSpan(
        first.earliest,
        last.latest,
        edtf=f"{first.edtf}/{last.edtf}" if "/" not in first.edtf + last.edtf else "",
        basis=basis,
    )


def _timed(node: said.Timed, c: Context) -> DateSpan:
    span = _resolve(node.inner, c)
    if node.clock[:1].isalpha():
        return attrs.evolve(span, clock=node.clock)
    hedged = span.edtf[-1:] in _MARKS  # EDTF has no mark for an uncertain time of day
    if span.earliest is None or span.alternatives or span.earliest != span.latest or hedged:
        return attrs.evolve(span, clock=node.clock + _offset(node.zone, None))
    offset = _offset(
        node.zone, datetime.datetime.combine(span.earliest, datetime.time.fromisoformat(node.clock))
    )
    edtf = f"{span.earliest.isoformat()}T{node.clock}:00{'Z' if offset == '+00:00' else offset}"
    return attrs.evolve(
        span,
        precision=Precision.MINUTE,
        edtf=edtf,
        clock=node.clock + ("Z" if offset == "+00:00" else offset),
    )


def _offset(zone: str, moment: datetime.datetime | None) -> str:
    """Return the offset from UTC: as stated, or that of a region at the moment; empty where not known."""
    if "/" not in zone:
        return zone
    from dateutil import tz

    region = tz.gettz(zone) if moment else None
    if region is None or moment is None:
        return ""
    offset = region.utcoffset(moment)
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _either(node: said.Either, c: Context) -> DateSpan:
    readings = [_resolve(reading, c) for reading in node.readings]
    firsts, lasts = [r.earliest for r in readings if r.earliest], [r.latest for r in readings if r.latest]
    same = len({r.precision for r in readings}) == 1
    return DateSpan(
        min(firsts),
        max(lasts),
        precision=readings[0].precision if same else Precision.SPAN,
        alternatives=tuple(readings),
        edtf=f"[{','.join(sorted(r.edtf for r in readings))}]" if same else "",
        basis="ambiguous: nothing says which reading is meant",
    )


def _moved(node: said.Moved, c: Context) -> DateSpan:
    base = _resolve(node.inner, attrs.evolve(c, tense="future", leaning=None) if node.ahead else c)
    side = "before" if node.amount < 0 else "after"
    basis = f"{abs(node.amount):g} {node.unit}s {side} {base.edtf}; {base.basis}"
    if base.earliest is None or base.latest is None:
        return single.open_span(base.precision, basis)
    precision = max(PRECISIONS[node.unit], base.precision, key=COARSENESS.__getitem__)
    if node.unit == "week" and base.precision in (Precision.DAY, Precision.MINUTE):
        precision = Precision.DAY
    first, last = add(base.earliest, node.amount, node.unit), add(base.latest, node.amount, node.unit)
    return DateSpan(
        days_of(precision, first)[0] if precision is not Precision.SPAN else first,
        days_of(precision, last)[1] if precision is not Precision.SPAN else last,
        precision=precision,
        basis=basis,
    )


def _ended(node: said.Ended, c: Context) -> DateSpan:
    last = _resolve(node.inner, c)
    if last.latest is None:
        return single.open_span(Precision.SPAN, f"the {node.unit} that ended {last.edtf}")
    first = add(last.latest + ONE_DAY, -node.count, node.unit)
    precision = PRECISIONS[node.unit] if node.count == 1 else Precision.SPAN
    return DateSpan(first, last.latest, precision=precision, basis=f"ends with {last.edtf}; {last.basis}")


def _weekend(node: said.Weekend, c: Context) -> DateSpan:
    if node.of is not None:
        base = _resolve(node.of, c)
        unit = "week" if node.week else "weekend"
        if base.earliest is None or base.latest is None:
            return single.open_span(
                Precision.WEEK if node.week else Precision.SPAN, f"the {unit} of {base.edtf}; {base.basis}"
            )
        if node.week:
            return single.unit_span(
                days_of(Precision.WEEK, base.earliest),
                Precision.WEEK,
                f"the week of {base.edtf}; {base.basis}",
            )
        # the Saturday nearest to the day: Thursday and Friday go forward, Sunday to Wednesday back
        saturday = base.earliest + ((5 - base.earliest.weekday() + 3) % 7 - 3) * ONE_DAY
        return DateSpan(saturday, saturday + ONE_DAY, basis=f"the weekend of {base.edtf}; {base.basis}")
    if c.day is None:
        return single.open_span(Precision.SPAN, "a weekend of the anchor, which is not given")
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


def _in_year(node: said.InYear, c: Context) -> DateSpan:
    inner = node.inner
    outer = _resolve(node.year, c)
    if outer.earliest is None:
        span = _resolve(inner, attrs.evolve(c, day=None))
        return attrs.evolve(span, basis=f"{span.basis} ({outer.basis})")
    year = outer.earliest.year
    basis = f"stated; year: {outer.basis}" if outer.basis != "stated" else "stated"
    match inner:
        case said.Stated(year=None):
            span = _resolve(attrs.evolve(inner, year=year), c)
        case said.Season():
            span = _resolve(said.Season(inner.season, year), c)
        case said.Quarter():
            span = _resolve(said.Quarter(inner.number, year, fiscal=inner.fiscal), c)
        case said.Feast():
            span = single.feast_span(single.feast_days(inner.rule, year))
        case said.Part():
            return _part(said.Part(inner.part, said.InYear(inner.inner, node.year)), c)
        case _:
            span = _resolve(inner, c)
    return attrs.evolve(span, basis=basis)


_RULES: Final[dict[type[said.Wording], Callable[[Any, Context], DateSpan]]] = {
    said.Stated: single.stated,
    said.DayName: single.day_name,
    said.MonthName: single.month_name,
    said.Unit: single.unit,
    said.Ago: single.ago,
    said.Lasting: single.lasting,
    said.Season: single.season,
    said.Quarter: single.quarter,
    said.Half: _half,
    said.Era: single.era,
    said.Part: _part,
    said.Nth: _nth,
    said.Between: _between,
    said.Timed: _timed,
    said.Either: _either,
    said.Moved: _moved,
    said.Ended: _ended,
    said.Weekend: _weekend,
    said.Feast: single.feast,
    said.InYear: _in_year,
    said.About: _about,
}
