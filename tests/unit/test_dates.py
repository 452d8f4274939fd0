"""Dates by example: one table of wordings, one of running text, and the refusals."""

import datetime

import pytest

from claimkit.dates import find_dates, parse_date, parse_dates, resolve_date
from claimkit.datespans import DateSpan, Precision
from claimkit.errors import AmbiguityError, InvalidModelError, ParseError

WEDNESDAY = datetime.date(2024, 1, 17)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "5:30 AM",
        "in recent years",
        "31 April",
        "29 February 2023",
        "about 1,200 people",
        "15 January or so",
    ],
)
def test_refused(text: str) -> None:
    """What is no date as a whole raises an error that keeps the text."""
    with pytest.raises(ParseError) as caught:
        parse_date(text, WEDNESDAY)
    assert caught.value.text == text


def test_ambiguity_names_readings() -> None:
    """Both readings are named."""
    with pytest.raises(AmbiguityError) as caught:
        parse_date("03/04/2021")
    assert caught.value.readings == ("2021-04-03", "2021-03-04")
    with pytest.raises(AmbiguityError, match="both years in full"):
        parse_date("2011-12")


def test_open_dates() -> None:
    """Without an anchor, what the wording leaves open stays open."""
    found = find_dates("Held on Friday 29 January, two days after a search, and tried last week.")
    assert [m.date.edtf for m in found] == ["XXXX-01-29", "XXXX-01-27", "XXXX-XX-XX"]
    assert all(m.date.earliest is None and m.date.latest is None for m in found)
    assert resolve_date(found[2].date, WEDNESDAY).edtf == "2024-01-08/2024-01-14"


def test_basis() -> None:
    """The basis says where each part comes from."""
    assert parse_date("15 January", WEDNESDAY).basis == "month and day stated; year from the anchor"
    assert "2021-01-31 is a Sunday" in parse_date("Saturday 31 January 2021").basis
    later = find_dates("On 3 May it rained. Two days later it stopped.", WEDNESDAY)[1]
    assert later.date.basis == "2 days after 2023-05-03 (3 May, named before)"


@pytest.mark.parametrize(
    "anchor", [datetime.date.min, datetime.date.max, DateSpan(), DateSpan(None, WEDNESDAY)]
)
def test_ends_of_the_calendar(anchor: datetime.date | DateSpan) -> None:
    """No anchor makes the search fail."""
    text = "900 years ago; last week; next century; the past 300 years; next quarter; 5 May; last Easter"
    assert len(find_dates(text, anchor)) <= 9


def test_wrong_options() -> None:
    """An option that is not known is refused."""
    with pytest.raises(ValueError, match="tense = 'present': choose one of past, future"):
        parse_date("Saturday", tense="present")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="use one of en"):
        find_dates("sabato", language="it")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "2024-13",
        "2024-02-30",
        "0000",
        "2024-W01",
        "2024T10:00:00",
        "2024/2020",
        "[2024,]",
        "{2024",
        "24-1-1",
    ],
)
def test_no_edtf(edtf: str) -> None:
    """What is no EDTF is refused."""
    with pytest.raises(ParseError):
        DateSpan.from_edtf(edtf)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision"),
    [
        ("1985-04-XX", "1985-04-01", "1985-04-30", Precision.DAY),
        ("1XXX", "1000-01-01", "1999-12-31", Precision.CENTURY),
        ("199X-02-29", "1992-02-29", "1996-02-29", Precision.DAY),
        ("2024-24", "2024-12-01", "2025-02-28", Precision.SEASON),
        ("2024-30", "2024-12-01", "2025-02-28", Precision.SEASON),  # southern summer
        ("2024-38", "2024-05-01", "2024-08-31", Precision.SPAN),
        ("2004-06~-11", "2004-06-11", "2004-06-11", Precision.DAY),
        ("[2021..2023]", "2021-01-01", "2023-12-31", Precision.SPAN),
        ("{2021,2023-05}", "2021-01-01", "2023-05-31", Precision.SPAN),
    ],
)
def test_edtf(edtf: str, first: str, last: str, precision: Precision) -> None:
    """The less common forms of ISO 8601-2."""
    span = DateSpan.from_edtf(edtf)
    assert (str(span.earliest), str(span.latest), span.precision) == (first, last, precision)


def test_wrong_spans() -> None:
    """A span that no wording can have is refused, and the field is named."""
    with pytest.raises(InvalidModelError, match="earliest"):
        DateSpan("2024-01-02", "2024-01-01")
    with pytest.raises(InvalidModelError, match="weekday"):
        DateSpan(weekday=8)


def test_columns_of_dates_never_raise() -> None:
    day = datetime.date(2024, 1, 17)
    column = [
        "15 January 2024",
        None,
        float("nan"),
        "last Saturday",
        "03/04/2021",
        "5,000 people",
        day,
        7,
        "",
    ]
    table = parse_dates(column, anchor=day)
    assert {len(cells) for cells in table.values()} == {len(column)}
    assert table["edtf"][:4] == ["2024-01-15", None, None, "2024-01-13"]
    assert table["earliest"][6] == table["latest"][6] == day
    told = [error is not None for error in table["error"]]
    assert told == [False, False, False, False, True, True, False, True, True]


