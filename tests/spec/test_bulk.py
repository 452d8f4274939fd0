"""Bulk resolution and estimation: the laws of S-B in docs/specification.md."""

from __future__ import annotations

import datetime
import math
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimkit.bulk import ColumnsResolution, resolve_columns
from claimkit.errors import InvalidModelError
from claimkit.models import Claim
from claimkit.quantities import Quantity
from claimkit.resolution import resolve as resolve_claims
from claimkit.testing.reach import reached

Rows = list[dict[str, Any]]

names = st.sampled_from(["a", "b", "c", "d", "e", "f"])
objects = st.sampled_from(["u", "v", "w", "x"])
figures = st.one_of(
    st.integers(1, 60).map(float),
    st.integers(1, 9).map(lambda n: n * 1000.0),
    st.floats(0.5, 1e6).map(lambda x: float(f"{x:.3g}")),
)


@st.composite
def rows(
    draw: st.DrawFn, value: st.SearchStrategy[Any] = figures, *, bounds: bool = False, least: int = 1
) -> Rows:
    """Claims, one for each source and object."""
    pairs = draw(st.lists(st.tuples(names, objects), min_size=least, max_size=20, unique=True))
    made: Rows = []
    for source, object_ in pairs:
        row = {"source": source, "object": object_, "value": draw(value), "low": None, "high": None}
        form = draw(st.sampled_from(["point", "about", "least", "most", "range"])) if bounds else "point"
        x = row["value"]
        if form == "about":
            row |= {"low": 0.8 * x, "high": 1.25 * x}
        elif form == "least":
            row |= {"low": x, "high": math.inf}
        elif form == "most":
            row |= {"low": 0.0, "high": x}
        elif form == "range":
            row |= {"value": None, "low": 0.8 * x, "high": 1.25 * x}
        made.append(row)
    return made


bounded = rows(bounds=True)
labels = rows(st.sampled_from(["red", "green", "blue"]))
numeric_kinds = st.sampled_from([None, "record", "judgement"])


def resolve(claims: Rows, **options: Any) -> ColumnsResolution:
    columns: dict[str, Any] = {name: [row[name] for row in claims] for name in claims[0]}
    if all(isinstance(row["value"], str) for row in claims):
        columns = {name: columns[name] for name in ("source", "object", "value")}
    return resolve_columns(**columns, **options)


def table(found: ColumnsResolution) -> dict[Any, dict[str, Any]]:
    """Answers by object."""
    columns = {name: column.tolist() for name, column in found.answers.items()}
    return {
        object_: {name: columns[name][n] for name in columns} for n, object_ in enumerate(columns["object"])
    }


def same_bytes(one: ColumnsResolution, other: ColumnsResolution) -> None:
    for mine, theirs in ((one.answers, other.answers), (one.sources, other.sources)):
        assert list(mine) == list(theirs)
        for name in mine:
            assert (
                mine[name].tolist() == theirs[name].tolist() or mine[name].tobytes() == theirs[name].tobytes()
            ), name
    assert one.kinds == other.kinds


def close(one: Any, other: Any, tolerance: float = 1e-6) -> None:
    assert np.allclose(np.asarray(one, float), np.asarray(other, float), rtol=tolerance, equal_nan=True)


def given_sources(
    kind: str, *, bias: float = 1.0, spread: float = 0.2, reliability: float = 0.8
) -> dict[str, Any]:
    """What an earlier run could have found: sources that are all alike."""
    everyone = list("abcdef")
    return {
        "source": everyone,
        "attribute": ["value"] * 6,
        "kind": [kind] * 6,
        "scale": ["ratio"] * 6,
        "reliability": [reliability] * 6,
        "bias": [bias] * 6,
        "spread": [spread] * 6,
    }


@given(st.one_of(bounded, labels), st.randoms(use_true_random=False))
def test_order_of_rows(claims: Rows, shuffler: random.Random) -> None:
    """S-B-1: shuffled rows give the same bytes."""
    shuffled = list(claims)
    shuffler.shuffle(shuffled)
    same_bytes(resolve(claims), resolve(shuffled))


