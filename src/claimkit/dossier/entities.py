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
        self.mentions = list(mentions)
        self.given = given

    @property
    def names(self) -> list[str]:
        """Distinct names, those with the most words first: they tell the most."""
        found = {m.text for m in self.mentions}
        if self.given:
            found |= {self.given.name, *self.given.aliases}
        return sorted(found, key=lambda name: (-len(name.split()), name))

    @property
    def main(self) -> str:
        """The name given, else the one most used, a full name before a single word."""
        if self.given:
            return self.given.name
        counts = Counter(m.text for m in self.mentions)
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
    groups = [Group([], known) for known in given]
    local: dict[str, list[Mention]] = {}
    for m in mentions:
        local.setdefault(m.report, []).append(m)
    for report in sorted(local):
        for found in _within_report(local[report]):
            home = next((g for g in groups if _are_one(g, found)), None)
            if home is None:
                groups.append(found)
            else:
                home.mentions += found.mentions
    entities = [_entity(g) for g in groups if g.mentions]
    return sorted(entities, key=lambda e: (-len(e.mentions), e.name))


def _within_report(mentions: Sequence[Mention]) -> list[Group]:
    """Mentions of one report: equal names together, short forms with the one longer name."""
    spelled: dict[tuple[str, str], list[Mention]] = {}
    for m in mentions:
        spelled.setdefault((m.text.casefold(), m.kind), []).append(m)
    full = sorted(spelled, key=lambda key: (-len(key[0].split()), key))
    groups: dict[tuple[str, str], Group] = {}
    for name, kind in full:
        words = set(name.split())
        holders = {
            id(g): g
            for (other, k), g in groups.items()
            if k == kind
            and words < set(other.split())
            and not (kind == "place" and beside_whole(name, other))
        }
        if len(holders) == 1:
            group = next(iter(holders.values()))
            group.mentions += spelled[name, kind]
        else:
            group = Group(spelled[name, kind])
        groups[name, kind] = group
    return list({id(g): g for g in groups.values()}.values())


def _are_one(group: Group, found: Group) -> bool:
    kinds = {m.kind for m in group.mentions} or {_kind(group.given)}
    if not kinds & {m.kind for m in found.mentions}:
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
    longest = [[n for n in g.names if len(n.split()) == len(g.names[0].split())] for g in (group, found)]
    best = match_any(longest[0], longest[1], kind)
    return best is not None and best.is_match


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
