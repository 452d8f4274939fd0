"""Tables of a language: their rows, checked as they are read, with the line of whatever is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from importlib import resources
from typing import Final, NamedTuple

from claimkit.errors import TableError

PACKAGE = "claimkit.numbers"
SHARED: Final = "und"  # symbols that every language writes (the code for "undetermined", BCP 47)

LEVELS = ("ones", "teens", "tens", "cents", "hundred", "scale", "group")
PLACES = ("before", "after", "vague", "adds", "or", "tolerance", "below_zero", "none", "idiom")
BOUNDS = ("about", "almost", "at_least", "more_than", "at_most", "less_than", "exact", "or_equal")
VAGUE = ("large number", "number", "many", "few", "multitude", "most", "rising", "falling")
QUANTIFIERS = ("several", "few", "couple", "handful", "some", "many", "most", "teens")
NOUNS = ("person", "participle", "event", "thing", "suffix")
DETAILS = ("", "person", "force", "participle", "event", "thing")
DIRECTIONS = ("up", "down", "added", "revised")
_COUNTING = (*LEVELS, *(f"ordinal_{level}" for level in LEVELS))
_VALUED = ("part", "parts", "plural", "suffix", "times", "multiple", "collective", "round", "several_of")
_PLAIN = tuple(
    """and or of to from between minus plus point article the per in out out_of over by with denominator
    ordinal_mark plural_mark zero others month label stop degree""".split()
)
SETTINGS = tuple(
    """decimal_mark joints long_scale compounds fold letters genitive year_pairs teens_after and_before_one
    multiplied_tens elisions contractions bare_hundred ordinal_pairs ordinal_point denominators""".split()
)
CLASSES = frozenset(
    """abbreviation adjective adverb_ending after_change after_points after_pronoun after_year age
    age_before alone_group among anyone bare_verb be before_ordinal before_part before_points
    before_pronoun between_joint but century change_adverb change_by change_from change_passes
    change_to clause clock code_word comparative_down comparative_up counted_days crosses crossing
    crossing_few crossing_people cubed cubic day_part
    decimal_with denies_bound determiner each_of equal every every_not extent filler finite
    genitive_one glued half half_day hedged_year inch includes inside_bound inversion joining just
    label_of_digits lead little look_alike measured_out modal month_or_word more most_not needs_of negation no
    no_numerator not_currency not_multiplied not_plural object_start old one one_person
    one_person_ending ordinal_ending part_noun part_of_time past place_hedge plural_before_noun
    plural_ending points prose repeat second_parts singular_verb some_not somewhere square squared
    suffix_word than thousand_suffix tight_unit time_after time_before time_not touching_unit turned
    undoes_hedge verb_ending whole whole_part year_before year_before_recent zone""".split()
)


class Row(NamedTuple):
    """A row of a table: its cells, of which the first may hold several forms parted by ``|``."""

    forms: tuple[str, ...]
    role: str
    value: str
    rest: tuple[str, ...]


def rows(table: str, language: str, cells: int = 3) -> Iterator[Row]:
    """Read a table of a language; one that the language does not have is empty.

    Raises:
        TableError: a cell holds what no rule knows; the message names file and line.
    """
    name = f"{table}.{language}.tsv"
    file = resources.files(PACKAGE).joinpath("tables", name)
    if not file.is_file():
        return
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = [cell.strip() for cell in line.rstrip("\r").split("\t")]
        row += [""] * (cells - len(row))
        fault = _CHECKS[table](row)
        if fault:
            raise TableError(name, number, line, fault)
        forms = tuple(form for form in row[0].split("|") if form) if table in _FORMS else (row[0],)
        yield Row(forms or (row[0],), row[1], row[2], tuple(row[3:]))


def _one_of(cell: str, known: tuple[str, ...] | frozenset[str], what: str) -> str:
    if cell in known:
        return ""
    return f"{cell!r} is no {what}; there are {', '.join(sorted(k for k in known if k))}"


def _number(cell: str) -> str:
    try:
        Fraction(cell)
    except (ValueError, ZeroDivisionError):
        return f"{cell!r} is no number; write 12, 1e6 or 3/2"
    return ""


def _word(row: list[str]) -> str:
    _, role, value = row[:3]
    if role in _COUNTING or role in _VALUED:
        return _number(value)
    if role == "quantifier":
        return _one_of(value, QUANTIFIERS, "quantifier")
    return _one_of(role, _PLAIN, "role of a word")


def _phrase(row: list[str]) -> str:
    _, place, meaning = row[:3]
    if place in ("before", "after"):
        return _one_of(meaning, BOUNDS, "meaning of a bound")
    if place == "vague":
        return _one_of(meaning, VAGUE, "vague meaning")
    return _one_of(place, PLACES, "place of a phrase")


def _change(row: list[str]) -> str:
    return "" if re.fullmatch(r"\d+(/\d+)?", row[1]) else _one_of(row[1], DIRECTIONS, "direction of a change")


def _noun(row: list[str]) -> str:
    if row[1] == "suffix":
        return ""
    return _one_of(row[1], NOUNS, "class of a noun") or _one_of(row[2], DETAILS, "detail of a noun")


def _unit(row: list[str]) -> str:
    return _number(row[2]) if row[0] and row[1] else "a unit has a name and a kind"


def _currency(row: list[str]) -> str:
    return "" if row[0] else "a currency has a code"


def _joint(value: str) -> str:
    pairs = [pair.split("-") for pair in value.split()]
    known = (*LEVELS, "any")
    odd = next((p for p in pairs if len(p) != 2 or p[0] not in known or p[1] not in known), None)
    return (
        "" if odd is None else f"{'-'.join(odd)!r} is no joint; write two of {', '.join(known)} as tens-ones"
    )


def _contraction(value: str) -> str:
    odd = next((pair for pair in value.split() if not re.fullmatch(r"[^=]+=[^=]+", pair)), None)
    return "" if odd is None else f"{odd!r} is no contraction; write the word and what it becomes as de=del"


def _denominators(value: str) -> str:
    if re.fullmatch(r"\d+ \S+ \S+", value):
        return ""
    return (
        f"{value!r} is no rule of denominators; write the least, endings of one, endings of several: 3 th ths"
    )


def _setting(row: list[str]) -> str:
    fault = _one_of(row[0], SETTINGS, "setting")
    return fault or _SETTING_CHECKS.get(row[0], lambda _: "")(row[1])


_SETTING_CHECKS = {"joints": _joint, "contractions": _contraction, "denominators": _denominators}
_FORMS = ("words", "phrases", "nouns", "changes")
_CHECKS: dict[str, Callable[[list[str]], str]] = {
    "words": _word,
    "phrases": _phrase,
    "classes": lambda row: _one_of(row[0], CLASSES, "class of words"),
    "nouns": _noun,
    "changes": _change,
    "units": _unit,
    "currencies": _currency,
    "grammar": _setting,
}
