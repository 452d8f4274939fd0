"""Printing: which of the answers that rest on reports can be published unread, and why the others cannot.

An answer, its figures and its claims stay whatever is found here; only the sentence to publish goes, and a
note says why.  What a caller made by hand is the caller's to publish.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimkit.dossier.grouping import heading, span_of
from claimkit.dossier.model import EventRecord, ReportRecord
from claimkit.models import Claim, Event, Grade, Place, Value
from claimkit.quantities import Bound, Quantity
from claimkit.reading.events import AFTERMATH, HARMING
from claimkit.resolution import Placement, Resolution, Role, Status

UNNAMED = frozenset(("money", "area", "temperature"))
"""Attributes that do not say what they are the measure of: an amount may be of anything."""

_TOLD = HARMING | AFTERMATH | {"protest"}
"""Kinds of events that a reader finds by single words."""

_OF_PROTESTS = frozenset(("crowd_size", "protester_means", "police_means"))

_STATED_NOWHERE = frozenset((Status.DERIVED, Status.REJECTED))


def printable(records: Iterable[EventRecord], reports: Iterable[ReportRecord]) -> list[EventRecord]:
    """Return the records with a kind in their heading, and a sentence, only where these can stand in print.

    Args:
        records: the events with their answers.
        reports: what became of the reports, with the event that each is about.
    """
    given = list(records)
    told: dict[tuple[str | Value | None, ...], list[tuple[Event, set[str | None]]]] = {}
    about = {r.report.id: r.main.kind for r in reports if r.main is not None and r.main.happened}
    grounded = {r.event.id for r in given if _kind_is_told(r, about)}
    found = []
    for record in given:
        event = record.event
        if not {event.id, event.part_of} & grounded:
            event = attrs.evolve(event, name=_plain_heading(record))
        resolutions = {}
        for name, answer in record.resolutions.items():
            if not answer.placements and answer.status is Status.UNTOLD and event.name.startswith("Event"):
                continue  # nothing is asked of what may be no event of its kind
            whom = {actor.name for p in answer.placements for actor in p.claim.accused}
            before = told.setdefault((name, answer.state.answer, *sorted(whom)), [])
            mine = event, {p.claim.report for p in answer.placements}
            again = any(_repeats(mine, other) for other in before)
            before.append(mine)
            resolutions[name] = _printable(answer, _AGAIN if again else "")
        found.append(EventRecord(event, resolutions))
    return found


_AGAIN = "the same is told of another event of these reports, which may be this one"


def _repeats(mine: tuple[Event, set[str | None]], other: tuple[Event, set[str | None]]) -> bool:
    """Whether the same reports gave an answer for an event that may be this one, or the whole of it."""
    (event, reports), (before, tellers) = mine, other
    if not reports or not reports <= tellers:
        return False
    here, there = event.place, before.place
    return event.part_of == before.id or here is None or there is None or here.name == there.name


def _plain_heading(record: EventRecord) -> str:
    """A heading without a kind, and with the place and the days that sentences with an answer tell."""
    told = [c for c in record.claims if c.attribute != "event_date"]
    placed = any(c.place is not None and _is_said(c.place_grade) for c in told)
    days = [c.about for c in told if c.about is not None and _is_said(c.day_grade)]
    return heading(None, record.event.place if placed else None, span_of(days))


def _is_said(grade: Grade) -> bool:
    """Whether the own sentence of a claim tells its day or its place, or who made it does."""
    return grade is Grade.UNKNOWN or grade >= Grade.SENTENCE


def _kind_is_told(record: EventRecord, about: Mapping[str, str | None]) -> bool:
    """Whether a text tells of an event of this kind, and not only a word of it beside something else.

    It does where a report is about such an event, where a sentence with a figure tells its day or place, and
    where a court deals with somebody by name.
    """
    kind, claims = record.event.kind, record.claims
    if any(c.report is None for c in claims) or kind not in (*_TOLD, "event"):
        return True
    if kind in HARMING and any(c.attribute in _OF_PROTESTS for c in claims):
        return False  # a protest that followed, or at which it happened
    if any(about.get(c.report or "") in (kind, *(AFTERMATH if kind in AFTERMATH else ())) for c in claims):
        return True
    if kind in AFTERMATH:
        return any(c.accused for c in claims)
    return any(c.event_kind == kind and c.attribute != "event_date" and _is_grounded(c) for c in claims)


def _is_grounded(claim: Claim) -> bool:
    """Whether its own sentence tells where or when it was, or who made it does."""
    told = ((claim.about, claim.day_grade), (claim.place, claim.place_grade))
    return any(what is not None and _is_said(grade) for what, grade in told)


def _printable(answer: Resolution, again: str) -> Resolution:
    """One answer: the sentence of each state that cannot be published goes."""
    if any(p.claim.report is None for p in answer.placements):
        return answer
    why = [again or _why_not(answer, number) for number in range(len(answer.states))]
    if not any(why):
        return answer
    states = tuple(
        attrs.evolve(state, sentence="") if reason else state
        for state, reason in zip(answer.states, why, strict=True)
    )
    notes = tuple(dict.fromkeys(f"not for print: {reason}" for reason in why if reason))
    return attrs.evolve(answer, states=states, notes=(*answer.notes, *notes))


def _why_not(answer: Resolution, number: int) -> str:
    """Why the sentence of one state cannot be published; nothing where it can."""
    state, name = answer.states[number], answer.attribute.name
    placed = [p for p in answer.placements if p.state == number or number in p.against]
    if state.status is Status.UNTOLD:
        return "no report tells it as a fact" if answer.placements else ""
    if name == "event":
        return "what happened is what the heading says"
    if name in UNNAMED:
        return f"nothing says what the {answer.attribute.noun} is of"
    if state.status in _STATED_NOWHERE and not _in_one_sentence(placed):
        return "no report tells it"
    if isinstance(state.answer, Quantity) and _is_countless(state.answer):
        return "no figure is told"
    if number != answer.leading and _is_overtaken_within(answer, number):
        return "one report tells both figures, and does not say that one took the place of the other"
    if len(state.alternatives) > 1 and _is_no_dispute([p.claim for p in placed]):
        return "the figures are one voice's, or of several places: no account stands against another"
    return ""


def _in_one_sentence(placed: Sequence[Placement]) -> bool:
    """Whether all addends stand in one sentence: whoever reads it adds them up."""
    return len({(p.claim.report, p.claim.sentence) for p in placed}) == 1


def _is_countless(value: Quantity) -> bool:
    """Whether a vague wording names neither a figure nor an order of magnitude: "some", "several"."""
    return value.bound is Bound.VAGUE and value.value is None and (value.low or 0) < _DOZENS


_DOZENS = 12
"""From a dozen on a vague wording tells how many digits a figure has."""


def _is_overtaken_within(answer: Resolution, number: int) -> bool:
    """Whether an earlier figure stands only in reports that tell the later one too, and is not called one."""
    mine = [p for p in answer.placements if p.state == number]
    if any(p.role is not Role.SUPERSEDED or p.claim.withdrawn or p.claim.corrects for p in mine):
        return False
    reports = {p.claim.report for p in answer.placements if p.state == answer.leading}
    return {p.claim.report for p in mine} <= reports


def _is_no_dispute(claims: Sequence[Claim]) -> bool:
    """Whether figures that cannot all be true of one thing are not told of one thing by two.

    Who tells several without a word of doubt tells them of several things or hours; so do those who name
    several places.
    """
    if len({(c.report, c.voice.name) for c in claims}) == 1:
        return True
    named = [c.place for c in claims if c.place and c.place_grade >= Grade.SENTENCE]
    return any(not _may_be_one(a, b) for a, b in itertools.pairwise(named))


def _may_be_one(a: Place, b: Place) -> bool:
    """Whether two places are one by their names, or one is said to lie in the other."""
    return bool({a.name, *a.aliases, a.part_of} & {b.name, *b.aliases, b.part_of} - {None})
