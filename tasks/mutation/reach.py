"""Which tests reach which lines: one run of the suite, test by test (needs Python 3.12)."""

from __future__ import annotations

import ast
import difflib
import functools
import gc
import json
import os
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import frozen

from mutation.sites import enclosing

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from types import CodeType

CLAUSES = re.compile(r"(S-[A-Z]-\d+(?:, S-[A-Z]-\d+)*): ")
MEMO = type(functools.cache(int))
QUIET = ["-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
PLACES = ["tests/**/test_*.py", "docs", "README.md", "src"]
CONSTANTS = "tests/unit/test_specification_pages.py"
PARTS = 4  # processes that record the reach side by side
FEW = 5  # tests; so few may be all that the reach knew of what has changed since
TABLES = 16  # entries; a memo of more is of texts, one of fewer of tables, which take long to read
NEAREST = 6  # files that are tried before all others are imported


class Lenient:
    """A pytest plugin: that a law was reached in fewer examples than it should is no sign of a fault."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
        if call.excinfo is not None and call.excinfo.typename == "VacuousLawError":
            call.excinfo = None
        return (yield)


def parts(tree: Path, places: list[str]) -> list[list[str]]:
    """Return the files of tests, or those given, in a few parts."""
    files = places or sorted(str(file.relative_to(tree)) for pattern in PLACES for file in tree.glob(pattern))
    return [part for number in range(PARTS) if (part := files[number::PARTS])]


class Recorder(Lenient):
    """A pytest plugin: the lines of a package that each test reaches, its time, outcome and clauses.

    A line is noted once a test and then no longer watched until the next, so that the suite is hardly slower.
    """

    def __init__(self, package: Path) -> None:
        self.package = f"{package}{os.sep}"
        self.tests: dict[str, dict[str, Any]] = {}
        self.hits: set[tuple[str, int]] = set()
        self.memos: list[Any] = []
        self.begun: set[str] = set()
        self.known = 0  # modules imported when the memos were last looked for
        self.watch()

    def watch(self) -> None:
        """Have each line told; whatever a test did to who is told."""
        watch = sys.monitoring
        if watch.get_tool(watch.COVERAGE_ID) is None:
            watch.use_tool_id(watch.COVERAGE_ID, "reach")
        watch.register_callback(watch.COVERAGE_ID, watch.events.LINE, self._line)
        watch.set_events(watch.COVERAGE_ID, watch.events.LINE)

    def _line(self, code: CodeType, line: int) -> object:
        if code.co_filename.startswith(self.package):
            self.hits.add((code.co_filename.removeprefix(self.package), line))
        return sys.monitoring.DISABLE

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            said = CLAUSES.match(getattr(getattr(item, "function", None), "__doc__", None) or "")
            clauses = said.group(1).split(", ") if said else []
            self.tests[item.nodeid] = {"seconds": 0.0, "passed": True, "clauses": clauses, "lines": {}}

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """What is remembered is forgotten first, or only the first test would be seen to reach it.

        Of the cases of one test only the first sees how tables are read.
        """
        if self.known != len(sys.modules):
            every = (one for one in gc.get_objects() if isinstance(one, MEMO))
            self.memos = [one for one in every if one.__module__.startswith("claimkit")]
            self.known = len(sys.modules)
        test, case, _ = item.nodeid.partition("[")
        first = not case or test not in self.begun
        self.begun.add(test)
        for one in self.memos:
            if first or one.cache_info().currsize > TABLES:
                one.cache_clear()
        self.hits.clear()
        self.watch()
        sys.monitoring.restart_events()
        self.tests[item.nodeid]["started"] = sum(os.times()[:4])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        test = self.tests[report.nodeid]
        test["passed"] = test["passed"] and report.passed
        if report.when == "teardown":
            test["seconds"] = round(sum(os.times()[:4]) - test.pop("started", sum(os.times()[:4])), 3)
            for module, line in sorted(self.hits):
                test["lines"].setdefault(module, []).append(line)


class Timer(Lenient):
    """A pytest plugin: the time of each test where tables are read already, as for a mutant."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        self.seconds[item.nodeid] = -sum(os.times()[:4])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "teardown" and report.nodeid in self.seconds:  # else it was skipped before it began
            self.seconds[report.nodeid] = round(self.seconds[report.nodeid] + sum(os.times()[:4]), 3)


def record(tree: Path, target: Path, places: list[str]) -> None:
    """Run some tests of a tree and write what they reach.

    Args:
        tree: a copy of the project.
        target: where the reach is written.
        places: files and folders of tests.
    """
    os.chdir(tree)
    recorder = Recorder(tree / "src" / "claimkit")
    if pytest.main([*QUIET, *places], plugins=[recorder]) == pytest.ExitCode.INTERNAL_ERROR:
        raise RuntimeError(f"the recorder broke off in {places[0]} or after it; what came later has no lines")
    sys.monitoring.free_tool_id(sys.monitoring.COVERAGE_ID)
    timer = Timer()
    pytest.main([*QUIET, *places], plugins=[timer])
    for name, seconds in timer.seconds.items():
        if name in recorder.tests:  # else pytest names it otherwise the second time, and it keeps its time
            recorder.tests[name]["seconds"] = seconds
    target.write_text(json.dumps(recorder.tests), encoding="utf-8")


def moved(reach: dict[str, Any], old: Path, new: Path) -> dict[str, Any]:
    """Return a reach with the lines of changed modules where they are now; what is new has none.

    Args:
        reach: what tests reach in the old package.
        old: the package of which the reach speaks.
        new: the package as it is now.
    """
    lines: dict[str, dict[int, int]] = {}
    for path in new.rglob("*.py"):
        module = str(path.relative_to(new))
        if (old / module).exists():
            texts = [(folder / module).read_text(encoding="utf-8").split("\n") for folder in (old, new)]
            blocks = difflib.SequenceMatcher(None, *texts, autojunk=False).get_matching_blocks()
            lines[module] = {a + n + 1: b + n + 1 for a, b, size in blocks for n in range(size)}
    for test in reach.values():
        test["lines"] = {
            module: [lines[module][line] for line in reached if line in lines[module]]
            for module, reached in test["lines"].items()
            if module in lines
        }
    return reach


@frozen
class Test:
    """A test: its time in seconds of one core, and the clauses that it proves."""

    name: str
    seconds: float
    clauses: tuple[str, ...]


class Reach:
    """The tests that reach a mutant, the fastest first."""

    def __init__(self, file: Path, package: Path) -> None:
        data = json.loads(file.read_text(encoding="utf-8"))
        self.tests = [Test(name, one["seconds"], tuple(one["clauses"])) for name, one in data.items()]
        self.failed = {number for number, one in enumerate(data.values()) if not one["passed"]}
        self.lines: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        for number, one in enumerate(data.values()):
            for module, lines in one["lines"].items():
                for line in lines:
                    self.lines[module][line].add(number)
        self.names = Names(package)
        self.breadth: Counter[str] = Counter()
        for name, one in data.items():
            self.breadth[name.split("::")[0]] += sum(map(len, one["lines"].values()))
        for tested, count in Counter(name.split("::")[0] for name in data).items():
            self.breadth[tested] //= count

    def nearest(self, tests: Iterable[Test]) -> set[str]:
        """Return the files, a few, whose tests reach the fewest lines besides: those nearest to a mutant."""
        files = {test.name.split("::")[0] for test in tests}
        return set(sorted(files, key=lambda file: (self.breadth[file], file))[:NEAREST])

    def of(self, module: str, line: int) -> list[Test]:
        """Return the tests that reach a line; of a constant, those that reach what it is used in.

        Of what is new since the reach was recorded, those of the files that import its package.
        """
        first, last, owner = self.names.around(module).get(line, (line, line, ""))
        inside = self.names.function(module, owner)
        if inside:
            reached = self._between(module, first, last) or self._between(
                module, *self.names.body(module, owner)
            )
        else:
            named = self.names.assigned(module, first) | {owner.split(".")[0]} - {""}
            reached = (self._using(named) or self._between(module, 1, 10**9)) | self._naming(named)
        if len(reached) < FEW:
            reached = reached | self._importing(module.split("/", maxsplit=1)[0].removesuffix(".py"))
        chosen = [self.tests[number] for number in reached - self.failed]
        return sorted(chosen, key=lambda test: (test.seconds, test.name))

    def _between(self, module: str, first: int, last: int) -> set[int]:
        return {test for line, tests in self.lines[module].items() if first <= line <= last for test in tests}

    def _naming(self, names: set[str]) -> set[int]:
        """Tests in files that mention one of the names; those of the page of constants, if it does."""
        root = self.names.package.parents[1]
        told = {name: root / name for name in {test.name.split("::")[0] for test in self.tests}}
        told[CONSTANTS] = root / "docs" / "specification" / "constants.md"
        words = (
            re.compile(rf"\b({'|'.join(map(re.escape, sorted(names)))})\b") if names else re.compile("(?!)")
        )
        files = {
            name
            for name, file in told.items()
            if name.startswith("tests/") and file.exists() and words.search(file.read_text(encoding="utf-8"))
        }
        return {number for number, test in enumerate(self.tests) if test.name.split("::")[0] in files}

    @functools.cache  # noqa: B019 - lives as long as the run
    def _importing(self, package: str) -> set[int]:
        """Tests in files that import a package."""
        root, word = self.names.package.parents[1], re.compile(rf"\bclaimkit\.{package}\b")
        files = {name for test in self.tests if (name := test.name.split("::")[0]).startswith("tests/")}
        there = {name for name in files if (root / name).exists()}
        mine = {name for name in there if word.search((root / name).read_text(encoding="utf-8"))}
        return {number for number, test in enumerate(self.tests) if test.name.split("::")[0] in mine}

    def _using(self, names: set[str]) -> set[int]:
        found: set[int] = set()
        for module, first, last in self.names.users(names):
            found |= self._between(module, first, last)
        return found


class Names:
    """Where names of a package are assigned and used, by name alone: more is found rather than less."""

    def __init__(self, package: Path) -> None:
        self.package = package
        self.functions: list[tuple[str, str, int, int, set[str]]] = []
        self.constants: list[tuple[str, int, set[str], set[str]]] = []
        for path in sorted(package.rglob("*.py")):
            module = str(path.relative_to(package))
            self._read(module, ast.parse(path.read_text(encoding="utf-8")).body, "")

    def _read(self, module: str, body: Iterable[ast.stmt], owner: str) -> None:
        for node in body:
            name = f"{owner}.{getattr(node, 'name', '')}".strip(".")
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                start = node.body[0].lineno
                self.functions.append((module, name, start, node.end_lineno or start, _used(node)))
                self.constants.append(
                    (
                        module,
                        node.lineno,
                        {node.name},
                        _used(node.args) | set(map(_name, node.decorator_list)),
                    )
                )
            elif isinstance(node, ast.ClassDef):
                self._read(module, node.body, name)
            else:
                targets = {
                    one.id
                    for one in ast.walk(node)
                    if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
                }
                # a field of a class is used where the class is
                targets |= {owner.split(".", maxsplit=1)[0]} - {""}
                self.constants.append((module, node.lineno, targets, _used(node)))

    @functools.cache  # noqa: B019 - lives as long as the run
    def around(self, module: str) -> dict[int, tuple[int, int, str]]:
        return enclosing((self.package / module).read_text(encoding="utf-8"))

    def function(self, module: str, owner: str) -> bool:
        """Whether the dotted name is that of a function, or of something inside one."""
        parts = owner.split(".")
        heads = {".".join(parts[: count + 1]) for count in range(len(parts))}
        return any(one[0] == module and one[1] in heads for one in self.functions)

    def body(self, module: str, owner: str) -> tuple[int, int]:
        """First and last line of the outermost function that a dotted name lies in."""
        spans = [
            (start, end)
            for one, name, start, end, _ in self.functions
            if one == module and f"{owner}.".startswith(f"{name}.")
        ]
        return min(spans)

    def assigned(self, module: str, line: int) -> set[str]:
        """Names that the statement on a line gives a value to."""
        return {
            name
            for one, start, targets, _ in self.constants
            if (one, start) == (module, line)
            for name in targets
        }

    def users(self, names: set[str]) -> list[tuple[str, int, int]]:
        """Functions that mention one of the names, or another constant that is made from one."""
        known, more = set(names), set(names)
        while more:
            more = {name for _, _, targets, used in self.constants if used & more for name in targets} - known
            known |= more
        return [(module, first, last) for module, _, first, last, used in self.functions if used & known]


def _name(node: ast.AST) -> str:
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else str(getattr(node, "id", ""))


def _used(node: ast.AST) -> set[str]:
    """Names and attributes that a piece of code reads."""
    each: list[Any] = list(ast.walk(node))
    names = {one.id for one in each if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
    return names | {one.attr for one in each if isinstance(one, ast.Attribute)}
