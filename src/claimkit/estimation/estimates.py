"""Answers of estimates: where they lie, how wide their ranges are, and what known truths teach."""

from __future__ import annotations

from statistics import NormalDist
from typing import TypeAlias

import attrs
import numpy as np

from claimkit.estimation import grids, judgements, kinds, ranges, trials
from claimkit.estimation.attribute import (
    AGREED,
    CONTESTED,
    ESTIMATED,
    FEW_ANCHORS,
    KNOWN,
    SINGLE,
    SUPPORTED,
    Answers,
    Given,
    origins,
    said_by_source,
)
from claimkit.estimation.columns import Claims
from claimkit.estimation.priors import Bools, Floats, Ints, tidy

TORN = 0.95
"""A claim this far out in the law of its source's errors stands against the answer."""


def resolve_judgements(
    claims: Claims,
    given: Given,
    pointed: Bools,
    repeat: Floats,
    *,
    level: float,
    scale: kinds.Scale,
    moves: bool,
) -> Answers:
    """Resolve estimates: positions and intervals on a scale."""
    copied = kinds.share_of_origin(claims, repeat)
    data = judgements.lay_out(claims, scale, pointed, copied)
    anchored, truth = given.item, scale.to(given.truth)
    earlier, group = None, given.group
    sample, heard = data.sampled(judgements.SAMPLE)
    if given.bias is not None and given.spread is not None:
        earlier = (given.bias, given.spread)
        choice, how = judgements.Choice(), "reliability, bias and spread as given"
    else:
        choice, how = trials.choose(sample, group=None if group is None else group[heard], drift=moves)
    known = (anchored, truth) if len(anchored) else None
    lesson = _Lesson(data, scale, choice, group, (sample, heard), stretched=earlier is None)
    taught: _Placed | None = None
    if len(anchored) < FEW_ANCHORS or earlier is not None:
        taught = blind = lesson.placed(known, earlier)
    else:
        # what is learnt at the known truths must not make the errors there look smaller than elsewhere
        blind = lesson.placed(None)
        if lesson.teaches(anchored, truth, blind):
            taught = lesson.placed(known)
    fit, answer, deviation, pushed = taught or blind
    if pushed > 0.01:
        how += f"; estimates drawn apart, being shrunk with probability {pushed:.2f}"
    if taught is None:
        how += "; known truths set widths, and teach nothing of sources that helps elsewhere"
    _, blind_answer, blind_deviation, _ = blind
    reach = ranges.calibrate(blind_answer[anchored], blind_deviation[anchored], truth, level, few=FEW_ANCHORS)
    answer = answer + reach.shift
    against = _against(data, ranges.surprise(data, fit, answer), TORN)
    torn = (against > 1.0 - 1e-9) & (claims.size > 1)
    answer = ranges.one_camp(data, fit, answer, torn)
    surprise = ranges.surprise(data, fit, answer)
    half = reach.factor * deviation
    lowest, highest = ranges.hull(data, fit)
    low = np.where(torn, np.minimum(lowest, answer), answer - half)
    low = low if scale.log else np.maximum(low, np.minimum(scale.floor, answer))
    high = np.where(torn, np.maximum(highest, answer), answer + half)
    value, low, high = (tidy(scale.back(x)) for x in (answer, low, high))
    within = deviation * np.abs(value) if scale.log else deviation
    value = grids.snapped(value, within, claims)
    low, high = np.minimum(low, value), np.maximum(high, value)
    astray = np.maximum(against, _against(data, surprise, TORN))
    value, low, high, status, states = _judged(data, scale, value, low, high, astray)
    value[anchored] = low[anchored] = high[anchored] = given.truth
    status[anchored] = KNOWN
    between = max(float(np.var(fit.truth)) - float(np.mean(fit.variance)), 1e-300)
    said = said_by_source(claims)
    corrected = choice.bias or earlier is not None
    bias = fit.bias if corrected else judgements.biases(data, fit)
    return Answers(
        value=value,
        low=low,
        high=high,
        status=status,
        probability=np.where(status == KNOWN, 1.0, level),
        n_claims=claims.size,
        n_origins=origins(claims, data.weight),
        reliability=between / (between + fit.spread),
        bias=np.exp(bias) if scale.log else bias,
        spread=np.expm1(np.sqrt(fit.spread)) if scale.log else np.sqrt(fit.spread),
        copying=claims.per_source(1.0 - copied) / np.maximum(said, 1),
        origin=np.full(claims.n_sources, -1),
        said=said,
        support=np.exp(-0.5 * surprise**2),
        names=states,
        weight=data.weight,
        how=how + ("" if reach.calibrated else "; intervals are not calibrated: give anchors"),
        calibrated=reach.calibrated,
        corrected=corrected,
        plain="Each source judges for itself: the answer is between them, and nobody need have told it.",
    )


_Placed: TypeAlias = tuple[judgements.Fit, Floats, Floats, float]
"""A fit, and from it the answers, their deviations, and how probable it is that they had to be stretched."""


