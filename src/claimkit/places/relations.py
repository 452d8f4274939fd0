"""How two places lie to one another: the same, one in the other, apart, or not known."""

from __future__ import annotations

import enum
import functools

from claimkit.places.nations import former_states
from claimkit.places.spots import Spot, key_of, spot_of, spots
from claimkit.text import read_table


class PlaceRelation(enum.StrEnum):
    """How a first place lies to a second."""

    SAME = "same"
    WITHIN = "within"
    AROUND = "around"
    APART = "apart"
    UNKNOWN = "unknown"

    @property
    def turned(self) -> PlaceRelation:
        """How the second place lies to the first."""
        return {PlaceRelation.WITHIN: PlaceRelation.AROUND, PlaceRelation.AROUND: PlaceRelation.WITHIN}.get(
            self, self
        )


SUBURB = 40
"""Miles up to which two towns are not told apart: a report names a suburb, another the city beside it."""


@functools.lru_cache(maxsize=65536)
def place_relation(first: str, second: str) -> PlaceRelation:
    """Return how two places lie to one another, by their names and what is known of what lies where.

    A name that several places bear is read so that the two agree, if it can be: "Paris" and "Texas" may be
    told of one town, "Paris" and "Ohio" not.  What stands behind a comma is what a place lies in: it is all
    that is known of a village that no table has.  Towns that lie within 40 miles of one another are not said
    to be apart, nor is anything of which a name is not known.

    Args:
        first: a name, with what it lies in behind commas where that is known: "Springfield, Illinois".
        second: another.

    Example:
        >>> place_relation("Springfield, Illinois", "Springfield, Ohio")
        <PlaceRelation.APART: 'apart'>
        >>> place_relation("Lower Dernham, Kent", "England"), place_relation("Lower Dernham", "England")
        (<PlaceRelation.WITHIN: 'within'>, <PlaceRelation.UNKNOWN: 'unknown'>)
        >>> place_relation("France", "Lyon"), place_relation("Brooklyn", "Newark")
        (<PlaceRelation.AROUND: 'around'>, <PlaceRelation.UNKNOWN: 'unknown'>)
    """
    if key_of(first) == key_of(second):
        return PlaceRelation.SAME
    one, two = spots(first), spots(second)
    if not one or not two:
        return _by_wholes(first, second, one, two)
    found = {_spots(a, b) for a in one for b in two}
    agreed = next((r for r in _AGREEING if r in found), PlaceRelation.APART)
    if agreed is PlaceRelation.APART and (_is_obscure(first, one, two) or _is_obscure(second, two, one)):
        return PlaceRelation.UNKNOWN
    return agreed


LARGE = 17
"""Binary logarithm of the inhabitants, 130,000, from which a town is meant wherever its bare name is told."""


def _is_obscure(name: str, found: tuple[Spot, ...], others: tuple[Spot, ...]) -> bool:
    """Whether a bare name may be that of another town, in no table, that lies in the other place."""
    small = all(spot.kind == "town" and spot.size < LARGE for spot in found)
    return small and "," not in name and any(spot.kind != "town" for spot in others)


_AGREEING = (PlaceRelation.SAME, PlaceRelation.WITHIN, PlaceRelation.AROUND, PlaceRelation.UNKNOWN)


def _spots(a: Spot, b: Spot) -> PlaceRelation:
    if a == b:
        return PlaceRelation.SAME
    held = _held(a, b)
    if held is not None:
        return held
    if b.kind != "town" and b.code in a.around:
        return PlaceRelation.WITHIN
    if a.kind != "town" and a.code in b.around:
        return PlaceRelation.AROUND
    if a.kind == b.kind == "town" and a.miles_from(b) <= SUBURB:
        return PlaceRelation.UNKNOWN
    if "county" in (a.kind, b.kind) and a.code.split(".")[:2] == b.code.split(".")[:2] and a.kind != b.kind:
        return PlaceRelation.UNKNOWN  # which towns lie in a county is not known here
    if a.kind == b.kind == "division" and key_of(a.name) == key_of(b.name):
        return PlaceRelation.UNKNOWN  # Moscow, and the region of that name around it
    return PlaceRelation.APART


