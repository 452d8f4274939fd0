"""Dates in languages other than English: few forms, and the words of each in a table of its language."""

from __future__ import annotations

import functools
import re
from itertools import pairwise
from typing import Final

from claimkit.dates.calendar_forms import numeric_at
from claimkit.dates.cursor import Found
from claimkit.dates.grammar import cursor_over
from claimkit.dates.holidays import holiday_names
from claimkit.dates.lexer import Tokens
from claimkit.dates.tables import rows
from claimkit.dates.wordings import Ago, Between, DayName, Either, Era, Feast, InYear, Stated, Unit, Wording
from claimkit.dates.words import is_counted, is_date, part_of_number, year_number
from claimkit.numbers.lexicon import ONES, TEENS, TENS, lexicon

CLASSES: Final = frozenset(
    """month weekday unit deictic shift_before shift_after ago_before ago_after in_before in_after joint and
    ordinal tens suffix year_before year_after decade_before decade_after month_before
    through no_deictic open_end century_before century_after
    past past_ending future future_ending no_verb""".split()
)
_SIZES: Final = ("day", "week", "month", "year")
_CENTURY: Final = re.compile(r"(?:(\d{1,2})|(x{0,2}(?:ix|iv|v?i{0,3})))(?<=.)([^\W\d]{0,3})")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}
_LAST_CENTURY: Final = 22
_DECADE: Final = re.compile(r"((?:\d\d)?\d0)([^\W\d]{1,3})")


class Phrases:
    """The phrases of a language by class and first token, longest first."""

    __slots__ = ("classes", "singles", "words")

    def __init__(self, language: str) -> None:
        self.classes: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {name: {} for name in CLASSES}
        for name, value, forms in rows(language, CLASSES):
            for form in forms:
                words = tuple(w for w in Tokens(form).words if w)
                self.classes[name].setdefault(words[0], []).append((words, value))
        for table in self.classes.values():
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        self.singles = {
            name: frozenset(words[0] for entries in table.values() for words, _ in entries if len(words) == 1)
            for name, table in self.classes.items()
        }
        self.words = frozenset(
            word
            for name, table in self.classes.items()
            if name not in ("joint", "and", "suffix")
            for entries in table.values()
            for words, _ in entries
            for word in words
            if len(word) > 1
        )

    def endings(self, name: str) -> tuple[str, ...]:
        """Return the endings that a class lists."""
        return tuple(self.singles.get(name, ()))

    def isa(self, word: str, name: str) -> bool:
        """Whether a word is in a class; one that other languages have alone is empty."""
        return word in self.singles.get(name, ())


@functools.cache
def phrases(language: str) -> Phrases:
    """Return the phrases of a language, read once."""
    return Phrases(language)


class PlainCursor:
    """What the forms look at: tokens, phrases of the language, its numbers, and a cursor for figures."""

    __slots__ = ("classes", "feasts", "figures", "numbers", "t", "w")

    def __init__(
        self, tokens: Tokens, language: str, *, day_first: bool | None = None, holidays: str | None = None
    ) -> None:
        self.t, self.w = tokens, tokens.words
        self.classes = phrases(language).classes
        self.numbers = lexicon(language)
        self.figures = cursor_over(tokens, day_first=day_first is not False)
        self.feasts = holiday_names(holidays) if holidays else {}

    def at(self, name: str, i: int) -> tuple[str, int] | None:
        """Return the value of the longest phrase of a class at token i, and the token after it."""
        for words, value in self.classes[name].get(self.w[i], ()):
            if tuple(self.w[i : i + len(words)]) == words:
                return value, i + len(words)
        return None

    def past(self, name: str, i: int) -> int:
        """Return the token after a phrase of a class at token i, or i."""
        found = self.at(name, i)
        return found[1] if found else i

    def before(self, name: str, i: int) -> bool:
        """Whether a phrase of one word of the class stands before token i."""
        return any(words == (self.w[i - 1],) for words, _ in self.classes[name].get(self.w[i - 1], ()))


def plain_date_at(c: PlainCursor, i: int) -> Found:
    """Return the longest date that begins at token i."""
    forms = (
        _numeric,
        _day_month,
        _month,
        _deictic,
        _ago,
        _shifted,
        _weekday,
        _decade,
        _century,
        _year,
        _feast,
    )
    found = [read for form in forms if (read := form(c, i))]
    return max(found, key=lambda read: read[1], default=None)


