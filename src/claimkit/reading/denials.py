"""Denials: what somebody says is not so.

A denial is a claim of its own: attribute ``"denial"``, value the words that deny, the speaker the one who
denies, modality ``denied``, ``noun`` what is denied ("accusations").  Whoever resolves a disputed claim
finds the denial beside it, with its own span and speaker; the claim denied stays as its source made it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

from claimkit.models import Modality, Source
from claimkit.reading.lexicon import conjugated, word_list
from claimkit.reading.parsed import Parsed
from claimkit.reading.referring import Referents
from claimkit.reading.tokens import Token
from claimkit.text import read_table

_PACKAGE = "claimkit.reading"


class Denial(NamedTuple):
    """Words that deny something.

    Attributes:
        start: where they begin.
        end: where they end.
        speaker: who denies.
        denied: the word for what is denied.
        rule: name of the rule that found it.
        attribute: what is denied to have become of anybody ("denied that anyone was killed"); empty: what was
            alleged before.
        told_before: whether it takes up what somebody said ("disputed that figure"), and says it not again.
    """

    start: int
    end: int
    speaker: Source | None
    denied: str
    rule: str = ""
    attribute: str = ""
    told_before: bool = False


def denial(parsed: Parsed, referents: Referents, index: int) -> Denial | None:
    """Return what a sentence denies, if it does."""
    made, clad, frames = parsed.read(index)
    for frame in frames:
        if frame.manner is not Modality.DENIED or frame.form not in ("subject", "denial"):
            continue
        speaker, _ = referents.speaker(index, frame)
        behind = clad[made[frame.cue].last + 1 :]
        begin = clad[frame.who.first].start
        if speaker is not None and _of_anybody(behind):
            told = next(((t, s) for t in behind for s in t.senses if not s.needs), None)
            if told is not None:
                return Denial(begin, told[0].end, speaker, told[0].word, frame.rule, told[1].attribute)
        done = _deed(behind) if clad[made[frame.cue].first].is_a("say") else []
        if speaker is not None and done:
            return Denial(begin, done[-1].end, speaker, done[0].word, frame.rule)
        denying = clad[made[frame.cue].first].is_a("say")  # "rejected it" denies nothing
        what = next(
            (
                t
                for before, t, after in zip([None, *behind], behind[:8], [*behind[1:], None], strict=False)
                if "deniable" in t.classes
                and (before is None or before.kind != "count")  # "denied 140 claims" pays nobody
                and (not t.is_a("pronoun") or (denying and _ends_with(after)))
            ),
            None,
        )
        if speaker is not None and what is not None:
            anew = not _with_complement(behind, what)
            return Denial(begin, what.end, speaker, what.word, frame.rule, told_before=anew)
    return None


def _ends_with(after: Token | None) -> bool:
    """Whether a pronoun is what is denied ("denied it."), not who did something ("denied it had fired")."""
    return after is None or after.kind == "mark" or after.is_a("conj", "preposition", "adverb")


def _of_anybody(behind: Sequence[Token]) -> bool:
    """Whether it is denied of anybody: "that anyone was killed", "that any soldier had died"."""
    for at, token in enumerate(behind):
        noun = next((t for t in behind[at + 1 : at + 4] if t.is_a("human") or t.kind == "mark"), None)
        if token.is_a("any_person") or (token.word == "any" and noun is not None and noun.is_a("human")):
            return True
    return False


def _deed(behind: Sequence[Token]) -> Sequence[Token]:
    """The words for a deed that is denied: "denies defrauding a charity"; none where figures tell of it."""
    first = next((at for at, t in enumerate(behind[:3]) if not t.is_a("adverb")), None)
    if first is None or not behind[first].word.endswith("ing") or behind[first].is_a("deniable"):
        return ()
    ends = (at for at, t in enumerate(behind) if at > first and (t.kind == "mark" or t.is_a("relative")))
    told = behind[first : next(ends, len(behind))]
    harm = any(t.kind == "count" or any(not s.needs for s in t.senses) for t in told)
    return () if harm else told


def _with_complement(behind: Sequence[Token], what: Token) -> bool:
    """Whether it is said what a claim is that is denied: "the claim that", "accusations of"."""
    at = next(n for n, t in enumerate(behind) if t is what)
    known = at and behind[at - 1].word in (
        "the",
        "that",
        "this",
        "those",
        "these",
        "its",
        "their",
        "his",
        "her",
    )
    goes_on = at + 1 < len(behind) and behind[at + 1].word in ("of", "that", "about", "by", "against")
    return not known or goes_on


@functools.cache
def denial_words() -> frozenset[str]:
    """The verbs that deny, and the adjectives by which something is called untrue."""
    rows = read_table(_PACKAGE, "speaking.tsv")
    denying = (v for _, manner, verbs in rows if manner == Modality.DENIED.value for v in verbs.split())
    forms = (form for verb in denying for form in conjugated(verb).values())
    return frozenset(forms) | word_list("untrue") | {"innocence", "innocent"}
