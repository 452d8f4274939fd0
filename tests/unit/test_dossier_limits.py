"""The dossier at its limits: what one answer says about another, which names are one, what a page counts."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import claimkit as ck
from claimkit.dossier import Entity, EventRecord
from claimkit.dossier.comparison import as_of, differences
from claimkit.dossier.crosschecks import bounded, crowd_in_town, survivors, total_of_parts, with_parts
from claimkit.dossier.entities import Mention, gather
from claimkit.dossier.levels import beside_whole, level
from claimkit.dossier.pages import page
from claimkit.dossier.silence import with_silence
from claimkit.models import Event, Place
from claimkit.render import Bullets, Section, Table
from claimkit.resolution import Resolution, Role, Status

DAY = datetime.date(2024, 3, 9)


def answer(attribute: str, *words: str, **more: Any) -> Resolution:
    return ck.resolve(
        [ck.Claim.from_text(attribute, said, f"Paper {n}", **more) for n, said in enumerate(words)]
    )


def part(name: str, words: str, attribute: str = "deaths", **more: Any) -> tuple[Event, Resolution]:
    event = Event(name, more.pop("kind", "disaster"), name=name, place=Place(name))
    return event, answer(attribute, words, place=Place(name), **more)


# -- one count bounds another --------------------------------------------------------------------------


@pytest.mark.parametrize(("crowd", "possible"), [("59", False), ("60", True), ("61", True)])
def test_arrests_cannot_exceed_participants(crowd: str, possible: bool) -> None:
    found = bounded({"arrests": answer("arrests", "60"), "crowd_size": answer("crowd_size", crowd)})
    size = found["crowd_size"]
    if possible:
        assert size.value == int(crowd)
        return
    assert (size.value, size.low, size.high, size.status) == (None, 60, None, Status.DERIVED)
    assert size.states[1].status is Status.REJECTED
    assert size.states[1].sentence.startswith("Not credible: ")
    assert "arrests cannot exceed" in size.placements[0].reason
    assert [(p.role, p.state) for p in size.placements] == [(Role.SET_ASIDE, None)]


@pytest.mark.parametrize(("arrests", "flagged"), [("50", False), ("51", True)])
def test_more_than_half_of_a_crowd_arrested_is_flagged(arrests: str, flagged: bool) -> None:
    found = bounded({"arrests": answer("arrests", arrests), "crowd_size": answer("crowd_size", "100")})
    said = f"arrests: {arrests} people would be more than half of participants: 100 people"
    assert [flag.partition(";")[0] for flag in found["crowd_size"].flags] == [said] * flagged


@pytest.mark.parametrize(("crowd", "share"), [("500", None), ("510", "51 %"), ("1,500", "150 %")])
def test_a_crowd_beyond_half_of_its_town_is_flagged(crowd: str, share: str | None) -> None:
    found = crowd_in_town(answer("crowd_size", crowd), answer("population", "1,000"), "Norvale")
    assert len(found.flags) == (share is not None)
    if share:
        assert f"{crowd} would be {share} of Norvale's 1,000" in found.flags[0].replace(" people", "")


def test_a_town_without_people_flags_nothing() -> None:
    crowd = answer("crowd_size", "500")
    for words in ("0", "about 1,000 to 2,000"):
        assert crowd_in_town(crowd, answer("population", words), "Norvale") == crowd


# -- parts and wholes ----------------------------------------------------------------------------------


def test_parts_leave_the_rest_of_the_whole() -> None:
    pieces = [part("Ostheim", "10"), part("Westheim", "12")]
    assert with_parts(answer("deaths", "30"), pieces).notes[-1].endswith("that leaves 8 elsewhere")
    assert (
        with_parts(answer("deaths", "at least 30"), pieces)
        .notes[-1]
        .endswith("that leaves at least 8 elsewhere")
    )
    equal = with_parts(answer("deaths", "22"), pieces)
    assert (equal.notes, equal.flags, len(equal.parts)) == ((), (), 2)
    assert [(p.name, p.answer.value) for p in equal.parts if isinstance(p.answer, ck.Quantity)] == [
        ("Ostheim", 10),
        ("Westheim", 12),
    ]


def test_a_part_that_counts_more_makes_its_whole_impossible() -> None:
    pieces = [part("Ostheim", "10"), part("Westheim", "12")]
    whole = with_parts(answer("deaths", "11"), pieces)
    assert (whole.low, whole.high, whole.status) == (22, None, Status.DERIVED)
    assert "a part of it counts more" in whole.placements[0].reason
    assert (
        with_parts(answer("deaths", "0"), pieces).placements[0].reason.endswith("says nothing of the parts")
    )


def test_a_floor_gives_way_to_what_parts_come_to() -> None:
    pieces = [part("Ostheim", "10"), part("Westheim", "12")]
    raised = with_parts(answer("deaths", "more than 11"), pieces)
    assert (raised.low, raised.high, raised.status, raised.leading) == (22, None, Status.DERIVED, 0)
    assert [(p.role, p.state) for p in raised.placements] == [(Role.VAGUER, 0)]
    kept = with_parts(answer("deaths", "at least 12"), pieces)
    assert (kept.low, kept.status, kept.notes, kept.flags) == (12, Status.SINGLE_SOURCE, (), ())


def test_places_that_come_to_more_than_the_whole() -> None:
    """A whole that nobody calls one gives way; one told of a place is flagged."""
    pieces = [part("Ostheim", "10"), part("Westheim", "12")]
    given_way = with_parts(answer("deaths", "15"), pieces)
    assert (given_way.low, given_way.status) == (22, Status.DERIVED)
    flagged = with_parts(answer("deaths", "15", place=Place("Nordland")), pieces)
    assert (flagged.value, len(flagged.flags)) == (15, 1)
    assert "come to more than the whole" in flagged.flags[0]
    again = with_parts(answer("deaths", "12"), pieces)  # the figure of one part, told of the whole
    assert (again.value, len(again.flags)) == (12, 1)


def test_equal_figures_of_two_places_may_be_one() -> None:
    def total(*pieces: tuple[Event, Resolution]) -> Any:
        found = total_of_parts(pieces)
        return found and found.low

    assert total(part("Ostheim", "10"), part("Westheim", "12")) == 22
    assert total(part("Ostheim", "10"), part("Westheim", "10")) == 10
    assert total(part("Peru", "10"), part("Chile", "10")) == 20
    assert (
        total(part("Ostheim", "10", sentence="In both."), part("Westheim", "10", sentence="In both.")) == 20
    )
    assert total(part("Ostheim", "10"), part("Westheim", "0")) is None
    assert total(part("Ostheim", "10")) is None
    other = Event("Westheim", "disaster", name="Westheim", place=Place("Westheim"))
    elsewhere = ck.resolve([ck.Claim.from_text("deaths", "10", "Another", place=Place("Westheim"))])
    assert total(part("Ostheim", "10"), (other, elsewhere)) == 20
    attack = Event("Westheim", "attack", name="Westheim", place=Place("Westheim"))
    assert total(part("Ostheim", "10", kind="attack"), (attack, elsewhere)) == 10


# -- those who died later ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dead", "hurt", "left"), [("5", "10", 8), ("13", "10", 0), ("14", "10", 10), ("3", "10", 10)]
)
def test_who_died_later_was_hurt_before(dead: str, hurt: str, left: int) -> None:
    first: dict[str, Any] = {"told": DAY}
    later: dict[str, Any] = {"told": DAY + datetime.timedelta(1)}
    deaths = ck.resolve(
        [
            ck.Claim.from_text("deaths", "3", "Paper", **first),
            ck.Claim.from_text("deaths", dead, "Courier", **later),
        ]
    )
    injuries = ck.resolve([ck.Claim.from_text("injuries", hurt, "Paper", **first)])
    found = survivors({"deaths": deaths, "injuries": injuries})["injuries"]
    assert found.value == left
    assert (found.status is Status.DERIVED) == (left != 10)
    if left != 10:
        assert found.notes[-1] == f"of 10 hurt at first, {10 - left} died later"
        assert found.placements[0].role is Role.SUPERSEDED


# -- silence -------------------------------------------------------------------------------------------


def record(kind: str, first: datetime.date, days: int = 1, **answers: Resolution) -> EventRecord:
    date = ck.DateSpan(first, first + datetime.timedelta(days - 1), precision=ck.Precision.SPAN)
    return EventRecord(Event(f"{kind} {first} {days}", kind, date=date), answers)


def test_what_is_asked_of_a_kind_of_event() -> None:
    for kind, asked in (("protest", {"crowd_size"}), ("attack", {"deaths", "injuries"}), ("trial", set())):
        (main,) = with_silence([record(kind, DAY, arrests=answer("arrests", "5"))])
        untold = {name for name, found in main.resolutions.items() if found.status is Status.UNTOLD}
        assert untold == asked


@pytest.mark.parametrize(
    ("gap", "days", "silent"),
    [(4, 1, True), (3, 1, False), (1, 1, False), (40, 38, True), (32, 32, True), (31, 31, False)],
)
def test_an_event_before_answers_nothing(gap: int, days: int, silent: bool) -> None:
    """Over more than three days before it began, or of a time too long for one event that began before."""
    main = record("protest", DAY, arrests=answer("arrests", "5"))
    before = record("protest", DAY - datetime.timedelta(gap), days, crowd_size=answer("crowd_size", "500"))
    asked = with_silence([main, before])[0]
    assert ("crowd_size" in asked.resolutions) == silent
    assert (
        "crowd_size"
        not in with_silence([main, record("protest", DAY, crowd_size=answer("crowd_size", "5"))])[
            0
        ].resolutions
    )


def test_what_may_be_the_event_or_a_part_of_it_is_no_silence() -> None:
    main = record("protest", DAY, arrests=answer("arrests", "5"))
    crowd = {"crowd_size": answer("crowd_size", "500")}
    undated = EventRecord(Event("some day", "protest"), crowd)
    early = ck.DateSpan.day(DAY - datetime.timedelta(30))
    part = EventRecord(Event("before", "protest", date=early, part_of=main.event.id), crowd)
    long_ago = EventRecord(Event("before", "protest", date=early), crowd)
    since = EventRecord(Event("open", "protest", date=ck.DateSpan(DAY - datetime.timedelta(30), None)), crowd)
    until = EventRecord(Event("open", "protest", date=ck.DateSpan(None, DAY - datetime.timedelta(30))), crowd)
    open_ended = ((since, False), (until, False))
    for other, silent in ((undated, False), (part, False), (long_ago, True), *open_ended):
        assert ("crowd_size" in with_silence([main, other])[0].resolutions) == silent
    timeless = EventRecord(Event("main", "protest"), {"arrests": answer("arrests", "5")})
    assert "crowd_size" not in with_silence([timeless, long_ago])[0].resolutions
    assert with_silence([]) == []


# -- names ---------------------------------------------------------------------------------------------


def mentions(kind: str, *names: str, report: str = "r") -> list[Mention]:
    return [Mention(report, 10 * n, 10 * n + len(name), name, kind) for n, name in enumerate(names)]


def told(entities: list[Entity]) -> list[tuple[str, int]]:
    return [(e.name, len(e.mentions)) for e in entities]


def test_short_forms_belong_to_the_one_longer_name() -> None:
    assert told(gather(mentions("person", "Karim Osei", "Osei", "Osei"))[0]) == [("Karim Osei", 3)]
    mixed = mentions("person", "Karim Osei") + mentions("organisation", "Osei")
    assert sorted(told(gather(mixed)[0])) == [("Karim Osei", 1), ("Osei", 1)]
    places = gather(mentions("place", "Gulf of Honduras", "Honduras"))[1]
    assert sorted(told(places)) == [("Gulf of Honduras", 1), ("Honduras", 1)]


def test_the_name_shown_is_a_full_one_that_is_most_used() -> None:
    (found,), _ = gather(mentions("person", "Osei", "Osei", "Osei", "Karim Osei"))
    assert (found.name, found.of.aliases, found.spellings) == (
        "Karim Osei",
        ("Osei",),
        ("Osei", "Karim Osei"),
    )
    both = mentions("person", "Karim Osei") + mentions("person", "Kareem Osei", "Kareem Osei", report="s")
    (found,), _ = gather(both)
    assert (found.name, len(found.mentions)) == ("Kareem Osei", 3)


def test_the_most_mentioned_stand_first() -> None:
    actors, _ = gather(mentions("person", "Ada Brandt", "Karim Osei", "Karim Osei", "Zoe Lind"))
    assert told(actors) == [("Karim Osei", 2), ("Ada Brandt", 1), ("Zoe Lind", 1)]
    assert {e.of.kind for e in actors if isinstance(e.of, ck.Actor)} == {"person"}


def test_a_known_actor_takes_its_aliases_and_no_namesake() -> None:
    known = ck.Actor("Karim Osei", kind="person", aliases=("The Lion",), not_same_as=("Karim Osei Junior",))
    actors, _ = gather(mentions("person", "the lion", "Karim Osei Junior"), actors=[known])
    assert sorted(told(actors)) == [("Karim Osei", 1), ("Karim Osei Junior", 1)]
    assert gather([], actors=[known]) == ([], [])


def test_levels() -> None:
    assert [level(name) for name in ("Honduras", "HONDURAS", "Texas", "Norvale")] == [
        "country",
        "country",
        "state",
        None,
    ]
    assert beside_whole("Lake Chad", "Chad")
    assert not beside_whole("Chad", "Republic of Chad")
    assert not beside_whole("Chad", "Texas")
    assert not beside_whole("Chad", "Norvale")


# -- what changed --------------------------------------------------------------------------------------


def counted(words: str, day: int, source: str = "Paper", **more: Any) -> ck.Claim:
    about = more.pop("about", "9 March 2024")
    return ck.Claim.from_text(
        "deaths", words, source, told=DAY + datetime.timedelta(day), about=about, event_kind="attack", **more
    )


def test_what_was_known_on_a_day() -> None:
    dossier = ck.assemble([counted("3", 0), counted("5", 2, "Courier")])
    known = [as_of(dossier, DAY + datetime.timedelta(day)).events for day in (-1, 0, 1, 2)]
    assert [e[0].resolutions["deaths"].value if e else None for e in known] == [None, 3, 3, 5]


def test_reports_of_later_days_are_left_out() -> None:
    text = "Three people died in Norvale on 9 March 2024."
    reports = [ck.Report(text, f"Paper {n}", DAY + datetime.timedelta(n), id=f"r{n}") for n in range(3)]
    known = as_of(ck.reconcile(reports), DAY + datetime.timedelta(1))
    assert [record.report.id for record in known.reports] == ["r0", "r1"]
    assert {len(record.digest) for record in known.reports} == {16}


def test_differences_tell_what_is_new_gone_and_changed() -> None:
    one, two, far = counted("3", 0), counted("5", 2, "Courier"), counted("7", 90, "Post", about="9 June 2024")
    less, more, other = ck.assemble([one]), ck.assemble([one, two]), ck.assemble([one, two, far])
    assert differences(less, less) == ()
    (change,) = differences(less, more)
    assert (change.attribute, [c.text for c in change.added], change.removed) == ("deaths", ["5"], ())
    assert change.before != change.after
    (back,) = differences(more, less)
    assert ([c.text for c in back.removed], back.added, back.before) == (["5"], (), change.after)
    new = [d for d in differences(more, other) if not d.before]
    assert [[c.text for c in d.added] for d in new] == [["7"]]
    gone = [d for d in differences(other, more) if not d.after]
    assert [[c.text for c in d.removed] for d in gone] == [["7"]]
    for given in (("x", less), (less, "x")):
        with pytest.raises(TypeError, match="must be a Dossier, not str"):
            differences(*given)
    (first,) = differences(ck.assemble([]), less)
    assert (first.before, [c.text for c in first.added]) == ("", ["3"])


def test_the_event_of_the_most_reports_stands_first() -> None:
    def one(event: str, report: str) -> ck.Claim:
        return counted("3", 0, f"Paper {report}", event=event, report=report)

    for names in ("ab", "ba"):
        few, many = names
        dossier = ck.assemble([one(few, "r"), one(many, "s"), one(many, "t")])
        assert [record.event.id for record in dossier.events] == [many, few]


# -- pages ---------------------------------------------------------------------------------------------


def sections(dossier: ck.Dossier) -> list[str]:
    return [block.heading for block in page(dossier).blocks if isinstance(block, Section)]


def test_titles_say_what_happened() -> None:
    one = ck.assemble([counted("3", 0)])
    two = ck.assemble([counted("3", 0), counted("7", 90, "Post", about="9 June 2024")])
    assert page(one).title == page(two).title == "Attack on 9 March 2024"
    assert page(one).lead == "1 report · 1 question · none contested"
    assert page(two).lead == "1 of 2 reports · 1 question · none contested"
    assert page(ck.assemble([])).title == "0 reports"
    assert page(ck.assemble([])).lead == "No event was found."
    assert "Other events in these reports" not in sections(one)
    assert "Other events in these reports" in sections(two)


def test_what_was_refused_is_listed_with_its_reason() -> None:
    text = "Three people died in Norvale on 9 March 2024. " + "The number 12 " + "x" * 80 + " is theirs."
    dossier = ck.reconcile(
        [ck.Report(text, "Paper", DAY, id="r1"), ck.Report("Nothing.", "Post", DAY, id="r2")]
    )
    last = page(dossier).blocks[-1]
    assert isinstance(last, Section)
    table = next(block for block in last.blocks if isinstance(block, Table))
    assert [row[0] for row in table.rows] == ["r1", "r2"]
    assert [int(row[4]) for row in table.rows] == [len(r.refused) for r in dossier.reports]
    refused = [block for block in last.blocks if isinstance(block, Section)]
    assert len(refused) == sum(bool(r.refused or r.notes) for r in dossier.reports)
    assert all(isinstance(block.blocks[0], Bullets) for block in refused)


def test_rows_that_nothing_tells_apart_are_one_event() -> None:
    def row(words: str, source: str, **more: Any) -> ck.Claim:
        return ck.Claim.from_text("deaths", words, source, **more)

    (event,) = ck.assemble([row("12", "Post"), row("12", "Metro"), row("40", "Echo")]).events
    assert event.resolutions["deaths"].value == 12
    apart = [row("12", "Post", about="3 May 2024"), row("12", "Metro", about="5 May 2024"), row("12", "Echo")]
    assert len(ck.assemble(apart).events) == 3  # a row without a day fits either, and joins neither
    assert len(ck.assemble([apart[0], row("12", "Metro", about="3 May 2024")]).events) == 1
