"""Event mentions: what one report tells of one event, each field with the evidence for it."""

from __future__ import annotations

import attrs

from claimkit.arguments import Choice
from claimkit.datespans import DateSpan
from claimkit.models import Grade, Place
from claimkit.serialization import Serializable


class Standing(Choice):
    """Whether an event is told to have happened."""

    HAPPENED = "happened"
    PLANNED = "planned"
    FEARED = "feared"
    HABITUAL = "habitual"
    RECALLED = "recalled"
    DENIED = "denied"


@attrs.frozen
class EventMention(Serializable):
    """What one report tells of one event.

    Attributes:
        trigger: the word that tells of it.
        start: where that word begins in the report.
        end: where it ends, exclusive.
        kind: what kind of event it is; None where the word tells no kind that is known.
        standing: whether it happened, or is only planned, feared, usual, looked back at, or denied.
        day: when; None where nothing says so.
        day_grade: on what the day rests.
        place: where; None where nothing says so.
        place_grade: on what the place rests.
        sentences: where each sentence of the mention begins and ends.
        main: whether the report is about it: its headline and first sentences tell of it.
        near: whether it was near the place, and not in it: "12 km north of Varn".

    Example:
        >>> mention = EventMention("marched", 8, 15, "protest")
        >>> mention.standing.value, mention.day_grade.name, mention.happened
        ('happened', 'UNKNOWN', True)
    """

    trigger: str
    start: int
    end: int
    kind: str | None = None
    standing: Standing = attrs.field(default=Standing.HAPPENED, converter=Standing)
    day: DateSpan | None = None
    day_grade: Grade = Grade.UNKNOWN
    place: Place | None = None
    place_grade: Grade = Grade.UNKNOWN
    sentences: tuple[tuple[int, int], ...] = ()
    main: bool = False
    near: bool = False

    @property
    def happened(self) -> bool:
        """Whether the report tells that it happened, now or before."""
        return self.standing in (Standing.HAPPENED, Standing.RECALLED)
