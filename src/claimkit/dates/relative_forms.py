"""Dates counted from another day: "yesterday", "last week", "three years ago", "two days later"."""

from __future__ import annotations

from typing import Final

from claimkit.dates.cursor import Cursor, Found
from claimkit.dates.wordings import (
    About,
    Ago,
    DayName,
    Feast,
    InYear,
    Lasting,
    MonthName,
    Moved,
    Quarter,
    Season,
    Stated,
    Timed,
    Unit,
    Weekend,
    Wording,
)
from claimkit.dates.words import day_number, goes_on, is_date, month_at, number_at, year_after, year_number

_SIZES: Final = ("day", "week", "month", "year")


def deictic_at(c: Cursor, i: int) -> Found:
    """Return "today", "this morning", "last night", "later today", "the day before yesterday"."""
    if c.isa(i, "later") and c.isa(i + 1, "present"):
        return deictic_at(c, i + 1)
    if c.isa(i, "the"):
        return _beside(c, i + 1)
    steps = c.lexicon.deictic.get(c.w[i])
    if steps is not None:
        return (Timed(Unit("day", 0), "night") if c.isa(i, "tonight") else Unit("day", steps)), i + 1
    if c.isa(i, "this") and c.isa(i + 1, "this_part"):
        return Timed(Unit("day", 0), c.w[i + 1]), i + 2
    if c.isa(i, "last") and c.isa(i + 1, "last_part"):
        return Timed(Unit("day", -1), c.w[i + 1]), i + 2
    return None


def _beside(c: Cursor, i: int) -> Found:
    """Return "the day before yesterday", "the week before last", "the year before", "the day after 5 May"."""
    beyond = c.phrase(i, "beyond")
    if beyond:
        return Unit("day", int(beyond[0])), beyond[1]
    second = c.phrase(i + 1, "second")
    if second:
        return _second(c, i, int(second[0]), second[1])
    unit, daypart = c.lexicon.units.get(c.w[i]), c.lexicon.dayparts.get(c.w[i])
    steps = c.lexicon.sides.get(c.w[i + 1])
    inner = c.dated(i + 2) if steps is not None and unit in ("day", "month", "year") else None
    if inner and unit and steps is not None and _countable(inner[0], unit):
        return Moved(inner[0], steps, unit), inner[1]
    ends = not c.w[i + 2][:1].isalnum() or c.isa(i + 2, "stop")
    if steps is None or not ends or c.w[i].endswith("s"):
        return None
    if daypart:
        return Timed(Unit("day", steps, anaphoric=True), daypart), i + 2  # "the night before"
    return (Unit(unit, steps, anaphoric=True), i + 2) if unit in _SIZES else None


