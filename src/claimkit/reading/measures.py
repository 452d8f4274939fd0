"""Figures that measure something else than the fate of persons: terms, money, weather, population, places."""

from __future__ import annotations

import functools
from itertools import pairwise
from typing import NamedTuple

import regex

from claimkit.quantities import Quantity
from claimkit.reading.lexicon import word_list
from claimkit.reading.syntax import Group
from claimkit.reading.tokens import Token
from claimkit.text import read_table

_POPULOUS = regex.compile(r"\bpopulation\b|\bpopulous\b|\binhabitants?\b|\binhabited\b", regex.I)
_PLACES = frozenset(
    "city cities town towns village villages settlement settlements municipality municipalities".split()
)
_CURRENCY = regex.compile(r"[A-Z]{3}")


class Measure(NamedTuple):
    """A measured figure: its attribute, and whether it is only possible."""

    start: int
    end: int
    attribute: str
    quantity: Quantity
    noun: str
    possible: bool = False


class _Rule(NamedTuple):
    attribute: str
    units: frozenset[str]
    needs: frozenset[str]
    bars: frozenset[str]


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    rows = (row + ("",) * (4 - len(row)) for row in read_table("claimkit.reading", "measures.tsv"))
    return tuple(
        _Rule(a, *(frozenset(w.replace("_", " ") for w in cell.split()) for cell in cells))
        for a, *cells in rows
    )


def measure(words: list[Token], at: int, group: Group | None, sentence: str) -> Measure | None:
    """Return what the figure at a token measures by unit and sentence; None where no rule knows."""
    token = words[at]
    quantity = token.quantity
    if quantity is None:
        return None
    noun = words[group.head].word if group is not None and group.head >= 0 else ""
    unit = quantity.unit
    if unit in (None, "person", "city") or (group is not None and group.is_human):
        return (
            _population(words, at, noun, quantity, sentence)
            or _places(words, at, noun, quantity)
            or _magnitude(words, at, quantity)
        )
    told = {t.word for t in words}
    for rule in _rules():
        if not (unit in rule.units or ("*" in rule.units and _CURRENCY.fullmatch(unit or ""))):
            continue
        if (rule.needs and not rule.needs & told) or (
            rule.bars & told and unit in ("year", "day", "month", "week") and _aged(words, at)
        ):
            continue
        if rule.attribute == "sentence_length":
            return _term(words, at, quantity)
        return Measure(token.start, token.end, rule.attribute, quantity, noun)
    return None


def _aged(words: list[Token], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].word in ("old", "ago", "later", "after", "before", "earlier")


def _term(words: list[Token], at: int, quantity: Quantity) -> Measure | None:
    """A term: imposed, or only faced; none where it is only asked for, or is what was served of another."""
    token = words[at]
    before = [t.word for t in words[max(0, at - 16) : at]]
    after = [t.word for t in words[at + 1 : at + 8]]
    imposed = _imposed(before)
    passed = imposed >= len(before) - 2 and before[-1:] in (
        ["for"],
        ["to"],
    )  # "jailed for 12 years after ..."
    person = at + 1 < len(words) and words[at + 1].is_a("human")  # "a 10-year veteran"
    if person or (_aged(words, at) and not passed) or "old" in token.word:
        return None
    near = before[-8:] + after
    in_office = any(pair in (("of", "office"), ("in", "office")) for pair in pairwise([*before, *after]))
    if in_office or word_list("legal").isdisjoint(near + before):
        return None  # "the mayor's term of office is five years"
    part = before[-1:] in (["serving"], ["served"], ["spending"], ["spent"]) and after[:1] == ["of"]
    if part or _is_asked_for(before):
        return None
    exposed = max((i for i, w in enumerate(before) if w in word_list("exposed")), default=-1)
    if exposed > imposed and not {"imposed", "suspended"} & set(after):
        return Measure(token.start, token.end, "sentence_exposure", quantity, "", possible=True)
    return Measure(token.start, token.end, "sentence_length", quantity, "")


_UNDER = 3  # words from a modal, or from "if", to the verb that it governs: "could have been jailed"


def _imposed(before: list[str]) -> int:
    """Where the last verb stands that passes a sentence; -1 where there is none, or it only might."""
    passing, open_to = word_list("imposed"), word_list("exposed")
    found = (
        i
        for i, word in enumerate(before)
        if word in passing and open_to.isdisjoint(before[max(0, i - _UNDER) : i])
    )
    return max(found, default=-1)


def _is_asked_for(before: list[str]) -> bool:
    """Whether a term is what somebody asks a court for: "want her jailed for nine years"."""
    asked = max((i for i, w in enumerate(before) if w in word_list("pleading")), default=len(before))
    return asked < len(before) and {";", ",", "but", "and", "after", "before"}.isdisjoint(before[asked:])


def _population(words: list[Token], at: int, noun: str, quantity: Quantity, sentence: str) -> Measure | None:
    """``population 17,000``, ``17,000 inhabitants``, and the people of "the most populous" place."""
    if _POPULOUS.search(sentence) is None:
        return None
    before = [t.word for t in words[max(0, at - 5) : at]]
    settled = "population" in before or noun.startswith(("inhabitant", "resident"))
    standing = (
        before[-1:] in (["with"], ["are"], ["has"], ["of"], ["is"], ["numbers"]) and "populous" in sentence
    )
    after = [t.word for t in words[at + 1 : at + 4]]
    if settled or standing or "inhabitants" in after or after[:1] == ["population"]:
        token = words[at]
        return Measure(token.start, token.end, "population", quantity, noun)
    return None


def _places(words: list[Token], at: int, noun: str, quantity: Quantity) -> Measure | None:
    """``in 88 cities``: over how many places something was spread."""
    if noun not in _PLACES or at == 0:
        return None
    before = [t.word for t in words[max(0, at - 3) : at]]
    if not {"in", "across", "throughout"} & set(before):
        return None
    token = words[at]
    return Measure(token.start, token.end, "cities", quantity, noun)


def _magnitude(words: list[Token], at: int, quantity: Quantity) -> Measure | None:
    token = words[at]
    near = [t.word for t in words[max(0, at - 3) : at + 2]]
    if "magnitude" in near and isinstance(quantity.value, int | float) and 0 < quantity.value < 10:
        return Measure(token.start, token.end, "magnitude", quantity, "")
    return None
