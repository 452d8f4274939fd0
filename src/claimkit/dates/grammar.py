"""The whole grammar: a recursive descent that returns the longest date at a token, or None."""

from __future__ import annotations

from typing import Final

import attrs

from claimkit.dates.period_forms import PeriodForms, is_day, yearless
from claimkit.dates.reader import Found, year_number
from claimkit.dates.wordings import (
    About,
    Ago,
    Between,
    DayName,
    Era,
    InYear,
    Nth,
    Part,
    Quarter,
    Season,
    Stated,
    Timed,
    Unit,
    Wording,
)

_DEEPEST: Final = 4  # wordings inside wordings: "the first week of the second half of last year" has three


class Grammar(PeriodForms):
    """Reads dates from the tokens of one paragraph."""

    def date(self, i: int) -> Found:
        """Return the longest date that begins at token i."""
        word = self.w[i]
        if word == "the":
            word = self.w[i + 1]
        if not word:
            return None
        if word in ("from", "between"):
            return self._between(i)
        if word in self.lexicon.dayparts or word in ("early", "mid", "late") or word[0].isdigit():
            return self._clock_first(i) or (self._series(i) if self.lexicon.begins(word) else None)
        return self._series(i) if self.lexicon.begins(word) else None

    def _series(self, i: int) -> Found:
        """One date, or a range written as two: "15 January - 3 February", "2014 to 2016"."""
        found = self._timed(i)
        if not found:
            return None
        node, j = found
        if self.w[j] in ("and", "or") and yearless(node):
            right = self.dated(j + 1)
            year = _year_of(right[0]) if right else None
            if right and year and _same_kind(_bare(node), _bare(right[0])):
                return InYear(node, Stated(year)), j  # "late August and early September 2014"
        if self.w[j] in ("-", "to", "through", "till", "until") and _ends_range(node):
            right = self._timed(j + 1)
            if right and _ends_range(right[0]) and _same_kind(node, right[0]):
                return _range(node, right[0]), right[1]
        return found

    def _between(self, i: int) -> Found:
        """Return "from A to B" and "between A and B"; A may be a bare day of B's month."""
        joints = ("to", "-", "until", "till", "through") if self.w[i] == "from" else ("and", "-")
        left = self._timed(i + 1)
        if left and self.w[left[1]] in joints:
            right = self._timed(left[1] + 1)
            if right:
                return _range(left[0], right[0]), right[1]
        return self.day_list(i + 1, joints)

    def _clock_first(self, i: int) -> Found:
        """Return "5:30 AM EST, January 16, 2024", "9 p.m. on Saturday", "the evening of 15 January"."""
        w = self.w
        clock = self.clock(i)
        if clock:
            value, zone, j = clock
            j += w[j] in (",", "-")
            if w[j - 1] == "." and self.t.text[self.t.starts[j] : self.t.ends[j]].istitle():
                return None  # "at 5 p.m. On Aug. 30,": the next sentence
            j += w[j] in ("on", "of")
            inner = self.dated(j)
            return (Timed(inner[0], value, zone), inner[1]) if inner and is_day(inner[0]) else None
        j = i + (w[i] == "the")
        part = self.lexicon.parts.get(w[j])
        j += part is not None
        j += part is not None and w[j] == "-"
        if part and w[j] in ("hours", "hour") and w[j + 1] == "of":
            inner = self.dated(j + 2)
            if inner and is_day(inner[0]):
                return Timed(inner[0], part), inner[1]
        daypart = self.lexicon.dayparts.get(w[j])
        if daypart:
            inner = self.dated(j + 1 + (w[j + 1] in ("of", "on")))
            if inner and is_day(inner[0]):
                return Timed(inner[0], daypart), inner[1]
        return None

    def _timed(self, i: int) -> Found:
        """Return a date with a time of day after it: "Saturday evening", "January 16 at 5:30 AM"."""
        found = self.dated(i)
        if not found or not is_day(found[0]) or isinstance(found[0], Timed):
            return found
        node, j = found
        daypart = self.lexicon.dayparts.get(self.w[j])
        if daypart:
            return Timed(node, daypart), j + 1
        k = j + (self.w[j] == ",")
        k += self.w[k] in ("at", "around", "about", "-")
        clock = self.clock(k)
        if not clock:
            return found
        year = year_number(self.w[clock[2]])
        if year and isinstance(node, Stated) and node.year is None and not self.counted(clock[2]):
            node = attrs.evolve(node, year=year)  # "Dec 30 12:00:00 2021"
            return Timed(node, clock[0], clock[1]), clock[2] + 1
        return Timed(node, clock[0], clock[1]), clock[2]

    def dated(self, i: int) -> Found:
        """Return one date, with the year that follows it in words of its own ("March last year")."""
        if self.depth >= _DEEPEST:
            return None
        self.depth += 1
        best: Found = None
        word = self.w[i]
        for name in self.lexicon.begins(self.w[i + 1] if word == "the" else word):
            found: Found = getattr(self, name)(i)
            if found and (best is None or found[1] > best[1]):
                best = found
        if best:
            best = self._in_year(*best) or self._in_week(*best) or self._doubted(*best) or best
        self.depth -= 1
        return best

    def _in_year(self, node: Wording, j: int) -> Found:
        """Return "March last year", "the third quarter of next year"."""
        if not yearless(node):
            return None
        year = self._year_wording(j + (self.w[j] in ("of", "in", ",")))
        return (InYear(node, year[0]), year[1]) if year else None

    def _doubted(self, node: Wording, j: int) -> Found:
        """Return "the mill, 1860?": a question mark on a figure that stands in no sentence of its own."""
        bare = isinstance(node, Stated) and self.w[j] == "?" and self.t.glued(j)
        return (About(node, "?"), j) if bare and self.w[j - 2] in (",", "(", "[", "") else None

    def _in_week(self, node: Wording, j: int) -> Found:
        """Return "Saturday of last week", "Monday this week", "last week Thursday"."""
        if isinstance(node, DayName) and node.shift is None:
            week = self.shifted(j + (self.w[j] in ("of", ",")))
            if week and isinstance(week[0], Unit) and week[0].unit == "week":
                return Nth(1, node.weekday, week[0]), week[1]
        if isinstance(node, Unit | Ago) and node.unit == "week":
            k = j + (self.w[j] == "on")
            weekday = self.weekdays.get(self.w[k])
            if weekday:
                return Nth(1, weekday, node), k + 1
        return None

    def _year_wording(self, i: int) -> Found:
        for form in (self.shifted, self.amount):
            found = form(i)
            if found and isinstance(found[0], Unit | Ago) and found[0].unit == "year":
                return found
        return None


