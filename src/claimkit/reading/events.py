"""What kind of event a sentence tells of, by its words, else by those of the report."""

from __future__ import annotations

import collections
import functools

from claimkit.reading.tokens import Token
from claimkit.text import read_table

_BY_ATTRIBUTE = {
    "crowd_size": "protest",
    "press_arrested": "protest",
    "police_deployed": "protest",
    "charge": "trial",
    "investigation_demanded": "trial",
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


def kinds_told(words: list[Token]) -> collections.Counter[str]:
    """Count the words of a sentence that tell of each kind of event."""
    known = kind_words()
    told = collections.Counter(known[t.word] for t in words if t.word in known)
    shots = sum(_gunfire(words, at) for at, token in enumerate(words) if token.word == "fire")
    if shots:
        told["disaster"] -= shots
        told["attack"] += shots
    return +told


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
