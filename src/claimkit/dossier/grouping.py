"""Grouping: which claims are about one event.

Claims of one report are gathered into scenes by kind, days and adjacency in the text; scenes of several
reports become one where kind and days agree and a place or an actor links them.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

import attrs

from claimkit.attributes import MOMENTARY, Attribute, attribute
from claimkit.datespans import DateSpan, days_before
from claimkit.models import AN_EARLIER_EVENT, SEVERAL_EVENTS, Claim, Novelty, Place
from claimkit.reading.dating import NEWS_DAYS
from claimkit.reading.events import SPOTS
from claimkit.resolution.timeline import day_of
from claimkit.verdicts.values import label

BACKGROUND = "background"
GAP_DAYS = 3
"""Days that may lie between two days of one event: less than the week after which rallies are called anew."""

GAPS = {
    "disaster": 30
}  # a storm or a flood goes on for weeks, and is one event in the registers of disasters

LASTING = {
    "trial"
}  # from the charge to the last appeal it takes years: when a row was told says little of it

ONCE = {*SPOTS, "disaster", None}
"""Kinds of events of which two can be told with a day each; a protest of two days is one."""

NIGHT = 1
"""Days by which two may differ on the day of what happened once: at night it is told of either."""

COARSE_DAYS = 31  # a wording that spans more than a month places nothing in a story of days
EVERYWHERE = {"arrests"}
COUNTLESS = {"trial", "election", "statement"}

Days = tuple[datetime.date, datetime.date]


@attrs.define(eq=False)
class Scene:
    """Claims that seem to be about one event; grows while claims are gathered.

    Dates that its reports name beside it, and of which they tell no event, stand in ``aside``.
    """

    kind: str | None
    claims: list[Claim]
    aside: list[Claim] = attrs.field(factory=list)
    days: Days | None = None
    coarse: DateSpan | None = None
    event: str | None = None

    @property
    def reports(self) -> set[str | None]:
        """Reports that tell of it."""
        return {c.report for c in self.claims}

    @property
    def tellers(self) -> set[str]:
        """Reports that tell more of it than its day."""
        return {c.report for c in self.claims if c.report is not None and c.attribute != "event_date"}

    @property
    def is_bare_date(self) -> bool:
        """Whether nothing is told of it but its day."""
        return all(c.attribute == "event_date" for c in self.claims)

    @property
    def by_hand(self) -> bool:
        """Whether no report tells of it: its claims were made by hand, or stand in a table."""
        return all(c.report is None for c in self.claims)

    @property
    def window(self) -> Days | None:
        """Days on which it can have happened: its own, else those before its reports."""
        if self.days or (self.kind in LASTING and self.by_hand):
            return self.days
        told = [day for c in self.claims if (day := day_of(c.told))]
        return (days_before(min(told), NEWS_DAYS), max(told)) if told else None

    def take(self, other: Scene) -> None:
        """Take in all that another scene tells."""
        for claim in other.claims:
            self.add(claim)
        self.aside += other.aside

    def add(self, claim: Claim) -> None:
        """Take a claim in."""
        self.claims.append(claim)
        self.event = self.event or claim.event
        if self.kind is None:
            self.kind = claim.event_kind
        days = _days_of(claim)
        if days:
            self.days = (
                days if self.days is None else (min(self.days[0], days[0]), max(self.days[1], days[1]))
            )
        elif claim.about is not None and claim.about.earliest is not None:
            self.coarse = claim.about


def days_of(about: DateSpan | None) -> Days | None:
    """First and last day where the wording is fine enough to place an event."""
    if about is None or about.earliest is None or about.latest is None or is_coarse(about):
        return None
    return about.earliest, about.latest


def is_coarse(about: DateSpan) -> bool:
    """Whether a wording spans too many days to place an event: "over the past two years"."""
    first, last = about.earliest, about.latest
    return first is not None and last is not None and (last - first).days > COARSE_DAYS


def _days_of(claim: Claim) -> Days | None:
    """Days on which a claim places its event; none where it only recalls another one."""
    return None if claim.recalled else days_of(claim.about)


def extent_of(span: DateSpan) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first and the last day of a span."""
    return span.earliest, span.latest


