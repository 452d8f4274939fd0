"""Rules of estimation on columns small enough to reckon by hand, or by a few lines of plain arithmetic."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from tests.plain_models import column, shared_odds, told

from claimkit.bulk import resolve_columns
from claimkit.estimation import (
    attribute,
    copying,
    facts,
    few,
    folds,
    grids,
    habits,
    judgements,
    kinds,
    labels,
    priors,
    ranges,
    records,
    states,
    trials,
)
from claimkit.estimation.columns import Claims
from claimkit.estimation.explain import _moment
from claimkit.numbers.conventions import CCC

DAY = 86_400.0
PLAIN = kinds.Scale(log=False)
RATIO = kinds.Scale(log=True, floor=0.0, least=0.5)


def table(*rows: tuple[Any, Any, Any], **options: Any) -> Any:
    source, thing, value = (list(x) for x in zip(*rows, strict=True))
    return resolve_columns(source=source, object=thing, value=value, **options)


# -- times and states ----------------------------------------------------------------------------------


def test_a_moment_is_told_with_its_hour_where_it_has_one() -> None:
    assert _moment(19_000 * DAY) == "2022-01-08"
    assert _moment(19_000 * DAY + 1) == "2022-01-08 00:00"
    assert _moment(19_000 * DAY + 9 * 3600) == "2022-01-08 09:00"
    assert _moment(2022.0) == "time 2022"


def test_a_status_told_again_overtakes_nothing() -> None:
    """Only what differs replaces a status; on each item the times are its own."""
    rows = [(0, 0, 1.0), (0, 1, 1.0), (1, 0, 2.0), (1, 1, 1.0), (2, 0, 1.0), (2, 1, 3.0)]
    claims = told(*rows, time=[8, 9, 5, 6, 2, 1])
    gone = states.overtaken(claims, claims.time, "status")
    assert gone.tolist() == [False, False, True, False, False, True]


@pytest.mark.parametrize("dynamics", ["cumulative", "status"])
@pytest.mark.parametrize("seed", range(4))
def test_overtaken_is_what_each_pair_says(dynamics: str, seed: int) -> None:
    """Against the definition, pair by pair: told surely later of the same thing, and higher or other."""
    rng = np.random.default_rng(seed)
    item, source = np.repeat(np.arange(6), 4), np.tile(np.arange(4), 6)
    claims = told(
        *zip(item.tolist(), source.tolist(), rng.integers(1, 4, 24).tolist(), strict=True),
        time=np.where(rng.random(24) < 0.2, np.nan, rng.integers(0, 9, 24)),
    )
    until = claims.time + rng.integers(0, 2, 24)
    gone = states.overtaken(claims, until, dynamics)
    for n in range(24):
        later = [m for m in range(24) if claims.item[m] == claims.item[n] and claims.time[m] > until[n]]
        if dynamics == "cumulative":
            assert gone[n] == any(claims.value[m] > claims.value[n] for m in later)
        else:
            assert gone[n] == any(claims.value[m] != claims.value[n] for m in later)


def test_an_earlier_state_weighs_nothing() -> None:
    found = table(
        ("a", "x", 12), ("b", "x", 15), ("c", "x", 15), time=[1, 2, 2], dynamics="cumulative", kind="record"
    )
    assert found.claims["role"].tolist() == ["superseded", "supporting", "supporting"]
    assert found.claims["weight"].tolist() == [0.0, 1.0, 1.0]


# -- wordings, denials, labels -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "bound"),
    [
        ((5000, *map(float, CCC.around(Fraction(5000)))), "about"),
        ((10, 3, 20), "exact"),
        ((20, -math.inf, 20), "at_most"),
        ((20, 0, 20), "at_most"),
        ((20, 5, 20), "exact"),
        ((20, 20, math.inf), "at_least"),
        ((math.nan, 5, 20), "range"),
    ],
)
def test_the_wording_that_a_row_stands_for(row: tuple[float, float, float], bound: str) -> None:
    found = few.quantity(*row)
    assert found is not None
    assert found.bound.value == bound
    if math.isfinite(row[1]) and math.isfinite(row[2]) and row[1] > 0:
        assert (found.low, found.high) == row[1:]


@pytest.mark.parametrize("manner", ["asserted", "reported", "estimated", "quoted", "alleged"])
def test_every_manner_of_asserting_bears(manner: str) -> None:
    found = table(("a", "x", 12), ("b", "x", 12), modality=[manner, manner])
    assert (found.answers["value"][0], found.answers["n_claims"][0]) == (12, 2)
    denied = table(("a", "x", 12), modality=["denied"])
    assert denied.answers["status"].tolist() == ["untold"]
    assert (denied.sources["source"].tolist(), denied.claims["role"].tolist()) == ([], ["set_aside"])
    assert denied.explain("x") == "x: no answer (untold): what is told of it is denied, or only could be."


def test_what_is_denied_of_a_thing_that_nobody_tells_of_disputes_nothing() -> None:
    said = [("a", "x", "theft"), ("b", "y", "fraud"), ("c", "y", "fraud"), ("d", "z", "fraud")]
    found = table(*said, modality=["asserted"] * 3 + ["denied"])
    assert found.answers["status"].tolist() == ["single_source", "agreed", "untold"]


@pytest.mark.parametrize(
    ("denied", "status"), [("GUILTY", "disputed"), ("acquitted", "agreed"), (None, "disputed")]
)
def test_only_the_label_that_is_denied_is_disputed(denied: str | None, status: str) -> None:
    found = table(
        ("a", "x", "guilty"), ("b", "x", "guilty"), ("c", "x", denied), modality=["asserted", None, "denied"]
    )
    assert (found.answers["value"][0], found.answers["status"][0]) == ("guilty", status)


def test_numbers_declared_labels_come_back() -> None:
    found = table(("a", "x", 7), ("b", "x", 7), ("a", "y", 8), kind="label")
    assert found.answers["value"].tolist() == [7, 8]


def shared(n_labels: int, n_items: int, n_sources: int) -> Claims:
    """Five claims an item at most, by sources in turn."""
    size = 5 * n_labels**2 // n_items
    item = np.repeat(np.arange(n_items), size)
    source = np.arange(len(item)) % n_sources
    return told(*zip(item.tolist(), source.tolist(), (item % n_labels).tolist(), strict=True), n=n_sources)


def test_habits_are_learnt_where_there_are_claims_enough_for_every_cell() -> None:
    """Sixteen cells (sources by labels by labels) for each claim at most."""
    assert labels.are_shared(shared(5, 25, 80), 5)  # 80 * 25 = 16 * 125
    assert not labels.are_shared(shared(5, 25, 81), 5)


def test_a_label_is_said_or_not() -> None:
    """What a source says agrees with the answer wholly or not at all."""
    rng = np.random.default_rng(3)
    truth = rng.integers(0, 2, 30)
    rows = [
        (n, s, float(truth[n] if rng.random() < 0.85 else 1 - truth[n])) for n in range(30) for s in range(5)
    ]
    claims = told(*rows)
    given = attribute.Given(np.zeros(0, dtype=np.int64), np.zeros(0))
    found = attribute.resolve_habits(claims, given, 2, np.ones(150), level=0.9)
    same = claims.value == found.value[claims.item]
    assert found.support.tolist() == same.astype(float).tolist()
    assert found.names.tolist() == same.tolist()


def test_the_chance_of_a_label_is_tempered_by_how_errors_go_together() -> None:
    """Five voices an item, each right nine times in ten: the spread of their sum tells the correlation."""
    hits, right, size = [5, 3, 5, 4], 0.9, 5
    rows = [(n, s, 0.0 if s < hit else 1.0) for n, hit in enumerate(hits) for s in range(size)]
    claims = told(*rows)
    row = np.array([[[0.9, 0.1]], [[0.1, 0.9]]])
    score = np.array([[3.0, 0.0], [1.0, 0.5], [1.0, 0.0], [2.0, 1.0]])
    prior = np.log([0.6, 0.4])
    rows_ = habits.Rows(np.zeros((4, 2)), score, prior, np.zeros(5), row, np.zeros(5, dtype=np.int64))
    label = np.zeros(4, dtype=np.int64)
    found = attribute._label_chance(claims, rows_, label, claims.value == 0, np.ones(20))
    noise = right * (1 - right)
    spare = sum((hit - size * right) ** 2 for hit in hits) - 4 * size * noise
    together = spare / (4 * size * (size - 1) * noise)
    assert 0 < attribute.HIDDEN * together < 1
    temper = 1 / (1 + (size - 1) * attribute.HIDDEN * together)
    odds = np.exp(temper * score + prior)
    assert found == pytest.approx(odds[:, 0] / odds.sum(axis=1))


def sayers(rng: np.random.Generator, habit: Any, n_items: int, n_labels: int) -> habits.Told:
    """Six claims an item by sources with such habits: for each true label, how often each is said."""
    truth = rng.integers(0, n_labels, n_items)
    rows = [
        (n, s, float(rng.choice(n_labels, p=habit[s, truth[n]])))
        for n in range(n_items)
        for s in rng.choice(len(habit), 6, replace=False).tolist()
    ]
    claims = told(*rows, n=len(habit))
    return habits.Told(claims, n_labels, np.ones(len(claims.item)))


def test_the_model_of_labels_is_the_one_that_foretells() -> None:
    """Equal sources, sources of unlike shares, and sources with habits of their own."""
    rng = np.random.default_rng(11)
    even = (1 - np.eye(3)) / 2
    shares = np.linspace(0.34, 0.98, 24)[:, None, None]
    unlike = shares * np.eye(3) + (1 - shares) * even
    own = np.stack([0.6 * np.eye(3) + 0.4 * rng.dirichlet([0.3] * 3, 3) for _ in range(24)])
    alike = np.tile(0.7 * np.eye(3) + 0.3 * even, (24, 1, 1))
    assert habits._choose(sayers(rng, own, 400, 3))[0] is habits.confusions
    assert habits._choose(sayers(rng, unlike, 400, 3))[0] is habits.coin
    assert habits._choose(sayers(rng, alike, 400, 3))[0] in (habits.vote, habits.coin)


def test_a_label_of_equal_sources_is_that_of_most_of_them() -> None:
    rng = np.random.default_rng(12)
    case = sayers(rng, np.tile(np.array([[0.8, 0.2], [0.3, 0.7]]), (20, 1, 1)), 60, 2)
    found = habits.vote(case, habits.EVEN, habits.ROUNDS)
    ones = case.claims.per_item(case.claims.value)
    clear = ones != 3
    assert (np.argmax(found.posterior, axis=1)[clear] == (ones > 3)[clear]).all()
    assert len(set(found.share.tolist())) == 1


def test_how_often_labels_hold_is_learnt_where_that_foretells() -> None:
    """Nine in ten items have the first label, and three claims an item of middling sources."""
    rng = np.random.default_rng(13)
    truth = (rng.random(600) < 0.1).astype(int)
    rows = [
        (n, s, float(truth[n] if rng.random() < 0.5 + 0.02 * s else 1 - truth[n]))
        for n in range(600)
        for s in rng.choice(20, 4, replace=False).tolist()
    ]
    claims = told(*rows, n=20)
    model, even = habits._choose(habits.Told(claims, 2, np.ones(len(rows))))
    assert model is not habits.vote
    assert even == 0.0


def test_claims_are_dealt_by_what_they_say_and_not_by_names() -> None:
    """Every claim that does not stand alone is held back once; items spread theirs over the parts."""
    rng = np.random.default_rng(14)
    rows = [
        (n, s, float(rng.integers(0, 9)))
        for n in range(50)
        for s in rng.choice(30, 1 + n % 7, False).tolist()
    ]
    claims = told(*rows, n=30)
    parts = folds.deal(claims, claims.value.astype(np.int64), 4)
    crowd = claims.size[claims.item] > 1
    assert (np.sum(parts, axis=0) == crowd).all()
    for part in parts:
        held = claims.per_item(part.astype(float))
        assert (held <= np.ceil(claims.size / np.minimum(claims.size, 4))).all()
    turned = told(*[(n, 29 - s, x) for n, s, x in rows], n=30)
    other = folds.deal(turned, turned.value.astype(np.int64), 4)
    for part, again in zip(parts, other, strict=True):
        mine = {(n, s) for n, s in zip(claims.item[part].tolist(), claims.source[part].tolist(), strict=True)}
        theirs = {
            (n, 29 - s)
            for n, s in zip(turned.item[again].tolist(), turned.source[again].tolist(), strict=True)
        }
        assert mine == theirs


def test_claims_of_a_coarser_label_fit_the_finer_ones() -> None:
    """Every claim of an ancestor, with every finer label on its item, and nothing else."""
    france, lorraine, metz, paris = range(4)
    parents = {metz: frozenset({lorraine, france}), paris: frozenset({france}), lorraine: frozenset({france})}
    said = [
        [france, metz, france, lorraine],
        [paris, france, metz],
        [lorraine, lorraine, paris, metz, france],
        [metz, paris],
    ]
    rows = [(n, s, float(x)) for n, item in enumerate(said) for s, x in enumerate(item)]
    claims = told(*rows)
    asked = labels.label_question(
        claims,
        4,
        np.arange(5),
        weight=np.ones(len(rows)),
        parents=parents,
        known=(np.array([1]), column(metz)),
    )
    assert asked.covers is not None
    got = {
        (int(c), int(asked.facts.item[f]), int(asked.facts.value[f]))
        for c, f in zip(asked.covers.claim, asked.covers.fact, strict=True)
    }
    wanted = {
        (c, item, finer)
        for c, (item, _, label) in enumerate(rows)
        for finer in set(said[item])
        if int(label) in parents.get(finer, frozenset())
    }
    assert got == wanted
    assert len(asked.covers.claim) == len(wanted)
    assert asked.known is not None
    known = [
        (int(i), int(v))
        for i, v in zip(asked.facts.item[asked.known], asked.facts.value[asked.known], strict=True)
    ]
    assert known == [(1, metz)]
    assert (
        labels.label_question(
            claims, 4, np.arange(5), weight=np.ones(len(rows)), parents={metz: frozenset()}
        ).covers
        is None
    )


# -- sources and copies --------------------------------------------------------------------------------


def copied_set() -> tuple[Any, list[tuple[str, int, int]]]:
    """``copier`` repeats ``copied`` with its mistakes; three others are right; one item has one claim."""
    truth = [1000 + 37 * n for n in range(40)]
    wrong = [truth[n] + 111 if n % 3 == 0 else truth[n] for n in range(40)]
    said = {"copied": wrong, "copier": wrong, "a": truth, "b": truth, "c": truth}
    rows = [(name, n, values[n]) for name, values in said.items() for n in range(40)]
    rows += [("copied", 99, 5555)]
    return table(*rows, kind="record"), rows


def test_a_copy_is_named_only_where_both_say_the_same() -> None:
    found, rows = copied_set()
    copies = found.claims["copy_of"].tolist()
    for (name, thing, _), whom in zip(rows, copies, strict=True):
        other = {"copied": "copier", "copier": "copied"}.get(name)
        assert whom == (other if thing != 99 else None)


@pytest.mark.parametrize(("copied", "copier"), [("a0", "z0"), ("z0", "a0"), ("b0", "z0"), ("a0", "b0")])
def test_a_copy_is_named_wherever_the_two_stand_among_the_sources(copied: str, copier: str) -> None:
    truth = [1000 + 37 * n for n in range(40)]
    wrong = [truth[n] + 111 if n % 3 == 0 else truth[n] for n in range(40)]
    said = {copied: wrong, copier: wrong, "m1": truth, "m2": truth, "m3": truth}
    rows = [(name, n, values[n]) for name, values in said.items() for n in range(40)]
    found = table(*rows, kind="record")
    for (name, _, _), whom in zip(rows, found.claims["copy_of"].tolist(), strict=True):
        assert whom == {copied: copier, copier: copied}.get(name)


def test_nobody_is_named_where_nobody_copies() -> None:
    found = table(*[(s, n, 100 * n + 7) for s in "abc" for n in range(3)], kind="record")
    assert found.claims["copy_of"].tolist() == [None] * 9


def test_two_camps_of_two_do_not_both_copy() -> None:
    """Of two values of two sources each, one may be right: only one pair shares a mistake."""
    rows = [(s, n, float(1000 + n)) for n in range(14) for s in "abcd"]
    rows += [(s, n, float(5000 + 10 * n + (s in "ab"))) for n in range(14, 20) for s in "abcd"]
    found = table(*rows, kind="record").sources
    copying_ = dict(zip(found["source"].tolist(), found["copying"].tolist(), strict=True))
    assert max(copying_.values()) < 0.5 or min(copying_.values()) < 0.5
    doubted = copying.doubted_odds(column(0.5), column(0.8), column(0.01))[0]
    sure = copying.doubted_odds(column(0.0, 1.0), column(0.8, 0.8), column(0.01, 0.01))
    assert sure[1] < doubted < sure.mean() < sure[0]
    none, one = column(0.0), column(1.0)
    assert sure[0] == pytest.approx(copying.log_odds(none, one, none, column(0.8), column(0.01))[0])


def test_pairs_are_taken_evenly_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred items of three pairs each, and room for thirty pairs: about every tenth item."""
    monkeypatch.setattr(copying, "MOST_PAIRS", 30)
    item = np.repeat(np.arange(100), 3)
    kept = copying._sampled(np.arange(100) * 3, item, np.arange(300))
    assert kept is not None
    assert 9 <= np.count_nonzero(kept) <= 10
    assert set(np.diff(np.flatnonzero(kept)).tolist()) <= {9, 10, 11}
    assert copying._sampled(np.arange(10) * 3, item[:30], np.arange(30)) is None  # thirty pairs fit


