"""Numerals, and shares of them: "half a million", "three quarters", "1 in 5", "3/4"."""

from __future__ import annotations

from fractions import Fraction

from claimkit.numbers.cursor import Cursor
from claimkit.numbers.lexer import VULGAR
from claimkit.numbers.lexicon import CENTS, HUNDRED, ONES, PLAIN, TENS
from claimkit.numbers.nouns import noun_at
from claimkit.numbers.numeral import HYPHENS, SLASHES, Numeral, Value
from claimkit.numbers.numerals import magnitude_at, of_magnitude, paired_ordinal, sum_at


def _power_of_ten(value: Value) -> bool:
    digits = str(value)
    return digits[0] == "1" and set(digits[1:]) <= {"0"}


def numeral_at(c: Cursor, i: int) -> Numeral | None:
    """Read the numeral that begins at token i."""
    func = c.entries[i].func
    if func == "minus" and c.words[i].isalpha():
        k = i + 2 if c.words[i + 1] in HYPHENS and c.touches(i + 1) else i + 1  # "minus-30"
        rest = numeral_at(c, k) if c.starts_number(k) else None
        if rest is None or rest.ordinal:
            return None
        rest.value = -rest.value
        rest.readings = tuple(-r for r in rest.readings)
        rest.bare = rest.plain = False
        return rest
    share = _one_among(c, i) or _one_over(c, i)
    if share is not None:
        return share
    if func == "article":
        amount = _after_article(c, i)
        if amount is None and c.entries[i].level:  # "un" is one and an article
            amount = sum_at(c, i)
            if amount is not None and amount.end == i + 1 and c.noun_follows(i + 1):
                return _over_ordinal(c, amount)
            amount = amount and (_over_ordinal(c, amount) or _ratio(c, amount))
        return amount
    if _fixed_part(c, i):
        half = _leading_part(c, i)
        if half is not None:
            return half
    number = sum_at(c, i)
    if number is None:
        return None
    if number.ordinal and number.value > 2 and c.isa(number.end, "part_noun"):
        return _named_parts(1, number)
    return _over_ordinal(c, number) or _ratio(c, number)


def _one_among(c: Cursor, i: int) -> Numeral | None:
    """Read "one household in eight", "un salarié sur trois": what is counted stands between the numbers."""
    count, noun = c.entries[i], c.entries[i + 1]
    if count.level != ONES or count.value < 1 or count.value.denominator != 1:
        return None
    j = i + 2
    joint = (
        c.func(j) in ("in", "out_of") or c.isa(j, "among") or (c.func(j) == "of" and c.isa(j + 1, "each_of"))
    )
    named = c.words[i + 1].isalpha() and not (noun.stop or noun.level or noun.func in ("article", "the"))
    if not named or not joint:
        return None
    if count.value > 1 and c.func(j) != "out_of" and not c.isa(j, "among"):
        return None  # "trois Français sur quatre", but "three men in 10 cars"
    j += 1 + c.isa(j + 1, "each_of")
    below = sum_at(c, j) if c.starts_number(j) else None
    whole = below is not None and not below.ordinal and below.value.denominator == 1
    if below is None or not whole or c.noun_follows(below.end) or (below.plain and below.value >= 1500):
        return None
    if below.value <= count.value:
        return None
    share = Numeral(Fraction(int(count.value), int(below.value)), below.end)
    share.fraction = True
    return share


def _one_over(c: Cursor, i: int) -> Numeral | None:
    """Read "un cent cinquième", where no number begins with "one hundred": one over 105."""
    if not c.lexicon.bare_hundred or c.entries[i].value != 1 or c.entries[i + 1].level != HUNDRED:
        return None
    below = sum_at(c, i + 1, denominator=True)
    if below is None or not below.ordinal:
        return None
    share = Numeral(Fraction(1, int(below.value)), below.end)
    share.fraction = True
    return share


def _fixed_part(c: Cursor, i: int) -> bool:
    """Whether a word is a share and nothing else: "half", "quarter", but not "fourth"."""
    entry = c.entries[i]
    return bool(entry.part) and not entry.ordinal_level


