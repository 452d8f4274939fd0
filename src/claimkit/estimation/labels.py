"""Labels: categories, names, dates as written; a few that all items share, or as many as there are items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from claimkit.estimation import facts as model
from claimkit.estimation.priors import Bools, Floats, Ints, sums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimkit.estimation.columns import Claims

FEW_LABELS = 40
"""With more labels than this, a row of confusions for each label cannot be learnt."""

ROUNDS = 100

OFTEN = 3
"""Sources with fewer claims than this are taken together when habits of confusing labels are learnt."""

SHARE_STRENGTH = 20.0
"""How many claims the common share of right labels is worth against a source's own, in its rows' prior."""


@attrs.frozen(eq=False)
class LabelFit:
    """What holds of each item, and what sources are worth.

    Attributes:
        facts: the labels claimed of each item.
        probability: of each.
        right: how probable it is that each is right, be it as an ancestor of what holds.
        chosen: the fact taken for each item.
        share: how often each source is right (or as good as right, where labels have ancestors).
        rare: how often a mistake falls on each fact; None where labels are so few that this tells nothing.
        how: the model in words.
    """

    facts: model.Facts
    probability: Floats
    right: Floats
    chosen: Ints
    share: Floats
    rare: Floats | None
    how: str


def fit_labels(
    claims: Claims,
    n_labels: int,
    *,
    weight: Floats,
    known: tuple[Ints, Floats] | None = None,
    share: Floats | None = None,
    parents: Mapping[int, frozenset[int]] | None = None,
) -> LabelFit:
    """Find the label of each item.

    Args:
        claims: the claims; their values are codes of labels.
        n_labels: how many labels there are.
        weight: of each claim, below one for copies.
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
    everywhere = sums(label, facts.votes, n_labels)
    shared = n_labels <= FEW_LABELS and len(claims.item) >= 5 * n_labels**2 and claims.n_items >= 5 * n_labels
    if shared and share is None and not parents:
        rows = confusions(claims, n_labels, weight=weight, known=known)
        probability = rows.posterior[facts.item, label]
        total = np.add.reduceat(probability, facts.start)
        probability = probability / np.maximum(total, 1e-300)[facts.item]
        chosen = model.best(facts, probability, -facts.votes, -everywhere[label])
        return LabelFit(
            facts,
            probability,
            probability,
            chosen,
            rows.share,
            None,
            "each source has its own habit of confusing labels",
        )

    def surprise(probability: Floats) -> tuple[Floats, Floats]:
        if share is not None:  # nothing is learnt from these claims: each mistake is as likely as the next
            return np.full(len(label), -np.log(np.clip(n_labels - 1.0, 1.0, model.FALSE_VALUES))), np.zeros(
                len(label)
            )
        wrong = sums(label, facts.votes * (1.0 - probability), n_labels) + 0.5
        return np.log(wrong / wrong.sum())[label], np.zeros(len(label))

    covers = None if not parents else _coverings(facts, n_labels, parents)
    with np.errstate(divide="ignore"):
        others = np.log(
            np.maximum(min(max(n_labels, 2), model.FALSE_VALUES + 1) - np.bincount(facts.item), 0.0)
        )
    fit = model.weigh(
        claims, facts, surprise, weight=weight, known=flag, share=share, covers=covers, others=others
    )
    chosen = model.best(facts, fit.probability, -facts.votes, everywhere[label])
    how = "a source is right or wrong, and labels that are often claimed by mistake count for less"
    return LabelFit(
        facts, fit.probability, fit.right, chosen, fit.share, np.exp(surprise(fit.probability)[0]), how
    )


def _coverings(
    facts: model.Facts, n_labels: int, parents: Mapping[int, frozenset[int]]
) -> tuple[Ints, Ints] | None:
    """Pairs of facts of one item of which the first names an ancestor of the second."""
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
    return np.concatenate(coarser), np.concatenate(finer)


@attrs.frozen(eq=False)
class Rows:
    """Posterior of each label for each item, and how often each source is right."""

    posterior: Floats
    share: Floats


def confusions(
    claims: Claims,
    n_labels: int,
    *,
    weight: Floats,
    known: tuple[Ints, Floats] | None = None,
    strength: float = 1.0 / 3.0,
) -> Rows:
    """Dawid and Skene's model (1979) with a prior: a row of label frequencies for each source and true label.

    The prior of a row is half the row of all sources together, half what a source of its share that has
    no preference among wrong labels would show; it is worth a third of a
    claim, since most sources have a habit of their own and few claims already show it.
    """
    item, k = claims.item, n_labels
    often = np.bincount(claims.source, minlength=claims.n_sources) >= OFTEN
    # who speaks once or twice shows no habit: such sources share one row
    row_of = np.where(often, np.cumsum(often), 0)
    source, n_sources = row_of[claims.source], int(often.sum()) + 1
    said = claims.value.astype(np.int64)
    cell = source * k + said
    posterior = np.zeros((claims.n_items, k))
    for label in range(k):
        posterior[:, label] = claims.per_item(np.where(said == label, weight, 0.0))
    posterior = (posterior + 1e-9) / (posterior + 1e-9).sum(axis=1, keepdims=True)
    fixed = None
    if known is not None:
        fixed = (known[0], np.eye(k)[known[1].astype(np.int64)])
        posterior[fixed[0]] = fixed[1]
    total = np.bincount(source, weight, n_sources)
    diagonal = np.eye(k)
    share = np.full(n_sources, 0.5)
    for _ in range(ROUNDS):
        frequency = posterior.sum(axis=0) + 1.0
        frequency /= frequency.sum()
        counts = np.stack(
            [np.bincount(cell, weight * posterior[item, label], n_sources * k) for label in range(k)]
        ).reshape(k, n_sources, k)
        pooled = counts.sum(axis=1) + 1.0
        pooled /= pooled.sum(axis=1, keepdims=True)
        hits = np.einsum("ksk->s", counts)
        average = float(hits.sum() / counts.sum())
        share = (hits + SHARE_STRENGTH * average) / (total + SHARE_STRENGTH)
        away = pooled * (1.0 - diagonal)
        away /= np.maximum(away.sum(axis=1, keepdims=True), 1e-300)
        coin = share[None, :, None] * diagonal[:, None, :] + (1.0 - share)[None, :, None] * away[:, None, :]
        prior = 0.5 * coin + 0.5 * pooled[:, None, :]
        row = np.log((counts + strength * prior) / (counts.sum(axis=2, keepdims=True) + strength))
        score = np.stack([claims.per_item(weight * row[label, source, said]) for label in range(k)], axis=1)
        score += np.log(frequency)
        now = np.exp(score - score.max(axis=1, keepdims=True))
        now /= now.sum(axis=1, keepdims=True)
        if fixed is not None:
            now[fixed[0]] = fixed[1]
        moved = float(np.max(np.abs(now - posterior)))
        posterior = now
        if moved < 1e-6:
            break
    return Rows(posterior, share[row_of])
