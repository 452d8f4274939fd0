"""Recorded figures: sources quote one number, or get it wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from claimkit.estimation import facts as model
from claimkit.estimation.kinds import FINEST, unit
from claimkit.estimation.priors import Bools, Floats, Ints

if TYPE_CHECKING:
    from claimkit.estimation.columns import Claims

COARSEST = 4
"""Figures that are rounder than their rivals by more powers of ten than this are taken together."""

COARSEST_OF_ALL = 400


@attrs.frozen(eq=False)
class RecordFit:
    """Facts of an attribute with one recorded figure for each item, and what sources are worth.

    Attributes:
        facts: the distinct figures.
        probability: of each fact.
        right: the same; a figure has no coarser wording.
        chosen: the fact taken for each item.
        share: how often each source is right.
        rare: how often a mistake falls on each fact.
        how: the model in words.
    """

    facts: model.Facts
    probability: Floats
    right: Floats
    chosen: Ints
    share: Floats
    rare: Floats
    how: str


def roundness(facts: model.Facts) -> Ints:
    """By how many powers of ten each figure is rounder than the least round figure of its item, at most four.

    1,200 beside 1,187 is rounder by two; nought, which is round to any unit, is taken for the least round.
    """
    step = unit(facts.value, (1.0,))
    power = np.round(np.log10(np.where((step > 0) & np.isfinite(step), step, 1.0))).astype(np.int64)
    power[facts.value == 0] = FINEST
    least = np.minimum.reduceat(np.where(facts.value == 0, COARSEST_OF_ALL, power), facts.start)[facts.item]
    return np.clip(power - least, 0, COARSEST)


def fit_records(
    claims: Claims, *, weight: Floats, known: tuple[Ints, Floats] | None = None, share: Floats | None = None
) -> RecordFit:
    """Find the recorded figure of each item.

    A record is exact and a guess is round, so it tells something how much rounder a figure is than its
    rivals: how often true and wrong figures are so much rounder is learnt along the way.

    Args:
        claims: the claims; their values are numbers.
        weight: of each claim, below one for copies.
        known: items and their known figures.
        share: shares of sources where given.
    """
    facts = model.distinct(claims, *(known or (None, None)))
    ends = roundness(facts)
    flag: Bools | None = None
    if known is not None:
        truth = np.full(len(facts.start), np.nan)
        truth[known[0]] = known[1]
        flag = facts.value == truth[facts.item]

    def surprise(probability: Floats) -> tuple[Floats, Floats]:
        wrong = np.full(len(probability), -np.log(model.FALSE_VALUES))
        if share is not None:  # nothing is learnt from these claims
            return wrong, np.zeros(len(probability))
        true = np.bincount(ends, probability, COARSEST + 1) + 1.0
        false = np.bincount(ends, 1.0 - probability, COARSEST + 1) + 1.0
        return wrong, (np.log(true / true.sum()) - np.log(false / false.sum()))[ends]

    fit = model.weigh(claims, facts, surprise, weight=weight, known=flag, share=share)
    chosen = model.best(facts, fit.probability, -facts.votes)
    rare = np.full(len(ends), 1.0 / model.FALSE_VALUES)
    how = "a source quotes the record or not; round figures are recorded as seldom as these claims show"
    return RecordFit(facts, fit.probability, fit.right, chosen, fit.share, rare, how)


def interval(fit: RecordFit, level: float) -> tuple[Floats, Floats]:
    """From the lower to the upper tail of the figures of each item, wide enough for the one chosen."""
    facts = fit.facts
    probability = (
        fit.probability / np.maximum(np.add.reduceat(fit.probability, facts.start), 1e-300)[facts.item]
    )
    running = np.cumsum(probability)
    before = running - probability
    base = before[facts.start][facts.item]
    tail = (1.0 - level) / 2.0
    # a figure stands in the interval unless all that lies on its outer side is within the tail
    inside = (running - base > tail + 1e-12) & (before - base < 1.0 - tail - 1e-12)
    low = np.minimum.reduceat(np.where(inside, facts.value, np.inf), facts.start)
    high = np.maximum.reduceat(np.where(inside, facts.value, -np.inf), facts.start)
    value = facts.value[fit.chosen]
    return np.minimum(low, value), np.maximum(high, value)
