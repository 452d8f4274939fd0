"""The sentences of a report as phrases, with who speaks in them; each is read once, and only where asked."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

import regex

from claimkit.reading.attribution import ATTRIBUTION
from claimkit.reading.phrases import Phrase, dressed, phrases, terms_of, vocabulary
from claimkit.reading.quotations import Line, is_mark, quotations
from claimkit.reading.saying import Frame
from claimkit.reading.tokens import Token
from claimkit.text import Span

# the party and the state of who is named before it: "Ivan Dorn, D-Ohio, said"; no words of the sentence
_PARTY = regex.compile(
    r"(?<=[\p{L}.])(,\s[DRIL]-(?:\p{Lu}\.){1,2}(?:,(?!\s(?:who|whose|an?|the|one)\b))?"
    r"|,\s[DRIL]-\p{Lu}[\p{L}]+\.?(?:\s\p{Lu}\p{L}+)?(?:,(?!\s(?:who|whose|an?|the|one)\b))?)"
)


class Parsed:
    """Sentences and their phrases.

    Args:
        text: the blanked text of the report.
        lines: its sentences, in order.
        without: names of rules that are switched off.
    """

    __slots__ = ("_cache", "_capitals", "_grammar", "_quotes", "_starts", "lines", "text")

    def __init__(self, text: str, lines: Sequence[Line], without: frozenset[str] = frozenset()) -> None:
        self.text, self.lines = text, lines
        self._grammar = ATTRIBUTION.without(without)
        self._quotes = quotations(text, lines)
        self._starts = [q.start for q in self._quotes]
        self._capitals = _capitals(text, lines)
        self._cache: dict[int, tuple[list[Phrase], list[Token], list[Frame]]] = {}

    def inside(self, span: Span) -> list[Span]:
        """The stretches of a sentence that stand in quotation marks."""
        low = max(0, bisect.bisect_right(self._starts, span.start) - 1)
        high = bisect.bisect_left(self._starts, span.end)
        met = [Span(max(q.start, span.start), min(q.end, span.end)) for q in self._quotes[low:high]]
        return [q for q in met if q.start < q.end]

    def read(self, index: int) -> tuple[list[Phrase], list[Token], list[Frame]]:
        """The phrases of a sentence, its tokens as phrases see them, and who speaks in it."""
        if index not in self._cache:
            line = self.lines[index]
            quotes = self.inside(line.span)
            # a name in quotation marks is a name: only what somebody says stays in them
            plain = [t for t in line.words if t.kind != "mark" or not is_mark(t, quotes)]
            dashed = "-" in line.span.of(self.text)
            for label in _PARTY.finditer(self.text, *line.span) if dashed else ():
                end = label.end(1) - _opens_aside(self.text, label)
                plain = [t for t in plain if not label.start(1) <= t.start < end]
            clad = dressed(self.text, plain, self._capitals)
            made = phrases(clad, quotes)
            found = [f.made._replace(rule=f.rule) for f in self._grammar.scan(made)]
            self._cache[index] = made, clad, found
        return self._cache[index]

    def frames(self, index: int) -> list[Frame]:
        """Who speaks in a sentence; its phrases are read only where a word of it can tell so."""
        if index not in self._cache and not self._grammar.can_match(terms_of(self.lines[index].words)):
            return []
        return self.read(index)[2]


def _opens_aside(text: str, label: regex.Match[str]) -> bool:
    """Whether the comma behind a party and a state also opens an aside: ", D-Ohio, head of it, said"."""
    known = vocabulary()
    behind = text[label.end(1) : label.end(1) + 60].split(",", maxsplit=1)[0].split()[:6]
    spoken = [bool({"speaking", "citing"} & known.get(w.lower(), frozenset())) for w in behind]
    office = next((n for n, w in enumerate(behind) if {"person"} & known.get(w.lower(), frozenset())), None)
    return label[1].endswith(",") and office is not None and not any(spoken[: office + 1])


def _capitals(text: str, lines: Sequence[Line]) -> frozenset[str]:
    """Words that have a capital inside a sentence, and so are names wherever they stand."""
    found: set[str] = set()
    small: set[str] = set()
    for line in lines:
        upper: list[str] = []
        lower: list[str] = []
        for token in line.words[1:]:
            if token.kind == "word":
                (upper if text[token.start].isupper() else lower).append(token.word)
        if len(upper) < 0.7 * (len(upper) + len(lower)):
            found.update(upper)
            small.update(lower)
    return frozenset(found - small)
