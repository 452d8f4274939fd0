"""What is told under a place: in a section that it heads, or behind a phrase that opens a passage with it."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence

import regex

from claimkit.models import Place
from claimkit.places import spots
from claimkit.reading.layout import Block
from claimkit.reading.naming import Names
from claimkit.reading.runs import classes
from claimkit.text import Span

HEADED = 2
"""Places that head sections, from which headings tell where: one alone can be a label of the page."""

_HEADING = regex.compile(
    r"(?:(?:impacts?|effects?|damage|casualties|deaths|aftermath|response|elsewhere)\s+)?"
    r"(?:(?:in|on|across|over)\s+)?(?:the\s+)?(?P<place>\p{Lu}[^.:;!?]*)",
    regex.I,
)

_ELSEWHERE = regex.compile(
    r"\s*(?:elsewhere|other\s(?:areas|countries|regions|provinces|states|islands))\s*", regex.I
)


class Sections:
    r"""Which place heads the section that a stretch of text stands in.

    Args:
        text: the blanked text.
        layout: its blocks, in order.

    >>> from claimkit.reading.layout import blocks
    >>> text = "Storm Ida\n\nCuba\nFour people drowned on Monday.\n\nHaiti\nThe storm killed nine."
    >>> sections = Sections(text, blocks(text))
    >>> [sections.place(text.index(word)) for word in ("Four", "nine", "Storm")]
    ['Cuba', 'Haiti', '']
    """

    def __init__(self, text: str, layout: Sequence[Block]) -> None:
        self._starts: list[int] = []
        self._places: list[str] = []
        for at, block in enumerate(layout):
            if block.kind == "body":
                continue
            below = layout[at + 1] if at + 1 < len(layout) else None
            # the title says what the article is about, and no more of where than it does
            is_heading = at > 0 and below is not None and below.kind == "body"
            self._starts.append(block.start)
            self._places.append(_place(text[block.start : block.end].strip()) if is_heading else "")
        elsewhere = any(
            block.kind != "body" and _ELSEWHERE.fullmatch(text, block.start, block.end) for block in layout
        )
        if len({place for place in self._places if place}) + elsewhere < HEADED:
            self._places = [""] * len(self._places)

    def place(self, at: int) -> str:
        """Return the place that heads the section around an offset; empty where none does."""
        index = bisect.bisect_right(self._starts, at) - 1
        return self._places[index] if index >= 0 else ""

    def of(self, names: Names, sentence: Span, at: int) -> Place | None:
        """Return the place of what is told at an offset, where its own sentence names none.

        Args:
            names: the names of the text.
            sentence: around the offset.
            at: the offset.
        """
        name = self.place(at)
        named = any(m.kind == "place" for m in names.within(sentence))
        return names.place(name) if name and not named else None


def _place(line: str) -> str:
    """The place that a heading names and nothing else; empty where it says more."""
    found = _HEADING.fullmatch(line)
    return found["place"] if found is not None and spots(found["place"]) else ""


# "In Varn Province," at the beginning of a sentence
_FRAME = regex.compile(
    r"(?:^|[.!?][\])]*\s+|\n\s*)(?:(?:Meanwhile|Elsewhere|Also|And|But|Further\s\p{L}+|Farther\s\p{L}+),?\s)?"
    r"(?:In|in|Across|across|Throughout|throughout|On|on|Over|Around)\s(?:the\s)?(?:\p{Ll}+\s){0,3}$"
)
_FRAMING = 60  # signs before a place within which its sentence begins, where the place opens it
_BACK = 400  # signs before a sentence within which a place rules it: two or three sentences


@functools.cache
def _of_whole() -> regex.Pattern[str]:
    """What a sentence says that tells of all of an event: a sum, the country, the event itself."""
    events = "|".join(sorted(classes()["event"]))
    return regex.compile(
        r"\b(?:total\w*|overall|in\sall|altogether|combined|(?:nation|country|state|county|city|province|region)-?wide|"
        r"elsewhere|(?:across|throughout|in)\sthe\s"
        rf"(?:country|state|county|islands?|region|province|area|district|valley)|(?:the|this)\s(?:\p{{L}}+\s)?(?:{events})(?:['’]s)?)\b",
        regex.I,
    )


def framed(names: Names, text: str, span: Span) -> Place | None:
    """Return the place that opens the passage of a sentence which names none; None where nothing does.

    "In Varn, 300 people died.  Another 40 were hurt" goes on in Varn until another place is told, or all of
    the event: "Damage totalled", "throughout the country", "the storm killed".

    Args:
        names: the names of the text.
        text: the blanked text.
        span: the sentence.
    """
    told = [m for m in names.within(Span(max(0, span.start - _BACK), span.end)) if m.kind == "place"]
    if any(m.start >= span.start for m in told) or not told:
        return None
    last = next((n for n in reversed(range(len(told))) if told[n].located), None)
    if (
        last is None
        or _of_whole().search(text, told[last].end, span.end)
        or "\n" in text[told[last].end : span.start]
    ):
        return None
    inner = names.innermost(told, last)
    first = next(m for m in told if m.text == inner.name) if inner.name != told[last].text else told[last]
    opens = _FRAME.search(text, max(0, first.start - _FRAMING), first.start) is not None
    return inner if opens and text.startswith(",", told[last].end) else None
