"""States, relations and origins of claims: the laws of S-R from 26 on in docs/specification.md."""

import datetime
import itertools
import math
import random
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from claimkit.bulk import resolve_columns
from claimkit.datespans import DateSpan
from claimkit.dossier import assemble
from claimkit.interchange import from_rows, to_rows
from claimkit.models import UNTOLD, Claim, Modality, Source
from claimkit.quantities import Bound, Change, Quantity
from claimkit.relations import RelationKind, compatible, relate
from claimkit.resolution import Resolution, Role, Status, resolve
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached

DAY = datetime.date(2024, 1, 15)
OUTLETS = ("Agence Nord", "Daily Echo", "Metro", "Radio Free City", "Taiga Watch", "Kurier", "Svet")
ATTRIBUTES = ("crowd_size", "deaths", "missing", "population", "charge", "sentence_length")

claim_sets = st.sampled_from(ATTRIBUTES).flatmap(lambda name: cks.claim_sets(attribute=name))
plain_sets = cks.counts()
camps = st.integers(2, 3).flatmap(lambda n: cks.counts(figures=n))


def said(quantity: Quantity, outlet: str, **fields: object) -> Claim:
    return Claim("population", quantity, outlet, text=quantity.text, **fields)  # type: ignore[arg-type]


def dead(n: int) -> Quantity:
    return Quantity.exact(n, "person")


def outcome(resolution: Resolution) -> list[tuple[object, ...]]:
    return [(s.answer, s.status, s.probability) for s in resolution.states]


MIDNIGHT = datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)


def at_hour(claim: Claim, hour: int) -> Claim:
    """A claim told some hours after the event."""
    return attrs.evolve(claim, told=MIDNIGHT + datetime.timedelta(hours=hour))


one_question = st.sampled_from(ATTRIBUTES).flatmap(
    lambda name: cks.claim_sets(attribute=name, min_size=2, max_size=2)
)
TOGETHER = {RelationKind.AGREE, RelationKind.REFINES, RelationKind.COMPATIBLE, RelationKind.REPEAT}


@st.composite
def hand_made_pairs(draw: st.DrawFn) -> list[Claim]:
    """Two claims on a count, near in all that decides their relation: voice, report, hour, day, change."""
    attribute = draw(st.sampled_from(("deaths", "missing", "crowd_size", "population")))
    days = [None, *(DateSpan.day(DAY + datetime.timedelta(n)) for n in (0, 3))]
    pair = []
    for k in range(2):
        figure, change = draw(st.integers(1, 4)), draw(st.none() | st.sampled_from(list(Change)))
        hour = draw(st.none() | st.integers(0, 60))
        claim = Claim(
            attribute,
            attrs.evolve(dead(figure), change=change),
            draw(st.sampled_from(OUTLETS[:2])),
            event="event-1",
            report=draw(st.none() | st.sampled_from(("r", "s"))),
            start=k,
            about=draw(st.sampled_from(days)),
            corrects=draw(st.booleans()),
            withdrawn=draw(st.sampled_from((False, False, True))),
            modality=draw(st.sampled_from((Modality.ASSERTED, Modality.ASSERTED, Modality.DENIED))),
        )
        pair.append(claim if hour is None else at_hour(claim, hour))
    return pair


denied_pairs = cks.counts(max_size=1).map(
    lambda claims: [claims[0], attrs.evolve(claims[0], source=Source("Ministry"), modality=Modality.DENIED)]
)
drawn_pairs = st.one_of(one_question, cks.counts(min_size=2, max_size=2), hand_made_pairs(), denied_pairs)


@given(drawn_pairs)
def test_two_claims_are_resolved_as_they_relate(pair: list[Claim]) -> None:
    """S-R-26: Of two claims on one question, relate and resolve say the same."""
    one, other = pair
    kind = relate(one, other).kind if one != other else RelationKind.REPEAT
    found = resolve(pair)
    placed = {p.claim: p for p in found.placements}
    contested = found.state.status is Status.CONTESTED or bool(found.dissenting)
    assert contested == (kind is RelationKind.CONFLICT)
    told = [c for c in found.superseded if not any(p.withdrawn for p in pair)]
    assert bool(told) <= (kind is RelationKind.SUCCESSIVE)
    if kind in (RelationKind.SUCCESSIVE, RelationKind.DISTINCT_EVENT):
        assert found.superseded or len(found.states) == 2 or found.set_aside
    if kind is RelationKind.DISPUTED:  # what could be is told by nobody, whoever denies it
        assert found.status in (Status.DISPUTED, Status.UNTOLD)
    assert (found.status is Status.DISPUTED) <= (kind is RelationKind.DISPUTED)
    if reached(kind in TOGETHER, "both can hold") and not found.set_aside and len(placed) == 2:
        assert len({p.state for p in placed.values()}) == 1 or found.attribute.several


