"""Dates: the laws of S-D in docs/specification.md."""

import calendar
import copy
import datetime
import json
import pickle
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.dates import agreeing_years, complete, find_dates, parse_date, resolve_date
from claimkit.dates.reckoning import Tense
from claimkit.datespans import DateSpan, Precision, unit_days
from claimkit.errors import AmbiguityError, ParseError
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached
from claimkit.text import read_table

MONTHS = ("January February March April May June July August September October November December").split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
TENSES: tuple[Tense, Tense] = ("past", "future")
ONE_DAY = datetime.timedelta(1)

days = st.dates(datetime.date(1600, 1, 1), datetime.date(2199, 12, 31))
anchors = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
any_anchor = st.none() | st.dates() | st.builds(lambda a, b: DateSpan(min(a, b), max(a, b)), days, days)


def orders(day: datetime.date) -> list[str]:
    """One day in the orders of newsrooms."""
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    suffix = "th" if 4 <= day.day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]}{'.' * (month != 'May')} {day.day}, {day.year}",
        f"{day.day}{suffix} {month} {day.year}",
        f"the {day.day}{suffix} of {month}, {day.year}",
        f"{month} {day.day}{suffix}, {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"{weekday} {day.day} {month} {day.year}",
        f"{weekday[:3]}, {day.day:02d} {month[:3]} {day.year}",
        f"{day.day}-{month[:3]}-{day.year}",
        day.isoformat(),
        f"{day.year}/{day.month:02d}/{day.day:02d}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        "{}-W{:02d}-{}".format(*day.isocalendar()),
    ]


full = days.flatmap(lambda day: st.sampled_from([wording for wording in orders(day) if "W" not in wording]))

RELATIVE = (
    "yesterday|today|tomorrow|the day before yesterday|last night|this morning|last week|this week|"
    "next week|last month|next year|this fiscal year|three years ago|two weeks ago|five days ago|"
    "a few days ago|about two years ago|a decade ago|48 hours ago|the past two years|"
    "the next three days|Saturday|last Friday|next Monday|Sunday evening|early Tuesday|January 15|"
    "15 January|March|late March|the end of the month|the third quarter|Q1|the latest quarter|"
    "the weekend|last weekend|last summer|spring|Christmas Day|Good Friday|last Easter|"
    "Thursday last week|the second half of last year|the first half of last year|earlier this month|"
    "29 February|15-17 January|"
    "between March and May|from Monday to Friday|the first week of March|Saturday at 9 p.m.|the '80s|"
    "next year's spring"
).split("|")
relative = st.sampled_from(RELATIVE)

# more and less than a day, with their year
STATED = st.sampled_from(
    (
        *("January 2024", "2014-16", "Q3 2023", "the 1990s", "15-17 January 2024", "spring 2023", "2024-W03"),
        "the first half of 2021",
    )
)

_WORDS = [form for row in read_table("claimkit.dates", "en.tsv") for form in row[2].split("|")]
soup = st.lists(
    st.sampled_from(
        [
            *_WORDS,
            *"of in the to from - – / , . : ' ( 15 31 2024 99 03/04/2021 1st 5:30 a.m. \n \n\n 0 ٣ İ".split(
                " "
            ),
        ]
    )
    | st.text(max_size=4),
    max_size=14,
).map(" ".join)
dated = st.lists(st.one_of(relative, full, soup, STATED), min_size=2, max_size=5).flatmap(
    lambda pieces: st.sampled_from([" ", ", and then ", " they said; ", "\n\n", ". It was "]).map(
        lambda gap: gap.join(pieces)
    )
)
ambiguous = days.map(
    lambda day: f"It was signed on {day.day % 12 + 1:02d}/{day.month:02d}/{day.year}, they said."
)
texts = cks.mostly(dated, st.text(), soup)


