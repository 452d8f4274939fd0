"""Which counts are the size of a crowd: who gathers, and who only does something at, or after, a protest."""

from __future__ import annotations

import itertools

from claimkit.reading.lexicon import word_list
from claimkit.reading.senses import events_told, kind_words
from claimkit.reading.syntax import Group
from claimkit.reading.tokens import Token

_CLAUSE = 10  # tokens in which the complement of a verb stands
_TELLING = 5  # tokens between somebody and the verb that tells what became of them


def gathers(words: list[Token], group: Group, at: int) -> bool:
    """Whether somebody of whom a word of gathering is told makes a crowd.

    "Sixty firefighters took part in putting out the fire" and "Three victims showed up at hospitals" do
    not: those on duty, the hurt and the armed gather only where a word of protest says so, and who takes
    part in a rescue or gathers evidence does not gather.

    Args:
        words: the tokens of the sentence.
        group: who is counted.
        at: index of the word of gathering.
    """
    if _is_membership(words, group):
        return False
    if words[at].word in word_list("strong_gathering"):
        return words[at].word not in kind_words() or at in events_told(words)
    if (
        words[at].word == "turned up"
        and words[at + 1 : at + 2]
        and words[at + 1].word in word_list("found_so")
    ):
        return False  # "eight people turned up alive"
    if _elsewhere(words, at) or _watched(words, at) or _other_occasion(words, at):
        return False
    return not _on_duty(words, group) or _protest_told(words, at)


def _is_membership(words: list[Token], group: Group) -> bool:
    """``the 500,000-strong union``, ``most of the 700,000 clerks``: how many there are, not how many came."""
    behind = [t.word for t in words[group.figure + 1 : group.figure + 3] if t.word != "-"]
    before = [t.word for t in words[max(0, group.first - _OF_ALL) : group.first]]
    some = any(a in word_list("some_of") and b == "of" for a, b in itertools.pairwise(before))
    beside = next(
        (t for t in words[group.figure + 1 : group.figure + 4] if t.word not in ("-", "strong")), None
    )
    body = behind[:1] == ["strong"] and beside is not None and beside.kind == "word" and not is_crowd(beside)
    return some or body


_OF_ALL = 5  # words from "most of" to the figure: "most of the country's 700,000 clerks"


def _on_duty(words: list[Token], group: Group) -> bool:
    """Whether the people counted are where they are by their office, their wounds or their weapons."""
    if "protester" in group.classes:
        return False
    noun = words[group.head].word if group.head >= 0 else ""
    inside = words[group.first : group.last + 1]
    duty = noun in word_list("on_duty") or not group.classes.isdisjoint(("police", "attacker"))
    return duty or any(t.word in word_list("armed") for t in inside)


def _protest_told(words: list[Token], at: int) -> bool:
    """Whether another word of the sentence tells of a protest, or what it is for."""
    others = any(kind == "protest" for index, kind in events_told(words).items() if index != at)
    return others or any(t.word in word_list("causes") for index, t in enumerate(words) if index != at)


def _watched(words: list[Token], at: int) -> bool:
    """``60,000 had attended the match``: those who watch what others show."""
    if words[at].word not in word_list("watching") or not any(
        t.word in word_list("no_gathering") for t in words
    ):
        return False
    return not _protest_told(words, at)


def _other_occasion(words: list[Token], at: int) -> bool:
    """``attended the argument``: what somebody attends is told, and no word says that it is a gathering."""
    if not words[at].word.startswith("attend") or at + 1 == len(words):
        return False
    after = words[at + 1]
    if not after.is_a("determiner", "possessive"):
        return False  # "attended", "attended by"
    ends = ("relative", "subordinator", "conj")
    clause = words[at + 2 : at + 2 + _CLAUSE]
    told = list(itertools.takewhile(lambda t: t.kind == "word" and not t.is_a(*ends), clause))
    if any(t.word in word_list("burying") for t in told[:2]):
        return True  # whomever they bury
    known, occasions = kind_words(), word_list("occasions")
    return not any(known.get(t.word) == "protest" or t.word in occasions | word_list("causes") for t in told)


