"""The blocks that a page is made of: plain data, no layout."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

import attrs

from claimkit.arguments import Choice
from claimkit.errors import InvalidModelError
from claimkit.quantities import Interval

Number: TypeAlias = int | float

_LARGEST = 1e300
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Tone(Choice):
    """How a paragraph speaks."""

    PLAIN = "plain"
    ANSWER = "answer"
    CAUTION = "caution"


class Role(Choice):
    """What part a claim plays in an answer; ``PART`` is for figures of parts beside that of the whole."""

    SUPPORTING = "supporting"
    VAGUER = "vaguer"
    SUPERSEDED = "superseded"
    DISSENTING = "dissenting"
    SET_ASIDE = "set_aside"
    PART = "part"

    @property
    def words(self) -> str:
        """The role as a reader sees it.

        >>> Role.SET_ASIDE.words
        'Set aside'
        """
        return _ROLE_WORDS[self.value]


_ROLE_WORDS = {
    "supporting": "Supporting",
    "vaguer": "Agreeing, but vaguer",
    "superseded": "True earlier, since superseded",
    "dissenting": "Dissenting",
    "set_aside": "Set aside",
    "part": "Part of the whole",
}


def _printable(text: object) -> str:
    """Return text on one line; what no page can show becomes U+FFFD."""
    if not isinstance(text, str):
        raise InvalidModelError("Block", "text", text, "must be a string; format it before it is laid out")
    return _UNPRINTABLE.sub("\ufffd", " ".join(text.split()))


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    if isinstance(texts, str):
        raise InvalidModelError("Block", "texts", texts, "is one string; give a list of strings")
    return tuple(_printable(text) for text in texts)


def _rows(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(_texts(row) for row in rows)


def _bars(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    return tuple(bars)


def _bands(bands: Iterable[Band]) -> tuple[Band, ...]:
    return tuple(bands)


def _blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(blocks)


def _only_blocks(instance: Any, attribute: attrs.Attribute[Any], value: tuple[object, ...]) -> None:
    for one in value:
        if not isinstance(one, Block):
            reason = "is no block; wrap text in Paragraph(...)"
            raise InvalidModelError(type(instance).__name__, attribute.name, one, reason)


def _drawable(instance: Any, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is None:
        return
    model = type(instance).__name__
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidModelError(model, attribute.name, value, "must be an int, a float or None (no such end)")
    if not abs(value) <= _LARGEST:  # NaN too is refused
        raise InvalidModelError(model, attribute.name, value, "cannot be drawn; write None for an open end")


def _in_order(instance: Any, _attribute: attrs.Attribute[Any], _value: object) -> None:
    low, high = instance.low, instance.high
    if low is not None and high is not None and low > high:
        raise InvalidModelError(type(instance).__name__, "low", low, f"is above high = {high}; swap the ends")


def _pairs(instance: Any, attribute: attrs.Attribute[Any], value: tuple[tuple[str, ...], ...]) -> None:
    for pair in value:
        if len(pair) != 2:
            raise InvalidModelError(type(instance).__name__, attribute.name, pair, "must be (name, value)")


def _rectangular(instance: Any, attribute: attrs.Attribute[Any], value: tuple[tuple[str, ...], ...]) -> None:
    width = len(instance.columns)
    for row in value:
        if len(row) != width:
            reason = f"has {len(row)} cells where the table has {width} columns"
            raise InvalidModelError("Table", attribute.name, row, reason)


def _web_address(instance: Any, attribute: attrs.Attribute[Any], value: str | tuple[str, ...]) -> None:
    for one in (value,) if isinstance(value, str) else value:
        if one and not one.startswith(("http://", "https://")):
            reason = "must begin with http:// or https://, or be empty"
            raise InvalidModelError(type(instance).__name__, attribute.name, one, reason)


def _one_a_row(instance: Any, attribute: attrs.Attribute[Any], value: tuple[str, ...]) -> None:
    if value and len(value) != len(instance.rows):
        reason = f"there are {len(instance.rows)} rows; give one address for each, or none at all"
        raise InvalidModelError(type(instance).__name__, attribute.name, value, reason)


@attrs.frozen
class Paragraph:
    """One paragraph of running text.

    Attributes:
        text: the words.
        tone: ``answer`` for what the page says in short, ``caution`` for what a reader must not overlook.
    """

    text: str = attrs.field(converter=_printable)
    tone: Tone = attrs.field(default=Tone.PLAIN, converter=Tone)


@attrs.frozen
class Facts:
    """Names and values, one pair a line, such as ("Date", "15 January 2024")."""

    pairs: tuple[tuple[str, ...], ...] = attrs.field(converter=_rows, validator=_pairs)


@attrs.frozen
class Bullets:
    """A list without order."""

    items: tuple[str, ...] = attrs.field(converter=_texts)


@attrs.frozen
class Table:
    """A table; a column whose cells are all figures is set to the right.

    Attributes:
        columns: the heads.
        rows: the cells.
        caption: what the table shows.
        urls: web addresses to which the first cells of the rows lead, each may be empty; or none at all.

    Raises:
        InvalidModelError: a row has more or fewer cells than there are columns, or there are more or fewer
            addresses than rows, or one is no web address.
    """

    columns: tuple[str, ...] = attrs.field(converter=_texts)
    rows: tuple[tuple[str, ...], ...] = attrs.field(converter=_rows, validator=_rectangular)
    caption: str = attrs.field(default="", converter=_printable)
    urls: tuple[str, ...] = attrs.field(
        default=(), converter=_texts, validator=[_web_address, _one_a_row], kw_only=True
    )


@attrs.frozen
class Quote:
    """The exact words of somebody.

    Attributes:
        text: the words, without quotation marks.
        source: who said or wrote them.
        url: web address of the source, or empty.
    """

    text: str = attrs.field(converter=_printable)
    source: str = attrs.field(default="", converter=_printable)
    url: str = attrs.field(default="", converter=_printable, validator=_web_address)


@attrs.frozen
class Bar:
    """One claim on one line of a chart.

    Attributes:
        label: who claims it.
        low: lower end of what the wording allows; None where it sets none (drawn as an arrow).
        high: upper end; None where the wording sets none.
        value: the figure named, or None ("dozens").
        low_open: whether ``low`` itself is left out ("more than 4,000").
        high_open: whether ``high`` itself is left out.
        role: what part the claim plays in the answer.
        note: the wording, the day, the reason.

    Raises:
        InvalidModelError: a number is NaN, infinite or too large, or the ends are swapped.
    """

    label: str = attrs.field(converter=_printable)
    low: Number | None = attrs.field(default=None, validator=_drawable)
    high: Number | None = attrs.field(default=None, validator=[_drawable, _in_order])
    value: Number | None = attrs.field(default=None, validator=_drawable)
    low_open: bool = attrs.field(default=False, kw_only=True)
    high_open: bool = attrs.field(default=False, kw_only=True)
    role: Role = attrs.field(default=Role.SUPPORTING, kw_only=True, converter=Role)
    note: str = attrs.field(default="", kw_only=True, converter=_printable)

    @classmethod
    def of(cls, label: str, interval: Interval, value: Number | None = None, **rest: Any) -> Bar:
        """Return the bar of an interval.

        >>> Bar.of("Police", Interval(4000, None, low_open=True), 4000).low_open
        True
        """
        rest |= {"low_open": interval.low_open, "high_open": interval.high_open}
        return cls(label, interval.low, interval.high, value, **rest)


@attrs.frozen
class Band:
    """The answer, or one of several, behind the bars.

    Attributes:
        low: lower end; None where the answer has none.
        high: upper end; None where the answer has none.
        value: the figure of the answer, or None.
        label: what the band stands for, such as "15 January: about 5,000".
    """

    low: Number | None = attrs.field(default=None, validator=_drawable)
    high: Number | None = attrs.field(default=None, validator=[_drawable, _in_order])
    value: Number | None = attrs.field(default=None, validator=_drawable)
    label: str = attrs.field(default="Answer", converter=_printable)


@attrs.frozen
class Chart:
    """Who claimed what: one bar a claim, in the order given, with the answer as a band behind them.

    Neighbouring bars of one role are drawn under one heading that names the role.

    Attributes:
        caption: what is shown, in one line.
        bars: the claims.
        bands: the answer; several where it is contested or changes in time.
        unit: what the axis counts, such as "people".
    """

    caption: str = attrs.field(converter=_printable)
    bars: tuple[Bar, ...] = attrs.field(converter=_bars)
    bands: tuple[Band, ...] = attrs.field(default=(), converter=_bands)
    unit: str = attrs.field(default="", converter=_printable)


@attrs.frozen
class Answer:
    """One question with its answer: a row of a board.

    Attributes:
        question: what is asked, such as "Participants".
        answer: in the fewest words, such as "about 5,000".
        status: how well it stands, such as "contested".
        sources: who says so, or how many.
        bands: the ranges that the answer leaves, one for each account or state, with the figure of each;
            drawn small beside the words, their labels are not shown.
        bars: what was claimed, of which the marks alone are drawn.
        anchor: the anchor of the section that holds the evidence, or empty.
    """

    question: str = attrs.field(converter=_printable)
    answer: str = attrs.field(default="", converter=_printable)
    status: str = attrs.field(default="", converter=_printable)
    sources: str = attrs.field(default="", converter=_printable)
    bands: tuple[Band, ...] = attrs.field(default=(), converter=_bands, kw_only=True)
    bars: tuple[Bar, ...] = attrs.field(default=(), converter=_bars, kw_only=True)
    anchor: str = attrs.field(default="", converter=_printable, kw_only=True)


def _answers(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    return tuple(answers)


@attrs.frozen
class Board:
    """What is known at a glance: a row for each question, with a small picture of its answer."""

    answers: tuple[Answer, ...] = attrs.field(converter=_answers)


@attrs.frozen
class Section:
    """A heading with what stands under it; a section inside a section has a lower heading.

    Attributes:
        heading: the heading.
        blocks: what stands under it.
        note: a short line beside the heading, such as the status of an answer.
        anchor: the id by which the page is linked to; made from the heading where empty.
        folded: whether a reader opens what stands under it; where pages cannot be folded, it stands open.
    """

    heading: str = attrs.field(converter=_printable)
    blocks: tuple[Block, ...] = attrs.field(default=(), converter=_blocks, validator=_only_blocks)
    note: str = attrs.field(default="", kw_only=True, converter=_printable)
    anchor: str = attrs.field(default="", kw_only=True, converter=_printable)
    folded: bool = attrs.field(default=False, kw_only=True)


Block: TypeAlias = Paragraph | Facts | Bullets | Table | Quote | Chart | Board | Section


@attrs.frozen
class Page:
    """A whole page.

    Attributes:
        title: the headline.
        lead: the answer in a sentence or two.
        blocks: the rest.
        language: language of the words, as in BCP 47.
    """

    title: str = attrs.field(converter=_printable)
    lead: str = attrs.field(default="", converter=_printable)
    blocks: tuple[Block, ...] = attrs.field(default=(), converter=_blocks, validator=_only_blocks)
    language: str = attrs.field(default="en", kw_only=True, converter=_printable)
