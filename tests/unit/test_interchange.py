"""Interchange by example: what stands in which column, and what is said of a bad row."""

from __future__ import annotations

import copy
import csv
import datetime
import io
import json
import pickle
from typing import Any

import numpy as np
import pytest

import claimkit as ck
from claimkit.interchange import sheets

DAY = datetime.date(2024, 3, 10)
MARCH: dict[str, Any] = {"event": "march", "event_kind": "protest", "about": "9 March 2024"}


def march(**said: str) -> list[ck.Claim]:
    return [
        ck.Claim.from_text(
            "crowd_size", words, ck.Source(who, url=f"https://{who}.example/"), told=DAY, **MARCH
        )
        for who, words in said.items()
    ]


def toll(words: str, **more: Any) -> ck.Dossier:
    given = {"event": "raid", "event_kind": "attack", "about": "9 March 2024"} | more
    return ck.assemble([ck.Claim.from_text("deaths", words, "Post", **given)])


def faults(*rows: dict[Any, Any], **options: Any) -> list[str]:
    _, found = ck.from_rows(rows, errors="collect", **options)
    return [str(fault) for fault in found]


# -- rows ----------------------------------------------------------------------------------------------


def test_no_claims_no_rows() -> None:
    empty = ck.assemble([])
    assert not any([ck.to_rows(empty), ck.answers_to_rows(empty), ck.to_claimreview(empty)])
    assert ck.to_acled_rows(empty) == ck.to_ccc_rows(empty) == ck.to_ged_rows(empty) == []
    assert ck.to_csv([]) == ""
    assert ck.to_csv([], columns=["a", "b"]) == "a,b\r\n"


def test_a_row_says_who_said_what_when_and_what_became_of_it() -> None:
    (row,) = ck.to_rows(ck.assemble(march(Post="about 4,000")))
    assert row["event"] == "march"
    assert row["event_date"] == row["about"] == "2024-03-09"
    assert (row["wording"], row["figure"], row["bound"]) == ("about 4,000", 4000, "about")
    assert (row["source"], row["source_url"], row["told"]) == ("Post", "https://Post.example/", "2024-03-10")
    assert (row["role"], row["status"], row["state"]) == ("supporting", "single_source", 1)


def test_a_contested_answer_has_no_answer_but_alternatives() -> None:
    (row,) = ck.answers_to_rows(ck.assemble(march(Post="about 400", Courier="more than 15,000")))
    assert row["answer"] is None
    assert row["figure"] is None
    assert row["status"] == "contested"
    assert str(row["alternatives"]).count(";") == 1


# -- claims from rows ----------------------------------------------------------------------------------


def test_rows_made_by_hand() -> None:
    text = (
        "attribute,wording,figure,low,high,bound,label,date,source,about\n"
        "crowd_size,about 5000,,,,,,,Post,9 March 2024\n"
        "crowd_size,,5000,,,more than,,,Post,2024-03\n"
        "crowd_size,,5000,,,,,,Post,\n"
        "arrests,,,60,,,,,Post,\n"
        "arrests,,,,70,,,,Post,\n"
        "arrests,,,60,70,,,,Post,\n"
        "arrests,,65,60,70,,,,Post,\n"
        "charge,,,,,,mass riots,,Post,\n"
        "event_date,,,,,,,9 March 2024,Post,\n"
    )
    claims: list[Any] = list(ck.from_rows(csv.DictReader(io.StringIO(text))))
    said = [
        (c.value.bound.value, c.value.value, c.value.low, c.value.high)
        for c in claims
        if isinstance(c.value, ck.Quantity)
    ]
    assert said[1:] == [
        ("more_than", 5000, 5000, None),
        ("exact", 5000, 5000, 5000),
        ("at_least", None, 60, None),
        ("at_most", None, None, 70),
        ("range", None, 60, 70),
        ("exact", 65, 60, 70),  # a stated best keeps its ends
    ]
    assert said[0] == (
        "about",
        5000,
        *[getattr(ck.parse_quantity("about 5,000"), n) for n in ("low", "high")],
    )
    assert {c.value.unit for c in claims[:7]} == {"person"}
    assert claims[1].value.low_open
    assert claims[7].value == "mass riots"
    assert claims[8].value.edtf == claims[0].about.edtf == "2024-03-09"
    assert claims[1].about.edtf == "2024-03"
    assert ck.resolve(claims[:3]).states


