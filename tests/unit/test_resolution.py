"""Resolution by example: bad input, rules, slips, and relations one by one."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import claimkit as ck

DAY = datetime.date(2024, 3, 9)


def claim(words: str, source: str = "Metro", attribute: str = "crowd_size", **fields: Any) -> ck.Claim:
    return ck.Claim.from_text(attribute, words, source, **fields)


def exact(figure: float, source: str, attribute: str = "deaths") -> ck.Claim:
    return ck.Claim(attribute, ck.Quantity.exact(figure, "person"), source)


@pytest.mark.parametrize(
    ("claims", "error", "told"),
    [
        ([], ck.NoClaimsError, "no claims"),
        ([claim("5,000"), claim("12", "Taiga", "arrests")], ck.IncomparableError, "arrests.*resolve each"),
        (
            [claim("5,000"), ck.Claim("crowd_size", "many", "Taiga", text="many")],
            ck.IncomparableError,
            "many.*Taiga",
        ),
        ([claim("€5m", attribute="money"), claim("$5m", "Taiga", "money")], ck.IncomparableError, "USD|EUR"),
        ([exact(-5, "Taiga")], ck.InvalidModelError, "Taiga.*below zero"),
    ],
)
def test_bad_input(claims: list[ck.Claim], error: type[Exception], told: str) -> None:
    """A clear error names the claim and what to do."""
    with pytest.raises(error, match=told):
        ck.resolve(claims)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"level": 1.0}, "level"),
        ({"reliability": {"Metro": 2}}, "reliability.*Metro"),
        ({"rule": "loudest"}, "rule"),
    ],
)
def test_bad_options(options: dict[str, Any], told: str) -> None:
    with pytest.raises(ck.InvalidModelError, match=told):
        ck.resolve([claim("5,000")], **options)


def test_extremes() -> None:
    """One claim, zeros and 10**18 beside 3 are answered; an unknown attribute is taken as it stands."""
    assert ck.resolve([exact(0, "Metro")]).value == 0
    far = ck.resolve([exact(10**18, "Metro"), exact(3, "Taiga")])
    assert far.status is ck.Status.CONTESTED
    assert ck.resolve([ck.Claim("lanterns", ck.Quantity.exact(40), "Metro")]).value == 40


def test_many_sources() -> None:
    """Thousands of claims are placed, each once."""
    claims = [exact(100 + i % 7, f"witness {i}", "crowd_size") for i in range(3000)]
    found = ck.resolve(claims)
    assert len(found.placements) == 3000


def test_places_in_a_circle() -> None:
    """A place that is said to lie in itself, by way of another, does no harm."""
    circle = [ck.Place("Aville", part_of="Beeville"), ck.Place("Beeville", part_of="Aville")]
    claims = [
        claim("20", attribute="arrests", place=p, about="9 March 2024", report="r", start=n)
        for n, p in enumerate(circle)
    ]
    assert len(ck.assemble(claims).events) >= 1


def test_rules() -> None:
    """Each rule chooses as its name says, and says so."""
    said = [
        ("about 4,000", "Post", 8),
        ("fewer than 2,500", "police", 10),
        ("more than 15,000", "organisers", 9),
    ]
    claims = [claim(words, who, told=datetime.date(2024, 3, day)) for words, who, day in said]
    chosen = {
        rule: ck.resolve(claims, rule=rule, reliability={"organisers": 0.95}).value
        for rule in ("newest", "most_trusted", "median", "lowest_credible")
    }
    assert chosen == {"newest": 2500, "most_trusted": 15000, "median": 4000, "lowest_credible": 2500}
    newest = ck.resolve(claims, rule="newest")
    told = [p.reason for p in newest.placements if "by rule: the account told last" in p.reason]
    assert len(told) == len(newest.supporting) == 1  # the rule speaks for the account that it chose alone


def test_a_digit_too_many_is_flagged() -> None:
    found = ck.resolve([exact(120, "Metro"), exact(1200, "Taiga")])
    assert found.flags == ("1,200 is 10 times 120: a digit more or less may be a slip",)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (claim("about 5,000"), claim("5,000", "Taiga"), "agree"),
        (claim("about 5,000"), claim("thousands", "Taiga"), "refines"),
        (claim("more than 4,000"), claim("up to 5,000", "Taiga"), "compatible"),
        (claim("about 5,000"), claim("around 10,000", "Taiga"), "conflict"),
        (claim("5,000", about="9 March 2024"), claim("5,000", about="10 March 2024"), "successive"),
        (claim("5,000"), claim("12", attribute="arrests"), "plausibility"),
        (claim("60", attribute="press_arrested"), claim("5,300", attribute="arrests"), "overlap"),
        (claim("5,000"), claim("17,000", attribute="population"), "distinct_attribute"),
        (claim("5,000", event="march"), claim("5,000", event="rally"), "distinct_event"),
        (claim("5,000", scope="the square"), claim("9,000", "Taiga"), "scope"),
        (
            claim("1,800", attribute="arrests", place=ck.Place("Moscow", part_of="Russia")),
            claim("5,300", attribute="arrests", place=ck.Place("Russia")),
            "part_whole",
        ),
        (claim("5,000", report="r", headline=True), claim("at least 5,000", report="r"), "repeat"),
        (claim("5,000"), claim("5,000", "police", modality="denied"), "disputed"),
        (claim("€5m", attribute="money"), claim("$5m", "Taiga", "money"), "incomparable"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_relations(first: ck.Claim, second: ck.Claim, kind: str) -> None:
    """Every relation, with a reason, whichever claim is named first."""
    found = ck.relate(first, second)
    assert found.kind.value == kind
    assert found == ck.relate(second, first)
    assert found.reason


def test_a_revision_does_not_settle_an_old_contest() -> None:
    """A ministry that puts its own figure right was contradicted before, and still is."""
    told = [
        claim(words, who, "injuries", told=datetime.date(2024, 5, day))
        for words, who, day in (("4,733", "Health", 2), ("4,723", "Health", 3), ("3,123", "Interior", 2))
    ]
    found = ck.resolve(told)
    assert (found.status, found.value) == (ck.Status.CONTESTED, None)
    assert found.superseded == (told[0],)
    kinds = {frozenset((r.first.text, r.second.text)): r.kind.value for r in found.relations}
    assert kinds == {
        frozenset(("4,733", "4,723")): "successive",
        frozenset(("4,733", "3,123")): "conflict",
        frozenset(("4,723", "3,123")): "conflict",
    }


def test_a_late_copy_is_no_contest() -> None:
    """Who tells an old toll late has copied it; where more tell it than the new one, it is a contest."""
    told = [
        claim(words, who, "deaths", told=datetime.date(2024, 5, day))
        for words, who, day in (("12", "Daily", 6), ("15", "Courier", 8), ("12", "Weekly", 9))
    ]
    assert (ck.resolve(told).value, len(ck.resolve(told).superseded)) == (15, 2)
    more = claim("12", "Evening Star", "deaths", told=datetime.date(2024, 5, 9))
    assert ck.resolve([*told, more]).status is ck.Status.CONTESTED


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"reliability": {"Metr": 0.9}}, "reliability = 'Metr'.*did you mean 'Metro'"),
        ({"rule": "newest"}, "newest.*not dated"),
        ({"rule": "most_trusted"}, "reliability="),
        ({"rule": "precedence"}, "precedence="),
        ({"rule": {"deaths": "loudest"}}, "must be one of"),
        ({"rule": "precedence", "precedence": ["Tiaga"]}, "did you mean 'Taiga'"),
    ],
)
def test_what_rules_and_names_need(options: dict[str, Any], told: str) -> None:
    """A rule that lacks what it needs, and a name of nobody, are errors by every door."""
    claims = [claim("12", "Metro", "deaths", event="fire"), claim("15", "Taiga", "deaths", event="fire")]
    for door in (ck.resolve, ck.assemble):
        with pytest.raises(ck.InvalidModelError, match=told):
            door(claims, **options)


def test_rules_by_attribute() -> None:
    """A rule for one attribute leaves the others as they were."""
    told = [
        claim(words, who, name, event="fire", told=datetime.date(2024, 5, 6))
        for name in ("deaths", "missing")
        for words, who in (("12", "Metro"), ("15", "Taiga"))
    ]
    (event,) = ck.assemble(told, rule={"deaths": "lowest_credible"}).events
    assert (event.resolutions["deaths"].value, event.resolutions["missing"].value) == (12, None)
    assert "by rule: the lowest account" in event.resolutions["deaths"].explain()
    (event,) = ck.assemble(told, rule="precedence", precedence=["Taiga", "Metro"]).events
    assert {r.value for r in event.resolutions.values()} == {15}


def test_decisions_that_have_no_place() -> None:
    """A decision on no event, or on one of several, is an error that tells which there are."""
    told = [claim("12", "Metro", "deaths", event=event) for event in ("fire", "flood")]
    twelve = ck.Quantity.exact(12, "person")
    for decision, said in (
        (ck.Decision("deaths", twelve, "counted", event="storm"), "there are 'fire', 'flood'"),
        (ck.Decision("deaths", twelve, "counted"), "several events.*name one"),
    ):
        with pytest.raises(ck.InvalidModelError, match=said):
            ck.assemble(told, pinned=[decision])
    with pytest.raises(ck.InvalidModelError, match="reason"):
        ck.Decision("deaths", twelve, " ")
    with pytest.raises(ck.IncomparableError, match="kind or unit"):
        ck.resolve(told[:1], pinned=ck.Decision("deaths", "twelve", "counted"))


def test_explanations_tell_who_when_where_and_why() -> None:
    post = ck.Source("The Post", url="https://post.example/fire")
    told = claim("12", "Metro", "deaths", told=datetime.datetime(2024, 5, 6, 9, 30, tzinfo=datetime.UTC))
    quoted = ck.Claim.from_text("deaths", "15", post, speaker=ck.Source("Police"), told=DAY)
    text = ck.resolve([told, quoted]).explain()
    assert "“12”, Metro, at 09:30 on 6 May 2024" in text
    assert "“15”, Police, in The Post (https://post.example/fire), on 9 March 2024" in text
    assert "account 1 of 2" not in text


def test_unknown_is_no_answer() -> None:
    """What a table calls unknown stands against nobody; where nobody says more, it is what they say."""
    told = [ck.Claim("cause", words, who) for words, who in (("Unknown", "Metro"), ("gas leak", "Taiga"))]
    own = [ck.Attribute("cause", kind="label")]
    found = ck.resolve(told, attributes=own)
    assert (found.value, found.status, found.set_aside) == ("gas leak", ck.Status.SINGLE_SOURCE, (told[0],))
    assert ck.relate(told[0], told[1]).kind is ck.RelationKind.COMPATIBLE
    assert ck.resolve(told[:1], attributes=own).value == "Unknown"
