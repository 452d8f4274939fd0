"""Which errors to expect and what to correct for, found out by holding claims back."""

from __future__ import annotations

import attrs
import numpy as np

from claimkit.estimation.folds import deal
from claimkit.estimation.judgements import POINT, Choice, Judged, fit
from claimkit.estimation.kinds import medians
from claimkit.estimation.priors import Bools, Floats, Ints

FOLDS = 5
"""Into how many parts the claims of an item are dealt; each part is held back in turn."""

SAMPLE = 10_000
"""Claims on which choices are tried out."""


SLIP = 20.0
"""An error beyond so many middling ones (13 standard deviations of a normal law) is a slip, and how far it
goes says nothing of how well claims are foretold."""

ENOUGH = 4_000
"""Claims that are foretold at most: with so many, a hundredth of a standard deviation shows."""

TAILS = (10.0, np.inf, 2.0, 1.0)
"""Degrees of freedom of the errors that are tried beside the default."""


def choose(data: Judged, *, group: Ints | None = None, drift: bool = True) -> tuple[Choice, str]:
    """Decide by holding claims back which errors to expect and what to correct for.

    A part of the claims of every item is held back and foretold from the rest.  The tail of the errors,
    and how alike sources are, is what foretells best in squared error, which is least at the mean of what
    would be claimed, if it is better than the default by a standard error; or what foretells so much
    better in absolute error and no worse in squares, which slips drown where tails are heavy.  A
    correction is made only if it foretells better by as much, and better in absolute error too.  The
    plain median stands where it is ahead of all that by a standard error in both, on items of which at
    least three others speak.

    Args:
        data: the claims on their scale.
        group: kind of each source.
        drift: whether a drift in time is to be tried.

    Returns:
        The choice, and the same in words.
    """
    sample, heard = data.sampled(SAMPLE)
    group = None if group is None else group[heard]
    crowded = sample.claims.size[sample.claims.item] > 1
    if np.count_nonzero(crowded) < 20:
        return Choice(), "too few items with two claims to try anything out: the defaults hold"
    parts = _parts(sample)
    best = Choice()
    error = first = _foretell(sample, parts, best, group)
    for tail in TAILS:
        trial = attrs.evolve(best, tail=tail)
        found = _foretell(sample, parts, trial, group)
        if found.square.sum() < error.square.sum() and _better(found.square, first.square):
            best, error = trial, found
    if best == Choice():  # slips drown the squares where tails are very heavy
        for tail in TAILS:
            trial = attrs.evolve(best, tail=tail)
            found = _foretell(sample, parts, trial, group)
            nearer = found.gap.sum() < error.gap.sum() and _better(found.gap, first.gap)
            if nearer and not _better(first.square, found.square):
                best, error = trial, found
    trial = attrs.evolve(best, alike=10.0)
    found = _foretell(sample, parts, trial, group)
    if _better(found.square, error.square):
        best, error = trial, found
    for correction in ("bias", "drift") if drift and np.any(sample.late < 0) else ("bias",):
        trial = attrs.evolve(best, bias=True) if correction == "bias" else attrs.evolve(best, drift=True)
        found = _foretell(sample, parts, trial, group)
        if _better(found.square, error.square) and found.gap.sum() < error.gap.sum():
            best, error = trial, found
    plain = _foretell(sample, parts, Choice(median=True), group)
    many = plain.others > 2  # the median of two is their mean
    if _better(plain.square[many], error.square[many]) and _better(plain.gap[many], error.gap[many]):
        return Choice(median=True), "the plain median foretells best"
    tails = "normal errors" if np.isinf(best.tail) else f"errors with heavy tails (Student, {best.tail:.0f})"
    made = ["biases of sources"] * best.bias + ["a drift in time"] * best.drift
    corrected = f"corrected for {' and '.join(made)}" if made else "no correction foretells better"
    return best, f"{tails}, {corrected}"


@attrs.frozen(eq=False)
class _Errors:
    """Errors of the claims that are held back, squared and absolute, and how many claims foretold each."""

    square: Floats
    gap: Floats
    others: Ints


def _better(one: Floats, other: Floats) -> bool:
    """Whether errors are smaller by more than a standard error of the difference, claim by claim."""
    gain = other - one
    return len(gain) > 1 and bool(gain.mean() > gain.std() / np.sqrt(len(gain)))


def _parts(data: Judged) -> list[Bools]:
    """Which claims are held back in each turn, dealt by the rank of their figures, until they are enough."""
    _, rank = np.unique(data.y, return_inverse=True)
    parts = deal(data.claims, rank, FOLDS)
    held = np.cumsum([np.count_nonzero(part) for part in parts])
    return parts[: int(np.searchsorted(held, ENOUGH)) + 1]


def _foretell(data: Judged, parts: list[Bools], choice: Choice, group: Ints | None) -> _Errors:
    errors, weights, others = [], [], []
    y, claims = data.y, data.claims
    crowded = claims.size[claims.item] > 2
    usual = float(np.median(np.abs(y - medians(claims, y)[claims.item])[crowded])) if np.any(crowded) else 0.0
    slip = SLIP * usual if usual > 0.0 else np.inf
    for held in parts:
        kept = data.where(~held)
        left = np.unique(data.claims.item[~held])
        result = None if choice.median else fit(kept, choice, group=group, rounds=15)
        truth = medians(kept.claims, kept.y) if result is None else result.truth
        place = np.full(data.claims.n_items, -1)
        place[left] = np.arange(len(left))
        tested = held & (place[data.claims.item] >= 0) & (data.form == POINT)
        error: Floats = data.y[tested] - truth[place[data.claims.item[tested]]]
        if result is not None and choice.bias:
            error = error - result.bias[data.claims.source[tested]]
        if result is not None and choice.drift:
            error = error - result.drift * data.late[tested]
        errors.append(error)
        weights.append(data.weight[tested])
        others.append(kept.claims.size[place[data.claims.item[tested]]])
    gap, weight = np.abs(np.concatenate(errors)), np.concatenate(weights)
    gap = np.minimum(gap, slip)
    return _Errors(weight * gap * gap, weight * gap, np.concatenate(others))
