"""Headings: what an event is called, with the kind, the place and the days that texts say of it.

The record of an event keeps all that could be found out of its kind, place and days; what is only carried
over, or rests on a single word, is no heading.
"""

from __future__ import annotations

import collections
import datetime
from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimkit.attributes import MOMENTARY
from claimkit.datespans import DateSpan, Precision
from claimkit.dossier.grouping import BACKGROUND, LASTING, NIGHT, days_of
from claimkit.dossier.model import EventRecord, ReportRecord
from claimkit.mentions.model import EventMention
from claimkit.models import DENIAL, Actor, Claim, Event, Grade, Place
from claimkit.reading.events import AFTERMATH, HARMING, SPOTS, WIDE
from claimkit.resolution.accused import each_in_full
from claimkit.resolution.timeline import day_of
from claimkit.resolution.wording import span_words

_OF_DEEDS = HARMING | {"protest"}
"""Kinds of events that happen, and are not the aftermath of others."""

_TOLD = _OF_DEEDS | AFTERMATH
"""Kinds of events that a reader finds by single words."""

_MEANS = frozenset(("protester_means", "police_means"))
"""What is used at protests, and elsewhere: of itself it is no sign of one."""

OF_PROTESTS = _MEANS | {"crowd_size"}


def _days_told(
    claims: Sequence[Claim], kind: str | None, beside: Sequence[Claim]
) -> tuple[list[DateSpan], list[DateSpan]]:
    """The days that claims give an event, and those of them that a text says of it.

    Days told with what happened come before others that stand beside it: a report of a shooting also says on
    which day a speech was held.
    """
    # the day of an arrest or a trial is not that of what they follow
    fit = [c for c in claims if kind in AFTERMATH or c.event_kind not in AFTERMATH]
    fit = [c for c in fit if not _lies_ahead(c)]
    fit = [c for c in fit if c.attribute not in MOMENTARY] or fit  # perhaps far out at sea
    dated = [(c, c.about) for c in fit if c.about and days_of(c.about)]
    own = [
        (c, d) for c, d in dated if c.attribute != "event_date" or (kind is not None and c.event_kind == kind)
    ]
    dates = (c for c in (*claims, *beside) if c.about and c.attribute == "event_date" and _is_said_of(c))
    dates = (c for c in dates if kind not in HARMING or c.event_kind not in AFTERMATH)
    named = {(c.report, c.about.edtf) for c in dates if c.about}
    said = [d for c, d in own if not _is_arrest(c, kind) and (_is_said_of(c) or (c.report, d.edtf) in named)]
    return [d for _, d in own or dated], said


def _is_said_of(claim: Claim) -> bool:
    """Whether a text says a day of the event; a bare day where its sentence tells of such an event."""
    least = Grade.HEADING if claim.attribute == "event_date" else Grade.MENTION
    return claim.day_grade is Grade.UNKNOWN or claim.day_grade >= least


def _lies_ahead(claim: Claim) -> bool:
    """Whether a report tells of a day to come: what is planned for it is not what happened."""
    told, first = day_of(claim.told), claim.about.earliest if claim.about else None
    return claim.report is not None and told is not None and first is not None and first > told


def _is_arrest(claim: Claim, kind: str | None) -> bool:
    """Whether a report tells of an arrest that followed: at a protest it is of its day."""
    return kind in HARMING and claim.attribute == "arrests" and claim.report is not None


def span_of(told: Sequence[DateSpan]) -> DateSpan | None:
    """From the first to the last of some days: of those that are named, before those narrowed down."""
    told = [span for span in told if span.earliest == span.latest or _is_named(span)] or told
    days = [d for span in told if (d := days_of(span))]
    if not days:
        return None
    first, last = min(d[0] for d in days), max(d[1] for d in days)
    basis = "; ".join(sorted({span.basis for span in told}))
    return DateSpan(first, last, precision=Precision.DAY if first == last else Precision.SPAN, basis=basis)


