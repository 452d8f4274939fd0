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


class Former(NamedTuple):
    """A state that is no more.

    Attributes:
        code: ISO 3166-3, or one of our own.
        names: the common one first.
        demonyms: the adjective first, then the nouns for its people.
        successors: codes of the countries of now where it lay.
    """

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    successors: tuple[str, ...]


@functools.cache
def former_states() -> tuple[Former, ...]:
    """States that are no more, whose names older reports use."""
    rows = read_table("claimkit.places", "former.tsv")
    return tuple(
        Former(code, tuple(names.split("|")), tuple(demonyms.split("|")), tuple(after.split()))
        for code, names, demonyms, after in rows
    )


@functools.cache
def _demonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for nation in nations().values():
        for demonym in nation.demonyms:
            found.setdefault(demonym.casefold(), nation.names[0])
    for former in former_states():
        found.update((demonym.casefold(), former.names[0]) for demonym in former.demonyms)
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
