"""State machines for what grows: a dossier to which reports are added one by one.

The machine adds reports in any order, some again, and asks after each step that the dossier is what all
reports together give (S-V-9)::

    from claimkit.testing import stateful

    TestDossier = stateful.growing_dossier().TestCase

It takes other functions than claimkit's, with your attributes bound to them::

    ours = partial(reconcile, attributes=OURS), partial(extend, attributes=OURS)
    TestOurs = stateful.growing_dossier(*ours).TestCase
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Sequence
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from hypothesis.strategies import SearchStrategy

from claimkit.dossier import extend, reconcile
from claimkit.models import Report
from claimkit.testing import strategies as cks
from claimkit.testing.laws.core import same
from claimkit.testing.warming import warm

__all__ = ["growing_dossier"]

_DAY = datetime.date(2024, 1, 15)
_NEAR = cks.reports(
    max_sentences=3,
    place=st.sampled_from(["Leeds", "York"]),
    min_day=_DAY,
    max_day=_DAY + datetime.timedelta(6),
)


def growing_dossier(
    reconcile: Callable[[Sequence[Report]], Any] = reconcile,
    extend: Callable[[Any, Sequence[Report]], Any] = extend,
    *,
    reports: SearchStrategy[Report] | None = None,
) -> type[RuleBasedStateMachine]:
    """Return a state machine for a dossier that grows report by report.

    Args:
        reconcile: makes a dossier of reports; dossiers are compared with ``==``.
        extend: makes a dossier of one and further reports.
        reports: strategy for reports; short ones of one week in two towns where None, so that they meet.

    Returns:
        A class for ``hypothesis.stateful.run_state_machine_as_test``; its ``TestCase`` is a test for pytest.

    Example:
        >>> from hypothesis import settings
        >>> from hypothesis.stateful import run_state_machine_as_test
        >>> few = settings(max_examples=3, stateful_step_count=3, derandomize=True, database=None)
        >>> run_state_machine_as_test(growing_dossier(), settings=few)
    """
    drawn = _NEAR if reports is None else reports
    warm()

    class GrowingDossier(RuleBasedStateMachine):
        """A dossier, beside the reports that it has seen (S-V-9)."""

        def __init__(self) -> None:
            super().__init__()
            self.known: dict[str, Report] = {}
            self.dossier = reconcile([])

        @rule(report=drawn)
        def add(self, report: Report) -> None:
            """Add a report; a second one under one id would be refused."""
            named = attrs.evolve(report, source=attrs.evolve(report.source, kind="outlet"))
            if named.id not in self.known:
                self.known[named.id] = named
                self.dossier = extend(self.dossier, [named])

        @rule(chance=st.randoms())
        def add_again(self, chance: random.Random) -> None:
            """Add a report that is there."""
            if self.known:
                again = chance.choice(sorted(self.known.values(), key=lambda report: report.id))
                self.dossier = extend(self.dossier, [again])

        @invariant()
        def equals_all_at_once(self) -> None:
            """Adding one by one gives what reconciling all gives."""
            same(self.dossier, reconcile(list(self.known.values())), "the dossier")

    return GrowingDossier
