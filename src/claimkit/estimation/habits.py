"""Habits of confusing labels that all items share: the vote, a share for each source, or rows of confusions.

Three models, each a case of the next: all sources are equally often right, which is the vote; each is right
with a share of its own and errs evenly; each has a row of label frequencies for each true label (Dawid and
Skene 1979).  Which of them holds is decided by the claims: a part is held back and foretold from the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from claimkit.estimation.folds import deal
from claimkit.estimation.priors import USUAL_CLAIMS, USUAL_SHARE, Floats, Ints, log_gamma, sums

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimkit.estimation.columns import Claims
    from claimkit.estimation.priors import Bools

OFTEN = 3
"""Sources with fewer claims than this are taken together when habits of confusing labels are learnt."""

CAMPS = 3
"""Sorts of sources: careful ones, careless ones and those that do something else."""

STRENGTHS = (0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
"""How many claims for each label the habit of a camp may be worth against a source's own."""

ALIKE = (*STRENGTHS, 300.0, 1000.0)
"""How many claims the share that is common to all sources may be worth; at last they are equal."""

ROUNDS = 150
TRIAL_ROUNDS = 30
TOLERANCE = 1e-4
FOLDS = 4

SAMPLE = 20_000
"""Claims on which the models are tried out."""

EVEN = 0.5
"""How far the frequencies of labels are drawn to each other where they are not to be learnt."""


@attrs.frozen(eq=False)
class Rows:
    """What a model of habits comes to.

    Attributes:
        posterior: of each label for each item.
        score: log likelihood of each label for each item.
        prior: log of how often each label holds.
        share: how often each source is right.
        row: frequency of each label said, for each true label and each row.
        row_of: the row of each source.
        how: the model in words.
    """

    posterior: Floats
    score: Floats
    prior: Floats
    share: Floats
    row: Floats
    row_of: Ints
    how: str = "each source has its own habit of confusing labels"


@attrs.frozen(eq=False)
class Told:
    """The claims as every model reads them.

    Attributes:
        claims: the claims; their values are codes of labels.
        n_labels: how many labels there are.
        weight: of each claim; nought for those that are held back.
        known: items and their known labels.
    """

    claims: Claims
    n_labels: int
    weight: Floats
    known: tuple[Ints, Floats] | None = None

    @property
    def said(self) -> Ints:
        """Code of the label of each claim."""
        return self.claims.value.astype(np.int64)

    def settled(self, posterior: Floats) -> Floats:
        """The same with the known labels put in."""
        if self.known is not None:
            posterior[self.known[0]] = np.eye(self.n_labels)[self.known[1].astype(np.int64)]
        return posterior

    def frequency(self, posterior: Floats, even: float) -> Floats:
        """Log of how often each label holds, drawn to all alike by so much."""
        count: Floats = (posterior.sum(axis=0) + 1.0) ** (1.0 - even)
        return np.asarray(np.log(count / count.sum()))

    def placed(self, score: Floats) -> Floats:
        """Posterior of each item's labels."""
        now = np.exp(score - score.max(axis=1, keepdims=True))
        return self.settled(now / now.sum(axis=1, keepdims=True))


def habits(
    claims: Claims, n_labels: int, *, weight: Floats, known: tuple[Ints, Floats] | None = None
) -> Rows:
    """Find labels by the model that foretells best the claims that are held back.

    How often each label holds is learnt too where that foretells clearly better, by two standard errors;
    otherwise it is drawn half to all labels alike, since a wrong guess of it feeds on itself.

    Args:
        claims: the claims; their values are codes of labels.
        n_labels: how many labels there are.
        weight: of each claim.
        known: items and their known labels.
    """
    told = Told(claims, n_labels, weight, known)
    model, even = _choose(_sampled(told))
    return model(told, even, ROUNDS)


def _choose(told: Told) -> tuple[Callable[[Told, float, int], Rows], float]:
    """The model, and how far it draws the frequencies of labels together.

    Rows of confusions have so many parameters that they must foretell better by one standard error (the rule
    of Breiman et al. 1984); shares of their own come to the vote by themselves where sources are alike.
    """
    best, even, chance = vote, EVEN, _foretold(told, vote, EVEN)
    if not len(chance):
        return confusions, EVEN
    for model, margin in ((coin, 0.0), (confusions, 1.0)):
        mine, drawn = _foretold(told, model, EVEN), EVEN
        learnt = _foretold(told, model, 0.0)
        if _better(learnt, mine, 2.0):
            mine, drawn = learnt, 0.0
        if _better(mine, chance, margin):
            best, even, chance = model, drawn, mine
    return best, even


