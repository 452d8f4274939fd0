"""The implementations that can be asked: claimkit itself, and any program that speaks JSON lines."""

from __future__ import annotations

import datetime
import functools
import json
import math
import shlex
import subprocess
from collections.abc import Callable, Iterable
from typing import Any, Self

from tests.conformance.judge import Question, Told

import claimkit as ck
from claimkit.dossier import EventRecord
from claimkit.models import Value
from claimkit.resolution import Resolution


class Program:
    """An implementation in any language: it reads a question a line, and writes its answer as a line."""

    def __init__(self, command: str | list[str]) -> None:
        self.process = subprocess.Popen(
            shlex.split(command) if isinstance(command, str) else command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def __call__(self, question: Question) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(question), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            raise EOFError(
                f"no answer to {question['id']}; the program must write one line for each that it reads"
            )
        answer = json.loads(line)
        if isinstance(answer, dict) and "error" in answer:
            raise RuntimeError(answer["error"])
        return answer


def claimkit(question: Question) -> Any:
    """Answer a question with claimkit."""
    return PARTS[question["part"]](question)


def _numbers(question: Question) -> list[Told]:
    text, language = question["text"], question["language"]
    if question["whole"]:
        return [_quantity(text, ck.parse_quantity(text, language=language))]
    return [_quantity(m.text, m.quantity) for m in ck.find_quantities(text, language=language)]


def _quantity(text: str, quantity: ck.Quantity) -> Told:
    return {"text": text, "unit": quantity.unit or "", "bound": quantity.bound.value, **_value(quantity)}


def _dates(question: Question) -> list[Told]:
    text, anchor = question["text"], _day(question["anchor"])
    if question["whole"]:
        return [_date(text, ck.parse_date(text, anchor))]
    return [_date(m.text, m.date) for m in ck.find_dates(text, anchor=anchor)]


def _date(text: str, date: ck.DateSpan) -> Told:
    return {"text": text, "edtf": date.edtf, **_days(date)}


def _names(question: Question) -> Told:
    match = ck.match_names(question["a"], question["b"], kind=question["of"])
    return {"is_match": match.is_match, "verdict": match.verdict.value}


def _reports(question: Question, without: tuple[str, ...] = ()) -> Told:
    return reconciled(json.dumps(question["reports"]), without)


@functools.cache
def reconciled(reports: str, without: tuple[str, ...] = ()) -> Told:
    """Reconcile once what several cases ask about, without some rules of reading."""
    given = [
        ck.Report(r["text"], r["source"], _day(r["published"]), id=r["id"], language=r["language"])
        for r in json.loads(reports)
    ]
    return _dossier(ck.reconcile(given, without=without))


def _claims(question: Question) -> Told:
    given = [_claim(told) for told in question["claims"]]
    match question["door"]:
        case "assemble":
            return _dossier(ck.assemble(given, attributes=_own(given)))
        case "columns":
            return _columns(given)
        case _:
            return _alone(_answer(ck.resolve(given, attributes=_own(given))))


def _own(claims: Iterable[ck.Claim]) -> list[ck.Attribute]:
    """What a caller declares: attributes that are not built in, of which nothing is known but the name."""
    built_in = {one.name for one in ck.vocabulary()}
    return [ck.Attribute(name) for name in sorted({c.attribute for c in claims} - built_in)]


PARTS: dict[str, Callable[[Question], Any]] = {
    "numbers": _numbers,
    "dates": _dates,
    "names": _names,
    "reports": _reports,
    "claims": _claims,
}


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _claim(told: dict[str, Any]) -> ck.Claim:
    fields: dict[str, Any] = {k: told[k] for k in ("event_kind", "modality", "report", "event") if k in told}
    if "told" in told:
        moment = datetime.datetime if "T" in told["told"] else datetime.date
        fields["told"] = moment.fromisoformat(told["told"])
    if "place" in told:
        fields["place"] = ck.Place(told["place"])
    if "speaker" in told:
        fields["speaker"] = ck.Source(told["speaker"])
    if "value" not in told:
        words = told["words"] if "words" in told else told["label"]
        return ck.Claim.from_text(told["attribute"], words, told["source"], about=told.get("about"), **fields)
    figure = ck.Quantity(told["value"], **{end: told[end] for end in ("low", "high") if end in told})
    about = ck.parse_date(told["about"]) if "about" in told else None
    return ck.Claim(told["attribute"], figure, told["source"], about=about, **fields)


def _columns(claims: list[ck.Claim]) -> Told:
    values = [claim.value for claim in claims]
    columns: dict[str, Any] = {"source": [c.voice.name for c in claims], "object": ["it"] * len(claims)}
    figures = [value for value in values if isinstance(value, ck.Quantity)]
    if len(figures) == len(values):
        columns["value"] = [figure.value for figure in figures]
        columns["low"] = [figure.low for figure in figures]
        columns["high"] = [
            math.inf if figure.high is None and figure.low is not None else figure.high for figure in figures
        ]
    else:
        columns["value"] = values
    if all(claim.told for claim in claims):
        columns["time"] = [claim.told for claim in claims]
    found = ck.resolve_columns(**columns).answers
    value = found["value"][0]
    if value is not None and not isinstance(value, str):
        value = None if math.isnan(value) else float(value)
    state = {
        "value": value,
        "low": None,
        "high": None,
        "status": str(found["status"][0]),
        "first": None,
        "last": None,
    }
    return _alone({"attribute": claims[0].attribute, "leading": 0, "states": [state], "claims": []})


def _alone(answer: Told) -> Told:
    """Return one answer as a dossier that knows nothing of an event."""
    nothing: Told = {
        "kind": None,
        "name": "",
        "place": None,
        "first": None,
        "last": None,
        "happened": True,
        "actors": [],
    }
    return {"events": [nothing | {"answers": [answer]}], "actors": []}


def _dossier(dossier: ck.Dossier) -> Told:
    wholes = {record.event.part_of for record in dossier.events}
    return {
        "events": [_event(record, wholes) for record in dossier.events],
        "actors": [a.name for a in dossier.actors],
    }


def _event(record: EventRecord, wholes: set[str | None]) -> Told:
    event = record.event
    happened = not record.is_date and event.kind != "background" and event.id not in wholes
    return {
        "kind": event.kind,
        "name": event.name,
        "place": record.place.name if record.place else None,
        **_days(record.date),
        "happened": happened,
        "actors": [actor.name for actor in event.actors],
        "answers": [_answer(resolution) for resolution in record.resolutions.values()],
    }


def _answer(resolution: Resolution) -> Told:
    return {
        "attribute": resolution.attribute.name,
        "leading": resolution.leading,
        "states": [
            {
                "value": _plain(s.value),
                "low": s.low,
                "high": s.high,
                "status": s.status.value,
                **_days(s.about),
            }
            for s in resolution.states
        ],
        "claims": [
            {
                "role": placed.role.value,
                "attribute": placed.claim.attribute,
                "text": placed.claim.text,
                **_value(placed.claim.value),
                "speaker": placed.claim.voice.name,
                "place": placed.claim.place.name if placed.claim.place else None,
                "modality": placed.claim.modality.value,
                "event_kind": placed.claim.event_kind,
                **_days(placed.claim.about),
            }
            for placed in resolution.placements
        ],
    }


def _value(value: Value) -> Told:
    if isinstance(value, ck.Quantity):
        return {"value": value.value, "low": value.low, "high": value.high}
    return {"value": _plain(value), "low": None, "high": None}


def _plain(value: Any) -> Any:
    return value.edtf if isinstance(value, ck.DateSpan) else value


def _days(span: ck.DateSpan | None) -> Told:
    first, last = (span.earliest, span.latest) if span is not None else (None, None)
    return {"first": first.isoformat() if first else None, "last": last.isoformat() if last else None}
