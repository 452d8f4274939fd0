"""What a wording of a date says, before any anchor is known."""

from __future__ import annotations

import attrs


@attrs.frozen
class Stated:
    """Coordinates of the calendar as far as they are named: "Sunday 31 January", "March 2024", "2014"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    short: bool = False  # the year has two digits


@attrs.frozen
class DayName:
    """A weekday by itself: "Saturday", "last Saturday" (-1), "this Saturday" (0), "next Saturday" (1)."""

    weekday: int
    shift: int | None = None
    anaphoric: bool = False  # "the following Monday": counted from the date named before


@attrs.frozen
class MonthName:
    """A month, or a day of it, that a shift names: "last May" (-1), "this 4 July" (0), "next March" (1)."""

    month: int
    shift: int
    day: int | None = None


@attrs.frozen
class Unit:
    """A unit of the calendar counted from that of the anchor: "yesterday", "last week", "this year"."""

    unit: str
    shift: int
    anaphoric: bool = False  # "the following year": counted from the date named before
    fiscal: bool = False


@attrs.frozen
class Ago:
    """An amount of time from the anchor or the date named before: "three years ago", "two days later"."""

    least: float
    most: float
    unit: str
    anaphoric: bool = False
    hedged: bool = False
    subordinate: bool = False  # "two days after the search": the event named is the earlier or later one
    to_the_day: bool = False  # "a year ago today"
    rest: tuple[tuple[float, str], ...] = ()  # smaller units: "one year and ten days ago"
    ahead: bool = False  # "in ten days": a date only where something is to come


@attrs.frozen
class Lasting:
    """A stretch that ends or begins with the anchor: "the past two years", "the next three days"."""

    least: float
    most: float
    unit: str
    direction: int
    ahead: bool = False  # "within five days": a date only where something is to come


@attrs.frozen
class Season:
    """Spring (1) to winter (4)."""

    season: int
    year: int | None = None
    shift: int | None = None


@attrs.frozen
class Quarter:
    """A quarter of the year; without a number the last that has ended, or the one that the shift names."""

    number: int | None = None
    year: int | None = None
    shift: int | None = None
    fiscal: bool = False
    years_back: int = 0


@attrs.frozen
class Half:
    """The first or second half of what ``inner`` names."""

    number: int
    inner: Wording


@attrs.frozen
class Era:
    """A decade or century: first year and length; that of a short decade ("the '80s") is below 100."""

    first: int
    length: int


@attrs.frozen
class Part:
    """A part without sharp ends: "early March", "the end of 1990"."""

    part: str
    inner: Wording


@attrs.frozen
class Nth:
    """A counted day, week, weekend or weekday of a span: "the first week of March"; -1 is the last."""

    number: int
    unit: str | int  # an int is a weekday
    inner: Wording
    count: int = 1  # "the first three days of": how many together


@attrs.frozen
class Between:
    """From one date to another."""

    first: Wording
    last: Wording


@attrs.frozen
class Timed:
    """A day with a time of day."""

    inner: Wording
    clock: str
    zone: str = ""


@attrs.frozen
class Either:
    """Two readings between which nothing in the wording decides."""

    readings: tuple[Wording, ...]


@attrs.frozen
class Moved:
    """An amount of time from a date that the wording itself names: "two days after 15 January"."""

    inner: Wording
    amount: float
    unit: str
    ahead: bool = False  # "two weeks from Friday": from one that is still to come


@attrs.frozen
class Ended:
    """Units that end with a day: "the week ended 15 January", "the nine months ended Sept. 30"."""

    unit: str
    inner: Wording
    count: float = 1


@attrs.frozen
class Weekend:
    """Saturday and Sunday: the last ones, those that the shift names, or those about a date."""

    shift: int | None = None
    of: Wording | None = None
    week: bool = False  # "the week of 15 January": the whole week


@attrs.frozen
class Feast:
    """A feast whose day a rule gives: "12-25" or "easter+1"."""

    rule: str
    shift: int | None = None


@attrs.frozen
class InYear:
    """A date without a year inside a year that is named by a wording of its own: "March last year"."""

    inner: Wording
    year: Wording


@attrs.frozen
class About:
    """A date that is hedged, with the mark of EDTF for it: "around 19 January" (~), "1860?" (?)."""

    inner: Wording
    mark: str = "~"


Wording = (
    Stated
    | DayName
    | MonthName
    | Unit
    | Ago
    | Lasting
    | Season
    | Quarter
    | Half
    | Era
    | Part
    | Nth
    | Between
    | Timed
    | Either
    | Moved
    | Ended
    | Weekend
    | Feast
    | InYear
    | About
)
