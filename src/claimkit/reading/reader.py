"""Reads a report: its sentences in order, and from each what it states."""

from __future__ import annotations

import bisect
import collections
import functools
from collections.abc import Sequence

import attrs

from claimkit.errors import why_unread
from claimkit.mentions.model import EventMention, Standing
from claimkit.models import Claim, Novelty, Place
from claimkit.reading.accused import Charged, accused
from claimkit.reading.among import among
from claimkit.reading.asides import (
    aftermath_of,
    is_begun,
    is_counted_till,
    is_published,
)
from claimkit.reading.context import Scanned
from claimkit.reading.corrections import Standing as Corrected
from claimkit.reading.corrections import standings
from claimkit.reading.dated import on_from
from claimkit.reading.denials import denial_words
from claimkit.reading.drafts import Draft, ReadSentence
from claimkit.reading.endings import no_event
from claimkit.reading.events import (
    AFTERMATH,
    tells,
)
from claimkit.reading.happenings import LEAD, happenings, told_as, without_figures
from claimkit.reading.happenings import Sentence as Happening
from claimkit.reading.layout import Block, sentences
from claimkit.reading.lexicon import word_list
from claimkit.reading.making import Count
from claimkit.reading.negation import negated
from claimkit.reading.novelty import harms, novelty_of, of_earlier_deeds
from claimkit.reading.overtime import sums
from claimkit.reading.parts import (
    HAPPENED,
    each_once,
    overturned,
    parted,
    taken_back,
    told_before,
    verdicts_apart,
)
from claimkit.reading.quotations import Line
from claimkit.reading.referents import Referents
from claimkit.reading.retractions import TAKEN_BACK, retracted
from claimkit.reading.senses import intentions, unreal_clauses
from claimkit.reading.setaside import set_aside
from claimkit.reading.sites import sites_of
from claimkit.reading.speech import Speakers
from claimkit.reading.standing import is_added
from claimkit.reading.statements import Statements
from claimkit.reading.telling import Telling, settle_bursts
from claimkit.reading.tokens import Mention, Token, tokens, words_told
from claimkit.reading.voices import Voices
from claimkit.reading.weather import NOT_FURTHEST, surpassed
from claimkit.text import Span

STATEMENT = 10
"""Words and marks of a sentence that tells something; a label or a line of a page has fewer."""
_GROWS = frozenset("more growing increasing ever".split())


