"""Recorded figures: sources quote one number, or get it wrong; a bound or a range fits several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from claimkit.estimation import facts as model
from claimkit.estimation.copying import pairs_on_items
from claimkit.estimation.kinds import FINEST, unit
from claimkit.estimation.priors import Bools, Floats, Ints, sums

if TYPE_CHECKING:
    from claimkit.estimation.columns import Claims

COARSEST = 4
"""Figures that are rounder than their rivals by more powers of ten than this are taken together."""

COARSEST_OF_ALL = 400

HOW = "a source quotes the record or not; how round figures are, and how far from their rivals, tells too"

MOST_COVERED = 4_000_000
"""Pairs of claims and figures in all; beyond it, vague claims on the most crowded items decide nothing."""


def roundness(facts: model.Facts) -> Ints:
    """By how many powers of ten each figure is rounder than the least round figure of its item, at most four.

    1,200 beside 1,187 is rounder by two; nought, which is round to any unit, is taken for the least round,
    and so is a range, which is no figure.
    """
    value = np.nan_to_num(facts.value)
    step = unit(value, (1.0,))
    power = np.round(np.log10(np.where((step > 0) & np.isfinite(step), step, 1.0))).astype(np.int64)
    power[value == 0] = FINEST
    least = np.minimum.reduceat(np.where(value == 0, COARSEST_OF_ALL, power), facts.start)[facts.item]
    return np.clip(power - least, 0, COARSEST)


FAR = 4
"""Figures that lie further than so many deviations from the middle of all are taken together."""


def magnitude(facts: model.Facts) -> Ints:
    """How many deviations each figure lies from the middle of all figures, by its logarithm, from nought on.

    Records of one attribute have their usual sizes, and slips may have any.  Nought, a range, and figures
    that are all alike come first of all.

    >>> import numpy as np
    >>> value = np.array([0.0, 50.0, 100.0, 200.0, 9e9, 1e-9])
    >>> none = np.zeros(6, dtype=np.int64)
    >>> magnitude(model.Facts(none, none, none, value, value, value, value)).tolist()
    [0, 4, 5, 6, 9, 1]
    """
    size = np.abs(np.nan_to_num(facts.value))
    step = np.zeros(len(size), dtype=np.int64)
    some = size > 0
    if np.any(some):
        y = np.log(size[some])
        y = y - np.median(y)
        spread = 1.4826 * float(np.median(np.abs(y)))  # of a normal law
        if spread > 0:
            step[some] = np.clip(np.round(y / spread), -FAR, FAR).astype(np.int64) + FAR + 1
    return step


STEPS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
"""Where figures that differ by so much (in logarithms) are told apart: 1 %, 3 %, a tenth and so on."""


@attrs.frozen(eq=False)
class Neighbours:
    """Pairs of figures of one item, by how far they lie apart.

    Attributes:
        one: number of the one figure of each pair.
        other: of the other.
        apart: in which step of distance they lie.
    """

    one: Ints
    other: Ints
    apart: Ints

    @classmethod
    def of(cls, facts: model.Facts) -> Neighbours:
        """Pairs of named figures; those of very crowded items are passed over."""
        ones, others = [], []
        for one, other in pairs_on_items(facts.start, facts.item):
            ones.append(one)
            others.append(other)
        none = np.zeros(0, dtype=np.int64)
        one, other = (np.concatenate(x) if x else none for x in (ones, others))
        named = np.isfinite(facts.value[one]) & np.isfinite(facts.value[other])
        one, other = one[named], other[named]
        a, b = facts.value[one], facts.value[other]
        # figures on either side of nought, or nought itself, are far apart
        with np.errstate(divide="ignore", invalid="ignore"):
            gap = np.where(a * b > 0, np.abs(np.log(np.abs(a)) - np.log(np.abs(b))), np.inf)
        return cls(one, other, np.searchsorted(STEPS, gap))

    def odds(self, probability: Floats) -> Floats:
        """Log odds of each figure to be true, from how far its rivals lie from it.

        Mistakes seldom fall just anywhere: old figures, roundings and slips lie near the right one, vandals
        lie nowhere near.  How often rivals lie so far from true and from wrong figures is learnt on the way.
        """
        size, bins = len(probability), len(STEPS) + 1
        mine, theirs = probability[self.one], probability[self.other]
        true = np.bincount(self.apart, mine + theirs, bins) + 1.0
        false = np.bincount(self.apart, 2.0 - mine - theirs, bins) + 1.0
        told = (np.log(true / true.sum()) - np.log(false / false.sum()))[self.apart]
        return sums(self.one, told, size) + sums(self.other, told, size)


def record_question(
    claims: Claims,
    who: Ints,
    *,
    weight: Floats,
    known: tuple[Ints, Floats] | None = None,
    share: Floats | None = None,
) -> model.Question:
    """Ask for the recorded figure of each item.

    A record is exact and a guess is round, so it tells something how much rounder a figure is than its
    rivals, and so does how far it lies from what is usual: how often true and wrong figures do is learnt
    along the way.

    Args:
        claims: the claims; their values are numbers.
        who: the number of each source among all sources.
        weight: of each claim.
        known: items and their known figures.
        share: shares of sources where given.
    """
    facts = model.distinct(claims, *(known or (None, None)))
    marks = ((roundness(facts), COARSEST + 1), (magnitude(facts), 2 * FAR + 2))
    near = Neighbours.of(facts)
    flag: Bools | None = None
    if known is not None:
        truth = np.full(len(facts.start), np.nan)
        truth[known[0]] = known[1]
        flag = facts.value == truth[facts.item]

    def surprise(probability: Floats) -> tuple[Floats, Floats]:
        wrong = np.full(len(probability), -np.log(model.FALSE_VALUES))
        if share is not None:  # nothing is learnt from these claims
            return wrong, np.zeros(len(probability))
        odds = near.odds(probability)
        for mark, length in marks:
            true = np.bincount(mark, probability, length) + 1.0
            false = np.bincount(mark, 1.0 - probability, length) + 1.0
            odds = odds + (np.log(true / true.sum()) - np.log(false / false.sum()))[mark]
        return wrong, odds

    covers, open_ = _covers(claims, facts)
    return model.Question(
        claims, facts, who, weight, surprise, known=flag, share=share, covers=covers, open=open_
    )


def _covers(claims: Claims, facts: model.Facts) -> tuple[model.Covers | None, Bools | None]:
    """Which claims fit which facts that they do not state, and which facts may be the answer.

    A figure fits a claim if it lies between the claim's ends; a range fits if it meets the claim's.  A range
    with a figure in it is no answer of its own: the figure says the same and more.
    """
    wide = np.flatnonzero(claims.low < claims.high)
    if not len(wide):
        return None, None
    count = np.diff(np.append(facts.start, len(facts.item)))[claims.item[wide]]
    sizes = np.sort(count)
    most = sizes[min(int(np.searchsorted(np.cumsum(sizes), MOST_COVERED)), len(sizes) - 1)]
    wide, count = wide[count <= most], count[count <= most]
    first = facts.start[claims.item[wide]]
    claim = np.repeat(wide, count)
    fact = np.repeat(first, count) + np.arange(len(claim)) - np.repeat(np.cumsum(count) - count, count)
    ranged = np.isnan(facts.value[fact])
    # an open end that meets an open end of another range is a bare touch, which counts
    fits = (facts.high[fact] >= claims.low[claim]) & (facts.low[fact] <= claims.high[claim])
    other = fact != facts.of_claim[claim]
    told = fits & ~ranged
    open_ = np.ones(len(facts.item), dtype=bool)
    states = facts.of_claim[claim]
    open_[states[told & np.isnan(facts.value[states])]] = False
    kept = fits & other
    return model.Covers(claim[kept], fact[kept], np.zeros(np.count_nonzero(kept))), open_


def middling(facts: model.Facts, taken: Floats, among: Floats, chosen: Ints) -> Ints:
    """The figure for each item: the chosen one, or the one in the middle where none is likelier than not.

    Where nothing leads, the figure with half of the odds on either side errs least.

    Args:
        facts: the figures.
        taken: how probable each is to the model.
        among: their odds, adding up to one within an item.
        chosen: the likeliest of each item.
    """
    running = np.cumsum(among)
    base = (running - among)[facts.start][facts.item]
    reached = running - base >= 0.5 - 1e-9
    first = np.minimum.reduceat(np.where(reached, np.arange(len(among)), len(among)), facts.start)
    share = taken[chosen] / np.maximum(np.add.reduceat(taken, facts.start), 1e-300)
    return np.where((share > 0.5) | (among[chosen] > 0.5), chosen, np.minimum(first, len(among) - 1))


def tail_at(
    facts: model.Facts, among: Floats, chosen: Ints, item: Ints, truth: Floats, level: float
) -> float:
    """How much of the odds an interval may leave out on each side, and still hold so many known truths.

    A truth stands in the interval if more than that lies at it or beyond it, on either side; the figure
    chosen always does.  Counted so that one more item is held with the probability asked for (split
    conformal prediction).

    Args:
        facts: the figures.
        among: their odds, found without the truths.
        chosen: the figure chosen of each item.
        item: items with known truths.
        truth: their truths.
        level: probability that an interval is to hold the truth.
    """
    known = np.full(len(facts.start), np.nan)
    known[item] = truth
    mine = known[facts.item]
    up_to = np.add.reduceat(np.where(facts.low <= mine, among, 0.0), facts.start)[item]
    from_on = np.add.reduceat(np.where(facts.high >= mine, among, 0.0), facts.start)[item]
    reach = np.where(facts.value[chosen[item]] == truth, 1.0, np.minimum(up_to, from_on))
    rank = level * (len(item) + 1.0)
    if rank > len(item):
        return 0.0
    between = float(np.interp(rank, np.arange(1, len(item) + 1), np.sort(reach)[::-1]))
    return float(np.clip(between - 1e-9, 0.0, 0.5))


def shared(claims: Claims, fits: Bools, low: Floats, high: Floats) -> tuple[Floats, Floats, Floats]:
    """The range that the claims of each item share which fit its answer, and the bound named in it.

    As for claims by hand: a stated best keeps its ends, and ranges that meet are what they have in common.

    Args:
        claims: the claims.
        fits: which of them fit the answer, and are not overtaken.
        low: low end of the answer where they share nothing.
        high: high end of it.

    Returns:
        Low and high ends, and the least bound ("at least 12") inside them, NaN where none is told.
    """
    bottom = np.maximum.reduceat(np.where(fits, claims.low, -np.inf), claims.start)
    top = np.minimum.reduceat(np.where(fits, claims.high, np.inf), claims.start)
    apart = (bottom > top) | (claims.per_item(fits.astype(np.float64)) == 0)
    low, high = np.where(apart, low, bottom), np.where(apart, high, top)
    end = np.where(np.isinf(claims.high), claims.low, claims.high)
    inside = fits & np.isfinite(end) & (np.isinf(claims.low) | np.isinf(claims.high))
    inside &= (end >= low[claims.item]) & (end <= high[claims.item])
    bound = np.minimum.reduceat(np.where(inside, end, np.inf), claims.start)
    return low, high, np.where(np.isinf(bound), np.nan, bound)


def interval(facts: model.Facts, probability: Floats, chosen: Ints, tail: float) -> tuple[Floats, Floats]:
    """From the lower to the upper tail of the figures of each item, wide enough for the one chosen."""
    running = np.cumsum(probability)
    before = running - probability
    base = before[facts.start][facts.item]
    # a figure stands in the interval unless all that lies on its outer side is within the tail
    inside = (running - base > tail + 1e-12) & (before - base < 1.0 - tail - 1e-12) & (probability > 0.0)
    low = np.minimum.reduceat(np.where(inside, facts.low, np.inf), facts.start)
    high = np.maximum.reduceat(np.where(inside, facts.high, -np.inf), facts.start)
    return np.minimum(low, facts.low[chosen]), np.maximum(high, facts.high[chosen])
