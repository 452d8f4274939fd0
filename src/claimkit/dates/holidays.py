"""Public holidays of a country by name: from the package ``holidays`` (extra "holidays"), imported on use."""

from __future__ import annotations

import datetime
import functools
import importlib
import re
from typing import Any, Final

from claimkit.errors import InvalidModelError, MissingExtraError

Names = dict[str, list[tuple[tuple[str, ...], str]]]  # first word → the words of each holiday and its rule
_YEARS: Final = range(2000, 2041)  # their names are those of these years
_ENGLISH: Final = "en_US"
_ASIDE: Final = re.compile(r"\s*\([^)]*\)")  # "(observed)", "(substituted from 01/06/2024)"
_WORD: Final = re.compile(r"\w+|[^\w\s]")


@functools.cache
def holiday_names(country: str) -> Names:
    """Return the names of a country's public holidays, in its own language and in English, longest first.

    Args:
        country: its code (ISO 3166-1 alpha-2).

    Raises:
        MissingExtraError: the package is not installed.
        InvalidModelError: it does not know the country.
    """
    names: Names = {}
    phrases = {phrase for year in _YEARS for phrase in _in_year(country, year)}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase.split()), phrase)):
        words = tuple(phrase.split())
        names.setdefault(words[0], []).append((words, f"{country}:{phrase}"))
    return names


def holiday_days(rule: str, year: int) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of a holiday in a year.

    Raises:
        ValueError: the country had no such holiday in that year.
    """
    country, _, phrase = rule.partition(":")
    days = _in_year(country, year).get(phrase)
    if days is None:
        raise ValueError(f"{phrase} is no public holiday of {country} in {year}")
    return days


@functools.lru_cache(maxsize=1024)
def _in_year(country: str, year: int) -> dict[str, tuple[datetime.date, datetime.date]]:
    """Return the holidays of a year: the words of each name, and the days that it holds for."""
    found: dict[str, tuple[datetime.date, datetime.date]] = {}
    for calendar in _calendars(country, year):
        for day, names in sorted(calendar.items()):
            for name in re.split(r"; | / ", names):
                if _ASIDE.search(name):
                    continue  # the day off for a holiday that falls on another
                words = _WORD.findall(name.lower().replace("’", "'"))
                shorter = words[:-1] if len(words) > 1 and words[-1] == "day" else words
                for form in {" ".join(words), " ".join(shorter)}:
                    first, last = found.get(form, (day, day))
                    if (day - last).days <= 1:
                        found[form] = first, day
    return found


def _calendars(country: str, year: int) -> list[Any]:
    """Return the holidays of a year in its own language and in English, whatever the machine speaks."""
    try:
        holidays = importlib.import_module("holidays")
    except ModuleNotFoundError as error:
        if error.name != "holidays":
            raise
        raise MissingExtraError(
            "holidays of a country need the package holidays; install it with: "
            'python -m pip install "claimkit[holidays]"'
        ) from error
    try:
        own = holidays.country_holidays(country).default_language
        return [holidays.country_holidays(country, years=year, language=code) for code in (own, _ENGLISH)]
    except NotImplementedError:
        known = "give a country by its code (ISO 3166-1 alpha-2), such as 'US'"
        raise InvalidModelError(
            "find_dates", "holidays", country, f"no holidays are known; {known}"
        ) from None
