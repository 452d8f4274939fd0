"""What is wrong with an answer to a case: plain JSON on both sides, the standard library alone.

README.md beside this file says what a case and an answer hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PARTS = {"numbers": "quantities", "dates": "dates", "names": "want", "reports": "reports", "claims": "claims"}
# what nobody knows, and what was found untrue, is not said
UNSAID = ("untold", "rejected")

Case = dict[str, Any]
Question = dict[str, Any]
Told = dict[str, Any]


def cases(folder: Path = HERE) -> list[Case]:
    """Return every case of every file, in the order of the files."""
    return [case for path in sorted(folder.glob("*.jsonl")) for case in cases_of(path)]


def cases_of(path: Path) -> list[Case]:
    """Return the cases of a file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def part(case: Case) -> str:
    """Return which part of an implementation a case asks; the right answer's field tells."""
    return next(name for name, field in PARTS.items() if field in case)


def questions(case: Case) -> list[Question]:
    """Return what an implementation is asked: the case without its right answer, once for each door."""
    asked = {"id": case["id"], "part": part(case)}
    match asked["part"]:
        case "numbers":
            whole = case.get("whole", False)
            return [asked | {"text": case["text"], "whole": whole, "language": case.get("language", "en")}]
        case "dates":
            whole = case.get("whole", False)
            return [asked | {"text": case["text"], "whole": whole, "anchor": case.get("anchor")}]
        case "names":
            return [asked | {"a": case["a"], "b": case["b"], "of": case.get("of", "person")}]
        case "reports":
            told = case["reports"]
            told = json.loads((HERE / told).read_text(encoding="utf-8")) if isinstance(told, str) else told
            return [asked | {"reports": [_report(number, report) for number, report in enumerate(told)]}]
        case _:
            return [asked | {"claims": case["claims"], "door": door} for door in case.get("via", ["resolve"])]


def _report(number: int, told: dict[str, Any]) -> dict[str, Any]:
    given = {"source": f"Outlet {number}", "published": None, "id": f"r{number}", "language": "en"} | told
    if "file" in given:
        given["text"] = (HERE / given.pop("file")).read_bytes().decode("utf-8")
    return given


def faults(case: Case, answer: Callable[[Question], Any]) -> list[str]:
    """Return what is wrong with an implementation's answers to a case; an empty list if nothing is."""
    asked = questions(case)
    answers = [answer(question) for question in asked]
    match part(case):
        case "numbers":
            return _numbers(case, answers[0])
        case "dates":
            return _dates(case, answers[0])
        case "names":
            return _names(case, answers[0])
        case _:
            found = [
                f
                for question, told in zip(asked, answers, strict=True)
                for f in _dossier(case, question, told)
            ]
            return found + (_unlike(answers) if case.get("alike") else [])


def same(wanted: Any, got: Any) -> bool:
    """Whether a value is what is wanted: one of a list, a number to nine digits, a text with the words."""
    if isinstance(wanted, list):
        return any(same(one, got) for one in wanted)
    if wanted is None or got is None:
        return wanted is got
    if isinstance(wanted, str):
        text = str(got).casefold()
        return text == wanted[1:].casefold() if wanted.startswith("=") else wanted.casefold() in text
    if isinstance(got, str):
        return False
    return bool(abs(wanted - got) <= 1e-9 * max(1.0, abs(wanted)))


def _numbers(case: Case, told: list[Told]) -> list[str]:
    wanted = case["quantities"]
    if wanted is None:
        return []
    found = [] if len(told) == len(wanted) else [f"{len(told)} found, {len(wanted)} wanted"]
    for want, got in zip(wanted, told, strict=False):
        wrong = [end for end in ("value", "low", "high") if end in want and not same(want[end], got[end])]
        wrong += [words for words in ("unit", "bound") if words in want and got[words] != want[words]]
        found += [f"{got['text']!r}: {field} {got[field]}, wanted {want[field]}" for field in wrong]
    return found


def _dates(case: Case, told: list[Told]) -> list[str]:
    wanted, mine = case["dates"], [[d["first"], d["last"]] for d in told]
    right = len(mine) == len(wanted)
    if case.get("hedged"):
        # a hedge shows: as more days than its words name, or as a mark of doubt in the EDTF
        right = right and all(
            (d["first"] or "") <= first
            and last <= (d["last"] or "9999")
            and ([d["first"], d["last"]] != [first, last] or any(mark in d["edtf"] for mark in "~?%"))
            for d, (first, last) in zip(told, wanted, strict=True)
        )
    else:
        pairs = zip(wanted, mine, strict=False)
        right = right and all(w in ("*", g) for days, got in pairs for w, g in zip(days, got, strict=True))
    if not right:
        return [f"{mine}, wanted {'hedged ' if case.get('hedged') else ''}{wanted}"]
    written = [d["edtf"] for d in told]
    return [] if case.get("edtf", written) == written else [f"{written}, wanted {case['edtf']}"]


def _names(case: Case, told: Told) -> list[str]:
    wants = [case["want"]] if isinstance(case["want"], str) else case["want"]
    held = {"match": told["is_match"], "apart": not told["is_match"], "unsure": told["verdict"] == "unsure"}
    return [] if any(held[want] for want in wants) else [f"{told['verdict']}, wanted {case['want']}"]