def _second(c: Cursor, i: int, steps: int, end: int) -> Found:
    """Return "the week before last", "the Friday after next": one further than the last and the next."""
    unit, weekday = c.lexicon.units.get(c.w[i]), c.weekdays.get(c.w[i])
    if weekday:
        return Moved(DayName(weekday), steps // 2, "week", ahead=steps > 0), end
    if unit == "quarter":
        return Quarter(shift=steps), end
    return (Unit(unit, steps), end) if unit in ("week", "month", "year", "decade") else None


def bare_unit_at(c: Cursor, i: int) -> Found:
    """Return "the year", "the whole month" inside a longer wording: the present one."""
    j = i + c.isa(i, "the")
    if j == i:
        return None
    j += c.isa(j, "whole")
    unit = c.lexicon.units.get(c.w[j])
    if unit in ("week", "month", "year", "decade", "century", "quarter") and not c.w[j].endswith("s"):
        return (Quarter(shift=0) if unit == "quarter" else Unit(unit, 0)), j + 1
    return None


def shifted_at(c: Cursor, i: int) -> Found:
    """Return "last week", "this past spring", "next Monday", "the past two years"."""
    j = i + c.isa(i, "the")
    if c.isa(j, "anaphor"):
        return _same(c, j)
    if c.isa(j, "this") and c.isa(j + 1, "time"):
        return _this_time(c, j + 2)
    shift = c.shifts.get(c.w[j])
    if shift is None:
        return None
    word, j = c.w[j], j + 1
    if c.lexicon.isa(word, "this") and c.isa(j, "this_shift"):
        shift, word, j = c.shifts[c.w[j]], c.w[j], j + 1
    amount = number_at(c, j)
    if amount and shift and not c.isa(j, "a"):
        unit = c.lexicon.units.get(c.w[amount[2]])
        if unit and amount[1] > 1:
            return Lasting(amount[0], amount[1], unit, shift), amount[2] + 1
    anaphoric = c.lexicon.isa(word, "anaphoric") or (c.lexicon.isa(word, "next") and c.isa(i, "the"))
    daypart = c.lexicon.dayparts.get(c.w[j])
    if daypart and anaphoric:
        return Timed(Unit("day", shift, anaphoric=True), daypart), j + 1  # "the next morning"
    return _shifted_unit(c, j, word, shift, anaphoric=anaphoric) or _shifted_name(
        c, j, shift, anaphoric=anaphoric
    )


def _this_time(c: Cursor, k: int) -> Found:
    """Return "this time last year": about the same day of it."""
    found = shifted_at(c, k)
    if found is None or not isinstance(found[0], Unit) or found[0].unit not in ("week", "month", "year"):
        return None
    steps = found[0].shift
    return (About(Ago(steps, steps, found[0].unit, to_the_day=True)), found[1]) if steps else None


def _same(c: Cursor, j: int) -> Found:
    """Return "that year", "the same day", "that night": what the date named before lies in."""
    k = j + 1
    k += c.isa(j, "that") and c.isa(k, "same")
    unit = c.lexicon.units.get(c.w[k])
    if unit in ("day", "week", "month", "year") and not c.w[k].endswith("s"):
        return Unit(unit, 0, anaphoric=True), k + 1
    if unit == "quarter" or c.isa(k, "period"):  # "the same quarter last year"
        year = shifted_at(c, k + 1) or amount_at(c, k + 1)
        back = year and isinstance(year[0], Unit | Ago) and year[0].unit == "year"
        return (Quarter(years_back=1), year[1]) if year and back else None
    daypart = c.lexicon.dayparts.get(c.w[k])
    if daypart and not c.w[k].endswith("s"):
        return Timed(Unit("day", 0, anaphoric=True), daypart), k + 1
    return None


def _shifted_unit(c: Cursor, j: int, word: str, shift: int, *, anaphoric: bool) -> Found:
    """Return "last week", "the following month", "this fiscal year"."""
    fiscal = c.isa(j, "fiscal_year")
    unit = c.lexicon.units.get(c.w[j + fiscal])
    if unit is None or unit in ("minute", "hour") or c.w[j + fiscal].endswith("s"):
        return None
    k = j + 1 + fiscal
    if unit == "quarter":
        return Quarter(shift=shift), k
    if unit == "day" and not c.lexicon.isa(word, "beside"):
        return None
    if c.lexicon.isa(word, "past_shift") and unit != "day":
        return Lasting(1, 1, unit, -1), k  # "the past year" ends today; "last year" ended with December
    anaphoric = anaphoric or unit == "day"
    daypart = c.lexicon.dayparts.get(c.w[k]) if unit == "day" else None
    node: Wording = Unit(unit, shift, anaphoric, fiscal and not c.isa(j, "calendar"))
    return (Timed(node, daypart), k + 1) if daypart else (node, k)


def _shifted_name(c: Cursor, j: int, shift: int, *, anaphoric: bool) -> Found:
    """Return "last Monday", "next spring", "this September", "last weekend", "last Christmas"."""
    weekday = c.weekdays.get(c.w[j])
    if weekday:
        return DayName(weekday, shift, anaphoric), j + 1
    season = c.lexicon.seasons.get(c.w[j])
    if season:
        return Season(season, shift=shift), j + 1
    month = month_at(c, j)
    if month and year_number(c.w[month[1]]) is None:
        day = day_number(c.w[month[1]])
        sure = day is None or (is_date(month[0], day) and not goes_on(c, month[1]))
        return (MonthName(month[0], shift, day), month[1] + (day is not None)) if sure else None
    if c.isa(j, "weekend"):
        return Weekend(shift), j + 1
    feast = feast_at(c, j)
    if feast and isinstance(feast[0], Feast):
        return Feast(feast[0].rule, shift), feast[1]
    return None


def amount_at(c: Cursor, i: int) -> Found:
    """Return "three years ago", "two days earlier", "a week after 15 January", "in two weeks' time"."""
    j = i
    bound = c.phrase(j, "bound")
    hedged, j = bound is not None, bound[1] if bound else j
    if not hedged and c.isa(j, "hedge"):
        hedged, j = not c.isa(j, "only"), j + 1
    later = c.isa(j, "ahead")
    j += later
    amount = number_at(c, j)
    if not amount:
        return None
    least, most, j = amount
    j += c.w[j] == "-"
    unit = c.lexicon.units.get(c.w[j])
    if not unit:
        return _weekdays_ago(c, j, amount)
    j += 1
    more = c.phrase(j, "half_more")
    if more:
        least, most, j = least + 0.5, most + 0.5, more[1]
    rest, j = _smaller(c, j, unit) if least == most else ((), j)
    word = c.w[j]
    if later:
        possessive = (word == "'") * (1 + c.isa(j + 1, "genitive"))
        if c.isa(j + possessive, "time"):
            return Ago(least, most, unit, hedged=hedged, rest=rest), j + possessive + 1
        if unit in ("minute", "hour") or c.lexicon.isa(word, "moving"):
            return None
        if c.isa(i, "within"):
            return (Lasting(most, most, unit, 1, ahead=True), j) if not rest else None
        return Ago(least, most, unit, hedged=hedged, rest=rest, ahead=True), j
    if c.lexicon.isa(word, "ago"):
        back = tuple((-amount, smaller) for amount, smaller in rest)
        exact = c.phrase(j + 1, "to_the_day")
        node = Ago(-most, -least, unit, hedged=hedged, to_the_day=exact is not None, rest=back)
        return node, exact[1] if exact else j + 1
    if rest:
        return None
    if c.lexicon.isa(word, "earlier"):
        return _moved(c, j, -most, -least, unit, hedged=hedged)
    if c.lexicon.isa(word, "afterwards"):
        return _moved(c, j, least, most, unit, hedged=hedged)
    if c.lexicon.isa(word, "from") and c.isa(j + 1, "now"):
        return Ago(least, most, unit, hedged=hedged), j + 2
    inner = c.dated(j + 1) if c.lexicon.isa(word, "from") and least == most else None
    if inner and isinstance(inner[0], Unit | DayName | Stated) and _countable(inner[0], unit):
        bare = isinstance(inner[0], DayName) and inner[0].shift is None
        return Moved(inner[0], least, unit, ahead=bare), inner[1]  # "two weeks from Friday"
    return None


def _weekdays_ago(c: Cursor, j: int, amount: tuple[float, float, int]) -> Found:
    """Return "two Saturdays ago": the last one is the first of them."""
    weekday = c.weekdays.get(c.w[j].removesuffix("s"))
    exact = amount[0] == amount[1] and amount[0] % 1 == 0
    if weekday is None or not exact or not c.isa(j + 1, "ago"):
        return None
    return Moved(DayName(weekday), 1 - amount[0], "week"), j + 2


def _smaller(c: Cursor, j: int, unit: str) -> tuple[tuple[tuple[float, str], ...], int]:
    """Return the smaller units that go on with an amount: "two weeks and three days"."""
    rest: tuple[tuple[float, str], ...] = ()
    while c.isa(j, "and_comma") and len(rest) < len(_SIZES):
        amount = number_at(c, j + 1 + (c.w[j] == "," and c.isa(j + 1, "and")))
        smaller = c.lexicon.units.get(c.w[amount[2]]) if amount else None
        known = smaller in _SIZES and unit in _SIZES
        if not amount or not smaller or not known or _SIZES.index(smaller) >= _SIZES.index(unit):
            break
        rest, unit, j = (*rest, (amount[0], smaller)), smaller, amount[2] + 1
    return rest, j


def _moved(c: Cursor, j: int, least: float, most: float, unit: str, *, hedged: bool) -> Found:
    """Return what stands after "two days before": a date to count from, another event, or nothing."""
    word = c.w[j]
    j += 1
    to = c.lexicon.isa(word, "prior") and c.isa(j, "to")
    if to or c.lexicon.isa(word, "moving_on"):
        k = j + to
        k += c.isa(k, "the")
        inner = c.dated(k)
        if inner and least == most and _countable(inner[0], unit):
            return Moved(inner[0], least, unit), inner[1]
        if to or c.lexicon.isa(word, "following") or _clause_follows(c, j):
            return Ago(least, most, unit, anaphoric=True, hedged=hedged, subordinate=True), j + to
    return Ago(least, most, unit, anaphoric=True, hedged=hedged), j


def _clause_follows(c: Cursor, j: int) -> bool:
    """Whether a noun phrase or clause names another event: "two days after a series of"."""
    return c.w[j][:1].isalpha() and not c.isa(j, "stop")


def feast_at(c: Cursor, i: int) -> Found:
    """Return "Christmas Day", "Easter Monday 2024"."""
    for words, rule in c.feasts.get(c.w[i], ()):
        if tuple(c.w[i : i + len(words)]) == words:
            j = i + len(words)
            year, short, k = year_after(c, j)
            node = Feast(rule)
            return (InYear(node, Stated(year)), k) if year and not short else (node, j)
    return None


def _countable(node: Wording, unit: str) -> bool:
    """Whether units can be counted from the wording: days from a day, years also from a year."""
    match node:
        case Stated(day=day):
            return (
                day is not None
                or unit in ("year", "decade", "century")
                or (unit == "month" and node.month is not None)
            )
        case Feast() | DayName() | InYear() | Timed() | Unit(unit="day"):
            return True
    return False
