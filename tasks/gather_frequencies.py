"""Gather how common English words are.

    python tasks/gather_frequencies.py [--out FILE]

Needs wordfreq (its code is under Apache 2.0, its data under CC BY-SA 4.0), whose small English list holds
every word that a million words of text hold once or more.  Words are reduced to the stems that
`claimkit.mentions` counts; of several words with one stem the shares are added.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from pathlib import Path

from wordfreq import get_frequency_dict

from claimkit.mentions.words import stem

HEAD = """\
# How common the stems of English words are.  Derived by tasks/gather_frequencies.py from wordfreq 3 by
# Robyn Speer (its small English list), and like it under CC BY-SA 4.0; see there for the corpora behind it.
# Zipf value (logarithm of the number in a thousand million words)\tstems
"""


def main() -> None:
    """Gather and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=Path("src/claimkit/mentions/tables/frequencies.tsv"))
    out = parser.parse_args().out
    shares = Counter[str]()
    for word, frequency in get_frequency_dict("en", "small").items():
        if word.isalpha() or "'" in word:
            shares[stem(word)] += frequency
    bands = defaultdict[float, list[str]](list)
    for word, frequency in shares.items():
        bands[round(math.log10(frequency) + 9, 1)].append(word)
    rows = (f"{band:.1f}\t{' '.join(sorted(bands[band]))}\n" for band in sorted(bands, reverse=True))
    out.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
