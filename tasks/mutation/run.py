"""Run mutants: each forked from a process that has the heavy imports behind it, on its own tree."""

from __future__ import annotations

import compileall
import contextlib
import gc
import json
import os
import py_compile
import re
import resource
import shutil
import signal
import sys
import time
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

from attrs import asdict, define

from mutation.reach import MEMO, NEAREST, QUIET, Lenient, Test

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pytest

    from mutation.sites import Mutant

LEFT_OUT = shutil.ignore_patterns(".git", ".nox", ".venv", "build", "__pycache__", ".*cache", "_build")
MEMORY = 4 << 30
GRACE, SLOWER = 5, 10  # a test may take ten times its time and five seconds more, then it hangs
PATIENCE = 20  # by the clock far more is allowed than of the processor: a busy machine kills no mutant
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
        self.tests, self.told = {_plain(test.name): (at, test) for at, test in enumerate(tests)}, told

    def pytest_configure(self) -> None:
        """As the suite's own examples, but without making a failing one smaller."""
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutation", settings.get_profile("spec"), phases=phases)
        settings.load_profile("mutation")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        # a parameter may be written by what was mutated: then a test that was to be run goes by another name
        lost = self.tests.keys() - {_plain(item.nodeid) for item in items}
        renamed = {name.partition("[")[0]: self.tests[name] for name in lost}
        for item in items:
            name = _plain(item.nodeid)
            if name not in self.tests and (one := renamed.get(name.partition("[")[0])):
                self.tests[name] = one
        chosen = [item for item in items if _plain(item.nodeid) in self.tests]
        items[:] = sorted(chosen, key=lambda item: self.tests[_plain(item.nodeid)][0])

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        limit = GRACE + SLOWER * self.tests[_plain(item.nodeid)][1].seconds
        used = resource.getrusage(resource.RUSAGE_SELF)
        now = used.ru_utime + used.ru_stime
        resource.setrlimit(resource.RLIMIT_CPU, (int(now + limit) + 1, resource.RLIM_INFINITY))
        signal.alarm(int(PATIENCE * (60 + 5 * limit)))
        self.say("start", item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.say("failed", report.nodeid)

    def say(self, *words: str) -> None:
        os.write(self.told, ("\t".join(words) + "\n").encode())


def _plain(name: str) -> str:
    """The name of a test; each time that a process collects it, pytest doubles its backslashes."""
    return re.sub(r"\\+", r"\\", name)


def _child(job: Job, code: str, told: int) -> None:
    import pytest

    os.setpgrp()
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    os.chdir(job.home)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(PATIENCE * 120)
    os.environ["PYTHONPATH"] = str(job.tree / "src")
    if not patch(job, code):
        os.chdir(job.tree)
        forget(job.tree)
    files = list(dict.fromkeys(test.name.split("::")[0] for test in job.tests))
    codes = set()
    for part in filter(None, (files[:NEAREST], files[NEAREST:])):
        watcher = Watcher([test for test in job.tests if test.name.split("::")[0] in part], told)
        codes.add(int(pytest.main([*QUIET, "-x", *part], plugins=[watcher])))
        if codes - {0, 5}:
            break
    watcher.say("end", str(max(codes - {5}, default=5)))
    os._exit(0)


def patch(job: Job, code: str) -> bool:
    """Give the functions of a module their new code; False where more than functions changed.

    So a mutant costs no import, neither of the package nor of its tests.
    """
    gc.unfreeze()
    file = str(job.home / "src" / "claimkit" / job.mutant.module)
    old, new = (dict(_codes(compile(text, file, "exec", dont_inherit=True))) for text in (job.whole, code))
    objects = gc.get_objects()
    functions = [one for one in objects if isinstance(one, FunctionType) and one.__code__.co_filename == file]
    live = {(one.__code__.co_qualname, one.__code__.co_firstlineno) for one in functions}
    if old.keys() != new.keys():
        return False
    for path, each in old.items():
        inside = any((name, line) in live for name, line, _ in path)
        if not inside and _own(each) != _own(new[path]):
            return False  # what runs once, when a module is imported or a class is made
    fresh: dict[tuple[str, int], list[tuple[CodeType, CodeType]]] = {}
    for path, each in old.items():
        fresh.setdefault(path[-1][:2], []).append((each, new[path]))
    for one in functions:
        ways = fresh[one.__code__.co_qualname, one.__code__.co_firstlineno]
        if any(before != after for before, after in ways):
            if len(ways) > 1:
                return False  # two lambdas on a line
            one.__code__ = ways[0][1]
    for memo in [one for one in objects if isinstance(one, MEMO)]:
        if memo.__module__.startswith("claimkit"):
            memo.cache_clear()
    return True


Way = tuple[tuple[str, int, int], ...]


def _codes(code: CodeType, way: Way = ()) -> Iterator[tuple[Way, CodeType]]:
    """Every piece of code in a module, by the names and lines that lead to it."""
    way = (*way, (code.co_qualname, code.co_firstlineno, len(way)))
    yield way, code
    for number, inner in enumerate(one for one in code.co_consts if isinstance(one, CodeType)):
        for path, each in _codes(inner, way):
            yield (*path[: len(way)], (*path[len(way)][:2], number), *path[len(way) + 1 :]), each


def _own(code: CodeType) -> tuple[Any, ...]:
    """What a piece of code does itself, without what its functions do."""
    consts = [inner if not isinstance(inner, CodeType) else inner.co_qualname for inner in code.co_consts]
    return code.co_code, code.co_names, list(map(repr, consts))


def forget(tree: Path) -> None:
    """Forget the package and its tests, so that they are imported anew, from a tree."""
    for name in [name for name in sys.modules if name.split(".")[0] in ("claimkit", "tests", "conftest")]:
        del sys.modules[name]
    for name in [
        name for name, one in sys.modules.items() if "/tests/" in (getattr(one, "__file__", "") or "")
    ]:
        del sys.modules[name]
    sys.path[:] = [str(tree / "src"), *(path for path in sys.path if "mutants-" not in path)]
    sys.path_importer_cache.clear()


def warm(tree: Path) -> None:
    """Import the package and its tests, in the process that all mutants are forked from."""
    import pytest

    sys.dont_write_bytecode = True
    sys.path.insert(0, str(tree / "src"))
    here = Path.cwd()
    os.chdir(tree)
    null = os.open(os.devnull, os.O_RDWR)
    kept = os.dup(1)
    os.dup2(null, 1)
    pytest.main([*QUIET, "--collect-only", "tests"], plugins=[Watcher([], null)])
    os.dup2(kept, 1)
    os.chdir(here)
    gc.collect()
    gc.freeze()


@define
class Job:
    """A mutant that is being tried."""

    mutant: Mutant
    tests: list[Test]
    home: Path
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
    warm(trees[0])
    free, busy = list(trees), {}
    for mutant, code in mutants:
        if not free:
            yield _ended(busy, free)
        tree = free.pop()
        tests = [test for test in choose(mutant) if (tree / test.name.split("::")[0]).exists()]
        source = tree / "src" / "claimkit" / mutant.module
        job = Job(
            mutant,
            tests,
            trees[0],
            tree,
            source,
            source.read_text(encoding="utf-8"),
            tree / "told",
            time.monotonic(),
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
                _child(job, code, told)
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
