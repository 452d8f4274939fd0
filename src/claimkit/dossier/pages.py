"""Pages: a dossier laid out for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.datespans import DateSpan
from claimkit.dossier.entities import Entity
from claimkit.dossier.grouping import BACKGROUND
from claimkit.dossier.model import Dossier, EventRecord
from claimkit.quantities import Quantity
from claimkit.render import Block, Bullets, Facts, Page, Paragraph, Section, Table
from claimkit.resolution import Resolution
from claimkit.resolution.view import section, voice_words
from claimkit.resolution.wording import date_words, listed, span_words


def page(dossier: Dossier) -> Page:
    """Lay out a dossier: what can be said, the events with their evidence, names, and what was not read."""
    events = [r for r in dossier.events if r.event.kind != BACKGROUND and not r.is_date]
    count = len(dossier.reports) or len({c.report or c.source.name for r in dossier.events for c in r.claims})
    title = f"{count} report{'s' * (count != 1)}, {len(events)} event{'s' * (len(events) != 1)}"
    lead = "No event was found."
    if events:
        lead = f"{events[0].event.name}. {' '.join(_sentences(events[0])[:3])}"
    blocks: list[Block] = []
    if len(events) > 1:
        blocks.append(Section("In short", [_summary(events)]))
    blocks += [_event(record, dossier) for record in dossier.events if not record.is_date]
    dates = [r for r in dossier.events if r.is_date]
    if dates:
        blocks.append(Section("Other dates told", [_dates(dates)]))
    if dossier.actors:
        blocks.append(Section("People and organisations", [_names(dossier.actors)]))
    if dossier.places:
        blocks.append(Section("Places", [_names(dossier.places)]))
    if dossier.reports:
        blocks.append(_reports(dossier))
    return Page(title, lead, blocks)


def _sentences(record: EventRecord) -> list[str]:
    told = sorted((r for n, r in record.resolutions.items() if n != "event_date"), key=_weight)
    return [r.sentence for r in told if r.sentence]


def _when(about: DateSpan | None) -> str:
    return date_words(about) if about else "no day told"


def _weight(resolution: Resolution) -> tuple[bool, int, str]:
    """Counts before labels, the best evidenced first."""
    return (
        not isinstance(resolution.state.answer, Quantity),
        -len(resolution.placements),
        resolution.attribute.name,
    )


def _summary(events: Sequence[EventRecord]) -> Bullets:
    return Bullets(f"{r.event.name}: {' '.join(_sentences(r))}" for r in events)


def _dates(records: Sequence[EventRecord]) -> Table:
    """Dates of which a report tells nothing that can be counted."""
    claims = sorted((c for r in records for c in r.claims), key=lambda c: str(c.about and c.about.earliest))
    rows = [(_when(c.about), f"“{c.text}”", _short(c.sentence, 160), voice_words(c)) for c in claims]
    return Table(("Date", "Exact words", "Sentence", "Who says it"), rows)


def _event(record: EventRecord, dossier: Dossier) -> Section:
    event = record.event
    facts = []
    if event.date:
        facts.append(("When", f"{span_words(event.date)} ({event.date.basis})"))
    if event.place:
        facts.append(("Where", event.place.name))
    if event.actors:
        facts.append(("Who", listed(a.name for a in event.actors)))
    whole = next((r.event for r in dossier.events if r.event.id == event.part_of), None)
    if whole:
        facts.append(("Part of", whole.name))
    blocks: list[Block] = [Facts(facts)] if facts else []
    blocks += [section(answer) for answer in sorted(record.resolutions.values(), key=_weight)]
    return Section(event.name, blocks, anchor=event.id)


def _names(entities: tuple[Entity, ...]) -> Table:
    rows = []
    for entity in entities:
        reports = {m.report for m in entity.mentions}
        spellings = listed(entity.spellings)
        rows.append((entity.name, spellings, str(len(entity.mentions)), str(len(reports))))
    return Table(("Name", "Spellings found", "Mentions", "Reports"), rows)


def _reports(dossier: Dossier) -> Section:
    rows, blocks = [], []
    for record in dossier.reports:
        report = record.report
        rows.append(
            (
                report.id,
                report.source.name,
                str(report.day or "no date"),
                str(record.claims),
                str(len(record.refused)),
            )
        )
        if record.refused or record.notes:
            told = [*record.notes, *(f"“{_short(r.text)}”: {r.reason}" for r in record.refused)]
            blocks.append(Section(f"Not taken for claims in {report.id}", [Bullets(told)]))
    table = Table(("Report", "Source", "Published", "Claims", "Refused"), rows)
    lead = Paragraph(
        "Every claim stands above, once; what was not taken for a claim is listed here with the reason."
    )
    return Section("Reports", [lead, table, *blocks])


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
