"""Estimates: each source judges for itself, with a bias and a spread of its own.

On the scale of the attribute a claim is the truth, plus the bias of its source, plus what its wording adds
("at least" is said of a little more), plus drift where the thing grows, plus an error with the source's
spread.  Biases, spreads, drift and truths are fitted in turns, each shrunk to what the others show.
The truths have a flat prior, so that an answer never leaves the claims it rests on.
"""

from __future__ import annotations

import attrs
import numpy as np

from claimkit.estimation.columns import Claims
from claimkit.estimation.kinds import Scale, medians
from claimkit.estimation.priors import Bools, Floats, Ints, inverse_gamma_shape, sums, weighted_median

ROUNDS = 40
TOLERANCE = 1e-4
SAMPLE = 100_000
"""Claims on which a fit of many more begins."""

CROWD = 10_000
"""Of more items than this, the fit ends when truths move little on the whole (ten times the tolerance)."""

USUAL_SPREAD = 0.25
"""Error of a judgement of a magnitude before any is seen: a quarter, as news counts of crowds and prices."""

USUAL_CLAIMS = 5.0
"""How many claims that expectation is worth."""

DEBIASED = 4
"""How often biases that are only told are measured anew, against claims that the last ones debias."""

LEAST = 1e-6
"""Least variance of a source, as a share of the variance of claims on one item."""

POINT, AT_LEAST, AT_MOST, RANGE = range(4)
FORM_VARIANCE = 0.25
"""Prior variance of what a wording adds, in units of the variance between claims on one item."""


@attrs.frozen(eq=False)
class Judged:
    """Claims laid out on their scale.

    Attributes:
        claims: the claims that say something.
        y: each claim's number on the scale.
        width: variance that a range adds: the square of its half width over three.
        form: how it is worded: a point, at least, at most, or a range.
        late: time before the last claim on the item, nought or less; nought where unknown.
        weight: of each claim, below one for copies.
        usual: variance of claims to be expected before any is seen; nought where the scale has no such.
    """

    claims: Claims
    y: Floats
    width: Floats
    form: Ints
    late: Floats
    weight: Floats
    usual: float

    def where(self, keep: Bools) -> Judged:
        """Only some claims."""
        claims, _ = self.claims.where(keep)
        return Judged(
            claims,
            y=self.y[keep],
            width=self.width[keep],
            form=self.form[keep],
            late=self.late[keep],
            weight=self.weight[keep],
            usual=self.usual,
        )

    def sampled(self, most: int) -> tuple[Judged, Ints]:
        """About so many claims, of items taken evenly by content, so that neither names nor rows matter.

        Returns:
            The claims, with their sources numbered anew, and the old numbers of these.
        """
        claims = self.claims
        if len(self.y) <= most:
            return self, np.arange(claims.n_sources)
        order = np.lexsort((claims.per_item(self.y), claims.size))
        step = len(self.y) / most
        taken = np.zeros(claims.n_items, dtype=bool)
        taken[order[(np.arange(int(claims.n_items / step)) * step).astype(np.int64)]] = True
        sample = self.where(taken[claims.item])
        heard, source = np.unique(sample.claims.source, return_inverse=True)
        fewer = attrs.evolve(sample.claims, source=source.astype(np.int64), n_sources=len(heard))
        return attrs.evolve(sample, claims=fewer), heard


@attrs.frozen
class Choice:
    """What the model corrects for.

    Attributes:
        tail: degrees of freedom of the errors; infinite for normal ones.
        alike: by how much more alike than they look sources are taken to be.
        bias: whether sources have biases.
        drift: whether the figure moves with time.
        median: whether the plain median of each item is its answer.
    """

    tail: float = 4.0
    alike: float = 1.0
    bias: bool = False
    drift: bool = False
    median: bool = False


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


