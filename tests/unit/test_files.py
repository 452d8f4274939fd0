"""Files as users get them: encodings, wrappings, and one bad thing among good ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import claimkit as ck

SAID = "More than 20,000 people marched in Zürich on 3 May 2023."
REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": SAID,
    "author": {"@type": "Organization", "name": "Fact Desk"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ä. Speaker"}},
    "reviewRating": {"@type": "Rating", "ratingValue": "1", "alternateName": "False"},
}
(CLAIM,) = ck.from_claimreview(REVIEW)


def dumped(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_that_shows_its_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "found.json"
    path.write_bytes(dumped([REVIEW]).encode(encoding))
    assert ck.from_claimreview(path) == [CLAIM]
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes("place;n\r\nZürich;4\r\n".encode(encoding))
    assert ck.from_csv(sheet) == [{"place": "Zürich", "n": "4"}]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp1250", "mac-roman"])
def test_a_file_that_does_not_show_its_encoding_is_refused_until_it_is_named(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "found.json"
    path.write_bytes(dumped(REVIEW).encode(encoding))
    with pytest.raises(
        ck.ParseError, match=r"found\.json.*is not utf-8: line 1, byte \d+; name its encoding"
    ):
        ck.from_claimreview(path)
    assert ck.from_claimreview(str(path), encoding=encoding) == [CLAIM]
    with pytest.raises(ck.InvalidModelError, match="no encoding that is known"):
        ck.from_claimreview(path, encoding="klingon")


WRAPPED: dict[str, Any] = {
    "one": REVIEW,
    "list": [REVIEW],
    "feed": {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
    "graph": {"@graph": [{"@type": "WebPage"} | {"@graph": [REVIEW]}]},
    "claim": {"@type": "Claim", "text": SAID, "author": {"@type": "Person", "name": "Ä. Speaker"}},
}


@pytest.mark.parametrize("name", WRAPPED)
def test_a_review_is_found_in_whatever_holds_it(tmp_path: Path, name: str) -> None:
    told = WRAPPED[name]
    assert ck.from_claimreview(told) == [CLAIM]
    path = tmp_path / "found.json"
    path.write_text(dumped(told), encoding="utf-8")
    assert ck.from_claimreview(path) == [CLAIM]
    page = tmp_path / "page.html"
    page.write_text(f'<script type="application/ld+json">{dumped(told)}</script><p>Text', encoding="utf-8")
    assert ck.from_claimreview(page) == [CLAIM]


def test_the_answer_of_a_search_is_read() -> None:
    """As the Fact Check Tools API gives it."""
    told = {"text": SAID, "claimant": "A. Speaker", "claimDate": "2023-05-04T00:00:00Z", "claimReview": [{}]}
    (claim,) = ck.from_claimreview({"claims": [told], "nextPageToken": "x"})
    assert (claim.value, claim.source.name, str(claim.told)[:10]) == (CLAIM.value, "A. Speaker", "2023-05-04")


@pytest.mark.parametrize(
    ("item", "source", "told"),
    [
        (None, "not named", None),
        ({"author": "Somebody"}, "Somebody", None),
        ({"author": [{"name": "A"}, {"name": "B"}]}, "A", None),
        (
            {"@type": "CreativeWork", "author": {"name": "X"}, "datePublished": "2023-05-04"},
            "X",
            "2023-05-04",
        ),
        ({"author": {"name": "X"}, "datePublished": "May 4, 2023"}, "X", "2023-05-04"),
        ({"author": {"name": "X"}, "appearance": "https://post.example/1"}, "X", None),
        ([{"firstAppearance": {"publisher": {"name": "Post"}}}], "Post", None),
    ],
)
def test_shapes_of_what_is_reviewed(item: Any, source: str, told: str | None) -> None:
    (claim,) = ck.from_claimreview([{"claimReviewed": [SAID], "itemReviewed": item}])
    assert (claim.value, claim.source.name) == (CLAIM.value, source)
    assert (claim.told and str(claim.told)) == told


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ('{"claimReviewed": ', "is no JSON"),
        ('{"claimReviewed": ""}', "says not what was claimed"),
        ('{"claimReviewed": "All is well."}', "nothing that can be compared"),
        ("17", "must be a Mapping, not int"),
    ],
)
def test_a_bad_line_is_named_and_costs_the_others_nothing(tmp_path: Path, broken: str, why: str) -> None:
    path = tmp_path / "found.jsonl"
    path.write_text("\n".join((dumped(REVIEW), broken, "", dumped(REVIEW))), encoding="utf-8")
    claims, (fault,) = ck.from_claimreview(path, errors="collect")
    assert claims == [CLAIM, CLAIM]
    assert "found.jsonl, line 2: " in str(fault)
    assert why in str(fault)
    with pytest.raises(ExceptionGroup, match="1 reviews are not read whole"):
        ck.from_claimreview(path)


def test_a_day_that_cannot_be_read_costs_a_review_its_day_alone() -> None:
    late = REVIEW | {"itemReviewed": REVIEW["itemReviewed"] | {"datePublished": "soon"}}
    claims, (fault,) = ck.from_claimreview([late, REVIEW], errors="collect")
    assert claims == [CLAIM, CLAIM]
    assert "review 1: 'soon' is no day" in str(fault)


def test_every_item_of_a_feed_is_named_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    items = [{"item": [REVIEW]}, {"item": [{"claimReviewed": ""}]}, {"item": None}]
    path.write_text(dumped({"dataFeedElement": items}), encoding="utf-8")
    claims, faults = ck.from_claimreview(path, errors="collect")
    assert claims == [CLAIM]
    assert [fault.reason.partition(":")[0].split(", ")[-1] for fault in faults] == ["review 2", "review 3"]


# -- sheets --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\r\na;b\r\n1;2\r\n",
        "\n\na,b\n1,2\n\n",
        "a,b,,\r1,2,,\r",
        "sep=\t\na\tb\n1\t2\n",
        "\ufeffa|b\n1|2",
    ],
)
def test_what_spreadsheet_programs_add_is_passed_over(text: str) -> None:
    (row,) = ck.from_csv(text)
    assert {name: cell for name, cell in row.items() if name} == {"a": "1", "b": "2"}


def test_bad_rows_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_bytes(
        "a,b\nBern,1\nZürich,2\n".encode() + "Zürich,3\n".encode("cp1252") + b"Bern,1,200\nUri,4\n"
    )
    rows, faults = ck.from_csv(path, errors="collect")
    assert [row["b"] for row in rows] == ["1", "2", "4"]
    assert [fault.reason.partition(";")[0] for fault in faults] == [
        "row 3 has bytes that are not in the encoding of the file",
        "row 4 has 3 cells, the header 2",
    ]
    with pytest.raises(ck.ParseError, match=r"is not utf-8: line 4"):
        ck.from_csv(path)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04\x14\x00", "a workbook or an archive; save the sheet as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1", "a workbook; save"),
        (b"\x1f\x8b\x08", "packed; unpack it first"),
        (b"a,,\n1,2,3\n", "column without a name"),
        (b"a,b\n1," + b"x" * 200_000, "line 2 cannot be read"),
    ],
)
def test_what_is_no_sheet_is_told(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(data)
    with pytest.raises(ck.ParseError, match=why):
        ck.from_csv(path)


@pytest.mark.parametrize("name", ["claims.csv", "my claims.xlsx", "data.ods"])
def test_a_missing_file_is_told(name: str) -> None:
    with pytest.raises(FileNotFoundError) as told:
        ck.from_csv(name)
    assert "right folder" in told.value.__notes__[0]


# -- articles ------------------------------------------------------------------------------------------


def test_a_broken_file_is_named_however_long_its_path(tmp_path: Path) -> None:
    for length in range(90):
        folder = tmp_path / ("f" * (length + 1))
        folder.mkdir()
        (folder / "broken.json").write_text("{", encoding="utf-8")
        _, (fault,) = ck.from_articles(folder, errors="collect")
        assert "broken.json'" in str(fault)


def test_one_broken_article_of_a_file_costs_the_others_nothing(tmp_path: Path) -> None:
    good = [{"text": f"{n} people were hurt.", "sitename": "Metro"} for n in range(3)]
    lines = tmp_path / "a.jsonl"
    lines.write_text(
        "\n".join([dumped(good[0]), "{", dumped({"title": "x"}), dumped(good[1])]), encoding="utf-8"
    )
    listed = tmp_path / "b.json"
    listed.write_text(dumped([good[2], None, {"text": "x"}]), encoding="utf-8")
    given: Any = [lines, None, listed, tmp_path / "c.json"]
    reports, faults = ck.from_articles(given, errors="collect")
    assert [r.text for r in reports] == [a["text"] for a in good]
    told = [str(fault) for fault in faults]
    for words in (
        "a.jsonl, line 2",
        "a.jsonl, line 3",
        "article 2",
        "b.json, item 2",
        "b.json, item 3",
        "c.json",
    ):
        assert sum(words in t for t in told) == 1, words
    assert len(told) == 6


# -- labels --------------------------------------------------------------------------------------------

TEXT = "On Sunday in Zürich, 12 people were arrested, police said."
SPAN = (TEXT.index("12"), TEXT.index(" were"), "A")
LABELS = {"A": "arrests"}


def labelled(*spans: Any, name: str = "d1") -> str:
    return dumped({"id": name, "text": TEXT, "labels": spans})


@pytest.mark.parametrize(
    "broken",
    [(21, 30), "A", (True, 30, "A"), (1.5, 30, "A"), ("x", 30, "A")],
    ids=["two", "text", "bool", "half", "x"],
)
def test_one_broken_label_costs_the_others_nothing(broken: Any) -> None:
    text = labelled(SPAN, broken, SPAN)
    ((_, found),), (fault,) = ck.from_doccano(text, labels=LABELS, source="Daily", errors="collect")
    assert [e.quote for e in found] == ["12 people"] * 2
    assert "record 1, label 2" in str(fault)


@pytest.mark.parametrize("shift", [-3, 1, 5, 1000, -1000])
def test_a_shifted_label_is_no_claim(shift: int) -> None:
    """Words that the format has are found; without them the check says that the label does not hold."""
    start, end, label = SPAN
    (bare,) = ck.from_doccano(
        labelled((start + shift, end + shift, label), SPAN), labels=LABELS, source="Daily"
    )
    first, second = ck.check(bare.report, bare.extractions)
    assert first.claim is None
    assert first.reasons
    assert second.claim is not None
    interval = {"start_pos": start + shift, "end_pos": end + shift}
    told = {"extraction_class": "A", "extraction_text": "12 people", "char_interval": interval}
    (worded,) = ck.from_langextract(
        [{"document_id": "d1", "text": TEXT, "extractions": [told]}], labels=LABELS
    )
    (mended,) = ck.check(worded.report, worded.extractions)
    assert mended.status.value == "repaired"
    assert mended.claim is not None
    assert (mended.claim.start, mended.claim.text) == (start, "12")


def test_offsets_that_went_through_a_frame_with_gaps_are_read() -> None:
    (told,) = ck.from_doccano(labelled((21.0, 30.0, "A"), (None, None, "A")), labels=LABELS, source="Daily")
    assert [e.quote for e in told.extractions] == ["12 people", ""]


@pytest.mark.parametrize("broken", ["A", 7])
def test_broken_objects_of_label_tools_are_named(broken: Any) -> None:
    value = {"start": SPAN[0], "end": SPAN[1], "labels": ["A"]}
    regions = [broken, {"value": value, "id": "x", "type": "labels"}]
    task = {"data": {"text": TEXT}, "annotations": [broken, {"result": regions}]}
    ((_, found),), faults = ck.from_label_studio([task], labels=LABELS, source="Daily", errors="collect")
    assert [e.quote for e in found] == ["12 people"]
    assert ["must be an object" in str(fault) for fault in faults] == [True, True]


def test_label_files_in_other_encodings(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    for encoding in ("utf-8-sig", "utf-16"):
        path.write_bytes(labelled(SPAN).encode(encoding))
        assert len(ck.from_doccano(path, source="Daily")) == 1
    path.write_bytes(labelled(SPAN).encode("cp1252"))
    with pytest.raises(ck.ParseError, match="name its encoding"):
        ck.from_doccano(path, source="Daily")
    assert len(ck.from_doccano(path, source="Daily", encoding="cp1252")) == 1


def test_one_broken_file_of_a_folder_of_labels_costs_the_others_nothing(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / f"{name}.ann").write_text(f"T1\tA {SPAN[0]} {SPAN[1]}\t12 people\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(TEXT.encode("cp1252"))
    (tmp_path / "c.txt").unlink()
    found, faults = ck.from_brat(tmp_path, labels=LABELS, source="Daily", errors="collect")
    assert [a.report.id for a in found] == ["a"]
    assert [("b.ann" in str(f), "c.ann" in str(f)) for f in faults] == [(True, False), (False, True)]


# -- frames --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("package", ["", "pandas", "polars", "pyarrow"])
def test_a_frame_of_which_no_column_is_named_is_told(package: str) -> None:
    """It is not gone through as if its columns were wordings."""
    table: Any = {"said": ["dozens"]}
    if package:
        pytest.importorskip("narwhals")
        module = pytest.importorskip(package)
        table = module.table(table) if package == "pyarrow" else module.DataFrame(table)
    for read in (ck.parse_quantities, ck.parse_dates):
        with pytest.raises(ck.InvalidModelError, match=r"name one, as parse_\w+\(frame, 'wording'\)"):
            read(table)
        with pytest.raises(ck.InvalidModelError, match="there are said"):
            read(table, "sadi")


def test_a_sheet_without_its_first_line_is_told() -> None:
    _, faults = ck.from_rows(ck.from_csv("crowd_size,5000,Metro\ncrowd_size,6000,Post\n"), errors="collect")
    assert "the first line of a file holds the names, such as attribute, wording and source" in str(faults[0])
    _, faults = ck.from_rows(ck.from_csv("attribute,5000,Metro\ncrowd_size,6000,Post\n"), errors="collect")
    assert not any("first line" in str(fault) for fault in faults)


def test_columns_without_a_name_and_content_are_passed_over() -> None:
    """As spreadsheet programs leave them at the right; one that holds something is told."""
    for sheet in (
        "attribute,wording,source,\ndeaths,5,Metro,\n",
        "attribute,wording,source,,\ndeaths,5,Metro,,\n",
    ):
        (claim,) = ck.from_rows(ck.from_csv(sheet))
        assert claim.text == "5"
    _, (fault,) = ck.from_rows(ck.from_csv("attribute,wording,source,\ndeaths,5,Metro,x\n"), errors="collect")
    assert "is no column of a claim" in str(fault)
