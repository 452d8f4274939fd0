"""Whatever the text: the laws of S-A in docs/specification.md on faults and on limits, over hostile texts."""

from __future__ import annotations

import datetime
import functools
import importlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import attrs
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from tests.fuzz.entries import (
    DAY,
    ENTRIES,
    GOOD,
    HiddenFaultError,
    Input,
    by_hand,
    dates,
    dossiers,
    figures,
    readings,
    written,
)
from tests.fuzz.grammar import RUNS, names, texts
from tests.fuzz.steps import lines

import claimkit as ck
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached

FINDS = Path(__file__).parents[1] / "fuzz" / "finds.jsonl"
BASE = 5_000
"""Lines that run whatever the text."""


def written_whole(text: str) -> None:
    """Reconcile a report of a text, and write the dossier in every form."""
    written(ck.reconcile([ck.Report(text, "Odd", DAY)]))


LINES: dict[str, tuple[int, Callable[[str], object]]] = {
    "find_quantities": (600, ck.find_quantities),
    "find_dates": (200, lambda text: ck.find_dates(text, DAY)),
    "examine_report": (1_000, lambda text: ck.examine_report(ck.Report(text, "Odd", DAY))),
    "reconcile and to_*": (6_000, written_whole),
}
"""Most lines of claimkit that run for a code point: about thrice those of the dearest text known."""

OF_NAMES = 400_000
"""Most lines that run when two names are compared, whatever their length."""

rounds = st.builds(
    Input, st.lists(texts(60), max_size=3).map(tuple), st.lists(names(), max_size=3).map(tuple)
)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
@settings(max_examples=40)
@given(rounds)
def test_any_text(entry: Callable[[Input], None], drawn: Input) -> None:
    """S-A-9: Any text is taken by every entry point: only ParseError is raised, no guard hides a fault."""
    entry(drawn)


GUARDED: dict[str, tuple[Callable[[Input], None], str, str]] = {
    "an expression": (figures, "claimkit.numbers.grammar", "expression_at"),
    "what is joined": (figures, "claimkit.numbers.find", "merged"),
    "a quantity": (figures, "claimkit.numbers.find", "_said"),
    "a date": (dates, "claimkit.dates.finding", "date_in"),
    "one date": (dates, "claimkit.dates.parsing", "against"),
    "a sentence": (readings, "claimkit.reading.figures", "groups"),
    "a report": (readings, "claimkit.reading.report", "blocks"),
    "reports": (dossiers, "claimkit.dossier.reconcile", "examine_report"),
    "claims of a report": (dossiers, "claimkit.dossier.reconcile", "scenes"),
    "a question": (dossiers, "claimkit.dossier.reconcile", "settled"),
    "a question by hand": (by_hand, "claimkit.dossier.reconcile", "settled"),
}
"""What a guard stands around: an entry that leads there, and what breaks there in the law."""


@pytest.mark.parametrize("guarded", GUARDED)
@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
@given(rounds.map(lambda drawn: drawn._replace(texts=(GOOD.text, *drawn.texts))), st.integers(1, 3))
def test_no_guard_hides_a_fault(guarded: str, drawn: Input, size: int) -> None:
    """S-A-9: no guard that keeps a fault from spreading hides one, wherever it is."""
    entry, module, name = GUARDED[guarded]
    home = importlib.import_module(module)
    whole, broken = getattr(home, name), []

    def breaking(*given: Any, **options: Any) -> Any:
        if len(given[0]) >= size if isinstance(given[0], list | tuple) else True:
            broken.append(given)
            raise IndexError("list index out of range")
        return whole(*given, **options)

    with mock.patch.object(home, name, breaking):
        try:
            entry(drawn)
            assert not broken
        except HiddenFaultError:
            assert broken
    reached(broken)


def replayed() -> list[tuple[str, Input]]:
    found = [json.loads(line) for line in FINDS.read_text(encoding="utf-8").splitlines() if line]
    return [(find["entry"], Input(tuple(find["texts"]), tuple(find["names"]))) for find in found]


