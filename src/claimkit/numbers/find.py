"""find_quantities: from a text to the quantities that it states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import TypeGuard

import attrs

from claimkit.arguments import demand, one_of
from claimkit.choices import NumberLanguage
from claimkit.errors import why_unread
from claimkit.numbers.conventions import CCC, Convention, convention_of
from claimkit.numbers.cursor import Cursor
from claimkit.numbers.draft import Draft
from claimkit.numbers.grammar import drafts_of
from claimkit.numbers.languages import language_of
from claimkit.numbers.lexer import lowered, tokenise
from claimkit.numbers.lexicon import lexicon
from claimkit.numbers.lists import merged
from claimkit.numbers.numeral import LARGEST, Value
from claimkit.numbers.tables import SHARED
from claimkit.quantities import Bound, Number, Quantity
from claimkit.text import Span, Unread

_PEOPLE = {"person", "force", "event", "participle"}
_CHUNK = 1 << 16
_BLANK_LINE = re.compile(r"\n\s*\n")
_BREAK = re.compile(r"[.!?]\s|\n")


@attrs.frozen
class QuantityMention:
    """A numeric expression in a text.

    Attributes:
        start: where it begins (code points).
        end: where it ends.
        text: the expression itself, ``text[start:end]`` of what was read.
        quantity: what it says.
        noun: the noun that it counts ("protesters", "arrests", "cities"), or an empty string.
        noun_span: where the noun stands, or None.
        change_text: the words outside of it that tell a change ("swelled to"), or an empty string.
        change_span: where they stand, or None.
        readings: every number that ambiguous digits ("1.200") could mean; the quantity has the first.
        parts: the expressions that a sum or a list is made of, or an empty tuple.
    """

    start: int
    end: int
    text: str
    quantity: Quantity
    noun: str = ""
    noun_span: Span | None = None
    change_text: str = ""
    change_span: Span | None = None
    readings: tuple[Number, ...] = ()
    parts: tuple[QuantityMention, ...] = ()


def find_quantities(
    text: str,
    *,
    convention: Convention | str = CCC,
    language: NumberLanguage | None = "en",
    decimal: str | None = None,
) -> list[QuantityMention]:
    """Find the numeric expressions of a text.

    Args:
        text: any text; nothing in it raises an error.
        convention: how far vague and hedged wordings reach, or the name of a shipped convention.
        language: a two-letter code (ISO 639-1); digits are read in every language, words in those of
            :func:`claimkit.numbers.languages`; "und" reads digits alone, in any.  None finds it out.
        decimal: the decimal mark, "." or ","; None lets the form decide and reports what it leaves open.

    Returns:
        The mentions in order; they never overlap.

    Raises:
        ArgumentError: the text is no string.
        InvalidModelError: there is no such convention, language or decimal mark.

    Example:
        >>> for mention in find_quantities("About 5,000 people came; dozens were arrested after four hours."):
        ...     print(mention.text, mention.quantity.low, mention.quantity.high, mention.quantity.unit)
        About 5,000 3000 7000 person
        dozens 24 99 person
        four hours 4 4 hour
    """
    demand("find_quantities", "text", text, str)
    found = scan_quantities(text, convention=convention, language=language, decimal=decimal)
    return [mention for mention in found if isinstance(mention, QuantityMention)]


def scan_quantities(
    text: str,
    *,
    convention: Convention | str = CCC,
    language: str | None = "en",
    decimal: str | None = None,
) -> Iterator[QuantityMention | Unread]:
    """Find the numeric expressions of a text, and the stretches that look like one and hold no quantity.

    For the arguments see :func:`find_quantities`.
    """
    if decimal is not None:
        one_of("find_quantities", "decimal", decimal, (".", ","))
    profile, table = convention_of(convention), lexicon(language or language_of(text) or SHARED)
    size = len(text.strip())
    for start, end in _chunks(text):
        piece = text if end - start == len(text) else text[start:end]
        tokens = tokenise(lowered(piece), table, decimal)
        cursor = Cursor(piece, tokens, table, profile)
        whole_text = len(piece.strip()) == size
        for found in _expressions(cursor, whole_text=whole_text):
            yield _mention(cursor, found, start)


def _expressions(c: Cursor, *, whole_text: bool) -> list[Draft]:
    """Return what a piece of text says, neighbours joined that say one thing, and what was passed over."""
    drafts = list(drafts_of(c))
    refused = [draft for draft in drafts if draft.refused]
    told = [draft for draft in drafts if not draft.refused]
    try:
        told = merged(c, told, whole_text=whole_text)
    except Exception as error:  # noqa: BLE001 - what cannot be joined stays apart
        unjoined = Draft(0, c.size)
        unjoined.refused, unjoined.reason = True, why_unread(error)
        refused.append(unjoined)
    return sorted([*told, *refused], key=lambda draft: draft.start) if refused else told


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text between paragraphs, for nothing is said across a blank line, and a long one further."""
    start = 0
    if "\n" not in text and len(text) <= 2 * _CHUNK:
        yield 0, len(text)
        return
    for blank in _BLANK_LINE.finditer(text):
        yield from _pieces(text, start, blank.end())
        start = blank.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, size: int) -> Iterator[tuple[int, int]]:
    """Cut a long paragraph between sentences, so that memory stays small."""
    while size - start > 2 * _CHUNK:
        cut = _BREAK.search(text, start + _CHUNK, start + 2 * _CHUNK)
        end = cut.end() if cut is not None else start + 2 * _CHUNK
        yield start, end
        start = end
    yield start, size


