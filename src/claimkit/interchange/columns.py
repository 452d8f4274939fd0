"""Columns: the rows of a dossier as types, so that a checker knows their columns."""

from __future__ import annotations

from typing import TypedDict


class _OfEvent(TypedDict):
    """The columns that every row begins with."""

    event: str
    event_kind: str
    event_name: str | None
    event_date: str | None
    event_earliest: str | None
    event_latest: str | None
    event_place: str | None
    event_part_of: str | None
    question: str


class _OfValue(TypedDict):
    """What is said, and about which days."""

    figure: int | float | None
    low: int | float | None
    high: int | float | None
    low_open: bool | None
    high_open: bool | None
    bound: str | None
    unit: str | None
    change: str | None
    convention: str | None
    label: str | None
    date: str | None
    date_earliest: str | None
    date_latest: str | None
    date_precision: str | None
    date_basis: str | None
    about: str | None
    about_earliest: str | None
    about_latest: str | None
    about_precision: str | None
    about_basis: str | None


class ClaimRow(_OfEvent, _OfValue):
    """One claim, and what became of it; see :func:`claimkit.to_rows`."""

    attribute: str
    wording: str | None
    source: str
    source_kind: str | None
    source_url: str | None
    speaker: str | None
    speaker_kind: str | None
    speaker_url: str | None
    report: str | None
    start: int | None
    end: int | None
    told: str | None
    modality: str
    hedge: str | None
    noun: str | None
    verb: str | None
    place: str | None
    place_kind: str | None
    place_part_of: str | None
    near: bool
    scope: str | None
    actors: str | None
    accused: str | None
    headline: bool
    corrects: bool
    withdrawn: bool
    added: bool
    recalled: bool
    novelty: str
    is_total: bool
    people: str | None
    day_grade: str
    place_grade: str
    kind_grade: str
    rules: str | None
    sentence: str | None
    role: str
    reason: str | None
    state: int | None
    status: str
    answer: str | None


class AnswerRow(_OfEvent, _OfValue):
    """One state of one answer; see :func:`claimkit.answers_to_rows`."""

    state: int
    leading: bool
    answer: str | None
    status: str
    later: bool
    probability: float
    origins: int
    voices: str | None
    alternatives: str | None
    claims: int
    sentence: str | None
    notes: str | None
    flags: str | None


class RelationRow(_OfEvent):
    """Two claims on one question; see :func:`claimkit.relations_to_rows`."""

    relation: str
    reason: str
    first_wording: str | None
    first_figure: int | float | None
    first_label: str | None
    first_source: str
    first_speaker: str | None
    first_report: str | None
    first_told: str | None
    second_wording: str | None
    second_figure: int | float | None
    second_label: str | None
    second_source: str
    second_speaker: str | None
    second_report: str | None
    second_told: str | None
