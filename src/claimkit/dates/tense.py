"""Which way the words around a date point: to what has happened, or to what is to come."""

from __future__ import annotations

import functools
from typing import Final

from claimkit.dates.lexer import Tokens
from claimkit.dates.resolution import Tense
from claimkit.dates.vocabulary import vocabulary

_REACH: Final = 12  # tokens looked at on either side: a clause of news prose
_STOPS: Final = frozenset({".", "!", "?", ";", ":", '"', "“", "”", ""})


@functools.cache
def _markers(language: str) -> dict[str, Tense | None]:
    words = vocabulary(language)
    markers: dict[str, Tense | None] = dict.fromkeys(words.of("past"), "past")
    return markers | dict.fromkeys(words.of("timetable"), "future") | dict.fromkeys(words.of("future"), "future")


def tense_around(tokens: Tokens, start: int, end: int, language: str = "en") -> Tense | None:
    """Return the tense of the clause that the tokens ``[start:end]`` stand in, or None.

    The verb before a date governs it ("was arrested Friday", "will begin Tuesday, officials said Monday"), and one
    after it only where none stands before ("On Saturday, thousands gathered").  A past participle with an
    auxiliary of the future is future ("will be sentenced", "is expected").
    """
    markers = _markers(language)
    words = tokens.words
    for i in range(start - 1, max(start - 1 - _REACH, 0), -1):
        word = words[i]
        if word in _STOPS and not (word == "." and len(words[i - 1]) <= 3):
            break
        tense = _tense_at(words, i, markers)
        if tense == "past":
            return "future" if _helped(words, i, markers) else "past"
        if tense:
            return tense
    for i in range(end, min(end + _REACH, len(words))):
        if words[i] in _STOPS:
            break
        tense = _tense_at(words, i, markers)
        if tense:
            return tense
    return None


def _tense_at(words: list[str], i: int, markers: dict[str, Tense | None]) -> Tense | None:
    word = words[i]
    if word in markers:
        # "set" and "due" look ahead only with what is to follow: "set for", "due to", "due in"
        if word in ("set", "due", "plan", "plans", "until", "going", "ahead") and words[i + 1] not in ("for", "to", "in", "on", "of", "by"):
            return None
        return markers[word]
    return "past" if len(word) > 4 and word.endswith("ed") and word.isalpha() else None


def _helped(words: list[str], i: int, markers: dict[str, Tense | None]) -> bool:
    """Whether an auxiliary of the future stands within three words before: "will be formally sentenced"."""
    before = words[max(i - 3, 0) : i]
    return any(markers.get(word) == "future" and word in ("will", "shall", "'ll", "won", "to", "must") for word in before)
