"""Rules of the number grammar: wordings on both sides of what a rule or a threshold decides."""

import math

import numpy as np
import pytest

from claimkit.numbers import Convention, find_quantities, language_of, parse_quantities, parse_quantity
from claimkit.numbers.find import QuantityMention, scan_quantities
from claimkit.numbers.languages import spoken
from claimkit.numbers.lexicon import lexicon
from claimkit.numbers.tables import _CHECKS as CHECKS


def read(text: str, language: str = "en") -> list[tuple[str, float | None]]:
    return [(m.text, m.quantity.value) for m in find_quantities(text, language=language)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "five thosand people", 5000),  # a misspelling where number words are not written as one
        ("en", "1.3e6 people", 1300000),
        ("en", "2+1⁄2 miles", 2.5),
        ("en", "2 1⁄2 miles", 2.5),
        ("en", "2 and 3 quarters miles", 2.75),
        ("en", "⅜ of voters", 0.375),
        ("en", "⅚ of voters", 5 / 6),
        ("en", "three five-hundredths", 0.006),
        ("en", "two five-hundredths", 0.004),
        ("en", "zero seven", 7),
        ("en", "half a-million people", 500_000),
        ("en", "half-a million people", 500_000),
        ("en", "half-a-million people", 500_000),
        ("en", "three and a half hundredths", 3.5),  # never three of them: nothing is lost
        ("en", "1,23,456 people", 123456),
        ("de", "hundertachtzehn Menschen", 118),  # the fewest words: not a hundred and eight and ten
        ("de", "dreihundertsechzehn Menschen", 316),
        ("de", "hundertacht Menschen", 108),
        ("es", "dos mil millones de personas", 2 * 10**9),
        ("es", "dos millones de personas", 2 * 10**6),
        ("es", "dos mil quinientos millones de pesos", 2500 * 10**6),  # thousands of millions
        ("es", "dos millones quinientos mil pesos", 2500 * 10**3),
        ("es", "treinta y 3 heridos", 33),
        ("es", "treinta y dos quintos", 32 / 5),
        ("es", "treinta y doce quinceavos", 30.8),  # no number is "treinta y doce"
    ],
)
def test_one_number(language: str, text: str, value: float) -> None:
    assert [m.quantity.value for m in find_quantities(text, language=language)] == [value]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "two in third place", [("two", 2), ("third", 3)]),  # a place is no share
        ("en", "two in three people", [("two in three", 2 / 3)]),
        ("en", "one twenty-fifth anniversary", [("twenty-fifth", 25)]),
        ("pl", "trzy na cztery osoby", [("trzy na cztery", 0.75)]),
        ("fr", "trente 3 hommes", [("trente", 30), ("3", 3)]),  # the digits count for themselves
        ("fr", "trente 3", [("trente 3", 33)]),
        ("en", "1.234,567.891,5", []),  # marks in turn group nothing
        ("en", "three twenty-fifths", [("three twenty-fifths", 0.12)]),
        ("es", "treinta y 0 heridos", [("treinta", 30), ("0", 0)]),  # nought adds nothing to tens
        ("en", "1,2345,678", [("1", 1), ("2345", 2345), ("678", 678)]),  # no country groups so: a list
        ("ru", "за пять человек двести заплатили", [("пять", 5), ("двести", 200)]),
        ("ru", "за 5 человек двести заплатили", [("5", 5), ("двести", 200)]),
        ("ru", "пришло человек двести", [("человек двести", 200)]),
        ("en", "and in Kharkiv 12 gribbles were burned", [("12", 12)]),  # counted, whatever they are
        ("en", "and on Voyager 2 flew", []),  # a name
        ("en", "at half past one", []),
        ("en", "many years ago", []),
        ("en", "3gel5", []),  # a code
        ("en", "at half past twelve", []),
        ("en", "Killed: woman and five others", [("woman and five", 6)]),
        ("en", "a woman and five others", [("a woman and five", 6)]),
        ("en", "3 H.G. Wells novels", [("3", 3)]),  # initials, no hours
        ("en", "12 T.S. Eliot poems", [("12", 12)]),  # initials, no tonnes
    ],
)
def test_where_a_number_ends(language: str, text: str, found: list[tuple[str, float]]) -> None:
    assert read(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "span", "low", "high", "bound"),
    [
        ("en", "500 +/- 10 people", "500 +/- 10", 490, 510, "about"),
        ("en", "500, ± 10 people", "500, ± 10", 490, 510, "about"),
        ("en", "50 young men or more", "50 young men or more", 50, None, "at_least"),
        ("en", "50 brave young men or more", "50 brave young men or more", 50, None, "at_least"),
        (
            "en",
            "more than roughly 50 or equal to that",
            "more than roughly 50 or equal to",
            50,
            None,
            "at_least",
        ),
        ("en", "at least about roughly some 50", "at least about roughly some 50", 50, None, "at_least"),
        ("en", "more than or equal to 50", "more than or equal to 50", 50, None, "at_least"),
        ("en", "500 plus several more", "500 plus several more", 503, 509, "vague"),
        ("en", "500 plus people", "500 plus", 500, None, "at_least"),
        ("ru", "число погибших выросло до 200", "200", 200, 200, "exact"),
        ("ru", "пришло до 200 человек", "до 200", None, 200, "at_most"),
        ("uk", "кількість зросла до 200 осіб", "200", 200, 200, "exact"),
        ("uk", "прийшло до 200 осіб", "до 200", None, 200, "at_most"),
        ("en", "2500-10 thousand people", "2500-10 thousand", 2500, 10000, "range"),
        ("en", "between hundreds and 100 people", "between hundreds and 100", 100, 999, "range"),
        ("en", "from thousands to hundreds of people", "from thousands to hundreds", 200, 9999, "range"),
    ],
)
def test_ends(language: str, text: str, span: str, low: float | None, high: float | None, bound: str) -> None:
    (mention,) = find_quantities(text, language=language)  # type: ignore[arg-type]
    quantity = mention.quantity
    assert (mention.text, quantity.low, quantity.high, quantity.bound.value) == (span, low, high, bound)


