"""Numeric expressions: examples of every class of wording, and what broke once."""

import pickle
from pathlib import Path

import pytest

from claimkit.errors import AmbiguityError, ArgumentError, IncomparableError, ParseError, TableError
from claimkit.numbers import (
    CCC,
    Convention,
    find_quantities,
    language_of,
    languages,
    parse_quantities,
    parse_quantity,
    tables,
)
from claimkit.numbers.conventions import last_unit
from claimkit.numbers.lexicon import lexicon
from claimkit.quantities import Change, Quantity


def test_paragraph() -> None:
    text = (
        "Organisers spoke of 12,500, up from some 9,000 a week earlier; police counted no more than 7,000. "
        "Upwards of two dozen activists were held in 27 cities, and the toll climbed to 38. "
        "A fine of 250,000 rubles "
        "($2,700) was raised to $4m. 14 dead and more than 100 injured were brought in."
    )
    assert [(m.text, m.quantity.value, m.quantity.unit, m.noun) for m in find_quantities(text)] == [
        ("12,500", 12500, None, ""),
        ("some 9,000", 9000, None, ""),
        ("no more than 7,000", 7000, None, ""),
        ("Upwards of two dozen", 24, "person", "activists"),
        ("27", 27, None, "cities"),
        ("38", 38, None, ""),
        ("250,000 rubles", 250000, "RUB", ""),
        ("$2,700", 2700, "USD", ""),
        ("$4m", 4000000, "USD", ""),
        ("14", 14, "person", "dead"),
        ("more than 100", 100, "person", "injured"),
    ]


@pytest.mark.parametrize(
    ("text", "change", "words"),
    [
        ("the crowd swelled to around ten thousand", Change.ROSE_TO, "swelled to"),
        ("prices fell by 12 percent", Change.FELL_BY, "fell by"),
        ("it rose from 20 to 25", Change.ROSE_TO, "rose from 20 to"),
        ("another three dozen came", Change.ADDED, "another"),
        ("an additional 500 troops", Change.ADDED, "an additional"),
        ("50 more protesters came", Change.ADDED, "more"),
        ("raised the toll to 25", Change.ROSE_TO, "raised the toll to"),
        ("the number doubled to 840", Change.ROSE_TO, "doubled to"),
        ("cut power to 110,000 homes", None, ""),
        ("it was slowed by several fires", None, ""),
    ],
)
def test_changes(text: str, change: Change | None, words: str) -> None:
    mention = find_quantities(text)[-1]
    assert (mention.quantity.change, mention.change_text) == (change, words)


def test_more_and_more_people() -> None:
    (mention,) = find_quantities("Despite the cold, more and more people gathered.")
    assert (mention.text, mention.quantity.change, mention.quantity.unit) == (
        "more and more people",
        Change.ROSE,
        "person",
    )
    (mention,) = find_quantities("The number of refugees doubled.")
    assert (mention.quantity.value, mention.quantity.change) == (2, Change.MULTIPLIED)


