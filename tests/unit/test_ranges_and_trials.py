"""What is expected of sources, intervals and trials, against the same said claim by claim or by hand."""

from __future__ import annotations

import math
from collections import Counter
from statistics import NormalDist
from typing import Any

import attrs
import numpy as np
import pytest
from tests.plain_models import column, told

import claimkit as ck
from claimkit.estimation import grids, judgements, kinds, priors, ranges, trials
from claimkit.estimation.columns import Claims

PLAIN = kinds.Scale(log=False)


def on_item(claims: Claims) -> list[list[int]]:
    """Claims of each item."""
    return [np.flatnonzero(claims.item == n).tolist() for n in range(claims.n_items)]


# -- what is expected of sources -----------------------------------------------------------------------


def test_sources_that_say_much_are_expected_to_be_as_right_as_such_are() -> None:
    """The line in the log of the size is where the gradient of its penalised likelihood vanishes."""
    hits, counts, members = column(0.4, 3.5, 27, 180), column(1, 5, 30, 200), column(20, 6, 3, 1)
    strength = 8.0
    found = priors.expected_share(hits, counts, members, strength)
    logit = np.log(found / (1 - found))
    worth = members * counts / (1 + (counts - 1) / (strength + 1))
    size = np.log(counts) - np.sum(worth * np.log(counts)) / worth.sum()
    slope = (logit[3] - logit[0]) / (size[3] - size[0])
    assert logit == pytest.approx(logit[0] + slope * (size - size[0]))
    level = logit[0] - slope * size[0]
    gap = worth * (hits / counts - found)
    usual = 1 / (1 + math.exp(-level))
    assert float(gap.sum()) == pytest.approx(priors.USUAL_CLAIMS * (usual - priors.USUAL_SHARE), abs=1e-6)
    assert float(np.sum(gap * size)) == pytest.approx(slope, abs=1e-6)


def test_sources_that_say_nothing_are_expected_to_be_as_right_as_the_rest() -> None:
    found = priors.expected_share(column(0, 0.9), column(0, 1), column(4, 30), 8.0)
    assert found[0] == pytest.approx(found[1])


def test_how_alike_sources_are_shows_in_their_mean_squares() -> None:
    degrees = np.full(6, 10.0)
    square = np.exp(column(-1.5, -1, -0.5, 0.5, 1, 1.5))
    wanted = 1 / (float(np.var(np.log(square))) - 0.2)
    assert priors.inverse_gamma_shape(square, degrees) == pytest.approx(wanted)
    assert priors.inverse_gamma_shape(np.ones(6), degrees) == priors.TIGHTEST
    assert priors.inverse_gamma_shape(np.exp(10 * np.arange(6)), degrees) == priors.LOOSEST
    assert priors.inverse_gamma_shape(square[:4], degrees[:4]) == 3.0
    assert priors.inverse_gamma_shape(square, np.append(degrees[:4], [4.9, 4.9])) == 3.0
    assert priors.inverse_gamma_shape(np.append(square[:4], [0, 0]), degrees) == 3.0


def test_half_of_the_weight_lies_on_either_side_of_a_weighted_median() -> None:
    assert priors.weighted_median(column(5, 1, 3), column(1, 1, 1)) == 3.0
    assert priors.weighted_median(column(5, 1, 3, 9), column(1, 1, 1, 1)) == 4.0
    assert priors.weighted_median(column(5, 1, 3), column(2.5, 1, 1)) == 5.0
    assert priors.weighted_median(column(5, 1, 3), column(2, 1, 1)) == 4.0
    assert priors.weighted_median(column(7), column(0.1)) == 7.0


def test_shares_of_a_group_and_of_what_is_beside_it() -> None:
    score, group = np.log(column(1, 3, 2, 2)), np.array([0, 0, 1, 1])
    start = np.array([0, 2])
    assert priors.softmax_by(score, group, start) == pytest.approx([0.25, 0.75, 0.5, 0.5])
    found = priors.softmax_by(score, group, start, np.log(column(4, 12)))
    assert found == pytest.approx([1 / 8, 3 / 8, 2 / 16, 2 / 16])
    assert priors.softmax_by(score + 900, group, start) == pytest.approx([0.25, 0.75, 0.5, 0.5])


