"""Quantities and the interval algebra: the laws S-Q-1 to S-Q-9 in docs/specification.md."""

import copy
import json
import pickle

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimkit.errors import InvalidModelError
from claimkit.numbers import parse_quantity
from claimkit.quantities import Bound, Change, Interval, Quantity
from claimkit.testing.reach import reached

numbers = st.integers(-50, 50)
ends = st.none() | numbers


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low >= high:
        return Interval(
            high, low, *((draw(st.booleans()), draw(st.booleans())) if low > high else (False, False))
        )
    return Interval(
        low, high, low is not None and draw(st.booleans()), high is not None and draw(st.booleans())
    )


UNITS = (None, "person", "year", "hour", "EUR", "percent", "km", "degC", "degF", "ft", "in", "month")


@st.composite
def plain_quantities(draw: st.DrawFn) -> Quantity:
    """Quantities made by hand, of every bound whose ends follow from its figure."""
    unit = draw(st.sampled_from(UNITS))
    figure = draw(st.integers(2, 10**12) | st.integers(5, 99999).map(lambda n: n / 4))
    change = draw(st.sampled_from([None, Change.ROSE_TO, Change.FELL_TO, Change.ROSE_BY, Change.FELL_BY]))
    match draw(
        st.sampled_from(
            [Bound.EXACT, Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN, Bound.RANGE]
        )
    ):
        case Bound.EXACT:
            return Quantity(figure, low=figure, high=figure, unit=unit, change=change)
        case Bound.AT_LEAST:
            return Quantity(figure, low=figure, bound=Bound.AT_LEAST, unit=unit, change=change)
        case Bound.MORE_THAN:
            return Quantity(
                figure, low=figure, low_open=True, bound=Bound.MORE_THAN, unit=unit, change=change
            )
        case Bound.AT_MOST:
            return Quantity(figure, high=figure, bound=Bound.AT_MOST, unit=unit, change=change)
        case Bound.LESS_THAN:
            return Quantity(
                figure, high=figure, high_open=True, bound=Bound.LESS_THAN, unit=unit, change=change
            )
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    return Quantity(
        low=figure,
        high=2 * figure,
        low_open=low_open,
        high_open=high_open,
        bound=Bound.RANGE,
        unit=unit,
        change=None,
    )


@given(intervals(), intervals(), numbers)
def test_intersection_holds_what_both_hold(a: Interval, b: Interval, number: int) -> None:
    """S-Q-1: a number lies in the intersection if and only if it lies in both."""
    both = a.intersection(b)
    assert (both is not None and number in both) == (number in a and number in b)


@given(intervals(), intervals(), intervals())
def test_hull_is_least(a: Interval, b: Interval, c: Interval) -> None:
    """S-Q-2: the hull holds both ranges, and whatever holds both holds the hull."""
    hull = a.hull(b)
    assert a.within(hull)
    assert b.within(hull)
    if reached(a.within(c) and b.within(c)):
        assert hull.within(c)


@given(intervals(), intervals(), intervals())
def test_lattice(a: Interval, b: Interval, c: Interval) -> None:
    """S-Q-3: hull and intersection are commutative, associative, idempotent, and absorb each other."""
    assert a.hull(b) == b.hull(a)
    assert a.hull(a) == a == a.intersection(a)
    assert a.hull(b).hull(c) == a.hull(b.hull(c))
    assert a.intersection(b) == b.intersection(a)
    both = a.intersection(b)
    if both is not None and reached(both):
        assert a.hull(both) == a
    assert a.intersection(a.hull(b)) == a


@given(intervals(), intervals())
def test_one_of_three(a: Interval, b: Interval) -> None:
    """S-Q-4: of two ranges exactly one holds: the first is below, the second is below, or they overlap."""
    assert [a.below(b), b.below(a), a.overlaps(b)].count(True) == 1
    assert a.overlaps(b) == (a.intersection(b) is not None)


@given(intervals(), intervals(), st.integers(1, 9))
def test_scaling(a: Interval, b: Interval, factor: int) -> None:
    """S-Q-5: another unit changes no relation between ranges."""
    assert a.scaled(factor).overlaps(b.scaled(factor)) == a.overlaps(b)
    assert a.scaled(factor).hull(b.scaled(factor)) == a.hull(b).scaled(factor)
    assert a.scaled(1) == a


@given(plain_quantities())
def test_round_trips(quantity: Quantity) -> None:
    """S-Q-6: a quantity is equal to itself through dict, JSON, pickle and copy."""
    assert Quantity.from_dict(json.loads(json.dumps(quantity.to_dict()))) == quantity
    assert pickle.loads(pickle.dumps(quantity)) == quantity
    assert copy.deepcopy(quantity) == quantity


@given(plain_quantities())
def test_written_and_read(quantity: Quantity) -> None:
    """S-Q-7: the wording of a quantity reads as that quantity."""
    assert parse_quantity(str(quantity)) == quantity


@given(st.sampled_from(["value", "low", "high"]), st.sampled_from([float("nan"), float("inf"), True, "5"]))
def test_no_half_numbers(field: str, bad: object) -> None:
    """S-Q-8: what is no finite number is refused, and so is a figure outside of its range."""
    with pytest.raises(InvalidModelError):
        Quantity(**{field: bad})  # type: ignore[arg-type]
    with pytest.raises(InvalidModelError):
        Quantity(5, low=6, high=9)


@given(intervals(), numbers)
def test_equal_is_structural(a: Interval, number: int) -> None:
    """S-Q-9: equality looks at the fields alone, and the wording does not take part."""
    assume(number in a)
    quantity = Quantity(
        number, low=a.low, high=a.high, low_open=a.low_open, high_open=a.high_open, text="so many"
    )
    assert attrs.evolve(quantity, text="") == quantity
    assert hash(attrs.evolve(quantity, text="")) == hash(quantity)
    assert attrs.evolve(quantity, unit="year") != quantity
