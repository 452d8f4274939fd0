"""Rates and habits, which tell of no event: "thousands die every year", "600,000 deaths a year"."""

from __future__ import annotations

from claimkit.reading.lexicon import word_list
from claimkit.reading.tokens import Token

_NEAR = 14  # most tokens between a count and the words that make it a rate


def rate_of(words: list[Token], start: int, end: int) -> str:
    """Return the words that make a count a rate; empty where it tells of something that happened.

    The rate stands in the clause of the count, behind it, or begins the sentence ("Every year, ...").

    Args:
        words: the tokens of the sentence.
        start: offset of the first word of the count or of its verb.
        end: offset where the last of them begins.

    Example:
        >>> from claimkit.reading.tokens import tokens
        >>> from claimkit.text import Span
        >>> text = "Many people die there every year."
        >>> rate_of(tokens(text, Span(0, len(text)), []), 0, 12)
        'every year'
    """
    ahead = [at for at, token in enumerate(words) if token.start < start]
    if len(ahead) <= _NEAR and (found := _rate_at(words, 0)) and len(ahead) >= 2:
        return found
    first = next((at for at, token in enumerate(words) if token.start > end), len(words))
    for at in range(first, min(first + _NEAR, len(words))):
        if words[at].word in (",", ";", ":", "—") or words[at].is_a("relative", "subordinator"):
            return ""
        if found := _rate_at(words, at):
            return found
    return ""


def _rate_at(words: list[Token], at: int) -> str:
    """The rate that begins at a token: "every year", "a day", "annually", "on average"."""
    if at >= len(words):
        return ""
    word = words[at].word
    if word in word_list("rate_adverbs") and (at + 1 == len(words) or not words[at + 1].is_a("noun")):
        return word
    if at + 1 == len(words):
        return ""
    after = words[at + 1]
    if word in word_list("rate") and after.is_a("time") and after.is_a("singular"):
        return f"{word} {after.word}"
    if (word, after.word) == ("on", "average"):
        return "on average"
    if word != "a" or not (after.is_a("time") and after.is_a("singular")) or at == 0:
        return ""
    led = words[at - 1].is_a("preposition", "be", "subordinator")
    aged = at + 2 < len(words) and words[at + 2].word in word_list("ago")
    return "" if led or aged else f"a {after.word}"
