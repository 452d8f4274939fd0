"""Ranges: two numbers that are the ends of one ("3,000 to 4,000"), and a figure with its tolerance."""

from __future__ import annotations

from fractions import Fraction

from claimkit.numbers.conventions import whole
from claimkit.numbers.cursor import Cursor
from claimkit.numbers.draft import Draft
from claimkit.numbers.figures import core_at, take_unit
from claimkit.numbers.hedges import bound_after, bound_before, hedge_fills, second_start
from claimkit.numbers.lexicon import HUNDRED
from claimkit.numbers.nouns import noun_index
from claimkit.numbers.numeral import HYPHENS, SLASHES, Value
from claimkit.quantities import Bound


def with_tolerance(c: Cursor, first: Draft) -> Draft:
    """Read "40 ± 5", "500 plus or minus 10 %": a figure and how far off it may be."""
    start = first.end + 1 if c.words[first.end] == "," else first.end
    k = c.follows(start, c.lexicon.tolerances)
    if not k or first.value is None or first.bound is not Bound.EXACT or first.ordinal:
        return first
    width = core_at(c, k, k) if c.starts_number(k) else None
    if width is None or width.value is None or width.value < 0:
        return first
    take_unit(c, width, k)
    off = Fraction(width.value)
    if width.unit is not None and width.unit.kind == "share" and width.unit != first.unit:
        off *= abs(Fraction(first.value)) / 100
    elif first.unit is not None and width.unit not in (None, first.unit):
        return first
    else:
        first.unit = first.unit or width.unit
    first.low, first.high = whole(first.value - off), whole(first.value + off)
    first.bound, first.end = Bound.ABOUT, width.end
    return first


def joined_range(c: Cursor, first: Draft, opener: str) -> Draft:
    """Join a second number: "3,000 to 4,000", "3-4,000", "between 1.2 and 1.4m", "5 or 6"."""
    j = _connector(c, first, opener)
    func = _joint(c, first, j, opener)
    if func == "and":
        if opener != "between":
            return first
    elif func == "to":
        if c.words[j] == "—":
            return first
        if not c.words[j].isalpha():
            tight = c.touches(j) and c.touches(j + 1)
            loose = not c.touches(j) and not c.touches(j + 1)
            if not (tight or loose):
                return first
    elif func != "or" or bound_after(c, j) is not None:
        return first
    k = second_start(c, j + 1)
    if k is None:
        return first
    if func == "or" and _or_two(c, first, k):
        return _twice(first, k + 1)  # "a hundred or two"
    second = core_at(c, k, j + 1)
    if (
        second is None
        or second.ordinal != first.ordinal
        or (first.fraction and not second.fraction and opener != "between")
        or (second.value is None and first.value is not None and not second.plural)
    ):
        return first
    take_unit(c, second, j + 1)
    hedge = j if bound_before(c, second.start, j) == ("at_most", j) else j + 1  # "up to" is a bound and joins
    if second.start > j + 1 and not hedge_fills(c, hedge, second.start):
        return first
    if _told_twice(c, first, j) and c.words[j - 1] != c.words[noun_index(c, second.end)]:
        return first  # "between 20 men and 30 women": two figures
    return _joined(c, first, second, j, func, opener)


def _joint(c: Cursor, first: Draft, j: int, opener: str) -> str:
    """Return what token j is between two numbers: "to", "and" or "or", else an empty string."""
    func = c.func(j)
    if func == "to" or _slashed(c, j):
        return "to"
    if opener == "between":
        return "and" if c.isa(j, "between_joint") else func
    begun = opener == "from" or c.isa(first.start - 1, "change_from")
    return "to" if begun and _upward(c, j) else func


def _upward(c: Cursor, j: int) -> bool:
    """Whether a bound says how far a range goes: "from 12 up to 20", "desde 12 hasta un máximo de 20"."""
    k = second_start(c, j + 1)
    return k is not None and bound_before(c, k, j) == ("at_most", j)


def _slashed(c: Cursor, j: int) -> bool:
    """Whether a slash between digits offers two numbers: "300/400 people"."""
    return c.words[j] in SLASHES and c.touches(j) and c.touches(j + 1) and bool(c.literals[j + 1])


def _told_twice(c: Cursor, first: Draft, j: int) -> bool:
    """Whether the noun stands between the first number and the connector at token j."""
    return j > first.end and c.words[j - 1][:1].isalpha()


