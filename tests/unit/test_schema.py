"""The JSON schema of a dossier is written from the models."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from tests.json_schema import FILE, SCHEMA, misfits

ROOT = Path(__file__).parents[2]


def test_the_file_is_what_the_models_say() -> None:
    """Run ``python tasks/write_schema.py`` after a change of a model."""
    spec = importlib.util.spec_from_file_location("write_schema", ROOT / "tasks" / "write_schema.py")
    assert spec is not None
    assert spec.loader is not None
    task = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(task)
    assert FILE.read_text(encoding="utf-8") == task.written()


DAY = {"earliest": "2024-01-15", "latest": None, "precision": "span", "edtf": "", "basis": "", "text": ""}


@pytest.mark.parametrize(
    ("data", "schema", "right"),
    [
        (DAY, "DateSpan", True),
        (DAY | {"clock": "05:30"}, "DateSpan", True),
        (DAY | {"clocks": "05:30"}, "DateSpan", False),
        (DAY | {"earliest": "15 January"}, "DateSpan", False),
        (DAY | {"precision": "eon"}, "DateSpan", False),
        ({k: v for k, v in DAY.items() if k != "text"}, "DateSpan", False),
        ({"report": "a", "start": True, "end": 2, "text": "A", "kind": "person"}, "Mention", False),
        ({"name": "A", "kind": None, "url": None}, "Source", True),
        ([], "Source", False),
    ],
)
def test_the_checker_bites(data: object, schema: str, right: bool) -> None:
    """Fields that are missing, unknown or of another kind do not fit."""
    assert (misfits(data, SCHEMA["$defs"][schema]) == []) is right


def test_everything_is_described() -> None:
    """Every model and every field of it says what it means, but for the field that tells models apart."""
    for name, model in SCHEMA["$defs"].items():
        assert model["description"], name
        assert [
            f for f, field in model["properties"].items() if f != "type" and "description" not in field
        ] == []
