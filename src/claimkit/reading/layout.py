"""The page and the report on it: markup blanked out, blocks told apart, sentences cut.

Nothing is deleted: what is not read is blanked in place, so that every offset counts code points of the
report as it came.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

import regex

from claimkit.reading.lexicon import word_list
from claimkit.text import Span, read_table

_ASIDE = regex.compile(
    r"<(script|style|noscript|head)\b[^<>]{0,500}>.{0,20000}?</\1\s*>|<!--.{0,5000}?-->", regex.I | regex.S
)
_TAG = regex.compile(r"</?([A-Za-z][A-Za-z0-9]*)\b[^<>]{0,1000}>")
_BREAKING = frozenset(
    "p br div li ul ol h1 h2 h3 h4 h5 h6 tr td th table section article blockquote header footer".split()
)
_ENTITY = regex.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_CITATION = regex.compile(
    r"\[(?:\d{1,4}|[a-z]{1,3}|(?:nb|note|n)\s?\d{1,3}|[a-z ]{2,30} needed|update|discuss|"
    r"when\?|who\?|which\?|sic|dubious[^\]\n]{0,20}|failed verification|"
    r"better source[^\]\n]{0,20})\](?::\s?\d{1,4}(?:[-–]\d{1,4})?(?=\s|$))?",
    regex.I,
)
_PLAIN = str.maketrans(
    {
        "―": "—",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\r": " ",
        "\v": " ",
        "\f": " ",
    }
)

_LONGEST = 1500  # most signs of a sentence
_LINE = regex.compile(r"[^\n]+")
_WORD = regex.compile(r"\w+")
_TABLE_ROW = regex.compile(r"\t[^\t\n]*\t|\|[^|\n]*\|")
_SPACED_ROW = regex.compile(r"\S {3,}\S[^\n]*\S {3,}\S")
_BULLET = regex.compile(r"\s*(?:[-*•·–▪►»]|\d{1,2}[.)])\s+")
_STOPS = regex.compile(r"""[.!?]["'”’)\]]*\s*$""")
_ENDS = regex.compile(r"""[.!?…:;]["'”’)\]]*\s*$""")
_STAMP = regex.compile(
    r"\s*(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d{1,2}\s+(?:jan|feb|mar|apr|"
    r"may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|published|posted|updated|last updated)",
    regex.I,
)

_STOP = regex.compile(r"""[.!?…]+["'”’»)\]]*(?=\s+["'“‘«(\[]?[\p{Lu}\p{N}“"'¡¿]|\s*\n)""")


class Block(NamedTuple):
    """A stretch of lines of one kind.

    Attributes:
        start: where it begins.
        end: where it ends.
        kind: ``"body"``, ``"head"`` (headlines, headings and captions, which repeat the body), ``"stamp"`` or
            ``"furniture"``.
        reason: why furniture is not read; empty for the others.
        paragraph: number of the paragraph that it lies in.
    """

    start: int
    end: int
    kind: str
    reason: str
    paragraph: int


_REASONS = {
    "checked": "what a fact check looks into, or its verdict, and not what it reports",
    "player": "a notice of the page's player or script, not the report",
    "promotion": "the outlet's own promotion, not the report",
    "legal": "a legal notice of the page, not the report",
    "credit": "a picture credit",
    "byline": "a byline",
    "aside": "a link to another article",
    "close": "after the article: links, comments or references",
    "table": "a row of a table; tables are not read",
    "label": "a label of the page, no sentence",
    "link": "a line of a list of links",
}


@functools.cache
def _wordings() -> tuple[dict[str, list[tuple[str, str]]], list[tuple[str, str]]]:
    """Wordings of page furniture and their kinds: those that begin a line by its first sign, the rest."""
    anchored: dict[str, list[tuple[str, str]]] = {}
    anywhere: list[tuple[str, str]] = []
    for kind, words in read_table("claimkit.reading", "furniture.tsv"):
        if words.startswith("^"):
            anchored.setdefault(words[1], []).append((kind, words))
        else:
            anywhere.append((kind, words))
    return anchored, anywhere


