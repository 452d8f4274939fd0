"""Numerals: digits and number words that add up to one number, and the ordinals that end one."""

from __future__ import annotations

from copy import copy
from fractions import Fraction

from claimkit.numbers.cursor import Cursor
from claimkit.numbers.digits import digit_tail, hangs_on
from claimkit.numbers.lexer import VULGAR, Literal
from claimkit.numbers.lexicon import CENTS, GROUP, HUNDRED, ONES, PLAIN, SCALE, TEENS, TENS, Word
from claimkit.numbers.measures import year_of_prices
from claimkit.numbers.numeral import HYPHENS, LARGEST, Numeral, Sum, Value
from claimkit.numbers.suffixes import is_suffix

_THOUSAND = 1000


def magnitude_at(c: Cursor, i: int) -> tuple[Value, int] | None:
    """Read a bare magnitude: "million", "dozen", "hundred thousand"."""
    value: Value = 1
    j = i
    while j < c.size:
        entry = c.entries[j]
        if entry.level < HUNDRED:
            break
        value *= entry.value
        j += 1
        if entry.level == GROUP or value >= LARGEST:
            break
    return (value, j) if j > i and value < LARGEST else None


def of_magnitude(c: Cursor, number: Numeral) -> Numeral:
    """Read "two thirds of a million", "half of one whole dozen"."""
    j = number.end
    if c.func(j) != "of":
        return number
    j += 1
    if c.func(j) == "article" or c.isa(j, "one"):
        j += 1
        if c.isa(j, "whole"):
            j += 1
    magnitude = magnitude_at(c, j)
    if magnitude is not None:
        number.value *= magnitude[0]
        number.end, number.scale = magnitude[1], magnitude[0]
        number.fraction = False
    return number


def sum_at(c: Cursor, i: int, *, denominator: bool = False) -> Numeral | None:
    """Read digits and number words; with ``denominator`` "twenty-thirds" is 23 and no share."""
    state = Sum()
    good: Numeral | None = None
    j = i
    size = c.size
    joined = True  # whether the next token may continue the number
    readings: tuple[Value, ...] = ()
    while j < size and joined:
        literal = c.literals[j]
        entry = c.entries[j]
        if literal:
            if not _take_literal(c, state, literal, j):
                break
            if state.words == 1:
                readings = literal.readings
            j += 1
            j = digit_tail(c, state, j)
        elif entry is PLAIN:
            break
        elif entry.level:
            if not _take_word(c, state, entry.level, entry.value, j):
                break
            j += 1
        elif entry.suffix and state.words and is_suffix(c, j, state):
            _scale(c, state, entry.suffix)
            j += 1
        elif entry.counts:
            if entry.func == "denominator" and c.touches(j) and not denominator:
                return _before_word(c, i, j)
            share = None if denominator else _close_with_part(c, state, good, j)
            return share or _ordinal(c, state, good, j, parts=denominator)
        elif _is_point(c, j, state) and (after_point := _point(c, state, j)) is not None:
            j = after_point
        else:
            break
        if state.value >= LARGEST:
            return None
        # "thirty fifths" is one number with what follows: keep both
        good = Numeral(state.value, j, scale=state.scale, digits=state.digits)
        good.bare = state.scale == 1 and state.words <= 3
        good.plain = j == i + 1 and literal is not None and literal.plain
        good.readings = readings if state.words == 1 else ()
        share = None if denominator else _and_part(c, good, j)
        if share is not None:
            return share
        j, joined = _joint(c, state, j)
    if good is None and i < size and (c.entries[i].ordinal_level or c.entries[i].part):
        return _ordinal(c, state, None, i, parts=denominator)
    return good


def _before_word(c: Cursor, i: int, j: int) -> Numeral | None:
    """Read the number before the word that divides it, which ends at token j: "cien treintaicincoavos"."""
    while c.touches(j):
        j -= 1
    if j <= i:
        return None
    closed, c.closed = c.closed, j
    number = sum_at(c, i)
    c.closed = closed
    return number


