"""Names in a report: persons whole and without their offices, bodies, and places where one is stated."""

import datetime

import pytest

import claimkit as ck
from claimkit.reading import examine_report

MONDAY = datetime.date(2024, 1, 15)


def named(text: str) -> dict[str, set[str]]:
    """The names of a report by kind."""
    found: dict[str, set[str]] = {"person": set(), "organisation": set(), "place": set()}
    for mention in examine_report(ck.Report(text, "Daily", published=MONDAY)).names:
        found.setdefault(mention.kind, set()).add(mention.text)
    return found


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("David R. Tilden was convicted of fraud in Dernham.", {"David R. Tilden"}),
        ("EU Chancellor Josep Borrell said two people died.", {"Josep Borrell"}),
        ("Kenyan President William Ruto and Prime Minister Musalia Mudavadi met on Monday.",
         {"William Ruto", "Musalia Mudavadi"}),
        ("The minister, Ivan Dorn, spoke first. Dorn said the mine was safe.", {"Ivan Dorn", "Dorn"}),
        ("Police Chief Maria Lopez-Ruiz told reporters that three men were held.", {"Maria Lopez-Ruiz"}),
        ("Anwar bin Ibrahim and Omar al-Rashid were injured.", {"Anwar bin Ibrahim", "Omar al-Rashid"}),
        ("Henry Osei, 71, and his son, Henry Osei Jr., were shot.", {"Henry Osei", "Henry Osei Jr."}),
        ("Defense Secretary Lloyd Hartwell and the Defense Secretary of Norvale resigned.",
         {"Lloyd Hartwell"}),
        ("Ivan Dorn, of Ostrek Velian descent, was hurt.", {"Ivan Dorn"}),
        ("The Dorni, Ostrek Velian by language, met Ivan Dorn.", {"Ivan Dorn"}),
        ("Enormous crowds met Olena Shevchuk on Friday.", {"Olena Shevchuk"}),
        ("Professor Nguyen Van Anh and Dr. Aiko Tanaka died.", {"Nguyen Van Anh", "Aiko Tanaka"}),
        ("Senate President Pro Tem David Long spoke in the Rose Garden.", {"David Long"}),
        ("American Josh Tarrow and Fugitive Warren Lindholm met Saints RB Pierre Tormes.",
         {"Josh Tarrow", "Warren Lindholm", "Pierre Tormes"}),
        ("House Speaker Newt Ginnick and Secretary of the Interior Rosa Marlow spoke.",
         {"Newt Ginnick", "Rosa Marlow"}),
        ("Former Speaker of the House Nell Ginnick met reporters.", {"Nell Ginnick"}),
        ("Senators Rosa Marlow of Norvale and Gov. Mike Pound said nine had died.",
         {"Rosa Marlow", "Mike Pound"}),
        ("Ludwig van der Meer of Ghent University won the prize.", {"Ludwig van der Meer"}),
    ],
)  # fmt: skip
def test_persons_are_whole_and_without_their_offices(text: str, persons: set[str]) -> None:
    assert named(text)["person"] == persons


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Houston Police said that the Houston Dynamo had cancelled the match.",
         {"Houston Police", "Houston Dynamo"}),
        ("The Ministry of Internal Affairs of Sarovia said two died.",
         {"Ministry of Internal Affairs of Sarovia"}),
        ("The U.S. Fish and Wildlife Service and the Food and Drug Administration spoke.",
         {"U.S. Fish and Wildlife Service", "Food and Drug Administration"}),
        ("The Justice Department sued the Dublin-based Karvale Foundation.",
         {"Justice Department", "Karvale Foundation"}),
        ("The San Diego Chargers met the Baltimore Orioles.", {"San Diego Chargers", "Baltimore Orioles"}),
        ("The Bank of Norvale closed.", {"Bank of Norvale"}),
        ("The University of Ardin and the Ardin Institute of Technology closed.",
         {"University of Ardin", "Ardin Institute of Technology"}),
        ("The Ministry of Health and Social Development counted 12 dead.",
         {"Ministry of Health and Social Development"}),
    ],
)  # fmt: skip
def test_bodies_are_whole_and_kept_apart(text: str, bodies: set[str]) -> None:
    assert named(text)["organisation"] == bodies


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two people were killed in Dern County Friday.", {"Dern County"}),
        ("A blast killed three in the Lithuanian capital Vilnius.", {"Vilnius"}),
        ("Four people died in Queens on Sunday morning.", {"Queens"}),
        ("A ship sank in the Gulf of Aden and nine people died in southern Yemen and in West Texas.",
         {"Gulf of Aden", "Yemen", "West Texas"}),
        ("Enormous US losses were reported in Karvale.", {"Karvale"}),
        ("Lawmakers in Congress and in the Senate met after 5 people were killed in Ostrava.", {"Ostrava"}),
        ("In Monday's attack in Garowe, nine people were hurt.", {"Garowe"}),
        ("Belief in Islam and in God grew; 10 people prayed in Lahore.", {"Lahore"}),
        ("Trust in Mayor Anna Brandt fell after 3 people died in Malmö.", {"Malmö"}),
        ("He was seen in Adidas shoes before two people were stabbed in Graz.", {"Graz"}),
        ("The Peruvian president said in Spanish that six had died in Cusco.", {"Cusco"}),
        ("Police in the Nigerian city of Jos said 8 people were killed.", {"Jos"}),
        ("Who served in the Brandt administration was in the Osei team when two died in Cusco.", {"Cusco"}),
        ("Two died in the Calder hospital and one in the Hill district.", {"Calder", "Hill"}),
        ("Interest in Ivan Dorn rose. Dorn was shot in Tampere. In Dorn the team saw a hope.", {"Tampere"}),
    ],
)  # fmt: skip
def test_no_weekday_body_person_or_demonym_is_a_place(text: str, places: set[str]) -> None:
    assert named(text)["place"] == places


