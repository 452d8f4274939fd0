"""What kind of event a sentence tells of, by its words, else by those of the report."""

from __future__ import annotations

import collections
import functools
import itertools
from collections.abc import Collection

from claimkit.reading.tokens import Token
from claimkit.text import read_table

_BY_ATTRIBUTE = {
    "crowd_size": "protest",
    "press_arrested": "protest",
    "police_deployed": "protest",
    "charge": "trial",
    "investigation_demanded": "trial",
    "charge_threatened": "trial",
    "accusation": "trial",
    "police_means": "protest",
    "protester_means": "protest",
    "sentence_length": "trial",
    "sentence_exposure": "trial",
    "sentence_kind": "trial",
    "plea": "trial",
    "verdict": "trial",
    "magnitude": "disaster",
    "wind_speed": "disaster",
    "displaced": "disaster",
    "hostages": "attack",
    "attackers": "attack",
}
_STANDING = frozenset(("population", "money", "temperature", "denial"))


@functools.cache
def kind_words() -> dict[str, str]:
    """Kind of event by word."""
    return {
        word: kind for kind, words in read_table("claimkit.reading", "events.tsv") for word in words.split()
    }


def kind_of(words: list[Token], at: int) -> str | None:
    """Return the kind of event that a word tells of in its sentence; None where it tells of none.

    A word has its sense from those beside it: fire is opened or breaks out, a gun goes off by accident, and
    a band marches in a parade.
    """
    kind = kind_words().get(words[at].word)
    if kind == "disaster" and words[at].word == "fire" and _gunfire(words, at):
        return "attack"
    if kind == "attack" and _unmeant(words):
        return "accident"
    if kind == "protest" and words[at].word in _sense("procession") and _festive(words):
        return None
    return kind


AFTERMATH = frozenset(("trial", "arrests"))
"""Kinds of events that follow another."""


def _unmeant(words: list[Token]) -> bool:
    """Whether a sentence says that a shot or a blow was not meant: "accidentally", "by accident"."""
    said = _sense("unmeant")
    return any(t.word in said for t in words) or any(
        (a.word, b.word) in {("by", "accident"), ("by", "mistake")} for a, b in itertools.pairwise(words)
    )


def _festive(words: list[Token]) -> bool:
    """Whether a sentence tells of a procession that is no protest: a parade, a carnival."""
    told = {t.word for t in words}
    return not told.isdisjoint(_sense("festive")) and told.isdisjoint(_sense("cause"))


@functools.cache
def _senses() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in read_table("claimkit.reading", "senses.tsv")}


def _sense(name: str) -> frozenset[str]:
    return _senses()[name]


def kinds_told(words: list[Token]) -> collections.Counter[str]:
    """Count the words of a sentence that tell of each kind of event."""
    return collections.Counter(kind for at in range(len(words)) if (kind := kind_of(words, at)) is not None)


def tells(words: list[Token], kinds: Collection[str]) -> bool:
    """Whether a sentence tells that something happened to people, or when; not what had been before."""
    if any(token.word == "had" for token in words):
        return False
    said = _sense("happening")
    return bool(kinds) or any(t.senses or t.kind == "count" or t.word in said for t in words)


def _gunfire(words: list[Token], at: int) -> bool:
    """Whether "fire" is that of guns: "opened fire", "exchange of fire", "began to fire at", "under fire"."""
    before = words[at - 1].word if at else ""
    after = words[at + 1].word if at + 1 < len(words) else ""
    armed = before in (
        "open",
        "opened",
        "opening",
        "opens",
        "trade",
        "traded",
        "trading",
        "exchange",
        "exchanged",
        "return",
        "returned",
        "under",
        "hostile",
        "to",
    )
    armed = armed or before in _sense("guns")
    of_guns = before == "of" and at >= 2 and words[at - 2].word in ("exchange", "exchanges", "burst", "hail")
    return armed or of_guns or after in ("at", "on")


def event_kind(
    attribute: str, told: collections.Counter[str], report: collections.Counter[str]
) -> str | None:
    """Return the kind of event that a claim is about: by its attribute, its sentence, its report."""
    if attribute in _STANDING:
        return None
    if attribute in _BY_ATTRIBUTE:
        return _BY_ATTRIBUTE[attribute]
    for counter in (told, report):
        best = _most(counter, attribute)
        if best is not None:
            return best
    return None


def _most(counter: collections.Counter[str], attribute: str) -> str | None:
    """The kind told most often; arrests and a trial cannot kill or hurt."""
    ruled_out = (
        ("trial", "arrests")
        if attribute in ("deaths", "injuries", "missing", "shot", "casualties", "rescued")
        else ()
    )
    left = [(count, kind) for kind, count in counter.items() if kind not in ruled_out]
    # where as many words tell of either, people die in an attack rather than in the crowd beside it
    return (
        max(left, key=lambda pair: (pair[0], pair[1] != "protest" or not ruled_out, pair[1]))[1]
        if left
        else None
    )
