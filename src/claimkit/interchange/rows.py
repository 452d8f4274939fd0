"""Rows: a dossier as flat records of JSON types, one for each claim or one for each state of each answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from claimkit.arguments import demand
from claimkit.datespans import DateSpan
from claimkit.dossier import Dossier, EventRecord
from claimkit.interchange.columns import AnswerRow, ClaimRow, RelationRow
from claimkit.models import Claim, Source, Value
from claimkit.quantities import Quantity
from claimkit.resolution import Placement, Resolution, State
from claimkit.resolution.wording import value_words

Cell = str | int | float | bool | None
Row = dict[str, Cell]

BETWEEN = "; "
"""What stands between several names in one cell."""

SEVERAL = "several"
"""Kind of a source that is several, of which a row does not tell who says what; the names stand in its
name."""


def to_rows(dossier: Dossier) -> list[ClaimRow]:
    """Return one row for each claim, in the order of the dossier.

    Every row has the same columns; what is not known is None, never an empty text.

    - The event: ``event`` (its id), ``event_kind``, ``event_name``, ``event_date`` (EDTF),
      ``event_earliest``, ``event_latest``, ``event_place``, ``event_part_of``.
    - What is said: ``question`` (name of the answer), ``attribute``, ``wording`` (the exact words); for a
      quantity ``figure``, ``low``, ``high``, ``low_open``, ``high_open``, ``bound``, ``unit``, ``change`` and
      ``convention``; for a category ``label``; for a date ``date`` (EDTF), ``date_earliest``,
      ``date_latest``, ``date_precision`` and ``date_basis``.
    - By whom: ``source``, ``source_kind``, ``source_url``; ``speaker``, ``speaker_kind``, ``speaker_url``
      where that is somebody else; ``report``, ``start``, ``end`` (code points of the report's text),
      ``told``.
    - About what: ``about`` (EDTF), ``about_earliest``, ``about_latest``, ``about_precision``,
      ``about_basis``, ``modality``, ``hedge``, ``noun``, ``verb``, ``place``, ``place_kind``,
      ``place_part_of``, ``near``, ``scope``, ``actors`` and ``accused`` (names, with semicolons between),
      ``headline``, ``corrects``, ``withdrawn``, ``added``, ``recalled``, ``novelty``, ``is_total``,
      ``people``, ``day_grade``, ``place_grade`` and ``kind_grade`` (on what day, place and kind of event
      rest), ``rules`` (that read it, with semicolons between), ``sentence``.
    - What became of it: ``role``, ``reason``, ``state`` (number of the state that it speaks for, from 1),
      ``status`` and ``answer`` of that state, or of the leading one where it speaks for none.

    Args:
        dossier: what was reconciled.

    Example:
        >>> from claimkit.dossier import assemble
        >>> claim = Claim.from_text("arrests", "at least 60", "The Post", about="9 March 2024")
        >>> row = to_rows(assemble([claim]))[0]
        >>> row["wording"], row["low"], row["high"], row["about"], row["role"], row["status"]
        ('at least 60', 60, None, '2024-03-09', 'supporting', 'single_source')
    """
    rows = (
        _event_cells(record)
        | {"question": name}
        | _claim_cells(placed.claim)
        | _placement_cells(placed, answer)
        for record, name, answer in _answers("to_rows", dossier)
        for placed in answer.placements
    )
    return [cast("ClaimRow", row) for row in rows]


def answers_to_rows(dossier: Dossier) -> list[AnswerRow]:
    """Return one row for each event, question and state of its answer, in the order of the dossier.

    The columns of the event and of the value are those of :func:`to_rows`.  Besides these: ``state`` (from
    1), ``leading`` (whether it is the state that answers the question), ``answer`` (in words; None where
    none prevails), ``status``, ``later``, ``probability``, ``origins``, ``voices``, ``alternatives`` (the
    answers that stand against each other), ``claims`` (how many speak for the state), ``sentence`` (to
    publish), ``notes`` and ``flags``.  ``low`` and ``high`` span all accounts where none prevails.

    Args:
        dossier: what was reconciled.

    Example:
        >>> from claimkit.dossier import assemble
        >>> said = {"City Radio": "about 400", "The Post": "some 400 people", "The Courier": "hundreds"}
        >>> claims = [Claim.from_text("crowd_size", said[who], who, event="march") for who in said]
        >>> row = answers_to_rows(assemble(claims))[0]
        >>> row["question"], row["figure"], row["status"], row["origins"], row["claims"]
        ('crowd_size', 400, 'agreed', 3, 3)
    """
    rows = (
        _event_cells(record) | {"question": name} | _state_cells(answer, number)
        for record, name, answer in _answers("answers_to_rows", dossier)
        for number in range(len(answer.states))
    )
    return [cast("AnswerRow", row) for row in rows]


def relations_to_rows(dossier: Dossier) -> list[RelationRow]:
    """Return one row for each pair of claims on one question, with their relation and its reason.

    Columns: those of the event, ``question``, ``relation``, ``reason``; then of both claims, after ``first_``
    and ``second_``, the ``wording``, ``figure`` or ``label``, ``source``, ``speaker``, ``report``, ``told``.

    Args:
        dossier: what was reconciled.

    Example:
        >>> from claimkit.dossier import assemble
        >>> said = {"City Radio": "about 400", "The Post": "hundreds"}
        >>> claims = [Claim.from_text("crowd_size", said[who], who, event="march") for who in said]
        >>> row = relations_to_rows(assemble(claims))[0]
        >>> row["relation"], row["first_source"], row["second_source"]
        ('refines', 'City Radio', 'The Post')
    """
    rows = (
        _event_cells(record)
        | {"question": name, "relation": found.kind.value, "reason": found.reason}
        | _related_cells("first", found.first)
        | _related_cells("second", found.second)
        for record, name, answer in _answers("relations_to_rows", dossier)
        for found in answer.relations
    )
    return [cast("RelationRow", row) for row in rows]


_RELATED = ("wording", "figure", "label", "source", "speaker", "report", "told")


def _related_cells(prefix: str, claim: Claim) -> Row:
    cells = _claim_cells(claim)
    return {f"{prefix}_{name}": cells[name] for name in _RELATED}


def _answers(call: str, dossier: Dossier) -> Iterator[tuple[EventRecord, str, Resolution]]:
    demand(call, "dossier", dossier, Dossier)
    for record in dossier.events:
        for name, answer in record.resolutions.items():
            yield record, name, answer


def _event_cells(record: EventRecord) -> Row:
    event = record.event
    dated = span_cells("event_date", "event", event.date)
    return {
        "event": event.id,
        "event_kind": event.kind,
        "event_name": event.name or None,
        **{name: dated[name] for name in ("event_date", "event_earliest", "event_latest")},
        "event_place": event.place.name if event.place else None,
        "event_part_of": event.part_of,
    }


def span_cells(edtf: str, prefix: str, span: DateSpan | None) -> Row:
    """Lay a date out over five cells."""
    return {
        edtf: span.edtf if span else None,
        f"{prefix}_earliest": span.earliest.isoformat() if span and span.earliest else None,
        f"{prefix}_latest": span.latest.isoformat() if span and span.latest else None,
        f"{prefix}_precision": span.precision.value if span else None,
        f"{prefix}_basis": span.basis or None if span else None,
    }


def _value_cells(value: Value | None) -> Row:
    quantity = value if isinstance(value, Quantity) else None
    return {
        "figure": quantity.value if quantity else None,
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "low_open": quantity.low_open if quantity else None,
        "high_open": quantity.high_open if quantity else None,
        "bound": quantity.bound.value if quantity else None,
        "unit": quantity.unit if quantity else None,
        "change": quantity.change.value if quantity and quantity.change else None,
        "convention": quantity.convention if quantity else None,
        "label": value or None if isinstance(value, str) else None,
        **span_cells("date", "date", value if isinstance(value, DateSpan) else None),
    }


def _source_cells(prefix: str, source: Source | None) -> Row:
    return {
        prefix: source.name if source else None,
        f"{prefix}_kind": source.kind if source else None,
        f"{prefix}_url": source.url if source else None,
    }


def _claim_cells(claim: Claim) -> Row:
    return {
        "attribute": claim.attribute,
        "wording": claim.text or None,
        **_value_cells(claim.value),
        **_source_cells("source", claim.source),
        **_source_cells("speaker", claim.speaker),
        "report": claim.report,
        "start": claim.start,
        "end": claim.end,
        "told": claim.told.isoformat() if claim.told else None,
        **span_cells("about", "about", claim.about),
        "modality": claim.modality.value,
        "hedge": claim.hedge or None,
        "noun": claim.noun or None,
        "verb": claim.verb or None,
        "place": claim.place.name if claim.place else None,
        "place_kind": claim.place.kind if claim.place else None,
        "place_part_of": claim.place.part_of if claim.place else None,
        "near": claim.near,
        "scope": claim.scope or None,
        "actors": BETWEEN.join(actor.name for actor in claim.actors) or None,
        "accused": BETWEEN.join(actor.name for actor in claim.accused) or None,
        "headline": claim.headline,
        "corrects": claim.corrects,
        "withdrawn": claim.withdrawn,
        "added": claim.added,
        "recalled": claim.recalled,
        "novelty": claim.novelty.value,
        "is_total": claim.is_total,
        "people": claim.people or None,
        "day_grade": claim.day_grade.name.lower(),
        "place_grade": claim.place_grade.name.lower(),
        "kind_grade": claim.kind_grade.name.lower(),
        "rules": BETWEEN.join(claim.reasons) or None,
        "sentence": claim.sentence or None,
    }


def _placement_cells(placed: Placement, answer: Resolution) -> Row:
    state = answer.state if placed.state is None else answer.states[placed.state]
    return {
        "role": placed.role.value,
        "reason": placed.reason or None,
        "state": None if placed.state is None else placed.state + 1,
        "status": state.status.value,
        "answer": answer_words(state),
    }


def answer_words(state: State) -> str | None:
    """Say the answer of a state; None where none prevails."""
    return None if state.answer is None else value_words(state.answer) or None


def _state_cells(answer: Resolution, number: int) -> Row:
    state = answer.states[number]
    return {
        **_value_cells(state.answer),
        "low": state.low,
        "high": state.high,
        **span_cells("about", "about", state.about),
        "state": number + 1,
        "leading": number == answer.leading,
        "answer": answer_words(state),
        "status": state.status.value,
        "later": state.later,
        "probability": state.probability,
        "origins": state.origins,
        "voices": BETWEEN.join(state.voices) or None,
        "alternatives": BETWEEN.join(value_words(a.answer) for a in state.alternatives) or None,
        "claims": sum(placed.state == number for placed in answer.placements),
        "sentence": state.sentence or None,
        "notes": BETWEEN.join(answer.notes) or None,
        "flags": BETWEEN.join(answer.flags) or None,
    }
