"""Gather how the world's languages call countries and large cities.

    python tasks/gather_places.py [--out FOLDER]

Needs Babel, which carries the Common Locale Data Repository (CLDR, Unicode licence v3): its names of
territories, and of the cities that stand for time zones.  A name that is a spelling of the English one is
left out, for `match_names` finds it; of names that are spellings of one another one stays.  A name that two
places bear in different languages belongs to both.  Nothing is drawn at random.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from babel import Locale

from claimkit.names.aliases import SPELLED, alias_key
from claimkit.names.compare import word_odds
from claimkit.names.romanise import ALPHABETIC
from claimkit.names.words import parse_name

ALIKE = SPELLED + 0.3
"""Log-odds from which a name is a spelling of another: a little surer than where names are looked up."""

LANGUAGES = (
    "en ru uk be pl de fr es pt it nl sv da nb fi et lv lt cs sk hu ro bg sr hr bs sl mk sq el tr az "
    "kk ky uz tk tg ka hy he ar fa ur ps hi bn ta te ml kn gu pa mr ne si th lo km my vi id ms "
    "fil ja ko zh zh_Hant sw am af ca eu gl is ga cy mn so ha yo zu"
).split()  # fmt: skip
"""Languages at CLDR's modern level of coverage that have states, large regions or a press of their own."""


def names_of_cldr() -> dict[str, dict[str, str]]:
    """By place: alias keys of its names, with one spelling of each; the English one first."""
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for language in LANGUAGES:
        locale = Locale.parse(language)
        found = {code: name for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()}
        found |= {zone: info["city"] for zone, info in locale.time_zones.items() if "city" in info}
        for place, name in found.items():
            parsed = parse_name(name, "place")
            if not parsed.nothing and place not in ("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "Etc/Unknown"):
                out[place].setdefault(alias_key(parsed), name)
    return out


def alike(key: str, other: str) -> bool:
    """Whether a name is found from another by its spelling."""
    one, two = key.replace(" ", ""), other.replace(" ", "")
    return word_odds(one, ALPHABETIC, two, ALPHABETIC) > ALIKE


def main() -> None:
    """Gather and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent.parent / "src/claimkit/names/tables"
    )
    args = parser.parse_args()
    named = names_of_cldr()
    of_states = {key: place for place, names in named.items() if len(place) == 2 for key in names}
    lines = [
        "# Names of countries and of large cities in the languages of the world, in plain Latin letters",
        "# source: gathered by tasks/gather_places.py from CLDR, by way of Babel; Unicode licence v3",
        "# columns: country (ISO 3166) or time zone of the city; names separated by bars, English first",
    ]
    for place, names in sorted(named.items()):
        kept: list[str] = []
        first = next(iter(names))
        for key in names:
            taken = len(place) > 2 and key in of_states and first not in of_states
            if len(key) > 2 and not taken and not any(alike(key, other) for other in kept):
                kept.append(key)
        lines.append(f"{place}\t{'|'.join(kept)}")
    (args.out / "world.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 3} places")


if __name__ == "__main__":
    main()
