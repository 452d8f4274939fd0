"""Numbers where one word more or less, or the place where they stand, decides what is meant."""

from __future__ import annotations

import pytest

from claimkit import find_quantities, parse_quantity


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Those aged 20 to 60 came.", ["year"]),
        ("Two girls, ages 3 and 5, came.", ["person", "year", None]),
        ("2 µs 500 ns", ["ns"]),
    ],
)
def test_what_is_counted(text: str, units: list[str | None]) -> None:
    assert [mention.quantity.unit for mention in find_quantities(text)] == units


@pytest.mark.parametrize("text", ["fiscal 2023", "Easter Sunday 2024", "the 1988 Olympics"])
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
    ],
)
def test_one_value(text: str, value: float) -> None:
    assert parse_quantity(text).value == value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("several hundreds of thousands", 200_000, 900_000),
        ("a couple of hundreds of thousands", 200_000, 300_000),
        ("a hundred or two", 100, 200),
    ],
)
def test_two_ends(text: str, low: int, high: int) -> None:
    found = parse_quantity(text)
    assert (found.low, found.high) == (low, high)


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "A fire broke out.\n\nThe toll rose to 12 people."
    (mention,) = find_quantities(text)
    assert (mention.change_text, mention.noun) == ("rose to", "people")
    assert text[mention.start : mention.end] == mention.text
