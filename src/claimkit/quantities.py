"""Quantity: a figure, the range in which its wording holds, and the kind of statement it makes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

import attrs

from claimkit.arguments import Choice, demand, known_options
from claimkit.errors import IncomparableError, InvalidModelError
from claimkit.notation import chip, constructed
from claimkit.text import writable_texts

Number = int | float


class Bound(Choice):
    """What kind of statement a wording makes about its figure."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ALMOST = "almost"
    RANGE = "range"
    VAGUE = "vague"


class Change(Choice):
    """Whether a wording tells a new state ("rose to") or the step that leads to one ("rose by")."""

    ROSE_TO = "rose_to"
    FELL_TO = "fell_to"
    ROSE_BY = "rose_by"
    FELL_BY = "fell_by"
    ROSE = "rose"
    FELL = "fell"
    MULTIPLIED = "multiplied"
    ADDED = "added"
    REVISED_TO = "revised_to"


_BEFORE = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.AT_MOST: "up to ",
    Bound.LESS_THAN: "less than ",
    Bound.ALMOST: "almost ",
}
_CHANGES = {
    Change.ROSE_TO: "rose to ",
    Change.FELL_TO: "fell to ",
    Change.ROSE_BY: "rose by ",
    Change.FELL_BY: "fell by ",
    Change.ADDED: "an additional ",
    Change.REVISED_TO: "revised to ",
}
_MULTIPLIED = {2: "doubled", 3: "tripled", 4: "quadrupled", 0.5: "halved"}
_SIGNS = {
    "ft": "feet",
    "in": "inches",
    "degC": "°C",
    "degF": "°F",
    "km/hour": "km/h",
    "m/second": "m/s",
    "knot": "knots",
    "acre": "acres",
}
_TIMES = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "cent"}
_PLURALS = {
    "person": "people",
    "city": "cities",
    "building": "buildings",
    "criminal_case": "criminal cases",
    "proceeding": "proceedings",
    "family": "families",
    "household": "households",
    **{time: f"{time}s" for time in _TIMES},
}
"""What is counted, more than one of it; another unit is written as it is."""


def _written(number: Number) -> str:
    """Return digits, grouped in threes."""
    grouped = isinstance(number, int) or 1e-4 <= abs(number) < 1e15
    return f"{number:,}" if grouped else repr(number)


def _counted(number: Number, unit: str | None) -> str:
    """Return digits with what they count."""
    digits = _written(number)
    if unit is None or unit in ("share", "ordinal"):
        return digits if unit != "ordinal" else f"{digits}th"
    return f"{digits} {unit.replace('_', ' ') if unit in _PLURALS and number == 1 else many(unit)}"


def many(unit: str) -> str:
    """Return how a unit is written behind more than one.

    >>> [many(unit) for unit in ("person", "criminal_case", "degC", "km")]
    ['people', 'criminal cases', '°C', 'km']
    """
    return _PLURALS.get(unit) or _SIGNS.get(unit, unit)


