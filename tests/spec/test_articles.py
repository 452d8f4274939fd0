"""Articles: the laws of S-X in docs/specification.md that speak of reports from outside."""

import datetime
import email.utils
import html
import json
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimkit.dossier import Dossier, extend, reconcile
from claimkit.errors import InvalidModelError
from claimkit.interchange import from_articles
from claimkit.models import Report, Source
from claimkit.reading import read_report
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached

words = st.text(
    st.characters(codec="utf-8", exclude_characters="<>&", exclude_categories=["C", "Z"]), min_size=1
)
lines = st.lists(words, min_size=1, max_size=4).map(" ".join)
moments = st.datetimes(
    min_value=datetime.datetime(1990, 1, 1),  # noqa: DTZ001
    max_value=datetime.datetime(2040, 1, 1),  # noqa: DTZ001
    timezones=st.just(datetime.UTC),
).map(lambda moment: moment.replace(microsecond=0))
addresses = st.integers(1, 99).map("https://paper.example/{}".format)
told = st.fixed_dictionaries(
    {
        "text": lines,
        "title": lines,
        "who": lines,
        "url": addresses,
        "at": moments,
        "language": st.sampled_from(["en", "de"]),
    }
)


def trafilatura(a: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": a["title"],
        "raw_text": a["text"],
        "text": a["text"],
        "source": a["url"],
        "source-hostname": a["who"],
        "hostname": "paper.example",
        "date": a["at"].isoformat(),
        "language": a["language"],
        "author": "A. Writer",
    }


def newspaper(a: dict[str, Any]) -> dict[str, Any]:
    return {
        "url": a["url"],
        "title": a["title"],
        "text": a["text"],
        "authors": ["A. Writer"],
        "publish_date": a["at"],
        "meta_lang": a["language"],
        "meta_site_name": a["who"],
        "source_url": "https://paper.example",
        "summary": "",
    }


def json_ld(a: dict[str, Any]) -> dict[str, Any]:
    article = {
        "@type": ["NewsArticle"],
        "headline": a["title"],
        "articleBody": a["text"],
        "publisher": {"@type": "Organization", "name": a["who"], "url": "https://paper.example"},
        "datePublished": a["at"].isoformat().replace("+00:00", "Z"),
        "inLanguage": f"{a['language']}-XX",
        "mainEntityOfPage": {"@type": "WebPage", "@id": a["url"]},
    }
    return {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "No"}, article]}


def rss(a: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": a["title"],
        "link": a["url"],
        "source": {"title": a["who"], "href": "https://paper.example/feed"},
        "published": email.utils.format_datetime(a["at"]),
        "published_parsed": a["at"].timetuple(),
        "content": [{"type": "text/html", "value": f"<div><p>{html.escape(a['text'])}</p></div>"}],
        "summary": "In short.",
        "language": a["language"],
    }


@given(told, st.sampled_from([trafilatura, newspaper, json_ld, rss]))
def test_articles(article: dict[str, Any], layout: Any) -> None:
    """S-X-11: What an article tells of itself is in its report, whichever layout tells it."""
    report = Report.from_article(layout(article))
    found = (report.text, report.title, report.source.name, report.url, report.published, report.language)
    assert found == tuple(article[name] for name in ("text", "title", "who", "url", "at", "language"))
    own = Report.from_article(layout(article), "Mine", published=None, id="a")
    assert own == attrs.evolve(report, source=Source("Mine"), published=None, id="a")


bad: list[tuple[Any, str]] = [
    ({"title": "Empty", "sitename": "Metro"}, "text"),
    ({"text": "Two were hurt."}, "source"),
    ({"text": "Two were hurt.", "sitename": "Metro", "date": "some day"}, "date"),
]


