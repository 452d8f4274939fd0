"""What cannot stand in print unread, and headings that say no more than the texts do."""

from __future__ import annotations

import pytest
from tests.reports import DAY, claims, headings, sentences, told

from claimkit.dossier import reconcile
from claimkit.models import Grade, Report
from claimkit.reading import read_report


def test_a_day_is_published_as_the_heading_has_it() -> None:
    dossier = told("A bomb killed four people in Arlen on Friday.")
    assert headings(dossier) == ["Attack in Arlen on 3 May 2024"]
    assert not any("It happened" in sentence for sentence in sentences(dossier))
    dossier = told("Ministers met in Arlen. A protest was held in Corby on Friday.")
    assert "It happened on 3 May 2024, as reported by Outlet 0." in sentences(dossier)


def test_of_several_days_none_is_that_of_a_storm() -> None:
    text = (
        "Storm Ada hit Corby on 8 August 2019. The storm flooded Arlen on 10 August. It killed four people."
    )
    dossier = told(text, published=None)
    assert headings(dossier) == ["Disaster in Corby in August 2019"]
    assert not any("It happened" in sentence for sentence in sentences(dossier))


def test_a_day_to_come_is_in_no_heading() -> None:
    dossier = told("Dockers agreed to talks on Thursday, hours after a strike by 900 dockers ended in Corby.")
    assert not any("9 May" in name for name in headings(dossier))


def test_what_somebody_is_convicted_of_is_no_charge_that_was_brought() -> None:
    told_of = sentences(told("A court in Corby convicted Carl Boone of manslaughter on Friday."))
    assert any(s.startswith("The verdict was guilty") for s in told_of)
    assert not any(s.startswith("Charges of") for s in told_of)
    assert any(
        s.startswith("Charges of fraud")
        for s in sentences(told("Carl Boone was charged with fraud on Friday."))
    )


@pytest.mark.parametrize(
    "text",
    [
        "A bomb hurt people in Corby on Friday. Six people remain in hospital.",
        "Gunmen raided Corby on Friday. Troops have freed 14 people kidnapped in the raid.",
        "Sixteen people kidnapped in a raid on Corby on Friday have been freed.",
    ],
)
def test_some_are_not_published_as_all(text: str) -> None:
    assert not any(words in s for s in sentences(told(text)) for words in ("were injured", "held hostage"))


def test_a_report_that_tells_two_counts_does_not_contradict_itself() -> None:
    both = "Police in Corby arrested 52 people at the march on Friday. A court said 14 were arrested."
    assert not any("differ" in s for s in sentences(told(both)))


def test_a_count_that_rose_is_no_dispute() -> None:
    early, late = (
        "Police arrested 12 people at the march in Corby on Friday.",
        "At the march in Corby on Friday 30 were arrested.",
    )
    assert any("differ" in s for s in sentences(told(early, late)))
    assert not any("differ" in s for s in sentences(told(early, late, apart=1)))


def test_the_dead_of_a_deed_are_not_those_of_its_case() -> None:
    dossier = told(
        "Karen Holm was jailed for fraud on Friday for two years. Two people died, the court heard."
    )
    assert headings(dossier) == ["Court case against Karen Holm"]
    assert not any("died" in s for s in sentences(dossier))


def test_an_earlier_figure_says_of_what_it_was() -> None:
    early, late = (
        "A fire in Corby on Friday killed 8 people, the ministry said.",
        "The toll of the fire in Corby on Friday rose to 10, the ministry said.",
    )
    assert any(s.startswith("Told before: 8 people died (") for s in sentences(told(early, late, apart=1)))


def test_what_no_word_says_has_no_kind() -> None:
    text = "A bomb killed nine people in Corby on Friday. In June 2022 three people died there in a dispute."
    assert "Event in June 2022" in headings(told(text))


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("A bomb killed nine people in Corby.", Grade.SENTENCE),
        ("A march drew 900 people in Corby.", Grade.CLAUSE),
        ("A bomb fell in Corby. It was loud. Nine people died.", Grade.MENTION),
    ],
)
def test_on_what_the_kind_of_an_event_rests(text: str, grade: Grade) -> None:
    counted = [c for c in claims(text) if c.attribute != "event"]
    assert [c.kind_grade for c in counted] == [grade]


def test_a_toll_has_no_day_by_either_door() -> None:
    """An answer that a caller asks for by hand is worded as that of a dossier."""
    from claimkit.resolution import resolve

    report = Report("A bomb killed nine people in Corby on Friday.", "Daily", published=DAY)
    dead = [c for c in read_report(report) if c.attribute == "deaths"]
    assert resolve(dead).sentence == "9 people died, as reported by Daily."
    assert resolve(dead).sentence in sentences(reconcile([report]))


@pytest.mark.parametrize(
    ("since", "heading"),
    [("3 May 2024", "Disaster in Corby since 3 May 2024"), ("1950", "Disaster in Corby")],
)
def test_a_disaster_goes_on_since_a_day_and_not_since_a_year(since: str, heading: str) -> None:
    assert headings(told(f"Since {since} tornadoes have killed 145 people in Corby.")) == [heading]
