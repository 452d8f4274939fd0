"""What a sentence states, made into claims: its counts, measures, labels and denials."""

from __future__ import annotations

import bisect
import collections
import functools
import itertools
from collections.abc import Iterator, Sequence

import attrs
import regex

from claimkit.attributes import attribute as known_attribute
from claimkit.datespans import DateSpan, Precision
from claimkit.models import (
    AN_EARLIER_COUNT,
    AN_EARLIER_EVENT,
    DENIAL,
    NO_REPORTS,
    UNTOLD,
    Actor,
    Claim,
    Grade,
    Modality,
    Place,
    Value,
)
from claimkit.quantities import Bound, Change, Quantity
from claimkit.reading.accused import COURT, against
from claimkit.reading.asides import is_of_catching, is_of_ruling, is_said_of_known
from claimkit.reading.context import TAKEN_UP, Context, Scanned, takes_up
from claimkit.reading.currencies import WHICH_DOLLARS, other_dollars, yen_or_yuan, yen_or_yuan_in
from claimkit.reading.dated import dated
from claimkit.reading.dating import looked_back
from claimkit.reading.denials import Denial
from claimkit.reading.drafts import Draft, ReadSentence, alleged_before, manner_of
from claimkit.reading.events import (
    AFTERMATH,
    HARMING,
    WIDE,
    event_kind,
    kind_grade,
    nearest_kinds,
    tells_several,
)
from claimkit.reading.fates import TRACED, Told
from claimkit.reading.figures import Figures
from claimkit.reading.happenings import clause_of
from claimkit.reading.hedges import unheard
from claimkit.reading.held import ARRESTED
from claimkit.reading.labels import labels
from claimkit.reading.lexicon import word_list
from claimkit.reading.making import Count, least
from claimkit.reading.measures import Measure
from claimkit.reading.parties import GENERAL
from claimkit.reading.parts import (
    HAPPENED,
    OF_PEOPLE,
)
from claimkit.reading.result import Refusal
from claimkit.reading.retractions import TAKEN_BACK
from claimkit.reading.scopes import at_the_scene, goes_on, is_owed, of_second, other_events, sort_of_damage
from claimkit.reading.sections import framed
from claimkit.reading.speech import Speakers
from claimkit.reading.standing import is_asked, is_recalled
from claimkit.reading.tokens import index_from, word_at
from claimkit.reading.whereabouts import grade_of, is_near, place_of
from claimkit.text import Span


def _is_unused(sentence: ReadSentence, at: int) -> bool:
    """Whether a means is one that somebody means to use, or would: "if they tear gas us"."""
    first = index_from(sentence.words, at)
    led = (t.word for t in reversed(sentence.words[max(0, first - _LED) : first]))
    clause = itertools.takewhile(lambda word: word not in (",", ";"), led)
    return not _SUPPOSING.isdisjoint(clause) or any(one.holds(at) for one in sentence.intended)


_SUPPOSING = frozenset(("if", "unless"))
_LED = 20  # words of a clause before a means
_IN_DOLLARS = regex.compile(r"\$|\bdollar", regex.I)
_MAY = regex.compile(r"\b(?:may|might|could)\s(?:have\s)?(?:\p{Ll}+\s){1,2}$")
"""What leads to a measure that is only possible: "winds may have reached"."""
_RULED = HAPPENED | {"damage", "area"}
"""What is told of the place that a section or an opening phrase names; a measure is of one spot."""
# whom "the hostages were found dead" speaks of, by what was told of them before
_GONE = {"hostages": ("hostages", "captives", "men", "victims"), "missing": ("missing", "men", "victims")}
_CHARGE = "charge"
_THE_DEAD = word_list("remains") | {"dead", "victims", "deceased", "fatalities"}
_THERE = regex.compile(r"(?:\s\p{Ll}+)?\s(?:(?:of|from|in)\s(?:\p{Ll}+\s){1,3})?(?:in|at|near|around)\s")
_BROUGHT = regex.compile(
    r"\b(?:evacuated|taken|moved|flown|brought|transferred|relocated|airlifted|rushed|led|sent)\s"
    r"(?:\p{L}+\s){0,3}?to\s[^,;.]*$"
)
_SHORT = 8  # signs of a determiner and its blanks
_ATTRIBUTIVE = regex.compile(r"(?:^|\W)(?:the|an?|his|her|their)\s$", regex.I)  # "the May 2012 shooting"
_GROWING = regex.compile(
    r"\b(?:more and more|growing numbers? of|increasing numbers? of|ever more)\s+(people|protesters|"
    r"demonstrators|protestors|residents|supporters)\b",
    regex.I,
)


