"""The house has floors: imports point down only, heavy packages are imported on use."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "claimkit"

# From the ground up; on one floor, a part may import those that stand before it.
FLOORS = (
    ("errors", "arguments", "choices", "text", "files", "notation", "serialization"),
    ("quantities", "datespans"),
    ("patterns", "numbers", "dates", "articles", "names", "places", "render"),
    ("attributes", "models", "mentions"),
    ("verdicts", "independence", "relations", "estimation", "reading", "extraction"),
    ("resolution", "bulk"),
    ("dossier", "presentation", "interchange", "frames"),
    ("testing",),
)
ORDER = {part: place for place, part in enumerate(part for floor in FLOORS for part in floor)}
HEAVY = {"anyascii", "dateutil", "numpy", "rapidfuzz"}
FOR_TESTS = {"hypothesis", "pytest"}
MOST_LINES = 650

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> list[str]:
    """Every module that a file imports, wherever in the file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}: import by full name"
            assert node.module is not None
            found.append(node.module)
            if node.module == "claimkit":
                found += [f"claimkit.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_point_down(path: Path) -> None:
    """A part imports only parts that stand below it."""
    part = part_of(path)
    assert part in ORDER, f"{part} has no floor yet: give it one in FLOORS"
    for module in imported(path):
        if not module.startswith("claimkit"):
            continue
        assert module != "claimkit", f"{named(path)} imports the front door; name the part instead"
        other = module.split(".")[1]
        assert other == part or ORDER[other] < ORDER[part], f"{named(path)} must not import {module}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_test_tools_stay_in_testing(path: Path) -> None:
    """Only claimkit.testing imports Hypothesis or pytest; only dates imports dateutil."""
    tops = {module.split(".")[0] for module in imported(path)}
    assert part_of(path) == "testing" or not tops & FOR_TESTS
    assert part_of(path) == "dates" or "dateutil" not in tops


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_are_small(path: Path) -> None:
    """A module holds one idea."""
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES, f"{named(path)} has {lines} lines: part it in two"


@pytest.mark.parametrize("module", ["claimkit", "claimkit.testing.plugin"])
def test_import_is_light(module: str) -> None:
    """Importing the library imports no heavy package and no test tool."""
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(run.stdout.split()) & (HEAVY | FOR_TESTS)
