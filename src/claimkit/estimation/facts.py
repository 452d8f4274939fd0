"""Claims that are right or wrong: how far each source is to be believed, and which fact holds.

A fact is one distinct value claimed of one item.  A source is right with a share of its own, drawn to
what sources that say as much are right about; a wrong claim falls on a value with a probability that the
caller knows (rare values are seldom hit by mistake twice).  Fitted by expectation and maximisation from
plain counts of votes, so there is nothing random in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from claimkit.estimation.priors import Bools, Floats, Ints, expected_share, softmax_by, sums

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimkit.estimation.columns import Claims

STRENGTH = 8.0
"""How many claims the expectation for a source is worth against its own claims."""

FALSE_VALUES = 100.0
"""How many wrong values an item has for a mistake to fall on; two mistakes agree once in as many times."""

COARSE = 0.5
"""How often a source that is right gives a coarser wording where there is one."""

ROUNDS = 60
TOLERANCE = 1e-7
LEAST_SHARE, MOST_SHARE = 0.01, 0.99


@attrs.frozen(eq=False)
class Facts:
    """The distinct values claimed of each item.

    Attributes:
        of_claim: number of the fact that each claim states.
        item: item of each fact, ascending.
        start: where the facts of each item begin.
        value: the value (or the code of the label), ascending within an item.
        votes: weight of the claims that state it.
    """

    of_claim: Ints
    item: Ints
    start: Ints
    value: Floats
    votes: Floats


@attrs.frozen(eq=False)
class FactFit:
    """What came out.

    Attributes:
        probability: of each fact, adding up to one within an item.
        right: how probable it is that each fact is right, be it as a coarser wording of the truth.
        share: how often each source is right.
    """

    probability: Floats
    right: Floats
    share: Floats


def distinct(claims: Claims, extra_item: Ints | None = None, extra_value: Floats | None = None) -> Facts:
    """Facts of the claims, and of further values that nobody claims (known truths) if given."""
    item, value = claims.item, claims.value
    if extra_item is not None and extra_value is not None:
        item, value = np.append(item, extra_item), np.append(value, extra_value)
    order = np.lexsort((value, item))
    items, values = item[order], value[order]
    fresh = np.append(True, (np.diff(items) != 0) | (np.diff(values) != 0))
    number = np.cumsum(fresh) - 1
    of_row = np.empty(len(item), dtype=np.int64)
    of_row[order] = number
    of_claim = of_row[: len(claims.item)]
    fact_item = items[fresh]
    return Facts(
        of_claim=of_claim,
        item=fact_item,
        start=np.flatnonzero(np.diff(fact_item, prepend=-1)),
        value=values[fresh],
        votes=sums(of_claim, claims.weight, len(fact_item)),
    )


def weigh(
    claims: Claims,
    facts: Facts,
    surprise: Callable[[Floats], tuple[Floats, Floats]],
    *,
    weight: Floats,
    known: Bools | None = None,
    share: Floats | None = None,
    covers: tuple[Ints, Ints] | None = None,
    others: Floats | None = None,
) -> FactFit:
    """Fit shares of sources and probabilities of facts.

    Args:
        claims: the claims.
        facts: their facts.
        surprise: from the probabilities of the facts, two logs for each fact: of the probability that a
            wrong claim falls on it, and of its odds to be true before anyone speaks.
        weight: of each claim, below one for copies.
        known: for each fact, whether it is the known truth of its item; its item's other facts are wrong.
        share: shares of sources where they are given and not to be fitted.
        covers: pairs of facts of one item of which the first is a coarser wording of the second: who states
            it is right if the second is true.
        others: for each item, the log of how many values there are that nobody claims; left out, as many as
            make :data:`FALSE_VALUES` wrong ones.
    """
    said = sums(claims.source, weight, claims.n_sources)
    fixed = None
    if known is not None and np.any(known):
        settled = np.zeros(len(facts.start), dtype=bool)
        settled[facts.item[known]] = True
        fixed = np.where(settled[facts.item], np.where(known, 0.0, -np.inf), np.nan)
    probability = softmax_by(_settle(np.log(np.maximum(facts.votes, 1e-9)), fixed), facts.item, facts.start)
    given = share
    sizes, size = np.unique(said, return_inverse=True)
    members = sums(size, np.ones(len(size)), len(sizes))
    unseen = (
        np.log(np.maximum(FALSE_VALUES + 1.0 - np.bincount(facts.item), 1.0)) if others is None else others
    )
    for _ in range(ROUNDS):
        if given is None:
            right = _right(probability, covers)
            hits = sums(claims.source, weight * right[facts.of_claim], claims.n_sources)
            expected = expected_share(sums(size, hits, len(sizes)) / members, sizes, members, STRENGTH)[size]
            share = (hits + STRENGTH * expected) / (said + STRENGTH)
        assert share is not None
        share = np.clip(share, LEAST_SHARE, MOST_SHARE)
        wrong, odds = surprise(probability)
        trust = np.log(share / (1.0 - share))[claims.source] - wrong[facts.of_claim]
        score = sums(facts.of_claim, weight * trust, len(facts.item)) + odds
        if covers is not None:
            coarser = sums(facts.of_claim, weight * (trust + np.log(COARSE)), len(facts.item))
            score = score + sums(covers[1], coarser[covers[0]], len(score))
        now = softmax_by(_settle(score, fixed), facts.item, facts.start, unseen)
        moved = float(np.max(np.abs(now - probability)))
        probability = now
        if moved < TOLERANCE:
            break
    assert share is not None
    return FactFit(probability, _right(probability, covers), share)


def _right(probability: Floats, covers: tuple[Ints, Ints] | None) -> Floats:
    if covers is None:
        return probability
    return np.minimum(probability + sums(covers[0], probability[covers[1]], len(probability)), 1.0)


def _settle(score: Floats, fixed: Floats | None) -> Floats:
    return score if fixed is None else np.where(np.isnan(fixed), score, fixed)


def best(facts: Facts, probability: Floats, *tie: Floats) -> Ints:
    """The most probable fact of each item; ties (to nine digits) go by ``tie``, the first the most telling.

    Args:
        facts: the facts.
        probability: of each.
        tie: keys of which the lower wins, in order; the value itself comes last.
    """
    order = np.lexsort((facts.value, *reversed(tie), -np.round(probability, 9), facts.item))
    return order[facts.start]
