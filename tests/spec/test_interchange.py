"""Interchange: the laws of S-X in docs/specification.md."""

import csv
import io
import json
import random
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimkit.datespans import DateSpan
from claimkit.dossier import Dossier, assemble, reconcile
from claimkit.errors import InvalidModelError
from claimkit.interchange import (
    answers_to_rows,
    from_csv,
    from_rows,
    to_acled_rows,
    to_ccc_rows,
    to_claimreview,
    to_csv,
    to_ged_rows,
    to_rows,
)
from claimkit.models import Actor, Claim, Place, Report
from claimkit.resolution import Role, Status
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached
from claimkit.text import read_table

Export = Callable[[Dossier], list[Any]]
LAYOUTS: dict[str, Export] = {
    "acled": to_acled_rows,
    "ccc": to_ccc_rows,
    "ged": to_ged_rows,
}
TESTED = {Status.AGREED, Status.SUPPORTED, Status.CONTESTED, Status.DISPUTED}

details = st.fixed_dictionaries(
    {
        "place": st.none() | cks.places(),
        "actors": st.lists(cks.actors(), max_size=2, unique_by=lambda a: a.name).map(tuple),
        "scope": st.sampled_from(["", "a central square"]),
        "event": st.sampled_from([None, "march"]),
        "event_kind": st.sampled_from([None, "protest", "attack"]),
    }
)


@st.composite
def detailed(draw: st.DrawFn, attribute: str | None) -> list[Claim]:
    """Claims of one week, with places and persons, of which some bear on one question."""
    found = draw(cks.claim_sets(attribute=attribute, event=None, min_size=2, max_size=6))
    return [attrs.evolve(claim, **draw(details)) for claim in found]  # type: ignore[arg-type]


agreed = cks.counts(attribute="deaths", min_size=2, max_size=4, figures=1)
rivals = cks.counts(attribute="deaths", max_size=5, figures=2)
one_event = (agreed | rivals).map(lambda told: [attrs.evolve(claim, event="march") for claim in told])
claims = st.booleans().flatmap(lambda plain: one_event if plain else detailed(None) | detailed("deaths"))
dossiers = claims.map(assemble)
texts = st.text(max_size=8) | st.builds(
    str.__add__,
    st.sampled_from(["=", "+", "-", "@", "'", "''=", "\t", "\r", "\n", " =", "＝", '"', ","]),
    st.text(max_size=3),
)
cells = st.none() | texts | st.integers() | st.booleans() | st.floats(allow_nan=False)
tables = st.lists(texts.filter(bool), min_size=1, max_size=4, unique=True).flatmap(
    lambda names: st.lists(st.fixed_dictionaries(dict.fromkeys(names, cells)), min_size=1, max_size=5)
)
fewer = settings(max_examples=25)


def standing(dossier: Dossier) -> list[Claim]:
    return [p.claim for e in dossier.events for r in e.resolutions.values() for p in r.placements]


def plain(span: DateSpan) -> DateSpan:
    return attrs.evolve(span, part="", clock="", weekday=None, alternatives=())


def said(claim: Claim) -> Claim:
    """What a row says of a claim: names without their other spellings, days without clock and part."""
    return attrs.evolve(
        claim,
        value=plain(claim.value) if isinstance(claim.value, DateSpan) else claim.value,
        about=plain(claim.about) if claim.about else None,
        place=Place(claim.place.name, claim.place.kind, part_of=claim.place.part_of) if claim.place else None,
        actors=tuple(Actor(actor.name) for actor in claim.actors),
        event_kind=None,
    )


def as_text(cell: object) -> str | None:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return None if cell is None or cell == "" else str(cell)


def everything(dossier: Dossier) -> list[Any]:
    exports: tuple[Export, ...] = (
        to_rows,
        answers_to_rows,
        *LAYOUTS.values(),
        to_claimreview,
    )
    return [export(dossier) for export in exports]


@fewer
@given(dossiers)
def test_every_claim_has_a_row(dossier: Dossier) -> None:
    """S-X-1: Every claim of a dossier has one row, with its exact words."""
    rows = to_rows(dossier)
    assert [row["wording"] for row in rows] == [claim.text or None for claim in standing(dossier)]
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows
    assert len({tuple(row) for row in rows}) == 1
    reached(len(rows) > 1)
    assert "" not in {cell for row in rows for cell in row.values()}


@fewer
@given(dossiers)
def test_every_state_has_a_row(dossier: Dossier) -> None:
    """S-X-2: Every state of every answer has one row, and one state of each answer leads."""
    rows = answers_to_rows(dossier)
    answers = [answer for record in dossier.events for answer in record.resolutions.values()]
    assert len(rows) == sum(len(answer.states) for answer in answers)
    assert sum(bool(row["leading"]) for row in rows) == len(answers)
    reached(len(rows) > 1)
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows


@fewer
@given(dossiers)
def test_claims_from_rows(dossier: Dossier) -> None:
    """S-X-3: Claims read from the rows of a dossier are those of the dossier, in what rows say."""
    assert [said(claim) for claim in from_rows(to_rows(dossier))] == [said(c) for c in standing(dossier)]


@fewer
@given(cks.report_sets(min_size=1))
def test_claims_from_rows_of_reports(reports: list[Report]) -> None:
    """S-X-3: It holds for what was read in reports."""
    dossier = reconcile(reports)
    reached(len(standing(dossier)) > 1)
    assert [said(claim) for claim in from_rows(to_rows(dossier))] == [said(c) for c in standing(dossier)]


