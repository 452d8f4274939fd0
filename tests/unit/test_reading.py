"""Reading: examples of each kind of report, of wordings, and of what must not be read."""

from __future__ import annotations

import datetime
import pickle

import pytest

import claimkit as ck
from claimkit.attributes import Attribute
from claimkit.models import UNTOLD, Actor, Claim, Modality, Place, Report, Source
from claimkit.quantities import Change, Quantity
from claimkit.reading import Reading, examine_report, read_report

DAY = datetime.date(2024, 1, 20)  # a Saturday


def read(text: str, **options: object) -> list[Claim]:
    return read_report(Report(text, "Daily", published=DAY), **options)  # type: ignore[arg-type]


def examine(text: str) -> Reading:
    return examine_report(Report(text, "Daily", published=DAY))


def figures(text: str, *, parts: bool = False) -> list[tuple[str, object]]:
    """Attribute and figure of each count, in the order of the text."""
    return [
        (c.attribute, c.value.figure)
        for c in read(text)
        if isinstance(c.value, Quantity) and (parts or not c.scope)
    ]


def test_expected_crowd_is_hypothetical() -> None:
    (claim,) = read("Organisers had hoped for 5,000 participants.")
    assert claim.modality is Modality.HYPOTHETICAL


def test_several_voices() -> None:
    claims = read("Police estimated the crowd at 8,000; organisers said 25,000 attended.")
    assert [(c.text, c.speaker) for c in claims] == [
        ("8,000", Source("police", "police")),
        ("25,000", Source("organisers", "organiser")),
    ]


def test_places_of_parts() -> None:
    claims = read(
        "At least 300 people were detained in 12 towns, above all in Perm (120) and St. Petersburg (90)."
    )
    assert [(c.text, c.place and c.place.name, c.scope) for c in claims if c.attribute == "arrests"] == [
        ("At least 300", None, ""),
        ("120", "Perm", ""),
        ("90", "St. Petersburg", ""),
    ]


def test_terms() -> None:
    claims = read("He was sentenced to four years in prison. Another faces up to nine years in prison.")
    assert [(c.attribute, c.value.figure, c.modality) for c in claims if isinstance(c.value, Quantity)] == [
        ("sentence_length", 4, Modality.ASSERTED),
        ("sentence_exposure", 9, Modality.HYPOTHETICAL),
    ]


def test_denial() -> None:
    (claim,) = read("President Ivan Petrov spoke on television. The president has denied the accusations.")
    assert (claim.attribute, claim.modality, claim.noun) == ("denial", Modality.DENIED, "accusations")
    assert claim.speaker is not None
    assert claim.speaker.name == "Ivan Petrov"


TRENT = "Olaf Trent, the treasurer, spoke in Lorne. "

PRINTED = [  # a text, and the denial as it stands in print; nothing where the text does not ground it
    (
        "Olaf Trent rejected claims that he had taken cash, and left.",
        "Olaf Trent rejected claims that he had taken cash",
    ),
    (
        TRENT + "Trent has denied knowledge of any payments.",
        "Olaf Trent has denied knowledge of any payments",
    ),
    (TRENT + "He also rejected reports that he fled.", "Olaf Trent rejected reports that he fled"),
    ("Asked about the cash, Olaf Trent denied it.", ""),
    ("Olaf Trent has denied having said that.", ""),
    ("Olaf Trent denied the report.", ""),
    ("The company denied claims of fraud.", ""),
    ("His lawyer denied claims of fraud.", ""),
    ("Olaf Trent rejected her account of the night.", ""),
    (
        "Prosecutors accused the mayor, Ivan Dorn, of taking bribes. Dorn denied the accusations on Monday.",
        "Ivan Dorn denied the accusations of taking bribes",
    ),
    (
        "The lawmaker, Ana Relk, insists that she has done nothing wrong and said so twice.",
        "the lawmaker, Ana Relk, insists that she has done nothing wrong",
    ),
    (
        'Ivan Dorn\'s campaign disputed a report in the Herald as a "gross distortion".',
        'Ivan Dorn\'s campaign disputed a report in the Herald as a "gross distortion"',
    ),
    (
        "Lawyers for Ana Relk denied the Herald report even before the court spoke.",
        "lawyers for Ana Relk denied the Herald report",
    ),
    (
        "Olaf Trent called the accusations of theft baseless and on Friday accused a clerk.",
        "Olaf Trent called the accusations of theft baseless",
    ),
    (
        "Ana Relk denied claims that, as mayor, she had lied.",
        "Ana Relk denied claims that, as mayor, she had lied",
    ),
    (
        'Olaf Trent denied reports that he was the "big fish", a nickname.',
        'Olaf Trent denied reports that he was the "big fish"',
    ),
]

