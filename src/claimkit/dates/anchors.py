"""Anchors: the day, or the span of days, from which a wording speaks."""

from __future__ import annotations

import datetime

import attrs

from claimkit.arguments import a_day, demand, one_of
from claimkit.dates.reckoning import Context
from claimkit.dates.resolution import resolve_wording
from claimkit.dates.wordings import Wording
from claimkit.datespans import DateSpan

Anchor = datetime.date | DateSpan | None


def checked(call: str, anchor: object, day_first: object, tense: object) -> None:
    """Refuse arguments that neither scanner nor parser can take."""
    if anchor is not None:
        a_day(call, "anchor", anchor, DateSpan)
    demand(call, "day_first", day_first, bool, type(None))
    if tense is not None:
        one_of(call, "tense", tense, ("past", "future"))


def _as_day(anchor: datetime.date | None) -> datetime.date | None:
    return anchor.date() if isinstance(anchor, datetime.datetime) else anchor


def last_day(anchor: Anchor) -> datetime.date | None:
    """Return the day that an anchor is, or its last one."""
    return anchor.latest or anchor.earliest if isinstance(anchor, DateSpan) else _as_day(anchor)


def against(node: Wording, anchor: Anchor, context: Context) -> DateSpan:
    """Resolve against a day, or against both ends of a span of days."""
    if not isinstance(anchor, DateSpan):
        return resolve_wording(node, attrs.evolve(context, day=_as_day(anchor)))
    days = sorted({day for day in (anchor.earliest, anchor.latest) if day is not None})
    if not days:
        return resolve_wording(node, context)
    first, last = (resolve_wording(node, attrs.evolve(context, day=day)) for day in (days[0], days[-1]))
    if (first.earliest, first.latest) == (last.earliest, last.latest):
        return last
    earliest = None if first.earliest is None or last.earliest is None else min(first.earliest, last.earliest)
    latest = None if first.latest is None or last.latest is None else max(first.latest, last.latest)
    basis = f"{last.basis}; the anchor is {days[0]} to {days[-1]}"
    return DateSpan(earliest, latest, basis=basis, part=last.part, clock=last.clock, weekday=last.weekday)
