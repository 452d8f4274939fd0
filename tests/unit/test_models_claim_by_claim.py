"""The models on whole columns find what the same models find claim by claim (tests/plain_models.py)."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from tests.plain_models import Confused, Judged, Weighed, column, told

from claimkit.estimation import facts, habits, judgements, kinds, labels, ranges, records
from claimkit.estimation.columns import Claims

PLAIN = kinds.Scale(log=False)
RATIO = kinds.Scale(log=True, floor=0.0, least=0.5)


# -- claims that are right or wrong --------------------------------------------------------------------


def figures(seed: int, *, items: int = 14, sources: int = 5, vague: float = 0.0) -> Claims:
    """Records that are round or not; a source repeats the first; some give a bound or a range."""
    rng = np.random.default_rng(seed)
    rows: list[tuple[int, int, float]] = []
    low: list[float] = []
    high: list[float] = []
    for n in range(items):
        truth = int(rng.integers(1000, 9999))
        wrong = [round(truth, -2) + 100, truth + 7, 5000]
        for s in range(sources):
            if rng.random() < 0.2:
                continue
            right = rng.random() < 0.85 - 0.1 * s
            value = float(truth if right else wrong[int(rng.integers(0, 3))])
            if s == 1 and rows and rows[-1][:2] == (n, 0):
                value = rows[-1][2]
            rows.append((n, s, value))
            low.append(value)
            high.append(value)
            if rng.random() < vague:
                low[-1], high[-1] = (value - 50, math.inf) if rng.random() < 0.5 else (value - 300, value + 9)
                rows[-1] = (n, s, math.nan)
    number = {n: i for i, n in enumerate(sorted({row[0] for row in rows}))}
    return told(*[(number[n], s, x) for n, s, x in rows], low=low, high=high, n=sources)


def record(claims: Claims, who: list[int], **options: Any) -> facts.Question:
    weight = options.pop("weight", np.ones(len(claims.item)))
    return records.record_question(claims, np.array(who), weight=weight, **options)


def words(seed: int) -> Claims:
    """Labels of a few kinds, of sources that err, the fourth oftenest."""
    rng = np.random.default_rng(seed)
    rows = []
    for n in range(12):
        truth = int(rng.integers(0, 5))
        rows += [
            (n, s, float(truth if rng.random() < 0.9 - 0.15 * s else rng.integers(0, 5))) for s in range(4)
        ]
    return told(*rows)


def label(claims: Claims, who: list[int], **options: Any) -> facts.Question:
    weight = options.pop("weight", np.ones(len(claims.item)))
    return labels.label_question(claims, 5, np.array(who), weight=weight, **options)


CASES: dict[str, Any] = {
    "one question": lambda: [record(figures(0), [0, 1, 2, 3, 4])],
    "bounds and ranges": lambda: [record(figures(1, vague=0.3), [0, 1, 2, 3, 4])],
    "a known truth": lambda: [
        record(figures(2), [4, 3, 2, 1, 0], known=(np.array([0, 3]), column(4321, 5000)))
    ],
    "shares as given": lambda: [
        record(figures(3, vague=0.2), [0, 1, 2, 3, 4], share=column(0.9, 0.8, 0.6, 0.5, 0.3))
    ],
    "weights": lambda: [
        record(figures(4), [0, 1, 2, 3, 4], weight=0.5 + 0.5 * (np.arange(len(figures(4).item)) % 2))
    ],
    "two questions": lambda: [
        record(figures(5), [0, 1, 2, 3, 4]),
        record(figures(6, vague=0.2), [2, 0, 1, 5, 4]),
    ],
    "labels": lambda: [label(words(7), [0, 1, 2, 3])],
    "labels with ancestors": lambda: [
        label(words(8), [0, 1, 2, 3], parents={0: frozenset({1}), 2: frozenset({1, 3})}),
        record(figures(9, vague=0.2), [0, 1, 2, 3, 4]),
    ],
    "labels with a known truth": lambda: [
        label(words(10), [3, 1, 2, 0], known=(np.array([2, 5]), column(1, 4))),
        record(figures(11), [0, 1, 2, 3, 4], known=(np.array([1]), column(2000))),
    ],
    "shares of labels given": lambda: [label(words(12), [0, 1, 2, 3], share=column(0.9, 0.7, 0.6, 0.5))],
}


@pytest.mark.parametrize("case", CASES)
def test_facts_are_weighed_as_claim_by_claim(case: str) -> None:
    questions = CASES[case]()
    n_sources = 1 + max(int(q.who.max()) for q in questions)
    plain = Weighed(questions, n_sources)
    for n, found in enumerate(facts.weigh(questions, n_sources)):
        assert found.taken == pytest.approx(plain.probability[n], abs=2e-6)
        assert found.right == pytest.approx(plain.right(n), abs=2e-6)
        assert found.share == pytest.approx([plain.share[n, s] for s in range(len(found.share))], abs=2e-6)
        weight = [plain.voice(n, c) for c in range(len(found.weight))]
        assert found.weight == pytest.approx(weight, abs=2e-6)
        assert found.among == pytest.approx(plain.among(n), abs=2e-6)
        known = [plain.is_known(n, item) for item in questions[n].facts.item.tolist()]
        open_ = [not x for x in known]
        assert found.probability[open_] == pytest.approx(np.array(plain.stated(n))[open_], abs=2e-6)
        for local, who in enumerate(questions[n].who.tolist()):
            chances = {b if a == who else a: p for (a, b), p in plain.copying.items() if who in (a, b)}
            most = max(chances.values(), default=0.0)
            assert found.copying[local] == pytest.approx(most, abs=2e-6)
            if most == 0.0:
                assert found.origin[local] == -1
            else:
                assert chances[int(found.origin[local])] == pytest.approx(most)


def test_copies_are_found_in_some_of_these() -> None:
    """Or nothing above would be said of them."""
    assert any(max(facts.weigh(CASES[case](), 6)[0].copying) > 0.5 for case in ("one question", "weights"))


def test_of_two_that_tell_the_same_of_a_source_the_first_is_its_origin() -> None:
    """Three sources with the same mistakes: each of the others repeats the first, and it the second."""
    rows = [(n, s, 1000.0 + 7 * n + (500 if n < 6 and s < 3 else 0)) for n in range(20) for s in range(7)]
    found = facts.weigh([record(told(*rows), list(range(7)))], 7)[0]
    assert found.origin.tolist() == [1, 0, 0, -1, -1, -1, -1]


# -- estimates -----------------------------------------------------------------------------------------


def crowd(seed: int, *, positive: bool = False, worded: bool = False, timed: bool = False) -> Claims:
    """Estimates of seven sources that differ in spread and bias."""
    rng = np.random.default_rng(seed)
    rows, low, high, time = [], [], [], []
    for n in range(15):
        truth = rng.normal(0, 3)
        for s in range(7):
            if rng.random() < 0.3:
                continue
            late = float(rng.integers(0, 4))
            x = truth + 0.4 * (s - 3) + rng.normal(0, 0.2 + 0.2 * s) + 0.3 * late
            x = 100 * math.exp(x / 3) if positive else x
            rows.append((n, s, x))
            low.append(x)
            high.append(x)
            time.append(late if rng.random() < 0.9 else math.nan)
            if worded and rng.random() < 0.4:
                low[-1], high[-1] = [(x, math.inf), (0.0, x), (0.8 * x, 1.3 * x)][int(rng.integers(0, 3))]
    number = {n: i for i, n in enumerate(sorted({row[0] for row in rows}))}
    rows = [(number[n], s, x) for n, s, x in rows]
    return told(*rows, low=low, high=high, time=time if timed else np.full(len(rows), np.nan), n=7)


ESTIMATES: dict[str, tuple[Claims, kinds.Scale, judgements.Choice, dict[str, Any]]] = {
    "heavy tails": (crowd(0), PLAIN, judgements.Choice(), {}),
    "normal errors": (crowd(1), PLAIN, judgements.Choice(tail=math.inf), {}),
    "biases": (crowd(2), PLAIN, judgements.Choice(bias=True), {}),
    "biases of groups": (
        crowd(3),
        PLAIN,
        judgements.Choice(tail=10.0, bias=True),
        {"group": [0, 1, 0, 2, 1, 1, 2]},
    ),
    "drift": (crowd(4, timed=True), PLAIN, judgements.Choice(drift=True), {}),
    "ratios": (crowd(5, positive=True), RATIO, judgements.Choice(alike=10.0), {}),
    "wordings": (crowd(6, positive=True, worded=True), RATIO, judgements.Choice(bias=True), {}),
    "known truths": (crowd(7), PLAIN, judgements.Choice(bias=True), {"known": {0: 2.0, 4: -1.5}}),
    "as given": (
        crowd(8),
        PLAIN,
        judgements.Choice(),
        {"given": ([0.1, 0, -0.3, 0.5, 0, 1.0, -1.0], [0.2, 0.4, 0.3, 0.5, 1.0, 2.0, 0.1])},
    ),
    "all at once": (
        crowd(9, positive=True, worded=True, timed=True),
        RATIO,
        judgements.Choice(bias=True, drift=True),
        {"group": [0, 0, 1, 1, 0, 1, 0], "known": {2: 4.0}},
    ),
}


@pytest.mark.parametrize("block", [judgements.BLOCK, 5])
@pytest.mark.parametrize("case", ESTIMATES)
def test_estimates_are_fitted_as_claim_by_claim(
    case: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judgements, "BLOCK", block)
    claims, scale, choice, options = ESTIMATES[case]
    weight = 1.0 - 0.5 * (np.arange(len(claims.item)) % 3 == 0)
    pointed = np.isfinite(claims.low) & np.isfinite(claims.high) & (claims.low > scale.floor)
    data = judgements.lay_out(claims, scale, pointed & (claims.low == claims.high), weight)
    plain = Judged(data, choice, **options)
    columns: dict[str, Any] = {}
    if "group" in options:
        columns["group"] = np.array(options["group"])
    if "known" in options:
        columns["known"] = np.array(list(options["known"])), column(*options["known"].values())
    if "given" in options:
        columns["given"] = tuple(column(*x) for x in options["given"])
    found = judgements.fit(data, choice, **columns)
    for name in ("truth", "variance", "bias", "spread", "form", "drift", "error"):
        assert getattr(found, name) == pytest.approx(getattr(plain, name), abs=1e-7, rel=1e-7), name
    assert found.own == pytest.approx(plain.pull)


def test_blocks_are_whole_items_and_hold_all_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = crowd(9, positive=True, worded=True, timed=True)
    data = judgements.lay_out(claims, RATIO, claims.low == claims.high, np.ones(len(claims.item)))
    whole = judgements.fit(data, judgements.Choice())
    told = [ranges.surprise(data, whole, whole.truth), ranges.deviation(data, whole, whole.truth)]
    monkeypatch.setattr(judgements, "BLOCK", 7)
    blocks = list(data.blocks())
    assert len(blocks) > 3
    for name in ("y", "width", "form", "late", "weight"):
        assert (
            np.concatenate([getattr(b.data, name) for b in blocks]).tolist() == getattr(data, name).tolist()
        )
    for b in blocks:
        assert (b.data.claims.item + b.items.start).tolist() == claims.item[b.rows].tolist()
        assert b.data.claims.start[0] == 0
        assert b.data.claims.n_items == b.items.stop - b.items.start
    assert ranges.surprise(data, whole, whole.truth) == pytest.approx(told[0])
    assert ranges.deviation(data, whole, whole.truth) == pytest.approx(told[1])


@pytest.mark.parametrize("worded", [False, True])
def test_claims_are_laid_out_by_their_wording(worded: bool) -> None:
    claims = crowd(20, positive=True, worded=worded, timed=True)
    ends = claims.low == claims.high
    data = judgements.lay_out(claims, RATIO, ends, np.full(len(ends), 0.7))
    for c in range(len(ends)):
        low, high = float(claims.low[c]), float(claims.high[c])
        if low == high:
            assert (data.form[c], data.width[c]) == (judgements.POINT, 0.0)
        elif high == math.inf:
            assert (data.form[c], data.width[c]) == (judgements.AT_LEAST, 0.0)
        elif low == 0.0:
            assert (data.form[c], data.width[c]) == (judgements.AT_MOST, 0.0)
        else:  # the variance of an even law: the square of its length over twelve
            assert data.form[c] == judgements.RANGE
            assert data.width[c] == pytest.approx(math.log(high / low) ** 2 / 12)
        times = claims.time[claims.item == claims.item[c]]
        wanted = 0.0 if math.isnan(claims.time[c]) else claims.time[c] - np.nanmax(times)
        assert data.late[c] == wanted
        assert data.weight[c] == 0.7
        assert data.y[c] == pytest.approx(math.log(claims.value[c]))
    assert data.usual == judgements.USUAL_SPREAD**2
    assert judgements.lay_out(claims, PLAIN, ends, np.ones(len(ends))).usual == 0.0


# -- labels --------------------------------------------------------------------------------------------


def confused(seed: int, k: int = 3, *, lone: bool = True) -> Claims:
    """Six sources of two sorts, and two that speak once; they take the second label for the first."""
    rng = np.random.default_rng(seed)
    rows = []
    for n in range(20):
        truth = int(rng.integers(0, k))
        for s in range(6):
            if rng.random() < 0.25:
                continue
            x = truth if rng.random() < 0.95 - 0.1 * s else int(rng.integers(0, k))
            rows.append((n, s, float(0 if x == 1 and s > 3 else x)))
    if lone:
        rows += [(3, 6, 0.0), (5, 7, 1.0)]
    return told(*sorted(rows))


@pytest.mark.parametrize("even", [0.0, 0.5])
@pytest.mark.parametrize(("k", "known"), [(2, None), (3, None), (3, {1: 2, 4: 0}), (4, None)])
def test_habits_are_learnt_as_claim_by_claim(k: int, known: dict[int, int] | None, even: float) -> None:
    claims = confused(k, k, lone=k != 4)
    weight = 1.0 - 0.5 * (np.arange(len(claims.item)) % 4 == 0)
    plain = Confused(claims, k, weight, known, even)
    anchors = None if known is None else (np.array(list(known)), column(*known.values()))
    found = habits.confusions(habits.Told(claims, k, weight, anchors), even, habits.ROUNDS)
    assert found.posterior == pytest.approx(np.array(plain.posterior), abs=1e-6)
    assert found.score == pytest.approx(np.array(plain.score), abs=1e-6)
    assert found.prior == pytest.approx(np.array(plain.prior), abs=1e-6)
    assert found.row == pytest.approx(plain.row, abs=1e-6)
    assert found.row_of.tolist() == plain.row_of
    assert found.share == pytest.approx([plain.share[r] for r in plain.row_of], abs=1e-6)
