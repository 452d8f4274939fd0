"""Nouns: what a number before them counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.numbers.lexicon import PLAIN

if TYPE_CHECKING:
    from claimkit.numbers.cursor import Cursor

_FAR = 6  # words looked at for the noun that a number counts


def noun_at(c: Cursor, i: int) -> tuple[str, int] | None:
    """Find the noun that a number before token i counts.

    Returns:
        Its class ("person", "force", "event", "participle", "thing", "" if unknown) and its index.
    """
    size = c.size
    j = i
    if c.func(j) == "of":
        j += 1
    if c.isa(j, "determiner"):
        j += 1
    found: tuple[str, int] | None = None
    plural: int | None = None
    for k in range(j, min(j + _FAR, size)):
        word = c.words[k]
        if not word[0].isalpha():
            if word == "-" and c.touches(k) and c.touches(k + 1):
                continue
            if word == "." and k == j and c.isa(k - 1, "abbreviation"):
                continue
            if word in "“\"‘'#" and k == j:
                continue
            break
        entry = c.entries[k]
        if entry is not PLAIN:
            if entry.noun:
                if entry.noun == "participle" and found is not None:
                    break
                found = (entry.noun, k)
                continue
            if entry.stop or entry.func or entry.level or entry.quantifier:
                break
        elif _agentive(c, word):
            found = ("person", k)
            continue
        if found is not None:
            break
        if plural is None and plural_like(c, word):
            plural = k
    if found is not None:
        return found
    if plural is not None:
        return "", plural
    return _passive(c, j)


def _passive(c: Cursor, j: int) -> tuple[str, int] | None:
    """Read "1,800 were arrested", "12 have been wounded"."""
    if not c.isa(j, "be"):
        return None
    for k in range(j + 1, min(j + 4, c.size)):
        entry = c.entries[k]
        if entry.noun == "participle":
            return "participle", k
    return None


def plural_like(c: Cursor, word: str) -> bool:
    """Whether a word that is in no table looks like a plural."""
    endings, others = c.lexicon.endings["plural_ending"], c.lexicon.endings["not_plural"]
    return len(word) > 3 and word.endswith(endings) and not word.endswith(others)


def _agentive(c: Cursor, word: str) -> bool:
    """Whether a word's ending is one of those that name people: "protesters", "Venezuelans"."""
    return len(word) > 4 and word.endswith(c.lexicon.suffixes)


def noun_index(c: Cursor, i: int) -> int:
    """Return the index of the noun that a number before token i counts, or -1."""
    noun = noun_at(c, i)
    return -1 if noun is None else noun[1]
