"""Codings: the laws of S-X in docs/specification.md that speak of files as the field has them."""

import csv
import datetime
import io
import json
import math
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimkit.datespans import DateSpan
from claimkit.dossier import Dossier, assemble
from claimkit.interchange import (
    from_acled_rows,
    from_ccc_rows,
    from_claimreview,
    from_csv,
    from_ged_rows,
    from_mass_mobilization_rows,
    from_rows,
    to_acled_rows,
    to_ccc_rows,
    to_claimreview,
    to_csv,
    to_ged_rows,
)
from claimkit.models import Claim, Place, Source
from claimkit.quantities import Quantity
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached
from claimkit.text import read_table

KEPT: dict[str, tuple[Callable[..., Any], Callable[..., Any], tuple[str, ...]]] = {
    "acled": (
        to_acled_rows,
        from_acled_rows,
        ("event_id_cnty", "disorder_type", "location", "source", "fatalities"),
    ),
    "ccc": (
        to_ccc_rows,
        from_ccc_rows,
        (
            "date",
            "locality",
            "size_text",
            "size_low",
            "size_high",
            "size_mean",
            "source1",
            "source2",
        ),
    ),
    "ged": (
        to_ged_rows,
        from_ged_rows,
        ("id", "date_start", "date_end", "source_office", "where_coordinates", "best", "low", "high"),
    ),
}
MASS = ("mass_mobilization", from_mass_mobilization_rows)
READERS: dict[str, Callable[..., Any]] = {name: kept[1] for name, kept in KEPT.items()} | dict([MASS])
DAY = DateSpan.day(datetime.date(2024, 3, 9))
DAYS = st.sampled_from([DAY, DateSpan(datetime.date(2024, 3, 8), datetime.date(2024, 3, 11))])
places = st.sampled_from([None, Place("Leeds"), Place("Metz", part_of="France")])
voices = st.sampled_from(["Metro", "The Post", "City Radio"])


def ends(claim: Claim) -> tuple[Any, Any]:
    assert isinstance(claim.value, Quantity)
    return claim.value.low, claim.value.high


@st.composite
def coded(draw: st.DrawFn) -> Dossier:
    """A dossier of figures that data sets code, some of them with several sources."""
    names = st.sampled_from(["deaths", "crowd_size", "arrests"])
    told: list[Claim] = []
    for event in draw(st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=2, unique=True)):
        kind, place, about = draw(st.sampled_from(["protest", "attack"])), draw(places), draw(DAYS)
        for claim in draw(cks.counts(attribute=draw(names), max_size=3)):
            own: dict[str, Any] = {"event": event, "event_kind": kind, "place": place, "about": about}
            told.append(attrs.evolve(claim, source=Source(draw(voices)), speaker=None, **own))
    return assemble(told)


@settings(max_examples=40)
@given(coded(), st.sampled_from(sorted(KEPT)))
def test_rows_of_data_sets(dossier: Dossier, layout: str) -> None:
    """S-X-13: Rows of a layout, read and written again, have the same figures, kind, day, place, sources."""
    write, read, kept = KEPT[layout]
    rows = write(dossier)
    for form in (rows, from_csv(to_csv(rows)) if rows else []):
        again = write(assemble(read(form)))
        found = [tuple(row[name] for name in kept) for row in again]
        assert sorted(found, key=repr) == sorted((tuple(r[n] for n in kept) for r in rows), key=repr)
    reached(bool(rows))


@settings(max_examples=20)
@given(st.integers(0, 3000), st.integers(0, 3000))
def test_arrests_of_ccc(least: int, most: int) -> None:
    """S-X-13: Arrests are read from a figure as from accounts that stand against each other."""
    row = {"date": "2024-03-09", "arrests": f"{least} or at least {most}"}
    (claim,) = from_ccc_rows([row])
    assert ends(claim) == (min(least, most), None)
    (claim,) = from_ccc_rows([row | {"arrests": f"{least} or {most}"}])
    assert ends(claim) == (min(least, most), max(least, most))
    (claim,) = from_ccc_rows([row | {"arrests": f"up to {least} or at least {most}"}])
    assert ends(claim) == (None, None)
    (claim,) = from_ccc_rows([row | {"arrests": f"{least:,}"}])
    assert ends(claim) == (least, least)