def _is_named(span: DateSpan) -> bool:
    """Whether a text names both ends of a span: "from 23 to 24 August"."""
    return span.precision is Precision.SPAN and span.text != "" and None not in (span.earliest, span.latest)


def _in_words(date: DateSpan) -> str:
    """A day as it is; of several the month or the year that holds them, for reports seldom tell both ends.

    >>> _in_words(DateSpan("2024-01-15", "2024-01-17"))
    'in January 2024'
    """
    first, last = date.earliest, date.latest
    if first is None or last is None or first == last or date.precision is not Precision.SPAN:
        return span_words(date)
    if first.year != last.year:
        return f"between {first.year} and {last.year}"
    return f"in {first:%B} {first.year}" if first.month == last.month else f"in {first.year}"


def _is_of_one_day(claims: Sequence[Claim], kind: str | None, shown: DateSpan | None) -> bool:
    """Whether all days, months and years that texts say of an event can be one day, or a night."""
    told = [c.about for c in claims if c.about and c.event_kind == kind and c.day_grade >= Grade.HEADING]
    first = [span.earliest for span in told if span.earliest]
    last = [span.latest for span in told if span.latest]
    apart = (max(first) - min(last)).days if first and last else 0
    return apart <= NIGHT and (
        shown is None or shown.precision is not Precision.SPAN or _length(shown) <= NIGHT
    )


def _over_days(claims: Sequence[Claim], shown: DateSpan) -> DateSpan:
    """The days of what goes on over several: an account that nobody published on a day tells all of them.

    News is of the day on which it struck; an earthquake strikes on one.
    """
    if any(c.told is not None or c.report is None or c.attribute == "magnitude" for c in claims):
        return shown
    found = [c.about for c in claims if c.about and c.about.precision is Precision.DAY]
    first = shown.earliest or datetime.date.min
    near = [s for s in found if s.earliest and abs((s.earliest - first).days) <= _MONTH]
    return span_of(near) or shown


def _is_near(claims: Sequence[Claim], place: Place | None, leads: Sequence[EventMention] = ()) -> bool:
    """Whether most claims that tell the place of an event say it was near it; else, whether all leads do."""
    here = {place.name, *place.aliases} if place is not None else set()
    told = [c.near for c in claims if c.place and c.place.name in here and c.place_grade >= Grade.SENTENCE]
    if told:
        return sum(told) > len(told) / 2
    led = [m.near for m in leads if m.place is not None and m.place.name in here]
    return bool(led) and all(led)


def _is_lone(claims: Sequence[Claim], shown: DateSpan) -> bool:
    """Whether of several reports of an event one alone is of its day, which may be that of a part of it."""
    reports = {c.report for c in claims}
    told = {c.report for c in claims if c.about and days_of(c.about) and c.about.overlaps(shown)}
    return len(reports) >= _SEVERAL and len(told) == 1


def _agreed(
    day: DateSpan, kind: str | None, claims: Sequence[Claim], leads: Sequence[EventMention]
) -> DateSpan | None:
    """A day as far as it goes with those of what the reports are about: the day, its month, or nothing.

    News is of the day that its headline and first sentences tell.  Where these tell another of an event of
    the kind, it may be that of what followed; and the day of a trial is not that of the deed.  What they do
    not tell is the day where the clause of what is told of the event does.
    """
    dated = [(m.kind, m.day) for m in leads if m.day is not None and _is_one_day(m.day)]
    same = [told for of, told in dated if of == kind]
    month = DateSpan.from_edtf(day.edtf[:_MONTH_OF_A_DAY])
    if not all(map(day.overlaps, same)):
        return month if all(map(month.overlaps, same)) else None
    elsewhere = any(told.overlaps(day) for of, told in dated if of != kind)
    if elsewhere and not same and not _is_dated(kind, claims):
        return None
    return day if same or elsewhere or any(_dates(c, day, kind) for c in claims) else month


