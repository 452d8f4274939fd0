"""Charts as SVG: who claimed what, one line a claim, the answer behind them.

Every position is computed here, so that nothing can fall outside the frame; colours are left to the style
sheet.  Roles differ in shape as well: a filled bar with a disc, a hollow bar with a hollow square, a dashed
line with a triangle, a hatched bar with a diamond, a dotted line with a cross.  A ring is kept for
ends that are left out.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import islice

import attrs

from claimkit.render.blocks import Band, Bar, Chart, Role
from claimkit.render.legend import NO_FIGURE, axis_words, runs
from claimkit.render.scale import Scale, scale_of, span_words, written

_STACKED_BELOW = 560  # narrower than this, the words stand above their bars
_MARGIN = 16  # room inside the plot for marks and arrowheads at its ends
_LINE = 18
_FRAME = 14  # room around a picture that stands alone
_TITLE, _TITLE_LINE = 17, 24


@functools.cache
def style(name: str) -> str:
    """Return a style sheet that lies beside this module."""
    from importlib import resources

    return resources.files("claimkit.render").joinpath(name).read_text(encoding="utf-8")


def to_svg(chart: Chart, width: int = 720, *, note: str = "") -> str:
    """Return a chart as an SVG document of its own, with its title, for a slide or another page.

    Args:
        chart: what to draw; its caption is the title.
        width: width in pixels, at least 300; below 560 the words stand above their bars.
        note: what stands below, such as the answer in a sentence.

    >>> to_svg(Chart("Crowd", [Bar("Police", 4000, 4000)])).startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    True
    """
    width = max(width, 300)
    inner = width - 2 * _FRAME
    title = _fit(chart.caption, inner, _bold(_TITLE), 3)
    below = _fit(note, inner, 13, 6)
    top = _FRAME + _TITLE_LINE * len(title) + 8
    picture, height = _drawn(chart, inner, "chart")
    bottom = top + height + 6
    lines = [words_at(_FRAME, _FRAME + _TITLE_LINE * n + 16, words, "title") for n, words in enumerate(title)]
    lines += [words_at(_FRAME, bottom + _LINE * n + 13, words, "say") for n, words in enumerate(below)]
    whole = bottom + _LINE * len(below) + _FRAME
    placed = picture.replace("<svg ", f'<svg x="{_FRAME}" y="{top:.0f}" ', 1)
    sheet = f"<style>\n{style('colours.css')}{style('chart.css')}</style>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="{width}" height="{whole:.0f}" '
        f'viewBox="0 0 {width} {whole:.0f}">{sheet}{rect("paper", 0, 0, width, whole)}{"".join(lines)}'
        f"{placed}</svg>\n"
    )


def _drawn(chart: Chart, width: int, key: str) -> tuple[str, float]:
    """The picture, and its height."""
    scale = scale_of(chart)
    stacked = width < _STACKED_BELOW
    left = 0.0 if stacked else round(width * 0.36)
    plot = Plot(scale, left + _MARGIN, width - _MARGIN, left, float(width), key)
    top = [*_captions(chart, plot)]
    y = _LINE * len(top) + (12.0 if top else 0.0)
    rows: list[str] = []
    for role, bars in runs(chart):
        rows.append(_heading(role, y, plot))
        y += 34 if stacked else 30
        for bar in bars:
            drawn, height = _row(bar, y, plot, stacked=stacked)
            rows.append(drawn)
            y += height
        y += 6
    head = _LINE * len(top) + 4.0
    bottom = max(y, head + 16)
    parts = [
        *_bands(chart, plot, head, bottom),
        *_axis(plot, head, bottom),
        *rows,
        *_leaders(top, head),
    ]
    words = axis_words(chart, scale)
    lines = _fit(words, width, 12, 2) if words else []
    parts += [
        words_at(width, bottom + 20 + 17 * n, line, "axis", "end") for n, line in enumerate(lines, start=1)
    ]
    height = bottom + 28 + 17 * len(lines)
    drawn = (
        f'<svg class="chart" role="img" aria-labelledby="{key}-title {key}-desc" width="{width}" '
        f'height="{height:.0f}" viewBox="0 0 {width} {height:.0f}">'
        f'<title id="{key}-title">{escape(chart.caption) or "Chart"}</title>'
        f'<desc id="{key}-desc">{escape(_described(chart))}</desc>{hatch(key)}{"".join(parts)}</svg>'
    )
    return drawn, height


@attrs.frozen
class Plot:
    """Where the picture's parts stand: in pixels, or in shares of a frame as wide as its reader has room for.

    Shares are reckoned from a frame of the given width, the narrowest that is foreseen.
    """

    scale: Scale
    first: float  # of the scale
    last: float
    left: float  # of the frame
    right: float
    key: str
    shares: bool = False

    def x(self, number: float) -> float:
        """Return where a number stands."""
        return self.first + (self.last - self.first) * self.scale.at(number)

    def span(self, low: float | None, high: float | None) -> tuple[float, float]:
        """Return where a range begins and ends; one without an end goes to that of the frame."""
        return (self.left if low is None else self.x(low), self.right if high is None else self.x(high))

    def told(self, place: float) -> str:
        """Return a place, or a width, as an attribute tells it."""
        return f"{_short(100 * place / self.right)}%" if self.shares else _short(place)

    def put(self, shape: Callable[[float, float], str], x: float, y: float) -> str:
        """Return a shape of a fixed size at a place."""
        if not self.shares:
            return shape(x, y)
        return f'<svg x="{self.told(x)}" y="{_short(y)}">{shape(0.0, 0.0)}</svg>'


def hatch(key: str) -> str:
    """Return the pattern of a bar that dissents."""
    return (
        f'<defs><pattern id="{key}-hatch" class="dissenting" width="6" height="6" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path class="hatch" d="M1.5 0V6"/></pattern></defs>'
    )


def _described(chart: Chart) -> str:
    bands = [f"{band.label}." for band in chart.bands]
    bars = [f"{bar.label}: {span_words(bar) or NO_FIGURE} ({bar.role.words.lower()})." for bar in chart.bars]
    return " ".join([*bands, *bars]) or "No claims."


# -- words ------------------------------------------------------------------------------------------------


def text_width(text: str, size: float) -> float:
    """Return how wide a text may run in pixels; wide fonts are allowed for."""
    return size * sum(map(_em, text))


def _bold(size: float) -> float:
    """Return the size of plain letters that run as wide as bold ones."""
    return size * 1.12


@functools.lru_cache(maxsize=4096)
def _em(char: str) -> float:
    if char in "iljtfrI.,:;'|!()[]’‘ ":
        return 0.4
    if unicodedata.combining(char):
        return 0.0
    if char in "mwMW@%—…" or unicodedata.east_asian_width(char) in "WF":
        return 1.05
    return 0.77 if char.isupper() else 0.64


def _fit(text: str, width: float, size: float, most: int) -> list[str]:
    """Break a text into at most so many lines; what has no room is cut with an ellipsis."""
    lines = list(islice(_broken(text, width, size), most + 1))
    if len(lines) > most:
        last = lines[most - 1]
        while last and text_width(f"{last}…", size) > width:
            last = last[:-1]
        lines = [*lines[: most - 1], f"{last.rstrip()}…"]
    return lines


def _broken(text: str, width: float, size: float) -> Iterator[str]:
    line, used = "", 0.0
    for word in text.split():
        needed = text_width(word, size) + (text_width(" ", size) if line else 0)
        if used + needed <= width:
            line, used = f"{line} {word}" if line else word, used + needed
            continue
        if line:
            yield line
        line, used = "", 0.0
        for char in word:  # a word longer than a line is cut
            if used + text_width(char, size) > width and line:
                yield line
                line, used = "", 0.0
            line, used = line + char, used + text_width(char, size)
    if line:
        yield line


def _short(place: float) -> str:
    """A coordinate to a tenth, in the fewest digits."""
    return f"{place:.1f}".removesuffix(".0")


def _told(place: float | str) -> str:
    return place if isinstance(place, str) else _short(place)


def words_at(x: float | str, y: float, text: str, kind: str, anchor: str = "start") -> str:
    """Return words at a point."""
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind}" x="{_told(x)}" y="{_short(y)}"{placed}>{escape(text)}</text>'


def path(kind: str, moves: Iterable[tuple[str, float, float]]) -> str:
    """Return a path through points."""
    return (
        f'<path class="{kind}" d="{"".join(f"{letter}{_short(x)} {_short(y)}" for letter, x, y in moves)}"/>'
    )


def stroke(kind: str, x: float, y: float, to_x: float, to_y: float) -> str:
    """Return a straight line."""
    return path(kind, (("M", x, y), ("L", to_x, to_y)))


def circle(kind: str, x: float, y: float, radius: float) -> str:
    """Return a circle."""
    centre = "".join(f' {name}="{_short(place)}"' for name, place in (("cx", x), ("cy", y)) if place)
    return f'<circle class="{kind}"{centre} r="{radius:g}"/>'


def rect(kind: str, x: float | str, y: float, width: float | str, height: float | str, rest: str = "") -> str:
    """Return a rectangle."""
    size = f'width="{_told(width)}" height="{_told(height)}"'
    return f'<rect class="{kind}" x="{_told(x)}" y="{_short(y)}" {size}{rest}/>'


# -- the answer -------------------------------------------------------------------------------------------


def _middle(band: Band, plot: Plot) -> float | None:
    if band.value is not None:
        return plot.x(band.value)
    ends = [plot.x(end) for end in (band.low, band.high) if end is not None]
    return sum(ends) / len(ends) if ends else None


_Caption = tuple[float | None, float, str, str]


def _captions(chart: Chart, plot: Plot) -> Iterator[_Caption]:
    """Yield for each line above the picture the band's middle, the line's middle, its words, and its hue."""
    for place_in_order, band in enumerate(chart.bands):
        aim = _middle(band, plot)
        lines = _fit(band.label, plot.right, _bold(13), 2)
        for number, line in enumerate(lines):
            half = text_width(line, _bold(13)) / 2
            centre = (plot.first + plot.last) / 2 if aim is None else aim
            place = min(max(centre, half), plot.right - half)
            yield (aim if number == len(lines) - 1 else None), place, line, hue(place_in_order)


def _leaders(captions: list[_Caption], head: float) -> Iterator[str]:
    """Yield the words above the picture, with a line from each down to its band."""
    for number, (aim, _, _, kind) in enumerate(captions):
        y = _LINE * (number + 1)
        if aim is not None and head - y > 6:
            yield stroke(f"edge {kind}", aim, y, aim, head)
    for number, (_, place, words, kind) in enumerate(captions):
        yield words_at(place, _LINE * (number + 1) - 4, words, f"answer {kind}", "middle")


def hue(number: int) -> str:
    """Return the class of a band by its place: neighbours differ in hue and in the dashes of their edges."""
    return f"b{number % 3}"


def band_places(chart: Chart, plot: Plot) -> Iterator[tuple[str, Band, float, float]]:
    """Yield the class of each band that can be drawn, the band, and where it begins and ends."""
    for number, band in enumerate(chart.bands):
        if (band.low, band.high, band.value) == (None, None, None):
            continue
        unbounded = band.low is None and band.high is None
        low, high = plot.span(*(2 * (band.value,) if unbounded else (band.low, band.high)))
        if high - low < 6:  # a figure alone is still seen
            low, high = low - 3, high + 3
        yield hue(number), band, low, high


def _bands(chart: Chart, plot: Plot, head: float, bottom: float) -> Iterator[str]:
    for kind, band, low, high in band_places(chart, plot):
        yield rect(f"band {kind}", low, head, high - low, bottom - head)
        alone = band.low is None and band.high is None
        for end, x in ((band.low, low), (band.high, high)):
            if end is not None or alone:
                yield stroke(f"edge {kind}", x, head, x, bottom)
        if band.value is not None:
            yield stroke(f"aim {kind}", plot.x(band.value), head, plot.x(band.value), bottom)


def lane(band: Band, y: float, plot: Plot, kind: str) -> Iterator[str]:
    """Yield the shapes of an answer on a line of its own: its range, the ends of it, its figure."""
    low, high, value = band.low, band.high, band.value
    if low is None and high is None:
        low = high = value
    first, last = plot.span(low, high)
    first, last = first + 2 * (low is None), last - 2 * (high is None)
    if last - first < 5:
        first, last = first - 2.5, last + 2.5
    yield rect(f"band {kind}", plot.told(first), y - 4.5, plot.told(last - first), 9)
    if low != high or value is None:  # a figure alone has no ends
        for end, x, outward in ((low, first, -1), (high, last, 1)):
            shape = _lane_end if end is not None else _open_end
            yield plot.put(functools.partial(shape, kind, outward), x, y)
    if value is not None:
        yield plot.put(functools.partial(_dot, kind), plot.x(value), y)


def _lane_end(kind: str, _outward: int, x: float, y: float) -> str:
    return stroke(f"edge solid-edge {kind}", x, y - 4.5, x, y + 4.5)


def _open_end(kind: str, outward: int, x: float, y: float) -> str:
    back = x - 5 * outward
    return path(f"edge {kind}", (("M", back, y - 4), ("L", x, y), ("L", back, y + 4)))


def _dot(kind: str, x: float, y: float) -> str:
    return circle(f"dot {kind}", x, y, 4)


# -- the axis ---------------------------------------------------------------------------------------------


def tick_places(plot: Plot) -> Iterator[tuple[float, str, float | None]]:
    """Yield where each tick stands, its words, and where these stand, or None where they have no room."""
    taken: list[tuple[float, float]] = []
    for tick in _by_weight(plot.scale.ticks):
        x, words = plot.x(tick), written(tick)
        half = text_width(words, 12) / 2
        place = min(max(x, plot.left + half), plot.right - half)
        if any(place - half < end + 3 and place + half > start - 3 for start, end in taken):
            yield x, words, None
            continue
        taken.append((place - half, place + half))
        yield x, words, place


def _axis(plot: Plot, head: float, bottom: float) -> Iterator[str]:
    yield stroke("base", plot.left, bottom, plot.right, bottom)
    for x, words, place in tick_places(plot):
        if place is None:
            yield stroke("base", x, bottom, x, bottom + 3)
            continue
        yield stroke("grid", x, head, x, bottom)
        yield stroke("base", x, bottom, x, bottom + 5)
        yield words_at(place, bottom + 19, words, "tick", "middle")


def _by_weight(ticks: tuple[float, ...]) -> list[float]:
    """Return powers of ten first, then halves, so that they are named where not all have room."""
    digits = {tick: f"{abs(tick):e}".split("e")[0].rstrip("0.") for tick in ticks}
    order = {"": 0, "1": 0, "5": 1, "2": 2}
    return sorted(ticks, key=lambda tick: (order.get(digits[tick], 3), tick))


# -- the claims -------------------------------------------------------------------------------------------


def _heading(role: Role, y: float, plot: Plot) -> str:
    return (
        stroke("row", 0, y + 4, plot.right, y + 4)
        + sample(role, y + 19, plot.key)
        + words_at(46, y + 23.5, role.words, "role")
    )


def sample(role: Role, y: float, key: str) -> str:
    """Return a small bar of a role, for the legend."""
    small = Plot(Scale(0, 1, logarithmic=False, ticks=()), 2, 36, 0, 40, key)
    return f'<g class="{role.value}">{bar_shapes(Bar("", 0, 1, 0.5, role=role), y, small)}</g>'


def _row(bar: Bar, y: float, plot: Plot, *, stacked: bool) -> tuple[str, float]:
    """Return one claim and its height."""
    room = plot.right if stacked else plot.left - 12
    who, say = _fit(bar.label, room, _bold(14), 3), _fit(bar.note, room, 13, 4)
    words = _LINE * (len(who) + len(say))
    if stacked:
        lane, height, start = y + words + 20, words + 40.0, y
    else:
        height = max(words + 14.0, 42.0)
        lane, start = y + height / 2, y + (height - words) / 2
    kinds = [("who", line) for line in who] + [("say", line) for line in say]
    texts = [words_at(0, start + _LINE * (n + 1) - 4, line, kind) for n, (kind, line) in enumerate(kinds)]
    shapes = f'<g class="{bar.role.value}">{bar_shapes(bar, lane, plot)}{figure_words(bar, lane, plot)}</g>'
    return "".join([*texts, shapes]), height


def _ends(bar: Bar, plot: Plot) -> tuple[float, float]:
    """Where a bar begins and ends; one that only names a figure is a point."""
    low, high = (bar.value, bar.value) if bar.low is None and bar.high is None else (bar.low, bar.high)
    first, last = plot.span(low, high)
    return first + 2 * (low is None), last - 2 * (high is None)


def bar_shapes(bar: Bar, y: float, plot: Plot) -> str:
    """Return the shapes of a claim: its range, the ends of it, and the mark of its figure."""
    low, high, value = bar.low, bar.high, bar.value
    if (low, high, value) == (None, None, None):
        return ""
    pointed = low is None and high is None
    arrows = (low is None and not pointed, high is None and not pointed)
    first, last = _ends(bar, plot)
    parts: list[str] = []
    if last > first:
        parts += _body(bar.role, first, last, y, plot, arrows)
        for end, x, is_open in ((low, first, bar.low_open), (high, last, bar.high_open)):
            if end is not None:
                parts.append(plot.put(_ring if is_open else _end, x, y))
    value = low if value is None and low == high else value
    ringed = (bar.low_open and value == low) or (bar.high_open and value == high)
    if value is not None and not (ringed and last > first):
        parts.append(plot.put(functools.partial(mark, bar.role), plot.x(value), y))
    return "".join(parts)


def _ring(x: float, y: float) -> str:
    return circle("hollow", x, y, 4.5)


def _end(x: float, y: float) -> str:
    return stroke("stroke", x, y - 8, x, y + 8)


def figure_words(bar: Bar, y: float, plot: Plot) -> str:
    """Return the figure of a claim beside its bar: after it, else before it, else above it."""
    words = span_words(bar)
    if not words:
        return words_at(plot.told(plot.first), y + 4.5, NO_FIGURE, "say")
    first, last = _ends(bar, plot)
    words = _fit(words, plot.right - plot.left, _bold(13), 1)[0]
    wide = text_width(words, _bold(13))
    if last + 12 + wide <= plot.right:
        return words_at(plot.told(last + 12), y + 4.5, words, "figure")
    if first - 12 - wide >= plot.left:
        return words_at(plot.told(first - 12), y + 4.5, words, "figure", "end")
    value = bar.low if bar.value is None and bar.low == bar.high else bar.value
    named = plot.x(value) if value is not None else (first + last) / 2
    place = min(max(named, plot.left + wide / 2), plot.right - wide / 2)
    return words_at(plot.told(place), y - 10, words, "figure", "middle")


def _body(
    role: Role, first: float, last: float, y: float, plot: Plot, arrows: tuple[bool, bool]
) -> Iterator[str]:
    start, stop = first + 9 * arrows[0], last - 9 * arrows[1]
    box = plot.told(start), y - 4.5, plot.told(max(stop - start, 1)), 9
    if role is Role.SUPPORTING:
        yield rect("pale", *box)
    elif role is Role.VAGUER:
        yield rect("outline", *box)
    elif role is Role.DISSENTING:
        yield rect("hatched", *box, f' fill="url(#{plot.key}-hatch)"')
        yield rect("outline", *box)
    else:
        yield _dashes(start, stop, y, plot)
    for pointed, x, outward in ((arrows[0], start, -1), (arrows[1], stop, 1)):
        if pointed:
            yield plot.put(functools.partial(_head, outward), x, y)


def _dashes(start: float, stop: float, y: float, plot: Plot) -> str:
    if not plot.shares:
        return stroke("stroke long", start, y, stop, y)
    ends = f'x1="{plot.told(start)}" x2="{plot.told(stop)}"'
    return f'<line class="stroke long" {ends} y1="{_short(y)}" y2="{_short(y)}"/>'


def _head(outward: int, x: float, y: float) -> str:
    """The head of an arrow whose tip is nine pixels beyond the end of its bar."""
    tip, base = x + 9 * outward, x - outward
    return path("solid", (("M", tip, y), ("L", base, y - 7), ("L", base, y + 7), ("L", tip, y)))


def mark(role: Role, x: float, y: float) -> str:
    """Return the mark of a role, by its shape alone."""
    if role is Role.SUPPORTING:
        return circle("solid", x, y, 5.5)
    if role is Role.DISSENTING:
        return path(
            "solid", (("M", x, y - 8), ("L", x + 8, y), ("L", x, y + 8), ("L", x - 8, y), ("L", x, y - 8))
        )
    if role is Role.PART:
        return rect("solid", x - 4.5, y - 4.5, 9, 9)
    if role is Role.SET_ASIDE:
        return stroke("stroke", x - 5, y - 5, x + 5, y + 5) + stroke("stroke", x - 5, y + 5, x + 5, y - 5)
    if role is Role.VAGUER:
        return rect("hollow", x - 5, y - 5, 10, 10)
    return path(
        "hollow", (("M", x, y - 6.5), ("L", x + 7, y + 5.5), ("L", x - 7, y + 5.5), ("L", x, y - 6.5))
    )
