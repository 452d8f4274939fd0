"""Pages as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimkit.render.blocks import (
    Block,
    Board,
    Bullets,
    Chart,
    Facts,
    Page,
    Paragraph,
    Quote,
    Section,
    Table,
    Tone,
)
from claimkit.render.legend import as_table, board_table
from claimkit.render.plain import chart_lines, figures

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~$]")
_AT_START = re.compile(r"(?:[-+#=:]|\d{1,9}[.)])")


def to_markdown(page: Page) -> str:
    r"""Return a page as Markdown; charts become a picture in text and a table.

    >>> print(to_markdown(Page("Crowd", "About *5,000*.", [Paragraph("Checked.", Tone.CAUTION)])), end="")
    # Crowd
    <BLANKLINE>
    About \*5,000\*.
    <BLANKLINE>
    > **Caution.** Checked.
    """
    parts = [f"# {_inline(page.title)}", *([_line(page.lead)] if page.lead else [])]
    for block in page.blocks:
        parts += _block(block, 2)
    return "\n\n".join(parts) + "\n"


def _inline(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _line(text: str) -> str:
    """Escape a text that begins a line."""
    escaped = _inline(text)
    if start := _AT_START.match(escaped):
        cut = start.end() - 1
        escaped = f"{escaped[:cut]}\\{escaped[cut:]}"
    return escaped


def _block(block: Block, level: int) -> Iterator[str]:
    match block:
        case Section():
            yield f"{'#' * min(level, 6)} {_inline(block.heading)}"
            if block.note:
                yield f"*{_inline(block.note)}*"
            for inner in block.blocks:
                yield from _block(inner, level + 1)
        case Paragraph(text, Tone.ANSWER):
            yield f"> **{_inline(text)}**"
        case Paragraph(text, Tone.CAUTION):
            yield f"> **Caution.** {_inline(text)}"
        case Paragraph(text):
            yield _line(text)
        case Facts(pairs):
            yield "\n".join(f"- **{_inline(name)}:** {_inline(value)}" for name, value in pairs)
        case Bullets(items):
            yield "\n".join(f"- {_line(item)}" for item in items)
        case Quote(text, source, url):
            credit = _link(_inline(source or url), url) if url else _inline(source)
            yield f"> “{_inline(text)}”" + (f"\n>\n> — {credit}" if credit else "")
        case Board():
            yield from _table(board_table(block))
        case Table():
            yield from _table(block)
        case Chart():
            yield _fenced(line.rstrip() for line in chart_lines(block))
            yield from _table(as_table(block))


def _fenced(lines: Iterable[str]) -> str:
    text = "\n".join(lines)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    return f"{fence}text\n{text}\n{fence}"


def _link(words: str, url: str) -> str:
    return f"[{words}](<{url.replace('<', '%3C').replace('>', '%3E')}>)"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"*{_inline(table.caption)}*"
    if not table.columns:
        return
    right = [figures(column) for column in zip(*table.rows, strict=True)] or [False] * len(table.columns)
    rows = [[*map(_inline, row)] for row in (table.columns, *table.rows)]
    for row, url in zip(rows[1:], table.urls, strict=False):
        row[0] = _link(row[0], url) if url else row[0]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    rule = "| " + " | ".join("--:" if to_right else ":--" for to_right in right) + " |"
    yield "\n".join([lines[0], rule, *lines[1:]])
