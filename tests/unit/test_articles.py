"""Articles from files: pages of HTML where their extractor is installed, folders of mixed encodings."""

import json
import sys
from pathlib import Path
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


def test_a_folder_of_mixed_encodings_is_read_as_far_as_it_can_be(tmp_path: Path, monkeypatch: Any) -> None:
    """What the first bytes name is read; what nothing names is told; the rest goes on."""
    article = {"text": "About 500 people marched in Zürich.", "url": "https://metro.example/1"}
    words = json.dumps(article, ensure_ascii=False)
    for name, encoding in (("a", "utf-8"), ("b", "utf-16"), ("c", "utf-8-sig"), ("d", "cp1252")):
        tmp_path.joinpath(f"{name}.json").write_bytes(words.encode(encoding))
    tmp_path.joinpath("e.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    reports, faults = ck.from_articles(tmp_path, errors="collect")
    assert [r.text for r in reports] == [article["text"]] * 3
    assert [str(f.value).endswith(name) for f, name in zip(faults, ("d.json", "e.html"), strict=True)]
    assert "is not utf-8: line 1, byte" in faults[0].reason
    assert "extra 'html'" in faults[1].reason
    (told,) = ck.from_articles([tmp_path / "d.json"], encoding="cp1252")
    assert told.text == article["text"]
    with pytest.raises(ck.MissingExtraError):
        ck.from_articles(tmp_path)
