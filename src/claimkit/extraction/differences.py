"""How a quote that does not stand in a report differs from the words of the report that are nearest to it."""

from __future__ import annotations

import collections
import difflib
import functools
import re
from collections.abc import Sequence

from claimkit.extraction.ground import Ground
from claimkit.extraction.locating import Fault
from claimkit.extraction.model import CheckStatus
from claimkit.text import Span

_WORD = re.compile(r"\d[\d.,]*\d|\w+")
_COMMON = 64  # places of a word in a report from which it does not help to find a quote
_SLACK = 3  # words that may have been put in or left out
_LIKE = 0.5  # share of a quote's words that the nearest words must share: more than they do not


class Nearest:
    """Finds the words of a report that are nearest to a quote, in time linear in both.

    Args:
        ground: the report.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @functools.cached_property
    def _words(self) -> list[tuple[str, Span]]:
        return [(m.group().casefold(), Span(*m.span())) for m in _WORD.finditer(self.ground.text)]

    @functools.cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, (word, _) in enumerate(self._words):
            found.setdefault(word, []).append(at)
        return found

    def fault(self, quote: str, given: Span | None) -> Fault:
        """Say what is wrong with a quote that stands nowhere.

        Args:
            quote: the quote.
            given: where it is said to stand.
        """
        words = [m.group().casefold() for m in _WORD.finditer(quote)]
        span = self._nearest(words) or self._there(quote, given)
        if span is None:
            return Fault(CheckStatus.ABSENT, "the text has no such words")
        near = span.of(self.ground.text)
        told = f"the text has {near!r} at {span.start}"
        return Fault(self._kind(quote, words, span), told)

    def _nearest(self, words: Sequence[str]) -> Span | None:
        """The stretch that shares most words in their order; None where none shares half of them."""
        rare = [(i, w) for i, w in enumerate(words) if 0 < len(self._places.get(w, ())) <= _COMMON]
        votes = collections.Counter(at - i for i, w in rare for at in self._places[w])
        if not votes:
            return None
        best = max(votes, key=lambda d: (sum(votes[d + k] for k in range(-_SLACK, _SLACK + 1)), votes[d], -d))
        first = max(0, best - _SLACK)
        window = self._words[first : best + len(words) + _SLACK]
        matcher = difflib.SequenceMatcher(None, [w for w, _ in window], list(words), autojunk=False)
        met = [block for block in matcher.get_matching_blocks() if block.size]
        if sum(block.size for block in met) < max(1, _LIKE * len(words)):
            return None
        begin = max(0, met[0].a - met[0].b)
        after = len(words) - met[-1].b - met[-1].size
        last = min(len(window), met[-1].a + met[-1].size + after) - 1
        return Span(window[begin][1].start, window[last][1].end)

    def _there(self, quote: str, given: Span | None) -> Span | None:
        """Where a quote is said to stand, if a figure or a date stands there as it does in the quote."""
        if given is None:
            return None
        mine, theirs = self._said(quote), self._of(given)
        alike = any(bool(a) and bool(b) for a, b in zip(mine, theirs, strict=True))
        return given if alike else None

    def _said(self, text: str) -> tuple[list[object], list[object], list[object]]:
        """The dates, the figures and their bounds in a text."""
        figures = [m.quantity for m in self.ground.figures_in(text)]
        dates: list[object] = [d.date for d in self.ground.dates_in(text)]
        return (
            dates,
            [(q.value, q.value or (q.low, q.high), q.unit) for q in figures],
            [q.bound for q in figures],
        )

    def _of(self, span: Span) -> tuple[list[object], list[object], list[object]]:
        """The dates, the figures and their bounds in a stretch of the report."""
        dates = [d.date for d in self.ground.dates if span.overlaps(Span(d.start, d.end))]
        figures = [m.quantity for m in self.ground.figures if span.overlaps(Span(m.start, m.end))]
        numbers: list[object] = [(q.value, q.value or (q.low, q.high), q.unit) for q in figures]
        return [*dates], numbers, [q.bound for q in figures]

    def _kind(self, quote: str, words: Sequence[str], span: Span) -> CheckStatus:
        """In what a quote differs from the words nearest to it."""
        kinds = (CheckStatus.DATE_DIFFERS, CheckStatus.FIGURE_DIFFERS, CheckStatus.BOUND_DIFFERS)
        for mine, theirs, status in zip(self._said(quote), self._of(span), kinds, strict=True):
            if mine != theirs:
                return status
        told = {m.group().casefold() for m in _WORD.finditer(span.of(self.ground.text))}
        capitals = {m.group().casefold() for m in _WORD.finditer(quote) if m.group()[0].isupper()}
        other = [w for w in words if w not in told]
        if other and all(w in capitals for w in other):
            return CheckStatus.NAME_DIFFERS
        return CheckStatus.ABSENT
