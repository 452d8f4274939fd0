"""Suffixes: a letter or a short word after digits that multiplies them ("5k", "1.2bn", "35m")."""

from __future__ import annotations

from claimkit.numbers.cursor import Cursor
from claimkit.numbers.measures import currency_before, unit_after
from claimkit.numbers.nouns import noun_at
from claimkit.numbers.numeral import Sum, Value

_MILLION = 10**6


def is_suffix(c: Cursor, j: int, state: Sum) -> bool:
    """Whether "k", "m" or "bn" here multiplies the digits before it."""
    word = c.words[j]
    if c.letter_or_digit_after(j):
        return False
    if not state.digits:
        return c.isa(j, "suffix_word")
    if state.words != 1:
        return False
    touching = c.touches(j)
    original = c.text[c.starts[j] : c.ends[j]]
    if c.isa(j, "thousand_suffix"):
        return touching or not c.noun_follows(j + 1)
    if c.isa(j, "suffix_word"):
        return not touching or original.islower()
    if len(word) > 1 and word != "mm":
        return True
    return _one_letter_scales(c, j, original, touching=touching, value=state.group or 0)


def _one_letter_scales(c: Cursor, j: int, original: str, *, touching: bool, value: Value) -> bool:
    """Read "m", "b", "t" after digits: a magnitude beside a currency or people, else a unit."""
    if currency_before(c, j - 1, 0) is not None or _money_follows(c, j + 1):
        return True
    letter = original.lower()
    million = c.entries[j].suffix == 10**6 and len(letter) == 1
    if letter == "t":
        return False
    noun = noun_at(c, j + 1)
    if noun is not None and noun[0] in ("person", "force", "event", "participle"):
        return True
    if noun is not None and c.func(j + 1) == "of" and c.isa(j + 2, "determiner"):
        return True  # "35m of its devices": a share of what can be counted
    if touching and million and unit_after(c, j + 1) is not None:
        return True  # ".5m tonnes"
    if million and not original.isupper():
        return touching and value.denominator != 1 and not c.isa(j + 1, "extent")
    if c.entries[j].suffix == _MILLION:
        return original.isupper()
    if letter == "b":
        return touching
    # "5G" is no count of billions
    return original.isupper() and touching and (value >= 10 or value.denominator != 1)


def _money_follows(c: Cursor, j: int) -> bool:
    found = unit_after(c, j)
    return found is not None and found.unit.kind == "money"
