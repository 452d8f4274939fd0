"""Mutation testing: how many small faults in the code the suite notices, and which it lets pass.

    python tasks/mutate.py reach     which tests reach which lines (some minutes) [--tests FILE ...]
    python tasks/mutate.py run       try a sample [--size N] [--seed N] [--only P ...] [--again FILE ...]
                                     [--without FILE ...]
    python tasks/mutate.py report    write docs/explanation/mutation.md from the results

What is found lies in build/mutation/. ``run`` goes on where it was broken off. To begin again after a change,
call results-SEED.jsonl before-SEED.jsonl: then the tests that killed a mutant before are tried first.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from attrs import asdict

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "claimkit"
BUILD = ROOT / "build" / "mutation"
DEAD = ("killed", "hung")
LONGEST = 5.0  # seconds; longer tests start other programs, or look at work and not at answers
BUDGET = 12.0  # seconds of tests for one mutant, the closest and the fastest first
TURN = 8  # cases of a test that are tried before those of others have had their turn
NEARER = 0.1  # a test that lies near a mutant is tried before others that take a tenth of its time


def reach(places: list[str]) -> None:
    """Record which tests reach which lines, in a process of its own."""
    from mutation import reach as reaching
    from mutation import run as running

    folder, target = Path(tempfile.mkdtemp(prefix="reach-")), BUILD / "reach.json"
    tree = running.copy_tree(ROOT, folder / "tree")
    sys.path.insert(0, str(tree / "src"))
    os.environ["PYTHONPATH"] = str(tree / "src")
    package, known = BUILD / "reached", places and target.exists()
    before = json.loads(target.read_text(encoding="utf-8")) if known else {}
    parts = reaching.parts(tree, places)
    children = []
    for number, part in enumerate(parts):
        pid = os.fork()
        if not pid:
            reaching.record(tree, folder / f"{number}.json", part)
            os._exit(0)
        children.append(pid)
    for pid in children:
        os.waitpid(pid, 0)
    found = reaching.moved(before, package, tree / "src" / "claimkit") if before else {}
    for number in range(len(parts)):
        found |= json.loads((folder / f"{number}.json").read_text(encoding="utf-8"))
    target.write_text(json.dumps(found), encoding="utf-8")
    shutil.rmtree(package, ignore_errors=True)
    shutil.copytree(tree / "src" / "claimkit", package)  # the code whose lines the reach speaks of
    shutil.rmtree(folder)


def run(
    size: int, seed: int, only: list[str], jobs: int, limit: int | None, again: list[str], without: list[str]
) -> None:
    """Try mutants of the sample that were not tried yet, or ``again`` survivors with these tests alone.

    Or those that tests in the files ``without`` were the first to notice, without these tests.
    """
    from mutation.reach import Reach, Test
    from mutation.run import append, copy_tree
    from mutation.run import run as run_all
    from mutation.sites import Mutant, rank

    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    trees = [copy_tree(ROOT, folder / str(job)) for job in range(jobs)]
    whole = results = BUILD / f"results-{seed}.jsonl"
    found_by = {key for key, one in _read(whole).items() if one["killer"].startswith(tuple(without))}
    if without:
        results = BUILD / f"results-{seed}-without.jsonl"
    done = {key: one["status"] in DEAD for key, one in _read(results).items()}
    killers = {key: one["killer"] for key, one in _read(BUILD / f"before-{seed}.jsonl").items()}
    package = (
        copy_tree(ROOT, folder / "still") / "src" / "claimkit"
    )  # whatever is done to the project meanwhile
    reached = Reach(BUILD / "reach.json", package)

    def choose(mutant: Mutant) -> list[Test]:
        found = reached.of(mutant.module, mutant.line)
        found = [test for test in found if test.seconds < LONGEST and test.name.split("::")[0] not in without]
        if mutant.key in done:  # it has survived the others
            found = [test for test in found if test.name.split("::")[0] in again]
        killer = killers.get(mutant.key)
        near = reached.nearest(found)
        cost = {t: t.seconds * (NEARER if t.name.split("::")[0] in near else 1) for t in found}
        cases, turn = Counter[str](), dict[Test, int]()
        for test in sorted(found, key=lambda test: (cost[test], test.name)):
            function = test.name.partition("[")[0]
            turn[test], cases[function] = cases[function] // TURN, cases[function] + 1
        found.sort(key=lambda test: (test.name != killer, turn[test], cost[test], test.name))
        spent = itertools.accumulate(test.seconds for test in found)
        return [test for test, seconds in zip(found, spent, strict=True) if seconds < BUDGET]

    chosen = drawn(package, size, seed, only)
    print(f"{len(chosen)} mutants of {len({mutant.module for mutant, _ in chosen})} modules, seed {seed}")
    alive = {key for key, dead in done.items() if not dead}
    chosen = [each for each in chosen if (each[0].key in alive if again else each[0].key not in done)]
    chosen = [each for each in chosen if not without or each[0].key in found_by]
    chosen = sorted(chosen, key=lambda each: rank(each[0].key, seed))[:limit]  # a part of it is a sample too
    count: Counter[str] = Counter()
    for result in run_all(chosen, choose, trees):
        append(results, result)
        count[result["status"]] += 1
        print(
            sum(count.values()),
            dict(count),
            result["module"],
            result["line"],
            result["status"],
            result["cpu"],
            flush=True,
        )
    shutil.rmtree(folder)


def drawn(package: Path, size: int, seed: int, only: list[str]) -> list:
    """Draw the sample, or take it up again where neither the code nor the question changed."""
    from mutation.sites import Mutant, modules, sample

    code = "".join((package / module).read_text(encoding="utf-8") for module in modules(package))
    name = hashlib.sha256(f"{size} {seed} {only} {code}".encode()).hexdigest()[:12]
    kept = BUILD / f"sample-{name}.json"
    if not kept.exists():
        found = [(asdict(mutant), source) for mutant, source in sample(package, size, seed, only)]
        kept.write_text(json.dumps(found), encoding="utf-8")
    return [(Mutant(**fields), source) for fields, source in json.loads(kept.read_text(encoding="utf-8"))]


def report(seed: int, drawn: int, note: str) -> None:
    """Write the page from what was found."""
    from mutation.report import page

    file = BUILD / f"results-{seed}.jsonl"
    first: dict[str, str] = {}
    for one in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        first.setdefault(one["key"], one["status"])
    counted = _counted()
    found = [one for one in _read(file).values() if one["key"] in counted]
    first = {key: status for key, status in first.items() if key in counted}
    text = page(found, seed, list(first.values()), drawn, note)
    (ROOT / "docs" / "explanation" / "mutation.md").write_text(text, encoding="utf-8")


def _counted() -> set[str]:
    """The keys of all mutants that are not left out: a rule may be later than a run."""
    from mutation.sites import modules, sites

    texts = {module: (PACKAGE / module).read_text(encoding="utf-8") for module in modules(PACKAGE)}
    return {one.key for module, text in texts.items() for site in sites(text, module, 0) for one in site}


def _read(file: Path) -> dict[str, dict]:
    """What was found of each mutant, by its key: the last word that a test had on it."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    found: dict[str, dict] = {}
    for one in map(json.loads, lines):
        before = found.get(one["key"])
        if before is None or one["status"] != "no test":
            one["tried"] = sorted({*one["tried"], *(before["tried"] if before else ())})
            found[one["key"]] = one
    return found


def main() -> None:
    """Run one of the three steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("step", choices=["reach", "run", "report"])
    parser.add_argument("--size", type=int, default=460)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument(
        "--tests", nargs="*", default=[], help="files that alone are new since the last reach"
    )
    parser.add_argument("--again", nargs="*", default=[], help="files of new tests, for survivors alone")
    parser.add_argument(
        "--without", nargs="*", default=[], help="files without which to try what they noticed"
    )
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--drawn", type=int, default=0, help="how many were drawn, where not all were tried")
    parser.add_argument("--note", default="", help="what is to be known of the first time")
    chosen = parser.parse_args()
    BUILD.mkdir(parents=True, exist_ok=True)
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    if chosen.step == "reach":
        reach(chosen.tests)
    elif chosen.step == "run":
        run(chosen.size, chosen.seed, chosen.only, chosen.jobs, chosen.limit, chosen.again, chosen.without)
    elif chosen.limit is None:  # a few mutants are no score
        report(chosen.seed, chosen.drawn, chosen.note)


if __name__ == "__main__":
    main()
