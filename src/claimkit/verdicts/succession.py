"""Succession: which values were overtaken by later ones, so that they are earlier states and no dissent."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
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


def overtaken(tellings: Sequence[Telling], dynamics: Dynamics) -> dict[int, int]:
    """Find what was overtaken, each with one that overtook it: the last of them.

    What somebody says of a count that grows, and others had said before it grew, is an earlier state too:
    it was copied late.  It is so as long as no more voices say it than say the later figure.

    Args:
        tellings: of one thing.
        dynamics: how its value behaves.

    Returns:
        Positions of the overtaken, with the position of one that overtook them.

    Example:
        >>> from claimkit.quantities import Quantity
        >>> told = (12, "a", 6), (15, "b", 8)
        >>> said = [Telling(Quantity.exact(n), who, Moments(day, day)) for n, who, day in told]
        >>> overtaken(said, Dynamics.CUMULATIVE), overtaken(said, Dynamics.STATIC)
        ({0: 1}, {})
    """
    return _Succession(tellings, dynamics).overtaken(range(len(tellings)))


def _time(t: Telling) -> tuple[tuple[float, float], tuple[float, float]]:
    never = float("-inf"), float("-inf")
    return t.days or never, t.told[:2] if t.told else never


class _Succession:
    """Which tellings stand over which; of later states only the last that there are is looked for.

    Attributes:
        tellings: of one thing.
        dynamics: how its value behaves.
        alike: for each telling the number of those that are alike in all but the voice.
    """

    def __init__(self, tellings: Sequence[Telling], dynamics: Dynamics) -> None:
        self.tellings, self.dynamics = tellings, dynamics
        numbers: dict[Telling, int] = {}
        self.alike = [
            numbers.setdefault(attrs.evolve(t, voice=None) if t.voice is not None else t, len(numbers))
            for t in tellings
        ]
        self._one_each = each = list(numbers)
        self._spoken = _by(tellings, range(len(tellings)), lambda t: t.voice)
        self._own = self._withdrawn()
        told = any(t.told or t.days or t.moved for t in each)
        self._moving = moving = told and dynamics in (Dynamics.CUMULATIVE, Dynamics.STATUS)
        order = sorted(range(len(each)), key=lambda j: _time(each[j]), reverse=True) if moving else []
        self._later: list[tuple[deque[int], Iterator[int]]] = [(deque(), iter(order)) for _ in each]
        self._as_much: dict[tuple[int, Hashable], list[int]] = {}

    def _withdrawn(self) -> list[list[int]]:
        """For each telling those that take its place, the last first."""
        corrections = [j for j, t in enumerate(self.tellings) if t.corrects]
        found = []
        for i, t in enumerate(self.tellings):
            late = {*corrections, *(self._spoken[t.voice] if t.voice is not None else ())} - {i}
            found.append(self._latest_first(j for j in late if self._withdraws(j, i)))
        return found

    def _withdraws(self, late: int, early: int) -> bool:
        a, b = self.tellings[late], self.tellings[early]
        return withdraws(a, b, self.dynamics) and not withdraws(b, a, self.dynamics)

    def _latest_first(self, positions: Iterable[int]) -> list[int]:
        return sorted(sorted(positions), key=lambda j: _time(self.tellings[j]), reverse=True)

    def _states_after(self, early: int, there: Container[int]) -> Iterator[int]:
        """Later states of one that are there, the last first; who is gone never comes back."""
        known, rest = self._later[early]
        while known and known[0] not in there:
            known.popleft()
        yield from [late for late in known if late in there]
        for late in rest:
            if late in there and self._succeeds(late, early):
                known.append(late)
                yield late

    def _succeeds(self, late: int, early: int) -> bool:
        return late != early and succeeds(self._one_each[late], self._one_each[early], self.dynamics)

    def overtaken(self, live: Sequence[int]) -> dict[int, int]:
        """What was overtaken of those that are left, each with the last that overtook it."""
        if len(live) < 2:
            return {}
        found = self._by_voice(live)
        if self._moving:
            for i, j in self._by_state(live).items():
                if found.get(j) == i:
                    continue  # what its own source took back, or corrected, is no later state
                found[i] = max((j, found.get(i, j)), key=lambda k: _time(self.tellings[k]))
        return found | _copied_late(self.tellings, live, found, self.dynamics)

    def _by_voice(self, live: Sequence[int]) -> dict[int, int]:
        """What its own source took back, and what was corrected."""
        there, found = set(live), dict[int, int]()
        for mine in _by(self.tellings, live, lambda t: t.voice).values():
            for i in mine:
                voice = self.tellings[i].voice
                if voice is not None and (
                    own := [j for j in self._own[i] if j in there and self.tellings[j].voice == voice]
                ):
                    found[i] = own[0]
        for i in live:
            if corrected := [j for j in self._own[i] if j in there and self.tellings[j].corrects]:
                found[i] = corrected[0]
        return found

    def _by_state(self, live: Sequence[int]) -> dict[int, int]:
        """What later states overtook; tellings alike in all but the voice are looked at once."""
        classes: dict[int, list[int]] = {}
        for i in live:
            classes.setdefault(self.alike[i], []).append(i)
        there, found = set(live), dict[int, int]()
        for early, members in classes.items():
            last: int | None = None
            for late in self._states_after(early, classes):
                if last is not None and _time(self._one_each[late]) != _time(self._one_each[last]):
                    break
                if (
                    self._grown(late, early, classes, there)
                    and not (self._succeeds(early, late) and self._grown(early, late, classes, there))
                    and (last is None or classes[late][0] < classes[last][0])
                ):
                    last = late
            if last is not None:
                found |= dict.fromkeys(members, classes[last][0])
        return found

    def _grown(self, late: int, early: int, classes: dict[int, list[int]], there: set[int]) -> bool:
        """Whether one of those who tell a later figure had not told as much before the early one was told."""
        if self.dynamics is not Dynamics.CUMULATIVE:
            return True
        second = self._one_each[late]

        def told(voice: Hashable) -> bool:
            before_ = (n for n in self._as_much_by(voice, early) if n in there)
            return any(precedes(self.tellings[n], second) for n in before_)

        voices = {self.tellings[n].voice for n in classes[late]}
        return any(voice is None or not told(voice) for voice in voices)

    def _as_much_by(self, voice: Hashable, early: int) -> list[int]:
        """What a voice told that lies above a state, and not after it."""
        found = self._as_much.get((early, voice))
        if found is None:
            first, mine = self._one_each[early], ((n, self.tellings[n]) for n in self._spoken[voice])
            found = [
                n for n, own in mine if lies_below(first.allows, own.allows) and not precedes(first, own)
            ]
            self._as_much[early, voice] = found
        return found


def _by(
    tellings: Sequence[Telling], positions: Iterable[int], key: Callable[[Telling], Hashable]
) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for i in positions:
        found.setdefault(key(tellings[i]), []).append(i)
    return found


def _copied_late(
    tellings: Sequence[Telling], live: Sequence[int], found: dict[int, int], dynamics: Dynamics
) -> dict[int, int]:
    """Late repetitions of what a growing count has left behind."""
    if dynamics is not Dynamics.CUMULATIVE or not found:
        return {}
    standing = [k for k in live if k not in found]
    grown = {
        j: i for i, j in found.items() if j not in found and succeeds(tellings[j], tellings[i], dynamics)
    }
    late: dict[int, int] = {}
    left: dict[int, list[int]] = {}
    for i, j in found.items():
        left.setdefault(j, []).append(i)
    for k in standing:
        mine = tellings[k]
        for j in grown:
            smaller = precedes(tellings[j], mine) and lies_below(mine.allows, tellings[j].allows)
            if smaller and any(meet(mine.allows, tellings[i].allows) for i in left[j]):
                late[k] = j
    voices = {j: _voices(tellings, (k for k in standing if k not in late), j) for j in set(late.values())}
    again = {j: len({tellings[k].voice for k in late if late[k] == j}) for j in voices}
    return {k: j for k, j in late.items() if again[j] <= voices[j]}


def _voices(tellings: Sequence[Telling], positions: Iterable[int], like: int) -> int:
    """How many voices tell what a telling tells."""
    allowed = tellings[like].allows
    return len({tellings[k].voice for k in positions if meet(tellings[k].allows, allowed)})


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


def layers(tellings: Sequence[Telling], dynamics: Dynamics) -> list[list[int]]:
    """Part tellings into states, the earliest first: what nothing overtakes is the last one.

    >>> from claimkit.quantities import Quantity
    >>> told = (15, 8), (12, 6), (12, 7), (17, 9)
    >>> said = [Telling(Quantity.exact(n), n, Moments(day, day)) for n, day in told]
    >>> layers(said, Dynamics.CUMULATIVE)
    [[1, 2], [0], [3]]
    """
    found: list[list[int]] = []
    succession = _Succession(tellings, dynamics)
    rest = list(range(len(tellings)))
    while rest:
        gone = succession.overtaken(rest)
        last = [i for i in rest if i not in gone]
        if not last:  # days and hours contradict each other: nothing is known to be the last word
            last, gone = rest, {}
        found.append(last)
        rest = [i for i in rest if i in gone]
    return found[::-1]
