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
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from claimkit.attributes import Attribute, vocabulary
from claimkit.attributes import attribute as known_attribute
from claimkit.datespans import DateSpan
from claimkit.models import Actor, Claim, Event, Modality, Place, Report, Source
from claimkit.names import STANDARDS, render
from claimkit.quantities import Bound, Interval, Number, Quantity

__all__ = [
    "actors",
    "claim_sets",
    "claims",
    "counts",
    "date_spans",
    "events",
    "intervals",
    "mostly",
    "names",
    "places",
    "quantities",
    "report_sets",
    "reports",
    "rising",
    "sources",
    "spelled_names",
    "spellings",
    "wordings",
]

_WEEK = datetime.timedelta(days=7)
# an ordinary week; over the end of a year, of a February with a 29th day, of a century
_BEGINNINGS = tuple(
    map(datetime.date.fromisoformat, ("2024-01-15", "2022-12-28", "2024-02-26", "1999-12-29"))
)
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
_OUTLETS: tuple[str, ...] = (
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


def mostly(often: SearchStrategy[Any], *others: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Draw from one strategy three times in four, and else from the others.

    ``st.one_of`` draws from each alike, however often it is named there; so what a law is about comes seldom
    beside several strategies for the odd cases.

    Args:
        often: what is drawn most.
        others: what is drawn else.
    """
    rest = st.one_of(*others)
    return st.sampled_from([False, True, True, True]).flatmap(lambda yes: often if yes else rest)


def _figures(least: int, most: int) -> SearchStrategy[int]:
    some = [n for n in _ROUND if least <= n <= most]
    whole = st.integers(least, most)
    return st.sampled_from(some) | whole if some else whole


# built once: building a strategy takes longer than drawing from it
_YES_OR_NO = st.booleans()
_TWENTIETHS = st.integers(1, 20)
_DAYS_MORE = st.integers(0, 400)


@st.composite
def _intervals(draw: st.DrawFn, figures: SearchStrategy[int]) -> Interval:
    low, high = sorted((draw(figures), draw(figures)))
    ends: list[int | None] = [low if draw(_YES_OR_NO) else None, high if draw(_YES_OR_NO) else None]
    loose = low < high or None in ends
    opened = [end is not None and loose and draw(_YES_OR_NO) for end in ends]
    return Interval(ends[0], ends[1], low_open=opened[0], high_open=opened[1])


def intervals(*, min_value: int = 0, max_value: int = 2_000_000) -> SearchStrategy[Interval]:
    """Draw ranges whose ends are open, closed or absent.

    Args:
        min_value: least end.
        max_value: greatest end.
    """
    _between("value", min_value, max_value)
    return _intervals(_figures(min_value, max_value))


_SHAPES = {
    Bound.EXACT: "{}",
    Bound.ABOUT: "about {}",
    Bound.AT_LEAST: "at least {}",
    Bound.MORE_THAN: "more than {}",
    Bound.AT_MOST: "up to {}",
    Bound.LESS_THAN: "fewer than {}",
}


_BOUNDS = st.sampled_from([*_SHAPES, Bound.RANGE, Bound.VAGUE])
_VAGUE = st.sampled_from([(24, 99, "dozens"), (200, 999, "hundreds"), (2000, 9999, "thousands")])


@st.composite
def _quantities(draw: st.DrawFn, unit: str | None, least: int, figures: SearchStrategy[int]) -> Quantity:
    bound = draw(_BOUNDS)
    fields: dict[str, Any] = {"unit": unit, "bound": bound}
    if bound is Bound.VAGUE:
        low, high, words = draw(_VAGUE)
        return Quantity(low=low, high=high, text=words, **fields)
    figure = draw(figures)
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
    high = figure + max(1, figure * draw(_TWENTIETHS) // 20)
    return Quantity(low=figure, high=high, text=f"{figure:,} to {high:,}", **fields)


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
    return _quantities(unit, min_value, _figures(min_value, max_value))


@st.composite
def _rising(draw: st.DrawFn) -> tuple[int, int]:
    size = draw(_SIZES)
    step = 10 ** min(draw(_SIZES) - 1, size - 1)
    low = step * draw(st.integers(max(2, 10 ** (size - 1)) // step or 1, (10**size - 1) // step))
    most = 20 * low if low >= 100 else 99  # "3 to 4,000" may mean 3,000
    return low, low + step * draw(st.integers(1, max((most - low) // step, 1)))


_SIZES = st.integers(1, 8)


def rising() -> SearchStrategy[tuple[int, int]]:
    """Draw two figures of any size up to a thousand million, the lesser first, as round as they may be.

    They are near enough for a range in which neither borrows a magnitude from the other.
    """
    return _rising()


def wordings(*, min_value: int = 0, max_value: int = 2_000_000) -> SearchStrategy[str]:
    """Draw figures in words, such as "up to 5,000", that :func:`claimkit.parse_quantity` reads."""
    return quantities(unit=None, min_value=min_value, max_value=max_value).map(lambda quantity: quantity.text)


@st.composite
def _date_spans(draw: st.DrawFn, days: SearchStrategy[datetime.date], last: datetime.date) -> DateSpan:
    day = draw(days)
    if draw(_YES_OR_NO):
        return DateSpan.day(day)
    end = min(last, day + datetime.timedelta(draw(_DAYS_MORE))) if draw(_YES_OR_NO) else None
    return DateSpan(day if draw(_YES_OR_NO) else None, end)


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
    return _date_spans(st.dates(min_day, max_day), max_day)


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


_OWN_GIVEN = (
    "Алексей Сергей Светлана Никита Евгений Ольга Дмитрий Анна Николай Ксения Рауф Гузель Руслан Марина"
).split()
_OWN_FAMILY = (
    "Навальный Тихановская Алсынов Жуков Маяковский Чехов Юсупов Габбасов Хабибуллин Ковальчук "
    "Ильин Чичваркин Гагарин Зюганов Кузьмин Мухаметшина Ягудин Соловьёв Рахматуллин Петренко"
).split()
_OWN = st.builds("{} {}".format, st.sampled_from(_OWN_GIVEN), st.sampled_from(_OWN_FAMILY))
_LOSSLESS = [standard for standard in STANDARDS if standard != "iso9"]  # its letters are no newsroom's


def spelled_names(*, standard: bool | None = None) -> SearchStrategy[str]:
    """Draw names of persons in Cyrillic letters, or spelled under a standard of romanisation.

    Args:
        standard: True for romanised names only, False for those in Cyrillic letters only, None for both.
    """
    spelled = st.builds(render, _OWN, st.sampled_from(STANDARDS))
    return _OWN | spelled if standard is None else spelled if standard else _OWN


def spellings() -> SearchStrategy[tuple[str, str, str]]:
    """Draw a person's name in Cyrillic letters, and spelled under two standards of romanisation."""

    def spelled(drawn: tuple[str, str, str]) -> tuple[str, str, str]:
        name, one, other = drawn
        return name, render(name, one), render(name, other)

    standards = st.sampled_from(_LOSSLESS), st.sampled_from(STANDARDS)
    return st.tuples(_OWN, *standards).map(spelled)


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


_NUMBERED = st.deferred(lambda: wordings(min_value=1))
_VOICES = st.sampled_from(_OUTLETS)
_PERSONS = st.deferred(names)


@st.composite
def _sentences(
    draw: st.DrawFn, place: SearchStrategy[str], sentences: SearchStrategy[str]
) -> Callable[[datetime.date], str]:
    """What a sentence says of a day."""
    sentence, figure = draw(sentences), draw(_NUMBERED)
    fields = {
        "place": draw(place),
        "name": draw(_PERSONS) if "{name}" in sentence else "",
        "source": draw(_VOICES),
        "figure": figure,
        "Figure": figure.capitalize(),
    }
    return lambda day: sentence.format(day=f"{day.day} {day:%B} {day.year}", **fields)


@st.composite
def _reports(
    draw: st.DrawFn,
    told: SearchStrategy[list[Callable[[datetime.date], str]]],
    source: SearchStrategy[Source],
    days: SearchStrategy[datetime.date],
) -> Report:
    day = draw(days)
    text = " ".join(sentence(day) for sentence in draw(told))
    return Report(text, draw(source), published=day if draw(_YES_OR_NO) else None)


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
    sentence = _sentences(names(kind="place") if place is None else place, st.sampled_from(_SENTENCES))
    told = st.lists(sentence, max_size=max_sentences)
    return _reports(told, sources() if source is None else source, st.dates(min_day, max_day))


@st.composite
def _report_sets(
    draw: st.DrawFn, outlets: SearchStrategy[Sequence[str]], max_sentences: int, days: SearchStrategy[int]
) -> list[Report]:
    first, place, lead = draw(_FIRSTS), draw(_TOWNS), draw(_LEAD)
    here = _sentences(st.just(place), st.just(lead))
    more = st.lists(
        _sentences(st.sampled_from([place, draw(_TOWNS)]), st.sampled_from(_SENTENCES)),
        max_size=max_sentences - 1,
    )
    told = []
    for outlet in draw(outlets):
        text = " ".join(sentence(first) for sentence in [draw(here), *draw(more)])
        later = datetime.timedelta(draw(days))
        told.append(Report(text, Source(outlet), published=first + later if draw(_YES_OR_NO) else None))
    return told


_FIRSTS = st.sampled_from(_BEGINNINGS)
_TOWNS = st.sampled_from(_PLACES)
_LEAD = st.sampled_from(_LEADS)


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
    outlets = st.lists(_VOICES, min_size=min_size, max_size=min(max_size, len(_OUTLETS)), unique=True)
    return _report_sets(outlets, max_sentences, st.sampled_from([0, 0, 1, 7]))


def _measured(attribute: str | Attribute) -> Attribute:
    return attribute if isinstance(attribute, Attribute) else known_attribute(attribute)


def _values(attribute: str | Attribute) -> SearchStrategy[Quantity | DateSpan | str]:
    measured = _measured(attribute)
    if measured.name == "event_date":
        return date_spans()
    return st.sampled_from(_LABELS) if measured.kind == "label" else quantities(unit=measured.unit)


# most claims are statements of fact, and what nobody states is set aside
_MODALITIES = st.sampled_from((Modality.REPORTED, Modality.REPORTED, *Modality))


@st.composite
def _claims(
    draw: st.DrawFn,
    values: SearchStrategy[tuple[str, Quantity | DateSpan | str]],
    event: str | None,
    source: SearchStrategy[Source],
    about: SearchStrategy[DateSpan | None],
    told: SearchStrategy[datetime.date | None],
    speaker: SearchStrategy[Source | None],
) -> Claim:
    name, value = draw(values)
    return Claim(
        name,
        value,
        draw(source),
        text=value if isinstance(value, str) else value.text,
        about=draw(about),
        told=draw(told),
        speaker=draw(speaker),
        modality=draw(_MODALITIES),
        event=event,
    )


def claims(
    *,
    attribute: str | Attribute | None = None,
    event: str | None = None,
    source: SearchStrategy[Source] | None = None,
    min_day: datetime.date = _FIRST_DAY,
    max_day: datetime.date = _LAST_DAY,
) -> SearchStrategy[Claim]:
    """Draw claims whose values fit their attribute.

    Args:
        attribute: the attribute, or the name of a built-in one; any of these where None.
        event: id of the event that they are about.
        source: strategy for who says so.
        min_day: first day that they are about or are told on.
        max_day: last day that they are about or are told on.
    """
    measured = vocabulary() if attribute is None else [_measured(attribute)]
    values = st.one_of([st.tuples(st.just(known.name), _values(known)) for known in measured])
    return _claims(
        values,
        event,
        sources() if source is None else source,
        st.none() | date_spans(min_day=min_day, max_day=max_day),
        st.none() | st.dates(min_day, max_day),
        st.none() | sources(),
    )


def claim_sets(
    *,
    attribute: str | Attribute | None = "crowd_size",
    event: str | None = "event-1",
    min_size: int = 1,
    max_size: int = 8,
) -> SearchStrategy[list[Claim]]:
    """Draw claims about one attribute of one event, told within a week: what :func:`claimkit.resolve` takes.

    Args:
        attribute: the attribute, or the name of a built-in one; any of these for each claim where None.
        event: id of the event.
        min_size: fewest claims.
        max_size: most claims.
    """
    _between("size", min_size, max_size)

    weeks = [
        claims(attribute=attribute, event=event, min_day=first, max_day=first + _WEEK)
        for first in _BEGINNINGS
    ]
    return st.one_of([st.lists(one, min_size=min_size, max_size=max_size) for one in weeks])


@st.composite
def _counts(
    draw: st.DrawFn,
    measured: Attribute,
    told: SearchStrategy[list[Any]],
    choices: SearchStrategy[list[int]],
    outlets: SearchStrategy[Sequence[str]],
) -> list[Claim]:
    figures = draw(told)
    figures += [figures[n % len(figures)] for n in draw(choices)]
    voices = zip(figures, draw(outlets), strict=False)
    return [
        Claim(measured.name, value, outlet, text=value if isinstance(value, str) else value.text)
        for value, outlet in voices
    ]


def _exact(measured: Attribute) -> SearchStrategy[Quantity | DateSpan | str]:
    """Values of which no two can be true together."""
    if measured.name == "event_date":
        return st.dates(_FIRST_DAY, _LAST_DAY).map(DateSpan.day)
    if measured.kind == "label":
        return st.sampled_from(_LABELS)
    unit = measured.unit
    return _figures(0, 2_000_000).map(lambda n: Quantity(n, low=n, high=n, unit=unit, text=f"{n:,}"))


@st.composite
def _near(
    draw: st.DrawFn, unit: str | None, figures: SearchStrategy[int], sizes: SearchStrategy[int]
) -> list[Any]:
    figure = draw(figures)
    around = st.sampled_from([figure, figure, figure + figure // 20, figure - figure // 20])
    quantity = _quantities(unit, 0, around)
    return [draw(quantity) for _ in range(draw(sizes))]


def counts(
    *,
    attribute: str | Attribute = "population",
    min_size: int = 1,
    max_size: int = 7,
    figures: int | None = None,
    near: bool = False,
) -> SearchStrategy[list[Claim]]:
    """Draw claims with nothing but the figure and the outlet to tell them apart, each by another outlet.

    Args:
        attribute: the attribute, or the name of a built-in one; the default is one that time does not change.
        min_size: fewest claims.
        max_size: most claims, at most seven.
        figures: how many exact figures, days or labels they tell, each at least once; any where None.
        near: whether they tell of about one figure, so that many can be true together.
    """
    most = min(max_size, len(_OUTLETS))
    _between("size", max(min_size, figures or 0), most)
    measured, outlets = _measured(attribute), st.permutations(_OUTLETS)
    if near:
        about = _near(measured.unit, _figures(1, 2_000_000), st.integers(min_size, most))
        return _counts(measured, about, st.just([]), outlets)
    if figures is None:
        told = st.lists(_values(measured), min_size=min_size, max_size=most)
        return _counts(measured, told, st.just([]), outlets)
    told = st.lists(_exact(measured), min_size=figures, max_size=figures, unique=True)
    least = max(min_size - figures, 0)
    choices = st.lists(st.integers(0, figures - 1), min_size=least, max_size=most - figures)
    return _counts(measured, told, choices, outlets)
