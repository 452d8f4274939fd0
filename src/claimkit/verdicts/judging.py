"""Judging: from what is said about one thing to one answer, its range and its status."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

import attrs

from claimkit.attributes import Dynamics, Kind
from claimkit.models import Value
from claimkit.quantities import Bound, Number, Quantity
from claimkit.verdicts.accounts import Account, Saying, accounts, one_each
from claimkit.verdicts.layering import layers
from claimkit.verdicts.rules import CONSENSUS, chosen_first
from claimkit.verdicts.status import Status
from claimkit.verdicts.succession import Telling, unsaid
from claimkit.verdicts.values import extent

TIE = 1e-9  # accounts whose probabilities differ by less are equally likely


@attrs.frozen
class Ruling:
    """What sayings about one state of one thing come to.

    Attributes:
        answer: the value that stands; None where accounts stand against each other and none leads.
        status: how well it stands.
        found: the accounts, the leading one first.
        probability: of the leading account against the others.
        by_rule: whether a rule chose the answer against other accounts.
    """

    answer: Value | None
    status: Status
    found: tuple[Account, ...]
    probability: float
    by_rule: bool = False

    @property
    def value(self) -> object:
        """The figure, the label or the date; None for a range without a figure, or where none stands."""
        return self.answer.value if isinstance(self.answer, Quantity) else self.answer

    @property
    def low(self) -> Number | None:
        """Lower end of the range, over all accounts where they stand against each other."""
        return ends_of([self.answer] if self.answer is not None else [a.answer for a in self.found])[0]

    @property
    def high(self) -> Number | None:
        """Upper end of the range, over all accounts where they stand against each other."""
        return ends_of([self.answer] if self.answer is not None else [a.answer for a in self.found])[1]


def ends_of(values: Sequence[Value]) -> tuple[Number | None, Number | None]:
    """Return the least range that holds several quantities; None for an end that one of them leaves open."""
    lows = [v.low for v in values if isinstance(v, Quantity)]
    highs = [v.high for v in values if isinstance(v, Quantity)]
    low = min((e for e in lows if e is not None), default=None) if None not in lows else None
    high = max((e for e in highs if e is not None), default=None) if None not in highs else None
    return low, high


def judge(
    sayings: Sequence[Saying],
    *,
    level: float = 0.9,
    rule: str = CONSENSUS,
    precedence: Sequence[str] = (),
    kind: Kind | None = None,
) -> Ruling:
    """Say which answer stands of what is said about one state of one thing.

    An account that reaches ``level`` settles the matter, with the status of what names it.  Where none does,
    the matter is contested: the likelier account leads if it is likelier than all others together, and
    nothing between the accounts is ever given.  Only of judgements, and only where so many independent
    origins give figures that their median has a range at that level, the median is given as *estimated*.

    Args:
        sayings: at least one; values of one kind and unit.
        level: probability that an account must reach to settle the matter.
        rule: how to choose between accounts, see :mod:`claimkit.verdicts.rules`.
        precedence: for the rule of that name.
        kind: how the values come about; only of ``judgement`` a consensus may be estimated.

    Example:
        >>> said = [Saying(Quantity.exact(n), origin) for origin, n in enumerate((12, 12, 40))]
        >>> ruling = judge(said)
        >>> ruling.value, ruling.low, ruling.high, ruling.status.value
        (12, 12, 12, 'contested')
        >>> judge(said[1:]).value is None, judge(said[1:]).low, judge(said[1:]).high
        (True, 12, 40)
    """
    found, by_rule = chosen_first(rule, accounts(sayings), sayings, precedence)
    best = found[0]
    if len(found) == 1 or (rule == CONSENSUS and best.probability >= level):
        return Ruling(best.answer, standing(best), tuple(found), best.probability)
    if by_rule:
        return Ruling(best.answer, Status.CONTESTED, tuple(found), best.probability, by_rule=True)
    middle = estimate(sayings, level) if kind is Kind.JUDGEMENT and rule == CONSENSUS else None
    if middle is not None:
        return Ruling(middle, Status.ESTIMATED, tuple(found), level)
    leads = rule == CONSENSUS and best.probability > 0.5 + TIE
    return Ruling(best.answer if leads else None, Status.CONTESTED, tuple(found), best.probability)


def standing(account: Account) -> Status:
    """Return the status of an account that nothing contests."""
    if account.naming_origins > 1:
        return Status.AGREED
    return Status.SUPPORTED if account.origins > 1 else Status.SINGLE_SOURCE


def estimate(sayings: Sequence[Saying], level: float) -> Quantity | None:
    """Return the median of independent figures with its range, or None where they are too few for one.

    The range is that of the sign test: between the k-th figure and the k-th from above, with the greatest
    k at which it holds the median with probability ``level`` whatever the law of the errors (five figures
    are the fewest at 0.9).  The median is the lower one of two in the middle, so that somebody told it.

    >>> said = [Saying(Quantity.exact(n), n) for n in (20, 30, 35, 50, 90)]
    >>> middle = estimate(said, 0.9)
    >>> middle.value, middle.low, middle.high, estimate(said[1:], 0.9)
    (35, 20, 90, None)
    """
    figures = one_each(sayings)
    reach = _depth(len(figures), level)
    if reach is None:
        return None
    middle = figures[(len(figures) - 1) // 2]
    low, high = figures[reach].value, figures[-1 - reach].value
    return attrs.evolve(
        middle, low=low, high=high, low_open=False, high_open=False, bound=Bound.ABOUT, change=None, text=""
    )


def _depth(count: int, level: float) -> int | None:
    """How many figures may be left out at each end; None where even the outermost do not reach ``level``."""
    outside, ways, deepest = 0.0, 1.0, None
    for k in range((count + 1) // 2):
        outside += 2.0 * ways * 0.5**count
        if 1.0 - outside < level:
            break
        deepest = k
        ways *= (count - k) / (k + 1)
    return deepest


def settle(
    sayings: Sequence[Saying],
    *,
    dynamics: Dynamics = Dynamics.STATIC,
    level: float = 0.9,
    rule: str = CONSENSUS,
    precedence: Sequence[str] = (),
    kind: Kind | None = None,
) -> Ruling:
    """Say which answer stands of all that is said about one thing, whenever it was said.

    What was overtaken (see :func:`~claimkit.verdicts.layering.overtaken`) is an earlier state; the last
    state is judged.

    Example:
        >>> from claimkit.verdicts import Moments
        >>> said = [Saying(Quantity.exact(n), n, (f"source {n}",), told=Moments(n, n)) for n in (12, 15)]
        >>> settle(said).status.value, settle(said, dynamics=Dynamics.CUMULATIVE).value
        ('contested', 15)
    """
    tellings = [Telling(s.value, s.voices[:1] or None, s.told) for s in sayings]
    last = [sayings[i] for i in layers(tellings, dynamics)[-1]]
    return judge(last, level=level, rule=rule, precedence=precedence, kind=kind)


def side_by_side(sayings: Sequence[Saying]) -> list[list[int]]:
    """Part sayings about what can hold several values by the value, the best evidenced first.

    None of them contests another.  What its own source no longer tells is left out.  The one of most origins
    comes first, then the one told last, then the first by name.

    >>> said = [Saying(charge, n) for n, charge in enumerate(("fraud", "arson", "Fraud", "murder"))]
    >>> side_by_side(said)
    [[0, 2], [1], [3]]
    """
    over = unsaid([Telling(s.value, s.voices[:1] or None, s.told) for s in sayings])
    told: dict[str, list[int]] = {}
    for i, s in enumerate(sayings):
        told.setdefault(str(extent(s.value)), []).append(i)
    standing = [(name, group) for name, group in told.items() if not all(i in over for i in group)]

    def rank(named: tuple[str, list[int]]) -> tuple[int, float, str]:
        name, group = named
        last = max((time.first for i in group if (time := sayings[i].told) is not None), default=-inf)
        return -len({sayings[i].origin for i in group}), -last, name

    return [group for _, group in sorted(standing, key=rank)]
