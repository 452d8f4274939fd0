"""How wide "about n" must be to hold what another report of the same event said.

    python tasks/fit_about_width.py PAIRS.jsonl

PAIRS.jsonl has a case a line: ``{"text": wording of one report, "gold": [{"value": figure of the
other}]}``, such as pairs of reports from the monthly sheets of the Crowd Counting Consortium (MIT). The
task prints the share of other figures inside the range for each width, in units of the last significant
digit, and each largest factor. The convention takes the least that passes 55 in a hundred by a standard
error.
"""

import argparse
import json
import math
from pathlib import Path

from claimkit.numbers import Convention, find_quantities
from claimkit.quantities import Interval

WIDTHS = (0.5, 1.0, 2.0)
FACTORS = (1.1, 1.25, 1.5, 2.0, 3.0)


def share(pairs: list[tuple[str, float]], convention: Convention) -> float:
    """Share of the pairs whose other figure lies in the range of the wording."""
    held = 0
    for text, other in pairs:
        mentions = find_quantities(text, convention=convention)
        if mentions:  # a coded figure stands on the bound itself, so ends count as closed
            said = mentions[0].quantity.interval
            held += other in Interval(said.low, said.high)
    return held / len(pairs)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("pairs", type=Path)
    lines = options.parse_args().pairs.read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    pairs = [(case["text"], case["gold"][0]["value"]) for case in cases]
    error = math.sqrt(0.55 * 0.45 / len(pairs))
    print(f"{len(pairs)} pairs; wanted 55.0 % and a standard error of {error:.1%}")
    print("width  " + "".join(f"  x{factor:<5}" for factor in FACTORS))
    for width in WIDTHS:
        row = (share(pairs, Convention("fit", about=width, about_factor=factor)) for factor in FACTORS)
        print(f"{width:<7}" + "".join(f"{held:8.1%}" for held in row))


if __name__ == "__main__":
    main()
