"""Robustness: how the time of each entry point grows with hostile texts, and of ``reconcile`` with reports.

    python benchmarks/robustness.py [--size 20000] [--reports 40]

Each piece is repeated up to a size and to twice that size; the ratio of the two times is about two where the
work is linear in the text, regular expressions included.  The greatest ratio of each entry is shown with
its piece, and for ordinary reports the ratio when their number is doubled.
"""

import argparse
import time
from collections.abc import Callable
from typing import Any

import claimkit as ck

PIECES = (
    *("1", "1,", "1 ", "1-", "-", "–", " and ", "five ", "hundred ", "dozens of ", "between ", "about "),
    *(
        "(",
        ")",
        "[1]",
        '"',
        "“",
        "'",
        "A. ",
        "Ab ",
        "Al-",
        "<p>",
        "<a href=x>",
        "&nbsp;",
        "&#",
        "://",
        "@",
        "a.b.",
    ),
    *("\n", "\n\n", " \t", ". ", "!", "May ", "3/4/", "Monday ", "in 20", "\u200f", "🙂", "人"),
    *("people ", "were killed ", "police said ", "said ", "not ", "17-year-old "),
)
REPORT = (
    "About {n} people marched in Norvale on {day} March 2024, police said. At least {m} were arrested. "
    "Mayor Ada Lund called it calm. Organisers spoke of {k} marchers."
)
ENTRIES: dict[str, Callable[[str], object]] = {
    "find_quantities": ck.find_quantities,
    "find_dates": ck.find_dates,
    "match_names": lambda text: ck.match_names(text, text[: len(text) // 2]),
    "read_report": lambda text: ck.read_report(ck.Report(text, "Paper")),
    "reconcile": lambda text: ck.reconcile([ck.Report(text, "Paper"), ck.Report("Two died.", "Post")]),
}


def seconds(call: Callable[[Any], object], given: object) -> float:
    """Return the CPU time of a call."""
    begun = time.process_time()
    call(given)
    return time.process_time() - begun


def reports(count: int) -> list[ck.Report]:
    """Write reports of a few dozen marches."""
    return [
        ck.Report(
            REPORT.format(n=1000 + 37 * i, m=5 + i, k=2000 + i, day=1 + i % 28), f"Paper {i}", id=f"r{i}"
        )
        for i in range(count)
    ]


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--size", type=int, default=20_000, help="code points of the shorter text")
    ask.add_argument("--reports", type=int, default=40)
    given = ask.parse_args()
    for call in ENTRIES.values():
        call("Two people died on 3 May 2024.")  # the tables are read
    print(f"{'entry point':16} {'slowest at':>14} {'s / MB':>8}   {'greatest growth at':>18} {'ratio':>6}")
    for name, call in ENTRIES.items():
        rows = []
        for piece in PIECES:
            short, long = (piece * (size // len(piece) + 1) for size in (given.size, 2 * given.size))
            once, twice = seconds(call, short), seconds(call, long)
            rows.append((piece, twice / (2 * given.size) * 1e6, twice / max(once, 0.005)))
        slowest, steepest = max(rows, key=lambda r: r[1]), max(rows, key=lambda r: r[2])
        print(f"{name:16} {slowest[0]!r:>14} {slowest[1]:8.1f}   {steepest[0]!r:>18} {steepest[2]:6.1f}")
    few, many = reports(given.reports), reports(2 * given.reports)
    once, twice = seconds(ck.reconcile, few), seconds(ck.reconcile, many)
    print(f"reconcile: {len(few)} reports {once:.2f} s, {len(many)} {twice:.2f} s, ratio {twice / once:.1f}")
    page = "<html><body>" + "".join(f"<p>{r.text}</p>\n" for r in reports(400)) + "</body></html>"
    big = page * (5_000_000 // len(page) + 1)
    print(f"read_report: {len(big) / 1e6:.1f} MB of HTML in {seconds(ENTRIES['read_report'], big):.1f} s")


if __name__ == "__main__":
    main()
