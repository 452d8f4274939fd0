"""Vague wordings, which name no figure: "hundreds", "a few dozen", "a large number"."""

from __future__ import annotations

from claimkit.numbers.conventions import TYPICAL, exact_ends
from claimkit.numbers.cursor import Cursor
from claimkit.numbers.draft import Draft
from claimkit.numbers.hedges import bound_before
from claimkit.numbers.lexicon import HUNDRED, PLAIN
from claimkit.numbers.nouns import noun_at
from claimkit.numbers.numeral import LARGEST, Numeral, Value
from claimkit.numbers.numerals import magnitude_at, sum_at
from claimkit.numbers.units import TIMES
from claimkit.quantities import Bound, Change

_THOUSAND = 1000
_ROUND = {10**n for n in range(2, 7)}


def plural_mark(c: Cursor, j: int) -> int | None:
    """Return the index of the "s" that hangs on digits: "100s", "100's"."""
    if c.words[j] in ("'", "’") and c.touches(j):
        j += 1
    return j if c.func(j) == "plural_mark" and c.touches(j) else None


def plural_digits(c: Cursor, i: int, mark: int) -> Draft | None:
    """Read "100s", "1000's of": a plural written with digits; "1990s" is a decade."""
    literal = c.literals[i]
    if not literal or literal.value < 10 or c.letter_or_digit_after(mark):
        return None
    value = int(literal.value)
    if str(value).strip("0") != "1":
        return None
    return _plural_core(c, i, mark + 1, "", value)


def _plural_core(c: Cursor, start: int, j: int, word: str, magnitude: Value) -> Draft:
    """A vague plural; "of" and further plurals multiply it ("tens of thousands")."""
    while c.func(j) == "of" or j < c.size:
        k = j + 1 if c.func(j) == "of" else j
        entry = c.entries[k]
        if entry.level < 5 or (not entry.plural and c.func(j) == "of"):
            break
        magnitude *= entry.value
        word = ""
        j = k + 1
        if magnitude >= LARGEST:
            return _too_large(c, start, j)
    if c.isa(j, "repeat") and c.words[j + 1] == c.words[j - 1]:
        j += 2  # "hundreds upon hundreds"
    draft = Draft(start, j)
    draft.low, draft.high = exact_ends(c.convention.plural(word, int(magnitude)))
    draft.bound = Bound.VAGUE
    draft.plural = True
    return draft


def _too_large(c: Cursor, start: int, j: int) -> Draft:
    """Pass over magnitudes that multiply beyond everything: "dozens of dozens of dozens of ..."."""
    while c.func(j) == "of" or c.entries[j].level >= HUNDRED or c.entries[j].plural:
        j += 1
    draft = Draft(start, j)
    draft.refused, draft.reason = True, "a number beyond all that is counted"
    return draft


def vague_phrase_at(c: Cursor, i: int) -> Draft | None:
    """Read "a large number", "more and more people": no figure at all."""
    start = i
    for words, meaning in c.lexicon.vague.by_first.get(c.words[i], ()):
        if all(c.words[i + k] == w for k, w in enumerate(words)):
            draft = Draft(start, i + len(words))
            draft.bound = Bound.VAGUE
            if meaning in ("rising", "falling"):
                draft.change = Change.ROSE if meaning == "rising" else Change.FELL
                noun = noun_at(c, draft.end)
                if noun is None or noun[0] not in ("person", "force"):
                    return None
                draft.end = noun[1] + 1
                draft.counts(noun)
                return draft
            draft.low, draft.high = exact_ends(c.convention.of(meaning))
            draft.fraction = meaning == "most"
            return draft
    return None


def vague_at(c: Cursor, i: int, floor: int) -> Draft | None:
    """Read "hundreds", "tens of thousands", "several dozen", "a couple of hundred", "a few"."""
    entry = c.entries[i]
    if entry is PLAIN:
        return None
    start = i - 1 if c.func(i - 1) == "article" and i - 1 >= floor else i
    if c.isa(i, "turned") and (turned := _turned(c, i)) is not None:
        return turned
    if entry.plural:
        return _plural(c, i, floor)
    if entry.collective:
        return collective(c, i, start)
    if entry.multiple:
        draft = Draft(i, i + 1)
        draft.exactly(entry.multiple)
        draft.unit = TIMES
        return draft
    if entry.round and not c.entries[i - 1].ordinal_level:  # "la première quinzaine de mai"
        return rough(c, start, i + 1, entry.round)
    if entry.several_of:
        return _several_of(c, start, i + 1, entry.several_of)
    return _quantified(c, i, start, entry.quantifier)


