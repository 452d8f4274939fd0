"""Entities: the mentions of one actor or place, gathered over reports and spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from claimkit.dossier.levels import beside_whole
from claimkit.models import Actor, Place
from claimkit.names import Verdict, match_any, match_names
from claimkit.serialization import Serializable


@attrs.frozen(order=True)
class Mention(Serializable):
    """A name where it stands.

    Attributes:
        report: id of the report.
        start: where it begins.
        end: where it ends, exclusive.
        text: as it is written.
        kind: ``"person"``, ``"organisation"``, ``"group"`` or ``"place"``.
    """

    report: str
    start: int
    end: int
    text: str
    kind: str


@attrs.frozen
class Entity(Serializable):
    """An actor or a place, with every mention.

    Attributes:
        of: the actor or the place; its aliases are the spellings found beside its name.
        mentions: in the order of the reports and of their texts.
    """

    of: Actor | Place
    mentions: tuple[Mention, ...]

    @property
    def name(self) -> str:
        """The name to show."""
        return self.of.name

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling, the most used first."""
        counts = Counter(m.text for m in self.mentions)
        return tuple(sorted(counts, key=lambda text: (-counts[text], text)))


class Group:
    """Mentions that are being gathered."""

    def __init__(self, mentions: Sequence[Mention], given: Actor | Place | None = None) -> None:
        self.mentions: list[Mention] = []
        self.given = given
        self.kinds: set[str] = set()
        self._counts: Counter[str] = Counter()
        self.take(mentions)

    def take(self, mentions: Sequence[Mention]) -> None:
        """Take mentions in."""
        self.mentions += mentions
        self.kinds |= {m.kind for m in mentions}
        self._counts.update(m.text for m in mentions)

    @property
    def names(self) -> list[str]:
        """Distinct names, those with the most words first: they tell the most."""
        found = set(self._counts)
        if self.given:
            found |= {self.given.name, *self.given.aliases}
        return sorted(found, key=lambda name: (-len(name.split()), name))

    @property
    def main(self) -> str:
        """The name given, else the one most used, a full name before a single word."""
        if self.given:
            return self.given.name
        counts = self._counts
        return max(counts, key=lambda text: (len(text.split()) > 1, counts[text], len(text), text))


def gather(
    mentions: Iterable[Mention], actors: Sequence[Actor] = (), places: Sequence[Place] = ()
) -> tuple[list[Entity], list[Entity]]:
    """Gather mentions into actors and places.

    Inside a report a short form belongs to the longer name that holds it ("Navalny" to "Alexei Navalny").
    Over reports, names are matched by :func:`claimkit.match_names`; two groups are one when a full name of
    the one matches a full name of the other and their main names are not told apart.

    Args:
        mentions: names as they stand in the reports.
        actors: actors that the caller knows, with aliases and names that they must not be taken for.
        places: places that the caller knows.

    Returns:
        Actors and places, each the most mentioned first.
    """
    people: list[Mention] = []
    sites: list[Mention] = []
    for m in sorted(set(mentions)):
        (sites if m.kind == "place" else people).append(m)
    return _entities(people, actors), _entities(sites, places)


def _entities(mentions: Sequence[Mention], given: Sequence[Actor] | Sequence[Place]) -> list[Entity]:
    homes = _Homes(Group([], known) for known in given)
    local: dict[str, list[Mention]] = {}
    for m in mentions:
        local.setdefault(m.report, []).append(m)
    for report in sorted(local):
        for found in _within_report(local[report]):
            homes.settle(found)
    entities = [_entity(g) for g in homes.groups if g.mentions]
    return sorted(entities, key=lambda e: (-len(e.mentions), e.name))


