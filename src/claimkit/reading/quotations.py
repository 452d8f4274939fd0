"""Quotation marks: which of them hold what somebody says."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

import regex

from claimkit.reading.tokens import Token
from claimkit.text import Span

FEW = 3
"""Words in quotation marks from which they are somebody's, and not a name or a wry word."""

OPENING = tuple('"“„«')
"""Marks that a quotation begins with."""

_SIGNS = frozenset('"“”„«»')
_MARKS = regex.compile('["“”„«»]')


class Line(NamedTuple):
    """A sentence: where it stands, in which paragraph, and its tokens."""

    span: Span
    block: Span
    words: Sequence[Token]


def is_mark(token: Token, quotes: Sequence[Span]) -> bool:
    """Whether a token is a quotation mark that belongs to none of some quotations."""
    return token.word in _SIGNS and not any(q.start <= token.start < q.end for q in quotes)


def quotations(text: str, lines: Sequence[Line]) -> list[Span]:
    """The stretches in quotation marks, over the sentences of each paragraph."""
    found: list[Span] = []
    blocks = list(dict.fromkeys(line.block for line in lines))
    ends = {line.block: line.span for line in lines}  # the last sentence of each
    starts = [line.span.start for line in lines]
    left_open = False
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        opened: int | None = None
        for mark in _MARKS.finditer(text, block.start, block.end):
            sign = mark.group()
            if opened is None:
                closes = sign in "”»" and left_open  # a paragraph inside a quotation
                opened = mark.start()
                if closes:
                    found.append(Span(block.start, mark.end()))
                    opened = None
            elif sign not in "“«„":
                found.append(Span(opened, mark.end()))
                opened = None
        left_open = opened is not None
        if opened is not None:
            line = lines[bisect.bisect_right(starts, opened) - 1]
            again = after is not None and text[after.start : after.end].lstrip()[:1] in OPENING
            # a quotation over paragraphs is opened in each, and closed in the last
            found.append(Span(opened, ends[block].end if again else line.span.end))
    return [q for q in found if _is_speech(text, q)]


def _is_speech(text: str, quote: Span) -> bool:
    """Whether quotation marks hold what somebody says, and no name or wry word."""
    words = quote.of(text).strip('"“”„«»').split()
    named = sum(w[0].isupper() for w in words) > len(words) / 2 and len(words) > 1
    return not named and (len(words) >= FEW or (bool(words) and words[-1][-1] in ",.!?"))
