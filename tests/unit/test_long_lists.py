"""A long list of names: work in its length, and the same answers."""

from __future__ import annotations

import itertools
import sys
import time

import pytest
from tests.fuzz.steps import lines

import claimkit as ck
from claimkit.dossier import entities
from claimkit.dossier.entities import Mention, gather

SYLLABLES = ("ba", "do", "fe", "gi", "ku", "la", "mo", "ne", "pi", "ru", "sa", "to", "ve", "zi")
SURNAMES = ["".join(parts).capitalize() for parts in itertools.product(SYLLABLES, repeat=3)]


def mentions(count: int, report: str = "one") -> list[Mention]:
    """So many persons of one report, no two alike."""
    told = (f"Anna {SURNAMES[997 * at % len(SURNAMES)]}ov" for at in range(count))
    return [Mention(report, 20 * at, 20 * at + 15, name, "person") for at, name in enumerate(told)]


def forget() -> None:
    """Empty the memos of compared names, not the tables: what was compared before makes nothing cheaper."""
    for module in [m for name, m in sys.modules.items() if name.startswith("claimkit.")]:
        for memo in vars(module).values():
            if hasattr(memo, "cache_clear") and memo.cache_parameters()["maxsize"] is not None:
                memo.cache_clear()


def work(count: int) -> int:
    forget()
    return lines(lambda: gather(mentions(count)))


def test_twice_the_names_are_about_twice_the_work() -> None:
    gather(mentions(480))  # every table that they need is read: some are by the first name that asks
    assert work(480) < 2.6 * work(240)


def test_a_long_list_gives_the_groups_that_comparing_all_gives(monkeypatch) -> None:
    told = mentions(130)
    again = [Mention("two", 0, 9, f"{told[at].text[:-2]}ow", "person") for at in (7, 60, 120)]
    found = gather([*told, *again])
    everything = lambda names, _: list(itertools.combinations(range(len(names)), 2))  # noqa: E731
    monkeypatch.setattr(entities, "candidate_pairs", everything)
    assert gather([*told, *again]) == found


@pytest.mark.parametrize(
    "said",
    [
        "dozens of ",
        "St. ",
        "in Leeds, ",
        "word ",
        "a",
        "( ",
        "“",
        "\n",
        "The 2016 study ended. ",
        "Van goes.\n",
    ],
)
def test_a_pattern_looks_at_a_long_line_once(said: str) -> None:
    """What a pattern does is no step of ours: its time is measured, of the processor."""

    def seconds(length: int) -> float:
        begun = time.process_time()
        ck.examine_report(ck.Report(said * (length // len(said)), "Odd"))
        return time.process_time() - begun

    ck.examine_report(ck.Report("Two people died in Leeds on Monday, police said.", "Odd"))
    few, many = (min(seconds(length) for _ in range(2)) for length in (2_000, 12_000))
    assert many < 14 * few + 0.05  # 36 times, where each place is looked at from each place
