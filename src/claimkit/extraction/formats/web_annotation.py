"""Annotations of the W3C's Web Annotation Data Model, read and written."""

from __future__ import annotations

import json
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
    placed,
    written,
)
from claimkit.extraction.model import Annotated
from claimkit.extraction.offsets import Unit
from claimkit.models import Report
from claimkit.text import Span

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


@overload
def from_web_annotation(
    documents: Documents, *, errors: Raise = "raise", **options: Unpack[Options]
) -> list[Annotated]: ...
@overload
def from_web_annotation(documents: Documents, *, errors: Collect, **options: Unpack[Options]) -> Both: ...
def from_web_annotation(
    documents: Documents, *, errors: Raise | Collect = "raise", **options: Unpack[Options]
) -> list[Annotated] | Both:
    """Read annotations of the W3C's Web Annotation Data Model.

    The label is the body whose purpose is ``tagging``; a body of JSON tells more.  The place is a
    ``TextPositionSelector``, a ``TextQuoteSelector``, or both; the words before and behind a quote choose
    between several places.

    Args:
        documents: a path (not a text), the text of a file, annotations, pages of them, or lists of these.
        errors: "raise" or "collect", as for :func:`from_langextract`.
        options: as for :func:`claimkit.from_langextract`; ``reports`` are needed, known by their
            address or id: annotations hold no text; ``roles`` tell what the names in a body of
            JSON mean.

    Returns:
        An :class:`~claimkit.Annotated` a report that has annotations, in the order in which they come.

    Raises:
        ExceptionGroup: of :class:`~claimkit.InvalidModelError`, one an annotation that cannot be read.

    Example:
        >>> report = Report("Two people died.", "Daily", id="d1")
        >>> quote = {"type": "TextQuoteSelector", "exact": "Two people", "suffix": " died"}
        >>> told = {
        ...     "type": "Annotation",
        ...     "body": {"type": "TextualBody", "purpose": "tagging", "value": "deaths"},
        ...     "target": {"source": "d1", "selector": quote},
        ... }
        >>> from_web_annotation([told], reports=[report])[0].extractions
        (Extraction('deaths', 'Two people', start=0, end=10, fields={}),)
    """
    reader = Reader("from_web_annotation", errors, options)
    marks: dict[str, tuple[Report, list[Marked]]] = {}
    for where, record in reader.records(documents):
        for annotation in _annotations(record):
            try:
                report, mark = _of_web(reader, annotation, where)
            except InvalidModelError as error:
                reader.fault(where, error.value, error.reason)
            else:
                marks.setdefault(report.id, (report, []))[1].append(mark)
    for report, told in marks.values():
        reader.add(report, told, f"report {report.id!r}")
    return reader.result()


def _annotations(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The annotations of a page or a collection, or the record itself."""
    page = record if "items" in record else record.get("first")
    items = page.get("items") if isinstance(page, Mapping) else None
    yield from (record,) if items is None else items


def _of_web(reader: Reader, annotation: Mapping[str, Any], where: str) -> tuple[Report, Marked]:
    targets = annotation.get("target")
    target = targets[0] if isinstance(targets, list) and targets else targets
    if not isinstance(target, Mapping):
        reason = "has no target with a selector; give its source and its place"
        raise InvalidModelError("Annotation", "target", target, reason)
    source = target.get("source")
    name = source.get("id") if isinstance(source, Mapping) else source
    report = reader.report(str(name or ""), None, where)
    selectors = target.get("selector") or ()
    told = [selectors] if isinstance(selectors, Mapping) else list(selectors)
    told += [s["refinedBy"] for s in told if isinstance(s.get("refinedBy"), Mapping)]
    position = next((s for s in told if s.get("type") == "TextPositionSelector"), {})
    quoted = next((s for s in told if s.get("type") == "TextQuoteSelector"), {})
    if not position and not quoted:
        reason = "has no TextPositionSelector and no TextQuoteSelector; give one"
        raise InvalidModelError("Annotation", "selector", selectors, reason)
    label, more = _bodies(annotation.get("body"))
    start, end, quote = position.get("start"), position.get("end"), quoted.get("exact")
    if start is None and quote is not None and reader.unit is Unit.CODE_POINTS:
        start, end = _beside(report.text, quote, quoted.get("prefix", ""), quoted.get("suffix", ""))
    return report, Marked(label, start, end, quote, more)


def _beside(text: str, quote: str, prefix: str, suffix: str) -> tuple[int | None, int | None]:
    """The one place of a quote between the words that stand before and behind it; None where it has none."""
    first = text.find(prefix + quote + suffix)
    if first < 0 or text.find(prefix + quote + suffix, first + 1) >= 0:
        return None, None
    return Span(first + len(prefix), first + len(prefix) + len(quote))


def _bodies(body: object) -> tuple[str, dict[str, Any]]:
    """The tag of an annotation, and what a body of JSON tells."""
    bodies = [b for b in (body if isinstance(body, list) else [body]) if isinstance(b, Mapping)]
    tags = [str(b.get("value", "")) for b in bodies if b.get("purpose", "tagging") == "tagging"]
    more: dict[str, Any] = {}
    for one in bodies:
        if one.get("format") == "application/json":
            try:
                told = json.loads(one.get("value", ""))
            except (TypeError, ValueError):
                told = {"body": one.get("value")}
            more |= told if isinstance(told, Mapping) else {"body": told}
        elif one.get("purpose", "tagging") != "tagging":
            more[str(one["purpose"])] = one.get("value")
    return (tags[0] if tags else "", more)


def to_web_annotation(
    documents: Iterable[Annotated], *, unit: Unit | str = Unit.CODE_POINTS, around: int = 20
) -> str:
    """Write annotations of the Web Annotation Data Model; inverse of :func:`from_web_annotation`.

    Args:
        documents: reports with their extractions; each must have a span.
        unit: what the offsets that are written count.
        around: how many code points before and behind a quote go with it.

    Raises:
        InvalidModelError: an extraction has no span.
    """
    items: list[dict[str, Any]] = []
    for report, offsets, extractions in written("to_web_annotation", documents, unit):
        text, source = report.text, report.url or report.id
        for extraction in extractions:
            start, end = placed("to_web_annotation", extraction, offsets, len(text))
            first, last = extraction.start or 0, extraction.end or 0
            quote = {
                "type": "TextQuoteSelector",
                "exact": extraction.quote,
                "prefix": text[max(0, first - around) : first],
                "suffix": text[last : last + around],
            }
            position = {"type": "TextPositionSelector", "start": start, "end": end}
            bodies = [{"type": "TextualBody", "purpose": "tagging", "value": extraction.attribute}]
            if more := further(extraction):
                told = {"type": "TextualBody", "purpose": "describing", "format": "application/json"}
                bodies.append({**told, "value": json.dumps(more, ensure_ascii=False)})
            items.append(
                {
                    "id": f"urn:claimkit:{len(items) + 1}",
                    "type": "Annotation",
                    "body": bodies,
                    "target": {"source": source, "selector": [quote, position]},
                }
            )
    page = {"@context": _CONTEXT, "type": "AnnotationPage", "items": items}
    return json.dumps(page, ensure_ascii=False, indent=1)
