"""What the formats of annotations share: documents in, reports and extractions out, and the way back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from typing import Any, Literal, NamedTuple, TypedDict

from claimkit.arguments import a_list, demand, known_options, list_of, one_of
from claimkit.datespans import DateSpan
from claimkit.errors import InvalidModelError
from claimkit.extraction.model import Annotated, Extraction
from claimkit.extraction.offsets import Offsets, Unit
from claimkit.files import content
from claimkit.models import Moment, Report, Source
from claimkit.quantities import Quantity

Raise = Literal["raise"]
Collect = Literal["collect"]
Documents = str | PathLike[str] | Iterable[Mapping[str, Any] | str]
"""Where documents are read from: a path, the text of a file, or what its lines or JSON hold."""
Both = tuple[list[Annotated], list[InvalidModelError]]
"""What was read, and what could not be."""

_SAID = ("value", "about", "speaker", "place", "event", "group")
"""Fields of an extraction that come with a label under their own name, unless ``roles`` renames them."""


class Marked(NamedTuple):
    """A label on a stretch of a text, as a format tells it.

    Attributes:
        label: the label.
        start: where it begins, in the unit of the format; None where the format does not say.
        end: where it ends.
        quote: the words; None takes those of the text.
        more: what else the format tells of it, by name.
        group: what belongs together with it.
    """

    label: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    more: Mapping[str, Any] = {}
    group: str | int | None = None


class Options(TypedDict, total=False):
    """What a caller may say beside the documents; see :func:`claimkit.from_langextract`."""

    labels: Mapping[str, str] | None
    roles: Mapping[str, str] | None
    reports: Iterable[Report]
    unit: Unit | str
    source: Source | str
    published: Moment | None
    language: str
    encoding: str | None


class Reader:
    """Makes reports and extractions of the documents of one format, and keeps what cannot be read.

    Args:
        call: the function that the caller called.
        errors: "raise" or "collect".
        options: what else the caller said.
        unit: what the offsets of the format count, unless the caller says otherwise.
    """

    def __init__(self, call: str, errors: str, options: Options, unit: Unit | str = Unit.CODE_POINTS) -> None:
        one_of(call, "errors", errors, ("raise", "collect"))
        known_options(call, options, Options.__annotations__)
        given: dict[str, Any] = dict(options)
        labels, roles = given.pop("labels", None), given.pop("roles", None)
        demand(call, "labels", labels, Mapping, type(None), do="give labels={'TOLL': 'deaths'}")
        demand(call, "roles", roles, Mapping, type(None), do="give roles={'count': 'value'}")
        for field in (roles or {}).values():
            one_of(call, "roles", field, _SAID)
        self.call, self.errors, self.unit = call, errors, Unit(given.pop("unit", unit))
        self.labels, self.roles = dict(labels or {}), dict(roles or {})
        self.encoding: str | None = given.pop("encoding", None)
        known = list_of(call, "reports", given.pop("reports", ()), Report)
        self._by_id = {name: r for r in known for name in (r.url, r.id) if name}
        self._by_text = {r.text: r for r in known}
        self.fields = given
        self.found: list[Annotated] = []
        self.faults: list[InvalidModelError] = []

    def fault(self, where: str, value: object, reason: str) -> None:
        """Note what cannot be read."""
        self.faults.append(InvalidModelError(self.call, where, value, reason))

    def report(self, name: str | None, text: str | None, where: str) -> Report:
        """The report of a document: one that the caller gave, by its id, its address or its text, or its own.

        Raises:
            InvalidModelError: the caller gave none of that name, and the document has no text.
        """
        known = self._by_id.get(name or "") or (self._by_text.get(text) if text is not None else None)
        if known is not None:
            return known
        if not isinstance(text, str):
            reason = "has no text, and no report of that id or address was given; give reports=[...]"
            raise InvalidModelError(self.call, where, name, reason)
        own: dict[str, Any] = {"source": name or where, "id": name or where}
        return Report(text, **own | self.fields)

    def add(self, report: Report, marks: Iterable[Marked | InvalidModelError], where: str) -> None:
        """Take over what is marked in a report; a mark that cannot be one is a fault of its own."""
        offsets = Offsets(report.text, self.unit)
        made: list[Extraction] = []
        for number, mark in enumerate(marks, start=1):
            try:
                if isinstance(mark, InvalidModelError):
                    raise mark
                made.append(self._extraction(report.text, mark, offsets))
            except InvalidModelError as error:
                self.fault(f"{where}, label {number}", error.value, error.reason)
        self.found.append(Annotated(report, tuple(made)))

    def _extraction(self, text: str, mark: Marked, offsets: Offsets) -> Extraction:
        start, end = (self._point(offset, offsets) for offset in (mark.start, mark.end))
        quote = mark.quote
        if quote is None:
            quote = text[start:end] if start is not None and end is not None and 0 <= start <= end else ""
        named = {self.roles.get(name, name): value for name, value in mark.more.items()}
        said = {name: plain(named.pop(name)) for name in _SAID if named.get(name) is not None}
        said.setdefault("group", mark.group)
        label = self.labels.get(mark.label, mark.label)
        return Extraction(label, quote, start, end, fields=named, **said)

    def _point(self, offset: object, offsets: Offsets) -> int | None:
        """An offset in code points; one that is none stays as it came, for the check to tell."""
        if isinstance(offset, str) and offset.strip().lstrip("-").isdigit():
            offset = int(offset)  # older exports of label tools write them as texts
        if isinstance(offset, float) and offset.is_integer():
            offset = int(offset)  # what went through a frame with gaps
        if offset is None or isinstance(offset, bool) or not isinstance(offset, int):
            if offset is None:
                return None
            raise InvalidModelError("Extraction", "start", offset, "is no offset; write a whole number")
        found = offsets.to_code_points(offset)
        return offset if found is None else found

    def result(self) -> list[Annotated] | Both:
        """What was read; with ``errors="collect"`` a pair of that and the faults."""
        if self.errors == "collect":
            return self.found, self.faults
        if self.faults:
            told = f"{len(self.faults)} annotations cannot be read; mend them, or pass errors='collect'"
            raise ExceptionGroup(told, self.faults)
        return self.found

    def records(self, data: Documents) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The records of documents in JSON, each with its place; what is none is a fault."""
        for where, record in self._loaded(data):
            if isinstance(record, Mapping):
                yield where, record
            else:
                self.fault(where, record, "must be an object of JSON")

    def _loaded(self, data: Any) -> Iterator[tuple[str, Any]]:
        if isinstance(data, PathLike):
            data = content(self.call, data, self.encoding)
        if not isinstance(data, str):
            data = [data] if isinstance(data, Mapping) else data
            given = a_list(self.call, "documents", data, wanted="a path, a text or a list of records")
            for number, record in enumerate(given, start=1):
                yield from self._line(f"record {number}", record)
            return
        try:
            whole = json.loads(data)
        except ValueError as error:
            if data.lstrip().startswith("[") and not _is_json(data.lstrip().partition("\n")[0]):
                self.fault("the file", data, f"is no JSON: {error}")
                return
        else:
            told = whole if isinstance(whole, list) else [whole]
            yield from ((f"record {number}", record) for number, record in enumerate(told, start=1))
            return
        for number, line in enumerate(data.split("\n"), start=1):
            if line.strip():
                yield from self._line(f"line {number}", line)

    def _line(self, where: str, line: object) -> Iterator[tuple[str, Any]]:
        if not isinstance(line, str):
            yield where, line
            return
        try:
            yield where, json.loads(line)
        except ValueError as error:
            self.fault(where, line, f"is no JSON: {error}; the other lines are read")


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def plain(value: Any) -> Any:
    """A value that stands in a list of one, as label tools give it."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def name_of(record: Mapping[str, Any], key: str) -> str | None:
    """A field of a record as a text; None where it has none."""
    return None if record.get(key) is None else str(record[key])


def listed_objects(told: object, name: str) -> Iterator[Mapping[str, Any] | InvalidModelError]:
    """The objects of a list; an error in the place of what is none.

    Raises:
        InvalidModelError: it is no list.
    """
    if not isinstance(told, list | tuple):
        raise InvalidModelError("Extraction", name, told, "must be a list")
    for one in told:
        yield (
            one
            if isinstance(one, Mapping)
            else InvalidModelError("Extraction", name, one, "must be an object")
        )


def take(
    reader: Reader, where: str, record: Mapping[str, Any], name: str | None, text: object, marks: Any
) -> None:
    """Take over one document; one that cannot be read is named, and costs the others nothing."""
    try:
        report = reader.report(name or None, text if isinstance(text, str) else None, where)
        reader.add(report, list(marks(record)), where)
    except InvalidModelError as error:
        reader.fault(where, error.value, error.reason)
    except (AttributeError, TypeError) as error:
        reader.fault(where, record, f"is not laid out as this format is: {error}")


# -- writing ------------------------------------------------------------------------------------------


def written(
    call: str, documents: Iterable[Annotated], unit: Unit | str
) -> Iterator[tuple[Report, Offsets, list[Extraction]]]:
    """The documents to write, each with the offsets of its text.

    Raises:
        ArgumentError: something in the list is no pair of a report and extractions.
    """
    kind = Unit(unit)
    for annotated in a_list(call, "documents", documents, wanted="a list of Annotated"):
        demand(call, "a document", annotated, tuple, do="give Annotated(report, extractions)")
        report, extractions = annotated
        demand(call, "a report", report, Report)
        told = list_of(call, "extractions", extractions, Extraction)
        yield report, Offsets(report.text, kind), list(told)


def placed(call: str, extraction: Extraction, offsets: Offsets, size: int) -> tuple[int, int]:
    """Where an extraction stands, in the unit of the format.

    Raises:
        InvalidModelError: it has no span inside the text.
    """
    start, end = extraction.start, extraction.end
    if start is None or end is None or not 0 <= start <= end <= size:
        reason = (
            "has no span inside its report, and this format tells nothing else; write what check() mended"
        )
        raise InvalidModelError(call, "extraction", extraction.quote, reason)
    return offsets.from_code_points(start), offsets.from_code_points(end)


def further(extraction: Extraction) -> dict[str, Any]:
    """What an extraction tells beside its label and its span, as JSON."""
    said = {
        "value": _shown(extraction.value),
        "about": _shown(extraction.about),
        "speaker": extraction.speaker.name if extraction.speaker is not None else None,
        "place": extraction.place.name if extraction.place is not None else None,
        "event": extraction.event,
        "group": extraction.group,
    }
    return {name: value for name, value in said.items() if value is not None} | extraction.fields


def _shown(value: object) -> Any:
    if isinstance(value, DateSpan):
        return value.edtf
    return str(value) if isinstance(value, Quantity) else value


def lines(records: Iterable[object]) -> str:
    """One JSON object a line."""
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)
