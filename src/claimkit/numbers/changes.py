"""Changes that a figure tells: "swelled to", "fell sharply this week from 30 to 20", "another"."""

from __future__ import annotations

from claimkit.numbers.cursor import Cursor
from claimkit.numbers.draft import Draft
from claimkit.quantities import Bound, Change

_CLAUSE = 12  # words between a verb of change and its "from", or that and its "to"
_IN_CLAUSE = {",", "-", "%", "'", "’"}


def change_verb(c: Cursor, i: int) -> int:
    """Return the index of the verb of change in the clause that goes on to token i, or -1.

    Adverbs and dates may stand between it and "from": "fell sharply this week from".
    """
    for k in range(i, max(i - _CLAUSE, -1), -1):
        if c.entries[k].change not in ("", "added"):
            return k
        if _clause_begins(c, k):
            break
    return -1


def _change_origin(c: Cursor, i: int) -> int:
    """Return the index of the "from" or "by" of a change whose "to" stands behind token i, or -1.

    So in "rose from 12 on Monday to 15", "fell from 30 people to 20", "rose by 3 to 15".
    """
    for k in range(i, max(i - _CLAUSE, -1), -1):
        if (c.isa(k, "change_from") or tells_step(c, k)) and c.starts_number(k + 1):
            return k
        if _clause_begins(c, k) or c.isa(k, "change_to"):
            break
    return -1


def from_verb(c: Cursor, i: int) -> int:
    """Return the index of the verb of "rose from 20 to", "rose by 5 to", with the "to" at token i, or -1."""
    origin = _change_origin(c, i - 1)
    return -1 if origin < 0 else change_verb(c, origin - 1)


def tells_step(c: Cursor, i: int) -> bool:
    """Whether a preposition tells by how much something changes: "rose by 12", "stieg um 12"."""
    return c.func(i) == "by" or c.isa(i, "change_by")


def _clause_begins(c: Cursor, k: int) -> bool:
    word = c.words[k]
    if c.literals[k] or word[:1].isalpha():
        return c.func(k) in ("and", "or") or c.isa(k, "clause") or c.isa(k, "finite")
    return word not in _IN_CLAUSE


def take_change(c: Cursor, draft: Draft) -> None:
    """Find the change that a figure tells: "swelled to", "rose by", "another"."""
    i = draft.start
    before = c.words[i - 1]
    if draft.change is not None:
        return
    if c.isa(draft.end, "more") and _adds(c, draft):
        draft.change, draft.change_span = Change.ADDED, (draft.end, draft.end + 1)
        return
    if i == 0:
        return
    preposition = "to" if c.isa(i - 1, "change_to") else "by" if tells_step(c, i - 1) else c.func(i - 1)
    if preposition in ("to", "by") and before.isalpha():
        if preposition != "by" and (verb := from_verb(c, i - 1)) >= 0:
            _set_change(draft, c.entries[verb].change, "to", verb, i)
            return
        for k in range(i - 2, max(i - 8, -1), -1):
            direction = c.change(k)
            if direction and direction != "added":
                if c.change(k - 1) == "revised":  # "revised down to 41"
                    k, direction = k - 1, "revised"  # noqa: PLW2901
                if _tells_change(c, draft, k, i - 1):
                    _set_change(draft, direction, preposition, k, i)
                return
            if not _passes(c, k):
                return
        return
    direction = c.change(i - 1)
    if direction == "added":
        draft.change = Change.ADDED
        k = i - 1
        if c.func(k - 1) == "article":
            k -= 1
        draft.change_span = (k, i)
    elif (
        direction in ("up", "down")
        and draft.unit is not None
        and draft.unit.kind == "share"
        and preposition != "to"
    ):
        _set_change(draft, direction, "by", i - 1, i)


def _adds(c: Cursor, draft: Draft) -> bool:
    """Whether "more" after a figure adds to one told before: "50 more protesters", not "50 more than"."""
    return (
        draft.unit is None
        and not draft.ordinal
        and not draft.fraction
        and (
            draft.end + 1 == c.size
            or (
                draft.noun_class in ("person", "force", "participle")
                and draft.noun is not None
                and draft.noun[0] > draft.end
            )
        )
    )


def _tells_change(c: Cursor, draft: Draft, verb: int, preposition: int) -> bool:
    """Whether a verb of change and a preposition go with the figure.

    "slowed by several fires" names a cause, "cut power to 100 homes" a receiver, "raised the toll to 25"
    a change.
    """
    if tells_step(c, preposition):
        return not (draft.bound is Bound.VAGUE and draft.noun is not None)
    between = c.words[verb + 1 : preposition]
    adverbs, endings = c.classes["change_adverb"], c.lexicon.endings["adverb_ending"]
    plain = all(w.endswith(endings) or not w[0].isalpha() or w in adverbs for w in between)
    return (
        plain
        or any(c.func(k) == "from" for k in range(verb + 1, preposition))
        or c.isa(verb + 1, "object_start")
    )


def _passes(c: Cursor, k: int) -> bool:
    """Whether a word may stand between a verb of change and "to": "rose from 20 to"."""
    if c.literals[k] or c.words[k][0].isalpha():
        return not (c.entries[k].stop and not c.isa(k, "change_passes"))
    return c.words[k] in (",", "-", "%")


def _set_change(draft: Draft, direction: str, preposition: str, start: int, end: int) -> None:
    if direction[0].isdigit():
        direction = "down" if "/" in direction else "up"
    names = {
        ("up", "to"): Change.ROSE_TO,
        ("down", "to"): Change.FELL_TO,
        ("up", "by"): Change.ROSE_BY,
        ("down", "by"): Change.FELL_BY,
        ("revised", "to"): Change.REVISED_TO,
    }
    if (direction, preposition) in names:
        draft.change = names[direction, preposition]
        draft.change_span = (start, end)
