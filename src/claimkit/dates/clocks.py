"""Times of day: "5:30 AM EST", "9 p.m.", "05:30:00-05:00", "1200 UTC"; the words come from the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

_GAP: Final = r"(?:[^\S\n]{0,3}\n?[^\S\n]{0,3})"  # at most one line break: a blank line parts paragraphs
_PIECE: Final = re.compile(r"\w+|[^\w\s]")
_OFFSET: Final = r"(?P<sign>[+-])(?P<hours>0[0-9]|1[0-4]):?(?P<minutes>[0-5][0-9])\b"


class Clocks:
    """How a language tells the time of day.

    Args:
        halves: what stands for the half of the day, to ``a`` or ``p``: "a.m.", "pm".
        whole: words that make a bare hour a time: "o'clock".
        told: words that make four digits a time: "hours", "UTC".
        between: words between a time and its zone: "hours".
        local: words that stand for a zone that is not named: "local time".
        zones: names of zones and their offsets.
    """

    def __init__(
        self,
        halves: Mapping[str, str],
        whole: Iterable[str],
        told: Iterable[str],
        between: Iterable[str],
        local: Iterable[str],
        zones: Mapping[str, str],
    ) -> None:
        self._halves = {"".join(form.split()): half for form, half in halves.items()}
        self._zones = zones
        self._clock = re.compile(
            rf"""
            (?P<hour>[0-9]{{1,2}})
            (?: (?P<mark>[:.]) (?P<minute>[0-5][0-9]) (?: :[0-5][0-9] (?:[.,][0-9]{{1,9}})? )? )? (?![0-9])
            (?: {_GAP} (?P<half>{_any_of(halves)}) | {_GAP} (?P<oclock>{_any_of(whole)}) )?
            | (?P<compact>(?:[01][0-9]|2[0-3])[0-5][0-9]) (?= {_GAP} (?:{_any_of(told)}) )
            """,
            re.VERBOSE | re.IGNORECASE,
        )
        self._zone = re.compile(
            rf"""
            {_GAP} (?: (?:{_any_of(between)}) {_GAP} )?
            (?: {_OFFSET} | {_any_of(local)} | (?P<open>\()?(?P<name>[a-z]{{1,4}})\b(?(open)\)) )
            """,
            re.VERBOSE | re.IGNORECASE,
        )

    def read(self, text: str, start: int) -> tuple[str, str, int] | None:
        """Return a time of day, its zone, and where it ends; None where there is none.

        A bare number is no time: minutes after a colon, "a.m.", "o'clock" or a zone make it one.

        >>> clocks = Clocks({"am": "a"}, ["o'clock"], ["hours"], ["hours"], [], {"est": "-05:00"})
        >>> clocks.read("5:30 AM EST, January 16", 0), clocks.read("1200 hours", 0), clocks.read("5", 0)
        (('05:30', '-05:00', 11), ('12:00', '', 4), None)
        """
        found = self._clock.match(text, start)
        clock = self._told(found) if found else None
        if found is None or clock is None:
            return None
        end = found.end()
        zone = self._zone.match(text, end)
        if zone is None:
            return clock, "", end
        if zone["sign"]:
            return clock, f"{zone['sign']}{zone['hours']}:{zone['minutes']}", zone.end()
        if not zone["name"]:
            return clock, "", zone.end()
        offset = self._zones.get(zone["name"].lower())
        return (clock, offset, zone.end()) if offset else (clock, "", end)

    def _told(self, found: re.Match[str]) -> str | None:
        if found["compact"]:
            return f"{found['compact'][:2]}:{found['compact'][2:]}"
        hour, minute = int(found["hour"]), found["minute"] or "00"
        if found["half"]:
            if not 1 <= hour <= 12:
                return None
            half = self._halves["".join(found["half"].lower().split())]
            hour = hour % 12 + 12 * (half == "p")
        elif hour > 23 or not (found["mark"] == ":" or found["oclock"]):
            return None
        return f"{hour:02d}:{minute}"


def _any_of(forms: Iterable[str]) -> str:
    """Return a pattern for any of the forms, longest first; gaps may stand between their pieces."""
    patterns = [
        _GAP.join(map(re.escape, _PIECE.findall(form))) + (r"\b" if form[-1].isalnum() else "")
        for form in sorted(forms, key=len, reverse=True)
    ]
    return "|".join(patterns) or "(?!)"