def _ends_range(node: Wording) -> bool:
    return isinstance(node, Stated | DayName | Timed | Season | Quarter | InYear | Era)


def _same_kind(left: Wording, right: Wording) -> bool:
    """Whether the two are as fine as each other: "15 January - 3 February", not "2014 - Saturday"."""
    if isinstance(left, Timed) or isinstance(right, Timed):
        return isinstance(left, Timed) and isinstance(right, Timed)
    if isinstance(left, Stated) and isinstance(right, Stated):
        return (left.day is None) == (right.day is None) and (left.month is None) == (right.month is None)
    return type(left) is type(right)


def _bare(node: Wording) -> Wording:
    return node.inner if isinstance(node, Part) else node


def _year_of(node: Wording) -> int | None:
    match node:
        case Stated(year=year, month=int(), short=False) | Season(year=year) | Quarter(year=year):
            return year
        case Part(inner=inner):
            return _year_of(inner)
    return None


def _range(left: Wording, right: Wording) -> Between:
    """Let the left end take the year that only the right one names."""
    match left, right:
        case Stated(year=None, month=int(month), day=day, weekday=weekday), Stated(
            year=int(year), month=int(last), short=short
        ):
            left = Stated(year - (month > last and not short), month, day, weekday, short=short)
        case Season(season=season, year=None, shift=None), Season(season=last, year=int(year)):
            left = Season(season, year - (season > last))
        case Quarter(number=int(number), year=None), Quarter(year=int(year)):
            left = Quarter(number, year)
    return Between(left, right)
