"""One attribute from claims to answers: the model, the intervals, the statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from claimkit.estimation import facts as model
from claimkit.estimation import few, habits, labels, ranges, records
from claimkit.estimation.priors import Bools, Floats, Ints, sums
from claimkit.quantities import Quantity
from claimkit.verdicts import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimkit.estimation.columns import Claims

STATUSES = tuple(Status)
"""Statuses by their codes."""

CODE = {status: code for code, status in enumerate(STATUSES)}
KNOWN, AGREED, SUPPORTED = CODE[Status.KNOWN], CODE[Status.AGREED], CODE[Status.SUPPORTED]
SINGLE, CONTESTED, UNTOLD = CODE[Status.SINGLE_SOURCE], CODE[Status.CONTESTED], CODE[Status.UNTOLD]
ESTIMATED, DISPUTED = CODE[Status.ESTIMATED], CODE[Status.DISPUTED]

FEW_ANCHORS = 8
"""With fewer known truths than this, nothing is learnt from them about the errors of the other items."""

HIDDEN = 4.5
"""How much more the errors of sources on one item go together than what is left over shows.

The labels were fitted to the claims, and took most of it.  With this factor, what is said of five labelled
collections is right about as often as it says (within eight in a hundred on each).
"""


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
        chance: chance of being right that the caller gives a source; NaN where none.
    """

    item: Ints
    truth: Floats
    reliability: Floats | None = None
    bias: Floats | None = None
    spread: Floats | None = None
    group: Ints | None = None
    chance: Floats | None = None

    @property
    def known(self) -> tuple[Ints, Floats] | None:
        """Items and truths, or None where none are known."""
        return (self.item, self.truth) if len(self.item) else None


@attrs.frozen(eq=False)
class Answers:
    """What is found for an attribute: one entry an item, one a source, or one a claim.

    Attributes:
        value: the answer, or the code of its label; NaN (-1 for labels) where nothing stands.
        low: low end of the interval, NaN for labels.
        high: high end.
        status: code of the status, see :data:`STATUSES`.
        probability: of the answer (records, labels) or of its interval (judgements).
        n_claims: how many claims the item has.
        n_origins: how many of them are independent of one another.
        reliability: of each source, in [0, 1].
        bias: of each source: a factor on a scale of ratios, a difference on a plain scale, NaN otherwise.
        corrected: whether the answers are corrected for it.
        plain: the model in an editor's words.
        learnt: whether anything was learnt about the sources.
        spread: of each source's errors: a share on a scale of ratios, else a difference; NaN otherwise.
        copying: how probable it is that a source and another have one origin.
        origin: for each source the code of the other one that it most likely repeats, minus one for none.
        said: number of claims of each source.
        support: how well each claim agrees with the answer, from 0 to 1.
        names: which claims name the answer.
        weight: how much each claim counts, one for an origin of its own.
        how: the model in words.
        calibrated: whether known truths set probabilities and the width of the intervals.
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
    origin: Ints
    said: Ints
    support: Floats
    names: Bools
    weight: Floats
    how: str
    calibrated: bool
    corrected: bool = False
    plain: str = ""
    learnt: bool = True


UNCALIBRATED = "; probabilities are not calibrated: give anchors"


def origins(claims: Claims, weight: Floats) -> Ints:
    """Number of independent origins of each item: the claims' weights, at least one."""
    return np.maximum(np.round(claims.per_item(weight) + 1e-9), 1.0).astype(np.int64)


def said_by_source(claims: Claims) -> Ints:
    """Number of claims of each source."""
    return np.bincount(claims.source, minlength=claims.n_sources)


