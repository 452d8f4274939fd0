"""Articles: the fields of a report, found in what extractors, feeds and pages of newsrooms give.

Four layouts are known, told apart by the names of their fields alone: the JSON of trafilatura and of
newspaper, schema.org's NewsArticle, and the items of RSS and Atom as feedparser gives them.
"""

from __future__ import annotations

import datetime
import email.utils
import html
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from claimkit.errors import InvalidModelError

_TEXT = ("text", "articleBody", "content", "raw_text", "raw-text", "summary", "description")
_TITLE = ("title", "headline")
_ADDRESS = ("url", "link", "canonical_link", "mainEntityOfPage", "source", "@id")
_WHO = ("publisher", "sitename", "source-hostname", "meta_site_name", "source", "hostname", "source_url")
WHEN = ("date", "datePublished", "publish_date", "published_parsed", "published", "pubDate", "updated")
_LANGUAGE = ("language", "inLanguage", "meta_lang")
"""Names of fields, the one that says most first."""

_SECONDS = 10  # digits of Unix time in seconds, from 2001 to 2286

_ARTICLE = re.compile(r"(?:.*[/:])?\w*(?:Article|BlogPosting|Report)\Z")
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#:@]+)")
_TAG = re.compile(r"<(?:[a-zA-Z/!][^<>]*)>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6])\b[^<>]*>", re.IGNORECASE)


def fields_of(article: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an article says of itself: text, title, url, source, published, language.

    Args:
        article: the fields as an extractor or a feed gives them; a JSON-LD document may hold the article in
            its ``@graph``.

    Raises:
        InvalidModelError: a date that cannot be read; the message shows it.

    Example:
        >>> article = {"headline": "March", "articleBody": "300 came.", "publisher": {"name": "Metro"}}
        >>> found = fields_of(article)
        >>> found["title"], found["text"], found["source"]
        ('March', '300 came.', 'Metro')
    """
    article = _article_in(article)
    found: dict[str, Any] = {
        "text": _plain(_first(article, _TEXT)),
        "title": " ".join(_plain(_first(article, _TITLE)).split()),
        "url": next((a for name in _ADDRESS if _is_address(a := _words(article.get(name)))), ""),
        "published": _when(article),
        "language": _words(_first(article, _LANGUAGE))[:2].lower(),
    }
    found["source"] = _who(article) or host(found["url"])
    return {name: value for name, value in found.items() if value}


def host(address: str) -> str:
    """Return the name of the machine that an address leads to, without "www."; empty for no address.

    >>> host("https://www.metro.example/news/1"), host("Metro")
    ('metro.example', '')
    """
    found = _HOST.match(address)
    return found[1].lower().removeprefix("www.") if found and _is_address(address) else ""


def _is_address(words: str) -> bool:
    return words.startswith(("http://", "https://")) and not re.search(r"\s", words)


def _article_in(article: Mapping[str, Any]) -> Mapping[str, Any]:
    """The article of a JSON-LD document, where that holds several things."""
    graph = article.get("@graph")
    if not isinstance(graph, Iterable) or isinstance(graph, str | Mapping):
        return article
    things = [thing for thing in graph if isinstance(thing, Mapping)]
    kinds = [_listed(thing.get("@type")) for thing in things]
    found = (t for t, names in zip(things, kinds, strict=True) if any(_ARTICLE.match(str(k)) for k in names))
    return next(found, article)


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _first(article: Mapping[str, Any], names: Iterable[str]) -> Any:
    return next((article[name] for name in names if _words(article.get(name))), None)


def _words(value: Any) -> str:
    """A text, however it is wrapped: alone, in a list, or as the name or content of a thing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        keys = ("name", "title", "value", "@value", "@id", "url", "href")
        return next((words for key in keys if (words := _words(value.get(key)))), "")
    if isinstance(value, list | tuple):
        return next((words for one in value if (words := _words(one))), "")
    return ""


def _plain(value: Any) -> str:
    """A text without markup; feeds write paragraphs as HTML."""
    words = value if isinstance(value, str) else _words(value)
    if not _TAG.search(words):
        return words
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", words))).strip()


def _who(article: Mapping[str, Any]) -> str:
    """Who published it: a name before an address, of which the host is taken."""
    told = [words for name in _WHO if (words := _words(article.get(name)))]
    named = (words for words in told if not _is_address(words))
    return " ".join(next(named, "").split()) or next((host(words) for words in told if host(words)), "")


def _when(article: Mapping[str, Any]) -> datetime.date | datetime.datetime | None:
    for name in WHEN:
        value = article.get(name)
        if isinstance(value, datetime.date):
            return value
        if isinstance(value, tuple) and len(value) >= 6:  # a struct_time of feedparser, in UTC
            year, month, day, hour, minute, second = value[:6]
            return datetime.datetime(year, month, day, hour, minute, second, tzinfo=datetime.UTC)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _counted(value, name)
        if words := _words(value):
            return moment_of(words, name)
    return None


def _counted(number: float, name: str) -> datetime.date | datetime.datetime:
    """A day written as one number, or the seconds or milliseconds of Unix time, by how many digits it has.

    >>> [str(_counted(n, "date")) for n in (20240117, 1705485600, 1705485600000)]
    ['2024-01-17', '2024-01-17 10:00:00+00:00', '2024-01-17 10:00:00+00:00']
    """
    digits = len(str(int(number))) if math.isfinite(number) else 0
    try:
        if digits == 8:
            return datetime.date.fromisoformat(str(int(number)))
        if digits in (_SECONDS, _SECONDS + 3):
            return datetime.datetime.fromtimestamp(number / 10 ** (digits - _SECONDS), datetime.UTC)
    except ValueError:
        pass
    reason = "is neither a day as 20240117 nor a time in seconds or milliseconds since 1970; give published="
    raise InvalidModelError("Report", name, number, reason)


def moment_of(words: str, name: str) -> datetime.date | datetime.datetime:
    """Return the day or the time that an article or a feed writes: in ISO 8601, in RFC 822, or in words.

    Args:
        words: what it writes.
        name: of the field, for the message.

    Raises:
        InvalidModelError: it is no single day, or may be one of two.

    Example:
        >>> [str(moment_of(words, "date")) for words in ("2024-01-17T05:00Z", "Jan. 17, 2024")]
        ['2024-01-17 05:00:00+00:00', '2024-01-17']
    """
    from claimkit.dates import parse_date

    try:
        if len(words) <= 10:
            return datetime.date.fromisoformat(words)
        return datetime.datetime.fromisoformat(words)
    except ValueError:
        pass
    try:
        return email.utils.parsedate_to_datetime(words)  # as feeds write it
    except ValueError:
        pass
    span = parse_date(words, default=None)
    if span is None or span.earliest is None or span.earliest != span.latest:
        reason = "is no day as 2024-01-17 and no time of ISO 8601 or RFC 822; give published="
        raise InvalidModelError("Report", name, words, reason)
    return span.earliest
