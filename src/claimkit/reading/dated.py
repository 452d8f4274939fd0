"""The days that a statement is about: what it says itself, and what its sentence and its report tell."""

from __future__ import annotations

import functools
from collections import Counter

import attrs
import regex

from claimkit.datespans import DateSpan, Precision
from claimkit.models import DENIAL, Grade, Modality
from claimkit.quantities import Quantity
from claimkit.reading.accused import COURT
from claimkit.reading.asides import (
    in_aside,
    is_begun,
    is_compared,
    is_counted_till,
    is_found,
    is_of_court,
    is_of_named_event,
    is_published,
    is_said_of_known,
    is_tallied,
    says_which,
)
from claimkit.reading.dating import (
    NEWS_DAYS,
    Days,
    dealt_with,
    is_participle,
    looked_back,
    looked_into,
    of_gapped_clause,
    of_later_clause,
)
from claimkit.reading.drafts import Draft, ReadSentence
from claimkit.reading.events import HARMING, event_kind
from claimkit.reading.fates import TRACED
from claimkit.reading.happenings import clause_of
from claimkit.reading.lexicon import word_list
from claimkit.reading.parts import HAPPENED
from claimkit.reading.senses import kind_words

_PAST = HAPPENED | {"magnitude"}
_AFTERWARDS = frozenset((*COURT, "arrests"))
"""What follows an event that the sentence may name with its day."""


def dated(
    draft: Draft, sentence: ReadSentence, days: Days, text: str, told: tuple[Counter[str], str | None]
) -> tuple[DateSpan | None, Grade]:
    """Return the days that a statement is about, and on what they rest.

    Args:
        draft: the statement.
        sentence: that it stands in.
        days: the dates of the report.
        text: the blanked text.
        told: how often the report tells of each kind of event, and of which kind it is about.
    """
    if draft.about is not None:
        # the report is about an event, and this sentence perhaps about something else of that day
        beside = draft.attribute == "event_date" and event_kind(draft.attribute, sentence.kinds, *told)
        return draft.about, Grade.MENTION if beside and beside not in sentence.kinds else Grade.CLAUSE
    if draft.attribute == "population":
        return None, Grade.UNKNOWN
    if draft.attribute == DENIAL:  # its own clause tells when somebody denied
        own = [m for m in days.within(sentence.span) if draft.start <= m.start < draft.end + 4]
        own = [m for m in own if not of_another(text, m.start)]
        return (own[0].date, Grade.CLAUSE) if len(own) == 1 else (None, Grade.UNKNOWN)
    when = _told_of(draft, sentence, days, text)
    if when is not None:
        return when, Grade.CLAUSE
    gathered = draft.attribute == "crowd_size"  # "a vigil of 200 students": who came, and when
    since = None if gathered else looked_into(text[sentence.span.start : draft.start])
    since = None if since is None else sentence.span.start + since
    at = draft.start if draft.at is None else draft.at
    gapped = of_gapped_clause(sentence.words, at, draft.start, days.within(sentence.span))
    kind = event_kind(draft.attribute, sentence.kinds, *told)
    clause = clause_of(text, sentence.span, at, at)
    happened = draft.attribute in _PAST and draft.modality is not Modality.HYPOTHETICAL
    here = days.within(sentence.span)
    gone = happened and any(not days.lies_ahead(m.date) for m in here)
    elsewhere = {
        m.start
        for m in here
        if (gone and days.lies_ahead(m.date))  # "set 9 March for the trial of a man who killed two on 8 June"
        or in_aside(sentence.words, at, m.start)
        or is_compared(sentence.words, at, m.start)
        or is_of_named_event(sentence.words, at, m.start)
        or _YEAR_AFTER.match(text, m.end)
        or (draft.attribute in TRACED and kind != "protest" and is_of_court(sentence.words, m.start))
        or is_published(sentence.words, m.start)
        or (
            text.endswith("since ", 0, m.start) and _WHEN.match(text, m.end) and not _goes_on(text, m.end, at)
        )
        or (draft.attribute in TRACED and _is_of_mourning(text, sentence, m.start, m.end))
        or (draft.attribute in COURT and ";" in text[m.end : at])
        or _is_of_a_thing(text, m.end)
        or (
            m.date.precision is Precision.DECADE and _OF_DECADES.search(text, max(0, m.start - _LED), m.start)
        )
        or _BUILT.search(text, max(0, m.start - _LED), m.start)
        or (draft.attribute in _AFTERWARDS and says_which(sentence.words, sentence.events, m.start, m.end))
    }
    listed = len(sentence.words) > 1 and sentence.words[1].word == ":"
    listed = listed or text[max(0, draft.start - 1) : draft.start] == "="
    if listed and days.event is not None and all(m.start in elsewhere for m in here):
        return days.event, Grade.MENTION  # "Dead: 12", "[size=80]", in a list of what is known
    back = looked_back(text[sentence.span.start : draft.start])
    graded = functools.partial(
        days.graded,
        sentence.span,
        draft.start if gapped else at,
        since,
        clause=clause,
        parted=functools.partial(of_later_clause, sentence.words, at),
        deed=dealt_with(text, sentence.span.start, draft.start),
        harm=draft.attribute in TRACED and kind != "protest",  # police and courts are part of a protest
        loose=gapped or is_participle(sentence.words, at),
        relative=text[max(0, clause.start - 8) : clause.start].endswith((", which", ", who")),
        again=None if back is None else (sentence.kinds, sentence.span.start + back),
        known=is_said_of_known(sentence.words, at),
    )

    def framed(date: int) -> bool:
        said = sentence.speech.frames(date) or _of_speaking(sentence, text, date, at)
        return said or of_another(text, date) or date in elsewhere

    about, grade = graded(framed)
    counted = draft.attribute in TRACED and about is not None and grade >= Grade.SENTENCE
    tallied = counted and any(
        is_tallied(sentence.words, draft.start, m.start) for m in here if m.date == about
    )
    # they died, or were hurt, before: on the day told before
    if tallied or is_found(sentence.words, at, draft.noun) or _died_later(draft, sentence, at):
        carried, rests_on = graded(lambda _: True)
        if rests_on is Grade.INHERITED and carried is not None and "before" in carried.basis:
            about, grade = carried, rests_on
    if draft.attribute in HAPPENED and about is not None:
        said = [m.start for m in here if m.date == about]
        if any(is_begun(sentence.words, at) for at in said):
            about = on_from(about)
        elif any(is_counted_till(sentence.words, at) for at in said):
            about = up_to(about)
    guessed = grade < Grade.SENTENCE if draft.attribute in _AFTERWARDS else grade is Grade.PUBLICATION
    if elsewhere and guessed and draft.attribute in (*_AFTERWARDS, *TRACED):
        about = None  # its sentence tells of other days, and not of that of the verdict, or of the deed
    if about is not None and happened and _only_day(sentence, days, since, text) == about:
        about = days.gone_by(about)
    if draft.attribute == "sentence_exposure" and about and days.day and about.latest:
        # what somebody faces lies ahead: a date gone by belongs to something else in the sentence
        about = about if (days.day - about.latest).days <= NEWS_DAYS else None
    return about, grade if about is not None else Grade.UNKNOWN


