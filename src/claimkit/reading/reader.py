"""From a report's text to claims: the parts of this package in order."""

from __future__ import annotations

import bisect
import collections
from collections.abc import Iterable, Sequence

import attrs
import regex

from claimkit.attributes import Attribute
from claimkit.dates import DateMention, find_dates
from claimkit.models import Actor, Claim, Modality, Place, Report
from claimkit.numbers import QuantityMention, find_quantities
from claimkit.quantities import Bound, Change, Quantity
from claimkit.reading.counting import Count, Counts
from claimkit.reading.dating import Days, completed
from claimkit.reading.events import event_kind, kinds_told
from claimkit.reading.fates import Told, trace
from claimkit.reading.labels import labels
from claimkit.reading.layout import Block, blanked, blocks, sentences
from claimkit.reading.lexicon import word_list
from claimkit.reading.measures import Measure, measure
from claimkit.reading.naming import NameMention, Names
from claimkit.reading.speech import Speakers, Speech, denial_words
from claimkit.reading.syntax import Group, Mention, Token, groups, tokens
from claimkit.text import Span

LONGEST = 1_000_000  # code points of one report that are read; the rest is named in a note
_WORD = regex.compile(r"[^\W\d_]+")
_LATIN = regex.compile(r"\p{Latin}")
_LETTER = regex.compile(r"\p{L}")
_GROWS = frozenset("more growing increasing ever".split())
_GROWING = regex.compile(
    r"\b(?:more and more|growing numbers? of|increasing numbers? of|ever more)\s+(people|protesters|"
    r"demonstrators|protestors|residents|supporters)\b",
    regex.I,
)


@attrs.frozen
class Refusal:
    """A stretch of the text that was seen and not read.

    Attributes:
        start: where it begins.
        end: where it ends.
        text: its words.
        reason: why nothing was read from it.
    """

    start: int
    end: int
    text: str
    reason: str


@attrs.frozen
class Reading:
    """What was read in a report, and what was not.

    Attributes:
        report: the report.
        claims: its claims, in the order of the text.
        refused: page furniture, and figures that count something else or nothing, with reasons, in order.
        names: places, persons and organisations named, in order.
        notes: what was not read at all, and why.
    """

    report: Report
    claims: tuple[Claim, ...] = ()
    refused: tuple[Refusal, ...] = ()
    names: tuple[NameMention, ...] = ()
    notes: tuple[str, ...] = ()


