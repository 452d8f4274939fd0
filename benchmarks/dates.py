"""Dates: share of wordings read to the right day, and text read a second, beside dateutil and dateparser.

    python benchmarks/dates.py [--cases FILE.jsonl] [--text FILE]

The wordings are made here: days in the orders of newsrooms, with and without their year, and counted from
an anchor.  ``--cases`` adds wordings of one's own, a JSON object a line: text, anchor, first, last.
dateparser takes part where it is installed.
"""

import argparse
import datetime
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import claimkit as ck

Days = tuple[datetime.date, datetime.date]
Case = tuple[str, datetime.date, Days]
ONE_DAY = datetime.timedelta(1)
FILLER = (
    "Officials gave no reason for the delay, and the crowd moved on to the square in front of the town hall. "
    "A spokesman said that 1,200 people had signed; others put the number at twice that. "
)


def cases(rng: random.Random, anchors: int = 300) -> Iterator[Case]:
    """Wordings whose days follow from the calendar alone."""
    for _ in range(anchors):
        anchor = datetime.date(1990, 1, 1) + rng.randrange(15000) * ONE_DAY
        day = anchor - rng.randrange(1, 2000) * ONE_DAY
        near = anchor - rng.randrange(1, 100) * ONE_DAY
        for form in (
            "%d %B %Y",
            "%B %d, %Y",
            "%b %d, %Y",
            "%A, %d %B %Y",
            "%A, %B %d, %Y",
            "%Y-%m-%d",
            "%d %b %Y",
        ):
            yield f"{day:{form}}", anchor, (day, day)
        yield f"{near:%d %B}", anchor, (near, near)
        yield f"{near:%B %d}", anchor, (near, near)
        steps = rng.randrange(2, 300)
        yield f"{steps} days ago", anchor, (anchor - steps * ONE_DAY,) * 2
        yield "yesterday", anchor, (anchor - ONE_DAY,) * 2
        weekday = anchor - rng.randrange(7) * ONE_DAY
        yield f"{weekday:%A}", anchor, (weekday, weekday)
        monday = anchor - anchor.weekday() * ONE_DAY
        yield "last week", anchor, (monday - 7 * ONE_DAY, monday - ONE_DAY)
        yield (
            "last year",
            anchor,
            (datetime.date(anchor.year - 1, 1, 1), datetime.date(anchor.year - 1, 12, 31)),
        )
        first = day.replace(day=1)
        yield f"{day:%B %Y}", anchor, (first, (first + 31 * ONE_DAY).replace(day=1) - ONE_DAY)


def with_claimkit(text: str, anchor: datetime.date) -> Days:
    date = ck.parse_date(text, anchor)
    assert date.earliest is not None
    assert date.latest is not None
    return date.earliest, date.latest


def with_dateutil(text: str, anchor: datetime.date) -> Days:
    from dateutil import parser

    day = parser.parse(text, default=datetime.datetime.combine(anchor, datetime.time())).date()
    return day, day


def with_dateparser(text: str, anchor: datetime.date) -> Days:
    import dateparser

    moment = datetime.datetime.combine(anchor, datetime.time(12))
    found = dateparser.parse(
        text, languages=["en"], settings={"RELATIVE_BASE": moment, "PREFER_DATES_FROM": "past"}
    )
    assert found is not None
    return found.date(), found.date()


def share(read: Callable[[str, datetime.date], Days], wanted: list[Case]) -> str:
    """Share read right, and seconds for a thousand wordings."""
    tally: Counter[str] = Counter()
    start = time.perf_counter()
    for text, anchor, days in wanted:
        try:
            tally["right" if read(text, anchor) == days else "wrong"] += 1
        except (ValueError, OverflowError, AssertionError):
            tally["refused"] += 1
    seconds = time.perf_counter() - start
    shown = ", ".join(
        f"{what} {100 * tally[what] / len(wanted):5.1f} %" for what in ("right", "wrong", "refused")
    )
    return f"{shown}, {1000 * seconds / len(wanted):.3f} s a thousand"


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    options.add_argument("--cases", type=Path)
    options.add_argument("--text", type=Path)
    args = options.parse_args()
    rng = random.Random(7)
    wanted = list(cases(rng))
    if args.cases:
        for line in args.cases.read_text(encoding="utf-8").splitlines():
            row = {
                k: v if k == "text" else datetime.date.fromisoformat(v) for k, v in json.loads(line).items()
            }
            wanted.append((row["text"], row["anchor"], (row["first"], row["last"])))
    print(f"{len(wanted)} wordings")
    for name, read in (
        ("claimkit", with_claimkit),
        ("dateutil", with_dateutil),
        ("dateparser", with_dateparser),
    ):
        try:
            print(f"  {name:12} {share(read, wanted)}")
        except ImportError:
            print(f"  {name:12} not installed")
    anchor = datetime.date(2024, 1, 17)
    texts = {
        "one date in 2,000 characters": (FILLER * 11 + "It began on 15 January 2024.\n\n") * 500,
        "one date in 220 characters": (FILLER + "It began on 15 January 2024.\n\n") * 4500,
    }
    if args.text:
        texts[args.text.name] = args.text.read_text(encoding="utf-8")
    for name, text in texts.items():
        start = time.perf_counter()
        found = ck.find_dates(text, anchor)
        seconds = time.perf_counter() - start
        print(f"{name}: {len(found)} dates, {len(text) / seconds / 1e6:.1f} million characters a second")


if __name__ == "__main__":
    main()