def _mention(c: Cursor, draft: Draft, offset: int) -> QuantityMention | Unread:
    """Make what a draft says; one that says what no quantity can hold is passed over."""
    where = offset + c.starts[draft.start], offset + c.ends[draft.end - 1]
    if draft.refused:
        return Unread(*where, draft.reason)
    try:
        return _said(c, draft, offset)
    except Exception as error:  # noqa: BLE001 - one expression never costs the others
        return Unread(*where, why_unread(error))


def _said(c: Cursor, draft: Draft, offset: int) -> QuantityMention:
    text = c.text
    start, end = c.starts[draft.start], c.ends[draft.end - 1]
    value, low, high = _rounded(draft)
    unit = draft.unit.name if draft.unit is not None else None
    if unit is None:
        if draft.ordinal:
            unit = "ordinal"
        elif draft.fraction and (draft.noun is not None or draft.bound is Bound.VAGUE):
            unit = "share"
        elif draft.noun_class in _PEOPLE:
            unit = "person"
    quantity = Quantity(
        value,
        low=low,
        high=high,
        low_open=draft.low_open and low != high,  # too thin a range for a float closes
        high_open=draft.high_open and low != high,
        bound=draft.bound,
        unit=unit,
        change=draft.change,
        text=text[start : max(end, c.ends[draft.noun[1] - 1])] if draft.noun is not None else text[start:end],
        convention=c.convention.name,
    )
    noun = _span(c, draft.noun, offset)
    change = _span(c, draft.change_span, offset)
    return QuantityMention(
        offset + start,
        offset + end,
        text[start:end],
        quantity,
        noun=text[noun.start - offset : noun.end - offset] if noun else "",
        noun_span=noun,
        change_text=text[change.start - offset : change.end - offset] if change else "",
        change_span=change,
        readings=tuple(map(_number, draft.readings)),
        parts=tuple(_said(c, part, offset) for part in draft.parts),
    )


def _rounded(draft: Draft) -> tuple[Number | None, Number | None, Number | None]:
    """Return figure and ends as ints and floats; rounding never changes their order."""
    value, least, most = draft.value, draft.low, draft.high
    if _plain(value) and _plain(least) and _plain(most):
        return value, least, most
    exact = [n for n in (least, value, most) if n is not None]
    if any(not -LARGEST < number < LARGEST for number in exact):
        raise OverflowError("a number beyond all that is counted")
    rounded = [_number(number) for number in exact]
    if exact == sorted(exact):
        rounded = list(accumulate(rounded, max))
    of = dict(zip(exact, rounded, strict=True))
    figure, low, high = (None if n is None else of[n] for n in (value, least, most))
    return figure, low, high


def _plain(value: Value | None) -> TypeGuard[int | None]:
    return value is None or (isinstance(value, int) and -LARGEST < value < LARGEST)


def _number(value: Value) -> Number:
    if isinstance(value, int):
        return value
    return int(value) if value.denominator == 1 else float(value)


def _span(c: Cursor, indices: tuple[int, int] | None, offset: int) -> Span | None:
    if indices is None:
        return None
    return Span(offset + c.starts[indices[0]], offset + c.ends[indices[1] - 1])
