"""Frames: the laws of S-F in docs/specification.md, for each kind of frame that is installed."""

import importlib
import pickle
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimkit as ck
from claimkit.testing.reach import reached
from claimkit.text import is_null

Make = Callable[[dict[str, list[Any]]], Any]


def _kinds() -> dict[str, tuple[Make, Callable[[Any], dict[str, Any]]]]:
    """How each kind of frame that is installed is made of columns of texts, and told as columns again."""

    def arrow_table(columns: dict[str, list[Any]]) -> Any:
        arrow = importlib.import_module("pyarrow")
        text = arrow.string()
        return arrow.table({name: arrow.array(cells, type=text) for name, cells in columns.items()})

    def through_narwhals(frame: Any) -> dict[str, Any]:
        nw = importlib.import_module("narwhals")
        found = nw.from_native(frame)
        found = found.collect("pyarrow") if isinstance(found, nw.LazyFrame) else found
        return {name: [None if is_null(c) else c for c in found[name].to_list()] for name in found.columns}

    makes: dict[str, Make] = {
        "pandas": lambda c: importlib.import_module("pandas").DataFrame(c, dtype="str"),
        "polars": lambda c: importlib.import_module("polars").DataFrame(
            c, schema=dict.fromkeys(c, importlib.import_module("polars").String)
        ),
        "pyarrow": arrow_table,
        "duckdb": lambda c: importlib.import_module("duckdb").from_arrow(arrow_table(c)),
    }
    found: dict[str, tuple[Make, Callable[[Any], dict[str, Any]]]] = {}
    for name, make in makes.items():
        try:
            for needed in ("narwhals", name, *(["pyarrow"] if name == "duckdb" else [])):
                importlib.import_module(needed)
        except ImportError:
            continue
        found[name] = (make, through_narwhals)
    return found


KINDS = _kinds()
installed = pytest.mark.skipif(not KINDS, reason="no frames are installed here")
wordings = st.lists(
    st.none() | st.sampled_from(["about 5,300", "dozens", "next week", "15 January 2024", "over 4 million"]),
    min_size=1,
    max_size=5,
)


def days_as_text(columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: [str(c)[:10] if hasattr(c, "day") else c for c in all_] for name, all_ in columns.items()}


@installed
@settings(max_examples=15)
@given(wordings, st.sampled_from([ck.parse_quantities, ck.parse_dates]))
def test_columns_of_any_kind(said: list[str | None], read: Callable[..., Any]) -> None:
    """S-F-1: A column says the same in every kind of frame, and comes back in the kind that was given."""
    wanted = read(said)
    reached(any(cell is not None for cell in said))
    for make, told in KINDS.values():
        frame = make({"id": [str(n) for n in range(len(said))], "said": said})
        found = read(frame, "said")
        assert type(found) is type(frame)
        columns = days_as_text(told(found))
        assert columns == days_as_text({"id": [str(n) for n in range(len(said))], "said": said} | wanted)


@installed
@settings(max_examples=10)
@given(st.lists(st.integers(1, 9), min_size=6, max_size=12))
def test_resolving_frames(values: list[int]) -> None:
    """S-F-2: Claims in any kind of frame are answered as columns are; so is a part, with its sources."""
    told = [  # the third paper errs, and of the first town it is the only one beside the first paper
        (f"p{paper}", f"t{town}", value + (paper == 2))
        for town, value in enumerate(values)
        for paper in ((0, 2) if town == 0 else (0, 1, 2))
    ]
    columns = {
        "paper": [paper for paper, _, _ in told],
        "town": [town for _, town, _ in told],
        "count": [f"{count},000" for _, _, count in told],
    }
    roles = {"source": "paper", "object": "town", "value": "count", "kind": "record"}
    wanted = ck.resolve_frame(columns, **roles)
    known = ck.resolve_frame(columns, sources=wanted.sources, **roles)
    answers = {row[0]: row for row in zip(*known.answers.values(), strict=True)}
    apart = ck.resolve_frame({name: cells[:2] for name, cells in columns.items()}, **roles).answers
    reached(apart["probability"] != known.answers["probability"][:1], "the sources matter")
    for make, told_in in KINDS.values():
        frame = make(columns)
        found = ck.resolve_frame(frame, **roles)
        assert type(found.answers) is type(frame)
        assert told_in(found.answers) == wanted.answers
        assert told_in(found.sources) == wanted.sources
        for town, answer in answers.items():
            part = [n for n, name in enumerate(columns["town"]) if name == town]
            rows = {name: [cells[n] for n in part] for name, cells in columns.items()}
            again = ck.resolve_frame(make(rows), sources=found.sources, **roles)
            assert list(zip(*told_in(again.answers).values(), strict=True)) == [pytest.approx(answer)]


@installed
@pytest.mark.parametrize("kind", KINDS)
def test_pairs_and_what_is_refused(kind: str) -> None:
    make, told = KINDS[kind]
    frame = make({"a": ["Fail Alsynov", "Alexei Navalny"], "b": ["Фаил Алсынов", "Yulia Navalnaya"]})
    assert told(ck.match_pairs(frame, "a", "b"))["verdict"] == ["match", "no_match"]
    gaps = make({"a": ["Kim", None, "Kim"], "b": ["Ким", "Ким", None]})
    assert told(ck.match_pairs(gaps, "a", "b"))["verdict"] == ["match", None, None]
    assert ck.match_pairs(["Kim", None], ["Ким", "Ким"])["verdict"] == ["match", None]
    with pytest.raises(ValueError, match=r"'c': the frame has no such column; there are a, b"):
        ck.match_pairs(frame, "a", "c")
    with pytest.raises(TypeError, match="did you mean 'value'"):
        ck.resolve_frame(frame, source="a", object="b", valu="b")
    with pytest.raises(ValueError, match="the columns that come back have this name"):
        ck.parse_quantities(make({"value": ["5"]}), "value")
    with pytest.raises(ValueError, match="the frame has no such column"):
        ck.resolve_frame(frame, source="a", object="b", value="count")


@pytest.mark.skipif("pyarrow" not in KINDS, reason="pyarrow is not installed here")
def test_batches_are_read_alone() -> None:
    """What Spark's mapInArrow calls is a function from batches to batches that can be sent."""
    make, told = KINDS["pyarrow"]
    table = make({"said": ["about 5,300", "dozens", None, "next week"]})
    read = pickle.loads(pickle.dumps(ck.in_batches(ck.parse_quantities, "said")))
    batches = list(read(iter(table.to_batches(max_chunksize=1))))
    arrow = importlib.import_module("pyarrow")
    assert told(arrow.Table.from_batches(batches)) == told(ck.parse_quantities(table, "said"))


def test_lists_need_no_extra(monkeypatch: Any) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
    assert ck.parse_quantities({"said": ["5"]}, "said")["value"] == [5]
    assert ck.match_pairs(["Kim"], ["Ким"])["verdict"] == ["match"]
    with pytest.raises(ck.MissingExtraError, match="extra 'frames'"):
        ck.parse_quantities(object(), "said")
