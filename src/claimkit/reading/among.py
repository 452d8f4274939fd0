"""How a count stands to the others of its report: it counts all, some of the many, or others on top of them.

What is found is written down in the claims, so that whoever adds them up need not read their words again.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Sequence

import attrs

from claimkit.models import ANYBODY, Claim
from claimkit.quantities import Change, Quantity
from claimkit.reading.lexicon import word_list
from claimkit.text import read_table

_MARKS = ("total", "toll", "single")
_ON_TOP = frozenset((Change.ROSE_BY, Change.ADDED))

_NO_WORD = re.compile(r"[^\w-]|_")


@functools.cache
def _words() -> dict[str, str]:
    """Class of each word or phrase."""
    return {w: name for name, words in read_table("claimkit.reading", "among.tsv") for w in words.split("|")}


def among(claims: Sequence[Claim], totals: frozenset[int] = frozenset()) -> list[Claim]:
    """Return the claims of a report, each with how it stands to the others.

    Args:
        claims: the claims of one report, in the order of the text.
        totals: where those begin that are known to count all.

    Example:
        >>> from claimkit.quantities import Quantity
        >>> told = Claim("deaths", Quantity.exact(9), "Daily", noun="soldiers",
        ...     text="nine", sentence="In all, nine soldiers died.")
        >>> [(claim.is_total, claim.people) for claim in among([told])]
        [(True, 'forces')]
    """
    found: list[Claim] = []
    last: dict[str, list[Claim]] = {}
    for claim in claims:
        if not isinstance(claim.value, Quantity):
            found.append(claim)
            continue
        before = last.setdefault(claim.attribute, [])
        whole = claim.start in totals or _counts_all(claim)
        people = _sort(claim)
        told = attrs.evolve(claim, is_total=whole, people=people) if whole or people else claim
        if before and claim.value.change in _ON_TOP:
            told = _on_top(told, before)
        before.append(told)
        found.append(told)
    return found


def _on_top(claim: Claim, before: Sequence[Claim]) -> Claim:
    """A count told on top of others, unless it goes on with some of them, or tells again of its own sort."""
    value = claim.value
    assert isinstance(value, Quantity)
    if _enumerates(before[-1], claim) or _completes(before, claim):
        return attrs.evolve(claim, scope=claim.scope or "some of them")
    again = any(
        isinstance(b.value, Quantity)
        and b.value.change is None
        and (b.value.low, b.value.high) == (value.low, value.high)
        and b.sentence != claim.sentence
        for b in before
    )
    if again and _joins_other_count(claim):
        return attrs.evolve(claim, value=attrs.evolve(value, change=None))
    return claim


def _completes(before: Sequence[Claim], claim: Claim) -> bool:
    """Whether a step brings the parts told since a whole up to it.

    "Twenty-nine were held.  Nineteen were taken on Sunday, and a further ten since" tells of 29.
    """
    parts: list[float] = [_figure(claim)]
    for told in reversed(before):
        if not told.scope:
            return len(parts) > 1 and sum(parts) == _figure(told)
        parts.append(_figure(told))
    return False


def _figure(claim: Claim) -> float:
    """The figure of a count; what has none makes no sum."""
    figure = claim.value.figure if isinstance(claim.value, Quantity) else None
    return math.nan if figure is None else figure


def _counts_all(claim: Claim) -> bool:
    """Whether words say that a count is of all: "a total of 25", "in all", "the toll"."""
    before, after = (f" {_plain(part.casefold())} " for part in _split(claim.sentence, claim.text))
    leading, others = _of_all()
    return before.endswith(leading) or any(word in before or word in after for word in others)


@functools.cache
def _of_all() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words for all who are counted, between blanks: those that stand before a count, and the others."""
    told = [word for word, kind in _words().items() if kind in ("total", "toll")]
    leading = [word for word in told if word.endswith(" of") or word.startswith("total")]
    return tuple(f" {w} " for w in leading), tuple(f" {w} " for w in told if w not in leading)


def _sort(claim: Claim) -> str:
    """The sort of people that a count is of, empty where its noun names none that is known."""
    noun = claim.noun.casefold().strip()
    name = _words().get(noun, "")
    if name and name not in _MARKS:
        return name
    return ANYBODY if noun in word_list("anybody") else ""


def _enumerates(whole: Claim, c: Claim) -> bool:
    """Whether a step goes on with some of the many: "five died, three in the fire and another two later"."""
    from claimkit.numbers import find_quantities

    if not c.sentence or whole.sentence != c.sentence or not isinstance(whole.value, Quantity):
        return False
    if whole.is_total:
        return True
    between = _split(_split(c.sentence, whole.text)[1], c.text)[0]
    figures = [q.quantity.figure for q in find_quantities(between)] + [1] * _holds(between, "single")
    return any(n is not None and n < (whole.value.figure or 0) for n in figures)


def _joins_other_count(c: Claim) -> bool:
    """Whether "another" may join a count to one of another sort: "43 were killed and another 466 hurt"."""
    from claimkit.numbers import find_quantities

    return bool(c.text and find_quantities(_split(c.sentence, c.text)[0]))


def _holds(text: str, name: str) -> bool:
    """Whether a text holds a word of a class."""
    plain = f" {_plain(text.casefold())} "
    return any(f" {word} " in plain for word, kind in _words().items() if kind == name)


def _split(text: str, words: str) -> tuple[str, str]:
    """The text before some words and after them; all of it where there are none."""
    before, _words, after = text.partition(words) if words else (text, "", "")
    return before, after


def _plain(text: str) -> str:
    return " ".join(_NO_WORD.sub(" ", text).split())