def lay_out(claims: Claims, scale: Scale, pointed: Bools, copied: Floats) -> Judged:
    """Put claims on the scale; the value of those not pointed is the middle or the only end they admit."""
    low, high, y = claims.low, claims.high, scale.to(claims.value)
    usual = USUAL_SPREAD**2 if scale.log else 0.0
    weight = claims.weight * copied
    if low is claims.value and high is claims.value and np.all(np.isnan(claims.time)):
        nought = np.zeros(len(y))  # plain figures, and no times
        return Judged(claims, y, nought, np.full(len(y), POINT), nought, weight, usual)
    cases = [
        (np.isposinf(high), AT_LEAST),
        (low == high, POINT),
        (low <= scale.floor, AT_MOST),
        (pointed, POINT),
    ]
    form = np.select([case for case, _ in cases], [word for _, word in cases], RANGE)
    width = np.zeros(len(y))
    ranged = form == RANGE
    width[ranged] = (scale.to(high[ranged]) - scale.to(low[ranged])) ** 2 / 12.0
    time = np.where(np.isnan(claims.time), -np.inf, claims.time)
    last = np.maximum.reduceat(time, claims.start)[claims.item]
    with np.errstate(invalid="ignore"):
        late = time - last
    late = np.where(np.isfinite(late), late, 0.0)
    return Judged(claims, y, width, form, late, weight, usual)


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
    claims, y = data.claims, data.y
    base = _mean_square(data) if given is None else float(np.median(given[1]))
    state = _State(
        data=data,
        choice=choice,
        group=group,
        known=known,
        given=given is not None,
        count=claims.per_source(data.weight),
        worded=bool(np.any(data.form != POINT)),
        base=base,
        truth=medians(claims, y),
        variance=np.zeros(claims.n_items),
        bias=np.zeros(claims.n_sources) if given is None else given[0],
        spread=np.full(claims.n_sources, base) if given is None else given[1],
        form=np.zeros(4),
        drift=0.0,
        between=0.1 * base,
        adjusted=y,
        pull=data.weight,
    )
    if known is not None:
        state.truth[known[0]] = known[1]
    if given is None and len(y) > 2 * SAMPLE:  # sources show on fewer claims, and the rest is soon done
        sample, heard = data.sampled(SAMPLE)
        first = fit(sample, choice, group=None if group is None else group[heard])
        state.spread[heard], state.bias[heard] = first.spread, first.bias
    for turn in range(rounds):
        moved = state.place_truths()
        if turn > 5 and moved < TOLERANCE * np.sqrt(base):
            break
        state.rate_sources()
    error = state.adjusted - state.truth[claims.item]
    return Fit(
        state.truth, state.variance, state.bias, state.spread, state.form, state.drift, error, state.pull
    )


def biases(data: Judged, found: Fit) -> Floats:
    """Biases of sources where the answers are not corrected for them, to be told.

    A source is measured against the other claims on each item, and drawn to no bias by as much as the sources
    may differ through chance alone; the middle claim's source is taken to be unbiased.

    Args:
        data: the claims on their scale.
        found: a fit without biases.
    """
    claims = data.claims
    own, y = found.own, found.error + found.truth[claims.item]
    total = claims.per_item(own)[claims.item]
    rest = total - own
    heard = rest > 1e-9 * total
    # a claim against what the others show is as unsure as both of them
    pull = np.where(heard, own * rest / total, 0.0)
    mass = claims.per_source(pull)
    count = claims.per_source(data.weight)
    bias = np.zeros(claims.n_sources)
    for _ in range(DEBIASED):
        level = y - bias[claims.source]
        others = (claims.per_item(own * level)[claims.item] - own * level) / np.where(heard, rest, 1.0)
        raw = claims.per_source(pull * np.where(heard, y - others, 0.0)) / np.maximum(mass, 1e-300)
        noise = 1.0 / np.maximum(mass, 1e-300)
        known = mass > 0.0
        if not np.any(known):
            return bias
        raw = raw - weighted_median(raw[known], count[known])
        excess = np.average((raw**2 - noise)[known], weights=count[known])
        between = max(float(excess), 0.0)
        if between <= 0.0:
            return np.zeros(len(raw))
        bias = np.where(known, raw * between / (between + noise), 0.0)
    return bias


