"""Earlier states: what was said before a figure rose, or before a status was replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claimkit.estimation.priors import Bools, Floats, Ints

if TYPE_CHECKING:
    from claimkit.estimation.columns import Claims

MOVING = ("cumulative", "status")


def overtaken(claims: Claims, until: Floats, dynamics: str | None) -> Bools:
    """Which claims a later state has overtaken, as :func:`claimkit.verdicts.overtaken` for a handful.

    A count that only grows is overtaken by what is told later and lies above it; a status by what is told
    later and differs.  A claim without a time overtakes nothing and is never overtaken.

    Args:
        claims: the claims, at the first moment that their time can mean.
        until: the last moment that each claim's time can mean.
        dynamics: how the value behaves.
    """
    none = np.zeros(len(claims.item), dtype=bool)
    dated = ~np.isnan(claims.time)
    if dynamics not in MOVING or not np.any(dated):
        return none
    moment = np.unique(np.append(claims.time[dated], until[dated]))
    begins = np.searchsorted(moment, np.where(dated, claims.time, -np.inf))
    ends = np.searchsorted(moment, np.where(dated, until, np.inf))
    wide = np.int64(len(moment) + 2)
    order = np.lexsort((begins, claims.item))
    order = order[dated[order]]
    key = claims.item[order] * wide + begins[order]
    # the first dated claim of the item that was surely told after this one, if there is one
    after = np.searchsorted(key, claims.item * wide + ends, side="right")
    inside = np.minimum(after, len(order) - 1)
    later = dated & (after < len(order)) & (claims.item[order[inside]] == claims.item)
    if dynamics == "cumulative":
        return np.asarray(later & (_from_here(claims.low[order], claims.item[order])[inside] > claims.high))
    value = claims.value[order]
    least = -_from_here(-value, claims.item[order])[inside]
    most = _from_here(value, claims.item[order])[inside]
    return np.asarray(later & ((least != claims.value) | (most != claims.value)))


def _from_here(x: Floats, item: Ints) -> Floats:
    """Greatest of a column from each place to the end of its item; items stand together, ascending."""
    levels, rank = np.unique(x, return_inverse=True)
    last = item[-1] if len(item) else 0
    key = ((last - item) * np.int64(len(levels)) + rank)[::-1]
    return np.asarray(levels[np.maximum.accumulate(key)[::-1] % len(levels)])
