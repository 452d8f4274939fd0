"""Laws of matchers: of whatever says whether two names are names of one (S-N)."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable, Collection
from typing import Any

import hypothesis
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from claimkit.testing import strategies as cks
from claimkit.testing.laws.core import Clause, Laws, clause, put, require, same
from claimkit.testing.reach import LEAST_SHARE, reached

__all__ = ["matcher"]

Matcher = Callable[[str, str], Any]

_UNRELATED = st.sampled_from(
    ["Brzezicki", "Omondi", "Fitzwilliam", "Takahashi", "Vanderbilt", "Nguema", "Мкртчян"]
)
# a circumflex aside: â, û and ŝ are letters of ISO 9, for я, ю and щ
_ACCENTS = "\u0300\u0301\u0303\u0304\u0306\u0307\u0308\u030a\u030c\u0327\u0328"
_MARKS = " .,-/'’…№()\u200e\u200f\u202e\ud800"
_RECASE = st.sampled_from([str.lower, str.upper, str.swapcase])


class _Matching:
    """A matcher, with one way to ask for a score and for a verdict."""

    def __init__(self, function: Matcher, match_from: float | None) -> None:
        self.function = function
        self.match_from = match_from
        self.__name__ = getattr(function, "__name__", None) or getattr(function, "func", function).__name__

    def __call__(self, a: Any, b: Any) -> Any:
        return self.function(a, b)

    def score(self, a: Any, b: Any) -> float:
        """The score alone, of a match or of a matcher that gives nothing else."""
        found = self(a, b)
        return float(getattr(found, "score", found))

    def is_match(self, a: str, b: str) -> bool:
        """The verdict, or what the score comes to."""
        found = self(a, b)
        verdict = getattr(found, "is_match", None)
        if verdict is None and self.match_from is None:
            raise TypeError(
                "this matcher gives scores and no verdict; pass match_from=, the least score of a match"
            )
        return bool(verdict) if verdict is not None else float(found) >= (self.match_from or 0.0)


@clause()
def symmetry(matcher: _Matching, a: str, b: str) -> None:
    """S-N-1: Comparing is symmetric."""
    reached(matcher.score(a, b) > 0)
    same(matcher.score(a, b), matcher.score(b, a), "the score")
    same(matcher.is_match(a, b), matcher.is_match(b, a), "the verdict")


@clause()
def a_name_matches_itself(matcher: _Matching, name: str) -> None:
    """S-N-2: A name with something to compare matches itself."""
    require(matcher.is_match(name, name), f"{name!r} does not match itself")


@clause()
def scores_are_probabilities(matcher: _Matching, a: str, b: str, name: str) -> None:
    """S-N-3: A score is a probability, and every verdict follows from it and has a reason."""
    pairs = sorted(
        (matcher.score(x, y), matcher.is_match(x, y)) for x, y in ((a, b), (b, name), (name, name))
    )
    for score, _ in pairs:
        require(0.0 <= score <= 1.0, f"a score is {score}")
    for (lower, matches), (higher, too) in itertools.pairwise(pairs):
        require(too or not matches, f"{lower} is a match and {higher} is none")
    evidence = getattr(matcher(name, name), "evidence", None)
    require(evidence is None or (evidence and all(map(str, evidence))), "a match has no reason")


@clause(recase=_RECASE, gap=st.integers(2, 5))
def case_and_spaces(
    matcher: _Matching, name: str, other: str, recase: Callable[[str], str], gap: int
) -> None:
    """S-N-4: Case, accents of Latin letters and spacing do not matter, save the circumflex of ISO 9."""
    score = matcher.score(name, other)
    reached(recase(name) != name)
    same(score, matcher.score(recase(name), other), f"the score of {recase(name)!r}")
    spaced = f"  {name.replace(' ', ' ' * gap)}\n"
    same(score, matcher.score(spaced, other), f"the score of {spaced!r}")


@clause(accents=st.lists(st.sampled_from(_ACCENTS), min_size=40, max_size=40))
def accents(matcher: _Matching, latin: str, other: str, accents: list[str]) -> None:
    """S-N-4: Case, accents of Latin letters and spacing do not matter, save the circumflex of ISO 9."""
    marked = "".join(
        letter if len(both := unicodedata.normalize("NFC", letter + accent)) > 1 else both
        for letter, accent in zip(latin, accents, strict=False)
    )
    reached(marked != latin)
    for form in ("NFC", "NFD"):
        typed = unicodedata.normalize(form, marked)
        same(matcher.score(latin, other), matcher.score(typed, other), f"the score of {typed!r}")


@clause("persons")
def comma_form(matcher: _Matching, words: tuple[str, str], other: str) -> None:
    """S-N-5: "Family, Given" is "Given Family"."""
    given, family = words
    score = matcher.score(f"{given} {family}", other)
    same(score, matcher.score(f"{family}, {given}", other), "the score")


@clause("persons", more=_UNRELATED, first=st.booleans())
def a_contradicting_word_never_helps(
    matcher: _Matching,
    cyrillic: str,
    latin: str,
    more: str,
    first: bool,  # noqa: FBT001
) -> None:
    """S-N-6: A word that contradicts, added to one side, never raises the score."""
    before = matcher.score(cyrillic, latin)
    after = matcher.score(f"{more} {cyrillic}" if first else f"{cyrillic} {more}", latin)
    require(after <= before + 1e-12, f"with {more} the score rises from {before} to {after}")


@clause()
def nothing_to_compare(matcher: _Matching, empty: str, name: str) -> None:
    """S-N-7: What has no letters matches nothing, itself neither, and says so."""
    for other in (name, empty):
        same(matcher.score(empty, other), 0.0, "the score")
        require(not matcher.is_match(empty, other), f"{empty!r} matches {other!r}")
        evidence = getattr(matcher(empty, other), "evidence", None)
        require(evidence is None or "to compare" in str(evidence[0]), "it does not say so")


@clause(one=st.text(max_size=200), other=st.text(max_size=200))
def any_string_is_compared(matcher: _Matching, one: str, other: str) -> None:
    """S-N-8: No string raises."""
    str(matcher(one, other))


@clause(thing=st.none() | st.integers() | st.binary(max_size=3) | st.lists(st.text(max_size=3), max_size=2))
def other_types_are_refused(matcher: _Matching, thing: object, name: str) -> None:
    """S-N-9: What is not a string is refused with a TypeError that says what was given."""
    for a, b in ((thing, name), (name, thing)):
        try:
            matcher(a, b)
        except TypeError as error:
            kind = type(thing).__name__
            require(kind in str(error), f"the error for a {kind} says: {error}")
        else:
            raise AssertionError(f"{thing!r} is compared")


@clause("persons", "alphabets")
def two_standards(matcher: _Matching, spellings: tuple[str, str, str]) -> None:
    """S-N-10: A name spelled under two standards, or in its own letters and under one, matches itself."""
    own, one, other = spellings
    require(matcher.is_match(one, other), f"{one!r} does not match {other!r}")
    require(matcher.is_match(own, one), f"{own!r} does not match {one!r}")


_MATCHER: tuple[Clause, ...] = (
    symmetry,
    a_name_matches_itself,
    scores_are_probabilities,
    case_and_spaces,
    accents,
    comma_form,
    a_contradicting_word_never_helps,
    nothing_to_compare,
    any_string_is_compared,
    other_types_are_refused,
    two_standards,
)


def matcher(
    function: Matcher,
    *,
    kind: str = "person",
    match_from: float | None = None,
    alphabets: bool = True,
    names: SearchStrategy[str] | None = None,
    without: Collection[str] = (),
    settings: hypothesis.settings | None = None,
    least: float = LEAST_SHARE,
) -> Laws:
    """Put the laws of comparing names to a matcher.

    Args:
        function: takes two names, and returns a :class:`claimkit.NameMatch`, an object with ``score`` and
            ``is_match``, or a score.
        kind: what the names name: the laws on given and family names are about a "person" only.
        match_from: the least score of a match, where the function returns a score and no verdict.
        alphabets: whether it compares names across alphabets and the standards of romanisation.
        names: strategy for names that have something to compare.
        without: numbers of clauses that the function need not obey.
        settings: of Hypothesis; None for the current profile.
        least: share of the examples that must meet the condition of a law.

    Returns:
        The laws; ``check()`` them all, or each in a test of its own.

    Example:
        >>> from claimkit.names import match_names
        >>> matcher(match_names)["S-N-1"].check()
    """
    drawn = (
        cks.names(kind="place" if kind == "place" else "person") | cks.spelled_names()
        if names is None
        else names
    )
    anything = st.text(max_size=30) | st.text("аеiоl'’-.,/ \u200f\ud800ЫŁ́", max_size=30)
    pool = {
        "name": drawn,
        "other": drawn,
        "a": st.one_of(drawn, drawn, anything),
        "b": st.one_of(drawn, drawn, anything),
        "latin": cks.spelled_names(standard=True).filter(str.isascii),
        "cyrillic": cks.spelled_names(standard=False),
        "words": cks.spelled_names(standard=False).map(lambda name: tuple(name.split())),
        "spellings": cks.spellings(),
        # a company can be named by a number, a person cannot
        "empty": st.text(_MARKS + "1234567890" * (kind in ("person", "place")), max_size=20),
    }
    can = {*(("persons",) if kind == "person" else ()), *(("alphabets",) if alphabets else ())}
    return put(
        _MATCHER,
        _Matching(function, match_from),
        pool,
        can=can,
        without=without,
        settings=settings,
        least=least,
    )
