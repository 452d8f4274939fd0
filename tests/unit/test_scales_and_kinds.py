"""Scales, kinds, copies and facts, each against the same thing said claim by claim or pair by pair."""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from tests.plain_models import Column, column, told

from claimkit.estimation import copying, facts, kinds, records
from claimkit.estimation.columns import Claims

PLAIN = kinds.Scale(log=False)
RATIO = kinds.Scale(log=True, floor=0.0, least=0.5)


def numbers(seed: int, *, round_: bool = True, timed: bool = False, plain: bool = False) -> Claims:
    """Figures of which many are round, some repeat another and one is alone on its item."""
    rng = np.random.default_rng(seed)
    rows: list[tuple[int, int, float]] = []
    for n in range(14):
        truth = 0.0 if plain else 7.0
        truth += float(rng.normal(0, 2))
        for s in range(1 if n == 9 else int(rng.integers(2, 6))):
            x = truth + float(rng.normal(0, 0.2))
            x = x if plain else math.exp(x)
            x = round(x, -2) if round_ and rng.random() < 0.6 else round(x)
            if rows and rows[-1][0] == n and rng.random() < 0.3:
                x = rows[-1][2]
            rows.append((n, s, float(x)))
    time = np.where(rng.random(len(rows)) < 0.8, rng.integers(0, 3, len(rows)), np.nan)
    return told(*rows, time=time if timed else np.full(len(rows), np.nan), n=6)


def on_item(claims: Claims) -> list[list[int]]:
    """Claims of each item."""
    return [np.flatnonzero(claims.item == n).tolist() for n in range(claims.n_items)]


# -- scales --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [PLAIN, RATIO], ids=["plain", "ratio"])
def test_one_number_stands_for_each_claim(scale: kinds.Scale) -> None:
    bottom = scale.floor
    rows = [
        (8.0, 0.0, 99.0, 8.0),
        (math.nan, 40.0, 40.0, 40.0),
        (math.nan, 10.0, math.inf, 10.0),
        (math.nan, bottom, 30.0, 30.0),
        (math.nan, 10.0, 40.0, 20.0 if scale.log else 25.0),
        (math.nan, bottom, math.inf, math.nan),
    ]
    claims = told(
        *[(n, 0, row[0]) for n, row in enumerate(rows)], low=[r[1] for r in rows], high=[r[2] for r in rows]
    )
    assert kinds.points(claims, scale) == pytest.approx([row[3] for row in rows], nan_ok=True)


def test_a_scale_and_back() -> None:
    x = column(0.5, 1, 2000, 1e9)
    assert RATIO.back(RATIO.to(x)) == pytest.approx(x)
    assert RATIO.to(column(0.0, 0.2)) == pytest.approx([math.log(0.5)] * 2)
    assert PLAIN.to(x).tolist() == PLAIN.back(x).tolist() == x.tolist()


@pytest.mark.parametrize("seed", range(12))
def test_the_scale_is_the_likelier_one(seed: int) -> None:
    """Double exponential errors about the median: the spread is their mean, the logarithm has a Jacobian."""
    rng = np.random.default_rng(seed)
    rows = []
    for n in range(8):
        truth = 10 ** rng.uniform(1, 1.6)
        for s in range(int(rng.integers(1, 5))):
            width = 3.0 if seed % 2 else 0.15 * truth
            rows.append((n, s, float(round(max(truth + rng.normal(0, width), 1), 2))))
    claims = told(*rows)
    gain = {}
    for log in (False, True):
        y = np.log(claims.value) if log else claims.value
        gaps, freedom, jacobian = [], 0, 0.0
        for mine in on_item(claims):
            if len(mine) > 1:
                gaps += [abs(y[c] - np.median(y[mine])) for c in mine]
                freedom += len(mine) - 1
                jacobian += sum(math.log(claims.value[c]) * (1 - 1 / len(mine)) for c in mine) * log
        gain[log] = -freedom * math.log(np.mean(gaps)) - jacobian
    assert kinds.find_scale(claims, claims).log == (gain[True] >= gain[False])


def scale_of(claims: Claims) -> tuple[bool, float, float]:
    found = kinds.find_scale(claims, claims)
    return found.log, found.floor, found.least