def _take_literal(c: Cursor, state: Sum, literal: Literal, j: int) -> bool:
    value = literal.value
    if state.words == 0:
        state.group = value
        state.digits = True
    elif hangs_on(c, j):
        return False  # "three hundred 18-year-olds"
    elif (
        state.group is None
        and state.last == SCALE
        and state.limit
        and value < state.limit
        and not literal.readings
    ):
        if value == 0 or year_of_prices(c, j) > j:
            return False
        state.group = value  # "4 thousand 3 hundred"
    elif state.last in (HUNDRED, CENTS) and literal.plain and 0 < value < 100 and state.group is not None:
        state.group += value  # "3 hundred and 21"
    elif state.last == TENS and literal.plain and _ends_tens(c, state, j):
        state.group = (state.group or 0) + value  # "treinta y 3", "trente 3"
    elif state.words == 1 and state.digits and c.words[j] in VULGAR:
        state.group = (state.group or 0) + value  # "2½"
    else:
        return False
    state.words += 1
    state.last = ONES
    return True


def _ends_tens(c: Cursor, state: Sum, j: int) -> bool:
    """Whether digits go on with tens in words, and count nothing themselves: "trente 3", as it is heard."""
    if c.func(j - 1) == "and":
        return state.group is not None
    round_tens = state.group is not None and state.group % 10 == 0
    ones = len(c.words[j]) == 1 and c.words[j] != "0" and c.words[j - 1] not in HYPHENS
    return round_tens and ones and not c.words[j + 1][:1].isalnum()


def _take_word(c: Cursor, state: Sum, level: int, value: Value, j: int) -> bool:
    if level == SCALE:
        taken = _scale(c, state, value)
    elif level == GROUP:
        taken = _group(c, state, value, j)
    elif level == HUNDRED:
        taken = _hundred(c, state, value, j)
    else:
        taken = _small_word(c, state, level, value, j)
    if taken:
        state.last = level
        state.words += level != SCALE
    return taken


def _group(c: Cursor, state: Sum, value: Value, j: int) -> bool:
    """Take "dozen", which counts all that stands before it."""
    if c.entries[j].plural == value and state.words == 0:
        return False  # "dozens": a vague plural, not a number
    if state.before_and is not None and state.group is not None:  # "three hundred and two dozens"
        state.group = state.before_and + (state.group - state.before_and) * value
    elif state.group is not None or state.total:
        state.total, state.group = state.value * value, None
    else:
        state.group = value
    state.scale *= value
    return True


def _hundred(c: Cursor, state: Sum, value: Value, j: int) -> bool:
    """Take a word that multiplies what stands before it below the thousands."""
    if state.group is None:
        if (state.words and state.last != SCALE) or (c.entries[j].plural and state.words == 0):
            return False
        state.group = value
    elif _coins(c, state, j):
        return False
    elif state.last in (ONES, TEENS, TENS) and 0 < state.group < (_THOUSAND if state.digits else 100):
        state.group *= value  # "322 cents"
    else:
        return False
    state.lead = 0
    if state.words and state.total == 0:
        state.scale = value
    return True


def _coins(c: Cursor, state: Sum, j: int) -> bool:
    """Whether a hundred is a coin here: "50 cents", for thousands are never counted in hundreds."""
    unit, count = c.entries[j].unit, state.group or 0
    return unit is not None and 10 <= count < 100 and (state.digits or count % 10 == 0)


def _small_word(c: Cursor, state: Sum, level: int, value: Value, j: int) -> bool:
    """Take a word below the hundreds, or one for several hundred."""
    group, last = state.group, state.last
    if group is None:
        state.group, state.lead = value, 0
    elif last in (HUNDRED, CENTS) and level != CENTS and not (state.digits and state.words == 1):
        state.group, state.lead = group + value, group
    elif last == TENS and level == ONES and value and group % 10 == 0:
        state.group = group + value
    elif (joined := _below_hundred(c, state, level, value, j)) is not None:
        state.group = joined
    elif (
        c.lexicon.year_pairs
        and last in (TEENS, TENS)
        and level in (TEENS, TENS)
        and state.words <= 2
        and state.total == 0
        and 10 <= group < 21
        and value >= 10
        and c.func(j - 1) != "to"
        and not (c.words[j + 1] in HYPHENS and c.entries[j + 2].counts and not c.entries[j + 2].level)
    ):
        state.group = group * 100 + value  # "nineteen seventy-three"
    else:
        return False
    return True


