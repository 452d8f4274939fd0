"""Whereabouts: of which of the places that a report names something is told, and how sure that is."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence

import regex

from claimkit.models import Grade, Place
from claimkit.places import PlaceRelation, place_relation, spots
from claimkit.reading.kinds import event_at, is_of_event, is_of_site
from claimkit.reading.lexicon import word_list
from claimkit.reading.naming import LISTED, THERE, NameMention, Names
from claimkit.reading.siting import near
from claimkit.text import Span

# where the hurt are taken, and die, is not where it happened
_CARE = regex.compile(
    r"\b(?:died|dies|dead|pronounced|declared|taken|rushed|flown|transported|airlifted|driven|drove|admitted|"
    r"hospitali[sz]ed|treated|surgery|condition|recovering|brought)\b[^.;]{0,60}?\b(?:at|to)\s+(?:(?:the|an?)\s+)?"
    r"(?:(?:area|local|nearby)\s+)?(?:(?:\p{Ll}+\s)?(?:hospitals?|clinics?|morgues?|units?|centers?|centres?)\s+in\s+)?$"
    r"|\b(?:in|at)\s+(?:(?:the|an?|his|her|their)\s+)?(?:\p{Ll}+\s){0,2}?(?:hospital|clinic|morgue)s?\s+in\s+$",
    regex.I,
)
# "is held at Lorne police station": where somebody is kept is not where it happened
_KEPT = regex.compile(
    r"\s(?:(?:central|main|county|district)\s)?(?:police\s)?(?:station|prison|jail|lock-up|detention)\b"
)
# "held at a police base in Pathum Thani": so is the town of it
_KEPT_IN = regex.compile(
    r"\b(?:held|kept|detained|remanded|jailed|imprisoned|custody|transferred)\b[^.;]{0,40}?"
    r"\b(?:police|prison|jail|stations?|base|barracks|camp|custody|detention|cells?)\b[^.;,]{0,20}?\s(?:in|at|near)\s$",
    regex.I,
)
# "doctors at the Varn hospital": where the hurt are treated
_HOSPITAL = regex.compile(r"\s(?:(?:\p{Ll}+\s){0,2}?)(?:hospital|clinic|morgue|mortuary)\b")
# "the trial of a man charged in three deaths is underway in Lorne": where a court sits is not where it was
_TRIED = regex.compile(
    r"\b(?:trial|hearing|inquest|sentencing|proceedings?|appeal)\b[^.;]{0,140}?\b(?:under\s?way|held|beg[aiu]n\w*|"
    r"open(?:s|ed)|start(?:s|ed)|resume[sd]?|continue[sd]?|set|scheduled|heard)\b[^.;]{0,20}\b(?:in|at)\s$",
    regex.I,
)
_STRUCK = regex.compile(
    r"\b(?:attack|bomb|blast|explo|fire|shooting|shelling|strike|struck|hit|siege|protest|rall|demonstrat|picket)"
    r"\w*\b[^.;,]{0,30}$",
    regex.I,
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
_AHEAD = 90
"""Signs behind a figure within which the first of several places is that of what it counts."""
_THERE_FIRST = regex.compile(r"\s*There(?=,)")
_SAME_PLACE = regex.compile(r"\bin\s(?:the\s)?(?:same|that|this)\s\p{Ll}+")
_BACK = 400
"""Signs before a sentence within which it takes a place up: two or three sentences."""
_PARAGRAPH = 2000
"""Signs before a sentence within which a definite place is named: those of a long paragraph."""


def _happened_at(text: str, span: Span, place: NameMention) -> bool:
    """Whether something may have happened at a place, where not only somebody was kept, cured or tried."""

    def led_by(words: regex.Pattern[str], reach: int) -> bool:
        return words.search(text, max(span.start, place.start - reach), place.start) is not None

    if led_by(_CARE, 90) and not event_at(text[max(span.start, place.start - 40) : place.start]):
        return False
    of_it = is_of_event(text, place.end) or is_of_site(text, place.end)
    if text[place.end : place.end + 2] in _POSSESSIVES and not of_it:
        return False  # "Russia's third largest city" is not in Russia
    if _KEPT.match(text, place.end) and not led_by(_HAPPENS, 60):
        return False
    if _HOSPITAL.match(text, place.end) and not led_by(_STRUCK, 60):
        return False
    return not (led_by(_KEPT_IN, 100) or led_by(_TRIED, 200) or _is_seat(text, span, place))


def place_of(
    names: Names,
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
    near = [m for m in names.within(span) if m.kind == "place" and (standing or m.located)]
    near = [m for m in near if not any(a.start <= m.start < a.end for a in apart)]
    for mention in (m for m in names.within(span) if m.kind == "place"):
        office = names.is_dateline(mention) and not mention.located
        ahead = start - 80 < mention.end <= start and not office
        item = ahead and _ITEM.fullmatch(text, mention.end, start)
        if item and (text[start].isdigit() or item[0].strip()[:1] in _SIGNS):
            return names.place(mention.text)
    near = [m for m in near if _happened_at(text, span, m)]
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
    if _SAME_PLACE.search(text, end, after.start if after is not None else span.end):
        return None  # "in the same region": where that is has been told before
    chosen = after or before
    if chosen is None:
        return _taken_up(names, text, span)
    return names.innermost(near, near.index(chosen))


def _is_seat(text: str, span: Span, mention: NameMention) -> bool:
    """Whether a place is that of an office, not of what it tells: "the survey in Golden, Colorado, said"."""
    first = mention.start
    if text[first - 2 : first] == ", ":
        within = _TOWN_BEFORE.search(text, max(span.start, first - _WITHIN), first)
        first = within.start(1) if within is not None else first
    return _seated().search(text, max(span.start, first - _OFFICE), first) is not None


@functools.cache
def _seated() -> regex.Pattern[str]:
    """What stands before the place of an office or of those who work there, small or with a capital."""
    nouns = "|".join(f"[{noun[0].upper()}{noun[0]}]{noun[1:]}" for noun in sorted(word_list("seated")))
    return regex.compile(rf"\b(?:{nouns})\s(?:\(\p{{Lu}}+\)\s)?(?:in|at)\s$")


_TOWN_BEFORE = regex.compile(r"(?<=\s)(\p{Lu}[\p{L}'’-]+),\s$")
_OFFICE = 60
"""Signs before a place within which the office is named that sits there."""


def grade_of(names: Names, text: str, place: Place | None, clause: Span, span: Span) -> Grade:
    """Return on what a place rests that the sentence of a statement tells."""
    if place is None:
        return Grade.UNKNOWN
    told = [m for m in names.within(span) if m.kind == "place" and names.place(m.text) == place]
    if not told:
        return Grade.MENTION if _takes_up_place(text, span) else Grade.HEADING
    in_clause = any(clause.start <= m.start < clause.end or m.end == clause.start - _BRACKET for m in told)
    # "Questions were asked in Varn, where ten died", "the attack in Varn that killed ten"
    in_clause = in_clause or text.endswith(_WHERE, 0, clause.start)
    in_clause = in_clause or any(_RELATIVE.fullmatch(text, m.end, clause.start) for m in told)
    if in_clause and not _is_listed(names, text, place, clause):
        return Grade.CLAUSE
    if told and all(names.is_dateline(m) for m in told):
        return Grade.HEADING
    if all(_is_beside_the_point(text, m.start, m.end, clause) for m in told):
        return Grade.MENTION
    return Grade.SENTENCE


def _is_beside_the_point(text: str, start: int, end: int, clause: Span) -> bool:
    """Whether a place stands in a main clause of its own, and a statement in another beside it.

    "Aid reached Varn, as the number of dead rose to 26", "Storm leaves 11 dead; state of emergency in Varn".
    """
    if end <= clause.start:
        return _GOES_ON.search(text, end, clause.end) is not None
    return ";" in text[clause.end : start]


_GOES_ON = regex.compile(
    r";|,\s(?:while|whereas|but)\s|,\sas\s(?:the|its)\s(?:\p{L}+\s){0,2}?(?:toll|number|count|total|tally)\b"
)
"""What opens a clause that tells something else; behind "when", "after" or "where" it is what happened."""


def is_near(names: Names, text: str, place: Place | None, span: Span) -> bool:
    """Whether a sentence says that something was near a place, and nowhere that it was in it."""
    told = [m for m in names.within(span) if m.kind == "place" and names.place(m.text) == place]
    told = [m for m in told if not names.is_dateline(m)] or told  # where a report was sent from
    return bool(told) and all(near(text[max(span.start, m.start - _AHEAD) : m.start]) for m in told)


_WHERE = " where"
_RELATIVE = regex.compile(r",?\s(?:that|(?:(?:in|at|on)\s)?which)")
_BRACKET = 2
"""Signs between a place and what stands in brackets behind it: "Moscow (1,800)"."""


def _is_listed(names: Names, text: str, place: Place, clause: Span) -> bool:
    """Whether a place is one of several: "12 died in Perm, Kazan and Ufa" is told of none of them."""
    told = [(m, names.place(m.text)) for m in names.within(clause) if m.kind == "place"]
    return any(
        place in (here, there)
        and here.part_of != b.text
        and LISTED.fullmatch(text, a.end, b.start) is not None
        for (a, here), (b, there) in itertools.pairwise(told)
    )


def _taken_up(names: Names, text: str, span: Span) -> Place | None:
    """The place told last before a sentence that says "there" of it, in one paragraph."""
    definite = _THE_PLACE.search(text, span.start, span.end)
    if definite is not None:
        return _of_class(names, text, span, definite)
    if not _takes_up_place(text, span):
        return None
    told = [m for m in names.within(Span(max(0, span.start - _BACK), span.start)) if m.kind == "place"]
    at = next((n for n in reversed(range(len(told))) if told[n].located), None)
    if at is None or "\n" in text[told[at].end : span.start]:
        return None
    return names.innermost(told, at)


def _of_class(names: Names, text: str, span: Span, definite: regex.Match[str]) -> Place | None:
    """The place that "in the state" takes up: the last before it in the sentence, or the paragraph."""
    kinds = _CLASSES.get(definite["class"].lower(), ("town",))
    paragraph = text.rfind("\n", max(0, span.start - _PARAGRAPH), span.start) + 1
    paragraph = max(paragraph, span.start - _PARAGRAPH, 0)
    told = [m for m in names.within(Span(paragraph, definite.start())) if m.kind == "place"]
    told = [m for m in told if m.start >= span.start or m.located]
    meant = [(m.text, [spot.kind for spot in spots(m.text)] or ["town"]) for m in told]
    like = [name for name, senses in meant if senses[0] in kinds]
    for name, senses in reversed(meant):
        # "Charlotte" is a parish of an island, and a town of the state that is named too
        if name in like and all(place_relation(name, n) is not PlaceRelation.WITHIN for n in like):
            return names.place(name)
        if senses[0] == "country" and not set(senses).isdisjoint(kinds):
            return None  # "Georgia" is a country and a state
    return None


def _is_one(text: str, told: Sequence[NameMention]) -> bool:
    """Whether places are one, or each lies in the next: "in the Hali quarter of Hodeidah city"."""
    return all(
        b.start - a.end < _WITHIN and LISTED.fullmatch(text, a.end, b.start) is None
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
    return (first or THERE.search(text, span.start, span.end)) is not None
