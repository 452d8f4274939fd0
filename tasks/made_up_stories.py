# ruff: noqa: E501
"""Piles of short local news, made up: each event told on its day and followed up, beside others like it."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator

from made_up_notes import CAUSES, FIRST, GROUPS, PEOPLE, STREETS, TOWNS

VENUES = {
    "shooting": "a petrol station|a wedding party|a barber's shop|a basketball court|a car park|a night club|a bakery",
    "fire": "a terraced house|a furniture store|a paper mill|a primary school|a stable|a fish restaurant|a hostel",
    "crash": "a school bus|a milk lorry|a night train|a motorcycle|a tram|a fishing boat|a light aircraft",
    "march": "the court house|the old bridge|the county offices|the cathedral|the power station|the harbour gate",
    "strike": "a market|a clinic|a block of flats|a water tower|a mosque|a convoy of trucks|a farm",
    "trial": "bribes for a stadium|a stolen painting|a poisoned well|forged cheques|a burnt orchard|a missing will",
}  # fmt: skip

DETAILS = (
    "a red van with a broken window", "a dog that would not leave the place", "forty shell casings",
    "a brass band and a paper dragon", "a fault in the wiring", "black ice on the bend", "a cracked rail",
    "a petition with nine thousand names", "a piano on a trailer", "a leaking gas bottle",
    "an argument over a parking space", "a video from a balcony", "a helicopter from the coast guard",
    "a row of empty chairs", "a kettle and a list of demands", "a broken fence by the canal",
    "a silver coin found in the ash", "a lamp that had been left burning", "the last ferry of the evening",
    "a banner forty metres long",
)  # fmt: skip

# of each kind: days after the event, and what is told then
STORIES = {
    "shooting": (
        (0, "{dead} people were killed and {hurt} wounded when shots were fired at {venue} in {town} on {day}, police said. Officers found {detail}. Nobody had been arrested by the next morning."),
        (0, "Police in {town} are looking for a gunman after a deadly shooting at {venue}. {Dead} died, {officer} said, and {hurt} were taken to hospital. A witness spoke of {detail}."),
        (1, "The victims of the shooting at {venue} were named as {victim}, {age}, and {second}, a neighbour said. {Hurt} others are still being treated. Flowers lay on {street} Street."),
        (2, "Several hundred people held candles on {street} Street to remember {victim}, {age}. {second}'s brother said that they had come to say goodbye. Police say they still have no motive."),
        (4, "{suspect} appeared in court in {town}, charged with murder. Prosecutors say that the accused went to {venue} after {detail}. {victim} died of her wounds."),
        (30, "A judge refused bail for {suspect}, who is accused of killing {victim}. The defence, led by {officer}'s former deputy, said that the video was unclear."),
    ),
    "fire": (
        (0, "A fire destroyed {venue} on {street} Street in {town} on {day}. {Hurt} people were taken to hospital with burns. Firefighters fought it for five hours, {officer} said."),
        (0, "{Dead} people died when fire tore through {venue} in {town} early on {day}. Neighbours were woken by the alarm. The cause is thought to be {detail}."),
        (1, "The fire chief, {officer}, said that the blaze on {street} Street had begun with {detail}. {Hurt} people were hurt and the roof has fallen in."),
        (2, "Tributes have been paid to {victim}, {age}, who died in the blaze. A neighbour, {second}, tried to reach the stairs. The street remains closed."),
        (5, "Investigators found {detail} in the ruins of {venue}, {officer} said. The owner, {suspect}, had been warned twice. An inquest opens next week."),
    ),
    "crash": (
        (0, "{Dead} people were killed and {hurt} injured when {venue} left the road near {town} on {day}. Police closed the {street} road for six hours."),
        (0, "A crash near {town} on {day} left {dead} dead, the rescue service said. {Venue} turned over after {detail}. The driver, {suspect}, was not hurt."),
        (1, "{Dead} people are now known to have died in the crash near {town}. {victim}, {age}, was on her way home. {officer} of the traffic police spoke of {detail}."),
        (3, "The families of {victim} and {second} asked why nothing had been done about the bend on the {street} road. The council promised a barrier."),
        (40, "{Detail} caused the accident near {town} in which {dead} people died, a commission has found. Its head, {officer}, said that the company had been told before."),
    ),
    "march": (
        (0, "About {n} people marched through {town} on {day} against {cause}. They walked from the station to {venue}. {suspect} of the organisers spoke of {detail}."),
        (0, '{Group} filled the square before {venue} in {town} on {day}. Police put the crowd at {m}. "They cannot pretend that they do not hear us," said {victim}, {age}.'),
        (1, "The {group} who protested in {town} against {cause} carried {detail}, and {hurt} of them were arrested. A lawyer, {second}, said that they would be freed."),
        (3, "{Hurt} people held at the march to {venue} were released without charge. {victim} called the arrests a farce. The mayor, {officer}, said that the plan stands."),
    ),
    "strike": (
        (0, "{town}, {date}: {dead} civilians killed, {hurt} injured. A missile hit {venue}. Ambulances came from {street}."),
        (0, "On the night of {day} planes bombed {venue} in {town}. Local media reported that {dead} people died, among them {victim} and two of her children."),
        (1, "{Hurt} people wounded in the attack on {venue} are being treated abroad, said doctor {officer}. {victim}, {age}, was buried beside {second}."),
        (60, "The coalition has assessed the report of civilian casualties in {town} on {date} as credible. It struck {venue}, where {detail} had been seen."),
    ),
    "trial": (
        (0, "{suspect} went on trial in {town} on {day}, accused over {venue}. Prosecutors told the court of {detail}. The accused denies it."),
        (2, "A witness, {second}, told the court that {suspect} had known of {detail}. The judge, {officer}, asked for silence twice."),
        (30, "{victim}, the chief witness against {suspect}, withdrew what she had said about {venue}. The defence asked for an acquittal."),
        (80, "{suspect} was found guilty and sentenced to five years. Judge {officer} said that {venue} had cost the town dear."),
    ),
}  # fmt: skip


WEEKS = 21
LATE = 0.25
"""Share of events of which something is told when more than WEEKS days have gone by."""


def _event(chance: random.Random, kind: str, town: str, day: datetime.date, cause: str) -> dict[str, str]:
    names = chance.sample([f"{first} {last}" for first in FIRST for last in PEOPLE], 4)
    n, dead, hurt = (
        chance.choice((40, 90, 300, 800, 2000)),
        chance.choice("23456789"),
        chance.choice("3456789"),
    )
    group, venue, detail = (
        chance.choice(GROUPS),
        chance.choice(VENUES[kind].split("|")),
        chance.choice(DETAILS),
    )
    told = dict(zip(("victim", "second", "suspect", "officer"), names, strict=True))
    told |= {"town": town, "street": chance.choice(STREETS), "venue": venue, "detail": detail, "cause": cause}
    told |= {
        "n": str(n),
        "m": str(n - n // 5),
        "dead": dead,
        "hurt": hurt,
        "age": str(chance.randrange(18, 80)),
    }
    told |= {"group": group, "day": f"{day:%A}", "date": f"{day.day} {day:%B %Y}"}
    return (
        told
        | {name.capitalize(): told[name].capitalize() for name in ("group", "venue", "detail")}
        | {
            "Dead": dead,
            "Hurt": hurt,
        }
    )


def copies(number: int = 20) -> Iterator[list[dict[str, str]]]:
    """Return piles of what an agency sent out, printed by many outlets whole or cut, beside a few other notes."""
    for pile in range(number):
        chance = random.Random(2000 + pile)
        towns = chance.sample(TOWNS, 4)
        rows = []
        for event, often in enumerate((chance.randrange(5, 25), *(1 for _ in range(pile % 4)))):
            day = datetime.date(2024, 3, 1) + datetime.timedelta(chance.randrange(4))
            kind = chance.choice(sorted(STORIES))
            told = _event(chance, kind, towns[event], day, chance.choice(CAUSES))
            text = chance.choice(STORIES[kind])[1].format(**told)
            sentences = text.split(". ")
            for at in range(often):
                cut = len(sentences) - (chance.random() < CUT)
                rows.append(
                    {
                        "id": f"c{pile}-{event}-{at}",
                        "incident": str(event),
                        "source": f"Outlet {at}",
                        "date": (day + datetime.timedelta(chance.randrange(1, 3))).isoformat(),
                        "text": ". ".join(sentences[:cut]).rstrip(".") + ".",
                    }
                )
        yield rows


CUT = 0.3
"""Share of outlets that leave out the last sentence."""


def stories(number: int = 30) -> Iterator[list[dict[str, str]]]:
    """Return piles of news: of one weekend, of one year, one campaign in many towns, one kind in one town."""
    for pile in range(number):
        chance = random.Random(1000 + pile)
        kinds = sorted(STORIES)
        towns = chance.sample(TOWNS, 6)
        cause = chance.choice(CAUSES)
        style = ("weekend", "year", "campaign", "town")[pile % 4]
        if style == "campaign":
            kinds = ["march"]
        elif style == "town":
            kinds, towns = [chance.choice(kinds)], towns[:1]
        rows = []
        for event in range(5):
            reach = 360 if style == "year" else 3
            day = datetime.date(2024, 3, 1) + datetime.timedelta(chance.randrange(reach))
            kind, town = chance.choice(kinds), towns[event % len(towns)]
            told = _event(chance, kind, town, day, cause if style == "campaign" else chance.choice(CAUSES))
            late = chance.random() < LATE
            texts = [told for told in STORIES[kind] if late or told[0] < WEEKS]
            for at, (later, text) in enumerate(chance.sample(texts, chance.randrange(2, len(texts) + 1))):
                published = day + datetime.timedelta(later + chance.randrange(1, 3))
                rows.append(
                    {
                        "id": f"s{pile}-{event}-{at}",
                        "incident": str(event),
                        "source": f"Outlet {at}",
                        "date": published.isoformat(),
                        "text": text.format(**told),
                    }
                )
        yield rows
