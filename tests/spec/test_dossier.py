"""Dossiers: the laws of S-V in docs/specification.md."""

import datetime
import html
import itertools
import json
import random
import re

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from claimkit.datespans import DateSpan
from claimkit.dossier import Dossier, as_of, assemble, differences, extend, reconcile, same_event
from claimkit.dossier.clusters import average_linkage, share_of_pairs
from claimkit.dossier.entities import Mention, gather
from claimkit.dossier.gazetteer import Gazetteer
from claimkit.dossier.headings import event_of, headed, heading, names_kind
from claimkit.dossier.levels import SITES
from claimkit.dossier.likeness import Told, veto
from claimkit.dossier.model import EventRecord, ReportRecord
from claimkit.dossier.pages import brief
from claimkit.dossier.printing import printable
from claimkit.interchange import relations_to_rows
from claimkit.mentions.model import EventMention
from claimkit.models import Claim, Event, Grade, Modality, Novelty, Place, Report
from claimkit.names.words import generation
from claimkit.presentation import to_html, to_markdown, to_text
from claimkit.quantities import Quantity
from claimkit.reading import read_report
from claimkit.render import Board
from claimkit.resolution import Decision, Status, resolve
from claimkit.resolution.wording import span_words
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached
from claimkit.testing.stateful import growing_dossier

FIRST = datetime.date(2024, 5, 5)
THAT_DAY = DateSpan.day(FIRST)
reports = cks.report_sets(min_size=1)
kinds = st.sampled_from((None, "deaths", "crowd_size"))
claims = kinds.flatmap(lambda name: cks.claim_sets(attribute=name, event=None))
two_or_more = kinds.flatmap(lambda name: cks.claim_sets(attribute=name, event=None, min_size=2))
fewer = settings(max_examples=25)


def untied(claim: Claim) -> Claim:
    """A claim without what grouping adds to it: its event."""
    return attrs.evolve(claim, event=None, event_kind=None, scope="")


def bare(claim: Claim) -> Claim:
    """A claim that was read, without its event; a denial also without what it was found to deny."""
    found = untied(claim)
    if claim.modality is Modality.DENIED:
        return attrs.evolve(found, attribute="any", about=None, place=None)
    return found


def meet(dossier: Dossier) -> bool:
    """Whether claims of two reports answer one question."""
    answers = [r for e in dossier.events for r in e.resolutions.values()]
    return any(len({p.claim.report for p in r.placements}) > 1 for r in answers)


def standing(dossier: Dossier) -> list[Claim]:
    return [p.claim for e in dossier.events for r in e.resolutions.values() for p in r.placements]


@fewer
@given(reports, st.randoms())
def test_order(given: list[Report], chance: random.Random) -> None:
    """S-V-1: The order of reports does not matter."""
    shuffled = given[:]
    chance.shuffle(shuffled)
    dossier = reconcile(given)
    assert reconcile(shuffled) == dossier
    reached(meet(dossier))


@fewer
@given(reports)
def test_twice(given: list[Report]) -> None:
    """S-V-2: A report given twice counts once."""
    dossier = reconcile(given)
    assert reconcile([*given, *given]) == dossier
    reached(meet(dossier))


@fewer
@given(reports)
def test_nothing_is_lost(given: list[Report]) -> None:
    """S-V-3: Every claim of every report stands in the dossier, once."""
    read = [bare(c) for r in given for c in read_report(r)]
    dossier = reconcile(given)
    reached(meet(dossier))
    told = [bare(c) for c in standing(dossier)]
    assert sorted(told, key=lambda c: c.order) == sorted(read, key=lambda c: c.order)


TOWNS = (Place("Ardin"), Place("Mount Corbel"), Place("Velmar"))
asked = cks.mostly(st.sampled_from(("deaths", "crowd_size")), st.none())
rows = asked.flatmap(lambda name: cks.claim_sets(attribute=name, event=None, min_size=2)).flatmap(
    lambda told: st.lists(st.sampled_from((0, 0, 0, 0, 1, None)), min_size=len(told), max_size=len(told)).map(
        lambda spots: [
            c
            if spot is None
            else attrs.evolve(c, place=TOWNS[spot], about=DateSpan.day(FIRST), event_kind="attack")
            for c, spot in zip(told, spots, strict=True)
        ]
    )
)
"""Claims of a table: most of them tell of an attack of one day, in one of two towns."""


@given(rows, st.randoms())
def test_claims_by_hand(given: list[Claim], chance: random.Random) -> None:
    """S-V-4: Claims made by hand are grouped the same in any order, and each stands in the dossier once."""
    shuffled = given[:]
    chance.shuffle(shuffled)
    dossier = assemble(given)
    reached(any(len(r.placements) > 1 for e in dossier.events for r in e.resolutions.values()))
    assert assemble(shuffled) == dossier
    told = [untied(c) for c in standing(dossier)]
    assert sorted(told, key=lambda c: c.order) == sorted(map(untied, set(given)), key=lambda c: c.order)


@fewer
@given(reports)
def test_data(given: list[Report]) -> None:
    """S-V-5: A dossier is equal to what its JSON text loads back."""
    dossier = reconcile(given)
    reached(meet(dossier))
    assert Dossier.from_dict(json.loads(json.dumps(dossier.to_dict()))) == dossier


@given(two_or_more, st.integers(0, 5), st.integers(0, 5))
def test_as_of(given: list[Claim], since: int, later: int) -> None:
    """S-V-6: What was known on a day was known on every later day, and on the last day all is known."""
    first = min((c.told for c in given if c.told), default=AUTUMN)
    day = first + datetime.timedelta(since)
    given = [
        attrs.evolve(given[0], told=first),
        attrs.evolve(given[1], told=first + datetime.timedelta(7)),
        *given[2:],
    ]
    dossier = assemble(given)
    one = set(map(untied, standing(as_of(dossier, day))))
    two = set(map(untied, standing(as_of(dossier, day + datetime.timedelta(later)))))
    assert one <= two <= set(map(untied, standing(dossier)))
    assert one == {untied(c) for c in given if c.told is None or c.told <= day}
    reached(one and one != set(map(untied, given)))
    assert as_of(dossier, datetime.date.max) == dossier


