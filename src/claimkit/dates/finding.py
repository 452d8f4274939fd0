"""find_dates and parse_date: from text to dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import compress, count
from typing import Any, Final, TypeVar

import attrs

from claimkit.arguments import demand
from claimkit.choices import Language
from claimkit.dates.anchors import Anchor, against, checked, last_day
from claimkit.dates.cursor import Cursor
from claimkit.dates.languages import cursor_for, date_in, known, language_of
from claimkit.dates.lexer import Tokens
from claimkit.dates.licence import licensed
from claimkit.dates.plain_cursor import PlainCursor, phrases
from claimkit.dates.plain_grammar import plain_beginnings
from claimkit.dates.reckoning import Context, Tense, UnresolvedError
from claimkit.dates.tense import tense_around, tense_of_clause, tense_of_verb
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
from claimkit.errors import why_unread
from claimkit.text import Unread

D = TypeVar("D")
_RAISE: Any = object()
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")
_ENDS: Final = frozenset(".!?")
_REMEMBERED: Final = 4  # dates that a wording such as "two days later" may refer to
_PARAGRAPHS: Final = 2  # paragraphs back to which it may refer
_SHORTEST: Final = 2  # characters of a date: "Q3"
_EDITION: Final = datetime.timedelta(7)  # a report is told again up to a week after the day it speaks from
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
    language: Language | None = None,
    tense: Tense | None = None,
    holidays: str | None = None,
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
        language: "en", "de", "es", "fr", "nl", "pl", "pt", "ru" or "uk"; None finds it out, and takes
            English where nothing tells.  In others than English the day stands before the month.
        tense: "past" or "future" for all of the text; None looks at the words around each date.
        holidays: a country (ISO 3166-1 alpha-2) whose public holidays are read by their names, in English and
            in its own language; needs the extra "holidays".

    Returns:
        The mentions in order, never overlapping.

    Raises:
        ArgumentError: the anchor is no day.
        InvalidModelError: there are no words for the language, no such tense, or no holidays of the country.
        MissingExtraError: holidays are asked for, and the package is not installed.

    Example:
        >>> text = "He was held on Friday and will be tried on 5 March."
        >>> found = find_dates(text, datetime.date(2024, 1, 17))
        >>> [(m.text, m.date.edtf) for m in found]
        [('Friday', '2024-01-12'), ('5 March', '2024-03-05')]
    """
    demand("find_dates", "text", text, str)
    code = known(language) if language is not None else language_of(text)
    return scan_dates(text, anchor, day_first=day_first, language=code, tense=tense, holidays=holidays)[0]


