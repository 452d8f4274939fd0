"""No answer changes without being meant to: see tests/recorded."""

from __future__ import annotations

import functools

import pytest
from tests.recorded import KINDS, differences, recorded

NOW = {kind: make() for kind, make in KINDS.items()}
NAMES = [(kind, name) for kind, now in NOW.items() for name in now]
AS_WAS = functools.cache(recorded)


@pytest.mark.parametrize(("kind", "name"), NAMES, ids=lambda value: str(value).strip()[:40])
def test_answers_are_as_recorded(kind: str, name: str) -> None:
    """Where a change is meant: ``python -m tests.recorded --update``."""
    assert not differences(AS_WAS(kind).get(name, {}), NOW[kind][name]())


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_else_is_recorded(kind: str) -> None:
    assert AS_WAS(kind).keys() == NOW[kind].keys()
