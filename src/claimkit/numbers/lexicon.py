"""Words of a language: what each may be in a numeric expression, read once from its tables."""

from __future__ import annotations

import functools
from fractions import Fraction
from importlib import resources
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from claimkit.text import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimkit.numbers.units import Unit

PACKAGE = "claimkit.numbers"
_CORRECTED = 6  # letters of a number word that is known by one edit
_REMEMBERED = 1 << 14

# Levels of number words, in the order in which they may follow one another inside a group of three digits.
ONES, TEENS, TENS, CENTS, HUNDRED, SCALE, GROUP = 1, 2, 3, 4, 5, 6, 7
_LEVELS = {
    "ones": ONES,
    "teens": TEENS,
    "tens": TENS,
    "cents": CENTS,
    "hundred": HUNDRED,
    "scale": SCALE,
    "group": GROUP,
}


class Word:
    """Everything that one word may be."""

    __slots__ = (
        "change",
        "collective",
        "degree",
        "func",
        "label",
        "level",
        "month",
        "noun",
        "ordinal",
        "ordinal_level",
        "part",
        "parts",
        "plural",
        "quantifier",
        "starts",
        "stop",
        "suffix",
        "times",
        "unit",
        "value",
    )

    def __init__(self) -> None:
        self.level = 0
        self.value: int | Fraction = 0
        self.ordinal = 0
        self.ordinal_level = 0
        self.part = 0  # denominator, one of them: "third"
        self.parts = 0  # denominator, several: "thirds"
        self.plural = 0  # magnitude of a vague plural: "hundreds"
        self.collective = 0  # how many people a noun or an adjective stands for: "trio", "lone"
        self.times = 0  # what a known number is multiplied by: "twice the 150"
        self.suffix = 0  # multiplier that is only one right after digits: "k"
        self.quantifier = ""
        self.func = ""
        self.unit: Unit | None = None
        self.noun = ""
        self.change = ""
        self.stop = False
        self.degree = False
        self.label = False
        self.month = False
        self.starts = False


PLAIN = Word()  # what every word is that no table has


def whole(cell: str) -> int:
    """Return the integer that a table cell holds, also written as 1e6."""
    digits, _, zeros = cell.partition("e")
    return int(digits + "0" * int(zeros or 0))


class Phrases:
    """Fixed wordings of one or more words, found by their last or their first word."""

    __slots__ = ("by_first", "by_last")

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, place, meaning in rows:
            words = tuple(phrase.split())
            if place == "after":
                self.by_first.setdefault(words[0], []).append((words, meaning))
            else:
                self.by_last.setdefault(words[-1], []).append((words[::-1], meaning))
        for table in (self.by_first, self.by_last):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))


