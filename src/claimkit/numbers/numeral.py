"""Numerals: a number that some tokens write, and the number so far while they are read."""

from __future__ import annotations

from fractions import Fraction

import attrs

Value = int | Fraction
HYPHENS = {"-", "‐", "‑", "–"}
SLASHES = {"/", "⁄", "∕"}
LARGEST = 10**300  # beyond that nothing is counted, and floats end soon


@attrs.define(eq=False)
class Numeral:
    """A number that some tokens write.

    Attributes:
        value: the number.
        end: index of the first token after it.
        ordinal: whether it names a place in an order ("third").
        bare: whether a magnitude that follows a later number may belong to it too ("15 to 20 thousand").
        scale: the magnitude that its last word gave, 1 if none.
        digits: whether it begins with digits.
        plain: whether it is nothing but a row of digits.
        fraction: whether it is a share ("three quarters", "1 in 5").
        readings: all numbers that its digits could mean, where they are ambiguous.
    """

    value: Value
    end: int
    scale: Value = attrs.field(default=1, kw_only=True)
    digits: bool = attrs.field(default=False, kw_only=True)
    ordinal: bool = False
    bare: bool = False
    plain: bool = False
    fraction: bool = False
    readings: tuple[Value, ...] = ()


@attrs.define(eq=False)
class Sum:
    """The number so far."""

    total: Value = 0
    group: Value | None = None
    last: int = 0  # level of the last word
    limit: Value = 0  # the last magnitude: the next must be smaller; 0 before the first
    scale: Value = 1
    digits: bool = False
    words: int = 0
    before_and: Value | None = None
    high: Value = 0  # what is finished above the thousands, and its magnitude
    high_limit: Value = 0
    lead: Value = 0  # the group before its last tens: "one hundred" of "one hundred thirty"

    @property
    def value(self) -> Value:
        """Return what is finished and the group that is still open."""
        return self.total + (self.group or 0)