def test_both_plurals_multiply_hundreds() -> None:
    (mention,) = find_quantities("tens, if not hundreds, of hundreds of people")
    assert mention.text == "tens, if not hundreds, of hundreds"
    assert (mention.quantity.low, mention.quantity.high) == (2000, 99999)


def test_a_plural_of_twenties_is_scores_in_every_language() -> None:
    french, english = parse_quantity("vingtaines", language="fr"), parse_quantity("scores")
    assert (french.low, french.high) == (english.low, english.high)


def test_what_a_convention_says_of_tens_it_says_in_every_language() -> None:
    mine = Convention("mine", ends=(("tens", 30, 80),))
    tens = {
        "en": "tens of people",
        "ru": "десятки людей",
        "pl": "dziesiątki osób",
        "es": "decenas de personas",
    }
    for language, words in tens.items():
        found = parse_quantity(words, convention=mine, language=language)  # type: ignore[call-overload]
        assert (found.low, found.high) == (30, 80)


def test_the_first_word_of_a_text_is_no_part_of_a_range_far_from_it() -> None:
    assert read("And five, between two thousand and three thousand")[1][0] == (
        "between two thousand and three thousand"
    )


@pytest.mark.parametrize(
    "text",
    [
        "the number fell from 300 to 200",
        "the number fell again very sharply from 300 to 200",
        "the crowd shrank quickly yesterday from 300 to 200",
    ],
)
def test_two_states_are_no_range_when_adverbs_part_them_from_their_verb(text: str) -> None:
    assert read(text) == [("300", 300), ("200", 200)]


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "euro 500", 500, "EUR"),
        ("de", "Euro 500", 500, "EUR"),
        ("en", "5 GiB", 5, "GiB"),
        ("en", "5 gibibytes", 5, "GiB"),
        ("en", "1 terametre 500 gigametres", 1.5, "Tm"),
        ("en", "1 exametre 500 petametres", 1.5, "Em"),
        ("en", "640 px", 640, "px"),
        ("en", "3 hundred 20m", 320, "m"),  # behind words a letter multiplies nothing
        ("es", "5 mi", 5, "mi"),
        ("ru", "5 km", 5, "km"),  # a unit's own name is read where only its words are in a table
        ("uk", "20 ha", 20, "ha"),
    ],
)
def test_units(language: str, text: str, value: float, unit: str) -> None:
    quantity = parse_quantity(text, language=language)  # type: ignore[call-overload]
    assert (quantity.value, quantity.unit) == (value, unit)


