"""The day that a statement is about: named beside it, carried on from before, or taken from publication."""

from __future__ import annotations

import bisect
import datetime
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import attrs
import regex

from claimkit.dates import DateMention, find_dates
from claimkit.datespans import DateSpan, days_before
from claimkit.models import Grade
from claimkit.reading.tokens import Token, index_from
from claimkit.text import Span

_NEWS = 60  # days before publication that still count as the news a report tells: beyond any monthly paper


def is_day(date: DateSpan) -> bool:
    """Whether a span is one day."""
    return date.earliest is not None and date.earliest == date.latest


# "the inquiry into the deaths of five miners opened on Monday": the day of the inquiry
_FOLLOWING = regex.compile(
    r"\b(?:inquir(?:y|ies)|inquests?|trials?|hearings?|investigations?|probes?|vigils?|funerals?|memorials?|"
    r"anniversar(?:y|ies)|services?|lawsuits?|commemorations?)\s(?:in|into|over|for|of|on|after|marking)\b[^,.;]*$"
    r"|\b(?:look(?:ed|ing|s)? into|(?:investigat|examin|review|prob)(?:e|ed|es|ing|s)?)\s[^,.;]*$",
    regex.I,
)
_OF_IT = regex.compile(r".*\b(?:into|over|for|of|about|after|marking)\b", regex.I)


def looked_into(before: str) -> int | None:
    """Return where what an inquiry, a trial or a vigil is about begins, if one is told of before a figure.

    >>> looked_into("The inquiry into the deaths of "), looked_into("The crash killed ")
    (30, None)
    >>> looked_into("Police are looking into the deaths of ")
    37
    """
    found = _FOLLOWING.search(before)
    if found is None:
        return None
    of_it = _OF_IT.match(before, found.start())
    return of_it.end() if of_it is not None else len(before)


_DEALT_WITH = regex.compile(
    r"\b(?:sentenced|jailed|imprisoned|convicted|convictions?|acquitted|acquittals?|charged|indicted|arrested|"
    r"detained|extradited|fined|guilty)\b"
    r"[^,.;]*\s(?:for|over|with|after|of)\b",
    regex.I,
)


_LOOKED_BACK = regex.compile(
    r"\b(?:after|following|since|amid|in the (?:wake|aftermath) of|in response to)\s"
    r"(?:the|an?|this|that|last|\p{Lu}[\w’']*)\s[^,.;:]*(?:\b(?:that|which|where|who)|,?\sin which)"
    r"\s[^,.;:]*$",
    regex.I,
)


def looked_back(before: str) -> int | None:
    """Return where words on an event begin after which a sentence tells of something else, and this of it.

    >>> looked_back("They wrote to him after the school shooting in which ")
    18
    >>> looked_back("The shooting on Monday, in which "), looked_back("After the shooting, ")
    (None, None)
    """
    found = _LOOKED_BACK.search(before)
    return None if found is None else found.start()


def dealt_with(text: str, sentence: int, start: int) -> int | None:
    """Return where the deed begins for which somebody is said to be arrested or jailed; None where none is.

    Args:
        text: the report.
        sentence: where the sentence begins.
        start: where it tells what the deed did.

    >>> text = "He was jailed on Friday for his part in the collapse that killed seven."
    >>> dealt_with(text, 0, text.index("seven"))
    27
    """
    found = list(_DEALT_WITH.finditer(text, sentence, start, overlapped=True))
    return found[-1].end() if found and "," not in text[found[-1].end() : start] else None


def of_later_clause(words: Sequence[Token], at: int, date: int) -> bool:
    """Whether a date behind a statement is that of a later clause, which tells something of its own.

    The later clause has a verb before the date, or the date opens it: "killing 19, and in May it shot six".

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("In April it bombed a hotel, killing 19, and in May it shot six dead.")
    >>> [of_later_clause(words, words[7].start, words[n].start) for n in (1, 12)]
    [False, True]
    >>> words = sentence_words("Four died at once and a fifth man died in hospital on Sunday.")
    >>> of_later_clause(words, 5, words[-2].start)
    True
    """
    between = words[index_from(words, at + 1) : index_from(words, date)]
    joins = (n for n, t in enumerate(between) if t.word in _JOINING)
    joined = next(joins, None)
    if joined is None:
        return False
    if any(_is_verb(t) for t in between[joined + 2 :]):
        return True
    if not all(t.is_a("preposition", "determiner", "conj") for t in between[joined + 1 :]):
        return False
    marked = between[joined].word == ";" or (joined > 0 and between[joined - 1].kind == "mark")
    behind = index_from(words, date + 1)
    return marked or (behind < len(words) and words[behind].kind != "mark")  # not "overnight and on Monday,"