def _below_hundred(c: Cursor, state: Sum, level: int, value: Value, j: int) -> Value | None:
    """Join what a language joins in its own way: "cinq und zwanzig", "quatre-vingt", "soixante-dix"."""
    group, last = state.group or 0, state.last
    language = c.lexicon
    below = group % 100
    if group == 0 and state.total == 0 and last == ONES:
        return value  # "zero four"
    if level == TENS and last == ONES and 0 < below < 10 and c.func(j - 1) == "and":
        return group + value if (ONES, TENS) in language.joints else None
    if level == TENS and last == ONES and (value, below) == language.multiplied_tens:
        return group - below + value * below
    if last == TENS and below in language.teens_after and 10 <= value < 20:
        return group + value
    return None


def _scale(c: Cursor, state: Sum, value: Value) -> bool:
    if state.group is not None:
        if state.limit and value >= state.limit and not _lifts(c, state, value):
            return False
        if state.limit and value >= state.limit:  # "89 mil 091 millones"
            state.total = state.high + (state.total - state.high + state.group) * value
        else:
            state.total += state.group * value
    elif state.words == 0:
        state.total = value
    elif state.last == SCALE and value == _THOUSAND < state.limit:
        state.total += value  # "dos millones mil": one thousand needs no word for one
    elif state.last == SCALE and _lifts(c, state, value):
        state.total = state.high + (state.total - state.high) * value  # "dos billones tres mil millones"
    elif state.last == SCALE and state.words <= 4:
        state.total *= value  # "hundred thousand million"
    else:
        return False
    if value > _THOUSAND:
        state.high, state.high_limit = state.total, value
    hundreds = state.last == HUNDRED and state.total == (state.group or 0) * value
    state.scale = 100 * value if hundreds else value  # "three hundred thousand"
    state.group = None
    state.before_and = None
    state.limit = value
    state.last = SCALE
    state.words += 1
    return True


def _lifts(c: Cursor, state: Sum, value: Value) -> bool:
    """Whether a magnitude counts the thousands before it, as on the long scale."""
    return (
        c.lexicon.long_scale
        and value > state.limit == _THOUSAND
        and (not state.high_limit or value < state.high_limit)
    )


def _joint(c: Cursor, state: Sum, j: int) -> tuple[int, bool]:
    """Step over "and", a hyphen or a comma where the number may go on behind it."""
    if j >= c.size or j == c.closed:
        return j, False
    entry = c.entries[j]
    if c.literals[j] or entry.counts or _is_point(c, j, state):
        return j, True
    if j + 1 >= c.size:
        return j, False
    if c.words[j] in HYPHENS:
        k = _past_hyphen(c, state, j)
    elif entry.func == "and":
        k = j + 1 if _and_binds(c, state, j) else j
    elif c.words[j] == "." and state.last == SCALE and c.literals[j + 1] and c.isa(j - 1, "abbreviation"):
        k = j + c.touches(j)  # «3 тыс. 200»
    else:
        k = j + (c.words[j] == "," and _comma_binds(c, state, j))
    return k, k > j


def _past_hyphen(c: Cursor, state: Sum, j: int) -> int:
    """Return the index behind a hyphen that joins the parts of one number, else its own."""
    following = c.entries[j + 1]
    if c.literals[j + 1] or _parts_numbers(c, state, j):
        return j
    if following.func == "and":  # "vingt-et-un"
        k = j + 3 if c.words[j + 2] in HYPHENS else j + 2
        after = c.entries[k]
        return k if (state.last, after.level or after.ordinal_level) in c.lexicon.joints else j
    level = following.level or following.ordinal_level
    if state.digits and state.words == 1:
        ordered = level in (HUNDRED, SCALE, GROUP) and c.touches(j)
    else:
        below = level == ONES and state.last == TENS
        ordered = level in (HUNDRED, SCALE, GROUP) or below or bool(following.parts or following.part)
    return j + 1 if ordered or _hyphened(c, state, following) else j


