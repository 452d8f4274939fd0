"""Find and read dates in text, and complete those that leave something open."""

from __future__ import annotations

from claimkit.dates.columns import parse_dates
from claimkit.dates.finding import DateMention, find_dates, scan_dates
from claimkit.dates.parsing import agreeing_years, complete, parse_date, resolve_date

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
