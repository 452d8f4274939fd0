"""Hazards: what nature does to people, where no single word names it.

Earth, water, weather and ice, as disasters are sorted by EM-DAT, the international disaster database (Centre
for Research on the Epidemiology of Disasters, Louvain, "Disaster classification system").
"""

from __future__ import annotations

from claimkit.patterns import Match, Rule, rule
from claimkit.reading.mishaps import Sense, beside, is_kind


@rule(
    "a volcano that erupts",
    "(event: erupted/erupts/erupting/erupt)",
    "(event: lava/pyroclastic)",
    examples=[
        ("A volcano erupted, killing two hikers.", "erupted: disaster"),
        ("Mount Sorva erupted and killed two hikers.", "erupted: disaster"),
        ("Lava killed two farmers.", "lava: disaster"),
        ("Fighting erupted and two were killed.", ""),
        ("They climbed the volcano.", ""),
    ],
)
def _erupted(match: Match) -> Sense | None:
    erupted = match.words[match.start].word.startswith("erupt")
    told = beside(match, "volcano") if erupted else beside(match, "hurting")
    return is_kind(match, "disaster") if told else None


@rule(
    "rain and cold that do harm",
    "(event: <falling_weather>) !<mark/be>* <hurting>",
    "(event: cold) snap/spell/wave",
    "(event: heat) wave/waves",
    "<hurting> (<preposition> | by) !<mark/be/verb>* (event: <falling_weather>)",
    examples=[
        ("Torrential rain killed 16 people.", "rain: disaster"),
        ("Monsoon rains in the north have killed 70.", "rains: disaster"),
        ("A hailstorm injured 60.", "hailstorm: disaster"),
        ("A cold snap killed 20.", "cold: disaster"),
        ("Thousands marched in the rain.", ""),
        ("Rain fell on the match.", ""),
    ],
)
def _fell_from_the_sky(match: Match) -> Sense | None:
    driven = any(t.is_a("driving", "vehicle") for t in match.words)  # who crashes in the rain
    return None if driven else is_kind(match, "disaster")


@rule(
    "water that is let loose",
    "<dam> !<mark/event>* (event: burst/bursts/breached/broke/failed/overflowed/overtopped)",
    "<dam> (event: breach/burst/failure/break/breaches/bursts/failures)",
    "glacial lake (event: outburst/outbursts)",
    examples=[
        ("A dam burst and 40 people were killed.", "burst: disaster"),
        ("The dam breach killed 40.", "breach: disaster"),
        ("A pipe burst in the cellar.", ""),
    ],
)
def _burst(match: Match) -> Sense:
    return is_kind(match, "disaster")


@rule(
    "a slope that comes down",
    "(hillside/hillsides/mountainside/hill/slope/slopes/cliff/embankment) !<mark/event/hurting>* "
    "(event: collapsed/collapses/collapse/gave_way/slid)",
    examples=[
        ("A rain-soaked hillside collapsed on a village, killing six people.", "collapsed: disaster"),
        ("The hillside house collapsed in a day.", ""),
    ],
)
def _of_earth(match: Match) -> Sense | None:
    built = any(t.is_a("building") for t in match.words[match.start : match.end])
    return None if built else is_kind(match, "disaster")


@rule(
    "ice that comes down",
    "(glacier/glaciers/serac/icefall) !<mark/event/hurting>* (event: collapsed/collapse/broke/fell)",
    examples=[("A glacier collapsed, killing seven climbers.", "collapsed: disaster")],
)
def _of_ice(match: Match) -> Sense:
    return is_kind(match, "disaster")


@rule(
    "a stroke of lightning",
    "lightning (event: strike/strikes/bolt/bolts)",
    "(event: lightning)",
    examples=[("A lightning strike hurt three hikers.", "strike: disaster")],
)
def _lightning(match: Match) -> Sense:
    return is_kind(match, "disaster")


HAZARDS: tuple[Rule, ...] = (_erupted, _fell_from_the_sky, _burst, _of_earth, _of_ice, _lightning)
"""Rules in the order in which they are asked."""
