"""Number words of each language, where its own way of joining them begins and ends."""

from __future__ import annotations

import pytest

from claimkit.numbers import find_quantities, parse_quantity

WORDS = {
    "de": """dreiundzwanzig 23|einundachtzig 81|neunundneunzig 99|zweihundertfünfzig 250|hundertzwei 102
        eintausendzweihundert 1200|neunzehnhundertachtzig 1980|zwei Millionen 2000000|zwölf 12|sechzehn 16""",
    "fr": """vingt et un 21|trente-deux 32|soixante 60|soixante-dix 70|soixante et onze 71|soixante-douze 72
        quatre-vingts 80|quatre-vingt-un 81|quatre-vingt-dix 90|quatre-vingt-dix-neuf 99|deux cents 200
        deux cent un 201|mille 1000|deux mille trois cents 2300|un million 1000000""",
    "es": """dieciséis 16|veintiuno 21|treinta y dos 32|noventa y nueve 99|ciento uno 101|quinientos 500
        mil doscientos 1200|dos mil treinta y cuatro 2034|un millón 1000000""",
    "pt": """dezesseis 16|vinte e um 21|noventa e nove 99|cento e um 101|duzentos 200|mil e duzentos 1200
        duzentos e trinta e quatro 234|dois mil 2000|um milhão 1000000""",
    "uk": """двадцять один 21|дев'яносто дев'ять 99|сто 100
        двісті п'ять 205|дві тисячі триста 2300|мільйон 1000000""",
    "pl": """dwadzieścia jeden 21|dziewięćdziesiąt dziewięć 99|sto 100
        dwieście pięć 205|dwa tysiące trzysta 2300""",
    "ru": """двадцать один 21|девяносто девять 99|сто 100
        двести пять 205|две тысячи триста 2300|полтора миллиона 1500000""",
}


def rows() -> list[tuple[str, str, int]]:
    pairs = [
        (language, cell.strip().rsplit(" ", 1))
        for language, cells in WORDS.items()
        for line in cells.split("\n")
        for cell in line.split("|")
    ]
    return [(language, words, int(number)) for language, (words, number) in pairs]


@pytest.mark.parametrize(("language", "words", "number"), rows())
def test_words(language: str, words: str, number: int) -> None:
    assert parse_quantity(words, language=language).value == number  # type: ignore[call-overload]
    (found,) = find_quantities(f"... {words} ...", language=language)  # type: ignore[arg-type]
    assert (found.text, found.quantity.value) == (words, number)


def changes(text: str) -> list[tuple[float | None, str, str | None]]:
    return [
        (m.quantity.value, m.quantity.bound.value, m.quantity.change and m.quantity.change.value)
        for m in find_quantities(text, language="ru")
    ]


def test_russian_prepositions_of_a_change_are_no_bounds() -> None:
    assert changes("число погибших выросло до 25") == [(25, "exact", "rose_to")]
    assert changes("пришли до 25 человек") == [(25, "at_most", None)]


def test_a_russian_noun_before_its_number_makes_it_rough() -> None:
    assert changes("человек двести") == [(200, "about", None)]
    assert changes("двести человек") == [(200, "exact", None)]
    assert [bound for _, bound, _ in changes("пять человек двести рублей")] == ["exact", "exact"]
    assert [bound for _, bound, _ in changes("5 человек двести")] == ["exact", "exact"]
    assert changes("тысячи две") == [(2000, "about", None)]


@pytest.mark.parametrize(("words", "read"), [("1e299", True), ("1e301", False), ("5×10^299", True)])
def test_what_is_beyond_all_that_is_counted(words: str, read: bool) -> None:
    found = [m.quantity.value for m in find_quantities(f"about {words} atoms")]
    assert any(value is not None and value > 10**290 for value in found) == read


def test_dozens_of_dozens_end_somewhere() -> None:
    few = find_quantities("dozens of thousands of people")
    assert few[0].quantity.low == 24000
    assert find_quantities("thousands of " * 200 + "people") == []
    assert [m.quantity.value for m in find_quantities("thousands of " * 200 + "people and 5 dogs")] == [5]
