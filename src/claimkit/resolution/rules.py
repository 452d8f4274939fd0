"""Rules: plain ways to choose between accounts that cannot all be true.

The default, ``consensus``, weighs independent origins and abstains where none leads.  The others are what
newsrooms and coding manuals use; they always choose, and say by which rule.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from claimkit.errors import InvalidModelError
from claimkit.models import Claim
from claimkit.quantities import Quantity
from claimkit.resolution.timeline import day_of
from claimkit.resolution.weighing import RELIABILITY, Account

CONSENSUS = "consensus"

Rank = Callable[[Account, Sequence[Claim], Mapping[str, float]], float]


def _newest(account: Account, claims: Sequence[Claim], _known: Mapping[str, float]) -> float:
    never = datetime.date.min
    return max((day_of(claims[i].told) or never).toordinal() for i in account.members)


def _most_trusted(account: Account, claims: Sequence[Claim], known: Mapping[str, float]) -> float:
    return max(known.get(claims[i].voice.name, RELIABILITY) for i in account.members)


def _vote(account: Account, _claims: Sequence[Claim], _known: Mapping[str, float]) -> float:
    return account.origins


def _median(account: Account, claims: Sequence[Claim], _known: Mapping[str, float]) -> float:
    """Nearness to the middle: the lower median of all figures, so that it is one that somebody told."""
    figures = sorted(
        c.value.figure for c in claims if isinstance(c.value, Quantity) and c.value.figure is not None
    )
    if not figures or not isinstance(account.answer, Quantity) or account.answer.figure is None:
        return 0.0
    return -abs(account.answer.figure - figures[(len(figures) - 1) // 2])


def _lowest_credible(account: Account, claims: Sequence[Claim], _known: Mapping[str, float]) -> float:
    """The lowest account that a source with a name stands for."""
    named = any(claims[i].voice.is_named for i in account.members)
    figure = account.answer.figure if isinstance(account.answer, Quantity) else None
    return -float(figure or 0) if named else -float("inf")


RULES: Mapping[str, tuple[Rank, str]] = {
    "newest": (_newest, "the account told last"),
    "most_trusted": (_most_trusted, "the account of the most reliable source"),
    "vote": (_vote, "the account of the most independent origins"),
    "median": (_median, "the account nearest to the middle figure"),
    "lowest_credible": (_lowest_credible, "the lowest account that a named source stands for"),
}


def check_rule(rule: str) -> None:
    """Refuse the name of a rule that there is not."""
    if rule != CONSENSUS and rule not in RULES:
        raise InvalidModelError("resolve", "rule", rule, f"must be one of {', '.join((CONSENSUS, *RULES))}")


def chosen_first(
    rule: str, found: Sequence[Account], claims: Sequence[Claim], reliability: Mapping[str, float] | None
) -> list[Account]:
    """Put the account that a rule chooses before the others; ties stay in the order of probability."""
    if rule == CONSENSUS:
        return list(found)
    rank, _words = RULES[rule]
    best = max(range(len(found)), key=lambda n: (rank(found[n], claims, reliability or {}), -n))
    return [found[best], *(a for n, a in enumerate(found) if n != best)]