class _Reader:
    """Reads one report."""

    def __init__(
        self,
        report: Report,
        actors: Sequence[Actor],
        places: Sequence[Place],
        attributes: Sequence[Attribute],
        convention: str | None,
    ) -> None:
        self.report, self.text = report, report.text
        self.actors, self.places, self.attributes = actors, places, attributes
        self.convention = convention
        self.notes: list[str] = []
        self.claims: list[Claim] = []
        self.refused: list[Refusal] = []
        self.told: list[Told] = []
        self.counted: set[str] = set()

    def read(self) -> Reading:
        if not self.text.strip():
            return self._nothing("the text is empty")
        if len(self.text) > LONGEST:
            cut = self.text.rfind("\n", 0, LONGEST) + 1 or LONGEST
            self.notes.append(f"longer than what is read: {len(self.text):,} signs, read up to {cut:,}")
            self.text = self.text[:cut]
        masked = blanked(self.text)
        unread = _unread(masked, self.report.language)
        if unread:
            return self._nothing(unread)
        layout = blocks(masked)
        for block in layout:
            if block.kind == "furniture":
                self._refuse(block.start, block.end, block.reason)
            elif block.kind == "stamp":
                self._refuse(block.start, block.end, "a time stamp of the page")
        read = [b for b in layout if b.kind in ("body", "head")]
        anchor = self.report.day or _stamped(masked, layout)
        told = find_dates(masked, anchor=anchor)
        dates = [d for d in (told if anchor else completed(told)) if _inside(read, d.start)]
        options = {} if self.convention is None else {"convention": self.convention}
        figures = [q for q in find_quantities(masked, **options) if _inside(read, q.start)]
        self.days = Days(dates, anchor)
        self.names = Names(masked, [Span(b.start, b.end) for b in read], self.actors, self.places)
        self._read_blocks(masked, read, _merged(figures, dates))
        self._trace()
        return Reading(
            self.report,
            tuple(sorted(self.claims, key=lambda c: (c.start or 0, c.end or 0, c.attribute))),
            tuple(sorted(self.refused, key=lambda r: (r.start, r.end))),
            self.names.mentions,
            tuple(self.notes),
        )

    def _nothing(self, reason: str) -> Reading:
        return Reading(self.report, notes=(*self.notes, f"nothing read: {reason}"))

    def _refuse(self, start: int, end: int, reason: str) -> None:
        self.refused.append(Refusal(start, end, self.report.text[start:end], reason))

    def _read_blocks(self, masked: str, read: list[Block], mentions: list[Mention]) -> None:
        starts = [m.start for m in mentions]
        parsed = []
        for block in read:
            for span in sentences(masked, block.start, block.end):
                low, high = bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end)
                parsed.append((block, span, tokens(masked, span, mentions[low:high])))
        self.speakers = Speakers(masked, [span for _, span, _ in parsed])
        self.kinds = collections.Counter()
        for _, _, words in parsed:
            self.kinds.update(kinds_told(words))
        for block, span, words in parsed:
            self._sentence(masked, block, span, words)

    def _sentence(self, masked: str, block: Block, span: Span, words: list[Token]) -> None:
        told = {token.word for token in words}
        judged, growing, denied = (
            not word_list("label_cues").isdisjoint(told),
            not _GROWS.isdisjoint(told),
            not denial_words().isdisjoint(told),
        )
        if not (
            judged or growing or denied or any(t.senses or (t.kind not in {"word", "mark"}) for t in words)
        ):
            return
        made = groups(masked, words, self.names.surnames)
        counting = Counts(words, made)
        counts = counting.read()
        claimed: set[int] = set()
        drafts: list[Count | Measure] = list(counts)
        claimed.update(c.start for c in counts)
        of_figure = {g.figure: g for g in made}
        bracketed = self._bracketed(words, counts)
        drafts += bracketed
        claimed.update(c.start for c in bracketed)
        for at, token in enumerate(words):
            if token.kind != "count":
                continue
            if token.start in claimed or any(made[i].first <= at <= made[i].last for i in counting.used):
                continue
            found = measure(words, at, of_figure.get(at), span.of(masked))
            if found is None:
                self._refuse(token.start, token.end, _why_not(words, at, of_figure.get(at)))
            else:
                drafts.append(found)
        if not (drafts or judged or growing or denied or self.days.within(span)):
            return
        context = _Context(block, span, words, self.speakers.read(span), kinds_told(words))
        parts = sorted(c.start for c in counts if c.role == "part")
        for draft in drafts:
            following = bisect.bisect_left(parts, draft.end)
            self._claim(masked, context, draft, parts[following] if following < len(parts) else None)
        if growing:
            self._growth(masked, context, counts)
        if judged:
            self._labels(masked, context)
        self._dates(masked, context)
        denial = self.speakers.denial(span) if denied else None
        if denial is not None:
            text = self.report.text[denial.start : denial.end]
            self._add(
                context,
                "denial",
                text,
                denial.start,
                denial.end,
                speaker=denial.speaker,
                modality=Modality.DENIED,
                noun=denial.denied,
                place=None,
            )

    def _trace(self) -> None:
        """Follow the persons told one by one, and count each once."""
        outcome = trace(self.told)
        for index, (attribute, quantity) in outcome.renamed.items():
            self.claims[index] = attrs.evolve(self.claims[index], attribute=attribute, value=quantity)
        sums = [
            attrs.evolve(
                self.claims[index],
                attribute=attribute,
                value=Quantity.exact(number, "person"),
                noun="persons told one by one",
            )
            for attribute, number, index in outcome.totals
        ]
        for index, reason in outcome.dropped.items():
            claim = self.claims[index]
            self._refuse(claim.start or 0, claim.end or 0, reason)
        self.claims = [c for i, c in enumerate(self.claims) if i not in outcome.dropped] + sums

    def _bracketed(self, words: list[Token], counts: list[Count]) -> list[Count]:
        """``in Moscow (1,800) and St. Petersburg (1,176)``: parts of the figure told before."""
        found: list[Count] = []
        taken = {c.start for c in counts}
        for at in range(1, len(words) - 1):
            token = words[at]
            if (
                token.kind != "count"
                or token.quantity is None
                or token.quantity.unit not in (None, "person")
                or token.start in taken
            ):
                continue
            if (
                words[at - 1].word == "("
                and words[at + 1].word == ")"
                and self.report.text[words[at - 2].start].isupper()
            ):
                whole = next(
                    (c for c in reversed(counts) if c.start < token.start and c.role == "whole"), None
                )
                if whole is not None:
                    found.append(whole._replace(quantity=token.quantity, start=token.start, end=token.end))
        return found

    def _growth(self, masked: str, context: _Context, counts: list[Count]) -> None:
        """``more and more people gathered``: a crowd that grows, without a figure."""
        for found in _GROWING.finditer(masked, context.span.start, context.span.end):
            if any(
                c.attribute == "crowd_size" and c.start < found.end() and found.start() < c.end
                for c in counts
            ):
                continue
            quantity = Quantity(bound=Bound.VAGUE, unit="person", change=Change.ROSE, text=found.group())
            self._add(context, "crowd_size", quantity, found.start(), found.end(), noun=found[1].lower())

    def _claim(self, masked: str, context: _Context, draft: Count | Measure, until: int | None) -> None:
        modality = context.speech.at(draft.start).modality
        scope, place = "", None
        if isinstance(draft, Measure):
            if draft.possible:
                modality = Modality.HYPOTHETICAL
        else:
            if draft.manner == "hypothetical":
                modality = Modality.HYPOTHETICAL
            elif draft.manner == "estimated" and modality in (Modality.ASSERTED, Modality.REPORTED):
                modality = Modality.ESTIMATED
            scope = (draft.noun or "some of them") if draft.role == "part" else ""
            if draft.role == "ground":
                scope = "what the protest is about"
        place = self.names.place_of(masked, context.span, draft.start, draft.end, until)
        if (
            scope
            and not draft.noun
            and place is not None
            and masked[draft.end : draft.end + 4].strip() in ("in", "on", "at")
        ):
            scope = ""  # "23 on Honshu": a part by its place
        quantity = draft.quantity
        if isinstance(draft, Count):
            if draft.role == "added" and quantity.change is None and self._on_top(context, draft):
                quantity = attrs.evolve(quantity, change=Change.ADDED)
            context.counted.append(draft.attribute)
            self.counted.add(draft.attribute)
        if quantity.unit is None and isinstance(draft, Count):
            quantity = attrs.evolve(quantity, unit="person")
        if (
            isinstance(draft, Count)
            and draft.attribute in ("deaths", "injuries", "shot", "missing")
            and modality is not Modality.HYPOTHETICAL
        ):
            self.told.append(
                Told(
                    len(self.claims),
                    draft.attribute,
                    quantity,
                    draft.who,
                    context.block.kind == "head",
                    draft.role == "part" or scope != "",
                    draft.of_them,
                )
            )
        self._add(
            context,
            draft.attribute,
            quantity,
            draft.start,
            draft.end,
            modality=modality,
            noun=draft.noun,
            scope=scope,
            place=place,
        )

    def _on_top(self, context: _Context, draft: Count) -> bool:
        """Whether "two more died" adds to those who died before, and does not only follow "one was hurt"."""
        more = any(
            word in self.report.text[max(0, draft.start - 12) : draft.end + 14].lower()
            for word in (" more", "another ", "additional ", "further ")
        )
        return more and (draft.attribute in self.counted or not context.counted)

    def _labels(self, masked: str, context: _Context) -> None:
        for label in labels(masked, context.span):
            modality = Modality.HYPOTHETICAL if label.possible else context.speech.at(label.start).modality
            if modality is Modality.ASSERTED and any(
                q.covers(Span(label.start, label.end)) for q in context.speech.quotes
            ):
                modality = Modality.QUOTED
            self._add(context, label.attribute, label.value, label.start, label.end, modality=modality)

    def _dates(self, masked: str, context: _Context) -> None:
        for mention in self.days.within(context.span):
            if mention.date.earliest is None and mention.date.latest is None and not mention.date.edtf:
                continue
            self._add(context, "event_date", mention.date, mention.start, mention.end, about=mention.date)

    def _add(
        self,
        context: _Context,
        attribute: str,
        value: Quantity | str | object,
        start: int,
        end: int,
        **fields: object,
    ) -> None:
        about = fields.pop("about", None) or self.days.about(context.span, start)
        if attribute == "population":
            about = None
        voice = context.speech.at(start)
        speaker = fields.pop("speaker", voice.speaker)
        fields.setdefault("modality", voice.modality)
        fields.setdefault("place", self.names.main_place)
        self.claims.append(
            Claim(
                attribute,
                value,  # type: ignore[arg-type]
                self.report.source,
                text=self.report.text[start:end],
                start=start,
                end=end,
                report=self.report.id,
                about=about,
                told=self.report.published,
                speaker=speaker,
                hedge=voice.hedge,
                actors=self.names.actors_of(context.span),
                event_kind=event_kind(attribute, context.kinds, self.kinds),
                sentence=self.report.text[context.span.start : context.span.end],
                headline=context.block.kind == "head",
                **fields,  # type: ignore[arg-type]
            )
        )


