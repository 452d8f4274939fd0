"""How a count stands to others, by its words: on top of those told before, or of an earlier event."""

from __future__ import annotations

import datetime

from claimkit.datespans import DateSpan
from claimkit.reading.lexicon import word_list
from claimkit.reading.tokens import Token, index_from

_NEAR = 6  # words between the auxiliary and the figure: "had already killed well over 1,600"


def is_added(words: list[Token]) -> bool:
    """Whether a sentence joins a further group to those told before: "four civilians died as well".

    >>> from claimkit.reading.tokens import sentence_words
    >>> is_added(sentence_words("Four civilians were killed too."))
    True
    """
    told = f" {' '.join(token.word for token in words)} "
    return any(f" {adverb} " in told for adverb in word_list("adding"))


def is_asked(words: list[Token], start: int, at: int) -> bool:
    """Whether a count stands in a question that does not take it for granted.

    "Who decided to kill four guards?" asks, and so does "Were 12 people killed?"; "who lit the fire that
    killed 12 people?", "what of the 12 deaths?" and "why were 12 killed?" tell of twelve.

    Args:
        words: the tokens of the sentence.
        start: where the figure begins.
        at: where the word for what became of those counted begins.

    Example:
        >>> from claimkit.reading.tokens import sentence_words
        >>> words = sentence_words("Would they kill 12 people?")
        >>> is_asked(words, words[3].start, words[2].start)
        True
    """
    ends = next((t.word for t in words if t.start > start and t.word in _ENDS), "")
    if ends != "?":
        return False
    index = next((i for i, t in enumerate(words) if t.start == at), None)
    if index is None:
        return True
    told = any(s.form in ("past", "participle") for s in words[index].senses)
    named = not words[index].is_a("predicate") or words[index].is_a("noun")
    before = words[max(0, index - _NEAR) : index]
    asking = next((t for t in reversed(words[:index]) if t.word in _GRANTING or t.word in _ENDS), None)
    if asking is not None and asking.word in _GRANTING and not any(t.is_a("modal") for t in words[:index]):
        return False  # a reason or a way is asked for, of what happened
    relative = any(t.is_a("relative") for t in before) and not any(t.is_a("modal") for t in before)
    return not ((told and relative) or (named and any(t.word in ("the", "these", "those") for t in before)))


_ENDS = frozenset(".?!;")
_GRANTING = frozenset(("why", "how"))


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
    at = index_from(words, start)
    before = (token.word for token in words[max(0, at - _NEAR) : at])
    return not word_list("past_perfect").isdisjoint(before)
