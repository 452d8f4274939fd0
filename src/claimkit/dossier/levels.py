"""Levels: which places lie inside a settlement, and which names are those of whole countries or states."""

from __future__ import annotations

import functools

from claimkit.places import PlaceRelation
from claimkit.reading.kinds import in_place_class
from claimkit.reading.runs import is_a
from claimkit.text import read_table

REGION, COUNTRY, STATE = "region", "country", "state"
SITES = {"building", "square", "street", "station", "court", "landmark"}  # places inside a settlement
UNION = "United States"  # the federation whose states are known by name
REGIONS = (
    "Africa|Northern Africa|North Africa|Sub-Saharan Africa|Eastern Africa|East Africa|Middle Africa|"
    "Central Africa|Southern Africa|Western Africa|West Africa|Americas|North America|Northern America|"
    "Central America|South America|Latin America|Caribbean|Asia|Central Asia|Eastern Asia|East Asia|"
    "South-eastern Asia|Southeast Asia|Southern Asia|South Asia|Western Asia|Middle East|Europe|"
    "Eastern Europe|Northern Europe|Southern Europe|Western Europe|Oceania|Melanesia|Micronesia|Polynesia"
)
"""Regions of several countries: those of the United Nations' geoscheme (M49), and what news calls them."""


@functools.cache
def _levels() -> dict[str, str]:
    regions = {name.casefold(): REGION for name in REGIONS.split("|")}
    states = {row[0].casefold(): STATE for row in read_table("claimkit.names", "states.tsv")}
    rows = read_table("claimkit", "countries.tsv")
    named = (name for common, others in rows for name in (common, *others.split("|")) if name)
    return regions | states | {name.casefold(): COUNTRY for name in named}


def level(name: str) -> str | None:
    """Return what a name is the whole of: a region of the world, a country, a state, or none that is known.

    >>> level("Western Africa"), level("Honduras"), level("Florida"), level("Gulf of Honduras")
    ('region', 'country', 'state', None)
    """
    return _levels().get(name.casefold())


WITHIN = ("street", "building")
_GREATER = {"province", "governorate", "oblast", "region", "prefecture", "state", "republic"}
_SMALLER = {"district", "county", "municipality", "township", "parish", "city", "town", "village"}
_POLITY = {"the", "of", "republic", "kingdom", "state", "states", "federation", "commonwealth", "union"}
_CALLED = _GREATER | _SMALLER | _POLITY - {"the", "of"}
"""Words for a place itself before "of" and its name."""


def beside_whole(first: str, second: str) -> bool:
    """Whether one name is that of a country, a state or a town, and the other a longer one of something else.

    A building or a street that bears the name of its town is not the town, a side of a state is not the
    state, and a district or a city is not the province of its name.

    >>> beside_whole("Honduras", "Gulf of Honduras"), beside_whole("Oklahoma City", "Oklahoma")
    (True, True)
    >>> beside_whole("Leeds", "Leeds Infirmary"), beside_whole("Lorne Hospital", "Lorne City Hospital")
    (True, False)
    >>> beside_whole("Central Tuvar", "Tuvar"), beside_whole("Tuvar Province", "Tuvari Lower District")
    (True, True)
    >>> beside_whole("Lorne", "Polytechnic of Lorne"), beside_whole("Lorne", "City of Lorne")
    (True, False)
    >>> beside_whole("Hungary", "Kingdom of Hungary"), beside_whole("Russia", "Россия")
    (False, False)
    """
    if in_place_class(first, *WITHIN) != in_place_class(second, *WITHIN):
        return True
    one, two = first.casefold().split(), second.casefold().split()
    for inner, outer in ((one, two), (two, one)):
        if inner[-len(outer) - 1 :] == ["of", *outer] and not _CALLED.intersection(inner[: -len(outer) - 1]):
            return True
        if inner[1:] == outer and is_a(inner[0], "side"):
            return True
        if inner and outer and inner[-1] in _SMALLER and outer[-1] in _GREATER:
            return True
    for whole, other in ((first, second), (second, first)):
        if level(whole) and not level(other):
            known, words = whole.casefold().split(), other.casefold().split()
            if len(words) > len(known) and set(words) - set(known) - _POLITY:
                return True
    return False


NESTED = frozenset((PlaceRelation.SAME, PlaceRelation.WITHIN, PlaceRelation.AROUND))
"""How two places lie of which one may be told for the other."""