@given(two_or_more)
def test_differences(given: list[Claim]) -> None:
    """S-V-7: A dossier does not differ from itself; claims that were added are the difference of two."""
    before, more = given[: len(given) // 2], given[len(given) // 2 :]
    reached(set(map(untied, more)) - set(map(untied, before)))
    old, new = assemble(before), assemble([*before, *more])
    assert differences(old, old) == ()
    added = {untied(c) for d in differences(old, new) for c in d.added}
    removed = {untied(c) for d in differences(old, new) for c in d.removed}
    assert added == {untied(c) for c in more} - {untied(c) for c in before}
    assert not removed


@fewer
@given(reports)
def test_shown(given: list[Report]) -> None:
    """S-V-8: Every dossier can be shown, and the exact words of every claim stand on the page."""
    dossier = reconcile(given)
    reached(meet(dossier))
    page = re.sub(r"<[^>]+>", " ", to_html(dossier))
    shown = " ".join(html.unescape(page).split())
    for claim in standing(dossier):
        assert " ".join(claim.text.split()) in shown
    assert to_markdown(dossier)
    assert to_text(dossier)


COUNTRIES = ("Guatemala", "Honduras", "Mexico", "Peru")
AUTUMN = datetime.date(2011, 10, 20)


def count(n: int, place: Place | None, start: int, report: str = "r", scope: str = "") -> Claim:
    """A count of the dead in one place, at one point of one report."""
    day, sentence = DateSpan(AUTUMN, AUTUMN), f"Sentence {start // 10}."
    return Claim(
        "deaths",
        Quantity.exact(n, "person"),
        f"outlet of {report}",
        report=report,
        start=start,
        end=start + 1,
        text=str(n),
        place=place,
        scope=scope,
        about=day,
        told=AUTUMN,
        sentence=sentence,
        event_kind="disaster",
    )


figures = st.lists(st.integers(0, 10**6), min_size=2, max_size=4)


@given(figures, st.booleans(), st.randoms())
def test_places_add_up(told: list[int], twice: bool, chance: random.Random) -> None:
    """S-V-10: Where a report counts by places side by side only, the whole comes to at least their sum."""
    told[0] += 1
    told[1] += 1
    claims = [
        count(n, Place(COUNTRIES[k]), 10 * k, report)
        for report in ("r", "s")[: 1 + twice]
        for k, n in enumerate(told)
    ]
    claims.append(count((told[0] + 1) // 2, Place("Westville", part_of=COUNTRIES[0]), 5, scope="of them"))
    chance.shuffle(claims)
    dossier = assemble(claims)
    main = dossier.events[0]
    assert main.event.part_of is None
    answer = main.resolutions["deaths"]
    assert (answer.low, answer.status) == (sum(told), Status.DERIVED)
    assert {p.name for p in answer.parts} == set(COUNTRIES[: len(told)])
    assert sorted(map(untied, standing(dossier)), key=lambda c: c.order) == sorted(
        map(untied, claims), key=lambda c: c.order
    )


@given(figures, st.integers(0, 1000))
def test_stated_total(told: list[int], over: int) -> None:
    """S-V-11: A stated total stands before the sum of the places, which are shown as its parts."""
    claims = [count(n, Place(COUNTRIES[k]), 10 * k) for k, n in enumerate(told)]
    total = count(sum(told) + over, None, 100)
    answer = assemble([*claims, total]).events[0].resolutions["deaths"]
    assert (answer.value, answer.status) == (sum(told) + over, Status.SINGLE_SOURCE)
    assert len(answer.parts) == len(told)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(100, 4000), st.booleans())
def test_recalled(new: int, old: int, days: int, earlier: bool) -> None:
    """S-V-12: What a report only looks back at never comes before what it was published about."""
    past = AUTUMN - datetime.timedelta(days)
    then = attrs.evolve(count(old, Place("Peru"), 0 if earlier else 50), about=DateSpan(past, past))
    (main, recalled) = assemble([count(new, Place("Peru"), 20), then]).events
    assert main.resolutions["deaths"].value == new
    assert recalled.resolutions["deaths"].value == old


ASKED = {
    "protest": {"crowd_size"},
    "attack": {"deaths", "injuries"},
    "accident": {"deaths", "injuries"},
    "disaster": {"deaths", "injuries"},
}
WHAT = {"protest": "The march", "attack": "The bombing", "accident": "The crash", "disaster": "The flood"}
DONE = {"arrests": "arrested", "deaths": "killed", "injuries": "hurt"}
few = st.integers(1, 10**6)
SPOTS = [
    Place("Leeds", part_of="Yorkshire"),
    Place("Yorkshire", part_of="United Kingdom"),
    Place("United Kingdom"),
    Place("Lima", part_of="Peru"),
    Place("Peru"),
]
HELD = {"Leeds": {"Leeds", "Yorkshire", "United Kingdom"}, "Yorkshire": {"Yorkshire", "United Kingdom"}}
HELD |= {"Lima": {"Lima", "Peru"}}


@given(st.lists(st.tuples(few, st.sampled_from([None, *SPOTS])), min_size=1, max_size=5), st.integers(1, 3))
def test_what_holds_a_disaster(told: list[tuple[int, Place | None]], apart: int) -> None:
    """S-V-37: The place of a disaster holds every place of its figures, or it has none."""
    names = itertools.cycle(("deaths", "injuries", "displaced")[:apart])
    claims = [
        attrs.evolve(count(n, place, 10 * k), attribute=name)
        for k, ((n, place), name) in enumerate(zip(told, names, strict=False))
    ]
    events = assemble(claims).events
    top = next(e for e in events if e.event.part_of is None)
    below = {top.event.id}
    for record in (e for e in events if e.event.part_of in below):
        below.add(record.event.id)
    mine = [c for e in events if e.event.id in below for c in e.claims]
    where = {c.place.name for c in mine if c.place}
    reached(len(where) > 1)
    if reached(top.place is not None) and top.place is not None:
        assert all(top.place.name in HELD.get(name, {name}) for name in where)


@given(st.sampled_from(sorted(ASKED)), few, st.sampled_from(sorted(DONE)), st.booleans())
def test_silence(kind: str, n: int, told: str, again: bool) -> None:
    """S-V-13: What is asked of the leading event and told by no report is untold: no claim and no figure."""
    fact = f"{WHAT[kind]} in Leeds on Monday left {n:,} people {DONE[told]}."
    found = reconcile([Report(fact, f"Paper {k}", AUTUMN) for k in range(1 + again)])
    main, *others = found.events
    asked = ASKED.get(main.event.kind or "", set())
    assert asked == (ASKED[kind] if reached(main.event.kind == kind, "the kind is told") else set())
    assert {name for name, r in main.resolutions.items() if r.placements} - {"event_date"} == {told}
    silent = {name: r for name, r in main.resolutions.items() if r.status is Status.UNTOLD}
    assert set(silent) == asked - {told}
    for answer in silent.values():
        assert (answer.value, answer.low, answer.high, answer.placements) == (None, None, None, ())
    by_hand = assemble(standing(found)).events
    assert not any(r.status is Status.UNTOLD for e in (*others, *by_hand) for r in e.resolutions.values())


@given(
    st.integers(1, 1000),
    st.integers(0, 1000),
    st.integers(1, 1000) | st.integers(1000, 9000),
    st.integers(1, 3),
    st.randoms(),
)
def test_survivors(hurt: int, dead: int, more: int, voices: int, chance: random.Random) -> None:
    """S-V-14: Who is told later to have died is no longer hurt; the number of victims stays."""

    def tell(attribute: str, n: int, days: int, outlet: str) -> Claim:
        claim = count(n, Place("Peru"), 0, f"{outlet} {days}")
        return attrs.evolve(claim, attribute=attribute, told=AUTUMN + datetime.timedelta(days))

    first, later = dead, dead + more
    claims = [tell("injuries", hurt, 0, f"r{k}") for k in range(voices)]
    claims += [tell("deaths", first, 0, f"s{k}") for k in range(voices) if first]
    claims += [tell("deaths", later, 2, f"t{k}") for k in range(voices)]
    chance.shuffle(claims)
    answers = assemble(claims).events[0].resolutions
    assert answers["deaths"].high is None or answers["deaths"].high >= later
    left = answers["injuries"]
    if reached(more <= hurt, "enough were hurt"):
        assert (left.value, left.status) == (hurt - more, Status.DERIVED)
    elif reached(more > hurt, "more died than were hurt"):
        assert left.value == hurt
    assert left.high is not None
    assert left.high <= hurt
    assert sorted(map(untied, standing(assemble(claims))), key=lambda c: c.order) == sorted(
        map(untied, claims), key=lambda c: c.order
    )


@given(few, st.sampled_from(sorted(SITES)), st.integers(1, 3))
def test_sites(n: int, kind: str, voices: int) -> None:
    """S-V-15: A site inside a settlement parts no event: who counts there counts the event."""
    sites = (None, Place("Old Hall", kind=kind), Place("New Hall", kind=kind))
    claims = [count(n, site, 10 * k, f"r{k}") for k, site in enumerate(sites[: 1 + voices])]
    claims.append(count(n, Place("Leeds", kind="city"), 90, "town"))
    (record,) = assemble(claims).events
    assert record.resolutions["deaths"].value == n
    assert not record.resolutions["deaths"].parts


def test_growing() -> None:
    """S-V-9: Adding reports one by one, in any order and some again, gives what reconciling all gives."""
    run_state_machine_as_test(
        growing_dossier(),
        settings=settings(max_examples=12, stateful_step_count=5, derandomize=True, deadline=None),
    )


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), few), min_size=2, max_size=8), st.randoms())
def test_rows_join(told: list[tuple[int, int, int]], chance: random.Random) -> None:
    """S-V-16: Rows of one kind, place and day are one event, however spelled; others are other events."""
    spellings = (("Ardin", "ARDIN"), ("Mount Corbel", "Mt. Corbel"), ("Velmar", "Velmar"))
    rows = [
        Claim(
            "deaths",
            Quantity.exact(n, "person"),
            f"Outlet {k}",
            place=Place(chance.choice(spellings[town])),
            about=DateSpan.day(FIRST + datetime.timedelta(10 * day)),
            event_kind=chance.choice(("attack", "Attack", " ATTACK ")),
        )
        for k, (town, day, n) in enumerate(told)
    ]
    events = assemble(rows).events
    assert len(events) == len({(town, day) for town, day, _ in told})
    reached(len(events) < len(rows), "rows that join")
    for record in events:
        mine = {(c.place and c.place.name.casefold().replace(".", "")[-4:], c.about) for c in record.claims}
        assert len(mine) == 1


