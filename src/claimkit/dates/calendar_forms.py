"""Absolute dates: numeric, with a month, with a weekday, and times of day."""

from __future__ import annotations

import contextlib
import datetime
from typing import Final

import attrs

from claimkit.dates.cursor import Cursor, Found
from claimkit.dates.relative_forms import bare_unit_at, shifted_at
from claimkit.dates.wordings import Between, DayName, Either, Nth, Stated, Timed, Unit, Wording
from claimkit.dates.words import (
    SUFFIXES,
    day_number,
    goes_on,
    is_date,
    month_at,
    part_of_number,
    year_after,
    year_number,
)

_JOINED: Final = frozenset("-/.,:$€£#@+=")  # before digits: they are the rest of something longer


def numeric_at(c: Cursor, i: int) -> Found:
    """ISO dates, and numbers with the same mark between them."""
    first = c.w[i]
    if not first[:1].isdigit() or (c.t.glued(i) and c.w[i - 1] in _JOINED):
        return None
    mark = c.w[i + 1]
    if mark not in ("-", "/", ".") or not (c.t.glued(i + 1) and c.t.glued(i + 2)):
        return None
    year = year_number(first)
    second = c.w[i + 2]
    if year and mark == "-" and second[:1] == "w" and second[1:].isdigit() and len(second) == 3:
        return _iso_week(c, i, year, int(second[1:]))
    middle = c.months.get(second) or (
        int(second) if second.isdigit() and second.isascii() and len(second) <= 2 else 0
    )
    if not middle:
        whole = year_number(second) if mark == "/" and first.isdigit() and len(first) <= 2 else None
        month = whole and is_date(int(first), 1) and not (c.t.glued(i + 3) and c.w[i + 3] == mark)
        return (Stated(whole, int(first)), i + 3) if month else None  # "11/1989"
    third = c.w[i + 4] if c.w[i + 3] == mark and c.t.glued(i + 3) and c.t.glued(i + 4) else ""
    if year and not third:
        return _year_and(c, i, year, middle, second)
    third, stamp, hour = third.partition("t")
    node = _triple(c, first, middle, third, mark, named=not second[0].isdigit())
    if node is None:
        return None
    j = i + 5
    if stamp:
        clock = _clock_at(c, c.t.ends[i + 4] - len(hour), i + 4)
        return (Timed(node, clock[0], clock[1]), clock[2]) if clock else None
    longer = c.w[j] in ("-", "/", ":") and c.t.glued(j) and c.t.glued(j + 1) and c.w[j + 1][:1].isdigit()
    return None if longer else (node, j)


def _year_and(c: Cursor, i: int, year: int, second: int, word: str) -> Found:
    """Return "2024-01", "2014-16"; "2011-12" is either."""
    j = i + 3
    if c.w[i + 1] == "." or len(word) != 2 or (c.t.glued(j) and c.w[j] in ("-", "/")):
        return None
    month = Stated(year, second) if 1 <= second <= 12 else None
    span = Between(Stated(year), Stated(year - year % 100 + second)) if second > year % 100 else None
    if month and span:
        return (Either((month, span)), j) if _hyphen(c, i + 1) and second == year % 100 + 1 else (span, j)
    return (found, j) if (found := month or span) else None


def _hyphen(c: Cursor, i: int) -> bool:
    return c.t.ends[i] - c.t.starts[i] == 1


def _iso_week(c: Cursor, i: int, year: int, week: int) -> Found:
    if not 1 <= week <= 53:
        return None
    day, j = 1, i + 3
    if c.w[j] == "-" and c.t.glued(j) and c.t.glued(j + 1) and c.w[j + 1] in tuple("1234567"):
        return Nth(int(c.w[j + 1]), "day", Nth(week, "week", Stated(year))), j + 2
    return Nth(week * day, "week", Stated(year)), j


