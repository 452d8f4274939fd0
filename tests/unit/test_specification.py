"""The specification and the property tests name the same clauses."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

from claimkit.attributes import attribute
from claimkit.names import match_names
from claimkit.numbers import Convention
from claimkit.reading import read_report
from claimkit.resolution import resolve
from claimkit.testing import laws

ROOT = Path(__file__).parents[2]
CLAUSE = re.compile(r"^\*\*(S-[A-Z]-\d+)\.\*\* ", re.MULTILINE)
CITED = re.compile(r"(S-[A-Z]-\d+)((?:, S-[A-Z]-\d+)*): ")
SECTIONS = ("A", "Q", "D", "N", "M", "R", "B", "T", "E", "P", "X", "F", "V")


def clauses() -> list[str]:
    return CLAUSE.findall((ROOT / "docs" / "specification.md").read_text(encoding="utf-8"))


def citations() -> dict[str, list[str]]:
    """Clause ids that begin the docstring of a test, or of a law that users can run, with what cites them."""
    found: dict[str, list[str]] = {}
    laws = (ROOT / "src" / "claimkit" / "testing" / "laws").glob("*.py")
    for path in sorted([*(ROOT / "tests").rglob("test_*.py"), *laws]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (match := CITED.match(ast.get_docstring(node) or "")):
                for clause in match.group(0)[:-2].split(", "):
                    found.setdefault(clause, []).append(f"{path.name}::{node.name}")
    return found


def test_each_clause_stands_once() -> None:
    """No number is used twice."""
    assert [clause for clause, count in Counter(clauses()).items() if count > 1] == []


def test_each_clause_has_a_test() -> None:
    """A promise without a test is no promise."""
    assert sorted(set(clauses()) - set(citations())) == []


def test_each_cited_clause_exists() -> None:
    """A test cites what is written."""
    unknown = {clause: tests for clause, tests in citations().items() if clause not in clauses()}
    assert unknown == {}


def test_sections_stand_in_order() -> None:
    """Parts follow the order of the table at the head."""
    letters = [clause.split("-")[1] for clause in clauses()]
    assert [SECTIONS.index(letter) for letter in letters] == sorted(
        SECTIONS.index(letter) for letter in letters
    )


def test_laws_for_users_say_what_the_specification_says() -> None:
    """A law that users run has the words of its clause."""
    text = (ROOT / "docs" / "specification.md").read_text(encoding="utf-8")
    clause = re.compile(r"^\*\*(S-[A-Z]-\d+)\.\*\* (.+?)(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)
    written = {number: " ".join(words.split()) for number, words in clause.findall(text)}
    families = (
        laws.resolver(resolve, takes=laws.OPTIONS),
        laws.attributes([attribute("deaths")]),
        laws.matcher(match_names),
        laws.reader(read_report),
        laws.convention(Convention("mine")),
    )
    told = {law.clause: law.statement for family in families for law in family}
    assert told == {number: written[number] for number in told}
