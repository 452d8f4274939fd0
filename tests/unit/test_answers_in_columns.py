"""From fits to answers: status, ends, roles and what is told of sources, on tables made by hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from tests.plain_models import Column, column, told

from claimkit.bulk import resolve_columns
from claimkit.estimation import attribute, drafts, estimates, facts, judgements, kinds, labels, records
from claimkit.estimation.columns import Claims, sorted_claims
from claimkit.estimation.few import RELIABILITY
from claimkit.resolution import Status

PLAIN = kinds.Scale(log=False)
RATIO = kinds.Scale(log=True, floor=0.0, least=0.5)
NOTHING = attribute.Given(np.zeros(0, dtype=np.int64), np.zeros(0))


def names(codes: Any) -> list[str]:
    return [str(attribute.STATUSES[code]) for code in np.asarray(codes).tolist()]


def table(*rows: tuple[Any, Any, Any], **options: Any) -> Any:
    source, thing, value = (list(x) for x in zip(*rows, strict=True))
    return resolve_columns(source=source, object=thing, value=value, **options)


# -- records and labels --------------------------------------------------------------------------------


def fitted(
    claims: Claims, weight: Column, among: Column, **more: Any
) -> tuple[facts.Question, facts.FactFit]:
    asked = records.record_question(claims, np.arange(claims.n_sources), weight=np.ones(len(weight)))
    sources = np.ones(claims.n_sources)
    return asked, facts.FactFit(
        taken=more.get("taken", among),
        probability=more.get("probability", among),
        among=among,
        right=more.get("right", np.full(len(weight), 0.7)),
        share=0.8 * sources,
        weight=weight,
        copying=0.0 * sources,
        origin=np.full(claims.n_sources, -1),
    )


def test_the_status_of_a_record_follows_its_origins() -> None:
    """Two that name it agree; one with a bound is supported; beside weighty dissent it is contested."""
    rows = [
        *((0, s, 12.0) for s in range(2)),
        *((1, s, 12.0) for s in range(2)),  # the second repeats the first
        *((2, s, 12.0 if s == 0 else math.nan) for s in range(2)),
        (3, 0, 12.0),
        *((4, s, 12.0 if s < 2 else 40.0) for s in range(3)),
        *((5, s, 12.0 if s < 2 else 40.0) for s in range(3)),
        *((6, s, 12.0 if s < 2 else 40.0) for s in range(3)),
    ]
    low = [10.0 if math.isnan(x) else x for _, _, x in rows]
    high = [math.inf if math.isnan(x) else x for _, _, x in rows]
    claims = told(*rows, low=low, high=high)
    weight = np.ones(len(rows))
    weight[2:4] = 0.5
    weight[-1] = 0.0  # what was overtaken speaks against nothing
    settled = column(1, 1, 0.05, 0.95, 1, 0.9, 0.1, 0.8, 0.2, 0.8, 0.2)
    asked, fit = fitted(claims, weight, settled)
    found = attribute.answer_facts(asked, fit, None, NOTHING, level=0.85, kind="record")
    assert found.value.tolist() == [12.0] * 7
    wanted = ["agreed", "single_source", "supported", "single_source", "agreed", "contested", "agreed"]
    assert names(found.status) == wanted
    assert found.n_origins.tolist() == [2, 1, 2, 1, 3, 3, 2]
    assert found.n_claims.tolist() == [2, 2, 2, 1, 3, 3, 3]
    assert found.names.tolist() == [True] * 5 + [False] + [True] * 3 + [False] + [True] * 2 + [False] + [
        True
    ] * 2 + [False]
    assert found.support.tolist() == [0.7] * 9 + [0.0] + [0.7] * 2 + [0.0] + [0.7] * 2 + [0.0]
    assert found.said.tolist() == [7, 6, 3]
    assert found.how.endswith("give anchors")


def test_a_bound_that_wins_is_named_by_its_end() -> None:
    claims = told(
        (0, 0, math.nan), (1, 0, math.nan), (2, 0, math.nan), low=[10, -math.inf, 3], high=[math.inf, 9, 5]
    )
    asked, fit = fitted(claims, np.ones(3), np.ones(3), right=np.full(3, 0.2))
    found = attribute.answer_facts(asked, fit, None, NOTHING, level=0.9, kind="record")
    assert found.value == pytest.approx([10, 9, math.nan], nan_ok=True)
    assert found.low.tolist() == [10, -math.inf, 3]
    assert found.high.tolist() == [math.inf, 9, 5]
    assert found.support.tolist() == [0.5] * 3  # what fits the answer stands by it, however seldom right


def test_known_truths_calibrate_what_is_said_of_labels() -> None:
    """Ten known truths, of which the fit without them had nine: the probability comes down from .999."""
    count = attribute.FEW_ANCHORS
    claims = told(*[(n, s, 0.0) for n in range(count + 2) for s in range(2)])
    asked = labels.label_question(claims, 2, np.arange(2), weight=np.ones(len(claims.item)))
    size = len(asked.facts.item)
    fit = facts.weigh([asked], 2)[0]
    sure = np.full(size, 0.999)
    fit = facts.FactFit(fit.taken, sure, fit.among, fit.right, fit.share, fit.weight, fit.copying, fit.origin)
    truth = column(*[0] * (count - 1), 1)
    given = attribute.Given(np.arange(count), truth)
    found = attribute.answer_facts(asked, fit, fit, given, level=0.9, kind="label")
    assert found.calibrated
    assert found.probability[:count].tolist() == [1.0] * count
    assert names(found.status)[:count] == ["known"] * count
    assert 0.8 < found.probability[-1] < 0.99
    assert not found.how.endswith("give anchors")
    few = attribute.Given(np.arange(count - 1), truth[:-1])
    found = attribute.answer_facts(asked, fit, fit, few, level=0.9, kind="label")
    assert not found.calibrated
    assert found.probability[-1] == 0.999
    assert np.all(np.isnan(found.low))


@pytest.mark.parametrize("known", [None, 1.0])
def test_labels_of_habits_are_agreed_single_or_contested(known: float | None) -> None:
    rng = np.random.default_rng(1)
    rows = [(n, s, float(n % 2 if rng.random() < 0.9 else 1 - n % 2)) for n in range(40) for s in range(4)]
    rows += [(40, 0, 0.0), (41, 0, 0.0), (41, 1, 1.0)]
    claims = told(*rows)
    given = NOTHING if known is None else attribute.Given(np.array([0]), column(known))
    weight = np.ones(len(rows))
    found = attribute.resolve_habits(claims, given, 2, weight, level=0.97)
    for n in range(42):
        mine = claims.item == n
        behind = int(np.sum(claims.value[mine] == found.value[n]))
        status = names(found.status)[n]
        if n == 0 and known is not None:
            assert (status, found.value[n], found.probability[n]) == ("known", known, 1.0)
        elif behind == mine.sum() or found.probability[n] >= 0.97:
            assert status == ("agreed" if behind > 1 else "single_source")
        else:
            assert status == "contested"
    assert {"agreed", "single_source", "contested"} <= set(names(found.status))
    assert found.origin.tolist() == [-1] * 4
    assert not found.calibrated


# -- estimates -----------------------------------------------------------------------------------------


def judged(claims: Claims, weight: Column | None = None) -> judgements.Judged:
    ones = np.ones(len(claims.item))
    return judgements.lay_out(claims, PLAIN, claims.low == claims.high, ones if weight is None else weight)


def test_a_figure_that_all_name_is_theirs_and_others_are_estimates() -> None:
    rows = [
        (0, 0, 12.0), (0, 1, 12.0),  # all name it
        (1, 0, 12.0), (1, 1, 13.0),  # between two
        (2, 0, 12.0),  # one says it
        (3, 0, 12.0), (3, 1, 9.0),  # one names it, one tells a bound
        (4, 0, 12.0), (4, 1, 12.0),  # one voice
        (5, 0, 12.0), (5, 1, 20.0), (5, 2, 21.0),  # half of the voices stand off
        (6, 0, 12.0), (6, 1, 20.0), (6, 2, 21.0),
    ]  # fmt: skip
    high = [math.inf if (n, s) == (3, 1) else x for n, s, x in rows]
    claims = told(*rows, high=high)
    weight = np.ones(len(rows))
    weight[7:9] = 0.5
    value = column(12, 12.4, 12, 12, 12, 19, 19)
    against = column(0, 0, 0, 0, 0, 0.5, 0.49)
    got, low, high_, status, states = estimates._judged(
        judged(claims, weight), PLAIN, value, value - 1, value + 0.5, against
    )
    assert got.tolist() == [12, 12.4, 12, 12, 12, 20, 19]
    assert names(status) == [
        "agreed", "estimated", "single_source", "supported", "single_source", "contested", "estimated",
    ]  # fmt: skip
    assert low.tolist() == [11, 11.4, 11, 11, 11, 18, 18]
    assert high_.tolist() == [12.5, 12.9, 12.5, 12.5, 12.5, 20, 19.5]
    assert states.tolist() == (claims.value == got[claims.item]).tolist()


def test_voices_that_stand_off_are_counted_by_weight() -> None:
    """Nine tenths of a normal law lie within 1.645 of its spread."""
    claims = told((0, 0, 1.0), (0, 1, 2.0), (0, 2, 3.0), (1, 0, 1.0))
    data = judged(claims, column(1, 0.5, 0.5, 1))
    found = estimates._against(data, column(1.64, 1.65, 9, 1.6), 0.9)
    assert found.tolist() == [0.5, 0.0]


def test_answers_are_drawn_apart_on_ratios_alone_and_stay_in_their_hull() -> None:
    rng = np.random.default_rng(2)
    truth = np.exp(rng.normal(4, 1, 30))
    rows = []
    for n in range(30):
        for s, d in enumerate((0.2, 0.5, 1.0, 1.5)):
            shrink = 1 / (1 + d * d)
            rows.append((n, s, float(np.exp(4 + shrink * (np.log(truth[n]) - 4 + rng.normal(0, d))))))
    claims = told(*rows)
    data = judgements.lay_out(claims, RATIO, np.ones(120, dtype=bool), np.ones(120))
    choice = judgements.Choice(tail=math.inf)
    fit = judgements.fit(data, choice)
    answer, deviation, pushed = estimates._placed(data, fit, RATIO, choice, stretched=True)
    plain, own, none = estimates._placed(data, fit, RATIO, choice, stretched=False)
    assert none == 0.0
    assert pushed > 0.5
    wide = np.abs(answer - answer.mean()) > np.abs(plain - plain.mean())
    assert np.mean(wide) > 0.8
    assert np.all(deviation >= own)
    y = np.log(claims.value).reshape(30, 4)
    assert np.all((answer >= y.min(axis=1) - 1e-9) & (answer <= y.max(axis=1) + 1e-9))
    _, _, unmoved = estimates._placed(data, fit, PLAIN, choice, stretched=True)
    assert unmoved == 0.0


def test_what_is_told_of_the_sources_of_estimates() -> None:
    """Bias is a factor on a scale of ratios and a difference on a plain one; so is the spread."""
    rng = np.random.default_rng(3)
    for log, scale in ((False, PLAIN), (True, RATIO)):
        rows = []
        for n in range(60):
            truth = rng.normal(0, 2)
            for s in range(4):
                y = truth + (0.5 if s == 3 else 0.0) + rng.normal(0, 0.1 * (s + 1))
                rows.append((n, s, float(100 * np.exp(y) if log else y)))
        claims = told(*rows)
        pointed, repeat = np.ones(len(rows), dtype=bool), np.zeros(len(rows))
        found = estimates.resolve_judgements(
            claims, NOTHING, pointed, repeat, level=0.9, scale=scale, moves=False
        )
        shift = found.bias[3] / np.median(found.bias) if log else found.bias[3] - np.median(found.bias)
        assert shift == pytest.approx(math.exp(0.5) if log else 0.5, rel=0.15)
        assert max(found.spread[:2]) < found.spread[2] < found.spread[3]
        share = np.log1p(found.spread[0]) if log else found.spread[0]
        assert 0.05 < share < 0.25
        assert min(found.reliability[:2]) > found.reliability[2] > found.reliability[3]
        assert found.support.max() <= 1.0
        assert np.all((found.low <= found.value) & (found.value <= found.high))
        assert found.copying.tolist() == [0.0] * 4


def test_known_truths_of_estimates_come_back_and_set_the_width() -> None:
    rng = np.random.default_rng(4)
    rows = [(n, s, float(10 * n + rng.normal(0, 1))) for n in range(40) for s in range(3)]
    claims = told(*rows)
    count = attribute.FEW_ANCHORS
    given = attribute.Given(np.arange(count), column(*range(0, 10 * count, 10)))
    options: dict[str, Any] = {"level": 0.9, "scale": PLAIN, "moves": False}
    pointed, repeat = np.ones(120, dtype=bool), np.zeros(120)
    found = estimates.resolve_judgements(claims, given, pointed, repeat, **options)
    assert found.calibrated
    assert found.value[:count].tolist() == found.low[:count].tolist() == given.truth.tolist()
    assert found.high[:count].tolist() == given.truth.tolist()
    assert found.probability.tolist() == [1.0] * count + [0.9] * (40 - count)
    assert names(found.status)[:count] == ["known"] * count
    few = attribute.Given(given.item[:-1], given.truth[:-1])
    found = estimates.resolve_judgements(claims, few, pointed, repeat, **options)
    assert not found.calibrated
    assert found.how.endswith("intervals are not calibrated: give anchors")


@pytest.mark.parametrize("common", [False, True])
def test_known_truths_teach_of_sources_what_helps_elsewhere(common: bool) -> None:
    """Biases of sources help elsewhere; what all err by on one thing is none of theirs."""
    rng = np.random.default_rng(5)
    truth, bias = rng.normal(0, 10, 80), column(0, 4, 8, 12)
    shared = rng.normal(0, 6, 80) if common else np.zeros(80)
    level = (truth + shared)[:, None] + (0 * bias if common else bias) + rng.normal(0, 1, (80, 4))
    rows = [(n, s, float(level[n, s])) for n in range(80) for s in rng.choice(4, 2, replace=False).tolist()]
    claims = told(*rows)
    options: dict[str, Any] = {"level": 0.9, "scale": PLAIN, "moves": False}
    pointed, repeat = np.ones(160, dtype=bool), np.zeros(160)
    given = attribute.Given(np.arange(16), truth[:16])
    found = estimates.resolve_judgements(claims, given, pointed, repeat, **options)
    assert ("teach nothing" in found.how) == common
    blind = estimates.resolve_judgements(claims, NOTHING, pointed, repeat, **options)
    mine, other = (float(np.mean(np.abs(x.value - truth)[16:])) for x in (found, blind))
    assert np.array_equal(found.spread, blind.spread) if common else mine < other


def test_a_copy_of_an_estimate_counts_for_less() -> None:
    rows = [(n, s, float(n + s % 3)) for n in range(4) for s in range(4)]
    claims = told(*rows)
    repeat = np.where(claims.source % 3 == 0, 0.8, 0.0)  # the first and the last say the same
    pointed = np.ones(16, dtype=bool)
    found = estimates.resolve_judgements(
        claims, NOTHING, pointed, repeat, level=0.9, scale=PLAIN, moves=False
    )
    assert found.weight.reshape(4, 4)[0] == pytest.approx([0.6, 1, 1, 0.6])
    assert found.copying == pytest.approx([0.4, 0, 0, 0.4])
    assert found.n_origins.tolist() == [3] * 4


def test_where_nothing_is_said_the_known_stands() -> None:
    claims = told((0, 0, math.nan), (1, 0, math.nan), low=[0, 0], high=[math.inf] * 2)
    found = attribute.nothing_said(claims, attribute.Given(np.array([1]), column(7)))
    assert found.value == pytest.approx([math.nan, 7], nan_ok=True)
    assert names(found.status) == ["untold", "known"]
    assert found.probability == pytest.approx([math.nan, 1], nan_ok=True)
    answers = attribute.nothing_said(told((0, 0, 5.0)), NOTHING)
    laid = attribute.spread_out(answers, claims, NOTHING, np.array([0]), np.array([True, False]))
    assert laid.value == pytest.approx([math.nan] * 2, nan_ok=True)
    assert laid.weight.tolist() == [0.0, 0.0]
    assert laid.said.tolist() == [2]


# -- whole tables --------------------------------------------------------------------------------------


def census(**more: Any) -> Any:
    """Five sources quote forty records and err now and then, each on its own items."""
    rows = [
        (f"s{s}", f"o{n}", 1000 + 37 * n + (211 if (n + 3 * s) % 11 == 0 else 0))
        for n in range(40)
        for s in range(5)
    ]
    return table(*rows, **more)


def test_what_an_earlier_run_found_is_used_again() -> None:
    """Shares of sources come back as they were; a new source is given the middle of the known ones."""
    first = census(kind="record")
    rows = [("s0", "x", 12), ("s1", "x", 15), ("new", "x", 15), ("new", "y", 3)]
    again = table(*rows, sources=first.sources)
    known = dict(zip(first.sources["source"], first.sources["reliability"], strict=True))
    found = dict(zip(again.sources["source"], again.sources["reliability"], strict=True))
    assert again.kinds["value"][0] == "record"
    assert found["s0"] == pytest.approx(known["s0"])
    assert found["s1"] == pytest.approx(known["s1"])
    assert found["new"] == pytest.approx(np.median(list(known.values())))
    assert again.answers["value"][0] == 15


def test_estimates_of_an_earlier_run_are_used_again() -> None:
    rng = np.random.default_rng(6)
    rows = [
        (f"s{s}", n, float(100 * np.exp(n % 7 / 2 + 0.4 * (s == 3) + rng.normal(0, 0.05 * (s + 1)))))
        for n in range(60)
        for s in range(4)
    ]
    first = table(*rows, kind="judgement")
    corrected = bool(first.sources["corrected"][0])
    assert set(first.sources["scale"].tolist()) == {"ratio"}
    again = table(("s0", "x", 100.0), ("s3", "x", 150.0), ("new", "x", 120.0), sources=first.sources)
    assert set(again.sources["scale"].tolist()) == {"ratio"}
    assert again.kinds["value"][1].endswith(
        "bias and spread as given; intervals are not calibrated: give anchors"
    )
    known = dict(zip(first.sources["source"], first.sources["spread"], strict=True))
    found = dict(zip(again.sources["source"], again.sources["spread"], strict=True))
    assert found["s0"] == pytest.approx(known["s0"], rel=1e-6)
    assert found["new"] == pytest.approx(np.median(list(known.values())), rel=1e-6)
    biases = dict(zip(again.sources["source"], again.sources["bias"], strict=True))
    before = dict(zip(first.sources["source"], first.sources["bias"], strict=True))
    assert biases["s3"] == pytest.approx(before["s3"] if corrected else 1.0, rel=1e-6)


def test_a_known_label_is_written_as_it_was_given() -> None:
    rows = [(f"s{s}", n, "cat" if (n + s) % 4 else "dog") for n in range(30) for s in range(4)]
    found = table(*rows, kind="label", anchors={0: "Cat", 1: "eel"})
    assert found.answers["value"].tolist()[:2] == ["Cat", "eel"]
    assert found.answers["status"].tolist()[:2] == ["known", "known"]


def test_ancestors_are_followed_to_the_top() -> None:
    place: dict[Any, int] = {"metz": 0, "lorraine": 1, "france": 2, "paris": 3, "rome": 4}
    parents = {"Metz": "Lorraine", "lorraine": ["France", "Europe"], "paris": ("france",), "rome": None}
    wanted = {0: frozenset({1, 2}), 1: frozenset({2}), 3: frozenset({2})}
    assert drafts._ancestors(parents, place) == wanted
    assert drafts._ancestors({}, place) is None
    assert drafts._ancestors({"rome": "Italy"}, place) is None
    with pytest.raises(Exception, match="its own ancestor"):
        drafts._ancestors({"metz": "lorraine", "lorraine": "metz"}, place)


def test_a_coarser_label_supports_the_finer_one() -> None:
    rows = [("a", "x", "Metz"), ("b", "x", "France"), ("c", "x", "Rome"), ("d", "x", "Metz")]
    rows += [(s, f"y{n}", "Paris") for n in range(30) for s in "abcd"]
    found = table(*rows, kind="label", parents={"Metz": "France", "Paris": "France"})
    assert found.answers["value"][0] == "Metz"
    assert found.claims["role"].tolist()[:4] == ["supporting", "vaguer", "dissenting", "supporting"]


@pytest.mark.parametrize(
    ("denied", "low", "high", "status"),
    [
        (12, None, None, "disputed"),
        (40, None, None, "agreed"),
        (None, 10, 20, "disputed"),
        (None, 13, 20, "agreed"),
        (None, 10, 11, "agreed"),
        (None, 12, None, "disputed"),
        (None, None, 12, "disputed"),
    ],
)
def test_a_figure_is_disputed_by_a_denial_that_holds_it(
    denied: float | None, low: float | None, high: float | None, status: str
) -> None:
    found = resolve_columns(
        source=["a", "b", "c"],
        object=["x"] * 3,
        value=[12, 12, denied],
        low=[None, None, low],
        high=[None, None, high],
        modality=["asserted", "asserted", "denied"],
    )
    assert (found.answers["value"][0], found.answers["status"][0]) == (12, status)


def test_kinds_are_told_with_their_reason() -> None:
    few = [("a", "x", 12), ("b", "x", 15)]
    assert table(*few).kinds["value"][1].startswith("too few claims to show whether")
    assert table(*few, kind="judgement").kinds["value"][1].startswith("declared a judgement")
    assert table(("a", "x", "yes"), ("b", "x", "no")).kinds["value"][1].startswith("the values are texts")
    assert table(*few, kind="label").kinds["value"][1].startswith("declared a label")
    for name, kind in (("crowd_size", "judgement"), ("deaths", "record")):
        found = resolve_columns(source=["a", "b"], object=["x", "x"], value=[12, 15], attribute=[name] * 2)
        assert found.kinds[name][0] == kind
        told = f"{name} is usually a" if kind == "judgement" else f"{name} are counted, which makes a record"
        assert found.kinds[name][1].startswith(told)


def test_nought_and_one_of_a_count_are_numbers() -> None:
    said: dict[str, Any] = {"source": ["a", "b"], "object": ["x", "x"], "attribute": ["deaths"] * 2}
    found = resolve_columns(**said, value=[0, 1])
    assert found.kinds["deaths"][0] == "record"
    assert (found.answers["low"].tolist(), found.answers["high"].tolist()) == ([0.0], [1.0])
    assert resolve_columns(**said, value=[0, 1], kind="label").kinds["deaths"][0] == "label"


def test_nought_and_one_alone_are_labels() -> None:
    yes_no = [("a", "x", 1), ("b", "x", 0), ("a", "y", 1)]
    assert table(*yes_no).kinds["value"][0] == "label"
    assert table(("a", "x", 1), ("b", "x", 1)).kinds["value"][0] != "label"
    assert table(*yes_no, ("a", "z", 2)).kinds["value"][0] != "label"
    assert table(("a", "x", True), ("b", "x", True)).kinds["value"][0] == "label"


def test_sources_of_several_kinds_are_of_the_first_by_name() -> None:
    """Reliability by kind: what the police say counts as they do."""
    rows: dict[str, Any] = {
        "source": ["p", "o", "o"],
        "object": ["x", "x", "y"],
        "value": [12, 40, 3],
        "source_kind": ["police", "organiser", "protest"],
    }
    found = resolve_columns(**rows, reliability={"police": 0.9, "organiser": 0.6})
    told_ = dict(zip(found.sources["source"], found.sources["reliability"], strict=True))
    assert told_ == pytest.approx({"p": 0.9, "o": 0.6})
    assert found.answers["value"][0] == 12
    found = resolve_columns(**rows, reliability={"police": 0.9})
    told_ = dict(zip(found.sources["source"], found.sources["reliability"], strict=True))
    assert told_["o"] == RELIABILITY


def test_a_source_speaks_once_of_an_item() -> None:
    """What it says again counts once, from the first time on; its last word replaces the others."""
    item, source = np.zeros(6, dtype=int), np.array([0, 0, 1, 1, 2, 2])
    value, time = column(5, 5, 7, 8, 3, 4), column(2, 1, 1, 2, 1, 1)
    claims = sorted_claims(item, source, value, value, value, time, 3)
    assert list(zip(claims.source, claims.value, claims.time, claims.weight, strict=True)) == [
        (0, 5, 1, 1), (1, 8, 2, 1), (2, 3, 1, 0.5), (2, 4, 1, 0.5),
    ]  # fmt: skip


def test_statuses_are_those_of_an_answer() -> None:
    assert {str(s) for s in attribute.STATUSES} <= {str(s) for s in Status}
