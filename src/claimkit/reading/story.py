"""The dates of a story, which lean on those told before: "On 7 August ... on the 9th ... on 4 May"."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

import attrs
import regex

from claimkit.dates import DateMention, complete, find_dates
from claimkit.datespans import DateSpan, Precision
from claimkit.errors import ParseError
from claimkit.reading.lexicon import lexicon

_YEAR = 365
_NEAR = datetime.timedelta(62)
"""From a day no further from publication than this a bare day counts as from publication: two months."""


def completed(mentions: Iterable[DateMention]) -> list[DateMention]:
    """Give dates without a year that of the date told before them, else that of the first told after."""
    found = list(mentions)
    years = [m.date.earliest.year if m.date.earliest is not None else None for m in found]
    told = next((year for year in years if year is not None), None)
    for at, mention in enumerate(found):
        told = years[at] or told
        if mention.date.earliest is None and mention.date.latest is None and told is not None:
            try:
                found[at] = attrs.evolve(mention, date=complete(mention.date, told))
            except ParseError:  # 29 February of a common year
                continue
    return found


def narrated(mentions: Iterable[DateMention], day: datetime.date) -> list[DateMention]:
    """Let a story of years gone by go on: a date without a year follows the one told before it.

    "He was arrested on 17 February 2018. On 4 May a court sentenced him" tells of one year.  A report that
    has named a day near its publication, or no more than a year, is no such story.

    >>> text = "He was arrested on 17 February 2018. On 4 May a court sentenced him."
    >>> day = datetime.date(2023, 5, 10)
    >>> [mention.date.edtf for mention in narrated(find_dates(text, day), day)]
    ['2018-02-17', '2018-05-04']
    """
    found = list(mentions)
    last: DateSpan | None = None
    for at, mention in enumerate(found):
        if _number(mention) is not None:
            continue  # it leans on the others, see :func:`bare_days`
        before, last = last, mention.date
        if before is None:
            continue
        if before.latest is None or (day - before.latest).days <= _YEAR:
            break  # it tells of the present
        if before.precision is not Precision.YEAR and "year from the anchor" in mention.date.basis:
            by = "in" if mention.date.precision is Precision.MONTH else "on"
            wording = mention.text if mention.text.lower().startswith(f"{by} ") else f"{by} {mention.text}"
            behind = before.latest + datetime.timedelta(days=_YEAR)
            told = find_dates(wording, behind, language="en", tense="past")
            if len(told) == 1:
                last = attrs.evolve(told[0].date, text=mention.date.text)
                found[at] = attrs.evolve(mention, date=last)
    return found


# "on the 9th police fired", "the night of the 3rd to the 4th", and not "on the 9th floor"
_BARE = regex.compile(
    r"\b(?:on|by|until|till|since|(?:morning|afternoon|evening|night|day)\sof)\s"
    r"(?P<day>the\s(?P<number>[12]?\d|3[01])(?:st|nd|rd|th))(?![\w-])(?:\s(?P<next>[\p{L}\d]+))?",
    regex.I,
)
_OF_GRAMMAR = frozenset(
    "determiner pronoun preposition be have do modal conj relative subordinator neg".split()
)


def bare_days(text: str, told: Sequence[DateMention], day: datetime.date | None) -> list[DateMention]:
    """Give days told by their number alone the month of the date told before them, and find more of them.

    An ordinal orders one thing ("the 9th floor"); before a word of grammar, a figure or people in the plural
    it is a day.  It is the nearest such day to the one told before, and where that is in the same month,
    of that month.  Where the story is of the present, it counts from the day of publication.

    >>> text = "The siege began on 28 August 1987. It ended on the 31st. On the 2nd police shot two men."
    >>> day = datetime.date(2024, 5, 16)
    >>> [m.date.edtf for m in bare_days(text, find_dates(text, day), day)]
    ['1987-08-28', '1987-08-31', '1987-09-02']
    """
    found: list[DateMention] = []
    for mention in sorted([*told, *_unfound(text, told)], key=lambda m: m.start):
        number = _number(mention)
        last = next((m.date for m in reversed(found) if _names_month(m.date)), None)
        if number is None:
            found.append(mention)
        elif last is not None and (day is None or not _is_near(last, day)):
            date = _nearest(last, number)
            if date is not None:
                basis = "day of the month stated; month from the date told before"
                span = DateSpan(date, date, edtf=date.isoformat(), basis=basis, text=mention.date.text)
                found.append(attrs.evolve(mention, date=span))
        elif mention.date.earliest is not None or last is None:
            found += [mention] if mention.date.basis != _UNFOUND else []
        elif day is not None:
            again = find_dates(f"{mention.text}.", day, language="en", tense="past")
            found += [attrs.evolve(mention, date=attrs.evolve(m.date, text=mention.text)) for m in again[:1]]
    return found


_UNFOUND = "day of the month stated"


def _unfound(text: str, told: Sequence[DateMention]) -> Iterator[DateMention]:
    """Bare days that no date was read from, as they may also order things."""
    spans = [(m.start, m.end) for m in told]
    words = lexicon().words
    for match in _BARE.finditer(text):
        start, end = match.span("day")
        behind = (match["next"] or "").lower()
        entry = words.get(behind)
        classes = entry.classes if entry is not None else frozenset()
        plural = "plural" in classes or (entry is None and behind.endswith("s") and not behind.endswith("ss"))
        free = not behind or behind.isdigit() or plural or not _OF_GRAMMAR.isdisjoint(classes)
        if free and behind != "of" and not any(first < end and start < last for first, last in spans):
            yield DateMention(start, end, match["day"], DateSpan(basis=_UNFOUND, text=match["day"]))


def _number(mention: DateMention) -> int | None:
    """The number of a bare day; None of any other date."""
    if not mention.date.basis.startswith(_UNFOUND):
        return None
    number = regex.search(r"\d+", mention.text)
    return int(number.group()) if number is not None else None


def _names_month(date: DateSpan) -> bool:
    fine = date.precision in (Precision.DAY, Precision.MONTH)
    return fine and date.earliest is not None and date.latest is not None


def _is_near(date: DateSpan, day: datetime.date) -> bool:
    return date.latest is not None and abs(day - date.latest) <= _NEAR


def _nearest(last: DateSpan, number: int) -> datetime.date | None:
    """The day of a number in the month told before, else the nearest of that number."""
    first = last.earliest
    if first is None:
        return None
    days: list[datetime.date] = []
    for month in (first.month - 1, first.month, first.month + 1):
        year, index = first.year + (month - 1) // 12, (month - 1) % 12 + 1
        try:
            days.append(datetime.date(year, index, number))
        except ValueError:  # no 31 June
            continue
    same = [one for one in days if one.month == first.month]
    if last.precision is Precision.MONTH or (same and same[0] >= first):
        return same[0] if same else None
    return min(days, key=lambda one: abs(one - first), default=None)