def _better(one: Floats, other: Floats, margin: float) -> bool:
    """Whether claims are foretold better, by so many standard errors."""
    gain = one - other
    return bool(gain.mean() > margin * gain.std() / np.sqrt(len(gain)))


def _foretold(told: Told, model: Callable[[Told, float, int], Rows], even: float) -> Floats:
    """Log of how probable each claim is to the model that has seen a part of the others."""
    claims, said = told.claims, told.said
    votes = np.bincount(claims.item * told.n_labels + said)[claims.item * told.n_labels + said]
    chance = []
    for part in deal(claims, votes, FOLDS):
        held = part & (told.weight > 0.0)
        fit = model(attrs.evolve(told, weight=np.where(held, 0.0, told.weight)), even, TRIAL_ROUNDS)
        row = fit.row[:, fit.row_of[claims.source[held]], said[held]]
        chance.append(np.einsum("ik,ki->i", fit.posterior[claims.item[held]], row))
    return np.asarray(np.log(np.maximum(np.concatenate(chance), 1e-300)))


def _sampled(told: Told) -> Told:
    """Enough items for a trial, taken evenly by how many claims they have and how far these agree."""
    claims = told.claims
    if len(claims.item) <= SAMPLE:
        return told
    votes = np.bincount(claims.item * told.n_labels + told.said)
    agreeing = np.maximum.reduceat(votes[claims.item * told.n_labels + told.said], claims.start)
    order = np.lexsort((agreeing, claims.size))
    few = int(claims.n_items * SAMPLE / len(claims.item))
    taken = np.zeros(claims.n_items, dtype=bool)
    taken[order[(np.arange(few) * (claims.n_items / few)).astype(np.int64)]] = True
    kept: Bools = taken[claims.item]
    fewer, left = claims.where(kept)
    known = told.known
    if known is not None:
        place = np.full(claims.n_items, -1)
        place[left] = np.arange(len(left))
        at = place[known[0]]
        known = at[at >= 0], known[1][at >= 0]
    return Told(fewer, told.n_labels, told.weight[kept], known)


def vote(told: Told, even: float, rounds: int) -> Rows:
    """All sources are equally often right: the label of most claims is the likeliest."""
    del even  # the vote knows nothing of how often labels hold
    return _coins(told, 1.0, rounds, alike=True)


def coin(told: Told, even: float, rounds: int) -> Rows:
    """Each source is right with a share of its own, drawn to that of all by as much as they are alike."""
    return _coins(told, even, rounds, alike=False)


def _coins(told: Told, even: float, rounds: int, *, alike: bool) -> Rows:
    claims, k, said, weight = told.claims, told.n_labels, told.said, told.weight
    others = max(k - 1.0, 1.0)
    total = claims.per_source(weight)
    share = np.full(claims.n_sources, USUAL_SHARE)
    score, posterior = np.zeros((claims.n_items, k)), np.full((claims.n_items, k), 1.0 / k)
    frequency = told.frequency(posterior, 1.0)
    for turn in range(rounds):
        trust = weight * np.log(share * others / (1.0 - share))[claims.source]
        score = np.stack([claims.per_item(np.where(said == x, trust, 0.0)) for x in range(k)], axis=1)
        if turn:
            frequency = told.frequency(posterior, even)
        now = told.placed(score + frequency)
        moved = float(np.max(np.abs(now - posterior)))
        posterior = now
        hits = claims.per_source(weight * posterior[claims.item, said])
        mean = (hits.sum() + USUAL_CLAIMS * USUAL_SHARE) / (total.sum() + USUAL_CLAIMS)
        share = np.full(len(hits), mean)
        if not alike:
            worth = max(ALIKE, key=lambda a: _evidence(hits, total, float(mean), a))
            share = (hits + worth * mean) / (total + worth)
        share = np.clip(share, 0.01, 0.99)
        if moved < TOLERANCE:
            break
    row = np.where(np.eye(k, dtype=bool)[:, None, :], share[:, None], (1.0 - share[:, None]) / others)
    how = (
        "all sources are equally good"
        if alike
        else "a source is right with a share of its own, and errs evenly"
    )
    return Rows(posterior, score, frequency, share, row, np.arange(claims.n_sources), how)


