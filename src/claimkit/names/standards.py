"""How Cyrillic names are spelled in Latin letters, by official standards and in the press."""

from __future__ import annotations

from functools import cache

from claimkit.text import read_table

STANDARDS = (
    "english",
    "bgn",
    "icao",
    "iso9",
    "german",
    "french",
    "polish",
    "turkish",
    "dutch",
    "swedish",
    "hungarian",
    "italian",
    "spanish",
    "czech",
)
"""BGN/PCGN, ICAO 9303 (as GOST R 52535), ISO 9, and the press of eleven languages."""

_VOWELS = frozenset("аеёиіїоуўыэюяєәөү")
_SIGNS = frozenset("ьъ’'")


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Latin spellings of each Cyrillic letter or group, in the order of `STANDARDS`."""
    return {
        row[0]: tuple("" if cell == "." else cell for cell in row[1:])
        for row in read_table("claimkit.names", "standards.tsv")
    }


def render(name: str, standard: str) -> str:
    """Spell a Cyrillic name in Latin letters as one standard does; other characters stay as they are.

    Args:
        name: any text.
        standard: one of `STANDARDS`.

    Raises:
        ValueError: if the standard is not known.

    >>> render("Хрущёв", "german"), render("Хрущёв", "polish"), render("Алексей", "french")
    ('Chruschtschow', 'Chruszczow', 'Alexeï')
    """
    if standard not in STANDARDS:
        raise ValueError(f"unknown standard {standard!r}; choose one of {', '.join(STANDARDS)}")
    column, table = STANDARDS.index(standard), spellings()
    lower = name.lower()
    if len(lower) != len(name):
        name = lower
    out: list[str] = []
    at = 0
    while at < len(lower):
        size, cells = _row(lower, at, table)
        if cells is None:
            out.append(name[at])
        else:
            latin = cells[column]
            out.append(latin[:1].upper() + latin[1:] if name[at].isupper() else latin)
        at += size
    return "".join(out)


def _row(word: str, at: int, table: dict[str, tuple[str, ...]]) -> tuple[int, tuple[str, ...] | None]:
    last = not word[at + 2 : at + 3].isalpha()
    if last and (cells := table.get(word[at : at + 2] + "$")) is not None:
        return 2, cells
    if len(pair := word[at : at + 2]) == 2 and (cells := table.get(pair)) is not None:
        return 2, cells
    char, before = word[at], word[at - 1] if at else ""
    if (not before.isalpha() and before not in _SIGNS) or before in _VOWELS:
        cells = table.get("^" + char)
    elif before in _SIGNS:
        cells = table.get("'" + char)
    else:
        cells = None
    return 1, cells or table.get(char)
