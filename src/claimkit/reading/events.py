"""What kind of event a sentence tells of, by its words, else by those of the report."""

from __future__ import annotations

import collections
import itertools
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet

from claimkit.models import Grade
from claimkit.reading.lexicon import word_list
from claimkit.reading.parts import OF_PEOPLE
from claimkit.reading.tokens import Token, words_told
from claimkit.text import Span

_BY_ATTRIBUTE = {
    "crowd_size": "protest",
    "press_arrested": "protest",
    "police_deployed": "protest",
    "charge": "trial",
    "investigation_demanded": "trial",
    "investigation_opened": "trial",
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
_OF_PEOPLE = OF_PEOPLE | {"house_arrests"}
_STANDING = frozenset(("population", "money", "temperature", "denial"))


AFTERMATH = frozenset(("trial", "arrests"))
"""Kinds of events that follow another."""

SPOTS = frozenset(("attack", "accident"))
"""Kinds of events that happen on one day, at one place."""


WIDE = frozenset(("disaster",))
"""Kinds of events that reach over many places: what is told of one of them is not of the whole."""


def tells(words: list[Token], kinds: Collection[str]) -> bool:
    """Whether a sentence tells that something happened to people, or when; not what had been before."""
    there = words_told(words)
    if "had" in there:
        return False
    if kinds or not (word_list("happening").isdisjoint(there) and word_list("bursting").isdisjoint(there)):
        return True
    return any(_befell(words, at, there) for at, t in enumerate(words) if t.senses or t.kind == "count")


def _befell(words: list[Token], at: int, there: AbstractSet[str]) -> bool:
    """Whether a word says what became of people, or counts them, and not rounds of a magazine."""
    if words[at].kind == "count":
        counted = list(itertools.takewhile(lambda t: t.kind != "mark", words[at + 1 : at + 4]))
        return at + 1 == len(words) or any(t.is_a("human", "be") or t.senses for t in counted)
    return any(s.form != "base" and (not s.needs or not there.isdisjoint(s.needs)) for s in words[at].senses)


def event_kind(
    attribute: str,
    told: collections.Counter[str],
    report: collections.Counter[str],
    about: str | None = None,
    near: collections.Counter[str] | None = None,
) -> str | None:
    """Return the kind of event that a claim is about: by its attribute, its sentence, its report.

    What becomes of people is told of some event, be it by a word far away; a sum or a day need not be.

    Args:
        attribute: what is claimed.
        told: words for each kind in the sentence.
        report: the same in the whole report.
        about: the kind of event that the report is about, if any.
        near: words for each kind in the paragraph, if they tell of harm.
    """
    if attribute in _STANDING:
        return None
    if attribute in _BY_ATTRIBUTE:
        return _BY_ATTRIBUTE[attribute]
    far = _most(near or report, attribute) if attribute in _OF_PEOPLE else about
    best = _most(told, attribute) or far
    # who drowns or is hit by a tree in a storm is among those whom it killed
    elsewhere = {name: report[name] - told[name] for name in ("accident", "disaster")}
    inside = best == "accident" and elsewhere["disaster"] >= MOSTLY * max(1, elsewhere["accident"])
    return "disaster" if inside else best


def kind_grade(
    kind: str | None, attribute: str, told: collections.Counter[str], about: str | None, *, near: bool
) -> Grade:
    """Return on what the kind of event of a claim rests: its own words, its paragraph, its report.

    Args:
        kind: what :func:`event_kind` found.
        attribute: what is claimed.
        told: words for each kind in the sentence.
        about: the kind of event that the report is about, if any.
        near: whether the paragraph tells of harm.
    """
    if kind is None:
        return Grade.UNKNOWN
    if _BY_ATTRIBUTE.get(attribute) == kind:
        return Grade.CLAUSE
    if told[kind]:
        return Grade.SENTENCE
    if near:
        return Grade.MENTION
    return Grade.HEADING if kind == about else Grade.INHERITED


HARMING = frozenset(("attack", "accident", "disaster"))
"""Kinds of events that kill and hurt."""


def tells_several(told: collections.Counter[str]) -> bool:
    """Whether a sentence tells of several kinds of events that kill and hurt."""
    return len(HARMING & told.keys()) >= _SEVERAL


def nearest_kinds(
    words: Sequence[Token], events: Mapping[int, str], clause: Span, told: collections.Counter[str]
) -> collections.Counter[str]:
    """Return the kinds of events of a clause, where its sentence tells of several that kill and hurt.

    Args:
        words: the tokens of the sentence.
        events: the kind of event that each of them tells of, by index.
        clause: where the clause stands.
        told: words for each kind in the sentence.

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("Two die in a crash, stabbing in Newark")
    >>> both = collections.Counter(("accident", "attack"))
    >>> nearest_kinds(words, {4: "accident", 6: "attack"}, Span(0, 18), both)
    Counter({'accident': 1})
    """
    if not tells_several(told):
        return told
    near = (kind for at, kind in events.items() if clause.start <= words[at].start < clause.end)
    found = collections.Counter(near)
    return found if HARMING & found.keys() else told


_SEVERAL = 2
MOSTLY = 3
"""Words for disasters in other sentences, to one for accidents, from which an accident is in the disaster."""


def _most(counter: collections.Counter[str], attribute: str) -> str | None:
    """The kind told most often; arrests and a trial cannot kill or hurt."""
    ruled_out = (
        ("trial", "arrests")
        if attribute in ("deaths", "injuries", "missing", "shot", "casualties", "rescued")
        else ()
    )
    left = [(count, kind) for kind, count in counter.items() if kind not in ruled_out]
    # people die in an attack rather than in the crowd beside it, however many words tell of the crowd
    return (
        max(left, key=lambda pair: (pair[1] != "protest" or not ruled_out, pair[0], pair[1]))[1]
        if left
        else None
    )
