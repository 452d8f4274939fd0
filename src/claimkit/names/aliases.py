"""Names of one thing that no spelling leads to: given by the caller, or a small table of places."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from claimkit.arguments import a_list, list_of
from claimkit.names.romanise import ALPHABETIC, romanise
from claimkit.names.words import INSTITUTIONS, ParsedName, key_of_place, parse_name
from claimkit.text import read_table

Groups = frozenset[frozenset[str]]
"""Groups of names, each group the names of one thing."""


def groups_of(aliases: Iterable[Iterable[str]]) -> Groups:
    """Groups of aliases in a form that can be remembered.

    Raises:
        TypeError: if a group is a string, or holds something other than strings.
    """
    wanted = "a list of groups of names"
    return frozenset(
        frozenset(list_of("match_names", "a group of aliases", group, str, do=_GROUPED))
        for group in a_list("match_names", "aliases", aliases, wanted=wanted, do=_GROUPED)
    )


_GROUPED = "aliases are groups of names: write [[name, name, ...], ...]"


@cache
def _places() -> tuple[dict[str, frozenset[str]], dict[str, tuple[str, ...]]]:
    """Places by each of their names, and the names of each place; keys of `alias_key`."""
    groups: dict[str, set[str]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for place, keys in read_table("claimkit.names", "world.tsv"):
        names[place] = tuple(keys.split("|"))
        for key in names[place]:
            groups.setdefault(key, set()).add(place)
    for number, row in enumerate(read_table("claimkit.names", "places.tsv")):
        keys_of_row = tuple(dict.fromkeys(alias_key(parse_name(name, "place")) for name in row))
        # a row that names a place of the world adds to it
        known = {place for key in keys_of_row for place in groups.get(key, ())}
        for place in sorted(known) or [str(number)]:
            names[place] = tuple(dict.fromkeys((*names.get(place, ()), *keys_of_row)))
            for key in keys_of_row:
                groups.setdefault(key, set()).add(place)
    # most names are of one place: one set for all that name the same
    sets: dict[frozenset[str], frozenset[str]] = {}
    one = {
        key: sets.setdefault(places, places) for key, found in groups.items() if (places := frozenset(found))
    }
    return one, names


def alias_key(name: ParsedName) -> str:
    """A name without its generic words, in one order; modifiers by what they mean.

    >>> alias_key(parse_name("Republic of Bashkortostan", "place"))
    'bashkortostan'
    >>> alias_key(parse_name("Южный Судан", "place")) == alias_key(parse_name("South Sudan", "place"))
    True
    """
    return name.place if name.kind == "place" else key_of_place(name.words)


def _institutions(name: ParsedName) -> set[str]:
    return {w.concept for w in name.words if w.role == "generic"} & INSTITUTIONS


def known_aliases(left: ParsedName, right: ParsedName) -> bool:
    """Whether the shipped tables of places have both names for one place, in one spelling or another.

    >>> known_aliases(parse_name("Kiev", "place"), parse_name("Київ", "place"))
    True
    """
    if left.kind != "place" or _institutions(left) != _institutions(right):
        return False
    table, names = _places()
    one, two = alias_key(left), alias_key(right)
    first, second = table.get(one), table.get(two)
    if first and second:
        # a name that two places bear tells neither
        return first == second or (bool(first & second) and len(first) == len(second) == 1)
    for places, other in ((first, two), (second, one)):
        if places and len(other) > SHORTEST:
            return any(_spelled(key, other) for place in sorted(places) for key in names[place])
    return False


SHORTEST = 4
"""Letters of a place's name from which another spelling of it is looked for among its names."""


def _spelled(key: str, other: str) -> bool:
    from claimkit.names.spelling import LIKE_ENOUGH, letters_in_common, word_odds

    if letters_in_common(key, other) < LIKE_ENOUGH:
        return False
    one, two = key.replace(" ", ""), other.replace(" ", "")
    return word_odds(one, ALPHABETIC, two, ALPHABETIC, SPELLED) > SPELLED


SPELLED = 1.5
"""Log-odds from which a name is another spelling of a place's name that stands in the table."""


def known_apart(left: ParsedName, right: ParsedName) -> bool:
    """Whether the shipped tables of places have both names, for two places.

    >>> known_apart(parse_name("Niger", "place"), parse_name("Nigeria", "place"))
    True
    """
    if left.kind != "place":
        return False
    table, _ = _places()
    first, second = table.get(alias_key(left)), table.get(alias_key(right))
    return bool(first and second and not first & second)


def place_codes(key: str) -> frozenset[str]:
    """Return the codes of the places that a key of `alias_key` names in the shipped tables.

    >>> sorted(place_codes("kyiv")) == sorted(place_codes("kiev"))
    True
    """
    return _places()[0].get(key, frozenset())


def known_place(key: str) -> bool:
    """Whether a key of `alias_key` is a country or a large city."""
    return key in _places()[0]


FAR_APART = 1.0
"""Degrees, north or east, from which two towns of the table are not one town by two of its names."""


@cache
def _towns() -> dict[str, tuple[tuple[float, float], ...]]:
    """Where the towns of each name lie, in degrees; keys in plain Latin letters."""
    found: dict[str, list[tuple[float, float]]] = {}
    for _, towns in read_table("claimkit.places", "towns.tsv"):
        for town in towns.split("|"):
            name, _, north, east = town.split(",")
            spot = int(north) / 10, int(east) / 10
            found.setdefault(romanise(name.replace("-", " ")), []).append(spot)
    return {key: tuple(spots) for key, spots in found.items()}


def two_towns(left: ParsedName, right: ParsedName) -> bool:
    """Whether two names in plain letters are, letter by letter, those of towns nowhere near each other.

    In other letters than those of English a name need not be spelled as the table spells it.

    >>> two_towns(parse_name("Oakland", "place"), parse_name("Auckland", "place"))
    True
    """
    if left.key == right.key or not (left.written + right.written).isascii():
        return False
    towns = _towns()
    here, there = towns.get(left.key, ()), towns.get(right.key, ())
    near = any(max(abs(a[0] - b[0]), abs(a[1] - b[1])) < FAR_APART for a in here for b in there)
    return bool(here and there and not near)
