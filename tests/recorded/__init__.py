"""Answers as they are now, so that none of them changes without being meant to.

Nobody has judged these answers one by one, as those of the conformance cases are: they are kept to
show what a change of the code changes.  Where the change is meant, ``python -m tests.recorded --update``
writes them anew, and the difference of the files belongs to the change.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.recorded import dossiers, estimates, readings

FOLDER = Path(__file__).parent
NEAR = 1e-5  # figures are written with six digits
KINDS: dict[str, Callable[[], dict[str, Callable[[], Any]]]] = {
    "dossiers": dossiers.everything,
    "estimates": estimates.everything,
    "readings": readings.everything,
}


def recorded(kind: str) -> dict[str, Any]:
    """Answers of one kind as they were, by name."""
    return dict(json.loads((FOLDER / f"{kind}.json").read_text(encoding="utf-8")))


def write(kind: str, answers: dict[str, Any]) -> None:
    """Write answers, one a line."""
    lines = (f"{json.dumps(name)}: {_lines(one)}" for name, one in answers.items())
    (FOLDER / f"{kind}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _lines(answer: Any) -> str:
    """JSON with a line for each part, so that a difference shows the part."""
    parts = answer.items() if isinstance(answer, dict) else ()
    told = (
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(one, ensure_ascii=False)}"
        for name, one in parts
    )
    return "{\n " + ",\n ".join(told) + "\n}"


def differences(old: Any, new: Any, where: str = "") -> list[str]:
    """Where two answers differ, beyond the last digit of a figure."""
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        return [d for key in old for d in differences(old[key], new[key], f"{where} {key}")]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [d for at, (a, b) in pairs for d in differences(a, b, f"{where} {at}")]
    return [] if old == new or _near(old, new) else [f"{where.strip()}: {new!r}, and was {old!r}"]


def _near(old: Any, new: Any) -> bool:
    try:
        return math.isclose(float(old), float(new), rel_tol=NEAR, abs_tol=1e-9)
    except (TypeError, ValueError):
        return False
