"""docs/how-to/add-a-language.md, followed for one language more: Italian is read from tables alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from claimkit.dates import find_dates, parse_date
from claimkit.dates import languages as date_languages
from claimkit.dates.plain_cursor import CLASSES, phrases
from claimkit.numbers import find_quantities, language_of, languages, parsing, tables
from claimkit.numbers.lexicon import lexicon

WORDS = """
zero|ones|0
uno,un,una,un'|ones|1
due|ones|2
tre,tré|ones|3
quattro|ones|4
cinque|ones|5
sei|ones|6
sette|ones|7
otto|ones|8
nove|ones|9
dieci|teens|10
undici|teens|11
dodici|teens|12
ventuno|teens|21
ventotto|teens|28
venti|tens|20
trenta|tens|30
cento|hundred|100
mille,mila|scale|1e3
migliaia|plural|1e3
centinaia|plural|100
milione,milioni|scale|1e6
dozzina|group|12
centinaio|round|100
mezzo,mezza|part|2
e|and|
o|or|
di,d'|of|
a|to|
tra,fra|between|
un,una|article|
il,la,le,i|the|
sono,stati,stato,che,per|stop|
"""
PHRASES = """
almeno|before|at_least
più di|before|more_than
fino a|before|at_most
circa|before|about
"""
NOUNS = """
persone,persona,feriti|person|person
"""
GRAMMAR = """
decimal_mark|,
compounds|yes
elisions|d' un'
fold|é=e ù=u ò=o à=a
"""
ANCHOR = datetime.date(2024, 1, 17)
DATES = """
month|1|gennaio,gen
month|5|maggio
weekday|5|venerdì
unit|day|giorno,giorni
unit|week|settimana,settimane
unit|month|mese,mesi
unit|year|anno,anni
deictic|-1|ieri
shift_after|-1|scorso,scorsa
ago_after|-|fa
in_before|-|fra
joint|-|del
and|-|e
through|-|al
month_before|-|a,in
year_before|-|nel,dal
open_end|since|dal,da
open_end|before|prima del
century_after|-|secolo
past|-|è,sono
future|-|sarà
"""
TABLES = {"words": WORDS, "phrases": PHRASES, "nouns": NOUNS, "grammar": GRAMMAR}


@pytest.fixture
def italian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lay tables of Italian beside those that ship."""
    for package in ("numbers", "dates"):
        folder = tmp_path / package / "tables"
        folder.mkdir(parents=True)
        for table in resources.files(f"claimkit.{package}").joinpath("tables").iterdir():
            (folder / table.name).write_bytes(table.read_bytes())
    for name, rows in TABLES.items():
        cells = [row.split("|") for row in rows.strip().split("\n")]
        text = "\n".join("\t".join([cell[0].replace(",", "|"), *cell[1:]]) for cell in cells)
        path = tmp_path / "numbers" / "tables" / f"{name}.it.tsv"
        path.write_text(f"# Italian\n{text}\n", encoding="utf-8")
    dates = "# Italian\n" + DATES.strip().replace("|", "\t").replace(",", "|") + "\n"
    (tmp_path / "dates" / "tables" / "it.tsv").write_text(dates, encoding="utf-8")
    caches = (lexicon, languages, parsing._read, date_languages.languages, phrases)
    monkeypatch.setattr(
        "claimkit.numbers.tables.resources.files", lambda package: tmp_path / package.rpartition(".")[2]
    )
    for cached in caches:
        cached.cache_clear()
    yield
    monkeypatch.undo()
    for cached in caches:
        cached.cache_clear()


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "unit"),
    [
        ("duecentotrentacinque", 235, 235, 235, None),
        ("tremila", 3000, 3000, 3000, None),
        ("due milioni", 2_000_000, 2_000_000, 2_000_000, None),
        ("almeno ventuno feriti", 21, 21, None, "person"),
        ("Più di 1.500 persone", 1500, 1500, None, "person"),
        ("piu di 20 persone", 20, 20, None, "person"),
        ("tra venti e trenta persone", None, 20, 30, "person"),
        ("migliaia di persone", None, 2000, 9999, "person"),
        ("un centinaio di persone", 100, 50, 200, "person"),
        ("circa 2,5 milioni", 2_500_000, 2_300_000, 2_700_000, None),
    ],
)
@pytest.mark.usefixtures("italian")
def test_italian(text: str, value: float | None, low: float, high: float | None, unit: str | None) -> None:
    (found,) = find_quantities(text, language="it")  # type: ignore[arg-type]
    quantity = found.quantity
    assert (quantity.value, quantity.low, quantity.high, quantity.unit) == (value, low, high, unit)


@pytest.mark.usefixtures("italian")
def test_it_is_found_out() -> None:
    assert "it" in languages()
    assert language_of("più di duecentotrentacinque persone sono state") == "it"  # type: ignore[comparison-overlap]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("3 maggio 2023", "2023-05-03", "2023-05-03"),
        ("tre settimane fa", "2023-12-25", "2023-12-31"),
        ("la settimana scorsa", "2024-01-08", "2024-01-14"),
        ("XIX secolo", "1800-01-01", "1899-12-31"),
        ("dal 2014", "2014-01-01", "2024-01-17"),
        ("prima del 2020", "None", "2019-12-31"),
    ],
)
@pytest.mark.usefixtures("italian")
def test_italian_dates(text: str, earliest: str, latest: str) -> None:
    date = parse_date(text, ANCHOR, language="it")  # type: ignore[call-overload]
    assert (str(date.earliest), str(date.latest)) == (earliest, latest)


@pytest.mark.usefixtures("italian")
def test_italian_tenses() -> None:
    told = "È stato arrestato venerdì. Sarà processato venerdì."
    assert [str(m.date.earliest) for m in find_dates(told, ANCHOR, language="it")] == [  # type: ignore[arg-type]
        "2024-01-12",
        "2024-01-19",
    ]


def test_the_page_names_all_that_a_table_may_hold() -> None:
    """Who follows the page meets every setting, place and class of dates there."""
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "add-a-language.md").read_text(encoding="utf-8")
    asked = {*CLASSES, *tables.PLACES, *tables.SETTINGS, *tables.QUANTIFIERS[:-1], *tables.BOUNDS[:-1]}
    assert sorted(name for name in asked if f"`{name}`" not in page) == []
