"""Laws of resolvers: of whatever takes the claims on one question and gives an answer (S-R)."""

from __future__ import annotations

import datetime
import itertools
import random
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

import attrs
import hypothesis
from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from claimkit.attributes import Attribute, vocabulary
from claimkit.attributes import attribute as known_attribute
from claimkit.models import OTHER_EVENTS, Claim, Modality, Source
from claimkit.quantities import Bound, Interval, Quantity
from claimkit.relations import RelationKind, compatible, consistent_groups, extent, relate
from claimkit.resolution import Resolution, Role, Status, resolve
from claimkit.testing import strategies as cks
from claimkit.testing.laws.core import Clause, Law, Laws, clause, put, require, same
from claimkit.testing.reach import LEAST_SHARE, reached

__all__ = ["OPTIONS", "attributes", "resolver"]

OPTIONS = ("at", "level", "reliability")
"""What :func:`claimkit.resolve` can be told beside the claims, and another resolver perhaps not."""

Resolver = Callable[..., Any]

_DAY = datetime.date(2024, 1, 15)
_OUTSIDER = "Nobody’s Voice"
_NAMES = ("Alpha", "Bravo", "Delta", "Golf", "Kilo", "Oscar", "Zulu")
_UNREAL = st.sampled_from(
    [{"modality": Modality.HYPOTHETICAL}, *({"scope": scope} for scope in sorted(OTHER_EVENTS))]
)


def _of(answer: Any, name: str) -> Any:
    """A field of an answer, or an error that says what is wanted."""
    try:
        return getattr(answer, name)
    except AttributeError:
        raise TypeError(
            f"this law asks an answer for .{name}, which a {type(answer).__name__} has not; return a "
            "Resolution, or an object with value, low, high and status and pass answers_only=True"
        ) from None


def _shown(answer: Any) -> Any:
    """What of an answer can be compared: all of a Resolution, else its figures and its status."""
    if isinstance(answer, Resolution):
        return answer
    return tuple(_of(answer, name) for name in ("value", "low", "high", "status"))


def _outcome(answer: Any) -> Any:
    """What became of the question, without who said what."""
    if isinstance(answer, Resolution):
        return [(state.answer, state.status, state.probability) for state in answer.states]
    return _shown(answer)


def _said(like: Claim, figure: Quantity, voice: str = _OUTSIDER) -> Claim:
    """The same claim with another figure, by somebody who has said nothing yet."""
    return attrs.evolve(like, value=figure, text=figure.text, source=Source(voice))


def _figures(claims: Sequence[Claim]) -> list[Quantity]:
    return [claim.value for claim in claims if isinstance(claim.value, Quantity)]


def _says_something(claims: Sequence[Claim]) -> bool:
    """Whether some figure rules something out."""
    return any(figure.low or figure.high is not None for figure in _figures(claims))


def _names_accounts(found: Any, figures: list[int]) -> None:
    """A Resolution also says which accounts stand against each other."""
    if isinstance(found, Resolution):
        named = [a.answer.value for a in found.state.alternatives if isinstance(a.answer, Quantity)]
        same(named, figures, "the list of accounts")


def _sets_aside(found: Any, claims: list[Claim]) -> None:
    """A Resolution that is untold also says why of each claim."""
    if isinstance(found, Resolution):
        placed = sorted((p.claim for p in found.placements), key=lambda claim: claim.order)
        same(placed, sorted(claims, key=lambda claim: claim.order), "the list of claims")
        aside = all(p.role is Role.SET_ASIDE and p.reason and p.state is None for p in found.placements)
        require(aside, "a claim is not set aside, or without a reason")
        require(found.sentence.startswith("No report "), f"the sentence is {found.sentence!r}")


@clause(chance=st.randoms())
def order(resolver: Resolver, claims: list[Claim], chance: random.Random) -> None:
    """S-R-1: The order of claims does not matter."""
    shuffled = claims[:]
    chance.shuffle(shuffled)
    reached(shuffled != claims)
    same(_shown(resolver(claims)), _shown(resolver(shuffled)), "the answer")


