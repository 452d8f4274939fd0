"""Small rules of several parts, each on both sides of what it decides."""

from __future__ import annotations

import datetime
import math
from typing import Any

import numpy as np
import pytest
from tests.plain_models import column, told

import claimkit as ck
from claimkit.bulk import resolve_columns
from claimkit.dossier.levels import level
from claimkit.errors import InvalidModelError, ParseError
from claimkit.estimation import attribute, habits, ranges
from claimkit.names.details import Details, weigh
from claimkit.names.score import with_details
from claimkit.resolution import Decision

MAY = [datetime.date(2024, 5, day) for day in range(1, 31)]


def log_odds(p: float) -> float:
    return math.log(p / (1 - p))


@pytest.mark.parametrize("score", [0.55, 0.7, 0.95])
def test_what_is_known_beside_names_shifts_the_log_odds_of_their_score(score: float) -> None:
    """By the sum of what each detail says, whatever the score was."""
    for details in (
        (Details(born=1980), Details(born=1980)),
        (Details(country="Peru"), Details(country="Peru")),
    ):
        shift = sum(w.log_odds for w in weigh(*details))
        assert shift != 0
        assert log_odds(with_details(score, details)) == pytest.approx(log_odds(score) + shift)
    assert with_details(score, None) == with_details(score, (Details(), Details())) == score
    assert with_details(0.0, (Details(born=1980), Details(born=1980))) == 0.0


def test_few_known_labels_calibrate_nothing() -> None:
    """Nine known truths come back, and the others are as sure as without them being told apart."""
    rng = np.random.default_rng(9)
    rows = [(n, s, float(n % 2 if rng.random() < 0.8 else 1 - n % 2)) for n in range(40) for s in range(4)]
    claims, weight = told(*rows), np.ones(160)
    count = attribute.FEW_ANCHORS
    for known in (count - 1, count):
        given = attribute.Given(np.arange(known), column(*(n % 2 for n in range(known))))
        found = attribute.resolve_habits(claims, given, 2, weight, level=0.9)
        plain = habits.habits(claims, 2, weight=weight, known=given.known)
        label = np.argmax(plain.posterior, axis=1)
        states = claims.value.astype(int) == label[claims.item]
        sure = attribute._label_chance(claims, plain, label, states, weight)
        assert found.calibrated == (known == count)
        if known < count:
            assert found.probability[known:] == pytest.approx(sure[known:])
            continue
        blind = habits.habits(claims, 2, weight=weight)
        guess = np.argmax(blind.posterior, axis=1)
        said = attribute._label_chance(
            claims, blind, guess, claims.value.astype(int) == guess[claims.item], weight
        )
        mended = ranges.calibrated(said[:known], guess[:known] == given.truth, sure)
        assert found.probability[known:] == pytest.approx(mended[known:])


def test_nought_and_one_with_ends_are_numbers() -> None:
    rows: dict[str, Any] = {"source": ["a", "b", "a"], "object": ["x", "x", "y"], "value": [1, 0, 1]}
    assert resolve_columns(**rows).kinds["value"][0] == "label"
    assert resolve_columns(**rows, low=[0, 0, 0]).kinds["value"][0] != "label"
    assert resolve_columns(**rows, high=[2, 2, 2]).kinds["value"][0] != "label"


@pytest.mark.parametrize("cell", [[1], {"a": 1}, "many", 10**400], ids=["list", "dict", "text", "huge"])
def test_a_cell_that_is_no_number_is_named_with_its_row(cell: Any) -> None:
    rows: dict[str, Any] = {"source": ["a", "b"], "object": ["x", "x"], "value": [5, 6], "low": [1, cell]}
    found = resolve_columns(**rows, bad="collect")
    assert [(bad.row, bad.field) for bad in found.bad] == [(1, "low")]
    with pytest.raises(ExceptionGroup) as group:
        resolve_columns(**rows)
    assert isinstance(group.value.exceptions[0], InvalidModelError)


def test_a_header_that_two_marks_part_alike_is_refused_with_both() -> None:
    with pytest.raises(ParseError, match="as many ',' as ';'"):
        ck.from_csv("a,b;c\n1,2;3\n")
    assert ck.from_csv("a;b;c,d\n1;2;3\n")[0].keys() == {"a", "b", "c,d"}


def test_nothing_is_the_name_of_a_country() -> None:
    assert level("") is None
    assert level("honduras") == "country"


def test_a_decision_on_an_event_that_is_not_known_yet_waits() -> None:
    """Before its only report is told the event of a decision is not there, and nothing is wrong with that."""
    claims = [
        ck.Claim.from_text("deaths", "12", "Metro", told=MAY[day], about=about, place=ck.Place(town))
        for day, town in ((3, "Ardin"), (20, "Velmar"))
        for about in [ck.DateSpan.day(MAY[day - 1])]
    ]
    whole = ck.assemble(claims)
    late = next(e.event.id for e in whole.events if e.event.place and e.event.place.name == "Velmar")
    decision = Decision("deaths", ck.Quantity.exact(13, "person"), "counted by name", event=late)
    early = ck.as_of(whole, MAY[10], pinned=[decision])
    assert [e.event.place.name for e in early.events if e.event.place] == ["Ardin"]
    assert ck.as_of(whole, MAY[25], pinned=[decision]).events
    with pytest.raises(InvalidModelError):
        ck.assemble(claims[:1], pinned=[decision])


def test_a_label_chance_of_lone_claims_is_that_of_the_model() -> None:
    claims = told((0, 0, 0.0), (1, 0, 1.0), (2, 0, 0.0))
    row = np.array([[[0.8, 0.2]], [[0.3, 0.7]]])
    score, prior = np.log(row[:, 0, claims.value.astype(int)].T), np.log([0.5, 0.5])
    rows = habits.Rows(np.zeros((3, 2)), score, prior, np.zeros(3), row, np.zeros(3, dtype=np.int64))
    label = np.array([0, 1, 0])
    found = attribute._label_chance(claims, rows, label, np.ones(3, dtype=bool), np.ones(3))
    assert found == pytest.approx(column(0.8 / 1.1, 0.7 / 0.9, 0.8 / 1.1))


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("children", "children", "agree"),
        ("", "", "agree"),
        ("children", "", "scope"),
        ("", "children", "scope"),
        ("children", "women", "scope"),
    ],
)
def test_counts_of_one_scope_are_of_one_thing(one: str, two: str, kind: str) -> None:
    claims = [ck.Claim.from_text("deaths", "12", who, scope=scope) for who, scope in (("A", one), ("B", two))]
    for first, second in (claims, claims[::-1]):
        found = ck.relate(first, second)
        assert found.kind.value == kind
        if kind == "scope":
            assert found.first.scope
            assert found.reason == f"one counts {found.first.scope} only"


def test_units_are_told_apart_in_either_order() -> None:
    values = ck.Quantity(5, unit="EUR"), ck.Quantity(5, unit="USD"), ck.Quantity(5)
    euro, dollar, bare = (ck.Claim("damage", value, who) for value, who in zip(values, "ABC", strict=True))
    for first, second in ((euro, dollar), (dollar, euro)):
        assert ck.relate(first, second).kind.value == "incomparable"
    for other in (euro, dollar):
        assert ck.relate(bare, other).kind.value == ck.relate(other, bare).kind.value == "agree"
