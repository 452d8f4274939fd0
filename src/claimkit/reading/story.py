"""The dates of a story, which lean on those told before: "On 7 August ... on the 9th ... on 4 May"."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs
import regex

from claimkit.dates import DateMention, complete, find_dates
from claimkit.dates.finding import begins_with_weekday
from claimkit.datespans import DateSpan, Precision
from claimkit.errors import ParseError
from claimkit.reading.lexicon import is_superlative, lexicon, word_list
from claimkit.reading.senses import kind_words

_YEAR = 365
_NEAR = datetime.timedelta(62)
"""From a day no further from publication than this a bare day counts as from publication: two months."""


def completed(mentions: Iterable[DateMention], text: str) -> list[DateMention]:
    """Give dates without a year that of the date told before them, else that of the first told after.

    The year of a report or a law ("the 2016 reanalysis") is none that the story goes on in.  Where the title
    names a year, each sentence begins in that year anew, whatever others were named in the one before.  After
    a line about another year than the first, a date without one stays open.  News that begins with a weekday
    names the years of what was before, and never its own; and "April last year" is counted from the day of
    the report, which is not known, and not from a year that the report names.

    >>> text = "The storm formed on 3 May 1959. The 2016 reanalysis moved its end to 9 May."
    >>> [mention.date.edtf for mention in completed(find_dates(text), text)]
    ['1959-05-03', '2016', '1959-05-09']
    """
    found = list(mentions)
    if begins_with_weekday(found):
        return found
    beside = [_names_document(text, m) or dates_nothing(text, m, None) for m in found]
    title = text.find("\n", len(text) - len(text.lstrip()))
    titled = {m.date.earliest.year for m in found if m.end <= title and _is_year(m) and m.date.earliest}
    titled = titled if len(titled) == 1 else set()
    found = [_yearless(m) if titled and _leans_beyond(text, m) else m for m in found]
    years = [None if aside else _year_of(m.date) for m, aside in zip(found, beside, strict=True)]
    first = told = next((year for year in years if year is not None), None)
    sentence = 0  # where the one begins that the last date stands in
    for at, mention in enumerate(found):
        begins = max(text.rfind(mark, sentence, mention.start) for mark in _BREAKS)
        if begins > sentence:
            if told != first and text.find("\n", sentence, mention.start) >= 0:
                told = None  # in a new line a report may go on from there, or come back to its own year
            sentence, told = begins, next(iter(titled), told)
        told = years[at] or told
        open_ = mention.date.earliest is None and mention.date.latest is None
        if open_ and told is not None and "not given" not in mention.date.basis:
            try:
                found[at] = attrs.evolve(mention, date=complete(mention.date, told))
            except ParseError:  # 29 February of a common year
                continue
    return found


_BREAKS = (". ", ".[", "\n")


def _is_year(mention: DateMention) -> bool:
    return mention.date.precision is Precision.YEAR


def _leans_beyond(text: str, mention: DateMention) -> bool:
    """Whether a date has its year from one that was told before its own sentence."""
    year = _LEANING.search(mention.date.basis)
    if year is None:
        return False
    begins = max(text.rfind(mark, 0, mention.start) for mark in _BREAKS)
    return year[1] not in text[max(begins, 0) : mention.start]


_LEANING = regex.compile(r"year from (.+), named before")


def _yearless(mention: DateMention) -> DateMention:
    """A date as its own words tell it."""
    alone = find_dates(mention.text)
    return attrs.evolve(mention, date=alone[0].date) if len(alone) == 1 else mention


def _year_of(date: DateSpan) -> int | None:
    """The one year of a date; none of a decade."""
    first, last = date.earliest, date.latest
    return first.year if first is not None and last is not None and first.year == last.year else None


_OF_NOUN = regex.compile(r"\b(?:the|a|an|its|their|his|her)\s$", regex.I)
_NOUN = regex.compile(r"\s(\p{Ll}+)")
_ARTICLE = 8  # signs of the longest word before a year, with what parts it from the word before


def _names_document(text: str, mention: DateMention) -> bool:
    """Whether a year tells which one of a noun is meant that is no event: "the 2016 reanalysis"."""
    if mention.date.precision is not Precision.YEAR:
        return False
    if not _OF_NOUN.search(text, max(0, mention.start - _ARTICLE), mention.start):
        return False
    noun = _NOUN.match(text, mention.end)
    return noun is not None and noun[1] not in kind_words()


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


_BORN = regex.compile(r"\bborn\s(?:(?!and\b|but\b|was\b|were\b|who\b)[\p{L}-]+,?\s){0,5}$", regex.I)
_BEHIND = regex.compile(r"(?:-|\s)(\p{Lu}\p{L}+)\b")
_ITS_NTH = r"(?:its|their)\s\p{L}*\d*(?:th|st|nd|rd|second|third)\s(?:day|night|week|month)\b"
_GOES_ON = regex.compile(rf"\b(?:enter\p{{L}}*|in|into)\s{_ITS_NTH}[^.;]{{0,30}}$", regex.I)
_GOING_ON = regex.compile(rf",?\s[^.;\n]{{0,40}}\benter\p{{L}}*\s{_ITS_NTH}", regex.I)
_LINE = 80  # signs before a date in which "born" stands
_SINCE = regex.compile(r"(?P<ranked>[^.;,]{0,90})\bsince\b[^.;,]{0,50}$", regex.I)
_WORD = regex.compile(r"\p{L}+")
_CLAUSE = 160  # signs before a date in which something is compared with what happened then


def dates_nothing(text: str, mention: DateMention, day: datetime.date | None) -> bool:
    """Whether a date is that of nothing told: of a birth, in a name, or of what an event is compared with.

    Nor is one of the days that something goes on for: "the strike entered its tenth day on Monday".

    >>> text = "Dorn, born on 2 October 1961, left the 22 June Movement on Monday."
    >>> [dates_nothing(text, m, datetime.date(2024, 6, 30)) for m in find_dates(text)]
    [True, True, False]
    >>> text = "It killed 26 and was the deadliest storm since Typhoon Tokage in 2004."
    >>> [dates_nothing(text, m, None) for m in find_dates(text)]
    [True]
    """
    since = _SINCE.search(text, max(0, mention.start - _CLAUSE), mention.start)
    ranked = since is not None and any(is_superlative(w.lower()) for w in _WORD.findall(since["ranked"]))
    if ranked and not text.startswith((", when ", ", in which "), mention.end):
        return True  # but "the deadliest since 1982, when nine people died" goes on to tell of it
    line = max(text.rfind("\n", 0, mention.start) + 1, mention.start - _LINE)
    if _GOES_ON.search(text, line, mention.start) or _GOING_ON.match(text, mention.end):
        return True
    behind = _BEHIND.match(text, mention.end)
    if behind is not None and behind[1].lower() in word_list("named_for_days"):
        return True
    last = mention.date.latest
    recent = day is not None and last is not None and (day - last).days <= _YEAR  # a child born is news
    return not recent and _BORN.search(text, max(0, mention.start - _LINE), mention.start) is not None


class Story(NamedTuple):
    """A story of the past: its dates, and the day that it tells."""

    dates: list[DateMention]
    day: datetime.date


def retold(text: str, told: Sequence[DateMention], day: datetime.date | None) -> Story | None:
    """Count the dates of a story of the past from the day that it tells; None where a report is none.

    A text that counts time from its own day says "on Tuesday" or "last week".  One that never does, and
    begins with a full date of more than a year ago, is a story: a date without a year is the nearest to that
    day, a bare day or weekday the nearest to the one told before it, and what follows another goes with it.

    >>> text = "On 16 June 2012 gunmen came. On the 17th, 36 were buried. A list came out on 2 July."
    >>> day = datetime.date(2025, 3, 4)
    >>> story = retold(text, find_dates(text, day), day)
    >>> [mention.date.edtf for mention in story.dates]
    ['2012-06-16', '2012-06-17', '2012-07-02']
    """
    at = next((n for n, m in enumerate(told) if _is_full(m) or _opens(m)), None)
    main = told[at].date if at is not None else None
    if at is None or main is None or main.earliest is None or day is None:
        return None
    opened = any(m.date.precision is Precision.DAY and not _is_half(text, m) for m in told[:at])
    if opened or (day - main.earliest).days <= _YEAR or any(_is_deictic(text, m) for m in told):
        return None
    found: list[DateMention] = []
    moved: dict[str, datetime.timedelta] = {}
    for mention in sorted([*told, *_unfound(text, told)], key=lambda m: m.start):
        leaning = _leaning(text, found, mention, main)
        date = _in_story(mention, leaning, main.earliest, moved)
        if date is None:
            continue
        if date.earliest is not None and mention.date.earliest is not None:
            moved[mention.text] = date.earliest - mention.date.earliest
        found.append(attrs.evolve(mention, date=date))
    return Story(found, main.earliest)


def _is_full(mention: DateMention) -> bool:
    """Whether a mention names a day with its year, or a stretch of some weeks."""
    date = mention.date
    if date.earliest is None or date.latest is None or date.latest - date.earliest > _NEAR:
        return False
    fine = date.precision in (Precision.DAY, Precision.SPAN)
    return fine and (date.basis.startswith(("stated", "both ends stated")) or "named before" in date.basis)


def _opens(mention: DateMention) -> bool:
    """Whether a text tells in its first words of a month with its year: "a strike in September 1961"."""
    stated = mention.date.precision is Precision.MONTH and mention.date.basis.startswith("stated")
    return stated and mention.start < _OPENING


_OPENING = 400
"""Signs in which a text says what it is about: a title and a sentence."""

_DIGIT = regex.compile(r"\s\d{1,2}\b")


def _is_half(text: str, mention: DateMention) -> bool:
    """Whether a weekday goes with the day behind it: "the night of Saturday 25 to Sunday 26 November"."""
    return mention.date.weekday is not None and _DIGIT.match(text, mention.end) is not None


def _is_quoted(text: str, at: int) -> bool:
    """Whether somebody is quoted at an offset: his "tomorrow" is not that of the text."""
    before = text[max(text.rfind("\n", 0, at) + 1, at - _QUOTED) : at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


_QUOTED = 1000  # most signs of a paragraph before an offset that are looked at

_COUNTED = ("year from the anchor", "month from the anchor")  # what any text may leave out


def _is_deictic(text: str, mention: DateMention) -> bool:
    """Whether a date counts from the day of the text: "on Tuesday", "yesterday"; not "on the Sunday"."""
    basis = mention.date.basis
    counted = "the anchor" in basis and not any(part in basis for part in _COUNTED)
    counted = counted and not _is_half(text, mention) and not _is_quoted(text, mention.start)
    return (
        counted
        and regex.search(r"\b(?:a|the|that)\s$", text[max(0, mention.start - 6) : mention.start], regex.I)
        is None
    )


def _leaning(text: str, found: Sequence[DateMention], mention: DateMention, main: DateSpan) -> DateSpan:
    """The date on which one that names no month leans: the one before in its paragraph, or the story's."""
    months = [m for m in found if _names_month(m.date)]
    if months and "\n" not in text[months[-1].end : mention.start]:
        return months[-1].date
    days = (m.date for m in reversed(months) if main.earliest is not None and _is_near(m.date, main.earliest))
    return next(days, main)