def _elsewhere(words: list[Token], at: int) -> bool:
    """``took part in the rescue``, ``gathered evidence``, ``showed up at hospitals``: no gathering."""
    after = words[at + 1 : at + 1 + _CLAUSE]
    if after and after[0].word in word_list("gathered_things"):
        return True
    for index, token in enumerate(after):
        if token.kind == "count":
            continue  # "drew 12,000 fans to its match"
        if token.kind != "word" or token.is_a("relative", "subordinator", "conj"):
            return False
        cared_for = token.word in word_list("care") and words[at].kind != "count"
        if token.word in word_list("no_gathering") or cared_for:
            return not _protest_told(after[index + 1 :], -1)
        if index == 1 and after[0].word == "in" and token.word.endswith("ing") and not token.is_a("noun"):
            return not _protest_told([token], -1)  # "took part in putting out the fire"
        if index and token.is_a("preposition"):
            return False
    return False


def singled_out(words: list[Token], group: Group) -> bool:
    """Whether something is told of some protesters alone: "two protesters told", "eight were charged".

    What they say, suffer or are tried for tells how many of them it befell, not how many came.

    Args:
        words: the tokens of the sentence.
        group: the protesters counted.
    """
    led = [t.word for t in words[max(0, group.first - 3) : group.first]]
    if led[-2:] == ["according", "to"] or (
        led[-1:] in (["to"], ["with"]) and any(t in word_list("asking_of") for t in led)
    ):
        return True  # "according to two participants", "spoke with three marchers"
    if led[-1:] == ["of"] and any(t in word_list("done_to_some") for t in led):
        return True  # "the encirclement of 300 demonstrators"
    inside = words[group.figure + 1 : max(group.head, group.figure + 1)]
    if any(t.word in word_list("singled_out") or t.senses for t in inside):
        return True  # "four jailed protesters"
    if _told_apart(words, group.last + 1):
        return True
    before = words[group.first - 1] if group.first else None
    if before is None or before.word in word_list("singling"):
        return before is not None
    if before.word in word_list("put") | word_list("naming"):
        return False  # "police counted 300 protesters"
    return before.is_a("transitive") and all(s.attribute != "crowd_size" or s.needs for s in before.senses)


def _told_apart(words: list[Token], at: int) -> bool:
    """Whether the verb that begins at a token tells of a few: "told", "have been charged", "who are held"."""
    clause = words[at : at + _CLAUSE]
    if any(t.word == "hunger strike" for t in clause) or _brought_before(clause):
        return True
    after = [
        t for t in clause[:_TELLING] if t.is_a("be", "have", "report") or not t.is_a("adverb", "relative")
    ]
    verb = next((i for i, t in enumerate(after) if not t.is_a("be", "have")), None)
    if verb is None or after[verb].kind != "word":
        return False
    told = after[verb]
    passive = verb > 0 and after[verb - 1].is_a("be")
    picked = told.is_a("report") or told.word in word_list("singled_out")
    return picked or (passive and not told.classes and told.word.endswith("ed"))


def _brought_before(clause: list[Token]) -> bool:
    """``went on trial``, ``appeared in court``, ``are in hospital``: brought to where fates are told."""
    if len(clause) < 3 or clause[0].word not in word_list("brought_before"):
        return False
    led = next((i for i, t in enumerate(clause[:4]) if t.word in ("on", "in", "before")), None)
    return led is not None and any(t.word in word_list("before_whom") for t in clause[led + 1 : led + 4])


def is_crowd(noun: Token) -> bool:
    """Whether a noun names those who come together, or the verb tells that they do: "200-strong march"."""
    return noun.is_a("human", "container", "be", "have", "preposition") or any(
        s.attribute == "crowd_size" for s in noun.senses
    )
