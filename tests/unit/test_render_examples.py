"""Render: examples, and what is refused."""

import re

import pytest

from claimkit.errors import InvalidModelError
from claimkit.quantities import Interval
from claimkit.render import (
    Band,
    Bar,
    Bullets,
    Chart,
    Facts,
    Page,
    Paragraph,
    Quote,
    Role,
    Section,
    Table,
    to_html,
    to_markdown,
    to_svg,
    to_text,
)
from claimkit.render.html import to_fragment
from claimkit.render.scale import scale_of, span_words, written

CHART = Chart(
    "Protesters on 17 January",
    [
        Bar("Radio", 4500, 5500, 5000, note="“about 5,000”"),
        Bar("Agency", None, 5000, 5000, note="“as many as 5,000”"),
        Bar("Weekly", 9000, 11000, 10000, role=Role.DISSENTING, note="“around ten thousand”"),
        Bar("Daily", 2000, 9999, role=Role.VAGUER, note="“thousands”"),
        Bar("Ministry", 24, 99, role=Role.SET_ASIDE, note="“dozens”"),
    ],
    [Band(4500, 5500, 5000, "About 5,000"), Band(9000, 11000, 10000, "By one account about 10,000")],
    "people",
)


def test_chart_as_text() -> None:
    """A chart in text shows words, bars, arrows, axis and answer."""
    shown = to_text(Page("p", blocks=[CHART]))
    assert "Novaya" not in shown
    assert "◀━" in shown
    assert "░░ About 5,000" in shown
    assert "▒▒ By one account about 10,000" in shown
    assert "≤ 5,000 · “as many as" in shown
    assert shown.index("Supporting") < shown.index("Dissenting") < shown.index("Set aside")


def test_chart_as_markdown() -> None:
    """A chart in Markdown is a picture in a fence and a table."""
    shown = to_markdown(Page("p", blocks=[CHART]))
    assert shown.count("```") == 2
    assert "| Weekly | 10,000 | Dissenting | “around ten thousand” |" in shown


def test_first_cells_lead_to_their_addresses() -> None:
    """A cell leads where its row says; a row without an address leads nowhere."""
    page = Page(
        "p", blocks=[Table(["a", "b"], [["1|", "2"], ["3", "4"]], urls=["https://a.example/<x>", ""])]
    )
    assert '<a href="https://a.example/&lt;x&gt;">1|</a>' in to_html(page)
    assert to_html(page).count("<a ") == 1
    assert "[1\\|](<https://a.example/%3Cx%3E>)" in to_markdown(page)


def test_fence_is_longer_than_any_in_the_words() -> None:
    """Back-ticks in a label do not close the fence of a picture."""
    shown = to_markdown(Page("p", blocks=[Chart("````", [Bar("a", 1, 2)])]))
    assert shown.count("`````text\n") == 1


def test_chart_as_html_is_a_table_for_any_width() -> None:
    """An HTML chart is a table whose pictures tell every place as a share of their width."""
    shown = to_html(Page("p", blocks=[CHART]))
    chart = shown[shown.index("<figure") : shown.index("</figure>")]
    assert chart.count('role="rowheader" scope="row"') == len(CHART.bars) + len(CHART.bands)
    assert chart.count('<svg role="img" aria-label=') == len(CHART.bars) + len(CHART.bands)
    assert '<span class="who">Weekly</span> <span class="say">“around ten thousand”</span>' in chart
    assert 'aria-label="10,000"' in chart
    assert not re.findall(r' (?:c?x|x[12])="-?0*[1-9][\d.]*"', re.sub(r'<svg width="40".*?</svg>', "", chart))
    assert "http" not in shown
    assert "<script" not in shown


def test_svg_alone_carries_its_style() -> None:
    """A chart of its own is a complete SVG document."""
    assert "<style>" in to_svg(CHART)
    assert "var(--paper)" in to_svg(CHART)


@pytest.mark.parametrize(
    ("low", "high", "value", "opened", "words"),
    [
        (None, None, None, {}, ""),
        (None, None, 7, {}, "7"),
        (5, 5, None, {}, "5"),
        (4500, 5500, 5000, {}, "5,000"),
        (2000, 9999, None, {}, "2,000–9,999"),
        (-30, -17, None, {}, "−30 to −17"),
        (5300, None, 5300, {}, "≥ 5,300"),
        (4000, None, None, {"low_open": True}, "> 4,000"),
        (None, 5000, 5000, {}, "≤ 5,000"),
        (None, 2000, None, {"high_open": True}, "< 2,000"),
        (1_500_000, 2_500_000, None, {}, "1.5 million–2.5 million"),
    ],
)
def test_span_words(low, high, value, opened, words) -> None:
    """A range is written as short as can be."""
    assert span_words(Bar("a", low, high, value, **opened)) == words


