"""Files: their text in whichever encoding, and what a text of JSON holds, one document after the other."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from os import PathLike
from pathlib import Path
from typing import Any, Final

from claimkit.errors import InvalidModelError, ParseError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXT = {
    b"PK\x03\x04": "a workbook or an archive; save the sheet as CSV, or unpack it first",
    b"\xd0\xcf\x11\xe0": "a workbook; save the sheet as CSV first",
    b"\x1f\x8b": "packed; unpack it first",
}
"""How files begin that hold no text, and what to do with them."""

ESCAPED: Final = "surrogateescape"
"""How bytes that are not in the encoding of a text stand in it, so that what holds them can be kept apart."""

_ESCAPED = re.compile("[\udc80-\udcff]")

LINES = (".jsonl", ".ndjson")
"""Endings of files that hold a document a line."""

PAGES = (".html", ".htm", ".xhtml")
"""Endings of pages."""


def content(call: str, path: str | PathLike[str], encoding: str | None, *, errors: str = "strict") -> str:
    """Return the text of a file; one that is not in its encoding is never read in part.

    Args:
        call: the function that was called, for the message.
        path: of the file.
        encoding: of the file; where it is not said, UTF-8, or what the first bytes say.
        errors: "strict", or :data:`ESCAPED` to read the rest of it.

    Raises:
        ParseError: it holds no text, or is not in its encoding.
        InvalidModelError: there is no such encoding.
        OSError: it cannot be read; the note says what to do.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        error.add_note(f"{call} reads one file; is this the right folder, and no folder itself?")
        raise
    for head, told in _NO_TEXT.items():
        if data.startswith(head):
            raise ParseError(str(path), None, f"is no text: {told}")
    code = encoding or marked(data)
    try:
        return data.decode(code, errors)
    except LookupError:
        told = "is no encoding that is known; give one such as 'utf-8' or 'cp1252'"
        raise InvalidModelError(call, "encoding", encoding, told) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        told = f"is not {code}: line {line}, byte {error.start}; name its encoding, such as encoding='cp1252'"
        raise ParseError(str(path), None, told) from None


def has_escaped(text: str) -> bool:
    """Whether a text holds bytes that were not in the encoding of its file."""
    return _ESCAPED.search(text) is not None


def marked(data: bytes) -> str:
    """Return the encoding that the first bytes of a file name, or show by their empty halves, else UTF-8.

    >>> marked("Zürich".encode("utf-16")), marked("Zürich".encode("utf-16-be")), marked(b"Zurich")
    ('utf-16', 'utf-16-be', 'utf-8')
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    halves = data[:2].find(b"\0")
    return ("utf-16-be", "utf-16-le")[halves] if halves >= 0 and data[:2] != b"\0\0" else "utf-8"


def documents(text: str, *, lines: bool = False) -> Iterator[tuple[str, Any]]:
    r"""Go through the documents that a text of JSON holds: those of a list, those of its lines, or the one.

    Args:
        text: JSON, or JSON lines.
        lines: whether each line is a document of its own; found out, where it is not said.

    Yields:
        Where each one stands, and what it is: a ValueError for a line that is no JSON.

    Example:
        >>> [(where, str(found)[:20]) for where, found in documents('{"a": 1}\n{"a": ')]
        [('line 1', "{'a': 1}"), ('line 2', 'is no JSON: Expectin')]
    """
    if not lines:
        try:
            whole = json.loads(text)
        except (ValueError, RecursionError) as error:
            if getattr(error, "msg", "") != "Extra data":
                yield "", _no_json(error)
                return
        else:
            each = whole if isinstance(whole, list) else [whole]
            yield from ((f"item {n}" if len(each) > 1 else "", one) for n, one in enumerate(each, start=1))
            return
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield f"line {number}", json.loads(line)
            except (ValueError, RecursionError) as error:
                yield f"line {number}", _no_json(error)


def _no_json(error: Exception) -> ValueError:
    return ValueError(f"is no JSON: {error}")


class _Scripts(HTMLParser):
    """Gathers the JSON-LD of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script" and dict(attrs).get("type") == "application/ld+json"
        if self.inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data


def linked_data(page: str) -> Iterator[tuple[str, Any]]:
    """Go through what a page of HTML says of itself as JSON-LD, as :func:`documents` does.

    >>> list(linked_data('<p>Text.</p><script type="application/ld+json">{"a": 1}</script>'))
    [('', {'a': 1})]
    """
    scripts = _Scripts()
    scripts.feed(page)
    for script in scripts.found:
        yield from documents(script)
