"""The main job: what a careful analyst says of the five seed reports."""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import claimkit as ck
from claimkit.dossier import EventRecord

ROOT = Path(__file__).parents[2]


def load(name: str, folder: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@functools.cache
def dossier() -> ck.Dossier:
    return ck.reconcile(load("reconcile_seeds", "examples").reports())


def records(kind: str, day: str) -> list[EventRecord]:
    dated = [e for e in dossier().events if e.event.kind == kind and e.date]
    return [e for e in dated if e.date and str(e.date.earliest) <= day <= str(e.date.latest)]


def at_place(kind: str, day: str, place: str) -> EventRecord:
    return next(e for e in records(kind, day) if e.place and place in (e.place.name, *e.place.aliases))


def test_crowd_at_the_court() -> None:
    """About 5,000 on both days; later around ten thousand by one account, contested; no mean."""
    (protest,) = [e for e in records("protest", "2024-01-17") if "crowd_size" in e.resolutions]
    crowd = protest.resolutions["crowd_size"]
    told = [(s.value, s.status.value, str(s.about and s.about.earliest), s.later) for s in crowd.states]
    assert told == [
        (5000, "supported", "2024-01-15", False),
        (5000, "supported", "2024-01-17", False),
        (10000, "contested", "2024-01-17", True),
    ]
    assert crowd.value == 5000
    assert "7,500" not in crowd.explain()
    assert any("17,000" in flag for flag in crowd.flags)


def test_sentence_imposed_and_faced() -> None:
    """Four years were imposed; up to four years is what he faced before."""
    trial = next(e for e in records("trial", "2024-01-17") if "sentence_length" in e.resolutions)
    assert (trial.resolutions["sentence_length"].value, trial.resolutions["sentence_length"].low) == (4, 4)
    faced = trial.resolutions["sentence_exposure"]
    assert (faced.value, faced.high) == (4, 4)


def test_one_charge_in_three_wordings() -> None:
    trial = next(e for e in records("trial", "2024-01-17") if "charge" in e.resolutions)
    charge = trial.resolutions["charge"]
    state = next(n for n, s in enumerate(charge.states) if s.value == "inciting hatred")
    assert charge.states[state].status is ck.Status.AGREED
    wordings = {p.claim.text for p in charge.placements if p.state == state}
    assert wordings == {"inciting ethnic discord", "inciting ethnic hatred", "inciting racial hatred"}


def test_arrests_with_their_parts() -> None:
    """At least 5,300 in Russia; Moscow's 1,800 and St Petersburg's 1,176 are parts."""
    arrests = at_place("protest", "2021-01-31", "Russia").resolutions["arrests"]
    assert (arrests.value, arrests.low, arrests.high) == (5300, 5300, None)
    assert arrests.status is ck.Status.SINGLE_SOURCE
    parts = {p.name: p.answer.value for p in arrests.parts if isinstance(p.answer, ck.Quantity)}
    assert parts == {"Moscow": 1800, "St. Petersburg": 1176}
    assert any("at least 2,324" in note for note in arrests.notes)


def test_eight_days_earlier_is_another_event() -> None:
    """More than 4,000 arrests make "dozens" of participants impossible."""
    (earlier,) = [e for e in records("protest", "2021-01-23") if "arrests" in e.resolutions]
    assert earlier.resolutions["arrests"].low == 4000
    crowd = earlier.resolutions["crowd_size"]
    assert crowd.status is ck.Status.DERIVED
    assert crowd.low == 4000
    assert [c.text.lower() for c in crowd.set_aside] == ["dozens"]
    assert any(s.status is ck.Status.REJECTED for s in crowd.states)


def test_names() -> None:
    """One man in three spellings; a husband and a wife; one place under two names; no crowd of 17,000."""
    people = {e.name: set(e.spellings) for e in dossier().actors}
    alsinov = next(s for s in people.values() if "Fail Alsinov" in s)
    assert {"Fail Alsinov", "Fail Alsynov", "Fail Ałsynow"} <= alsinov
    assert not any({"Alexei Navalny", "Yulia Navalnaia"} <= s for s in people.values())
    places = [set(e.spellings) for e in dossier().places]
    assert any({"Bashkiria", "Bashkortostan"} <= s for s in places)
    crowds = [e.resolutions["crowd_size"] for e in dossier().events if "crowd_size" in e.resolutions]
    assert all(s.value != 17000 for r in crowds for s in r.states)


def test_disputed_and_background() -> None:
    money = [e.resolutions["money"] for e in dossier().events if "money" in e.resolutions]
    assert [(m.low, m.status.value) for m in money] == [(10**9, "disputed")]
    population = [e.resolutions["population"] for e in dossier().events if "population" in e.resolutions]
    assert 17000 in {p.value for p in population}


def report(text: Any = "Two people were hurt.", source: Any = "Metro", **fields: Any) -> ck.Report:
    return ck.Report(text, source, **fields)


def test_bad_input_is_named() -> None:
    """Errors name the report and the field; nothing is guessed."""
    with pytest.raises(ck.InvalidModelError, match=r"Report\.text.*'morning'.*decode"):
        report(b"bytes", id="morning")
    for record in ck.reconcile([report(id="a"), report("Other.", id="a")]).reports:
        assert f"its id 'a' was given to reports that differ; here it is '{record.report.id}'" in record.notes
    police, outlet = (ck.Source("Metro", kind=kind) for kind in ("police", "outlet"))
    for record in ck.reconcile([report(id="a", source=outlet), report(id="b", source=police)]).reports:
        assert record.report.source.kind == "outlet or police"
        assert "source 'Metro' is told to be of several kinds" in record.notes[-1]
    with pytest.raises(ck.InvalidModelError, match=r"low = 9: is above high = 5"):
        ck.Quantity(low=9, high=5)
    with pytest.raises(ck.InvalidModelError, match="finite"):
        ck.Quantity(float("nan"))
    with pytest.raises(ck.NoClaimsError, match="no claims"):
        ck.resolve([])


def test_what_was_not_read_is_said() -> None:
    """An empty report, one in an unread script and a long one: an answer that says what was not read."""
    for text in ("", " \n ", "მოსკოვში ათასობით ადამიანი შეიკრიბა", "."):
        dossier = ck.reconcile([report(text)])
        assert dossier.events == ()
        (record,) = dossier.reports
        assert record.notes, text
    long = ck.reconcile([report("Two people were hurt in Leeds on 3 May 2023. " * 2_000)])
    assert len(long.reports) == 1
    assert long.events


def test_a_sixth_report() -> None:
    """Other words, same rules: nothing is tied to the five reports."""
    text = (
        "Riot police broke up a march in Tampere on Saturday. Organisers put the crowd at close to 3,000, "
        "while police spoke of some 1,200 participants. At least 14 people were detained and three officers "
        "were slightly injured, the interior ministry said."
    )
    import datetime

    found = ck.reconcile([ck.Report(text, "Northern Post", datetime.date(2023, 5, 8))])
    answers = {name: r for e in found.events for name, r in e.resolutions.items()}
    assert answers["arrests"].low == 14
    assert answers["injuries"].value == 3
    assert answers["crowd_size"].status is ck.Status.CONTESTED
    told = [a.answer for a in answers["crowd_size"].state.alternatives]
    assert {a.value for a in told if isinstance(a, ck.Quantity)} == {3000, 1200}


def test_towns_that_gather_their_own_crowds_are_parts() -> None:
    """A crowd that comes together on a square is one, whoever disperses it; so each town has its own."""
    whole = next(e for e in records("protest", "2021-01-31") if e.event.part_of is None)
    parts = [e for e in dossier().events if e.event.part_of == whole.event.id]
    crowds = {
        e.place.name: e.resolutions["crowd_size"].low
        for e in parts
        if e.place and "crowd_size" in e.resolutions
    }
    assert set(crowds) == {"St. Petersburg", "Novosibirsk"}
    assert {e.place.name for e in parts if e.place} == {"Moscow", *crowds}
