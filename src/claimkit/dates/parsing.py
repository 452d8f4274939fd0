"""parse_date: strings that are one date each, and dates that are filled or read once more."""

from __future__ import annotations

import datetime
import re
from itertools import islice
from typing import Any, Final, TypedDict, TypeVar, Unpack, overload

import attrs

from claimkit.arguments import a_whole_number, demand
from claimkit.choices import Language
from claimkit.dates.anchors import Anchor, against, checked, last_day
from claimkit.dates.calendar_forms import clock_at
from claimkit.dates.cursor import Cursor
from claimkit.dates.grammar import alone_at, cursor_over
from claimkit.dates.languages import cursor_for, date_in, known, language_of
from claimkit.dates.lexer import Tokens
from claimkit.dates.plain_cursor import PlainCursor
from claimkit.dates.reckoning import Context, Tense, UnresolvedError
from claimkit.dates.wordings import Between, Stated, Wording
from claimkit.dates.words import year_number
from claimkit.datespans import DateSpan, Precision
from claimkit.errors import AmbiguityError, ParseError, why_unread

D = TypeVar("D")
_RAISE: Any = object()
_DAY: Final = re.compile(r"(?<![\d:.])\d{1,2}(?![\d:])", re.ASCII)
_LONGEST: Final = 80  # characters of a date that is looked at once more
_MOST_FIGURES: Final = 4  # of a date: day, month, hour, minute
_BASIC: Final = re.compile(r"^\s*((?:19|20)\d\d)(\d\d)(\d\d)\s*$", re.ASCII)  # ISO 8601, basic format


class DateOptions(TypedDict, total=False):
    """The options of :func:`parse_date`."""

    day_first: bool | None
    language: Language | None
    tense: Tense | None
    holidays: str | None


@overload
def parse_date(text: str, anchor: Anchor = ..., **options: Unpack[DateOptions]) -> DateSpan: ...
@overload
def parse_date(
    text: str, anchor: Anchor = ..., *, default: D, **options: Unpack[DateOptions]
) -> DateSpan | D: ...
def parse_date(
    text: str,
    anchor: Anchor = None,
    *,
    day_first: bool | None = None,
    language: Language | None = None,
    tense: Tense | None = None,
    holidays: str | None = None,
    default: Any = _RAISE,
) -> Any:
    """Read a string that is one date and nothing else.

    Args:
        text: the string; "on" or "in" before the date is passed over, "since" or "until" leaves an end open.
        anchor: the day from which the wording speaks; for "that year" and "two days later" that referred to.
        day_first: whether "03/04/2021" is 3 April.
        language: as for :func:`find_dates`.
        tense: whether a bare weekday or month lies in the "past" or "future"; None takes the last
            weekday on or before the anchor, and the nearest month or day.
        holidays: as for :func:`claimkit.find_dates`.
        default: what to return for a string that is not one date, in place of an error.

    Raises:
        AmbiguityError: the string has two readings and ``day_first`` is None.
        ParseError: the string is no date.
        ArgumentError: the anchor is no day.
        InvalidModelError: there are no words for the language, no such tense, or no holidays of the country.
        MissingExtraError: holidays are asked for, and the package is not installed.

    Example:
        >>> parse_date("three years ago", datetime.date(2024, 1, 17)).edtf
        '2021~'
        >>> parse_date("Sunday 31 January").edtf
        'XXXX-01-31'
        >>> parse_date("5,000 people", default=None) is None
        True
    """
    try:
        return _one_date(text, anchor, day_first, language, tense, holidays)
    except ParseError:
        if default is _RAISE:
            raise
        return default


def _one_date(
    text: str,
    anchor: Anchor,
    day_first: bool | None,  # noqa: FBT001 - an option handed on
    language: str | None,
    tense: Tense | None,
    holidays: str | None,
) -> DateSpan:
    if not isinstance(text, str):
        raise ParseError(text, (0, 0), f"a date is read from str, not from {type(text).__name__}")
    checked("parse_date", anchor, day_first, tense)
    tokens = Tokens(_BASIC.sub(r"\1-\2-\3", text))
    code = known(language) if language is not None else "en"
    c = cursor_for(tokens, code, day_first=day_first, holidays=holidays)
    end = len(tokens) + 1
    if isinstance(c, Cursor) and c.genitive(end - 2):  # "yesterday's"
        end -= 2
    found = _whole(c, end, alone=anchor is not None)
    if found is None and language is None and (other := language_of(text)) != "en":
        return _one_date(text, anchor, day_first, other, tense, holidays)
    if found is None:
        odd = _no_such_day(text, code)
        reason = f"no such day in the calendar ({odd!r}); correct the date" if odd else _refusal(tokens)
        raise ParseError(text, None, reason)
    node, side = found
    try:
        span = against(node, anchor, Context(None, tense))
        if side:
            span = _open_ended(span, side, last_day(anchor))
    except (UnresolvedError, OverflowError) as error:
        raise ParseError(text, None, f"no such day in the calendar ({error}); correct the date") from None
    except Exception as error:
        raise ParseError(text, None, why_unread(error)) from error
    if span.alternatives:
        readings = tuple(reading.edtf for reading in span.alternatives)
        day = span.precision is Precision.DAY
        order = "give day_first=True or day_first=False" if day else "write both years in full"
        raise AmbiguityError(text, readings, f"nothing in it says which reading is meant; {order}")
    return attrs.evolve(span, text=text.strip())


