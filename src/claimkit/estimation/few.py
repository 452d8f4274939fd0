"""A handful of claims: too few to learn from, so each item is judged as an editor judges a handful.

The same verdicts as for claims by hand and from reports (:mod:`claimkit.verdicts`), one item at a time.  A
named rule is followed in the same way, however many claims there are.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

from claimkit.attributes import Dynamics, Kind
from claimkit.estimation.wordings import UNSAID
from claimkit.numbers.conventions import CCC
from claimkit.quantities import Bound, Quantity
from claimkit.verdicts import (
    CONSENSUS,
    RELIABILITY,
    RULES,
    Moments,
    Ruling,
    Saying,
    Status,
    compatible,
    extent,
    settle,
    side_by_side,
)
from claimkit.verdicts.accounts import names as states
from claimkit.verdicts.values import meet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimkit.estimation.columns import Claims
    from claimkit.estimation.priors import Floats, Ints

LEARNABLE = 20
"""With fewer claims by sources that meet others than this, nothing is learnt about sources or kinds."""

HALF = 0.500001
"""An account settles the matter only if it is likelier than all others together."""

MOST = 100_000
"""More claims than this are weighed at once, rather than one item after the other: four seconds of work."""


@attrs.frozen(eq=False)
class Settled:
    """What the claims of an attribute come to, item by item.

    Attributes:
        rulings: one for each item, None where no claim says anything.
        sayings: for each item the positions of the claims that say something.
        beside: for each item those of claims that hold beside the answer and name another value.
    """

    rulings: Sequence[Ruling | None]
    sayings: Sequence[Sequence[int]]
    beside: Sequence[frozenset[int]]


def is_few(claims: Claims) -> bool:
    """Whether there is nothing to learn from."""
    if len(claims.item) > MOST:
        return False
    crowded = claims.crowded
    meets = claims.per_source(crowded.astype(np.float64))
    return int(np.count_nonzero(crowded & (meets[claims.source] >= 2))) < LEARNABLE


def quantity(value: float, low: float, high: float, rough: int = UNSAID) -> Quantity | None:
    """The wording that a row stands for; None where it admits everything.

    Args:
        value: the figure.
        low: its low end.
        high: its high end.
        rough: whether the ends are those of a hedge ("about") rather than stated; where that is not said,
            ends that hedges have by convention are.

    >>> quantity(5000, -np.inf, np.inf).bound.value, quantity(np.nan, 60, np.inf).bound.value
    ('exact', 'at_least')
    >>> [quantity(5000, 3000, 7000, rough).bound.value for rough in (UNSAID, 0, 1)]
    ['about', 'exact', 'about']
    """
    bottom, top = (None if np.isinf(low) else _plain(low)), (None if np.isinf(high) else _plain(high))
    if np.isnan(value):
        if bottom is None and top is None:
            return None
        if bottom is None:
            return Quantity(top, high=top, bound=Bound.AT_MOST)
        if top is None:
            return Quantity(bottom, low=bottom, bound=Bound.AT_LEAST)
        if bottom == top:
            return Quantity.exact(bottom)
        return Quantity(None, low=bottom, high=top, bound=Bound.RANGE)
    figure = _plain(value)
    if (bottom is None and top is None) or bottom == top:
        return Quantity.exact(figure)
    if top is None and figure == bottom:
        return Quantity(figure, low=figure, bound=Bound.AT_LEAST)
    if bottom in (None, 0) and figure == top:
        return Quantity(figure, low=bottom, high=figure, bound=Bound.AT_MOST)
    bound = Bound.EXACT
    if rough == 1:
        bound = Bound.ABOUT
    elif rough == UNSAID and bottom is not None and top is not None and bottom < top and figure > 0:
        # ends that "about" and "almost" have by convention are those of a hedge
        near, far = (float(end) for end in CCC.around(Fraction(repr(figure))))
        if np.isclose(bottom, near, rtol=1e-9) and np.isclose(top, far, rtol=1e-9):
            bound = Bound.ABOUT
        elif np.isclose(bottom, near, rtol=1e-9) and top == figure:
            bound = Bound.ALMOST
    return Quantity(figure, low=bottom, high=top, bound=bound)


def _plain(x: float) -> float:
    return int(x) if x == int(x) else float(x)


def settle_items(
    claims: Claims,
    names: Sequence[Any],
    labels: Sequence[Any] | None,
    *,
    floor: float,
    until: Floats,
    kind: str,
    dynamics: str,
    chance: Floats,
    level: float,
    rule: str = CONSENSUS,
    precedence: Sequence[str] = (),
    several: bool = False,
    rough: Ints | None = None,
) -> Settled:
    """Judge each item by itself.

    Args:
        claims: the claims, a source's own revisions among them.
        names: of the sources.
        labels: the labels, None for numbers.
        floor: no figure lies below: a low end there says nothing.
        until: last moment that each claim's time can mean.
        kind: record, judgement or label.
        dynamics: how the value behaves in time.
        chance: of each source to be right; NaN where nothing is known.
        level: probability at which an account settles the matter.
        rule: how to choose between accounts.
        precedence: names of sources in the order to be followed, for the rule of that name.
        several: whether several values can hold side by side.
        rough: of each claim, see :func:`quantity`.
    """
    rulings: list[Ruling | None] = []
    told: list[list[int]] = []
    beside: list[frozenset[int]] = []
    ends = np.append(claims.start, len(claims.item)).tolist()
    for first, last in pairwise(ends):
        sayings, places = [], []
        for n in range(first, last):
            value: Any
            if labels is not None:
                value = str(labels[int(claims.value[n])])
            else:
                value = quantity(*_told(claims, n, floor), UNSAID if rough is None else int(rough[n]))
            if value is None:
                continue
            source = int(claims.source[n])
            time = None if np.isnan(claims.time[n]) else Moments(float(claims.time[n]), float(until[n]))
            known = None if np.isnan(chance[source]) else float(chance[source])
            sayings.append(Saying(value, source, (str(names[source]),), known, time))
            places.append(n)
        told.append(places)
        groups = side_by_side(sayings) if several and sayings else []
        beside.append(frozenset(places[i] for group in groups[1:] for i in group))
        sayings = [sayings[i] for i in groups[0]] if groups else sayings
        rulings.append(
            settle(
                sayings,
                dynamics=Dynamics(dynamics),
                level=max(level, HALF),
                rule=rule,
                precedence=precedence,
                kind=Kind(kind),
            )
            if sayings
            else None
        )
    return Settled(rulings, told, beside)


def _told(claims: Claims, n: int, floor: float) -> tuple[float, float, float]:
    """The figure and the ends of a claim; "at least 0" of a count says nothing."""
    value, low, high = float(claims.value[n]), float(claims.low[n]), float(claims.high[n])
    if low > floor or np.isfinite(high) or value > low:
        return value, low, high
    return np.nan, -np.inf, np.inf


def mark(
    claims: Claims,
    told: Sequence[int],
    beside: frozenset[int],
    ruling: Ruling,
    labels: Sequence[Any] | None,
    support: Floats,
    naming: Any,
    rough: Ints | None = None,
) -> None:
    """Mark which claims of an item agree with its answer, and which name it, or what holds beside it.

    Where accounts stand against each other and none leads, those that speak for one of them name it.
    """
    for n in told:
        value: Any
        if labels is not None:
            value = str(labels[int(claims.value[n])])
        else:
            said = UNSAID if rough is None else int(rough[n])
            value = quantity(claims.value[n], claims.low[n], claims.high[n], said)
        if n in beside:
            support[n], naming[n] = 1.0, True
        elif value is None:
            continue
        elif ruling.answer is None:
            fits = [account.answer for account in ruling.found if compatible(value, account.answer)]
            support[n] = float(bool(fits))
            naming[n] = len(fits) == 1 or any(states(value, answer) for answer in fits)
        elif ruling.status is Status.ESTIMATED:  # judgements in the range that they leave
            support[n] = float(meet(extent(value), extent(ruling.answer)))
        elif compatible(value, ruling.answer):
            support[n], naming[n] = 1.0, states(value, ruling.answer)


def rule_words(rule: str) -> str:
    """What a rule chooses, in words."""
    return RULES[rule][1]


__all__ = ["CONSENSUS", "RELIABILITY", "is_few", "mark", "quantity", "rule_words", "settle_items"]
