"""A long list of names: work in its length, and the same answers."""

from __future__ import annotations

import itertools

from tests.fuzz.steps import lines

from claimkit.dossier import entities
from claimkit.dossier.entities import MOST_HELD, Mention, gather

SYLLABLES = ("ba", "do", "fe", "gi", "ku", "la", "mo", "ne", "pi", "ru", "sa", "to", "ve", "zi")
SURNAMES = ["".join(parts).capitalize() for parts in itertools.product(SYLLABLES, repeat=3)]


def mentions(count: int, report: str = "one") -> list[Mention]:
    """So many persons of one report, no two alike."""
    told = (f"Anna {surname}ov" for surname in SURNAMES[:: len(SURNAMES) // count][:count])
    return [Mention(report, 20 * at, 20 * at + 15, name, "person") for at, name in enumerate(told)]


def test_twice_the_names_are_about_twice_the_work() -> None:
    gather(mentions(5))
    few, many = (lines(lambda: gather(mentions(count))) for count in (120, 240))  # noqa: B023
    assert many < 2.6 * few


def test_a_long_list_gives_the_groups_that_comparing_all_gives(monkeypatch) -> None:
    told = mentions(MOST_HELD + 30)
    again = [Mention("two", 0, 9, f"{told[at].text[:-2]}ow", "person") for at in (7, 60, 120)]
    found = gather([*told, *again])
    monkeypatch.setattr(entities, "MOST_HELD", 10**6)
    assert gather([*told, *again]) == found
