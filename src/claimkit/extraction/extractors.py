"""Extractors: claimkit's own reader, annotations made before, and the reading of a report by any of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimkit.arguments import a_list, demand
from claimkit.attributes import Attribute
from claimkit.errors import why_unread
from claimkit.extraction.checking import TAKEN, checked_against
from claimkit.extraction.model import Annotated, Checked, Extraction, Extractor
from claimkit.models import Actor, Claim, Place, Report
from claimkit.reading import Reading, Refusal, read_report

_NO_VERSION = ""


def extraction_of(claim: Claim) -> Extraction:
    """Return a claim that was read from a report as an extraction.

    Example:
        >>> (claim,) = read_report(Report("About 300 people marched.", "Daily"))
        >>> told = extraction_of(claim)
        >>> told.attribute, told.quote, told.start, told.end
        ('crowd_size', 'About 300', 0, 9)
    """
    facts = {name: getattr(claim, name) for name in TAKEN if getattr(claim, name)}
    return Extraction(
        claim.attribute,
        claim.text,
        claim.start,
        claim.end,
        value=claim.value,
        about=claim.about,
        speaker=claim.speaker,
        place=claim.place,
        event=claim.event,
        fields={name: str(value) for name, value in facts.items()},
    )


class BuiltInReader:
    """claimkit's own reader as an extractor.

    Args:
        actors: as for :func:`claimkit.read_report`, and so are the others.
        places: places that the caller knows.
        attributes: attributes of the caller's own.
        without: names of rules that are switched off.

    Example:
        >>> reader = BuiltInReader()
        >>> [told.quote for told in reader.extract(Report("About 300 people marched.", "Daily"))]
        ['About 300']
    """

    name = "claimkit"
    version = _NO_VERSION

    def __init__(
        self,
        *,
        actors: Iterable[Actor] = (),
        places: Iterable[Place] = (),
        attributes: Iterable[Attribute] = (),
        without: Iterable[str] = (),
    ) -> None:
        self.actors, self.places = tuple(actors), tuple(places)
        self.attributes, self.without = tuple(attributes), tuple(without)

    def extract(self, report: Report) -> Iterator[Extraction]:
        """Return the claims of a report as extractions."""
        claims = read_report(
            report,
            actors=self.actors,
            places=self.places,
            attributes=self.attributes,
            without=self.without,
        )
        return map(extraction_of, claims)


class Annotations:
    """What was annotated before, by whatever tool or person, as an extractor.

    Args:
        documents: reports with their extractions, as :func:`claimkit.from_langextract` gives them.
        name: who or what made them.
        version: which one it was.

    Attributes:
        reports: the reports, each once, in order.

    Example:
        >>> report = Report("About 300 people marched.", "Daily")
        >>> made = Annotations([Annotated(report, (Extraction("crowd_size", "About 300"),))], name="Ann")
        >>> [told.quote for told in made.extract(report)]
        ['About 300']
    """

    def __init__(self, documents: Iterable[Annotated], name: str = "annotations", version: str = "") -> None:
        demand("Annotations", "name", name, str)
        self.name, self.version = name, version
        self._told: dict[Report, list[Extraction]] = {}
        do = "give Annotated(report, extractions)"
        for document in a_list("Annotations", "documents", documents, wanted="a list of Annotated"):
            report, extractions = demand("Annotations", "a document", document, tuple, do=do)
            demand("Annotations", "a report", report, Report)
            self._told.setdefault(report, []).extend(extractions)

    @property
    def reports(self) -> list[Report]:
        """The reports that were annotated."""
        return list(self._told)

    def extract(self, report: Report) -> list[Extraction]:
        """Return what was annotated in a report; nothing where nobody annotated it."""
        return list(self._told.get(report, ()))


def extracted(reading: Reading, extractor: Extractor, attributes: Sequence[Attribute] = ()) -> Reading:
    """Return a reading with the claims of an extractor in place of claimkit's own.

    Each extraction is held against the text; one that is not accepted is refused with its status and reasons.
    An extractor that fails is named in the notes, with what it failed of; what it gave before stays.

    Args:
        reading: what claimkit reads in the report: its names, events and words stay.
        extractor: what takes statements from it.
        attributes: attributes of the caller's own.

    Example:
        >>> from claimkit.reading import examine_report
        >>> report = Report("About 300 people marched.", "Daily")
        >>> wrong = Extraction("crowd_size", "About 900 people")
        >>> found = extracted(examine_report(report), Annotations([Annotated(report, (wrong,))], name="Ann"))
        >>> found.claims, found.refused[0].reason
        ((), "Ann: crowd_size, figure_differs: the text has 'About 300 people' at 0")
    """
    given: list[Extraction] = []
    notes = list(reading.notes)
    named = " ".join(filter(None, (extractor.name, extractor.version)))
    try:
        for told in extractor.extract(reading.report):
            if not isinstance(told, Extraction):
                raise TypeError(f"it gave {type(told).__name__}, not Extraction")  # noqa: TRY301 - noted below
            given.append(told)
    except Exception as error:  # noqa: BLE001 - one report never stops a batch, whatever reads it
        why = why_unread(error) if isinstance(error, ArithmeticError) else f"{type(error).__name__}: {error}"
        after = f" after {len(given)} extractions" if given else ""
        notes.append(f"extractor {named!r} failed on report {reading.report.id!r}{after}: {why}")
    results = checked_against(reading, given, attributes)
    claims = dict.fromkeys(r.claim for r in results if r.claim is not None)
    refused = [_refusal(named, r) for r in results if not r.is_accepted]
    return attrs.evolve(
        reading,
        claims=tuple(sorted(claims, key=lambda c: (c.start or 0, c.end or 0, c.attribute))),
        refused=tuple(sorted([*reading.refused, *refused], key=lambda r: (r.start, r.end))),
        notes=tuple(notes),
    )


def _refusal(named: str, result: Checked) -> Refusal:
    """What is on record of an extraction that is not accepted."""
    told, (start, end) = result.extraction, result.span or (0, 0)
    reasons = "; ".join(result.reasons)
    return Refusal(start, end, told.quote, f"{named}: {told.attribute}, {result.status.value}: {reasons}")
