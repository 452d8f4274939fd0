"""One odd line costs its own stretch: never the rest of its report, never another report."""

from __future__ import annotations

import datetime
import importlib
from typing import Any

import pytest

from claimkit import Claim, Quantity, Report, find_quantities, parse_quantity, read_report, reconcile, to_text
from claimkit.attributes import attribute
from claimkit.dates import grammar as date_grammar
from claimkit.dates import languages as date_languages
from claimkit.dates.cursor import Cursor as DateCursor
from claimkit.errors import FAULT, InvalidModelError
from claimkit.numbers import grammar
from claimkit.numbers.cursor import Cursor
from claimkit.reading import examine_report
from claimkit.reading.syntax import Group
from claimkit.resolution import Role, Status

reconciling: Any = importlib.import_module("claimkit.dossier.reconcile")
reader: Any = importlib.import_module("claimkit.reading.reader")
figures: Any = importlib.import_module("claimkit.reading.figures")
report: Any = importlib.import_module("claimkit.reading.report")
parts: Any = importlib.import_module("claimkit.reading.parts")
GOOD = Report("Two people were killed in Leeds on 3 May 2023.", "Metro")
FIRE = "Four people were killed in Kazan on Monday. The town has 17 schools."

ODD = [
    "Tom, 11-year-old",
    "Bus hits 17-year-old",
    "–Three men were shot in Norvale on Monday.",
    "&nbsp;−3 people were hurt",
    "between hundreds and 100 people",
    "almost 1111111111111.5555",
    "dozens of " * 4000,
    "a couple of " + "hundred " * 4000,
    "million " * 4000 + "people were hurt",
    "men) at 5:30 am:in March to 3-4 according to the ministry last week. hits.",
    "\ud800 people \x00 were hurt",
]


@pytest.mark.parametrize("text", ODD, ids=lambda text: text[:20].encode("ascii", "replace").decode())
def test_an_odd_report_costs_the_others_nothing(text: str) -> None:
    dossier = reconcile([Report(text, "Odd"), GOOD])
    (deaths,) = [e.resolutions["deaths"] for e in dossier.events if "deaths" in e.resolutions]
    assert deaths.value == 2
    assert [r.report.source.name for r in dossier.reports] == ["Metro", "Odd"]
    assert FAULT not in str(dossier.reports)


@pytest.mark.parametrize(
    "text",
    [
        "A quake of magnitude 5.6 killed people on the coast, the institute said.",
        "On average 2.5 people were injured, police said.",
        "Some 3.4 were arrested in Norvale on Monday.",
    ],
)
def test_half_a_person_is_never_told(text: str) -> None:
    """What lies between whole numbers measures or averages: it counts nobody."""
    values = [c.value for c in read_report(Report(text, "Daily")) if attribute(c.attribute).additive]
    assert [v for v in values if isinstance(v, Quantity) and (v.figure or 0) % 1] == []


@pytest.mark.parametrize(("text", "value"), [("About 1.5 million people were displaced.", 1_500_000)])
def test_parts_of_thousands_count(text: str, value: int) -> None:
    """A point before a thousand or a million parts no person."""
    (claim,) = read_report(Report(text, "Daily"))
    assert isinstance(claim.value, Quantity)
    assert claim.value.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("–Three men were shot.", 3),  # a dash before a word is punctuation
        ("—Three men were shot.", 3),
        ("-3 people were hurt", 3),  # so it is where a list or a speech begins with a count
        ("–3 people were hurt", 3),
        ("A fire.\n-3 cars burnt", 3),
        ("He said: –3 cars burnt", 3),
        ("−3 cars burnt", -3),  # nobody writes a list with a minus
        ("-5 °C", -5),  # what is measured may fall below zero
        ("–5 degrees", -5),
        ("-12%", -12),
        ("it fell to -12", -12),
        ("(-5)", -5),
        ("minus three", -3),
    ],
)
def test_a_dash_is_a_sign_where_it_hangs_on_digits_that_can_be_below_zero(text: str, value: int) -> None:
    assert find_quantities(text)[0].quantity.value == value


def test_a_count_below_zero_is_refused_and_the_next_one_read() -> None:
    reading = examine_report(Report("In all −3 people were hurt. Two men were killed on Monday.", "Daily"))
    assert [(c.attribute, c.text) for c in reading.claims if c.attribute != "event_date"] == [
        ("deaths", "Two")
    ]
    assert ("−3", "a count is never below zero") in [(r.text, r.reason) for r in reading.refused]


def test_ends_of_a_range_are_in_order_however_they_are_named() -> None:
    quantity = parse_quantity("between hundreds and 100 people")
    assert (quantity.low, quantity.high) == (100, 999)


def test_a_range_too_thin_for_a_float_is_a_point() -> None:
    quantity = parse_quantity("almost 1111111111111.5555")
    assert quantity.low == quantity.high == quantity.value


def test_a_number_beyond_all_limits_is_refused_with_the_reason() -> None:
    (refused,) = examine_report(Report(f"There were {'dozens of ' * 400}fires.", "Daily")).refused
    assert refused.reason == "a number beyond all that is counted"
    assert refused.text.startswith("dozens of dozens")


def test_no_group_ends_before_it_begins() -> None:
    with pytest.raises(InvalidModelError, match="must not be below first"):
        Group(3, 2, 3, -1, Quantity.exact(1), "figure", frozenset())


def boom(*_args: object, **_options: object) -> object:
    raise IndexError("list index out of range")


