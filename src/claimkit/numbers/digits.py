"""Digits: powers and mixed fractions behind them, and what hangs on them."""

from __future__ import annotations

from fractions import Fraction

from claimkit.numbers.cursor import Cursor
from claimkit.numbers.lexer import VULGAR
from claimkit.numbers.numeral import HYPHENS, LARGEST, SLASHES, Sum


def hangs_on(c: Cursor, j: int) -> bool:
    """Whether a word hangs on the digits, which is their measure alone: "120mm", "18-year"."""
    k = j + 2 if c.words[j + 1] in HYPHENS and c.touches(j + 1) else j + 1
    return c.letter_touches(k) and not (k == j + 1 and c.entries[k].suffix)


def digit_tail(c: Cursor, state: Sum, j: int) -> int:
    """Powers and mixed fractions after digits: "1.3e6", "6.23x10^-4", "2^10", "2 1/2", "2½"."""
    word, behind = c.words[j], j
    if word in VULGAR and state.group is not None and state.words == 1:
        state.group += VULGAR[word]
        return j + 1
    if word == "e" and c.touches(j):
        power = _exponent(c, j + 1)
        if power is not None and not c.letter_touches(power[1]):
            return _raised(state, 10, power, j)
    if word in ("x", "×", "*") and j + 2 < c.size and c.words[j + 1] in ("10", "2") and c.words[j + 2] == "^":
        power = _exponent(c, j + 3)
        if power is not None:
            return _raised(state, int(c.words[j + 1]), power, j)
    if word == "^" and c.touches(j) and state.group:
        power = _exponent(c, j + 1)
        if power is not None and abs(power[0]) <= 300:
            return _to_the(state, power, j)
    if word == "+" and c.touches(j) and c.words[j + 2] == "⁄":
        j += 1  # "2+1⁄2"
    elif word in HYPHENS and c.touches(j) and c.touches(j + 1) and c.words[j + 2] in SLASHES:
        j += 1  # "3-1/2"
    half = c.literals[j]
    if half and half.plain and c.words[j + 1] in SLASHES and c.touches(j + 1) and state.words == 1:
        below = c.literals[j + 2]
        if below and below.plain and 0 < half.value < below.value and state.group is not None:
            state.group += Fraction(int(half.value), int(below.value))  # "2 1/2"
            return j + 3
    return behind


def _to_the(state: Sum, power: tuple[int, int], j: int) -> int:
    """Raise the digits to a power where the result stays small enough to write out."""
    base = Fraction(state.group or 0)
    if abs(power[0]) * max(len(str(base.numerator)), len(str(base.denominator))) > 300:
        return j
    value = base ** power[0]
    state.group = int(value) if value.denominator == 1 else value
    return power[1]


def _exponent(c: Cursor, j: int) -> tuple[int, int] | None:
    sign = 1
    while c.words[j] in ("+", "-", "−") and c.touches(j):
        sign = -sign if c.words[j] != "+" else sign
        j += 1
    literal = c.literals[j]
    if literal and literal.plain and c.touches(j) and literal.value <= 300:
        return sign * int(literal.value), j + 1
    return None


def _raised(state: Sum, base: int, power: tuple[int, int], j: int) -> int:
    group = (state.group or 0) * Fraction(base) ** power[0]
    if abs(group) >= LARGEST:
        return j
    state.group = int(group) if group.denominator == 1 else group
    return power[1]
