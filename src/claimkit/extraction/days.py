"""Whether the words around a quote say the days that an extraction gives."""

from __future__ import annotations

import re

from claimkit.dates import complete, parse_date
from claimkit.datespans import DateSpan
from claimkit.errors import ParseError
from claimkit.extraction.ground import Ground
from claimkit.extraction.locating import Fault
from claimkit.extraction.model import CheckStatus
from claimkit.extraction.values import Stated, same_days
from claimkit.text import Span


def days_of(ground: Ground, about: DateSpan | str | None, told: Stated) -> DateSpan | Fault | None:
    """Return the days that a statement is about, where the text bears out those that are given.

    The dates of its own sentence come first, then the day that claimkit carries over, then other dates of the
    paragraph, and last the day of publication and the rest of the report.

    Args:
        ground: the report.
        about: the days given; None takes those that claimkit reads.
        told: what the quote states.
    """
    own = told.claim.about if told.claim is not None else None
    if about is None:
        return own
    day, words = about if isinstance(about, DateSpan) else None, about if isinstance(about, str) else ""
    if day is None:
        day = parse_date(words.strip(), ground.report.day, default=None)
        if day is None:
            return _unread(ground, words, told)
    if own is not None and (day == own or same_days(day, own)):
        return own
    said = [d for d in ground.dates if ground.around(told.span).covers(Span(d.start, d.end))]
    stated = told.claim.day_stated if told.claim is not None else None
    named = [stated] if stated is not None else [d.date for d in said]
    if not named:
        paragraph = ground.paragraph(told.span)
        near = [d.date for d in ground.dates if paragraph.covers(Span(d.start, d.end))]
        named = near + ([own] if own is not None else [])
        if own is None:
            named += [d.date for d in ground.dates]
        named += [DateSpan.day(ground.report.day)] if ground.report.day else []
    for date in named:
        if same_days(day, date):
            return date
    if any(_bears_out(date, day, ground.text) for date in named):
        return day
    shown = ", ".join(dict.fromkeys(date.edtf for date in named)) or "no date"
    return Fault(CheckStatus.DATE_DIFFERS, f"it is said to be about {day.edtf}, the words say {shown}")


def _unread(ground: Ground, words: str, told: Stated) -> DateSpan | Fault | None:
    """A wording that is no date: it will do where it stands in the sentence."""
    sentence = ground.around(told.span).of(ground.text)
    if " ".join(words.casefold().split()) in " ".join(sentence.casefold().split()) and words.strip():
        return told.claim.about if told.claim is not None else None
    return Fault(
        CheckStatus.DATE_DIFFERS, f"it is said to be about {words!r}, which is no date in the sentence"
    )


def _bears_out(said: DateSpan, day: DateSpan, text: str) -> bool:
    """Whether a date of the text says a day that is given: the same, or one that lies in what is given."""
    if said.year_open and day.earliest is not None:
        if not re.search(rf"\\b{day.earliest.year}\\b", text):
            return False
        try:
            said = complete(said, day.earliest.year)
        except ParseError:
            return False
    if said.alternatives:
        return any(_bears_out(one, day, text) for one in said.alternatives)
    if None in (said.earliest, said.latest):
        return same_days(day, said)
    assert said.earliest is not None
    assert said.latest is not None
    after = day.earliest is None or day.earliest <= said.earliest
    before = day.latest is None or said.latest <= day.latest
    return after and before and (day.earliest, day.latest) != (None, None)
