"""Dates in languages other than English that are counted from a day, or named by day and month."""

from __future__ import annotations

import re
from typing import Final

import attrs

from claimkit.dates.calendar_forms import numeric_at
from claimkit.dates.cursor import Found
from claimkit.dates.plain_cursor import PlainCursor, compound_ordinal_at, longest, number_at
from claimkit.dates.wordings import (
    Ago,
    Between,
    DayName,
    Either,
    Feast,
    InYear,
    Lasting,
    MonthName,
    Moved,
    Nth,
    Stated,
    Timed,
    Unit,
    Weekend,
    Wording,
)
from claimkit.dates.words import is_counted, is_date, part_of_number, year_number

_LAST_DAY: Final = 31
_HALVES: Final = 2
_SIZES: Final = ("day", "week", "month", "year")
_Amount = tuple[float, float, str]


def numeric(c: PlainCursor, i: int) -> Found:
    """Return a date in figures."""
    found = numeric_at(c.figures, i)
    return found if found and isinstance(found[0], Stated | Either) else None


def day_at(c: PlainCursor, i: int, *, ranged: bool = False) -> tuple[int, int] | None:
    """Return a day of the month: "3", "3.", "1er", "двадцать третьего"."""
    word = c.w[i]
    digits = re.match(r"\d{1,2}(?=\D*$)", word)
    if digits and (ranged or not part_of_number(c.figures, i)):
        tail = word[digits.end() :]
        if tail and tail not in c.classes["suffix"]:
            return None
        day, j = int(digits[0]), i + 1
        j += c.w[j] == "." and c.t.glued(j)
        return (day, j) if 1 <= day <= 31 else None
    tens = c.at("tens", i)
    ordinal = c.at("ordinal", tens[1] + (c.w[tens[1]] == "-") if tens else i)
    if ordinal is None:
        return _day_in_words(c, i)
    return (int(tens[0]) if tens else 0) + int(ordinal[0]), ordinal[1]


def _opened_by(c: PlainCursor, name: str, i: int) -> bool:
    """Whether a phrase of a class stands before token i: "zwischen dem"."""
    return any(c.past(name, k) == i for k in (i - 2, i - 1) if k > 0)


def _day_in_words(c: PlainCursor, i: int) -> tuple[int, int] | None:
    """Return the day of "zweiundzwanzigsten Mai", "le deux mai", "el treinta y uno de mayo"."""
    cardinal = number_at(c, i) if c.before("cardinal_before", i) else None
    day, j = cardinal or compound_ordinal_at(c, i) or (0, i)
    return (int(day), j) if 1 <= day <= _LAST_DAY and day % 1 == 0 else None


def day_month(c: PlainCursor, i: int) -> Found:
    """Return "3 de mayo", "vom 3. bis 5. Mai 2021", «15 мая прошлого года», "le 14 juillet dernier"."""
    first = day_at(c, i)
    if first is None:
        return None
    (day, j), last = first, None
    joint = c.at("through", j) or c.at("and", j) or (("", j + 1) if c.w[j] == "-" else None)
    second = day_at(c, joint[1], ranged=True) if joint else None
    if joint and not second and _opened_by(c, "between", i):  # "entre el 3 y el 7 de enero"
        second = day_at(c, joint[1] + c.small(joint[1]), ranged=True)
    if second and second[0] > day:
        last, j = second
    last = last or day
    month = c.at("month", c.past("joint", j))
    if month is None:
        return _day_of_shifted(c, day, j) if day == last else None
    if not is_date(int(month[0]), last):
        return None
    year, k = year_behind(c, month[1])
    left, right = Stated(year, int(month[0]), day), Stated(year, int(month[0]), last)
    if day != last:
        return Between(left, right), k
    if year is None and (shift := c.at("shift_after", k)):
        return MonthName(int(month[0]), int(shift[0]), day), shift[1]
    return in_year(c, left, k) or (left, k)


