"""reconcile(): reports in, one dossier out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypedDict, TypeVar, Unpack, cast

import attrs

from claimkit.arguments import a_whole_number, demand, known_options, list_of
from claimkit.attributes import Attribute, attribute
from claimkit.choices import Rule
from claimkit.dossier.accused import against_somebody, of_each_accused
from claimkit.dossier.crosschecks import (
    among_counted,
    bounded,
    crowd_in_town,
    survivors,
    total_of_parts,
    with_parts,
)
from claimkit.dossier.decisions import with_decisions
from claimkit.dossier.entities import Entity, Mention, gather
from claimkit.dossier.gazetteer import Gazetteer
from claimkit.dossier.grounds import UNNAMED
from claimkit.dossier.grouping import BACKGROUND, GAP_DAYS, Scene, rows, scenes
from claimkit.dossier.headings import event_of, headed
from claimkit.dossier.isolation import answered, together
from claimkit.dossier.linking import merged
from claimkit.dossier.model import Dossier, EventRecord, ReportRecord, digest
from claimkit.dossier.namesakes import shared, told_apart
from claimkit.dossier.outlets import claims_under, in_doubt, outlets, under
from claimkit.dossier.parting import parts
from claimkit.dossier.printing import printable
from claimkit.dossier.silence import with_silence
from claimkit.dossier.ties import Ties
from claimkit.extraction import Extractor
from claimkit.extraction.extractors import extracted
from claimkit.mentions.model import EventMention
from claimkit.models import DENIAL, Actor, Claim, Event, Modality, Place, Report
from claimkit.quantities import Quantity
from claimkit.reading import Reading, examine_report, unreadable
from claimkit.reading.rules import switched_off
from claimkit.resolution import (
    Decision,
    Placement,
    Resolution,
    Role,
    Terms,
    check_weights,
    settled,
    untold,
)
from claimkit.resolution.timeline import NEWS, day_of
from claimkit.verdicts import CONSENSUS, hours_in_doubt

Told = TypeVar("Told", Claim, Mention)


class Options(TypedDict, total=False):
    """What a caller may say beside the reports or claims; see :func:`assemble`."""

    actors: Iterable[Actor]
    places: Iterable[Place]
    attributes: Iterable[Attribute]
    gap_days: int
    reliability: Mapping[str, float] | None
    level: float
    rule: Rule
    precedence: Sequence[str]
    pinned: Iterable[Decision]
    without: Iterable[str]
    link: Iterable[tuple[str, str]]
    apart: Iterable[tuple[str, str]]


def reconcile(
    reports: Iterable[Report], *, extractor: Extractor | None = None, **options: Unpack[Options]
) -> Dossier:
    """Read reports, group their claims into events, and resolve every question about each event.

    Args:
        reports: in any order; equal reports count once.  Of reports that differ and have one id each gets its
            own, and a source of which several kinds are told keeps them all; the records of the reports tell.
        extractor: what takes the statements from the reports; each is held against the text, as by
            :func:`claimkit.check`, and what does not hold is refused on the record of its report.  Left out,
            the reader that is built in.
        options: ``actors`` and ``places`` that the caller knows, ``attributes`` of the caller's own,
            ``gap_days``, ``reliability``, ``level``, ``rule``, ``precedence``, ``pinned``, ``link`` and
            ``apart``, as for :func:`assemble`; ``without``, names of reading rules that are switched off.

    Returns:
        The dossier; every claim of every report stands in it once.

    Raises:
        ArgumentError: an argument or an option is of another kind.
        InvalidModelError: an option cannot be, as for :func:`assemble`; no report raises.

    Example:
        >>> metro = Report("As many as 50 people marched in Leeds on 3 May 2023.", "Metro")
        >>> post = Report("Dozens marched in Leeds on 3 May 2023.", "Northern Post")
        >>> (event,) = reconcile([metro, post]).events
        >>> event.event.name, event.resolutions["crowd_size"].status.value
        ('Protest in Leeds on 3 May 2023', 'supported')
    """
    return extend(Dossier(()), reports, extractor=extractor, **options)


def extend(
    dossier: Dossier,
    reports: Iterable[Report],
    *,
    extractor: Extractor | None = None,
    **options: Unpack[Options],
) -> Dossier:
    """Add reports to a dossier: the same as reconciling all of them again, but only the new ones are read.

    Args:
        dossier: what is known so far; made with the same options.
        reports: the new ones; a report that the dossier knows already changes nothing.
        extractor: what takes the statements from the new reports, as for :func:`reconcile`.
        options: as for :func:`reconcile`.

    Raises:
        ArgumentError: as for :func:`reconcile`.
        InvalidModelError: as for :func:`reconcile`.

    Example:
        >>> first = Report("Two people were hurt in Leeds on 3 May 2023.", "Metro")
        >>> second = Report("Police said two people were injured in Leeds on 3 May 2023.", "Northern Post")
        >>> extend(reconcile([first]), [second]) == reconcile([first, second])
        True
    """
    demand("extend", "dossier", dossier, Dossier, do="begin with reconcile(reports)")
    do = "make one, as Report(text, source), and put it into a list"
    told = list_of("reconcile", "reports", reports, Report, do=do)
    if extractor is not None:
        do = "give a thing with a name, a version and a method extract(report)"
        demand("reconcile", "extractor", extractor, Extractor, do=do)
    options = checked("reconcile", options)
    sources = outlets([*(r.report for r in dossier.reports), *told])
    renamed = [attrs.evolve(r, report=under(r.report, sources)) for r in dossier.reports]
    records, fresh = told_apart(renamed, (under(r, sources) for r in told))
    ids = {old.report.id: new.report.id for old, new in zip(dossier.reports, records, strict=True)}
    before = [in_report(c, ids) for c in claims_under(untied(dossier), sources)]
    people, sites = tuple(options.get("actors", ())), tuple(options.get("places", ()))
    own = tuple(options.get("attributes", ()))
    off = tuple(options.get("without", ()))
    readings = [_read(r, people, sites, own, off) for r in fresh]
    if extractor is not None:
        readings = [extracted(reading, extractor, own) for reading in readings]
    every = [*before, *(c for r in readings for c in r.claims)]
    asked = Asked.of(every, [*fresh, *(r.report for r in records)], **options)

    def assembled(fresh: Sequence[Reading]) -> Dossier:
        mentions = [Mention(r.report.id, *m) for r in fresh for m in r.names]
        return asked.assembled(
            [*before, *(c for r in fresh for c in r.claims)],
            [*(in_report(m, ids) for e in (*dossier.actors, *dossier.places) for m in e.mentions), *mentions],
            sorted([*records, *map(record_of, fresh)], key=lambda r: (str(r.report.day or ""), r.report.id)),
        )

    return together(readings, assembled)


def checked(call: str, options: Options) -> Options:
    """Return the options of a call, each list of them a tuple; one that cannot be is refused.

    Raises:
        ArgumentError: there is no such option, or it is of another kind.
        InvalidModelError: a number is out of range.
    """
    known_options(call, options, Options.__annotations__)
    found: dict[str, Any] = dict(options)
    lists = {"actors": Actor, "places": Place, "attributes": Attribute, "pinned": Decision, "precedence": str}
    for name, kind in lists.items():
        if name in found:
            found[name] = list_of(call, name, found[name], kind)
    a_whole_number(call, "gap_days", found.get("gap_days", GAP_DAYS), 0)
    if "without" in found:
        found["without"] = tuple(sorted(switched_off(call, found["without"])))
    check_weights(found.get("level", 0.9), found.get("reliability"))
    return cast("Options", found)


def _read(
    report: Report,
    actors: Sequence[Actor],
    places: Sequence[Place],
    attributes: Sequence[Attribute],
    without: Sequence[str],
) -> Reading:
    """Read one report; whatever goes wrong in it is noted, and costs the others nothing."""
    try:
        return examine_report(report, actors=actors, places=places, attributes=attributes, without=without)
    except Exception as error:  # noqa: BLE001 - one report never stops a batch
        return unreadable(report, error)


def record_of(reading: Reading) -> ReportRecord:
    """What became of a report, without its text."""
    report = attrs.evolve(reading.report, text="")
    refused, notes = tuple(reading.refused), tuple(reading.notes)
    main = next((m for m in reading.events if m.main), None)
    return ReportRecord(
        report,
        digest(reading.report.text),
        len(reading.claims),
        refused,
        notes,
        reading.words,
        main,
        reading.sites,
        reading.lead,
    )


NO_ZONE = (
    "published at an hour without a time zone ({hour:%Y-%m-%d %H:%M}), beside reports that name theirs: \
which came first is left open where the zone could decide it; give each its zone, or none"
)


def with_notes(records: Iterable[ReportRecord]) -> tuple[ReportRecord, ...]:
    """Note on the record of a report what does not go with the others: its hour, its source or its id."""
    records = tuple(records)
    unsure = hours_in_doubt(r.report.published for r in records)
    found = []
    for record in records:
        at = record.report.published
        hour = NO_ZONE.format(hour=at) if at is not None else ""
        told = (hour if at in unsure else "", in_doubt(record.report.source), shared(record))
        notes = tuple(n for n in record.notes if n not in (hour, *told))  # it may have been so beside others
        notes += tuple(note for note in told if note)
        found.append(record if notes == record.notes else attrs.evolve(record, notes=notes))
    return tuple(found)


def in_report(told: Told, ids: Mapping[str, str]) -> Told:
    """Return a claim or a mention under the id that its report has now."""
    name = ids.get(told.report or "", told.report)
    return told if name == told.report else attrs.evolve(told, report=name)


def untied(dossier: Dossier) -> list[Claim]:
    """Return the claims of a dossier without the events that reconciling gave them; the caller's own stay."""
    read = {r.report.id for r in dossier.reports}
    claims = [c for r in dossier.events for c in r.claims]
    return [attrs.evolve(c, event=None) if c.report in read else c for c in claims]


