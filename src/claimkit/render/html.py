"""Pages as one HTML file: no script, no address to fetch, charts as SVG inside.

The page is readable on wide and narrow screens, in light and dark, on paper, without colour and by a screen
reader: each chart is a table with a picture in each row.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from claimkit.render import figure
from claimkit.render.blocks import (
    Answer,
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
from claimkit.render.plain import figures
from claimkit.render.strip import draw_key, draw_strip
from claimkit.render.svg import style

_TOP = 2  # level of the headings below the title
_CONTENTS_FROM = 3  # sections from which a page gets a table of contents
_FOLDED_FROM = 8  # sections beyond which it is folded, so that the evidence stays near the answer
_NARROW = "@media (max-width: 38rem)"  # as in page.css
_HEAD = ("Question", "Answer", "How well it stands", "According to", "Range")


def to_html(page: Page) -> str:
    """Return a page as one HTML document; the same page always gives the same bytes.

    >>> document = to_html(Page("Crowd <1>", "About 5,000."))
    >>> "<h1>Crowd &lt;1&gt;</h1>" in document, "<script" in document
    (True, False)
    """
    return "\n".join(_Writer().page(page)) + "\n"


def to_fragment(page: Page) -> str:
    """Return a page as a piece of HTML with its own style, to stand inside another page, such as a notebook.

    >>> to_fragment(Page("Crowd", "About 5,000.")).startswith('<div class="claimkit">')
    True
    """
    return "\n".join(_Writer().fragment(page)) + "\n"


def _sheets(*names: str) -> str:
    return f"<style>\n{''.join(map(style, names))}</style>"


class _Writer:
    """Writes one page; remembers which ids are taken and how many charts there are."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._charts = 0

    def page(self, page: Page) -> Iterator[str]:
        anchors = {id(block): self._anchor(block) for block in page.blocks if isinstance(block, Section)}
        sections = [block for block in page.blocks if isinstance(block, Section)]
        yield "<!DOCTYPE html>"
        yield f'<html lang="{escape(page.language) or "en"}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="color-scheme" content="light dark">'
        yield f"<title>{escape(page.title) or 'Page'}</title>"
        if page.lead:
            yield f'<meta name="description" content="{escape(page.lead)}">'
        yield _sheets("colours.css", "page.css", "board.css", "figure.css", "chart.css")
        yield from _card_sheet(page.blocks)
        yield "</head>"
        yield "<body>"
        yield "<main>"
        yield f"<header>\n<h1>{escape(page.title)}</h1>"
        if page.lead:
            yield f'<p class="lead">{escape(page.lead)}</p>'
        yield "</header>"
        if len(sections) >= _CONTENTS_FROM and not any(section.folded for section in sections):
            folded = len(sections) > _FOLDED_FROM
            yield f'<nav aria-label="Contents">{"<details><summary>Contents</summary>" * folded}\n<ol>'
            for section in sections:
                yield f'<li><a href="#{escape(anchors[id(section)])}">{escape(section.heading)}</a></li>'
            yield f"</ol>\n{'</details>' * folded}</nav>"
        for block in page.blocks:
            if isinstance(block, Section):
                yield from self._section(block, 2, anchors[id(block)])
            else:
                yield from self._block(block, 2)
        yield "</main>"
        yield "</body>"
        yield "</html>"

    def fragment(self, page: Page) -> Iterator[str]:
        yield '<div class="claimkit">'
        yield _sheets("colours.css", "fragment.css", "board.css", "figure.css", "chart.css")
        if page.title:
            yield f'<p class="title">{escape(page.title)}</p>'
        if page.lead:
            yield f'<p class="lead">{escape(page.lead)}</p>'
        for block in page.blocks:
            yield from self._block(block, 3)
        yield "</div>"

    def _anchor(self, section: Section) -> str:
        words = _slug(section.anchor or section.heading)
        anchor, number = words, 1
        while anchor in self._ids:
            number += 1
            anchor = f"{words}-{number}"
        self._ids.add(anchor)
        return anchor

    def _section(self, section: Section, level: int, anchor: str) -> Iterator[str]:
        tag = f"h{min(level, 6)}"
        if section.folded:
            note = f'<span class="note">{escape(section.note)}</span>' if section.note else ""
            heading = f"<{tag}>{escape(section.heading)}</{tag}>"
            yield f'<section><details class="fold"><summary>{heading}{note}</summary>'
            yield f'<div id="{escape(anchor)}">'
            for block in section.blocks:
                yield from self._block(block, level + 1)
            yield "</div>\n</details></section>"
            return
        yield f'<section class="open" id="{escape(anchor)}">'
        yield f"<{tag}>{escape(section.heading)}</{tag}>"
        if section.note:
            yield f'<p class="note">{escape(section.note)}</p>'
        for block in section.blocks:
            yield from self._block(block, level + 1)
        yield "</section>"

    def _block(self, block: Block, level: int) -> Iterator[str]:
        match block:
            case Section():
                yield from self._section(block, level, self._anchor(block))
            case Paragraph(text, Tone.ANSWER):
                yield f'<p class="answer">{escape(text)}</p>{_as_text(text) if level == _TOP else ""}'
            case Paragraph(text, Tone.CAUTION):
                yield f'<p class="caution"><strong>Caution.</strong> {escape(text)}</p>'
            case Paragraph(text):
                yield f"<p>{escape(text)}</p>"
            case Facts(pairs):
                yield "<dl>"
                for name, value in pairs:
                    yield f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
                yield "</dl>"
            case Bullets(items):
                yield "<ul>"
                for item in items:
                    yield f"<li>{escape(item)}</li>"
                yield "</ul>"
            case Quote(text, source, url):
                yield f"<blockquote>\n<p>“{escape(text)}”</p>"
                credit = _linked(source or url, url)
                if credit:
                    yield f"<footer>— <cite>{credit}</cite></footer>"
                yield "</blockquote>"
            case Table():
                yield from _table(block)
            case Board():
                yield from self._board(block)
            case Chart():
                yield from self._chart(block)

    def _board(self, board: Board) -> Iterator[str]:
        pictures = [draw_strip(one) for one in board.answers]
        heads = _HEAD if any(pictures) else _HEAD[:-1]
        cells = "".join(f'<th role="columnheader">{name}</th>' for name in heads)
        yield '<table class="board" role="table">'
        yield f'<thead><tr role="row">{cells}</tr></thead>'
        yield "<tbody>"
        for one, picture in zip(board.answers, pictures, strict=True):
            yield self._answer(
                one, f'<td role="cell" class="picture">{picture}</td>' if any(pictures) else ""
            )
        yield "</tbody>\n</table>"
        key = draw_key(board.answers)
        if key:
            yield key

    def _answer(self, one: Answer, picture: str) -> str:
        question, status = escape(one.question), escape(one.status)
        kinds = " ".join(map(_slug, one.status.split(", later ")))
        if one.anchor:  # the section may stand further down, or be left out
            aim = _slug(one.anchor)
            question = f'<a href="#{escape(aim)}">{question}</a>' if aim in self._ids else question
        return (
            f'<tr role="row"><th role="rowheader" scope="row">{question}</th>'
            f'<td role="cell" class="says">{escape(one.answer)}</td>'
            f'<td role="cell" class="status {escape(kinds)}"><span>{status}</span></td>'
            f'<td role="cell" class="who">{escape(one.sources)}</td>{picture}</tr>'
        )

    def _chart(self, chart: Chart) -> Iterator[str]:
        self._charts += 1
        yield from figure.draw(chart, f"_chart{self._charts}")


