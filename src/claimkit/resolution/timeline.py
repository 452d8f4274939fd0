"""Timeline: which claims bear on the question, and which state of the matter each one tells."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence

import attrs

from claimkit.attributes import Attribute, Dynamics
from claimkit.datespans import DateSpan
from claimkit.models import OTHER_EVENTS, Claim, Modality, Source
from claimkit.quantities import Interval, Number, Quantity
from claimkit.relations import (
    UNREAL,
    is_open_denial,
    is_step,
    part_of_whole,
    says_nothing,
    telling,
    tells_some,
)
from claimkit.resolution.model import PART
from claimkit.resolution.sums import Sum, replaced, sums
from claimkit.verdicts import compatible, consistent_groups, core, extent, layers, overtaken, unsaid


@attrs.frozen
class Stage:
    """The claims that tell one state.

    Attributes:
        claims: in their own order.
        about: the days of the state; None where no claim says.
        later: whether it follows another state of the same days.
        swelled: whether its own words say that it follows ("swelled to").
        over: by position the claim that overtook one of these; empty where the state still stands.
    """

    claims: tuple[Claim, ...]
    about: DateSpan | None = None
    later: bool = False
    swelled: bool = False
    over: Mapping[int, Claim] = attrs.field(factory=dict)

    @property
    def is_past(self) -> bool:
        """Whether a later state has taken its place."""
        return bool(self.over)


NEWS = 60
"""Days after which a report no longer tells an event as news: two months, beyond any monthly paper."""


def day_of(moment: datetime.date | datetime.datetime | None) -> datetime.date | None:
    """Return the day of a date or a datetime."""
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def bearing(
    claims: Sequence[Claim], measured: Attribute
) -> tuple[list[Claim], dict[Claim, str], dict[Claim, Sum]]:
    """Part the claims that bear on the question from those that do not, with the reason for each of these.

    Figures that add up stand as one claim, the sum; the third part says what it was added up of.
    """
    aside = _foreign(claims) if measured.additive else {}
    aside = aside if len(aside) < len(claims) else {}
    standing, found = [c for c in claims if c not in aside], dict[Claim, Sum]()
    for rule in (_by_manner, _by_content, _by_scope, _as_step, _as_part, _as_repeat):
        if rule is _as_step:
            found = {s.claim: s for s in sums(standing, measured)}
            standing = replaced(standing, list(found.values()))
        without = rule(standing, measured)
        if len(without) < len(standing):  # a question is not left without any claim
            for c in without:
                aside |= dict.fromkeys(found[c].addends if c in found else (c,), without[c])
            standing = [c for c in standing if c not in without]
    return standing, aside, found


def _foreign(claims: Sequence[Claim]) -> dict[Claim, str]:
    """Claims that count nothing of the event: what only could be, or what other events count."""
    unreal = {c: UNREAL for c in claims if c.modality is Modality.HYPOTHETICAL}
    return unreal | {c: f"scope: counts {c.scope} only" for c in claims if c.scope in OTHER_EVENTS}


def _by_manner(claims: Sequence[Claim], _measured: Attribute) -> dict[Claim, str]:
    return {c: UNREAL for c in claims if c.modality is Modality.HYPOTHETICAL}


def _by_content(claims: Sequence[Claim], measured: Attribute) -> dict[Claim, str]:
    """A count is never below zero, so that "zero or more" says as little as "some number" or "unknown"."""
    unsaid = {c: "says that it is not known" for c in claims if says_nothing(c)}
    return unsaid | {
        c: "no figure: rules nothing out"
        for c in claims
        if isinstance(c.value, Quantity)
        and c.value.high is None
        and (c.value.low is None or (measured.additive and c.value.low <= 0 and not c.value.low_open))
    }


def _by_scope(claims: Sequence[Claim], _measured: Attribute) -> dict[Claim, str]:
    found = {c: f"scope: counts {c.scope} only" for c in claims if c.scope and not is_open_denial(c)}
    wholes = {name for c in claims if c not in found and c.place for name in (c.place.name, *c.place.aliases)}
    for c in claims:
        if c.place and c.place.part_of in wholes:
            found[c] = f"{PART}{c.place.name} is a part of {c.place.part_of}"
    return found


def _as_step(claims: Sequence[Claim], _measured: Attribute) -> dict[Claim, str]:
    return {c: "a step, not a total" for c in claims if is_step(c)}


def _by_report(claims: Sequence[Claim]) -> list[list[Claim]]:
    told: dict[str, list[Claim]] = {}
    for c in claims:
        if c.report is not None:
            told.setdefault(c.report, []).append(c)
    return list(told.values())


def _as_part(claims: Sequence[Claim], measured: Attribute) -> dict[Claim, str]:
    """A writer who gives two figures of one count without a change of state counts some of the many.

    So do two figures for two days of a count that only grows: the greater one holds the smaller.  What
    is said to be the total, by whomever, holds what the writer has told of it; and the headline holds what a
    sentence counts that does not say in what.

    One person told of is one of the many, and a writer who has a count and says "several" speaks of some of
    them, whoever is quoted for either.
    """
    found: dict[Claim, str] = {}
    for mine in _by_report(claims) if measured.additive else ():
        # of the figures of one voice for the same days, the greatest is the whole of all below it
        wholes: dict[tuple[str, DateSpan | None, bool], Claim] = {}
        for c in mine:
            key = (c.voice.name, c.about, c.is_total)
            if key not in wholes or _least(c) > _least(wholes[key]):
                wholes[key] = c
        greatest = sorted(wholes.values(), key=_least, reverse=True)
        own: dict[str, list[Claim]] = {}
        for whole in greatest:
            own.setdefault(whole.voice.name, []).append(whole)
        totals = [*(whole for whole in greatest if whole.is_total), *(c for c in mine if c.headline)]
        for c in mine:
            holding = greatest if tells_some(c) else [*own[c.voice.name], *totals]
            for whole in holding:
                if part_of_whole(c, whole, measured):
                    found[c] = f"{PART}counted among “{whole.text or whole.value}”"
                    break
    return found


def _least(c: Claim) -> float:
    range_ = core(c.value)
    return -math.inf if not isinstance(range_, Interval) or range_.low is None else range_.low


def _same_days(first: Claim, second: Claim) -> bool:
    return first.about is None or second.about is None or first.about.overlaps(second.about)


def _as_repeat(claims: Sequence[Claim], measured: Attribute) -> dict[Claim, str]:
    """One report saying it twice counts once; the body over the headline, the precise over the vague."""
    found: dict[Claim, str] = {}
    timeless = measured.dynamics is Dynamics.STATIC
    for mine in _by_report(claims):
        body = [c for c in mine if not c.headline]
        for c in (c for c in mine if c.headline):
            if any(compatible(c.value, kept.value) and _same_days(c, kept) for kept in body):
                found[c] = "repeat: the headline says again what the body says"
        pools: dict[tuple[bool, Source], list[Claim]] = {}
        for c in (c for c in mine if c not in found):
            pools.setdefault((c.headline, c.voice), []).append(c)
        for pool in pools.values():
            kept: dict[tuple[object, object], Claim] = {}
            for c in pool:
                if kept.setdefault((extent(c.value), None if timeless else c.about), c) is not c:
                    found[c] = "repeat: the same report says it again"
            left = list(kept.values())
            for c in left:
                if any(_says_less(c, other, timeless=timeless) for other in left):
                    found[c] = "repeat: the same report says it again"
    return found


def _says_less(c: Claim, other: Claim, *, timeless: bool) -> bool:
    """Whether a claim is vaguer than another in value or in time, and otherwise the same."""
    if c is other or not (timeless or c.about is None or other.about in (None, c.about)):
        return False
    a, b = extent(c.value), extent(other.value)
    if a == b:
        return c.about is None and other.about is not None
    return isinstance(a, Interval) and isinstance(b, Interval) and b.within(a)


def stages(claims: Sequence[Claim], measured: Attribute) -> list[Stage]:
    """Part claims into the states that they tell, in the order of time.

    * ``static``: one state, but for values of days that do not meet, which are answers of their own.
    * labels that hold side by side: a state each.
    * ``cumulative`` and ``status``: a state for each that a later one overtakes.
    * ``peak``: a state each day; a claim without a day belongs to the latest day that its report can know
      of; within a day, what "swelled to" leads to is a later state.

    Whatever the attribute, what a source takes back and what is corrected is an earlier state.
    """
    if measured.several:
        return _side_by_side(claims, measured)
    groups = [list(claims)]
    if measured.dynamics is Dynamics.STATIC:
        groups = _by_dates(claims)
    elif measured.dynamics is Dynamics.PEAK:
        groups = _days(claims)
    found: list[Stage] = []
    for group in groups:
        *past, last = _layered(group, measured.dynamics)
        found += past
        if measured.dynamics is Dynamics.PEAK:
            days = _within_day(last.claims)
            found += [attrs.evolve(day, later=day.later or bool(past)) for day in days]
        else:
            found.append(last)
    return found


def _layered(claims: Sequence[Claim], dynamics: Dynamics) -> list[Stage]:
    """States that overtake one another, the standing one last."""
    tellings = [telling(c) for c in claims]
    over = overtaken(tellings, dynamics)
    if not over:
        return [_stage(claims)]
    found = []
    parted = layers(tellings, dynamics)
    for number, members in enumerate(parted):
        last = number == len(parted) - 1
        past = {n: claims[over[i]] for n, i in enumerate(members) if i in over and not last}
        found.append(attrs.evolve(_stage([claims[i] for i in members], later=number > 0), over=past))
    return found


def _side_by_side(claims: Sequence[Claim], measured: Attribute) -> list[Stage]:
    """A state for each label; what a source no longer says when it tells others is an earlier one."""
    labels: dict[str, list[Claim]] = {}
    for c in claims:
        labels.setdefault(str(extent(c.value)), []).append(c)
    if measured.dynamics is not Dynamics.STATUS:
        return [_stage(group) for _, group in sorted(labels.items())]
    over = {claims[i]: claims[j] for i, j in unsaid([telling(c) for c in claims]).items()}
    found = []
    for _, group in sorted(labels.items()):
        gone = {n: over[c] for n, c in enumerate(group) if c in over}
        found.append(attrs.evolve(_stage(group), over=gone if len(gone) == len(group) else {}))
    return sorted(found, key=lambda s: not s.is_past)


def _by_dates(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims by the days that they are about, where those do not meet and the values differ.

    What names no day goes with the last of the dates whose values it fits, else with the last.
    """
    dated = sorted(
        ((days, c) for c in claims if (days := telling(c).days) is not None), key=lambda d: (d[0], d[1].order)
    )
    meeting: list[list[Claim]] = []
    end = -math.inf
    for days, c in dated:
        if not meeting or days[0] > end:
            meeting.append([])
        meeting[-1].append(c)
        end = max(end, days[1])
    groups: list[list[Claim]] = []
    for group in meeting:
        # what is static holds on other days too
        together = [*groups[-1], *group] if groups else []
        if together and len(consistent_groups([c.value for c in together])) == 1:
            groups[-1] = together
        else:
            groups.append(group)
    if len(groups) < 2:
        return [list(claims)]
    placed = {c for group in groups for c in group}
    for c in (c for c in claims if c not in placed):
        fitting = [g for g in groups if any(compatible(c.value, other.value) for other in g)]
        (fitting or groups)[-1].append(c)
    return [sorted(g, key=lambda c: c.order) for g in groups]


