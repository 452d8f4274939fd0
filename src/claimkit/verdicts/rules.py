"""Rules: plain ways to choose between accounts that cannot all be true.

The default, ``consensus``, weighs independent origins and abstains where none leads.  The others are what
newsrooms and coding manuals use.  They say by which rule they chose, refuse to choose where they lack what
they need, and abstain where the rule finds a tie.  They look at who speaks for an account: what fits two of
them speaks for neither.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from claimkit.arguments import meant
from claimkit.errors import InvalidModelError
from claimkit.quantities import Quantity
from claimkit.verdicts.accounts import RELIABILITY, Account, Saying, one_each
from claimkit.verdicts.succession import before, in_doubt

CONSENSUS: Final = "consensus"
UNANIMOUS = "unanimous"
PRECEDENCE = "precedence"

Sayings = Sequence[Saying]
Rank = Callable[[Account, Sayings, Sequence[str]], float]


_NEEDS_TRUST = "needs to know whom to trust; give reliability={name of a source: chance}"
_NEEDS_ORDER = "needs the order of sources; give precedence=[first, second, ...]"


def _fault(rule: str, what: str) -> InvalidModelError:
    return InvalidModelError("resolve", "rule", rule, what)


def _newest(account: Account, sayings: Sayings, _order: Sequence[str]) -> float:
    for i in account.members:
        if sayings[i].told is None:
            who = sayings[i].voices[:1] or ("one source",)
            raise _fault(
                "newest", f"needs to know when each claim was told, and that of {who[0]} is not dated"
            )
    told = [moment for i in account.speaking if (moment := sayings[i].told) is not None]
    if not told:
        return -math.inf
    others = [m for i, s in enumerate(sayings) if i not in account.members and (m := s.told) is not None]
    last = max(told, key=lambda m: m.last)
    if any(in_doubt(last, other) and not before(other, last) for other in others):
        return -math.inf  # where a zone is missing, what is newest need not be
    return last.last


def _most_trusted(account: Account, sayings: Sayings, _order: Sequence[str]) -> float:
    if all(s.chance is None for s in sayings):
        raise _fault("most_trusted", _NEEDS_TRUST)
    chances = [sayings[i].chance for i in account.speaking]
    return max((RELIABILITY if c is None else c for c in chances), default=-math.inf)


def _vote(account: Account, sayings: Sayings, _order: Sequence[str]) -> float:
    return len({sayings[i].origin for i in account.speaking})


def _figure(account: Account, rule: str) -> float:
    answer = account.answer
    if not isinstance(answer, Quantity) or answer.figure is None:
        raise _fault(rule, "chooses between figures, and these are labels or dates; take another rule")
    return answer.figure


def _median(account: Account, sayings: Sayings, _order: Sequence[str]) -> float:
    """Nearness to the middle: the lower median of what origins name, so that it is one that somebody told."""
    mine, figures = _figure(account, "median"), one_each(sayings)
    if not figures:  # bounds and vague words only
        figures = [s.value for s in sayings if isinstance(s.value, Quantity)]
    told = sorted(figure for quantity in figures if (figure := quantity.figure) is not None)
    return -abs(mine - told[(len(told) - 1) // 2])


def _lowest_credible(account: Account, sayings: Sayings, _order: Sequence[str]) -> float:
    """The lowest account that a source with a name speaks for."""
    if not any(s.named for s in sayings):
        raise _fault("lowest_credible", "needs a source with a name, and all of these are unnamed")
    lowest = -_figure(account, "lowest_credible")
    return lowest if any(sayings[i].named for i in account.speaking) else -math.inf


def _precedence(account: Account, sayings: Sayings, order: Sequence[str]) -> float:
    """The account of the source that stands first in the caller's order."""
    if not order:
        raise _fault(PRECEDENCE, _NEEDS_ORDER)
    places = [order.index(v) for i in account.speaking for v in sayings[i].voices if v in order]
    return -float(min(places)) if places else -math.inf


def _unanimous(_account: Account, _sayings: Sayings, _order: Sequence[str]) -> float:
    return -math.inf


RULES: dict[str, tuple[Rank, str]] = {
    "newest": (_newest, "the account told last"),
    "most_trusted": (_most_trusted, "the account of the most reliable source"),
    "vote": (_vote, "the account of the most independent origins"),
    "median": (_median, "the account nearest to the middle figure"),
    "lowest_credible": (_lowest_credible, "the lowest account that a named source stands for"),
    PRECEDENCE: (_precedence, "the account of the source that comes first in the given order"),
    UNANIMOUS: (_unanimous, "an answer only where nobody contradicts it"),
}


def check_rule(rule: str, call: str = "resolve") -> str:
    """Refuse the name of a rule that there is not."""
    known = (CONSENSUS, *RULES)
    if not isinstance(rule, str) or rule not in known:
        reason = f"must be one of {', '.join(known)}{meant(rule, known)}"
        raise InvalidModelError(call, "rule", rule, reason)
    return rule


def check_rules(
    rule: str | Mapping[str, str],
    reliability: Mapping[str, float],
    precedence: Sequence[str],
    call: str = "resolve",
) -> None:
    """Refuse rules that there are not, and those that lack what the caller must give with them.

    Args:
        rule: its name, or names by attribute.
        reliability: chances by name of a source.
        precedence: sources in the order in which they are to be followed.
        call: the function that was called, for the message.

    Raises:
        InvalidModelError: the message names the rule, and what it needs.
    """
    for name in rule.values() if isinstance(rule, Mapping) else [rule]:
        check_rule(name, call)
        if name == "most_trusted" and not reliability:
            raise InvalidModelError(call, "rule", name, _NEEDS_TRUST)
        if name == PRECEDENCE and not precedence:
            raise InvalidModelError(call, "rule", name, _NEEDS_ORDER)


def chosen_first(
    rule: str, found: Sequence[Account], sayings: Sayings, precedence: Sequence[str] = ()
) -> tuple[list[Account], bool]:
    """Put the account that a rule chooses before the others, and say whether it could choose.

    Args:
        rule: its name.
        found: the accounts, the likeliest first.
        sayings: what they are made of.
        precedence: names of sources, the one to be followed first.

    Raises:
        InvalidModelError: the rule lacks what it needs: dates, figures, a source with a name; see also
            :func:`check_rules`.
    """
    if rule == CONSENSUS or len(found) == 1:
        return list(found), False
    rank, _words = RULES[rule]
    ranks = [rank(account, sayings, precedence) for account in found]
    best = max(ranks)
    first = [n for n, r in enumerate(ranks) if r == best]
    if best == -math.inf or len(first) > 1:
        return list(found), False  # nobody whom the rule would follow speaks, or it cannot tell two apart
    return [found[first[0]], *(a for n, a in enumerate(found) if n != first[0])], True