@clause("placements")
def every_claim_is_placed(resolver: Resolver, claims: list[Claim]) -> None:
    """S-R-2: Every claim stands in exactly one place, with a reason."""
    found = resolver(claims)
    placements = _of(found, "placements")
    placed = sorted((p.claim for p in placements), key=lambda claim: claim.order)
    same(placed, sorted(set(claims), key=lambda claim: claim.order), "the list of claims")
    require(all(p.reason for p in placements), "a claim is placed without a reason")
    by_role = itertools.chain.from_iterable(found.placed(role) for role in Role)
    same(sorted(by_role, key=lambda claim: claim.order), placed, "the list of claims by their roles")
    states = range(len(found.states))
    require(all(p.state is None or p.state in states for p in placements), "a claim speaks for no state")


@clause("figures")
def ends_in_order(resolver: Resolver, claims: list[Claim]) -> None:
    """S-R-3: In every state low ≤ value ≤ high."""
    found = resolver(claims)
    for state in getattr(found, "states", (found,)):
        ends = [_of(state, name) for name in ("low", "value", "high")]
        for answer in getattr(state, "alternatives", ()):
            if state.answer is None and isinstance(answer.answer, Quantity):
                _ascending([state.low, answer.answer.value, state.high])
        if reached(any(isinstance(end, int | float) for end in ends)):
            _ascending(ends)


def _ascending(ends: list[Any]) -> None:
    known = [end for end in ends if end is not None]
    require(known == sorted(known), f"low, value and high are {ends}")


@clause("placements")
def supporters_can_all_be_right(resolver: Resolver, claims: list[Claim]) -> None:
    """S-R-4: Claims that support one answer, and those that say less, can all be true together."""
    found = resolver(claims)
    for number, state in enumerate(_of(found, "states")):
        if state.answer is None:
            continue
        together = [c.value for role in (Role.SUPPORTING, Role.VAGUER) for c in found.placed(role, number)]
        if reached(len(together) > 1, "an answer of several claims"):
            for one, other in itertools.combinations(together, 2):
                require(compatible(one, other), f"{one!r} and {other!r} support one answer")
        if together and state.status is not Status.DERIVED:
            require(len(consistent_groups(together)) == 1, "those who support one answer share no value")


@clause("figures", factor=st.sampled_from([2, 10, 1000]))
def scale(resolver: Resolver, counts: list[Claim], factor: int) -> None:
    """S-R-5: Counts scale with their unit."""

    def scaled(figure: Quantity) -> Quantity:
        ends = figure.interval.scaled(factor)
        value = None if figure.value is None else figure.value * factor
        return attrs.evolve(figure, value=value, low=ends.low, high=ends.high)

    told = [attrs.evolve(c, value=scaled(f)) for c, f in zip(counts, _figures(counts), strict=True)]
    before, after = resolver(counts), resolver(told)
    same(_of(before, "status"), _of(after, "status"), "the status")
    for name in ("value", "low", "high"):
        end = _of(before, name)
        reached(end)
        same(None if end is None else end * factor, _of(after, name), f"{name} times {factor}")
    if isinstance(before, Resolution):
        others = [a.answer for a in before.state.alternatives if isinstance(a.answer, Quantity)]
        same(
            [scaled(q) for q in others], [a.answer for a in after.state.alternatives], "the list of accounts"
        )


@clause(names=st.permutations(_NAMES))
def renaming(resolver: Resolver, counts: list[Claim], names: list[str]) -> None:
    """S-R-6: Renaming sources changes nothing but the names."""
    new = dict(zip((c.source.name for c in counts), names, strict=False))
    before = resolver(counts)
    after = resolver([attrs.evolve(c, source=Source(new[c.source.name])) for c in counts])
    for name in ("status", "low", "high"):
        same(_of(before, name), _of(after, name), name)
    if isinstance(before, Resolution):
        one, other = before.state, after.state
        same(one.origins, other.origins, "the number of origins")
        require(abs(one.probability - other.probability) < 1e-9, "the probability changes")
        if reached(one.answer is not None, "an answer"):
            same({new[voice] for voice in one.voices}, set(other.voices), "the set of voices")
        camps = {frozenset(new[voice] for voice in a.voices) for a in one.alternatives}
        same(camps, {frozenset(a.voices) for a in other.alternatives}, "the set of camps")
    else:
        reached(_of(before, "value") is not None, "an answer")