def test_frames_hold_other_types() -> None:
    row = {
        "attribute": "arrests",
        "figure": np.int64(87),
        "low": float("nan"),
        "source": "Post",
        "told": datetime.datetime(2024, 3, 10, 9, 30, tzinfo=datetime.UTC),
        "about": datetime.date(2024, 3, 9),
        "speaker": None,
        "headline": np.True_,
        "about_earliest": "",
    }
    claim: Any = ck.from_rows([row])[0]
    assert (claim.value.value, claim.headline, claim.about.edtf) == (87, True, "2024-03-09")
    assert type(claim.value.value) is int


@pytest.mark.parametrize(
    ("row", "field", "part"),
    [
        ({"figure": "5,000"}, "figure", "separators"),
        ({"figure": "1_000"}, "figure", "number"),
        ({"figure": True}, "figure", "number"),
        ({"figure": float("inf")}, "figure", "finite"),
        ({"figure": 5, "low": 6, "high": 7}, "figure", "outside"),
        ({"low": 7, "high": 6}, "low", "swap"),
        ({"figure": 5, "label": "many"}, "label", "one value"),
        ({"bound": "about"}, "bound", "figure"),
        ({"figure": 5, "bound": "range"}, "bound", "needs"),
        ({"figure": 5, "bound": "roughly"}, "bound", "at_least"),
        ({"wording": "5,000", "low_open": True}, "low_open", "needs"),
        ({"wording": "no number here"}, "wording", "not"),
        ({"wording": "1.200"}, "wording", "decimal"),
        ({}, "wording", "says nothing"),
        ({"figure": 5, "about": "03/04/2021"}, "about", ""),
        (
            {"figure": 5, "about_earliest": "2024-03-10", "about_latest": "2024-03-09"},
            "about_earliest",
            "after",
        ),
        ({"figure": 5, "told": "10.3.2024"}, "told", "2024-01-17"),
        ({"figure": 5, "start": 1.5}, "start", "whole"),
        ({"figure": 5, "headline": "perhaps"}, "headline", "true or false"),
        ({"figure": 5, "modality": "shouted"}, "modality", "asserted"),
        ({"figure": 5, "speaker_kind": "police"}, "speaker_kind", "speaker"),
        ({"figure": 5, "hedge": 3}, "hedge", "text"),
    ],
)
def test_a_bad_cell_is_named(row: dict[str, Any], field: str, part: str) -> None:
    given = {"attribute": "crowd_size", "source": "Post"}
    claims, found = ck.from_rows([given | {"figure": 1}, given | row], errors="collect")
    assert len(claims) == 1
    assert [fault.field for fault in found] == [field]
    assert part in found[0].reason
    assert found[0].__notes__ == [f"row 2, field {field!r}"]


def test_all_faults_at_once() -> None:
    rows = [{"attribute": "arrests", "figure": "x"}, {"source": "Post", "label": "a"}, {"sorce": "Post"}]
    with pytest.raises(ExceptionGroup, match="3 of 3 rows") as caught:
        ck.from_rows(rows)
    notes = [error.__notes__[0] for error in caught.value.exceptions]
    assert notes == [
        "row 1, field 'figure'",
        "row 1, field 'source'",
        "row 2, field 'attribute'",
        "row 3, field 'sorce'",
        "row 3, field 'attribute'",
        "row 3, field 'wording'",
        "row 3, field 'source'",
    ]
    error = caught.value.exceptions[0]
    assert str(pickle.loads(pickle.dumps(error))) == str(copy.copy(error)) == str(error)


def test_an_unknown_column_is_told_once() -> None:
    row: dict[Any, Any] = {
        "attribute": "arrests",
        "figure": 1,
        "source": "Post",
        "Speaker": "x",
        "my_note": "y",
    }
    told = faults(row, row)
    assert len(told) == 2
    assert "did you mean 'speaker'?" in told[0]
    assert "my_note" in told[1]
    assert faults(row, ignore=["Speaker", "my_note"]) == []
    assert len(ck.from_rows([row, row], errors="collect")[0]) == 2
    assert "more cells than the header" in faults({**row, None: ["z"]}, ignore=["Speaker", "my_note"])[0]


def test_errors_is_checked() -> None:
    with pytest.raises(ck.InvalidModelError, match="'raise' or 'collect'"):
        ck.from_rows([], errors="ignore")  # type: ignore[call-overload]


# -- CSV -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+49",
        "-17°C",
        "@home",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "'=1",
        "''=1",
        "＝1",
        "\ufeff=1",
        "\0=1",
    ],
)
def test_formulas_are_guarded(words: str) -> None:
    text = ck.to_csv([{"wording": words}])
    assert next(csv.DictReader(io.StringIO(text, newline="")))["wording"] == f"'{words}"
    assert ck.from_csv(text) == [{"wording": words}]
    assert ck.from_csv(ck.to_csv([{"wording": words}], guard=False), guard=False) == [{"wording": words}]


