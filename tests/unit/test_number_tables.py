"""Tables of a language are checked as they are read; a wording tells its language."""

from __future__ import annotations

import math
import unicodedata

import pytest

from claimkit.errors import InvalidModelError
from claimkit.numbers import ACLED, CCC, MASS_MOBILIZATION, Convention, parse_quantities, parse_quantity
from claimkit.numbers.conventions import convention_of, last_unit
from claimkit.numbers.languages import language_of
from claimkit.numbers.lexer import VULGAR
from claimkit.numbers.tables import _CHECKS as CHECKS


@pytest.mark.parametrize(
    ("table", "row", "fault"),
    [
        ("words", ["twelve", "teens", "12"], ""),
        ("words", ["twelve", "teens", "1e6"], ""),
        ("words", ["twelve", "teens", "3/2"], ""),
        ("words", ["twelve", "teens", "a dozen"], "is no number"),
        ("words", ["twelve", "teens", "1/0"], "is no number"),
        ("words", ["twelfth", "ordinal_teens", "x"], "is no number"),
        ("words", ["half", "part", "x"], "is no number"),
        ("words", ["and", "and", ""], ""),
        ("words", ["and", "andd", ""], "is no role of a word; there are and, article"),
        ("words", ["few", "quantifier", "few"], ""),
        ("words", ["few", "quantifier", "fewer"], "is no quantifier; there are couple"),
        ("phrases", ["more than", "before", "more_than"], ""),
        ("phrases", ["more than", "before", "more than"], "is no meaning of a bound; there are about"),
        ("phrases", ["or more", "after", "at_least"], ""),
        ("phrases", ["or more", "after", "least"], "is no meaning of a bound"),
        ("phrases", ["a lot", "vague", "many"], ""),
        ("phrases", ["a lot", "vague", "lots"], "is no vague meaning"),
        ("phrases", ["page one", "idiom", ""], ""),
        ("phrases", ["page one", "idioms", ""], "is no place of a phrase"),
        ("classes", ["determiner", "the", ""], ""),
        ("classes", ["determiners", "the", ""], "is no class of words"),
        ("nouns", ["men", "person", ""], ""),
        ("nouns", ["men", "person", "force"], ""),
        ("nouns", ["men", "persons", ""], "is no class of a noun"),
        ("nouns", ["men", "person", "forces"], "is no detail of a noun"),
        ("nouns", ["ers", "suffix", "anything"], ""),
        ("changes", ["rose", "up", ""], ""),
        ("changes", ["doubled", "2", ""], ""),
        ("changes", ["halved", "1/2", ""], ""),
        ("changes", ["rose", "upwards", ""], "is no direction of a change"),
        ("changes", ["rose", "2x", ""], "is no direction of a change"),
        ("units", ["km", "length", "1000"], ""),
        ("units", ["km", "length", "far"], "is no number"),
        ("units", ["", "length", "1000"], "a unit has a name and a kind"),
        ("units", ["km", "", "1000"], "a unit has a name and a kind"),
        ("currencies", ["EUR", "euro", ""], ""),
        ("currencies", ["", "euro", ""], "a currency has a code"),
        ("grammar", ["joints", "tens-ones", ""], ""),
        ("grammar", ["joints", "tens-ones any-ones", ""], ""),
        ("grammar", ["joints", "tens", ""], "is no joint"),
        ("grammar", ["joints", "tens-one", ""], "'tens-one' is no joint; write two of ones"),
        ("grammar", ["joints", "ten-ones", ""], "is no joint"),
        ("grammar", ["decimal_mark", ",", ""], ""),
        ("grammar", ["decimal", ",", ""], "is no setting; there are and_before_one"),
    ],
)
def test_rows_are_checked(table: str, row: list[str], fault: str) -> None:
    found = CHECKS[table](row)
    assert fault in found
    assert bool(found) == bool(fault)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("more than two thousand people", "en"),
        ("más de dos mil personas", "es"),
        ("plus de deux mille personnes", "fr"),
        ("mehr als zweitausend Menschen", "de"),
        ("mais de duas mil pessoas", "pt"),
        ("более двух тысяч человек", "ru"),
        ("понад дві тисячі осіб", "uk"),
        ("ponad dwa tysiące osób", "pl"),
        ("zweihundertfünfzig", "de"),
        ("дев'ятсот", "uk"),
        ("1200", None),
        ("a", None),
        ("i", None),
        ("ñ ñ", "es"),
        ("два", None),
        ("", None),
        ("xyzzy qwrt", None),
    ],
)
def test_the_language_of_a_wording(text: str, language: str | None) -> None:
    assert language_of(text) == language
    assert language_of(f"{text.upper()} 5") == language


