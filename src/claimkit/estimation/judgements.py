"""Estimates: each source judges for itself, with a bias and a spread of its own.

On the scale of the attribute a claim is the truth, plus the bias of its source, plus what its wording adds
("at least" is said of a little more), plus drift where the thing grows, plus an error with the source's
spread.  Biases, spreads, drift and truths are fitted in turns, each shrunk to what the others show.
The truths have a flat prior, so that an answer never leaves the claims it rests on.
"""

from __future__ import annotations

from statistics import NormalDist

import attrs
import numpy as np

from claimkit.estimation.columns import Claims
from claimkit.estimation.kinds import Scale, medians, points
from claimkit.estimation.priors import Bools, Floats, Ints, inverse_gamma_shape, logistic, weighted_median

ROUNDS = 40
TOLERANCE = 1e-6
POINT, AT_LEAST, AT_MOST, RANGE = range(4)
FORM_VARIANCE = 0.05
"""Prior variance of what a wording adds, in units of the variance between claims on one item."""

FOLDS = 5

SAMPLE = 40_000
"""Claims on which choices are tried out by holding claims back."""

COMMON = 0.2
"""Share of the variance of claims that all reports on one event have in common, unless known truths show it."""


@attrs.frozen(eq=False)
class Judged:
    """Claims laid out on their scale.

    Attributes:
        claims: the claims that say something.
        row: where they stood among all claims.
        y: each claim's number on the scale.
        width: variance that a range adds: the square of its half width over three.
        form: how it is worded: a point, at least, at most, or a range.
        late: time before the last claim on the item, nought or less; nought where unknown.
        weight: of each claim, below one for copies.
    """

    claims: Claims
    row: Ints
    y: Floats
    width: Floats
    form: Ints
    late: Floats
    weight: Floats


@attrs.frozen
class Choice:
    """What the model corrects for.

    Attributes:
        tail: degrees of freedom of the errors; infinite for normal ones.
        alike: by how much more alike than they look sources are taken to be.
        bias: whether sources have biases.
        drift: whether the figure moves with time.
    """

    tail: float = 4.0
    alike: float = 1.0
    bias: bool = False
    drift: bool = False


@attrs.frozen(eq=False)
class Fit:
    """What came out, on the scale.

    Attributes:
        truth: of each item.
        variance: of each truth, if errors were independent.
        bias: of each source.
        spread: variance of each source's errors.
        form: what each wording adds.
        drift: change of the figure with a unit of time.
        error: of each claim, debiased, against its item's truth.
        own: weight of each claim in its item's truth.
    """

    truth: Floats
    variance: Floats
    bias: Floats
    spread: Floats
    form: Floats
    drift: float
    error: Floats
    own: Floats


def lay_out(claims: Claims, scale: Scale, copied: Floats) -> tuple[Judged, Ints]:
    """Put claims on the scale; claims that say nothing ([0, inf)) go. Also says which items are left."""
    number = points(claims, scale)
    said = np.isfinite(number)
    claims_left, items = claims.where(said)
    number, copied = number[said], copied[said]
    low, high, value = claims_left.low, claims_left.high, claims_left.value
    pointed = np.isfinite(value)
    floor = 0.0 if scale.log else -np.inf
    form = np.select([np.isposinf(high), low == high, low <= floor, pointed], [AT_LEAST, POINT, AT_MOST, POINT], RANGE)
    y = scale.to(number)
    width = np.zeros(len(y))
    ranged = form == RANGE
    width[ranged] = (scale.to(high[ranged]) - scale.to(low[ranged])) ** 2 / 12.0
    time = np.where(np.isnan(claims_left.time), -np.inf, claims_left.time)
    last = np.maximum.reduceat(time, claims_left.start)[claims_left.item]
    with np.errstate(invalid="ignore"):
        late = time - last
    late = np.where(np.isfinite(late), late, 0.0)
    return Judged(claims_left, np.flatnonzero(said), y, width, form, late, claims_left.weight * copied), items


