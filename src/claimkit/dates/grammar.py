"""From tokens to wordings: a recursive descent that returns the longest date at a token, or None."""

from __future__ import annotations

import functools
from typing import Final

from claimkit.dates.lexer import Tokens
from claimkit.dates.vocabulary import Vocabulary, vocabulary
from claimkit.dates.wordings import (
    Ago,
    Between,
    DayName,
    Either,
    Era,
    Feast,
    Half,
    InYear,
    Lasting,
    Moved,
    Nth,
    Part,
    Quarter,
    Season,
    Stated,
    Timed,
    Unit,
    Weekend,
    Wording,
)

Found = tuple[Wording, int] | None
_SUFFIXES: Final = ("st", "nd", "rd", "th")
_ANAPHORIC: Final = frozenset({"following", "subsequent", "preceding", "prior"})
_SAME: Final = frozenset({"that", "same"})


def day_number(word: str) -> int | None:
    """Return 1 to 31 for "15" or "15th".

    >>> day_number("15th"), day_number("32"), day_number("٣")
    (15, None, None)
    """
    if word[-2:] in _SUFFIXES:
        word = word[:-2]
    if not (word.isascii() and word.isdigit() and len(word) <= 2):
        return None
    return number if 1 <= (number := int(word)) <= 31 else None


def year_number(word: str) -> int | None:
    """Return the year for four digits between 1000 and 2199."""
    if len(word) != 4 or not (word.isascii() and word.isdigit()):
        return None
    return number if 1000 <= (number := int(word)) < 2200 else None


