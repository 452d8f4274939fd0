"""Sums of figures that one report tells in pieces: what is added, what stays apart, which total stands."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import claimkit as ck
from claimkit.attributes import attribute
from claimkit.reading.among import among
from claimkit.resolution.sums import replaced, sums, total

DEATHS = attribute("deaths")


def q(words: str) -> ck.Quantity:
    return ck.parse_quantity(words)


@pytest.mark.parametrize(
    ("addends", "value", "low", "high", "bound"),
    [
        (["5", "7"], 12, 12, 12, "exact"),
        (["5", "at least 7"], 12, 12, None, "at_least"),
        (["5", "more than 7"], 12, 12, None, "more_than"),
        (["at least 5", "at least 7"], 12, 12, None, "at_least"),
        (["more than 5", "at least 7"], 12, 12, None, "more_than"),
        (["5", "about 70"], 75, 55, 95, "about"),
        (["5", "7 to 9"], None, 12, 14, "range"),
        (["dozens", "dozens"], None, 48, 198, "range"),
        (["at most 5", "at most 7"], 12, None, 12, "at_most"),
        (["5", "6", "7"], 18, 18, 18, "exact"),
    ],
)
def test_ends_and_figures_add_up(addends: list[str], value: Any, low: Any, high: Any, bound: str) -> None:
    for order in (addends, addends[::-1]):
        found = total([q(words) for words in order])
        assert (found.value, found.low, found.high, found.bound.value) == (value, low, high, bound)
        assert found.low_open == (bound == "more_than")


def test_the_unit_is_that_of_whichever_has_one() -> None:
    assert total([q("5"), q("7 people")]).unit == "person"
    assert total([q("5"), q("7")]).unit is None


def dead(words: str, start: int, sentence: str, noun: str = "people", **more: Any) -> ck.Claim:
    fields: dict[str, Any] = {"report": "r", "start": start, "end": start + len(words), "noun": noun} | more
    return among([ck.Claim.from_text("deaths", words, "Post", sentence=sentence, **fields)])[0]


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("A total of 25 people died.", True),
        ("In all, 25 people died.", True),
        ("The death toll rose to 25.", True),
        ("25 people died.", False),
        ("25 people died in the total eclipse.", False),
        ("25 people died, officials said.", False),
    ],
)
def test_words_that_say_that_all_are_counted(sentence: str, whole: bool) -> None:
    assert dead("25", sentence.index("25"), sentence).is_total == whole


@pytest.mark.parametrize(
    ("noun", "people"),
    [("soldiers", "forces"), ("Villagers", "civilians"), ("people", "anybody"), ("cooks", ""), ("", "")],
)
def test_sorts_of_people(noun: str, people: str) -> None:
    assert dead("25", 0, "25 died.", noun).people == people


def test_a_list_of_some_adds_nothing() -> None:
    """What begins with "another" goes on with a list, or stands beside a count of another sort."""
    told = "Five people died, three in the fire and another two in hospital."
    five, two = dead("Five", 0, told), dead("another two", 40, told)
    assert [c.scope for c in among([five, two])] == ["", "some of them"]
    later = dead("another two", 90, "On Tuesday another two died.")
    assert [c.scope for c in among([five, later])] == ["", ""]
    assert [c.value.change for c in among([five, later]) if isinstance(c.value, ck.Quantity)][1] == "added"
    beside = dead("another 5", 90, "In all 43 were hurt and another 5 killed.")
    again = among([five, beside])[1].value
    assert isinstance(again, ck.Quantity)
    assert (again.change, again.value) == (None, 5)
    six = among([five, dead("another 6", 90, "43 were hurt and another 6 killed.")])[1].value
    assert isinstance(six, ck.Quantity)
    assert six.change == "added"


def added(*claims: ck.Claim) -> list[tuple[float | None, list[str]]]:
    return [
        (s.claim.value.value, [c.text for c in s.addends])
        for s in sums(claims, DEATHS)
        if isinstance(s.claim.value, ck.Quantity)
    ]


def test_what_is_told_on_top_is_added() -> None:
    first = dead("40", 0, "The quake killed 40 people.")
    more = dead("another 5", 50, "On Tuesday another 5 died.")
    assert added(first, more) == [(45, ["40", "another 5"])]
    (found,) = sums([more, first], DEATHS)
    assert found.reason == "added up: “40” + “another 5” come to 45 people"
    assert (found.claim.text, found.claim.sentence, found.claim.noun) == ("", "", "")
    assert replaced([first, more], [found]) == [found.claim]


def test_what_is_told_on_top_is_added_to_what_was_told_last() -> None:
    """Though it was told before: "40 were killed, 30 in the town; in all 40. Another 5 died"."""
    first, part = dead("40", 0, "The quake killed 40 people."), dead("30", 50, "It killed 30 in the town.")
    again, more = dead("40", 90, "In all it killed 40."), dead("another 5", 130, "On Tuesday another 5 died.")
    assert added(first, part, more) == []  # it may be among the 40
    assert added(first, part, again, more) == [(45, ["40", "another 5"])]
    assert added(first, again, more) == [(45, ["40", "another 5"])]


@pytest.mark.parametrize(("words", "headline"), [("40", True), ("dozens", False)])
def test_nothing_is_added_to_a_headline_or_to_a_rough_word(words: str, headline: bool) -> None:
    first = dead(words, 0, f"The quake killed {words} people.", headline=headline)
    more = dead("another 5", 50, "On Tuesday another 5 died.")
    assert added(first, more) == []


def test_soldiers_and_civilians_are_added_and_one_kind_twice_is_not() -> None:
    soldiers = dead("9", 0, "Nine soldiers were killed.", "soldiers")
    civilians = dead("4", 50, "Four civilians were killed as well.", "civilians", added=True)
    assert added(soldiers, civilians) == [(13, ["9", "4"])]
    assert added(soldiers, dead("4", 50, "Four soldiers were killed in the north.", "soldiers")) == []
    assert added(soldiers) == []
    cooks = dead("9", 0, "Nine cooks were killed.", "cooks")
    assert added(cooks, dead("4", 50, "Four clerks were killed as well.", "clerks", added=True)) == [
        (13, ["9", "4"])
    ]
    assert added(cooks, dead("4", 50, "Four clerks were killed.", "clerks")) == []
    assert added(cooks, dead("4", 50, "Four people were killed as well.", "people", added=True)) == []


def test_a_total_that_holds_the_sum_stands() -> None:
    first, more = (
        dead("40", 0, "The quake killed 40 people."),
        dead("another 5", 50, "On Tuesday another 5 died."),
    )
    for words, stands in (("45", True), ("46", True), ("at least 41", True), ("44", False)):
        assert (added(first, more, dead(words, 90, f"{words} people have died.")) == []) == stands
    assert added(first, more, dead("44", 90, "That brought the death toll to 44.")) == []
    early = dead("30", 0, "The death toll stood at 30.")
    late = [
        dead("40", 50, "The quake killed 40 people."),
        dead("another 5", 90, "On Tuesday another 5 died."),
    ]
    assert (45, ["40", "another 5"]) in added(early, *late)


def test_reports_are_added_up_each_for_itself() -> None:
    first = dead("40", 0, "The quake killed 40 people.")
    other = dead("another 5", 50, "On Tuesday another 5 died.", report="s")
    assert added(first, other) == []
    assert added(first, dead("another 5", 50, "On Tuesday another 5 died.", report=None)) == []


def test_only_counts_that_never_fall_are_added() -> None:
    claims = [
        dead("40", 0, "The quake killed 40 people."),
        dead("another 5", 50, "On Tuesday another 5 died."),
    ]
    for name, some in (("deaths", 1), ("crowd_size", 0), ("temperature", 0), ("missing", 0)):
        assert len(sums(claims, attribute(name))) == some


def test_the_days_of_a_sum_are_those_of_its_addends() -> None:
    def on(day: int) -> ck.DateSpan:
        return ck.DateSpan.day(datetime.date(2024, 3, day))

    first, more = "The quake killed 40 people.", "On Tuesday another 5 died."
    (both,) = sums([dead("40", 0, first, about=on(9)), dead("another 5", 50, more, about=on(11))], DEATHS)
    assert both.claim.about is not None
    assert (both.claim.about.earliest, both.claim.about.latest) == (on(9).earliest, on(11).latest)
    (same,) = sums([dead("40", 0, first, about=on(9)), dead("another 5", 50, more, about=on(9))], DEATHS)
    assert same.claim.about == on(9)
    (one,) = sums([dead("40", 0, first, about=on(9)), dead("another 5", 50, more)], DEATHS)
    assert one.claim.about == on(9)
