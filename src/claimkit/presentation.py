"""Presentation: a dossier or an answer as text, Markdown or an HTML page."""

from __future__ import annotations

import claimkit.render.html
import claimkit.render.markdown
import claimkit.render.plain
from claimkit.dossier import Dossier
from claimkit.dossier.pages import brief as brief_page
from claimkit.dossier.pages import page
from claimkit.errors import ArgumentError
from claimkit.render import Board, Page
from claimkit.render.plain import WIDTH
from claimkit.resolution import Resolution
from claimkit.resolution.view import answer_row, section


def _page(call: str, shown: Dossier | Resolution, *, brief: bool = False) -> Page:
    if isinstance(shown, Dossier):
        return brief_page(shown) if brief else page(shown)
    if isinstance(shown, Resolution):
        found = section(shown)
        blocks = [Board([answer_row(shown)]), *found.blocks[:1]] if brief else found.blocks
        return Page(found.heading, found.note, blocks)
    raise ArgumentError(call, "what is shown", shown, "a Dossier or a Resolution")


def to_text(shown: Dossier | Resolution, *, width: int = WIDTH, brief: bool = False) -> str:
    """Return plain text for a terminal or a mail.

    Args:
        shown: a dossier, or the answer to one question.
        width: most columns of a line, 40 or more; only a word that is longer reaches beyond.
        brief: whether to give only what is seen first: what happened, the answers, a sentence to publish.

    Example:
        >>> from claimkit.models import Claim
        >>> from claimkit.resolution import resolve
        >>> answer = resolve([Claim.from_text("deaths", "12", who) for who in ("Post", "Metro")])
        >>> print(to_text(answer, width=60, brief=True), end="")
        Deaths
        ══════
        <BLANKLINE>
        agreed: two or more independent origins name it
        <BLANKLINE>
        Question  Answer  Status  Sources
        ────────  ──────  ──────  ─────────
        Deaths        12  agreed  2 outlets
        <BLANKLINE>
        ▌ 12 people died, according to Metro and Post.
    """
    return claimkit.render.plain.to_text(_page("to_text", shown, brief=brief), width)


def to_markdown(shown: Dossier | Resolution) -> str:
    """Return Markdown with tables."""
    return claimkit.render.markdown.to_markdown(_page("to_markdown", shown))


def to_html(shown: Dossier | Resolution) -> str:
    """Return one HTML page with inline SVG pictures: no script, nothing fetched."""
    return claimkit.render.html.to_html(_page("to_html", shown))