def test_twelve_digits_are_kept() -> None:
    x = column(1 / 3, 123456789012.345, 2e300 / 3, -4e-300 / 3, 0, math.inf, 1500.0000000000002)
    kept = [float(f"{v:.12g}") for v in x]
    assert priors.tidy(x) == pytest.approx(kept, rel=1e-15)
    assert priors.tidy(column(1500.0000000000002)).tolist() == [1500.0]


# -- intervals -----------------------------------------------------------------------------------------


def estimates(seed: int, spreads: list[float], items: int, shrunk: float = 0.0) -> judgements.Judged:
    """Estimates of sources, which draw what they say to the middle by a share of their unreliability."""
    rng = np.random.default_rng(seed)
    truth = rng.normal(0, 2, items)
    rows = []
    for n in range(items):
        for s, d in enumerate(spreads):
            if rng.random() < 0.9:
                x = truth[n] + rng.normal(0, d)
                rows.append((n, s, float(x * (1 - shrunk * d * d / (4 + d * d)))))
    number = {n: i for i, n in enumerate(sorted({row[0] for row in rows}))}
    claims = told(*[(number[n], s, x) for n, s, x in rows])
    weight = 1.0 - 0.4 * (np.arange(len(rows)) % 3 == 0)
    return judgements.lay_out(claims, PLAIN, ~np.isnan(claims.value), weight)


def slopes(data: judgements.Judged, fit: judgements.Fit, among: set[int], between: float) -> Any:
    """Slope of each source on what the others say, and its precision, on some items."""
    item, source = data.claims.item, data.claims.source
    y, centre = fit.error + fit.truth[item], float(np.mean(fit.truth))
    found = {}
    for s in range(data.claims.n_sources):
        points = []
        for c in np.flatnonzero(source == s):
            rest = [d for d in np.flatnonzero(item == item[c]) if d != c]
            precision = sum(fit.own[d] for d in rest)
            if rest and int(item[c]) in among:
                others = sum(fit.own[d] * y[d] for d in rest) / precision
                x = (others - centre) * between / (between + 1 / precision)
                points.append((fit.own[c], x, y[c] - centre))
        if len(points) >= ranges.FEW:
            w, x, z = (np.array(column_) for column_ in zip(*points, strict=True))
            x, z = x - np.sum(w * x) / w.sum(), z - np.sum(w * z) / w.sum()
            slope = np.sum(w * x * z) / np.sum(w * x * x)
            residual = np.sum(w * (z - slope * x) ** 2) / max(len(points) - 2, 1)
            found[s] = slope, np.sum(w * x * x) / residual
    return found


def shrinking(data: judgements.Judged, fit: judgements.Fit, between: float, swell: float) -> float:
    """The probability that sources shrink what they say: slopes from one half, spreads from the other."""
    item, source = data.claims.item.tolist(), data.claims.source.tolist()
    ranked = sorted(range(len(fit.truth)), key=lambda n: fit.truth[n])
    odds: list[float] = []
    for mine in (0, 1):
        here, there = set(ranked[mine::2]), set(ranked[1 - mine :: 2])
        told_ = slopes(data, fit, here, between)
        square, voices = np.zeros(data.claims.n_sources), np.zeros(data.claims.n_sources)
        for c, n in enumerate(item):
            if n in there:
                square[source[c]] += data.weight[c] * fit.error[c] ** 2
                voices[source[c]] += data.weight[c]
        shape = priors.inverse_gamma_shape(square / voices, voices)
        spread = (square + 2 * shape * square.sum() / voices.sum()) / (voices + 2 * shape)
        if len(told_) < 3:
            return 0.0
        a, w = np.array(list(told_.values())).T
        reliable = np.array([between / (between + swell * spread[s]) for s in told_])
        gaps = []
        for form in (np.ones(len(a)), reliable):
            fitted = np.sum(w * form * a) / np.sum(w * form**2) * form
            spare = max(np.sum(w * ((a - fitted) ** 2 - 1 / w)) / w.sum(), 0)
            gaps.append((a - fitted) ** 2 / (1 / w + spare) + np.log(1 / w + spare))
        odds += ((gaps[0] - gaps[1]) / 2).tolist()
    if sum(odds) <= max(ranges.CHANCE, ranges.CLEARLY * math.sqrt(len(odds)) * float(np.std(odds))):
        return 0.0
    return 1 / (1 + math.exp(-sum(odds)))


