"""Quantities at their limits: ends that meet, figures with and without groups, wordings made by hand."""

from __future__ import annotations

import math
from typing import Any

import pytest

from claimkit.errors import InvalidModelError
from claimkit.quantities import Bound, Change, Interval, Quantity

SPANS = [
    Interval(low, high, low_open, high_open)
    for low in (None, 1, 2)
    for high in (None, 1, 2)
    for low_open in (False, True)
    for high_open in (False, True)
    if (low is not None or not low_open) and (high is not None or not high_open)
    if low is None or high is None or low < high or (low == high and not (low_open or high_open))
]
POINTS = (0.5, 1, 1.5, 2, 2.5)


def holds(span: Interval, number: float) -> bool:
    """What an interval means, said again from its ends."""
    above = span.low is None or (number > span.low if span.low_open else number >= span.low)
    below = span.high is None or (number < span.high if span.high_open else number <= span.high)
    return above and below


@pytest.mark.parametrize("one", SPANS, ids=str)
def test_algebra_is_that_of_sets(one: Interval) -> None:
    """All pairs of spans with ends at 1, 2 and nowhere, at points that tell them apart."""
    mine = {p for p in POINTS if holds(one, p)}
    assert {p for p in POINTS if p in one} == mine
    for two in SPANS:
        yours = {p for p in POINTS if holds(two, p)}
        both = one.intersection(two)
        assert one.overlaps(two) == bool(mine & yours)
        assert (set() if both is None else {p for p in POINTS if p in both}) == mine & yours
        assert one.within(two) == (mine <= yours)
        assert one.below(two) == (not mine & yours and max(mine) < min(yours))
        hull = one.hull(two)
        assert mine | yours <= {p for p in POINTS if p in hull}
        assert all(not (one.within(wide) and two.within(wide)) or hull.within(wide) for wide in SPANS)


def test_scaling() -> None:
    assert Interval(1, 2, low_open=True).scaled(0.5) == Interval(0.5, 1, low_open=True)
    assert Interval(None, 2, high_open=True).scaled(3) == Interval(None, 6, high_open=True)
    for factor in (0, -1, math.nan):
        with pytest.raises(InvalidModelError, match="above zero"):
            Interval(1, 2).scaled(factor)


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity.exact(5000), "5,000"),
        (Quantity.exact(999), "999"),
        (Quantity.exact(1e-4), "0.0001"),
        (Quantity.exact(9e-5), "9e-05"),
        (Quantity.exact(2.5e14), "250,000,000,000,000.0"),
        (Quantity.exact(1e15), "1000000000000000.0"),
        (Quantity.exact(10**15), "1,000,000,000,000,000"),
        (Quantity.exact(1, "person"), "1 person"),
        (Quantity.exact(2, "person"), "2 people"),
        (Quantity.exact(1, "year"), "1 year"),
        (Quantity.exact(2, "year"), "2 years"),
        (Quantity.exact(20, "degC"), "20 °C"),
        (Quantity.exact(20, "km"), "20 km"),
        (Quantity.exact(0.5, "share"), "0.5"),
        (Quantity.exact(4, "ordinal"), "4th"),
        (Quantity(5, low=5, bound=Bound.AT_LEAST), "at least 5"),
        (Quantity(None, high=5, bound=Bound.AT_MOST), "up to 5"),
        (Quantity(None, low=3, high=5, bound=Bound.RANGE), "between 3 and 5"),
        (Quantity(None, low=3, high=5, low_open=True, bound=Bound.RANGE), "more than 3 and at most 5"),
        (Quantity(None, low=3, high=5, high_open=True, bound=Bound.RANGE), "at least 3 and less than 5"),
        (
            Quantity(None, low=3, high=5, low_open=True, high_open=True, bound=Bound.RANGE),
            "more than 3 and less than 5",
        ),
        (Quantity(None, bound=Bound.VAGUE), "an unknown number"),
        (Quantity(None, low=3, bound=Bound.VAGUE), "3"),
        (Quantity(7, low=7, high=7, change=Change.FELL_TO), "fell to 7"),
        (Quantity(2, low=2, high=2, change=Change.MULTIPLIED), "doubled"),
        (Quantity(0.5, low=0.5, high=0.5, change=Change.MULTIPLIED), "halved"),
        (Quantity(50, low=50, high=50, change=Change.ADDED, text="50 more people"), "50 more people"),
        (Quantity(50, low=50, high=50, change=Change.ADDED, text="50"), "an additional 50"),
    ],
    ids=str,
)
def test_words_of_a_quantity_made_by_hand(quantity: Quantity, words: str) -> None:
    assert str(quantity) == words


@pytest.mark.parametrize(
    "ends",
    [
        {"low": 6, "high": 5},
        {"low": 5, "high": 5, "low_open": True},
        {"low": 5, "high": 5, "high_open": True},
        {"low": math.nan},
        {"high": math.inf},
        {"low": True},
        {"low": "5"},
    ],
)
def test_ends_that_hold_nothing(ends: dict[str, Any]) -> None:
    for model in (Interval, Quantity):
        with pytest.raises(InvalidModelError, match=model.__name__):
            model(**ends)


@pytest.mark.parametrize(("value", "fits"), [(4, False), (5, True), (6, True), (7, False)])
def test_a_figure_may_stand_on_an_open_end(value: int, fits: bool) -> None:
    ends: dict[str, Any] = {"low": 5, "high": 6, "low_open": True, "high_open": True}
    if fits:
        assert Quantity(value, **ends).value == value
    else:
        with pytest.raises(InvalidModelError, match="outside the range from 5 to 6"):
            Quantity(value, **ends)


def test_the_figure_is_the_value_else_an_end() -> None:
    assert [Quantity(0, low=0, high=3).figure, Quantity(None, low=0, high=3).figure] == [0, 0]
    assert [Quantity(None, high=3).figure, Quantity(None).figure] == [3, None]
