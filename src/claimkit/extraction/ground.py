"""What a report says, as the ground on which extractions are checked: read once a report, on use."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence

from claimkit.attributes import Attribute
from claimkit.choices import Language
from claimkit.dates import DateMention, find_dates
from claimkit.dates.languages import languages as languages_of_dates
from claimkit.models import Claim, Report
from claimkit.numbers import QuantityMention, find_quantities, languages
from claimkit.reading import Reading, Refusal
from claimkit.reading.layout import Block, blanked, blocks, sentences
from claimkit.reading.quotations import Line
from claimkit.reading.speech import Speakers, Speech
from claimkit.reading.story import completed
from claimkit.reading.tokens import Token, sentence_words
from claimkit.reading.voices import Voices
from claimkit.text import Span


class Ground:
    """The text of a report, its figures, days and sentences, and what claimkit itself reads in it.

    Args:
        reading: what claimkit reads in the report.
        attributes: attributes of the caller's own.
    """

    def __init__(self, reading: Reading, attributes: Sequence[Attribute] = ()) -> None:
        self.reading, self.attributes = reading, tuple(attributes)
        self.report: Report = reading.report
        self.text = self.report.text
        self.claims = sorted(reading.claims, key=lambda c: c.start or 0)

    @functools.cached_property
    def masked(self) -> str:
        """The text with its markup blanked."""
        return blanked(self.text)

    @functools.cached_property
    def language(self) -> Language | None:
        """The language of the words for numbers; None where the text has to tell it."""
        code = self.report.language.lower()[:2]
        return next((known for known in languages() if known == code), None)

    @functools.cached_property
    def dates(self) -> list[DateMention]:
        """The dates of the text, in order."""
        return self.dates_in(self.masked)

    def dates_in(self, text: str) -> list[DateMention]:
        """Find the dates of a text that is told when the report is."""
        code = self.report.language.lower()[:2]
        known: Language | None = next((one for one in languages_of_dates() if one == code), None)
        found = find_dates(text, self.report.day, language=known)
        return found if self.report.day else completed(found, text)

    @functools.cached_property
    def figures(self) -> list[QuantityMention]:
        """The figures of the text that stand in no date, in order; a sum stands before its parts."""
        return self._undated(self.masked, self.dates)

    def figures_in(self, text: str) -> list[QuantityMention]:
        """Find the figures of another text in the language of the report."""
        return self._undated(text, self.dates_in(text))

    def _undated(self, text: str, dates: Sequence[DateMention]) -> list[QuantityMention]:
        starts = [d.start for d in dates]

        def dated(mention: QuantityMention) -> bool:
            at = bisect.bisect_left(starts, mention.end) - 1
            return at >= 0 and dates[at].end > mention.start

        found = find_quantities(text, language=self.language)
        return [part for whole in found for part in (whole, *whole.parts) if not dated(part)]

    @functools.cached_property
    def blocks(self) -> list[Block]:
        """The stretches of the page."""
        return blocks(self.masked)

    @functools.cached_property
    def sentences(self) -> list[tuple[Span, Block]]:
        """The sentences of the whole page, each with the block that it stands in."""
        return [(span, b) for b in self.blocks for span in sentences(self.masked, b.start, b.end)]

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [span.start for span, _ in self.sentences]

    def index_of(self, at: int) -> int | None:
        """The number of the sentence in which an offset stands; None where it stands in none."""
        index = bisect.bisect_right(self._starts, at) - 1
        return index if index >= 0 and at < self.sentences[index][0].end else None

    def around(self, span: Span) -> Span:
        """The sentences that a span reaches into; the span itself where it stands in none."""
        first, last = self.index_of(span.start), self.index_of(max(span.start, span.end - 1))
        start = span.start if first is None else self.sentences[first][0].start
        end = span.end if last is None else self.sentences[last][0].end
        return Span(min(start, span.start), max(end, span.end))

    def paragraph(self, span: Span) -> Span:
        """The paragraph of a span, as far as it is one block of the page."""
        index = self.index_of(span.start)
        if index is None:
            return span
        number = self.sentences[index][1].paragraph
        inside = [b for b in self.blocks if b.paragraph == number]
        return Span(min(b.start for b in inside), max(b.end for b in inside))

    @functools.lru_cache(maxsize=64)  # noqa: B019 - a ground lives as long as its report is checked
    def tokens(self, index: int) -> list[Token]:
        """The words of a sentence."""
        start = self.sentences[index][0].start
        made = sentence_words(self.sentences[index][0].of(self.masked))
        return [t._replace(start=t.start + start, end=t.end + start) for t in made]

    def words_around(self, span: Span) -> list[Token]:
        """The words of the sentences that a span reaches into."""
        first, last = self.index_of(span.start), self.index_of(max(span.start, span.end - 1))
        if first is None or last is None:
            return []
        return [t for index in range(first, last + 1) for t in self.tokens(index)]

    @functools.cached_property
    def _speakers(self) -> Speakers:
        lines = [
            Line(span, Span(block.start, block.end), self.tokens(index))
            for index, (span, block) in enumerate(self.sentences)
        ]
        return Speakers(self.masked, lines, Voices(self.masked, self.reading.names))

    def speech(self, index: int) -> Speech:
        """Who speaks in a sentence."""
        return self._speakers.read(index)

    def read(self, span: Span, attribute: str | None = None) -> list[Claim]:
        """The claims that claimkit makes of words in a span, of one attribute or of any."""
        return [
            c
            for c in self.claims
            if c.start is not None
            and c.end is not None
            and span.overlaps(Span(c.start, c.end))
            and attribute in (None, c.attribute)
        ]

    def refused(self, span: Span) -> Refusal | None:
        """What claimkit says of a span that it does not read."""
        return next((r for r in self.reading.refused if span.overlaps(Span(r.start, r.end))), None)

    @property
    def unread(self) -> str:
        """Why claimkit reads nothing of the report at all; empty where it does."""
        told = (note.partition("nothing read: ")[2] for note in self.reading.notes)
        return next(filter(None, told), "")