@st.composite
def edtf(draw: st.DrawFn) -> str:
    """An EDTF expression of any of the kinds that are read."""
    day = draw(days)
    year, month = f"{day.year:04d}", f"{day.month:02d}"
    mark = draw(st.sampled_from(["", "~", "?", "%"]))
    plain = draw(
        st.sampled_from(
            [
                day.isoformat(),
                f"{year}-{month}",
                year,
                f"{year[:3]}X",
                f"{year[:2]}XX",
                f"{year}-{month}-XX",
                f"XXXX-{month}",
                f"XXXX-{month}-{min(day.day, 28):02d}",
                f"{year}-XX",
                f"{year}-{draw(st.integers(21, 41))}",
            ]
        )
    )
    other = draw(days).isoformat()
    kind = draw(st.sampled_from(["one", "span", "open", "before", "set", "time"]))
    if kind == "span":
        return "/".join(sorted([day.isoformat(), other]))
    return {
        "one": plain + mark,
        "open": f"{day}/..",
        "before": f"../{day}",
        "set": f"[{day},{other}]",
        "time": f"{day}T{draw(st.times()):%H:%M:%S}{draw(st.sampled_from(['', 'Z', '+03:00', '-05:00']))}",
    }[kind]


@given(edtf())
def test_edtf_is_kept(expression: str) -> None:
    """S-D-1: An EDTF expression that is read is written again as it was."""
    span = DateSpan.from_edtf(expression)
    assert span.edtf == expression
    assert DateSpan.from_edtf(span.edtf) == span


@given(texts, cks.mostly(anchors, any_anchor))
def test_edtf_says_the_days(text: str, anchor: datetime.date | DateSpan | None) -> None:
    """S-D-2: The EDTF of a date names the same days as the date."""
    for mention in find_dates(text, anchor):
        reached(mention.date.earliest, "days")
        again = DateSpan.from_edtf(mention.date.edtf)
        assert (again.earliest, again.latest) == (mention.date.earliest, mention.date.latest)


@given(texts, any_anchor, st.sampled_from([None, True, False]), st.sampled_from([None, "past", "future"]))
def test_mentions_are_in_order(
    text: str, anchor: datetime.date | DateSpan | None, day_first: bool | None, tense: Tense | None
) -> None:
    """S-D-3: Any text is read; mentions stand in order inside it, never overlap, and quote it."""
    end = 0
    for mention in find_dates(text, anchor, day_first=day_first, tense=tense):
        reached(end, "two mentions")
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end] == mention.date.text
        end = mention.end


@given(texts | STATED, any_anchor)
def test_days_are_in_order(text: str, anchor: datetime.date | DateSpan | None) -> None:
    """S-D-4: No date ends before it begins, and every date says on what ground it stands."""
    for mention in find_dates(text, anchor):
        date = mention.date
        reached(date.earliest and date.latest, "both ends")
        assert date.basis
        assert date.earliest is None or date.latest is None or date.earliest <= date.latest


@given(days.flatmap(lambda day: st.tuples(st.just(day), st.sampled_from(orders(day)))), any_anchor)
def test_every_order(dated: tuple[datetime.date, str], anchor: datetime.date | DateSpan | None) -> None:
    """S-D-5: A full date is the same day in every newsroom's order and under every anchor."""
    day, wording = dated
    read = parse_date(wording, anchor)
    assert (read.earliest, read.latest, read.edtf) == (day, day, day.isoformat())
    assert "disagrees" not in read.basis


@given(relative | full, anchors, st.randoms(use_true_random=False))
def test_case_and_spaces(wording: str, anchor: datetime.date, random: Random) -> None:
    """S-D-6: Case, doubled spaces and one line break in a wording change nothing."""
    read = parse_date(wording, anchor)
    for other in (
        wording.upper(),
        wording.lower(),
        wording.title(),
        wording.replace(" ", "  "),
        wording.replace(" ", "\n", 1),
    ):
        assert parse_date(other, anchor) == read
    letters = "".join(random.choice((c.lower(), c.upper())) for c in wording)
    assert parse_date(letters, anchor) == read


@given(
    st.sampled_from(WEEKDAYS), st.sampled_from(["", "last ", "next ", "this "]), anchors, st.integers(-50, 50)
)
def test_weekdays_move_with_the_anchor(weekday: str, shift: str, anchor: datetime.date, weeks: int) -> None:
    """S-D-7: An anchor moved by whole weeks moves the reading of a weekday by the same."""
    read, moved = (parse_date(shift + weekday, day) for day in (anchor, anchor + 7 * weeks * ONE_DAY))
    assert moved.earliest is not None
    assert read.earliest is not None
    assert moved.earliest - read.earliest == 7 * weeks * ONE_DAY


