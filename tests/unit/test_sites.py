"""Where what a report tells of was: in its heading, and for each figure."""

from __future__ import annotations

import datetime

import pytest

import claimkit as ck
from claimkit.reading import examine_report

DAY = datetime.date(2023, 1, 1)


def reading(text: str) -> ck.Reading:
    return examine_report(ck.Report(text, "Metro", DAY))


def placed(text: str) -> list[tuple[str, float | None, str]]:
    """What each figure counts, how many, and the place of the event under which it is published."""
    found = []
    for record in ck.reconcile([ck.Report(text, "Metro", DAY)]).events:
        where = record.place.name if record.place else ""
        found += [
            (c.attribute, c.value.figure, where) for c in record.claims if isinstance(c.value, ck.Quantity)
        ]
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kerala floods\n\nFloods that began in Idukki on 8 May 2018 killed nine people.", ["Kerala"]),
        (
            "Peru–Bolivia floods\n\nFloods in Bolivia and Peru killed nine people on 8 May 2018.",
            ["Peru", "Bolivia"],
        ),
        ("A storm hit Honduras on 4 May 2018. A watch was issued for Cuba. Nine people died.", ["Honduras"]),
        ("PARIS — A bomb killed nine people in Mosul on 4 May 2018.", ["Mosul"]),
        ("PARIS — Floods killed nine people in northern Mali on 4 May 2018.", ["Mali"]),
        ("PARIS — A bomb killed nine people on 4 May 2018, police said.", ["Paris"]),
        ("Typhoon Aya, known in the Philippines as Typhoon Bebot, hit Taiwan on 4 May 2018.", ["Taiwan"]),
        ("It was the worst flood in U.S. history. Floods hit Honduras on 4 May 2018.", ["Honduras"]),
        ("A cyclone brought heavy rain to the Indian state of Gujarat on 4 May 2018.", ["Gujarat"]),
        ("The storm was the third of the 2018 Indian Ocean cyclone season.", []),
    ],
)
def test_where_the_title_or_the_lead_says_it_was(text: str, wanted: list[str]) -> None:
    assert [place.name for place in reading(text).sites] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Hurricane Oda hit Honduras on 4 May 2018. In Copan, two were hurt. In all, 12 people died.",
            [("deaths", 12, "Honduras")],
        ),
        (
            "A storm killed seven people in Britain on 4 May 2018. A man was hurt in Sussex.",
            [("deaths", 7, "Britain")],
        ),
        (
            "Floods in Sindh and Helmand on 4 May 2018 left 212 people dead. Forty people were hurt.",
            [("injuries", 40, "")],
        ),
        (
            "Floods came on 4 May 2018. In Perm, 40 died, while another 55 died and nine were hurt in Kazan.",
            [("deaths", 40, "Perm"), ("deaths", 55, "Kazan"), ("injuries", 9, "Kazan")],
        ),
        (
            "Floods came on 4 May 2018. In Perm, 40 people died. Another nine were hurt. In Kazan, six died.",
            [("deaths", 40, "Perm"), ("injuries", 9, "Perm"), ("deaths", 6, "Kazan")],
        ),
        (
            "Floods came on 4 May 2018. In Perm, 40 died. In total, 90 people died. In Kazan, six died.",
            [("deaths", 40, "Perm"), ("deaths", 90, ""), ("deaths", 6, "Kazan")],
        ),
        (
            "Floods\n\nCuba\n\nRain on 4 May 2018 razed 40 houses.\n\nHaiti\n\nIt destroyed 90 houses.",
            [("buildings_destroyed", 40, "Cuba"), ("buildings_destroyed", 90, "Haiti")],
        ),
        (
            "A storm came on 4 May 2018. In Fiji, it killed five people. In Tuvalu, 90 people were hurt.",
            [("deaths", 5, "Fiji"), ("injuries", 90, "Tuvalu")],
        ),
        (
            "A blast in Leipzig on 4 May 2018 killed four people, fewer than the 20 who died in Hanover.",
            [("deaths", 4, "Leipzig")],
        ),
        (
            "Floods came on 4 May 2018. Worst hit was Sindh, where 64 died, then Punjab with 21 deaths.",
            [("deaths", 64, "Sindh"), ("deaths", 21, "Punjab")],
        ),
    ],
)
def test_where_each_figure_is_published(text: str, wanted: list[tuple[str, float | None, str]]) -> None:
    found = placed(text)
    assert [one for one in wanted if one not in found] == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Schools of the Varn Unified School District closed.",
            "Varn Unified School District",
            "organisation",
        ),
        ("Fires burned in the Darling Hills.As they spread, four people died.", "Darling Hills", "place"),
        ("Engineers left. In Al Jadar Governorate, 16 houses fell.", "Al Jadar Governorate", "place"),
        ("The storm destroyed 41 homes in Las Lomas.", "Las Lomas", "place"),
        ("Two people died at Varn Level 4 Hospital.", "Varn Level 4 Hospital", "organisation"),
        ("In Nghệ An 12 people died.", "Nghệ An", "place"),
        ("Floods killed 22 people in São Tomé do Vale.", "São Tomé do Vale", "place"),
        ("Gunmen killed 27 people in Niger state.", "Niger State", "place"),
        ("Gunmen killed 27 people in Niger.", "Niger", "place"),
    ],
)
def test_what_a_name_names(text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(m.text, m.kind) for m in reading(text).names]


@pytest.mark.parametrize(
    "text",
    [
        "Cuts in Medicare Advantage killed 20 people.",
        "The Army Corps of Engineers, Varn District reported five deaths.",
        "The Varn District of the Army Corps of Engineers closed.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert [m.text for m in reading(text).names if m.kind == "place" and m.located] == []


def test_a_province_and_a_town_told_with_their_nouns() -> None:
    """The one told with the noun of a settlement lies in the other."""
    town, _ = reading("Snow fell in the republic of Tuvar, in the town of Beymak.").names[::-1]
    text = "Snow fell in the republic of Tuvar, in the town of Beymak, where nine people died on 4 May 2018."
    (deaths,) = [c for c in reading(text).claims if c.attribute == "deaths"]
    assert deaths.place == ck.Place("Beymak", part_of="Tuvar")
    assert town.text == "Beymak"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Floods killed 110 people in the southern Soviet republic of Georgia.", "Georgia"),
        ("Floods killed 110 people in the Kharkiv region of Ukraine.", "Kharkiv"),
        ("Seven people died near the Texas-Mexico border.", None),
        ("A man wanted in Sweden was killed in Spain.", "Spain"),
        ("Gunmen killed 18 people in Nigeria's northwestern Zamfara state.", "Zamfara"),
        ("A total of 37 people were killed, mostly in Quang Binh.", None),
    ],
)
def test_where_they_died(text: str, where: str | None) -> None:
    (told,) = [c for c in ck.read_report(ck.Report(text, "Metro", DAY)) if c.attribute == "deaths"]
    assert (told.place.name if told.place else None) == where


def test_a_heading_elsewhere_makes_sections_too() -> None:
    text = "Typhoon Ada\n\nIt came in 1971.\n\nSouth Vietnam\nIt killed 100 people.\n\nElsewhere\nSix died."
    told = {c.value.figure: c.place for c in reading(text).claims if isinstance(c.value, ck.Quantity)}
    assert told[100] == ck.Place("South Vietnam")
    assert told[6] is None
