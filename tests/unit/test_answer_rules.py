"""Rules of answers: how claims stand to one another in the light of all, who is named, what is drawn."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest

import claimkit as ck
from claimkit.errors import IncomparableError, InvalidModelError, ParseError
from claimkit.relations import RelationKind
from claimkit.render import Chart
from claimkit.resolution import Resolution, Role, Status
from claimkit.resolution.model import MOST_RELATED
from claimkit.resolution.view import section
from claimkit.verdicts.accounts import Saying
from claimkit.verdicts.judging import judge
from claimkit.verdicts.rules import check_rules
from claimkit.verdicts.values import consistent_groups

MAY = [datetime.date(2024, 5, day) for day in range(1, 31)]


def said(words: str, who: str, attribute: str = "deaths", **more: Any) -> ck.Claim:
    return ck.Claim.from_text(attribute, words, who, **more)


def chart(found: Resolution) -> Chart | None:
    blocks = section(found).blocks
    return next((b for b in blocks if isinstance(b, Chart)), None)


# -- relations -----------------------------------------------------------------------------------------


def kinds(found: Resolution) -> dict[frozenset[str], str]:
    return {frozenset((r.first.voice.name, r.second.voice.name)): r.kind.value for r in found.relations}


def test_of_many_claims_each_is_held_against_one_of_each_account() -> None:
    """Three figures by fifty sources: the first of each against one another and against all the rest."""
    claims = [said(str(10 + n % 3), f"P{n:02}") for n in range(50)]
    found = ck.resolve(claims)
    first = [next(p.claim for p in found.placements if p.claim.value.value == v) for v in (10, 11, 12)]  # type: ignore[union-attr]
    wanted = {frozenset(pair) for pair in itertools.combinations(first, 2)}
    wanted |= {frozenset((a, b)) for a in first for b in claims if b not in first}
    assert {frozenset((r.first, r.second)) for r in found.relations} == wanted
    assert len(found.relations) == len(wanted)
    few = ck.resolve(claims[:MOST_RELATED])
    assert len(few.relations) == MOST_RELATED * (MOST_RELATED - 1) // 2


def test_what_was_copied_late_is_an_earlier_state_to_the_figure_that_has_grown() -> None:
    """By itself the later and lower figure contradicts; beside a third that tells it first, it is late."""
    claims = [
        said("12", "A", told=MAY[5]),
        said("15", "B", told=MAY[7]),
        said("15", "C", told=MAY[7]),
        said("12", "D", told=MAY[9]),
    ]
    found = ck.resolve(claims)
    assert found.value == 15
    related = {(r.first.voice.name, r.second.voice.name): r.kind for r in found.relations}
    assert related["D", "B"] is RelationKind.SUCCESSIVE
    assert related["D", "C"] is RelationKind.SUCCESSIVE
    assert kinds(found)[frozenset("AB")] == "successive"
    alone = ck.resolve([claims[1], claims[3]])
    assert kinds(alone) == {frozenset("BD"): "conflict"}


def test_who_told_as_much_before_tells_no_later_state() -> None:
    """B told 15 before A told 12, so nothing has grown: the two contradict each other."""
    claims = [
        said("15", "B", told=MAY[4]),
        said("12", "A", told=MAY[5]),
        said("15", "B", told=MAY[7]),
    ]
    found = ck.resolve(claims)
    assert kinds(found)[frozenset("AB")] == "conflict"
    reasons = [r.reason for r in found.relations if r.kind is RelationKind.CONFLICT]
    assert any("told as much before" in reason for reason in reasons)


# -- rules ---------------------------------------------------------------------------------------------


def saying(figure: float, origin: int, *, named: bool = True) -> Saying:
    return Saying(ck.Quantity.exact(figure), origin, (f"V{origin}",), named=named)


def test_the_lowest_figure_that_anybody_with_a_name_tells_is_credible() -> None:
    told = [saying(10, 0, named=False), saying(12, 1, named=False), saying(12, 2), saying(20, 3)]
    found = judge(told, level=0.9, rule="lowest_credible")
    assert isinstance(found.answer, ck.Quantity)
    assert found.answer.value == 12


@pytest.mark.parametrize("rule", ["newst", {"deaths": "newst"}])
def test_a_misspelt_rule_is_refused_by_itself_or_by_attribute(rule: Any) -> None:
    with pytest.raises(InvalidModelError, match="newest"):
        check_rules(rule, {}, ())
    check_rules({"deaths": "newest"}, {}, ())
    for needing in ("most_trusted", "precedence"):
        with pytest.raises(InvalidModelError):
            check_rules({"deaths": "newest", "arrests": needing}, {}, ())


def test_a_misspelt_source_is_told_the_nearest_name() -> None:
    claims = [said("12", "Metro"), said("12", "Metropolis")]
    with pytest.raises(InvalidModelError, match="did you mean 'Metro'"):
        ck.resolve(claims, reliability={"Metr": 0.9})
    with pytest.raises(InvalidModelError, match="there are 'Metro', 'Metropolis'"):
        ck.resolve(claims, reliability={"Zzz": 0.9})
    many = [said("12", f"Paper {n}") for n in range(7)]
    with pytest.raises(InvalidModelError, match="'Paper 4' and 2 more"):
        ck.resolve(many, reliability={"Zzz": 0.9})


def test_several_kinds_of_values_are_refused_by_name() -> None:
    with pytest.raises(IncomparableError, match=r"\(EUR, USD\)"):
        consistent_groups([ck.Quantity(1, unit="EUR"), ck.Quantity(1, unit="USD")])
    with pytest.raises(IncomparableError, match=r"\(Quantity, str\)"):
        consistent_groups([ck.Quantity(1), "guilty"])
    with pytest.raises(IncomparableError, match=r"\(EUR\)"):
        consistent_groups([ck.Quantity(1, unit="EUR"), "guilty"])


def test_a_second_expression_is_pointed_at() -> None:
    with pytest.raises(ParseError) as found:
        ck.parse_quantity("5 people and 6 dogs")
    assert found.value.span == (13, 14)
    with pytest.raises(ParseError) as found:
        ck.parse_quantity(5)  # type: ignore[call-overload]
    assert found.value.span == (0, 0)
    with pytest.raises(ParseError, match="second expression"):
        ck.parse_quantity("5 in the morning, 6 at noon and 7 dogs")


def test_a_report_is_known_by_sixteen_signs_of_its_text() -> None:
    told = ck.reconcile([ck.Report("One man died.", "X"), ck.Report("Two men died.", "Y")]).reports
    assert [len(record.digest) for record in told] == [16, 16]
    assert told[0].digest != told[1].digest


# -- who is named, and what is drawn -------------------------------------------------------------------


def test_up_to_three_others_are_named_and_the_rest_counted() -> None:
    for count, words in (
        (1, "alone names the answer"),
        (2, "names the answer, as does P1"),
        (3, "names the answer, as do P1 and P2"),
        (4, "names the answer, as do P1, P2 and P3"),
        (5, "names the answer, as do P1, P2, P3 and 1 more"),
        (7, "names the answer, as do P1, P2, P3 and 3 more"),
    ):
        found = ck.resolve([said("12", f"P{n}") for n in range(count)])
        reasons = {p.claim.voice.name: p.reason for p in found.placements}
        assert reasons["P0"] == words
    assert reasons["P6"] == "names the answer, as do P0, P1, P2 and 3 more"
    again = ck.resolve([said("12", "P0", report="a"), said("12", "P0", report="b")])
    assert {p.reason for p in again.placements} == {"alone names the answer"}
    sources = (ck.Source("P0"), ck.Source("P0", url="https://p.example/"))
    twins = ck.resolve([ck.Claim("deaths", ck.Quantity.exact(12, "person"), source) for source in sources])
    assert {p.reason for p in twins.placements} == {"alone names the answer"}  # one origin, found twice


def test_who_contradicts_is_told_who_stands_against_it() -> None:
    claims = [*(said("12", f"P{n}") for n in range(5)), said("40", "Q")]
    found = ck.resolve(claims)
    (dissent,) = [p for p in found.placements if p.role is Role.DISSENTING]
    assert dissent.reason == "conflict: cannot be true beside 12 people (P0, P1, P2 and 2 more)"
    torn = ck.resolve([said("12", "P"), said("40", "Q"), said("70", "R")])
    assert torn.status is Status.CONTESTED
    reasons = {p.claim.voice.name: p.reason for p in torn.placements}
    assert reasons["P"].endswith("others say 40 people (Q) or 70 people (R)")
    assert reasons["Q"].endswith("others say 12 people (P) or 70 people (R)")
    between = ck.resolve([said("10 to 14", "P"), said("12 to 20", "Q"), said("19 to 25", "R")])
    reasons = {p.claim.voice.name: p.reason for p in between.placements}
    assert "and so speaks for neither" in reasons["Q"] or "and so speaks for neither" in str(reasons)


def test_a_chart_has_a_bar_for_each_figure_and_a_band_for_each_state() -> None:
    found = ck.resolve(
        [said("12", "A", told=MAY[5]), said("15", "B", told=MAY[7]), said("15", "C", told=MAY[7])]
    )
    drawn = chart(found)
    assert drawn is not None
    assert [bar.label for bar in drawn.bars] == ["B and C", "A"]  # equal statements are one row
    assert len(drawn.bands) == 2
    assert chart(ck.resolve([said("12", "A")])) is None
    assert chart(ck.resolve([ck.Claim("charge", "riot", "A"), ck.Claim("charge", "fraud", "B")])) is None
    money = [
        ck.Claim.from_text("damage", words, who) for words, who in (("$5 million", "A"), ("$7 million", "B"))
    ]
    priced = chart(ck.resolve(money))
    assert priced is not None
    assert "USD" in priced.unit or "dollar" in priced.unit or "$" in priced.unit


# -- the peak and the latest ---------------------------------------------------------------------------


def test_what_swelled_takes_what_fits_it_alone() -> None:
    """A claim that fits the later size of a crowd and not the earlier one tells the later one."""
    day = {"about": ck.DateSpan.day(MAY[3])}
    claims = [
        said("500", "A", "crowd_size", report="r1", **day),
        said("swelled to 2,000", "A", "crowd_size", report="r1", start=50, **day),
        said("2,000", "B", "crowd_size", report="r2", **day),
        said("500", "C", "crowd_size", report="r3", **day),
        said("thousands", "D", "crowd_size", report="r4", **day),
        said("hundreds", "E", "crowd_size", report="r5", **day),
    ]
    found = ck.resolve(claims)
    of_state = {p.claim.voice.name + str(p.claim.start or ""): p.state for p in found.placements}
    assert len(found.states) == 2
    assert of_state["B"] == of_state["A50"] == 1
    assert of_state["C"] == of_state["A"] == 0


def test_of_values_side_by_side_that_of_the_most_origins_leads() -> None:
    """Then the one told last, then the first."""
    claims = [
        ck.Claim("charge", words, who, told=day)
        for words, who, day in (("riot", "A", MAY[3]), ("fraud", "B", MAY[5]), ("fraud", "C", MAY[4]))
    ]
    assert ck.resolve(claims).value == "fraud"
    assert ck.resolve(claims[:2]).value == "fraud"  # told later
    same = [ck.Claim("charge", words, who) for words, who in (("riot", "A"), ("fraud", "B"))]
    found = ck.resolve(same)
    assert found.leading == 0
