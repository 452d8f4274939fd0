"""Reckoning with days: what a wording is read against, units of the calendar, the year left out."""

from __future__ import annotations

import datetime
from typing import Final, Literal

import attrs

from claimkit.datespans import DateSpan, Precision, unit_days

Tense = Literal["past", "future"]
Leaning = Literal["past", "future", "open"]  # open: the words fit a day on either side
Days = tuple[datetime.date, datetime.date]  # first and last
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ONE_DAY: Final = datetime.timedelta(1)
PRECISIONS: Final = {
    "minute": Precision.MINUTE,
    "hour": Precision.MINUTE,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.CENTURY,
}
_MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
COARSENESS: Final = {
    Precision.MINUTE: 0,
    Precision.DAY: 0,
    Precision.WEEK: 1,
    Precision.MONTH: 2,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.SPAN: 9,
    Precision.YEAR: 4,
    Precision.DECADE: 5,
    Precision.CENTURY: 6,
}


class UnresolvedError(Exception):
    """A wording that fits no day of the calendar."""


@attrs.frozen
class Context:
    """What a wording is read against.

    Attributes:
        day: the anchor, or None.
        tense: the tense that the caller demands.
        leaning: the tense that the words around suggest; it decides weekdays, and tips the year of a date.
        recent: the dates named before in the text, nearest first, for wordings that refer to one of them.
        narrated: a full date named before, from which a date without a year takes it; else the anchor.
        running: whether this is running text, where "that day" must have a day to refer to.
    """

    day: datetime.date | None = None
    tense: Tense | None = None
    leaning: Leaning | None = None
    recent: tuple[DateSpan, ...] = ()
    narrated: DateSpan | None = None
    running: bool = False

    @property
    def direction(self) -> Tense | None:
        """The tense that counts."""
        return self.tense or (None if self.leaning == "open" else self.leaning)

    @property
    def nearest(self) -> bool:
        """Whether the words leave open on which side of the anchor a day lies."""
        return self.tense is None and self.leaning == "open"

    def for_year(self) -> tuple[Context, str]:
        """Return the context from which a date without a year takes it, and its name."""
        if self.narrated is None or self.narrated.latest is None:
            return self, "the anchor"
        day = self.narrated.latest
        if self.narrated.precision is Precision.YEAR:
            day = day.replace(month=7, day=1)  # the nearest May to the middle of a year is the one in it
        return attrs.evolve(self, day=day, tense=None, leaning=None), f"{self.narrated.text}, named before"


def days_of(unit: Precision, day: datetime.date) -> Days:
    """First and last day of the unit that a day lies in; weeks run from Monday."""
    if unit in (Precision.DAY, Precision.MINUTE):
        return day, day
    if unit is Precision.WEEK:
        first = day - datetime.timedelta(day.weekday())
        return first, first + datetime.timedelta(6)
    return unit_days(unit, day.year, (day.month + 2) // 3 if unit is Precision.QUARTER else day.month)


def add(day: datetime.date, amount: float, unit: str) -> datetime.date:
    """Return the day that is an amount of units away; months keep the day where the month has it.

    Raises:
        OverflowError: the day lies outside the years 1 to 9999.
        ValueError: the same.
    """
    from dateutil.relativedelta import relativedelta

    if abs(amount) > 100_000:
        raise OverflowError(amount)
    if unit in _MONTHS_IN:
        months = amount * _MONTHS_IN[unit]
        whole = int(months)
        return day + relativedelta(months=whole) + datetime.timedelta(round((months - whole) * 30))
    if unit in ("minute", "hour"):
        return day
    return day + datetime.timedelta(round(amount * {"day": 1, "week": 7, "fortnight": 14}[unit]))


def nearest(choices: list[Days], c: Context) -> Days:
    """Return the reading of a yearless date that a newsroom means.

    A writer leaves the year out where it is the present one, or where the other year is so near that nobody
    would misread it ("in January", written in November). So the present year stands, unless the day in a
    neighbouring year is less than half as far away. A tense that the caller gives is law; one read from the
    words around weighs as much as a factor of three in distance.
    """
    assert c.day is not None, "only asked with an anchor"
    day = c.day
    allowed = choices
    if c.tense == "past":
        allowed = [d for d in choices if d[0] <= day] or choices
    elif c.tense == "future":
        allowed = [d for d in choices if d[1] >= day] or choices

    def cost(days: Days) -> tuple[float, int]:
        first, last = days
        away = max((first - day).days, (day - last).days, 0)
        weight = 1.0 if first.year == day.year else 2.0
        if (c.leaning == "past" and first > day) or (c.leaning == "future" and last < day):
            weight *= 3.0
        return away * weight, away

    return min(allowed, key=cost)
