"""Layering: which of many tellings overtakes which, and into what states that parts them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple

import attrs

from claimkit.attributes import Dynamics
from claimkit.quantities import Interval
from claimkit.verdicts.succession import EAST, Telling, precedes, succeeds, withdraws
from claimkit.verdicts.tournament import Tournament
from claimkit.verdicts.values import lies_below, meet

_DAY = 86_400.0
_EVER = -1e12  # seconds, before every moment of the calendar, and after none at all
_INSTANT = 1e-4  # seconds: midnight less this is the day before


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
        >>> from claimkit.verdicts import Moments
        >>> told = (12, "a", 6), (15, "b", 8)
        >>> said = [Telling(Quantity.exact(n), who, Moments(day, day)) for n, who, day in told]
        >>> overtaken(said, Dynamics.CUMULATIVE), overtaken(said, Dynamics.STATIC)
        ({0: 1}, {})
    """
    if not _can_move(tellings, dynamics):
        return {}
    succession = _Succession(tellings, dynamics)
    standing = [i for i in range(len(tellings)) if succession.overtaker(i) is None]
    gone = sorted(succession.there.difference(standing))
    found = {i: j for i in gone if (j := succession.last(i)) is not None}
    return found | succession.copied_late(standing, found)


def layers(tellings: Sequence[Telling], dynamics: Dynamics) -> list[list[int]]:
    """Part tellings into states, the earliest first: what nothing overtakes is the last one.

    >>> from claimkit.quantities import Quantity
    >>> from claimkit.verdicts import Moments
    >>> told = (15, 8), (12, 6), (12, 7), (17, 9)
    >>> said = [Telling(Quantity.exact(n), n, Moments(day, day)) for n, day in told]
    >>> layers(said, Dynamics.CUMULATIVE)
    [[1, 2], [0], [3]]
    """
    if not _can_move(tellings, dynamics):
        return [[*range(len(tellings))]] if tellings else []
    succession = _Succession(tellings, dynamics)
    found: list[list[int]] = []
    behind: dict[int, list[int]] = {}
    asked: Iterable[int] = range(len(tellings))
    while succession.there:
        standing, unsure = list[int](), list[int]()
        for i in asked:
            j = succession.overtaker(i)
            if j is None:
                standing.append(i)
            elif succession.is_unsure(j, i):
                unsure.append(i)
            else:
                behind.setdefault(j, []).append(i)
        late = succession.copied_late(standing, {})
        last = sorted(i for i in standing if i not in late)
        if not last:  # days and hours contradict each other: nothing is known to be the last word
            last = sorted(succession.there)
        found.append(last)
        for i in last:
            succession.remove(i)
        # whoever is behind somebody that is left stays behind
        asked = [*late, *unsure, *(i for j in last for i in behind.pop(j, ()))]
    return found[::-1]


def _can_move(tellings: Sequence[Telling], dynamics: Dynamics) -> bool:
    """Whether anything can overtake anything: by its time or its words, or as another word of its source."""
    if len(tellings) < 2 or not any(t.told or t.days or t.moved or t.corrects for t in tellings):
        return False
    voices = [t.voice for t in tellings if t.voice is not None]
    own = len(set(voices)) < len(voices) or any(t.corrects for t in tellings)
    return own or dynamics in _MOVING


_MOVING = (Dynamics.CUMULATIVE, Dynamics.STATUS)


def _time(t: Telling) -> tuple[tuple[float, float], tuple[float, float]]:
    never = -inf, -inf
    return t.days or never, t.told[:2] if t.told else never


class _Reach(NamedTuple):
    """How far a telling reaches in value and time; of several, the farthest in each respect.

    Attributes:
        low: the low end of what it allows.
        under: its high end, negated.
        begins: the first moment at which it was told; -inf where it does not say, as below.
        ends: the last moment, negated.
        day: the first day that it is about.
        until: the last day, negated.
        moved: the last moment, where its words say that it comes later; inf where it was told at none.
        begun: the first moment, negated; inf where it does not say, as below.
        dawn: the first day, negated.
        dusk: the last day.
    """

    low: float
    under: float
    begins: float
    ends: float
    day: float
    until: float
    moved: float
    begun: float
    dawn: float
    dusk: float