def _whole(c: Cursor | PlainCursor, end: int, *, alone: bool) -> tuple[Wording, str] | None:
    """Return the wording that all tokens up to ``end`` are, and which of its ends a word before it opens.

    With ``alone`` it may be one that is a date only by itself.
    """
    for side, i in _beginnings(c):
        found = date_in(c, i)
        if found is None and side and end == i + 1 and (year := year_number(c.w[i])):
            found = Stated(year), end  # "vor 2020"
        if found and found[1] == end:
            ranged = isinstance(found[0], Between)  # «с 5 по 7 мая»
            return found[0], "" if ranged and isinstance(c, PlainCursor) else side
    found = alone_at(c, 1) if alone and isinstance(c, Cursor) else None
    return (found[0], "") if found and found[1] == end else None


def _beginnings(c: Cursor | PlainCursor) -> list[tuple[str, int]]:
    """Return where the date may begin: behind "since" or "until", at the first token, or behind "on"."""
    if isinstance(c, PlainCursor):
        opened = c.at("open_end", 1)
        led = [k for k in range(2, 5) if all(c.small(i) for i in range(1, k))]
        return [*([opened] if opened else []), ("", 1), *(("", k) for k in led)]
    side = c.lexicon.open_ends.get(c.w[1], "")
    return [("", 1), *([(side, 2)] if side or c.isa(1, "lead") else [])]


def _open_ended(date: DateSpan, side: str, anchor: datetime.date | None) -> DateSpan:
    """Return "since 2014", which goes on to the anchor, and "until Friday", "before 2020", "after 5 May"."""
    if date.earliest is None or date.latest is None:
        return date
    basis = f"{date.basis}; {side} it"
    match side:
        case "since":
            goes_on = anchor if anchor and anchor >= date.earliest else None
            return DateSpan(date.earliest, goes_on, basis=basis + (", up to the anchor" if goes_on else ""))
        case "after":
            return DateSpan(date.latest + datetime.timedelta(1), None, basis=basis)
        case "before":
            return DateSpan(None, date.earliest - datetime.timedelta(1), basis=basis)
    return DateSpan(None, date.latest, basis=basis)


def _no_such_day(text: str, language: str) -> str:
    """Return the figure that keeps a string from being a date: with a first of the month it would be one."""
    figures = list(islice(_DAY.finditer(text[:_LONGEST]), _MOST_FIGURES))
    for figure in sorted(figures, key=lambda found: -int(found[0])):
        first = text[: figure.start()] + "1".zfill(len(figure[0])) + text[figure.end() :]
        tokens = Tokens(first)
        c = cursor_for(tokens, language, day_first=True, holidays=None)
        if _whole(c, len(tokens) + 1, alone=False):
            return figure[0]
    return ""


def _refusal(tokens: Tokens) -> str:
    if not len(tokens):
        return "empty; give a date such as '15 January 2024' or 'last Saturday'"
    clock = clock_at(cursor_over(tokens), 1)
    if clock and clock[2] == len(tokens) + 1:
        return "a time of day alone is no date; name the day too"
    return "not one date as a whole; cut it down to the date itself, or use find_dates on running text"


def complete(date: DateSpan, year: int) -> DateSpan:
    """Give a date without a year the year that another source tells.

    Args:
        date: a date such as ``XXXX-01-15``; one with a year, or without a month, comes back as it is.
        year: the year.

    Raises:
        ParseError: there is no such day in that year.

    Example:
        >>> complete(parse_date("January 15"), 2024).edtf
        '2024-01-15'
    """
    demand("complete", "date", date, DateSpan, do="read it with parse_date")
    a_whole_number("complete", "year", year, 1)
    filled = date.edtf.replace("XXXX", f"{year:04d}")
    if filled == date.edtf or "X" in filled or date.edtf == "XXXX":
        return date
    full = DateSpan.from_edtf(filled)
    basis = f"{date.basis.removesuffix('; no year')}; year {year} given"
    if date.weekday and full.earliest and full.earliest == full.latest:
        agrees = full.earliest.isoweekday() == date.weekday
        basis += (
            "; the weekday agrees"
            if agrees
            else f"; the weekday disagrees: {full.earliest} is another day of the week"
        )
    return attrs.evolve(date, earliest=full.earliest, latest=full.latest, edtf=filled, basis=basis)


def agreeing_years(date: DateSpan, first: int, last: int) -> list[int]:
    """Return the years in which a date without a year falls on the weekday that it names.

    Args:
        date: a date such as that of "Sunday 31 January".
        first: first year to look at.
        last: last year to look at.

    Returns:
        The years in order; all in which the day exists, where no weekday is named; none for a date with a
        year.

    Example:
        >>> agreeing_years(parse_date("Sunday 31 January"), 2015, 2030)
        [2016, 2021, 2027]
    """
    demand("agreeing_years", "date", date, DateSpan, do="read it with parse_date")
    years = []
    for year in range(max(first, 1), min(last, 9999) + 1) if date.year_open else ():
        try:
            day = complete(date, year)
        except ParseError:
            continue
        if day.earliest and (date.weekday is None or day.earliest.isoweekday() == date.weekday):
            years.append(year)
    return years


def resolve_date(date: DateSpan, anchor: Anchor, *, tense: Tense | None = None) -> DateSpan:
    """Read a date that was left open once more, now against an anchor.

    Args:
        date: a date that :func:`find_dates` or :func:`parse_date` gave without an anchor.
        anchor: the day from which its text speaks.
        tense: as for :func:`parse_date`.

    Returns:
        The date with its days; one that has them already, or whose wording says no more, comes back as it is.

    Example:
        >>> resolve_date(parse_date("last Saturday"), datetime.date(2024, 1, 17)).edtf
        '2024-01-13'
    """
    demand("resolve_date", "date", date, DateSpan, do="read it with parse_date")
    if date.earliest is not None or date.latest is not None:
        return date
    try:
        return parse_date(date.text, anchor, tense=tense)
    except ParseError:
        return date