def assemble(
    claims: Iterable[Claim],
    *,
    mentions: Iterable[Mention] = (),
    reports: Iterable[ReportRecord] = (),
    **options: Unpack[Options],
) -> Dossier:
    """Make a dossier of claims, read or made by hand.

    A claim that names its ``event`` stays with it; the others are grouped by kind, days, places and actors.
    Claims that stand in no report are of one event where they are of one kind, place and day.

    Args:
        claims: in any order; equal claims are one claim.
        mentions: names as they stand in the reports.
        reports: what became of each report.
        options: ``actors`` that the caller knows, with their aliases; ``places`` that the caller knows;
            ``attributes`` of the caller's own, before the built-in ones; ``gap_days`` that may lie between
            two days of one event that reports tell of; ``reliability``, ``level``, ``rule`` and
            ``precedence`` as for :func:`claimkit.resolve`; ``pinned``, an editor's decisions, each for the
            event that it names; ``link`` and ``apart``, pairs of ids of reports that must and must not share
            an event.

    Raises:
        InvalidModelError: an option cannot be: a name that is of nobody here, a rule that lacks what it
            needs, a decision on an event that there is not; the message names it.

    Example:
        >>> rows = ("deaths", "4", "Daily"), ("injuries", "at least 10", "Courier"), ("deaths", "4", "Post")
        >>> claims = [
        ...     Claim.from_text(
        ...         name, words, who, event_kind="attack", place=Place("Lorne"), about="5 May 2024"
        ...     )
        ...     for name, words, who in rows
        ... ]
        >>> (event,) = assemble(claims).events
        >>> [(name, answer.value, answer.status.value) for name, answer in event.resolutions.items()]
        [('deaths', 4, 'agreed'), ('injuries', 10, 'single_source')]
    """
    told = list_of("assemble", "claims", claims, Claim, do="read a Report with read_report first")
    given, records = list(dict.fromkeys(told)), list(reports)
    options = checked("assemble", options)
    for name in sorted({claim.attribute for claim in given}):
        attribute(name, options.get("attributes", ()))  # one misspelt raises at once
    asked = Asked.of(given, (r.report for r in records), **options)
    return asked.assembled(given, mentions, records)


