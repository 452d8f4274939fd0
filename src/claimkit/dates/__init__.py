"""Find and read dates in text, and complete those that leave something open."""

from __future__ import annotations

from claimkit.dates.finding import (
    DateMention,
    agreeing_years,
    complete,
    find_dates,
    parse_date,
    resolve_date,
    scan_dates,
)

__all__ = [
    "DateMention",
    "agreeing_years",
    "complete",
    "find_dates",
    "parse_date",
    "resolve_date",
    "scan_dates",
]
