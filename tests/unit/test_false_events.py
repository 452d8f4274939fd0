"""What is no event: figures of speech, laws overturned, protests in words, and what is told by the way."""

from __future__ import annotations

import datetime

import pytest

import claimkit as ck
from claimkit.attributes import attribute
from claimkit.resolution.wording import tell

DAY = datetime.date(2024, 1, 10)


def claims(text: str) -> list[ck.Claim]:
    return [c for c in ck.read_report(ck.Report(text, "Daily", DAY)) if c.attribute != "event_date"]


def sentences(text: str) -> list[str]:
    dossier = ck.reconcile([ck.Report(text, "Daily", DAY)])
    return [r.sentence for record in dossier.events for r in record.resolutions.values()]


TALK = (
    "Governor Ida Marlow set out her plan for schools on Tuesday. She spoke for an hour in Ardin. "
    "She raised $40 million for it. Her rival said that it came too late. "
)


@pytest.mark.parametrize(
    "text",
    [
        TALK + "The intensity of his attacks showed that he was worried.",
        TALK + "She told the crowd that she would not give in.",
        TALK + "Her rival protested, saying that nobody had asked him.",
        TALK + "A court overturned part of the act last year.",
        "Senator Bram Hale is under fire after a video of him surfaced. He said that he regretted his words.",
    ],
)
def test_words_for_events_that_tell_of_none(text: str) -> None:
    told = claims(text)
    assert not [c for c in told if c.attribute == "event" and c.event_kind is not None]
    assert not {c.event_kind for c in told} & {"attack", "protest", "accident", "disaster"}


def test_what_the_lead_tells_is_what_a_report_is_about() -> None:
    text = "A bomb went off at a market in Ardin on Tuesday. " + TALK
    assert {c.event_kind for c in claims(text) if c.attribute == "event"} == {"attack"}


def test_a_sum_is_told_and_not_published() -> None:
    """Nothing in the answer says what the sum is of: no sentence can be made of it."""
    asked = "The ransom asked was $40 million."
    assert any(c.attribute == "money" for c in claims(asked))
    assert not [said for said in sentences(asked + TALK) if "USD" in said]


def test_a_vague_number_of_things_is_said_of_them() -> None:
    lawsuits = attribute("legal_proceedings")
    assert tell(lawsuits, "thousands") == "thousands of legal proceedings were brought"


def test_nothing_is_published_of_what_is_no_event() -> None:
    assert not any(sentences("He left behind thousands of lawsuits."))


def test_nobody_has_denied_anything_on_a_day_to_come() -> None:
    told = claims("Members denied the report ahead of next Tuesday's voting.")
    assert [c.about for c in told if c.attribute == "denial"] == [None]


def test_an_arrest_told_by_the_way_is_none_of_the_report() -> None:
    behind = "He became interested in the matter after the arrest of an art teacher."
    assert not [c for c in claims(TALK + behind) if c.attribute == "arrests"]
    assert [c for c in claims("The arrest of an art teacher shocked the town.") if c.attribute == "arrests"]


def test_a_list_of_those_included_takes_nothing_from_the_whole() -> None:
    listed = "including two congressmen, two police officers, an aide and a lobbyist"
    first = claims(f"Six people, {listed}, were injured in the attack.")[0]
    assert isinstance(first.value, ck.Quantity)
    assert (first.attribute, first.value.value, first.scope) == ("injuries", 6, "")


def counted(text: str) -> list[tuple[str, str]]:
    return [(c.attribute, str(c.value)) for c in claims(text) if isinstance(c.value, ck.Quantity)]


def test_the_number_is_of_those_whom_it_names() -> None:
    assert counted("Four people died. He put the number of assailants at 40.")[1:] == [("attackers", "40")]
    assert counted("Four people died. He put the number of houses destroyed at 40.")[1:] == []
    assert counted("Four people died. He put the number at five.")[1:] == [("deaths", "five")]
    assert counted('Two people were wounded. "They can both count to 26," he said.')[1:] == []


def test_who_is_sought_after_a_raid_by_police_attacked_nobody() -> None:
    text = "Police arrested 17 people in dawn raids. A further three suspects are being sought."
    assert not [c for c in claims(text) if c.attribute == "attackers" or c.event_kind == "attack"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Since October 2021, cholera has caused over 450 deaths in the country.", "a longer time"),
        ("The feud has cost three lives in the city since 2022.", "a longer time"),
        ("The deadliest raid since 2010 has killed four people.", ""),
        ("Four people were killed on Monday in a town that has been at war since 2014.", ""),
    ],
)
def test_what_is_counted_since_a_year(text: str, scope: str) -> None:
    assert {c.scope for c in claims(text)} == {scope}


@pytest.mark.parametrize(
    "text",
    [
        "He was sentenced on Friday to nine years for his part in the collapse that killed seven people.",
        "He was arrested on Thursday over the collapse of a staircase in which two tenants died.",
        "A man was charged on Monday with the murder of two students who were stabbed to death.",
    ],
)
def test_the_day_of_an_arrest_or_a_verdict_is_not_that_of_the_deed(text: str) -> None:
    assert [c.about for c in claims(text) if c.attribute == "deaths"] == [None]


