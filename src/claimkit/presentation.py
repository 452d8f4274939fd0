"""Presentation: a dossier or an answer as text, Markdown or an HTML page."""

from __future__ import annotations

import claimkit.render.html
import claimkit.render.markdown
import claimkit.render.plain
from claimkit.dossier import Dossier
from claimkit.dossier.pages import page
from claimkit.errors import ArgumentError
from claimkit.render import Page
from claimkit.resolution import Resolution
from claimkit.resolution.view import section


def _page(shown: Dossier | Resolution) -> Page:
    if isinstance(shown, Dossier):
        return page(shown)
    if isinstance(shown, Resolution):
        found = section(shown)
        return Page(found.heading, found.note, found.blocks)
    raise ArgumentError("to_text", "what is shown", shown, "a Dossier or a Resolution")


def to_text(shown: Dossier | Resolution) -> str:
    """Return plain text, at most 88 columns wide."""
    return claimkit.render.plain.to_text(_page(shown))


def to_markdown(shown: Dossier | Resolution) -> str:
    """Return Markdown with tables."""
    return claimkit.render.markdown.to_markdown(_page(shown))


def to_html(shown: Dossier | Resolution) -> str:
    """Return one HTML page with inline SVG pictures: no script, nothing fetched."""
    return claimkit.render.html.to_html(_page(shown))
