"""A mention in the making: token indices and exact numbers."""

from __future__ import annotations

import attrs

from claimkit.numbers.numeral import Numeral, Value
from claimkit.numbers.units import Unit
from claimkit.quantities import Bound, Change


@attrs.define(eq=False)
class Draft:
    """A mention in the making; token indices, exact numbers."""

    start: int
    end: int
    value: Value | None = None
    low: Value | None = None
    high: Value | None = None
    low_open: bool = False
    high_open: bool = False
    bound: Bound = Bound.EXACT
    unit: Unit | None = None
    noun: tuple[int, int] | None = None
    noun_class: str = ""
    change: Change | None = None
    change_span: tuple[int, int] | None = None
    readings: tuple[Value, ...] = ()
    numeral: Numeral | None = None
    ordinal: bool = False
    fraction: bool = False
    plural: bool = False
    refused: bool = False  # read, but no quantity: passed over as a whole
    reason: str = ""  # why, where a reader should be told
    parts: tuple[Draft, ...] = ()
    named: tuple[Value, ...] = ()

    def exactly(self, value: Value) -> None:
        """Set a figure with nothing around it."""
        self.value = self.low = self.high = value

    def counts(self, noun: tuple[str, int]) -> None:
        """Note the noun that is counted: its class and the index of its token."""
        self.noun_class, index = noun
        self.noun = (index, index + 1)

    @property
    def figures(self) -> tuple[Value, ...]:
        """The figures that the wording itself names: both ends of a range, else one or none."""
        figure = self.figure
        return self.named or (() if figure is None else (figure,))

    @property
    def figure(self) -> Value | None:
        """The figure named, else the lower end, else the upper end."""
        return next((v for v in (self.value, self.low, self.high) if v is not None), None)
