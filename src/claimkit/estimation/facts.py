"""Claims that are right or wrong: how far each source is to be believed, and which fact holds.

A fact is one distinct value claimed of one item.  A source is right with a share of its own, which it keeps
over all that it speaks of; a wrong claim falls on a value with a probability that the caller knows (rare
values are seldom hit by mistake twice).  Sources of one origin share one voice.  Fitted by expectation and
maximisation from plain counts of votes, so there is nothing random in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from claimkit.estimation.copying import Dependence, Meetings, find_dependence, independence
from claimkit.estimation.priors import Bools, Floats, Ints, expected_share, softmax_by, sums

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimkit.estimation.columns import Claims

STRENGTH = 8.0
"""How many claims the expectation for a source is worth against its own claims."""

OWN = 20.0
"""How many claims on one attribute the source's share over all attributes is worth."""

FALSE_VALUES = 100.0
"""How many wrong values an item has for a mistake to fall on; two mistakes agree once in as many times."""

COARSE = 0.5
"""How often a source that is right gives a coarser wording where there is one."""

TOGETHER = 0.1
"""Correlation of the mistakes that sources of different origins make on one item."""

ONE_VOICE = 0.4
"""How probable it is, before any truth is known, that the claims on an item are one opinion after all.

Then the answer is right as often as a claim drawn from them.  With this and the former, what is said of two
labelled collections is right about as often as it says (within eight in a hundred on each).
"""

ROUNDS = 40
WARY = 10
"""In so many of the first turns what is doubtful and shared is taken for copied, so that camps do not win."""

TOLERANCE = 1e-5
LEAST_SHARE, MOST_SHARE = 0.01, 0.99


@attrs.frozen(eq=False)
class Facts:
    """The distinct values claimed of each item.

    Attributes:
        of_claim: number of the fact that each claim states.
        item: item of each fact, ascending.
        start: where the facts of each item begin.
        value: the value (or the code of the label), ascending within an item; NaN for a bare range.
        low: low end of what it admits.
        high: high end.
        votes: weight of the claims that state it.
    """

    of_claim: Ints
    item: Ints
    start: Ints
    value: Floats
    low: Floats
    high: Floats
    votes: Floats


@attrs.frozen(eq=False)
class Covers:
    """Claims that fit facts which they do not state: a coarser label, a bound, a range.

    Attributes:
        claim: position of the claim.
        fact: number of the finer fact that it fits.
        telling: log of how often a fact that holds is worded so.
    """

    claim: Ints
    fact: Ints
    telling: Floats


@attrs.frozen(eq=False)
class Question:
    """What is asked of one attribute.

    Attributes:
        claims: its claims.
        facts: their facts.
        who: the number of each of its sources among the sources of all questions.
        weight: of each claim before copies are told, nought for what was overtaken.
        surprise: from the probabilities of the facts, two logs for each: of the probability that a wrong
            claim falls on it, and of its odds to be true before anyone speaks.
        known: for each fact, whether it is the known truth of its item; its item's other facts are wrong.
        share: shares of sources where they are given and not to be fitted.
        covers: claims that fit facts which they do not state.
        open: for each fact whether it may be the answer; a bound is not where a figure in it is told.
        others: for each item, the log of how many values there are that nobody claims.
        copied: whether sharing mistakes shows copying; not where mistakes have few values to fall on.
    """

    claims: Claims
    facts: Facts
    who: Ints
    weight: Floats
    surprise: Callable[[Floats], tuple[Floats, Floats]]
    known: Bools | None = None
    share: Floats | None = None
    covers: Covers | None = None
    open: Bools | None = None
    others: Floats | None = None
    copied: bool = True


@attrs.frozen(eq=False)
class FactFit:
    """What came out for one question.

    Attributes:
        taken: how probable each fact is to the model, by which one is taken.
        probability: how probable it is, if mistakes on one item go together: what is stated.
        among: share of each fact in the odds of all that are claimed, which settles the matter or does not.
        right: how probable it is that each claim is right, be it as a coarser wording of the truth.
        share: how often each source is right.
        weight: of each claim, below one for copies.
        copying: for each source the probability that it depends on another.
        origin: for each source the other that it most depends on, minus one for none.
    """

    taken: Floats
    probability: Floats
    among: Floats
    right: Floats
    share: Floats
    weight: Floats
    copying: Floats
    origin: Ints


