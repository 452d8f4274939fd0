"""Printing: which of the answers that rest on reports can be published unread, and why the others cannot.

An answer, its figures and its claims stay whatever is found here; only the sentence to publish goes, and a
note says why.  What a caller made by hand is the caller's to publish.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

import attrs

from claimkit.dossier.fitting import HEADED, NOTHING_NAMED, misfits, places_told, without_day
from claimkit.dossier.grounds import HURT, no_grounds
from claimkit.dossier.grouping import BACKGROUND, LASTING
from claimkit.dossier.headings import heading
from claimkit.dossier.model import EventRecord, ReportRecord
from claimkit.models import AN_EARLIER_COUNT, DENIAL, Claim, Event, Value
from claimkit.quantities import Number, Quantity
from claimkit.reading.accused import COURT
from claimkit.reading.events import AFTERMATH
from claimkit.reading.parts import HAPPENED
from claimkit.resolution import Resolution, Role, Status
from claimkit.resolution.timeline import NEWS, day_of
from claimkit.resolution.wording import TOLD_BEFORE


def printable(records: Iterable[EventRecord], reports: Iterable[ReportRecord] = ()) -> list[EventRecord]:
    """Return the records with a sentence only where it can stand in print as it is."""
    told: dict[tuple[str | Value | None, ...], list[tuple[Event, set[str | None]]]] = {}
    found = []
    given = list(records)
    places = places_told(claim for record in given for claim in record.claims)
    long = {r.report.id for r in reports if _goes_on(r)}
    former = _figures_of_before(claim for record in given for claim in record.claims)
    most = _most_told(claim for record in given for claim in record.claims)
    accused = {a.name for r in given for c in r.claims for a in c.accused if a.name[:1].isupper()}
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
            if record.event.kind in LASTING and name in _CAME_OF_IT:
                why = why or _OF_THE_DEED
            if _is_one_beside_several(answer, most):
                why = why or _ONE_OF_THEM
            if _is_told_once(answer, record, long):
                why = why or _ONCE
            beside = {
                **misfits(answer, record.event, places),
                **_taken_back(answer, former),
                **_in_his_own_case(answer, accused),
            }
            resolutions[name] = _printable(answer, why, beside)
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
_OF_THE_DEED = "it came of the deed, and not of the case"
_CAME_OF_IT = HAPPENED | HURT | {"damage"}


_CORRECTED = "a later report tells it as a figure of before"


def _figures_of_before(claims: Iterable[Claim]) -> dict[tuple[str, Number | None], list[Claim]]:
    """What reports tell as figures of before, by attribute and figure."""
    found: dict[tuple[str, Number | None], list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.value, Quantity) and (claim.withdrawn or claim.scope == AN_EARLIER_COUNT):
            found.setdefault((claim.attribute, claim.value.figure), []).append(claim)
    return found


def _taken_back(
    answer: Resolution, former: Mapping[tuple[str, Number | None], Sequence[Claim]]
) -> dict[int, str]:
    """The states of an answer whose figure another report tells, later, as one that holds no longer.

    "Police had first spoken of nine arrests" takes back what others told as it was.
    """
    found = {}
    for number, state in enumerate(answer.states):
        told = [p.claim for p in answer.placements if p.state == number and p.role is Role.SUPPORTING]
        plain = not state.sentence.startswith(TOLD_BEFORE)
        same = _former_of(told, former) if plain else ()
        if any(all(_corrects(f, c) for c in told) for f in same):
            found[number] = _CORRECTED
    return found


def _former_of(
    told: Sequence[Claim], former: Mapping[tuple[str, Number | None], Sequence[Claim]]
) -> Sequence[Claim]:
    """What is told as a figure of before that is the one figure of some claims."""
    figures = {(c.attribute, c.value.figure if isinstance(c.value, Quantity) else None) for c in told}
    return former.get(figures.pop(), ()) if len(figures) == 1 else ()


def _corrects(former: Claim, claim: Claim) -> bool:
    """Whether a figure of before, as one report tells it, stands in another report, told not long before."""
    first, then = day_of(claim.told), day_of(former.told)
    after = first is not None and then is not None and 0 <= (then - first).days <= NEWS
    kinds = {former.event_kind, claim.event_kind} - {None, *AFTERMATH}
    return former.report != claim.report and after and len(kinds) <= 1


_HIS_OWN = "one who is accused says it, in his own case"


def _in_his_own_case(answer: Resolution, accused: Container[str]) -> dict[int, str]:
    """The states of an answer that tell what somebody says who is accused in these reports.

    What happened is what he is tried for; of what a court does to him he may tell.
    """
    if answer.attribute.name in (*COURT, DENIAL, "event_date"):
        return {}
    return {
        placed.state: _HIS_OWN
        for placed in answer.placements
        if placed.role is Role.SUPPORTING and placed.state is not None
        if placed.claim.speaker is not None and placed.claim.speaker.name in accused
    }


_ONCE = "a report tells it once, in a long text, and neither says it again nor does another report"
_COUNTED_AGAIN = frozenset(("deaths", "injuries", "missing", "crowd_size", "arrests"))
"""What news of an event counts first, and says more than once."""


def _goes_on(record: ReportRecord) -> bool:
    """Whether a report tells more behind its headline and first sentences than in them."""
    told, led = (sum(words.values()) for words in (record.words.counts, record.words.lead))
    return told > 2 * led


def _is_told_once(answer: Resolution, record: EventRecord, long: Container[str | None]) -> bool:
    """Whether a long report counts people once, of an event of which no other report tells.

    What a report is about it tells in its headline, in its first sentence, and again: of figures of people
    that stood once in news by the one report of an event 26 of 54 were right, and of others 312 of 390.  Who
    is arrested once may be so for anything, whoever else tells of the event: 32 of 62.
    """
    if answer.attribute.name not in _COUNTED_AGAIN or len(answer.placements) != 1:
        return False
    claim = answer.placements[0].claim
    told, about = day_of(claim.told), claim.about.latest if claim.about is not None else None
    news = told is None or about is None or (told - about).days <= NEWS
    alone = {c.report for c in record.claims} == {claim.report} or claim.attribute == "arrests"
    return claim.report in long and news and alone


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
    if answer.attribute.name not in HURT or not isinstance(value, Quantity) or value.value != 1:
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
    tried = answer.attribute.name in COURT and any(c.accused for c in claims)
    return answer.attribute.name != DENIAL and not tried and not any(c.day_stated for c in claims)


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
    why = {number: reason or no_grounds(answer, number) for number in range(len(answer.states))}
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
