"""Figures: a number with its sign, its unit and the noun that it counts."""

from __future__ import annotations

from fractions import Fraction

from claimkit.numbers.cursor import Cursor
from claimkit.numbers.draft import Draft
from claimkit.numbers.fractions import numeral_at
from claimkit.numbers.hedges import bound_before
from claimkit.numbers.lexicon import SCALE
from claimkit.numbers.measures import Measure, currency_before, unit_after, year_of_prices
from claimkit.numbers.nouns import noun_at
from claimkit.numbers.numeral import HYPHENS, Numeral, Value
from claimkit.numbers.unit_sums import more_units
from claimkit.numbers.units import Unit
from claimkit.numbers.vague import collective, plural_digits, plural_mark, rough, vague_at, vague_phrase_at
from claimkit.quantities import Bound

_ENDS = frozenset('.!?…:;"“”„«»')  # a dash behind one of these begins something


def core_at(c: Cursor, i: int, floor: int) -> Draft | None:
    """Read a number or a vague wording, with its article and its sign."""
    entry = c.entries[i]
    start = i
    follower = c.entries[i + 1].round
    if follower and (entry.func == "article" or entry.part == 2):  # "un centenar", "medio centenar"
        return rough(c, i, i + 2, follower if entry.func == "article" else Fraction(follower, 2))
    if not c.literals[i]:
        if c.entries[i + 1].collective == 1 and c.isa(i, "one"):
            return collective(c, i + 1, i)  # "one lone picketer"
        vague = vague_phrase_at(c, i) or vague_at(c, i, floor)
        if vague is not None:
            return vague
        if entry.quantifier and not (entry.level or entry.part or entry.ordinal_level):
            return None
    elif (mark := plural_mark(c, i + 1)) is not None:
        return plural_digits(c, i, mark)
    if c.func(i - 1) == "article" and i - 1 >= floor and entry.func != "article" and not c.literals[i]:
        number = numeral_at(c, i - 1)
        if number is not None and number.end > i:
            start = i - 1
        else:
            number = numeral_at(c, i)
    else:
        number = numeral_at(c, i)
    if number is None:
        return None
    draft = Draft(start, number.end)
    draft.numeral = number
    draft.ordinal, draft.fraction, draft.readings = number.ordinal, number.fraction, number.readings
    value = number.value
    after = _past_ordinal(c, number, start)
    if after:
        draft.ordinal, draft.end = True, after
    sign = sign_before(c, start, floor, number)
    if sign:
        value = -value
        draft.start -= sign
        draft.readings = tuple(-r for r in draft.readings)
        number.value = value
    draft.exactly(value)
    return draft


def _past_ordinal(c: Cursor, number: Numeral, start: int) -> int:
    """Return the index after what makes digits an ordinal: "15th", "45.º", «45-й», "der 45. Tag"; or 0."""
    j = number.end
    if not number.digits or number.value.denominator != 1 or not c.touches(j):
        return 0
    if c.func(j) == "ordinal_mark":
        return j + 1 if unit_after(c, j) is None else 0
    if c.words[j] == "." and c.touches(j + 1) and c.func(j + 1) == "ordinal_mark":
        return j + 2
    if c.words[j] in HYPHENS and c.touches(j + 1) and c.isa(j + 1, "ordinal_ending"):
        return j + 2
    if c.words[j] == "." and c.lexicon.ordinal_point and number.plain and c.noun_follows(j + 1):
        led = c.func(start - 1) == "the" or c.isa(start - 1, "before_ordinal")
        named = led or c.text[c.starts[j + 1]].islower()
        return j + 1 if named and not c.touches(j + 1) else 0
    return 0


def sign_before(c: Cursor, start: int, floor: int, number: Numeral) -> int:
    """Return how many tokens before a number make it negative: "-5", "minus 5", "minus-30"."""
    k = start - 1
    if k < floor or c.func(k) not in ("minus", "to"):
        return 0
    if c.func(k - 1) == "minus" and k - 1 >= floor and c.words[k - 1].isalpha() and c.touches(start):
        return 2
    if c.words[k].isalpha():
        return int(c.func(k) == "minus" and bound_before(c, start, floor) is None)
    return int(_dash_is_minus(c, start, k, number))


def _dash_is_minus(c: Cursor, start: int, k: int, number: Numeral) -> bool:
    mark = c.words[k]
    if mark not in "-−–" or number.ordinal or not number.digits:
        return False  # before a word a dash is punctuation: "–Three men were shot"
    counted = c.noun_follows(number.end) and unit_after(c, number.end) is None
    if mark != "−" and counted and _opens(c, k):
        return False  # a dash of a list or a speech: nothing that is counted falls below zero
    if c.touches(start):
        if k > 0 and not c.touches(k):
            return c.literals[k - 1] is None  # "75 -300mm" is no difference and no sign
        return k == 0 or c.words[k - 1] in "([<>=~≈^,;:"
    return k == 0 and not c.noun_follows(number.end)


def _opens(c: Cursor, k: int) -> bool:
    """Whether a line, a sentence or a quotation begins at token k."""
    if k == 0 or c.words[k - 1] in _ENDS:
        return True
    return "\n" in c.text[c.ends[k - 1] : c.starts[k]]


def take_unit(c: Cursor, draft: Draft, floor: int) -> None:
    """Find the unit around a core and add smaller units that follow."""
    if draft.ordinal or draft.unit is not None:
        return
    before = currency_before(c, draft.start, floor)
    if before is not None:
        _after_currency(c, draft, floor, before)
    elif c.func(draft.end) == "of" and _divided(draft):
        _take_unit_of(c, draft)
    else:
        after = unit_after(c, _unit_start(c, draft))
        if after is not None:
            _take_unit_after(c, draft, after)