@pytest.mark.parametrize("wary", [False, True])
def test_copies_are_judged_by_how_often_their_sources_are_right(wary: bool) -> None:
    """The odds of the design, with each source's share: two sources share two mistakes and differ on five."""
    said = np.array([[1000.0 + n] * 6 for n in range(12)])
    said[:2, :2] = 5000.0
    for n in range(2, 7):
        said[n, n % 2] = 7000.0 + n
    for s in range(2, 6):
        said[-s, s] = 8000.0 + s
    claims = told(*[(n, s, float(said[n, s])) for n in range(12) for s in range(6)])
    asked = records.record_question(claims, np.arange(6), weight=np.ones(72))
    state = facts._State([asked], facts._joined([asked]), 6)
    for _ in range(5):
        state.place()
        state.rate()
    state.part_copies(wary=wary)
    assert state.dependence is not None
    met = state.meetings
    assert met is not None
    p, chance = state.probability, np.maximum(np.exp(state.wrong), 1 / facts.FALSE_VALUES)
    for pair, (one, two) in enumerate(zip(met.first, met.second, strict=True)):
        right = math.sqrt(state.share[one] * state.share[two])
        odds = math.log(copying.PRIOR / (1 - copying.PRIOR))
        for n in range(12):
            f, g = (int(asked.facts.of_claim[6 * n + int(s)]) for s in (one, two))
            if f != g:
                odds += math.log(1 - copying.COPIED)
            else:
                odds += shared_odds(p[f], right, chance[f], wary=wary)
        wanted = 1 / (1 + math.exp(-odds)) if odds > 0 else 0.0
        assert state.dependence.probability[pair] == pytest.approx(wanted, abs=1e-9)
    assert 0.5 < state.dependence.probability[0] < 0.95 > max(state.dependence.probability[1:]) == 0.0


