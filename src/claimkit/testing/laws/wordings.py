"""Laws of parsers of quantities, and of the conventions that they follow (S-Q)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import hypothesis
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from claimkit.errors import ParseError
from claimkit.numbers import Convention, parse_quantity
from claimkit.quantities import Bound, Quantity
from claimkit.testing import strategies as cks
from claimkit.testing.laws.core import Clause, Laws, clause, put, require, same
from claimkit.testing.reach import LEAST_SHARE, reached

__all__ = ["DIGITS", "convention", "parser"]

Parser = Callable[[str], Quantity]

Way = Callable[[int], str]
"""How a number is written."""

_FIGURES = st.integers(2, 10**9) | st.integers(1, 999).map(lambda n: n * 1000)
_HEDGES = st.sampled_from(
    ("about", "around", "roughly", "some", "approximately", "an estimated", "nearly", "almost", "close to")
)
_FLOORS = st.sampled_from(("at least", "more than", "over", "no fewer than", "upwards of", "in excess of"))
_CEILINGS = st.sampled_from(("up to", "as many as", "no more than", "fewer than", "under", "at most"))
_WORDED = (
    "{} to {}",
    "from {} to {}",
    "between {} and {}",
    "somewhere between {} and {}",
    "anywhere from {} to {}",
)
_DASHED = ("{}–{}", "{} - {}", "{}-{}")
_NOUNS = st.sampled_from(("", " people", " houses", " police officers"))


def _bare(number: int) -> str:
    """Write a number without commas, but for one that could be a year."""
    return f"{number:,}" if 1000 <= number < 3000 else str(number)


def _rounded(number: int) -> str:
    """Write a number with a magnitude where few digits are enough: "2.5 million", "40 thousand"."""
    for scale, word in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= scale and number * 10 % scale == 0 and (number % scale == 0 or scale > 1000):
            return f"{number / scale:.15g} {word}"
    return f"{number:,}"


_ARABIC = 0x0660  # its nought; it has a decimal mark of its own
_LAKHS = "lakhs"


def _in_lakhs(number: int) -> str:
    """Write a number as in India, in twos above the thousands: 12,34,567."""
    above, below = divmod(number, 1000)
    if not above:
        return str(below)
    pairs = "0" * (len(str(above)) % 2) + str(above)
    return ",".join(pairs[n : n + 2] for n in range(0, len(pairs), 2)).removeprefix("0") + f",{below:03}"


DIGITS: tuple[Way, ...] = (_bare, "{:,}".format, _rounded)
"""Ways to write a number with digits."""

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
    mark=st.sampled_from((",", " ", "\u00a0", "\u202f", "’", "'", "٬", "", _LAKHS)),
    script=st.sampled_from((0, 0x0660, 0x0966, 0xFF10)),
    tenths=st.none() | st.integers(0, 9),
)
def digits(parser: Parser, number: int, mark: str, script: int, tenths: int | None) -> None:
    """S-Q-14: Digits mean the same number in every grouping and every script."""
    written = _in_lakhs(number) if mark == _LAKHS else f"{number:,}".replace(",", mark)
    value: float = number
    if tenths is not None and script == _ARABIC:
        written += f"٫{tenths}"
        value = float(f"{number}.{tenths}")
    if script:
        written = "".join(chr(script + int(c)) if c.isascii() and c.isdigit() else c for c in written)
    same(parser(written).value, value, f"the value of {written!r}")


@clause(figure=_FIGURES, hedge=_HEDGES, floor=_FLOORS, ceiling=_CEILINGS)
def a_hedge_widens(parser: Parser, figure: int, way: Way, hedge: str, floor: str, ceiling: str) -> None:
    """S-Q-15: A hedge or a bound keeps the figure, and never narrows the side that it opens."""
    written = way(figure)
    exact = parser(written)
    about, least, most = (parser(f"{word} {written}") for word in (hedge, floor, ceiling))
    for read in (about, least, most):
        same(read.value, figure, "the value")
    if reached(about.bound is Bound.ABOUT):
        require(exact.interval.within(about.interval), f"{hedge} {written} leaves out {written}")
    same((least.low, least.high), (figure, None), f"the range of {floor} {written}")
    same((most.low, most.high), (None, figure), f"the range of {ceiling} {written}")
    require(figure + 1 in least.interval, f"{floor} {written} leaves out {figure + 1}")
    require(figure - 1 in most.interval, f"{ceiling} {written} leaves out {figure - 1}")


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


@clause(figures=cks.rising(), noun=_NOUNS, twice=st.booleans())
def ranges(
    parser: Parser,
    figures: tuple[int, int],
    form: tuple[str, Way, Way],
    noun: str,
    twice: bool,  # noqa: FBT001
) -> None:
    """S-Q-20: A range in any form has both ends that it names."""
    low, high = figures
    shape, one, other = form
    opened = not shape.startswith("{")  # "20 people to 30 people" may tell of two crowds
    wording = shape.format(one(low) + noun * (twice and opened), other(high) + noun)
    reached(shape in _WORDED, "words join it")
    read = parser(wording)
    same((read.low, read.high, read.value), (low, high, None), f"the range of {wording!r}")
    same(read.bound, Bound.RANGE, f"the bound of {wording!r}")


_PARSER: tuple[Clause, ...] = (
    case_and_spaces,
    digits,
    a_hedge_widens,
    conventions_move_ends_only,
    any_text_is_read,
    ranges,
)


def _pool(ways: Sequence[Way], texts: SearchStrategy[str] | None) -> dict[str, SearchStrategy[Any]]:
    way, digits = (
        st.sampled_from(list(ways)),
        st.sampled_from([way for way in ways if way in DIGITS] or [_bare]),
    )
    worded = st.tuples(st.sampled_from(_WORDED), way, way)
    # between words a dash may join one number: "twenty - five"
    dashed = st.tuples(st.sampled_from(_DASHED), digits, digits)
    return {
        "way": way,
        "form": cks.mostly(worded, dashed),
        "text": st.text(max_size=120) | cks.wordings() if texts is None else texts,
    }


def parser(
    function: Parser,
    *,
    ways: Sequence[Way] = DIGITS,
    texts: SearchStrategy[str] | None = None,
    without: Collection[str] = (),
    settings: hypothesis.settings | None = None,
    least: float = LEAST_SHARE,
) -> Laws:
    """Put the laws of wordings to a parser of quantities.

    Args:
        function: takes an English wording, and returns a :class:`claimkit.Quantity` or raises a
            :class:`claimkit.ParseError`.
        ways: functions that write a number; with digits where none are given.  Add one that spells numbers
            out if yours reads words.
        texts: strategy for texts of any kind.
        without: numbers of clauses that the function need not obey.
        settings: of Hypothesis; None for the current profile.
        least: share of the examples that must meet the condition of a law.

    Returns:
        The laws; ``check()`` them all, or each in a test of its own.

    Example:
        >>> from claimkit.numbers import parse_quantity
        >>> parser(parse_quantity)["S-Q-20"].check()
    """
    return put(_PARSER, function, _pool(ways, texts), can=(), without=without, settings=settings, least=least)


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
    pool = _pool(DIGITS, None)
    return put(_PARSER, parse, pool, can={"convention"}, without=without, settings=settings, least=least)