class Reader(Statements):
    """Reads the body of one report."""

    def __init__(self, found: Scanned) -> None:
        super().__init__(found)
        self.referents = Referents(found.names, found.masked)
        self.mentions: tuple[EventMention, ...] = ()
        self.sites: tuple[Place, ...] = ()  # of what the report is about
        self.lines: list[Span] = []  # its sentences
        self._telling: list[Telling] = []  # what each sentence tells of
        self._last = ""  # what the last sentence that counted anybody counted last
        self._gathered = False  # whether the sentence before told of a protest, and not how many came
        self._before: list[collections.Counter[str]] = []  # kinds told in the paragraph, up to each sentence
        self._retracted: dict[int, Span] = {}  # what the report takes back of a sentence, by its number

    def read(self, blocks_read: list[Block], mentions: list[Mention]) -> None:
        """Read the blocks; figures and dates were found before."""
        starts = [m.start for m in mentions]
        lines_read: list[tuple[Block, Span, list[Token]]] = []
        for block in blocks_read:
            for span in sentences(self.masked, block.start, block.end):
                low, high = bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end)
                words = tokens(self.masked, span, mentions[low:high])
                set_aside(self.masked, words)
                tells_of = Telling(words, self.without, self.names.of_persons(span))
                self._telling.append(tells_of)
                lines_read.append((block, span, words))
        settle_bursts(self._telling)
        self._retracted = retracted([(words, block.start) for block, _, words in lines_read], self.without)
        told_so = list(zip(lines_read, self._telling, strict=True))
        parsed = [(*line, of.kinds) for line, of in told_so]
        for of in self._telling:
            self.kinds.update(of.kinds)
        self.protested = any(of.of_protest for of in self._telling)
        self._before = _kinds_before([(block.start, of.kinds) for (block, _, _), of in told_so])
        self._carry_days(told_so)
        lines = [Line(span, Span(block.start, block.end), words) for block, span, words, _ in parsed]
        voices = Voices(self.masked, self.names.mentions)
        self.speakers = Speakers(self.masked, lines, voices, self.without)
        told = [
            Happening(span, words, block.kind == "head", tells_of)
            for (block, span, words, _), tells_of in zip(parsed, self._telling, strict=True)
        ]
        self.mentions = happenings(self.masked, told, self.names, self.days, self.without)
        main = next((m for m in self.mentions if m.main), None)
        self.sites = sites_of(self.masked, told, self.names, main)
        self.about, self.days.event = (main.kind, main.day) if main is not None else (None, None)
        self.lead = max([s.span.end for s in told if not s.heading][:LEAD], default=0)
        for index, (block, span, words, kinds) in enumerate(parsed):
            before = len(self.claims), len(self.refused), len(self._told)
            try:
                self._sentence(index, block, span, words, kinds)
            except Exception as error:  # noqa: BLE001 - one sentence never costs the others
                del self.claims[before[0] :], self.refused[before[1] :], self._told[before[2] :]
                self.refuse(span.start, span.end, why_unread(error))
            counted = any(c.attribute == "crowd_size" for c in self.claims[before[0] :])
            self._gathered = kinds["protest"] > 0 and not counted
        self._trace()
        self._set_aside(surpassed(self.claims))
        self.claims = of_earlier_deeds(self.claims, self.mentions, self.days.oldest)
        self.lines = [span for _, span, _, _ in parsed]
        starts = [span.start for span in self.lines]
        for mention in without_figures(self.mentions, self.claims, self.lead):
            at = starts.index(mention.sentences[0][0])
            self._event(at, *parsed[at], told_as(mention), mention)
        if not self.claims and parsed:  # nothing else stands for the report
            block, span, words, kinds = parsed[0]
            if any(s is not Standing.HAPPENED for s in self._telling[0].standings.values()):
                return  # it tells of what has not happened
            if len(parsed) >= LEAD or len(words) >= STATEMENT:
                kinds = kinds if self.about is not None else collections.Counter()
                whole = (span.of(self.report.text), span.start, span.end)
                self._event(0, block, span, words, kinds, whole)

    def _carry_days(self, told: Sequence[tuple[tuple[Block, Span, list[Token]], Telling]]) -> None:
        """Find the days that later sentences go on with: of those that tell that something happened."""
        took_place = set[Span]()
        for (_, span, _), tells_of in told:
            if self.days.ahead(span) and Standing.HAPPENED in tells_of.standings.values():
                self.days.took_place(span)
                took_place.add(span)
        telling = {s: of.kinds for (_, s, words), of in told if s in took_place or tells(words, of.kinds)}
        after = {s: aftermath_of(words, of.events) for (_, s, words), of in told if s in telling}
        self.days.carry_from(telling, AFTERMATH, after)

    def _event(
        self,
        index: int,
        block: Block,
        span: Span,
        words: list[Token],
        kinds: collections.Counter[str],
        told: tuple[str, int, int],
        mention: EventMention | None = None,
    ) -> None:
        """Add a claim that something happened."""
        sentence = ReadSentence(block, span, words, functools.partial(self.speakers.read, index), kinds, {})
        draft = Draft("event", *told)
        if mention is not None:
            grades = mention.day_grade, mention.place_grade
            draft = attrs.evolve(draft, about=mention.day, place=mention.place, grades=grades)
        self._add(sentence, draft)

    def _sentence(
        self, index: int, block: Block, span: Span, words: list[Token], kinds: collections.Counter[str]
    ) -> None:
        """Read a sentence; one that holds no figure, date or word of the tables tells nothing."""
        told = words_told(words)
        judged = not word_list("label_cues").isdisjoint(told)
        growing = not _GROWS.isdisjoint(told)
        denied = not denial_words().isdisjoint(told)
        telling = any(token.senses or token.kind not in {"word", "mark"} for token in words)
        if not (judged or growing or denied or telling):
            return
        counts, measures = self.figures.read(words, span, self._last, gathered=self._gathered)
        dates = self.days.within(span)
        if not (counts or measures or judged or growing or denied or dates):
            return
        standing = self._standings(words, counts) if counts or measures else {}
        negation = negated(words, span, self.without) if counts or measures or judged else []
        unreal = unreal_clauses(words, self._telling[index].standings) if counts else []
        events = self._telling[index].events if counts else {}
        sentence = ReadSentence(
            block,
            span,
            words,
            functools.partial(self.speakers.read, index),
            kinds,
            standing,
            negation,
            unreal,
            intentions(words, self.without) if counts or measures or judged else (),
            functools.partial(self._charged, index) if judged else tuple,
            novelty_of(words, events, self.without) if counts else Novelty.UNKNOWN,
            frozenset(t.start for t in words if harms(t)) if counts and not events else frozenset(),
            is_added(words),
            sums(words, self.without) if counts else (),
            events,
            self._before[index],
            no_event(words, self.without) if counts else {},
            self._retracted.get(index),
        )
        self._counts(sentence, counts)
        for found in measures:
            self._measure(sentence, found)
        if growing:
            self._growth(sentence, counts)
        if judged:
            self._labels(sentence)
        # a date to come in a sentence of what happened is one gone by, where it is the only one
        happened = len(dates) == 1 and self._has_happened(sentence, counts)
        for date in dates:
            if sentence.takes_back(date.start):
                self.refuse(date.start, date.end, TAKEN_BACK)
                continue
            if sentence.speech.frames(date.start) or is_published(words, date.start):
                self.refuse(date.start, date.end, "tells when somebody spoke, not when something happened")
                continue
            if any(one.start <= date.start < one.end for one in sentence.sums):
                self.refuse(date.start, date.end, "tells over which time something is counted")
                continue
            if is_counted_till(words, date.start):
                self.refuse(
                    date.start, date.end, "tells up to when something is counted, not when it happened"
                )
                continue
            day = self.days.gone_by(date.date) if happened else date.date
            about = on_from(day) if is_begun(words, date.start) else day
            self._add(sentence, Draft("event_date", day, date.start, date.end, about=about))
        denial = self.speakers.denial(index) if denied else None
        if denial is not None:
            self._denial(sentence, denial)

    def _has_happened(self, sentence: ReadSentence, counts: list[Count]) -> bool:
        """Whether a sentence tells as a fact what became of people."""
        told = (c for c in counts if c.manner == "told" and c.attribute in HAPPENED)
        return any(not any(one.covers(c.start, c.at, c.attribute) for one in sentence.intended) for c in told)

    def _charged(self, index: int) -> list[Charged]:
        """Against whom the charges, pleas, verdicts and sentences of a sentence are."""
        line = self.speakers.lines[index]
        return accused(line.words, self._persons(index), self.without, self.masked)

    def _persons(self, index: int, back: int = 2) -> dict[tuple[int, int], str]:
        """Who is named in a sentence; "he" can be the subject of the one before, or of that before it."""
        line = self.speakers.lines[index]
        before: tuple[str, ...] = ()
        if index and back and any(t.word in ("he", "she") for t in line.words):
            last = self.speakers.lines[index - 1]
            before = self.referents.meant_after(last.words, last.span, self._persons(index - 1, back - 1))
        return self.referents.persons_in(line.words, line.span, before)

    def _standings(self, words: list[Token], counts: list[Count]) -> dict[int, Corrected]:
        """How the figures of a sentence stand to each other; of two things none corrects another."""
        of = {c.start: c.attribute for c in counts}
        found = standings(words, self.without)
        self._last = next((c.attribute for c in reversed(counts) if c.by == "figure"), self._last)
        return {at: s for at, s in found.items() if s.other < 0 or of.get(at) == of.get(s.other)}

    def _set_aside(self, lower: list[Claim]) -> None:
        """Refuse readings that another one goes beyond."""
        for claim in lower:
            self.refuse(claim.start or 0, claim.end or 0, NOT_FURTHEST)
        gone = {id(claim) for claim in lower}
        self.claims = [c for c in self.claims if id(c) not in gone]

    def _trace(self) -> None:
        """Follow the persons told one by one, and count each once; mark parts, and what is taken back."""
        kept, dropped = each_once(self.claims, self._told)
        for claim, reason in dropped:
            self.refuse(claim.start or 0, claim.end or 0, reason)
        ordered = sorted(kept, key=lambda c: (c.start or 0, c.end or 0))
        totals = frozenset(self._totals)
        told = told_before(taken_back(among(parted(ordered, totals), totals)))
        self.claims = verdicts_apart(overturned(told))


def _kinds_before(
    told: Sequence[tuple[int, collections.Counter[str]]],
) -> list[collections.Counter[str]]:
    """What each paragraph has told up to each of its sentences."""
    found: list[collections.Counter[str]] = []
    last = -1
    for paragraph, kinds in told:
        found.append(kinds if paragraph != last or not found else found[-1] + kinds if kinds else found[-1])
        last = paragraph
    return found
