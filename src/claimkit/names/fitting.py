"""Scores fitted to pairs that the caller has judged: what a score means on lists like theirs."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable

import attrs

from claimkit.arguments import a_list
from claimkit.choices import NameKind
from claimkit.errors import ArgumentError, InvalidModelError
from claimkit.names.score import Thresholds, match_names

LEAST_JUDGED = 20
"""Judged pairs that are needed, and a quarter of them of either kind."""

PRIOR = 4.0
"""Strength with which a fit is held to the shipped meaning of scores, in pairs."""


@attrs.frozen
class Calibration:
    """What scores mean on the caller's lists.

    Attributes:
        slope: factor of the log-odds of a score.
        offset: what is added to them; negative where true matches are rarer than one in two.
        thresholds: scores that part matches best on the judged pairs; for `NameIndex` and the like.
    """

    slope: float
    offset: float
    thresholds: Thresholds

    def probability(self, score: float) -> float:
        """The probability of a match among pairs such as those judged."""
        return 1.0 / (1.0 + math.exp(-(self.slope * _log_odds(score) + self.offset)))


def fit_calibration(judged: Iterable[tuple[str, str, bool]], kind: NameKind = "person") -> Calibration:
    """Fit the meaning of scores, and the thresholds, to judged pairs.

    Args:
        judged: names, and whether they name the same.
        kind: what they name, see `claimkit.names.match_names`.

    Returns:
        How to read a score as a probability, and the thresholds that give the best F1.

    Raises:
        ValueError: if there are too few pairs, or nearly all are of one kind.

    >>> judged = [("Fail Alsynov", "Фаил Алсынов", True), ("Fail Alsynov", "Fanis Alsynov", False)] * 10
    >>> fitted = fit_calibration(judged)
    >>> fitted.probability(0.99) > 0.9 > 0.1 > fitted.probability(0.01)
    True
    """
    taken = a_list("fit_calibration", "judged", judged, wanted=_JUDGED)
    for row in taken:
        if not isinstance(row, tuple | list) or len(row) != 3:
            raise ArgumentError("fit_calibration", "judged", row, _JUDGED)
    pairs = [(match_names(a, b, kind).score, bool(same)) for a, b, same in taken]
    true = sum(same for _, same in pairs)
    if len(pairs) < LEAST_JUDGED or min(true, len(pairs) - true) < LEAST_JUDGED // 4:
        told = (
            f"at least {LEAST_JUDGED} pairs are needed, {LEAST_JUDGED // 4} or more that match and as many"
            f" that do not; {true} match"
        )
        raise InvalidModelError("fit_calibration", "judged", len(pairs), told)
    slope, offset = _fitted([(_log_odds(score), same) for score, same in pairs])
    return Calibration(slope, offset, _best(pairs))


_JUDGED = "a list of triples (name, name, whether they name the same)"


def _log_odds(score: float) -> float:
    held = min(0.9999, max(0.0001, score))
    return math.log(held / (1.0 - held))


def _fitted(pairs: list[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and offset of greatest penalised likelihood, by Newton's method."""
    slope, offset = 1.0, 0.0
    for _ in range(50):
        g0, g1, h00, h01, h11 = offset, PRIOR * (slope - 1.0), 1.0, 0.0, PRIOR
        for x, same in pairs:
            chance = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, slope * x + offset))))
            weight = chance * (1.0 - chance)
            g0, g1 = g0 + chance - same, g1 + (chance - same) * x
            h00, h01, h11 = h00 + weight, h01 + weight * x, h11 + weight * x * x
        det = h00 * h11 - h01 * h01
        step0, step1 = (h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det
        offset, slope = offset - step0, slope - step1
        if abs(step0) + abs(step1) < 1e-9:
            break
    return max(slope, 0.0), offset


def _best(pairs: list[tuple[float, bool]]) -> Thresholds:
    """The cut of the best F1, in the middle between two scores, and half of it for what is unsure."""
    scores = sorted({score for score, _ in pairs})
    cuts = [(low + high) / 2 for low, high in itertools.pairwise(scores)]

    def f1(cut: float) -> float:
        said = [same for score, same in pairs if score >= cut]
        return 2 * sum(said) / (len(said) + sum(same for _, same in pairs))

    match = max(cuts, key=lambda cut: (f1(cut), cut), default=Thresholds().match)
    return Thresholds(match=match, unsure=match / 2)
