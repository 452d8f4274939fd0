"""Refusals: numbers that count nothing, for they belong to a date, a name, a label, or stand for a noun."""

from __future__ import annotations

from claimkit.numbers.cursor import Cursor
from claimkit.numbers.draft import Draft
from claimkit.numbers.hedges import bound_after, bound_before
from claimkit.numbers.lexicon import GROUP, ONES, PLAIN
from claimkit.numbers.measures import currency_before, unit_after
from claimkit.numbers.nouns import noun_at
from claimkit.numbers.numeral import HYPHENS, Numeral
from claimkit.quantities import Bound

_DASHES = {"-", "–", "—", "‐", "‑", "−"}
_YEAR = 4  # digits of a year
_PERSON_CLASSES = {"person", "force", "event", "participle"}


def refused_digits(c: Cursor, i: int) -> int:
    """Return the index after digits that are no quantity (a date, a name, a footnote), else 0."""
    text = c.text
    before = text[c.starts[i] - 1] if c.starts[i] else " "
    after = text[c.ends[i]] if c.ends[i] < len(text) else " "
    if before == "[" and after == "]":
        return i + 2  # a footnote mark
    if not before.isspace() and before not in "(\"'“‘«" and (j := _glued_before(c, i, before)):
        return j
    if after == ":" and (j := _clock(c, i)):
        return j
    if (j := _half_day(c, i)) or (j := _date(c, i)):
        return j
    if labelled(c, i) or _designates(c, i):
        return past_series(c, i)
    if after in "-–./" and (j := _code(c, i)):
        return j
    return 0


def _glued_before(c: Cursor, i: int, before: str) -> int:
    """Digits that hang on a letter or a mark: "HTML5", "COVID-19", "MS-13", "q=30", "@7", ":30"."""
    if before.isalnum() or before == "_":
        return 0 if currency_before(c, i, 0) is not None else past_series(c, i)
    if before in "=/&?@#\\%":
        if before == "=" and (c.words[i - 2][-1:] in "<>" or (i > 2 and c.words[i - 3] == "[")):
            return 0  # "<=30", "[size=80]"
        return past_series(c, i)
    if before in "<>":
        return i + 1 if c.words[i - 2] == "=" and c.touches(i - 1) else 0  # "=<30" is no operator
    if before == "." and i >= 2:
        return (
            past_series(c, i)
            if c.touches(i - 1) and c.words[i - 2][-1:].isalpha() and _bare_word(c, i - 2)
            else 0
        )
    if before == ":" and i >= 2 and c.literals[i - 2] is not None and c.touches(i - 1):
        return i + 1
    if before in _DASHES and c.touches(i - 1) and i >= 2 and c.words[i - 2][-1:].isalpha():
        if bound_before(c, i, 0) is not None or c.func(i - 2) == "minus":
            return 0  # "a sub-500 crowd", "minus-30 degrees"
        earlier = c.entries[i - 2]
        # a sum stands behind its currency; "MS-13" is a gang, and no time
        measured = earlier.unit is not None and len(c.words[i - 2]) > 1 and earlier.unit.kind != "time"
        return 0 if earlier.level or earlier.month or measured else past_series(c, i)
    return 0


def _bare_word(c: Cursor, i: int) -> bool:
    entry = c.entries[i]
    return not (entry.func or entry.stop or entry.label)


def past_series(c: Cursor, i: int) -> int:
    """Return the index after digits and what is glued to them: "1-222-2222", "2020/05/01"."""
    j = i + 1
    while (
        j < c.size
        and c.touches(j)
        and (
            c.literals[j] is not None
            or c.words[j] in "-–./:%&=_#"
            or (c.words[j][0].isalnum() and c.touches(j))
        )
    ):
        j += 1
    return j


def _clock(c: Cursor, i: int) -> int:
    j = i + 2
    if j < c.size and c.touches(j) and c.literals[j] is not None and len(c.words[j][:3].rstrip(".")) == 2:
        j = past_series(c, i)
        return j + 1 if _clock_word(c, j) else j
    return 0


