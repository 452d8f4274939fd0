"""find_dates and parse_date: from text to dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

import attrs

from claimkit.dates.grammar import Grammar
from claimkit.dates.lexer import Tokens
from claimkit.dates.licence import licensed
from claimkit.dates.resolution import Context, Tense, UnresolvedError, resolve_wording
from claimkit.dates.tense import tense_around
from claimkit.dates.vocabulary import vocabulary
from claimkit.dates.wordings import Ago, Stated, Wording
from claimkit.datespans import DateSpan, Precision
from claimkit.errors import AmbiguityError, ParseError

Anchor = datetime.date | DateSpan | None
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")
_SENTENCE_END: Final = frozenset(".!?")


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
    language: str = "en",
    tense: Tense | None = None,
) -> list[DateMention]:
    """Find the dates in a text.

    Partial dates take their year from the anchor, weekdays and "last week" are counted from it; "two days earlier"
    and "that year" are counted from the nearest date before in the text.  The words around decide whether a bare
    weekday is the last or the next one.  Without an anchor, what the wording leaves open stays open.

    Args:
        text: any text.
        anchor: the day from which the text speaks, such as that of publication; a span of days gives their hull.
        day_first: whether "03/04/2021" is 3 April; None gives a mention with both readings.
        language: language of the text; "en".
        tense: "past" or "future" for all of the text; None looks at the words around each date.

    Returns:
        The mentions in order, never overlapping.

    Example:
        >>> found = find_dates("He was held on Friday and will be tried on 5 March.", datetime.date(2024, 1, 17))
        >>> [(m.text, m.date.edtf) for m in found]
        [('Friday', '2024-01-12'), ('5 March', '2024-03-05')]
    """
    found: list[DateMention] = []
    trigger = vocabulary(language).trigger
    for start, end in _paragraphs(text):
        if trigger.search(text, start, end):
            found.extend(_in_paragraph(text, start, end, anchor, day_first, language, tense, found[-1].date if found else None))
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for blank in _PARAGRAPH.finditer(text):
        yield start, blank.start()
        start = blank.end()
    yield start, len(text)


def _in_paragraph(
    text: str, start: int, end: int, anchor: Anchor, day_first: bool | None, language: str, tense: Tense | None, before: DateSpan | None  # noqa: FBT001
) -> list[DateMention]:
    tokens = Tokens(text, start, end)
    grammar = Grammar(tokens, language, day_first=day_first)
    found: list[DateMention] = []
    i, nearest, sentence = 1, before, 0
    count = len(tokens)
    while i <= count:
        if tokens.words[i] in _SENTENCE_END and not (tokens.words[i] == "." and len(tokens.words[i - 1]) <= 2):
            sentence = i
        read = grammar.date(i)
        if read is None or not licensed(read[0], tokens, i, read[1], language):
            i += 1
            continue
        node, j = read
        if isinstance(node, Ago) and node.subordinate and not (found and found[-1].start >= tokens.starts[sentence]):
            i = j
            continue
        leaning = None if tense else tense_around(tokens, i, j, language)
        wording = text[tokens.starts[i] : tokens.ends[j - 1]]
        try:
            span = _against(node, anchor, Context(None, tense, leaning, nearest))
        except UnresolvedError:
            i += 1
            continue
        span = attrs.evolve(span, text=wording)
        found.append(DateMention(tokens.starts[i], tokens.ends[j - 1], wording, span))
        nearest = span
        i = j
    return found


def _against(node: Wording, anchor: Anchor, context: Context) -> DateSpan:
    """Resolve against a day, or against both ends of a span of days."""
    if not isinstance(anchor, DateSpan):
        day = anchor.date() if isinstance(anchor, datetime.datetime) else anchor
        return resolve_wording(node, attrs.evolve(context, day=day))
    days = sorted({day for day in (anchor.earliest, anchor.latest) if day is not None})
    if not days:
        return resolve_wording(node, context)
    spans = [resolve_wording(node, attrs.evolve(context, day=day)) for day in days]
    first, last = spans[0], spans[-1]
    if (first.earliest, first.latest) == (last.earliest, last.latest):
        return last
    earliest = None if first.earliest is None or last.earliest is None else min(first.earliest, last.earliest)
    latest = None if first.latest is None or last.latest is None else max(first.latest, last.latest)
    return DateSpan(earliest, latest, basis=f"{last.basis}; the anchor is {days[0]} to {days[-1]}", part=last.part, clock=last.clock,
                    weekday=last.weekday)


def parse_date(
    text: str,
    anchor: Anchor = None,
    *,
    day_first: bool | None = None,
    language: str = "en",
    tense: Tense | None = None,
) -> DateSpan:
    """Read a string that is one date and nothing else.

    Args:
        text: the string; spaces around it, and "on" or "in" before the date, are passed over.
        anchor: the day from which the wording speaks.
        day_first: whether "03/04/2021" is 3 April.
        language: language of the wording; "en".
        tense: whether a bare weekday or month lies in the "past" or "future"; None takes the last weekday on or
            before the anchor, and the nearest month or day.

    Raises:
        AmbiguityError: the string has two readings and ``day_first`` is None.
        ParseError: the string is no date.

    Example:
        >>> parse_date("three years ago", datetime.date(2024, 1, 17)).edtf
        '2021~'
        >>> parse_date("Sunday 31 January").edtf
        'XXXX-01-31'
    """
    tokens = Tokens(text)
    grammar = Grammar(tokens, language, day_first=day_first)
    count = len(tokens)
    start = 1
    start += tokens.words[1] in ("on", "in", "at", "by", "during") and count > 1
    read = next((r for i in (1, start) if (r := grammar.date(i)) and r[1] == count + 1), None)
    if read is None:
        raise ParseError(text, None, _refusal(tokens, grammar))
    try:
        span = _against(read[0], anchor, Context(None, tense))
    except UnresolvedError as error:
        raise ParseError(text, None, f"no such day in the calendar ({error}); correct the date") from None
    span = attrs.evolve(span, text=text.strip())
    if span.alternatives:
        readings = tuple(reading.edtf for reading in span.alternatives)
        raise AmbiguityError(text, readings, "day and month can change places; say day_first=True or day_first=False")
    return span


def _refusal(tokens: Tokens, grammar: Grammar) -> str:
    if not len(tokens):
        return "empty; give a date such as '15 January 2024' or 'last Saturday'"
    clock = grammar.clock(1)
    if clock and clock[2] == len(tokens) + 1:
        return "a time of day alone is no date; name the day too"
    return "not one date as a whole; cut it down to the date itself, or use find_dates on running text"


def complete(date: DateSpan, year: int) -> DateSpan:
    """Give a date without a year the year that another source tells.

    Args:
        date: a date such as ``XXXX-01-15``; one with a year comes back as it is.
        year: the year.

    Raises:
        ParseError: there is no such day in that year.

    Example:
        >>> complete(parse_date("January 15"), 2024).edtf
        '2024-01-15'
    """
    if not date.year_open or "XX" in date.edtf.replace("XXXX", ""):
        return date
    filled = DateSpan.from_edtf(date.edtf.replace("XXXX", f"{year:04d}"), f"{date.basis.removesuffix('; no year')}; year {year} given")
    basis = filled.basis
    if date.weekday and filled.earliest and filled.earliest == filled.latest:
        agrees = filled.earliest.isoweekday() == date.weekday
        basis += "; the weekday agrees" if agrees else "; the weekday disagrees"
    return attrs.evolve(filled, text=date.text, part=date.part, clock=date.clock, weekday=date.weekday, basis=basis)


def resolve_date(date: DateSpan, anchor: Anchor, *, tense: Tense | None = None) -> DateSpan:
    """Read a date that was left open once more, now against an anchor.

    Args:
        date: a date that :func:`find_dates` or :func:`parse_date` gave without an anchor.
        anchor: the day from which its text speaks.
        tense: as for :func:`parse_date`.

    Returns:
        The date with its days; one that has them already comes back as it is.

    Example:
        >>> resolve_date(parse_date("last Saturday"), datetime.date(2024, 1, 17)).edtf
        '2024-01-13'
    """
    if date.earliest is not None or date.latest is not None:
        return date
    try:
        return parse_date(date.text, anchor, tense=tense)
    except ParseError:
        return date