def _is_one_day(span: DateSpan) -> bool:
    """Whether a span is one day, or an hour of it."""
    return span.earliest is not None and span.earliest == span.latest


def _dates(claim: Claim, day: DateSpan, kind: str | None) -> bool:
    """Whether the clause of a claim tells a day, or whoever made it; a bare day where it is told in full."""
    told = claim.report is None or claim.day_grade in (Grade.UNKNOWN, Grade.CLAUSE)
    if claim.attribute == "event_date":  # "they marched on Sunday, 3 May", but not "this morning"
        told = told and claim.event_kind == kind and any(map(str.isdigit, claim.text))
    return told and claim.about is not None and claim.about.overlaps(day)


_MONTH_OF_A_DAY = len("2024-05")


_SEVERAL = 3
"""Reports of which one alone is the lesser part."""

_MONTH = 31
"""Days from the first to the last of a storm, a flood or a wave of heat, as most of them go."""


def _length(span: DateSpan) -> int:
    """Days from the first to the last; none where one of them is open."""
    return (span.latest - span.earliest).days if span.earliest and span.latest else 0


_YEAR = 366
"""Days from the first to the last of one event, at the most."""


_COARSE = frozenset((Precision.YEAR, Precision.DECADE, Precision.CENTURY))


def heading(kind: str | None, place: Place | None, date: DateSpan | None, *, near: bool = False) -> str:
    """What an event is called: its kind, where or ``near`` which place, and when, as far as they are known.

    >>> heading("protest", Place("Leeds"), DateSpan("2023-05-03", "2023-05-03"))
    'Protest in Leeds on 3 May 2023'
    >>> heading(None, None, None)
    'Event'
    """
    shown = "standing facts" if kind == BACKGROUND else (kind or "event")
    when = _in_words(date) if date is not None and date.earliest is not None else ""
    words = [shown, f"{'near' if near else 'in'} {place.name}" if place else "", when]
    name = " ".join(w for w in words if w)
    return name[:1].upper() + name[1:]


def event_of(
    kind: str | None,
    claims: Sequence[Claim],
    place: Place | None,
    actors: Sequence[Actor],
    part_of: str | None,
    taken: set[str],
    beside: Sequence[Claim] = (),
    *,
    named: bool = True,
    leads: Sequence[EventMention] = (),
) -> Event:
    """Describe the event that claims are about, under an identifier that is not taken yet.

    Its name has the days that the texts say of it; days that are named ``beside`` it count where a claim is
    carried over from them.  It has the place where that is ``named`` surely.  ``leads`` are what the reports
    that tell of it are about.
    """
    given = next((c.event for c in claims if c.event), None)
    told, said = _days_told(claims, kind, beside)
    date = shown = None
    if kind != BACKGROUND:
        coarse = (c.about for c in claims if c.about and (kind in AFTERMATH or c.event_kind not in AFTERMATH))
        undated = next(coarse, None) if not told else None
        date, shown = span_of(told) or undated, span_of(said) or undated
    if all(c.attribute == "event_date" and (c.report or not c.event_kind) for c in claims):
        kind = None  # a bare date does not say what happened; a row says it
    if kind in SPOTS and not _is_of_one_day(claims, kind, shown):
        shown = None  # it happens on one day, and the texts do not agree on which
    if shown and kind in WIDE and shown.precision is Precision.DAY:
        shown = _over_days(claims, shown)
    if shown and (shown.earliest is None or (shown.latest is None and shown.precision in _COARSE)):
        shown = None  # since a year is as far back as somebody has counted
    if shown and _length(shown) > _YEAR:
        shown = None  # longer than a year is several events, or days of something else
    if shown and _is_lone(claims, shown):
        shown = None
    if shown and shown.precision is Precision.DAY:
        shown = _agreed(shown, kind, claims, leads)
    name = heading(kind, place if named else None, shown, near=_is_near(claims, place, leads))
    stem = given or "-".join(
        w for w in (kind or "event", place.name if place else "", date.edtf if date else "") if w
    )
    stem = stem.replace(" ", "-").replace("/", "_").lower() if given is None else stem
    ident, number = stem, 1
    while ident in taken:
        number += 1
        ident = f"{stem}-{number}"
    taken.add(ident)
    return Event(ident, kind or "event", name, date, place, tuple(actors), part_of)


