"""A mention in the making: token indices and exact numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.quantities import Bound, Change

if TYPE_CHECKING:
    from claimkit.numbers.numeral import Numeral, Value
    from claimkit.numbers.units import Unit


class Draft:
    """A mention in the making; token indices, exact numbers."""

    __slots__ = (
        "bound",
        "change",
        "change_span",
        "end",
        "fraction",
        "high",
        "high_open",
        "low",
        "low_open",
        "named",
        "noun",
        "noun_class",
        "numeral",
        "ordinal",
        "parts",
        "plural",
        "readings",
        "reason",
        "refused",
        "start",
        "unit",
        "value",
    )

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.value: Value | None = None
        self.low: Value | None = None
        self.high: Value | None = None
        self.low_open = self.high_open = False
        self.bound = Bound.EXACT
        self.unit: Unit | None = None
        self.noun: tuple[int, int] | None = None
        self.noun_class = ""
        self.change: Change | None = None
        self.change_span: tuple[int, int] | None = None
        self.readings: tuple[Value, ...] = ()
        self.numeral: Numeral | None = None
        self.ordinal = False
        self.fraction = False
        self.plural = False
        self.refused = False  # read, but no quantity: passed over as a whole
        self.reason = ""  # why, where a reader should be told
        self.parts: tuple[Draft, ...] = ()
        self.named: tuple[Value, ...] = ()

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
