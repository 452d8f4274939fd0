"""Places: what lies in what, and what is too uncertain to be said."""

import pytest

from claimkit.places import capital_of, country_of_demonym, is_demonym, lies_in, place_relation, spots
from claimkit.text import read_table


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("Ufa", "Russia", "within"),
        ("Sarajevo", "Bosnia", "within"),
        ("U.S.", "Houston", "around"),
        ("Newark, N.J.", "New Jersey", "within"),
        ("Newark, N.J.", "Newark, Ohio", "apart"),
        ("Kiev", "Kyiv", "same"),
        ("Cologne", "Köln", "same"),
        ("Bombay", "Mumbai", "same"),
        ("Lithuania", "Latvia", "apart"),
        ("Ufa", "Kazan", "apart"),
        ("England", "Scotland", "apart"),
        ("London", "Scotland", "apart"),
        ("Georgia", "Atlanta", "around"),  # a name of two: read so that both agree
        ("Georgia", "Tbilisi", "around"),
        ("Paris", "Texas", "within"),
        ("Paris", "Ohio", "apart"),
        ("Lahore", "Punjab", "within"),
        ("Amritsar", "Punjab", "within"),
        ("South Vietnam", "Philippines", "apart"),  # states that are no more
        ("Soviet Union", "France", "apart"),
        ("Moscow", "Moscow Oblast", "same"),  # the city is told by its name, and the region around it too
    ],
)
def test_what_is_known(first: str, second: str, relation: str) -> None:
    """Countries, their divisions and towns, by any of their names."""
    assert place_relation(first, second).value == relation


@pytest.mark.parametrize(("old", "new"), [("Soviet Union", "Moscow"), ("Yugoslavia", "Sarajevo")])
def test_nothing_is_apart_from_a_state_that_held_it(old: str, new: str) -> None:
    assert place_relation(old, new).value == "unknown"
    assert is_demonym("Soviet")
    assert country_of_demonym("West German") == "West Germany"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Brooklyn", "Newark"),  # neighbours: one report names a suburb, another the city
        ("Newtown", "Connecticut"),  # a small town may be in no table
        ("Whitehaven", "Cumbria"),  # which towns lie in a county is not in the tables
        ("Seaby", "Lincolnshire"),
        ("Crimea", "Russia"),  # disputed
        ("Gaza City", "Israel"),
    ],
)
def test_what_is_not_said(first: str, second: str) -> None:
    """A veto needs more than a name that no table links to the other."""
    assert place_relation(first, second).value == "unknown"


def test_what_lies_around_a_name_of_several() -> None:
    """Only what all of them have in common."""
    assert lies_in("Springfield") == ("United States",)
    assert lies_in("Punjab") == lies_in("Victoria") == ()
    assert lies_in("Moscow") == ("Russia",)
    assert lies_in("Houston") == ("Texas", "United States")
    assert lies_in("Seaby, Ohio") == ("Ohio", "United States")
    assert lies_in("Seaby") == lies_in("") == lies_in(", ,") == ()


def test_countries_by_their_people_and_capitals() -> None:
    """Demonyms are one or two words; a disputed capital is not told."""
    assert [country_of_demonym(w) for w in ("Danes", "north korean", "Filipina", "Swiss")] == [
        "Denmark", "North Korea", "Philippines", "Switzerland"
    ]  # fmt: skip
    assert not is_demonym("Denmark")
    assert (capital_of("Britain"), capital_of("Palestine"), capital_of("Atlantis")) == ("London", None, None)


def test_a_name_with_a_comma_of_its_own() -> None:
    """It is one name, not a place in another."""
    assert {s.code for s in spots("Washington, D.C.")} == {"US.DC"}


def test_every_town_of_the_table_can_be_asked_for() -> None:
    for code, towns in read_table("claimkit.places", "towns.tsv"):
        for town in towns.split("|"):
            name, size, north, east = town.split(",")
            assert name, code
            assert int(size) >= 0, town
            assert abs(int(north)) <= 900, town
            assert abs(int(east)) <= 1800, town
    assert "JP.34" in {spot.code for spot in spots("Misato")}
