"""Public holidays by name, with the extra and without it."""

from __future__ import annotations

import datetime
import importlib
import importlib.util
from typing import Any

import pytest

from claimkit import find_dates, parse_date, parse_dates
from claimkit.dates import holidays
from claimkit.errors import InvalidModelError, MissingExtraError, ParseError

ANCHOR = datetime.date(2024, 1, 17)
installed = importlib.util.find_spec("holidays") is not None
needs_extra = pytest.mark.skipif(not installed, reason="the extra holidays is not installed")


def test_without_a_country_no_holiday_is_known() -> None:
    with pytest.raises(ParseError):
        parse_date("Thanksgiving 2023")


def test_a_missing_package_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> Any:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(importlib, "import_module", absent)
    for cached in (holidays.holiday_names, holidays._in_year):
        cached.cache_clear()
    with pytest.raises(
        MissingExtraError, match=r'install it with: python -m pip install "claimkit\[holidays\]"'
    ):
        parse_date("Thanksgiving 2023", holidays="US")


@needs_extra
@pytest.mark.parametrize(
    ("text", "country", "first", "last"),
    [
        ("Thanksgiving 2023", "US", "2023-11-23", "2023-11-23"),
        ("Thanksgiving Day", "US", "2023-11-23", "2023-11-23"),
        ("last Labor Day", "US", "2023-09-04", "2023-09-04"),
        ("Eid al-Fitr 2024", "TR", "2024-04-10", "2024-04-12"),
        ("Christmas Day 2023", "US", "2023-12-25", "2023-12-25"),
    ],
)
def test_holidays_of_a_country(text: str, country: str, first: str, last: str) -> None:
    date = parse_date(text, ANCHOR, holidays=country)
    assert (str(date.earliest), str(date.latest)) == (first, last)


@needs_extra
def test_holidays_in_running_text() -> None:
    text = "The march took place on Memorial Day 2023; on Christmas they rested."
    assert [m.text for m in find_dates(text, ANCHOR, holidays="US")] == ["Memorial Day 2023", "Christmas"]
    german = "Am Tag der Deutschen Einheit 2023 kamen Tausende."
    assert [m.date.edtf for m in find_dates(german, ANCHOR, language="de", holidays="DE")] == ["2023-10-03"]


@needs_extra
def test_a_column_with_holidays() -> None:
    assert parse_dates(["Juneteenth National Independence Day 2023", None], holidays="US")["edtf"] == [
        "2023-06-19",
        None,
    ]


@needs_extra
def test_a_year_before_the_holiday_is_refused() -> None:
    with pytest.raises(ParseError, match="no such day"):
        parse_date("Juneteenth National Independence Day 1950", holidays="US")


@needs_extra
def test_an_unknown_country_says_so() -> None:
    with pytest.raises(InvalidModelError, match="no holidays are known"):
        find_dates("on Monday", holidays="Atlantis")