@pytest.mark.parametrize("words", ["'tis", "5 = 5", "a-b", "", "“=1”"])
def test_other_texts_are_left(words: str) -> None:
    assert sheets.to_csv([{"a": words, "b": -1}]).splitlines()[1] == f"{words},-1"


def test_bad_csv_is_named() -> None:
    with pytest.raises(ck.ParseError, match="row 2 has 3 cells"):
        ck.from_csv("a,b\n1,2\n1,2,3\n")
    with pytest.raises(ck.ParseError, match="'a' twice"):
        ck.from_csv("a,a\n1,2\n")
    with pytest.raises(ck.InvalidModelError, match="a cell holds"):
        ck.to_csv([{"a": ["x"]}])
    assert ck.from_csv("\ufeffa,b\n1\n\n,2\n") == [{"a": "1", "b": None}, {"a": None, "b": "2"}]
    assert ck.from_csv("") == []


def test_chosen_columns() -> None:
    rows: list[dict[str, Any]] = [{"a": 1, "b": True}, {"c": None, "a": 2.5}]
    assert ck.to_csv(rows).splitlines() == ["a,b,c", "1,true,", "2.5,,"]
    assert ck.to_csv(rows, columns=["b", "a"]).splitlines() == ["b,a", "true,1", ",2.5"]


# -- layouts -------------------------------------------------------------------------------------------


def test_ccc_sizes() -> None:
    def sizes(**said: str) -> list[Any]:
        (row,) = ck.to_ccc_rows(ck.assemble(march(**said)))
        return [row[f"size_{name}"] for name in ("low", "high", "mean", "cat", "text")]

    assert sizes(Post="hundreds") == [200, 200, 200, 2, "hundreds"]
    assert sizes(Post="hundreds", Star="about 300") == [300, 300, 300, 2, None]
    assert sizes(Post="3,000 to 4,000") == [3000, 4000, 3500, 3, None]
    assert sizes(Post="about 400", Courier="more than 15,000") == [400, 15000, 7700, 3, None]
    assert sizes(Post="99", Star="100") == [99, 100, 99.5, 1, None]


def test_ccc_places_sources_and_wholes() -> None:
    cities = ck.Place("Austin", part_of="TX")
    claims = [
        ck.Claim.from_text("arrests", "at least 3", f"Paper {n:02}", place=cities, **MARCH) for n in range(32)
    ]
    (row,) = ck.to_ccc_rows(ck.assemble(claims))
    assert (row["locality"], row["state"], row["date"]) == ("Austin", "TX", "2024-03-09")
    assert (row["arrests"], row["arrests_any"]) == ("at least 3", 1)
    assert (row["source1"], row["source30"]) == ("Paper 00", "Paper 29")
    assert "Further sources: Paper 30; Paper 31." in str(row["notes"])
    assert (row["size_cat"], row["size_low"]) == (0, None)


def test_acled() -> None:
    (row,) = ck.to_acled_rows(ck.assemble(march(Post="about 400", Courier="more than 15,000")))
    tag = str(row["tags"])
    assert tag.startswith("crowd size=")
    assert "about 400" in tag
    assert " or " in tag
    (row,) = ck.to_acled_rows(ck.assemble([ck.Claim.from_text("arrests", "3", "Post", **MARCH)]))
    assert (row["tags"], row["fatalities"]) == ("crowd size=no report", None)
    (row,) = ck.to_acled_rows(toll("dozens"))
    assert (row["fatalities"], row["disorder_type"], row["event_type"]) == (12, "Political violence", None)
    (row,) = ck.to_acled_rows(toll("at least 12"))
    assert row["fatalities"] == 12


@pytest.mark.parametrize(
    ("about", "acled", "ged"),
    [
        ("2024-03-09", 1, 1),
        ("2024-03-09/2024-03-12", 2, 2),
        ("2024-03-04/2024-03-10", 2, 3),
        ("2024-03", 3, 4),
        ("2024", None, 5),
        ("2021/2024", None, None),
        ("2024-03-09/..", None, None),
    ],
)
def test_precision_of_dates(about: str, acled: int | None, ged: int | None) -> None:
    dossier = toll("12", about=ck.DateSpan.from_edtf(about))
    (one,), (two,) = ck.to_acled_rows(dossier), ck.to_ged_rows(dossier)
    assert (one["time_precision"], one["event_date"]) == (acled, one["event_date"] if acled else None)
    assert two["date_prec"] == ged
    assert str(two["date_start"]).startswith(about[:4])