def _and_binds(c: Cursor, state: Sum, j: int) -> bool:
    """Whether "and" at token j binds two parts of one number."""
    joints, following, digits = c.lexicon.joints, c.entries[j + 1], c.literals[j + 1]
    if all(left != state.last for left, _ in joints):
        return False
    if (state.last, following.level) in joints and following.value != 0:
        if _hundred_follows(c, j + 1, state):
            return False
        state.before_and = state.group
        return True
    if digits and state.digits and state.last == SCALE:
        return False  # "$1.2 billion and 35 people": digits on both sides are two numbers
    if digits and digits.plain and 0 < digits.value < 100 and (state.last, ONES) in joints:
        small = state.last != TENS or digits.value < 10
        return small and not _hundred_follows(c, j + 1, state)
    ordinal = (state.last, following.ordinal_level)
    inverted = ordinal == (ONES, TENS)  # "eenentwintigste" is no share, though "drie twintigste" is
    return ordinal in joints and state.last != SCALE and (inverted or not following.parts)


def _comma_binds(c: Cursor, state: Sum, j: int) -> bool:
    """Whether a comma stands behind the thousands: "five thousand, three hundred"."""
    words = state.last == SCALE and not state.digits and c.entries[j + 1].level in (ONES, TEENS, TENS)
    return words and c.entries[j + 2].level in (HUNDRED, TENS, ONES)


def _hyphened(c: Cursor, state: Sum, following: Word) -> bool:
    """Whether a hyphen joins the next word as in French: "quatre-vingt-dix", "deux-cent-un"."""
    tens, times = c.lexicon.multiplied_tens
    below = (state.group or 0) % 100
    level, value = following.level or following.ordinal_level, following.value or following.ordinal
    return (
        (level == TENS and (value, below) == (tens, times))
        or (state.last == TENS and below in c.lexicon.teens_after and 10 <= value < 20)
        or (state.last in (HUNDRED, CENTS, SCALE) and bool(times) and bool(level))
    )


def _parts_numbers(c: Cursor, state: Sum, j: int) -> bool:
    """Whether a dash between spaces parts two numbers: "fifty - nine hundred", but "twenty - five"."""
    if c.touches(j) or c.touches(j + 1) or c.entries[j + 1].level not in (ONES, TEENS, TENS):
        return False
    behind = sum_at(c, j + 1)
    return behind is not None and not behind.fraction and behind.value > state.value


def _hundred_follows(c: Cursor, i: int, state: Sum) -> bool:
    """Whether the number after "and" is a magnitude of its own: "3 hundred and 2 hundred"."""
    if state.last == SCALE:
        return False
    after = c.entries[i + 1]
    return after is not None and after.level == HUNDRED


def _is_point(c: Cursor, j: int, state: Sum) -> bool:
    return c.entries[j].func == "point" or (state.words > 0 and c.isa(j, "decimal_with"))


def _point(c: Cursor, state: Sum, j: int) -> int | None:
    """Decimals in words: "two point seven five", "point 77", "1 point 1", "coma mil quinientos"."""
    if c.words[j] == "." or state.last not in (0, ONES, TEENS, TENS, HUNDRED, CENTS, SCALE):
        return None
    if c.entries[j + 1].level in (TENS, CENTS, HUNDRED, SCALE) and c.lexicon.decimal == ",":
        number = sum_at(c, j + 1)
        if number is None or number.value.denominator != 1 or number.ordinal:
            return None
        state.group = (state.group or 0) + Fraction(int(number.value), 10 ** len(str(number.value)))
        state.words += 1
        state.last = ONES
        return number.end
    digits = ""
    k = j + 1
    while k < c.size and len(digits) < 30:
        literal = c.literals[k]
        if literal and literal.plain:
            digits += c.words[k]
            k += 1
            break
        entry = c.entries[k]
        if entry.level not in (ONES, TEENS, TENS) or isinstance(entry.value, Fraction):
            break
        if entry.level == TENS and _tens_ones(c, k) is not None:
            digits += str(entry.value + (_tens_ones(c, k) or 0))
            k += 3 if c.words[k + 1] in HYPHENS else 2
            break
        digits += str(entry.value)
        k += 1
    if not digits:
        return None
    state.group = (state.group or 0) + Fraction(int(digits), 10 ** len(digits))
    state.words += 1
    state.last = ONES
    return k