class Lexicon:
    """All tables of one language.

    Attributes:
        words: lower-case word to what it may be.
        bounds: bounds and hedges before and after a figure.
        vague: wordings of an unnamed number ("a large number of"), by their first word.
        decimal: the decimal mark that the language writes.
    """

    __slots__ = (
        "adders",
        "alternatives",
        "bounds",
        "classes",
        "corrected",
        "decimal",
        "idioms",
        "language",
        "neighbours",
        "others",
        "suffixes",
        "units",
        "vague",
        "vague_second",
        "words",
    )

    def __init__(self, language: str) -> None:
        from claimkit.numbers.units import UnitTable

        self.language = language
        self.words: dict[str, Word] = {}
        for word, role, value in _rows("words", language, 3):
            self._add(word, role, value)
        for word, role, value in _rows("nouns", language, 3):
            if role == "suffix":
                continue
            self._word(word).noun = value or role
        self.suffixes = tuple(
            (word, tuple(value.split()))
            for word, role, value in _rows("nouns", language, 3)
            if role == "suffix"
        )
        for word, direction, _ in _rows("changes", language, 3):
            self._word(word).change = direction
        bounds: list[tuple[str, str, str]] = []
        self.adders: tuple[tuple[str, ...], ...] = ()
        self.alternatives: tuple[tuple[str, ...], ...] = ()
        self.idioms: dict[str, list[tuple[str, ...]]] = {}
        vague: list[tuple[str, str, str]] = []
        for phrase, place, meaning in _rows("phrases", language, 3):
            if place == "idiom":
                self.idioms.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
                self._word(phrase.split()[0])
            elif place == "adds":
                self.adders += (tuple(phrase.split()),)
            elif place == "or":
                self.alternatives += (tuple(phrase.split()),)
            elif place == "vague":
                vague.append((phrase, "after", meaning))
            else:
                bounds.append((phrase, place, meaning))
        self.bounds = Phrases(bounds)
        self.vague = Phrases(vague)
        self.units = UnitTable(language)
        for name, unit in self.units.single.items():
            self._word(name).unit = unit
        for first in self.vague.by_first:
            entry = self._word(first)
            entry.starts = entry.starts or entry.func not in ("article", "the")
        self.vague_second = {
            words[1] for entries in self.vague.by_first.values() for words, _ in entries if len(words) > 1
        }
        self.classes = {row[0]: frozenset(row[1].split()) for row in _rows("classes", language, 3)}
        self.others = frozenset(row[0] for row in _rows("words", language, 3) if row[1] == "others")
        self.decimal = next((row[2] for row in _rows("words", language, 3) if row[1] == "decimal_mark"), ".")

        self.neighbours = self._neighbours()
        self.corrected = functools.lru_cache(maxsize=_REMEMBERED)(self._corrected)

    def _neighbours(self) -> dict[str, list[str]]:
        """Index the long number words by what is left of them without one letter (symmetric deletes)."""
        index: dict[str, list[str]] = {}
        if "look_alike" not in self.classes:
            return index
        for word, entry in self.words.items():
            counts = entry.level or entry.ordinal_level or entry.part or entry.parts or entry.plural
            if len(word) >= _CORRECTED and (counts or entry.quantifier) and word.isalpha():
                for key in {word, *_shortened(word)}:
                    index.setdefault(key, []).append(word)
        return index

    def _corrected(self, word: str) -> str:
        """Return the number word that a misspelling is one edit away from, else the word itself.

        The first letter is right in most misspellings; two number words that are as near decide nothing.
        """
        if word in self.words or word in self.classes["look_alike"]:
            return word
        near = {
            target
            for key in (word, *_shortened(word))
            for target in self.neighbours.get(key, ())
            if target[0] == word[0] and OSA.distance(word, target, score_cutoff=1) <= 1
        }
        return near.pop() if len(near) == 1 else word

    def _word(self, word: str) -> Word:
        return self.words.setdefault(word, Word())

    def _add(self, word: str, role: str, value: str) -> None:
        entry = self._word(word)
        if role in _LEVELS:
            entry.level = _LEVELS[role]
            entry.value = Fraction(value) if "/" in value else whole(value)
            entry.starts = True
        elif role.startswith("ordinal_") and role != "ordinal_mark":
            entry.ordinal_level = _LEVELS[role[8:]]
            entry.ordinal = whole(value)
            entry.starts = True
        elif role in ("part", "parts", "plural", "suffix", "times", "collective"):
            setattr(entry, role, whole(value))
            entry.starts = entry.starts or role in ("part", "plural", "collective")
        elif role == "quantifier":
            entry.quantifier = value
            entry.starts = True
        elif role in ("month", "label", "stop", "degree"):
            setattr(entry, role, True)
        elif role not in ("decimal_mark", "others"):
            entry.func = role
            entry.starts = entry.starts or role in ("point", "zero")


def _shortened(word: str) -> set[str]:
    return {word[:k] + word[k + 1 :] for k in range(len(word))}


@functools.cache
def lexicon(language: str) -> Lexicon:
    """Return the tables of a language, read once.

    Raises:
        ValueError: no tables for that language.
    """
    if language not in languages():
        raise ValueError(f"no number words for language {language!r}; there are {', '.join(languages())}")
    return Lexicon(language)


@functools.cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have tables."""
    folder = resources.files(PACKAGE).joinpath("tables")
    names = (entry.name.split(".") for entry in folder.iterdir())
    return tuple(sorted(parts[1] for parts in names if parts[0] == "words" and len(parts) == 3))


def _rows(table: str, language: str, cells: int) -> Iterator[tuple[str, ...]]:
    for row in read_table(PACKAGE, f"{table}.{language}.tsv"):
        yield (row + ("",) * cells)[:cells]