def test_what_is_expected_of_sources_of_one_size() -> None:
    """Usual claims and the sources' own, each by its worth: at most strength + 1 claims a source."""
    for hits, counts, members, strength in (
        (1.0, 1.0, 8.0, 8.0),
        (3.0, 10.0, 1.0, 8.0),
        (0.5, 1.0, 3.0, 2.0),
    ):
        worth = members * counts / (1 + (counts - 1) / (strength + 1))
        usual = priors.USUAL_CLAIMS
        wanted = (worth * hits / counts + usual * priors.USUAL_SHARE) / (worth + usual)
        found = priors.expected_share(column(hits), column(counts), column(members), strength)
        assert found == pytest.approx([wanted], abs=1e-9)


def test_the_gamma_function_is_that_of_the_library() -> None:
    x = column(0.1, 0.5, 1, 2.5, 7, 30, 400)
    assert priors.log_gamma(x) == pytest.approx([math.lgamma(v) for v in x], abs=1e-9)


def test_sources_tell_on_which_scale_they_are_measured() -> None:
    rng = np.random.default_rng(8)
    rows = [(f"s{s}", n, round(float(rng.normal(0, 30)) + 3.0, 2)) for n in range(12) for s in range(4)]
    assert set(table(*rows, kind="judgement").sources["scale"].tolist()) == {"plain"}
    rows = [(s, n, round(10 ** (1 + n / 4) * float(rng.uniform(0.8, 1.2)), 2)) for s, n, _ in rows]
    assert set(table(*rows, kind="judgement").sources["scale"].tolist()) == {"ratio"}