def test_two_sides_are_not_added() -> None:
    found = find_quantities("At least five protesters and two police officers were wounded.")
    assert [m.quantity.value for m in found] == [5, 2]
    found = find_quantities("Police arrested 20 men and 5 women died.")
    assert [m.quantity.value for m in found] == [20, 5]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "no number",
        "5 and 6 kg",
        "5,000 people came",
        "1\u0665",
        "5:30 AM",
        "9" * 400,
        "\ud800",
        "1.2.3",
    ],
)
def test_parse_refuses(text: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse_quantity(text)
    assert caught.value.text == text
    assert str(caught.value)


@pytest.mark.parametrize("value", [None, b"5,000", 5, ["5"]])
def test_parse_refuses_other_types(value: object) -> None:
    with pytest.raises(ParseError, match="read from str"):
        parse_quantity(value)  # type: ignore[call-overload]
    with pytest.raises(ArgumentError, match="find_quantities: text must be a str"):
        find_quantities(value)  # type: ignore[arg-type]


def test_ambiguity() -> None:
    with pytest.raises(AmbiguityError) as caught:
        parse_quantity("1.200")
    assert caught.value.readings == ("1.2", "1200")
    assert parse_quantity("1.200", decimal=",").value == 1200
    assert parse_quantity("1,5", decimal=",").value == 1.5
    assert parse_quantity("1,200").value == 1200
    assert parse_quantity("0.125").value == 0.125
    assert parse_quantity("1,5", language="ru").value == 1.5


def test_half_readings_never() -> None:
    for text, value in (
        ("2.4 million", 2400000),
        ("2 million and a half", 2500000),
        ("5 hundred thousand", 500000),
    ):
        assert parse_quantity(text).value == value


def test_big_and_broken() -> None:
    assert parse_quantity("9" * 40).value == int("9" * 40)
    assert find_quantities("9" * 5000) == []
    assert find_quantities("thousand " * 500)
    assert find_quantities("a \u202e5\u202c b \ud800 six") != []
    long = "It cost 5 euros. " * 20000
    assert len(find_quantities(long)) == 20000


def test_long_texts_are_cut_between_sentences() -> None:
    text = "word " * 30000 + "and 2.4 million people. " + "word " * 30000
    assert [m.quantity.value for m in find_quantities(text)] == [2400000]


def test_languages() -> None:
    assert languages() == ("de", "en", "es", "fr", "nl", "pl", "pt", "ru", "uk")
    assert [m.quantity.value for m in find_quantities("5 km, 12 %", language="sv")] == [5, 12]  # type: ignore[arg-type]
    for tag, hint in (("xx", "two-letter code"), ("ru-RU", "write 'ru'"), ("English", "two-letter code")):
        with pytest.raises(ValueError, match=hint):
            find_quantities("5", language=tag)  # type: ignore[arg-type]
    assert lexicon("en") is lexicon("en")


def test_values_survive_pickle() -> None:
    (mention,) = find_quantities("four men and a woman")
    assert pickle.loads(pickle.dumps(mention)) == mention
    assert pickle.loads(pickle.dumps(CCC)) == Convention()


def test_last_unit() -> None:
    assert [int(last_unit(n)) for n in (5300, 5000, 7, 0, 10**15)] == [100, 1000, 1, 1, 10**15]


def test_a_sum_of_money_and_a_count_are_two_numbers() -> None:
    """Digits on both sides of "and" after a magnitude are not one number."""
    found = [
        (m.quantity.value, m.quantity.unit)
        for m in find_quantities("It cost $1.2 billion and 35 people died.")
    ]
    assert found == [(1_200_000_000, "USD"), (35, "person")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("человек двести", 100, 400), ("едва ли не тысяча", 500, 1000), ("сотни, если не тысячи", 200, 9999)],
)
def test_russian_rough_numbers(text: str, low: int, high: int) -> None:
    quantity = parse_quantity(text, language="ru")
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize("text", ["50 more people", "three more protesters", "another 50"])
def test_a_step_reads_back(text: str) -> None:
    quantity = parse_quantity(text)
    assert quantity.change is Change.ADDED
    assert parse_quantity(str(quantity)) == quantity


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # "between" parts two numbers at its first "and" that leaves a number on both sides
        ("between two thousand and three thousand", [(None, 2000, 3000)]),
        ("between one hundred and five and two hundred", [(None, 105, 200)]),
        ("between two thousand and three and four thousand", [(None, 2003, 4000)]),
        ("between 20 cars and 30 cars burned", [(None, 20, 30)]),
        ("from 20 tents to 30 tents", [(None, 20, 30)]),
        ("between sixty- and seventy-thousand bees", [(None, 60_000, 70_000)]),
        ("a zero-tolerance policy", []),
        # a comma parts a month from its year, never from its day
        ("On 4 June, 5 people died", [(5, 5, 5)]),
        ("In June, 12 people died", [(12, 12, 12)]),
        ("On 18 June 2022, 2-3 men fled", [(None, 2, 3)]),
        ("On June 5, 2022, 12 men died", [(12, 12, 12)]),
        ("On June 5, 6 and 7 he met them", []),
        # a point before digits is theirs, what hangs on digits is their measure
        ("they lost .25 million", [(250_000, 250_000, 250_000)]),
        ("it cost $.75", [(0.75, 0.75, 0.75)]),
        ("four hundred 16-year-olds", [(400, 400, 400), (16, 16, 16)]),
        ("300 155mm shells", [(300, 300, 300), (155, 155, 155)]),
        ("5 000km", [(5000, 5000, 5000)]),
        ("12people came", [(12, 12, 12)]),
        # ordinals and shares of any denominator
        ("the fourth rally", [(4, 4, 4)]),
        ("the fifty-fourth rally", [(54, 54, 54)]),
        ("one fourth", [(0.25, 0.25, 0.25)]),
        ("one thirty-fifth of it", [(1 / 35, 1 / 35, 1 / 35)]),
        ("three twenty-fifths of it", [(0.12, 0.12, 0.12)]),
        ("1 in four voters", [(0.25, 0.25, 0.25)]),
        ("three out of every 60 patients", [(0.05, 0.05, 0.05)]),
        # names
        ("In 2014 Miles spoke", []),
        ("Apollo 9 landed", []),
        ("Workers at Mill 3 downed tools", []),
        # suffixes, currencies, prefixes
        ("it fell to 24pc", [(24, 24, 24)]),
        ("$A82", [(82, 82, 82)]),
        ("$US5m", [(5_000_000, 5_000_000, 5_000_000)]),
        ("6m of its members", [(6_000_000, 6_000_000, 6_000_000)]),
        ("6m of cable", [(6, 6, 6)]),
        ("two hundred cr rupees", [(2 * 10**9, 2 * 10**9, 2 * 10**9)]),
        ("minus-30 degrees", [(-30, -30, -30)]),
        ("a sub-500 crowd", [(500, None, 500)]),
        # bounds
        ("it may top 3,000", [(3000, 3000, None)]),
        ("the top 10 cities", [(10, 10, 10)]),
        ("500 or more than that", [(500, 500, None)]),
        ("fewer than or equal to 30", [(30, None, 30)]),
        ("at least or equal to 30", [(30, 30, None)]),
        # one edit from a long number word, where no other word is meant
        ("milions of them", [(None, 2_000_000, 9_999_999)]),
        ("sevral people", [(None, 3, 9)]),
        ("a coupel of dogs", [(2, 2, 3)]),
        ("thirsty people", []),
        ("bullion worth little", []),
        # nought
        ("Nobody was injured", [(0, 0, 0)]),
        ("No one died", [(0, 0, 0)]),
        ("There were no arrests", [(0, 0, 0)]),
        ("No way back; none of it helped", []),
        # alternatives
        ("some 200/300 people", [(None, 200, 300)]),
        ("3/4 of people", [(0.75, 0.75, 0.75)]),
        ("six sailors and one bosun were saved", [(7, 7, 7)]),
    ],
)
def test_kinds_of_wording(text: str, figures: list[tuple[float | None, ...]]) -> None:
    found = [(m.quantity.value, m.quantity.low, m.quantity.high) for m in find_quantities(text)]
    assert found == figures


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        # numbers, in the way in which each language binds them
        ("es", "ciento treinta y cinco mil", (135_000, 135_000, 135_000)),
        ("es", "dos mil millones", (2 * 10**9, 2 * 10**9, 2 * 10**9)),
        ("es", "dos millones y medio", (2_500_000, 2_500_000, 2_500_000)),
        ("es", "tres veintiunavos", (1 / 7, 1 / 7, 1 / 7)),
        ("es", "siete con cincuenta", (7.5, 7.5, 7.5)),
        ("fr", "quatre-vingt-dix-neuf", (99, 99, 99)),
        ("fr", "soixante et onze", (71, 71, 71)),
        ("fr", "deux cent mille", (200_000, 200_000, 200_000)),
        ("fr", "vingt et trois quarts", (20.75, 20.75, 20.75)),
        ("de", "zweihunderteinundvierzigtausend", (241_000, 241_000, 241_000)),
        ("de", "fuenfundachtzig", (85, 85, 85)),
        ("de", "anderthalb Millionen", (1_500_000, 1_500_000, 1_500_000)),
        ("pt", "mil duzentos e trinta e um", (1231, 1231, 1231)),
        ("pt", "meia dúzia", (6, 6, 6)),
        ("uk", "двісті тридцять тисяч", (230_000, 230_000, 230_000)),
        ("uk", "п‘ять", (5, 5, 5)),
        ("pl", "siedemset dwadzieścia jeden tysięcy", (721_000, 721_000, 721_000)),
        ("pl", "piecdziesiat", (50, 50, 50)),
        ("ru", "3 тыс. 200", (3200, 3200, 3200)),
        ("ru", "тысячи полторы", (1500, 1300, 1700)),
        # bounds and hedges
        ("es", "al menos 20", (20, 20, None)),
        ("es", "mayor o igual que 30", (30, 30, None)),
        ("es", "unas 300", (300, 150, 500)),
        ("fr", "plus d'un millier", (1000, 1000, None)),
        ("fr", "inférieur ou égal à 30", (30, None, 30)),
        ("fr", "jusqu'à 500", (500, None, 500)),
        ("de", "bis zu 5.000", (5000, None, 5000)),
        ("de", "knapp 2000", (2000, 1000, 2000)),
        ("pt", "até 5 mil", (5000, None, 5000)),
        ("uk", "не менше ніж 200", (200, 200, None)),
        ("uk", "більше тисячі", (1000, 1000, None)),
        ("pl", "co najmniej 200", (200, 200, None)),
        # ranges
        ("es", "entre cuarenta y cincuenta", (None, 40, 50)),
        ("es", "desde mil hasta mil quinientos", (None, 1000, 1500)),
        ("fr", "entre deux cents et trois cents", (None, 200, 300)),
        ("de", "zwischen zwanzig und dreißig", (None, 20, 30)),
        ("de", "drei- bis viertausend", (None, 3000, 4000)),
        ("pt", "entre dez e quinze", (None, 10, 15)),
        ("uk", "від двохсот до трьохсот", (None, 200, 300)),
        ("pl", "od trzystu do czterystu", (None, 300, 400)),
        # vague wordings
        ("es", "decenas de miles", (None, 20_000, 99_999)),
        ("es", "varios cientos", (300, 200, 900)),
        ("es", "un centenar", (100, 50, 200)),
        ("fr", "une vingtaine", (20, 10, 40)),
        ("fr", "plusieurs centaines", (300, 200, 900)),
        ("de", "Zehntausende", (None, 20_000, 99_999)),
        ("de", "mehrere Hundert", (300, 200, 900)),
        ("de", "Dutzende", (None, 24, 99)),
        ("pt", "centenas", (None, 200, 999)),
        ("uk", "кільканадцять", (None, 11, 19)),
        ("uk", "сотні", (None, 200, 999)),
        ("pl", "kilkaset", (300, 200, 900)),
        ("pl", "kilkadziesiąt tysięcy", (30_000, 20_000, 90_000)),
        ("es", "medio centenar", (50, 30, 70)),
        ("es", "dos decenas", (20, 20, 20)),
        ("es", "1 de cada 5", (0.2, 0.2, 0.2)),
        ("es", "casi un centenar", (100, 50, 100)),
        ("es", "300 personas como mínimo", (300, 300, None)),
        ("fr", "des centaines, voire des milliers", (None, 200, 9999)),
        ("de", "an die 300 Menschen", (300, 150, 500)),
        ("ru", "более полумиллиона", (500_000, 500_000, None)),
        # how many times, and none
        ("ru", "втрое", (3, 3, 3)),
        ("de", "keine", None),
        ("de", "niemand", (0, 0, 0)),
        ("pl", "nikt", (0, 0, 0)),
    ],
)
def test_languages_read(language: str, text: str, figures: tuple[float | None, ...] | None) -> None:
    quantities = [mention.quantity for mention in find_quantities(text, language=language)]  # type: ignore[arg-type]
    found = [(q.value, q.low, q.high) for q in quantities]
    assert found == ([] if figures is None else [figures])


