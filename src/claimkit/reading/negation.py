"""Negation: what a sentence tells only to say that it is not so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.tokens import Token, listed, sentence_words
from claimkit.text import Span


class Negated(NamedTuple):
    """A stretch of a sentence that it says is not so.

    Attributes:
        reach: the stretch.
        rule: name of the rule that found it.
    """

    reach: Span
    rule: str


@rule(
    "said not to be true",
    "it <be> <adverb>* (not/n't) <adverb>* (true/correct/accurate | the case) that",
    "it <be> <adverb>* <untrue> that",
    "it <be> (not/n't) true",
    "there <be> no truth (in/to)",
    examples=[
        ("It is not true that 12 people were killed.", "12 people were killed."),
        ("It is false that 12 people were killed.", "12 people were killed."),
        ("It is true that 12 people were killed.", ""),
    ],
)
def _untrue(match: Match) -> int:
    return match.end


@rule(
    "by no means",
    "by no means",
    "in no way",
    "under no circumstances",
    "at no (time | point)",
    examples=[
        ("By no means were 12 people killed.", "were 12 people killed."),
        ("By all means 12 people came.", ""),
    ],
)
def _by_no_means(match: Match) -> int:
    return match.end


def negated(words: Sequence[Token], span: Span, without: frozenset[str] = frozenset()) -> list[Negated]:
    """Return the stretches of a sentence that it says are not so: from the negation to the next clause.

    Args:
        words: the sentence.
        span: where it stands.
        without: rules that are switched off.
    """
    clad = listed(words)
    found = []
    for one in NEGATION.without(without).scan(clad):
        ends = (
            t.start
            for at, t in enumerate(clad[one.made :], one.made)
            if t.word in (";", "but")
            or (t.word == "," and clad[at + 1 : at + 2] and clad[at + 1].word == "but")
        )
        begin = clad[one.made].start if one.made < len(clad) else span.end
        found.append(Negated(Span(begin, next(ends, span.end)), one.rule))
    return found


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    for one in negated(sentence_words(text), Span(0, len(text))):
        yield one.rule, one.reach.of(text)


NEGATION = Grammar("negation", [_untrue, _by_no_means], _demonstrated)
