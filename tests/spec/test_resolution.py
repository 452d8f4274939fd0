"""Relations and resolution: the laws of S-R in docs/specification.md."""

import datetime
import itertools
import random

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimkit.attributes import attribute
from claimkit.models import Claim, Report
from claimkit.quantities import Change, Interval, Quantity
from claimkit.reading import read_report
from claimkit.relations import consistent_groups, core
from claimkit.resolution import Resolution, Role, Status, resolve
from claimkit.testing import laws
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached

DAY = datetime.date(2024, 1, 15)
OUTLETS = ("Agence Nord", "Daily Echo", "Metro", "Radio Free City", "Taiga Watch", "Kurier", "Svet")
ATTRIBUTES = ("crowd_size", "deaths", "missing", "population", "charge", "sentence_length")

TABLE = tuple(map(attribute, ATTRIBUTES))

claim_sets = st.sampled_from(ATTRIBUTES).flatmap(lambda name: cks.claim_sets(attribute=name))


def said(quantity: Quantity, outlet: str, **fields: object) -> Claim:
    return Claim("population", quantity, outlet, text=quantity.text, **fields)  # type: ignore[arg-type]


plain_sets = cks.counts()
camps = st.integers(2, 3).flatmap(lambda n: cks.counts(figures=n))


def outcome(resolution: Resolution) -> list[tuple[object, ...]]:
    return [(s.answer, s.status, s.probability) for s in resolution.states]


LAWS = (
    *laws.resolver(
        resolve, takes=laws.OPTIONS, claims=st.one_of(claim_sets, plain_sets, camps, cks.counts(near=True))
    ),
    *(law for law in laws.attributes(TABLE) if law.clause in ("S-R-17", "S-R-18")),
)


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_law(law: laws.Law) -> None:
    """The laws of resolvers and of relations hold for claimkit's own."""
    law.check()


@given(st.lists(cks.quantities(), min_size=1, max_size=6))
def test_groups_oracle(quantities: list[Quantity]) -> None:
    """S-R-16: The consistent groups are the largest sets of claims that share a possible value."""

    def shares(members: tuple[int, ...]) -> bool:
        common: Interval | None = Interval()
        for i in members:
            own = core(quantities[i])
            assert isinstance(own, Interval)
            common = common and common.intersection(own)
        return common is not None

    sets = [
        m for k in range(1, len(quantities) + 1) for m in itertools.combinations(range(len(quantities)), k)
    ]
    possible = [m for m in sets if shares(m)]
    largest = {m for m in possible if not any(set(m) < set(other) for other in possible)}
    found = consistent_groups(quantities)
    assert len(found) == len(set(found))
    assert set(found) == largest


RULE_NAMES = ("newest", "most_trusted", "vote", "median", "lowest_credible", "precedence", "unanimous")


@given(plain_sets | camps, st.sampled_from(RULE_NAMES), st.randoms())
def test_rules(claims: list[Claim], rule: str, chance: random.Random) -> None:
    """S-R-20: A rule by name chooses what somebody claims, or nothing on a tie, and it stays contested."""
    days = chance.sample(range(30), len(claims))
    dated = [attrs.evolve(c, told=DAY + datetime.timedelta(n)) for c, n in zip(claims, days, strict=True)]
    names = [c.source.name for c in dated]
    trust = {name: 0.55 + 0.4 * n / len(names) for n, name in enumerate(names)}
    found = resolve(dated, rule=rule, reliability=trust, precedence=chance.sample(names, len(names)))  # type: ignore[arg-type]
    if reached(
        len(consistent_groups([c.value for c in claims])) > 1, "accounts that stand against each other"
    ):
        assert found.status is Status.CONTESTED
        assert found.state.alternatives
        assert found.value is None or found.value in {
            v for c in claims if isinstance(c.value, Quantity) for v in (c.value.value, c.value.figure)
        }
        if rule in ("newest", "most_trusted"):
            first = max(dated, key=lambda c: c.told or DAY) if rule == "newest" else dated[-1]
            assert found.state.answer is None or first not in found.dissenting
        assert rule != "unanimous" or found.state.answer is None
    else:
        assert outcome(found) == outcome(resolve(dated, reliability=trust))


def told(quantity: Quantity, report: str, start: int, people: str = "") -> Claim:
    """A count of the dead at one point of one report."""
    return Claim(
        "deaths",
        quantity,
        f"outlet of {report}",
        report=report,
        start=start,
        end=start + 1,
        people=people,
        sentence=f"Sentence {start}.",
    )


