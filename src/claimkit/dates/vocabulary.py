"""The words of dates, read once from the table of a language."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Final

from claimkit.errors import InvalidModelError
from claimkit.text import read_table

# classes of words whose forms can begin a date, and the forms of date that each can begin
_BEGINNINGS: Final = {
    "month": "month_first",
    "weekday": "weekday_first",
    "deictic": "deictic",
    "shift": "deictic shifted half nth possessive",
    "number": "amount spoken_year quarter part era day_month",
    "vague": "amount",
    "hedge": "amount about",
    "ordinal": "day_month quarter half nth era",
    "season": "season",
    "decade": "era",
    "part": "part deictic",
    "part_noun": "part",
}
_WORDS: Final = {
    "that": "shifted",
    "same": "shifted",
    "in": "amount",
    "within": "amount",
    "on": "about",
    "c": "about",
    "half": "amount",
    "more": "amount",
    "less": "amount",
    "at": "amount",
    "q1": "quarter",
    "q2": "quarter",
    "q3": "quarter",
    "q4": "quarter",
    "fiscal": "quarter year",
    "financial": "quarter year",
    "year": "part quarter year spoken_year weekend deictic",
    "latest": "quarter",
    "quarter": "quarter weekend",
    "weekend": "weekend",
    "week": "weekend deictic",
    "month": "weekend deictic",
    "day": "deictic",
    "'": "era",
    "very": "part",
    "good": "part",
    "large": "part",
    "great": "part",
    "better": "part",
    "latter": "half",
}
_DIGITS: Final = ("numeric", "day_month", "amount", "quarter", "nth", "era", "year")


class Vocabulary:
    """Look-ups of one language: lower-case form → value, one mapping a class of words."""

    __slots__ = (
        "before",
        "counted",
        "dayparts",
        "decades",
        "deictic",
        "feasts",
        "forms",
        "future",
        "hedges",
        "month_words",
        "months",
        "name_after",
        "name_before",
        "nouns",
        "numbers",
        "ordinals",
        "part_nouns",
        "parts",
        "past",
        "plans",
        "saying",
        "seasons",
        "shifts",
        "stops",
        "sure",
        "timetable",
        "units",
        "vague",
        "weekday_words",
        "weekdays",
        "zones",
    )

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        classes: dict[str, dict[str, str]] = {}
        for name, value, forms in rows:
            classes.setdefault(name, {}).update(dict.fromkeys(forms.split("|"), value))

        def numbers(name: str) -> dict[str, int]:
            return {form: int(value) for form, value in classes[name].items()}

        self.months, self.weekdays = numbers("month"), numbers("weekday")
        self.shifts, self.deictic = numbers("shift"), numbers("deictic")
        self.numbers, self.ordinals = numbers("number"), numbers("ordinal")
        self.seasons, self.decades = numbers("season"), numbers("decade")
        self.units, self.parts, self.part_nouns = classes["unit"], classes["part"], classes["part_noun"]
        self.dayparts, self.vague, self.zones = classes["daypart"], classes["vague"], classes["zone"]
        self.hedges, self.stops = frozenset(classes["hedge"]), frozenset(classes["stop"])
        self.month_words, self.weekday_words = (
            frozenset(classes["month_word"]),
            frozenset(classes["weekday_word"]),
        )
        self.before, self.counted, self.nouns = (
            frozenset(classes[name]) for name in ("before", "counted", "noun")
        )
        self.name_before, self.name_after = (
            frozenset(classes["name_before"]),
            frozenset(classes["name_after"]),
        )
        self.future, self.plans = frozenset(classes["future"]), frozenset(classes["plan"])
        self.saying = frozenset(classes["saying"])
        self.timetable, self.past = frozenset(classes["timetable"]), frozenset(classes["past"])
        self.feasts = _feasts(classes["feast"])
        self.forms = self._forms(classes)
        # one of these stands in every date, unless figures do
        named = ("month", "weekday", "unit", "deictic", "daypart", "season", "decade")
        sure = {form for name in named for form in classes[name]} | {
            words[-1] for f in self.feasts.values() for words, _ in f
        }
        tens = {form for form, value in self.numbers.items() if 15 <= value <= 20} | {
            "two"
        }  # "nineteen ninety-one"
        quarters = {form for form in self.forms if form[:2] in ("q1", "q2", "q3", "q4", "fy")}
        self.sure = frozenset(sure | tens | quarters | {"weekend", "latest"})

    def _forms(self, classes: dict[str, dict[str, str]]) -> dict[str, tuple[str, ...]]:
        """Which forms of date a word can begin."""
        forms: dict[str, dict[str, None]] = {}
        for name, began in _BEGINNINGS.items():
            for form in classes[name]:
                forms.setdefault(form, {}).update(dict.fromkeys(began.split()))
        for word, began in _WORDS.items():
            forms.setdefault(word, {}).update(dict.fromkeys(began.split()))
        for word in self.feasts:
            forms.setdefault(word, {})["feast"] = None
        for year in range(1900, 2100):
            forms[f"fy{year}"] = {"year": None}
        return {word: tuple(began) for word, began in forms.items()}

    def begins(self, word: str) -> tuple[str, ...]:
        """Names of the forms of date that may begin with a word."""
        return self.forms.get(word) or (_DIGITS if word[:1].isdigit() else ())


def _feasts(rules: dict[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → the words of each feast that begins with it and its rule, longest first."""
    feasts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, rule in rules.items():
        words = tuple(form.replace("'", " ' ").split())
        feasts.setdefault(words[0], []).append((words, rule))
    for entries in feasts.values():
        entries.sort(key=lambda entry: -len(entry[0]))
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
    return Vocabulary(read_table("claimkit.dates", f"{language}.tsv"))
