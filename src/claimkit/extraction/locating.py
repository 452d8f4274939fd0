"""Where the quote of an extraction stands in its report, if it stands there."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import regex

from claimkit.extraction.model import CheckStatus
from claimkit.extraction.offsets import Offsets, Unit
from claimkit.text import Span

_GRAPHEME = regex.compile(r"\X")
# letters and digits of scripts that part their words; between two of them lies no end of a word
_INNER = regex.compile(
    r"[\p{L}\p{N}--\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]", regex.V1
)
_LOOSE = str.maketrans(
    dict.fromkeys("‘’‚‛′`´ʼ＇", "'") | dict.fromkeys("“”„‟″«»＂", '"') | dict.fromkeys("‐‑‒–—―−", "-")
)
_UNSEEN = frozenset("\u00ad\u200b\u200c\u2060\ufeff")  # soft hyphen, and spaces without width


class Fault(NamedTuple):
    """What is wrong with an extraction: the status that it gets, and why."""

    status: CheckStatus
    reason: str


class Located(NamedTuple):
    """Where a quote stands.

    Attributes:
        span: its place; None where it has none.
        fault: why it has none, or what else is wrong with the place; None where nothing is.
        moved: what was mended; empty where the place is as it was given.
    """

    span: Span | None
    fault: Fault | None = None
    moved: str = ""


def joined(left: str, right: str) -> bool:
    """Whether two signs that follow one another belong to one word or one character.

    >>> joined("1", "5"), joined("t", " "), joined("e", "\N{COMBINING ACUTE ACCENT}"), joined("人", "が")
    (True, False, True, False)
    """
    if _INNER.match(left) and _INNER.match(right):
        return True
    met = _GRAPHEME.match(left + right)
    return met is not None and met.end() == 2 and left + right != "\r\n"


def is_whole(text: str, span: Span) -> bool:
    """Whether a span begins and ends where a word or a character does."""
    start, end = span
    return not (
        (0 < start < len(text) and joined(text[start - 1], text[start]))
        or (0 < end < len(text) and joined(text[end - 1], text[end]))
    )


def _loosened(text: str) -> tuple[str, list[int]]:
    """The text without what carries neither letter nor digit, and where each sign of it came from.

    Case, the form of quotation marks and dashes, the width of blanks, and whether marks are composed.
    """
    signs: list[str] = []
    origins: list[int] = []
    blank = True
    for at, sign in enumerate(text):
        if sign in _UNSEEN:
            continue
        if sign.isspace():
            if not blank:
                signs.append(" ")
                origins.append(at)
            blank = True
            continue
        blank = False
        folded = sign if sign.isascii() else unicodedata.normalize("NFD", sign)
        for part in folded.translate(_LOOSE).casefold():
            signs.append(part)
            origins.append(at)
    return "".join(signs), origins


class Quotes:
    """Finds quotes in the text of one report.

    Args:
        text: the text.
        unit: what given offsets count.
    """

    def __init__(self, text: str, unit: Unit = Unit.CODE_POINTS) -> None:
        self.text, self.unit = text, unit

    @functools.cached_property
    def _loose(self) -> tuple[str, list[int]]:
        return _loosened(self.text)

    @functools.cached_property
    def _units(self) -> dict[Unit, Offsets]:
        return {unit: Offsets(self.text, unit) for unit in Unit}

    def locate(self, quote: str, start: int | None, end: int | None) -> Located:
        """Return where a quote stands, from where it is said to stand."""
        if not quote.strip():
            return Located(None, Fault(CheckStatus.ABSENT, "the quote is empty"))
        if quote != quote.strip():
            return self._trimmed(quote, start, end)
        given, why = self.given(quote, start, end)
        if given is not None and given.of(self.text) == quote and is_whole(self.text, given):
            return Located(given)
        found = list(_first(self._exact(quote)))
        mend = "" if start is None else why or self._moved(given, found)
        if not found:
            found = list(_first(self._alike(quote)))
            if found:
                mend = f"the text writes it {found[0].of(self.text)!r}"
        if len(found) == 1:
            return Located(found[0], moved=mend)
        if found:
            return self._chosen(quote, found, start, end)
        return self._cut(quote, given)

    def _trimmed(self, quote: str, start: int | None, end: int | None) -> Located:
        """Where a quote stands that begins or ends with a blank: words begin and end with none."""
        given, _ = self.given(quote, start, end)
        tight = quote.strip()
        if given is not None and given.of(self.text) == quote:
            first = given.start + len(quote) - len(quote.lstrip())
            if is_whole(self.text, Span(first, first + len(tight))):
                return Located(Span(first, first + len(tight)), moved="the blanks at its ends are left out")
        found = self.locate(tight, start, end)
        return found._replace(moved=found.moved or "the blanks at its ends are left out")

    def given(self, quote: str, start: int | None, end: int | None) -> tuple[Span | None, str]:
        """The span that offsets in the caller's unit tell, or why they tell none."""
        if start is None:
            return None, ""
        offsets = self._units[self.unit]
        first = offsets.to_code_points(start)
        last = offsets.to_code_points(end) if end is not None else first and first + len(quote)
        if end is None and first == 0:
            last = len(quote)
        if first is None or last is None or last < first or last > len(self.text):
            shown = f"{start} to {end}" if end is not None else str(start)
            return None, f"the offsets {shown} lie outside of the text or inside a character"
        return Span(first, last), ""

    def _moved(self, given: Span | None, found: list[Span]) -> str:
        there = given.of(self.text) if given is not None else ""
        where = f"; it begins at {found[0].start}" if found else ""
        return f"the offsets give {there[:60]!r}{where}"

    def _exact(self, quote: str) -> Iterator[Span]:
        """Where a quote stands word for word."""
        at = self.text.find(quote)
        while at >= 0:
            span = Span(at, at + len(quote))
            if is_whole(self.text, span):
                yield span
            at = self.text.find(quote, at + 1)

    def _alike(self, quote: str) -> Iterator[Span]:
        """Where a quote stands but for what carries neither letter nor digit."""
        loose, origins = self._loose
        wanted = _loosened(quote)[0].strip()
        at = loose.find(wanted) if wanted else -1
        while at >= 0:
            span = Span(origins[at], origins[at + len(wanted) - 1] + 1)
            if is_whole(self.text, span):
                yield span
            at = loose.find(wanted, at + 1)

    def _chosen(self, quote: str, found: list[Span], start: int | None, end: int | None) -> Located:
        """One place of several: the one that the offsets tell in another unit, if they do in just one."""
        told: dict[Span, Unit] = {}
        for unit, offsets in self._units.items():
            first = offsets.to_code_points(start) if start is not None and unit is not self.unit else None
            last = offsets.to_code_points(end) if end is not None else None
            if first is not None and last is not None and self.text[first:last] == quote:
                told.setdefault(Span(first, last), unit)
        if len(told) == 1:
            ((span, unit),) = told.items()
            return Located(span, moved=f"the offsets count {_UNITS[unit]}")
        places = " and ".join(str(span.start) for span in found)
        reason = f"the quote stands at {places}, and the offsets give neither; give the start of one"
        return Located(None, Fault(CheckStatus.AMBIGUOUS, reason))

    def _cut(self, quote: str, given: Span | None) -> Located:
        """A quote that stands only inside words, or nowhere."""
        at = given.start if given is not None and given.of(self.text) == quote else self.text.find(quote)
        if at < 0:
            return Located(None)
        end = at + len(quote)
        first = _word(self.text, at) if at and joined(self.text[at - 1], self.text[at]) else ""
        word = first or _word(self.text, end)
        figure = any(sign.isdigit() for sign in word)
        status = CheckStatus.FIGURE_DIFFERS if figure else CheckStatus.ABSENT
        return Located(None, Fault(status, f"the quote cuts {word!r} at {at if first else end}"))


_UNITS = {Unit.CODE_POINTS: "code points", Unit.UTF16: "UTF-16 units", Unit.BYTES: "bytes of UTF-8"}


def _first(spans: Iterator[Span]) -> Iterator[Span]:
    """The first two: more make a place no more ambiguous."""
    for _, span in zip(range(2), spans, strict=False):
        yield span


def _word(text: str, at: int) -> str:
    """The word around an offset."""
    first = last = at
    while first > 0 and joined(text[first - 1], text[first]) and at - first < 60:
        first -= 1
    while last < len(text) and (last == first or joined(text[last - 1], text[last])) and last - at < 60:
        last += 1
    return text[first:last]
