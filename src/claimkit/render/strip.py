"""Strips: an answer as a picture of the height of two lines: its ranges, and a mark for each claim.

Each account or state has a lane of its own: two that stand against each other are never one wide band.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimkit.render.blocks import Answer, Band, Bar, Chart, Role
from claimkit.render.scale import Scale, scale_of, written
from claimkit.render.svg import Plot, hue, lane, mark, stroke, text_width, words_at

_WIDTH = 288
_LANE = 13.0
_MARKS = 15.0
_MARGIN = 9.0
_MOST_LANES = 4
_MOST_MARKS = 40
"""Lanes and marks beyond these are not drawn: no reader could tell them apart in two lines."""


def draw_strip(answer: Answer) -> str:
    """Return the picture of an answer; empty where it has no figures.

    The words beside it say the same, so a screen reader passes it over.

    >>> draw_strip(Answer("Charge", "riot"))
    ''
    >>> draw_strip(Answer("Deaths", "12", bands=[Band(10, 14, 12)]))[:17]
    '<svg class="chart'
    >>> draw_strip(Answer("Deaths", "12", bands=[Band(12, 12, 12)], bars=[Bar("Post", 12, 12)]))
    ''
    """
    bands = [b for b in answer.bands if (b.low, b.high, b.value) != (None, None, None)][:_MOST_LANES]
    bars = _marked(answer)
    if not _differ([*bands, *bars]):
        return ""
    scale = scale_of(Chart("", bars, bands))
    plot = Plot(scale, _MARGIN, _WIDTH - _MARGIN, 0.0, float(_WIDTH), "strip")
    parts: list[str] = []
    y = 2.0
    for number, band in enumerate(bands):
        parts += lane(band, y + _LANE / 2, plot, hue(number))
        y += _LANE
    if bars:
        parts += [
            f'<g class="{bar.role.value}">{mark(bar.role, plot.x(place), y + _MARKS / 2)}</g>'
            for bar in reversed(bars)  # the first ones last, so that they lie on top
            if (place := _place(bar)) is not None
        ]
        y += _MARKS
    parts += _axis(scale, y + 1, plot)
    height = y + 19
    return (
        f'<svg class="chart strip" aria-hidden="true" width="{_WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {_WIDTH} {height:.0f}">{"".join(parts)}</svg>'
    )


def draw_key(answers: Iterable[Answer]) -> str:
    """Return what the marks mean that occur in the pictures of answers; empty where there are none.

    >>> draw_key([Answer("Deaths", "12")])
    ''
    """
    drawn = {bar.role for answer in answers if draw_strip(answer) for bar in _marked(answer)}
    told = "".join(
        f'<span><svg class="chart" aria-hidden="true" width="18" height="18"><g class="{role.value}">'
        f"{mark(role, 9, 9)}</g></svg> {role.words}</span>"
        for role in Role
        if role in drawn
    )
    return told and f'<p class="key">{told}</p>'


def _marked(answer: Answer) -> list[Bar]:
    """The claims that have a mark."""
    return [b for b in answer.bars if _place(b) is not None][:_MOST_MARKS]


def _differ(marks: Sequence[Band | Bar]) -> bool:
    """Whether there is more to see than one figure."""
    ends = {(m.low, m.high) for m in marks}
    return len(ends) > 1 or any(low is None or low != high for low, high in ends)


def _place(bar: Bar) -> float | None:
    """Where the mark of a claim stands: at its figure, else amid its range, else at its one end."""
    if bar.value is not None:
        return bar.value
    if bar.low is not None and bar.high is not None:
        return bar.low + (bar.high - bar.low) / 2
    return bar.low if bar.low is not None else bar.high


def _axis(scale: Scale, y: float, plot: Plot) -> Iterator[str]:
    yield stroke("base", plot.left, y, plot.right, y)
    ends = [scale.ticks[0], scale.ticks[-1]] if len(scale.ticks) > 1 else list(scale.ticks)
    taken = -1.0
    for tick in ends:
        words = written(tick)
        half = text_width(words, 12) / 2
        place = min(max(plot.x(tick), plot.left + half), plot.right - half)
        if place - half <= taken:
            continue
        taken = place + half
        yield stroke("base", plot.x(tick), y, plot.x(tick), y + 3)
        yield words_at(place, y + 14, words, "tick", "middle")
