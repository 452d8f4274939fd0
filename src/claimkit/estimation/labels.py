"""Labels: categories, names, dates as written; a few that all items share, or as many as there are items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claimkit.estimation import facts as model
from claimkit.estimation.priors import Bools, Floats, Ints, sums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimkit.estimation.columns import Claims

FEW_LABELS = 40
"""With more labels than this, a row of confusions for each label cannot be learnt."""

MOST_CELLS = 16
"""Confusions of all sources are learnt only where they are no more than this for each claim."""

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