@given(bounded, st.permutations(list("abcdef")), st.permutations(list("uvwx")))
def test_renaming(claims: Rows, sources: list[str], things: list[str]) -> None:
    """S-B-2: other names for sources and objects give the same figures under the other names."""
    source, thing = dict(zip("abcdef", sources, strict=True)), dict(zip("uvwx", things, strict=True))
    renamed = [row | {"source": source[row["source"]], "object": thing[row["object"]]} for row in claims]
    before, after = table(resolve(claims)), table(resolve(renamed))
    for name, answer in before.items():
        other = after[thing[name]]
        close([answer[k] for k in ("value", "low", "high")], [other[k] for k in ("value", "low", "high")])
        assert answer["status"] == other["status"]


@given(labels, st.permutations(["red", "green", "blue"]))
def test_labels_permute(claims: Rows, other_words: list[str]) -> None:
    """S-B-3: other words for labels give the same answers in the other words, wherever one label leads."""
    word = dict(zip(["red", "green", "blue"], other_words, strict=True))
    before = table(resolve(claims))
    after = table(resolve([row | {"value": word[row["value"]]} for row in claims]))
    for name, answer in before.items():
        assert math.isclose(answer["probability"], after[name]["probability"], rel_tol=1e-6)
        if reached(answer["probability"] > 0.501, "one label leads"):
            assert word[answer["value"]] == after[name]["value"]


@given(st.one_of(bounded, labels), st.data())
def test_repetition(claims: Rows, data: st.DataObject) -> None:
    """S-B-4: a source that says the same again changes nothing."""
    again = data.draw(st.lists(st.sampled_from(claims), min_size=1, max_size=5))
    same_bytes(resolve(claims), resolve(claims + again))


@given(bounded, numeric_kinds, st.sampled_from([0.001, 0.1, 1000.0, 1e6]))
def test_units(claims: Rows, kind: Any, factor: float) -> None:
    """S-B-5: figures told in thousands or millions give the same answers in thousands or millions."""
    told = [
        row
        | {k: None if row[k] is None else float(f"{row[k] * factor:.12g}") for k in ("value", "low", "high")}
        for row in claims
    ]
    before, after = table(resolve(claims, kind=kind)), table(resolve(told, kind=kind))
    for name, answer in before.items():
        close(
            [answer[k] * factor for k in ("value", "low", "high")],
            [after[name][k] for k in ("value", "low", "high")],
        )


@given(
    rows(st.none(), least=2),
    st.lists(st.floats(-50, 50).map(lambda x: round(x, 3)), min_size=20, max_size=20, unique=True),
    st.floats(-30, 30),
)
def test_shift(claims: Rows, values: list[float], shift: float) -> None:
    """S-B-6: on a plain scale, judgements that do not repeat one another move with the zero of the scale."""
    claims = [row | {"value": value} for row, value in zip(claims, values, strict=False)]
    anchored = [*claims, {"source": "a", "object": "y", "value": -500.0, "low": None, "high": None}]
    moved = [row | {"value": row["value"] + shift} for row in anchored]
    before, after = table(resolve(anchored, kind="judgement")), table(resolve(moved, kind="judgement"))
    for name, answer in before.items():
        for k in ("value", "low", "high"):
            assert math.isclose(answer[k] + shift, after[name][k], rel_tol=1e-6, abs_tol=1e-6) or (
                math.isnan(answer[k]) and math.isnan(after[name][k])
            )


@given(bounded, numeric_kinds, st.floats(0.05, 0.999))
def test_value_in_interval(claims: Rows, kind: Any, level: float) -> None:
    """S-B-7: the value lies in its interval, if a figure stands."""
    for answer in table(resolve(claims, kind=kind, level=level)).values():
        assert answer["low"] <= answer["high"]
        assert math.isnan(answer["value"]) or answer["low"] <= answer["value"] <= answer["high"]


@given(bounded, numeric_kinds, st.floats(0.05, 0.99), st.floats(0.05, 0.99))
def test_intervals_nest(claims: Rows, kind: Any, one: float, other: float) -> None:
    """S-B-8: of two levels the higher has the wider interval, and where both give a value it is the same."""
    narrow = table(resolve(claims, kind=kind, level=min(one, other)))
    wide = table(resolve(claims, kind=kind, level=max(one, other)))
    for name, answer in narrow.items():
        assert wide[name]["low"] <= answer["low"] <= answer["high"] <= wide[name]["high"]
        assert wide[name]["value"] == answer["value"] or math.isnan(wide[name]["value"] + answer["value"])