class Grammar:
    """Reads dates from the tokens of one paragraph."""

    def __init__(self, tokens: Tokens, language: str = "en", *, day_first: bool | None = None) -> None:
        self.t = tokens
        self.w = tokens.words
        self.day_first = day_first
        words = _lexicon(language)
        self.months, self.weekdays, self.shifts = words.months, words.weekdays, words.shifts
        self.lexicon = words

    # -- whole expressions -----------------------------------------------------------------------------------------

    def date(self, i: int) -> Found:
        """Return the longest date that begins at token i."""
        if not self.w[i] or not self._may_begin(i):
            return None
        best: Found = None
        for form in (self._clock_first, self._between, self._series):
            found = form(i)
            if found and (best is None or found[1] > best[1]):
                best = found
        return best

    def _may_begin(self, i: int) -> bool:
        word = self.w[i]
        if word in self.lexicon.starts or word[0].isdigit():
            return True
        return word == "'" and self.w[i + 1][:1].isdigit()

    def _series(self, i: int) -> Found:
        """One date, or a range written as two: "15 January - 3 February", "2014 to 2016"."""
        found = self._timed(i)
        if not found:
            return None
        node, j = found
        if self.w[j] in ("-", "to", "through", "till", "until") and _ends_range(node):
            right = self._timed(j + 1)
            if right and _ends_range(right[0]) and _same_kind(node, right[0]):
                return _between(node, right[0]), right[1]
        return found

    def _between(self, i: int) -> Found:
        """Return "from A to B" and "between A and B"; A may be a bare day of B's month."""
        if self.w[i] not in ("from", "between"):
            return None
        joints = ("to", "-", "until", "till", "through") if self.w[i] == "from" else ("and", "-")
        left = self._timed(i + 1)
        if left and self.w[left[1]] in joints:
            right = self._timed(left[1] + 1)
            if right:
                return _between(left[0], right[0]), right[1]
        inner = self._day_list(i + 1, joints)
        return inner

    def _clock_first(self, i: int) -> Found:
        """Return "5:30 AM EST, January 16, 2024", "9 p.m. on Saturday", "late Monday", "the evening of 15 January"."""
        clock = self.clock(i)
        if clock:
            value, zone, j = clock
            j += self.w[j] in (",", "-")
            j += self.w[j] in ("on", "of")
            inner = self._dated(j)
            if inner and _is_day(inner[0]):
                return Timed(inner[0], value, zone), inner[1]
            return None
        j = i + (self.w[i] == "the")
        part = self.lexicon.parts.get(self.w[j])
        j += part is not None
        j += part is not None and self.w[j] == "-"
        daypart = self.lexicon.dayparts.get(self.w[j])
        if daypart:
            k = j + 1
            k += self.w[k] in ("of", "on")
            inner = self._dated(k)
            if inner and _is_day(inner[0]):
                return Timed(inner[0], daypart), inner[1]
        return None

    def _timed(self, i: int) -> Found:
        """Return a date with a time of day after it: "Saturday evening", "January 16 at 5:30 AM"."""
        found = self._dated(i)
        if not found or not _is_day(found[0]):
            return found
        node, j = found
        daypart = self.lexicon.dayparts.get(self.w[j])
        if daypart and not isinstance(node, Timed):
            return Timed(node, daypart), j + 1
        k = j + (self.w[j] == ",")
        k += self.w[k] in ("at", "around", "about", "-")
        clock = self.clock(k)
        if clock and not isinstance(node, Timed):
            return Timed(node, clock[0], clock[1]), clock[2]
        return found

    def _dated(self, i: int) -> Found:
        """Return one date, with the year that follows it in words of its own ("March last year")."""
        best: Found = None
        for form in (
            self._numeric, self._day_month, self._month_first, self._weekday_first, self._deictic, self._shifted, self._amount,
            self._season, self._quarter, self._half, self._nth, self._part, self._era, self._year, self._feast, self._weekend,
            self._possessive, self._spoken_year,
        ):
            found = form(i)
            if found and (best is None or found[1] > best[1]):
                best = found
        if best and self._yearless(best[0]):
            j = best[1]
            j += self.w[j] in ("of", "in", ",")
            year = self._year_wording(j)
            if year:
                return InYear(best[0], year[0]), year[1]
        return best

    @staticmethod
    def _yearless(node: Wording) -> bool:
        match node:
            case Stated(year=None):
                return True
            case Season(year=None, shift=None) | Feast(shift=None) | Quarter(year=None, shift=None, years_back=0):
                return True
            case Half(inner=None):
                return True
            case Part(inner=inner):
                return Grammar._yearless(inner)
        return False

    def _year_wording(self, i: int) -> Found:
        for form in (self._shifted, self._amount):
            found = form(i)
            if found and isinstance(found[0], Unit | Ago) and found[0].unit == "year":
                return found
        return None

    # -- numbers ---------------------------------------------------------------------------------------------------

    def _numeric(self, i: int) -> Found:
        """ISO dates, and numbers with the same mark between them."""
        w, t = self.w, self.t
        first = w[i]
        if not first[:1].isdigit() or t.glued(i) and w[i - 1] in ("-", "/", ".", ",", ":", "$", "€", "£", "#", "@", "+", "="):
            return None
        mark = w[i + 1]
        if mark not in ("-", "/", ".") or not (t.glued(i + 1) and t.glued(i + 2)):
            return None
        year = year_number(first)
        second = w[i + 2]
        if year and mark == "-" and second[:1] == "w" and second[1:].isdigit() and len(second) == 3:
            return self._iso_week(i, year, int(second[1:]))
        middle = self.months.get(second) or (int(second) if second.isdigit() and second.isascii() and len(second) <= 2 else 0)
        if not middle:
            return None
        third = w[i + 4] if w[i + 3] == mark and t.glued(i + 3) and t.glued(i + 4) else ""
        if year and not third:
            return self._year_and(i, year, middle, second)
        third, tail, more = _split_time(third)
        node = self._triple(first, middle, third, mark, named=not second[0].isdigit())
        if node is None:
            return None
        j = i + 5
        if w[j] in ("-", "/", ":") and t.glued(j) and t.glued(j + 1) and w[j + 1][:1].isdigit() and not more:
            return None
        if more:
            clock = self._clock_digits(tail, i + 5)
            return (Timed(node, clock[0], clock[1]), clock[2]) if clock else None
        return node, j

    def _year_and(self, i: int, year: int, second: int, word: str) -> Found:
        """Return "2024-01", "2014-16"; "2011-12" is either."""
        j = i + 3
        if self.w[i + 1] != "-" or len(word) != 2 or self.t.glued(j) and self.w[j] in ("-", "/"):
            return None
        month = Stated(year, second) if 1 <= second <= 12 else None
        span = Between(Stated(year), Stated(year - year % 100 + second)) if second > year % 100 else None
        if month and span:
            return (Either((month, span)), j) if self._hyphen(i + 1) and second == year % 100 + 1 else (span, j)
        return (found, j) if (found := month or span) else None

    def _hyphen(self, i: int) -> bool:
        return self.t.ends[i] - self.t.starts[i] == 1

    def _iso_week(self, i: int, year: int, week: int) -> Found:
        if not 1 <= week <= 53:
            return None
        day, j = 1, i + 3
        if self.w[j] == "-" and self.t.glued(j) and self.t.glued(j + 1) and self.w[j + 1] in tuple("1234567"):
            return Nth(int(self.w[j + 1]), "day", Nth(week, "week", Stated(year))), j + 2
        return Nth(week * day, "week", Stated(year)), j

    def _triple(self, first: str, middle: int, third: str, mark: str, *, named: bool) -> Wording | None:
        if not (third.isdigit() and third.isascii() and first.isdigit() and first.isascii()):
            return None
        year = year_number(first)
        if year:
            return Stated(year, middle, int(third)) if len(third) <= 2 and _is_date(middle, int(third)) else None
        if len(first) > 2 or len(third) not in (2, 4) or (len(third) == 4 and not year_number(third)):
            return None
        if len(third) == 2 and mark == ".":
            return None  # "1.2.10" numbers a section or a version as often as a day
        short, year, day = len(third) == 2, int(third), int(first)
        readings = []
        if named or self.day_first is not False or mark == ".":
            readings += [Stated(year, middle, day, short=short)] if _is_date(middle, day) else []
        if not named and self.day_first is not True and mark != ".":
            readings += [Stated(year, day, middle, short=short)] if _is_date(day, middle) else []
        if not readings and self.day_first is not None and mark != "." and not named:
            readings = [Stated(year, m, d, short=short) for m, d in ((middle, day), (day, middle)) if _is_date(m, d)]
        if len(readings) == 2 and readings[0] != readings[1]:
            return Either(tuple(readings))
        return readings[0] if readings else None

    def clock(self, i: int) -> tuple[str, str, int] | None:
        """Return a time of day, its zone, and the next token: "5:30 AM EST", "9 p.m.", "05:30", "noon"."""
        word = self.w[i]
        if word in ("noon", "midnight", "midday"):
            return ("00:00" if word == "midnight" else "12:00"), "", i + 1
        if not word[:1].isdigit() or self.t.glued(i) and self.w[i - 1] in (":", ".", ",", "-", "/", "$"):
            return None
        return self._clock_digits(word, i + 1)

    def _clock_digits(self, word: str, j: int) -> tuple[str, str, int] | None:
        w, t = self.w, self.t
        digits = word.rstrip("apm")
        if not (digits.isdigit() and digits.isascii() and len(digits) <= 2):
            return None
        half, minutes, seen = word[len(digits) :], 0, False
        if not half and w[j] in (":", ".") and t.glued(j) and t.glued(j + 1):
            rest = w[j + 1].rstrip("apmz")
            if len(rest) == 2 and rest.isdigit() and rest.isascii() and int(rest) < 60:
                minutes, half, seen = int(rest), w[j + 1][2:], w[j] == ":"
                j += 2
                if seen and w[j] == ":" and t.glued(j) and w[j + 1][:2].isdigit():
                    half = w[j + 1][2:]
                    j += 2
                    if w[j] == "." and t.glued(j) and w[j + 1].rstrip("z").isdigit():
                        half, j = w[j + 1].lstrip("0123456789"), j + 2
        utc = half == "z"
        if not half and w[j] in ("am", "pm"):
            half, j = w[j], j + 1
        elif not half and w[j] in ("a", "p") and w[j + 1] == "." and w[j + 2] == "m" and t.glued(j + 1):
            half, j = w[j] + "m", j + 3
            j += w[j] == "." and t.glued(j)
        elif not half and w[j] == "o" and w[j + 1] == "'" and w[j + 2] == "clock":
            seen, j = True, j + 3
        hour = int(digits)
        if half in ("am", "pm"):
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + 12 * (half == "pm")
        elif not (seen and half in ("", "z")) or hour > 23:
            return None
        zone, j = ("+00:00", j) if utc else self._zone(j)
        return f"{hour:02d}:{minutes:02d}", zone, j

    def _zone(self, j: int) -> tuple[str, int]:
        w, t = self.w, self.t
        if w[j] == "local" and w[j + 1] == "time":
            return "", j + 2
        opened = w[j] == "("
        zone = self.lexicon.zones.get(w[j + opened])
        if zone and opened and w[j + 2] != ")":
            zone = None
        if zone:
            return zone, j + 1 + 2 * opened
        if w[j] in ("+", "-") and t.glued(j) and t.glued(j + 1) and w[j + 1].isdigit():
            hours, minutes, k = w[j + 1][:2], w[j + 1][2:] or "00", j + 2
            if len(w[j + 1]) == 2 and w[k] == ":" and t.glued(k) and len(w[k + 1]) == 2 and w[k + 1].isdigit():
                minutes, k = w[k + 1], k + 2
            if len(hours) == 2 and len(minutes) == 2 and int(hours) <= 14 and int(minutes) < 60:
                return f"{w[j]}{hours}:{minutes}", k
        return "", j

    # -- calendar --------------------------------------------------------------------------------------------------

    def _month(self, i: int) -> tuple[int, int] | None:
        """Return a month, and the token after it and its full stop."""
        month = self.months.get(self.w[i])
        if month is None:
            return None
        j = i + 1
        if self.w[j] == "." and self.t.glued(j) and len(self.w[i]) <= 4 and self.w[i] not in ("may", "june", "july"):
            j += 1
        return month, j

    def _year_after(self, j: int) -> tuple[int | None, bool, int]:
        """Return a year after a month or day: "2024", ", 2024", "of 2024", "'24"; whether it is short; the next token."""
        k = j + (self.w[j] in (",", "of", "in"))
        k += self.w[k] == "the" and self.w[k + 1] == "year"
        k += self.w[k] == "year"
        year = year_number(self.w[k])
        if year and not self._counted(k):
            return year, False, k + 1
        if self.w[j] == "'" and len(self.w[j + 1]) == 2 and self.w[j + 1].isdigit() and self.w[j + 1].isascii() and self.t.glued(j + 1):
            return int(self.w[j + 1]), True, j + 2
        return None, False, j

    def _counted(self, i: int) -> bool:
        """Whether the digits at token i are a part of a longer number, or of money."""
        w, t = self.w, self.t
        if t.glued(i) and (w[i - 1] in ("$", "€", "£", "¥", "#", "@", "+", "_", "=", "~") or w[i - 1] in (".", ",") and w[i - 2].isdigit()
                           and len(w[i - 2]) > 2):
            return True
        if w[i + 1] in ("%", "°", "€", "£") or w[i + 1] in (".", ",", ":") and t.glued(i + 1) and t.glued(i + 2) and w[i + 2][:1].isdigit():
            return True
        return False

    def _day_list(self, i: int, joints: tuple[str, ...]) -> Found:
        """Return "15 to 17 January 2024" and "15-17 January": two days of one month."""
        w = self.w
        j = i + (w[i] == "the")
        first = day_number(w[j])
        if first is None or w[j + 1] not in joints or self._part_of_number(j):
            return None
        k = j + 2
        k += w[k] == "the"
        last = day_number(w[k])
        if last is None or last <= first:
            return None
        k += 1
        k += w[k] == "of"
        month = self._month(k)
        if not month or not _is_date(month[0], last):
            return None
        year, short, k = self._year_after(month[1])
        return Between(Stated(year, month[0], first, short=short), Stated(year, month[0], last, short=short)), k

    def _part_of_number(self, i: int) -> bool:
        w, t = self.w, self.t
        return t.glued(i) and (w[i - 1] in ("$", "€", "£", "#", "-", "/", ":") or w[i - 1] in (".", ",") and w[i - 2].isdigit())

    def _day_month(self, i: int) -> Found:
        """Return "15 January", "the 15th of January, 2024", "15-17 January"."""
        listed = self._day_list(i, ("-", "to", "through", "until", "and", "or", "/"))
        if listed:
            return listed
        j = i + (self.w[i] == "the")
        day = day_number(self.w[j]) or self._ordinal_day(j)
        if day is None or self._part_of_number(j):
            return None
        k = j + 1
        k += self.w[k] == "of" or (self.w[k] == "day" and self.w[k + 1] == "of") * 2
        month = self._month(k)
        if not month or not _is_date(month[0], day):
            return None
        year, short, k = self._year_after(month[1])
        return Stated(year, month[0], day, short=short), k

    def _ordinal_day(self, i: int) -> int | None:
        """Return the day for "fifteenth"; only before "of" a month, since "second March" counts marches."""
        if self.w[i + 1] != "of":
            return None
        number = self.lexicon.ordinals.get(self.w[i])
        return number if number and number > 0 else None

    def _month_first(self, i: int) -> Found:
        """Return "January 15, 2024", "January 15-17", "January 2024", "January"."""
        w = self.w
        month = self._month(i)
        if not month:
            return None
        number, j = month
        k = j + (w[j] == "the" or (w[j] == "-" and self.t.glued(j)))
        day = day_number(w[k])
        if day is not None and _is_date(number, day) and not self._is_clock(k) and not self._longer(k):
            k += 1
            if w[k] in ("-", "to", "through", "and", "/"):
                last = day_number(w[k + 1])
                after = self.months.get(w[k + 2])
                if last and last > day and _is_date(number, last) and not after and not self._is_clock(k + 1) and not self._longer(k + 1) \
                        and (w[k] in ("-", "/") or year_number(w[k + 3]) or not w[k + 2].isalpha() or w[k + 2] in self.lexicon.stops):
                    year, short, m = self._year_after(k + 2)
                    return Between(Stated(year, number, day, short=short), Stated(year, number, last, short=short)), m
            year, short, m = self._year_after(k)
            return Stated(year, number, day, short=short), m
        year, short, m = self._year_after(j)
        return Stated(year, number, short=short), m

    def _longer(self, k: int) -> bool:
        """Whether the digits at k go on: "January 1,800 people", "March 3.5 per cent", "May 15 per cent"."""
        w, t = self.w, self.t
        if w[k + 1] in (",", ".") and t.glued(k + 1) and t.glued(k + 2) and w[k + 2].isdigit() and not year_number(w[k + 2]):
            return True
        return w[k + 1] in ("%", "per", "percent", "°", "million", "billion") or (w[k + 1] == "-" and t.glued(k + 1) and w[k + 2].isalpha())

    def _is_clock(self, k: int) -> bool:
        return self.clock(k) is not None or (self.w[k + 1] == ":" and self.t.glued(k + 1))

    def _weekday_first(self, i: int) -> Found:
        """Return "Saturday", "Sunday 31 January", "Sat., Jan. 15, 2024"."""
        weekday = self.weekdays.get(self.w[i])
        if weekday is None:
            return None
        j = i + 1
        if self.w[j] == "." and self.t.glued(j) and len(self.w[i]) <= 5:
            j += 1
        k = j + (self.w[j] == ",")
        k += self.w[k] == "the"
        for form in (self._numeric, self._day_month, self._month_first):
            found = form(k)
            if found and isinstance(found[0], Stated) and found[0].day:
                node = found[0]
                return Stated(node.year, node.month, node.day, weekday, short=node.short), found[1]
        return DayName(weekday), j

    def _deictic(self, i: int) -> Found:
        w = self.w
        if w[i] == "the" and w[i + 1] == "day" and w[i + 2] in ("before", "after") and w[i + 3] in ("yesterday", "tomorrow"):
            steps = {"before yesterday": -2, "after tomorrow": 2}.get(f"{w[i + 2]} {w[i + 3]}")
            return (Unit("day", steps), i + 4) if steps else None
        steps = self.lexicon.deictic.get(w[i])
        if steps is None:
            if w[i] == "this" and w[i + 1] in ("morning", "afternoon", "evening"):
                return Timed(Unit("day", 0), w[i + 1]), i + 2
            if w[i] == "last" and w[i + 1] in ("night", "evening"):
                return Timed(Unit("day", -1), w[i + 1]), i + 2
            if w[i] == "later" and w[i + 1] in ("this", "today"):
                inner = self._deictic(i + 1)
                return inner
            return None
        return (Timed(Unit("day", 0), "night") if w[i] == "tonight" else Unit("day", int(steps))), i + 1

    def _shifted(self, i: int) -> Found:
        """Return "last week", "this past spring", "the following year", "next Monday", "the past two years"."""
        w = self.w
        j = i + (w[i] == "the")
        if w[j] in _SAME:
            k = j + 1
            k += w[j] == "that" and w[k] == "same"
            unit = self.lexicon.units.get(w[k])
            if unit in ("day", "week", "month", "year") and not w[k].endswith("s"):
                return Unit(unit, 0, anaphoric=True), k + 1
            return None
        shift = self.shifts.get(w[j])
        if shift is None:
            return None
        word, j = w[j], j + 1
        if word == "this" and w[j] in ("past", "last", "coming", "next"):
            shift, word, j = self.shifts[w[j]], w[j], j + 1
        amount = self._number(j)
        if amount and shift and w[j] not in ("a", "an"):
            unit = self.lexicon.units.get(w[amount[2]])
            if unit and (amount[1] > 1):
                return Lasting(amount[0], amount[1], unit, shift), amount[2] + 1
        fiscal = w[j] in ("fiscal", "financial", "calendar", "school", "academic")
        unit = self.lexicon.units.get(w[j + fiscal])
        if unit and unit not in ("minute", "hour") and not w[j + fiscal].endswith("s"):
            if unit == "quarter":
                return Quarter(shift=shift), j + 1 + fiscal
            if unit == "day" and word not in ("next", "following", "previous", "preceding", "prior", "subsequent"):
                return None
            anaphoric = word in _ANAPHORIC or (word in ("next", "previous") and w[i] == "the") or unit == "day"
            return Unit(unit, shift, anaphoric, fiscal and w[j] != "calendar"), j + 1 + fiscal
        weekday = self.weekdays.get(w[j])
        if weekday:
            return DayName(weekday, shift), j + 1
        season = self.lexicon.seasons.get(w[j])
        if season:
            return Season(season, shift=shift), j + 1
        month = self._month(j)
        if month and day_number(w[month[1]]) is None and year_number(w[month[1]]) is None:
            return InYear(Stated(month=month[0]), Unit("month", shift)), month[1]
        if w[j] == "weekend":
            return Weekend(shift), j + 1
        feast = self._feast(j)
        if feast and isinstance(feast[0], Feast):
            return Feast(feast[0].rule, shift), feast[1]
        return None

    # -- amounts of time -------------------------------------------------------------------------------------------

    def _number(self, i: int) -> tuple[float, float, int] | None:
        """Return the least and most of an amount, and the next token: "three", "a couple of", "two and a half", "10"."""
        w = self.w
        vague = self.lexicon.vague.get(w[i + (w[i] in ("a", "the"))])
        if vague:
            least, _, most = vague.partition("-")
            j = i + 1 + (w[i] in ("a", "the"))
            return float(least), float(most), j + (w[j] == "of")
        if w[i] == "half" and w[i + 1] in ("a", "an"):
            return 0.5, 0.5, i + 2
        number = self.lexicon.numbers.get(w[i])
        j = i + 1
        if number is None:
            if not (w[i].isascii() and w[i].isdigit() and len(w[i]) <= 3) or self._part_of_number(i):
                return None
            number = int(w[i])
        elif number >= 20:
            k = j + (w[j] == "-")
            unit = self.lexicon.numbers.get(w[k], 0)
            if 0 < unit < 10 and w[k] not in ("a", "an"):
                number, j = number + unit, k + 1
        k = j + (w[j] == "-")
        if w[k] == "and" and (w[k + 1] == "a" or w[k + 1] == "-") and "half" in (w[k + 2], w[k + 3], w[k + 4]):
            k += 2
            while w[k] in ("-", "a"):
                k += 1
            return number + 0.5, number + 0.5, k + 1
        if w[j] in ("to", "or", "-"):
            more = self._number(j + 1)
            if more and more[0] > number and w[j + 1] not in ("a", "an"):
                return float(number), more[1], more[2]
        return float(number), float(number), j

    def _amount(self, i: int) -> Found:
        """Return "three years ago", "two days earlier", "a week after 15 January", "in two weeks"."""
        w = self.w
        j = i
        hedged = False
        if w[j] == "more" and w[j + 1] == "than" or w[j] == "less" and w[j + 1] == "than":
            hedged, j = True, j + 2
        elif w[j] == "at" and w[j + 1] in ("least", "most"):
            hedged, j = True, j + 2
        elif w[j] in self.lexicon.hedges and w[j] not in ("only", "just"):
            hedged, j = True, j + 1
        elif w[j] in ("only", "just"):
            j += 1
        later = w[j] == "in"
        j += later
        amount = self._number(j)
        if not amount:
            return None
        least, most, j = amount
        j += w[j] == "-"
        unit = self.lexicon.units.get(w[j])
        if not unit:
            return None
        j += 1
        if w[j] == "and" and w[j + 1] == "a" and w[j + 2] == "half":
            least, most, j = least + 0.5, most + 0.5, j + 3
        word = w[j]
        if word == "'" and w[j + 1] in ("s", "time"):
            if later and "time" in (w[j + 1], w[j + 2]):
                return Ago(least, most, unit, hedged=hedged), j + 2 + (w[j + 1] == "s")
            return None
        if later:
            return None
        if word == "ago":
            node: Wording = Ago(-most, -least, unit, hedged=hedged)
            j += 1
            if w[j] in ("today", "tomorrow", "yesterday") or w[j] == "this" and w[j + 1] in ("week", "month"):
                j += 1 + (w[j] == "this")
            return node, j
        if word in ("earlier", "previously", "before", "prior", "beforehand"):
            return self._moved(j, -most, -least, unit, hedged=hedged)
        if word in ("later", "after", "afterwards", "afterward", "hence", "thereafter", "following"):
            return self._moved(j, least, most, unit, hedged=hedged)
        if word == "from" and w[j + 1] in ("now", "today"):
            return Ago(least, most, unit, hedged=hedged), j + 2
        return None

    def _moved(self, j: int, least: float, most: float, unit: str, *, hedged: bool) -> Found:
        w = self.w
        word = w[j]
        j += 1
        if word == "prior" and w[j] != "to":
            return None
        if word in ("before", "after", "prior", "following"):
            k = j + (w[j] == "to")
            k += w[k] == "the"
            inner = self._dated(k)
            if inner and least == most and not isinstance(inner[0], Ago):
                return Moved(inner[0], least, unit), inner[1]
            if word == "following":
                return None
            if word == "prior" or self._noun_follows(j):
                return Ago(least, most, unit, anaphoric=True, hedged=hedged, subordinate=True), j + (word == "prior")
        return Ago(least, most, unit, anaphoric=True, hedged=hedged), j

    def _noun_follows(self, j: int) -> bool:
        """Whether a noun phrase or clause follows, so that another event is named: "two days after a series of"."""
        return self.w[j][:1].isalpha() and self.w[j] not in self.lexicon.stops

    # -- units of the year -----------------------------------------------------------------------------------------

    def _season(self, i: int) -> Found:
        j = i + (self.w[i] == "the")
        season = self.lexicon.seasons.get(self.w[j])
        if season is None:
            return None
        year, short, k = self._year_after(j + 1)
        if short or (self.w[k] == "-" and len(self.w[k + 1]) == 2 and self.w[k + 1].isdigit()):
            return None
        return Season(season, year), k

    def _quarter(self, i: int) -> Found:
        """Return "third quarter", "Q3 2023", "the year-ago quarter", "the 1988 quarter"."""
        w = self.w
        if w[i][:1] == "q" and w[i][1:] in tuple("1234"):
            year, _, j = self._year_after(i + 1)
            return Quarter(int(w[i][1:]), year), j
        j = i + (w[i] == "the")
        fiscal = w[j] in ("fiscal", "financial")
        j += fiscal
        back = self._year_back(j)
        if back:
            j = back
            if w[j] in ("quarter", "period"):
                j += 1
            elif w[j] in self.lexicon.units:
                return None
            return Quarter(years_back=1, fiscal=fiscal), j
        year = year_number(w[j])
        if year and w[j + 1] in ("quarter", "period"):
            return Quarter(None, year), j + 2
        if w[i] in ("a", "an") and w[i + 1].isalpha() and w[i + 2] in self.lexicon.ordinals:
            j = i + 2
        number = self.lexicon.ordinals.get(w[j]) or (int(w[j][0]) if w[j] in ("1st", "2nd", "3rd", "4th") else None)
        if number in (1, 2, 3, 4, -1):
            k = j + 1
            k += w[k] == "-"
            k += w[k] in ("fiscal", "financial")
            if w[k] == "quarter" and number != -1:
                year, short, k = self._year_after(k + 1)
                back = self._year_back(k)
                return Quarter(number, None if short else year, fiscal=fiscal), k
        if w[j] in ("latest", "quarter"):
            k = j + (w[j] == "latest")
            if w[k] in ("quarter", "period") and (k > j or w[i] == "the"):
                node = Quarter()
                after = self._amount(k + 1)
                if after and isinstance(after[0], Ago) and after[0].unit == "year":
                    return Quarter(years_back=int(-after[0].most)), after[1]
                return node, k + 1
        return None

    def _year_back(self, i: int) -> int:
        """Return the token after "year-ago" or "year-earlier", else 0."""
        w = self.w
        return i + 3 if w[i] == "year" and w[i + 1] == "-" and w[i + 2] in ("ago", "earlier") else 0

    def _half(self, i: int) -> Found:
        """Return "the first half of 2023", "second-half"."""
        w = self.w
        j = i + (w[i] == "the")
        number = self.lexicon.ordinals.get(w[j])
        if number == -1:
            number = 2 if w[j] == "last" else None
        k = j + 1
        k += w[k] == "-"
        if number not in (1, 2) or w[k] != "half":
            return None
        k += 1
        if w[k] in ("of", "in"):
            inner = self._dated(k + 1) or self._bare_unit(k + 1)
            return (Half(number, inner[0]), inner[1]) if inner and not isinstance(inner[0], Half) else None
        return None

    def _bare_unit(self, i: int) -> Found:
        """Return "the year", "the month" inside a longer wording: the present one."""
        j = i + (self.w[i] == "the")
        unit = self.lexicon.units.get(self.w[j])
        if unit in ("week", "month", "year", "decade", "century", "quarter") and j > i and not self.w[j].endswith("s"):
            return (Quarter(shift=0) if unit == "quarter" else Unit(unit, 0)), j + 1
        return None

    def _nth(self, i: int) -> Found:
        """Return "the first week of March", "the third Thursday in November", "the last day of 2020"."""
        w = self.w
        j = i + (w[i] == "the")
        number = self.lexicon.ordinals.get(w[j])
        if number is None and w[j][-2:] in _SUFFIXES and w[j][:1].isdigit():
            number = day_number(w[j])
        if number is None:
            return None
        unit: str | int | None = self.weekdays.get(w[j + 1])
        if unit is None and w[j + 1] in ("week", "day", "weekend", "month"):
            unit = w[j + 1]
        if unit is None or w[j + 2] not in ("of", "in"):
            return None
        inner = self._dated(j + 3) or self._bare_unit(j + 3)
        if not inner or not _holds_days(inner[0]):
            return None
        return Nth(number, unit, inner[0]), inner[1]

    def _part(self, i: int) -> Found:
        """Return "early March", "mid-1990s", "the end of last year", "earlier this month", "late in the year"."""
        w = self.w
        j = i + (w[i] == "the")
        if w[j] == "year" and (w[j + 1] == "-" and w[j + 2] == "end"):
            return Nth(-1, "day", Unit("year", 0)), j + 3
        if w[j] == "year" and w[j + 1] == "'" and w[j + 2] == "s" and w[j + 3] == "end":
            return Part("late", Unit("year", 0)), j + 4
        part = self.lexicon.parts.get(w[j])
        if part:
            k = j + 1
            k += w[k] == "-"
            k += w[k] == "in"
            inner = self._dated(k)
            if (not inner or not _parted(inner[0])) and w[k - 1] == "in":
                inner = self._bare_unit(k)
            if inner and isinstance(inner[0], DayName) and part in ("early", "late"):
                return Timed(inner[0], part), inner[1]
            if inner and isinstance(inner[0], Unit) and inner[0].unit == "day" and not inner[0].anaphoric:
                return Timed(inner[0], part), inner[1]
            return (Part(part, inner[0]), inner[1]) if inner and _parted(inner[0]) else None
        j += w[j] in ("a", "very", "good", "large", "great", "better")
        j += w[j] in ("good", "large", "great", "better", "very", "early", "later", "latter")
        part = self.lexicon.part_nouns.get(w[j])
        if part and w[j + 1] == "of":
            inner = self._dated(j + 2)
            if not inner or not _parted(inner[0]):
                inner = self._bare_unit(j + 2)
            return (Part(part, inner[0]), inner[1]) if inner and _parted(inner[0]) else None
        return None

    def _era(self, i: int) -> Found:
        """Return "the 1990s", "the '80s", "the nineties", "the 19th century"."""
        w = self.w
        j = i + (w[i] == "the")
        word = w[j]
        if len(word) == 5 and word[4] == "s" and (year := year_number(word[:4])) and year % 10 == 0:
            return Era(year, 10), j + 1
        if word == "'" and len(w[j + 1]) == 3 and w[j + 1][1:] == "0s" and w[j + 1][0].isdigit() and w[j + 1].isascii():
            return Era(int(w[j + 1][:2]), 10), j + 2
        if word in self.lexicon.decades and j > i:
            return Era(self.lexicon.decades[word], 10), j + 1
        number = self.lexicon.ordinals.get(word) or (int(word[:-2]) if word[-2:] in _SUFFIXES and word[:-2].isdigit() and word.isascii() else None)
        k = j + 1
        if number == 20 and w[k] == "-" and w[k + 1] == "first":
            number, k = 21, k + 2
        if number and 1 <= number <= 22 and w[k + (w[k] == "-")] == "century":
            return Era(100 * (number - 1), 100), k + (w[k] == "-") + 1
        return None

    def _year(self, i: int) -> Found:
        """Return "2014", "2014-16", "the year 2000", "fiscal 1989", "FY2024"."""
        w = self.w
        j = i + (w[i] == "the")
        fiscal = w[j] in ("fiscal", "financial")
        j += fiscal
        said = w[j] == "year"
        j += said
        year = year_number(w[j])
        if year is None and w[j][:2] == "fy":
            fiscal, year = True, year_number(w[j][2:])
        if year is None or self._counted(j) or (j > i and not said and not fiscal):
            return None
        return (Part("fiscal", Stated(year)) if fiscal else Stated(year)), j + 1

    def _spoken_year(self, i: int) -> Found:
        """Return "nineteen ninety-one", "the year two thousand", "two thousand and eight"."""
        w, numbers = self.w, self.lexicon.numbers
        j = i + (w[i] == "the")
        said = w[j] == "year"
        j += said
        century = numbers.get(w[j])
        if century == 2 and w[j + 1] == "thousand":
            k = j + 2
            k += w[k] == "and"
            rest = self._below_hundred(k)
            if rest and (said or rest[0] > 0):
                return (Stated(2000 + rest[0]), rest[1]) if said or w[i - 1] in ("in", "since", "until", "by") else None
            return (Stated(2000), j + 2) if said else None
        if century is None or not 15 <= century <= 20:
            return None
        rest = self._below_hundred(j + 1)
        if rest and rest[0] >= 10:
            return Stated(100 * century + rest[0]), rest[1]
        return None

    def _below_hundred(self, i: int) -> tuple[int, int] | None:
        numbers = self.lexicon.numbers
        if self.w[i] in ("a", "an") or self.w[i] not in numbers:
            return None
        number, j = numbers[self.w[i]], i + 1
        k = j + (self.w[j] == "-")
        if number >= 20 and 0 < numbers.get(self.w[k], 0) < 10 and self.w[k] not in ("a", "an"):
            return number + numbers[self.w[k]], k + 1
        return number, j

    def _feast(self, i: int) -> Found:
        for words, rule in self.lexicon.feasts.get(self.w[i], ()):
            if tuple(self.w[i : i + len(words)]) == words:
                j = i + len(words)
                year, short, k = self._year_after(j)
                node = Feast(rule)
                return (InYear(node, Stated(year)), k) if year and not short else (node, j)
        return None

    def _weekend(self, i: int) -> Found:
        j = i + (self.w[i] == "the")
        if self.w[j] != "weekend":
            return None
        if self.w[j + 1] == "of":
            inner = self._dated(j + 2)
            if inner and not isinstance(inner[0], Stated) or inner and inner[0] != Stated():
                return Weekend(of=inner[0]), inner[1]
        return (Weekend(), j + 1) if j > i else None

    def _possessive(self, i: int) -> Found:
        """Return "next year's first quarter", "last year's summer"."""
        w = self.w
        outer = self._shifted(i)
        if not outer or not isinstance(outer[0], Unit) or outer[0].unit != "year":
            return None
        j = outer[1]
        if w[j] != "'" or w[j + 1] != "s":
            return None
        for form in (self._quarter, self._half, self._season, self._month_first, self._feast, self._part):
            inner = form(j + 2)
            if inner and self._yearless(inner[0]):
                return InYear(inner[0], outer[0]), inner[1]
        if w[j + 2] == "end":
            return Part("late", outer[0]), j + 3
        return None