@given(claim_sets | camps)
def test_relations_stand_in_the_answer(claims: list[Claim]) -> None:
    """S-R-27: Claims in conflict never stand for one answer, nor those that agree against each other."""
    found = resolve(claims)
    fits = {Role.SUPPORTING, Role.VAGUER}
    for a, b in itertools.combinations(found.placements, 2):
        if a.state is None or a.state != b.state or found.states[a.state].answer is None:
            continue
        kind = relate(a.claim, b.claim).kind
        reached(kind in (RelationKind.CONFLICT, RelationKind.AGREE), "a conflict, or one word")
        if kind is RelationKind.CONFLICT and found.states[a.state].status is not Status.ESTIMATED:
            assert not {a.role, b.role} <= fits
        if kind is RelationKind.AGREE:
            assert {a.role, b.role} != {Role.SUPPORTING, Role.DISSENTING}


moments = st.lists(st.integers(0, 400), min_size=2, max_size=6, unique=True).map(sorted)


@given(moments, st.lists(st.integers(0, 10**6), min_size=6, max_size=6, unique=True), st.randoms())
def test_rising(hours: list[int], figures: list[int], chance: random.Random) -> None:
    """S-R-28: A count that grows is the figure told last, whoever tells it, and nobody contests it."""
    told = [
        at_hour(Claim("deaths", dead(n), outlet), hour)
        for hour, n, outlet in zip(hours, sorted(figures), OUTLETS, strict=False)
    ]
    late = at_hour(Claim("deaths", told[0].value, "Late Weekly"), 999)
    found = resolve(chance.sample([*told, late], len(told) + 1))
    assert (found.value, found.status) == (sorted(figures)[len(hours) - 1], Status.SINGLE_SOURCE)
    assert set(found.superseded) == {*told[:-1], late}
    assert not found.dissenting


@given(moments, st.permutations(("guilty", "acquitted", "not guilty", "mistrial", "void", "remitted")))
def test_replaced(hours: list[int], words: list[str]) -> None:
    """S-R-29: A status is what was told last, whoever tells it."""
    told = [
        at_hour(Claim("verdict", word, outlet), hour)
        for hour, word, outlet in zip(hours, words, OUTLETS, strict=False)
    ]
    found = resolve(told)
    assert (found.value, found.status) == (words[len(hours) - 1], Status.SINGLE_SOURCE)
    assert set(found.superseded) == set(told[:-1])


@given(plain_sets, st.integers(0, 10**6), st.sampled_from(["population", "deaths", "missing"]))
def test_own_later_word(claims: list[Claim], figure: int, name: str) -> None:
    """S-R-30: A source's later word takes the place of its earlier one, up or down."""
    before = [at_hour(attrs.evolve(c, attribute=name), 0) for c in claims]
    again = attrs.evolve(at_hour(before[0], 48), value=dead(figure), text=str(figure))
    found = resolve([*before, again])
    if reached(not compatible(before[0].value, again.value), "another figure"):
        assert before[0] in found.superseded
        assert outcome(found)[-1] == outcome(resolve([*before[1:], again]))[-1]


@given(camps, st.integers(2 * 10**6, 10**7), st.randoms())
def test_corrections(claims: list[Claim], figure: int, chance: random.Random) -> None:
    """S-R-31: A correction takes the place of what was told before it; what is withdrawn counts no more."""
    before = [at_hour(c, 0) for c in claims]
    mend = attrs.evolve(at_hour(said(dead(figure), "Ministry"), 48), corrects=True)
    gone = attrs.evolve(at_hour(said(claims[0].value, "Ministry"), 48), withdrawn=True)  # type: ignore[arg-type]
    found = resolve(chance.sample([*before, mend, gone], len(before) + 2))
    assert (found.value, found.status) == (figure, Status.SINGLE_SOURCE)
    assert set(found.superseded) == {*before, gone}
    alone = resolve([*before, gone])
    assert not any(compatible(c.value, claims[0].value) for c in alone.supporting)


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=5, unique=True), st.booleans())
def test_dates_of_reference(figures: list[int], by_one: bool) -> None:
    """S-R-32: Values of days that do not meet are answers of their own, of what does not change."""
    days = [DAY + datetime.timedelta(3650 * k) for k in range(len(figures))]
    found = resolve(
        said(dead(n), OUTLETS[0] if by_one else outlet, about=DateSpan.day(day))
        for n, day, outlet in zip(figures, days, OUTLETS, strict=False)
    )
    assert [s.value for s in found.states] == figures
    assert {s.status for s in found.states} == {Status.SINGLE_SOURCE}
    assert found.value == figures[-1]


