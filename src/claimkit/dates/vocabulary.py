"""The words of dates, read once from the table of a language."""

from __future__ import annotations

import functools
from typing import Final

from claimkit.dates.clocks import Clocks
from claimkit.dates.tables import rows
from claimkit.errors import InvalidModelError

# classes of words whose forms can begin a date, and the forms of date that each can begin
_BEGINNINGS: Final = {
    "month": "month_first",
    "weekday": "weekday_first deictic",
    "daypart": "deictic",
    "deictic": "deictic",
    "shift": "deictic shifted half nth possessive",
    "number": "amount spoken_year quarter part era day_month ended",
    "vague": "amount",
    "hedge": "amount about",
    "doubt": "about",
    "ordinal": "day_month quarter half nth era",
    "season": "season",
    "decade": "era",
    "part": "part deictic",
    "part_noun": "part",
}
CLASSES: Final = frozenset(
    """a after_plan afterwards ago ahead amount_joint anaphor anaphoric and and_comma and_or arranged article
    auxiliary be before before_clock before_date before_day before_ordinal before_quarter
    before_spoken before_weekend before_year_wording begins beside between_joint beyond bound c
    calendar century circa clock_between clock_half clock_local clock_told clock_whole compared currency
    counted counted_unit day day_joint daypart decade degree deictic directive doubt earlier
    earlier_than edge emphasis end ended era_edge fall feast feast_before fiscal fiscal_mark
    fiscal_year following foreseen from future future_ending genitive half half_more hedge hours in
    inside last last_part later latest latter lead list_joint meant_for measure midnight month
    month_word moving moving_on name_after name_before next night_into no_hedge no_past_ending
    no_plural no_verb noon noun now number of of_joint of_week on only open_end opening or ordinal
    overnight owner part part_noun particle past past_ending past_shift perfect period plan prepare
    present price_level prior promise put_off put_off_to quarter quarter_name range_joint recurring
    reported same saying season season_before second shift side since stop subordinator sure that the this
    this_part this_shift thousand time timetable to to_the_day today tonight twelve twenty unit vague week
    week_of weekday weekday_word weekend whole whole_month within year year_before year_determined
    year_joint year_verb zone""".split()
)
_DIGITS: Final = ("numeric", "day_month", "amount", "quarter", "nth", "era", "year", "ended")


class Vocabulary:
    """Look-ups of one language: lower-case form → value, one mapping a class of words."""

    def __init__(self, language: str) -> None:
        classes: dict[str, dict[str, str]] = {name: {} for name in CLASSES}
        phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {name: [] for name in CLASSES}
        for name, value, forms in rows(language, CLASSES):
            classes[name].update(dict.fromkeys(forms, value))
            phrases[name] += [(tuple(form.replace("'", " ' ").split()), value) for form in forms]

        def numbers(name: str) -> dict[str, int]:
            return {form: int(value) for form, value in classes[name].items()}

        self.classes = {name: frozenset(words) for name, words in classes.items()}
        self.phrases = {name: sorted(entries, key=lambda e: -len(e[0])) for name, entries in phrases.items()}
        self.months, self.weekdays = numbers("month"), numbers("weekday")
        self.shifts, self.deictic = numbers("shift"), numbers("deictic")
        self.numbers, self.ordinals = numbers("number"), numbers("ordinal")
        self.seasons, self.decades = numbers("season"), numbers("decade")
        self.quarters, self.sides = numbers("quarter_name"), numbers("side")
        self.units, self.parts, self.part_nouns = classes["unit"], classes["part"], classes["part_noun"]
        self.dayparts, self.vague, self.zones = classes["daypart"], classes["vague"], classes["zone"]
        self.clocks = Clocks(
            classes["clock_half"],
            classes["clock_whole"],
            classes["clock_told"],
            classes["clock_between"],
            classes["clock_local"],
            self.zones,
        )
        self.open_ends = classes["open_end"]
        self.feasts = _feasts(self.phrases["feast"])
        self.forms = self._forms(classes)
        opening = (classes[name] for name in ("overnight", "opening", "daypart", "edge", "hedge"))
        self.openers = frozenset(self.forms).union(*opening)  # a date begins with one of these or a figure
        # one of these stands in every date, unless figures do
        named = ("month", "weekday", "unit", "deictic", "daypart", "season", "decade", "sure", "quarter_name")
        centuries = {
            form for form, value in self.numbers.items() if 15 <= value <= 20
        }  # "nineteen ninety-one"
        years = {form for form in self.forms if self.isa(form[:2], "fiscal_mark")}
        feasts = {words[-1] for words, _ in self.phrases["feast"]}
        self.sure = frozenset({form for name in named for form in classes[name]} | centuries | years | feasts)

    def isa(self, word: str, name: str) -> bool:
        """Whether a word is in a class."""
        return word in self.classes[name]

    def endings(self, name: str) -> tuple[str, ...]:
        """Return the endings that a class lists."""
        return tuple(self.classes.get(name, ()))

    def _forms(self, classes: dict[str, dict[str, str]]) -> dict[str, tuple[str, ...]]:
        """Which forms of date a word can begin."""
        forms: dict[str, dict[str, None]] = {}
        for name, began in _BEGINNINGS.items():
            for form in classes[name]:
                forms.setdefault(form, {}).update(dict.fromkeys(began.split()))
        for word, began in classes["begins"].items():
            forms.setdefault(word, {}).update(dict.fromkeys(began.split()))
        for word in self.feasts:
            forms.setdefault(word, {})["feast"] = None
        for mark in self.classes["fiscal_mark"]:
            forms |= {f"{mark}{year}": {"year": None} for year in range(1900, 2100)}
        return {word: tuple(began) for word, began in forms.items()}

    def begins(self, word: str) -> tuple[str, ...]:
        """Names of the forms of date that may begin with a word."""
        return self.forms.get(word) or (_DIGITS if word[:1].isdigit() else ())


def _feasts(phrases: list[tuple[tuple[str, ...], str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → the words of each feast that begins with it and its rule, longest first."""
    feasts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, rule in phrases:
        feasts.setdefault(words[0], []).append((words, rule))
    return feasts


@functools.cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language.

    Raises:
        InvalidModelError: there is no table for the language.
    """
    if language != "en":
        reason = "the whole grammar of dates has words for English alone; use find_dates"
        raise InvalidModelError("vocabulary", "language", language, reason)
    return Vocabulary(language)
