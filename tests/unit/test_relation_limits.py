"""Relations by example: for each kind a pair that has it, and the nearest pair that has not."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import claimkit as ck
from claimkit.models import Modality, Place
from claimkit.relations import RelationKind, denies, lies_in, part_of_whole, relate, same_place, takes_back

DAY = datetime.date(2024, 3, 9)
OSTHEIM, NORDLAND = Place("Ostheim", part_of="Nordland"), Place("Nordland", aliases=("Northland",))


def said(attribute: str, words: str, source: str = "Paper", **more: Any) -> ck.Claim:
    return ck.Claim.from_text(attribute, words, source, **more)


def day(n: int) -> datetime.date:
    return DAY + datetime.timedelta(n)


PAIRS = [
    # what they are about
    ("overlap", said("press_arrested", "60"), said("arrests", "80", "Post")),
    ("plausibility", said("arrests", "60"), said("crowd_size", "80", "Post")),
    ("distinct_attribute", said("deaths", "6"), said("injuries", "6", "Post")),
    ("distinct_event", said("deaths", "6", event="a"), said("deaths", "6", "Post", event="b")),
    ("agree", said("deaths", "6", event="a"), said("deaths", "6", "Post")),
    ("part_whole", said("deaths", "6", place=OSTHEIM), said("deaths", "8", "Post", place=NORDLAND)),
    ("scope", said("crowd_size", "6", scope="the square"), said("crowd_size", "8", "Post")),
    ("distinct_event", said("deaths", "6", place=OSTHEIM), said("deaths", "6", "Post", place=Place("Qatif"))),
    ("agree", said("deaths", "6", place=OSTHEIM), said("deaths", "6", "Post")),
    # who says it, and in what manner
    ("disputed", said("deaths", "6", modality=Modality.DENIED), said("deaths", "6", "Post")),
    ("compatible", said("deaths", "6", modality=Modality.DENIED), said("deaths", "8", "Post")),
    (
        "repeat",
        said("deaths", "6", report="r", start=1, end=2),
        said("deaths", "6", report="r", start=9, end=10),
    ),
    (
        "agree",
        said("deaths", "6", report="r", start=1, end=2),
        said("deaths", "6", report="s", start=9, end=10),
    ),
    # what they say
    ("agree", said("crowd_size", "about 5,000"), said("crowd_size", "some 5,000", "Post")),
    ("refines", said("crowd_size", "about 5,300"), said("crowd_size", "thousands", "Post")),
    ("compatible", said("crowd_size", "5 to 8"), said("crowd_size", "7 to 10", "Post")),
    ("conflict", said("crowd_size", "5 to 8"), said("crowd_size", "9 to 10", "Post")),
    ("incomparable", said("crowd_size", "5 km"), said("crowd_size", "5 people", "Post")),
    ("conflict", said("deaths", "6"), said("deaths", "8", "Post")),
    # when they say it
    ("successive", said("deaths", "6", told=day(0)), said("deaths", "8", "Post", told=day(2))),
    ("conflict", said("deaths", "8", told=day(0)), said("deaths", "6", "Post", told=day(2))),
    (
        "successive",
        said("crowd_size", "5,000", about="15 January 2024"),
        said("crowd_size", "5,000", "Post", about="17 January 2024"),
    ),
    (
        "agree",
        said("crowd_size", "5,000", about="15 January 2024"),
        said("crowd_size", "5,000", "Post", about="January 2024"),
    ),
]


@pytest.mark.parametrize(("kind", "first", "second"), PAIRS)
def test_relation(kind: str, first: ck.Claim, second: ck.Claim) -> None:
    """The first claim of a directed relation is the one that stands first here, from wherever it is asked."""
    for found in (relate(first, second), relate(second, first)):
        assert found.kind.value == kind, found.reason
        assert {found.first, found.second} == {first, second}
        assert found.reason
        if found.kind in (
            RelationKind.OVERLAP,
            RelationKind.PLAUSIBILITY,
            RelationKind.PART_WHOLE,
            RelationKind.SCOPE,
            RelationKind.REFINES,
            RelationKind.SUCCESSIVE,
        ):
            assert found.first == first


def test_places() -> None:
    here, there = said("deaths", "6", place=OSTHEIM), said("deaths", "8", place=NORDLAND)
    assert lies_in(here, there)
    assert not lies_in(there, here)
    assert lies_in(said("deaths", "6", place=Place("Ostheim", part_of="Northland")), there)
    assert not lies_in(here, said("deaths", "8"))
    assert same_place(here, here) is True
    assert same_place(here, there) is False
    assert same_place(here, said("deaths", "8")) is None


def test_a_denial_denies_what_its_value_holds() -> None:
    def no(words: str) -> ck.Claim:
        return said("deaths", words, modality=Modality.DENIED)

    assert denies(no("more than 100"), said("deaths", "149", "Post"))
    assert not denies(no("20"), said("deaths", "at least 10", "Post"))
    assert not denies(no("20"), no("20"))
    assert not denies(said("deaths", "20"), said("deaths", "20", "Post"))


def test_who_takes_back_says_so_no_earlier() -> None:
    gone = said("deaths", "20", told=day(1))
    gone = ck.Claim.from_dict(gone.to_dict() | {"withdrawn": True})
    assert takes_back(gone, said("deaths", "20", "Post", told=day(0)))
    assert takes_back(gone, said("deaths", "20", "Post"))
    assert not takes_back(gone, said("deaths", "20", "Post", told=day(2)))
    assert not takes_back(gone, said("deaths", "21", "Post", told=day(0)))
    assert not takes_back(said("deaths", "20", told=day(1)), said("deaths", "20", "Post", told=day(0)))


def test_a_writer_counts_some_of_the_many() -> None:
    from claimkit.attributes import attribute

    deaths, here = attribute("deaths"), {"report": "r"}

    def some(part: str, whole: str, **more: Any) -> bool:
        total = more.pop("total", False)
        return part_of_whole(
            said("deaths", part, start=1, end=2, **here | more),
            said("deaths", whole, start=9, end=10, is_total=total, **here),
            deaths,
        )

    assert some("6", "8")
    assert not some("8", "6")
    assert not some("8", "8")
    assert not some("6", "8", report="s")
    assert not some("6", "8", report=None)
    other = {"speaker": ck.Source("Mayor")}
    assert not some("6", "8", **other)
    assert some("1", "8", **other)
    assert some("several", "80", **other)
    assert not some("6", "8", total=True, **other)
    assert not part_of_whole(
        said("temperature", "6", start=1, end=2, **here),
        said("temperature", "8", start=9, end=10, **here),
        attribute("temperature"),
    )
