"""Words around a name that make it one of a place, whether or not a gazetteer knows it."""

from __future__ import annotations

import regex

from claimkit.places import spots
from claimkit.reading.runs import Run, classes, is_a

QUARTER = r"(?:(?:(?:north|south)?(?:east|west)?(?:ern)?|north|south|old|central)\s+)?"
"""Words between "of" and the name of a town: "the Hali quarter of west Mosul"."""

_IN_PART = regex.compile(
    r"(?<!\p{L})(?:in|at|on|near|of|hit|struck|shelled|bombed|targeted)\s+(?:the\s+)?(?:[\p{L}\p{N}'’-]+\s+){0,4}?"
    rf"(?:neighbou?rhood|quarter|district|suburb|ward|area|part|side|outskirts)\s+of\s+{QUARTER}$",
    regex.I | regex.R,
)
_AT_SITE = regex.compile(
    r"(?<!\p{L})(?:in|at|near|outside|inside|across|around|on|down|along|through)\s+(?:the|a|an|one)\s+"
    r"(?:[\p{Ll}-]+\s+){0,2}?"
    rf"(?:{'|'.join(sorted(classes()['building'] | classes()['place'] | classes()['ofplace']))})s?\s+of\s+$",
    regex.I | regex.R,
)
_OF_SITE = regex.compile(
    rf"(?<!\p{{L}})the\s(?:[\p{{Ll}}-]+\s){{0,2}}?(?:{'|'.join(sorted(classes()['building']))})s?\s+of\s+$"
    r"|(?<!\p{L})(?:in|at|on|near)\sthe\s(?:[\p{Ll}-]+\s)?"
    r"(?:edge|outskirts|centre|center|heart|middle|entrance|gates?|north|south|east|west)\sof\s"
    r"(?:the\s)?(?:[\p{Ll}-]+\s)?(?:(?:town|city|village|port)\sof\s)?$",
    regex.I | regex.R,
)
_PART = regex.compile(r"\s(?:neighbou?rhood|quarter|suburb)\b")
_AT_THE = regex.compile(r"(?<!\p{L})(?:in|at|on|near|outside|across|around)\s+the\s+$", regex.I | regex.R)
_AIMED = regex.compile(
    r"\b(?:attacks?|raids?|strikes?|airstrikes?|bombings?|bombardment|shelling|assaults?)\son\s$",
    regex.I | regex.R,
)
_BOMBED = regex.compile(r"\b(?:bombed|shelled|bombarded)\s$", regex.R)
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


_NEAR = regex.compile(
    r"(?<!\p{L})(?:near|outside|off|beyond|close\sto|not\sfar\sfrom|away\sfrom|suburban|suburbs?\sof|outskirts\sof|"
    r"(?<!\bthe\s)(?:north|south|east|west|(?:north|south)[- ]?(?:east|west))(?:ern)?\sof|"
    r"(?:km|kilomet(?:er|re)s?|miles?)\s(?:\([^()]*\)\s)?(?:inland\s)?(?:from|off))\s"
    r"(?:the\s)?(?:(?:coast|shore|town|city|village|port|capital|settlement)\s(?:of\s)?)?(?:(?!wh|how|that)\p{Ll}+\s)?$",
    regex.I | regex.R,
)


def near(before: str) -> bool:
    """Whether what follows is said to be near, and not the place itself: "off", "12 km north of".

    >>> near("sank off the coast of "), near("12 km north of "), near("a suburb of "), near("the north of ")
    (True, True, True, False)
    """
    return _NEAR.search(before) is not None


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


_CALLED = regex.compile(
    r"\b(?:(?:known|called|named|dubbed|nicknamed)\s(?:\p{L}+\s)?|on\srecord\s|ever\s(?:\p{L}+\s)?)"
    r"in\s(?:the\s)?$"
)
_IN_NOUN = regex.compile(r"\s(?:history|politics|law|policy|culture|society|literature)\b")


def told_elsewhere(text: str, before: str, end: int) -> bool:
    """Whether what is "in" a place did not happen there: what it is called, or the worst on record.

    >>> told_elsewhere("known in the Philippines as Aya", "known in the ", 24)
    True
    >>> told_elsewhere("the worst in U.S. history", "the worst in ", 17)
    True
    >>> told_elsewhere("hit in Varn", "hit in ", 11)
    False
    """
    return (_CALLED.search(before) or _IN_NOUN.match(text, end)) is not None


