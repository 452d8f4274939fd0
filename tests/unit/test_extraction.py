"""Checking extractions, case by case."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import claimkit as ck
from claimkit.extraction import Unit

DAY = datetime.date(2024, 1, 17)
TEXT = (
    "More than 50 people were arrested in Ostrel on Monday, the interior minister, Ivan Dorn, said. "
    "Three officers were injured, and about 5,000 people marched.\n\n"
    "Lena Hoff was charged with attempted murder. She pleaded not guilty. "
    "The town of Varn has 17 schools."
)
REPORT = ck.Report(TEXT, "Daily", DAY)


def checked(attribute: str, quote: str, **fields: Any) -> ck.Checked:
    (found,) = ck.check(REPORT, [ck.Extraction(attribute, quote, **fields)])
    return found


@pytest.mark.parametrize(
    ("attribute", "quote", "fields", "status"),
    [
        ("arrests", "More than 50 people were arrested", {}, "exact"),
        ("arrests", "More than 50 people were arrested", {"value": 50}, "exact"),
        ("arrests", "More than 50", {"value": "more than 50", "start": 0, "end": 12}, "exact"),
        ("arrests", "More than 50", {"start": 4, "end": 16}, "repaired"),
        ("arrests", "more  than\n50 people", {}, "repaired"),
        ("arrests", " More than 50 people ", {}, "repaired"),
        ("arrests", "people", {}, "ambiguous"),
        ("arrests", "Six people fled", {}, "absent"),
        ("arrests", "ore than 50 people", {}, "absent"),
        ("arrests", "", {}, "absent"),
        ("arrests", "More than 51 people were arrested", {}, "figure_differs"),
        ("arrests", "More than 50 people were arrested", {"value": 500}, "figure_differs"),
        ("crowd_size", "about 9,000 people marched", {}, "figure_differs"),
        ("crowd_size", "000 people marched", {}, "figure_differs"),
        ("arrests", "50 people were arrested", {}, "bound_differs"),
        ("arrests", "More than 50 people were arrested", {"value": "50"}, "bound_differs"),
        ("arrests", "At least 50 people were arrested", {}, "bound_differs"),
        ("crowd_size", "about 5,000 people marched", {"value": "5,000"}, "bound_differs"),
        ("arrests", "More than 50 people were arrested in Ostrel on Tuesday", {}, "date_differs"),
        ("arrests", "More than 50 people", {"about": "2024-01-15"}, "exact"),
        ("arrests", "More than 50 people", {"about": "Monday"}, "exact"),
        ("arrests", "More than 50 people", {"about": "16 January 2024"}, "date_differs"),
        ("arrests", "More than 50 people", {"about": "whenever"}, "date_differs"),
        ("arrests", "More than 50 people", {"speaker": "Ivan Dorn"}, "exact"),
        ("arrests", "More than 50 people", {"speaker": "the interior minister"}, "exact"),
        ("arrests", "More than 50 people", {"speaker": "Iwan Dorn"}, "name_differs"),
        ("arrests", "More than 50 people", {"speaker": "Lena Hoff"}, "name_differs"),
        ("arrests", "More than 50 people", {"place": "Ostrel"}, "exact"),
        ("arrests", "More than 50 people", {"place": "Ostrow"}, "name_differs"),
        ("arrests", "More than 50 people", {"place": "Varn"}, "name_differs"),
        ("charge", "Lena Hoff was charged with attempted murder", {"value": "attempted murder"}, "exact"),
        ("charge", "Lina Hoff was charged with attempted murder", {}, "name_differs"),
        ("charge", "charged with attempted murder", {"value": "murder"}, "value_not_in_quote"),
        ("charge", "charged with attempted murder", {"value": "arson"}, "value_not_in_quote"),
        ("plea", "pleaded not guilty", {"value": "guilty"}, "value_not_in_quote"),
        ("plea", "pleaded not guilty", {"value": "not guilty"}, "exact"),
        ("arrests", "people were arrested in Ostrel", {"value": 50}, "value_not_in_quote"),
        ("arrests", "Three officers", {"value": "dozens"}, "figure_differs"),
        ("arrests", "Three officers", {"value": "blue"}, "value_not_in_quote"),
        ("deaths", "Three officers were injured", {"value": 3}, "attribute_unsupported"),
        ("deaths", "17 schools", {"value": 17}, "attribute_unsupported"),
        ("injuries", "Three officers", {"fields": {"modality": "denied"}}, "attribute_unsupported"),
        ("injuries", "Three officers", {"fields": {"modality": "perhaps"}}, "attribute_unsupported"),
        ("Toll", "Three officers", {}, "unmapped"),
        ("event_date", "on Monday", {"value": "2024-01-15"}, "exact"),
        ("event_date", "on Monday", {"value": "2024-01-16"}, "date_differs"),
        ("event_date", "in Ostrel", {}, "value_not_in_quote"),
    ],
)
def test_status(attribute: str, quote: str, fields: dict[str, Any], status: str) -> None:
    """Each thing that can be wrong has its status."""
    found = checked(attribute, quote, **fields)
    assert found.status == status, found.reasons
    assert found.is_accepted == (status in ("exact", "repaired"))


def test_a_claim_has_what_the_extractor_leaves_open() -> None:
    """Day, speaker, place and noun come from the reading of the same words."""
    claim = checked("arrests", "More than 50 people were arrested", value=50).claim
    assert claim is not None
    assert isinstance(claim.value, ck.Quantity)
    assert (claim.text, claim.value.bound, claim.noun) == ("More than 50", ck.Bound.MORE_THAN, "people")
    assert claim.place == ck.Place("Ostrel")
    assert claim.speaker is not None
    assert claim.speaker.name == "Ivan Dorn"
    assert claim.about is not None
    assert claim.about.edtf == "2024-01-15"


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("about 9,000 people marched", "the text has 'about 5,000 people marched' at 128"),
        ("000 people marched", "the quote cuts"),
        ("people", "stands at 13 and"),
        ("17 schools", "counts schools"),
    ],
)
def test_reasons_show_what_the_text_has(quote: str, reason: str) -> None:
    assert reason in " ".join(checked("crowd_size", quote).reasons)


def test_a_figure_of_two_needs_its_value() -> None:
    text = "Two people were killed in Ostrel and three were killed in Varn."
    report = ck.Report(text, "Daily")
    whole, one = ck.check(report, [ck.Extraction("deaths", text), ck.Extraction("deaths", text, value=3)])
    assert whole.status is ck.CheckStatus.AMBIGUOUS
    assert one.claim is not None
    assert one.claim.text == "three"


def test_an_age_is_no_count() -> None:
    text = "Thirty-four people were killed in Ostrel on Monday, the youngest aged 5."
    (found,) = ck.check(ck.Report(text, "Daily"), [ck.Extraction("deaths", text, value=5)])
    assert found.status is ck.CheckStatus.ATTRIBUTE_UNSUPPORTED


def test_offsets_of_javascript() -> None:
    """Offsets in UTF-16 units are told by the quote where they fit it in no other unit."""
    text = "🔥🔥 Two died. Later two died."
    report = ck.Report(text, "Daily")
    told = ck.Extraction("deaths", "Two died", 5, 13)
    (named,) = ck.check(report, [told], unit="utf-16")
    (found,) = ck.check(report, [told])
    assert (named.status, found.status) == ("exact", "repaired")
    assert named.start == found.start == 3
    (inside,) = ck.check(report, [ck.Extraction("deaths", "Two died", 1, 13)], unit=Unit.UTF16)
    assert inside.status == "repaired"
    assert "inside a character" in inside.reasons[0]


def test_offsets_tell_one_of_two_places() -> None:
    text = "🔥 It is said that two died. It is sure that two died."
    report = ck.Report(text, "Daily")
    at = text.rindex("two died")
    (found,) = ck.check(report, [ck.Extraction("deaths", "two died", at + 1, at + 9)])
    assert (found.status, found.start) == ("repaired", at)
    assert found.reasons[0] == "the offsets count UTF-16 units"
    (lost,) = ck.check(report, [ck.Extraction("deaths", "two died", at + 4, at + 12)])
    assert lost.status == "ambiguous"


def test_a_name_in_another_script_is_matched() -> None:
    text = "Задержаны 12 человек, сообщил Иван Дорн."
    report = ck.Report(text, "Daily", language="ru")
    told = [ck.Extraction("arrests", "12 человек", speaker=who) for who in ("Ivan Dorn", "Pavel Orlov")]
    first, other = ck.check(report, told)
    assert "does not name" not in " ".join(first.reasons)
    assert "does not name" in " ".join(other.reasons)


def test_a_language_that_no_rule_reads_leaves_the_attribute_open() -> None:
    report = ck.Report("Bei dem Brand starben 12 Menschen in der Stadt.", "Daily", language="de")
    (found,) = ck.check(report, [ck.Extraction("deaths", "12 Menschen", value=12)])
    assert found.status == "exact"
    assert "not checked" in found.reasons[0]
    (wrong,) = ck.check(report, [ck.Extraction("deaths", "12 Menschen", value=13)])
    assert wrong.status == "figure_differs"


def test_an_attribute_of_one_s_own() -> None:
    report = ck.Report("They put up 40 tents in the square.", "Daily")
    told = ck.Extraction("tents", "40 tents", value=40)
    assert ck.check(report, [told])[0].status == "unmapped"
    assert ck.check(report, [told], attributes=[ck.Attribute("tents")])[0].status == "exact"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"quote": None}, "quote"),
        ({"start": "3"}, "start"),
        ({"start": True}, "start"),
        ({"value": [3]}, "value"),
        ({"about": 3}, "about"),
        ({"speaker": 3}, "speaker"),
        ({"fields": []}, "fields"),
    ],
)
def test_what_no_extraction_can_hold_is_named(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(ck.InvalidModelError, match=rf"Extraction\.{field}"):
        ck.Extraction(**({"attribute": "deaths", "quote": "Two"} | fields))


def test_what_is_no_extraction_is_refused() -> None:
    with pytest.raises(ck.ArgumentError, match="a list of Extraction"):
        ck.check(REPORT, [{"attribute": "deaths"}])  # type: ignore[list-item]


def test_many_checks_of_a_long_report_are_linear() -> None:
    """A word that stands everywhere does not make the search for a quote slow."""
    report = ck.Report("Two people were hurt. " * 2000, "Daily")
    told = [ck.Extraction("injuries", f"{n} people were hurt in the north") for n in range(50)]
    assert {c.status.value for c in ck.check(report, told)} <= {"figure_differs", "absent", "ambiguous"}
