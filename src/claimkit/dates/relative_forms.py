"""Dates counted from another day: "yesterday", "last week", "three years ago", "two days later"."""

from __future__ import annotations

from typing import Final

from claimkit.dates.calendar_forms import CalendarForms
from claimkit.dates.reader import Found, day_number, year_number
from claimkit.dates.wordings import (
    Ago,
    DayName,
    Feast,
    InYear,
    Lasting,
    MonthName,
    Moved,
    Quarter,
    Season,
    Stated,
    Timed,
    Unit,
    Weekend,
    Wording,
)

_ANAPHORIC: Final = frozenset({"following", "subsequent", "preceding", "prior"})
_FISCAL: Final = frozenset({"fiscal", "financial", "calendar", "school", "academic"})
_MOVING: Final = frozenset({"ago", "from", "before", "after", "earlier", "later", "of"})  # "in two days of"
_SIZES: Final = ("day", "week", "month", "year")
_BEFORE: Final = frozenset({"earlier", "previously", "before", "prior", "beforehand"})
_AFTER: Final = frozenset({"later", "after", "afterwards", "afterward", "hence", "thereafter", "following"})


class RelativeForms(CalendarForms):
    """Reads dates counted from the anchor or from a date named before."""

    def deictic(self, i: int) -> Found:
        """Return "today", "this morning", "last night", "later today", "the day before yesterday"."""
        w = self.w
        if w[i] in ("later", "earlier") and w[i + 1] in ("today", "tonight", "this"):
            return self.deictic(i + 1)
        if w[i] == "the":
            return self._beside(i + 1)
        steps = self.lexicon.deictic.get(w[i])
        if steps is not None:
            return (Timed(Unit("day", 0), "night") if w[i] == "tonight" else Unit("day", steps)), i + 1
        if w[i] == "this" and w[i + 1] in ("morning", "afternoon", "evening"):
            return Timed(Unit("day", 0), w[i + 1]), i + 2
        if w[i] == "last" and w[i + 1] in ("night", "evening"):
            return Timed(Unit("day", -1), w[i + 1]), i + 2
        return None

    def _beside(self, i: int) -> Found:
        """Return "the day before yesterday", "the year before", "the day after"."""
        w = self.w
        steps = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((w[i + 1], w[i + 2]))
        if w[i] == "day" and steps:
            return Unit("day", steps), i + 3
        unit = self.lexicon.units.get(w[i])
        steps = {"before": -1, "after": 1}.get(w[i + 1])
        ends = not w[i + 2][:1].isalnum() or w[i + 2] in self.lexicon.stops
        if not (unit in ("day", "week", "month", "year") and steps and ends) or w[i].endswith("s"):
            return None
        return Unit(unit, steps, anaphoric=True), i + 2

    def shifted(self, i: int) -> Found:
        """Return "last week", "this past spring", "next Monday", "the past two years"."""
        w = self.w
        j = i + (w[i] == "the")
        if w[j] in ("that", "same"):
            return self._same(j)
        shift = self.shifts.get(w[j])
        if shift is None:
            return None
        word, j = w[j], j + 1
        if word == "this" and w[j] in ("past", "last", "coming", "next"):
            shift, word, j = self.shifts[w[j]], w[j], j + 1
        amount = self.number(j)
        if amount and shift and w[j] not in ("a", "an"):
            unit = self.lexicon.units.get(w[amount[2]])
            if unit and amount[1] > 1:
                return Lasting(amount[0], amount[1], unit, shift), amount[2] + 1
        anaphoric = word in _ANAPHORIC or (word in ("next", "previous") and w[i] == "the")
        daypart = self.lexicon.dayparts.get(w[j])
        if daypart and anaphoric:
            return Timed(Unit("day", shift, anaphoric=True), daypart), j + 1  # "the next morning"
        return self._shifted_unit(j, word, shift, anaphoric=anaphoric) or self._shifted_name(
            j, shift, anaphoric=anaphoric
        )

    def _same(self, j: int) -> Found:
        """Return "that year", "the same day", "that night": what the date named before lies in."""
        w = self.w
        k = j + 1
        k += w[j] == "that" and w[k] == "same"
        unit = self.lexicon.units.get(w[k])
        if unit in ("day", "week", "month", "year") and not w[k].endswith("s"):
            return Unit(unit, 0, anaphoric=True), k + 1
        if unit == "quarter" or w[k] == "period":  # "the same quarter last year"
            year = self.shifted(k + 1) or self.amount(k + 1)
            back = year and isinstance(year[0], Unit | Ago) and year[0].unit == "year"
            return (Quarter(years_back=1), year[1]) if year and back else None
        daypart = self.lexicon.dayparts.get(w[k])
        if daypart and not w[k].endswith("s"):
            return Timed(Unit("day", 0, anaphoric=True), daypart), k + 1
        return None

    def _shifted_unit(self, j: int, word: str, shift: int, *, anaphoric: bool) -> Found:
        """Return "last week", "the following month", "this fiscal year"."""
        w = self.w
        fiscal = w[j] in _FISCAL
        unit = self.lexicon.units.get(w[j + fiscal])
        if unit is None or unit in ("minute", "hour") or w[j + fiscal].endswith("s"):
            return None
        k = j + 1 + fiscal
        if unit == "quarter":
            return Quarter(shift=shift), k
        if unit == "day" and word not in (
            "next",
            "following",
            "previous",
            "preceding",
            "prior",
            "subsequent",
        ):
            return None
        if word == "past" and unit != "day":
            return Lasting(1, 1, unit, -1), k  # "the past year" ends today; "last year" ended with December
        anaphoric = anaphoric or unit == "day"
        daypart = self.lexicon.dayparts.get(w[k]) if unit == "day" else None
        node: Wording = Unit(unit, shift, anaphoric, fiscal and w[j] != "calendar")
        return (Timed(node, daypart), k + 1) if daypart else (node, k)

    def _shifted_name(self, j: int, shift: int, *, anaphoric: bool) -> Found:
        """Return "last Monday", "next spring", "this September", "last weekend", "last Christmas"."""
        w = self.w
        weekday = self.weekdays.get(w[j])
        if weekday:
            return DayName(weekday, shift, anaphoric), j + 1
        season = self.lexicon.seasons.get(w[j])
        if season:
            return Season(season, shift=shift), j + 1
        month = self.month(j)
        if month and day_number(w[month[1]]) is None and year_number(w[month[1]]) is None:
            return MonthName(month[0], shift), month[1]
        if w[j] == "weekend":
            return Weekend(shift), j + 1
        feast = self.feast(j)
        if feast and isinstance(feast[0], Feast):
            return Feast(feast[0].rule, shift), feast[1]
        return None

    def amount(self, i: int) -> Found:
        """Return "three years ago", "two days earlier", "a week after 15 January", "in two weeks' time"."""
        w = self.w
        j = i
        hedged = (w[j], w[j + 1]) in (("more", "than"), ("less", "than"), ("at", "least"), ("at", "most"))
        j += 2 * hedged
        if not hedged and w[j] in self.lexicon.hedges:
            hedged, j = w[j] not in ("only", "just"), j + 1
        later = w[j] in ("in", "within")
        j += later
        amount = self.number(j)
        if not amount:
            return None
        least, most, j = amount
        j += w[j] == "-"
        unit = self.lexicon.units.get(w[j])
        if not unit:
            return None
        j += 1
        if (w[j], w[j + 1], w[j + 2]) == ("and", "a", "half"):
            least, most, j = least + 0.5, most + 0.5, j + 3
        rest, j = self._smaller(j, unit) if least == most else ((), j)
        word = w[j]
        if later:
            possessive = (word == "'") * (1 + (w[j + 1] == "s"))
            if w[j + possessive] == "time":
                return Ago(least, most, unit, hedged=hedged, rest=rest), j + possessive + 1
            if unit in ("minute", "hour") or word in _MOVING:
                return None
            if w[i] == "within":
                return (Lasting(most, most, unit, 1, ahead=True), j) if not rest else None
            return Ago(least, most, unit, hedged=hedged, rest=rest, ahead=True), j
        if word == "ago":
            back = tuple((-amount, smaller) for amount, smaller in rest)
            exact = 1 if w[j + 1] == "today" else 3 if w[j + 1 : j + 4] == ["to", "the", "day"] else 0
            return (
                Ago(-most, -least, unit, hedged=hedged, to_the_day=bool(exact), rest=back),
                j + 1 + exact,
            )
        if rest:
            return None
        if word in _BEFORE:
            return self._moved(j, -most, -least, unit, hedged=hedged)
        if word in _AFTER:
            return self._moved(j, least, most, unit, hedged=hedged)
        if word == "from" and w[j + 1] == "now":
            return Ago(least, most, unit, hedged=hedged), j + 2
        inner = self.dated(j + 1) if word == "from" and least == most else None
        if inner and isinstance(inner[0], Unit | DayName | Stated) and _countable(inner[0], unit):
            return Moved(inner[0], least, unit), inner[1]  # "two days from tomorrow"
        return None

    def _smaller(self, j: int, unit: str) -> tuple[tuple[tuple[float, str], ...], int]:
        """Return the smaller units that go on with an amount: "two weeks and three days"."""
        rest: tuple[tuple[float, str], ...] = ()
        while self.w[j] in ("and", ",") and len(rest) < len(_SIZES):
            amount = self.number(j + 1 + (self.w[j : j + 2] == [",", "and"]))
            smaller = self.lexicon.units.get(self.w[amount[2]]) if amount else None
            known = smaller in _SIZES and unit in _SIZES
            if not amount or not smaller or not known or _SIZES.index(smaller) >= _SIZES.index(unit):
                break
            rest, unit, j = (*rest, (amount[0], smaller)), smaller, amount[2] + 1
        return rest, j

    def _moved(self, j: int, least: float, most: float, unit: str, *, hedged: bool) -> Found:
        """Return what stands after "two days before": a date to count from, another event, or nothing."""
        w = self.w
        word = w[j]
        j += 1
        to = word == "prior" and w[j] == "to"
        if to or word in ("before", "after", "following"):
            k = j + to
            k += w[k] == "the"
            inner = self.dated(k)
            if inner and least == most and _countable(inner[0], unit):
                return Moved(inner[0], least, unit), inner[1]
            if to or word == "following" or self._clause_follows(j):
                return Ago(least, most, unit, anaphoric=True, hedged=hedged, subordinate=True), j + to
        return Ago(least, most, unit, anaphoric=True, hedged=hedged), j

    def _clause_follows(self, j: int) -> bool:
        """Whether a noun phrase or clause names another event: "two days after a series of"."""
        return self.w[j][:1].isalpha() and self.w[j] not in self.lexicon.stops

    def feast(self, i: int) -> Found:
        """Return "Christmas Day", "Easter Monday 2024"."""
        for words, rule in self.lexicon.feasts.get(self.w[i], ()):
            if tuple(self.w[i : i + len(words)]) == words:
                j = i + len(words)
                year, short, k = self.year_after(j)
                node = Feast(rule)
                return (InYear(node, Stated(year)), k) if year and not short else (node, j)
        return None


def _countable(node: Wording, unit: str) -> bool:
    """Whether units can be counted from the wording: days from a day, years also from a year."""
    match node:
        case Stated(day=day):
            return (
                day is not None
                or unit in ("year", "decade", "century")
                or (unit == "month" and node.month is not None)
            )
        case Feast() | DayName() | InYear() | Timed() | Unit(unit="day"):
            return True
    return False
