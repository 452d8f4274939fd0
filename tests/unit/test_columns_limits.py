"""Columns of claims: what a row stands for, which wordings are read, what is overtaken, each row's place."""

from __future__ import annotations

import datetime
import itertools
import math
import warnings
from typing import Any

import numpy as np
import pytest

from claimkit.attributes import Dynamics
from claimkit.bulk import resolve_columns
from claimkit.estimation import few, states, wordings
from claimkit.estimation.columns import Claims
from claimkit.interchange import from_rows
from claimkit.quantities import Bound, Quantity
from claimkit.resolution import resolve
from claimkit.verdicts import overtaken
from claimkit.verdicts.succession import Moments, Telling

NAN, INF = math.nan, math.inf


@pytest.mark.parametrize(
    ("row", "bound", "ends"),
    [
        ((5, 5, 5), Bound.EXACT, (5, 5, 5)),
        ((5, -INF, INF), Bound.EXACT, (5, 5, 5)),
        ((5.5, 5.5, 5.5), Bound.EXACT, (5.5, 5.5, 5.5)),
        ((5, 5, INF), Bound.AT_LEAST, (5, 5, None)),
        ((5, -INF, 5), Bound.AT_MOST, (5, None, 5)),
        ((5, 0, 5), Bound.AT_MOST, (5, 0, 5)),
        ((5000, 3000, 7000), Bound.ABOUT, (5000, 3000, 7000)),
        ((5000, 3000, 5000), Bound.ALMOST, (5000, 3000, 5000)),
        ((5000, 3100, 7000), Bound.EXACT, (5000, 3100, 7000)),
        ((5000, 3000, 6900), Bound.EXACT, (5000, 3000, 6900)),
        ((NAN, 60, INF), Bound.AT_LEAST, (60, 60, None)),
        ((NAN, -INF, 60), Bound.AT_MOST, (60, None, 60)),
        ((NAN, 60, 60), Bound.EXACT, (60, 60, 60)),
        ((NAN, 60, 70), Bound.RANGE, (None, 60, 70)),
    ],
)
def test_what_a_row_stands_for(
    row: tuple[float, float, float], bound: Bound, ends: tuple[Any, Any, Any]
) -> None:
    found = few.quantity(*row)
    assert found is not None
    assert (found.bound, (found.value, found.low, found.high)) == (bound, ends)
    assert all(isinstance(end, int) for end in ends if end is not None and end == int(end))


def told_of(**columns: Any) -> list[str]:
    return resolve_columns(object=["it"] * len(columns["source"]), **columns).explain("it").splitlines()


def test_an_explanation_says_who_speaks_for_what() -> None:
    """As for claims by hand: what fits several accounts is for none, a bound is vaguer than its figure."""
    torn = told_of(source=["a", "b", "c"], attribute=["arrests"] * 3, value=["dozens", "30", "60"])
    assert torn[0].startswith("it: 30 to 60 (contested; probability 0.50;")
    assert torn[1:4] == [
        "  fits several accounts, and speaks for none: a says “dozens”.",
        "  one account: b says “30”.",
        "  one account: c says “60”.",
    ]
    vaguer = told_of(source=["a", "b"], attribute=["arrests"] * 2, value=["at least 30", "30"])
    assert vaguer[0] == "it: 30 (supported; 2 claims of 2 origins)."
    assert vaguer[1:3] == ["  vaguer, and compatible: a says “at least 30”.", "  for it: b says “30”."]
    middle = told_of(source=list("abcde"), attribute=["crowd_size"] * 5, value=[18, 23, 26, 31, 42])
    assert all(line.startswith("  for it: ") for line in middle[1:6])
    assert told_of(source=["a"], value=[5])[0] == "it: 5 (single source; 1 claim of 1 origin)."


def test_a_figure_gets_the_ends_of_its_bound() -> None:
    """As in rows: a bound beside a figure without ends is never taken for the bare figure."""
    said: dict[str, Any] = {"source": ["a"], "object": ["x"]}
    for bound, value, low, high in (
        ("exact", 60, 60, 60),
        ("at_least", 60, 60, INF),
        ("more_than", 60, 60, INF),
        ("at_most", 60, -INF, 60),
        ("about", 5000, 3000, 7000),
        ("almost", 5000, 3000, 5000),
    ):
        found = resolve_columns(**said, value=[value], bound=[bound]).answers
        assert (found["low"][0], found["high"][0]) == (low, high), bound
        (claim,) = from_rows([{"attribute": "lanterns", "source": "a", "figure": value, "bound": bound}])
        by_hand = resolve([claim])
        assert (by_hand.low, by_hand.high) == tuple(None if math.isinf(end) else end for end in (low, high))
    for bound in ("range", "vague"):
        with pytest.raises(ExceptionGroup) as caught:
            resolve_columns(**said, value=[60], bound=[bound])
        assert "says nothing without ends" in str(caught.value.exceptions[0])