@given(st.one_of(bounded, labels), st.data())
def test_anchors(claims: Rows, data: st.DataObject) -> None:
    """S-B-9: known truths come back as given."""
    worded = all(isinstance(row["value"], str) for row in claims)
    truth = st.sampled_from(["red", "green", "violet"]) if worded else figures
    known = data.draw(
        st.dictionaries(st.sampled_from(sorted({row["object"] for row in claims})), truth, min_size=1)
    )
    answers = table(resolve(claims, anchors=known))
    for name, value in known.items():
        assert answers[name]["value"] == value
        assert answers[name]["status"] == "known"
        if reached(not worded, "figures"):
            assert answers[name]["low"] == answers[name]["high"] == value


@given(bounded, names, objects)
def test_nothing_said(claims: Rows, source: str, thing: str) -> None:
    """S-B-10: a claim that admits everything moves no answer."""
    assume(any(row["object"] == thing for row in claims))
    empty = {"source": f"{source}!", "object": thing, "value": None, "low": 0.0, "high": math.inf}
    before, after = table(resolve(claims)), table(resolve([*claims, empty]))
    for name, answer in before.items():
        close(
            [answer[k] for k in ("value", "low", "high")], [after[name][k] for k in ("value", "low", "high")]
        )
        assert answer["n_origins"] == after[name]["n_origins"]


@given(rows(), numeric_kinds)
def test_point_is_zero_width(claims: Rows, kind: Any) -> None:
    """S-B-11: a point is an interval of no width."""
    as_interval = [row | {"value": None, "low": row["value"], "high": row["value"]} for row in claims]
    before, after = table(resolve(claims, kind=kind)), table(resolve(as_interval, kind=kind))
    for name, answer in before.items():
        close(
            [answer[k] for k in ("value", "low", "high")], [after[name][k] for k in ("value", "low", "high")]
        )


@given(rows(), rows(), st.sampled_from(["record", "judgement"]))
def test_apart_or_together(here: Rows, there: Rows, kind: str) -> None:
    """S-B-12: with the sources as given, claims on other objects do not matter."""
    elsewhere = [row | {"object": row["object"] * 2} for row in there]
    sources = given_sources(kind)
    alone, other = table(resolve(here, sources=sources)), table(resolve(elsewhere, sources=sources))
    together = table(resolve(here + elsewhere, sources=sources))
    ends = ("value", "low", "high")
    for name, answer in (alone | other).items():
        close([answer[k] for k in ends], [together[name][k] for k in ends], tolerance=1e-4)


@given(rows(), st.floats(0.5, 2.0))
def test_hull(claims: Rows, bias: float) -> None:
    """S-B-13: with the sources as given, an answer lies among the claims, as they stand and debiased."""
    answers = table(resolve(claims, sources=given_sources("judgement", bias=bias)))
    for name, answer in answers.items():
        said = [row["value"] / b for row in claims if row["object"] == name for b in (1.0, bias)]
        assert min(said) * (1 - 1e-9) <= answer["value"] <= max(said) * (1 + 1e-9)


@given(labels, names, objects)
def test_agreeing_claim(claims: Rows, source: str, thing: str) -> None:
    """S-B-14: with the sources as given, one more claim for an answer does not make it less probable."""
    assume(any(row["object"] == thing for row in claims))
    sources = given_sources("label", spread=math.nan, bias=math.nan)
    before = table(resolve(claims, sources=sources))[thing]
    more = [
        *claims,
        {"source": f"{source}!", "object": thing, "value": before["value"], "low": None, "high": None},
    ]
    after = table(resolve(more, sources=sources))[thing]
    assert after["value"] == before["value"]
    assert after["probability"] >= before["probability"] - 1e-9


@given(st.lists(st.floats(900, 1100), min_size=4, max_size=6), st.floats(4, 1e9))
def test_outlier(others: list[float], factor: float) -> None:
    """S-B-15: however far out one claim of many lies, the answer stays by the others."""
    claims = [
        {"source": s, "object": "u", "value": x}
        for s, x in zip("abcdef", [*others[:-1], 1000 * factor], strict=False)
    ]
    answer = table(
        resolve([row | {"low": None, "high": None} for row in claims], sources=given_sources("judgement"))
    )["u"]
    assert min(others[:-1]) * 0.75 <= answer["value"] <= max(others[:-1]) * 1.35


BAD = st.sampled_from(
    [
        ("value", {"value": math.inf, "low": None, "high": None}),
        ("low", {"value": None, "low": 5.0, "high": 4.0}),
        ("value", {"value": None, "low": None, "high": None}),
        ("value", {"value": 3.0, "low": 4.0, "high": 5.0}),
        ("source", {"source": None}),
        ("source", {"source": ""}),
        ("object", {"object": None}),
        ("object", {"object": ""}),
    ]
)