def _after_article(c: Cursor, i: int) -> Numeral | None:
    """Read "a hundred", "a half", "a third of", "a quarter million", "a half dozen"."""
    j = i + 1
    if j >= c.size:
        return None
    entry = c.entries[j]
    if c.literals[j]:  # "over a 100"
        return numeral_at(c, j)
    if entry is PLAIN:
        return None
    if _fixed_part(c, j):
        return _leading_part(c, j)
    if entry.level >= HUNDRED and not entry.plural:
        return sum_at(c, j)
    if entry.part and not c.noun_follows(j + 1):  # "a third of", but "a third man"
        share = Numeral(Fraction(1, entry.part), j + 1)
        share.fraction = True
        return of_magnitude(c, share)
    named = sum_at(c, j) if entry.ordinal_level else None
    if named is not None and named.ordinal and c.isa(named.end, "part_noun"):
        return _named_parts(1, named)
    compound = sum_at(c, j) if entry.level == TENS else None
    if compound is not None and compound.ordinal and not c.noun_follows(compound.end):
        share = Numeral(Fraction(1, int(compound.value)), compound.end)
        share.fraction = True
        return share
    return None


def _leading_part(c: Cursor, i: int) -> Numeral | None:
    """Read "half a million", "quarter of an hour", "half of one whole dozen"."""
    entry = c.entries[i]
    if entry is PLAIN:
        return None
    number = Numeral(Fraction(1, entry.part), i + 1)
    number.fraction = True
    j = i + 1
    if c.words[j] in HYPHENS:
        j += 1
    if c.func(j) == "article":
        j += 2 if c.words[j + 1] in HYPHENS else 1
    magnitude = magnitude_at(c, j)
    if magnitude is not None:
        number.value *= magnitude[0]
        number.end = magnitude[1]
        number.scale = magnitude[0]
        number.fraction = False
        return number
    return of_magnitude(c, number)


def _over_ordinal(c: Cursor, number: Numeral) -> Numeral | None:
    """Read "one one-hundred-fifth", "three twenty-thirds": a number and the ordinal that divides it."""
    j = number.end
    entry = c.entries[j]
    whole = not number.digits or number.plain
    divides = ONES <= entry.level <= CENTS or paired_ordinal(c, j)
    if not divides or not whole or number.ordinal or number.scale != 1:
        return None
    if (seconds := _over_seconds(c, number)) is not None:
        return seconds
    below = sum_at(c, j, denominator=True)
    if (
        below is None
        or not below.ordinal
        or number.value <= 0
        or below.value < 3
        or c.isa(j - 1, "no_numerator")
    ):
        return None
    if c.isa(below.end, "part_noun"):
        return _named_parts(int(number.value), below)
    last = c.entries[below.end - 1]
    if number.value >= below.value and last.func != "denominator":
        return None
    plural = bool(last.parts or last.many)
    if last.func == "denominator":
        plural = number.value != 1
    if plural == (number.value == 1) or (not plural and (number.digits or c.noun_follows(below.end))):
        return None  # "one twenty-fifth", but "three twenty-fifths"
    share = Numeral(Fraction(int(number.value), int(below.value)), below.end)
    share.fraction = True
    return share


def _over_seconds(c: Cursor, number: Numeral) -> Numeral | None:
    """Read "three thirty-seconds of an inch": no unit of time hangs on a second number."""
    j = number.end
    tens, below = c.entries[j], int(c.entries[j].value) + 2
    hangs = c.words[j + 1] in HYPHENS and c.touches(j + 1) and c.touches(j + 2)
    if tens.level != TENS or not hangs or not c.isa(j + 2, "second_parts") or not 1 < number.value < below:
        return None
    share = Numeral(Fraction(int(number.value), below), j + 3)
    share.fraction = True
    return share


def _named_parts(count: int, below: Numeral) -> Numeral:
    """Return the share of "dos terceras partes": an ordinal before the word for parts."""
    share = Numeral(Fraction(count, int(below.value)), below.end + 1)
    share.fraction = True
    return share