def scan_dates(
    text: str,
    anchor: Anchor = None,
    *,
    day_first: bool | None = None,
    language: str = "en",
    tense: Tense | None = None,
    holidays: str | None = None,
) -> tuple[list[DateMention], list[Unread]]:
    """Find the dates in a text, and the stretches that look like one and hold no date.

    For the arguments see :func:`find_dates`.
    """
    demand("find_dates", "text", text, str)
    checked("find_dates", anchor, day_first, tense)
    finder = _Finder(text, anchor, day_first, known(language), tense, holidays)
    for number, (start, end) in enumerate(_paragraphs(text)):
        if end - start >= _SHORTEST:
            finder.read(start, end, number)
    return finder.found, finder.unread


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
        holidays: str | None,
    ) -> None:
        self.text, self.anchor, self.day_first, self.holidays = text, anchor, day_first, holidays
        self.lexicon, self.language = vocabulary("en"), language
        self.tense: Tense | None = tense
        self.found: list[DateMention] = []
        self.unread: list[Unread] = []
        self.recent: list[tuple[DateSpan, int]] = []  # newest first, with their paragraphs
        # the last full date, its paragraph and its end
        self.narrated: tuple[DateSpan, int, int] | None = None

    def read(self, start: int, end: int, paragraph: int) -> None:
        """Read one paragraph."""
        tokens = Tokens(self.text, start, end)
        c = cursor_for(tokens, self.language, day_first=self.day_first, holidays=self.holidays)
        self.recent = [entry for entry in self.recent if paragraph - entry[1] <= _PARAGRAPHS]
        beyond = 1
        plain = isinstance(c, PlainCursor)
        for sure in plain_beginnings(c) if isinstance(c, PlainCursor) else self._sure(c):
            # a date begins at most a few words before the first word that only dates have
            for i in range(max(beyond, sure - (0 if plain else _WITHIN)), sure + 1):
                if i < beyond:
                    continue
                beyond = i + 1
                try:
                    read = date_in(c, i)
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

    def _sure(self, c: Cursor) -> list[int]:
        """Return the tokens without one of which there is no date: names of the calendar, units, figures."""
        sure = self.lexicon.sure
        if self.holidays:
            sure |= {words[-1] for entries in c.feasts.values() for words, _ in entries}
        named = compress(count(), map(sure.__contains__, c.w))  # what is asked of every word is asked in C
        low = compress(count(), map(":".__gt__, c.w))
        figures = (i for i in low if c.w[i] >= "0" and _dated(c.w[i], c.w[i + 1]))
        return sorted({*named, *figures})

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
        words = self.lexicon if self.language == "en" else phrases(self.language)
        leaning = tense_around(tokens, i, j, words) if self.tense is None else None
        when = self.tense or leaning
        if _ahead(node) and (when != "future" if self.language == "en" else when == "past"):
            return  # "it fell in ten days" tells how long, "it will fall in ten days" tells when
        recent = tuple(span for span, _ in self.recent)
        told = self.tense is None and _takes_year(node)
        firm: Tense | None = tense_of_verb(tokens, i, words) if told else self.tense
        context = Context(None, firm, leaning, recent, running=True)
        start, end = tokens.starts[i], tokens.ends[j - 1]
        try:
            span = against(node, self.anchor, context)
            clause = tense_of_clause(tokens, i, j, words) if told and firm is None else None
            if self._contradicts(span, clause):
                context = attrs.evolve(context, tense=clause)
                span = against(node, self.anchor, context)
            narrated = self._narrated(span, paragraph) if _takes_year(node) else None
            if narrated:
                span = self._following(node, span, attrs.evolve(context, narrated=narrated), start)
        except UnresolvedError:
            return
        span = attrs.evolve(span, text=self.text[start:end])
        self.found.append(DateMention(start, end, span.text, span))
        self.recent = [(span, paragraph), *self.recent[: _REMEMBERED - 1]]
        # "the worst since 3 May 1905" looks back, the story does not go on from there
        told = bool(narrated) or _names_year(node) or _sets_year(node, tokens.words[max(0, i - 2) : i])
        if span.latest and told and not vocabulary("en").isa(tokens.words[i - 1], "since"):
            self.narrated = span, paragraph, end

    def _following(self, node: Wording, span: DateSpan, context: Context, start: int) -> DateSpan:
        """Read a date without a year from the one named before.

        Into another year a story goes on within its line.  In the next one it may as well come back to its
        own day: "It killed 26,000 in December 2003.", and then "In February a quake struck Zarand".
        """
        follows = against(node, self.anchor, context)
        last = context.narrated.latest if context.narrated else None
        beyond = self.narrated is not None and self.text.find("\n", self.narrated[2], start) >= 0
        if span.earliest is None and last is not None and beyond:
            return follows if follows.earliest and follows.earliest.year == last.year else span
        return follows

    def _contradicts(self, span: DateSpan, tense: Tense | None) -> bool:
        """Whether a date lies on the wrong side of the anchor, and further off than editions do."""
        day = last_day(self.anchor)
        if day is None or tense is None or span.earliest is None or span.latest is None:
            return False
        return span.earliest - day > _EDITION if tense == "past" else day - span.latest > _EDITION

    def _narrated(self, span: DateSpan, paragraph: int) -> DateSpan | None:
        """Return the full date before, from which a date without a year takes it.

        Without an anchor any one before serves, but in news, which begins with a weekday: it names the years
        of what was before, and not its own.  With one, the paragraph itself must tell of another year, and
        the reading by the anchor must not be so near to it that a newsroom would leave the year out.
        """
        if self.narrated is None or (last_day(self.anchor) is None and begins_with_weekday(self.found)):
            return None
        if span.earliest is None or span.latest is None:
            return self.narrated[0]
        anchor = last_day(self.anchor)
        if anchor is None or self.narrated[1] != paragraph or self.narrated[0].latest == anchor:
            return None  # what is told beside the day of the report is no story of before
        # a year that sets the time is one gone by, and so is what follows it
        ahead = self.narrated[0].precision is Precision.YEAR and span.earliest > anchor
        far = ahead or anchor - span.latest > _CLOSE or span.earliest - anchor > _CLOSE
        return (
            self.narrated[0]
            if far and self.narrated[0].latest and self.narrated[0].latest.year != span.earliest.year
            else None
        )


def begins_with_weekday(found: Sequence[DateMention]) -> bool:
    """Whether a text without an anchor begins with a weekday of which nothing says which it is, as news does.

    >>> [begins_with_weekday(find_dates(text)) for text in ("Held on Friday.", "Held on 5 March.")]
    [True, False]
    """
    first = found[0].date if found else None
    return first is not None and first.weekday is not None and first.earliest is None


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


def _sets_year(node: Wording, before: Sequence[str]) -> bool:
    """Whether a bare year begins a sentence, and so sets the time of what follows: "In 2012 he lost it."."""
    bare = isinstance(node, Stated) and node.year is not None and node.month is None
    return bare and before[-1:] == ["in"] and before[:-1] in ([], [""], ["."], ["\n"])


def _takes_year(node: Wording) -> bool:
    match node:
        case Stated(year=None) | Season(year=None, shift=None):
            return True
        case Timed(inner=inner) | Part(inner=inner) | Between(last=inner):
            return _takes_year(inner)
    return False