def test_tables_are_checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A table with a misspelt meaning is refused, and the message names file, line and what would do."""
    folder = tmp_path / "tables"
    folder.mkdir()
    faults = {
        "phrases": ("über\tbefore\tmore than", "'more than' is no meaning of a bound; there are about"),
        "words": ("drei\tone\t3", "'one' is no role of a word"),
        "classes": ("clocks\tUhr\t", "'clocks' is no class of words"),
        "nouns": ("Leute\tpeople\t", "'people' is no class of a noun"),
        "changes": ("stieg\tupwards\t", "'upwards' is no direction of a change"),
        "units": ("m\tlength\tone", "'one' is no number"),
        "grammar": ("joints\ttens+ones", "'tens+ones' is no joint"),
    }
    monkeypatch.setattr("claimkit.numbers.tables.resources.files", lambda _: tmp_path)
    for table, (line, reason) in faults.items():
        (folder / f"{table}.de.tsv").write_text(f"# heading\n\n{line}\n", encoding="utf-8")
        with pytest.raises(TableError, match=f"{table}.de.tsv, line 3 .*") as raised:
            list(tables.rows(table, "de"))
        assert reason in str(raised.value)


def test_columns_are_read_once_and_never_raise() -> None:
    column = ["about 5,300 people", None, float("nan"), "next week", "1.200", 7, 2.5, True, [1], ""]
    table = parse_quantities(column)
    assert {len(cells) for cells in table.values()} == {len(column)}
    assert table["value"] == [5300, None, None, None, None, 7, 2.5, None, None, None]
    assert table["low"][0] == 5100
    assert table["unit"][0] == "person"
    assert table["bound"][5] == "exact"
    told = [error is not None for error in table["error"]]
    assert told == [False, False, False, True, True, False, False, True, True, True]
    assert table["error"][4] == "give a decimal mark (it could mean 1.2 or 1200)"
    with pytest.raises(ValueError, match="'xx': names no language"):
        parse_quantities([], language="xx")  # type: ignore[arg-type]
    # each cell in its own language, where none is named
    assert parse_quantities(["zwölf Menschen", "twelve people"], language=None)["value"] == [12, 12]


def test_a_default_stands_for_what_is_no_quantity() -> None:
    assert parse_quantity("next week", default=None) is None
    assert parse_quantity("five", default=None) == Quantity.exact(5)
    with pytest.raises(ValueError, match="names no language"):
        parse_quantity("five", language="xx", default=None)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("about 5,000 people came", "en"),
        ("más de dos mil personas", "es"),
        ("pelo menos dois mil", "pt"),
        ("plus de deux mille", "fr"),
        ("zweiundzwanzig", "de"),
        ("ponad dwieście osób", "pl"),
        ("понад сто осіб", "uk"),
        ("более ста человек", "ru"),
        ("12 %", None),
        ("xyzzy", None),
    ],
)
def test_a_language_is_found_out_or_not(text: str, language: str | None) -> None:
    assert language_of(text) == language
    assert find_quantities(text, language=None) == find_quantities(text, language=language or "sv")  # type: ignore[arg-type]


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(ParseError, match="its language cannot be found out"):
        parse_quantity("xyzzy", language=None)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("at least 10 men and about five women", (15, 15, None, "at_least")),
        ("more than 10 men and up to five women", (None, 10, None, "more_than")),
        ("up to 10 men and five women", (15, None, 15, "at_most")),
        ("about 20 men and five women", (25, 15, 45, "about")),
    ],
)
def test_one_addition(text: str, figures: tuple[object, ...]) -> None:
    """Wordings are added up as quantities are."""
    quantity = parse_quantity(text)
    assert (quantity.value, quantity.low, quantity.high, quantity.bound) == figures
    parts = [part.quantity for part in find_quantities(text)[0].parts]
    added = parts[0].plus(parts[1])
    assert (added.value, added.low, added.high, added.bound) == figures


def test_what_has_no_sum() -> None:
    with pytest.raises(IncomparableError, match="have no sum"):
        Quantity.exact(1, "EUR").plus(Quantity.exact(1, "person"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "al menos 5 muertos y 20 heridos"),
        ("fr", "au moins 5 morts et 20 blessés"),
        ("de", "mindestens 5 Tote und 20 Verletzte"),
        ("pt", "pelo menos 5 mortos e 20 feridos"),
        ("uk", "щонайменше 5 загиблих і 20 поранених"),
        ("pl", "co najmniej 5 zabitych i 20 rannych"),
        ("ru", "не менее 5 погибших и 20 раненых"),
        ("en", "at least 5 dead and 20 wounded"),
    ],
)
def test_the_dead_and_the_hurt_are_not_added_up(language: str, text: str) -> None:
    found = find_quantities(text, language=language)  # type: ignore[arg-type]
    assert [(m.quantity.value, m.quantity.unit) for m in found] == [(5, "person"), (20, "person")]
