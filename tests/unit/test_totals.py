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


CRASH = "The crash in Leeds on Monday {}."


def days_apart(*texts: str) -> EventRecord:
    """The leading event of reports of one day after the other."""
    reports = [ck.Report(t, f"Paper {n}", DAY + datetime.timedelta(n)) for n, t in enumerate(texts)]
    return ck.reconcile(reports).events[0]


@pytest.mark.parametrize(
    ("texts", "dead", "hurt"),
    [
        (["killed two people and injured 12", "killed three people"], 3, 11),
        (["killed two people and injured 12", "killed two people"], 2, 12),
        (["killed two people and injured 12", "killed three people and injured 12"], 3, 12),
        (["killed two people and injured 3", "killed nine people"], 9, 3),
        (["injured 12 people", "killed three people"], 3, 9),
    ],
)
def test_survivors(texts: list[str], dead: int, hurt: int) -> None:
    """Who died of the hurt is taken from them, where a later report tells only of the dead."""
    found = days_apart(*map(CRASH.format, texts)).resolutions
    assert (found["deaths"].high, found["injuries"].value) == (dead, hurt)


@pytest.mark.parametrize(
    ("text", "untold"),
    [
        ("Protesters marched in Leeds on Monday. Police arrested 12 people.", {"crowd_size"}),
        ("A crash in Leeds on Monday injured 12 people.", {"deaths"}),
        ("A crash in Leeds on Monday injured 12 people and killed no one.", set()),
        ("Up to 5,000 people are expected to march in Leeds on Friday.", {"crowd_size"}),
        ("A fine of $300 was imposed in Leeds on Monday.", set()),
    ],
)
def test_what_no_report_tells(text: str, untold: set[str]) -> None:
    """What is asked of a kind of event and told by nobody is said to be untold."""
    found = main_event(text).resolutions
    silent = {name: r for name, r in found.items() if r.status is ck.Status.UNTOLD}
    assert set(silent) == untold
    for answer in silent.values():
        assert (answer.value, answer.low, answer.supporting) == (None, None, ())
        assert "no report says it as a fact" in answer.explain()


@pytest.mark.parametrize(
    "recalled",
    [
        "So far this year, 45 people have been killed in the city.",
        "A week earlier, 45 people were killed in York.",
        "It was one of two attacks that together killed 45 people.",
    ],
)
def test_a_statistic_is_no_toll(recalled: str) -> None:
    """What is counted over a year or elsewhere never leads, and is kept."""
    first, *_ = events = ck.reconcile(
        [ck.Report(f"A gunman killed two people in Leeds on Monday. {recalled}", "Metro", DAY)]
    ).events
    assert first.resolutions["deaths"].value == 2
    assert any(c.text == "45" for e in events for c in e.claims)


def test_where_the_hurt_are_taken_is_not_the_place() -> None:
    """A hospital elsewhere parts no event."""
    text = "Five people were killed in a crash in Leeds on Monday. Six were hurt and taken to Bradford."
    found = main_event(text)
    assert found.place is not None
    assert found.place.name == "Leeds"
    assert found.resolutions["injuries"].value == 6


def test_parts_that_come_to_the_whole_are_not_added_to_it() -> None:
    """A step goes on with the parts told before it, where they make up the whole together."""
    text = "Twenty-nine people were arrested in Leeds. Nineteen were held on Monday, and a further ten since."
    assert main_event(text).resolutions["arrests"].value == 29
    apart = "Nine people were arrested in Leeds on Monday. A further ten were arrested on Tuesday."
    assert main_event(apart).resolutions["arrests"].value == 19
