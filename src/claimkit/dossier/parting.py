"""Parting: which claims of one event speak of the whole, and which of places side by side inside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

import attrs

from claimkit.attributes import Attribute, attribute
from claimkit.dossier.grouping import BACKGROUND, Scene
from claimkit.dossier.levels import COUNTRY, REGION, SITES, level
from claimkit.models import SEVERAL_EVENTS, SO_FAR, Claim, Place
from claimkit.quantities import Quantity
from claimkit.reading.events import AFTERMATH, SPOTS, WIDE

Key = tuple[str | None, str, str]


class Map(Protocol):
    """What is known of places."""

    def root(self, place: Place) -> str:
        """Name under which all spellings of a place are one."""
        ...

    def around(self, name: str) -> set[str]:
        """Places in which a place is known to lie."""
        ...

    def said_within(self, inner: str, outer: str) -> bool:
        """Whether words say that the first place lies in the second, and not only its passage."""
        ...

    def setting(self, claim: Claim) -> str | None:
        """The country that a claim means by "the country"."""
        ...

    def beside(self, claim: Claim) -> set[str]:
        """Names that the sentence of a claim joins to its place: "in Texas and Oklahoma"."""
        ...


def parts(scene: Scene, places: Map, own: Sequence[Attribute] = ()) -> dict[str | None, list[Claim]]:
    """Part the claims of a scene by places that lie side by side.

    A report that gives one measure for two places tells of parts: of the outermost places where there are
    several, such as countries, else of those inside the one.  Reports of one event that each name another
    place are taken to name it at another scale, and so is one that counts the dead of one place and the
    wounded of another.  Of an attack or an accident, which happens at one place, nothing else has parts.  A
    figure for several parts together is one of the whole.
    Standing facts are parted by every place.

    Args:
        scene: the claims of one event.
        places: what is known of them.
        own: the caller's attributes.

    Returns:
        Claims by name of the part; under None those of the whole.  A scene with one place has only None.
    """
    background = scene.kind == BACKGROUND
    measured = _measured_by_place(scene.claims, places, own)
    if scene.kind in WIDE:
        measured |= _by_country(scene.claims, places, own)
    told: dict[str | None, set[str]] = {}
    for c in scene.claims:
        if scene.kind in {*SPOTS, *AFTERMATH} and (c.report, c.attribute) not in measured:
            continue
        if c.place and _is_a_part(c.place):
            told.setdefault(c.report, set()).add(places.root(c.place))
    parted = list(told.values()) if background else list(measured.values())
    around = {} if background else _outermost(scene.claims, told.values(), parted, places)
    if not around:
        around = _innermost(parted, places) if background else _inside_one(told.values(), parted, places)
    if scene.kind in SPOTS:
        around = _beside_home(scene.claims, around, places)
    if not around:
        return {None: scene.claims}
    found: dict[str | None, list[Claim]] = {}
    counted = {(c.report, c.attribute, c.sentence, c.place) for c in scene.claims if c.place and not c.scope}
    wholes = _told_with_parts(scene.claims)
    broken = {name for _, name in measured}
    for c in scene.claims:
        mine: str | None = places.root(c.place) if c.place else places.setting(c)
        if c.place and level(c.place.name) == REGION:
            found.setdefault(None, []).append(c)  # "16 across Europe" holds "5 in France"
            continue
        only = {around[p] for p in told.get(c.report, ()) if p in around}
        if mine is None and len(only) == 1 and (background or c.attribute in broken):
            mine = next(iter(only))  # what a report from one place counts, it counts there
        part = around.get(mine) if mine else None
        if part and (id(c) in wholes or any(around.get(p) != part for p in places.beside(c))):
            part = None
        if c.scope and c.scope not in SO_FAR and part and part == mine:
            told_whole = (c.report, c.attribute, c.sentence, c.place) in counted
            told_whole = told_whole or c.scope == SEVERAL_EVENTS or c.attribute == "damage"
            # what its place tells apart needs no other mark
            found.setdefault(part, []).append(c if told_whole else attrs.evolve(c, scope=""))
        else:
            found.setdefault(part, []).append(c)
    return found


def _measured_by_place(
    claims: Sequence[Claim], places: Map, own: Sequence[Attribute]
) -> dict[tuple[str | None, str], set[str]]:
    """What each report counts in several places, and in which: only that parts an event.

    Amounts and magnitudes of places do not add up to one of the whole, and one person can be told of in
    several places: hurt in one, and treated in another.
    """
    where: dict[tuple[str | None, str], set[str]] = {}
    for c in claims:
        if (c.place and not _is_a_part(c.place)) or not _counts(c, own):
            continue
        name = places.root(c.place) if c.place else places.setting(c)
        if name is not None:
            where.setdefault((c.report, c.attribute), set()).add(name)
    return {key: named for key, named in where.items() if len(named) > 1}


def _by_country(
    claims: Sequence[Claim], places: Map, own: Sequence[Attribute]
) -> dict[tuple[str | None, str], set[str]]:
    """What each report counts that counts in several countries: what is told of one is not of another."""
    where: dict[str | None, dict[str, set[str]]] = {}
    for c in claims:
        if c.place is None or not _is_a_part(c.place) or not _counts(c, own):
            continue
        name = places.root(c.place)
        if any(level(n) == COUNTRY for n in (name, *places.around(name))):
            where.setdefault(c.report, {}).setdefault(c.attribute, set()).add(name)
    found: dict[tuple[str | None, str], set[str]] = {}
    for report, told in where.items():
        named = set[str]().union(*told.values())
        lands = {n for name in named for n in (name, *places.around(name)) if level(n) == COUNTRY}
        if len(lands) > 1:
            found |= {(report, attribute): named for attribute in told}
    return found


def _is_a_part(place: Place) -> bool:
    """Whether what is counted in a place can be a part: of a building or a continent it is none."""
    return place.kind not in SITES and level(place.name) != REGION


_ONE = re.compile(r"\d|\b(?:one|single)\b", re.IGNORECASE)


def _counts(claim: Claim, own: Sequence[Attribute]) -> bool:
    """Whether a claim gives a figure that adds up over places, and does not only tell of a person."""
    value = claim.value
    counted = attribute(claim.attribute, own).additive and claim.scope not in SO_FAR
    if not isinstance(value, Quantity) or not counted:
        return False
    return value.figure != 1 or not claim.text or _ONE.search(claim.text) is not None


def _outermost(
    claims: Sequence[Claim], told: Iterable[set[str]], parted: Iterable[set[str]], places: Map
) -> dict[str, str]:
    """Each place with the outermost one around it; empty where no report parts several outermost ones."""
    every = set[str]().union(*told)
    wholes = {p: places.around(p) & every for p in sorted(every)}
    around = {p: p for p, outer in wholes.items() if not outer}
    tops = set(around)
    around |= {p: min(outer & tops) for p, outer in wholes.items() if outer & tops}
    most = _greatest(claims, places)
    for (p, name), figure in most.items():
        top = around.get(p, p)
        if top != p and not places.said_within(p, top) and figure > most.get((top, name), figure):
            around[p] = p  # what counts more than a place does not lie in it
    beside = set[str]()
    for named in parted:
        mine = {around[p] for p in named if p in around}
        beside |= mine if len(mine) > 1 else set()
    return {p: top for p, top in around.items() if top in beside}


def _beside_home(claims: Sequence[Claim], around: dict[str, str], places: Map) -> dict[str, str]:
    """The places beside that at which most reports place what happens at one spot: that one is the whole."""
    placed = {(c.report, places.root(c.place)) for c in claims if c.place}
    placed = {(report, around[name]) for report, name in placed if name in around}
    naming = Counter(top for _, top in placed)
    home = max(sorted(naming), key=lambda top: naming[top], default="")
    tellers = len({report for report, _ in placed})
    if 2 * naming[home] <= tellers or tellers < 3:  # of two that differ neither is most
        return around
    return {p: top for p, top in around.items() if top != home}


def _innermost(parted: Iterable[set[str]], places: Map) -> dict[str, str]:
    """Places in which no other lies that is told with them."""
    return {p: p for named in parted for p in named - set[str]().union(*map(places.around, named))}


def _inside_one(told: Iterable[set[str]], parted: Iterable[set[str]], places: Map) -> dict[str, str]:
    """Each place with the one that stands side by side with others inside the outermost of a report."""
    beside = set[str]()
    for named in parted:
        around = {p: places.around(p) & named for p in sorted(named)}
        tops = {p for p, outer in around.items() if not outer}
        within = {p for p, outer in around.items() if outer and outer <= tops} if len(tops) == 1 else tops
        beside |= within if len(within) > 1 else set()
    found = {p: p for p in beside}
    for p in set[str]().union(*told) - beside:
        holding = places.around(p) & beside
        if holding:
            found[p] = min(holding)
    return found


def _greatest(claims: Sequence[Claim], places: Map) -> dict[tuple[str, str], float]:
    """The greatest figure told for each place and attribute."""
    most: dict[tuple[str, str], float] = {}
    for c in claims:
        if c.place and not c.scope and isinstance(c.value, Quantity) and c.value.figure is not None:
            key = places.root(c.place), c.attribute
            most[key] = max(most.get(key, 0), c.value.figure)
    return most


def _told_with_parts(claims: Sequence[Claim]) -> set[int]:
    """Claims that sum up what their sentence tells place by place: "37 dead: 18 in Bolivia, 19 in Peru".

    Such a figure is the sum of the others, or stands before a smaller one of the same place and holds all.
    """
    told: dict[Key, list[Claim]] = {}
    for c in claims:
        if c.place and c.sentence and isinstance(c.value, Quantity) and c.value.figure is not None:
            told.setdefault((c.report, c.attribute, c.sentence), []).append(c)
    wholes = set[int]()
    for group in told.values():
        figures = [c.value.figure or 0 for c in group if isinstance(c.value, Quantity)]
        most, first = max(figures), min(group, key=lambda c: c.order)
        whole = group[figures.index(most)]
        again = whole is first and sum(c.place == whole.place for c in group) > 1
        rest = sum(figures) - most
        if len({c.place for c in group}) > 1 and len(group) > 2 and (rest == most or (again and rest < most)):
            wholes.add(id(whole))
    return wholes
