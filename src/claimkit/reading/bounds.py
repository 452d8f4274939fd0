"""Where the clause around a word begins and ends."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from claimkit.reading.tokens import Token

LONGEST = 40
"""Words on either side of one that a clause can have: more stand in lists, and the work stays linear."""

_MARKS = frozenset((";", ":", ".", "—", "(", ")", "!", "?"))


def clause(words: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the index of the first word of the clause around a word, and of the one behind the last.

    Stronger marks than a comma part clauses, and so do words that open a clause under another, and a comma
    before "and" or "but".

    Example:
        >>> from claimkit.reading.tokens import sentence_words
        >>> words = sentence_words("A boy fell while his sister slept; nobody was hurt.")
        >>> first, behind = clause(words, 2)
        >>> " ".join(word.word for word in words[first:behind])
        'a boy fell'
    """
    first, least = at, max(0, at - LONGEST)
    while first > least and not _parts(words, first - 1):
        first -= 1
    behind, most = at + 1, min(len(words), at + LONGEST)
    while behind < most and not _parts(words, behind):
        behind += 1
    return first, behind


_PARTING = frozenset(("relative", "subordinator"))


def _parts(words: Sequence[Token], at: int) -> bool:
    """Whether a clause ends at a word."""
    token = words[at]
    if token.word in _MARKS:
        return True
    if token.word == ",":
        return at + 1 < len(words) and words[at + 1].is_a("conj", "relative")
    if _PARTING.isdisjoint(token.classes):
        return False
    if token.is_a("relative"):
        return token.word != "that" or (at > 0 and words[at - 1].is_a("noun", "report"))
    if not token.is_a("subordinator") or token.word in ("as", "so", "that"):
        return False
    return not token.is_a("preposition") or _holds_verb(words, at + 1)


def _holds_verb(words: Sequence[Token], at: int) -> bool:
    """Whether what stands behind "after" or "before" is a clause with a verb of its own, and no mere noun."""
    for token in itertools.islice(words, at, at + LONGEST):
        if token.kind == "mark" or token.is_a("conj"):
            return False
        if token.is_a("be", "have", "modal", "verb", "report") or (token.senses and not token.is_a("noun")):
            return True
    return False
