"""What values allow, and which of them can be true together."""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.arguments import a_list, demand
from claimkit.datespans import DateSpan
from claimkit.errors import IncomparableError
from claimkit.models import Value
from claimkit.quantities import Bound, Interval, Quantity


def label(text: str) -> str:
    """Return what a label is compared by: its words, whatever their case and the blanks around them.

    >>> label(" Not  Guilty ") == label("not guilty")
    True
    """
    return " ".join(text.casefold().split())


def extent(value: Value) -> Interval | str:
    """Return what a value allows: a range of numbers or days (as ordinals), or the words of a label."""
    if isinstance(value, Quantity):
        return value.interval
    if isinstance(value, DateSpan):
        low, high = (None if day is None else day.toordinal() for day in (value.earliest, value.latest))
        return Interval(low, high)
    return label(value)


def core(value: Value) -> Interval | str:
    """Return the part of what a value allows in which another figure agrees with it.

    The range of a hedged figure is where other reports put theirs.  Of two hedged figures each brings its
    own tolerance, so that they agree when they differ by no more than the mean of the two: by half of each.

    >>> core(Quantity(5000, low=4000, high=6000, bound="about"))
    Interval(low=4500.0, high=5500.0, low_open=False, high_open=False)
    """
    hedged = isinstance(value, Quantity) and value.bound in (Bound.ABOUT, Bound.ALMOST)
    if not isinstance(value, Quantity) or not hedged or value.value is None:
        return extent(value)
    ends = [None if end is None else value.value + (end - value.value) / 2 for end in (value.low, value.high)]
    return Interval(ends[0], ends[1], low_open=value.low_open, high_open=value.high_open)


def compatible(first: Value, second: Value) -> bool:
    """Whether one and the same truth could stand behind both values.

    >>> compatible(Quantity(5000, low=4500, high=5500), Quantity(None, low=2000, high=9999, bound="vague"))
    True
    >>> compatible("Guilty", " guilty")
    True
    """
    return meet(core(first), core(second))


def meet(first: Interval | str, second: Interval | str) -> bool:
    """Whether what two values allow (see :func:`core`) has something in common."""
    if isinstance(first, Interval) and isinstance(second, Interval):
        return first.overlaps(second)
    return first == second


def below(first: Value, second: Value) -> bool:
    """Whether a value lies below another as a whole."""
    return lies_below(core(first), core(second))


def lies_below(first: Interval | str, second: Interval | str) -> bool:
    """Whether what a value allows (see :func:`core`) lies below what another allows; labels never do."""
    return isinstance(first, Interval) and isinstance(second, Interval) and first.below(second)


def same_figure(first: Value, second: Value) -> bool:
    """Whether two values name one figure, one day or one label, whatever range their words allow."""
    if isinstance(first, Quantity) and isinstance(second, Quantity) and first.value is not None:
        return first.value == second.value
    return extent(first) == extent(second)


def consistent_groups(values: Sequence[Value]) -> list[tuple[int, ...]]:
    """Find the largest sets of values that can all be true together.

    Ranges (see :func:`core`) that overlap pairwise share a common point (Helly's theorem in one dimension),
    so the largest consistent sets are the cliques of an interval graph, and a sweep over the sorted ends
    finds them all.
    Labels are consistent when they are equal.

    Args:
        values: quantities of one unit, date spans, or labels; not mixed.

    Returns:
        Tuples of positions in ``values``, each ascending; the groups in the order of their common points.

    Raises:
        IncomparableError: kinds or units of value are mixed.

    Example:
        >>> def about(n): return Quantity(n, low=0.9 * n, high=1.1 * n, bound="about")
        >>> consistent_groups([about(5000), Quantity(None, low=2000, high=9999), about(10000)])
        [(0, 1), (1, 2)]
    """
    for value in a_list("consistent_groups", "values", values):
        demand("consistent_groups", "values", value, Quantity, DateSpan, str)
    units = {v.unit for v in values if isinstance(v, Quantity) and v.unit}
    if len({type(v) for v in values}) > 1 or len(units) > 1:
        given = ", ".join(sorted(units) or sorted({type(v).__name__ for v in values}))
        raise IncomparableError(f"values of several kinds cannot be grouped ({given}); group each kind alone")
    ranges = [core(v) for v in values]
    if any(isinstance(r, str) for r in ranges):
        labels: dict[str, list[int]] = {}
        for i, words in enumerate(ranges):
            labels.setdefault(str(words), []).append(i)
        return [tuple(labels[words]) for words in sorted(labels)]
    infinity = float("inf")
    ends: list[tuple[float, int, int, int]] = []
    for i, r in enumerate(ranges):
        assert isinstance(r, Interval)
        # at one number: closed ends begin, open ends finish, ... so that (5, and ,5) never meet
        ends.append((-infinity if r.low is None else r.low, 2 if r.low_open else 0, 1, i))
        ends.append((infinity if r.high is None else r.high, -1 if r.high_open else 1, 0, i))
    groups, standing, grown = [], set[int](), False
    for _point, _side, begins, i in sorted(ends):
        if begins:
            standing.add(i)
            grown = True
        else:
            if grown:
                groups.append(tuple(sorted(standing)))
            standing.discard(i)
            grown = False
    return groups