def headed(records: Iterable[EventRecord], reports: Iterable[ReportRecord]) -> list[EventRecord]:
    """Return the records with a kind in the heading only where a text tells of an event of that kind.

    Args:
        records: the events with their answers.
        reports: what became of the reports, with the event that each is about.
    """
    given = list(records)
    about = {r.report.id: r.main.kind for r in reports if r.main is not None and r.main.happened}
    main, tellers = _main_events(given), _tellers(given)
    told = {
        r.event.id
        for r in given
        if _kind_is_told(r, {report: about.get(report) for report in main.get(_whole(r), ())})
        and (_is_dated(r.event.kind, r.claims) or not _is_outnumbered(r, about, tellers[_whole(r)]))
    }
    found = []
    for record in given:
        name = record.event.name
        if not {record.event.id, record.event.part_of} & told:
            name = _plain_heading(record)
        elif record.event.kind in LASTING and all(c.report is not None for c in record.claims):
            name = _court_heading(record)
        found.append(attrs.evolve(record, event=attrs.evolve(record.event, name=name)))
    return found


def _whole(record: EventRecord) -> str:
    """The identifier of an event, or of that of which it is a part."""
    return record.event.part_of or record.event.id


def _tellers(records: Iterable[EventRecord]) -> dict[str, set[str]]:
    """The reports that tell of each event, or of a part of it."""
    found: dict[str, set[str]] = {}
    for record in records:
        found.setdefault(_whole(record), set()).update(c.report for c in record.claims if c.report)
    return found


def _is_outnumbered(record: EventRecord, about: Mapping[str, str | None], tellers: Iterable[str]) -> bool:
    """Whether more of the reports that tell of an event are about one of another kind.

    News names in its headline and first sentences what happened.  Of what kind something is that it only
    comes to speak of, a word or two in passing do not show.  But a trial is of a deed.
    """
    kind = record.event.kind
    counted = collections.Counter(about.get(report) for report in tellers)
    others = (number for told, number in counted.items() if told not in (None, "trial", kind))
    return kind in _OF_DEEDS and max(others, default=0) > counted[kind]


def _is_dated(kind: str | None, claims: Iterable[Claim]) -> bool:
    """Whether a sentence tells of what kind an event is, and on which day, month or year it was.

    That is how a report comes to speak of another: "a fire in 2002 killed 360".  Of attacks it speaks in
    many other ways: police raid, fire on crowds, and catch those who are accused of one.
    """
    told = (c for c in claims if c.event_kind == kind and c.about is not None)
    return kind != "attack" and any(min(c.kind_grade, c.day_grade) >= Grade.SENTENCE for c in told)


def _main_events(records: Sequence[EventRecord]) -> dict[str, list[str]]:
    """The reports by the event that holds most of what they claim: what they are about."""
    claims: dict[str, collections.Counter[str]] = {}
    for record in records:
        for claim in record.claims:
            if claim.report is not None and claim.attribute != "event_date":
                claims.setdefault(claim.report, collections.Counter())[_whole(record)] += 1
    found: dict[str, list[str]] = {}
    for report, counted in claims.items():
        found.setdefault(counted.most_common(1)[0][0], []).append(report)
    return found