class _Lexicon:
    """Look-ups of one language in the form that the grammar asks for."""

    __slots__ = ("dayparts", "decades", "deictic", "feasts", "hedges", "months", "numbers", "ordinals", "part_nouns", "parts",
                 "seasons", "shifts", "starts", "stops", "units", "vague", "weekdays", "zones")

    def __init__(self, words: Vocabulary) -> None:
        self.months, self.weekdays = words.numbers("month"), words.numbers("weekday")
        self.shifts, self.deictic = words.numbers("shift"), words.numbers("deictic")
        self.numbers, self.ordinals = words.numbers("number"), words.numbers("ordinal")
        self.seasons, self.decades = words.numbers("season"), words.numbers("decade")
        self.units, self.parts, self.part_nouns = words.of("unit"), words.of("part"), words.of("part_noun")
        self.dayparts, self.vague, self.zones = words.of("daypart"), words.of("vague"), words.of("zone")
        self.hedges = frozenset(words.of("hedge"))
        self.stops = frozenset(words.of("stop"))
        self.feasts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for form, rule in words.of("feast").items():
            parts = tuple(form.replace("'", " ' ").split())
            self.feasts.setdefault(parts[0], []).append((parts, rule))
        for entries in self.feasts.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.starts = frozenset().union(
            self.months, self.weekdays, self.shifts, self.deictic, self.numbers, self.ordinals, self.seasons, self.decades, self.parts,
            self.part_nouns, self.dayparts, self.vague, self.hedges, self.feasts,
            {"the", "that", "same", "from", "between", "in", "half", "more", "less", "at", "q1", "q2", "q3", "q4", "fiscal", "financial",
             "year", "weekend", "quarter", "latest", "noon", "midnight", "midday"},
            {f"fy{year}" for year in range(1950, 2100)},
        )


