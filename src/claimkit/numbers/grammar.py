"""Grammar of numeric expressions: one expression after another, each built from a core outwards."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import compress, count, repeat
from operator import attrgetter, is_not

from claimkit.errors import why_unread
from claimkit.numbers.bounds import take_bounds, take_sign
from claimkit.numbers.changes import change_verb, take_change, tells_step
from claimkit.numbers.conventions import exact_ends, last_unit, whole
from claimkit.numbers.cursor import Cursor
from claimkit.numbers.draft import Draft
from claimkit.numbers.figures import core_at, take_age, take_every, take_noun, take_unit
from claimkit.numbers.fractions import numeral_at
from claimkit.numbers.hedges import bound_before
from claimkit.numbers.lexicon import PLAIN
from claimkit.numbers.measures import unit_at
from claimkit.numbers.nouns import noun_at, noun_index, plural_like
from claimkit.numbers.numeral import HYPHENS
from claimkit.numbers.ranges import joined_range, with_tolerance
from claimkit.numbers.refusals import is_refused, past_series, refused_digits
from claimkit.numbers.unit_sums import more_units
from claimkit.numbers.units import TIMES
from claimkit.numbers.vague import vague_phrase_at
from claimkit.quantities import Bound, Change

_LONGEST_NUMBER = 24  # words looked through for the "and" that parts two numbers


def drafts_of(c: Cursor) -> Iterator[Draft]:
    """Read all expressions, in order and apart from one another.

    One that is ``refused`` with a reason is no quantity; what cannot be read costs its first word alone.
    """
    beyond = floor = 0
    digits = compress(count(), map(is_not, c.literals, repeat(None)))
    words = compress(count(), map(attrgetter("begins"), c.entries))
    behind_the = compress(count(-1), map(c.lexicon.vague_second.__contains__, c.words))  # "the vast majority"
    for i in sorted({*digits, *words, *behind_the}):
        if i < beyond:
            continue
        try:
            found = _draft_at(c, i, floor)
        except Exception as error:  # noqa: BLE001 - one expression never costs the others
            found = Draft(i, i + 1)
            found.refused, found.reason = True, why_unread(error)
        if found is None:
            continue
        if isinstance(found, int):
            beyond = floor = found
            continue
        beyond = floor = max(found.end, i + 1)
        if not found.refused or found.reason:
            yield found


def _draft_at(c: Cursor, i: int, floor: int) -> Draft | int | None:
    """Read what begins at token i: an expression, or the index after what is none."""
    if c.words[i] in c.lexicon.idioms and (after := _idiom_end(c, i)):
        return after
    if c.literals[i] is not None:
        after = refused_digits(c, i) if c.literals[i] else past_series(c, i)
        return after or expression_at(c, i, floor)
    entry = c.entries[i]
    if entry.func == "zero" or c.words[i] in c.lexicon.none:
        nobody = _nobody(c, i)
        if nobody is not None or entry.func == "zero":
            return nobody
    if entry.func == c.func(i + 2) == "article" and c.words[i + 1] == "/":
        return i + 3  # "un/une": one article in both genders
    if entry.starts:
        found = expression_at(c, i, floor)
        more = _one_unit(c, i, floor) if found is None and entry.func == "article" else None
        return found if more is None or more.value == 1 else more  # "une heure et demie"
    if entry.func in ("article", "the"):
        return _article_first(c, i, floor)
    if entry.unit is not None and entry.unit.kind == "time":
        return _bare_time(c, i)
    if entry.change and entry.change[0].isdigit():
        return _multiplied_by(c, i)
    return None


def _nobody(c: Cursor, i: int) -> Draft | int | None:
    """Read "no deaths", "nobody died", "not a single person was hurt": nought, where people are counted.

    "No officers were hurt", "no serious injuries" leave open who else was and what else there were; "not a
    single officer" is no single officer either, so that it is passed over.
    """
    single = c.follows(i, c.lexicon.none)
    if c.starts_number(single) or c.follows(i - 1, c.lexicon.alternatives):
        single = 0  # "100, if not one hundred and one"
    if not single and c.func(i) != "zero":
        return None
    end = single or i + 1
    draft = Draft(i, end)
    draft.exactly(0)
    if c.size == end and not single and not c.isa(i, "no"):
        return draft
    denied = c.isa(end, "negation")
    noun = noun_at(c, end + 1 if denied else end)
    if noun is None or c.func(end) == "of" or (c.entries[i].noun and not denied):
        return single or None
    kind, where = noun
    if c.isa(i, "no") or single:  # they stand before their noun: "no deaths", "no wounded", "not one person"
        verb = bool(single) and kind == "participle"  # "not one was hurt"
        told = (kind in ("participle", "event") and where == end) or verb or c.isa(where, "anyone")
    else:
        told = kind == "participle"
    if not told or (where == end and single and c.noun_follows(where + 1) and kind == "participle"):
        return single or None  # "no hay heridos graves"
    draft.counts(noun)
    draft.end = where + 1 if c.func(where) == "zero" else end  # "aucune personne"
    return draft


def _idiom_end(c: Cursor, i: int) -> int:
    """Return the index after a fixed wording that holds no quantity ("first responders"), else 0."""
    for words in c.lexicon.idioms[c.words[i]]:
        if all(c.words[i + n] == word for n, word in enumerate(words)):
            return i + len(words)
    return 0


def _article_first(c: Cursor, i: int, floor: int) -> Draft | None:
    """Read what only an article begins: "a large number", "a month", "a third of"."""
    if i + 1 >= c.size:
        return None
    entry = c.entries[i + 1]
    draft = None
    if c.words[i + 1] in c.lexicon.vague_second:
        draft = vague_phrase_at(c, i)
        if draft is not None:
            take_bounds(c, draft, floor)
            take_noun(c, draft)
            return draft
    if c.func(i) != "article":
        return None
    if entry.part:
        return expression_at(c, i, floor)
    if (entry.unit is not None and not entry.starts) or c.words[i + 1] in c.lexicon.units.several:
        return _one_unit(c, i, floor)
    return None


def expression_at(c: Cursor, i: int, floor: int) -> Draft | None:
    """Read the expression whose number begins at token i; behind "between" an "and" parts two numbers."""
    ranges = []
    for k in _partings(c, i, floor):
        c.closed = k
        try:
            found = _one_expression(c, i, floor)
        finally:
            c.closed = -1
        if found is not None and found.bound is Bound.RANGE and found.end > k and not _goes_on(c, found.end):
            ranges.append(found)
    return min(ranges, key=_unlikely) if ranges else _one_expression(c, i, floor)


def _unlikely(draft: Draft) -> float:
    """Return how unlikely a parting is: near ends are meant, and such as are told to like precision.

    So "sixty-seven thousand and one hundred and eighty-seven thousand" is 67,000 and 187,000.
    """
    low, high = draft.low or 0, draft.high or 0
    return float(high / low / min(last_unit(low), last_unit(high)) ** 2) if low > 0 else math.inf


def _goes_on(c: Cursor, i: int) -> bool:
    """Whether the second number goes on at token i, or another "and" parts the two.

    So in "between two hundred and thirty people and 240 people", with the noun told twice.
    """
    if c.starts_number(i):
        return True
    noun = noun_index(c, i)
    k = noun + 1 if noun >= 0 and c.func(i) != "and" else i
    if c.func(k) != "and" or not c.starts_number(k + 1):
        return False
    other = numeral_at(c, k + 1)
    return k == i or (other is not None and c.words[noun_index(c, other.end)] == c.words[noun])


def _partings(c: Cursor, i: int, floor: int) -> list[int]:
    """Return where "and" may part "between two thousand and three and four thousand"."""
    if all(c.entries[k].func != "between" for k in range(max(i - 3, floor), i)):
        return []
    run = range(i, min(i + _LONGEST_NUMBER, c.size))
    end = next((k for k in run if not _in_number(c, k)), run.stop)
    inside = [k for k in range(i + 1, end - 1) if c.touches(k)]  # "einundzwanzig" is one word
    return [k for k in range(i + 1, end - 1) if c.func(k) == "and" and k not in inside]


def _in_number(c: Cursor, k: int) -> bool:
    return c.starts_number(k) or c.func(k) == "and" or c.words[k] in HYPHENS


def _one_expression(c: Cursor, i: int, floor: int) -> Draft | None:
    core = _hour_told(c, i) or core_at(c, i, floor)
    if core is None or core.refused:
        return core
    take_every(c, core, floor)
    take_unit(c, core, floor)
    core = with_tolerance(c, core)
    opening = core.start - 1
    if c.func(opening) == "the" and (core.ordinal or c.func(opening - 1) in ("between", "from")):
        opening -= 1
    hedge = bound_before(c, core.start, floor)
    if hedge is not None and c.func(hedge[1] - 1) in ("between", "from"):
        opening = hedge[1] - 1  # "between about 50 and 75", "from as few as 30 to as many as 50"
    between = c.func(opening) if opening >= floor else ""
    if c.isa(opening, "change_from") and opening >= floor and change_verb(c, opening - 1) >= 0:
        between = ""  # "fell from 1,012 to 1,006": two states, not a range
    else:
        core = _ranged(c, core, between)
    if core.bound is Bound.RANGE and between in ("between", "from") and not c.change(opening - 1):
        core.start = opening
        if c.isa(core.start - 1, "somewhere") and core.start - 1 >= floor:
            core.start -= 1
    take_age(c, core, floor)
    if core.refused or is_refused(c, core, i):
        core.refused = True
        return core
    take_bounds(c, core, floor)
    if core.refused:
        return core
    take_sign(c, core)
    take_noun(c, core)
    take_change(c, core)
    return core


def _ranged(c: Cursor, core: Draft, between: str) -> Draft:
    """Join a range, but not the step and the new state of "rose by 12 to 57"."""
    joined = joined_range(c, core, between if between in ("between", "from") else "")
    step = tells_step(c, core.start - 1) and change_verb(c, core.start - 2) >= 0
    return core if step and joined is not core and joined.unit is None else joined


def _hour_told(c: Cursor, i: int) -> Draft | None:
    """Read the hour of "half past five", "quarter to nine", to pass it over."""
    part = c.entries[i].part
    if not ((part and c.isa(i + 1, "past")) or (part == 4 and c.func(i + 1) == "to")):
        return None
    number = numeral_at(c, i + 2) if c.starts_number(i + 2) else None
    if number is None or not 1 <= number.value <= 12 or c.noun_follows(number.end):
        return None
    draft = Draft(i, number.end)
    draft.refused = True
    return draft


def _one_unit(c: Cursor, i: int, floor: int) -> Draft | None:
    """Read "a month", "a dollar": one of a unit, but not "twice a month"."""
    if i > floor and (
        c.entries[i - 1] is PLAIN and c.words[i - 1][-1:].isalnum() and plural_like(c, c.words[i - 1])
    ):
        return None
    if c.literals[i - 1] if i else False:
        return None
    found = unit_at(c, i + 1)
    if c.isa(i + 1, "code_word"):
        return None  # "an all-hands meeting": nobody writes "a USD"
    if found is None or len(c.words[i + 1]) < 2 or (i == floor and floor) or c.isa(i + 1, "little"):
        return None
    if found.unit.kind in ("share", "multiple") or (
        found.end < c.size
        and (c.func(found.end) == "of" or c.words[found.end] == "-")
        and found.unit.kind in ("angle", "share", "voltage")
    ):
        return None
    draft = Draft(i, found.end)
    value, found = more_units(c, 1, found)
    draft.exactly(value)
    draft.unit = found.unit
    draft.end = found.end
    if found.unit.kind == "time" and value == 1 and _rate(c, i):
        return None
    take_bounds(c, draft, floor)
    take_change(c, draft)
    return draft


def _rate(c: Cursor, i: int) -> bool:
    """Whether "a day" tells how often."""
    before = c.words[i - 1]
    entry = c.entries[i - 1]
    return bool(before) and before.isalpha() and not (entry.stop or entry.func or entry.degree)


def _bare_time(c: Cursor, i: int) -> Draft | None:
    """Read "just months", "months later": a plural of time alone; "for years" is mere manner."""
    entry = c.entries[i]
    unit = entry.unit
    if unit is None or not plural_like(c, c.words[i]):
        return None
    exact = c.entries[i - 1]
    if c.size == 1:
        start = i
    elif exact.degree and c.isa(i - 1, "just"):
        start = i - 1
    elif (c.isa(i - 1, "time_before") and c.func(i + 1) != "of") or (
        c.isa(i + 1, "time_after") and not (exact.level or exact.quantifier) and not c.isa(i - 1, "time_not")
    ):
        start = i
    else:
        return None
    draft = Draft(start, i + 1)
    low, high = exact_ends(c.convention.of("time plural"))
    draft.low, draft.high = low, high
    draft.bound = Bound.VAGUE
    draft.unit = unit
    return draft


def _multiplied_by(c: Cursor, i: int) -> Draft | None:
    """Read "doubled", "halved": a change without a figure; "doubled to 400" is told by the figure."""
    if any(c.func(k) == "to" or c.isa(k, "change_to") for k in range(i + 1, i + 6)):
        return None
    entry = c.entries[i]
    if c.isa(i, "not_multiplied"):
        return None
    draft = Draft(i, i + 1)
    draft.exactly(Fraction(entry.change))
    draft.value = whole(Fraction(entry.change))
    draft.exactly(draft.value)
    draft.change = Change.MULTIPLIED
    draft.unit = TIMES
    return draft