def test_what_is_told_of_an_age_is_where_it_stands() -> None:
    text = "a 60 years old man"
    (mention,) = find_quantities(text)
    assert (mention.quantity.value, mention.quantity.unit) == (60, "year")
    assert mention.noun_span is not None
    assert text[mention.noun_span.start : mention.noun_span.end] == "old"


def test_a_sum_ends_with_its_last_word() -> None:
    (mention,) = find_quantities("about 70 to 80, another three dozen")
    assert (mention.text, mention.quantity.low, mention.quantity.high) == (
        "about 70 to 80, another three dozen",
        106,
        116,
    )


def test_magnitudes_beyond_all_counting_are_passed_over_as_a_whole() -> None:
    text = "tens of " + "trillions of " * 30 + "trillion trillion people"
    assert find_quantities(text) == []


def test_the_first_word_of_an_idiom_alone_is_a_plain_word() -> None:
    assert list(scan_quantities("the world watched")) == []
    assert list(scan_quantities("in world war two")) == []
    (found,) = scan_quantities("the world saw 20 people")
    assert isinstance(found, QuantityMention)


def test_the_message_names_the_wrong_detail_of_a_noun() -> None:
    assert CHECKS["nouns"](["men", "person", "person"]) == ""
    assert "'forces'" in CHECKS["nouns"](["men", "person", "forces"])
    assert "'persons'" in CHECKS["nouns"](["men", "persons", ""])


@pytest.mark.parametrize("cell", [math.inf, -math.inf, np.float64(math.inf), np.array([1, 2])])
def test_a_cell_that_is_no_one_number_is_a_row_with_an_error(cell: object) -> None:
    table = parse_quantities([cell, 5])
    assert table["value"] == [None, 5]
    assert table["error"][0] is not None
    assert table["error"][1] is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("l'avenue", "fr"),  # the elided article tells, whatever word it stands before
        ("d'habitants", "fr"),
        ("їжаків", "uk"),  # a letter that only one of the languages has
        ("żołnierzy", "pl"),
        ("Straße", "de"),
        ("a lo mas", "es"),  # an accent left out
        ("menores do que", "pt"),
    ],
)
def test_little_tells_a_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_the_language_whose_words_they_are() -> None:
    """Each word that a table knows speaks for it, and once more for its accents and its own letters."""
    spanish, polish, german = (lexicon(code) for code in ("es", "pl", "de"))
    assert spoken([], spanish) == 0
    assert spoken(["xyzzy"], spanish) == 0
    assert spoken(["mil"], spanish) > spoken(["xyzzy"], spanish)
    assert spoken(["mil", "mil"], spanish) == 2 * spoken(["mil"], spanish)
    assert spoken(["más"], spanish) > spoken(["mas"], spanish)
    assert spoken(["ł"], polish) == 1 > spoken(["ł"], spanish) == 0
    assert spoken(["zweihundert"], german) >= 1 > spoken(["zweihundert"], spanish)
    assert spoken(["zweixyzhundert"], german) == 0
