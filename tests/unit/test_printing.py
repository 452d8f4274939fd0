"""What can be printed: headings with what the texts say, and sentences that stand by themselves."""

import datetime

import pytest
from tests.reports import headings, told

from claimkit.dossier import Dossier


def published(dossier: Dossier) -> list[str]:
    return [a.sentence for r in dossier.events for n, a in r.resolutions.items() if n != "event_date"]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("A bomb killed four in Arlen on Friday. On Monday the senate met.", "Attack in Arlen on 3 May 2024"),
        ("A senator attacked the bill. Four allies died on the way home, he joked.", "Event"),
        ("Four died in a storm in Arlen.", "Disaster in Arlen"),
    ],
)
def test_a_heading_has_what_the_text_says(text: str, heading: str) -> None:
    assert headings(told(text))[0] == heading


def test_a_part_has_no_day_that_only_the_whole_has() -> None:
    dossier = told("A storm hit Corby on 2 May. In Corby two people died. In Arlen it killed four people.")
    parts = [name for name in headings(dossier) if "Arlen" in name]
    assert parts == ["Disaster in Arlen"]


@pytest.mark.parametrize(
    "text",
    [
        "The bill would cost 20 million dollars, the minister said.",
        "In Arlen two people were hurt in the storm. In Corby three people were hurt.",
        "Some of the mourners had died.",
        "The storm in Arlen could cost 90 million reais ($27 million), the minister said.",
        "Rescuers pulled eight more bodies from a landslide in Arlen on Friday.",
    ],
)
def test_what_no_report_tells_is_not_published(text: str) -> None:
    told_of_the_whole = [
        a.sentence
        for r in told(text).events
        if r.event.part_of is None
        for n, a in r.resolutions.items()
        if n != "event_date" and not a.sentence.startswith("No report")
    ]
    assert not any(told_of_the_whole)


def test_one_voice_does_not_contradict_itself() -> None:
    text = "Winds of 70 mph were measured in Corby on Friday. The storm brought winds of 114 mph."
    assert not any("differ" in sentence for sentence in published(told(text)))


def test_two_outlets_do() -> None:
    here, there = (
        "Police arrested 12 people at the march in Corby on Friday.",
        "At the march in Corby on Friday 30 were arrested.",
    )
    assert any("differ" in sentence for sentence in published(told(here, there)))


@pytest.mark.parametrize("day", ["As of 3 May 2024", "By 3 May 2024"])
def test_a_count_is_no_deed_of_the_day_up_to_which_it_counts(day: str) -> None:
    dossier = told(f"Floods hit Corby. {day}, 121 people had been killed.")
    assert "121 people died, as reported by Outlet 0." in published(dossier)
    assert headings(dossier) == ["Disaster in Corby"]


def test_what_goes_on_since_a_day_began_then() -> None:
    dossier = told("Since 3 May 2024 floods have killed 40 people in Corby.")
    assert headings(dossier) == ["Disaster in Corby since 3 May 2024"]


def test_a_protest_that_followed_an_attack_has_no_heading_of_an_attack() -> None:
    text = "Police shot a man dead in Arlen on 2 May. On 3 May 400 people marched in Arlen over the shooting."
    assert not any(
        name.startswith("Attack") and "crowd_size" in r.resolutions
        for r in told(text).events
        for name in [r.event.name]
    )


def test_the_day_of_a_deed_is_not_that_of_the_arrest() -> None:
    text = "Police in Arlen on Friday arrested a woman in the 1967 killings of two."
    assert not any("arrested in 1967" in sentence for sentence in published(told(text)))


def test_arrests_at_a_protest_were_on_its_day() -> None:
    dossier = told("Police arrested 12 people at the 3 May protest in Arlen.")
    assert headings(dossier) == ["Protest in Arlen on 3 May 2024"]
    assert "12 people were arrested, as reported by Outlet 0." in published(dossier)


def test_a_toll_is_told_without_the_day_on_which_it_was_counted() -> None:
    dossier = told(
        "A bomb hurt nine people in Arlen on 2 May. On 4 May 12 people were injured, doctors said."
    )
    assert not any("on 4 May" in s for s in published(dossier))


def test_a_toll_of_long_ago_has_its_day() -> None:
    text = "The report deals with the attack in Arlen that killed four people on 11 September 2012."
    assert any("on 11 September 2012" in s for s in published(told(text)))


