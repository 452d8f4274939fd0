"""Likeness: how likely two reports tell of one event, by their words, days, places and kinds."""

from __future__ import annotations

import datetime
import functools
import itertools
import math
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence

import attrs

from claimkit.dossier.grouping import same_kind
from claimkit.mentions.words import Rarity, Words, cosine
from claimkit.reading.events import AFTERMATH
from claimkit.text import read_table

FEATURES = (
    "words", "lead", "lead in words", "lead held", "lead held by either",
    "names held", "names held by either", "names", "names of both", "rare", "rare words", "rare names",
    "short", "words short", "lead short", "names short", "rare short", "gap", "undated",
    "kind same", "kind other", "place same", "place named", "place other", "day same", "days apart",
)  # fmt: skip
"""What is compared; see the table for what each adds."""

FEW = 200
"""Reports up to which every two are compared: some seconds of work."""

NEXT = 16
"""Reports of a word that each is compared with: more than most events have."""

KEYS = 10
"""Words of a report that others are found by: the names and rare words of its first sentences, about."""

Days = tuple[datetime.date, datetime.date]

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
        kind: what kind of event it is.
        firm_days: on which it happened, where the clause that tells of it says so.
        firm_places: where it happened, where the clause that tells of it says so.
    """

    words: Words = attrs.field(factory=Words)
    published: datetime.date | None = None
    days: Days | None = None
    places: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    kind: str | None = None
    firm_days: Days | None = None
    firm_places: frozenset[str] = frozenset()


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
        weight = self.rarity.weight
        self._telling = [
            frozenset(word for word in told.words.names if weight(word) > TELLING + 1) for told in pile
        ]
        self._names = [self.rarity.vector(told.words.names) for told in pile]
        self._in_lead = [self._information(told.words.lead) for told in pile]
        self._in_names = [self._information(told.words.names) for told in pile]

    def _information(self, words: Iterable[str]) -> tuple[dict[str, float], float]:
        """What each of some words tells, and all of them together."""
        told = {word: self.rarity.weight(word) for word in words}
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
        found = self._worded(one, other) | _placed(a, b) | _dated(a.days, b.days)
        if a.published is not None and b.published is not None:
            found["gap"] = math.log1p(abs((a.published - b.published).days))
        elif a.published is None or b.published is None:
            found["undated"] = 1.0
        if a.kind and b.kind:
            found["kind same" if a.kind == b.kind else "kind other"] = 1.0
        return found

    def _worded(self, one: int, other: int) -> dict[str, float]:
        a, b = self._pile[one].words, self._pile[other].words
        rare = math.fsum(self.shared(one, other).values())
        weight = self.rarity.weight
        names = [weight(word) for word in a.names if word in b.names]
        mine, yours = self._telling[one], self._telling[other]
        compared = {
            "words": cosine(self._all[one], self._all[other]),
            "lead": cosine(self._lead[one], self._lead[other]),
            "names": cosine(self._names[one], self._names[other]),
            "rare": rare / math.sqrt(len(a.counts) * len(b.counts) + 1),
        }
        # a text of few words shares much with any other on its theme, or nothing
        short = 1 / math.sqrt(1 + min(len(a.counts), len(b.counts)))
        found = compared | {f"{name} short": value * short for name, value in compared.items()}
        for name, told in (("lead", self._in_lead), ("names", self._in_names)):
            low, high = sorted((_held(told[one], b.counts), _held(told[other], a.counts)))
            found |= {f"{name} held": low, f"{name} held by either": high}
        return found | {
            "short": short,
            "lead in words": cosine(self._lead[one], self._all[other])
            + cosine(self._all[one], self._lead[other]),
            "rare words": math.log1p(rare),
            "rare names": math.log1p(math.fsum(max(0.0, w - 1) for w in names)),
            "names of both": len(mine & yours) / (1 + min(len(mine), len(yours))),
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
    if not same_kind(a.kind, b.kind) or {a.kind, b.kind} & AFTERMATH:
        return ""
    named = a.firm_places & b.named or b.firm_places & a.named
    if a.firm_places and b.firm_places and not named:
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
            Told(kind=t.kind, firm_days=t.firm_days, firm_places=t.firm_places, named=t.named & stated)
            for t in pile
        ]
        numbers: dict[Hashable, int] = {}
        self._number = [
            numbers.setdefault((t.kind, t.firm_days, t.firm_places, t.named), at)
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


def _placed(a: Told, b: Told) -> dict[str, float]:
    if not a.places or not b.places:
        return {}
    if a.places & b.places:
        return {"place same": 1.0}
    named = bool(a.places & b.named or b.places & a.named)
    return {"place named": 1.0} if named else {"place other": 1.0}


def _dated(a: Days | None, b: Days | None) -> dict[str, float]:
    if a is None or b is None:
        return {}
    apart = _apart(a, b)
    return {"days apart": math.log1p(apart)} if apart else {"day same": 1.0}
