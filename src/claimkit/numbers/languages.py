"""Which language a wording is in, as far as the tables of numbers can tell."""

from __future__ import annotations

import re

from claimkit.choices import Language
from claimkit.numbers.lexer import lowered
from claimkit.numbers.lexicon import Lexicon, languages, lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʼ][^\W\d_]+)*")
_LOOKED_AT = 4000  # characters; a language shows long before


def language_of(text: str) -> Language | None:
    """Find the language of a wording among those that have tables.

    Each word that a language's tables hold speaks for it, and so does a letter that its neighbours lack.

    Returns:
        The code of the one language for which most words speak; None where none does, or where two are equal.

    Example:
        >>> language_of("más de dos mil personas"), language_of("понад сто осіб"), language_of("1200")
        ('es', 'uk', None)
    """
    words = _WORD.findall(lowered(text[:_LOOKED_AT]))
    scores: dict[Language, float] = {code: spoken(words, lexicon(code)) for code in languages()}
    best = max(scores.values())
    told: list[Language] = [code for code, score in scores.items() if score == best]
    return told[0] if len(told) == 1 else None


def spoken(words: list[str], table: Lexicon) -> int:
    """Count the words that the tables know; one with its accents counts more than one without."""
    known = 0
    for word in words:
        pieces = table.pieces(table.normal(word))
        known += (word in table.spelled) + any(piece in table.words for piece in pieces if len(piece) > 1)
        known += bool(table.letters.intersection(word))
    return known