# -- records -------------------------------------------------------------------------------------------


def test_how_much_rounder_a_figure_is_than_its_rivals() -> None:
    claims = told(
        (0, 0, 1187.0), (0, 1, 1200.0), (1, 0, 30.0), (1, 1, 40.0), (2, 0, 0.0), (2, 1, 500.0), (2, 2, 7.0)
    )
    assert records.roundness(facts.distinct(claims)).tolist() == [0, 2, 0, 0, 0, 0, 2]
    # nought is the least round, also beside parts of one
    parts = told((0, 0, 0.0), (0, 1, 0.25), (0, 2, 0.5), (1, 0, 3.0))
    assert records.roundness(facts.distinct(parts)).tolist() == [0, 0, 1, 0]


@pytest.mark.parametrize("digits", range(7))
def test_the_grid_of_figures_is_found_to_the_sixth_digit(digits: int) -> None:
    number = np.array([3, 5, 11]) / 10.0**digits
    assert grids.step_of(number) == pytest.approx(2 / 10.0**digits)
    assert grids.step_of(np.array([3, 5, 11]) / 10.0**7) == 0.0


def test_how_far_a_figure_lies_from_what_is_usual() -> None:
    claims = told(*[(n, 0, 100.0 * 2.0**n) for n in range(5)], (5, 0, 1e12), (6, 0, 0.0), (7, 0, -400.0))
    assert records.magnitude(facts.distinct(claims)).tolist() == [4, 4, 5, 6, 6, 9, 0, 5]
    alike = told((0, 0, 7.0), (1, 0, 7.0))
    assert records.magnitude(facts.distinct(alike)).tolist() == [0, 0]