def _stage(claims: Sequence[Claim], *, later: bool = False) -> Stage:
    spans = [c.about for c in claims if c.about is not None]
    about = min(spans, key=_narrowness, default=None)
    return Stage(tuple(claims), about, later)


def _narrowness(span: DateSpan) -> tuple[int, str]:
    if span.earliest is None or span.latest is None:
        return 10**6, span.edtf
    return (span.latest - span.earliest).days, span.edtf


def _moved(c: Claim) -> bool:
    return telling(c).moved != 0


def _days(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims by day: a span of several days, or none, goes to the last single day that it can mean."""
    single = sorted(
        {
            c.about.earliest
            for c in claims
            if c.about and c.about.earliest and c.about.earliest == c.about.latest
        }
    )
    if not single:
        return [list(claims)]
    days: dict[datetime.date, list[Claim]] = {day: [] for day in single}
    rest: dict[str, list[Claim]] = {}
    for c in claims:
        latest = c.about.latest if c.about else day_of(c.told)
        earliest = c.about.earliest if c.about else None
        able = [d for d in single if (latest is None or d <= latest) and (earliest is None or d >= earliest)]
        if able:
            days[able[-1]].append(c)
        elif c.about is None:
            days[single[0]].append(c)
        else:
            rest.setdefault(c.about.edtf, []).append(c)
    others = [(c[0].about.latest or c[0].about.earliest, c) for c in rest.values() if c[0].about]
    ordered = [(day, group) for day, group in days.items() if group] + [
        (d or datetime.date.min, g) for d, g in others
    ]
    return [group for _, group in sorted(ordered, key=lambda pair: (pair[0], pair[1][0].order))]


def _within_day(claims: Sequence[Claim]) -> list[Stage]:
    moved = [c for c in claims if _moved(c)]
    still = [c for c in claims if not _moved(c)]
    if not moved or not still:
        return [_stage(claims)]
    later = [
        m for m in moved if any(s.report == m.report and _figure(s) not in (None, _figure(m)) for s in still)
    ]
    if not later:
        return [_stage(claims)]
    # an account that fits the later state and not the earlier one tells the later state
    early = [c for c in claims if c not in later]
    base = [c for c in early if c.report in {m.report for m in later} and _figure(c) is not None]
    joined = [
        c
        for c in early
        if c not in base
        and _figure(c) is not None
        and any(compatible(c.value, m.value) for m in later)
        and not any(compatible(c.value, b.value) for b in base)
    ]
    early = [c for c in early if c not in joined]
    day = _stage(claims).about
    return [
        attrs.evolve(_stage(early), about=day),
        attrs.evolve(_stage([*later, *joined], later=True), about=day, swelled=True),
    ]


def _figure(c: Claim) -> Number | None:
    return c.value.figure if isinstance(c.value, Quantity) else None
