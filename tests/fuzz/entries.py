"""Every entry point, one input through all of them: nothing raises that should not, and nothing is hidden."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any, NamedTuple

import claimkit as ck
from claimkit.dates import scan_dates
from claimkit.errors import FAULT
from claimkit.numbers import scan_quantities

DAY = datetime.date(2024, 1, 17)
GOOD = ck.Report(
    "Two people were killed in a fire in Leeds on Monday, police said. About 40 were led to safety.",
    "Metro",
    DAY,
    id="good",
)
KNOWN: Any = {
    "actors": (ck.Actor("Fail Alsynov", aliases=("Фаил Алсынов",)),),
    "places": (ck.Place("Leeds", part_of="England"),),
    "attributes": (ck.Attribute("tents", unit="tent", dynamics="peak", additive=True),),
}
OF_GOOD = len(ck.read_report(GOOD, **KNOWN))
ANCHORS = (
    None,
    DAY,
    datetime.date.min,
    datetime.date.max,
    ck.DateSpan(DAY, DAY + datetime.timedelta(40)),
)
NOON = datetime.datetime.combine(DAY, datetime.time(12))
PUBLISHED = (DAY, None, NOON, datetime.date.min, datetime.date.max)
KINDS = ("person", "place", "org", "group", "other")


class Input(NamedTuple):
    """What one round of the fuzzer reads."""

    texts: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def size(self) -> int:
        """Code points in it."""
        return sum(map(len, self.texts)) + sum(map(len, self.names))


class HiddenFaultError(AssertionError):
    """A guard caught what no rule foresees: the input is a find, though nothing was raised."""


def open_faults(records: object) -> None:
    """Raise where a guard caught a fault of claimkit's own."""
    shown = str(records)
    if FAULT in shown:
        at = shown.index(FAULT)
        raise HiddenFaultError(shown[max(0, at - 300) : at + 300])


def writable(text: str) -> None:
    """Check that a text can be written to a file in UTF-8."""
    text.encode("utf-8")


def figures(given: Input) -> None:
    """find_quantities and parse_quantity, in both languages and under each convention."""
    for number, text in enumerate(given.texts):
        language, convention = ("en", "ru")[number % 2], ("ccc", "acled", "mass_mobilization")[number % 3]
        for tongue in ("en", language) if language == "ru" else ("en",):
            found = list(scan_quantities(text, language=tongue, convention=convention))
            mentions = [one for one in found if isinstance(one, ck.QuantityMention)]
            passed = [one.reason for one in found if not isinstance(one, ck.QuantityMention)]
            if not all("beyond all that is counted" in reason for reason in passed):
                raise HiddenFaultError(str(passed))  # the grammar made what no quantity can be
            assert ck.find_quantities(text, language=tongue, convention=convention) == mentions  # type: ignore[arg-type]
            for mention in mentions:
                assert text[mention.start : mention.end] == mention.text
                str(mention.quantity)
                _parsed(ck.parse_quantity, mention.text)
                assert ck.Quantity.from_dict(mention.quantity.to_dict()) == mention.quantity
        ck.find_quantities(text, decimal=",")
        for whole in (text, text[:40]):
            _parsed(ck.parse_quantity, whole)


def _parsed(parse: Callable[..., object], *given: object) -> None:
    try:
        parse(*given)
    except ck.ParseError as error:
        open_faults(error)


def dates(given: Input) -> None:
    """find_dates and parse_date, against no day, the first, the last, one between and a span."""
    for number, text in enumerate(given.texts):
        anchor = ANCHORS[number % len(ANCHORS)]
        open_faults(scan_dates(text, anchor)[1])
        for mention in ck.find_dates(text, anchor, tense="future", day_first=True):
            assert text[mention.start : mention.end] == mention.text
            assert ck.DateSpan.from_dict(mention.date.to_dict()) == mention.date
            _parsed(ck.parse_date, mention.text, anchor)
        for whole in (text, text[:40]):
            _parsed(ck.parse_date, whole, anchor)


