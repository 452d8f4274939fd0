"""Estimation by example: what is found, what is refused, what is passed on."""

from __future__ import annotations

import datetime
import math
from typing import Any

import numpy as np
import pytest

from claimkit.bulk import resolve_columns
from claimkit.errors import InvalidModelError, NoClaimsError
from claimkit.estimation.columns import as_times, factorise
from claimkit.estimation.kinds import unit
from claimkit.estimation.priors import inverse_gamma_shape


def answer(**columns: Any) -> dict[str, Any]:
    """First answer, by column."""
    return {name: column[0] for name, column in resolve_columns(**columns).answers.items()}


def census(rng: np.random.Generator, share: float = 0.8) -> dict[str, Any]:
    """Sources quote a record, or err far."""
    truth = np.round(np.exp(rng.normal(9, 1.5, 200)))
    source, thing = rng.integers(0, 30, 1000), rng.integers(0, 200, 1000)
    wrong = np.round(truth[thing] * np.exp(rng.normal(0, 0.5, 1000)))
    return {
        "source": source,
        "object": thing,
        "value": np.where(rng.random(1000) < share, truth[thing], wrong),
    }


def crowd(rng: np.random.Generator, bias: float = 1.0) -> tuple[dict[str, Any], np.ndarray[Any, Any]]:
    """Sources estimate each for themselves; the last tenth of them overstate."""
    truth = np.exp(rng.normal(7, 1, 300))
    source, thing = rng.integers(0, 20, 1800), rng.integers(0, 300, 1800)
    value = truth[thing] * np.exp(rng.normal(0, 0.15, 1800)) * np.where(source >= 18, bias, 1.0)
    return {"source": source, "object": thing, "value": value}, truth


def labelled(rng: np.random.Generator) -> tuple[dict[str, Any], np.ndarray[Any, Any]]:
    """Two in five sources guess; the rest are mostly right."""
    truth = rng.choice(["cat", "dog", "eel"], 150)
    source, thing = np.tile(np.arange(10), 150), np.repeat(np.arange(150), 10)
    right = rng.random(1500) < np.where(source < 4, 0.34, 0.9)
    return {
        "source": source,
        "object": thing,
        "value": np.where(right, truth[thing], rng.choice(["cat", "dog", "eel"], 1500)),
    }, truth


def test_kind_is_found() -> None:
    """Records are told from judgements, and labels from both."""
    rng = np.random.default_rng(5)
    assert resolve_columns(**census(rng)).kinds["value"][0] == "record"
    assert resolve_columns(**crowd(rng)[0]).kinds["value"][0] == "judgement"
    rounded = crowd(rng)[0]
    rounded["value"] = np.round(rounded["value"], -2) + 100
    assert resolve_columns(**rounded).kinds["value"][0] == "judgement"
    assert resolve_columns(**labelled(rng)[0]).kinds["value"][0] == "label"


def test_labels_beat_the_vote() -> None:
    """Sources that guess are found out."""
    columns, truth = labelled(np.random.default_rng(3))
    found = resolve_columns(**columns)
    assert np.mean(found.answers["value"] == truth) > 0.97
    assert found.sources["reliability"][:4].max() < 0.7 < found.sources["reliability"][4:].min()


def test_bias_is_found() -> None:
    """Sources that overstate by half are debiased."""
    columns, truth = crowd(np.random.default_rng(7), bias=1.5)
    found = resolve_columns(**columns)
    assert found.sources["bias"][18:] == pytest.approx([1.5, 1.5], rel=0.1)
    error = np.abs(np.log(found.answers["value"] / truth[found.answers["object"]]))
    assert error.mean() < 0.07


@pytest.mark.parametrize("seed", range(4))
def test_bias_is_told(seed: int) -> None:
    """An organiser who doubles is told to double, whether or not answers are corrected for it."""
    rng = np.random.default_rng(seed)
    truth = np.exp(rng.normal(7, 1.3, 60))
    thing = np.repeat(np.arange(60), 5)
    source = np.concatenate([rng.choice(15, 5, replace=False) for _ in range(60)])
    value = np.round(truth[thing] * np.exp(rng.normal(0, 0.15, 300)) * np.where(source < 3, 2.0, 1.0))
    found = resolve_columns(source=source, object=thing, value=value).sources
    assert np.median(found["bias"][:3]) == pytest.approx(2.0, rel=0.2)
    assert np.median(found["bias"][3:]) == pytest.approx(1.0, rel=0.1)


