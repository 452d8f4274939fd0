"""The small laws under the estimators, each against the same said in plain Python."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
import pytest

from claimkit.bulk import resolve_columns
from claimkit.estimation import copying, priors
from claimkit.estimation.kinds import Scale, unit


def test_softmax_adds_up_in_each_group() -> None:
    score, group, start = (
        np.array([0.0, math.log(3), 2.0, -1000.0, 5.0]),
        np.array([0, 0, 1, 1, 2]),
        np.array([0, 2, 4]),
    )
    assert priors.softmax_by(score, group, start) == pytest.approx([0.25, 0.75, 1.0, 0.0, 1.0])
    rest = np.array([math.log(4), 2.0, 800.0])
    assert priors.softmax_by(score, group, start, rest) == pytest.approx([1 / 8, 3 / 8, 0.5, 0.0, 0.0])


def test_logistic_and_sums() -> None:
    assert priors.logistic(np.array([0.0, math.log(4), -1e9])) == pytest.approx([0.5, 0.8, 0.0])
    assert priors.logistic(1e9) == pytest.approx(1.0)
    assert priors.sums(np.array([1, 1, 3]), np.array([2.0, 5.0, 1.0]), 5).tolist() == [0, 7, 0, 1, 0]


def test_the_log_of_gamma() -> None:
    x = np.array([0.1, 0.5, 1.0, 2.0, 3.5, 7.9, 8.1, 40.0, 1e4])
    assert priors.log_gamma(x) == pytest.approx([math.lgamma(n) for n in x], rel=1e-6, abs=1e-6)


def plain_median(values: list[float], weights: list[float]) -> float:
    pairs, half, running = sorted(zip(values, weights, strict=True)), sum(weights) / 2, 0.0
    for n, (value, weight) in enumerate(pairs):
        running += weight
        if running > half * (1 + 1e-9):
            return value
        if running >= half * (1 - 1e-9):
            return (value + pairs[n + 1][0]) / 2 if n + 1 < len(pairs) else value
    raise AssertionError


@pytest.mark.parametrize(
    ("values", "weights"),
    [
        ([3, 1, 2], [1, 1, 1]),
        ([1, 2], [1, 1]),
        ([1, 2, 9], [1, 1, 2]),
        ([5], [0.3]),
        ([1, 2, 3, 4], [1, 1, 1, 5]),
        ([4, 1, 3, 2], [0.1, 0.2, 0.3, 0.2]),
    ],
)
def test_weighted_median(values: list[float], weights: list[float]) -> None:
    found = priors.weighted_median(np.array(values, dtype=float), np.array(weights, dtype=float))
    assert found == pytest.approx(plain_median(values, weights))


def test_twelve_digits_are_kept() -> None:
    given = [1 / 3, 1234567.8900000001, 1e300 / 3, 0.0, -2.0000000000001, 1e15 + 0.3]
    found = priors.tidy(np.array([*given, math.inf, math.nan]))
    assert found[:6].tolist() == [float(f"{x:.12g}") for x in given]
    assert math.isinf(found[6])
    assert math.isnan(found[7])


def test_sources_that_differ_more_leave_a_looser_prior() -> None:
    degrees = np.full(40, 50.0)
    alike = priors.inverse_gamma_shape(np.full(40, 2.0), degrees)
    some = priors.inverse_gamma_shape(np.exp(np.linspace(-1, 1, 40)), degrees)
    much = priors.inverse_gamma_shape(np.exp(np.linspace(-9, 9, 40)), degrees)
    assert (alike, much) == (priors.TIGHTEST, priors.LOOSEST)
    scatter = float(np.var(np.linspace(-1, 1, 40)))
    assert some == pytest.approx(1 / (scatter - 2 / 50))
    assert priors.inverse_gamma_shape(np.exp(np.linspace(-9, 9, 4)), np.full(4, 50.0)) == 3.0
    assert priors.inverse_gamma_shape(np.exp(np.linspace(-9, 9, 40)), np.full(40, 4.0)) == 3.0
    assert priors.inverse_gamma_shape(np.exp(np.linspace(-9, 9, 5)), np.full(5, 5.0)) == priors.LOOSEST


def shares(hits: list[float], counts: list[float], members: list[float]) -> Any:
    return priors.expected_share(np.array(hits), np.array(counts), np.array(members), 8.0)


def test_what_to_expect_of_a_source() -> None:
    usual = shares([0.0], [0.0], [1.0])
    assert usual == pytest.approx([priors.USUAL_SHARE], abs=0.01)
    good, bad = shares([95.0], [100.0], [1000.0]), shares([30.0], [100.0], [1000.0])
    assert good == pytest.approx([0.95], abs=0.01)
    assert bad == pytest.approx([0.30], abs=0.01)
    better = shares([1.0, 95.0], [2.0, 100.0], [500.0, 500.0])
    assert 0.5 < better[0] + 0.02 < better[1] < 0.96
    worse = shares([1.9, 50.0], [2.0, 100.0], [500.0, 500.0])
    assert worse[0] > worse[1]


@pytest.mark.parametrize(
    ("number", "found"),
    [
        (35, 5),
        (30, 10),
        (1200, 100),
        (1250, 50),
        (7, 1),
        (0.25, 0.05),
        (0.2, 0.1),
        (5, 5),
        (10, 10),
        (-35, 5),
    ],
)
def test_the_unit_a_number_seems_to_be_rounded_to(number: float, found: float) -> None:
    assert unit(np.array([float(number)])).tolist() == pytest.approx([found])
    assert unit(np.array([float(number), 0.0])).tolist()[1] == math.inf
    assert unit(np.array([0.0])).tolist() == [math.inf]


def test_scales_go_there_and_back() -> None:
    ratios = Scale(log=True, floor=0.0, least=0.5)
    assert ratios.to(np.array([0.0, 0.5, math.e])) == pytest.approx([math.log(0.5), math.log(0.5), 1.0])
    assert ratios.back(np.array([0.0, 1.0])) == pytest.approx([1.0, math.e])
    assert np.isfinite(ratios.back(np.array([1e9]))).all()
    plain = np.array([-3.0, 4.0])
    assert Scale(log=False).to(plain).tolist() == Scale(log=False).back(plain).tolist() == [-3.0, 4.0]


def test_the_odds_of_a_copy_are_those_of_the_design() -> None:
    """log((A c + A² (1 - c)) / A²) for each shared truth, and so on, of Dong and others (2009)."""
    for true, false, differ, a, chance, c in (
        (10, 0, 0, 0.9, 0.01, 0.8),
        (3, 2, 1, 0.6, 0.2, 0.5),
        (0, 0, 4, 0.7, 0.1, 0.8),
    ):
        pf = (1 - a) ** 2 * chance
        wanted = (
            true * math.log((a * c + a * a * (1 - c)) / (a * a))
            + false * math.log(((1 - a) * c + pf * (1 - c)) / pf)
            + differ * math.log(1 - c)
        )
        told: Any = [np.array([float(x)]) for x in (true, false, differ, a, chance)]
        assert copying.log_odds(told[0], told[1], told[2], told[3], told[4], c)[0] == pytest.approx(wanted)


# -- by the front door ---------------------------------------------------------------------------------


def claims(*rows: tuple[str, str, object], **options: Any) -> Any:
    source, thing, value = zip(*rows, strict=True)
    return resolve_columns(source=source, object=thing, value=value, **options)


def test_an_answer_tells_how_it_came_about() -> None:
    said = [(f"s{n}", "Metz", 1200) for n in range(4)] + [("odd", "Metz", 7000)]
    found = claims(*said, *[(f"s{n}", "Nancy", 33) for n in range(2)], ("s9", "Toul", 5), kind="record")
    told = found.explain("Metz")
    assert re.match(r"Metz: 1,200 \(\w+; probability (0\.9\d|1\.00);", told)
    assert "; 5 claims of 5 origins)." in told
    assert [line.split(":")[0].strip() for line in told.split("\n")[1:6]] == ["for it"] * 4 + ["against it"]
    assert "odd says 7,000." in told  # of a handful nothing is learnt about sources
    assert "; 1 claim of 1 origin)." in found.explain("Toul")
    assert "Toul: 5 (single source" in found.explain("Toul")
    with pytest.raises(KeyError, match="nothing was claimed about 'Nowhere'"):
        found.explain("Nowhere")


def test_only_so_many_claims_are_listed() -> None:
    for count, more in ((12, False), (13, True), (15, True)):
        told = claims(*[(f"s{n:02}", "Metz", 1200) for n in range(count)], kind="record").explain("Metz")
        assert told.count("for it:") == 12
        assert (f"and {count - 12} more." in told) == more


def test_bounds_are_told_as_bounds() -> None:
    found = resolve_columns(
        source=["a", "b", "c", "d"],
        object=["x"] * 4,
        value=[500, None, None, None],
        low=[500, 400, None, 100],
        high=[500, math.inf, 900, 600],
        kind="judgement",
    )
    told = found.explain("x")
    assert all(
        words in told
        for words in ("a says 500", "b says at least 400", "c says at most 900", "d says 100 to 600")
    )


def test_statuses_of_records() -> None:
    found = claims(
        ("a", "x", 5),
        ("b", "x", 5),
        ("c", "x", 5),
        ("a", "y", 7),
        ("a", "z", 1),
        ("b", "z", 2),
        kind="record",
    )
    assert dict(zip(found.answers["object"].tolist(), found.answers["status"].tolist(), strict=True)) == {
        "x": "agreed",
        "y": "single_source",
        "z": "contested",
    }
    assert found.answers["n_claims"].tolist() == found.answers["n_origins"].tolist() == [3, 1, 2]
