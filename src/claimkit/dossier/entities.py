"""Entities: the mentions of one actor or place, gathered over reports and spellings."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import cast

import attrs

from claimkit.choices import NameKind
from claimkit.dossier.levels import beside_whole
from claimkit.models import Actor, Place
from claimkit.names import Verdict, match_any, match_names
from claimkit.names.candidates import candidate_pairs
from claimkit.names.clusters import clusters
from claimkit.names.words import generation
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
        role: the office or title that stands before a person's name.
        located: whether something is said to be or to happen there, where the name is one of a place.
    """

    report: str
    start: int
    end: int
    text: str
    kind: str
    role: str = ""
    located: bool = False


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
    """Mentions of one thing, as far as they are gathered.

    Attributes:
        kind: what they name; one kind, for a person is no organisation.
        mentions: in no order.
        given: the actor or place of the caller's that it is.
        reports: where it is told of.
    """

    def __init__(
        self, kind: str, mentions: Sequence[Mention] = (), given: Actor | Place | None = None
    ) -> None:
        self.kind: NameKind = cast("NameKind", kind)  # a mention has the kind that a reader gave it
        self.mentions: list[Mention] = []
        self.given = given
        self.reports: set[str] = set()
        self._counts: Counter[str] = Counter()
        self.take(mentions)

    def take(self, mentions: Sequence[Mention]) -> None:
        """Take mentions in."""
        self.mentions += mentions
        self.reports |= {m.report for m in mentions}
        self._counts.update(m.text for m in mentions)

    @property
    def names(self) -> list[str]:
        """Distinct names, those with the most words first: they tell the most."""
        found = set(self._counts)
        if self.given:
            found |= {self.given.name, *self.given.aliases}
        return sorted(found, key=lambda name: (-len(name.split()), name))

    @property
    def full(self) -> list[str]:
        """Names of as many words as the longest."""
        names = self.names
        return [name for name in names if len(name.split()) == len(names[0].split())][:MOST_SPELLINGS]

    @property
    def main(self) -> str:
        """The name given, else the one most used, a full name before a single word.

        Of a place the one most used: "Aceh" is no short form for "Banda Aceh", as a surname is.
        """
        if self.given:
            return self.given.name
        counts, whole = self._counts, self.kind == "place"
        return max(counts, key=lambda text: (not whole and " " in text, counts[text], len(text), text))


MOST_SPELLINGS = 20
"""Full names of one thing that another name is held against; few things have as many spellings."""


def gather(
    mentions: Iterable[Mention], actors: Sequence[Actor] = (), places: Sequence[Place] = ()
) -> tuple[list[Entity], list[Entity]]:
    """Gather mentions into actors and places.

    Inside a report a short form belongs to the longer name that holds it ("Navalny" to "Alexei Navalny"), and
    of several to the one told of last.  Over reports, names that may be one are found by their words, matched
    by :func:`claimkit.match_names`, and clustered, the likeliest pairs first: two clusters whose main names
    are told apart stay two.  A surname alone joins a person of another report where it can be no other.

    Args:
        mentions: names as they stand in the reports.
        actors: actors that the caller knows, with aliases and names that they must not be taken for.
        places: places that the caller knows.

    Returns:
        Actors and places, each the most mentioned first.
    """
    local: dict[tuple[str, str], list[Mention]] = {}
    for m in sorted(set(mentions), key=_place_in_text):
        local.setdefault((m.kind, m.report), []).append(m)
    kinds = sorted({kind for kind, _ in local})
    given: list[Actor | Place] = [*actors, *places]
    found: dict[bool, list[Entity]] = {True: [], False: []}
    for kind in kinds:
        told = [g for of, report in sorted(local) if of == kind for g in _within_report(local[of, report])]
        groups = _over_reports(kind, told, [known for known in given if _kind(known) == kind])
        found[kind == "place"] += [_entity(g) for g in groups if g.mentions]
    people, sites = (sorted(found[of], key=lambda e: (-len(e.mentions), e.name)) for of in (False, True))
    return people, sites


def _place_in_text(m: Mention) -> tuple[str, int, int, str, str]:
    return m.report, m.start, m.end, m.text, m.kind


def _within_report(mentions: Sequence[Mention]) -> list[Group]:
    """Mentions of one kind in one report: equal names together, short forms with the longer name."""
    spelled: dict[str, list[Mention]] = {}
    for m in mentions:
        spelled.setdefault(m.text.casefold(), []).append(m)
    groups: dict[str, Group] = {}
    longer: dict[str, list[str]] = {}  # names so far by each of their words
    for name in sorted(spelled, key=lambda name: (-len(name.split()), name)):
        words = set(name.split())
        near = min((longer.get(word, []) for word in sorted(words)), key=len, default=[])
        fitting = (groups[other] for other in near if _is_short_form(name, other, mentions[0].kind))
        holding = {id(group): group for group in fitting}
        for word in words:
            longer.setdefault(word, []).append(name)
        holders = list(holding.values())
        for mention in spelled[name] if len(holders) > 1 and len(words) == 1 else ():
            _last_before(mention, holders).take([mention])
        if len(holders) == 1:
            holders[0].take(spelled[name])
        if len(holders) == 1 or (holders and len(words) == 1):
            groups[name] = holders[0]
        else:
            groups[name] = Group(mentions[0].kind, spelled[name])
    return list({id(g): g for g in groups.values()}.values())


