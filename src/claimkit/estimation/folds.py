"""Claims dealt into parts, each to be held back in turn and foretold from the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from claimkit.estimation.columns import Claims
    from claimkit.estimation.priors import Bools, Ints

_ODD = np.uint64(0x9E3779B97F4A7C15)
"""Odd number whose multiples spread evenly (Knuth, The Art of Computer Programming, 6.4)."""

_SMALL = 1 << 20


def deal(claims: Claims, content: Ints, folds: int) -> list[Bools]:
    """Which claims are held back in each of several turns; who stands alone on an item never is.

    The claims of an item go into different parts, and those of a source are spread over all of them.  They
    are dealt by content, so that neither the names of sources and objects nor the order of rows matter.

    Args:
        claims: the claims.
        content: what each says, as a whole number that does not depend on names.
        folds: into how many parts the claims of an item are dealt at most.
    """
    said = _mixed(content)
    source = _mixed(np.bincount(claims.source, said, claims.n_sources).astype(np.int64))[claims.source]
    each = _mixed(said + source)
    item = _mixed(np.add.reduceat(each, claims.start))
    order = np.lexsort((_mixed(each + item[claims.item]), claims.item))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order)) - claims.start[claims.item[order]]
    crowd = np.minimum(claims.size, folds)
    part = (place + item[claims.item]) % crowd[claims.item]
    return [(part == fold) & (crowd > 1)[claims.item] for fold in range(folds)]


def _mixed(number: Ints) -> Ints:
    """Small whole numbers that are spread evenly, the same for the same number."""
    wide = number.astype(np.uint64) * _ODD
    wide = (wide ^ (wide >> np.uint64(29))) * _ODD
    return np.asarray((wide >> np.uint64(33)).astype(np.int64) % _SMALL)