def _day_of_shifted(c: PlainCursor, day: int, j: int) -> Found:
    """Return "am 3. des vergangenen Monats", "el 3 del mes pasado": a day of a month that is counted."""
    for k in (c.joined(j), j + c.before("joint", j + 1)):  # "del mes" is a joint as well
        whole = shifted(c, k)
        if whole and isinstance(whole[0], Unit) and whole[0].unit == "month":
            return Nth(day, "day", whole[0]), whole[1]
    return None


def year_behind(c: PlainCursor, i: int) -> tuple[int | None, int]:
    """Return the year that follows a day, a month or a season, and the token after it."""
    j = c.joined(i + (c.w[i] == "." and c.joined(i + 1) > i + 1))  # "dez. de 2021"
    j += c.w[j] == "."
    year = year_number(c.w[j])
    if year is None or is_counted(c.figures, j):
        return None, i
    return year, c.past("year_after", j + 1)


def in_year(c: PlainCursor, node: Wording, i: int) -> Found:
    """Return what has no year of its own in one that is counted: «в мае прошлого года»."""
    year = shifted(c, c.joined(i))
    counted = year is not None and isinstance(year[0], Unit) and year[0].unit == "year"
    return (InYear(node, year[0]), year[1]) if year and counted else None


def month_at(c: PlainCursor, i: int) -> Found:
    """Return a month by its name alone, with its year or what counts it, where they follow."""
    named = _with_shift(c, i, "month")
    if named is None:
        return None
    number, shift, end = int(named[0]), named[1], named[2]
    year, j = year_behind(c, end)
    if shift is not None and year is None:
        return MonthName(number, shift), end
    if year is None and c.word(i)[0].level and c.w[end] != ".":
        return None  # "plus de sept personnes", "mais de dez casas": short for a month, and a number
    bare = Stated(None, number)
    return (Stated(year, number), j) if year else in_year(c, bare, end) or (bare, end)


def month(c: PlainCursor, i: int) -> Found:
    """Return a month in running text: with a year, or behind a word that stands before months."""
    found = month_at(c, i)
    alone = found is not None and isinstance(found[0], Stated) and found[0].year is None
    return None if alone and not c.before("month_before", i) else found


def deictic(c: PlainCursor, i: int) -> Found:
    """Return "gestern", "anteayer"; «торік», "anoche"."""
    named = c.at("deictic_unit", i)
    if named:  # "year -1", "day -1 night"
        unit, steps, *part = named[0].split()
        node = Unit(unit, int(steps))
        return (Timed(node, part[0]) if part else node), named[1]
    found = c.at("deictic", i)
    if found is None or c.before("no_deictic", i):
        return None  # "am Morgen" is a time of day, "morgen" the next one
    since = ago(c, found[1]) if found[0] == "0" else None
    if since and isinstance(since[0], Ago) and since[0].most < 0:  # "heute vor einem Jahr"
        return attrs.evolve(since[0], to_the_day=True), since[1]
    return Unit("day", int(found[0])), found[1]


def beside(c: PlainCursor, i: int) -> Found:
    """Return "le lendemain", «накануне», "al día siguiente": counted from the day named before."""
    found = c.at("beside", i)
    if found is None:
        return None
    k = c.joined(found[1])
    other = longest(c, k, day_month, weekday) or feast(c, k, known=True) if k > found[1] else None
    if other:  # "la veille de Noël"
        return Moved(other[0], int(found[0]), "day"), other[1]
    return Unit("day", int(found[0]), anaphoric=True), found[1]


def _amount(c: PlainCursor, i: int) -> tuple[float, float, int]:
    """Return the least and the most of an amount, and the token after it; one where none is said."""
    vague = c.at("vague", i)
    if vague:
        least, _, most = vague[0].partition("-")
        return float(least), float(most), vague[1]
    number = number_at(c, i)
    return (number[0], number[0], number[1]) if number else (1, 1, i)


