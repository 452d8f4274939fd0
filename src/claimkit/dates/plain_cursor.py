"""What the forms of date look at in languages other than English: tokens, and phrases from one table."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Final

from claimkit.dates.cursor import Found
from claimkit.dates.grammar import cursor_over
from claimkit.dates.holidays import holiday_names
from claimkit.dates.lexer import Tokens
from claimkit.dates.tables import rows
from claimkit.dates.words import part_of_number
from claimkit.numbers.lexicon import ONES, PLAIN, TEENS, TENS, Word, lexicon

_HUNDRED: Final = 100
_LONGEST_BOUND: Final = 4  # words of a bound: "un peu plus de"
_NAMES: Final = """month weekday unit deictic deictic_unit shift_before shift_after shift_amount shift_lasting
    ago_before ago_after later beside amount season season_adverb decade quarter weekend part half feast
    daypart daypart_tail night night_to century_before century_after decade_before decade_after year_after
    ordinal tens open_end past future""".split()  # words that tell the language of a text
_SMALL: Final = """and auxiliary before_date before_day between cardinal_before clock_after clock_before
    clock_half clock_mark decade_alone feast_before from future_ending hedge in_after in_before joint
    month_before night_joint no_deictic no_verb participle_ending particle past_ending perfect recurring
    saying season_before since suffix through vague year_before""".split()
CLASSES: Final = frozenset([*_NAMES, *_SMALL])


class Phrases:
    """The phrases of a language by class and first token, longest first."""

    __slots__ = ("begins", "classes", "singles", "words")

    def __init__(self, language: str) -> None:
        self.classes: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {name: {} for name in CLASSES}
        for name, value, forms in rows(language, CLASSES):
            for form in forms:
                words = tuple(w for w in Tokens(form).words if w)
                self.classes[name].setdefault(words[0], []).append((words, value))
        self._join_weekdays()
        for table in self.classes.values():
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        self.singles = {
            name: frozenset(words[0] for entries in table.values() for words, _ in entries if len(words) == 1)
            for name, table in self.classes.items()
        }
        self.words = frozenset(
            word
            for name in _NAMES
            for entries in self.classes[name].values()
            for words, _ in entries
            for word in words
            if len(word) > 1
        )
        own = lexicon(language)
        numbers = frozenset(word.partition("'")[0] for word in {*own.words, *own.spelled})
        self.begins = numbers.union(*self.classes.values()) - {""}

    def _join_weekdays(self) -> None:
        """Write each weekday and each part of a day as one word: "Montagabend"."""
        for tail, parts in list(self.classes["daypart_tail"].items()):
            for weekday, days in list(self.classes["weekday"].items()):
                joined = (weekday + tail,)
                self.classes["weekday"][joined[0]] = [(joined, f"{days[0][1]} {parts[0][1]}")]

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

    __slots__ = ("begins", "classes", "feasts", "figures", "numbers", "t", "w")

    def __init__(
        self, tokens: Tokens, language: str, *, day_first: bool | None = None, holidays: str | None = None
    ) -> None:
        self.t, self.w = tokens, tokens.words
        own = phrases(language)
        self.classes, self.begins = own.classes, own.begins
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

    def past_bound(self, i: int) -> int:
        """Return the token after a bound or hedge of a number at token i, or i: "más de", "knapp"."""
        by_last = self.numbers.bounds.by_last
        words = [self.numbers.normal(word) for word in self.w[i : i + _LONGEST_BOUND]]
        for size in range(len(words), 0, -1):
            known = by_last.get(words[size - 1], {})
            before = words[size - 2] if size > 1 else ""
            if any(phrase == words[:size] for phrase, _ in known.get(before, ())):
                return i + size
        return i

    def before(self, name: str, i: int) -> bool:
        """Whether a phrase of one word of the class stands before token i."""
        return any(words == (self.w[i - 1],) for words, _ in self.classes[name].get(self.w[i - 1], ()))

    def word(self, i: int) -> tuple[Word, int]:
        """Return what token i may be as a number, and the token after it; an apostrophe may part it."""
        whole = self.w[i] + "'" + self.w[i + 2] if self.w[i + 1] == "'" and self.t.glued(i + 2) else ""
        for word, end in ((whole, i + 3), (self.w[i], i + 1)):
            if word and (entry := self.numbers.words.get(self.numbers.normal(word))):
                return entry, end
        return PLAIN, i + 1

    def small(self, i: int) -> bool:
        """Whether token i is a word that may stand before a date and says nothing of its own: "in", "der"."""
        entry, _ = self.word(i)
        listed = any(self.at(name, i) for name in ("joint", "month_before", "year_before"))
        return listed or self.w[i] == "'" or entry.stop or bool(entry.func)

    def joined(self, i: int) -> int:
        """Return the token after the words that join a date to the whole it lies in: "de", "im Jahr"."""
        return self.past("joint", self.past("joint", i))


def longest(c: PlainCursor, i: int, *forms: Callable[[PlainCursor, int], Found]) -> Found:
    """Return the longest of the dates that forms read at token i; of equal ones that of the first."""
    found = [read for form in forms if (read := form(c, i))]
    return max(found, key=lambda read: read[1], default=None)


def number_at(c: PlainCursor, i: int) -> tuple[float, int] | None:
    """Return a number below a hundred, in figures or words, and the token after it: 3, "anderthalb"."""
    word = c.w[i]
    if word.isascii() and word.isdigit() and len(word) <= 3 and not part_of_number(c.figures, i):
        return int(word), i + 1
    entry, j = c.word(i)
    if entry.level not in (ONES, TEENS, TENS) or entry.value.denominator > 2:
        return None
    number = float(entry.value)
    if entry.level == TENS:
        ones, end = c.word(c.past("and", j))
        if ones.level == ONES and ones.value.denominator == 1 and ones.value:
            number, j = number + int(ones.value), end
    return number, j


def ordinal_word_at(c: PlainCursor, i: int) -> tuple[int, int] | None:
    """Return an ordinal below a hundred in words, and what follows it: "dix-neuvième", "двадцать первый"."""
    entry, j = c.word(i)
    if entry is PLAIN and c.numbers.compounds:
        return compound_ordinal_at(c, i)
    tens = int(entry.value) if entry.level in (TEENS, TENS) else entry.ordinal
    if tens >= 10 and (tens % 10 == 0 or entry.level == TEENS):  # "dix-neuvième" is ten and nine
        ones, end = c.word(c.past("and", j + (c.w[j] == "-")))
        if 1 <= ones.ordinal <= 9:
            return tens + ones.ordinal, end
    return (entry.ordinal, j) if entry.ordinal else None


def compound_ordinal_at(c: PlainCursor, i: int) -> tuple[int, int] | None:
    """Return an ordinal below a hundred that is written as one word: "zweiundzwanzigsten"."""
    *before, last = [
        c.numbers.words.get(piece, PLAIN) for piece in c.numbers.pieces(c.numbers.normal(c.w[i]))
    ]
    counted = all(word.func == "and" or word.level in (ONES, TEENS, TENS) for word in before)
    total = last.ordinal + sum(int(word.value) for word in before)
    return (total, i + 1) if last.ordinal and counted and total < _HUNDRED else None