def answer_facts(
    question: model.Question,
    fit: model.FactFit,
    blind: model.FactFit | None,
    given: Given,
    *,
    level: float,
    kind: str,
) -> Answers:
    """Answers to a question about labels or recorded figures, from the fit over all questions.

    Args:
        question: what was asked.
        fit: what came out.
        blind: the same without the known truths, to see how often what it says is right.
        given: what is known beforehand.
        level: probability at which an account settles the matter.
        kind: record or label.
    """
    claims, facts = question.claims, question.facts
    everywhere = (
        -sums(facts.value.astype(np.int64), facts.votes, int(facts.value.max()) + 1)
        if (kind == "label")
        else None
    )
    tie = -facts.votes if everywhere is None else -everywhere[facts.value.astype(np.int64)]
    chosen = model.best(facts, fit.taken, -facts.votes, tie)
    if kind == "record":
        chosen = records.middling(facts, fit.taken, fit.among, chosen)
    sure = fit.probability[chosen]
    left_out = (1.0 - level) / 2.0
    calibrated = blind is not None and len(given.item) >= FEW_ANCHORS
    if blind is not None and calibrated:
        blindly = model.best(facts, blind.taken, -facts.votes, tie)
        if kind == "record":
            blindly = records.middling(facts, blind.taken, blind.among, blindly)
            left_out = records.tail_at(facts, blind.among, blindly, given.item, given.truth, level)
        guess = blindly[given.item]
        right = facts.value[guess] == given.truth
        sure = ranges.calibrated(blind.probability[guess], right, sure)
    low, high = (np.full(claims.n_items, np.nan),) * 2
    if kind == "record":
        low, high = records.interval(facts, fit.among, chosen, left_out)
    states = facts.of_claim == chosen[claims.item]
    fits = states.copy()
    if question.covers is not None:
        hit = chosen[claims.item[question.covers.claim]] == question.covers.fact
        fits[question.covers.claim[hit]] = True
    status = _fact_status(claims, fit, states, fits, fit.among[chosen], level)
    status[given.item] = KNOWN
    value = facts.value[chosen]
    if kind == "record" and question.covers is not None:
        live = fits & (question.weight > 0.0)
        least, most, bound = records.shared(claims, live, facts.low[chosen], facts.high[chosen])
        settled = status != CONTESTED
        if calibrated:  # known truths set how wide it is
            least, most = np.minimum(least, low), np.maximum(most, high)
        low, high = np.where(settled, least, low), np.where(settled, most, high)
        value = np.where(np.isnan(value) & settled, bound, value)
    if kind == "record":  # a bound is named by its end
        ends = np.where(np.isinf(facts.high[chosen]), facts.low[chosen], facts.high[chosen])
        one_end = np.isinf(facts.low[chosen]) | np.isinf(facts.high[chosen])
        value = np.where(np.isnan(value) & one_end, ends, value)
    nothing = np.full(claims.n_sources, np.nan)
    return Answers(
        value=value,
        low=low,
        high=high,
        status=status,
        probability=np.where(status == KNOWN, 1.0, sure),
        n_claims=claims.size,
        n_origins=origins(claims, fit.weight),
        reliability=fit.share,
        bias=nothing,
        spread=nothing,
        copying=fit.copying,
        origin=fit.origin,
        said=said_by_source(claims),
        support=np.where(fits, np.maximum(fit.right, 0.5), fit.right * 0.0),
        names=states,
        weight=fit.weight,
        how=(records.HOW if kind == "record" else labels.HOW) + ("" if calibrated else UNCALIBRATED),
        calibrated=calibrated,
        plain="Each source counts by how often it is right elsewhere, and copies count once.",
    )


def _fact_status(
    claims: Claims, fit: model.FactFit, states: Bools, fits: Bools, sure: Floats, level: float
) -> Ints:
    naming = claims.per_item(np.where(states, fit.weight, 0.0))
    behind = claims.per_item(np.where(fits, fit.weight, 0.0))
    against = claims.per_item(np.where(fits, 0.0, fit.weight))
    status = np.full(claims.n_items, SINGLE)
    status[behind > 1.5] = SUPPORTED
    status[naming > 1.5] = AGREED
    status[(sure < level) & (against > 0.0)] = CONTESTED
    return status


