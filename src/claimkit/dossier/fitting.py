"""Fitting: whether what is said under a heading is said of what the heading names: its kind, place and day.

Whoever reads a sentence reads the heading with it.  What no text tells of that place or day is not
said there.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence

from claimkit.dates import find_dates
from claimkit.datespans import DateSpan
from claimkit.dossier.gazetteer import says_nationwide
from claimkit.dossier.grouping import LASTING
from claimkit.dossier.headings import CASE_AGAINST, OF_PROTESTS, heading, names_kind, names_place
from claimkit.dossier.levels import COUNTRY, NESTED, level
from claimkit.models import DENIAL, Claim, Event, Grade, Place
from claimkit.names import match_names
from claimkit.names.score import Verdict
from claimkit.numbers import find_quantities
from claimkit.places import PlaceRelation, place_relation
from claimkit.quantities import Quantity
from claimkit.reading.accused import COURT
from claimkit.reading.events import HARMING, SPOTS
from claimkit.resolution import Resolution, Role, State, Status
from claimkit.resolution.timeline import NEWS
from claimkit.resolution.wording import span_words

NOTHING_NAMED = heading(None, None, None)
"""The heading of an event of which nothing is known."""

_HURT = frozenset("deaths injuries casualties shot missing hostages rescued".split())
"""What becomes of people in harm happens somewhere, and a report tells of harm in several places."""

HEADED = "the heading says it"
_UNHEADED = "the texts do not say this day of the event, or not what happened then"
_ELSEWHERE = "it is told of another place than that of the heading"
_LOOSELY = "one sentence alone names its place, and not beside what it tells"
_UNPLACED = "no text tells the place of the heading of them"
_ANOTHER_DAY = "it is told of another day than that of the heading"
_UNTOLD = "nothing says what happened, nor that this was there and then"
_OTHER_DEED = "no text says that it is for the deed of the heading"
_MOURNED = "one is told of, and not counted: it may be the one for whom people protest"
_OTHER_CASE = "it is told of others than the one whose case it is"
_OTHER_KIND = "nothing says of what event it is"


def places_told(claims: Iterable[Claim]) -> dict[str | None, frozenset[str]]:
    """Return the places of which each report tells something in the words beside it."""
    told: dict[str | None, set[str]] = {}
    for claim in claims:
        if claim.place is not None and claim.place_grade >= Grade.MENTION:
            told.setdefault(claim.report, set()).add(claim.place.name)
    return {report: frozenset(places) for report, places in told.items()}


def misfits(answer: Resolution, event: Event, places: Mapping[str | None, frozenset[str]]) -> dict[int, str]:
    """Return which states of an answer are not of what the heading of their event names, and why.

    Args:
        answer: an answer; those that a caller made by hand fit.
        event: of what it is an answer.
        places: of which places each report tells, from :func:`places_told`.
    """
    name = answer.attribute.name
    if name == "event_date":
        return _unheaded(answer, event)
    found: dict[int, str] = {}
    for number, state in enumerate(answer.states):
        placed = (p for p in answer.placements if p.state == number and p.role is Role.SUPPORTING)
        told = [p.claim for p in placed]
        why = next((reason for unfit, reason in _CHECKS if told and unfit(told, state, name, event)), "")
        why = _UNPLACED if told and not why and _is_unplaced(told, name, event, places) else why
        if why:
            found[number] = why
    return found


def without_day(answers: Mapping[str, Resolution], event: Event) -> list[int]:
    """Return the states of the day that say again what the heading does, where others stand under it."""
    day = answers.get("event_date")
    beside = (s for name, a in answers.items() if name != "event_date" for s in a.states)
    if day is None or not any(s.sentence and s.status is not Status.UNTOLD for s in beside):
        return []
    when = [s.answer if s.sentence else None for s in day.states]
    return [n for n, d in enumerate(when) if isinstance(d, DateSpan) and _ends_with(event, d)]


def _ends_with(event: Event, day: DateSpan) -> bool:
    """Whether the heading of an event ends with a day."""
    return event.name.endswith(f" {span_words(day)}")


def _unheaded(answer: Resolution, event: Event) -> dict[int, str]:
    """Days that are not those of the heading, or stand under one that does not say what happened, by number.

    A report of a storm names the day of each warning and landfall: what it names is not when it was.
    """
    found = {}
    for number, state in enumerate(answer.states):
        when = state.answer
        headed = isinstance(when, DateSpan) and _ends_with(event, when)
        if not headed or event.name.startswith(NOTHING_NAMED):
            found[number] = _UNHEADED
    return found


def _is_elsewhere(told: Sequence[Claim], _state: State, _name: str, event: Event) -> bool:
    """Whether every figure is told of a place that lies elsewhere than that of the heading."""
    here = event.place
    places = {c.place.name for c in told if c.place and c.place_grade >= Grade.MENTION}
    return here is not None and bool(places) and all(_is_apart(place, here) for place in places)


def _is_unplaced(
    told: Sequence[Claim], name: str, event: Event, places: Mapping[str | None, frozenset[str]]
) -> bool:
    """Whether those hurt are counted by reports that tell of several places, and not of which they are."""
    if name not in _HURT or event.kind not in HARMING or event.place is None or not names_place(event):
        return False
    here = frozenset((event.place.name, *event.place.aliases))
    return all(
        c.report is not None and c.place_grade < Grade.MENTION and places.get(c.report, here) - here
        for c in told
    )


def _is_of_another_day(told: Sequence[Claim], state: State, _name: str, event: Event) -> bool:
    """Whether the texts tell another day of it than the heading has, and the sentence does not say it."""
    named = _day_named(event.name)
    days = [c.about for c in told if c.about and c.day_grade >= Grade.SENTENCE]
    days = [day for day in days if day.earliest is not None and day.earliest == day.latest]
    if named is None or not days or any(span_words(day) in state.sentence for day in days):
        return False
    return all(_lies_apart(day, named) for day in days)


def _is_of_other_days(told: Sequence[Claim], state: State, name: str, event: Event) -> bool:
    """Whether the texts tell it of days far from those of the event, and neither heading nor sentence does.

    "A winner of an award in 2004 for an arrest" tells of no arrest over the shooting of 2005.
    """
    when = event.date
    if name in COURT or when is None or when.earliest is None or when.latest is None:
        return False
    days = [c.about for c in told if c.report is not None and c.about and c.day_grade >= Grade.SENTENCE]
    if len(days) < len(told) or not days:
        return False
    said = f"{event.name} {state.sentence}"
    return all(
        day.earliest is not None
        and day.latest is not None
        and (day.latest < when.earliest - _NEWS or day.earliest > when.latest + _NEWS)
        and span_words(day) not in said
        for day in days
    )


_NEWS = datetime.timedelta(days=NEWS)


def _goes_back_further(told: Sequence[Claim], _state: State, name: str, event: Event) -> bool:
    """Whether it is counted since a day before those of the heading: "246 since December", in March."""
    named = _day_named(event.name)
    if name in COURT or named is None or named.earliest is None:
        return False
    since = [c.about for c in told if c.about is not None and c.day_grade >= Grade.SENTENCE]
    return any(
        d.latest is None and d.earliest is not None and d.earliest < named.earliest - _NIGHT for d in since
    )


def _lies_apart(day: DateSpan, named: DateSpan) -> bool:
    """Whether a day is more than a night away from another, or from a span of days."""
    if day.earliest is None or named.earliest is None or named.latest is None:
        return False
    return not named.earliest - _NIGHT <= day.earliest <= named.latest + _NIGHT


_NIGHT = datetime.timedelta(days=1)


@functools.lru_cache(maxsize=1 << 10)
def _day_named(name: str) -> DateSpan | None:
    """The days that end a heading; none where it names none, or one without both ends."""
    found = find_dates(name, language="en") if name[-1:].isdigit() else []
    day = found[-1].date if found and found[-1].end == len(name) else None
    return day if day is not None and day.earliest and day.latest else None


def _is_untold(told: Sequence[Claim], _state: State, name: str, event: Event) -> bool:
    """Whether a heading names a place or a day, not what happened, and no text tells either of a claim."""
    if not event.name.startswith(NOTHING_NAMED) or name == DENIAL or any(c.report is None for c in told):
        return False
    placed = not names_place(event) or any(c.place_grade >= Grade.SENTENCE for c in told)
    dated = _day_named(event.name) is None or any(c.day_grade >= Grade.SENTENCE for c in told)
    return not (placed and dated)


def _is_of_no_such_deed(told: Sequence[Claim], _state: State, name: str, event: Event) -> bool:
    """Whether somebody named is accused or tried, under the place or day of a deed, and no text says so.

    Whose trial a report tells of may be tried for what he did elsewhere.
    """
    if name not in COURT or event.kind not in HARMING or any(c.report is None for c in told):
        return False
    named = event.place is not None or event.date is not None
    somebody = any(actor.name[:1].isupper() for c in told for actor in c.accused)
    return named and somebody and all(max(c.place_grade, c.day_grade) < Grade.SENTENCE for c in told)


def _is_of_another_case(told: Sequence[Claim], _state: State, name: str, event: Event) -> bool:
    """Whether it is told of others than the one whose case the heading names, or of several."""
    headed = event.name.removeprefix(CASE_AGAINST)
    if name not in COURT or headed == event.name:
        return False
    whom = {actor.name for c in told if c.report is not None for actor in c.accused}
    return any(
        match_names(who, headed).verdict is Verdict.NO_MATCH if who[:1].isupper() else _are_several(who)
        for who in whom
    )


def _are_several(who: str) -> bool:
    """Whether a description is of several persons: "two former officials", and not "a fourth defendant"."""
    figures = (found.quantity for found in find_quantities(who)[:1] if found.quantity.unit != "ordinal")
    return any((quantity.figure or 0) > 1 for quantity in figures)


def _is_of_other_kind(told: Sequence[Claim], _state: State, name: str, event: Event) -> bool:
    """Whether a denial is told of no event of the kind that the heading names."""
    if name != DENIAL or not names_kind(event) or event.kind in (*LASTING, "event"):
        return False
    return not any(c.event_kind == event.kind or c.report is None for c in told)


def _is_of_no_gathering(told: Sequence[Claim], _state: State, name: str, event: Event) -> bool:
    """Whether people are said to have taken part, and the heading does not say in what."""
    named = names_kind(event) and event.kind != "event"
    return name in OF_PROTESTS and not named and all(c.report is not None for c in told)


def _is_perhaps_mourned(told: Sequence[Claim], _state: State, name: str, event: Event) -> bool:
    """Whether one who came to harm is told of, and not counted, where people protest.

    Whose death people protest against is told of in the same words as who dies among them: of those who were
    told of so 4 of 9 came to harm in the protest.
    """
    if name not in _HURT or event.kind != "protest" or any(c.report is None for c in told):
        return False
    return all(isinstance(c.value, Quantity) and c.value.value == 1 and not _is_counted(c) for c in told)


def _is_counted(claim: Claim) -> bool:
    """Whether the words of a claim hold its figure: "one died", and not "a boy died"."""
    figure = claim.value.figure if isinstance(claim.value, Quantity) else None
    return any(found.quantity.figure == figure for found in find_quantities(claim.text))


def _is_of_the_country(told: Sequence[Claim], _state: State, name: str, event: Event) -> bool:
    """Whether those counted are said to be of a whole country, under the heading of a place in it."""
    if name not in _OF_MANY or event.place is None or not names_place(event):
        return False
    if COUNTRY in map(level, (event.place.name, *event.place.aliases)):
        return False
    return all(c.report is not None and says_nationwide(c.sentence) for c in told)


_OF_MANY = _HURT | {"crowd_size", "arrests", "casualties"}
"""What is counted in a place, and in the country around it."""


def _is_of_all_around(told: Sequence[Claim], _state: State, _name: str, event: Event) -> bool:
    """Whether it is told of a place around that of a protest: what many towns saw, as the protest of one."""
    here = event.place
    if event.kind != "protest" or here is None or not names_place(event):
        return False
    named = [c.place.name for c in told if c.place is not None and c.place_grade >= Grade.SENTENCE]
    return len(named) == len(told) > 0 and all(
        place_relation(here.name, place) is PlaceRelation.WITHIN for place in named
    )


def _is_at_another_spot(told: Sequence[Claim], _state: State, name: str, event: Event) -> bool:
    """Whether those hurt are told of another place than that of what happens at one spot.

    It lies neither in that of the heading nor around it, as far as anything says.
    """
    if name not in _HURT or event.kind not in SPOTS or event.place is None or not names_place(event):
        return False
    here = event.place
    return all(
        c.place is not None
        and c.place_grade >= Grade.SENTENCE
        and not {c.place.name, c.place.part_of} & {here.name, here.part_of, *here.aliases}
        and place_relation(c.place.name, here.name) not in NESTED
        for c in told
    )


def _is_loosely_placed(told: Sequence[Claim], _state: State, _name: str, event: Event) -> bool:
    """Whether all claims name the place of an event apart from the figure, and its heading leaves it out."""
    unnamed = not names_kind(event) or event.kind in LASTING  # a case is headed by whom it is against
    if event.place is None or names_place(event) or unnamed:
        return False
    here = {event.place.name, *event.place.aliases}
    return all(c.place_grade is Grade.SENTENCE and c.place is not None and c.place.name in here for c in told)


def _is_apart(told: str, headed: Place) -> bool:
    """Whether a place is known to lie outside another, by whatever name that has."""
    names = (headed.name, *headed.aliases)
    return all(place_relation(told, name) is PlaceRelation.APART for name in names)


_CHECKS: tuple[tuple[Callable[[Sequence[Claim], State, str, Event], bool], str], ...] = (
    (_is_of_another_case, _OTHER_CASE),
    (_is_of_other_kind, _OTHER_KIND),
    (_is_of_no_gathering, _OTHER_KIND),
    (_is_of_no_such_deed, _OTHER_DEED),
    (_is_elsewhere, _ELSEWHERE),
    (_is_at_another_spot, _ELSEWHERE),
    (_is_of_all_around, _ELSEWHERE),
    (_goes_back_further, _ANOTHER_DAY),
    (_is_of_the_country, _ELSEWHERE),
    (_is_perhaps_mourned, _MOURNED),
    (_is_loosely_placed, _LOOSELY),
    (_is_of_another_day, _ANOTHER_DAY),
    (_is_of_other_days, _ANOTHER_DAY),
    (_is_untold, _UNTOLD),
)
