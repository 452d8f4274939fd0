"""Gather the common words of English, by which a name is told from words that only stand first.

    python tasks/gather_common_words.py SCOWL [--out FOLDER]

SCOWL is the folder of the Spell Checker Oriented Word Lists (as the Debian package lays it); its levels 10
to 35 hold what a general reader knows.  A word that is a regular form of another of them is left out, for the
reader takes endings off.  Nothing is drawn at random.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from claimkit.reading.common import bases

LEVELS = ("10", "20", "35")
HEAD = """\
# Common words of English that are written small, by their first letter; regular forms are left out
# source: gathered by tasks/gather_common_words.py from SCOWL, levels 10 to 35
#   Copyright 2000-2011 by Kevin Atkinson.  Permission to use, copy, modify, distribute and sell these word
#   lists, the associated scripts, the output created from the scripts, and its documentation for any purpose
#   is hereby granted without fee, provided that the above copyright notice appears in all copies and that
#   both that copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson
#   makes no representations about the suitability of this array for any purpose. It is provided "as is"
#   without express or implied warranty.
# columns: first letter, words
"""


def main() -> None:
    """Gather and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scowl", type=Path)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent.parent / "src/claimkit/reading/tables"
    )
    args = parser.parse_args()
    files = [
        args.scowl / f"{of}-words.{level}" for of in ("english", "american", "british") for level in LEVELS
    ]
    known = {
        word
        for file in files
        if file.exists()
        for word in file.read_text(encoding="latin-1").split()
        if word.isascii() and word.isalpha() and word.islower() and len(word) > 1
    }
    kept = sorted(word for word in known if known.isdisjoint(bases(word) - {word}))
    by_letter: dict[str, list[str]] = {}
    for word in kept:
        by_letter.setdefault(word[0], []).append(word)
    lines = [f"{letter}\t{' '.join(words)}\n" for letter, words in by_letter.items()]
    (args.out / "common.tsv").write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{len(known):,} words, {len(kept):,} kept")


if __name__ == "__main__":
    main()