def test_an_estimate_of_whole_numbers_is_told_as_one() -> None:
    def first(*values: float) -> str:
        source, thing = [f"s{n}" for n in range(len(values))] * 8, [n for n in range(8) for _ in values]
        told = [value + n for n in range(8) for value in values]
        return resolve_columns(source=source, object=thing, value=told, kind="judgement").explain(0)

    assert "." not in first(443, 535, 552, 263).split(";")[0]
    assert "." in first(443.5, 535, 552, 263).split(";")[0]


def test_ends_are_stated_or_those_of_a_hedge() -> None:
    """Without a word on it, ends that "about" has by convention are those of a hedge."""
    said: dict[str, Any] = {"source": ["a", "b"], "object": ["x"] * 2, "value": [5000, 6900]}
    for low, bound, status in (
        (3000, None, "contested"),
        (3000, "about", "contested"),
        (3000, "exact", "supported"),
        (2900, None, "supported"),
        (2900, "about", "contested"),
    ):
        found = resolve_columns(**said, low=[low, 6900], high=[7000, 6900], bound=[bound, ""])
        assert found.answers["status"].tolist() == [status], (low, bound)
    with pytest.raises(ExceptionGroup) as caught:
        resolve_columns(**said, bound=["abuot", None])
    assert "row 0.bound = 'abuot'" in str(caught.value.exceptions[0])
    assert "did you mean 'about'" in str(caught.value.exceptions[0])


def test_a_row_that_admits_everything_stands_for_nothing() -> None:
    assert few.quantity(NAN, -INF, INF) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("5", 5), ("5.5", 5.5), ("1e3", 1000), ("five", None), ("inf", None), ("nan", None), ("", None)],
)
def test_bare_numbers(text: str, number: float | None) -> None:
    found = wordings.number_of(text)
    assert math.isnan(found) if number is None else found == number


def test_codes_recur() -> None:
    assert wordings.are_codes(["1"] * 20)
    assert not wordings.are_codes(["1"] * 19)
    assert wordings.are_codes(["1", "2"] * 20)
    assert wordings.are_codes([str(n) for n in range(40)] * 20)
    assert not wordings.are_codes([str(n) for n in range(41)] * 20)


def test_a_yes_beside_numbers_is_named() -> None:
    said: dict[str, Any] = {"source": ["a", "b"], "object": ["x", "x"]}
    with pytest.raises(ExceptionGroup) as caught:
        resolve_columns(**said, value=[True, 5])
    assert str(caught.value.exceptions[0]).startswith("row 0.value = True: a yes or no beside numbers")
    assert resolve_columns(**said, value=[True, False]).kinds["value"][0] == "label"
    apart = resolve_columns(**said, value=[True, 5], attribute=["closed", "deaths"])
    assert [kind for kind, _ in apart.kinds.values()] == ["label", "record"]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["5", "6", "n/a", "5"], "row 2.value = 'n/a': no figure, and most of 'lanterns' are"),
        (["about 5", "-", "6", "?", "7"], "row 1.value = '-', and 1 more: no figure"),
        (["12", "12a"], ""),
        (["arson", "gas leak", "12 men"], ""),
        (["1", "2", "n/a"] * 19, "row 2.value"),
        (["1", "2"] * 20 + ["n/a"], ""),  # codes
    ],
)
def test_a_column_of_figures_with_gaps_in_words(texts: list[str], told: str) -> None:
    columns: dict[str, Any] = {"source": [f"s{n}" for n in range(len(texts))], "object": ["x"] * len(texts)}
    with warnings.catch_warnings(record=True, action="always") as caught:
        resolve_columns(**columns, attribute=["lanterns"] * len(texts), value=texts)
        resolve_columns(**columns, attribute=["lanterns"] * len(texts), value=texts, kind="label")
    assert len(caught) == bool(told)
    assert not told or str(caught[0].message).startswith(f"resolve_columns: {told}")
    assert not told or "leave the cell empty, or say kind='record'" in str(caught[0].message)


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (["at least 60", "5"], True),
        (["at least 60"], True),
        (["60", "5"], False),
        (["at least 60", "Paris"], False),
        ([], False),
        ([None, 5.0], False),
        ([f"about {n}" for n in range(1, 1001)], True),
        ([f"about {n}" for n in range(1, 1002)], False),
    ],
)
def test_columns_of_wordings(texts: list[Any], read: bool) -> None:
    column = np.empty(len(texts), dtype=object)
    column[:] = texts
    assert wordings.are_wordings(column) == read


