"""The pages of the specification define what the code has, and all of it."""

from __future__ import annotations

import ast
import enum
import fnmatch
import importlib
import math
import pkgutil
import re
import sys
from pathlib import Path

import pytest

import claimkit
from claimkit import errors
from claimkit.models import OTHER_EVENTS, UNTOLD
from claimkit.names.words import KINDS
from claimkit.numbers.conventions import CONVENTIONS
from claimkit.resolution import Status
from claimkit.verdicts.rules import CONSENSUS, RULES

PAGES = Path(__file__).parents[2] / "docs" / "specification"
MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(claimkit.__path__, "claimkit.")
    if not found.name.startswith("claimkit.testing")
]


def page(name: str) -> str:
    return (PAGES / f"{name}.md").read_text(encoding="utf-8")


def section(name: str, heading: str) -> str:
    """What stands under a heading of the second level."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page(name), re.MULTILINE | re.DOTALL)
    assert found, f"docs/specification/{name}.md has no section {heading!r}"
    return found[1]


def values(heading: str) -> dict[str, str]:
    """The values that a section of values.md lists, with their meanings."""
    rows = re.findall(r"^\| `([^`]+)` \| (.+?) \|", section("values", heading), re.MULTILINE)
    return dict(rows)


ENUMS = {
    thing.__name__: thing
    for module in MODULES
    for name, thing in vars(module).items()
    if isinstance(thing, type)
    and issubclass(thing, enum.Enum)
    and list(thing)
    and thing.__module__.startswith("claimkit")
    if not name.startswith("_")
}
LISTS = {
    "Rules": (CONSENSUS, *RULES),
    "Scopes of other events": OTHER_EVENTS,
    "Scope of a denial": (UNTOLD,),
    "Kinds of names": KINDS,
}


@pytest.mark.parametrize("name", sorted(ENUMS))
def test_members_are_defined(name: str) -> None:
    """Every member of every enumeration has a meaning, and no other is told of."""
    assert set(values(name)) == {str(member.value) for member in ENUMS[name]}


@pytest.mark.parametrize("heading", sorted(LISTS))
def test_words_are_defined(heading: str) -> None:
    """So has every word of an option or a column."""
    assert set(values(heading)) == set(LISTS[heading])


def test_every_section_defines_something() -> None:
    """No section speaks of values that are gone."""
    headings = set(re.findall(r"^## (.+)$", page("values"), re.MULTILINE))
    assert headings == {*ENUMS, *LISTS}


def test_meanings_are_those_that_users_read() -> None:
    """A status means on the page what it says of itself."""
    assert values("Status") == {status.value: status.meaning for status in Status}
    assert {rule: values("Rules")[rule] for rule in ("newest", "vote")} == {
        rule: RULES[rule][1] for rule in ("newest", "vote")
    }


ROW = re.compile(r"^\| `([\w.]+)` \| ([^|]+) \| (.+) \|$", re.MULTILINE)


def constants() -> dict[str, float]:
    """Every public number that a module gives a name in capitals, by that name."""
    found = {}
    for module in MODULES:
        for node in ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8")).body:
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            name = target.id if isinstance(target, ast.Name) else ""
            number = getattr(module, name, None) if name.isupper() else None
            if isinstance(number, int | float) and not isinstance(number, bool | enum.Enum):
                found[f"{module.__name__.removeprefix('claimkit.')}.{name}"] = number
    return found


def test_constants_have_the_values_that_the_page_gives() -> None:
    """A number on the page is the number in the code."""
    listed = {name: eval(value, {"log": math.log}) for name, value, _ in ROW.findall(page("constants"))}
    held = {}
    for name in listed:
        module, _, constant = name.rpartition(".")
        held[name] = getattr(sys.modules.get(f"claimkit.{module}"), constant, "gone from the code")
    assert listed == held


def test_every_public_constant_has_a_reason() -> None:
    """A number without a reason is a guess; those of a module's own (_NAME) may be left to it."""
    listed = {name for name, _, reason in ROW.findall(page("constants")) if reason.strip()}
    missing = {
        name: value for name, value in constants().items() if not name.rpartition(".")[2].startswith("_")
    }
    assert sorted(f"| `{n}` | {v} | why |" for n, v in missing.items() if n not in listed) == []


