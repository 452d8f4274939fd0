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

COPIED = 0.8
"""Share of its claims that a copier takes over."""

PRIOR = 0.05
"""How many pairs of sources depend on one another, before anything is known of them."""

CROWD = 60
"""Items with more claims than this are not paired up: the pairs grow with the square."""

MOST_PAIRS = 4_000_000
SHARED = 3
"""Pairs that meet on fewer items than this cannot be judged."""


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


def pairs_on_items(start: Ints, item: Ints, kept: Bools | None = None) -> Iterator[tuple[Ints, Ints]]:
    """All pairs of claims on one item, as positions, in steps; big items are passed over.

    Args:
        start: where the claims of each item begin.
        item: item of each claim, ascending.
        kept: which items to look at; all where left out.
    """
    size = np.diff(np.append(start, len(item)))[item]
    place = np.arange(len(item)) - start[item]
    usable = (size > 1) & (size <= CROWD)
    if kept is not None:
        usable &= kept[item]
    first = np.flatnonzero(usable)
    for step in range(1, CROWD):
        first = first[place[first] + step < size[first]]
        if not len(first):
            return
        yield first, first + step


@attrs.frozen(eq=False)
class Meetings:
    """Pairs of claims of two sources on one item, of sources that meet often enough to be judged.

    Attributes:
        first: the one source of each pair of sources.
        second: the other.
        one: position of the one claim of each meeting.
        other: of the other.
        pair: which pair of sources meets.
        same: whether they state the same fact.
        fact: the fact that the first states.
        n_sources: how many sources there are.
        everywhere: where items begin, and item, source and fact of each claim, over all items.
        sampled: whether only some items are paired up.
    """

    first: Ints
    second: Ints
    one: Ints
    other: Ints
    pair: Ints
    same: Bools
    fact: Ints
    n_sources: int
    everywhere: tuple[Ints, Ints, Ints, Ints]
    sampled: bool

    @classmethod
    def of(
        cls, start: Ints, item: Ints, source: Ints, fact: Ints, n_sources: int, usable: Bools
    ) -> Meetings | None:
        """Meetings of usable claims, or None where no two sources meet often enough."""
        ones, others = [], []
        sample = _sampled(start, item, fact)
        for one, other in pairs_on_items(start, item, sample):
            apart = (source[one] != source[other]) & usable[one]
            ones.append(one[apart])
            others.append(other[apart])
        if not ones:
            return None
        one, other = np.concatenate(ones), np.concatenate(others)
        low, high = np.minimum(source[one], source[other]), np.maximum(source[one], source[other])
        key, pair, met = np.unique(low * np.int64(n_sources) + high, return_inverse=True, return_counts=True)
        often = met >= SHARED
        if not np.any(often):
            return None
        kept = often[pair]
        one, other, pair = one[kept], other[kept], (np.cumsum(often) - 1)[pair[kept]]
        key = key[often]
        return cls(
            key // n_sources,
            key % n_sources,
            one,
            other,
            pair,
            fact[one] == fact[other],
            fact[one],
            n_sources,
            (start, item, source, fact),
            sample is not None,
        )

    def repeating(self, chance: Floats) -> Iterator[tuple[Ints, Ints, Floats]]:
        """Claims of two sources that state the same fact, and how probably they have one origin."""
        if not self.sampled:
            same = self.same & (chance[self.pair] > 0.0)
            yield self.one[same], self.other[same], chance[self.pair[same]]
            return
        start, item, source, fact = self.everywhere
        key = self.first * np.int64(self.n_sources) + self.second
        for one, other in pairs_on_items(start, item):
            same = (fact[one] == fact[other]) & (source[one] != source[other])
            a, b = source[one[same]], source[other[same]]
            wanted = np.minimum(a, b) * np.int64(self.n_sources) + np.maximum(a, b)
            place = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
            hit = key[place] == wanted
            yield one[same][hit], other[same][hit], chance[place[hit]]