def test_written() -> None:
    """Figures are grouped; long ones stay short."""
    assert [written(n) for n in (0, 999_999, 1e6, 1e9, 1e15, 0.0001, 1234.5)] == [
        "0",
        "999,999",
        "1 million",
        "1 billion",
        "1e+15",
        "0.0001",
        "1,234.5",
    ]


def test_scale_is_linear_or_logarithmic() -> None:
    """A factor of twenty decides, unless numbers lie below zero."""
    assert scale_of(CHART).logarithmic
    assert not scale_of(Chart("", [Bar("a", 1, 20)])).logarithmic
    assert not scale_of(Chart("", [Bar("a", -1, 2000)])).logarithmic
    assert scale_of(Chart("", [Bar("a", 0, 2000), Bar("b", 3, 3)])).at(0) == 0
    assert scale_of(Chart("", [])).ticks


def test_bar_of_an_interval() -> None:
    """A bar takes the ends of an interval."""
    bar = Bar.of("a", Interval(1, 2, high_open=True), role="dissenting")
    assert (bar.low, bar.high, bar.high_open, bar.role) == (1, 2, True, Role.DISSENTING)


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Bar("a", float("nan")), "low"),
        (lambda: Bar("a", 1, float("inf")), "high"),
        (lambda: Bar("a", 2, 1), "low"),
        (lambda: Bar("a", True), "low"),
        (lambda: Bar("a", 10**400), "low"),
        (lambda: Table(["a"], [["b", "c"]]), "rows"),
        (lambda: Table(["a"], [["b"], ["c"]], urls=["https://metro.example"]), "urls"),
        (lambda: Table(["a"], [["b"]], urls=["javascript:alert(1)"]), "urls"),
        (lambda: Quote("a", url="javascript:alert(1)"), "url"),
        (lambda: Page("a", blocks=["text"]), "blocks"),  # type: ignore[list-item]
        (lambda: Section("a", ["text"]), "blocks"),  # type: ignore[list-item]
        (lambda: Paragraph(5), "text"),
        (lambda: Bullets("one string"), "texts"),
        (lambda: Facts([("a", "b", "c")]), "pairs"),
    ],
)
def test_refused(make, field) -> None:
    """What cannot be shown is refused where it is made, by name."""
    with pytest.raises(InvalidModelError) as caught:
        make()
    assert caught.value.field == field


def test_unprintable_characters_are_shown_as_such() -> None:
    """Control characters and lone surrogates become U+FFFD; the page can be written."""
    page = Page("a\x00b\ud800", "c\nd")
    assert "a\ufffdb\ufffd" in to_html(page)
    assert "c d" in to_text(page)
    to_html(page).encode()


def test_anchors_are_unique_and_can_be_chosen() -> None:
    """Two sections of one heading have two ids."""
    shown = to_html(
        Page("p", blocks=[Section("Über uns"), Section("Über uns"), Section("x", anchor="the y")])
    )
    assert 'id="über-uns"' in shown
    assert 'id="über-uns-2"' in shown
    assert 'href="#the-y"' in shown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. item", "1\\. item"),
        ("- item", "\\- item"),
        ("# heading", "\\# heading"),
        ("5,000 came", "5,000 came"),
        ("a_b*c|d", "a\\_b\\*c\\|d"),
    ],
)
def test_markdown_is_escaped(text, written) -> None:
    """What Markdown would take for a sign of its own stays text."""
    assert to_markdown(Page("p", blocks=[Paragraph(text)])) == f"# p\n\n{written}\n"


def test_table_without_room_becomes_pairs() -> None:
    """A text table whose longest words do not fit beside each other is written row by row."""
    long = "x" * 40
    shown = to_text(Page("p", blocks=[Table(["a", "b", "c"], [[long, long, long], ["1", "2", "3"]])]))
    assert shown == f"p\n═\n\na  {long}\nb  {long}\nc  {long}\n\na  1\nb  2\nc  3\n"


def test_empty_tables_are_legible() -> None:
    """A table without rows, or even without columns, does no harm."""
    for table in (Table([], []), Table(["a", "b"], []), Table(["x" * 50, "y" * 50], [])):
        page = Page("p", blocks=[table])
        assert table.columns == () or table.columns[0] in to_text(page)
        assert to_markdown(page)
        assert to_html(page)


def test_a_range_of_one_column_is_drawn() -> None:
    """A range too narrow for the picture is still a mark."""
    shown = to_text(Page("p", blocks=[Chart("c", [Bar("a", 5000, 5001), Bar("b", 0, 100_000)])]))
    assert "┃" in shown


def test_what_is_published_can_be_taken_without_a_script() -> None:
    """One link at the head of a page, none in a notebook or with each question."""
    told = Paragraph("About 5,000 & more.", "answer")
    html = to_html(Page("March", blocks=[told, Section("Participants", [told])]))
    assert html.count("<a download=") == 1
    assert "charset=utf-8,About%205%2C000%20%26%20more." in html
    assert "download" not in to_fragment(Page("March", blocks=[told]))
