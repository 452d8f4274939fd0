"""What was labelled in doccano, read and written."""

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
    lines,
    name_of,
    placed,
    take,
    written,
)
from claimkit.extraction.model import Annotated
from claimkit.extraction.offsets import Unit

_LISTS = ("labels", "label", "entities", "annotations")  # doccano's names for its labels, version by version


@overload
def from_doccano(
    documents: Documents, *, errors: Raise = "raise", **options: Unpack[Options]
) -> list[Annotated]: ...
@overload
def from_doccano(documents: Documents, *, errors: Collect, **options: Unpack[Options]) -> Both: ...
def from_doccano(
    documents: Documents, *, errors: Raise | Collect = "raise", **options: Unpack[Options]
) -> list[Annotated] | Both:
    """Read what was labelled in doccano: one JSON object a line, in any of the layouts of its exports.

    Args:
        documents: a path (not a text), the text of a file, or its lines or records.
        errors: "raise" or "collect", as for :func:`from_langextract`.
        options: as for :func:`claimkit.from_langextract`; doccano counts code points.

    Raises:
        ExceptionGroup: of :class:`~claimkit.InvalidModelError`, one a line that cannot be read.

    Example:
        >>> line = '{"text": "Two people died.", "labels": [[0, 10, "TOLL"]]}'
        >>> ((report, extractions),) = from_doccano(line, labels={"TOLL": "deaths"}, source="Daily")
        >>> extractions
        (Extraction('deaths', 'Two people', start=0, end=10, fields={}),)
    """
    reader = Reader("from_doccano", errors, options)
    for where, record in reader.records(documents):
        take(reader, where, record, name_of(record, "id"), record.get("text"), _of_doccano)
    return reader.result()


def _of_doccano(record: Mapping[str, Any]) -> Iterator[Marked | InvalidModelError]:
    told = next((record[name] for name in _LISTS if record.get(name)), ())
    for one in told:
        if isinstance(one, Mapping):
            yield Marked(str(one.get("label", "")), one.get("start_offset"), one.get("end_offset"))
        elif isinstance(one, list | tuple) and len(one) == 3:
            yield Marked(str(one[2]), one[0], one[1])
        else:
            yield InvalidModelError("Extraction", "labels", one, "must be [start, end, label]")


def to_doccano(documents: Iterable[Annotated], *, unit: Unit | str = Unit.CODE_POINTS) -> str:
    """Write annotated documents for doccano: texts, spans and labels, and nothing else of an extraction.

    Args:
        documents: reports with their extractions.
        unit: what the offsets that are written count.

    Raises:
        InvalidModelError: an extraction has no span.
    """
    return lines(
        {
            "id": report.id,
            "text": report.text,
            "labels": [
                [*placed("to_doccano", e, offsets, len(report.text)), e.attribute] for e in extractions
            ],
        }
        for report, offsets, extractions in written("to_doccano", documents, unit)
    )
