"""Numbers where one word more or less, or the place where they stand, decides what is meant."""

from __future__ import annotations

import sys

import pytest

from claimkit import Change, ParseError, find_quantities, parse_quantity
from claimkit.numbers import languages
from claimkit.quantities import Quantity, summed


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Those aged 20 to 60 came.", ["year"]),
        ("Two girls, ages 3 and 5, came.", ["person", "year", None]),
        ("2 µs 500 ns", ["ns"]),
        ("one source within an hour", ["hour"]),
        ("12 'men'", ["person"]),
        ("12 #men", ["person"]),
        ("They march 5 km.", ["km"]),  # no day of a month
        ("She sent 20 to doctors.", [None]),  # what is between belongs to the verb
        ("Of 300 three men died.", [None, "person"]),  # a number ends what one before it counts
        ("They ate 10 ½ pizzas.", [None]),  # more than one is no share
        ("The hall seats 1,200 all told.", [None]),  # no lek of Albania
    ],
)
def test_what_is_counted(text: str, units: list[str | None]) -> None:
    assert [mention.quantity.unit for mention in find_quantities(text)] == units


@pytest.mark.parametrize(
    "text", ["fiscal 2023", "Easter Sunday 2024", "1988 Olympics", "2023 season", "2024 elections"]
)
def test_a_year_counts_nothing(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("75 USD million", 75_000_000),
        ("1 hour and thirty", 1.5),
        ("15 dollars and 50", 15.5),
        ("minus-30", -30),
        ("2 µs 500 ns", 2500),
        ("12; 12", 12),
        ("handful; 9", 9),  # the figure says what the rough word means, be it more or fewer
        ("handful; 4", 4),
        ("5 men and 6 women", 11),
        ("one lone picketer", 1),
        ("halved", 0.5),
        ("5m tonnes", 5_000_000),
        ("5m", 5),
        ("1,234,567", 1_234_567),
        ("12,34,567", 1_234_567),
    ],
)
def test_one_value(text: str, value: float) -> None:
    assert parse_quantity(text).value == value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("several hundreds of thousands", 200_000, 900_000),
        ("a couple of dozens of thousands", 24_000, 36_000),
        ("a hundred or two", 100, 200),
        ("3-4,000", 3000, 4000),  # a magnitude that both numbers share
        ("3-4,500", 3, 4500),  # and one that they cannot
        ("5-100,000", 5, 100_000),
        ("3-400", 300, 400),
        ("4-400", 4, 400),
        ("12; 15", 12, 15),
    ],
)
def test_two_ends(text: str, low: int, high: int) -> None:
    found = parse_quantity(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("5 men and 6 women came.", ["5 men and 6 women"]),
        ("12 non-combatants came.", ["12"]),
        ("10 or so 12", ["10", "12"]),
        ("5 or more 3", ["5", "3"]),
        ("an hour", ["an hour"]),
        ("halved the number", ["halved"]),
        ("5 hours. 20 minutes later", ["5 hours", "20 minutes"]),  # no shortened word: a sentence ends
        ("5 hrs. 20 min. later", ["5 hrs. 20 min"]),
        ("It took an hour and half. Then 3 men came.", ["an hour and half", "3"]),
    ],
)
def test_what_belongs_to_a_number(text: str, parts: list[str]) -> None:
    assert [mention.text for mention in find_quantities(text)] == parts


def test_a_noun_with_a_prefix_is_whole() -> None:
    assert parse_quantity("12 non-combatants").value == 12
    (mention,) = find_quantities("12 non-combatants came.")
    assert mention.noun == "combatants"


@pytest.mark.parametrize("text", ["1,2,345", "1234,567", "12345,678"])
def test_marks_that_group_no_digits(text: str) -> None:
    with pytest.raises(ParseError):
        parse_quantity(text)
    assert len(find_quantities(text)) > 1


@pytest.mark.parametrize(("text", "change"), [("half more", None), ("20 more", Change.ADDED)])
def test_what_is_added(text: str, change: Change | None) -> None:
    assert find_quantities(text)[0].quantity.change is change


def test_an_empty_text_says_so() -> None:
    with pytest.raises(ParseError, match="an empty string"):
        parse_quantity("   ")


@pytest.mark.parametrize("times", range(1, 6))
def test_paragraphs_are_read_each_once(times: int) -> None:
    text = "12 men came.\n\n" * times
    assert [(m.start, m.text) for m in find_quantities(text)] == [(14 * n, "12") for n in range(times)]


def test_one_and_others_are_each_where_they_stand() -> None:
    (found,) = find_quantities("a woman and five others were hurt in the town")
    assert [part.text for part in found.parts] == ["a woman", "five"]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "A fire broke out.\n\nThe toll rose to 12 people."
    (mention,) = find_quantities(text)
    assert (mention.change_text, mention.noun) == ("rose to", "people")
    assert text[mention.start : mention.end] == mention.text


def test_amounts_open_below_stay_open_where_they_may_be_negative() -> None:
    below, above = Quantity(high=5), Quantity(low=3)
    assert summed(below, above, sign=1, counted=False).low is None
    assert summed(below, above, sign=1, counted=True).low == 3


@pytest.mark.parametrize("words", ["doubled", "tripled", "quadrupled", "halved"])
def test_what_was_multiplied_is_written_as_it_is_said(words: str) -> None:
    assert str(parse_quantity(words)) == words


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("piece", ["l'", "1,", "ein", "a", "z1", "d'un"])
def test_one_endless_word_is_passed_over(language: str, piece: str) -> None:
    """No word is longer than a number written as one: what is longer is passed over, without an error."""
    assert isinstance(find_quantities(piece * 30_000, language=language), list)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("en", "one hundred and "),
        ("en", "three hundred and "),
        ("en", "not a single "),
        ("en", "three twenty-"),
        ("en", "one-in-"),
        ("fr", "vingt-"),
        ("pl", "dwudziestych "),
        ("ru", "тысяч "),
    ],
)
def test_repeated_wordings_are_read_in_linear_time(language: str, piece: str) -> None:
    """Four times the text costs about four times the steps: counted, for clocks are noisy."""

    def steps(times: int) -> int:
        count = 0

        def tick(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(tick)
        try:
            find_quantities(piece * times, language=language)  # type: ignore[arg-type]
        finally:
            sys.setprofile(None)
        return count

    find_quantities(piece * 10, language=language)  # type: ignore[arg-type]
    few, many = steps(100), steps(400)
    assert many < 6 * few


@pytest.mark.parametrize(
    ("text", "told", "figure"),
    [
        ("₱522 million 2002 PHP", "₱522 million 2002 PHP", 522_000_000),
        ("$5 million (2004 USD) in all", "$5 million (2004 USD)", 5_000_000),
        ("10.3 billion 2002 JPY", "10.3 billion 2002 JPY", 10_300_000_000),
        ("more than 40 F.B.I. agents", "more than 40", 40),
        ("up to 102F", "up to 102F", 102),
    ],
)
def test_a_year_of_prices_and_initials_belong_to_no_figure(text: str, told: str, figure: int) -> None:
    (mention,) = find_quantities(text)
    assert (mention.text, mention.quantity.value or mention.quantity.high) == (told, figure)