@given(bounded, st.dictionaries(st.integers(0, 30), BAD, min_size=1, max_size=4))
def test_bad_rows(claims: Rows, faults: dict[int, tuple[str, dict[str, Any]]]) -> None:
    """S-B-16: every row that cannot be used is named with its field, and none other is left out."""
    broken = list(claims)
    for place, (field, change) in sorted(faults.items()):
        broken.insert(min(place, len(broken)), claims[0] | change | {"fault": field})
    where = [(n, row.pop("fault")) for n, row in enumerate(broken) if "fault" in row]
    with pytest.raises(ExceptionGroup) as caught:
        resolve(broken)
    assert caught.group_contains(InvalidModelError)
    named = [(e.model, e.field) for e in caught.value.exceptions if isinstance(e, InvalidModelError)]
    assert sorted(named) == sorted((f"row {n}", field) for n, field in where)
    collected = resolve(broken, bad="collect")
    assert [(row.row, row.field) for row in collected.bad] == where
    same_bytes(collected, resolve(claims))


@given(st.one_of(bounded, labels))
def test_every_claim_counts_once(claims: Rows) -> None:
    """S-B-17: every claim stands behind one answer and one source, once."""
    found = resolve(claims)
    assert found.answers["n_claims"].sum() == found.sources["n_claims"].sum() == len(claims)
    assert all(
        1 <= o <= n for o, n in zip(found.answers["n_origins"], found.answers["n_claims"], strict=True)
    )


@given(st.one_of(bounded, labels))
def test_explained(claims: Rows) -> None:
    """S-B-18: every answer can be explained, and the explanation names its sources."""
    found = resolve(claims)
    for name in {row["object"] for row in claims}:
        words = found.explain(name)
        assert all(f" {row['source']} says " in words for row in claims if row["object"] == name)


# the same by every door

