"""Estimates: each source judges for itself, with a bias and a spread of its own.

On the scale of the attribute a claim is the truth, plus the bias of its source, plus what its wording adds
("at least" is said of a little more), plus drift where the thing grows, plus an error with the source's
spread.  Biases, spreads, drift and truths are fitted in turns, each shrunk to what the others show.
The truths have a flat prior, so that an answer never leaves the claims it rests on.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator

import attrs
import numpy as np

from claimkit.estimation.columns import Claims
from claimkit.estimation.kinds import Scale, medians
from claimkit.estimation.priors import Bools, Floats, Ints, inverse_gamma_shape, sums, weighted_median

ROUNDS = 40
TOLERANCE = 1e-4
SAMPLE = 100_000
"""Claims on which a fit of many more begins."""

BLOCK = 1 << 16
"""Claims that are worked on at once: a column of them takes half a megabyte, and some fit the cache."""

CROWD = 10_000
"""Of more items than this, the fit ends when truths move little on the whole (ten times the tolerance)."""

LARGE = 3.0
"""A fit begun on a sample ends at so many times the tolerance: three hundredths of a deviation at most."""

USUAL_SPREAD = 0.25
"""Error of a judgement of a magnitude before any is seen: a quarter, as news counts of crowds and prices."""

USUAL_CLAIMS = 5.0
"""How many claims that expectation is worth."""

DEBIASED = 4
"""How often biases that are only told are measured anew, against claims that the last ones debias."""

MOVED = 0.1
"""Biases are measured anew only while one moves by more than this share of how far they differ."""

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

    def blocks(self) -> Iterator[Block]:
        """The claims in stretches of whole items, each so small that work on it stays in fast memory."""
        claims = self.claims
        ends = np.append(claims.start, len(self.y))
        marks = np.arange(0, len(self.y), BLOCK)[1:]
        cuts = np.unique(np.concatenate([[0], np.searchsorted(claims.start, marks), [claims.n_items]]))
        if len(cuts) == 2:
            yield Block(self, slice(0, claims.n_items), slice(0, len(self.y)))
            return
        for first, last in itertools.pairwise(cuts.tolist()):
            items, rows = slice(first, last), slice(int(ends[first]), int(ends[last]))
            yield Block(self._stretch(items, rows), items, rows)

    def _stretch(self, items: slice, rows: slice) -> Judged:
        claims = self.claims
        value = claims.value[rows]
        return Judged(
            attrs.evolve(
                claims,
                source=claims.source[rows],
                item=claims.item[rows] - items.start,
                start=claims.start[items] - rows.start,
                value=value,
                low=value if claims.low is claims.value else claims.low[rows],
                high=value if claims.high is claims.value else claims.high[rows],
                time=claims.time[rows],
                weight=claims.weight[rows],
                row=claims.row[rows],
            ),
            y=self.y[rows],
            width=self.width[rows],
            form=self.form[rows],
            late=self.late[rows],
            weight=self.weight[rows],
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


@attrs.frozen(eq=False)
class Block:
    """A stretch of whole items.

    Attributes:
        data: its claims, with items numbered from nought.
        items: where its items stand among all.
        rows: where its claims stand.
    """

    data: Judged
    items: slice
    rows: slice


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

    def part(self, block: Block) -> Fit:
        """What came out for a stretch of items."""
        items, rows = block.items, block.rows
        return attrs.evolve(
            self,
            truth=self.truth[items],
            variance=self.variance[items],
            error=self.error[rows],
            own=self.own[rows],
        )


def blockwise(work: Callable[..., Floats]) -> Callable[..., Floats]:
    """Do some work on claims and their fit block by block; further arguments have one entry an item."""

    @functools.wraps(work)
    def done(data: Judged, found: Fit, *per_item: Floats) -> Floats:
        return np.concatenate(
            [work(b.data, found.part(b), *(x[b.items] for x in per_item)) for b in data.blocks()], axis=-1
        )

    return done


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
    sample: tuple[Judged, Ints] | None = None,
) -> Fit:
    """Fit truths, biases and spreads in turns.

    Args:
        data: the claims on their scale.
        choice: what to correct for.
        group: kind of each source (police, organiser), to whose common bias its own is drawn.
        known: items and their known truths on the scale.
        given: biases and spreads of the sources where they are not to be fitted.
        rounds: at most so many.
        sample: a part of many claims to begin with, and the numbers of its sources.
    """
    claims, y = data.claims, data.y
    base = _mean_square(data) if given is None else float(np.median(given[1]))
    state = _State(
        blocks=list(data.blocks()),
        choice=choice,
        group=group,
        given=given is not None,
        usual=data.usual,
        count=claims.per_source(data.weight),
        worded=bool(np.any(data.form != POINT)),
        base=base,
        truth=np.empty(claims.n_items),
        variance=np.zeros(claims.n_items),
        bias=np.zeros(claims.n_sources) if given is None else given[0],
        spread=np.full(claims.n_sources, base) if given is None else given[1],
        form=np.zeros(4),
        drift=0.0,
        between=0.1 * base,
        error=np.empty(len(y)),
        pull=np.empty(len(y)),
    )
    for block in state.blocks:
        state.truth[block.items] = medians(block.data.claims, block.data.y)
    if known is not None:
        state.fix(*known)
    begun = given is None and len(y) > 2 * SAMPLE
    if begun:  # sources show on fewer claims, and the rest is soon done
        part, heard = sample or data.sampled(SAMPLE)
        first = fit(part, choice, group=None if group is None else group[heard])
        state.spread[heard], state.bias[heard] = first.spread, first.bias
    for turn in range(rounds):
        moved, tally = state.place_truths()
        if turn > (1 if begun else 5) and moved < (LARGE if begun else 1.0) * TOLERANCE * np.sqrt(base):
            break
        state.rate_sources(tally)
    return Fit(
        state.truth,
        state.variance,
        state.bias,
        state.spread,
        state.form,
        state.drift,
        state.error,
        state.pull,
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
    count = claims.per_source(data.weight)
    bias = np.zeros(claims.n_sources)
    for _ in range(DEBIASED):
        before = bias
        mass, moment = np.zeros(claims.n_sources), np.zeros(claims.n_sources)
        for block in data.blocks():
            pull, gap = _beside_others(block.data, found.part(block), bias)
            mass += block.data.claims.per_source(pull)
            moment += block.data.claims.per_source(pull * gap)
        noise = 1.0 / np.maximum(mass, 1e-300)
        raw, known = moment * noise, mass > 0.0
        if not np.any(known):
            return bias
        raw = raw - weighted_median(raw[known], count[known])
        excess = np.average((raw**2 - noise)[known], weights=count[known])
        between = max(float(excess), 0.0)
        if between <= 0.0:
            return np.zeros(len(raw))
        bias = np.where(known, raw * between / (between + noise), 0.0)
        if np.all(np.abs(bias - before) <= MOVED * np.sqrt(between)):
            break
    return bias


def _beside_others(data: Judged, found: Fit, bias: Floats) -> tuple[Floats, Floats]:
    """How far each claim stands from the others on its item, debiased, and how precisely that is known."""
    claims, own = data.claims, found.own
    y = found.error + found.truth[claims.item]
    total = claims.per_item(own)[claims.item]
    rest = total - own
    heard = rest > 1e-9 * total
    level = own * (y - bias[claims.source])
    others = (claims.per_item(level)[claims.item] - level) / np.where(heard, rest, 1.0)
    # a claim against what the others show is as unsure as both of them
    return np.where(heard, own * rest / total, 0.0), np.where(heard, y - others, 0.0)


@attrs.define(eq=False)
class _Tally:
    """Sums over all claims from which sources, wordings and drift are rated.

    Attributes:
        square: squared errors of each source, as far as they are its own.
        mass: precision of each source's claims.
        moment: the same times their errors before debiasing.
        worded: precision by wording.
        moved: the same times errors as if the wording added nothing.
        bend: precision times squared time, within items.
        slope: the same times what is left over, as if nothing drifted.
    """

    square: Floats
    mass: Floats
    moment: Floats
    worded: Floats
    moved: Floats
    bend: float = 0.0
    slope: float = 0.0

    @classmethod
    def none(cls, n_sources: int) -> _Tally:
        """Nothing yet."""
        square, mass, moment = np.zeros((3, n_sources))
        return cls(square, mass, moment, np.zeros(4), np.zeros(4))


@attrs.define(eq=False)
class _State:
    """Where the turns stand; see :class:`Fit` for what the names mean."""

    blocks: list[Block]
    choice: Choice
    group: Ints | None
    given: bool
    usual: float
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
    error: Floats
    pull: Floats
    fixed: Floats | None = None

    def fix(self, item: Ints, truth: Floats) -> None:
        """Hold known truths."""
        self.fixed = np.full(len(self.truth), np.nan)
        self.fixed[item] = truth
        self.truth[item] = truth

    def place_truths(self) -> tuple[float, _Tally]:
        """Truths from claims, with sources as they are; returns how far they moved, and the errors left."""
        tally = _Tally.none(len(self.count))
        most, square = 0.0, 0.0
        for block in self.blocks:
            before = self.truth[block.items].copy()
            voice = self._place(block)
            gap = self.truth[block.items] - before
            most, square = max(most, float(np.max(np.abs(gap)))), square + float(np.sum(gap * gap))
            self._add(tally, block, voice)
        if len(self.truth) > CROWD:
            return float(np.sqrt(square / len(self.truth))) / 10.0, tally
        return most, tally

    def _place(self, block: Block) -> Floats:
        """Truths of a block; returns how far each claim is its source's, and no slip."""
        data, claims, items, rows = block.data, block.data.claims, block.items, block.rows
        adjusted = data.y
        if self.choice.bias or self.given:
            adjusted = adjusted - self.bias[claims.source]
        if self.worded:
            adjusted = adjusted - self.form[data.form]
        if self.drift:
            adjusted = adjusted - self.drift * data.late
        own = self.spread[claims.source]
        noise = own + data.width if self.worded else own
        tail, voice = self.choice.tail, data.weight
        if np.isfinite(tail):
            square = (adjusted - self.truth[items][claims.item]) ** 2 + self.variance[items][claims.item]
            voice = voice * (tail + 1.0) / (tail + square / noise)
        pull = voice / noise
        total = np.maximum(claims.per_item(pull), 1e-300)
        truth, variance = claims.per_item(pull * adjusted) / total, 1.0 / total
        if self.fixed is not None:
            fixed = self.fixed[items]
            held = ~np.isnan(fixed)
            truth, variance = np.where(held, fixed, truth), np.where(held, 0.0, variance)
        self.truth[items], self.variance[items] = truth, variance
        self.pull[rows], self.error[rows] = pull, adjusted - truth[claims.item]
        return pull * own if self.worded else voice

    def _add(self, tally: _Tally, block: Block, voice: Floats) -> None:
        """Add what the claims of a block say of sources, wordings and drift."""
        if self.given and not self.worded and not self.choice.drift:
            return
        data, claims = block.data, block.data.claims
        error, pull = self.error[block.rows], self.pull[block.rows]
        if self.choice.bias and not self.given:
            tally.mass += claims.per_source(pull)
            tally.moment += claims.per_source(pull * (error + self.bias[claims.source]))
        if self.worded:
            tally.worded += sums(data.form, pull, 4)
            tally.moved += sums(data.form, pull * (error + self.form[data.form]), 4)
        if self.choice.drift:
            bend, slope = _slope(data, pull, error + self.drift * data.late)
            tally.bend, tally.slope = tally.bend + bend, tally.slope + slope
        if not self.given:
            variance = self.variance[block.items][claims.item]
            tally.square += claims.per_source(voice * (error * error + variance))

    def rate_sources(self, tally: _Tally) -> None:
        """Biases, wordings, drift and spreads from what claims err by, with truths as they are."""
        if self.choice.bias and not self.given:
            self._debias(tally.mass, tally.moment)
        if self.worded:
            self.form = tally.moved / (tally.worded + 1.0 / (FORM_VARIANCE * self.base))
            self.form = self.form - self.form[POINT]
        if self.choice.drift:
            self.drift = tally.slope / tally.bend if tally.bend > 0 else 0.0
        if not self.given:
            square = tally.square
            shape = (
                inverse_gamma_shape(square / np.maximum(self.count, 1e-12), self.count) * self.choice.alike
            )
            typical = float(self.count.sum() / np.sum(self.count / self.spread))
            if self.usual > 0.0:
                total = float(self.count.sum())
                typical = (total * typical + USUAL_CLAIMS * self.usual) / (total + USUAL_CLAIMS)
            spread = (square + 2.0 * shape * typical) / (self.count + 2.0 * shape)
            self.spread = np.maximum(spread, LEAST * self.base)

    def _debias(self, mass: Floats, moment: Floats) -> None:
        """Biases drawn to their group's mean; the middle claim's source is taken to be unbiased."""
        centre = np.zeros(len(mass))
        if self.group is not None:
            inside = 1.0 / (self.between + 1.0 / np.maximum(mass, 1e-300))
            length = int(self.group.max()) + 1
            common = sums(self.group, inside * moment / np.maximum(mass, 1e-300), length)
            centre = (common / np.maximum(sums(self.group, inside, length), 1e-300))[self.group]
        bias = (moment + centre / self.between) / (mass + 1.0 / self.between)
        bias = bias - weighted_median(bias, self.count)
        spare = np.average((bias - centre) ** 2 + 1.0 / (mass + 1.0 / self.between), weights=self.count)
        self.bias, self.between = bias, max(float(spare), LEAST * self.base)


