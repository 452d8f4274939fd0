"""Cursor: the tokens of a text, and the questions that every rule asks of them."""

from __future__ import annotations

from claimkit.numbers.conventions import Convention
from claimkit.numbers.lexer import Tokens
from claimkit.numbers.lexicon import Lexicon


class Cursor:
    """What the rules look at: the tokens of one text, the words of its language, the convention in force.

    Attributes:
        closed: index of an "and" that parts two numbers ("between two thousand and three thousand"), or -1.
    """

    __slots__ = (
        *("classes", "closed", "convention", "ends", "entries", "lexicon", "literals", "size", "starts"),
        *("text", "words"),
    )

    def __init__(self, text: str, tokens: Tokens, lexicon: Lexicon, convention: Convention) -> None:
        self.text = text
        self.words = tokens.words
        self.entries = tokens.entries
        self.literals = tokens.literals
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.size = tokens.size
        self.lexicon = lexicon
        self.classes = lexicon.classes
        self.convention = convention
        self.closed = -1

    def func(self, i: int) -> str:
        """Return the grammatical role of a token, or an empty string."""
        return self.entries[i].func

    def change(self, i: int) -> str:
        """Return the direction of the change that a word tells, or an empty string."""
        return self.entries[i].change

    def isa(self, i: int, name: str) -> bool:
        """Whether a token is in a closed class of words (tables/classes.*.tsv)."""
        return self.words[i] in self.classes[name]

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

    def starts_number(self, i: int) -> bool:
        """Whether digits or a number word stand at token i."""
        if i >= self.size:
            return False
        if self.literals[i]:
            return True
        return bool(self.entries[i].level or self.entries[i].func == "point" or self.entries[i].part)

    def noun_follows(self, i: int) -> bool:
        """Whether a word follows that the number can count."""
        if i >= self.size:
            return False
        return self.words[i].isalpha() and not (self.entries[i].stop or self.entries[i].func)

    def letter_touches(self, j: int) -> bool:
        """Whether a letter hangs on what stands before token j."""
        return self.touches(j) and self.words[j][:1].isalpha()

    def letter_or_digit_after(self, j: int) -> bool:
        """Whether a letter or digit hangs on token j."""
        return self.touches(j + 1) and self.words[j + 1][:1].isalnum()
