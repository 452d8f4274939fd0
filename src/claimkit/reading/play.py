"""Harm in the words of play: sports reports kill off games, shoot goals past visitors and are on fire.

A verb of harm means what happened to a match where a word of play is its object ("killed off the game"),
where its figure goes past somebody ("shot five past the keeper"), or where its sentence speaks of play.
Who was really hurt at a match is told in the passive, of people, or with police, doctors or the dead in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimkit.patterns import Match, rule
from claimkit.reading.lexicon import word_list
from claimkit.reading.mishaps import Sense, is_kind
from claimkit.reading.tokens import Token

_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
_SPOKEN_OF = 2  # different words of play in a sentence that speaks of play


@rule(
    "harm in the words of play",
    "(event: <verb_of_play>)",
    "on (event: fire)",
    examples=[
        ("Rovers, shooting five past the visitors, went top.", "shooting: none"),
        ("Dorn shot two goals on Sunday.", "shot: none"),
        ("City were massacred 6-0 by the leaders.", "massacred: none"),
        ("City bombed in the league and the cup.", "bombed: none"),
        ("The striker, on fire all season, scored again.", "fire: none"),
        ("Gunmen shot five at a cup match in the league.", ""),
        ("Rockets hit three at the cup final match.", ""),
        ("Five fans were shot at the cup match.", ""),
        ("The striker shot his wife.", ""),
        ("Lightning struck a defender in a league match.", ""),
        ("A fire broke out at a cup match in the league.", ""),
        ("The stand was on fire.", ""),
    ],
)
def played(match: Match) -> Sense | None:
    """Whether the event of a match is one of play, and none."""
    return is_kind(match, "") if in_play(match.words, match.marks["event"][0]) else None


def in_play(words: Sequence[Token], at: int) -> bool:
    """Whether a word of harm tells how a match went.

    Args:
        words: the tokens of a sentence.
        at: index of the word.

    Example:
        >>> from claimkit.reading.tokens import sentence_words
        >>> in_play(sentence_words("Marn shot five past the visitors."), 1)
        True
        >>> in_play(sentence_words("Marn shot five visitors."), 1)
        False
    """
    return _as_played(words, at) and not _is_earnest(words)


def _is_earnest(words: Sequence[Token]) -> bool:
    """Whether a word of a sentence tells of arms, of the police, or of those who came to harm."""
    told = {t.word for t in words}
    listed = any(not word_list(name).isdisjoint(told) for name in ("earnest", "missile", "firearm"))
    return listed or any(t.is_a("attacker", "police") for t in words)


def _as_played(words: Sequence[Token], at: int) -> bool:
    """Whether the words behind a word of harm, or several of its sentence, are those of a match."""
    if _SCORE.fullmatch("".join(t.word for t in words[at + 1 : at + 4])):
        return True  # "were massacred 6-0"
    if any(t.is_a("be") for t in words[max(0, at - 2) : at]):
        return False  # who was shot was shot
    behind = [t for t in words[at + 1 : at + _OBJECT] if not t.is_a("determiner", "adverb")]
    for token in behind:
        if token.word in word_list("play"):
            return True
        if token.is_a("human") or token.word in word_list("players"):
            return False  # "lightning struck a striker"
        if token.word == "past":
            return any(t.kind == "count" for t in behind)
        if token.is_a("preposition", "conj") or token.kind == "mark":
            break
    spoken_of = {t.word for t in words} & (word_list("play") | word_list("players"))
    return len(spoken_of) >= _SPOKEN_OF


_OBJECT = 6  # words behind a verb in which its object is told
