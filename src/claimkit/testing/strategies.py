"""Strategies for claimkit's types: values that its validators accept, small ones first.

Every strategy is a function with keyword-only options, so that a test says only what it cares about::

    from hypothesis import given
    from claimkit.testing import strategies as cks

    @given(cks.claim_sets(attribute="deaths", min_size=2))
    def test_my_pipeline(claims): ...

What they draw looks like the material of the trade (figures with hedges, spellings of one name in several
scripts, days that overlap), so that a few hundred examples reach the cases that matter.
"""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from claimkit.attributes import attribute as known_attribute
from claimkit.attributes import vocabulary
from claimkit.datespans import DateSpan
from claimkit.models import Actor, Claim, Event, Modality, Place, Report, Source
from claimkit.quantities import Bound, Interval, Number, Quantity

__all__ = [
    "actors",
    "claim_sets",
    "claims",
    "counts",
    "date_spans",
    "events",
    "intervals",
    "names",
    "places",
    "quantities",
    "report_sets",
    "reports",
    "sources",
    "wordings",
]

_WEEK = datetime.timedelta(days=7)
_FIRST_DAY, _LAST_DAY = datetime.date(1990, 1, 1), datetime.date(2049, 12, 31)
_GIVEN = ("Anna", "Fail", "José", "Lyudmila", "Nguyễn", "Олена", "Сергей", "Юлия", "محمد", "Ó Conor", "李")
_FAMILY = (
    "Alsynov",
    "Ałsynow",
    "Müller",
    "Navalnaya",
    "O’Neill",
    "Van der Berg",
    "Ковалёв",
    "الحسن",
    "王",
    "Öztürk",
)
_PLACES = (
    "Baymak",
    "Kyiv",
    "Kiev",
    "Łódź",
    "Plzeň",
    "San José",
    "Saint Petersburg",
    "Уфа",
    "東京",
    "New York",
)
_OUTLETS = (
    "Agence Nord",
    "Daily Echo",
    "Interior Ministry",
    "Metro",
    "Radio Free City",
    "Taiga Watch",
    "Новый день",
)
_ROUND = (0, 1, 7, 12, 50, 100, 250, 999, 1000, 1200, 4500, 5000, 5300, 10_000, 17_000, 100_000, 1_500_000)
_LABELS = ("hooliganism", "inciting hatred", "mass riots", "a fine", "released")


def _between(name: str, least: Number, most: Number) -> None:
    if least > most:
        raise ValueError(f"min_{name} = {least} is above max_{name} = {most}; swap them")


def _figures(least: int, most: int) -> SearchStrategy[int]:
    some = [n for n in _ROUND if least <= n <= most]
    whole = st.integers(least, most)
    return st.sampled_from(some) | whole if some else whole


@st.composite
def _intervals(draw: st.DrawFn, least: int, most: int) -> Interval:
    low, high = sorted((draw(_figures(least, most)), draw(_figures(least, most))))
    ends: list[int | None] = [low if draw(st.booleans()) else None, high if draw(st.booleans()) else None]
    loose = low < high or None in ends
    opened = [end is not None and loose and draw(st.booleans()) for end in ends]
    return Interval(ends[0], ends[1], low_open=opened[0], high_open=opened[1])


def intervals(*, min_value: int = 0, max_value: int = 2_000_000) -> SearchStrategy[Interval]:
    """Draw ranges whose ends are open, closed or absent.

    Args:
        min_value: least end.
        max_value: greatest end.
    """
    _between("value", min_value, max_value)
    return _intervals(min_value, max_value)


_SHAPES = {
    Bound.EXACT: "{}",
    Bound.ABOUT: "about {}",
    Bound.AT_LEAST: "at least {}",
    Bound.MORE_THAN: "more than {}",
    Bound.AT_MOST: "up to {}",
    Bound.LESS_THAN: "fewer than {}",
}


