"""Columns: CPU time and memory of resolve_columns beside numpy's grouped median, from a million claims on.

    python benchmarks/columns.py [--rows 1000000 2000000 4000000 10000000] [--seed 1]

Claims are made here: four on each thing, by a thousand sources of many spreads.  Every size has a process of
its own, so that its peak memory is its own.  The median is the quicker of two runs and sorts all figures at
once, as a careful user of numpy does.  Growth is in seconds a claim, against the smallest size.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np


def made(rows: int, seed: int) -> dict[str, Any]:
    """Columns of so many claims."""
    rng = np.random.default_rng(seed)
    truth = np.round(np.exp(rng.normal(7, 1.5, rows // 4)))
    source, thing = rng.integers(0, 1000, len(truth) * 4), np.repeat(np.arange(len(truth)), 4)
    spread = np.exp(rng.normal(-2.5, 1, 1000))
    value = np.round(truth[thing] * np.exp(spread[source] * rng.standard_t(4, len(thing))))
    return {"source": source, "object": thing, "value": value}


def grouped_median(claims: dict[str, Any]) -> Any:
    """The median of each thing, sorted once."""
    number = claims["value"]
    order, size = np.lexsort((number, claims["object"])), np.bincount(claims["object"])
    start, number = np.cumsum(size) - size, number[order]
    return (number[start + (size - 1) // 2] + number[start + size // 2]) / 2


def seconds(call: Callable[[], Any]) -> float:
    """CPU time of a call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def one(rows: int, seed: int) -> dict[str, float]:
    """One size: seconds of both, and megabytes in all and above what the columns take."""
    import claimkit as ck

    claims = made(rows, seed)
    median = min(seconds(lambda: grouped_median(claims)) for _ in range(2))
    ck.resolve_columns(**{name: column[:1000] for name, column in claims.items()})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    mine = seconds(lambda: ck.resolve_columns(**claims))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": mine, "median": median, "megabytes": after, "above": after - before}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rows", nargs="+", type=int, default=[1_000_000, 2_000_000, 4_000_000, 10_000_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(one(options.one, options.seed)))
        return
    heads = ("seconds", "median", "ratio", "growth", "MB", "above")
    print(f"{'claims':>12}" + "".join(f"{head:>10}" for head in heads))
    first = 0.0
    for rows in options.rows:
        command = [sys.executable, __file__, "--one", str(rows), "--seed", str(options.seed)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        each = found["seconds"] / rows
        first = first or each
        cells = (found["seconds"], found["median"], found["seconds"] / found["median"], each / first)
        print(
            f"{rows:>12,}"
            + "".join(f"{cell:>10.2f}" for cell in cells)
            + f"{found['megabytes']:>10.0f}{found['above']:>10.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
