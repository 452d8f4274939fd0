"""Which errors to expect and what to correct for, found out by holding claims back."""

from __future__ import annotations

import attrs
import numpy as np

from claimkit.estimation.judgements import POINT, Choice, Judged, fit
from claimkit.estimation.priors import Bools, Ints

FOLDS = 5
"""Into how many parts the claims of an item are dealt; each part is held back in turn."""

SAMPLE = 20_000
"""Claims on which choices are tried out."""


def choose(data: Judged, *, group: Ints | None = None, drift: bool = True) -> tuple[Choice, str]:
    """Decide by holding claims back which errors to expect and what to correct for.

    A part of the claims of every item is held back and foretold from the rest.  The tail of the errors,
    and how alike sources are, is what foretells best in squared error, which is least at the mean of what
    would be claimed.  A correction is made only if it foretells better in squared and in absolute error.

    Args:
        data: the claims on their scale.
        group: kind of each source.
        drift: whether a drift in time is to be tried.

    Returns:
        The choice, and the same in words.
    """
    sample, group = _sample(data, group)
    crowded = sample.claims.size[sample.claims.item] > 1
    if np.count_nonzero(crowded) < 20:
        return Choice(), "too few items with two claims to try anything out: the defaults hold"
    parts = _parts(sample)
    best = Choice()
    square, gap = _foretell(sample, parts, best, group)
    for name, value in (("tail", 10.0), ("tail", np.inf), ("alike", 10.0)):
        trial = attrs.evolve(best, tail=value) if name == "tail" else attrs.evolve(best, alike=value)
        found = _foretell(sample, parts, trial, group)
        if found[0] < square:
            best, (square, gap) = trial, found
    for correction in ("bias", "drift") if drift and np.any(sample.late < 0) else ("bias",):
        trial = attrs.evolve(best, bias=True) if correction == "bias" else attrs.evolve(best, drift=True)
        found = _foretell(sample, parts, trial, group)
        if found[0] < square and found[1] < gap:
            best, (square, gap) = trial, found
    tails = "normal errors" if np.isinf(best.tail) else f"errors with heavy tails (Student, {best.tail:.0f})"
    made = ["biases of sources"] * best.bias + ["a drift in time"] * best.drift
    corrected = f"corrected for {' and '.join(made)}" if made else "no correction foretells better"
    return best, f"{tails}, {corrected}"


def _sample(data: Judged, group: Ints | None) -> tuple[Judged, Ints | None]:
    """Enough items for a trial, taken evenly by content, so that neither names nor rows matter."""
    claims = data.claims
    if len(data.y) <= SAMPLE:
        return data, group
    step = len(data.y) / SAMPLE
    order = np.lexsort((claims.per_item(data.y), claims.size))
    taken = np.zeros(claims.n_items, dtype=bool)
    taken[order[(np.arange(int(claims.n_items / step)) * step).astype(np.int64)]] = True
    sample = data.where(taken[claims.item])
    heard, source = np.unique(sample.claims.source, return_inverse=True)
    fewer = attrs.evolve(sample.claims, source=source.astype(np.int64), n_sources=len(heard))
    return attrs.evolve(sample, claims=fewer), None if group is None else group[heard]


def _parts(data: Judged) -> list[Bools]:
    """Split the claims of each item in two by content, each half held back in turn."""
    claims = data.claims
    busy = claims.per_source(np.ones(len(data.y)))[claims.source]
    order = np.lexsort((data.y, busy, claims.item))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order)) - claims.start[claims.item[order]]
    crowd = np.minimum(claims.size, FOLDS)[claims.item]
    return [(place % crowd == fold) & (crowd > 1) for fold in range(FOLDS)]


def _foretell(data: Judged, parts: list[Bools], choice: Choice, group: Ints | None) -> tuple[float, float]:
    square = gap = 0.0
    for held in parts:
        kept = data.where(~held)
        left = np.unique(data.claims.item[~held])
        result = fit(kept, choice, group=group, rounds=15)
        place = np.full(data.claims.n_items, -1)
        place[left] = np.arange(len(left))
        tested = held & (place[data.claims.item] >= 0) & (data.form == POINT)
        error = data.y[tested] - result.truth[place[data.claims.item[tested]]]
        if choice.drift:
            error = error - result.drift * data.late[tested]
        square += float(np.sum(data.weight[tested] * error * error))
        gap += float(np.sum(data.weight[tested] * np.abs(error)))
    return square, gap