def _plural(c: Cursor, i: int, floor: int) -> Draft | None:
    """Read "hundreds", "tens of thousands", "scores"."""
    entry = c.entries[i]
    if entry.level >= HUNDRED and (turned := _turned(c, i)) is not None:
        return turned
    if (entry.level >= HUNDRED and _counts_before(c, i)) or (c.isa(i, "points") and not _really_scores(c, i)):
        return None
    distributed = _distributed(c, i)
    if distributed is not None:
        return distributed
    if c.isa(i, "needs_of") and c.func(i + 1) != "of":
        return None
    if c.isa(i, "genitive_one") and bound_before(c, i, floor) is not None:
        return _one_magnitude(c, i)
    return _plural_core(c, i, i + 1, c.words[i], entry.plural)


def _quantified(c: Cursor, i: int, start: int, kind: str) -> Draft | None:
    """Read "several dozen", "a few", "most", "many people", Polish "kilkanaście"."""
    if kind in TYPICAL:
        return _some_of(c, i, start, kind)
    alone = c.size == 1
    if kind == "most":
        partitive = c.func(i + 1) == "of" or not c.classes["most_not"]
        fits = alone or (partitive and not c.isa(i - 1, "most_not"))
    else:
        fits = kind == "teens" or (kind in ("some", "many") and (alone or _plural_people(c, i)))
    if not fits:
        return None
    draft = Draft(i, i + 1)
    draft.low, draft.high = exact_ends(c.convention.of(kind))
    draft.bound = Bound.VAGUE
    draft.fraction = kind == "most"
    return draft


def _turned(c: Cursor, i: int) -> Draft | None:
    """Read a magnitude before its number, which makes it rough in Russian: «тысячи две», «тысяч двадцать»."""
    digits = c.literals[i + 1] is not None and not c.isa(i, "turned")
    if not c.classes["inversion"] or not c.starts_number(i + 1) or digits:
        return None
    number = sum_at(c, i + 1)
    small = number is not None and number.value < _THOUSAND and number.scale == 1 and not number.ordinal
    if number is None or not small or c.entries[number.end].level >= HUNDRED:
        return None
    return rough(c, i, number.end, c.entries[i].value * number.value)


def rough(c: Cursor, start: int, end: int, value: Value) -> Draft:
    """Read a number that is rough by itself: French "une centaine", Spanish "un centenar"."""
    draft = Draft(start, end)
    value = int(value) if value.denominator == 1 else value
    draft.numeral = Numeral(value, end)
    draft.value = value
    draft.low, draft.high = c.convention.around(value)
    draft.bound = Bound.ABOUT
    return draft


def _several_of(c: Cursor, start: int, end: int, magnitude: int) -> Draft:
    """Read several of a magnitude in one word: Polish "kilkaset"; a greater one may follow."""
    after = magnitude_at(c, end)
    if after is not None:
        magnitude, end = magnitude * int(after[0]), after[1]
    draft = Draft(start, end)
    low, high = exact_ends(c.convention.of("several of"))
    draft.value = TYPICAL["several"] * magnitude
    draft.low = None if low is None else low * magnitude
    draft.high = None if high is None else high * magnitude
    draft.bound = Bound.VAGUE
    return draft


def collective(c: Cursor, i: int, start: int) -> Draft | None:
    """Read "a trio of students", "a lone protester": a number only where it counts people."""
    count = int(c.entries[i].collective)
    if count == 1:
        word = c.words[i + 1]
        person = c.isa(i + 1, "one_person") or word.endswith(c.lexicon.endings["one_person_ending"])
        if not person or start == i:
            return None
    else:
        noun = noun_at(c, i + 1) if c.func(i + 1) == "of" else None
        if noun is None or noun[0] not in ("person", "force"):
            return None
    draft = Draft(start, i + 1)
    draft.exactly(count)
    return draft


