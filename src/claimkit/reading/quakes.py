"""How strong a quake was: its own magnitude, and not that of an aftershock or of an earlier quake."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.lexicon import is_superlative, word_list
from claimkit.reading.tokens import Token, listed, sentence_words, words_told

Strength = tuple[int, bool]  # index of a figure, and whether it is of the quake told
_MOST = 10  # no quake has had a magnitude of ten


def _dressed(words: Sequence[Token]) -> list[Token]:
    """The tokens, with the class ``strength`` for figures that can be magnitudes."""
    clad = listed(words)
    for at, token in enumerate(clad):
        kinds = ["superlative"] if is_superlative(token.word) else []
        if _can_be(token):
            kinds += ["strength", *(["decimal"] if "." in token.word else [])]
        if kinds:
            clad[at] = token._replace(classes=token.classes.union(kinds))
    return clad


def _can_be(token: Token) -> bool:
    """Whether a figure can be a magnitude; "smaller than the 5.8" compares with another quake."""
    figure = token.quantity
    if figure is None or figure.unit not in (None, "person") or " than " in token.word:
        return False
    return isinstance(figure.value, int | float) and 0 < figure.value < _MOST


def _is(match: Match, *, own: bool) -> Strength:
    return match.marks["it"][0], own


@rule(
    "the magnitude of an aftershock",
    "<shock> !<mark/strength>* (it: <strength>)",
    "<shock> !<strength>* , (the <superlative> | one/some/including) !<mark/strength>* (it: <strength>)",
    "(it: <strength>) -? magnitude? <shock>",
    examples=[
        ("It was followed by an aftershock of 5.2.", "no: 5.2"),
        ("Aftershocks were recorded, the largest measuring 4.9.", "no: 4.9"),
        ("A 6.2 aftershock brought down a wall.", "no: 6.2"),
        ("The aftershock killed two people.", ""),
    ],
)
def _aftershock(match: Match) -> Strength | None:
    figure = match["it"][0]
    scaled = any(t.word in ("magnitude", "richter") for t in match.words)
    return _is(match, own=False) if scaled or figure.is_a("decimal") else None


@rule(
    "a magnitude given up",
    "from (it: <strength>) to <strength>",
    examples=[
        ("The institute revised the magnitude of the quake from 6.3 to 6.4.", "no: 6.3"),
        ("Quakes of magnitude from 6.3 to 6.4 are rare.", ""),
    ],
)
def _given_up(match: Match) -> Strength | None:
    told = {t.word for t in match.words[: match.start]}
    return _is(match, own=False) if told & _TOLD_ANEW else None


_TOLD_ANEW = frozenset("revised upgraded downgraded raised lowered corrected".split())


@rule(
    "the magnitude of another quake",
    "<comparing> <determiner>? !<mark/strength/verb>* (it: <strength>) -? magnitude? <quake>",
    "<comparing> <determiner>? !<mark/strength>* <quake> !<mark/strength>* (it: <strength>)",
    examples=[
        ("It was the strongest since a 6.9 quake in 1980.", "no: 6.9"),
        ("A 6.9 quake shook the city.", ""),
    ],
)
def _other(match: Match) -> Strength | None:
    compared = match.words[match.start].word != "since" or any(t.is_a("superlative") for t in match.words)
    return _is(match, own=False) if compared else None  # "aftershocks have been felt since the 7.2 quake"


@rule(
    "the magnitude of a quake",
    "magnitude !<mark/strength>* (it: <strength>)",
    "(it: <strength>) -? (on the)? (magnitude/richter)",
    "(it: <decimal>) <quake>",
    "<quake> !<mark/strength>* <measuring> <preposition>? (it: <decimal>)",
    "<quake> !<mark/strength>* (of/at/to) (it: <decimal>)",
    examples=[
        ("A 6.1-magnitude earthquake struck.", "own: 6.1"),
        ("The quake measured 7.4.", "own: 7.4"),
        ("An earthquake of magnitude 7 struck.", "own: 7"),
        ("The 7.8 quake killed 30 people.", "own: 7.8"),
        ("The quake killed three people.", ""),
    ],
)
def _own(match: Match) -> Strength:
    return _is(match, own=True)


@rule(
    "a magnitude told anew",
    "(put/revised/upgraded/downgraded/raised/lowered/corrected) !<mark/strength>* (at/to) (it: <decimal>)",
    "(revised/upgraded/raised/lowered/corrected) !<mark/strength>* from <strength> to (it: <decimal>)",
    examples=[
        ("The institute revised the magnitude of the quake from 6.3 to 6.4.", "own: 6.4"),
        ("Seismologists put the quake at 7.0 and later revised it to 7.2.", "own: 7.2"),
        ("The price was revised to 7.2.", ""),
    ],
)
def _anew(match: Match) -> Strength | None:
    told = match.words[: match.end]
    return _is(match, own=True) if any(t.is_a("quake") or t.word == "magnitude" for t in told) else None


def strengths(words: Sequence[Token], without: frozenset[str] = frozenset()) -> dict[int, tuple[str, bool]]:
    """Return which figures of a sentence are magnitudes, by index: by which rule, and whether of its quake.

    >>> strengths(sentence_words("The quake of 6.1 had an aftershock of 5.2."))
    {3: ('the magnitude of a quake', True), 8: ('the magnitude of an aftershock', False)}
    """
    if _telling().isdisjoint(words_told(words)):
        return {}
    return QUAKES.without(without).foremost(_dressed(words))


@functools.cache
def _telling() -> frozenset[str]:
    return word_list("quake") | word_list("shock") | {"magnitude", "richter"}


def _shown(text: str) -> Iterator[tuple[str, str]]:
    words = sentence_words(text)
    for at, (name, own) in strengths(words).items():
        yield name, f"{'own' if own else 'no'}: {words[at].word}"


QUAKES = Grammar("magnitudes", [_aftershock, _given_up, _other, _own, _anew], _shown)
