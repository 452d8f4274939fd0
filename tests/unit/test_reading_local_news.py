"""Reading whole reports of local newsrooms: each person counts once, by what became of them in the end."""

from __future__ import annotations

import datetime

import pytest

from claimkit.models import Modality, Report
from claimkit.quantities import Quantity
from claimkit.reading import read_report

DAY = datetime.date(2024, 1, 23)

BAR = """Woman killed, two men hurt in shooting outside bar

A woman was killed and two men were wounded early Sunday when someone opened fire outside a bar on \
Wayne Avenue, \
according to police.

Officers found Keisha Monroe, 31, lying in the parking lot. She was pronounced dead at the hospital.

The two men, ages 27 and 35, drove themselves to a hospital. One was listed in serious condition \
and the other was \
treated and released, Sgt. Paul Hale said.

No arrests have been made. In March, three people were killed in a house on Salem Avenue."""

CAR = """Man dies after being shot

A 24-year-old man who was shot Friday night on Copley Road has died, police said Monday.

Terrell Banks was shot in the chest while sitting in a car. He was taken to a hospital, where he died Sunday.

A 22-year-old passenger was shot in the arm and is recovering."""

STANDOFF = """4 dead after standoff

Four people, including the gunman, are dead after a standoff at an apartment complex, police said.

Three children ages 1, 6 and 10 were found dead inside the apartment."""

PARK = """Teen shot dead, 3 others wounded

A 16-year-old boy was shot and killed and three other teenagers were wounded Saturday night.

Arriving officers found four victims, all of them suffering from gunshot wounds. The 16-year-old \
was pronounced dead \
at a hospital."""

SHOOTOUT = """A sheriff's deputy and a suspect are dead after a shootout Monday morning.

The suspect, 45-year-old Carl Dunn, was killed when officers returned fire."""

TODDLER = """A 3-year-old boy is dead after he found a handgun and shot himself in the head, police \
said Thursday.

The boy's parents and two siblings were home at the time."""

HOUSE = """Police say the man shot his wife, her mother and two children before killing himself."""

TUITION = """Several hundred students marched through the campus on Tuesday to protest a 9 percent \
tuition increase.

"We had 50 people here last year," said organizer Kim Tran. Police said about 250 took part.

The university, which has 60,000 students, said the increase would raise $40 million."""

ROAD = """On Friday, residents of three villages blocked the road to demand the release of 12 \
detained neighbours."""


def figures(text: str, attribute: str) -> list[float]:
    """Figures of the news itself: neither parts, nor what is only possible, nor other years and months."""
    return [
        float(claim.value.figure or 0)
        for claim in read_report(Report(text, "Daily", published=DAY))
        if isinstance(claim.value, Quantity)
        and claim.attribute == attribute
        and not claim.scope
        and claim.modality is not Modality.HYPOTHETICAL
        and claim.about is not None
        and claim.about.latest is not None
        and (DAY - claim.about.latest).days < 10
    ]


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        (BAR, 1, 2),
        (CAR, 1, 1),
        (STANDOFF, 4, None),
        (PARK, 1, 3),
        (SHOOTOUT, 2, None),
        (TODDLER, 1, None),
        (HOUSE, 1, 4),
    ],
)
def test_shootings(text: str, dead: int, hurt: int | None) -> None:
    assert max(figures(text, "deaths"), key=float) == dead
    assert set(figures(text, "injuries")) == (set() if hurt is None else {hurt})


def test_protests() -> None:
    assert figures(TUITION, "crowd_size") == [300, 250]
    assert figures(ROAD, "crowd_size") == []


def test_another_incident_keeps_its_day() -> None:
    claims = read_report(Report(BAR, "Daily", published=DAY))
    (march,) = [c for c in claims if isinstance(c.value, Quantity) and c.value.figure == 3]
    assert march.about is not None
    assert march.about.edtf == "2023-03"
