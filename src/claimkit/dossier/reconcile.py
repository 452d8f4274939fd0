"""reconcile(): reports in, one dossier out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from claimkit.attributes import Attribute
from claimkit.dossier.crosschecks import bounded, crowd_in_town, with_parts
from claimkit.dossier.entities import Entity, Mention, gather
from claimkit.dossier.grouping import BACKGROUND, Scene, event_of, merged, parts, scenes
from claimkit.dossier.model import Dossier, EventRecord, ReportRecord
from claimkit.errors import InvalidModelError
from claimkit.models import Actor, Claim, Event, Place, Report, Source
from claimkit.quantities import Quantity
from claimkit.reading import examine_report
from claimkit.resolution import Resolution, resolve

GAP_DAYS = 3
"""Days that may lie between two days of one event: less than the week after which rallies are called anew."""


def reconcile(
    reports: Iterable[Report],
    *,
    actors: Iterable[Actor] = (),
    places: Iterable[Place] = (),
    attributes: Iterable[Attribute] = (),
    gap_days: int = GAP_DAYS,
    reliability: Mapping[str, float] | None = None,
    level: float = 0.9,
) -> Dossier:
    """Read reports, group their claims into events, and resolve every question about each event.

    Args:
        reports: in any order; equal reports count once.
        actors: actors that the caller knows, with their aliases.
        places: places that the caller knows.
        attributes: the caller's own attributes.
        gap_days: days that may lie between two days of one event.
        reliability: chance of being right, by name of the speaker or source.
        level: probability that an account must reach to prevail over others.

    Returns:
        The dossier; every claim of every report stands in it once.

    Raises:
        InvalidModelError: two reports have one id, two sources one name, or naive and aware times are mixed;
            the message names the reports.
    """
    given = sorted(dict.fromkeys(reports), key=lambda r: (str(r.day or ""), r.id))
    _check(given)
    known, sites, own = tuple(actors), tuple(places), tuple(attributes)
    readings = [examine_report(r, actors=known, places=sites, attributes=own) for r in given]
    mentions = [
        Mention(reading.report.id, m.start, m.end, m.text, m.kind)
        for reading in readings
        for m in reading.names
    ]
    records = [
        ReportRecord(attrs.evolve(r.report, text=""), len(r.claims), tuple(r.refused), tuple(r.notes))
        for r in readings
    ]
    claims = [c for r in readings for c in r.claims]
    return assemble(
        claims,
        mentions=mentions,
        reports=records,
        actors=known,
        places=sites,
        attributes=own,
        gap_days=gap_days,
        reliability=reliability,
        level=level,
    )


def _check(reports: Sequence[Report]) -> None:
    by_id: dict[str, Report] = {}
    by_name: dict[str, tuple[Source, str]] = {}
    for report in reports:
        if not isinstance(report, Report):
            raise InvalidModelError(
                "reconcile", "reports", report, f"must hold Report only, not {type(report).__name__}"
            )
        if report.id in by_id:
            raise InvalidModelError(
                "Report", "id", report.id, "is the id of two different reports; give each its own"
            )
        by_id[report.id] = report
        other = by_name.setdefault(report.source.name, (report.source, report.id))
        if other[0] != report.source:
            raise InvalidModelError(
                "Report",
                "source",
                report.source.name,
                f"of report {report.id!r} differs from its namesake in report {other[1]!r}; rename one",
            )
    aware = {
        r.published.tzinfo is not None: r.id for r in reports if isinstance(r.published, datetime.datetime)
    }
    if len(aware) == 2:
        raise InvalidModelError(
            "Report",
            "published",
            aware[False],
            f"report {aware[False]!r} has no time zone, report {aware[True]!r} has one; give both or none",
        )


def assemble(
    claims: Iterable[Claim],
    *,
    mentions: Iterable[Mention] = (),
    reports: Iterable[ReportRecord] = (),
    actors: Iterable[Actor] = (),
    places: Iterable[Place] = (),
    attributes: Iterable[Attribute] = (),
    gap_days: int = GAP_DAYS,
    reliability: Mapping[str, float] | None = None,
    level: float = 0.9,
) -> Dossier:
    """Make a dossier of claims, read or made by hand.

    A claim that names its ``event`` stays with it; the others are grouped by kind, days, places and actors.
    """
    own = tuple(attributes)
    who, where = gather(mentions, tuple(actors), tuple(places))
    gazetteer = _Gazetteer([*where], [*who], tuple(places))
    by_report: dict[str, list[Claim]] = {}
    for claim in dict.fromkeys(claims):
        by_report.setdefault(claim.report or f"source {claim.source.name}", []).append(claim)
    found = [scene for key in sorted(by_report) for scene in scenes(by_report[key], own, gap_days)]
    gazetteer.learn(c for s in found for c in s.claims)
    events: list[EventRecord] = []
    taken: set[str] = set()

    def settle(group: Sequence[Claim]) -> dict[str, Resolution]:
        return _resolutions(group, own, reliability, level)

    for scene in merged(found, gap_days, gazetteer.linked):
        events += _records(scene, gazetteer, settle, own, taken)
    events = _with_towns(events, gazetteer)
    events.sort(key=_evidence)
    return Dossier(tuple(events), tuple(who), tuple(where), tuple(reports))


def _evidence(record: EventRecord) -> tuple[bool, int, int, str]:
    claims = record.claims
    reports = len({c.report or c.source.name for c in claims})
    return record.event.kind == BACKGROUND, -reports, -sum(not c.headline for c in claims), record.event.id


def _records(
    scene: Scene,
    gazetteer: _Gazetteer,
    settle: Callable[[Sequence[Claim]], dict[str, Resolution]],
    own: Sequence[Attribute],
    taken: set[str],
) -> list[EventRecord]:
    pieces = parts(scene, gazetteer.root, gazetteer.within)
    whole = pieces.pop(None, [])
    records = []
    top: Event | None = None
    if whole:
        place = gazetteer.common_place(whole, [p for p in pieces if p])
        top = event_of(scene.kind, whole, place, gazetteer.actors_of(whole), None, taken)
    for name in sorted(p for p in pieces if p):
        claims = pieces[name]
        event = event_of(
            scene.kind,
            claims,
            gazetteer.place(name),
            gazetteer.actors_of(claims),
            top.id if top else None,
            taken,
        )
        records.append(EventRecord(event, bounded(settle(_assigned(claims, event)), own)))
    if top is not None:
        answers = bounded(settle(_assigned(whole, top)), own)
        for name, answer in answers.items():
            told = [(r.event, r.resolutions[name]) for r in records if name in r.resolutions]
            answers[name] = with_parts(answer, told)
        records.insert(0, EventRecord(top, answers))
    return records


def _assigned(claims: Sequence[Claim], event: Event) -> list[Claim]:
    return [attrs.evolve(c, event=event.id) for c in claims]


def _resolutions(
    claims: Sequence[Claim], own: Sequence[Attribute], reliability: Mapping[str, float] | None, level: float
) -> dict[str, Resolution]:
    """Resolve each attribute; a second unit or kind of value under one name is a question of its own."""
    asked: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        measure = (
            (claim.value.unit or "") if isinstance(claim.value, Quantity) else type(claim.value).__name__
        )
        asked.setdefault((claim.attribute, measure), []).append(claim)
    found: dict[str, Resolution] = {}
    for (name, measure), group in sorted(
        asked.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1])
    ):
        answer = resolve(group, attributes=own, reliability=reliability, level=level)
        found[name if name not in found else f"{name} ({measure})"] = answer
    return found


def _with_towns(events: Sequence[EventRecord], gazetteer: _Gazetteer) -> list[EventRecord]:
    """Hold each crowd against the population of its town."""
    towns = {
        gazetteer.root(r.place): r.resolutions["population"]
        for r in events
        if r.place and "population" in r.resolutions
    }
    checked = []
    for record in events:
        crowd, place = record.resolutions.get("crowd_size"), record.place
        if crowd and place and gazetteer.root(place) in towns:
            answer = crowd_in_town(crowd, towns[gazetteer.root(place)], place.name)
            record = attrs.evolve(record, resolutions={**record.resolutions, "crowd_size": answer})  # noqa: PLW2901
        checked.append(record)
    return checked


class _Gazetteer:
    """Places and actors under one name each, and which place lies in which."""

    def __init__(self, places: Sequence[Entity], actors: Sequence[Entity], given: Sequence[Place]) -> None:
        self._roots = {s: e.name for e in places for s in (e.name, *e.spellings, *e.of.aliases)}
        self._places = {e.name: e.of for e in places if isinstance(e.of, Place)}
        self._actors = {s: e for e in actors for s in (e.name, *e.spellings, *e.of.aliases)}
        self._parents: dict[str, set[str]] = {}
        self._seen: dict[str | None, set[str]] = {}
        for entity in (*places, *actors):
            for mention in entity.mentions:
                self._seen.setdefault(mention.report, set()).add(entity.name)
        for place in given:
            self._note(place)

    def _note(self, place: Place) -> None:
        root = self.root(place)
        self._places.setdefault(root, attrs.evolve(place, name=root) if root != place.name else place)
        known = self._places[root]
        if known.kind is None and place.kind is not None:
            self._places[root] = attrs.evolve(known, kind=place.kind)
        if place.part_of:
            self._parents.setdefault(root, set()).add(self._roots.get(place.part_of, place.part_of))

    def learn(self, claims: Iterable[Claim]) -> None:
        """Note the places of claims, and what lies in what."""
        for claim in claims:
            if claim.place:
                self._note(claim.place)

    def root(self, place: Place) -> str:
        """Return the name under which all spellings of a place are one."""
        return next((self._roots[n] for n in (place.name, *place.aliases) if n in self._roots), place.name)

    def place(self, name: str) -> Place | None:
        """Return the place of a name."""
        return self._places.get(name)

    def within(self, inner: str, outer: str) -> bool:
        """Whether the first place is known to lie in the second."""
        seen, todo = set[str](), list(self._parents.get(inner, ()))
        while todo:
            name = todo.pop()
            if name == outer:
                return True
            if name not in seen:
                seen.add(name)
                todo += self._parents.get(name, ())
        return False

    def _around(self, name: str) -> set[str]:
        return {name} | {p for p in self._places if self.within(name, p)}

    def common_place(self, claims: Sequence[Claim], around: Sequence[str]) -> Place | None:
        """Return the place of a whole: the innermost that its claims name, or one around all of its parts."""
        named = [self.root(c.place) for c in claims if c.place]
        inner = [n for n in dict.fromkeys(named) if not any(self.within(o, n) for o in named)]
        if inner:
            return self._places.get(max(inner, key=lambda n: (named.count(n), n)))
        shared = set[str].intersection(*(self._around(p) - {p} for p in around)) if around else set[str]()
        return self._places.get(min(shared)) if shared else None

    def actors_of(self, claims: Sequence[Claim]) -> list[Actor]:
        """Actors that claims concern, the most mentioned first."""
        found = {}
        for actor in (a for c in claims for a in c.actors):
            entity = self._actors.get(actor.name)
            found[entity.name if entity else actor.name] = (
                entity.of if entity else actor,
                len(entity.mentions) if entity else 0,
            )
        ordered = sorted(found.items(), key=lambda item: (-item[1][1], item[0]))
        return [actor for _, (actor, _) in ordered if isinstance(actor, Actor)]

    def linked(self, a: Scene, b: Scene) -> bool | None:
        """Whether two scenes share a place or an actor, or else two names of their reports."""
        places = [{n for c in s.claims if c.place for n in self._around(self.root(c.place))} for s in (a, b)]
        actors = [{x.name for x in self.actors_of(s.claims)} for s in (a, b)]
        if places[0] & places[1] or actors[0] & actors[1]:
            return True
        seen = [{n for r in s.reports for n in self._seen.get(r, ())} for s in (a, b)]
        if len(seen[0] & seen[1]) > 1:
            return True
        return False if places[0] and places[1] else None
