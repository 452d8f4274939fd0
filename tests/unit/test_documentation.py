"""The documentation speaks of what exists, and of all of it."""

from pathlib import Path
from typing import get_origin

import pytest

import claimkit

ROOT = Path(__file__).parents[2]
COMMANDS = (
    "python -m pip install -e . && python examples/reconcile_seeds.py",
    'python -m pip install -e ".[testing]" && python -m pytest',
)


@pytest.mark.parametrize("name", claimkit.__all__)
def test_public_names_are_in_the_reference(name: str) -> None:
    """Each public name has a docstring, and its part has a page of the reference."""
    thing = getattr(claimkit, name)
    assert thing.__doc__ or get_origin(thing)  # what a form of words means stands below it
    part = ".".join(vars(claimkit)["_MODULES"][name].split(".")[:2])
    pages = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "reference").glob("*.md"))
    assert f".. automodule:: {part}\n" in pages


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_gives_the_commands(command: str) -> None:
    """What a newcomer types, and what .ci/run types, is what the README says."""
    assert f"    {command}\n" in (ROOT / "README.md").read_text(encoding="utf-8")
    first, second = command.split(" && ")
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").replace("install -qq", "install")
    assert f"{first} && {second}" in script
