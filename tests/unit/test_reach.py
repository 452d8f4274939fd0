"""No law is vacuous: how often a law is reached is counted, and a law with a condition says so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimkit.testing.reach import VacuousLawError, conditions, reached, watch

ROOT = Path(__file__).parents[2]
LAWS = [
    *(ROOT / "tests" / "spec").glob("*.py"),
    *(ROOT / "src" / "claimkit" / "testing" / "laws").glob("*.py"),
]
PROVING = (ast.Assert, ast.Return, ast.Continue)
PROVES = {"require", "same", "raises"}


def laws(path: Path) -> Iterator[ast.FunctionDef]:
    """Property tests, but for those that a parameter decides, and the clauses that users run."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            marks = {ast.unparse(mark).partition("(")[0] for mark in node.decorator_list}
            if marks & {"given", "clause"} and "pytest.mark.parametrize" not in marks:
                yield node


def called(node: ast.AST) -> set[str]:
    """Names of the functions that are called in a piece of code."""
    calls = [n.func for n in ast.walk(node) if isinstance(n, ast.Call)]
    return {
        f.id if isinstance(f, ast.Name) else f.attr for f in calls if isinstance(f, ast.Name | ast.Attribute)
    }


def proves(body: list[ast.stmt]) -> bool:
    """Whether a branch asserts anything."""
    parts = [part for statement in body for part in ast.walk(statement)]
    return any(isinstance(part, ast.Assert) for part in parts) or bool(
        PROVES & set().union(*map(called, body))
    )


def exhaustive(node: ast.If) -> bool:
    """Whether something is proved either way: "if ... else ...", or a branch that returns before the rest."""
    other = node.orelse
    if len(other) == 1 and isinstance(other[0], ast.If):
        return proves(node.body) and exhaustive(other[0])
    return proves(node.body) and (proves(other) if other else isinstance(node.body[-1], ast.Return))


def conditional(law: ast.FunctionDef) -> list[int]:
    """Lines on which a law proves something, or gives up, under a condition."""
    found = []
    for node in ast.walk(law):
        if isinstance(node, ast.If) and not exhaustive(node):
            parts = [part for stmt in (*node.body, *node.orelse) for part in ast.walk(stmt)]
            if any(isinstance(part, PROVING) for part in parts) or PROVES & set().union(
                *map(called, node.body)
            ):
                found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", LAWS, ids=lambda path: path.name)
def test_conditions_are_declared(path: Path) -> None:
    """Whoever writes ``if`` in a law counts with ``reached`` how often it holds."""
    silent = {
        law.name: lines for law in laws(path) if "reached" not in called(law) and (lines := conditional(law))
    }
    assert silent == {}


def run(law) -> None:
    with watch(law) as (counted, reach):
        settings(max_examples=60, derandomize=True, database=None)(given(n=st.integers(0, 1000))(counted))()
    reach.require("the law")


def test_a_law_that_is_seldom_reached_fails() -> None:
    """The share of the examples counts, under the name of the condition."""

    def seldom(n: int) -> None:
        if reached(n == 7, "seven"):
            assert n == 7

    with pytest.raises(VacuousLawError, match=r"the law \(seven\) was reached in \d of \d+ examples"):
        run(seldom)


def test_a_law_that_is_never_asked_fails() -> None:
    """A condition that is not even tested was not reached."""

    def never(n: int) -> None:
        for digit in list[int]():
            assert reached(digit == n)

    with pytest.raises(VacuousLawError, match="in 0 of"):
        run(never)


def test_a_law_that_is_reached_passes() -> None:
    """Conditions are found in the text of the law, and each is counted for itself."""

    def even_and_odd(n: int) -> None:
        if reached(n % 2, "odd"):
            assert n % 2 == 1
        elif reached(n % 2 == 0, "even"):
            assert n // 2 * 2 == n

    assert conditions(even_and_odd) == ("odd", "even")
    run(even_and_odd)


def test_what_assume_rejects_was_not_reached() -> None:
    """An assumption is a condition."""
    from hypothesis import assume

    def picky(n: int) -> None:
        assume(n % 5 == 0)

    with pytest.raises(VacuousLawError, match="assumed"):
        run(picky)
