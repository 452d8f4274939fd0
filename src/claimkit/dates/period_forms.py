"""Units and parts of the year: seasons, quarters, decades, "the end of March", "the first week of May"."""

from __future__ import annotations

from typing import Final

from claimkit.dates.reader import SUFFIXES, Found, day_number, is_date, year_number
from claimkit.dates.relative_forms import RelativeForms
from claimkit.dates.wordings import (
    About,
    Ago,
    Between,
    DayName,
    Either,
    Ended,
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

_PARTS: Final = ("early", "mid", "late", "-")


class PeriodForms(RelativeForms):
    """Reads units and parts of the year."""

    def season(self, i: int) -> Found:
        """Return "spring", "the summer of 2023"."""
        j = i + (self.w[i] == "the")
        season = self.lexicon.seasons.get(self.w[j])
        if season is None:
            return None
        year, short, k = self.year_after(j + 1)
        split = (
            self.w[k] == "-" and self.t.glued(k) and self.w[k + 1].isdigit()
        )  # "winter 2023-24" spans two years
        if split:
            return None
        return (InYear(Season(season), Stated(year, short=True)), k) if short else (Season(season, year), k)

    def quarter(self, i: int) -> Found:
        """Return "third quarter", "Q3 2023", "the year-ago quarter", "the 1988 quarter"."""
        w = self.w
        if w[i] in ("q1", "q2", "q3", "q4"):
            year, short, j = self.year_after(i + 1)
            return (Quarter(int(w[i][1:]), year), j) if not short else (Quarter(int(w[i][1:])), i + 1)
        j = i + (w[i] == "the")
        fiscal = w[j] in ("fiscal", "financial")
        j += fiscal
        if w[j] == "year":
            return self._compared(j)
        if year_number(w[j]) and w[j + 1] in ("quarter", "period"):
            return Quarter(None, year_number(w[j])), j + 2
        if w[i] in ("a", "an") and w[i + 1].isalpha() and w[i + 2] in self.lexicon.ordinals:
            j = i + 2  # "a flat second quarter"
        number = self.lexicon.ordinals.get(w[j]) or (
            int(w[j][0]) if w[j] in ("1st", "2nd", "3rd", "4th") else None
        )
        if number in (1, 2, 3, 4):
            k = j + 1
            k += w[k] == "-"
            k += w[k] in ("fiscal", "financial")
            if w[k] == "quarter":
                year, short, k = self.year_after(k + 1)
                return Quarter(number, None if short else year, fiscal=fiscal), k
        latest = w[j] == "latest"
        if (w[j + latest] == "quarter" and (latest or w[i] == "the")) or (latest and w[j + 1] == "period"):
            after = self.amount(j + latest + 1)
            if after and isinstance(after[0], Ago) and after[0].unit == "year" and after[0].most <= -1:
                return Quarter(years_back=int(-after[0].most)), after[1]
            return Quarter(), j + latest + 1
        return None

    def _compared(self, j: int) -> Found:
        """Return "year-ago quarter", "year-earlier": what a report compares its own quarter with."""
        w = self.w
        if w[j + 1] != "-" or w[j + 2] not in ("ago", "earlier"):
            return None
        k = j + 3
        if w[k] in self.lexicon.units and w[k] != "quarter":
            return None
        return Quarter(years_back=1), k + (w[k] in ("quarter", "period"))

    def half(self, i: int) -> Found:
        """Return "the first half of 2023", "the second half of March"."""
        w = self.w
        j = i + (w[i] == "the")
        number = 2 if w[j] in ("last", "latter") else self.lexicon.ordinals.get(w[j])
        k = j + 1
        k += w[k] == "-"
        if number not in (1, 2) or w[k] != "half":
            return None
        if w[k + 1] not in ("of", "in"):
            return None
        inner = self.dated(k + 2) or self.bare_unit(k + 2)
        return (Half(number, inner[0]), inner[1]) if inner and parted(inner[0]) else None

    def bare_unit(self, i: int) -> Found:
        """Return "the year", "the month" inside a longer wording: the present one."""
        j = i + (self.w[i] == "the")
        unit = self.lexicon.units.get(self.w[j])
        if (
            unit in ("week", "month", "year", "decade", "century", "quarter")
            and j > i
            and not self.w[j].endswith("s")
        ):
            return (Quarter(shift=0) if unit == "quarter" else Unit(unit, 0)), j + 1
        return None

    def nth(self, i: int) -> Found:
        """Return "the first week of March", "the third Thursday in November", "the last day of 2020"."""
        w = self.w
        j = i + (w[i] == "the")
        number = self.lexicon.ordinals.get(w[j])
        if number is None and w[j][-2:] in SUFFIXES:
            number = day_number(w[j])
        if number is None:
            return None
        unit: str | int | None = self.weekdays.get(w[j + 1])
        count, k = 1, j + 2
        if unit is None and w[j + 1] in ("week", "day", "weekend", "month"):
            unit = w[j + 1]
        amount = self.number(j + 1) if unit is None and number in (1, -1) else None
        if amount and amount[0] == amount[1] and amount[0] % 1 == 0:  # "the first nine months of 1989"
            count, k = int(amount[0]), amount[2] + 1
            unit = self.lexicon.units.get(w[k - 1])
            unit = unit if unit in ("day", "week", "month") else None
        if unit is None or w[k] not in ("of", "in"):
            return None
        inner = self.dated(k + 1) or self.bare_unit(k + 1)
        return (Nth(number, unit, inner[0], count), inner[1]) if inner and holds_days(inner[0]) else None

    def part(self, i: int) -> Found:
        """Return "early March", "mid-1990s", "the end of last year", "late in the year"."""
        w = self.w
        j = i + (w[i] == "the")
        if w[j] == "year" and w[j + 1 + (w[j + 1] == "-")] == "end":
            return Nth(-1, "day", Unit("year", 0)), j + 2 + (w[j + 1] == "-")
        if w[j] == "year" and (w[j + 1], w[j + 2], w[j + 3]) == ("'", "s", "end"):
            return Part("late", Unit("year", 0)), j + 4
        part = self.lexicon.parts.get(w[j])
        if part:
            return self._parted_by(part, j + 1)
        j += w[j] in ("a", "very", "good", "large", "great", "better")
        j += w[j] in ("good", "large", "great", "better", "very", "early", "later", "latter")
        part = self.lexicon.part_nouns.get(w[j])
        if part and w[j + 1] == "of":
            inner = self.dated(j + 2)
            if not inner or not parted(inner[0]):
                inner = self.bare_unit(j + 2)
            return (Part(part, inner[0]), inner[1]) if inner and parted(inner[0]) else None
        return None

    def _parted_by(self, part: str, k: int) -> Found:
        w = self.w
        k += w[k] == "-"
        within = w[k] == "in"
        k += within or w[k] == "on"
        if within and (w[k], w[k + 1]) == ("the", "day"):
            return Timed(Unit("day", 0, anaphoric=True), part), k + 2
        inner = self.dated(k)
        if within and (not inner or not parted(inner[0])):
            inner = self.bare_unit(k)
        if not inner:
            return None
        match inner[0]:
            case DayName() | Unit(unit="day"):
                return Timed(inner[0], part), inner[1]
            case Timed(inner=Unit(unit="day", anaphoric=True)):
                return inner
        return (Part(part, inner[0]), inner[1]) if parted(inner[0]) else None

    def era(self, i: int) -> Found:
        """Return "the 1990s", "the '80s", "the nineties", "the 19th century"."""
        w = self.w
        j = i + (w[i] == "the")
        word = w[j]
        if len(word) == 5 and word[4] == "s" and (year := year_number(word[:4])) and year % 10 == 0:
            return Era(year, 10), j + 1
        apart = (
            (w[j + 1], w[j + 2]) == ("'", "s")
            and (j > i or w[i - 1] in _PARTS)
            and self.t.glued(j + 1)
            and self.t.glued(j + 2)
        )
        if apart and (year := year_number(word)) and year % 10 == 0:
            return Era(year, 10), j + 3  # "the 1970's"
        k = j + 1 + (w[j + 1] == "-")
        if self.lexicon.numbers.get(word) in range(15, 21) and w[k] in self.lexicon.decades:
            return Era(100 * self.lexicon.numbers[word] + self.lexicon.decades[w[k]], 10), k + 1
        if word == "'" and len(w[j + 1]) == 3 and w[j + 1][1:] == "0s" and w[j + 1][0] in "123456789":
            return Era(int(w[j + 1][:2]), 10), j + 2
        if word in self.lexicon.decades and (j > i or w[i - 1] in _PARTS):
            return Era(self.lexicon.decades[word], 10), j + 1
        number = self.lexicon.ordinals.get(word) or (day_number(word) if word[-2:] in SUFFIXES else None)
        k = j + 1
        if word == "twenty" and w[k] == "-" and w[k + 1] in self.lexicon.ordinals:
            number, k = 20 + self.lexicon.ordinals[w[k + 1]], k + 2
        k += w[k] == "-"
        return (
            (Era(100 * (number - 1), 100), k + 1)
            if number and 1 <= number <= 22 and w[k] == "century"
            else None
        )

    def year(self, i: int) -> Found:
        """Return "2014", "the year 2000", "fiscal 1989", "FY2024"."""
        w = self.w
        j = i + (w[i] == "the")
        fiscal = w[j] in ("fiscal", "financial")
        j += fiscal
        said = w[j] == "year"
        j += said
        year = year_number(w[j])
        if year is None and w[j][:2] == "fy":
            fiscal, year = True, year_number(w[j][2:])
        decimal = self.t.glued(j) and w[j - 1] in (".", ",") and w[j - 2].isdigit()
        alone = said or fiscal or j == i or w[j + 1] in self.lexicon.ordinals  # "the 1989 third quarter"
        if year is None or decimal or self.counted(j) or not alone:
            return None
        later = self._year_first(j, year) if not (said or fiscal) else None
        if later:
            return later
        node = Part("fiscal", Stated(year)) if fiscal else Stated(year)
        possessive = 2 * ((w[j + 1], w[j + 2]) == ("'", "s"))
        quarter = self.quarter(j + 1 + possessive) if w[j + 1 + possessive] in self.lexicon.ordinals else None
        if quarter and yearless(quarter[0]):  # "1988's third quarter", "the 1989 third quarter"
            return InYear(quarter[0], Stated(year)), quarter[1]
        return (node, j + 1) if said or fiscal or j == i else None

    def _year_first(self, j: int, year: int) -> Found:
        """Return "2021 December 30", "2016 June": a month that is a word too needs its day."""
        comma = self.w[j + 1] == ","
        month = self.month(j + 1 + comma)
        if not month:
            return None
        day = day_number(self.w[month[1]])
        if day and is_date(month[0], day) and not self.longer(month[1]):
            return Stated(year, month[0], day), month[1] + 1
        sure = (not comma and self.w[j + 1] not in self.lexicon.month_words) or not self.w[month[1]].isalpha()
        return (Stated(year, month[0]), month[1]) if sure else None

    def about(self, i: int) -> Found:
        """Return "around 19 January 2022", "circa 1860", "on or about March 3", "c. 1890"."""
        w = self.w
        j = i + (2 if (w[i], w[i + 1]) == ("on", "or") else 0)
        if w[j] == "c":
            j += 1 + (w[j + 1] == ".")
        elif w[j] in self.lexicon.hedges and w[j] not in ("over", "only", "just", "barely"):
            j += 1
        else:
            return None
        inner = self.dated(j)
        return (About(inner[0]), inner[1]) if inner and isinstance(inner[0], Stated | Era) else None

    def spoken_year(self, i: int) -> Found:
        """Return "nineteen ninety-one", "the year two thousand", "two thousand and eight"."""
        w, numbers = self.w, self.lexicon.numbers
        j = i + (w[i] == "the")
        said = w[j] == "year"
        j += said
        century = numbers.get(w[j])
        if century == 2 and w[j + 1] == "thousand":
            rest = self.below_hundred(j + 2 + (w[j + 2] == "and"))
            if not said and (not rest or w[i - 1] not in ("in", "since", "until", "by")):
                return None
            return (Stated(2000 + rest[0]), rest[1]) if rest else (Stated(2000), j + 2)
        if century is None or not 15 <= century <= 20:
            return None
        rest = self.below_hundred(j + 1)
        return (Stated(100 * century + rest[0]), rest[1]) if rest and rest[0] >= 10 else None

    def weekend(self, i: int) -> Found:
        """Return "the weekend", "the weekend of 15 January", "the week of January 15"."""
        w = self.w
        j = i + (w[i] == "the")
        unit = self.lexicon.units.get(w[j])
        if w[j + 1] in ("ended", "ending") and unit in ("week", "month", "quarter", "year"):
            inner = self.dated(j + 2)
            return (Ended(unit, inner[0]), inner[1]) if inner and is_day(inner[0]) else None
        if w[j] not in ("weekend", "week") or j == i:
            return None
        if w[j + 1] == "of":
            inner = self.dated(j + 2)
            if inner and is_day(inner[0]):
                return Weekend(of=inner[0], week=w[j] == "week"), inner[1]
        return (Weekend(), j + 1) if w[j] == "weekend" else None

    def possessive(self, i: int) -> Found:
        """Return "next year's first quarter", "last year's summer"."""
        w = self.w
        outer = self.shifted(i)
        if not outer or not isinstance(outer[0], Unit) or outer[0].unit != "year":
            return None
        j = outer[1]
        if (w[j], w[j + 1]) != ("'", "s"):
            return None
        if w[j + 2] == "end":
            return Part("late", outer[0]), j + 3
        inner = self.dated(j + 2)
        return (InYear(inner[0], outer[0]), inner[1]) if inner and yearless(inner[0]) else None


def is_day(node: Wording) -> bool:
    """Whether the wording names one day, to which a time of day can belong."""
    match node:
        case Stated(day=day):
            return day is not None
        case DayName() | Feast() | Either() | Timed():
            return True
        case Unit(unit="day") | Ago(unit="day") | Moved(unit="day"):
            return True
        case Nth(unit=unit):
            return unit == "day" or isinstance(unit, int)
        case InYear(inner=inner):
            return is_day(inner)
    return False


def holds_days(node: Wording) -> bool:
    """Whether a day or week can be counted inside the wording."""
    return not is_day(node) and not isinstance(node, Between | Lasting | Weekend)


def parted(node: Wording) -> bool:
    """Whether the wording has parts: early March, but not early two days ago."""
    return holds_days(node) and not isinstance(node, Ago | Part | Moved | Half)


def yearless(node: Wording) -> bool:
    """Whether a year may follow in words of its own: "March last year"."""
    match node:
        case Stated(year=None) | Season(year=None, shift=None) | Feast(shift=None):
            return True
        case Quarter(number=int(), year=None, shift=None, years_back=0):
            return True
        case Part(inner=inner):
            return yearless(inner)
    return False
