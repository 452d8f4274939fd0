"""Comparison: what was known on a day, and what a new report changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

import attrs

from claimkit.arguments import a_day, demand
from claimkit.dossier.model import Dossier, EventRecord
from claimkit.dossier.reconcile import Asked, Options, untied
from claimkit.models import Claim, Moment
from claimkit.serialization import Serializable
from claimkit.verdicts import known_by


def as_of(dossier: Dossier, at: Moment, **options: Unpack[Options]) -> Dossier:
    """Return the dossier as it would have stood at the end of a day, or at a moment.

    Claims published later are left out; claims without a day of publication stay.  What is known to have
    been published on a day, and not at what hour, was known on all of it.

    Args:
        dossier: what is known now.
        at: the day, or the moment (a time without a zone is UTC).
        options: those of :func:`claimkit.assemble`, where the dossier was made with others than the defaults.

    Raises:
        ArgumentError: ``at`` is neither a date nor a datetime.
    """
    demand("as_of", "dossier", dossier, Dossier)
    a_day("as_of", "at", at)
    reports = [r for r in dossier.reports if known_by(r.report.published, at)]
    ids = {r.report.id for r in reports}
    every = untied(dossier)
    mentions = [m for e in (*dossier.actors, *dossier.places) for m in e.mentions if m.report in ids]
    asked = Asked.of(every, (r.report for r in dossier.reports), **options)
    return asked.assembled((c for c in every if known_by(c.told, at)), mentions, reports, partly=True)


@attrs.frozen
class Difference(Serializable):
    """What became of one answer.

    Attributes:
        event: what a reader would call the event.
        attribute: what was asked.
        before: what could be published; empty where nothing was known.
        after: what can be published now; empty where the answer is gone.
        added: claims that the earlier dossier does not hold.
        removed: claims that the later dossier does not hold.
    """

    event: str
    attribute: str
    before: str
    after: str
    added: tuple[Claim, ...] = ()
    removed: tuple[Claim, ...] = ()


def differences(before: Dossier, after: Dossier) -> tuple[Difference, ...]:
    """Compare two dossiers, such as those before and after a new report.

    Events are the same when they share a claim.  Answers that did not change are left out.

    Args:
        before: the earlier dossier.
        after: the later one.

    Returns:
        A difference for each answer that is new, gone or changed, in the order of the later dossier.
    """
    for name, given in (("before", before), ("after", after)):
        demand("differences", name, given, Dossier)
    older, newer = ([_Answers(record) for record in dossier.events] for dossier in (before, after))
    known, kept = ({key for record in told for key in record.keys} for told in (older, newer))

    def gone_and_new(name: str, old: _Answers | None, new: _Answers | None) -> Difference:
        told, tells = (a.claims.get(name, set()) if a else set[Claim]() for a in (old, new))
        return Difference(
            new.name if new else old.name if old else "",
            name,
            old.sentences.get(name, "") if old else "",
            new.sentences.get(name, "") if new else "",
            tuple(sorted(tells - known, key=lambda c: c.order)),
            tuple(sorted(told - kept, key=lambda c: c.order)),
        )

    homes = {key: index for index, answers in enumerate(older) for key in answers.keys}
    found, met = [], set[tuple[int, str]]()
    for record in newer:
        index = next((homes[key] for key in sorted(record.keys, key=lambda c: c.order) if key in homes), None)
        for name in record.names:
            old = None if index is None else older[index]
            if index is not None:
                met.add((index, name))
            found.append(gone_and_new(name, old, record))
    for index, record in enumerate(older):
        found += [gone_and_new(name, record, None) for name in record.names if (index, name) not in met]
    return tuple(d for d in found if d.before != d.after or d.added or d.removed)


class _Answers:
    """The claims and the sentence of each answer about one event, whatever the event is called."""

    def __init__(self, record: EventRecord) -> None:
        self.name = record.event.name
        self.sentences = {name: answer.sentence for name, answer in record.resolutions.items()}
        self.claims = {
            name: {attrs.evolve(p.claim, event=None, event_kind=None) for p in answer.placements}
            for name, answer in record.resolutions.items()
        }

    @property
    def names(self) -> Iterable[str]:
        return self.sentences

    @property
    def keys(self) -> set[Claim]:
        return {claim for claims in self.claims.values() for claim in claims}
