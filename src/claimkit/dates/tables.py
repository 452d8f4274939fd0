"""Tables of the words of dates: their rows, checked as they are read, with the line of whatever is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from claimkit.errors import TableError

PACKAGE = "claimkit.dates"


def rows(language: str, known: frozenset[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Read the table of a language: class, value and forms of each row.

    Args:
        language: the code of the language, which names the file.
        known: the classes that the forms of date ask for.

    Raises:
        TableError: a row names another class, or no form; the message names file and line.
    """
    name = f"{language}.tsv"
    text = resources.files(PACKAGE).joinpath("tables", name).read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = [cell.strip() for cell in line.split("\t")]
        if len(row) < 3 or not row[2]:
            raise TableError(name, number, line, "a row has a class, a value and forms, parted by tabs")
        if row[0] not in known:
            fault = f"{row[0]!r} is no class of date words; there are {', '.join(sorted(known))}"
            raise TableError(name, number, line, fault)
        yield row[0], row[1], tuple(row[2].split("|"))
