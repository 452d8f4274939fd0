"""Piles of short notes, made up: what happened on one weekend or in one year, told by several outlets."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator

TOWNS = (
    "Ardin Bewick Corley Drayford Eastmere Fallowby Grantwick Holmsea Iverton Jarnholt Kellmoor Lorne "
    "Marwick Norvale Ostrel Penhallow Quarrendon Rothmere Saltby Tarnbridge Ulverby Velmar Westry Yarncombe"
).split()
PEOPLE = (
    "Hurst Trent Dorn Ashcombe Belling Carrow Denholm Elsworth Farrant Garside Hallam Ivers Jessop".split()
)
FIRST = "Anton Olaf Ivan Maren Ellis Petra".split()
STREETS = "Mill Station Harbour Chapel Orchard Foundry Bridge Castle Market Tannery Quarry Abbey".split()
CAUSES = (
    "the dam", "the new tax", "the closure of the hospital", "low pay", "rising rents", "the election result",
    "the arrest of a teacher", "the mining plan", "the water shortage", "the ban on the union",
)  # fmt: skip
GROUPS = "teachers students farmers nurses miners pensioners drivers residents".split()

NOTES = {
    "protest": (
        "About {n} {group} rallied in {town} on {day} against {cause}.",
        "Some {n} people took part in a protest over {cause} in {town}, organisers said.",
        "{Group} marched through {town} on {date} to protest {cause}. Police put the crowd at {m}.",
        "On {date}, {group} gathered on {street} Street in {town} and demanded an end to {cause}.",
    ),
    "shooting": (
        "A man was shot dead on {street} Street in {town} on {day}, police said. {hurt} others were hurt.",
        "Police in {town} seek a gunman after a shooting near {street} Street killed {name}, {age}.",
        "{name}, {age}, died in a shooting in {town} on {date}. {hurt} people were taken to hospital.",
        "One person is dead and {hurt} are wounded after gunfire on {street} Street, {town} police said.",
    ),
    "strike": (
        "On {date}, an air strike hit a house in {town}, killing {n} people, among them {name}'s family.",
        "{n} civilians died and {hurt} were injured in an alleged strike on {town}, local sources reported.",
        "Local media said that {m} people were killed when a plane bombed {town} on {date}.",
        "{name}, {age}, and {n} others were reportedly killed in shelling of {town} on {day}.",
    ),
    "crash": (
        "A bus left the road near {town} on {day}, killing {hurt} people and injuring {n}.",
        "{hurt} passengers died when a bus crashed outside {town} on {date}, rescuers said.",
        "The driver, {name}, {age}, was among {hurt} dead in a bus crash near {town}.",
        "Investigators in {town} are asking why a coach overturned on {street} Road. {n} people were hurt.",
    ),
}  # fmt: skip


def _event(chance: random.Random, kind: str, town: str, day: datetime.date) -> dict[str, str]:
    n = chance.choice((4, 6, 9, 12, 30, 80, 200, 500, 900))
    group = chance.choice(GROUPS)
    return {
        "kind": kind,
        "town": town,
        "day": day.strftime("%A"),
        "date": f"{day.day} {day:%B}",
        "published": (day + datetime.timedelta(chance.randrange(2))).isoformat(),
        "n": str(n),
        "m": str(n + chance.randrange(0, 1 + n // 2)),
        "hurt": str(chance.randrange(2, 9)),
        "age": str(chance.randrange(18, 80)),
        "name": f"{chance.choice(FIRST)} {chance.choice(PEOPLE)}",
        "street": chance.choice(STREETS),
        "cause": chance.choice(CAUSES),
        "group": group,
        "Group": group.capitalize(),
    }


def notes(number: int = 40) -> Iterator[list[dict[str, str]]]:
    """Return piles of notes: half of them of one weekend, half of one year; towns recur."""
    for pile in range(number):
        chance = random.Random(pile)
        kinds = sorted(NOTES) if pile % 4 < 2 else [sorted(NOTES)[pile // 4 % len(NOTES)]]
        towns = chance.sample(TOWNS, 6)
        reach = 4 if pile % 2 else 360
        rows = []
        for event in range(10):
            day = datetime.date(2024, 3, 1) + datetime.timedelta(chance.randrange(reach))
            told = _event(chance, chance.choice(kinds), chance.choice(towns), day)
            for at, note in enumerate(chance.sample(NOTES[told["kind"]], chance.randrange(1, 4))):
                rows.append(
                    {
                        "id": f"{pile}-{event}-{at}",
                        "incident": str(event),
                        "source": f"Outlet {at}",
                        "date": told["published"],
                        "text": note.format(**told),
                    }
                )
        yield rows
