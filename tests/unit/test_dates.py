"""Dates by example: one table of wordings, one of running text, and the refusals."""

import datetime

import pytest

from claimkit.dates import find_dates, parse_date, resolve_date
from claimkit.datespans import DateSpan, Precision
from claimkit.errors import AmbiguityError, InvalidModelError, ParseError

WEDNESDAY = datetime.date(2024, 1, 17)

WORDINGS = """
    last night | 2024-01-16
    the day before yesterday | 2024-01-15
    last week | 2024-01-08/2024-01-14
    this past Saturday | 2024-01-13
    next Thursday | 2024-01-25
    this Friday | 2024-01-19
    Thursday last week | 2024-01-11
    a week ago Monday | 2024-01-08
    three years ago | 2021~
    nearly a year ago | 2023~
    a decade ago | 2014~
    two and a half years ago | 2021-07
    a year ago today | 2023-01-17
    a few years ago | 2018-01-01/2022-12-31
    48 hours ago | 2024-01-15
    the past two years | 2022-01-17/2024-01-17
    the past year | 2023-01-17/2024-01-17
    in two weeks' time | 2024-01-29/2024-02-04
    two days after 15 January | 2024-01-17
    January | 2024-01
    December | 2023-12
    last March | 2023-03
    this September | 2024-09
    March last year | 2023-03
    late last year | 2023
    mid-1990s | 199X
    the '80s | 198X
    the nineties | 199X
    the 19th century | 18XX
    the twenty-first century | 20XX
    nineteen ninety-one | 1991
    the year two thousand | 2000
    2014–16 | 2014/2016
    third-quarter | 2023-35
    the year-ago quarter | 2022-36
    next year's first quarter | 2025-33
    the second half of 2023 | 2023-41
    fiscal 2023 | 2023~
    last summer | 2023-22
    winter 2023 | 2023-24
    summer of '69 | 1969-22
    the first week of March | 2024-03-01/2024-03-07
    the third Thursday in November | 2023-11-16
    the last day of 2020 | 2020-12-31
    the weekend of 15 January | 2024-01-13/2024-01-14
    Friday the 13th | 2023-10-13
    Easter Sunday 2024 | 2024-03-31
    New Year's Eve | 2023-12-31
    the first nine months of 2023 | 2023-01-01/2023-09-30
    the last three days of March 2023 | 2023-03-29/2023-03-31
    the week ended 12 January | 2024-01-06/2024-01-12
    the quarter ended Sept. 30, 2023 | 2023-35
    the 1989 third quarter | 1989-35
    1988's third quarter | 1988-35
    the same quarter last year | 2022-36
    year end | 2024-12-31
    the year before | 2023
    the next morning | 2024-01-18
    the following Monday | 2024-01-22
    since 2014 | 2014-01-01/2024-01-17
    until Friday | ../2024-01-12
    before 2020 | ../2019-12-31
    after 5 March 2024 | 2024-03-06/..
    Thursday (Jan. 4) | 2024-01-04
    15, 16 and 17 January | 2024-01-15/2024-01-17
    Dec. 28 to Jan. 3, 2024 | 2023-12-28/2024-01-03
    between March and May 2023 | 2023-03/2023-05
    from Monday to Friday | 2024-01-08/2024-01-12
    2024-W03-2 | 2024-01-16
    31/12/23 | 2023-12-31
    5:30 AM EST, January 16, 2024 | 2024-01-16T05:30:00-05:00
    10 a.m. ET on July 4, 2023 | 2023-07-04T10:00:00-04:00
    Saturday, 15:30 GMT | 2024-01-13T15:30:00Z
    1200 UTC on 5 January | 2024-01-05T12:00:00Z
    Sat, 13 Jan 2024 10:00:00 +0000 | 2024-01-13T10:00:00Z
""".strip().splitlines()


@pytest.mark.parametrize("line", WORDINGS, ids=str.strip)
def test_wordings(line: str) -> None:
    """What newsrooms write, read on Wednesday 17 January 2024."""
    wording, edtf = line.strip().split(" | ")
    assert parse_date(wording, WEDNESDAY).edtf == edtf