@attrs.define(eq=False)
class _State:
    """Where the turns stand; see :class:`Fit` for what the names mean."""

    data: Judged
    choice: Choice
    group: Ints | None
    known: tuple[Ints, Floats] | None
    given: bool
    count: Floats
    worded: bool
    base: float
    truth: Floats
    variance: Floats
    bias: Floats
    spread: Floats
    form: Floats
    drift: float
    between: float
    adjusted: Floats
    pull: Floats

    def place_truths(self) -> float:
        """Truths from claims, with sources as they are; returns how far they moved."""
        data, claims = self.data, self.data.claims
        self.adjusted = data.y
        if self.choice.bias or self.given:
            self.adjusted = self.adjusted - self.bias[claims.source]
        if self.worded:
            self.adjusted = self.adjusted - self.form[data.form]
        if self.drift:
            self.adjusted = self.adjusted - self.drift * data.late
        noise = self.spread[claims.source]
        if self.worded:
            noise = noise + data.width
        self.pull = data.weight / noise
        tail = self.choice.tail
        if np.isfinite(tail):
            square = (self.adjusted - self.truth[claims.item]) ** 2 + self.variance[claims.item]
            self.pull = self.pull * (tail + 1.0) / (tail + square / noise)
        total = np.maximum(claims.per_item(self.pull), 1e-300)
        truth = claims.per_item(self.pull * self.adjusted) / total
        self.variance = 1.0 / total
        if self.known is not None:
            truth[self.known[0]], self.variance[self.known[0]] = self.known[1], 0.0
        moved = float(np.max(np.abs(truth - self.truth)))
        if len(truth) > CROWD:
            moved = float(np.sqrt(np.mean((truth - self.truth) ** 2))) / 10.0
        self.truth = truth
        return moved

    def rate_sources(self) -> None:
        """Biases, wordings, drift and spreads from claims, with truths as they are."""
        data, claims, pull = self.data, self.data.claims, self.pull
        error = self.adjusted - self.truth[claims.item]
        if self.choice.bias and not self.given:
            self._debias(error + self.bias[claims.source])
        if self.worded:
            mass = sums(data.form, pull, 4)
            moment = sums(data.form, pull * (error + self.form[data.form]), 4)
            self.form = moment / (mass + 1.0 / (FORM_VARIANCE * self.base))
            self.form = self.form - self.form[POINT]
        if self.choice.drift:
            self.drift = self._slope(error + self.drift * data.late)
        if not self.given:
            square = claims.per_source(
                pull * self.spread[claims.source] * (error**2 + self.variance[claims.item])
            )
            shape = (
                inverse_gamma_shape(square / np.maximum(self.count, 1e-12), self.count) * self.choice.alike
            )
            typical = float(self.count.sum() / np.sum(self.count / self.spread))
            if data.usual > 0.0:
                total = float(self.count.sum())
                typical = (total * typical + USUAL_CLAIMS * data.usual) / (total + USUAL_CLAIMS)
            spread = (square + 2.0 * shape * typical) / (self.count + 2.0 * shape)
            self.spread = np.maximum(spread, LEAST * self.base)

    def _debias(self, rest: Floats) -> None:
        """Biases drawn to their group's mean; the middle claim's source is taken to be unbiased."""
        claims = self.data.claims
        mass = claims.per_source(self.pull)
        moment = claims.per_source(self.pull * rest)
        centre = np.zeros(claims.n_sources)
        if self.group is not None:
            inside = 1.0 / (self.between + 1.0 / np.maximum(mass, 1e-300))
            length = int(self.group.max()) + 1
            common = sums(self.group, inside * moment / np.maximum(mass, 1e-300), length)
            centre = (common / np.maximum(sums(self.group, inside, length), 1e-300))[self.group]
        bias = (moment + centre / self.between) / (mass + 1.0 / self.between)
        bias = bias - weighted_median(bias, self.count)
        spare = np.average((bias - centre) ** 2 + 1.0 / (mass + 1.0 / self.between), weights=self.count)
        self.bias, self.between = bias, max(float(spare), LEAST * self.base)

    def _slope(self, rest: Floats) -> float:
        """Slope of what is left over in time, within items."""
        claims, late, pull = self.data.claims, self.data.late, self.pull
        total = np.maximum(claims.per_item(pull), 1e-300)
        centred = late - (claims.per_item(pull * late) / total)[claims.item]
        moment = float(np.sum(pull * centred * centred))
        middle = (claims.per_item(pull * rest) / total)[claims.item]
        return float(np.sum(pull * centred * (rest - middle))) / moment if moment > 0 else 0.0


def _mean_square(data: Judged) -> float:
    """Variance of claims on one item, drawn to what is usual for magnitudes."""
    claims, y, weight = data.claims, data.y, data.weight
    mean = claims.per_item(weight * y) / np.maximum(claims.per_item(weight), 1e-300)
    free = max(float(weight.sum()) - claims.n_items, 0.0)
    square = float(np.sum(weight * (y - mean[claims.item]) ** 2))
    if data.usual > 0.0:
        return (square + USUAL_CLAIMS * data.usual) / (free + USUAL_CLAIMS)
    if free <= 0.0 or square <= 0.0:
        return max(float(np.var(y)) * 0.01, 1e-12) if len(y) > 1 else 1.0
    return square / max(free, 1.0)
