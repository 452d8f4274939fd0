# ruff: noqa: E501
"""Large piles, made up: one event told by dozens of outlets, each with much that no other tells.

What all of such a pile share, its town, its day and its cause, is rare in news and common in the pile; half
of the piles hold a second event of the same kind, in another town or two days later, told as often.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator

from made_up_near import CAUSES, MARCH, NATURE, RAIDS, SPREE, TOWNS, _told, told_of

WHO = (
    "A retired tailor|The headmistress|Two cyclists|A market trader|The deputy mayor|A tourist from abroad|"
    "An off-duty nurse|The priest|A lorry driver|Several neighbours|A student of law|The owner of a kiosk|"
    "A councillor|One grandmother|The caretaker|A plumber|Three schoolgirls|An engineer|The librarian|A waiter"
).split("|")
DID = (
    "remembered|complained of|told our reporter of|wanted to forget|laughed about|was still shaken by|wrote about|"
    "could not explain|spoke at length of|had photographed|shook his head over|asked again about"
).split("|")
WHAT = (
    "the sirens|a lost shoe|the price of bread|the smoke over the roofs|a goat in the street|the silence afterwards|"
    "broken glass|the bus that never came|a radio in a window|the rain|a child's red balloon|the cold soup|"
    "an old song|the shuttered shops|a torn flag|the ringing of bells|a forgotten umbrella|the locked gate"
).split("|")
WHERE = (
    "behind the post office|at breakfast|on the stairs of number nine|beside the fountain|in the evening light|"
    "near the tram depot|over a cup of tea|at the edge of the square|by the chemist's|under the railway bridge|"
    "long before noon|in a letter to this paper"
).split("|")

OUTLETS = (24, 60)
"""How many reports tell of an event, at least and at most."""

LINES = (3, 16)
"""Sentences of its own in each report."""


def _own(chance: random.Random) -> str:
    """What one outlet tells and no other."""
    return " ".join(chance.choice(words) for words in (WHO, DID, WHAT, WHERE)) + "."


def large(number: int = 12) -> Iterator[list[dict[str, str]]]:
    """Return large piles of one event, or of two that are near."""
    kinds = [MARCH, RAIDS, *NATURE.values(), *SPREE.values()]
    for pile in range(number):
        chance = random.Random(5000 + pile)
        texts = MARCH if pile % 3 == 0 else chance.choice(kinds)
        day = datetime.date(2024, 1, 1) + datetime.timedelta(chance.randrange(360))
        town, other = chance.sample(TOWNS, 2)
        events = [(town, day)]
        if pile % 2:
            events.append((other, day) if pile % 4 == 1 else (town, day + datetime.timedelta(2)))
        cause = chance.choice(CAUSES)
        rows = []
        for event, (where, when) in enumerate(events):
            told, found = _told(chance, where, cause), list[tuple[str, datetime.date]]()
            outlets = chance.randrange(*OUTLETS) // len(events)
            while len(found) < outlets:
                found += told_of(chance, texts, told, when)
            for at, (text, published) in enumerate(found[:outlets]):
                own = " ".join(_own(chance) for _ in range(chance.randrange(*LINES)))
                rows.append(
                    {
                        "id": f"l{pile}-{event}-{at}",
                        "incident": str(event),
                        "source": f"Outlet {event} {at}",
                        "date": published.isoformat(),
                        "text": f"{text} {own}",
                    }
                )
        yield rows
