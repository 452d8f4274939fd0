"""A handful of claims, and no history: the model with its priors alone.

A claim is a cell on the scale: 5,000 as written is [4500, 5500), "thousands" is [2000, 9999], "at least v" is
[v, inf) with most of its mass below 2v.  The posterior of the truth is computed on a grid, so it holds for
any mixture of points, ranges and open ends, and nothing is replaced by a middle.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import attrs
import numpy as np

from claimkit.errors import InvalidModelError, NoClaimsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimkit.estimation.priors import Bools, Floats

SPREAD = 0.2
"""Usual error of a source's judgement, as a share of the figure: news counts differ by a fifth."""

COMMON = 0.1
"""Error that all reports on one event have in common, as a share of the figure."""

EXACT = 0.8
"""How often a source quotes a record exactly: 70 to 90 of 100 on the common data sets of truth discovery."""

SLIP = 1.0
"""How far off a record is that was not quoted exactly: within some factors (a difference of logs)."""

GRID = 1601
OPEN = math.log(2.0) / math.log(10.0)
"""Decay of an open end: nine tenths of its mass lie within a factor of two of the bound."""

SADDLE = 0.9
"""Where the posterior sinks below this share of its top between two groups, they are two camps."""

NARROW = 1e-3
"""Width of an exact quotation against that of a slip, so that it has a place on the grid."""

FLOOR = 1e-12
"""No claim excludes anything for good."""

BOUND_SLACK = 0.25
"""A bound is overstepped by this share of the usual error: who says "at least" has counted so many."""


@attrs.frozen
class Cell:
    """What one claim admits.

    Attributes:
        low: least value, minus infinity (or nought, for magnitudes) where there is no such end.
        high: greatest value, infinity where there is no such end.
        weight: how much the claim counts: one for an origin of its own, nought for a sure copy.
        spread: usual error of its source, as a share of the figure (on a plain scale, in its units); None for
            the common prior.
        reliability: how often its source quotes a record exactly; None for the common prior.
        bias: factor by which its source overstates (on a plain scale, what it adds).

    Example:
        >>> Cell(4500, 5500).open_ended, Cell(200, math.inf).open_ended
        (False, True)
    """

    low: float = attrs.field(converter=float)
    high: float = attrs.field(converter=float)
    weight: float = 1.0
    spread: float | None = None
    reliability: float | None = None
    bias: float | None = None

    def __attrs_post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            raise InvalidModelError(
                "Cell", "low", self.low, f"the low end is a number at most the high end {self.high}"
            )
        if (math.isinf(self.low) and self.low > 0) or (math.isinf(self.high) and self.high < 0):
            raise InvalidModelError("Cell", "high", self.high, "a cell holds finite values")
        if not 0.0 <= self.weight <= 1.0:
            raise InvalidModelError("Cell", "weight", self.weight, "a weight lies between 0 and 1")

    @property
    def open_ended(self) -> bool:
        """Whether an end is missing."""
        return math.isinf(self.low) or math.isinf(self.high)


@attrs.frozen
class Group:
    """Cells that can all hold at once: a largest set with a common part.

    Attributes:
        members: positions of the cells, ascending.
        low: low end of what they have in common.
        high: high end.
        probability: that the truth lies there, or nearer to it than to any other group's common part.
    """

    members: tuple[int, ...]
    low: float
    high: float
    probability: float


@attrs.frozen
class Estimate:
    """What a handful of cells says of the truth.

    Attributes:
        value: the best single figure: for judgements the posterior median, for records that of the likeliest
            group; inside the common part where all cells have one.
        low: low end of the credible interval.
        high: high end.
        level: its probability.
        groups: the maximal consistent groups, the likeliest first.
    """

    value: float
    low: float
    high: float
    level: float
    groups: tuple[Group, ...]


