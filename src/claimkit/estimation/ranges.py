"""From truths and sources to answers: how far to draw estimates apart, and how wide intervals are to be."""

from __future__ import annotations

from statistics import NormalDist

import attrs
import numpy as np

from claimkit.estimation.columns import Claims
from claimkit.estimation.copying import pairs_on_items
from claimkit.estimation.judgements import Fit, Judged, blockwise
from claimkit.estimation.priors import Bools, Floats, inverse_gamma_shape, logistic, sums

SAMPLE = 100_000
"""Claims on which it is looked for whether sources shrink what they say."""

COMMON = 0.3
"""Share of the variance of claims that all reports on one event have in common."""


FEW = 4
"""Claims on half of the items from which a source's slope shows, and how far it is to be trusted."""

CLEARLY = 1.0
"""Standard errors by which it must show, source by source, that they shrink what they say (as in trials)."""

CHANCE = 0.5
"""Log odds that a second model with one parameter more gains by chance alone (Wilks 1938)."""

SWELL = 2.0
"""Most by which heavy tails make errors larger than their spread, as Student's law with four degrees does.

With two or fewer its variance has no bound, and a claim by a Cauchy law is worth half a normal one.
"""


@attrs.frozen(eq=False)
class Stretch:
    """How far truths are to be moved away from the mean of all items, and how sure that is.

    Attributes:
        factor: for each item, one where nothing is to be done.
        probability: that sources shrink what they say.
    """

    factor: Floats
    probability: float


def stretch(data: Judged, found: Fit, tail: float) -> Stretch:
    """By how much estimates of magnitudes stand closer together than the magnitudes themselves.

    Who judges a magnitude unsurely names a middling one (the regression effect of magnitude estimation).
    If every source reported its best guess given what things are usually like, its claims would be shrunk
    by its reliability r, and the mean of n of them by (1 + (n - 1) r) / n; if it reported what it saw, not at
    all.  The odds are even before the data speak.  They speak where sources differ: those who
    scatter more would rise less steeply with what the others say.  Unless they clearly do, nothing is moved:
    where all sources are alike the data cannot tell, and the answers stay amid the claims.
    """
    claims = data.claims
    between = float(np.var(found.truth)) - float(np.mean(found.variance))
    if between <= 0 or claims.n_items < 10:
        return Stretch(np.ones(claims.n_items), 0.0)
    swell = min(tail / (tail - 2.0) if tail > 2.0 else SWELL, SWELL) if np.isfinite(tail) else 1.0
    voices, precision = _precision(data, attrs.evolve(found, spread=swell * found.spread))
    noise = voices / np.maximum(precision, 1e-300)
    reliability = between / (between + noise)
    voices = np.maximum(voices, 1.0)
    full = voices / (1.0 + (voices - 1.0) * reliability)
    probability = _shrinking(data, found, between, swell)
    return Stretch(1.0 + probability * (full - 1.0), probability)


@blockwise
def _precision(data: Judged, found: Fit) -> Floats:
    """Voices of each item, and the sum of their precisions."""
    pull = data.weight / (found.spread[data.claims.source] + data.width)
    return np.stack([data.claims.per_item(data.weight), data.claims.per_item(pull)])


def _shrinking(data: Judged, found: Fit, between: float, swell: float) -> float:
    """How probable it is that sources shrink by their reliability, from the slope of each on the others.

    Slopes come from the one half of the items and spreads from the other, and the other way round: on the
    same items a source whose slope is low by chance errs more by chance too.
    """
    claims, own, error, truth = data.claims, found.own, found.error, found.truth
    order = np.lexsort((claims.size, truth))
    if len(own) > SAMPLE:  # the slopes of sources show on fewer, taken evenly by size of the truth
        few = int(claims.n_items * SAMPLE / len(own))
        order = order[(np.arange(few) * (claims.n_items / few)).astype(np.int64)]
    half = np.full(claims.n_items, -1)
    half[order] = np.arange(len(order)) % 2
    centre, odds = float(np.mean(truth)), []
    for mine in (0, 1):
        kept, other = (half == mine)[claims.item], (half == 1 - mine)[claims.item]
        if not np.any(kept) or not np.any(other):
            return 0.0
        slope, exact = _slopes(
            claims.where(kept)[0], own[kept], (error + truth[claims.item])[kept], centre, between
        )
        voices = sums(claims.source[other], data.weight[other], claims.n_sources)
        square = sums(claims.source[other], (data.weight * error * error)[other], claims.n_sources)
        spread = _drawn(square, voices)
        used = (exact > 0) & (voices > 0)
        if np.count_nonzero(used) < 3:
            return 0.0
        odds.append(_steeper(slope[used], exact[used], (between / (between + swell * spread))[used]))
    told = np.concatenate(odds)
    if told.sum() <= max(CHANCE, CLEARLY * told.std() * np.sqrt(len(told))):
        return 0.0
    return float(logistic(told.sum()))


