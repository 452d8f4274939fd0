"""Which model the numbers of an attribute support: records that are quoted, or judgements that scatter."""

from __future__ import annotations

import attrs
import numpy as np

from claimkit.estimation.columns import Claims
from claimkit.estimation.priors import Floats, Ints, tidy

QUOTED = 0.4
"""Share of claims that must quote one figure exactly for it to be a record; of pairs, its square."""

PRIOR_QUOTED = 0.5
"""The same before any claim is seen: a few figures that differ are records that clash, not to be averaged."""

PRIOR_PAIRS = 3.0
"""How many spare claims that expectation is worth."""

LEAST_EXCESS = 1e-3
"""With fewer pairs than this beyond chance, no two claims that agree are taken to have one origin."""

FINEST = -12
"""Power of ten below which no figure is taken to be rounded."""

FEW_ZEROS = 0.05
"""A count may be nought now and then; with more zeros than this a scale of ratios makes no sense."""


@attrs.frozen(eq=False)
class Scale:
    """How numbers are laid out so that errors are of one size: as they are, or by their logarithm.

    Attributes:
        log: whether by the logarithm.
        floor: no figure lies below: nought, or minus infinity; a low end there says nothing.
        least: what stands for nought on the logarithmic scale: half the smallest positive number.
    """

    log: bool
    floor: float = -np.inf
    least: float = 1.0

    def to(self, x: Floats) -> Floats:
        """From numbers to the scale."""
        if not self.log:
            return x
        with np.errstate(invalid="ignore"):
            return np.log(np.maximum(x, self.least))

    def back(self, y: Floats) -> Floats:
        """From the scale to numbers."""
        return np.exp(np.minimum(y, 709.0)) if self.log else y


@attrs.frozen(eq=False)
class Found:
    """What the data say about how an attribute behaves.

    Attributes:
        kind: "record" or "judgement".
        why: the same in words, with the figures it rests on.
        quoted: share of claims that quote one figure exactly, beyond what rounding explains.
        excess: share of pairs that agree exactly beyond what rounding explains by near misses.
        explained: what near misses say of the pairs that rounding would explain.
    """

    kind: str
    why: str
    quoted: float
    excess: float = 0.0
    explained: float = 1.0

    def repeats(self, claims: Claims, number: Floats, scale: Scale) -> Floats:
        """For each claim, how probable it is that another that agrees exactly has the same origin.

        Args:
            claims: the claims.
            number: the figure of each.
            scale: their scale.
        """
        if self.excess < LEAST_EXCESS:
            return np.zeros(len(number))
        order = in_items(claims, number)
        spread = spread_about(claims, number, scale, order)
        values, code = np.unique(number, return_inverse=True)
        popular = (np.bincount(code)[code] - ties(claims, number, order)) / len(number)
        fine = chance_of_rounding(number, unit(values, (1.0,))[code], spread)
        chance = np.clip(np.maximum(min(self.explained, 1.0) * fine, popular), 1e-6, 1.0)
        return self.excess / (self.excess + (1.0 - self.excess) * chance)


SAMPLE = 100_000
"""Claims on which the scale and the kind are looked for."""


def sampled(claims: Claims) -> Claims:
    """All claims, or those of so many items that the scale and the kind show, taken evenly by content."""
    if len(claims.item) <= SAMPLE:
        return claims
    with np.errstate(invalid="ignore"):
        order = np.lexsort((np.nan_to_num(claims.value[claims.start]), claims.size))
    few = int(claims.n_items * SAMPLE / len(claims.item))
    taken = np.zeros(claims.n_items, dtype=bool)
    taken[order[(np.arange(few) * (claims.n_items / few)).astype(np.int64)]] = True
    return claims.where(taken[claims.item])[0]


