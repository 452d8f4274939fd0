"""Reach: in how many of its examples a law speaks at all.

A law with a condition ("where two claims are in conflict, ...") proves nothing in the examples that do not
meet it.  :func:`reached` marks where a law's condition is tested, and tells Hypothesis, which lists the share
with ``pytest --hypothesis-show-statistics``; :func:`watch` counts, so that whoever runs the law can refuse
one that is seldom reached.  An example that ``assume`` rejects was not reached either.
"""

from __future__ import annotations

import ast
import functools
import inspect
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import attrs
from hypothesis import event

__all__ = ["LEAST_SHARE", "Reach", "VacuousLawError", "conditions", "reached", "watch"]

LEAST_SHARE = 0.3
"""A law must speak in this share of its examples.

With fewer, a run of a hundred examples is one of a few dozen, and "100 examples passed" deceives.
"""

_FEWEST = 10
"""Of fewer examples no share is computed: the first ones of Hypothesis are the smallest, and often empty."""


class VacuousLawError(AssertionError):
    """A law passed, but was hardly ever put to the test."""


@attrs.define
class Reach:
    """What was counted while a law ran.

    Attributes:
        conditions: the conditions that the law tests, by name; "" where it gives none.
        calls: examples that were drawn.
        passed: examples that ``assume`` did not reject.
        met: examples that met a condition, by its name.
    """

    conditions: tuple[str, ...] = ()
    calls: int = 0
    passed: int = 0
    met: Counter[str] = attrs.field(factory=Counter)

    def share(self, condition: str) -> float:
        """Share of the examples that met a condition."""
        return self.met[condition] / max(self.calls, 1)

    def require(self, name: str, *, least: float = LEAST_SHARE, advice: str = "") -> None:
        """Refuse what was reached too seldom.

        Args:
            name: of the law, for the message.
            least: the share of the examples that must meet each condition.
            advice: what to do, for the message.

        Raises:
            VacuousLawError: one condition was met in a smaller share.
        """
        if self.calls < _FEWEST:
            return
        counts = {"assumed": self.passed, **{condition: self.met[condition] for condition in self.conditions}}
        for condition, count in counts.items():
            if count < least * self.calls:
                what = f" ({condition})" if condition else ""
                raise VacuousLawError(
                    f"{name}{what} was reached in {count} of {self.calls} examples, and proves little; "
                    f"{advice or 'draw what must meet its condition'}"
                )


_watching: ContextVar[set[str] | None] = ContextVar("met in the example that runs", default=None)


def reached(condition: object, name: str = "") -> bool:
    """Return whether a condition holds, and count the examples in which it did.

    Args:
        condition: anything; what is true of it counts.
        name: tells one condition of a law from another.

    Example:
        >>> from hypothesis import given, settings, strategies as st
        >>> def halves(n):
        ...     if reached(n % 2 == 0, "even"):
        ...         assert n // 2 * 2 == n
        >>> with watch(halves) as (counted, reach):
        ...     settings(database=None, derandomize=True)(given(n=st.integers(0, 10**6))(counted))()
        >>> reach.share("even") > 0.3
        True
    """
    if condition:
        event(f"reached {name}".rstrip())
        met = _watching.get()
        if met is not None:
            met.add(name)
    return bool(condition)


@contextmanager
def watch(law: Callable[..., Any]) -> Iterator[tuple[Callable[..., Any], Reach]]:
    """Count how often a law is reached: gives the law to run in its place, and what is counted."""
    reach = Reach(conditions(law))

    @functools.wraps(law)
    def counted(*args: Any, **kwargs: Any) -> Any:
        met = set[str]()
        token = _watching.set(met)
        reach.calls += 1
        try:
            result = law(*args, **kwargs)
        finally:
            _watching.reset(token)
            reach.met.update(met)
        reach.passed += 1
        return result

    yield counted, reach


def conditions(law: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of the conditions that the text of a law tests with :func:`reached`."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(law)))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [
        "".join(str(arg.value) for arg in call.args[1:] if isinstance(arg, ast.Constant))
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "reached"
    ]
    return tuple(dict.fromkeys(named))
