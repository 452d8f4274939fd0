"""Hyper-parameters from the data: how far one source differs from the next, and how far to shrink it."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]

USUAL_SHARE = 0.8
"""How often a source is right, before any is seen: 70 to 90 of 100 on the common data sets of the field."""

USUAL_CLAIMS = 8.0
"""How many claims that expectation is worth."""

TIDIED = 1 << 16
"""Figures that are tidied at once."""

LOOSEST, TIGHTEST = 0.5, 50.0
"""Bounds of the shape of an inverse gamma prior: below, it is no prior; above, all are as good as equal."""


def inverse_gamma_shape(mean_square: Floats, degrees: Floats) -> float:
    """Shape of the inverse gamma law that the variances of many sources follow.

    The log of a source's mean square scatters by about 2/degrees through chance alone; what is
    above that is how much the sources truly differ, and the log of an inverse gamma variable of
    shape a scatters by about 1/a.

    Args:
        mean_square: mean squared error of each source.
        degrees: on how many claims each rests.

    Returns:
        The shape; large where the sources cannot be told apart.
    """
    counted = (degrees >= 5) & (mean_square > 0)
    if np.count_nonzero(counted) < 5:
        return 3.0
    scatter = float(np.var(np.log(mean_square[counted])))
    excess = scatter - float(np.mean(2.0 / degrees[counted]))
    return float(np.clip(1.0 / max(excess, 1e-9), LOOSEST, TIGHTEST))


def expected_share(hits: Floats, counts: Floats, members: Floats, strength: float) -> Floats:
    """What share of right claims to expect of a source that made so many claims, before seeing its own.

    Those who say much about many things are often better (or worse) than those who speak once, and
    nothing else is known about a source with a single claim.  The logit of the share is a line in the
    log of the number of claims, fitted by a few Newton steps; a source counts for no more than its
    claims are worth when claims of one source go together.

    Args:
        hits: expected number of right claims of a source, by size of source.
        counts: number of claims of such a source.
        members: how many sources have that size.
        strength: how many claims the expectation will be worth against the source's own.
    """
    share = np.divide(hits, counts, out=np.zeros_like(hits), where=counts > 0)
    worth = members * counts / (1.0 + (np.maximum(counts, 1.0) - 1.0) / (strength + 1.0))
    total = max(float(worth.sum()), 1e-300)
    average = (float(np.sum(worth * share)) + USUAL_CLAIMS * USUAL_SHARE) / (total + USUAL_CLAIMS)
    average = float(np.clip(average, 0.02, 0.98))
    size = np.log(np.maximum(counts, 1.0))
    size = size - float(np.sum(worth * size)) / total
    level, slope = float(np.log(average / (1.0 - average))), 0.0
    for _ in range(12):
        expected = logistic(level + slope * size)
        weight = worth * expected * (1.0 - expected)
        gap = worth * (share - expected)
        # one claim's worth of doubt that size matters at all
        a, b, c = (float(np.sum(weight * x)) for x in (1.0, size, size * size))
        usual = float(logistic(level))
        a, c = a + USUAL_CLAIMS * usual * (1.0 - usual), c + 1.0
        u, v = float(gap.sum()) + USUAL_CLAIMS * (USUAL_SHARE - usual), float(np.sum(gap * size)) - slope
        determinant = a * c - b * b
        step_level, step_slope = (c * u - b * v) / determinant, (a * v - b * u) / determinant
        level, slope = level + np.clip(step_level, -2, 2), slope + np.clip(step_slope, -2, 2)
        if abs(step_level) + abs(step_slope) < 1e-10:
            break
    fitted: Floats = logistic(level + slope * size)
    return fitted


def sums(code: Ints, weight: Floats, length: int) -> Floats:
    """Sum of weights by code: one entry for each code below the length."""
    return np.asarray(np.bincount(code, weight, length), dtype=np.float64)


def log_gamma(x: Floats) -> Floats:
    """Logarithm of the gamma function of positive numbers, to ten digits: Stirling's series above eight.

    >>> import numpy as np
    >>> [round(float(v), 6) for v in np.exp(log_gamma(np.array([0.5, 1.0, 5.0])))]
    [1.772454, 1.0, 24.0]
    """
    shifted = x + 8.0
    below = np.ones_like(shifted)
    for step in range(8):
        below = below * (x + step)
    inverse = 1.0 / shifted
    square = inverse * inverse
    series = inverse * (1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square / 1680.0)))
    result: Floats = (shifted - 0.5) * np.log(shifted) - shifted + 0.9189385332046727 + series - np.log(below)
    return result


def logistic(x: Any) -> Any:
    """Inverse of the logit, without overflow."""
    return 1.0 / (1.0 + np.exp(-np.clip(x, -50.0, 50.0)))


def softmax_by(score: Floats, group: Ints, start: Ints, rest: Floats | None = None) -> Floats:
    """Probabilities that add up to one in each group; members of a group stand together.

    Args:
        score: log of what is to be normalised.
        group: group of each member, ascending.
        start: where each group begins.
        rest: log of what each group has beside its members; with it the members add up to less than one.
    """
    top = np.maximum.reduceat(score, start)
    if rest is not None:
        top = np.maximum(top, rest)
    weight = np.exp(score - top[group])
    total: Floats = np.add.reduceat(weight, start)
    if rest is not None:
        total = total + np.exp(rest - top)
    share: Floats = weight / total[group]
    return share


def weighted_median(value: Floats, weight: Floats) -> float:
    """Middle of a weighted sample, the mean of the two middles where it falls between them."""
    order = np.argsort(value, kind="stable")
    running = np.cumsum(weight[order])
    half = running[-1] / 2.0
    low = int(np.searchsorted(running, half * (1 - 1e-12)))
    high = int(np.searchsorted(running, half * (1 + 1e-12)))
    high = min(high, len(value) - 1)
    return float((value[order[low]] + value[order[high]]) / 2.0)


def tidy(x: Floats) -> Floats:
    """Figures without the last digits that reckoning by logarithms leaves behind: twelve digits are kept."""
    if len(x) > TIDIED:
        return np.concatenate([tidy(x[at : at + TIDIED]) for at in range(0, len(x), TIDIED)])
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        power = 11.0 - np.floor(np.log10(np.abs(x)))
        rounded = np.where(
            power > 0, np.round(x * 10.0**power) / 10.0**power, np.round(x / 10.0**-power) * 10.0**-power
        )
    return np.where(np.isfinite(rounded), rounded, x)
