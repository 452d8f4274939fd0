"""Whether a sentence tells of an event anew, or goes on with one that was told before.

"A blast" and "were shot" bring an event in; "the blast" takes one up, and who dies may die of what happened
days before.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

import attrs

from claimkit.mentions.model import EventMention
from claimkit.models import Claim, Novelty
from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.accused import COURT
from claimkit.reading.events import AFTERMATH
from claimkit.reading.lexicon import word_list
from claimkit.reading.senses import kind_words
from claimkit.reading.tokens import Token, joined, listed, sentence_words, terms_told, with_classes

NOUN_PHRASE = 5
"""Words before a noun that belong to it, the first of them its article."""

_FRESH = frozenset("a an another each every any some".split())


@rule(
    "an event apart from those told",
    "<apart_from_all> !<mark/preposition/verb>* <event/incident>",
    "<event/incident> , <apart_from_all>",
    "^ <apart_from_all> ,",
    examples=[
        ("In a separate shooting, two died.", "other"),
        ("In an unrelated incident, two died.", "other"),
        ("Separately, two died in a fire.", "other"),
        ("They live at separate addresses.", ""),
    ],
)
def _other(_: Match) -> Novelty:
    return Novelty.OTHER


@rule(
    "another storm or earthquake",
    "another/second/third/fourth/fifth !<mark/preposition/verb/human>* <hazard> <verb>",
    examples=[
        ("Another cyclone struck three weeks later, killing 1,000.", "other"),
        ("A second strong earthquake hit the city and killed four.", "other"),
        ("It was the second storm to strike the country.", ""),
        ("Another landslide killed four.", ""),
    ],
)
def _hazard(_: Match) -> Novelty:
    return Novelty.OTHER


@rule(
    "one more event of a sort",
    "another/second/third/fourth/fifth !<mark/preposition/verb/human/event>* <event/incident>",
    "<event/incident> again",
    examples=[
        ("Another blast killed four.", "again"),
        ("A second suicide bombing hurt two.", "again"),
        ("The town was shelled again.", "again"),
        ("Another man died in the blast.", ""),
    ],
)
def _again(_: Match) -> Novelty:
    return Novelty.AGAIN


def novelty_of(
    words: Sequence[Token], told: Mapping[int, str | None], without: frozenset[str] = frozenset()
) -> Novelty:
    """Return how a sentence brings in the event of which it tells.

    Args:
        words: its tokens.
        told: the kind of event that each word tells of, by index.
        without: rules that are switched off.

    >>> from claimkit.reading.senses import events_told
    >>> def shown(sentence):
    ...     words = sentence_words(sentence)
    ...     return novelty_of(words, events_told(words)).value
    >>> shown("A bomb killed two."), shown("Another bomb killed two.")
    ('new', 'again')
    >>> shown("The shooting killed two."), shown("Two died in the blast.")
    ('unknown', 'unknown')
    """
    found = None
    if PLACED.can_match(terms_told(words) | _HAZARD):
        found = PLACED.without(without).first(_dressed(words, told))
    if found is not None:
        return Novelty(found.made)
    momentary = [n for n in told if words[n].word not in word_list("lasting_events")]
    return Novelty.NEW if any(_brings_in(words, n) for n in momentary) else Novelty.UNKNOWN


def harms(token: Token) -> bool:
    """Whether a verb tells what happened to somebody, and not only that he died: maybe days after it.

    >>> killed, died = (sentence_words(f"Two {verb}.")[1] for verb in ("drowned", "died"))
    >>> harms(killed), harms(died)
    (True, False)
    """
    word = token.word.partition(" ")[0]
    return word not in word_list("dying") and any(s.frame in ("patient", "agent") for s in token.senses)


def has_own_time(words: Sequence[Token]) -> bool:
    """Whether a sentence is led by a time: it tells what happened then, and may be another event.

    >>> [has_own_time(sentence_words(text)) for text in ("Hours later, two died.", "At home, two died.")]
    [True, False]
    """
    comma = next((n for n, t in enumerate(words[: _LED + 1]) if t.word == ","), 0)
    return any(t.kind == "date" or t.word in _TIMES for t in words[:comma])


_LED = 6  # words of a time that leads a sentence: "In the early hours of Sunday,"
_TIMES = frozenset("later earlier afterwards minutes hours".split())


def _brings_in(words: Sequence[Token], at: int) -> bool:
    """Whether a word for an event is a verb, or a noun that no definite article makes known."""
    for back in range(1, min(at, NOUN_PHRASE) + 1):
        word = words[at - back]
        if word.is_a("determiner"):
            return word.word in _FRESH
        if word.word == "'s":
            return False
        if word.kind != "word" or word.is_a("preposition", "conj", "be", "have", "modal", "pronoun"):
            break
    return True


def _dressed(words: Sequence[Token], told: Mapping[int, str | None]) -> list[Token]:
    clad = listed(words)
    for at in told:
        token = clad[at]
        hazard = token.word in word_list("hazards")
        clad[at] = with_classes(token, joined(token.classes, _HAZARD if hazard else _EVENT))
    return clad


_EVENT, _HAZARD = frozenset(("event",)), frozenset(("event", "hazard"))


def _shown(text: str) -> Iterator[tuple[str, str]]:
    words = sentence_words(text)
    for found in PLACED.scan(_dressed(words, {n: "" for n, t in enumerate(words) if t.word in kind_words()})):
        yield found.rule, str(found.made)


PLACED = Grammar("events brought in", [_other, _hazard, _again], _shown)


def of_earlier_deeds(
    claims: Sequence[Claim], mentions: Sequence[EventMention], oldest: datetime.date | None = None
) -> list[Claim]:
    """Return the claims of a report, those of another event that tell of courts and arrests before its own.

    Nobody is charged, held or jailed for what has not happened yet: "the driver was held on Sunday" follows
    Saturday's crash, "a man was jailed on Thursday for burglary" does not.

    Args:
        claims: the claims of one report.
        mentions: what it tells of; the main one is its own event.
        oldest: the first day that is news where no day of the event is told.
    """
    main = next((m for m in mentions if m.main), None)
    if main is None or main.kind in AFTERMATH:
        return list(claims)
    first = main.day.earliest if main.day is not None else oldest
    if first is None:
        return list(claims)
    return [
        attrs.evolve(c, novelty=Novelty.OTHER)
        if c.attribute in _FOLLOWING
        and c.about is not None
        and c.about.latest is not None
        and c.about.latest < first
        else c
        for c in claims
    ]


_FOLLOWING = COURT | {"arrests", "press_arrested", "house_arrests"}
