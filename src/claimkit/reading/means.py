"""What police and protesters used: only what the words say was used, and not what was carried or shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.tokens import Token, listed, sentence_words
from claimkit.reading.wordings import wordings

_LIST = "(what: <means> (!<mark/conj/means>* (,/and/or)+ !<mark/conj/means>? <means>)*)"


_OF_THEM = "((volley/volleys/barrage/hail/shower/rain/canisters/cans/rounds) of)"


class Means(NamedTuple):
    """Something that was used, or is named and was not: the index of its token, and why it is no claim."""

    at: int
    refused: str = ""


def _each(match: Match, refused: str = "") -> list[Means]:
    first, last = match.marks["what"]
    return [Means(at, refused) for at in range(first, last) if match.words[at].is_a("means")]


@rule(
    "a means that was not used",
    f"not/n't/never/no/without/nor !<mark/means>* {_LIST}",
    f"{_LIST} !<mark/means>* <be/have/do>+ not/n't/never",
    f"{_LIST} !<mark/means>* (but/though) not/never",
    examples=[
        ("The police did not use tear gas.", "not: tear gas"),
        ("No rubber bullets were fired.", "not: rubber bullets"),
        ("A water cannon stood by but was not used.", "not: water cannon"),
        ("Water cannon were deployed but not used.", "not: water cannon"),
        ("The police used tear gas.", ""),
    ],
)
def _unused(match: Match) -> list[Means]:
    return _each(match, "the text says that this was not used")


@rule(
    "a means that somebody denies to have used",
    f"(deny/denies/denied/denying) !<mark/means>* {_LIST}",
    f"(denial/denials) !<mark/means>* {_LIST}",
    examples=[
        ("Police denied opening fire with live rounds.", "not: live rounds"),
        ("The army denies that it used tear gas.", "not: tear gas"),
        ("Police used tear gas and denied a charge.", ""),
    ],
)
def _disowned(match: Match) -> list[Means]:
    return _each(match, "the text says that this is denied")


@rule(
    "a means that was carried",
    f"<bearing> !<mark/means/using>* {_LIST}",
    f"{_LIST} (in reserve | at the ready | stood by | on standby)",
    examples=[
        ("Officers armed with batons watched the march.", "not: batons"),
        ("Officers carried shields and batons.", "not: batons"),
        ("Officers kept water cannon in reserve.", "not: water cannon"),
        ("Officers beat marchers with batons.", ""),
    ],
)
def _carried(match: Match) -> list[Means]:
    return _each(match, "the text says that this was carried, not that it was used")


@rule(
    "what a barricade is made of",
    "(set_up/built/erected/made/blocked/barricaded/piled/put) !<mark/means>* (of/with) !<mark/means>* "
    f"{_LIST}",
    examples=[
        ("The road was blocked with tree trunks and stones.", "not: stones"),
        ("Marchers set up a barricade and threw stones.", ""),
    ],
)
def _built(match: Match) -> list[Means] | None:
    used = any(t.is_a("using", "hitting") for t in match.words[match.start : match.end])
    used = used or any(t.is_a("police") for t in match.words[: match.start])  # "police blocked it with gas"
    return None if used else _each(match, "the text says that something was built of this")


@rule(
    "a means that was used",
    f"<using/hitting> !<means>* {_LIST}",
    f"{_LIST} !<means>* <using>",
    f"(<hitting/predicate>) !<means>* (with/by) !<mark/means/preposition>* {_OF_THEM}? {_LIST}",
    f"(with/by) !<mark/means/preposition>* {_OF_THEM}? {_LIST} !<means>* <hitting>",
    examples=[
        ("The police used tear gas, stun grenades and batons.", "used: batons"),
        ("Tear gas was fired into the crowd.", "used: tear gas"),
        ("Officers beat marchers with batons.", "used: batons"),
        ("Six people were hit by rubber bullets.", "used: rubber bullets"),
        ("The crowd answered with stones as police moved in.", "used: stones"),
        ("Officers met the crowd with a volley of rubber bullets.", "used: rubber bullets"),
        ("Each grave was marked with a mound of stones.", ""),
        ("Television pictures showed officers with batons.", ""),
        ("I do not mean with batons, she said.", ""),
    ],
)
def _used(match: Match) -> list[Means]:
    return _each(match)


class Used(NamedTuple):
    """A means with its name, and why it is no claim that it was used; empty where it is one."""

    token: Token
    attribute: str
    value: str
    refused: str


def means(words: Sequence[Token], without: frozenset[str] = frozenset()) -> Iterator[tuple[str, Used]]:
    """Yield what a sentence says of each means in it, with the rule that says so.

    >>> [(by, one.value) for by, one in means(sentence_words("Police fired tear gas."))]
    [('a means that was used', 'tear gas')]
    """
    clad, named = listed(words), dict[int, tuple[str, str]]()
    for one in reversed(list(wordings("means.tsv").scan(clad))):
        first, last = clad[one.start], clad[one.end - 1]
        told = " ".join(t.word for t in clad[one.start : one.end])
        clad[one.start : one.end] = [Token(first.start, last.end, told, "means", frozenset(("means",)))]
        named[first.start] = one.made
    if not named:
        return
    read = MEANS.without(without).foremost(clad, lambda made: ((one.at, one) for one in made))
    for name, said in read.values():
        yield name, Used(clad[said.at], *named[clad[said.at].start], said.refused)


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    for name, one in means(sentence_words(text)):
        yield name, f"{'not' if one.refused else 'used'}: {one.token.word}"


MEANS = Grammar("means", [_unused, _disowned, _carried, _built, _used], _demonstrated)