def test_the_day_behind_a_deed_is_its_own() -> None:
    text = "Police arrested Olaf Trent on Tuesday over a fire that killed two people on Sunday."
    days = [c.about.edtf for c in claims(text) if c.attribute == "deaths" and c.about is not None]
    assert days == ["2024-01-07"]


def test_those_who_died_at_once_are_some_of_the_dead() -> None:
    text = (
        "Fourteen people died in a crash on Monday, police said. Twelve died on the spot and two in hospital."
    )
    assert sentences(text)[0].startswith("14 people died")
    found = (
        "At least 22 people drowned on Monday. 13 bodies were found on Monday and a further nine on Tuesday."
    )
    assert sentences(found)[0].startswith("At least 22 people died")


def test_a_fact_check_does_not_report_what_it_checks() -> None:
    text = 'Claim: "Over 300 dead in a stampede"\nVerdict: FALSE\n\nTwo people were killed at the stadium.'
    assert counted(text) == [("deaths", "Two people")]


def test_a_rate_counts_nobody() -> None:
    assert counted("The rate of deaths was 42 per 10,000 prisoners.") == []


def test_a_hospital_is_not_its_town() -> None:
    text = "A man was shot dead in Leeds on Monday. Another died at Leeds General Infirmary on Tuesday."
    dossier = ck.reconcile([ck.Report(text, "Daily", DAY)])
    assert {r.event.place.name for r in dossier.events if r.event.place is not None} == {"Leeds"}


def test_another_defendant_has_a_verdict_of_his_own() -> None:
    text = "Judges found Stan Karvel, 58, guilty of fraud. A fourth defendant, an official, was acquitted."
    assert sentences(text)[1:] == [
        "The verdict was guilty in the case against Stan Karvel, as reported by Daily.",
        "The verdict was not guilty in the case against a fourth defendant, as reported by Daily.",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An explosion tore through a hall in Tarn on Tuesday, killing six.", None),
        ("A tanker exploded on the ring road near Ostrel, killing nine.", None),
        ("A blast at a market in Tarn killed two. The army blamed militants.", "attack"),
        ("A blast in Tarn killed two. Bomb fragments were found near the gate.", "attack"),
        ("A blast in Tarn killed two. The walls of the hall collapsed.", "accident"),
        ("Two died in an explosion in Tarn. A crane overturned, the fire brigade said.", "accident"),
    ],
)
def test_what_else_a_report_tells_says_of_what_kind_an_explosion_is(text: str, kind: str | None) -> None:
    """The word alone says neither that somebody meant it nor that nobody did."""
    (deaths,) = (c for c in ck.read_report(ck.Report(text, "Post", DAY)) if c.attribute == "deaths")
    assert deaths.event_kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "A ban was proposed on Wednesday after the shooting in Marden in which 14 pupils were killed.",
        "New rules came on Tuesday. Sites were closed following the collapse that killed five roofers.",
        "MPs debated the bill on Monday, in response to the ferry disaster in which 31 people drowned.",
        "The club signed a striker on Friday. It plays in black since the stadium crush that killed nine.",
    ],
)
def test_what_is_looked_back_at_has_no_day_of_what_its_report_tells(text: str) -> None:
    """Neither in the claim nor in the name of the event."""
    dossier = ck.reconcile([ck.Report(text, "Post", DAY)])
    told = [e for e in dossier.events if "deaths" in e.resolutions]
    assert [e.event.date for e in told] == [None]


def test_what_a_report_told_before_gives_its_day_to_what_takes_it_up() -> None:
    text = "A bus overturned near Ostrel on Monday. Relatives met after the crash in which nine people died."
    (deaths,) = (c for c in ck.read_report(ck.Report(text, "Post", DAY)) if c.attribute == "deaths")
    assert deaths.about is not None
    assert deaths.about.text == "Monday"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rescuers feared that 12 people died in a fire in Tarn.", "It is feared that 12 people died, "),
        (
            "Twelve people are believed to have died in a fire in Tarn.",
            "It is believed that 12 people died, ",
        ),
        ("Twelve people allegedly died in a fire in Tarn.", "It is alleged that 12 people died, "),
        ("Twelve people died in a fire in Tarn, rescuers said.", "12 people died, "),
    ],
)
def test_what_nobody_says_for_certain_is_published_as_that(text: str, told: str) -> None:
    assert any(s.startswith(told) for s in sentences(text))


def test_one_who_says_that_it_is_so_is_enough() -> None:
    feared = ck.Report("Twelve people are feared dead after a fire in Tarn on Tuesday.", "Post", DAY)
    known = ck.Report("Twelve people died in a fire in Tarn on Tuesday, police said.", "Daily", DAY)
    (fire,) = (e for e in ck.reconcile([feared, known]).events if "deaths" in e.resolutions)
    assert fire.resolutions["deaths"].sentence.startswith("12 people died, according to")
