"""Read a report: from its text to claims."""

from __future__ import annotations

from claimkit.reading.naming import NameMention
from claimkit.reading.report import examine_report, read_report
from claimkit.reading.result import Reading, Refusal, unreadable

__all__ = ["NameMention", "Reading", "Refusal", "examine_report", "read_report", "unreadable"]
