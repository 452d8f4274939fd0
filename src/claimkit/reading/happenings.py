"""Which events a report tells of: their triggers, kinds, days, places, and which of them it is about."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attrs
import regex

from claimkit.datespans import DateSpan
from claimkit.mentions.model import EventMention, Standing
from claimkit.models import Claim, Grade, Novelty
from claimkit.quantities import Quantity
from claimkit.reading.dating import Days, is_day
from claimkit.reading.events import AFTERMATH, SPOTS
from claimkit.reading.fates import TRACED
from claimkit.reading.lexicon import lists_of, word_list
from claimkit.reading.naming import Names
from claimkit.reading.novelty import NOUN_PHRASE, novelty_of
from claimkit.reading.phrases import vocabulary
from claimkit.reading.telling import Telling
from claimkit.reading.tokens import Token
from claimkit.reading.whereabouts import grade_of, is_near, place_of
from claimkit.text import Span

LEAD = 3
"""Sentences of the body that tell what a report is about: news puts it first."""

RECALLED = 60
"""Days after which news no longer tells an event as news: two months, beyond any monthly paper."""

CLAUSE = regex.compile(r"[,;:()—–]|\b(?:after|before|while|when|where|who|which|that|because|since|as)\b")
_LAST_CLAUSE = regex.compile(CLAUSE.pattern, regex.R)


class Sentence(NamedTuple):
    """A sentence as mentions need it."""

    span: Span
    words: list[Token]
    heading: bool
    telling: Telling


def happenings(
    text: str,
    sentences: Sequence[Sentence],
    names: Names,
    days: Days,
    without: frozenset[str] = frozenset(),
) -> tuple[EventMention, ...]:
    """Return what a report tells of, in order; each event once.

    A sentence goes on with the event of its kind that was told last, unless it opens another: by another day,
    and by saying so ("another shooting"), by another place, or by bringing in anew what happens on one day.

    Args:
        text: the blanked text.
        sentences: those that are read.
        names: the names in it.
        days: the dates in it.
        without: rules that are switched off.
    """
    found: list[EventMention] = []
    for sentence in sentences:
        for mention, novelty in _of_sentence(text, sentence, names, days, without):
            at = _continued(found, mention, novelty)
            if at is None:
                found.append(mention)
            else:
                found[at] = _joined(found[at], mention)
    main = _main(found, sentences)
    return tuple(attrs.evolve(m, main=True) if at == main else m for at, m in enumerate(found))


def _of_sentence(
    text: str, sentence: Sentence, names: Names, days: Days, without: frozenset[str]
) -> Iterable[tuple[EventMention, Novelty]]:
    """The events that one sentence tells of, one of each kind and standing, and how it brings them in."""
    seen = set[tuple[str | None, Standing]]()
    told = sentence.telling.triggers
    stand = sentence.telling.standings if told else {}
    novelty = novelty_of(sentence.words, told, without) if told else Novelty.UNKNOWN
    for at, kind in sorted(told.items(), key=lambda item: _tells_less(sentence.words[item[0]])):
        if told.get(at - 1) == kind:
            continue  # "a bomb attack" is one event
        token, standing = sentence.words[at], stand.get(at, Standing.HAPPENED)
        clause = clause_of(text, sentence.span, token.start, token.end)
        day, grade = _day(text, sentence, days, clause, token)
        if day is not None and takes_up(sentence.words, at) and not _beside(days, sentence.span, token):
            day, grade = None, Grade.UNKNOWN  # it is that of what is told now
        if standing is Standing.HAPPENED and day is not None and days.day is not None:
            standing = _by_day(day, days.day, days.news or days.day)
        if (kind, standing) in seen:
            continue
        seen.add((kind, standing))
        place = place_of(names, text, sentence.span, token.start, token.end)
        most = Grade.HEADING if sentence.heading else Grade.SENTENCE
        yield (
            EventMention(
                text[token.start : token.end],
                token.start,
                token.end,
                kind,
                standing,
                day,
                grade,
                place,
                min(grade_of(names, text, place, clause, sentence.span), most),
                ((sentence.span.start, sentence.span.end),),
                near=is_near(names, text, place, sentence.span),
            ),
            novelty,
        )


def _tells_less(token: Token) -> bool:
    """Whether another word for an event tells more of it than this one: "a crowd gathered to protest"."""
    return "no_event_alone" in lists_of(token.word)


def clause_of(text: str, span: Span, start: int, end: int) -> Span:
    """Return the clause around a trigger: what no comma, bracket or conjunction parts from it."""
    before = _LAST_CLAUSE.search(text, span.start, start)
    after = CLAUSE.search(text, end, span.end)
    return Span(before.end() if before else span.start, after.start() if after else span.end)


def _by_day(day: DateSpan, published: datetime.date, news: datetime.date) -> Standing:
    if day.earliest is not None and day.earliest > published:
        return Standing.PLANNED
    if day.latest is not None and (news - day.latest).days > RECALLED:
        return Standing.RECALLED
    return Standing.HAPPENED


def takes_up(words: Sequence[Token], at: int) -> bool:
    """Whether a trigger only takes up what is known already: "in the shooting", "a collapsed mine".

    A definite noun behind a preposition says of which event something is told, and so does a participle
    before its noun.  The subject of a sentence, and whoever acts, is what the sentence tells of.

    >>> from claimkit.reading.tokens import sentence_words
    >>> def up(sentence, trigger):
    ...     words = sentence_words(sentence)
    ...     return takes_up(words, [t.word for t in words].index(trigger))
    >>> up("A victim of the cookout shooting died on Monday.", "shooting")
    True
    >>> up("Rescuers drilled into a collapsed copper mine on Friday.", "collapsed")
    True
    >>> up("Two men were charged on Thursday with murder.", "murder")
    True
    >>> up("The shooting in Ardin killed two.", "shooting"), up("Two died in a shooting.", "shooting")
    (False, False)
    """
    if _is_offence(words, at):
        return True
    if _ACTS.search(words[at].word):
        return False
    for back in range(1, min(at, NOUN_PHRASE) + 1):
        word = words[at - back]
        if word.is_a("determiner"):
            attributive = words[at].word.endswith("ed") and at + 1 < len(words) and _is_noun(words[at + 1])
            oblique = back < at and _leads(words[at - back - 1])
            return attributive or (oblique and word.word not in _FRESH)
        if word.kind != "word" or word.is_a("preposition", "conj", "be", "have", "modal", "pronoun"):
            return False
    return False


def _leads(token: Token) -> bool:
    """Whether a word, or a time such as "a day after", joins a noun to what is told of something else."""
    return token.is_a("preposition") or (token.kind == "date" and token.word.endswith((" after", " before")))


def _is_offence(words: Sequence[Token], at: int) -> bool:
    """Whether a trigger names what somebody is charged with: "charged on Thursday with attempted murder"."""
    first = max(0, at - _OFFENCE)
    led = next((n for n in range(at - 1, first, -1) if words[n].is_a("preposition")), first)
    by = _COURT.get(words[led].word, frozenset())
    return any(t.word in by for t in words[max(0, led - _OFFENCE) : led])


_COURT = {
    "with": frozenset("charge charged charges charging indicted".split()),
    "of": frozenset("accused convicted acquitted cleared guilty suspicion suspected charges".split()),
    "for": frozenset("jailed sentenced tried imprisoned wanted indicted".split()),
    "to": frozenset(("guilty",)),
}
"""Words of the court before each preposition that an offence stands behind."""
_OFFENCE = 5  # words between a verb of the court, its preposition and the offence
_FRESH = frozenset("a an another each every any some".split())
_ACTS = regex.compile(r"(?:[eo]rs?|m[ae]n|ants?|crowds?)$")


def _is_noun(token: Token) -> bool:
    return token.kind == "word" and not token.is_a(
        "preposition", "conj", "be", "have", "subordinator", "adverb"
    )


def _beside(days: Days, span: Span, token: Token) -> bool:
    """Whether a day stands right beside a trigger: "the shooting on Sunday", "Sunday's shooting"."""
    return any(
        0 <= m.start - token.end < BESIDE or 0 <= token.start - m.end < BESIDE for m in days.within(span)
    )


BESIDE = 6
"""Signs between a noun and a day that belongs to it: a preposition and its blanks, or a possessive."""


def _day(
    text: str, sentence: Sentence, days: Days, clause: Span, token: Token
) -> tuple[DateSpan | None, Grade]:
    """The day told beside a trigger, in its clause before elsewhere in its sentence."""
    start = token.start
    here = [m for m in days.within(sentence.span) if m.date.earliest is not None or m.date.latest is not None]
    near = [m for m in here if clause.start <= m.start < clause.end]
    far = near or [m for m in here if not _tells_what_came_of_it(text, sentence, m.start, m.end)]
    if not far:
        return None, Grade.UNKNOWN
    chosen = min(far, key=lambda m: (abs(m.start - start), m.start))
    return chosen.date, Grade.CLAUSE if near else Grade.SENTENCE


def _tells_what_came_of_it(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a day stands in a clause that tells what somebody said or did to the guilty afterwards.

    "A heater caused the fire, the fire chief said on Monday", "The owner of the block that fell, Ida Moss,
    was arrested on Thursday": neither day is that of the event.
    """
    clause = clause_of(text, sentence.span, start, end)
    return any(
        "say" in vocabulary().get(t.word, ())
        or t.word in word_list("mourning")
        or any(s.attribute in CAUGHT for s in t.senses)
        for t in sentence.words
        if clause.start <= t.start < clause.end
    )