def _reach(t: Telling, low: float, high: float) -> _Reach:
    first, last = t.told[:2] if t.told is not None else (None, None)
    day, until = t.days or (None, None)
    later = t.moved or t.corrects
    return _Reach(
        low=low,
        under=-high,
        begins=-inf if first is None else first,
        ends=-inf if last is None else -last,
        day=-inf if day is None else day,
        until=-inf if until is None else -until,
        moved=-inf if not later else inf if last is None else last,
        begun=inf if first is None else -first,
        dawn=inf if day is None else -day,
        dusk=inf if until is None else until,
    )


def _ends(allows: Interval | str, rank: Mapping[str, float]) -> tuple[float, float]:
    """The least and the greatest that is allowed; of a label, its rank."""
    if isinstance(allows, str):
        return rank[allows], rank[allows]
    return -inf if allows.low is None else allows.low, inf if allows.high is None else allows.high


Far = Callable[[_Reach], bool]


def _both(first: Far, second: Far) -> Far:
    return lambda r: first(r) and second(r)


def _groups(tellings: Sequence[Telling], key: Callable[[Telling], Hashable]) -> list[list[int]]:
    """Positions by a key; what has none stands alone."""
    found: dict[Hashable, list[int]] = {}
    for i, t in enumerate(tellings):
        own = key(t)
        found.setdefault((own,) if own is not None else i, []).append(i)
    return list(found.values())


