"""The grammar of dates in languages other than English: one date, with its time, hedged, or as a range."""

from __future__ import annotations

import re
from typing import Final

from claimkit.dates.cursor import Found
from claimkit.dates.grammar import ranged, same_kind
from claimkit.dates.period_forms import is_day
from claimkit.dates.plain_cursor import PlainCursor, compound_ordinal_at, longest, phrases
from claimkit.dates.plain_forms import (
    ago,
    beside,
    day_at,
    day_month,
    deictic,
    feast,
    in_shifted_year,
    lasting,
    month,
    month_at,
    numeric,
    shifted,
    weekday,
    weekend,
    year,
    year_at,
)
from claimkit.dates.plain_periods import (
    century,
    decade,
    decade_alone,
    may_be_roman,
    part,
    quarter,
    season,
)
from claimkit.dates.tense import told
from claimkit.dates.wordings import (
    About,
    Between,
    DayName,
    Era,
    InYear,
    MonthName,
    Moved,
    Season,
    Stated,
    Timed,
    Wording,
)

_FORMS: Final = (
    numeric,
    day_month,
    month,
    deictic,
    beside,
    ago,
    lasting,
    shifted,
    in_shifted_year,
    weekday,
    weekend,
    decade,
    decade_alone,
    century,
    year,
    season,
    quarter,
    part,
    feast,
)
_CLOCK: Final = re.compile(r"(\d{1,2})(?:([^\W\d]{1,2})([0-5]\d))?")


def plain_date_at(c: PlainCursor, i: int) -> Found:
    """Return the longest date that begins at token i."""
    return longest(c, i, _range, _timed, _clock_first, _night, _hedged)


def plain_beginnings(c: PlainCursor) -> list[int]:
    """Return every token that a date may begin with."""
    compounds = c.numbers.compounds
    return [
        i
        for i, word in enumerate(c.w)
        if word
        and (
            word[0].isdigit()
            or word in c.begins
            or word in c.feasts
            or may_be_roman(word)
            or (compounds and compound_ordinal_at(c, i) is not None)
        )
    ]


def _one(c: PlainCursor, i: int) -> Found:
    return longest(c, i, *_FORMS)


def _timed(c: PlainCursor, i: int) -> Found:
    """Return a date, and where it is a day the time of it: "lundi soir", "15 мая в 14:30"."""
    found = _one(c, i)
    if not found or not is_day(found[0]) or isinstance(found[0], Timed):
        return found
    node, j = found
    clock = c.at("daypart", j) or _clock(c, j + (c.w[j] == ","))
    return (Timed(node, clock[0]), clock[1]) if clock else found


def _clock_first(c: PlainCursor, i: int) -> Found:
    """Return "вечером 15 мая", "um 14 Uhr am Montag", "la noche del lunes"."""
    clock = c.at("daypart", i) or _clock(c, i)
    inner = _one(c, c.joined(c.past("before_day", clock[1]))) if clock else None
    return (Timed(inner[0], clock[0]), inner[1]) if clock and inner and is_day(inner[0]) else None


def _clock(c: PlainCursor, i: int) -> tuple[str, int] | None:
    """Return a time of day and the token after it: "um 14 Uhr", "à 14h30", "a las 3 de la tarde"."""
    opened = c.at("clock_before", i)
    k = c.past("hedge", opened[1]) if opened else c.past("clock_before", c.past("hedge", i))
    figures = _CLOCK.fullmatch(c.w[k])
    if not figures or (figures[2] and figures[2] not in c.classes["clock_mark"]):
        return None
    hour, minute, j = int(figures[1]), figures[3] or "00", k + 1
    split = c.w[j] if c.w[j] in (":", ".") and c.t.glued(j) and c.t.glued(j + 1) else ""
    if split and re.fullmatch(r"[0-5]\d", c.w[j + 1]):
        minute, j = c.w[j + 1], j + 2
    closed = c.at("clock_after", j)
    half = c.at("clock_half", closed[1] if closed else j)
    j = half[1] if half else closed[1] if closed else j
    hour += 12 * (half is not None and half[0] == "p" and hour < 12)
    sure = figures[2] or split == ":" or closed or half or (split and opened)
    return (f"{hour:02d}:{minute}", j) if sure and hour <= 23 else None


def _hedged(c: PlainCursor, i: int) -> Found:
    """Return "um den 10. Januar", "vers 1900", «около 5 мая»."""
    hedge = c.at("hedge", i)
    inner = _timed(c, hedge[1]) if hedge else None
    return (
        (About(inner[0]), inner[1])
        if inner and isinstance(inner[0], Stated | Era | Season | InYear)
        else None
    )


def _night(c: PlainCursor, i: int) -> Found:
    """Return "Nacht zum Montag", «в ночь с 16 на 17 мая», "nuit de lundi à mardi": both days."""
    opened = c.at("night_to", i)
    if opened is None:
        night = c.at("night", i)
        k = c.past("from", night[1]) if night else i
        lefts = [_one(c, k), day_at(c, k)] if night else []  # "nuit du 31 décembre au", "nuit du 16 au"
        opened = next((o for left in lefts if left and (o := c.at("night_joint", left[1]))), None)
    last = _one(c, opened[1]) if opened else None
    if last is None or not is_day(last[0]):
        return None
    return Between(Moved(last[0], -1, "day"), last[0]), last[1]


def _range(c: PlainCursor, i: int) -> Found:
    """Return "von März bis Mai 2020", "entre 2014 y 2016", "28 декабря — 3 января"."""
    for opening, joint in (("from", "through"), ("between", "and"), ("", "through")):
        opened = c.at(opening, i) if opening else ("", i)
        left = _end(c, opened[1]) if opened else None
        if not left:
            continue
        split = c.at(joint, left[1]) or (("", left[1] + 1) if c.w[left[1]] == "-" else None)
        k = c.past("joint", split[1]) if split else i
        right = _end(c, k, last=True) if split else None
        if right and _counted(c, right, k):
            continue
        if not (split and right and same_kind(left[0], right[0]) and _follow(left[0], right[0])):
            continue
        # without an opening word both ends are dates by themselves, or the words around speak of dates
        sure = opening or c.before("year_before", i) or c.before("month_before", i)
        whole = left == _timed(c, i) and right == _timed(c, k)
        closed = right[1] > k + 1 and year_at(c, k, ranged=True) == right  # "2014-2016 годы"
        if sure or whole or closed:
            return ranged(left[0], right[0]), right[1]
    return None


def _end(c: PlainCursor, i: int, *, last: bool = False) -> Found:
    """Return what may be an end of a range: a day, a month or a year, by itself too."""
    found = longest(c, i, _timed, month_at, year_at) or (year_at(c, i, ranged=True) if last else None)
    ends = found and isinstance(found[0], Stated | DayName | Timed | Season | Era | InYear | MonthName)
    return found if ends else None


def _counted(c: PlainCursor, found: tuple[Wording, int], i: int) -> bool:
    """Whether a bare number that might be a year counts what follows it: "de 2000 a 2010 personas"."""
    year = isinstance(found[0], Stated) and found[0].month is None and found[1] == i + 1
    return (
        year
        and c.w[i + 1].isalpha()
        and not (c.small(i + 1) or told(c.w, i + 1, phrases(c.numbers.language)))
    )


def _follow(left: Wording, right: Wording) -> bool:
    """Whether two bare years stand in order: "2014-2016"; nothing else tells a range from two numbers."""
    match left, right:
        case Stated(year=int(first)), Stated(year=int(last), month=None):
            return first < last
    return True
