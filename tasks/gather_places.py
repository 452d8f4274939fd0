"""Gather how the world's languages call countries and large cities.

    python tasks/gather_places.py [--out FOLDER]

Needs Babel, which carries the Common Locale Data Repository (CLDR, Unicode licence v3): its names of
territories, and of the cities that stand for time zones.  Spellings of one name stay, for they also tell
which of two places that look alike is meant; a name that two places bear in different languages belongs to
both.  Nothing is drawn at random.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from babel import Locale

from claimkit.names.aliases import alias_key
from claimkit.names.words import parse_name

LANGUAGES = (
    "en ru uk be pl de fr es pt it nl sv da nb fi et lv lt cs sk hu ro bg sr hr bs sl mk sq el tr az "
    "kk ky uz tk tg ka hy he ar fa ur ps hi bn ta te ml kn gu pa mr ne si th lo km my vi id ms "
    "fil ja ko zh zh_Hant sw am af ca eu gl is ga cy mn so ha yo zu"
).split()  # fmt: skip
"""Languages at CLDR's modern level of coverage that have states, large regions or a press of their own."""


RARER = 3
"""How many times as many languages know a name for another place where it is left out."""


def names_of_cldr() -> dict[str, Counter[str]]:
    """By place: alias keys of its names, and in how many languages; the English one first."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for language in LANGUAGES:
        locale = Locale.parse(language)
        found = {code: name for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()}
        found |= {zone: info["city"] for zone, info in locale.time_zones.items() if "city" in info}
        told: dict[str, list[str]] = defaultdict(list)
        for place, name in found.items():
            parsed = parse_name(name, "place")
            if not parsed.nothing and place not in ("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "Etc/Unknown"):
                told[alias_key(parsed)].append(place)
        for key, places in told.items():
            # what two countries have in common in one language tells neither
            states = [place for place in places if len(place) == 2]
            for place in places:
                if len(states) < 2 or len(place) > 2:
                    out[place][key] += 1
    return out


def settled(named: dict[str, Counter[str]]) -> dict[str, list[str]]:
    """Without the names that another place has in many more languages."""
    most: Counter[str] = Counter()
    for names in named.values():
        for key, count in names.items():
            most[key] = max(most[key], count)
    return {
        place: [key for key, count in names.items() if RARER * count > most[key]]
        for place, names in named.items()
    }


def merged(named: dict[str, Counter[str]]) -> dict[str, Counter[str]]:
    """The places, with a city that is mostly called as its country is as one with it: Singapore, Monaco."""
    states = {key: place for place, names in named.items() if len(place) == 2 for key in names}
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for place, names in sorted(named.items(), key=lambda item: (len(item[0]) > 2, item[0])):
        homes = Counter({place: 0})
        if len(place) > 2:
            for key, count in names.items():
                if key in states:
                    homes[states[key]] += count
        home, shared = homes.most_common(1)[0]
        out[home if 2 * shared > names.total() else place].update(names)
    return out


def main() -> None:
    """Gather and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent.parent / "src/claimkit/names/tables"
    )
    args = parser.parse_args()
    named = settled(merged(names_of_cldr()))
    lines = [
        "# Names of countries and of large cities in the languages of the world, in plain Latin letters",
        "# source: gathered by tasks/gather_places.py from CLDR, by way of Babel; Unicode licence v3",
        "# columns: country (ISO 3166) or time zone of the city; names separated by bars, English first",
    ]
    of_states = {key for place, names in named.items() if len(place) == 2 for key in names}
    for place, names in sorted(named.items()):
        # a city that one language calls as a country is called may be the country by mistake
        kept = [key for key in names if len(key) > 2 and (len(place) == 2 or key not in of_states)]
        lines.append(f"{place}\t{'|'.join(kept)}")
    (args.out / "world.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 3} places")


if __name__ == "__main__":
    main()
