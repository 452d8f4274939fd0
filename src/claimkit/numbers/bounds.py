"""Bounds: what stands around a figure moves or opens its ends."""

from __future__ import annotations

from claimkit.numbers.changes import from_verb
from claimkit.numbers.conventions import whole
from claimkit.numbers.cursor import Cursor
from claimkit.numbers.draft import Draft
from claimkit.numbers.hedges import bound_after, bound_before
from claimkit.numbers.measures import unit_after
from claimkit.numbers.nouns import noun_at
from claimkit.quantities import Bound

_OPEN = {"at_least", "more_than"}
_ROUND = 10  # a figure that is no multiple of it is seldom a bound
_MOST = 4  # hedges before a figure: "at least about some"
_CAPS = {"at_most", "less_than"}
_DENIED = {"more_than": "at_most", "less_than": "at_least"}


def _closes(c: Cursor, start: int, end: int) -> bool:
    """Whether a bound of several words ends a phrase: "50 people at least"."""
    return end - start > 1 and c.words[start].isalpha() and not c.words[end][:1].isalnum()


def take_bounds(c: Cursor, draft: Draft, floor: int) -> None:
    """Read the bounds and hedges on both sides and set the ends."""
    meanings, start = _meanings_before(c, draft, floor)
    if meanings and _opposed(c, start, meanings[-1], floor):
        draft.refused = True  # "less or more than 30": any number is
        return
    draft.start = _multiplied(c, draft, start, floor)
    after = bound_after(c, draft.end) or _behind_noun(c, draft)
    if after is not None and after[0] != "or_equal":
        meanings.insert(0, after[0])
        draft.end = after[1]
        _take_unit_behind(c, draft)
    elif after is not None and meanings and meanings[-1] in ("more_than", "less_than"):
        meanings[-1] = "at_least" if meanings[-1] == "more_than" else "at_most"
        draft.end = after[1]
    if not meanings and _inverted(c, draft, floor):
        meanings.append("about")
    if meanings:
        _set_ends(c, draft, meanings)


def _take_unit_behind(c: Cursor, draft: Draft) -> None:
    """Read the unit behind a bound: "90-odd minutes", "20-plus years", "30+ km"."""
    if draft.unit is not None or draft.ordinal or draft.noun is not None:
        return
    found = unit_after(c, draft.end)
    if found is not None:
        draft.unit, draft.end = found.unit, found.end


_MIRRORED = {
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
    Bound.MORE_THAN: Bound.LESS_THAN,
    Bound.LESS_THAN: Bound.MORE_THAN,
}
_DEGREES = {"angle", "temperature"}


def take_sign(c: Cursor, draft: Draft) -> None:
    """Read "15 degrees below zero", «20 градусов мороза»: more than 15 of them are less than -15."""
    end = c.follows(draft.end, c.lexicon.below_zero)
    if not end or draft.unit is None or draft.unit.kind not in _DEGREES or (draft.low or 0) < 0:
        return
    draft.end = end
    draft.value = None if draft.value is None else -draft.value
    low, high = draft.low, draft.high
    draft.low, draft.high = (None if n is None else -n for n in (high, low))
    draft.low_open, draft.high_open = draft.high_open, draft.low_open
    draft.bound = _MIRRORED.get(draft.bound, draft.bound)
    draft.named = tuple(-n for n in reversed(draft.named))


def _meanings_before(c: Cursor, draft: Draft, floor: int) -> tuple[list[str], int]:
    """Return what the bounds and hedges before a figure mean, from the inside out, and where they begin."""
    meanings: list[str] = []
    start = draft.start
    while len(meanings) < _MOST:
        k = start
        found = bound_before(c, k, floor)  # "an die 300" is a hedge with its article
        if found is None and c.func(k - 1) in ("article", "the"):
            if k - 1 <= floor or draft.numeral is None or c.func(draft.start) == "article":
                break
            k -= 1
            found = bound_before(c, k, floor)
        if found is None or (draft.ordinal and not c.isa(k - 1, "than")):
            break
        if not _bound_fits(c, found, draft, k):
            break
        meanings.append(found[0])
        start = found[1]
        if found[0] in _DENIED and start > floor and c.isa(start - 1, "denies_bound"):
            meanings[-1] = _DENIED[found[0]]  # "not over 40", "nicht unter 40"
            start -= 1
        if c.entries[start - 1].degree:
            start -= 1
        elif c.isa(start - 1, "little") and c.func(start - 2) == "article" and start - 2 >= floor:
            start -= 2
    return meanings, start


def _opposed(c: Cursor, start: int, meaning: str, floor: int) -> bool:
    """Whether a bound is joined by "or" to its opposite: "inférieur ou supérieur à 30"."""
    other = "comparative_down" if meaning in _OPEN else "comparative_up" if meaning in _CAPS else ""
    return bool(other) and start - 2 >= floor and c.func(start - 1) == "or" and c.isa(start - 2, other)


