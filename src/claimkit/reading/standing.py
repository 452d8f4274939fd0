"""How a count stands to others, by its words: on top of those told before, or of an earlier event."""

from __future__ import annotations

import datetime

from claimkit.datespans import DateSpan
from claimkit.reading.lexicon import word_list
from claimkit.reading.tokens import Token

_NEAR = 6  # words between the auxiliary and the figure: "had already killed well over 1,600"


def is_added(words: list[Token]) -> bool:
    """Whether a sentence joins a further group to those told before: "four civilians died as well".

    >>> from claimkit.reading.tokens import sentence_words
    >>> is_added(sentence_words("Four civilians were killed too."))
    True
    """
    told = f" {' '.join(token.word for token in words)} "
    return any(f" {adverb} " in told for adverb in word_list("adding"))


def is_recalled(
    words: list[Token], start: int, about: DateSpan | None, told: datetime.date | None, sentence: str
) -> bool:
    """Whether a count looks back: "which had killed 1,600 in October 2005", at a time before the one told of.

    A month or a year of its own beside a past perfect; a running month is not looked back at.

    Args:
        words: the tokens of the sentence.
        start: where the count begins.
        about: the days that it is about.
        told: the day on which it was told.
        sentence: the words of the sentence.
    """
    if about is None or about.latest is None or about.earliest == about.latest:
        return False
    if not about.text or about.text not in sentence or (told and about.latest >= told.replace(day=1)):
        return False
    before = [token.word for token in words if token.start < start]
    return not word_list("past_perfect").isdisjoint(before[-_NEAR:])
