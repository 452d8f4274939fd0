"""Relations and resolution: the laws of S-R in docs/specification.md."""

import datetime
import itertools
import random

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from claimkit.models import OTHER_EVENTS, Claim, Modality, Source
from claimkit.quantities import Bound, Change, Interval, Quantity
from claimkit.relations import RelationKind, compatible, consistent_groups, core, extent, relate
from claimkit.resolution import Resolution, Role, Status, resolve
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached

DAY = datetime.date(2024, 1, 15)
OUTLETS = ("Agence Nord", "Daily Echo", "Metro", "Radio Free City", "Taiga Watch", "Kurier", "Svet")
ATTRIBUTES = ("crowd_size", "deaths", "missing", "population", "charge", "sentence_length")

claim_sets = st.sampled_from(ATTRIBUTES).flatmap(lambda name: cks.claim_sets(attribute=name))


def said(quantity: Quantity, outlet: str, **fields: object) -> Claim:
    return Claim("population", quantity, outlet, text=quantity.text, **fields)  # type: ignore[arg-type]


plain_sets = cks.counts()
camps = st.integers(2, 3).flatmap(lambda n: cks.counts(figures=n))


def outcome(resolution: Resolution) -> list[tuple[object, ...]]:
    return [(s.answer, s.status, s.probability) for s in resolution.states]


@given(claim_sets, st.randoms())
def test_order(claims: list[Claim], chance: random.Random) -> None:
    """S-R-1: The order of claims does not matter."""
    shuffled = claims[:]
    chance.shuffle(shuffled)
    assert resolve(shuffled) == resolve(claims)


@given(claim_sets)
def test_every_claim_is_placed(claims: list[Claim]) -> None:
    """S-R-2: Every claim stands in exactly one place, with a reason."""
    found = resolve(claims)
    placed = [p.claim for p in found.placements]
    assert sorted(placed, key=lambda c: c.order) == sorted(set(claims), key=lambda c: c.order)
    assert all(p.reason for p in found.placements)
    by_role = [
        found.supporting,
        found.vaguer,
        found.superseded,
        found.dissenting,
        found.set_aside,
        found.added,
    ]
    assert sorted(itertools.chain(*by_role), key=lambda c: c.order) == sorted(placed, key=lambda c: c.order)
    assert all(p.state is None or 0 <= p.state < len(found.states) for p in found.placements)


@given(claim_sets)
def test_ends_in_order(claims: list[Claim]) -> None:
    """S-R-3: In every state low <= value <= high."""
    for state in resolve(claims).states:
        figures = [a.answer for a in state.alternatives] if state.answer is None else [state.answer]
        for figure in figures:
            if isinstance(figure, Quantity) and reached(figure):
                ends = [e for e in (state.low, figure.value, state.high) if e is not None]
                assert ends == sorted(ends)


@given(st.one_of(claim_sets, plain_sets, camps))
def test_agreeing_claims_share_a_point(claims: list[Claim]) -> None:
    """S-R-4: Claims that support one answer, and those that say less, can all be true together."""
    found = resolve(claims)
    for number, state in enumerate(found.states):
        if state.answer is None:
            continue
        together = [c.value for role in (Role.SUPPORTING, Role.VAGUER) for c in found.placed(role, number)]
        if reached(len(together) > 1, "an answer of several claims"):
            assert all(compatible(a, b) for a, b in itertools.combinations(together, 2))
        if together and state.status is not Status.DERIVED:
            assert len(consistent_groups(together)) == 1