class _Succession:
    """What overtakes what, of those that are left.

    Who may overtake a telling is found by how far it reaches in value and time; whether it does is said by
    the definitions, pair by pair.

    Attributes:
        tellings: of one thing.
        dynamics: how its value behaves.
        there: who is left.
    """

    def __init__(self, tellings: Sequence[Telling], dynamics: Dynamics) -> None:
        self.tellings, self.dynamics = tellings, dynamics
        self.there = set(range(len(tellings)))
        words = sorted({t.allows for t in tellings if isinstance(t.allows, str)})
        rank = {label: float(n) for n, label in enumerate(words)}
        self._ends = [_ends(t.allows, rank) for t in tellings]
        ranges = [t.allows for t in tellings if isinstance(t.allows, Interval)]
        self._over = operator.ge if any(r.low_open or r.high_open for r in ranges) else operator.gt
        hours = {t.told.zoned for t in tellings if t.told is not None} - {None}
        self._doubt = EAST if len(hours) > 1 else 0.0
        self._moves = any(t.moved for t in tellings)
        reach = [_reach(t, *ends) for t, ends in zip(tellings, self._ends, strict=True)]

        def in_time(positions: Iterable[int]) -> dict[int, _Reach]:
            return {i: reach[i] for i in sorted(positions, key=lambda i: (_time(tellings[i]), -i))}

        # the voices by their first word; what each of them says, in the order of time
        spoken = [[*in_time(mine)] for mine in _groups(tellings, lambda t: t.voice)]
        spoken.sort(key=lambda mine: _time(tellings[mine[0]]))
        self._said = Tournament({i: reach[i] for mine in spoken for i in mine}, _Reach)
        starts = [(mine, self._said.place[mine[0]]) for mine in spoken]
        self._span = {i: (start, start + len(mine)) for mine, start in starts for i in mine}
        self._corrections = Tournament(in_time(i for i, t in enumerate(tellings) if t.corrects), _Reach)
        # tellings that are alike in all but the voice overtake together
        alike = _groups(tellings, lambda t: attrs.evolve(t, voice=None)) if dynamics in _MOVING else []
        self._alike = {i: mine for mine in alike for i in mine}
        self._left = {mine[0]: len(mine) for mine in alike}
        self._states = Tournament(in_time(mine[0] for mine in alike), _Reach)
        by_value = sorted(self._alike, key=self._ends.__getitem__)
        ends = {i: (-self._ends[i][0], self._ends[i][1]) for i in by_value}
        self._values = Tournament(ends, lambda *parts: parts)

    def remove(self, i: int) -> None:
        """Take a telling out."""
        self.there.discard(i)
        for tournament in (self._said, self._corrections, self._values):
            tournament.remove(i)
        if self._alike:
            first = self._alike[i][0]
            self._left[first] -= 1
            if not self._left[first]:
                self._states.remove(first)

    # -- what may be: it is true wherever the definitions are, and of little else ------------------------

    def _may_differ(self, i: int, *, fall: bool) -> Far:
        """What may lie above a telling, or below it; unless it may fall, only where its words say so."""
        over, (low, high) = self._over, self._ends[i]
        if fall:
            return lambda r: over(r.low, high) or over(r.under, -low)
        return lambda r: over(r.low, high) or (r.moved > -inf and over(r.under, -low))

    def _may_exceed(self, i: int) -> Far:
        """What may lie above a telling."""
        over, high = self._over, self._ends[i][1]
        return lambda r: over(r.low, high)

    def _may_equal(self, i: int) -> Callable[[tuple[float, ...]], bool]:
        """What may have a value in common with a telling."""
        low, high = self._ends[i]
        return lambda ends: ends[0] >= -high and ends[1] >= low

    def _may_follow(self, i: int, *, another_day: bool = False) -> Far:
        """What may be of a later time than a telling, or say that it is."""
        t = self.tellings[i]
        since, last = (t.told.first - self._doubt, t.told.last) if t.told is not None else (_EVER, inf)
        until = t.days[1] if t.days is not None else inf
        if another_day:
            last = (last // _DAY + 1) * _DAY - _INSTANT if last < inf else inf
        return lambda r: r.begins > last or r.day > until or r.moved >= since

    def _may_not_follow(self, i: int) -> Far:
        """What need not be of a later time than a telling."""
        t = self.tellings[i]
        first, until = t.days or (-inf, inf)
        last = t.told.last + self._doubt if t.told is not None else inf
        return lambda r: r.dawn >= -until and (r.begun >= -last or r.until > -first)

    def _may_come_before(self, i: int) -> Far:
        """What may be of an earlier time than a telling."""
        t = self.tellings[i]
        first = t.told.first if t.told is not None else -inf
        day = t.days[0] if t.days is not None else -inf
        return lambda r: r.ends > -first or r.until > -day

    def _may_share_days(self, i: int) -> Far:
        """What may be about days that a telling is about."""
        first, until = self.tellings[i].days or (-inf, inf)
        return lambda r: r.dawn >= -until and r.dusk >= first

    # -- what its own source takes back, and what is corrected -------------------------------------------

    def _withdraws(self, late: int, early: int) -> bool:
        a, b = self.tellings[late], self.tellings[early]
        return late != early and withdraws(a, b, self.dynamics) and not withdraws(b, a, self.dynamics)

    def _withdrawn(self, i: int, *, last: bool = False) -> int | None:
        """Who takes the place of a telling, a correction before another word of its own source."""
        another = _both(self._may_differ(i, fall=True), self._may_share_days(i))
        for j in self._corrections.find(_both(another, self._may_follow(i)), last=last):
            if self._withdraws(j, i):
                return int(j)
        if self.tellings[i].voice is None:
            return None
        later = self._may_follow(i, another_day=self.dynamics is Dynamics.PEAK)
        for j in self._said.find(_both(another, later), self._span[i], last=last):
            if self._withdraws(j, i):
                return int(j)
        return None

    # -- what a later state overtook ---------------------------------------------------------------------

    def _succeeds(self, late: int, early: int) -> bool:
        return late != early and succeeds(self.tellings[late], self.tellings[early], self.dynamics)

    def _said_as_much(self, late: int, early: int) -> int | None:
        """With what the voice of a later state had said as much before the early one was told."""
        if self.dynamics is not Dynamics.CUMULATIVE or self.tellings[late].voice is None:
            return None
        first, second = self.tellings[early], self.tellings[late]
        may = _both(self._may_exceed(early), self._may_not_follow(early))
        for n in self._said.find(_both(may, self._may_come_before(late)), self._span[late]):
            own = self.tellings[n]
            if lies_below(first.allows, own.allows) and not precedes(first, own) and precedes(own, second):
                return int(n)
        return None

    def _grown(self, late: int, early: int, known: dict[tuple[int, int], int] | None = None) -> bool:
        """Whether one of those who tell a later state had not said as much before the early one was told.

        Args:
            late: the later state.
            early: the early one.
            known: with what voices are known to have said as much before, by their spans.
        """
        known = {} if known is None else known
        for k in self._alike[late]:
            before = known.get(self._span[k])
            if k not in self.there or (
                before is not None and precedes(self.tellings[before], self.tellings[k])
            ):
                continue
            before = self._said_as_much(k, early)
            if before is None:
                return True
            known[self._span[k]] = before
        return False

    def _overtakes_too(self, early: int, late: int) -> bool:
        """Whether the early one overtakes the late one as well, so that neither does."""
        return self._succeeds(early, late) and self._grown(early, late)

    def _may_succeed(self, i: int) -> Far:
        return _both(self._may_follow(i), self._may_differ(i, fall=self.dynamics is Dynamics.STATUS))

    def _later(self, i: int) -> int | None:
        """A later state, the first of the voice that spoke first."""
        may, place = self._may_succeed(i), 0
        while (j := next(self._said.find(may, (place, len(self.tellings))), None)) is not None:
            if (found := self._later_by(self._span[j], i, may)) is not None:
                return found
            place = self._span[j][1]
        return None

    def _later_by(self, span: tuple[int, int], i: int, may: Far) -> int | None:
        """A later state that one voice tells, which had not said as much before."""
        known: list[int] = []
        search = self._said.find(may, span)
        while (j := next(search, None)) is not None:
            if not self._succeeds(j, i) or any(precedes(self.tellings[n], self.tellings[j]) for n in known):
                continue
            n = self._said_as_much(j, i)
            if n is None:
                if not self._overtakes_too(i, j):
                    return int(j)
                continue
            known.append(n)
            may = _both(may, self._may_not_follow(n))
            search = self._said.find(may, (self._said.place[j] + 1, span[1]))
        return None

    def _last_state(self, i: int, found: int | None) -> int | None:
        """The last of all later states, unless what is found was told after it; of those alike, the first."""
        least = _time(self.tellings[found]) if found is not None else ()
        known: dict[tuple[int, int], int] = {}
        for j in self._states.find(self._may_succeed(i), last=True):
            if _time(self.tellings[j]) < least:
                return None
            if self._succeeds(j, i) and self._grown(j, i, known) and not self._overtakes_too(i, j):
                return next(k for k in self._alike[j] if k in self.there)
        return None

    # -- both together -----------------------------------------------------------------------------------

    def overtaker(self, i: int) -> int | None:
        """Somebody who overtakes a telling; None where it stands."""
        found = self._withdrawn(i)
        if found is not None or not self._alike:
            return found
        return self.last(i) if self._may_take_back(i) else self._later(i)

    def last(self, i: int) -> int | None:
        """Who overtakes a telling, the last of all; None where it stands."""
        found = self._withdrawn(i, last=True)
        late = self._last_state(i, found) if self._alike else None
        if late is None or self._withdrawn(late, last=True) == i:
            return found  # what its own source took back, or corrected, is no later state
        return late

    def _may_take_back(self, i: int) -> bool:
        """Whether a telling may take back what would overtake it: a move that was told at no other time."""
        return self._moves and self.tellings[i].corrects

    def is_unsure(self, late: int, early: int) -> bool:
        """Whether the one overtakes the other only as long as somebody else is there."""
        return self._may_take_back(early) or (bool(self._alike) and self._succeeds(early, late))

    def copied_late(self, standing: Sequence[int], last: dict[int, int]) -> dict[int, int]:
        """What is told late of a growing count that others had left behind, each with what it had grown to.

        Args:
            standing: all that nothing overtakes.
            last: by which each of the others was overtaken last, as far as it is known.
        """
        if self.dynamics is not Dynamics.CUMULATIVE or len(standing) == len(self.there):
            return {}
        stand, late = set(standing), dict[int, int]()
        by: dict[int, int | None] = {**last}
        for k in standing:
            greater = self._said.find(_both(self._may_exceed(k), self._may_come_before(k)))
            if not any(self._fell(k, j) for j in greater):
                continue
            grown = set[int]()
            for i in self._values.find(self._may_equal(k)):
                if i not in stand and meet(self.tellings[i].allows, self.tellings[k].allows):
                    j = by[i] if i in by else by.setdefault(i, self.last(i))
                    if j is not None and j in stand and self._succeeds(j, i) and self._fell(k, j):
                        grown.add(j)
            if grown:
                late[k] = max(grown, key=lambda j: (_time(self.tellings[j]), -j))
        voices = {j: self._voices((k for k in standing if k not in late), j) for j in set(late.values())}
        again = {j: len({self.tellings[k].voice for k in late if late[k] == j}) for j in voices}
        return {k: j for k, j in late.items() if again[j] <= voices[j]}

    def _fell(self, late: int, early: int) -> bool:
        """Whether a telling tells less than another did before it."""
        a, b = self.tellings[early], self.tellings[late]
        return precedes(a, b) and lies_below(b.allows, a.allows)

    def _voices(self, positions: Iterable[int], like: int) -> int:
        """How many voices tell what a telling tells."""
        allowed = self.tellings[like].allows
        return len({self.tellings[k].voice for k in positions if meet(self.tellings[k].allows, allowed)})