def _told_of(draft: Draft, sentence: ReadSentence, days: Days, text: str) -> DateSpan | None:
    """The date of which a clause goes on to tell: "the worst since 1982, when nine people died"."""
    before = [m for m in days.within(sentence.span) if m.end <= draft.start]
    if not before or before[-1].date.earliest is None or not _goes_on(text, before[-1].end, draft.start):
        return None
    told = before[-1].date
    if told.latest is not None or told.earliest is None:
        return told
    last = told.earliest.replace(month=12, day=31) if told.precision is Precision.YEAR else told.earliest
    return attrs.evolve(told, latest=last, edtf="")


def _is_of_mourning(text: str, sentence: ReadSentence, start: int, end: int) -> bool:
    """Whether a date tells when the dead were buried or remembered: "buried its nine dead on Friday"."""
    clause = clause_of(text, sentence.span, start, end)
    here = (t.word for t in sentence.words if clause.start <= t.start < start)
    return not word_list("mourning").isdisjoint(here)


def _goes_on(text: str, date: int, at: int) -> bool:
    """Whether what stands at an offset is in the clause that tells of a date: ", when nine died"."""
    when = _WHEN.match(text, date)
    return when is not None and when.end() <= at and "," not in text[when.end() : at]


def _is_of_a_thing(text: str, end: int) -> bool:
    """Whether a year or a season is that of something, and of no event: "payment for last year's crop"."""
    told = _POSSESSED.match(text, end)
    year = text[:end].endswith(("year", "season")) or text[max(0, end - 4) : end].isdigit()
    return year and told is not None and not any(word in kind_words() for word in told.captures(1))