@given(st.lists(st.one_of(told.map(json_ld), told.map(rss)), max_size=4), st.sampled_from(bad), st.data())
def test_a_bad_article(good: list[dict[str, Any]], broken: tuple[Any, str], data: st.DataObject) -> None:
    """S-X-12: An article that cannot be read is named with its place, and costs the others nothing."""
    place = data.draw(st.integers(0, len(good)))
    article, field = broken
    reports, faults = from_articles([*good[:place], article, *good[place:]], errors="collect")
    assert reports == from_articles(good)
    assert [fault.field for fault in faults] == [field]
    assert f"article {place + 1}:" in str(faults[0])
    with pytest.raises(ExceptionGroup, match="1 articles cannot be read"):
        from_articles([article])
    reached(bool(good))


@settings(max_examples=20)
@given(cks.report_sets(min_size=2, max_size=3), st.randoms())
def test_one_outlet(given: list[Report], chance: Any) -> None:
    """S-V-19: Reports of one outlet found at different addresses have one source, in any order."""
    found = [
        attrs.evolve(r, id=f"r{n}", source=Source("Metro", url=f"https://metro.example/{n}"))
        for n, r in enumerate(given)
    ]
    plain = reconcile(attrs.evolve(r, source=Source("Metro"), url=r.source.url) for r in found)
    assert reconcile(found) == plain
    assert {r.report.url for r in plain.reports} == {r.source.url for r in found}
    chance.shuffle(found)
    grown = Dossier(())
    for report in [*found, *found[:1]]:
        grown = extend(grown, [report])
    assert grown == plain


def test_a_folder_with_broken_files(tmp_path: Any) -> None:
    """Broken files, two encodings, times with and without a zone: named, and the rest goes on."""
    (tmp_path / "a.json").write_text('{"text": "Two were hurt.", "sitename": "Metro"', encoding="utf-8")
    (tmp_path / "b.txt").write_bytes("Zwölf Verletzte".encode("cp1252"))
    (tmp_path / "c.txt").write_text("\ufeffTwo were hurt.", encoding="utf-8")
    two = [
        {"text": "Six were hurt.", "sitename": "Post", "date": "2024-01-17T05:00"},
        {"text": "Four were hurt.", "sitename": "Star", "date": "2024-01-17T05:00+03:00"},
    ]
    (tmp_path / "d.jsonl").write_text("\n".join(map(json.dumps, two)), encoding="utf-8")
    (tmp_path / "e.doc").write_bytes(b"\0")
    reports, faults = from_articles(tmp_path, errors="collect")
    assert [(r.source.name, str(r.published)) for r in reports] == [
        ("c", "None"),
        ("Post", "2024-01-17 05:00:00"),
        ("Star", "2024-01-17 05:00:00+03:00"),
    ]
    assert [
        ("a.json" in str(f), "no JSON" in str(f), "not utf-8: line 1, byte 2" in str(f)) for f in faults
    ] == [
        (True, True, False),
        (False, False, True),
    ]
    read = {r.report.source.name: r for r in reconcile(reports).reports}
    assert [r.claims > 0 for r in read.values()] == [True] * 3
    assert "without a time zone" in read["Post"].notes[-1]
    assert not read["Star"].notes


kinds = st.permutations([None, "outlet", "police", "ngo"])


