"""The cases keep their format, and the judge sees what is wrong with an answer."""

from __future__ import annotations

import copy
import re
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from tests.conformance import judge
from tests.conformance.__main__ import known_faults
from tests.conformance.implementation import Program, claimkit

CASES = judge.cases()
RIGHT = [case for case in CASES if case["id"] not in set(known_faults())]
README = (judge.HERE / "README.md").read_text(encoding="utf-8")


def test_ids_are_used_once() -> None:
    """An id is the file, the kind and a number."""
    assert [i for i, count in Counter(case["id"] for case in CASES).items() if count > 1] == []
    for path in judge.HERE.glob("*.jsonl"):
        for case in judge.cases_of(path):
            assert re.fullmatch(rf"(?:{path.stem}-)?{re.escape(case['kind'])}-\d+", case["id"]), case["id"]


def test_known_faults_are_cases() -> None:
    """The list holds ids that there are, each once, in the order of the files."""
    ids = [case["id"] for case in CASES]
    assert known_faults() == sorted(set(known_faults()), key=ids.index)


def test_every_field_is_documented() -> None:
    """The README tells of each field that a case, a report, a claim or an answer has."""

    def fields(data: Any) -> set[str]:
        if isinstance(data, dict):
            return set(data) | {name for value in data.values() for name in fields(value)}
        return {name for item in data for name in fields(item)} if isinstance(data, list) else set()

    told = set(re.findall(r"`([a-z_]+)`", README))
    assert fields(CASES) - told == set()


def empty(question: judge.Question) -> Any:
    """Answer nothing at all."""
    match question["part"]:
        case "numbers" | "dates":
            return []
        case "names":
            return {"is_match": False, "verdict": "no_match"}
        case _:
            return {"events": [], "actors": []}


def spoilt(change: Callable[[Any], None]) -> Callable[[judge.Question], Any]:
    """Answer as claimkit does, with one thing changed."""

    def answer(question: judge.Question) -> Any:
        told = copy.deepcopy(claimkit(question))
        change(told)
        return told

    return answer


def share(answer: Callable[[judge.Question], Any], cases: list[judge.Case]) -> float:
    """Share of the cases in which the judge finds a fault."""
    return sum(bool(judge.faults(case, answer)) for case in cases) / len(cases)


def test_nothing_is_no_answer() -> None:
    """Whoever says nothing is right only where nothing is to be said."""
    for case in RIGHT:
        wants = case.get("quantities") or case.get("dates") or case.get("expect") or case.get("events")
        if wants or case.get("want") in ("match", "unsure"):
            assert judge.faults(case, empty), case["id"]


def _off(states: list[Any]) -> None:
    for state in states:
        for field in ("value", "low", "high"):
            if isinstance(state[field], int | float):
                state[field] += 1


def _numbers(told: list[Any]) -> None:
    _off(told)


def _dates(told: list[Any]) -> None:
    for date in told:
        date["first"], date["last"] = "1066-10-14", "1066-10-14"


def _names(told: dict[str, Any]) -> None:
    told["is_match"] = not told["is_match"]
    told["verdict"] = "match"


def _states(told: dict[str, Any]) -> None:
    for event in told["events"]:
        for answer in event["answers"]:
            _off(answer["states"])


def _speakers(told: dict[str, Any]) -> None:
    for event in told["events"]:
        for answer in event["answers"]:
            for claim in answer["claims"]:
                claim["speaker"] = "Nobody at all"


def _kinds(told: dict[str, Any]) -> None:
    for event in told["events"]:
        event["kind"] = "picnic"


def asks(part: str, field: str) -> list[judge.Case]:
    """The cases of a part whose wanted answers have a field with a value."""
    return [
        case
        for case in RIGHT
        if judge.part(case) == part
        and any(want.get(field) is not None for want in case.get("expect", case.get("quantities")) or ())
    ]


@pytest.mark.parametrize(
    ("cases", "change"),
    [
        (asks("numbers", "value"), _numbers),
        ([case for case in RIGHT if case.get("dates") and not case.get("hedged")], _dates),
        ([case for case in RIGHT if case.get("want") in ("match", "apart")], _names),
        ([case for case in asks("reports", "value") if not case["id"].startswith("seeds")], _states),
        (asks("reports", "speaker"), _speakers),
        ([case for case in RIGHT if "event_kind" in case], _kinds),
    ],
    ids=["numbers", "dates", "names", "states", "speakers", "kinds"],
)
def test_a_wrong_answer_is_seen(cases: list[judge.Case], change: Callable[[Any], None]) -> None:
    """One wrong thing in an answer is a fault, in nearly every case that asks for it."""
    assert cases
    assert share(spoilt(change), cases) > 0.9


PROGRAM = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    found = [{"text": "5", "unit": "", "bound": "exact", "value": 5, "low": 5, "high": 5}]
    print(json.dumps(found if asked["text"] == "5" else {"error": "cannot read " + asked["text"]}))
    sys.stdout.flush()
"""


def test_a_program_is_asked() -> None:
    """Another implementation answers line by line, and may say that it cannot."""
    with Program([sys.executable, "-c", PROGRAM]) as program:
        five = {"id": "x", "text": "5", "quantities": [{"value": 5}]}
        assert judge.faults(five, program) == []
        assert judge.faults(five | {"quantities": [{"value": 6}]}, program)
        with pytest.raises(RuntimeError, match="cannot read six"):
            judge.faults(five | {"text": "six"}, program)
