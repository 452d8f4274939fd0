"""Against whom: the names of one person in what is said against persons, and the fullest of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimkit.models import Claim
from claimkit.names import match_names
from claimkit.names.words import words_borne


def each_in_full(names: Iterable[str]) -> dict[str, str]:
    """Return for each name the fullest name of the same person among them.

    A surname alone is that of the only person who bears it; of two it stays by itself.

    >>> each_in_full(["Jesse L. Arno Jr.", "Arno", "Jesse Arno Jr.", "Petra Lind"])["Arno"]
    'Jesse L. Arno Jr.'
    """
    given = sorted(set(names), key=lambda name: (-len(name.split()), name))
    found: dict[str, str] = {}
    for name in given:
        same = [full for full in dict.fromkeys(found.values()) if _same(full, name)]
        found[name] = same[0] if len(same) == 1 else name
    return found


def _same(full: str, name: str) -> bool:
    if not (full[:1].isupper() and name[:1].isupper()):
        return False  # "three officers" of two reports may be others
    words, others = words_borne(name), words_borne(full)
    return others[-1:] == words if len(words) == 1 else match_names(full, name).is_match


def accused_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return against whom all claims are that say against whom they are; nobody where they differ.

    >>> from claimkit.models import Actor
    >>> told = [Claim("plea", "guilty", "Daily", accused=[Actor(n)]) for n in ("Ivan Dorn", "Ivan P. Dorn")]
    >>> accused_of(told)
    ('Ivan P. Dorn',)
    """
    told = {tuple(actor.name for actor in c.accused) for c in claims if c.accused}
    named = {names for names in told if any(name[:1].isupper() for name in names)}
    told = named if len(named) == 1 else told  # beside a name "a man" is the one named
    if len(told) > 1:
        full = each_in_full(name for names in told for name in names)
        told = {tuple(dict.fromkeys(full[name] for name in sorted(names))) for names in told}
    return told.pop() if len(told) == 1 else ()