def distinct(claims: Claims, extra_item: Ints | None = None, extra_value: Floats | None = None) -> Facts:
    """Facts of the claims, and of further values that nobody claims (known truths) if given.

    Claims that name a figure state that figure, whatever range they put around it; others state their range.
    """
    pointed = named(claims)
    value = np.where(pointed, claims.value, np.nan)
    low, high = np.where(pointed, claims.value, claims.low), np.where(pointed, claims.value, claims.high)
    item = claims.item
    if extra_item is not None and extra_value is not None:
        item = np.append(item, extra_item)
        value, low, high = (np.append(x, extra_value) for x in (value, low, high))
    ends = (high,) if not np.all(pointed) else ()
    order = np.lexsort((*ends, low, item))
    items, lows = item[order], low[order]
    fresh = np.append(True, (np.diff(items) != 0) | (lows[1:] != lows[:-1]))
    for column in (high, value) if ends else ():
        now = column[order]
        fresh[1:] |= (now[1:] != now[:-1]) & ~(np.isnan(now[1:]) & np.isnan(now[:-1]))
    number = np.cumsum(fresh) - 1
    of_row = np.empty(len(item), dtype=np.int64)
    of_row[order] = number
    of_claim = of_row[: len(claims.item)]
    first = order[fresh]
    return Facts(
        of_claim=of_claim,
        item=item[first],
        start=np.flatnonzero(np.diff(item[first], prepend=-1)),
        value=value[first],
        low=low[first],
        high=high[first],
        votes=sums(of_claim, claims.weight, len(first)),
    )


def named(claims: Claims) -> Bools:
    """Which claims name a figure; the figure of a bound is only where it begins."""
    bound = np.isinf(claims.low) | np.isinf(claims.high)
    return ~np.isnan(claims.value) & ~bound


@attrs.frozen(eq=False)
class _Joint:
    """All questions laid end to end."""

    source: Ints
    cell: Ints
    who: Ints
    of_claim: Ints
    item: Ints
    start: Ints
    weight: Floats
    claim_item: Ints
    claim_start: Ints
    covers: Covers | None
    facts_from: Ints
    cells_from: Ints
    claims_from: Ints


def _offsets(lengths: Sequence[int]) -> Ints:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


def _joined(questions: Sequence[Question]) -> _Joint:
    facts_from = _offsets([len(q.facts.item) for q in questions])
    items_from = _offsets([len(q.facts.start) for q in questions])
    cells_from = _offsets([len(q.who) for q in questions])
    claims_from = _offsets([len(q.claims.item) for q in questions])

    def laid(columns: Sequence[Ints], offsets: Ints) -> Ints:
        if len(columns) == 1:
            return columns[0]
        return np.concatenate([x + off for x, off in zip(columns, offsets, strict=False)])

    covers = [(q.covers, n) for n, q in enumerate(questions) if q.covers is not None]
    who = np.concatenate([q.who for q in questions])
    cell = laid([q.claims.source for q in questions], cells_from)
    return _Joint(
        source=who[cell],
        cell=cell,
        who=who,
        of_claim=laid([q.facts.of_claim for q in questions], facts_from),
        item=laid([q.facts.item for q in questions], items_from),
        start=laid([q.facts.start for q in questions], facts_from),
        weight=np.concatenate([q.weight for q in questions]),
        claim_item=laid([q.claims.item for q in questions], items_from),
        claim_start=laid([q.claims.start for q in questions], claims_from),
        covers=Covers(
            np.concatenate([c.claim + claims_from[n] for c, n in covers]),
            np.concatenate([c.fact + facts_from[n] for c, n in covers]),
            np.concatenate([c.telling for c, _ in covers]),
        )
        if covers
        else None,
        facts_from=facts_from,
        cells_from=cells_from,
        claims_from=claims_from,
    )


def weigh(questions: Sequence[Question], n_sources: int) -> list[FactFit]:
    """Fit shares of sources and probabilities of facts over all questions at once.

    Args:
        questions: what is asked of each attribute.
        n_sources: how many sources there are over all of them.
    """
    joint = _joined(questions)
    state = _State(questions, joint, n_sources)
    for turn in range(ROUNDS):
        moved = state.place()
        if moved < TOLERANCE and turn > (1 if state.meetings is None else WARY):
            break
        state.rate()
        state.part_copies(wary=turn < WARY)
    return state.results()


