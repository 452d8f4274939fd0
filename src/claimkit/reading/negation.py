"""Negation: what a sentence tells only to say that it is not so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.bounds import clause
from claimkit.reading.tokens import Token, listed, sentence_words, terms_told
from claimkit.text import Span

Extent = tuple[
    int, int | None
]  # index of the first word that is not so, and the one behind the last, if told


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
def _untrue(match: Match) -> Extent:
    return match.end, None


_TOLD = "(<hearsay> !<mark/be/have>* that/of | talk_of)"


@rule(
    "a claim called untrue",
    "<deniable> that (what: !<mark/untrue>+) <be/adverb>* <untrue>",
    "<deniable> that (what: !<mark/untrue>+) <be> <adverb>* not/n't (true/correct/accurate)",
    "<deniable> of (what: !<mark/untrue>+) <be/adverb>* <untrue>",
    f"{_TOLD} (what: !<mark/untrue/refuting>+) <be/have/adverb>* (<refuting> | played down)",
    f"{_TOLD} (what: !<mark/untrue>+) (turned out | proved) (to be)? <untrue>",
    "<refuting> !<mark/that>* <hearsay> that (what: !<mark>+)",
    "(wrongly | falsely | mistakenly | incorrectly) <said_to> that (what: !<mark>+)",
    examples=[
        ("A spokesman said claims that 12 people drowned were false.", "12 people drowned were"),
        ("The claim that 12 died is a lie.", "12 died is a"),
        ("Police called reports that 12 were hurt untrue.", "12 were hurt"),
        ("Police said a report that 12 were hurt was accurate.", ""),
        ("Rumours that 12 had been killed were denied by the police.", "12 had been killed were"),
        ("Online claims of 50 dead were debunked by officials.", "50 dead were"),
        ("The charges of fraud were dismissed.", ""),
        ("It dismissed as a rumour the story that 40 had been killed.", "40 had been killed"),
        ("It was wrongly rumoured that six had been killed.", "six had been killed"),
        ("Reports that 12 were hurt were confirmed by the police.", ""),
    ],
)
def _called_untrue(match: Match) -> Extent:
    return match.marks["what"]


@rule(
    "contrary to what is said",
    "contrary to",
    examples=[
        ("Contrary to reports that 11 were hurt, all were safe.", "reports that 11 were hurt"),
        ("Reports said 11 were hurt.", ""),
    ],
)
def _contrary(match: Match) -> Extent:
    ends = (at for at in range(match.end, len(match.words)) if match.words[at].word in (",", ";", "."))
    return match.end, next(ends, None)


@rule(
    "alive after all",
    "(<said_to> | feared | presumed | declared) !<apart/mark>* <be> <adverb>* (alive/unharmed/unhurt/safe)",
    "(<said_to> | feared | presumed | declared) !<apart/mark>* <be> <adverb>* found (alive/unharmed/safe)",
    examples=[
        (
            "A boy reported on social media as having died is alive and well.",
            "A boy reported on social media as having died is alive",
        ),
        ("Two climbers feared dead were found alive.", "Two climbers feared dead were found alive"),
        ("Two of those reported missing died; ten were found alive.", ""),
    ],
)
def _alive(match: Match) -> Extent:
    """The whole clause: who is alive stands before what was said of him."""
    marks = (at + 1 for at in range(match.start - 1, -1, -1) if match.words[at].word in (",", ";", "."))
    return next(marks, 0), match.end


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
def _by_no_means(match: Match) -> Extent:
    return match.end, None


@rule(
    "kept from happening",
    "<preventing> !<mark/predicate>* from",
    examples=[
        ("Only luck kept the roof from killing 20 pupils.", "killing 20 pupils"),
        ("The roof fell from a height and killed 20.", ""),
    ],
)
def _prevented(match: Match) -> Extent:
    _, behind = clause(match.words, match.end)
    return match.end, behind if behind < len(match.words) else None


def negated(words: Sequence[Token], span: Span, without: frozenset[str] = frozenset()) -> list[Negated]:
    """Return the stretches of a sentence that it says are not so: from the negation to the next clause.

    Args:
        words: the sentence.
        span: where it stands.
        without: rules that are switched off.
    """
    if not NEGATION.can_match(terms_told(words)):
        return []
    clad = listed(words)
    found = []
    for one in NEGATION.without(without).scan(clad):
        first, behind = one.made
        begin = clad[first].start if first < len(clad) else span.end
        found.append(
            Negated(
                Span(begin, _end_of(clad, first, span.end) if behind is None else clad[behind].start),
                one.rule,
            )
        )
    return found


def _end_of(words: Sequence[Token], first: int, end: int) -> int:
    """Where what is negated ends: at a semicolon, or where the sentence turns with "but"."""
    for at, token in enumerate(words[first:], first):
        after = words[at + 1].word if at + 1 < len(words) else ""
        if token.word in (";", "but") or (token.word == "," and after == "but"):
            return token.start
    return end


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    for one in negated(sentence_words(text), Span(0, len(text))):
        yield one.rule, one.reach.of(text).strip()


NEGATION = Grammar(
    "negation", [_untrue, _called_untrue, _contrary, _alive, _by_no_means, _prevented], _demonstrated
)
