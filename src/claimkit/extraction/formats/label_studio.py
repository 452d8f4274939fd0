"""Tasks of Label Studio, read and written."""

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
    listed_objects,
    placed,
    plain,
    take,
    written,
)
from claimkit.extraction.model import Annotated
from claimkit.extraction.offsets import Unit


@overload
def from_label_studio(
    documents: Documents, *, text: str = "text", errors: Raise = "raise", **options: Unpack[Options]
) -> list[Annotated]: ...
@overload
def from_label_studio(
    documents: Documents, *, text: str = "text", errors: Collect, **options: Unpack[Options]
) -> Both: ...
def from_label_studio(
    documents: Documents, *, text: str = "text", errors: Raise | Collect = "raise", **options: Unpack[Options]
) -> list[Annotated] | Both:
    """Read the tasks of Label Studio, with the regions that were labelled in them.

    What an annotator wrote or chose beside a region stands under its ``from_name``; each annotation is a
    ``group`` of its own, and one that was cancelled is passed over.

    Args:
        documents: a path (not a text), the text of a file, or its tasks.
        text: the key of the task's data that holds the text.
        errors: "raise" or "collect", as for :func:`from_langextract`.
        options: as for :func:`claimkit.from_langextract`; Label Studio runs in a browser, so
            offsets count units of UTF-16 unless ``unit`` says otherwise.  ``roles`` tell what
            field each ``from_name`` beside a region means.

    Raises:
        ExceptionGroup: of :class:`~claimkit.InvalidModelError`, one a task that cannot be read.

    Example:
        >>> region = {"value": {"start": 0, "end": 10, "labels": ["TOLL"]}, "id": "a", "type": "labels"}
        >>> task = {"data": {"text": "Two people died."}, "annotations": [{"id": 7, "result": [region]}]}
        >>> ((report, extractions),) = from_label_studio([task], labels={"TOLL": "deaths"}, source="Daily")
        >>> extractions
        (Extraction('deaths', 'Two people', start=0, end=10, group=7, fields={}),)
    """
    reader = Reader("from_label_studio", errors, options, Unit.UTF16)
    for where, task in reader.records(documents):
        data = task.get("data")
        held = data.get(text) if isinstance(data, Mapping) else None
        name = data.get("id") if isinstance(data, Mapping) else None
        take(reader, where, task, str(name or task.get("id") or ""), held, _of_label_studio)
    return reader.result()


def _of_label_studio(task: Mapping[str, Any]) -> Iterator[Marked | InvalidModelError]:
    several = listed_objects(task.get("annotations") or task.get("completions") or (), "annotations")
    for number, annotation in enumerate(several, start=1):
        if isinstance(annotation, InvalidModelError):
            yield annotation
            continue
        if annotation.get("was_cancelled"):
            continue
        regions: dict[str, Marked] = {}
        beside: dict[str, dict[str, Any]] = {}
        for at, result in enumerate(listed_objects(annotation.get("result") or (), "result")):
            if isinstance(result, InvalidModelError):
                yield result
                continue
            value = result.get("value") or {}
            place = value.get("globalOffsets") or value
            if "start" in place and result.get("type", "labels").endswith("labels"):
                label = next(iter(value.get(result.get("type", "labels")) or value.get("labels") or [""]))
                group = annotation.get("id", number)
                words = value.get("text") if isinstance(value.get("text"), str) else None
                regions[str(result.get("id", at))] = Marked(
                    str(label), place.get("start"), place.get("end"), words, {}, group
                )
            elif result.get("id") and result.get("from_name"):
                said = next((value[k] for k in ("text", "choices", "number") if k in value), None)
                beside.setdefault(str(result["id"]), {})[str(result["from_name"])] = plain(said)
        for key, mark in regions.items():
            yield mark._replace(more=beside.get(key, {}))


def to_label_studio(documents: Iterable[Annotated], *, unit: Unit | str = Unit.UTF16) -> str:
    """Write annotated documents as tasks of Label Studio; inverse of :func:`from_label_studio`.

    Args:
        documents: reports with their extractions; each must have a span.
        unit: what the offsets that are written count.

    Raises:
        InvalidModelError: an extraction has no span.
    """
    tasks = []
    for report, offsets, extractions in written("to_label_studio", documents, unit):
        by_group: dict[Any, list[Any]] = {}
        for at, extraction in enumerate(extractions):
            start, end = placed("to_label_studio", extraction, offsets, len(report.text))
            common = {"id": f"e{at}", "to_name": "text"}
            value = {"start": start, "end": end, "text": extraction.quote, "labels": [extraction.attribute]}
            results = by_group.setdefault(extraction.group, [])
            results.append({**common, "from_name": "label", "type": "labels", "value": value})
            for name, said in further(extraction).items():
                if name != "group":
                    number = isinstance(said, int | float)
                    told = {"start": start, "end": end} | ({"number": said} if number else {"text": [said]})
                    kind = "number" if number else "textarea"
                    results.append({**common, "from_name": name, "type": kind, "value": told})
        annotations = [{"id": group, "result": results} for group, results in by_group.items()]
        tasks.append({"data": {"id": report.id, "text": report.text}, "annotations": annotations})
    return json.dumps(tasks, ensure_ascii=False, indent=1)
