"""Counts over a longer time than one event takes, and counts of one event that look like them."""

from __future__ import annotations

import datetime

import pytest

import claimkit as ck
from claimkit.models import A_LONGER_TIME

LONGER = [
    "The protest in which 12 died came as 400 people have been killed since 2021.",
    "Since the arrest of its leader in 2019 the group has killed 300 people.",
    "Some 340 people have been killed in the forest since 2015.",
    "Unrest has killed 45 people since 2022.",
    "A contest over land has left 70 people dead since 2018.",
    "In the west of the country 90 people have been killed since 2020.",
    "Police in the northwest have shot 18 people dead since 2019.",
    "The conquest has cost 5,000 lives since 2022.",
    "Honest mistakes have killed 60 patients since 2017.",
    "More than 900 people have been arrested at the request of the court since 2021.",
    "Interest groups say 200 workers have died since 2010.",
    "More than 14,000 people have been killed in the conflict.",
    "The ten-year conflict has claimed some 9,000 lives.",
    "The insurgency has left 40,000 dead over a decade.",
    "At least 2,100 civilians have died since the offensive began in January.",
    "An estimated 350,000 people died in the civil war.",
    "According to the UN, 6,300 civilians were killed in the first year of the war alone.",
    "Over 3,000 people have been detained in the months of protest.",
    "In the whole of last year 148 people died in mining accidents.",
    "Fires have killed 31 people across the country this summer.",
]
ONE = [
    "The deadliest attack since 2015 has killed 40 people.",
    "It was the heaviest flooding since 2002 and has killed 12 people.",
    "The blaze, the biggest since 1990, has killed six people.",
    "The storm, the fiercest to hit since 2008, has killed 14 people.",
    "The quake has killed 300 people, the highest toll since 1999.",
    "The first fatal crash there since 2011 has killed two people.",
    "The longest siege since 1945 has killed 4,000 people.",
    "The most lethal outbreak since 2014 has killed 51 people.",
    "A guest house fire has killed nine people, the worst since 2003.",
    "After weeks of protest, police arrested 12 people on Monday.",
    "Two reporters who covered the war were killed on Monday.",
    "Nine people were killed at the war memorial.",
    "In December last year four pupils died when a van hit them.",
    "Since Monday 40 people have been arrested.",
]


def greatest(text: str) -> ck.Claim:
    """The claim of the greatest count of people."""
    claims = ck.read_report(ck.Report(text, "Daily", datetime.date(2024, 5, 16)))
    counted = [c for c in claims if c.attribute in ("deaths", "arrests", "shot")]
    return max(counted, key=lambda c: c.value.figure or 0 if isinstance(c.value, ck.Quantity) else 0)


@pytest.mark.parametrize("text", LONGER)
def test_a_count_over_a_longer_time_is_of_no_one_event(text: str) -> None:
    claim = greatest(text)
    assert claim.scope == A_LONGER_TIME
    assert claim.reasons[0].startswith("a count ")


@pytest.mark.parametrize("text", ONE)
def test_a_count_of_one_event_is_told_as_one(text: str) -> None:
    assert greatest(text).scope != A_LONGER_TIME


def test_a_rule_that_is_switched_off_sums_nothing_up() -> None:
    text = "An estimated 350,000 people died in the civil war."
    reading = ck.examine_report(ck.Report(text, "Daily"), without=["a count of a whole war"])
    assert [c.scope for c in reading.claims if c.attribute == "deaths"] == [""]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Twelve died on the spot and two in hospital.", "At least 12 people died"),
        ("Six were killed instantly and one died in hospital.", "7 people died"),
        ("Nine were killed on the spot, while five died later.", "14 people died"),
        ("Ten died at the scene; four more died in hospital.", "14 people died"),
        ("Twenty were detained on Monday and a further 15 the next day.", "At least 20 people were detained"),
        ("Four died at once.", "4 people died"),
    ],
)
def test_who_is_told_later_is_added(text: str, told: str) -> None:
    event = "A bomb went off in Ardin on 14 May. "  # of no event nothing is published
    dossier = ck.reconcile([ck.Report(event + text, "Daily", datetime.date(2024, 5, 16))])
    answers = [answer.sentence for record in dossier.events for answer in record.resolutions.values()]
    assert any(answer.startswith(told) for answer in answers), answers


@pytest.mark.parametrize(
    "text",
    [
        "The storm left 21 people dead and 140,000 in need of help.",
        "The storm left 21 people dead and 12 in need of shelter.",
        "The storm left 21 dead and 5,000 on the streets.",
    ],
)
def test_how_others_are_is_no_place_of_more_of_the_same(text: str) -> None:
    claims = ck.read_report(ck.Report(text, "Daily", datetime.date(2024, 5, 16)))
    assert [c.value.value for c in claims if isinstance(c.value, ck.Quantity)] == [21]


def test_a_count_goes_on_in_the_next_place() -> None:
    claims = ck.read_report(ck.Report("The storm killed 21 people in Arlen and 30 in the north.", "Daily"))
    assert [c.value.value for c in claims if isinstance(c.value, ck.Quantity)] == [21, 30]
