"""Find and read dates in text, and complete those that leave something open."""

from __future__ import annotations

from claimkit.dates.columns import parse_dates
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
    "parse_dates",
    "resolve_date",
    "scan_dates",
]