def test_scales_of_which_nothing_is_known() -> None:
    """Below nought, or with nothing but nought, or with more than a zero in twenty, there are no ratios."""
    few = [(n, s, 5.0 + n) for n in range(10) for s in range(2)]
    assert scale_of(told(*few)) == (True, 0.0, 2.5)
    assert scale_of(told((0, 0, 3.0), (1, 0, 8.0))) == (True, 0.0, 1.5)
    assert scale_of(told(*few, (10, 0, -1.0)))[:2] == (False, -math.inf)
    assert scale_of(told((0, 0, 0.0), (0, 1, 0.0)))[:2] == (False, 0.0)
    assert scale_of(told(*few[:-1], (10, 0, 0.0)))[0]
    assert not scale_of(told(*few[:-1], (10, 0, 0.0), (11, 0, 0.0)))[0]


def test_the_unit_is_the_coarsest_that_a_figure_is_a_multiple_of() -> None:
    for steps in ((1.0,), (1.0, 5.0)):
        for size in ("7", "35", "1200", "0.25", "999999", "50000", "0.004", "123456.5", "10", "1", "5"):
            wanted = max(
                step
                for power in range(kinds.FINEST, 12)
                for step in (Fraction(s) * Fraction(10) ** power for s in steps)
                if step <= Fraction(size) and (Fraction(size) / step).denominator == 1
            )
            assert kinds.unit(column(float(size), -float(size)), steps) == pytest.approx([float(wanted)] * 2)
    assert kinds.unit(column(0, 12)).tolist() == [math.inf, 1.0]
    assert kinds.unit(column(0, 0)).tolist() == [math.inf] * 2


# -- kinds ---------------------------------------------------------------------------------------------


def test_two_that_err_alike_meet_on_a_grid_by_chance() -> None:
    """The sum of the squares of a rounded normal law."""
    for unit, spread in ((1.0, 8.0), (2.0, 9.0), (0.5, 3.0)):
        at = np.arange(-200, 201) * unit
        law = np.exp(-0.5 * (at / spread) ** 2)
        law /= law.sum()
        found = kinds.chance_of_rounding(column(100, 0), column(unit, unit), column(spread, spread))
        assert found == pytest.approx([np.sum(law**2), 0.0])
    assert kinds.chance_of_rounding(column(100), column(100), column(1)).tolist() == [1.0]


@pytest.mark.parametrize("scale", [PLAIN, RATIO], ids=["plain", "ratio"])
@pytest.mark.parametrize("seed", range(4))
def test_spread_and_near_misses_are_counted_item_by_item(seed: int, scale: kinds.Scale) -> None:
    claims = numbers(seed)
    x, items = claims.value, on_item(claims)
    order = kinds.in_items(claims, x)
    y = np.log(np.maximum(x, 0.5)) if scale.log else x
    gaps = [abs(y[c] - np.median(y[mine])) for mine in items for c in mine if len(mine) > 1]
    spread = 1.25 * np.mean(gaps) * (np.abs(x) if scale.log else np.ones(len(x)))
    assert kinds.spread_about(claims, x, scale, order) == pytest.approx(spread)
    step, misses = kinds.unit(x, (1.0,)), 0.0
    for mine in items:
        for a, b in combinations(sorted({x[c] for c in mine}), 2):
            here = {v: step[next(c for c in mine if x[c] == v)] for v in (a, b)}
            small, wide = min(here.values()), spread[next(c for c in mine if x[c] == b)]
            between = any(a < x[c] < b for c in mine)
            if not between and abs(b - a - small) < 1e-9:
                votes = sum(x[c] == a for c in mine) * sum(x[c] == b for c in mine)
                misses += votes / len(mine) * math.exp(min((small / wide) ** 2 / 4, 1))
    assert kinds.near_misses(claims, x, step, spread, order) == pytest.approx(misses)