_BUILT = regex.compile(
    r"\b(?:built|founded|established|constructed|erected|completed|opened|launched|formed|born|inaugurated)\s(?:in\s)?$"
)
"""What leads to the year of a thing: "the dormitory built in 2019"."""
_LED = 24  # signs of such a word and its preposition
_POSSESSED = regex.compile(r"['’]s(?:\s(\p{L}+)){1,2}")
_WHEN = regex.compile(r",\s(?:when|in\swhich)\s")


def _of_speaking(sentence: ReadSentence, text: str, date: int, at: int) -> bool:
    """Whether a date before who speaks is of when they spoke: what they tell "had" happened before.

    "On Friday police said that 12 had been hurt" does not say on which day they were.
    """
    return any(
        date < voice.frame.start and voice.frame.end <= at and _HAD.search(text, voice.frame.end, at + 1)
        for voice in sentence.speech.voices
    )


_HAD = regex.compile(r"\bhad\b")


def _died_later(draft: Draft, sentence: ReadSentence, at: int) -> bool:
    """Whether one person is told to have died, in a sentence without a word for what of: "he died on Sunday".

    Who dies in hospital days later is a victim of the day told before.
    """
    alone = isinstance(draft.value, Quantity) and draft.value.value == 1
    if draft.attribute != "deaths" or not alone or not HARMING.isdisjoint(sentence.kinds):
        return False
    return any(t.start == at and t.word in ("died", "dies") for t in sentence.words)


def up_to(day: DateSpan) -> DateSpan:
    """The days up to one, as far as a text tells: what was counted by then."""
    return DateSpan(None, day.latest, basis=f"{day.basis}; by then", text=day.text)


def on_from(day: DateSpan) -> DateSpan:
    """The days from one on, as far as a text tells: what goes on since then."""
    basis = f"{day.basis}; since then"
    return DateSpan(day.earliest, None, precision=day.precision, basis=basis, text=day.text)


# "in a region devastated by the tsunami of 2004", "by the 2004 tsunami"; not "the flood of 1927 killed 250"
_OF_ANOTHER = regex.compile(
    r"\b(?:by|like|unlike|than|recalling|survived|survivors of)\s"
    r"(?:(?:the|a|an)\s(?:[\p{L}-]+\s){1,5}of\s|(?P<bare>(?:the\s)?))$",
    regex.I,
)
_YEAR_OF = regex.compile(r"\d{4}\s\p{Ll}")
# "a star of the films of the 1940s and 1950s has died"
_OF_DECADES = regex.compile(r"\bof\s(?:the\s)?(?:\S+\s(?:and|or|to)\s(?:the\s)?)?$", regex.I)
# "in 1997, the year after a storm killed two"
_YEAR_AFTER = regex.compile(r",?\s(?:the|a)\s(?:year|month|week|day)\s(?:after|before)\b", regex.I)
_TOLD_MORE = regex.compile(r"\S+,?\s(?:in\s|at\s)?(?:which|that|when|where|who)\b", regex.I)


def of_another(text: str, date: int) -> bool:
    """Whether a date only says which thing is meant, with which that of the sentence is compared.

    >>> text = "A wave killed two in a town devastated by the tsunami of 2004."
    >>> of_another(text, text.index("2004")), of_another("The flood of 1927 killed 250.", 13)
    (True, False)
    >>> of_another("It hit a town razed by the 2004 tsunami.", 27)
    True
    """
    compared = _OF_ANOTHER.search(text, max(0, date - 80), date)
    if compared is not None and compared["bare"] is not None:
        return _YEAR_OF.match(text, date) is not None
    return compared is not None and _TOLD_MORE.match(text, date) is None


def _only_day(sentence: ReadSentence, days: Days, since: int | None, text: str) -> DateSpan | None:
    """The only date of a sentence that does not say when somebody spoke; None where there are more."""
    found: DateSpan | None = None
    for mention in days.within(sentence.span):
        framed = sentence.speech.frames(mention.start) or of_another(text, mention.start)
        if framed or (since is not None and mention.start < since):
            continue
        if found is not None:
            return None
        found = mention.date
    return found