def plain_beginnings(c: PlainCursor) -> list[int]:
    """Return every token that a date may begin with."""
    begins = set().union(c.numbers.words, c.feasts, *c.classes.values())
    return [
        i
        for i, word in enumerate(c.w)
        if word and (word[0].isdigit() or word in begins or (word[0] in _ROMAN and _CENTURY.fullmatch(word)))
    ]


def _numeric(c: PlainCursor, i: int) -> Found:
    found = numeric_at(c.figures, i)
    return found if found and isinstance(found[0], Stated | Either) else None


def _day(c: PlainCursor, i: int, *, ranged: bool = False) -> tuple[int, int] | None:
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
        return None
    return (int(tens[0]) if tens else 0) + int(ordinal[0]), ordinal[1]


def _day_month(c: PlainCursor, i: int) -> Found:
    first = _day(c, i)
    if first is None:
        return None
    (day, j), last = first, None
    joint = c.at("through", j) or c.at("and", j) or (("", j + 1) if c.w[j] == "-" else None)
    second = _day(c, joint[1], ranged=True) if joint else None
    if second and second[0] > day:
        last, j = second
    last = last or day
    month = c.at("month", c.past("joint", j))
    if month is None or not is_date(int(month[0]), last):
        return None
    year, k = _year_behind(c, month[1])
    left, right = Stated(year, int(month[0]), day), Stated(year, int(month[0]), last)
    if day != last:
        return Between(left, right), k
    named = _shifted(c, k) if year is None else None  # «15 мая прошлого года»
    if named and isinstance(named[0], Unit) and named[0].unit == "year":
        return InYear(left, named[0]), named[1]
    return left, k


def _year_behind(c: PlainCursor, i: int) -> tuple[int | None, int]:
    j = c.past("joint", i)
    j += c.w[j] == "."
    year = year_number(c.w[j])
    if year is None or is_counted(c.figures, j):
        return None, i
    return year, c.past("year_after", j + 1)


def _month(c: PlainCursor, i: int) -> Found:
    month = c.at("month", i)
    if month is None:
        return None
    year, j = _year_behind(c, month[1])
    alone = year is not None or c.before("month_before", i)
    return (Stated(year, int(month[0])), j) if alone else None


def _deictic(c: PlainCursor, i: int) -> Found:
    found = c.at("deictic", i)
    if found is None or c.before("no_deictic", i):
        return None  # "am Morgen" is a time of day, "morgen" the next one
    return Unit("day", int(found[0])), found[1]


def _number(c: PlainCursor, i: int) -> tuple[int, int] | None:
    """Return a whole number below a hundred, in figures or words."""
    word = c.w[i]
    if word.isascii() and word.isdigit() and len(word) <= 3 and not part_of_number(c.figures, i):
        return int(word), i + 1
    entry = c.numbers.words.get(c.numbers.normal(word))
    if entry is None or entry.level not in (ONES, TEENS, TENS) or entry.value.denominator != 1:
        return None
    number, j = int(entry.value), i + 1
    k = c.past("and", j)
    ones = c.numbers.words.get(c.numbers.normal(c.w[k])) if entry.level == TENS else None
    if ones is not None and ones.level == ONES and ones.value.denominator == 1 and ones.value:
        number, j = number + int(ones.value), k + 1
    return number, j


def _amounts(c: PlainCursor, i: int) -> tuple[list[tuple[int, str]], int] | None:
    """Return amounts of units from the greatest to the smallest: "drei Wochen und zwei Tage"."""
    found: list[tuple[int, str]] = []
    j = i
    while True:
        k = c.past("and", j) if found else j
        number = _number(c, k)
        unit = c.at("unit", number[1] if number else k)
        if unit is None or (number is None and found):
            break
        smaller = not found or _SIZES.index(unit[0]) < _SIZES.index(found[-1][1])
        if not smaller:
            break
        found.append((number[0] if number else 1, unit[0]))
        j = unit[1]
    return (found, j) if found else None


def _ago(c: PlainCursor, i: int) -> Found:
    """Return "hace seis días", "vor drei Wochen", "три дня назад", "через неделю"."""
    for name, sign in (("ago", -1), ("in", 1)):
        opened = c.at(f"{name}_before", i)
        if opened:
            amounts = _amounts(c, opened[1])
            if amounts:
                return _counted(amounts[0], sign), amounts[1]
        amounts = _amounts(c, i)
        closed = c.at(f"{name}_after", amounts[1]) if amounts else None
        if amounts and closed:
            return _counted(amounts[0], sign), closed[1]
    return None


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


