"""How far apart two words are: the cheapest way to read one as a spelling of the other.

Both words are cut into blocks of up to three letters, and block is set against block: "sz" against "sh",
"tsj" against "ch", "x" against "ks", the ending "iy" against "y".  A block pair costs the negative
logarithm of
the chance that one is written for the other, averaged over both directions; the chances were learned from
word
pairs of public data (see ``tasks/learn_spellings.py``).  Costs are in nats, and the cost of a word pair is
the
least sum over all ways to cut.  What chance alone would cost is the information in the letters,
`information`,
so that the difference is the log-likelihood ratio of "one name" against "two unrelated names".
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import Final

import attrs

from claimkit.names.romanise import ALPHABETIC
from claimkit.text import read_table

MOST = 3
"""Longest block, in letters; the edge of a word counts as a letter."""

LONGEST: Final = 40
"""Letters of a word that are compared; more than any name has, so that work is bounded."""

SWAPPED: Final = 4.5
"""Cost in nats of two neighbouring letters that changed places: a slip of the pen."""

Blocks = dict[str, dict[str, float]]


@attrs.frozen
class CostTable:
    """Learned costs for one pair of script families.

    Attributes:
        blocks: cost in nats by left block, then right block; the empty string is a letter left out.
        letters: information of each letter in nats, by its frequency in names.
        other: cost of two letters that were never seen for one another.
        lost: cost of a letter that was never seen to be left out.
    """

    blocks: Blocks
    letters: dict[str, float]
    other: float
    lost: float


@cache
def cost_table(family: str = ALPHABETIC) -> CostTable:
    """Costs of a script family against the Latin alphabet, read from the shipped table on first use.

    Args:
        family: "alphabetic", "arabic", "hebrew", "kana", "hangul" or "han"; the left blocks are its letters.
    """
    blocks: Blocks = {}
    letters: dict[str, float] = {}
    other, lost = 6.0, 5.0
    for left, right, cost in read_table("claimkit.names", f"spellings_{family}.tsv"):
        value = float(cost)
        if left == "=":
            letters[right] = value
        elif left == "other":
            other = value
        elif left == "lost":
            lost = value
        else:
            blocks.setdefault(left, {})[right] = value
            if family == ALPHABETIC:
                blocks.setdefault(right, {})[left] = value
    if family == ALPHABETIC:
        for left, right, cost, _ in read_table("claimkit.names", "correspondences.tsv"):
            for x, y in ((left, right), (right, left)):
                costs = blocks.setdefault(x, {})
                costs[y] = min(float(cost), costs.get(y, math.inf))
    return CostTable(blocks, letters, other, lost)


@lru_cache(maxsize=65536)
def information(word: str, family: str = ALPHABETIC) -> float:
    """Nats of information in the letters of a romanised word: rare letters tell more.

    >>> information("jazz") > information("nina")
    True
    """
    letters = cost_table(ALPHABETIC).letters if family == ALPHABETIC else cost_table(family).letters
    return sum(letters.get(c, 4.0) for c in word[:LONGEST])


def _trimmed(a: str, b: str) -> tuple[str, str]:
    """Leave away equal letters at both ends, all but two next to the first difference."""
    most = min(len(a), len(b))
    start = 0
    while start < most and a[start] == b[start]:
        start += 1
    end = 0
    while end < most - start and a[-1 - end] == b[-1 - end]:
        end += 1
    start, end = max(0, start - 2), max(0, end - 2)
    return a[start : len(a) - end], b[start : len(b) - end]


@lru_cache(maxsize=131072)
def align_cost(a: str, b: str, family: str = ALPHABETIC, limit: float = math.inf) -> float:
    """Least cost in nats of reading two romanised words as one name; ``inf`` above the limit.

    Args:
        a: a romanised word, of the script family.
        b: a romanised word, of the Latin alphabet or another alphabetic script.
        family: script family of the left word.
        limit: costs above this are not worked out.

    >>> align_cost("alsynow", "alsinov") < 5 < align_cost("alsynow", "akhmetov")
    True
    """
    if family == ALPHABETIC:
        if a == b:
            return 0.0
        if b < a:
            a, b = b, a
        left, right = _trimmed(f"^{a[:LONGEST]}$", f"^{b[:LONGEST]}$")
    else:
        left, right = f"^{a[:LONGEST]}$", f"^{b[:LONGEST]}$"
    return _search(left, right, cost_table(family), limit)[-1][-1]


def _search(a: str, b: str, table: CostTable, limit: float) -> list[list[float]]:
    """Cheapest cost of every pair of beginnings, in rows by letters of ``a``."""
    n, m = len(a), len(b)
    blocks, other, lost = table.blocks, table.other, table.lost
    none: dict[str, float] = {}
    known = blocks.get
    inf = math.inf
    rows = [[inf] * (m + 1) for _ in range(n + 1)]
    rows[0][0] = 0.0
    insertions = known("", none)
    added = [insertions.get(c, lost) for c in b]
    # where each block of b stands, so that the blocks that a block of a can be are met in one step
    stands: dict[str, list[int]] = {}
    for j in range(m):
        for size in range(1, min(MOST, m - j) + 1):
            stands.setdefault(b[j : j + size], []).append(j)
    blocks_of_b = stands.keys()
    slack = 3 + abs(n - m)
    for i in range(n + 1):
        row = rows[i]
        if i and min(row) > limit and all(min(after) > limit for after in rows[i + 1 : i + MOST]):
            break
        first, last = max(0, i - slack), min(m, i + slack)
        letter = a[i : i + 1]
        dropped = known(letter, none).get("", lost)
        below = rows[i + 1] if i < n else []
        follows = a[i + 1 : i + 2]
        for j in range(first, last + 1):
            cost = row[j]
            if cost > limit:
                continue
            if j < m and (total := cost + added[j]) < row[j + 1]:
                row[j + 1] = total
            if i == n:
                continue
            if (total := cost + dropped) < below[j]:
                below[j] = total
            if j == m:
                continue
            if letter == b[j]:
                below[j + 1] = min(below[j + 1], cost)
            else:
                if (total := cost + other) < below[j + 1]:
                    below[j + 1] = total
                if follows == b[j] and letter == b[j + 1 : j + 2] and cost + SWAPPED < rows[i + 2][j + 2]:
                    rows[i + 2][j + 2] = cost + SWAPPED
        for size in range(1, min(MOST, n - i) + 1):
            costs = known(a[i : i + size])
            if costs is None:
                continue
            target = rows[i + size]
            for block in costs.keys() & blocks_of_b:
                price, length = costs[block], len(block)
                for j in stands[block]:
                    if (
                        first <= j <= last
                        and (total := row[j] + price) < target[j + length]
                        and row[j] <= limit
                    ):
                        target[j + length] = total
    return rows


def align(a: str, b: str, family: str = ALPHABETIC) -> tuple[tuple[str, str, float], ...]:
    """Cut two romanised words into the blocks of their cheapest reading.

    Returns:
        Triples (block of ``a``, block of ``b``, cost in nats) from left to right; edges are left away.

    >>> [(x, y) for x, y, cost in align("shuleva", "szulewa") if x != y]
    [('sh', 'sz'), ('v', 'w')]
    """
    steps = best_path(f"^{a[:LONGEST]}$", f"^{b[:LONGEST]}$", cost_table(family))
    bare = ((x.strip("^$"), y.strip("^$"), cost) for x, y, cost in steps)
    return tuple((x, y, cost) for x, y, cost in bare if x or y)


def best_path(left: str, right: str, table: CostTable) -> list[tuple[str, str, float]]:
    """Blocks of the cheapest reading of two words that are given with their edges."""
    rows = _search(left, right, table, math.inf)
    blocks = table.blocks
    none: dict[str, float] = {}
    path: list[tuple[str, str, float]] = []
    i, j = len(left), len(right)
    while i or j:
        tries: list[tuple[float, int, int, int]] = []
        for di in range(min(MOST, i) + 1):
            for dj in range(min(MOST, j) + 1):
                before = rows[i - di][j - dj]
                if not (di or dj) or before > rows[i][j] + 1e-9:
                    continue
                x, y = left[i - di : i], right[j - dj : j]
                step = blocks.get(x, none).get(y)
                if di + dj == 1:
                    step = table.lost if step is None else step
                elif di == dj == 1:
                    step = 0.0 if x == y else min(table.other, math.inf if step is None else step)
                elif di == dj == 2 and x == y[::-1] and x[0] != x[1]:
                    step = min(SWAPPED, math.inf if step is None else step)
                if step is not None:
                    tries.append((round(abs(before + step - rows[i][j]), 9), di + dj, di, dj))
        _, _, di, dj = min(tries)
        path.append((left[i - di : i], right[j - dj : j], rows[i][j] - rows[i - di][j - dj]))
        i, j = i - di, j - dj
    return path[::-1]
