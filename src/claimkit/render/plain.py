"""Pages as plain text, as wide as is asked."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from claimkit.arguments import a_whole_number
from claimkit.render.blocks import (
    Bar,
    Block,
    Board,
    Bullets,
    Chart,
    Facts,
    Page,
    Paragraph,
    Quote,
    Role,
    Section,
    Table,
    Tone,
)
from claimkit.render.legend import NO_FIGURE, axis_words, board_table, reading_notes, runs
from claimkit.render.scale import Scale, scale_of, span_words, written

WIDTH = 88
_NARROWEST = 40  # columns below which neither a table nor a chart can be laid out
_LABELS = 0.345  # share of the columns for the words beside a chart
_LINES = {
    Role.SUPPORTING: "━●",
    Role.VAGUER: "─□",
    Role.SUPERSEDED: "╌△",
    Role.DISSENTING: "═◆",
    Role.SET_ASIDE: "┈×",
    Role.PART: "┉■",
}
_SHADES = "░▒▓"


def to_text(page: Page, width: int = WIDTH) -> str:
    """Return a page as plain text for a terminal or a mail.

    Only a word that is longer than its line reaches beyond the width.

    Args:
        page: what is written.
        width: most columns of a line, 40 or more.

    Raises:
        InvalidModelError: the width leaves no room.

    >>> print(to_text(Page("Crowd", "About 5,000.", [Facts([("Date", "15 January")])])), end="")
    Crowd
    ═════
    <BLANKLINE>
    About 5,000.
    <BLANKLINE>
    Date  15 January
    """
    a_whole_number("to_text", "width", width, _NARROWEST)
    lines = [*_headed(page.title, "═", width), ""]
    if page.lead:
        lines += [*wrapped(page.lead, width), ""]
    for block in page.blocks:
        lines += [*_block(block, 1, width), ""]
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def columns(text: str) -> int:
    """Return how many columns a terminal needs for a text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def wrapped(text: str, width: int = WIDTH, first: str = "", rest: str | None = None) -> list[str]:
    """Break a text at its spaces; ``first`` goes before the first line, ``rest`` before the others."""
    rest = first if rest is None else rest
    lines: list[str] = []
    line, used = first, columns(first)
    empty = True
    for word in text.split():
        size = columns(word)
        if not empty and used + 1 + size > width:
            lines.append(line)
            line, used, empty = rest, columns(rest), True
        line, used = (line + word, used + size) if empty else (f"{line} {word}", used + 1 + size)
        empty = False
    return [*lines, line]


def _headed(heading: str, rule: str, width: int) -> list[str]:
    lines = wrapped(heading, width)
    return [*lines, rule * min(width, max(map(columns, lines)))] if rule else lines


def _block(block: Block, depth: int, width: int) -> Iterator[str]:
    match block:
        case Section():
            yield ""
            yield from _headed(block.heading, ("─", "┄")[depth - 1] if depth <= 2 else "", width)
            if block.note:
                yield from wrapped(block.note, width, first="· ", rest="  ")
            for inner in block.blocks:
                yield ""
                yield from _block(inner, depth + 1, width)
        case Paragraph(text, Tone.ANSWER):
            yield from wrapped(text, width, first="▌ ")
        case Paragraph(text, Tone.CAUTION):
            yield from wrapped(text, width, first="! ", rest="  ")
        case Paragraph(text):
            yield from wrapped(text, width)
        case Facts(pairs):
            yield from _facts(pairs, width)
        case Bullets(items):
            for item in items:
                yield from wrapped(item, width, first="• ", rest="  ")
        case Quote(text, source, url):
            yield from wrapped(f"“{text}”", width, first="  ", rest="   ")
            credit = " ".join(filter(None, (source, url and f"<{url}>")))
            if credit:
                yield from wrapped(credit, width, first="    — ", rest="      ")
        case Table():
            yield from table_lines(block, width)
        case Board():
            yield from table_lines(board_table(block), width)
        case Chart():
            yield from chart_lines(block, width)


