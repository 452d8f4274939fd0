"""Answers in words and on a page: dates, lists, sentences of every status, the picture and the table."""

from __future__ import annotations

import datetime
import re
from typing import Any

import attrs
import pytest

import claimkit as ck
from claimkit.datespans import DateSpan, Precision
from claimkit.render import Bullets, Chart, Page, Paragraph, Section, Table, to_html
from claimkit.resolution import Role, Status
from claimkit.resolution.view import answer_row, section, voice_words
from claimkit.resolution.wording import date_words, listed, span_words, value_words

DAY = datetime.date(2024, 3, 9)


def span(first: str | None, last: str | None, precision: Precision = Precision.SPAN, **more: Any) -> DateSpan:
    return DateSpan(
        first and datetime.date.fromisoformat(first),
        last and datetime.date.fromisoformat(last),
        precision=precision,
        **more,
    )


@pytest.mark.parametrize(
    ("when", "date", "lasting"),
    [
        (span("2024-01-15", "2024-01-15", Precision.DAY), "on 15 January 2024", "on 15 January 2024"),
        (span("2024-01-15", "2024-01-17"), "between 15 and 17 January 2024", "from 15 to 17 January 2024"),
        (
            span("2024-01-15", "2024-02-17"),
            "between 15 January and 17 February 2024",
            "from 15 January to 17 February 2024",
        ),
        (
            span("2023-01-15", "2024-01-17"),
            "between 15 January 2023 and 17 January 2024",
            "from 15 January 2023 to 17 January 2024",
        ),
        (span("2024-01-01", "2024-01-31", Precision.MONTH), "in January 2024", "in January 2024"),
        (span("2024-01-01", "2024-12-31", Precision.YEAR), "in 2024", "in 2024"),
        (span("2023-01-01", "2024-12-31", Precision.YEAR), "between 2023 and 2024", "between 2023 and 2024"),
        (
            span("2024-01-01", "2024-12-31"),
            "between 1 January and 31 December 2024",
            "from 1 January to 31 December 2024",
        ),
        (
            span("2024-06-01", "2024-07-31", text="June and July 2024"),
            "between June and July 2024",
            "from June to July 2024",
        ),
        (
            span("2024-06-01", "2024-07-31", text="1 June to 31 July 2024"),
            "between 1 June and 31 July 2024",
            "from 1 June to 31 July 2024",
        ),
        (
            span("2011-12-01", "2012-02-29", Precision.SEASON, edtf="2011-24", text="the winter of 2011"),
            "in the winter of 2011",
            "in the winter of 2011",
        ),
        (span("2024-01-15", None), "since 15 January 2024", "since 15 January 2024"),
        (span(None, "2024-01-15"), "by 15 January 2024", "by 15 January 2024"),
    ],
    ids=str,
)
def test_dates(when: DateSpan, date: str, lasting: str) -> None:
    assert (date_words(when), span_words(when)) == (date, lasting)


def test_lists() -> None:
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")] == ["a", "a and b", "a, b or c"]


def test_values() -> None:
    assert value_words(ck.parse_quantity("Dozens of people")) == "dozens of people"
    assert value_words(ck.parse_quantity("about 5,000 people")) == "about 5,000 people"
    assert value_words(ck.parse_quantity("rose to 12")) == "12"
    assert value_words("mass riots") == "mass riots"
    assert value_words(span("2024-01-15", "2024-01-15", Precision.DAY)) == "on 15 January 2024"


def resolved(*said: tuple[str, str], attribute: str = "deaths", **more: Any) -> ck.Resolution:
    return ck.resolve([ck.Claim.from_text(attribute, words, who, **more) for words, who in said])


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ([("12", "Post")], "12 people died, according to Post."),
        ([("1", "Post")], "1 person died, according to Post."),
        ([("12", "Post"), ("12", "Metro")], "12 people died, according to Metro and Post."),
        ([("12", "Post"), ("40", "Metro")], "Accounts differ: 12 people (Post) or 40 people (Metro) died."),
        (
            [("12", "Post"), ("12", "Metro"), ("40", "Taiga")],
            "12 people died by one account (Metro and Post), contested; others say 40 people.",
        ),
    ],
)
def test_sentences(said: list[tuple[str, str]], sentence: str) -> None:
    assert resolved(*said).state.sentence == sentence


def test_an_arrest_is_told_in_the_singular() -> None:
    assert (
        resolved(("1", "Post"), attribute="arrests").state.sentence
        == "1 person was arrested, according to Post."
    )
    assert (
        resolved(("11", "Post"), attribute="arrests").state.sentence
        == "11 people were arrested, according to Post."
    )


