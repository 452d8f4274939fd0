"""Currencies: which of several a sign is of, where countries share it."""

from __future__ import annotations

import regex

from claimkit.models import Place
from claimkit.places import PlaceRelation, place_relation
from claimkit.reading.naming import Names
from claimkit.text import Span

_YUAN = regex.compile(r"\b(?:RMB|CNY|yuan|renminbi)\b")
_YEN = regex.compile(r"\b(?:JPY|yen)\b")


def yen_or_yuan(text: str, names: Names) -> str | None:
    """Return the currency of "¥" in a report: which it names, or of the country it tells of; None if of two.

    Args:
        text: the report.
        names: the names in it.

    >>> text = "The flood hit Henan in China. Damage came to ¥2 million."
    >>> yen_or_yuan(text, Names(text, [Span(0, len(text))]))
    'CNY'
    """
    yuan, yen = _YUAN.search(text) is not None, _YEN.search(text) is not None
    if yuan is not yen:
        return "CNY" if yuan else "JPY"
    told = {m.text for m in names.within(Span(0, len(text))) if m.kind == "place"}
    there = [c for country, c in _COUNTRIES if any(place_relation(t, country) in _INSIDE for t in told)]
    return there[0] if len(there) == 1 else None if there else "JPY"


def yen_or_yuan_in(place: Place | None) -> str | None:
    """Return the currency of "¥" in a place, where it is known to lie in one of the countries that have it.

    >>> yen_or_yuan_in(Place("Osaka")), yen_or_yuan_in(Place("Lyon"))
    ('JPY', None)
    """
    lies = [c for country, c in _COUNTRIES if place and place_relation(place.name, country) in _INSIDE]
    return lies[0] if len(lies) == 1 else None


WHICH_DOLLARS = "which dollars they are is not said"
_US = regex.compile(r"\bUSD?\s?\$|\bUSD\b|\bU\.?S\.?\sdollars?\b")
_DOLLARS = (
    "Australia",
    "New Zealand",
    "Canada",
    "Singapore",
    "Hong Kong",
    "Taiwan",
    "Fiji",
    "Solomon Islands",
    "Jamaica",
    "Trinidad and Tobago",
    "Barbados",
    "Bahamas",
    "Belize",
    "Guyana",
    "Namibia",
    "Liberia",
)
"""Countries whose own currency is a dollar (ISO 4217), of which their papers write "$" as well."""


def other_dollars(text: str, names: Names) -> bool:
    """Whether "$" in a report may be of other dollars than those of the United States.

    >>> text = "A storm hit Brisbane in Australia. Damage came to $2 million."
    >>> other_dollars(text, Names(text, [Span(0, len(text))]))
    True
    """
    if _US.search(text):
        return False
    told = {m.text for m in names.within(Span(0, len(text))) if m.kind == "place"}
    return any(place_relation(t, country) in _INSIDE for t in sorted(told) for country in _DOLLARS)


_COUNTRIES = (("China", "CNY"), ("Japan", "JPY"))
_INSIDE = (PlaceRelation.WITHIN, PlaceRelation.SAME)