CAUGHT = frozenset(("arrests", "press_arrested", "house_arrests"))
"""What is done to people for days after an event."""


def _continued(found: Sequence[EventMention], mention: EventMention, novelty: Novelty) -> int | None:
    """Which event told before a sentence goes on with; None where it opens another."""
    same = [at for at, m in enumerate(found) if m.kind == mention.kind and m.standing is mention.standing]
    if not same:
        return None
    last = found[same[-1]]
    if _apart(last.day, mention.day):
        elsewhere = (
            last.place is not None and mention.place is not None and last.place.name != mention.place.name
        )
        anew = novelty is Novelty.NEW and mention.kind in SPOTS
        if elsewhere or anew or novelty in (Novelty.AGAIN, Novelty.OTHER):
            return next((at for at in same if found[at].day == mention.day), None)
    return same[-1]


def _apart(one: DateSpan | None, other: DateSpan | None) -> bool:
    return one is not None and other is not None and is_day(one) and is_day(other) and not one.overlaps(other)


def _joined(told: EventMention, more: EventMention) -> EventMention:
    """An event with what a later sentence adds; what is told first, and what is surer, stays."""
    day, day_grade = told.day, told.day_grade
    if day is None and more.day is not None:
        day, day_grade = more.day, Grade.MENTION
    place, place_grade, near = told.place, told.place_grade, told.near
    if place is None and more.place is not None:
        place, place_grade, near = more.place, Grade.MENTION, more.near
    sentences = tuple(dict.fromkeys((*told.sentences, *more.sentences)))
    return attrs.evolve(
        told,
        day=day,
        day_grade=day_grade,
        place=place,
        place_grade=place_grade,
        sentences=sentences,
        near=near,
    )


