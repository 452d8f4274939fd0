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
from claimkit.reading.complements import (
    Clause,
    clause_behind,
    is_grounded,
    is_of_fact,
    taken_up,
    told_by,
)
from claimkit.reading.lexicon import conjugated, word_list
from claimkit.reading.naming import is_title_case
from claimkit.reading.parsed import Parsed
from claimkit.reading.referring import Referents
from claimkit.reading.saying import Frame
from claimkit.reading.tokens import Token
from claimkit.text import read_table

_PACKAGE = "claimkit.reading"


class Denial(NamedTuple):
    """Words that deny something.

    Attributes:
        start: where they begin.
        end: where they end.
        speaker: who denies.
        denied: the words for what is denied; only the noun where the text does not tell what that is.
        told: the denial as a clause that can stand in print; empty where it cannot.
        rule: name of the rule that found it.
        attribute: what is denied to have become of anybody ("denied that anyone was killed"); empty: what was
            alleged before.
        told_before: whether it takes up what somebody said ("disputed that figure"), and says it not again.
    """

    start: int
    end: int
    speaker: Source
    denied: str
    told: str = ""
    rule: str = ""
    attribute: str = ""
    told_before: bool = False


def denial(parsed: Parsed, referents: Referents, index: int) -> Denial | None:
    """Return what a sentence denies, if it does."""
    made, clad, frames = parsed.read(index)
    if is_title_case(parsed.text, parsed.lines[index].span):
        return None  # a headline has the words of no clause
    for frame in frames:
        if frame.manner is not Modality.DENIED or frame.form not in ("subject", "denial"):
            continue
        speaker, _ = referents.speaker(index, frame)
        found = _denied(parsed, index, frame) if speaker is not None else None
        if speaker is None or found is None:
            continue
        start = clad[frame.who.first].start
        if found.attribute:
            return Denial(
                start, found.end, speaker, found.what.word, "", frame.rule, attribute=found.attribute
            )
        beside = _taken_up(parsed, index, frame, found)
        told, denied = "", found.what.word
        open_to_all = found.what.word in _ANYTHING and found.clause.told()[-1] is found.what
        if beside is not None or (is_grounded(found.clause, found.object) and not open_to_all):
            told = told_by(parsed.text, frame, made, clad, speaker)
        if told:
            denied = found.words(parsed.text, beside)
            told = f"{told} {denied}"
        return Denial(start, found.end, speaker, denied, told, frame.rule, told_before=found.told_before)
    return None


class _Found(NamedTuple):
    """What a frame denies: the clause behind its verb, and the word for what is denied in it."""

    clause: Clause
    what: Token
    object: Token | None = None
    attribute: str = ""
    told_before: bool = False

    @property
    def end(self) -> int:
        """Where the words of the denial end."""
        return self.what.end if self.attribute else max(self.what.end, self.clause.told()[-1].end)

    def words(self, text: str, beside: Clause | None) -> str:
        """What is denied, in words; with what a claim is that stands before it."""
        if beside is None:
            return self.clause.text_in(text)
        words = text[self.clause.told()[0].start : self.what.end]
        return f"{' '.join(words.split())} {beside.text_in(text)}"


def _denied(parsed: Parsed, index: int, frame: Frame) -> _Found | None:
    """What is denied in a frame, if it is a fact that is."""
    made, clad, frames = parsed.read(index)
    first = made[frame.cue].last + 1
    behind = clad[first:]
    if not behind or any("neg" in p.classes for p in made[max(0, frame.first - 4) : frame.cue]):
        return None  # "neither Dorn nor his lawyer claimed innocence"
    stops = frozenset(made[f.first].first for f in frames if f.first > frame.cue)
    clause = clause_behind(parsed.text, clad, first, stops)
    if _of_anybody(behind):
        told = next(((t, s) for t in behind for s in t.senses if not s.needs), None)
        if told is not None:
            return _Found(clause, told[0], attribute=told[1].attribute)
    denying = clad[made[frame.cue].first].is_a("say")  # "rejected it" denies nothing
    done = _deed(behind) if denying else []
    if done and clause.last >= first:
        return _Found(clause, done[0])
    what = next(
        (
            t
            for before, t, after in zip([None, *behind], behind[:8], [*behind[1:], None], strict=False)
            if "deniable" in t.classes
            and (before is None or before.kind != "count")  # "denied 140 claims" pays nobody
            and (after is None or not after.is_a("owner"))  # "dismissed the report's findings"
            and (not t.is_a("pronoun") or (denying and _ends_with(after)))
        ),
        None,
    )
    if what is None or clause.last < first or (not denying and not is_of_fact(clause, what)):
        return None
    ruling = any(t.is_a("in_court") for t in clad[frame.who.first : frame.who.last + 1])
    if ruling and not denying:
        return None  # a judge who dismisses a charge rules on it
    return _Found(clause, what, what, told_before=not _with_complement(behind, what))


def _taken_up(parsed: Parsed, index: int, frame: Frame, found: _Found) -> Clause | None:
    """What a claim is that a denial takes up: its sentence tells it before, or the one before does."""
    what = found.object
    told = found.clause.told()
    if what is None or what.is_a("pronoun") or is_grounded(found.clause, what) or what is not told[-1]:
        return None
    _, clad, _ = parsed.read(index)
    here = taken_up(parsed.text, clad, frame.who.first, what)
    if here is not None or not index:
        return here
    made, before, frames = parsed.read(index - 1)
    stops = frozenset(made[f.first].first for f in frames)
    return taken_up(parsed.text, before, len(before), what, stops)


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


_ANYTHING = frozenset(("everything", "anything", "all"))
"""Words for what is denied that do not say what it is: "he denies everything"."""
