"""Frames: who says something by which verb, and whether what looks like a verb of saying is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimkit.models import Modality
from claimkit.patterns import Match
from claimkit.reading.phrases import Phrase
from claimkit.reading.quotations import OPENING

_MANNERS = (Modality.DENIED, Modality.ALLEGED, Modality.ESTIMATED, Modality.REPORTED)
FINITE = frozenset(("be", "have", "modal", "do", "predicate"))


class Frame(NamedTuple):
    """Words that say who says something.

    Attributes:
        first: index of the first phrase of the frame.
        last: index of its last one; what is said stands before, behind or around it.
        who: the phrase for the one who speaks.
        what: what is said of them beside it: "the minister".
        cue: index of the phrase that says that they speak.
        manner: in what manner.
        form: ``subject`` ("police said"), ``inverted`` ("said police"), ``source`` ("according to police"),
            ``headline`` ("Police: ..."), ``denial`` ("denied responsibility": what it is for is not denied),
            ``gap`` ("organisers at 500"), ``promise`` ("pledged to pay": what stands before is not promised)
            or ``again`` ("... and said").
        rule: name of the rule that found it.
    """

    first: int
    last: int
    who: Phrase
    what: Phrase | None
    cue: int
    manner: Modality
    form: str
    rule: str = ""


def frame_of(match: Match, form: str, manner: Modality | None = None) -> Frame:
    """Return the frame that a match makes; its manner is that of the verb, unless one is given."""
    cue = match.marks["cue"][0] if "cue" in match else match.marks["who"][0]
    told = match.words[cue].classes
    found = next((m for m in _MANNERS if m.value in told), Modality.REPORTED)
    what = match["what"]
    first = match.marks["cue" if form == "source" else "who"][0]
    first = min(first, cue) if form == "inverted" else first
    return Frame(first, match.end - 1, match["who"][0], what[0] if what else None, cue, manner or found, form)


def is_active(match: Match) -> bool:
    """Whether the verb of a frame has its subject before it: neither passive nor an infinitive."""
    cue = match.marks["cue"][0]
    does = match.words[match.marks["does"][0] : cue]
    verb = match.words[cue]
    after = match.words[cue + 1 : cue + 2]
    if match.start and "neg" in match.words[match.start - 1].classes:
        return False  # "no official said so", "neither Dorn nor Rook said so"
    who, what = match["who"][0].classes, match["what"][0].classes if match["what"] else frozenset()
    before = match.words[match.start - 1] if match.start else None
    inside = before is not None and (
        before.word in OPENING or (before.kind != "mark" and not before.classes & {"conj", "subordinator"})
    )
    titled = who & {"person", "people", "name", "pronoun"}
    if "name" in what and not titled and (inside or "document" in who):
        return False  # "in the podcast, Ivan Dorn, the mayor, said": who speaks stands behind
    if not who & SPEAKING or _names_a_thing(match, verb, after):
        return False
    told_as = {"by", "missing"} if "denied" in verb.classes else {"as", "by", "missing"}
    if any(p.word == "to" for p in does) or any(p.word in told_as for p in after):
        return False  # "people reported missing"
    around = [p.word for p in (*does, *after)]
    modal = any("modal" in p.classes for p in does)
    if (modal and not ("would" in around and "only" in around)) or not (
        _agrees(match["who"][0], verb, modal=modal) or any("do" in p.classes for p in does)
    ):
        return False  # who should say it has not said it
    inside = match.words[cue - 1].classes if cue else frozenset()
    being = any("be" in p.classes for p in does) or "be" in inside  # "workers whose agencies are denied"
    return ("ing" in verb.classes) == being and ("ing" in verb.classes or not being)


def _names_a_thing(match: Match, verb: Phrase, after: Sequence[Phrase]) -> bool:
    """Whether what looks like a verb is none: "of Lorne-related documents", "the video posted on Monday"."""
    who, cue = match.marks["who"], match.marks["cue"][0]
    before = match.words[match.start - 1] if match.start else None
    if before is not None and "preposition" in before.classes:
        aside = match.words[who[1] : cue]
        of_it = any("relative" in p.classes for p in aside)  # "with Dorn, who said"
        whole = match.words[match.start - 2] if match.start > 1 and before.word == "of" else None
        one_of = whole is not None and (whole.kind == "count" or "counting_some" in whole.classes)
        if aside and aside[0].word == "," and not of_it and not one_of:
            return True  # "In Lorne, the mayor, Ivan Dorn, said": of what stands behind
        some = before.word == "of" and "people" in match.words[who[0]].classes  # "one in ten of voters say"
        if (
            verb.classes & {"base", "third"}
            and "past" not in verb.classes
            and not (some or of_it or "subordinator" in before.classes)
        ):
            return True
    published = "document" in match["who"][0].classes and "of_texts" in verb.classes
    if before is not None and before.word == "," and "say" in verb.classes:
        published = False  # "the camp is closed, the Lorne Post reported, and"
    goes_on = any(p.word == "that" for p in match.words[match.end - 1 : match.end + 1])
    return (
        published and not goes_on and all(p.classes & {"preposition"} or p.kind in _NO_OBJECT for p in after)
    )


SPEAKING = frozenset(("person", "people", "body", "document", "name", "pronoun"))
_NO_OBJECT = frozenset(("mark", "date", "quote"))


def _agrees(who: Phrase, verb: Phrase, *, modal: bool) -> bool:
    """Whether a verb in the present can have this subject: "officials say", but no "daily record"."""
    if "third" in verb.classes and "past" not in verb.classes and who.word.endswith("s"):
        return not who.classes & {"document", "people"} or bool(who.classes & {"name", "person"})
    if modal or "base" not in verb.classes or "past" in verb.classes:
        return True
    several = "people" in who.classes or who.word.endswith("s") or who.word == "number"
    if "indefinite" in who.classes and not several:
        return False  # "a clean police record"
    return (
        bool(who.classes & {"people", "pronoun"})
        or who.word in ("police", "media", "data")
        or who.word.endswith("s")
    )


def says_nothing(match: Match) -> bool:
    """Whether a sentence ends behind the verb, and nothing stands before the subject: "Dorn insisted."."""
    before = match.words[match.start - 1] if match.start else None
    last = match.words[match.end - 1]
    behind = match.words[match.end : match.end + 1]
    ends = (match.end == len(match.words) and last.kind != "quote") or last.word == "."
    ends = ends or (bool(behind) and behind[0].word == ".")
    return ends and before is not None and before.kind not in _NO_OBJECT and before.word != "as"
