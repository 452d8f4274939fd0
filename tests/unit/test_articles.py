"""Pages of HTML, where their extractor is installed."""

import sys
from typing import Any

import pytest

import claimkit as ck

PAGE = """<html lang="en"><head><title>March in Leeds</title><meta property="og:site_name" content="Metro">
<meta property="article:published_time" content="2024-01-17T10:00:00Z">
<link rel="canonical" href="https://metro.example/1"></head><body><nav>Home News Sport</nav><article>
<h1>March in Leeds</h1><p>About 300 people marched in Leeds on Wednesday, police said, and the march ended
at the town hall where speakers addressed the crowd for an hour.</p><p>Two people were arrested on Wednesday
evening, a spokesman for the police said.</p></article></body></html>"""


def test_a_page_without_its_extractor_says_what_to_install(monkeypatch: Any) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ck.MissingExtraError, match="extra 'html'"):
        ck.from_html(PAGE)


def test_a_page_of_html_gives_its_article() -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    report = ck.from_html(PAGE)
    assert (report.source.name, report.url, str(report.day)) == (
        "Metro",
        "https://metro.example/1",
        "2024-01-17",
    )
    assert "About 300 people" in report.text
    assert "Sport" not in report.text
    with pytest.raises(ck.InvalidModelError, match="this page tells none"):
        ck.from_html("<html></html>")