def _slope(data: Judged, pull: Floats, rest: Floats) -> tuple[float, float]:
    """What is left over against time, within items: the sums whose ratio is the slope."""
    claims, late = data.claims, data.late
    total = np.maximum(claims.per_item(pull), 1e-300)
    centred = late - (claims.per_item(pull * late) / total)[claims.item]
    middle = (claims.per_item(pull * rest) / total)[claims.item]
    moment = float(np.sum(pull * centred * centred))
    return moment, float(np.sum(pull * centred * (rest - middle)))


def _mean_square(data: Judged) -> float:
    """Variance of claims on one item, drawn to what is usual for magnitudes."""
    square, free = 0.0, max(float(data.weight.sum()) - data.claims.n_items, 0.0)
    for block in data.blocks():
        claims, y, weight = block.data.claims, block.data.y, block.data.weight
        mean = claims.per_item(weight * y) / np.maximum(claims.per_item(weight), 1e-300)
        square += float(np.sum(weight * (y - mean[claims.item]) ** 2))
    if data.usual > 0.0:
        return (square + USUAL_CLAIMS * data.usual) / (free + USUAL_CLAIMS)
    if free <= 0.0 or square <= 0.0:
        return max(float(np.var(data.y)) * 0.01, 1e-12) if len(data.y) > 1 else 1.0
    return square / max(free, 1.0)