CODINGS = read_table("claimkit.interchange", "codings.tsv")


def cells_of(layout: str) -> st.SearchStrategy[dict[str, Any]]:
    """Rows of a data set, most of whose cells hold something."""
    told = [name.replace("#", "1") for own, _, names in CODINGS if own == layout for name in names.split("|")]
    return st.dictionaries(st.sampled_from(told), cells, min_size=3, max_size=8)


cells = st.one_of(
    st.sampled_from(
        [
            "",
            None,
            "4/2/2017",
            "2024-03-09",
            "1000s",
            "5,000",
            "unspecified",
            "-99",
            "hundreds",
            "250*",
            "0",
            "1",
        ]
    ),
    st.text(max_size=12),
    st.integers(-5, 10**6),
    st.floats(),
)


@given(st.sampled_from(sorted(READERS)).flatmap(lambda name: st.tuples(st.just(name), cells_of(name))))
def test_any_row(given: tuple[str, dict[str, Any]]) -> None:
    """S-X-14: A row gives a claim, or a fault that names the row and the column."""
    layout, row = given
    first = {"acled": "event_date", "ccc": "date", "ged": "date_start", "mass_mobilization": "startyear"}[
        layout
    ]
    claims, faults = READERS[layout]([{first: None}, {first: None} | row], errors="collect")
    assert str(faults[0]).startswith(f"Claim.{first} = None: row 1: tells neither")
    none = layout == "mass_mobilization" and str(row.get("protest", "")).strip() in (
        "0",
        "0.0",
        "false",
        "False",
    )
    assert none or claims or faults[1:]
    for fault in faults[1:]:
        assert "row 2: " in str(fault)
        assert fault.field in {first} | row.keys()
    reached(bool(claims))


FIRST_DAY: dict[str, dict[str, Any]] = {
    "acled": {"event_date": "2024-03-09"},
    "ccc": {"date": "2024-03-09"},
    "ged": {"date_start": "2024-03-09"},
    "mass_mobilization": {"startyear": 2024, "startmonth": 3, "startday": 9},
}
FIGURES = [
    (own, name)
    for own, field, names in CODINGS
    if field.partition(".")[2] in ("least", "low", "high", "figure") and field.partition(".")[0] != "first"
    for name in names.split("|")
]


@given(st.sampled_from(FIGURES), st.sampled_from(["250*", "unspecified", "-99", "next week", -3, math.inf]))
def test_a_figure_that_cannot_be_read(where: tuple[str, str], cell: object) -> None:
    """S-X-14: A cell of a figure that holds none is named with the row and the column."""
    layout, column = where
    claims, faults = READERS[layout]([FIRST_DAY[layout] | {column: cell}], errors="collect")
    assert [(fault.field, fault.value) for fault in faults] == [(column, cell)]
    assert "row 1: " in str(faults[0])
    assert [claim.attribute for claim in claims] == ["event_date"]


values = st.sampled_from(["about 5,000", "87", "at least 60", "4,5 Millionen; viele", "a | b"])


@given(st.lists(values, min_size=1, max_size=4), st.sampled_from([",", ";", "\t", "|"]), st.data())
def test_separators_and_names(said: list[str], separator: str, data: st.DataObject) -> None:
    """S-X-15: CSV reads back alike whatever separates its cells, whatever a column is called."""
    out = io.StringIO(newline="")
    name = data.draw(st.sampled_from(["wording", "text", "value", "Zahl"]))
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([("attribute", name, "source"), *(("slogan", words, "Metro") for words in said)])
    rows = from_csv(out.getvalue())
    assert rows == [{"attribute": "slogan", name: words, "source": "Metro"} for words in said]
    plain = [
        {"attribute": "arrests", "wording": w, "source": "Metro"}
        for w in said
        if "ie" not in w and "|" not in w
    ]
    if reached(bool(plain)):
        own = {"Zahl": "wording"} if name == "Zahl" else {}
        told = [{"attribute": "arrests", name: row["wording"], "source": "Metro"} for row in plain]
        found, wanted = from_rows(told, columns=own), from_rows(plain)
        assert [ends(claim) for claim in found] == [ends(claim) for claim in wanted]
        assert name == "value" or found == wanted


