"""Extractions: the laws of S-E in docs/specification.md."""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.spec.test_reading import PROSE, facts

from claimkit.dossier import reconcile
from claimkit.dossier.reconcile import untied
from claimkit.extraction import (
    Annotated,
    Annotations,
    BuiltInReader,
    Checked,
    CheckStatus,
    Extraction,
    Offsets,
    Unit,
    check,
)
from claimkit.models import Claim, Report
from claimkit.quantities import Bound, Quantity
from claimkit.reading import examine_report
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached

DAY = datetime.date(2024, 1, 17)
ASIDES = (
    "🔥 It was cold. 👩‍🚒",
    "Le cafe\u0301 resta fermé.",
    "Снег шёл до вечера.",
    PROSE,
    "🇫🇷 The café shut.",
)
EDGES = ("", " ", "😀", "é", "“", "\n")

texts = st.lists(facts | st.sampled_from(ASIDES), min_size=1, max_size=4).map("\n\n".join)
reports = st.builds(Report, texts, st.just("Daily"), st.just(DAY))


def extracted(report: Report) -> st.SearchStrategy[list[Extraction]]:
    """What an extractor may give: what stands in the report, and what does not."""
    text = report.text
    read = [c for c in examine_report(report).claims if isinstance(c.value, Quantity)]
    made = []
    for c in read:
        start, end = c.start or 0, c.end or 0
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end) if "\n" in text[end:] else len(text)
        made += [
            Extraction(c.attribute, text[start:end], start, end, value=c.value),
            Extraction(c.attribute, text[first:last], first, last),
            Extraction(
                c.attribute, text[first:last], value=c.value.figure if isinstance(c.value, Quantity) else None
            ),
            Extraction(c.attribute, text[start:end].upper(), start + 1, end + 1),
            Extraction("injuries", f"9{text[start:end]}", start, end),
            Extraction("lanterns", text[start:end], start, end),
        ]
    odd = st.builds(
        Extraction, st.sampled_from(["deaths", "", "Toll"]), st.text(max_size=9), st.none() | st.integers()
    )
    known = [st.sampled_from(made)] * bool(made)
    return st.lists(st.one_of(*known, odd), min_size=1, max_size=5)


cases = reports.flatmap(lambda r: st.tuples(st.just(r), extracted(r)))
sound = reports.map(
    lambda r: (r, [c for c in examine_report(r).claims if isinstance(c.value, Quantity)])
).filter(lambda told: bool(told[1]))

with_a_true_one = sound.flatmap(
    lambda told: st.tuples(
        st.just(told[0]),
        st.builds(
            lambda c, others: [Extraction(c.attribute, c.text, c.start, c.end, value=c.value), *others],
            st.sampled_from(told[1]),
            extracted(told[0]),
        ),
    )
)


