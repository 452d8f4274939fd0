"""What every form of date is made of: numbers, months and years, and the digits that are none."""

from __future__ import annotations

from typing import Final

from claimkit.dates.cursor import Cursor

SUFFIXES: Final = ("st", "nd", "rd", "th")
_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_number(word: str) -> int | None:
    """Return 1 to 31 for "15" or "15th".

    >>> day_number("15th"), day_number("32"), day_number("٣")
    (15, None, None)
    """
    if word[-2:] in SUFFIXES:
        word = word[:-2]
    if not (word.isascii() and word.isdigit() and len(word) <= 2):
        return None
    return number if 1 <= (number := int(word)) <= 31 else None


def year_number(word: str) -> int | None:
    """Return the year for four digits between 1000 and 2199."""
    if len(word) != 4 or not (word.isascii() and word.isdigit()):
        return None
    return number if 1000 <= (number := int(word)) < 2200 else None


def is_date(month: int, day: int) -> bool:
    """Whether some year has the day."""
    return 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]


def month_at(c: Cursor, i: int) -> tuple[int, int] | None:
    """Return a month, and the token after it and its full stop."""
    month = c.months.get(c.w[i])
    if month is None:
        return None
    j = i + 1
    if c.w[j] == "." and c.t.glued(j) and len(c.w[i]) <= 4 and not c.isa(i, "whole_month"):
        j += 1
    return month, j


def year_after(c: Cursor, j: int) -> tuple[int | None, bool, int]:
    """Return a year after a month or day, whether it is short, and the next token: ", 2024", "'24"."""
    k = j + c.isa(j, "year_joint")
    k += c.isa(k, "the") and c.isa(k + 1, "year")
    k += c.isa(k, "year")
    year = year_number(c.w[k])
    if year and not is_counted(c, k):
        return year, False, k + 1
    short = c.w[k + 1]
    if c.w[k] == "'" and len(short) == 2 and short.isascii() and short.isdigit() and c.t.glued(k + 1):
        return int(short), True, k + 2
    return None, False, j


def is_counted(c: Cursor, i: int) -> bool:
    """Whether the digits at token i are a part of a longer number, or of money."""
    if c.t.glued(i) and (
        c.w[i - 1] in ("$", "€", "£", "¥", "#", "@", "+", "_", "=", "~")
        or (c.w[i - 1] in (".", ",") and c.w[i - 2].isdigit() and len(c.w[i - 2]) > 2)
    ):
        return True
    return c.w[i + 1] in ("%", "°", "€", "£") or (
        c.w[i + 1] in (".", ",", ":") and c.t.glued(i + 1) and c.t.glued(i + 2) and c.w[i + 2][:1].isdigit()
    )


def part_of_number(c: Cursor, i: int) -> bool:
    """Whether the digits at token i go on with what stands before them."""
    return c.t.glued(i) and (
        c.w[i - 1] in ("$", "€", "£", "#", "-", "/", ":")
        or (c.w[i - 1] in (".", ",") and c.w[i - 2].isdigit())
    )


def goes_on(c: Cursor, k: int) -> bool:
    """Whether the digits at k go on: "January 1,800 people", "March 3.5 per cent", "May 15 per cent"."""
    if (
        c.w[k + 1] in (",", ".")
        and c.t.glued(k + 1)
        and c.t.glued(k + 2)
        and c.w[k + 2].isdigit()
        and not year_number(c.w[k + 2])
    ):
        return True
    return c.isa(k + 1, "measure") or (
        c.w[k + 1] == "-" and c.t.glued(k + 1) and c.w[k + 2].isalpha() and c.w[k + 2] not in c.months
    )


def number_at(c: Cursor, i: int) -> tuple[float, float, int] | None:
    """Return the least and most of an amount, and the next token: "three", "a couple of", "2 to 3"."""
    vague = c.lexicon.vague.get(c.w[i + c.isa(i, "article")])
    if vague:
        least, _, most = vague.partition("-")
        j = i + 1 + c.isa(i, "article")
        return float(least), float(most), j + c.isa(j, "of")
    if c.isa(i, "half") and c.isa(i + 1, "a"):
        return 0.5, 0.5, i + 2
    if c.isa(i, "a") and c.isa(i + 1, "quarter") and c.isa(i + 2, "of") and c.isa(i + 3, "a"):
        return 0.25, 0.25, i + 4
    plain = _plain_number(c, i)
    if plain is None:
        return None
    number, j = plain
    if c.isa(j, "amount_joint") and not c.isa(j + 1, "a"):
        more = _plain_number(c, j + 1)
        if more and more[0] > number:
            return number, more[0], more[1]
    return number, number, j


def _plain_number(c: Cursor, i: int) -> tuple[float, int] | None:
    """Return "three", "twenty-one", "10", "two and a half", "two-and-a-half"."""
    number: float
    if c.w[i].isascii() and c.w[i].isdigit() and len(c.w[i]) <= 3 and not part_of_number(c, i):
        number, j = int(c.w[i]), i + 1
    elif c.w[i] in c.lexicon.numbers:
        number, j = below_hundred(c, i) or (1, i + 1)
    else:
        return None
    more = c.phrase(j, "half_more")
    if more:
        number, j = number + 0.5, more[1]
    return number, j


def below_hundred(c: Cursor, i: int) -> tuple[int, int] | None:
    """Return a number in words from one to ninety-nine, and the next token."""
    numbers = c.lexicon.numbers
    if c.isa(i, "a") or c.w[i] not in numbers:
        return None
    number, j = numbers[c.w[i]], i + 1
    k = j + (c.w[j] == "-")
    if number >= 20 and 0 < numbers.get(c.w[k], 0) < 10 and not c.isa(k, "a"):
        return number + numbers[c.w[k]], k + 1
    return number, j
