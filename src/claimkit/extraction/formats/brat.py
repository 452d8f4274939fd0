"""Standoff annotations of brat, read and written."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import Any, Unpack, overload

from claimkit.arguments import a_list, demand
from claimkit.errors import InvalidModelError, ParseError
from claimkit.extraction.formats.documents import (
    Both,
    Collect,
    Marked,
    Options,
    Raise,
    Reader,
    further,
    placed,
    written,
)
from claimkit.extraction.model import Annotated, Extraction
from claimkit.extraction.offsets import Offsets, Unit
from claimkit.files import content
from claimkit.models import Report

Standoff = PathLike[str] | Iterable[tuple[str | Report, str]]
"""A folder, or pairs of a text, or its report, and its annotations."""

_BOUND = re.compile(r"(?P<label>\S+) (?P<places>\d+ \d+(?:;\d+ \d+)*)")
_PASSED_OVER = ("R", "N", "*")  # relations, normalisations and equivalences say nothing of a span alone


@overload
def from_brat(
    documents: Standoff,
    *,
    errors: Raise = "raise",
    **options: Unpack[Options],
) -> list[Annotated]: ...
@overload
def from_brat(
    documents: Standoff,
    *,
    errors: Collect,
    **options: Unpack[Options],
) -> Both: ...
def from_brat(
    documents: Standoff,
    *,
    errors: Raise | Collect = "raise",
    **options: Unpack[Options],
) -> list[Annotated] | Both:
    r"""Read standoff annotations of brat: text-bound ones (T), with their attributes (A) and notes (#).

    The arguments of an event (E) are put into one ``group``.  A note in JSON tells fields by name.
    Relations, normalisations and equivalences are passed over.

    Args:
        documents: a folder that holds a ``.txt`` beside each ``.ann``, or pairs of a text, or its report, and
            what stands in its ``.ann``.
        errors: "raise" one ExceptionGroup that names every line that cannot be read, or "collect" them.
        options: as for :func:`claimkit.from_langextract`; brat counts code points; ``roles``
            tell what its attributes mean.

    Raises:
        ExceptionGroup: of :class:`~claimkit.InvalidModelError`, one a line that cannot be read.

    Example:
        >>> ((report, extractions),) = from_brat(
        ...     [("Two people died.", "T1\tToll 0 10\tTwo people\n")],
        ...     labels={"Toll": "deaths"},
        ...     source="Daily",
        ... )
        >>> extractions
        (Extraction('deaths', 'Two people', start=0, end=10, fields={}),)
    """
    reader = Reader("from_brat", errors, options)
    for number, (name, text, told) in enumerate(_files(documents, reader), start=1):
        where = name or f"document {number}"
        report = text if isinstance(text, Report) else reader.report(name, text, where)
        offsets = Offsets(report.text, reader.unit)
        reader.add(report, list(_marks(reader, report.text, told, offsets, where)), where)
    return reader.result()


def _files(documents: Any, reader: Reader) -> Iterator[tuple[str | None, str | Report, str]]:
    """Names, texts and annotations; a file that cannot be read is named, and costs the others nothing."""
    if isinstance(documents, PathLike):
        for path in sorted(Path(documents).rglob("*.ann")):
            try:
                text, told = (
                    content(reader.call, one, reader.encoding) for one in (path.with_suffix(".txt"), path)
                )
            except (OSError, ParseError) as error:
                reader.fault(path.name, path.stem, getattr(error, "reason", str(error)))
            else:
                yield path.stem, text, told
        return
    for pair in a_list("from_brat", "documents", documents, wanted="a folder or a list of pairs"):
        demand("from_brat", "a document", pair, tuple, do="give (text, annotations)")
        text, told = pair
        demand("from_brat", "a text", text, str, Report)
        yield None, text, demand("from_brat", "annotations", told, str)


def _marks(reader: Reader, text: str, told: str, offsets: Offsets, where: str) -> Iterator[Marked]:
    """The text-bound annotations of a document, with what other lines tell of them."""
    bound: dict[str, Marked] = {}
    more: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(told.split("\n"), start=1):
        if not line.strip() or line.startswith(_PASSED_OVER):
            continue
        try:
            _line(text, line.rstrip("\r"), offsets, bound, more)
        except InvalidModelError as error:
            reader.fault(f"{where}, line {number}", line, error.reason)
    groups = {target: group for group, about in more.items() for target in about.pop("arguments", ())}
    for key, mark in bound.items():
        group = groups.get(key)
        about = more.get(key, {}) | (more.get(group, {}) if group else {})
        yield mark._replace(more=about, group=group)


def _line(
    text: str, line: str, offsets: Offsets, bound: dict[str, Marked], more: dict[str, dict[str, Any]]
) -> None:
    """Take over one line; what it tells of another annotation goes into ``more``."""
    key, _, rest = line.partition("\t")
    kind, (told, _, words) = key[:1], rest.partition("\t")
    if kind == "T":
        found = _BOUND.fullmatch(told)
        if found is None:
            raise InvalidModelError("brat", "line", line, "must be 'T1<tab>Type start end<tab>text'")
        bound[key] = _bound(text, found, words, offsets)
    elif kind in ("A", "M", "#"):
        name, target, *value = told.split(" ", 2)[:3] if " " in told else (told, "")
        if not target:
            raise InvalidModelError("brat", "line", line, "must name the annotation that it tells of")
        about = more.setdefault(target, {})
        about |= _noted(words) if kind == "#" else {name: value[0] if value else True}
    elif kind == "E":
        arguments = [part.partition(":")[2] for part in told.split()]
        more.setdefault(key, {})["arguments"] = [a for a in arguments if a.startswith("T")]
    else:
        raise InvalidModelError("brat", "line", line, "begins with no known letter: T, A, M, E, R, N, # or *")


def _bound(text: str, found: re.Match[str], words: str, offsets: Offsets) -> Marked:
    """A text-bound annotation; pieces with nothing but blanks between them are one."""
    pieces = [tuple(map(int, place.split())) for place in found["places"].split(";")]
    points = [tuple(offsets.to_code_points(at) for at in piece) for piece in pieces]
    start, end = pieces[0][0], pieces[-1][1]
    quote: str | None = words or None
    if all(None not in piece for piece in points):
        gaps = [text[a[1] : b[0]] for a, b in itertools.pairwise(points)]
        whole = text[points[0][0] : points[-1][1]]
        if not any(gap.strip() for gap in gaps) and (not words or whole.split() == words.split()):
            quote = whole
    return Marked(found["label"], start, end, quote)


def _noted(words: str) -> dict[str, Any]:
    """What a note tells: fields of JSON, or a note."""
    try:
        told = json.loads(words)
    except ValueError:
        return {"note": words}
    return told if isinstance(told, dict) else {"note": words}


def to_brat(documents: Iterable[Annotated], *, unit: Unit | str = Unit.CODE_POINTS) -> list[tuple[str, str]]:
    r"""Write pairs of a text and its standoff annotations; inverse of :func:`from_brat`.

    What an extraction tells beside its label stands in a note in JSON.

    Args:
        documents: reports with their extractions; each must have a span.
        unit: what the offsets that are written count.

    Raises:
        InvalidModelError: an extraction has no span, or a label with a blank in it.

    Example:
        >>> told = Extraction("deaths", "Two people", 0, 10, value=2)
        >>> to_brat([Annotated(Report("Two people died.", "Daily"), (told,))])[0][1]
        'T1\tdeaths 0 10\tTwo people\n#1\tAnnotatorNotes T1\t{"value": 2}\n'
    """
    pairs = []
    for report, offsets, extractions in written("to_brat", documents, unit):
        lines = []
        for number, extraction in enumerate(extractions, start=1):
            placed("to_brat", extraction, offsets, len(report.text))
            if not extraction.attribute or extraction.attribute.split() != [extraction.attribute]:
                reason = "brat's types are one word; map the label to an attribute first"
                raise InvalidModelError("to_brat", "attribute", extraction.attribute, reason)
            lines.append(f"T{number}\t{_written(extraction, report.text, offsets)}\n")
            if more := further(extraction):
                note = json.dumps(more, ensure_ascii=False)
                lines.append(f"#{number}\tAnnotatorNotes T{number}\t{note}\n")
        pairs.append((report.text, "".join(lines)))
    return pairs


def _written(extraction: Extraction, text: str, offsets: Offsets) -> str:
    """The type, the places and the words; each line of the text is a piece of its own."""
    start, end = extraction.start or 0, extraction.end or 0
    breaks = [at for at in range(start, end) if text[at] == "\n"]
    pieces = list(zip([start, *(at + 1 for at in breaks)], [*breaks, end], strict=True))
    places = ";".join(f"{offsets.from_code_points(a)} {offsets.from_code_points(b)}" for a, b in pieces)
    words = " ".join(text[a:b] for a, b in pieces)
    return f"{extraction.attribute} {places}\t{words}"
