"""Fast functions give what the plain way gives, and simple ones turn where they say that they turn."""

from __future__ import annotations

import datetime
import itertools
import math
import statistics
from collections.abc import Sequence

import attrs
import numpy as np
import pytest
from tests.recorded.estimates import draws

import claimkit as ck
from claimkit.dossier.clusters import CLEARLY, average_linkage, reassigned, share_of_pairs, sure_pairs
from claimkit.dossier.grouping import near
from claimkit.dossier.likeness import FEW, NEXT, Likeness, Told, veto
from claimkit.estimation import columns, folds, grids, kinds, labels, priors, wordings
from claimkit.mentions.words import Words
from claimkit.resolution.resolve import untold
from claimkit.resolution.view import section

DAY = datetime.date(2024, 3, 4)


def claims_of(sizes: Sequence[int], sources: int = 6) -> columns.Claims:
    """Claims on items of these sizes, by sources in turn, each with a value of its own."""
    rows = [
        (f"o{item:03}", f"s{(item + k) % sources}") for item, size in enumerate(sizes) for k in range(size)
    ]
    found = ck.resolve_columns(
        object=[row[0] for row in rows],
        source=[f"s{at % sources}" for at in range(len(rows))],
        value=[1.0 + at for at in range(len(rows))],
        kind="judgement",
    )
    return next(iter(found._parts.values())).claims


def numbers(count: int, seed: int = 1) -> np.ndarray:
    chance = draws(seed)
    return np.array([100 * next(chance) for _ in range(count)])


@pytest.mark.parametrize("sizes", [[1, 2, 3, 4, 5, 4], [3] * 7, list(range(1, kinds.MANY_SIZES + 4))])
def test_medians_of_items(sizes: list[int]) -> None:
    claims = claims_of(sizes, sources=99)
    values = numbers(len(claims.item))
    plain = [statistics.median(values[claims.item == item]) for item in range(len(sizes))]
    assert kinds.medians(claims, values) == pytest.approx(plain)
    assert kinds.medians(claims, values, kinds.in_items(claims, values)) == pytest.approx(plain)


def test_the_normal_law() -> None:
    points = np.linspace(-4, 4, 81)
    plain = [0.5 * math.erfc(-x / math.sqrt(2)) for x in points]
    assert grids.normal(points) == pytest.approx(plain, abs=1e-6)


def test_the_logarithm_of_the_gamma_function() -> None:
    points = np.array([0.1, 0.5, 1.0, 2.5, 7.0, 30.0, 1000.0])
    assert priors.log_gamma(points) == pytest.approx([math.lgamma(x) for x in points], rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("value", "weight", "middle"),
    [
        ([3, 1, 2], [1, 1, 1], 2),
        ([1, 2], [1, 1], 1.5),
        ([1, 2, 9], [1, 1, 2], 5.5),
        ([1, 2, 9], [1, 1, 3], 9),
    ],
)
def test_the_middle_of_a_weighted_sample(value: list[float], weight: list[float], middle: float) -> None:
    assert priors.weighted_median(np.array(value, float), np.array(weight, float)) == middle


def test_variances_that_scatter_by_chance_alone_are_as_good_as_equal() -> None:
    degrees = np.full(8, 20.0)
    assert priors.inverse_gamma_shape(np.full(8, 3.0), degrees) == priors.TIGHTEST
    wide = np.array([1e-6, 1e6] * 4)
    assert priors.inverse_gamma_shape(wide, degrees) == priors.LOOSEST
    mild = np.array([1.0, 2.0, 4.0, 1.0, 2.0, 4.0, 1.0, 2.0])
    scatter = float(np.var(np.log(mild))) - 2 / 20
    assert priors.inverse_gamma_shape(mild, degrees) == pytest.approx(1 / scatter)
    few = np.array([1.0, 2.0, 4.0, 1.0, 0.0, 0.0, 0.0, 0.0])  # four that count
    assert priors.inverse_gamma_shape(few, degrees) == 3.0
    assert priors.inverse_gamma_shape(mild, np.full(8, 4.0)) == 3.0