def fit(
    data: Judged,
    choice: Choice,
    *,
    group: Ints | None = None,
    known: tuple[Ints, Floats] | None = None,
    given: tuple[Floats, Floats] | None = None,
    rounds: int = ROUNDS,
) -> Fit:
    """Fit truths, biases and spreads in turns.

    Args:
        data: the claims on their scale.
        choice: what to correct for.
        group: kind of each source (police, organiser), to whose common bias its own is drawn.
        known: items and their known truths on the scale.
        given: biases and spreads of the sources where they are not to be fitted.
        rounds: at most so many.
    """
    claims, y, weight = data.claims, data.y, data.weight
    source, item, n = claims.source, claims.item, claims.n_sources
    count = claims.per_source(weight)
    voices = np.maximum(count, 1e-12)
    truth = medians(claims, y)
    if known is not None:
        truth[known[0]] = known[1]
    variance = np.zeros(claims.n_items)
    base = _mean_square(claims, y, weight)
    spread = np.full(n, base)
    bias = np.zeros(n)
    form = np.zeros(4)
    worded = bool(np.any(data.form != POINT))
    drift, between, shape = 0.0, 0.1 * base, 3.0
    if given is not None:
        bias, spread = given
    least = base * 1e-6 + 1e-300
    correction = np.zeros(len(y))
    adjusted = y
    pull = np.ones(len(y))
    own = weight
    for turn in range(rounds):
        correction = bias[source] if (choice.bias or given is not None) else np.zeros(len(y))
        if worded:
            correction = correction + form[data.form]
        if drift:
            correction = correction + drift * data.late
        adjusted = y - correction
        noise = spread[source] + data.width if worded else spread[source]
        error2 = (adjusted - truth[item]) ** 2 + variance[item]
        pull = weight / noise
        if np.isfinite(choice.tail):
            pull = pull * (choice.tail + 1.0) / (choice.tail + error2 / noise)
        total = np.maximum(claims.per_item(pull), 1e-300)
        now = claims.per_item(pull * adjusted) / total
        variance = 1.0 / total
        if known is not None:
            now[known[0]], variance[known[0]] = known[1], 0.0
        moved = float(np.max(np.abs(now - truth)))
        truth = now
        own = pull
        if moved < TOLERANCE * np.sqrt(base) and turn > 5:
            break
        raw = y - truth[item]
        if choice.bias and given is None:
            rest = raw - (correction - bias[source])
            bias, between = _biases(claims, rest, pull, between, count, group)
        if worded:
            rest = raw - (correction - form[data.form])
            mass = np.bincount(data.form, pull, 4)
            form = np.bincount(data.form, pull * rest, 4) / (mass + 1.0 / (FORM_VARIANCE + least))
            form = form - form[POINT]
        if choice.drift:
            drift = _drift(claims, data.late, raw - correction + drift * data.late, pull)
        if given is None:
            square = pull * spread[source] * ((adjusted - truth[item]) ** 2 + variance[item])
            squares = claims.per_source(square)
            shape = inverse_gamma_shape(squares / voices, count) * choice.alike
            typical = float(count.sum() / np.sum(count / spread))
            spread = np.maximum((squares + 2.0 * shape * typical) / (count + 2.0 * shape), least)
    return Fit(truth, variance, bias, spread, form, drift, adjusted - truth[item], own)


def _mean_square(claims: Claims, y: Floats, weight: Floats) -> float:
    mean = claims.per_item(weight * y) / claims.per_item(weight)
    free = float(weight.sum()) - claims.n_items
    square = float(np.sum(weight * (y - mean[claims.item]) ** 2))
    if free <= 0 or square <= 0:
        return max(float(np.var(y)) * 0.01, 1e-12) if len(y) > 1 else 1.0
    return square / max(free, 1.0)


