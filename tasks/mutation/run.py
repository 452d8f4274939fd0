"""Run mutants: each forked from a process that has the heavy imports behind it, on its own tree."""

from __future__ import annotations

import compileall
import contextlib
import json
import os
import py_compile
import resource
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import asdict, define

from mutation.reach import NEAREST, QUIET, Lenient, Test

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pytest

    from mutation.sites import Mutant

LEFT_OUT = shutil.ignore_patterns(".git", ".nox", ".venv", "build", "__pycache__", ".*cache", "_build")
MEMORY = 4 << 30
GRACE, SLOWER = 5, 10  # a test may take ten times its time and five seconds more, then it hangs
_ENDS = {"0": ("survived", ""), "5": ("no test", "")}  # codes of pytest
_ENDS |= dict.fromkeys(("1", "2", "3", "4"), ("killed", "at import"))
HEAVY = "pytest hypothesis hypothesis.strategies numpy regex dateutil.parser attrs cattrs anyascii rapidfuzz"


def copy_tree(root: Path, target: Path) -> Path:
    """Copy what is worked on, compiled so that a changed source is always read anew."""
    shutil.copytree(root, target, ignore=LEFT_OUT)
    mode = py_compile.PycInvalidationMode.CHECKED_HASH
    compileall.compile_dir(target / "src", quiet=1, invalidation_mode=mode)
    return target


class Watcher(Lenient):
    """A pytest plugin: runs the chosen tests in their order and tells what happened."""

    def __init__(self, tests: list[Test], told: int) -> None:
        self.tests, self.told = {test.name: (at, test) for at, test in enumerate(tests)}, told

    def pytest_configure(self) -> None:
        """As the suite's own examples, but without making a failing one smaller."""
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutation", settings.get_profile("spec"), phases=phases)
        settings.load_profile("mutation")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        # a parameter may be written by what was mutated: then a test that was to be run goes by another name
        lost = self.tests.keys() - {item.nodeid for item in items}
        renamed = {name.partition("[")[0]: self.tests[name] for name in lost}
        for item in items:
            if item.nodeid not in self.tests and (one := renamed.get(item.nodeid.partition("[")[0])):
                self.tests[item.nodeid] = one
        chosen = [item for item in items if item.nodeid in self.tests]
        items[:] = sorted(chosen, key=lambda item: self.tests[item.nodeid][0])

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        limit = GRACE + SLOWER * self.tests[item.nodeid][1].seconds
        used = resource.getrusage(resource.RUSAGE_SELF)
        now = used.ru_utime + used.ru_stime
        resource.setrlimit(resource.RLIMIT_CPU, (int(now + limit) + 1, resource.RLIM_INFINITY))
        signal.alarm(int(60 + 5 * limit))
        self.say("start", item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.say("failed", report.nodeid)

    def say(self, *words: str) -> None:
        os.write(self.told, ("\t".join(words) + "\n").encode())


def _child(tree: Path, tests: list[Test], told: int) -> None:
    import pytest

    os.setsid()
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    os.chdir(tree)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(120)
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(tree / "src"))
    os.environ["PYTHONPATH"] = str(tree / "src")
    files = list(dict.fromkeys(test.name.split("::")[0] for test in tests))
    codes = set()
    for part in filter(None, (files[:NEAREST], files[NEAREST:])):
        watcher = Watcher([test for test in tests if test.name.split("::")[0] in part], told)
        codes.add(int(pytest.main([*QUIET, "-x", *part], plugins=[watcher])))
        if codes - {0, 5}:
            break
    watcher.say("end", str(max(codes - {5}, default=5)))
    os._exit(0)


@define
class Job:
    """A mutant that is being tried."""

    mutant: Mutant
    tests: list[Test]
    tree: Path
    source: Path
    whole: str
    told: Path
    started: float


def run(
    mutants: Iterable[tuple[Mutant, str]], choose: Callable[[Mutant], list[Test]], trees: list[Path]
) -> Iterator[dict[str, Any]]:
    """Try each mutant on a free tree; yield what happened, in the order in which they end."""
    for name in HEAVY.split():
        __import__(name)
    free, busy = list(trees), {}
    for mutant, code in mutants:
        if not free:
            yield _ended(busy, free)
        tree = free.pop()
        tests = [test for test in choose(mutant) if (tree / test.name.split("::")[0]).exists()]
        source = tree / "src" / "claimkit" / mutant.module
        job = Job(
            mutant, tests, tree, source, source.read_text(encoding="utf-8"), tree / "told", time.monotonic()
        )
        if not tests:
            free.append(tree)
            yield _result(job, "no test", "", 0, 0.0)
            continue
        source.write_text(code, encoding="utf-8")
        told = os.open(job.told, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_APPEND)
        pid = os.fork()
        if not pid:
            try:
                _child(tree, tests, told)
            finally:
                os._exit(1)
        os.close(told)
        busy[pid] = job
    while busy:
        yield _ended(busy, free)


def _ended(busy: dict[int, Job], free: list[Path]) -> dict[str, Any]:
    pid, _, usage = os.wait4(-1, 0)
    job = busy.pop(pid)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)  # programs that a test had started
    job.source.write_text(job.whole, encoding="utf-8")
    free.append(job.tree)
    lines = [line.split("\t") for line in job.told.read_text(encoding="utf-8").splitlines()]
    started = [line[1] for line in lines if line[0] == "start"]
    failed = [line[1] for line in lines if line[0] == "failed"]
    ends = [line[1] for line in lines if line[0] == "end"]
    if failed:
        status, killer = "killed", failed[0]
    elif not ends:  # a limit of time or memory, or a crash
        status, killer = ("hung", started[-1]) if started else ("killed", "at import")
    elif ends[0] in _ENDS:
        status, killer = _ENDS[ends[0]]
    else:
        raise RuntimeError(f"pytest ended with {ends[0]} in {job.tree} for {job.mutant}")
    return _result(job, status, killer, len(started), usage.ru_utime + usage.ru_stime)


def _result(job: Job, status: str, killer: str, ran: int, seconds: float) -> dict[str, Any]:
    clauses = sorted({clause for test in job.tests[:ran] for clause in test.clauses})
    killing = [clause for test in job.tests if test.name == killer for clause in test.clauses]
    return asdict(job.mutant) | {
        "status": status,
        "killer": killer,
        "clauses": killing,
        "tried": clauses,
        "ran": ran,
        "reaching": len(job.tests),
        "cpu": round(seconds, 1),
    }


def append(file: Path, result: dict[str, Any]) -> None:
    """Write one line; what was measured is kept when the run is broken off."""
    with file.open("a", encoding="utf-8") as out:
        out.write(json.dumps(result, ensure_ascii=False) + "\n")
