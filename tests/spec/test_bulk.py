"""Bulk resolution and estimation: the laws of S-B in docs/specification.md."""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimkit.bulk import ColumnsResolution, resolve_columns
from claimkit.errors import InvalidModelError
from claimkit.estimation.cells import Cell, estimate
from claimkit.testing import strategies as cks
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
            assert math.isclose(answer[k] + shift, after[name][k], rel_tol=1e-6, abs_tol=1e-6)


@given(bounded, numeric_kinds, st.floats(0.05, 0.999))
def test_value_in_interval(claims: Rows, kind: Any, level: float) -> None:
    """S-B-7: the value lies in its interval."""
    for answer in table(resolve(claims, kind=kind, level=level)).values():
        assert answer["low"] <= answer["value"] <= answer["high"]


@given(bounded, numeric_kinds, st.floats(0.05, 0.99), st.floats(0.05, 0.99))
def test_intervals_nest(claims: Rows, kind: Any, one: float, other: float) -> None:
    """S-B-8: of two levels the higher has the wider interval, and the value is the same."""
    narrow = table(resolve(claims, kind=kind, level=min(one, other)))
    wide = table(resolve(claims, kind=kind, level=max(one, other)))
    for name, answer in narrow.items():
        assert wide[name]["low"] <= answer["low"] <= answer["high"] <= wide[name]["high"]
        assert wide[name]["value"] == answer["value"]


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
        if not worded:
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
    """S-B-13: with the sources as given, an answer lies between the least and the greatest debiased claim."""
    answers = table(resolve(claims, sources=given_sources("judgement", bias=bias)))
    for name, answer in answers.items():
        said = [row["value"] / bias for row in claims if row["object"] == name]
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
        ("object", {"object": None}),
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


# a handful of claims

ends = st.floats(1.0, 1e6).map(lambda x: float(f"{x:.3g}"))
cells = st.one_of(
    ends.map(lambda x: Cell(x, x)),
    st.tuples(ends, st.floats(1.01, 5.0)).map(lambda p: Cell(p[0], p[0] * p[1])),
    ends.map(lambda x: Cell(x, math.inf)),
    ends.map(lambda x: Cell(0.0, x)),
)
few = st.lists(cells, min_size=1, max_size=6)


@st.composite
def agreeing(draw: st.DrawFn) -> list[Cell]:
    """Cells that all hold one figure."""
    figure, factor = draw(ends), st.floats(1.0, 5.0)
    below, above = factor.map(lambda f: figure / f), factor.map(lambda f: figure * f)
    holding = st.builds(Cell, below, above | st.just(math.inf)) | st.builds(Cell, st.just(0.0), above)
    return draw(st.lists(holding, min_size=1, max_size=6))


kinds = st.sampled_from(["record", "judgement"])


@given(few, kinds, st.randoms(use_true_random=False))
def test_cells_in_any_order(said: list[Cell], kind: Any, shuffler: random.Random) -> None:
    """S-B-19: a handful of cells gives the same estimate in any order."""
    shuffled = list(said)
    shuffler.shuffle(shuffled)
    one, other = estimate(said, kind=kind), estimate(shuffled, kind=kind)
    close([one.value, one.low, one.high], [other.value, other.low, other.high])


@given(few, kinds, st.floats(0.1, 0.99), st.floats(0.1, 0.99))
def test_cells_nest(said: list[Cell], kind: Any, one: float, other: float) -> None:
    """S-B-20: an estimate lies in its interval, and intervals nest in the level."""
    narrow, wide = (estimate(said, kind=kind, level=level) for level in sorted((one, other)))
    assert wide.low <= narrow.low <= narrow.value <= narrow.high <= wide.high


@given(cks.mostly(agreeing(), few), kinds)
def test_cells_that_agree(said: list[Cell], kind: Any) -> None:
    """S-B-21: where all cells have a part in common, the estimate lies in it."""
    low, high = max(cell.low for cell in said), min(cell.high for cell in said)
    found = estimate(said, kind=kind)
    if reached(low <= high):
        assert low * (1 - 1e-9) <= found.value <= high * (1 + 1e-9)
        assert [group.members for group in found.groups] == [tuple(range(len(said)))]


@given(few, kinds)
def test_groups_are_maximal(said: list[Cell], kind: Any) -> None:
    """S-B-22: groups are the largest sets of cells with a common part; their probabilities add up to one."""
    found = estimate(said, kind=kind)
    at = sorted({x for cell in said for x in (cell.low, cell.high) if math.isfinite(x)})
    sets = {frozenset(n for n, cell in enumerate(said) if cell.low <= x <= cell.high) for x in at}
    largest = {s for s in sets if not any(s < other for other in sets)}
    assert {frozenset(group.members) for group in found.groups} == largest
    assert math.isclose(sum(group.probability for group in found.groups), 1.0, rel_tol=1e-6)


@given(few, kinds)
def test_sure_copy_and_empty_cell(said: list[Cell], kind: Any) -> None:
    """S-B-23: neither a sure copy of no weight nor a cell that admits everything moves an estimate."""
    before = estimate(said, kind=kind)
    for nothing in (Cell(0.0, math.inf), Cell(said[0].low, said[0].high, weight=0.0)):
        after = estimate([*said, nothing], kind=kind)
        close([before.value, before.low, before.high], [after.value, after.low, after.high])


@given(few, kinds, st.floats(0.01, 100.0))
def test_cells_scale(said: list[Cell], kind: Any, factor: float) -> None:
    """S-B-24: magnitudes told in another unit give the estimate in that unit, wherever one group leads."""
    before = estimate(said, kind=kind)
    assume(len(before.groups) == 1 or before.groups[0].probability > before.groups[1].probability + 0.05)
    after = estimate([Cell(cell.low * factor, cell.high * factor) for cell in said], kind=kind)
    expected = [before.value * factor, before.low * factor, before.high * factor]
    close(expected, [after.value, after.low, after.high], tolerance=1e-3)