WHOLES = ("Illinois", "Ohio", "Texas", "Canada", "France")


@given(
    st.sampled_from(("Springfield", "Ardin", "San Mateo")),
    st.lists(st.sampled_from(WHOLES), min_size=1, max_size=5),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_namesakes_among_rows(name: str, wholes: list[str], bare: bool, chance: random.Random) -> None:
    """S-V-27: Rows of places of one name that are said to lie apart are events of their own."""
    told: list[str | None] = [*wholes, *([None] if bare else [])]
    chance.shuffle(told)
    rows = [
        Claim(
            "deaths",
            Quantity.exact(n + 2),
            f"Outlet {n}",
            place=Place(name, part_of=whole),
            event_kind="attack",
        )
        for n, whole in enumerate(told)
    ]
    events = assemble([attrs.evolve(row, about=DateSpan.day(FIRST)) for row in rows]).events
    found = [{c.place and c.place.part_of for c in record.claims} for record in events]
    several = len(set(wholes)) > 1
    assert len(events) == (len(set(told)) if several else 1)
    assert all(len(mine) == 1 for mine in found) or not several
    reached(several, "namesakes")
    reached(several and bare, "one that may be either")


@given(st.lists(few, min_size=2, max_size=6, unique=True), st.sampled_from((0, 0, 0, 0, 1)), st.booleans())
def test_decisions(told: list[int], beyond: int, named: bool) -> None:
    """S-V-17: An editor's decision is the answer whatever the claims say, with its reason."""
    value = Quantity.exact(told[len(told) // 2] if not beyond else max(told) + 1, "person")
    claims = [count(n, Place("Peru"), 0, f"r{k}") for k, n in enumerate(told)]
    (event,) = assemble(claims).events
    decision = Decision("deaths", value, "counted by name", event=event.event.id if named else None)
    (decided,) = assemble(claims, pinned=[decision]).events
    answer = decided.resolutions["deaths"]
    assert (answer.value, answer.status, answer.decision) == (value.value, Status.KNOWN, decision)
    assert any("counted by name" in note for note in answer.notes)
    assert len(answer.placements) == len(claims)
    assert all(c.value == value for c in answer.supporting)
    reached(value.value in told, "a claim that names it")


@given(cks.mostly(rows, two_or_more))
def test_relations_are_held(given: list[Claim]) -> None:
    """S-V-18: A dossier relates every two claims on one question about one event, once, with a reason."""
    dossier = assemble(given)
    pairs = [
        {a.claim, b.claim}
        for e in dossier.events
        for r in e.resolutions.values()
        for a, b in itertools.combinations(r.placements, 2)
    ]
    found = dossier.relations
    reached(found)
    assert len(found) == len(pairs)
    assert all({r.first, r.second} in pairs and r.reason for r in found)
    assert len(relations_to_rows(dossier)) == len(found)


IN_REPORT = st.sampled_from("abcd")
MARKS = st.sampled_from(("", " Jr.", " Sr."))
NAMESAKES = (cks.names() | cks.spelled_names()).flatmap(
    lambda name: st.lists(st.tuples(IN_REPORT, st.just(name), MARKS), min_size=4, max_size=8)
)
OTHERS = st.lists(st.tuples(IN_REPORT, cks.names() | cks.spelled_names(), MARKS), max_size=5)
IN_REPORTS = st.builds(lambda one, others: [*one, *others], NAMESAKES, OTHERS)


@given(IN_REPORTS, st.permutations("abcd"))
def test_names_are_gathered_alike_in_any_order(told: list[tuple[str, str, str]], turned: list[str]) -> None:
    """S-V-20: whatever the order and the ids of the reports; no two that are told apart are one."""

    def groups(of: dict[str, str]) -> set[frozenset[int]]:
        mentions = [
            Mention(of[report], 100 * at, 100 * at + 9, name + mark, "person")
            for at, (report, name, mark) in enumerate(told)
        ]
        found, _ = gather(mentions)
        for entity in found:
            marks = {generation(m.text) for m in entity.mentions} - {""}
            assert len(marks) < 2
        return {frozenset(m.start // 100 for m in entity.mentions) for entity in found}

    assert groups(dict(zip("abcd", "abcd", strict=True))) == groups(dict(zip("abcd", turned, strict=True)))


STREETS = ("Tannery", "Foundry", "Orchard", "Quarry")
CRASH = (
    "A bus overturned on {street} Road near {town} on {day}, killing {dead}. Rescuers came from {town}.",
    "{dead} people died when a bus left {street} Road outside {town} on {day}, police said.",
)


@st.composite
def crashes(draw: st.DrawFn, min_size: int = 2) -> list[Report]:
    """Reports of crashes in some towns, each on a day and a road of its own, each told by one or two."""
    found = []
    towns = draw(st.lists(st.integers(0, 3), unique=True, min_size=min_size, max_size=4))
    for at in towns:
        told = {"street": STREETS[at], "town": ("Ardin", "Bewick", "Velmar", "Lorne")[at], "dead": at + 2}
        day = FIRST + datetime.timedelta(9 * at)
        for number, words in enumerate(
            draw(st.permutations(CRASH))[: 2 if at == towns[0] else draw(st.integers(1, 2))]
        ):
            text = words.format(day=f"{day.day} {day:%B %Y}", **told)
            found.append(Report(text, f"Paper {number}", day, id=f"{STREETS[at]} {number}"))
    return found


def homes(dossier: Dossier) -> dict[str, set[str]]:
    """The events that hold claims of each report."""
    found: dict[str, set[str]] = {}
    for record in dossier.events:
        for claim in record.claims:
            found.setdefault(claim.report or "", set()).add(record.event.id)
    return found


@fewer
@given(crashes(), st.permutations("abcdefghi"), st.randoms())
def test_ties(drawn: list[Report], ids: list[str], chance: random.Random) -> None:
    """S-V-21: Reports that the caller links share an event and reports that he keeps apart share none."""
    first, last = drawn[0], drawn[-1]
    # a weekly tells of the first crash, and beside it of the last
    weekly = Report(f"{first.text}\n\n{last.text}", "Weekly", last.published)
    given = [attrs.evolve(r, id=ident) for r, ident in zip([*drawn, weekly], ids, strict=False)]
    one, other = (given[at] for at in chance.choice([(0, 1), (0, -2), (-1, 0), (-1, 1), (-1, -2)]))
    plain = homes(reconcile(given))
    pair = [(one.id, other.id)]
    reached(plain[one.id] & plain[other.id], "they would share one")
    reached(not plain[one.id] & plain[other.id] or one is given[-1], "not in all that they tell")
    chance.shuffle(given)
    linked, parted = homes(reconcile(given, link=pair)), homes(reconcile(given, apart=pair))
    assert linked[one.id] & linked[other.id]
    assert not parted[one.id] & parted[other.id]


BARE = (
    "{dead} people died when a bus overturned.",
    "{dead} people were arrested at a march on Tannery Road.",
    "A bus overturned on Tannery Road, killing {dead}.",
)


@fewer
@given(crashes(), st.permutations(BARE), st.data())
def test_same_event(given: list[Report], bare: list[str], data: st.DataObject) -> None:
    """S-V-22: Whether two reports tell of one event does not depend on which is named first."""
    told_nowhere = [
        Report(words.format(dead=data.draw(st.integers(2, 4))), f"Bare {at}") for at, words in enumerate(bare)
    ]
    for one, other in (given[:2], (given[0], given[-1]), told_nowhere[:2]):
        link, back = same_event(one, other), same_event(other, one)
        assert (link.probability, link.veto == "") == (back.probability, back.veto == "")
        assert 0 <= link.probability <= 1
        assert link.reasons
        there = homes(reconcile([one, other]))
        assert link.is_same is bool(there[one.id] & there[other.id])
        reached(link.is_same, "one event")
        reached(not link.is_same, "two events")
    assert same_event(one, one).probability == 1


@given(st.integers(2, 7), st.data())
def test_clusters(size: int, data: st.DataObject) -> None:
    """S-V-23: Clusters are a partition that does not depend on the order of the items."""
    pairs = list(itertools.combinations(range(size), 2))
    # no two scores alike: equal ones are settled by the order of the items
    worth = data.draw(st.permutations(range(1 - len(pairs), 2 * len(pairs))))
    kept = data.draw(st.lists(st.sampled_from(pairs), unique=True, min_size=len(pairs) // 2))
    scores = {pair: worth[at] + 2.0**-at for at, pair in enumerate(pairs) if pair in kept}
    barred = data.draw(st.sampled_from(pairs))
    order = data.draw(st.permutations(range(size)))

    def found(at: list[int]) -> set[frozenset[int]]:
        """The clusters where each item has another number."""

        def apart(one: object, other: object) -> bool:
            groups = [{at.index(n) for n in group} for group in (one, other)]  # type: ignore[attr-defined]
            return any(a in one and b in two for one, two in (groups, groups[::-1]) for a, b in [barred])

        moved = {(min(at[a], at[b]), max(at[a], at[b])): score for (a, b), score in scores.items()}
        clusters = average_linkage(size, moved, unscored=-1.5, apart=apart)
        assert sorted(n for cluster in clusters for n in cluster) == list(range(size))
        return {frozenset(at.index(n) for n in cluster) for cluster in clusters}

    first = found(list(range(size)))
    assert first == found(order)
    assert not any({*barred} <= cluster for cluster in first)
    reached(any(len(cluster) > 1 for cluster in first))


@fewer
@given(crashes())
def test_another_event(given: list[Report]) -> None:
    """S-V-24: Reports of another event, with other names and days, change no answer of this one."""
    town = given[0].id.split()[0]
    mine = [r for r in given if r.id.startswith(town)]
    alone, among = reconcile(mine), reconcile(given)
    reached(len(mine) > 1, "told by two")
    (record,) = alone.events
    (again,) = [e for e in among.events if e.event.place == record.event.place]
    assert {n: (r.value, r.status) for n, r in again.resolutions.items() if r.placements} == {
        n: (r.value, r.status) for n, r in record.resolutions.items() if r.placements
    }


@given(
    st.lists(st.sampled_from((Novelty.UNKNOWN, Novelty.NEW, Novelty.OTHER)), min_size=2, max_size=4),
    st.lists(st.integers(0, 3), min_size=4, max_size=4),
    st.sampled_from(("attack", "accident", "disaster", "protest")),
)
def test_told_apart(novelties: list[Novelty], days: list[int], kind: str) -> None:
    """S-V-26: What a report tells as apart from what it told before shares no event with it."""
    given = [
        Claim(
            "deaths",
            Quantity(n + 2, unit="person"),
            "Daily",
            text=f"{n + 2}",
            start=100 * n,
            end=100 * n + 1,
            report="r",
            about=DateSpan.day(FIRST + datetime.timedelta(days[n])),
            told=AUTUMN,
            event_kind=kind,
            sentence=f"It tells of {n + 2} dead.",
            novelty=novelty,
        )
        for n, novelty in enumerate(novelties)
    ]
    event = {c.start: c.event for c in standing(assemble(given))}
    apart = [n for n, novelty in enumerate(novelties) if n and novelty is Novelty.OTHER]
    reached(bool(apart))
    for n in apart:
        assert event[100 * n] not in {event[100 * before] for before in range(n)}


@fewer
@given(
    cks.report_sets(min_size=2),
    st.lists(st.tuples(st.integers(0, 60), st.booleans()), min_size=4),
    st.randoms(),
)
def test_hours_without_a_zone(given: list[Report], at: list[tuple[int, bool]], chance: random.Random) -> None:
    """S-V-25: An hour without a zone beside hours with one is named on the record, and costs nothing."""
    noon = datetime.datetime.combine(FIRST, datetime.time(12), datetime.UTC)
    hours = [noon + datetime.timedelta(hours=n) for n, _ in at]
    told = [
        attrs.evolve(r, published=h if zoned else h.replace(tzinfo=None))
        for r, h, (_, zoned) in zip(given, hours, at, strict=False)
    ]
    known = [h for h, (_, zoned) in zip(hours, at[: len(told)], strict=False) if zoned]
    unsure = {
        r.id
        for r, h, (_, zoned) in zip(told, hours, at, strict=False)
        if not zoned and any(-14 <= (z - h) / datetime.timedelta(hours=1) <= 12 for z in known)
    }
    reached(bool(unsure), "in doubt")
    dossier = reconcile(told)
    assert {r.report.id for r in dossier.reports if any("time zone" in n for n in r.notes)} == unsure
    assert {r.report.id: r.claims for r in dossier.reports} == {r.id: len(read_report(r)) for r in told}
    chance.shuffle(told)
    grown = Dossier(())
    for report in told:
        grown = extend(grown, [report])
    assert grown == dossier


NAMED = ("Lisbon", "Porto", "Madrid", "Leeds", "Odessa", "Marseille")
HAPPENED = (
    "A bus overturned in {town} on {day} May 2023, killing four people. Eleven passengers were hurt.",
    "Around 900 people marched in {town} on {day} May 2023 against the closing of the yard.",
    "Gunmen killed four people in {town} on {day} May 2023. The market was full of shoppers.",
    "Two equal-pay marches crossed {town} on {day} May 2023; the authorities counted 25,000 people in all.",
    "{town} is in mourning. A bus overturned on {day} May 2023, killing four people.",
)
BEHIND = " The road was shut. Trains did not run. It rained hard. The oldest of them was born in {town}."
LASTING = 3  # days that may lie between two days of a protest, which can go on


@fewer
@given(
    st.sampled_from(HAPPENED),
    st.lists(st.sampled_from(NAMED), min_size=2, max_size=2),
    st.integers(0, 9),
    st.data(),
)
def test_what_reports_state_parts_them(words: str, towns: list[str], later: int, data: st.DataObject) -> None:
    """S-V-30: Reports that state other days or towns share no event, whatever else is alike."""
    published = datetime.date(2023, 5, 5)
    days = 4, 4 + data.draw(st.sampled_from((0, 0, later)))
    # a town that both name far below says nothing of where it was
    told_behind = data.draw(st.sampled_from((BEHIND, "")))
    behind = told_behind.format(town=next(name for name in NAMED if name not in towns))
    given = [
        Report(
            words.format(town=town, day=day) + behind,
            f"Outlet {at}",
            published + datetime.timedelta(day - 4),
            id=f"r{at}",
        )
        for at, (town, day) in enumerate(zip(towns, days, strict=True))
    ]
    told, tied = homes(reconcile(given)), homes(reconcile(given, link=[("r0", "r1")]))
    assert tied["r0"] & tied["r1"]
    other = towns[0] != towns[1] or days[1] - days[0] > LASTING
    reached(other, "apart")
    assert not (other and told["r0"] & told["r1"])
    if towns[0] == towns[1] and days[0] == days[1]:
        reached(True, "together")
        assert told["r0"] & told["r1"]


def spans() -> st.SearchStrategy[tuple[datetime.date, datetime.date]]:
    """A few days within a fortnight."""
    day = st.integers(0, 13).map(lambda n: FIRST + datetime.timedelta(n))
    return st.tuples(day, st.integers(0, 2)).map(
        lambda told: (told[0], told[0] + datetime.timedelta(told[1]))
    )


@st.composite
def stated(draw: st.DrawFn, number: int) -> Told:
    """What one of two reports states of its event: a kind, days, places, and which names it has."""
    week = FIRST + datetime.timedelta(9 * number)
    day = week + datetime.timedelta(draw(st.integers(0, 6)))
    stretch = (day, day + datetime.timedelta(draw(st.integers(0, 2))))
    days = draw(cks.mostly(st.just(stretch), st.none() | spans()))
    places = draw(cks.mostly(st.just(frozenset(NAMED[number : number + 1])), st.just(frozenset[str]())))
    named = places | draw(cks.mostly(st.just(frozenset[str]()), st.just(frozenset(NAMED[:2]))))
    kind = draw(cks.mostly(st.just("attack"), st.sampled_from(("protest", None))))
    return Told(kind=kind, firm_days=days, firm_places=places, named=named)


@given(stated(0), stated(1), st.integers(0, 6))
def test_vetoes(one: Told, other: Told, gap: int) -> None:
    """S-V-31: What keeps two reports apart does so both ways, and only what both state."""
    said = veto(one, other, gap)
    reached(bool(said))
    assert bool(said) == bool(veto(other, one, gap))
    assert not said or one.kind is None or other.kind is None or one.kind == other.kind
    nothing = attrs.evolve(one, firm_days=None, firm_places=frozenset())
    assert not veto(nothing, other, gap)
    assert said or not veto(one, other, gap + 1)
    assert not veto(one, one, gap)
    dated = [attrs.evolve(told, firm_places=frozenset(), named=frozenset()) for told in (one, other)]
    reached(bool(veto(dated[0], dated[1], 0)), "by days alone")
    assert not veto(dated[0], dated[1], 31)  # no two of the days drawn lie further apart


@given(st.lists(st.floats(-12, 12), min_size=3, max_size=8), st.integers(0, 40), st.floats(0.5, 9), st.data())
def test_the_share_of_pairs_that_are_one(
    odds: list[float], more: int, rise: float, data: st.DataObject
) -> None:
    """S-V-32: The share of pairs that are one lies between none and all, and goes with the evidence."""
    pairs, at = len(odds) + more, data.draw(st.integers(0, len(odds) - 1))
    share = share_of_pairs(odds, pairs)
    raised = [*odds[:at], odds[at] + rise, *odds[at + 1 :]]
    assert 0 < share < 1
    assert share_of_pairs(raised, pairs) >= share
    assert share_of_pairs(odds, pairs + 7) <= share
    assert share_of_pairs([12.0] * pairs, pairs) > 0.5 > share_of_pairs([-12.0] * pairs, pairs)
    reached(share_of_pairs(raised, pairs) > share or share_of_pairs(odds, pairs + 7) < share)


@fewer
@given(reports)
def test_what_is_seen_first(given: list[Report]) -> None:
    """S-P-10: What is seen first has every question of the main event once, with answer and status."""
    dossier = reconcile(given)
    main = next((e for e in dossier.events if e.event.kind != "background" and not e.is_date), None)
    if not reached(main is not None):
        return
    assert main is not None
    asked = [a for name, a in main.resolutions.items() if name != "event_date"]
    shown, text = brief(dossier), to_text(dossier, width=80, brief=True)
    (board,) = [block for block in shown.blocks if isinstance(block, Board)]
    nouns = sorted(a.attribute.noun.capitalize() for a in asked)
    assert sorted(row.question for row in board.answers if row.question != "Date") == nouns
    for row in board.answers:
        assert row.answer
        assert row.status
    assert max(map(len, text.splitlines())) <= 80
    page = to_html(dossier)
    assert page.index('<table class="board"') < page.index("<details")
    first = page[: page.index("</table>")]
    assert first.count('<th role="rowheader"') == len(board.answers)


MEASURES = {
    "A sum of {} dollars was mentioned.": "money",
    "In Arlen {} people were hurt.": "injuries",
    "In Corby {} people were hurt.": "injuries",
    "{} houses were destroyed.": "buildings_destroyed",
    "Several people were arrested.": "arrests",
}


@given(
    st.lists(st.tuples(st.sampled_from(sorted(MEASURES)), few), min_size=1, max_size=5),
    st.integers(1, 2),
)
def test_published(told: list[tuple[str, int]], outlets: int) -> None:
    """S-V-34: Of what reports tell, no sentence gives a figure that none tells; one withheld says why."""
    lines = [words.format(n) for words, n in told]
    text = " ".join(["A storm hit the coast on Monday.", *lines])
    given = [Report(text, f"Outlet {n}", published=FIRST) for n in range(outlets)]
    withheld = False
    for record in reconcile(given).events:
        for answer in record.resolutions.values():
            said = [n for n, state in enumerate(answer.states) if state.sentence]
            for n in said:
                state = answer.states[n]
                voices = {(p.claim.report, p.claim.voice.name) for p in answer.placements if p.state == n}
                assert len(state.alternatives) < 2 or len(voices) > 1
                figures = {q.interval for p in answer.placements if isinstance(q := p.claim.value, Quantity)}
                assert not isinstance(state.answer, Quantity) or state.answer.interval in figures
                assert answer.attribute.name != "money"
            if len(said) < len(answer.states):
                withheld = True
                assert any(note.startswith("not for print: ") for note in answer.notes)
    reached(withheld)


@given(few, st.sampled_from(("on 3 May 2024", "", "on Friday")), st.sampled_from(("In Arlen,", "Later")))
def test_days_in_headings(n: int, day: str, begins: str) -> None:
    """S-V-35: A heading names a day only where a report says it of the event."""
    text = f"A storm hit Corby {day}. {begins} {n} people were hurt."
    for record in reconcile([Report(text, "Daily", published=FIRST)]).events:
        dated = re.search(r"\d", record.event.name) is not None
        graded = any(c.about and c.day_grade >= Grade.HEADING for c in record.claims)
        assert graded or not dated
        assert day or not dated
    reached(bool(day))


TOLD_OF = (
    "a bomb killed four people in Corby",
    "a storm hit Corby",
    "ministers met in Corby",
    "400 people marched in Corby",
)
BESIDE = ("On 2 May 2024", "On Friday", "Since 1950", "In April 2024", "Next Tuesday")


@given(
    st.sampled_from(TOLD_OF),
    st.lists(st.sampled_from(BESIDE), min_size=1, max_size=3, unique=True),
    st.integers(1, 2),
)
def test_when_it_was_is_what_the_heading_says(what: str, days: list[str], n: int) -> None:
    """S-V-38: A day is published only as the heading has it, which says what happened, and once."""
    text = " ".join(f"{day} {what}." for day in days)
    headed = False
    for record in reconcile([Report(text, f"Outlet {at}", published=FIRST) for at in range(n)]).events:
        answer = record.resolutions.get("event_date")
        beside = (s for a in record.resolutions.values() if a is not answer for s in a.states)
        others = [s for s in beside if s.sentence and s.status is not Status.UNTOLD]
        for state in answer.states if answer is not None else ():
            day = state.answer
            named = isinstance(day, DateSpan) and record.event.name.endswith(span_words(day))
            headed = headed or named
            if state.sentence and day is not None:
                assert named
                assert not others
                assert not record.event.name.startswith("Event")
    reached(headed)


SOME = {
    "{} people remain in hospital": "{} people were injured",
    "{} people kidnapped in the raid have been freed": "{} people were held hostage",
}


@given(st.integers(2, 40), st.integers(41, 80), st.sampled_from(sorted(SOME)), st.booleans())
def test_some_are_not_all(n: int, more: int, words: str, one: bool) -> None:
    """S-V-39: Some are not published as all, nor two counts of one report as in dispute."""
    some, first = (
        f"Gunmen raided Corby on Friday. {words.format(n)}.",
        f"On Friday gunmen killed {n} people, the mayor said.",
    )
    second = f"On Friday gunmen killed {more} people, the army said."
    texts = (some, f"{first} {second}") if one else (some, first, second)
    dossier = reconcile([Report(text, f"Outlet {at}", published=FIRST) for at, text in enumerate(texts)])
    answers = [a for record in dossier.events for a in record.resolutions.values()]
    told = [s.sentence for a in answers for s in a.states]
    reached(one)
    assert not any(SOME[words].format(n) in sentence for sentence in told)
    assert not one or not any(sentence.startswith("Accounts differ") for sentence in told)


AROUND = (("Norway", "Oslo"), ("Texas", "Austin"), ("Kent", "Dover"), ("Norway", "Lyon"))


@given(st.sampled_from(AROUND), st.integers(11, 40), st.integers(41, 80), st.booleans(), st.integers(1, 2))
def test_figures_of_a_place_say_it(
    whole: tuple[str, str], n: int, more: int, there: bool, times: int
) -> None:
    """S-V-40: A figure of one place is published with it, or under its heading, and not under another."""
    wide, narrow = whole
    part = f"Homes in {narrow} were flooded. {n} people were injured there."
    part = part if there else f"{n} people were injured in {narrow}."
    text = f"A storm hit {wide} on Friday. In {wide}, {more} people died. {part}"
    dossier = reconcile([Report(text, f"Outlet {at}", published=FIRST) for at in range(times)])
    told = [(r.event, s.sentence) for r in dossier.events for a in r.resolutions.values() for s in a.states]
    for event, sentence in told:
        if f"{n} people were injured" in sentence:
            assert narrow in event.name or f" in {narrow}" in sentence
            assert narrow != "Lyon" or wide not in event.name
    reached(any(str(n) in sentence for _, sentence in told))


LIES = (("Lyon", True), ("Durango", True), ("Perm", True), ("Bavaria", True), ("Oslo", False))


@given(
    st.sampled_from(LIES),
    st.sampled_from((Grade.CLAUSE, Grade.MENTION, Grade.SENTENCE, Grade.INHERITED)),
    st.integers(2, 40),
)
def test_figures_of_elsewhere_are_not_under_a_heading(told: tuple[str, bool], grade: Grade, n: int) -> None:
    """S-V-40: What is told of a place known to lie outside that of the heading is not published under it."""
    where, apart = told
    claim = Claim.from_text("injuries", f"{n} people", source="Daily", place=where, report="r", event="e")
    answer = resolve([attrs.evolve(claim, place_grade=grade)])
    event = Event("e", "disaster", "Disaster in Norway", place=Place("Norway"))
    (record,) = printable([EventRecord(event, {"injuries": answer})])
    known = apart and grade >= Grade.MENTION
    reached(known)
    assert bool(record.resolutions["injuries"].sentence) is (bool(answer.sentence) and not known)


@given(
    st.sampled_from(("event", "disaster")),
    st.sampled_from((Grade.INHERITED, Grade.MENTION, Grade.SENTENCE, Grade.CLAUSE)),
    st.sampled_from((Grade.INHERITED, Grade.MENTION, Grade.SENTENCE, Grade.CLAUSE)),
    st.integers(0, 9),
)
def test_what_stands_under_a_heading_is_of_its_place_and_day(
    kind: str, place: Grade, day: Grade, later: int
) -> None:
    """S-V-41: What is told of another day, or of no place or day, is not under a heading of both."""
    about = DateSpan(FIRST, FIRST)
    other = DateSpan(FIRST + datetime.timedelta(later), FIRST + datetime.timedelta(later))
    claim = Claim.from_text("injuries", "12 people", source="Daily", place="Oslo", report="r", event="e")
    answer = resolve([attrs.evolve(claim, place_grade=place, about=other, day_grade=day)])
    name = heading(kind if kind != "event" else None, Place("Norway"), about)
    (record,) = printable([EventRecord(Event("e", kind, name, place=Place("Norway")), {"injuries": answer})])
    told = record.resolutions["injuries"].sentence
    apart = later > 1 and day >= Grade.SENTENCE and span_words(other) not in answer.sentence
    untold = kind == "event" and min(place, day) < Grade.SENTENCE
    reached(apart or untold)
    assert not (told and (apart or untold))
    assert told or apart or untold


MORE = ("{n} more bodies were found", "Another {n} people died", "The bodies of {n} more victims were found")


@given(st.sampled_from(MORE), st.integers(2, 40), st.integers(1, 40), st.booleans())
def test_what_is_told_on_top_is_not_the_figure(words: str, n: int, before: int, whole: bool) -> None:
    """S-V-42: A step alone is no total; beside the figure that it was added to it is none either."""
    text = f"A landslide hit Arlen on Friday. {words.format(n=n)} in Arlen on Saturday."
    texts = [text, f"A landslide killed {n + before} people in Arlen on Friday."][: 1 + whole]
    dossier = reconcile([Report(t, f"Outlet {at}", published=FIRST) for at, t in enumerate(texts)])
    told = [s.sentence for r in dossier.events for a in r.resolutions.values() for s in a.states]
    reached(not whole)
    assert not any(re.match(rf"(Told before: )?{n} people died", sentence) for sentence in told)
    assert not whole or any(f"{n + before} people died" in sentence for sentence in told)


RIVALS = {
    "{n} people were injured, {who} said.": False,
    "{n} people in all were injured in Arlen on Friday.": True,
}


@given(st.sampled_from(sorted(RIVALS)), st.integers(2, 40), st.integers(41, 80), st.booleans())
def test_figures_differ_only_of_the_whole(words: str, n: int, more: int, one: bool) -> None:
    """S-V-43: Two outlets that may count other people do not differ; two speakers of one report do."""
    lead = "A storm hit Arlen on Friday. "
    who = (n, "the mayor"), (more, "the union")
    told = [words.format(n=figure, who=speaker) for figure, speaker in who]
    texts = [lead + " ".join(told)] if one else [lead + text for text in told]
    dossier = reconcile([Report(text, f"Outlet {at}", published=FIRST) for at, text in enumerate(texts)])
    differ = [a for r in dossier.events for a in r.resolutions.values() if a.sentence.startswith("Accounts")]
    reached(not one)
    assert not differ or one or RIVALS[words]
    assert differ or one or not RIVALS[words]
    assert not any(a.sentence.startswith("No report") for r in dossier.events for a in r.resolutions.values())


SORTS = ("officers", "students", "people", "miners")
VERBS = {"arrested": "arrested", "detained": "detained"}


@given(st.sampled_from(SORTS), st.sampled_from(SORTS), st.integers(2, 40), st.sampled_from(sorted(VERBS)))
def test_sorts_of_people_are_told(sort: str, other: str, n: int, verb: str) -> None:
    """S-V-44: Officers who were hurt are no people in general, and who is detained is not arrested."""
    texts = [
        f"{n} {who} were injured at the march in Arlen on 3 May 2024. Police {verb} {n} people at the march."
        for who in (sort, other)
    ]
    dossier = reconcile([Report(text, f"Outlet {at}", published=FIRST) for at, text in enumerate(texts)])
    told = [s.sentence for r in dossier.events for a in r.resolutions.values() for s in a.states]
    hurt = [sentence for sentence in told if "injured" in sentence]
    reached(sort == other != "people" or verb == "detained")
    assert all(f"{n} {sort} were" in sentence for sentence in hurt) or sort != other
    assert all(f"{n} people were" in sentence for sentence in hurt) or sort == other
    assert all(f"people were {VERBS[verb]}" in s for s in told if "arrested" in s or "detained" in s)
    assert hurt


NEARNESS = {
    "A fire at a mine near {town} killed {n} miners.": "near",
    "A ferry sank off {town} and {n} people died.": "near",
    "A fire in {town} killed {n} miners.": "in",
}


@given(
    st.sampled_from(sorted(NEARNESS)),
    st.integers(2, 40),
    st.sampled_from((Grade.SENTENCE, Grade.CLAUSE)),
    st.integers(1, 2),
)
def test_headings_have_places_that_are_told(words: str, n: int, grade: Grade, times: int) -> None:
    """S-V-45: A place that one sentence tells beside others is not sure; one that is only near is near."""
    text = words.format(town="Arlen", n=n)
    names = [record.event.name for record in reconcile([Report(text, "Daily", published=FIRST)]).events]
    assert all(f" {NEARNESS[words]} Arlen" in name for name in names)
    claims = [
        Claim.from_text(
            "deaths", f"{n} people", "Daily", place="Arlen", report=f"r{at}", start=at, end=at + 1
        )
        for at in range(times)
    ]
    claims = [
        attrs.evolve(c, sentence=f"{c.text} died in Corby, Arlen heard", place_grade=grade) for c in claims
    ]
    named = [Mention("r0", 30, 35, "Arlen", "place"), Mention("r0", 20, 25, "Corby", "place")]
    _, places = gather(named)
    alone = times == 1 and grade is Grade.SENTENCE
    reached(alone or NEARNESS[words] == "near")
    assert Gazetteer(places, (), ()).is_surely(Place("Arlen"), claims, "disaster") is not alone


@given(st.integers(2, 40), st.lists(st.booleans(), min_size=1, max_size=3))
def test_the_surest_are_cited(n: int, passing: list[bool]) -> None:
    """S-V-46: Who passes on what others say is cited only where nobody else tells it; outlets report."""
    claim = Claim.from_text("deaths", f"{n} people", "Outlet", about="3 May 2024")
    claims = [
        attrs.evolve(
            claim,
            source=f"Outlet {at}",
            report=f"r{at}",
            modality=Modality.REPORTED if passes else Modality.ASSERTED,
            kind_grade=Grade.CLAUSE,
            place_grade=Grade.CLAUSE,
            day_grade=Grade.CLAUSE,
        )
        for at, passes in enumerate(passing)
    ]
    told = resolve(claims).sentence
    reached(any(passing))
    assert "as reported by" in told
    assert "according to" not in told
    said = resolve([attrs.evolve(c, speaker="police") for c in claims]).sentence
    assert "according to police via" in said
    assert "as reported by" not in said
    mixed = resolve([attrs.evolve(claims[0], speaker="police"), *claims]).sentence
    others = [f"Outlet {at}" for at, passes in enumerate(passing) if not passes]
    said, _, reported = mixed.partition(", and as reported by ")
    assert said.removesuffix(".").endswith("according to police via Outlet 0")
    assert all(name in reported for name in others)
    cited = [f"Outlet {at}" for at, passes in enumerate(passing) if all(passing) or not passes]
    assert all((f"Outlet {at}" in told) is (f"Outlet {at}" in cited) for at in range(len(passing)))


FORMS = (("Samuel Ortega", "Samuel J. Ortega", "Ortega"), ("Rosa Delgado", "Rosa M. Delgado", "Delgado"))
NOBODY = ("the driver", "his brother", "she")


@given(
    st.sampled_from(FORMS),
    st.lists(st.integers(0, 1), max_size=1).flatmap(lambda more: st.permutations([0, 1, *more])),
    st.sampled_from((*NOBODY, None)),
    st.sampled_from(("guilty", "not guilty")),
)
def test_what_is_said_against_somebody_says_against_whom(
    forms: tuple[str, ...], used: list[int], nobody: str | None, plea: str
) -> None:
    """S-V-36: What reports say against somebody is published with whom it is against, and once for each."""
    texts = [f"{forms[form]} pleaded {plea} to fraud in Leeds on 3 May 2024." for form in used]
    texts += [f"{text[:-1]}, the court said. {forms[2]} left." for text in texts[:1]]
    if nobody is not None:
        texts.append(f"In Leeds on 3 May 2024 {nobody} pleaded {plea} to arson.")
    dossier = reconcile(Report(text, f"Daily {n}", published=FIRST) for n, text in enumerate(texts))
    answers = [a for e in dossier.events for a in e.resolutions.values() if a.attribute.name == "plea"]
    told = [a.sentence for a in answers if a.sentence]
    reached(nobody is not None)
    assert len(told) == 1
    assert max((forms[form] for form in used), key=len) in told[0]


@given(
    st.dates(datetime.date(2000, 3, 1), datetime.date(2030, 1, 1)),
    st.integers(-40, 40),
    st.booleans(),
    st.sampled_from(("protest", "trial")),
    st.sampled_from((Grade.SENTENCE, Grade.CLAUSE)),
)
def test_a_heading_has_the_day_that_its_reports_are_of(
    day: datetime.date, apart: int, near: bool, kind: str, grade: Grade
) -> None:
    """S-V-47: A heading has a day that a report is about or a clause tells, and no report another of."""
    other = day + datetime.timedelta(days=int(near) or apart)
    claim = Claim.from_text("deaths", "12 people", "Outlet", report="r0", about=DateSpan.day(day))
    claim = attrs.evolve(claim, event_kind="protest", day_grade=grade, kind_grade=Grade.SENTENCE)
    lead = EventMention("march", 0, 5, kind, day=DateSpan.day(other), main=True)
    name = event_of("protest", [claim], None, (), None, set(), leads=[lead]).name
    differ = kind == "protest" and day != other
    told = day == other or grade is Grade.CLAUSE
    reached(differ)
    whole = f"Protest {span_words(DateSpan.day(day))}"
    month = f"Protest in {day:%B} {day.year}"
    expected = whole if told else month
    if differ:
        expected = month if day.replace(day=1) == other.replace(day=1) else "Protest"
    assert name == expected


@given(
    st.sampled_from(("attack", "protest", "accident")),
    st.lists(st.sampled_from(("own", "disaster", "trial")), min_size=1, max_size=4),
    st.sampled_from((Grade.MENTION, Grade.SENTENCE, Grade.CLAUSE)),
)
def test_a_heading_has_the_kind_that_its_reports_are_about(kind: str, about: list[str], grade: Grade) -> None:
    """S-V-48: A heading names a kind that reports are about, or that a sentence tells with its date."""
    claim = Claim.from_text("deaths", "12 people", "Outlet", about="3 May 2024")
    claim = attrs.evolve(claim, event_kind=kind, kind_grade=grade, day_grade=grade)
    claims = [attrs.evolve(claim, report=f"r{at}") for at in range(len(about))]
    crowd = attrs.evolve(claims[0], attribute="crowd_size", kind_grade=grade)
    answers = {"deaths": resolve(claims), "crowd_size": resolve([crowd])}
    record = EventRecord(Event("e", kind, heading(kind, None, None)), answers)
    reports = [
        ReportRecord(
            Report("Text.", "Outlet", id=f"r{at}"),
            "",
            1,
            main=EventMention("it", 0, 2, kind if told == "own" else told, main=True),
        )
        for at, told in enumerate(about)
    ]
    (found,) = headed([record], reports)
    outnumbered = about.count("disaster") > about.count("own")
    dated = grade >= Grade.SENTENCE and kind != "attack"
    reached(outnumbered)
    told = "own" in about or grade >= Grade.SENTENCE
    if kind != "attack":  # a crowd beside it makes an attack part of a protest
        assert names_kind(found.event) is (told and (dated or not outnumbered) and kind != "accident")
    (printed,) = printable([found])
    if not names_kind(found.event):
        assert printed.resolutions["crowd_size"].sentence == ""


@given(
    st.lists(st.sampled_from((("Corby",), ("Arlen",), ("Arlen", "Corby"), ())), min_size=1, max_size=5),
    st.sampled_from(("Corby", "Arlen", None)),
    st.sampled_from(("protest", "protest", "protest", "trial")),
)
def test_a_heading_has_the_place_that_its_reports_name(
    named: list[tuple[str, ...]], lead: str | None, kind: str
) -> None:
    """S-V-49: No report about such an event has it elsewhere, and most that name any place name this one."""
    mentions = [
        Mention(f"r{at}", 10 * n, 10 * n + 5, place, "place")
        for at, places in enumerate(named)
        for n, place in enumerate(places)
    ]
    leads = [EventMention("march", 0, 5, kind, place=Place(lead), main=True)] if lead else []
    agreed = Gazetteer(gather(mentions)[1], (), ()).is_agreed(
        Place("Arlen"), "protest", leads, [f"r{at}" for at in range(len(named))]
    )
    elsewhere = kind == "protest" and lead == "Corby"
    told = [places for places in named if places]
    most = not told or 2 * sum("Arlen" in places for places in told) > len(told)
    reached(elsewhere or not most)
    assert agreed is (most and not elsewhere)


@given(
    st.sampled_from(("Arlen", "Corby", None)),
    st.lists(
        st.tuples(
            st.sampled_from(("Arlen", "Corby")), st.sampled_from((Grade.SENTENCE, Grade.CLAUSE, *Grade))
        ),
        min_size=1,
        max_size=3,
    ),
)
def test_a_heading_has_the_place_that_a_report_is_about(
    lead: str | None, told: list[tuple[str, Grade]]
) -> None:
    """S-V-50: It is about the place, or the clause of a claim tells it, or whoever made the claim."""
    claims = [
        Claim.from_text("deaths", f"{at + 2} people", "Daily", place=place, report=f"r{at}", start=0, end=1)
        for at, (place, _) in enumerate(told)
    ]
    claims = [attrs.evolve(c, place_grade=grade) for c, (_, grade) in zip(claims, told, strict=True)]
    leads = {"r0": EventMention("flood", 0, 5, "disaster", place=Place(lead), main=True)} if lead else {}
    names = [Mention("r0", 9 * n, 9 * n + 5, name, "place") for n, name in enumerate(("Arlen", "Corby"))]
    found = Gazetteer(gather(names)[1], (), ()).is_grounded(Place("Arlen"), claims, leads)
    sure = any(place == "Arlen" and grade in (Grade.UNKNOWN, Grade.CLAUSE) for place, grade in told)
    reached(lead == "Arlen" or sure, "told")
    reached(lead != "Arlen" and not sure, "untold")
    assert found is (lead == "Arlen" or sure)


FILLERS = (
    "The mayor spoke to neighbours about the weather and the harvest.",
    "Shops along the main street opened as they do on other mornings.",
    "A choir sang under the old trees beside the library of the town.",
    "Children walked home with their teachers after lessons had ended.",
)


MOSTLY_ONE = st.sampled_from((1, 1, 1, 1, 1, 1, 2))


@given(
    st.integers(2, 90),
    MOSTLY_ONE,
    MOSTLY_ONE.map(lambda n: 2 - n),
    MOSTLY_ONE,
    st.sampled_from(("died", "were injured", "were missing")),
)
def test_what_news_is_about_it_says_again(n: int, times: int, long: int, others: int, fate: str) -> None:
    """S-V-51: A figure that a long report tells once, and no other report tells of, is not published."""
    told = [f"A flood hit Arlen on Friday and {n} people {fate}."]
    told += [f"In the flood {n} people {fate}, the council said again."] * (times - 1)
    body = [*FILLERS * 4 * long, *told]
    texts = ["\n\n".join([*FILLERS[:3], *body])] * others
    reports = [Report(text, f"Outlet {at}", published=FIRST) for at, text in enumerate(texts)]
    said = [s.sentence for r in reconcile(reports).events for a in r.resolutions.values() for s in a.states]
    once = times == 1 and others == 1 and bool(long)
    reached(once, "told once")
    assert any(f"{n} people {fate}" in sentence for sentence in said) is not once


@given(st.integers(2, 40), st.integers(0, 5), st.sampled_from((True, True, True, False)))
def test_what_a_later_report_corrects_is_of_before(n: int, days: int, corrected: bool) -> None:
    """S-V-52: Nobody publishes nine as it was where the next day's paper has nine as the first count."""
    first = f"A march was held in Arlen on 3 May 2024. Police arrested {n} people. {n} people are in custody."
    later = "A march was held in Arlen on 3 May 2024. A choir sang beside the library."
    later += f" Police had first spoken of {n} arrests." * corrected
    told = [
        Report(first, "Daily", published=FIRST),
        Report(later, "Post", published=FIRST + datetime.timedelta(days)),
    ]
    said = [s.sentence for r in reconcile(told).events for a in r.resolutions.values() for s in a.states]
    plain = any(f"{n} people" in s and not s.startswith("Told before") for s in said)
    reached(corrected)
    assert plain is not corrected


def _said(*texts: str) -> list[str]:
    """The sentences published of reports of one day by several outlets."""
    told = [Report(text, f"Outlet {n}", published=FIRST) for n, text in enumerate(texts)]
    return [s.sentence for r in reconcile(told).events for a in r.resolutions.values() for s in a.states]


@given(st.integers(2, 40), st.sampled_from((True, True, True, False)))
def test_who_is_accused_is_not_cited_for_what_happened(n: int, accused: bool) -> None:
    """S-V-53: Who is charged over a fire does not tell how many it killed."""
    fire = f"A fire in Arlen on 3 May 2024 killed {n} people, Ann Holm said."
    case = "Ann Holm was charged with arson on 3 May 2024 over the fire in Arlen." * accused
    reached(accused)
    assert any(f"{n} people died" in s for s in _said(fire, *filter(None, [case]))) is not accused


@given(st.integers(2, 40), st.integers(2, 4), st.sampled_from((True, True, True, False)))
def test_nobody_is_hurt_only_where_nobody_says_otherwise(n: int, times: int, counted: bool) -> None:
    """S-V-54: However many say that there were no casualties, one who counts some stands against them."""
    none = "A bomb hit a camp in Arlen on 3 May 2024. There were no casualties in the attack."
    some = f"A bomb hit a camp in Arlen on 3 May 2024. At least {n} people were killed, the mayor said."
    reached(counted)
    said = _said(*[none] * times, *[some] * counted)
    assert any(s.startswith("No one died") for s in said) is not counted


@given(st.sampled_from(("A boy was", "His son was", "A 16-year-old girl was", "One person was")))
def test_who_is_mourned_is_no_victim_of_the_protest(words: str) -> None:
    """S-V-55: A boy whom the police shot may be the one for whom people march."""
    march = f"Thousands marched in Arlen on 3 May 2024. {words} shot dead by police. Police used tear gas."
    told = words.startswith("One")
    reached(not told)
    assert any(s.startswith("1 person died") for s in _said(march)) is told


@given(st.integers(2, 40), st.integers(50, 90), st.integers(0, 3))
def test_news_begins_with_its_main_event(n: int, m: int, more: int) -> None:
    """S-V-56: Whatever is told of the attack of last month, that of today is what both reports are about."""
    lead = f"At least {n} people were killed in a bomb blast in Arlen"
    blast = f"Blast outside a court in Arlen kills {n}\n\n{lead}"
    before = f"Last month, bombers killed {m} people and wounded {m + 9} in twin blasts in Arlen."
    long_ago = [
        "Rebels said they were behind that attack on 10 April.",
        "It was the third.",
        "It hit a market.",
    ]
    first = f"{blast}, officials said. {before} {' '.join(long_ago[:more])}"
    other = f"{blast} on Friday, police said. The bomb went off at a gate of the court."
    told = [Report(t, o, published=FIRST) for t, o in ((first, "Daily"), (other, "Post"))]
    main, *_ = reconcile(told).events
    answer = main.resolutions["deaths"].state.answer
    reached(more > 0)
    assert isinstance(answer, Quantity)
    assert answer.low == n
