"""Gazetteer: places and actors under one name each, and which place lies in which."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence

import attrs

from claimkit.datespans import DateSpan
from claimkit.dossier.entities import Entity
from claimkit.dossier.grouping import BACKGROUND, Scene, is_coarse
from claimkit.dossier.levels import COUNTRY, SITES, STATE, UNION, level
from claimkit.dossier.model import ReportRecord
from claimkit.mentions.model import EventMention
from claimkit.models import Actor, Claim, Grade, Place
from claimkit.names import match_names
from claimkit.places import PlaceRelation, place_relation, spots
from claimkit.quantities import Quantity
from claimkit.reading.accused import COURT
from claimkit.reading.events import AFTERMATH, SPOTS, WIDE
from claimkit.reading.happenings import CAUGHT, RECALLED

_NATIONWIDE = (
    *("in the country", "across the country", "throughout the country", "countrywide", "country wide"),
    *("across the nation", "throughout the nation", "nationwide", "nation wide"),
)
_WORD = re.compile(r"\w+")
_FEW = 100  # names up to this many are all compared with one another
_RARE = 30  # a word of more names than this ("north", "city") is no sign that two of them are one
_SIDES = r"(?:(?:north|south|east|west)(?:east|west)?(?:ern)?|central|the)"
_JOINED = re.compile(rf"\s*(?:,|&|(?:,\s*)?(?:and|as well as)\b)\s*(?:{_SIDES}\s+){{0,2}}", re.IGNORECASE)


def says_nationwide(sentence: str) -> bool:
    """Whether a sentence tells of a whole country without its name.

    >>> says_nationwide("Twenty died in nation-wide riots."), says_nationwide("The nation mourned.")
    (True, False)
    """
    words = f" {' '.join(_WORD.findall(sentence.casefold()))} "
    return any(f" {said} " in words for said in _NATIONWIDE)


class Gazetteer:
    """Places and actors under one name each, and which place lies in which."""

    def __init__(self, places: Sequence[Entity], actors: Sequence[Entity], given: Sequence[Place]) -> None:
        self._roots = {s: e.name for e in places for s in (e.name, *e.spellings, *e.of.aliases)}
        self._places = {e.name: e.of for e in places if isinstance(e.of, Place)}
        self._actors = {s: e for e in actors for s in (e.name, *e.spellings, *e.of.aliases)}
        countries = [pair for pair in self._roots.items() if COUNTRY in map(level, pair)]
        self._countries = {name for pair in countries for name in pair}
        self._only = {self._roots.get(country, country) for country in self._countries}
        self._parents: dict[str, set[str]] = {}
        self._namesakes: dict[tuple[str, str | None], str] = {}
        self._seen: dict[str | None, set[str]] = {}
        self._told: dict[str, Counter[str]] = {}
        for mention, name in sorted((m, e.name) for e in places for m in e.mentions):
            if mention.located:
                self._told.setdefault(mention.report, Counter())[name] += 1
        self._persons: dict[str | None, set[str]] = {}
        for entity in (*places, *actors):
            for mention in entity.mentions:
                self._seen.setdefault(mention.report, set()).add(entity.name)
                if isinstance(entity.of, Actor) and entity.of.kind == "person":
                    self._persons.setdefault(mention.report, set()).add(entity.name)
        self._named: dict[str, list[tuple[int, int, str]]] = {}
        self._settings: dict[str, tuple[list[int], list[str]]] = {}
        self._homes: dict[str, Counter[str]] = {}
        self._grounds: dict[str, tuple[DateSpan | None, str | None, Sequence[Place]]] = {}
        self._settle(places)
        for place in given:
            self._note(place)

    def _settle(self, places: Sequence[Entity]) -> None:
        """Note the country or state in whose passage of a report each other place is told of.

        A report that goes from country to country stays with one until it names the next.
        """
        for m, name in ((m, e.name) for e in places for m in e.mentions):
            self._named.setdefault(m.report, []).append((m.start, m.end, name))
        for report in sorted(self._named):
            self._named[report].sort()
            named = [(start, name) for start, _, name in self._named[report]]
            countries = [(start, name) for start, name in named if name in self._countries]
            self._settings[report] = [start for start, _ in countries], [name for _, name in countries]
            wholes = [(start, name) for start, name in named if self._is_whole(name)]
            for start, name in named if wholes else ():
                if not self._is_whole(name):
                    home = wholes[max(bisect.bisect(wholes, (start,)) - 1, 0)][1]
                    self._homes.setdefault(name, Counter())[home] += 1

    def _is_whole(self, name: str) -> bool:
        return name in self._countries or level(name) is not None

    def _home(self, name: str) -> str | None:
        """The country or state that a place is told of in; None where no report of it names any."""
        homes = self._homes.get(name)
        if homes:
            return max(sorted(homes), key=lambda country: homes[country])
        return next(iter(self._only)) if len(self._only) == 1 else None

    def setting(self, claim: Claim) -> str | None:
        """Return the country that a claim means by "the country" or "nationwide"; None where it does not."""
        starts, names = self._settings.get(claim.report or "", ((), ()))
        if claim.start is None or not says_nationwide(claim.sentence):
            return None
        before = bisect.bisect(starts, claim.start)
        return names[before - 1] if before else None

    def beside(self, claim: Claim) -> set[str]:
        """Return the names that the sentence of a claim joins to its place: "in Texas and Oklahoma"."""
        if claim.place is None or claim.start is None or not claim.text:
            return set()
        base, here = self._in_sentence(claim)
        mine, run = self.root(claim.place), list[str]()
        for at, (start, _end, name) in enumerate(here):
            between = claim.sentence[here[at - 1][1] - base : start - base] if at else ""
            if not at or not _JOINED.fullmatch(between):
                if mine in run:
                    break
                run = []
            run.append(name)
        return set(run) if mine in run else set()

    def _note(self, place: Place) -> None:
        root = self.root(place)
        self._places.setdefault(root, attrs.evolve(place, name=root) if root != place.name else place)
        known = self._places[root]
        if known.kind is None and place.kind is not None:
            self._places[root] = attrs.evolve(known, kind=place.kind)
        if place.part_of:
            self._parents.setdefault(root, set()).add(self._roots.get(place.part_of, place.part_of))

    def learn(self, claims: Iterable[Claim]) -> None:
        """Note the places of claims, and what lies in what: "76 in the state, 43 of them in its capital"."""
        wholes: dict[tuple[str | None, str, str], Place] = {}
        for claim in sorted(claims, key=lambda c: c.order):
            if not claim.place:
                continue
            self._note(claim.place)
            key = claim.report, claim.attribute, claim.sentence
            if not claim.scope:
                wholes.setdefault(key, claim.place)
            elif key in wholes and claim.sentence:
                inner, outer = self.root(claim.place), self.root(wholes[key])
                if inner != outer and not self.within(outer, inner):
                    self._parents.setdefault(inner, set()).add(outer)

    def ground(self, records: Iterable[ReportRecord]) -> None:
        """Note where, and when, each report says that what it is about happened."""
        for record in records:
            if record.sites:
                main = record.main
                day, kind = (main.day, main.kind) if main is not None else (None, None)
                if (day is None or is_coarse(day)) and record.report.day is not None:
                    day = DateSpan.day(record.report.day)  # news is of what happened just before it
                self._grounds[record.report.id] = day, kind, record.sites
                for place in record.sites:
                    self._note(place)

    def equate(self, places: Iterable[Place]) -> None:
        """Take spellings of one place for one, where no report says what they are names of.

        Names are compared as :func:`claimkit.match_names` does.  Of many names only those that share a word
        are, which keeps tables of many places fast.
        """
        given = list(dict.fromkeys(places))
        known = {p.name: p for p in given if self.root(p) == p.name}
        told = {name: _WORD.findall(name.casefold()) for name in sorted(known)}
        use = Counter(word for words in told.values() for word in set(words))
        homes: dict[str, list[str]] = {}
        for name, words in told.items():
            shared = [w for w in dict.fromkeys(words) if use[w] <= _RARE] or ["".join(words)]
            keys = [""] if len(known) <= _FEW else shared
            near = dict.fromkeys(other for key in keys for other in homes.get(key, ()))
            same = next((o for o in near if match_names(name, o, kind="place").is_match), None)
            if same is not None and not self._apart(known[name], known[same]):
                self._roots[name] = self._roots.get(same, same)
            else:
                for key in keys:
                    homes.setdefault(key, []).append(name)
        self._tell_namesakes_apart(given)

    def _tell_namesakes_apart(self, places: Iterable[Place]) -> None:
        """Give each of several places of one name that are said to lie apart a name of its own.

        What is said to lie in what holds several of them, or in nothing, may be any, and is none of them.
        """
        told: dict[str, dict[str, None]] = {}
        for place in places:
            if place.part_of is not None:
                told.setdefault(self.root(place), {})[place.part_of] = None
        for name, wholes in told.items():
            for whole in wholes:
                if any(place_relation(whole, other) is PlaceRelation.APART for other in wholes):
                    self._namesakes[name, whole] = f"{name}, {whole}"

    @staticmethod
    def _apart(a: Place, b: Place) -> bool:
        """Whether two places are said to lie in different ones."""
        return a.part_of is not None and b.part_of is not None and a.part_of != b.part_of

    def root(self, place: Place) -> str:
        """Return the name under which all spellings of a place are one."""
        names = (place.name, *place.aliases)
        found = next((self._roots[name] for name in names if name in self._roots), place.name)
        return self._namesakes.get((found, place.part_of), found)

    def place(self, name: str) -> Place | None:
        """Return the place of a name."""
        return self._places.get(name)

    def said_within(self, inner: str, outer: str) -> bool:
        """Whether words say that the first place lies in the second."""
        return outer in self._said_around(inner)

    def within(self, inner: str, outer: str) -> bool:
        """Whether the first place is known to lie in the second."""
        return inner != outer and not {outer, self._roots.get(outer, outer)}.isdisjoint(self.around(inner))

    def around(self, name: str) -> set[str]:
        """Return the places in which a place lies: by words, or by the passage that it is told in."""
        found = self._said_around(name)
        if level(name) == STATE:
            found |= {UNION, self._roots.get(UNION, UNION)}
        elif not any(self._is_whole(known) for known in (name, *self._parents.get(name, ()))):
            home = self._home(name)
            if home is not None and home != name and place_relation(name, home) is not PlaceRelation.APART:
                found |= {home} | self.around(home)
        return found - {name}

    def _said_around(self, name: str) -> set[str]:
        seen, todo = set[str](), list(self._parents.get(name, ()))
        while todo:
            outer = todo.pop()
            if outer not in seen:
                seen.add(outer)
                todo += self._parents.get(outer, ())
        return seen

    def common_place(
        self,
        claims: Sequence[Claim],
        around: Sequence[str] = (),
        counted: Container[str] = (),
        kind: str | None = None,
    ) -> Place | None:
        """Return the place of a whole; None where nothing grounds one that holds all that is told of it.

        What happens at one spot is at the innermost place that its claims name, or where its reports say that
        what they are about happened.  What reaches over many places is where its reports say so, as far as
        this holds every place of a figure; what one figure names is not where all of it was.  What has parts
        in several places lies in none of them, nor in one that is only named beside them.

        Args:
            claims: those of the whole.
            around: the places of its parts.
            counted: attributes that the parts count.
            kind: what happened.
        """
        told = self._told_of(claims, kind)
        if kind in WIDE:
            return self._over_all(claims, around, told)
        stand = kind == BACKGROUND  # what stands is told of each place that is joined to another
        told_of = [c for c in claims if c.place and (stand or len(self._sites_of(c)) == 1)]
        if kind in SPOTS:  # where somebody was caught is not where it was
            told_of = [c for c in told_of if c.attribute not in CAUGHT]
        named = [self.root(c.place) for c in told_of if c.place]
        if around:
            holding = set[str]().union(*map(self.around, around))
            whole = {self.root(c.place) for c in claims if c.place and c.attribute in counted}
            whole = {n for n in whole if n not in around and self.around(n).isdisjoint(around)}
            named = [n for n in named if n in holding] or [n for n in named if n in whole]
        wholes = set[str]().union(*map(self.around, set(named)))
        inner = [n for n in dict.fromkeys(named) if n not in wholes]
        said = self._most_told(told, sorted({c.report for c in claims if c.report}))
        if inner:
            best = max(inner, key=lambda n: (named.count(n), n))
            grounded = any(best in one for one in told)
            elsewhere = said is not None and not grounded and not self._nested(best, said)
            unplaced = sum(c.place is None and isinstance(c.value, Quantity) for c in claims)
            if elsewhere and not around and named.count(best) <= unplaced:
                return self._shown(said) if said is not None else None
            return self._shown(best)
        shared = set[str].intersection(*map(self.around, around)) if around else set[str]()
        shared &= self._places.keys()
        if shared:
            return self._shown(min(shared))
        return self._shown(said) if said is not None and said not in around else None

    def is_surely(self, place: Place | None, claims: Sequence[Claim], kind: str | None) -> bool:
        """Whether claims are surely of a place: not where one sentence alone tells it, among others.

        "In Varn and Lorne, outside Ostrel, 12 died" does not say where.
        """
        if place is None or any(c.report is None for c in claims):
            return True
        root = self.root(place)
        told = [c for c in self._telling(claims) if c.place and self.root(c.place) == root]
        # where somebody was caught or stands before a court is not where it was
        own = [c for c in told if kind not in SPOTS or c.attribute not in (*CAUGHT, *COURT)]
        own = [c for c in own if len(self._sites_of(c)) == 1]
        if told and not own:
            return False
        alone = len({(c.report, c.sentence) for c in own}) == 1
        if not alone or any(c.place_grade is Grade.CLAUSE or not self._apart_from(c, root) for c in own):
            return True
        return any(root in sites for sites in self._told_of(claims, kind))

    def is_grounded(
        self, place: Place | None, claims: Sequence[Claim], leads: Mapping[str, EventMention]
    ) -> bool:
        """Whether a report is about a place, or what lies in it, or the words of a claim tell it.

        The first sentence of a report tells where what it is about was; of others the clause does.  Elsewhere
        a report tells of clinics, funerals and whoever was asked: "aid came to Arlen after a storm that
        killed nine" says how many died in all.

        Args:
            place: where an event was.
            claims: what is told of it.
            leads: what each report is about.
        """
        if place is None or any(c.report is None for c in claims):
            return True
        root = self.root(place)
        deeds = (m for m in leads.values() if m.kind not in AFTERMATH or m.place_grade is not Grade.MENTION)
        led = (self.root(m.place) for m in deeds if m.place is not None)
        sure = (c for c in claims if c.place_grade in _STATED or _leads_with(c, leads.get(c.report or "")))
        told = (self.root(c.place) for c in sure if c.place is not None)
        return any(root == name or root in self.around(name) for name in led) or root in told

    def is_agreed(
        self,
        place: Place | None,
        kind: str | None,
        leads: Iterable[EventMention],
        reports: Collection[str | None],
    ) -> bool:
        """Whether a place goes with each at which a report says that an event of a kind, its topic, happened.

        Where one names another place, either may be that of a part, of a court, or of who was asked.  Most of
        the ``reports`` of an event that name any place name where it was, or a place inside it.
        """
        if place is None:
            return True
        root = self.root(place)
        told = (self.root(m.place) for m in leads if m.kind == kind and m.place is not None)
        if not all(self._nested(root, other) for other in told):
            return False
        told_in = (self._named.get(report or "", ()) for report in reports)
        named = [{name for _, _, name in places} for places in told_in if places]
        here = sum(root in names or any(root in self.around(name) for name in names) for names in named)
        return 2 * here > len(named) or not named

    def _apart_from(self, claim: Claim, root: str) -> set[str]:
        """The places in the sentence of a claim that neither lie in a place nor around it."""
        return {name for _, _, name in self._in_sentence(claim)[1] if not self._nested(name, root)}

    def _in_sentence(self, claim: Claim) -> tuple[int, list[tuple[int, int, str]]]:
        """Where the sentence of a claim begins in its report, and the places in it: start, end and name."""
        base = (claim.start or 0) - max(claim.sentence.find(claim.text), 0)
        named = self._named.get(claim.report or "", [])
        low, high = (bisect.bisect(named, (at,)) for at in (base, base + len(claim.sentence)))
        return base, named[low:high]

    def as_told(self, place: Place | None, claims: Sequence[Claim]) -> Place | None:
        """Return a place under the name that most claims have for it: "Aceh", not "Banda Aceh"."""
        if place is None:
            return None
        root = self.root(place)
        names = Counter(c.place.name for c in self._telling(claims) if c.place and self.root(c.place) == root)
        if not names or place.name in names:
            return place
        name = max(names, key=lambda n: (names[n], n))
        return attrs.evolve(place, name=name, aliases=tuple({*place.aliases, place.name} - {name}))

    def _telling(self, claims: Sequence[Claim]) -> list[Claim]:
        """Claims whose own words or headline tell a place."""
        return [c for c in claims if c.place is not None and c.place_grade >= Grade.HEADING]

    def _sites_of(self, claim: Claim) -> set[str]:
        """The places that a claim is about: its own, with those that its sentence joins to it."""
        mine = {self.root(claim.place)} if claim.place else set[str]()
        joined = mine | self.beside(claim)
        return set(self._closest(sorted(joined))) | mine

    def _told_of(self, claims: Sequence[Claim], kind: str | None) -> list[list[str]]:
        """Where each report of some claims says that what it is about happened, which is told of them.

        What went on for longer than news is told of, or long before what a report is about, is not there.
        """
        days: dict[str, list[DateSpan]] = {}
        for claim in claims:
            if claim.report in self._grounds:
                days.setdefault(claim.report, []).extend([claim.about] if claim.about else [])
        found = list[list[str]]()
        for report in sorted(days):
            day, about, sites = self._grounds[report]
            if kind in SPOTS and about in AFTERMATH:
                continue
            if not days[report] or any(_of_its_time(about, day) for about in days[report]):
                found.append([self.root(place) for place in sites])
        return found

    def _nested(self, one: str, other: str) -> bool:
        """Whether two places are one, or one lies in the other."""
        return one == other or one in self.around(other) or other in self.around(one)

    def _most_told(self, told: Sequence[Sequence[str]], reports: Iterable[str]) -> str | None:
        """The place at which most reports say that something happened, and say so most often."""
        named = {n: sum(any(self._nested(n, m) for m in one) for one in told) for one in told for n in one}
        often = Counter[str]()
        for report in reports:
            often.update(self._told.get(report, {}))
        return max(named, key=lambda n: (named[n], often[n]), default=None)

    def _over_all(
        self, claims: Sequence[Claim], around: Sequence[str], told: Sequence[Sequence[str]]
    ) -> Place | None:
        """The innermost place of what reaches over many that is told of the whole and holds all figures."""
        figures = [c for c in sorted(claims, key=lambda c: c.order) if isinstance(c.value, Quantity)]
        named = [self.root(c.place) for c in figures if c.place]
        must = {*around, *(n for c in figures for n in self._sites_of(c))}
        for sites in (told, self._first_named(figures)):
            grounds = [n for one in sites for n in one]
            wider = set[str]().union(*map(self.around, {*grounds, *must})) & self._places.keys()
            found = [n for n in dict.fromkeys([*grounds, *named, *sorted(wider)]) if n not in around]
            sole = {one[0] for one in told if len(self._closest(one)) == 1}
            found = [n for n in found if self._holds(n, must, known=n in sole) and self._holds_most(n, sites)]
            inner = [n for n in found if not any(n in self.around(other) for other in found)]
            if inner:
                return self._shown(inner[0])
        return None

    def _first_named(self, figures: Sequence[Claim]) -> list[list[str]]:
        """The places of the figures of each report that names one with its first: that is of the whole.

        Where a later figure alone has a place, what was told before need not be of it.
        """
        told: dict[str, list[str | None]] = {}
        for c in figures:
            told.setdefault(c.report or c.source.name, []).append(self.root(c.place) if c.place else None)
        return [[n for n in names if n is not None] for names in told.values() if names[0] is not None]

    def _holds(self, outer: str, places: Iterable[str], *, known: bool = False) -> bool:
        """Whether places lie in one; what it is ``known`` to be about holds those not known to lie elsewhere.

        A report about floods in one country tells of places in it, unless they are known to lie in another.
        """
        wide = known and any(spot.kind in ("country", "division") for spot in spots(outer)[:1])
        return all(
            outer == inner
            or outer in self._said_around(inner)
            or (outer in self.around(inner) and place_relation(inner, outer) is not PlaceRelation.APART)
            or (wide and level(inner) is None and place_relation(inner, outer) is PlaceRelation.UNKNOWN)
            for inner in places
        )

    def _holds_most(self, outer: str, told: Sequence[Sequence[str]]) -> bool:
        """Whether a place holds all that most reports name as the place of the whole."""
        return 2 * sum(self._holds(outer, self._closest(one)) for one in told) > len(told)

    def _closest(self, names: Sequence[str]) -> set[str]:
        """Those places that none of the others lies in: the closest that is said."""
        return {n for n in names if not any(n in self.around(other) for other in names)}

    def _shown(self, name: str) -> Place | None:
        """A place with what the reports say that it lies in, where they say one thing."""
        place, outer = self._places.get(name), self._parents.get(name, set())
        if place is None or place.part_of is not None or len(outer) != 1:
            return place
        return attrs.evolve(place, part_of=next(iter(outer)))

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

    def is_placed(self, scene: Scene) -> bool:
        """Whether a scene names a place that can keep it apart from others."""
        return bool(self.spots(scene))

    def names(self, scene: Scene) -> set[str]:
        """Every name by which a scene can be linked to another: of places, those around them, and actors."""
        spots = self.spots(scene)
        found = spots.union(*map(self.around, spots)) | {a.name for a in self.actors_of(scene.claims)}
        return found.union(*(self._seen.get(r, ()) for r in scene.reports))

    def named(self, report: str) -> set[str]:
        """Return every place, person and body that a report names, each under its one name."""
        return self._seen.get(report, set())

    def sites(self, report: str) -> set[str]:
        """Return the places at which a report says that something is or happens, and those around them."""
        told = set(self._told.get(report, ()))
        return told.union(*map(self.around, told))

    def persons(self, report: str) -> set[str]:
        """Return the persons that a report names, each under one name."""
        return self._persons.get(report, set())

    def spots(self, scene: Scene) -> set[str]:
        """Return the places of a scene that can keep it apart from others, each under its one name."""
        named = {c.place for c in scene.claims if c.place and c.place.kind not in SITES}
        return {self.root(p) for p in named} - self._countries

    def linked(self, a: Scene, b: Scene) -> bool | None:
        """Whether two scenes share a place or an actor, or else two names of their reports.

        Towns of which neither report names the other's are a veto, unless one is said to lie in the other; a
        common country links nothing.
        """
        places = [self.spots(s) for s in (a, b)]
        if places[0] & places[1]:
            return True
        seen = [{n for r in s.reports for n in self._seen.get(r, ())} for s in (a, b)]
        if places[0] and places[1] and not (places[0] & seen[1] or places[1] & seen[0]):
            around = [set[str]().union(*map(self._said_around, found)) for found in places]
            if not (around[0] & places[1] or around[1] & places[0]):
                return False  # neither report names the other's place
        actors = [{x.name for x in self.actors_of(s.claims)} for s in (a, b)]
        if actors[0] & actors[1] or len(seen[0] & seen[1]) > 1:
            return True
        return None


def _leads_with(claim: Claim, lead: EventMention | None) -> bool:
    """Whether the sentence of a claim tells its place, and what its report is about."""
    told = lead.sentences[:_HEADLINE_AND_FIRST] if lead is not None else ()
    leads = any(first <= (claim.start or 0) < behind for first, behind in told)
    return leads and claim.place_grade is Grade.SENTENCE


_HEADLINE_AND_FIRST = 2

_STATED = frozenset((Grade.UNKNOWN, Grade.CLAUSE))
"""Grades of what the words of a claim say themselves, or whoever made it."""


def _of_its_time(about: DateSpan, day: DateSpan | None) -> bool:
    """Whether a day told of may be that of what a report is about."""
    if is_coarse(about):
        return False
    if day is None or day.earliest is None or about.latest is None:
        return True
    return (day.earliest - about.latest).days <= RECALLED
