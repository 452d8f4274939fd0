"""Gather the names in common use: how often each is borne, and how Russian and Arabic write it.

    python tasks/gather_known_names.py TRAIN [--out FOLDER]

TRAIN holds ``wd_russian.tsv`` and ``wd_arabic.tsv`` (from Wikidata, CC0: a Latin word of a person's name, the
letters of the other script, how many persons).  A name borne by many is weak evidence alone, and two names in
common use that no other script writes alike are two names, however alike they look: Rajesh and Rakesh.

A spelling in the other script counts if it makes up a twentieth of the bearers, so that slips of the
matching of words in the source do not join two names.  Nothing is drawn at random.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from pathlib import Path

from claimkit.names.given import sound_key
from claimkit.names.romanise import romanise

LEAST = {"wd_russian.tsv": 6, "wd_arabic.tsv": 6}
"""Bearers from which a name is in common use."""

SHARE = 0.05


def main() -> None:
    """Read the word pairs and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent.parent / "src/claimkit/names/tables"
    )
    args = parser.parse_args()
    borne: dict[str, float] = defaultdict(float)
    written: dict[str, list[str]] = defaultdict(lambda: ["", ""])
    for column, (source, least) in enumerate(LEAST.items()):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for line in (args.train / source).read_text(encoding="utf-8").splitlines():
            latin, letters, count = line.split("\t")
            name, form = romanise(latin), sound_key(romanise(letters.replace(" ", "")))
            if len(name) > 1 and " " not in name and form:
                counts[name][form] += float(count)
        for name, forms in counts.items():
            total = sum(forms.values())
            if total >= least:
                kept = sorted(f for f, n in forms.items() if n >= max(2.0, SHARE * total))
                borne[name] = max(borne[name], total)
                written[name][column] = " ".join(kept)
    lines = [
        "# Names in common use: how often they are borne, and how they are written in Russian and in Arabic",
        "# source: gathered by tasks/gather_known_names.py from word pairs of Wikidata, licence CC0",
        "# columns: name in plain Latin letters, binary logarithm of its bearers among the persons there,",
        "#   spellings in Russian and in Arabic, romanised and with like sounds made one",
    ]
    lines += [
        "\t".join([name, str(round(math.log2(borne[name]))), *written[name]])
        for name in sorted(borne)
        if any(written[name])
    ]
    (args.out / "known.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 4:,} names")


if __name__ == "__main__":
    main()