def test_of_two_figures_the_usual_one_is_taken() -> None:
    """Sources who slip to figures of any size: where two differ, the figure as others are is likelier."""
    rng = np.random.default_rng(3)
    truth = np.round(np.exp(rng.normal(7, 0.5, 60)))
    rows = [(s, n, float(truth[n])) for n in range(60) for s in "abc" if n % 3 != "abc".index(s)]
    rows += [
        (s, n, float(rng.choice([1.0, 10.0**9]))) for n in range(60) for s in "abc" if n % 3 == "abc".index(s)
    ]
    rows += [("d", 100, 900.0), ("e", 100, 2.0)] + [(s, n, float(truth[n])) for n in range(5) for s in "de"]
    answers = table(*rows, kind="record").answers
    assert dict(zip(answers["object"].tolist(), answers["value"].tolist(), strict=True))[100] == 900.0


@pytest.mark.parametrize(
    ("probability", "level", "ends"),
    [
        ([0.04, 0.92, 0.04], 0.9, (2, 2)),
        ([0.06, 0.90, 0.04], 0.9, (1, 2)),
        ([0.04, 0.90, 0.06], 0.9, (2, 3)),
        ([0.20, 0.60, 0.20], 0.9, (1, 3)),
        ([0.20, 0.60, 0.20], 0.5, (2, 2)),
    ],
)
def test_an_interval_leaves_a_tail_on_either_side(
    probability: list[float], level: float, ends: tuple[int, int]
) -> None:
    claims = told(*[(n, s, s + 1.0) for n in range(2) for s in range(3)])
    found = facts.distinct(claims)
    low, high = records.interval(found, np.tile(probability, 2), np.array([1, 4]), (1.0 - level) / 2.0)
    assert list(zip(low.tolist(), high.tolist(), strict=True)) == [ends, ends]


def test_known_truths_say_how_much_an_interval_may_leave_out() -> None:
    """Of nine items five are answered right; beyond the other truths lie 0.3, 0.3, 0.1 and nothing."""
    claims = told(*[(n, s, s + 1.0) for n in range(9) for s in range(3)])
    found = facts.distinct(claims)
    among = np.tile([0.1, 0.6, 0.3], 9)
    chosen = np.arange(9) * 3 + 1
    truth = np.array([2.0] * 5 + [3.0, 3.0, 1.0, 7.0])
    known = (np.arange(9), truth)

    def tail(level: float) -> float:
        return records.tail_at(found, among, chosen, *known, level)

    assert tail(0.5) == 0.5  # five of ten are held by the figure alone
    assert tail(0.7) == pytest.approx(0.3, abs=1e-6)
    assert tail(0.8) == pytest.approx(0.1, abs=1e-6)
    assert tail(0.9) == tail(0.99) == 0.0  # nothing holds the last truth
    for level, held in ((0.7, 7), (0.8, 8)):
        low, high = records.interval(found, among, chosen, tail(level))
        assert np.count_nonzero((low <= truth) & (truth <= high)) == held


def test_bounds_fit_the_figures_between_their_ends() -> None:
    """Every other fact on the item that the claim's own ends admit, and no more."""
    claims = told(
        (0, 0, 12.0),
        (0, 1, 40.0),
        (0, 2, math.nan),
        (0, 3, math.nan),
        (1, 0, 12.0),
        (1, 1, math.nan),
        low=[12, 40, 10, 30, 12, 20],
        high=[12, 40, math.inf, 35, 12, 50],
    )
    asked = records.record_question(claims, np.arange(4), weight=np.ones(6))
    assert asked.covers is not None
    low, high = asked.facts.low, asked.facts.high
    wanted = {
        (c, f)
        for c in range(6)
        if claims.low[c] < claims.high[c]
        for f in range(len(low))
        if asked.facts.item[f] == claims.item[c]
        and f != asked.facts.of_claim[c]
        and high[f] >= claims.low[c]
        and low[f] <= claims.high[c]
    }
    assert set(zip(asked.covers.claim.tolist(), asked.covers.fact.tolist(), strict=True)) == wanted


