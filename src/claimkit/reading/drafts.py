"""Drafts: what a statement says by itself, and what its sentence tells of every statement in it."""

from __future__ import annotations

import collections
import functools
from collections.abc import Callable, Mapping, Sequence

import attrs

from claimkit.datespans import DateSpan
from claimkit.models import Claim, Grade, Modality, Novelty, Place, Source, Value
from claimkit.quantities import Quantity
from claimkit.reading.accused import Charged
from claimkit.reading.corrections import Standing
from claimkit.reading.denials import Denial
from claimkit.reading.layout import Block
from claimkit.reading.making import Count
from claimkit.reading.negation import Negated
from claimkit.reading.overtime import Sum
from claimkit.reading.senses import Intended
from claimkit.reading.speech import Speech
from claimkit.reading.tokens import Token
from claimkit.text import Span


@attrs.frozen
class ReadSentence:
    """A sentence with all that its claims share.

    Attributes:
        block: the block it stands in.
        span: where it stands.
        words: its tokens.
        listen: tells who speaks in it; asked only where it tells something.
        kinds: words that tell of each kind of event.
        standings: how its figures stand to others of the same tally, by where they begin.
        negated: what it says is not so.
        unreal: where it begins to tell of what an event would do that is only feared or planned.
        intended: what it says that somebody means or expects to do.
        accuse: tells against whom its charges, pleas, verdicts and sentences are.
        novelty: how it brings in the event of which it tells.
        harming: where verbs begin that tell what happened to somebody, where no word for an event does.
        added: whether it joins a further group to those told before.
        sums: its clauses that sum up more than one event.
        events: the kind of event that each of its words tells of, by its index.
        before: words that tell of each kind of event in its paragraph, up to it.
        endings: where words stand that tell of an end of no event, and by which rule.
        retracted: what of it the report takes back.
    """

    block: Block
    span: Span
    words: list[Token]
    listen: Callable[[], Speech]
    kinds: collections.Counter[str]
    standings: dict[int, Standing]
    negated: Sequence[Negated] = ()
    unreal: Sequence[int] = ()
    intended: Sequence[Intended] = ()
    accuse: Callable[[], Sequence[Charged]] = tuple
    novelty: Novelty = Novelty.UNKNOWN
    harming: frozenset[int] = frozenset()
    added: bool = False
    sums: Sequence[Sum] = ()
    events: Mapping[int, str] = attrs.field(factory=dict)
    before: collections.Counter[str] = attrs.field(factory=collections.Counter)
    endings: Mapping[int, str] = attrs.field(factory=dict)
    retracted: Span | None = None

    @functools.cached_property
    def told(self) -> frozenset[str]:
        """What its words say became of people, by attribute."""
        return frozenset(sense.attribute for token in self.words for sense in token.senses)

    @functools.cached_property
    def charged(self) -> Sequence[Charged]:
        """Against whom its charges, pleas, verdicts and sentences are."""
        return self.accuse()

    def takes_back(self, at: int) -> bool:
        """Whether the report takes back what stands at an offset."""
        return self.retracted is not None and self.retracted.start <= at < self.retracted.end

    @property
    def speech(self) -> Speech:
        """Who speaks in it."""
        return self.listen()


@attrs.frozen
class Draft:
    """What a claim says itself, before its sentence tells the rest; None takes what the sentence tells.

    Attributes:
        attribute: what it says.
        value: which value.
        start: where its words begin.
        end: where they end.
        noun: the words for what is counted.
        scope: a narrower extent, in words.
        modality: in what manner.
        speaker: who says so.
        about: the days that it is about.
        place: where.
        at: where the verb stands that says what happened; None where that is not known.
        grades: on what day and place rest, where a mention tells them.
        reasons: names of rules that read it.
        corrects: whether it takes the place of another.
        withdrawn: whether it holds no longer.
        novelty: how its words bring in its event.
        hedge: the word that weakens it, where it has one of its own.
        by_outlet: whether nobody but the outlet says it, whoever speaks in the sentence.
    """

    attribute: str
    value: Value
    start: int
    end: int
    noun: str = ""
    scope: str = ""
    modality: Modality | None = None
    speaker: Source | None = None
    about: DateSpan | None = None
    place: Place | None = None
    at: int | None = None
    grades: tuple[Grade, Grade] | None = None
    reasons: tuple[str, ...] = ()
    corrects: bool = False
    withdrawn: bool = False
    by_outlet: bool = False
    novelty: Novelty = Novelty.UNKNOWN
    hedge: str = ""


def alleged_before(claims: Sequence[Claim], sentence: ReadSentence, denial: Denial) -> Claim | None:
    """Return the claim of somebody else, told last, that a denial takes up; None where it may be several.

    It stands in the same paragraph, in the sentence before or earlier in that of the denial.
    """
    told = [c for c in claims if isinstance(c.value, Quantity) and c.speaker not in (None, denial.speaker)]
    near = [c for c in told if sentence.block.start <= (c.start or 0) < denial.start]
    near = [c for c in near if sentence.span.start - _end_of_sentence(c) <= _GAP]
    last = [c for c in near if c.sentence == near[-1].sentence]
    return last[-1] if len({c.attribute for c in last}) == 1 else None


def _end_of_sentence(claim: Claim) -> int:
    """Where the sentence of a claim ends in its report."""
    return (claim.start or 0) - max(claim.sentence.find(claim.text), 0) + len(claim.sentence)


_GAP = 2
"""Signs between a sentence and the next, at the most."""


def manner_of(count: Count, modality: Modality) -> Modality:
    """The modality of a count: what could be is hypothetical, what may have been is estimated."""
    if count.manner == "hypothetical":
        return Modality.HYPOTHETICAL
    if count.manner == "estimated" and modality in {Modality.ASSERTED, Modality.REPORTED}:
        return Modality.ESTIMATED
    return modality