@given(plain_sets, st.sampled_from([2, 10, 1000]))
def test_scale(claims: list[Claim], factor: int) -> None:
    """S-R-5: Counts scale with their unit."""

    def scaled(q: Quantity) -> Quantity:
        range_ = q.interval.scaled(factor)
        value = None if q.value is None else q.value * factor
        return attrs.evolve(q, value=value, low=range_.low, high=range_.high)

    def of(c: Claim) -> Claim:
        assert isinstance(c.value, Quantity)
        return attrs.evolve(c, value=scaled(c.value))

    before, after = resolve(claims), resolve(map(of, claims))
    assert len(before.states) == len(after.states)
    for a, b in zip(before.states, after.states, strict=True):
        assert (a.status, a.probability) == (b.status, b.probability)
        assert isinstance(a.answer, Quantity) == isinstance(b.answer, Quantity)
        if isinstance(a.answer, Quantity) and reached(a.answer):
            assert b.answer == scaled(a.answer)
        others = [x.answer for x in a.alternatives]
        assert [x.answer for x in b.alternatives] == [scaled(q) for q in others if isinstance(q, Quantity)]


@given(plain_sets | camps, st.permutations(("Alpha", "Bravo", "Delta", "Golf", "Kilo", "Oscar", "Zulu")))
def test_renaming(claims: list[Claim], names: list[str]) -> None:
    """S-R-6: Renaming sources changes nothing but the names."""
    new = dict(zip((c.source.name for c in claims), names, strict=False))
    renamed = [attrs.evolve(c, source=Source(new[c.source.name])) for c in claims]
    before, after = resolve(claims).states[0], resolve(renamed).states[0]
    assert (before.status, before.origins) == (after.status, after.origins)
    assert abs(before.probability - after.probability) < 1e-9
    assert (before.low, before.high) == (after.low, after.high)
    if reached(before.answer is not None, "an answer"):
        assert {new[name] for name in before.voices} == set(after.voices)
    camps = {frozenset(new[name] for name in a.voices) for a in before.alternatives}
    assert camps == {frozenset(a.voices) for a in after.alternatives}


@given(plain_sets | camps, st.randoms())
def test_repeating(claims: list[Claim], chance: random.Random) -> None:
    """S-R-7: A source that repeats itself changes nothing."""
    again = [attrs.evolve(chance.choice(claims), report=f"later report {k}") for k in range(3)]
    assert outcome(resolve(claims + again)) == outcome(resolve(claims))


@given(plain_sets, st.sampled_from(OUTLETS))
def test_copies(claims: list[Claim], outlet: str) -> None:
    """S-R-8: Outlets that quote one speaker are one origin."""
    agency = Source("Northern News Agency", kind="agency")
    quoting = [attrs.evolve(claims[0], source=Source(o), speaker=agency) for o in OUTLETS]
    alone = [attrs.evolve(claims[0], source=Source(outlet), speaker=agency)]
    rest = claims[1:]
    assert outcome(resolve([*quoting, *rest])) == outcome(resolve([*alone, *rest]))


@given(plain_sets)
def test_nothing_said(claims: list[Claim]) -> None:
    """S-R-9: A claim that rules nothing out changes nothing."""
    assume(any(c.value.low or c.value.high is not None for c in claims if isinstance(c.value, Quantity)))
    empty = said(Quantity(low=0, bound=Bound.VAGUE, unit="person", text="some number"), "Nobody's Voice")
    assert outcome(resolve([*claims, empty])) == outcome(resolve(claims))


@given(plain_sets)
def test_vaguer_never_widens(claims: list[Claim]) -> None:
    """S-R-10: A vaguer claim that fits the answer never widens its range, nor moves the answer out of it."""
    state = resolve(claims).states[0]
    assume(isinstance(state.answer, Quantity))
    assert isinstance(state.answer, Quantity)
    low, high = state.answer.low, state.answer.high
    wide = Quantity(
        low=None if low is None else low // 2, high=None if high is None else high * 2 + 1, unit="person"
    )
    assume(extent(wide) != Interval())
    after = resolve([*claims, said(attrs.evolve(wide, bound=Bound.RANGE), "Nobody's Voice")]).states[0]
    assert isinstance(after.answer, Quantity)
    assert after.answer.interval.within(state.answer.interval)
    assert after.answer.value == state.answer.value