def plain(text: str) -> str:
    """A text's letters and digits."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


@given(with_a_true_one)
def test_accepted_means_quoted(case: tuple[Report, list[Extraction]]) -> None:
    """S-E-1: The quote of an accepted extraction, mended or not, is what stands at its span, and so are
    the words of its claim; mending changes no letter and no digit.
    """
    report, given_ = case
    for told, checked in zip(given_, check(report, given_), strict=True):
        if reached(checked.is_accepted, "accepted"):
            assert checked.start is not None
            assert report.text[checked.start : checked.end] == checked.extraction.quote
            assert (checked.start, checked.end) == (checked.extraction.start, checked.extraction.end)
            assert plain(told.quote) == plain(checked.extraction.quote)
            claim = checked.claim
            assert claim is not None
            assert report.text[claim.start : claim.end] == claim.text


@given(cases)
def test_nothing_is_dropped(case: tuple[Report, list[Extraction]]) -> None:
    """S-E-2: Every extraction has one result, in its order; one that is not accepted has a reason and
    makes no claim.
    """
    report, given_ = case
    results = check(report, given_)
    assert len(results) == len(given_)
    for told, checked in zip(given_, results, strict=True):
        reached(checked)
        assert checked.reasons or checked.status is CheckStatus.EXACT
        if not checked.is_accepted:
            assert checked.claim is None
            assert checked.extraction == told
            assert all(checked.reasons)


@given(sound, st.sampled_from(ASIDES), st.booleans())
def test_text_in_front(case: tuple[Report, list], aside: str, offsets: bool) -> None:
    """S-E-3: Text put in front shifts the spans of all results alike, and changes nothing else of them."""
    report, claims = case
    front = f"{aside}\n\n"
    assume(not any(c.text in front for c in claims))
    longer = attrs.evolve(report, text=front + report.text)
    for claim in claims:
        told = Extraction(claim.attribute, claim.text, value=claim.value)
        size = len(front)
        before = attrs.evolve(told, start=claim.start, end=claim.end) if offsets else told
        after = attrs.evolve(told, start=claim.start + size, end=claim.end + size) if offsets else told
        (one,), (other,) = check(report, [before]), check(longer, [after])
        if reached(one.start is not None, "it stands in the text"):
            assert one.start is not None
            assert one.end is not None
            assert other.status is one.status
            assert (other.start, other.end) == (one.start + size, one.end + size)
            values = [c.claim.value if c.claim is not None else None for c in (one, other)]
            assert values[0] == values[1]


@given(cases)
def test_twice(case: tuple[Report, list[Extraction]]) -> None:
    """S-E-4: What was accepted is exact when it is checked again, with the same claim; what was not has
    the same status and reasons.
    """
    report, given_ = case
    first = check(report, given_)
    again = check(report, [c.extraction for c in first])
    for one, other in zip(first, again, strict=True):
        reached(one)
        wanted = CheckStatus.EXACT if one.is_accepted else one.status
        assert other.status is wanted
        assert (other.span, other.claim) == (one.span, one.claim)
        if not one.is_accepted:
            assert other.reasons == one.reasons


@given(sound, st.data())
def test_a_changed_digit_never_passes(case: tuple[Report, list], data: st.DataObject) -> None:
    """S-E-5: An extraction of which one digit was changed, in the quote or in the value, is not accepted."""
    report, claims = case
    claim = data.draw(st.sampled_from(claims))
    digits = [m.start() for m in re.finditer(r"\d", claim.text)]
    at = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != claim.text[at]]))
    changed = claim.text[:at] + digit + claim.text[at + 1 :]
    where = {"start": claim.start, "end": claim.end} if data.draw(st.booleans()) else {}
    assume(changed not in report.text)
    (in_quote,) = check(report, [Extraction(claim.attribute, changed, **where)])
    in_value, in_figure = check(
        report,
        [
            Extraction(claim.attribute, claim.text, value=changed, **where),
            Extraction(claim.attribute, claim.text, value=int(changed.replace(",", "")), **where),
        ],
    )
    reached(claim)
    assert not in_quote.is_accepted
    assert not in_value.is_accepted
    assert not in_figure.is_accepted
    assert reread(in_value, claim.text)


def reread(checked: Checked, text: str) -> bool:
    """Whether the reason shows the figure that stands in the text, where there is one place to read it."""
    return checked.status is not CheckStatus.FIGURE_DIFFERS or text in " ".join(checked.reasons)


HEDGES = {
    "more than": Bound.MORE_THAN,
    "at least": Bound.AT_LEAST,
    "about": Bound.ABOUT,
    "up to": Bound.AT_MOST,
}


@given(sound, st.data())
def test_a_changed_bound_never_passes(case: tuple[Report, list], data: st.DataObject) -> None:
    """S-E-6: A bound that the text does not have, in the value or in the quote, is not accepted, nor is a
    quote or a value without the bound that it has.
    """
    report, claims = case
    claim = data.draw(st.sampled_from(claims))
    word = data.draw(st.sampled_from(sorted(HEDGES)))
    bounded = f"{word} {claim.text}"
    results = check(
        report,
        [Extraction(claim.attribute, claim.text, value=bounded), Extraction(claim.attribute, bounded)],
    )
    hedged = attrs.evolve(report, text=report.text.replace(claim.text, bounded, 1))
    assume(claim.text not in report.text[: claim.start] and claim.value.bound is Bound.EXACT)
    results += check(
        hedged,
        [
            Extraction(claim.attribute, claim.text, claim.start + len(word) + 1),
            Extraction(claim.attribute, bounded, value=claim.text),
        ],
    )
    reached(claim)
    assert not any(c.is_accepted for c in results)


@given(cks.mostly(reports, cks.reports()))
def test_own_reading_passes(report: Report) -> None:
    """S-E-7: What claimkit reads of a report passes the check, and makes the claims that it read."""
    reading = examine_report(report)
    told = [
        Extraction(c.attribute, c.text, c.start, c.end, c.value, c.about, c.speaker, c.place)
        for c in reading.claims
    ]
    results = check(report, told)
    if reached(told, "something is read"):
        assert [c.status for c in results] == [CheckStatus.EXACT] * len(told)
        assert [c.claim for c in results] == list(reading.claims)


@given(
    st.text(st.sampled_from("aé😀e\u0301👩‍🚒न ") | st.characters(codec="utf-8")), st.sampled_from(list(Unit))
)
def test_offsets(text: str, unit: Unit) -> None:
    """S-E-8: An offset counted in UTF-16 units or bytes comes back as the code point that it was counted
    from; one inside a character is none.
    """
    offsets = Offsets(text, unit)
    encoding = {Unit.UTF16: "utf-16-le", Unit.BYTES: "utf-8", Unit.CODE_POINTS: "utf-32-le"}[unit]
    width = {Unit.UTF16: 2, Unit.BYTES: 1, Unit.CODE_POINTS: 4}[unit]
    seen = set()
    for at in range(len(text) + 1):
        reached(text)
        foreign = offsets.from_code_points(at)
        assert foreign == len(text[:at].encode(encoding)) // width
        assert offsets.to_code_points(foreign) == at
        seen.add(foreign)
    every = range(-1, offsets.from_code_points(len(text)) + 2)
    assert all((offsets.to_code_points(n) is not None) == (n in seen) for n in every)


@given(sound, st.sampled_from([Unit.UTF16, Unit.BYTES]), st.sampled_from(("🔥🔥 ", "👩‍🚒 ", "é😀 ")))
def test_units(case: tuple[Report, list], unit: Unit, front: str) -> None:
    """S-E-9: Offsets in a unit that is named are checked as the same in code points; in a unit that is not
    named they are mended where the quote tells which it is.
    """
    report, claims = case
    text = f"{front}{PROSE}\n\n{report.text}"
    longer = attrs.evolve(report, text=text)
    offsets = Offsets(text, unit)
    size = len(text) - len(report.text)
    told = [Extraction(c.attribute, c.text, c.start + size, c.end + size, c.value) for c in claims]
    foreign = [
        attrs.evolve(
            e, start=offsets.from_code_points(e.start or 0), end=offsets.from_code_points(e.end or 0)
        )
        for e in told
    ]
    wanted = check(longer, told)
    reached(claims)
    assert check(longer, foreign, unit=unit) == wanted
    for one, other in zip(wanted, check(longer, foreign), strict=True):
        if one.status is CheckStatus.EXACT:
            assert other.status is CheckStatus.REPAIRED
            assert other.span == one.span
            assert "offsets" in other.reasons[0]


@given(cks.report_sets(max_size=3, max_sentences=3))
def test_built_in_reader(told: list[Report]) -> None:
    """S-E-14: Reconciling with the built-in reader as the extractor gives what reconciling alone gives."""
    reached(told)
    assert reconcile(told, extractor=BuiltInReader()) == reconcile(told)


class Failing:
    """An extractor that fails on some reports, after it gave what it had."""

    name, version = "model", "7"

    def __init__(self, failing: set[str]) -> None:
        self.failing = failing

    def extract(self, report: Report) -> Iterator[Extraction]:
        if report.id in self.failing:
            raise KeyError(report.id)
        yield from BuiltInReader().extract(report)


@given(cks.report_sets(min_size=1, max_size=3, max_sentences=2), st.data())
def test_an_extractor_that_fails(told: list[Report], data: st.DataObject) -> None:
    """S-E-15: An extractor that fails on a report is named on the record of that report with what it failed
    of; of the other reports it gives what it gives without it.
    """
    ids = [report.id for report in told]
    failing = data.draw(st.sets(st.sampled_from(ids), min_size=1))
    dossier = reconcile(told, extractor=Failing(failing))
    rest = reconcile([r for r in told if r.id not in failing])
    for record in dossier.reports:
        named = [note for note in record.notes if "extractor 'model 7' failed" in note]
        assert [repr(record.report.id) in note for note in named] == [True] * (record.report.id in failing)
    reached(told)

    def said(claims: Iterable[Claim]) -> set[tuple[object, ...]]:
        return {(c.report, c.attribute, c.start, c.end, repr(c.value)) for c in claims}

    assert said(untied(dossier)) == said(untied(rest))


@given(sound, st.data())
def test_nothing_of_an_extractor_is_lost(case: tuple[Report, list], data: st.DataObject) -> None:
    """S-E-16: What an extractor gives stands in the dossier as a claim, or on the record of its report with
    its status.
    """
    report, given_ = case[0], data.draw(extracted(case[0]))
    dossier = reconcile([report], extractor=Annotations([Annotated(report, tuple(given_))], name="Ann"))
    claims = untied(dossier)
    (record,) = dossier.reports
    for checked in check(report, given_):
        reached(checked)
        if checked.claim is not None:
            assert any(
                (c.start, c.attribute, c.value)
                == (checked.claim.start, checked.claim.attribute, checked.claim.value)
                for c in claims
            )
        else:
            told = f"Ann: {checked.extraction.attribute}, {checked.status.value}: "
            assert any(
                r.text == checked.extraction.quote and r.reason.startswith(told) for r in record.refused
            )
