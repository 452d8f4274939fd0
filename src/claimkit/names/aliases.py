"""Names of one thing that no spelling leads to: given by the caller, or a small table of places."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from claimkit.names.words import INSTITUTIONS, ParsedName, parse_name
from claimkit.text import read_table

Groups = frozenset[frozenset[str]]
"""Groups of names, each group the names of one thing."""


def groups_of(aliases: Iterable[Iterable[str]]) -> Groups:
    """Groups of aliases in a form that can be remembered.

    Raises:
        TypeError: if a group is a string, or holds something other than strings.
    """
    groups = []
    for group in aliases:
        if isinstance(group, str):
            raise TypeError(
                f"aliases are groups of names, not single names: {group!r}; write [[{group!r}, ...]]"
            )
        names = frozenset(group)
        for name in names:
            if not isinstance(name, str):
                raise TypeError(f"an alias is a string, not {type(name).__name__}: {name!r}")
        groups.append(names)
    return frozenset(groups)


@cache
def _places() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, row in enumerate(read_table("claimkit.names", "places.tsv")):
        for name in row:
            groups.setdefault(alias_key(parse_name(name, "place")), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in groups.items()}


def alias_key(name: ParsedName) -> str:
    """A name without its generic words, in one order.

    >>> alias_key(parse_name("Republic of Bashkortostan", "place"))
    'bashkortostan'
    """
    return " ".join(sorted(w.latin for w in name.words if w.role == "name")) or name.key


def _institutions(name: ParsedName) -> set[str]:
    return {w.concept for w in name.words if w.role == "generic"} & INSTITUTIONS


def known_aliases(left: ParsedName, right: ParsedName) -> bool:
    """Whether the shipped table of places has both names in one row.

    >>> known_aliases(parse_name("Kiev", "place"), parse_name("Київ", "place"))
    True
    """
    if left.kind != "place" or _institutions(left) != _institutions(right):
        return False
    table, none = _places(), frozenset[int]()
    return bool(table.get(alias_key(left), none) & table.get(alias_key(right), none))
