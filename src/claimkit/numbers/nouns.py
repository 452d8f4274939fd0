"""Nouns: what a number before them counts."""

from __future__ import annotations

from claimkit.numbers.cursor import Cursor
from claimkit.numbers.lexicon import PLAIN

_FAR = 6  # words looked at for the noun that a number counts


def noun_at(c: Cursor, i: int) -> tuple[str, int] | None:
    """Find the noun that a number before token i counts.

    Returns:
        Its class ("person", "force", "event", "participle", "thing", "" if unknown) and its index.
    """
    j = i + (c.func(i) == "of")
    j += c.isa(j, "determiner")
    found: tuple[str, int] | None = None
    plural = -1
    for k in range(j, min(j + _FAR, c.size)):
        word, entry = c.words[k], c.entries[k]
        if not word[0].isalpha():
            if _passes(c, word, k, first=k == j):
                continue
            break
        if entry.noun and not (entry.noun == "participle" and found is not None):
            found = (entry.noun, k)
        elif entry is PLAIN and _agentive(c, word):
            found = ("person", k)
        elif found is not None or entry.noun or entry.ends_noun:
            break
        elif plural < 0 and plural_like(c, word):
            plural = k
    if found is not None:
        return found
    return ("", plural) if plural >= 0 else _passive(c, j)


def _passes(c: Cursor, word: str, k: int, *, first: bool) -> bool:
    """Whether a mark may stand between a number and its noun: "non-combatants", «5 тыс. человек», quotes."""
    if word == "-":
        return c.touches(k) and c.touches(k + 1)
    return first and (word in "“\"‘'#" or (word == "." and c.isa(k - 1, "abbreviation")))


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