def _shifted(c: PlainCursor, i: int) -> Found:
    """Return "letzte Woche", "la semana pasada", "в прошлом году"."""
    named = _with_shift(c, i, "unit")
    if named is None or named[1] is None or named[0] == "day":
        return None
    return Unit(named[0], named[1]), named[2]


def _weekday(c: PlainCursor, i: int) -> Found:
    """Return "lunes", "letzten Montag", "lundi dernier"."""
    named = _with_shift(c, i, "weekday")
    if named is None:
        return None
    weekday, shift, end = int(named[0]), named[1], named[2]
    day = _day_month(c, c.past("joint", end + (c.w[end] == ",")))
    if day and isinstance(day[0], Stated):
        return Stated(day[0].year, day[0].month, day[0].day, weekday), day[1]
    return DayName(weekday, shift), end


def _decade(c: PlainCursor, i: int) -> Found:
    """Return "década de 1970", "1960er Jahren", "1990-х годах"."""
    opened = c.at("decade_before", i)
    j = opened[1] if opened else i
    joined = _DECADE.fullmatch(c.w[j])
    digits = joined[1] if joined else c.w[j]
    if not (digits.isascii() and digits.isdigit() and len(digits) in (2, 4) and digits[-1] == "0"):
        return None
    closed = c.at("decade_after", j + 1)
    if joined and (closed is None or joined[2] not in c.classes["suffix"]):
        return None
    if closed or opened:
        return Era(int(digits), 10), closed[1] if closed else j + 1
    return None


def _century(c: PlainCursor, i: int) -> Found:
    """Return "19. Jahrhundert", "siglo XIX", "XIX век", "dix-neuvième siècle"."""
    opened = c.at("century_before", i)
    number = _century_number(c, opened[1] if opened else i)
    if number is None:
        return None
    closed = c.at("century_after", number[1])
    end = closed[1] if closed else number[1]
    return (Era(100 * (number[0] - 1), 100), end) if opened or closed else None


def _century_number(c: PlainCursor, i: int) -> tuple[int, int] | None:
    """Return the number of a century, in figures, Roman figures or words, and the token after it."""
    word, numbers = c.w[i], c.numbers
    figures = _CENTURY.fullmatch(word)
    if figures and (not figures[3] or figures[3] in c.classes["suffix"]):
        number = int(figures[1]) if figures[1] else _roman(figures[2])
        j = i + 1 + (c.w[i + 1] == "." and c.t.glued(i + 1))
        return (number, j) if 1 <= number <= _LAST_CENTURY else None
    entry, j = numbers.words.get(numbers.normal(word)), i + 1
    tens = int(entry.value) if entry and entry.level in (TEENS, TENS) and c.w[j] == "-" else 0
    if tens:  # "dix-neuvième"
        entry, j = numbers.words.get(numbers.normal(c.w[j + 1])), j + 2
    number = tens + entry.ordinal if entry and entry.ordinal else 0
    return (number, j) if 1 <= number <= _LAST_CENTURY else None


def _roman(figures: str) -> int:
    """Return what lower-case Roman figures below forty mean.

    >>> [_roman(figures) for figures in ("xix", "xx", "iv", "xxi")]
    [19, 20, 4, 21]
    """
    values = [_ROMAN[figure] for figure in figures]
    return sum(-one if one < two else one for one, two in pairwise([*values, 0]))


def _feast(c: PlainCursor, i: int) -> Found:
    """Return "Tag der Deutschen Einheit 2023", where the holidays of a country are asked for."""
    for words, rule in c.feasts.get(c.w[i], ()):
        end = i + len(words)
        if tuple(c.w[i:end]) == words:
            year, j = _year_behind(c, end)
            return (InYear(Feast(rule), Stated(year)), j) if year else (Feast(rule), end)
    return None


def _year(c: PlainCursor, i: int) -> Found:
    """Return "2014 года", and "2014" behind a preposition that stands before years."""
    year = year_number(c.w[i])
    if year is None or is_counted(c.figures, i) or (c.t.glued(i) and c.w[i - 1] in "-/."):
        return None
    closed = c.at("year_after", i + 1)
    if closed:
        return Stated(year), closed[1]
    following = c.w[i + 1]
    ends = not following.isalnum() or following in c.classes["joint"]
    return (Stated(year), i + 1) if ends and c.before("year_before", i) else None


def _counted(amounts: list[tuple[int, str]], sign: int) -> Wording:
    (number, unit), *rest = amounts
    return Ago(sign * number, sign * number, unit, rest=tuple((float(sign * n), u) for n, u in rest))