class _State:
    """Where the turns stand."""

    def __init__(self, questions: Sequence[Question], joint: _Joint, n_sources: int) -> None:
        self.questions, self.joint, self.n_sources = questions, joint, n_sources
        self.fixed = self._fixed()
        self.given = np.concatenate(
            [np.full(len(q.who), np.nan) if q.share is None else q.share for q in questions]
        )
        self.said = sums(joint.cell, joint.weight, len(joint.who))
        self.independent = np.ones(len(joint.cell))
        self.meetings: Meetings | None = None
        self.dependence: Dependence | None = None
        copied = np.concatenate(
            [np.full(len(q.claims.item), q.copied and q.share is None) for q in questions]
        )
        if np.any(copied):
            self.meetings = Meetings.of(
                joint.claim_start, joint.claim_item, joint.source, joint.of_claim, n_sources, copied
            )
        votes = np.concatenate([q.facts.votes for q in questions])
        open_ = [np.ones(len(q.facts.item), dtype=bool) if q.open is None else q.open for q in questions]
        self.shut = np.where(np.concatenate(open_), 0.0, -np.inf)
        self.unseen = np.concatenate([_unseen(q) for q in questions])
        if self.fixed is not None:  # where the truth is known, it is not a value that nobody claims
            self.unseen[joint.item[~np.isnan(self.fixed)]] = -np.inf
        first = np.log(np.maximum(votes, 1e-9)) + self.shut
        self.probability = softmax_by(self._settled(first), joint.item, joint.start)
        self.score, self.wrong = first, np.zeros(len(first))
        self.share = np.where(np.isnan(self.given), 0.0, self.given)
        self.sizes, self.size = np.unique(sums(joint.who, self.said, n_sources), return_inverse=True)
        self.members = sums(self.size, np.ones(len(self.size)), len(self.sizes))
        self.rate()

    def _fixed(self) -> Floats | None:
        if all(q.known is None for q in self.questions):
            return None
        fixed = []
        for q in self.questions:
            mine = np.full(len(q.facts.item), np.nan)
            if q.known is not None and np.any(q.known):
                settled = np.zeros(len(q.facts.start), dtype=bool)
                settled[q.facts.item[q.known]] = True
                mine = np.where(settled[q.facts.item], np.where(q.known, 0.0, -np.inf), np.nan)
            fixed.append(mine)
        return np.concatenate(fixed)

    def _settled(self, score: Floats) -> Floats:
        return score if self.fixed is None else np.where(np.isnan(self.fixed), score, self.fixed)

    def right(self) -> Floats:
        """How probable it is that each claim is right."""
        joint = self.joint
        right = self.probability[joint.of_claim]
        if joint.covers is not None:
            more = sums(joint.covers.claim, self.probability[joint.covers.fact], len(right))
            right = np.minimum(right + more, 1.0)
        return right

    def rate(self) -> None:
        """Shares of sources: over all that they say, and drawn to that on each attribute."""
        joint = self.joint
        hits = sums(joint.cell, joint.weight * self.right(), len(joint.who))
        all_hits = sums(joint.who, hits, self.n_sources)
        all_said = sums(joint.who, self.said, self.n_sources)
        mean = sums(self.size, all_hits, len(self.sizes)) / self.members
        expected = expected_share(mean, self.sizes, self.members, STRENGTH)[self.size]
        overall = (all_hits + STRENGTH * expected) / (all_said + STRENGTH)
        share = overall[joint.who]
        if len(self.questions) > 1:
            share = (hits + OWN * share) / (self.said + OWN)
        share = np.where(np.isnan(self.given), share, self.given)
        self.share = np.clip(share, LEAST_SHARE, MOST_SHARE)

    def place(self) -> float:
        """Probabilities of facts, with sources as they are; returns how far the furthest moved."""
        joint, parts = self.joint, self.joint.facts_from
        said = [q.surprise(self.probability[parts[n] : parts[n + 1]]) for n, q in enumerate(self.questions)]
        self.wrong = np.concatenate([wrong for wrong, _ in said])
        odds = np.concatenate([odds for _, odds in said])
        trust = np.log(self.share / (1.0 - self.share))[joint.cell] - self.wrong[joint.of_claim]
        voice = joint.weight * self.independent
        score = sums(joint.of_claim, voice * trust, len(joint.item)) + odds
        if joint.covers is not None:
            claim, telling = joint.covers.claim, joint.covers.telling
            score = score + sums(joint.covers.fact, voice[claim] * (trust[claim] + telling), len(score))
        self.score = score + self.shut
        now = softmax_by(self._settled(self.score), joint.item, joint.start, self.unseen)
        moved = float(np.max(np.abs(now - self.probability)))
        self.probability = now
        return moved

    def part_copies(self, *, wary: bool = False) -> None:
        """Let sources of one origin share one voice."""
        if self.meetings is None:
            return
        overall = sums(self.joint.who, self.said * self.share, self.n_sources)
        overall = overall / np.maximum(sums(self.joint.who, self.said, self.n_sources), 1e-9)
        # however rare a value is elsewhere, an item has only so many that a mistake may fall on
        chance = np.maximum(np.exp(self.wrong), 1.0 / FALSE_VALUES)
        self.dependence = find_dependence(
            self.meetings, self.probability, np.clip(overall, LEAST_SHARE, MOST_SHARE), chance, wary=wary
        )
        self.independent = independence(self.meetings, self.dependence)

    def results(self) -> list[FactFit]:
        """What came out, question by question."""
        joint = self.joint
        right = self.right()
        none = np.full(self.n_sources, -1)
        copying, origin = np.zeros(self.n_sources), none
        if self.dependence is not None:
            copying, origin = self.dependence.of_source, self.dependence.closest
        found = []
        for n, q in enumerate(self.questions):
            facts = slice(joint.facts_from[n], joint.facts_from[n + 1])
            claims = slice(joint.claims_from[n], joint.claims_from[n + 1])
            cells = slice(joint.cells_from[n], joint.cells_from[n + 1])
            odds = self._odds(facts, claims, q)
            fixed = None if self.fixed is None else self.fixed[facts]
            score = odds if fixed is None else np.where(np.isnan(fixed), odds, fixed)
            found.append(
                FactFit(
                    taken=self.probability[facts],
                    probability=self._stated(n, facts, claims),
                    among=softmax_by(score, q.facts.item, q.facts.start),
                    right=right[claims],
                    share=self.share[cells],
                    weight=(joint.weight * self.independent)[claims],
                    copying=copying[q.who],
                    origin=origin[q.who],
                )
            )
        return found

    def _stated(self, number: int, facts: slice, claims: slice) -> Floats:
        """How probable each fact is, if mistakes on one item go together."""
        q, joint = self.questions[number], self.joint
        voices = q.claims.per_item((joint.weight * self.independent)[claims])
        temper = 1.0 / (1.0 + TOGETHER * np.maximum(voices - 1.0, 0.0))
        unseen = _unseen(q) * temper
        model = softmax_by(self.score[facts] * temper[q.facts.item], q.facts.item, q.facts.start, unseen)
        votes = sums(q.facts.of_claim, joint.weight[claims], len(q.facts.item))
        total = np.maximum(np.add.reduceat(votes, q.facts.start), 1e-300)
        return np.asarray((1.0 - ONE_VOICE) * model + ONE_VOICE * votes / total[q.facts.item])

    def _odds(self, facts: slice, claims: slice, q: Question) -> Floats:
        """Scores of facts with the odds of sources alone.

        That two claims agree on one of many values counts in full for which fact is taken, but not for
        whether the matter is settled: there each origin counts with the odds of its reliability, as it does
        for a handful of claims.
        """
        share = self.share[self.joint.cell[claims]]
        weight = (self.joint.weight * self.independent)[claims]
        total = max(float(weight.sum()), 1e-300)
        odds = float(np.sum(weight * np.log(share / (1.0 - share)))) / total
        rarity = -float(np.sum(weight * self.wrong[facts][q.facts.of_claim])) / total
        temper = max(odds, 0.05) / max(odds + rarity, 0.05)
        return np.asarray(min(temper, 1.0) * self.score[facts])


def _unseen(q: Question) -> Floats:
    if q.others is not None:
        return q.others
    return np.asarray(np.log(np.maximum(FALSE_VALUES + 1.0 - np.bincount(q.facts.item), 1.0)))


def best(facts: Facts, probability: Floats, *tie: Floats) -> Ints:
    """The most probable fact of each item; ties (to nine digits) go by ``tie``, the first the most telling.

    Args:
        facts: the facts.
        probability: of each.
        tie: keys of which the lower wins, in order; the value itself comes last.
    """
    order = np.lexsort((facts.low, *reversed(tie), -np.round(probability, 9), facts.item))
    return order[facts.start]