def _amounts(c: PlainCursor, i: int) -> tuple[list[_Amount], int] | None:
    """Return amounts of units from the greatest to the smallest: "drei Wochen und zwei Tage"."""
    whole = c.at("amount", i)
    if whole:  # «полгода»
        number, unit = whole[0].split()
        return [(float(number), float(number), unit)], whole[1]
    found: list[_Amount] = []
    j = i
    while True:
        k = c.past("and", j) if found else j
        least, most, end = _amount(c, k)
        named = c.at("unit", end)
        smaller = named and (not found or _SIZES.index(named[0]) < _SIZES.index(found[-1][2]))
        if named is None or not smaller or (end == k and found):
            break
        half = 0.5 if _half_more(c, named[1]) else 0
        found.append((least + half, most + half, named[0]))
        j = c.past("and", named[1]) + 1 if half else named[1]
    return (found, j) if found else None


def _half_more(c: PlainCursor, i: int) -> bool:
    """Whether a half of the unit is added: "un an et demi", "dos años y medio"."""
    k = c.past("and", i)
    return k > i and c.word(k)[0].part == _HALVES and c.at("unit", k + 1) is None


def _hedged_amounts(c: PlainCursor, i: int) -> tuple[tuple[list[_Amount], int] | None, bool]:
    """Return amounts, and whether they are hedged: "unos tres días", but "unas semanas" are a few."""
    vague = c.at("vague", i)
    few = vague and number_at(c, vague[1]) is None
    hedge = i if few else max(c.past("hedge", i), c.past_bound(i))
    return _amounts(c, hedge), hedge > i


def ago(c: PlainCursor, i: int) -> Found:
    """Return "hace seis días", "vor drei Wochen", "три дня назад", "через неделю", "zwei Tage später"."""
    amounts, hedged = _hedged_amounts(c, i)
    for name, sign in (("ago", -1), ("in", 1)):
        opened = c.at(f"{name}_before", i)
        inside, loose = _hedged_amounts(c, opened[1]) if opened else (None, False)
        if inside:
            return _counted(inside[0], sign, hedged=loose, ahead=sign > 0), inside[1]
        closed = c.at(f"{name}_after", amounts[1]) if amounts else None
        if amounts and closed:
            return _counted(amounts[0], sign, hedged=hedged), closed[1]
    later = c.at("later", amounts[1]) if amounts else None
    if amounts and later:
        return _counted(amounts[0], int(later[0]), hedged=hedged, anaphoric=True), later[1]
    return None


def _counted(
    amounts: list[_Amount], sign: int, *, hedged: bool, anaphoric: bool = False, ahead: bool = False
) -> Wording:
    (least, most, unit), *rest = amounts
    ends = sorted((sign * least, sign * most))
    smaller = tuple((sign * n, u) for n, _, u in rest)
    return Ago(ends[0], ends[1], unit, anaphoric, hedged, rest=smaller, ahead=ahead)


def lasting(c: PlainCursor, i: int) -> Found:
    """Return "in den letzten drei Tagen", "ces trois derniers jours", «за последнюю неделю»."""
    one = c.at("shift_lasting", i)
    unit = c.at("unit", one[1]) if one else None
    if one and unit:
        return Lasting(1, 1, unit[0], int(one[0])), unit[1]
    shift = c.at("shift_amount", i)
    least, most, j = _amount(c, shift[1] if shift else i)
    shift = shift or c.at("shift_amount", j)
    named = c.at("unit", max(j, shift[1])) if shift else None
    if shift is None or named is None or most == 1:
        return None
    return Lasting(least, most, named[0], int(shift[0])), named[1]


def _with_shift(c: PlainCursor, i: int, name: str) -> tuple[str, int | None, int] | None:
    """Return a word of a class, the steps of "last" or "next" beside it, and the token after both."""
    shift = c.at("shift_before", i)
    named = c.at(name, shift[1] if shift else i)
    if named is None:
        return None
    value, end = named
    if shift is None:
        shift = c.at("shift_after", end)
        end = shift[1] if shift else end
    return value, int(shift[0]) if shift else None, end