def _clock_word(c: Cursor, i: int) -> bool:
    """Whether a word makes the number before it a time of day; a zone does so in capitals alone."""
    return c.isa(i, "clock") or (c.isa(i, "zone") and c.text[c.starts[i]].isupper())


def _half_day(c: Cursor, i: int) -> int:
    word = c.words[i + 1]
    if not word:
        return 0
    if c.isa(i + 1, "half_day") and c.words[i + 2] == "." and c.words[i + 3] == "m":
        return i + 5
    if _clock_word(c, i + 1):
        literal = c.literals[i]
        lasts = c.literals[i + 2] and (after := unit_after(c, i + 3)) and after.unit.kind == "time"
        if literal and literal.value < 2400 and not lasts:  # "5 h 20 min" is no time of day
            return i + 2
    return 0


def _is_month(c: Cursor, i: int, *, before_day: bool = False) -> bool:
    if not 0 <= i < c.size:
        return False
    if not c.entries[i].month:
        return False
    if not c.isa(i, "month_or_word") or c.text[c.starts[i]].isupper():
        return True
    return before_day and unit_after(c, i + 2) is None and noun_at(c, i + 2) is None


def _date(c: Cursor, i: int) -> int:
    literal = c.literals[i]
    if not literal or not literal.plain:
        return 0
    day = literal.value <= 31
    year = 1000 <= literal.value < 2200
    apart = c.words[i - 1] in (".", "-") or c.func(i - 1) == "the"
    if c.words[i - 1] == ",":
        apart = year  # a comma parts a month from its year, never from its day: "in March, 12 people"
    before = i - 2 if apart else i - 1
    if (day or year) and _is_month(c, before, before_day=before == i - 1):
        return _past_days(c, i)
    if not day:
        return 0
    j = i + 1
    if c.func(j) == "ordinal_mark":
        j += 1
    elif c.words[j] == "." and c.touches(j) and c.lexicon.decimal == "," and _is_month(c, j + 1):
        return j + 2  # "3. Mai": where the comma is the decimal mark, a point makes an ordinal
    if c.func(j) == "of" and _is_month(c, j + 1):
        return j + 2
    if c.words[j] == "-" or c.func(j) == "of":
        return j + 2 if _is_month(c, j + 1) else _day_list(c, j)
    return j + 1 if _is_month(c, j) else _day_list(c, j)


def _past_days(c: Cursor, i: int) -> int:
    """Return the index after "15", "15 and 16" or "15-17" behind a month's name, and after the year."""
    j = i + 1
    if c.literals[i] is not None and len(c.words[i]) == _YEAR:
        return j  # what follows a year is no day
    while c.func(j) in ("to", "and") or c.words[j] in (",", "-"):
        following = c.literals[j + 1]
        if (
            not following
            or not following.plain
            or not (following.value <= 31 or 1000 <= following.value < 2200)
        ):
            break
        if c.words[j] == "," and following.value <= 31 and c.noun_follows(_past_run(c, j + 1)):
            break  # "on 3 May, 2-3 fighters"
        j += 2
    return j


def _past_run(c: Cursor, j: int) -> int:
    """Return the index after numbers joined by dashes."""
    while c.literals[j + 2] is not None and c.words[j + 1] in _DASHES:
        j += 2
    return j + 1


def _day_list(c: Cursor, j: int) -> int:
    """Read "19 and 20 April", "19-21 April", "3 al 5 de enero": the month stands after the last day."""
    k = _past_ordinal(c, j)
    for _ in range(4):
        joins = c.func(k) in ("to", "and", "or") or c.isa(k, "change_to")
        if not (joins or c.words[k] in (",", "/")):
            return 0
        k += 2 if c.func(k + 1) == "the" else 1  # "vom 3. auf den 4. September"
        following = c.literals[k]
        if not following or not following.plain or following.value > 31:
            return 0
        k = _past_ordinal(c, k + 1)
        month = k + (c.func(k) == "of")
        if _is_month(c, month):
            return month + 1
    return 0


