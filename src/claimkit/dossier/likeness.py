"""Likeness: how likely two reports tell of one event, by their words, days, places and kinds."""

from __future__ import annotations

import datetime
import functools
import itertools
import math
from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence

import attrs

from claimkit.dossier.grouping import GAPS, same_kind
from claimkit.mentions.words import Rarity, Words, cosine
from claimkit.reading.events import AFTERMATH, SPOTS
from claimkit.text import read_table

FEATURES = {
    "lead": 1, "lead held here": 1, "names": 1, "names of both": 1, "rare words": 1, "rare names": 1,
    "short": 0, "kind same": 1, "kind other": -1, "place same": 1, "place other": -1, "town other": -1,
    "kind, place and day": 1, "person same": 1, "person other": -1, "figure other": -1, "day first": 1,
    "day named": 1, "day near": 1, "day other": -1, "firm day next": -1, "firm day other": -1,
    "before it": -1, "gap": -1, "gap far": -1, "undated": -1,
}  # fmt: skip
"""What is compared, and whether it speaks for one event (1), against it (-1), or either way (0)."""

FEW = 200
"""Reports up to which every two are compared: some seconds of work."""

NEXT = 16
"""Reports of a word that each is compared with: more than most events have."""

KEYS = 10
"""Words of a report that others are found by: the names and rare words of its first sentences, about."""

Days = tuple[datetime.date, datetime.date]

FAR = 10.0
"""Days after which an event that does not go on is news no longer."""

RARE = 4.0
"""Nats from which a word is rare enough to count in full: one item of news in fifty holds it."""

TELLING = 2.0
"""Nats from which a shared word is a sign of its own: one item of news in seven or fewer holds it."""


@attrs.frozen(eq=False)
class Told:
    """What a report, or a claim made by hand, tells of its main event, as far as links need it.

    Attributes:
        words: those of the whole text.
        published: the day of publication.
        days: on which it happened, where that is stated.
        places: where it happened, each under its one name.
        named: every place that the text names.
        sites: those at which the text says that something is or happens.
        kind: what kind of event it is.
        firm_days: on which it happened, where the clause that tells of it says so.
        firm_places: where it happened, where the clause that tells of it says so.
        towns: those that the text names first.
        persons: those that the text names.
        figures: how many people, by what is counted of them.
    """

    words: Words = attrs.field(factory=Words)
    published: datetime.date | None = None
    days: Days | None = None
    places: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    kind: str | None = None
    firm_days: Days | None = None
    firm_places: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    figures: Mapping[str, frozenset[float]] = attrs.field(factory=dict)


@attrs.frozen
class Sign:
    """One thing that two reports share, or do not, and what it adds to the log-odds of one event.

    Attributes:
        name: of the feature.
        value: of the feature.
        weight: what it adds.
    """

    name: str
    value: float
    weight: float


@functools.cache
def weights() -> Mapping[str, float]:
    """Return what each feature adds to the log-odds, by its name."""
    return {name: float(weight) for name, weight in read_table("claimkit.dossier", "links.tsv")}