def _furniture(line: str) -> str | None:
    """The kind of furniture that a lower-case line is, or None."""
    anchored, anywhere = _wordings()
    for kind, words in anchored.get(line[:1], ()):
        if words.endswith("$"):
            if line.rstrip(" :.") == words[1:-1]:
                return kind
        elif line.startswith(words[1:]) and not line[len(words) - 1 : len(words)].isalpha():
            # "By Jane Doe" is a byline, "By Friday the toll had risen to 12." is prose.
            prose = (kind == "close" and len(line) >= 60) or (
                kind == "byline" and (len(line) >= 90 or _ENDS.search(line) is not None)
            )
            if not prose:
                return kind
    if len(line) >= 300:
        return None  # a long line is prose that holds a credit
    found = [(line.index(words), at) for at, (_, words) in enumerate(anywhere) if words in line]
    return anywhere[min(found)[1]][0] if found else None


def blanked(text: str) -> str:
    """Return the text with markup, entities and citation marks blanked, and of the same length.

    >>> blanked("<b>12</b> dead[3] &amp; more")
    '   12     dead          more'
    """

    def blank(found: regex.Match[str]) -> str:
        return regex.sub(r"[^\n]", " ", found.group())

    def blank_tag(found: regex.Match[str]) -> str:
        wide = len(found.group())
        return "\n" + " " * (wide - 1) if found[1].lower() in _BREAKING else " " * wide

    text = _closed_up(text.translate(_PLAIN))
    if "<" in text:
        text = _TAG.sub(blank_tag, _ASIDE.sub(blank, text))
    if "&" in text:
        text = _ENTITY.sub(blank, text)
    return _CITATION.sub(blank, text) if "[" in text else text


_MARK_APART, _MARK_CLOSE = regex.compile(r"\s(?:[.,](?=\s|$)|'s\b)"), regex.compile(r"\w[.,](?=\s|$)")
"""A mark as a text has it whose tokens were set apart, and as writers set it."""


def _hyphened(found: regex.Match[str]) -> str:
    """A compound whose hyphens had blanks around them, and those blanks behind it."""
    parts = [part for part in found.groups() if part]
    return "-" + "-".join(parts) + " " * (2 * len(parts))


# what stands in a text whose tokens were set apart, and where its blanks go
_SET_APART = (
    (regex.compile(r" ('(?:s|m|d|re|ve|ll)|n't)(?!\w)", regex.I), r"\1 "),
    (regex.compile(r"(?<=\b\d{1,3}) ([.,]) (\d{1,3})(?= (?!\d))"), r"\1\2  "),
    (regex.compile(r"(?<=\d) - (year|month|week|day|hour|magnitude)(?: - (old))?\b"), _hyphened),
    (regex.compile(r" ([,.:;!?%)\]”])(?=\s|$)"), r"\1 "),
    (regex.compile(r"([(\[$“]) (?=\S)"), r" \1"),
)


_NO_ONE = regex.compile(r"(?<=\b[Nn]o)(?:-| - )(?=one\b)")


def _closed_up(text: str) -> str:
    """A text whose tokens were set apart, as corpora have them, with its marks where writers put them.

    Only blanks change places: "Dorn 's house , he said ." becomes "Dorn's  house,  he said. ".

    >>> _closed_up("Dorn 's house , he said , burnt .")
    "Dorn's  house,  he said,  burnt. "
    >>> _closed_up("Two died , he said, and left.")
    'Two died , he said, and left.'
    """
    if "o-one" in text or "o - one" in text:
        text = _NO_ONE.sub(lambda found: " " * len(found[0]), text)
    if "``" in text:  # quotation marks as TeX and treebanks have them
        text = text.replace("``", " “").replace("''", "” ")
    apart = len(_MARK_APART.findall(text))
    if not apart or apart <= len(_MARK_CLOSE.findall(text)):
        return text
    for marks, together in _SET_APART:
        text = marks.sub(together, text)
    return text


def _lines(text: str) -> list[tuple[int, int, int]]:
    """Lines with their paragraph, wrapped ones joined: one that goes on in lower case belongs to the last."""
    found: list[tuple[int, int, int]] = []
    paragraph, last_end = 0, 0
    for line in _LINE.finditer(text):
        words = line.group()
        if not words.strip():
            continue
        start = line.start() + len(words) - len(words.lstrip())
        end = line.start() + len(words.rstrip())
        breaks = text.count("\n", last_end, start)
        goes_on = text[start].islower() or (found and text[last_end - 1] == ",")
        listed = _BULLET.match(words) is not None
        if (found and breaks == 1 and goes_on and not _ENDS.search(text, max(0, last_end - 4), last_end)) or (
            found and breaks == 1 and not listed and _wrapped(text, found[-1], last_end, start, end)
        ):
            first, _, number = found[-1]
            found[-1] = (first, end, number)
        else:
            paragraph += 1
            found.append((start, end, paragraph))
        last_end = end
    return found


