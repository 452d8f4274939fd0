"""Names in a report: places, persons and organisations, and which of them a claim speaks of."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attrs
import regex

from claimkit.models import Actor, Place
from claimkit.text import Span, read_table

_NAME = r"(?:(?:St|Mt|Ft)\.|\p{Lu}[\p{L}\p{M}\d]*(?:['.&-]\p{Lu}?[\p{L}\p{M}\d]+)*)"
_RUN = regex.compile(rf"\b{_NAME}(?:\s+(?:(?:of|de|del|la|al|el|the)\s+)?{_NAME})*")
# what stands between a place and the one around it (", ", " in the ", ", a city in the ") and the other way
_LIES_IN = regex.compile(
    r",\s|,?\s(?:(?:an?\s|the\s)?(?:[\p{L}-]+\s){0,2}?(?:city|town|village|capital|suburb|district)\s)?(?:in|of)\s"
    r"(?:the\s(?:[\p{L}-]+\sof\s)?)?"
)
_HOLDS = regex.compile(r",?\s(?:in\s|and\s)?(?:in\s)?the\s\p{L}+\sof\s")
_PLACED = frozenset(
    "in at near from across outside around throughout to inside toward into through of off over".split()
)
_BEFORE = regex.compile(
    r"([\p{L}'-]+)(?:\s+(?:the|an?|southern|northern|eastern|western|central|downtown|nearby|rural|"
    r"north|south|east|west|russian|u\.s\.)){0,2}\s+$",
    regex.I,
)
_OF_PLACE = regex.compile(r"\b(\p{L}+) of(?: the)?\s+$", regex.I)
_LISTED = regex.compile(r"\s*(?:\([^()]{0,30}\))?\s*(?:,|and|or|, and|&)\s*(?:in\s+|the\s+)?$")
# what is spoken or written "in" something is in a language
_LANGUAGE = regex.compile(
    r"\b(?:sp[eo]ak\w*|spoken?|said|says?|wr[io]t\w*|translat\w*|s[aiu]ng|shout\w*|fluent|published)"
    r" (?:in|from|into)\s+$",
    regex.I,
)
_DATELINE = regex.compile(
    r"^\s*(\p{Lu}[\p{Lu} .'-]{2,30})(?:,\s*\p{Lu}[\p{L}. ]{1,20})?\s*(?:\([\p{L} /]{2,25}\)\s*)?[—–-]"
)
# where the hurt are taken, and die, is not where it happened
_CARE = regex.compile(
    r"\b(?:died|dies|dead|pronounced|declared|taken|rushed|flown|transported|airlifted|driven|drove|admitted|"
    r"hospitali[sz]ed|treated|surgery|condition|recovering|brought)\b[^.;]{0,60}?\b(?:at|to)\s+(?:the\s+)?"
    r"(?:(?:area|local|nearby)\s+)?$",
    regex.I,
)
_APART = regex.compile(r";|\band\b|\bwhile\b|\bbut\b")
_FIGURE_AFTER = regex.compile(r"\s*\(\s*[\d,.]+\s*\)")


class NameMention(NamedTuple):
    """A name as it stands in the text; ``kind`` is ``place``, ``person``, ``organisation`` or ``name``."""

    start: int
    end: int
    text: str
    kind: str


def _site(name: str) -> str | None:
    """Whether a place is one inside a settlement, by its name: a street or a building."""
    last = name.lower().split()[-1]
    return next((kind for kind in ("street", "building") if last in _classes()[kind]), None)


@functools.cache
def _classes() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in read_table("claimkit.reading", "naming.tsv")}


class Names:
    """The names of one report.

    Args:
        text: the blanked text.
        spans: the stretches that are read.
        actors: actors that the caller knows.
        places: places that the caller knows.
    """

    __slots__ = ("_events", "_known", "_places", "_starts", "mentions", "surnames")

    def __init__(
        self, text: str, spans: Iterable[Span], actors: Sequence[Actor] = (), places: Sequence[Place] = ()
    ) -> None:
        self._known = _Known(actors, places)
        self._places: dict[str, Place] = {}
        self._events: set[str] = set()
        found = [mention for span in spans for mention in self._read(text, span)]
        self.mentions = self._again(found)
        self._starts = [m.start for m in self.mentions]
        self._learn_nesting(text)
        persons = (m.text.split() for m in self.mentions if m.kind == "person")
        placed = {m.text.split()[-1].lower() for m in self.mentions if m.kind == "place"}
        self.surnames = frozenset(words[-1].lower() for words in persons if len(words) > 1) - placed

    def _read(self, text: str, span: Span) -> list[NameMention]:
        classes = _classes()
        found: list[NameMention] = []
        dateline = _DATELINE.match(text, span.start, span.end)
        if dateline is not None:
            found.append(
                NameMention(dateline.start(1), dateline.end(1), dateline[1].strip().title(), "place")
            )
        for run in _RUN.finditer(text, span.start, span.end):
            start, end = run.span()
            words = run.group().split()
            while words and words[0].lower() in classes["not_place"]:
                start += len(words[0]) + 1
                while start < end and text[start].isspace():
                    start += 1
                words = words[1:]
            name = text[start:end].removesuffix("'s")
            if not words or not name or name.lower() in classes["not_place"]:
                continue
            kind = self._kind(text, span, start, start + len(name), name, found)
            if kind:
                found.append(NameMention(start, start + len(name), name, kind))
        return found

    def _kind(self, text: str, span: Span, start: int, end: int, name: str, found: list[NameMention]) -> str:
        known = self._known.kind(name)
        if known:
            return known
        classes = _classes()
        words = name.lower().split()
        if name in self._events or not classes["event"].isdisjoint(words):
            self._events.update((name, name.rsplit(maxsplit=1)[-1], name.split(maxsplit=1)[0]))
            return "name"
        before = text[max(span.start, start - 40) : start]
        of_place = _OF_PLACE.search(before)
        if of_place is not None and of_place[1].lower() in classes["ofplace"]:
            return "place"
        if words == ["islamic", "state"]:
            return "organisation"
        if words[-1] in classes["place"] and len(words) > 1:
            return "place"
        if words[0] in classes["ofplace"] and words[1:2] == ["of"]:
            return "place"
        if any(word in classes["organisation"] for word in words):
            return "organisation"
        preceding = _BEFORE.search(before)
        if _LANGUAGE.search(before) or text.startswith((" language", "-language", " word"), end):
            return "name"
        if preceding is not None and preceding[1].lower() in _PLACED and text[end : end + 2] != "'s":
            loose = preceding[1].lower() in {"of", "to", "from", "over", "off", "through", "into"}
            if not loose or name in self._places:
                self._places.setdefault(name, Place(name))
                return "place"
        if found and found[-1].kind == "place" and _LISTED.fullmatch(text, found[-1].end, start):
            self._places.setdefault(name, Place(name))
            return "place"
        if (
            len(words) >= 2
            and all(w.replace("-", "").replace("'", "").isalpha() for w in words)
            and len(words) <= 4
        ):
            return "person"
        return "name"

    def _again(self, found: list[NameMention]) -> tuple[NameMention, ...]:
        """Give a bare name the kind that the same name has elsewhere; a surname alone is its person."""
        kinds = {m.text: m.kind for m in reversed(found) if m.kind != "name"}
        for mention in found:
            if mention.kind == "person":
                kinds.setdefault(mention.text.split()[-1], "person")
        again = (m._replace(kind=kinds.get(m.text, m.kind)) for m in found)
        return tuple(m for m in again if m.kind != "name")

    def _learn_nesting(self, text: str) -> None:
        """Note which place the report says to lie in which, from what stands between two of their names."""
        places = [m for m in self.mentions if m.kind == "place"]
        for at, (a, b) in enumerate(itertools.pairwise(places)):
            between = text[a.end : b.start]
            after = places[at + 2].start if at + 2 < len(places) else b.end
            if between == ", " and _LISTED.fullmatch(text, b.end, after):
                continue  # "Moscow, Kazan and Perm" is a list
            for inner, outer, words in ((a, b, _LIES_IN), (b, a, _HOLDS)):
                if inner.text != outer.text and words.fullmatch(between):
                    place = self._places.setdefault(inner.text, Place(inner.text))
                    if place.part_of is None:
                        self._places[inner.text] = attrs.evolve(place, part_of=outer.text)

    def _place(self, name: str) -> Place:
        known = self._known.place(name)
        if known is not None:
            return known
        place = self._places.get(name) or Place(name)
        return place if place.kind else attrs.evolve(place, kind=_site(name))

    def within(self, span: Span) -> list[NameMention]:
        """The names in a stretch of text."""
        first = bisect.bisect_left(self._starts, span.start)
        last = bisect.bisect_left(self._starts, span.end)
        return list(self.mentions[first:last])

    def ends_place(self, at: int) -> bool:
        """Whether a name of a place ends at an offset."""
        index = bisect.bisect_left(self._starts, at) - 1
        return index >= 0 and self.mentions[index].kind == "place" and self.mentions[index].end == at

    def place_of(self, text: str, span: Span, start: int, end: int, until: int | None = None) -> Place | None:
        """Return the place that a figure in a sentence is about.

        A figure in brackets after a place is about that place; others take the first place behind them, else
        the last before them; places that have a figure of their own in brackets are passed over.  A sentence
        without a place tells of the event's, which no sentence need say again.  ``until`` is
        where the figure of a part begins: a place behind it is the part's.
        """
        near = [m for m in self.within(span) if m.kind == "place"]
        for mention in near:
            if mention.end <= start and regex.fullmatch(r"\s*\(\s*", text[mention.end : start]):
                return self._place(mention.text)
        near = [m for m in near if not _CARE.search(text, max(span.start, m.start - 90), m.start)]
        near = [
            m for m in near if text[m.end : m.end + 2] != "'s"
        ]  # "Russia's third largest city" is not in Russia
        free = [m for m in near if not _FIGURE_AFTER.match(text, m.end)]
        if not free and near:
            return None
        last = span.end if until is None else until
        after = next((m for m in free if end <= m.start < last and m.start - end < 90), None)
        before = next((m for m in reversed(free) if m.end <= start), None)
        if after is not None and before is not None and _APART.search(text, end, after.start):
            after = None  # "in Perm killed five and in Kazan seven": the place of the next
        chosen = after or before
        if chosen is None:
            return None
        index = near.index(chosen)
        if index and self._place(near[index - 1].text).part_of == chosen.text:
            chosen = near[index - 1]  # of "Mosul, Iraq" the first is the place, the second what it lies in
        return self._place(chosen.text)

    def actors_of(self, span: Span) -> tuple[Actor, ...]:
        """Return the actors that a sentence names, each once, in order."""
        found: dict[str, Actor] = {}
        for mention in self.within(span):
            known = self._known.actor(mention.text)
            if known is not None:
                found.setdefault(known.name, known)
            elif mention.kind in ("person", "organisation"):
                found.setdefault(mention.text, Actor(mention.text, mention.kind))
        return tuple(found.values())


class _Known:
    """The caller's actors and places, found by their names, aliases and likeness."""

    __slots__ = ("_actors", "_cache", "_places")

    def __init__(self, actors: Sequence[Actor], places: Sequence[Place]) -> None:
        self._actors, self._places = tuple(actors), tuple(places)
        self._cache: dict[str, Actor | Place | None] = {}

    def _find(self, name: str) -> Actor | Place | None:
        if not self._actors and not self._places:
            return None
        if name not in self._cache:
            self._cache[name] = self._search(name)
        return self._cache[name]

    def _search(self, name: str) -> Actor | Place | None:
        low = name.casefold()
        everything: tuple[Actor | Place, ...] = (*self._actors, *self._places)
        for entry in everything:
            if any(low == n.casefold() for n in (entry.name, *entry.aliases)):
                return entry
        from claimkit.names import match_names

        for entry in everything:
            kind = "place" if isinstance(entry, Place) else entry.kind
            if isinstance(entry, Actor) and name in entry.not_same_as:
                continue
            if any(match_names(name, other, kind=kind).is_match for other in (entry.name, *entry.aliases)):
                return entry
        return None

    def kind(self, name: str) -> str:
        found = self._find(name)
        return "" if found is None else "place" if isinstance(found, Place) else found.kind

    def place(self, name: str) -> Place | None:
        found = self._find(name)
        return found if isinstance(found, Place) else None

    def actor(self, name: str) -> Actor | None:
        found = self._find(name)
        return found if isinstance(found, Actor) else None