_AT_ITS = regex.compile(r"\b(?:in|at|inside|outside|near)\s(?:an?|the)\s(?:\p{Ll}[\p{L}-]*\s)?$", regex.I)
_NOUNS = regex.compile(r"\s(\p{Ll}+)(?:\s(\p{Ll}+))?")


def at_its(text: str, before: str, end: int) -> bool:
    """Whether a place owns what something happened at: "at a packed Varn nightclub".

    >>> at_its("at a packed Varn nightclub", "at a packed ", 16), at_its("in a Varn paper", "in a ", 9)
    (True, False)
    """
    nouns = _NOUNS.match(text, end) if _AT_ITS.search(before) else None
    return nouns is not None and any(is_a(word, "venue", "building") for word in nouns.groups() if word)


_CHANGE_IN = regex.compile(
    r"\b(?:cuts?|reductions?|increases?|decreases?|changes?|growth|savings|rise|drop|decline|investments?|stakes?|"
    r"shares?)\sin\s(?:the\s)?$",
    regex.I | regex.R,
)


def of_change(before: str) -> bool:
    """Whether what follows is what grows or shrinks: "cuts in"."""
    return _CHANGE_IN.search(before) is not None


_BROUGHT = regex.compile(
    r"\b(?:br(?:ought|ing\w*)|dealt|delivered)\b[^.;:]{0,60}\bto\s(?:[\p{L}'-]+\s){0,2}$|"
    r"\b(?:evacuated|rescued|displaced|airlifted)\s(?:[\p{L}'-]+\s){0,2}?from\s(?:[\p{L}'-]+\s){0,1}$"
)


def is_brought(before: str) -> bool:
    """Whether something comes to what follows, or people are saved from it.

    >>> is_brought("brought heavy rain to "), is_brought("were evacuated from "), is_brought("came from ")
    (True, True, False)
    """
    return _BROUGHT.search(before) is not None


_SOME = regex.compile(r"\b(?:an?|this|that|one)\s(?:[\p{Ll}-]+\s)*$", regex.I)


def is_some(before: str) -> bool:
    """Whether a noun behind these words is another than its owner: "this small (suburb of Varn)".

    >>> is_some("on this small "), is_some("in the ")
    (True, False)
    """
    return _SOME.search(before) is not None


_REPUBLIC_OF = regex.compile(
    r"\s(?:\p{Ll}+\s)?(?:(?P<republic>republic)|province|state|region|territory)\sof\s(?:the\s)?\p{Lu}"
)
_ADJECTIVE = ("ian", "ean", "ese", "ish", "ic")


_BORDER = regex.compile(r"\s(?:border|frontier)\b")


def is_beside_place(text: str, end: int, name: str) -> bool:
    """Whether a name is no place, but says of what sort one is, or which places a border parts.

    >>> said = "the Transcaucasian republic of Georgia", "the Kharkiv region of Ukraine"
    >>> [is_beside_place(text, text.index(" re"), text[4:].partition(" ")[0]) for text in said]
    [True, False]
    >>> is_beside_place("the Texas-Mexico border", 16, "Texas-Mexico")
    True
    """
    if "-" in name and _BORDER.match(text, end):
        return True  # what is near it is on one side of it
    found = _REPUBLIC_OF.match(text, end)
    return found is not None and (bool(found["republic"]) or (name.endswith(_ADJECTIVE) and not spots(name)))


_OF_BODY = regex.compile(r"\s+of\s+the\s+((?:\p{Lu}[\p{L}.]*\s+){0,3}\p{Lu}[\p{L}.]*)")


def is_of_body(text: str, run: Run) -> bool:
    """Whether a district or department is of a body: "Varn School District", "Varn Police Department"."""
    words = run.small
    if words[-1] not in ("district", "department"):
        return False
    of = _OF_BODY.match(text, run.end)
    within = of[1].split() if of is not None else words[-2:-1]
    return any(is_a(word, "organisation") for word in within)