@pytest.mark.parametrize("truth", [1000, 4444])
def test_records_with_a_known_truth_keep_it(truth: int) -> None:
    """A truth that the many told too changes nothing for them; one that all missed stands all the same."""
    figures = [1000 + 7 * n for n in range(20)]
    rows = [(s, n, figures[n]) for s in "abcde" for n in range(20)]
    rows += [("f", n, 3000 + 11 * n) for n in range(20)]
    found = table(*rows, kind="record", anchors={0: truth}).answers
    assert (found["value"][0], found["status"][0], found["probability"][0]) == (truth, "known", 1.0)
    assert found["value"].tolist()[1:] == figures[1:]
    if truth == 1000:
        assert set(found["status"].tolist()[1:]) == {"agreed"}
        assert found["low"].tolist() == found["high"].tolist() == figures
        assert min(found["probability"]) > 0.9


def test_where_no_record_leads_the_middle_one_is_named_and_contested() -> None:
    """Three sources alike in all but which of three figures each tells in turn."""
    figures = (1001, 1003, 1007)
    rows = [(s, n, figures[(i + n) % 3]) for n in range(12) for i, s in enumerate("abc")]
    found = table(*rows, kind="record").answers
    assert set(found["status"].tolist()) == {"contested"}
    ends = zip(found["low"].tolist(), found["value"].tolist(), found["high"].tolist(), strict=True)
    assert set(ends) == {figures}


def test_what_all_say_is_as_good_as_certain() -> None:
    rows = [(s, n, 1000 + 7 * n) for s in "abcde" for n in range(20)]
    found = table(*rows, kind="record")
    assert min(found.answers["probability"]) > 0.95


# -- which kind ----------------------------------------------------------------------------------------


def test_one_clash_is_of_records_and_two_are_of_judgements() -> None:
    """Before the data speak, half of the claims quote: worth three pairs, of which a quarter agree."""
    one = told((0, 0, 1234567.0), (0, 1, 7654321.0))
    two = told((0, 0, 1234567.0), (0, 1, 7654321.0), (1, 0, 2345671.0), (1, 1, 8765431.0))
    for claims, pairs, kind in ((one, 1, "record"), (two, 2, "judgement")):
        found = kinds.find_kind(claims, PLAIN)
        assert found.quoted == pytest.approx(math.sqrt(3 * 0.25 / (pairs + 3)), rel=1e-4)
        assert found.kind == kind


def test_agreement_beyond_chance_is_reckoned_as_kappa() -> None:
    """Pairs that agree, less those that agree because a figure is popular, over those that chance leaves."""
    a, b = 1234567.0, 7654321.0
    items = [(a, a), (a, a), (b, b), (a, b)]
    claims = told(*[(n, s, x) for n, pair in enumerate(items) for s, x in enumerate(pair)])
    found = kinds.find_kind(claims, PLAIN)
    seen = 3 / 4
    elsewhere = {a: [3 / 8] * 4 + [4 / 8], b: [1 / 8] * 2 + [2 / 8]}
    lucky = sum(elsewhere[a] + elsewhere[b]) / 8
    assert found.excess == pytest.approx((seen - lucky) / (1 - lucky), rel=1e-4)
    wanted = math.sqrt(((seen - lucky) * 4 + 0.75) / ((1 - lucky) * 4 + 3))
    assert found.quoted == pytest.approx(wanted, rel=1e-4)


def test_near_misses_are_counted_by_pairs_of_claims() -> None:
    """Two say 10 and two say 11: four pairs miss by a unit, each worth half a pair."""
    for values, wanted in (([10, 10, 11, 11], 1.0), ([10, 10, 10, 11], 0.75), ([10, 10, 12, 12], 0.0)):
        claims = told(*[(0, s, float(x)) for s, x in enumerate(values)])
        order = kinds.in_items(claims, claims.value)
        found = kinds.near_misses(claims, claims.value, np.ones(4), np.full(4, 1e6), order)
        assert found == pytest.approx(wanted)


# -- judgements ----------------------------------------------------------------------------------------


def judged(claims: Claims, scale: kinds.Scale = PLAIN) -> judgements.Judged:
    return judgements.lay_out(claims, scale, ~np.isnan(claims.value), np.ones(len(claims.item)))


def estimates(spreads: list[float], items: int, seed: int, *, lone: int = 0) -> Claims:
    rng = np.random.default_rng(seed)
    truth = rng.normal(0, 5, items)
    rows = [(n, s, truth[n] + rng.normal(0, d)) for n in range(items) for s, d in enumerate(spreads)]
    rows += [(items + n, 0, 1.0 * n) for n in range(lone)]
    return told(*rows)


def test_errors_have_the_tails_of_student_with_four_degrees() -> None:
    """With known spreads the truth is where the pulls of its claims, weighted by that law, are even."""
    y, spread = column(0, 1, 2, 14), np.full(4, 1.5)
    claims = told(*[(0, s, float(x)) for s, x in enumerate(y)])
    found = judgements.fit(judged(claims), judgements.Choice(), given=(np.zeros(4), spread), rounds=500)
    truth, variance = 1.0, 0.0
    for _ in range(2000):
        pull = 5.0 / (4.0 + ((y - truth) ** 2 + variance) / spread) / spread
        truth, variance = float(np.sum(pull * y) / pull.sum()), 1 / float(pull.sum())
    assert found.truth[0] == pytest.approx(truth, abs=1e-3)