@functools.cache
def _lexicon(language: str) -> _Lexicon:
    return _Lexicon(vocabulary(language))


def _split_time(word: str) -> tuple[str, str, bool]:
    """Split "15t05" of an ISO time stamp."""
    day, mark, hour = word.partition("t")
    return (day, hour, True) if mark and day.isdigit() and hour.isdigit() else (word, "", False)


_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _is_date(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]


def _is_day(node: Wording) -> bool:
    """Whether the wording names one day, to which a time of day can belong."""
    match node:
        case Stated(day=day):
            return day is not None
        case DayName() | Feast():
            return True
        case Unit(unit="day") | Ago(unit="day") | Moved(unit="day"):
            return True
        case Nth(unit=unit):
            return unit == "day" or isinstance(unit, int)
        case Either() | Timed():
            return True
        case InYear(inner=inner):
            return _is_day(inner)
    return False


def _holds_days(node: Wording) -> bool:
    """Whether a day or week can be counted inside the wording."""
    return not _is_day(node) and not isinstance(node, Between | Lasting | Weekend)


def _parted(node: Wording) -> bool:
    return _holds_days(node) and not isinstance(node, Ago | Part | Moved)


def _ends_range(node: Wording) -> bool:
    return isinstance(node, Stated | DayName | Timed | Season | Quarter | InYear | Era)


def _same_kind(left: Wording, right: Wording) -> bool:
    """Whether the two are as fine as each other: "15 January - 3 February", not "2014 - Saturday"."""
    if isinstance(left, Timed) or isinstance(right, Timed):
        return isinstance(left, Timed) and isinstance(right, Timed)
    if isinstance(left, Stated) and isinstance(right, Stated):
        return (left.day is None) == (right.day is None) and (left.month is None) == (right.month is None)
    return type(left) is type(right)


def _between(left: Wording, right: Wording) -> Between:
    """Let the left end take the year that only the right one names."""
    match left, right:
        case Stated(year=None, month=month, day=day, weekday=weekday), Stated(year=int(year), month=int(last_month), short=short):
            if month is not None and month > last_month and not short:
                year -= 1
            left = Stated(year, month, day, weekday, short=short)
        case Season(season=season, year=None, shift=None), Season(season=last, year=int(year)):
            left = Season(season, year - (season > last))
        case Quarter(number=int(number), year=None), Quarter(year=int(year)):
            left = Quarter(number, year)
    return Between(left, right)