def test_days_are_told() -> None:
    assert (
        resolved(("12", "Post"), about="9 March 2024").state.sentence
        == "12 people died on 9 March 2024, according to Post."
    )
    later = ck.resolve(
        [
            ck.Claim.from_text("crowd_size", "500", "Post", about="9 March 2024"),
            ck.Claim.from_text("crowd_size", "700", "Post", about="10 March 2024"),
        ]
    )
    assert [s.sentence for s in later.states] == [
        "500 people took part on 9 March 2024, according to Post.",
        "700 people took part on 10 March 2024, according to Post.",
    ]


def test_who_says_it() -> None:
    quoted = ck.Claim.from_text("deaths", "12", "Post", speaker=ck.Source("Mayor"))
    assert voice_words(quoted) == "Mayor, in Post"
    assert voice_words(ck.Claim.from_text("deaths", "12", "Post")) == "Post"


def blocks(answer: ck.Resolution, kind: type) -> list[Any]:
    return [block for block in section(answer).blocks if isinstance(block, kind)]


def test_a_picture_needs_two_things_to_compare() -> None:
    assert blocks(resolved(("12", "Post")), Chart) == []
    (chart,) = blocks(resolved(("12", "Post"), ("about 40", "Metro")), Chart)
    assert chart.caption == "Deaths: who claimed what"
    assert sorted(bar.label for bar in chart.bars) == ["Metro", "Post"]
    assert chart.unit == "people"
    labels = ck.resolve(
        [ck.Claim("charge", words, who) for words, who in (("riot", "Post"), ("theft", "Metro"))]
    )
    assert blocks(labels, Chart) == []


def test_the_answers_stand_as_bands_behind_the_bars() -> None:
    assert blocks(resolved(("12", "Post"), ("12", "Metro")), Chart) == []  # one figure: nothing to compare
    (settled,) = blocks(resolved(("12", "Post"), ("12", "Metro"), ("at least 10", "Star")), Chart)
    assert [band.label for band in settled.bands] == ["12 people"]
    (contested,) = blocks(resolved(("12", "Post"), ("40", "Metro")), Chart)
    assert sorted(band.label for band in contested.bands) == ["12 people", "40 people"]


def test_what_stands_against_each_other_is_listed() -> None:
    assert blocks(resolved(("12", "Post"), ("12", "Metro")), Bullets) == []
    (listing,) = blocks(resolved(("12", "Post"), ("40", "Metro")), Bullets)
    assert sorted(str(item) for item in listing.items) == [
        "12 people: 1 origin, 50% (Post)",
        "40 people: 1 origin, 50% (Metro)",
    ]


def test_the_table_has_every_claim_once_the_supporting_first() -> None:
    answer = resolved(("12", "Post"), ("at least 10", "Metro"), ("12", "Taiga"), ("40", "Astra"))
    (table,) = blocks(answer, Table)
    assert table.columns == ("Exact words", "Who says it", "About", "Place in the answer")
    assert [row[1] for row in table.rows][:2] == ["Post", "Taiga"]
    assert sorted(row[0] for row in table.rows) == ["“12”", "“12”", "“40”", "“at least 10”"]
    assert {row[2] for row in table.rows} == {"no day told"}
    assert all(": " in row[3] for row in table.rows)


def test_the_words_stand_in_their_sentence() -> None:
    """Cut at words, about a line before and behind; a claim that has none does without."""
    long = "Organisers, who had asked for a permit in the week before and been refused it, said that 12 came"
    told = [
        ck.Claim.from_text("arrests", "12", who, sentence=sentence)
        for who, sentence in (
            ("Post", f"{long}, and {'that more would ' * 9}."),
            ("Metro", "12."),
            ("Taiga", ""),
        )
    ]
    (table,) = blocks(ck.resolve(told), Table)
    assert table.columns[1] == "In the sentence"
    around = sorted(row[1] for row in table.rows)
    assert around[0] == ""
    assert around[-1].startswith("… ")
    assert "said that 12 came, and that more" in around[-1]
    assert around[-1].endswith(" …")
    assert len(around[-1]) < 160


def test_what_is_open_later_is_published_with_what_stands() -> None:
    day = ck.parse_date("9 March 2024")
    said = [
        ck.Claim.from_text("crowd_size", words, who, about=day, report=who, told=day.earliest)
        for words, who in (("about 400", "Post"), ("swelled to 900", "Post"), ("at most 400", "Metro"))
    ]
    answer = ck.resolve(said)
    open_later = [s for s in answer.states[answer.leading + 1 :] if s.status is ck.Status.CONTESTED]
    assert all(s.sentence.removesuffix(".")[1:] in answer.brief for s in open_later)
    assert open_later


