"""Bounds and hedges on either side of a number: where their words begin and end, and what they mean."""

from __future__ import annotations

from claimkit.numbers.conventions import TYPICAL
from claimkit.numbers.cursor import Cursor

_CLOSERS = ("", ")", "]", ";", ",")  # "100 +" is open where nothing follows that it could add


def bound_before(c: Cursor, i: int, floor: int) -> tuple[str, int] | None:
    """Find the bound or hedge that ends right before token i: its meaning and where it begins."""
    if i - 1 < floor:
        return None
    word, before = c.words[i - 1], c.words[i - 2]
    if word in c.lexicon.equalling and (before in c.lexicon.equalling or c.func(i - 2) == "or"):
        equal = _equal_before(c, i, floor)
        if equal is not None:
            return equal
    if word in c.lexicon.bounds.by_last and (found := _outer_bound(c, i, floor)) is not None:
        return found
    return _past_preposition(c, i, floor) if c.isa(i - 1, "inside_bound") else None


def _past_preposition(c: Cursor, i: int, floor: int) -> tuple[str, int] | None:
    """Read «более чем в 40 городах», "co najmniej w 40 miastach": the preposition follows the bound.

    A bare comparative compares what happens by so much: «больше в 40 раз».
    """
    found = _outer_bound(c, i - 1, floor)
    strict = found is not None and found[0] in ("more_than", "less_than") and not c.isa(i - 2, "than")
    return None if strict or found is None or c.func(i - 2) == "to" else found


def _outer_bound(c: Cursor, i: int, floor: int) -> tuple[str, int] | None:
    by_word = c.lexicon.bounds.by_last.get(c.words[i - 1], {})
    for before in (c.words[i - 2], ""):  # the longest first
        for words, meaning in by_word.get(before, ()):
            k = i - len(words)
            if k >= floor and c.words[k:i] == words:
                return meaning, k
    return None


def _equal_before(c: Cursor, i: int, floor: int) -> tuple[str, int] | None:
    """Read a comparative and "equal" joined by "or": "more than or equal to", "equal or fewer than"."""
    k, up, equal, joint = i, "", False, False
    while k > floor:
        if c.isa(k - 1, "comparative_up") or c.isa(k - 1, "comparative_down"):
            if up:
                break
            up = "at_least" if c.isa(k - 1, "comparative_up") else "at_most"
        elif c.isa(k - 1, "equal"):
            if equal:
                break
            equal = True
        elif c.func(k - 1) == "or":
            joint = True
        elif not (c.isa(k - 1, "than") or c.func(k - 1) in ("to", "of")):
            break
        k -= 1
    if not (equal and joint):
        return None
    if up:
        return up, k
    outer = _outer_bound(c, k, floor)  # "at least or equal to 30"
    return outer if outer is not None and outer[0] in ("at_least", "at_most") else None


def second_start(c: Cursor, k: int) -> int | None:
    """Return the index of the next number, past an article, a sign, a currency mark or a hedge."""
    for n in range(k, min(k + 4, c.size)):
        if c.literals[n] or (
            c.entries[n].level
            or c.entries[n].ordinal_level
            or c.entries[n].part
            or c.entries[n].quantifier in TYPICAL
        ):
            return n
        if c.entries[n].plural:
            return n
    return None


def hedge_fills(c: Cursor, k: int, end: int) -> bool:
    """Whether nothing but a hedge stands between a connector and the second number."""
    if k == end:
        return True
    if end == k + 1 and (c.func(k) in ("the", "article") or c.words[k] == "-"):
        return True
    found = bound_before(c, end, k)
    return found is not None and found[1] == k and found[0] != "exact"


def bound_after(c: Cursor, j: int) -> tuple[str, int] | None:
    """Find the bound or hedge that begins at token j: its meaning and the token after it."""
    if c.words[j] == "," and c.func(j + 1) == "or":
        found = bound_after(c, j + 1)  # "60, or more than that"
        return found if found is not None and not c.words[found[1]][:1].isalnum() else None
    for words, meaning in c.lexicon.bounds.by_first.get(c.words[j], ()):
        if all(c.words[j + n] == w for n, w in enumerate(words)):
            end = j + len(words)
            if (
                c.isa(end, "than")
                or (c.func(end) == "to" and c.starts_number(end + 1))  # "20 and up to 30"
                or _compares(c, end)
                or (words[0] in ("-", "+") and not c.touches(j) and c.words[end][:1] not in _CLOSERS)
            ):
                continue
            if words == ("+",) and c.words[j + 1][:1].isalnum() and c.touches(j + 1):
                continue
            if len(words) == 1 and words[0].isalpha() and _hedged_number(c, end):
                continue  # "11,500 plus at least 8,000"
            if c.isa(j, "glued") and not c.touches(j):
                continue
            if words[0].isalpha() and c.starts_number(end):
                continue
            return meaning, end
    return None


def _compares(c: Cursor, i: int) -> bool:
    """Whether an adjective goes on with a comparison: "10 et plus petit que 20"."""
    return c.isa(i, "comparative_up") or c.isa(i, "comparative_down")


def _hedged_number(c: Cursor, j: int) -> bool:
    """Whether a number begins at token j, perhaps behind a hedge."""
    k = second_start(c, j)
    return k is not None and hedge_fills(c, j, k)