@pytest.mark.parametrize("tail", [4.0, math.inf])
@pytest.mark.parametrize("shrunk", [0.0, 1.0])
@pytest.mark.parametrize("seed", range(3))
def test_whether_sources_shrink_is_found_source_by_source(seed: int, shrunk: float, tail: float) -> None:
    data = estimates(seed, [0.5, 1.0, 2.0, 4.0, 0.8, 1.5, 3.0], 150, shrunk)
    fit = judgements.fit(data, judgements.Choice(tail=tail))
    between = float(np.var(fit.truth)) - float(np.mean(fit.variance))
    swell = 2.0 if tail == 4.0 else 1.0  # the variance of Student's law with four degrees is twice its square
    chance = shrinking(data, fit, between, swell)
    assert chance == 0.0 if shrunk == 0.0 else chance > 0.5
    found = ranges.stretch(data, fit, tail)
    assert found.probability == pytest.approx(chance)
    for n, mine in enumerate(on_item(data.claims)):
        voices = sum(data.weight[c] for c in mine)
        noise = voices / sum(data.weight[c] / (swell * fit.spread[data.claims.source[c]]) for c in mine)
        reliable = between / (between + noise)
        voices = max(voices, 1.0)
        full = voices / (1 + (voices - 1) * reliable)
        assert found.factor[n] == pytest.approx(1 + chance * (full - 1))


def test_nothing_is_drawn_apart_that_does_not_differ() -> None:
    data = estimates(0, [2.0, 3.0, 4.0], 30)
    same = attrs.evolve(data, y=data.y - data.claims.per_item(data.y)[data.claims.item])
    fit = judgements.fit(same, judgements.Choice())
    flat = attrs.evolve(fit, truth=np.zeros(len(fit.truth)))
    assert ranges.stretch(same, flat, 4.0).factor.tolist() == [1.0] * 30


def test_a_hull_goes_from_the_least_to_the_greatest_claim() -> None:
    claims = told((0, 0, 4.0), (0, 1, 1.0), (0, 2, 2.0), (1, 0, 5.0), low=[4, 1, 1, 5], high=[4, 1, 3, 5])
    data = judgements.lay_out(claims, PLAIN, claims.low == claims.high, np.ones(4))
    fit = judgements.fit(data, judgements.Choice(), given=(column(0, 0.5, 0), column(1, 1, 1)))
    half = math.sqrt(3 * (2**2 / 12))  # the half width of the range
    low, high = ranges.hull(data, fit)
    form = fit.form[judgements.RANGE]
    assert low == pytest.approx([min(1 - 0.5, 2 - form - half), 5.0])
    assert high == pytest.approx([4.0, 5.0])
    assert ranges.surprise(data, fit, column(3, 5)) == pytest.approx(
        [1.0, 2.5, abs(-1 - form) / math.sqrt(1 + 1 / 3), 0.0]
    )
    assert ranges.unanchored(data, fit) == pytest.approx(fit.truth)


@pytest.mark.parametrize("seed", range(4))
def test_of_camps_the_claim_with_most_of_the_others_by_it_is_taken(seed: int) -> None:
    """By how far apart claims are in the spread of each; by Student's law with four degrees."""
    rng = np.random.default_rng(seed)
    rows = [(n, s, float(rng.choice([0, 10]) + rng.normal(0, 1))) for n in range(6) for s in range(5)]
    claims = told(*rows)
    data = judgements.lay_out(claims, PLAIN, np.ones(30, dtype=bool), np.where(np.arange(30) % 4, 1.0, 0.5))
    spread = column(0.5, 1, 2, 1, 0.7)
    fit = judgements.fit(data, judgements.Choice(), given=(np.zeros(5), spread))
    torn = np.array([True, True, False, True, True, False])
    answer = ranges.one_camp(data, fit, np.full(6, 5.0), torn)
    for n, mine in enumerate(on_item(claims)):
        if not torn[n]:
            assert answer[n] == 5.0
            continue
        near = {}
        for c in mine:
            near[c] = 0.0
            for d in mine:
                v = spread[claims.source[d]]
                gap = (claims.value[c] - claims.value[d]) ** 2 / v
                near[c] += data.weight[d] / math.sqrt(v) * (1 + gap / 4) ** -2.5
        assert answer[n] == pytest.approx(claims.value[max(near, key=lambda c: near[c])])
    assert ranges.one_camp(data, fit, np.full(6, 5.0), np.zeros(6, dtype=bool)).tolist() == [5.0] * 6


