"""Labels: categories, names, dates as written; a few that all items share, or as many as there are items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from claimkit.estimation import facts as model
from claimkit.estimation.priors import Bools, Floats, Ints, log_gamma, sums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimkit.estimation.columns import Claims

FEW_LABELS = 40
"""With more labels than this, a row of confusions for each label cannot be learnt."""

MOST_CELLS = 16
"""Confusions of all sources are learnt only where they are no more than this for each claim."""

OFTEN = 3
"""Sources with fewer claims than this are taken together when habits of confusing labels are learnt."""

CAMPS = 3
"""Sorts of sources: careful ones, careless ones and those that do something else."""

STRENGTHS = (0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
"""How many claims for each label the habit of a camp may be worth against a source's own."""

ROUNDS = 150
TOLERANCE = 1e-4
FOLDS = 4

HOW = "a source is right or wrong, and labels that are often claimed by mistake count for less"


def are_shared(claims: Claims, n_labels: int) -> bool:
    """Whether the labels are few and shared by all items, so that habits of confusing them can be learnt."""
    enough = len(claims.item) >= 5 * n_labels**2 and claims.n_items >= 5 * n_labels
    room = claims.n_sources * n_labels**2 <= MOST_CELLS * len(claims.item)
    return n_labels <= FEW_LABELS and enough and room


def label_question(
    claims: Claims,
    n_labels: int,
    who: Ints,
    *,
    weight: Floats,
    known: tuple[Ints, Floats] | None = None,
    share: Floats | None = None,
    parents: Mapping[int, frozenset[int]] | None = None,
) -> model.Question:
    """Ask for the label of each item.

    Args:
        claims: the claims; their values are codes of labels.
        n_labels: how many labels there are.
        who: the number of each source among all sources.
        weight: of each claim.
        known: items and their known labels.
        share: shares of sources where given.
        parents: codes of the ancestors of a label, where the caller has a hierarchy.
    """
    facts = model.distinct(claims, *(known or (None, None)))
    flag: Bools | None = None
    if known is not None:
        truth = np.full(len(facts.start), -1.0)
        truth[known[0]] = known[1]
        flag = facts.value == truth[facts.item]
    label = facts.value.astype(np.int64)

    def surprise(probability: Floats) -> tuple[Floats, Floats]:
        even = np.zeros(len(label))
        if share is not None:  # nothing is learnt from these claims: each mistake is as likely as the next
            return even - np.log(np.clip(n_labels - 1.0, 1.0, model.FALSE_VALUES)), even
        # on one item it may be one mistake, copied, so each item counts once, and the others tell about it
        mine = np.minimum(facts.votes * (1.0 - probability), 1.0)
        wrong = sums(label, mine, n_labels) + 1.0
        return np.log((wrong[label] - mine) / wrong.sum()), even

    with np.errstate(divide="ignore"):
        others = np.log(
            np.maximum(min(max(n_labels, 2), model.FALSE_VALUES + 1) - np.bincount(facts.item), 0.0)
        )
    covers = None if not parents else _coverings(facts, n_labels, parents)
    return model.Question(
        claims, facts, who, weight, surprise, known=flag, share=share, covers=covers, others=others
    )


def _coverings(
    facts: model.Facts, n_labels: int, parents: Mapping[int, frozenset[int]]
) -> model.Covers | None:
    """Claims of a label that is an ancestor of another one claimed of the same item."""
    label = facts.value.astype(np.int64)
    known = facts.item * n_labels + label
    by_label = np.argsort(label, kind="stable")
    ends = np.searchsorted(label[by_label], np.arange(n_labels + 1))
    coarser, finer = [], []
    for child, above in sorted(parents.items()):
        rows = by_label[ends[child] : ends[child + 1]]
        for ancestor in sorted(above):
            wanted = facts.item[rows] * n_labels + ancestor
            place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
            found = known[place] == wanted
            coarser.append(place[found])
            finer.append(rows[found])
    if not coarser:
        return None
    coarse, fine = np.concatenate(coarser), np.concatenate(finer)
    by_fact = np.argsort(facts.of_claim, kind="stable")
    count = np.bincount(facts.of_claim, minlength=len(label))
    begin = (np.cumsum(count) - count)[coarse]
    count = count[coarse]
    step = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
    fit = by_fact[np.repeat(begin, count) + step]
    return model.Covers(fit, np.repeat(fine, count), np.full(len(fit), np.log(model.COARSE)))


@attrs.frozen(eq=False)
class Rows:
    """What habits of confusing labels come to.

    Attributes:
        posterior: of each label for each item.
        score: log likelihood of each label for each item.
        prior: log of how often each label holds.
        share: how often each source is right.
    """

    posterior: Floats
    score: Floats
    prior: Floats
    share: Floats
    row: Floats
    row_of: Ints