@given(plain_sets)
def test_agreement_never_lowers_support(claims: list[Claim]) -> None:
    """S-R-11: An independent claim that agrees never lowers the support of an answer."""
    before = resolve(claims).states[0]
    assume(isinstance(before.answer, Quantity))
    assert isinstance(before.answer, Quantity)
    after = resolve([*claims, said(attrs.evolve(before.answer, text="again"), "Nobody's Voice")]).states[0]
    assert after.probability >= before.probability - 1e-9
    assert after.origins == before.origins + 1


@given(st.integers(1, 10**18), st.integers(1, 7))
def test_unanimity(figure: int, count: int) -> None:
    """S-R-12: What all say alike is the answer: agreed from two origins on, else of a single source."""
    found = resolve(said(Quantity.exact(figure, "person"), outlet) for outlet in OUTLETS[:count])
    assert found.value == figure
    assert found.status is (Status.AGREED if count > 1 else Status.SINGLE_SOURCE)


@given(st.integers(0, 1000), st.integers(1001, 10**6))
def test_no_mean(low: int, high: int) -> None:
    """S-R-13: Two accounts of equal weight that cannot both be true are both named, and no figure between."""
    found = resolve(
        [said(Quantity.exact(n, "person"), o) for n, o in zip((low, high), OUTLETS, strict=False)]
    )
    assert found.status is Status.CONTESTED
    assert found.value is None
    assert [a.answer.value for a in found.state.alternatives if isinstance(a.answer, Quantity)] == [low, high]


@given(camps, st.lists(st.floats(0.51, 0.99), min_size=2, max_size=5))
def test_level(claims: list[Claim], levels: list[float]) -> None:
    """S-R-14: What settles the matter at a level settles it at every lower level."""
    found = [resolve(claims, level=level).states[0] for level in sorted(levels)]
    contested = [state.status is Status.CONTESTED for state in found]
    assert contested == sorted(contested)
    assert len({state.answer for state in found}) == 1
    assert len({state.status for state in found} - {Status.CONTESTED}) <= 1
    if reached(not contested[0], "settled against a rival"):
        assert found[0].probability >= min(levels)


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=7, unique=True), st.integers(1, 10))
def test_growing_counts(figures: list[int], until: int) -> None:
    """S-R-15: A count that is told to grow never falls when asked for later days."""
    claims = [
        Claim("deaths", Quantity.exact(n, "person"), outlet, told=DAY + datetime.timedelta(k))
        for k, (n, outlet) in enumerate(zip(sorted(figures), OUTLETS, strict=False))
    ]
    values = [resolve(claims, at=DAY + datetime.timedelta(k)).value for k in range(until + 1)]
    assert values == sorted(values)  # type: ignore[type-var]
    assert values[-1] == sorted(figures)[: until + 1][-1]


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


pairs = st.one_of(
    st.sampled_from(ATTRIBUTES).flatmap(lambda name: cks.claim_sets(attribute=name, min_size=2, max_size=2)),
    cks.claim_sets(attribute=None, min_size=2, max_size=2),
    *[cks.counts(max_size=2, figures=2)] * 5,
)


@given(pairs)
def test_relation_symmetry(pair: list[Claim]) -> None:
    """S-R-17: The relation of two claims does not depend on which is named first, and has a reason."""
    a, b = pair
    assert relate(a, b) == relate(b, a)
    assert relate(a, b).reason
    assert {relate(a, b).first, relate(a, b).second} == {a, b}


def opposed(claims: list[Claim]) -> list[Claim]:
    """Two claims that cannot both be true, where there are such."""
    first, *rest = claims
    return [first, next((c for c in rest if not compatible(c.value, first.value)), rest[-1])]


@given(cks.counts(min_size=2, figures=2).map(opposed) | cks.claim_sets(min_size=2, max_size=2))
def test_conflict_is_incompatible(pair: list[Claim]) -> None:
    """S-R-18: Only claims on one attribute that cannot both be true are in conflict."""
    a, b = pair
    if reached(relate(a, b).kind is RelationKind.CONFLICT):
        assert a.attribute == b.attribute
        assert not compatible(a.value, b.value)


