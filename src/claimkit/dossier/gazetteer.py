"""Gazetteer: places and actors under one name each, and which place lies in which."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from claimkit.dossier.entities import Entity
from claimkit.dossier.grouping import Scene
from claimkit.models import Actor, Claim, Place
from claimkit.text import read_table


@functools.cache
def _countries() -> frozenset[str]:
    rows = read_table("claimkit", "countries.tsv")
    return frozenset(name for common, others in rows for name in (common, *others.split("|")) if name)


class Gazetteer:
    """Places and actors under one name each, and which place lies in which."""

    def __init__(self, places: Sequence[Entity], actors: Sequence[Entity], given: Sequence[Place]) -> None:
        self._roots = {s: e.name for e in places for s in (e.name, *e.spellings, *e.of.aliases)}
        self._places = {e.name: e.of for e in places if isinstance(e.of, Place)}
        self._actors = {s: e for e in actors for s in (e.name, *e.spellings, *e.of.aliases)}
        self._countries = {
            name for name, root in self._roots.items() if root in _countries() or name in _countries()
        }
        self._parents: dict[str, set[str]] = {}
        self._seen: dict[str | None, set[str]] = {}
        self._told: dict[str, Counter[str]] = {}
        for mention, name in sorted((m, e.name) for e in places for m in e.mentions):
            self._told.setdefault(mention.report, Counter())[name] += 1
        for entity in (*places, *actors):
            for mention in entity.mentions:
                self._seen.setdefault(mention.report, set()).add(entity.name)
        for place in given:
            self._note(place)

    def _note(self, place: Place) -> None:
        root = self.root(place)
        self._places.setdefault(root, attrs.evolve(place, name=root) if root != place.name else place)
        known = self._places[root]
        if known.kind is None and place.kind is not None:
            self._places[root] = attrs.evolve(known, kind=place.kind)
        if place.part_of:
            self._parents.setdefault(root, set()).add(self._roots.get(place.part_of, place.part_of))

    def learn(self, claims: Iterable[Claim]) -> None:
        """Note the places of claims, and what lies in what."""
        for claim in claims:
            if claim.place:
                self._note(claim.place)

    def root(self, place: Place) -> str:
        """Return the name under which all spellings of a place are one."""
        return next((self._roots[n] for n in (place.name, *place.aliases) if n in self._roots), place.name)

    def place(self, name: str) -> Place | None:
        """Return the place of a name."""
        return self._places.get(name)

    def within(self, inner: str, outer: str) -> bool:
        """Whether the first place is known to lie in the second."""
        if inner == outer:
            return False
        if outer in self._countries and not self._countries & {inner, *self._parents.get(inner, ())}:
            return True  # a town told of beside one country is taken to lie in it
        seen, todo = set[str](), list(self._parents.get(inner, ()))
        while todo:
            name = todo.pop()
            if name == outer:
                return True
            if name not in seen:
                seen.add(name)
                todo += self._parents.get(name, ())
        return False

    def _around(self, name: str) -> set[str]:
        return {name} | {p for p in self._places if self.within(name, p)}

    def common_place(self, claims: Sequence[Claim], around: Sequence[str]) -> Place | None:
        """Return the place of a whole: the innermost that its claims name, or one around all of its parts."""
        named = [self.root(c.place) for c in claims if c.place]
        inner = [n for n in dict.fromkeys(named) if not any(self.within(o, n) for o in named)]
        if inner:
            return self._places.get(max(inner, key=lambda n: (named.count(n), n)))
        shared = set[str].intersection(*(self._around(p) - {p} for p in around)) if around else set[str]()
        if shared:
            return self._places.get(min(shared))
        # no claim says where: the place that its reports name most, the first of equals
        told = Counter[str]()
        for report in sorted({c.report for c in claims if c.report}):
            told.update(self._told.get(report, {}))
        best = max((n for n in told if n not in around), key=lambda n: told[n], default=None)
        return self._places.get(best) if best else None

    def actors_of(self, claims: Sequence[Claim]) -> list[Actor]:
        """Actors that claims concern, the most mentioned first."""
        found = {}
        voices = {c.voice.name for c in claims} | {c.source.name for c in claims}
        for actor in (a for c in claims for a in c.actors):
            if actor.name in voices and actor.kind != "person":
                continue  # who tells of an event does not act in it
            entity = self._actors.get(actor.name)
            found[entity.name if entity else actor.name] = (
                entity.of if entity else actor,
                len(entity.mentions) if entity else 0,
            )
        ordered = sorted(found.items(), key=lambda item: (-item[1][1], item[0]))
        return [actor for _, (actor, _) in ordered if isinstance(actor, Actor)]

    def linked(self, a: Scene, b: Scene) -> bool | None:
        """Whether two scenes share a place or an actor, or else two names of their reports.

        Towns of which neither report names the other's are a veto; a common country links nothing.
        """
        places = [{self.root(c.place) for c in s.claims if c.place} - self._countries for s in (a, b)]
        seen = [{n for r in s.reports for n in self._seen.get(r, ())} for s in (a, b)]
        if places[0] & places[1]:
            return True
        if places[0] and places[1] and not (places[0] & seen[1] or places[1] & seen[0]):
            return False  # neither report names the other's place
        actors = [{x.name for x in self.actors_of(s.claims)} for s in (a, b)]
        if actors[0] & actors[1] or len(seen[0] & seen[1]) > 1:
            return True
        return None