def test_without_times_there_is_no_drift() -> None:
    found = judgements.fit(judged(estimates([1, 1, 1], 12, 0)), judgements.Choice(drift=True))
    assert found.drift == 0.0


def test_at_least_is_said_of_more() -> None:
    """Four claims of five give the figure, the fifth says "at least" of four fifths of it."""
    rng = np.random.default_rng(2)
    rows, low, high = [], [], []
    for n in range(60):
        for s in range(5):
            x = 100.0 * (1 + n) * math.exp(rng.normal(0, 0.05)) * (0.8 if s == 4 else 1.0)
            rows.append((n, s, x))
            low.append(x)
            high.append(math.inf if s == 4 else x)
    found = judgements.fit(judged(told(*rows, low=low, high=high), RATIO), judgements.Choice())
    assert found.form[judgements.AT_LEAST] == pytest.approx(math.log(0.8), abs=0.03)
    assert found.form[judgements.POINT] == 0.0


def test_too_few_items_for_a_trial() -> None:
    """Twenty claims on items of which several speak are enough, nineteen are not; lone ones do not count."""
    for pairs, triples, enough in ((8, 1, False), (10, 0, True)):
        rows = [(n, s, 10.0 * n + s * (n % 3)) for n in range(pairs) for s in range(2)]
        rows += [(50 + n, s, 7.0 * s) for n in range(triples) for s in range(3)]
        rows += [(60 + n, 0, 5.0) for n in range(9)]
        numbers = {n: i for i, n in enumerate(sorted({r[0] for r in rows}))}
        _, how = trials.choose(judged(told(*[(numbers[n], s, x) for n, s, x in rows])))
        assert how.startswith("too few items") != enough


def test_the_tails_that_foretell_best_are_taken() -> None:
    choice, how = trials.choose(judged(estimates([1.0] * 3, 400, 3)))
    assert math.isinf(choice.tail)
    assert how.startswith("normal errors")
    rng = np.random.default_rng(5)
    truth = rng.normal(0, 5, 200)
    rows = [(n, s, truth[n] + float(rng.standard_t(1.5))) for n in range(200) for s in range(6)]
    choice, how = trials.choose(judged(told(*rows)))
    assert math.isfinite(choice.tail)
    assert how.startswith(f"errors with heavy tails (Student, {choice.tail:.0f})")


def test_the_plain_median_stands_where_it_foretells_best() -> None:
    """A third of what sources say is wild, whoever speaks: the median of seven is right, and no fit is."""
    rng = np.random.default_rng(8)
    truth = rng.normal(0, 5, 150)
    wild = rng.random((150, 7)) < 0.3
    near = truth[:, None] + rng.normal(0, 0.1, (150, 7))
    said = np.where(wild, rng.normal(0, 4000, (150, 7)) ** 3, near)
    rows = [(n, s, float(said[n, s])) for n in range(150) for s in range(7)]
    errors = trials._Errors(np.ones(4), np.ones(4), np.array([3, 3, 2, 2]))
    worse = trials._Errors(np.array([2.0, 2.1, 2.0, 2.1]), np.full(4, 2.0), errors.others)
    assert trials._better(errors.square, worse.square)
    assert not trials._better(worse.square, errors.square)
    assert not trials._better(errors.square[:1], worse.square[:1])
    found = table(*[(f"s{s}", f"o{n}", x) for n, s, x in rows], kind="judgement")
    values = dict(zip(found.answers["object"].tolist(), found.answers["value"].tolist(), strict=True))
    errors_ = [abs(values[f"o{n}"] - truth[n]) for n in range(150)]
    assert np.mean(np.array(errors_) < 1.0) > 0.9


def test_figures_that_stand_apart_from_all_others_are_seldom_right() -> None:
    """Mistakes lie near the right figure, but for a vandal: figures told once are likelier near others."""
    rows: list[tuple[int, int, float]] = []
    for n in range(40):
        right = 1000.0 + 7 * n
        rows += [(n, s, right) for s in (0, 1, 2)] + [(n, 3, right + 2), (n, 4, 9e6 + n)]
    rows += [(40, 5, 5003.0), (40, 6, 5000.0 + 1), (40, 7, 31.0)]
    facts_ = facts.distinct(told(*rows, n=8))
    near = records.Neighbours.of(facts_)
    probability = np.where(facts_.votes > 1, 0.95, 0.02)
    odds = near.odds(probability)
    last = facts_.item == 40
    assert np.argmin(odds[last]) == 0  # 31, far below both others
    assert (odds[facts_.votes > 1] > odds[facts_.value > 1e6].max()).all()


def test_a_claim_is_held_back_once_unless_it_stands_alone() -> None:
    data = judged(estimates([1, 1, 1], 6, 1, lone=4))
    held = np.sum(trials._parts(data), axis=0)
    assert held.tolist() == [1] * 18 + [0] * 4


# -- ranges --------------------------------------------------------------------------------------------


