"""The rules of reading, all of them: what each is called, and which of them are switched off."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from claimkit.arguments import list_of, one_of
from claimkit.patterns import Grammar
from claimkit.reading.accused import ACCUSED
from claimkit.reading.attribution import ATTRIBUTION
from claimkit.reading.context import FIGURES
from claimkit.reading.corrections import CORRECTIONS
from claimkit.reading.endings import ENDINGS
from claimkit.reading.hedges import HEDGES
from claimkit.reading.labels import CHARGES
from claimkit.reading.means import MEANS
from claimkit.reading.measures import TERMS
from claimkit.reading.money import AMOUNTS, PRICES
from claimkit.reading.negation import NEGATION
from claimkit.reading.novelty import PLACED
from claimkit.reading.overtime import OVER_TIME
from claimkit.reading.quakes import QUAKES
from claimkit.reading.rates import RATES
from claimkit.reading.retractions import RETRACTIONS
from claimkit.reading.rulings import RULINGS
from claimkit.reading.senses import INTENTIONS, SENSES, STANDINGS
from claimkit.reading.tongues import BEFALLEN
from claimkit.reading.weather import WEATHER

GRAMMARS: tuple[Grammar, ...] = (
    ATTRIBUTION,
    HEDGES,
    NEGATION,
    CHARGES,
    RULINGS,
    MEANS,
    ACCUSED,
    CORRECTIONS,
    FIGURES,
    RATES,
    OVER_TIME,
    SENSES,
    STANDINGS,
    INTENTIONS,
    PLACED,
    TERMS,
    PRICES,
    AMOUNTS,
    QUAKES,
    ENDINGS,
    RETRACTIONS,
    BEFALLEN,
    WEATHER,
)
"""Every grammar of reading; one that is added here has its examples tried and its worth measured."""


@functools.cache
def rule_names() -> tuple[str, ...]:
    """Return the names of all rules of reading, in their order.

    >>> "a tally revised" in rule_names()
    True
    """
    return tuple(rule.name for grammar in GRAMMARS for rule in grammar.rules)


def switched_off(call: str, names: Iterable[str]) -> frozenset[str]:
    """Return the names of rules that a caller switches off, checked.

    Raises:
        ArgumentError: they are no list of texts.
        InvalidModelError: no rule is called so.
    """
    given = list_of(call, "without", names, str)
    for name in given:
        one_of(call, "without", name, rule_names())
    return frozenset(given)