@attrs.frozen
class Asked:
    """What the caller asked for, checked once, for all events."""

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    gap_days: int
    terms: Terms
    pinned: tuple[Decision, ...]
    ties: Ties

    @classmethod
    def of(cls, claims: Sequence[Claim], reports: Iterable[Report], **options: Unpack[Options]) -> Asked:
        """Take the options of a call, and refuse names of sources that neither claims nor reports have."""
        terms = Terms(
            tuple(options.get("attributes", ())),
            options.get("reliability") or {},
            options.get("level", 0.9),
            options.get("rule", CONSENSUS),
            tuple(options.get("precedence", ())),
        )
        told = list(reports)
        terms.check(claims, "assemble", (r.source.name for r in told))
        ties = Ties.of(options.get("link", ()), options.get("apart", ()))
        ties.check({r.id for r in told} | {c.report for c in claims if c.report is not None})
        return cls(
            tuple(options.get("actors", ())),
            tuple(options.get("places", ())),
            options.get("gap_days", GAP_DAYS),
            terms,
            tuple(options.get("pinned", ())),
            ties,
        )

    @property
    def own(self) -> tuple[Attribute, ...]:
        """The caller's own attributes."""
        return self.terms.attributes

    def settle(self, claims: Sequence[Claim], headed: Callable[[Place], bool]) -> Resolution:
        """Resolve claims on one question, under a heading that says some places."""
        measured = attribute(claims[0].attribute, self.own)
        if not _side_by_side(claims, measured):
            return settled(claims, self.terms, headed)
        several = attrs.evolve(measured, several=True)
        return settled(claims, attrs.evolve(self.terms, attributes=(several, *self.own)), headed)

    def found(
        self, claims: Iterable[Claim], mentions: Iterable[Mention]
    ) -> tuple[list[Scene], Gazetteer, list[Entity], list[Entity]]:
        """Return what each report tells of, and all that is known of places and actors."""
        who, where = gather(mentions, self.actors, self.places)
        gazetteer = Gazetteer([*where], [*who], self.places)
        found = _scenes(claims, self, gazetteer)
        gazetteer.learn(c for s in found for c in s.claims)
        return found, gazetteer, who, where

    def assembled(
        self,
        claims: Iterable[Claim],
        mentions: Iterable[Mention],
        reports: Iterable[ReportRecord],
        *,
        partly: bool = False,
    ) -> Dossier:
        """Make the dossier; ``partly`` where claims were left out, so that decisions may lack their event."""
        records = with_notes(reports)
        found, gazetteer, who, where = self.found(claims, mentions)
        events: list[EventRecord] = []
        taken: set[str] = set()
        texts = {r.report.id: r for r in records}
        told = list(merged(found, self.gap_days, gazetteer, texts, self.ties))
        gazetteer.ground(records)  # where it was tells no more of which reports tell of one event
        mains = {r.report.id: r.main for r in records if r.main is not None and r.main.happened}
        for scene in told:
            leads = {report: mains[report] for report in sorted(mains.keys() & scene.reports)}
            first, *others = _records(scene, gazetteer, self, taken, leads)
            events += [_with_aside(first, scene.aside, self), *others]
        events = _ranked(_with_towns(events, gazetteer))
        if records:
            events = printable(against_somebody(with_silence(headed(events, records), self.own)), records)
        events = with_decisions(events, self.pinned, self.own, partly=partly)
        return Dossier(tuple(events), tuple(who), tuple(where), records)


