"""The score of two names where it is decided: verdicts, groups of aliases, two names in one, no name."""

from __future__ import annotations

import math

import pytest

from claimkit.names import Verdict, match_any, match_names
from claimkit.names.score import ALIAS_SCORE, MATCH_FROM, UNSURE_FROM, verdict_of
from claimkit.names.words import MOST_LETTERS


def test_verdicts_begin_at_their_scores() -> None:
    assert verdict_of(1.0) is verdict_of(MATCH_FROM) is Verdict.MATCH
    assert verdict_of(math.nextafter(MATCH_FROM, 0)) is verdict_of(UNSURE_FROM) is Verdict.UNSURE
    assert verdict_of(math.nextafter(UNSURE_FROM, 0)) is verdict_of(0.0) is Verdict.NO_MATCH


def test_only_a_match_is_one() -> None:
    assert match_names("Karim Osei", "Karim Osei").is_match
    assert not match_names("Karim Osei", "Lena Brandt").is_match


@pytest.mark.parametrize("nothing", ["", "  ", "—", "123"])
def test_no_name_is_no_match(nothing: str) -> None:
    for pair in ((nothing, "Karim Osei"), ("Karim Osei", nothing), (nothing, nothing)):
        found = match_names(*pair)
        assert (found.score, found.verdict) == (0.0, Verdict.NO_MATCH)
        sides = [why.text if hasattr(why, "text") else str(why) for why in found.evidence]
        assert len(sides) == sum(name == nothing for name in pair)
        assert ["left" in side for side in sides] == [True, False][: len(sides)] or pair[0] != nothing


def test_aliases_are_names_of_one() -> None:
    groups = [["Storm Front", "Ad Astra", "SF"], ["Nova", "Vesna"]]
    assert not match_names("Storm Front", "Ad Astra", "org").is_match
    for a, b in (("Storm Front", "Ad Astra"), ("ad astra", "SF"), ("Ad Astra", "Storm Front")):
        found = match_names(a, b, "org", aliases=groups)
        assert found.score >= ALIAS_SCORE
        assert "known to be names of one org" in str(found.evidence[0])
    assert not match_names("Storm Front", "Nova", "org", aliases=groups).is_match
    assert not match_names("Storm Front", "Elsewhere", "org", aliases=groups).is_match


def test_names_set_side_by_side_are_each_compared() -> None:
    assert match_names("Storm Front/Ad Astra", "Ad Astra", "org").is_match
    assert match_names("Ad Astra", "Storm Front / Ad Astra", "org").is_match
    assert not match_names("Storm Front/Ad Astra", "Vesna", "org").is_match


def test_the_best_of_many() -> None:
    found = match_any(["Vesna", "Karim Osei"], ["Lena Brandt", "Karim Osei"])
    assert found is not None
    assert (found.a, found.b, found.is_match) == ("Karim Osei", "Karim Osei", True)
    assert match_any([], ["Vesna"]) is match_any(["Vesna"], []) is None


def test_bad_input_is_named() -> None:
    with pytest.raises(TypeError, match="not int: 5"):
        match_names("Karim", 5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"persn.*unknown kind.*person"):
        match_names("Karim", "Karim", "persn")  # type: ignore[arg-type]


def test_only_so_many_characters_are_compared() -> None:
    for more, told in ((0, False), (1, True)):
        name = "Karim " * 66 + "Osei" + "i" * more
        assert len(name) == MOST_LETTERS + more
        for pair in ((name, "Karim Osei"), ("Karim Osei", name)):
            notes = [str(why) for why in match_names(*pair).evidence]
            assert any(str(MOST_LETTERS) in note for note in notes) == told


def test_a_match_tells_itself() -> None:
    found = match_names("Karim Osei", "Karim Osei")
    assert str(found).startswith(f"Karim Osei | Karim Osei: match ({found.score:.2f}): ")