def _past_ordinal(c: Cursor, k: int) -> int:
    """Return the index after what makes the digits before token k an ordinal: "3rd", German "3."."""
    point = c.words[k] == "." and c.touches(k) and c.lexicon.decimal == ","
    return k + (point or c.func(k) == "ordinal_mark")


def labelled(c: Cursor, i: int) -> bool:
    """Whether the word before names things by number: "page 7", "No. 3", "Category 5"."""
    k = i - 1
    if c.words[k] in (".", "#", "№") and (c.touches(k) or c.words[k] != "."):
        k -= 1
        if c.words[k + 1] in ("#", "№"):
            return True
    if k < 0 or (c.touches(i) and c.words[i - 1] not in (".", "#", "№")):
        return False
    entry = c.entries[k]
    literal = c.literals[i]
    if c.isa(k, "counted_days"):  # "on day 3 of the strike"
        return bool(literal) and (c.func(i + 1) == "of" or c.words[k - 1] == "on")
    measured = entry.label and unit_after(c, i + 1) is not None and not c.isa(i + 1, "inch")
    return entry.label and not measured and not (literal and not literal.plain)  # "zone 30 km/h"


def _designates(c: Cursor, i: int) -> bool:
    """Whether a number tells one make of a thing from others: "the ATR 42", "a BMW 320"."""
    make = c.text[c.starts[i - 1] : c.ends[i - 1]] if i > 1 else ""
    short = make.isalpha() and make.isupper() and 1 < len(make) <= _MAKE
    return short and c.words[i - 2] in ("the", "a", "an") and not _counted(c, i + 1)


_MAKE = 4
"""Letters of an abbreviation for a maker."""


def _code(c: Cursor, i: int) -> int:
    """Read codes: three parts ("10.0.0.1"), a leading nought ("1995-01"), years ("2005–06")."""
    parts = [i]
    j = i + 1
    mark = c.words[j]
    while c.words[j] == mark and c.touches(j) and c.touches(j + 1) and c.literals[j + 1] is not None:
        parts.append(j + 1)
        j += 2
    if len(parts) == 1:
        return 0
    words = [c.words[p] for p in parts]
    if len(parts) >= 3 or mark == ".":
        return past_series(c, i)
    if mark == "/" and words[0][0] == "0" and len(words[1]) == _YEAR:
        return parts[-1] + 1  # "01/1995"
    if mark == "/" and words in (["24", "7"], ["9", "11"]):
        return parts[-1] + 1
    if mark in "-–":
        first, second = c.literals[parts[0]], c.literals[parts[1]]
        if not first or not second:
            return parts[-1] + 1
        if first.plain and second.plain:
            if words[1][0] == "0" and len(words[1]) > 1:
                return parts[-1] + 1
            years = 1800 <= first.value < 2100 and (
                len(words[1]) == 2 or (1800 <= second.value < 2100 and first.value < second.value)
            )
            if years and not _counted(c, parts[-1] + 1):
                return parts[-1] + 1
    return 0


def _year_like(c: Cursor, i: int, end: int) -> bool:
    """Whether a bare row of four digits is a year: nothing says that it counts."""
    value = int(c.words[i])
    if c.isa(end, "after_year") and 1000 <= value < 2200:
        return True
    if not 1000 <= value < 2100 or end != i + 1:
        return False
    before = c.words[i - 1]
    entry = c.entries[i - 1]
    if _counted(c, end):
        return False
    if value >= 1500 and c.noun_follows(end) and c.text[c.starts[end]].isupper() and noun_at(c, end) is None:
        return True  # "1775 Newfoundland hurricane": many would be plural
    if c.func(end) == "plural_mark" and c.touches(end):
        return value >= 1500
    if c.isa(i - 1, "year_before"):
        return True
    if c.isa(i - 1, "year_before_recent"):
        return value >= 1800
    if value < 1900:
        return False
    if entry.month:
        return True
    lone = (i == 0 or before in (";", "(", ",", ":", "[")) and (
        end >= c.size or c.words[end] in (";", ")", ",", "]", ".", ":")
    )
    if lone:
        return before in ("(", ",", "[") and i > 1
    return i > 0 or c.noun_follows(end)


