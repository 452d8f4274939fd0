"""Absolute dates: numeric, with a month, with a weekday, and times of day."""

from __future__ import annotations

import contextlib
import datetime
from typing import Final

import attrs

from claimkit.dates.clocks import read_clock
from claimkit.dates.reader import SUFFIXES, Found, Reader, day_number, is_date, year_number
from claimkit.dates.wordings import Between, DayName, Either, Nth, Stated, Timed, Unit, Wording

_JOINED: Final = frozenset("-/.,:$€£#@+=")  # before digits: they are the rest of something longer


class CalendarForms(Reader):
    """Reads absolute dates."""

    def numeric(self, i: int) -> Found:
        """ISO dates, and numbers with the same mark between them."""
        w, t = self.w, self.t
        first = w[i]
        if not first[:1].isdigit() or (t.glued(i) and w[i - 1] in _JOINED):
            return None
        mark = w[i + 1]
        if mark not in ("-", "/", ".") or not (t.glued(i + 1) and t.glued(i + 2)):
            return None
        year = year_number(first)
        second = w[i + 2]
        if year and mark == "-" and second[:1] == "w" and second[1:].isdigit() and len(second) == 3:
            return self._iso_week(i, year, int(second[1:]))
        middle = self.months.get(second) or (
            int(second) if second.isdigit() and second.isascii() and len(second) <= 2 else 0
        )
        if not middle:
            return None
        third = w[i + 4] if w[i + 3] == mark and t.glued(i + 3) and t.glued(i + 4) else ""
        if year and not third:
            return self._year_and(i, year, middle, second)
        third, stamp, hour = third.partition("t")
        node = self._triple(first, middle, third, mark, named=not second[0].isdigit())
        if node is None:
            return None
        j = i + 5
        if stamp:
            clock = self._clock_at(t.ends[i + 4] - len(hour), i + 4)
            return (Timed(node, clock[0], clock[1]), clock[2]) if clock else None
        longer = w[j] in ("-", "/", ":") and t.glued(j) and t.glued(j + 1) and w[j + 1][:1].isdigit()
        return None if longer else (node, j)

    def _year_and(self, i: int, year: int, second: int, word: str) -> Found:
        """Return "2024-01", "2014-16"; "2011-12" is either."""
        j = i + 3
        if self.w[i + 1] == "." or len(word) != 2 or (self.t.glued(j) and self.w[j] in ("-", "/")):
            return None
        month = Stated(year, second) if 1 <= second <= 12 else None
        span = Between(Stated(year), Stated(year - year % 100 + second)) if second > year % 100 else None
        if month and span:
            return (
                (Either((month, span)), j) if self._hyphen(i + 1) and second == year % 100 + 1 else (span, j)
            )
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
            return (
                Stated(year, middle, int(third)) if len(third) <= 2 and is_date(middle, int(third)) else None
            )
        if len(first) > 2 or len(third) not in (2, 4) or (len(third) == 4 and not year_number(third)):
            return None
        if len(third) == 2 and mark == ".":
            return None  # "1.2.10" numbers a section or a version as often as a day
        short, year, day = len(third) == 2, int(third), int(first)
        readings = []
        if named or self.day_first is not False or mark == ".":
            readings += [Stated(year, middle, day, short=short)] if is_date(middle, day) else []
        if not named and self.day_first is not True and mark != ".":
            readings += [Stated(year, day, middle, short=short)] if is_date(day, middle) else []
        if not readings and self.day_first is not None and mark != "." and not named:
            readings = [
                Stated(year, m, d, short=short) for m, d in ((middle, day), (day, middle)) if is_date(m, d)
            ]
        if len(readings) == 2 and readings[0] != readings[1]:
            return Either(tuple(readings))
        return readings[0] if readings else None

    def shifted(self, i: int) -> Found:
        """Return a unit counted from the present one; the forms that follow know it."""
        raise NotImplementedError

    def clock(self, i: int) -> tuple[str, str, int] | None:
        """Return a time of day, its zone, and the next token: "5:30 AM EST", "9 p.m.", "05:30", "noon"."""
        word = self.w[i]
        if word in ("noon", "midnight", "midday"):
            return ("00:00" if word == "midnight" else "12:00"), "", i + 1
        if word == "12" and self.w[i + 1] in ("noon", "midnight"):
            return ("00:00" if self.w[i + 1] == "midnight" else "12:00"), "", i + 2
        if not word[:1].isdigit() or (self.t.glued(i) and self.w[i - 1] in _JOINED):
            return None
        return self._clock_at(self.t.starts[i], i)

    def _clock_at(self, start: int, i: int) -> tuple[str, str, int] | None:
        found = read_clock(self.t.text, start, self.lexicon.zones)
        return (found[0], found[1], self.t.after(i, found[2])) if found else None

    def day_list(self, i: int, joints: tuple[str, ...]) -> Found:
        """Return "15 to 17 January 2024" and "15-17 January": two days of one month."""
        w = self.w
        j = i + (w[i] == "the")
        first = day_number(w[j])
        if first is None or self.part_of_number(j):
            return None
        k = j + 1
        for _ in range(6):  # "14, 15 and 16 May"
            listed = w[k] == "," and not self.t.glued(k + 1) and day_number(w[k + 1])
            if not (listed and (w[k + 2] == "," or w[k + 2] in joints)):
                break
            k += 2
        if w[k] not in joints:
            return None
        k += 1
        k += w[k] == "the"
        last = day_number(w[k])
        if last is None or last <= first:
            return None
        k += 1
        k += w[k] == "of"
        month = self.month(k)
        if not month or not is_date(month[0], last):
            return None
        year, short, k = self.year_after(month[1])
        return Between(
            Stated(year, month[0], first, short=short), Stated(year, month[0], last, short=short)
        ), k

    def day_month(self, i: int) -> Found:
        """Return "15 January", "the 15th of January, 2024", "15-17 January"."""
        listed = self.day_list(i, ("-", "to", "through", "until", "and", "or", "/"))
        if listed:
            return listed
        w = self.w
        j = i + (w[i] == "the")
        day = day_number(w[j])
        if day is None:
            spoken = self._ordinal_day(j)
            if spoken is None:
                return None
            day, j = spoken[0], spoken[1] - 1
        if w[j].isdigit() and self.part_of_number(j):
            return None
        ends = not w[j + 1][:1].isalnum() or w[j + 1] in self.lexicon.stops
        if (
            j > i
            and w[j][-2:] in SUFFIXES
            and w[i - 1] in ("on", "by", "until", "since", "of", "")
            and ends
            and w[j + 1] not in ("of", "-")
        ):
            return Stated(day=day), j + 1  # "on the 15th"
        k = j + 1
        k += w[k] == "." and self.t.glued(k) and w[j].isdigit() and w[k + 1] in self.months  # "16. Nov. 2016"
        k += self.w[k] == "of" or (self.w[k] == "day" and self.w[k + 1] == "of") * 2
        month = self.month(k)
        if not month and w[k - 1] == "of":
            inner = self.shifted(k)  # "the 20th of next month"
            if inner and isinstance(inner[0], Unit) and inner[0].unit == "month":
                return Nth(day, "day", inner[0]), inner[1]
        if not month or not is_date(month[0], day):
            return None
        year, short, k = self.year_after(month[1])
        return Stated(year, month[0], day, short=short), k

    def _ordinal_day(self, i: int) -> tuple[int, int] | None:
        """Return the day for "fifteenth"; only before "of" a month, since "second March" counts marches."""
        found = self._ordinal_words(i)
        return found if found and self.w[found[1]] == "of" else None

    def _ordinal_words(self, i: int) -> tuple[int, int] | None:
        """Return a day in words and the token after it: "fifteenth", "twenty-third", "thirty first"."""
        number, j = self.lexicon.ordinals.get(self.w[i], 0), i + 1
        tens = self.lexicon.numbers.get(self.w[i], 0)
        if tens in (20, 30):
            k = j + (self.w[j] == "-")
            ones = self.lexicon.ordinals.get(self.w[k], 0)
            number, j = (tens + ones, k + 1) if 0 < ones < 10 else (0, j)
        return (number, j) if 1 <= number <= 31 else None

    def month_first(self, i: int) -> Found:
        """Return "January 15, 2024", "January 15-17", "January 2024", "January"."""
        w = self.w
        month = self.month(i)
        if not month:
            return None
        number, j = month
        k = j + (w[j] == "the" or (w[j] == "-" and self.t.glued(j)))
        day = day_number(w[k])
        spoken = self._ordinal_words(k) if day is None else None
        if spoken and is_date(number, spoken[0]):
            year, short, m = self.year_after(spoken[1])  # "June thirtieth, 2019", "June the ninth"
            return Stated(year, number, spoken[0], short=short), m
        if day is not None and is_date(number, day) and not self._is_clock(k) and not self.longer(k):
            k += 1
            if w[k] in ("-", "to", "through", "and", "/"):
                last = day_number(w[k + 1])
                after = self.months.get(w[k + 2])
                if (
                    last
                    and last > day
                    and is_date(number, last)
                    and not after
                    and not self._is_clock(k + 1)
                    and not self.longer(k + 1)
                    and (
                        w[k] in ("-", "/")
                        or year_number(w[k + 3])
                        or not w[k + 2].isalpha()
                        or w[k + 2] in self.lexicon.stops
                    )
                ):
                    year, short, m = self.year_after(k + 2)
                    return Between(
                        Stated(year, number, day, short=short), Stated(year, number, last, short=short)
                    ), m
            year, short, m = self.year_after(k)
            return Stated(year, number, day, short=short), m
        year, short, m = self.year_after(j)
        return Stated(year, number, short=short), m

    def _is_clock(self, k: int) -> bool:
        return self.clock(k) is not None or (self.w[k + 1] == ":" and self.t.glued(k + 1))

    def weekday_first(self, i: int) -> Found:
        """Return "Saturday", "Sunday 31 January", "Sat., Jan. 15, 2024"."""
        weekday = self.weekdays.get(self.w[i])
        if weekday is None:
            return None
        j = i + 1
        if self.w[j] == "." and self.t.glued(j) and len(self.w[i]) <= 5:
            j += 1
        bracket = self.w[j] == "("  # "Thursday (Sept. 4)"
        k = j + (bracket or self.w[j] == ",")
        k += self.w[k] == "the"
        for form in (self.numeric, self.day_month, self.month_first):
            found = form(k)
            if found and isinstance(found[0], Either) and (agreed := _agreeing(found[0], weekday)):
                return agreed, found[1]
            if (
                found
                and isinstance(found[0], Stated)
                and found[0].day
                and (not bracket or self.w[found[1]] == ")")
            ):
                return attrs.evolve(found[0], weekday=weekday), found[1] + bracket
        if self.w[k][-2:] in SUFFIXES and day_number(self.w[k]):
            return Stated(day=day_number(self.w[k]), weekday=weekday), k + 1  # "Friday the 13th"
        return DayName(weekday), j


def _agreeing(node: Either, weekday: int) -> Stated | None:
    """Return the one reading that falls on the weekday: "Wednesday 04/05/2022"."""
    found = []
    for reading in node.readings:
        match reading:
            case Stated(year=int(year), month=int(month), day=int(day), short=False):
                with contextlib.suppress(ValueError):  # 29 February of a common year
                    if datetime.date(year, month, day).isoweekday() == weekday:
                        found.append(attrs.evolve(reading, weekday=weekday))
    return found[0] if len(found) == 1 else None
