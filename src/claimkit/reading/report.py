"""Read a report: from its text to claims, and what was refused."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Iterable, Iterator, Sequence

import regex

from claimkit.arguments import demand, list_of
from claimkit.attributes import Attribute
from claimkit.dates import DateMention, find_dates, scan_dates
from claimkit.mentions.words import Words
from claimkit.models import Actor, Claim, Place, Report
from claimkit.numbers import CCC, Convention, QuantityMention, convention_of, scan_quantities
from claimkit.reading.context import Scanned
from claimkit.reading.dating import Days
from claimkit.reading.languages import foreign_language
from claimkit.reading.layout import Block, blanked, blocks
from claimkit.reading.naming import Names
from claimkit.reading.reader import Reader
from claimkit.reading.result import Reading, unreadable
from claimkit.reading.rules import switched_off
from claimkit.reading.sections import Sections
from claimkit.reading.story import bare_days, completed, dates_nothing, joined_months, narrated, retold
from claimkit.reading.tokens import Mention, addends
from claimkit.reading.tongues import read_tongue, tongue_of
from claimkit.text import Span, Unread

LONGEST = 1_000_000  # code points of one report that are read; the rest is named in a note
_LATIN = regex.compile(r"\p{Latin}")
_FOREIGN = "a language that no rule reads; only English is read"
_LETTER = regex.compile(r"\p{L}")
_BEYOND = regex.compile(r"[^\x00-\x7f]+")
_NO_LETTERS = bytes(sign for sign in range(128) if not chr(sign).isalpha())


def _inside(read: list[Block], at: int) -> bool:
    index = bisect.bisect_right(read, at, key=lambda block: block.start) - 1
    return index >= 0 and at < read[index].end


def _merged(figures: Iterable[QuantityMention], dates: Iterable[DateMention]) -> list[Mention]:
    """Figures and dates in one order; a date wins over a figure inside it."""
    found = [Mention(d.start, d.end, "date") for d in dates]
    starts = [m.start for m in found]
    merged = list(found)
    for figure in (part for whole in figures for part in addends(whole)):
        index = bisect.bisect_right(starts, figure.start) - 1
        if index >= 0 and found[index].end > figure.start:
            continue
        if index + 1 < len(found) and found[index + 1].start < figure.end:
            continue
        merged.append(Mention(figure.start, figure.end, "count", figure.quantity))
    return sorted(merged, key=lambda mention: mention.start)


def _stamped(masked: str, layout: list[Block]) -> datetime.date | None:
    """The day in the first time stamp of the page."""
    for block in layout:
        if block.kind == "stamp":
            for mention in find_dates(masked[block.start : block.end], language="en"):
                if mention.date.earliest is not None and mention.date.earliest == mention.date.latest:
                    return mention.date.earliest
    return None


def _in_english(masked: str, block: Block) -> Block:
    """The block, set aside where its words are of another language than the report."""
    if block.kind not in {"body", "head"}:
        return block
    foreign = foreign_language(masked[block.start : block.end])
    if foreign in ("", "unknown"):
        return block
    return block._replace(kind="furniture", reason=f"the words are {foreign}; only English is read")


def _unread(masked: str, language: str) -> str:
    """Why no rule reads a text; empty where the rules read it."""
    head = masked[:20_000]
    plain = len(head.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    others = "".join(_BEYOND.findall(head))
    letters = plain + len(_LETTER.findall(others))
    if not letters:
        return "no words in it"
    if plain + len(_LATIN.findall(others)) < letters / 2:
        return "a script that no rule reads; give a translation"
    if not language.lower().startswith("en"):
        return f"language {language!r}; only English is read"
    foreign = foreign_language(head)
    if foreign:
        return _FOREIGN if foreign == "unknown" else f"the words are {foreign}; only English is read"
    return ""


def examine_report(
    report: Report,
    *,
    actors: Iterable[Actor] = (),
    places: Iterable[Place] = (),
    attributes: Iterable[Attribute] = (),
    convention: Convention | str = CCC,
    without: Iterable[str] = (),
) -> Reading:
    """Read a report: its claims, what was refused and why, and the names in it.

    No text raises an error: a stretch that cannot be read is refused with the reason, and where nothing can
    be read ``notes`` says why.  Work is linear in the text.

    Args:
        report: the report; dates are counted from its day of publication, else from a time stamp in the text.
        actors: persons and organisations that the caller knows; their names are found in any spelling.
        places: places that the caller knows.
        attributes: attributes of the caller's own; figures beside their noun become claims.
        convention: how far vague wordings reach, as in :func:`claimkit.find_quantities`.
        without: names of rules that are switched off (``claimkit.reading.rules.rule_names()`` has them all).

    Example:
        >>> text = "Two people were killed in Kazan on Monday. The town has 17 schools."
        >>> reading = examine_report(Report(text, "Daily", published=datetime.date(2024, 1, 17)))
        >>> [(c.attribute, c.value.value, c.place.name, c.about.edtf) for c in reading.claims[:1]]
        [('deaths', 2, 'Kazan', '2024-01-15')]
        >>> [(refusal.text, refusal.reason) for refusal in reading.refused]
        [('17', 'counts schools')]
    """
    call = "examine_report"
    demand(call, "report", report, Report, do="make one, as Report(text, source)")
    known = (
        list_of(call, "actors", actors, Actor),
        list_of(call, "places", places, Place),
    )
    mine = list_of(call, "attributes", attributes, Attribute)
    profile = convention_of(convention)
    off = switched_off(call, without)
    try:
        return _read(report, *known, mine, profile, off)
    except Exception as error:  # noqa: BLE001 - one report never costs the others
        return unreadable(report, error)


def _read(
    report: Report,
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    attributes: tuple[Attribute, ...],
    convention: Convention,
    without: frozenset[str],
) -> Reading:
    """Read a report: the parts of this package in order."""
    text, notes = report.text, []
    if len(text) > LONGEST:
        cut = text.rfind("\n", 0, LONGEST) + 1 or LONGEST
        notes.append(f"longer than what is read: {len(text):,} signs; the first {cut:,} are read")
        text = text[:cut]
    masked = blanked(text)
    code = tongue_of(masked, report.language)
    if code:
        claims, refused = read_tongue(report, masked, blocks(masked), code, convention, without)
        ordered = sorted(claims, key=lambda c: (c.start or 0, c.end or 0, c.attribute))
        left = sorted(refused, key=lambda r: (r.start, r.end))
        return Reading(report, tuple(ordered), tuple(left), (), tuple(notes))
    unread = _unread(masked, report.language)
    if unread:
        return Reading(report, notes=(*notes, f"nothing read: {unread}"))
    layout = [_in_english(masked, block) for block in blocks(masked)]
    read = [b for b in layout if b.kind in {"body", "head"}]
    anchor = report.day or _stamped(masked, layout)
    told, undated = scan_dates(masked, anchor)
    story = retold(masked, told, anchor)
    if story is not None:
        dated = story.dates
    else:
        dated = bare_days(masked, narrated(told, anchor) if anchor else completed(told, masked), anchor)
    dates = [d for d in joined_months(dated, masked) if _inside(read, d.start)]
    said = [q for q in scan_quantities(masked, convention=convention) if _inside(read, q.start)]
    figures = [q for q in said if isinstance(q, QuantityMention)]
    names = Names(masked, [Span(b.start, b.end) for b in read], actors, places)
    sent = [d for d in dates if any(span.covers(Span(d.start, d.end)) for span in names.dispatched)]
    beside = [d for d in dates if dates_nothing(masked, d, anchor)]
    days = Days(
        [d for d in dates if d not in sent and d not in beside],
        anchor,
        story.day if story is not None else None,
    )
    sections = Sections(masked, layout)
    reader = Reader(Scanned(report, masked, names, days, attributes, sections, without))
    for date in sent:
        reader.refuse(date.start, date.end, "the day on which the report was sent")
    for date in beside:
        reader.refuse(date.start, date.end, "dates a birth or what is compared, or belongs to a name")
    for passed in (*undated, *(q for q in said if isinstance(q, Unread))):
        if _inside(read, passed.start):
            reader.refuse(*passed)
    for block in layout:
        if block.kind == "furniture":
            reader.refuse(block.start, block.end, block.reason)
        elif block.kind == "stamp":
            reader.refuse(block.start, block.end, "a time stamp of the page")
    reader.read(read, _merged(figures, dates))
    claims = sorted(reader.claims, key=lambda c: (c.start or 0, c.end or 0, c.attribute))
    refused = sorted(reader.refused, key=lambda r: (r.start, r.end))
    lines = reader.lines
    words = Words.of((line.of(masked) for line in lines), days=_named(days, lines))
    return Reading(
        report,
        tuple(claims),
        tuple(refused),
        names.mentions,
        tuple(notes),
        words,
        reader.mentions,
        reader.sites,
        reader.lead,
    )


def _named(days: Days, lines: Sequence[Span]) -> Iterator[tuple[datetime.date, int]]:
    """The days that sentences name, each with the number of the sentence; both of a night."""
    for at, line in enumerate(lines):
        for first, last in ((m.date.earliest, m.date.latest) for m in days.within(line)):
            if first is not None and last is not None and (last - first).days <= 1:
                yield first, at
                yield last, at


def read_report(
    report: Report,
    *,
    actors: Iterable[Actor] = (),
    places: Iterable[Place] = (),
    attributes: Iterable[Attribute] = (),
    convention: Convention | str = CCC,
    without: Iterable[str] = (),
) -> list[Claim]:
    """Return the claims of a report, in the order of the text; see :func:`examine_report`.

    Example:
        >>> report = Report("About 5,000 people marched through Leeds.", "Daily")
        >>> [(claim.attribute, claim.text, claim.noun) for claim in read_report(report)]
        [('crowd_size', 'About 5,000', 'people')]
    """
    reading = examine_report(
        report, actors=actors, places=places, attributes=attributes, convention=convention, without=without
    )
    return list(reading.claims)