def _scenes(claims: Iterable[Claim], asked: Asked, gazetteer: Gazetteer) -> list[Scene]:
    """The scenes of reports, and those of rows: what says which event, where or when outside any report."""
    by_report: dict[str, list[Claim]] = {}
    for claim in dict.fromkeys(claims):
        by_report.setdefault(claim.report or f"source {claim.source.name}", []).append(claim)
    texts, table = list[list[Claim]](), list[Claim]()
    for key in sorted(by_report):
        told = _answered(by_report[key])
        lone = [c.report is None and bool(c.event or c.place or c.about) for c in told]
        table += [c for c, alone in zip(told, lone, strict=True) if alone]
        texts.append([c for c, alone in zip(told, lone, strict=True) if not alone])
    gazetteer.equate(c.place for c in table if c.place)
    found = [scene for group in texts if group for scene in scenes(group, asked.own, asked.gap_days)]
    return found + rows(table, asked.own, gazetteer.root)


def _answered(claims: Sequence[Claim]) -> list[Claim]:
    """Tie each denial of one report to what it denies: the allegation told last before it."""
    tied: list[Claim] = []
    told: Claim | None = None  # what is alleged
    for claim in sorted(claims, key=lambda c: c.order):
        if claim.attribute == DENIAL and told is not None:
            denied = attrs.evolve(claim, attribute=told.attribute, scope="")
            tied.append(attrs.evolve(denied, about=told.about, place=told.place))
        else:
            tied.append(claim)
        # who denies a charge does not deny that it was brought
        if tied[-1].modality is Modality.ALLEGED and attribute(claim.attribute).kind != "label":
            told = tied[-1]
    return tied


