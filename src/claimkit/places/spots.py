"""Spots: what a name of a place can stand for, among countries, their divisions, and towns."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from claimkit.names.romanise import romanise
from claimkit.places.nations import former_states, nations
from claimkit.text import read_table


class Spot(NamedTuple):
    """One thing that a name of a place can stand for.

    Attributes:
        name: as the table has it.
        code: of the country ("US"), of the division ("US.TX") or county; of a town, that of its division.
        kind: ``"country"``, ``"division"``, ``"county"`` or ``"town"``.
        size: binary logarithm of the inhabitants of a town; of others above any town.
        at: degrees north and east of a town, to a tenth; None of others.
    """

    name: str
    code: str
    kind: str
    size: int
    at: tuple[float, float] | None = None

    @property
    def around(self) -> tuple[str, ...]:
        """Codes of what it lies in, the innermost first."""
        parts = self.code.split(".")
        most = len(parts) + (self.kind == "town")
        return tuple(".".join(parts[:n]) for n in range(most - 1, 0, -1))

    def miles_from(self, other: Spot) -> float:
        """Miles between two towns, along the ground; 0 where one is none."""
        if self.at is None or other.at is None:
            return 0.0
        (n1, e1), (n2, e2) = self.at, other.at
        middle = math.radians((n1 + n2) / 2)
        east = abs(e1 - e2)
        return 69.0 * math.hypot(n1 - n2, min(east, 360 - east) * math.cos(middle))


_LARGE = {"country": 40, "division": 30, "county": 12}
"""Among namesakes a country is meant before its town, a state before a town; a county by its whole name."""

_SPELLED = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_MARK = re.compile(r"[^\w\s]")
_POLITIES = {"the", "of", "respublika", "republic"}
_POLITY = re.compile(
    r"^(?:the |(?:state|republic|respublika|city|town) of |respublika )|(?: respublika| republic)$"
)


def key_of(name: str) -> str:
    """One form for the ways of writing a name of a place.

    >>> key_of("St. Paul"), key_of("São Paulo"), key_of("the Republic of Tatarstan"), key_of("N.Y.")
    ('saint paul', 'sao paulo', 'tatarstan', 'ny')
    """
    plain = name.lower() if name.isascii() else romanise(name.replace("-", " "))
    if plain.isalpha():
        return plain
    words = _MARK.sub("", plain.replace("-", " ")).split()
    key = " ".join([_SPELLED.get(word, word) for word in words])
    while _POLITIES.intersection(words) and (shorter := _POLITY.sub("", key)) != key and shorter:
        key = shorter
    return key


@functools.cache
def _short() -> dict[tuple[str, str], tuple[str, ...]]:
    rows = read_table("claimkit.places", "short.tsv")
    return {(code, name): tuple(others.split("|")) for code, name, others in rows}


@functools.cache
def _abbreviated() -> dict[str, str]:
    return {key_of(n): name for (_, name), others in _short().items() for n in others if n.endswith(".")}


def in_full(name: str) -> str:
    """The name of a state that newspapers shorten; any other name as it is.

    >>> in_full("Tex"), in_full("N.D."), in_full("Henan")
    ('Texas', 'North Dakota', 'Henan')
    """
    return _abbreviated().get(key_of(name), name)


def _wholes() -> Iterator[tuple[Spot, tuple[str, ...]]]:
    """Countries, divisions and counties, each with its names."""
    for nation in nations().values():
        yield Spot(nation.names[0], nation.code, "country", _LARGE["country"]), nation.names
    for former in former_states():
        yield Spot(former.names[0], former.code, "country", _LARGE["country"]), former.names
    for code, name, others in read_table("claimkit.places", "divisions.tsv"):
        kind = "county" if code.count(".") > 1 else "division"
        names = (name, *(n for n in others.split("|") if n), *_short().get((code, name), ()))
        if kind == "county":
            names = tuple(n for n in names if " " in n) or (name,)  # "Harris" alone is no county
        yield Spot(name, code, kind, _LARGE[kind]), names


@functools.cache
def _by_code() -> dict[str, Spot]:
    return {spot.code: spot for spot, _ in _wholes()}


@functools.cache
def _by_name() -> dict[str, list[Spot | tuple[str, str]]]:
    """Everything by the keys of its names; towns as their rows, of which few are ever asked for."""
    found: dict[str, list[Spot | tuple[str, str]]] = {}
    for spot, names in _wholes():
        for key in {key_of(name) for name in names}:
            found.setdefault(key, []).append(spot)
    for code, towns in read_table("claimkit.places", "towns.tsv"):
        for town in towns.split("|"):
            name = town[: town.index(",")]
            for known in (name, *_short().get((code, name), ())):
                found.setdefault(key_of(known), []).append((code, town))
    for row in read_table("claimkit.names", "places.tsv"):
        keys = {key_of(name) for name in row}
        spots_of_row = list(dict.fromkeys(spot for key in sorted(keys) for spot in found.get(key, ())))
        for key in sorted(keys) if spots_of_row else ():
            found[key] = list(dict.fromkeys((*found.get(key, ()), *spots_of_row)))
    return found


def _division(name: str) -> tuple[Spot, ...]:
    """The division that a name with the word for one behind it is of: "Fujian Province".

    >>> [(s.name, s.kind) for s in _division("Fujian Province")], _division("Ohio State")
    ([('Fujian Sheng', 'division')], ())
    """
    bare, _, sort = name.rpartition(" ")
    if sort.casefold() not in _DIVISIONS:
        return ()
    return tuple(spot for spot in _named(key_of(bare)) if spot.kind in ("division", "county"))


_DIVISIONS = frozenset("province prefecture governorate oblast voivodeship canton".split())
"""Words for divisions of countries that are no part of other names, as "state" and "region" are."""


def _named(key: str) -> tuple[Spot, ...]:
    found = [spot if isinstance(spot, Spot) else _town(*spot) for spot in _by_name().get(key, ())]
    return tuple(sorted(found, key=lambda spot: (-spot.size, spot.code, spot.name)))


def _town(code: str, row: str) -> Spot:
    name, size, north, east = row.split(",")
    return Spot(name, code, "town", int(size), (int(north) / 10, int(east) / 10))


def spot_of(code: str) -> Spot | None:
    """Return the country, division or county of a code."""
    return _by_code().get(code)


@functools.lru_cache(maxsize=16384)
def spots(name: str) -> tuple[Spot, ...]:
    """Return all that a name of a place can stand for, the likeliest first; nothing where it is not known.

    What stands behind a comma is what the place lies in, and leaves only what lies there.

    >>> [(s.name, s.code, s.kind) for s in spots("Georgia")][:2]
    [('Georgia', 'GE', 'country'), ('Georgia', 'US.GA', 'division')]
    >>> [(s.name, s.code) for s in spots("Springfield, Ill.")]
    [('Springfield', 'US.IL')]
    >>> spots("Lower Dernham")
    ()
    """
    inner, *outer = [part.strip() for part in name.split(",") if part.strip()] or [""]
    if not outer:
        return _named(key_of(inner)) or _division(inner)
    if key_of(name) in _by_name():
        return _named(key_of(name))  # Washington, D.C.
    wholes = {spot.code for part in outer for spot in spots(part)}
    found = spots(inner)
    if not wholes:
        return found
    return tuple(spot for spot in found if not wholes.isdisjoint(spot.around))