def shifted(c: PlainCursor, i: int) -> Found:
    """Return "letzte Woche", "la semana pasada", "в прошлом году"."""
    named = _with_shift(c, i, "unit")
    if named is None or named[1] is None or named[0] == "day":
        return None
    return Unit(named[0], named[1]), named[2]


def in_shifted_year(c: PlainCursor, i: int) -> Found:
    """Return "letztes Jahr im Dezember", «торік у грудні»: a month behind its year."""
    year = shifted(c, i) or deictic(c, i)
    if year is None or not (isinstance(year[0], Unit) and year[0].unit == "year"):
        return None
    k = year[1] + (c.before("month_before", year[1] + 1) or c.w[year[1]] == ",")
    named = c.at("month", k) if k > year[1] else None
    if named is None or year_behind(c, named[1])[0] is not None:
        return None
    return InYear(Stated(None, int(named[0])), year[0]), named[1]


def season_with_shift(c: PlainCursor, i: int) -> tuple[str, int | None, int] | None:
    """Return a season and the steps of "last" or "next" beside it."""
    return _with_shift(c, i, "season")


def weekend(c: PlainCursor, i: int) -> Found:
    """Return "am Wochenende", "le week-end dernier", «в минувшие выходные»."""
    named = _with_shift(c, i, "weekend")
    if named is None or (named[1] is None and not c.before("season_before", i)):
        return None
    return Weekend(named[1]), named[2]


def weekday(c: PlainCursor, i: int) -> Found:
    """Return "lunes", "letzten Montag", "lundi 3 mai", "Montagabend"; not "jeden Montag"."""
    named = _with_shift(c, i, "weekday")
    if named is None or c.before("recurring", i):
        return None
    (day, *part), shift, end = named[0].split(), named[1], named[2]
    stated = longest(c, c.past("joint", end + (c.w[end] == ",")), day_month, numeric)
    if stated and isinstance(stated[0], Stated):
        node: Wording = Stated(stated[0].year, stated[0].month, stated[0].day, int(day))
        end = stated[1]
    else:
        node = DayName(int(day), shift)
        if shift in (-2, 2):  # "vorletzten Montag", "übernächsten Montag"
            node = Moved(DayName(int(day)), shift // 2, "week", ahead=shift > 0)
    return (Timed(node, part[0]) if part else node), end


def feast(c: PlainCursor, i: int, *, known: bool = False) -> Found:
    """Return "Weihnachten 2023"; "Tag der Deutschen Einheit" where a country's holidays are asked for."""
    named = c.at("feast", i)
    found = named or next(
        (
            (rule, i + len(words))
            for words, rule in c.feasts.get(c.w[i], ())
            if tuple(c.w[i : i + len(words)]) == words
        ),
        None,
    )
    if found is None:
        return None
    year, j = year_behind(c, found[1])
    if year:
        return InYear(Feast(found[0]), Stated(year)), j
    node = Feast(found[0])
    # "à Noël", but "un marché de Noël"
    sure = known or not named or found[1] > i + 1 or c.before("feast_before", i)
    return in_year(c, node, found[1]) or ((node, found[1]) if sure else None)


def year(c: PlainCursor, i: int) -> Found:
    """Return "2014 года", and "2014" behind a preposition that stands before years."""
    found = year_at(c, i)
    if found is None or found[1] > i + 1:
        return found
    following = c.w[i + 1]
    ends = not following.isalnum() or following in c.classes["joint"]
    return found if ends and c.before("year_before", i) else None


def year_at(c: PlainCursor, i: int, *, ranged: bool = False) -> Found:
    """Return four digits that may be a year, and the word "year" behind them; a range may end with them."""
    number = year_number(c.w[i])
    if number is None or is_counted(c.figures, i) or (not ranged and c.t.glued(i) and c.w[i - 1] in "-/."):
        return None
    return Stated(number), c.past("year_after", i + 1)