def _ranked(events: Sequence[EventRecord]) -> list[EventRecord]:
    """Events before bare dates and standing facts; then by reports; then wholes, and what is told first.

    The reports of a whole are also those of its parts.  What reports only look back at follows what they
    were written about.
    """
    reports: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    above = {r.event.id: r.event.part_of for r in events}
    for record in events:
        claims = record.claims
        tellers = {c.report or c.source.name for c in claims}
        start = min((c.start or 0 for c in claims if not c.headline), default=10**9)
        name: str | None = record.event.id
        while name is not None:
            reports[name] = reports.get(name, set()) | tellers
            first[name] = min(first.get(name, 10**9), start)
            name = above.get(name)
    fresh = set[str]()
    for record in events:
        if record.event.kind != BACKGROUND and not record.is_date and not _is_old(record):
            fresh |= reports[record.event.id]
    return sorted(
        events,
        key=lambda r: (
            r.event.kind == BACKGROUND,
            r.is_date,
            -len(reports[r.event.id]),
            _is_old(r) and reports[r.event.id] <= fresh,
            r.event.part_of is not None,
            first[r.event.id],
            r.event.id,
        ),
    )


def _is_old(record: EventRecord) -> bool:
    """Whether an event lay long past when its reports were published."""
    told = [day for c in record.claims if (day := day_of(c.told))]
    last = record.date.latest if record.date else None
    return bool(told) and last is not None and (min(told) - last).days > NEWS


def _records(
    scene: Scene,
    gazetteer: Gazetteer,
    asked: Asked,
    taken: set[str],
    leads: Mapping[str, EventMention],
    place: Place | None = None,
    above: str | None = None,
) -> list[EventRecord]:
    """Make the event of a scene, before those of its parts and of theirs; ``place`` where it is known.

    Its ``leads`` are what its reports are about.
    """
    leaf = scene.kind == BACKGROUND and place is not None
    pieces: dict[str | None, list[Claim]] = {None: scene.claims}
    if not leaf:
        pieces = parts(scene, gazetteer, asked.own)
    whole = pieces.pop(None, [])
    inner = sorted(p for p in pieces if p)
    top: Event | None = None
    if whole or (len(pieces) > 1 and scene.kind != BACKGROUND):
        counted = {c.attribute for name in inner for c in pieces[name]}
        beside = inner if scene.kind != BACKGROUND else []
        found = place or gazetteer.common_place(whole or scene.claims, beside, counted, scene.kind)
        actors = gazetteer.actors_of(whole)
        own = whole or scene.claims
        about = [*leads.values()]
        named = gazetteer.is_surely(found, own, scene.kind) and gazetteer.is_grounded(found, own, leads)
        named = named or scene.kind == BACKGROUND
        named = named and (above is not None or gazetteer.is_agreed(found, scene.kind, about, scene.reports))
        shown = gazetteer.as_told(found, own)
        top = event_of(scene.kind, own, shown, actors, above, taken, scene.aside, named=named, leads=about)
    outer = top.id if top and scene.kind != BACKGROUND else above
    branches = [
        _records(
            Scene(scene.kind, pieces[name]), gazetteer, asked, taken, leads, gazetteer.place(name), outer
        )
        for name in inner
    ]
    records = [record for branch in branches for record in branch]
    if top is None:
        return records
    here = gazetteer.root(top.place) if top.place else None

    def settle(claims: Sequence[Claim]) -> Resolution:
        return asked.settle(claims, lambda there: gazetteer.root(there) == here)

    answers = survivors(bounded(_resolutions(_assigned(whole, top), asked.own, settle)))
    parted = [branch[0] for branch in branches if branch] if outer == top.id else []
    for name in sorted({n for r in parted for n in r.resolutions}):
        told = [(r.event, r.resolutions[name]) for r in parted if name in r.resolutions]
        answer = with_parts(answers[name], told) if name in answers else total_of_parts(told)
        if answer is not None:
            answers[name] = answer
    if answers:
        return [EventRecord(top, answers), *records]
    return [
        attrs.evolve(r, event=attrs.evolve(r.event, part_of=above)) if r.event.part_of == top.id else r
        for r in records
    ]


