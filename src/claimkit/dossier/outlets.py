"""Outlets: reports of one source have one source, at whatever addresses and under whatever kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimkit.models import Claim, Report, Source

EITHER = " or "
"""Between the kinds of a source of which several are told."""

OF_TWO_KINDS = "its source {name!r} is told to be of several kinds: all are kept; rename one if they are two"


def outlets(reports: Iterable[Report]) -> dict[str, Source]:
    """Return the one source of each name, whatever the order of the reports.

    Addresses that differ are those of articles: the source keeps none.  Kinds that differ are all kept, since
    none is known to be the right one.

    Example:
        >>> read = [Report("a", Source("Metro", url=f"https://metro.example/{n}")) for n in (1, 2)]
        >>> outlets(read)["Metro"]
        Source('Metro')
        >>> outlets([Report("a", Source("Metro", kind)) for kind in ("police", None, "outlet")])["Metro"].kind
        'outlet or police'
    """
    found: dict[str, Source] = {}
    for report in reports:
        source = report.source
        other = found.setdefault(source.name, source)
        kind = (
            source.kind if source.kind == other.kind else EITHER.join(sorted(_kinds(source, other))) or None
        )
        url = source.url if source.url == other.url else None
        found[source.name] = attrs.evolve(other, kind=kind, url=url)
    return found


def _kinds(*sources: Source) -> set[str]:
    return {kind for source in sources if source.kind for kind in source.kind.split(EITHER)}


def in_doubt(source: Source) -> str:
    """Return the note on a source of which several kinds are told; empty for any other."""
    return OF_TWO_KINDS.format(name=source.name) if len(_kinds(source)) > 1 else ""


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
