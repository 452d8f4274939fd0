"""The reason of each claim's place, in the words of an editor: one voice and several, few and many."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import claimkit as ck
from claimkit.models import Modality

NOON = datetime.datetime(2024, 3, 9, 12, 5, tzinfo=datetime.UTC)


def said(words: str, source: str | ck.Source, name: str = "deaths", **more: Any) -> ck.Claim:
    return ck.Claim.from_text(name, words, source, **more)


def reasons(*claims: ck.Claim, **options: Any) -> dict[str, str]:
    """Reason by the source of the claim."""
    return {p.claim.source.name: p.reason for p in ck.resolve(claims, **options).placements}


def test_who_names_the_answer_with_whom() -> None:
    assert reasons(said("12", "Post")) == {"Post": "alone names the answer"}
    assert reasons(said("12", "Post"), said("12", "Metro"))["Post"] == "names the answer, as does Metro"
    three = reasons(*(said("12", name) for name in ("Post", "Metro", "Taiga")))
    assert three["Post"] == "names the answer, as do Metro and Taiga"


@pytest.mark.parametrize(
    ("count", "told"),
    [(4, "as do a1, a2 and a3"), (5, "as do a1, a2, a3 and 1 more"), (7, "as do a1, a2, a3 and 3 more")],
)
def test_more_than_three_voices_are_counted(count: int, told: str) -> None:
    found = reasons(*(said("12", f"a{n}") for n in range(count)))
    assert found["a0"] == f"names the answer, {told}"


def test_what_fits_and_says_less() -> None:
    assert (
        reasons(said("12", "Post"), said("at least 10", "Metro"))["Metro"] == "fits 12 people and says less"
    )
    two = reasons(said("12", "Post"), said("40", "Taiga"), said("at least 10", "Metro"))
    assert two["Metro"] == "fits 12 people and 40 people, and so speaks for neither"
    three = reasons(said("12", "a"), said("40", "b"), said("80", "c"), said("at least 10", "Metro"))
    assert three["Metro"] == "fits 12 people, 40 people and 80 people, and so speaks for none of them"


def test_accounts_that_stand_against_each_other() -> None:
    found = reasons(said("12", "Post"), said("40", "Metro"))
    assert found["Post"] == "one of the accounts that stand against each other; others say 40 people (Metro)"
    three = reasons(said("12", "a"), said("40", "b"), said("80", "c"))
    assert three["a"].endswith("others say 40 people (b) or 80 people (c)")


def test_what_cannot_be_true_beside_the_answer() -> None:
    found = reasons(*(said("12", name) for name in ("a", "b", "c")), said("40", "Metro"))
    assert found["Metro"] == "conflict: cannot be true beside 12 people (a, b and c)"


def test_denials() -> None:
    def no(words: str) -> ck.Claim:
        return said(words, "Mayor", modality=Modality.DENIED)

    assert reasons(said("12", "Post"), no("12"))["Mayor"] == "modality: denies what Post says"
    both = reasons(said("12", "Post"), said("12", "Metro"), no("12"))
    assert both["Mayor"] == "modality: denies what Metro and Post say"
    assert reasons(said("12", "Post"), no("40"))["Mayor"] == "modality: denies what nobody here says"


def test_several_allege_and_one_alleges() -> None:
    no = said("12", "Mayor", modality=Modality.DENIED)
    assert ", Post alleges; this is denied by Mayor." in ck.resolve([said("12", "Post"), no]).sentence
    both = ck.resolve([said("12", "Post"), said("12", "Metro"), no])
    assert ", Metro and Post allege; this is denied by Mayor." in both.sentence


def test_a_voice_in_two_spellings_is_named_once() -> None:
    wire = ck.resolve([said("12", "Post", speaker="the  wire"), said("12", "The Wire")])
    assert wire.sentence.endswith("according to the  wire via Post.")
    once = "alone names the answer; counts once with {}: one origin"
    assert {p.reason for p in wire.placements} == {once.format("Post"), once.format("The Wire")}
    other = said("12", ck.Source("THE WIRE", kind="agency"))
    apart = reasons(said("12", "The Wire"), other, said("40", "Metro"))
    assert apart["Metro"].endswith("others say 12 people (THE WIRE)")


def test_an_origin_counts_once_and_says_with_whom() -> None:
    quoted = [said("12", outlet, speaker="Police") for outlet in ("A", "B", "E", "F", "G")]
    told = reasons(*quoted, said("12", "Metro"))
    assert told["Metro"] == "names the answer, as does Police"
    assert told["A"] == "names the answer, as does Metro; counts once with B, E, F and 1 more: one origin"
    torn = reasons(*quoted[:2], said("40", "Metro"))
    assert torn["A"].endswith("others say 40 people (Metro); counts once with B: one origin")
    assert "counts once" not in torn["Metro"]


def test_a_chain_is_heard_from_its_first_voice() -> None:
    chain = [said("12", "Site", speaker="Agency"), said("12", "Agency", speaker="Mayor"), said("12", "Metro")]
    found = ck.resolve(chain)
    assert found.sentence.endswith("according to Mayor via Agency and Site, and Metro.")
    circle = [said("12", "P", speaker="Q"), said("12", "Q", speaker="P")]
    assert ck.resolve(circle).status is ck.Status.SINGLE_SOURCE


def test_stated_ends_are_told() -> None:
    best = ck.Claim("deaths", ck.Quantity(20, low=15, high=30, unit="person"), "Data")
    assert ck.resolve([best]).sentence == "20 people (15 to 30) died, according to Data."
    both = ck.resolve([best, said("30", "Metro")])
    (vaguer,) = [p for p in both.placements if p.claim == best]
    assert vaguer.reason == "names another figure, and the ends stated beside it hold 30 people"
    assert "20 people (15 to 30), Data" in both.explain()


def test_what_fits_one_of_the_accounts_says_less() -> None:
    torn = reasons(said("4,000", "A"), said("4,000", "F"), said("10,000", "B"), said("more than 9,000", "E"))
    assert torn["E"] == "fits 10,000 people and says less; others say 4,000 people (A and F)"


def test_past_states_stand_under_one_heading() -> None:
    told = [said(str(n), f"P{n}", told=NOON + datetime.timedelta(hours=n)) for n in (3, 5, 7)]
    assert ck.resolve(told).explain().count("superseded: a later state") == 1


def test_what_was_overtaken_says_by_what() -> None:
    later: dict[str, Any] = {"told": NOON + datetime.timedelta(hours=1)}
    other = reasons(said("12", "Post", told=NOON), said("15", "Metro", **later))
    assert other["Post"] == "earlier state: Metro told “15” at 13:05 on 9 March 2024"
    own = ck.resolve([said("12", "Post", told=NOON), said("15", "Post", **later)]).placements
    assert "earlier state: Post itself told “15” at 13:05 on 9 March 2024" in [p.reason for p in own]


def test_the_middle_of_many_judgements() -> None:
    crowds = [
        said(words, f"a{n}", "crowd_size") for n, words in enumerate(("20", "30", "35", "50", "90", "700"))
    ]
    middle = ck.resolve(crowds)
    assert (middle.value, middle.low, middle.high) == (35, 20, 700)
    assert {p.reason for p in middle.placements} == {"one of the judgements from which the middle is taken"}
    wide = [
        said(words, f"b{n}", "crowd_size") for n, words in enumerate("1 20 30 35 50 60 70 80 900".split())
    ]
    found = reasons(*wide)
    assert found["b0"] == "outlier: outside the range that the judgements leave, 20 to 80"
    assert found["b1"] == found["b7"] == "one of the judgements from which the middle is taken"


@pytest.mark.parametrize("near", ["Posst", "post", "Pst"])
def test_a_name_that_nobody_has_is_an_error_that_says_which_there_are(near: str) -> None:
    claims = [said("12", "Post"), said("40", "Metro"), said("40", "Poster")]
    with pytest.raises(ck.InvalidModelError, match="did you mean 'Post'"):
        ck.resolve(claims, reliability={near: 0.9})
    many = [said("12", f"Paper {letter}") for letter in "ABCDEFG"]
    with pytest.raises(ck.InvalidModelError, match=r"there are .*Paper E'? and 2 more"):
        ck.resolve(many, reliability={"Xylograph": 0.9})
    with pytest.raises(ck.InvalidModelError, match=r"there are .*Metro"):
        ck.resolve(claims, reliability={"Xylograph": 0.9})