@clause(chance=st.randoms())
def repeating(resolver: Resolver, counts: list[Claim], chance: random.Random) -> None:
    """S-R-7: A source that repeats itself changes nothing."""
    again = [attrs.evolve(chance.choice(counts), report=f"later report {k}") for k in range(3)]
    same(_outcome(resolver(counts)), _outcome(resolver(counts + again)), "the answer")


@clause(outlets=st.permutations(_NAMES))
def copies(resolver: Resolver, counts: list[Claim], outlets: list[str]) -> None:
    """S-R-8: Outlets that quote one speaker are one origin."""
    agency = Source("Northern News Agency", kind="agency")
    first, *rest = counts
    quoting = [attrs.evolve(first, source=Source(outlet), speaker=agency) for outlet in outlets]
    same(_outcome(resolver([quoting[0], *rest])), _outcome(resolver(quoting + rest)), "the answer")


@clause("figures")
def nothing_said(resolver: Resolver, counts: list[Claim]) -> None:
    """S-R-9: A claim that rules nothing out changes nothing."""
    assume(_says_something(counts))
    empty = Quantity(low=0, bound=Bound.VAGUE, unit=_figures(counts)[0].unit, text="some number")
    same(_outcome(resolver(counts)), _outcome(resolver([*counts, _said(counts[0], empty)])), "the answer")


@clause("figures")
def vaguer_never_widens(resolver: Resolver, counts: list[Claim]) -> None:
    """S-R-10: A vaguer claim that fits the answer never widens its range, nor moves the answer out of it."""
    before = resolver(counts)
    low, high, value = (_of(before, name) for name in ("low", "high", "value"))
    contested = _of(before, "status") == Status.CONTESTED and value is None
    assume(not contested and (low is not None or high is not None))
    wide = Quantity(
        low=None if low is None else low // 2,
        high=None if high is None else high * 2 + 1,
        bound=Bound.RANGE,
        unit=_figures(counts)[0].unit,
    )
    assume(extent(wide) not in (Interval(), Interval(0, None)))
    after = resolver([*counts, _said(counts[0], wide)])
    same(value, _of(after, "value"), "the value")
    inner = Interval(_of(after, "low"), _of(after, "high"))
    require(inner.within(Interval(low, high)), f"the range grows from {low}..{high} to {inner}")


@clause("figures", "placements", "records")
def agreement_never_lowers_support(resolver: Resolver, counts: list[Claim]) -> None:
    """S-R-11: An independent claim that agrees never lowers the support of an answer."""
    before = resolver(counts).state
    assume(isinstance(before.answer, Quantity))
    after = resolver([*counts, _said(counts[0], attrs.evolve(before.answer, text="again"))]).state
    require(
        after.probability >= before.probability - 1e-9,
        f"the probability falls from {before.probability} to {after.probability}",
    )
    same(before.origins + 1, after.origins, "the number of origins, with one more,")


@clause("figures", figure=st.integers(1, 10**9), count=st.integers(1, 7))
def unanimity(resolver: Resolver, counts: list[Claim], figure: int, count: int) -> None:
    """S-R-12: What all say alike is the answer: agreed from two origins on, else of a single source."""
    exact = Quantity.exact(figure, _figures(counts)[0].unit)
    found = resolver([_said(counts[0], exact, name) for name in _NAMES[:count]])
    same(_of(found, "value"), figure, "the value")
    same(_of(found, "status"), Status.AGREED if count > 1 else Status.SINGLE_SOURCE, "the status")


