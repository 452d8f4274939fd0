"""Articles: reports from what extractors, feeds and newsrooms give, one by one or a folder at a time."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, Literal, overload

from claimkit.arguments import a_list, demand, one_of
from claimkit.errors import ArgumentError, InvalidModelError, MissingExtraError, ParseError
from claimkit.files import LINES, PAGES, content, documents
from claimkit.models import Report, Source

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
            ``.txt``.  A folder stands for such files in it, in the order of their names.  One path
            (not a text) needs no list.
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
        articles = [articles]
    if isinstance(articles, str | Mapping):
        wanted, do = (
            "a list of articles or of paths",
            "put it into a list, or give a file or a folder as a Path",
        )
        a_list("from_articles", "articles", articles, wanted=wanted, do=do)
    reports: list[Report] = []
    faults: list[InvalidModelError] = []
    for name, found in _each(articles, encoding):
        for where, told in found:
            place = f"{name}, {where}" if where else name
            try:
                if isinstance(told, Exception):
                    raise told
                demand("from_articles", "an article", told, Mapping, do="leave it out")
                reports.append(Report.from_article(told, **fields))
            except MissingExtraError as error:
                if errors == "raise":  # nothing is wrong with the article
                    raise
                faults.append(_named(error, place))
            except (ArgumentError, InvalidModelError, OSError, ValueError) as error:
                faults.append(_named(error, place))
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


def _each(
    articles: Iterable[Mapping[str, Any] | str | PathLike[str]], encoding: str | None
) -> Iterator[tuple[str, Iterable[tuple[str, Any]]]]:
    """What is given, by its name: an article, those of a file, or those of each file of a folder."""
    for number, article in enumerate(articles, start=1):
        if not isinstance(article, str | PathLike):
            yield f"article {number}", [("", article)]
        elif str(article) and Path(article).is_dir():
            yield from ((str(path), _read(path, encoding)) for path in _files(Path(article)))
        else:
            yield str(article), _read(article, encoding)


def _files(folder: Path) -> Iterator[Path]:
    """The articles of a folder, in the order of their names."""
    endings = (".json", ".txt", *LINES, *PAGES)
    return iter(sorted(path for path in folder.rglob("*") if path.suffix.lower() in endings))


def _read(path: str | PathLike[str], encoding: str | None) -> Iterator[tuple[str, Any]]:
    """The articles of a file, each with its place in it; an error in the place of what cannot be read."""
    ending = Path(path).suffix.lower()
    try:
        text = content("from_articles", path, encoding)
        if ending in PAGES:
            yield "", _extracted(text)
        elif ending in LINES or ending == ".json":
            yield from documents(text, lines=ending in LINES)
        elif ending == ".txt":
            yield "", {"text": text, "sitename": Path(path).stem}
        else:
            yield "", ValueError(f"is of no known kind; give {_KINDS}, or a mapping")
    except (InvalidModelError, MissingExtraError, OSError, ParseError) as error:
        yield "", error


def _named(error: Exception, name: str) -> InvalidModelError:
    if isinstance(error, InvalidModelError):
        return InvalidModelError(error.model, error.field, error.value, f"{name}: {error.reason}")
    return InvalidModelError("Report", "article", name, getattr(error, "reason", str(error)))