NO_DENIALS = [
    "Some senators rejected Mr. Dorn's suggestion.",
    "The party rejected suggestions that Ivan Dorn should resign.",
    "The council rejected a suggestion to close the school.",
    "The ministry dismissed the report's findings.",
    "The ministry rejected their claims for damages.",
    "A judge dismissed the charges against Olaf Trent.",
    "Neither Dorn nor his lawyer, Ana Relk, ever claimed their client's innocence.",
    "Ana Relk Denies Sending Photos to Aides, Says Account Was Hacked",
    "There were workers whose agencies are denied funding.",
]


@pytest.mark.parametrize(("text", "printed"), PRINTED)
def test_a_denial_in_print(text: str, printed: str) -> None:
    (claim,) = (c for c in read(text) if c.attribute == "denial")
    assert (claim.value if claim.scope != UNTOLD else "") == printed


@pytest.mark.parametrize("text", NO_DENIALS)
def test_no_denial(text: str) -> None:
    assert [c.value for c in read(text) if c.attribute == "denial"] == []


def test_a_pronoun_for_a_body_is_no_person() -> None:
    text = "Army spokesman Olaf Trent spoke. The Lorne rebels fight on - it denies claims that it is paid."
    assert [c.speaker for c in read(text) if c.attribute == "denial" and c.scope != UNTOLD] == []


def test_denials_are_published_side_by_side() -> None:
    one = "Lawyers for Ana Relk denied the Herald report."
    told = [ck.Report(one, "Post"), ck.Report("Ana Relk has maintained she is innocent.", "Metro")]
    (answer,) = (r for e in ck.reconcile(told).events for n, r in e.resolutions.items() if n == "denial")
    assert answer.sentence == (
        "Ana Relk has maintained she is innocent, as reported by Metro; "
        "lawyers for Ana Relk denied the Herald report, as reported by Post."
    )


def test_a_denial_of_what_the_text_does_not_tell_is_not_for_print() -> None:
    told = [ck.Report("Asked about the cash, Olaf Trent denied it.", "Post")]
    (answer,) = (r for e in ck.reconcile(told).events for n, r in e.resolutions.items() if n == "denial")
    assert (answer.sentence, answer.status.value) == ("", "single_source")
    assert answer.notes == ("not for print: its text does not tell what is denied",)


def test_growth_without_figure() -> None:
    (claim,) = read("Despite the frost, more and more people gathered.")
    assert claim.attribute == "crowd_size"
    assert isinstance(claim.value, Quantity)
    assert claim.value.change is Change.ROSE


def test_more_is_a_step() -> None:
    claims = read("Twelve people were killed. Two more people died in hospital.")
    assert [c.value.change for c in claims if isinstance(c.value, Quantity)] == [None, Change.ADDED]


def test_population_is_no_crowd() -> None:
    claims = read("The protest took place in Baymak, population 17,000, where hundreds gathered.")
    assert [c.attribute for c in claims] == ["population", "crowd_size"]


def test_known_names() -> None:
    actors, places = [Actor("Fail Alsinov")], [Place("Baymak", part_of="Bashkortostan")]
    (claim,) = [
        c
        for c in read(
            "About 300 people gathered in Baimak in support of Fail Alsynov.", actors=actors, places=places
        )
        if c.attribute == "crowd_size"
    ]
    assert claim.place == places[0]
    assert claim.actors == tuple(actors)


def test_own_attribute() -> None:
    claims = read("They put up 40 tents.", attributes=[Attribute("tents", unit="tent")])
    assert [(c.attribute, c.value.figure) for c in claims if isinstance(c.value, Quantity)] == [("tents", 40)]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", "nothing read: no words in it"),
        ("12 34 56", "nothing read: no words in it"),
        ("Χιλιάδες άνθρωποι στους δρόμους.", "nothing read: a script that no rule reads; give a translation"),
        ("Загинули 5 людей і дітей.", "nothing read: a script that no rule reads; give a translation"),
        (
            "Tuhannet ihmiset marssivat kaduilla. " * 12,
            "nothing read: a language that no rule reads; only English is read",
        ),
        ("Menschen die warten", "nothing read: the words are German; only English is read"),
        ("Trois morts à Bewick", "nothing read: the words are French; only English is read"),
    ],
)
def test_unread(text: str, note: str) -> None:
    assert examine(text).notes == (note,)


def test_other_language() -> None:
    assert examine_report(Report("Two people died.", "x", language="fr")).claims == ()


def test_too_long() -> None:
    reading = examine("Two people were killed.\n" * 50_000)
    assert reading.notes[0].startswith("longer than what is read")