def _number(instance: Any, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is None or type(value) is int:
        return
    model = type(instance).__name__
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidModelError(model, attribute.name, value, "must be an int, a float or None (no bound)")
    if not math.isfinite(value):
        raise InvalidModelError(model, attribute.name, value, "must be finite; write None for an open end")


def _ordered(instance: Any, _attribute: attrs.Attribute[Any], _value: object) -> None:
    low, high = instance.low, instance.high
    if low is None or high is None:
        return
    model = type(instance).__name__
    if low > high:
        raise InvalidModelError(model, "low", low, f"is above high = {high}; swap the ends")
    if low == high and (instance.low_open or instance.high_open):
        raise InvalidModelError(model, "low", low, "an open end at low == high leaves nothing; close it")


@attrs.frozen
class Interval:
    """Range of numbers, each end open, closed or absent.

    Attributes:
        low: lower end, or None where there is none.
        high: upper end, or None where there is none.
        low_open: whether ``low`` itself is left out.
        high_open: whether ``high`` itself is left out.

    Raises:
        InvalidModelError: an end is NaN or infinite, the ends are swapped, or nothing lies between them.

    Example:
        >>> thousands = Interval(2000, 9999)
        >>> Interval(4500, 5500).within(thousands), thousands.intersection(Interval(9000, 11000))
        (True, Interval(low=9000, high=9999, low_open=False, high_open=False))
    """

    low: Number | None = attrs.field(default=None, validator=_number)
    high: Number | None = attrs.field(default=None, validator=_number)
    low_open: bool = False
    high_open: bool = attrs.field(default=False, validator=_ordered)

    def __contains__(self, number: Number) -> bool:
        """Whether a number lies in the range."""
        return self.overlaps(Interval(number, number))

    def _starts_after(self, other: Interval) -> bool:
        """Whether every number here is above every number there."""
        if self.low is None or other.high is None:
            return False
        return self.low > other.high or (self.low == other.high and (self.low_open or other.high_open))

    def overlaps(self, other: Interval) -> bool:
        """Whether some number lies in both.

        >>> Interval(5000, low_open=True).overlaps(Interval(high=5000))
        False
        """
        demand("Interval.overlaps", "other", other, Interval)
        return not (self._starts_after(other) or other._starts_after(self))

    def below(self, other: Interval) -> bool:
        """Whether every number here lies below every number there."""
        return other._starts_after(self)

    def within(self, other: Interval) -> bool:
        """Whether every number here lies there too."""
        return self.intersection(other) == self

    def intersection(self, other: Interval) -> Interval | None:
        """Return the numbers in both, or None where there are none."""
        if not self.overlaps(other):
            return None
        low = max(((i.low, i.low_open) for i in (self, other) if i.low is not None), default=(None, False))
        high = min(
            ((i.high, not i.high_open) for i in (self, other) if i.high is not None), default=(None, True)
        )
        return Interval(low[0], high[0], low[1], not high[1])

    def hull(self, other: Interval) -> Interval:
        """Return the least range that holds both."""
        low: tuple[Number | None, bool] = (None, False)
        high: tuple[Number | None, bool] = (None, False)
        if self.low is not None and other.low is not None:
            low = min((self.low, self.low_open), (other.low, other.low_open))
        if self.high is not None and other.high is not None:
            end = max((self.high, not self.high_open), (other.high, not other.high_open))
            high = (end[0], not end[1])
        return Interval(low[0], high[0], low[1], high[1])

    def scaled(self, factor: Number) -> Interval:
        """Return the range in another unit; the factor is above zero."""
        demand("Interval.scaled", "factor", factor, int, float)
        if not factor > 0:
            raise InvalidModelError("Interval", "factor", factor, "must be above zero")
        low, high = (None if end is None else end * factor for end in (self.low, self.high))
        return Interval(low, high, self.low_open, self.high_open)


def _bound(value: Bound | str) -> Bound:
    return value if type(value) is Bound else Bound(value)


_ENDS = {
    Bound.EXACT: ("low", "high"),
    Bound.AT_LEAST: ("low",),
    Bound.AT_MOST: ("high",),
}
"""Which ends a figure sets by itself: an exact one is its own range."""


class Amount(Protocol):
    """What can be added: a figure, a range and the kind of statement; of any exact or rounded numbers."""

    @property
    def value(self) -> Any:
        """The figure named, or None."""
        ...

    @property
    def low(self) -> Any:
        """The lower end, or None."""
        ...

    @property
    def high(self) -> Any:
        """The upper end, or None."""
        ...

    @property
    def low_open(self) -> bool:
        """Whether the lower end is left out."""
        ...

    @property
    def high_open(self) -> bool:
        """Whether the upper end is left out."""
        ...

    @property
    def bound(self) -> Any:
        """The kind of statement."""
        ...


class Sum(NamedTuple):
    """What two amounts make together; the fields are those of a quantity."""

    value: Any
    low: Any
    high: Any
    low_open: bool
    high_open: bool
    bound: Bound


_ROUGH = (Bound.ABOUT, Bound.ALMOST)


def summed(one: Amount, other: Amount, *, sign: int = 1, counted: bool = False) -> Sum:
    """Add two amounts, or take the second from the first: the one addition that wordings and claims share.

    The range is the sum of the ranges.  Where it is open above, a rough figure counts as it is named, so that
    "at least 10 and about five" is at least 15.

    Args:
        one: the first amount.
        other: the second amount.
        sign: 1 to add, -1 to take away.
        counted: whether both count things, of which there are never fewer than none.
    """
    value = None if one.value is None or other.value is None else one.value + sign * other.value
    far = other.high if sign > 0 else other.low
    high = None if one.high is None or far is None else one.high + sign * far
    lows = [one.low, other.low if sign > 0 else other.high]
    if high is None and sign > 0:
        lows = [a.value if a.bound in _ROUGH and a.value is not None else a.low for a in (one, other)]
        if counted and lows != [None, None]:
            lows = [low or 0 for low in lows]
    low = None if None in lows else lows[0] + sign * lows[1]
    low_open = low is not None and (one.low_open or other.low_open)
    high_open = high is not None and (one.high_open or other.high_open)
    bounds = {one.bound, other.bound}
    if bounds == {Bound.EXACT}:
        bound = Bound.EXACT
    elif high is None and low is not None:
        bound = Bound.MORE_THAN if low_open else Bound.AT_LEAST
        if None in (one.low, other.low) or (value is not None and value < low):
            value = None  # the figure of a ceiling is no part of a floor
    elif low is None:
        bound = Bound.LESS_THAN if high_open else Bound.AT_MOST
        value = high if value == high else None
    else:
        bound = Bound.VAGUE if Bound.VAGUE in bounds else Bound.RANGE if value is None else Bound.ABOUT
    return Sum(value, low, high, low_open, high_open, bound)


@attrs.frozen(field_transformer=writable_texts)
class Quantity:
    """What a numeric wording says.

    Three things are kept apart: the figure named, the range in which the wording still holds under a
    convention, and the kind of statement.  ``text`` does not take part in equality.

    Attributes:
        value: the figure named; None where there is none ("dozens", "3,000 to 4,000").
        low: lower end of the range; None where the wording sets none.  An exact figure is its own range, and
            "at least" and "at most" set the one end, where neither end is given.
        high: upper end of the range; None where the wording sets none.
        low_open: whether ``low`` itself is left out ("more than 5,000").
        high_open: whether ``high`` itself is left out ("almost 2,000").
        bound: the kind of statement.
        unit: what is measured ("person", "EUR", "year", "degC", ...), or None for a bare number.
        change: the change of state that the wording tells, or None.
        text: the wording itself.
        convention: name of the convention that set the ends.

    Raises:
        InvalidModelError: a number is NaN or infinite, the ends are swapped, or the value lies outside them.

    Example:
        >>> q = Quantity(5300, low=5300, bound=Bound.AT_LEAST, unit="person", text="at least 5,300")
        >>> q.interval
        Interval(low=5300, high=None, low_open=False, high_open=False)
        >>> Quantity(7, low=8)
        Traceback (most recent call last):
        ...
        claimkit.errors.InvalidModelError: Quantity.value = 7: lies outside the range from 8 to no end
    """

    value: Number | None = attrs.field(default=None, validator=_number)
    low: Number | None = attrs.field(default=None, kw_only=True, validator=_number)
    high: Number | None = attrs.field(default=None, kw_only=True, validator=_number)
    low_open: bool = attrs.field(default=False, kw_only=True)
    high_open: bool = attrs.field(default=False, kw_only=True, validator=_ordered)
    bound: Bound = attrs.field(default=Bound.EXACT, kw_only=True, converter=_bound)
    unit: str | None = attrs.field(default=None, kw_only=True)
    change: Change | None = attrs.field(
        default=None, kw_only=True, converter=attrs.converters.optional(Change)
    )
    text: str = attrs.field(default="", kw_only=True, eq=False)
    convention: str = attrs.field(default="ccc", kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Set the ends that the statement itself sets; the figure lies between them, or on an open end."""
        if self.value is None:
            return
        if self.low is None and self.high is None:
            for end in _ENDS.get(self.bound, ()):
                object.__setattr__(self, end, self.value)
        too_low = self.low is not None and self.value < self.low
        too_high = self.high is not None and self.value > self.high
        if too_low or too_high:
            ends = " to ".join("no end" if end is None else f"{end:,}" for end in (self.low, self.high))
            raise InvalidModelError("Quantity", "value", self.value, f"lies outside the range from {ends}")

    def __repr__(self) -> str:
        return constructed(self)

    def _repr_html_(self) -> str:
        """Show the words and the range in a notebook."""
        ends = [("…" if end is None else f"{end:,}") for end in (self.low, self.high)]
        return chip(str(self), " to ".join(ends) if self.low != self.high else "", self.bound.value)

    def __str__(self) -> str:
        """Return a wording that reads as this quantity.

        That is the wording it was read from, with the change that it tells; for a quantity made by hand, the
        plainest one.  A vague quantity made by hand has no wording but its range.

        >>> str(Quantity(5300, low=5300, bound=Bound.AT_LEAST, unit="person", change=Change.ROSE_TO))
        'rose to at least 5,300 people'
        """
        words = self.text or self._wording()
        if self.change is Change.ADDED and "more" in self.text.casefold().split():
            return words  # "50 more people" says it itself
        if self.change is Change.MULTIPLIED and not self.text:
            return _MULTIPLIED.get(self.value or 0, words)
        return words if self.change is None else _CHANGES.get(self.change, "") + words

    def _wording(self) -> str:
        if self.bound in _BEFORE and self.figure is not None:
            return f"{_BEFORE[self.bound]}{_counted(self.figure, self.unit)}"
        if self.low is None or self.high is None:
            return _counted(self.figure, self.unit) if self.figure is not None else "an unknown number"
        low, high = _written(self.low), _counted(self.high, self.unit)
        if not (self.low_open or self.high_open):
            return f"between {low} and {high}"
        floor = "more than" if self.low_open else "at least"
        return f"{floor} {low} and {'less than' if self.high_open else 'at most'} {high}"

    @classmethod
    def exact(cls, value: Number, unit: str | None = None) -> Quantity:
        """Return a figure as written, with nothing around it."""
        return cls(value, low=value, high=value, unit=unit)

    @property
    def interval(self) -> Interval:
        """The range in which the wording holds."""
        return Interval(self.low, self.high, self.low_open, self.high_open)

    @property
    def figure(self) -> Number | None:
        """The figure named, else the lower end, else the upper end."""
        return next((n for n in (self.value, self.low, self.high) if n is not None), None)

    def plus(self, other: Quantity) -> Quantity:
        """Return both together: figures and ranges are added up, and the bound says what is left open.

        Args:
            other: what is added, in the same unit.

        Raises:
            IncomparableError: the two have different units.

        Example:
            >>> least = Quantity(10, low=10, bound=Bound.AT_LEAST, unit="person")
            >>> about = Quantity(5, low=3, high=7, bound=Bound.ABOUT, unit="person")
            >>> both = least.plus(about)
            >>> both.value, both.low, both.high, both.bound.value
            (15, 15, None, 'at_least')
        """
        demand("Quantity.plus", "other", other, Quantity)
        if self.unit and other.unit and self.unit != other.unit:
            raise IncomparableError(f"{self.unit} and {other.unit} have no sum; add what has one unit")
        unit = self.unit or other.unit
        total = summed(self, other, counted=unit == "person")
        return Quantity(**total._asdict(), unit=unit, convention=self.convention)

    def to_dict(self) -> dict[str, Any]:
        """Return JSON types only; inverse of :meth:`from_dict`."""
        return attrs.asdict(self, value_serializer=lambda _i, _a, v: v.value if isinstance(v, StrEnum) else v)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Quantity:
        """Rebuild from :meth:`to_dict`.

        Raises:
            ArgumentError: it is no mapping, or has a key that no quantity has.
            InvalidModelError: a field holds what it cannot.
        """
        demand("Quantity.from_dict", "data", data, Mapping)
        known_options("Quantity.from_dict", data, [field.name for field in attrs.fields(cls)])
        return cls(**data)