@attrs.frozen
class _Context:
    """The sentence that a claim stands in."""

    block: Block
    span: Span
    words: list[Token]
    speech: Speech
    kinds: collections.Counter[str]
    counted: list[str] = attrs.field(factory=list)


def _inside(read: list[Block], at: int) -> bool:
    index = bisect.bisect_right(read, at, key=lambda block: block.start) - 1
    return index >= 0 and at < read[index].end


def _merged(figures: Iterable[QuantityMention], dates: Iterable[DateMention]) -> list[Mention]:
    """Figures and dates in one order; a date wins over a figure inside it."""
    found = [Mention(d.start, d.end, "date") for d in dates]
    starts = [m.start for m in found]
    merged = list(found)
    for figure in (part for whole in figures for part in (whole.parts or (whole,))):
        index = bisect.bisect_right(starts, figure.start) - 1
        if index >= 0 and found[index].end > figure.start:
            continue
        if index + 1 < len(found) and found[index + 1].start < figure.end:
            continue
        merged.append(Mention(figure.start, figure.end, "count", figure.quantity))
    return sorted(merged)


def _stamped(masked: str, layout: list[Block]) -> object:
    """The day in the first time stamp of the page."""
    for block in layout:
        if block.kind == "stamp":
            for mention in find_dates(masked[block.start : block.end]):
                if mention.date.earliest is not None and mention.date.earliest == mention.date.latest:
                    return mention.date.earliest
    return None