class Statements(Context):
    """Makes claims of what the sentences of one report state.

    Attributes:
        refused: what was not made into a claim, and why.
        speakers: who says what; known once all sentences are.
    """

    speakers: Speakers

    def __init__(self, found: Scanned) -> None:
        super().__init__(found)
        self.figures = Figures(found.masked, found.names, found.attributes, self.refuse, found.without)
        self.refused: list[Refusal] = []
        self._told: list[Told] = []
        self._totals: set[int] = set()  # where counts begin that say that they count all

    def refuse(self, start: int, end: int, reason: str) -> None:
        """Note what is not read, and why."""
        self.refused.append(Refusal(start, end, self.report.text[start:end], reason))

    def _counts(self, sentence: ReadSentence, counts: list[Count]) -> None:
        counts = _within_totals(counts, self.masked)
        parts = sorted(c.start for c in counts if c.role == "part")
        told_here: set[str] = set()
        for count in self._divided(sentence, counts):
            following = bisect.bisect_left(parts, count.end)
            until = parts[following] if following < len(parts) else None
            self._count(sentence, count, until, told_here)
            told_here.add(count.attribute)

    def _divided(self, sentence: ReadSentence, counts: list[Count]) -> Iterator[Count]:
        """Counts of which a sentence tells more behind: "six died at once, and one in hospital".

        Who is counted later is added; where that count is not read, there are at least as many.
        """
        going_on, divided = set[str](), set[str]()
        for count in counts:
            figure = count.quantity
            plain = count.by == "figure" and count.role == "whole" and figure.change is None
            if count.role == "part" and self.masked.startswith(" of the ", count.end):
                divided.add(count.attribute)
            elif plain and not count.noun and count.attribute in divided:
                yield count._replace(role="part")  # "201 of the dead drowned, and 111 died under roofs"
                continue
            if plain and count.attribute in going_on:
                figure = attrs.evolve(figure, change=Change.ADDED)
            elif (
                plain
                and count.attribute in OF_PEOPLE
                and goes_on(self.masked, count.start, sentence.span.end)
            ):
                going_on.add(count.attribute)
                behind = (c for c in counts if c.attribute == count.attribute and c.start > count.end)
                more = any(c.role != "part" for c in behind)
                figure = figure if more else least(figure)
            elif count.attribute == "deaths" and plain and at_the_scene(self.masked, count.end):
                figure = least(figure)  # who dies later comes on top of those
            yield count._replace(quantity=figure)

    def _count(self, sentence: ReadSentence, count: Count, until: int | None, before: set[str]) -> None:
        """Add what a figure counts; a part is told from ``until``; ``before``: what was counted here."""
        modality = manner_of(count, sentence.speech.at(count.start).modality)
        intended = any(one.covers(count.start, count.at, count.attribute) for one in sentence.intended)
        asked = is_asked(sentence.words, count.start, count.at)
        if intended or asked or any(at < count.start for at in sentence.unreal):
            modality = Modality.HYPOTHETICAL
        place = self._place_of(sentence, count, until, before)
        scope, summing = self.scope_of(sentence, count, place)
        meant = self.meant(sentence, count)
        unfit = "nothing says of what it is the figure" if meant is None else self.why_not(sentence, count)
        count = meant or count
        if unfit:
            self.refuse(count.start, count.end, unfit)
            return
        quantity = self._quantity_of(count, before)
        self.counted.add(count.attribute)
        self.note_size(count)
        if count.total:
            self._totals.add(count.start)
        if count.attribute in _GONE and quantity.bound is Bound.EXACT and (quantity.value or 0) > 1:
            for noun in (count.noun, *_GONE[count.attribute]):
                self.figures.gone[noun] = quantity
        if count.attribute in (*TRACED, ARRESTED) and modality is not Modality.HYPOTHETICAL:
            headline, part = sentence.block.kind == "head", count.role == "part" or scope != ""
            years = [m.date for m in self.days.within(sentence.span) if m.date.precision is Precision.YEAR]
            year = years[0].earliest.year if years and years[0].earliest else 0
            who = count.who._replace(year=year) if count.who is not None else None
            told = (len(self.claims), count.attribute, quantity, who, headline, part, count.of_them)
            pair = count.quantity.value if count.who is None and count.by == "mention" else 0
            self._told.append(
                Told(
                    *told,
                    by_own_hand=count.role == "self",
                    mentioned=int(pair or 0),
                    span=(count.start, count.end),
                    killer=count.killer,
                    noun=count.noun,
                    added=count.role == "added",
                    retold=self.masked[max(0, count.start - 4) : count.start].lower() == "all ",
                    days=_ordinals(self.days.about(sentence.span, count.start)),
                )
            )
        where = (count.attribute, quantity, count.start, count.end, count.noun)
        hedge = "may have" if count.manner == "estimated" else ""
        if quantity.value == 0 and unheard(sentence.words, count.at):
            hedge = NO_REPORTS
        reasons = (
            (*summing, TAKEN_UP)
            if takes_up(sentence.words, count.attribute, count.at, self.without)
            else summing
        )
        novelty = self.novelty_of(sentence, count, place)
        draft = Draft(
            *where,
            scope=scope,
            modality=modality,
            place=place,
            at=count.at,
            reasons=reasons,
            novelty=novelty,
            hedge=hedge,
        )
        self._add(sentence, draft)

    def _place_of(
        self, sentence: ReadSentence, count: Count, until: int | None, before: set[str]
    ) -> Place | None:
        """Where those counted are, as far as the words around the figure say so, or the heading above it."""
        apart = sentence.speech.elsewhere()
        place = place_of(self.names, self.masked, sentence.span, count.start, count.end, until, apart=apart)
        if self.masked[count.start - 1 : count.start] == "=":
            return None  # "[size=80]" sums up the note
        if self._are_known_dead(sentence, count):
            return None  # "the 31 dead were buried in Varn": where they are now
        if count.total and count.attribute in before:
            return None  # "30 in Ostrel and 12 in Varn, 42 in all"
        if count.ordinal and not any(
            c.attribute == count.attribute and c.place == place for c in self.claims
        ):
            return None  # "four died in Ostrel; a fifth died in Varn": five did, and not in Varn
        if place is not None and self._are_taken_to(sentence, count, place):
            return None  # "180 people were evacuated to a school in Varn"
        if place is not None and self._nearest(sentence, count.at) is not sentence.kinds:
            clause = clause_of(self.masked, sentence.span, count.at, count.at)
            if grade_of(self.names, self.masked, place, clause, sentence.span) < Grade.CLAUSE:
                return None  # "two die in a crash, stabbing in Newark"
        return place or self._ruling(sentence, count.attribute, count.start)

    def _are_taken_to(self, sentence: ReadSentence, count: Count, place: Place) -> bool:
        """Whether a place is where those counted were brought, and not where it happened to them."""
        told = (m for m in self.names.within(sentence.span) if m.kind == "place")
        at = next((m.start for m in told if m.start > count.end and self.names.place(m.text) == place), 0)
        return _BROUGHT.search(self.masked, count.end, at) is not None

    def _are_known_dead(self, sentence: ReadSentence, count: Count) -> bool:
        """Whether the dead are told of as known ("the 31 dead"), and not where they are."""
        known = self.masked[max(0, count.start - 4) : count.start].lower() == "the "
        named = word_at(sentence.words, count.at) in _THE_DEAD
        return known and named and _THERE.match(self.masked, count.end) is None

    def _ruling(self, sentence: ReadSentence, attribute: str, at: int) -> Place | None:
        """The place that rules a sentence which names none: that it goes on in, or of the heading above."""
        if attribute not in _RULED:
            return None
        told = {self.about} if self.about is not None else set(self.kinds)
        opened = framed(self.names, self.masked, sentence.span) if told and told <= WIDE else None
        return opened or self.sections.of(self.names, sentence.span, at)

    def _quantity_of(self, count: Count, before: set[str]) -> Quantity:
        """The figure of a count of people: what comes on top of figures before it is told as added."""
        quantity = self.nth(count)
        added = count.role == "added" and self.on_top(count, before)
        more = (
            count.role == "whole" and count.attribute in self.counted and of_second(self.masked, count.start)
        )
        if quantity.change is None and (added or more):
            quantity = attrs.evolve(quantity, change=Change.ADDED)
        elif quantity.change is Change.ADDED and before and count.attribute not in {*before, *self.counted}:
            quantity = attrs.evolve(quantity, change=None)  # "six were killed and a further eight wounded"
        return quantity if quantity.unit is not None else attrs.evolve(quantity, unit="person")

    def _measure(self, sentence: ReadSentence, found: Measure) -> None:
        if sentence.takes_back(found.start):
            self.refuse(found.start, found.end, TAKEN_BACK)
            return
        if found.attribute == "money" and self.is_long_ago(sentence, found.start):
            self.refuse(found.start, found.end, "a sum of long ago")
            return
        standing = found.attribute == "population"
        place = place_of(self.names, self.masked, sentence.span, found.start, found.end, standing=standing)
        place = place or self._ruling(sentence, found.attribute, found.start)
        possible = found.possible or any(one.holds(found.start) for one in sentence.intended)
        converted = self._converted(found)
        possible = possible or (converted is not None and converted.modality is Modality.HYPOTHETICAL)
        possible = (
            possible
            or _MAY.search(self.masked, max(sentence.span.start, found.start - 80), found.start) is not None
        )
        modality = Modality.HYPOTHETICAL if possible else None
        quantity = found.quantity
        if converted is not None and isinstance(converted.value, Quantity):
            quantity = _bounded_as(quantity, converted.value)
        if quantity.unit == "JPY" and "¥" in self.masked[found.start : found.end]:
            unit = yen_or_yuan_in(place) or self._yen
            if unit is None:
                self.refuse(found.start, found.end, "¥ may be of yen or of yuan here")
                return
            quantity = attrs.evolve(quantity, unit=unit)
        where = (found.attribute, quantity, found.start, found.end, found.noun)
        reasons = (found.rule,) if found.rule else ()
        if quantity.unit == "USD" and self._other_dollars and _IN_DOLLARS.search(found.quantity.text):
            reasons = (*reasons, WHICH_DOLLARS)
        stands = sentence.span, found.start, found.end
        scope = other_events(self.masked, sentence.span, found.start) or self.named.scope(
            self.masked, *stands
        )
        if found.attribute == "damage" and is_owed(self.masked, *stands):
            self.refuse(found.start, found.end, "damages that somebody claims or owes")
            return
        if found.attribute == "damage" and not scope:
            scope = sort_of_damage(self.masked, *stands)
        self._add(sentence, Draft(*where, scope=scope, modality=modality, place=place, reasons=reasons))

    def _converted(self, found: Measure) -> Claim | None:
        """The claim that a sum in brackets converts: "could exceed 90m reais ($27m)"."""
        last = self.claims[-1] if self.claims else None
        if last is None or last.attribute != found.attribute or last.end is None:
            return None
        return last if self.masked[last.end : found.start].strip() == "(" else None

    @functools.cached_property
    def _yen(self) -> str | None:
        """The currency of "¥" where no place says it."""
        return yen_or_yuan(self.masked, self.names)

    @functools.cached_property
    def _other_dollars(self) -> bool:
        """Whether "$" may be of other dollars than those of the United States."""
        return other_dollars(self.masked, self.names)

    def _growth(self, sentence: ReadSentence, counts: list[Count]) -> None:
        """``more and more people gathered``: a crowd that grows, without a figure."""
        crowds = [c for c in counts if c.attribute == "crowd_size"]
        for found in _GROWING.finditer(self.masked, sentence.span.start, sentence.span.end):
            start, end = found.span()
            if any(c.start < end and start < c.end for c in crowds):
                continue
            quantity = Quantity(bound=Bound.VAGUE, unit="person", change=Change.ROSE, text=found.group())
            self._add(sentence, Draft("crowd_size", quantity, start, end, found[1].lower()))

    def _labels(self, sentence: ReadSentence) -> None:
        for label in labels(sentence.words, self.without):
            if sentence.block.kind == "head" and label.attribute.endswith("_means"):
                continue  # a caption shows what the report tells
            if label.refused or sentence.takes_back(label.start):
                why = f"{label.refused} ({label.rule})" if label.rule else label.refused or TAKEN_BACK
                self.refuse(label.start, label.end, why)
                continue
            if label.attribute.endswith("_means") and _is_unused(sentence, label.start):
                self.refuse(label.start, label.end, "somebody means to use it, or may")
                continue
            if label.attribute == "protester_means" and not self.protested:
                self.refuse(label.start, label.end, "is used, and no word says that anybody protests")
                continue
            if self.about is None and is_said_of_known(sentence.words, label.start):
                self.refuse(label.start, label.end, "says which person is meant, in a text about no event")
                continue
            modality = label.manner or sentence.speech.at(label.start).modality
            if label.attribute == _CHARGE and modality is Modality.ALLEGED:
                modality = Modality.ASSERTED  # the deed is alleged, and not that somebody is charged with it
            quoted = any(q.covers(Span(label.start, label.end)) for q in sentence.speech.quotes)
            pleaded = modality is Modality.DENIED and not label.attribute.endswith("_means")
            if pleaded:
                modality = Modality.ASSERTED  # who denies a charge does not deny that it was brought
            elif quoted and modality is Modality.ASSERTED:
                modality = Modality.QUOTED
            where = (label.attribute, label.value, label.start, label.end, label.of)
            reasons = (label.rule,) if label.rule else ()
            draft = Draft(*where, modality=modality, reasons=reasons, by_outlet=pleaded)
            self._add(sentence, attrs.evolve(draft, corrects=label.corrects, withdrawn=label.withdrawn))

    def _denial(self, sentence: ReadSentence, denial: Denial) -> None:
        words = self.report.text[denial.start : denial.end]
        value: Value = denial.told or words
        alleged = alleged_before(self.claims, sentence, denial) if denial.told_before else None
        if denial.attribute:  # "denied that anyone was killed"
            value = Quantity(1, low=1, bound=Bound.AT_LEAST, unit="person", text=words)
        where = (denial.attribute or DENIAL, value, denial.start, denial.end, denial.denied)
        draft = Draft(*where, modality=Modality.DENIED, speaker=denial.speaker, reasons=(denial.rule,))
        if not denial.told and not denial.attribute:
            draft = attrs.evolve(draft, scope=UNTOLD)
        if alleged is not None:  # "disputed that figure"
            grades = min(alleged.day_grade, Grade.INHERITED), min(alleged.place_grade, Grade.INHERITED)
            draft = attrs.evolve(draft, attribute=alleged.attribute, value=alleged.value, grades=grades)
            draft = attrs.evolve(draft, about=alleged.about, place=alleged.place, scope="")
        self._add(sentence, draft)

    def _add(self, sentence: ReadSentence, draft: Draft) -> None:
        """Make a claim of a draft, with what the sentence tells."""
        charged = against(sentence.charged, draft.start) if draft.attribute in COURT else None
        if charged is not None and charged.kind == GENERAL:
            self.refuse(draft.start, draft.end, "says what holds for anybody of a kind, not what happened")
            return
        voice = sentence.speech.at(draft.start)
        about, day_grade = dated(draft, sentence, self.days, self.masked, (self.kinds, self.about))
        if about is not None and draft.attribute in COURT and self._is_of_the_deed(sentence, draft, about):
            about = attrs.evolve(about, text="")  # near enough to group by, and not when a court said so
        found = sentence.standings.get(draft.start)
        former = found is not None and found.former
        revised = found is not None and found.corrects and draft.attribute == "crowd_size"
        found_since = draft.noun in word_list("remains") and about is not None and about.latest is None
        if revised or found_since or self._is_day_in_court(sentence, draft, about):
            about, day_grade = None, Grade.UNKNOWN  # "on Sunday the figure was corrected": not when they came
        if draft.modality is Modality.DENIED and self.days.lies_ahead(about):
            about, day_grade = None, Grade.UNKNOWN  # nobody has denied anything on a day to come
        clause = clause_of(self.masked, sentence.span, draft.start, draft.end)
        told = self._nearest(sentence, draft.start if draft.at is None else draft.at)
        near = None if HARMING.isdisjoint(sentence.before) else sentence.before
        kind = event_kind(draft.attribute, told, self.kinds, self.about, near)
        if kind == "protest" and not self.protested:
            kind = self.about if self.about != "protest" else None  # a mob, or people at a fair
        if draft.attribute == "event_date" and is_of_ruling(sentence.words, draft.start):
            kind = "trial"  # "a jury on Wednesday found him guilty of the attack": when the jury did
        elif (
            draft.attribute == "event_date"
            and kind in HARMING
            and is_of_catching(sentence.words, draft.start, "taken_in")
        ):
            kind = "arrests"  # "he was arrested on Friday over two murders"
        at = self._counted_at(sentence, draft, clause)
        joined = Span(min(clause.start, at), max(clause.end, at))
        place_grade = grade_of(self.names, self.masked, draft.place, joined, sentence.span)
        if draft.grades is not None:
            day_grade, place_grade = (draft.grades[0] if draft.about else day_grade), draft.grades[1]
        told_in = self.report.text[sentence.span.start : sentence.span.end]
        end = self._end_of(draft)
        not_so = next((n for n in sentence.negated if n.reach.start <= draft.start < n.reach.end), None)
        rules = (found, not_so, charged)
        by_rule = (voice.rule, voice.hedged, *(one.rule for one in rules if one is not None))
        reasons = draft.reasons + tuple(name for name in by_rule if name)
        happened = draft.attribute in HAPPENED and draft.modality is not Modality.HYPOTHETICAL
        planned = Modality.HYPOTHETICAL if happened and self.days.lies_ahead(about) else None
        recalled = is_recalled(sentence.words, draft.start, about, self.days.news, told_in) or (
            about is None and looked_back(self.masked[sentence.span.start : draft.start]) is not None
        )
        past = about is not None and kind not in AFTERMATH and self.days.is_of_before(about)
        self.claims.append(
            Claim(
                draft.attribute,
                self._in_unit(draft),
                self.report.source,
                text=self.report.text[draft.start : end],
                start=draft.start,
                end=end,
                report=self.report.id,
                about=about,
                told=self.report.published,
                speaker=None if draft.by_outlet else draft.speaker or voice.speaker,
                modality=Modality.DENIED if not_so else planned or draft.modality or voice.modality,
                hedge=draft.hedge or ("" if draft.attribute == _CHARGE else voice.hedge),
                noun=draft.noun,
                verb=word_at(sentence.words, draft.at),
                place=draft.place,
                near=is_near(self.names, self.masked, draft.place, sentence.span),
                scope=draft.scope or (AN_EARLIER_EVENT if past else AN_EARLIER_COUNT if former else ""),
                actors=self.names.actors_of(sentence.span),
                accused=tuple(Actor(name) for name in charged.who) if charged is not None else (),
                event_kind=kind,
                kind_grade=kind_grade(kind, draft.attribute, told, self.about, near=near is not None),
                sentence=told_in,
                headline=sentence.block.kind == "head",
                corrects=draft.corrects or (found is not None and found.corrects),
                withdrawn=draft.withdrawn or (found is not None and not found.corrects and not former),
                added=isinstance(draft.value, Quantity) and sentence.added,
                novelty=draft.novelty,
                recalled=recalled,
                day_grade=day_grade,
                place_grade=place_grade,
                reasons=reasons,
            )
        )

    def _end_of(self, draft: Draft) -> int:
        """Where the words of a statement end in the report: blanks that stood inside them count too."""
        words, text = self.masked[draft.start : draft.end], self.report.text
        end, wanted = draft.end, len(words.replace(" ", ""))
        while len(text[draft.start : end].replace(" ", "")) < wanted and end < len(text):
            end += 1
        whole = text[draft.start : end].replace(" ", "") == words.replace(" ", "")
        return end if whole else draft.end

    def _counted_at(self, sentence: ReadSentence, draft: Draft, clause: Span) -> int:
        """Where it is told what a figure counts: "put the marchers in Varn, an old port, at 5,000"."""
        told = clause.start if draft.at is None else draft.at
        if draft.attribute != "crowd_size":
            return told
        before = (t for t in reversed(sentence.words) if t.start < draft.start)
        return next((t.start for t in before if t.is_a("protester")), told)

    def _is_day_in_court(self, sentence: ReadSentence, draft: Draft, about: DateSpan | None) -> bool:
        """Whether the day of what happened to somebody is that on which a court ruled on it, or heard it."""
        if draft.attribute not in HAPPENED or about is None:
            return False
        court = any(t.word in word_list("in_court") for t in sentence.words)
        if not (court or sentence.charged):
            return False  # "it had on Friday given the figure as four"
        same = (m.start for m in self.days.within(sentence.span) if m.date == about)
        return any(is_of_ruling(sentence.words, at) for at in same)

    def _is_of_the_deed(self, sentence: ReadSentence, draft: Draft, about: DateSpan) -> bool:
        """Whether a day is that of what somebody is tried for: "guilty of the May 2012 shooting"."""
        told = [m for m in self.days.within(sentence.span) if m.date.text == about.text]
        where = [m.start for m in told] or [self.masked.find(about.text, sentence.span.start)]
        behind = [t for t in sentence.words if draft.start <= t.start < min(where)]
        attributive = any(
            _ATTRIBUTIVE.search(self.masked[max(0, at - _SHORT) : at]) for at in where
        ) and bool(about.text)
        of_it = any(t.is_a("toll") or t.word.endswith("ing") for t in behind[1:])
        return attributive or (draft.attribute != "charge" and of_it)

    def _nearest(self, sentence: ReadSentence, at: int) -> collections.Counter[str]:
        """Words for each kind of event in the clause of a statement, else in its sentence."""
        if not tells_several(sentence.kinds):
            return sentence.kinds
        clause = clause_of(self.masked, sentence.span, at, at)
        return nearest_kinds(sentence.words, sentence.events, clause, sentence.kinds)

    def _in_unit(self, draft: Draft) -> Value:
        """The value; a count without a unit of its own is in the attribute's."""
        unit = known_attribute(draft.attribute, self.attributes).unit
        if isinstance(draft.value, Quantity) and draft.value.unit in {None, "person"} - {unit}:
            return attrs.evolve(draft.value, unit=unit)
        return draft.value


