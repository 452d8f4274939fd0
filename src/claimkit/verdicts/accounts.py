"""Accounts: which values can be true together, how likely each account is, and what it names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import attrs

from claimkit.datespans import DateSpan
from claimkit.models import Value
from claimkit.quantities import Bound, Interval, Quantity
from claimkit.verdicts.succession import Moments
from claimkit.verdicts.values import consistent_groups, extent, same_figure

RELIABILITY = 0.8
"""Chance that an origin of which nothing is known is right about a figure that it states.

A prior, at the upper end of what lone claims reach in five labelled collections (population, heritage sites,
entailment, dog breeds, products: right in 58 to 82 of 100 cases).  With it, two origins against one are four
to one.
"""

PRECISE = {Bound.EXACT, Bound.ABOUT, Bound.ALMOST, Bound.RANGE}


@attrs.frozen
class Saying:
    """A value with who says it: one claim, without its words.

    Attributes:
        value: what is said.
        origin: number of the independent origin that it goes back to.
        voices: names of who says it, the speaker before the outlet.
        chance: chance of being right; None where nothing is known, for :data:`RELIABILITY`.
        told: when it was said, see :func:`~claimkit.verdicts.succession.moments`; None where unknown.
        named: whether the source can be told from others.
    """

    value: Value
    origin: int
    voices: tuple[str, ...] = ()
    chance: float | None = None
    told: Moments | None = None
    named: bool = True


@attrs.frozen
class Account:
    """Values that can all be true together.

    Attributes:
        members: positions of the sayings, ascending.
        answer: the value that they share.
        probability: against the other accounts.
        origins: how many independent origins stand behind it.
        named_by: positions of the sayings that name the answer; the other members are vaguer, or fit another
            account as well and so speak for neither.
        naming_origins: how many independent origins name the answer.
        speaking: positions of the sayings that speak for it: those that name the answer, and vaguer ones that
            fit no other account.
    """

    members: tuple[int, ...]
    answer: Value
    probability: float
    origins: int
    named_by: tuple[int, ...]
    naming_origins: int
    speaking: tuple[int, ...]


def accounts(sayings: Sequence[Saying]) -> list[Account]:
    """Find the accounts that sayings give, the likeliest first.

    An account is a largest consistent group.  Each origin counts once, with the log odds of its
    reliability; the probability is the share of an account in the sum over all accounts (at most one of
    them holds).  Equally likely accounts stand in the order of their figures.

    Example:
        >>> said = [Saying(Quantity.exact(n), origin) for origin, n in enumerate((12, 12, 40))]
        >>> [(a.answer.value, round(a.probability, 3), a.naming_origins) for a in accounts(said)]
        [(12, 0.8, 2), (40, 0.2, 1)]
    """
    groups = consistent_groups([s.value for s in sayings])
    scores = []
    for group in groups:
        weight: dict[int, float] = {}
        for i in group:
            odds = _log_odds(RELIABILITY if sayings[i].chance is None else sayings[i].chance)
            weight[sayings[i].origin] = max(weight.get(sayings[i].origin, -math.inf), odds)
        scores.append(math.fsum(weight.values()))
    top = max(scores)
    total = math.fsum(math.exp(score - top) for score in scores)
    memberships = Counter(i for group in groups for i in group)
    found = [
        _account(sayings, group, math.exp(score - top) / total, memberships)
        for group, score in zip(groups, scores, strict=True)
    ]
    return sorted(found, key=lambda a: (-a.probability, -a.naming_origins))


def _log_odds(chance: float | None) -> float:
    chance = min(max(chance or 0.0, 1e-6), 1 - 1e-6)
    return math.log(chance / (1 - chance))


def _account(
    sayings: Sequence[Saying], group: tuple[int, ...], probability: float, memberships: Counter[int]
) -> Account:
    origin_of = [sayings[i].origin for i in group]
    answer = common_value([sayings[i].value for i in group], origin_of)
    # what fits two accounts names one of them only where it is the very figure
    named = tuple(
        i
        for i in group
        if names(sayings[i].value, answer) and (memberships[i] == 1 or same_figure(sayings[i].value, answer))
    )
    return Account(
        group,
        answer,
        probability,
        len(set(origin_of)),
        named,
        len({sayings[i].origin for i in named}),
        tuple(i for i in group if memberships[i] == 1 or i in named),
    )


def one_each(sayings: Sequence[Saying]) -> list[Quantity]:
    """Return the figures that origins name in precise words, ascending: of each its own lower middle.

    >>> said = [Saying(Quantity.exact(n), origin) for origin, n in ((0, 30), (0, 90), (1, 20))]
    >>> [quantity.value for quantity in one_each(said)]
    [20, 30]
    """
    told: dict[int, list[Quantity]] = {}
    for s in sayings:
        if isinstance(s.value, Quantity) and s.value.value is not None and s.value.bound in PRECISE:
            told.setdefault(s.origin, []).append(s.value)

    def size(quantity: Quantity) -> float:
        return quantity.value or 0

    return sorted((sorted(q, key=size)[(len(q) - 1) // 2] for q in told.values()), key=size)


def names(value: Value, answer: Value) -> bool:
    """Whether a value states the answer, rather than something vaguer that fits it.

    "About 300" fits 312 and does not name it; it names 300, as "300" does.  "At least 300" names neither.
    """
    if not isinstance(value, Quantity) or not isinstance(answer, Quantity):
        return extent(value) == extent(answer)
    if answer.value is None:
        return extent(value) == extent(answer)
    alike = value.bound == answer.bound or {value.bound, answer.bound} <= PRECISE
    return alike and value.value == answer.value


def common_value(values: Sequence[Value], origin_of: Sequence[int]) -> Value:
    """Return the value that consistent values share: their common range, and the figure best attested in it.

    The figure is the one that the most origins name in a precise wording; ties go to the narrower wording,
    then to the lower figure.  Where only bounds and vague words are given, the answer is a bound or a range.
    A label is written as most write it.
    """
    if isinstance(values[0], str):
        spelled = Counter(" ".join(str(v).split()) for v in values)
        return min(spelled, key=lambda words: (-spelled[words], words.isupper(), words))
    if isinstance(values[0], DateSpan):
        return min((v for v in values if isinstance(v, DateSpan)), key=_days)
    quantities = [v for v in values if isinstance(v, Quantity)]
    common = quantities[0].interval
    for other in quantities[1:]:
        common = common.intersection(other.interval) or common
    backers: dict[float, set[int]] = {}
    for quantity, origin in zip(quantities, origin_of, strict=True):
        if quantity.value is not None:
            backers.setdefault(quantity.value, set()).add(origin)

    def rank(quantity: Quantity) -> tuple[bool, bool, int, float, float, str]:
        figure = quantity.value
        inside = figure is not None and _touches(common, figure)
        count = len(backers[figure]) if figure is not None else 0
        loose = quantity.bound not in PRECISE
        return not inside, loose, -count, _width(quantity.interval), figure or 0, quantity.text

    best = min(quantities, key=rank)
    if best.value is None or not _touches(common, best.value):
        tightest = min(quantities, key=lambda q: (_width(q.interval), q.low or 0, q.text))
        if tightest.interval == common:
            return tightest
        return Quantity(
            None,
            low=common.low,
            high=common.high,
            low_open=common.low_open,
            high_open=common.high_open,
            bound=Bound.RANGE,
            unit=best.unit,
            convention=best.convention,
        )
    return attrs.evolve(
        best,
        low=common.low,
        high=common.high,
        low_open=common.low_open,
        high_open=common.high_open,
        change=None,
    )


def _touches(interval: Interval, figure: float) -> bool:
    """Whether a figure lies in a range or on one of its ends, open or not."""
    return figure in interval or figure in (interval.low, interval.high)


def _width(interval: Interval) -> float:
    if interval.low is None or interval.high is None:
        return math.inf
    return interval.high - interval.low


def _days(span: DateSpan) -> tuple[float, str]:
    days = extent(span)
    return (_width(days) if isinstance(days, Interval) else math.inf), span.edtf
