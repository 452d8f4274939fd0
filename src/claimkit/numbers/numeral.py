"""Numerals: a number that some tokens write, and the number so far while they are read."""

from __future__ import annotations

from fractions import Fraction

Value = int | Fraction
HYPHENS = {"-", "‐", "‑", "–"}
SLASHES = {"/", "⁄", "∕"}
LARGEST = 10**300  # beyond that nothing is counted, and floats end soon


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

    __slots__ = ("bare", "digits", "end", "fraction", "ordinal", "plain", "readings", "scale", "value")

    def __init__(self, value: Value, end: int, *, scale: Value = 1, digits: bool = False) -> None:
        self.value = value
        self.end = end
        self.scale = scale
        self.digits = digits
        self.ordinal = False
        self.bare = False
        self.plain = False
        self.fraction = False
        self.readings: tuple[Value, ...] = ()


class Sum:
    """The number so far."""

    __slots__ = (
        *("before_and", "digits", "group", "high", "high_limit", "last", "lead", "limit", "scale", "total"),
        "words",
    )

    def __init__(self) -> None:
        self.total: Value = 0
        self.group: Value | None = None
        self.last = 0  # level of the last word
        self.limit: Value = 0  # the last magnitude: the next must be smaller; 0 before the first
        self.scale: Value = 1
        self.digits = False
        self.words = 0
        self.before_and: Value | None = None
        self.high: Value = 0  # what is finished above the thousands, and its magnitude
        self.high_limit: Value = 0
        self.lead: Value = 0  # the group before its last tens: "one hundred" of "one hundred thirty"

    @property
    def value(self) -> Value:
        """Return what is finished and the group that is still open."""
        return self.total + (self.group or 0)