def doubted_odds(right: Floats, accuracy: Floats, false_chance: Floats, copied: float = COPIED) -> Floats:
    """Log likelihood ratio that two sources depend on one another, for a value that both give.

    Where it is not known whether the value is right, either may hold: a doubtful value that two sources share
    tells little, while the mean of the log odds for right and for wrong would make much of it.

    Args:
        right: how probable it is that the value is right.
        accuracy: common accuracy of the two.
        false_chance: how often two independent mistakes would agree.
        copied: share of a copier's claims that is copied.

    Example:
        >>> import numpy as np
        >>> sure, torn = doubted_odds(np.array([0.0, 0.5]), np.full(2, 0.8), np.full(2, 0.01))
        >>> round(float(sure), 1), round(float(torn), 1)
        (6.0, 0.4)
    """
    wrong = np.maximum(1.0 - accuracy, 1e-9)
    chance = np.maximum(false_chance, 1e-9)
    apart = right * accuracy**2 + (1.0 - right) * wrong**2 * chance
    together = right * accuracy + (1.0 - right) * wrong
    odds: Floats = np.log(copied * together / apart + (1.0 - copied))
    return odds


@attrs.frozen(eq=False)
class Dependence:
    """Who repeats whom.

    Attributes:
        probability: for each pair of sources, that the two have one origin.
        of_source: highest probability of any pair that a source is in.
        closest: the other source of that pair, minus one where no pair is likelier dependent than not.
    """

    probability: Floats
    of_source: Floats
    closest: Ints


def find_dependence(
    met: Meetings, probability: Floats, share: Floats, false_chance: Floats, *, wary: bool = False
) -> Dependence:
    """Find pairs of sources that depend on one another.

    Args:
        met: where they meet.
        probability: of each fact.
        share: how often each source is right.
        false_chance: for each fact, how often a mistake falls on it.
        wary: whether to take the mean of the log odds, which sees copies in doubtful values too: as long as
            nothing is settled, whole camps that copy may outvote the truth.
    """
    p, chance = probability[met.fact], false_chance[met.fact]
    accuracy = np.sqrt(share[met.first] * share[met.second])[met.pair]
    if wary:
        true, false = np.where(met.same, p, 0.0), np.where(met.same, 1.0 - p, 0.0)
        tally = log_odds(true, false, (~met.same).astype(np.float64), accuracy, chance)
    else:
        tally = np.where(met.same, doubted_odds(p, accuracy, chance), np.log(1.0 - COPIED))
    odds = np.bincount(met.pair, tally, len(met.first)) + np.log(PRIOR / (1.0 - PRIOR))
    chance = np.where(odds > 0.0, logistic(odds), 0.0)
    of_source = np.zeros(met.n_sources)
    np.maximum.at(of_source, met.first, chance)
    np.maximum.at(of_source, met.second, chance)
    closest = np.full(met.n_sources, -1)
    # ties go to the source that comes first, so that a chain of copies has one head
    for mine, theirs in ((met.first, met.second), (met.second, met.first)):
        hit = (chance > 0.0) & (chance == of_source[mine])
        closest[mine[hit][::-1]] = theirs[hit][::-1]
    return Dependence(chance, of_source, closest)


def independence(met: Meetings, found: Dependence) -> Floats:
    """Weight of each claim: one voice, shared with the claims of one origin that state the same fact."""
    count = len(met.everywhere[1])
    shared = np.ones(count)
    for one, other, chance in met.repeating(found.probability):
        shared += np.bincount(one, chance, count) + np.bincount(other, chance, count)
    weight: Floats = 1.0 / shared
    return weight


def _sampled(start: Ints, item: Ints, fact: Ints) -> Bools | None:
    """Items to pair up: all, or so many that the pairs stay within bounds, taken evenly by size."""
    size = np.diff(np.append(start, len(item))).astype(np.float64)
    pairs = np.where(size <= CROWD, size * (size - 1.0) / 2.0, 0.0)
    total = float(pairs.sum())
    if total <= MOST_PAIRS:
        return None
    spread = np.add.reduceat(np.append(True, np.diff(fact) != 0).astype(np.float64), start)
    order = np.lexsort((spread, size))
    running = np.cumsum(pairs[order]) * (MOST_PAIRS / total)
    kept = np.zeros(len(size), dtype=bool)
    # an item is kept whenever the running count of pairs allowed grows by its own pairs
    kept[order] = np.floor(running / np.maximum(pairs[order], 1.0)) > np.floor(
        (running - pairs[order] * (MOST_PAIRS / total)) / np.maximum(pairs[order], 1.0)
    )
    return kept
