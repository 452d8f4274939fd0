"""One attribute from claims to answers: the model, the intervals, the statuses."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING

import attrs
import numpy as np

from claimkit.estimation import copying, judgements, kinds, labels, ranges, records, trials
from claimkit.estimation.facts import Facts, distinct
from claimkit.estimation.priors import Bools, Floats, Ints, sums, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimkit.estimation.columns import Claims

KNOWN, AGREED, SUPPORTED, SINGLE, CONTESTED, UNKNOWN = range(6)
STATUSES = ("known", "agreed", "supported", "single_source", "contested", "unknown")
"""Words for the codes of statuses."""

FEW_ANCHORS = 8
"""With fewer known truths than this, nothing is learnt from them about the errors of the other items."""


TORN = 0.95
"""A claim this far out in the law of its source's errors stands against the answer."""


@attrs.frozen(eq=False)
class Given:
    """What is known beforehand.

    Attributes:
        item: items whose truth is known.
        truth: their truths (codes of labels).
        reliability: of each source, from an earlier run; NaN where not known.
        bias: of each source on the model's scale.
        spread: variance of each source's errors on the model's scale.
        group: kind of each source, as a code.
    """

    item: Ints
    truth: Floats
    reliability: Floats | None = None
    bias: Floats | None = None
    spread: Floats | None = None
    group: Ints | None = None

    @property
    def known(self) -> tuple[Ints, Floats] | None:
        """Items and truths, or None where none are known."""
        return (self.item, self.truth) if len(self.item) else None


@attrs.frozen(eq=False)
class Answers:
    """What is found for an attribute: one entry an item, and one a source.

    Attributes:
        value: the answer, or the code of its label; NaN where nothing was said.
        low: low end of the interval, NaN for labels.
        high: high end.
        status: code of the status, see :data:`STATUSES`.
        probability: of the answer (records, labels) or of its interval (judgements).
        n_claims: how many claims the item has.
        n_origins: how many of them are independent of one another.
        reliability: of each source, in [0, 1].
        bias: of each source: a factor on a scale of ratios, a difference on a plain scale, NaN otherwise.
        spread: of each source's errors: a share on a scale of ratios, else a difference; NaN otherwise.
        copying: how probable it is that a source and another have one origin.
        said: number of claims of each source.
        support: how well each claim agrees with the answer, from 0 to 1.
        how: the model in words.
        calibrated: whether known truths set the width of the intervals.
    """

    value: Floats
    low: Floats
    high: Floats
    status: Ints
    probability: Floats
    n_claims: Ints
    n_origins: Ints
    reliability: Floats
    bias: Floats
    spread: Floats
    copying: Floats
    said: Ints
    support: Floats
    how: str
    calibrated: bool


def _origins(claims: Claims, weight: Floats) -> Ints:
    """Number of independent origins of each item: the claims' weights, at least one."""
    return np.maximum(np.round(claims.per_item(weight) + 1e-9), 1.0).astype(np.int64)


def _said(claims: Claims) -> Ints:
    return np.bincount(claims.source, minlength=claims.n_sources)


def resolve_facts(
    claims: Claims,
    given: Given,
    *,
    level: float,
    n_labels: int | None = None,
    parents: Mapping[int, frozenset[int]] | None = None,
    dynamics: str | None = None,
) -> Answers:
    """Resolve labels (``n_labels`` given) or recorded figures."""
    fit: labels.LabelFit | records.RecordFit

    def fitted(weight: Floats) -> labels.LabelFit | records.RecordFit:
        if n_labels is None:
            return records.fit_records(claims, weight=weight, known=given.known, share=given.reliability)
        return labels.fit_labels(
            claims, n_labels, weight=weight, known=given.known, share=given.reliability, parents=parents
        )

    weight = claims.weight
    if dynamics in ("cumulative", "status"):
        weight = weight * still_said(claims, grows=dynamics == "cumulative" and n_labels is None)
    fit = fitted(weight)
    facts = fit.facts
    of_source = np.zeros(claims.n_sources)
    if fit.rare is not None and given.reliability is None:
        # where mistakes have few values to fall on, sharing them shows that items are hard, not copying
        found = copying.find_dependence(claims, facts.of_claim, fit.probability, fit.share, fit.rare)
        if found is not None and len(found.first):
            weight = weight * copying.independence_weight(claims, facts.of_claim, fit.share, found)
            of_source = found.of_source
            fit = fitted(weight)
    probability, chosen = fit.probability[fit.chosen], fit.chosen
    votes = sums(facts.of_claim, weight, len(facts.item))
    low, high = (np.full(claims.n_items, np.nan),) * 2
    if isinstance(fit, records.RecordFit):
        low, high = records.interval(fit, level)
    nothing = np.full(claims.n_sources, np.nan)
    return Answers(
        value=facts.value[chosen],
        low=low,
        high=high,
        status=_fact_status(claims, given, facts, chosen, votes, probability, level),
        probability=probability,
        n_claims=claims.size,
        n_origins=_origins(claims, weight),
        reliability=fit.share,
        bias=nothing,
        spread=nothing,
        copying=of_source,
        said=_said(claims),
        support=fit.right[facts.of_claim],
        how=fit.how,
        calibrated=len(given.item) > 0,
    )