def resolve_habits(claims: Claims, given: Given, n_labels: int, weight: Floats, *, level: float) -> Answers:
    """Resolve labels that all items share, by each source's habit of confusing them."""
    found = habits.habits(claims, n_labels, weight=weight, known=given.known)
    label = np.argmax(np.round(found.posterior, 9), axis=1)
    said = claims.value.astype(np.int64)
    states = said == label[claims.item]
    voices = claims.per_item(weight)
    sure = _label_chance(claims, found, label, states, weight)
    calibrated = len(given.item) >= FEW_ANCHORS
    if calibrated:
        blind = habits.habits(claims, n_labels, weight=weight)
        guess = np.argmax(np.round(blind.posterior, 9), axis=1)
        told = _label_chance(claims, blind, guess, said == guess[claims.item], weight)
        sure = ranges.calibrated(told[given.item], guess[given.item] == given.truth, sure)
    value = label.astype(np.float64)
    value[given.item] = given.truth
    behind = claims.per_item(np.where(states, weight, 0.0))
    status = np.full(claims.n_items, CONTESTED)
    settled = (sure >= level) | (behind >= voices - 1e-9)
    status[settled & (behind > 1.5)] = AGREED
    status[settled & (behind <= 1.5)] = SINGLE
    status[given.item] = KNOWN
    nothing = np.full(claims.n_sources, np.nan)
    return Answers(
        value=value,
        low=np.full(claims.n_items, np.nan),
        high=np.full(claims.n_items, np.nan),
        status=status,
        probability=np.where(status == KNOWN, 1.0, sure),
        n_claims=claims.size,
        n_origins=origins(claims, weight),
        reliability=found.share,
        bias=nothing,
        spread=nothing,
        copying=np.zeros(claims.n_sources),
        origin=np.full(claims.n_sources, -1),
        said=said_by_source(claims),
        support=np.where(states, 1.0, 0.0),
        names=states,
        weight=weight,
        how=found.how + ("" if calibrated else UNCALIBRATED),
        calibrated=calibrated,
        plain="Each source counts by how it labels other things.",
    )


def _label_chance(claims: Claims, found: habits.Rows, label: Ints, states: Bools, weight: Floats) -> Floats:
    """How probable the label of each item is, if hard items mislead many sources at once.

    On hard items more sources err than their habits foretell, on easy ones fewer: so the number of claims
    that give the label of an item scatters more than chance makes it.
    """
    row = found.row[label[claims.item], found.row_of[claims.source]]
    expected = row[np.arange(len(states)), label[claims.item]]
    noise = weight * expected * (1.0 - expected)
    alone = claims.per_item(weight * noise)
    rest = claims.per_item(np.sqrt(weight * noise)) ** 2 - alone
    gap = claims.per_item(weight * (states - expected))
    together = max(float(np.sum(gap**2 - alone)) / max(float(rest.sum()), 1e-300), 0.0)
    voices = np.maximum(claims.per_item(weight) - 1.0, 0.0)
    temper = 1.0 / (1.0 + voices * min(HIDDEN * together, 1.0))
    score = temper[:, None] * found.score + found.prior
    chance = np.exp(score - score.max(axis=1, keepdims=True))
    return np.asarray(chance[np.arange(len(label)), label] / chance.sum(axis=1))


