"""Measures: the unit before or after a number, compound units and sums of units ("5 ft 2 in")."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from claimkit.numbers.numeral import HYPHENS, Numeral, Value
from claimkit.numbers.numerals import NumeralReader

if TYPE_CHECKING:
    from claimkit.numbers.units import Unit

_POWERS = {"²": "2", "³": "3", "2": "2", "3": "3"}
_SHORT = 4  # letters of a unit that a full stop may shorten: "5 ft. 2 in.", "5 godz. 20 min."
_CLOSING = {"{": "}", "[": "]", "(": ")", "<": ">"}


class Measure(NamedTuple):
    """A unit and the index of the token after it."""

    unit: Unit
    end: int


class MeasureReader(NumeralReader):
    """Reads units."""

    __slots__ = ()

    def unit_at(self, i: int) -> Measure | None:
        """Read the unit that begins at token i, with powers and "per" parts."""
        first = self._simple_unit(i)
        if first is None:
            return None
        unit, j = first
        while True:
            if self.word(j) == "/" and self.touches(j):
                below = self._simple_unit(j + 1) if self.touches(j + 1) else None
            elif self.func(j) == "per":
                below = self._simple_unit(j + 1)
            else:
                break
            if below is None:
                break
            unit = unit._replace(name=f"{unit.name}/{below.unit.name}", kind="rate")
            j = below.end
        return Measure(unit, j)

    def _simple_unit(self, i: int) -> Measure | None:
        if i >= self.size:
            return None
        word = self.words[i]
        table = self.lexicon.units
        for words, unit in table.several.get(word, ()):
            if all(self.word(i + k) == w for k, w in enumerate(words)) and self._ends_word(i + len(words)):
                return Measure(unit, i + len(words))
        power = "2" if self.isa(i, "square") else "3" if self.isa(i, "cubic") else ""
        if power:
            k = i + 2 if self.word(i + 1) == "." else i + 1
            inner = self._symbol(k)
            if inner is None or inner.kind != "length":
                return None
            return Measure(
                inner._replace(name=inner.name + power, kind="area" if power == "2" else "volume"), k + 1
            )
        found = self._symbol(i)
        if found is None:
            return None
        j = i + 1
        if found.kind in ("length", "time"):
            if self.word(j) == "^" and self.word(j + 1) in _POWERS:
                return Measure(
                    found._replace(name=found.name + _POWERS[self.word(j + 1)], kind="power"), j + 2
                )
            if self.word(j) in _POWERS and self.touches(j) and not self._letter_or_digit_after(j):
                return Measure(found._replace(name=found.name + _POWERS[self.word(j)], kind="power"), j + 1)
            power = "2" if self.isa(j, "squared") else "3" if self.isa(j, "cubed") else ""
            if power:
                return Measure(found._replace(name=found.name + power, kind="power"), j + 1)
        if self.touches(j) and (self.literals[j] is not None or self._hyphened_digits(j)):
            return None  # "24703 m212", "12 F-16 jets"
        return Measure(found, j)

    def _hyphened_digits(self, j: int) -> bool:
        return self.word(j) in HYPHENS and self.literals[j + 1] is not None and self.touches(j + 1)

    def _symbol(self, i: int) -> Unit | None:
        table = self.lexicon.units
        unit = self.entries[i].unit
        if unit is None:
            return self._million_of(self.words[i])
        if table.exact:
            unit = table.exact.get(self.text[self.starts[i] : self.ends[i]], unit)
        return unit

    def _million_of(self, word: str) -> Unit | None:
        """Read "MUSD", "MEUR": millions of a currency."""
        if len(word) == 4 and word[0] == "m":
            code = self.lexicon.units.codes.get(word[1:])
            if code is not None:
                return code._replace(kind="million")
        return None

    def _ends_word(self, j: int) -> bool:
        return not (self.touches(j) and self.word(j)[:1].isalpha() and self.word(j - 1)[-1:].isalpha())

    def unit_after(self, i: int) -> Measure | None:
        """Read the unit after a number that ends before token i; a hyphen or brackets may stand between."""
        if i >= self.size:
            return None
        word = self.word(i)
        if word in HYPHENS and self.touches(i) and self.touches(i + 1):
            found = self.unit_at(i + 1)  # "four-mile", "68-ounce"
            return (
                found
                if found is not None and (found.unit.kind != "coin" or len(self.word(i + 1)) > 1)
                else None
            )
        if word in _CLOSING:
            found = self.unit_at(i + 1)
            if found is not None and self.word(found.end) == _CLOSING[word]:
                return Measure(found.unit, found.end + 1)
            return None
        found = self.unit_at(i)
        if found is None or self._refused_unit(i, found):
            return None
        return found

    def _refused_unit(self, i: int, found: Measure) -> bool:
        """Short symbols that are also words count only where nothing else can be meant."""
        word = self.word(i)
        if self._surname(i) or (self.isa(i, "touching_unit") and not self.touches(i)):
            return True
        if self.isa(i, "inch"):
            after = self.word(found.end)
            return (
                bool(after)
                and after[0].isalnum()
                and after != "x"
                and not self.isa(found.end, "extent")
                and not self.isa(found.end, "more")
            )
        if word == '"' and self.text.count('"', max(0, self.starts[i] - 300), self.starts[i]) % 2:
            return True  # a closing quotation mark
        if self.func(i) == "plural_mark" and self.touches(i):
            return True  # "1980s"
        if self.isa(i, "tight_unit") and found.end == i + 1:
            return self.word(i + 1) in (".", "'", "’") and self.touches(i + 1) and self.touches(i + 2)
        return False

    def _surname(self, i: int) -> bool:
        """Whether a unit's name is a person's behind a year: "in 2016 Stone spoke"."""
        literal = self.literals[i - 1]
        return (
            literal is not None
            and literal.plain
            and 1000 <= literal.value < 2200
            and self.isa(i - 2, "year_before")
            and len(self.words[i]) > 2
            and self.text[self.starts[i] : self.ends[i]].istitle()
        )

    # -- currencies before the figure -----------------------------------------------------------------

    def currency_before(self, i: int, floor: int) -> tuple[Unit, int, int] | None:
        """Find the currency mark that ends right before token i.

        Returns:
            The unit, the index of its first token and the factor that it carries ("MAUD 60").
        """
        if i - 1 < floor:
            return None
        word = self.word(i - 1)
        table = self.lexicon.units.before
        for words, unit in table.get(word, ()):
            k = i - len(words)
            if k < floor or any(self.word(i - 1 - n) != w for n, w in enumerate(words)):
                continue
            if self.touches(k) and self.word(k)[:1].isalpha() and self.word(k - 1)[-1:].isalnum():
                continue
            if self.isa(k, "not_currency") and not self.touches(k + 1):
                continue  # "a $300 million deal" is no Australian dollar
            if word.isalpha() and len(words) == 1 and not self._is_code(i - 1):
                continue
            return unit, k, 1
        million = self._million_of(word)
        if million is not None:
            return million._replace(kind="money"), i - 1, 10**6
        return None

    def _is_code(self, i: int) -> bool:
        """Whether a word before a figure is a currency: a code, or a name that nothing else explains."""
        original = self.text[self.starts[i] : self.ends[i]]
        if self.words[i] in self.lexicon.units.codes and (original.isupper() or not self.isa(i, "code_word")):
            return True
        if len(self.words[i]) <= 3:
            return original.isupper() or self.touches(i + 1)
        return not self.word(i - 1).isalnum() or self._is_adjective(i - 1)

    def _is_adjective(self, i: int) -> bool:
        return i == 0

    # -- sums of units --------------------------------------------------------------------------------

    def more_units(self, value: Value, found: Measure) -> tuple[Value, Measure]:
        """Add what smaller units follow: "5 ft 2 in", "20 dollars and 43 cents", "1 hour and thirty"."""
        unit, j = found
        while True:
            k = j
            point = self.word(k) == "." and self.touches(k) and len(self.word(k - 1)) <= _SHORT
            if point or self.func(k) == "and" or (self.word(k) == "," and unit.kind == "time"):
                k += 1
            half = self._half_unit(k) if k > j and not point else None
            if half is not None:
                return value + half, Measure(unit, k + (1 if self.func(k) != "article" else 2))
            if k >= self.size or not self._starts_number(k):
                return value, Measure(unit, j)
            number = self._small_number(k)
            if number is None:
                return value, Measure(unit, j)
            small = self.unit_after(number.end)
            if small is None and unit.name == "ft" and self.isa(number.end, "inch"):
                small = self.unit_at(number.end)
            if small is not None and self._smaller(small.unit, unit):
                if unit.kind in ("money", "coin"):
                    value += Fraction(number.value) * small.unit.size
                    return value, Measure(unit, small.end)
                if unit.kind == "time":
                    value = Fraction(value) * unit.size / small.unit.size + number.value
                    unit = small.unit
                else:
                    value = value + Fraction(number.value) * small.unit.size / unit.size
                j = small.end
                continue
            bare = None if point else self._bare_smaller(unit, number, small)
            if bare is not None:
                return value + bare, Measure(unit, number.end)
            return value, Measure(unit, j)

    def _half_unit(self, k: int) -> Value | None:
        """Read "a month and a half", "one hour and half"."""
        if self.func(k) == "article":
            k += 1
        entry = self.entries[k]
        if entry.part in (2, 4) and not self._noun_follows(k + 1) and self.func(k + 1) != "of":
            return Fraction(1, entry.part)
        return None

    def _small_number(self, k: int) -> Numeral | None:
        literal = self.literals[k]
        if literal:
            number = Numeral(literal.value, k + 1, digits=True)
            number.plain = literal.plain
            return number
        number_words = self._small(k)
        return Numeral(number_words[0], number_words[1]) if number_words is not None else None

    @staticmethod
    def _smaller(small: Unit, unit: Unit) -> bool:
        if unit.kind == "money":
            return small.kind == "coin"
        return small.kind == unit.kind in ("time", "length", "mass") and small.size < unit.size

    def _bare_smaller(self, unit: Unit, number: Numeral, small: Measure | None) -> Value | None:
        """Read "15 dollars and 50", "1 hour thirty": the smaller unit is unsaid, so nothing may follow."""
        after = self.word(number.end)
        ended = (
            not after
            or not (after[0].isalnum() or after in ("%", "$", "€", "£", "-", "–", "/", ":", "°"))
            or self.isa(number.end, "more")
        )
        if small is not None or not ended or number.value.denominator != 1 or not 0 < number.value < 100:
            return None
        if after in (",", ".") and self.touches(number.end + 1) and self.word(number.end + 1).isdigit():
            return None
        if after == "," and self._starts_number(number.end + 1):
            return None
        if unit.kind == "money":
            return Fraction(number.value) / 100
        if unit.name == "hour" and number.value < 60:
            return Fraction(number.value) / 60
        return None