def test_of_camps_alike_the_lower_is_taken() -> None:
    claims = told((0, 0, 9.0), (0, 1, 9.0), (0, 2, 2.0), (0, 3, 2.0))
    data = judgements.lay_out(claims, PLAIN, np.ones(4, dtype=bool), np.ones(4))
    fit = judgements.fit(data, judgements.Choice(), given=(np.zeros(4), np.ones(4)))
    assert ranges.one_camp(data, fit, column(5.5), np.array([True])).tolist() == [2.0]


def test_beyond_the_greatest_error_seen_the_width_goes_on_as_the_normal_law() -> None:
    """Ten known truths reach as far as ten elevenths; for more, the width grows as that of a normal law."""
    error = column(-10, -8, -6, -4, -2, 2, 4, 6, 8, 10)
    normal = {0.9: 1.6448536269514722, 10 / 11: 1.6906216295848977, 0.99: 2.5758293035489004}
    found = ranges.calibrate(np.zeros(10), np.full(10, 2.0), error, 0.99, few=10)
    assert found.calibrated
    assert found.shift == 0.0
    assert found.factor == pytest.approx(5.0 * normal[0.99] / normal[10 / 11])
    found = ranges.calibrate(np.zeros(10), np.full(10, 2.0), error, 0.9, few=10)
    assert found.factor == pytest.approx(5.0)  # 0.9 * 11 = 9.9: between the ninth and the tenth, both five
    within = ranges.calibrate(np.zeros(10), np.full(10, 2.0), error, 0.75, few=10)
    assert within.factor == pytest.approx(4.25)  # 0.75 * 11 = 8.25: a quarter of the way to the ninth


def test_biases_that_are_only_told_are_measured_against_the_others() -> None:
    """Each claim against what the others show, as unsure as both; drawn to none by what chance may do."""
    data = estimates(3, [0.4, 0.6, 1.0, 0.5], 25)
    shifted = attrs.evolve(data, y=data.y + np.where(data.claims.source == 3, 1.0, 0.0))
    fit = judgements.fit(shifted, judgements.Choice())
    item, source, own = data.claims.item, data.claims.source, fit.own
    count = [float(shifted.weight[source == s].sum()) for s in range(4)]
    bias = [0.0] * 4
    for _ in range(judgements.DEBIASED):
        raw, noise = [], []
        for s in range(4):
            up = mass = 0.0
            for c in np.flatnonzero(source == s):
                rest = [d for d in np.flatnonzero(item == item[c]) if d != c]
                if rest:
                    others = sum(own[d] * (shifted.y[d] - bias[source[d]]) for d in rest)
                    others /= sum(own[d] for d in rest)
                    pull = own[c] * sum(own[d] for d in rest) / sum(own[d] for d in [*rest, c])
                    mass += pull
                    up += pull * (shifted.y[c] - others)
            raw.append(up / mass)
            noise.append(1 / mass)
        middle = priors.weighted_median(column(*raw), column(*count))
        raw = [x - middle for x in raw]
        excess = sum(n * (x * x - v) for n, x, v in zip(count, raw, noise, strict=True)) / sum(count)
        bias = [x * excess / (excess + v) for x, v in zip(raw, noise, strict=True)]
    assert judgements.biases(shifted, fit) == pytest.approx(bias)
    assert bias[3] == pytest.approx(1.0, abs=0.25)