def _unread(masked: str, language: str) -> str:
    """Why no rule reads a text; empty where the rules read it."""
    head = masked[:20_000]
    letters = len(_LETTER.findall(head))
    if not letters:
        return "no words in it"
    if len(_LATIN.findall(head)) < letters / 2:
        return "a script that no rule reads; give a translation"
    if not language.lower().startswith("en"):
        return f"language {language!r}; only English is read"
    words = [w.lower() for w in _WORD.findall(head)]
    if len(words) >= 40 and sum(w in word_list("english") for w in words) < 0.08 * len(words):
        return "a language that no rule reads; only English is read"
    return ""


def _why_not(words: list[Token], at: int, group: Group | None) -> str:
    """Why a figure is no claim."""
    quantity = words[at].quantity
    noun = words[group.head].word if group is not None and group.head >= 0 else ""
    if quantity is not None and quantity.unit not in (None, "person"):
        return f"measures something else ({quantity.unit})"
    if group is not None and group.part:
        return "a part of something that is not counted here"
    if noun and group is not None and not group.is_human:
        return f"counts {noun}"
    if noun:
        return f"counts {noun}, but no word says what became of them"
    return "no word says what it counts"


def examine_report(
    report: Report,
    *,
    actors: Iterable[Actor] = (),
    places: Iterable[Place] = (),
    attributes: Iterable[Attribute] = (),
    convention: str | None = None,
) -> Reading:
    """Read a report and say what was read, what was refused, and why."""
    return _Reader(report, tuple(actors), tuple(places), tuple(attributes), convention).read()


def read_report(
    report: Report,
    *,
    actors: Iterable[Actor] = (),
    places: Iterable[Place] = (),
    attributes: Iterable[Attribute] = (),
    convention: str | None = None,
) -> list[Claim]:
    """Return the claims of a report, in the order of the text."""
    return list(
        examine_report(
            report, actors=actors, places=places, attributes=attributes, convention=convention
        ).claims
    )
