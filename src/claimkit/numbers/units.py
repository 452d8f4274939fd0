"""Units of measure and currencies: names and symbols of a language, with the size of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

from claimkit.numbers.tables import PACKAGE, SHARED, rows
from claimkit.text import read_table

_SI = (
    *(
        ("exa", "E"),
        ("peta", "P"),
        ("tera", "T"),
        ("giga", "G"),
        ("mega", "M"),
        ("kilo", "k"),
        ("hecto", "h"),
    ),
    *(
        ("deci", "d"),
        ("centi", "c"),
        ("milli", "m"),
        ("micro", "µ"),
        ("micro", "μ"),
        ("nano", "n"),
        ("pico", "p"),
    ),
)
_BINARY = (("kibi", "Ki"), ("mebi", "Mi"), ("gibi", "Gi"), ("tebi", "Ti"), ("pebi", "Pi"))
_POWERS = {
    "E": 18,
    "P": 15,
    "T": 12,
    "G": 9,
    "M": 6,
    "k": 3,
    "h": 2,
    "d": -1,
    "c": -2,
    "m": -3,
    "µ": -6,
    "μ": -6,
    "n": -9,
    "p": -12,
}
# Prefixed forms that are words or names of other things far more often than units.
_NOT_UNITS = {
    "pm",
    "pa",
    "pg",
    "pt",
    "mal",
    "dl.",
    "em",
    "ev",
    "ma",
    "hl",
    "pl",
    "eg",
    "eb",
    "ml.",
    "hm",
    "dm",
    "el",
}


class Unit(NamedTuple):
    """A unit of measure.

    Attributes:
        name: how a quantity names it ("year", "EUR", "km").
        kind: what it measures ("time", "money", "coin", "length", ...).
        size: how many base units of its kind it holds.
    """

    name: str
    kind: str
    size: Fraction


TIMES = Unit("times", "multiple", Fraction(1))


class UnitTable:
    """Names and symbols of units in one language.

    Attributes:
        single: one-word name or symbol, in lower case, to unit.
        several: first word of a longer name to the longer names, longest first.
        exact: symbols whose case decides between two units.
        before: currency marks that may stand before the figure, by their last token.
        codes: three-letter codes of currencies.
        years: the unit of age.
    """

    __slots__ = ("before", "codes", "exact", "normal", "several", "single", "years")

    def __init__(self, language: str, normal: Callable[[str], str] = str) -> None:
        self.normal = normal
        self.single: dict[str, Unit] = {}
        self.several: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
        self.exact: dict[str, Unit] = {}
        self.before: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
        self.codes: dict[str, Unit] = {}
        self.years: Unit | None = None
        for words, symbols, unit in self._named(language):
            self._add_measure(words, symbols, unit)
        for code, words, symbols, coins in self._currencies(language):
            self._add_currency(code, words, symbols, coins)
        for (code,) in read_table(PACKAGE, "codes.tsv"):
            unit = Unit(code, "money", Fraction(1))
            self.codes[code.lower()] = unit
            self.single.setdefault(code.lower(), unit)
            self._before(code.lower(), unit)
        for unit in {unit.name: unit for unit in self.single.values()}.values():
            if unit.name.lower() not in self.single and len(unit.name) > 1:
                self._add(unit.name, unit)  # what a quantity writes can be read
        for symbol, unit in self.exact.items():
            self.single.setdefault(symbol.lower(), unit)
        for table in (self.several, self.before):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def _add_measure(self, words: list[str], symbols: list[str], unit: Unit) -> None:
        for word in words:
            self._add(word, unit)
            if unit.kind == "time" and len(word) > 3:
                self._add(f"{word}'s", unit)
                self._add(f"{word}’s", unit)
        for symbol in symbols:
            self._add(symbol, unit, symbol=True)
        if unit.name == "year":
            self.years = unit

    def _add_currency(self, code: str, words: list[str], symbols: list[str], coins: list[str]) -> None:
        unit = Unit(code, "money", Fraction(1))
        for name in (*words, *symbols):
            if not (len(name) == 1 and name.isalpha()):  # "R1.2 million", but nobody writes "1.2 million R"
                self._add(name, unit)
            self._before(name, unit)
        for coin in coins:
            if coin not in self.single:
                self._add(coin, Unit(coins[0], "coin", Fraction(1, 100)))

    @staticmethod
    def _named(language: str) -> Iterator[tuple[list[str], list[str], Unit]]:
        own = list(rows("units", language, 6))
        named = {row.forms[0] for row in own}
        shared = [] if language == "en" else [r for r in rows("units", SHARED, 6) if r.forms[0] not in named]
        for row in (*own, *shared):
            name, kind, size, (words, symbols, prefixes) = row.forms[0], row.role, row.value, row.rest[:3]
            forms, marks = _cells(words), _cells(symbols)
            yield forms, marks, Unit(name, kind, Fraction(size))
            if prefixes != "si":
                continue
            for long, short in _SI if name != "B" else _SI + _BINARY:
                unit = Unit(short + name, kind, Fraction(size) * Fraction(10) ** _POWERS.get(short, 0))
                short_forms = [short + mark for mark in marks if (short + mark).lower() not in _NOT_UNITS]
                yield [long + form for form in forms if len(form) > 2], short_forms, unit

    @staticmethod
    def _currencies(language: str) -> Iterator[tuple[str, list[str], list[str], list[str]]]:
        own = list(rows("currencies", language, 4))
        named = {row.forms[0] for row in own}
        shared = [r for r in rows("currencies", SHARED, 4) if r.forms[0] not in named]
        for row in (*own, *([] if language == "en" else shared)):
            yield row.forms[0], _cells(row.role), _cells(row.value), _cells(row.rest[0])

    def _add(self, name: str, unit: Unit, *, symbol: bool = False) -> None:
        low = self.normal(name.lower())
        words = pieces(low)
        if name.startswith("=") and len(name) > 1:
            self.exact[name[1:]] = unit
        elif len(words) > 1:
            self.several.setdefault(words[0], []).append((words, unit))
        elif symbol and low in self.single and self.single[low] != unit:
            self.exact.setdefault(name, unit)
        else:
            self.single.setdefault(low, unit)
            if symbol:
                self.exact.setdefault(name, unit)

    def _before(self, name: str, unit: Unit) -> None:
        words = pieces(self.normal(name.lower()))
        self.before.setdefault(words[-1], []).append((words[::-1], unit))


def pieces(name: str) -> tuple[str, ...]:
    """Split a name the way the lexer does."""
    return tuple(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|\S", name))


def _cells(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]