def _evidence(hits: Floats, total: Floats, mean: float, worth: float) -> float:
    """Log likelihood of the right claims of sources whose shares follow a beta law (beta-binomial)."""
    a, b = np.array(worth * mean), np.array(worth * (1.0 - mean))
    right = log_gamma(a + hits) - log_gamma(a)
    wrong = log_gamma(b + total - hits) - log_gamma(b)
    return float(np.sum(right + wrong - log_gamma(a + b + total) + log_gamma(a + b)))


def confusions(told: Told, even: float, rounds: int) -> Rows:
    """Dawid and Skene's model with camps: a row of label frequencies for each source and true label.

    A source's rows are drawn to those of its camp (as in the community model of Venanzi et al. 2014), by as
    much as the sources of the camp are alike: the strength is the likeliest of :data:`STRENGTHS`.

    Args:
        told: the claims.
        even: how far to draw the frequencies of labels to each other, from 0 to 1.
        rounds: at most so many.
    """
    claims, k, said, weight = told.claims, told.n_labels, told.said, told.weight
    item = claims.item
    often = np.bincount(claims.source, minlength=claims.n_sources) >= OFTEN
    # who speaks once or twice shows no habit: such sources share one row
    row_of = np.where(often, np.cumsum(often), 0)
    source, n_rows = row_of[claims.source], int(often.sum()) + 1
    cell = source * k + said
    total = sums(source, weight, n_rows)
    posterior = coin(told, 1.0, rounds // 2).posterior
    hits = sums(source, weight * posterior[item, said], n_rows)
    camp = _camps((hits + 1.0) / (total + 2.0), total)
    score = frequency = row = np.zeros(0)
    for _ in range(rounds):
        frequency = told.frequency(posterior, even)
        counts = np.stack(
            [sums(cell, weight * posterior[item, label], n_rows * k) for label in range(k)]
        ).reshape(k, n_rows, k)
        camp, prior = _drawn(counts, camp)
        row = (counts + prior) / np.sum(counts + prior, axis=2, keepdims=True)
        heard = np.log(row)
        score = np.stack([claims.per_item(weight * heard[label, source, said]) for label in range(k)], axis=1)
        now = told.placed(score + frequency)
        moved = float(np.max(np.abs(now - posterior)))
        posterior = now
        if moved < TOLERANCE:
            break
    hits = sums(source, weight * posterior[item, said], n_rows)
    share = (hits + 1.0) / (total + 2.0)
    return Rows(posterior, score, frequency, share[row_of], row, row_of)


def _camps(share: Floats, total: Floats) -> Floats:
    """Thirds of the claims by how often their sources are right, as camps to begin with."""
    order = np.argsort(share, kind="stable")
    running = np.cumsum(total[order]) / max(float(total.sum()), 1e-300)
    camp = np.empty(len(share), dtype=np.int64)
    camp[order] = np.minimum((running * CAMPS).astype(np.int64), CAMPS - 1)
    return np.asarray(0.9 * np.eye(CAMPS)[camp] + 0.1 / CAMPS)


def _drawn(counts: Floats, camp: Floats) -> tuple[Floats, Floats]:
    """Camps of the sources, and the rows that each source is drawn to, by as much as its camp is alike."""
    k = len(counts)
    rows = np.einsum("st,lsk->tlk", camp, counts) + np.eye(k) + 1.0
    rows /= rows.sum(axis=2, keepdims=True)
    size = counts.sum(axis=2)
    strength, told = np.empty(len(rows)), np.empty((counts.shape[1], len(rows)))
    for t, mine in enumerate(rows):
        alike = []
        for a in STRENGTHS:
            prior = a * mine[:, None, :]
            gained = (log_gamma(prior + counts) - log_gamma(prior)).sum(axis=(0, 2))
            alike.append(gained - (log_gamma(a + size) - log_gamma(np.array(a))).sum(axis=0))
        best = int(np.argmax([float(np.sum(camp[:, t] * one)) for one in alike]))
        strength[t], told[:, t] = STRENGTHS[best], alike[best]
    score = told + np.log(camp.sum(axis=0) + 1.0)
    camp = np.exp(score - score.max(axis=1, keepdims=True))
    camp /= camp.sum(axis=1, keepdims=True)
    return camp, np.einsum("st,t,tlk->lsk", camp, strength, rows)