def _behind_noun(c: Cursor, draft: Draft) -> tuple[str, int] | None:
    """Return the bound of "50 people or more", which stands behind the noun."""
    if draft.unit is not None or draft.bound is Bound.VAGUE:
        return None
    noun = noun_at(c, draft.end)
    if noun is None or noun[1] - draft.end > 2 or noun[0] == "participle":
        return None
    later = bound_after(c, noun[1] + 1)
    told = c.func(noun[1] + 1 + (c.words[noun[1] + 1] == ",")) == "or"  # "60 people, or more than that"
    if later is None or not (told or _closes(c, noun[1] + 1, later[1])):
        return None
    draft.counts(noun)
    return later


def _inverted(c: Cursor, draft: Draft, floor: int) -> bool:
    """Read a noun before its number, which makes it rough in Russian: «человек двести»."""
    k = draft.start - 1
    if k < floor or not c.isa(k, "inversion") or draft.bound is not Bound.EXACT or draft.unit is not None:
        return False
    if c.literals[k - 1] or c.entries[k - 1].level or noun_at(c, draft.end) is not None:
        return False  # «пять человек двести рублей»
    draft.start = k
    noun = noun_at(c, k)
    if noun is not None:
        draft.counts((noun[0], k))
    return True


def _multiplied(c: Cursor, draft: Draft, start: int, floor: int) -> int:
    """Read "twice the roughly 150": a multiplier before a known number; return where it begins."""
    k = start - 1
    if k - 1 < floor or c.func(k) != "the" or draft.value is None or draft.bound is not Bound.EXACT:
        return start
    k -= 2 if c.words[k - 1] == "(" else 1
    times = c.entries[k].times if k >= floor else 0
    if not times:
        return start
    draft.exactly(draft.value * times)
    found = bound_before(c, k, floor)
    return found[1] if found is not None and found[0] == "about" else k


def _bound_fits(c: Cursor, found: tuple[str, int], draft: Draft, k: int) -> bool:
    """Whether a word before a number is a hedge here, and not part of "all over" or «выросло до»."""
    word = c.words[k - 1]
    before = c.words[found[1] - 1]
    if word.isalpha() and c.isa(found[1] - 1, "undoes_hedge"):
        return False
    if draft.bound is Bound.VAGUE and c.isa(k - 1, "place_hedge"):
        return False
    if found[1] == k - 1 and c.isa(k - 1, "crosses") and _crossed(c, k - 2, draft):
        return False
    if c.isa(k - 1, "after_change") and c.change(found[1] - 1) in ("", "added"):
        return False  # "climbed past 340", but "the past 12 months"
    if c.isa(k - 1, "bare_verb") and not c.isa(found[1] - 1, "modal"):
        return False
    to = found[1] == k - 1 and c.func(k - 1) == "to"
    if to and (c.change(k - 2) not in ("", "added") or from_verb(c, k - 1) >= 0):
        return False  # «выросло до», «выросло с 12 до»: the preposition of a change, not a bound
    return not (word in ("<", ">") and before == "=")


def _crossed(c: Cursor, verb: int, draft: Draft) -> bool:
    """Whether the "over" behind a verb leads what it meets: "ran over three boys", "fell over 20 chairs"."""
    noun = noun_at(c, draft.end)
    if draft.unit is not None or noun is None or c.isa(noun[1], "measured_out"):
        return False
    few = draft.value is not None and draft.value % _ROUND != 0
    return (
        c.isa(verb, "crossing")
        or (noun[0] == "person" and c.isa(verb, "crossing_people"))
        or (few and c.isa(verb, "crossing_few"))
    )


def _set_ends(c: Cursor, draft: Draft, meanings: list[str]) -> None:
    """Set the ends: the outermost bound decides, a hedge inside it changes nothing."""
    firm = [m for m in meanings if m in _OPEN or m in _CAPS]
    meaning = firm[-1] if firm else meanings[-1] if meanings else ""
    if not meaning or meaning == "exact":
        if meaning and draft.bound is Bound.EXACT:
            draft.low = draft.high = draft.value
        return
    if meaning in _OPEN or meaning in _CAPS:
        _open_end(draft, meaning)
    elif draft.value is not None and (
        draft.bound is Bound.EXACT or (draft.bound is Bound.ABOUT and meaning == "almost")
    ):
        low, high = c.convention.around(draft.value)
        if meaning == "almost":
            if low < draft.value:
                draft.low, draft.high, draft.high_open, draft.bound = low, draft.value, True, Bound.ALMOST
            else:
                draft.bound = Bound.ALMOST
        else:
            draft.low, draft.high, draft.bound = low, high, Bound.ABOUT


def _open_end(draft: Draft, meaning: str) -> None:
    """Let a bound open the end that it does not name; a range keeps the end that it does."""
    floor = meaning in _OPEN
    end = (draft.low if floor else draft.high) if draft.value is None else draft.value
    if draft.bound is Bound.RANGE and end is not None:
        draft.value = whole(end)
    draft.low, draft.high = (end, None) if floor else (None, end)
    strict = meaning in ("more_than", "less_than") and end is not None
    draft.low_open, draft.high_open = strict and floor, strict and not floor
    draft.bound = Bound(meaning)
