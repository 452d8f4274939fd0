"""Read the dates of a report: what each wording means, and on what ground.

The same text is read twice: without a day of publication, where much stays open, and with one.
"""

import datetime

import console

import claimkit as ck
from claimkit.dates import agreeing_years, complete

REPORT = """\
Police held 30 people on Saturday, a spokesman said Monday. The first rally had been on Sunday 31 January;
two days later the square was closed. The next hearing is set for 5 March.

In the past two years at least nine trials were held. A ruling of 03/04/2021 is contested, and the law
of the late 1990s was last changed in the third quarter of 2019.
"""


def show(title: str, anchor: datetime.date | None) -> None:
    """Print each date with its EDTF and its basis."""
    print(title)
    for mention in ck.find_dates(REPORT, anchor):
        date = mention.date
        part = f" ({date.part})" if date.part else ""
        print(f"  {mention.text:28} {date.edtf + part:26} {date.basis}")
    print()


def main() -> None:
    """Show both readings, and how a missing year is found."""
    show("Without a day of publication", None)
    show("Published on Tuesday 2 February 2021", datetime.date(2021, 2, 2))
    rally = ck.parse_date("Sunday 31 January")
    years = agreeing_years(rally, 2015, 2030)
    print(f"31 January is a Sunday in {', '.join(map(str, years))}.")
    print(f"With 2021 from another report: {complete(rally, 2021).edtf}, {complete(rally, 2021).basis}.")
    try:
        ck.parse_date("03/04/2021")
    except ck.AmbiguityError as error:
        print(error)


if __name__ == "__main__":
    console.forgiving()
    main()