def settle_few(
    claims: Claims,
    given: Given,
    names: Sequence[object],
    words: Sequence[object] | None,
    *,
    kind: str,
    floor: float,
    until: Floats,
    dynamics: str,
    level: float,
    rule: str,
    precedence: Sequence[str],
    several: bool = False,
    rough: Ints | None = None,
) -> Answers:
    """Answers for a handful of claims, or by a rule."""
    chance = np.full(claims.n_sources, np.nan) if given.chance is None else given.chance
    found = few.settle_items(
        claims,
        names,
        words,
        floor=floor,
        until=until,
        kind=kind,
        dynamics=dynamics,
        chance=chance,
        level=level,
        rule=rule,
        precedence=precedence,
        several=several,
        rough=rough,
    )
    place = {" ".join(str(word).split()): n for n, word in enumerate(words or ())}
    count = claims.n_items
    value, low, high, sure = (np.full(count, np.nan) for _ in range(4))
    status, origins = np.full(count, UNTOLD), np.zeros(count, dtype=np.int64)
    support, naming = np.zeros(len(claims.item)), np.zeros(len(claims.item), dtype=bool)
    each = zip(found.rulings, found.sayings, found.beside, strict=True)
    for n, (ruling, told, beside) in enumerate(each):
        if ruling is None:
            value[n] = np.nan if words is None else -1.0
            continue
        status[n], sure[n] = CODE[ruling.status], ruling.probability
        origins[n] = len({int(claims.source[i]) for i in told})
        answer = ruling.answer
        if words is not None:
            value[n] = -1.0 if answer is None else float(place[str(answer)])
        else:
            figure = answer.value if isinstance(answer, Quantity) else None
            value[n] = np.nan if figure is None else float(figure)
            low[n] = -np.inf if ruling.low is None else float(ruling.low)
            high[n] = np.inf if ruling.high is None else float(ruling.high)
        few.mark(claims, told, beside, ruling, words, support, naming, rough)
    value[given.item], status[given.item], sure[given.item] = given.truth, KNOWN, 1.0
    if words is None:
        low[given.item] = high[given.item] = given.truth
    nothing = np.full(claims.n_sources, np.nan)
    how = "too few claims to learn from: each origin counts with the usual odds"
    if several:
        how = "several values can hold side by side: the best evidenced is given, and none contests another"
    if rule != few.CONSENSUS:
        how = f"by rule: {few.rule_words(rule)}"
    return Answers(
        value=value,
        low=low,
        high=high,
        status=status,
        probability=sure,
        n_claims=claims.size,
        n_origins=origins,
        reliability=np.where(np.isnan(chance), few.RELIABILITY, chance),
        bias=nothing,
        spread=nothing,
        copying=np.zeros(claims.n_sources),
        origin=np.full(claims.n_sources, -1),
        said=said_by_source(claims),
        support=support,
        names=naming,
        weight=claims.weight,
        how=how,
        calibrated=False,
        plain=f"{how[:1].upper()}{how[1:]}.",
        learnt=False,
    )


def spread_out(answers: Answers, claims: Claims, given: Given, items: Ints, telling: Bools) -> Answers:
    """Answers for all items, also those of which nothing was said."""
    silent = nothing_said(claims, given)
    known = silent.status == KNOWN

    def laid(column: Floats, default: Floats) -> Floats:
        whole = default.copy()
        whole[items] = np.where(known[items], default[items], column)
        return whole

    status, origins = silent.status, silent.n_origins
    support, names, weight = silent.support, silent.names, silent.weight
    status[items], origins[items] = answers.status, answers.n_origins
    support[telling], names[telling], weight[telling] = answers.support, answers.names, answers.weight
    return attrs.evolve(
        answers,
        value=laid(answers.value, silent.value),
        low=laid(answers.low, silent.low),
        high=laid(answers.high, silent.high),
        status=np.where(known, KNOWN, status),
        probability=laid(answers.probability, silent.probability),
        n_claims=claims.size,
        n_origins=origins,
        said=said_by_source(claims),
        support=support,
        names=names,
        weight=weight,
    )


def nothing_said(claims: Claims, given: Given) -> Answers:
    """Every claim admits everything."""
    value = np.full(claims.n_items, np.nan)
    value[given.item] = given.truth
    status = np.full(claims.n_items, UNTOLD)
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
        origin=np.full(claims.n_sources, -1),
        said=said_by_source(claims),
        support=np.ones(len(claims.item)),
        names=np.zeros(len(claims.item), dtype=bool),
        weight=np.zeros(len(claims.item)),
        how="no claim excludes anything",
        calibrated=False,
        plain="No claim excludes anything.",
        learnt=False,
    )
