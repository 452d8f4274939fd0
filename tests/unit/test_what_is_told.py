"""What answers, rows and reviews tell: the peak of ranges, relations in the light of all, cells, labels."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import claimkit as ck
from claimkit.models import Claim, Place
from claimkit.quantities import Quantity
from claimkit.resolution import resolve

DAY = datetime.date(2024, 3, 9)


def said(words: str, name: str = "deaths", source: str = "Post", **more: Any) -> Claim:
    return Claim.from_text(name, words, source, **more)


@pytest.mark.parametrize("peak", [0, 1, 2])
def test_of_days_that_are_all_contested_the_peak_is_that_of_the_highest_low_end(peak: int) -> None:
    """A crowd was greatest on the day of which the least that anybody tells is most."""
    claims = []
    for n in range(3):
        day = ck.DateSpan.day(DAY + datetime.timedelta(n))
        low, high = (500, 900) if n == peak else (100, 200)
        claims += [said(f"{figure}", "crowd_size", f"Post {figure}", about=day) for figure in (low, high)]
    found = resolve(claims)
    assert [(state.answer, state.low) for state in found.states] == [
        (None, 500 if n == peak else 100) for n in range(3)
    ]
    assert found.leading == peak


def test_what_is_a_part_of_one_figure_is_a_part_of_its_like() -> None:
    """A report counts five of its twelve dead; the five do not contradict the twelve of another report."""
    whole = [said("12", report="r", start=1, end=3), said("12", source="Metro")]
    part = said("5", report="r", start=9, end=10)
    found = {
        frozenset((r.first, r.second)): r.kind
        for r in resolve([*whole, part, said("40", source="Taiga")]).relations
    }
    assert {found[frozenset((part, c))].value for c in whole} == {"part_whole"}


def test_a_claim_without_words_is_named_by_its_value() -> None:
    twelve, ten = (
        Claim("deaths", Quantity(12), "Post"),
        Claim("deaths", Quantity(None, low=10, bound="at_least"), "Metro"),
    )
    (relation,) = resolve([twelve, ten]).relations
    assert relation.reason == "12 lies within at least 10"


def test_a_row_of_an_answer_has_who_speaks_what_is_odd_and_its_label() -> None:
    told = [
        Claim("verdict", "guilty", "Post", event="trial", speaker="Judge"),
        Claim("arrests", Quantity(500), "Post", event="trial", speaker="Mayor"),
        Claim("crowd_size", Quantity(900), "Post", event="trial"),
    ]
    rows = {row["question"]: row for row in ck.answers_to_rows(ck.assemble(told))}
    assert {name: row["voices"] for name, row in rows.items()} == {
        "verdict": "Judge via Post",
        "arrests": "Mayor via Post",
        "crowd_size": "Post",
    }
    assert {name: row["label"] for name, row in rows.items()} == {
        "verdict": "guilty",
        "arrests": None,
        "crowd_size": None,
    }
    assert str(rows["crowd_size"]["flags"]).startswith("arrests: 500 would be more than half")
    assert rows["verdict"]["flags"] is None


def test_a_row_that_names_its_convention_keeps_the_ends_it_has() -> None:
    row = {"attribute": "deaths", "figure": 5300, "bound": "about", "source": "Post"}
    (own,) = ck.from_rows([row | {"convention": "plain"}])
    (ours,) = ck.from_rows([row])
    assert own.value == Quantity(5300, bound="about", convention="plain")
    assert (ours.value.low, ours.value.high) == (5100, 5500)  # type: ignore[union-attr]


def test_a_reviewed_claim_keeps_its_place_and_words_that_are_no_figure() -> None:
    item = {"keywords": "crowd_size", "author": {"name": "A. Speaker"}}
    about = {"about": {"identifier": "march", "location": {"name": "Ostheim"}}}
    (placed,) = ck.from_claimreview([{"itemReviewed": item | about | {"name": "20,000"}}])
    assert (placed.event, placed.place, placed.value) == (
        "march",
        Place("Ostheim"),
        Quantity(20_000, unit="person"),
    )
    (bare,) = ck.from_claimreview(
        [{"itemReviewed": item | {"name": "20,000", "about": {"identifier": "march"}}}]
    )
    assert (bare.event, bare.place) == ("march", None)
    (words,) = ck.from_claimreview([{"itemReviewed": item | {"name": "far too many to count"}}])
    assert (words.attribute, words.value, words.text) == ("crowd_size",) + ("far too many to count",) * 2


@pytest.mark.parametrize("turned", [False, True])
def test_a_denial_in_words_stands_beside_figures_wherever_it_is_told(turned: bool) -> None:
    with pytest.warns(UserWarning, match="is kept as a label"):
        denial = Claim("deaths", "the figures", "Metro", modality=ck.Modality.DENIED)
    claims = [said("12"), denial, said("12", source="Taiga")]
    assert resolve(claims[::-1] if turned else claims).value == 12