def test_one_arrest_that_one_outlet_tells_is_not_published() -> None:
    one = "A bomb killed four people in Arlen on Friday. A witness was detained."
    assert not any("arrested" in s for s in published(told(one)))


def test_attackers_by_a_noun_only_have_no_sentence() -> None:
    dossier = told("Four gunmen killed two people in Arlen on Friday. Nine assailants were killed.")
    assert not any("attacked" in s for s in published(dossier))


def test_an_attack_on_days_far_apart_has_no_day() -> None:
    first = "A gunman killed two in Arlen on 3 May 2024."
    second = "The attack in Arlen on 14 February 2024 killed two people."
    assert not any("February" in name and "May" in name for name in headings(told(first, second)))


def test_judgements_that_agree_are_no_middle() -> None:
    texts = ["The fire in Arlen on Friday did an estimated $1 million damage."] * 3
    assert not any("the middle of" in sentence for sentence in published(told(*texts)))


def test_a_day_beside_the_event_is_not_its_day() -> None:
    text = (
        "Senate speaks of the shooting in Arlen\n\nOn Tuesday the senate released a report on school safety. "
        "The shooting in Arlen killed 26 people. Its chairman thanked the authors."
    )
    assert "Attack in Arlen" in headings(told(text))


@pytest.mark.parametrize(
    "texts",
    [
        ["The driver was injured in the crash in Arlen on Friday."],
        [
            "A man was injured in the crash in Arlen on Friday.",
            "One person was injured in the crash in Arlen on Friday.",
            "A man was hurt in the crash in Arlen on Friday.",
            "A man was injured when a car crashed in Arlen on Friday.",
        ],
    ],
)
def test_one_victim_told_of_is_not_the_number_of_victims(texts: list[str]) -> None:
    dossier = told(*texts, "Five people were injured in the crash in Arlen on Friday.")
    said = [s for s in published(dossier) if "injured" in s and not s.startswith("No report")]
    assert all("5 people" in s for s in said)
    (answer,) = (r.resolutions["injuries"] for r in dossier.events if "injuries" in r.resolutions)
    assert said or any(note.startswith("not for print: ") for note in answer.notes)


def test_a_case_is_called_by_the_accused() -> None:
    text = "Anton Hurst pleaded guilty to fraud in Arlen on Friday. He will be sentenced on 9 June."
    assert "Court case against Anton Hurst" in headings(told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Anton Hurst and Dina Kress pleaded guilty to fraud in Arlen on Friday.",
        "Anton Hurst pleaded guilty to fraud on Friday. Dina Kress was charged with arson on Friday.",
    ],
)
def test_a_case_of_several_accused_names_none_in_its_heading(text: str) -> None:
    assert "Court case" in headings(told(text))
    assert not any("Hurst" in name or "Kress" in name for name in headings(told(text)))


def test_who_is_only_accused_has_no_case() -> None:
    text = "Anton Hurst resigned on Friday. He had been accused of fraud by a former aide, Dina Kress."
    assert not any("case" in name or "Trial" in name for name in headings(told(text)))


def test_days_of_a_stretch_are_told_by_their_month() -> None:
    text = "Floods hit Corby on 2 May 2024 and killed four people. On 5 May the floods killed two in Corby."
    assert not any(" from " in name for name in headings(told(text, published=datetime.date(2024, 5, 7))))


def test_the_day_of_a_verdict_is_not_that_of_the_deed() -> None:
    dossier = told(
        "A jury on Friday found a landlord guilty of arson in an attack in Duluth that killed three."
    )
    assert not any("Attack" in name and "2024" in name for name in headings(dossier))


def test_a_town_before_a_colon_speaks_of_nothing() -> None:
    dossier = told("KIMBE: Eight people died when a ferry sank off Kimbe on Friday.")
    (sentence,) = (s for s in published(dossier) if "died" in s)
    assert sentence.endswith("as reported by Outlet 0.")


def test_a_report_that_is_quoted_is_no_want_of_reports() -> None:
    dossier = told("Police said in a report no one was hurt in a protest in Arlen on 3 May.")
    assert not any("no reports" in sentence for sentence in published(dossier))


def test_who_was_tried_of_an_evening_is_who_was_tried() -> None:
    dossier = told("On Friday evening Ivan Dorn was jailed for ten years in Arlen.")
    assert any("Ivan Dorn" in sentence for sentence in published(dossier))
