"""What columns teach about sources, on simulated tables whose truth is known: shares, copies, biases."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from claimkit.bulk import ColumnsResolution, resolve_columns
from claimkit.estimation import priors

ITEMS, SOURCES = 150, 12


def of_source(found: ColumnsResolution, column: str) -> dict[Any, float]:
    return dict(zip(found.sources["source"].tolist(), found.sources[column].tolist(), strict=True))


def table(seed: int, shares: list[float], wrong: Any) -> tuple[dict[str, Any], np.ndarray[Any, Any]]:
    """Every source tells of every item, right with its share, else what ``wrong`` draws for the truth."""
    rng = np.random.default_rng(seed)
    truth = rng.integers(1_000, 90_000, ITEMS)
    source, thing = (x.ravel() for x in np.meshgrid(np.arange(len(shares)), np.arange(ITEMS), indexing="ij"))
    right = rng.random(len(source)) < np.array(shares)[source]
    value = np.where(right, truth[thing], wrong(rng, truth[thing]))
    return {"source": source, "object": thing, "value": value}, truth


def slips(rng: np.random.Generator, truth: Any) -> Any:
    return truth + rng.integers(1, 900, len(truth)) * rng.choice([-1, 1], len(truth))


def test_the_share_of_each_source_is_learnt() -> None:
    shares = [0.95] * 4 + [0.7] * 4 + [0.35] * 4
    said, truth = table(1, shares, slips)
    found = resolve_columns(**said, kind="record")
    assert np.mean(found.answers["value"] == truth) > 0.98
    learnt = of_source(found, "reliability")
    actual = (said["value"].reshape(len(shares), ITEMS) == truth).mean(axis=1)
    assert all(abs(learnt[n] - share) < 0.04 for n, share in enumerate(actual))
    assert set(of_source(found, "n_claims").values()) == {ITEMS}
    assert np.all(found.answers["n_claims"] == len(shares))
    assert np.all(
        (found.answers["low"] <= found.answers["value"]) & (found.answers["value"] <= found.answers["high"])
    )
    assert max(of_source(found, "copying").values()) < 0.5


def test_a_copier_is_found_by_the_mistakes_it_shares() -> None:
    said, _ = table(2, [0.8] * 6, slips)
    told = said["value"].reshape(6, ITEMS)
    told[5] = np.where(np.random.default_rng(3).random(ITEMS) < 0.85, told[4], told[5])
    found = resolve_columns(**said | {"value": told.ravel()}, kind="record")
    copying = of_source(found, "copying")
    assert min(copying[4], copying[5]) > 0.9
    assert max(copying[n] for n in range(4)) < 0.2
    places = found.claims
    repeats = {
        other
        for row, other in zip(places["row"].tolist(), places["copy_of"].tolist(), strict=True)
        if row >= 4 * ITEMS
    }
    assert repeats - {None} <= {4, 5}
    assert repeats & {4, 5}
    mine = places["weight"].reshape(6, ITEMS)
    assert mine[4:].mean() < 0.8 < mine[:4].mean()


@pytest.mark.parametrize("bias", [0.6, 1.6])
def test_a_bias_is_a_factor_and_a_spread_is_a_share(bias: float) -> None:
    rng = np.random.default_rng(5)
    truth = np.exp(rng.normal(8, 1, 300))
    spread = np.array([0.1] * 4 + [0.4] * 4)
    noise = rng.normal(0, 1, (8, 300)) * spread[:, None]
    told = truth * np.exp(noise)
    told[0] *= bias
    said: Any = {
        "source": np.repeat(np.arange(8), 300),
        "object": np.tile(np.arange(300), 8),
        "value": told.ravel(),
    }
    found = resolve_columns(**said, kind="judgement")
    assert set(found.sources["scale"].tolist()) == {"ratio"}
    biases, spreads = of_source(found, "bias"), of_source(found, "spread")
    assert biases[0] == pytest.approx(bias, rel=0.12)
    assert all(biases[n] == pytest.approx(1.0, abs=0.12) for n in range(1, 4))
    assert max(spreads[n] for n in range(1, 4)) < 0.25 < min(spreads[n] for n in range(4, 8))
    trust = of_source(found, "reliability")
    assert min(trust[n] for n in range(1, 4)) > max(trust[n] for n in range(4, 8))
    error = np.abs(np.log(found.answers["value"] / truth))
    assert np.median(error) < 0.08
    inside = (found.answers["low"] <= truth) & (truth <= found.answers["high"])
    assert inside.mean() > 0.7


def test_differences_have_a_plain_scale() -> None:
    rng = np.random.default_rng(6)
    truth = rng.normal(0, 10, 200)
    told = truth + rng.normal(0, 1, (5, 200))
    told[0] += 4
    said: Any = {
        "source": np.repeat(np.arange(5), 200),
        "object": np.tile(np.arange(200), 5),
        "value": told.ravel(),
    }
    found = resolve_columns(**said, kind="judgement")
    assert set(found.sources["scale"].tolist()) == {"plain"}
    assert of_source(found, "bias")[0] == pytest.approx(4, abs=1.2)
    assert np.median(np.abs(found.answers["value"] - truth)) < 1


def test_labels_are_learnt_and_anchors_come_back() -> None:
    rng = np.random.default_rng(7)
    names = np.array(["fire", "flood", "quake", "storm"])
    truth = rng.integers(0, 4, ITEMS)
    shares = np.array([0.95, 0.9, 0.9, 0.5, 0.4, 0.4])
    right = rng.random((6, ITEMS)) < shares[:, None]
    told = np.where(right, truth, (truth + rng.integers(1, 4, (6, ITEMS))) % 4)
    said: Any = {
        "source": np.repeat(np.arange(6), ITEMS),
        "object": np.tile(np.arange(ITEMS), 6),
        "value": names[told].ravel(),
    }
    found = resolve_columns(**said)
    assert [kind for kind, _ in found.kinds.values()] == ["label"]
    assert np.mean(found.answers["value"] == names[truth]) > 0.93
    learnt = of_source(found, "reliability")
    assert all(abs(learnt[n] - share) < 0.06 for n, share in enumerate((told == truth).mean(axis=1)))
    wrong = {int(n): str(names[(truth[n] + 1) % 4]) for n in range(5)}
    pinned = resolve_columns(**said, anchors=wrong)
    assert pinned.answers["value"].tolist()[:5] == [wrong[n] for n in range(5)]
    assert pinned.answers["status"].tolist()[:5] == ["known"] * 5
    assert np.mean(pinned.answers["value"][5:] == names[truth][5:]) > 0.93


def test_labels_are_one_whatever_their_case() -> None:
    found = resolve_columns(
        source=["a", "b", "c", "d"], object=["x"] * 4, value=["Guilty", "guilty", " guilty ", "acquitted"]
    )
    assert [value.casefold() for value in found.answers["value"].tolist()] == ["guilty"]
    assert found.claims["role"].tolist() == ["supporting"] * 3 + ["dissenting"]


def test_what_is_reported_counts_and_what_is_denied_does_not() -> None:
    said: dict[str, Any] = {
        "source": ["a", "b", "c"],
        "object": ["x"] * 3,
        "value": [5, 5, 9],
        "kind": "record",
    }
    for manner in ("asserted", "reported", "alleged", "estimated"):
        found = resolve_columns(**said, modality=["asserted", manner, "hypothetical"])
        assert (found.answers["value"].tolist(), found.answers["n_origins"].tolist()) == ([5.0], [2])
        assert found.claims["role"].tolist() == ["supporting", "supporting", "set_aside"]
    denied = resolve_columns(**said, modality=["asserted", "denied", "hypothetical"])
    assert denied.answers["status"].tolist() == ["disputed"]


def test_times_are_told_as_days_and_hours() -> None:
    said: dict[str, Any] = {
        "source": ["a", "b"],
        "object": ["x"] * 2,
        "value": [12, 15],
        "kind": "record",
        "dynamics": "cumulative",
    }
    told = resolve_columns(**said, time=["2024-05-06", "2024-05-08T18:30"]).explain("x")
    assert "an earlier state: a says 12 (2024-05-06)." in told
    assert "for it: b says 15 (2024-05-08 18:30)." in told
    assert "a says 12 (time 1)." in resolve_columns(**said, time=[1, 2]).explain("x")


def test_what_to_expect_of_a_source_solves_its_equations() -> None:
    """The slope and the level are where the gains of a little more of either are nought."""
    for seed in range(5):
        rng = np.random.default_rng(seed)
        counts, members = np.unique(rng.integers(1, 60, 8)).astype(float), 4.0
        worth_of = 9.0
        hits = counts * rng.uniform(0.3, 0.95, len(counts))
        found = priors.expected_share(hits, counts, np.full(len(counts), members), worth_of - 1)
        worth = members * counts / (1 + (counts - 1) / worth_of)
        size = np.log(counts) - np.sum(worth * np.log(counts)) / worth.sum()
        logit = np.log(found / (1 - found))
        slope = float(np.polyfit(size, logit, 1)[0])
        level = float(np.mean(logit - slope * size))
        gap = worth * (hits / counts - found)
        assert np.sum(gap) + priors.USUAL_CLAIMS * (
            priors.USUAL_SHARE - 1 / (1 + math.exp(-level))
        ) == pytest.approx(0, abs=1e-6)
        assert np.sum(gap * size) - slope == pytest.approx(0, abs=1e-6)