def of_gapped_clause(words: Sequence[Token], at: int, start: int, dates: Sequence[DateMention]) -> bool:
    """Whether a count has a date of its own behind it, and no verb: "two in Tarn on Tuesday".

    >>> text = "Shelling killed three in Velden on Monday and two in Tarn on Tuesday."
    >>> from claimkit.reading.tokens import sentence_words
    >>> of_gapped_clause(sentence_words(text), 9, text.index("two"), find_dates(text))
    True
    """
    behind = itertools.islice(words, index_from(words, start + 1), None)
    ends = next((t.start for t in behind if t.kind == "count" or t.word in _JOINING), None)
    mine = any(start < m.start and (ends is None or m.start < ends) for m in dates)
    return mine and (at == start or any(at < m.start < start for m in dates))


_JOINING = frozenset(("and", "but", "while", "whereas", ";"))


def is_participle(words: Sequence[Token], at: int) -> bool:
    """Whether a verb depends on another one: "named the men killed in", "convicted of killing".

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("Police named two men killed in Ardin; two men were killed there.")
    >>> [is_participle(words, t.start) for t in words if t.word == "killed"]
    [True, False]
    """
    here = next((n for n, t in enumerate(words) if t.start == at), 0)
    forms = {sense.form for sense in words[here].senses} if words else set()
    before = words[here - 1] if here else None
    if before is None:
        return False
    if "ing" in forms:
        return before.is_a("preposition")
    return "participle" in forms and before.is_a("human", "noun") and not before.is_a("be", "have")


def _is_verb(token: Token) -> bool:
    """Whether a word says what became of somebody, or is an auxiliary."""
    return token.is_a("be", "have") or any(sense.form for sense in token.senses)


_SOON = 60  # days in which what is told of as ahead takes place: as far ahead as news reach back
NEWS_DAYS = 10  # news tells of what happened this shortly before it


_Listed = tuple[list[DateMention], list[int]]


def _listed(mentions: Iterable[DateMention]) -> _Listed:
    """Dates in order, and where they begin."""
    told = sorted(mentions, key=lambda mention: mention.start)
    return told, [m.start for m in told]


