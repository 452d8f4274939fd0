"""A paragraph as tokens: words, numbers and single marks, with their places."""

from __future__ import annotations

import itertools
import re
from typing import Final

_TOKEN: Final = re.compile(r"(\w+|[^\w\s])")
# all of them stand for an apostrophe or a dash in news text
_MARKS: Final = str.maketrans("’ʼ‘`‐‑‒–—−", "''''------")
AHEAD: Final = 24  # empty tokens after the last one, so that the grammar may look ahead without asking


class Tokens:
    """Tokens of ``text[start:end]``; index 0 and the last ones are empty."""

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        piece = text[start:end]
        if not piece.isascii():
            piece = piece.translate(_MARKS)
        parts = _TOKEN.split(piece)  # a gap, a token, a gap, ...
        places = list(itertools.accumulate(map(len, parts), initial=start))
        self.words = ["", *map(str.lower, parts[1::2]), *[""] * AHEAD]
        stop = places[-2]
        self.starts = [start, *places[1:-1:2], *[stop + 1] * AHEAD]
        self.ends = [start - 1, *places[2::2], *[stop + 1] * AHEAD]

    def __len__(self) -> int:
        """How many tokens, the empty ones at both ends left out."""
        return len(self.words) - 1 - AHEAD

    def glued(self, i: int) -> bool:
        """Whether no space stands before token i."""
        return self.starts[i] == self.ends[i - 1]

    def after(self, i: int, end: int) -> int:
        """Return the first token from i on that begins at or after a place in the text."""
        while self.starts[i] < end and i < len(self.starts) - 1:
            i += 1
        return i
