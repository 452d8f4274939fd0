"""Pages: a dossier laid out for a reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from claimkit.datespans import DateSpan
from claimkit.dossier.entities import Entity
from claimkit.dossier.grouping import BACKGROUND
from claimkit.dossier.model import Dossier, EventRecord
from claimkit.quantities import Quantity
from claimkit.render import Block, Board, Bullets, Facts, Page, Paragraph, Section, Table
from claimkit.resolution import Resolution, Role, Status
from claimkit.resolution.model import OPEN
from claimkit.resolution.view import answer_row, answer_words, section, voice_words
from claimkit.resolution.wording import date_words, listed, named, span_words, value_words


def page(dossier: Dossier) -> Page:
    """Lay out a dossier: the main event at a glance, its evidence, the other events, what was not read."""
    events = _told(dossier)
    addresses = _addresses(dossier)
    first = brief(dossier)
    blocks: list[Block] = [*first.blocks[:_AT_A_GLANCE]] if events else []
    if events:
        main = events[0]
        asked = _asked(main) + [(_DAYS, answer) for answer in _settled_days(main)]
        blocks += [_facts(main, dossier), *(_question(main, name, a, addresses) for name, a in asked)]
    if events[1:]:
        others = [attrs.evolve(_event(r, dossier), note=_brief_line(r), folded=True) for r in events[1:]]
        blocks.append(Section("Other events in these reports", others))
    background = [r for r in dossier.events if r.event.kind == BACKGROUND]
    blocks += [attrs.evolve(_event(r, dossier), note=_brief_line(r), folded=True) for r in background]
    dates = [r for r in dossier.events if r.is_date and r.event.kind != BACKGROUND]
    if dates:
        blocks.append(Section("Other dates told", [_dates(dates)], folded=True))
    if dossier.actors:
        blocks.append(Section("People and organisations", [_names(dossier.actors)], folded=True))
    if dossier.places:
        blocks.append(Section("Places", [_names(dossier.places)], folded=True))
    if dossier.reports:
        blocks.append(_reports(dossier))
    return Page(first.title, first.lead, blocks)


_AT_A_GLANCE = 2  # blocks of the brief page that tell of the main event: the board, and the sentences
_PUBLISHED = 2  # sentences to publish at a glance; the others stand with their questions
_NOTHING = "Nothing that the reports tell of it can be published unread."
_BRIEF_ANSWERS = 3  # answers in the row of another event


def brief(dossier: Dossier) -> Page:
    """Lay out what is seen first: what happened, the answers, a sentence to publish, and the other events."""
    events = _told(dossier)
    if not events:
        return Page(_reports_words(dossier), "No event was found.")
    main = events[0]
    rows = [answer_row(answer, _anchor(main, name)) for name, answer in _asked(main)]
    told = " ".join(_sentences(main)[:_PUBLISHED])
    blocks: list[Block] = [Board(rows), Paragraph(told or _NOTHING, "answer")]
    if events[1:]:
        others = Table(("Other event", "Answers"), [(r.event.name, _brief_line(r)) for r in events[1:]])
        blocks.append(others)
    contested = [r.attribute.noun for _, r in _asked(main) if any(s.status in OPEN for s in r.states)]
    facts = [_reports_words(dossier, main), f"{len(rows)} questions" if len(rows) > 1 else "1 question"]
    facts.append(f"contested: {listed(contested)}" if contested else "none contested")
    return Page(main.event.name or main.event.id, " · ".join(facts), blocks)


def _told(dossier: Dossier) -> list[EventRecord]:
    """The events proper: neither standing facts nor bare dates."""
    return [r for r in dossier.events if r.event.kind != BACKGROUND and not r.is_date]


def _asked(record: EventRecord) -> list[tuple[str, Resolution]]:
    """The questions in the order of a reader: counts before labels, what nobody tells last."""
    told = sorted(record.resolutions.items(), key=lambda item: _weight(item[1]))
    return [(name, answer) for name, answer in told if name != _DAYS or answer.status in OPEN]


_DAYS = "event_date"


def _settled_days(record: EventRecord) -> list[Resolution]:
    """When it happened, where that is no question any more: it is told beside the place, not as an answer."""
    answer = record.resolutions.get(_DAYS)
    return [answer] if answer and answer.status not in OPEN and answer.placements else []


def _anchor(record: EventRecord, name: str) -> str:
    return f"{record.event.id} {name}"


def _question(record: EventRecord, name: str, answer: Resolution, addresses: Mapping[str, str]) -> Section:
    found = section(answer, addresses)
    return attrs.evolve(found, anchor=_anchor(record, name), note=answer_words(answer), folded=True)


def _brief_line(record: EventRecord) -> str:
    """The first answers of an event in one line."""
    told = [a for _, a in _asked(record) if a.status is not Status.UNTOLD]
    words = [f"{a.attribute.noun}: {answer_words(a)}" for a in told[:_BRIEF_ANSWERS]]
    more = len(told) - len(words)
    return " · ".join([*words, *([f"{more} more"] if more else [])])


def _reports_words(dossier: Dossier, main: EventRecord | None = None) -> str:
    """How many reports there are, how many of them tell of the main event, and from which days these are."""
    claims = [c for r in dossier.events for c in r.claims]
    told = {c.report or c.source.name for c in main.claims} if main else set[str]()
    count = len(dossier.reports) or len({c.report or c.source.name for c in claims})
    words = f"{count} report{'s' * (count != 1)}"
    if main and len(told) < count:
        words = f"{len(told)} of {words}"
    days = [r.report.day for r in dossier.reports if r.report.day and (not main or r.report.id in told)]
    return f"{words}, {span_words(DateSpan(min(days), max(days)))}" if days else words


def _sentences(record: EventRecord) -> list[str]:
    told = sorted((r for n, r in record.resolutions.items() if n != _DAYS), key=_weight)
    return [r.brief for r in told if r.brief and r.status is not Status.UNTOLD]


def _when(about: DateSpan | None) -> str:
    return date_words(about) if about else "no day told"


def _weight(resolution: Resolution) -> tuple[bool, bool, int, str]:
    """Counts before labels, the best evidenced first; last what nobody tells."""
    standing = [resolution.state.answer, *(a.answer for a in resolution.state.alternatives)]
    return (
        resolution.status is Status.UNTOLD,
        not any(isinstance(value, Quantity) for value in standing),
        -len(resolution.placements),
        resolution.attribute.name,
    )


def _dates(records: Sequence[EventRecord]) -> Table:
    """Dates of which a report tells nothing that can be counted."""
    claims = sorted((c for r in records for c in r.claims), key=lambda c: str(c.about and c.about.earliest))
    rows = [(_when(c.about), f"“{c.text}”", _short(c.sentence, 160), voice_words(c)) for c in claims]
    return Table(("Date", "Exact words", "Sentence", "Who says it"), rows)


def _event(record: EventRecord, dossier: Dossier) -> Section:
    facts = [
        *_facts(record, dossier).pairs,
        *(row for answer in _settled_days(record) for row in _days(answer)),
    ]
    answers = [section(answer, _addresses(dossier)) for _, answer in _asked(record)]
    return Section(record.event.name, [Facts(facts), *answers], anchor=record.event.id)


_COUNTS = "Days told"


def _days(answer: Resolution) -> Iterator[tuple[str, str]]:
    """The exact words for the days of an event and who says them, each once; then those that do not count."""
    told: dict[tuple[str, str], dict[str, list[str]]] = {}
    for placed in answer.placements:
        counts = placed.role in (Role.SUPPORTING, Role.VAGUER)
        part = (_COUNTS, "") if counts else (placed.role.words, placed.reason)
        words = f"“{placed.claim.text or value_words(placed.claim.value)}”"
        told.setdefault(part, {}).setdefault(words, []).append(voice_words(placed.claim))
    for label, reason in sorted(told, key=lambda key: (key[0] != _COUNTS, key)):
        said = told[label, reason].items()
        who = "; ".join(f"{words} ({named(list(dict.fromkeys(voices)))})" for words, voices in said)
        yield label, f"{who}: {reason}" if reason else who


def _facts(record: EventRecord, dossier: Dossier) -> Facts:
    """When, where and who, and what the event is a part of."""
    event = record.event
    facts = []
    reckoned = event.date is not None and ";" in event.date.basis  # a chain of reasons is read last
    if event.date:
        basis = "" if reckoned else f" ({event.date.basis})"
        facts.append(("When", f"{span_words(event.date)}{basis}"))
    if event.place:
        facts.append(("Where", event.place.name))
    if event.actors:
        facts.append(("Who", listed(a.name for a in event.actors)))
    whole = next((r.event for r in dossier.events if r.event.id == event.part_of), None)
    if whole:
        facts.append(("Part of", whole.name))
    if event.date and reckoned:
        facts.append(("Dated by", event.date.basis))
    return Facts(facts)


def _names(entities: tuple[Entity, ...]) -> Table:
    rows = []
    for entity in entities:
        reports = {m.report for m in entity.mentions}
        spellings = listed(entity.spellings)
        rows.append((entity.name, spellings, str(len(entity.mentions)), str(len(reports))))
    return Table(("Name", "Spellings found", "Mentions", "Reports"), rows)


def _reports(dossier: Dossier) -> Section:
    rows, blocks, addresses = [], [], _addresses(dossier)
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
    urls = [addresses.get(record.report.id, "") for record in dossier.reports]
    table = Table(("Report", "Source", "Published", "Claims", "Refused"), rows, urls=urls)
    lead = Paragraph(
        "Every claim stands above, once; what was not taken for a claim is listed here with the reason."
    )
    return Section("Reports", [lead, table, *blocks], folded=True)


def _addresses(dossier: Dossier) -> dict[str, str]:
    """Where the reports are found, of those that are on the web."""
    told = ((record.report.id, record.report.url or "") for record in dossier.reports)
    return {name: url for name, url in told if url.startswith(("https://", "http://"))}


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
