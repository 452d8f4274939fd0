"""Winds and temperatures: which figures were read, and which are forecasts, differences, speeds of a storm.

A reading is of one place, moment and measure.  Of those of one report the furthest is the answer: a gust
beside a sustained wind, one station beside another and two offices that measure over one minute or ten do not
contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from claimkit.models import Claim, Modality
from claimkit.patterns import Grammar, Match, rule
from claimkit.quantities import Interval, Quantity
from claimkit.reading.tokens import Token, listed, sentence_words
from claimkit.verdicts import compatible, core

ELSEWHERE = "another place, moment or measure"
"""Scope of a reading that is not the furthest of its report."""

_DEGREES = frozenset(("degC", "degF"))
_SPEEDS = frozenset(("km/hour", "kph", "mph", "mi/hour", "knot", "m/second"))
_READ = frozenset(("wind_speed", "temperature"))
Weather = tuple[int, bool]  # index of a figure, and whether it is forecast; else it is no reading


def _dressed(words: Sequence[Token]) -> list[Token]:
    """The tokens, with the class ``degrees`` for temperatures and ``speed`` for speeds."""
    clad = listed(words)
    for at, token in enumerate(clad):
        unit = token.quantity.unit if token.quantity is not None else None
        kind = "degrees" if unit in _DEGREES else "speed" if unit in _SPEEDS else ""
        kind = "bracket" if token.word in ("(", ")") else "semicolon" if token.word == ";" else kind
        if kind:
            clad[at] = token._replace(classes=token.classes | {kind})
    return clad


def _it(match: Match, *, forecast: bool) -> Weather:
    return match.marks["it"][0], forecast


@rule(
    "a difference of degrees",
    "(it: <degrees>) <bracket/degrees>* <adverb>* <than_usual>",
    "by <adverb>* (it: <degrees>)",
    examples=[
        ("It was 20 °C above normal.", "no: 20 °c"),
        ("Nights were 5 °C colder than in May.", "no: 5 °c"),
        ("It warmed by 3 °C.", "no: 3 °c"),
        ("It was 41 °C in Ostrel.", ""),
    ],
)
def _difference(match: Match) -> Weather:
    return _it(match, forecast=False)


@rule(
    "how fast a storm moves",
    "<travelling> !<mark/speed>* (it: <speed>)",
    "forward !<mark/speed>* (it: <speed>)",
    examples=[
        ("The storm, with winds of 90 mph, was moving north at 12 mph.", "no: 12 mph"),
        ("The storm brought winds of 90 mph.", ""),
    ],
)
def _travelling(match: Match) -> Weather:
    return _it(match, forecast=False)


@rule(
    "weather that is forecast",
    "<forecasting> !<measured_at/semicolon/degrees/speed>* (it: <degrees/speed>)",
    "(it: <degrees/speed>) !<mark/measured_at/degrees/speed>* <be> <adverb>* <forecasting>",
    examples=[
        ("Forecasters predicted winds of up to 140 km/h.", "forecast: up to 140 km/h"),
        ("Winds of 90 mph are expected on Tuesday.", "forecast: 90 mph"),
        ("The heat could reach 45 °C.", "forecast: 45 °c"),
        ("Forecasters had warned of gales, and gusts reached 90 mph.", ""),
    ],
)
def _forecast(match: Match) -> Weather:
    return _it(match, forecast=True)


def weather(words: Sequence[Token], without: frozenset[str] = frozenset()) -> dict[int, tuple[str, bool]]:
    """Return which winds and degrees of a sentence nobody measured: the rule, and whether it is forecast.

    >>> weather(sentence_words("It was 20 °C above normal."))
    {2: ('a difference of degrees', False)}
    """
    units = {t.quantity.unit for t in words if t.quantity is not None}
    if units.isdisjoint(_DEGREES | _SPEEDS):
        return {}
    return WEATHER.without(without).foremost(_dressed(words))


def furthest(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a report, its readings that are not the furthest with a scope of their own.

    Of winds the greatest of the event is told, of degrees that of the day: the hottest or, below zero, the
    coldest.
    """
    found = list(claims)
    read = [(at, c) for at, c in enumerate(claims) if c.attribute in _READ and _told(c)]
    for at, c in read:
        beside = [o for _, o in read if _comparable(c, o)]
        cold = all(_least(o) < 0 for o in beside)
        best = (min if cold else max)(beside, key=_least)
        if not compatible(c.value, best.value):
            found[at] = attrs.evolve(c, scope=ELSEWHERE)
    return found


def _told(c: Claim) -> bool:
    return isinstance(c.value, Quantity) and not c.scope and c.modality is not Modality.HYPOTHETICAL


def _comparable(c: Claim, other: Claim) -> bool:
    """Whether two readings answer one question: of one unit and, of degrees, of days that meet."""
    one, two = c.value, other.value
    if c.attribute != other.attribute or not (isinstance(one, Quantity) and isinstance(two, Quantity)):
        return False
    if one.unit != two.unit:
        return False
    if c.attribute == "wind_speed" or c.about is None or other.about is None:
        return True
    return c.about.overlaps(other.about)


def _least(c: Claim) -> float:
    range_ = core(c.value)
    if not isinstance(range_, Interval):
        return 0
    ends = [end for end in (range_.low, range_.high) if end is not None]
    return ends[0] if ends else 0


def _shown(text: str) -> Iterator[tuple[str, str]]:
    words = sentence_words(text)
    for at, (name, forecast) in weather(words).items():
        yield name, f"{'forecast' if forecast else 'no'}: {words[at].word}"


WEATHER = Grammar("winds and degrees", [_difference, _travelling, _forecast], _shown)
