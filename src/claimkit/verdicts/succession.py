"""Succession: which values were overtaken by later ones, so that they are earlier states and no dissent."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

import attrs

from claimkit.attributes import Dynamics
from claimkit.models import Moment, Value
from claimkit.quantities import Interval
from claimkit.verdicts.values import core, extent, lies_below, meet


class Moments(NamedTuple):
    """What instants a moment can mean.

    Attributes:
        first: the first of them, in seconds; an hour without a zone as if it were in UTC.
        last: the last.
        zoned: whether an hour names its zone; None where that is no question, as for a day.
    """

    first: float
    last: float
    zoned: bool | None = None


WEST, EAST = 12 * 3600.0, 14 * 3600.0
"""How many seconds clocks are behind UTC at the most, and how many ahead of it."""

_WHOLE_DAY = 86_399.999  # seconds from the first instant of a day to its last
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def moments(told: Moment | None) -> Moments | None:
    """Return the instants that a moment can mean: a whole day for a date; a time without a zone as if in UTC.

    >>> moments(datetime.datetime(1970, 1, 1, 0, 1)), moments(None)
    (Moments(first=60.0, last=60.0, zoned=False), None)
    """
    if told is None:
        return None
    if isinstance(told, datetime.datetime):
        zoned = told.utcoffset() is not None
        instant = ((told if zoned else told.replace(tzinfo=datetime.UTC)) - _EPOCH).total_seconds()
        return Moments(instant, instant, zoned)
    first = (told.toordinal() - _EPOCH.toordinal()) * 86_400.0
    return Moments(first, first + _WHOLE_DAY)


def known_by(told: Moment | None, at: Moment) -> bool:
    """Whether what was told at a moment, or at an unknown one, could be known at another.

    A date means the whole day, of the place where it was told.

    >>> noon = datetime.datetime(2024, 5, 6, 12)
    >>> known_by(datetime.date(2024, 5, 6), noon), known_by(datetime.datetime(2024, 5, 6, 18), noon)
    (True, False)
    """
    if told is None:
        return True
    if isinstance(told, datetime.datetime) and isinstance(at, datetime.datetime):
        mine, theirs = moments(told), moments(at)
        return mine is not None and theirs is not None and mine.first <= theirs.first
    days = [m.date() if isinstance(m, datetime.datetime) else m for m in (told, at)]
    return days[0] <= days[1]


def before(first: Moments | None, second: Moments | None) -> bool:
    """Whether the first moment surely comes before the second.

    Hours without a zone are taken to be of one zone.  Beside an hour with one they may be of any.

    >>> noon = datetime.datetime(2024, 5, 6, 12, tzinfo=datetime.UTC)
    >>> [before(moments(noon), moments(datetime.datetime(2024, 5, day))) for day in (7, 8)]
    [False, True]
    """
    if first is None or second is None:
        return False
    if in_doubt(first, second):
        return first.last + (EAST if first.zoned else WEST) < second.first
    return first.last < second.first


def in_doubt(first: Moments, second: Moments) -> bool:
    """Whether only one of two hours names its zone."""
    return first.zoned is not second.zoned and first.zoned is not None and second.zoned is not None


def hours_in_doubt(told: Iterable[Moment | None]) -> frozenset[Moment]:
    """Return the hours without a zone of which it is open whether they come before some hour with one.

    >>> noon = datetime.datetime(2024, 5, 6, 12)
    >>> others = [noon.replace(day=day, tzinfo=datetime.UTC) for day in (5, 6)]
    >>> [len(hours_in_doubt([noon, *found])) for found in (others[:1], others)]
    [0, 1]
    """
    hours = {h: m for h in told if h and (m := moments(h)) is not None and m.zoned is not None}
    zoned = sorted(m.first for m in hours.values() if m.zoned)
    return frozenset(
        hour
        for hour, m in hours.items()
        if not m.zoned and bisect_left(zoned, m.first - EAST) < bisect_right(zoned, m.first + WEST)
    )


@attrs.frozen
class Telling:
    """A value with who tells it, when, and of which days.

    Attributes:
        value: what is told.
        voice: who tells it; None for nobody that could be known again.
        told: when.
        days: first and last day that it is about, as ordinals; None where it names none.
        corrects: whether the words say that it replaces what was told before.
        moved: 1 where the words say that the figure rose to the value, -1 where it fell to it, else 0.
        allows: what the value allows (see :func:`core`), worked out once.
    """

    value: Value
    voice: Hashable = None
    told: Moments | None = None
    days: tuple[float, float] | None = None
    corrects: bool = False
    moved: int = 0
    allows: Interval | str = attrs.field(
        init=False,
        eq=False,
        repr=False,
        default=attrs.Factory(lambda self: core(self.value), takes_self=True),
    )


def apart(first: Telling, second: Telling) -> bool:
    """Whether two tellings are about days that do not meet."""
    a, b = first.days, second.days
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])


def precedes(first: Telling, second: Telling) -> bool:
    """Whether the first telling is of an earlier time: of earlier days, or told earlier of the same."""
    a, b = first.days, second.days
    if a is not None and b is not None and (a[1] < b[0] or b[1] < a[0]):
        return a[1] < b[0]
    return before(first.told, second.told)


def withdraws(late: Telling, early: Telling, dynamics: Dynamics) -> bool:
    """Whether a telling takes the place of an earlier one: by its own source, or as a correction.

    A source that tells two sizes of a crowd within a day tells two states of the crowd.
    """
    own = late.voice is not None and late.voice == early.voice
    if not (own or late.corrects) or apart(early, late) or meet(early.allows, late.allows):
        return False
    if late.corrects and own and not early.corrects:
        return not before(late.told, early.told)
    if early.told is None or late.told is None or not before(early.told, late.told):
        return False
    within_a_day = late.told.first // 86_400 == early.told.last // 86_400
    return late.corrects or dynamics is not Dynamics.PEAK or not within_a_day


def succeeds(late: Telling, early: Telling, dynamics: Dynamics) -> bool:
    """Whether a telling is a later state of the same matter, whoever tells it.

    A count that only grows has a later state where it is told later and lies above; a status where it is
    told later and differs; either of them where the words say that the figure rose or fell to it.
    """
    if dynamics not in (Dynamics.CUMULATIVE, Dynamics.STATUS):
        return False
    if late.moved and not precedes(late, early):
        rose, fell = lies_below(early.allows, late.allows), lies_below(late.allows, early.allows)
        return (rose and late.moved > 0) or (fell and late.moved < 0)
    if not precedes(early, late):
        return False
    if dynamics is Dynamics.CUMULATIVE:
        return lies_below(early.allows, late.allows)
    return not meet(early.allows, late.allows)


def unsaid(tellings: Sequence[Telling]) -> dict[int, int]:
    """Of values that hold side by side, those that their source no longer tells, each with its newest word.

    >>> sixth, ninth = Moments(6, 6), Moments(9, 9)
    >>> said = [Telling("arson", "A", sixth), Telling("murder", "A", ninth), Telling("fraud", "B", sixth)]
    >>> unsaid(said)
    {0: 1}
    """
    last: dict[Hashable, int] = {}
    for i, t in enumerate(tellings):
        newest = None if t.voice not in last else tellings[last[t.voice]].told
        if t.voice is not None and t.told is not None and (newest is None or t.told[:2] > newest[:2]):
            last[t.voice] = i
    said = {(t.voice, t.told, extent(t.value)) for t in tellings}
    found = {}
    for i, t in enumerate(tellings):
        if (j := last.get(t.voice)) is None or not before(t.told, tellings[j].told):
            continue
        if (t.voice, tellings[j].told, extent(t.value)) not in said:
            found[i] = j
    return found
