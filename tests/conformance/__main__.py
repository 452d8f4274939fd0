"""Ask an implementation every case: ``python -m tests.conformance --help``."""

from __future__ import annotations

import argparse
import importlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conformance import implementation, judge

KNOWN_FAULTS = judge.HERE / "known_faults.txt"


def known_faults() -> list[str]:
    """Return the ids of the cases that claimkit is known to get wrong."""
    return [line for line in KNOWN_FAULTS.read_text(encoding="utf-8").split() if line]


def judged(case: judge.Case, answer: Callable[[judge.Question], Any]) -> list[str]:
    """Return the faults of one case; an error is a fault like any other."""
    try:
        return judge.faults(case, answer)
    except Exception as error:  # noqa: BLE001
        return [f"raised {type(error).__name__}: {error}"]


def update() -> None:
    """Take out of the list of known faults what is right today; nothing is ever put in."""
    every = {case["id"]: case for case in judge.cases()}
    before = known_faults()
    after = sorted(
        {i for i in before if i in every and judged(every[i], implementation.claimkit)}, key=list(every).index
    )
    KNOWN_FAULTS.write_text("".join(f"{i}\n" for i in after), encoding="utf-8", newline="\n")
    print(f"{len(set(before)) - len(after)} mended, {len(after)} known faults are left")


def report(answer: Callable[[judge.Question], Any], chosen: list[judge.Case], misses: int) -> None:
    """Print how many cases of each part and kind are right, and the first faults."""
    tally: Counter[tuple[str, str, str]] = Counter()
    shown = []
    for case in chosen:
        found, part = judged(case, answer), judge.part(case)
        for row in (case["kind"], "", "controls") if case.get("control") else (case["kind"], ""):
            tally[part, row, "cases"] += 1
            tally[part, row, "right"] += not found
        shown += [f"{case['id']}: {' | '.join(found)}"] if found else []
    for part, row, _ in sorted({(part, row, "") for part, row, _ in tally}):
        print(f"{part:8} {row or '(all)':28} {tally[part, row, 'right']:4} / {tally[part, row, 'cases']}")
    print(*shown[:misses], sep="\n")


def main() -> None:
    """Run the suite from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("--data", type=Path, default=judge.HERE, help="folder of the *.jsonl files")
    parser.add_argument("--program", help="a command that answers JSON lines, in place of claimkit")
    parser.add_argument(
        "--adapter",
        default="tests.conformance.implementation:claimkit",
        help="module:function that answers a question",
    )
    parser.add_argument("--only", default="", help="ids that begin so: names, reports-court, numbers-crash-2")
    parser.add_argument("--misses", type=int, default=20, help="how many faults to print")
    parser.add_argument("--update", action="store_true", help="take mended cases out of known_faults.txt")
    options = parser.parse_args()
    if options.update:
        update()
        return
    chosen = [c for c in judge.cases(options.data) if c["id"].startswith(options.only)]
    if options.program:
        with implementation.Program(options.program) as program:
            report(program, chosen, options.misses)
        return
    module, _, name = options.adapter.partition(":")
    report(getattr(importlib.import_module(module), name), chosen, options.misses)


if __name__ == "__main__":
    main()
