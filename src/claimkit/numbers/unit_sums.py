"""Sums of units: "5 ft 2 in", "20 dollars and 43 cents", "1 hour and thirty"."""

from __future__ import annotations

from fractions import Fraction

from claimkit.numbers.cursor import Cursor
from claimkit.numbers.measures import Measure, unit_after, unit_at
from claimkit.numbers.numeral import Numeral, Value
from claimkit.numbers.numerals import small_at
from claimkit.numbers.units import Unit

_SHORT = 4  # letters of a unit that a full stop may shorten: "5 ft. 2 in.", "5 godz. 20 min."


def more_units(c: Cursor, value: Value, found: Measure) -> tuple[Value, Measure]:
    """Add what smaller units follow: "5 ft 2 in", "20 dollars and 43 cents", "1 hour and thirty"."""
    unit, j = found
    while True:
        k = j
        point = c.words[k] == "." and c.touches(k) and len(c.words[k - 1]) <= _SHORT
        if point or c.func(k) == "and" or (c.words[k] == "," and unit.kind == "time"):
            k += 1
        half = _half_unit(c, k) if k > j and not point else None
        if half is not None:
            return value + half, Measure(unit, k + (1 if c.func(k) != "article" else 2))
        if k >= c.size or not c.starts_number(k):
            return value, Measure(unit, j)
        number = _small_number(c, k)
        if number is None:
            return value, Measure(unit, j)
        small = unit_after(c, number.end)
        if small is None and unit.name == "ft" and c.isa(number.end, "inch"):
            small = unit_at(c, number.end)
        if small is not None and _is_smaller(small.unit, unit):
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
        bare = None if point else _bare_smaller(c, unit, number, small)
        if bare is not None:
            return value + bare, Measure(unit, number.end)
        return value, Measure(unit, j)


def _half_unit(c: Cursor, k: int) -> Value | None:
    """Read "a month and a half", "one hour and half", "deux heures et demie de débats"."""
    if c.func(k) == "article":
        k += 1
    entry = c.entries[k]
    of_what = c.func(k + 1) == "of" and (entry.part != 2 or c.isa(k, "half"))  # "and half of the staff"
    if entry.part in (2, 4) and not c.noun_follows(k + 1) and not of_what:
        return Fraction(1, entry.part)
    return None


def _small_number(c: Cursor, k: int) -> Numeral | None:
    literal = c.literals[k]
    if literal:
        number = Numeral(literal.value, k + 1, digits=True)
        number.plain = literal.plain
        return number
    number_words = small_at(c, k)
    return Numeral(number_words[0], number_words[1]) if number_words is not None else None


def _is_smaller(small: Unit, unit: Unit) -> bool:
    if unit.kind == "money":
        return small.kind == "coin"
    return small.kind == unit.kind in ("time", "length", "mass") and small.size < unit.size


def _bare_smaller(c: Cursor, unit: Unit, number: Numeral, small: Measure | None) -> Value | None:
    """Read "15 dollars and 50", "1 hour thirty": the smaller unit is unsaid, so nothing may follow."""
    after = c.words[number.end]
    ended = (
        not after
        or not (after[0].isalnum() or after in ("%", "$", "€", "£", "-", "–", "/", ":", "°"))
        or c.isa(number.end, "more")
    )
    if small is not None or not ended or number.value.denominator != 1 or not 0 < number.value < 100:
        return None
    if after in (",", ".") and c.touches(number.end + 1) and c.words[number.end + 1].isdigit():
        return None
    if after == "," and c.starts_number(number.end + 1):
        return None
    if unit.kind == "money":
        return Fraction(number.value) / 100
    if unit.name == "hour" and number.value < 60:
        return Fraction(number.value) / 60
    return None