def gap_of(kind: str | None, gap: int) -> int:
    """Return the days that may lie between two days of one event of a kind."""
    return max(gap, GAPS.get(kind or "", 0))


def near(a: Days, b: Days, gap: int) -> bool:
    """Whether not more than some days lie between two stretches of days."""
    return (a[0] - b[1]).days <= gap and (b[0] - a[1]).days <= gap


def _kind(claim: Claim, own: Sequence[Attribute]) -> str | None:
    """Kind of event that a claim speaks for; None where it fits any.

    Arrests happen at events of every kind, and people are counted at protests, not at the trials that
    the sentence may name beside them.
    """
    measured = attribute(claim.attribute, own)
    if measured.event_kind:
        return measured.event_kind
    kind = claim.event_kind and label(claim.event_kind)
    if kind in EVERYWHERE or (measured.additive and kind in COUNTLESS):
        return None
    return kind


def scenes(claims: Iterable[Claim], own: Sequence[Attribute], gap: int) -> list[Scene]:
    """Gather the claims of one report into scenes.

    Claims whose own sentence says the day open scenes; that on which a wind was measured is a moment of its
    storm.  A bare date joins a scene of that day, but does not
    stretch it to other days.  A claim whose day was carried on from elsewhere in the text joins a scene of
    its kind and time, else, as one without a day, the scene told last before it, else the first after it.

    Args:
        claims: of one report.
        own: the caller's attributes.
        gap: days that may lie between two days of one event.
    """
    ordered = [
        attrs.evolve(c, event_kind=_kind(c, own))
        for c in sorted(claims, key=lambda c: (c.event or "", c.order))
    ]
    found: list[Scene] = []
    placed: list[Scene | None] = [None] * len(ordered)

    def place(position: int, scene: Scene | None) -> None:
        claim = ordered[position]
        if scene is None:
            scene = Scene(claim.event_kind, [])
            found.append(scene)
        placed[position] = scene
        scene.add(claim)

    def open_to(claim: Claim) -> list[Scene]:
        return [
            s
            for s in found
            if same_kind(s.kind, claim.event_kind)
            and _same_id(s, claim)
            and not _is_another(s, claim)
            and (claim.scope == AN_EARLIER_EVENT or not _is_of_before(s.claims))
            # what is only looked back at has no day that its report names beside it
            if not (s.is_bare_date and claim.recalled and claim.about is None)
        ]

    says_day = [
        c.about is not None
        and c.attribute not in MOMENTARY
        and c.about.earliest is not None  # "as of 9 May" says when a count was made
        and (c.report is None or c.about.text in c.sentence)
        for c in ordered
    ]
    for bare in (False, True):
        for position, claim in enumerate(ordered):
            if says_day[position] and (claim.attribute == "event_date") is bare:
                place(position, next((s for s in open_to(claim) if _same_time(s, claim, gap)), None))
    last: dict[str | None, tuple[int, Scene]] = {}
    for position, claim in enumerate(ordered):
        scene = placed[position]
        if scene is None:
            fitting = open_to(claim)
            timely = [s for s in fitting if claim.about is not None and _same_time(s, claim, gap)]
            before = [
                told
                for kind, told in last.items()
                if same_kind(kind, claim.event_kind) and told[1] in fitting
            ]
            nearest = max(before, key=lambda told: told[0], default=(0, fitting[0] if fitting else None))[1]
            scene = timely[0] if timely else nearest
            place(position, scene)
            scene = placed[position]
        if scene is not None:
            last[scene.kind] = (position, scene)
    return _with_earlier_ones(_without_sums_over(found))


def _is_of_before(claims: Sequence[Claim]) -> bool:
    """Whether all that is told is told of an earlier event."""
    return all(c.scope == AN_EARLIER_EVENT for c in claims)