def points(claims: Claims, scale: Scale) -> Floats:
    """One number for each claim: its value, else the middle of its bounds, else its one bound, else NaN."""
    low, high = claims.low, claims.high
    if not np.any(np.isnan(claims.value)):
        return claims.value
    with np.errstate(invalid="ignore", over="ignore"):
        if scale.log:
            middle = np.sqrt(np.maximum(low, scale.least)) * np.sqrt(np.maximum(high, scale.least))
        else:
            middle = low / 2 + high / 2
    bottomless, topless = low <= scale.floor, np.isposinf(high)
    cases = [low == high, bottomless & topless, topless, bottomless]
    number = np.select(cases, [low, np.full(len(low), np.nan), low, high], tidy(middle))
    return np.where(np.isnan(claims.value), number, claims.value)


def find_scale(claims: Claims, sample: Claims) -> Scale:
    """The scale on which claims on one item scatter most evenly, by likelihood.

    The errors of the claims about their item's median follow a double exponential law on either scale;
    the scale with the higher likelihood (with the Jacobian of the logarithm) is taken.  Numbers below
    nought, or many noughts, leave only the plain scale.
    """
    least, below = np.inf, False
    for column in (claims.value, claims.low, claims.high):
        least = min(least, float(np.min(column, where=column > 0, initial=np.inf)))
        below = below or bool(np.any((column < 0) & np.isfinite(column)))
    floor = -np.inf if below else 0.0
    if below or np.isinf(least):
        return Scale(log=False, floor=floor)
    least, claims = max(least / 2.0, 5e-324), sample
    scale = Scale(log=True, floor=floor, least=least)
    number = points(claims, scale)
    known = np.isfinite(number)
    if np.mean(number[known] == 0) > FEW_ZEROS:
        return Scale(log=False, floor=floor)
    shared, _ = claims.where(known)
    number = number[known]
    crowd = shared.size[shared.item] > 1
    if not np.any(crowd):
        return scale
    order = in_items(shared, number)
    plain, ratio = np.maximum(number, least), scale.to(number)
    spread_plain, spread_ratio = (
        float(np.mean(np.abs(x - medians(shared, x, order)[shared.item])[crowd])) for x in (plain, ratio)
    )
    if spread_ratio <= 0 or spread_plain <= 0:
        return scale
    # a double exponential law; each item gives up one degree of freedom, on both scales alike
    freedom = np.count_nonzero(crowd) - len(np.unique(shared.item[crowd]))
    gain = freedom * (np.log(spread_plain) - np.log(spread_ratio)) - float(
        np.sum((ratio * (1.0 - 1.0 / shared.size[shared.item]))[crowd])
    )
    return attrs.evolve(scale, log=bool(gain >= 0))


def in_items(claims: Claims, x: Floats) -> Ints:
    """Order of claims by item, and by something within an item."""
    return np.lexsort((x, claims.item))


MANY_SIZES = 40
"""Items of up to so many different sizes are sorted side by side, all of one size at once."""


