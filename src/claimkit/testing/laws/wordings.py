"""Laws of parsers of quantities, and of the conventions that they follow (S-Q)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import hypothesis
from hypothesis import strategies as st

from claimkit.errors import ParseError
from claimkit.numbers import Convention, parse_quantity
from claimkit.quantities import Bound, Quantity
from claimkit.testing import strategies as cks
from claimkit.testing.laws.core import Clause, Laws, clause, put, require, same
from claimkit.testing.reach import LEAST_SHARE, reached

__all__ = ["convention", "parser"]

Parser = Callable[[str], Quantity]

_FIGURES = st.integers(2, 10**9) | st.integers(1, 999).map(lambda n: n * 1000)
_HEDGES = st.sampled_from(("about", "around", "roughly", "some", "approximately", "nearly", "close to"))
_FLOORS = st.sampled_from(("at least", "more than", "over", "no fewer than"))
_CEILINGS = st.sampled_from(("up to", "as many as", "no more than", "fewer than", "at most"))
_RANGES = st.sampled_from(("{} to {}", "from {} to {}", "between {} and {}", "{}–{}"))
_VAGUE = st.sampled_from(
    (
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "tens of thousands",
        "several hundred",
        "a few thousand",
        "a handful",
    )
)
_HEDGED = st.builds("{} {:,}".format, _HEDGES, _FIGURES)
_RECASE = st.sampled_from((str.upper, str.lower, str.capitalize, str.title))


@clause(wording=cks.wordings() | _VAGUE, recase=_RECASE)
def case_and_spaces(parser: Parser, wording: str, recase: Callable[[str], str]) -> None:
    """S-Q-12: Case, doubled spaces and a line break change nothing, but for lone symbols of units: m and M,
    c and C.
    """  # noqa: D205
    read = parser(wording)
    for other in (recase(wording), wording.replace(" ", "  "), wording.replace(" ", "\n", 1)):
        same(read, parser(other), f"{other!r}")


@clause(
    number=st.integers(0, 10**12),
    mark=st.sampled_from((",", " ", "\u00a0", "\u202f", "’", "")),
    script=st.sampled_from((0, 0x0660, 0x0966, 0xFF10)),
)
def digits(parser: Parser, number: int, mark: str, script: int) -> None:
    """S-Q-14: Digits mean the same number in every grouping and every script."""
    written = f"{number:,}".replace(",", mark)
    if script:
        written = "".join(chr(script + int(c)) if c.isascii() and c.isdigit() else c for c in written)
    same(parser(written).value, number, f"the value of {written!r}")


@clause(figure=_FIGURES, hedge=_HEDGES, floor=_FLOORS, ceiling=_CEILINGS)
def a_hedge_widens(parser: Parser, figure: int, hedge: str, floor: str, ceiling: str) -> None:
    """S-Q-15: A hedge or a bound keeps the figure, and never narrows the side that it opens."""
    exact = parser(str(figure))
    about, least, most = (parser(f"{word} {figure:,}") for word in (hedge, floor, ceiling))
    for read in (about, least, most):
        same(read.value, figure, "the value")
    if reached(about.bound is Bound.ABOUT):
        require(exact.interval.within(about.interval), f"{hedge} {figure:,} leaves out {figure:,}")
    same((least.low, least.high), (figure, None), f"the range of {floor} {figure:,}")
    same((most.low, most.high), (None, figure), f"the range of {ceiling} {figure:,}")


@clause("convention", wording=cks.mostly(_HEDGED | _VAGUE, cks.wordings()))
def conventions_move_ends_only(parser: Parser, wording: str) -> None:
    """S-Q-17: Another convention moves ends only: figure, bound, unit and place stay."""
    ours, theirs = parse_quantity(wording), parser(wording)
    for name in ("value", "bound", "unit"):
        same(getattr(ours, name), getattr(theirs, name), f"the {name} of {wording!r}")
    reached(ours.bound in (Bound.VAGUE, Bound.ABOUT), "ends to move")
    ends = [end for end in (theirs.low, theirs.value, theirs.high) if end is not None]
    require(ends == sorted(ends), f"low, value and high of {wording!r} are {ends}")


@clause(text=st.text(max_size=120) | cks.wordings())
def any_text_is_read(parser: Parser, text: str) -> None:
    """S-Q-18: Any text is read without an error; read whole, it is a quantity or a ParseError."""
    try:
        found: Any = parser(text)
    except ParseError as error:
        require(str(error), "the error says nothing")
    else:
        require(isinstance(found, Quantity), f"{text!r} is read as {found!r}")


@clause(low=st.integers(100, 10**6), more=st.integers(1, 10**6), form=_RANGES)
def ranges(parser: Parser, low: int, more: int, form: str) -> None:
    """S-Q-20: A range in any form has both ends that it names."""
    wording = form.format(f"{low:,}", f"{low + more:,}")
    read = parser(wording)
    same((read.low, read.high, read.value), (low, low + more, None), f"the range of {wording!r}")


_PARSER: tuple[Clause, ...] = (
    case_and_spaces,
    digits,
    a_hedge_widens,
    conventions_move_ends_only,
    any_text_is_read,
    ranges,
)


def parser(
    function: Parser,
    *,
    without: Collection[str] = (),
    settings: hypothesis.settings | None = None,
    least: float = LEAST_SHARE,
) -> Laws:
    """Put the laws of wordings to a parser of quantities.

    Args:
        function: takes an English wording, and returns a :class:`claimkit.Quantity` or raises a
            :class:`claimkit.ParseError`.
        without: numbers of clauses that the function need not obey.
        settings: of Hypothesis; None for the current profile.
        least: share of the examples that must meet the condition of a law.

    Returns:
        The laws; ``check()`` them all, or each in a test of its own.

    Example:
        >>> from claimkit.numbers import parse_quantity
        >>> parser(parse_quantity)["S-Q-20"].check()
    """
    return put(_PARSER, function, {}, can=(), without=without, settings=settings, least=least)


def convention(
    ends: Convention,
    *,
    without: Collection[str] = (),
    settings: hypothesis.settings | None = None,
    least: float = LEAST_SHARE,
) -> Laws:
    """Put the laws of wordings to a convention of your own: what "dozens" and "about" stand for.

    Args:
        ends: the convention.
        without: numbers of clauses that it need not obey.
        settings: of Hypothesis; None for the current profile.
        least: share of the examples that must meet the condition of a law.

    Returns:
        The laws; ``check()`` them all, or each in a test of its own.

    Example:
        >>> from claimkit.numbers import CCC
        >>> convention(CCC.with_ends(dozens=(20, 60)))["S-Q-17"].check()
    """

    def parse(wording: str) -> Quantity:
        return parse_quantity(wording, convention=ends)

    parse.__name__ = f"the convention {ends.name}"
    return put(_PARSER, parse, {}, can={"convention"}, without=without, settings=settings, least=least)
