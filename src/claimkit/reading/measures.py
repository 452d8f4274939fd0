"""Figures of something else than what becomes of people: terms of court, population, places, units."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from claimkit.models import OUTSIDE, SUSPENDED
from claimkit.patterns import Grammar, Match, rule
from claimkit.quantities import Bound, Quantity
from claimkit.reading.syntax import Group
from claimkit.reading.tokens import Token, listed, sentence_words
from claimkit.text import read_table

_POPULOUS = regex.compile(r"\bpopulation\b|\bpopulous\b|\binhabitants?\b|\binhabited\b", regex.I)
_PLACES = frozenset(("city", "cities"))
CURRENCY = regex.compile(r"[A-Z]{3}")
"""A unit that is money: a code of ISO 4217."""
"""A unit that is money: a code of ISO 4217."""


class Measure(NamedTuple):
    """A measured figure: its attribute, whether it is only possible, and the rule that read it."""

    start: int
    end: int
    attribute: str
    quantity: Quantity
    noun: str
    possible: bool = False
    rule: str = ""


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


def measure(
    words: list[Token], at: int, group: Group | None, sentence: str, without: frozenset[str] = frozenset()
) -> Measure | None:
    """Return what the figure at a token measures by unit and sentence; None where no rule knows."""
    token = words[at]
    quantity = token.quantity
    if quantity is None:
        return None
    noun = words[group.head].word if group is not None and group.head >= 0 else ""
    unit = quantity.unit
    if unit in (None, "person", "city") or (group is not None and group.is_human):
        return _population(words, at, noun, quantity, sentence) or _places(words, at, noun, quantity)
    told = {t.word for t in words}
    for row in _rules():
        if not (unit in row.units or ("*" in row.units and CURRENCY.fullmatch(unit or ""))):
            continue
        if (row.needs and not row.needs & told) or (row.bars & told and unit in _TIMES and _aged(words, at)):
            continue
        if row.attribute == _IMPOSED:
            return _term(words, at, quantity, without)
        return Measure(token.start, token.end, row.attribute, quantity, noun)
    return None


def _aged(words: list[Token], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].word in ("old", "ago", "later", "after", "before", "earlier")


def _term(words: list[Token], at: int, quantity: Quantity, without: frozenset[str]) -> Measure | None:
    """A term: imposed, or only faced; none where it is only asked for, or is what was served of another."""
    token = words[at]
    if token.word.endswith("old") or (at + 1 < len(words) and words[at + 1].is_a("human")):
        return None  # "a 10-year veteran"
    name, meant = TERMS.without(without).foremost(dressed(words)).get(at, ("", ""))
    if not meant:
        return None
    if _aged(words, at) and not (meant == _IMPOSED and words[at - 1].word in ("for", "to")):
        return None  # but "jailed for 12 years after"
    if _is_suspended_part(words, at):
        return None
    beside = {t.word for t in words[max(0, at - _BESIDE) : at + 1 + _BESIDE]}
    noun = SUSPENDED if SUSPENDED in beside and beside.isdisjoint(_IN_PART) else ""
    served = " ".join(t.word for t in words[at + 1 : at + 1 + _BESIDE] if t.kind == "word")
    noun = noun or next((how for how in OUTSIDE if served.removeprefix("of ").startswith(how)), "")
    return Measure(token.start, token.end, meant, quantity, noun, meant == _FACED, name)


def _is_suspended_part(words: Sequence[Token], at: int) -> bool:
    """Whether a term is the part of another that is suspended: "four years, with 18 months suspended"."""
    led = [t.word for t in words[max(0, at - _BESIDE) : at]]
    behind = [t.word for t in words[at + 1 : at + 2]]
    after = led[led.index(SUSPENDED) + 1 :] if SUSPENDED in led else []
    return ("with" in led[-3:] and behind == [SUSPENDED]) or not _IN_PART.isdisjoint(after)


_IN_PART = frozenset(
    "not with final last remaining part partly partially half which some rest balance".split()
)
"""Words beside "suspended" that say that not all of a term is."""
_BESIDE = 5
"""Words on both sides of a term that say how it is served: "a sentence of two years, suspended for three"."""
_IMPOSED, _FACED = "sentence_length", "sentence_exposure"
_TIMES = frozenset(("year", "month", "week", "day"))


def dressed(words: Sequence[Token]) -> list[Token]:
    """The tokens, with the classes ``term`` for a stretch of time and ``sum`` for money."""
    clad = listed(words)
    for at, token in enumerate(clad):
        if token.word == ";":
            clad[at] = token._replace(classes=frozenset(("semicolon",)))
        elif token.kind == "date" and "quarter" in token.word:
            clad[at] = token._replace(classes=token.classes | {"accounts"})
        unit = token.quantity.unit if token.quantity is not None else None
        if unit in _TIMES:
            clad[at] = token._replace(classes=token.classes | {"term"})
        elif unit and CURRENCY.fullmatch(unit):
            clad[at] = token._replace(classes=token.classes | {"sum"})
    return clad


Term = tuple[int, str]  # index of a stretch of time, and what it measures; empty: nothing


def _it(match: Match, meant: str) -> Term:
    return match.marks["it"][0], meant


_ON = "!<apart/mark/term>* !<apart/mark/term>*"  # words of one clause


@rule(
    "a term of office",
    "term/terms (of office)? (!<mark>)* (it: <term>)",
    "(of/in) office <be/for>* (it: <term>)",
    examples=[
        ("The mayor's term of office is five years.", "nothing: five years"),
        ("She got a term of five years in prison.", ""),
    ],
)
def _of_office(match: Match) -> Term | None:
    office = any(t.word in ("of", "in") and after.word == "office" for t, after in pairwise(match.words))
    return _it(match, "") if office else None


@rule(
    "what was served of a term",
    "serving/served/spending/spent (it: <term>)",
    "(has/have/had) been !<mark/term>* in (prison/jail/custody/detention) for (it: <term>)",
    examples=[
        ("He left jail after serving three years of an eight-year sentence.", "nothing: three years"),
        ("He got four years in prison, of which he served 19 months.", "nothing: 19 months"),
        ("She has been in prison for two years.", "nothing: two years"),
    ],
)
def _served(match: Match) -> Term | None:
    after = match.words[match.end : match.end + 1]
    before = [t.word for t in match.words[max(0, match.start - 4) : match.start]]
    part = "which" in before or match.words[match.start].word in ("has", "have", "had")
    return _it(match, "") if part or (after and after[0].word == "of") else None


@rule(
    "a term only asked for",
    f"<pleading> {_ON} (it: <term>)",
    examples=[
        ("Prosecutors want Ann Holm jailed for nine years.", "nothing: nine years"),
        ("Prosecutors had demanded five years; he was jailed for three years.", "nothing: five years"),
        ("He was jailed for 12 years after prosecutors asked for mercy.", ""),
    ],
)
def _asked_for(match: Match) -> Term:
    return _it(match, "")


@rule(
    "the longest term asked for",
    "<term> (to/and) (it: <term>)",
    examples=[
        ("Prosecutors asked for prison terms of eight months to 14 years.", "nothing: 14 years"),
        ("He was jailed for a term of five to six years.", ""),
    ],
)
def _asked_for_most(match: Match) -> Term | None:
    before = list(match.words[: match.start])
    parted = max((i for i, t in enumerate(before) if t.is_a("apart", "mark")), default=-1)
    return _it(match, "") if any(t.is_a("pleading") for t in before[parted + 1 :]) else None


@rule(
    "a term cut, or what is taken off one or added to it",
    "<upgrading/dropping/cutting> !<apart/mark/term>* from (it: <term>)",
    "(it: <term>) !<mark/term/be/imposed>* <be/have>+ <adverb>* <upgrading/dropping/cutting>",
    "(it: <term>) (taken/cut/knocked/shaved/docked/struck)? off",
    "(<cutting/dropping> | add/added/take/takes/took/deducts/deducted) (it: <term>) (from/to)",
    examples=[
        ("Ann Holm has had eight months taken off her prison term.", "nothing: eight months"),
        ("The judge deducted eight months from her prison term.", "nothing: eight months"),
        ("The court cut his sentence from nine years to six years.", "nothing: nine years"),
        ("His sentence of nine years for fraud was cut to six.", "nothing: nine years"),
    ],
)
def _cut(match: Match) -> Term:
    return _it(match, "")


@rule(
    "a term that a law provides",
    f"<human> !<apart/mark/term>* shall {_ON} (it: <term>)",
    f"(whoever | <whoever>) !<apart/mark/term>* (shall/is/are/will) {_ON} (it: <term>)",
    "under/by/per (the/this/that/its/their/new)* !<mark/preposition>* law/act/code/statute/article/section "
    ",? !<mark/term>* is/are <adverb>* <imposed> !<apart/mark/term>* (it: <term>)",
    "law/act/code/statute/article/section/bill <adverb>* <modal>? <providing> !<mark/term>* (it: <term>)",
    examples=[
        (
            "Whoever sells passports shall be fined or imprisoned not more than one year.",
            "nothing: not more than one year",
        ),
        ("Whoever sells forged visas is punished with prison for one year.", "nothing: one year"),
        ("Any person who insults the king shall be jailed for up to 15 years.", "nothing: up to 15 years"),
        ("Under the law, smugglers are jailed for up to five years.", "nothing: up to five years"),
        ("The act provides for imprisonment of up to three years.", "nothing: up to three years"),
        ("Under the law he was jailed for five years.", ""),
        ("Whoever is guilty of it, Ann Holm was jailed for a year.", ""),
    ],
)
def _provided(match: Match) -> Term:
    return _it(match, "")  # a law sentences nobody


@rule(
    "a term that may be life",
    "(it: <term>) to life",
    examples=[
        ("He faces 15 years to life in prison.", "nothing: 15 years"),
        ("He was sentenced to 15 years in prison.", ""),
    ],
)
def _to_life(match: Match) -> Term:
    return _it(match, "")  # half of a range, whose other end is no number


@rule(
    "a term for a crime of its kind",
    "<be> (a/an | punishable) !<mark/term>* (crime/felony/misdemeanor/misdemeanour/offence/offense) "
    "(,? that/which)? !<mark/term/someone>* (it: <term>)",
    examples=[
        ("Lying under oath is a crime that carries up to five years in prison.", "nothing: up to five years"),
        ("Theft is a felony punishable by up to five years.", "nothing: up to five years"),
        ("The charge is a felony punishable by up to five years.", ""),
    ],
)
def _of_its_kind(match: Match) -> Term | None:
    told = match.words[max(0, match.start - _UNDER) : match.start]
    charge = any(t.is_a("charging", "accusation") or t.word in ("count", "counts") for t in told)
    return None if charge else _it(match, "")


@rule(
    "a term of probation",
    "(it: <term>) (' | 's | of/on)* (supervised)? (probation | supervision | community service | parole)",
    "probation/supervision/parole (of/for)? (it: <term>)",
    examples=[
        ("Ann Holm was placed on five years of probation.", "nothing: five years"),
        ("Ann Holm was jailed for five years.", ""),
    ],
)
def _on_probation(match: Match) -> Term:
    return _it(match, "")


@rule(
    "a term that is made good",
    "<making_good> !<apart/mark/term>* for <determiner>? (it: <term>)",
    examples=[
        ("He was awarded compensation for seven years he spent in jail.", "nothing: seven years"),
        ("A court that ordered compensation jailed him for two years.", ""),
    ],
)
def _made_good(match: Match) -> Term | None:
    verb = any(t.is_a("imposed") for t in match.words[match.start + 1 : match.marks["it"][0]])
    return None if verb else _it(match, "")


@rule(
    "how long somebody was held",
    "(it: <term>) <relative>? he/she/they <have/be>* (imprisoned/jailed/held/detained/spent/served)",
    examples=[
        ("He never forgot the six years he was imprisoned.", "nothing: six years"),
        ("The nine years in jail he was given were too few.", ""),
    ],
)
def _held(match: Match) -> Term:
    return _it(match, "")


@rule(
    "a term imposed",
    f"<imposed> {_ON} (it: <term>)",
    "(it: <term>) <apart>? !<apart>* imposed/suspended",
    examples=[
        ("Ann Holm got a 10-month sentence suspended for two years.", "sentence_length: 10-month"),
        ("The court sentenced Ann Holm to nine years in prison.", "sentence_length: nine years"),
        ("Ann Holm could be jailed for ten years.", ""),
    ],
)
def _passed(match: Match) -> Term | None:
    before = match.words[max(0, match.start - _UNDER) : match.start]
    open_to = any(t.is_a("exposed") or t.word == "not" for t in before)
    return None if open_to else _it(match, _IMPOSED)


_UNDER = 3  # words from a modal, or from "if", to the verb that it governs: "could have been jailed"


@rule(
    "a term faced",
    "<exposed> !<term/semicolon>* !<term/semicolon>* (it: <term>)",
    "(it: <term>) (if/on) (convicted/conviction/found)",
    examples=[
        (
            "If convicted, Ann Holm could be sentenced to up to 15 years in prison.",
            "sentence_exposure: up to 15 years",
        ),
        ("He faces ten years.", "sentence_exposure: ten years"),
    ],
)
def _faced(match: Match) -> Term:
    return _it(match, _FACED)


@rule(
    "how long a term is suspended",
    "(suspended/deferred/conditional) (for/over) (it: <term>)",
    "(probation/supervision) (for/of) (it: <term>)",
    examples=[
        ("Ann Holm got a 10-month sentence, suspended for two years.", "nothing: two years"),
        ("Ann Holm got a suspended sentence of two years.", ""),
    ],
)
def _suspended(match: Match) -> Term:
    return _it(match, "")


@rule(
    "how long a trial took",
    "(it: <term>) (trial/hearing/inquest/inquiry/investigation/retrial/process)",
    "(trial/retrial) !<mark/imposed/term>* (lasted/lasting/took/of) !<mark/imposed/term>* (it: <term>)",
    examples=[
        ("He was convicted after a 10-week trial.", "nothing: 10-week"),
        ("The trial lasted ten weeks and he was jailed.", "nothing: ten weeks"),
        ("The trial ended and he was jailed for ten years.", ""),
    ],
)
def _tried_for_long(match: Match) -> Term:
    return _it(match, "")


@rule(
    "how long something was done",
    "for (it: <term>)",
    examples=[
        ("A doctor who had worked there for 20 years was jailed.", "nothing: 20 years"),
        ("The mayor, in office for nine years, was sent to prison.", "nothing: nine years"),
        ("He will be in prison for five years.", ""),
    ],
)
def _lasted(match: Match) -> Term | None:
    """What a verb that is none of the law lasted for is no term: those of the law have rules of their own."""
    before, after = match.words[max(0, match.start - 1) : match.start], match.words[match.end : match.end + 3]
    served = any(t.is_a("legal") for t in before) or (
        bool(after)
        and (after[0].is_a("legal") or after[0].word in ("in", "of", "behind"))
        and any(t.is_a("legal") for t in after)
    )
    return None if served else _it(match, "")


@rule(
    "terms of several, told one by one",
    "(it: <term>) ,? respectively",
    examples=[
        ("They were jailed for three years and 26 months respectively.", "nothing: three years and 26 months")
    ],
)
def _one_by_one(match: Match) -> Term:
    return _it(match, "")  # whose is whose is not read, and their sum is nobody's


@rule(
    "how long something took",
    "took/takes/taken/lasted/lasts/lasting !<apart/mark/term/imposed>* (it: <term>)",
    examples=[
        ("The inquiry into a death in prison took more than three years.", "nothing: three years"),
        ("She was jailed for three years.", ""),
    ],
)
def _took(match: Match) -> Term:
    return _it(match, "")


@rule(
    "a term told",
    "(it: <term>)",
    examples=[
        ("An eight-year jail sentence followed.", "sentence_length: eight-year"),
        ("It took two years.", ""),
    ],
)
def _told(match: Match) -> Term | None:
    at = match.start
    near = [*match.words[max(0, at - _REACH) : at], *match.words[at + 1 : at + 8]]
    return _it(match, _IMPOSED) if any(t.is_a("legal") for t in near) else None


_REACH = 16  # words around a term in which a word of the law makes it one


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    words = sentence_words(text)
    for at, (name, meant) in TERMS.foremost(dressed(words)).items():
        yield name, f"{meant or 'nothing'}: {words[at].word}"


TERMS = Grammar(
    "terms",
    [
        _of_office,
        _tried_for_long,
        _suspended,
        _one_by_one,
        _served,
        _asked_for,
        _asked_for_most,
        _cut,
        _took,
        _provided,
        _of_its_kind,
        _to_life,
        _on_probation,
        _made_good,
        _held,
        _passed,
        _faced,
        _lasted,
        _told,
    ],
    _demonstrated,
)


def _population(words: list[Token], at: int, noun: str, quantity: Quantity, sentence: str) -> Measure | None:
    """``population 17,000``, ``17,000 inhabitants``, and the people of "the most populous" place."""
    if _POPULOUS.search(sentence) is None:
        return None
    before = [t.word for t in words[max(0, at - 5) : at]]
    if before[-1:] in (["per"], ["every"], ["each"]):
        return None  # "six nurses per 1,000 inhabitants"
    settled = "population" in before or noun.startswith(("inhabitant", "resident"))
    standing = (
        before[-1:] in (["with"], ["are"], ["has"], ["of"], ["is"], ["numbers"]) and "populous" in sentence
    )
    after = [t.word for t in words[at + 1 : at + 4]]
    if after[1:2] and after[1] in _NO_STANDING:
        return None  # "3,000 inhabitants have left"
    if not noun and quantity.bound in _AGES and (quantity.high or quantity.low or 0) < _OLDEST:
        return None  # "the population is under 35"
    if settled or standing or "inhabitants" in after or after[:1] == ["population"]:
        token = words[at]
        return Measure(token.start, token.end, "population", quantity, noun)
    return None


_AGES = frozenset((Bound.AT_LEAST, Bound.AT_MOST, Bound.MORE_THAN, Bound.LESS_THAN))
_OLDEST = 123
"""Years that the oldest person on record has lived, rounded up (Jeanne Calment, 122)."""

_NO_STANDING = frozenset("have had were fled left returned".split())
"""Verbs behind those who live in a place that tell what they did, and not how many they are."""


def _places(words: list[Token], at: int, noun: str, quantity: Quantity) -> Measure | None:
    """``in 88 cities``: over how many places something was spread."""
    if noun not in _PLACES or at == 0:
        return None
    before = [t.word for t in words[max(0, at - 3) : at]]
    if not {"in", "across", "throughout"} & set(before):
        return None
    token = words[at]
    return Measure(token.start, token.end, "cities", quantity, noun)
