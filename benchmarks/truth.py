"""Truth: errors, seconds and memory of resolve_columns, beside plain rules and the tools that are installed.

    python benchmarks/truth.py [FOLDER ...] [--made] [--rows 10000 100000 1000000] [--seed 7]

A folder holds ``claims.csv`` (source, object, attribute, value, low, high, time; empty where not given) and
``truth.csv`` (object, attribute, value); a folder of such folders may be given.  Without folders, claims are
made here: records with vandals, prices that people guess, crowds that partisans count, labels, sheets of
several attributes with copiers, times that a feed gets wrong, and crowds that grow while some double them.
Every cell runs in a process of its own, so that its peak memory is its own.  Errors are shares of wrong
labels, or mean absolute errors of numbers; beside each stands its ratio to claimkit's.  Plain rules are the
mean, the median and the vote; crowd-kit and truthdiscovery take part where they are installed.
"""

import argparse
import csv
import importlib.util
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Columns = dict[str, Any]
Truth = dict[tuple[str, str], str]
Answers = dict[tuple[str, str], Any]
Case = tuple[Columns, Truth]

LIMIT = 600


# what is measured on


def read(folder: Path) -> Case:
    """Claims and truths of a folder; a column of numbers holds numbers."""
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    claims: Columns = {name: np.array([row[name] for row in rows], dtype=object) for name in rows[0]}
    for name in ("value", "low", "high", "time"):
        if name not in claims:
            continue
        filled = claims[name] != ""
        if not filled.any():
            del claims[name]
            continue
        try:
            numbers = np.full(len(rows), math.nan)
            numbers[filled] = claims[name][filled].astype(float)
        except ValueError:
            continue
        few = name == "value" and len(set(claims[name])) <= max(2, len(rows) // 1000)
        if not few:  # a handful of codes over thousands of claims are labels written as digits
            claims[name] = numbers
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        truth = {
            (row["object"], row["attribute"]): row["value"] for row in csv.DictReader(file) if row["value"]
        }
    return claims, truth


def table(source: Any, thing: Any, value: Any, truth: Any) -> Case:
    """One claim for each source and thing, the first drawn."""
    _, kept = np.unique(thing * np.int64(10**6) + source, return_index=True)
    source, thing, value = source[kept], thing[kept], value[kept]
    claims = {"source": source.astype(str), "object": thing.astype(str), "value": value}
    claims["attribute"] = np.full(len(thing), "value", dtype=object)
    return claims, {(str(n), "value"): str(x) for n, x in enumerate(truth.tolist())}


def records(rng: np.random.Generator) -> Case:
    """Figures that are quoted, rounded, guessed or vandalised; busy sources are better."""
    truth = np.round(np.exp(rng.normal(8, 2, 1000)))
    busy = 1 / np.arange(1, 801) ** 0.8
    source, thing = rng.choice(800, 4000, p=busy / busy.sum()), rng.integers(0, 1000, 4000)
    right = rng.random(4000) < 0.9 - 0.4 * (source / 800)
    coarse = 10 ** np.maximum(np.floor(np.log10(truth[thing])) - 1, 0)
    wrong = np.select(
        [rng.random(4000) < share for share in (0.4, 0.6)],
        [np.round(truth[thing] * np.exp(rng.normal(0, 0.1, 4000))), np.round(truth[thing] / coarse) * coarse],
        np.round(np.exp(rng.normal(8, 3, 4000))),
    )
    return table(source, thing, np.where(right, truth[thing], wrong), truth)


def prices(rng: np.random.Generator) -> Case:
    """What people guess that things cost: the less they know, the more middling."""
    truth, noise = rng.normal(2.5, 0.9, 200), np.exp(rng.normal(-0.8, 0.4, 60))
    source, thing = rng.integers(0, 60, 1000), rng.integers(0, 200, 1000)
    shrunk = 0.81 / (0.81 + noise[source] ** 2)
    guess = np.exp(2.5 + shrunk * (truth[thing] - 2.5 + rng.normal(0, 1, 1000) * noise[source]))
    return table(source, thing, np.maximum(np.round(guess * 2) / 2, 0.5), np.round(np.exp(truth), 2))


def crowds(rng: np.random.Generator) -> Case:
    """Crowds that wires, police and organisers count; a third of the claims are copied."""
    truth = np.round(np.exp(rng.normal(7.3, 1.4, 1500)))
    bias = np.select([np.arange(80) % 7 == k for k in (0, 1)], [np.log(0.55), np.log(1.9)], 0.0)
    noise = np.exp(rng.normal(np.log(0.15), 0.7, 80))
    source, thing = rng.integers(0, 80, 6000), np.sort(rng.integers(0, 1500, 6000))
    y = np.log(truth[thing]) + bias[source] + noise[source] * rng.standard_t(4, 6000)
    value = np.exp(y)
    step = 10.0 ** np.floor(np.log10(value) - rng.integers(0, 2, 6000))
    value = np.maximum(np.round(value / step) * step, 1.0)
    copied = np.append(False, (thing[1:] == thing[:-1]) & (rng.random(5999) < 0.45))
    for n in np.flatnonzero(copied):
        value[n] = value[n - 1]
    return table(source, thing, value, truth)


def labels(rng: np.random.Generator) -> Case:
    """Four labels; each source has its own habit of confusing them, and some only guess."""
    truth, habit = rng.integers(0, 4, 800), np.empty((60, 4, 4))
    for n in range(60):
        skill = rng.choice([0.25, 0.6, 0.85], p=[0.2, 0.4, 0.4])
        habit[n] = skill * np.eye(4) + (1 - skill) * rng.dirichlet([0.5] * 4, 4)
    source, thing = rng.integers(0, 60, 4800), np.repeat(np.arange(800), 6)
    total = habit[source, truth[thing]].cumsum(axis=1)
    said = np.minimum((rng.random((4800, 1)) > total).sum(axis=1), 3)
    words = np.array(["bird", "cat", "dog", "eel"], dtype=object)
    return table(source, thing, words[said], words[truth])


def laid_out(columns: list[tuple[Any, ...]], truth: dict[tuple[str, str], Any]) -> Case:
    """Rows of (source, object, attribute, value) or (..., time) as columns."""
    names = ("source", "object", "attribute", "value", "time")
    claims: Columns = {}
    for name, column in zip(names, zip(*columns, strict=True), strict=False):
        numeric_ = name == "time" or (name == "value" and not isinstance(column[0], str))
        claims[name] = np.array(column, dtype=float if numeric_ else object)
    return claims, {item: str(value) for item, value in truth.items()}


def sheets(rng: np.random.Generator) -> Case:
    """Records of three attributes by the same sources, good and bad alike; four copy the worst one."""
    skill, rows, truths = rng.beta(6, 2.5, 14), [], {}
    for n, name in enumerate(("area", "height", "people")):
        truth = np.round(np.exp(rng.normal(7 + n, 1.2, 150)))
        truths |= {(str(i), name): x for i, x in enumerate(truth.tolist())}
        worst = np.where(rng.random(150) < 0.45, truth, np.round(truth * np.exp(rng.normal(0, 0.4, 150))))
        for s in range(14):
            own = np.round(truth * np.exp(rng.normal(0, 0.4, 150)))
            said = np.where(rng.random(150) < skill[s], truth, own)
            if s >= 10:
                said = np.where(rng.random(150) < 0.9, worst, said)
            said = worst if s == 0 else said
            rows += [(f"s{s}", str(i), name, said[i]) for i in np.flatnonzero(rng.random(150) < 0.6)]
    return laid_out(rows, truths)


def times(rng: np.random.Generator) -> Case:
    """Labels of two attributes, one that all know and one on which a feed misleads those who copy it."""
    rows: list[tuple[Any, ...]] = []
    truths: dict[tuple[str, str], Any] = {}
    for name, known in (("due", 0.97), ("left", 0.8)):
        truth, feed = rng.integers(0, 600, 120), rng.integers(0, 600, 120)
        truths |= {(str(i), name): f"{x // 60}:{x % 60:02}" for i, x in enumerate(truth.tolist())}
        for s in range(16):
            own = np.where(rng.random(120) < known, truth, truth + rng.integers(1, 30, 120))
            fed = np.where(rng.random(120) < 0.6, feed, truth) if name == "left" else own
            said = np.where(rng.random(120) < 0.95, fed, own) if s >= 8 else own
            seen = np.flatnonzero(rng.random(120) < 0.7)
            rows += [(f"s{s}", str(i), name, f"{said[i] // 60}:{said[i] % 60:02}") for i in seen]
    return laid_out(rows, truths)


def doubling(rng: np.random.Generator) -> Case:
    """Crowds that grow by the hour, counted by fifteen sources of which three double them."""
    truth, rows = np.exp(rng.normal(7, 1.3, 200)), []
    noise = np.exp(rng.normal(np.log(0.15), 0.5, 15))
    for i in range(200):
        for s in rng.choice(15, rng.integers(3, 7), replace=False):
            hour = rng.uniform(0, 10)
            y = np.log(truth[i]) + (np.log(2) if s < 3 else 0) + 0.06 * (hour - 10)
            rows.append(
                (f"s{s}", str(i), "crowd", float(np.round(np.exp(y + noise[s] * rng.normal()))), hour)
            )
    return laid_out(rows, {(str(i), "crowd"): x for i, x in enumerate(truth.tolist())})


def growing(rows: int, rng: np.random.Generator) -> Case:
    """Plain numbers at any length, for seconds and memory: four claims a thing, sources of many spreads."""
    truth = np.round(np.exp(rng.normal(7, 1.5, rows // 4)))
    source, thing = rng.integers(0, 1000, len(truth) * 4), np.repeat(np.arange(len(truth)), 4)
    noise = np.exp(rng.normal(-2.5, 1, 1000))
    value = np.round(truth[thing] * np.exp(noise[source] * rng.standard_t(4, len(thing))))
    return table(source, thing, value, truth)


MADE: dict[str, Callable[[np.random.Generator], Case]] = {
    "records": records,
    "prices": prices,
    "crowds": crowds,
    "labels": labels,
    "sheets": sheets,
    "times": times,
    "doubling": doubling,
}


# what is measured


def point(claims: Columns) -> Any:
    """One number for each claim: its value, else the middle of its bounds, else the end it has."""
    value = np.array(claims.get("value", np.full(len(claims["source"]), math.nan)), dtype=float)
    if "low" not in claims or "high" not in claims:
        return value
    low, high = claims["low"], claims["high"]
    with np.errstate(invalid="ignore", over="ignore"):
        middle = np.where(
            (low > 0) & np.isfinite(high),
            np.sqrt(low) * np.sqrt(high),
            np.where(np.isfinite(high), high, low),
        )
    return np.where(np.isnan(value), middle, value)


def coded(claims: Columns) -> tuple[list[tuple[str, str]], Any]:
    """The items, and the number of the item of each claim."""
    pairs = list(zip(claims["object"].tolist(), claims["attribute"].tolist(), strict=True))
    number: dict[tuple[str, str], int] = {}
    code = np.array([number.setdefault(pair, len(number)) for pair in pairs])
    return list(number), code


def with_claimkit(claims: Columns) -> Answers:
    import claimkit as ck

    found = ck.resolve_columns(**claims).answers
    return dict(
        zip(
            zip(found["object"].tolist(), found["attribute"].tolist(), strict=True),
            found["value"].tolist(),
            strict=True,
        )
    )


def by_mean(claims: Columns) -> Answers:
    items, code = coded(claims)
    return dict(zip(items, (np.bincount(code, point(claims)) / np.bincount(code)).tolist(), strict=True))


def by_median(claims: Columns) -> Answers:
    items, code = coded(claims)
    number = point(claims)
    order, size = np.lexsort((number, code)), np.bincount(code)
    start, number = np.cumsum(size) - size, number[order]
    return dict(
        zip(items, ((number[start + (size - 1) // 2] + number[start + size // 2]) / 2).tolist(), strict=True)
    )


def by_vote(claims: Columns) -> Answers:
    items, code = coded(claims)
    said = claims["value"] if claims["value"].dtype.kind == "O" else point(claims)
    count: list[dict[Any, int]] = [{} for _ in items]
    for item, value in zip(code.tolist(), said.tolist(), strict=True):
        count[item][value] = count[item].get(value, 0) + 1
    return {
        item: max(votes, key=lambda v: (votes[v], str(v))) for item, votes in zip(items, count, strict=True)
    }


def with_crowdkit(name: str) -> Callable[[Columns], Answers]:
    def run(claims: Columns) -> Answers:
        import crowdkit.aggregation as kit
        import pandas as pd

        items, code = coded(claims)
        frame = pd.DataFrame({"worker": claims["source"], "task": code, "label": claims["value"].astype(str)})
        got = getattr(kit, name)().fit_predict(frame)
        return {items[task]: label for task, label in got.items()}

    return run


def with_truthdiscovery(name: str) -> Callable[[Columns], Answers]:
    def run(claims: Columns) -> Answers:
        from unittest.mock import MagicMock

        sys.modules.setdefault("cairo", MagicMock())  # its drawing half needs a library of the system
        import truthdiscovery.algorithm as algorithms
        from truthdiscovery.input import Dataset

        if len(claims["source"]) > 20_000:
            raise ValueError("needs gigabytes above 20,000 claims")
        items, code = coded(claims)
        said = claims["value"] if claims["value"].dtype.kind == "O" else point(claims)
        rows = zip(claims["source"].tolist(), code.tolist(), said.tolist(), strict=True)
        result = getattr(algorithms, name)().run(Dataset(rows))
        return {item: min(result.get_most_believed_values(n), key=str) for n, item in enumerate(items)}

    return run


NUMBERS: dict[str, Callable[[Columns], Answers]] = {
    "claimkit": with_claimkit,
    "mean": by_mean,
    "median": by_median,
}
WORDS: dict[str, Callable[[Columns], Answers]] = {"claimkit": with_claimkit, "vote": by_vote}
NUMBERS["vote"] = by_vote
if importlib.util.find_spec("crowdkit"):
    WORDS |= {f"crowd-kit {name}": with_crowdkit(name) for name in ("DawidSkene", "Wawa", "ZeroBasedSkill")}
if importlib.util.find_spec("truthdiscovery"):
    peers = {
        f"truthdiscovery {name}": with_truthdiscovery(name) for name in ("Investment", "TruthFinder", "CRH")
    }
    NUMBERS |= peers
    WORDS |= peers


# measuring


def case_of(name: str, seed: int) -> Case:
    rng = np.random.default_rng(seed)
    if name in MADE:
        return MADE[name](rng)
    return growing(int(name), rng) if name.isdigit() else read(Path(name))


def numeric(claims: Columns) -> bool:
    return "value" not in claims or claims["value"].dtype.kind != "O"


def one(system: str, name: str, seed: int) -> dict[str, float]:
    """One cell: error, seconds and megabytes above what the claims take."""
    claims, truth = case_of(name, seed)
    numbers = numeric(claims)
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    got = (NUMBERS if numbers else WORDS)[system](claims)
    seconds = time.perf_counter() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    known = [item for item in truth if item in got]
    if numbers:
        error = float(np.mean([abs(float(got[item]) - float(truth[item])) for item in known]))
    else:
        error = float(np.mean([str(got[item]) != truth[item] for item in known]))
    return {"error": error, "seconds": seconds, "megabytes": grown}


def cell(system: str, name: str, seed: int) -> dict[str, Any]:
    command = [sys.executable, "-W", "ignore", __file__, "--one", system, name, "--seed", str(seed)]
    try:
        run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return {"why": f"over {LIMIT} s"}
    if run.returncode:
        return {"why": (run.stderr.strip().splitlines() or ["failed"])[-1][:90]}
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def compare(name: str, seed: int) -> None:
    systems = NUMBERS if numeric(case_of(name, seed)[0]) else WORDS
    print(
        f"\n{Path(name).name}\n{'':28}{'error':>12}{'ratio':>10}{'seconds':>10}{'ratio':>10}{'MB':>8}{'ratio':>10}"
    )
    first: dict[str, Any] = {}
    for system in systems:
        found = cell(system, name, seed)
        if "why" in found:
            print(f"  {system:26}  {found['why']}")
            continue
        first = first or found
        columns = ""
        for measure, width in (("error", 12), ("seconds", 10), ("megabytes", 8)):
            small = measure == "megabytes" and min(found[measure], first[measure]) < 1.0
            ratio = "" if small or not first[measure] else f"{found[measure] / first[measure]:.3g}"
            shown = f"{found[measure]:.0f}" if measure == "megabytes" else f"{found[measure]:.4g}"
            columns += f"{shown:>{width}}{ratio:>10}"
        print(f"  {system:26}{columns}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--made", action="store_true", help="the made-up claims too, where folders are given")
    parser.add_argument("--rows", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--one", nargs=2, metavar=("SYSTEM", "CASE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(one(*options.one, options.seed)))
        return
    folders = [
        inner
        for folder in options.folders
        for inner in ([folder] if (folder / "claims.csv").exists() else sorted(folder.iterdir()))
        if (inner / "claims.csv").exists()
    ]
    for folder in folders:
        compare(str(folder), options.seed)
    if options.made or not folders:
        for name in MADE:
            compare(name, options.seed)
    for rows in options.rows:
        compare(str(rows), options.seed)


if __name__ == "__main__":
    main()
