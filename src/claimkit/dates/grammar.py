"""The whole grammar: a recursive descent that returns the longest date at a token, or None."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs

from claimkit.dates.calendar_forms import (
    clock_at,
    day_list_at,
    day_month_at,
    month_first_at,
    numeric_at,
    weekday_first_at,
)
from claimkit.dates.cursor import Cursor, Found
from claimkit.dates.lexer import Tokens
from claimkit.dates.period_forms import (
    about_at,
    ended_at,
    era_at,
    half_at,
    half_number,
    is_day,
    nth_at,
    part_at,
    possessive_at,
    quarter_at,
    season_at,
    spoken_year_at,
    weekend_at,
    year_at,
    yearless,
)
from claimkit.dates.relative_forms import amount_at, bare_unit_at, deictic_at, feast_at, shifted_at
from claimkit.dates.wordings import (
    About,
    Ago,
    Between,
    DayName,
    Era,
    Half,
    InYear,
    Moved,
    Nth,
    Part,
    Quarter,
    Season,
    Stated,
    Timed,
    Unit,
    Wording,
)
from claimkit.dates.words import is_counted, year_number

_DEEPEST: Final = 4  # wordings inside wordings: "the first week of the second half of last year" has three
_FORMS: Final[dict[str, Callable[[Cursor, int], Found]]] = {  # by the name that the vocabulary gives them
    "numeric": numeric_at,
    "day_month": day_month_at,
    "month_first": month_first_at,
    "weekday_first": weekday_first_at,
    "deictic": deictic_at,
    "shifted": shifted_at,
    "amount": amount_at,
    "feast": feast_at,
    "season": season_at,
    "quarter": quarter_at,
    "half": half_at,
    "nth": nth_at,
    "part": part_at,
    "era": era_at,
    "year": year_at,
    "about": about_at,
    "spoken_year": spoken_year_at,
    "weekend": weekend_at,
    "ended": ended_at,
    "possessive": possessive_at,
}


def date_at(c: Cursor, i: int) -> Found:
    """Return the longest date that begins at token i."""
    word, classes = c.w[i], c.lexicon.classes
    if word in classes["the"]:
        word = c.w[i + 1]
    if word not in c.openers and not word[:1].isdigit():
        return None
    if word in classes["overnight"] and c.isa(i + 1, "night_into"):
        return _night_into(c, i + 2)
    if word in classes["opening"]:
        return _between(c, i)
    timed = word in c.lexicon.dayparts or word in classes["edge"] or word in classes["hedge"]
    if timed or word[0].isdigit():
        return _clock_first(c, i) or (_series(c, i) if c.begins(word) else None)
    return _series(c, i) if c.begins(word) else None


def _series(c: Cursor, i: int) -> Found:
    """One date, or a range written as two: "15 January - 3 February", "2014 to 2016"."""
    found = _timed(c, i)
    if not found:
        return None
    node, j = found
    if c.isa(j, "and_or") and yearless(node):
        right = c.dated(j + 1)
        year = _year_of(right[0]) if right else None
        if right and year and same_kind(_bare(node), _bare(right[0])):
            return InYear(node, Stated(year)), j  # "late August and early September 2014"
    if c.isa(j, "night_into") and isinstance(node, Timed) and node.clock == "night":
        return _night_into(c, j + 1, node.inner) or found
    if c.isa(j, "range_joint") and _ends_range(node):
        right = _timed(c, j + 1)
        if right and _ends_range(right[0]) and same_kind(node, right[0]):
            return ranged(node, right[0]), right[1]
    return found


def _night_into(c: Cursor, i: int, before: Wording | None = None) -> Found:
    """Return both days of "overnight into Sunday", "Saturday night into Sunday morning"."""
    last = _timed(c, i)
    if last is None or not is_day(last[0]):
        return None
    day = last[0].inner if isinstance(last[0], Timed) else last[0]
    return Between(before or Moved(day, -1, "day"), day), last[1]


def _between(c: Cursor, i: int) -> Found:
    """Return "from A to B" and "between A and B"; A may be a bare day of B's month."""
    joint = "range_joint" if c.isa(i, "from") else "between_joint"
    left = _clock_first(c, i + 1) or _timed(c, i + 1)
    if left and c.isa(left[1], joint):
        right = _clock_first(c, left[1] + 1) or _timed(c, left[1] + 1)
        if right:
            return ranged(left[0], right[0]), right[1]
    return day_list_at(c, i + 1, joint)


def _clock_first(c: Cursor, i: int) -> Found:
    """Return "5:30 AM EST, January 16, 2024", "around 9 p.m. on Saturday", "the evening of 15 January"."""
    clock = clock_at(c, i + c.isa(i, "hedge"))
    if clock:
        value, zone, j = clock
        j += c.w[j] in (",", "-")
        names = c.w[j] in c.weekdays or c.w[j] in c.months  # they have a capital anywhere: "8 p.m. Friday"
        if c.w[j - 1] == "." and not names and c.t.text[c.t.starts[j] : c.t.ends[j]].istitle():
            return None  # "at 5 p.m. On Aug. 30,": the next sentence
        j += c.isa(j, "before_day")
        inner = c.dated(j)
        return (Timed(inner[0], value, zone), inner[1]) if inner and is_day(inner[0]) else None
    j = i + c.isa(i, "the")
    part = c.lexicon.parts.get(c.w[j])
    j += part is not None
    j += part is not None and c.w[j] == "-"
    if part and c.isa(j, "hours") and c.isa(j + 1, "of"):
        inner = c.dated(j + 2)
        if inner and is_day(inner[0]):
            return Timed(inner[0], part), inner[1]
    daypart = c.lexicon.dayparts.get(c.w[j])
    if daypart:
        inner = c.dated(j + 1 + c.isa(j + 1, "before_day"))
        if inner and is_day(inner[0]):
            return Timed(inner[0], daypart), inner[1]
    return None


