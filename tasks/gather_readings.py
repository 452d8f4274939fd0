"""Gather how Chinese characters are read in names: in Cantonese, Vietnamese, Korean and Japanese.

    python tasks/gather_readings.py UNIHAN NAMES [--out FOLDER]

UNIHAN is a folder with the Unihan database (``Unihan_Readings.txt``, ``Unihan_Variants.txt``,
``Unihan_OtherMappings.txt``, ``Unihan_DictionaryLikeData.txt``; Unicode licence v3).  NAMES is the folder of
lists of the package japanese-personal-name-dataset (MIT): surnames and given names in characters with their
reading.  Mandarin needs no table, for characters are romanised by it.

Japanese names use readings that dictionaries do not give.  They are learned from the lists: in a name of
which all characters but one can be read, what is left is the reading of that one; a reading counts if it was
found in three names or
more and in one of fifty with the character.  Nothing is drawn at random.
"""

from __future__ import annotations

import argparse
import csv
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from claimkit.names.readings import japanese_key, splits

OFTEN = 3
"""Names in which a reading must be found."""

SHARE = 0.02
"""Share of the names with a character in which a reading must be found."""

MOST = 8
"""Readings of a character in Japanese names that are kept."""


def unihan(folder: Path, name: str, *fields: str) -> dict[str, dict[str, str]]:
    """Fields of one file of Unihan by character."""
    out: dict[str, dict[str, str]] = {field: {} for field in fields}
    for line in (folder / f"Unihan_{name}.txt").read_text(encoding="utf-8").splitlines():
        code, field, value = (*line.split("\t"), "", "")[:3]
        if field in out and len(code) == 6:  # the basic plane holds the characters of names
            out[field][chr(int(code, 0))] = value
    return out


def plain(text: str) -> str:
    """Latin letters without marks."""
    text = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(c for c in text if c.isalpha() and c.isascii()).lower()


def one_form(folder: Path) -> dict[str, str]:
    """Traditional and Japanese characters to the simplified ones."""
    simple = {
        c: chr(int(value, 0))
        for c, value in unihan(folder, "Variants", "kSimplifiedVariant")["kSimplifiedVariant"].items()
        if " " not in value and len(value) == 6
    }
    old = unihan(folder, "OtherMappings", "kJinmeiyoKanji")["kJinmeiyoKanji"]
    for c, value in old.items():
        if ":U+" in value and len(value.split(":U+")[1]) == 4:
            new = chr(int(value.split(":U+")[1], 16))
            if new not in simple and simple.get(c, c) != new:
                simple[new] = simple.get(c, c)
    return {c: s for c, s in simple.items() if c != s}


def japanese(names: Path, known: dict[str, set[str]]) -> dict[str, list[str]]:
    """Readings in names, the most used first."""
    listed: list[tuple[str, str]] = []
    for path in sorted(names.glob("*.csv")):
        for row in csv.reader(path.read_text(encoding="utf-8").splitlines()):
            if path.name.startswith("last"):
                listed += [(row[0], japanese_key(row[3]))] * 3  # one surname stands for many bearers
            else:
                listed += [(kanji, japanese_key(row[1])) for kanji in row[2:]]
    readings = {c: set(r) for c, r in known.items()}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _ in range(3):
        counts = defaultdict(Counter)
        for kanji, reading in listed:
            if len(kanji) == 1:
                counts[kanji][reading] += 1
                continue
            for cut in splits(kanji, reading, readings)[:1]:
                for c, part in zip(kanji, cut, strict=True):
                    counts[c][part] += 1
        for c, found in counts.items():
            readings.setdefault(c, set()).update(r for r, n in found.items() if n >= OFTEN)
    return {
        c: [
            r for r, n in sorted(found.items(), key=lambda p: (-p[1], p[0]))
            if r in known.get(c, ()) or n >= max(OFTEN, SHARE * found.total())
        ][:MOST]
        for c, found in counts.items()
    }  # fmt: skip


def main() -> None:
    """Read the sources and write both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("unihan", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent.parent / "src/claimkit/names/tables"
    )
    args = parser.parse_args()
    fields = unihan(
        args.unihan, "Readings",
        "kCantonese", "kVietnamese", "kHangul", "kJapaneseOn", "kJapaneseKun", "kMandarin",
    )  # fmt: skip
    use = unihan(args.unihan, "DictionaryLikeData", "kFrequency", "kGradeLevel")
    japan = unihan(args.unihan, "OtherMappings", "kJoyoKanji", "kJinmeiyoKanji")
    forms = one_form(args.unihan)
    common = set(use["kGradeLevel"]) | {c for c, f in use["kFrequency"].items() if f <= "5"}
    common |= {forms[c] for c in common if c in forms}
    in_japan = set(japan["kJoyoKanji"]) | set(japan["kJinmeiyoKanji"])
    on_kun = {
        c: {
            japanese_key(r)
            for field in ("kJapaneseOn", "kJapaneseKun") for r in fields[field].get(c, "").split()
        }
        for c in in_japan
    }  # fmt: skip
    in_names = japanese(args.names, on_kun)
    # readings of sound are used in names; those of meaning only where the lists have them
    for c in in_japan:
        sounds = [japanese_key(r) for r in fields["kJapaneseOn"].get(c, "").split()]
        in_names[c] = list(dict.fromkeys([*in_names.get(c, []), *sounds]))[:MOST]
    head = [
        "# source: gathered by tasks/gather_readings.py from the Unihan database, Unicode licence v3",
    ]
    lines = [
        "# Characters of names and how they are read, without tones and marks",
        *head,
        "#   and, for Japanese, from the lists of japanese-personal-name-dataset, licence MIT",
        "# columns: character, Cantonese (Jyutping), Vietnamese, Korean (hangul), Japanese in names",
    ]
    for c in sorted(common | in_japan | set(in_names)):
        cantonese = " ".join(dict.fromkeys(plain(r) for r in fields["kCantonese"].get(c, "").split()[:2]))
        korean = "".join(part[0] for part in fields["kHangul"].get(c, "").split()[:2])
        cells = [
            cantonese if c in common else "",
            " ".join(dict.fromkeys(plain(r) for r in fields["kVietnamese"].get(c, "").split()[:2])),
            korean if c in common else "",
            " ".join(in_names.get(c, [])),
        ]
        if any(cells):
            lines.append("\t".join([c, *cells]))
    (args.out / "readings.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 4:,} characters with readings")
    lines = [
        "# Characters that are written in another way in China, Taiwan or Japan: one form for each",
        *head,
        "# columns: one form, the others",
    ]
    others: dict[str, list[str]] = defaultdict(list)
    for c, simple in sorted(forms.items()):
        others[simple].append(c)
    lines += [f"{simple}\t{''.join(cs)}" for simple, cs in sorted(others.items())]
    (args.out / "characters.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(forms):,} characters with another form")


if __name__ == "__main__":
    main()