class _Homes:
    """The groups so far, and the names of each by their sound.

    While there are few, a name is held against them all; then against those that share a sound with it: the
    work for one name is bounded, so that a list of thousands takes no longer than its length.
    """

    def __init__(self, given: Iterable[Group]) -> None:
        self.groups: list[Group] = []
        self._by_sound: dict[str, list[int]] = {}
        for group in given:
            self._add(group)

    def settle(self, found: Group) -> None:
        """Give a group to the first one that it is one with, or keep it as its own."""
        sounds = _sounds(found) if len(self.groups) >= MOST_HELD else set[str]()
        for at in self._candidates(sounds):
            if _are_one(self.groups[at], found):
                self.groups[at].take(found.mentions)
                self._note(at, sounds or _sounds(found))
                return
        self._add(found)

    def _candidates(self, sounds: set[str]) -> list[int]:
        if len(self.groups) < MOST_HELD:
            return list(range(len(self.groups)))
        shared = Counter(at for sound in sounds for at in self._by_sound.get(sound, ()))
        return sorted(sorted(shared, key=lambda at: (-shared[at], at))[:MOST_HELD])

    def _add(self, group: Group) -> None:
        self.groups.append(group)
        self._note(len(self.groups) - 1, _sounds(group))

    def _note(self, at: int, sounds: set[str]) -> None:
        for sound in sounds:
            known = self._by_sound.setdefault(sound, [])
            if at not in known and len(known) < MOST_HELD:
                known.append(at)


MOST_HELD = 100
"""Groups that a name is held against: all of a common dossier, and of a list of names the likeliest."""


def _sounds(group: Group) -> set[str]:
    from claimkit.names.blocking import sounds

    kind = next(iter(sorted(group.kinds)), None) or _kind(group.given)
    return {sound for name in group.names for sound in (f"={name.casefold()}", *sounds(name, kind))}


def _within_report(mentions: Sequence[Mention]) -> list[Group]:
    """Mentions of one report: equal names together, short forms with the one longer name."""
    spelled: dict[tuple[str, str], list[Mention]] = {}
    for m in mentions:
        spelled.setdefault((m.text.casefold(), m.kind), []).append(m)
    full = sorted(spelled, key=lambda key: (-len(key[0].split()), key))
    groups: dict[tuple[str, str], Group] = {}
    longer: dict[tuple[str, str], list[str]] = {}  # names so far by each of their words
    for name, kind in full:
        words = set(name.split())
        near = min((longer.get((word, kind), []) for word in sorted(words)), key=len, default=[])
        holders = {
            id(g): g
            for other in near
            if words < set(other.split()) and not (kind == "place" and beside_whole(name, other))
            for g in [groups[other, kind]]
        }
        for word in words:
            longer.setdefault((word, kind), []).append(name)
        if len(holders) == 1:
            group = next(iter(holders.values()))
            group.take(spelled[name, kind])
        else:
            group = Group(spelled[name, kind])
        groups[name, kind] = group
    return list({id(g): g for g in groups.values()}.values())


def _are_one(group: Group, found: Group) -> bool:
    if not (group.kinds or {_kind(group.given)}) & found.kinds:
        return False
    kind = found.mentions[0].kind
    if kind == "place" and beside_whole(group.main, found.main):
        return False
    if group.given:
        own = {name.casefold() for name in group.names}
        if any(name.casefold() in own for name in found.names):
            return True
        barred = getattr(group.given, "not_same_as", ())
        told = match_any(barred, found.names, kind)
        if told is not None and told.is_match:
            return False
    if match_names(group.main, found.main, kind=kind).verdict is Verdict.NO_MATCH:
        return False
    longest = [_longest(g.names)[:MOST_SPELLINGS] for g in (group, found)]
    best = match_any(longest[0], longest[1], kind)
    return best is not None and best.is_match


def _longest(names: Sequence[str]) -> list[str]:
    """Names of as many words as the longest."""
    return [name for name in names if len(name.split()) == len(names[0].split())]


MOST_SPELLINGS = 20
"""Full names of one thing that another name is held against; few things have as many spellings."""


def _kind(given: Actor | Place | None) -> str:
    return given.kind if isinstance(given, Actor) else "place"


def _entity(group: Group) -> Entity:
    known, name = group.given, group.main
    spellings = sorted({m.text for m in group.mentions})
    aliases = tuple(s for s in dict.fromkeys((*(known.aliases if known else ()), *spellings)) if s != name)
    if known is not None:
        return Entity(attrs.evolve(known, aliases=aliases), tuple(sorted(group.mentions)))
    kind = Counter(m.kind for m in group.mentions).most_common(1)[0][0]
    of = Place(name, aliases=aliases) if kind == "place" else Actor(name, kind=kind, aliases=aliases)
    return Entity(of, tuple(sorted(group.mentions)))