def estimate(
    cells: Sequence[Cell],
    *,
    kind: Literal["record", "judgement"],
    level: float = 0.9,
    magnitude: bool = True,
) -> Estimate:
    """Weigh a handful of claims with the priors alone.

    Args:
        cells: what each claim admits; cells that admit everything change nothing.
        kind: "record" if sources quote one recorded figure, "judgement" if each estimates for itself.
        level: probability that the interval is to hold the truth.
        magnitude: whether the figure is a positive magnitude whose errors are ratios (counts, prices); else
            errors are differences, and every cell needs a ``spread``.

    Returns:
        The figure, its credible interval, and the groups of claims that can be true together.

    Raises:
        NoClaimsError: no cell excludes anything.
        InvalidModelError: a level outside (0, 1), or a magnitude below nought.

    Example:
        Three origins say about five thousand, one says ten thousand:

        >>> said = [Cell(4500, 5500), Cell(4000, 6000), Cell(5000, 5000), Cell(9500, 10500)]
        >>> found = estimate(said, kind="record")
        >>> found.value, [group.members for group in found.groups]
        (5000.0, [(0, 1, 2), (3,)])
    """
    if not 0.0 < level < 1.0:
        raise InvalidModelError("estimate", "level", level, "a probability between 0 and 1, such as 0.9")
    if magnitude and any(cell.high < 0 for cell in cells):
        lowest = min(cell.high for cell in cells)
        raise InvalidModelError(
            "estimate", "cells", lowest, "a magnitude is not below nought; pass magnitude=False"
        )
    floor = _floor(cells) if magnitude else 1.0
    laid = [_lay(cell, floor, magnitude=magnitude) for cell in cells]
    told = [n for n, (low, high) in enumerate(laid) if not (math.isinf(low) and math.isinf(high))]
    if not told:
        raise NoClaimsError(
            "no claims to estimate from: no cell excludes anything; give one with a low or a high end"
        )
    spreads = [_spread(cells[n], kind, magnitude=magnitude) for n in told]
    bounds = [laid[n] for n in told]
    grid = _grid(bounds, max(spreads))
    posterior = np.zeros(len(grid))
    for n, (low, high), spread in zip(told, bounds, spreads, strict=True):
        cell = cells[n]
        share = 0.0 if kind == "judgement" else EXACT if cell.reliability is None else cell.reliability
        posterior += cell.weight * np.log(_likelihood(grid, low, high, spread, share))
    mass = np.exp(posterior - posterior.max()) * np.gradient(grid)
    mass = _common(grid, mass, COMMON if magnitude else 0.0) if kind == "judgement" else mass
    mass /= mass.sum()

    groups = _groups(told, cells, bounds, grid, mass, magnitude=magnitude)
    best = groups[0]
    inside = len(best.members) == len(told) or kind == "record"
    left, right = (_to(x, floor, magnitude=magnitude) for x in (best.low, best.high))
    if inside:
        within = np.where((grid >= left) & (grid <= right), mass, 0.0)
        middle = min(max(_quantile(grid, within, 0.5), left), right)
    else:
        middle = _peak_of_camp(grid, mass, _basin(groups, grid, floor, magnitude=magnitude))
    tail = (1.0 - level) / 2.0
    low, high = min(_quantile(grid, mass, tail), middle), max(_quantile(grid, mass, 1.0 - tail), middle)
    value, low, high = (_back(y, floor, magnitude=magnitude) for y in (middle, low, high))
    value = best.low if best.low == best.high and inside else value
    return Estimate(value, min(low, value), max(high, value), level, groups)


def _peak_of_camp(grid: Floats, mass: Floats, mine: Bools) -> float:
    """Median of a posterior; where it falls into camps, the top of the first: never their mean."""
    density = mass / np.gradient(grid)
    edges = np.flatnonzero(mine[1:] != mine[:-1])
    top = float(density[mine].max(initial=0.0))
    if len(edges) and np.all(density[edges] < SADDLE * top):
        return float(grid[mine][np.argmax(density[mine])])
    return _quantile(grid, mass, 0.5)


def _floor(cells: Sequence[Cell]) -> float:
    """What stands for nought on the scale of ratios: half of the smallest positive end."""
    ends = [x for cell in cells for x in (cell.low, cell.high) if 0 < x < math.inf]
    return min(ends) / 2.0 if ends else 0.5


def _to(x: float, floor: float, *, magnitude: bool) -> float:
    if not magnitude or math.isinf(x):
        return x
    return math.log(max(x, floor))


def _back(y: float, floor: float, *, magnitude: bool) -> float:
    if not magnitude:
        return y
    return 0.0 if y <= math.log(floor) + 1e-12 else math.exp(min(y, 709.0))


def _lay(cell: Cell, floor: float, *, magnitude: bool) -> tuple[float, float]:
    """Ends of a cell on the scale, its source's bias taken off."""
    bias = 0.0 if cell.bias is None else math.log(cell.bias) if magnitude else cell.bias
    # a low end of nought says nothing of a magnitude, unless the cell is nought itself
    low = (
        -math.inf
        if magnitude and cell.low <= 0 and cell.high > 0
        else _to(cell.low, floor, magnitude=magnitude)
    )
    return low - bias, _to(cell.high, floor, magnitude=magnitude) - bias


def _spread(cell: Cell, kind: str, *, magnitude: bool) -> float:
    if cell.spread is not None:
        return math.log1p(cell.spread) if magnitude else cell.spread
    if not magnitude:
        raise InvalidModelError(
            "Cell", "spread", None, "on a plain scale the usual error has no prior; give spread"
        )
    return SLIP if kind == "record" else SPREAD


def _grid(bounds: Sequence[tuple[float, float]], spread: float) -> Floats:
    """Points that hold every end exactly and reach well beyond the outermost."""
    ends = sorted({x for pair in bounds for x in pair if math.isfinite(x)})
    reach = 8.0 * spread + (2.0 if any(math.isinf(x) for pair in bounds for x in pair) else 0.0)
    even = np.linspace(ends[0] - reach, ends[-1] + reach, GRID)
    steps = np.concatenate([np.arange(0.0, 4.0, 0.25), np.geomspace(4.0, 400.0, 24)]) * NARROW * spread
    near = np.concatenate([x + sign * steps for x in ends for sign in (-1.0, 1.0)])
    return np.unique(np.concatenate([even, near]))


