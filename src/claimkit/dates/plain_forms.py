"""Dates in languages other than English: few forms, and the words of each in a table of its language."""

from __future__ import annotations

import functools
import re
from typing import Final

from claimkit.dates.grammar import Grammar
from claimkit.dates.lexer import Tokens
from claimkit.dates.reader import Found, is_date, year_number
from claimkit.dates.wordings import Ago, Between, DayName, Either, Era, InYear, Stated, Unit, Wording
from claimkit.numbers.lexicon import ONES, TEENS, TENS, lexicon
from claimkit.text import read_table

CLASSES: Final = frozenset(
    """month weekday unit deictic shift_before shift_after ago_before ago_after in_before in_after joint and
    ordinal tens suffix year_before year_after decade_before decade_after month_before
    through no_deictic""".split()
)
_SIZES: Final = ("day", "week", "month", "year")
_DECADE: Final = re.compile(r"((?:\d\d)?\d0)([^\W\d]{1,3})")


class Phrases:
    """The phrases of a language by class and first token, longest first."""

    __slots__ = ("classes", "words")

    def __init__(self, language: str) -> None:
        self.classes: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {name: {} for name in CLASSES}
        for name, value, forms in read_table("claimkit.dates", f"{language}.tsv"):
            if name not in CLASSES:
                known = ", ".join(sorted(CLASSES))
                raise ValueError(f"{language}.tsv: {name!r} is no class of date words; there are {known}")
            for form in forms.split("|"):
                words = tuple(w for w in Tokens(form).words if w)
                self.classes[name].setdefault(words[0], []).append((words, value))
        for table in self.classes.values():
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        self.words = frozenset(
            word
            for name, table in self.classes.items()
            if name not in ("joint", "and", "suffix")
            for entries in table.values()
            for words, _ in entries
            for word in words
            if len(word) > 1
        )


@functools.cache
def phrases(language: str) -> Phrases:
    """Return the phrases of a language, read once."""
    return Phrases(language)