def _in_story(
    mention: DateMention, leaning: DateSpan, main: datetime.date, moved: dict[str, datetime.timedelta]
) -> DateSpan | None:
    """What a date of a story means; None where it fits no day."""
    date, number = mention.date, _number(mention)
    if number is not None:
        # a story goes forward: a smaller number is of its own month, and none before the date told last
        on = (
            leaning.earliest is not None
            and leaning.precision is Precision.DAY
            and number < leaning.earliest.day
        )
        found = _nearest(DateSpan.day(main) if on else leaning, number)
        basis = "day of the month stated; month from the date told before"
        return None if found is None else _one_day(found, basis, date.text)
    if "year from the anchor" in date.basis:
        by = "in" if date.precision is Precision.MONTH else "on"
        wording = mention.text if mention.text.lower().startswith(f"{by} ") else f"{by} {mention.text}"
        told = find_dates(wording, main + datetime.timedelta(days=_YEAR // 2), language="en", tense="past")
        return attrs.evolve(told[0].date, text=date.text) if len(told) == 1 else date
    if date.weekday is not None and "the anchor" in date.basis and leaning.earliest is not None:
        back = (leaning.earliest.isoweekday() - date.weekday + 3) % 7 - 3
        near = leaning.earliest - datetime.timedelta(days=back)
        return _one_day(near, "weekday stated; the nearest to the date told before", date.text)
    named = regex.search(r"\((.+), named before\)", date.basis)
    shift = moved.get(named[1]) if named is not None else None
    if shift and date.earliest is not None and date.latest is not None:
        first, last = date.earliest + shift, date.latest + shift
        if date.precision is Precision.DAY:
            return _one_day(first, f"counted from {named[1] if named else ''}, named before", date.text)
        return DateSpan(first, last, basis=date.basis, text=date.text)
    return date


def _one_day(day: datetime.date, basis: str, text: str) -> DateSpan:
    return DateSpan(day, day, precision=Precision.DAY, edtf=day.isoformat(), basis=basis, text=text)


# "on the 9th police fired", "the night of the 3rd to the 4th", and not "on the 9th floor"
_BARE = regex.compile(
    r"\b(?:on|by|until|till|from|since|(?:morning|afternoon|evening|night|day)\sof)\s"
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
                found.append(attrs.evolve(mention, date=_one_day(date, basis, mention.date.text)))
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
    if not mention.date.basis.startswith((_UNFOUND, f"weekday and {_UNFOUND}")):
        return None
    number = regex.search(r"(\d+)(?:st|nd|rd|th)\b", mention.text)
    return int(number[1]) if number is not None else None


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


_AND = regex.compile(r"\s(?:and|or)\s")
_TWO_MONTHS = 62  # days


def joined_months(mentions: Iterable[DateMention], text: str) -> list[DateMention]:
    """Join a month to the one before it: "killed 60 in June and July 2024" tells of both together.

    >>> text = "Some 60 died in June and July 2024."
    >>> [mention.date.edtf for mention in joined_months(find_dates(text), text)]
    ['2024-06-01/2024-07-31']
    """
    found: list[DateMention] = []
    for mention in mentions:
        last = found[-1] if found else None
        if last is not None and _goes_on(text, last, mention):
            whole = text[last.start : mention.end]
            basis = f"{last.date.basis}; {mention.date.basis}"
            date = DateSpan(last.date.earliest, mention.date.latest, basis=basis, text=whole)
            found[-1] = attrs.evolve(last, end=mention.end, text=whole, date=date)
        else:
            found.append(mention)
    return found


def _goes_on(text: str, one: DateMention, other: DateMention) -> bool:
    """Whether two months, the first before the second, are told together."""
    first, last = one.date.earliest, other.date.latest
    months = one.date.precision is other.date.precision is Precision.MONTH
    if not months or first is None or last is None or not _AND.fullmatch(text, one.end, other.start):
        return False
    return 0 < (last - first).days <= _TWO_MONTHS