handful = st.lists(
    st.tuples(
        names, st.sampled_from([12, 15, 15.5, 40]), st.sampled_from(["point", "least", "most", "range"])
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda said: said[0],
)


def worded(figure: float, form: str) -> Quantity:
    if form == "least":
        return Quantity(figure, low=figure, bound="at_least")
    if form == "most":
        return Quantity(figure, high=figure, bound="at_most")
    if form == "range":
        return Quantity(None, low=figure - 4, high=figure + 4, bound="range")
    return Quantity.exact(figure)


def in_columns(claims: list[Claim], thing: str, tag: str = "") -> dict[str, list[Any]]:
    """Claims about a thing as columns; the sources are others for every tag."""
    values = [c.value for c in claims if isinstance(c.value, Quantity)]
    return {
        "source": [c.source.name + tag for c in claims],
        "object": [thing] * len(claims),
        "attribute": [c.attribute for c in claims],
        "value": [q.value for q in values],
        "low": [-math.inf if q.low is None else q.low for q in values],
        "high": [math.inf if q.high is None else q.high for q in values],
        "bound": [q.bound.value for q in values],
        "time": [c.told for c in claims],
    }


def joined(parts: list[dict[str, list[Any]]]) -> dict[str, Any]:
    return {name: [cell for part in parts for cell in part[name]] for name in parts[0]}


def as_by_hand(
    answer: dict[str, Any], by_hand: Any, names: tuple[str, ...] = ("value", "low", "high")
) -> None:
    open_ends = {"value": math.nan, "low": -math.inf, "high": math.inf}
    for name in names:
        mine = getattr(by_hand, name)
        close(answer[name], open_ends[name] if mine is None else mine)


@given(handful, st.lists(st.integers(1, 3), min_size=6, max_size=6), st.booleans(), st.sampled_from((1, 7)))
def test_every_door(said: list[tuple[str, float, str]], days: list[int], dated: bool, copies: int) -> None:
    """S-B-25: on a handful of claims, or by sources of whom nothing is learnt, answers are those by hand."""
    told = [datetime.date(2024, 5, day) if dated else None for day in days][: len(said)]
    claims = [
        Claim("deaths", worded(figure, form), source, told=day)
        for (source, figure, form), day in zip(said, told, strict=True)
    ]
    by_hand = resolve_claims(claims)
    columns = joined([in_columns(claims, f"it{n}", str(n)) for n in range(copies)])
    if not dated:
        del columns["time"]
    for answer in table(resolve_columns(**columns)).values():
        assert answer["status"] == by_hand.status.value
        as_by_hand(answer, by_hand)


def around(x: int, form: str, under: int, over: int) -> Quantity:
    """A figure, or a wording in which it lies."""
    match form:
        case "least":
            return Quantity(x - under, low=x - under, bound="at_least")
        case "most":
            return Quantity(x + over, high=x + over, bound="at_most")
        case "range":
            return Quantity(None, low=x - under, high=x + over, bound="range")
        case "triple":
            return Quantity(x, low=x - under, high=x + over)
    return Quantity.exact(x)


FORMS = ("least", "most", "range", "triple", "triple", "exact")
wordings_of_one = st.lists(
    st.tuples(st.sampled_from(FORMS), st.integers(1, 9), st.integers(1, 9)), min_size=2, max_size=4
)


@given(st.integers(10, 999), wordings_of_one)
def test_ranges_once_sources_are_known(x: int, forms: list[tuple[str, int, int]]) -> None:
    """S-B-36: where nothing contests a recorded figure, its range is that of the claims made by hand."""
    claims = [Claim("deaths", around(x, *form), source) for source, form in zip("abcd", forms, strict=False)]
    lessons = [
        in_columns([Claim("deaths", Quantity.exact(100 + n), source) for source in "abcd"], f"known{n}")
        for n in range(12)
    ]
    columns = joined([*lessons, in_columns(claims, "it")])
    del columns["time"]
    found = resolve_columns(**columns)
    answer, by_hand = table(found)["it"], resolve_claims(claims)
    if reached(answer["status"] != "contested", "an answer that nothing contests"):
        as_by_hand(answer, by_hand, ("low", "high"))
        figures = {c.value.value for c in claims if isinstance(c.value, Quantity)}
        assert answer["value"] in figures or math.isnan(answer["value"])


@given(st.sampled_from(("deaths", "arrests", "missing", "rescued")), st.integers(2, 4), st.randoms())
def test_what_is_counted(name: str, each: int, chance: random.Random) -> None:
    """S-B-37: a built-in attribute that is counted one by one is a record however its claims fall."""
    said = [(f"s{k}", f"o{n}", chance.randint(10, 9999)) for n in range(20) for k in range(each)]
    source, thing, value = map(list, zip(*said, strict=True))
    columns: dict[str, Any] = {"source": source, "object": thing, "value": value}
    found = resolve_columns(**columns, attribute=[name] * len(value))
    assert found.kinds[name][0] == "record"
    assert set(found.answers["value"].tolist()) <= {float(v) for v in value}
    judged = resolve_columns(**columns, attribute=["height"] * len(value)).kinds["height"][0]
    reached(judged == "judgement", "figures that agree no more than chance makes them")
    assert resolve_columns(**columns, kind="judgement").kinds["value"][0] == "judgement"


charged = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from(("arson", "murder", "fraud")), st.integers(1, 3)),
    min_size=1,
    max_size=6,
    unique_by=lambda row: (row[0], row[2]),
)


@given(charged, st.booleans(), st.integers(1, 12))
def test_what_holds_side_by_side(said: list[tuple[str, str, int]], dated: bool, copies: int) -> None:
    """S-B-33: of several values that can hold none contests another, and the doors say the same."""
    said = said if dated else list({source: (source, charge, day) for source, charge, day in said}.values())
    told = [datetime.date(2024, 5, day) if dated else None for _, _, day in said]
    claims = [
        Claim("charge", charge, source, told=day) for (source, charge, _), day in zip(said, told, strict=True)
    ]
    by_hand = resolve_claims(claims)
    found = resolve_columns(
        source=[source for source, _, _ in said] * copies,
        object=[f"it{n}" for n in range(copies) for _ in said],
        attribute=["charge"] * len(said) * copies,
        value=[charge for _, charge, _ in said] * copies,
        time=told * copies if dated else None,
    )
    for answer in table(found).values():
        assert (answer["value"], answer["status"]) == (by_hand.value, by_hand.status.value)
        assert answer["status"] in ("agreed", "single_source")
    assert "dissenting" not in found.claims["role"].tolist()
    reached(len({charge for _, charge, _ in said}) > 1)


meant = st.sampled_from(("asserted", "denied", "hypothetical"))


