"""Dossier: from reports to events, answers and a document that a person can work from."""

from claimkit.dossier.comparison import Difference, as_of, differences
from claimkit.dossier.entities import Entity, Mention
from claimkit.dossier.model import Dossier, EventRecord, ReportRecord
from claimkit.dossier.reconcile import assemble, extend, reconcile
from claimkit.dossier.same import EventLink, same_event

__all__ = [
    "Difference",
    "Dossier",
    "Entity",
    "EventLink",
    "EventRecord",
    "Mention",
    "ReportRecord",
    "as_of",
    "assemble",
    "differences",
    "extend",
    "reconcile",
    "same_event",
]