@given(st.sampled_from(WEEKDAYS), anchors)
def test_weekdays_by_tense(weekday: str, anchor: datetime.date) -> None:
    """S-D-8: A bare weekday is within a week of the anchor, before it or after it as the tense says."""
    past, future = (parse_date(weekday, anchor, tense=tense).earliest for tense in TENSES)
    assert past is not None
    assert future is not None
    assert 0 <= (anchor - past).days < 7
    assert 0 <= (future - anchor).days < 7
    assert past.weekday() == future.weekday() == WEEKDAYS.index(weekday)
    assert parse_date(weekday, anchor).earliest == past


@given(full | STATED, anchors)
def test_found_as_parsed(wording: str, anchor: datetime.date) -> None:
    """S-D-9: A wording that needs no context means in running text what it means alone."""
    (mention,) = find_dates(f"It happened in {wording}, they told us.", anchor)
    assert mention.text == wording
    assert mention.date == parse_date(wording, anchor)


@given(soup | dated, anchors, st.text("xyzàß", min_size=1, max_size=20))
def test_padding(text: str, anchor: datetime.date, word: str) -> None:
    """S-D-10: A paragraph without dates before a text shifts the spans, and nothing else."""
    text = text.lstrip()
    padded = f"{word}\n\n{text}"
    shift = len(padded) - len(text)
    found = [(m.start + shift, m.end + shift, m.date) for m in find_dates(text, anchor)]
    reached(found)
    assert [(m.start, m.end, m.date) for m in find_dates(padded, anchor)] == found


@given(days, st.integers(1500, 2199))
def test_completion(day: datetime.date, year: int) -> None:
    """S-D-11: A date without a year, completed by one, is the date with that year; a full one stays."""
    wording = f"{day.day} {MONTHS[day.month - 1]}"
    date = parse_date(wording)
    assert (date.earliest, date.latest, date.edtf) == (None, None, f"XXXX-{day:%m-%d}")
    if (day.month, day.day) == (2, 29):
        year -= year % 4 if year % 100 else year % 400
    expected = datetime.date(year, day.month, day.day)
    done = complete(date, year)
    assert (done.earliest, done.latest, done.edtf) == (expected, expected, f"{year}-{day:%m-%d}")
    assert complete(done, year + 1) == done


@given(
    st.integers(1500, 2199).filter(lambda year: not calendar.isleap(year)),
    st.sampled_from(["29 February", "February 29", "Feb. 29th"]),
)
def test_no_such_day(year: int, wording: str) -> None:
    """S-D-11: A day that the year has not is refused."""
    with pytest.raises(ParseError):
        complete(parse_date(wording), year)


@given(relative, anchors)
def test_anchored_later(wording: str, anchor: datetime.date) -> None:
    """S-D-12: A date left open for want of an anchor, resolved later, is the date read with the anchor."""
    date = parse_date(wording)
    reached(date.earliest is None)
    later = resolve_date(date, anchor)
    assert later == (parse_date(wording, anchor) if date.earliest is None else date)


@given(st.integers(1, 500), anchors)
def test_amounts_of_days(amount: int, anchor: datetime.date) -> None:
    """S-D-13: Days ago and days later are counted to the day, from the anchor or the date named before."""
    back, ahead = parse_date(f"{amount} days ago", anchor), parse_date(f"{amount} days later", anchor)
    assert back.earliest == back.latest == anchor - amount * ONE_DAY
    assert ahead.earliest == ahead.latest == anchor + amount * ONE_DAY
    text = f"He fell ill on {orders(anchor)[0]}. He died {amount} days later."
    assert find_dates(text)[-1].date.earliest == anchor + amount * ONE_DAY


@given(days | days.map(lambda day: day.replace(day=day.day % 12 + 1)))
def test_ambiguous_order(day: datetime.date) -> None:
    """S-D-14: Numbers that can change places give both readings, and an option chooses between them."""
    wording = f"{day.day:02d}/{day.month:02d}/{day.year}"
    assert parse_date(wording, day_first=True).earliest == day
    if reached(day.day > 12 or day.day == day.month, "one reading"):
        assert parse_date(wording).earliest == day
        return
    assert reached(day.day <= 12, "two readings")
    other = datetime.date(day.year, day.day, day.month)
    assert parse_date(wording, day_first=False).earliest == other
    with pytest.raises(AmbiguityError):
        parse_date(wording)
    (mention,) = find_dates(f"It was signed on {wording}.")
    assert {reading.earliest for reading in mention.date.alternatives} == {day, other}
    assert (mention.date.earliest, mention.date.latest) == (min(day, other), max(day, other))


