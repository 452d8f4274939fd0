"""What a law is: a clause of the specification that can be put to any function."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

import attrs
import hypothesis
from hypothesis.errors import HypothesisException
from hypothesis.strategies import SearchStrategy

from claimkit.models import Claim, Modality, Report
from claimkit.testing.reach import LEAST_SHARE, watch
from claimkit.testing.warming import warm

_STATEMENT = re.compile(r"(S-[A-Z]-\d+): (.+)")


class BrokenLawError(AssertionError):
    """A function does not obey a law.

    Attributes:
        clause: the number of the law in the specification.
        statement: what it says.
        subject: the function that broke it.
        example: the smallest example that Hypothesis found.
    """

    def __init__(self, clause: str, statement: str, subject: str, why: str, example: str) -> None:
        super().__init__(f"{clause} does not hold for {subject}: {statement}\n{why}\n{example}".rstrip())
        self.clause = clause
        self.statement = statement
        self.subject = subject
        self.example = example


def require(held: object, why: str) -> None:
    """Fail a law, also where Python leaves assert statements out."""
    if not held:
        raise AssertionError(why)


def same(one: object, other: object, what: str) -> None:
    """Fail a law where two things differ that must not."""
    require(one == other, f"{what} is {one!r} once and {other!r} once")


@attrs.frozen
class Clause:
    """A law before it is put to a function.

    Attributes:
        number: of the clause.
        statement: its words.
        test: takes the function and what is drawn.
        draws: strategies for what is drawn, by the name of the argument; the others are the family's.
        needs: what the function must be able to do for the law to have a meaning.
    """

    number: str
    statement: str
    test: Callable[..., None]
    draws: Mapping[str, SearchStrategy[Any]]
    needs: frozenset[str]

    @property
    def arguments(self) -> list[str]:
        """Names of what is drawn."""
        return list(inspect.signature(self.test).parameters)[1:]


def clause(*needs: str, **draws: SearchStrategy[Any]) -> Callable[[Callable[..., None]], Clause]:
    """Make a clause of a function whose docstring begins with its number.

    Args:
        needs: what a function must be able to do.
        draws: strategies of its own.
    """

    def made(test: Callable[..., None]) -> Clause:
        found = _STATEMENT.match(" ".join((test.__doc__ or "").split()))
        if found is None:
            raise ValueError(f"the docstring of {test.__name__} does not begin with a clause: 'S-R-1: ...'")
        return Clause(found[1], found[2], test, draws, frozenset(needs))

    return made


@attrs.frozen
class Law:
    """A law put to a function: :meth:`check` tries to break it.

    Attributes:
        clause: the number of the law in the specification.
        statement: what it says.
        subject: name of the function.
    """

    clause: str
    statement: str
    subject: str
    _run: Callable[..., None] = attrs.field(repr=False, alias="run")
    _draws: Mapping[str, SearchStrategy[Any]] = attrs.field(repr=False, alias="draws")
    _settings: hypothesis.settings | None = attrs.field(default=None, repr=False, alias="settings")
    _least: float = attrs.field(default=LEAST_SHARE, repr=False, alias="least")

    def __str__(self) -> str:
        return f"{self.clause} {self._run.__name__}"

    def check(self) -> None:
        """Draw examples, and raise where one breaks the law.

        Raises:
            BrokenLawError: with the clause and the smallest example.
            VacuousLawError: the examples hardly ever met the condition of the law.
        """
        warm()
        options = hypothesis.settings(self._settings, report_multiple_bugs=False)
        with watch(self._run) as (counted, reach):
            try:
                options(hypothesis.given(**self._draws)(counted))()
            except HypothesisException:
                raise
            except Exception as error:
                raise self._broken(error) from error
        reach.require(
            f"{self.clause} for {self.subject}",
            least=self._least,
            advice="pass strategies that meet its condition, or leave it out with without=",
        )

    def _broken(self, error: Exception) -> BrokenLawError:
        why = str(error) if isinstance(error, AssertionError) else f"{type(error).__name__}: {error}"
        drawn = error.__dict__.pop("drawn", {})
        example = "\n".join(f"  {name}:{_brief(value)}" for name, value in drawn.items())
        return BrokenLawError(self.clause, self.statement, self.subject, why, example)


@attrs.frozen
class Laws:
    """Laws put to a function; iterate over them to run each as a test of its own."""

    laws: tuple[Law, ...]

    def __iter__(self) -> Iterator[Law]:
        return iter(self.laws)

    def __len__(self) -> int:
        return len(self.laws)

    def __contains__(self, law: object) -> bool:
        return law in self.laws or any(law == known.clause for known in self.laws)

    def __getitem__(self, number: str) -> Law:
        """Return the law of a clause: ``laws["S-R-1"]``."""
        for law in self.laws:
            if law.clause == number:
                return law
        raise KeyError(f"no law {number!r} here; there are {', '.join(law.clause for law in self.laws)}")

    def check(self) -> None:
        """Check all of them.

        Raises:
            ExceptionGroup: of all that do not hold, or are hardly ever put to the test.
        """
        faults = []
        for law in self.laws:
            try:
                law.check()
            except AssertionError as error:
                faults.append(error)
        if faults:
            subject = self.laws[0].subject
            raise ExceptionGroup(f"{len(faults)} of {len(self.laws)} laws do not hold for {subject}", faults)


def _bound(test: Callable[..., None], function: Callable[..., Any]) -> Callable[..., None]:
    """The test with the function given, so that only what is drawn is left."""
    signature = inspect.signature(test)
    drawn = signature.replace(parameters=list(signature.parameters.values())[1:])

    @functools.wraps(test)
    def law(*args: Any, **kwargs: Any) -> None:
        given = drawn.bind(*args, **kwargs).arguments
        try:
            test(function, **given)
        except Exception as error:
            error.__dict__["drawn"] = given  # Hypothesis runs the smallest example last
            raise

    law.__signature__ = drawn  # type: ignore[attr-defined]
    return law


def _brief(value: object) -> str:
    """Show what was drawn so that a person can read it."""
    if isinstance(value, Claim):
        plain = value.modality in (Modality.REPORTED, Modality.ASSERTED)
        more = (*((f"told {value.told}",) if value.told else ()), *(() if plain else (value.modality,)))
        words = value.text or str(value.value)
        return f" {value.voice.name}: {words} ({', '.join((value.attribute, *more))})"
    if isinstance(value, Report):
        return f" {value.source.name}: {value.text!r}"
    if isinstance(value, list) and value and isinstance(value[0], Claim | Report):
        return "".join(f"\n   {_brief(item)}" for item in value)
    return f" {value!r}"


def put(
    clauses: Collection[Clause],
    function: Callable[..., Any],
    pool: Mapping[str, SearchStrategy[Any]],
    *,
    can: Collection[str],
    without: Collection[str] = (),
    settings: hypothesis.settings | None = None,
    least: float = LEAST_SHARE,
) -> Laws:
    """Put clauses to a function.

    Args:
        clauses: all that could be asked.
        function: what has to obey them.
        pool: the strategies of the family, by name.
        can: what the function can do; a clause that needs more is left out.
        without: numbers of clauses to leave out.
        settings: of Hypothesis; None for the current profile.
        least: share of the examples that must meet the condition of a law.
    """
    if not callable(function):
        raise TypeError(f"laws are put to a function, not to {type(function).__name__}: {function!r}")
    unknown = set(without) - {c.number for c in clauses}
    if unknown:
        numbers = ", ".join(c.number for c in clauses)
        raise ValueError(f"without = {sorted(unknown)}: no such laws here; there are {numbers}")
    subject = getattr(function, "__name__", None) or getattr(function, "func", function).__name__
    found = []
    for asked in clauses:
        if asked.number not in without and asked.needs <= set(can):
            draws = {
                name: asked.draws[name] if name in asked.draws else pool[name] for name in asked.arguments
            }
            found.append(
                Law(
                    asked.number,
                    asked.statement,
                    subject,
                    _bound(asked.test, function),
                    draws,
                    settings,
                    least,
                )
            )
    return Laws(tuple(found))
