"""Conventions: how far a vague or hedged wording reaches, as named profiles that can be swapped."""

from __future__ import annotations

import functools
import math
from fractions import Fraction

import attrs

from claimkit.arguments import demand, meant
from claimkit.errors import InvalidModelError
from claimkit.text import read_table

Value = int | Fraction
_LEAST_UNIT = Fraction(1, 10**6)  # a third has no last digit
End = int | float | None
TYPICAL = {  # how many of a magnitude the wording stands for
    "several": 3,
    "few": 3,
    "couple": 2,
    "handful": 5,
}
_PLURALS = {10: "tens", 12: "dozens", 20: "scores", 100: "hundreds", 1000: "thousands"}


@attrs.frozen
class Convention:
    """A named choice of the ends that vague and hedged wordings have.

    A convention moves ends only; the figure that a wording names is the same under each.

    Attributes:
        name: how a quantity says under which convention it was read.
        base: the shipped convention that decides what ``ends`` leaves out.
        ends: (wording, low, high) rows of one's own.  "several of" and the like multiply a magnitude
            ("several hundred"); "plural" gives the factors for any plural ("hundreds": from 2 to 10 of
            them, less one); None is an open end.
        about: half the width of "about n" in units of n's last significant digit.
        about_factor: how many times larger or smaller than n "about n" may be at most.

    Raises:
        InvalidModelError: the width is negative or the factor below one.

    Example:
        >>> CCC.of("dozens"), CCC.around(5300), CCC.around(100)
        ((24, 99), (5100, 5500), (50, 200))
        >>> mine = attrs.evolve(CCC, name="mine", about=0.5).with_ends(dozens=(20, 60))
        >>> mine.of("dozens"), mine.around(5300), mine.of("handful")
        ((20, 60), (5250, 5350), (3, 9))
    """

    name: str = "ccc"
    base: str = "ccc"
    ends: tuple[tuple[str, End, End], ...] = ()
    about: float = 2.0
    about_factor: float = 2.0

    def __attrs_post_init__(self) -> None:
        """Check the widths."""
        for name in ("about", "about_factor"):
            demand("Convention", name, getattr(self, name), int, float)
        if not (math.isfinite(self.about) and self.about >= 0):
            raise InvalidModelError("Convention", "about", self.about, "must be a finite width of at least 0")
        if not (math.isfinite(self.about_factor) and self.about_factor >= 1):
            raise InvalidModelError(
                "Convention", "about_factor", self.about_factor, "must be a finite factor of at least 1"
            )

    def with_ends(self, **ends: tuple[End, End]) -> Convention:
        """Return the same convention with other ends for some wordings ("large_number": "large number")."""
        new = {wording.replace("_", " "): pair for wording, pair in ends.items()}
        kept = tuple(row for row in self.ends if row[0] not in new)
        return attrs.evolve(self, ends=kept + tuple((w, low, high) for w, (low, high) in sorted(new.items())))

    def of(self, wording: str) -> tuple[End, End]:
        """Return the ends of a wording; (None, None) where the convention has none."""
        own = next(((low, high) for w, low, high in self.ends if w == wording), None)
        return own if own is not None else _rows(self.base).get(wording, (None, None))

    def plural(self, word: str, magnitude: int) -> tuple[End, End]:
        """Return the ends of a plural of magnitudes: "hundreds", "tens of thousands".

        Args:
            word: the plural where it is one word, else an empty string.
            magnitude: what one of them is.
        """
        ends = self.of(word) if word else (None, None)
        if ends == (None, None) and word:
            ends = self.of(_PLURALS.get(magnitude, ""))  # the same word in another language
        if ends != (None, None):
            return ends
        low, high = self.of("plural")
        return (None if low is None else low * magnitude, None if high is None else high * magnitude - 1)

    def around(self, value: Value) -> tuple[Value, Value]:
        """Return the range of "about n": wider the rounder n is (Krifka 2009), within a factor either way."""
        size: Value = value if value >= 0 else -value
        width, factor = _exact(self.about) * last_unit(value), _exact(self.about_factor)
        near, far = max(size - width, whole(Fraction(size) / factor)), min(size + width, size * factor)
        return (whole(near), whole(far)) if value >= 0 else (whole(-far), whole(-near))


@functools.cache
def _exact(number: float) -> Value:
    return whole(Fraction(number))


def last_unit(value: Value) -> Value:
    """Return one unit of a number's last significant digit; a decimal without end has two ("67 %").

    >>> last_unit(5300), last_unit(5000), last_unit(Fraction(5, 2)), last_unit(Fraction(2, 3))
    (100, 1000, Fraction(1, 10), Fraction(1, 100))
    """
    if isinstance(value, int):
        digits = str(abs(value)) if value else "1"
        return int("1" + "0" * (len(digits) - len(digits.rstrip("0"))))
    size = Fraction(value)
    if not size:
        return Fraction(1)
    if _endless(size.denominator):
        return Fraction(10) ** (math.floor(math.log10(size)) - 1)
    unit = Fraction(1)
    while (size / unit).denominator != 1 and unit > _LEAST_UNIT:
        unit /= 10
    digits = str(int(size / unit))
    return unit * Fraction(10) ** (len(digits) - len(digits.rstrip("0")))


def _endless(denominator: int) -> bool:
    """Whether a fraction with this denominator has no end as a decimal."""
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return denominator > 1


def whole(value: Value) -> Value:
    """Return an int where the value is whole."""
    return int(value) if value.denominator == 1 else value


def exact_ends(ends: tuple[End, End]) -> tuple[Value | None, Value | None]:
    """Return the ends as exact numbers: 0.5 as it is written, not as the nearest binary fraction."""
    low, high = (None if end is None else whole(Fraction(str(end))) for end in ends)
    return low, high


@functools.cache
def _rows(name: str) -> dict[str, tuple[End, End]]:
    return {
        row[1]: (_end(row[2]), _end(row[3] if len(row) > 3 else ""))
        for convention in ("ccc", name)
        for row in read_table("claimkit.numbers", "conventions.tsv")
        if row[0] == convention
    }


def _end(cell: str) -> End:
    if not cell:
        return None
    number = float(cell)
    return int(number) if number.is_integer() else number


CCC = Convention()
ACLED = Convention("acled", "acled")
MASS_MOBILIZATION = Convention("mass_mobilization", "mass_mobilization")
CONVENTIONS = {convention.name: convention for convention in (CCC, ACLED, MASS_MOBILIZATION)}


def convention_of(named: Convention | str) -> Convention:
    """Return a convention as it is, or the shipped one of that name.

    Raises:
        InvalidModelError: no convention has that name.
    """
    if isinstance(named, Convention):
        return named
    if not isinstance(named, str) or named not in CONVENTIONS:
        reason = f"no convention of that name; there are {', '.join(CONVENTIONS)}, or pass a Convention"
        raise InvalidModelError("find_quantities", "convention", named, reason + meant(named, CONVENTIONS))
    return CONVENTIONS[named]
