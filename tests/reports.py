"""Reports of made-up outlets, and what is published of them; used by tests of what stands in print."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from claimkit.dossier import Dossier, reconcile
from claimkit.models import Claim, Report
from claimkit.reading import read_report

DAY = datetime.date(2024, 5, 6)


def told(*texts: str, published: datetime.date | None = DAY, apart: int = 0) -> Dossier:
    """Reports of one day, or each so many days after the one before."""
    days = [published + datetime.timedelta(n * apart) if published else None for n in range(len(texts))]
    return reconcile(
        [
            Report(text, f"Outlet {n}", published=day)
            for n, (text, day) in enumerate(zip(texts, days, strict=True))
        ]
    )


def headings(dossier: Dossier) -> list[str]:
    """The names of its events."""
    return [record.event.name for record in dossier.events]


def sentences(dossier: Dossier) -> list[str]:
    """The sentences of all states of its answers."""
    return [
        s.sentence for r in dossier.events for a in r.resolutions.values() for s in a.states if s.sentence
    ]


def claims(text: str) -> Sequence[Claim]:
    """What one report claims."""
    return read_report(Report(text, "Daily", published=DAY))
