"""Whom a report counts, by example: who is told beside, told again, told as part, and not counted at all."""

from __future__ import annotations

import datetime

import pytest

from claimkit.models import OTHER_EVENTS, Claim, Modality, Report
from claimkit.quantities import Change, Quantity
from claimkit.reading import read_report

DAY = datetime.date(2024, 1, 20)  # a Saturday


def read(text: str) -> list[Claim]:
    return [c for c in read_report(Report(text, "Daily", published=DAY)) if isinstance(c.value, Quantity)]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("No officers were hurt.", "officers"),
        ("So far this year, 45 people have been killed in the city.", "a longer time"),
        ("There were 45 homicides in Leeds this year.", "a longer time"),
        ("A week earlier, 40 people were killed in York.", "an earlier event"),
        ("It comes a week after 40 people were killed in York.", "an earlier event"),
        ("It was one of two attacks that together killed 40 people.", "several events together"),
    ],
)
def test_scopes(text: str, scope: str) -> None:
    (claim,) = read(text)
    assert claim.scope == scope
    assert (scope in OTHER_EVENTS) is (scope != "officers")


@pytest.mark.parametrize(
    "text",
    [
        "The vote would have drawn 20,000 protesters.",
        "Organisers hoped 500 people would attend the rally.",
        "The blast could have killed 12 people.",
        "The blast may have killed 12 people.",
    ],
)
def test_what_could_be(text: str) -> None:
    (claim,) = read(text)
    assert claim.modality in (Modality.HYPOTHETICAL, Modality.ESTIMATED)
    assert (claim.modality is Modality.ESTIMATED) is ("may" in text)


def test_a_second_blast_adds() -> None:
    first, second = read("A bomb killed 10 people at noon. The second blast, an hour later, killed five.")
    assert isinstance(first.value, Quantity)
    assert isinstance(second.value, Quantity)
    assert (first.value.change, second.value.change) == (None, Change.ADDED)


def test_a_verb_told_once_speaks_of_each_place() -> None:
    claims = read("Poland recorded 68 deaths, Russia 64 and Romania 39.")
    assert [(c.attribute, c.value.figure) for c in claims if isinstance(c.value, Quantity)] == [
        ("deaths", 68),
        ("deaths", 64),
        ("deaths", 39),
    ]


def test_a_part_has_a_scope_and_the_whole_has_none() -> None:
    whole, part = read("Ninety workers, including 12 children, were wounded.")
    assert (bool(whole.scope), bool(part.scope)) == (False, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police have arrested a suspect. Cesar Marn, 56, was taken into custody on Friday.", 1),
        ("A woman was arrested on Friday. Dina Kress was detained as she boarded a plane.", 1),
        ("One person was taken into custody. Ivan Dorn, 22, was arrested without incident.", 1),
        ("The gunman was arrested. Lee Marn, 19, was taken into custody a mile away.", 1),
        ("Police arrested a man on Friday. Another man, Ivan Dorn, was arrested later.", 2),
        ("Police arrested a man on Friday. Ivan Dorn was arrested on Saturday.", 2),
        ("Officers detained a suspect on Tuesday. Separately, Carl Boone, 30, was arrested in Lorne.", 2),
        ("Police arrested a woman. Carl Boone, 33, was arrested on Sunday.", 2),
        ("A 30-year-old man was arrested. Carl Boone, 33, was arrested on Sunday.", 2),
        ("A man was arrested. Carl Boone was arrested at noon. Ivan Dorn was detained at one.", 3),
    ],
)
def test_who_is_arrested_and_then_named_is_arrested_once(text: str, told: int) -> None:
    assert len([c for c in read(text) if c.attribute == "arrests"]) == told


@pytest.mark.parametrize(
    ("text", "attribute", "told"),
    [
        ("Two nurses, a teacher and three students were injured.", "injuries", 6),
        ("Three soldiers, a priest and two farmers were killed.", "deaths", 6),
        ("A driver, two passengers and four cyclists were hurt in the crash.", "injuries", 7),
        ("Adaeze Obi (83) died when a bus overturned in Lorne.", "deaths", 1),
        ("Luigi Conti, parish priest of St. Agata, was killed on Sunday.", "deaths", 1),
        ("Ann Lind, a nurse at St. Mary's, died in the fire.", "deaths", 1),
    ],
)
def test_who_is_told_in_a_list_or_by_name_counts(text: str, attribute: str, told: int) -> None:
    figures = [c.value.figure for c in read(text) if isinstance(c.value, Quantity)]
    assert figures
    assert max(f for f in figures if f is not None) == told
    assert all(c.attribute == attribute for c in read(text))


@pytest.mark.parametrize(
    ("text", "attribute", "told"),
    [
        ("Anton Hurst, born on 2 October 1961, was arrested in Lorne on Wednesday.", "arrests", 1),
        ("Ivan Dorn, who was born in 1970, was arrested in Vask on Friday.", "arrests", 1),
        ("Members of the 5 October Movement marched in Lorne; police counted 900 people.", "crowd_size", 900),
        ("Saturday's derby ended in disorder. Officers made 26 arrests.", "arrests", 26),
    ],
)
def test_what_dates_nothing_and_who_is_counted(text: str, attribute: str, told: int) -> None:
    (claim,) = read(text)
    assert (claim.attribute, claim.value.figure if isinstance(claim.value, Quantity) else None) == (
        attribute,
        told,
    )
    assert claim.about is None or (claim.about.latest is not None and claim.about.latest.year == DAY.year)
    if attribute == "arrests" and "Saturday" in text:
        assert claim.about is not None
        assert claim.about.earliest == claim.about.latest == DAY
