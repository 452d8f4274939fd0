"""Citing: of those who name an answer, who is cited for it, and when they told it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from claimkit.models import DENIAL, Claim, Grade, Modality, Moment, Value
from claimkit.quantities import Quantity
from claimkit.resolution.placing import listed_voices
from claimkit.resolution.timeline import day_of
from claimkit.resolution.wording import by_whom, is_passed_on, is_reported, value_words
from claimkit.verdicts import moments


def as_sure(answer: Value | None, named: Sequence[Claim]) -> Sequence[Claim]:
    """Those who tell an answer as surely as it is told; where nobody does, all who name it.

    Who says "about 5,000" does not say that it was 5,000.

    >>> said = [Claim.from_text("crowd_size", words, "Post") for words in ("about 5,000", "5,000")]
    >>> [claim.text for claim in as_sure(Quantity(5000, unit="person"), said)]
    ['5,000']
    """
    if not isinstance(answer, Quantity):
        return _best_grounded(named)
    alike = [c for c in named if isinstance(c.value, Quantity) and c.value.bound is answer.bound]
    flat = [c for c in alike if not c.hedge or c.modality in _FLAT] or alike or named
    return _best_grounded(flat)


_FLAT = frozenset((Modality.ASSERTED, Modality.REPORTED, Modality.QUOTED))


def _best_grounded(named: Sequence[Claim]) -> Sequence[Claim]:
    """Those whose own words tell most of what is said: who says it, what happened, and where or when.

    A report that tells a figure in passing may tell it of something else.
    """
    said = [c for c in named if not is_passed_on(c)] or named
    grounds = list(map(_grounds, said))
    most = max(grounds, default=0)
    return [c for c, told in zip(said, grounds, strict=True) if told == most]


def _grounds(claim: Claim) -> int:
    """How much the sentence of a claim tells of its event; of one made by hand all is told."""
    told = (claim.kind_grade, claim.place_grade, claim.day_grade)
    return len(told) if claim.report is None else sum(grade >= Grade.SENTENCE for grade in told)


def first_told(named: Sequence[Claim]) -> Moment | None:
    """The first moment at which any of some claims was told; None where no claim says."""
    told = [c.told for c in named if c.told is not None]
    return min(told, key=lambda m: (moments(m) or ())[:2], default=None)


def told_on(known: Moment | None, named: Sequence[Claim]) -> Sequence[Claim]:
    """Those who told an answer on the day that is named; where none of them is dated so, all."""
    day = day_of(known)
    return [c for c in named if day_of(c.told) == day] or named if day is not None else named


def voices_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Who stands behind claims: each speaker once, with the outlets that quote it."""
    return listed_voices(list(map(answered_for, claims)))


def source_of(claims: Sequence[Claim]) -> str:
    """Who stands behind claims, as a sentence names them behind what it tells: who says it, then who reports.

    >>> told = [Claim.from_text("deaths", "12 people", name, report=name) for name in ("Post", "Daily")]
    >>> source_of([attrs.evolve(told[0], speaker="police"), told[1]])
    ', according to police via Post, and as reported by Daily'
    """
    told = list(map(answered_for, claims))
    parted = ([c for c in told if is_reported(c) is reported] for reported in (False, True))
    behind = [by_whom(some, listed_voices(some)) for some in parted if some]
    return "".join([*behind[:1], *(f", and{one.removeprefix(',')}" for one in behind[1:])])


def answered_for(claim: Claim) -> Claim:
    """A claim with whoever has to answer for it as its speaker.

    Whom the words of a claim name themselves ("Dorn denied that ...") need not be named again.  A day in what
    somebody said is the outlet's to answer for: when he spoke, or what he spoke of, is not what he said.  Nor
    does a prosecutor say so who opens an investigation, or the police who use batons.
    """
    told = claim.report is not None and (claim.attribute in _ACTED or _is_accused(claim))
    own = told or _names_speaker(claim)
    return attrs.evolve(claim, speaker=None) if own else claim


_ACTED = frozenset(("event_date", "investigation_opened", "police_means", "police_deployed"))
"""Attributes of which whoever is named beside them is told to act, more often than to speak."""


def _is_accused(claim: Claim) -> bool:
    """Whether whoever is cited is accused: who admits counts of fraud does not say that he was charged."""
    return claim.speaker is not None and claim.speaker.name in {actor.name for actor in claim.accused}


def _names_speaker(claim: Claim) -> bool:
    """Whether the words of a denial name who denies."""
    who = claim.speaker.name.split()[-1].casefold() if claim.speaker is not None else ""
    return claim.attribute == DENIAL and bool(who) and who in value_words(claim.value).casefold()