def _ratio(c: Cursor, number: Numeral) -> Numeral:
    """Read "1 in 5", "one out of three", "2000 over 3", "3/4"."""
    j = number.end
    hyphened = c.words[j] in HYPHENS and c.touches(j) and c.words[j + 2] in HYPHENS and c.touches(j + 2)
    if hyphened and c.func(j + 1) == "in":
        return _in_hyphens(c, number, j + 3)
    func = "in" if _among(c, number, j) else c.func(j)
    if c.words[j] in SLASHES and number.plain and c.touches(j) and c.touches(j + 1):
        return _slashed_parts(c, number, j) or number
    if c.words[j - 1] in VULGAR and number.value < 1:
        number.fraction = True
        return _times_magnitude(c, number)
    each = func == "of" and c.isa(j + 1, "each_of")  # "1 de cada 5"
    if (func not in ("in", "out", "out_of", "over") and not each) or number.ordinal or number.value <= 0:
        return number
    if func == "out":
        if c.func(j + 1) != "of":
            return number
        j += 1
    if c.isa(j + 1, "each_of"):
        j += 1  # "two out of every 40"
    if not c.starts_number(j + 1):
        return number
    below_number = sum_at(c, j + 1)
    if below_number is None or below_number.ordinal or below_number.value == 0:
        return number
    if number.value.denominator != 1 or below_number.value.denominator != 1:
        return number
    if func == "over":
        if c.noun_follows(below_number.end):
            return number
    elif number.value >= below_number.value or (
        func == "in"
        and (
            number.scale != 1
            or not (number.value == 1 or below_number.value <= 10 or _power_of_ten(below_number.value))
            or (below_number.plain and 1500 <= below_number.value < 2100)
        )
    ):
        return number
    share = Numeral(Fraction(int(number.value), int(below_number.value)), below_number.end)
    share.fraction = True
    return share


def _in_hyphens(c: Cursor, number: Numeral, j: int) -> Numeral:
    """Read "one-in-five", "a one-in-a-million chance", with the second number at token j."""
    j += 2 * (c.func(j) == "article" and c.words[j + 1] in HYPHENS)
    below = sum_at(c, j)
    if below is None or below.ordinal or not 0 < number.value < below.value:
        return number
    share = Numeral(Fraction(number.value) / Fraction(below.value), below.end)
    share.fraction = True
    return share


def _among(c: Cursor, number: Numeral, j: int) -> bool:
    """Whether a preposition tells of how many: "trzy na cztery osoby", but "z 3 na 4 września"."""
    if not c.isa(j, "among"):
        return False
    k = j + 1 + c.isa(j + 1, "each_of")
    if not c.starts_number(k):
        return False
    below = sum_at(c, k)
    changes = c.isa(j - 2, "change_from") or c.isa(j - 3, "change_from")
    after = c.entries[below.end] if below is not None else PLAIN
    return number.value < 10 and not (changes or after.unit is not None or after.month)


def _slashed_parts(c: Cursor, number: Numeral, j: int) -> Numeral | None:
    """Read "3/4", with the slash at token j; "300/400 people" offers two numbers."""
    below = c.literals[j + 1]
    if not below or not below.plain or not below.value or c.words[j + 2] == "/":
        return None
    share = Numeral(Fraction(int(number.value), int(below.value)), j + 2, digits=True)
    share.fraction = True
    proper = share.value < 1 and share.value.denominator == below.value
    counted = noun_at(c, j + 2)
    if counted is not None and counted[0] in ("person", "force") and c.func(j + 2) != "of":
        # people come in whole numbers, unless a genitive says without "of" that it is a share of them
        return share if proper and c.lexicon.genitive else None
    if c.words[j + 2] == "-" and not (proper and _goes_with(c, j + 3)):
        return None
    return _times_magnitude(c, share)


def _goes_with(c: Cursor, k: int) -> bool:
    """Whether a fraction before the hyphen at token k - 1 goes on: "3/4-inch", "1/2-3/4", "1/2-dozen"."""
    if c.literals[k]:
        return c.words[k + 1] in SLASHES
    if c.words[k + 1] in HYPHENS and c.isa(k + 2, "old"):
        return False  # "5/6-year-olds": ages are told in whole years
    return c.entries[k].unit is not None or c.entries[k].level >= HUNDRED


def _times_magnitude(c: Cursor, share: Numeral) -> Numeral:
    """Multiply a share by the magnitude behind it: "1/2 a dozen", "½ a million"."""
    k = share.end + 1 if c.func(share.end) == "article" else share.end
    magnitude = magnitude_at(c, k) if share.value < 1 else None
    if magnitude is not None:
        share.value, share.end = share.value * magnitude[0], magnitude[1]
        share.scale, share.fraction = magnitude[0], False
        return share
    return of_magnitude(c, share)
