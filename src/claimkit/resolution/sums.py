"""Sums: figures of one account that count different people, added up where it tells no total.

What is told on top of a figure ("another 37"), and what counts other people than it does (soldiers beside
civilians), neither repeats nor contradicts it.  Where the same account tells a total that holds the sum, the
total stands.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import attrs

from claimkit.attributes import Attribute, Dynamics
from claimkit.datespans import DateSpan, Precision
from claimkit.models import ANYBODY, Claim
from claimkit.quantities import Bound, Change, Interval, Quantity
from claimkit.relations import STEPS
from claimkit.verdicts import core, extent

MOVES = {Change.ROSE_TO, Change.FELL_TO, Change.REVISED_TO}
_ON_TOP = {Change.ROSE_BY, Change.ADDED}
_NEARLY = {Bound.EXACT, Bound.ABOUT, Bound.ALMOST}


@attrs.frozen
class Sum:
    """Figures of one report that add up.

    Attributes:
        claim: the first one, with the sum for its value.
        addends: the claims that were added up, in the order of the text.
    """

    claim: Claim
    addends: tuple[Claim, ...]

    @property
    def reason(self) -> str:
        """How the sum comes about, in words."""
        told = " + ".join(f"“{c.text or c.value}”" for c in self.addends)
        return f"added up: {told} come to {self.claim.value}"


def total(quantities: Sequence[Quantity]) -> Quantity:
    """Add quantities that count disjoint things.

    >>> added = total([Quantity.exact(289), Quantity(37, low=37, bound="at_least")])
    >>> added.value, added.low, added.high, added.bound.value
    (326, 326, None, 'at_least')
    """
    lows, highs = [q.low for q in quantities], [q.high for q in quantities]
    low = sum(n for n in lows if n is not None) if None not in lows else None
    high = sum(n for n in highs if n is not None) if None not in highs else None
    figures = [q.value for q in quantities]
    value = sum(n for n in figures if n is not None) if None not in figures else None
    low_open = low is not None and any(q.low_open for q in quantities)
    high_open = high is not None and any(q.high_open for q in quantities)
    bounds = {q.bound for q in quantities}
    if len(bounds) == 1:
        bound = bounds.pop()
    elif high is None and low is not None:
        bound = Bound.MORE_THAN if low_open else Bound.AT_LEAST
    else:
        bound = Bound.ABOUT if bounds <= _NEARLY else Bound.RANGE
    if bound in (Bound.VAGUE, Bound.RANGE):
        bound, value = Bound.RANGE, None
    unit = next((q.unit for q in quantities if q.unit), None)
    return Quantity(
        value,
        low=low,
        high=high,
        low_open=low_open,
        high_open=high_open,
        bound=bound,
        unit=unit,
        convention=quantities[0].convention,
    )


def sums(claims: Sequence[Claim], measured: Attribute) -> list[Sum]:
    """Add up what single reports tell in pieces, where no total of theirs holds the pieces.

    Args:
        claims: those that bear on one question.
        measured: what is asked; only counts that never fall are added up.
    """
    if not measured.additive or measured.dynamics is not Dynamics.CUMULATIVE:
        return []
    told: dict[str, list[Claim]] = {}
    for c in sorted(claims, key=lambda c: c.order):
        if c.report is not None and isinstance(c.value, Quantity) and c.value.figure is not None:
            told.setdefault(c.report, []).append(c)
    found = []
    for report in sorted(told):
        groups = _groups(told[report])
        totals = _Totals(told[report] if groups else ())
        for group in groups:
            added = _added(group.addends)
            if not totals.cover(added, group.addends):
                found.append(Sum(added, tuple(group.addends)))
    return found


class _Group:
    """A figure with what is told on top of it and beside it."""

    def __init__(self, first: Claim) -> None:
        self.addends = [first]
        self.told = {extent(first.value): first}
        self.kinds = {_kind(first)}

    def repeats(self, c: Claim) -> bool:
        """Whether a claim tells again what the group holds."""
        return (before := self.told.get(extent(c.value))) is not None and _again(c, before)

    def takes(self, c: Claim) -> bool:
        """Whether a claim counts other people than the group does, and says so."""
        last = self.addends[-1]
        if c.start is not None and last.end is not None and c.start < last.end:
            return False  # "96 soldiers and the bomber" counts the bomber already
        if isinstance(c.value, Quantity) and c.value.change in _ON_TOP:
            return True
        mine = _kind(c)
        if _changes(c) or c.is_total:
            return False
        if mine is not None and not self.kinds & {None, mine}:
            return True
        joins = mine not in self.kinds or (mine is None and self._is_new(c))
        return joins and c.added and last.sentence != c.sentence

    def _is_new(self, c: Claim) -> bool:
        """Whether a claim counts people of a sort that no other figure of the group names."""
        noun = c.noun.casefold()
        nouns = {a.noun.casefold() for a in self.addends}
        return noun not in nouns and noun != "" and c.people != ANYBODY

    def add(self, c: Claim) -> None:
        """Take a claim in."""
        self.addends.append(c)
        self.told.setdefault(extent(c.value), c)
        self.kinds.add(_kind(c))


def _groups(claims: Sequence[Claim]) -> list[_Group]:
    """Figures with what is told on top of them: a step adds to the figure told last before it."""
    groups: list[_Group] = []
    for c in claims:
        if c.headline or not isinstance(c.value, Quantity) or c.value.bound is Bound.VAGUE:
            continue
        if c.value.unit == "person" and (c.value.figure or 0) % 1:
            continue  # people are counted in whole numbers
        if groups and groups[-1].repeats(c):
            continue
        if groups and groups[-1].takes(c):
            groups[-1].add(c)
        elif c.value.change not in STEPS:
            groups.append(_Group(c))
    return [g for g in groups if len(g.addends) > 1]


def _changes(c: Claim) -> bool:
    return isinstance(c.value, Quantity) and c.value.change is not None


def _again(c: Claim, before: Claim) -> bool:
    """Whether a figure is told a second time, rather than an equal one of other people."""
    if extent(c.value) != extent(before.value) or (c.sentence and c.sentence == before.sentence):
        return False
    mine, other = (isinstance(x.value, Quantity) and x.value.change in _ON_TOP for x in (c, before))
    if mine and not other:
        return False
    if len({_kind(c), _kind(before)} - {None}) > 1:
        return False
    return mine == other and (c.noun.casefold() == before.noun.casefold() or not c.added)


def _kind(c: Claim) -> str | None:
    return None if c.people in ("", ANYBODY) else c.people


def _added(addends: Sequence[Claim]) -> Claim:
    value = total([c.value for c in addends if isinstance(c.value, Quantity)])
    spans = [c.about for c in addends if c.about is not None]
    return attrs.evolve(addends[0], value=value, text="", about=_hull(spans), noun="", sentence="")


def _hull(spans: Sequence[DateSpan]) -> DateSpan | None:
    """The days from the first to the last of several spans."""
    if len({(s.earliest, s.latest) for s in spans}) < 2:
        return spans[0] if spans else None
    firsts, lasts = [s.earliest for s in spans], [s.latest for s in spans]
    first = min((d for d in firsts if d is not None), default=None) if None not in firsts else None
    last = max((d for d in lasts if d is not None), default=None) if None not in lasts else None
    if first is None and last is None:
        return spans[0]
    basis = "; ".join(sorted({s.basis for s in spans if s.basis}))
    return DateSpan(first, last, precision=Precision.SPAN, basis=basis)


class _Totals:
    """What one report tells as a whole."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        whole = [c for c in claims if not _steps(c)]
        self.greatest = sorted(whole, key=_top, reverse=True)
        self.latest = sorted((c for c in whole if _moves(c) or c.is_total), key=_begin, reverse=True)

    def cover(self, added: Claim, addends: Sequence[Claim]) -> bool:
        """Whether a figure holds the sum, or a later one is said to be the total."""
        mine = {id(a) for a in addends}
        greatest = next((c for c in self.greatest if id(c) not in mine), None)
        latest = next((c for c in self.latest if id(c) not in mine), None)
        one, whole = (core(c.value) if c else None for c in (greatest, added))
        holds = isinstance(one, Interval) and isinstance(whole, Interval) and not one.below(whole)
        return holds or (latest is not None and _begin(latest) > max(map(_begin, addends)))


def _begin(c: Claim) -> int:
    return -1 if c.start is None else c.start


def _top(c: Claim) -> float:
    range_ = core(c.value)
    return math.inf if not isinstance(range_, Interval) or range_.high is None else range_.high


def _steps(c: Claim) -> bool:
    return isinstance(c.value, Quantity) and c.value.change in STEPS


def _moves(c: Claim) -> bool:
    return isinstance(c.value, Quantity) and c.value.change in MOVES


def replaced(claims: Sequence[Claim], found: Sequence[Sum]) -> list[Claim]:
    """Put sums in the place of what was added up."""
    gone = {id(a) for a in itertools.chain.from_iterable(s.addends for s in found)}
    return [c for c in claims if id(c) not in gone] + [s.claim for s in found]