def test_anchors_calibrate() -> None:
    """With a tenth of the truths known, nine in ten of the other intervals hold theirs."""
    columns, truth = crowd(np.random.default_rng(11), bias=2.0)
    anchors = {n: float(truth[n]) for n in range(0, 300, 10)}
    found = resolve_columns(**columns, anchors=anchors)
    rest = np.array([n not in anchors for n in found.answers["object"].tolist()])
    true = truth[found.answers["object"]]
    inside = (found.answers["low"] <= true) & (true <= found.answers["high"])
    assert 0.8 < inside[rest].mean() < 0.98
    assert "not calibrated" not in found.kinds["value"][1]


def test_anchors_as_columns() -> None:
    """Anchors may be columns; those of things nobody speaks of are left out."""
    claims: dict[str, Any] = {"source": ["a", "b"], "object": ["x", "y"], "value": [4, 5]}
    found = resolve_columns(**claims, anchors={"object": ["x", "z"], "value": [6, 7]})
    assert found.answers["value"].tolist() == [6.0, 5.0]
    assert found.answers["status"].tolist() == ["known", "single_source"]


def test_copies_are_found() -> None:
    """Three sources that share one's mistakes count as one among five that err apart."""
    rng = np.random.default_rng(13)
    truth = rng.integers(1000, 9999, 150)

    def said(share: float) -> np.ndarray[Any, Any]:
        return np.where(rng.random(150) < share, truth, rng.integers(1000, 9999, 150))

    value = dict.fromkeys(("copied", "copier", "parrot"), said(0.6)) | {name: said(0.75) for name in "abcde"}
    found = resolve_columns(
        source=np.repeat(list(value), 150),
        object=np.tile(np.arange(150), 8),
        value=np.concatenate(list(value.values())),
    )
    assert np.mean(found.answers["value"] == truth) > 0.97
    copying = dict(zip(found.sources["source"].tolist(), found.sources["copying"].tolist(), strict=True))
    assert copying["copier"] > 0.9
    assert copying["a"] < 0.1


def test_parents() -> None:
    """A coarser label supports the finer one that it covers."""
    claims: dict[str, Any] = {
        "source": list("abcd"),
        "object": ["x"] * 4,
        "value": ["Russia", "Baymak", "Russia", "Baymak"],
    }
    found = resolve_columns(**claims, parents={"Baymak": "Bashkortostan", "Bashkortostan": "Russia"})
    assert found.answers["value"].tolist() == ["Baymak"]
    assert "vaguer, and compatible: a says Russia" in found.explain("x")
    with pytest.raises(InvalidModelError, match="its own ancestor"):
        resolve_columns(**claims, parents={"Baymak": "Russia", "Russia": "Baymak"})


def test_last_word_counts() -> None:
    """A source that corrects itself is taken at its last word."""
    claims: dict[str, Any] = {
        "source": ["a", "a", "b"],
        "object": ["x"] * 3,
        "value": [5, 7, 7],
        "time": ["2021-01-01", "2021-01-03", None],
    }
    assert answer(**claims)["value"] == 7
    assert answer(**claims)["n_claims"] == 2


def test_states() -> None:
    """A count that grows is what was said last; so is a figure of which nothing else is said."""
    claims: dict[str, Any] = {
        "source": list("abcde"),
        "object": ["x"] * 5,
        "value": [3, 3, 3, 5, 5],
        "time": [1, 1, 2, 3, 4],
    }
    assert answer(**claims, kind="record", dynamics="static")["value"] == 3
    assert answer(**claims, kind="record")["value"] == 5
    assert answer(**claims, kind="record", dynamics="cumulative")["value"] == 5
    assert (
        answer(**claims | {"value": ["held", "held", "held", "freed", "freed"]}, dynamics="status")["value"]
        == "freed"
    )


def test_camps_have_no_mean() -> None:
    """Of two figures that cannot both hold none is the answer; of three, the one that two name."""
    found = answer(source=["a", "b"], object=["x", "x"], value=[10**18, 3])
    assert np.isnan(found["value"])
    assert (found["low"], found["high"], found["status"]) == (3.0, 1e18, "contested")
    found = answer(source=list("abc"), object=["x"] * 3, value=[12, 40, 12])
    assert (found["value"], found["low"], found["high"], found["status"]) == (12.0, 12.0, 12.0, "contested")


