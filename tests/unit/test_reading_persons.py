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


def figures(text: str, attribute: str) -> set[object]:
    """Figures of one attribute that count no part of another."""
    return {
        c.value.figure
        for c in read(text)
        if c.attribute == attribute and not c.scope and isinstance(c.value, Quantity)
    }


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        # those told beside the counted
        ("Twelve guests were killed in addition to the bomber.", {13}, set()),
        ("Besides the gunman, four people were killed.", {5}, set()),
        ("Seven passengers died, as well as the driver.", {8}, set()),
        ("Nine soldiers were wounded, not counting the bomber.", set(), {10}),
        # told again
        ("Three people were killed, two lawyers, a father and his son.", {3}, set()),
        ("Four people, two men and two women, were killed.", {4}, set()),
        ("Three men, a driver, a guard and a cook, were hurt.", set(), {3}),
        ("A man and a woman, both from York, were killed.", {2}, set()),
        ("A father and his son were both killed.", {2}, set()),
        ("Two brothers and their uncle, all three from Leeds, were hurt.", set(), {3}),
        ("Three people, not four, were killed.", {3}, set()),
        # ages
        ("A man, 30, and a woman, 31, were killed.", {2}, set()),
        ("Ann Gray, 34, and Tom Gray, 36, were killed.", {2}, set()),
        ("Three boys, ages 9, 12 and 14, were hurt.", set(), {3}),
        ("Four people under 18 were killed.", {4}, set()),
        ("A 17-year-old and a 19-year-old were killed.", {2}, set()),
        # ordinals
        ("Four people were killed. A fifth was injured.", {4}, {1}),
        ("Two people died and the third is in hospital.", {2}, {1}),
        # the verb told once, and a toll told again
        ("Poland recorded 68 deaths, Russia 64 and Romania 39.", {68, 64, 39}, set()),
        ("The toll stood at 120 and was later raised to 137.", {120, 137}, set()),
        # hostages; killers, of whom the greatest figure counts all
        ("Gunmen kidnapped six workers. The hostages were found dead on Friday.", {6}, set()),
        ("A gunman shot dead four people and was killed by police.", {1, 5}, set()),
        ("A man killed his wife and two daughters before killing himself.", {1, 4}, set()),
        ("A suicide bomber killed himself and 12 others.", {1, 13}, set()),
        ("Police treat the deaths of a couple as a murder-suicide.", {2}, set()),
        # the hurt who die
        ("Two men were shot, and one of them died.", {1}, {1}),
        ("A man was shot. He died in hospital.", {1}, set()),
        ("A man drew a knife and officers shot him.", set(), {1}),
        # none of a kind answers for nobody else
        ("No officers were hurt.", set(), set()),
        ("No one was hurt.", set(), {0}),
    ],
)
def test_persons(text: str, dead: set[object], hurt: set[object]) -> None:
    assert (figures(text, "deaths"), figures(text, "injuries")) == (dead, hurt), read(text)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("He held a solo picket outside the court.", {1}),
        ("A woman held a one-person picket outside the court.", {1}),
        ("A 200-strong march crossed the bridge.", {200}),
        ("The protests drew a crowd 300 strong.", {300}),
        ("In a protest against the law, 150 drivers parked on the bridge.", {150}),
        ("The walkout was joined by 300 students.", {300}),
        ("Many people gathered in the square.", set()),
        ("A large number of people protested.", set()),
    ],
)
def test_crowds(text: str, size: set[object]) -> None:
    assert figures(text, "crowd_size") == size


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
    ],
)
def test_what_could_be(text: str) -> None:
    (claim,) = read(text)
    assert claim.modality in (Modality.HYPOTHETICAL, Modality.ESTIMATED)
    assert (claim.modality is Modality.HYPOTHETICAL) is ("would" in text)


def test_a_second_blast_adds() -> None:
    first, second = read("A bomb killed 10 people at noon. The second blast, an hour later, killed five.")
    assert isinstance(first.value, Quantity)
    assert isinstance(second.value, Quantity)
    assert (first.value.change, second.value.change) == (None, Change.ADDED)
