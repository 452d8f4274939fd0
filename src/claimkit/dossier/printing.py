"""Printing: which of the answers that rest on reports can be published unread, and why the others cannot.

An answer, its figures and its claims stay whatever is found here; only the sentence to publish goes, and a
note says why.  What a caller made by hand is the caller's to publish.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimkit.attributes import Dynamics
from claimkit.dossier.fitting import HEADED, NOTHING_NAMED, misfits, places_told, without_day
from claimkit.dossier.grouping import BACKGROUND, LASTING, ONE_BY_ONE
from claimkit.dossier.headings import heading
from claimkit.dossier.model import EventRecord
from claimkit.models import DENIAL, Claim, Event, Grade, Modality, Place, Value
from claimkit.numbers import find_quantities
from claimkit.quantities import Bound, Number, Quantity
from claimkit.reading.labels import RULED_ON
from claimkit.relations import is_open_denial, is_step
from claimkit.resolution import Placement, Resolution, Role, Status
from claimkit.resolution.placing import is_anybody
from claimkit.resolution.timeline import day_of
from claimkit.resolution.wording import TOLD_BEFORE

UNNAMED = frozenset(("money", "area", "temperature"))
"""Attributes that do not say what they are the measure of: an amount may be of anything."""

_UNSAID = {
    "event": "what happened is what the heading says",
    "attackers": "who they were is told, and not what they did",
}
"""Attributes whose sentence would say nothing, or more than the words do, and why."""

_OF_ONE = frozenset(("arrests", "injuries", "missing", "rescued", "displaced", "hostages"))
"""What is told of one person in passing, in a story that is about him, without a count of all."""

_STATED_NOWHERE = frozenset((Status.DERIVED, Status.REJECTED))


def printable(records: Iterable[EventRecord]) -> list[EventRecord]:
    """Return the records with a sentence only where it can stand in print as it is."""
    told: dict[tuple[str | Value | None, ...], list[tuple[Event, set[str | None]]]] = {}
    found = []
    given = list(records)
    places = places_told(claim for record in given for claim in record.claims)
    most = _most_told(claim for record in given for claim in record.claims)
    for record in given:
        resolutions = {}
        nameless = record.event.name in (NOTHING_NAMED, _NOWHERE)
        for name, answer in record.resolutions.items():
            whom = {actor.name for p in answer.placements for actor in p.claim.accused}
            before = told.setdefault((name, answer.state.answer, *sorted(whom)), [])
            mine = record.event, {p.claim.report for p in answer.placements}
            again = any(_repeats(mine, other) for other in before)
            again = again or (name == "casualties" and not _SORTS.isdisjoint(record.resolutions))
            before.append(mine)
            why = _AGAIN if again else _NAMELESS if nameless and _is_of_anything(answer) else ""
            arrested = record.event.kind == "trial" and name == "arrests"
            if arrested or (record.event.kind in LASTING and name in _HURT):
                why = why or _OF_THE_DEED
            if _is_one_beside_several(answer, most):
                why = why or _ONE_OF_THEM
            resolutions[name] = _printable(answer, why, misfits(answer, record.event, places))
        if all(c.report is not None for c in record.claims) and not _tells(resolutions.values()):
            resolutions = {name: _silent(answer) for name, answer in resolutions.items()}
        told_twice = without_day(resolutions, record.event)
        if told_twice:
            day = resolutions["event_date"]
            resolutions["event_date"] = withheld(day, dict.fromkeys(told_twice, HEADED))
        found.append(attrs.evolve(record, resolutions=resolutions))
    return found


_OVERTAKEN = "a later figure took its place that cannot be published"
_ONE_OF_THEM = "one person is told of by a report that counts several, and may be among them"
_NOWHERE = heading(BACKGROUND, None, None)
"""The heading of standing facts of which nothing says where they hold."""
_ALONE = "nothing else is published of the event"
_AGAIN = "the same is told of another event of these reports, which may be this one, or in other words"
_NAMELESS = "nothing says of what event it is"
_SORTS = frozenset(("deaths", "injuries"))
_OF_THE_DEED = "who was hurt is told of the deed, and not of the case"
_HURT = frozenset("deaths injuries casualties shot missing".split())


def _most_told(claims: Iterable[Claim]) -> dict[tuple[str | None, str], float]:
    """The most that each report counts of an attribute, of whichever event."""
    most: dict[tuple[str | None, str], float] = {}
    for claim in claims:
        figure = claim.value.low if isinstance(claim.value, Quantity) else None
        if figure is not None and not claim.withdrawn:
            most[claim.report, claim.attribute] = max(
                float(figure), most.get((claim.report, claim.attribute), 0)
            )
    return most


def _is_one_beside_several(answer: Resolution, most: Mapping[tuple[str | None, str], float]) -> bool:
    """Whether one person is told of by reports that count several: the one may be among them."""
    value = answer.state.answer
    if answer.attribute.name not in _HURT or not isinstance(value, Quantity) or value.value != 1:
        return False
    told = [p.claim for p in answer.placements if p.role is Role.SUPPORTING]
    return bool(told) and all(most.get((c.report, c.attribute), 0) > 1 for c in told)


def _tells(answers: Iterable[Resolution]) -> bool:
    """Whether a sentence stands of what is known, and not only of what nobody tells."""
    return any(s.sentence and s.status is not Status.UNTOLD for a in answers for s in a.states)


def _silent(answer: Resolution) -> Resolution:
    """An answer below whose heading nothing is published: what nobody tells is told beside the rest."""
    return withheld(answer, {n: _ALONE for n, state in enumerate(answer.states) if state.sentence})


def _is_of_anything(answer: Resolution) -> bool:
    """Whether a sentence names neither day nor person: under a heading that says nothing it tells nothing."""
    claims = [p.claim for p in answer.placements]
    return answer.attribute.name != DENIAL and not any(c.accused or c.day_stated for c in claims)


def _repeats(mine: tuple[Event, set[str | None]], other: tuple[Event, set[str | None]]) -> bool:
    """Whether the same reports gave an answer for an event that may be this one, or the whole of it."""
    (event, reports), (before, tellers) = mine, other
    if not reports or not reports <= tellers:
        return False
    here, there = event.place, before.place
    return event.part_of == before.id or here is None or there is None or here.name == there.name


def _printable(answer: Resolution, reason: str, beside: Mapping[int, str]) -> Resolution:
    """One answer: the sentence of each state that cannot be published goes."""
    if any(p.claim.report is None for p in answer.placements):
        return answer
    why = {number: reason or _why_not(answer, number) for number in range(len(answer.states))}
    why = {**{number: told for number, told in why.items() if told}, **beside}
    if answer.leading in why or not answer.state.sentence:  # of what took its place nothing is published
        why = {**dict.fromkeys(range(len(answer.states)), _OVERTAKEN), **why}
    return withheld(answer, why)


def withheld(answer: Resolution, why: Mapping[int, str]) -> Resolution:
    """Return an answer without the sentences of some states, and with a note on each reason.

    Args:
        answer: an answer.
        why: why the sentence of a state cannot be published, by the number of the state.
    """
    states = tuple(
        attrs.evolve(state, sentence="") if number in why else state
        for number, state in enumerate(answer.states)
    )
    notes = dict.fromkeys(f"not for print: {reason}" for reason in why.values())
    return attrs.evolve(answer, states=states, notes=(*answer.notes, *notes))


def _why_not(answer: Resolution, number: int) -> str:
    """Why the sentence of one state cannot be published; nothing where it can."""
    state, name = answer.states[number], answer.attribute.name
    placed = [p for p in answer.placements if p.state == number or number in p.against]
    if state.status is Status.UNTOLD:
        return "no report tells it as a fact" if answer.placements else "no report was understood to tell it"
    if placed and all(is_open_denial(p.claim) for p in placed):
        return "its text does not tell what is denied"
    if placed and all(p.claim.noun == ONE_BY_ONE for p in placed):
        return "persons are told of one by one, and not how many they were"
    if name == DENIAL and placed and all(_is_clipped(p.claim) for p in placed):
        return "a headline tells it, in fewer words than a sentence has"
    if name in _UNSAID:
        return _UNSAID[name]
    if name == "charge" and placed and all(RULED_ON in p.claim.reasons for p in placed):
        return "of what a court found somebody guilty is told, and not of what he was charged with"
    if placed and all(p.claim.scope for p in placed if p.role is not Role.SET_ASIDE):
        return "only some of them are counted, and nothing says of how many"
    standing = [p.claim for p in answer.placements if p.role is not Role.SET_ASIDE]
    if standing and all(map(is_step, standing)):
        return "told on top of a figure that nobody tells here, and not of how many in all"
    if name in UNNAMED:
        return f"nothing says what the {answer.attribute.noun} is of"
    if state.status in _STATED_NOWHERE and not _in_one_sentence(placed):
        return "no report tells it"
    if placed and all(_is_worked_out(p.claim) for p in placed):
        return "no report tells it: those who died of their wounds are taken off"
    if isinstance(state.answer, Quantity) and _is_pieced_together(state.answer, placed):
        return "no report tells this range: several do its ends"
    if isinstance(state.answer, Quantity) and _is_countless(state.answer):
        return "no figure is told"
    if _is_one_of_several(answer, number):
        return "one person is told of, and others elsewhere: nothing says that it was one"
    if placed and all(_is_anybodys_word(p.claim) for p in placed):
        return "it is alleged, and nothing says by whom"
    if state.sentence.startswith(TOLD_BEFORE) and _is_told_later(answer, number):
        return "it was told later than what is held for surer"
    if number != answer.leading and _is_overtaken_within(answer, number):
        return "one report tells both figures, and does not say that one took the place of the other"
    if len(state.alternatives) > 1 and _is_no_dispute([p.claim for p in placed]):
        return "the figures are one voice's, or of several places: no account stands against another"
    if len(state.alternatives) > 1 and _are_of_one_report(answer, placed):
        return (
            "one report tells several figures of a count that rises: of several hours, or of some and of all"
        )
    if len(state.alternatives) > 1 and not _is_told_of_all(answer, placed):
        return "no words say that each of the figures counts all of them, so that one stands against another"
    return ""


def _is_anybodys_word(claim: Claim) -> bool:
    """Whether something is alleged, and neither a speaker nor a word in print tells that it is."""
    return claim.modality is Modality.ALLEGED and claim.speaker is None and not claim.hedge


def _is_clipped(claim: Claim) -> bool:
    """Whether a headline tells something of nobody by name: "Policeman denies leaking"."""
    return claim.headline and (claim.speaker is None or claim.speaker.name[:1].islower())


def _is_told_of_all(answer: Resolution, placed: Sequence[Placement]) -> bool:
    """Whether figures that differ are each told as of the whole, or as rivals: by two in one report.

    A crowd has one size at its height.  But one report counts the dead of a day, another those of a town, a
    third those of one sort, and none of them is wrong.  What a sentence tells with the place and the day is
    of the whole.  Whoever measured is named where measurements differ.
    """
    standing = [p.claim for p in placed if p.role is not Role.SET_ASIDE]
    claims = [(c, c.value.figure) for c in standing if isinstance(c.value, Quantity)]
    if not claims or answer.attribute.dynamics is Dynamics.PEAK:
        return True
    measured = answer.attribute.dynamics is Dynamics.STATIC
    speakers: dict[str | None, set[str]] = {}
    whole: dict[Number | None, bool] = {}
    for claim, figure in claims:
        somebody = claim.speaker is not None and not is_anybody(claim.speaker)
        if somebody:
            speakers.setdefault(claim.report, set()).add(claim.voice.name)
        of_it = min(claim.place_grade, claim.day_grade) >= Grade.SENTENCE
        sure = claim.is_total or claim.headline or of_it or (measured and somebody)
        whole[figure] = whole.get(figure, False) or sure
    return all(whole.values()) or any(len(rivals) > 1 for rivals in speakers.values())


def _is_told_later(answer: Resolution, number: int) -> bool:
    """Whether a state was told after the one that leads: then it does not stand in for an earlier time."""
    told = [day_of(p.claim.told) for p in answer.placements if p.state == number]
    last = [day_of(p.claim.told) for p in answer.placements if p.state == answer.leading]
    days, leading = [d for d in told if d], [d for d in last if d]
    return bool(days and leading) and min(days) > min(leading)


def _is_one_of_several(answer: Resolution, number: int) -> bool:
    """Whether an account counts one person, and another claim counts more, or nobody else tells of the one.

    Who tells of a victim by name does not say that there was no other.
    """
    state = answer.states[number]
    one = isinstance(state.answer, Quantity) and state.answer.value == 1
    if one and answer.attribute.name in _OF_ONE and state.origins < _SEVERAL:
        return True
    told = (state.answer,) if state.answer is not None else tuple(a.answer for a in state.alternatives)
    figures = [q.value for q in told if isinstance(q, Quantity)]
    if 1 not in figures or not answer.attribute.additive:
        return False
    counted = (
        p.claim.value for p in answer.placements if p.role is not Role.SUPERSEDED and not p.claim.scope
    )
    return any(isinstance(q, Quantity) and (q.low or 0) > 1 for q in counted)


_SEVERAL = 2


def _in_one_sentence(placed: Sequence[Placement]) -> bool:
    """Whether an answer is added up of figures of one sentence: whoever reads it adds them up."""
    return len(placed) > 1 and len({(p.claim.report, p.claim.sentence) for p in placed}) == 1


def _is_worked_out(claim: Claim) -> bool:
    """Whether a reader took some off a figure: "17 injured, two of whom died" leaves 15 that nobody tells."""
    value = claim.value
    if claim.report is None or not isinstance(value, Quantity) or value.text or value.bound is not Bound.EXACT:
        return False
    told = [q.quantity.figure or 0 for q in find_quantities(claim.text)]
    return bool(told) and value.figure is not None and value.figure < min(told)


def _is_pieced_together(value: Quantity, placed: Sequence[Placement]) -> bool:
    """Whether an answer is a range of which every claim tells one end at the most."""
    told = [p.claim.value for p in placed if isinstance(p.claim.value, Quantity)]
    return value.bound is Bound.RANGE and all(q.bound is not Bound.RANGE for q in told)


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
    if len({(c.report, (c.source if is_anybody(c.speaker) else c.voice).name) for c in claims}) == 1:
        return True
    if any(len(told) > 1 and None in told for told in _places_told(claims).values()):
        return True  # "350 came; 40 stood at a depot in Arlen": of two places
    named = [c.place for c in claims if c.place and c.place_grade >= Grade.SENTENCE]
    return any(not _may_be_one(a, b) for a, b in itertools.pairwise(named))


def _are_of_one_report(answer: Resolution, placed: Sequence[Placement]) -> bool:
    """Whether one report tells several figures of a count that only rises.

    Who tells of 12 arrests and of 16 knows that some were let go, or how many there were at noon.
    """
    told: dict[str | None, set[float]] = {}
    for claim in (p.claim for p in placed):
        if isinstance(claim.value, Quantity) and (figure := claim.value.figure) is not None:
            told.setdefault(claim.report, set()).add(float(figure))
    return answer.attribute.dynamics is Dynamics.CUMULATIVE and any(len(n) > 1 for n in told.values())


def _places_told(claims: Sequence[Claim]) -> dict[str | None, set[str | None]]:
    """The places that each report says its figures are of; None for a figure without one."""
    found: dict[str | None, set[str | None]] = {}
    for claim in claims:
        stated = claim.place is not None and claim.place_grade >= Grade.SENTENCE
        found.setdefault(claim.report, set()).add(claim.place.name if claim.place and stated else None)
    return found


def _may_be_one(a: Place, b: Place) -> bool:
    """Whether two places are one by their names, or one is said to lie in the other."""
    return bool({a.name, *a.aliases, a.part_of} & {b.name, *b.aliases, b.part_of} - {None})