@clause("figures", low=st.integers(0, 1000), high=st.integers(1001, 10**6))
def no_mean(resolver: Resolver, counts: list[Claim], low: int, high: int) -> None:
    """S-R-13: Two accounts of equal weight that cannot both be true are both named, and no figure between."""
    unit = _figures(counts)[0].unit
    told = [_said(counts[0], Quantity.exact(n, unit), o) for n, o in zip((low, high), _NAMES, strict=False)]
    found = resolver(told)
    same(_of(found, "status"), Status.CONTESTED, "the status")
    same(_of(found, "value"), None, "the value")
    same((_of(found, "low"), _of(found, "high")), (low, high), "the range")
    _names_accounts(found, [low, high])


@clause(
    "figures",
    "level",
    "placements",
    "records",
    levels=st.lists(st.floats(0.51, 0.99), min_size=2, max_size=5),
)
def level(resolver: Resolver, camps: list[Claim], levels: list[float]) -> None:
    """S-R-14: What settles the matter at a level settles it at every lower level."""
    found = [resolver(camps, level=level).state for level in sorted(levels)]
    contested = [state.status is Status.CONTESTED for state in found]
    require(contested == sorted(contested), f"at the levels {sorted(levels)} it is contested: {contested}")
    require(len({state.answer for state in found}) == 1, "the answer changes with the level")
    require(len({state.status for state in found} - {Status.CONTESTED}) <= 1, "the status changes")
    if reached(not contested[0], "settled against a rival"):
        require(found[0].probability >= min(levels), "the level is not reached")


@clause(
    "figures",
    "at",
    figures=st.lists(st.integers(0, 10**6), min_size=2, max_size=7, unique=True),
    until=st.integers(1, 10),
)
def growing_counts(resolver: Resolver, figures: list[int], until: int) -> None:
    """S-R-15: A count that is told to grow never falls when asked for later days."""
    claims = [
        Claim("deaths", Quantity.exact(n, "person"), outlet, told=_DAY + datetime.timedelta(k))
        for k, (n, outlet) in enumerate(zip(sorted(figures), _NAMES, strict=False))
    ]
    values = [_of(resolver(claims, at=_DAY + datetime.timedelta(k)), "value") for k in range(until + 1)]
    same(values, [sorted(figures)[min(k, len(figures) - 1)] for k in range(until + 1)], "the count by day")


@clause("relations")
def relations_are_symmetric(resolver: Any, pair: list[Claim]) -> None:
    """S-R-17: The relation of two claims does not depend on which is named first, and has a reason."""
    found = resolver.relate(*pair)
    same(found, resolver.relate(*reversed(pair)), "the relation")
    require(found.reason, "a relation has no reason")
    same({found.first, found.second}, set(pair), "the pair")


@clause("relations", "rivalry")
def conflict_is_incompatible(resolver: Any, pair: list[Claim]) -> None:
    """S-R-18: Only claims on one attribute that cannot both be true are in conflict."""
    one, other = pair
    if reached(resolver.relate(one, other).kind is RelationKind.CONFLICT):
        same(one.attribute, other.attribute, "the attribute")
        require(not compatible(one.value, other.value), "claims that can both be true are in conflict")
    echo = attrs.evolve(one, source=Source(_OUTSIDER), speaker=None)
    kind = resolver.relate(one, echo).kind
    require(kind is not RelationKind.CONFLICT, "claims that say the same are in conflict")


@clause(
    "figures",
    "reliability",
    "placements",
    "records",
    chance=st.randoms(),
    one=st.floats(0.5, 0.99),
    other=st.floats(0.5, 0.99),
)
def reliability(
    resolver: Resolver, rivals: list[Claim], chance: random.Random, one: float, other: float
) -> None:
    """S-R-19: Trusting a source more never makes its own account less likely."""
    mine = chance.choice(rivals)

    def likelihood(reliability: float) -> float:
        state = resolver(rivals, reliability={mine.source.name: reliability}).state
        # of two accounts; where neither leads, each is as likely as the other
        probability: float = state.probability
        return probability if state.answer in (None, mine.value) else 1 - probability

    less, more = map(likelihood, sorted((one, other)))
    require(less <= more + 1e-9, f"its account falls from {less} to {more}")
    if reached(abs(one - other) > 0.01, "trusted more"):
        require(less < more, f"its account stays at {less}")