def test_notes_and_flags_are_paragraphs() -> None:
    answer = resolved(("12", "Post"))
    noted = attrs.evolve(answer, notes=("three of them later",), flags=("two may be one",))
    assert [p.text for p in blocks(noted, Paragraph)][-2:] == [
        "Three of them later.",
        "Check: two may be one.",
    ]
    assert blocks(noted, Paragraph)[0].text == answer.state.sentence == "12 people died, according to Post."
    shown = section(noted)
    assert isinstance(shown, Section)
    assert (shown.heading, shown.note) == ("Deaths", f"single source: {Status.SINGLE_SOURCE.meaning}")


def test_places_of_claims() -> None:
    answer = resolved(("12", "Post"), ("at least 10", "Metro"), ("12", "Taiga"), ("40", "Astra"))
    assert [c.source.name for c in answer.supporting] == ["Post", "Taiga"]
    assert [c.source.name for c in answer.placed(Role.SUPPORTING, 0)] == ["Post", "Taiga"]
    assert answer.placed(Role.SUPPORTING, 1) == ()
    assert answer.added == answer.superseded == ()


def test_words_lead_to_the_report_that_holds_them() -> None:
    """The address is that of the report, with the words that a browser highlights; others lead nowhere."""
    text = "About 5,000 people protested in Leeds on 17 January 2024."
    urls = {"Metro": "https://metro.example/news/1", "Post": "https://post.example/a#top", "Radio": "ftp://x"}
    reports = [ck.Report(text, who, datetime.date(2024, 1, 18), url=url) for who, url in urls.items()]
    for who, found in (("Metro", "news/1#:~:text=About%205%2C000"), ("Post", "a#top:~:text=About%205%2C000")):
        page = ck.to_html(ck.reconcile([r for r in reports if r.source.name in (who, "Radio")]))
        assert f'{found}">“About 5,000”</a>' in page
        assert f'<a href="{urls[who]}">' in page  # in the list of reports
        assert "ftp:" not in page


def test_a_page_tells_what_marks_mean_and_what_was_open() -> None:
    """A key for the marks that occur, no other; of three states, that one was contested is in its row."""
    told = [("Metro", "5", 9), ("Post", "8", 9), ("Star", "12", 10), ("Sun", "12", 10), ("Metro", "15", 11)]
    march: Any = {"event_kind": "accident", "place": ck.Place("Leeds"), "about": "9 March 2024"}
    claims = [
        ck.Claim.from_text("deaths", words, who, told=datetime.date(2024, 3, day), **march)
        for who, words, day in told
    ]
    (event,) = ck.assemble(claims).events
    answer = event.resolutions["deaths"]
    row = answer_row(answer)
    assert row.answer == "15 (the last of 3 states)"
    assert row.status == "contested, later single source"
    html = ck.to_html(ck.assemble(claims))
    key = html.partition('<p class="key">')[2].partition("</p>")[0]
    assert [role.words for role in Role if role.words in key] == [
        "Supporting",
        "True earlier, since superseded",
    ]
    assert '<p class="key">' not in ck.to_html(ck.assemble(claims[:1]))


def test_what_is_counted_is_in_the_plural() -> None:
    march: Any = {"event_kind": "disaster", "place": ck.Place("Leeds"), "about": "9 March 2024"}
    told = (("Post", "59"), ("Metro", "60"))
    claims = [ck.Claim.from_text("buildings_damaged", words, who, **march) for who, words in told]
    page = ck.to_text(ck.assemble(claims))
    assert "59 buildings: 1 origin" in page
    assert not re.search(r"(59|60) building\b", page)


def test_settled_days_are_told_beside_the_place() -> None:
    """Of an event further down, who says which day is one line; of the main event it is folded."""
    texts = {
        "Metro": ("Two people died in a fire in Leeds on 3 May 2023.", datetime.date(2023, 5, 4)),
        "Post": ("A fire killed two people in Leeds on 3 May 2023.", datetime.date(2023, 5, 4)),
        "Star": ("A bus crash on 12 June 2023 in York injured six people.", datetime.date(2023, 6, 13)),
    }
    dossier = ck.reconcile(ck.Report(text, who, day) for who, (text, day) in texts.items())
    page = ck.to_html(dossier)
    _, first, second = page.partition("<h2>Date</h2>")
    assert first
    assert "<dt>Days told</dt><dd>“12 June 2023” (Star)</dd>" in second
    assert "<h4>Date</h4>" not in second


def test_the_columns_of_cards_are_named_once() -> None:
    """A narrow page names the cells of its tables by the style sheet, whatever signs the names have."""
    tables = [Table(("Who", name), [("Metro", "12")]) for name in ('a</style>\\"', "b", "b")]
    page = to_html(Page("p", blocks=[tables[0], Section("s", tables[1:])]))
    assert page.count("td:nth-child(2)::before") == 2
    assert 'content: "a\\3c \\2f style\\3e \\5c \\22 : "' in page
    assert page.count("</style>") == 2