def test_a_language_shows_at_the_beginning() -> None:
    assert language_of("two thousand people " * 200 + "двух тысяч человек " * 5000) == "en"


def test_conventions_by_name() -> None:
    for convention in (CCC, ACLED, MASS_MOBILIZATION):
        assert convention_of(convention.name) == convention_of(convention) == convention
    with pytest.raises(InvalidModelError, match="no convention of that name; there are ccc, acled"):
        convention_of("acld")


@pytest.mark.parametrize(
    ("about", "factor", "fits"),
    [
        (0, 1, True),
        (2, 1, True),
        (-0.1, 2, False),
        (2, 0.9, False),
        (math.nan, 2, False),
        (2, math.inf, False),
    ],
)
def test_widths_of_a_convention(about: float, factor: float, fits: bool) -> None:
    if fits:
        assert Convention(about=about, about_factor=factor).around(5300)[0] <= 5300
    else:
        with pytest.raises(InvalidModelError, match="must be a finite"):
            Convention(about=about, about_factor=factor)


def test_own_ends_stand_before_those_of_a_convention() -> None:
    mine = CCC.with_ends(dozens=(20, 60)).with_ends(dozens=(30, 60), large_number=(50, None))
    assert (mine.of("dozens"), mine.of("large number"), mine.of("handful")) == ((30, 60), (50, None), (3, 9))
    assert len(mine.ends) == 2
    dozens = parse_quantity("dozens", convention=mine)
    assert (dozens.low, dozens.high) == (30, 60)
    assert mine.plural("dozens", 12) == (30, 60)
    assert mine.plural("", 100) == CCC.plural("", 100) == (200, 999)


@pytest.mark.parametrize(
    ("number", "low", "high"),
    [
        (5300, 5100, 5500),
        (5000, 3000, 7000),
        (10, 5, 20),
        (7, 5, 9),
        (1, 0.5, 2),
        (-5300, -5500, -5100),
        (0, 0, 0),
    ],
)
def test_about_is_two_of_the_last_unit_within_a_factor_of_two(number: int, low: float, high: float) -> None:
    assert CCC.around(number) == (low, high)


def test_a_plural_has_the_ends_of_its_word_in_any_language() -> None:
    assert CCC.plural("docenas", 12) == CCC.of("dozens") == (24, 99)
    assert CCC.plural("veintenas", 20) == CCC.of("scores") == (40, 99)
    assert CCC.plural("", 20) == (40, 199)


def test_cells_that_are_no_quantity_say_so() -> None:
    found = parse_quantities([5, 4.5, math.inf, True, None, "about 10", "Paris"])
    assert found["value"] == [5, 4.5, None, None, None, 10, None]
    assert [error is not None for error in found["error"]] == [False, False, True, True, False, False, True]


def test_fractions_of_one_sign_are_those_of_unicode() -> None:
    assert {sign: float(part) for sign, part in VULGAR.items()} == {
        sign: unicodedata.numeric(sign) for sign in VULGAR
    }


def test_units_of_the_last_digit() -> None:
    assert [float(last_unit(n)) for n in (5300, 5000, 7, 0, -20, 120)] == [100, 1000, 1, 1, 10, 10]
