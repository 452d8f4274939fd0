"""Frames: seconds of CPU for columns of a million rows, in each kind of frame that is installed.

    python benchmarks/frames.py [--rows 1000000] [--distinct 20000] [--kinds pandas,polars,pyarrow,duckdb]

Wordings, dates and pairs of names are made here: so many distinct ones, drawn with repetition, as columns
have them.  Claims are of a tenth as many objects as there are rows, each told by ten sources of two hundred.
Beside the seconds stands the peak of memory of the whole process so far.
"""

import argparse
import importlib
import resource
import time
from collections.abc import Callable
from typing import Any

import numpy as np

import claimkit as ck

HEDGES = (
    "about {:,}",
    "at least {:,} people",
    "{:,}",
    "more than {:,} protesters",
    "{} to {}",
    "nearly {:,}",
)
GIVEN = "Fail Ivan Maria Anna Ruslan Olga Karim Elena Pavel Aisha Viktor Sofia".split()
FAMILY = "Alsynov Petrov Ivanova Osei Khabirov Gabbasov Navalny Kim Larsen Moreau Novak Weber".split()


def repeated(rng: np.random.Generator, made: list[Any], rows: int) -> list[Any]:
    return [made[n] for n in rng.integers(0, len(made), rows).tolist()]


def columns(rows: int, distinct: int) -> dict[str, dict[str, Any]]:
    """The columns that each call is asked to read."""
    rng = np.random.default_rng(7)
    figures = rng.integers(5, 100_000, distinct).tolist()
    sizes = [HEDGES[n % len(HEDGES)].format(figure, figure + 50) for n, figure in enumerate(figures)]
    days = [f"{n % 28 + 1} January {1600 + n // 28}" for n in range(distinct)]
    names = [
        f"{GIVEN[n % 12]} {FAMILY[n // 12 % 12]}{'aeiou'[n // 144 % 5] * (n // 720)}" for n in range(distinct)
    ]
    others = [name.replace("y", "i").replace("v", "w") for name in names]
    told = rng.integers(0, distinct, rows).tolist()
    objects = np.repeat(np.arange(rows // 10), 10)
    truth = np.exp(rng.normal(6, 1.5, rows // 10))[objects]
    return {
        "parse_quantities": {"said": repeated(rng, sizes, rows)},
        "parse_dates": {"said": repeated(rng, days, rows)},
        "match_pairs": {"a": [names[n] for n in told], "b": [others[n] for n in told]},
        "resolve_frame": {
            "paper": [f"p{n}" for n in rng.integers(0, 200, len(objects)).tolist()],
            "town": [f"t{n}" for n in objects.tolist()],
            "count": np.round(truth * np.exp(rng.normal(0, 0.2, len(objects)))).tolist(),
        },
    }


CALLS: dict[str, Callable[[Any], Any]] = {
    "parse_quantities": lambda frame: ck.parse_quantities(frame, "said"),
    "parse_dates": lambda frame: ck.parse_dates(frame, "said"),
    "match_pairs": lambda frame: ck.match_pairs(frame, "a", "b"),
    "resolve_frame": lambda frame: (
        ck.resolve_frame(frame, source="paper", object="town", value="count").answers
    ),
}


def made(kind: str, table: dict[str, Any]) -> Any:
    if kind == "lists":
        return table
    if kind == "duckdb":
        return importlib.import_module("duckdb").from_arrow(made("pyarrow", table))
    module = importlib.import_module(kind)
    return module.table(table) if kind == "pyarrow" else module.DataFrame(table)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--distinct", type=int, default=20_000)
    options.add_argument("--kinds", default="lists,pandas,polars,pyarrow,duckdb")
    given = options.parse_args()
    tables = columns(given.rows, given.distinct)
    print(f"{given.rows:,} rows, {given.distinct:,} distinct; seconds of CPU, and MB at the peak")
    for kind in given.kinds.split(","):
        for name, call in CALLS.items():
            try:
                frame = made(kind, tables[name])
            except ImportError:
                print(f"{kind:10} is not installed")
                break
            begun = time.process_time()
            call(frame)
            took = time.process_time() - begun
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{kind:10}{name:18}{took:8.1f}{peak:8,}", flush=True)


if __name__ == "__main__":
    main()