def _connector(c: Cursor, first: Draft, opener: str) -> int:
    """Return the index of "and" or "to", perhaps past the noun: "between 20 people and 30 people"."""
    j = first.end
    if c.words[j] in HYPHENS and c.touches(j) and c.func(j + 1) in ("to", "and") and c.words[j + 1].isalpha():
        return j + 1  # "drei- bis viertausend"
    if not opener and c.func(j + 1) not in ("to", "or") and c.func(j + 2) not in ("to", "or"):
        return j
    noun = noun_index(c, j)
    joining = ("and", "to") if opener else ("to", "or")
    return noun + 1 if noun >= 0 and _joint(c, first, noun + 1, opener) in joining else j


def _or_two(c: Cursor, first: Draft, k: int) -> bool:
    """Whether "or two" behind a magnitude is two of it: "a dozen or two"."""
    last = c.entries[first.end - 1]
    one = last.level >= HUNDRED and last.value == first.value
    return one and k == first.end + 1 and c.entries[k].value == 2 and c.entries[k + 1].level < HUNDRED


def _twice(first: Draft, end: int) -> Draft:
    draft = Draft(first.start, end)
    draft.low, draft.high = first.value, 2 * (first.value or 0)
    draft.bound, draft.numeral = Bound.RANGE, first.numeral
    draft.named = (draft.low or 0, draft.high)
    return draft


def _joined(c: Cursor, first: Draft, second: Draft, joint: int, func: str, opener: str) -> Draft:
    one, two = first.figure, second.figure
    if one is None or two is None:
        return first
    low_unit, high_unit = first.unit, second.unit
    if low_unit is not None and high_unit is None and low_unit.kind != "money":
        return first
    if low_unit is not None and high_unit is not None and low_unit.name != high_unit.name:
        return first
    shared = _shared(first, second, opener)
    low, high = one * shared, two
    if func == "or" and not (
        low < high <= 3 * low
        and first.numeral is not None
        and second.numeral is not None
        and joint + 1 == second.start
    ):
        return first
    if low > high:
        if c.closed >= 0:
            return first  # "between two hundred and thirty": one number
        if opener == "":
            if (
                not c.words[first.end].isalpha()
                and c.touches(joint)
                and first.unit is None
                and second.unit is None
            ):
                first.refused, first.end = True, second.end  # a score: "24–20"
            return first
        low, high = high, low
    draft = Draft(first.start, second.end)
    if first.bound is Bound.VAGUE or second.bound is Bound.VAGUE:
        lesser, greater = (first, second) if one * shared <= two else (second, first)
        low_end = lesser.low if lesser.value is None else low
        draft.low, draft.high = low_end, greater.high if greater.value is None else high
    else:
        draft.low, draft.high = low, high
    draft.bound = Bound.RANGE
    draft.named = (low, high)
    draft.unit = high_unit or low_unit
    draft.ordinal, draft.fraction = first.ordinal, first.fraction and second.fraction
    draft.numeral = second.numeral
    draft.noun, draft.noun_class = second.noun, second.noun_class
    if low == high:
        draft.value = whole(low)
    return draft


def _shared(first: Draft, second: Draft, opener: str) -> Value:
    """Return the magnitude that the first number borrows from the second."""
    one, two = first.numeral, second.numeral
    if (
        one is None
        or two is None
        or first.value is None
        or second.value is None
        or first.value <= 0
        or not one.bare
        or one.scale != 1
    ):
        return 1
    if two.scale != 1:
        lesser = Fraction(
            two.scale, 100
        )  # "20 to three hundred thousand", but "two to three hundred thousand"
        scales = (two.scale, lesser) if len(str(two.scale)) % 3 == 0 and lesser > 1 else (two.scale,)
        return next((whole(scale) for scale in scales if 0 < first.value <= second.value / scale), 1)
    if (
        one.plain
        and opener != "from"
        and first.value < 100
        and not two.plain
        and second.value.denominator == 1
    ):
        lead = second.value // 1000  # "3-4,000"
        if second.value % 1000 == 0 and first.value <= lead < 1000 and lead <= 10 * first.value:
            return 1000
    if one.plain and two.plain and not opener and second.value.denominator == 1:
        digits = str(second.value)
        lead, noughts = int(digits.rstrip("0") or 0), len(digits) - len(digits.rstrip("0"))
        if noughts >= 2 and first.value < lead <= 3 * first.value and lead < 100:
            return int("1" + "0" * noughts)  # "3-400", "10-15000"
    return 1