def _wrapped(text: str, last: tuple[int, int, int], last_end: int, start: int, end: int) -> bool:
    """Whether two lines look cut at one width (60 to 100 signs) in the middle of a sentence."""
    width = last_end - (text.rfind("\n", last[0], last_end) + 1 or last[0])
    return (
        60 <= width <= 100 and end - start <= 100 and not _ENDS.search(text, max(0, last_end - 4), last_end)
    )


def _stopped(line: str) -> bool:
    """Whether a line is two words or more, and a stop."""
    stop = _STOPS.search(line)
    before = line[: stop.start()] if stop else ""
    words = before.split()
    return any(map(_WORD.search, words if before[-1:].isspace() else words[:-1]))


def blocks(text: str) -> list[Block]:
    r"""Return the blocks of a blanked text, in order.

    >>> text = "Two dead in fire\n\nTwo people died on Monday, police said.\nPhoto: A. Bee"
    >>> [block.kind for block in blocks(text)]
    ['head', 'body', 'furniture']
    """
    lines = _lines(text)
    total = sum(end - start for start, end, _ in lines if end - start > 80)
    found: list[Block] = []
    read, closed, links = 0, False, False
    for start, end, paragraph in lines:
        line = text[start:end]
        words = len(line.split())
        stamped = words <= 12 and _STAMP.match(line) is not None
        # a paragraph of one short sentence is a sentence: "Seven people were hurt."
        sentence = (_ENDS.search(line) is not None and words >= 5) or (not stamped and _stopped(line))
        listed = _BULLET.match(line) is not None
        kind = _furniture(line.lower()) if words else "label"
        if kind is None and (closed or (links and not (sentence and words >= 15))):
            kind = "close" if closed else "link"
        elif kind == "close":
            # After half of the prose a heading of links or comments closes the article; before it, a box.
            closed, links = closed or 2 * read >= total, True
        elif kind is None:
            links = False
        if kind is None and (
            _TABLE_ROW.search(line) or (not sentence and words <= 25 and _SPACED_ROW.search(line))
        ):
            kind = "table"
        if kind is None and stamped and not sentence:
            found.append(Block(start, end, "stamp", "", paragraph))
            continue
        bare = not (sentence or listed) and not any(c.isdigit() for c in line)
        if kind is None and bare and words <= 4 and found:
            kind = "label"
        if kind is not None:
            found.append(Block(start, end, "furniture", _REASONS[kind], paragraph))
        elif sentence or words > 25:
            found.append(Block(start, end, "body", "", paragraph))
            read += end - start if end - start > 80 else 0
        else:
            found.append(Block(start, end, "head", "", paragraph))
    return found


def sentences(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences between two offsets, without the blanks around them.

    >>> text = "At 5 p.m. Mr. Bee spoke. Two left."
    >>> [span.of(text) for span in sentences(text, 0, len(text))]
    ['At 5 p.m. Mr. Bee spoke.', 'Two left.']
    """
    found, begin = [], start
    for stop in _STOP.finditer(text, start, end):
        cut = stop.end()
        if stop.group()[0] == "." and _abbreviates(text, begin, stop.start(), cut):
            continue
        found.append(_trimmed(text, begin, cut))
        begin = cut
    found.append(_trimmed(text, begin, end))
    return [piece for span in found if span.start < span.end for piece in _cut(text, span)]


def _cut(text: str, span: Span) -> list[Span]:
    """Cut what is too long for a sentence at blanks: a list without end is no sentence."""
    pieces = []
    start = span.start
    while span.end - start > _LONGEST:
        blank = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        end = start + _LONGEST if blank < 0 else blank
        pieces.append(_trimmed(text, start, end))
        start = end
    pieces.append(_trimmed(text, start, span.end))
    return [piece for piece in pieces if piece.start < piece.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _abbreviates(text: str, begin: int, stop: int, cut: int) -> bool:
    """Whether the full stop at ``stop`` belongs to an abbreviation and not to the end of a sentence."""
    first = max(begin, text.rfind(" ", begin, stop) + 1, text.rfind("\n", begin, stop) + 1)
    word = text[first:stop].lower().lstrip("(\"'“")
    if word in word_list("abbreviated"):
        return True
    if len(word) == 1 and word.isalpha() and word != "i":
        return True
    if "." in word and word.replace(".", "").isalpha() and len(word) <= 6:  # "p.m", "u.s"
        following = _WORD.search(text, cut)
        return following is None or following.group().lower() not in word_list("openers")
    return False