def test_probabilities_add_up_in_each_group() -> None:
    score, group = np.array([0.0, 1.0, 5.0, -900.0, 900.0]), np.array([0, 0, 1, 2, 2])
    start = np.array([0, 2, 3])
    share = priors.softmax_by(score, group, start)
    assert share == pytest.approx([1 / (1 + math.e), math.e / (1 + math.e), 1, 0, 1])
    rest = priors.softmax_by(score, group, start, np.array([0.0, 5.0, 900.0]))
    assert rest == pytest.approx([1 / (2 + math.e), math.e / (2 + math.e), 0.5, 0, 0.5])


@pytest.mark.parametrize("count", [2, 3, 5])
def test_the_claims_of_an_item_are_dealt_into_different_parts(count: int) -> None:
    claims = claims_of([1, 2, 3, 5, 8, 13, 4, 4, 4, 4] * 6, sources=30)
    parts = folds.deal(claims, np.arange(len(claims.item)), count)
    dealt = np.sum(parts, axis=0)
    assert (dealt == (claims.size[claims.item] > 1)).all()  # each once, who stands alone never
    for item, size in enumerate(claims.size.tolist()):
        shares = sorted((int(part[claims.item == item].sum()) for part in parts), reverse=True)
        used = [share for share in shares if share]
        assert len(used) == (min(size, count) if size > 1 else 0)
        assert not used or used[0] - used[-1] <= 1
    sizes = [int(part.sum()) for part in parts]
    assert max(sizes) - min(sizes) < sum(sizes) / 4
    other = folds.deal(claims, np.arange(len(claims.item)) + 1, count)
    assert any((one != another).any() for one, another in zip(parts, other, strict=True))


@pytest.mark.parametrize(
    ("codes", "times", "wanted"), [(2, 20, True), (2, 19, False), (40, 20, True), (41, 20, False)]
)
def test_codes_recur(codes: int, times: int, wanted: bool) -> None:
    assert wordings.are_codes([str(code) for code in range(codes)] * times) is wanted


def test_wordings_are_not_all_bare_numbers() -> None:
    column = lambda *texts: np.array(texts, dtype=object)  # noqa: E731
    assert wordings.are_wordings(column("5", "about 6"))
    assert not wordings.are_wordings(column("5", "6"))
    assert not wordings.are_wordings(column("5", "next week"))
    assert not wordings.are_wordings(column())
    assert wordings.are_wordings(column("about 6", *(f"{n}" for n in range(999))))
    assert not wordings.are_wordings(column("about 6", *(f"{n}" for n in range(1000))))


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (["red", "RED", "red"], "red"),
        (["RED", "Red", "Red"], "Red"),
        (["RED", "red"], "red"),
        (["b", "a "], "a"),
    ],
)
def test_a_label_is_spelled_as_most_do(told: list[str], shown: str) -> None:
    assert columns.factorise_labels(np.array(told, dtype=object)).names[0].strip() == shown


def test_labels_are_shared_by_enough_items() -> None:
    def shared(items: int, size: int, count: int, sources: int = 6) -> bool:
        return labels.are_shared(claims_of([size] * items, sources), count)

    assert shared(15, 3, 3)  # 45 claims = 5 * 3 squared, 15 items = 5 * 3
    assert not shared(14, 4, 3)
    assert not shared(22, 2, 3)
    assert not shared(60, 3, 7)  # 180 claims, and 245 are wanted
    assert shared(25, 6, 5, sources=96)  # 150 claims of 96 sources: 96 * 25 = 16 * 150
    assert not shared(25, 6, 5, sources=97)


@pytest.mark.parametrize(
    ("apart", "gap", "wanted"), [(3, 3, True), (4, 3, False), (1, 0, False), (0, 0, True)]
)
def test_spans_are_near_by_their_ends(apart: int, gap: int, wanted: bool) -> None:
    days = lambda n: datetime.timedelta(days=n)  # noqa: E731
    one, other = (DAY, DAY + days(5)), (DAY + days(5 + apart), DAY + days(20))
    assert near(one, other, gap) is wanted
    assert near(other, one, gap) is wanted


