"""Layouts: the events of a dossier under the columns of ACLED, the Crowd Counting Consortium and UCDP GED.

Each gives a first draft for a coder: what the dossier holds stands in its column, and every other column is
there and empty.  Which column holds what stands in ``tables/layouts.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from claimkit.arguments import demand, list_of
from claimkit.datespans import DateSpan, Precision
from claimkit.dossier import Dossier, EventRecord
from claimkit.errors import ParseError
from claimkit.interchange.rows import BETWEEN, SEVERAL, Cell, Row
from claimkit.models import Claim, Place, Report, Source, Value
from claimkit.numbers import parse_quantity
from claimkit.quantities import Bound, Number, Quantity
from claimkit.resolution import Placement, Resolution, Role, Status
from claimkit.resolution.wording import value_words
from claimkit.text import read_table

_STANDING_FACTS = "background"
_MOST_SOURCES = 30
_DISORDER = {"protest": "Demonstrations", "attack": "Political violence"}
_STATE = re.compile("[A-Z]{2}", re.ASCII)


def to_acled_rows(dossier: Dossier, *, kinds: Collection[str] | None = None) -> list[Row]:
    """Return a row for each event under the columns of ACLED (31 columns, as since 2023).

    ``event_date`` is the first day (ISO 8601) and ``time_precision`` tells how far the days reach: 1 for one
    day, 2 up to a week, 3 up to a month; beyond that the date is empty.  ``fatalities`` follows ACLED's
    rule of the lowest number: the least that the answer admits, "dozens" being 12.  ``tags`` holds
    ``crowd size=`` with the answer in words, accounts that stand against each other joined by "or", and
    ``crowd size=no report`` for a protest without one.  A protest is ``Demonstrations`` / ``Protests``: a
    coder makes it ``Riots`` where demonstrators were violent.  An attack is ``Political violence``: whether
    among battles, explosions or violence against civilians hangs on who and what took part, and is for a
    coder to say.  Other kinds are none of ACLED's and have no type.  ``assoc_actor_1`` names all actors:
    which of them is ``actor1`` is for a coder too.  ``notes`` holds the sentences to publish.

    Args:
        dossier: what was reconciled.  Standing facts are no events and have no row; parts of an event have
            rows of their own beside that of the whole.
        kinds: kinds of events to write, such as ``["protest"]``; all where None.

    Example:
        >>> from claimkit.dossier import assemble
        >>> from claimkit.models import Claim
        >>> march = {"event": "march", "event_kind": "protest", "about": "9 March 2024"}
        >>> dossier = assemble([Claim.from_text("crowd_size", "about 4,000", "Morning Post", **march)])
        >>> row = to_acled_rows(dossier)[0]
        >>> row["event_date"], row["time_precision"], row["disorder_type"], row["tags"], row["fatalities"]
        ('2024-03-09', 1, 'Demonstrations', 'crowd size=about 4,000', None)
    """
    rows = []
    for record in _events("to_acled_rows", dossier, kinds):
        first, _, days = _days(record.date)
        precise = None if days is None or days > 31 else 1 if days == 1 else 2 if days <= 7 else 3
        country, province = _lies_in(dossier, record.place)
        protest = record.event.kind == "protest"
        fill: Row = {
            "event_id_cnty": record.event.id,
            "event_date": first if precise else None,
            "year": _year(record.date),
            "time_precision": precise,
            "disorder_type": _DISORDER.get(record.event.kind),
            "event_type": "Protests" if protest else None,
            "assoc_actor_1": _joined(actor.name for actor in record.actors),
            "country": country,
            "admin1": province,
            "location": record.place.name if record.place else None,
            "source": _joined(source.name for source in _sources(record)),
            "notes": _told(record),
            "fatalities": _fewest(record.resolutions.get("deaths")),
            "tags": _crowd_tag(record.resolutions.get("crowd_size"), protest),
        }
        rows.append(_laid_out("acled", fill))
    return rows


def to_ccc_rows(dossier: Dossier, *, kinds: Collection[str] | None = None) -> list[Row]:
    """Return a row for each event under the columns of the Crowd Counting Consortium (files from 2025 on).

    ``size_low`` is the lowest figure named for the crowd at its peak and ``size_high`` the highest figure
    named at all, as the Consortium codes them; claims that were set aside do not count, and a size that
    nobody states is left empty.  Where no claim names a figure, a vague wording ("hundreds") counts by its
    lower end (200) and stands in ``size_text``.  A range counts by both ends.  ``size_mean`` is the mean of
    the two and ``size_cat`` its order of magnitude: these are the Consortium's measures; the answer that
    claimkit gives, which is never a mean, stands in ``notes``.
    ``arrests`` is a number where one is named, else words, and ``arrests_any`` 1 or 0 where that is sure.
    Deaths and injuries stand in ``notes`` only: whether participants or police were hurt is for a coder to
    say.  ``state`` is filled where the place is ``part_of`` a two-letter code.

    Args:
        dossier: what was reconciled.  Standing facts are no events and have no row; a part of an event has a
            row of its own, with the name of the whole as ``macroevent``.
        kinds: kinds of events to write, such as ``["protest"]``; all where None.

    Example:
        >>> from claimkit.dossier import assemble
        >>> from claimkit.models import Claim
        >>> march = {"event": "march", "event_kind": "protest", "about": "9 March 2024"}
        >>> said = {"The Post": "about 4,000", "City Radio": "thousands", "The Courier": "over 15,000"}
        >>> claims = [Claim.from_text("crowd_size", said[who], who, **march) for who in said]
        >>> row = to_ccc_rows(assemble(claims))[0]
        >>> row["size_low"], row["size_high"], row["size_mean"], row["size_cat"]
        (4000, 15000, 9500, 3)
    """
    rows, events = [], _events("to_ccc_rows", dossier, kinds)
    names = {record.event.id: record.event.name for record in dossier.events}
    for record in events:
        crowd, arrests = (record.resolutions.get(name) for name in ("crowd_size", "arrests"))
        low, high, words = _sizes(crowd)
        mean = None if low is None or high is None else _plain((low + high) / 2)
        sources = list(dict.fromkeys(source.url or source.name for source in _sources(record)))
        beyond = sources[_MOST_SOURCES:]
        within = record.place.part_of if record.place else None
        whole = record.event.part_of
        fill: Row = {
            "date": _days(record.date)[0],
            "locality": record.place.name if record.place else None,
            "state": within if within and _STATE.fullmatch(within) else None,
            "location": _joined(claim.scope for claim in record.claims),
            "title": record.event.name or None,
            "event_type": record.event.kind,
            "organizations": _joined(actor.name for actor in record.actors if actor.kind != "person"),
            "participants": _joined(placed.claim.noun for placed in _naming(crowd)),
            "macroevent": names.get(whole, whole) if whole else None,
            "size_text": words,
            "size_low": low,
            "size_high": high,
            "size_mean": mean,
            "size_cat": _category(mean),
            "arrests": _figure_or_words(arrests),
            "arrests_any": _any(arrests),
            "notes": " ".join(filter(None, [_told(record), _more(beyond)])) or None,
        }
        fill |= {f"source{n}": name for n, name in enumerate(sources[:_MOST_SOURCES], start=1)}
        rows.append(_laid_out("ccc", fill))
    return rows


def to_ged_rows(dossier: Dossier, *, kinds: Collection[str] | None = None) -> list[Row]:
    """Return a row for each event with deaths under the columns of UCDP GED (49 columns).

    ``best`` is the number of deaths that the answer names, empty where no account prevails or where only a
    range is known; ``low`` and ``high`` are the least and the most that it admits, over all accounts where
    none prevails, empty where there is no such end ("at least 12" has no high).  Deaths are not told apart
    by side.  ``date_prec`` is 1 for one day, 2 for two to six days, 3 for a week, 4 up to a month, 5 up to a
    year.  Conflicts, dyads, sides and all codes are for a coder to fill.

    Args:
        dossier: what was reconciled.  Events of which no deaths are told have no row, as GED has none; parts
            of an event have rows of their own beside that of the whole.
        kinds: kinds of events to write, such as ``["attack"]``; all where None.

    Example:
        >>> from claimkit.dossier import assemble
        >>> from claimkit.models import Claim
        >>> raid = {"event": "raid", "event_kind": "attack", "about": "9 March 2024"}
        >>> row = to_ged_rows(assemble([Claim.from_text("deaths", "at least 12", "The Post", **raid)]))[0]
        >>> row["date_start"], row["date_prec"], row["best"], row["low"], row["high"]
        ('2024-03-09', 1, 12, 12, None)
    """
    rows, events = [], _events("to_ged_rows", dossier, kinds)
    reports = {r.report.id: r.report for r in dossier.reports}
    for record in events:
        deaths = record.resolutions.get("deaths")
        if deaths is None or deaths.high == 0 or deaths.status is Status.UNTOLD:
            continue
        first, last, days = _days(record.date)
        country, province = _lies_in(dossier, record.place)
        articles = sorted(
            {
                (claim.source.name, claim.told.isoformat()[:10] if claim.told else "", _title(claim, reports))
                for claim in record.claims
            }
        )
        fill: Row = {
            "id": record.event.id,
            "year": _year(record.date),
            "number_of_sources": len(_sources(record)),
            "source_article": _joined(", ".join(filter(None, article)) for article in articles),
            "source_office": _joined(office for office, _, _ in articles),
            "source_date": _joined(sorted({day for _, day, _ in articles})),
            "source_headline": _joined(title for _, _, title in articles),
            "source_original": _joined(sorted({c.speaker.name for c in record.claims if c.speaker})),
            "where_coordinates": record.place.name if record.place else None,
            "where_description": _joined(claim.scope for claim in record.claims),
            "adm_1": province,
            "country": country,
            "date_prec": _ged_precision(record.date, days),
            "date_start": first,
            "date_end": last,
            "best": deaths.value if isinstance(deaths.value, int | float) else None,
            "low": deaths.low,
            "high": deaths.high,
        }
        rows.append(_laid_out("ged", fill))
    return rows


def _laid_out(layout: str, fill: Row) -> Row:
    """Every column of a layout in its order; a column that the table does not know is a mistake of ours."""
    table = read_table("claimkit.interchange", "layouts.tsv")
    row: Row = {column: None for name, column, *_ in table if name == layout}
    assert not fill.keys() - row.keys()
    return row | fill


def _events(call: str, dossier: Dossier, kinds: Collection[str] | None) -> list[EventRecord]:
    """Events of some kinds, in the order of the dossier; arguments that cannot be are refused."""
    demand(call, "dossier", dossier, Dossier)
    if kinds is not None:
        list_of(call, "kinds", kinds, str, do="write ['protest']")
    return [
        record
        for record in dossier.events
        if record.event.kind != _STANDING_FACTS and (kinds is None or record.event.kind in kinds)
    ]


def _joined(words: Iterable[str]) -> str | None:
    return BETWEEN.join(dict.fromkeys(filter(None, words))) or None


def _told(record: EventRecord) -> str | None:
    return " ".join(answer.sentence for answer in record.resolutions.values() if answer.sentence) or None


def _sources(record: EventRecord) -> list[Source]:
    found = {one for claim in record.claims for one in _each(claim.source)}
    return sorted(found, key=lambda source: (source.name, source.url or "", source.kind or ""))


def _each(source: Source) -> list[Source]:
    """The sources that a row of a data set joined into one, each by itself."""
    return [Source(name) for name in source.name.split(BETWEEN)] if source.kind == SEVERAL else [source]


def _more(sources: Sequence[str]) -> str | None:
    return f"Further sources: {BETWEEN.join(sources)}." if sources else None


# -- when and where ------------------------------------------------------------------------------------


def _days(span: DateSpan | None) -> tuple[str | None, str | None, int | None]:
    """First and last day, and how many days they are; None where that is open."""
    first, last = (span.earliest, span.latest) if span else (None, None)
    count = (last - first).days + 1 if first and last else None
    return (first.isoformat() if first else None), (last.isoformat() if last else None), count


def _year(span: DateSpan | None) -> int | None:
    if span is None or span.earliest is None or span.latest is None:
        return None
    return span.earliest.year if span.earliest.year == span.latest.year else None


def _ged_precision(span: DateSpan | None, days: int | None) -> int | None:
    if span is None or days is None:
        return None
    if span.precision is Precision.WEEK:
        return 3
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)) if days <= most), None)


def _lies_in(dossier: Dossier, place: Place | None) -> tuple[str | None, str | None]:
    """The country of a place, and the place just below the country that holds it."""
    known = {entity.name: entity.of for entity in dossier.places if isinstance(entity.of, Place)}
    countries = _countries()
    above: list[str] = []
    while place is not None and place.name not in above:
        if place.name in countries or place.kind == "country":
            return place.name, above[-1] if len(above) > 1 else None
        above.append(place.name)
        outer = known.get(place.name, place).part_of or place.part_of
        place = known.get(outer, Place(outer)) if outer else None
    return None, None


def _countries() -> frozenset[str]:
    rows = read_table("claimkit", "countries.tsv")
    return frozenset(name for common, others in rows for name in (common, *others.split("|")) if name)


def _title(claim: Claim, reports: Mapping[str, Report]) -> str:
    report = reports.get(claim.report or "")
    return (report.title if report else None) or ""


# -- figures -------------------------------------------------------------------------------------------


def _plain(number: Number) -> Number:
    return int(number) if number == int(number) else number


def _fewest(deaths: Resolution | None) -> Cell:
    """The least that the answer admits; a vague wording is read as ACLED codes it."""
    if deaths is None:
        return None
    answer = deaths.state.answer
    if isinstance(answer, Quantity) and answer.bound is Bound.VAGUE and answer.text:
        try:
            return parse_quantity(answer.text, convention="acled").low
        except ParseError:
            return answer.low
    return deaths.low


def _worded(answer: Resolution) -> str | None:
    """The answer in its plainest words, or the accounts that stand against each other."""
    state = answer.state
    values = [a.answer for a in state.alternatives] if state.answer is None else [state.answer]
    return " or ".join(filter(None, map(_plainest, values))) or None


def _plainest(value: Value) -> str:
    if not isinstance(value, Quantity) or value.bound is Bound.VAGUE:
        return value_words(value)
    return str(attrs.evolve(value, text="", unit=None, change=None))


def _crowd_tag(crowd: Resolution | None, protest: bool) -> str | None:  # noqa: FBT001
    if crowd is None or crowd.status is Status.DERIVED:  # derived: nobody reports it
        return "crowd size=no report" if protest else None
    words = _worded(crowd)
    return f"crowd size={words.replace(';', ',')}" if words else None


def _naming(crowd: Resolution | None) -> list[Placement]:
    """Claims that bear on the size: those with a figure; where there are none, the vague ones."""
    if crowd is None:
        return []
    bearing = [
        placed
        for placed in crowd.placements
        if placed.role in (Role.SUPPORTING, Role.VAGUER, Role.DISSENTING)
        and isinstance(placed.claim.value, Quantity)
        and placed.claim.value.figure is not None
    ]
    return [placed for placed in bearing if not _is_vague(placed.claim)] or bearing


def _is_vague(claim: Claim) -> bool:
    size = claim.value
    return isinstance(size, Quantity) and size.bound is Bound.VAGUE and size.value is None


def _sizes(crowd: Resolution | None) -> tuple[Number | None, Number | None, str | None]:
    """Lowest figure named for the leading state, highest named at all, and the wordings without a figure."""
    naming = _naming(crowd)
    leading = [placed for placed in naming if crowd and placed.state == crowd.leading] or naming
    lows = [low for low, _ in map(_named, leading)]
    highs = [high for _, high in map(_named, naming)]
    words = _joined(placed.claim.text for placed in naming if _is_vague(placed.claim))
    return min(lows, default=None), max(highs, default=None), words


def _named(placed: Placement) -> tuple[Number, Number]:
    """Lowest and highest figure that a claim names."""
    size = placed.claim.value
    assert isinstance(size, Quantity)
    figure = size.figure
    assert figure is not None
    is_range = size.value is None and size.high is not None and not _is_vague(placed.claim)
    return figure, size.high if is_range and size.high is not None else figure


def _category(size: Number | None) -> int:
    if size is None or size < 1:
        return 0
    return 1 + sum(size >= limit for limit in (100, 1000, 10_000))


def _figure_or_words(answer: Resolution | None) -> Cell:
    if answer is None:
        return None
    found = answer.state.answer
    if isinstance(found, Quantity) and found.bound is Bound.EXACT and found.value is not None:
        return found.value
    return _worded(answer)


def _any(answer: Resolution | None) -> int | None:
    """1 where there surely were some, 0 where there surely were none."""
    if answer is None:
        return None
    if answer.low is not None and answer.low > 0:
        return 1
    return 0 if answer.high == 0 else None
