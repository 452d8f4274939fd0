"""Where numbers stand on an axis, where the axis is marked, and how figures are written."""

from __future__ import annotations

import itertools
import math

import attrs

from claimkit.render.blocks import Band, Bar, Chart, Number

_LOG_FROM = 20  # the ratio of largest to smallest number from which equal steps would hide the small ones
_TINY = 1e-300


def written(number: Number) -> str:
    """Return a number in figures, grouped, with words for millions where that is shorter and exact.

    >>> [written(n) for n in (5300, 1_500_000, 1_234_567, 0.25, -17, 3.0)]
    ['5,300', '1.5 million', '1,234,567', '0.25', '−17', '3']
    """
    if number < 0:
        return f"−{written(-number)}"
    for scale, word in ((1e9, "billion"), (1e6, "million")):
        part = number / scale
        if 1 <= part < 1000 and round(part, 2) * scale == number:
            return f"{_plain(round(part, 2))} {word}"
    return _plain(number)


def _plain(number: Number) -> str:
    if number >= 1e15 or 0 < number < 1e-3:
        return f"{number:.3g}"
    rounded = round(number, 3)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,}"


def span_words(bar: Bar | Band) -> str:
    """Return the figure or the range of a bar, as short as can be.

    >>> span_words(Bar("a", 2000, 9999)), span_words(Bar("a", 4000, value=4000, low_open=True))
    ('2,000–9,999', '> 4,000')
    """
    low, high, value = bar.low, bar.high, bar.value
    low_open, high_open = getattr(bar, "low_open", False), getattr(bar, "high_open", False)
    if low is None and high is None:
        return "" if value is None else written(value)
    if high is None and low is not None and value in (None, low):
        return f"{'>' if low_open else '≥'} {written(low)}"
    if low is None and high is not None and value in (None, high):
        return f"{'<' if high_open else '≤'} {written(high)}"
    if value is not None:
        return written(value)
    assert low is not None
    assert high is not None
    return written(low) if low == high else f"{written(low)}{' to ' if low < 0 else '–'}{written(high)}"


@attrs.frozen
class Scale:
    """An axis: maps numbers to positions between 0 (left end) and 1 (right end).

    Attributes:
        low: the number at the left end.
        high: the number at the right end.
        logarithmic: whether equal steps stand for equal factors.
        ticks: round numbers at which the axis is marked, rising.
    """

    low: float = attrs.field(converter=float)
    high: float = attrs.field(converter=float)
    logarithmic: bool
    ticks: tuple[float, ...]

    def at(self, number: Number) -> float:
        """Return the position of a number, never outside 0 to 1."""
        if self.logarithmic:
            if number <= self.low:
                return 0.0
            start = math.log(self.low)
            part = (math.log(number) - start) / (math.log(self.high) - start)
        else:
            part = (float(number) - self.low) / (self.high - self.low)
        return min(max(part, 0.0), 1.0)


def scale_of(chart: Chart) -> Scale:
    """Return the axis on which everything in a chart has room.

    Logarithmic where the numbers are above zero and span more than a factor of twenty, else linear; a
    linear axis begins at zero where the numbers reach down to half of the largest.  On a logarithmic axis a
    zero stands at the left end.

    >>> scale = scale_of(Chart("", [Bar("a", 24, 99), Bar("b", 10_000, 10_000)]))
    >>> scale.logarithmic, scale.ticks
    (True, (20, 50, 100, 200, 500, 1000, 2000, 5000, 10000))
    """
    marks: list[Bar | Band] = [*chart.bars, *chart.bands]
    given = [float(n) for m in marks for n in (m.low, m.high, m.value) if n is not None]
    numbers = sorted(0.0 if abs(n) < _TINY else n for n in given) or [0.0]
    above = [n for n in numbers if n > 0]
    if any(m.high is None and m.low is not None for m in marks) and numbers[-1] > 0:
        numbers.append(numbers[-1] * 1.15)  # room for what goes on without end
    if above and numbers[0] >= 0 and above[-1] > above[0] * _LOG_FROM:
        return _logarithmic(above[0], above[-1])
    counted = all(n == int(n) for n in given)
    return _linear(numbers[0], numbers[-1], least_step=1.0 if counted else 0.0)


def _linear(low: float, high: float, least_step: float) -> Scale:
    if 0 <= low <= high / 2 or 0 < low == high:
        low = 0.0
    if not high - low > abs(high) * 1e-9:
        margin = max(abs(high) * 0.2, _TINY) if high else 1.0
        low, high = low - margin, high + margin
    step = max(_round_step((high - low) / 5), least_step)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(_whole(n * step, step) for n in range(first, last + 1))
    return Scale(min(low, ticks[0]), max(high, ticks[-1]), logarithmic=False, ticks=ticks)


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10, 20) if power * factor >= rough)


def _whole(number: float, step: float) -> float:
    number = round(number, max(0, 1 - math.floor(math.log10(step)))) if step < 10 else number
    return int(number) if number == int(number) else number


def _logarithmic(low: float, high: float) -> Scale:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    factors = (1, 2, 5) if last - first <= 5 else (1,)
    every = max(1, (last - first) // 8)
    powers = range(first, last + 1, every)
    marks = [
        _whole(float(f"{factor}e{power}"), 10.0**power)
        for power, factor in itertools.product(powers, factors)
    ]
    low, high = low / 1.2, high * 1.4
    ticks = tuple(mark for mark in marks if low <= mark <= high)
    return Scale(low, high, logarithmic=True, ticks=ticks)
