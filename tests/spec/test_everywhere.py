"""All parts: the laws of S-A in docs/specification.md."""

from __future__ import annotations

import ast
import copy
import datetime
import hashlib
import json
import multiprocessing
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import anyascii
import cattrs
import dateutil
import numpy
import pytest
import rapidfuzz
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.grammar import PAGE, grammar
from tests.json_schema import misfits

import claimkit as ck
from claimkit.attributes import vocabulary
from claimkit.errors import ClaimkitError
from claimkit.numbers import parse_quantity
from claimkit.quantities import Bound
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached
from claimkit.verdicts import RULES

PACKAGE = Path(ck.__file__).parent
TEXT = (
    "As many as 5,000 marchers met in Baymak on 17 January 2024, Metro reported. Dozens were injured, "
    "and at least 12 were arrested, police said. The crowd later swelled to around ten thousand."
)
told_of = cks.reports() | st.just(ck.Report(TEXT, "Daily Echo"))
piles = st.lists(told_of, min_size=1, max_size=3, unique_by=lambda report: report.source.name)
hands = st.lists(cks.claims(attribute="deaths"), min_size=1, max_size=5)
pairs = st.tuples(cks.names(), cks.names())


def told(dossier: ck.Dossier) -> str:
    """All that a dossier says, in data and on a page."""
    return json.dumps(dossier.to_dict()) + ck.to_text(dossier) + ck.to_html(dossier)


def columns(claims: list[ck.Claim]) -> dict[str, Any]:
    """The same claims as a table."""
    return {
        "source": [claim.voice.name for claim in claims],
        "object": ["it"] * len(claims),
        "value": [claim.value.figure for claim in claims if isinstance(claim.value, ck.Quantity)],
    }


def asked(reports: list[ck.Report], claims: list[ck.Claim], names: tuple[str, str]) -> list[str]:
    """The answers of every part that takes whole arguments."""
    answers = ck.resolve_columns(**columns(claims)).answers
    return [
        told(ck.reconcile(reports)),
        told(ck.assemble(claims)),
        ck.resolve(claims).explain(),
        repr(ck.match_names(*names)),
        repr([list(column) for column in answers.values()]),
    ]


@settings(max_examples=25)
@given(piles, hands, pairs)
def test_asked_twice(reports: list[ck.Report], claims: list[ck.Claim], names: tuple[str, str]) -> None:
    """S-A-1: What is asked twice is answered alike, and nothing that was given is changed."""
    before = copy.deepcopy((reports, claims))
    assert asked(reports, claims, names) == asked(reports, claims, names)
    assert (reports, claims) == before
    table = columns(claims)
    ck.resolve_columns(**table)
    assert table == columns(claims)


# -- nothing outside ----------------------------------------------------------------------------------

ACTS = (
    "socket. urllib. http. ftplib. smtplib. subprocess. os.system os.exec os.fork os.posix_spawn os.putenv "
    "os.remove os.rename os.mkdir os.rmdir shutil. tempfile."
).split()
CHANGING = (
    "time random secrets uuid socket ssl os subprocess urllib http locale platform getpass tempfile"
).split()
PURE = {"urllib.parse"}  # writes addresses, asks nobody
RESTS_ON = [Path(package.__file__ or "").parent for package in (anyascii, cattrs, dateutil, numpy, rapidfuzz)]
CLOCKS = {"now", "today", "utcnow"}
watched: set[int] = set()
seen: list[str] = []


def watch(event: str, args: tuple[Any, ...]) -> None:
    """Note what the watched thread asks of the world; such a hook stays for as long as Python runs."""
    if threading.get_ident() not in watched:
        return
    if event == "open":
        path, mode = args[0], args[1]
        found = Path(path).resolve() if isinstance(path, str) else Path()
        if not any(map(found.is_relative_to, (PACKAGE, *RESTS_ON))) or set(mode or "r") & set("wax+"):
            seen.append(f"open {path!r} {mode}")
    elif event.startswith(tuple(ACTS)):
        seen.append(f"{event} {args!r}")


@pytest.fixture(scope="module")
def watcher() -> Path:
    # packages are imported on first use
    asked([ck.Report(TEXT, "Daily Echo")], [ck.Claim("deaths", ck.Quantity(3), "A")], ("Ковалёв", "Kovalev"))
    sys.addaudithook(watch)
    return PACKAGE