class Days:
    """The dates of a report in order, and the day that each of its statements is about.

    Args:
        mentions: the dates of the body, in order.
        day: the day of publication.
        story: the day that a story of the past tells of, if the report is one.

    Attributes:
        event: the day of the event that the report is about, where it tells it.
        news: the day up to which what is told is news: of publication, or some time after that of the story.
    """

    __slots__ = (
        "_after",
        "_kinds",
        "_known",
        "_mentions",
        "_of_any",
        "_of_harm",
        "_opened",
        "_starts",
        "_story",
        "day",
        "event",
        "news",
    )

    def __init__(
        self, mentions: Sequence[DateMention], day: datetime.date | None, story: datetime.date | None = None
    ) -> None:
        self._story = story
        self.news = day if story is None else story + datetime.timedelta(_NEWS)
        self._mentions = tuple(mentions)
        self._starts = [m.start for m in mentions]
        self.day = day
        # undated news tells a weekday first, or a day without a year, and the years of what was before
        self._opened = day is None and story is None and bool(mentions) and _is_open(mentions[0].date)
        self._kinds: dict[int, Collection[str]] = {}
        self._after: Mapping[Span, int] = {}
        self.event: DateSpan | None = None
        self._known: dict[tuple[frozenset[str], bool], _Listed] = {}
        self._of_any = self._of_harm = _listed(m for m in mentions if self._is_news(m.date))

    @property
    def oldest(self) -> datetime.date | None:
        """The first day that is news."""
        return None if self.news is None else days_before(self.news, _NEWS)

    def within(self, span: Span) -> tuple[DateMention, ...]:
        """Dates that stand in a sentence."""
        first = bisect.bisect_left(self._starts, span.start)
        last = bisect.bisect_left(self._starts, span.end)
        return self._mentions[first:last]

    def lies_ahead(self, about: DateSpan | None) -> bool:
        """Whether a day is to come, so that nothing has happened on it: "a rally of 3,000 next Sunday"."""
        first = about.earliest if about else None
        return first is not None and self.day is not None and first > self.day

    def is_of_before(self, about: DateSpan) -> bool:
        """Whether a day is that of something before the news of a report that nobody dated.

        News says on which weekday something happened, and in which year only what it looks back at.
        """
        return self._opened and about.earliest is not None and about.text != ""

    def ahead(self, span: Span) -> bool:
        """Whether the only date of a sentence is one to come."""
        dates = self.within(span)
        return len(dates) == 1 and self.gone_by(dates[0].date) != dates[0].date

    def took_place(self, span: Span) -> None:
        """Read the only date of a sentence as gone by: "the march planned for Saturday went ahead"."""
        at = bisect.bisect_left(self._starts, span.start)
        told = self._mentions[at]
        self._mentions = (
            *self._mentions[:at],
            attrs.evolve(told, date=self.gone_by(told.date)),
            *self._mentions[at + 1 :],
        )

    def _is_news(self, date: DateSpan) -> bool:
        """Whether a date can be that of the news: one day, and gone by, not long before publication.

        What is still to come, a hearing or a vigil, is the day of nothing that is told to have happened.
        """
        if not is_day(date) or date.earliest is None:
            return False
        return self.news is None or 0 <= (self.news - date.earliest).days <= _NEWS

    def _is_fresh(self, date: DateSpan) -> bool:
        """Whether a day may be that of news told before it: of days long before something is recalled."""
        if self.day is None or date.latest is None:
            return True
        return (self.day - date.latest).days <= NEWS_DAYS

    def carry_from(
        self,
        telling: Mapping[Span, Collection[str]],
        aftermath: Collection[str],
        after: Mapping[Span, int] = MappingProxyType({}),
    ) -> None:
        """Carry days on only from sentences that tell what happened: a meeting on Monday dates no death.

        Args:
            telling: the sentences that do, with the kinds of events that each tells of.
            aftermath: kinds of what follows an event, arrests and trials, which date no harm.
            after: where those that tell what came afterwards begin to tell of the event itself.
        """
        self._after = after
        self._of_any = _listed(self._news(telling))
        harm = (span for span, kinds in telling.items() if not kinds or not set(kinds) <= set(aftermath))
        self._of_harm = _listed(self._news(harm))
        self._kinds = {m.start: kinds for span, kinds in telling.items() for m in self.within(span)}
        self._known.clear()

    def _of_kinds(self, kinds: frozenset[str], *, harm: bool) -> _Listed:
        """The news of some kinds of events; listed once, for many statements may look back at one."""
        if (kinds, harm) not in self._known:
            news, _ = self._of_harm if harm else self._of_any
            told = (m for m in news if not kinds.isdisjoint(self._kinds.get(m.start, ())))
            self._known[kinds, harm] = _listed(told)
        return self._known[kinds, harm]

    def _news(self, spans: Iterable[Span]) -> Iterator[DateMention]:
        dates = ((m, self._after.get(span, 0)) for span in spans for m in self.within(span))
        return (m for m, first in dates if m.start >= first and self._is_news(m.date))

    def about(
        self, span: Span, start: int, since: int | None = None, saying: Callable[[int], bool] | None = None
    ) -> DateSpan | None:
        """Return the day that a statement in a sentence is about; see :meth:`graded`."""
        return self.graded(span, start, since, saying)[0]

    def graded(
        self,
        span: Span,
        start: int,
        since: int | None = None,
        saying: Callable[[int], bool] | None = None,
        clause: Span | None = None,
        parted: Callable[[int], bool] | None = None,
        *,
        harm: bool = False,
        loose: bool = False,
        deed: int | None = None,
        relative: bool = False,
        again: tuple[Collection[str], int] | None = None,
        known: bool = False,
    ) -> tuple[DateSpan | None, Grade]:
        """Return the day that a statement in a sentence is about, and on what it rests.

        In order: a date in its clause, then the one beside it in its sentence; the last day told before it;
        the next day told after it; the day of publication or the one before.  A weekday in a report that
        nobody dated is a day that is not known: what it stands beside has no other.

        Args:
            span: the sentence.
            start: where the statement begins, or the verb that says what happened.
            since: where what an inquiry is about begins, if the sentence tells of one into what is stated: a
                date before it, or behind the statement, is that of the inquiry.
            saying: tells whether a date at an offset says when somebody spoke.
            clause: where the clause of the statement stands.
            parted: tells whether a date at an offset belongs to a later clause, which has a verb of its own.
            loose: whether it is told by a participle, to which a date behind it belongs before any other:
                "on Monday police named the men killed in the blast last week".
            deed: where the deed begins for which the sentence tells an arrest or a verdict: a date before it
                is that of the arrest, and so is the day of the report.
            relative: whether it stands in a relative clause, which tells of what is told before it.
            again: kinds of the event that its sentence only looks back at, and where the words on it begin,
                if it does: it has a day of its own, or that on which such an event is told to have happened.
            known: whether it only says which person is meant, of whom the sentence tells something else.
            harm: whether somebody came to harm, which the day of an arrest or a trial does not date.
        """
        own = [m for m in self.within(span) if since is None or since <= m.start < start]
        own = [m for m in own if saying is None or not saying(m.start)]
        deed = deed if harm else None
        own = [m for m in own if deed is None or m.start >= deed]
        beside = since is None and deed is None
        here = [m for m in own if m.date.earliest is not None or m.date.latest is not None]
        later = [m for m in here if parted is not None and parted(m.start)]
        now = [m for m in here if m not in later]
        near = [m for m in now if clause is not None and clause.start <= m.start < clause.end]
        news, starts = self._of_harm if harm else self._of_any
        if again is not None:
            kinds, begin = again
            now = [m for m in now if m.start >= begin]
            news, starts = self._of_kinds(frozenset(kinds), harm=harm)
        index = bisect.bisect_left(starts, span.start)
        if loose and any(m.start > start for m in near):
            near = [m for m in near if m.start > start]
        told = near or now or ([] if index else later)
        if relative and not near:  # "Monday's blast, which killed two, followed one in March"
            told = [m for m in told if m.start < start] or told
        if known:
            told = near
        open_days = [m for m in own if _is_open(m.date)]
        if open_days and _lies_nearer(open_days, told, start, clause):
            return None, Grade.UNKNOWN
        if told:
            chosen = min(told, key=lambda m: (_distance(m, start), m.start))
            return chosen.date, Grade.CLAUSE if near else Grade.SENTENCE
        if self._opened:
            return None, Grade.UNKNOWN
        if index:
            return _carried(news[index - 1], "the last day told before"), Grade.INHERITED
        if again is not None:
            return None, Grade.UNKNOWN
        after = next((m for m in news if (beside or m.start >= span.end) and self._is_fresh(m.date)), None)
        if after is not None:
            return _carried(after, "the first day told after"), Grade.INHERITED
        if self.day is None or not beside:
            return None, Grade.UNKNOWN
        if self._story is not None:
            basis = "no day is told: the day that the story tells of"
            return DateSpan(self._story, self._story, basis=basis), Grade.INHERITED
        before = days_before(self.day, 1)
        basis = "no day is told: the day of publication or the one before"
        return DateSpan(before, self.day, basis=basis), Grade.PUBLICATION

    def gone_by(self, date: DateSpan) -> DateSpan:
        """Return the last day of a wording that lies before publication, for what is told to have happened.

        "In March, three were killed", told in January, is about last year's March.
        """
        if self.day is None or date.earliest is None or date.earliest <= self.day or not date.text:
            return date
        wording = date.text if date.text.lower().startswith(("in ", "on ")) else f"in {date.text}"
        found = find_dates(wording, self.day, language="en", tense="past")
        before = found[0].date if len(found) == 1 else date
        if before.earliest is None or before.earliest > self.day:
            return date
        # "ahead of a rally on 15 September", told on the 13th, is not about that of the year before
        soon = date.latest is not None and (date.latest - self.day).days <= _SOON
        long_ago = (self.day - before.earliest).days > _NEWS
        return date if is_day(date) and soon and long_ago else before


def _is_open(date: DateSpan) -> bool:
    """Whether a wording names a day of which nothing says which it is: "on Tuesday", in an undated text."""
    return date.earliest is None and date.latest is None


def _lies_nearer(
    open_days: Sequence[DateMention], told: Sequence[DateMention], start: int, clause: Span | None
) -> bool:
    """Whether a day that is not known stands nearer to a statement than those that are."""
    inside = [m for m in open_days if clause is not None and clause.start <= m.start < clause.end]
    nearest = min(_distance(m, start) for m in inside or open_days)
    return not told or nearest < min(_distance(m, start) for m in told)


def _distance(mention: DateMention, start: int) -> int:
    """How far a date stands from a statement; one behind it is as near as one before it."""
    return mention.start - start if mention.start >= start else start - mention.end


def _carried(mention: DateMention, basis: str) -> DateSpan:
    date = mention.date
    return DateSpan(
        date.earliest,
        date.latest,
        precision=date.precision,
        edtf=date.edtf,
        basis=f"{basis}: {mention.text}",
        text=mention.text,
    )
