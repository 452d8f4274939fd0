"""Laws of places: docs/specification.md, section Names."""

from hypothesis import given
from hypothesis import strategies as st

from claimkit.places import PlaceRelation, lies_in, place_relation, spots
from claimkit.places.spots import Spot, spot_of
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached
from claimkit.text import read_table

COUNTRIES = [names.split("|")[0] for _, names, *_ in read_table("claimkit.places", "nations.tsv")]
AMERICA = "US.", "CA."
DIVISIONS = [name for code, name, _ in read_table("claimkit.places", "divisions.tsv") if code[:3] in AMERICA]
TOWNS = [
    town.split(",")[0]
    for code, towns in read_table("claimkit.places", "towns.tsv")
    for town in towns.split("|")[:3]
]
VILLAGES = "Seaby Lower-Dernham Karvale Novy-Orlovets".split()

known = st.sampled_from(COUNTRIES) | st.sampled_from(DIVISIONS) | st.sampled_from(TOWNS)
bare = known | st.sampled_from(VILLAGES)
addresses = st.builds("{}, {}".format, st.sampled_from(VILLAGES) | st.sampled_from(TOWNS), known)
places = bare | addresses
# mostly a place and what is around it, for two places drawn alone lie apart
nested = known.flatmap(lambda name: st.tuples(st.just(name), st.sampled_from((*lies_in(name), name))))
pairs = cks.mostly(nested.flatmap(st.permutations).map(tuple), st.tuples(places, places))


@given(pairs)
def test_a_relation_seen_from_both_sides(pair: tuple[str, str]) -> None:
    """S-N-29: turned round it is that of the second to the first; everything is the same as itself."""
    first, second = pair
    assert place_relation(first, second) is place_relation(second, first).turned
    assert place_relation(first, first) is PlaceRelation.SAME


@given(st.sampled_from(VILLAGES), known, known)
def test_what_stands_behind_a_comma(village: str, first: str, second: str) -> None:
    """S-N-30: it is what the place lies in, and tells namesakes apart."""
    one, two = f"{village}, {first}", f"{village}, {second}"
    assert place_relation(one, first) is PlaceRelation.WITHIN
    apart = place_relation(first, second) is PlaceRelation.APART
    assert place_relation(one, two) is (PlaceRelation.APART if apart else PlaceRelation.SAME)


@given(places)
def test_what_is_around_a_place(name: str) -> None:
    """S-N-31: it is not apart from any of it."""
    for outer in lies_in(name):
        assert place_relation(name, outer) is not PlaceRelation.APART, (name, outer, spots(name))


def large(name: str) -> list[Spot]:
    """The towns of a name, but for those an eighth as large as the largest."""
    found = [spot for spot in spots(name) if spot.kind == "town"]
    return [spot for spot in found if spot.size > max(s.size for s in found) - 3]


NAMESAKES = [
    town
    for town in dict.fromkeys(TOWNS)
    if len({spot.around for spot in large(town)}) > 1 and all(spot.kind == "town" for spot in spots(town))
]


@given(st.sampled_from(NAMESAKES))
def test_what_is_around_namesakes(name: str) -> None:
    """S-N-31: what towns of one name lie in is what all the large ones have in common."""
    for outer in lies_in(name):
        for spot in large(name):
            assert outer in [whole.name for code in spot.around if (whole := spot_of(code))]
    reached(lies_in(name))
