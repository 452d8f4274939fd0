"""Names in a report: places, persons and organisations."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

import attrs
import regex

from claimkit.choices import ActorKind
from claimkit.models import Actor, Place
from claimkit.places import PlaceRelation, in_full, is_demonym, place_relation, spots
from claimkit.reading.common import is_common
from claimkit.reading.kinds import (
    Kind,
    in_place_class,
    kind_of,
    known_given,
)
from claimkit.reading.lexicon import lexicon, word_list
from claimkit.reading.runs import Run, is_a, is_large, runs
from claimkit.reading.senses import kind_words
from claimkit.text import Span

# what stands between a place and the one around it (", ", " in the ", ", a city in the ") and the other way
_LIES_IN = regex.compile(
    r",\s|,?\s(?:(?:an?\s|the\s)?(?:[\p{L}-]+\s){0,2}?(?:city|town|village|capital|suburb|district|"
    r"neighbou?rhood|quarter|area)\s)?(?:in|of)\s(?:the\s(?:[\p{L}-]+\sof\s)?)?"
    r"(?:(?:(?:north|south)?(?:east|west)?(?:ern)?|old|central)\s)?"
)
_HOLDS = regex.compile(
    r",?\s(?:in\s|and\s)?(?:in\s)?the\s(?:city|town|village|capital|suburb|district|neighbou?rhood|quarter|port)"
    r"\sof\s"
)
_DIVISION_OF = regex.compile(
    r"\b(?:republic|province|state|region|governorate|prefecture|oblast|county|department|territory)\sof\s$",
    regex.I,
)
LISTED = regex.compile(r"\s*(?:\([^()]{0,30}\))?\s*(?:,|and|or|, and|&)\s*(?:in\s+|the\s+)?$")
# the town, perhaps its state and the day of dispatch, the agency: "TARROW, Texas, May 12 (Agency)" and a dash
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_DAY_SENT = (
    rf"(?:{_WEEKDAY}|(?:{_WEEKDAY},?\s+)?(?:\p{{Lu}}\p{{Ll}}+\.?\s+\d{{1,2}}|\d{{1,2}}\s+\p{{Lu}}\p{{Ll}}+)"
    r"(?:,?\s+\d{4})?)"
)
_DATELINE = regex.compile(
    rf"\s*(\p{{Lu}}[\p{{Lu}} .'-]{{2,30}}?)(?:,\s*(?!{_WEEKDAY})\p{{Lu}}[\p{{L}}. ]{{1,20}}?)?"
    rf"(,?\s*{_DAY_SENT})?\s*(?:\([\p{{L}} /]{{2,25}}\)\s*)?[—–―-]"
)
# "New Delhi: A worker died of burns": the town of a reporter, at the beginning of a paragraph
_TOWN_LED = regex.compile(r"\s*(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2}):\s\p{Lu}")
_PARAGRAPH = 120  # signs of the shortest paragraph that news begins with
# a line of its own: "Geneva, Tuesday 10 February 2026"
_SENT = regex.compile(rf"\s*(\p{{Lu}}[\p{{L}} .'-]{{2,30}}?)(,\s*{_DAY_SENT})\s*$")
# an entry of a log: where, when, what
_ENTRY = regex.compile(
    r"\s*(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}), \d{1,2} \p{Lu}\p{Ll}+(?: \d{4})?:\s"
)
# "there" of a place, not of "there is"
THERE = regex.compile(
    r"(?<=\p{L} )there\b(?!['’]|\s+(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must)\b)"
)
_LEADING = 8
"""Names at the head of a report among which the town of its event stands: those of two or three sentences."""
_SENTENCE_END = regex.compile(r"[.!?]\s+\p{Lu}|\n")
_TITLED = 0.6  # share of its longer words that a headline in title case has capitalised
_LONG = regex.compile(r"\p{L}{4,}")


class NameMention(NamedTuple):
    """A name as it stands in the text.

    Attributes:
        start: where it begins.
        end: where it ends, exclusive.
        text: the name.
        kind: ``place``, ``person``, ``organisation`` or ``name``.
        role: the office or title that stands before a person's name.
        located: whether the words around the name of a place say that something is or happens there.
    """

    start: int
    end: int
    text: str
    kind: str
    role: str = ""
    located: bool = False


_DIVISION = regex.compile(r"\s(state|province|department|county)\b")


def _as_place(name: str) -> str:
    """A name as that of a place: without what a headline writes with a capital beside it, and in full.

    >>> _as_place("Suburban Detroit"), _as_place("Tex"), _as_place("Lorne Shooting")
    ('Detroit', 'Texas', 'Lorne')
    """
    words = name.split(" ")
    if len(words) > 1 and words[0].lower() in word_list("part_of_town"):
        return " ".join(words[1:])
    if spots(name):
        return in_full(name)
    event = next((at for at, word in enumerate(words) if at and word.lower() in kind_words()), len(words))
    words = words[:event]
    if len(words) > _SHORT_NAME and all(map(_is_plain, words[::2])):
        sizes = range(len(words), 0, -1)
        parts = [" ".join(words[at : at + size]) for size in sizes for at in range(len(words) - size + 1)]
        return next((part for part in parts if spots(part)), " ".join(words))
    return " ".join(words)


def _is_plain(word: str) -> bool:
    """Whether a word is one of the language, and none for a sort of place: "fatal", but no "university"."""
    return is_common(word) and not is_a(word, "place", "building", "organisation", "street", "water")


_SHORT_NAME = 2  # words up to which a name of a place is taken as it is written


def _is_country(name: str) -> bool:
    """Whether the first that a name means is a country."""
    found = spots(name)
    return bool(found) and found[0].kind == "country"


@functools.lru_cache(maxsize=1 << 12)
def _site(name: str) -> str | None:
    """Whether a place is one inside a settlement, by its name: a street or a building."""
    return next((kind for kind in ("street", "building") if in_place_class(name, kind)), None)


def _is_town(name: str) -> bool:
    """Whether a place is no country, no division of one and no site, as far as its name tells."""
    found = spots(name)
    return _site(name) is None and (not found or found[0].kind == "town")


def _lies_apart(name: str, offices: Iterable[str]) -> bool:
    """Whether a place is known to lie in another country than offices do: "LONDON — Floods in Mali"."""
    return all(place_relation(office, name) is PlaceRelation.APART for office in offices)


class Names:
    """The names of one report.

    Args:
        text: the blanked text.
        spans: the stretches that are read.
        actors: actors that the caller knows.
        places: places that the caller knows.
    """

    __slots__ = (
        "_dispatched_at",
        "_events",
        "_known",
        "_places",
        "_starts",
        "dispatched",
        "mentions",
        "surnames",
    )

    def __init__(
        self, text: str, spans: Sequence[Span], actors: Sequence[Actor] = (), places: Sequence[Place] = ()
    ) -> None:
        self._known = _Known(actors, places)
        self._places: dict[str, Place] = {}
        self._events: set[str] = set()
        self._dispatched_at: set[int] = set()
        self.dispatched: list[Span] = []
        """Where datelines tell the day on which a report was sent, which is no day of an event."""
        headlines: list[Span] = []
        found: list[NameMention] = []
        for span in spans:
            if is_title_case(text, span):
                headlines.append(span)
            else:
                found += self._read(text, span)
        found = self._again(_without_openings(text, found))
        found += _borne(text, spans, found)
        for span in headlines:
            found += self._in_headline(text, span, found)
        self.mentions = tuple(self._from_offices(sorted(found)))
        self._starts = [m.start for m in self.mentions]
        self._learn_nesting(text)
        persons = (m.text.split() for m in self.mentions if m.kind == "person")
        placed = {m.text.split()[-1].lower() for m in self.mentions if m.kind == "place"}
        self.surnames = frozenset(words[-1].lower() for words in persons if len(words) > 1) - placed

    def _read(self, text: str, span: Span) -> list[NameMention]:
        found: list[NameMention] = []
        sent = _SENT.match(text, span.start, span.end)
        if sent is not None:
            self.dispatched.append(Span(*sent.span(2)))
            return found
        dateline = _DATELINE.match(text, span.start, span.end)
        name = dateline[1].strip() if dateline is not None else ""
        if dateline is not None and (spots(name) or not all(map(is_common, name.split()))):
            if dateline[2]:
                self.dispatched.append(Span(*dateline.span(2)))
            place = name if spots(name) and len(name) < 4 else name.title()
            self._dispatched_at.add(dateline.start(1))
            found.append(NameMention(dateline.start(1), dateline.end(1), place, "place", located=True))
        town = _TOWN_LED.match(text, span.start, span.end) if not self._dispatched_at else None
        if town is not None and spots(town[1]) and span.end - span.start > _PARAGRAPH:
            self._dispatched_at.add(town.start(1))
            found.append(NameMention(town.start(1), town.end(1), town[1], "place", located=True))
        entry = _ENTRY.match(text, span.start, span.end)
        if entry is not None and not all(map(is_common, entry[1].split())):
            found.append(NameMention(entry.start(1), entry.end(1), entry[1], "place", located=True))
        for run in runs(text, span):
            if found and run.start < found[-1].end:
                continue
            told = self._kind(text, span, run, found)
            if told.kind:
                name = " ".join(told.run.told)
                start, located = told.run.start, told.located
                if told.kind == "place":
                    name = _as_place(name)
                    start = max(start, text.find(name.split(" ", 1)[0], start, told.run.end))
                if (
                    told.kind == "place"
                    and (division := _DIVISION.match(text, told.run.end))
                    and _is_country(name)
                ):
                    name = f"{name} {division[1].capitalize()}"  # "Niger state" is no country
                found.append(NameMention(start, told.run.end, name, told.kind, told.role, located))
            if told.within:
                self._places[name] = Place(name, part_of=told.within)
        for there in THERE.finditer(text, span.start, span.end):
            before = (n for n, m in enumerate(found) if m.kind == "place" and m.end <= there.start())
            at = max(before, default=None)
            if at is not None and not _SENTENCE_END.search(text, found[at].end, there.start()):
                found[at] = found[at]._replace(located=True)
        return found

    def _kind(self, text: str, span: Span, run: Run, found: Sequence[NameMention]) -> Kind:
        name = " ".join(run.told)
        known = self._known.kind(name)
        if known:
            return Kind(run, known, located=True)
        told = kind_of(text, span.start, run)
        if told.kind == "name" and any(is_a(word, "event") for word in run.told):
            self._events.update((name, run.told[-1], run.told[0]))
        if name in self._events:
            return Kind(run, "name")
        last = found[-1] if found else None
        bodily = last is not None and last.kind == "organisation" and text[last.end : run.start] == ", "
        if bodily and is_a(run.told[-1], "branch"):
            return Kind(run, "name")  # "the Army Corps of Engineers, Varn District"
        if not told.kind or last is None or last.kind != "place":
            return told
        listed = LISTED.fullmatch(text, last.end, run.start)
        if told.kind == "place":
            return told._replace(located=told.located or bool(listed and last.located))
        inside = text[last.end : run.start] == ", " and spots(name)
        named = told.kind == "name" and not all(map(is_common, run.told)) and not is_demonym(name)
        if inside or (listed and named):
            return Kind(run, "place", located=last.located)
        return told

    def _in_headline(self, text: str, span: Span, found: Sequence[NameMention]) -> list[NameMention]:
        """Names in a headline in title case, where every word is capitalised: those that the text has too."""
        known = {m.text: m for m in reversed(found) if m.kind != "name"}
        out: list[NameMention] = []
        for run in runs(text, span):
            at = 0
            while at < len(run.words):
                sizes = (n for n in range(len(run.words), at, -1) if " ".join(run.told[at:n]) in known)
                stop = next(sizes, None)
                if stop is None:
                    at += 1
                    continue
                part = run.part(at, stop)
                like = known[" ".join(part.told)]
                out.append(like._replace(start=part.start, end=part.end, role="", located=False))
                at = stop
        return out

    def _from_offices(self, found: list[NameMention]) -> list[NameMention]:
        """Leave to a dateline only where an office is, where the lead names another town."""
        told = [m for m in found[:_LEADING] if m.kind == "place" and m.located]
        sent = {m.text for m in told if m.start in self._dispatched_at}
        if all(m.text in sent or not (_is_town(m.text) or _lies_apart(m.text, sent)) for m in told):
            return found
        return [m._replace(located=False) if m.start in self._dispatched_at else m for m in found]

    def _again(self, found: list[NameMention]) -> list[NameMention]:
        """Give a bare name the kind that the same name has elsewhere; a surname alone is its person."""
        kinds = {m.text: m.kind for m in reversed(found) if m.kind != "name"}
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for person in (m.text for m in found if m.kind == "person" and " " in m.text):
            bearers[person.split()[-1]].add(person)
        surnames = set(bearers)
        full = set[str]().union(*bearers.values())
        out: list[NameMention] = []
        for mention in found:
            first, _, last = mention.text.partition(" ")
            alone = is_common(first) and not known_given(first) and not mention.role
            if alone and mention.kind == "person" and bearers[last] - {mention.text}:
                # "Told Howell": the first word of a sentence
                mention = mention._replace(start=mention.end - len(last), text=last)  # noqa: PLW2901
            borne = mention.text in full and not spots(mention.text)  # "in Ivan Dorn arrest"
            if borne or (mention.text in surnames and not is_large(mention.text)):
                out.append(mention._replace(kind="person", located=False))
            elif mention.kind != "name":
                out.append(mention)
            elif mention.text in kinds or mention.text in surnames:
                out.append(mention._replace(kind=kinds.get(mention.text, "person")))
        return out

    def _learn_nesting(self, text: str) -> None:
        """Note which place the report says to lie in which, from what stands between two of their names."""
        places = [m for m in self.mentions if m.kind == "place"]
        for at, (a, b) in enumerate(itertools.pairwise(places)):
            between = text[a.end : b.start]
            after = places[at + 2].start if at + 2 < len(places) else b.end
            if between == ", " and LISTED.fullmatch(text, b.end, after):
                continue  # "Moscow, Kazan and Perm" is a list
            holds = _HOLDS.fullmatch(between) is not None and _is_wide(text, a)
            lies = not holds and _LIES_IN.fullmatch(between) is not None
            for inner, outer, said in ((a, b, lies), (b, a, holds)):
                if inner.text != outer.text and said:
                    place = self._places.setdefault(inner.text, Place(inner.text))
                    if place.part_of is None:
                        self._places[inner.text] = attrs.evolve(place, part_of=outer.text)

    def place(self, name: str) -> Place:
        """Return the place of a name, with what the report says that it lies in."""
        known = self._known.place(name)
        if known is not None:
            return known
        place = self._places.get(name) or Place(name)
        if not place.kind and (kind := _site(name)):
            place = attrs.evolve(place, kind=kind)
        self._places[name] = place
        return place

    def within(self, span: Span) -> list[NameMention]:
        """The names in a stretch of text."""
        first = bisect.bisect_left(self._starts, span.start)
        last = bisect.bisect_left(self._starts, span.end)
        return list(self.mentions[first:last])

    def of_persons(self, span: Span) -> frozenset[int]:
        """Every offset in a stretch of text at which the name of a person stands."""
        persons = (m for m in self.within(span) if m.kind == "person")
        return frozenset(itertools.chain.from_iterable(range(m.start, m.end) for m in persons))

    def ends_place(self, at: int) -> bool:
        """Whether a name of a place ends at an offset."""
        index = bisect.bisect_left(self._starts, at) - 1
        return index >= 0 and self.mentions[index].kind == "place" and self.mentions[index].end == at

    def is_dateline(self, mention: NameMention) -> bool:
        """Whether a mention says where a report was sent from: where its reporter sits."""
        return mention.start in self._dispatched_at

    def innermost(self, told: Sequence[NameMention], at: int) -> Place:
        """Of "Mosul, Iraq" the first is the place, the second what it lies in."""
        inner = self.place(told[at - 1].text) if at else None
        return inner if inner is not None and inner.part_of == told[at].text else self.place(told[at].text)

    def full_name(self, mention: NameMention) -> str:
        """Return whom a mention names, in full; empty where a surname may be that of two."""
        if " " in mention.text:
            return mention.text
        persons = [m for m in self.mentions if m.kind == "person" and m.text.endswith(f" {mention.text}")]
        before = {m.text for m in persons if m.start < mention.start}
        bearers = before or {m.text for m in persons} or {mention.text}
        return bearers.pop() if len(bearers) == 1 else ""

    def actors_of(self, span: Span) -> tuple[Actor, ...]:
        """Return the actors that a sentence names, each once, in order."""
        found: dict[str, Actor] = {}
        for mention in self.within(span):
            known = self._known.actor(mention.text)
            if known is not None:
                found.setdefault(known.name, known)
            elif mention.kind in ("person", "organisation"):
                found.setdefault(mention.text, Actor(mention.text, cast("ActorKind", mention.kind)))
        return tuple(found.values())


def _without_openings(text: str, found: Sequence[NameMention]) -> list[NameMention]:
    """Leave out words that have a capital only as they begin a line or sentence: "Van overturns"."""
    opening = [m for m in found if m.kind == "place" and _opens(text, m) and is_common(m.text)]
    if not opening:
        return list(found)
    written = Counter(_WRITTEN.findall(text))
    dropped = {m for m in opening if written[m.text] == 1 and written[m.text.lower()]}
    return [m for m in found if m not in dropped]


_WRITTEN = regex.compile(r"[\p{L}-]+")


def _opens(text: str, mention: NameMention) -> bool:
    """Whether a name of one word begins a line or a sentence."""
    before = text[max(0, mention.start - 3) : mention.start].rstrip(" ")
    return mention.text.isalpha() and before[-1:] in ("", "\n", ".", "!", "?")


def _is_wide(text: str, mention: NameMention) -> bool:
    """Whether a place is a country or a division of one, by its name or by the noun before it."""
    divided = _DIVISION_OF.search(text, max(0, mention.start - 20), mention.start) is not None
    return divided or any(spot.kind in ("country", "division") for spot in spots(mention.text)[:1])


_ACTS = ("be", "have", "modal", "report", "relative", "poss")


def _borne(text: str, spans: Sequence[Span], found: Sequence[NameMention]) -> list[NameMention]:
    """Surnames that are common words, of persons told in full, where a verb behind them makes them subjects.

    "Young was cleared" speaks of Anna Young; "Young people marched" speaks of nobody.
    """
    told = {m.text.split()[-1]: m.start for m in reversed(found) if m.kind == "person" and " " in m.text}
    common = [word for word in told if is_common(word) and not is_large(word)]
    if not common:
        return []
    taken = sorted((m.start, m.end) for m in found)
    words = lexicon().words
    out: list[NameMention] = []
    alone = regex.compile(rf"\b({'|'.join(map(regex.escape, common))})(?:['’]s\b|,? (\p{{Ll}}+))")
    for span in spans:
        for match in alone.finditer(text, span.start, span.end):
            start, end = match.span(1)
            entry = words.get(match[2] or "'s")
            acts = entry is not None and not entry.classes.isdisjoint(_ACTS)
            at = bisect.bisect_right(taken, (start, len(text))) - 1
            free = at < 0 or taken[at][1] <= start
            if acts and free and start > told[match[1]]:
                out.append(NameMention(start, end, match[1], "person"))
    return out


def is_title_case(text: str, span: Span) -> bool:
    """Whether a stretch is a headline of which every greater word is capitalised."""
    told = span.of(text).strip()
    if "\n" in told or len(told) > 200 or told.endswith((".", "!", '"', "”")):
        return False
    longer = _LONG.findall(told)
    return len(longer) > 3 and sum(word[0].isupper() for word in longer) > _TITLED * len(longer)


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