@pytest.mark.parametrize("scale", [PLAIN, RATIO], ids=["plain", "ratio"])
@pytest.mark.parametrize("round_", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_the_kind_is_found_pair_by_pair(seed: int, round_: bool, scale: kinds.Scale) -> None:
    """Agreement beyond what is lucky, each item with as many pairs as it has claims to spare."""
    claims = numbers(seed, round_=round_)
    x, items = claims.value, on_item(claims)
    order = kinds.in_items(claims, x)
    spread = kinds.spread_about(claims, x, scale, order)
    coarse = kinds.chance_of_rounding(x, kinds.unit(x), spread)
    fine = kinds.chance_of_rounding(x, kinds.unit(x, (1.0,)), spread)
    seen = pairs = lucky = rounded = 0.0
    popular = {}
    for mine in items:
        for c in mine:
            same = sum(x[d] == x[c] for d in mine)
            popular[c] = (np.sum(x == x[c]) - same) / len(x)
            spare = (len(mine) - 1) / len(mine)
            pairs += spare
            seen += (same - 1) / len(mine)
            lucky += spare * max(coarse[c], popular[c])
            rounded += spare * fine[c]
    missed = kinds.near_misses(claims, x, kinds.unit(x, (1.0,)), spread, order)
    explained = (missed + 1) / (rounded + 1)
    chance = {c: min(max(min(explained, 1) * fine[c], popular[c], 1e-6), 1) for c in popular}
    by_chance = sum((len(mine) - 1) / len(mine) * chance[c] for mine in items for c in mine) / pairs
    excess = max((seen / pairs - by_chance) / (1 - by_chance), 0)
    prior = kinds.PRIOR_PAIRS
    quoted = math.sqrt((max(seen - lucky, 0) + prior * kinds.PRIOR_QUOTED**2) / (pairs - lucky + prior))
    found = kinds.find_kind(claims, scale)
    assert found.quoted == pytest.approx(quoted)
    assert found.explained == pytest.approx(explained)
    assert found.excess == pytest.approx(excess)
    assert found.kind == ("record" if quoted >= kinds.QUOTED else "judgement")
    assert f"{seen / pairs:.0%} of pairs" in found.why
    repeats = found.repeats(claims, x, scale)
    if excess < kinds.LEAST_EXCESS:
        assert repeats.tolist() == [0.0] * len(x)
    else:
        wanted = [excess / (excess + (1 - excess) * chance[c]) for c in range(len(x))]
        assert repeats == pytest.approx(wanted)


def test_kinds_that_show_without_counting() -> None:
    lone = told((0, 0, 3.0), (1, 0, 8.0))
    found = kinds.find_kind(lone, PLAIN)
    assert (found.kind, found.quoted) == ("record", 0.0)
    assert "no item has two claims" in found.why
    same = told((0, 0, 3.0), (0, 1, 3.0), (1, 0, 8.0))
    found = kinds.find_kind(same, PLAIN)
    assert (found.kind, found.quoted) == ("record", 1.0)
    assert "never differ" in found.why


@pytest.mark.parametrize("timed", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_claims_of_one_origin_share_their_weight(seed: int, timed: bool) -> None:
    """Claims that agree are one voice and the chances of the rest; the first to speak counts in full."""
    claims = numbers(seed, timed=timed)
    rng = np.random.default_rng(seed)
    chance = {v: float(rng.random()) for v in sorted(set(claims.value.tolist()))}
    repeat = np.array([chance[v] for v in claims.value.tolist()])
    found = kinds.share_of_origin(claims, repeat)
    for mine in on_item(claims):
        for value in {claims.value[c] for c in mine}:
            same = [c for c in mine if claims.value[c] == value]
            own = 1 - chance[float(value)]
            times = [float(claims.time[c]) for c in same]
            if any(map(math.isnan, times)):
                wanted = [(1 + (len(same) - 1) * own) / len(same)] * len(same)
            else:
                firsts = times.count(min(times))
                wanted = [(1 + (firsts - 1) * own) / firsts if t == min(times) else own for t in times]
            assert found[same] == pytest.approx(wanted)
    assert kinds.share_of_origin(claims, np.zeros(len(repeat))).tolist() == [1.0] * len(repeat)


def test_the_kind_shows_on_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """Items taken evenly by how many speak of them and what they say."""
    rows = [(n, s, float(100 - n)) for n in range(90) for s in range(1 + n % 3)]
    claims = told(*rows)
    monkeypatch.setattr(kinds, "SAMPLE", len(rows))
    assert kinds.sampled(claims) is claims
    monkeypatch.setattr(kinds, "SAMPLE", len(rows) // 3)
    taken = kinds.sampled(claims)
    assert Counter(taken.size.tolist()) == {1: 10, 2: 10, 3: 10}
    for size in (1, 2, 3):
        values = sorted({v for v, n in zip(taken.value, taken.size[taken.item], strict=True) if n == size})
        assert set(np.diff(values).tolist()) == {9.0}


# -- copies --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("accuracy", "copied", "n"), [(0.9, 0.8, 100), (0.6, 0.5, 10), (0.3, 0.2, 4)])
def test_the_log_odds_of_copying_are_those_of_the_paper(accuracy: float, copied: float, n: int) -> None:
    """Dong et al. 2009, equations 2 to 5: both right, both wrong on one of n values, or different."""
    a, c = accuracy, copied
    wrong = (1 - a) ** 2 / n
    true = math.log((a * c + a * a * (1 - c)) / (a * a))
    false = math.log(((1 - a) * c + wrong * (1 - c)) / wrong)
    found = copying.log_odds(column(3), column(2), column(4), column(a), column(1 / n), c)
    assert found == pytest.approx([3 * true + 2 * false + 4 * math.log(1 - c)])


def test_every_pair_on_an_item_is_met_once_but_for_crowds() -> None:
    sizes = [1, 2, copying.CROWD, copying.CROWD + 1, 3]
    item = np.repeat(np.arange(5), sizes)
    start = np.cumsum([0, *sizes[:-1]])
    met = Counter(
        (int(a), int(b))
        for one, other in copying.pairs_on_items(start, item)
        for a, b in zip(one, other, strict=True)
    )
    wanted = {
        pair for n in (1, 2, 4) for pair in combinations(range(int(start[n]), int(start[n]) + sizes[n]), 2)
    }
    assert met == dict.fromkeys(wanted, 1)
    kept = np.array([True, True, False, True, False])
    assert [(a.tolist(), b.tolist()) for a, b in copying.pairs_on_items(start, item, kept)] == [([1], [2])]


def meetings(rows: list[tuple[int, int, float]], usable: Column | None = None) -> copying.Meetings | None:
    claims = told(*rows)
    of_claim = facts.distinct(claims).of_claim
    usable = np.ones(len(rows), dtype=bool) if usable is None else usable
    return copying.Meetings.of(claims.start, claims.item, claims.source, of_claim, claims.n_sources, usable)


def test_sources_meet_where_both_speak_and_are_judged_from_three_meetings_on() -> None:
    rows = [(n, s, float(s + n)) for n in range(3) for s in range(3) if (n, s) != (1, 2)]
    met = meetings(rows)
    assert met is not None
    assert (met.first.tolist(), met.second.tolist()) == ([0], [1])
    assert sorted(met.one.tolist()) == [0, 3, 5]
    assert met.same.tolist() == [False] * 3
    assert meetings(rows[:-3]) is None
    assert meetings([(n, 0, 1.0) for n in range(5)]) is None
    assert meetings(rows, np.arange(len(rows)) > 2) is None  # the first item is not to be used


def test_with_pairs_sampled_copies_share_their_voice_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which sources copy is judged on a sample, but held against all that they say."""
    rows = [(n, s, float(s if s > 1 else 9)) for n in range(30) for s in range(4)]
    rows += [(n, s, float(s)) for n in range(30, 34) for s in (1, 2)]
    whole = meetings(rows)
    monkeypatch.setattr(copying, "MOST_PAIRS", 60)
    part = meetings(rows)
    assert whole is not None
    assert part is not None
    assert not whole.sampled
    assert part.sampled
    assert len(part.one) < len(whole.one) / 2
    chance = np.where((whole.first == 0) & (whole.second == 1), 0.6, 0.3)
    found = copying.Dependence(chance, np.zeros(4), np.zeros(4, dtype=np.int64))
    weight = copying.independence(whole, found)
    assert copying.independence(part, found) == pytest.approx(weight)
    assert weight.tolist() == pytest.approx(([1 / 1.6] * 2 + [1, 1]) * 30 + [1, 1] * 4)


# -- facts ---------------------------------------------------------------------------------------------


def test_facts_are_the_distinct_values_of_each_item() -> None:
    """A figure, whatever is around it; else a range; and what nobody claims, if it is known."""
    rows = [(0, 0, 5.0), (0, 1, 5.0), (0, 2, math.nan), (0, 3, math.nan), (0, 4, math.nan), (0, 5, 7.0)]
    rows += [(1, 0, 5.0), (1, 1, math.nan), (1, 2, math.nan), (1, 3, 4.0)]
    low = [5, 4, 5, 5, 5, 7, 5, 1, 1, 4]
    high = [5, 6, 9, 9, 8, math.inf, 5, 3, 3, 4]
    claims = told(*rows, low=low, high=high)
    found = facts.distinct(claims, np.array([1]), column(6))
    keys = [
        (int(n), value if math.isfinite(value) and not math.isinf(top) else None, (bottom, top))
        for n, value, bottom, top in zip(claims.item, claims.value, claims.low, claims.high, strict=True)
    ]
    keys = [(n, v, (v, v) if v is not None else ends) for n, v, ends in keys]
    for a, b in combinations(range(len(keys)), 2):
        assert (found.of_claim[a] == found.of_claim[b]) == (keys[a] == keys[b])
    assert found.votes.tolist() == [Counter(found.of_claim.tolist())[f] for f in range(len(found.item))]
    assert found.item.tolist() == [0] * 4 + [1] * 4
    assert found.start.tolist() == [0, 4]
    assert (found.item[found.value == 6].tolist(), found.votes[found.value == 6].tolist()) == ([1], [0.0])
    wanted = {(n, *ends) for n, _, ends in keys} | {(1, 6.0, 6.0)}
    assert list(zip(found.item, found.low, found.high, strict=True)) == sorted(wanted)


def test_ties_of_facts_go_by_the_keys_then_to_the_lower_figure() -> None:
    claims = told((0, 0, 3.0), (0, 1, 2.0), (0, 2, 9.0), (1, 0, 4.0), (1, 1, 1.0))
    found = facts.distinct(claims)
    even = column(0.4, 0.4, 0.2, 0.5, 0.5)
    assert found.value[facts.best(found, even)].tolist() == [2.0, 1.0]
    assert found.value[facts.best(found, even, column(1, 0, 0, 1, 0))].tolist() == [3.0, 4.0]
    telling = facts.best(found, even, column(0, 0, 0, 1, 0), column(1, 0, 0, 0, 1))
    assert found.value[telling].tolist() == [3.0, 4.0]
    nearly = even + column(0, 3e-10, 0, 0, 3e-9)
    assert found.value[facts.best(found, nearly)].tolist() == [2.0, 4.0]


@pytest.mark.parametrize("seed", range(6))
def test_intervals_and_middles_of_records_are_those_of_a_list(seed: int) -> None:
    """Beyond an end lies no more than the tail; where nothing leads, half of the odds on either side."""
    rng = np.random.default_rng(seed)
    claims = told(*[(n, s, float(10 * n + s)) for n in range(5) for s in range(1 + (n + seed) % 5)])
    found = facts.distinct(claims)
    raw = rng.integers(0, 6, len(found.item)) + 0.01
    share = np.concatenate([raw[found.item == n] / raw[found.item == n].sum() for n in range(5)])
    chosen = facts.best(found, share)
    middle = records.middling(found, share, share, chosen)
    for level in (0.5, 0.8, 0.95):
        tail = (1 - level) / 2
        low, high = records.interval(found, share, chosen, tail)
        for n in range(5):
            mine = np.flatnonzero(found.item == n).tolist()
            inside = [
                f
                for f in mine
                if sum(share[g] for g in mine if g <= f) > tail + 1e-9
                and sum(share[g] for g in mine if g >= f) > tail + 1e-9
            ]
            inside.append(int(chosen[n]))
            assert (low[n], high[n]) == (found.value[min(inside)], found.value[max(inside)])
            half = next(f for f in mine if sum(share[g] for g in mine if g <= f) >= 0.5 - 1e-9)
            assert middle[n] == (chosen[n] if share[chosen[n]] > 0.5 else half)


def test_what_is_taken_leads_though_the_odds_of_sources_do_not() -> None:
    claims = told((0, 0, 1.0), (0, 1, 2.0), (0, 2, 3.0))
    found, chosen = facts.distinct(claims), np.array([2])
    even = column(0.3, 0.35, 0.35)
    for taken in (column(0.1, 0.2, 0.6), column(0.25, 0.2, 0.55), column(0.2, 0.22, 0.45)):
        assert records.middling(found, taken, even, chosen).tolist() == [2]
    assert records.middling(found, column(0.125, 0.375, 0.5), even, chosen).tolist() == [1]


def test_beyond_so_many_pairs_the_vague_claims_of_crowds_decide_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows, low, high = [], [], []
    for n, crowd in enumerate((2, 5, 3)):
        for s in range(crowd):
            rows.append((n, s, math.nan if s == 0 else 10.0 + s))
            low.append(1.0 if s == 0 else 10.0 + s)
            high.append(99.0 if s == 0 else 10.0 + s)
    claims = told(*rows, low=low, high=high)

    def covered() -> dict[int, int]:
        covers, _ = records._covers(claims, facts.distinct(claims))
        assert covers is not None
        return dict(Counter(claims.item[covers.claim].tolist()))

    assert covered() == {0: 1, 1: 4, 2: 2}
    monkeypatch.setattr(records, "MOST_COVERED", 5)  # pairs of two facts and of three
    assert covered() == {0: 1, 2: 2}
    monkeypatch.setattr(records, "MOST_COVERED", 6)
    assert covered() == {0: 1, 1: 4, 2: 2}
