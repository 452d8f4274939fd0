"""Which language a text is in, as far as words of dates and numbers can tell."""

from __future__ import annotations

from typing import Final

from claimkit.dates.lexer import Tokens
from claimkit.dates.plain_forms import phrases
from claimkit.dates.vocabulary import vocabulary
from claimkit.errors import InvalidModelError
from claimkit.numbers.languages import spoken
from claimkit.numbers.lexicon import lexicon

LANGUAGES: Final = ("en", "de", "es", "fr", "pl", "pt", "ru", "uk")
_LOOKED_AT: Final = 4000  # characters; a language shows long before


def known(language: str) -> str:
    """Return a language that has words of dates.

    Raises:
        InvalidModelError: it has none.
    """
    if language not in LANGUAGES:
        reason = f"no words of dates for it; use one of {', '.join(LANGUAGES)}"
        raise InvalidModelError("find_dates", "language", language, reason)
    return language


def language_of(text: str) -> str:
    """Return the language for which most words of a text speak; English where none says more than it does.

    Neighbours that share all the words of a short text (Russian and Ukrainian «завтра») mean the same by
    them, so that the first of them will do.

    >>> language_of("Anteayer cerraron el puerto."), language_of("2024-01-15")
    ('es', 'en')
    """
    words = [word for word in Tokens(text[:_LOOKED_AT]).words if word[:1].isalpha()]
    scores = {code: _score(words, code) for code in LANGUAGES}
    return max(LANGUAGES, key=scores.__getitem__)  # the first of those that are equal


def _score(words: list[str], code: str) -> int:
    own = vocabulary("en").forms if code == "en" else phrases(code).words
    return spoken(words, lexicon(code)) + 2 * sum(word in own for word in words)
