"""Dates as newsrooms write them, one case a line of tests/date_wordings.txt."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from claimkit.dates import find_dates

TABLE = Path(__file__).parents[1] / "date_wordings.txt"
CASES = [
    tuple(line.split(" | "))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
ANCHOR = datetime.date(2022, 1, 18)


@pytest.mark.parametrize(("language", "text", "days"), CASES)
def test_wordings_are_read(language: Any, text: str, days: str) -> None:
    wanted = [day if ".." in day else f"{day}..{day}" for day in days.split("; ") if day.strip()]
    found = [f"{m.date.earliest}..{m.date.latest}" for m in find_dates(text, ANCHOR, language=language)]
    assert found == wanted
