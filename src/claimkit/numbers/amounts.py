"""Amounts: a core with its unit, and the wordings that are one of a unit ("a month")."""

from __future__ import annotations

from claimkit.numbers.cores import CoreReader
from claimkit.numbers.draft import Draft
from claimkit.numbers.measures import Measure
from claimkit.numbers.numeral import Value
from claimkit.numbers.units import Unit
from claimkit.quantities import Bound


class AmountReader(CoreReader):
    """Reads cores with their units."""

    __slots__ = ()

    def suffix_context(self, j: int, original: str, *, touching: bool, value: Value) -> bool:
        """Read "m", "b", "t" after digits: a magnitude beside a currency or people, else a unit."""
        if self.currency_before(j - 1, 0) is not None or self._money_follows(j + 1):
            return True
        letter = original.lower()
        million = self.entries[j].suffix == 10**6 and len(letter) == 1
        if letter == "t":
            return False
        noun = self.noun_at(j + 1)
        if noun is not None and noun[0] in ("person", "force", "event", "participle"):
            return True
        if noun is not None and self.func(j + 1) == "of" and self.isa(j + 2, "determiner"):
            return True  # "35m of its devices": a share of what can be counted
        if touching and million and self.unit_after(j + 1) is not None:
            return True  # ".5m tonnes"
        if million and not original.isupper():
            return touching and value.denominator != 1 and not self.isa(j + 1, "extent")
        return super().suffix_context(j, original, touching=touching, value=value)

    def _money_follows(self, j: int) -> bool:
        found = self.unit_after(j)
        return found is not None and found.unit.kind == "money"

    def measure(self, draft: Draft, floor: int) -> None:
        """Find the unit around a core and add smaller units that follow."""
        if draft.ordinal or draft.unit is not None:
            return
        before = self.currency_before(draft.start, floor)
        if before is not None:
            self._after_currency(draft, floor, before)
            return
        j = draft.end
        if self.func(j) == "of" and draft.fraction:  # "three quarters of an hour"
            k = j + 1
            if self.func(k) == "article":
                k += 1
            found_after = self.unit_after(k)
            if found_after is not None and found_after.unit.kind != "share":
                draft.unit, draft.end, draft.fraction = found_after.unit, found_after.end, False
            return
        if (
            self.func(j) == "of"
            and draft.numeral is not None
            and draft.value is not None
            and (draft.value.denominator != 1 or draft.numeral.scale != 1)
        ):
            found_after = self.unit_after(j + 1)
            if found_after is not None:
                draft.unit, draft.end = found_after.unit, found_after.end
            return
        if (
            (draft.fraction and self.func(j) == "article")
            or (self.func(j) == "of" and draft.bound is Bound.VAGUE)
            or self.isa(j, "filler")
            or (self.word(j) == "." and self.touches(j) and self.isa(j - 1, "abbreviation"))
        ):
            j += 1
        after = self.unit_after(j)
        if after is None:
            return
        unit = after.unit
        if unit.kind == "million":
            unit = unit._replace(kind="money")
            if draft.value is not None:
                draft.exactly(draft.value * 10**6)
        elif (
            unit.kind == "money"
            and after.end < self.size
            and draft.numeral is not None
            and draft.numeral.scale == 1
        ):
            scale = self.entries[after.end]
            if scale.level == 6 and not scale.plural and draft.value is not None:  # "75 USD million"
                draft.exactly(draft.value * scale.value)
                after = after._replace(end=after.end + 1)
        if draft.value is not None and draft.bound is Bound.EXACT:
            value, found = self.more_units(draft.value, after._replace(unit=unit))
            self._set(draft, value, found)
        else:
            draft.unit, draft.end = unit, after.end
        if draft.unit is not None and draft.unit.kind == "time":
            self._age(draft)
        elif (
            self.word(draft.end - 1) == "m" and self.touches(draft.end - 1) and self.isa(draft.end, "extent")
        ):
            draft.end += 1  # "1.6m tall" is metres for that word alone
        draft.fraction = False

    def _after_currency(self, draft: Draft, floor: int, before: tuple[Unit, int, int]) -> None:
        """Take a currency mark before the figure, and what follows the figure."""
        unit, draft.start, factor = before
        j = draft.end
        if draft.numeral is not None and draft.value is not None:
            sign = self._sign(draft.start, floor, draft.numeral)
            if sign:  # "-$5"
                draft.start -= sign
                draft.exactly(-draft.value)
        draft.unit = unit
        if draft.value is not None and factor != 1:
            draft.exactly(draft.value * factor)
        after = self.unit_after(j)
        if after is not None and after.unit.kind == "money" and self.word(j)[0].isalpha():
            draft.end = after.end
            draft.unit = after.unit
        elif draft.value is not None:
            value, found = self.more_units(draft.value, Measure(unit, j))
            self._set(draft, value, found)

    @staticmethod
    def _set(draft: Draft, value: Value, found: Measure) -> None:
        draft.exactly(value)
        draft.unit, draft.end = found.unit, found.end

    def aged(self, draft: Draft, floor: int) -> None:
        """Read "age 87", "aged 12 to 17": years of age behind the word."""
        k = draft.start - 1
        if k >= floor and draft.unit is None and self.isa(k, "age_before") and not draft.ordinal:
            draft.start = k
            draft.unit = self.lexicon.units.years
            draft.noun, draft.noun_class = (k, k + 1), "age"

    def _age(self, draft: Draft) -> None:
        """Read "60 years old", "3 years of age", "28-year-old"."""
        j = draft.end
        if self.word(j) == "-" and self.isa(j + 1, "old"):
            j += 1
        if self.isa(j, "old"):
            draft.end = j + 1
            draft.noun = (j, j + 1)
            draft.noun_class = "age"
        elif self.func(j) == "of" and self.isa(j + 1, "age"):
            draft.end = j + 2
            draft.noun = (j + 1, j + 2)
            draft.noun_class = "age"
