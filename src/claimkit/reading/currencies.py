"""Currencies: which of two a sign is of, where countries share it."""

from __future__ import annotations

import regex

from claimkit.models import Place
from claimkit.places import PlaceRelation, place_relation
from claimkit.reading.naming import Names
from claimkit.text import Span

_YUAN = regex.compile(r"\b(?:RMB|CNY|yuan|renminbi)\b")
_YEN = regex.compile(r"\b(?:JPY|yen)\b")


def yen_or_yuan(text: str, names: Names, place: Place | None) -> str | None:
    """Return the currency of "¥": that which the report names, or of the country it tells of; None if of two.

    Args:
        text: the report.
        names: the names in it.
        place: the place of what is paid or lost.

    >>> text = "The flood hit Henan in China. Damage came to ¥2 million."
    >>> yen_or_yuan(text, Names(text, [Span(0, len(text))]), None)
    'CNY'
    """
    if place is not None:
        lies = [c for country, c in _COUNTRIES if place_relation(place.name, country) in _INSIDE]
        if len(lies) == 1:
            return lies[0]
    yuan, yen = _YUAN.search(text) is not None, _YEN.search(text) is not None
    if yuan is not yen:
        return "CNY" if yuan else "JPY"
    told = {m.text for m in names.within(Span(0, len(text))) if m.kind == "place"}
    there = [c for country, c in _COUNTRIES if country in told]
    return there[0] if len(there) == 1 else None if there else "JPY"


_COUNTRIES = (("China", "CNY"), ("Japan", "JPY"))
_INSIDE = (PlaceRelation.WITHIN, PlaceRelation.SAME)
