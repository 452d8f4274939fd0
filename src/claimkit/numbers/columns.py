"""Columns: the tokens of a text, and the questions that every rule asks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimkit.numbers.lexer import Tokens
    from claimkit.numbers.lexicon import Lexicon


class TokenReader:
    """Looks at the tokens of one text."""

    __slots__ = ("classes", "ends", "entries", "lexicon", "literals", "size", "starts", "text", "words")

    def __init__(self, text: str, tokens: Tokens, lexicon: Lexicon) -> None:
        self.text = text
        self.words = tokens.words
        self.entries = tokens.entries
        self.literals = tokens.literals
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.size = tokens.size
        self.lexicon = lexicon
        self.classes = lexicon.classes

    def func(self, i: int) -> str:
        """Return the grammatical role of a token, or an empty string."""
        entry = self.entries[i]
        return entry.func

    def word(self, i: int) -> str:
        """Return a token's lower-case text, or an empty string outside of the text."""
        return self.words[i]

    def isa(self, i: int, name: str) -> bool:
        """Whether a token is in a closed class of words (tables/classes.*.tsv)."""
        members = self.classes.get(name)
        return members is not None and self.words[i] in members

    def touches(self, i: int) -> bool:
        """Whether token i begins where the one before it ends."""
        return 0 < i < self.size and self.ends[i - 1] == self.starts[i]

    def follows(self, i: int, phrases: dict[str, list[tuple[str, ...]]]) -> int:
        """Return the index after the longest of the phrases (by their first word) at token i, or 0."""
        found = phrases.get(self.words[i])
        if found is None:
            return 0
        lengths = [len(p) for p in found if all(self.words[i + n] == w for n, w in enumerate(p))]
        return i + max(lengths) if lengths else 0

    def _starts_number(self, i: int) -> bool:
        if i >= self.size:
            return False
        if self.literals[i]:
            return True
        return bool(self.entries[i].level or self.entries[i].func == "point" or self.entries[i].part)

    def _noun_follows(self, i: int) -> bool:
        """Whether a word follows that the number can count."""
        if i >= self.size:
            return False
        return self.words[i].isalpha() and not (self.entries[i].stop or self.entries[i].func)

    def _letter_touches(self, j: int) -> bool:
        return self.touches(j) and self.word(j)[:1].isalpha()

    def _letter_or_digit_after(self, j: int) -> bool:
        return self.touches(j + 1) and (self.word(j + 1)[:1].isalnum())
