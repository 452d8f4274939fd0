"""Linking: which scenes of several reports, or rows of several tables, tell of one event."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Protocol, TypeGuard

from claimkit.dossier.grouping import BACKGROUND, GAPS, Days, Scene, extent_of, gap_of, near, same_kind

_EVER = (datetime.date.min, datetime.date.max)
_BUCKET = 32  # days that are looked up together
_LONG = datetime.timedelta(36525)  # a century: too many days to look a stretch up by each
_ANY = object()


class Names(Protocol):
    """What is known of the places and actors of scenes."""

    def linked(self, a: Scene, b: Scene) -> bool | None:
        """Whether two scenes share a place or an actor; None where neither names any; False is a veto."""
        ...

    def names(self, scene: Scene) -> set[str]:
        """Every name by which a scene can be linked to another."""
        ...

    def is_placed(self, scene: Scene) -> bool:
        """Whether a scene names a place that can keep it apart from others."""
        ...


def merged(found: Sequence[Scene], gap: int, known: Names) -> list[Scene]:
    """Merge scenes that tell of one event.

    Args:
        found: scenes, those of each report together.
        gap: days that may lie between two days of one event.
        known: what links scenes, and what keeps them apart.
    """
    homes = _Homes(known, gap)
    for scene in sorted(found, key=lambda s: (s.days is None, s.window or _EVER, s.claims[0].order)):
        home = next(
            (n for n in homes.candidates(scene) if _mergeable(homes.found[n], scene, gap, known)), None
        )
        if home is None:
            homes.add(scene)
        else:
            homes.join(home, scene)
    return homes.found


class _Homes:
    """Events so far, found by what a scene must share with one to be linked: a name, or kind and days."""

    def __init__(self, known: Names, gap: int) -> None:
        self.found: list[Scene] = []
        self._known = known
        self._slack = datetime.timedelta(max(gap, *GAPS.values()))
        self._at: dict[Hashable, dict[int, None]] = {}

    def add(self, scene: Scene) -> None:
        """Take in an event that is not known yet."""
        self.found.append(scene)
        self._note(len(self.found) - 1, scene)

    def join(self, number: int, scene: Scene) -> None:
        """Take a scene into a known event."""
        home = self.found[number]
        for claim in scene.claims:
            home.add(claim)
        self._note(number, scene)
        if home.window != scene.window:
            self._note(number, home)

    def _note(self, number: int, scene: Scene) -> None:
        for key in self._keys(scene, self.found[number].window):
            self._at.setdefault(key, {})[number] = None

    def _keys(self, scene: Scene, window: Days | None) -> Iterator[Hashable]:
        buckets = list(_buckets(window, self._slack)) if _is_looked_up(window) else [None]
        placed = self._known.is_placed(scene)
        named: list[Hashable] = [("name", name) for name in self._known.names(scene)]
        named += [("kind", scene.kind), *([] if placed else [("placeless", scene.kind)])]
        for name in named:
            yield from ((name, bucket) for bucket in (*buckets, _ANY))
        yield "event", scene.event
        if scene.kind == BACKGROUND:
            yield BACKGROUND

    def candidates(self, scene: Scene) -> list[int]:
        """Events that a scene could be linked to, in the order in which they were found."""
        if scene.kind == BACKGROUND:
            return list(self._at.get(BACKGROUND, ()))
        window = scene.window
        buckets = [*_buckets(window, datetime.timedelta(0)), None] if _is_looked_up(window) else [_ANY]
        named: list[Hashable] = [("name", name) for name in self._known.names(scene)]
        named.append(("placeless" if self._known.is_placed(scene) else "kind", scene.kind))
        numbers = {n for name in named for bucket in buckets for n in self._at.get((name, bucket), ())}
        if scene.event is not None:
            numbers |= set(self._at.get(("event", scene.event), ()))
        return sorted(numbers)


def _is_looked_up(window: Days | None) -> TypeGuard[Days]:
    return window is not None and window[1] - window[0] < _LONG


def _buckets(window: Days, slack: datetime.timedelta) -> Iterable[int]:
    first = (max(window[0], datetime.date.min + slack) - slack).toordinal()
    last = (min(window[1], datetime.date.max - slack) + slack).toordinal()
    return range(first // _BUCKET, last // _BUCKET + 1)


def _mergeable(a: Scene, b: Scene, gap: int, known: Names) -> bool:
    if a.kind == BACKGROUND == b.kind:
        return True
    if (a.event and b.event and a.event != b.event) or not same_kind(a.kind, b.kind):
        return False
    if a.event and b.event:
        return True
    if a.tellers & b.tellers:
        return False  # one report told them apart
    if (a.coarse is None) != (b.coarse is None) and not (a.days and b.days):
        return False
    if a.coarse and b.coarse and extent_of(a.coarse) != extent_of(b.coarse):
        return False
    windows = a.window, b.window
    # a bare date tells of that very day, and so does a row of a table
    loose = a.days and b.days and not (a.is_bare_date or b.is_bare_date or (a.by_hand and b.by_hand))
    if windows[0] and windows[1] and not near(windows[0], windows[1], gap_of(a.kind, gap) if loose else 0):
        return False
    link = known.linked(a, b)
    return link is True or (link is None and a.kind == b.kind and (a.kind is not None or _one_table(a, b)))


def _one_table(a: Scene, b: Scene) -> bool:
    """Whether both are rows of no named kind, and both or neither have a day: nothing tells them apart."""
    return a.by_hand and b.by_hand and (a.days is None) == (b.days is None)
