"""Sheets: rows as CSV text and back, safe to open in a spreadsheet program."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import Literal, TypeAlias, overload

from claimkit.arguments import a_list, demand, list_of, one_of
from claimkit.errors import InvalidModelError, ParseError
from claimkit.files import ESCAPED, content, has_escaped

Line: TypeAlias = dict[str, str | None]

_PASSED_OVER = "' \t\r\n\v\f\0\N{NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}"
"""What a spreadsheet program may skip before it looks for a formula; the quote is the guard itself."""

_FORMULA = tuple("=+-@＝＋－＠")

_SEPARATORS = (",", ";", "\t", "|")
_QUOTED = re.compile(r'"(?:[^"]|"")*"?')
_FILE = re.compile(r"[^\r\n,;\t|]+\.(?:csv|tsv|tab|txt|xlsx|xls|ods)", re.IGNORECASE)
_HEADER = 100_000
"""Code points within which a header ends; more columns than that have room for have no sheet."""
_SAID = re.compile(r"sep=(.)\r?\Z")


def to_csv(
    rows: Iterable[Mapping[str, object]], *, columns: Sequence[str] | None = None, guard: bool = True
) -> str:
    r"""Write rows as CSV text (RFC 4180): one header, a line a row, None as an empty cell.

    A spreadsheet program takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula and runs
    it, and the words of a report are not yours.  By default such a text is written with an apostrophe before
    it, which spreadsheet programs take as the mark of a text; :func:`from_csv` takes it away again.  Numbers
    are written as they are: -17 is no formula.

    Args:
        rows: as from :func:`to_rows`; a column that a row lacks is empty there.
        columns: which columns to write, and in what order; all of them, in the order in which they are
            met, where None.  Name them to get a header where there are no rows.
        guard: whether to put an apostrophe before texts that a spreadsheet program could run.  Turn it off
            only for files that no such program will open.

    Returns:
        The text, lines ended by ``\r\n``.  Write it to a file opened with ``newline=""``.

    Raises:
        InvalidModelError: a cell holds something other than a text, a number, a truth value or None.

    Example:
        >>> to_csv([{"wording": "-17 degrees", "figure": -17, "unit": None}]).splitlines()
        ['wording,figure,unit', "'-17 degrees,-17,"]
    """
    do = "make rows with to_rows(dossier)"
    table = a_list("to_csv", "rows", rows, do=do)
    for row in table:
        demand("to_csv", "a row", row, Mapping, do=do)
    if columns is not None:
        columns = list_of("to_csv", "columns", columns, str)
    header = list(dict.fromkeys(name for row in table for name in row) if columns is None else columns)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    if header:
        names = [_written(name, name, guard) for name in header]
        other = any(mark in name for name in header for mark in _SEPARATORS[1:])
        (csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL) if other else writer).writerow(names)
        writer.writerows([_written(row.get(name), name, guard) for name in header] for row in table)
    return out.getvalue()


@overload
def from_csv(
    text: str | PathLike[str],
    *,
    guard: bool = True,
    separator: str | None = None,
    encoding: str | None = None,
    errors: Literal["raise"] = "raise",
) -> list[Line]: ...
@overload
def from_csv(
    text: str | PathLike[str],
    *,
    guard: bool = True,
    separator: str | None = None,
    encoding: str | None = None,
    errors: Literal["collect"],
) -> tuple[list[Line], list[ParseError]]: ...
def from_csv(
    text: str | PathLike[str],
    *,
    guard: bool = True,
    separator: str | None = None,
    encoding: str | None = None,
    errors: Literal["raise", "collect"] = "raise",
) -> list[Line] | tuple[list[Line], list[ParseError]]:
    r"""Read CSV with a header into rows of texts, an empty cell as None; inverse of :func:`to_csv`.

    Numbers stay texts here; :func:`from_rows` reads them.

    Args:
        text: a path, or the name of a file (one line that ends with .csv, .tsv, .tab or .txt), or the content
            of a file, which is read with ``newline=""``.
        guard: whether to take away the apostrophe that :func:`to_csv` puts before texts.
        separator: what stands between cells: ``","``, ``";"``, a tab or ``"|"``; left out, the one that a
            first line ``sep=;`` names, or that parts the header.
        encoding: of a file; left out, UTF-8, or what its first bytes say.
        errors: "raise" what is wrong with the first bad row, or "collect" the bad rows: one with more cells
            than the header, or with bytes that are not in the encoding of the file, is named and left out.

    Returns:
        The rows.  With ``errors="collect"`` a pair: rows and faults.

    Raises:
        ParseError: a row is bad, the header names a column twice or two separators part it alike, a column
            with content has no name, or a file is not in its encoding.
        FileNotFoundError: there is no such file.

    Example:
        >>> from_csv("wording,figure\r\n'-17 degrees,-17\r\n")
        [{'wording': '-17 degrees', 'figure': '-17'}]
        >>> from_csv("wording;figure\n4,5 million;4500000\n")
        [{'wording': '4,5 million', 'figure': '4500000'}]
        >>> rows, faults = from_csv("wording,figure\n4,500 people,4500\ndozens,\n", errors="collect")
        >>> rows, str(faults[0]).partition(": ")[2]
        ([{'wording': 'dozens', 'figure': None}], 'row 1 has 3 cells, the header 2; quote its separators')
    """
    demand("from_csv", "text", text, str, PathLike, do="give a path, or the text of a file")
    one_of("from_csv", "errors", errors, ("raise", "collect"))
    if separator is not None:
        one_of("from_csv", "separator", separator, _SEPARATORS)
    partly = False
    if not isinstance(text, str) or _FILE.fullmatch(text):
        partly = errors == "collect"
        text = content("from_csv", text, encoding, errors=ESCAPED if partly else "strict")
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").lstrip("\r\n")
    first, _, rest = text.partition("\n")
    if said := _SAID.match(first):  # as spreadsheet programs write it for one another
        text, separator = rest, separator or said[1]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text))
    header = [_read(cell, guard) or "" for cell in next(lines, [])]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise ParseError(text, None, f"the header names {', '.join(map(repr, twice))} twice; rename one")
    rows: list[Line] = []
    faults: list[ParseError] = []
    try:
        for number, cells in enumerate(filter(None, lines), start=1):
            if told := _wrong(cells, header, partly):
                faults.append(ParseError(text, None, f"row {number} {told}"))
                if errors == "raise":
                    raise faults[0]
                continue
            values = [_read(cell, guard) for cell in cells]
            rows.append(dict(zip(header, values + [None] * (len(header) - len(cells)), strict=True)))
    except csv.Error as error:
        raise ParseError(text, None, f"line {lines.line_num} cannot be read: {error}; mend it") from None
    return rows if errors == "raise" else (rows, faults)


def _wrong(cells: Sequence[str], header: Sequence[str], partly: bool) -> str:  # noqa: FBT001
    """What is wrong with a row; empty where nothing is."""
    if len(cells) > len(header):
        return f"has {len(cells)} cells, the header {len(header)}; quote its separators"
    if header.count("") > 1 and any(cell for cell, name in zip(cells, header, strict=False) if not name):
        return "has content in a column without a name; name it in the header"
    if partly and any(map(has_escaped, cells)):
        return "has bytes that are not in the encoding of the file; name its encoding, or mend the row"
    return ""


def _separator(text: str) -> str:
    """What parts the header: of the separators outside its quotes the one that occurs most often."""
    head = next(filter(None, re.split(r"[\r\n]+", _QUOTED.sub("", text[:_HEADER]))), "")
    counts = Counter({mark: head.count(mark) for mark in _SEPARATORS if mark in head}).most_common(2)
    if len(counts) == 2 and counts[0][1] == counts[1][1]:
        told = f"the header has as many {counts[0][0]!r} as {counts[1][0]!r}; say which parts it: separator="
        raise ParseError(text, None, told)
    return counts[0][0] if counts else ","


def _written(cell: object, column: str, guard: bool) -> str | int | float | None:  # noqa: FBT001
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return f"'{cell}" if guard and _runs(cell) else cell
    if cell is None or isinstance(cell, int | float):
        return cell
    raise InvalidModelError(
        "to_csv", column, cell, "a cell holds a text, a number, a truth value or None; make it one of these"
    )


def _read(cell: str, guard: bool) -> str | None:  # noqa: FBT001
    return (cell[1:] if guard and cell.startswith("'") and _runs(cell) else cell) or None


def _runs(text: str) -> bool:
    """Whether a spreadsheet program could take a text for a formula, whatever guards stand before it."""
    return text.lstrip(_PASSED_OVER).startswith(_FORMULA) or text.lstrip("'").startswith(("\t", "\r", "\n"))