def names(given: Input) -> None:
    """match_names, match_any and NameIndex, for every kind of name."""
    listed = [*given.names, *(text[:60] for text in given.texts)]
    for number, (a, b) in enumerate(pairwise(listed)):
        match = ck.match_names(a, b, kind=KINDS[number % len(KINDS)])  # type: ignore[arg-type]
        assert 0 <= match.score <= 1
        str(match)
    if listed:
        ck.match_any(listed[:3], listed[2:4])
        ck.NameIndex([*listed, "Fail Alsynov"], kind=KINDS[len(listed[0]) % len(KINDS)]).search(  # type: ignore[arg-type]
            listed[-1], limit=3
        )


def _reports(given: Input) -> list[ck.Report]:
    return [
        ck.Report(
            text,
            ck.Source((given.names[number] if number < len(given.names) else "").strip() or "Odd"),
            PUBLISHED[number % len(PUBLISHED)],
            id=f"odd {number}",
        )
        for number, text in enumerate(given.texts)
    ]


def readings(given: Input) -> None:
    """examine_report and read_report, without and with what a caller knows."""
    for number, report in enumerate(_reports(given)):
        reading = ck.examine_report(report, **(KNOWN if number % 2 else {}))
        open_faults((reading.refused, reading.notes))
        if number == 0:
            assert list(reading.claims) == ck.read_report(report)


def dossiers(given: Input) -> None:
    """reconcile, extend, as_of, differences and everything that a dossier is written as."""
    odd = _reports(given)
    told = ck.reconcile([*odd, GOOD], **KNOWN)
    sound(told, [*odd, GOOD])
    written(told)
    if odd:
        grown = ck.extend(ck.reconcile(odd[:1]), [GOOD, *odd[1:2]])
        sound(grown, [*odd[:2], GOOD])
    ck.differences(ck.as_of(told, DAY - datetime.timedelta(1)), told)


def sound(told: ck.Dossier, reports: list[ck.Report]) -> None:
    """Check that every report has its record, and that the good one lost nothing by the others."""
    open_faults([(record.refused, record.notes) for record in told.reports])
    placed = settled(told)
    assert {record.report.id for record in told.reports} == {report.id for report in reports}
    assert sum(p.claim.report == "good" for p in placed) == OF_GOOD


def settled(told: ck.Dossier) -> list[Any]:
    """Every claim in its place, none of them there by a fault."""
    placed = [p for event in told.events for answer in event.resolutions.values() for p in answer.placements]
    open_faults([p.reason for p in placed])
    return placed


def written(told: ck.Dossier) -> None:
    """Write a dossier in every way, and read back what can be read back."""
    assert ck.Dossier.from_dict(json.loads(json.dumps(told.to_dict()))) == told
    writable(json.dumps(told.to_dict(), ensure_ascii=False))
    for write in (ck.to_text, ck.to_markdown, ck.to_html):
        writable(write(told))
    rows = ck.to_rows(told)
    for table in (
        rows,
        ck.answers_to_rows(told),
        ck.to_acled_rows(told),
        ck.to_ccc_rows(told),
        ck.to_ged_rows(told),
    ):
        sheet = ck.to_csv(table)
        writable(sheet)
        ck.from_csv(sheet)
    ck.from_rows(ck.from_csv(ck.to_csv(rows)), errors="collect")
    writable(json.dumps(ck.to_claimreview(told), ensure_ascii=False))


def by_hand(given: Input) -> None:
    """Claims that a person makes of the same words, resolved and put together."""
    made: list[ck.Claim] = []
    for number, text in enumerate(given.texts):
        source = ck.Source((given.names[number] if number < len(given.names) else "").strip() or "Post")
        attribute = ("deaths", "crowd_size", "charge", "event_date", "tents")[number % 5]
        try:
            made.append(ck.Claim.from_text(attribute, text[:80], source, event="e"))
        except (ck.ParseError, ck.InvalidModelError) as error:
            open_faults(error)
        made.append(ck.Claim("charge", text[:200], source, noun=text[:9], scope=text[:20], event="e"))
    for one in made[:3]:
        assert ck.Claim.from_dict(json.loads(json.dumps(one.to_dict()))) == one
        try:
            answer = ck.resolve([one])
        except ck.InvalidModelError as error:
            open_faults(error)
            continue
        for write in (ck.to_text, ck.to_markdown, ck.to_html):
            writable(write(answer))
        writable(answer.explain())
    if len(made) < 6:
        told = ck.assemble(made)
        settled(told)
        written(told)


ENTRIES = (figures, dates, names, readings, dossiers, by_hand)
