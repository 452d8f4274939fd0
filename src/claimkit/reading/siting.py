"""Words around a name that make it one of a place, whether or not a gazetteer knows it."""

from __future__ import annotations

import regex

from claimkit.places import spots
from claimkit.reading.runs import classes, is_a

QUARTER = r"(?:(?:(?:north|south)?(?:east|west)?(?:ern)?|north|south|old|central)\s+)?"
"""Words between "of" and the name of a town: "the Hali quarter of west Mosul"."""

_IN_PART = regex.compile(
    r"(?<!\p{L})(?:in|at|on|near|of|hit|struck|shelled|bombed|targeted)\s+(?:the\s+)?(?:[\p{L}\p{N}'’-]+\s+){0,4}?"
    rf"(?:neighbou?rhood|quarter|district|suburb|ward|area|part|side|outskirts)\s+of\s+{QUARTER}$",
    regex.I,
)
_AT_SITE = regex.compile(
    r"(?<!\p{L})(?:in|at|near|outside|inside|across|around|on|down|along|through)\s+(?:the|a|an|one)\s+"
    r"(?:[\p{Ll}-]+\s+){0,2}?"
    rf"(?:{'|'.join(sorted(classes()['building'] | classes()['place'] | classes()['ofplace']))})s?\s+of\s+$",
    regex.I,
)
_OF_SITE = regex.compile(
    rf"(?<!\p{{L}})the\s(?:[\p{{Ll}}-]+\s){{0,2}}?(?:{'|'.join(sorted(classes()['building']))})s?\s+of\s+$"
    r"|(?<!\p{L})(?:in|at|on|near)\sthe\s(?:[\p{Ll}-]+\s)?"
    r"(?:edge|outskirts|centre|center|heart|middle|entrance|gates?|north|south|east|west)\sof\s"
    r"(?:the\s)?(?:[\p{Ll}-]+\s)?(?:(?:town|city|village|port)\sof\s)?$",
    regex.I,
)
_PART = regex.compile(r"\s(?:neighbou?rhood|quarter|suburb)\b")
_AT_THE = regex.compile(r"(?<!\p{L})(?:in|at|on|near|outside|across|around)\s+the\s+$", regex.I)
_AIMED = regex.compile(
    r"\b(?:attacks?|raids?|strikes?|airstrikes?|bombings?|bombardment|shelling|assaults?)\son\s$", regex.I
)
_BOMBED = regex.compile(r"\b(?:bombed|shelled|bombarded)\s$")
_IN_BRACKETS = regex.compile(r"\s\(((?:[^(),]{1,40},\s)?)(\p{Lu}[^(),]{1,40})\)")
_BESIDE = regex.compile(
    r",\sin\s(?:the\s)?(?:north|south|east|west|central)\p{Ll}*\s(?:of\s)?\p{Lu}|"
    r",\s\p{Lu}[\p{L}’' -]{1,40}\s(?i:governorate|province|prefecture|oblast|county|district|region)\b"
)
_SUFFERS = regex.compile(
    r"(?:,\s\p{Lu}[\p{L} ]{1,30},)?\s(?:suffered\s(?:especially|most|worst|heavily|the\s(?:most|worst))\b"
    r"|(?:was|were)\s(?:the\s)?(?:(?:\p{Ll}+\s)?(?:hardest|worst|badly|heavily)\shit|flooded|devastated|"
    r"shelled|bombed)\b)"
)
_IN_TOWN = regex.compile(r",\s(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)")


def of_site(before: str) -> bool:
    """Whether a site of what follows is told: "in the old market of", "burned the petrol station of".

    >>> of_site("ran down the main street of "), of_site("the president of ")
    (True, False)
    """
    return (_AT_SITE.search(before) or _OF_SITE.search(before)) is not None


def in_part(before: str) -> bool:
    """Whether something is or happens in a part of what follows: "in the Hali quarter of west".

    >>> in_part("two houses in the Hali quarter of west "), in_part("the mayor of ")
    (True, False)
    """
    return _IN_PART.search(before) is not None


def is_part(text: str, end: int) -> bool:
    """Whether a name is that of a part of a town, by the noun behind it: "the Hali quarter".

    >>> is_part("the Hali quarter", 8), is_part("the Hali family", 8)
    (True, False)
    """
    return _PART.match(text, end) is not None


def at_the(before: str) -> bool:
    """Whether a preposition of place and an article stand before a name."""
    return _AT_THE.search(before) is not None


def is_aimed_at(before: str) -> bool:
    """Whether what follows is what an attack is on: "three raids on"."""
    return _AIMED.search(before) is not None


def is_bombed(before: str) -> bool:
    """Whether what follows is said to be bombed or shelled, as places are."""
    return _BOMBED.search(before) is not None


def has_region(text: str, end: int, before: str = "") -> bool:
    """Whether the region of a place stands behind it, as coders and monitors write.

    >>> has_region("Tyrvos (Thessaly)", 6), has_region("Zabrun, Hodeidah governorate", 6)
    (True, True)
    >>> has_region("Dorn (Labour)", 4), has_region("in Sines (Alentejo Litoral)", 8, "in ")
    (False, True)
    """
    told = _IN_BRACKETS.match(text, end)
    if told is not None:
        name = told[2].rpartition(" ")[0] if is_a(told[2].rpartition(" ")[2], "place") else told[2]
        led = before.endswith("in ") and " " in told[2]  # not "in Varn (Labour)"
        return led or any(spot.kind in _WHOLES for spot in spots(name)) or bool(told[1])
    outer = _IN_TOWN.match(text, end) if before.endswith("of ") else None
    beside = outer is not None and any(spot.kind == "division" for spot in spots(outer[1]))
    return beside or _BESIDE.match(text, end) is not None


_WHOLES = ("country", "division")


def suffers(text: str, end: int) -> bool:
    """Whether what is said behind a name is said of places and not of people.

    >>> suffers("Varn was hardest hit", 4), suffers("Dorn was hit", 4)
    (True, False)
    """
    return _SUFFERS.match(text, end) is not None


def in_known(text: str, end: int) -> bool:
    """Whether a place that is known stands behind a comma: "in Abu Siran, Omdurman"."""
    found = _IN_TOWN.match(text, end)
    return found is not None and bool(spots(found[1]) or spots(found[1].partition(" ")[0]))