class PlainGrammar:
    """Reads dates from the tokens of one paragraph."""

    def __init__(self, tokens: Tokens, language: str, *, day_first: bool | None = None) -> None:
        self.t, self.w = tokens, tokens.words
        self.classes = phrases(language).classes
        self.numbers = lexicon(language)
        self.figures = Grammar(tokens, "en", day_first=day_first is not False)

    def date(self, i: int) -> Found:
        """Return the longest date that begins at token i."""
        forms = (self._numeric, self._day_month, self._month, self._deictic, self._ago, self._shifted)
        found = [read for form in (*forms, self._weekday, self._decade, self._year) if (read := form(i))]
        return max(found, key=lambda read: read[1], default=None)

    def sure(self) -> list[int]:
        """Return every token that a date may begin with."""
        begins = set().union(self.numbers.words, *self.classes.values())
        return [i for i, word in enumerate(self.w) if word and (word[0].isdigit() or word in begins)]

    def _at(self, name: str, i: int) -> tuple[str, int] | None:
        """Return the value of the longest phrase of a class at token i, and the token after it."""
        for words, value in self.classes[name].get(self.w[i], ()):
            if tuple(self.w[i : i + len(words)]) == words:
                return value, i + len(words)
        return None

    def _past(self, name: str, i: int) -> int:
        found = self._at(name, i)
        return found[1] if found else i

    def _numeric(self, i: int) -> Found:
        found = self.figures.numeric(i)
        return found if found and isinstance(found[0], Stated | Either) else None

    def _day(self, i: int, *, ranged: bool = False) -> tuple[int, int] | None:
        """Return a day of the month: "3", "3.", "1er", "двадцать третьего"."""
        word = self.w[i]
        digits = re.match(r"\d{1,2}(?=\D*$)", word)
        if digits and (ranged or not self.figures.part_of_number(i)):
            tail = word[digits.end() :]
            if tail and tail not in self.classes["suffix"]:
                return None
            day, j = int(digits[0]), i + 1
            j += self.w[j] == "." and self.t.glued(j)
            return (day, j) if 1 <= day <= 31 else None
        tens = self._at("tens", i)
        ordinal = self._at("ordinal", tens[1] + (self.w[tens[1]] == "-") if tens else i)
        if ordinal is None:
            return None
        return (int(tens[0]) if tens else 0) + int(ordinal[0]), ordinal[1]

    def _day_month(self, i: int) -> Found:
        first = self._day(i)
        if first is None:
            return None
        (day, j), last = first, None
        joint = self._at("through", j) or self._at("and", j) or (("", j + 1) if self.w[j] == "-" else None)
        second = self._day(joint[1], ranged=True) if joint else None
        if second and second[0] > day:
            last, j = second
        last = last or day
        month = self._at("month", self._past("joint", j))
        if month is None or not is_date(int(month[0]), last):
            return None
        year, k = self._year_behind(month[1])
        left, right = Stated(year, int(month[0]), day), Stated(year, int(month[0]), last)
        if day != last:
            return Between(left, right), k
        named = self._shifted(k) if year is None else None  # «15 мая прошлого года»
        if named and isinstance(named[0], Unit) and named[0].unit == "year":
            return InYear(left, named[0]), named[1]
        return left, k

    def _year_behind(self, i: int) -> tuple[int | None, int]:
        j = self._past("joint", i)
        j += self.w[j] == "."
        year = year_number(self.w[j])
        if year is None or self.figures.counted(j):
            return None, i
        return year, self._past("year_after", j + 1)

    def _month(self, i: int) -> Found:
        month = self._at("month", i)
        if month is None:
            return None
        year, j = self._year_behind(month[1])
        alone = year is not None or self._before("month_before", i)
        return (Stated(year, int(month[0])), j) if alone else None

    def _before(self, name: str, i: int) -> bool:
        """Whether a phrase of one word of the class stands before token i."""
        return any(words == (self.w[i - 1],) for words, _ in self.classes[name].get(self.w[i - 1], ()))

    def _deictic(self, i: int) -> Found:
        found = self._at("deictic", i)
        if found is None or self._before("no_deictic", i):
            return None  # "am Morgen" is a time of day, "morgen" the next one
        return Unit("day", int(found[0])), found[1]

    def _number(self, i: int) -> tuple[int, int] | None:
        """Return a whole number below a hundred, in figures or words."""
        word = self.w[i]
        if word.isascii() and word.isdigit() and len(word) <= 3 and not self.figures.part_of_number(i):
            return int(word), i + 1
        entry = self.numbers.words.get(self.numbers.normal(word))
        if entry is None or entry.level not in (ONES, TEENS, TENS) or entry.value.denominator != 1:
            return None
        number, j = int(entry.value), i + 1
        k = self._past("and", j)
        ones = self.numbers.words.get(self.numbers.normal(self.w[k])) if entry.level == TENS else None
        if ones is not None and ones.level == ONES and ones.value.denominator == 1 and ones.value:
            number, j = number + int(ones.value), k + 1
        return number, j

    def _amounts(self, i: int) -> tuple[list[tuple[int, str]], int] | None:
        """Return amounts of units from the greatest to the smallest: "drei Wochen und zwei Tage"."""
        found: list[tuple[int, str]] = []
        j = i
        while True:
            k = self._past("and", j) if found else j
            number = self._number(k)
            unit = self._at("unit", number[1] if number else k)
            if unit is None or (number is None and found):
                break
            smaller = not found or _SIZES.index(unit[0]) < _SIZES.index(found[-1][1])
            if not smaller:
                break
            found.append((number[0] if number else 1, unit[0]))
            j = unit[1]
        return (found, j) if found else None

    def _ago(self, i: int) -> Found:
        """Return "hace seis días", "vor drei Wochen", "три дня назад", "через неделю"."""
        for name, sign in (("ago", -1), ("in", 1)):
            opened = self._at(f"{name}_before", i)
            if opened:
                amounts = self._amounts(opened[1])
                if amounts:
                    return _counted(amounts[0], sign), amounts[1]
            amounts = self._amounts(i)
            closed = self._at(f"{name}_after", amounts[1]) if amounts else None
            if amounts and closed:
                return _counted(amounts[0], sign), closed[1]
        return None

    def _shifted(self, i: int) -> Found:
        """Return "letzte Woche", "la semana pasada", "в прошлом году"."""
        shift = self._at("shift_before", i)
        named = self._at("unit", shift[1] if shift else i)
        if named is None:
            return None
        end = named[1]
        if shift is None:
            shift = self._at("shift_after", end)
            end = shift[1] if shift else end
        return (Unit(named[0], int(shift[0])), end) if shift and named[0] != "day" else None

    def _weekday(self, i: int) -> Found:
        """Return "lunes", "letzten Montag", "lundi dernier"."""
        shift = self._at("shift_before", i)
        named = self._at("weekday", shift[1] if shift else i)
        if named is None:
            return None
        end = named[1]
        if shift is None:
            shift = self._at("shift_after", end)
            end = shift[1] if shift else end
        joined = end + (self.w[end] == ",")
        day = self._day_month(self._past("joint", joined))
        if day and isinstance(day[0], Stated):
            return Stated(day[0].year, day[0].month, day[0].day, int(named[0])), day[1]
        return DayName(int(named[0]), int(shift[0]) if shift else None), end

    def _decade(self, i: int) -> Found:
        """Return "década de 1970", "1960er Jahren", "1990-х годах"."""
        opened = self._at("decade_before", i)
        j = opened[1] if opened else i
        joined = _DECADE.fullmatch(self.w[j])
        digits = joined[1] if joined else self.w[j]
        if not (digits.isascii() and digits.isdigit() and len(digits) in (2, 4) and digits[-1] == "0"):
            return None
        closed = self._at("decade_after", j + 1)
        if joined and (closed is None or joined[2] not in self.classes["suffix"]):
            return None
        if closed or opened:
            return Era(int(digits), 10), closed[1] if closed else j + 1
        return None

    def _year(self, i: int) -> Found:
        """Return "2014 года", and "2014" behind a preposition that stands before years."""
        year = year_number(self.w[i])
        if year is None or self.figures.counted(i) or (self.t.glued(i) and self.w[i - 1] in "-/."):
            return None
        closed = self._at("year_after", i + 1)
        if closed:
            return Stated(year), closed[1]
        following = self.w[i + 1]
        ends = not following.isalnum() or following in self.classes["joint"]
        return (Stated(year), i + 1) if ends and self._before("year_before", i) else None


def _counted(amounts: list[tuple[int, str]], sign: int) -> Wording:
    (number, unit), *rest = amounts
    return Ago(sign * number, sign * number, unit, rest=tuple((float(sign * n), u) for n, u in rest))
