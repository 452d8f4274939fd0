"""What becomes of claims: answers with all their reasons, and piles of reports of several events.

The claims are made here, not read, so that these answers do not move with what is read in a text.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import attrs
from tests.recorded.estimates import draws

import claimkit as ck
from claimkit.dossier.entities import Mention
from claimkit.dossier.model import ReportRecord
from claimkit.dossier.reconcile import assemble
from claimkit.dossier.same import same_event
from claimkit.mentions.model import EventMention
from claimkit.mentions.words import Words
from claimkit.models import Grade
from claimkit.quantities import Change

FIRST = datetime.date(2024, 3, 4)
OUTLETS = ("The Metro", "Astra", "Taiga News", "The Courier", "Radio Lorne", "Post")
SPEAKERS = (
    None,
    None,
    ck.Source("the police", kind="police"),
    ck.Source("Mara Odell"),
    ck.Source("the ministry"),
)
WORDINGS = (
    "{n}",
    "{n}",
    "{n}",
    "at least {n}",
    "about {n}",
    "more than {n}",
    "nearly {n}",
    "up to {n}",
    "dozens",
)
ATTRIBUTES = ("deaths", "injuries", "crowd_size", "arrests", "missing", "population", "turnout")
CHANGES = (Change.ROSE_TO, Change.FELL_TO, Change.ROSE_BY, Change.REVISED_TO)
LABELS = ("arson", "a gas leak", "an electrical fault")
PLACES = (
    ck.Place("Lorne", part_of="Ardin"),
    ck.Place("Ardin"),
    ck.Place("Velm", kind="town", part_of="Ardin"),
)
TOLD = (
    (
        "attack",
        ("deaths", "injuries"),
        "Gunmen opened fire at the {place} market, {who} said",
        "Rustam Okelo",
    ),
    (
        "protest",
        ("crowd_size", "arrests"),
        "Marchers filled the streets of {place}, said {who}",
        "Lena Brandvold",
    ),
    (
        "accident",
        ("deaths", "injuries"),
        "A bus fell from the bridge near {place}, {who} told us",
        "Tomas Iriarte",
    ),
    (
        "disaster",
        ("deaths", "missing"),
        "Floods swept through {place} at night, said {who}",
        "Amina Korhonen",
    ),
    ("arrests", ("arrests",), "Officers raided homes in {place} at dawn, {who} said", "Pavel Dunmore"),
    ("attack", ("deaths", "injuries"), "A bomb went off by the {place} station, {who} said", "Rustam Okelo"),
)
ROLES = ("Mayor", "", "Mayor", "Deputy Minister", "Sir")
TOWNS = ("Leeds", "Odessa", "Marseille", "Toulouse", "Gdansk", "Leeds")


def claims(attribute: str, count: int, seed: int, **fixed: Any) -> list[ck.Claim]:
    """Claims of one question that differ in whatever claims can differ in."""
    chance, found = draws(seed), []
    base = 3 + int(90 * next(chance))

    def one_in(many: int) -> bool:
        return next(chance) < 1 / many

    for at in range(count):
        number = base + int(6 * next(chance)) * (1 + int(2 * next(chance)))
        words = WORDINGS[int(next(chance) * len(WORDINGS))].format(n=number)
        day = FIRST + datetime.timedelta(days=int(5 * next(chance)))
        outlet = OUTLETS[int(next(chance) * len(OUTLETS))]
        fields: dict[str, Any] = {
            "told": None if one_in(7) else day,
            "about": f"{FIRST.day + int(3 * next(chance))} March 2024" if one_in(3) else None,
            "speaker": SPEAKERS[int(next(chance) * len(SPEAKERS))],
            "report": f"r{at % (count - count // 4)}",
            "sentence": f"In all {words} were counted, as {outlet} learnt on the {at}th call.",
            "start": 7 * at,
            "end": 7 * at + 4,
            "corrects": one_in(12),
            "withdrawn": one_in(16),
            "added": one_in(12),
            "is_total": one_in(9),
            "headline": one_in(11),
            "noun": "people",
        }
        if one_in(10):
            fields["modality"] = ("denied", "hypothetical", "alleged", "estimated")[int(4 * next(chance))]
        if one_in(8):
            fields["place"] = PLACES[int(next(chance) * len(PLACES))]
        if one_in(14):
            fields["scope"] = "the main square"
        if attribute == "cause":
            fields.pop("added")
            words = LABELS[int(next(chance) * len(LABELS))]
        made = ck.Claim.from_text(attribute, words, outlet, **(fields | fixed))
        if one_in(8) and isinstance(made.value, ck.Quantity):
            made = attrs.evolve(made, value=attrs.evolve(made.value, change=CHANGES[int(4 * next(chance))]))
        found.append(made)
    return found


def answered(told: list[ck.Claim], **options: Any) -> dict[str, Any]:
    """All that an answer says, and how its claims stand to one another."""
    found = ck.resolve(told, **options)
    stand = [f"{r.kind.value}: {r.first.text} / {r.second.text}: {r.reason}" for r in found.relations]
    return {
        "explained": found.explain().split("\n"),
        "brief": found.brief,
        "states": [
            [s.status.value, f"{s.probability:.6g}", str(s.origins), str(s.value), str(s.low), str(s.high)]
            for s in found.states
        ],
        "alternatives": [
            [f"{a.probability:.6g}", str(a.origins)] for s in found.states for a in s.alternatives
        ],
        "relations": stand[:: max(len(stand) // 5, 1)],
    }


def pile(events: int, reports: int, seed: int) -> tuple[list[ck.Claim], list[Mention], list[ReportRecord]]:
    """Reports of some events: claims, names and words of each."""
    chance = draws(seed)
    told: list[ck.Claim] = []
    names: list[Mention] = []
    records: list[ReportRecord] = []
    for event in range(events):
        kind, attributes, sentence, who = TOLD[event % len(TOLD)]
        town, day = TOWNS[event % len(TOWNS)], FIRST + datetime.timedelta(days=3 * event)
        base = 4 + int(30 * next(chance))
        for number in range(reports):
            late = int(3 * next(chance))
            ident, outlet = f"e{event}r{number}", OUTLETS[int(next(chance) * len(OUTLETS))]
            report = ck.Report("", outlet, day + datetime.timedelta(days=late), id=ident)
            name = who if next(chance) < 0.6 else who.split()[1]
            text = sentence.format(place=town, who=name)
            said = [f"{text} on {day.day} March.", f"It is the {number}th such day, and {outlet} was there."]
            about = ck.parse_date(f"{day.day} March 2024")
            dated = attrs.evolve(about, text=f"{day.day} March") if next(chance) < 0.7 else None
            place = ck.Place(town, kind="town") if next(chance) < 0.8 else None
            for at, attribute in enumerate(attributes):
                figure = base + late * (at + 1) + int(2 * next(chance))
                told.append(
                    ck.Claim.from_text(
                        attribute,
                        str(figure),
                        outlet,
                        report=ident,
                        told=report.published,
                        about=dated,
                        place=place,
                        event_kind=kind,
                        sentence=said[0],
                        start=10 * at,
                        end=10 * at + 2,
                        noun="people",
                    )
                )
            names.append(Mention(ident, 40, 40 + len(name), name, "person", ROLES[number % len(ROLES)]))
            names.append(Mention(ident, 20, 20 + len(town), town, "place"))
            graded = Grade.SENTENCE if dated else Grade.PUBLICATION
            main = EventMention(
                sentence.split()[1],
                2,
                8,
                kind,
                day=about,
                day_grade=graded,
                place=place,
                place_grade=Grade.HEADING,
                sentences=((0, 60),),
                main=True,
            )
            records.append(
                ReportRecord(
                    report, ident, len(attributes), words=Words.of(said), main=main if number % 3 else None
                )
            )
    return told, names, records


def gathered(events: int, reports: int, seed: int, **options: Any) -> dict[str, Any]:
    """The events of a pile, who and where, how its pages begin, and how its events are told apart."""
    told, names, records = pile(events, reports, seed)
    found = assemble(told, mentions=names, reports=records, **options)
    links = [same_event(a, b) for a, b in zip(found.events, found.events[1:], strict=False)]
    return {
        "events": [
            [
                e.event.name,
                str(e.event.kind),
                str(e.event.date and e.event.date.edtf),
                *sorted({c.report or "" for c in e.claims}),
            ]
            for e in found.events
        ],
        "answers": [[name, answer.brief] for e in found.events for name, answer in e.resolutions.items()],
        "actors": [
            [e.name, getattr(e.of, "role", ""), *e.spellings, str(len(e.mentions))] for e in found.actors
        ],
        "places": [[e.name, *e.spellings, str(len(e.mentions))] for e in found.places],
        "links": [[f"{link.probability:.4g}", link.veto, *link.reasons] for link in links],
        "page": ck.to_text(found).split("\n")[:30],
    }


SETTINGS = (  # a town, what it lies in, and what else its sentence names
    ("Leeds", "England", "in {town} and Bradford"),
    ("Lyon", "France", "in {town}, France"),
    ("Austin", "Texas", "in {town}, Texas"),
    ("Texas", None, "across {town} and Oklahoma"),
    ("France", None, "throughout {town}"),
    ("Bradford", "England", "near {town}"),
    ("Millgate", "Leeds", "on {town} square in Leeds"),
)
COUNTED = (
    ("deaths", "{n} were killed"),
    ("injuries", "{n} were hurt"),
    ("crowd_size", "{n} marched"),
    ("arrests", "{n} were held"),
    ("missing", "{n} were missing"),
    ("population", "a town of {n}"),
)
ALL_KINDS = ("attack", "protest", "accident", "disaster", "arrests", "trial", "event")
ACTORS = (
    ck.Actor("Rustam Okelo", "person"),
    ck.Actor("Green Hand", "group"),
    ck.Actor("The Metro", "organisation"),
)


def mixed(seed: int, reports: int = 6) -> tuple[list[ck.Claim], list[Mention], list[ReportRecord]]:
    """Reports that differ in all that events are told apart by: kinds, places, days, names, wholes."""
    chance = draws(seed)

    def pick(options: Sequence[Any]) -> Any:
        return options[int(next(chance) * len(options))]

    told: list[ck.Claim] = []
    names: list[Mention] = []
    records: list[ReportRecord] = []
    kinds, days = [pick(ALL_KINDS), pick(ALL_KINDS)], [0, int(12 * next(chance))]
    for number in range(reports):
        ident, outlet, at = f"r{number}", pick(OUTLETS), int(2 * next(chance))
        published = FIRST + datetime.timedelta(days=days[at] + int(3 * next(chance)))
        report = ck.Report("", outlet, published if next(chance) < 0.9 else None, id=ident)
        said: list[str] = []
        start = 0
        for _ in range(1 + int(4 * next(chance))):
            attribute, words = pick(COUNTED)
            town, whole, where = pick(SETTINGS[:3] if next(chance) < 0.6 else SETTINGS)
            figure = str(2 + int(9 * next(chance)) * pick((1, 1, 1, 10, 100)))
            lasting = next(chance) < 0.2
            when = "last week" if lasting else f"{FIRST.day + days[at]} March 2024"
            sentence = (
                f"{words.format(n=figure)} {where.format(town=town)} on {when}, {pick(ACTORS).name} said."
            )
            about = ck.parse_date(when, anchor=FIRST + datetime.timedelta(days=9 + days[at]))
            told.append(
                ck.Claim.from_text(
                    attribute,
                    figure,
                    outlet,
                    report=ident,
                    told=report.published,
                    about=about if next(chance) < 0.7 else None,
                    place=ck.Place(
                        town, kind=pick((None, "town")), part_of=whole if next(chance) < 0.5 else None
                    ),
                    scope="the station" if next(chance) < 0.08 else "",
                    event_kind=kinds[at] if next(chance) < 0.85 else pick((None, *ALL_KINDS)),
                    actors=(pick(ACTORS),) if next(chance) < 0.4 else (),
                    sentence=sentence,
                    start=start + sentence.index(figure),
                    end=start + sentence.index(figure) + len(figure),
                    added=next(chance) < 0.1,
                    recalled=next(chance) < 0.06,
                    is_total=next(chance) < 0.1,
                    people=pick(("", "", "forces", "civilians")),
                    noun=pick(("people", "people", "officers")),
                )
            )
            for name in ("Leeds", "Bradford", "Lyon", "France", "Austin", "Texas", "Oklahoma", "Millgate"):
                if name in sentence:
                    begin = start + sentence.index(name)
                    names.append(
                        Mention(ident, begin, begin + len(name), name, "place", "", next(chance) < 0.8)
                    )
            said.append(sentence)
            start += len(sentence) + 1
        who = pick(("Rustam Okelo", "Okelo", "Mr Okelo", "Rustam Okelo Jr", "R. Okelo"))
        names.append(Mention(ident, start, start + len(who), who, "person", pick(ROLES)))
        main = EventMention(
            "killed",
            3,
            9,
            kinds[at],
            day=told[-1].about,
            day_grade=pick(tuple(Grade)),
            place=told[-1].place,
            place_grade=pick(tuple(Grade)),
            sentences=((0, len(said[0])),),
            main=True,
        )
        records.append(
            ReportRecord(
                report, ident, len(said), words=Words.of(said), main=main if next(chance) < 0.7 else None
            )
        )
    return told, names, records


def sorted_out(seed: int, **options: Any) -> dict[str, Any]:
    """What is made of a mixed pile: events, answers with notes, flags and parts, and what changed."""
    told, names, records = mixed(seed)
    found = assemble(told, mentions=names, reports=records, **options)
    early = [c for c in told if c.told is None or c.told <= FIRST + datetime.timedelta(days=4)]
    before = assemble(early, mentions=names, reports=records) if early else found
    return {
        "events": [
            [
                e.event.name,
                str(e.event.part_of),
                str(e.event.place),
                *sorted({c.report or "" for c in e.claims}),
            ]
            for e in found.events
        ],
        "answers": [
            [
                e.event.id,
                name,
                a.status.value,
                a.sentence,
                *a.notes,
                *a.flags,
                *(f"{p.name}: {p.answer}" for p in a.parts),
            ]
            for e in found.events
            for name, a in e.resolutions.items()
        ],
        "reasons": [
            f"{p.claim.text}: {p.reason}"
            for e in found.events
            for a in e.resolutions.values()
            for p in a.placements
        ],
        "who": [[e.name, getattr(e.of, "role", ""), *e.spellings] for e in (*found.actors, *found.places)],
        "changes": [
            f"{d.event}: {d.attribute}, {len(d.added)} new, {len(d.removed)} gone"
            for d in ck.differences(before, found)
        ],
    }


def everything() -> dict[str, Callable[[], Any]]:
    """Questions and piles by name, each with what finds out what becomes of it."""
    return dict(_made())


def _made() -> Iterator[tuple[str, Callable[[], Any]]]:
    for at, attribute in enumerate((*ATTRIBUTES, "cause")):
        for count in (4, 11):
            told = claims(attribute, count, 100 * at + count)
            yield f"{count} claims of {attribute}", partial(answered, told)
    for at, attribute in enumerate(("deaths", "arrests", "crowd_size")):
        more = claims(attribute, 8, 40 + at, added=True, report=None)
        plain = claims(attribute, 8, 60 + at, about=None, corrects=False, modality="asserted")
        both = [*more[:3], *plain]
        yield f"{attribute} and more of them", partial(answered, both)
    fixed = {"corrects": False, "withdrawn": False, "added": False, "modality": "asserted", "scope": ""}
    plain = [attrs.evolve(c, told=c.told or FIRST) for c in claims("population", 9, 7, about=None, **fixed)]
    for rule in ("newest", "vote", "median", "lowest_credible", "unanimous"):
        yield f"population, {rule}", partial(answered, plain, rule=rule)
    yield (
        "population, by order",
        partial(answered, plain, rule="precedence", precedence=[plain[0].source.name]),
    )
    yield (
        "population, trusted",
        partial(answered, plain, reliability={plain[0].source.name: 0.97}, level=0.99),
    )
    for events, reports, seed in ((1, 4, 1), (2, 5, 2), (4, 4, 3), (6, 3, 4), (6, 8, 5)):
        yield f"{events} events in {reports} reports each", partial(gathered, events, reports, seed)
    for seed in range(6):
        yield f"mixed pile {seed}", partial(sorted_out, seed)
    tied = {"link": [("e0r0", "e1r0")], "apart": [("e2r0", "e2r1")]}
    yield "events linked and parted by hand", partial(gathered, 4, 4, 3, **tied)