def _distributed(c: Cursor, i: int) -> Draft | None:
    """Read "tens, if not hundreds, of thousands": both plurals multiply the last."""
    k = c.follows(i + 2 if c.words[i + 1] == "," else i + 1, c.lexicon.alternatives)
    first, second = c.entries[i].plural, c.entries[k].plural if k else 0
    j = k + 2 if c.words[k + 1] == "," else k + 1
    magnitude = c.entries[j + 1]
    if not first < second or c.func(j) != "of" or not magnitude.plural or magnitude.level < HUNDRED:
        return None
    draft = Draft(i, j + 2)
    draft.low, _ = exact_ends(c.convention.plural("", first * magnitude.plural))
    _, draft.high = exact_ends(c.convention.plural("", second * magnitude.plural))
    draft.bound = Bound.VAGUE
    draft.plural = True
    return draft


def _one_magnitude(c: Cursor, i: int) -> Draft | None:
    """Read a form that a hedge makes singular: «более тысячи» is more than one thousand."""
    magnitude = magnitude_at(c, i)
    if magnitude is None:
        return None
    draft = Draft(i, magnitude[1])
    draft.numeral = Numeral(magnitude[0], magnitude[1], scale=magnitude[0])
    draft.exactly(magnitude[0])
    return draft


def _plural_people(c: Cursor, i: int) -> bool:
    """Whether "some" or "many" counts people: "some detained individuals", not "some coffee"."""
    noun = noun_at(c, i + 1)
    return (
        noun is not None
        and noun[0] in ("person", "force")
        and not c.isa(noun[1], "one_person")
        and not c.isa(i - 1, "some_not")
    )


def _counts_before(c: Cursor, i: int) -> bool:
    return i > 0 and (c.literals[i - 1] is not None and bool(c.literals[i - 1]))


def _really_scores(c: Cursor, i: int) -> bool:
    """Whether "scores" is twenties and not points or marks."""
    if c.func(i + 1) == "of":
        return True
    before = c.words[i - 1]
    entry = c.entries[i - 1]
    free = not before.isalpha() or ((entry.stop or bool(entry.func)) and not c.isa(i - 1, "before_points"))
    noun = noun_at(c, i + 1)
    return free and (
        not c.words[i + 1].isalpha()
        or (noun is not None and noun[0] in ("person", "force", "participle"))
        or c.isa(i + 1, "after_points")
    )


def _some_of(c: Cursor, i: int, start: int, kind: str) -> Draft | None:
    j = i + 1
    if (c.func(j) == "of" and kind in ("couple", "handful")) or (c.isa(j, "more") and kind != "few"):
        j += 1
    magnitude: Value = 1
    k = j
    while k < c.size:
        entry = c.entries[k]
        if c.func(k) == "of" and k > j:
            if not c.entries[k + 1].plural:
                break
            k += 1
            continue
        if entry.level < 5 and not entry.plural:
            break
        magnitude *= entry.value or entry.plural
        k += 1
        if magnitude >= LARGEST:
            return _too_large(c, start, k)
    if k == j and c.words[j] == "-" and k + 1 < c.size:
        entry = c.entries[k + 1]
        if entry.level >= 5:
            magnitude, k = entry.value, k + 2
    literal = c.literals[j]
    if k == j and literal and literal.plain and literal.value in _ROUND and not c.touches(j + 1):
        magnitude, k = literal.value, j + 1  # "a few 100"
    if k == j and c.starts_number(j) and c.func(j - 1) == "of":
        return None  # "a handful of 45 supporters": the number says it
    draft = Draft(start, k if k > j else i + 1)
    draft.bound = Bound.VAGUE
    if k > j:
        low, high = exact_ends(c.convention.of(f"{kind} of"))
        draft.value = TYPICAL[kind] * magnitude
        draft.low = None if low is None else low * magnitude
        draft.high = None if high is None else high * magnitude
        return draft
    if kind == "few" and start == i and not (i == 0 and c.size == 1):
        return None  # "few came": not a number but its lack
    draft.low, draft.high = exact_ends(c.convention.of(kind))
    if kind in ("couple", "handful"):
        draft.value = TYPICAL[kind]
        if c.func(i + 1) == "of" and kind == "couple":
            draft.end = i + 2
    return draft