def _dossier(case: Case, question: Question, told: Told) -> list[str]:
    door = question.get("door", "reports")
    # columns know values and statuses only, and neither they nor a single question know of events
    known = ("value", "status") if door == "columns" else None
    events = told["events"]
    pairs = [(event, answer) for event in events for answer in event["answers"]]
    found = []
    for want in case.get("expect", ()):
        if not any(_fits(want, e, a, s, known) for e, a in pairs for s in _asked_states(want, a)):
            shown = [
                (a["attribute"], s["value"] if s["value"] is not None else (s["low"], s["high"]), s["status"])
                for _, a in pairs
                for s in a["states"]
                if known or a["attribute"].startswith(want["attribute"])
            ]
            found.append(f"missing {want}; told {shown}")
    said = [(want, list(_said(want, pairs, known))) for want in case.get("never", ())]
    found += [f"must never say {want}: {bad[:2]}" for want, bad in said if bad]
    if case.get("only"):
        told_of = [(e, a, a["states"][a["leading"]]) for e, a in pairs if a["attribute"] != "event_date"]
        found += [
            f"also told: {answer['attribute']} {state['value']}"
            for event, answer, state in told_of
            if state["status"] not in UNSAID
            and not any(_fits(want, event, answer, state, known) for want in case.get("expect", ()))
        ]
    if door in ("reports", "assemble"):
        found += _events(case, told)
    return found if door == "reports" else [f"{door}: {fault}" for fault in found]


def _asked_states(want: dict[str, Any], answer: Told) -> list[Told]:
    states: list[Told] = answer["states"]
    return states if want.get("any_state") else [states[answer["leading"]]]


def _fits(
    want: dict[str, Any], event: Told, answer: Told, state: Told, known: tuple[str, ...] | None
) -> bool:
    """Whether one state of an answer is what is wanted, in every field that is given."""
    if known:
        want = {field: want[field] for field in known if field in want}
    elif answer["attribute"] != want["attribute"] and not answer["attribute"].startswith(
        want["attribute"] + " ("
    ):
        return False
    if any(field in want and not same(want[field], state[field]) for field in ("value", "low", "high")):
        return False
    if "status" in want and state["status"] not in _listed(want["status"]):
        return False
    if "event_kind" in want and event["kind"] != want["event_kind"]:
        return False
    supporting = [claim for claim in answer["claims"] if claim["role"] == "supporting"]
    if "place" in want:
        spots = [event["place"], *(claim["place"] for claim in supporting)]
        if want["place"].casefold() not in [spot.casefold() for spot in spots if spot]:
            return False
    days = state if state["first"] or state["last"] else event
    if any(end in want and days[end] != want[end] for end in ("first", "last")):
        return False
    if "speaker" in want and not any(same(want["speaker"], claim["speaker"]) for claim in supporting):
        return False
    return not any(same(voice, claim["speaker"]) for voice in want.get("without", ()) for claim in supporting)


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _said(
    want: dict[str, Any], pairs: list[tuple[Told, Told]], known: tuple[str, ...] | None
) -> Iterator[str]:
    """Yield the states and the claims behind an answer that say what must never be said."""
    for event, answer in pairs:
        for state in answer["states"]:
            if state["status"] not in UNSAID and _fits(want, event, answer, state, known):
                yield f"{answer['attribute']} {state['value']}"
        if answer["states"][answer["leading"]]["status"] not in UNSAID:
            for claim in answer["claims"]:
                if claim["role"] in ("supporting", "dissenting", "vaguer", "part") and _bears(want, claim):
                    yield f"claim {claim['attribute']} {claim['text']!r}"


def _bears(want: dict[str, Any], claim: Told) -> bool:
    if claim["attribute"] != want["attribute"] or claim["modality"] == "denied":
        return False
    if any(
        field in want and not same(want[field], claim[field]) for field in ("value", "low", "high", "speaker")
    ):
        return False
    if "place" in want and (claim["place"] or "").casefold() != want["place"].casefold():
        return False
    return all(want[field] == claim[field] for field in ("event_kind", "first") if field in want)


def _events(case: Case, told: Told) -> list[str]:
    """Return what is wrong with the events and the people in them."""
    happened = [event for event in told["events"] if event["happened"]]
    found = []
    if "events" in case and len(happened) != case["events"]:
        found.append(
            f"{len(happened)} events ({'; '.join(e['name'] for e in happened)}), wanted {case['events']}"
        )
    if "event_kind" in case and (not happened or happened[0]["kind"] != case["event_kind"]):
        found.append(f"kind {happened[0]['kind'] if happened else None}, wanted {case['event_kind']}")
    acting = {name.casefold() for event in told["events"] for name in event["actors"]}
    named = acting | {name.casefold() for name in told["actors"]}
    for wanted, unwanted, people in (("actors", "no_actors", acting), ("named", "not_named", named)):
        found += [
            f"{name} is missing; told {sorted(people)}"
            for name in case.get(wanted, ())
            if name.casefold() not in people
        ]
        found += [f"{name} is told" for name in case.get(unwanted, ()) if name.casefold() in people]
    return found


def _unlike(answers: list[Told]) -> list[str]:
    """Return the value and status of every door, where they are not the same through all."""
    leading = [a["states"][a["leading"]] for told in answers for e in told["events"] for a in e["answers"]]
    told = {(state["value"], state["status"]) for state in leading}
    return [f"not alike: {sorted(told, key=str)}"] if len(told) > 1 else []
