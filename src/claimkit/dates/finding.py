"""find_dates and parse_date: from text to dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any, Final, TypeVar, overload

import attrs

from claimkit.arguments import a_day, a_whole_number, demand, one_of
from claimkit.dates.calendar_forms import clock_at
from claimkit.dates.cursor import Cursor, Found
from claimkit.dates.grammar import cursor_over, date_at
from claimkit.dates.languages import known, language_of
from claimkit.dates.lexer import Tokens
from claimkit.dates.licence import licensed
from claimkit.dates.plain_forms import PlainCursor, plain_beginnings, plain_date_at
from claimkit.dates.reckoning import Context, Tense, UnresolvedError
from claimkit.dates.resolution import resolve_wording
from claimkit.dates.tense import tense_around, tense_of_verb
from claimkit.dates.vocabulary import vocabulary
from claimkit.dates.wordings import (
    Ago,
    Between,
    InYear,
    Lasting,
    MonthName,
    Part,
    Quarter,
    Season,
    Stated,
    Timed,
    Wording,
)
from claimkit.datespans import DateSpan, Precision
from claimkit.errors import AmbiguityError, ParseError, why_unread
from claimkit.text import Unread

D = TypeVar("D")
_RAISE: Any = object()
Anchor = datetime.date | DateSpan | None
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")
_ENDS: Final = frozenset(".!?")
_REMEMBERED: Final = 4  # dates that a wording such as "two days later" may refer to
_PARAGRAPHS: Final = 2  # paragraphs back to which it may refer
_SHORTEST: Final = 2  # characters of a date: "Q3"
_WITHIN: Final = 14  # most tokens of a date before its first sure word: "at 10:30 a.m. EST on the 15th of"
_SENTENCE: Final = 80  # tokens looked back for the beginning of a sentence
_CLOSE: Final = datetime.timedelta(62)  # a date without a year that near to the anchor needs none


@attrs.frozen
class DateMention:
    """A date in a text.

    Attributes:
        start: where it begins, in code points.
        end: where it ends, exclusive.
        text: the wording, ``whole[start:end]``.
        date: what it means.
    """

    start: int
    end: int
    text: str
    date: DateSpan


def find_dates(
    text: str,
    anchor: Anchor = None,
    *,
    day_first: bool | None = None,
    language: str | None = None,
    tense: Tense | None = None,
) -> list[DateMention]:
    """Find the dates in a text.

    Partial dates take their year from the anchor, weekdays and "last week" are counted from it; "two days
    earlier" and "that year" are counted from the nearest date before in the text.  The words around decide
    whether a bare weekday is the last or the next one.  Without an anchor, what the wording leaves open stays
    open, save that a date without a year takes that of a full date before it.

    Args:
        text: any text.
        anchor: the day from which the text speaks, such as that of publication; a span gives a hull.
        day_first: whether "03/04/2021" is 3 April; None gives a mention with both readings.
        language: "en", "de", "es", "fr", "pl", "pt", "ru" or "uk"; None finds it out, and takes English
            where nothing tells.  In others than English the day stands before the month.
        tense: "past" or "future" for all of the text; None looks at the words around each date.

    Returns:
        The mentions in order, never overlapping.

    Raises:
        ArgumentError: the anchor is no day.
        InvalidModelError: there are no words for the language, or no such tense.

    Example:
        >>> text = "He was held on Friday and will be tried on 5 March."
        >>> found = find_dates(text, datetime.date(2024, 1, 17))
        >>> [(m.text, m.date.edtf) for m in found]
        [('Friday', '2024-01-12'), ('5 March', '2024-03-05')]
    """
    demand("find_dates", "text", text, str)
    code = known(language) if language is not None else language_of(text)
    return scan_dates(text, anchor, day_first=day_first, language=code, tense=tense)[0]


def scan_dates(
    text: str,
    anchor: Anchor = None,
    *,
    day_first: bool | None = None,
    language: str = "en",
    tense: Tense | None = None,
) -> tuple[list[DateMention], list[Unread]]:
    """Find the dates in a text, and the stretches that look like one and hold no date.

    For the arguments see :func:`find_dates`.
    """
    demand("find_dates", "text", text, str)
    _checked("find_dates", anchor, day_first, tense)
    finder = _Finder(text, anchor, day_first, known(language), tense)
    for number, (start, end) in enumerate(_paragraphs(text)):
        if end - start >= _SHORTEST:
            finder.read(start, end, number)
    return finder.found, finder.unread


def _checked(call: str, anchor: object, day_first: object, tense: object) -> None:
    """Refuse arguments that neither scanner nor parser can take."""
    if anchor is not None:
        a_day(call, "anchor", anchor, DateSpan)
    demand(call, "day_first", day_first, bool, type(None))
    if tense is not None:
        one_of(call, "tense", tense, ("past", "future"))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for blank in _PARAGRAPH.finditer(text):
        yield start, blank.start()
        start = blank.end()
    yield start, len(text)


class _Finder:
    """The dates found so far in one text, and what later ones may refer to."""

    def __init__(
        self,
        text: str,
        anchor: Anchor,
        day_first: bool | None,  # noqa: FBT001 - an option handed on
        language: str,
        tense: Tense | None,
    ) -> None:
        self.text, self.anchor, self.day_first = text, anchor, day_first
        self.lexicon, self.language = vocabulary("en"), language
        self.tense: Tense | None = tense
        self.found: list[DateMention] = []
        self.unread: list[Unread] = []
        self.recent: list[tuple[DateSpan, int]] = []  # newest first, with their paragraphs
        self.narrated: tuple[DateSpan, int] | None = None  # the last full date

    def read(self, start: int, end: int, paragraph: int) -> None:
        """Read one paragraph."""
        tokens = Tokens(self.text, start, end)
        c = _cursor(tokens, self.language, self.day_first)
        self.recent = [entry for entry in self.recent if paragraph - entry[1] <= _PARAGRAPHS]
        beyond = 1
        plain = isinstance(c, PlainCursor)
        for sure in plain_beginnings(c) if isinstance(c, PlainCursor) else self._sure(tokens.words):
            # a date begins at most a few words before the first word that only dates have
            for i in range(max(beyond, sure - (0 if plain else _WITHIN)), sure + 1):
                if i < beyond:
                    continue
                beyond = i + 1
                try:
                    read = _read_at(c, i)
                    if read is None:
                        continue
                    if not plain and not licensed(read[0], tokens, i, read[1], self.lexicon):
                        continue
                    beyond = max(beyond, read[1])
                    if not self._loose(read[0], tokens, i):
                        self._keep(read[0], tokens, i, read[1], paragraph)
                except Exception as error:  # noqa: BLE001 - one date never costs the others
                    end = max(tokens.ends[beyond - 1], tokens.ends[i])
                    self.unread.append(Unread(tokens.starts[i], end, why_unread(error)))

    def _sure(self, words: list[str]) -> list[int]:
        """Return the tokens without one of which there is no date: names of the calendar, units, figures."""
        sure = self.lexicon.sure
        return [
            i
            for i, word in enumerate(words)
            if word in sure or ("0" <= word < ":" and _dated(word, words[i + 1]))
        ]

    def _loose(self, node: Wording, tokens: Tokens, i: int) -> bool:
        """Whether "two days after the search" has no day in its sentence to date the search by."""
        if not (isinstance(node, Ago) and node.subordinate):
            return False
        last = self.found[-1].end if self.found else tokens.ends[0]
        for k in range(i - 1, max(i - _SENTENCE, 0), -1):
            word = tokens.words[k]
            if tokens.starts[k] < last:
                return False
            if word in _ENDS and not (word == "." and len(tokens.words[k - 1]) <= 2):
                return True
        return True

    def _keep(self, node: Wording, tokens: Tokens, i: int, j: int, paragraph: int) -> None:
        """Resolve a wording and keep it; one that fits no day is passed over."""
        told = self.tense is None and self.language == "en"
        leaning = tense_around(tokens, i, j) if told else None
        if _ahead(node) and (self.tense or leaning) != "future":
            return  # "it fell in ten days" tells how long, "it will fall in ten days" tells when
        recent = tuple(span for span, _ in self.recent)
        firm: Tense | None = tense_of_verb(tokens, i) if told and _takes_year(node) else self.tense
        context = Context(None, firm, leaning, recent, running=True)
        try:
            span = _against(node, self.anchor, context)
            narrated = self._narrated(span, paragraph) if _takes_year(node) else None
            if narrated:
                span = _against(node, self.anchor, attrs.evolve(context, narrated=narrated))
        except UnresolvedError:
            return
        start, end = tokens.starts[i], tokens.ends[j - 1]
        span = attrs.evolve(span, text=self.text[start:end])
        self.found.append(DateMention(start, end, span.text, span))
        self.recent = [(span, paragraph), *self.recent[: _REMEMBERED - 1]]
        # "the worst since 3 May 1905" looks back, the story does not go on from there
        if (
            span.latest
            and (narrated or _names_year(node))
            and not vocabulary("en").isa(tokens.words[i - 1], "since")
        ):
            self.narrated = span, paragraph

    def _narrated(self, span: DateSpan, paragraph: int) -> DateSpan | None:
        """Return the full date before, from which a date without a year takes it.

        Without an anchor any one before serves.  With one, the paragraph itself must tell of another year,
        and the reading by the anchor must not be so near to it that a newsroom would leave the year out.
        """
        if self.narrated is None:
            return None
        if span.earliest is None or span.latest is None:
            return self.narrated[0]
        anchor = _last_day(self.anchor)
        if anchor is None or self.narrated[1] != paragraph:
            return None
        far = anchor - span.latest > _CLOSE or span.earliest - anchor > _CLOSE
        return (
            self.narrated[0]
            if far and self.narrated[0].latest and self.narrated[0].latest.year != span.earliest.year
            else None
        )


def _dated(word: str, following: str) -> bool:
    """Whether figures may belong to a date without a name: "2014", "15th", "1990s", "15/01/2024"."""
    return (
        following in ("-", "/", ".")
        or (len(word) == 4 and word.isdigit())
        or word.endswith(("s", "th", "st", "nd", "rd"))
    )


def _names_year(node: Wording) -> bool:
    """Whether the wording names a year, and something finer than it."""
    match node:
        case (
            Stated(year=int(), month=int())
            | InYear()
            | MonthName()
            | Season(year=int())
            | Quarter(year=int())
        ):
            return True
        case Timed(inner=inner) | Part(inner=inner) | Between(last=inner):
            return _names_year(inner)
    return False


def _ahead(node: Wording) -> bool:
    return isinstance(node, Ago | Lasting) and node.ahead


def _takes_year(node: Wording) -> bool:
    match node:
        case Stated(year=None) | Season(year=None, shift=None):
            return True
        case Timed(inner=inner) | Part(inner=inner) | Between(last=inner):
            return _takes_year(inner)
    return False


def _as_day(anchor: datetime.date | None) -> datetime.date | None:
    return anchor.date() if isinstance(anchor, datetime.datetime) else anchor


def _last_day(anchor: Anchor) -> datetime.date | None:
    return anchor.latest or anchor.earliest if isinstance(anchor, DateSpan) else _as_day(anchor)


def _against(node: Wording, anchor: Anchor, context: Context) -> DateSpan:
    """Resolve against a day, or against both ends of a span of days."""
    if not isinstance(anchor, DateSpan):
        return resolve_wording(node, attrs.evolve(context, day=_as_day(anchor)))
    days = sorted({day for day in (anchor.earliest, anchor.latest) if day is not None})
    if not days:
        return resolve_wording(node, context)
    first, last = (resolve_wording(node, attrs.evolve(context, day=day)) for day in (days[0], days[-1]))
    if (first.earliest, first.latest) == (last.earliest, last.latest):
        return last
    earliest = None if first.earliest is None or last.earliest is None else min(first.earliest, last.earliest)
    latest = None if first.latest is None or last.latest is None else max(first.latest, last.latest)
    basis = f"{last.basis}; the anchor is {days[0]} to {days[-1]}"
    return DateSpan(earliest, latest, basis=basis, part=last.part, clock=last.clock, weekday=last.weekday)


@overload
def parse_date(
    text: str,
    anchor: Anchor = ...,
    *,
    day_first: bool | None = ...,
    language: str | None = ...,
    tense: Tense | None = ...,
) -> DateSpan: ...
@overload
def parse_date(
    text: str,
    anchor: Anchor = ...,
    *,
    day_first: bool | None = ...,
    language: str | None = ...,
    tense: Tense | None = ...,
    default: D,
) -> DateSpan | D: ...
def parse_date(
    text: str,
    anchor: Anchor = None,
    *,
    day_first: bool | None = None,
    language: str | None = None,
    tense: Tense | None = None,
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
        default: what to return for a string that is not one date, in place of an error.

    Raises:
        AmbiguityError: the string has two readings and ``day_first`` is None.
        ParseError: the string is no date.
        ArgumentError: the anchor is no day.
        InvalidModelError: there are no words for the language, or no such tense.

    Example:
        >>> parse_date("three years ago", datetime.date(2024, 1, 17)).edtf
        '2021~'
        >>> parse_date("Sunday 31 January").edtf
        'XXXX-01-31'
        >>> parse_date("5,000 people", default=None) is None
        True
    """
    try:
        return _one_date(text, anchor, day_first=day_first, language=language, tense=tense)
    except ParseError:
        if default is _RAISE:
            raise
        return default


