"""Namesakes: reports that differ and were given one id are kept, each under an id of its own.

A feed that is read twice, an article found at two addresses and two files counted from one give such reports;
one of them must not cost the others.  Nothing says which has the better right to the id, so neither keeps it:
each is told apart by a mark of what it is, which is the same in any order and however the reports come in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import attrs

from claimkit.dossier.model import ReportRecord, digest
from claimkit.models import Report

SHARED = "its id {id!r} was given to reports that differ; here it is {own!r}"


@attrs.frozen
class Known:
    """A report by what tells it from others: the id that it was given, and a mark of all else.

    The kind of its source, and whether it or its source has the address, are left out: other reports change
    them.
    """

    id: str
    mark: str

    @classmethod
    def of(cls, report: Report, fingerprint: str) -> Known:
        """Take what is known of a report; ``fingerprint`` is that of its text."""
        url, moment = report.url or report.source.url, report.published
        at = moment.isoformat() if moment is not None else None
        told = (report.source.name, at, report.title, report.language, url, fingerprint)
        mark = hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return cls(report.id.removesuffix(f" {mark}") or report.id, mark)

    @property
    def own(self) -> str:
        """The id under which it is told from its namesakes."""
        return f"{self.id} {self.mark}"


def told_apart(
    records: Iterable[ReportRecord], reports: Iterable[Report]
) -> tuple[list[ReportRecord], list[Report]]:
    """Return what is known so far and the reports that are new, no two under one id.

    Args:
        records: of the reports that were read; their ids change where a namesake comes.
        reports: as they were given.

    Example:
        >>> first, second = Report("Two died.", "Metro", id="r1"), Report("Three died.", "Post", id="r1")
        >>> _, found = told_apart([], [first, second, first])
        >>> [report.id for report in found]
        ['r1 7ced515a', 'r1 f8bf3b31']
    """
    read = [(Known.of(r.report, r.digest), r) for r in records]
    given = [(Known.of(r, digest(r.text)), r) for r in reports]
    everyone = [*((known, r.report) for known, r in read), *given]
    ids = _ids(everyone)
    addresses = {known: r.url for known, r in everyone if r.url is not None}

    def called(known: Known, report: Report) -> Report:
        return attrs.evolve(report, id=ids[known], url=addresses.get(known))

    before = {known for known, _ in read}
    fresh = {known: called(known, r) for known, r in given if known not in before}
    return [attrs.evolve(r, report=called(known, r.report)) for known, r in read], list(fresh.values())


def shared(record: ReportRecord) -> str:
    """Return the note on a report whose id was given to others too; empty for any other."""
    known = Known.of(record.report, record.digest)
    return SHARED.format(id=known.id, own=known.own) if record.report.id == known.own else ""


def _ids(reports: Iterable[tuple[Known, Report]]) -> dict[Known, str]:
    """The id of each report: the one that it was given, if no other has it."""
    namesakes: dict[str, set[Known]] = {}
    ids: dict[Known, set[str]] = {}
    for known, report in reports:
        namesakes.setdefault(known.id, set()).add(known)
        ids.setdefault(known, set()).add(report.id)
    return {
        known: known.own if len(namesakes[known.id]) > 1 else min(given, key=lambda name: (len(name), name))
        for known, given in ids.items()
    }