def _timed(c: Cursor, i: int) -> Found:
    """Return a date with a time of day after it: "Saturday evening", "January 16 at 5:30 AM"."""
    found = c.dated(i)
    if not found or not is_day(found[0]) or isinstance(found[0], Timed):
        return found
    node, j = found
    daypart = c.lexicon.dayparts.get(c.w[j])
    if daypart:
        return Timed(node, daypart), j + 1
    k = j + (c.w[j] == ",")
    k += c.isa(k, "before_clock")
    clock = clock_at(c, k)
    if not clock:
        return found
    year = year_number(c.w[clock[2]])
    if year and isinstance(node, Stated) and node.year is None and not is_counted(c, clock[2]):
        node = attrs.evolve(node, year=year)  # "Dec 30 12:00:00 2021"
        return Timed(node, clock[0], clock[1]), clock[2] + 1
    return Timed(node, clock[0], clock[1]), clock[2]


def dated_at(c: Cursor, i: int) -> Found:
    """Return one date, with the year that follows it in words of its own ("March last year")."""
    if c.depth >= _DEEPEST:
        return None
    c.depth += 1
    best: Found = None
    word = c.w[i]
    for name in c.begins(c.w[i + 1] if c.lexicon.isa(word, "the") else word):
        found: Found = _FORMS[name](c, i)
        if found and (best is None or found[1] > best[1]):
            best = found
    if best:
        best = _in_year(c, *best) or _in_week(c, *best) or _doubted(c, *best) or best
    c.depth -= 1
    return best


def _in_year(c: Cursor, node: Wording, j: int) -> Found:
    """Return "March last year", "the third quarter of next year"."""
    if not yearless(node):
        return None
    year = _year_wording(c, j + c.isa(j, "before_year_wording"))
    return (InYear(node, year[0]), year[1]) if year else None


def _doubted(c: Cursor, node: Wording, j: int) -> Found:
    """Return "the mill, 1860?": a question mark on a figure that stands in no sentence of its own."""
    bare = isinstance(node, Stated) and c.w[j] == "?" and c.t.glued(j)
    return (About(node, "?"), j) if bare and c.w[j - 2] in (",", "(", "[", "") else None


def _in_week(c: Cursor, node: Wording, j: int) -> Found:
    """Return "Saturday of last week", "Monday this week", "last week Thursday"."""
    if isinstance(node, DayName) and node.shift is None:
        week = shifted_at(c, j + c.isa(j, "of_week"))
        if week and isinstance(week[0], Unit) and week[0].unit == "week":
            return Nth(1, node.weekday, week[0]), week[1]
    if isinstance(node, Unit | Ago) and node.unit == "week":
        k = j + c.isa(j, "on")
        weekday = c.weekdays.get(c.w[k])
        if weekday and k == j and isinstance(node, Ago) and node.least == node.most:
            return Moved(DayName(weekday), node.least, "week"), k + 1  # "a week ago Friday"
        if weekday:
            return Nth(1, weekday, node), k + 1
    return None


def _year_wording(c: Cursor, i: int) -> Found:
    for form in (shifted_at, amount_at):
        found = form(c, i)
        if found and isinstance(found[0], Unit | Ago) and found[0].unit == "year":
            return found
    return None


def _ends_range(node: Wording) -> bool:
    return isinstance(node, Stated | DayName | Timed | Season | Quarter | InYear | Era)


def same_kind(left: Wording, right: Wording) -> bool:
    """Whether the two are as fine as each other: "15 January - 3 February", not "2014 - Saturday"."""
    if isinstance(left, Timed) or isinstance(right, Timed):
        return isinstance(left, Timed) and isinstance(right, Timed)
    if isinstance(left, Stated) and isinstance(right, Stated):
        return (left.day is None) == (right.day is None) and (left.month is None) == (right.month is None)
    return type(left) is type(right)


def _bare(node: Wording) -> Wording:
    return node.inner if isinstance(node, Part) else node


def _year_of(node: Wording) -> int | None:
    match node:
        case Stated(year=year, month=int(), short=False) | Season(year=year) | Quarter(year=year):
            return year
        case Part(inner=inner):
            return _year_of(inner)
    return None


def ranged(left: Wording, right: Wording) -> Between:
    """Return a range; the left end takes the year that only the right one names."""
    match left, right:
        case Stated(year=None, month=int(month), day=day, weekday=weekday), Stated(
            year=int(year), month=int(last), short=short
        ):
            left = Stated(year - (month > last and not short), month, day, weekday, short=short)
        case Season(season=season, year=None, shift=None), Season(season=last, year=int(year)):
            left = Season(season, year - (season > last))
        case Quarter(number=int(number), year=None), Quarter(year=int(year)):
            left = Quarter(number, year)
    return Between(left, right)


def cursor_over(tokens: Tokens, *, day_first: bool | None = None, holidays: str | None = None) -> Cursor:
    """Return a cursor that reads with the whole grammar."""
    return Cursor(tokens, dated_at, day_first=day_first, holidays=holidays)


def alone_at(c: Cursor, i: int) -> Found:
    """Return a wording that is a date by itself alone: "the first half", "the day", "the year"."""
    j = i + c.isa(i, "the")
    half = half_number(c, j)
    if half:
        return Half(half[0], Unit("year", 0)), half[1]
    return (Unit("day", 0), j + 1) if c.isa(j, "day") and j > i else bare_unit_at(c, i)
