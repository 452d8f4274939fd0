"""Times of day: "5:30 AM EST", "9 p.m.", "05:30:00-05:00", "1200 UTC"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_GAP: Final = r"(?:[^\S\n]{0,3}\n?[^\S\n]{0,3})"  # at most one line break: a blank line parts paragraphs
_CLOCK: Final = re.compile(
    rf"""
    (?P<hour>[0-9]{{1,2}})
    (?: (?P<mark>[:.]) (?P<minute>[0-5][0-9]) (?: :[0-5][0-9] (?:[.,][0-9]{{1,9}})? )? )? (?![0-9])
    (?: {_GAP} (?P<half>[ap]) (?: \.{_GAP}m\. | \.?m\b ) | (?P<oclock> {_GAP}o['’]clock\b ) )?
    | (?P<compact>(?:[01][0-9]|2[0-3])[0-5][0-9]) (?= {_GAP} (?:hours|hrs|local{_GAP}time|utc|gmt|z)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ZONE: Final = re.compile(
    rf"""
    {_GAP} (?: (?:hours|hrs)\b {_GAP} )?
    (?: (?P<sign>[+-])(?P<hours>0[0-9]|1[0-4]):?(?P<minutes>[0-5][0-9])\b | local{_GAP}time\b |
    (?P<open>\()?(?P<name>[a-z]{{1,4}})\b(?(open)\)) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_clock(text: str, start: int, zones: Mapping[str, str]) -> tuple[str, str, int] | None:
    """Return a time of day, its zone, and where it ends; None where there is none.

    A bare number is no time: minutes after a colon, "a.m.", "o'clock" or a zone make it one.

    >>> read_clock("5:30 AM EST, January 16", 0, {"est": "-05:00"})
    ('05:30', '-05:00', 11)
    """
    found = _CLOCK.match(text, start)
    if found is None:
        return None
    if found["compact"]:
        hour, minute = int(found["compact"][:2]), found["compact"][2:]
    else:
        hour, minute = int(found["hour"]), found["minute"] or "00"
        if found["half"]:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + 12 * (found["half"] in "pP")
        elif hour > 23 or not (found["mark"] == ":" or found["oclock"]):
            return None
    clock, end = f"{hour:02d}:{minute}", found.end()
    zone = _ZONE.match(text, end)
    if zone is None:
        return clock, "", end
    if zone["sign"]:
        return clock, f"{zone['sign']}{zone['hours']}:{zone['minutes']}", zone.end()
    if not zone["name"]:
        return clock, "", zone.end()
    offset = zones.get(zone["name"].lower())
    return (clock, offset, zone.end()) if offset else (clock, "", end)