def test_a_fault_in_one_expression_costs_that_one(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = grammar.expression_at

    def sometimes(c: Cursor, i: int, floor: int) -> object:
        return boom() if c.words[i] == "17" else whole(c, i, floor)

    monkeypatch.setattr(grammar, "expression_at", sometimes)
    reading = examine_report(Report(FIRE, "Daily"))
    assert [c.text for c in reading.claims if c.attribute == "deaths"] == ["Four"]
    assert [(r.text, r.reason) for r in reading.refused] == [
        ("17", f"{FAULT}: IndexError: list index out of range")
    ]


def test_a_fault_in_one_date_costs_that_one(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = date_grammar.date_at

    def sometimes(c: DateCursor, i: int) -> object:
        return boom() if c.w[i] == "monday" else whole(c, i)

    monkeypatch.setattr(date_languages, "date_at", sometimes)
    report = Report(FIRE, "Daily", published=datetime.date(2024, 1, 17))
    reading = examine_report(report)
    assert [c.text for c in reading.claims] == ["Four"]
    assert ("Monday", f"{FAULT}: IndexError: list index out of range") in [
        (r.text, r.reason) for r in reading.refused
    ]


def test_a_fault_in_one_sentence_costs_that_one(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = figures.groups

    def sometimes(text: str, words: list, *known: object) -> object:
        return boom() if any(w.word == "schools" for w in words) else whole(text, words, *known)

    monkeypatch.setattr(figures, "groups", sometimes)
    reading = examine_report(Report(FIRE, "Daily"))
    assert [c.text for c in reading.claims if c.attribute == "deaths"] == ["Four"]
    assert [r.text for r in reading.refused] == ["The town has 17 schools."]


@pytest.mark.parametrize("part", ["blocks", "Names", "tokens", "trace"])
def test_a_report_that_cannot_be_read_is_named_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    module = next(module for module in (report, reader, figures, parts) if hasattr(module, part))
    whole = getattr(module, part)
    hostile = "Seven people were hurt by a boom in Perm."

    def sometimes(first: Any, *others: object) -> object:
        wrong = (
            "boom" in first
            if isinstance(first, str)
            else any(t.noun == "people" and t.quantity.value == 7 for t in first)
        )
        return boom() if wrong else whole(first, *others)

    monkeypatch.setattr(module, part, sometimes)
    dossier = reconcile([Report(hostile, "Odd", id="odd-1"), GOOD])
    notes = {r.report.id: r.notes for r in dossier.reports}
    assert notes.pop("odd-1") == (
        f"nothing read of report 'odd-1': {FAULT}: IndexError: list index out of range",
    )
    assert notes == {GOOD.id: ()}
    assert dossier.events[0].resolutions["deaths"].value == 2


def test_whatever_reads_a_report_may_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reconciling, "examine_report", boom)
    (record,) = reconcile([GOOD]).reports
    assert record.notes == (
        f"nothing read of report {GOOD.id!r}: {FAULT}: IndexError: list index out of range",
    )


def test_claims_that_cannot_be_grouped_cost_their_report_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reconciling.scenes

    def sometimes(claims: list[Claim], *options: object) -> object:
        return boom() if claims[0].report == "odd-1" else whole(claims, *options)

    monkeypatch.setattr(reconciling, "scenes", sometimes)
    odd = Report("Seven people were killed in Perm on 4 May 2023.", "Odd", id="odd-1")
    dossier = reconcile([odd, GOOD])
    assert [r.notes for r in dossier.reports if r.report == odd or r.report.id == "odd-1"] == [
        (f"nothing of report 'odd-1' is in the dossier: {FAULT}: IndexError: list index out of range",)
    ]
    assert {c.report for e in dossier.events for c in e.claims} == {GOOD.id}
    assert "odd-1" in to_text(dossier)


def test_a_claim_that_cannot_be_resolved_is_set_aside() -> None:
    wrong = Claim("deaths", Quantity.exact(-3, "person"), "Odd", event="e", text="-3")
    right = Claim("deaths", Quantity.exact(2, "person"), "Metro", event="e", text="2")
    (event,) = reconciling.assemble([wrong, right]).events
    answer = event.resolutions["deaths"]
    assert answer.value == 2
    (aside,) = [p for p in answer.placements if p.role is Role.SET_ASIDE]
    assert aside.claim.source.name == "Odd"
    assert "a count is never below zero" in aside.reason


def test_a_fault_that_parting_the_claims_avoids_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reconciling.settled

    def sometimes(claims: list[Claim], *options: object, **more: object) -> object:
        return boom() if len(claims) == 3 else whole(claims, *options, **more)

    monkeypatch.setattr(reconciling, "settled", sometimes)
    figures = [-3, 2, 2]
    claims = [Claim("deaths", Quantity.exact(n), f"Paper {i}", event="e") for i, n in enumerate(figures)]
    (event,) = reconciling.assemble(claims).events
    answer = event.resolutions["deaths"]
    assert answer.value == 2
    (aside,) = [p for p in answer.placements if p.role is Role.SET_ASIDE]
    assert "below zero" in aside.reason
    assert f"{FAULT}: IndexError" in aside.reason


def test_a_question_that_cannot_be_resolved_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reconciling, "settled", boom)
    (event,) = reconciling.assemble(read_report(GOOD)).events
    answer = event.resolutions["deaths"]
    assert answer.status is Status.UNTOLD
    assert "cannot be resolved" in answer.sentence
    assert [p.role for p in answer.placements] == [Role.SET_ASIDE]
    assert "IndexError" in answer.placements[0].reason
