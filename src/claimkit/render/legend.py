"""The words that go with a chart, the same in every writer."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from claimkit.render.blocks import Bar, Board, Chart, Role, Table
from claimkit.render.scale import Scale, span_words, written

NO_FIGURE = "no figure"
"""What stands for a claim that tells none."""


def runs(chart: Chart) -> Iterator[tuple[Role, list[Bar]]]:
    """Yield neighbouring bars of one role together."""
    for role, bars in itertools.groupby(chart.bars, key=lambda bar: bar.role):
        yield role, list(bars)


def axis_words(chart: Chart, scale: Scale) -> str:
    """Return what the axis counts and how."""
    return ", ".join(
        filter(None, (chart.unit, "each step a multiple (log scale)" if scale.logarithmic else ""))
    )


def reading_notes(chart: Chart) -> str:
    """Return how to read the marks that occur in the chart."""
    bars = [bar for bar in chart.bars if (bar.low, bar.high, bar.value) != (None, None, None)]
    notes = []
    if any(bar.low != bar.high for bar in bars):
        notes.append("A bar spans what the wording allows, a mark on it is the figure named.")
    if any(None in (bar.low, bar.high) and bar.low != bar.high for bar in bars):
        notes.append("An arrow: the wording sets no end there.")
    if any(
        (bar.low_open and bar.low is not None) or (bar.high_open and bar.high is not None) for bar in bars
    ):
        notes.append("A ring at an end: that figure itself is left out.")
    return " ".join(notes)


def as_table(chart: Chart) -> Table:
    """Return the chart as a table."""
    rows = [(bar.label, span_words(bar) or NO_FIGURE, bar.role.words, bar.note) for bar in chart.bars]
    bands = [(band.label, range_words(band.low, band.high, band.value), "Answer", "") for band in chart.bands]
    return Table(
        ("Who", f"Figure ({chart.unit})" if chart.unit else "Figure", "Part", "Words"), [*bands, *rows]
    )


def range_words(low: float | None, high: float | None, value: float | None) -> str:
    """Return the figure and the range of an answer."""
    ends = " to ".join("…" if end is None else written(end) for end in (low, high))
    figure = "" if value is None else written(value)
    if low == high:
        return figure or (NO_FIGURE if low is None else written(low))
    return f"{figure} ({ends})" if figure else ends


def board_table(board: Board) -> Table:
    """Return a board as a table, for writers that draw no pictures."""
    rows = [(one.question, one.answer, one.status, one.sources) for one in board.answers]
    return Table(("Question", "Answer", "Status", "Sources"), rows)
