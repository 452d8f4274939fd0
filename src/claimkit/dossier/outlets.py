"""Outlets: reports of one source that were found at several addresses have one source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimkit.errors import InvalidModelError
from claimkit.models import Claim, Report, Source


def outlets(reports: Iterable[Report]) -> dict[str, Source]:
    """Return the one source of each name.

    Addresses that differ are those of articles: the source keeps none.

    Raises:
        InvalidModelError: two sources of one name are of different kinds; the message names both reports.

    Example:
        >>> read = [Report("a", Source("Metro", url=f"https://metro.example/{n}")) for n in (1, 2)]
        >>> outlets(read)["Metro"]
        Source('Metro')
    """
    found: dict[str, Source] = {}
    first: dict[str, str] = {}
    for report in reports:
        source = report.source
        other = found.setdefault(source.name, source)
        namesake = first.setdefault(source.name, report.id)
        if source.kind != other.kind:
            reason = f"of report {report.id!r} differs from its namesake in report {namesake!r}; rename one"
            raise InvalidModelError("Report", "source", source.name, reason)
        if source.url != other.url:
            found[source.name] = attrs.evolve(source, url=None)
    return found


def under(report: Report, known: Mapping[str, Source]) -> Report:
    """Return a report under its one source; the address that this no longer has becomes the report's."""
    source = known.get(report.source.name, report.source)
    if source == report.source:
        return report
    url = report.url or (report.source.url if source.url is None else None)
    return attrs.evolve(report, source=source, url=url)


def claims_under(claims: Sequence[Claim], known: Mapping[str, Source]) -> list[Claim]:
    """Return claims of reports under their sources; what was told outside any report stays."""
    return [
        attrs.evolve(c, source=known[c.source.name])
        if c.report is not None and known.get(c.source.name, c.source) != c.source
        else c
        for c in claims
    ]