@st.composite
def _quantities(draw: st.DrawFn, unit: str | None, least: int, most: int) -> Quantity:
    figure = draw(_figures(least, most))
    bound = draw(st.sampled_from([*_SHAPES, Bound.RANGE, Bound.VAGUE]))
    fields: dict[str, Any] = {"unit": unit, "bound": bound}
    spread = max(1, figure // 10)
    match bound:
        case Bound.EXACT:
            return Quantity(figure, low=figure, high=figure, text=f"{figure:,}", **fields)
        case Bound.ABOUT:
            low = max(figure - spread, min(least, figure))
            return Quantity(figure, low=low, high=figure + spread, text=f"about {figure:,}", **fields)
        case Bound.AT_LEAST | Bound.MORE_THAN:
            words = _SHAPES[bound].format(f"{figure:,}")
            return Quantity(figure, low=figure, low_open=bound is Bound.MORE_THAN, text=words, **fields)
        case Bound.AT_MOST | Bound.LESS_THAN:
            words = _SHAPES[bound].format(f"{figure:,}")
            return Quantity(figure, high=figure, high_open=bound is Bound.LESS_THAN, text=words, **fields)
        case Bound.RANGE:
            high = figure + draw(st.integers(1, max(1, figure)))
            return Quantity(low=figure, high=high, text=f"{figure:,} to {high:,}", **fields)
    low, high, words = draw(
        st.sampled_from([(24, 99, "dozens"), (200, 999, "hundreds"), (2000, 9999, "thousands")])
    )
    return Quantity(low=low, high=high, text=words, **fields)


def quantities(
    *, unit: str | None = "person", min_value: int = 0, max_value: int = 2_000_000
) -> SearchStrategy[Quantity]:
    """Draw quantities of every kind of bound, each with a wording.

    Args:
        unit: what is measured.
        min_value: least figure named; vague words ("dozens") keep their own range.
        max_value: greatest figure named.
    """
    _between("value", min_value, max_value)
    return _quantities(unit, min_value, max_value)


def wordings(*, min_value: int = 0, max_value: int = 2_000_000) -> SearchStrategy[str]:
    """Draw figures in words, such as "up to 5,000", that :func:`claimkit.parse_quantity` reads."""
    return quantities(unit=None, min_value=min_value, max_value=max_value).map(lambda quantity: quantity.text)


@st.composite
def _date_spans(draw: st.DrawFn, first: datetime.date, last: datetime.date) -> DateSpan:
    day = draw(st.dates(first, last))
    if draw(st.booleans()):
        return DateSpan.day(day)
    days = st.none() | st.integers(0, 400).map(lambda more: min(last, day + datetime.timedelta(more)))
    return DateSpan(draw(st.sampled_from([day, None])), draw(days))


def date_spans(
    *, min_day: datetime.date = _FIRST_DAY, max_day: datetime.date = _LAST_DAY
) -> SearchStrategy[DateSpan]:
    """Draw single days, spans, and spans without a beginning or an end.

    Args:
        min_day: first day of all.
        max_day: last day of all.
    """
    if min_day > max_day:
        raise ValueError(f"min_day = {min_day} is after max_day = {max_day}; swap them")
    return _date_spans(min_day, max_day)


def names(*, kind: str = "person") -> SearchStrategy[str]:
    """Draw names in several scripts.

    Args:
        kind: ``"person"`` or ``"place"``.
    """
    if kind == "place":
        return st.sampled_from(_PLACES)
    if kind != "person":
        raise ValueError(f"kind = {kind!r}: must be 'person' or 'place'")
    return st.builds("{} {}".format, st.sampled_from(_GIVEN), st.sampled_from(_FAMILY))


def sources() -> SearchStrategy[Source]:
    """Draw named and unnamed sources."""
    outlets = st.builds(Source, st.sampled_from(_OUTLETS), st.sampled_from(["outlet", "police", None]))
    return outlets | st.builds(Source, names(), st.just("person")) | st.just(Source("witnesses", "unnamed"))


def actors() -> SearchStrategy[Actor]:
    """Draw persons with up to two other spellings."""
    return st.builds(
        Actor,
        names(),
        aliases=st.lists(names(), max_size=2, unique=True),
        role=st.sampled_from(["", "activist"]),
    )


def places() -> SearchStrategy[Place]:
    """Draw places."""
    part_of = st.sampled_from([None, "Bashkortostan", "Poland"])
    return st.builds(Place, names(kind="place"), st.sampled_from([None, "city", "region"]), part_of=part_of)


def events() -> SearchStrategy[Event]:
    """Draw events, some of them parts of others."""
    ids = st.integers(1, 9).map("event-{}".format)
    return st.builds(
        Event,
        ids,
        st.sampled_from(["protest", "trial", "accident", "disaster"]),
        date=st.none() | date_spans(),
        place=st.none() | places(),
        actors=st.lists(actors(), max_size=2),
        part_of=st.none() | st.just("event-0"),
    )


_LEADS = (
    "{Figure} people gathered in {place} on {day}, {source} said.",
    "{Figure} people marched in {place} on {day}, according to {source}.",
    "{Figure} people were injured in {place} on {day}.",
)
_SENTENCES = (
    *_LEADS,
    "According to {source}, {figure} people were arrested in {place}.",
    "{name} was sentenced to four years, {source} reported.",
    "It snowed.",
    "Read more: {figure} photographs",
)


@st.composite
def _sentences(
    draw: st.DrawFn, day: datetime.date, place: SearchStrategy[str], sentences: tuple[str, ...] = _SENTENCES
) -> str:
    figure = draw(wordings(min_value=1))
    said = f"{day.day} {day:%B} {day.year}"
    fields = {
        "place": draw(place),
        "name": draw(names()),
        "source": draw(st.sampled_from(_OUTLETS)),
    }
    return draw(st.sampled_from(sentences)).format(
        figure=figure, Figure=figure.capitalize(), day=said, **fields
    )


@st.composite
def _reports(
    draw: st.DrawFn,
    max_sentences: int,
    source: SearchStrategy[Source],
    place: SearchStrategy[str],
    days: SearchStrategy[datetime.date],
) -> Report:
    day = draw(days)
    text = " ".join(draw(st.lists(_sentences(day, place), max_size=max_sentences)))
    return Report(text, draw(source), published=draw(st.none() | st.just(day)))


def reports(
    *,
    max_sentences: int = 5,
    source: SearchStrategy[Source] | None = None,
    place: SearchStrategy[str] | None = None,
    min_day: datetime.date = _FIRST_DAY,
    max_day: datetime.date = _LAST_DAY,
) -> SearchStrategy[Report]:
    """Draw short reports: figures, days, places and voices, and a line of page furniture at times.

    Args:
        max_sentences: most sentences of a text; it may also be empty.
        source: strategy for who published it.
        place: strategy for the names of places.
        min_day: first day that a report tells of.
        max_day: last day that a report tells of.
    """
    days = st.dates(min_day, max_day)
    place = names(kind="place") if place is None else place
    return _reports(max_sentences, sources() if source is None else source, place, days)


@st.composite
def _report_sets(draw: st.DrawFn, least: int, most: int, max_sentences: int) -> list[Report]:
    first = draw(st.dates(_FIRST_DAY, _LAST_DAY - _WEEK))
    place, other = draw(names(kind="place")), draw(names(kind="place"))
    days = st.sampled_from([first, first, first + datetime.timedelta(1), first + _WEEK])
    lead = _sentences(first, st.just(place), (draw(st.sampled_from(_LEADS)),))
    told = st.lists(_sentences(first, st.sampled_from([place, other])), max_size=max_sentences - 1)
    outlets = draw(st.lists(st.sampled_from(_OUTLETS), min_size=least, max_size=most, unique=True))
    return [
        Report(" ".join([draw(lead), *draw(told)]), Source(outlet), published=draw(st.none() | days))
        for outlet in outlets
    ]


def report_sets(
    *, min_size: int = 0, max_size: int = 4, max_sentences: int = 4
) -> SearchStrategy[list[Report]]:
    """Draw reports of different outlets on one event: what :func:`claimkit.reconcile` takes.

    Each begins with what happened, where and when, and has its own figures; further sentences also tell of
    another place.

    Args:
        min_size: fewest reports.
        max_size: most reports, at most seven.
        max_sentences: most sentences of a text; none is empty.
    """
    _between("sentences", 1, max_sentences)
    _between("size", min_size, min(max_size, len(_OUTLETS)))
    return _report_sets(min_size, min(max_size, len(_OUTLETS)), max_sentences)


def _values(attribute: str) -> SearchStrategy[Quantity | DateSpan | str]:
    if attribute == "event_date":
        return date_spans()
    measured = known_attribute(attribute)
    return st.sampled_from(_LABELS) if measured.kind == "label" else quantities(unit=measured.unit)


# most claims are statements of fact, and what nobody states is set aside
_MODALITIES = (Modality.REPORTED, Modality.REPORTED, *Modality)


@st.composite
def _claims(
    draw: st.DrawFn,
    attribute: str | None,
    event: str | None,
    source: SearchStrategy[Source],
    first: datetime.date,
    last: datetime.date,
) -> Claim:
    name = attribute or draw(st.sampled_from([known.name for known in vocabulary()]))
    value = draw(_values(name))
    return Claim(
        name,
        value,
        draw(source),
        text=value if isinstance(value, str) else value.text,
        about=draw(st.none() | date_spans(min_day=first, max_day=last)),
        told=draw(st.none() | st.dates(first, last)),
        speaker=draw(st.none() | sources()),
        modality=draw(st.sampled_from(_MODALITIES)),
        event=event,
    )


def claims(
    *,
    attribute: str | None = None,
    event: str | None = None,
    source: SearchStrategy[Source] | None = None,
    min_day: datetime.date = _FIRST_DAY,
    max_day: datetime.date = _LAST_DAY,
) -> SearchStrategy[Claim]:
    """Draw claims whose values fit their attribute.

    Args:
        attribute: name of the attribute; any of the built-in ones where None.
        event: id of the event that they are about.
        source: strategy for who says so.
        min_day: first day that they are about or are told on.
        max_day: last day that they are about or are told on.
    """
    return _claims(attribute, event, sources() if source is None else source, min_day, max_day)


def claim_sets(
    *,
    attribute: str | None = "crowd_size",
    event: str | None = "event-1",
    min_size: int = 1,
    max_size: int = 8,
) -> SearchStrategy[list[Claim]]:
    """Draw claims about one attribute of one event, told within a week: what :func:`claimkit.resolve` takes.

    Args:
        attribute: name of the attribute; any of the built-in ones for each claim where None.
        event: id of the event.
        min_size: fewest claims.
        max_size: most claims.
    """
    _between("size", min_size, max_size)

    def of_a_week(first: datetime.date) -> SearchStrategy[list[Claim]]:
        one = claims(attribute=attribute, event=event, min_day=first, max_day=first + _WEEK)
        return st.lists(one, min_size=min_size, max_size=max_size)

    return st.dates(_FIRST_DAY, _LAST_DAY - _WEEK).flatmap(of_a_week)


@st.composite
def _counts(draw: st.DrawFn, attribute: str, least: int, most: int, figures: int | None) -> list[Claim]:
    unit = known_attribute(attribute).unit
    if figures is None:
        told = draw(st.lists(quantities(unit=unit), min_size=least, max_size=most))
    else:
        named = draw(st.lists(_figures(0, 2_000_000), min_size=figures, max_size=figures, unique=True))
        exact = [Quantity(n, low=n, high=n, unit=unit, text=f"{n:,}") for n in named]
        least, most = max(least - figures, 0), most - figures
        told = [*exact, *draw(st.lists(st.sampled_from(exact), min_size=least, max_size=most))]
    outlets = draw(st.permutations(_OUTLETS))
    return [Claim(attribute, q, outlet, text=q.text) for q, outlet in zip(told, outlets, strict=False)]


def counts(
    *, attribute: str = "population", min_size: int = 1, max_size: int = 7, figures: int | None = None
) -> SearchStrategy[list[Claim]]:
    """Draw claims with nothing but the figure and the outlet to tell them apart, each by another outlet.

    Args:
        attribute: name of the attribute; the default is one that no state of time changes.
        min_size: fewest claims.
        max_size: most claims, at most seven.
        figures: how many exact figures they tell, each at least once; any quantity where None.
    """
    _between("size", max(min_size, figures or 0), min(max_size, len(_OUTLETS)))
    return _counts(attribute, min_size, min(max_size, len(_OUTLETS)), figures)