def test_three_sources_say_whether_they_shrink() -> None:
    """Sources of unlike spread that all rise as the truth does shrink nothing; two tell too little."""
    for spreads in ([0.5, 2.0, 4.0], [0.5, 4.0], [1.0, 1.0, 1.0, 1.0]):
        data = judged(estimates(spreads, 60, 6))
        found = judgements.fit(data, judgements.Choice(tail=math.inf))
        between = float(np.var(found.truth)) - float(np.mean(found.variance))
        assert ranges._shrinking(data, found, between, 1.0) == 0.0
    # slopes that go with reliabilities, and slopes that are one, each known to a hundredth
    reliable = column(0.9, 0.7, 0.5, 0.3)
    assert ranges._steeper(reliable, np.full(4, 1e4), reliable).sum() > 3.0
    assert ranges._steeper(column(1.0, 1.01, 0.99, 1.0), np.full(4, 1e4), reliable).sum() < -3.0


@pytest.mark.parametrize("tail", [1.0, 2.0, 3.0, 4.0, 10.0, math.inf])
def test_heavy_tails_of_any_weight_are_drawn_apart(tail: float) -> None:
    """A law of one or two degrees has no variance: its claims count for half."""
    data = judged(estimates([0.5, 1.0, 2.0, 4.0], 40, 7))
    found = ranges.stretch(data, judgements.fit(data, judgements.Choice(tail=tail)), tail)
    assert np.all(found.factor >= 1.0)
    assert np.all(np.isfinite(found.factor))


def test_whether_sources_shrink_shows_on_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    data = judged(estimates([0.5, 1.0, 2.0, 4.0], 400, 7))
    found = judgements.fit(data, judgements.Choice(tail=math.inf))
    between = float(np.var(found.truth)) - float(np.mean(found.variance))
    monkeypatch.setattr(ranges, "SAMPLE", 800)
    assert ranges._shrinking(data, found, between, 1.0) == 0.0


def test_few_items_are_not_drawn_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranges, "_shrinking", lambda *_: 0.7)
    for items, drawn in ((9, False), (10, True)):
        data = judged(estimates([1.0, 2.0, 3.0], items, 9))
        found = ranges.stretch(data, judgements.fit(data, judgements.Choice()), 4.0)
        assert (found.probability > 0) == drawn
        assert bool(np.all(found.factor == 1.0)) != drawn


def test_a_deviation_holds_a_common_error_and_the_scatter_of_the_item() -> None:
    claims = told((0, 0, 1.0), (0, 1, 4.0), (0, 2, 2.0), (1, 0, 3.0), (1, 1, 3.5), (2, 0, 9.0))
    data = judged(claims)
    spread = column(0.5, 1.0, 2.0)
    found = judgements.fit(data, judgements.Choice(tail=math.inf), given=(np.zeros(3), spread))
    answer = column(2.0, 3.0, 9.0)
    told_ = ranges.deviation(data, found, answer)
    for n in range(3):
        rows = claims.item == n
        precise, voices = 1 / spread[claims.source[rows]], int(rows.sum())
        scatter = (np.sum(precise * (claims.value[rows] - answer[n]) ** 2) + 3) / (voices - 1 + 3)
        common = ranges.COMMON * voices / precise.sum() + (1 - ranges.COMMON) / precise.sum()
        assert told_[n] == pytest.approx(math.sqrt(common * max(scatter, 0.5)))


def test_the_width_is_calibrated_by_known_truths() -> None:
    """Errors all on one side: shifted by the middle error, less the standard error of a median."""
    error = column(1, 2, 3, 4, 5, 6, 7, 8, 9)
    found = ranges.calibrate(np.zeros(9), np.ones(9), error, 0.8, few=9)
    middle, gap = 5.0, 2.0
    doubt = math.sqrt(math.pi / 2) * 1.4826 * gap / 3
    assert found.shift == pytest.approx(middle * (1 - (doubt / middle) ** 2), rel=1e-3)
    gaps = []
    for n, mine in enumerate(error.tolist()):  # against the shift that the median of the other eight shows
        centre = float(np.median(np.delete(error, n)))
        unsure = math.sqrt(math.pi / 2) * 1.4826 * float(np.median(np.abs(error - centre))) / 3
        gaps.append(abs(mine - centre * (1 - (unsure / centre) ** 2)))
    assert found.factor == pytest.approx(sorted(gaps)[7], rel=1e-3)  # 0.8 * (9 + 1) = the eighth
    assert found.calibrated
    kept = ranges.calibrate(np.zeros(9), np.ones(9), error, 0.8, few=10)
    assert not kept.calibrated
    assert kept.shift == 0.0
    assert kept.factor == pytest.approx(1.2815515655)


def test_probabilities_are_drawn_to_what_known_truths_show() -> None:
    """The line is where the gradient of its penalised likelihood vanishes."""
    said = np.concatenate([np.full(30, 0.999), np.full(30, 0.9), np.full(30, 0.6)])
    right = np.concatenate([np.arange(30) < 26, np.arange(30) < 22, np.arange(30) < 17])

    def logit(p: Any) -> Any:
        return np.log(p / (1 - p))

    low, high = ranges.calibrated(said, right, column(0.6, 0.999))
    slope = (logit(high) - logit(low)) / (logit(0.999) - logit(0.6))
    level = logit(low) - slope * logit(0.6)
    x = logit(said)
    left = right - 1 / (1 + np.exp(-(level + slope * x)))
    assert float(left.sum()) == pytest.approx(0.5 * level, abs=1e-5)
    assert float(np.sum(left * x)) == pytest.approx(4.0 * (slope - 1.0), abs=1e-5)