@pytest.mark.parametrize(
    ("entry", "find"), replayed(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_was_found_once(entry: str, find: Input) -> None:
    """S-A-9: Any text is taken by every entry point: what a fuzzer found is read again, by all of them."""
    by_name = {one.__name__: one for one in ENTRIES}
    by_name[entry](find)
    for one in ENTRIES:
        one(find)


@given(st.lists(texts(60), min_size=1, max_size=3), st.booleans())
def test_no_report_costs_another(odd: list[str], first: bool) -> None:
    """S-A-10: The others of its batch change neither the record of a report nor the claims read in it."""
    reports = [ck.Report(text, f"Odd {n}", DAY, id=f"odd {n}") for n, text in enumerate(odd)]
    batch = [GOOD, *reports] if first else [*reports, GOOD]
    told, alone = ck.reconcile(batch), ck.reconcile([GOOD])
    records = {record.report.id: record for record in told.reports}
    assert records.keys() == {report.id for report in batch}
    assert records["good"] == alone.reports[0]
    claims = [claim for event in told.events for claim in event.claims if claim.report == "good"]
    read = ck.read_report(GOOD)
    assert sorted((c.attribute, c.value, c.start) for c in claims) == sorted(
        (c.attribute, c.value, c.start) for c in read
    )


@pytest.mark.parametrize("engine", LINES)
@settings(max_examples=40)
@given(texts())
def test_work_is_linear(engine: str, text: str) -> None:
    """S-A-11: The steps in which a text is read are bounded by its length."""
    each, read = LINES[engine]
    read("Two people died in Leeds on 5 May.")  # tables are read once
    steps = lines(lambda: read(text))
    assert steps <= BASE + each * len(text)


pieces = st.sampled_from([run or " " for run in RUNS]) | texts(2).map(lambda text: text[:60] or " ")


@pytest.mark.parametrize("engine", LINES)
@settings(max_examples=25)
@given(pieces, st.sampled_from(["", " ", ". ", "\n\n"]))
@example("5 ", "")
@example("5-", "")
@example("in May ", "")
@example("three men killed ", "")
@example("St. ", "")
@example("in Leeds, ", "")
def test_twice_the_text_is_twice_the_work(engine: str, piece: str, glue: str) -> None:
    """S-A-12: A text that says the same twice as often takes about twice the steps at most."""
    _, read = LINES[engine]
    said = piece + glue
    once = said * (800 // len(said) + 1)
    few, many = (lines(lambda: read(text)) for text in (once, once * 2))  # noqa: B023
    assert many <= 2.3 * few + BASE


TOWNS = [
    first + last
    for last in ("in", "ford", "mar", "ham")
    for first in "Ard Bew Vel Lorn Kar Dun Ost Ros".split()
]
HAPPENED = st.sampled_from(
    [
        "A bus overturned near {town} on {day}, killing {number}. Rescuers came from {town}.",
        "About {number} people marched in {town} on {day}, police said.",
        "{number} people were hurt in a fire in {town} on {day}. Two men were arrested.",
        "Officer {town} said on {day} that at least {number} people had died in {town}.",
    ]
)
WRITTEN: dict[str, Callable[[ck.Dossier], object]] = {
    "to_text": ck.to_text,
    "to_markdown": ck.to_markdown,
    "to_html": ck.to_html,
    "to_rows": ck.to_rows,
    "to_claimreview": ck.to_claimreview,
    "relations": ck.relations_to_rows,
}


@settings(max_examples=6, phases=[Phase.explicit, Phase.generate])
@given(st.lists(HAPPENED, min_size=1, max_size=4), st.integers(0, 9))
def test_twice_the_events_are_twice_the_work(told: list[str], days: int) -> None:
    """S-A-17: Twice as many reports, each of its own event, are about twice the work, to write them too."""
    reports = [
        ck.Report(
            told[n % len(told)].format(town=town, day=f"{day.day} {day:%B %Y}", number=n % 7 + 2),
            f"Paper {n % 5}",
            day,
        )
        for n, town in enumerate(TOWNS)
        for day in [DAY + datetime.timedelta(days * n)]
    ]
    few, many = reports[: len(reports) // 2], reports
    once, twice = ([c for r in some for c in ck.read_report(r)] for some in (few, many))
    written(ck.reconcile(many))  # tables are read once, and what is known of a name or a wording
    made = ck.assemble(once), ck.assemble(twice)
    reached(len(made[1].events) == len(many))
    assert lines(lambda: ck.assemble(twice)) <= 2.3 * lines(lambda: ck.assemble(once)) + BASE
    assert lines(lambda: ck.reconcile(many)) <= 2.3 * lines(lambda: ck.reconcile(few)) + BASE
    for write in WRITTEN.values():
        assert lines(lambda: write(made[1])) <= 2.3 * lines(lambda: write(made[0])) + BASE  # noqa: B023


WORK: dict[str, Callable[[list[ck.Claim]], Callable[[], object]]] = {
    "resolve": lambda claims: lambda: ck.resolve(claims).explain(),
    "markdown": lambda claims: functools.partial(ck.to_markdown, ck.assemble(claims)),
    "html": lambda claims: functools.partial(ck.to_html, ck.assemble(claims)),
}
VOICES = 110
"""Of fewer than a hundred voices each name is held against each other."""


def retold(claims: list[ck.Claim], voices: int) -> list[ck.Claim]:
    """The same said by so many sources, in turn."""
    return [
        attrs.evolve(claims[n % len(claims)], source=f"Paper {n:03}", speaker=None) for n in range(voices)
    ]


sayings = st.lists(  # each denial is held against each claim
    cks.claims(attribute="deaths", event=None)
    .filter(lambda c: c.modality is not ck.Modality.DENIED)
    .map(lambda c: attrs.evolve(c, report=None, place=None)),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("work", WORK)
@settings(max_examples=8, phases=[Phase.explicit, Phase.generate])
@given(sayings)
def test_twice_the_sources_are_twice_the_work(work: str, claims: list[ck.Claim]) -> None:
    """S-A-15: Twice as many sources that say the same take about twice the steps, to answer and to write."""
    few, many = (WORK[work](retold(claims, voices)) for voices in (VOICES, 2 * VOICES))
    few()  # tables are read once
    assert lines(many) <= 2.3 * lines(few) + BASE


@settings(max_examples=8, phases=[Phase.explicit, Phase.generate])
@given(
    st.lists(st.integers(1, 9), min_size=20, max_size=20),
    st.sampled_from([-1, 1]),
    st.sampled_from([(True, 10 * VOICES), (False, 10 * VOICES), (False, 7)]),
)
def test_twice_the_states_are_twice_the_work(steps: list[int], way: int, told: tuple[bool, int]) -> None:
    """S-A-16: Twice as many claims of which each says something else take about twice the steps."""
    one, days = told
    figures = [50_000 + way * sum(steps[: n % 20] + [200] * (n // 20)) for n in range(2 * VOICES)]
    claims = [
        ck.Claim(
            "deaths",
            ck.Quantity.exact(figure),
            "The Ministry" if one else f"P{n}",
            told=DAY + datetime.timedelta(n % days),
        )
        for n, figure in enumerate(figures)
    ]
    ck.resolve(claims[:5])
    reached(len(ck.resolve(claims[:10]).states) > 1 or way < 0)
    few = claims[:VOICES]
    once, twice = (lines(functools.partial(ck.resolve, some)) for some in (few, claims))
    assert twice <= 2.3 * once + BASE


letters = st.text(st.sampled_from("abdeiklmnorstuvабвгд"), min_size=2, max_size=4)
long_names = st.one_of(
    st.builds(lambda name, times: name * times, names(), st.integers(1, 40)),
    st.lists(letters, min_size=120, max_size=200).map(" ".join),  # of many words
    st.lists(letters, min_size=3, max_size=30).map(lambda parts: "".join(parts) * 10),  # of one long word
    st.builds(lambda words, times: " ".join(words) * times, st.lists(letters, min_size=24), st.just(200)),
)


@settings(max_examples=25)
@given(long_names, long_names, st.sampled_from(["person", "place", "org"]))
def test_names_of_any_length(a: str, b: str, kind: str) -> None:
    """S-A-13: Two names are compared in a bounded number of steps, however long they are."""
    ck.match_names("Karim Osei", "Karim Osei", kind=kind)  # type: ignore[arg-type]  # tables are read once
    reached(len(a) > 400 or len(b) > 400 or a.count(" ") > 24)
    assert lines(lambda: ck.match_names(a, b, kind=kind)) <= OF_NAMES  # type: ignore[arg-type]


@given(st.data())
def test_all_that_a_model_holds_can_be_written(data: st.DataObject) -> None:
    """S-A-14: Every text that a model holds, and every output, can be written in UTF-8."""
    torn = data.draw(st.text(st.sampled_from("ab \ud83d\udc00é"), min_size=1).filter(str.strip))
    reached("\ud83d" in torn or "\udc00" in torn)
    claim = data.draw(cks.claims(attribute="deaths"))
    model: Any = data.draw(
        st.sampled_from(
            [
                ck.Report(torn, torn, title=torn, id=torn),
                attrs.evolve(claim, text=torn, noun=torn, scope=torn, hedge=torn, sentence=torn, source=torn),
                ck.Claim("charge", torn, torn, place=ck.Place(torn, aliases=(torn,))),
                ck.Actor(torn, aliases=(torn, "b"), role=torn, not_same_as=(torn,)),
                ck.Event(torn, name=torn),
                ck.Attribute("x", noun=torn, sentence=torn),
                ck.Quantity(5, text=torn, unit=torn),
                ck.DateSpan(DAY, basis=torn, text=torn),
            ]
        )
    )
    json.dumps(model.to_dict(), ensure_ascii=False).encode("utf-8")
    if isinstance(model, ck.Claim):
        written(ck.assemble([model]))


def test_the_ends_of_the_calendar() -> None:
    """S-A-9: Any text is taken by every entry point, on the first and on the last day of the calendar too."""
    for day in (datetime.date.min, datetime.date.max):
        told = ck.reconcile([ck.Report("Two people died in a fire in Leeds.", "Odd", day), GOOD])
        assert not any(record.notes for record in told.reports)
        assert not any(record.refused for record in told.reports if record.report.source.name == "Odd")