@given(tables, st.booleans())
def test_csv_round_trip(table: list[dict[str, Any]], guard: bool) -> None:
    """S-X-4: CSV text reads back as the rows it was written from, each cell as text."""
    written = [{name: as_text(cell) for name, cell in row.items()} for row in table]
    assert from_csv(to_csv(table, guard=guard), guard=guard) == written


@given(tables)
def test_csv_module(table: list[dict[str, Any]]) -> None:
    """S-X-4: The csv module of the standard library reads the same cells."""
    lines = list(csv.reader(io.StringIO(to_csv(table, guard=False), newline="")))
    assert lines[1:] == [[as_text(row[name]) or "" for name in table[0]] for row in table]


@given(tables)
def test_no_formula(table: list[dict[str, Any]]) -> None:
    """S-X-5: By default no text in a CSV cell can be taken for a formula."""
    lines = list(csv.reader(io.StringIO(to_csv(table), newline="")))
    for row, line in zip([{name: name for name in table[0]}, *table], lines, strict=True):
        for name, shown in zip(table[0], line, strict=True):
            if reached(isinstance(row[name], str)):
                assert not shown.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
                assert not shown.strip().startswith(("=", "+", "-", "@"))


@fewer
@given(dossiers)
def test_claims_from_csv(dossier: Dossier) -> None:
    """S-X-6: A CSV file of rows gives the same claims as the rows themselves."""
    rows = to_rows(dossier)
    assert from_rows(from_csv(to_csv(rows))) == from_rows(rows)


broken = st.sampled_from(
    [
        {"source": None},
        {"attribute": " "},
        {"figure": "many", "label": None, "date": None},
        {"low": 9, "high": 3, "label": None, "date": None, "figure": None},
        {
            "wording": None,
            "figure": None,
            "low": None,
            "high": None,
            "bound": None,
            "label": None,
            "date": None,
        },
        {"told": "yesterday"},
        {"start": "1.5"},
        {"headline": "perhaps"},
        {"modality": "shouted"},
        {"place": None, "place_kind": "city"},
    ]
)


@fewer
@given(
    dossiers, st.lists(st.none() | broken, min_size=8, max_size=8).filter(lambda fault: fault[0] != fault[1])
)
def test_no_row_is_dropped(dossier: Dossier, faults: list[dict[str, Any] | None]) -> None:
    """S-X-7: A row gives a claim, or at least one fault that names the row and the column."""
    rows = [row | (fault or {}) for row, fault in zip(to_rows(dossier), faults, strict=False)]
    found, wrong = from_rows(rows, errors="collect")
    reached(0 < sum(map(bool, faults[: len(rows)])) < len(rows))
    bad = [number for number, fault in enumerate(faults[: len(rows)], start=1) if fault]
    assert sorted({int(str(e.reason).split(":")[0].removeprefix("row ")) for e in wrong}) == bad
    assert all(f"field {e.field!r}" in e.__notes__[0] and e.field in rows[0] for e in wrong)
    assert len(found) == len(rows) - len(bad)
    assert found == from_rows([row for n, row in enumerate(rows, start=1) if n not in bad])
    if bad:
        with pytest.raises(ExceptionGroup) as caught:
            from_rows(rows)
        assert all(isinstance(error, InvalidModelError) for error in caught.value.exceptions)
        assert [str(e) for e in caught.value.exceptions] == [str(e) for e in wrong]


@fewer
@given(claims, st.randoms())
def test_order(given_: list[Claim], chance: random.Random) -> None:
    """S-X-8: The order of claims does not matter to any export."""
    shuffled = given_[:]
    chance.shuffle(shuffled)
    assert everything(assemble(shuffled)) == everything(assemble(given_))


@fewer
@given(dossiers)
def test_layouts(dossier: Dossier) -> None:
    """S-X-9: A row in a layout has the columns of its data set, in order, and its figures are in order."""
    table = read_table("claimkit.interchange", "layouts.tsv")
    for layout, export in LAYOUTS.items():
        columns = [column for name, column, *_ in table if name == layout]
        for row in export(dossier):
            assert list(row) == columns
            for low, middle, high in (("low", "best", "high"), ("size_low", "size_mean", "size_high")):
                known = [row[name] for name in (low, middle, high) if row.get(name) is not None]
                assert known == sorted(known)
    assert len(to_ccc_rows(dossier)) == sum(r.event.kind != "background" for r in dossier.events)


@fewer
@given(dossiers)
def test_claimreview(dossier: Dossier) -> None:
    """S-X-10: Every claim has one ClaimReview draft with its exact words, rated by status alone."""
    reviews = to_claimreview(dossier)
    assert json.loads(json.dumps(reviews, allow_nan=False)) == reviews
    answers = [answer for record in dossier.events for answer in record.resolutions.values()]
    places = [(answer, placed) for answer in answers for placed in answer.placements]
    for review, row, (answer, placed) in zip(reviews, to_rows(dossier), places, strict=True):
        assert row["wording"] is None or str(row["wording"]) in review["claimReviewed"]
        assert review["creativeWorkStatus"] == "Draft"
        status = answer.states[placed.state].status if placed.state is not None else Status.UNTOLD
        if reached(placed.role is Role.SUPPORTING and status in TESTED, "a claim that names a tested answer"):
            assert review["reviewRating"]["alternateName"] == status.value.capitalize()
            assert "ratingValue" not in review["reviewRating"]
        else:
            assert "reviewRating" not in review