def test_links_and_tables() -> None:
    page = "Two people were killed in a fire in the old town on Monday, the fire service said.\n"
    page += "\n".join(f"{n}\t{n * 2} killed\tTown {n}" for n in range(5))
    page += "\nMore in Politics\n12 killed in blast\nThirty people were killed in a blast in another town.\n"
    assert figures(page) == [("deaths", 2)]
    assert {r.reason for r in examine(page).refused} >= {"a row of a table; tables are not read"}


def test_stamp_is_the_anchor() -> None:
    text = (
        "Fire in the port\n5:30 AM EST, January 16, 2024\nTwo people died on Monday, the fire service said."
    )
    claims = read_report(Report(text, "Daily"))
    assert [c.about and c.about.edtf for c in claims if c.attribute == "deaths"] == ["2024-01-15"]
    assert not any("EST" in c.text for c in claims)


def test_pickle() -> None:
    reading = examine("Two people were killed in Kazan, police said. 12 lamps were lit.")
    assert pickle.loads(pickle.dumps(reading)) == reading


def test_paragraph_in_another_language() -> None:
    reading = examine("Die Polizei nahm 12 Menschen fest.\n\nPolice arrested 12 people, and 40 marched on.")
    assert [(c.attribute, c.start) for c in reading.claims if c.attribute == "arrests"] == [("arrests", 52)]
    assert reading.refused[0].reason == "the words are German; only English is read"


def test_second_language() -> None:
    text = "В понедельник в Острели погибли 12 человек. В доме 14 живут 30 семей."
    reading = examine_report(Report(text, "Daily", published=DAY))
    deaths, day = reading.claims[::-1]
    assert (deaths.attribute, deaths.value, deaths.text) == ("deaths", Quantity.exact(12, "person"), "12")
    assert (deaths.reasons, deaths.about) == (("a word of what befell before its count",), day.value)
    assert [(r.text, r.reason) for r in reading.refused] == [
        ("14", "no word says what it counts"),
        ("30", "no word says what it counts"),
    ]
    assert not examine_report(Report(text, "Daily", language="uk")).claims
    off = examine_report(
        Report(text, "Daily", published=DAY), without=["a word of what befell before its count"]
    )
    assert [c.attribute for c in off.claims] == ["event_date"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # police and courts are part of a protest: the riot came after the verdict
        (
            "Some 5,000 rallied on 15 January. On 17 January a court sentenced him. Dozens were hurt.",
            "2024-01-17",
        ),
        # of a crime they follow: the victim was hurt before
        (
            "Gunmen shot up a bar on 15 January. On 17 January a suspect was arrested. Two were hurt.",
            "2024-01-15",
        ),
    ],
)
def test_what_courts_and_police_date(text: str, day: str) -> None:
    told = read_report(Report(text, "Daily", published=datetime.date(2024, 1, 18)))
    assert {c.about.edtf for c in told if c.attribute == "injuries" and c.about} == {day}


SPOKEN = [  # a text, and who says each claim of people in it
    ("Olaf Trent said the fire, which killed 12 people in March, would be looked into.", [None]),
    ("Ana Relk spoke of a case that has ended, in which, police said, 12 people were hurt.", ["police"]),
    ("Olaf Trent said that 12 people who had marched were arrested.", ["Olaf Trent"]),
    ("Members of the 26 July Movement said 12 people died.", ["26 July Movement"]),
    ("The march, which the unions called 10,000 strong, ended in Lorne.", ["unions"]),
    ("The minister declined to comment on the deaths of 12 people.", [None]),
    ("The storm killed 12 people, the Lorne Post reported, and has moved on.", ["Lorne Post"]),
    (
        (
            "Among them was George T. Relk III, the husband of Ana Relk. "
            "“A bomb killed 12 people,” Mr. Relk wrote."
        ),
        ["George T. Relk"],
    ),
    (
        (
            "Paul Brand of Lorne left. Mr. Dorn's claims were wrong. “A bomb killed 12 people,” he said. "
            "Ivan Dorn left."
        ),
        ["Ivan Dorn"],
    ),
    ("Rep. Ivan Dorn, R-Ohio, former head of the panel, said 12 people died.", ["Ivan Dorn"]),
]


@pytest.mark.parametrize(("text", "speakers"), SPOKEN)
def test_who_says_it(text: str, speakers: list[str | None]) -> None:
    counted = [c for c in read(text) if isinstance(c.value, Quantity)]
    assert [c.speaker.name if c.speaker else None for c in counted] == speakers


def test_nobody_in_particular_is_not_named_in_print() -> None:
    told = read("Twelve people died in Lorne on Monday, critics say.")
    assert [c.speaker.name for c in told if c.attribute == "deaths" and c.speaker] == ["critics"]
    assert ck.resolve([c for c in told if c.attribute == "deaths"]).sentence.endswith("as reported by Daily.")
