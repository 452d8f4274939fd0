"""Measures: the unit before or after a number, with its powers and its "per"."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.numbers.cursor import Cursor
from claimkit.numbers.lexicon import SCALE
from claimkit.numbers.numeral import HYPHENS
from claimkit.numbers.units import Unit

_POWERS = {"²": "2", "³": "3", "2": "2", "3": "3"}
_VOWELS = frozenset("aeiouy")
_CLOSING = {"{": "}", "[": "]", "(": ")", "<": ">"}


class Measure(NamedTuple):
    """A unit and the index of the token after it."""

    unit: Unit
    end: int


def unit_at(c: Cursor, i: int) -> Measure | None:
    """Read the unit that begins at token i, with powers and "per" parts."""
    first = _simple_unit(c, i)
    if first is None:
        return None
    unit, j = first
    while True:
        if c.words[j] == "/" and c.touches(j):
            below = _simple_unit(c, j + 1) if c.touches(j + 1) else None
        elif c.func(j) == "per":
            below = _simple_unit(c, j + 1)
        else:
            break
        if below is None:
            break
        unit = unit._replace(name=f"{unit.name}/{below.unit.name}", kind="rate")
        j = below.end
    return Measure(unit, j)


def _simple_unit(c: Cursor, i: int) -> Measure | None:
    if i >= c.size:
        return None
    word = c.words[i]
    table = c.lexicon.units
    for words, unit in table.several.get(word, ()):
        if all(c.words[i + k] == w for k, w in enumerate(words)) and _ends_word(c, i + len(words)):
            return Measure(unit, i + len(words))
    power = "2" if c.isa(i, "square") else "3" if c.isa(i, "cubic") else ""
    if power:
        k = i + 2 if c.words[i + 1] == "." else i + 1
        inner = _symbol_at(c, k)
        if inner is None or inner.kind != "length":
            return None
        return Measure(
            inner._replace(name=inner.name + power, kind="area" if power == "2" else "volume"), k + 1
        )
    found = _symbol_at(c, i)
    if found is None:
        return None
    j = i + 1
    if found.kind in ("length", "time"):
        if c.words[j] == "^" and c.words[j + 1] in _POWERS:
            return Measure(found._replace(name=found.name + _POWERS[c.words[j + 1]], kind="power"), j + 2)
        if c.words[j] in _POWERS and c.touches(j) and not c.letter_or_digit_after(j):
            return Measure(found._replace(name=found.name + _POWERS[c.words[j]], kind="power"), j + 1)
        power = "2" if c.isa(j, "squared") else "3" if c.isa(j, "cubed") else ""
        if power:
            return Measure(found._replace(name=found.name + power, kind="power"), j + 1)
    if c.touches(j) and (c.literals[j] is not None or _hyphened_digits(c, j)):
        return None  # "24703 m212", "12 F-16 jets"
    return Measure(found, j)


def _hyphened_digits(c: Cursor, j: int) -> bool:
    return c.words[j] in HYPHENS and c.literals[j + 1] is not None and c.touches(j + 1)


def _symbol_at(c: Cursor, i: int) -> Unit | None:
    table = c.lexicon.units
    unit = c.entries[i].unit
    if unit is None:
        return _million_of(c, c.words[i])
    if table.exact:
        unit = table.exact.get(c.text[c.starts[i] : c.ends[i]], unit)
    return unit


def _million_of(c: Cursor, word: str) -> Unit | None:
    """Read "MUSD", "MEUR": millions of a currency."""
    if len(word) == 4 and word[0] == "m":
        code = c.lexicon.units.codes.get(word[1:])
        if code is not None:
            return code._replace(kind="million")
    return None


def _ends_word(c: Cursor, j: int) -> bool:
    return not (c.touches(j) and c.words[j][:1].isalpha() and c.words[j - 1][-1:].isalpha())


def unit_after(c: Cursor, i: int) -> Measure | None:
    """Read the unit after a number that ends before token i; a hyphen or brackets may stand between."""
    if i >= c.size:
        return None
    i = year_of_prices(c, i)
    word = c.words[i]
    if word in HYPHENS and c.touches(i) and c.touches(i + 1):
        if c.isa(i + 1, "code_word"):
            return None  # "a 10-all draw"
        found = unit_at(c, i + 1)  # "four-mile", "68-ounce"
        return found if found is not None and (found.unit.kind != "coin" or len(c.words[i + 1]) > 1) else None
    if word in _CLOSING:
        found = unit_at(c, year_of_prices(c, i + 1))
        if found is not None and c.words[found.end] == _CLOSING[word]:
            return Measure(found.unit, found.end + 1)
        return None
    found = unit_at(c, i)
    if found is None or _refused_unit(c, i, found):
        return None
    return found


def _refused_unit(c: Cursor, i: int, found: Measure) -> bool:
    """Short symbols that are also words count only where nothing else can be meant."""
    word = c.words[i]
    if c.isa(i, "code_word") and found.end == i + 1 and not _is_code_after(c, i):
        return True  # "a 10-all draw"
    if _surname(c, i) or (c.isa(i, "touching_unit") and not c.touches(i)):
        return True
    if c.isa(i, "inch"):
        after = c.words[found.end]
        return (
            bool(after)
            and after[0].isalnum()
            and after != "x"
            and not c.isa(found.end, "extent")
            and not c.isa(found.end, "more")
        )
    if word == '"' and c.text.count('"', max(0, c.starts[i] - 300), c.starts[i]) % 2:
        return True  # a closing quotation mark
    if c.func(i) == "plural_mark" and c.touches(i):
        return True  # "1980s"
    tight = c.isa(i, "tight_unit") and c.words[i + 1] in (".", "'", "’")
    initial = len(word) == 1 and c.words[i + 1] == "." and c.words[i + 2][:1].isalpha()  # "40 F.B.I. agents"
    return found.end == i + 1 and (tight or initial) and c.touches(i + 1) and c.touches(i + 2)


def _is_code_after(c: Cursor, i: int) -> bool:
    """Whether a code that is a word as well stands in capitals, and no part of a longer word."""
    return c.text[c.starts[i] : c.ends[i]].isupper() and not (c.words[i + 1] in HYPHENS and c.touches(i + 1))


def _surname(c: Cursor, i: int) -> bool:
    """Whether a unit's name is a person's behind a year: "in 2016 Stone spoke"."""
    literal = c.literals[i - 1]
    return (
        literal is not None
        and literal.plain
        and 1000 <= literal.value < 2200
        and c.isa(i - 2, "year_before")
        and len(c.words[i]) > 2
        and c.text[c.starts[i] : c.ends[i]].istitle()
    )


def year_of_prices(c: Cursor, i: int) -> int:
    """Return the index behind the year in whose money a sum is told, else ``i``: "$5 million (2004 USD)".

    A year in plain digits between a figure and its currency says when money had its value.
    """
    literal = c.literals[i] if i < c.size else None
    if literal is None or not literal.plain or not 1700 <= literal.value < 2200:
        return i
    unit = unit_at(c, i + 1)
    named = unit is not None and unit.unit.kind == "money" and c.words[i + 1].isalpha()
    return i + 1 if named else i


def currency_before(c: Cursor, i: int, floor: int) -> tuple[Unit, int, int] | None:
    """Find the currency mark that ends right before token i.

    Returns:
        The unit, the index of its first token and the factor that it carries ("MAUD 60").
    """
    if i - 1 < floor:
        return None
    word = c.words[i - 1]
    table = c.lexicon.units.before
    for words, unit in table.get(word, ()):
        k = i - len(words)
        if k < floor or any(c.words[i - 1 - n] != w for n, w in enumerate(words)):
            continue
        if c.touches(k) and c.words[k][:1].isalpha() and c.words[k - 1][-1:].isalnum():
            continue
        if c.isa(k, "not_currency") and not c.touches(k + 1):
            continue  # "a $300 million deal" is no Australian dollar
        if word.isalpha() and len(words) == 1 and not _is_code(c, i - 1):
            continue
        return unit, k, 1
    million = _million_of(c, word)
    if million is not None:
        return million._replace(kind="money"), i - 1, 10**6
    return None


def _is_code(c: Cursor, i: int) -> bool:
    """Whether a word before a figure is a currency: a code, or a name that nothing else explains."""
    original = c.text[c.starts[i] : c.ends[i]]
    if len(original) == 1 and original.isalpha():
        return original.isupper() and c.touches(i + 1) and _as_money(c, i + 1)
    if c.words[i] in c.lexicon.units.codes and (original.isupper() or not c.isa(i, "code_word")):
        return True
    if len(c.words[i]) <= 3:
        # "Rs 500", "KSh 1.2bn": an abbreviation without a vowel is no other word
        short = len(original) > 1 and original[0].isupper() and not _VOWELS & set(c.words[i])
        return original.isupper() or c.touches(i + 1) or short
    return not c.words[i - 1].isalnum() or i == 1


def _as_money(c: Cursor, i: int) -> bool:
    """Whether a figure is written as sums are: "N50,000", "R1.2 million", but "N95", "M25", "A1"."""
    magnitude = c.entries[i + 1]
    hangs = bool(magnitude.suffix) and c.touches(i + 1)
    return hangs or magnitude.level == SCALE or "," in c.words[i][1:-1]