def _tens_ones(c: Cursor, k: int) -> int | None:
    k += 2 if c.words[k + 1] in HYPHENS else 1
    entry = c.entries[k]
    return int(entry.value) if entry.level == ONES and entry.value else None


def _and_part(c: Cursor, good: Numeral, j: int) -> Numeral | None:
    """Read "and a half", "and three quarters", "and fifty-four hundredths" after a number."""
    if c.isa(j, "whole_part"):
        return _decimals(c, good, j + 1)
    inside = c.touches(j) and c.touches(j + 1)  # of one word: "dreiundzwanzig Vierzigstel"
    joining = c.func(j) in ("and", "with") and j != c.closed and not inside
    if not joining and not (c.words[j] in HYPHENS and c.func(j + 1) == "and"):
        return None
    counted = _count_of_parts(c, j + 1 if joining else j + 2)
    if counted is None:
        return None
    count, k, named = counted
    last, entry = c.entries[good.end - 1], c.entries[k]
    several = bool(entry.parts) and not entry.part
    if joining and named and c.func(j) == "and" and (c.func(j + 1) != "article" or several):
        binds = last.level == TENS and (last.level, ONES) in c.lexicon.joints
        if binds and count < 10 and not c.lexicon.and_before_one:
            return None  # "ciento treinta y dos quintos": all of it in fifths
    below = entry.parts or entry.part
    if not below and named and entry.level:
        divisor = sum_at(c, k, denominator=True)
        if divisor is not None and divisor.ordinal and divisor.value > count:
            return Numeral(good.value + Fraction(count) / divisor.value, divisor.end)
    if not below or count >= below or not (named or below in (2, 4)):
        return None
    if below not in (2, 4) and entry.ordinal_level and count == 1 and c.noun_follows(k + 1):
        return None  # "one and a third man"
    halved = count == 1 and below in (2, 4)
    return _with_share(c, good, Fraction(count) / below, k + 1, halved=halved)


def _decimals(c: Cursor, good: Numeral, j: int) -> Numeral | None:
    """Read decimals behind the word for wholes: «три целых две десятых», "dwie całe i trzy setne"."""
    j += c.func(j) == "and"
    share = sum_at(c, j) if c.starts_number(j) else None
    if share is None or not share.fraction or not 0 < share.value < 1:
        return None
    return Numeral(good.value + share.value, share.end, digits=good.digits)


def _count_of_parts(c: Cursor, k: int) -> tuple[Value, int, bool] | None:
    """Return how many parts are told at token k, the token of the part, and whether a word tells it."""
    k += c.words[k] in HYPHENS
    count: Value = 1
    named = True
    if c.func(k) == "article":
        k += 1
    elif k < c.size and (c.literals[k] or c.entries[k].level):
        inner = small_at(c, k)
        if inner is None:
            return None
        count, k = inner
    else:
        named = False
    return count, k + (named and c.words[k] in HYPHENS), named


def _with_share(c: Cursor, good: Numeral, part: Fraction, end: int, *, halved: bool) -> Numeral:
    """Add a share to a number: of its last magnitude ("a million and a half"), or of one."""
    last = c.entries[good.end - 1]
    smaller = magnitude_at(c, end)
    if smaller is not None and last.level == SCALE and smaller[0] < last.value:
        return Numeral(good.value + part * smaller[0], smaller[1])  # "un billón y medio millón"
    if last.level in (SCALE, GROUP) or (last.level == HUNDRED and halved):
        return Numeral(good.value + part * last.value, end, scale=good.scale, digits=good.digits)
    result = Numeral(good.value + part, end, digits=good.digits)
    magnitude = magnitude_at(c, end + (c.words[end] in HYPHENS))
    if magnitude is None:
        result.bare = True
    else:  # "two and a half million"
        result.value, result.end, result.scale = result.value * magnitude[0], magnitude[1], magnitude[0]
    return result


