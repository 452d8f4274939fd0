"""Sections of a long article that are headed by a place, of which what stands in them is told."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

import regex

from claimkit.models import Place
from claimkit.places import spots
from claimkit.reading.layout import Block
from claimkit.reading.naming import Names
from claimkit.text import Span

HEADED = 2
"""Places that head sections, from which headings tell where: one alone can be a label of the page."""

_HEADING = regex.compile(
    r"(?:(?:impacts?|effects?|damage|casualties|deaths|aftermath|response|elsewhere)\s+)?"
    r"(?:(?:in|on|across|over)\s+)?(?:the\s+)?(?P<place>\p{Lu}[^.:;!?]*)",
    regex.I,
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
        if len({place for place in self._places if place}) < HEADED:
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