@clause(
    "untold",
    pieces=st.lists(st.tuples(st.integers(0, 10**6), _UNREAL), min_size=1, max_size=6),
    chance=st.randoms(),
)
def untold(resolver: Resolver, pieces: list[tuple[int, dict[str, Any]]], chance: random.Random) -> None:
    """S-R-24: What only could be, or counts other events only, answers nothing: the answer is untold, and
    every claim is set aside with a reason.
    """  # noqa: D205
    claims = [
        Claim("deaths", Quantity.exact(n, "person"), f"outlet {k}", report=f"r{k}", **fields)
        for k, (n, fields) in enumerate(pieces)
    ]
    chance.shuffle(claims)
    found = resolver(claims)
    same((_of(found, "status"), _of(found, "value")), (Status.UNTOLD, None), "status and value")
    _sets_aside(found, claims)


@clause(
    "figures", "untold", pieces=st.lists(st.tuples(st.integers(0, 10**6), _UNREAL), min_size=1, max_size=4)
)
def other_events(resolver: Resolver, counts: list[Claim], pieces: list[tuple[int, dict[str, Any]]]) -> None:
    """S-R-25: What only could be, or counts other events only, never changes an answer that others give."""
    assume(_says_something(counts))
    unit = _figures(counts)[0].unit
    beside = [
        attrs.evolve(_said(counts[0], Quantity.exact(n, unit), f"Recaller {k}"), **fields)
        for k, (n, fields) in enumerate(pieces)
    ]
    same(_outcome(resolver(counts)), _outcome(resolver([*counts, *beside])), "the answer")


_RESOLVER: tuple[Clause, ...] = (
    order,
    every_claim_is_placed,
    ends_in_order,
    supporters_can_all_be_right,
    scale,
    renaming,
    repeating,
    copies,
    nothing_said,
    vaguer_never_widens,
    agreement_never_lowers_support,
    unanimity,
    no_mean,
    level,
    growing_counts,
    reliability,
    untold,
    other_events,
)
_RELATIONS: tuple[Clause, ...] = (relations_are_symmetric, conflict_is_incompatible)