def test_a_lone_estimate_is_as_unsure_as_one() -> None:
    """One claim shows no spread; of lone claims on several items a hundredth of what lies between them."""
    one, two = told((0, 0, 5.0)), told((0, 0, 5.0), (1, 0, 7.0))
    for claims, variance in ((one, 1.0), (two, 0.01)):
        data = judgements.lay_out(
            claims, PLAIN, np.ones(len(claims.item), dtype=bool), np.ones(len(claims.item))
        )
        fit = judgements.fit(data, judgements.Choice(tail=math.inf), rounds=1)
        assert fit.spread == pytest.approx([variance])
        assert fit.truth.tolist() == claims.value.tolist()


def test_no_bias_is_told_of_sources_that_differ_by_chance_or_stand_alone() -> None:
    alone = told(*[(n, n % 3, float(n)) for n in range(9)])
    data = judgements.lay_out(alone, PLAIN, np.ones(9, dtype=bool), np.ones(9))
    assert judgements.biases(data, judgements.fit(data, judgements.Choice())).tolist() == [0.0] * 3
    alike = estimates(1, [2.0, 2.0, 2.0, 2.0], 8)
    small = judgements.biases(alike, judgements.fit(alike, judgements.Choice()))
    assert np.all(np.abs(small) < 0.5)