def _of_day(c: Cursor, end: int) -> bool:
    """Whether a number is an hour: "at about seven in the morning"."""
    return (
        (c.func(end) == "in" and c.func(end + 1) == "the" and c.isa(end + 2, "day_part"))
        or c.isa(end, "day_part")
        or _clock_word(c, end)
    )


def _counted(c: Cursor, j: int) -> bool:
    """Whether a unit or a noun of people follows."""
    noun = noun_at(c, j)
    return (noun is not None and noun[0] in _PERSON_CLASSES) or unit_after(c, j) is not None


def _named_by_number(c: Cursor, i: int) -> bool:
    """Whether a number belongs to a name before it: "on Voyager 2", "as Tropical Depression Seven".

    Capitals tell only where not everything has them: a word in lower case must stand before.
    """
    digits = c.literals[i] is not None
    if i < 1 or (digits and len(c.words[i]) > 4) or not (digits or _capital(c, i)):
        return False
    k = i - 1
    if not digits and c.func(k) == "of" and _capital(c, k - 1):
        return noun_at(c, i + 1) is None  # "the Group of Seven"
    while k > i - 5 and _capital(c, k):
        k -= 1
    if k == i - 1:
        return False
    if c.isa(i + 1, "singular_verb") and c.words[i] != "1" and c.entries[i - 1] is PLAIN:
        return digits  # "Plant 4 was shut": of four things they were
    if k < 0 or not c.text[c.starts[k]].isalnum():  # at the head of a sentence every word has a capital
        return digits and k == i - 2 and _acts(c, i + 1)
    if not c.text[c.starts[k]].islower():
        return False
    if digits and c.entries[i - 1] is not PLAIN:
        return False
    if c.func(k) == "and" and k >= 2 and c.literals[k - 1] and _capital(c, k - 2):
        return False  # "Russia 64 and Romania 39"
    noun = noun_at(c, i + 1)
    counted = noun is not None and (bool(noun[0]) or noun[1] == i + 1)
    return not (c.touches(i) or c.touches(i - 1) or counted)


def _acts(c: Cursor, j: int) -> bool:
    """Whether the word at token j is the verb of a named thing ("Voyager 2 flew on") and no noun."""
    return (
        c.entries[j - 2] is PLAIN
        and not c.touches(j - 1)
        and c.noun_follows(j)
        and c.text[c.starts[j]].islower()
        and noun_at(c, j) is None
        and unit_after(c, j) is None
    )


def _capital(c: Cursor, i: int) -> bool:
    """Whether a word begins with a capital and goes on in lower case."""
    original = c.text[c.starts[i] : c.ends[i]] if 0 <= i < c.size else ""
    return original[:1].isupper() and original[1:].islower()


def _pronoun_one(c: Cursor, i: int, end: int) -> bool:
    """Whether "one" stands for a noun ("this one", "one of the ...") or points at it ("One clip")."""
    before, after = c.words[i - 1], c.words[end]
    entry = c.entries[end]
    if not after:
        return i > 0 and before.isalpha() and not _quantity_verb(c, i - 1)
    if c.isa(i - 1, "before_pronoun") or c.isa(end, "after_pronoun"):
        return True
    if (entry.stop or entry.func) and entry.func not in ("and", "or", "to"):
        return True
    if (
        after.endswith("s")
        and not after.endswith(("ss", "us", "is", "'s"))
        and not c.isa(end, "plural_before_noun")
    ):
        return True  # "one risks arrest": after the numeral stands a singular, after the pronoun a verb
    if not after[0].isalnum():
        return before.isalpha() and not _quantity_verb(c, i - 1)
    if entry.func in ("and", "or", "to"):
        return c.func(i - 1) in ("the", "article") or c.isa(i - 1, "adjective")
    sentence_start = i == 0 or c.words[i - 1] in '.!?\n:“"‘'
    if sentence_start and i + 1 == end:
        noun = noun_at(c, end)
        return (
            not (noun is not None and noun[0] in (*_PERSON_CLASSES, "thing")) and unit_after(c, end) is None
        )
    return False


