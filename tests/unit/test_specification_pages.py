"""The pages of the specification define what the code has, and all of it."""

from __future__ import annotations

import enum
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import claimkit
from claimkit.estimation.attribute import STATUSES
from claimkit.models import OTHER_EVENTS
from claimkit.names.words import KINDS
from claimkit.resolution import Status
from claimkit.resolution.rules import CONSENSUS, RULES

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
    if isinstance(thing, type) and issubclass(thing, enum.Enum) and thing.__module__.startswith("claimkit")
    if not name.startswith("_")
}
LISTS = {
    "Statuses of columns": STATUSES,
    "Rules": (CONSENSUS, *RULES),
    "Scopes of other events": OTHER_EVENTS,
    "Kinds of names": KINDS,
}


@pytest.mark.parametrize("name", sorted(ENUMS))
def test_members_are_defined(name: str) -> None:
    """Every member of every enumeration has a meaning, and no other is told of."""
    assert set(values(name)) == {member.value for member in ENUMS[name]}


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