def _drawn(square: Floats, voices: Floats) -> Floats:
    """Spreads of sources from sums of squared errors, drawn to what all show by as much as they are alike."""
    shape = inverse_gamma_shape(square / np.maximum(voices, 1e-12), voices)
    typical = float(square.sum()) / max(float(voices.sum()), 1e-12)
    return np.asarray((square + 2.0 * shape * typical) / (voices + 2.0 * shape))


def _slopes(claims: Claims, own: Floats, y: Floats, centre: float, between: float) -> tuple[Floats, Floats]:
    """Slope of each source on what the others say, and its precision; nought where it says too little."""
    source, item = claims.source, claims.item
    rest = claims.per_item(own)[item] - own
    heard = rest > 1e-9 * own
    safe = np.where(heard, rest, 1.0)
    others = (claims.per_item(own * y)[item] - own * y) / safe
    # what the others show of the truth, drawn in by their own doubt, so that it does not flatten the slope
    x = np.where(heard, (others - centre) * between / (between + 1.0 / safe), 0.0)
    pull = np.where(heard, own, 0.0)
    mass = np.maximum(claims.per_source(pull), 1e-300)
    x = x - (claims.per_source(pull * x) / mass)[source]
    y = y - centre
    y = y - (claims.per_source(pull * y) / mass)[source]
    moment = claims.per_source(pull * x * x)
    slope = claims.per_source(pull * x * y) / np.maximum(moment, 1e-300)
    count = claims.per_source(heard.astype(np.float64))
    residual = claims.per_source(pull * (y - slope[source] * x) ** 2) / np.maximum(count - 2.0, 1.0)
    used = (count >= FEW) & (moment > 0)
    return slope, np.where(used, moment / np.maximum(residual, 1e-300), 0.0)


def _steeper(slope: Floats, exact: Floats, reliability: Floats) -> Floats:
    """Log odds, source by source, that slopes go with reliabilities rather than being one for all."""
    gap = np.zeros((2, len(slope)))
    for n, shape in enumerate((np.ones(len(slope)), reliability)):
        unit_ = float(np.sum(exact * shape * slope)) / float(np.sum(exact * shape * shape))
        fitted = unit_ * shape
        # slopes differ for other reasons too: that excess is allowed to both
        spare = max(float(np.average((slope - fitted) ** 2 - 1.0 / exact, weights=exact)), 0.0)
        variance = 1.0 / exact + spare
        gap[n] = (slope - fitted) ** 2 / variance + np.log(variance)
    return np.asarray((gap[0] - gap[1]) / 2.0)


@blockwise
def unanchored(data: Judged, found: Fit) -> Floats:
    """What the claims alone say of each item, also where the truth is known."""
    claims = data.claims
    debiased = found.error + found.truth[claims.item]
    return claims.per_item(found.own * debiased) / np.maximum(claims.per_item(found.own), 1e-300)


@blockwise
def hull(data: Judged, found: Fit) -> Floats:
    """Least and greatest of the debiased claims of each item, one above the other."""
    debiased = found.error + found.truth[data.claims.item]
    half = np.sqrt(3.0 * data.width)
    start = data.claims.start
    return np.stack(
        [np.minimum.reduceat(debiased - half, start), np.maximum.reduceat(debiased + half, start)]
    )


@blockwise
def deviation(data: Judged, found: Fit, answer: Floats) -> Floats:
    """Standard deviation of each answer when part of the error is common to all claims on an item.

    Claims that scatter more about their answer than their sources usually do make it less sure; the scatter
    of an item is drawn to what is usual, which counts for three claims.
    """
    claims = data.claims
    total = np.maximum(claims.per_item(data.weight / (found.spread[claims.source] + data.width)), 1e-300)
    voices = claims.per_item(data.weight)
    error = found.error + found.truth[claims.item] - answer[claims.item]
    scatter = (claims.per_item(found.own * error * error) + 3.0) / (np.maximum(voices - 1.0, 0.0) + 3.0)
    alone = 1.0 / np.maximum(claims.per_item(found.own), 1e-300)
    return np.sqrt(((1.0 - COMMON) * alone + COMMON * voices / total) * np.maximum(scatter, 0.5))


def one_camp(data: Judged, found: Fit, answer: Floats, torn: Bools) -> Floats:
    """For items whose claims all stand far from the answer, the claim that has most of the others by it.

    Where claims fall into camps with nothing between them, the answer is one of them and never their mean; of
    camps alike in weight the one with the lower figures is taken.
    """
    claims = data.claims
    rows = torn[claims.item]
    if not np.any(rows):
        return answer
    some, items = claims.where(rows)
    y = (found.error + found.truth[claims.item])[rows]
    spread = (found.spread[claims.source] + data.width)[rows]
    weight = data.weight[rows]
    near = weight / np.sqrt(spread)
    for one, other in pairs_on_items(some.start, some.item):
        square = (y[one] - y[other]) ** 2
        np.add.at(
            near, one, weight[other] / np.sqrt(spread[other]) * (1.0 + square / spread[other] / 4.0) ** -2.5
        )
        np.add.at(
            near, other, weight[one] / np.sqrt(spread[one]) * (1.0 + square / spread[one] / 4.0) ** -2.5
        )
    best = np.lexsort((y, -np.round(near / near.max(), 4), some.item))[some.start]
    answer = answer.copy()
    answer[items] = y[best]
    return answer


