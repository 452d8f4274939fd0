"""Countries: their names, capitals and demonyms."""

from __future__ import annotations

import functools
from typing import NamedTuple

from claimkit.text import read_table


class Nation(NamedTuple):
    """A country or a territory with a name of its own.

    Attributes:
        code: ISO 3166.
        names: the common one first.
        capital: empty where it is disputed.
        demonyms: the adjective first, then the nouns for its people.
    """

    code: str
    names: tuple[str, ...]
    capital: str
    demonyms: tuple[str, ...]


@functools.cache
def nations() -> dict[str, Nation]:
    """Countries by their code."""
    rows = read_table("claimkit.places", "nations.tsv")
    return {
        code: Nation(code, tuple(names.split("|")), capital, tuple(demonyms.split("|")))
        for code, names, capital, demonyms in rows
    }


@functools.cache
def _demonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for nation in nations().values():
        for demonym in nation.demonyms:
            found.setdefault(demonym.casefold(), nation.names[0])
    return found


def country_of_demonym(word: str) -> str | None:
    """Return the country whose people or things a word calls so; None where it is no demonym.

    >>> country_of_demonym("Lithuanian"), country_of_demonym("Danes"), country_of_demonym("Vilnius")
    ('Lithuania', 'Denmark', None)
    """
    return _demonyms().get(word.casefold())


def is_demonym(word: str) -> bool:
    """Whether a word names the people or the things of a country.

    >>> is_demonym("South Korean"), is_demonym("Korea")
    (True, False)
    """
    return word.casefold() in _demonyms()


def capital_of(country: str) -> str | None:
    """Return the capital of a country by one of its English names; None where it is disputed or not known.

    >>> capital_of("Lithuania"), capital_of("UK")
    ('Vilnius', 'London')
    """
    low = country.casefold()
    found = (n.capital for n in nations().values() if any(name.casefold() == low for name in n.names))
    return next(found, None) or None