def test_files_as_users_get_them(tmp_path: Any) -> None:
    """Encodings, separators, months first, notes: what cannot be read is named, the rest is read."""
    sheet = (
        "CityTown;StateTerritory;Date;EstimateText;BestGuess;AdjustedLow;AdjustedHigh;ReportedArrests;"
        "Source1;Source2\n"
        "Zürich;CA;4/2/2017;a few dozen;;;;2;https://a.example/1;Post\n"
        "Bern;CA;13/4/2017;;200;150;250*;unspecified;B;\n"
        "Bern;CA;4/3/2017;;200;150;250;unspecified;B;\n"
    )
    file = tmp_path / "ccc.csv"
    file.write_bytes(sheet.encode("cp1252"))
    with pytest.raises(ValueError, match=r"is not utf-8: line 2, byte 110; name its encoding"):
        from_csv(file)
    rows = from_csv(str(file), encoding="cp1252")
    claims, faults = from_ccc_rows(rows, errors="collect")
    told = [(c.attribute, c.text, *ends(c), c.source.name) for c in claims if c.attribute != "event_date"]
    assert told == [
        ("crowd_size", "a few dozen", 24, 108, "https://a.example/1; Post"),
        ("arrests", "2", 2, 2, "https://a.example/1; Post"),
        ("crowd_size", "200", 150, 250, "B"),
    ]
    days = [c.about.edtf for c in claims if c.about]
    assert days == ["2017-04-02", "2017-04-02", "2017-04-13", "2017-04-03"]
    assert [(f.field, f.value) for f in faults] == [
        ("AdjustedHigh", "250*"),
        ("ReportedArrests", "unspecified"),
        ("ReportedArrests", "unspecified"),
    ]
    with pytest.raises(ValueError, match="these are no rows of ACLED; there are CityTown"):
        from_acled_rows(rows)
    with pytest.raises(FileNotFoundError):
        from_csv("missing.csv")
    with pytest.raises(ValueError, match="as many ',' as ';'; say which parts it"):
        from_csv("a,b;c\n1,2;3\n")


def test_own_columns_are_checked() -> None:
    rows = [{"Zeitung": "Metro", "attribute": "arrests", "text": "87", "am": "4/2/2017"}]
    (claim,) = from_rows(rows, columns={"Zeitung": "source", "am": "about"}, day_first=True)
    assert (claim.source.name, claim.text, str(claim.about and claim.about.edtf)) == (
        "Metro",
        "87",
        "2017-02-04",
    )
    with pytest.raises(ExceptionGroup) as caught:
        from_rows(rows, columns={"Zeitung": "source", "am": "about"})
    assert "Claim.am = '4/2/2017': row 1: " in str(caught.value.exceptions[0])
    with pytest.raises(ValueError, match=r"'Zeitschrift': no row has it; there are Zeitung, attribute"):
        from_rows(rows, columns={"Zeitschrift": "source"})
    with pytest.raises(ValueError, match=r"did you mean 'source'\?"):
        from_rows(rows, columns={"Zeitung": "sorce"})
    both = {"attribute": "arrests", "source": "Metro", "text": "87", "wording": "87"}
    with pytest.raises(ExceptionGroup) as caught:
        from_rows([both])
    assert "stands beside wording, which says the same" in str(caught.value.exceptions[0])


@settings(max_examples=25)
@given(cks.claim_sets(event=None, min_size=1, max_size=4), st.booleans())
def test_drafts(claims: list[Claim], found_at: bool) -> None:
    """S-X-16: A ClaimReview draft gives the claim that it was written from, as far as it says it."""
    url = "https://metro.example/1" if found_at else None
    dossier = assemble(
        attrs.evolve(c, text=c.text.capitalize(), source=attrs.evolve(c.source, url=url)) for c in claims
    )
    standing = [p.claim for e in dossier.events for r in e.resolutions.values() for p in r.placements]

    def told(claim: Claim) -> tuple[object, ...]:
        voice = claim.voice.name if claim.voice.is_named else claim.source.name
        return (
            claim.attribute,
            claim.text,
            claim.source.name,
            claim.source.url,
            voice,
            claim.told,
            claim.event,
        )

    drafts = json.loads(json.dumps(to_claimreview(dossier)))
    found = from_claimreview(drafts)
    assert [told(c) for c in found] == [told(attrs.evolve(c, text=c.text or words(c))) for c in standing]
    reached(len(standing) > 1)


