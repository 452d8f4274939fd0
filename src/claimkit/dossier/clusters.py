"""Clusters: what belongs together by how likely each two are one, whatever the order in which they came."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

Pair = tuple[int, int]


class Scored(NamedTuple):
    """What is known between two clusters: the sum of the scores of pairs, and how many pairs were scored."""

    total: float
    pairs: int


def average_linkage(
    size: int,
    scores: Mapping[Pair, float],
    *,
    unscored: float,
    lean: float = 0.0,
    crowded: Container[int] = (),
    joined: Iterable[Pair] = (),
    apart: Callable[[Sequence[int], Sequence[int]], bool] = lambda _one, _other: False,
) -> list[list[int]]:
    """Join what scores above zero on average, the surest first.

    Average linkage (Sokal and Michener 1958) over a sparse table of scores: its work grows with the number of
    scored pairs, not with that of all pairs.

    Args:
        size: items, numbered from 0.
        scores: log-odds that two items are one, for those worth comparing; the lower number stands first.
        unscored: what two items score that were not compared.
        lean: what a cluster gains over one that is smaller, for each time by which it is larger, in natural
            logarithms: an item alone beside a large cluster is likelier one more of it than another alone.
        crowded: items like too many others for all to be compared; what two of them would score is not known
            and left out of the average.
        joined: pairs that are one whatever they score.
        apart: whether two groups of items must not share a cluster.

    Returns:
        The clusters, each sorted, in the order of their first items.

    >>> average_linkage(4, {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -3.0}, unscored=-2.0)
    [[0, 1], [2], [3]]
    """
    groups = {at: [at] for at in range(size)}
    near: dict[int, dict[int, Scored]] = {at: {} for at in range(size)}
    for (one, other), score in scores.items():
        near[one][other] = near[other][one] = Scored(score, 1)
    home = list(range(size))
    dense = {at: int(at in crowded) for at in range(size)}

    def rated(one: int, other: int) -> float:
        total, pairs = near[one][other]
        left_out = len(groups[one]) * len(groups[other]) - pairs
        left_out -= min(left_out, dense[one] * dense[other])
        few, many = sorted((len(groups[one]), len(groups[other])))
        return (total + left_out * unscored) / (pairs + left_out) + lean * math.log(many / few)

    def merge(one: int, other: int) -> None:
        if len(near[one]) < len(near[other]) or (len(near[one]) == len(near[other]) and other < one):
            one, other = other, one
        for at in groups[other]:
            home[at] = one
        groups[one] = sorted(groups[one] + groups.pop(other))
        dense[one] += dense[other]
        gone = near.pop(other)
        near[one].pop(other, None)
        for third, scored in gone.items():
            if third == one:
                continue
            before = near[one].get(third, Scored(0.0, 0))
            near[one][third] = near[third][one] = Scored(
                before.total + scored.total, before.pairs + scored.pairs
            )
            del near[third][other]

    for one, other in sorted(joined):
        if home[one] != home[other]:
            merge(home[one], home[other])
    todo = [
        _entry(one, other, groups, rated)
        for one in groups
        for other in near[one]
        if one < other and rated(one, other) > 0
    ]
    heapq.heapify(todo)
    while todo:
        rank, _, _, one, other = heapq.heappop(todo)
        if one not in groups or other not in near[one] or -rank != rated(one, other):
            continue
        if apart(groups[one], groups[other]):
            continue
        merge(one, other)
        kept = one if one in groups else other
        for third in near[kept]:
            if rated(kept, third) > 0:
                heapq.heappush(todo, _entry(kept, third, groups, rated))
    return sorted(groups.values())


def _entry(
    one: int, other: int, groups: Mapping[int, list[int]], rated: Callable[[int, int], float]
) -> tuple[float, int, int, int, int]:
    """A pair of clusters in the order of work: the surest first, then that of the lowest items."""
    first, second = sorted((groups[one][0], groups[other][0]))
    return -rated(one, other), first, second, one, other


def reassigned(
    clusters: Sequence[Sequence[int]],
    scores: Mapping[Pair, float],
    *,
    unscored: float,
    crowded: Container[int] = (),
    fixed: Container[int] = (),
    apart: Callable[[Sequence[int], Sequence[int]], bool] = lambda _one, _other: False,
) -> list[list[int]]:
    """Move items to clusters that they fit clearly better than their own.

    Joining the surest first never takes back a step: what was joined early may fit better elsewhere once the
    clusters are whole.  Items are moved one by one until none moves, as in iterative relocation (Kaufman and
    Rousseeuw 1990).

    Args:
        clusters: those found so far, each sorted.
        scores: as for average_linkage().
        unscored: as for average_linkage().
        crowded: as for average_linkage().
        fixed: items that stay where they are.
        apart: whether two groups of items must not share a cluster.

    Returns:
        The clusters, each sorted, in the order of their first items.

    >>> scores = {(0, 1): 5.0, (2, 3): 5.0, (1, 2): -3.0, (0, 2): -3.0, (0, 3): -3.0, (1, 3): -3.0}
    >>> reassigned([[0], [1, 2, 3]], scores, unscored=-2.0)
    [[0, 1], [2, 3]]
    """
    groups = {number: list(cluster) for number, cluster in enumerate(clusters)}
    home = {at: number for number, cluster in groups.items() for at in cluster}
    near: dict[int, dict[int, float]] = {at: {} for at in home}
    for (one, other), score in scores.items():
        near[one][other] = near[other][one] = score
    dense = {number: sum(at in crowded for at in cluster) for number, cluster in groups.items()}

    def fit(at: int, number: int, told: Sequence[float]) -> float:
        mine = home[at] == number
        others = len(groups[number]) - mine
        left_out = others - len(told)
        if at in crowded:
            left_out -= min(left_out, dense[number] - mine)
        return (math.fsum(told) + left_out * unscored) / (len(told) + left_out) if others else 0.0

    def better(at: int) -> int | None:
        told: dict[int, list[float]] = {home[at]: []}
        for other, score in near[at].items():
            told.setdefault(home[other], []).append(score)
        fits = {number: fit(at, number, known) for number, known in told.items()}
        least = max(fits.pop(home[at]), 0.0) + CLEARLY
        found = sorted((number for number, x in fits.items() if x > least), key=lambda n: (-fits[n], n))
        return next((number for number in found if not apart([at], groups[number])), None)

    for _ in range(STEPS):
        moved = False
        for at in sorted(home):
            number = None if at in fixed else better(at)
            if number is not None:
                groups[home[at]].remove(at)
                dense[home[at]] -= at in crowded
                groups[number] = sorted([*groups[number], at])
                dense[number] += at in crowded
                home[at], moved = number, True
        if not moved:
            break
    return sorted(cluster for cluster in groups.values() if cluster)


CLEARLY = 1.0
"""Log-odds by which an item must fit another cluster better than its own: e to one."""


def share_of_pairs(odds: Sequence[float], pairs: int) -> float:
    """Return the share of pairs that are one, as far as their log-odds tell.

    The odds hold where as many pairs are one as are not.  Which share makes them agree with itself is found
    step by step, as Saerens, Latinne and Decaestecker (2002) do.

    Args:
        odds: log-odds of the pairs that were compared.
        pairs: how many there are; those that were not compared are none.

    >>> round(share_of_pairs([8.0, -8.0, -8.0, -8.0], 4), 2)
    0.25
    """
    if pairs < FEWEST:
        return 0.5
    told, share = np.exp(np.clip(odds, -EXTREME, EXTREME)), 0.5
    for _ in range(STEPS):
        ratio = told * (share / (1 - share))
        found = math.fsum((ratio / (1 + ratio)).tolist()) / pairs
        share = min(max(found, 1 / (2 * pairs + 1)), 1 - 1 / (2 * pairs + 1))
    return round(share, 9)


FEWEST = 3
"""Pairs from which a share of them can be told: those of three items."""

EXTREME = 30.0
"""Log-odds beyond which nothing is surer."""

STEPS = 20
"""Steps after which nothing moves any longer by what could matter."""


def sure_pairs(
    size: int,
    scores: Mapping[Pair, float],
    sure: float,
    apart: Callable[[Sequence[int], Sequence[int]], bool],
) -> list[Pair]:
    """Return pairs that join what is as good as a copy, so that a pile of copies is one group from the start.

    What hangs together by sure scores is joined where nothing in it must be apart.

    >>> sure_pairs(4, {(0, 1): 9.0, (1, 2): 9.0, (2, 3): 1.0}, 8.0, lambda one, other: False)
    [(0, 1), (0, 2)]
    """
    home = list(range(size))

    def root(at: int) -> int:
        while home[at] != at:
            home[at] = at = home[home[at]]
        return at

    for (one, other), score in scores.items():
        if score >= sure:
            low, high = sorted((root(one), root(other)))
            home[high] = low
    groups: dict[int, list[int]] = {}
    for at in range(size):
        groups.setdefault(root(at), []).append(at)
    sound = [g for g in groups.values() if len(g) > 1 and not apart(g, g)]
    return [(group[0], at) for group in sound for at in group[1:]]
