"""What an extractor gives, and what checking makes of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol, runtime_checkable

import attrs

from claimkit.arguments import Choice
from claimkit.datespans import DateSpan
from claimkit.errors import InvalidModelError
from claimkit.models import Claim, Place, Report, Source
from claimkit.notation import constructed
from claimkit.quantities import Quantity
from claimkit.serialization import Serializable
from claimkit.text import Span, writable_texts


class CheckStatus(Choice):
    """What became of an extraction that was checked against its report."""

    EXACT = "exact"
    REPAIRED = "repaired"
    AMBIGUOUS = "ambiguous"
    ABSENT = "absent"
    UNMAPPED = "unmapped"
    FIGURE_DIFFERS = "figure_differs"
    BOUND_DIFFERS = "bound_differs"
    DATE_DIFFERS = "date_differs"
    NAME_DIFFERS = "name_differs"
    VALUE_NOT_IN_QUOTE = "value_not_in_quote"
    ATTRIBUTE_UNSUPPORTED = "attribute_unsupported"

    @property
    def is_accepted(self) -> bool:
        """Whether the extraction holds: its quote stands in the text, and says what it is said to say."""
        return self in (CheckStatus.EXACT, CheckStatus.REPAIRED)


def _text(instance: Any, field: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, str):
        reason = f"must be a text, not {type(value).__name__}"
        raise InvalidModelError(type(instance).__name__, field.name, value, reason)


def _offset(instance: Any, field: attrs.Attribute[Any], value: object) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        reason = f"must be a whole number or None, not {type(value).__name__}"
        raise InvalidModelError(type(instance).__name__, field.name, value, reason)


def _kind(*kinds: type) -> Any:
    wanted = ", ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)

    def check(instance: Any, field: attrs.Attribute[Any], value: object) -> None:
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            reason = f"must be one of {wanted}, not {type(value).__name__}"
            raise InvalidModelError(type(instance).__name__, field.name, value, reason)

    return check


def _days(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        value = value.date()
    return DateSpan.day(value) if isinstance(value, datetime.date) else value


def _speaker(value: Any) -> Any:
    return Source(value) if isinstance(value, str) and value.strip() else value or None


def _place(value: Any) -> Any:
    return Place(value) if isinstance(value, str) and value.strip() else value or None


def _dict(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value


_SAID = _kind(DateSpan, str, type(None))


@attrs.frozen(field_transformer=writable_texts)
class Extraction(Serializable):
    """One statement that somebody or something took from a report: not yet checked.

    Only the types are checked here.  Whether the quote stands in the report and says what it is said to say
    is for :func:`claimkit.check` to find.

    Attributes:
        attribute: what is measured, such as ``"deaths"``; a label that nobody mapped stands here as it came.
        quote: the words of the report that say so.
        start: where they begin in the report, in code points unless :func:`claimkit.check` is told
            otherwise; None where the extractor does not say.
        end: where they end, exclusive.
        value: what the words are said to say: a number alone (a figure without its bound), a wording, a
            Quantity or a DateSpan; None reads it from the quote.
        about: the days that the statement is about, as a DateSpan, a date, or a wording.
        speaker: who says so; a plain name will do.
        place: where; a plain name will do.
        event: id of the event; None lets :func:`claimkit.reconcile` find it.
        group: what the extractor put together with it, such as the ``group_index`` of langextract.
        fields: what else came with it, by name.  ``modality``, ``scope``, ``noun``, ``hedge`` and
            ``event_kind`` are taken over into the claim; ``attribution`` holds the words that say who says
            it; the rest is kept for those who write it out again.

    Raises:
        InvalidModelError: a field holds what it cannot.

    Example:
        >>> Extraction("deaths", "Two people were killed", value=2).quote
        'Two people were killed'
    """

    attribute: str = attrs.field(validator=_text)
    quote: str = attrs.field(validator=_text)
    start: int | None = attrs.field(default=None, validator=_offset)
    end: int | None = attrs.field(default=None, validator=_offset)
    value: Quantity | DateSpan | str | int | float | None = attrs.field(
        default=None,
        converter=_days,
        validator=_kind(Quantity, DateSpan, str, int, float, type(None)),
    )
    about: DateSpan | str | None = attrs.field(default=None, converter=_days, validator=_SAID)
    speaker: Source | None = attrs.field(
        default=None, converter=_speaker, validator=_kind(Source, type(None))
    )
    place: Place | None = attrs.field(default=None, converter=_place, validator=_kind(Place, type(None)))
    event: str | None = attrs.field(default=None, validator=_kind(str, type(None)))
    group: str | int | None = attrs.field(default=None, validator=_kind(str, int, type(None)))
    fields: dict[str, Any] = attrs.field(factory=dict, converter=_dict, validator=_kind(dict), hash=False)

    def __repr__(self) -> str:
        return constructed(self)


@attrs.frozen
class Checked(Serializable):
    """An extraction and what checking found.

    Attributes:
        status: what became of it.
        extraction: the extraction; its quote and span are mended where the status is ``repaired``.
        start: where the quote begins in the text, in code points; None where it does not stand there.
        end: where it ends, exclusive.
        claim: the claim that it makes; None unless it is accepted.
        reasons: every fault found, the one that the status names first; else what the claim rests on.

    Example:
        >>> checked = Checked(CheckStatus.ABSENT, Extraction("deaths", "Two died"))
        >>> checked.is_accepted
        False
    """

    status: CheckStatus
    extraction: Extraction
    start: int | None = None
    end: int | None = None
    claim: Claim | None = None
    reasons: tuple[str, ...] = ()

    @property
    def is_accepted(self) -> bool:
        """Whether the extraction holds."""
        return self.status.is_accepted

    @property
    def span(self) -> Span | None:
        """Where the quote stands."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)


@runtime_checkable
class Extractor(Protocol):
    """Anything that takes statements from a report: a model, an annotator, or the built-in reader.

    Attributes:
        name: how it is named where it fails.
        version: which one it is.
    """

    name: str
    version: str

    def extract(self, report: Report) -> Iterable[Extraction]:
        """Return what a report states; spans count code points."""
        ...


class Annotated(NamedTuple):
    """A report and what was annotated in it.

    Attributes:
        report: the report.
        extractions: the statements taken from it, in the order in which they came.
    """

    report: Report
    extractions: tuple[Extraction, ...]
