"""Silence: what a reader would ask of an event, and no report of it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimkit.attributes import Attribute, attribute
from claimkit.dossier.grouping import COARSE_DAYS, GAP_DAYS
from claimkit.dossier.headings import names_kind
from claimkit.dossier.model import EventRecord
from claimkit.resolution import Resolution, untold

ASKED: Mapping[str, tuple[str, ...]] = {
    "protest": ("crowd_size",),
    "attack": ("deaths", "injuries"),
    "accident": ("deaths", "injuries"),
    "disaster": ("deaths", "injuries"),
}
"""What is asked of an event, by its kind: what every register of such events has a column for."""


def with_silence(events: Sequence[EventRecord], own: Iterable[Attribute] = ()) -> list[EventRecord]:
    """Say of the leading event what no report of it tells, so that nothing else is taken for its answer.

    A figure of another event that may be the same one, or a part of it, is no silence.
    """
    if not events:
        return []
    main, *others = events
    answers: dict[str, Resolution] = dict(main.resolutions)
    plain = not main.is_date and not _is_long(main) and names_kind(main.event)
    for name in ASKED.get(main.event.kind, ()) if plain else ():
        if name not in answers and all(_recalled(o, main) for o in others if name in o.resolutions):
            answers[name] = untold(attribute(name, own), main.event.id)
    return [attrs.evolve(main, resolutions=answers), *others]


def _is_long(record: EventRecord) -> bool:
    """Whether what is told is that of a season or a year: a statistic, of which nothing more is asked."""
    first, last = (record.date.earliest, record.date.latest) if record.date else (None, None)
    return first is not None and last is not None and (last - first).days > COARSE_DAYS


def _recalled(other: EventRecord, main: EventRecord) -> bool:
    """Whether an event is one before: over when the main one began, or of a time too long for one event."""
    if other.event.part_of is not None or other.date is None or main.date is None:
        return False
    first, last, begin = other.date.earliest, other.date.latest, main.date.earliest
    if first is None or last is None or begin is None:
        return False
    long = (last - first).days >= COARSE_DAYS
    return (begin - last).days > GAP_DAYS or (long and first < begin)