def _one_date(
    text: str, anchor: Anchor, *, day_first: bool | None, language: str | None, tense: Tense | None
) -> DateSpan:
    if not isinstance(text, str):
        raise ParseError(text, (0, 0), f"a date is read from str, not from {type(text).__name__}")
    _checked("parse_date", anchor, day_first, tense)
    tokens = Tokens(text)
    code = known(language) if language is not None else "en"
    c = _cursor(tokens, code, day_first)
    end, lead = len(tokens) + 1, tokens.words[1]
    starts = (
        (1, 2)
        if vocabulary("en").isa(lead, "lead") or vocabulary("en").isa(lead, "open_end") or code != "en"
        else (1,)
    )
    read = next((found for i in starts if (found := _read_at(c, i)) and found[1] == end), None)
    if read is None and language is None and (other := language_of(text)) != "en":
        return _one_date(text, anchor, day_first=day_first, language=other, tense=tense)
    if read is None:
        raise ParseError(text, None, _refusal(tokens))
    try:
        span = _against(read[0], anchor, Context(None, tense))
        if vocabulary("en").isa(lead, "open_end") and code == "en":
            span = _open_ended(span, lead, _last_day(anchor))
    except (UnresolvedError, OverflowError) as error:
        raise ParseError(text, None, f"no such day in the calendar ({error}); correct the date") from None
    except Exception as error:
        raise ParseError(text, None, why_unread(error)) from error
    if span.alternatives:
        readings = tuple(reading.edtf for reading in span.alternatives)
        order = (
            "give day_first=True or day_first=False"
            if span.precision is Precision.DAY
            else "write both years in full"
        )
        raise AmbiguityError(text, readings, f"nothing in it says which reading is meant; {order}")
    return attrs.evolve(span, text=text.strip())


def _open_ended(date: DateSpan, word: str, anchor: datetime.date | None) -> DateSpan:
    """Return "since 2014", which goes on to the anchor, and "until Friday", "before 2020", "after 5 May"."""
    if date.earliest is None or date.latest is None:
        return date
    basis = f"{date.basis}; {word} it"
    match word:
        case "since":
            goes_on = anchor if anchor and anchor >= date.earliest else None
            return DateSpan(date.earliest, goes_on, basis=basis + (", up to the anchor" if goes_on else ""))
        case "after":
            return DateSpan(date.latest + datetime.timedelta(1), None, basis=basis)
        case "before":
            return DateSpan(None, date.earliest - datetime.timedelta(1), basis=basis)
    return DateSpan(None, date.latest, basis=basis)


def _read_at(c: Cursor | PlainCursor, i: int) -> Found:
    return plain_date_at(c, i) if isinstance(c, PlainCursor) else date_at(c, i)


def _cursor(tokens: Tokens, language: str, day_first: bool | None) -> Cursor | PlainCursor:  # noqa: FBT001
    if language == "en":
        return cursor_over(tokens, day_first=day_first)
    return PlainCursor(tokens, language, day_first=day_first)


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