def _triple(c: Cursor, first: str, middle: int, third: str, mark: str, *, named: bool) -> Wording | None:
    if not (third.isdigit() and third.isascii() and first.isdigit() and first.isascii()):
        return None
    year = year_number(first)
    if year:
        return Stated(year, middle, int(third)) if len(third) <= 2 and is_date(middle, int(third)) else None
    if len(first) > 2 or len(third) not in (2, 4) or (len(third) == 4 and not year_number(third)):
        return None
    if len(third) == 2 and mark == ".":
        return None  # "1.2.10" numbers a section or a version as often as a day
    short, year, day = len(third) == 2, int(third), int(first)
    readings = []
    if named or c.day_first is not False or mark == ".":
        readings += [Stated(year, middle, day, short=short)] if is_date(middle, day) else []
    if not named and c.day_first is not True and mark != ".":
        readings += [Stated(year, day, middle, short=short)] if is_date(day, middle) else []
    if not readings and c.day_first is not None and mark != "." and not named:
        readings = [
            Stated(year, m, d, short=short) for m, d in ((middle, day), (day, middle)) if is_date(m, d)
        ]
    if len(readings) == 2 and readings[0] != readings[1]:
        return Either(tuple(readings))
    return readings[0] if readings else None


def clock_at(c: Cursor, i: int) -> tuple[str, str, int] | None:
    """Return a time of day, its zone, and the next token: "5:30 AM EST", "9 p.m.", "05:30", "noon"."""
    word = c.w[i]
    if c.lexicon.isa(word, "noon"):
        return ("00:00" if c.lexicon.isa(word, "midnight") else "12:00"), "", i + 1
    if word == "12" and c.isa(i + 1, "twelve"):
        return ("00:00" if c.isa(i + 1, "midnight") else "12:00"), "", i + 2
    if not word[:1].isdigit() or (c.t.glued(i) and c.w[i - 1] in _JOINED):
        return None
    return _clock_at(c, c.t.starts[i], i)


def _clock_at(c: Cursor, start: int, i: int) -> tuple[str, str, int] | None:
    found = c.lexicon.clocks.read(c.t.text, start)
    return (found[0], found[1], c.t.after(i, found[2])) if found else None


def day_list_at(c: Cursor, i: int, joint: str) -> Found:
    """Return "15 to 17 January 2024" and "15-17 January": two days of one month."""
    j = i + c.isa(i, "the")
    first = day_number(c.w[j])
    if first is None or part_of_number(c, j):
        return None
    k = j + 1
    for _ in range(6):  # "14, 15 and 16 May"
        listed = c.w[k] == "," and not c.t.glued(k + 1) and day_number(c.w[k + 1])
        if not (listed and (c.w[k + 2] == "," or c.isa(k + 2, joint))):
            break
        k += 2
    if not c.isa(k, joint):
        return None
    k += 1
    k += c.isa(k, "the")
    last = day_number(c.w[k])
    if last is None or last <= first:
        return None
    k += 1
    k += c.isa(k, "of")
    month = month_at(c, k)
    if not month or not is_date(month[0], last):
        return None
    year, short, k = year_after(c, month[1])
    return Between(Stated(year, month[0], first, short=short), Stated(year, month[0], last, short=short)), k


def day_month_at(c: Cursor, i: int) -> Found:
    """Return "15 January", "the 15th of January, 2024", "15-17 January"."""
    listed = day_list_at(c, i, "list_joint")
    if listed:
        return listed
    j = i + c.isa(i, "the")
    day = day_number(c.w[j])
    if day is None:
        spoken = _ordinal_day(c, j)
        if spoken is None:
            return None
        day, j = spoken[0], spoken[1] - 1
    if c.w[j].isdigit() and part_of_number(c, j):
        return None
    ends = not c.w[j + 1][:1].isalnum() or c.isa(j + 1, "stop")
    if (
        j > i
        and c.w[j][-2:] in SUFFIXES
        and (c.isa(i - 1, "before_ordinal") or not c.w[i - 1])
        and ends
        and not c.isa(j + 1, "of_joint")
    ):
        return Stated(day=day), j + 1  # "on the 15th"
    k = j + 1
    k += c.w[k] == "." and c.t.glued(k) and c.w[j].isdigit() and c.w[k + 1] in c.months  # "16. Nov. 2016"
    k += c.isa(k, "of") or (c.isa(k, "day") and c.isa(k + 1, "of")) * 2
    month = month_at(c, k)
    if not month and c.isa(k - 1, "of"):
        inner = shifted_at(c, k) or bare_unit_at(c, k)  # "the 20th of next month", "the first of the year"
        if inner and isinstance(inner[0], Unit) and (inner[0].unit == "month" or day == 1):
            return Nth(day, "day", inner[0]), inner[1]
    if not month or not is_date(month[0], day):
        return None
    year, short, k = year_after(c, month[1])
    return Stated(year, month[0], day, short=short), k