@given(cks.mostly(ambiguous, texts), any_anchor)
def test_same_after_travel(text: str, anchor: datetime.date | DateSpan | None) -> None:
    """S-D-15: A date is equal to itself through dict, JSON, pickle and copy."""
    for mention in find_dates(text, anchor):
        date = mention.date
        reached(date)
        reached(date.alternatives, "two readings")
        assert DateSpan.from_dict(json.loads(json.dumps(date.to_dict()))) == date
        assert pickle.loads(pickle.dumps(mention)) == mention
        assert copy.deepcopy(date) == date


@given(st.sampled_from([w for w in RELATIVE if w[0] != "o"]), anchors, st.integers(0, 40))
def test_span_of_anchors(wording: str, anchor: datetime.date, more: int) -> None:
    """S-D-16: Read against a span of days, a wording holds its readings against both ends."""
    last = anchor + more * ONE_DAY
    whole = parse_date(wording, DateSpan(anchor, last))
    assert whole.earliest is not None
    assert whole.latest is not None
    for day in (anchor, last):
        one = parse_date(wording, day)
        assert one.earliest is not None
        assert one.latest is not None
        assert whole.earliest <= one.earliest
        assert one.latest <= whole.latest


@given(st.times(), st.sampled_from(["{:%H:%M}", "{:%I:%M %p}", "{:%I %p}"]), full, anchors)
def test_clock(time: datetime.time, form: str, wording: str, anchor: datetime.date) -> None:
    """S-D-17: A time of day alone is no date, and beside a date it does not change the day."""
    clock = form.format(time)
    assert find_dates(f"It began at {clock}.", anchor) == []
    for whole in (f"{wording} at {clock}", f"{clock} on {wording}"):
        timed = parse_date(whole, anchor)
        assert timed.precision is Precision.MINUTE
        assert timed.clock[:2] == f"{time:%H}"
        assert timed.earliest == timed.latest == parse_date(wording, anchor).earliest


@given(days, st.integers(0, 6) | st.just(0))
def test_weekday_checked(day: datetime.date, off: int) -> None:
    """S-D-18: A weekday that contradicts its date changes nothing but the basis, which says so."""
    weekday = WEEKDAYS[(day.weekday() + off) % 7]
    read = parse_date(f"{weekday}, {orders(day)[0]}")
    agrees = reached(off == 0, "agrees") or not reached(off, "disagrees")
    assert read.earliest == day
    assert ("disagrees" in read.basis) is not agrees
    open_date = parse_date(f"{weekday} {day.day} {MONTHS[day.month - 1]}")
    assert (day.year in agreeing_years(open_date, day.year, day.year)) is agrees


@given(
    st.sampled_from([Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR, Precision.DECADE]),
    days,
)
def test_units_are_written_short(unit: Precision, day: datetime.date) -> None:
    """S-D-19: A whole unit of the calendar has the short EDTF of that unit, and reads back as it."""
    number = {
        Precision.MONTH: day.month,
        Precision.QUARTER: (day.month + 2) // 3,
        Precision.SEASON: day.month % 4 + 1,
    }.get(unit, 1)
    span = DateSpan(*unit_days(unit, day.year, number), precision=unit)
    assert "/" not in span.edtf
    assert DateSpan.from_edtf(span.edtf) == span


@given(days, anchors)
def test_year_left_out(day: datetime.date, anchor: datetime.date) -> None:
    """S-D-20: A day without a year is within a year of the anchor, on the side that the tense demands."""
    wording = f"{MONTHS[day.month - 1]} {min(day.day, 28)}"
    read = parse_date(wording, anchor).earliest
    past, future = (parse_date(wording, anchor, tense=tense).earliest for tense in TENSES)
    assert read is not None
    assert past is not None
    assert future is not None
    assert past <= anchor <= future
    assert (read - anchor).days in range(-366, 367)
    assert read in (past, future)
