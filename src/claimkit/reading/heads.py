"""The head noun of a group of words: what a figure or an article before it counts."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimkit.reading.lexicon import Sense
from claimkit.reading.tokens import Token

AGE = re.compile(
    r"(?:an? |the )?(?:\d{1,3}|\w+)(?:-|–| )?(?:years?|months?|weeks?|days?)(?:-|–| )old", re.IGNORECASE
)
STOPS = frozenset("conj preposition subordinator relative be have do modal report pronoun neg".split())
_QUOTES = frozenset(('"', "“", "”"))
REACH = 7  # most words between a figure or an article and the noun that it counts


class Head(NamedTuple):
    """What was found behind a figure or an article.

    Attributes:
        head: index of the head noun; -1: none.
        last: index of the last token that belongs to it.
        added: whether "more" or "others" is among them.
        state: senses of an adjective ("wounded").
    """

    head: int
    last: int
    added: bool = False
    state: tuple[Sense, ...] = ()


_Step = tuple[Head, bool]  # what is known behind a token, and whether the next one may belong to it too


def head_of(words: list[Token], at: int, number: str, text: str = "") -> Head:
    """Find the head noun of the group that goes on at a token.

    Args:
        words: the tokens of the sentence.
        at: index of the token behind the figure or the article.
        number: ``singular`` or ``plural``.
        text: the text of the tokens, where capitals are to be told.
    """
    found = Head(-1, at - 1)
    if number == "plural" and at < len(words) and words[at].is_a("noun") and _acts(words, at):
        return found
    for index in range(at, min(at + REACH, len(words))):
        step = _marked(words, index, found) or _worded(words, index, found, number, text, at)
        found, goes_on = step
        if not goes_on:
            break
    behind = words[found.last + 1] if found.last + 1 < len(words) else None
    if found.head >= 0 and behind is not None and _goes_on(words[found.head], behind, number, text):
        return Head(-1, at - 1)
    return found


def _goes_on(head: Token, behind: Token, number: str, text: str) -> bool:
    """``61 National Rescue Force teams``: a name that begins with a noun, and goes on behind it."""
    named = bool(text) and text[head.start].isupper() and text[behind.start].isupper()
    return named and behind.is_a("predicate") and not head.is_a(number)


def _marked(words: list[Token], index: int, found: Head) -> _Step | None:
    """A mark, a date or a figure ends the group, but for ages and quotation marks before the noun."""
    token = words[index]
    if token.word == "-" and index + 1 < len(words) and words[index + 1].word == "something":
        return found, True  # "a 40-something driver"
    if token.kind in {"mark", "date"}:
        return found, token.word in _QUOTES and found.head < 0
    if token.kind == "count":
        return found, AGE.fullmatch(token.word) is not None
    return None


def _worded(words: list[Token], index: int, found: Head, number: str, text: str, first: int) -> _Step:
    """A word of the group, or the first one that is not."""
    token, head = words[index], found.head
    if not token.classes and token.word != "'s":
        return _unknown(words, index, found, number, text, first)
    if token.is_a("more"):
        return Head(head, index, added=True, state=found.state), token.word != "others"
    if token.is_a("predicate") and (not token.is_a("noun") or (head >= 0 and words[head].is_a("human"))):
        told = _qualifies(words, index, number) if head < 0 else None
        return (found._replace(state=told) if told else found), told is not None
    after = words[index + 1] if index + 1 < len(words) else None
    if token.word == "'s" and after is not None and after.is_a("human"):
        return found._replace(head=-1), True  # "a sheriff's deputy"
    if not STOPS.isdisjoint(token.classes) and not token.is_a("noun"):
        # "five confirmed deaths"
        return found, token.is_a("adverb") and after is not None and after.is_a("noun")
    if token.is_a("determiner") and number == "plural":
        return found, False
    if token.is_a("noun"):
        return Head(index, index, found.added, found.state), True
    return _unknown(words, index, found, number, text, first)


def _unknown(words: list[Token], index: int, found: Head, number: str, text: str, first: int) -> _Step:
    """A word of no class: a plural may be the head until a known noun follows."""
    token, head = words[index], found.head
    if token.is_a("transitive", "adverb") and index > first:
        return found, False
    if head >= 0 and words[head].is_a(number) and not (text and text[token.start].isupper()):
        return found, False
    closed = head >= 0 and words[head].is_a("plural")
    if closed or number != "plural" or not token.word.endswith("s") or token.word.endswith("ss"):
        return found, True
    after = words[index + 1] if index + 1 < len(words) else None
    return found._replace(head=index, last=index), after is not None and after.is_a("noun")


def _qualifies(words: list[Token], at: int, number: str) -> tuple[Sense, ...] | None:
    """The senses that a word of the predicates adds to the noun behind it; None where it is a verb.

    "Three wounded soldiers" are wounded; "eight burn injuries" and "three pack animals" tell nothing more.
    """
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None:
        return None
    if following.is_a("noun") and any(s.form in ("", "participle", "past") for s in words[at].senses):
        return words[at].senses
    return () if following.is_a("toll") or (following.is_a("animal") and following.is_a(number)) else None


def _acts(words: list[Token], at: int) -> bool:
    """``Thousands rally``: a verb in the present and no noun, unless people follow that it qualifies."""
    after = words[at + 1] if at + 1 < len(words) else None
    present = any(s.frame == "agent" and s.form == "base" for s in words[at].senses)
    return present and (after is None or not after.is_a("noun"))