def medians(claims: Claims, x: Floats, order: Ints | None = None) -> Floats:
    """Median of something over the claims of each item."""
    size = claims.size
    if order is None:
        sizes = np.flatnonzero(np.bincount(size))
        if len(sizes) <= MANY_SIZES:
            return _medians_by_size(claims, x, size, sizes)
    ordered = x[in_items(claims, x) if order is None else order]
    middle: Floats = (ordered[claims.start + (size - 1) // 2] + ordered[claims.start + size // 2]) / 2.0
    return middle


def _medians_by_size(claims: Claims, x: Floats, size: Ints, sizes: Ints) -> Floats:
    """Medians of rows of equal length, which sort much faster than claims by item."""
    result = np.empty(len(size))
    for k in sizes.tolist():
        mine = size == k
        rows = claims.start[mine][:, None] + np.arange(k)
        ordered = np.sort(x[rows], axis=1)
        result[mine] = (ordered[:, (k - 1) // 2] + ordered[:, k // 2]) / 2.0
    return result


def unit(number: Floats, steps: tuple[float, ...] = (1.0, 5.0)) -> Floats:
    """The unit to which a number seems to be rounded: 5 for 35, 100 for 1200, 0.05 for 0.25.

    Nought is round to any unit, which is given as infinity.

    >>> import numpy as np
    >>> unit(np.array([35.0, 1200.0, 7.0]))
    array([  5., 100.,   1.])
    """
    size = np.abs(number)
    result = np.zeros(len(number))
    finite = size[(size > 0) & np.isfinite(size)]
    if not len(finite):
        return np.full(len(number), np.inf)
    top = int(np.floor(np.log10(finite.max())))
    for exponent in range(FINEST, top + 1):
        for step in steps:
            times = size / (step * 10.0**exponent)
            round_ = (times > 0.5) & (np.abs(times - np.round(times)) <= 1e-9 * np.maximum(times, 1.0))
            result = np.where(round_, step * 10.0**exponent, result)
    return np.where(size == 0, np.inf, result)


def spread_about(claims: Claims, number: Floats, scale: Scale, order: Ints) -> Floats:
    """How far claims on one item usually stand apart, in the units of the number, at each claim."""
    y = scale.to(number)
    crowd = claims.size[claims.item] > 1
    gap = np.abs(y - medians(claims, y, order)[claims.item])
    spread = max(1.25 * float(np.mean(gap[crowd])) if np.any(crowd) else 0.0, 1e-12)
    return spread * np.abs(number) if scale.log else np.full(len(number), spread)


def chance_of_rounding(number: Floats, unit_: Floats, spread: Floats) -> Floats:
    """How often two independent claims that are rounded to a unit meet on one figure."""
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = np.minimum(unit_ / (2.0 * np.sqrt(np.pi) * spread), 1.0)
    # nought is round to any unit: only its popularity tells
    return np.where((number == 0) | np.isnan(chance), 0.0, chance)


def near_misses(claims: Claims, number: Floats, step: Floats, spread: Floats, order: Ints) -> float:
    """How many pairs would agree by rounding, judged by the pairs that miss each other by one unit.

    Claims that err independently on a grid miss by one unit twice as often as they meet (a little less,
    where the unit is not small beside their spread).  Claims that quote or copy meet without such misses.
    Pairs are weighted so that an item counts for as many pairs as it has claims to spare.
    """
    item, value, step = claims.item[order], number[order], step[order]
    fresh = np.append(True, (np.diff(item) != 0) | (np.diff(value) != 0))
    at = np.flatnonzero(fresh)
    votes = np.diff(np.append(at, len(order))).astype(np.float64)
    item, value, step, wide = item[at], value[at], step[at], spread[order][at]
    small = np.minimum(step[1:], step[:-1])
    missed = (item[1:] == item[:-1]) & np.isfinite(small)
    missed &= np.abs(np.diff(value) - small) <= 1e-9 * np.maximum(np.abs(value[1:]), small)
    with np.errstate(divide="ignore", over="ignore"):
        bend = np.exp(np.minimum((small[missed] / wide[1:][missed]) ** 2 / 4.0, 1.0))
    weight = 2.0 / np.maximum(claims.size[item[1:]][missed], 1)
    return float(np.sum(votes[1:][missed] * votes[:-1][missed] * weight * bend)) / 2.0


def same_words(claims: Claims, number: Floats, order: Ints | None = None) -> tuple[Ints, Ints]:
    """Order of claims by item, figure, bounds and time, and the number of the group of equals each is in.

    Args:
        claims: the claims.
        number: the figure of each.
        order: by item and figure, where that is known and enough, since times do not matter.
    """
    bare = bool(np.all((claims.low == number) & (claims.high == number)))
    if order is None or not bare:
        order = np.lexsort((claims.time, claims.high, claims.low, number, claims.item))
    fresh = np.zeros(len(order), dtype=bool)
    fresh[:1] = True
    for column in (claims.item, number) if bare else (claims.item, number, claims.low, claims.high):
        now = column[order]
        fresh[1:] |= now[1:] != now[:-1]
    return order, np.cumsum(fresh) - 1


def ties(claims: Claims, number: Floats, order: Ints | None = None) -> Floats:
    """For each claim, how many claims on its item give exactly its figure and bounds, itself among them."""
    order, group = same_words(claims, number, order)
    result = np.empty(len(number))
    result[order] = np.bincount(group)[group]
    return result


def find_kind(claims: Claims, scale: Scale) -> Found:
    """Whether the claims quote one recorded figure or estimate it each for itself.

    Counts the pairs of claims on an item that agree exactly, each item weighing as much as it has
    claims to spare, and sets the pairs that agree by chance against them.  Figures that are rounded as
    coarsely as they scatter are estimates, even if many repeat one another: for the kind, every
    figure is taken to be rounded to the coarsest unit it may be.  For telling repeats from chance, the
    share that rounding explains is measured by near misses.
    """
    number = points(claims, scale)
    given = np.isfinite(number)
    shared, _ = claims.where(given)
    if not len(shared.item) or not np.any(shared.size > 1):
        return Found("record", "no item has two claims, so each stands as it is", 0.0)
    number = number[given]
    size = shared.size[shared.item].astype(np.float64)
    pairs = np.where(size > 1, (size - 1.0) / size, 0.0)
    total = float(pairs.sum())
    order = in_items(shared, number)
    tied = ties(shared, number, order)
    seen = float(np.sum(np.where(size > 1, (tied - 1.0) / size, 0.0))) / total
    if seen > 1.0 - 1e-12:
        return Found("record", "claims on one item never differ", 1.0)
    spread = spread_about(shared, number, scale, order)
    values, code = np.unique(number, return_inverse=True)
    popular = (np.bincount(code)[code] - tied) / len(number)
    coarse = chance_of_rounding(number, unit(values)[code], spread)
    lucky = float(np.sum(pairs * np.maximum(coarse, popular))) / total
    telling = max(seen - lucky, 0.0) * total, (1.0 - lucky) * total
    quoted = float(np.sqrt((telling[0] + PRIOR_PAIRS * PRIOR_QUOTED**2) / (telling[1] + PRIOR_PAIRS)))
    step = unit(values, (1.0,))[code]
    fine = chance_of_rounding(number, step, spread)
    explained = (near_misses(shared, number, step, spread, order) + 1.0) / (float(np.sum(pairs * fine)) + 1.0)
    chance = np.clip(np.maximum(np.minimum(explained, 1.0) * fine, popular), 1e-6, 1.0)
    by_chance = float(np.sum(pairs * chance)) / total
    excess = max((seen - by_chance) / max(1.0 - by_chance, 1e-6), 0.0)
    kind = "record" if quoted >= QUOTED else "judgement"
    why = f"{seen:.0%} of pairs of claims on one item agree exactly, {lucky:.0%} may by chance: " + (
        "sources quote one figure" if kind == "record" else "sources estimate each for itself"
    )
    return Found(kind, why, quoted, excess, explained)


def share_of_origin(claims: Claims, repeat: Floats) -> Floats:
    """Weight of each claim when the claims that agree exactly may have one origin.

    The first to say it (by time, where every time is known) counts in full, each other by the
    probability that it agrees by chance; without times the group shares its weight evenly.
    """
    if not np.any(repeat > 0):
        return np.ones(len(repeat))
    order, group = same_words(claims, claims.value)
    tied = np.bincount(group)[group]
    later = 1.0 - repeat[order]
    weight = (1.0 + (tied - 1.0) * later) / tied
    time = claims.time[order]
    start = np.flatnonzero(np.diff(group, prepend=-1))
    known = ~np.isnan(np.add.reduceat(time, start))[group]
    if np.any(known):
        first = time == time[start][group]
        firsts = np.maximum(np.add.reduceat(first.astype(np.float64), start), 1.0)[group]
        told = np.where(first, (1.0 + (firsts - 1.0) * later) / firsts, later)
        weight = np.where(known, told, weight)
    result = np.empty(len(repeat))
    result[order] = weight
    return result