def _slug(words: str) -> str:
    """Words as an id or a class."""
    return re.sub(r"[\W_]+", "-", words.lower()).strip("-") or "section"


def _as_text(words: str) -> str:
    """A plain link that hands over the words as a text: no script is needed."""
    told = quote(words, safe="")
    return (
        f'<p class="take"><a download="sentence.txt" href="data:text/plain;charset=utf-8,{told}">copy</a></p>'
    )


def _tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Section):
            yield from _tables(block.blocks)


def _card_sheet(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the style by which a narrow page names the cells of its tables, once for all that are alike."""
    rules = {
        f'.{_kind(table)} td:nth-child({number})::before {{ content: "{_in_style(name)}: "; }}\n'
        for table in _tables(blocks)
        for number, name in enumerate(table.columns, start=1)
        if number > 1
    }
    if rules:
        yield f"<style>\n{_NARROW} {{\n{''.join(sorted(rules))}}}\n</style>"


def _kind(table: Table) -> str:
    """The class of tables with these columns."""
    return f"t{zlib.crc32(repr(table.columns).encode()):x}"


def _in_style(words: str) -> str:
    """Words as a style sheet may hold them: what could end them is told by its number."""
    return re.sub(r"[^\w ]", lambda found: f"\\{ord(found[0]):x} ", words)


def _linked(words: str, url: str) -> str:
    return f'<a href="{escape(url)}">{escape(words)}</a>' if url else escape(words)


def _table(table: Table) -> Iterator[str]:
    # the roles keep the table a table where a narrow screen lays it out as cards
    right = [figures(column) for column in zip(*table.rows, strict=True)] or [False] * len(table.columns)
    firsts = [n == 0 for n in range(len(table.columns))]
    kinds = [' class="right"' if to_right else "" for to_right in right]
    yield f'<table role="table" class="{_kind(table)}">'
    if table.caption:
        yield f"<caption>{escape(table.caption)}</caption>"
    heads = "".join(
        f'<th role="columnheader"{kind}>{escape(name)}</th>'
        for name, kind in zip(table.columns, kinds, strict=True)
    )
    yield f'<thead><tr role="row">{heads}</tr></thead>'
    yield "<tbody>"
    for row, url in zip(table.rows, table.urls or [""] * len(table.rows), strict=True):
        cells = "".join(
            f'<td role="cell"{kind}>{_linked(cell, url if first else "")}</td>'
            for first, kind, cell in zip(firsts, kinds, row, strict=True)
        )
        yield f'<tr role="row">{cells}</tr>'
    yield "</tbody>\n</table>"