holders = st.sampled_from(
    [
        lambda r: r,
        lambda r: {"@type": "DataFeed", "dataFeedElement": [{"item": [one]} for one in r]},
        lambda r: {"@graph": r},
    ]
)


@settings(max_examples=25)
@given(
    cks.claim_sets(min_size=1, max_size=3), holders, st.integers(0, 3), st.sampled_from([7, {}, "x", None])
)
def test_reviews_are_held(claims: list[Claim], holder: Any, place: int, broken: object) -> None:
    """S-X-17: Whatever holds reviews gives their claims; a bad one is named, and costs the others nothing."""
    drafts = to_claimreview(assemble(claims))
    found = from_claimreview(drafts)
    assert from_claimreview(holder(drafts)) == found
    place = min(place, len(drafts))
    told, faults = from_claimreview(holder([*drafts[:place], broken, *drafts[place:]]), errors="collect")
    assert told == found
    assert [f"review {place + 1}:" in str(fault) for fault in faults] == [True]


def words(claim: Claim) -> str:
    return str(to_claimreview(assemble([claim]))[0]["itemReviewed"]["name"])


def test_reviews_of_others() -> None:
    feed: list[dict[str, Any]] = [
        {"claimReviewed": "Nobody likes it.", "itemReviewed": {"author": [{"@type": "Person", "name": "B"}]}},
        {"claimReviewed": "At least 60 people were arrested.", "itemReviewed": {"datePublished": "May"}},
        {"claimReviewed": "At least 60 people were arrested.", "itemReviewed": {"@type": "Claim"}},
        {"@type": "ClaimReview"},
    ]
    claims, faults = from_claimreview(feed, errors="collect")
    assert [(c.attribute, *ends(c), c.source.kind) for c in claims] == [("arrests", 60, None, "unnamed")] * 2
    assert [str(f).partition(" = ")[2].partition(": ")[2][:44] for f in faults] == [
        "review 1: names nothing that can be compared",
        "review 2: 'May' is no day as 2024-01-17; men",
        "review 4: says not what was claimed; give cl",
    ]
    with pytest.raises(ExceptionGroup, match="3 reviews are not read whole"):
        from_claimreview(feed)


@pytest.mark.parametrize(
    ("cell", "wanted", "reason"),
    [
        ('"hundreds"', (200, 999), ""),
        ("“about 200”", (100, 400), ""),
        ("about 200 (police estimate)", (100, 400), ""),
        ("dozens [exact number unclear]", (24, 99), ""),
        ("dozens (at peak 60)", None, "a second expression"),
        ("about 50 marchers (masked)", (30, 70), ""),
        ("10 cars", None, "counts 'cars', not people"),
        ("two busloads", None, "counts 'busloads', not people"),
        ("dozens of vehicles (honking)", None, "counts 'of vehicles', not people"),
        ("NA", None, ""),
        (".", None, ""),
    ],
)
def test_notes_in_fields_of_size(cell: str, wanted: tuple[int, int] | None, reason: str) -> None:
    """Marks and remarks say nothing of the size; what is no figure of people is told, gaps are none."""
    row = {"date": "2024-03-09", "locality": "Reno", "size_text": cell, "size_low": "NA", "source_1": "NA"}
    claims, faults = from_ccc_rows([row], errors="collect")
    assert [ends(c)[0:2] for c in claims if c.attribute == "crowd_size"] == ([wanted] if wanted else [])
    assert [f.reason for f in faults if reason not in f.reason] == []
    assert bool(faults) == bool(reason)
    assert claims[0].source.name == "Crowd Counting Consortium"


def test_days_of_acled_as_a_spreadsheet_program_saves_them() -> None:
    """A day that can be two is a fault until somebody says which comes first."""
    row = {"event_id_cnty": "X1", "event_date": "4/2/2024", "fatalities": "3"}
    (claim,) = from_acled_rows([row], day_first=True)
    assert claim.about is not None
    assert claim.about.edtf == "2024-02-04"
    _, (fault,) = from_acled_rows([row], errors="collect")
    assert "give day_first" in fault.reason