class Likeness:
    """Compares the reports of one pile.

    Args:
        pile: what each report tells.
        beside: the words of further reports, for how rare words are among them.
    """

    def __init__(self, pile: Sequence[Told], beside: Sequence[Words] = ()) -> None:
        self._pile = pile
        self.rarity = Rarity([*(told.words for told in pile), *beside])
        self._all = [self.rarity.vector(told.words.counts) for told in pile]
        self._lead = [self.rarity.vector(told.words.lead) for told in pile]
        self._names = [self.rarity.vector(told.words.names) for told in pile]
        weight = self.rarity.weight
        self._telling = [
            frozenset(word for word in told.words.names if weight(word) > TELLING + 1) for told in pile
        ]
        self._days = _Held(told.words.days for told in pile)
        self._persons = _Held(told.persons for told in pile)
        self._words = _Held(told.words.counts for told in pile)
        self._shared_lead = [self._shared(told.words.lead) for told in pile]

    def _shared(self, words: Iterable[str]) -> tuple[dict[str, float], float]:
        """What each of some words tells that another report of the pile has too, and all of them together."""
        weight, here = self.rarity.weight, self._words
        told = {
            word: here.information(word) * min(1.0, weight(word) / RARE)
            for word in words
            if here.number(word) > 1
        }
        return told, math.fsum(told.values())

    def pairs(self) -> tuple[list[tuple[int, int]], frozenset[int]]:
        """Return the pairs worth comparing, and the reports that have more like them than are compared.

        Of few reports all are compared; of many those that share a word that tells much of one of them, or
        kind, day and place.  Where too many share one, each is compared with the next of them by publication.
        """
        size = len(self._pile)
        if size <= FEW:
            return list(itertools.combinations(range(size), 2)), frozenset()
        sharing: dict[Hashable, list[int]] = {}
        for at in sorted(range(size), key=lambda at: (str(self._pile[at].published or ""), at)):
            for key in self._keys(at):
                sharing.setdefault(key, []).append(at)
        found, crowded = set[tuple[int, int]](), set[int]()
        for held in sharing.values():
            for place, at in enumerate(held):
                found |= {(min(at, other), max(at, other)) for other in held[place + 1 : place + 1 + NEXT]}
            if len(held) > NEXT + 1:
                crowded.update(held)
        return sorted(found), frozenset(crowded)

    def _keys(self, at: int) -> Iterator[Hashable]:
        words, told = self._all[at], self._pile[at]
        yield from sorted(words, key=lambda word: (-words[word], word))[:KEYS]
        if told.kind and told.days:
            yield from ((told.kind, told.days[0], place) for place in told.places)

    def features(self, one: int, other: int) -> dict[str, float]:
        """Return what is compared of two reports of the pile."""
        a, b = self._pile[one], self._pile[other]
        found = self._worded(one, other) | _published(a, b) | self._dated(a, b) | self._peopled(a, b)
        if a.kind and b.kind:
            found["kind same" if a.kind == b.kind else "kind other"] = 1.0
            # what all reports of a pile state tells them apart from nothing in it, and still is one event
            if a.kind == b.kind and _is_there(a, b) and _on(a) == _on(b) is not None:
                found["kind, place and day"] = 1.0
        return found | _placed(a, b)

    def _dated(self, a: Told, b: Told) -> dict[str, float]:
        """Compare days: those that clauses state for the events, else those that the texts name first."""
        found: dict[str, float] = {}
        mine, yours = a.words.days, b.words.days
        if _before(a, b) or _before(b, a):
            found["before it"] = 1.0
        kinds = {a.kind, b.kind}
        # a flood of two days is one event, a fire and a crash of two days are two
        goes_on = not GAPS.keys().isdisjoint(kinds) and (len(kinds) == 1 or None in kinds)
        if a.firm_days and b.firm_days and not goes_on:
            apart = _apart(a.firm_days, b.firm_days)
            if apart:
                found["firm day next" if apart == 1 else "firm day other"] = 1.0
        elif mine and yours:
            first, second = _first(mine), _first(yours)
            if first == second:
                found["day first"] = self._days.information(first)
            elif first in yours or second in mine:
                found |= self._recalled(first, yours) if first in yours else self._recalled(second, mine)
            else:
                found["day other"] = 1.0
                found["day near"] = 1 / (1 + abs(_ordinal(first) - _ordinal(second)))
        return found

    def _recalled(self, day: str, days: Mapping[str, int]) -> dict[str, float]:
        """Compare a day that one text names first with where another names it, first naming a day of its own.

        The further behind its own, the likelier another only looks back at it.
        """
        near = 1 / (1 + days[day] - days[_first(days)])
        return {"day named": near * self._days.information(day), "day other": 1 - near}

    def _peopled(self, a: Told, b: Told) -> dict[str, float]:
        """Compare persons by name, and how many people are counted."""
        found: dict[str, float] = {}
        if a.persons and b.persons:
            both = a.persons & b.persons
            told = max((self._persons.information(person) for person in both), default=None)
            found["person other" if told is None else "person same"] = 1.0 if told is None else told
        counted = [(a.figures[name], b.figures[name]) for name in a.figures if name in b.figures]
        if counted and all(mine.isdisjoint(yours) for mine, yours in counted):
            found["figure other"] = 1.0
        return found

    def _worded(self, one: int, other: int) -> dict[str, float]:
        a, b = self._pile[one].words, self._pile[other].words
        weight = self.rarity.weight
        names = [weight(word) for word in a.names if word in b.names]
        mine, yours = self._telling[one], self._telling[other]
        held = _held(self._shared_lead[one], b.counts) + _held(self._shared_lead[other], a.counts)
        return {
            "lead": cosine(self._lead[one], self._lead[other]),
            "lead held here": held / 2,
            "names": cosine(self._names[one], self._names[other]),
            "names of both": len(mine & yours) / (1 + min(len(mine), len(yours))),
            "rare words": math.log1p(math.fsum(self.shared(one, other).values())),
            "rare names": math.log1p(math.fsum(max(0.0, w - 1) for w in names)),
            # a text of few words shares little with any other, even on the same event
            "short": 1 / math.sqrt(1 + min(len(a.counts), len(b.counts))),
        }

    def shared(self, one: int, other: int) -> dict[str, float]:
        """Return the rare words that two reports share, with what each tells beyond a common one."""
        a, b = self._pile[one].words.counts, self._pile[other].words.counts
        weight = self.rarity.weight
        return {word: weight(word) - TELLING for word in a if word in b and weight(word) > TELLING}

    def signs(self, one: int, other: int) -> tuple[Sign, ...]:
        """Return every feature with what it adds to the log-odds."""
        known = weights()
        return tuple(Sign(n, v, v * known[n]) for n, v in self.features(one, other).items())

    def score(self, one: int, other: int) -> float:
        """Return the log-odds that two reports tell of one event."""
        known = weights()
        return known["base"] + math.fsum(v * known[n] for n, v in self.features(one, other).items())