def _divided(draft: Draft) -> bool:
    """Whether the unit may stand behind "of": "three quarters of an hour", "un million de dollars"."""
    number, value = draft.numeral, draft.value
    if draft.fraction or number is None or value is None:
        return draft.fraction
    return value.denominator != 1 or number.scale != 1


def _take_unit_of(c: Cursor, draft: Draft) -> None:
    k = draft.end + 1
    k += draft.fraction and c.func(k) == "article"
    found = unit_after(c, k)
    if found is not None and not (draft.fraction and found.unit.kind == "share"):
        draft.unit, draft.end, draft.fraction = found.unit, found.end, False


def _unit_start(c: Cursor, draft: Draft) -> int:
    """Return where the unit behind a core may begin: past an article, "of", or a point («5 тыс. км»)."""
    j = draft.end
    if c.func(j) == "article":
        return j + draft.fraction
    if c.func(j) == "of":
        return j + (draft.bound is Bound.VAGUE)
    point = c.words[j] == "." and c.touches(j) and c.isa(j - 1, "abbreviation")
    return j + (point or c.isa(j, "filler"))


def _take_unit_after(c: Cursor, draft: Draft, after: Measure) -> None:
    unit = after.unit
    if unit.kind == "million":
        unit = unit._replace(kind="money")
        if draft.value is not None:
            draft.exactly(draft.value * 10**6)
    elif unit.kind == "money" and draft.numeral is not None and draft.numeral.scale == 1:
        scale = c.entries[after.end]
        if scale.level == SCALE and not scale.plural and draft.value is not None:  # "75 USD million"
            draft.exactly(draft.value * scale.value)
            after = after._replace(end=after.end + 1)
    if draft.value is not None and draft.bound is Bound.EXACT:
        value, found = more_units(c, draft.value, after._replace(unit=unit))
        _set_unit(draft, value, found)
    else:
        draft.unit, draft.end = unit, after.end
    if draft.unit is not None and draft.unit.kind == "time":
        _take_age_noun(c, draft)
    elif c.words[draft.end - 1] == "m" and c.touches(draft.end - 1) and c.isa(draft.end, "extent"):
        draft.end += 1  # "1.6m tall" is metres for that word alone
    draft.fraction = False


def _after_currency(c: Cursor, draft: Draft, floor: int, before: tuple[Unit, int, int]) -> None:
    """Take a currency mark before the figure, and what follows the figure."""
    unit, draft.start, factor = before
    j = draft.end
    if draft.numeral is not None and draft.value is not None:
        sign = sign_before(c, draft.start, floor, draft.numeral)
        if sign:  # "-$5"
            draft.start -= sign
            draft.exactly(-draft.value)
    draft.unit = unit
    if draft.value is not None and factor != 1:
        draft.exactly(draft.value * factor)
    after = unit_after(c, j)
    dated = any(year_of_prices(c, k) > k for k in (j, j + 1))
    if after is not None and after.unit.kind == "money" and (dated or c.words[j][0].isalpha()):
        draft.end = after.end
        draft.unit = after.unit
    elif draft.value is not None:
        value, found = more_units(c, draft.value, Measure(unit, j))
        _set_unit(draft, value, found)


def _set_unit(draft: Draft, value: Value, found: Measure) -> None:
    draft.exactly(value)
    draft.unit, draft.end = found.unit, found.end


def take_every(c: Cursor, draft: Draft, floor: int) -> None:
    """Read "every fifth household", «каждый пятый»: a share; of days and the like it tells how often."""
    k, last = draft.start - 1, c.entries[draft.end - 1]
    if k < floor or not draft.ordinal or not c.isa(k, "every") or last.unit is not None:
        return
    unit = c.entries[draft.end].unit
    timed = c.isa(draft.end, "every_not") or (unit is not None and unit.kind == "time")
    if draft.value is None or draft.value < 2 or timed:
        return
    draft.start, draft.ordinal, draft.fraction = k, False, True
    draft.exactly(Fraction(1, int(draft.value)))


def take_age(c: Cursor, draft: Draft, floor: int) -> None:
    """Read "age 87", "aged 12 to 17": years of age behind the word."""
    k = draft.start - 1
    if k >= floor and draft.unit is None and c.isa(k, "age_before") and not draft.ordinal:
        draft.start = k
        draft.unit = c.lexicon.units.years
        draft.noun, draft.noun_class = (k, k + 1), "age"


def _take_age_noun(c: Cursor, draft: Draft) -> None:
    """Read "60 years old", "3 years of age", "28-year-old"."""
    j = draft.end
    if c.words[j] == "-" and c.isa(j + 1, "old"):
        j += 1
    if c.isa(j, "old"):
        draft.end = j + 1
        draft.noun = (j, j + 1)
        draft.noun_class = "age"
    elif c.func(j) == "of" and c.isa(j + 1, "age"):
        draft.end = j + 2
        draft.noun = (j + 1, j + 2)
        draft.noun_class = "age"


def take_noun(c: Cursor, draft: Draft) -> None:
    """Find what is counted, and the unit "person" where people are."""
    if draft.unit is not None or draft.ordinal or draft.noun is not None:
        return
    article = draft.fraction and c.lexicon.genitive and c.func(draft.end) == "the"
    noun = noun_at(c, draft.end + article)  # "2/3 der Wähler"
    if noun is not None:
        draft.counts(noun)