@pytest.mark.parametrize(
    ("anchor", "wording", "day"),
    [
        ("2021-01-31", "last Saturday", "2021-01-23"),  # the day before would be called yesterday
        ("2024-01-15", "last Saturday", "2024-01-13"),
        ("2024-01-13", "last Saturday", "2024-01-06"),
        ("2024-01-13", "Saturday", "2024-01-13"),
        ("2024-01-12", "next Saturday", "2024-01-20"),
    ],
)
def test_last_and_next(anchor: str, wording: str, day: str) -> None:
    """A shifted weekday is never the day that has a name of its own."""
    assert str(parse_date(wording, datetime.date.fromisoformat(anchor)).earliest) == day


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The trial will begin Tuesday, officials said Monday.", ["2024-01-23", "2024-01-15"]),
        ("On Saturday, protesters will gather again.", ["2024-01-20"]),
        (
            "He was shot Saturday. Two days later he died. That night crowds met.",
            ["2024-01-13", "2024-01-15", "2024-01-15"],
        ),
        (
            "Allies were held on Friday 12 January, two days after a series of raids.",
            ["2024-01-12", "2024-01-10"],
        ),
        ("On 14 May 2013 he came. On 20 May he left.", ["2013-05-14", "2013-05-20"]),
        ("in late August and early September 2014", ["2014-08", "2014-09"]),
        ("Net fell in the third quarter from the year-earlier period.", ["2023-35", "2022-35"]),
        ("It was scheduled for March 3.", ["2024-03-03"]),
        ("He was hurt before Christmas and freed in the fall.", ["2023-12-25", "2023-23"]),
        ("Held on 12 May 2023. The following Monday he was freed.", ["2023-05-12", "2023-05-15"]),
        ("They met on 12 May 2023 and left the next morning.", ["2023-05-12", "2023-05-13"]),
        ("The shop was opened in 2014, closed in 2,020 days.", ["2014"]),
        ("The war (1914-18) and the 2022 invasion", ["1914/1918", "2022"]),
        ("On January 6, 2021, 2,000 people came.", ["2021-01-06"]),
    ],
)
def test_running_text(text: str, found: list[str]) -> None:
    """The words around decide the tense, the year, and what a date is counted from."""
    assert [mention.date.edtf for mention in find_dates(text, WEDNESDAY)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister May said so; you may march; June Smith and April Jones; a long march",
        "killed 2000 people; about 1,950 sheep; room 1984; $2020; the 2000 protesters; 10.2020",
        "for the second time; a quarter of them; on the 15th floor; in recent years; days of mourning",
        "a Christmas party; Easter eggs; since the fall of the town; in the fall of the wall",
        "every Monday; Mondays; Black Friday; the Sunday Times; the Sun; he sat; in his thirties",
        "at 5:30 AM; at noon; 15 to 17 people; 9/11; 3-2; version 1.2.10; the early afternoon",
        "last longer; that said; the next one; past them; this is it; at least three; two days of rain",
        "on 31 September or 29 February 2023 or 45/67/2021",
        "That day nothing was said before. Two days later they came.",
    ],
)
def test_no_dates(text: str) -> None:
    """Words that only look like dates are refused by what stands around them."""
    assert find_dates(text, WEDNESDAY) == []


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
    assert later.date.basis == "2 days after 2024-05-03 (3 May, named before)"


@pytest.mark.parametrize(
    "anchor", [datetime.date.min, datetime.date.max, DateSpan(), DateSpan(None, WEDNESDAY)]
)
def test_ends_of_the_calendar(anchor: datetime.date | DateSpan) -> None:
    """No anchor makes the search fail."""
    text = "900 years ago; last week; next century; the past 300 years; next quarter; 5 May; last Easter"
    assert len(find_dates(text, anchor)) <= 9


def test_wrong_options() -> None:
    """An option that is not known is refused."""
    with pytest.raises(ValueError, match="tense is 'present'"):
        parse_date("Saturday", tense="present")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="use one of en"):
        find_dates("sabato", language="it")


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