def _ordinals(about: DateSpan | None) -> tuple[int, int] | None:
    if about is None or about.earliest is None or about.latest is None:
        return None
    return about.earliest.toordinal(), about.latest.toordinal()


def _within_totals(counts: Sequence[Count], text: str) -> list[Count]:
    """The counts of a sentence, as parts where it tells the total that they bring about.

    "Eight more bodies were found, bringing the dead to 19"; "23 died, he said, after five more were found".
    """
    totals = {c.attribute for c in counts if c.total and c.attribute in OF_PEOPLE}
    found = list[Count]()
    for count in counts:
        whole = next((c for c in found if c.attribute == count.attribute and c.role == "whole"), None)
        after = whole is not None and _AFTER.search(text, whole.end, count.start) is not None
        summed = count.attribute in totals and not count.total
        told = summed and (count.role == "added" or count.by in ("mention", "definite"))
        told = told or (count.role == "added" and after)
        found.append(count._replace(role="part") if told and count.role in ("whole", "added") else count)
    return found


_AFTER = regex.compile(r"\bafter\b[^.;]*$")


def _bounded_as(quantity: Quantity, other: Quantity) -> Quantity:
    """A figure with the bound of the one that it converts: "more than 150m reais ($75m)"."""
    if quantity.bound is not Bound.EXACT or other.bound not in (Bound.AT_LEAST, Bound.MORE_THAN):
        return quantity
    return attrs.evolve(quantity, high=None, low_open=other.low_open, bound=other.bound)
