"""The grid on which all figures of an attribute stand: whole numbers, halves, steps of five."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claimkit.estimation.priors import Floats, tidy

if TYPE_CHECKING:
    from claimkit.estimation.columns import Claims

DIGITS = 6
"""Figures with more digits behind the point than this stand on no grid."""

MOST = 2.0**53
"""Whole numbers up to here are exact in floating point."""

NEAR = 3
"""Points of the grid on each side that are looked at."""


def step_of(number: Floats) -> float:
    """Greatest step by which all figures lie apart; nought where there is none.

    >>> import numpy as np
    >>> [step_of(np.array(x)) for x in ([3.0, 5.0, 10.0], [2.5, 4.0], [0.1234567, 2.0])]
    [1.0, 1.5, 0.0]
    """
    apart = number - number.min()
    for digits in range(DIGITS + 1):
        whole = np.round(apart * 10.0**digits)
        if np.all(np.abs(apart * 10.0**digits - whole) <= 1e-6) and whole.max() < MOST:
            return float(np.gcd.reduce(whole.astype(np.int64))) / 10.0**digits
    return 0.0


def snapped(value: Floats, deviation: Floats, claims: Claims) -> Floats:
    """Estimates drawn to the grid on which all claims stand, where they are sure enough for it to matter.

    What everybody tells in whole numbers may be a whole number itself, or may not: the odds are even.  Then
    the figure with half of the odds on either side is the point of the grid that an estimate lies near, if
    its deviation is small beside the step, and the estimate itself if not.

    Args:
        value: the estimates.
        deviation: of each, in the same unit.
        claims: the claims; their values are numbers.
    """
    step = step_of(claims.value)
    if step <= 0.0:
        return value
    base = float(claims.value.min())
    sure = np.flatnonzero((deviation < step) & np.isfinite(value))
    if not len(sure):
        return value
    mine, doubt = value[sure], np.maximum(deviation[sure], 1e-9 * step)
    first = np.round((mine - base) / step)
    points = base + step * (first[:, None] + np.arange(-NEAR, NEAR + 1))
    gap = (points - mine[:, None]) / doubt[:, None]
    square = gap * gap
    weight = np.exp(-0.5 * (square - square.min(axis=1, keepdims=True)))
    weight /= weight.sum(axis=1, keepdims=True)
    below = (normal(gap) + np.cumsum(weight, axis=1) - weight) / 2.0
    hit = (below <= 0.5) & (below + weight / 2.0 >= 0.5)
    at = np.argmax(hit, axis=1)
    result = value.copy()
    result[sure] = np.where(hit.any(axis=1), points[np.arange(len(sure)), at], mine)
    return tidy(result)


def normal(x: Floats) -> Floats:
    """The normal law, to four digits (Abramowitz and Stegun, 26.2.17)."""
    size = np.abs(x)
    t = 1.0 / (1.0 + 0.2316419 * size)
    series = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
    tail = np.exp(-0.5 * np.minimum(size * size, 1400.0)) / np.sqrt(2.0 * np.pi) * series
    return np.asarray(np.where(x > 0, 1.0 - tail, tail))