@given(cks.counts(figures=2), st.randoms(), st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_reliability(claims: list[Claim], chance: random.Random, one: float, other: float) -> None:
    """S-R-19: Trusting a source more never makes its own account less likely."""
    mine = chance.choice(claims)

    def likelihood(reliability: float) -> float:
        state = resolve(claims, reliability={mine.source.name: reliability}).states[0]
        # of two accounts; where neither leads, each is as likely as the other
        return state.probability if state.answer in (None, mine.value) else 1 - state.probability

    less, more = map(likelihood, sorted((one, other)))
    assert less <= more + 1e-9
    if reached(abs(one - other) > 0.01, "trusted more"):
        assert less < more


RULE_NAMES = ("newest", "most_trusted", "vote", "median", "lowest_credible", "precedence", "unanimous")


@given(plain_sets | camps, st.sampled_from(RULE_NAMES), st.randoms())
def test_rules(claims: list[Claim], rule: str, chance: random.Random) -> None:
    """S-R-20: A rule by name chooses what somebody claims, or nothing on a tie, and it stays contested."""
    days = chance.sample(range(30), len(claims))
    dated = [attrs.evolve(c, told=DAY + datetime.timedelta(n)) for c, n in zip(claims, days, strict=True)]
    names = [c.source.name for c in dated]
    trust = {name: 0.55 + 0.4 * n / len(names) for n, name in enumerate(names)}
    found = resolve(dated, rule=rule, reliability=trust, precedence=chance.sample(names, len(names)))
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


def told(quantity: Quantity, report: str, start: int, noun: str = "") -> Claim:
    """A count of the dead at one point of one report."""
    return Claim(
        "deaths",
        quantity,
        f"outlet of {report}",
        report=report,
        start=start,
        end=start + 1,
        noun=noun,
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


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.permutations(["soldiers", "civilians", "militants"]))
def test_kinds(one: int, other: int, kinds: list[str]) -> None:
    """S-R-23: Figures of one report for kinds of people that exclude each other add up."""
    found = resolve([told(dead(one), "r", 1, noun=kinds[0]), told(dead(other), "r", 10, noun=kinds[1])])
    assert (found.value, found.status) == (one + other, Status.DERIVED)
    assert len(found.added) == 2


unreal = st.sampled_from([{"modality": Modality.HYPOTHETICAL}, *({"scope": s} for s in sorted(OTHER_EVENTS))])


@given(st.lists(st.tuples(st.integers(0, 10**6), unreal), min_size=1, max_size=6), st.randoms())
def test_untold(pieces: list[tuple[int, dict[str, object]]], chance: random.Random) -> None:
    """S-R-24: What only could be, or counts other events only, answers nothing, and says why."""
    claims = [
        attrs.evolve(told(dead(n), f"r{k}", k), **fields)  # type: ignore[arg-type]
        for k, (n, fields) in enumerate(pieces)
    ]
    chance.shuffle(claims)
    found = resolve(claims)
    assert (found.status, found.state.answer, found.value) == (Status.UNTOLD, None, None)
    assert sorted((p.claim for p in found.placements), key=lambda c: c.order) == sorted(
        claims, key=lambda c: c.order
    )
    assert all(p.role is Role.SET_ASIDE and p.reason and p.state is None for p in found.placements)
    assert found.sentence.startswith("No report ")


@given(plain_sets, st.lists(st.tuples(st.integers(0, 10**6), unreal), min_size=1, max_size=4))
def test_other_events(claims: list[Claim], pieces: list[tuple[int, dict[str, object]]]) -> None:
    """S-R-25: What only could be, or counts other events only, never changes an answer."""
    assume(any(c.value.low or c.value.high is not None for c in claims if isinstance(c.value, Quantity)))
    beside = [
        attrs.evolve(said(dead(n), f"Recaller {k}"), **fields)  # type: ignore[arg-type]
        for k, (n, fields) in enumerate(pieces)
    ]
    assert outcome(resolve([*claims, *beside])) == outcome(resolve(claims))