@given(st.integers(0, 10**18), st.integers(0, 10**18))
def test_exact_figures(one: int, other: int) -> None:
    """S-R-33: An exact figure is its own range: it agrees with itself and with no other figure."""
    assert Quantity(one) == Quantity.exact(one)
    found = resolve([said(Quantity(one), "Metro"), said(Quantity(other), "Kurier")])
    assert found.status is (Status.AGREED if one == other else Status.CONTESTED)


@given(
    plain_sets, st.sampled_from([m for m in Modality if m not in (Modality.DENIED, Modality.HYPOTHETICAL)])
)
def test_denied(claims: list[Claim], modality: Modality) -> None:
    """S-R-34: What is denied is disputed, in whatever manner it was said; a denial alone tells nothing."""
    stated = [attrs.evolve(c, modality=modality) for c in claims]
    answer = resolve(stated).state.answer
    if reached(answer is not None, "an answer"):
        assert answer is not None
        denial = said(answer, "Ministry", modality=Modality.DENIED)  # type: ignore[arg-type]
        named = resolve(stated).supporting
        denials = [denial, *(attrs.evolve(denial, value=c.value) for c in named)]
        found = resolve([*stated, *denials])
        assert found.status is Status.DISPUTED
        assert found.state.answer == answer
        assert set(denials) <= set(found.set_aside)
        assert resolve(denials).status is Status.UNTOLD


denied_words = st.lists(
    st.tuples(
        st.sampled_from(OUTLETS), st.sampled_from(("Dorn", "Relk")), st.text("ab", min_size=1), st.booleans()
    ),
    min_size=1,
    max_size=6,
)


@given(denied_words)
def test_denials_side_by_side(drawn: list[tuple[str, str, str, bool]]) -> None:
    """S-R-44: Each denial is an answer, told of what or not, and none stands against another."""
    claims = [
        Claim(
            "denial",
            f"{who} denied {what}",
            outlet,
            speaker=who,
            modality=Modality.DENIED,
            scope="" if told else UNTOLD,
        )
        for outlet, who, what, told in drawn
    ]
    found = resolve(claims)
    assert not {Role.DISSENTING, Role.SUPERSEDED} & {p.role for p in found.placements}
    assert found.status not in {Status.UNTOLD, Status.CONTESTED, Status.DISPUTED}
    assert {s.answer for s in found.states} == {c.value for c in claims}


@given(cks.counts(figures=2))
def test_fits_both(claims: list[Claim]) -> None:
    """S-R-35: A claim that fits two accounts which stand against each other speaks for neither."""
    figures = [c.value.value for c in claims if isinstance(c.value, Quantity) and c.value.value is not None]
    vague = said(Quantity(min(figures), bound=Bound.AT_LEAST, unit="person"), "Nobody's Voice")
    found, without = resolve([*claims, vague]), resolve(claims)
    assert outcome(found) == outcome(without)
    if not reached(min(figures) > 0, "a claim that says something"):
        return
    assert [(a.answer, a.voices) for a in found.state.alternatives] == [
        (a.answer, a.voices) for a in without.state.alternatives
    ]
    assert vague in found.vaguer


@given(st.sampled_from(["not guilty", "Guilty", "no contest", "Straße"]), st.randoms())
def test_labels_by_their_words(word: str, chance: random.Random) -> None:
    """S-R-36: Labels that differ in case and blanks only are one."""
    spelled = [word, word.upper(), f" {word} ", word.title(), word.replace(" ", "  ")]
    told = [Claim("plea", w, o) for w, o in zip(chance.sample(spelled, 5), OUTLETS, strict=False)]
    found = resolve(told)
    assert found.status is Status.AGREED
    assert set(found.supporting) == set(told)
    assert str(found.value).casefold() == word.casefold()


