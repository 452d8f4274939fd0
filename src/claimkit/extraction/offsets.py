"""Offsets counted in code points, in UTF-16 units or in bytes, and the way from one to another."""

from __future__ import annotations

import bisect
import itertools

from claimkit.arguments import Choice


class Unit(Choice):
    """What an offset counts."""

    CODE_POINTS = "code_points"
    UTF16 = "utf-16"
    BYTES = "bytes"


def _size(sign: str, unit: Unit) -> int:
    """How many units a code point takes; a lone surrogate takes the three bytes of any other of its plane."""
    if unit is Unit.UTF16:
        return 1 + (ord(sign) > 0xFFFF)
    point = ord(sign)
    return 1 + (point > 0x7F) + (point > 0x7FF) + (point > 0xFFFF)


class Offsets:
    r"""Converts offsets into one text.

    Args:
        text: the text.
        unit: what the foreign offsets count; bytes are those of UTF-8.

    Example:
        >>> offsets = Offsets("\N{FIRE} 12 dead", Unit.UTF16)
        >>> offsets.to_code_points(3), offsets.from_code_points(2), offsets.to_code_points(1)
        (2, 3, None)
    """

    __slots__ = ("_begins", "unit")

    def __init__(self, text: str, unit: Unit | str) -> None:
        self.unit = Unit(unit)
        plain = self.unit is Unit.CODE_POINTS or (text.isascii())
        self._begins = (
            range(len(text) + 1)
            if plain
            else list(itertools.accumulate((_size(sign, self.unit) for sign in text), initial=0))
        )

    def to_code_points(self, offset: int) -> int | None:
        """Return the code point that an offset stands before; None inside one, and outside of the text."""
        at = bisect.bisect_left(self._begins, offset)
        return at if at < len(self._begins) and self._begins[at] == offset else None

    def from_code_points(self, offset: int) -> int:
        """Return the offset of a code point of the text."""
        return self._begins[offset]