PACKAGE = Path(claimkit.__file__).parent
FILES = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("tables/*.tsv")}
# the sections of tables.md that list the values of a column: files, and which column
CLASSES = {
    "Roles of number words": ("numbers/tables/words.*.tsv", 1),
    "Places of phrases": ("numbers/tables/phrases.*.tsv", 1),
    "Classes of counted nouns": ("numbers/tables/nouns.*.tsv", 1),
    "Classes of date words": ("dates/tables/en.tsv", 0),
    "Roles of words in names": ("names/tables/words.tsv", 0),
    "Roles of words of organisations": ("names/tables/organisations.tsv", 0),
    "Frames": ("reading/tables/predicates.tsv", 1),
    "Kinds of speakers": ("reading/tables/speakers.tsv", 0),
    "Kinds of furniture": ("reading/tables/furniture.tsv", 0),
    "Classes of sums": ("reading/tables/among.tsv", 0),
}


def rows(pattern: str) -> list[list[str]]:
    """The rows of every table whose name fits."""
    paths = [path for name, path in FILES.items() if fnmatch.fnmatch(name, pattern)]
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        [cell.strip() for cell in line.split("\t")] for line in lines if line and not line.startswith("#")
    ]


def cells(heading: str, name: str = "tables") -> list[list[str]]:
    """The rows of the table of a section, cell by cell, without marks of code."""
    found = [line for line in section(name, heading).splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in found[2:]]


def test_every_table_is_described() -> None:
    """Each file of words has its columns on the page, and no other is told of."""
    described = {name: columns.split(", ") for name, columns, _ in cells("Files")}
    undescribed = [name for name in FILES if not any(fnmatch.fnmatch(name, p) for p in described)]
    assert undescribed == []
    for pattern, columns in described.items():
        widths = {len("\t".join(row).rstrip().split("\t")) for row in rows(pattern)}
        assert widths, f"{pattern} is gone"
        assert pattern.endswith("places.tsv") or max(widths) <= len(columns), f"{pattern} has more columns"


@pytest.mark.parametrize("heading", sorted(CLASSES))
def test_every_class_is_defined(heading: str) -> None:
    """Each class, role and kind that a table uses has a meaning."""
    pattern, column = CLASSES[heading]
    assert {row[0] for row in cells(heading)} == {row[column] for row in rows(pattern)}


def test_attributes_are_those_of_the_page() -> None:
    """The page has the vocabulary, in its order."""
    assert cells("Attributes") == [(row + [""] * 9)[:9] for row in rows("tables/attributes.tsv")]


def test_conventions_are_those_of_the_page() -> None:
    """The page has every end of every convention."""
    held = {(name, wording): tuple(ends) for name, wording, *ends in rows("numbers/tables/conventions.tsv")}
    listed = {}
    for wording, *columns in cells("Conventions"):
        for name, cell in zip(CONVENTIONS, columns, strict=True):
            low, _, high = cell.partition(" to ")
            if cell:
                listed[name, wording] = (low.strip("…"), high.strip("…"))
    assert listed == {key: (*ends, "", "")[:2] for key, ends in held.items()}


def test_every_error_is_told() -> None:
    """The page has every class of error, with what else it is."""
    told = {name: base for name, base, _ in cells("Errors", "limits")}
    classes = {n: c for n, c in vars(errors).items() if isinstance(c, type) and issubclass(c, Exception)}
    assert set(told) == set(classes)
    for name, base in told.items():
        assert base in {parent.__name__ for parent in classes[name].__mro__[1:]}
