"""Answers, rules and relations: what is told on either side of each condition."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest

import claimkit as ck
from claimkit.dossier.crosschecks import bounded
from claimkit.dossier.entities import Entity, Mention
from claimkit.dossier.gazetteer import Gazetteer
from claimkit.dossier.grouping import is_coarse
from claimkit.dossier.likeness import _apart as days_apart
from claimkit.dossier.silence import with_silence
from claimkit.relations import relate, same_place
from claimkit.resolution import Role, Status
from claimkit.resolution.view import answer_row

DAY = datetime.date(2024, 3, 4)


def after(days: int) -> datetime.date:
    return DAY + datetime.timedelta(days=days)


def said(words: str, source: str = "Metro", attribute: str = "deaths", **fields: Any) -> ck.Claim:
    return ck.Claim.from_text(attribute, words, source, **fields)


def roles(answer: ck.Resolution) -> list[str]:
    return [p.role.value for p in answer.placements]


# -- rules -----------------------------------------------------------------------------------------------


def test_the_source_that_comes_first_in_an_order_is_followed() -> None:
    told = [said("12", "A"), said("15", "B"), said("18", "C"), said("18", "D")]
    chosen = lambda *order: ck.resolve(told, rule="precedence", precedence=order).value  # noqa: E731
    assert [chosen("B"), chosen("C", "B"), chosen("D", "A"), chosen("A", "D")] == [15, 18, 18, 12]
    found = ck.resolve(told, rule="precedence", precedence=["B"])
    assert found.status is Status.CONTESTED
    assert [a.answer.value for a in found.state.alternatives] == [15, 18, 12]  # type: ignore[union-attr]


def test_the_lowest_account_needs_a_source_with_a_name() -> None:
    told = [said("12", "A"), said("15", "B"), said("15", "C")]
    assert ck.resolve(told, rule="lowest_credible").value == 12
    nameless = attrs.evolve(told[0], speaker=ck.Source("officials", kind="unnamed"))
    assert ck.resolve([nameless, *told[1:]], rule="lowest_credible").value == 15


def test_half_of_the_weight_does_not_lead() -> None:
    even = ck.resolve([said("12", "A"), said("15", "B")])
    assert (even.value, even.status) == (None, Status.CONTESTED)
    more = ck.resolve([said("12", "A"), said("12", "C"), said("15", "B")])
    assert more.value == 12
    trusted = ck.resolve([said("12", "A"), said("15", "B")], reliability={"A": 0.81})
    assert (trusted.value, trusted.status) == (12, Status.CONTESTED)


# -- states ----------------------------------------------------------------------------------------------


def test_the_last_that_overtook_is_named() -> None:
    told = [said("12", "A", told=DAY), said("15", "B", told=after(1)), said("18", "C", told=after(2))]
    found = ck.resolve(told)
    assert found.value == 18
    first = found.placements[0]
    assert first.role is Role.SUPERSEDED
    assert "C told" in first.reason
    own = ck.resolve(
        [said("12", "A", told=DAY), said("15", "A", told=after(2)), said("14", "B", told=after(1))]
    )
    assert "A itself told" in own.placements[0].reason


def test_what_was_copied_late_is_an_earlier_state() -> None:
    told = [said("12", "A", told=DAY), said("18", "B", told=after(1)), said("12", "C", told=after(2))]
    assert roles(ck.resolve(told)) == ["superseded", "supporting", "superseded"]
    other = ck.resolve([*told[:2], said("14", "C", told=after(2))])  # nobody had told this before
    assert (roles(other), other.value) == (["superseded", "supporting", "supporting"], None)


def test_a_part_of_a_figure_is_set_aside_only_where_figures_add_up() -> None:
    pair: dict[str, Any] = {"report": "r0", "sentence": "x", "told": DAY}
    counted = ck.resolve([said("12", **pair), said("5", **pair)])
    assert counted.value == 12
    assert "part over whole" in counted.placements[1].reason
    measured = ck.resolve(
        [said("12", attribute="wind_speed", **pair), said("5", attribute="wind_speed", **pair)]
    )
    assert not any("part over whole" in p.reason for p in measured.placements)


@pytest.mark.parametrize("scope", sorted(ck.models.OTHER_EVENTS))
def test_what_counts_other_events_is_no_answer(scope: str) -> None:
    found = ck.resolve([said("900", "A", scope=scope), said("12", "B")])
    assert found.value == 12
    assert "scope: counts" in found.placements[0].reason
    assert ck.resolve([said("900", "A", scope=scope)]).status is Status.UNTOLD


def test_what_holds_side_by_side_is_told_in_one_list() -> None:
    both = [said("fraud", "A", "charge"), said("bribery", "A", "charge")]
    found = ck.resolve(both)
    assert "fraud" in found.brief
    assert "bribery" in found.brief
    assert ck.resolve(both[:1]).brief == ck.resolve(both[:1]).state.sentence
    one = ck.resolve([said("12", "A", told=DAY), said("15", "B", told=after(1))])
    assert one.brief == one.state.sentence


# -- relations -------------------------------------------------------------------------------------------


def test_places_are_one_by_any_of_their_names() -> None:
    kyiv, other = ck.Place("Kyiv", aliases=("Kiev",)), ck.Place("Leeds")
    at = lambda place: said("12", place=place)  # noqa: E731
    assert same_place(at(kyiv), at(ck.Place("Kiev"))) is True
    assert same_place(at(kyiv), at(other)) is False
    assert same_place(at(kyiv), at(None)) is None


def test_a_report_repeats_itself_on_one_day_only() -> None:
    on = lambda day: said("12", report="r0", about=day)  # noqa: E731
    assert relate(on("4 March 2024"), on("4 March 2024")).kind.value == "repeat"
    assert relate(on("4 March 2024"), on(None)).kind.value == "repeat"
    assert relate(on("4 March 2024"), on("5 March 2024")).kind.value != "repeat"
    fixed = lambda day: said("1200", attribute="population", report="r0", about=day)  # noqa: E731
    assert (
        relate(fixed("4 March 2024"), fixed("5 March 2024")).kind.value == "repeat"
    )  # what is static has no day


# -- pages -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("voices", "shown"), [(1, "A"), (2, "A and B"), (3, "A and 2 more")])
def test_who_stands_beside_a_bar(voices: int, shown: str) -> None:
    row = answer_row(ck.resolve([said("12", name) for name in "ABC"[:voices]]))
    assert [bar.label for bar in row.bars] == [shown]


@pytest.mark.parametrize(("arrests", "flagged"), [("50", False), ("51", True), ("100", True)])
def test_more_than_half_of_a_crowd_is_flagged(arrests: str, *, flagged: bool) -> None:
    answers = {
        "crowd_size": ck.resolve([said("100", attribute="crowd_size")]),
        "arrests": ck.resolve([said(arrests, attribute="arrests")]),
    }
    assert bool(bounded(answers)["crowd_size"].flags) is flagged


def test_a_crowd_smaller_than_its_arrests_is_impossible() -> None:
    answers = {
        "crowd_size": ck.resolve([said("100", attribute="crowd_size")]),
        "arrests": ck.resolve([said("101", attribute="arrests")]),
    }
    found = bounded(answers)["crowd_size"]
    assert (found.status, found.low, found.value) == (Status.DERIVED, 101, None)
    assert found.placements[0].role is Role.SET_ASIDE
    assert "impossible beside" in found.placements[0].reason


# -- events ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "ident"),
    [
        (
            {"event_kind": "attack", "place": ck.Place("Leeds"), "about": "4 March 2024"},
            "attack-leeds-2024-03-04",
        ),
        ({"event_kind": "attack", "place": ck.Place("Leeds")}, "attack-leeds"),
        ({"event_kind": "attack", "about": "4 March 2024"}, "attack-2024-03-04"),
    ],
)
def test_the_id_of_an_event_says_what_where_and_when(fields: dict[str, Any], ident: str) -> None:
    (record,) = ck.assemble([said("12", **fields)]).events
    assert record.event.id == ident


def test_a_town_told_of_in_a_state_lies_in_its_country() -> None:
    def place(name: str, start: int) -> Entity:
        return Entity(ck.Place(name), (Mention("r0", start, start + len(name), name, "place"),))

    known = Gazetteer([place("Texas", 0), place("Millgate", 20)], [], [])
    assert {"Texas", "United States"} <= known.around("Millgate")
    assert "United States" in known.around("Texas")
    assert "Texas" not in known.around("Texas")


def test_a_figure_of_a_part_teaches_what_lies_in_what() -> None:
    whole = said("76", report="r0", sentence="s", place=ck.Place("Ardin"), start=0, end=2)
    part = said("43", report="r0", sentence="s", place=ck.Place("Lorne"), scope="Lorne", start=9, end=11)
    known = Gazetteer([], [], [])
    known.learn([whole, part])
    assert known.said_within("Lorne", "Ardin")
    apart = Gazetteer([], [], [])
    apart.learn([whole, attrs.evolve(part, sentence="t")])
    assert not apart.said_within("Lorne", "Ardin")


@pytest.mark.parametrize(
    ("wording", "coarse"), [("March 2024", False), ("5 March 2024 to 5 April 2024", False), ("2024", True)]
)
def test_more_than_a_month_is_coarse(wording: str, *, coarse: bool) -> None:
    assert is_coarse(ck.parse_date(wording)) is coarse


def test_an_open_stretch_is_not_coarse() -> None:
    assert not is_coarse(ck.DateSpan(DAY, None))
    assert not is_coarse(ck.DateSpan(None, DAY))


def test_days_between_stretches() -> None:
    one = (DAY, after(3))
    assert [days_apart(one, (after(n), after(n + 4))) for n in (2, 3, 4, 9)] == [0, 0, 1, 6]
    assert [days_apart((after(n), after(n + 4)), one) for n in (2, 3, 4, 9)] == [0, 0, 1, 6]


def test_what_changed_between_two_dossiers() -> None:
    told: dict[str, Any] = {"event_kind": "attack", "place": ck.Place("Leeds"), "about": "4 March 2024"}
    before = ck.assemble([said("12", "A", **told)])
    again = ck.assemble([said("12", "A", **told), said("12", "B", **told)])
    (change,) = ck.differences(before, again)
    assert [c.source.name for c in change.added] == ["B"]
    (back,) = ck.differences(again, before)
    assert [c.source.name for c in back.removed] == ["B"]
    assert ck.differences(before, before) == ()


def test_the_most_trusted_of_those_that_stand_together_counts() -> None:
    told = [said("12", "A"), said("12", "B"), said("15", "C")]
    chosen = lambda **chance: ck.resolve(told, rule="most_trusted", reliability=chance).value  # noqa: E731
    assert chosen(A=0.9, B=0.6, C=0.85) == 12
    assert chosen(A=0.7, B=0.6, C=0.85) == 15
    assert chosen(B=0.6, C=0.81) == 15  # who is not named has the usual chance


@pytest.mark.parametrize("more", [False, True])
def test_a_figure_added_counts_once(*, more: bool) -> None:
    def at(words: str, report: str, **fields: Any) -> ck.Claim:
        return said(words, report=report, sentence=f"{words} in {report}.", start=0, end=2, **fields)

    first = at("12", "r0", noun="soldiers", people="forces")
    added = attrs.evolve(at("3", "r0", noun="civilians", people="civilians", added=more), start=20, end=21)
    total = attrs.evolve(added, is_total=True)
    assert ck.resolve([first, added]).value == 15
    assert ck.resolve([first, total]).value != 15


# -- columns of wordings ---------------------------------------------------------------------------------


def test_an_open_end_of_a_wording_is_open() -> None:
    def found(*told: str) -> dict[str, Any]:
        return ck.resolve_columns(
            source=list("abc"[: len(told)]), object=["x"] * len(told), value=told
        ).answers

    below = found("up to 50", "40", "40")
    assert (below["value"].tolist(), below["status"].tolist()) == ([40.0], ["agreed"])
    above = found("at least 30", "40", "40")
    assert (above["value"].tolist(), above["status"].tolist()) == ([40.0], ["agreed"])
    assert found("at least 50", "40")["status"].tolist() == ["contested"]


@pytest.mark.parametrize("told", [("5 km or so", "about 5 hours"), ("about 5 hours", "5 km or so")])
def test_wordings_of_one_attribute_are_in_one_unit(told: tuple[str, str]) -> None:
    with pytest.raises(ExceptionGroup) as raised:
        ck.resolve_columns(source=["a", "b"], object=["x", "x"], value=list(told))
    (fault,) = raised.value.exceptions
    assert "give one unit" in str(fault)


@pytest.mark.parametrize(("field", "end"), [("low", float("-inf")), ("high", float("inf"))])
def test_a_row_without_ends_is_named_with_the_end_that_it_has(field: str, end: float) -> None:
    given: dict[str, Any] = {field: [5.0, end]}
    found = ck.resolve_columns(source=["a", "b"], object=["x", "x"], bad="collect", **given)
    assert [(row.row, row.field, row.value) for row in found.bad] == [(1, field, end)]


def test_a_day_that_is_only_named_leaves_nothing_untold() -> None:
    day = ck.Claim.from_text("event_date", "4 March 2024", "Metro", event="e1", event_kind="attack")
    (bare,) = with_silence(ck.assemble([day]).events)
    assert set(bare.resolutions) == {"event_date"}
    counted = said("12", event="e1", event_kind="attack", about="4 March 2024")
    (told,) = with_silence(ck.assemble([day, counted]).events)
    assert told.resolutions["injuries"].status is Status.UNTOLD
    (march,) = with_silence(ck.assemble([attrs.evolve(counted, event_kind="protest")]).events)
    assert set(march.resolutions) == {"deaths", "crowd_size"}
    assert with_silence([]) == []


def test_years_and_months_of_two_accused_are_four_questions() -> None:
    told = [
        ck.Claim("sentence_length", ck.Quantity(n, unit=unit), "Daily", accused=[ck.Actor(who)], event="e")
        for who, unit, n in (
            ("Ann Ro", "year", 3),
            ("Ann Ro", "month", 8),
            ("Ben Sy", "year", 4),
            ("Ben Sy", "month", 9),
        )
    ]
    (event,) = ck.assemble(told).events
    assert sorted(str(answer.value) for answer in event.resolutions.values()) == ["3", "4", "8", "9"]
    assert all(answer.status is ck.Status.SINGLE_SOURCE for answer in event.resolutions.values())
