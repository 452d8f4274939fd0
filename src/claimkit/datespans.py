"""DateSpan: the days that a wording can mean, how finely it says so, and on what ground."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Any

import attrs

from claimkit.errors import InvalidModelError


class Precision(StrEnum):
    """How finely a wording names a time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    SPAN = "span"


def _day(value: datetime.date | datetime.datetime | str | None) -> datetime.date | None:
    if isinstance(value, str):
        return datetime.date.fromisoformat(value)
    return value.date() if isinstance(value, datetime.datetime) else value


@attrs.frozen
class DateSpan:
    """The days that a wording can mean.

    Attributes:
        earliest: first possible day; None where the wording sets none.
        latest: last possible day; None where the wording sets none.
        precision: how finely the wording names the time.
        edtf: the same in the Extended Date/Time Format (ISO 8601-2).
        basis: where each part comes from, in words ("month and day stated; year from the anchor").
        text: the wording itself; it does not take part in equality.

    Raises:
        InvalidModelError: the days are in the wrong order.

    Example:
        >>> DateSpan("2024-01-15", "2024-01-17").overlaps(DateSpan.day(datetime.date(2024, 1, 17)))
        True
    """

    earliest: datetime.date | None = attrs.field(default=None, converter=_day)
    latest: datetime.date | None = attrs.field(default=None, converter=_day)
    precision: Precision = attrs.field(default=Precision.SPAN, kw_only=True, converter=Precision)
    edtf: str = attrs.field(default="", kw_only=True)
    basis: str = attrs.field(default="stated", kw_only=True)
    text: str = attrs.field(default="", kw_only=True, eq=False)


    def __attrs_post_init__(self) -> None:
        """Check the order of the days, and write them as EDTF where the wording did not."""
        if not self.edtf:
            first, last = (".." if day is None else day.isoformat() for day in (self.earliest, self.latest))
            object.__setattr__(self, "edtf", first if first == last else f"{first}/{last}")
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise InvalidModelError("DateSpan", "earliest", self.earliest.isoformat(), f"is after latest = {self.latest}")

    @classmethod
    def day(cls, day: datetime.date, basis: str = "stated", text: str = "") -> DateSpan:
        """Return the span of one day."""
        return cls(day, day, precision=Precision.DAY, basis=basis, text=text)

    def overlaps(self, other: DateSpan) -> bool:
        """Whether some day lies in both."""
        before = self.latest is not None and other.earliest is not None and self.latest < other.earliest
        after = other.latest is not None and self.earliest is not None and other.latest < self.earliest
        return not (before or after)

    def to_dict(self) -> dict[str, Any]:
        """Return JSON types only; inverse of :meth:`from_dict`."""
        days = {n: None if (d := getattr(self, n)) is None else d.isoformat() for n in ("earliest", "latest")}
        return days | {"precision": self.precision.value, "edtf": self.edtf, "basis": self.basis, "text": self.text}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> DateSpan:
        """Rebuild from :meth:`to_dict`."""
        return cls(**data)
