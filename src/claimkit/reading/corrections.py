"""Corrections: figures that take the place of others told before, and those that hold no longer."""

from __future__ import annotations

import re

from claimkit.reading.lexicon import word_list

_WORD = re.compile(r"[\w'’-]+")


def standing_of(before: str, after: str) -> tuple[bool, bool]:
    """Return whether a figure corrects one told before, and whether it was itself taken back.

    A sentence corrects where it revises a tally ("revised the toll down from 80 to 72", "lowered the number
    of injured to 31"), or speaks of an earlier figure that was wrong ("correcting an earlier figure of nine,
    police said six people died").  The figure that stands "from" there, or is that "earlier figure of",
    holds no longer.

    Args:
        before: the sentence up to the figure.
        after: the sentence after it.

    Example:
        >>> standing_of("Police revised the toll down from 80 to ", " on Tuesday.")
        (True, False)
        >>> standing_of("Police revised the toll down from ", " to 72 on Tuesday.")
        (False, True)
        >>> standing_of("The toll rose from 72 to ", " on Tuesday.")
        (False, False)
    """
    left, right = ([w.casefold() for w in _WORD.findall(text)] for text in (before, after))
    words = {*left, *right}
    if not words & word_list("tallies"):
        return False, False
    mends = bool(words & word_list("mending")) and bool(words & word_list("formerly"))
    if mends and left[-1:] == ["of"] and word_list("formerly") & set(left[-4:]):
        return False, True
    revises = bool(set(left) & (word_list("revising") | word_list("mending")))
    if revises and left[-1:] == ["from"]:
        return False, True
    return mends or (revises and left[-1:] == ["to"]), False
