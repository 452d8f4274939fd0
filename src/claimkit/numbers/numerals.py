"""Numerals: numbers, and shares of them ("half a million", "three quarters", "1 in 5")."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimkit.numbers.lexer import VULGAR
from claimkit.numbers.lexicon import CENTS, HUNDRED, ONES, PLAIN, TENS
from claimkit.numbers.numeral import HYPHENS, SLASHES, Numeral, Value
from claimkit.numbers.sums import SumReader


class NumeralReader(SumReader):
    """Reads numerals from the tokens of one text."""

    __slots__ = ()

    if TYPE_CHECKING:

        def noun_at(self, i: int) -> tuple[str, int] | None:
            """Find the noun that a number before token i counts."""

    def read(self, i: int) -> Numeral | None:
        """Read the numeral that begins at token i."""
        func = self.entries[i].func
        if func == "minus" and self.words[i].isalpha():
            k = i + 2 if self.word(i + 1) in HYPHENS and self.touches(i + 1) else i + 1  # "minus-30"
            rest = self.read(k) if self._starts_number(k) else None
            if rest is None or rest.ordinal:
                return None
            rest.value = -rest.value
            rest.readings = tuple(-r for r in rest.readings)
            rest.bare = rest.plain = False
            return rest
        if func == "article":
            amount = self._after_article(i)
            if amount is None and self.entries[i].level:  # "un" is one and an article
                amount = self._sum(i)
                if amount is not None and amount.end == i + 1 and self._noun_follows(i + 1):
                    return self._over_ordinal(amount)
                amount = amount and (self._over_ordinal(amount) or self._ratio(amount))
            return amount
        if self._fixed_part(i):
            half = self._leading_part(i)
            if half is not None:
                return half
        number = self._sum(i)
        if number is None:
            return None
        if number.ordinal and number.value > 2 and self.isa(number.end, "part_noun"):
            return self._named_parts(1, number)
        return self._over_ordinal(number) or self._ratio(number)

    def _fixed_part(self, i: int) -> bool:
        """Whether a word is a share and nothing else: "half", "quarter", but not "fourth"."""
        entry = self.entries[i]
        return bool(entry.part) and not entry.ordinal_level

    def _after_article(self, i: int) -> Numeral | None:
        """Read "a hundred", "a half", "a third of", "a quarter million", "a half dozen"."""
        j = i + 1
        if j >= self.size:
            return None
        entry = self.entries[j]
        if self.literals[j]:  # "over a 100"
            return self.read(j)
        if entry is PLAIN:
            return None
        if self._fixed_part(j):
            return self._leading_part(j)
        if entry.level >= HUNDRED and not self._plural_form(entry):
            return self._sum(j)
        if entry.part and not self._noun_follows(j + 1):  # "a third of", but "a third man"
            share = Numeral(Fraction(1, entry.part), j + 1)
            share.fraction = True
            return self._of_magnitude(share)
        named = self._sum(j) if entry.ordinal_level else None
        if named is not None and named.ordinal and self.isa(named.end, "part_noun"):
            return self._named_parts(1, named)
        compound = self._sum(j) if entry.level == TENS else None
        if compound is not None and compound.ordinal and not self._noun_follows(compound.end):
            share = Numeral(Fraction(1, int(compound.value)), compound.end)
            share.fraction = True
            return share
        return None

    def _leading_part(self, i: int) -> Numeral | None:
        """Read "half a million", "quarter of an hour", "half of one whole dozen"."""
        entry = self.entries[i]
        if entry is PLAIN:
            return None
        number = Numeral(Fraction(1, entry.part), i + 1)
        number.fraction = True
        j = i + 1
        if self.word(j) in HYPHENS:
            j += 1
        if self.func(j) == "article":
            j += 2 if self.word(j + 1) in HYPHENS else 1
        magnitude = self._magnitude(j)
        if magnitude is not None:
            number.value *= magnitude[0]
            number.end = magnitude[1]
            number.scale = magnitude[0]
            number.fraction = False
            return number
        return self._of_magnitude(number)

    def _over_ordinal(self, number: Numeral) -> Numeral | None:
        """Read "one one-hundred-fifth", "three twenty-thirds": a number and the ordinal that divides it."""
        j = number.end
        entry = self.entries[j]
        if not ONES <= entry.level <= CENTS or number.digits or number.ordinal or number.scale != 1:
            return None
        below = self._sum(j, denominator=True)
        if below is None or not below.ordinal or number.value <= 0 or below.value < 3:
            return None
        if self.isa(below.end, "part_noun"):
            return self._named_parts(int(number.value), below)
        last = self.entries[below.end - 1]
        if number.value >= below.value and last.func != "denominator":
            return None
        plural = bool(last.parts)
        if last.func == "denominator":
            plural = number.value != 1
        if plural == (number.value == 1) or (not plural and self._noun_follows(below.end)):
            return None  # "one twenty-fifth", but "three twenty-fifths"
        share = Numeral(Fraction(int(number.value), int(below.value)), below.end)
        share.fraction = True
        return share

    @staticmethod
    def _named_parts(count: int, below: Numeral) -> Numeral:
        """Return the share of "dos terceras partes": an ordinal before the word for parts."""
        share = Numeral(Fraction(count, int(below.value)), below.end + 1)
        share.fraction = True
        return share

    def _ratio(self, number: Numeral) -> Numeral:
        """Read "1 in 5", "one out of three", "2000 over 3", "3/4"."""
        j = number.end
        func = self.func(j)
        if self.word(j) in SLASHES and number.plain and self.touches(j) and self.touches(j + 1):
            return self._over(number, j) or number
        if self.words[j - 1] in VULGAR and number.value < 1:
            number.fraction = True
            return self._times(number)
        each = func == "of" and self.isa(j + 1, "each_of")  # "1 de cada 5"
        if (func not in ("in", "out", "over") and not each) or number.ordinal or number.value <= 0:
            return number
        if func == "out":
            if self.func(j + 1) != "of":
                return number
            j += 1
        if self.isa(j + 1, "each_of"):
            j += 1  # "two out of every 40"
        if not self._starts_number(j + 1):
            return number
        below_number = self._sum(j + 1)
        if below_number is None or below_number.ordinal or below_number.value == 0:
            return number
        if number.value.denominator != 1 or below_number.value.denominator != 1:
            return number
        if func == "over":
            if self._noun_follows(below_number.end):
                return number
        elif number.value >= below_number.value or (
            func == "in"
            and (
                number.scale != 1
                or not (number.value == 1 or below_number.value <= 10 or _power_of_ten(below_number.value))
                or (below_number.plain and 1500 <= below_number.value < 2100)
            )
        ):
            return number
        share = Numeral(Fraction(int(number.value), int(below_number.value)), below_number.end)
        share.fraction = True
        return share

    def _over(self, number: Numeral, j: int) -> Numeral | None:
        """Read "3/4", with the slash at token j; "300/400 people" offers two numbers."""
        below = self.literals[j + 1]
        if not below or not below.plain or not below.value or self.word(j + 2) == "/":
            return None
        share = Numeral(Fraction(int(number.value), int(below.value)), j + 2, digits=True)
        share.fraction = True
        proper = share.value < 1 and share.value.denominator == below.value
        counted = self.noun_at(j + 2)
        if counted is not None and counted[0] in ("person", "force") and self.func(j + 2) != "of":
            # people come in whole numbers, unless a genitive says without "of" that it is a share of them
            return share if proper and self.lexicon.genitive else None
        if self.word(j + 2) == "-" and not (proper and self._goes_with(j + 3)):
            return None
        return self._times(share)

    def _goes_with(self, k: int) -> bool:
        """Whether a fraction before the hyphen at token k - 1 goes on: "3/4-inch", "1/2-3/4", "1/2-dozen"."""
        if self.literals[k]:
            return self.word(k + 1) in SLASHES
        if self.word(k + 1) in HYPHENS and self.isa(k + 2, "old"):
            return False  # "5/6-year-olds": ages are told in whole years
        return self.entries[k].unit is not None or self.entries[k].level >= HUNDRED

    def _times(self, share: Numeral) -> Numeral:
        """Multiply a share by the magnitude behind it: "1/2 a dozen", "½ a million"."""
        k = share.end + 1 if self.func(share.end) == "article" else share.end
        magnitude = self._magnitude(k) if share.value < 1 else None
        if magnitude is not None:
            share.value, share.end = share.value * magnitude[0], magnitude[1]
            share.scale, share.fraction = magnitude[0], False
            return share
        return self._of_magnitude(share)


def _power_of_ten(value: Value) -> bool:
    digits = str(value)
    return digits[0] == "1" and set(digits[1:]) <= {"0"}
