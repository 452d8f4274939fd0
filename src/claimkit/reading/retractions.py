"""What a report takes back: what its outlet told wrongly before, and what it calls untrue.

A correction says again what was wrong.  That is no news, and it is not what the report says.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence

from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.lexicon import word_list
from claimkit.reading.tokens import Token, listed, sentence_words, words_told
from claimkit.text import Span

TAKEN_BACK = "what the report takes back"
Sentence = tuple[Sequence[Token], int]  # its tokens, and where its paragraph begins
Extent = tuple[int, int]  # index of the first word that is taken back, and of the one behind the last


def _behind(match: Match) -> Extent:
    """From behind the match to where the sentence turns to what is right."""
    words = match.words
    turns = (at for at in range(match.end, len(words)) if words[at].word in (";", "—") or _turns(words, at))
    return match.end, next(turns, len(words))


def _turns(words: Sequence[Token], at: int) -> bool:
    """Whether what is right follows: "but it was", ", when in fact"."""
    return words[at].word == "but" or (
        words[at].word == ","
        and words[at + 1 : at + 2] != []
        and (words[at + 1].word in ("when", "not", "but"))
    )


@rule(
    "what an outlet told wrongly",
    "^ <correction> !\\:* \\: !<publishing>* (we | <publication>) !<mark/publishing>* <publishing>",
    "^ <correction> !\\:* \\: !<publishing>* <publication> _* <publishing>",
    "<formerly> <publication> !<mark/publishing>* <publishing>",
    "we (wrongly | mistakenly | incorrectly | erroneously) <publishing>",
    "<publication> (wrongly | mistakenly | incorrectly | erroneously) <publishing>",
    "(we | <publication>) <misstating>",
    "<replacing> (one | <determiner> !<mark>* <publication>) _* <publishing>",
    "<regretting> !<mark>* (having/that/reporting/saying/stating) <publishing>?",
    examples=[
        (
            "Correction: in Monday's digest we wrote that two men had been held.",
            "that two men had been held .",
        ),
        ("Erratum: in the printed version the number appears as 61.", "as 61 ."),
        ("An earlier story said that 20 had died.", "that 20 had died ."),
        ("This report replaces one of this morning that gave the dead as 310.", "the dead as 310 ."),
        ("We wrongly reported nine deaths.", "nine deaths ."),
        ("We regret having reported nine deaths.", "nine deaths ."),
        ("We reported nine deaths on Monday.", ""),
        ("Earlier on Monday the hospital said nine had died.", ""),
    ],
)
def _wrongly(match: Match) -> Extent:
    return _behind(match)


_WRONG = "<untrue> | not true/correct | an error | a mistake | a misunderstanding"
_UNTRUE = f"(<be> | proved | turned out) (to be)? <adverb>* (due to)? ({_WRONG})"


_FIGURE = "report/figure/number/claim/story/item"


@rule(
    "what is called untrue behind",
    f"(,/;/—/–/\\[/\\() (and/but)? (that/this/which/it) ({_FIGURE})? {_UNTRUE}",
    examples=[
        ("The radio said nine had died; that was false.", "the radio said nine had died"),
        ("Five dead, police say [this is incorrect].", "five dead , police say"),
        ("Nine died, and it was a mistake that nobody called.", "nine died"),
    ],
)
def _behind_it(match: Match) -> Extent:
    return 0, match.start


@rule(
    "a report that is called untrue",
    f"<determiner>? (report/reports/rumour/rumours/rumor/rumors/story/stories/post/posts) _* {_UNTRUE}",
    examples=[
        (
            'A report on some sites of a "magnitude 8 earthquake" was due to a misunderstanding, Dorn said.',
            'a report on some sites of a " magnitude 8 earthquake "',
        ),
        ("Rumours that nine had died were false.", "rumours that nine had died"),
        ("Reports say nine died.", ""),
    ],
)
def _untrue_report(match: Match) -> Extent:
    ends = next(at for at in range(match.end - 1, match.start, -1) if match.words[at].is_a("be"))
    return match.start, ends


@rule(
    "what is taken back in the next sentence",
    f"^ (\\[/\\()? (that/this/it/these/both) ({_FIGURE})? {_UNTRUE} (<mark> | $)",
    "^ we (were wrong | apologise | apologize | regret (it/this/that)) <mark>",
    "^ we (apologise | apologize | regret) for? (the/this/our/both/these) (error/errors/mistake/mistakes)",
    examples=[
        ("That was false.", "before"),
        ("We apologise.", "before"),
        ("It was false that he died.", ""),
    ],
)
def _next_one(_match: Match) -> Extent:
    return _BEFORE


_BEFORE = -1, 0  # the sentence before


@functools.cache
def _cues() -> frozenset[str]:
    """Words of which one must stand where something is taken back."""
    lists = ("correction", "misstating", "replacing", "regretting", "formerly", "untrue")
    told = {
        "wrongly",
        "mistakenly",
        "incorrectly",
        "erroneously",
        "error",
        "errors",
        "mistake",
        "mistakes",
        "true",
        "correct",
        "misunderstanding",
    }
    return frozenset(told).union(*map(word_list, lists))


def retracted(sentences: Sequence[Sentence], without: frozenset[str] = frozenset()) -> dict[int, Span]:
    """Return what is taken back of each sentence, by its number.

    Args:
        sentences: the tokens of each sentence of a report, and where its paragraph begins.
        without: rules that are switched off.

    Example:
        >>> said = [(sentence_words(text), 0) for text in ("Nine died, the radio said.", "That was false.")]
        >>> retracted(said)
        {0: Span(start=0, end=26)}
    """
    found: dict[int, Span] = {}
    cues = _cues()
    for number, (words, paragraph) in enumerate(sentences):
        if cues.isdisjoint(words_told(words)):
            continue
        for one in RETRACTIONS.without(without).scan(listed(words)):
            first, behind = one.made
            at, told = number, words[first:behind]
            if first < 0:
                at = _own_words(sentences, number, paragraph)
                told = _until_turn(sentences[at][0]) if at >= 0 else ()
            if told:
                found[at] = Span(told[0].start, told[-1].end)
    return found


def _own_words(sentences: Sequence[Sentence], number: int, paragraph: int) -> int:
    """Which sentence one takes back: the last one that tells what the outlet said, else the one before."""
    near = [at for at in range(max(0, number - _NEAR), number) if sentences[at][1] == paragraph]
    ours = [at for at in near if _we_said(sentences[at][0])]
    return (ours or near or [-1])[-1]


def _until_turn(words: Sequence[Token]) -> Sequence[Token]:
    """The words before what is right: "we wrote that he was guilty; he was cleared"."""
    return words[: next((at for at in range(len(words)) if words[at].word in (";", "—")), len(words))]


_NEAR = 3  # sentences behind what was wrong in which an outlet says so


def _we_said(words: Sequence[Token]) -> bool:
    told = [t for t in words if t.word not in ("also", "earlier")]
    return any(
        one.word == "we" and other.word in word_list("publishing") for one, other in itertools.pairwise(told)
    )


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    words = listed(sentence_words(text))
    for one in RETRACTIONS.scan(words):
        first, behind = one.made
        yield one.rule, "before" if first < 0 else " ".join(t.word for t in words[first:behind])


RETRACTIONS = Grammar("what is taken back", [_wrongly, _behind_it, _untrue_report, _next_one], _demonstrated)