@functools.cache
def _holders() -> dict[str, tuple[tuple[str, bool], ...]]:
    """By code of a territory: countries that hold or claim it, and whether that is disputed."""
    found: dict[str, tuple[tuple[str, bool], ...]] = {}
    for code, holder, how in read_table("claimkit.places", "holders.tsv"):
        found[code] = (*found.get(code, ()), (holder, how == "disputed"))
    for former in former_states():
        found[former.code] = tuple((code, True) for code in former.successors)
    return found


def _held(a: Spot, b: Spot) -> PlaceRelation | None:
    """How a spot lies to a country that holds or claims it, or to what lies in that country."""
    for one, two, within in ((a, b, PlaceRelation.WITHIN), (b, a, PlaceRelation.AROUND)):
        codes = {one.code, *one.around} & _holders().keys()
        for holder, disputed in (pair for code in sorted(codes) for pair in _holders()[code]):
            if two.code == holder and not disputed:
                return within
            if disputed and two.code.split(".")[0] == holder:
                return PlaceRelation.UNKNOWN
    return None


def _by_wholes(first: str, second: str, one: tuple[Spot, ...], two: tuple[Spot, ...]) -> PlaceRelation:
    """How two places lie by what they are said to lie in, where a name of theirs is not known."""
    inner = [name.partition(",")[0].strip() for name in (first, second)]
    outer = [name.partition(",")[2].strip() for name in (first, second)]
    if key_of(inner[0]) == key_of(inner[1]):
        if not all(outer):
            return PlaceRelation.SAME
        apart = place_relation(outer[0], outer[1]) is PlaceRelation.APART
        return PlaceRelation.APART if apart else PlaceRelation.SAME
    if not one and outer[0]:
        found = place_relation(outer[0], second)
        if found in (PlaceRelation.SAME, PlaceRelation.WITHIN):
            return PlaceRelation.WITHIN
        return found if found is PlaceRelation.APART else PlaceRelation.UNKNOWN
    if not two and outer[1]:
        return place_relation(second, first).turned if one else PlaceRelation.UNKNOWN
    return PlaceRelation.UNKNOWN


@functools.lru_cache(maxsize=16384)
def lies_in(name: str) -> tuple[str, ...]:
    """Return what a place lies in, the innermost first: all that its namesakes have in common.

    A town eight times as large as a namesake is meant before it.  A name that is not known lies in nothing,
    unless it says so itself.

    >>> lies_in("Dallas"), lies_in("Moscow"), lies_in("Springfield, Ohio")
    (('Texas', 'United States'), ('Russia',), ('Ohio', 'United States'))
    >>> lies_in("Seaby, Cumbria")
    ('Cumbria', 'England', 'United Kingdom')
    >>> lies_in("Punjab"), lies_in("Lower Dernham")
    ((), ())
    """
    found = _meant(spots(name))
    if found:
        return _common([spot.around for spot in found])
    outer = _meant(spots(name.partition(",")[2]))
    return _common([(spot.code, *spot.around) for spot in outer]) if outer else ()


_OUTWEIGHS = 3
"""Binary logarithm of how many times larger than a namesake a town is when it is meant by the bare name."""


def _meant(found: tuple[Spot, ...]) -> list[Spot]:
    """What a bare name may stand for: a country, else all but the small among towns."""
    if any(spot.kind == "country" for spot in found):
        return [spot for spot in found if spot.kind == "country"]
    most = max((spot.size for spot in found if spot.kind == "town"), default=0)
    return [spot for spot in found if spot.kind != "town" or most - spot.size < _OUTWEIGHS]


def _common(around: list[tuple[str, ...]]) -> tuple[str, ...]:
    codes = (code for code in around[0] if all(code in other for other in around[1:]))
    wholes = (spot_of(code) for code in codes)
    return tuple(spot.name for spot in wholes if spot is not None)
