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