@settings(max_examples=25)
@given(reports=piles, claims=hands, names=pairs)
def test_offline(
    watcher: Path, reports: list[ck.Report], claims: list[ck.Claim], names: tuple[str, str]
) -> None:
    """S-A-2: Nothing is read but the tables of the packages; nothing is written, sent or started."""
    assert watcher == PACKAGE
    seen.clear()
    watched.add(threading.get_ident())
    try:
        asked(reports, claims, names)
    finally:
        watched.clear()
    assert seen == []


def test_the_watch_is_awake(watcher: Path) -> None:
    """What the law forbids is noticed."""
    seen.clear()
    watched.add(threading.get_ident())
    try:
        (watcher / "py.typed").read_text(encoding="utf-8")
        Path(__file__).read_text(encoding="utf-8")
        subprocess.run([sys.executable, "-c", ""], check=True)
    finally:
        watched.clear()
    assert any(Path(__file__).name in event for event in seen)
    assert any("subprocess.Popen" in event for event in seen)
    assert not any("py.typed" in event for event in seen)


def test_nothing_that_changes_is_asked() -> None:
    """S-A-2: No module, but for those for tests, knows of a clock, of chance or of an environment."""
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] == "testing":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and {alias.name for alias in node.names} != {"PathLike"}:
                modules.append(node.module or "")
            assert not {m.partition(".")[0] for m in modules if m not in PURE} & set(CHANGING), path.name
            assert not (isinstance(node, ast.Attribute) and node.attr in CLOCKS), path.name


# -- other processes ----------------------------------------------------------------------------------

ASK = """
import hashlib, json, sys
import claimkit as ck
for line in sys.stdin:
    reports = [ck.Report.from_dict(report) for report in json.loads(line)]
    dossier = ck.reconcile(reports)
    said = json.dumps(dossier.to_dict()) + ck.to_text(dossier) + ck.to_html(dossier)
    print(hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest())
"""
ZONES = ("UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati", "XYZ+11")
environments = st.fixed_dictionaries(
    {
        "PYTHONHASHSEED": st.integers(1, 2**32 - 1).map(str),
        "TZ": st.sampled_from(ZONES),
        "LC_ALL": st.sampled_from(("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8")),
        "PYTHONUTF8": st.sampled_from(("0", "1")),
    }
)


def digest(dossier: ck.Dossier) -> str:
    return hashlib.sha256(told(dossier).encode("utf-8", "surrogatepass")).hexdigest()