def more(n: int) -> Quantity:
    return Quantity(n, low=n, high=n, unit="person", change=Change.ADDED)


def dead(n: int) -> Quantity:
    return Quantity.exact(n, "person")


@given(
    st.integers(1, 10**6),
    st.lists(st.integers(1, 10**6), min_size=1, max_size=4, unique=True),
    st.integers(1, 3),
    st.randoms(),
)
def test_steps(base: int, steps: list[int], reports: int, chance: random.Random) -> None:
    """S-R-21: What a report tells on top of a count is added to it once, however often it is told."""
    assume(base not in steps)
    claims = []
    for number in range(reports):
        pieces = [dead(base), *map(more, steps), *map(more, steps[:1])]
        claims += [told(piece, f"r{number}", 10 * k) for k, piece in enumerate(pieces)]
    chance.shuffle(claims)
    found = resolve(claims)
    assert found.value == base + sum(steps)
    assert found.status is Status.DERIVED
    assert len(found.placements) == len(claims)
    assert all("added up" in p.reason for p in found.placements if p.role is Role.PART)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 10**6), st.booleans())
def test_totals_cover(base: int, step: int, over: int, first: bool) -> None:
    """S-R-22: Nothing is added up where the same report tells a total that holds the sum."""
    total = base + step + over
    whole = told(dead(total), "r", -1 if first else 100)
    found = resolve([told(dead(base), "r", 1), told(more(step), "r", 10), whole])
    assert found.value == total
    assert not found.added
    later = attrs.evolve(dead(base + 1), change=Change.ROSE_TO)
    found = resolve([told(dead(base), "r", 1), told(more(step), "r", 10), told(later, "r", 20)])
    assert found.value == base + 1


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.permutations(["forces", "civilians", "attackers"]))
def test_kinds(one: int, other: int, kinds: list[str]) -> None:
    """S-R-23: Figures of one report for kinds of people that exclude each other add up."""
    found = resolve([told(dead(one), "r", 1, people=kinds[0]), told(dead(other), "r", 10, people=kinds[1])])
    assert (found.value, found.status) == (one + other, Status.DERIVED)
    assert len(found.added) == 2


FIRST = ("The blast killed 40 people.", "Nine soldiers were killed.", "Police said 12 people were injured.")
NEXT = (
    "On Tuesday another 5 people died.",
    "Four civilians were killed.",
    "Six militants were killed.",
    "Three people were killed as well.",
    "Six people died and another 12 were hurt.",
    "Five people died, three in the fire and another two in hospital.",
)
LAST = ("In all, 44 people have died.", "A total of 12 people died.", "Three children died.", "")
stories = st.builds(" ".join, st.tuples(*map(st.sampled_from, (FIRST, NEXT, LAST))))
OTHER = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "qzvkxjwmybpfghcdntlrsoaeuiQZVKXJWMYBPFGHCDNTLRSOAEUI",
)


def in_no_language(claim: Claim) -> Claim:
    """The claim with its words in letters that spell nothing; its typed facts stay."""
    about = claim.about and attrs.evolve(claim.about, text=claim.about.text.translate(OTHER))
    words = {name: getattr(claim, name).translate(OTHER) for name in ("sentence", "noun", "text", "hedge")}
    return attrs.evolve(claim, about=about, **words)


@given(st.lists(stories, min_size=1, max_size=2))
def test_no_words_are_read_again(texts: list[str]) -> None:
    """S-R-40: With words in no language, claims that were read come to the same answers, sums and roles."""
    reports = [Report(text, f"Paper {n}", DAY, id=f"r{n}") for n, text in enumerate(texts)]
    read = [claim for report in reports for claim in read_report(report)]
    for name in ("deaths", "injuries"):
        claims = [claim for claim in read if claim.attribute == name]
        if not claims:
            continue
        plain, strange = resolve(claims), resolve([in_no_language(claim) for claim in claims])
        assert outcome(strange) == outcome(plain)
        roles = [{in_no_language(p.claim): (p.role, p.state) for p in plain.placements}]
        roles.append({p.claim: (p.role, p.state) for p in strange.placements})
        assert roles[0] == roles[1]
        reached(any(claim.is_total or claim.added or claim.people for claim in claims))