@attrs.frozen(eq=False)
class _Lesson:
    """Estimates laid out, to be fitted with and without what is known.

    Attributes:
        data: the claims on their scale.
        scale: the scale.
        choice: what the model corrects for.
        group: kind of each source.
        begin: a part of many claims to begin with, and the numbers of its sources.
        stretched: whether estimates may be drawn apart.
    """

    data: judgements.Judged
    scale: kinds.Scale
    choice: judgements.Choice
    group: Ints | None
    begin: tuple[judgements.Judged, Ints]
    stretched: bool

    def placed(
        self, known: tuple[Ints, Floats] | None, given: tuple[Floats, Floats] | None = None
    ) -> _Placed:
        """The fit, and from it answers, their deviations, and how far they are stretched."""
        fit = judgements.fit(
            self.data, self.choice, group=self.group, known=known, given=given, sample=self.begin
        )
        return fit, *_placed(self.data, fit, self.scale, self.choice, stretched=self.stretched)

    def teaches(self, item: Ints, truth: Floats, blind: _Placed) -> bool:
        """Whether sources that are measured at some known truths come nearer to the other ones.

        All who judge one thing err together, and what they err by there is none of theirs: a few known truths
        can teach biases that are not.  One half of them is foretold from the other, and they must err less by
        a standard error than without any.
        """
        half = np.empty(len(item), dtype=np.int64)
        half[np.lexsort((blind[1][item], truth))] = np.arange(len(item)) % 2
        gain = np.empty(len(item))
        for mine in (half == 0, half == 1):
            _, answer, _, _ = self.placed((item[~mine], truth[~mine]))
            at = item[mine]
            gain[mine] = np.abs(blind[1][at] - truth[mine]) - np.abs(answer[at] - truth[mine])
        return bool(gain.mean() > gain.std() / np.sqrt(len(gain)))


def _placed(
    data: judgements.Judged,
    fit: judgements.Fit,
    scale: kinds.Scale,
    choice: judgements.Choice,
    *,
    stretched: bool,
) -> tuple[Floats, Floats, float]:
    """Answers from the claims alone, within their hull, their deviations, and how far they are stretched."""
    answer = kinds.medians(data.claims, data.y) if choice.median else ranges.unanchored(data, fit)
    deviation = ranges.deviation(data, fit, answer)
    lowest, highest = ranges.hull(data, fit)
    pushed = 0.0
    if scale.log and stretched and not choice.median:
        found = ranges.stretch(data, fit, choice.tail)
        push, pushed = (answer - float(np.mean(answer))) * (found.factor - 1.0), found.probability
        answer = answer + push
        # the answer is between two models; what it would move if either held is part of its doubt
        deviation = np.hypot(deviation, np.abs(push) * np.sqrt((1.0 - pushed) / max(pushed, 1e-12)))
    return np.clip(answer, lowest, highest), deviation, pushed


def _against(data: judgements.Judged, surprise: Floats, level: float) -> Floats:
    """Share of the voices on each item that stand further from the answer than their spread allows."""
    astray = surprise > NormalDist().inv_cdf((1.0 + level) / 2.0)
    against = data.claims.per_item(np.where(astray, data.weight, 0.0))
    return against / np.maximum(data.claims.per_item(data.weight), 1e-300)


def _judged(
    data: judgements.Judged, scale: kinds.Scale, value: Floats, low: Floats, high: Floats, against: Floats
) -> tuple[Floats, Floats, Floats, Ints, Bools]:
    """Values with their status: a figure that nobody claims is an estimate, and is called so.

    A figure that all figures on the item name is that figure; where half of the voices stand off, the claim
    nearest to the answer stands, contested.
    """
    claims, weight = data.claims, data.weight
    y = np.where(data.form == judgements.POINT, claims.value, np.nan)
    least = np.fmin.reduceat(y, claims.start)
    one = (least == np.fmax.reduceat(y, claims.start)) & (np.abs(value - least) <= 1e-9 * np.abs(least))
    torn = (against >= 0.5) & (claims.size > 1)
    value = np.where(one, least, value)
    if np.any(torn):
        rows = np.flatnonzero(torn[claims.item])
        gap = np.abs(scale.to(claims.value[rows]) - scale.to(value)[claims.item[rows]])
        order = rows[np.lexsort((claims.value[rows], gap, claims.item[rows]))]
        first = np.append(True, np.diff(claims.item[order]) != 0)
        value[claims.item[order[first]]] = claims.value[order[first]]
    low, high = np.minimum(low, value), np.maximum(high, value)
    states = claims.value == value[claims.item]
    naming = claims.per_item(np.where(states, weight, 0.0))
    status = np.full(claims.n_items, ESTIMATED)
    status[one & (claims.size > 1)] = SUPPORTED
    status[(one & (naming < 1.5)) & (claims.per_item(weight) < 1.5)] = SINGLE
    status[one & (naming > 1.5)] = AGREED
    status[torn] = CONTESTED
    return value, low, high, status, states
