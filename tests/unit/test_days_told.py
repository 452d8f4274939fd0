"""Which days of a text are those of what it tells: of deeds, and not of rulings, papers and plans."""

from __future__ import annotations

import datetime

import pytest

from claimkit.models import Report
from claimkit.quantities import Quantity
from claimkit.reading import examine_report

DAY = datetime.date(2024, 3, 12)


def days(text: str, attribute: str = "deaths", published: datetime.date | None = DAY) -> list[str]:
    """The days of the claims of an attribute, as far as the text tells them."""
    read = examine_report(Report(text, "Daily", published=published)).claims
    return [c.about.edtf if c.about and c.about.text else "" for c in read if c.attribute == attribute]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a ruling, an arrest
        ("A man convicted of killing two people in a shooting was sentenced Friday.", [""]),
        ("A man killed two people in a shooting on Friday.", ["2024-03-08"]),
        # a paper
        ("In September 2023 the office published a list of 247 dead in the flood.", [""]),
        ("In September 2023 a flood killed 247 people.", ["2023-09"]),
        # who dies later is a victim of the day told before
        (
            "The raid killed 12 people in Zell on Sunday. Anna Holm, 12, died in hospital on Monday.",
            ["2024-03-10", "2024-03-10"],
        ),
        ("Anna Holm, 12, died in a crash in Zell on Monday.", ["2024-03-11"]),
        # a year beside another
        ("The siren was put up in 1997, the year after a tornado killed two people.", [""]),
        # two months together
        ("Some 60 people died in floods in June and July 2023.", ["2023-06-01/2023-07-31"]),
    ],
)
def test_the_days_of_the_dead(text: str, told: list[str]) -> None:
    assert days(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A strike by 900 nurses entered its tenth day on Monday.", [""]),
        ("A strike by 900 nurses began on Monday.", ["2024-03-11"]),
        # what is told on the 12th of the 15th is about this year's
        ("Over 4,000 farmers gathered ahead of a march on March 15.", ["2024-03-15"]),
        ("Over 4,000 farmers gathered in April.", ["2023-04"]),
    ],
)
def test_the_days_of_a_crowd(text: str, told: list[str]) -> None:
    assert days(text, "crowd_size") == told


def test_a_date_of_publication_is_refused() -> None:
    text = "A march drew 900 people. This report was first published March 11, 2024."
    found = examine_report(Report(text, "Daily", published=DAY))
    assert not [c for c in found.claims if c.attribute == "event_date"]
    assert any("2024" in refusal.text for refusal in found.refused)


def test_the_title_tells_the_year() -> None:
    text = (
        "Storm Ada (2015)\n\nIt struck a town that Storm Bea had hit on 8 November 2013. "
        "Ada formed on 13 January. It killed three people on 17 January."
    )
    assert days(text, published=None) == ["2015-01-17"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("About 40,000 passengers were stranded as airline ground staff staged a strike.", []),
        ("Eight people turned up alive at their homes after the protest.", []),
        ("Eight people turned up at the protest.", [8]),
        ("The 500,000-strong union went on strike.", []),
        ("Most of the country's 700,000 clerks went on strike.", []),
        ("Some 200 nurses were on strike on Monday.", [200]),
        ("Several thousand people attended the funeral of a man killed at the protest.", []),
        ("The 22 hostages walked out of the forest on Saturday.", []),
        ("Hundreds of pupils walked out of class over the cuts.", [200]),
        ("The deal averted a strike by some 900 nurses.", [900]),
    ],
)
def test_who_makes_a_crowd(text: str, counted: list[int]) -> None:
    read = examine_report(Report(text, "Daily", published=DAY)).claims
    told = [c.value for c in read if c.attribute == "crowd_size"]
    assert [value.figure for value in told if isinstance(value, Quantity)] == counted
    if "averted" in text:
        assert all(c.modality == "hypothetical" for c in read if c.attribute == "crowd_size")


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("In Varn 1,700 workers struck over pay.", "injuries"),
        ("Police found dozens of old people being held in degrading conditions.", "arrests"),
        ("A man wanted on suspicion of ordering two murders was arrested.", "deaths"),
        ("A friend, Dustin Crane, then 22, was wounded in the arm.", "injuries"),
        ("The flood damaged 31 bridges.", "buildings_damaged"),
        ("The strike costs the region damage of 3 million euros a day.", "damage"),
    ],
)
def test_what_is_no_count_of_it(text: str, attribute: str) -> None:
    read = examine_report(Report(text, "Daily", published=DAY)).claims
    assert all(c.attribute != attribute or getattr(c.value, "value", None) == 1 for c in read)


def test_a_spokesman_is_not_the_dead() -> None:
    text = "Mine spokesman Lionel Glee said miner Ange-Marie Kenn, in his 30s, died in smoke."
    dead = [c.text for c in examine_report(Report(text, "Daily")).claims if c.attribute == "deaths"]
    assert not any("Glee" in who for who in dead)