def plainly_joined(
    size: int, scores: dict[tuple[int, int], float], unscored: float, apart: set[tuple[int, int]]
) -> list[list[int]]:
    """Average linkage the long way: all pairs of clusters are rated again after each step."""
    groups = [[at] for at in range(size)]

    def rated(one: list[int], other: list[int]) -> float:
        pairs = [scores.get((min(a, b), max(a, b)), unscored) for a in one for b in other]
        return sum(pairs) / len(pairs)

    while True:
        ways = [
            (-rated(one, other), *sorted((one[0], other[0])))
            for one, other in itertools.combinations(groups, 2)
            if rated(one, other) > 0
            and any((min(a, b), max(a, b)) in scores for a in one for b in other)
            and not any((min(a, b), max(a, b)) in apart for a in one for b in other)
        ]
        if not ways:
            return sorted(groups)
        _, first, second = min(ways)
        one, other = (next(g for g in groups if g[0] == at) for at in (first, second))
        groups = [g for g in groups if g not in (one, other)] + [sorted(one + other)]


@pytest.mark.parametrize("seed", range(1, 25))
def test_clusters_are_those_of_average_linkage(seed: int) -> None:
    chance = draws(seed)
    size = 3 + int(9 * next(chance))
    pairs = [pair for pair in itertools.combinations(range(size), 2) if next(chance) < 0.6]
    scores = {pair: round(8 * next(chance) - 4, 6) for pair in pairs}
    apart = {pair for pair in pairs if next(chance) < 0.1}
    kept = lambda one, other: any((min(a, b), max(a, b)) in apart for a in one for b in other)  # noqa: E731
    found = average_linkage(size, scores, unscored=-1.0, apart=kept)
    assert found == plainly_joined(size, scores, -1.0, apart)


@pytest.mark.parametrize("seed", range(1, 25))
def test_items_move_until_none_fits_another_cluster_clearly_better(seed: int) -> None:
    """Whatever they are moved from: who is kept apart never meets, who is fixed stays, and nobody is lost."""
    chance = draws(seed)
    size = 3 + int(9 * next(chance))
    pairs = [pair for pair in itertools.combinations(range(size), 2) if next(chance) < 0.7]
    scores = {pair: round(8 * next(chance) - 4, 6) for pair in pairs}
    apart = {pair for pair in pairs if next(chance) < 0.1}
    kept = lambda one, other: any((min(a, b), max(a, b)) in apart for a in one for b in other)  # noqa: E731
    before = average_linkage(size, scores, unscored=-1.0, apart=kept)
    fixed = {at for at in range(size) if next(chance) < 0.2}
    found = reassigned(before, scores, unscored=-1.0, fixed=fixed, apart=kept)
    assert sorted(at for cluster in found for at in cluster) == list(range(size))
    assert not any(kept([a], [b]) for cluster in found for a, b in itertools.combinations(cluster, 2))
    home = {at: cluster for cluster in found for at in cluster}

    def fit(at: int, cluster: Sequence[int]) -> float:
        told = [scores.get((min(at, o), max(at, o)), -1.0) for o in cluster if o != at]
        return sum(told) / len(told) if told else 0.0

    for at in set(range(size)) - fixed:
        least = max(fit(at, home[at]), 0.0) + CLEARLY
        assert not any(
            fit(at, cluster) > least + 1e-9 and not kept([at], cluster)
            for cluster in found
            if cluster is not home[at]
        )
    where = {at: set(cluster) & fixed for cluster in before for at in cluster if at in fixed}
    assert all(where[at] <= set(home[at]) for at in fixed)


def test_what_crowded_items_would_score_is_left_out() -> None:
    scores = {(0, 1): 3.0, (1, 2): 1.0}
    assert average_linkage(3, scores, unscored=-2.0) == [[0, 1], [2]]
    assert average_linkage(3, scores, unscored=-2.0, crowded={0}) == [[0, 1], [2]]
    assert average_linkage(3, scores, unscored=-2.0, crowded={0, 2}) == [[0, 1, 2]]
    assert average_linkage(3, {(0, 1): -3.0}, unscored=-2.0, joined=[(0, 1)]) == [[0, 1], [2]]