def _with_aside(record: EventRecord, claims: Sequence[Claim], asked: Asked) -> EventRecord:
    """The record of an event, beside it the dates of which its reports tell no event."""
    if not claims:
        return record
    aside = [Placement(c, Role.SET_ASIDE, NO_EVENT) for c in _assigned(claims, record.event)]
    answer = record.resolutions.get("event_date") or untold(
        attribute("event_date", asked.own), record.event.id
    )
    placements = sorted([*answer.placements, *aside], key=lambda p: p.claim.order)
    answers = {**record.resolutions, "event_date": attrs.evolve(answer, placements=tuple(placements))}
    return attrs.evolve(record, resolutions={name: answers[name] for name in sorted(answers)})


NO_EVENT = "a day that the report names beside the event; no event is told of it"


def _assigned(claims: Sequence[Claim], event: Event) -> list[Claim]:
    return [attrs.evolve(c, event=event.id) for c in claims]


def _resolutions(
    claims: Sequence[Claim], own: Sequence[Attribute], settle: Callable[[Sequence[Claim]], Resolution]
) -> dict[str, Resolution]:
    """Resolve each attribute; a second unit, kind of value or accused is a question of its own."""
    questions: dict[tuple[str, str, str], list[Claim]] = {}
    denials = [c for c in claims if c.modality is Modality.DENIED and isinstance(c.value, str)]
    tried = of_each_accused(claims)
    for claim in (c for c in claims if c not in denials):
        measure = type(claim.value).__name__
        if isinstance(claim.value, Quantity):
            measure = claim.value.unit or attribute(claim.attribute, own).unit or ""
        elif claim.attribute == "verdict" and claim.noun:
            measure = claim.noun  # a verdict on one offence says nothing of another
        questions.setdefault((claim.attribute, tried.get(claim, ""), measure), []).append(claim)
    for denial in denials:
        fitting = [key for key in questions if key[0] == denial.attribute]
        questions.setdefault(fitting[0] if fitting else (denial.attribute, "", ""), []).append(denial)
    found: dict[str, Resolution] = {}
    for (name, who, measure), group in sorted(
        questions.items(),
        key=lambda item: (
            item[0][0],
            item[0][2] not in ("", attribute(item[0][0], own).unit),  # people before families
            -len(item[1]),
            *item[0][1:],
        ),
    ):
        answer = answered(among_counted(group), attribute(name, own), settle)
        marked = name, f"{name} ({who or measure})", f"{name} ({who}, {measure})"
        found[next(shown for shown in marked if shown not in found)] = answer
    return found


def _side_by_side(claims: Sequence[Claim], measured: Attribute) -> bool:
    """Whether a report tells several amounts without a word that they are of one thing: all hold then."""
    if measured.name not in UNNAMED:
        return False
    told: dict[str | None, set[float | None]] = {}
    for c in claims:
        if c.report is not None and isinstance(c.value, Quantity):
            told.setdefault(c.report, set()).add(c.value.figure)
    return any(len(figures) > 1 for figures in told.values())


def _with_towns(events: Sequence[EventRecord], gazetteer: Gazetteer) -> list[EventRecord]:
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
