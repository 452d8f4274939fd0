"""Long articles about a disaster: sections by country, wholes beside parts, storms that are compared."""

from __future__ import annotations

import datetime

import claimkit as ck
from claimkit.models import Grade
from claimkit.quantities import Quantity

STORM = """Cyclone Alda

Cyclone Alda struck the Caribbean on 3 May 2021.

Cuba
Heavy rain fell for two days. The storm killed four people and destroyed 30 homes.

Haiti
Rivers burst their banks on 4 May. Nine people were killed by the storm.

Elsewhere
In Jamaica, two people were killed by the storm.
"""


def deaths(text: str) -> list[ck.Claim]:
    report = ck.Report(text, "Archive", datetime.date(2021, 6, 1))
    return [c for c in ck.read_report(report) if c.attribute == "deaths"]


def figure(claim: ck.Claim) -> object:
    return claim.value.value if isinstance(claim.value, Quantity) else None


def dossier_of(text: str) -> ck.Dossier:
    return ck.reconcile([ck.Report(text, "Archive", datetime.date(2021, 6, 1))])


def toll(text: str) -> object:
    """The range of the deaths of the event that is told first."""
    resolution = next(r.resolutions["deaths"] for r in dossier_of(text).events if "deaths" in r.resolutions)
    return resolution.value if resolution.value is not None else resolution.low


def test_the_heading_of_a_section_tells_where() -> None:
    told = {c.place.name: c for c in deaths(STORM) if c.place is not None}
    assert {name: c.place_grade for name, c in told.items()} == {
        "Cuba": Grade.HEADING,
        "Haiti": Grade.HEADING,
        "Jamaica": Grade.SENTENCE,
    }


def test_one_heading_alone_tells_no_place() -> None:
    """It can be a label of the page."""
    text = "World news\n\nCuba\nThe storm killed four people on Monday. Their names were not given."
    assert [c.place for c in deaths(text)] == [None]


def test_what_all_countries_come_to_is_the_toll() -> None:
    assert toll(STORM) == 15


def test_a_whole_has_no_place_of_its_parts() -> None:
    for text in (
        "The cold killed 37 people in May: 18 died in Bolivia and 19 died in Peru.",
        "The storm caused three deaths in May, two of which were in Puebla and one in Oaxaca.",
        "In all 32 people were killed by the storm in May, with the majority of them in Puebla.",
        "The storm left 55 people dead in May, including three dead in Puebla.",
    ):
        assert deaths(text)[0].place is None


def test_what_a_continent_counts_holds_what_its_countries_do() -> None:
    text = (
        "The storm caused damage across Europe on 3 May 2021 and at least 16 fatalities. "
        "In France the storm killed five people on 3 May 2021. In Italy it killed three."
    )
    assert toll(text) == 16


def test_a_total_holds_what_police_counted_in_one_town() -> None:
    text = (
        "The storm struck Japan on 3 May 2021. According to police, five people drowned in Suzaka. "
        "In all, 43 people were killed by the storm."
    )
    assert toll(text) == 43


def test_a_storm_that_is_compared_is_another() -> None:
    text = (
        "Typhoon Nelson struck the coast on 3 May 2021 and killed 56 people. It was the second storm of "
        "the year, following Tropical Storm Mamie, which killed 54 people."
    )
    assert [c.scope for c in deaths(text)] == ["", "an earlier event"]


def test_who_drowns_in_a_flood_is_among_those_whom_it_killed() -> None:
    text = (
        "The flood of 3 May 2021 swept the valley. The flood broke two dams. The storm went on. "
        "Another flood followed. Nine people drowned. The storm left on Friday."
    )
    assert {c.event_kind for c in deaths(text)} == {"disaster"}


STORY = """Morwen dam failure

The Morwen dam failure took place on 9 February 2009 in the valley of the Sarn.

Rain fell without pause from the 6th. On the evening of the 8th a watchman rang the bell. The wall failed the
following morning, a Monday.

On the evening of the 9th Civil Defence spoke of 31 dead; the Red Cross put the dead at 52 the next day. A
list of the 12th gave 210 names.

An inspection on 4 October found 17 faults. About 40 people were injured.
"""