def _quantity_verb(c: Cursor, i: int) -> bool:
    """Whether a word may stand before a number: anything but a determiner or an adjective."""
    entry = c.entries[i]
    return (
        (entry.stop or bool(entry.func))
        and entry.func not in ("the", "article")
        and not c.isa(i, "before_pronoun")
    )


def is_refused(c: Cursor, draft: Draft, i: int) -> bool:
    """Whether what was read is no quantity after all."""
    number = draft.numeral
    if number is None or (draft.bound is Bound.RANGE and not number.plain):
        return False
    if number.value <= 12 and _of_day(c, draft.end):
        return True
    hedge = bound_before(c, draft.start, 0)
    named = _says_year(c, draft.end)
    year = number.plain and 1800 <= number.value < 2100 and (draft.unit is None or named)
    if hedge is not None and year and _hedged_year(c, draft, hedge[1]):
        return True
    if draft.unit is not None or hedge is not None or bound_after(c, draft.end) is not None:
        return False
    return _digits_refused(c, draft, number, i) if c.literals[i] else _words_refused(c, draft, number, i)


def _hedged_year(c: Cursor, draft: Draft, opening: int) -> bool:
    """Whether a hedged number is a year: "since at least 1979", «примерно в 1990 году»."""
    k = draft.start - 1
    inside = c.isa(k, "inside_bound") and c.isa(k, "year_before") and not c.noun_follows(draft.end)
    named = c.isa(draft.end, "after_year") or _says_year(c, draft.end)
    return inside or named or c.isa(opening - 1, "hedged_year")


def _says_year(c: Cursor, end: int) -> bool:
    """Whether what was read ends with the word that names a year: «1990 года», «1990 г.»."""
    return c.isa(end - 1 - (c.words[end - 1] == "."), "after_year")


def _digits_refused(c: Cursor, draft: Draft, number: Numeral, i: int) -> bool:
    """Whether bare digits are a year, a part of a name or of a date."""
    if draft.bound is Bound.RANGE:
        return False
    if number.plain and not draft.ordinal and len(c.words[i]) == _YEAR and _year_like(c, i, number.end):
        return True
    if c.letter_touches(number.end) and number.end == draft.end:
        return len(c.words[number.end]) < 4 or not c.entries[number.end].noun  # "3D", not "15people"
    return (draft.ordinal and _dated(c, draft)) or _named_by_number(c, i)


def _words_refused(c: Cursor, draft: Draft, number: Numeral, i: int) -> bool:
    """Whether a number word stands for a noun, names a part of time or of a game, or ends a name."""
    entry = c.entries[i]
    if draft.ordinal:
        return _dated(c, draft)
    if not draft.fraction and draft.bound is Bound.EXACT and _named_by_number(c, i):
        return True
    if number.value == 0 and c.words[number.end] in HYPHENS and c.letter_touches(number.end + 1):
        return True  # "a zero-tolerance policy"
    if number.end != i + 1:
        return False
    if number.value == 1 and entry.level == ONES:
        return _pronoun_one(c, i, number.end)
    if draft.fraction and draft.start == i:
        return _refused_part(c, i)
    if entry.level == GROUP and draft.start == i:
        return not c.isa(i, "alone_group")
    return entry.level == ONES and labelled(c, i) and not c.isa(i - 1, "label_of_digits")


def _dated(c: Cursor, draft: Draft) -> bool:
    """Whether an ordinal belongs to a date: "17th of January", "May 4th", "the 19th century"."""
    after, before = draft.end, draft.start - 1
    return (
        _is_month(c, after)
        or (c.func(after) == "of" and _is_month(c, after + 1))
        or _is_month(c, before)
        or _is_month(c, before - 1)
        or c.isa(after, "century")
    )


def _refused_part(c: Cursor, i: int) -> bool:
    """Read "the third quarter", "the first half": a part of time or of a game, not a share."""
    entry = c.entries[i - 1]
    if entry.ordinal_level or c.isa(i - 1, "before_part"):
        return True
    if c.isa(i, "part_of_time"):
        return True
    return not (c.isa(i, "half") or i == 0)
