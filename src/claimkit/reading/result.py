"""What became of a report: its claims, and what was not read, with reasons."""

from __future__ import annotations

import attrs

from claimkit.errors import why_unread
from claimkit.mentions.model import EventMention
from claimkit.mentions.words import Words
from claimkit.models import Claim, Place, Report
from claimkit.reading.naming import NameMention
from claimkit.serialization import Serializable


@attrs.frozen
class Refusal(Serializable):
    """A stretch of the text that was seen and not read.

    Attributes:
        start: where it begins.
        end: where it ends.
        text: its words.
        reason: why nothing was read from it.
    """

    start: int
    end: int
    text: str
    reason: str


@attrs.frozen
class Reading:
    """What was read in a report, and what was not.

    Attributes:
        report: the report.
        claims: its claims, in the order of the text.
        refused: page furniture, and figures that count something else or nothing, with reasons, in order.
        names: places, persons and organisations named, in order.
        notes: what was not read at all, and why.
        words: those of the text, by which reports of one event are known.
        events: what the report tells of, each once, in order; with and without a figure.
        sites: where its title, else its first sentences, say that what it is about happened.
        lead: where the first sentences end, with which it begins.
    """

    report: Report
    claims: tuple[Claim, ...] = ()
    refused: tuple[Refusal, ...] = ()
    names: tuple[NameMention, ...] = ()
    notes: tuple[str, ...] = ()
    words: Words = attrs.field(factory=Words)
    events: tuple[EventMention, ...] = ()
    sites: tuple[Place, ...] = ()
    lead: int = 0


def unreadable(report: Report, error: Exception) -> Reading:
    """Return the reading of a report that could not be read at all: a note names it and the reason.

    >>> unreadable(Report("Fire", "Daily", id="d1"), KeyError("x")).notes
    ("nothing read of report 'd1': a fault of claimkit: KeyError: 'x'",)
    """
    return Reading(report, notes=(f"nothing read of report {report.id!r}: {why_unread(error)}",))
