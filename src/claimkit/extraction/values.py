"""Whether the words of a quote say the value that an extraction gives: every digit is read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimkit.attributes import Attribute
from claimkit.dates import parse_date
from claimkit.datespans import DateSpan
from claimkit.extraction.ground import Ground
from claimkit.extraction.locating import Fault
from claimkit.extraction.model import CheckStatus, Extraction
from claimkit.models import Claim, Value
from claimkit.numbers import parse_quantity
from claimkit.quantities import Bound, Number, Quantity
from claimkit.text import Span

_VAGUE_ENDS = frozenset((Bound.ABOUT, Bound.ALMOST, Bound.VAGUE))
_NEGATIONS = frozenset("not no never nobody none without nor t".split())  # "t" is left of "wasn't"
_NO_WORDS = frozenset("a an the of to and or for in on with his her their its".split())


class Stated(NamedTuple):
    """What a stretch of the text states.

    Attributes:
        value: what it says.
        span: the words that say it.
        claim: the claim that claimkit makes of these words, of the same attribute; None where it makes none.
    """

    value: Value
    span: Span
    claim: Claim | None = None


Told = Stated | Fault
"""What a quote states, or why it does not state what it is said to."""


def stated(ground: Ground, extraction: Extraction, span: Span, measured: Attribute) -> Told:
    """Return what a quote states of an attribute, held against the value that the extraction gives.

    Args:
        ground: the report.
        extraction: what is checked.
        span: where its quote stands.
        measured: the attribute.
    """
    value = extraction.value
    claims = [c for c in ground.read(span, measured.name) if _is_meant(c, extraction)]
    if isinstance(value, DateSpan) or measured.name == "event_date":
        return _date(ground, value, span, claims)
    figure = measured.kind != "label" and (
        isinstance(value, Quantity | int | float)
        or measured.unit is not None
        or any(isinstance(c.value, Quantity) for c in claims)
        or _is_figure(ground, value, span)
    )
    return _figure(ground, value, span, claims) if figure else _label(ground, value, span, claims)


def _is_meant(claim: Claim, extraction: Extraction) -> bool:
    """Whether a claim is not of another kind of value than the extraction."""
    kinds = {Quantity: Quantity | int | float | str, DateSpan: DateSpan | str, str: str}
    wanted = next(kind for known, kind in kinds.items() if isinstance(claim.value, known))
    return extraction.value is None or isinstance(extraction.value, wanted)


def _is_figure(ground: Ground, value: object, span: Span) -> bool:
    words = value if isinstance(value, str) else span.of(ground.masked)
    return bool(ground.figures_in(words))


# -- figures ------------------------------------------------------------------------------------------


def _figure(ground: Ground, value: object, span: Span, claims: Sequence[Claim]) -> Told:
    fitting = sorted(claims, key=lambda c: (c.start, c.end) != span)  # the very words first
    options = list(_options(ground, span, fitting))
    whole = [o for o in options if not isinstance(o, Fault)]
    faults = [o for o in options if isinstance(o, Fault)]
    if value is None:
        return _only(whole, faults)
    wanted = _wanted(ground, value)
    written = [o for o in whole if isinstance(value, str) and _words(o.span.of(ground.text)) == _words(value)]
    if written:
        return written[0]
    if wanted is None:
        return Fault(CheckStatus.VALUE_NOT_IN_QUOTE, f"the value {value!r} is no figure")
    found: dict[CheckStatus | None, Stated] = {}
    for option in whole:
        assert isinstance(option.value, Quantity)
        found.setdefault(_difference(wanted, option.value), option)
    if None in found:
        return found[None]
    said = " and ".join(f"{o.span.of(ground.text)!r}" for o in whole)
    for status in (CheckStatus.BOUND_DIFFERS, CheckStatus.FIGURE_DIFFERS):
        if status in found and not faults:
            return Fault(status, f"the value is {value!s}, the quote has {said}")
    if faults:
        return faults[0]
    return Fault(CheckStatus.VALUE_NOT_IN_QUOTE, f"no figure of the quote can be the value {value!s}")


def _options(ground: Ground, span: Span, claims: Iterable[Claim]) -> Iterator[Stated | Fault]:
    """What the figures of a quote state, those that claimkit reads as the attribute first."""
    taken: list[Span] = []
    for claim in claims:
        if isinstance(claim.value, Quantity) and claim.start is not None and claim.end is not None:
            words = Span(claim.start, claim.end)
            taken.append(words)
            yield _uncut(ground, Stated(claim.value, words, claim), span)
    for mention in ground.figures:
        words = Span(mention.start, mention.end)
        if words.overlaps(span) and words not in taken:
            yield _uncut(ground, Stated(mention.quantity, words), span)


def _uncut(ground: Ground, option: Stated, span: Span) -> Stated | Fault:
    """A figure of which the quote holds enough to say the same."""
    if span.covers(option.span):
        return option
    assert isinstance(option.value, Quantity)
    part = Span(max(span.start, option.span.start), min(span.end, option.span.end)).of(ground.masked)
    left = parse_quantity(part.strip(), default=None, language=ground.language)
    words = option.span.of(ground.text)
    if left is None or (left.value, left.figure) != (option.value.value, option.value.figure):
        return Fault(CheckStatus.FIGURE_DIFFERS, f"the quote cuts the figure {words!r} to {part!r}")
    if left.bound is not option.value.bound:
        return Fault(CheckStatus.BOUND_DIFFERS, f"the quote has {part!r}, the text {words!r}")
    return option


def _only(whole: Sequence[Stated], faults: Sequence[Fault]) -> Told:
    """The one figure that a quote states of the attribute, where no value is given."""
    read = [o for o in whole if o.claim is not None]
    several = read or list(whole)
    values = list(dict.fromkeys(o.value for o in several))
    if len(values) == 1:
        return several[0]
    if values:
        told = ", ".join(str(value) for value in values)
        return Fault(CheckStatus.AMBIGUOUS, f"the quote has several figures ({told}); give the value of one")
    return faults[0] if faults else Fault(CheckStatus.VALUE_NOT_IN_QUOTE, "the quote has no figure")


def _wanted(ground: Ground, value: object) -> Quantity | Number | None:
    if isinstance(value, Quantity | int | float):
        return value
    if not isinstance(value, str):
        return None
    read = parse_quantity(value.strip(), default=None, language=ground.language)
    if read is None:
        within = ground.figures_in(value)
        read = within[0].quantity if len(within) == 1 else None
    return read


def _difference(wanted: Quantity | Number, said: Quantity) -> CheckStatus | None:
    """How a value differs from what the text says; None where it does not."""
    if isinstance(wanted, Quantity):
        return _other_wording(wanted, said)
    if said.value is not None:
        scales = (1, 100) if said.unit == "share" else (1,)
        same = any(_equal(wanted, said.value * scale) for scale in scales)
        return None if same else CheckStatus.FIGURE_DIFFERS
    ends = (said.low, said.high) if said.bound is Bound.RANGE else ()
    end = any(e is not None and _equal(wanted, e) for e in ends)
    return CheckStatus.BOUND_DIFFERS if end else CheckStatus.VALUE_NOT_IN_QUOTE


def _other_wording(wanted: Quantity, said: Quantity) -> CheckStatus | None:
    """How one wording differs from another: in its unit, its figure or its bound."""
    if wanted.unit and said.unit and wanted.unit != said.unit:
        return CheckStatus.FIGURE_DIFFERS
    figures = [q.value for q in (wanted, said)]
    if None not in figures:
        assert wanted.value is not None
        assert said.value is not None
        if not _equal(wanted.value, said.value):
            return CheckStatus.FIGURE_DIFFERS
    elif wanted.interval != said.interval or figures != [None, None]:
        ends = [e for q in (wanted, said) for e in (q.low, q.high) if e is not None and q.value is None]
        named = any(f is not None and f in ends for f in figures)
        return CheckStatus.BOUND_DIFFERS if named else CheckStatus.FIGURE_DIFFERS
    if wanted.bound is not said.bound:
        return CheckStatus.BOUND_DIFFERS
    if wanted.bound not in _VAGUE_ENDS and wanted.interval != said.interval:
        return CheckStatus.BOUND_DIFFERS
    turned = wanted.change and said.change and wanted.change is not said.change
    return CheckStatus.BOUND_DIFFERS if turned else None


def _equal(one: Number, other: Number) -> bool:
    """Whether two numbers are one, but for what binary fractions cannot hold."""
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other))


# -- days ---------------------------------------------------------------------------------------------


def _date(ground: Ground, value: object, span: Span, claims: Sequence[Claim]) -> Told:
    inside = [d for d in ground.dates if span.overlaps(Span(d.start, d.end))]
    read = {(c.start, c.end): c for c in claims}
    options = [Stated(c.value, Span(c.start or 0, c.end or 0), c) for c in claims]
    options += [Stated(d.date, Span(d.start, d.end)) for d in inside if (d.start, d.end) not in read]
    cut = [o for o in options if not span.covers(o.span)]
    options = [o for o in options if span.covers(o.span)]
    if not options:
        if cut:
            words = cut[0].span.of(ground.text)
            return Fault(CheckStatus.DATE_DIFFERS, f"the quote cuts the date {words!r}")
        return Fault(CheckStatus.VALUE_NOT_IN_QUOTE, "the quote has no date")
    if value is None:
        if len({o.value for o in options}) > 1:
            return Fault(CheckStatus.AMBIGUOUS, "the quote has several dates; give the value of one")
        return options[0]
    wanted = parse_date(value, ground.report.day, default=None) if isinstance(value, str) else value
    for option in options:
        words = option.span.of(ground.text)
        if isinstance(option.value, DateSpan) and (
            same_days(wanted, option.value)
            or (isinstance(value, str) and value.casefold() == words.casefold())
        ):
            return option
    told = ", ".join(f"{o.span.of(ground.text)!r} ({_edtf(o.value)})" for o in options)
    shown = wanted.edtf if isinstance(wanted, DateSpan) else repr(value)
    return Fault(CheckStatus.DATE_DIFFERS, f"the value is {shown}, the quote has {told}")


def _edtf(value: Value) -> str:
    return value.edtf if isinstance(value, DateSpan) else str(value)


def same_days(one: object, other: DateSpan) -> bool:
    """Whether two dates are the same days, however finely they are named."""
    if not isinstance(one, DateSpan):
        return False
    days = (one.earliest, one.latest) == (other.earliest, other.latest)
    return days and (one.earliest is not None or one.latest is not None or one.edtf == other.edtf)


# -- labels -------------------------------------------------------------------------------------------


def _label(ground: Ground, value: object, span: Span, claims: Sequence[Claim]) -> Told:
    quote = span.of(ground.text)
    read = [Stated(c.value, Span(c.start or 0, c.end or 0), c) for c in claims]
    if value is None:
        return _named(quote, span, read)
    if not isinstance(value, str):
        return Fault(CheckStatus.VALUE_NOT_IN_QUOTE, f"the value {value!s} is no words")
    wanted, held = _words(value), _words(quote)
    for option in read:
        assert option.claim is not None
        own = (_words(str(option.value)), _words(option.claim.text))
        if wanted in own or set(own[0]) <= set(wanted):
            return option
    if read:
        told = " and ".join(repr(str(o.value)) for o in read)
        return Fault(CheckStatus.VALUE_NOT_IN_QUOTE, f"the value is {value!r}, the words say {told}")
    missing = [w for w in wanted if w not in held and w not in _NO_WORDS]
    if missing or not wanted:
        shown = ", ".join(map(repr, missing)) or repr(value)
        return Fault(CheckStatus.VALUE_NOT_IN_QUOTE, f"the quote does not hold {shown}")
    turned = [w for w in held if w in _NEGATIONS and w not in wanted]
    if turned:
        return Fault(CheckStatus.VALUE_NOT_IN_QUOTE, f"the quote says {turned[0]!r}, the value does not")
    return Stated(value, span)


def _named(quote: str, span: Span, read: Sequence[Stated]) -> Told:
    """The label of a quote, where no value is given."""
    if len({o.value for o in read}) != 1:
        return Stated(" ".join(quote.split()), span)
    option = read[0]
    assert option.claim is not None
    said, held = _words(option.claim.text), _words(quote)
    missing = [w for w in _words(str(option.value)) if w in said and w not in held]
    if missing:
        words = option.claim.text
        return Fault(CheckStatus.VALUE_NOT_IN_QUOTE, f"the quote cuts {words!r} to {quote!r}")
    return option


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()
