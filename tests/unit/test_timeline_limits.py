"""What bears on a question and which state it tells: each rule beside the nearest case it leaves alone."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import claimkit as ck
from claimkit.attributes import attribute
from claimkit.models import Modality, Place
from claimkit.resolution.timeline import bearing, day_of, stages

MARCH = datetime.date(2024, 3, 1)


def said(words: str, name: str = "deaths", source: str = "Post", **more: Any) -> ck.Claim:
    return ck.Claim.from_text(name, words, source, **more)


def aside(*claims: ck.Claim) -> list[tuple[str, str]]:
    """Words and first words of the reason of each claim that does not bear."""
    _, found, _ = bearing(claims, attribute(claims[0].attribute))
    return sorted((c.text, found[c].partition(":")[0].partition(",")[0]) for c in found)


def told(*claims: ck.Claim) -> list[list[str]]:
    return [[c.text for c in stage.claims] for stage in stages(claims, attribute(claims[0].attribute))]


def on(day: int) -> ck.DateSpan:
    return ck.DateSpan.day(MARCH + datetime.timedelta(day - 1))


def at(day: int, hour: int = 12) -> datetime.datetime:
    return datetime.datetime(2024, 3, day, hour, tzinfo=datetime.UTC)


def test_days() -> None:
    assert day_of(at(9)) == datetime.date(2024, 3, 9)
    assert day_of(MARCH) == MARCH
    assert day_of(None) is None


# -- what does not bear --------------------------------------------------------------------------------


def test_what_only_could_be_does_not_bear() -> None:
    could = said("100", modality=Modality.HYPOTHETICAL)
    assert [words for words, _ in aside(said("12"), could)] == ["100"]
    assert aside(could) == []  # a question is not left without any claim


def test_what_rules_nothing_out_does_not_bear() -> None:
    nothing = ck.Claim("deaths", ck.Quantity(None, low=0, bound="at_least"), "Metro", text="zero or more")
    some = ck.Claim(
        "deaths", ck.Quantity(None, low=0, low_open=True, bound="more_than"), "Metro", text="some"
    )
    unknown = ck.Claim("deaths", ck.Quantity(None, bound="vague"), "Metro", text="a number")
    assert aside(said("12"), nothing) == [("zero or more", "no figure")]
    assert aside(said("12"), unknown) == [("a number", "no figure")]
    assert aside(said("12"), some) == []
    assert aside(said("12"), said("up to 20", source="Metro")) == []


def test_what_counts_some_or_a_part_of_the_place_does_not_bear() -> None:
    assert aside(said("12"), said("5", source="Metro", scope="the square")) == [("5", "scope")]
    inner = said("5", source="Metro", place=Place("Ostheim", part_of="Nordland"))
    assert aside(said("12", place=Place("Nordland")), inner) == [("5", "part over whole")]
    assert aside(said("12", place=Place("Northland", aliases=("Nordland",))), inner) == [
        ("5", "part over whole")
    ]
    assert aside(said("12", place=Place("Ostland")), inner) == []
    assert aside(said("12"), inner) == []


def test_a_step_is_no_total() -> None:
    step = said("another 5", report="s", source="Metro")
    assert aside(said("12", report="r"), step) == [("another 5", "a step")]
    assert aside(said("12", report="r"), said("rose to 15", source="Metro")) == []


def test_one_writer_counts_some_of_the_many() -> None:
    many, some = said("12", report="r", start=1, end=3), said("5", report="r", start=9, end=10)
    assert aside(many, some) == [("5", "part over whole")]
    assert aside(many, said("5", report="s", start=9, end=10)) == []
    assert aside(many, said("at least 12", report="r", start=9, end=20)) != [("12", "part over whole")]


def test_one_report_says_it_once() -> None:
    body, again = said("12", report="r", start=1, end=3), said("12", report="r", start=9, end=11)
    assert [reason for _, reason in aside(body, again)] == ["repeat"]
    vague = said("at least 10", report="r", start=9, end=20)
    assert aside(body, vague) == [("at least 10", "repeat")]
    head = said("at least 10", report="r", start=0, end=1, headline=True)
    assert aside(body, head) == [("at least 10", "repeat")]
    # of a day that the body leaves open, or that meets its own, and of no other
    for day, open_, wanted in ((9, False, True), (9, True, True), (12, False, False)):
        own = said("12", report="r", start=1, end=3, about=None if open_ else on(9))
        head = said("12", report="r", start=0, end=1, headline=True, about=on(day))
        assert (aside(own, head) == [("12", "repeat")]) == wanted
    other = said("12", report="r", start=9, end=11, speaker=ck.Source("Mayor"))
    assert aside(body, other) == []
    assert aside(said("12", report="r"), said("12", report="s")) == []
    dated = said("12", report="r", start=9, end=11, about=on(9))
    assert aside(body, dated) == [("12", "repeat")]
    warm = [said(n, "temperature", report="r", start=at, end=at + 2) for n, at in (("12", 1), ("40", 9))]
    assert aside(*warm) == []
    later = said("12", report="r", start=1, end=3, about=on(11))
    assert aside(later, dated) == []


# -- states --------------------------------------------------------------------------------------------


def test_totals_grow() -> None:
    assert told(said("12", told=at(1)), said("15", source="Metro", told=at(2))) == [["12"], ["15"]]
    assert told(said("15", told=at(1)), said("12", source="Metro", told=at(2))) == [["15", "12"]]
    assert told(said("12"), said("15", source="Metro")) == [["12", "15"]]
    first, last = stages(
        [said("12", told=at(1)), said("15", source="Metro", told=at(2))], attribute("deaths")
    )
    assert (first.is_past, last.is_past, first.later, last.later) == (True, False, False, True)


def crowd(words: str, **more: Any) -> ck.Claim:
    return said(words, "crowd_size", **more)


def test_a_crowd_has_a_state_a_day() -> None:
    two = crowd("500", about=on(9)), crowd("700", about=on(10), source="Metro")
    assert told(*two) == [["500"], ["700"]]
    assert told(*two[::-1]) == [["500"], ["700"]]
    assert told(crowd("500", about=on(9)), crowd("700", about=on(9), source="Metro")) == [["500", "700"]]


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (8, [["500", "600"], ["700"]]),
        (9, [["500", "600"], ["700"]]),
        (10, [["500"], ["600", "700"]]),
        (12, [["500"], ["600", "700"]]),
    ],
)
def test_a_claim_without_a_day_tells_the_last_that_its_report_can_know(
    day: int, states: list[list[str]]
) -> None:
    loose = crowd("600", source="Taiga", told=at(day))
    found = told(crowd("500", about=on(9)), loose, crowd("700", about=on(10), source="Metro"))
    assert [sorted(words) for words in found] == states


def test_within_a_day_a_crowd_swells() -> None:
    swelled = crowd("swelled to 700", about=on(9), source="Metro")
    found = stages([crowd("500", about=on(9)), swelled], attribute("crowd_size"))
    assert [[c.text for c in stage.claims] for stage in found] == [["500"], ["swelled to 700"]]
    assert [stage.later for stage in found] == [False, True]
    # one that tells only of how it moved has told no state before
    moved = [crowd(words, about=on(9), report="r") for words in ("swelled to 500", "swelled to 700")]
    assert told(*moved) == [["swelled to 500", "swelled to 700"]]


def label(words: str, source: str = "Post", name: str = "charge", **more: Any) -> ck.Claim:
    return ck.Claim(name, words, source, text=words, **more)


def test_labels_hold_side_by_side() -> None:
    assert told(label("riot"), label("theft", "Metro"), label("Riot", "Taiga")) == [
        ["riot", "Riot"],
        ["theft"],
    ]
    dropped = label("theft", told=at(1)), label("riot", told=at(2))
    found = stages(dropped, attribute("charge"))
    assert [([c.text for c in stage.claims], stage.is_past) for stage in found] == [
        (["theft"], True),
        (["riot"], False),
    ]
    kept = label("theft", told=at(1)), label("theft", told=at(2)), label("riot", told=at(2))
    assert not any(stage.is_past for stage in stages(kept, attribute("charge")))
    others = label("theft", told=at(1)), label("riot", "Metro", told=at(2))
    assert not any(stage.is_past for stage in stages(others, attribute("charge")))


def people(words: str, year: int | None, source: str) -> ck.Claim:
    about = None if year is None else ck.DateSpan.from_edtf(str(year))
    return said(words, "population", source, about=about)


def test_what_is_fixed_has_an_answer_for_each_date() -> None:
    census = people("1,000", 2011, "a"), people("1,200", 2021, "b")
    assert told(*census) == [["1,000"], ["1,200"]]
    assert told(*census, people("1,000", None, "c")) == [["1,000", "1,000"], ["1,200"]]
    assert told(*census, people("1,300", None, "c")) == [["1,000"], ["1,200", "1,300"]]
    assert told(people("1,000", 2011, "a"), people("1,000", 2021, "b")) == [["1,000", "1,000"]]
    assert told(people("1,000", 2011, "a"), people("1,200", 2011, "b")) == [["1,000", "1,200"]]


def test_a_state_is_about_its_narrowest_days() -> None:
    month = ck.DateSpan.from_edtf("2024-03")
    (stage,) = stages(
        [crowd("500", about=month), crowd("500", about=on(9), source="Metro")], attribute("crowd_size")
    )
    assert stage.about == on(9)
    (stage,) = stages([said("12"), said("12", about=month, source="Metro")], attribute("deaths"))
    assert stage.about == month
