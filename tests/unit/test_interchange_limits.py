"""Interchange at its limits: each code of a layout on the last day and the first figure that it holds for."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import claimkit as ck

FIRST = datetime.date(2023, 3, 1)


def spread(days: int) -> ck.Dossier:
    """An event with three deaths that lasts some days."""
    about = ck.DateSpan(FIRST, FIRST + datetime.timedelta(days - 1), precision=ck.Precision.SPAN)
    claims = [
        ck.Claim.from_text(name, words, "Post", event="march", event_kind="protest", about=about)
        for name, words in (("deaths", "3"), ("crowd_size", "500"))
    ]
    return ck.assemble(claims)


def crowds(*words: str, **more: Any) -> ck.Dossier:
    given: dict[str, Any] = {"event": "march", "event_kind": "protest", "about": "9 March 2024"} | more
    return ck.assemble(
        [ck.Claim.from_text("crowd_size", said, f"Paper {n}", **given) for n, said in enumerate(words)]
    )


@pytest.mark.parametrize(("days", "code"), [(1, 1), (2, 2), (7, 2), (8, 3), (31, 3), (32, None)])
def test_time_precision_of_acled(days: int, code: int | None) -> None:
    (row,) = ck.to_acled_rows(spread(days))
    assert row["time_precision"] == code
    assert row["event_date"] == ("2023-03-01" if code else None)


@pytest.mark.parametrize(
    ("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5), (367, None)]
)
def test_date_precision_of_ged(days: int, code: int | None) -> None:
    (row,) = ck.to_ged_rows(spread(days))
    assert row["date_prec"] == code
    assert row["date_start"] == "2023-03-01"
    assert row["date_end"] == (FIRST + datetime.timedelta(days - 1)).isoformat()


def test_a_year_is_told_where_both_ends_lie_in_it() -> None:
    assert [ck.to_acled_rows(spread(days))[0]["year"] for days in (306, 307)] == [2023, None]


@pytest.mark.parametrize(
    ("figure", "category"),
    [("0", 0), ("1", 1), ("99", 1), ("100", 2), ("999", 2), ("1,000", 3), ("9,999", 3), ("10,000", 4)],
)
def test_size_category_of_the_consortium(figure: str, category: int) -> None:
    (row,) = ck.to_ccc_rows(crowds(figure))
    assert row["size_cat"] == category
    assert row["size_mean"] == row["size_low"] == row["size_high"] == int(figure.replace(",", ""))


def test_sources_of_one_name_stand_in_the_order_of_their_addresses() -> None:
    given: dict[str, Any] = {"event": "march", "event_kind": "protest", "about": "9 March 2024"}
    for order in ("ba", "ab"):
        claims = [
            ck.Claim.from_text(
                "crowd_size", "500", ck.Source("Post", url=f"https://{name}.example/"), **given
            )
            for name in order
        ]
        (row,) = ck.to_ccc_rows(ck.assemble(claims))
        assert [row["source1"], row["source2"]] == ["https://a.example/", "https://b.example/"]


def test_a_mean_keeps_its_half() -> None:
    assert ck.to_ccc_rows(crowds("10", "13"))[0]["size_mean"] == 11.5


@pytest.mark.parametrize(
    ("words", "low", "high"), [("30 to 50", 30, 50), ("up to 50", 50, 50), ("over 50", 50, 50)]
)
def test_a_range_counts_by_both_ends(words: str, low: int, high: int) -> None:
    (row,) = ck.to_ccc_rows(crowds(words))
    assert (row["size_low"], row["size_high"]) == (low, high)


def test_a_vague_wording_counts_where_no_figure_is_named() -> None:
    (row,) = ck.to_ccc_rows(crowds("hundreds"))
    assert (row["size_low"], row["size_high"], row["size_text"]) == (200, 200, "hundreds")
    (row,) = ck.to_ccc_rows(crowds("hundreds", "350"))
    assert (row["size_low"], row["size_high"], row["size_text"]) == (350, 350, None)


@pytest.mark.parametrize(("count", "further"), [(30, False), (31, True)])
def test_thirty_sources_have_a_column(count: int, further: bool) -> None:
    (row,) = ck.to_ccc_rows(crowds(*["500"] * count))
    assert [name for name in row if name.startswith("source")] == [f"source{n}" for n in range(1, 31)]
    assert row["source30"]
    assert ("Further sources:" in str(row["notes"])) == further


@pytest.mark.parametrize(
    ("words", "arrests", "some"),
    [("0", 0, 0), ("1", 1, 1), ("at most 5", "up to 5", None), ("over 5", "more than 5", 1)],
)
def test_arrests_of_the_consortium(words: str, arrests: Any, some: int | None) -> None:
    given: dict[str, Any] = {"event": "march", "event_kind": "protest", "about": "9 March 2024"}
    (row,) = ck.to_ccc_rows(ck.assemble([ck.Claim.from_text("arrests", words, "Post", **given)]))
    assert (row["arrests"], row["arrests_any"]) == (arrests, some)


@pytest.mark.parametrize(
    ("part_of", "state"), [("TX", "TX"), ("Tx", None), ("TXA", None), ("Texas", None), (None, None)]
)
def test_a_state_is_two_capitals(part_of: str | None, state: str | None) -> None:
    (row,) = ck.to_ccc_rows(crowds("500", place=ck.Place("Norvale", part_of=part_of)))
    assert row["state"] == state


def test_the_lowest_number_of_deaths() -> None:
    given: dict[str, Any] = {"event": "raid", "event_kind": "attack", "about": "9 March 2024"}
    for words, least in (("dozens", 12), ("at least 7", 7), ("5 to 8", 5), ("up to 9", None)):
        (row,) = ck.to_acled_rows(ck.assemble([ck.Claim.from_text("deaths", words, "Post", **given)]))
        assert row["fatalities"] == least
        assert row["tags"] is None
        assert row["disorder_type"] == "Political violence"


def test_a_protest_without_a_size_says_so() -> None:
    given: dict[str, Any] = {"event": "march", "event_kind": "protest", "about": "9 March 2024"}
    (row,) = ck.to_acled_rows(ck.assemble([ck.Claim.from_text("arrests", "5", "Post", **given)]))
    assert row["tags"] == "crowd size=no report"
    assert ck.to_acled_rows(crowds("400", "15,000"))[0]["tags"] in (
        "crowd size=400 or 15,000",
        "crowd size=15,000 or 400",
    )


def test_no_deaths_no_row() -> None:
    given: dict[str, Any] = {"event": "raid", "event_kind": "attack", "about": "9 March 2024"}
    for words, rows in (("0", 0), ("1", 1), ("up to 3", 1)):
        assert (
            len(ck.to_ged_rows(ck.assemble([ck.Claim.from_text("deaths", words, "Post", **given)]))) == rows
        )


def test_where_a_place_lies() -> None:
    """The country, and the place right below it, however many lie between."""
    above = {"Harbour": "Norvale", "Norvale": "Costa Alta", "Costa Alta": "Honduras"}
    known = tuple(ck.dossier.Entity(ck.Place(name, part_of=outer), ()) for name, outer in above.items())
    for name, province in (("Harbour", "Costa Alta"), ("Costa Alta", None), ("Honduras", None)):
        events = crowds("500", place=ck.Place(name, part_of=above.get(name))).events
        (row,) = ck.to_acled_rows(ck.Dossier(events, places=known))
        assert (row["country"], row["admin1"]) == ("Honduras", province)


def test_places_that_lie_in_each_other_lie_nowhere() -> None:
    known = tuple(
        ck.dossier.Entity(ck.Place(a, part_of=b), ()) for a, b in (("Ost", "West"), ("West", "Ost"))
    )
    (row,) = ck.to_acled_rows(
        ck.Dossier(crowds("500", place=ck.Place("Ost", part_of="West")).events, places=known)
    )
    assert (row["country"], row["admin1"]) == (None, None)


@pytest.mark.parametrize(
    ("cell", "flag"),
    [("true", True), ("Yes", True), ("1", True), (1, True), ("no", False), ("0", False), (0, False)],
)
def test_truth_values(cell: Any, flag: bool) -> None:
    row = {"attribute": "arrests", "figure": 5, "source": "Post", "headline": cell}
    assert ck.from_rows([row])[0].headline is flag


def test_a_review_tells_when_where_and_by_whom() -> None:
    given: dict[str, Any] = {"event": "raid", "about": "9 March 2024", "place": ck.Place("Norvale")}
    dossier = ck.assemble(
        [ck.Claim.from_text("deaths", "12", ck.Source("Post", url="https://post.example/"), **given)]
    )
    (review,) = ck.to_claimreview(
        dossier, published=datetime.date(2024, 3, 11), author="Desk", url="https://d.example/"
    )
    assert (review["datePublished"], review["url"], review["author"]["name"]) == (
        "2024-03-11",
        "https://d.example/",
        "Desk",
    )
    item = review["itemReviewed"]
    assert item["appearance"]["url"] == "https://post.example/"
    assert item["about"]["location"] == {"@type": "Place", "name": "Norvale"}
    assert item["about"]["startDate"] == item["about"]["endDate"] == "2024-03-09"
    (bare,) = ck.to_claimreview(ck.resolve([ck.Claim.from_text("deaths", "12", "Post")]))
    assert {"datePublished", "url", "author"}.isdisjoint(bare)
    assert "url" not in bare["itemReviewed"]["appearance"]


def test_a_reviewed_claim_names_its_day_or_its_event() -> None:
    claim = ck.Claim.from_text("deaths", "12", "Post", about="9 March 2024", event="raid")
    (alone,) = ck.to_claimreview(ck.resolve([claim]))
    assert alone["claimReviewed"] == "deaths: “12” (on 9 March 2024)"
    dossier = ck.assemble([claim])
    (known,) = ck.to_claimreview(dossier)
    assert known["claimReviewed"] == f"deaths: “12” ({dossier.events[0].event.name})"
    (undated,) = ck.to_claimreview(ck.resolve([ck.Claim.from_text("deaths", "12", "Post")]))
    assert undated["claimReviewed"] == "deaths: “12”"


@pytest.mark.parametrize(
    ("cell", "figure"),
    [("5", 5), (" 5 ", 5), ("+5", 5), ("-5", -5), ("4.5", 4.5), ("5.", 5), ("1e3", 1000), ("1E-1", 0.1)],
)
def test_numbers_as_texts(cell: str, figure: float) -> None:
    (claim,) = ck.from_rows([{"attribute": "temperature", "figure": cell, "source": "Post"}])
    assert isinstance(claim.value, ck.Quantity)
    assert claim.value.value == figure


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1", "'=1"),
        (" =1", "' =1"),
        ("+1", "'+1"),
        ("@a", "'@a"),
        ("-1", "'-1"),
        ("'=1", "''=1"),
        ("a=1", "a=1"),
        ("'a", "'a"),
        ("\ta", "'\ta"),
    ],
)
def test_what_a_sheet_could_run_is_guarded(text: str, guarded: str) -> None:
    written = ck.to_csv([{"said": text}])
    assert written == f"said\r\n{guarded}\r\n"
    assert ck.from_csv(written) == [{"said": text}]
    assert ck.from_csv(ck.to_csv([{"said": text}], guard=False), guard=False) == [{"said": text}]


def test_rows_shorter_and_longer_than_the_header() -> None:
    assert ck.from_csv("a,b\r\n1\r\n\r\n1,2\r\n") == [{"a": "1", "b": None}, {"a": "1", "b": "2"}]
    with pytest.raises(ck.ParseError, match="row 2 has 3 cells, the header 2"):
        ck.from_csv("a,b\r\n1\r\n1,2,3\r\n")
    with pytest.raises(ck.ParseError, match="'a' twice"):
        ck.from_csv("a,b,a\r\n")


def test_figures_without_a_bound() -> None:
    """What stands in low, high and figure decides what kind of statement a row makes."""
    for cells, bound in (
        ({"figure": 5}, "exact"),
        ({"figure": 5, "low": 5, "high": 5}, "exact"),
        ({"figure": 5, "low": 4, "high": 6}, "exact"),  # stated ends, not those of a hedge
        ({"figure": 5, "low": 5}, "at_least"),
        ({"figure": 5, "high": 5}, "at_most"),
        ({"low": 5}, "at_least"),
        ({"high": 5}, "at_most"),
        ({"low": 4, "high": 6}, "range"),
    ):
        (claim,) = ck.from_rows([{"attribute": "arrests", "source": "Post", **cells}])
        assert isinstance(claim.value, ck.Quantity)
        assert claim.value.bound.value == bound, cells
