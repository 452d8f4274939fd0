"""Extractions held against the text of their report: each gets a status, and what holds becomes a claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from claimkit.arguments import demand, list_of
from claimkit.attributes import Attribute, attribute, is_known
from claimkit.errors import InvalidModelError, why_unread
from claimkit.extraction.days import days_of
from claimkit.extraction.differences import Nearest
from claimkit.extraction.ground import Ground
from claimkit.extraction.locating import Fault, Located, Quotes
from claimkit.extraction.model import Checked, CheckStatus, Extraction
from claimkit.extraction.naming import place_of, speaker_of
from claimkit.extraction.offsets import Unit
from claimkit.extraction.support import unsupported
from claimkit.extraction.values import Stated, stated
from claimkit.models import DENIAL, Claim, Modality, Report
from claimkit.quantities import Quantity
from claimkit.reading import Reading, examine_report
from claimkit.text import Span

TAKEN = ("modality", "scope", "noun", "hedge", "event_kind")
"""Fields of a claim that an extraction may give among its ``fields``."""


def check(
    report: Report,
    extractions: Iterable[Extraction],
    *,
    attributes: Iterable[Attribute] = (),
    unit: Unit | str = Unit.CODE_POINTS,
) -> list[Checked]:
    """Hold extractions against the text of their report.

    The quote must stand in the text word for word, else it is looked for; every digit of the value is read
    again from it, with its bound; days, speaker and place must be named where the words are; and a word must
    say what the value is given as.  What an extraction leaves open is filled in from claimkit's own reading
    of the same words.  Nothing is dropped and nothing is guessed.

    Args:
        report: the report.
        extractions: what was taken from it, by whatever extractor.
        attributes: attributes of the caller's own.
        unit: what the offsets of the extractions count: ``"code_points"``, ``"utf-16"`` or ``"bytes"``
            (of UTF-8).  The spans of the result count code points.

    Returns:
        One result an extraction, in their order.

    Raises:
        ArgumentError: the report is no report, or something in the list no extraction.
        InvalidModelError: there is no such unit.

    Example:
        >>> report = Report("Three officers were injured, and about 5,000 people marched.", "Daily")
        >>> told = [
        ...     Extraction("crowd_size", "about 5,000 people marched", value="about 5,000"),
        ...     Extraction("crowd_size", "about 9,000 people marched"),
        ...     Extraction("deaths", "Three officers were injured"),
        ... ]
        >>> for checked in check(report, told):
        ...     print(checked.status, *checked.reasons, sep="; ")
        exact; read so by claimkit
        figure_differs; the text has 'about 5,000 people marched' at 33
        attribute_unsupported; the words tell of injuries, not of deaths
    """
    demand("check", "report", report, Report, do="make one, as Report(text, source)")
    given = list_of("check", "extractions", extractions, Extraction, do="make them with Extraction(...)")
    own = list_of("check", "attributes", attributes, Attribute)
    return checked_against(examine_report(report, attributes=own), given, own, Unit(unit))


def checked_against(
    reading: Reading,
    extractions: Sequence[Extraction],
    attributes: Sequence[Attribute] = (),
    unit: Unit = Unit.CODE_POINTS,
) -> list[Checked]:
    """Hold extractions against a report that has been read; see :func:`check`."""
    checker = _Checker(reading, attributes, unit)
    return [checker.checked(extraction) for extraction in extractions]


class _Checker:
    """Checks the extractions of one report."""

    def __init__(self, reading: Reading, attributes: Sequence[Attribute], unit: Unit) -> None:
        self.ground = Ground(reading, attributes)
        self.quotes = Quotes(self.ground.text, unit)
        self.nearest = Nearest(self.ground)

    def checked(self, extraction: Extraction) -> Checked:
        """Check one extraction; one that cannot be checked costs the others nothing."""
        try:
            return self._checked(extraction)
        except Exception as error:  # noqa: BLE001 - one extraction never costs the others
            return Checked(CheckStatus.ABSENT, extraction, reasons=(f"not checked: {why_unread(error)}",))

    def _checked(self, extraction: Extraction) -> Checked:
        located = self.quotes.locate(extraction.quote, extraction.start, extraction.end)
        faults = self._place_faults(extraction, located)
        measured = self._attribute(extraction.attribute)
        if isinstance(measured, Fault):
            faults.append(measured)
        if located.span is None or isinstance(measured, Fault):
            return _refused(extraction, located.span, faults)
        claim, notes, wrong = self._claim(extraction, located.span, measured)
        if claim is None or wrong:
            return _refused(extraction, located.span, [*faults, *wrong])
        status = CheckStatus.REPAIRED if located.moved else CheckStatus.EXACT
        start, end = located.span
        mended = attrs.evolve(extraction, quote=located.span.of(self.ground.text), start=start, end=end)
        reasons = tuple(filter(None, (located.moved, *notes)))
        return Checked(status, mended, start, end, claim, reasons)

    def _place_faults(self, extraction: Extraction, located: Located) -> list[Fault]:
        if located.fault is not None:
            return [located.fault]
        if located.span is None:
            return [
                self.nearest.fault(
                    extraction.quote, self.quotes.given(extraction.quote, extraction.start, extraction.end)[0]
                )
            ]
        return []

    def _attribute(self, name: str) -> Attribute | Fault:
        own = self.ground.attributes
        read = (c.attribute for c in self.ground.claims)
        if is_known(name) or any(a.name == name for a in own) or name in {DENIAL, *read}:
            return attribute(name, own)
        do = f"map it when reading, labels={{{name!r}: 'deaths'}}, or declare it, attributes=[Attribute(...)]"
        return Fault(CheckStatus.UNMAPPED, f"{name!r} is no attribute; {do}")

    def _claim(
        self, extraction: Extraction, span: Span, measured: Attribute
    ) -> tuple[Claim | None, list[str], list[Fault]]:
        """The claim of a quote that stands in the text, what it rests on, and what is wrong with it."""
        told = stated(self.ground, extraction, span, measured)
        if isinstance(told, Fault):
            return None, [], [told]
        told = told._replace(claim=self._likest(extraction, told) or self._counted(told, measured))
        support = unsupported(self.ground, told, measured, span)
        about = days_of(self.ground, extraction.about, told)
        speaker = speaker_of(self.ground, extraction.speaker, told, extraction.fields.get("attribution"))
        place = place_of(self.ground, extraction.place, told)
        manner = self._manner(extraction, told)
        found = (about, speaker, place, support, manner)
        wrong = [fault for fault in found if isinstance(fault, Fault)]
        if wrong:
            return None, [], wrong
        facts: dict[str, Any] = {"about": about, "speaker": speaker, "place": place, "modality": manner}
        notes = [support] if isinstance(support, str) else []
        return self._made(extraction, told, measured, facts), notes, []

    def _likest(self, extraction: Extraction, told: Stated) -> Claim | None:
        """Of the claims that claimkit makes of the same words, the one that says most of what is given."""
        if told.claim is None:
            return None
        same = [
            c
            for c in self.ground.read(told.span, told.claim.attribute)
            if (c.start, c.end, c.value) == (told.claim.start, told.claim.end, told.claim.value)
        ]
        wanted = {
            "about": extraction.about,
            "speaker": extraction.speaker,
            "place": extraction.place,
            **{name: extraction.fields[name] for name in TAKEN if name in extraction.fields},
        }

        def alike(claim: Claim) -> int:
            return sum(value == getattr(claim, name) for name, value in wanted.items())

        return max(same, key=alike, default=told.claim)

    def _counted(self, told: Stated, measured: Attribute) -> Claim | None:
        """The claim of the same sentence that says the same of the attribute in other words ("both")."""
        if not isinstance(told.value, Quantity) or told.value.value is None:
            return None
        nobody = told.value.value == 0  # "no deaths or injuries" says it of both
        if not nobody and any(c.attribute != measured.name for c in self.ground.read(told.span)):
            return None
        return next(
            (
                c
                for c in self.ground.read(self.ground.around(told.span), measured.name)
                if isinstance(c.value, Quantity) and c.value.value == told.value.value
            ),
            None,
        )

    def _manner(self, extraction: Extraction, told: Stated) -> Modality | Fault:
        """In what manner it is said; what the text denies or supposes is not asserted, nor the reverse."""
        read = told.claim.modality if told.claim is not None else Modality.ASSERTED
        wanted = extraction.fields.get("modality")
        if wanted is None:
            return read
        try:
            manner = Modality(wanted)
        except InvalidModelError as error:
            return Fault(CheckStatus.ATTRIBUTE_UNSUPPORTED, str(error))
        apart = {Modality.DENIED, Modality.HYPOTHETICAL}
        if told.claim is not None and manner is not read and {manner, read} & apart:
            reason = f"it is said to be {manner.value}, the words make it {read.value}"
            return Fault(CheckStatus.ATTRIBUTE_UNSUPPORTED, reason)
        return manner

    def _made(
        self, extraction: Extraction, told: Stated, measured: Attribute, facts: dict[str, Any]
    ) -> Claim:
        """The claim: claimkit's own of these words with what the extraction adds, or one of its own."""
        added: dict[str, Any] = {n: v for n in TAKEN if isinstance(v := extraction.fields.get(n), str)}
        added |= {**facts, "event": extraction.event}
        value = told.value
        if isinstance(value, Quantity) and measured.unit and value.unit in (None, "person"):
            value = attrs.evolve(value, unit=measured.unit)
        report, text = self.ground.report, self.ground.text
        if told.claim is not None:
            start, end = told.span
            return attrs.evolve(
                told.claim, value=value, text=told.span.of(text), start=start, end=end, **added
            )
        sentence = self.ground.around(told.span)
        index = self.ground.index_of(told.span.start)
        heading = index is not None and self.ground.sentences[index][1].kind == "head"
        kind = added.pop("event_kind", None) or measured.event_kind
        return Claim(
            measured.name,
            value,
            report.source,
            text=told.span.of(text),
            start=told.span.start,
            end=told.span.end,
            report=report.id,
            told=report.published,
            sentence=sentence.of(text),
            headline=heading,
            event_kind=kind,
            **added,
        )


def _refused(extraction: Extraction, span: Span | None, faults: Sequence[Fault]) -> Checked:
    start, end = span or (None, None)
    reasons = tuple(fault.reason for fault in faults)
    return Checked(faults[0].status, extraction, start, end, None, reasons)
