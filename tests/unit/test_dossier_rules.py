"""Rules of the dossier: who is accused, what a name belongs to, what reports are tied, what a page shows."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import attrs
import pytest

import claimkit as ck
from claimkit.attributes import attribute
from claimkit.dossier.accused import of_each_accused
from claimkit.dossier.entities import Entity, Mention, gather
from claimkit.dossier.gazetteer import Gazetteer
from claimkit.dossier.isolation import answered
from claimkit.dossier.outlets import claims_under, outlets
from claimkit.dossier.pages import brief, page
from claimkit.dossier.ties import Ties
from claimkit.errors import InvalidModelError
from claimkit.models import Actor, Claim, Place, Report, Source
from claimkit.render import Board, Facts
from claimkit.resolution import Resolution, resolve


def mention(report: str, start: int, name: str, kind: str = "person") -> Mention:
    return Mention(report, start, start + len(name), name, kind)


def told(entities: Sequence[Entity]) -> list[tuple[str, int]]:
    return [(entity.name, len(entity.mentions)) for entity in entities]


# -- the accused -----------------------------------------------------------------------------------------


def test_only_what_one_person_alone_can_have_is_parted_by_the_accused() -> None:
    """Charges hold side by side, and what names nobody may be about any of them."""
    hurst, kress = [Actor("Anton Hurst")], [Actor("Dina Kress")]
    verdicts = [
        Claim("verdict", "guilty", "Daily", accused=hurst),
        Claim("verdict", "not guilty", "Daily", accused=kress),
    ]
    others = [
        Claim("verdict", "guilty", "Daily"),
        Claim("deaths", ck.Quantity(3), "Daily"),
        Claim("charge", "murder", "Daily", accused=hurst),
        Claim("charge", "theft", "Daily", accused=kress),
    ]
    assert of_each_accused([*verdicts, *others]) == dict(
        zip(verdicts, ("Anton Hurst", "Dina Kress"), strict=True)
    )
    # one who is named beside nobody is not told apart from others
    assert of_each_accused([verdicts[0], *others]) == {}


# -- names -----------------------------------------------------------------------------------------------


def test_a_surname_is_said_for_a_father_or_a_son() -> None:
    """A full name is not: only its last word tells the son from the father."""
    persons = [mention("r", 0, "Maria Hurst"), mention("r", 40, "Anton Hurst Jr")]
    assert told(gather([*persons, mention("r", 60, "Hurst")])[0]) == [
        ("Anton Hurst Jr", 2),
        ("Maria Hurst", 1),
    ]
    assert told(gather([*persons, mention("r", 30, "Hurst")])[0]) == [
        ("Maria Hurst", 2),
        ("Anton Hurst Jr", 1),
    ]
    full = gather([*persons, mention("r", 60, "Anton Hurst")])[0]
    assert told(full) == [("Anton Hurst", 1), ("Anton Hurst Jr", 1), ("Maria Hurst", 1)]


def test_a_surname_that_two_persons_bear_joins_neither() -> None:
    names = ("Anton Hurst", "Maria Hurst", "Hurst")
    persons = gather([mention(f"r{n}", 0, name) for n, name in enumerate(names)])[0]
    assert sorted(told(persons)) == [("Anton Hurst", 1), ("Hurst", 1), ("Maria Hurst", 1)]
    one = gather([mention(f"r{n}", 0, name) for n, name in enumerate(names[1:])])[0]
    assert told(one) == [("Maria Hurst", 2)]


@pytest.mark.parametrize("kind", [None, "city"])
def test_a_known_place_takes_its_aliases_whatever_its_kind(kind: str | None) -> None:
    known = Place("Ostheim", kind=kind, aliases=("The Harbour",))
    names = [mention("r", 0, "Ostheim", "place"), mention("s", 0, "The Harbour", "place")]
    assert told(gather(names, places=[known])[1]) == [("Ostheim", 2)]
    assert len(gather(names)[1]) == 2


def test_a_place_lies_in_the_country_in_whose_passage_it_is_told_of_most() -> None:
    def seen(name: str, *reports: str) -> Entity:
        return Entity(Place(name), tuple(mention(report, 9, name, "place") for report in reports))

    town, countries = seen("Ostheim", "a", "b", "c"), (seen("Germany", "a", "b"), seen("France", "c"))
    assert Gazetteer([town, *countries], [], []).around("Ostheim") == {"Germany"}
    town, countries = seen("Ostheim", "a", "b", "c"), (seen("Germany", "a"), seen("France", "b", "c"))
    assert Gazetteer([town, *countries], [], []).around("Ostheim") == {"France"}


# -- what stands in the way of an answer -----------------------------------------------------------------


def test_what_claims_cannot_be_together_is_said_where_it_is_no_claims_own_doing() -> None:
    """A fault that shows with several claims alone is named beside what was wrong with one of them."""
    good, odd, worse = (Claim("deaths", ck.Quantity(n), f"Daily {n}", start=n) for n in (3, 4, 5))

    def told_of(whole: Exception, single: Exception) -> str:
        def settle(claims: Sequence[Claim]) -> Resolution:
            if odd in claims:
                raise whole if len(claims) > 1 else single
            return resolve(claims)

        found = answered([good, odd, worse], attribute("deaths"), settle)
        (reason,) = [placed.reason for placed in found.placements if placed.claim is odd]
        return reason

    assert "together" not in told_of(OverflowError("too large"), OverflowError("too large"))
    assert told_of(KeyError("x"), OverflowError("too large")).startswith(
        "cannot be resolved: says what cannot be: too large; together with others: a fault of claimkit"
    )
    assert "together" not in told_of(KeyError("x"), KeyError("x"))


# -- outlets and ties ------------------------------------------------------------------------------------


def test_what_was_told_outside_reports_keeps_its_source() -> None:
    """Of claims of reports only those change whose outlet was found at several addresses."""
    read = [Report(f"Text {n}.", Source("Metro", url=f"https://metro.example/{n}")) for n in (1, 2)]
    known = outlets(read)
    value = ck.Quantity(3)
    inside = Claim("deaths", value, read[0].source, report=read[0].id)
    outside = Claim("deaths", value, read[0].source)
    stranger = Claim("deaths", value, "Daily", report="elsewhere")
    found = claims_under([inside, outside, stranger], known)
    assert [c.source for c in found] == [Source("Metro"), read[0].source, Source("Daily")]


LETTERS = [
    Report("Two people were killed in Leeds on 3 May 2023.", "Metro", id=f"r{n:02}") for n in range(14)
]


@pytest.mark.parametrize("apart", [("a", "c"), ("c", "a"), ("b", "d"), ("b", "b")])
def test_what_is_linked_by_way_of_others_is_not_kept_apart(apart: tuple[str, str]) -> None:
    link = [("a", "b"), ("c", "d"), ("c", "b")]
    with pytest.raises(InvalidModelError, match="which link= says to be of one event; drop one"):
        Ties.of(link, [apart])
    assert Ties.of(link, [("a", "e")]).parted(["e"], ["b", "a"])
    assert not Ties.of(link, [("a", "e")]).parted(["e"], ["b", "c", None])


@pytest.mark.parametrize("pair", [("a", "b", "c"), ("a",), (1, 2), ("a", 2), ()])
def test_a_pair_of_reports_is_two_ids(pair: Any) -> None:
    with pytest.raises(ck.ArgumentError, match="must be a pair of report ids"):
        ck.reconcile(LETTERS, link=[pair])


def test_a_report_that_is_not_there_is_named_with_ten_that_are() -> None:
    with pytest.raises(InvalidModelError) as caught:
        ck.reconcile(LETTERS, link=[("r01", "missing")])
    assert str(caught.value).count(", r") == 9
    assert "r09" in str(caught.value)
    assert "r10" not in str(caught.value)


# -- pages -----------------------------------------------------------------------------------------------


DAY = datetime.date(2024, 3, 4)


def rows(name: str, value: Any, count: int, **more: Any) -> list[Claim]:
    return [Claim(name, value, f"Daily {n}", told=DAY, event="crash", **more) for n in range(count)]


def test_a_page_asks_what_is_counted_first_and_of_that_the_best_evidenced() -> None:
    """The day of an event stands above its questions; it is one of them only where it is open."""
    told_of = [*rows("verdict", "guilty", 4), *rows("deaths", ck.Quantity(2), 1)]
    told_of += [*rows("injuries", ck.Quantity(9), 3), *rows("arrests", ck.Quantity(1), 2)]

    def asked(*dates: datetime.date) -> list[str]:
        on = [row for n, day in enumerate(dates) for row in rows("event_date", ck.DateSpan(day, day), n + 1)]
        board = brief(ck.assemble([*told_of, *on])).blocks[0]
        assert isinstance(board, Board)
        return [answer.anchor.removeprefix("crash ") for answer in board.answers]

    assert asked() == ["injuries", "arrests", "deaths", "verdict"]
    assert asked(DAY) == ["injuries", "arrests", "deaths", "verdict"]


def test_a_page_names_who_an_event_is_of() -> None:
    def facts(dossier: ck.Dossier) -> dict[str, str]:
        (found,) = [block for block in page(dossier).blocks if isinstance(block, Facts)]
        return {pair[0]: pair[1] for pair in found.pairs}

    dossier = ck.assemble(rows("deaths", ck.Quantity(2), 1))
    (record,) = dossier.events
    event = attrs.evolve(record.event, actors=(Actor("Anton Hurst"), Actor("Dina Kress")))
    assert "Who" not in facts(dossier)
    named = attrs.evolve(dossier, events=(attrs.evolve(record, event=event),))
    assert facts(named)["Who"] == "Anton Hurst and Dina Kress"


# -- what is alleged, and what is counted beside it ------------------------------------------------------


def test_a_figure_told_after_an_allegation_keeps_its_own_question() -> None:
    text = "The ministry alleged that 12 people died in Leeds. Twenty people were wounded."
    (event,) = ck.reconcile([Report(text, "Metro", DAY)]).events
    found = {name: answer.value for name, answer in event.resolutions.items() if name != "event_date"}
    assert found == {"deaths": 12, "injuries": 20}
