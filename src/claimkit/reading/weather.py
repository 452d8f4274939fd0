"""Winds and temperatures: which figures were read, and which are forecasts, differences, speeds of a storm.

A reading is of one place, moment and measure.  Of those of one report the furthest is its answer: a gust
beside a sustained wind, one station beside another and two offices that measure over one minute or ten do not
contradict each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from claimkit.attributes import MOMENTARY
from claimkit.models import Claim, Modality
from claimkit.patterns import Grammar, Match, rule
from claimkit.quantities import Change, Quantity
from claimkit.reading.tokens import Token, listed, sentence_words

NOT_FURTHEST = "a reading of another place, moment or measure, which another one of the report goes beyond"
"""Why a reading is not told."""

_DEGREES = frozenset(("degC", "degF"))
_SPEEDS = frozenset(("km/hour", "kph", "mph", "mi/hour", "knot", "m/second"))
_READ = frozenset(("wind_speed", "temperature"))
_MILE = 0.44704  # m/s
_SIZES = {
    "km/hour": (1 / 3.6, 0.0),
    "kph": (1 / 3.6, 0.0),
    "mph": (_MILE, 0.0),
    "mi/hour": (_MILE, 0.0),
    "knot": (0.514444, 0.0),
    "m/second": (1.0, 0.0),
    "degF": (5 / 9, 32.0),
}
"""What one of a unit is, in m/s or °C, and the figure of it that is nought."""
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
        elif at and "blowing" in clad[at - 1].classes:
            clad[at] = token._replace(classes=token.classes - {"travelling"})  # "a wind speed of 90 mph"
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
    "<travelling> !<mark/speed/blowing>* (it: <speed>)",
    "forward !<mark/speed/blowing>* (it: <speed>)",
    examples=[
        ("The storm, with winds of 90 mph, was moving north at 12 mph.", "no: 12 mph"),
        ("The storm brought winds of 90 mph.", ""),
        ("It moved north and grew to peak winds of 90 mph.", ""),
        ("Ostrel recorded a peak wind speed of 90 mph.", ""),
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


def surpassed(claims: Sequence[Claim]) -> list[Claim]:
    """Return the readings of a report which another one goes beyond, so that they answer nothing.

    Of winds the greatest of the event is told, of degrees that of the day: the hottest or, below zero, the
    coldest.  A wind that fell to a speed had gone beyond it.
    """
    told: dict[tuple[str, object], list[Claim]] = {}
    for c in claims:
        if c.attribute in _READ and isinstance(c.value, Quantity) and c.modality is not Modality.HYPOTHETICAL:
            day = None if c.attribute in MOMENTARY or c.about is None else c.about.edtf
            told.setdefault((c.attribute, day), []).append(c)
    found = []
    for beside in told.values():
        lows, highs = zip(*map(_ends, beside), strict=True)
        least, most = min(lows), max(highs)
        cold = most < _freezing(beside[0])
        for c, low, high in zip(beside, lows, highs, strict=True):
            if _abated(c) or (low > least if cold else high < most):
                found.append(c)
    return found


def _freezing(c: Claim) -> float:
    return 0.0 if c.attribute == "temperature" else -math.inf


def _abated(c: Claim) -> bool:
    """Whether a wind is told to have become less."""
    fell = isinstance(c.value, Quantity) and c.value.change is Change.FELL_TO
    return c.attribute == "wind_speed" and fell


def _ends(c: Claim) -> tuple[float, float]:
    """The figures of a reading in one unit, m/s for winds, °C for degrees: that named, else the ends."""
    value = c.value
    if not isinstance(value, Quantity):
        return 0.0, 0.0
    figures = [n for n in (value.low, value.high) if n is not None] if value.value is None else [value.value]
    size, nought = _SIZES.get(value.unit or "", (1.0, 0.0))
    told = [(float(n) - nought) * size for n in figures] or [0.0]
    return min(told), max(told)


def _shown(text: str) -> Iterator[tuple[str, str]]:
    words = sentence_words(text)
    for at, (name, forecast) in weather(words).items():
        yield name, f"{'forecast' if forecast else 'no'}: {words[at].word}"


WEATHER = Grammar("winds and degrees", [_difference, _travelling, _forecast], _shown)