def still_said(claims: Claims, *, grows: bool) -> Floats:
    """Nought for claims that a later state has overtaken, one for the others.

    The state of an item is the fact first stated last, if two sources state it or no fact has more behind
    it.  What was said before it, and not again since, is overtaken; where the figure only grows, only what
    is lower.
    """
    facts = distinct(claims)
    if np.any(np.isnan(claims.time)):
        return np.ones(len(claims.item))
    first = np.full(len(facts.item), np.inf)
    last = np.full(len(facts.item), -np.inf)
    np.minimum.at(first, facts.of_claim, claims.time)
    np.maximum.at(last, facts.of_claim, claims.time)
    most = np.maximum.reduceat(facts.votes, facts.start)[facts.item]
    founded = (facts.votes >= 2.0) | (facts.votes >= most)
    since = np.maximum.reduceat(np.where(founded, first, -np.inf), facts.start)[facts.item]
    overtaken = last < since
    if grows:
        newest = np.where(founded & (first == since), facts.value, -np.inf)
        overtaken &= facts.value < np.maximum.reduceat(newest, facts.start)[facts.item]
    return np.where(overtaken[facts.of_claim], 0.0, 1.0)


def _fact_status(
    claims: Claims, given: Given, facts: Facts, chosen: Ints, votes: Floats, probability: Floats, level: float
) -> Ints:
    origins = np.maximum(np.round(sums(facts.item, votes, claims.n_items) + 1e-9), 1.0)
    behind = votes[chosen]
    status = np.full(claims.n_items, CONTESTED)
    status[probability >= level] = SUPPORTED
    status[(probability >= level) & (behind > 1.5)] = AGREED
    status[(claims.size == 1) | (origins <= 1)] = SINGLE
    status[given.item] = KNOWN
    return status


def resolve_numbers(
    claims: Claims,
    given: Given,
    kind: str,
    *,
    level: float,
    scale: kinds.Scale,
    found: kinds.Found,
    dynamics: str | None = None,
) -> Answers:
    """Resolve numbers as records or judgements; claims that admit everything count, and change nothing."""
    number = kinds.points(claims, scale)
    telling = np.isfinite(number)
    if not np.any(telling):
        return _nothing_said(claims, given)
    heard, items = claims.where(telling)
    place = np.full(claims.n_items, -1)
    place[items] = np.arange(len(items))
    at = place[given.item]
    known = attrs.evolve(given, item=at[at >= 0], truth=given.truth[at >= 0])
    pointed = ~np.isnan(heard.value)
    heard = attrs.evolve(heard, value=number[telling])
    if kind == "record":
        answers = resolve_facts(heard, known, level=level, dynamics=dynamics)
    else:
        repeat = found.repeat[telling] if given.bias is None else np.zeros(len(heard.item))
        moves = dynamics != "static"
        answers = resolve_judgements(heard, known, pointed, repeat, level=level, scale=scale, moves=moves)
    return (
        answers
        if len(heard.item) == len(claims.item)
        else _spread_out(answers, claims, given, items, telling)
    )


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
    earlier = None
    if given.bias is not None and given.spread is not None:
        earlier = (given.bias, given.spread)
        choice, how = judgements.Choice(), "reliability, bias and spread as given"
    else:
        choice, how = trials.choose(data, group=given.group, drift=moves)
    known = (anchored, truth) if len(anchored) else None
    fit = judgements.fit(data, choice, group=given.group, known=known, given=earlier)
    answer, deviation, pushed = _placed(data, fit, scale, choice, stretched=earlier is None)
    if pushed > 0.01:
        how += f"; estimates drawn apart, being shrunk with probability {pushed:.2f}"
    blind_answer, blind_deviation = answer, deviation
    if len(anchored) >= FEW_ANCHORS and earlier is None:
        # what is learnt at the known truths must not make the errors there look smaller than elsewhere
        blind = judgements.fit(data, choice, group=given.group)
        blind_answer, blind_deviation, _ = _placed(data, blind, scale, choice, stretched=True)
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
    value[anchored] = low[anchored] = high[anchored] = given.truth
    status = _judged_status(data, np.maximum(against, _against(data, surprise, TORN)))
    status[anchored] = KNOWN
    between = max(float(np.var(fit.truth)) - float(np.mean(fit.variance)), 1e-300)
    said = _said(claims)
    return Answers(
        value=value,
        low=low,
        high=high,
        status=status,
        probability=np.where(status == KNOWN, 1.0, level),
        n_claims=claims.size,
        n_origins=_origins(claims, data.weight),
        reliability=between / (between + fit.spread),
        bias=np.exp(fit.bias) if scale.log else fit.bias,
        spread=np.expm1(np.sqrt(fit.spread)) if scale.log else np.sqrt(fit.spread),
        copying=claims.per_source(1.0 - copied) / np.maximum(said, 1),
        said=said,
        support=np.exp(-0.5 * surprise**2),
        how=how + ("" if reach.calibrated else "; intervals are not calibrated: give anchors"),
        calibrated=reach.calibrated,
    )


