"""What happened, what may come, and what somebody only asks for: three things that are never mixed."""

from __future__ import annotations

import datetime

import pytest

import claimkit as ck

DAY = datetime.date(2031, 5, 13)
IMPOSED, FACED = "sentence_length", "sentence_exposure"


def read(text: str) -> list[ck.Claim]:
    return ck.read_report(ck.Report(text, "Daily", DAY))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The court sentenced Ann Holm to nine years in prison on Monday.", [(IMPOSED, "nine years")]),
        ("The court ordered that she be jailed for six years.", [(IMPOSED, "six years")]),
        ("He was jailed for 12 years after prosecutors asked for 15 years.", [(IMPOSED, "12 years")]),
        ("He left jail after serving three years of an eight-year sentence.", [(IMPOSED, "eight-year")]),
        (
            "Prosecutors had demanded five years; the court sentenced him to three years in prison.",
            [(IMPOSED, "three years")],
        ),
        (
            "The judge could have jailed her for ten years but sentenced her to two years.",
            [(FACED, "ten years"), (IMPOSED, "two years")],
        ),
        (
            "If convicted, Ann Holm could be sentenced to up to 15 years in prison.",
            [(FACED, "up to 15 years")],
        ),
        ("Ann Holm could be jailed for ten years.", [(FACED, "ten years")]),
        ("Prosecutors asked the court on Friday to jail Ann Holm for 12 years.", []),
        ("Prosecutors want Ann Holm jailed for nine years.", []),
        ("The defence called for a sentence of two years.", []),
    ],
)
def test_a_term_is_imposed_faced_or_only_asked_for(text: str, told: list[tuple[str, str]]) -> None:
    assert [(c.attribute, c.text) for c in read(text) if c.attribute in (IMPOSED, FACED)] == told


@pytest.mark.parametrize(
    ("text", "charges"),
    [
        ("Hurst was charged with aggravated arson.", "aggravated arson"),
        ("Hurst was charged with second-degree murder.", "second-degree murder"),
        ("Hurst was charged with conspiracy to commit murder.", "conspiracy to commit murder"),
        ("Hurst was charged with first degree assault and petty theft.", "first-degree assault; petty theft"),
        ("Hurst pleaded not guilty on Monday in Vask to a charge of embezzlement.", "embezzlement"),
        ("Hurst was not charged with embezzlement.", ""),
    ],
)
def test_an_offence_goes_by_the_text_s_own_words(text: str, charges: str) -> None:
    assert "; ".join(str(c.value) for c in read(text) if c.attribute == "charge") == charges


def test_what_lies_ahead_has_not_happened() -> None:
    (crowd,) = [c for c in read("The city gave a permit for a rally of 3,000 people next Sunday.") if c.noun]
    assert (crowd.attribute, crowd.modality) == ("crowd_size", ck.Modality.HYPOTHETICAL)
    (crowd,) = [c for c in read("About 3,000 people rallied in Ems on Sunday.") if c.noun]
    assert (crowd.attribute, crowd.modality) == ("crowd_size", ck.Modality.ASSERTED)