def small_at(c: Cursor, i: int) -> tuple[Value, int] | None:
    """Read a number below a hundred."""
    literal = c.literals[i]
    if literal:
        return (literal.value, i + 1) if literal.plain and literal.value < 100 else None
    entry = c.entries[i]
    if entry.level not in (ONES, TEENS, TENS):
        return None
    if entry.level == TENS:
        ones = _tens_ones(c, i)
        if ones is not None:
            return entry.value + ones, i + (3 if c.words[i + 1] in HYPHENS else 2)
    return entry.value, i + 1


def _close_with_part(c: Cursor, state: Sum, good: Numeral | None, j: int) -> Numeral | None:
    """A number before "fifths", "quarter", "hundredth": a share of one."""
    entry = c.entries[j]
    if good is None or (c.func(j - 1) == "and" and (state.last, entry.ordinal_level) == (ONES, TENS)):
        return None  # "eenentwintigste" is an ordinal
    several = entry.parts
    below = several or entry.part
    if paired_ordinal(c, j):
        return None  # "pięć dwudziestych trzecich"
    if not below or good.value <= 0 or good.value.denominator != 1 or c.isa(j - 1, "no_numerator"):
        return None
    if not several:
        compound = (
            (state.last == TENS and entry.ordinal_level == ONES)
            or (state.last in (HUNDRED, CENTS, SCALE) and entry.ordinal_level in (ONES, TEENS, TENS))
            or (entry.ordinal, state.group) == c.lexicon.multiplied_tens
        )
        if compound:
            return None  # "twenty-fifth", "one hundred twentieth": an ordinal
        if entry.ordinal_level >= HUNDRED and good.value != 1:
            return None  # "three trillionth"
        # no cardinal stands before an ordinal: "trois cinquième" lacks its plural mark
        ends = not c.noun_follows(j + 1) and c.words[j + 1] not in HYPHENS
        unmarked = ends and state.words == 1 and not state.digits and good.value < below
        if entry.ordinal_level and good.value != 1 and not unmarked:
            return None
    above = good.value
    if several and state.last == TENS and state.lead and state.before_and is None and below < 10:
        below += int(above) - int(state.total) - int(state.lead)  # "one hundred thirty-fifths"
        above = state.total + state.lead
    number = Numeral(Fraction(int(above), below), j + 1 + c.isa(j + 1, "part_noun"))
    number.fraction = True
    return of_magnitude(c, number)


def _ordinal(c: Cursor, state: Sum, good: Numeral | None, j: int, *, parts: bool = False) -> Numeral | None:
    """Read "third", "twenty-first", "one hundred and fifth", "a hundred trillionth".

    With ``parts`` plurals are read as well ("thirds").
    """
    entry = c.entries[j]
    level, value = entry.ordinal_level, entry.ordinal
    if parts and entry.func == "denominator" and good is not None:
        result = Numeral(state.value, j + 1)
        result.ordinal = True
        return result
    if parts and not level and entry.parts:
        level, value = _level_of(entry.parts), entry.parts
    if not level:
        return good
    number: Value = value
    if good is not None:
        whole = copy(state)  # an ordinal ends a number where its cardinal would go on with it
        paired = level in (TEENS, TENS) and state.last in (TEENS, TENS) and not c.lexicon.teens_after
        if paired or not _take_word(c, whole, level, value, j):
            return good
        number = whole.value
    result = Numeral(number, j + 1)
    result.ordinal = True
    if paired_ordinal(c, j):
        result.value, result.end = number + c.entries[j + 1].ordinal, j + 2  # "décima primeira"
    return result


def paired_ordinal(c: Cursor, j: int) -> bool:
    """Whether both words of tens and ones are ordinals, as some languages have them."""
    tens = c.entries[j]
    round_tens = tens.ordinal_level in (TEENS, TENS, CENTS) and tens.ordinal % 10 == 0
    return c.lexicon.ordinal_pairs and round_tens and c.entries[j + 1].ordinal_level == ONES


def _level_of(value: int) -> int:
    bounds = ((10, ONES), (20, TEENS), (100, TENS), (1000, HUNDRED))
    return next((level for limit, level in bounds if value < limit), SCALE)
