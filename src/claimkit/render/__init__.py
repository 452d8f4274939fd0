"""Pages made of neutral blocks, written as plain text, Markdown or one HTML page with SVG pictures.

Nothing here knows what a claim or a dossier is: a caller lays out a :class:`Page` and hands it to a writer.
"""

from claimkit.render.blocks import (
    Answer,
    Band,
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
from claimkit.render.html import to_fragment, to_html
from claimkit.render.markdown import to_markdown
from claimkit.render.plain import to_text
from claimkit.render.svg import to_svg

__all__ = [
    "Answer",
    "Band",
    "Bar",
    "Block",
    "Board",
    "Bullets",
    "Chart",
    "Facts",
    "Page",
    "Paragraph",
    "Quote",
    "Role",
    "Section",
    "Table",
    "Tone",
    "to_fragment",
    "to_html",
    "to_markdown",
    "to_svg",
    "to_text",
]