def _biases(
    claims: Claims, rest: Floats, pull: Floats, between: float, count: Floats, group: Ints | None
) -> tuple[Floats, float]:
    """Biases drawn to their group's mean; the middle claim's source is taken to be unbiased."""
    mass = claims.per_source(pull)
    moment = claims.per_source(pull * rest)
    centre = np.zeros(claims.n_sources)
    if group is not None:
        inside = 1.0 / (between + 1.0 / np.maximum(mass, 1e-300))
        own = np.bincount(group, inside * moment / np.maximum(mass, 1e-300))
        centre = (own / np.bincount(group, inside))[group]
    bias = (moment + centre / between) / (mass + 1.0 / between)
    bias = bias - weighted_median(bias, count)
    spare = np.average((bias - centre) ** 2 + 1.0 / (mass + 1.0 / between), weights=count)
    return bias, max(float(spare), 1e-9)


def _drift(claims: Claims, late: Floats, rest: Floats, pull: Floats) -> float:
    """Slope of what is left over in time, within items."""
    total = np.maximum(claims.per_item(pull), 1e-300)
    centred = late - (claims.per_item(pull * late) / total)[claims.item]
    moment = float(np.sum(pull * centred * centred))
    middle = (claims.per_item(pull * rest) / total)[claims.item]
    return float(np.sum(pull * centred * (rest - middle))) / moment if moment > 0 else 0.0


def choose(data: Judged, *, group: Ints | None = None, drift: bool = True) -> tuple[Choice, str]:
    """Decide by holding claims back which errors to expect and what to correct for.

    Every other claim of an item is held back and foretold from the rest.  The tail of the errors is the
    one that foretells best in squared error, whose least value is at the mean of what would be claimed.
    A correction is made only if it foretells better in squared and in absolute error.
    """
    sample = _sample(data)
    crowded = sample.claims.size[sample.claims.item] > 1
    if np.count_nonzero(crowded) < 20:
        return Choice(), "too few items with two claims to try anything out: the defaults hold"
    parts = _halves(sample)
    best = Choice()
    square, gap = _foretell(sample, parts, best, group)
    for tail in (10.0, np.inf):
        trial = attrs.evolve(best, tail=tail)
        found = _foretell(sample, parts, trial, group)
        if found[0] < square:
            best, (square, gap) = trial, found
    for alike in (10.0,):
        trial = attrs.evolve(best, alike=alike)
        found = _foretell(sample, parts, trial, group)
        if found[0] < square:
            best, (square, gap) = trial, found
    tests = [("bias", True)] + ([("drift", True)] if drift and np.any(sample.late < 0) else [])
    for name, value in tests:
        trial = attrs.evolve(best, **{name: value})
        found = _foretell(sample, parts, trial, group)
        if found[0] < square and found[1] < gap:
            best, (square, gap) = trial, found
    made = [word for word, used in (("biases of sources", best.bias), ("a drift in time", best.drift)) if used]
    tails = "normal errors" if np.isinf(best.tail) else f"errors with heavy tails (Student, {best.tail:.0f})"
    return best, f"{tails}, " + ("corrected for " + " and ".join(made) if made else "no correction that foretells better")


def _sample(data: Judged) -> Judged:
    """Enough items for a trial, taken evenly by content, so that neither names nor rows matter."""
    claims = data.claims
    if len(data.y) <= SAMPLE:
        return data
    step = len(data.y) / SAMPLE
    order = np.lexsort((claims.per_item(data.y), claims.size))
    taken = np.zeros(claims.n_items, dtype=bool)
    taken[order[(np.arange(int(claims.n_items / step)) * step).astype(np.int64)]] = True
    return _only(data, taken[claims.item])


def _only(data: Judged, keep: Bools) -> Judged:
    claims, _ = data.claims.where(keep)
    return Judged(claims, data.row[keep], data.y[keep], data.width[keep], data.form[keep], data.late[keep], data.weight[keep])


