"""Clusters of likenesses: the likeliest pairs are joined first, and what is told apart never is."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def clusters(
    count: int, scores: Mapping[tuple[int, int], float], told_apart: Callable[[int, int], bool]
) -> list[list[int]]:
    """Join the likeliest pairs first; two clusters of which two members are told apart stay two.

    Args:
        count: how many there are, numbered from 0.
        scores: how likely two of them are one; pairs that are not in it are not joined by themselves.
        told_apart: whether two of them are known to be two.

    Returns:
        Clusters of one or more, each in ascending order, by their first member.

    >>> clusters(4, {(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.7}, lambda a, b: {a, b} == {0, 2})
    [[0, 1], [2, 3]]
    """
    home = list(range(count))
    members = {at: [at] for at in home}
    for (one, other), _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        first, second = sorted((home[one], home[other]))
        if first == second or any(told_apart(x, y) for x in members[first] for y in members[second]):
            continue
        for at in members[second]:
            home[at] = first
        members[first] += members.pop(second)
    return [sorted(members[first]) for first in sorted(members)]
