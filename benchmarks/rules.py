"""Rules of reading: what each is worth, as what goes wrong in the conformance cases without it.

    python benchmarks/rules.py [--kind KIND] [--rules WORD]

A row is a rule that was switched off: how many cases of tests/conformance that are right with it are wrong
without it ("lost"), and the other way round ("won").  A rule that changes nothing either way has no case: it
wants one, or is not needed.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.conformance.implementation import reconciled  # noqa: E402 - the tests are no package of claimkit's
from tests.conformance.judge import Case, cases, faults, part  # noqa: E402

from claimkit.reading.rules import GRAMMARS  # noqa: E402


def right(told: list[Case], without: tuple[str, ...]) -> set[str]:
    """The ids of the cases that are answered right without some rules."""

    def answer(question: dict[str, Any]) -> Any:
        return reconciled(json.dumps(question["reports"]), without)

    return {case["id"] for case in told if not faults(case, answer)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", default="", help="cases of kinds that begin so")
    parser.add_argument("--rules", default="", help="rules whose name or grammar holds this word")
    asked = parser.parse_args()
    told = [c for c in cases() if part(c) == "reports" and c["kind"].startswith(asked.kind)]
    begun = time.process_time()
    with_all = right(told, ())
    print(
        f"{len(with_all)} of {len(told)} cases right with all rules ({time.process_time() - begun:.1f} s)\n"
    )
    print(f"{'grammar':14} {'rule switched off':44} {'lost':>5} {'won':>5}")
    for grammar in GRAMMARS:
        for rule in grammar.rules:
            if asked.rules in rule.name or asked.rules in grammar.name:
                left = right(told, (rule.name,))
                lost, won = len(with_all - left), len(left - with_all)
                print(f"{grammar.name:14} {rule.name:44} {lost:5} {won:5}", flush=True)


if __name__ == "__main__":
    main()