def test_drift_is_found() -> None:
    """Counts that grow by the hour are brought up to the last hour."""
    rng = np.random.default_rng(17)
    truth, thing, time = np.exp(rng.normal(7, 1, 200)), np.repeat(np.arange(200), 5), rng.uniform(0, 10, 1000)
    value = truth[thing] * np.exp(-0.1 * (10 - time) + rng.normal(0, 0.1, 1000))
    columns: dict[str, Any] = {
        "source": rng.integers(0, 20, 1000),
        "object": thing,
        "value": value,
        "time": time,
    }

    def error(**options: Any) -> float:
        found = resolve_columns(**columns, **options)
        return float(np.mean(np.abs(np.log(found.answers["value"] / truth))))

    assert error() < 0.6 * error(dynamics="static")


def test_two_attributes_of_two_kinds() -> None:
    """Numbers and labels stand in one column, each attribute for itself."""
    found = resolve_columns(
        source=list("abcabc"),
        object=["x"] * 6,
        attribute=["n"] * 3 + ["w"] * 3,
        value=[7, 7, 8, "red", "red", "blue"],
    )
    assert found.answers["attribute"].tolist() == ["n", "w"]
    assert found.answers["value"].tolist() == [7.0, "red"]
    assert {name: kind for name, (kind, _) in found.kinds.items()} == {"n": "record", "w": "label"}
    with pytest.raises(KeyError, match="no attribute 'colour'"):
        found.explain("x", "colour")
    with pytest.raises(KeyError, match="nothing was claimed about 'z'"):
        found.explain("z", "w")


def test_earlier_sources_are_used() -> None:
    """What was found about sources can be passed on, and new sources are taken for middling."""
    columns, _ = labelled(np.random.default_rng(19))
    sources = resolve_columns(**columns).sources
    found = resolve_columns(
        source=[0, 1, 7, 99], object=["new"] * 4, value=["cat", "cat", "dog", "dog"], sources=sources
    )
    assert found.answers["value"].tolist() == ["dog"]
    with pytest.raises(InvalidModelError, match="this column is missing"):
        resolve_columns(**columns, sources={"source": []})


def test_kinds_of_sources() -> None:
    """A new source of a kind that overstates is expected to overstate."""
    rng = np.random.default_rng(23)
    truth = np.exp(rng.normal(7, 1, 300))
    source, thing = rng.integers(0, 30, 1500), rng.integers(0, 300, 1500)
    kind = np.where(source < 8, "organiser", "wire")
    value = truth[thing] * np.exp(rng.normal(0, 0.1, 1500)) * np.where(source < 8, 2.0, 1.0)
    claims: dict[str, Any] = {
        "source": np.append(source.astype(str), "new"),
        "object": np.append(thing, 300),
        "value": np.append(value, 2000.0),
        "source_kind": np.append(kind, "organiser"),
    }
    found = resolve_columns(**claims)
    assert found.answers["value"][-1] == pytest.approx(1000, rel=0.15)


@pytest.mark.parametrize(
    ("columns", "error", "match"),
    [
        ({"source": [], "object": [], "value": []}, NoClaimsError, "at least one row"),
        ({"source": ["a"], "object": ["x", "y"], "value": [1]}, InvalidModelError, "equally long"),
        ({"source": ["a"], "object": ["x"]}, InvalidModelError, "give value, or low and high"),
        ({"source": ["a"], "object": None, "value": [1]}, InvalidModelError, "needed"),
        ({"source": ["a"], "object": ["x"], "value": [1], "level": 90}, InvalidModelError, "between 0 and 1"),
        (
            {"source": ["a"], "object": ["x"], "value": [1], "kind": "fact"},
            InvalidModelError,
            "choose one of",
        ),
        (
            {"source": ["a"], "object": ["x"], "value": [1], "dynamics": "odd"},
            InvalidModelError,
            "choose one of",
        ),
        ({"source": ["a"], "object": ["x"], "value": "5"}, InvalidModelError, "not a text"),
        ({"source": ["a"], "object": ["x"], "value": [[5]]}, ExceptionGroup, "1 of 1 rows"),
        ({"source": ["a"], "object": ["x"], "value": [1e300]}, ExceptionGroup, "1 of 1 rows"),
        (
            {"source": ["a"], "object": ["x"], "value": ["a few, maybe"], "kind": "record"},
            ExceptionGroup,
            "1 of 1 rows",
        ),
        ({"source": ["a"], "object": ["x"], "value": [5], "time": ["soon"]}, ExceptionGroup, "1 of 1 rows"),
        (
            {"source": [None], "object": ["x"], "value": [5], "bad": "collect"},
            NoClaimsError,
            "none of 1 rows",
        ),
    ],
)
def test_refusals(columns: dict[str, Any], error: type[Exception], match: str) -> None:
    """What cannot be used is named."""
    with pytest.raises(error, match=match):
        resolve_columns(**columns)