# -- trials --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("better", "wanted", "words"),
    [
        ({}, judgements.Choice(), "errors with heavy tails (Student, 4), no correction foretells better"),
        ({"tail": 10.0}, judgements.Choice(tail=10.0), "errors with heavy tails (Student, 10), no"),
        ({"tail": math.inf, "alike": 10.0}, judgements.Choice(math.inf, 10.0), "normal errors, no"),
        (
            {"bias": True},
            judgements.Choice(bias=True),
            "errors with heavy tails (Student, 4), corrected for biases of sources",
        ),
        (
            {"bias": True, "drift": True},
            judgements.Choice(bias=True, drift=True),
            "errors with heavy tails (Student, 4), corrected for biases of sources and a drift in time",
        ),
    ],
)
@pytest.mark.parametrize("gaps", [True, False], ids=["both", "squares only"])
def test_a_choice_is_made_if_it_foretells_better(
    better: dict[str, Any], wanted: judgements.Choice, words: str, gaps: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A correction has to be better in absolute error too; the law of the errors only in squares."""

    def foretell(_d: Any, _p: Any, choice: judgements.Choice, _g: Any) -> trials._Errors:
        hits = sum(getattr(choice, name) == value for name, value in better.items())
        worse = sum(getattr(choice, n) != getattr(judgements.Choice(), n) for n in ("tail", "alike"))
        worse += choice.bias + choice.drift
        worse += 200 * choice.median
        square, gap = 100.0 - 10.0 * hits + worse, 50.0 - 5.0 * hits * gaps + worse * gaps
        return trials._Errors(np.full(9, square), np.full(9, gap), np.full(9, 5))

    monkeypatch.setattr(trials, "_foretell", foretell)
    rows = [(n, s, float(n + s)) for n in range(12) for s in range(2)]
    claims = told(*rows, time=[float(s) for _, s, _ in rows])
    data = judgements.lay_out(claims, PLAIN, np.ones(24, dtype=bool), np.ones(24))
    choice, how = trials.choose(data)
    if not gaps:
        wanted, words = attrs.evolve(wanted, bias=False, drift=False), words.split(", ", maxsplit=1)[0]
    assert choice == wanted
    assert how.startswith(words)
    assert not trials.choose(data, drift=False)[0].drift


@pytest.mark.parametrize("drift", [False, True])
def test_what_is_held_back_is_foretold_from_the_rest(drift: bool) -> None:
    rng = np.random.default_rng(4)
    rows = [(n, s, float(n + rng.normal(0, 1) + s)) for n in range(9) for s in range(3)] + [(9, 0, 4.0)]
    high = [math.inf if n == 2 and s == 1 else x for n, s, x in rows]
    claims = told(*rows, time=[float(s) for _, s, _ in rows], high=high)
    weight = np.where(np.arange(28) % 5, 1.0, 0.5)
    data = judgements.lay_out(claims, PLAIN, claims.low == claims.high, weight)
    choice = judgements.Choice(drift=drift)
    parts = trials._parts(data)
    square = gap = 0.0
    for held in parts:
        fit = judgements.fit(data.where(~held), choice, rounds=15)
        left = sorted(set(claims.item[~held].tolist()))
        for c in np.flatnonzero(held):
            if claims.item[c] in left and data.form[c] == judgements.POINT:
                error = data.y[c] - fit.truth[left.index(claims.item[c])]
                error -= fit.drift * data.late[c] if drift else 0.0
                square += weight[c] * error**2
                gap += weight[c] * abs(error)
    found = trials._foretell(data, parts, choice, None)
    assert (found.square.sum(), found.gap.sum()) == pytest.approx((square, gap))
    folds = [[c for c in mine if part[c]] for part in parts for mine in on_item(claims)]
    assert max(map(len, folds)) == 1
    assert sorted(c for fold in folds for c in fold) == list(range(27))


def test_trials_are_made_on_a_sample() -> None:
    """Items evenly by how many speak of them and what they say, with their sources numbered anew."""
    rows = [(n, n % 7, float(n)) for n in range(60)] + [(n, 7 + n % 5, float(n)) for n in range(0, 60, 2)]
    claims = told(*sorted(rows))
    data = judgements.lay_out(claims, PLAIN, np.ones(90, dtype=bool), np.ones(90))
    same, every = data.sampled(90)
    assert same is data
    assert every.tolist() == list(range(12))
    sample, heard = data.sampled(30)
    assert Counter(sample.claims.size.tolist()) == {1: 10, 2: 10}
    assert heard.tolist() == sorted({s for n, s, x in rows if x in set(sample.y.tolist())})
    assert sample.claims.n_sources == len(heard)
    assert set(heard[sample.claims.source].tolist()) == set(heard.tolist())
    for size, step in ((1, 6.0), (2, 6.0)):
        values = sorted(
            {y for y, n in zip(sample.y, sample.claims.size[sample.claims.item], strict=True) if n == size}
        )
        assert set(np.diff(values).tolist()) == {step}


# -- grids ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figures", "step"),
    [
        ([3, 5, 10], 1),
        ([5, 20, 45], 5),
        ([2.5, 4], 1.5),
        ([0.1, 0.4, 1.1], 0.1),
        ([1900, 1990, 2020], 30),
        ([7, 7], 0),
        ([1 / 3, 2], 0),
        ([-3, 0, 9e12], 3),
    ],
)
def test_the_step_by_which_all_figures_lie_apart(figures: list[float], step: float) -> None:
    assert grids.step_of(column(*figures)) == pytest.approx(step)
    assert grids.step_of(column(*figures) + 100.0) == pytest.approx(step)


def test_sure_estimates_stand_on_the_grid_of_the_claims() -> None:
    claims = told(*[(n, s, float(n + s)) for n in range(6) for s in range(2)])
    value = column(2.1, 2.45, 2.1, math.nan, 2.9, 7.02)
    deviation = column(0.2, 0.2, 3.0, 0.1, 0.5, 0.0)
    found = grids.snapped(value, deviation, claims)
    assert found[0] == 2.0  # near a point, in terms of its deviation
    assert found[1] == 2.45  # two points are as good as each other
    assert found[2] == 2.1  # so unsure that it makes no difference
    assert np.isnan(found[3])
    assert found[4] == 3.0
    assert found[5] == 7.0
    odd = attrs.evolve(claims, value=claims.value / 3)
    assert grids.snapped(value, deviation, odd)[:3].tolist() == value[:3].tolist()


@pytest.mark.parametrize("x", [-40.0, -3.0, -1.0, 0.0, 0.5, 2.0, 40.0])
def test_the_normal_law_to_four_digits(x: float) -> None:
    assert grids.normal(column(x))[0] == pytest.approx(NormalDist().cdf(x), abs=1e-4)


def test_whole_numbers_are_answered_in_whole_numbers() -> None:
    rng = np.random.default_rng(4)
    truth = rng.integers(1, 6, 80)
    said = [
        (s, n, float(np.clip(np.round(truth[n] + rng.normal(0, 0.6)), 1, 5)))
        for n in range(80)
        for s in "abcdef"
    ]
    source, thing, value = zip(*said, strict=True)
    found = ck.resolve_columns(source=source, object=thing, value=value, kind="judgement").answers
    assert np.mean(found["value"] == np.round(found["value"])) > 0.5
    assert np.all((found["low"] <= found["value"]) & (found["value"] <= found["high"]))
