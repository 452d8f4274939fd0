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
from collections.abc import Callable
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


def cost_table(family: str = ALPHABETIC) -> CostTable:
    """Costs of a script family against the Latin alphabet, read from the shipped table on first use.

    Args:
        family: "alphabetic", "arabic", "hebrew", "kana", "hangul" or "han"; the left blocks are its letters.
    """
    return _costs(family)


@cache
def _costs(family: str) -> CostTable:
    blocks: Blocks = {}
    letters = _Letters()
    other, lost = 6.0, 5.0
    # one object for each cost and each block, so that what is looked up lies close together
    costs_of: dict[str, float] = {}
    one: dict[str, str] = {}
    for left, right, cost in read_table("claimkit.names", f"spellings_{family}.tsv"):
        left, right = one.setdefault(left, left), one.setdefault(right, right)  # noqa: PLW2901
        value = costs_of.setdefault(cost, float(cost))
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
    return sum(map(_costs(family).letters.__getitem__, word[:LONGEST]))


class _Letters(dict[str, float]):
    """Information of letters; of one that the table does not have as much as of a rare one."""

    def __missing__(self, letter: str) -> float:
        return 4.0


def _trimmed(a: str, b: str) -> tuple[str, str]:
    """Leave away equal letters at both ends, all but two next to the first difference."""
    same_start, same_end = _at_the_edges()
    start = same_start(a, b)
    end = min(same_end(a, b), len(a) - start, len(b) - start)
    start, end = max(0, start - 2), max(0, end - 2)
    return a[start : len(a) - end], b[start : len(b) - end]


@cache
def _at_the_edges() -> tuple[Callable[[str, str], int], Callable[[str, str], int]]:
    from rapidfuzz.distance import Postfix, Prefix

    return Prefix.similarity, Postfix.similarity


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
    return _search(left, right, cost_table(family), limit)[len(left)][len(right)]


def _search(a: str, b: str, table: CostTable, limit: float) -> list[list[float]]:  # noqa: PLR0915
    """Cheapest cost of every pair of beginnings, in rows by letters of ``a``.

    One loop without calls, for it takes most of the time of a comparison.  There are more rows than ``a``
    has letters, and they are longer than ``b``, so that no step need ask whether it leads out of the words.
    """
    n, m = len(a), len(b)
    known, other, lost = table.blocks.get, table.other, table.lost
    blank = [math.inf] * (m + MOST)
    rows = [blank[:] for _ in range(MOST + 1)]
    rows[0][0] = 0.0
    insertions = known("", _NOTHING)
    added = [insertions.get(c, lost) for c in b]
    twos, threes = [b[j : j + 2] for j in range(m)], [b[j : j + 3] for j in range(m)]
    slack = 3 + abs(n - m)
    live = 0  # the last row that a cheap way leads to
    row, below, second, third = rows
    for i in range(n):
        if i - live > MOST:
            rows += [blank] * (n - i)
            return rows
        letter, follows = a[i], a[i + 1 : i + 2]
        one = known(letter, _NOTHING)
        two = known(letter + follows, _NOTHING) if follows else _NOTHING
        three = known(a[i : i + 3], _NOTHING) if i + 3 <= n else _NOTHING
        dropped = one.get("", lost)
        for j in range(i - slack if i > slack else 0, i + slack + 1 if i + slack < m else m + 1):
            cost = row[j]
            if cost > limit:
                continue
            live = i
            if (total := cost + dropped) < below[j]:
                below[j] = total
            if j == m:
                continue
            if (total := cost + added[j]) < row[j + 1]:
                row[j + 1] = total
            x, y, z = b[j], twos[j], threes[j]
            if letter == x:
                below[j + 1] = min(below[j + 1], cost)
            else:
                if (total := cost + other) < below[j + 1]:
                    below[j + 1] = total
                if follows + letter == y and (total := cost + SWAPPED) < second[j + 2]:
                    second[j + 2] = total
            if x in one and (total := cost + one[x]) < below[j + 1]:
                below[j + 1] = total
            if y in one and (total := cost + one[y]) < below[j + 2]:
                below[j + 2] = total
            if z in one and (total := cost + one[z]) < below[j + 3]:
                below[j + 3] = total
            if two:
                if x in two and (total := cost + two[x]) < second[j + 1]:
                    second[j + 1] = total
                if y in two and (total := cost + two[y]) < second[j + 2]:
                    second[j + 2] = total
                if z in two and (total := cost + two[z]) < second[j + 3]:
                    second[j + 3] = total
            if three:
                if x in three and (total := cost + three[x]) < third[j + 1]:
                    third[j + 1] = total
                if y in three and (total := cost + three[y]) < third[j + 2]:
                    third[j + 2] = total
                if z in three and (total := cost + three[z]) < third[j + 3]:
                    third[j + 3] = total
        row, below, second, third = below, second, third, blank[:]
        rows.append(third)
    for j in range(m):
        if (total := row[j] + added[j]) < row[j + 1]:
            row[j + 1] = total
    return rows


_NOTHING: Final[dict[str, float]] = {}


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
