"""Which claims speak of the whole and which of places side by side, on a map drawn for the purpose."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

import pytest

import claimkit as ck
from claimkit.dossier.grouping import BACKGROUND, Scene
from claimkit.dossier.levels import beside_whole
from claimkit.dossier.likeness import Told, veto
from claimkit.dossier.pages import page
from claimkit.dossier.parting import parts
from claimkit.models import Claim, Place
from claimkit.render import Section, Table


class Drawn:
    """Places with what lies around them; words say so of those in ``said``."""

    def __init__(
        self,
        around: dict[str, set[str]] | None = None,
        said: Collection[tuple[str, str]] = (),
        country: str | None = None,
        joined: Collection[str] = (),
    ) -> None:
        self.known, self.said, self.country, self.joined = around or {}, said, country, joined

    def root(self, place: Place) -> str:
        return place.name

    def around(self, name: str) -> set[str]:
        return self.known.get(name, set())

    def said_within(self, inner: str, outer: str) -> bool:
        return (inner, outer) in self.said

    def setting(self, claim: Claim) -> str | None:
        return self.country if claim.text == "the country" else None

    def beside(self, claim: Claim) -> set[str]:
        return set(self.joined) if claim.text == "together" else set()


def claim(figure: float | None, place: str | None = None, report: str = "r1", **more: Any) -> Claim:
    value: Any = "guilty" if figure is None else ck.Quantity(figure)
    kind = more.pop("site", "city")
    where = None if place is None else Place(place, kind=kind)
    attribute = "charge" if figure is None else more.pop("attribute", "deaths")
    return Claim(attribute, value, "Daily Echo", place=where, report=report, **more)


def parted(claims: list[Claim], drawn: Drawn, kind: str = "disaster") -> dict[str | None, list[Any]]:
    scene = Scene(kind, list(claims))
    told = parts(scene, drawn)
    return {
        name: sorted(c.value.figure if isinstance(c.value, ck.Quantity) else str(c.value) for c in mine)
        for name, mine in told.items()
    }


def test_one_place_is_no_part() -> None:
    assert parted([claim(12, "Ostheim"), claim(40)], Drawn()) == {None: [12, 40]}


def test_two_reports_that_each_name_a_place_tell_of_one() -> None:
    told = [claim(12, "Ostheim"), claim(12, "Westheim", report="r2")]
    assert parted(told, Drawn()) == {None: [12, 12]}
    assert parted(told, Drawn(), BACKGROUND) == {"Ostheim": [12], "Westheim": [12]}


def test_a_report_of_two_places_tells_of_parts() -> None:
    told = [claim(12, "Ostheim"), claim(9, "Westheim"), claim(21), claim(13, "Ostheim", report="r2")]
    # what the second report says without a place is of the one place that it speaks of
    told.append(claim(14, report="r2"))
    assert parted(told, Drawn()) == {"Ostheim": [12, 13, 14], "Westheim": [9], None: [21]}


def test_sites_are_no_parts() -> None:
    told = [
        claim(12, "Ostheim"),
        claim(3, "Town Hall", site="building"),
        claim(2, "Mill Lane", site="street"),
    ]
    assert parted(told, Drawn()) == {None: [2, 3, 12]}


def test_parts_are_the_outermost_places_that_stand_side_by_side() -> None:
    around = {"Ostheim": {"Nordland"}, "Nordland": {"Weltland"}, "Westheim": {"Südland"}}
    told = [claim(10, "Ostheim"), claim(7, "Westheim"), claim(11, "Nordland"), claim(8, "Südland")]
    assert parted(told, Drawn(around)) == {"Nordland": [10, 11], "Südland": [7, 8]}
    inside = {"Ostheim": {"Nordland"}, "Westheim": {"Nordland"}}
    told = [claim(12, "Ostheim"), claim(9, "Westheim"), claim(21, "Nordland")]
    assert parted(told, Drawn(inside)) == {"Ostheim": [12], "Westheim": [9], None: [21]}


def test_a_place_and_what_lies_in_it_do_not_stand_side_by_side() -> None:
    """A capital whose dead are told beside those of the whole state is no part of the event by itself."""
    told = [claim(37, "Nordland"), claim(12, "Ostheim")]
    assert parted(told, Drawn({"Ostheim": {"Nordland"}})) == {None: [12, 37]}
    assert parted(told, Drawn()) == {"Nordland": [37], "Ostheim": [12]}


def test_what_counts_more_than_a_place_does_not_lie_in_it() -> None:
    """Unless words say so: then the figures disagree, and not the map."""
    told = [
        claim(30, "Ostheim"),
        claim(20, "Nordland"),
        claim(5, "Südland"),
        claim(10, "Nordland", report="r2"),
    ]
    around = {"Ostheim": {"Nordland"}}
    wanted = {"Ostheim": [30], "Nordland": [10, 20], "Südland": [5]}
    assert parted(told, Drawn(around)) == wanted
    said = Drawn(around, said={("Ostheim", "Nordland")})
    assert parted(told, said) == {"Nordland": [10, 20, 30], "Südland": [5]}
    equal = [claim(20, "Ostheim"), *told[1:]]
    assert parted(equal, Drawn(around)) == {"Nordland": [10, 20, 20], "Südland": [5]}
    # what has a scope of its own, or counts something else, tells nothing of it
    for other in ({"scope": "children"}, {"attribute": "injuries"}):
        scoped = [claim(30, "Ostheim", **other), *told[1:]]
        assert parted(scoped, Drawn(around)) == {"Nordland": [10, 20, 30], "Südland": [5]}


def test_only_a_count_broken_down_by_place_parts_an_event() -> None:
    """The dead of one place and the wounded of another are of one event, and so is a person told of twice."""
    wounded = claim(9, "Westheim", attribute="injuries")
    assert parted([claim(12, "Ostheim"), wounded], Drawn(), "protest") == {None: [9, 12]}
    person = [claim(1, "Ostheim", text="A woman"), claim(1, "Westheim", text="she")]
    assert parted(person, Drawn()) == {None: [1, 1]}
    one_each = [claim(1, "Ostheim", text="One man"), claim(2, "Westheim", text="two women")]
    assert parted(one_each, Drawn()) == {"Ostheim": [1], "Westheim": [2]}
    amounts = [claim(12, "Ostheim", attribute="money"), claim(9, "Westheim", attribute="money")]
    assert parted(amounts, Drawn()) == {None: [9, 12]}


def test_what_is_not_broken_down_stays_with_the_whole() -> None:
    """A report of one part that says nothing of places otherwise tells of the event."""
    told = [claim(12, "Ostheim"), claim(9, "Westheim"), claim(13, "Ostheim", report="r2")]
    told += [claim(40, report="r2", attribute="arrests"), claim(14, report="r2")]
    assert parted(told, Drawn()) == {"Ostheim": [12, 13, 14], "Westheim": [9], None: [40]}


def test_a_figure_of_the_country_is_of_the_place_that_is_meant() -> None:
    told = [claim(12, "Nordland"), claim(9, "Südland"), claim(11, text="the country")]
    assert parted(told, Drawn(country="Nordland")) == {"Nordland": [11, 12], "Südland": [9]}
    assert parted(told, Drawn(country="Weltland")) == {"Nordland": [12], "Südland": [9], None: [11]}


def test_a_figure_of_several_parts_together_is_one_of_the_whole() -> None:
    told = [claim(12, "Nordland"), claim(9, "Südland"), claim(21, "Nordland", text="together")]
    assert parted(told, Drawn(joined={"Nordland", "Südland"})) == {
        "Nordland": [12],
        "Südland": [9],
        None: [21],
    }
    assert parted(told, Drawn(joined={"Nordland"})) == {"Nordland": [12, 21], "Südland": [9]}


@pytest.mark.parametrize(
    ("figures", "whole"),
    [
        ([("Nordland", 37), ("Südland", 18), ("Nordland", 19)], True),  # the sum of the others
        ([("Nordland", 40), ("Südland", 18), ("Nordland", 19)], True),  # it stands first and holds them
        ([("Nordland", 30), ("Südland", 18), ("Nordland", 19)], False),  # it does not hold them
        ([("Südland", 18), ("Nordland", 40), ("Nordland", 19)], False),  # it does not stand first
        ([("Nordland", 40), ("Südland", 18), ("Westland", 19)], False),  # told of its place alone
        ([("Nordland", 37), ("Westland", 18), ("Südland", 19)], True),  # the sum, wherever it is told
        ([("Nordland", 18), ("Südland", 18)], False),  # two places with equal figures
        ([("Nordland", 38), ("Nordland", 19), ("Nordland", 19)], False),  # of one place
    ],
)
def test_a_sentence_that_tells_its_whole_place_by_place(figures: list[tuple[str, int]], whole: bool) -> None:
    told = [
        claim(n, where, sentence="Told place by place.", start=10 * k) for k, (where, n) in enumerate(figures)
    ]
    told += [claim(1, "Nordland", sentence="Other."), claim(2, "Südland", sentence="Other.")]
    most = max(n for _, n in figures)
    assert (most in parted(told, Drawn()).get(None, [])) == whole


def test_what_is_counted_nationwide_is_counted_in_a_place() -> None:
    """A report that counts one country's dead by "nationwide", and another's by its name, parts the event."""
    told = [claim(4, text="the country"), claim(35, "Westland")]
    assert parted(told, Drawn(country="Nordland")) == {"Nordland": [4], "Westland": [35]}
    assert parted(told, Drawn()) == {None: [4, 35]}


def test_what_a_place_tells_apart_needs_no_scope() -> None:
    """Unless the same words count the whole of the place as well."""
    told = [claim(12, "Ostheim", scope="Ostheim", sentence="A."), claim(9, "Westheim", sentence="B.")]
    told.append(claim(20, "Westheim", scope="children", sentence="B."))
    told.append(claim(3, scope="children", sentence="C."))
    scene = Scene("disaster", told)
    found = {c.value: c.scope for mine in parts(scene, Drawn()).values() for c in mine}
    assert found == {
        ck.Quantity(12): "",
        ck.Quantity(9): "",
        ck.Quantity(20): "children",
        ck.Quantity(3): "children",
    }


def test_longer_names_of_a_country_are_not_beside_it() -> None:
    assert beside_whole("Oklahoma", "Oklahoma City")
    assert not beside_whole("Oklahoma", "State of Oklahoma")
    assert not beside_whole("Honduras", "Tegucigalpa")  # another name, but no longer one
    assert not beside_whole("Honduras", "Hungary")


# -- pages ---------------------------------------------------------------------------------------------


def blocks_of(dossier: ck.Dossier, heading: str) -> list[Any]:
    """Blocks of the section with a heading, at any depth."""
    found: list[Any] = []
    open_: list[Any] = list(page(dossier).blocks)
    while open_:
        block = open_.pop()
        if isinstance(block, Section):
            if block.heading == heading:
                found += block.blocks
            open_ += block.blocks
    return found


REPORTS = [
    ck.Report(
        "Nine people died in Norvale on 9 May 2024, police said. The inquest opens on 3 June 2024. "
        "A vigil is planned for 2 June 2024.",
        "Daily Echo",
        datetime.date(2024, 5, 10),
        id="echo",
    ),
    ck.Report("Nine people died in Norvale on 9 May 2024.", "The Post", id="post"),
]


def test_every_report_is_listed_with_what_was_not_taken() -> None:
    dossier = ck.reconcile(REPORTS)
    (table,) = [b for b in blocks_of(dossier, "Reports") if isinstance(b, Table)]
    assert sorted(row[:3] for row in table.rows) == [
        ("echo", "Daily Echo", "2024-05-10"),
        ("post", "The Post", "no date"),
    ]
    for record, row in zip(dossier.reports, table.rows, strict=True):
        assert row[3:] == (str(record.claims), str(len(record.refused)))
        told = blocks_of(dossier, f"Not taken for claims in {record.report.id}")
        assert bool(told) == bool(record.refused or record.notes)


def test_other_dates_are_told_in_their_order() -> None:
    days = [datetime.date(2024, 6, 3), datetime.date(2024, 6, 2), datetime.date(2024, 5, 30)]
    told = [
        ck.Claim(
            "event_date",
            ck.DateSpan(day, day),
            "Daily Echo",
            about=ck.DateSpan(day, day),
            text=f"words {n}",
            report=f"r{n}",
        )
        for n, day in enumerate(days)
    ]
    dossier = ck.assemble(told)
    (table,) = [b for b in blocks_of(dossier, "Other dates told") if isinstance(b, Table)]
    assert [row[:2] for row in table.rows] == [
        ("on 30 May 2024", "“words 2”"),
        ("on 2 June 2024", "“words 1”"),
        ("on 3 June 2024", "“words 0”"),
    ]


def test_where_most_reports_put_an_attack_is_no_part_of_it() -> None:
    """A further place of one report stays apart; of two reports that differ neither is most."""
    told = [
        claim(40, "Gadda", "r1"),
        claim(3, "Qanar", "r1"),
        claim(40, "Gadda", "r2"),
        claim(41, "Gadda", "r3"),
    ]
    assert parted(told, Drawn(), "attack") == {None: [40, 40, 41], "Qanar": [3]}
    assert set(parted(told[:2], Drawn(), "attack")) == {"Gadda", "Qanar"}


def test_what_has_parts_has_no_place_that_is_only_named_beside_them() -> None:
    text = (
        "Protests were held on Saturday. In Nakuru 300 people marched. In Kisumu 200 marched. In Eldoret "
        "about 500 gathered to protest. In Mombasa police fired tear gas and two protesters were hurt."
    )
    events = ck.reconcile([ck.Report(text, "Post", datetime.date(2025, 3, 13))]).events
    (whole,) = [e.event for e in events if e.event.part_of is None]
    assert whole.place is None
    assert {e.event.place.name for e in events if e.event.part_of and e.event.place} == {
        "Nakuru",
        "Kisumu",
        "Eldoret",
    }


def test_a_sentence_passed_before_a_deed_is_for_another() -> None:
    text = (
        "Two people were hurt when a lorry overturned in Beckingham on Saturday.\n\nDean Salter, 34, was "
        "sentenced to 26 months for burglary at Nottingham Crown Court on Thursday."
    )
    events = ck.reconcile([ck.Report(text, "Post", datetime.date(2025, 3, 10))]).events
    (crash,) = [e for e in events if "injuries" in e.resolutions]
    assert "sentence_length" not in crash.resolutions


def test_protests_of_two_towns_stay_two_though_one_is_called_from_the_other() -> None:
    """A crash that a town is named for is where it is; a rally is not where it was called from."""
    towns = frozenset(("Larissa",)), frozenset(("Karditsa",))
    for kind, apart in (("protest", True), ("accident", False)):
        one, other = (Told(kind=kind, firm_places=t, sites=t, named=towns[0] | towns[1]) for t in towns)
        assert bool(veto(one, other)) is apart


def test_a_statistic_of_a_year_is_asked_no_toll() -> None:
    told = "Attacks in Arland killed 40 people in 2023. The attacks were the work of one band."
    (year,) = ck.reconcile([ck.Report(told, "Post", datetime.date(2024, 3, 14))]).events
    assert year.event.kind == "attack"
    assert "injuries" not in year.resolutions