def _main(found: Sequence[EventMention], sentences: Sequence[Sentence]) -> int | None:
    """Which event a report is about: what most of its headline and first sentences tell of, and no other."""
    body = [s for s in sentences if not s.heading][:LEAD]
    lead = {(s.span.start, s.span.end) for s in (*body, *(s for s in sentences if s.heading))}
    told = Counter[int]()
    for at, mention in enumerate(found):
        leading = sum(s in lead for s in mention.sentences)
        meant = len(mention.sentences) > 1 or not is_figurative(mention)
        if mention.standing is Standing.HAPPENED and leading and meant:
            told[at] = 2 * leading + (mention.kind not in AFTERMATH)
    return max(told, key=lambda at: (told[at], -at), default=None)


def without_figures(
    mentions: Iterable[EventMention], claims: Iterable[Claim], lead: int
) -> list[EventMention]:
    """Return the events that a report is about, or tells first, and of which it gives no figure.

    Args:
        mentions: what the report tells of.
        claims: what it claims; who is counted in a sentence is of its event, and where anybody came to harm,
            an attack is one of arms.
        lead: where its first sentences end.
    """
    told = [c for c in claims if c.attribute != "event_date"]
    counted = {c.event_kind for c in told}
    people = [c for c in told if isinstance(c.value, Quantity) and c.value.unit == "person"]
    harmed = any(c.attribute in TRACED for c in people)
    figures = [c.start or 0 for c in people]
    untold = [
        m
        for m in mentions
        if m.standing is Standing.HAPPENED
        and not (is_figurative(m) and (not harmed or "no_event_alone" in lists_of(m.trigger.lower())))
        and m.kind not in counted
        and not any(start <= at < end for at in figures for start, end in m.sentences)
    ]
    return [m for m in untold if m.main or (m.start < lead and m.kind not in AFTERMATH)]


def is_figurative(mention: EventMention) -> bool:
    """Whether nothing shows that a word for an event is meant as it stands: "on the attack", "under fire".

    A place where it happened and a day, or a second sentence that tells of it, show that it is; that somebody
    attacks in words, a dateline says as well.
    """
    lists = lists_of(mention.trigger.lower())
    said = (
        mention.place_grade >= Grade.SENTENCE or "judging" not in lists
    )  # "renewed his attack on the press"
    placed = mention.place is not None and mention.day is not None and said
    return "no_event_alone" in lists or (not placed and "figurative" in lists)


def told_as(mention: EventMention) -> tuple[str, int, int]:
    """Return what an event is told as, and where."""
    return mention.kind or mention.trigger, mention.start, mention.end
