"""Notes of those who code protests and monitor strikes: where, what and how many."""

from __future__ import annotations

import datetime

import pytest

import claimkit as ck
from claimkit.quantities import Quantity
from claimkit.reading import examine_report

DAY = datetime.date(2024, 5, 20)


def main_place(text: str) -> str | None:
    """Where the event of a note happened, as its dossier says."""
    events = ck.reconcile([ck.Report(text, "Coder", DAY)]).events
    return events[0].event.place.name if events and events[0].event.place else None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("On 4 May 2024, farmers rallied at the entrance of Tyrvos (Thessaly) against taxes.", "Tyrvos"),
        ("A strike hit a clinic in the al-Rafi'i neighbourhood of west Mosul and killed two.", "al-Rafi'i"),
        ("Four were killed when a strike hit the petrol station of Zabrun.", "Zabrun"),
        ("Two died on the edge of the old town of Zabrun, Hodeidah governorate, in a bombing.", "Zabrun"),
        ("SANAA - Seven people died when a missile fell on a wedding in the town of Bajilun.", "Bajilun"),
        ("LORNE - Some 400 growers rallied against taxes on Monday.", "Lorne"),
        ("27 people were killed on Tuesday in Abu Siran, Omdurman, when a market was shelled.", "Abu Siran"),
        ("Jets destroyed the Sahun quarter on Saturday and killed four people there.", "Sahun"),
        ("Barrel bombs struck the northern quarter of Kanun and killed three people.", "Kanun"),
        ("Two jets bombed Demosun on Saturday and killed four.", "Demosun"),
        ("A ferryman was killed by a strike at the landing of Jamun, Lower Juba.", "Jamun"),
        ("Seventy workers rallied at the gates of the terminal in Sines (Alentejo Litoral).", "Sines"),
        ("The storm came on Monday. Varn was hardest hit, and 12 people died.", "Varn"),
        ("Teachers rallied in Varn, backed by the federation in Athens, against cuts.", "Varn"),
    ],
)
def test_where_a_note_puts_its_event(text: str, place: str) -> None:
    assert main_place(text) == place


def test_a_language_is_no_place() -> None:
    reading = examine_report(
        ck.Report("Three were hurt in a strike, said one source, in Arabic.", "Monitor", DAY)
    )
    assert not [name for name in reading.names if name.kind == "place"]


@pytest.mark.parametrize("town", ["Mosul", "west Zabrun"])
def test_a_quarter_is_shown_with_its_town(town: str) -> None:
    text = f"Two people were killed by a strike on a house in the Sahun quarter of {town} on 4 May 2024."
    place = ck.reconcile([ck.Report(text, "Monitor", DAY)]).events[0].event.place
    assert place is not None
    assert (place.name, place.part_of) == ("Sahun", town.rsplit(maxsplit=1)[-1])


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Farmers rallied in Varn on 4 May 2024 after a meeting in Lorne. [size=more than 1000]", 1000),
        ("About 30 teachers from Regun, Mekna and Jelm occupied an office in Sidun (Gafsa) over wages.", 30),
        ("Farmers rallied in Varn on 4 May 2024. [size=80]", 80),
        ("A human chain of some sixty people was held in Varn.", 60),
        ("Some 60 residents of a village in Varn district (Arland) blocked the highway.", 60),
    ],
)
def test_how_many_a_note_counts(text: str, figure: int) -> None:
    crowds = [c for c in ck.read_report(ck.Report(text, "Coder", DAY)) if c.attribute == "crowd_size"]
    assert [c.value.figure for c in crowds if isinstance(c.value, Quantity)] == [figure]
    assert not text.endswith("]") or crowds[0].place is None


def test_people_of_drowned_hamlets_have_not_drowned() -> None:
    text = "Nearly a hundred people from the drowned hamlets of the valley reached Varn yesterday."
    claims = ck.read_report(ck.Report(text, "Coder", DAY))
    assert not [c for c in claims if c.attribute == "deaths"]


def test_the_day_of_a_charge_is_not_that_of_the_deed() -> None:
    text = "Two men were charged on Thursday with murder. They shot a grocer in Varn on 2 May."
    attack = next(m for m in examine_report(ck.Report(text, "Post", DAY)).events if m.kind == "attack")
    assert attack.day is not None
    assert attack.day.edtf == "2024-05-02"


def test_a_further_eight_wounded_beside_the_dead_are_all_that_were() -> None:
    text = "Four civilians were killed and a further eight wounded by a strike on 4 May 2024."
    (hurt,) = [c for c in ck.read_report(ck.Report(text, "Monitor", DAY)) if c.attribute == "injuries"]
    assert isinstance(hurt.value, Quantity)
    assert (hurt.value.figure, hurt.value.change) == (8, None)


def test_the_first_word_of_a_line_is_no_place_for_its_capital() -> None:
    text = (
        "Van overturns on a bridge\n\nTwo people were hurt when a van overturned in Beckingham on Saturday."
    )
    names = examine_report(ck.Report(text, "Post", DAY)).names
    assert [name.text for name in names if name.kind == "place"] == ["Beckingham"]