def habits(
    claims: Claims, n_labels: int, *, weight: Floats, known: tuple[Ints, Floats] | None = None
) -> Rows:
    """Find labels and the habits by which sources confuse them.

    How often each label holds is learnt too where that foretells held-back claims clearly better; otherwise
    it is drawn half to all labels alike, since a wrong guess of it feeds on itself.
    """
    rows = [confusions(claims, n_labels, weight=weight, known=known, even=even) for even in (0.5, 0.0)]
    gain = _gain(claims, n_labels, weight, known)
    return rows[1] if gain else rows[0]


def _gain(claims: Claims, n_labels: int, weight: Floats, known: tuple[Ints, Floats] | None) -> bool:
    """Whether learning how often labels hold foretells claims that are held back, by two standard errors."""
    place = np.arange(len(claims.item)) - claims.start[claims.item]
    fold = (place + claims.item) % FOLDS
    better = np.zeros(0)
    said = claims.value.astype(np.int64)
    held = (fold == 0) & (claims.size[claims.item] > 1)
    told = []
    for even in (0.5, 0.0):
        fit = confusions(
            claims, n_labels, weight=np.where(held, 0.0, weight), known=known, even=even, rounds=30
        )
        row = fit.row_of[claims.source[held]]
        chance = np.einsum("ik,ki->i", fit.posterior[claims.item[held]], fit.row[:, row, said[held]])
        told.append(np.log(np.maximum(chance, 1e-300)))
    better = told[1] - told[0]
    if len(better) < 2:
        return False
    return bool(better.mean() > 2.0 * better.std() / np.sqrt(len(better)))


def confusions(
    claims: Claims,
    n_labels: int,
    *,
    weight: Floats,
    known: tuple[Ints, Floats] | None = None,
    even: float = 0.0,
    rounds: int = ROUNDS,
) -> Rows:
    """Dawid and Skene's model (1979) with camps: a row of label frequencies for each source and true label.

    A source's rows are drawn to those of its camp (as in the community model of Venanzi et al. 2014), by as
    much as the sources of the camp are alike: the strength is the likeliest of :data:`STRENGTHS`.

    Args:
        claims: the claims; their values are codes of labels.
        n_labels: how many labels there are.
        weight: of each claim.
        known: items and their known labels.
        even: how far to draw the frequencies of labels to each other, from 0 to 1.
        rounds: at most so many.
    """
    item, k = claims.item, n_labels
    often = np.bincount(claims.source, minlength=claims.n_sources) >= OFTEN
    # who speaks once or twice shows no habit: such sources share one row
    row_of = np.where(often, np.cumsum(often), 0)
    source, n_rows = row_of[claims.source], int(often.sum()) + 1
    said = claims.value.astype(np.int64)
    cell = source * k + said
    total = sums(source, weight, n_rows)
    posterior, share = _one_coin(claims, k, source, said, weight, total)
    fixed = None
    if known is not None:
        fixed = (known[0], np.eye(k)[known[1].astype(np.int64)])
        posterior[fixed[0]] = fixed[1]
    camp = _camps(share, total)
    score = frequency = row = np.zeros(0)
    for _ in range(rounds):
        frequency = (posterior.sum(axis=0) + 1.0) ** (1.0 - even)
        frequency = np.log(frequency / frequency.sum())
        counts = np.stack(
            [sums(cell, weight * posterior[item, label], n_rows * k) for label in range(k)]
        ).reshape(k, n_rows, k)
        camp, prior = _drawn(counts, camp)
        row = (counts + prior) / np.sum(counts + prior, axis=2, keepdims=True)
        told = np.log(row)
        score = np.stack([claims.per_item(weight * told[label, source, said]) for label in range(k)], axis=1)
        now = score + frequency
        now = np.exp(now - now.max(axis=1, keepdims=True))
        now /= now.sum(axis=1, keepdims=True)
        if fixed is not None:
            now[fixed[0]] = fixed[1]
        moved = float(np.max(np.abs(now - posterior)))
        posterior = now
        if moved < TOLERANCE:
            break
    hits = np.bincount(source, weight * posterior[item, said], n_rows)
    share = (hits + 1.0) / (total + 2.0)
    return Rows(posterior, score, frequency, share[row_of], row, row_of)


def _one_coin(
    claims: Claims, k: int, source: Ints, said: Ints, weight: Floats, total: Floats
) -> tuple[Floats, Floats]:
    """Where to begin: sources that are right with a share and err evenly."""
    share = np.full(len(total), 0.8)
    posterior = np.zeros((claims.n_items, k))
    for _ in range(ROUNDS // 2):
        trust = weight * np.log(share * max(k - 1.0, 1.0) / (1.0 - share))[source]
        score = np.stack([claims.per_item(np.where(said == x, trust, 0.0)) for x in range(k)], axis=1)
        now = np.exp(score - score.max(axis=1, keepdims=True))
        now /= now.sum(axis=1, keepdims=True)
        moved = float(np.max(np.abs(now - posterior)))
        posterior = now
        hits = np.bincount(source, weight * posterior[claims.item, said], len(total))
        average = float(hits.sum() / max(total.sum(), 1e-300))
        strength = model.STRENGTH
        share = np.clip((hits + strength * average) / (total + strength), 0.01, 0.99)
        if moved < TOLERANCE:
            break
    return posterior, share


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
