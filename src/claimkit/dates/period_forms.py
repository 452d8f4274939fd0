"""Units and parts of the year: seasons, quarters, decades, "the end of March", "the first week of May"."""

from __future__ import annotations

import re

from claimkit.dates.cursor import Cursor, Found
from claimkit.dates.relative_forms import amount_at, bare_unit_at, shifted_at
from claimkit.dates.wordings import (
    About,
    Ago,
    Between,
    DayName,
    Either,
    Ended,
    Era,
    Feast,
    Half,
    InYear,
    Lasting,
    MonthName,
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
from claimkit.dates.words import (
    SUFFIXES,
    below_hundred,
    day_number,
    goes_on,
    is_counted,
    is_date,
    month_at,
    number_at,
    year_after,
    year_number,
)


def season_at(c: Cursor, i: int) -> Found:
    """Return "spring", "the summer of 2023"."""
    j = i + c.isa(i, "the")
    season = c.lexicon.seasons.get(c.w[j])
    if season is None:
        return None
    year, short, k = year_after(c, j + 1)
    if c.w[k] in ("-", "/") and c.t.glued(k) and c.w[k + 1].isdigit():  # "winter 2023-24" spans two years
        spans = season == 4 and year is not None and c.w[k + 1][-2:] == f"{(year + 1) % 100:02d}"
        return (Season(season, year), k + 2) if spans else None
    return (InYear(Season(season), Stated(year, short=True)), k) if short else (Season(season, year), k)


def quarter_at(c: Cursor, i: int) -> Found:
    """Return "third quarter", "Q3 2023", "the year-ago quarter", "the 1988 quarter"."""
    named = c.lexicon.quarters.get(c.w[i])
    if named:
        year, short, j = year_after(c, i + 1)
        return (Quarter(named, year), j) if not short else (Quarter(named), i + 1)
    j = i + c.isa(i, "the")
    fiscal = c.isa(j, "fiscal")
    j += fiscal
    if c.isa(j, "year"):
        return _compared(c, j)
    if year_number(c.w[j]) and c.isa(j + 1, "reported"):
        return Quarter(None, year_number(c.w[j])), j + 2
    if c.isa(i, "a") and c.w[i + 1].isalpha() and c.w[i + 2] in c.lexicon.ordinals:
        j = i + 2  # "a flat second quarter"
    number = c.lexicon.ordinals.get(c.w[j]) or (day_number(c.w[j]) if c.w[j].endswith(SUFFIXES) else None)
    if number in (1, 2, 3, 4, -1):
        k = j + 1
        k += c.w[k] == "-"
        k += c.isa(k, "fiscal")
        if c.isa(k, "quarter"):
            year, short, k = year_after(c, k + 1)
            if number == -1:
                return (Quarter(4, year), k) if year and not short else None  # "the last quarter of 2020"
            return Quarter(number, None if short else year, fiscal=fiscal), k
    latest = c.isa(j, "latest")
    if (c.isa(j + latest, "quarter") and (latest or c.isa(i, "the"))) or (latest and c.isa(j + 1, "period")):
        after = amount_at(c, j + latest + 1)
        if after and isinstance(after[0], Ago) and after[0].unit == "year" and after[0].most <= -1:
            return Quarter(years_back=int(-after[0].most)), after[1]
        return Quarter(), j + latest + 1
    return None


def _compared(c: Cursor, j: int) -> Found:
    """Return "year-ago quarter", "year-earlier": what a report compares its own quarter with."""
    if c.w[j + 1] != "-" or not c.isa(j + 2, "compared"):
        return None
    k = j + 3
    if c.w[k] in c.lexicon.units and not c.isa(k, "quarter"):
        return None
    return Quarter(years_back=1), k + c.isa(k, "reported")


def half_at(c: Cursor, i: int) -> Found:
    """Return "the first half of 2023", "the second half of March"."""
    half = half_number(c, i + c.isa(i, "the"))
    if half is None or not c.isa(half[1], "inside"):
        return None
    inner = c.dated(half[1] + 1) or bare_unit_at(c, half[1] + 1)
    return (Half(half[0], inner[0]), inner[1]) if inner and parted(inner[0]) else None


def half_number(c: Cursor, j: int) -> tuple[int, int] | None:
    """Return which half "first half" and "latter half" name, and the token after it."""
    number = 2 if c.isa(j, "latter") else c.lexicon.ordinals.get(c.w[j])
    k = j + 1
    k += c.w[k] == "-"
    return (number, k + 1) if number in (1, 2) and c.isa(k, "half") else None


def nth_at(c: Cursor, i: int) -> Found:
    """Return "the first week of March", "the third Thursday in November", "the last day of 2020"."""
    j = i + c.isa(i, "the")
    number = c.lexicon.ordinals.get(c.w[j])
    if number is None and c.w[j][-2:] in SUFFIXES:
        number = day_number(c.w[j])
    if number is None:
        return None
    unit: str | int | None = c.weekdays.get(c.w[j + 1])
    count, k = 1, j + 2
    if unit is None and c.isa(j + 1, "counted_unit"):
        unit = c.w[j + 1]
    amount = number_at(c, j + 1) if unit is None and number in (1, -1) else None
    if amount and amount[0] == amount[1] and amount[0] % 1 == 0:  # "the first nine months of 1989"
        count, k = int(amount[0]), amount[2] + 1
        unit = c.lexicon.units.get(c.w[k - 1])
        unit = unit if unit in ("day", "week", "month") else None
    if unit is None or not c.isa(k, "inside"):
        return None
    inner = c.dated(k + 1) or bare_unit_at(c, k + 1)
    return (Nth(number, unit, inner[0], count), inner[1]) if inner and holds_days(inner[0]) else None


def part_at(c: Cursor, i: int) -> Found:
    """Return "early March", "mid-1990s", "the end of last year", "late in the year", "year-end 1990"."""
    j = i + c.isa(i, "the")
    if c.isa(j, "year") and c.isa(j + 1 + (c.w[j + 1] == "-"), "end"):
        year, short, k = year_after(c, j + 2 + (c.w[j + 1] == "-"))
        return Nth(-1, "day", Stated(year, short=short) if year else Unit("year", 0)), k
    if c.isa(j, "year") and c.genitive(j + 1) and c.isa(j + 3, "end"):
        return Part("late", Unit("year", 0)), j + 4
    part = c.lexicon.parts.get(c.w[j])
    if part:
        return _parted_by(c, part, j + 1)
    j += c.isa(j, "emphasis")
    j += c.isa(j, "degree")
    part = c.lexicon.part_nouns.get(c.w[j])
    if part and c.isa(j + 1, "of"):
        inner = c.dated(j + 2)
        if not inner or not parted(inner[0]):
            inner = bare_unit_at(c, j + 2)
        return (Part(part, inner[0]), inner[1]) if inner and parted(inner[0]) else None
    return None


def _parted_by(c: Cursor, part: str, k: int) -> Found:
    k += c.w[k] == "-"
    within = c.isa(k, "in")
    k += within or c.isa(k, "on")
    if within and c.isa(k, "the") and c.isa(k + 1, "day"):
        return Timed(Unit("day", 0, anaphoric=True), part), k + 2
    inner = c.dated(k)
    if within and (not inner or not parted(inner[0])):
        inner = bare_unit_at(c, k)
    if not inner:
        return None
    match inner[0]:
        case DayName() | Unit(unit="day"):
            return Timed(inner[0], part), inner[1]
        case Timed(inner=Unit(unit="day", anaphoric=True)):
            return inner
    return (Part(part, inner[0]), inner[1]) if parted(inner[0]) else None


def era_at(c: Cursor, i: int) -> Found:
    """Return "the 1990s", "the '80s", "the nineties", "the 19th century"."""
    j = i + c.isa(i, "the")
    word = c.w[j]
    if len(word) == 5 and word[4] == "s" and (year := year_number(word[:4])) and year % 10 == 0:
        return Era(year, 10), j + 1
    apart = (
        c.genitive(j + 1) and (j > i or c.isa(i - 1, "era_edge")) and c.t.glued(j + 1) and c.t.glued(j + 2)
    )
    if apart and (year := year_number(word)) and year % 10 == 0:
        return Era(year, 10), j + 3  # "the 1970's"
    k = j + 1 + (c.w[j + 1] == "-")
    if c.lexicon.numbers.get(word) in range(15, 21) and c.w[k] in c.lexicon.decades:
        return Era(100 * c.lexicon.numbers[word] + c.lexicon.decades[c.w[k]], 10), k + 1
    if word == "'" and len(c.w[j + 1]) == 3 and c.w[j + 1][1:] == "0s" and c.w[j + 1][0] in "123456789":
        return Era(int(c.w[j + 1][:2]), 10), j + 2
    if word == "'" and j == i and re.fullmatch("[0-9]{2}", c.w[j + 1]) and c.t.glued(j + 1):
        return Stated(int(c.w[j + 1]), short=True), j + 2  # "'88"
    if word in c.lexicon.decades and (j > i or c.isa(i - 1, "era_edge")):
        return Era(c.lexicon.decades[word], 10), j + 1
    number = c.lexicon.ordinals.get(word) or (day_number(word) if word[-2:] in SUFFIXES else None)
    k = j + 1
    if c.lexicon.isa(word, "twenty") and c.w[k] == "-" and c.w[k + 1] in c.lexicon.ordinals:
        number, k = 20 + c.lexicon.ordinals[c.w[k + 1]], k + 2
    k += c.w[k] == "-"
    return (
        (Era(100 * (number - 1), 100), k + 1)
        if number and 1 <= number <= 22 and c.isa(k, "century")
        else None
    )


def year_at(c: Cursor, i: int) -> Found:
    """Return "2014", "the year 2000", "fiscal 1989", "FY2024"."""
    j = i + c.isa(i, "the")
    fiscal = c.isa(j, "fiscal")
    j += fiscal
    said = c.isa(j, "year")
    j += said
    year = year_number(c.w[j])
    if year is None and c.lexicon.isa(c.w[j][:2], "fiscal_mark"):
        fiscal, year = True, year_number(c.w[j][2:])
    decimal = c.t.glued(j) and c.w[j - 1] in (".", ",") and c.w[j - 2].isdigit()
    alone = said or fiscal or j == i or c.w[j + 1] in c.lexicon.ordinals  # "the 1989 third quarter"
    if year is None or decimal or is_counted(c, j) or not alone:
        return None
    later = _year_first(c, j, year) if not (said or fiscal) else None
    if later:
        return later
    node = Part("fiscal", Stated(year)) if fiscal else Stated(year)
    possessive = 2 * c.genitive(j + 1)
    quarter = quarter_at(c, j + 1 + possessive) if c.w[j + 1 + possessive] in c.lexicon.ordinals else None
    if quarter and yearless(quarter[0]):  # "1988's third quarter", "the 1989 third quarter"
        return InYear(quarter[0], Stated(year)), quarter[1]
    return (node, j + 1) if said or fiscal or j == i else None


def _year_first(c: Cursor, j: int, year: int) -> Found:
    """Return "2021 December 30", "2016 June": a month that is a word too needs its day."""
    comma = c.w[j + 1] == ","
    month = month_at(c, j + 1 + comma)
    if not month:
        return None
    day = day_number(c.w[month[1]])
    if day and is_date(month[0], day) and not goes_on(c, month[1]):
        return Stated(year, month[0], day), month[1] + 1
    sure = (not comma and not c.isa(j + 1, "month_word")) or not c.w[month[1]].isalpha()
    return (Stated(year, month[0]), month[1]) if sure else None


def about_at(c: Cursor, i: int) -> Found:
    """Return "around 19 January 2022", "circa 1860", "on or about March 3", "possibly on 3 May"."""
    j = i + 2 * (c.isa(i, "on") and c.isa(i + 1, "or"))
    if c.isa(j, "c"):
        j += 1 + (c.w[j + 1] == ".")
    elif c.isa(j, "doubt"):
        j += 1 + c.isa(j + 1, "before_date")
    elif c.isa(j, "hedge") and not c.isa(j, "no_hedge"):
        j += 1
    else:
        return None
    inner = c.dated(j)
    mark = "?" if c.isa(i, "doubt") else "~"
    return (About(inner[0], mark), inner[1]) if inner and isinstance(inner[0], Stated | Era) else None


def spoken_year_at(c: Cursor, i: int) -> Found:
    """Return "nineteen ninety-one", "the year two thousand", "two thousand and eight"."""
    numbers = c.lexicon.numbers
    j = i + c.isa(i, "the")
    said = c.isa(j, "year")
    j += said
    century = numbers.get(c.w[j])
    if century == 2 and c.isa(j + 1, "thousand"):
        rest = below_hundred(c, j + 2 + c.isa(j + 2, "and"))
        if not said and (not rest or not c.isa(i - 1, "before_spoken")):
            return None
        return (Stated(2000 + rest[0]), rest[1]) if rest else (Stated(2000), j + 2)
    if century is None or not 15 <= century <= 20:
        return None
    rest = below_hundred(c, j + 1)
    return (Stated(100 * century + rest[0]), rest[1]) if rest and rest[0] >= 10 else None


def weekend_at(c: Cursor, i: int) -> Found:
    """Return "the weekend", "the weekend of 15 January", "the week of January 15", "the month of May"."""
    j = i + c.isa(i, "the")
    if j > i and c.lexicon.units.get(c.w[j]) == "month" and c.isa(j + 1, "of"):
        inner = c.dated(j + 2)
        month = inner and isinstance(inner[0], Stated) and inner[0].month and inner[0].day is None
        return inner if month else None  # "the month of October"
    if not c.isa(j, "week_of") or j == i:
        return None
    if c.isa(j + 1, "of"):
        inner = c.dated(j + 2)
        if inner and is_day(inner[0]):
            return Weekend(of=inner[0], week=c.isa(j, "week")), inner[1]
    return (Weekend(), j + 1) if c.isa(j, "weekend") else None


def ended_at(c: Cursor, i: int) -> Found:
    """Return "the week ended 15 January", "nine months ending Sept. 30": as many units up to a day."""
    j = i + c.isa(i, "the")
    amount = number_at(c, j) if not c.isa(j, "a") else None
    count, j = (amount[0], amount[2]) if amount and amount[0] == amount[1] else (1, j)
    unit = c.lexicon.units.get(c.w[j])
    if not (c.isa(j + 1, "ended") and unit in ("week", "month", "quarter", "year")):
        return None
    inner = c.dated(j + 2)
    return (Ended(unit, inner[0], count), inner[1]) if inner and is_day(inner[0]) else None


def possessive_at(c: Cursor, i: int) -> Found:
    """Return "next year's first quarter", "last year's summer"."""
    outer = shifted_at(c, i)
    if not outer or not isinstance(outer[0], Unit) or outer[0].unit != "year":
        return None
    j = outer[1]
    if not c.genitive(j):
        return None
    if c.isa(j + 2, "end"):
        return Part("late", outer[0]), j + 3
    half = half_number(c, j + 2)
    if half:
        return Half(half[0], outer[0]), half[1]
    inner = c.dated(j + 2)
    return (InYear(inner[0], outer[0]), inner[1]) if inner and yearless(inner[0]) else None


def is_day(node: Wording) -> bool:
    """Whether the wording names one day, to which a time of day can belong."""
    match node:
        case Stated(day=day):
            return day is not None
        case DayName() | Feast() | Either() | Timed() | MonthName(day=int()):
            return True
        case Unit(unit="day") | Ago(unit="day") | Moved(unit="day"):
            return True
        case Nth(unit=unit):
            return unit == "day" or isinstance(unit, int)
        case InYear(inner=inner) | About(inner=inner):
            return is_day(inner)
    return False


def holds_days(node: Wording) -> bool:
    """Whether a day or week can be counted inside the wording."""
    return not is_day(node) and not isinstance(node, Between | Lasting | Weekend)


def parted(node: Wording) -> bool:
    """Whether the wording has parts: early March, but not early two days ago."""
    return holds_days(node) and not isinstance(node, Ago | Part | Moved | Half)


def yearless(node: Wording) -> bool:
    """Whether a year may follow in words of its own: "March last year"."""
    match node:
        case Stated(year=None) | Season(year=None, shift=None) | Feast(shift=None):
            return True
        case Quarter(number=int(), year=None, shift=None, years_back=0):
            return True
        case Part(inner=inner):
            return yearless(inner)
    return False