def _facts(pairs: Sequence[tuple[str, ...]], width: int) -> Iterator[str]:
    names = min(24, width // 2 - 2, max((columns(name) for name, _ in pairs), default=0))
    for name, value in pairs:
        size = columns(name)
        if size > names:
            yield from wrapped(name, width)
            yield from wrapped(value, width, first=" " * (names + 2))
        else:
            yield from wrapped(value, width, first=name + " " * (names - size + 2), rest=" " * (names + 2))


def _widths(cells: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Return widths of columns that fit, or None where even the longest words do not."""
    by_column = list(zip(*cells, strict=True))
    wanted = [max(map(columns, column)) for column in by_column]
    least = [
        max((columns(word) for cell in column for word in cell.split()), default=0) for column in by_column
    ]
    room = width - 2 * (len(wanted) - 1)
    if sum(least) > room:
        return None
    # lower the widest columns to a common width until all fit
    ceiling = max(wanted, default=0)
    while sum(sizes := [max(a, min(b, ceiling)) for a, b in zip(least, wanted, strict=True)]) > room:
        ceiling -= 1
    return sizes


def figures(cells: Iterable[str]) -> bool:
    """Whether all cells that are not empty hold figures, so that the column is set to the right."""
    cells = [cell for cell in cells if cell]
    return bool(cells) and all(
        any(c.isdigit() for c in cell) and not any(c.isalpha() for c in cell) for cell in cells
    )


def table_lines(table: Table, width: int = WIDTH) -> Iterator[str]:
    """Yield a table as aligned text; where the columns have no room, each row as pairs."""
    if table.caption:
        yield from wrapped(table.caption, width)
        yield ""
    if not table.columns:
        return
    sizes = _widths([table.columns, *table.rows], width)
    if sizes is None:
        for number, row in enumerate(table.rows):
            if number:
                yield ""
            yield from _facts(list(zip(table.columns, row, strict=True)), width)
        if not table.rows:
            yield from wrapped(" / ".join(table.columns), width)
        return
    right = [figures(column) for column in zip(*table.rows, strict=True)] or [False] * len(sizes)
    yield from _row(table.columns, sizes, right)
    yield "  ".join("─" * size for size in sizes)
    for row in table.rows:
        yield from _row(row, sizes, right)


def _row(cells: Sequence[str], sizes: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    parts = [wrapped(cell, size) for cell, size in zip(cells, sizes, strict=True)]
    for number in range(max(map(len, parts))):
        line = []
        for lines, size, to_right in zip(parts, sizes, right, strict=True):
            text = lines[number] if number < len(lines) else ""
            gap = " " * (size - columns(text))
            line.append(gap + text if to_right else text + gap)
        yield "  ".join(line).rstrip()


def chart_lines(chart: Chart, width: int = WIDTH) -> Iterator[str]:
    """Yield a chart as a picture in text: words on the left, bars on the right, the axis below."""
    scale = scale_of(chart)
    labels = int(width * _LABELS)
    room = width - labels - 2
    yield from wrapped(chart.caption, width)
    if axis := axis_words(chart, scale):
        yield from wrapped(axis, width, first="  ")
    ground = _ground(chart, scale, room)
    for role, bars in runs(chart):
        yield ""
        yield f"{role.words}  {_LINES[role][0] * 2}{_LINES[role][1]}{_LINES[role][0] * 2}"
        for bar in bars:
            yield from _bar_lines(bar, scale, ground, labels)
    yield ""
    yield from _axis(scale, room, labels)
    for number, band in enumerate(chart.bands):
        yield from wrapped(band.label, width, first=f"{_SHADES[number % 3] * 2} ", rest="   ")
    if notes := reading_notes(chart):
        yield from wrapped(notes, width)


def _column(scale: Scale, number: float, room: int) -> int:
    return round(scale.at(number) * (room - 1))


def _ground(chart: Chart, scale: Scale, room: int) -> list[str]:
    """Return the empty line of the picture: the bands."""
    ground = [" "] * room
    for number, band in enumerate(chart.bands):
        if (band.low, band.high, band.value) == (None, None, None):
            continue
        low = band.value if band.low is None and band.high is None else band.low
        high = band.value if band.low is None and band.high is None else band.high
        first = 0 if low is None else _column(scale, low, room)
        last = room - 1 if high is None else _column(scale, high, room)
        ground[first : last + 1] = _SHADES[number % 3] * (last + 1 - first)
    return ground


def _bar_lines(bar: Bar, scale: Scale, ground: Sequence[str], labels: int) -> Iterator[str]:
    details = " · ".join(filter(None, (span_words(bar) or NO_FIGURE, bar.note)))
    words = [*wrapped(bar.label, labels, "  "), *wrapped(details, labels, "    ")]
    drawn = False
    for line in words:
        gap = labels + 2 - columns(line)
        if gap < 1:  # a word longer than its column has the line for itself
            yield line
        else:
            yield line + " " * gap + "".join(ground if drawn else _bar(bar, scale, ground))
            drawn = True
    if not drawn:
        yield " " * (labels + 2) + "".join(_bar(bar, scale, ground))


def _bar(bar: Bar, scale: Scale, ground: Sequence[str]) -> list[str]:
    line = list(ground)
    if (bar.low, bar.high, bar.value) == (None, None, None):
        return line
    body, mark = _LINES[bar.role][0], _LINES[bar.role][1]
    alone = bar.low is None and bar.high is None
    low, high = (bar.value, bar.value) if alone else (bar.low, bar.high)
    first = 0 if low is None else _column(scale, low, len(line))
    last = len(line) - 1 if high is None else _column(scale, high, len(line))
    line[first : last + 1] = body * (last + 1 - first)
    line[first] = "◀" if low is None else "◦" if bar.low_open else "├"
    line[last] = "▶" if high is None else "◦" if bar.high_open else "┤"
    point = bar.value if bar.value is not None else low if low == high else None
    if point is not None:
        place = _column(scale, point, len(line))
        ringed = (bar.low_open and point == low) or (bar.high_open and point == high)
        line[place] = "◦" if ringed and first != last else mark
    elif first == last:
        line[first] = "┃"
    return line


def _axis(scale: Scale, room: int, left: int) -> Iterator[str]:
    rule, labels, end = ["─"] * room, "", -2
    for tick in scale.ticks:
        place, text = _column(scale, tick, room), written(tick)
        start = min(max(0, place - math.floor(len(text) / 2)), room - len(text))
        if start < end + 2:
            continue
        rule[place] = "┴"
        labels = labels.ljust(start) + text
        end = start + len(text)
    yield " " * (left + 2) + "".join(rule)
    yield " " * (left + 2) + labels