@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.sampled_from(("deaths", "area")), meant),
        min_size=1,
        max_size=12,
    ),
    st.booleans(),
)
def test_nothing_told_of_is_lost(said: list[tuple[str, str, str, str]], worded: bool) -> None:
    """S-B-34: everything told of has one answer, and what is only denied, or only could be, is untold."""
    sources, objects, attributes, manners = zip(*said, strict=True)
    found = resolve_columns(
        source=sources,
        object=objects,
        attribute=attributes,
        value=["at least 12" if worded else 12.0] * len(said),
        modality=manners,
    )
    answers = found.answers
    told = list(zip(answers["object"].tolist(), answers["attribute"].tolist(), strict=True))
    assert sorted(told, key=lambda pair: pair[::-1]) == told
    assert sorted(told) == sorted(set(zip(objects, attributes, strict=True)))
    asserted = {(thing, name) for _, thing, name, manner in said if manner == "asserted"}
    for pair, status in zip(told, answers["status"].tolist(), strict=True):
        assert (status == "untold") == (pair not in asserted)
        assert pair[0] in found.explain(*pair)
    assert len(found.claims["row"]) == len(said)
    reached(len(asserted) < len(told))


@st.composite
def crowds(draw: st.DrawFn, value: st.SearchStrategy[Any] = figures) -> Rows:
    """Enough claims to learn from: six sources, eight objects spoken of by most, and one by one."""
    made: Rows = [{"source": "a", "object": "lone", "value": draw(value), "low": None, "high": None}]
    made += [
        {"source": s, "object": f"o{n}", "value": draw(value), "low": None, "high": None}
        for n in range(8)
        for s in "abcdef"
        if draw(st.integers(0, 2))
    ]
    assume(len(made) > 20)
    return made


@given(st.one_of(bounded, crowds(), crowds(st.sampled_from([100.0, 110.0, 120.0, 900.0]))), numeric_kinds)
def test_no_invented_figure(claims: Rows, kind: Any) -> None:
    """S-B-26: a figure that nobody claims is called an estimate; agreed is what two sources name."""
    for name, answer in table(resolve(claims, kind=kind)).items():
        said = [
            {row[k] for k in ("value", "low", "high") if row[k] is not None}
            for row in claims
            if row["object"] == name
        ]
        naming = sum(any(math.isclose(answer["value"], x) for x in one) for one in said)
        if reached(answer["status"] != "estimated") and not math.isnan(answer["value"]):
            assert naming >= 1
        if answer["status"] == "agreed" and not math.isnan(answer["value"]):
            assert naming >= 2


@given(rows(st.sampled_from(["not guilty", "guilty"])), st.data())
def test_spelling_of_labels(claims: Rows, data: st.DataObject) -> None:
    """S-B-27: labels are compared whatever their case and blanks; a handful or many."""
    spell = st.sampled_from([str.upper, str.title, lambda x: f" {x} ", lambda x: x.replace(" ", "  ")])
    other = [row | {"value": data.draw(spell)(row["value"])} for row in claims]
    before, after = table(resolve(claims)), table(resolve(other))
    for name, answer in before.items():
        assert answer["status"] == after[name]["status"]
        words = (answer["value"], after[name]["value"])
        assert words == (None, None) or words[0] == " ".join(words[1].casefold().split())


@given(st.lists(st.integers(1, 60), min_size=2, max_size=6, unique=True), st.booleans())
def test_later_states(figures_: list[int], falls: bool) -> None:
    """S-B-28: of a figure told by day the later and higher is the answer; one that falls is a contest."""
    told = sorted(figures_, reverse=falls)
    found = resolve_columns(
        source=[f"s{n}" for n in range(len(told))],
        object=["it"] * len(told),
        value=told,
        time=[datetime.date(2024, 5, 1 + n) for n in range(len(told))],
    )
    answer = table(found)["it"]
    if falls:
        assert answer["status"] == "contested"
    else:
        assert (answer["value"], answer["status"]) == (told[-1], "single_source")


