"""Columns where one more kind of value, range or source decides what is answered."""

from __future__ import annotations

import datetime
import math
from typing import Any

import numpy as np
import pytest

import claimkit as ck
from claimkit.interchange import from_rows
from claimkit.resolution.view import answer_words


def test_figures_and_wordings_in_one_column() -> None:
    found = ck.resolve_columns(source=["a", "b"], object=["x", "x"], value=[7.0, "about 7"])
    assert (found.answers["value"][0], found.answers["status"][0]) == (7, "agreed")


def test_figures_of_two_attributes_stay_figures() -> None:
    found = ck.resolve_columns(source=["a"] * 2, object=["x"] * 2, attribute=["p", "q"], value=[5.0, 6.0])
    assert found.answers["value"].dtype == np.float64
    mixed = ck.resolve_columns(source=["a"] * 2, object=["x"] * 2, attribute=["p", "q"], value=[5.0, "red"])
    assert list(mixed.answers["value"]) == [5.0, "red"]


def test_objects_are_numbers_of_any_size() -> None:
    found = ck.resolve_columns(source=["a", "a"], object=[10**30, 1], value=[5.0, 6.0])
    assert list(found.answers["object"]) == [1, 10**30]


def test_a_range_speaks_for_the_answer_that_it_holds() -> None:
    found = ck.resolve_columns(source=list("abc"), object=["x"] * 3, low=[24, 20, 0], high=[99, 50, np.inf])
    told = found.explain("x")
    assert told.count("for it: ") == 3
    assert "rules nothing out" not in told


def test_labels_that_stand_against_each_other_give_no_answer() -> None:
    found = ck.resolve_columns(source=["a", "b"], object=["x", "x"], value=["red", "blue"])
    assert found.explain("x").startswith("x: no answer (contested")
    figures = ck.resolve_columns(source=["a", "b"], object=["x", "x"], value=[5.0, 9.0])
    assert figures.explain("x").startswith("x: 5 to 9 (contested")


def test_sources_of_judgements_that_lie_near_the_truth_are_reliable() -> None:
    chance = np.random.default_rng(3)
    truth = chance.uniform(0, 100, 14)
    rows = [
        (source, f"o{at}", round(float(true + chance.normal() * spread), 1))
        for at, true in enumerate(truth)
        for source, spread in (("good", 1), ("fair", 4), ("poor", 20))
    ]
    source, names, value = zip(*rows, strict=True)
    found = ck.resolve_columns(source=source, object=names, value=value, kind="judgement").sources
    reliability = dict(zip(found["source"], found["reliability"], strict=True))
    assert 0.5 < reliability["poor"] < reliability["good"] <= 1
    assert 0.5 < reliability["fair"] <= 1


def test_two_of_many_that_agree_on_one_of_many_values_do_not_settle_it() -> None:
    rows = [(f"s{k}", f"o{i}", 1011 * i + 37 * k * (i % 3 + 1)) for i in range(14) for k in range(5)]
    rows += [("s5", f"o{i}", 1011 * i) for i in range(14)]  # the sixth says what the first says
    source, names, value = zip(*rows, strict=True)
    found = ck.resolve_columns(source=source, object=names, value=value, kind="record")
    assert set(found.answers["status"]) == {"contested"}


def test_digits_are_a_label_of_what_has_labels_and_a_figure_of_what_is_counted() -> None:
    (charge,) = from_rows([{"attribute": "charge", "source": "Metro", "value": "282"}])
    (arrests,) = from_rows([{"attribute": "arrests", "source": "Metro", "value": "87"}])
    assert charge.value == "282"
    assert arrests.value == ck.Quantity.exact(87, "person")
    assert (charge.text, arrests.text) == ("282", "")


def test_a_later_state_is_called_so() -> None:
    day = datetime.date(2024, 1, 16)
    claims = [
        ck.Claim("deaths", ck.Quantity.exact(n), who, told=day + datetime.timedelta(after))
        for n, who, after in ((12, "A", 0), (15, "B", 3))
    ]
    assert answer_words(ck.resolve(claims)) == "12; later 15"


def test_places_of_one_name_are_one_where_it_is_not_said_what_they_lie_in() -> None:
    claims = [
        ck.Claim(
            "deaths",
            ck.Quantity.exact(2),
            who,
            place=ck.Place("Springfield", part_of=within),
            about=ck.DateSpan.from_edtf("2024-01-15"),
            event_kind="attack",
        )
        for who, within in (("A", "Illinois"), ("B", None))
    ]
    assert len(ck.assemble(claims).events) == 1


def test_of_two_dates_an_object_is_named_with_its_date() -> None:
    found = ck.resolve_columns(source=["a", "b"], object=["x", "x"], value=[5.0, 6.0], about=[1, 2])
    assert found.explain(("x", 2)).startswith("('x', 2): 6 ")
    with pytest.raises(KeyError, match="name an object and its date"):
        found.explain("x")


def test_an_explanation_has_the_words_and_who_denies() -> None:
    """A bound is told in its words or by its ends, and whoever denies is named with what is denied."""
    said: dict[str, Any] = {"source": ["Daily", "Courier", "Army"], "object": ["x"] * 3}
    modality = ["asserted", "asserted", "denied"]
    worded = ck.resolve_columns(
        **said, attribute=["deaths"] * 3, value=["at least  12", "15", "15"], modality=modality
    ).explain("x")
    assert "Daily says “at least 12”." in worded
    assert "\n  denied: Army denies 15.\n" in worded
    ends = ck.resolve_columns(
        **said, value=[12, 15, None], low=[12, 14, 14], high=[math.inf, 18, math.inf], modality=modality
    ).explain("x")
    assert "Daily says at least 12." in ends
    assert "Courier says 15 (14 to 18)." in ends
    assert "denied: Army denies at least 14." in ends
    labels = ck.resolve_columns(**said, value=["guilty", "guilty", "Guilty "], modality=modality).explain("x")
    assert "denied: Army denies “Guilty”." in labels