@settings(max_examples=6, phases=[Phase.explicit, Phase.generate])  # to shrink would start many more
@given(st.lists(piles, min_size=3, max_size=6), environments, st.data())
def test_elsewhere(asked_of: list[list[ck.Report]], environment: dict[str, str], data: st.DataObject) -> None:
    """S-A-3, S-A-5, S-A-6: Neither hash seed, nor earlier questions, nor zone and locale change an answer."""
    order = data.draw(st.permutations(range(len(asked_of))))
    lines = [json.dumps([report.to_dict() for report in asked_of[i]]) for i in order]
    run = subprocess.run(
        [sys.executable, "-c", ASK],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | environment | {"PYTHONPATH": str(PACKAGE.parent), "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    assert run.stdout.split() == [digest(ck.reconcile(asked_of[i])) for i in order]


@pytest.fixture(scope="module")
def crews() -> Iterator[list[Executor]]:
    context = multiprocessing.get_context("spawn")  # a fresh interpreter, as on every system
    with ProcessPoolExecutor(2, context) as processes, ThreadPoolExecutor(4) as threads:
        yield [processes, threads]


@settings(max_examples=15)
@given(asked_of=st.lists(piles, min_size=4, max_size=4))
def test_side_by_side(crews: list[Executor], asked_of: list[list[ck.Report]]) -> None:
    """S-A-4: Processes and threads that work side by side give the answers that one gives alone."""
    alone = [ck.reconcile(reports) for reports in asked_of]
    for crew in crews:
        assert list(crew.map(ck.reconcile, asked_of)) == alone


# -- the data ------------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(piles, st.lists(cks.claims(), min_size=1, max_size=8))
def test_schema(reports: list[ck.Report], claims: list[ck.Claim]) -> None:
    """S-A-7: What a dossier gives as data fits the published schema."""
    for dossier in (ck.reconcile(reports), ck.assemble(claims)):
        assert misfits(json.loads(json.dumps(dossier.to_dict()))) == []


# -- the grammars --------------------------------------------------------------------------------------

ANCHOR = datetime.date(2024, 1, 18)


@given(grammar("Numeric expressions")["expression"])
def test_numeric_expressions(text: str) -> None:
    """S-A-8: What the grammar of numeric expressions derives is one quantity."""
    assert parse_quantity(text).bound in Bound


BOUNDS = re.findall(r"^\| `(\w+)` \| (`\w+`(?:, `\w+`)*) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("form", "bounds"), BOUNDS)
@settings(max_examples=25)
@given(data=st.data())
def test_meanings_of_forms(form: str, bounds: str, data: st.DataObject) -> None:
    """S-A-8: Each form makes of its numbers what the page says: the bound, the figure and the ends."""
    rules = grammar("Numeric expressions")
    words, number = data.draw(rules[form]), data.draw(rules["number"])
    before = form in ("hedge", "nearly", "floor", "ceiling")
    counted = "" if form == "sum" else " people"
    meant = parse_quantity((f"{words} {number}" if before else words) + counted)
    assert f"`{meant.bound}`" in bounds.split(", ")
    if before or form == "number":
        figure = parse_quantity(number if before else words).value
        assert meant.value == figure
        ends = {"number": {meant.low, meant.high}, "nearly": {meant.high}, "floor": {meant.low}}
        assert {figure} == (ends | {"ceiling": {meant.high}}).get(form, {figure})
    elif bounds == "`range`":
        assert meant.value is None
        assert None not in (meant.low, meant.high)


@given(grammar("Dates")["date"])
def test_date_wordings(text: str) -> None:
    """S-A-8: What the grammar of dates derives is one date."""
    date = ck.parse_date(text, anchor=ANCHOR)
    assert date.earliest is not None
    assert date.latest is not None


@given(grammar("EDTF")["edtf"])
def test_edtf(text: str) -> None:
    """S-A-8: What the grammar of EDTF derives is a date that is written so."""
    assert ck.DateSpan.from_edtf(text).edtf == text


# -- names ---------------------------------------------------------------------------------------------

SAID = [
    ck.Claim.from_text("deaths", n, who, told=ANCHOR)
    for n, who in (("12", "The Courier"), ("15", "Metropolis"))
]
NAMED: dict[str, tuple[list[str], Callable[[str], object]]] = {
    "attribute": ([a.name for a in vocabulary()], lambda name: ck.Claim.from_text(name, "12", "Metro")),
    "rule": (list(RULES), lambda name: ck.resolve(SAID, rule=cast("Any", name))),
    "rule by attribute": (["deaths"], lambda name: ck.resolve(SAID, rule={name: "vote"})),
    "option": (["attributes", "reliability", "precedence", "gap_days"], lambda name: options(**{name: ()})),
    "source": (["The Courier", "Metropolis"], lambda name: ck.resolve(SAID, reliability={name: 0.7})),
    "bound": ([b.value for b in Bound], Bound),
    "kind": (["record", "judgement"], lambda name: one_row(kind=cast("Any", name))),
    "kind by attribute": (["size"], lambda name: one_row(kind={name: "record"})),
}


def options(**given: Any) -> object:
    return ck.reconcile([], **given)


def one_row(**given: Any) -> object:
    return ck.resolve_columns(source=["a"], object=["x"], attribute=["size"], value=[5.0], **given)


@given(st.sampled_from(sorted(NAMED)), st.data())
def test_misspelt_names(where: str, data: st.DataObject) -> None:
    """S-A-18: A misspelt name is refused with an error that says it and the nearest name that there is."""
    known, call = NAMED[where]
    name = data.draw(st.sampled_from([one for one in known if len(one) > 3]))
    at = data.draw(st.integers(1, len(name) - 2))
    wrong = data.draw(st.sampled_from([name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:]]))
    if not reached(wrong not in known):
        return
    with pytest.raises((ClaimkitError, TypeError)) as raised:
        call(wrong)
    assert repr(wrong) in str(raised.value)
    assert re.search("did you mean '([^']+)'", str(raised.value)), str(raised.value)