def resolver(
    function: Resolver,
    *,
    attribute: str | Attribute = "population",
    answers_only: bool = False,
    takes: Collection[str] = (),
    claims: SearchStrategy[list[Claim]] | None = None,
    counts: SearchStrategy[list[Claim]] | None = None,
    without: Collection[str] = (),
    settings: hypothesis.settings | None = None,
    least: float = LEAST_SHARE,
) -> Laws:
    """Put the laws of resolution to a resolver.

    Args:
        function: takes a list of claims on one question, and returns a :class:`claimkit.Resolution`, or an
            object with ``value``, ``low``, ``high`` and ``status``.
        attribute: what the claims are about: an attribute of your own, or the name of a built-in one.  For
            labels the laws that speak of figures are left out.
        answers_only: whether the function returns no more than value, low, high and status; laws on the
            places of claims and on probabilities are then left out.
        takes: names of the options, out of ``at``, ``level`` and ``reliability``, that the function takes by
            keyword with the meaning that they have for :func:`claimkit.resolve`.
        claims: strategy for claims on one question, of any kind.
        counts: strategy for claims that nothing but the figure and the outlet tells apart, each by another
            outlet; see :func:`claimkit.testing.strategies.counts`.
        without: numbers of clauses that the function need not obey.
        settings: of Hypothesis; None for the current profile.
        least: share of the examples that must meet the condition of a law.

    Returns:
        The laws; ``check()`` them all, or each in a test of its own.

    Raises:
        ValueError: an option or a clause that there is not.

    Example:
        >>> from claimkit.resolution import resolve
        >>> print(resolver(resolve)["S-R-1"].statement)
        The order of claims does not matter.
        >>> resolver(resolve, takes=["level"])["S-R-14"].check()
    """
    unknown = set(takes) - set(OPTIONS)
    if unknown:
        raise ValueError(f"takes = {sorted(unknown)}: no such option; there are {', '.join(OPTIONS)}")
    measured = attribute if isinstance(attribute, Attribute) else known_attribute(attribute)
    counted = measured.kind != "label" and measured.name != "event_date"
    can = {*takes, *(("figures",) if counted else ()), *(() if answers_only else ("placements",))}
    can |= {"untold"} if measured.additive else set()
    can |= (
        set() if measured.kind == "judgement" else {"records"}
    )  # judgements have a middle, records have not
    plain = cks.counts(attribute=measured) if counts is None else counts
    near = cks.counts(attribute=measured, near=True) if counted else plain
    rivals = cks.counts(attribute=measured, figures=2)
    camps = st.one_of(*[cks.counts(attribute=measured, figures=n) for n in (2, 3)])
    mixed = st.one_of(cks.claim_sets(attribute=measured), plain, camps, near)
    pool = {
        "claims": mixed if claims is None else claims,
        "counts": plain if counts is not None else plain | camps | near,
        "camps": camps,
        "rivals": rivals,
    }
    return put(_RESOLVER, function, pool, can=can, without=without, settings=settings, least=least)


class _Resolving:
    """A resolver with attributes of one's own, and the relations that go with them."""

    def __init__(self, table: Sequence[Attribute]) -> None:
        self.table = tuple(table)
        self.__name__ = f"the table of {', '.join(a.name for a in self.table)}"
        self.relate = partial(relate, attributes=self.table)

    def __call__(self, claims: list[Claim], **options: Any) -> Resolution:
        return resolve(claims, attributes=self.table, **options)


def _across(other: str, pair: list[Claim]) -> list[Claim]:
    """The pair with the second claim about another attribute."""
    return [pair[0], attrs.evolve(pair[1], attribute=other)]


def attributes(
    table: Sequence[Attribute],
    *,
    without: Collection[str] = (),
    settings: hypothesis.settings | None = None,
    least: float = LEAST_SHARE,
) -> Laws:
    """Put the laws of relations and of resolution to attributes of your own.

    Args:
        table: the attributes.
        without: numbers of clauses that they need not obey.
        settings: of Hypothesis; None for the current profile.
        least: share of the examples that must meet the condition of a law.

    Returns:
        The laws, for each attribute in turn.

    Raises:
        ValueError: there is no attribute, or two have one name.

    Example:
        >>> from claimkit.attributes import Attribute
        >>> tents = Attribute("tents", unit="tent", dynamics="peak", additive=True)
        >>> attributes([tents])["S-R-18"].check()
    """
    names = [own.name for own in table]
    if not names or len(set(names)) < len(names):
        raise ValueError(f"table = {names}: give one attribute or more, each with a name of its own")
    resolving = _Resolving(table)
    found: list[Law] = []
    for own in table:
        two = cks.counts(attribute=own, max_size=2, figures=2)
        other = next(known.name for known in (*table, *vocabulary()) if known.name != own.name)
        across = two.map(partial(_across, other))
        pair = cks.mostly(two, across, cks.claim_sets(attribute=own, min_size=2, max_size=2))
        found += put(
            _RELATIONS,
            resolving,
            {"pair": pair},
            can={"relations"} if own.several else {"relations", "rivalry"},  # of several, none rivals another
            without=set(without) & {c.number for c in _RELATIONS},
            settings=settings,
            least=least,
        )
        found += resolver(
            resolving,
            attribute=own,
            takes=[option for option in OPTIONS if option != "at"],
            without=set(without) - {c.number for c in _RELATIONS},
            settings=settings,
            least=least,
        )
    return Laws(tuple(found))