def _likelihood(grid: Floats, low: float, high: float, spread: float, share: float) -> Floats:
    """How likely a source gives a cell when the truth is at each point of the grid."""
    if math.isinf(high) or math.isinf(low):
        # one-sided: sure of the far side of the bound, and rather near it than far
        bound, sign = (low, 1.0) if math.isinf(high) else (high, -1.0)
        beyond = sign * (grid - bound)
        return np.maximum(
            _tail(beyond / (BOUND_SLACK * spread)) * np.exp(-np.maximum(beyond, 0.0) / OPEN), FLOOR
        )
    away, half = np.abs(grid - (high + low) / 2.0), (high - low) / 2.0
    likelihood = (1.0 - share) * _density(away, half, spread)
    if share > 0.0:
        likelihood = likelihood + share * _density(away, half, spread * NARROW)
    return np.maximum(likelihood, FLOOR)


def _density(away: Floats, half: float, spread: float) -> Floats:
    """Student's law with four degrees of freedom, averaged over a cell of a half width."""
    if half < 1e-6 * spread:
        return 0.375 / spread * (1.0 + (away / spread) ** 2 / 4.0) ** -2.5
    return (_tail((half - away) / spread) - _tail((-half - away) / spread)) / (2.0 * half)


def _tail(z: Floats) -> Floats:
    """Distribution function of Student's law with four degrees of freedom, in closed form."""
    root = np.sqrt(1.0 + z * z / 4.0)
    return 0.5 + 0.375 * (z / root) * (1.0 - z * z / (12.0 * root * root))


def _common(grid: Floats, mass: Floats, spread: float) -> Floats:
    """Widen a posterior by an error that all claims share."""
    if spread <= 0.0:
        return mass
    steps = np.array([-2.0, -1.0, 0.0, 1.0, 2.0]) * spread
    weights = np.array([0.054, 0.242, 0.399, 0.242, 0.054])
    density = mass / np.gradient(grid)
    wide = sum(
        w * np.interp(grid - step, grid, density, left=0.0, right=0.0)
        for w, step in zip(weights, steps, strict=True)
    )
    return np.asarray(wide * np.gradient(grid), dtype=np.float64)


def _quantile(grid: Floats, mass: Floats, share: float) -> float:
    running = np.cumsum(mass)
    total = float(running[-1])
    if total <= 0.0:
        return float(grid[np.argmax(mass)])
    return float(np.interp(share * total, running - mass / 2.0, grid))


def _debiased(cell: Cell, *, magnitude: bool) -> tuple[float, float]:
    """Ends of a cell as numbers, its source's bias taken off; an open low end of a magnitude is nought."""
    low = max(cell.low, 0.0) if magnitude else cell.low
    if cell.bias is None:
        return low, cell.high
    return (low / cell.bias, cell.high / cell.bias) if magnitude else (low - cell.bias, cell.high - cell.bias)


def _groups(
    told: Sequence[int],
    cells: Sequence[Cell],
    bounds: Sequence[tuple[float, float]],
    grid: Floats,
    mass: Floats,
    *,
    magnitude: bool,
) -> tuple[Group, ...]:
    """Maximal consistent groups by one sort of the ends, each with the mass nearest to its common part."""
    events = sorted((x, side, n) for n, pair in enumerate(bounds) for side, x in enumerate(pair))
    open_: set[int] = set()
    found: list[tuple[int, ...]] = []
    grown = False
    for _, side, n in events:
        if side == 0:
            open_.add(n)
            grown = True
        else:
            if grown:
                found.append(tuple(sorted(open_)))
                grown = False
            open_.discard(n)
    nearest = np.argmin(
        [
            _distance(grid, max(bounds[m][0] for m in members), min(bounds[m][1] for m in members))
            for members in found
        ],
        axis=0,
    )
    shares = np.bincount(nearest, mass, len(found))
    ends = [_debiased(cells[n], magnitude=magnitude) for n in told]
    groups = [
        Group(
            tuple(told[m] for m in members),
            max(ends[m][0] for m in members),
            min(ends[m][1] for m in members),
            float(share),
        )
        for members, share in zip(found, shares, strict=True)
    ]

    def rank(group: Group) -> tuple[float, float, float]:
        return -round(group.probability, 2), -round(sum(cells[n].weight for n in group.members), 9), group.low

    return tuple(sorted(groups, key=rank))


def _distance(grid: Floats, low: float, high: float) -> Floats:
    """How far points lie outside a range."""
    return np.asarray(np.maximum(np.maximum(low - grid, grid - high), 0.0), dtype=np.float64)


def _basin(groups: Sequence[Group], grid: Floats, floor: float, *, magnitude: bool) -> Bools:
    """Points of the grid that are nearest to the common part of the first group."""

    def distance(group: Group) -> Floats:
        low, high = (_to(x, floor, magnitude=magnitude) for x in (group.low, group.high))
        return _distance(grid, low, high)

    own = distance(groups[0])
    nearest = np.minimum.reduce([own, *(distance(group) for group in groups[1:])])
    return np.asarray(own <= nearest, dtype=bool)
