"""Sources that repeat one another, told by what they share and should not: rare errors.

Two good sources agree because both are right; that proves nothing.  Two sources that make the same
mistakes, where mistakes could have fallen anywhere, have one origin (Dong, Berti-Equille and Srivastava,
VLDB 2009, in log odds, with the probability of each mistake in place of one over their number).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from claimkit.estimation.priors import Bools, Floats, Ints, logistic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimkit.estimation.columns import Claims

COPIED = 0.8
"""Share of its claims that a copier takes over."""

PRIOR = 0.05
"""How many pairs of sources depend on one another, before anything is known of them."""

CROWD = 40
"""Items with more claims than this are not paired up: the pairs grow with the square."""

MOST_PAIRS = 4_000_000
SHARED = 3
"""Pairs that meet on fewer items than this cannot be judged."""


@attrs.frozen(eq=False)
class Dependence:
    """Who repeats whom.

    Attributes:
        first: the one source of each pair that is likelier dependent than not, by code.
        second: the other.
        probability: that the two are dependent.
        of_source: highest probability of any pair that a source is in.
    """

    first: Ints
    second: Ints
    probability: Floats
    of_source: Floats


def log_odds(
    true: Floats,
    false: Floats,
    differ: Floats,
    accuracy: Floats,
    false_chance: Floats,
    copied: float = COPIED,
) -> Floats:
    """Log likelihood ratio that two sources depend on one another, for counts of what they share.

    Args:
        true: how many true values both give.
        false: how many false values both give.
        differ: on how many items they differ.
        accuracy: their common accuracy.
        false_chance: how often two independent mistakes would agree.
        copied: share of a copier's claims that is copied.

    Example:
        >>> import numpy as np
        >>> one = np.ones(1)
        >>> both_right = log_odds(10 * one, 0 * one, 0 * one, 0.9 * one, 0.01 * one)
        >>> both_wrong = log_odds(8 * one, 2 * one, 0 * one, 0.9 * one, 0.01 * one)
        >>> float(both_right[0]) < 2 < 9 < float(both_wrong[0])
        True
    """
    wrong = np.maximum(1.0 - accuracy, 1e-9)
    right = np.log(copied / accuracy + (1.0 - copied))
    shared = np.log(copied / (wrong * np.maximum(false_chance, 1e-9)) + (1.0 - copied))
    odds: Floats = true * right + false * shared + differ * np.log(1.0 - copied)
    return odds


def pairs_on_items(claims: Claims, kept: Bools | None = None) -> Iterator[tuple[Ints, Ints]]:
    """All pairs of claims on one item, as positions, in steps; big items are passed over."""
    size = claims.size[claims.item]
    place = np.arange(len(claims.item)) - claims.start[claims.item]
    usable = (size > 1) & (size <= CROWD)
    if kept is not None:
        usable &= kept[claims.item]
    first = np.flatnonzero(usable)
    for step in range(1, CROWD):
        first = first[place[first] + step < size[first]]
        if not len(first):
            return
        yield first, first + step


def find_dependence(
    claims: Claims, fact: Ints, probability: Floats, share: Floats, false_chance: Floats
) -> Dependence | None:
    """Find pairs of sources that depend on one another.

    Args:
        claims: the claims.
        fact: fact that each claim states.
        probability: of each fact.
        share: how often each source is right.
        false_chance: for each fact, how often a mistake falls on it.

    Returns:
        Those pairs, or None where no two sources meet often enough to tell.
    """
    keys, tally = [], []
    for one, other in pairs_on_items(claims, _sampled(claims)):
        a, b = claims.source[one], claims.source[other]
        apart = a != b
        one, other, a, b = one[apart], other[apart], a[apart], b[apart]  # noqa: PLW2901
        same = fact[one] == fact[other]
        p = probability[fact[one]]
        true, false = np.where(same, p, 0.0), np.where(same, 1.0 - p, 0.0)
        accuracy = np.sqrt(share[a] * share[b])
        keys.append(a * np.int64(claims.n_sources) + b)
        tally.append(log_odds(true, false, (~same).astype(np.float64), accuracy, false_chance[fact[one]]))
    if not keys:
        return None
    key, place, met = np.unique(np.concatenate(keys), return_inverse=True, return_counts=True)
    odds = np.bincount(place, np.concatenate(tally)) + np.log(PRIOR / (1.0 - PRIOR))
    dependent = (odds > 0.0) & (met >= SHARED)
    key, chance = key[dependent], logistic(odds[dependent])
    first, second = key // claims.n_sources, key % claims.n_sources
    of_source = np.zeros(claims.n_sources)
    np.maximum.at(of_source, first, chance)
    np.maximum.at(of_source, second, chance)
    return Dependence(first, second, chance, of_source)


def independence_weight(claims: Claims, fact: Ints, share: Floats, found: Dependence) -> Floats:
    """Weight of each claim: what is left of it when repetitions of dependent sources are taken off.

    Of two dependent sources that state one fact, the better is taken for the origin.
    """
    weight = np.ones(len(claims.item))
    if not len(found.first):
        return weight
    known = found.first * np.int64(claims.n_sources) + found.second
    for one, other in pairs_on_items(claims):
        same = fact[one] == fact[other]
        one, other = one[same], other[same]  # noqa: PLW2901
        key = claims.source[one] * np.int64(claims.n_sources) + claims.source[other]
        place = np.minimum(np.searchsorted(known, key), len(known) - 1)
        hit = known[place] == key
        one, other, place = one[hit], other[hit], place[hit]  # noqa: PLW2901
        worse = np.where(share[claims.source[one]] < share[claims.source[other]], one, other)
        np.multiply.at(weight, worse, 1.0 - COPIED * found.probability[place])
    return weight


def _sampled(claims: Claims) -> Bools | None:
    """Items to pair up: all, or so many that the pairs stay within bounds, taken evenly by size."""
    size = claims.size.astype(np.float64)
    pairs = np.where(size <= CROWD, size * (size - 1.0) / 2.0, 0.0)
    total = float(pairs.sum())
    if total <= MOST_PAIRS:
        return None
    order = np.lexsort((claims.per_item(np.nan_to_num(claims.value)), size))
    running = np.cumsum(pairs[order]) * (MOST_PAIRS / total)
    kept = np.zeros(len(size), dtype=bool)
    # an item is kept whenever the running count of pairs allowed grows by its own pairs
    kept[order] = np.floor(running / np.maximum(pairs[order], 1.0)) > np.floor(
        (running - pairs[order] * (MOST_PAIRS / total)) / np.maximum(pairs[order], 1.0)
    )
    return kept