def place_of(text: str, attribute: str = "deaths") -> str | None:
    """The place of the first claim on an attribute."""
    claims = ck.read_report(ck.Report(text, "Daily", published=MONDAY))
    claim = next(c for c in claims if c.attribute == attribute)
    return claim.place.name if claim.place else None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Three people were killed in Karvale on Monday.", "Karvale"),
        ("A fire broke out in Karvale. Three people were killed.", None),
        ("Three people were killed, said the mayor of Karvale.", None),
        ("Three people were killed, the Karvale Gazette reported.", None),
        ("Russia said three people were killed.", None),
        ("New Delhi: Three people were killed on Sunday in a bus crash.", "New Delhi"),
        ("Three people were killed for opposing the war in Ukraine.", None),
        ("Three people were killed in the war in Ukraine.", "Ukraine"),
        ("The German embassy said three people were killed.", None),
        ("Three people were killed. Anna Brandt was born in Karvale.", None),
        ("Three people were killed and two survivors were flown to Karvale.", None),
        ("Police from Karvale said three people were killed in Ostby.", "Ostby"),
        ("Three people were killed, a lawyer from Karvale said.", None),
    ],
)
def test_a_place_is_shown_where_it_is_stated(text: str, place: str | None) -> None:
    assert place_of(text) == place


def test_the_day_of_a_dateline_is_no_day_of_an_event() -> None:
    text = "KARVALE, Jan. 14 — Three people were killed in a blast on Friday, officials said."
    dossier = ck.reconcile([ck.Report(text, "Daily", published=MONDAY)])
    (event,) = dossier.events
    assert (str(event.date and event.date.earliest), event.place and event.place.name) == (
        "2024-01-12",
        "Karvale",
    )


def test_a_shout_before_a_dash_is_no_dateline() -> None:
    assert named("BREAKING — Three people were killed.")["place"] == set()


def test_the_capital_of_a_country_lies_in_it() -> None:
    (claim,) = ck.read_report(ck.Report("A blast killed three in the Lithuanian capital Vilnius.", "Daily"))
    assert claim.place is not None
    assert (claim.place.name, claim.place.part_of) == ("Vilnius", "Lithuania")


def test_bodies_of_one_town_are_several() -> None:
    text = "{} said that five people were hurt in Houston."
    bodies = "The Houston Police Department", "The Houston Dynamo", "Houston Police"
    reports = [ck.Report(text.format(body), f"Daily {body}") for body in bodies]
    found = {entity.spellings for entity in ck.reconcile(reports).actors}
    assert found == {("Houston Dynamo",), ("Houston Police", "Houston Police Department")}


def test_the_office_is_the_role() -> None:
    report = ck.Report("EU Chancellor Josep Borrell said two people died in Ardin.", "Daily")
    (actor,) = ck.reconcile([report]).actors
    assert isinstance(actor.of, ck.Actor)
    assert (actor.of.name, actor.of.kind, actor.of.role) == ("Josep Borrell", "person", "EU Chancellor")


def test_husband_and_wife_are_two_and_a_surname_is_the_one_told_of_last() -> None:
    text = "Ivan Dorn and his wife, Anna Dorn, were hurt in Ardin. Dorn said she had seen nobody."
    actors = ck.reconcile([ck.Report(text, "Daily")]).actors
    assert sorted((a.name, len(a.mentions)) for a in actors) == [("Anna Dorn", 2), ("Ivan Dorn", 1)]