def test_a_default_stands_for_what_is_no_date() -> None:
    assert parse_date("5,000 people", default=None) is None
    assert parse_date("2024-01-15", default=None) == parse_date("2024-01-15")
    with pytest.raises(ParseError, match="read from str"):
        parse_date(7)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        # offsets of several units, and of the future
        ("It fell 1 month and 20 days ago.", "2023-11-27", "2023-11-27"),
        ("It fell three years and two months ago.", "2020-11-01", "2020-11-30"),
        ("The vote is three days from tomorrow.", "2024-01-21", "2024-01-21"),
        ("The court will rule in 10 days.", "2024-01-27", "2024-01-27"),
        ("The bill must pass within 5 days.", "2024-01-17", "2024-01-22"),
        ("The strike starts on the 20th of next month.", "2024-02-20", "2024-02-20"),
        # the year first, the time between, the weekday that decides
        ("It shut on 2021 December 30.", "2021-12-30", "2021-12-30"),
        ("It opened in 2016 June.", "2016-06-01", "2016-06-30"),
        ("The log for 2016/11 is lost.", "2016-11-01", "2016-11-30"),
        ("Posted Thu Dec 30 12:00:00 2021 by him.", "2021-12-30", "2021-12-30"),
        ("It opened on 16. Nov. 2016.", "2016-11-16", "2016-11-16"),
        ("It was held on Wednesday 04/05/2022.", "2022-05-04", "2022-05-04"),
        # ordinals in words, decades
        ("They met on the twenty-second of June 2017.", "2017-06-22", "2017-06-22"),
        ("They met on June the ninth, 2017.", "2017-06-09", "2017-06-09"),
        ("It shut in the 1970's.", "1970-01-01", "1979-12-31"),
        ("It shut in the nineteen-fifties.", "1950-01-01", "1959-12-31"),
        ("It shut in the late 1960's.", "1960-01-01", "1969-12-31"),
        ("Its doors open in two weeks and six days.", "2024-02-06", "2024-02-06"),
        ("The letter of 2020, February 29 names him.", "2020-02-29", "2020-02-29"),
        ("The ferry is to sail on Saturday.", "2024-01-20", "2024-01-20"),
        # the verb that the date belongs to decides the year
        ("He was arrested on Feb. 10, police said.", "2023-02-10", "2023-02-10"),
        ("She was sworn in on January 25.", "2023-01-25", "2023-01-25"),
        ("The pier is due to open on December 8.", "2024-12-08", "2024-12-08"),
        ("The council meets on Feb. 10, officials said.", "2024-02-10", "2024-02-10"),
    ],
)
def test_kinds_of_wording(text: str, first: str, last: str) -> None:
    (found,) = find_dates(text, datetime.date(2024, 1, 17))
    assert (str(found.date.earliest), str(found.date.latest)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "The wall fell in ten days.",
        "Call 555-2024-11 for help.",
        "The painter is in his late forties.",
        "About 1860 people came.",
        "They cleared the site within five days.",
    ],
)
def test_no_dates(text: str) -> None:
    assert find_dates(text, datetime.date(2024, 1, 17)) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He vanished around 19 January 2022.", "2022-01-19~"),
        ("He vanished around 19 January 2022 at 5 p.m.", "2022-01-19~"),
        ("He was seen, possibly on 19 January 2022, by the pier.", "2022-01-19?"),
        ("It was probably in May 2021.", "2021-05?"),
        ("It happened on or about March 3, 2020.", "2020-03-03~"),
        ("The mill was built circa 1860.", "1860~"),
        ("The mill was built about 1860.", "1860~"),
        ("The mill was built c. 1860.", "1860~"),
        ("Photograph of the mill, 1860?", "1860?"),
        ("At 1200 local time on 5 May 2022 it fell.", "2022-05-05T12:00:00"),
    ],
)
def test_hedges_and_clocks_are_kept(text: str, edtf: str) -> None:
    (found,) = find_dates(text, datetime.date(2024, 1, 17))
    assert found.date.edtf == edtf


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("es", "El puerto cerró el 5 de mayo de 2021.", "2021-05-05", "2021-05-05"),
        ("es", "Cerró en marzo de 2020.", "2020-03-01", "2020-03-31"),
        ("es", "Se cerró del 3 al 5 de mayo de 2021.", "2021-05-03", "2021-05-05"),
        ("fr", "Il a été fermé du 3 au 5 mai 2021.", "2021-05-03", "2021-05-05"),
        ("de", "Es war vom 3. bis 5. Mai 2021 zu.", "2021-05-03", "2021-05-05"),
        ("de", "Das war in den 90er Jahren.", "1990-01-01", "1999-12-31"),
        ("ru", "Их задержали 3-5 мая 2021 года.", "2021-05-03", "2021-05-05"),
        ("ru", "Мост открыли 15 мая прошлого года.", "2023-05-15", "2023-05-15"),
        ("es", "Desapareció hace dos semanas y tres días.", "2023-12-31", "2023-12-31"),
        ("es", "Empieza dentro de dos días.", "2024-01-19", "2024-01-19"),
        ("es", "Fue la semana pasada.", "2024-01-08", "2024-01-14"),
        ("es", "Murió el lunes pasado.", "2024-01-15", "2024-01-15"),
        ("es", "Se construyó en la década de 1970.", "1970-01-01", "1979-12-31"),
        ("es", "Él nació en el año 1980.", "1980-01-01", "1980-12-31"),
        ("fr", "Il a fermé le 1er mai 2023.", "2023-05-01", "2023-05-01"),
        ("fr", "Il a disparu il y a quatre jours.", "2024-01-13", "2024-01-13"),
        ("fr", "Il a fermé avant-hier.", "2024-01-15", "2024-01-15"),
        ("fr", "Le jugement est tombé le 04/05/2022.", "2022-05-04", "2022-05-04"),
        ("de", "Sie wurde am 3. Oktober 1990 eröffnet.", "1990-10-03", "1990-10-03"),
        ("de", "Es fiel vor drei Wochen und zwei Tagen.", "2023-12-25", "2023-12-25"),
        ("de", "Übermorgen wird gewählt.", "2024-01-19", "2024-01-19"),
        ("de", "Sie entstand in den 1960er Jahren.", "1960-01-01", "1969-12-31"),
        ("de", "Das war letzte Woche.", "2024-01-08", "2024-01-14"),
        ("pt", "Foi aberta em 7 de setembro de 2022.", "2022-09-07", "2022-09-07"),
        ("pt", "Anteontem fecharam o porto.", "2024-01-15", "2024-01-15"),
        ("ru", "Завод открылся двадцать третьего марта 2019 года.", "2019-03-23", "2019-03-23"),
        ("ru", "Станцию построили в 1990-х годах.", "1990-01-01", "1999-12-31"),
        ("ru", "Суд состоится через три дня, сообщил он.", "2024-01-20", "2024-01-20"),
        ("ru", "Это было в прошлом году.", "2023-01-01", "2023-12-31"),
        ("uk", "Міст відкрили 5 січня 2023 року.", "2023-01-05", "2023-01-05"),
        ("uk", "Табір збудували у лютому 2022 року.", "2022-02-01", "2022-02-28"),
        ("uk", "Два дні тому він зник.", "2024-01-15", "2024-01-15"),
        ("pl", "Traktat podpisano 11 listopada 1998 roku.", "1998-11-11", "1998-11-11"),
        ("pl", "Most zawalił się w marcu 2020 roku.", "2020-03-01", "2020-03-31"),
        ("pl", "Przedwczoraj zamknięto port.", "2024-01-15", "2024-01-15"),
    ],
)
def test_languages_read(language: str, text: str, first: str, last: str) -> None:
    day = datetime.date(2024, 1, 17)
    for given in (language, None):
        (found,) = find_dates(text, day, language=given)  # type: ignore[arg-type]
        assert (str(found.date.earliest), str(found.date.latest)) == (first, last)


