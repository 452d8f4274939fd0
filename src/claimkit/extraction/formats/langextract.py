"""Annotated documents of langextract, read and written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Unpack, overload

from claimkit.errors import InvalidModelError
from claimkit.extraction.formats.documents import (
    Both,
    Collect,
    Documents,
    Marked,
    Options,
    Raise,
    Reader,
    further,
    lines,
    listed_objects,
    name_of,
    placed,
    take,
    written,
)
from claimkit.extraction.model import Annotated
from claimkit.extraction.offsets import Unit


@overload
def from_langextract(
    documents: Documents, *, errors: Raise = "raise", **options: Unpack[Options]
) -> list[Annotated]: ...
@overload
def from_langextract(documents: Documents, *, errors: Collect, **options: Unpack[Options]) -> Both: ...
def from_langextract(
    documents: Documents, *, errors: Raise | Collect = "raise", **options: Unpack[Options]
) -> list[Annotated] | Both:
    """Read the annotated documents of langextract: one JSON object a line.

    Args:
        documents: a path (not a text), the text of a file, or its lines or records.
        errors: "raise" one ExceptionGroup that names every line that cannot be read, or "collect" them.
        options: what else the caller knows.  ``labels``: what attribute of claimkit each
            ``extraction_class`` means; one that is left out stays as it is, and :func:`claimkit.check` names
            it where it is no attribute.  ``roles``: what field of an extraction each name in ``attributes``
            means (``value``, ``about``, ``speaker``, ``place``, ``event``, ``group``); these names mean
            themselves, and others are kept in ``fields``.  ``reports``: the reports that the documents are
            about, known by their id, address or text; for others reports are made.  ``unit``: what the
            offsets count, code points unless it is said.  ``source``, ``published`` and ``language``: of all
            reports that are made.

    Returns:
        An :class:`~claimkit.Annotated` a document, in their order.  With ``errors="collect"`` a pair: these
        and the faults.

    Raises:
        ExceptionGroup: of :class:`~claimkit.InvalidModelError`, one a line that cannot be read.

    Example:
        >>> line = (
        ...     '{"document_id": "d1", "text": "Two people died.", "extractions": ['
        ...     '{"extraction_class": "toll", "extraction_text": "Two people",'
        ...     ' "char_interval": {"start_pos": 0, "end_pos": 10}}]}'
        ... )
        >>> found, faults = from_langextract([line, "{"], labels={"toll": "deaths"}, errors="collect")
        >>> found[0].extractions[0]
        Extraction('deaths', 'Two people', start=0, end=10, fields={})
        >>> str(faults[0])[:60]
        "from_langextract.record 2 = '{': is no JSON: Expecting prope"
    """
    reader = Reader("from_langextract", errors, options)
    for where, record in reader.records(documents):
        take(reader, where, record, name_of(record, "document_id"), record.get("text"), _of_langextract)
    return reader.result()


def _of_langextract(record: Mapping[str, Any]) -> Iterator[Marked | InvalidModelError]:
    for told in listed_objects(record.get("extractions") or (), "extractions"):
        if isinstance(told, InvalidModelError):
            yield told
            continue
        where = told.get("char_interval") or {}
        more = dict(told.get("attributes") or {})
        if told.get("description"):
            more["description"] = told["description"]
        yield Marked(
            str(told.get("extraction_class", "")),
            where.get("start_pos"),
            where.get("end_pos"),
            str(told.get("extraction_text", "")),
            more,
            told.get("group_index"),
        )


def to_langextract(documents: Iterable[Annotated], *, unit: Unit | str = Unit.CODE_POINTS) -> str:
    r"""Write annotated documents as langextract does; inverse of :func:`from_langextract`.

    Args:
        documents: reports with their extractions; offsets count code points.
        unit: what the offsets that are written count.

    Example:
        >>> from claimkit.models import Report
        >>> told = Annotated(Report("Two died.", "Daily", id="d1"), ())
        >>> to_langextract([told])
        '{"document_id": "d1", "text": "Two died.", "extractions": []}\n'
    """
    return lines(
        {
            "document_id": report.id,
            "text": report.text,
            "extractions": [
                _to_langextract(extraction, number, offsets, len(report.text))
                for number, extraction in enumerate(extractions, start=1)
            ],
        }
        for report, offsets, extractions in written("to_langextract", documents, unit)
    )


def _to_langextract(extraction: Any, number: int, offsets: Any, size: int) -> dict[str, Any]:
    more = further(extraction)
    group = more.pop("group", None) if isinstance(extraction.group, int) else None
    description = more.pop("description", None)
    where = None
    if extraction.start is not None:
        start, end = placed("to_langextract", extraction, offsets, size)
        where = {"start_pos": start, "end_pos": end}
    return {
        "extraction_class": extraction.attribute,
        "extraction_text": extraction.quote,
        "char_interval": where,
        "alignment_status": "match_exact" if where else None,
        "extraction_index": number,
        "group_index": group,
        "description": description,
        "attributes": more,
    }