def _halves(data: Judged) -> list[Bools]:
    """Split the claims of each item in two by content, each half held back in turn."""
    claims = data.claims
    busy = claims.per_source(np.ones(len(data.y)))[claims.source]
    order = np.lexsort((data.y, busy, claims.item))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order)) - claims.start[claims.item[order]]
    crowd = np.minimum(claims.size, FOLDS)[claims.item]
    return [(place % crowd == fold) & (crowd > 1) for fold in range(FOLDS)]


def _foretell(data: Judged, parts: list[Bools], choice: Choice, group: Ints | None) -> tuple[float, float]:
    square = gap = 0.0
    for held in parts:
        kept = _only(data, ~held)
        left = np.unique(data.claims.item[~held])
        result = fit(kept, choice, group=group, rounds=15)
        place = np.full(data.claims.n_items, -1)
        place[left] = np.arange(len(left))
        tested = held & (place[data.claims.item] >= 0) & (data.form == POINT)
        error = data.y[tested] - result.truth[place[data.claims.item[tested]]]
        if choice.drift:
            error = error - result.drift * data.late[tested]
        square += float(np.sum(data.weight[tested] * error * error))
        gap += float(np.sum(data.weight[tested] * np.abs(error)))
    return square, gap


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
    scatter more would rise less steeply with what the others say.
    """
    claims = data.claims
    between = float(np.var(found.truth)) - float(np.mean(found.variance))
    if between <= 0 or claims.n_items < 10:
        return Stretch(np.ones(claims.n_items), 0.0)
    swell = tail / (tail - 2.0) if np.isfinite(tail) else 1.0
    pull = data.weight / (swell * found.spread[claims.source] + data.width)
    voices = claims.per_item(data.weight)
    noise = voices / np.maximum(claims.per_item(pull), 1e-300)
    reliability = between / (between + noise)
    voices = np.maximum(voices, 1.0)
    full = voices / (1.0 + (voices - 1.0) * reliability)
    probability = _shrinking(data, found, between, swell)
    return Stretch(1.0 + probability * (full - 1.0), probability)


def _shrinking(data: Judged, found: Fit, between: float, swell: float) -> float:
    """How probable it is that sources shrink by their reliability, from the slope of each on the others."""
    claims = data.claims
    source, item = claims.source, claims.item
    own, debiased = found.own, found.error + found.truth[item]
    rest = claims.per_item(own)[item] - own
    heard = rest > 1e-9 * own
    safe = np.where(heard, rest, 1.0)
    others = (claims.per_item(own * debiased)[item] - own * debiased) / safe
    centre = float(np.mean(found.truth))
    # what the others show of the truth, drawn in by their own unsureness, so that it does not flatten the slope
    x = np.where(heard, (others - centre) * between / (between + 1.0 / safe), 0.0)
    y = debiased - centre
    pull = np.where(heard, own, 0.0)
    mass = np.maximum(claims.per_source(pull), 1e-300)
    x = x - (claims.per_source(pull * x) / mass)[source]
    y = y - (claims.per_source(pull * y) / mass)[source]
    moment = claims.per_source(pull * x * x)
    slope = claims.per_source(pull * x * y) / np.maximum(moment, 1e-300)
    count = claims.per_source(heard.astype(np.float64))
    residual = claims.per_source(pull * (y - slope[source] * x) ** 2) / np.maximum(count - 2.0, 1.0)
    used = (count >= 5) & (moment > 0)
    if np.count_nonzero(used) < 3:
        return 0.5
    exact = moment[used] / np.maximum(residual[used], 1e-300)
    reliability = (between / (between + swell * found.spread))[used]
    gap = np.zeros(2)
    for n, shape in enumerate((np.ones(len(exact)), reliability)):
        unit_ = float(np.sum(exact * shape * slope[used])) / float(np.sum(exact * shape * shape))
        fitted = unit_ * shape
        # slopes differ for other reasons too: that excess is allowed to both
        spare = max(float(np.average((slope[used] - fitted) ** 2 - 1.0 / exact, weights=exact)), 0.0)
        variance = 1.0 / exact + spare
        gap[n] = float(np.sum((slope[used] - fitted) ** 2 / variance + np.log(variance)))
    return float(logistic((gap[0] - gap[1]) / 2.0))


def unanchored(data: Judged, found: Fit) -> Floats:
    """What the claims alone say of each item, also where the truth is known."""
    claims = data.claims
    debiased = found.error + found.truth[claims.item]
    return claims.per_item(found.own * debiased) / np.maximum(claims.per_item(found.own), 1e-300)


def hull(data: Judged, found: Fit) -> tuple[Floats, Floats]:
    """Least and greatest of the debiased claims of each item."""
    debiased = found.error + found.truth[data.claims.item]
    half = np.sqrt(3.0 * data.width)
    start = data.claims.start
    return np.minimum.reduceat(debiased - half, start), np.maximum.reduceat(debiased + half, start)


def deviation(data: Judged, found: Fit) -> Floats:
    """Standard deviation of each truth when part of the error is common to all claims on an item."""
    claims = data.claims
    spread = found.spread[claims.source] + data.width
    total = np.maximum(claims.per_item(data.weight / spread), 1e-300)
    typical = claims.per_item(data.weight) / total
    seen = claims.per_item(found.own * found.error**2) + 3.0
    scatter = seen / (np.maximum(claims.per_item(data.weight) - 1.0, 0.0) + 3.0)
    return np.sqrt(((1.0 - COMMON) * found.variance + COMMON * typical) * np.maximum(scatter, 0.5))


def surprise(data: Judged, found: Fit, answer: Floats) -> Floats:
    """How far each claim stands from the answer, in standard deviations of what its source says."""
    claims = data.claims
    error = found.error + found.truth[claims.item] - answer[claims.item]
    return np.abs(error) / np.sqrt(found.spread[claims.source] + data.width)


@attrs.frozen(eq=False)
class Ranges:
    """Intervals about the answers, on the scale.

    Attributes:
        shift: by how much known truths lie above the answers, alike for all items.
        half: half the width of each interval.
        calibrated: whether known truths set the width.
    """

    shift: float
    half: Floats
    calibrated: bool


def calibrate(answer: Floats, deviation: Floats, anchored: Ints, truth: Floats, level: float, few: int) -> Ranges:
    """Widths of intervals: by the errors at known truths where there are some, else by the normal law.

    With known truths the width is the quantile of their errors in units of the deviation, counted so that
    one more item falls inside with the probability asked for (split conformal prediction); where they all lie
    on one side, the answers are shifted by as much of the middle error as is beyond chance.
    """
    normal = NormalDist().inv_cdf((1.0 + level) / 2.0)
    if len(anchored) < few:
        return Ranges(0.0, normal * deviation, calibrated=False)
    error, scale = truth - answer[anchored], np.maximum(deviation[anchored], 1e-300)
    count = len(error)
    middle = float(np.median(error))
    doubt = 1.2533 * 1.4826 * float(np.median(np.abs(error - middle))) / np.sqrt(count)
    shift = middle * max(0.0, 1.0 - (doubt / middle) ** 2) if middle != 0.0 else 0.0
    ratio = np.sort(np.abs(error - shift) / scale)
    rank = level * (count + 1.0)
    if rank >= count:  # beyond the greatest error seen: go on as the normal law would
        reach = normal / NormalDist().inv_cdf((1.0 + count / (count + 1.0)) / 2.0)
        factor = float(ratio[-1]) * max(reach, 1.0)
    else:
        factor = float(np.interp(rank, np.arange(1, count + 1), ratio))
    return Ranges(shift, factor * deviation, calibrated=True)