def _with_earlier_ones(found: list[Scene]) -> list[Scene]:
    """Take what is told of an earlier event, with its day and beside another, for that event by itself."""
    earlier = [
        scene
        for scene in found
        if scene.days is not None
        and not scene.is_bare_date
        and all(c.scope == AN_EARLIER_EVENT or c.attribute == "event_date" for c in scene.claims)
    ]
    if len(earlier) < sum(not scene.is_bare_date for scene in found):
        for scene in earlier:
            scene.claims = [attrs.evolve(c, scope="") if c.scope else c for c in scene.claims]
    return found


def _without_sums_over(found: list[Scene]) -> list[Scene]:
    """Mark what sums up the persons of a report as told of several events, where it tells them of several."""
    told = Counter((s.kind, name) for s in found for name in {c.attribute for c in s.claims if not _sums(c)})
    for scene in found:
        scene.claims = [
            attrs.evolve(c, scope=SEVERAL_EVENTS) if _sums(c) and told[scene.kind, c.attribute] > 1 else c
            for c in scene.claims
        ]
    return found


def _sums(claim: Claim) -> bool:
    return claim.noun == ONE_BY_ONE


ONE_BY_ONE = "persons told one by one"
"""What a reader counts who adds up the persons that a report tells of."""


def rows(claims: Iterable[Claim], own: Sequence[Attribute], root: Callable[[Place], str]) -> list[Scene]:
    """Gather claims that stand in no report: each is a mention of its own, those of one place and day one.

    Args:
        claims: without a report, and each with an event, a place or a day.
        own: the caller's attributes.
        root: the one name of a place, whatever its spelling.
    """
    found: dict[Hashable, Scene] = {}
    for c in sorted(claims, key=lambda c: c.order):
        kind = _kind(c, own)
        claim = c if c.event_kind == kind else attrs.evolve(c, event_kind=kind)
        days = extent_of(c.about) if c.about is not None else None
        key = (c.event, kind, root(c.place) if c.place else None, days, None if c.event or days else c.told)
        found.setdefault(key, Scene(kind, [])).add(claim)
    return list(found.values())


def _same_time(scene: Scene, claim: Claim, gap: int) -> bool:
    if claim.about is None or claim.about.earliest is None:
        return True
    days = _days_of(claim)
    if days is None:
        return (
            scene.days is None
            and scene.coarse is not None
            and extent_of(scene.coarse) == extent_of(claim.about)
        )
    most = 0 if claim.attribute == "event_date" else gap_of(scene.kind, gap)
    return scene.coarse is None and (scene.days is None or near(scene.days, days, most))


def _is_another(scene: Scene, claim: Claim) -> bool:
    """Whether a claim tells of another attack, accident or fire than a scene of its report.

    A victim who dies on another day dies of the same.  A second shooting has a place of its own, is called
    one, or is told anew with a day of its own: later than the night in which the first may have gone on.
    """
    days = _days_of(claim)
    alike = any(c.sentence == claim.sentence for c in scene.claims)
    if claim.novelty is Novelty.OTHER and not alike and scene.kind is not None:
        return True
    if days is None or scene.days is None or claim.about is None:
        return False
    if claim.about.text not in claim.sentence or near(scene.days, days, 0):
        return False
    if claim.novelty is Novelty.AGAIN or (claim.novelty is Novelty.NEW and not near(scene.days, days, NIGHT)):
        return scene.kind in ONCE
    if claim.place is None or scene.kind not in SPOTS:
        return False
    named = [c.place for c in scene.claims if c.place]
    nested = {n for p in (*named, claim.place) for n in (p.part_of,) if n}
    return bool(named) and claim.place.name not in {*(p.name for p in named), *nested}


def same_kind(one: str | None, other: str | None) -> bool:
    """Whether two kinds of events can be one; what is not known can be any."""
    if BACKGROUND in (one, other):
        return one == other
    return one is None or other is None or one == other


def _same_id(scene: Scene, claim: Claim) -> bool:
    """Whether the caller has not named two events."""
    return claim.event is None or scene.event in (None, claim.event)
