"""Names in a report: places, persons and organisations, and which of them a claim speaks of."""

from __future__ import annotations

import bisect
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

import attrs
import regex

from claimkit.choices import ActorKind
from claimkit.models import Actor, Grade, Place
from claimkit.places import PlaceRelation, is_demonym, place_relation, spots
from claimkit.reading.common import is_common
from claimkit.reading.kinds import (
    Kind,
    event_at,
    in_place_class,
    is_of_event,
    is_of_site,
    kind_of,
    known_given,
)
from claimkit.reading.lexicon import lexicon
from claimkit.reading.runs import Run, is_a, is_large, runs
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
_LISTED = regex.compile(r"\s*(?:\([^()]{0,30}\))?\s*(?:,|and|or|, and|&)\s*(?:in\s+|the\s+)?$")
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
# a line of its own: "Geneva, Tuesday 10 February 2026"
_SENT = regex.compile(rf"\s*(\p{{Lu}}[\p{{L}} .'-]{{2,30}}?)(,\s*{_DAY_SENT})\s*$")
# an entry of a log: where, when, what
_ENTRY = regex.compile(
    r"\s*(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}), \d{1,2} \p{Lu}\p{Ll}+(?: \d{4})?:\s"
)
# where the hurt are taken, and die, is not where it happened
_CARE = regex.compile(
    r"\b(?:died|dies|dead|pronounced|declared|taken|rushed|flown|transported|airlifted|driven|drove|admitted|"
    r"hospitali[sz]ed|treated|surgery|condition|recovering|brought)\b[^.;]{0,60}?\b(?:at|to)\s+(?:(?:the|an?)\s+)?"
    r"(?:(?:area|local|nearby)\s+)?(?:(?:\p{Ll}+\s)?(?:hospitals?|clinics?|morgues?|units?|centers?|centres?)\s+in\s+)?$",
    regex.I,
)
# "is held at Lorne police station": where somebody is kept is not where it happened
_KEPT = regex.compile(
    r"\s(?:(?:central|main|county|district)\s)?(?:police\s)?(?:station|prison|jail|lock-up|detention)\b"
)
_HAPPENS = regex.compile(
    r"\b(?:attack\w*|bomb\w*|blast|explo\w+|fire|shooting|shot|riot\w*|siege|fight\w*|brawl|crash\w*|"
    r"protest\w*|rall\w+|demonstrat\w*|stab\w*|killed|died|hurt|injured|wounded|arrested|detained)\b[^.;,]{0,30}$",
    regex.I,
)
# between the place that an item of a list is about and a figure: "Zell: 4 dead, 11 wounded"
_ITEM = regex.compile(r"\s*(?:[(:–—-]|with\b)?\s*(?:[\p{L}\d]+\s\p{Ll}+,\s*)*")
_POSSESSIVES = ("'s", "’s")
_SIGNS = tuple("(:–—-")
_APART = regex.compile(r";|\band\b|\bwhile\b|\bbut\b|\bthan\b|\bcompared\b|\bunlike\b")
_CLAUSE_APART = regex.compile(r",?\s(?:while|whereas|but)\s|;\s")
_COMPARED = regex.compile(r"\b(?:than|compared|unlike)\b")
_BROKEN_DOWN = regex.compile(
    r":(?=\s)|\b(?:including|among (?:them|whom)|of (?:which|whom|them)|"
    r"with (?:most|many|all|(?:the )?majority)|(?:mostly|mainly|chiefly|largely|primarily) (?:in|from|at))\b",
    regex.I,
)
_FIGURE_AFTER = regex.compile(r"\s*\(\s*[\d,.]+\s*\)")
# "there" of a place, not of "there is"
_THERE = regex.compile(
    r"(?<=\p{L} )there\b(?!['’]|\s+(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must)\b)"
)
# a definite place of a class: that of the class named last, as "the minister" is the one named last; but "the
# country" is that of the whole report, whatever others it names
_THE_PLACE = regex.compile(
    r"\b(?:in|across|throughout|within|around)\s(?:much of\s|parts of\s)?the\s(?:entire\s|whole\s)?"
    r"(?P<class>state|province|department|county|city|town|village)\b(?!\sof\b|[-\s]\p{Ll}+s?\s\p{Lu})"
    r"|\b(?P<class>state|province|county|city)-?wide\b",
    regex.I,
)
_CLASSES = {
    "state": ("division",),
    "province": ("division",),
    "department": ("division", "county"),
    "county": ("county",),
}  # others are of towns
_LEADING = 8
"""Names at the head of a report among which the town of its event stands: those of two or three sentences."""
_AHEAD = 90
"""Signs behind a figure within which the first of several places is that of what it counts."""
_THERE_FIRST = regex.compile(r"\s*There(?=,)")
_BACK = 400
"""Signs before a sentence within which it takes a place up: two or three sentences."""
_PARAGRAPH = 2000
"""Signs before a sentence within which a definite place is named: those of a long paragraph."""
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