def test_sure_pairs_hang_together_where_nothing_keeps_them_apart() -> None:
    scores = {(0, 1): 8.0, (1, 3): 9.0, (2, 4): 7.9, (4, 5): 8.5}
    never, pair = (lambda _one, _other: False), (lambda one, _other: 5 in one)
    assert sure_pairs(6, scores, 8.0, never) == [(0, 1), (0, 3), (4, 5)]
    assert sure_pairs(6, scores, 8.0, pair) == [(0, 1), (0, 3)]


def test_the_share_of_pairs_agrees_with_itself() -> None:
    odds = [6.0, 5.0, -4.0, -5.0, -6.0, -6.0, 0.5]
    share = share_of_pairs(odds, 7)
    ratios = [math.exp(x) * share / (1 - share) for x in odds]
    assert share == pytest.approx(sum(r / (1 + r) for r in ratios) / 7, abs=1e-3)
    assert share_of_pairs(odds, 700) < share / 50
    assert share_of_pairs([9.0, 9.0], 2) == 0.5
    assert share_of_pairs([99.0] * 3, 3) == pytest.approx(6 / 7)
    assert share_of_pairs([-99.0] * 3, 3) == pytest.approx(1 / 7)


LEEDS = frozenset({"Leeds"})


def told(**fields: object) -> Told:
    return Told(**({"kind": "attack", "firm_places": LEEDS, "named": LEEDS} | fields))  # type: ignore[arg-type]


def test_a_veto_says_what_excludes_what() -> None:
    span = (DAY, DAY + datetime.timedelta(days=1))
    later = (DAY + datetime.timedelta(days=9),) * 2
    one, other = told(firm_days=span), told(firm_days=later)
    assert veto(one, other) == "2024-03-04 to 2024-03-05 is not 2024-03-13"
    assert veto(other, one, gap=7) == "2024-03-13 is not 2024-03-04 to 2024-03-05"
    assert not veto(one, other, gap=8)
    assert not veto(one, attrs.evolve(other, kind="arrests"))
    away = told(firm_places=frozenset({"York", "Hull"}), named=frozenset({"York"}))
    assert veto(told(), away) == "Leeds is not Hull, York, and neither report names the other's place"
    assert not veto(told(), attrs.evolve(away, named=frozenset({"Leeds"})))
    assert not veto(told(), attrs.evolve(away, firm_places=frozenset()))
    assert not veto(told(), attrs.evolve(away, kind="protest"))


def test_of_many_reports_each_is_compared_with_the_next_that_share_a_word() -> None:
    day = lambda at: DAY + datetime.timedelta(days=at)  # noqa: E731
    words = [Words({name: 1}, {}, {name: 1}) for name in (f"zorvath{at // 40}" for at in range(FEW + 1))]
    pile = [
        told(words=w, published=day(at), firm_places=frozenset(), kind=None) for at, w in enumerate(words)
    ]
    pairs, crowded = Likeness(pile).pairs()
    assert {b - a for a, b in pairs} == set(range(1, NEXT + 1))
    assert not [(a, b) for a, b in pairs if a // 40 != b // 40]
    assert (0, NEXT) in pairs
    assert crowded == frozenset(range(FEW))  # the last of them has a word of its own
    few, none = Likeness(pile[:FEW]).pairs()
    assert (len(few), none) == (FEW * (FEW - 1) // 2, frozenset())


def test_a_question_that_nobody_answers_has_no_table() -> None:
    laid = section(untold(ck.attribute("deaths")))
    assert [type(block).__name__ for block in laid.blocks] == ["Paragraph"]


def test_a_figure_in_a_notebook_shows_open_ends() -> None:
    open_, closed = ck.parse_quantity("at least 1,200 people"), ck.parse_quantity("12 to 15 people")
    assert "1,200" in open_._repr_html_()
    assert "…" in open_._repr_html_()
    assert "…" not in closed._repr_html_()


def test_the_greatest_crowd_leads_by_its_floor_where_it_has_no_figure() -> None:
    said = [("thousands", "3 March 2024"), ("1,500", "4 March 2024")]
    found = ck.resolve([ck.Claim.from_text("crowd_size", n, "Metro", about=day) for n, day in said])
    assert (found.leading, found.low, found.value) == (0, 2000, None)