def _spread_out(answers: Answers, claims: Claims, given: Given, items: Ints, telling: Bools) -> Answers:
    """Answers for all items, also those of which nothing was said."""

    def laid(column: Floats) -> Floats:
        whole = np.full(claims.n_items, np.nan)
        whole[items] = column
        return whole

    silent = _nothing_said(claims, given)
    status, origins, support = silent.status, silent.n_origins, silent.support
    status[items], origins[items], support[telling] = answers.status, answers.n_origins, answers.support
    return attrs.evolve(
        answers,
        value=np.where(
            status == UNKNOWN, np.nan, np.where(status == KNOWN, silent.value, laid(answers.value))
        ),
        low=np.where(status == KNOWN, silent.low, laid(answers.low)),
        high=np.where(status == KNOWN, silent.high, laid(answers.high)),
        status=status,
        probability=np.where(status == KNOWN, 1.0, laid(answers.probability)),
        n_claims=claims.size,
        n_origins=origins,
        said=_said(claims),
        support=support,
    )


def _placed(
    data: judgements.Judged,
    fit: judgements.Fit,
    scale: kinds.Scale,
    choice: judgements.Choice,
    *,
    stretched: bool,
) -> tuple[Floats, Floats, float]:
    """Answers from the claims alone, within their hull, their deviations, and how far they are stretched."""
    answer = ranges.unanchored(data, fit)
    deviation = ranges.deviation(data, fit, answer)
    lowest, highest = ranges.hull(data, fit)
    pushed = 0.0
    if scale.log and stretched:
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


def _judged_status(data: judgements.Judged, against: Floats) -> Ints:
    """A judgement is contested where half of the voices stand off."""
    voices = data.claims.per_item(data.weight)
    status = np.full(data.claims.n_items, SUPPORTED)
    status[against == 0.0] = AGREED
    status[against >= 0.5] = CONTESTED
    status[(data.claims.size == 1) | (voices < 1.5)] = SINGLE
    return status


def _nothing_said(claims: Claims, given: Given) -> Answers:
    """Every claim admits everything."""
    value = np.full(claims.n_items, np.nan)
    value[given.item] = given.truth
    status = np.full(claims.n_items, UNKNOWN)
    status[given.item] = KNOWN
    nothing = np.full(claims.n_sources, np.nan)
    return Answers(
        value=value,
        low=value,
        high=value,
        status=status,
        probability=np.where(status == KNOWN, 1.0, np.nan),
        n_claims=claims.size,
        n_origins=np.zeros(claims.n_items, dtype=np.int64),
        reliability=nothing,
        bias=nothing,
        spread=nothing,
        copying=np.zeros(claims.n_sources),
        said=_said(claims),
        support=np.ones(len(claims.item)),
        how="no claim excludes anything",
        calibrated=False,
    )
