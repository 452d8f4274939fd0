"""Decisions, and questions without an answer: which event is meant, what errors list, what stands aside."""

from __future__ import annotations

from typing import Any

import pytest

import claimkit as ck
from claimkit.attributes import attribute
from claimkit.dossier import EventRecord
from claimkit.dossier.decisions import with_decisions
from claimkit.dossier.isolation import answered
from claimkit.errors import InvalidModelError
from claimkit.models import Event
from claimkit.resolution import Role, Status


def said(words: str, source: str = "Post", name: str = "deaths") -> ck.Claim:
    return ck.Claim.from_text(name, words, source)


def settle(claims: Any) -> ck.Resolution:
    """A resolver that cannot read 13, nor 40 beside anything."""
    for c in claims:
        if c.text == "13" or (c.text == "40" and len(claims) > 1):
            raise ValueError(f"cannot stand {c.text}")
    return ck.resolve(list(claims))


def test_a_question_is_asked_at_once() -> None:
    answer = answered([said("12"), said("12", "Metro")], attribute("deaths"), settle)
    assert (answer.value, answer.status) == (12, Status.AGREED)


def test_a_claim_that_cannot_be_resolved_stands_aside() -> None:
    answer = answered([said("12"), said("13", "Metro")], attribute("deaths"), settle)
    assert answer.value == 12
    (aside,) = [p for p in answer.placements if p.role is Role.SET_ASIDE]
    assert aside.claim.text == "13"
    assert aside.reason.startswith("cannot be resolved: ")
    assert [p.claim.source.name for p in answer.placements] == ["Metro", "Post"]


def test_claims_that_cannot_be_resolved_together_all_stand_aside() -> None:
    for claims in ([said("12"), said("40", "Metro")], [said("40"), said("13", "Metro"), said("12", "Taiga")]):
        answer = answered(claims, attribute("deaths"), settle)
        assert answer.value is None
        assert "cannot be resolved" in answer.state.sentence
        assert {p.role for p in answer.placements} == {Role.SET_ASIDE}
        assert len(answer.placements) == len(claims)
        assert any("cannot be resolved together" in p.reason for p in answer.placements)


def test_what_is_asked_wrongly_is_an_error() -> None:
    def wrongly(_claims: Any) -> ck.Resolution:
        raise InvalidModelError("resolve", "rule", "newst", "must be one of")

    with pytest.raises(InvalidModelError, match="newst"):
        answered([said("12")], attribute("deaths"), wrongly)


def events(*names: str, asked: str = "deaths") -> list[EventRecord]:
    return [
        EventRecord(Event(name, "attack"), {asked: ck.resolve([said("12", name=asked)])}) for name in names
    ]


def decided(event: str | None = None, name: str = "deaths") -> ck.Decision:
    return ck.Decision(name, ck.Quantity.exact(7, "person"), reason="from the register", event=event)


def values(records: list[EventRecord]) -> list[Any]:
    return [r.resolutions["deaths"].value if "deaths" in r.resolutions else None for r in records]


def test_a_decision_is_of_the_event_that_it_names() -> None:
    assert values(with_decisions(events("a", "b"), [decided("b")], ())) == [12, 7]
    assert values(with_decisions(events("a"), [decided()], ())) == [7]
    both = [*events("a", asked="arrests"), *events("b")]
    assert values(with_decisions(both, [decided()], ())) == [None, 7]
    assert values(with_decisions(both, [decided("a")], ())) == [7, 12]
    assert values(with_decisions(events("a", "b"), [], ())) == [12, 12]


def test_a_decision_without_its_event_is_an_error_that_lists_them() -> None:
    with pytest.raises(InvalidModelError, match=r"is of several events \('a', 'b'\); name one of them"):
        with_decisions(events("a", "b"), [decided()], ())
    with pytest.raises(InvalidModelError, match=r"'c': has no event here; there are 'a', 'b'$"):
        with_decisions(events("a", "b"), [decided("c")], ())
    five = events(*"abcde")
    with pytest.raises(InvalidModelError, match=r"'a', 'b', 'c', 'd', 'e'$"):
        with_decisions(five, [decided("z")], ())
    with pytest.raises(InvalidModelError, match=r"'a', 'b', 'c', 'd', 'e' and more$"):
        with_decisions([*five, *events("f")], [decided("z")], ())
    assert values(with_decisions(events("a", "b"), [decided("c")], (), partly=True)) == [12, 12]


def test_what_fits_a_decision_stands_with_it_and_what_cannot_be_true_beside_it_does_not() -> None:
    claims = [said("7"), said("at least 5", "Metro"), said("12", "Taiga")]
    (record,) = with_decisions(
        [EventRecord(Event("a", "attack"), {"deaths": ck.resolve(claims)})], [decided()], ()
    )
    found = {p.claim.text: p.role for p in record.resolutions["deaths"].placements}
    assert found == {"7": Role.SUPPORTING, "at least 5": Role.VAGUER, "12": Role.DISSENTING}