@given(st.integers(1, 10**6), st.integers(2, 7), st.booleans(), st.randoms())
def test_chains(figure: int, length: int, first: bool, chance: random.Random) -> None:
    """S-R-37: Who quotes an outlet for what it has from another has the same origin, link by link."""
    links = [
        said(dead(figure), outlet, speaker=Source(quoted))
        for outlet, quoted in itertools.pairwise([*OUTLETS[:length], "Ministry"])
    ]
    links += [said(dead(figure), "Ministry")] if first else []
    found = resolve(chance.sample(links, len(links)))
    assert (found.value, found.status, found.state.origins) == (figure, Status.SINGLE_SOURCE, 1)
    apart_ = said(dead(figure), "Hospital")
    assert resolve([*links, apart_]).status is Status.AGREED


same_figure = cks.counts(min_size=2, figures=1)
hedged = st.integers(100, 10**6).flatmap(
    lambda n: st.integers(n - n // 20, n + n // 20).map(
        lambda m: [
            said(Quantity(n, low=n - n // 10, high=n + n // 10, bound=Bound.ABOUT, unit="person"), "Metro"),
            said(dead(m), "Kurier"),
        ]
    )
)
"""A hedged figure, and an exact one that fits it."""


@given(st.one_of(same_figure, same_figure, same_figure, hedged, claim_sets))
def test_no_invented_figure(claims: list[Claim]) -> None:
    """S-R-38: The figure of an answer is claimed by somebody, and two origins name what is agreed."""
    figures = {c.value.value for c in claims if isinstance(c.value, Quantity)}
    for state in resolve(claims).states:
        answer = state.answer
        if state.status is Status.DERIVED or not isinstance(answer, Quantity) or answer.value is None:
            continue
        reached(answer.value in figures, "a figure that somebody told")
        naming = [c for c in claims if isinstance(c.value, Quantity) and c.value.value == answer.value]
        assert naming
        if state.status is Status.AGREED:
            assert len(naming) > 1


@given(st.lists(st.integers(1, 10**6), min_size=5, max_size=7, unique=True), st.randoms())
def test_estimated(figures: list[int], chance: random.Random) -> None:
    """S-R-39: Of many judgements that differ the middle one is an estimate, and of few or of records none."""
    told = [
        Claim("crowd_size", dead(n), outlet)
        for n, outlet in zip(chance.sample(figures, len(figures)), OUTLETS, strict=False)
    ]
    found = resolve(told)
    assert (found.value, found.status) == (sorted(figures)[(len(figures) - 1) // 2], Status.ESTIMATED)
    assert (found.low or 0) <= (found.value or 0) <= (found.high or 0)  # type: ignore[operator]
    assert {found.low, found.high} <= set(figures)
    assert resolve(told[:4]).status is Status.CONTESTED
    recorded = resolve([attrs.evolve(c, attribute="population") for c in told])
    assert (recorded.status, recorded.value) == (Status.CONTESTED, None)


zones = st.integers(-12 * 4, 14 * 4).map(lambda q: datetime.timezone(datetime.timedelta(minutes=15 * q)))
NEAR, FAR = datetime.timedelta(hours=2), datetime.timedelta(hours=30)


@st.composite
def hours(draw: st.DrawFn, size: int) -> list[datetime.datetime]:
    """Hours apart, the first without a zone, the last with one: nearer than zones are, or not."""
    step = draw(st.sampled_from((NEAR, FAR)))
    zoned = [False, *draw(st.lists(st.booleans(), min_size=size - 2, max_size=size - 2)), True]
    numbers = draw(st.permutations(range(size)))
    found = [MIDNIGHT + n * step for n in numbers]
    return [h if z else h.replace(tzinfo=None) for h, z in zip(found, zoned, strict=True)]


@given(st.data(), zones)
def test_hours_without_a_zone(data: st.DataObject, zone: datetime.timezone) -> None:
    """S-R-41: Of an hour with a zone and one without, one comes first only if it does in every zone."""
    names = st.sampled_from(("missing", "deaths", "missing"))
    claims = data.draw(names.flatmap(lambda name: cks.counts(attribute=name, figures=2, max_size=4)))
    at = data.draw(hours(len(claims)))
    placed = [h.replace(tzinfo=zone) if h.tzinfo is None else h for h in at]
    told, known = ([attrs.evolve(c, told=h) for c, h in zip(claims, m, strict=True)] for m in (at, placed))
    for i, k in itertools.permutations(range(len(claims)), 2):
        if reached((relation := relate(told[i], told[k])).kind is RelationKind.SUCCESSIVE, "in succession"):
            of_all = relate(known[i], known[k])
            assert (of_all.kind, of_all.first == known[i]) == (relation.kind, relation.first == told[i])
    found = resolve(told)
    doubts = [flag for flag in found.flags if "without a time zone" in flag]
    if reached(bool(doubts), "in doubt"):
        named = {h for c, h in zip(claims, at, strict=True) if c.source.name in doubts[0]}
        assert any(h.tzinfo is None and f"{h:%Y-%m-%d %H:%M}" in doubts[0] for h in named)
    else:
        assert outcome(resolve(known)) == outcome(found)


RULES = ("newest", "most_trusted", "vote", "median", "lowest_credible", "precedence")


def both_doors(claims: list[Claim], **options: Any) -> list[Any]:
    """The figure that stands, of claims by hand and in columns; claims are exact, or at least something."""
    columns: dict[str, Any] = {
        "source": [c.source.name for c in claims],
        "object": ["it"] * len(claims),
        "value": [c.value.value for c in claims],  # type: ignore[union-attr]
        "low": [c.value.low for c in claims],  # type: ignore[union-attr]
        "high": [math.inf if c.value.high is None else c.value.high for c in claims],  # type: ignore[union-attr]
        "time": [c.told for c in claims],
    }
    found = resolve_columns(**columns, **options, dynamics="static", kind="record")
    figure = found.answers["value"].tolist()[0]
    return [resolve(claims, **options).value, None if math.isnan(figure) else figure]


@given(cks.counts(figures=2), st.randoms())
def test_rules_pass_over_what_fits_all(claims: list[Claim], chance: random.Random) -> None:
    """S-R-42: What fits all accounts that stand against each other speaks for none, by any rule."""
    least = min(c.value.value or 0 for c in claims if isinstance(c.value, Quantity))
    vague = said(Quantity(least, low=least, bound=Bound.AT_LEAST, unit="person"), "Nobody's Voice")
    told = [DAY + datetime.timedelta(n) for n in (*chance.sample(range(30), len(claims)), 30)]
    every = [attrs.evolve(c, told=day) for c, day in zip([*claims, vague], told, strict=True)]
    names, named = [c.source.name for c in claims], vague.source.name
    order = chance.sample(names, len(names))
    trust = {name: chance.choice((0.6, 0.7, 0.9)) for name in names}
    more = trust | {named: 0.95}
    for rule in RULES:
        without = both_doors(every[:-1], rule=rule, precedence=order, reliability=trust)
        assert both_doors(every, rule=rule, precedence=[named, *order], reliability=more) == without
        reached(without[0] is not None, "a rule that chooses")


@given(st.integers(0, 10**6), st.integers(1, 10**5), st.integers(1, 10**5), st.integers(-2, 2), st.booleans())
def test_stated_ends(low: int, under: int, over: int, beside: int, of_lower: bool) -> None:
    """S-R-43: A stated best keeps the ends stated beside it, by every door."""
    best, high = low + under, low + under + over
    other = max((low if of_lower else high) + beside, 0)
    triple = Quantity(best, low=low, high=high)
    rows = [
        {"attribute": "population", "source": "A", "figure": best, "low": low, "high": high},
        {"attribute": "population", "source": "B", "figure": other},
    ]
    by_hand = [Claim("population", triple, "A"), Claim("population", Quantity(other), "B")]
    inside = reached(low <= other <= high, "a figure between the ends")
    status = Status.AGREED if other == best else Status.SUPPORTED if inside else Status.CONTESTED
    for claims in (by_hand, from_rows(rows), from_rows(to_rows(assemble(by_hand)))):
        found = resolve(claims)
        assert found.status is status
        assert (found.low, found.high) == ((other, other) if inside else (min(low, other), max(high, other)))
        alone = resolve([c for c in claims if c.source.name == "A"])
        assert (alone.value, alone.low, alone.high) == (best, low, high)
    answers = resolve_columns(
        source=["A", "B"],
        object=["it"] * 2,
        value=[best, other],
        low=[low, other],
        high=[high, other],
        bound=["exact"] * 2,
    ).answers
    assert answers["status"].tolist() == [status]
