"""Dossier: events with their answers, the actors and places in them, and what was not read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import attrs

from claimkit.datespans import DateSpan
from claimkit.dossier.entities import Entity
from claimkit.mentions.model import EventMention
from claimkit.mentions.words import Words
from claimkit.models import Actor, Claim, Event, Place, Report
from claimkit.reading import Refusal
from claimkit.relations import Relation
from claimkit.resolution import Resolution
from claimkit.serialization import Serializable
from claimkit.verdicts import Status


@attrs.frozen
class EventRecord(Serializable):
    """One event and the answers about it.

    Attributes:
        event: what happened, when, where and to whom.
        resolutions: the answers, by name of the attribute.
    """

    event: Event
    resolutions: Mapping[str, Resolution]

    @property
    def date(self) -> DateSpan | None:
        """The days of the event."""
        return self.event.date

    @property
    def place(self) -> Place | None:
        """Where it happened."""
        return self.event.place

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who is concerned, the most mentioned first."""
        return self.event.actors

    @property
    def is_date(self) -> bool:
        """Whether nothing is told of it but when it was, or is to be: what may yet come is told by nobody."""
        told = {name for name, answer in self.resolutions.items() if answer.status is not Status.UNTOLD}
        return told == {"event_date"}

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim about the event, in the order of the reports."""
        return tuple(
            sorted((p.claim for r in self.resolutions.values() for p in r.placements), key=lambda c: c.order)
        )


def digest(text: str) -> str:
    """Return a short fingerprint of a text, by which a report is known again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@attrs.frozen
class ReportRecord(Serializable):
    """What became of one report.

    Attributes:
        report: the report, without its text.
        digest: fingerprint of the text.
        claims: how many claims were read in it.
        refused: what was not taken for a claim, with reasons.
        notes: what was not read, and why.
        words: those of the text, by which reports of one event are known.
        main: the event that it is about, as its words tell of it.
        sites: where its title and first sentences say that this event happened.
        lead: where these first sentences end.
    """

    report: Report
    digest: str
    claims: int
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    words: Words = attrs.field(factory=Words)
    main: EventMention | None = None
    sites: tuple[Place, ...] = ()
    lead: int = 0


@attrs.frozen
class Dossier(Serializable):
    """All that several reports say of their events, reconciled.

    Attributes:
        events: the best evidenced first; standing facts last.
        actors: persons, organisations and groups, with all their spellings.
        places: with all their spellings.
        reports: what became of each report, in the order of publication.
    """

    events: tuple[EventRecord, ...]
    actors: tuple[Entity, ...] = ()
    places: tuple[Entity, ...] = ()
    reports: tuple[ReportRecord, ...] = ()

    def __repr__(self) -> str:
        """Say what it holds, and how the main event is called."""
        told = f"events: {len(self.events)}, reports: {len(self.reports)}"
        return f"<Dossier of {self.events[0].event.name!r}, {told}>" if self.events else f"<Dossier, {told}>"

    def _repr_html_(self) -> str:
        """Show what is seen first in a notebook."""
        from claimkit.dossier.pages import brief
        from claimkit.render import to_fragment

        return to_fragment(brief(self))

    @property
    def relations(self) -> tuple[Relation, ...]:
        """How claims on one question about one event stand to one another, with reasons.

        Made when it is asked for; see :attr:`claimkit.Resolution.relations`.
        """
        return tuple(r for record in self.events for a in record.resolutions.values() for r in a.relations)
