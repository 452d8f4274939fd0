"""Tells Hypothesis how to draw claimkit's types, so that ``st.from_type(Claim)`` and ``st.builds`` work.

Hypothesis calls :func:`register` in every project that has both installed; so nothing is built here, and the
strategies are imported only when one is drawn from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Register a strategy for each public type; the entry point of the group ``hypothesis``."""
    from hypothesis import strategies as st

    from claimkit.datespans import DateSpan
    from claimkit.models import Actor, Claim, Event, Place, Report, Source
    from claimkit.quantities import Interval, Quantity

    names = {
        Actor: "actors",
        Claim: "claims",
        DateSpan: "date_spans",
        Event: "events",
        Interval: "intervals",
        Place: "places",
        Quantity: "quantities",
        Report: "reports",
        Source: "sources",
    }
    for kind, name in names.items():
        st.register_type_strategy(kind, _on_use(name))


def _on_use(name: str) -> Callable[[type], SearchStrategy[Any]]:
    def strategy(_kind: type) -> SearchStrategy[Any]:
        from claimkit.testing import strategies

        drawn: SearchStrategy[Any] = getattr(strategies, name)()
        return drawn

    return strategy
