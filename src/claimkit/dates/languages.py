"""Which language a text is in, as far as words of dates and numbers can tell."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Final, cast

from claimkit.choices import Language
from claimkit.dates.cursor import Cursor, Found
from claimkit.dates.grammar import cursor_over, date_at
from claimkit.dates.lexer import Tokens
from claimkit.dates.plain_cursor import PlainCursor, phrases
from claimkit.dates.plain_grammar import plain_date_at
from claimkit.dates.tables import PACKAGE
from claimkit.dates.vocabulary import vocabulary
from claimkit.errors import InvalidModelError
from claimkit.numbers.languages import spoken
from claimkit.numbers.lexicon import lexicon

_LOOKED_AT: Final = 4000  # characters; a language shows long before


@functools.cache
def languages() -> tuple[Language, ...]:
    """Return the codes of the languages that have words of dates, English first."""
    names = (entry.name for entry in resources.files(PACKAGE).joinpath("tables").iterdir())
    codes = sorted(name.removesuffix(".tsv") for name in names if name.endswith(".tsv"))
    return tuple(cast("Language", code) for code in sorted(codes, key=lambda code: code != "en"))


def cursor_for(
    tokens: Tokens, language: str, *, day_first: bool | None, holidays: str | None
) -> Cursor | PlainCursor:
    """Return a cursor for the forms of a language."""
    if language == "en":
        return cursor_over(tokens, day_first=day_first, holidays=holidays)
    return PlainCursor(tokens, language, day_first=day_first, holidays=holidays)


def date_in(c: Cursor | PlainCursor, i: int) -> Found:
    """Return the longest date that begins at token i, in the language of the cursor."""
    return plain_date_at(c, i) if isinstance(c, PlainCursor) else date_at(c, i)


def known(language: str) -> str:
    """Return a language that has words of dates.

    Raises:
        InvalidModelError: it has none.
    """
    if language not in languages():
        primary = str(language).replace("_", "-").partition("-")[0].lower()
        hint = f"; write {primary!r}" if primary in languages() else ""
        reason = f"no words of dates for it; use one of {', '.join(languages())}{hint}"
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
    scores = {code: _score(words, code) for code in languages()}
    return max(languages(), key=scores.__getitem__)  # the first of those that are equal


def _score(words: list[str], code: str) -> int:
    own = vocabulary("en").forms if code == "en" else phrases(code).words
    return spoken(words, lexicon(code)) + 2 * sum(word in own for word in words)