@blockwise
def surprise(data: Judged, found: Fit, answer: Floats) -> Floats:
    """How far each claim stands from the answer, in standard deviations of what its source says."""
    claims = data.claims
    error = found.error + found.truth[claims.item] - answer[claims.item]
    return np.abs(error) / np.sqrt(found.spread[claims.source] + data.width)


@attrs.frozen(eq=False)
class Ranges:
    """How to make intervals of answers and deviations, on the scale.

    Attributes:
        shift: by how much known truths lie above the answers, alike for all items.
        factor: how many deviations an interval reaches to each side.
        calibrated: whether known truths set the two.
    """

    shift: float
    factor: float
    calibrated: bool


def calibrate(answer: Floats, deviation: Floats, truth: Floats, level: float, few: int) -> Ranges:
    """How wide intervals are to be: by the errors at known truths if there are some, else by the normal law.

    With known truths the width is the quantile of their errors in units of the deviation, counted so that
    one more item falls inside with the probability asked for (split conformal prediction); where they all lie
    on one side, the answers are shifted by as much of the middle error as is beyond chance.  A truth has no
    part in the shift that it is measured against (the jackknife), as one more item has none.

    Args:
        answer: answers at the items with known truths, found without them.
        deviation: their deviations.
        truth: the truths.
        level: probability that an interval is to hold the truth.
        few: with fewer truths than this the normal law is kept.
    """
    normal = NormalDist().inv_cdf((1.0 + level) / 2.0)
    count = len(truth)
    if count < few:
        return Ranges(0.0, normal, calibrated=False)
    error, scale = truth - answer, np.maximum(deviation, 1e-300)
    shift = _shift(error, float(np.median(error)))
    ratio = np.sort(np.abs(error - _shifts_of_others(error)) / scale)
    rank = level * (count + 1.0)
    if rank >= count:  # beyond the greatest error seen: go on as the normal law would
        reach = normal / NormalDist().inv_cdf((1.0 + count / (count + 1.0)) / 2.0)
        return Ranges(shift, float(ratio[-1]) * max(reach, 1.0), calibrated=True)
    return Ranges(shift, float(np.interp(rank, np.arange(1, count + 1), ratio)), calibrated=True)


def _shift(error: Floats, middle: float) -> float:
    """As much of the middle error as is beyond chance (a positive-part James-Stein shrinkage)."""
    if middle == 0.0:
        return 0.0
    doubt = 1.2533 * 1.4826 * float(np.median(np.abs(error - middle))) / float(np.sqrt(len(error)))
    return middle * max(0.0, 1.0 - (doubt / middle) ** 2)


def _shifts_of_others(error: Floats) -> Floats:
    """The shift that all errors but one show, for each of them.

    Without one of them the median is one of three: which, says the side of the middle that it lies on.
    """
    order = np.argsort(error, kind="stable")
    ordered, half = error[order], len(error) // 2
    if len(error) % 2:
        below, above = ordered[half] + ordered[half + 1], ordered[half - 1] + ordered[half]
        middles = np.repeat([below, ordered[half - 1] + ordered[half + 1], above], [half, 1, half]) / 2.0
    else:
        middles = np.repeat([ordered[half], ordered[half - 1]], half)
    result = np.empty(len(error))
    for median in np.unique(middles).tolist():
        result[order[middles == median]] = _shift(error, median)
    return result


def calibrated(told: Floats, right: Bools, probability: Floats) -> Floats:
    """Probabilities as known truths show them: a line in the logit, fitted by a few Newton steps.

    Args:
        told: probabilities said at the known truths, found without them.
        right: whether the answers there were right.
        probability: probabilities to be mended.
    """

    def logit(x: Floats) -> Floats:
        inside = np.clip(x, 1e-6, 1.0 - 1e-6)
        return np.asarray(np.log(inside / (1.0 - inside)))

    x = np.column_stack([np.ones(len(told)), logit(told)])
    start = np.array([0.0, 1.0])
    line = start.copy()
    hold = np.diag([0.5, 4.0])  # a few truths do not overturn what was said
    for _ in range(25):
        p = logistic(x @ line)
        gradient = x.T @ (right - p) - hold @ (line - start)
        bend = x.T @ (x * (p * (1.0 - p))[:, None]) + hold
        step = np.linalg.solve(bend, gradient)
        line = line + np.clip(step, -1.0, 1.0)
        if float(np.max(np.abs(step))) < 1e-9:
            break
    line[1] = max(line[1], 0.05)
    mended: Floats = logistic(line[0] + line[1] * logit(probability))
    return mended
