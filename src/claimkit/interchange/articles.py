"""Articles: reports from what extractors, feeds and newsrooms give, one by one or a folder at a time."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, Literal, overload

from claimkit.arguments import a_list, demand, one_of
from claimkit.errors import InvalidModelError, MissingExtraError
from claimkit.interchange.sheets import marked
from claimkit.models import Report, Source

_PAGES = (".html", ".htm", ".xhtml")
_LINES = (".jsonl", ".ndjson")
_KINDS = ".json, .jsonl, .html or .txt"


@overload
def from_articles(
    articles: Iterable[Mapping[str, Any] | str | PathLike[str]] | PathLike[str],
    *,
    errors: Literal["raise"] = "raise",
    encoding: str | None = None,
    **fields: Any,
) -> list[Report]: ...
@overload
def from_articles(
    articles: Iterable[Mapping[str, Any] | str | PathLike[str]] | PathLike[str],
    *,
    errors: Literal["collect"],
    encoding: str | None = None,
    **fields: Any,
) -> tuple[list[Report], list[InvalidModelError]]: ...
def from_articles(
    articles: Iterable[Mapping[str, Any] | str | PathLike[str]] | PathLike[str],
    *,
    errors: Literal["raise", "collect"] = "raise",
    encoding: str | None = None,
    **fields: Any,
) -> list[Report] | tuple[list[Report], list[InvalidModelError]]:
    """Make reports of many articles; one that cannot be read is named, and costs the others nothing.

    The articles are gone through once, one after the other, so anything that counts or shows what passes
    through it will do for a progress bar: ``from_articles(tqdm(paths))``.

    Args:
        articles: mappings, as for :meth:`claimkit.Report.from_article`, or paths of files: ``.json`` (an
            article or a list of them), ``.jsonl`` (one a line), ``.html`` (needs the extra ``html``),
            ``.txt``.  A path (not a text) of a folder stands for the files in it, in the order of
            their names.
        errors: "raise" one ExceptionGroup that names every fault, or "collect" them.
        encoding: of the files; where it is not said, UTF-8, or what the first bytes of a file say.
        fields: fields of all reports, such as ``source`` or ``language``.

    Returns:
        The reports, in the order of the articles.  With ``errors="collect"`` a pair: reports and faults.

    Raises:
        ExceptionGroup: of :class:`~claimkit.InvalidModelError`, one for each article that cannot be read.

    Example:
        >>> march = {"title": "March", "text": "About 300 came.", "sitename": "Metro"}
        >>> reports, faults = from_articles([march, {"title": "Empty"}], errors="collect")
        >>> [report.source.name for report in reports]
        ['Metro']
        >>> print(faults[0])
        Report.text = None: article 2: the article Empty tells none; extract it first
    """
    one_of("from_articles", "errors", errors, ("raise", "collect"))
    if isinstance(articles, PathLike):
        articles = _files(Path(articles))
    if isinstance(articles, str | Mapping):
        a_list("from_articles", "articles", articles, wanted="a list of articles or of paths")
    reports: list[Report] = []
    faults: list[InvalidModelError] = []
    for number, article in enumerate(articles, start=1):
        demand("from_articles", "an article", article, Mapping, str, PathLike)
        name = f"article {number}" if isinstance(article, Mapping) else str(article)
        try:
            reports += [Report.from_article(one, **fields) for one in _read(article, encoding)]
        except MissingExtraError as error:
            if errors == "raise":  # nothing is wrong with the article
                raise
            faults.append(_named(error, name))
        except (InvalidModelError, OSError, ValueError) as error:
            faults.append(_named(error, name))
    if errors == "collect":
        return reports, faults
    if faults:
        told = f"{len(faults)} articles cannot be read; mend them, or pass errors='collect'"
        raise ExceptionGroup(told, faults)
    return reports


def from_html(page: str, source: Source | str | None = None, **fields: Any) -> Report:
    """Make a report of a page of HTML: its main text, without what surrounds it.

    The extra ``html`` brings the extractor that this rests on, trafilatura.  Nothing is fetched.

    Args:
        page: the whole page.
        source: who published it, as for :meth:`claimkit.Report.from_article`.
        fields: any other field of the report, such as ``url``.

    Raises:
        MissingExtraError: trafilatura is not installed.
        InvalidModelError: the page holds no article.
    """
    demand("from_html", "page", page, str, do="read the file first")
    return Report.from_article(_extracted(page), source, **fields)


def _extracted(page: str) -> Mapping[str, Any]:
    try:
        trafilatura = importlib.import_module("trafilatura")
    except ImportError as error:
        raise MissingExtraError(
            "HTML is read by trafilatura; install claimkit with its extra 'html', or extract the text first"
        ) from error
    found = trafilatura.extract(page, output_format="json", with_metadata=True)
    return json.loads(found) if found else {"title": "of this page"}


def _files(folder: Path) -> Iterator[Path]:
    """The articles of a folder, in the order of their names."""
    endings = (".json", ".txt", *_LINES, *_PAGES)
    return iter(sorted(path for path in folder.rglob("*") if path.suffix.lower() in endings))


def _read(
    article: Mapping[str, Any] | str | PathLike[str], encoding: str | None
) -> Iterator[Mapping[str, Any]]:
    if isinstance(article, Mapping):
        yield article
        return
    path = Path(article)
    ending = path.suffix.lower()
    text = _decoded(path, encoding)
    if ending in _PAGES:
        yield _extracted(text)
    elif ending in _LINES:
        yield from (json.loads(line) for line in text.splitlines() if line.strip())
    elif ending == ".json":
        told = json.loads(text)
        yield from told if isinstance(told, list) else [told]
    elif ending == ".txt":
        yield {"text": text, "sitename": path.stem}
    else:
        raise ValueError(f"is of no known kind; give {_KINDS}, or a mapping")


def _decoded(path: Path, encoding: str | None) -> str:
    given = path.read_bytes()
    wanted = encoding or marked(given)
    try:
        return given.decode(wanted)
    except UnicodeDecodeError as error:
        told = f"is not {wanted.upper()} (byte {error.start}); name its encoding, such as encoding='cp1252'"
        raise ValueError(told) from None


def _named(error: Exception, name: str) -> InvalidModelError:
    if isinstance(error, InvalidModelError):
        return InvalidModelError(error.model, error.field, error.value, f"{name}: {error.reason}")
    told = f"is no JSON: {error}" if isinstance(error, json.JSONDecodeError) else str(error)
    return InvalidModelError("Report", "article", name, told)
