"""Levels: which places lie inside a settlement, and which names are those of whole countries or states."""

from __future__ import annotations

import functools

from claimkit.text import read_table

COUNTRY, STATE = "country", "state"
SITES = {"building", "square", "street", "station", "court", "landmark"}  # places inside a settlement
UNION = "United States"  # the federation whose states are known by name


@functools.cache
def _levels() -> dict[str, str]:
    states = {row[0].casefold(): STATE for row in read_table("claimkit.names", "states.tsv")}
    rows = read_table("claimkit", "countries.tsv")
    named = (name for common, others in rows for name in (common, *others.split("|")) if name)
    return states | {name.casefold(): COUNTRY for name in named}


def level(name: str) -> str | None:
    """Return what a name is the whole of: a country, a state of a federation, or neither as far as is known.

    >>> level("Honduras"), level("Florida"), level("Gulf of Honduras")
    ('country', 'state', None)
    """
    return _levels().get(name.casefold())


_POLITY = {"the", "of", "republic", "kingdom", "state", "states", "federation", "commonwealth", "union"}


def beside_whole(first: str, second: str) -> bool:
    """Whether one name is that of a country or state, and the other a longer one of something else.

    >>> beside_whole("Honduras", "Gulf of Honduras"), beside_whole("Oklahoma City", "Oklahoma")
    (True, True)
    >>> beside_whole("Hungary", "Kingdom of Hungary"), beside_whole("Russia", "Россия")
    (False, False)
    """
    for whole, other in ((first, second), (second, first)):
        if level(whole) and not level(other):
            known, words = whole.casefold().split(), other.casefold().split()
            if len(words) > len(known) and set(words) - set(known) - _POLITY:
                return True
    return False
