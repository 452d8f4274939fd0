"""How several figures of one event become its total, by example."""

from __future__ import annotations

import datetime

import pytest

import claimkit as ck
from claimkit.dossier import EventRecord

DAY = datetime.date(2019, 6, 12)


def main_event(*texts: str) -> EventRecord:
    reports = [ck.Report(text, f"Paper {n}", DAY) for n, text in enumerate(texts)]
    return ck.reconcile(reports).events[0]


STEP = "The quake on Monday killed 40 people in Lima. On Tuesday an aftershock killed 5 more."


@pytest.mark.parametrize(
    ("texts", "low", "status"),
    [
        ([STEP], 45, "derived"),
        ([STEP, STEP], 45, "derived"),
        ([STEP, "On Monday and Tuesday 45 people were killed in Lima."], 45, "agreed"),
        ([STEP + " In all, 45 people have died."], 45, "single_source"),
        ([STEP + " That brought the death toll to 44."], 44, "single_source"),
        (["Five people died in Lima, three in the fire and another two in hospital."], 5, "single_source"),
        (["Nine soldiers were killed in Lima. Four civilians were killed as well."], 13, "derived"),
        (["In Peru, 30 people died in the flood. In Bolivia, 12 people died."], 42, "derived"),
        (["In Peru, 3 people died in the flood. In Bolivia, 3 people died."], 6, "derived"),
        (
            ["In Peru, 30 people died in the flood. In Bolivia, 12 people died. No one died in Chile."],
            42,
            "derived",
        ),
        (
            ["A total of 50 people died. In Peru, 30 people died in the flood. In Bolivia, 12 people died."],
            50,
            "single_source",
        ),
        (
            ["The flood killed 42 people in Peru and Bolivia. In Peru, 30 people died. In Bolivia, 12 died."],
            42,
            "single_source",
        ),
        (["In Peru, 30 people died, 9 of them in Lima. In Bolivia, 12 people died."], 42, "derived"),
    ],
)
def test_total(texts: list[str], low: int, status: str) -> None:
    """Steps, kinds of people and places add up where no report tells the total."""
    found = main_event(*texts).resolutions["deaths"]
    assert (found.low, found.status.value) == (low, status), found.explain()


def test_sum_is_explained() -> None:
    """The words of each addend and the sum stand in the reason."""
    found = main_event(STEP).resolutions["deaths"]
    assert [c.text for c in found.added] == ["40", "5"]
    assert "added up: “40” + “5” come to 45 people" in found.explain()


def test_what_is_recalled_is_no_answer() -> None:
    """An older disaster is an event of its own behind the one that the report is about."""
    text = "Eleven people died in a flood in Peru on Tuesday. A flood had killed more than 900 in May 2009."
    first, *others = ck.reconcile([ck.Report(text, "Metro", DAY)]).events
    assert first.resolutions["deaths"].value == 11
    assert any(e.resolutions["deaths"].low == 900 for e in others if "deaths" in e.resolutions)


def test_more_in_a_part_than_in_the_whole() -> None:
    """A floor of the whole that says less than one of its parts gives way to what the parts come to."""
    places = ["Peru", "Bolivia"]
    claims = [
        ck.Claim(
            "deaths",
            ck.Quantity.exact(n, "person"),
            "Metro",
            report="r",
            start=10 * n,
            place=ck.Place(place),
            event_kind="disaster",
        )
        for n, place in zip((126, 37), places, strict=True)
    ]
    words = ck.Quantity(50, low=50, low_open=True, bound="more_than", unit="person")
    vague = ck.Claim("deaths", words, "Metro", report="r", start=2000, event_kind="disaster")
    found = ck.assemble([*claims, vague]).events[0].resolutions["deaths"]
    assert (found.low, found.status) == (163, ck.Status.DERIVED)
    assert vague.value in [c.value for c in found.vaguer]