def _ordinal_day(c: Cursor, i: int) -> tuple[int, int] | None:
    """Return the day for "fifteenth"; only before "of" a month, since "second March" counts marches."""
    found = _ordinal_words(c, i)
    return found if found and c.isa(found[1], "of") else None


def _ordinal_words(c: Cursor, i: int) -> tuple[int, int] | None:
    """Return a day in words and the token after it: "fifteenth", "twenty-third", "thirty first"."""
    number, j = c.lexicon.ordinals.get(c.w[i], 0), i + 1
    tens = c.lexicon.numbers.get(c.w[i], 0)
    if tens in (20, 30):
        k = j + (c.w[j] == "-")
        ones = c.lexicon.ordinals.get(c.w[k], 0)
        number, j = (tens + ones, k + 1) if 0 < ones < 10 else (0, j)
    return (number, j) if 1 <= number <= 31 else None


def month_first_at(c: Cursor, i: int) -> Found:
    """Return "January 15, 2024", "January 15-17", "January 2024", "January"."""
    month = month_at(c, i)
    if not month:
        return None
    number, j = month
    k = j + (c.isa(j, "the") or (c.w[j] == "-" and c.t.glued(j)))
    day = day_number(c.w[k])
    spoken = _ordinal_words(c, k) if day is None else None
    if spoken and is_date(number, spoken[0]):
        year, short, m = year_after(c, spoken[1])  # "June thirtieth, 2019", "June the ninth"
        return Stated(year, number, spoken[0], short=short), m
    if day is not None and is_date(number, day) and not _is_clock(c, k) and not goes_on(c, k):
        k += 1
        if c.isa(k, "day_joint"):
            last = day_number(c.w[k + 1])
            after = c.months.get(c.w[k + 2])
            if (
                last
                and last > day
                and is_date(number, last)
                and not after
                and not _is_clock(c, k + 1)
                and not goes_on(c, k + 1)
                and (
                    c.w[k] in ("-", "/")
                    or year_number(c.w[k + 3])
                    or not c.w[k + 2].isalpha()
                    or c.isa(k + 2, "stop")
                )
            ):
                year, short, m = year_after(c, k + 2)
                return Between(
                    Stated(year, number, day, short=short), Stated(year, number, last, short=short)
                ), m
        year, short, m = year_after(c, k)
        return Stated(year, number, day, short=short), m
    year, short, m = year_after(c, j)
    return Stated(year, number, short=short), m


def _is_clock(c: Cursor, k: int) -> bool:
    return clock_at(c, k) is not None or (c.w[k + 1] == ":" and c.t.glued(k + 1))


def weekday_first_at(c: Cursor, i: int) -> Found:
    """Return "Saturday", "Sunday 31 January", "Sat., Jan. 15, 2024"."""
    weekday = c.weekdays.get(c.w[i])
    if weekday is None:
        return None
    j = i + 1
    if c.w[j] == "." and c.t.glued(j) and len(c.w[i]) <= 5:
        j += 1
    bracket = c.w[j] == "("  # "Thursday (Sept. 4)"
    k = j + (bracket or c.w[j] == ",")
    k += c.isa(k, "the")
    for form in (numeric_at, day_month_at, month_first_at):
        found = form(c, k)
        if found and isinstance(found[0], Either) and (agreed := _agreeing(found[0], weekday)):
            return agreed, found[1]
        if found and isinstance(found[0], Stated) and found[0].day and (not bracket or c.w[found[1]] == ")"):
            return attrs.evolve(found[0], weekday=weekday), found[1] + bracket
    if c.w[k][-2:] in SUFFIXES and day_number(c.w[k]):
        return Stated(day=day_number(c.w[k]), weekday=weekday), k + 1  # "Friday the 13th"
    return DayName(weekday), j


def _agreeing(node: Either, weekday: int) -> Stated | None:
    """Return the one reading that falls on the weekday: "Wednesday 04/05/2022"."""
    found = []
    for reading in node.readings:
        match reading:
            case Stated(year=int(year), month=int(month), day=int(day), short=False):
                with contextlib.suppress(ValueError):  # 29 February of a common year
                    if datetime.date(year, month, day).isoweekday() == weekday:
                        found.append(attrs.evolve(reading, weekday=weekday))
    return found[0] if len(found) == 1 else None