def _is_short_form(name: str, longer: str, kind: str) -> bool:
    """Whether a name may be said for a longer one: it is no whole of it, and no father of a son."""
    if not set(name.split()) < set(longer.split()):
        return False
    if kind == "place":
        return not beside_whole(name, longer)
    return kind != "person" or " " not in name or generation(name) == generation(longer)


def _last_before(mention: Mention, holders: Sequence[Group]) -> Group:
    """The person told of last before a surname that several bear, else the first told of at all."""
    told = [(m.start, at) for at, group in enumerate(holders) for m in group.mentions]
    before = [told_at for told_at in told if told_at[0] < mention.start]
    return holders[(max(before) if before else min(told))[1]]


def _over_reports(kind: str, told: Sequence[Group], given: Sequence[Actor | Place]) -> list[Group]:
    """Groups of several reports as one where their names match: never by the order in which they come."""
    known = [Group(kind, given=one) for one in given]
    of_known = {name.casefold(): group for group in reversed(known) for name in group.names}
    named: dict[str, Group] = {}
    for group in told:
        home = next((of_known[n.casefold()] for n in group.names if n.casefold() in of_known), None)
        if home is None:
            home = named.setdefault(group.main.casefold(), Group(kind))
        home.take(group.mentions)
    groups = known + [named[name] for name in sorted(named)]
    bare = {at for at, g in enumerate(groups) if kind == "person" and not g.given and " " not in g.names[0]}
    scores: dict[tuple[int, int], float] = {}
    for one, other in candidate_pairs([g.full for g in groups], kind):
        score = _likeness(groups[one], groups[other])
        if score is not None:
            scores[one, other] = score
    apart = functools.partial(_told_apart_at, groups)
    sure = {pair: score for pair, score in scores.items() if bare.isdisjoint(pair)}
    home_of = {at: number for number, home in enumerate(clusters(len(groups), sure, apart)) for at in home}
    homes: dict[int, set[int]] = {at: set() for at in bare}
    for pair in scores:
        for at, other in (pair, pair[::-1]):
            if at in bare and other not in bare:
                homes[at].add(home_of[other])
    for pair in scores.keys() - sure.keys():
        rivals = [homes[at] for at in pair if at in bare]
        # with no full name to belong to, surnames of one sound are one; with one, each belongs to it
        if not any(rivals) or (len(rivals) == 1 and len(rivals[0]) == 1):
            sure[pair] = scores[pair]
    return [_joined([groups[at] for at in home]) for home in clusters(len(groups), sure, apart)]


def _joined(groups: Sequence[Group]) -> Group:
    first, *others = groups
    for other in others:
        first.take(other.mentions)
    return first


def _likeness(group: Group, other: Group) -> float | None:
    """How likely two groups are one; None where they are not taken for one."""
    if _told_apart(group, other):
        return None
    best = match_any(group.full, other.full, group.kind)
    if best is None or not best.is_match:
        return None
    doubtful = group.kind == "organisation" and best.score < BODIES and " " in best.a and " " in best.b
    return None if doubtful else best.score


BODIES = 0.6
"""Score from which two names of several words are of one body: many share their town, or their kind."""


MISPRINT = 85
"""Likeness, in per cent, up to which two names of one report are no slip of the pen for one another."""


def _are_two_in_one_report(one: str, two: str) -> bool:
    """Whether a report that has two full names speaks of two: father and son, or two surnames."""
    from rapidfuzz import fuzz

    first, second = one.casefold().split(), two.casefold().split()
    if len(first) < 2 or len(second) < 2:
        return False
    if generation(one) != generation(two):
        return True
    return first[-1] != second[-1] and fuzz.ratio(one.casefold(), two.casefold()) < MISPRINT


def _told_apart_at(groups: Sequence[Group], one: int, other: int) -> bool:
    return _told_apart(groups[one], groups[other])


def _told_apart(group: Group, other: Group) -> bool:
    """Whether two groups are two: the caller's, or by their main names, or father and son in one report."""
    if group.given and other.given:
        return True
    one, two = group.main, other.main
    if group.kind == "place" and beside_whole(one, two):
        return True
    if group.kind == "person" and group.reports & other.reports and _are_two_in_one_report(one, two):
        return True
    for known, names in ((group.given, other.names), (other.given, group.names)):
        barred = getattr(known, "not_same_as", ())
        told = match_any(barred, names, group.kind) if barred else None
        if told is not None and told.is_match:
            return True
    return match_names(one, two, kind=group.kind).verdict is Verdict.NO_MATCH


def _kind(given: Actor | Place | None) -> str:
    return given.kind if isinstance(given, Actor) else "place"


def _entity(group: Group) -> Entity:
    known, name = group.given, group.main
    spellings = sorted({m.text for m in group.mentions})
    aliases = tuple(s for s in dict.fromkeys((*(known.aliases if known else ()), *spellings)) if s != name)
    if known is not None:
        return Entity(attrs.evolve(known, aliases=aliases), tuple(sorted(group.mentions, key=_place_in_text)))
    kind = group.kind
    if kind == "place":
        of: Actor | Place = Place(name, aliases=aliases)
    else:
        roles = Counter(m.role for m in group.mentions if m.role)
        role = min(roles, key=lambda told: (-roles[told], -len(told), told), default="")
        of = Actor(name, kind, aliases, role)
    return Entity(of, tuple(sorted(group.mentions, key=_place_in_text)))