def table(rows: list[tuple[int, float, float, float]]) -> Claims:
    """Claims of items with a time, or NaN, and a figure with its ends."""
    rows = sorted(rows)
    item = np.array([row[0] for row in rows])
    column = [np.array([row[n] for row in rows], dtype=float) for n in (1, 2, 3)]
    known: dict[str, Any] = {
        "source": np.arange(len(rows)),
        "item": item,
        "start": np.flatnonzero(np.diff(item, prepend=-1)),
        "value": column[1],
        "low": column[1],
        "high": column[2],
        "time": column[0],
        "weight": np.ones(len(rows)),
        "n_sources": len(rows),
        "row": np.arange(len(rows)),
    }
    return Claims(**{name: known[name] for name in Claims.__annotations__ if name in known})


@pytest.mark.parametrize("dynamics", ["cumulative", "status", "static", "peak"])
def test_a_million_rows_are_overtaken_as_a_handful_is(dynamics: str) -> None:
    """Against the verdicts on plain values, for every three claims of small times and figures."""
    cells = [(time, low, low) for time in (NAN, 1.0, 2.0) for low in (5.0, 7.0)]
    for three in itertools.combinations_with_replacement(cells, 3):
        claims = table([(0, *cell) for cell in three] + [(1, 9.0, 99.0, 99.0)])
        found = states.overtaken(claims, claims.time, dynamics)
        tellings = [
            Telling(
                Quantity.exact(claims.low[n]),
                n,
                None if math.isnan(claims.time[n]) else Moments(claims.time[n], claims.time[n]),
            )
            for n in range(3)
        ]
        wanted = (
            set(overtaken(tellings, Dynamics(dynamics))) if dynamics in ("cumulative", "status") else set()
        )
        assert set(np.flatnonzero(found).tolist()) == wanted, three


def test_every_row_has_its_place() -> None:
    found = resolve_columns(
        source=["a", "b", "c", "d", "a", "e"],
        object=["x"] * 6,
        value=[12, 12, 12, 40, 12, None],
        low=[None, None, None, None, None, 10],
        kind="record",
    )
    assert found.claims["row"].tolist() == [0, 1, 2, 3, 4, 5]
    assert found.claims["role"].tolist() == ["supporting"] * 3 + ["dissenting", "repeat", "vaguer"]
    assert found.claims["weight"].tolist()[4] == 0.0
    assert found.claims["copy_of"].tolist() == [None] * 6
    assert found.answers["value"].tolist() == [12.0]


def test_a_count_grows_in_columns_too() -> None:
    said: dict[str, Any] = {
        "source": ["a", "b"],
        "object": ["x", "x"],
        "value": [12, 15],
        "time": ["2024-05-06", "2024-05-08"],
    }
    grown = resolve_columns(**said, kind="record", dynamics="cumulative")
    assert (grown.answers["value"].tolist(), grown.claims["role"].tolist()) == (
        [15.0],
        ["superseded", "supporting"],
    )
    still = resolve_columns(**said, kind="record", dynamics="static")
    assert still.answers["status"].tolist() == ["contested"]
    assert np.isnan(still.answers["value"]).all()


def test_columns_take_wordings() -> None:
    found = resolve_columns(
        source=["a", "b", "c"],
        object=["x", "y", "z"],
        value=["at least 60", "about 5,000", "7"],
        kind="record",
    )
    assert found.answers["low"].tolist() == [60.0, 3000.0, 7.0]
    assert found.answers["high"].tolist() == [INF, 7000.0, 7.0]
    said: Any = {
        "source": ["a", "b"],
        "object": ["x", "y"],
        "value": ["at least 60", "Paris"],
        "kind": "record",
    }
    (bad,) = resolve_columns(**said, bad="collect").bad
    assert (bad.row, bad.field, bad.value) == (1, "value", "Paris")


def test_hours_without_a_zone_beside_hours_with_one_are_named() -> None:
    """In datetimes and in texts; a day alone, and hours all of one kind, are no fault."""
    naive = datetime.datetime(2023, 5, 3, 20)  # noqa: DTZ001 - as tables have it
    aware = naive.replace(tzinfo=datetime.UTC)

    def found(*times: object) -> tuple[list[int], int]:
        told = resolve_columns(
            source=["a", "b", "c"],
            object=["x"] * 3,
            attribute=["deaths"] * 3,
            value=[4, 6, 7],
            time=times,
            bad="collect",
        )
        assert all(row.field == "time" and "without a time zone" in row.reason for row in told.bad)
        return [row.row for row in told.bad], int(told.answers["n_claims"][0])

    assert found(naive, aware, aware) == ([0], 2)
    assert found("2023-05-03T20:00", "2023-05-03T20:00+02:00", "2023-05-04T01:00:00Z") == ([0], 2)
    assert found("2023-05-03", "2023-05-03T20:00-02:00", aware.date()) == ([], 3)
    assert found(naive, naive, "2023-05-04T20:00") == ([], 3)