class _Held:
    """How many reports of a pile hold each of some things."""

    def __init__(self, things: Iterable[Iterable[str]]) -> None:
        told = list(things)
        self._number = Counter(thing for held in told for thing in set(held))
        self._items = len(told) + 1

    def number(self, thing: str) -> int:
        """How many reports hold a thing."""
        return self._number[thing]

    def information(self, thing: str) -> float:
        """What a thing tells in this pile, in nats: nothing where every report holds it."""
        return math.log(self._items / max(self._number[thing], 1))


def _before(a: Told, b: Told) -> bool:
    """Whether a report came out before the day on which what another tells of is said to have happened."""
    if a.published is None or b.firm_days is None or b.kind in AFTERMATH:
        return False
    return b.firm_days[0] > a.published


def _published(a: Told, b: Told) -> dict[str, float]:
    if a.published is None or b.published is None:
        return {"undated": 1.0}
    gap = abs((a.published - b.published).days)
    return {"gap": math.log1p(gap), "gap far": max(0.0, math.log(max(gap, 1) / FAR))}


def _placed(a: Told, b: Told) -> dict[str, float]:
    """Compare where events happened, and the towns that reports name first."""
    found: dict[str, float] = {}
    if a.places and b.places:
        if a.places & b.places:
            found["place same"] = 1.0
        elif not (a.places & b.named or b.places & a.named):
            found["place other"] = 1.0
    mine, yours = a.firm_places or a.towns, b.firm_places or b.towns
    if mine and yours and not (mine & b.named or yours & a.named):
        found["town other"] = 1.0
    return found


def _is_there(a: Told, b: Told) -> bool:
    """Whether one report names where another says that its event happened."""
    mine, yours = (told.places | told.firm_places | told.towns for told in (a, b))
    return bool(mine & (b.named | yours) or yours & a.named)


def _on(told: Told) -> str | None:
    """The day of an event: that which a clause states for it, else that which its text names first."""
    if told.firm_days:
        return told.firm_days[0].isoformat()
    return _first(told.words.days) if told.words.days else None


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def _first(days: Mapping[str, int]) -> str:
    """The day that a text names first, the earliest of a sentence."""
    return min(days, key=lambda day: (days[day], day))


def _held(told: tuple[Mapping[str, float], float], words: Container[str]) -> float:
    """The share of what some words tell that a text holds too."""
    each, whole = told
    return math.fsum(x for word, x in each.items() if word in words) / whole if whole else 0.0


def veto(a: Told, b: Told, gap: int = 0) -> str:
    """Return why two reports cannot tell of one event; empty where they can.

    Args:
        a: what one tells.
        b: what the other tells.
        gap: days that may lie between two days of one event.
    """
    # what happens at one spot happens at one time, be it an accident to one and an attack to another
    one_kind = same_kind(a.kind, b.kind) or {a.kind, b.kind} <= SPOTS
    if not one_kind or {a.kind, b.kind} & AFTERMATH:
        return ""
    # a protest is called and joined by people from elsewhere, whose towns are named too
    mine, yours = (t.sites | t.firm_places if t.kind == "protest" else t.named for t in (a, b))
    if a.firm_places and b.firm_places and not (a.firm_places & yours or b.firm_places & mine):
        places = f"{_listed(a.firm_places)} is not {_listed(b.firm_places)}"
        return f"{places}, and neither report names the other's place"
    if a.firm_days and b.firm_days and _apart(a.firm_days, b.firm_days) > gap:
        return f"{_shown(a.firm_days)} is not {_shown(b.firm_days)}"
    return ""


def _apart(a: Days, b: Days) -> int:
    return max((a[0] - b[1]).days, (b[0] - a[1]).days, 0)


class Vetoes:
    """What keeps reports of one pile apart, looked up by what they state, which few state differently.

    Args:
        pile: what each report tells.
        gap: days that may lie between two days of one event of a kind.
    """

    def __init__(self, pile: Sequence[Told], gap: Callable[[str | None], int]) -> None:
        stated = frozenset[str]().union(*(told.firm_places for told in pile))
        self._gap = gap
        self._told = [
            Told(
                kind=t.kind,
                firm_days=t.firm_days,
                firm_places=t.firm_places,
                sites=t.sites & stated,
                named=t.named & stated,
            )
            for t in pile
        ]
        numbers: dict[Hashable, int] = {}
        self._number = [
            numbers.setdefault((t.kind, t.firm_days, t.firm_places, t.sites, t.named), at)
            for at, t in enumerate(self._told)
        ]
        self._known: dict[tuple[int, int], bool] = {}

    def between(self, one: int, other: int) -> bool:
        """Whether two reports cannot tell of one event."""
        key = self._number[one], self._number[other]
        known = self._known.get(key)
        if known is None:
            a, b = (self._told[at] for at in key)
            known = self._known[key] = bool(veto(a, b, self._gap(a.kind)))
        return known

    def among(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether any report of one group and any of another cannot tell of one event."""
        mine, yours = ({self._number[at] for at in group} for group in (one, other))
        return any(self.between(a, b) for a in mine for b in yours)


def _listed(places: frozenset[str]) -> str:
    return ", ".join(sorted(places))


def _shown(days: Days) -> str:
    return str(days[0]) if days[0] == days[1] else f"{days[0]} to {days[1]}"
