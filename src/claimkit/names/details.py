"""What is known of two persons or things besides their names: birth dates, countries, roles, sex."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Final

import attrs

from claimkit.errors import ArgumentError, InvalidModelError

SAME_DAY: Final = 4.0
"""Log-odds that one birth date on both sides adds; chance would give some 9, but lists copy one another."""

SAME_MONTH: Final = 2.5
SAME_YEAR: Final = 1.5
"""The same for a month and a year, of which chance gives less."""

SLIP: Final = 0.5
"""Log-odds for dates of which one may be a slip of the pen: day and month in the other order, one figure."""

SAME_COUNTRY: Final = 0.7
SAME_ROLE: Final = 0.7
"""Log-odds for a country or a role in common: half of two namesakes have that by chance."""

OTHER_COUNTRY: Final = -0.7
"""Log-odds for two persons without a country in common; many have two, or are listed with one of them."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def _born(value: object) -> tuple[int, ...]:
    """Year, month and day of a birth date, as far as they are given."""
    if value is None:
        return ()
    if isinstance(value, datetime.date):
        return value.year, value.month, value.day
    if isinstance(value, int) and not isinstance(value, bool):
        return (value,)
    if isinstance(value, str) and (found := _DATE.fullmatch(value)) is not None:
        return tuple(int(part) for part in found.groups() if part)
    raise InvalidModelError(
        "Details", "born", value, "must be a date, a year, or text such as 1980, 1980-05 or 1980-05-12"
    )


def _several(value: str | Iterable[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    found = tuple(value)
    for one in found:
        if not isinstance(one, str):
            raise ArgumentError("Details", "a country or a role", one, "a str")
    return found


def _sex(value: object) -> str:
    if value not in ("", "f", "m", None):
        raise InvalidModelError("Details", "sex", value, "must be 'f' or 'm', or be left out")
    return str(value or "")


@attrs.frozen
class Details:
    """What is known besides a name; what is left out says nothing.

    Attributes:
        born: birth date (or founding date): a date, a year, or text such as "1980" or "1980-05-12".
        country: one country or several, by code or name; they are compared as they are written.
        role: one role or several.
        sex: "f" or "m".

    Raises:
        ValueError: if the date or the sex cannot be read.

    >>> Details(born="1980-05-12", country=["RU", "KZ"]).born
    (1980, 5, 12)
    """

    born: tuple[int, ...] = attrs.field(default=None, converter=_born)
    country: tuple[str, ...] = attrs.field(default=(), converter=_several)
    role: tuple[str, ...] = attrs.field(default=(), converter=_several)
    sex: str = attrs.field(default="", converter=_sex)


@attrs.frozen
class Weighed:
    """What one detail says.

    Attributes:
        log_odds: how far it moves the log-odds of a match.
        veto: whether it tells the two apart, whatever their names.
        reason: why, as a short sentence.
    """

    log_odds: float
    veto: bool
    reason: str


def weigh(one: Details, other: Details) -> list[Weighed]:
    """What the details of two say of whether they are one.

    >>> [w.reason for w in weigh(Details(born=1980, sex="m"), Details(born="1953-01-02", sex="m"))]
    ['born 1980 and 1953']
    """
    found = []
    if one.born and other.born:
        found.append(_dates(one.born, other.born))
    if one.country and other.country:
        shared = _shared(one.country, other.country)
        what = f"both of {', '.join(shared)}" if shared else f"of {one.country[0]} and of {other.country[0]}"
        found.append(Weighed(SAME_COUNTRY if shared else OTHER_COUNTRY, veto=False, reason=what))
    if shared := _shared(one.role, other.role):
        found.append(Weighed(SAME_ROLE, veto=False, reason=f"both {', '.join(shared)}"))
    if one.sex and other.sex and one.sex != other.sex:
        found.append(Weighed(0.0, veto=True, reason="a man and a woman"))
    return found


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    known = {text.casefold() for text in other}
    return [text for text in one if text.casefold() in known]


def written(born: tuple[int, ...]) -> str:
    """A birth date as text: "1980-05-12", or as much of it as is known."""
    return "-".join(f"{part:0{4 if at == 0 else 2}d}" for at, part in enumerate(born))


def _dates(one: tuple[int, ...], other: tuple[int, ...]) -> Weighed:
    size = min(len(one), len(other))
    first, second = one[:size], other[:size]
    shown = [written(date) for date in (first, second)]
    if first == second:
        weight = (SAME_YEAR, SAME_MONTH, SAME_DAY)[size - 1]
        return Weighed(weight, veto=False, reason=f"both born {shown[0]}")
    reason = f"born {shown[0]} and {shown[1]}"
    figures = sum(x != y for x, y in zip(*shown, strict=True)) if size == 3 else 2
    if size == 3 and (figures == 1 or (first[0] == second[0] and first[1:] == second[:0:-1])):
        return Weighed(SLIP, veto=False, reason=f"{reason}, perhaps a slip")
    if size == 1 and abs(first[0] - second[0]) == 1:  # an age tells the year within one
        return Weighed(0.0, veto=False, reason=reason)
    return Weighed(0.0, veto=True, reason=reason)