@given(
    st.permutations(["one", "two"]),
    st.permutations(list("abcd")),
    st.lists(figures, min_size=12, max_size=16),
)
def test_sources_are_one(attributes: list[str], voices: list[str], truths: list[float]) -> None:
    """S-B-29: who errs on one attribute is believed less on the other, whatever the two are called."""
    liar, honest = voices[0], voices[1:]
    rows_ = [(s, f"o{n}", attributes[0], x) for n, x in enumerate(truths) for s in honest]
    rows_ += [(liar, f"o{n}", attributes[0], x + 7 * n + 7) for n, x in enumerate(truths)]
    rows_ += [(liar, "torn", attributes[1], 20.0), (honest[0], "torn", attributes[1], 30.0)]
    columns: dict[str, Any] = dict(
        zip(("source", "object", "attribute", "value"), map(list, zip(*rows_, strict=True)), strict=True)
    )
    assert table(resolve_columns(**columns, kind="record"))["torn"]["value"] == 30.0


@given(st.one_of(bounded, labels, crowds(st.sampled_from([100.0, 110.0, 120.0]))), st.data())
def test_every_row_has_its_place(claims: Rows, data: st.DataObject) -> None:
    """S-B-30: every row has one place, and what a source says again is a repeat of no weight."""
    again = data.draw(st.lists(st.sampled_from(claims), min_size=1, max_size=5))
    found = resolve(claims + again)
    placed = {name: column.tolist() for name, column in found.claims.items()}
    assert placed["row"] == list(range(len(claims) + len(again)))
    assert placed["role"].count("repeat") == len(again)
    assert all(0.0 <= w <= 1.0 for w in placed["weight"])
    answers = table(found)
    rows_ = claims + again
    for row, role, weight in zip(placed["row"], placed["role"], placed["weight"], strict=True):
        if reached(role in ("repeat", "set_aside", "superseded"), "a row without weight"):
            assert weight == 0.0
        answer = answers[rows_[row]["object"]]
        if role == "dissenting" and answer["status"] in ("agreed", "supported", "single_source"):
            assert rows_[row]["value"] != answer["value"]


@given(st.one_of(rows(), rows(st.sampled_from(["red", "green"]))), names)
def test_denials(claims: Rows, source: str) -> None:
    """S-B-31: an answer that somebody denies is disputed, and no other answer is."""
    thing = claims[0]["object"]
    columns = {name: [row[name] for row in claims] for name in ("source", "object", "value")}
    before = table(resolve_columns(**columns, modality=["alleged"] * len(claims)))  # type: ignore[arg-type]
    denied = {"source": f"{source}!", "object": thing, "value": before[thing]["value"]}
    more = {name: [*columns[name], denied[name]] for name in columns}
    after = table(resolve_columns(**more, modality=[*["alleged"] * len(claims), "denied"]))  # type: ignore[arg-type]
    for name, answer in before.items():
        assert after[name]["status"] == ("disputed" if name == thing else answer["status"])
        assert after[name]["value"] == answer["value"] or answer["value"] != answer["value"]


@given(rows(least=2), st.sampled_from([0.001, 0.2, 0.97]))
def test_reliability_of_strangers(claims: Rows, chance: float) -> None:
    """S-B-32: a reliability counts under the name of a source or of its kind; one of nobody is refused."""
    source = claims[0]["source"]
    kinds = [f"kind of {row['source']}" for row in claims]
    columns: dict[str, Any] = {name: [row[name] for row in claims] for name in ("source", "object", "value")}
    by_name = resolve_columns(**columns, source_kind=kinds, reliability={source: chance})
    by_kind = resolve_columns(**columns, source_kind=kinds, reliability={f"kind of {source}": chance})
    same_bytes(by_name, by_kind)
    with pytest.raises(InvalidModelError, match="nobody!"):
        resolve_columns(**columns, source_kind=kinds, reliability={"nobody!": chance})


@given(
    st.one_of(rows(), labels),
    st.sampled_from(["anchors", "pinned"]),
    st.sampled_from([math.nan, math.inf, None]),
)
def test_what_is_about_nothing(claims: Rows, option: str, none: float | None) -> None:
    """S-B-35: a decision or a truth that is none, or is about nothing here, is refused by name."""
    thing, told = claims[0]["object"], claims[0]["value"]
    good = (told, "seen") if option == "pinned" else told
    nought = (none, "seen") if option == "pinned" else none
    answer = table(resolve(claims, **{option: {thing: good}}))[thing]
    assert (answer["value"], answer["status"]) == (told, "known")
    for key in ("nothing!", (thing, "age!")):
        with pytest.raises(InvalidModelError, match=rf"{option} = .*!'"):
            resolve(claims, **{option: {key: good}})
    with pytest.raises(InvalidModelError, match=rf"resolve_columns\.{option} = "):
        resolve(claims, **{option: {thing: nought}})