@pytest.mark.parametrize("value", [0.0, -7.0, 1e-200, 1e90, 10**18])
def test_one_claim(value: float) -> None:
    """A claim that stands alone is the answer."""
    found = answer(source=["a"], object=["x"], value=[value])
    assert (found["value"], found["status"], found["n_origins"]) == (value, "single_source", 1)


def test_crowded_and_scattered() -> None:
    """One thing that everybody speaks of, and everybody speaking once: neither takes long, or fails."""
    many = np.arange(20_000)
    rng = np.random.default_rng(29)
    one = answer(source=many, object=np.zeros(20_000, int), value=np.exp(rng.normal(5, 0.3, 20_000)))
    assert one["value"] == pytest.approx(math.exp(5), rel=0.05)
    for value in (
        np.exp(rng.normal(5, 0.3, 20_000)),
        rng.choice(["a", "b"], 20_000),
        np.array([f"n{x}" for x in many]),
    ):
        found = resolve_columns(source=many, object=many // 4, value=value)
        assert found.answers["n_claims"].sum() == 20_000


def test_moments() -> None:
    """Times come as numbers, dates, moments with zones, or texts, and keep their order."""
    noon = datetime.datetime(2021, 1, 31, 12, tzinfo=datetime.UTC)
    east = noon.astimezone(datetime.timezone(datetime.timedelta(hours=5)))
    column = np.array([noon, east, "2021-01-31T13:00", None, datetime.date(2021, 2, 1)], dtype=object)
    times = as_times("time", column, [])
    assert times[0] == times[1] < times[2] < times[4]
    assert np.isnan(times[3])
    assert as_times("time", np.array(["2021-01-31", "NaT"], dtype="datetime64[D]"), [])[0] == times[0] - 43200


def test_names_of_several_types() -> None:
    """Names need not be texts, nor of one type."""
    codes = factorise(np.array([3, "a", (1, 2), "a"], dtype=object))
    assert [codes.names[c] for c in codes.code.tolist()] == [3, "a", (1, 2), "a"]


def test_unit() -> None:
    """Units are powers of ten and their halves; nought is round to any."""
    assert unit(np.array([1200.0, 1250.0, 0.25, 7.0, 0.0, 1e18])).tolist() == pytest.approx(
        [100, 50, 0.05, 1, math.inf, 1e18]
    )


def test_shape_of_spreads() -> None:
    """Sources that differ much get a loose prior, sources that are alike a tight one."""
    rng = np.random.default_rng(31)
    count = np.full(400, 50.0)
    alike = rng.chisquare(50, 400) / 50
    assert inverse_gamma_shape(alike, count) > 10
    assert inverse_gamma_shape(alike * np.exp(rng.normal(0, 1, 400)), count) < 2


def test_wordings() -> None:
    """A column of wordings is read with the ends that they admit, in one unit."""
    found = answer(
        source=list("abc"), object=["x"] * 3, attribute=["deaths"] * 3, value=["at least 12", "15", "dozens"]
    )
    assert np.isnan(found["value"])
    found = answer(source=list("ab"), object=["x"] * 2, value=["at least 60", "64"])
    assert (found["value"], found["status"]) == (64.0, "supported")
    with pytest.raises(ExceptionGroup, match="1 of 2 rows") as caught:
        resolve_columns(source=list("ab"), object=["x"] * 2, value=["5 km", "3 miles"], kind="record")
    assert "one unit" in str(caught.value.exceptions[0])
    with pytest.raises(ExceptionGroup, match="2 of 2 rows") as caught:
        resolve_columns(source=list("ab"), object=["x"] * 2, value=["5000", "7000"])
    assert "number written as text" in str(caught.value.exceptions[0])


def test_reference_dates_are_two_answers() -> None:
    """Figures of one place for two years do not contest each other."""
    found = resolve_columns(
        source=["census", "census", "atlas"],
        object=["Metz"] * 3,
        value=[119551, 118634, 118634],
        about=[2011, 2021, 2021],
    )
    assert found.answers["object"].tolist() == ["Metz", "Metz"]
    assert found.answers["about"].tolist() == [2011, 2021]
    assert found.answers["status"].tolist() == ["single_source", "agreed"]
    assert "118,634" in found.explain(("Metz", 2021))


def test_denial() -> None:
    """What is denied is disputed; what only could be does not bear."""
    claims: dict[str, Any] = {"source": list("abc"), "object": ["x"] * 3, "value": [12, 12, 12]}
    meant = ["asserted", "alleged", "denied"]
    assert answer(**claims, modality=meant)["status"] == "disputed"
    assert answer(**claims | {"value": [12, 12, 40]}, modality=meant)["status"] == "agreed"
    said = resolve_columns(**claims | {"value": [12, 15, 12]}, modality=[None, "hypothetical", None])
    assert said.answers["value"].tolist() == [12.0]
    assert said.claims["role"].tolist() == ["supporting", "set_aside", "supporting"]
    words: dict[str, Any] = claims | {"value": ["Guilty", "guilty", None]}
    assert answer(**words, modality=meant)["status"] == "disputed"


def test_rules() -> None:
    """Rules choose by name, per attribute, and say what they lack."""
    claims: dict[str, Any] = {
        "source": list("abc"),
        "object": ["x"] * 3,
        "value": [12, 40, 15],
        "time": ["2024-05-01", "2024-05-02", "2024-05-01"],
        "dynamics": "static",
    }
    chosen = {
        rule: answer(**claims, rule=rule, reliability={"a": 0.9}, precedence=["c", "a"])["value"]
        for rule in ("newest", "most_trusted", "median", "lowest_credible", "precedence")
    }
    assert chosen == {
        "newest": 40,
        "most_trusted": 12,
        "median": 15,
        "lowest_credible": 12,
        "precedence": 15,
    }
    assert answer(**claims, rule={"value": "newest"})["value"] == 40
    with pytest.raises(InvalidModelError, match="needs to know whom to trust"):
        answer(**claims, rule="most_trusted")
    with pytest.raises(InvalidModelError, match="must be one of"):
        answer(**claims, rule="latest")


def test_reliability_by_name_or_kind() -> None:
    """Chances are given by the name of a source, or of a kind of sources; strangers are refused."""
    claims: dict[str, Any] = {"source": list("ab"), "object": ["x"] * 2, "value": [12, 40]}
    assert answer(**claims, reliability={"a": 0.97})["value"] == 12
    kinds = {"source_kind": ["police", "blog"]}
    assert answer(**claims, **kinds, reliability={"police": 0.97})["value"] == 12
    with pytest.raises(InvalidModelError, match=r"no source or kind of sources has this name"):
        answer(**claims, reliability={"c": 0.97})
    with pytest.raises(InvalidModelError, match="between 0 and 1"):
        answer(**claims, reliability={"a": 97})


def test_pinned() -> None:
    """An editor's decision stands, with its reason."""
    claims: dict[str, Any] = {"source": list("ab"), "object": ["x"] * 2, "value": [12, 40]}
    found = resolve_columns(**claims, pinned={"x": (13, "counted by name")})
    assert (found.answers["value"][0], found.answers["status"][0]) == (13.0, "known")
    assert "decided: counted by name" in found.explain("x")
    with pytest.raises(InvalidModelError, match="a value and a reason"):
        resolve_columns(**claims, pinned={"x": 13})


def test_place_of_every_row() -> None:
    """Every row has a place; copies share a voice and are named."""
    rng = np.random.default_rng(37)
    truth, wrong = rng.integers(1000, 9999, 60), rng.integers(1000, 9999, 60)
    first = np.where(rng.random(60) < 0.6, truth, wrong)
    said = {"copied": first, "copier": first, "a": truth, "b": truth, "c": truth}
    found = resolve_columns(
        source=np.repeat(list(said), 60),
        object=np.tile(np.arange(60), 5),
        value=np.concatenate(list(said.values())),
    )
    claims = found.claims
    assert claims["row"].tolist() == list(range(300))
    assert set(claims["copy_of"][:60].tolist()) == {"copier"}
    assert claims["weight"][:60].max() < 0.6 < claims["weight"][120:].min()
    assert claims["role"][:60].tolist() == [
        "supporting" if x == y else "dissenting" for x, y in zip(first, truth, strict=True)
    ]


@pytest.mark.parametrize(
    "columns",
    [
        {"low": [-math.inf], "high": [math.inf]},
        {"value": [math.nan]},
        {"value": [math.nan], "low": [-math.inf]},
        {"value": ["red"], "low": [5]},
        {"value": [5], "modality": ["maybe"]},
    ],
)
def test_rows_that_say_nothing(columns: dict[str, Any]) -> None:
    """Open at both ends, no number, a label with ends, an unknown modality: named, never dropped."""
    with pytest.raises(ExceptionGroup, match="1 of 1 rows"):
        resolve_columns(source=["a"], object=["x"], **columns)