def _is_country(name: str) -> bool:
    """Whether the first that a name means is a country."""
    found = spots(name)
    return bool(found) and found[0].kind == "country"


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
        entry = _ENTRY.match(text, span.start, span.end)
        if entry is not None and not all(map(is_common, entry[1].split())):
            found.append(NameMention(entry.start(1), entry.end(1), entry[1], "place", located=True))
        for run in runs(text, span):
            if found and run.start < found[-1].end:
                continue
            told = self._kind(text, span, run, found)
            if told.kind:
                name = " ".join(told.run.told)
                located = told.located
                if (
                    told.kind == "place"
                    and (division := _DIVISION.match(text, told.run.end))
                    and _is_country(name)
                ):
                    name = f"{name} {division[1].capitalize()}"  # "Niger state" is no country
                found.append(NameMention(told.run.start, told.run.end, name, told.kind, told.role, located))
            if told.within:
                self._places[name] = Place(name, part_of=told.within)
        for there in _THERE.finditer(text, span.start, span.end):
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
        listed = _LISTED.fullmatch(text, last.end, run.start)
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
            if between == ", " and _LISTED.fullmatch(text, b.end, after):
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
        return place if place.kind else attrs.evolve(place, kind=_site(name))

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

    def place_of(
        self,
        text: str,
        span: Span,
        start: int,
        end: int,
        until: int | None = None,
        *,
        standing: bool = False,
        apart: Sequence[Span] = (),
    ) -> Place | None:
        """Return the place that a figure in a sentence is about.

        A figure in brackets after a place is about that place; others take the first place behind them, else
        the last before them; places that have a figure of their own in brackets are passed over.  A sentence
        without a place tells of the event's, which no sentence need say again.  ``until`` is
        where the figure of a part begins: a place behind it is the part's.  A ``standing`` fact is told of a
        place that is only named; what happened has a place where the words say that it happened there.
        What is named in stretches ``apart`` is where somebody speaks.
        """
        near = [m for m in self.within(span) if m.kind == "place" and (standing or m.located)]
        near = [m for m in near if not any(a.start <= m.start < a.end for a in apart)]
        for mention in (m for m in self.within(span) if m.kind == "place"):
            office = mention.start in self._dispatched_at and not mention.located
            ahead = start - 80 < mention.end <= start and not office
            item = ahead and _ITEM.fullmatch(text, mention.end, start)
            if item and (text[start].isdigit() or item[0].strip()[:1] in _SIGNS):
                return self.place(mention.text)
        near = [
            m
            for m in near
            if event_at(text[max(span.start, m.start - 40) : m.start])
            or not _CARE.search(text, max(span.start, m.start - 90), m.start)
        ]
        near = [
            m
            for m in near
            if text[m.end : m.end + 2] not in _POSSESSIVES
            or is_of_event(text, m.end)
            or is_of_site(text, m.end)
        ]  # "Russia's third largest city" is not in Russia
        near = [
            m
            for m in near
            if not _KEPT.match(text, m.end) or _HAPPENS.search(text, max(span.start, m.start - 60), m.start)
        ]
        free = [m for m in near if not _FIGURE_AFTER.match(text, m.end)]
        if not free and near:
            return None
        last = span.end if until is None else until
        after = next((m for m in free if end <= m.start < last and m.start - end < _AHEAD), None)
        before = next((m for m in reversed(free) if m.end <= start), None)
        if after is None and before is None:
            behind = [m for m in free if end <= m.start < last]
            after = behind[0] if behind and _is_one(text, behind) else None
        if after is not None and before is not None and _APART.search(text, end, after.start):
            # "in Perm killed five and in Kazan seven": the place of the next; but "while another 55 died and
            # ten were hurt in Kazan" goes on with the place that it begins
            anew = _CLAUSE_APART.search(text, before.end, start)
            ends = _CLAUSE_APART.search(text, end, after.start) or _COMPARED.search(text, end, after.start)
            after = after if anew and not ends else None
        if after is not None and _BROKEN_DOWN.search(text, end, after.start):
            after = None  # "37 have died: 18 in Bolivia and 19 in Peru": the place of a part
        chosen = after or before
        if chosen is None:
            return self._taken_up(text, span)
        return self.innermost(near, near.index(chosen))

    def innermost(self, told: Sequence[NameMention], at: int) -> Place:
        """Of "Mosul, Iraq" the first is the place, the second what it lies in."""
        inner = self.place(told[at - 1].text) if at else None
        return inner if inner is not None and inner.part_of == told[at].text else self.place(told[at].text)

    def _taken_up(self, text: str, span: Span) -> Place | None:
        """The place told last before a sentence that says "there" of it, in one paragraph."""
        definite = _THE_PLACE.search(text, span.start, span.end)
        if definite is not None:
            return self._of_class(text, span, definite)
        if not _takes_up_place(text, span):
            return None
        told = [m for m in self.within(Span(max(0, span.start - _BACK), span.start)) if m.kind == "place"]
        at = next((n for n in reversed(range(len(told))) if told[n].located), None)
        if at is None or "\n" in text[told[at].end : span.start]:
            return None
        return self.innermost(told, at)

    def _of_class(self, text: str, span: Span, definite: regex.Match[str]) -> Place | None:
        """The place that "in the state" takes up: the last before it in the sentence, or the paragraph."""
        kinds = _CLASSES.get(definite["class"].lower(), ("town",))
        paragraph = text.rfind("\n", max(0, span.start - _PARAGRAPH), span.start) + 1
        paragraph = max(paragraph, span.start - _PARAGRAPH, 0)
        told = [m for m in self.within(Span(paragraph, definite.start())) if m.kind == "place"]
        told = [m for m in told if m.start >= span.start or m.located]
        meant = [(m.text, [spot.kind for spot in spots(m.text)] or ["town"]) for m in told]
        like = [name for name, senses in meant if senses[0] in kinds]
        for name, senses in reversed(meant):
            # "Charlotte" is a parish of an island, and a town of the state that is named too
            if name in like and all(place_relation(name, n) is not PlaceRelation.WITHIN for n in like):
                return self.place(name)
            if senses[0] == "country" and not set(senses).isdisjoint(kinds):
                return None  # "Georgia" is a country and a state
        return None

    def full_name(self, mention: NameMention) -> str:
        """Return whom a mention names, in full; empty where a surname may be that of two."""
        if " " in mention.text:
            return mention.text
        persons = [m for m in self.mentions if m.kind == "person" and m.text.endswith(f" {mention.text}")]
        before = {m.text for m in persons if m.start < mention.start}
        bearers = before or {m.text for m in persons} or {mention.text}
        return bearers.pop() if len(bearers) == 1 else ""

    def grade_of(self, text: str, place: Place | None, clause: Span, span: Span) -> Grade:
        """Return on what a place rests that the sentence of a statement tells."""
        if place is None:
            return Grade.UNKNOWN
        told = [m for m in self.within(span) if m.kind == "place" and self.place(m.text) == place]
        if not told:
            return Grade.MENTION if _takes_up_place(text, span) else Grade.HEADING
        in_clause = any(clause.start <= m.start < clause.end for m in told)
        if in_clause and not self._is_listed(text, place, clause):
            return Grade.CLAUSE
        if told and all(m.start in self._dispatched_at for m in told):
            return Grade.HEADING
        return Grade.SENTENCE

    def _is_listed(self, text: str, place: Place, clause: Span) -> bool:
        """Whether a place is one of several: "12 died in Perm, Kazan and Ufa" is told of none of them."""
        told = [(m, self.place(m.text)) for m in self.within(clause) if m.kind == "place"]
        return any(
            place in (here, there)
            and here.part_of != b.text
            and _LISTED.fullmatch(text, a.end, b.start) is not None
            for (a, here), (b, there) in itertools.pairwise(told)
        )

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


def _is_one(text: str, told: Sequence[NameMention]) -> bool:
    """Whether places are one, or each lies in the next: "in the Hali quarter of Hodeidah city"."""
    return all(
        b.start - a.end < _WITHIN and _LISTED.fullmatch(text, a.end, b.start) is None
        for a, b in itertools.pairwise(told)
    )


_WITHIN = 24  # signs between a part of a town and the town


def _takes_up_place(text: str, span: Span) -> bool:
    """Whether a sentence says "there" of a place told before it: "30 were killed there", "There, 57 died".

    So does "21 died in the state".
    """
    if _THE_PLACE.search(text, span.start, span.end) is not None:
        return True
    first = _THERE_FIRST.match(text, span.start, span.end)
    return (first or _THERE.search(text, span.start, span.end)) is not None


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
