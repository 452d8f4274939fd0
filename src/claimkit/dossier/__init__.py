"""Dossier: from reports to events, answers and a document that a person can work from."""

from claimkit.dossier.entities import Entity, Mention
from claimkit.dossier.model import Dossier, EventRecord, ReportRecord
from claimkit.dossier.reconcile import assemble, reconcile

__all__ = ["Dossier", "Entity", "EventRecord", "Mention", "ReportRecord", "assemble", "reconcile"]
