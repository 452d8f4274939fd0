"""Charts as a part of a page: a table whose rows hold bars, for a page of any width.

The words of a chart are words of the page, so they wrap, are searched, and are read aloud; the pictures
beside them tell every place as a share of their width.  On a narrow page the words stand above their bars.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from claimkit.render.blocks import Band, Bar, Chart, Role
from claimkit.render.legend import NO_FIGURE, axis_words, range_words, reading_notes, runs
from claimkit.render.scale import scale_of, span_words
from claimkit.render.svg import (
    Plot,
    band_places,
    bar_shapes,
    figure_words,
    hatch,
    hue,
    lane,
    rect,
    sample,
    tick_places,
    words_at,
)

_NARROWEST = 328  # pixels of a picture on a small phone; on a wider page all shares leave more room
_MARGIN = 14  # room for marks and arrowheads at the ends of the narrowest picture
_LANE = 38  # height of the picture of one claim: a bar, and a line of words above it
_BAR = 24  # where in it the middle of the bar stands


def draw(chart: Chart, key: str) -> Iterator[str]:
    """Yield the lines of a chart as a ``figure`` element; ``key`` begins its ids."""
    width = float(_NARROWEST)
    plot = Plot(scale_of(chart), _MARGIN, width - _MARGIN, 0.0, width, key, shares=True)
    figure = f"Figure ({chart.unit})" if chart.unit else "Figure"
    yield (
        f'<figure class="picture"><figcaption id="{key}-title"><strong>{escape(chart.caption)}</strong>'
        '</figcaption><div class="plot chart">'
    )
    yield f'<svg class="back" aria-hidden="true">{"".join(_behind(chart, plot))}</svg>'
    yield (
        f'<table role="table" aria-labelledby="{key}-title"><colgroup><col><col></colgroup>'
        '<thead><tr role="row">'
        '<th role="columnheader">Who</th>'
        f'<th role="columnheader">{escape(figure)}</th></tr></thead>'
    )
    if chart.bands:
        yield '<tbody class="answers">'
        yield from (_answer(band, plot, n) for n, band in enumerate(chart.bands))
        yield "</tbody>"
    for role, bars in runs(chart):
        yield f'<tbody class="{role.value}">{_heading(role, key)}'
        yield from (_row(bar, plot) for bar in bars)
        yield "</tbody>"
    yield "</table></div>"
    yield f'<svg class="chart axis" aria-hidden="true" height="24">{"".join(_axis(plot))}</svg>'
    notes = (axis_words(chart, plot.scale), reading_notes(chart))
    for kind, words in zip(("unit", "reading"), notes, strict=True):
        if words:
            yield f'<p class="{kind}">{escape(words)}</p>'
    yield "</figure>"


def _upright(kind: str, place: str, length: str) -> str:
    return f'<line class="{kind}" x1="{place}" x2="{place}" y2="{length}"/>'


def _behind(chart: Chart, plot: Plot) -> Iterator[str]:
    """Yield what stands behind all rows: the bands of the answers, and the lines of the axis."""
    if any(bar.role is Role.DISSENTING for bar in chart.bars):
        yield hatch(plot.key)
    for kind, band, low, high in band_places(chart, plot):
        yield rect(f"band {kind}", plot.told(low), 0, plot.told(high - low), "100%")
        alone = band.low is None and band.high is None
        for end, x in ((band.low, low), (band.high, high)):
            if (end is not None or alone) and not (band.low == band.high and band.value is not None):
                yield _upright(f"edge {kind}", plot.told(x), "100%")
        if band.value is not None:
            yield _upright(f"aim {kind}", plot.told(plot.x(band.value)), "100%")
    for x, _, place in tick_places(plot):
        if place is not None:
            yield _upright("grid", plot.told(x), "100%")


def _axis(plot: Plot) -> Iterator[str]:
    yield '<line class="base" x2="100%"/>'
    for x, words, place in tick_places(plot):
        yield _upright("base", plot.told(x), "3" if place is None else "5")
        if place is not None:
            yield words_at(plot.told(place), 19, words, "tick", "middle")


def _answer(band: Band, plot: Plot, number: int) -> str:
    """A row that names an answer, its words beside the middle of its band."""
    ends = [plot.x(n) for n in (band.low, band.high) if n is not None]
    middle = sum(ends) / len(ends) if ends else (plot.first + plot.last) / 2
    aim = middle if band.value is None else plot.x(band.value)
    is_left = aim <= plot.right / 2
    side, room = ("left", aim) if is_left else ("right", plot.right - aim)
    words = f'<span class="flag {hue(number)} {side}" style="margin-{side}:{plot.told(room)}">'
    told = (band.low, band.high, band.value)
    picture = ""
    if told != (None, None, None):
        shapes = "".join(lane(band, 8, plot, hue(number)))
        picture = f'<svg role="img" aria-label="{escape(range_words(*told))}" height="18">{shapes}</svg>'
    return (
        f'<tr role="row"><th role="rowheader" scope="row">Answer</th><td role="cell">{words}'
        f"{escape(band.label) or 'Answer'}</span>{picture}</td></tr>"
    )


def _heading(role: Role, key: str) -> str:
    picture = f'<svg width="40" height="20" aria-hidden="true">{sample(role, 10, key)}</svg>'
    return (
        '<tr role="row"><th role="rowheader" scope="rowgroup" colspan="2">'
        f"{picture} {escape(role.words)}</th></tr>"
    )


def _row(bar: Bar, plot: Plot) -> str:
    words = f' <span class="say">{escape(bar.note)}</span>' if bar.note else ""
    picture = bar_shapes(bar, _BAR, plot) + figure_words(bar, _BAR, plot)
    told = escape(span_words(bar) or NO_FIGURE)
    return (
        f'<tr role="row"><th role="rowheader" scope="row"><span class="who">{escape(bar.label)}</span>{words}'
        f'</th><td role="cell"><svg role="img" aria-label="{told}" height="{_LANE}">{picture}</svg></td></tr>'
    )