@settings(max_examples=30)
@given(cks.report_sets(min_size=2, max_size=3), st.data())
def test_namesakes(given: list[Report], data: st.DataObject) -> None:
    """S-V-33: Reports of one id and sources of several kinds are all read, in any order, and named."""
    ids = zip(data.draw(st.tuples(*[st.sampled_from("ab")] * 3)), data.draw(kinds), strict=False)
    whose = ("Metro", "Metro", "Post")
    told = [
        attrs.evolve(r, id=name, source=Source(who, kind))
        for r, (name, kind), who in zip(given, ids, whose, strict=False)
    ]
    told.append(attrs.evolve(told[0], url="https://metro.example/1"))
    different = {(r.id, r.source.name, r.url, r.published, r.text): r for r in told}.values()
    whole = reconcile(told)
    assert len(different) == len(whole.reports)
    assert len({r.report.id for r in whole.reports}) == len(whole.reports)
    assert sum(r.claims for r in whole.reports) == sum(len(read_report(r)) for r in different)
    assert {c.report for e in whole.events for c in e.claims} <= {r.report.id for r in whole.reports}
    named = {who: {r.source.kind for r in told if r.source.name == who} - {None} for who in whose}
    several = {who for who, found in named.items() if len(found) > 1}
    reached(bool(several), "several kinds")
    for record in whole.reports:
        shared = sum(r.id == record.report.id[0] for r in different) > 1
        assert shared == (record.report.id not in {"a", "b"})
        assert shared == any(f"here it is {record.report.id!r}" in note for note in record.notes)
        in_doubt = any("of several kinds" in note for note in record.notes)
        assert in_doubt == (record.report.source.name in several)
    grown = Dossier(())
    for report in data.draw(st.permutations([*told, told[-1]])):
        grown = extend(grown, [report])
    assert grown == whole
    assert Dossier.from_dict(whole.to_dict()) == whole


def test_an_article_at_two_addresses() -> None:
    """One text of one outlet, found twice: two reports, one origin; their new ids are known again."""
    article = {"text": "Two people were hurt in Leeds on 3 May 2023.", "sitename": "Metro"}
    found = from_articles([article | {"url": f"https://metro.example/{n}"} for n in (1, 2)])
    whole = reconcile(found)
    assert {r.report.url for r in whole.reports} == {r.url for r in found}
    (event,) = whole.events
    assert event.resolutions["injuries"].status.value == "single_source"
    again = [attrs.evolve(r.report, text=article["text"]) for r in whole.reports]
    assert extend(whole, again) == extend(whole, found) == whole == reconcile(again)
    with pytest.raises(InvalidModelError, match=found[0].id):  # which of the two is not said
        reconcile(found, apart=[(found[0].id, found[1].id)])
    assert reconcile(found, link=[(again[0].id, again[1].id)]) == whole


def test_one_path_is_a_file_or_a_folder(tmp_path: Any) -> None:
    """A path alone, of a file or of nothing; a folder among other articles; no text stands for "here"."""
    article = {"text": "Two were hurt.", "sitename": "Metro"}
    (tmp_path / "in").mkdir()
    (tmp_path / "a.json").write_text(json.dumps(article), encoding="utf-8")
    (tmp_path / "in" / "b.json").write_text(json.dumps(article | {"text": "Six died."}), encoding="utf-8")
    assert [r.text for r in from_articles(tmp_path / "a.json")] == ["Two were hurt."]
    assert [r.text for r in from_articles([article, str(tmp_path / "in")])] == ["Two were hurt.", "Six died."]
    for nothing in (tmp_path / "none", ["none"], [""]):
        reports, (fault,) = from_articles(nothing, errors="collect")
        assert reports == []
        assert "article" in str(fault)


@pytest.mark.parametrize(
    ("number", "moment"),
    [
        (20240117, "2024-01-17"),
        (1705485600, "2024-01-17 10:00:00+00:00"),
        (1705485600.5, "2024-01-17 10:00:00.500000+00:00"),
        (1705485600123, "2024-01-17 10:00:00.123000+00:00"),
        (17, None),
        (20241317, None),
        (float("nan"), None),
        (-1705485600, None),
    ],
)
def test_days_and_times_as_numbers(number: float, moment: str | None) -> None:
    """Unix time in seconds or milliseconds, or a day; any other number is refused, and never passed over."""
    article = {"text": "Two were hurt.", "sitename": "Metro", "date": number}
    if moment is None:
        with pytest.raises(InvalidModelError, match="neither a day as 20240117"):
            Report.from_article(article)
    else:
        assert str(Report.from_article(article).published) == moment
