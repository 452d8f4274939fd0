"""Decisions: what an editor pinned, put in the place of what the claims come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from claimkit.attributes import Attribute, attribute
from claimkit.dossier.model import EventRecord
from claimkit.errors import InvalidModelError
from claimkit.resolution import Decision, decided, untold


def with_decisions(
    events: Sequence[EventRecord],
    pinned: Iterable[Decision],
    own: Sequence[Attribute],
    *,
    partly: bool = False,
) -> list[EventRecord]:
    """Put each decision in the place of the answer that it is about.

    Args:
        events: what the claims come to.
        pinned: the decisions; one that names no event is about the only one that has its attribute.
        own: the caller's own attributes.
        partly: whether some events may not be known yet, so that a decision without its event is left out.

    Raises:
        InvalidModelError: a decision's event is not there, or it names none and several have its attribute.
    """
    found = list(events)
    for decision in pinned:
        places = _meant(found, decision)
        if len(places) == 1:
            found[places[0]] = _with(found[places[0]], decision, own)
        elif not partly:
            raise _lost(found, decision, places)
    return found


def _meant(events: Sequence[EventRecord], decision: Decision) -> list[int]:
    if decision.event is not None:
        return [n for n, r in enumerate(events) if r.event.id == decision.event]
    return [n for n, r in enumerate(events) if decision.attribute in r.resolutions]


def _with(record: EventRecord, decision: Decision, own: Sequence[Attribute]) -> EventRecord:
    name = decision.attribute
    answer = record.resolutions.get(name) or untold(attribute(name, own), record.event.id)
    return attrs.evolve(record, resolutions={**record.resolutions, name: decided(answer, decision)})


def _lost(events: Sequence[EventRecord], decision: Decision, places: Sequence[int]) -> InvalidModelError:
    ids = [events[n].event.id for n in places] or [r.event.id for r in events]
    shown = ", ".join(map(repr, ids[:5])) + (" and more" if len(ids) > 5 else "")
    what = decision.event or f"on {decision.attribute}"
    reason = (
        f"is of several events ({shown}); name one of them"
        if places
        else f"has no event here; there are {shown}"
    )
    return InvalidModelError("assemble", "pinned", what, reason)