def _court_heading(record: EventRecord) -> str:
    """A heading for a case: against whom it is, for it has many days, and its place is told of the deed.

    Who is only accused, or is to be charged, has no case yet.  Of several accused nothing says that
    they stand before the court together.
    """
    brought = [c for c in record.claims if c.attribute in _BROUGHT]
    if not brought:
        return _plain_heading(record)
    tried = [c for c in record.claims if c.attribute in (*_BROUGHT, *_AHEAD)]
    full = each_in_full(actor.name for c in tried for actor in c.accused if actor.name[:1].isupper())
    who = set(full.values())
    return f"{CASE_AGAINST}{who.pop()}" if len(who) == 1 else "Court case"


CASE_AGAINST = "Court case against "
"""How the heading of a case begins that is against one who is named."""


_AHEAD = frozenset(("charge_threatened", "accusation"))
_BROUGHT = frozenset("charge plea verdict sentence_length sentence_kind sentence_exposure".split())


def names_kind(event: Event) -> bool:
    """Whether the heading of an event says of what kind it is."""
    return not event.name or event.name.casefold().startswith(event.kind)


def _plain_heading(record: EventRecord) -> str:
    """A heading without a kind, and with the place and the months that sentences with an answer tell.

    A day is told of something, and nothing says that it is of this.
    """
    event = record.event
    told = [c for c in record.claims if c.attribute != "event_date"]
    placed = any(c.place is not None and _is_said(c.place_grade) for c in told) and names_place(event)
    days = [c.about for c in told if c.about is not None and _is_said(c.day_grade)]
    months = span_of([d for d in days if d.precision not in _FINE])
    if months is not None and _length(months) > _YEAR:
        months = None
    return heading(None, event.place if placed else None, months, near=_is_near(told, event.place))


_FINE = frozenset((Precision.MINUTE, Precision.DAY, Precision.SPAN))


def names_place(event: Event) -> bool:
    """Whether the heading of an event names its place."""
    name = event.place.name if event.place is not None else ""
    return name != "" and any(f" {word} {name}" in event.name for word in ("in", "near"))


def _is_said(grade: Grade) -> bool:
    """Whether the own sentence of a claim tells its day or its place, or who made it does."""
    return grade is Grade.UNKNOWN or grade >= Grade.SENTENCE


def _kind_is_told(record: EventRecord, about: Mapping[str, str | None]) -> bool:
    """Whether a text tells of an event of this kind, and not only a word of it beside something else.

    It does where a report is about such an event, where a sentence with a figure tells its day or place, and
    where a court deals with somebody by name.
    """
    kind, claims = record.event.kind, record.claims
    if any(c.report is None for c in claims) or kind not in (*_TOLD, "event"):
        return True
    if kind in HARMING and any(c.attribute in OF_PROTESTS for c in claims):
        return False  # a protest that followed, or at which it happened
    if kind in AFTERMATH and not any(_is_of_court(c, kind) for c in claims):
        return False
    counted = collections.Counter(c.event_kind for c in claims if c.attribute != "event_date")
    if kind in HARMING and counted[None] > counted[kind]:
        return False  # arrests, of which no word says that they are for a deed
    if any(about.get(c.report or "") in (kind, *(AFTERMATH if kind in AFTERMATH else ())) for c in claims):
        return True
    if kind in AFTERMATH:
        return any(c.accused for c in claims)
    told = [c for c in claims if c.event_kind == kind and _is_said(c.kind_grade)]
    return any(c.attribute not in ("event_date", "displaced", *_MEANS) and _is_grounded(c) for c in told)


def _is_of_court(claim: Claim, kind: str) -> bool:
    """Whether it tells what a court did, or of arrests the police: more than that there is one."""
    if claim.attribute == "arrests":
        return kind == "arrests"
    return claim.attribute not in ("event", "event_date", DENIAL) and claim.event_kind in AFTERMATH


def _is_grounded(claim: Claim) -> bool:
    """Whether its own sentence tells where or when it was, or who made it does."""
    told = ((claim.about, claim.day_grade), (claim.place, claim.place_grade))
    return any(what is not None and _is_said(grade) for what, grade in told)