@pytest.mark.parametrize(("language", "text"), [("de", "Er kam am Morgen."), ("es", "Habló por la mañana.")])
def test_a_time_of_day_is_no_day(language: str, text: str) -> None:
    assert find_dates(text, datetime.date(2024, 1, 17), language=language) == []  # type: ignore[arg-type]


def test_a_date_in_any_language() -> None:
    assert parse_date("5 de mayo de 2021").edtf == "2021-05-05"
    assert parse_date("am 3. Oktober 1990", language="de").edtf == "1990-10-03"
    with pytest.raises(ValueError, match="no words of dates for it; use one of en, de"):
        find_dates("3 maj", language="sv")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("20210503", "2021-05-03"),
        ("'88", "1988"),
        ("year-end 1990", "1990-12-31"),
        ("this time last year", "2023-01-17~"),
        ("the week after next", "2024-01-29/2024-02-04"),
        ("the quarter before last", "2023-35"),
    ],
)
def test_alone(text: str, edtf: str) -> None:
    """Forms that columns hold, and steps of two."""
    assert parse_date(text, WEDNESDAY).edtf == edtf


def test_no_such_day_in_basic_format() -> None:
    """Eight digits that are no day are no date."""
    assert parse_date("20210532", WEDNESDAY, default=None) is None


@pytest.mark.parametrize(
    ("text", "figure"),
    [("30 February 2021", "30"), ("February 30", "30"), ("2021-02-30", "30"), ("31/04/2021", "31")],
)
def test_no_such_day_is_said(text: str, figure: str) -> None:
    """A day that no calendar has is named as such, and not taken for no date at all."""
    with pytest.raises(ParseError, match=f"no such day in the calendar \\('{figure}'\\)"):
        parse_date(text, WEDNESDAY)
    with pytest.raises(ParseError, match="no such day"):
        parse_date("31 de abril de 2021", language="es")


def test_a_tag_with_a_region() -> None:
    """The message says which tag would do."""
    with pytest.raises(InvalidModelError, match="write 'ru'"):
        find_dates("5 мая", language="ru-RU")  # type: ignore[arg-type]