def test_countries() -> None:
    austin = ck.Place("Austin", part_of="Texas")
    claims = [
        ck.Claim.from_text("deaths", "12", "Post", place=austin, event="raid", about="9 March 2024"),
    ]
    texas = ck.dossier.Entity(ck.Place("Texas", "region", part_of="United States"), ())
    dossier = ck.assemble(claims)
    dossier = ck.Dossier(dossier.events, places=(texas,))
    (row,) = ck.to_ged_rows(dossier)
    assert (row["country"], row["adm_1"], row["where_coordinates"]) == ("United States", "Texas", "Austin")


def test_ged_needs_deaths() -> None:
    (row,) = ck.to_ged_rows(toll("dozens"))
    assert (row["best"], row["low"], row["high"]) == (None, 24, 99)
    assert ck.to_ged_rows(ck.assemble(march(Post="400"))) == []
    assert ck.to_ged_rows(toll("12"), kinds=["protest"]) == []


def test_standing_facts_are_no_events() -> None:
    claim = ck.Claim.from_text("population", "17,000", "Post", place=ck.Place("Baymak"))
    dossier = ck.assemble([claim])
    assert len(ck.to_rows(dossier)) == 1
    assert ck.to_ccc_rows(dossier) == ck.to_acled_rows(dossier) == []


# -- ClaimReview ---------------------------------------------------------------------------------------


def test_a_single_account_is_not_rated() -> None:
    (review,) = ck.to_claimreview(ck.assemble(march(Post="about 400")))
    assert "reviewRating" not in review
    assert review["itemReviewed"]["datePublished"] == "2024-03-10"
    assert review["itemReviewed"]["appearance"]["url"] == "https://Post.example/"
    assert "url" not in review
    assert "author" not in review


def test_a_contested_account_is_rated_contested() -> None:
    dossier = ck.assemble(march(Post="about 400", Courier="more than 15,000"))
    reviews = ck.to_claimreview(dossier, author="Desk", url="https://desk.example/1", published=DAY)
    assert {r["reviewRating"]["alternateName"] for r in reviews} == {"Contested"}
    assert {r["author"]["name"] for r in reviews} == {"Desk"}
    assert json.loads(json.dumps(reviews)) == reviews


def test_voices() -> None:
    crowd = ck.Source("witnesses", "unnamed")
    person = ck.Source("Ann Lee", "person")
    claims = [
        ck.Claim.from_text(
            "crowd_size", "about 400", "Post", speaker=who, sentence="About 400 came.", **MARCH
        )
        for who in (crowd, person)
    ]
    items = [r["itemReviewed"] for r in ck.to_claimreview(ck.resolve(claims))]
    assert [item.get("author", {}).get("@type") for item in items].count("Person") == 1
    assert [item.get("author") for item in items].count(None) == 1
    assert {item["text"] for item in items} == {"About 400 came."}


def test_roles_can_be_chosen() -> None:
    answer = ck.resolve(march(Post="about 400", Star="hundreds"))
    assert len(ck.to_claimreview(answer, roles=[ck.Role.VAGUER])) == len(answer.vaguer)


def test_only_what_is_resolved_is_reviewed() -> None:
    with pytest.raises(TypeError, match="Dossier or a Resolution"):
        ck.to_claimreview("text")  # type: ignore[arg-type]


def test_a_misspelt_attribute_costs_its_own_row() -> None:
    rows = [{"attribute": name, "figure": "5", "source": "Metro"} for name in ("deaths", "dths")]
    (claim,), (fault,) = ck.from_rows(rows, errors="collect")
    assert claim.attribute == "deaths"
    assert "row 2: did you mean 'deaths'?" in str(fault)


@pytest.mark.parametrize("ids", [True, False])
def test_a_row_that_tells_only_its_day_keeps_its_kind(ids: bool) -> None:
    told = ck.from_ccc_rows([{"date": "4/2/2017", "locality": "Leeds"}], ids=ids)
    dossier = ck.assemble(told)
    assert [e.event.kind for e in dossier.events] == ["protest"]
    assert [c.event_kind for c in ck.from_ccc_rows(ck.to_ccc_rows(dossier))] == ["protest"]
    assert [c.event_kind for c in ck.from_rows(ck.to_rows(dossier))] == ["protest"]


@pytest.mark.parametrize(
    ("kind", "back"),
    [("attack", "attack"), ("protest", "protest"), ("accident", "event"), ("trial", "event")],
)
def test_what_kinds_acled_has(kind: str, back: str) -> None:
    """ACLED codes neither accidents nor trials: these have no type in its layout."""
    claim = ck.Claim.from_text("deaths", "3", "Post", event_kind=kind, about="9 March 2024")
    (row,) = ck.to_acled_rows(ck.assemble([claim]))
    assert {c.event_kind for c in ck.from_acled_rows([row])} == {back}
