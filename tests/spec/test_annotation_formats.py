"""Formats of annotations: the laws of S-E in docs/specification.md that speak of them."""

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import claimkit as ck
from claimkit.extraction import Unit
from claimkit.testing.reach import reached

SIGNS = st.sampled_from(
    ["a", "Two ", "died", "é", "e\u0301", "😀", "👩\u200d🚒", "न", "\n", " ", "12", '"', "\t", "\\"]
)
texts = st.lists(SIGNS | st.characters(codec="utf-8"), min_size=1, max_size=16).map("".join)
labels = st.sampled_from(["deaths", "crowd_size", "TOLL", "Größe"])
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=8).filter(
    str.strip
)


@st.composite
def extractions(draw: st.DrawFn, text: str) -> ck.Extraction:
    """An annotation of a stretch of a text, with what some formats tell beside it."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return ck.Extraction(
        draw(labels),
        text[start:end],
        start,
        end,
        value=draw(st.none() | st.integers(-5, 10**6) | words),
        about=draw(st.none() | st.just("Monday")),
        speaker=draw(st.none() | words.map(str.strip)),
        group=draw(st.none() | st.integers(0, 3)),
        fields=draw(st.dictionaries(st.sampled_from(["sure", "who"]), words, max_size=2)),
    )


@st.composite
def documents(draw: st.DrawFn) -> list[ck.Annotated]:
    """Reports of different texts with their annotations."""
    told = draw(st.lists(texts, min_size=1, max_size=2, unique=True))
    reports = [ck.Report(text, "Daily", id=f"d{n}") for n, text in enumerate(told)]
    return [ck.Annotated(r, tuple(draw(st.lists(extractions(r.text), max_size=3)))) for r in reports]


def spans(told: list[ck.Annotated]) -> list[Any]:
    """Texts, labels, spans and quotes, in an order that does not depend on groups."""
    return [
        (report.text, sorted((e.attribute, e.start, e.end, e.quote) for e in found)) for report, found in told
    ]


def by_brat(told: list[ck.Annotated], unit: str) -> list[ck.Annotated]:
    return ck.from_brat(ck.to_brat(told, unit=unit), unit=unit, reports=[r for r, _ in told])


def by_web(told: list[ck.Annotated], unit: str) -> list[ck.Annotated]:
    found = ck.from_web_annotation(
        ck.to_web_annotation(told, unit=unit), unit=unit, reports=[r for r, _ in told]
    )
    named = {report.id: extractions for report, extractions in found}
    return [ck.Annotated(r, named.get(r.id, ())) for r, _ in told]


def by_langextract(told: list[ck.Annotated], unit: str) -> list[ck.Annotated]:
    return ck.from_langextract(ck.to_langextract(told, unit=unit), unit=unit, source="Daily")


def by_label_studio(told: list[ck.Annotated], unit: str) -> list[ck.Annotated]:
    return ck.from_label_studio(ck.to_label_studio(told, unit=unit), unit=unit, source="Daily")


def by_doccano(told: list[ck.Annotated], unit: str) -> list[ck.Annotated]:
    return ck.from_doccano(ck.to_doccano(told, unit=unit), unit=unit, source="Daily")


WAYS: list[Callable[[list[ck.Annotated], str], list[ck.Annotated]]] = [
    by_langextract,
    by_doccano,
    by_label_studio,
    by_web,
    by_brat,
]
TELL_MORE = [by_langextract, by_label_studio, by_web, by_brat]


@pytest.mark.parametrize("way", WAYS)
@given(documents(), st.sampled_from([u.value for u in Unit]))
def test_round_trip(way: Callable[..., Any], told: list[ck.Annotated], unit: str) -> None:
    """S-E-10: Annotations that are written in a format and read again have the same texts, labels, quotes
    and spans, in whichever unit they are counted.
    """
    if reached(any(found for _, found in told), "something is annotated"):
        assert spans(way(told, unit)) == spans(told)


@pytest.mark.parametrize("way", TELL_MORE)
@given(documents())
def test_round_trip_of_what_is_said(way: Callable[..., Any], told: list[ck.Annotated]) -> None:
    """S-E-11: A format that has a place for more than a label brings back value, day, speaker, group and
    further fields.
    """
    for (_, one), (_, other) in zip(told, way(told, "code_points"), strict=True):
        if reached(one, "something is annotated"):
            assert sorted(map(repr, one)) == sorted(map(repr, other))


BROKEN = ("{", "[]", "nonsense", '"text"', '{"text": 5, "labels": []}', '{"text": "a", "labels": [[1]]}', "3")


@given(documents(), st.lists(st.sampled_from(BROKEN), min_size=1, max_size=2), st.integers(0, 3))
def test_a_broken_line_is_named(told: list[ck.Annotated], broken: list[str], at: int) -> None:
    """S-E-12: A record that cannot be read is named with its place, and costs the others nothing."""
    lines = [line for line in ck.to_doccano(told).split("\n") if line]
    at = min(at, len(lines))
    mixed = "\n".join([*lines[:at], *broken, *lines[at:]])
    found, faults = ck.from_doccano(mixed, errors="collect", source="Daily")
    reached(broken)
    assert [d for d in spans(found) if d[0] != "a"] == [d for d in spans(told) if d[0] != "a"]
    assert len(faults) >= len(broken)
    named = " ".join(str(fault) for fault in faults)
    assert all(f"line {at + n + 1}" in named for n in range(len(broken)))
    with pytest.raises(ExceptionGroup):
        ck.from_doccano(mixed, source="Daily")


@given(documents(), st.data())
def test_labels_are_the_callers(told: list[ck.Annotated], data: st.DataObject) -> None:
    """S-E-13: A label means what the caller says; one that nobody mapped stays as it is, and is told apart
    from all others when it is checked.
    """
    mapping = data.draw(st.dictionaries(labels, st.sampled_from(["injuries", "arrests"])))
    found = ck.from_doccano(ck.to_doccano(told), labels=mapping, source="Daily")
    for (report, one), (_, other) in zip(told, found, strict=True):
        if reached(one, "something is labelled"):
            assert [e.attribute for e in other] == [mapping.get(e.attribute, e.attribute) for e in one]
            for extraction, checked in zip(other, ck.check(report, other), strict=True):
                known = extraction.attribute in {a.name for a in ck.vocabulary()}
                named = any(repr(extraction.attribute) in reason for reason in checked.reasons)
                assert known or named


@given(texts, st.integers(-3, 40), st.integers(-3, 40))
def test_offsets_out_of_the_text(text: str, start: int, end: int) -> None:
    """S-E-2: An annotation whose offsets lie outside of the text has a status and a reason."""
    assume(not 0 <= start <= end <= len(text))
    line = json.dumps({"text": text, "labels": [[start, end, "deaths"]]})
    ((report, told),) = ck.from_doccano(line, source="Daily", published=datetime.date(2024, 1, 17))
    (checked,) = ck.check(report, told)
    reached(checked)
    assert not checked.is_accepted
    assert checked.reasons