def test_a_story_of_the_past_counts_from_its_own_day() -> None:
    report = ck.Report(STORY, "Archive", datetime.date(2024, 11, 12))
    claims = ck.read_report(report)
    days = {
        (c.attribute, c.value.value): c.about.edtf
        for c in claims
        if isinstance(c.value, ck.Quantity) and c.about is not None
    }
    assert days == {
        ("deaths", 31): "2009-02-09",
        ("deaths", 52): "2009-02-10",
        ("injuries", 40): "2009-02-10",
    }
    told = {c.text: c.about.edtf for c in claims if c.attribute == "event_date" and c.about is not None}
    assert told["Monday"] == "2009-02-09"
    assert told["4 October"] == "2008-10-04"  # the nearest of that name


def test_a_text_that_counts_from_its_own_day_is_no_story() -> None:
    text = "On 9 February 2009 the dam failed. Three people were arrested on Tuesday. On the 4th two died."
    claims = ck.read_report(ck.Report(text, "Daily", datetime.date(2024, 11, 12)))
    (arrests,) = [c.about.edtf for c in claims if c.attribute == "arrests" and c.about is not None]
    assert arrests == "2024-11-12"


def test_what_a_storm_of_another_name_brought_is_another_event() -> None:
    text = (
        "Tropical Storm Olaf came ashore on 3 May 2021. Olaf killed 18 people. Rivers that Olaf had filled "
        "broke their banks. Olaf left on 6 May. A week later Hurricane Pauline struck. Pauline brought more "
        "rain, killing 250 people."
    )
    assert [(c.scope, figure(c)) for c in deaths(text)] == [("", 18), ("another event", 250)]


def test_another_cyclone_is_an_event_of_its_own() -> None:
    text = (
        "The floods of 3 May 2021 killed 388 people in Arland. Another cyclone struck Arland three weeks "
        "later, killing 1,000 people."
    )
    assert toll(text) == 388


def test_years_of_prices_and_of_comparisons_place_nothing() -> None:
    for behind in (
        "in all, and did damage of $399 million (1986 US dollars)",
        "in all, which made it the deadliest storm in the country since one in 2004",
    ):
        text = f"The storm struck on 3 May 2021 and went on for two days. It killed 36 people {behind}."
        days = {e.event.date.edtf for e in dossier_of(text).events if e.event.date}
        assert days == {"2021-05-03"}


def test_there_takes_up_the_place_told_before() -> None:
    text = (
        "The typhoon struck the south on 3 May 2021. It came ashore in Ostrel. There, 57 people were killed. "
        "Nationwide, 100 people were killed."
    )
    assert [(c.place and c.place.name, figure(c)) for c in deaths(text)] == [("Ostrel", 57), (None, 100)]
    assert toll(text) == 100


def test_what_is_told_of_a_part_is_no_answer_for_what_lies_around_it() -> None:
    text = (
        "Cyclone Filao struck Mozambique on 3 May 2021. It killed 100 people in Mozambique. In Quelimane, "
        "Mozambique, it killed 57 people."
    )
    assert toll(text) == 100


def test_a_toll_told_by_an_ordinal_or_as_the_only_one() -> None:
    told = {
        "Four people were killed in Ostrel. A fifth, indirect death was reported in Varn.": [
            (4, "Ostrel"),
            (5, None),
        ],
        "It was the only reported fatality of the storm.": [(1, None)],
    }
    for text, wanted in told.items():
        assert [(figure(c), c.place and c.place.name) for c in deaths(text)] == wanted


def test_who_lives_and_what_is_no_person_has_not_died() -> None:
    for text in (
        "Ten lions, of which only 523 living individuals are known, died in the flood.",
        "A number of native wildlife and livestock perished in the fire.",
    ):
        assert not [c for c in deaths(text) if figure(c) != 10]
    text = "Four people were killed, and a total of 271 were affected by the storm."
    assert [figure(c) for c in deaths(text)] == [4]
