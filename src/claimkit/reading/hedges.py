"""Hedges: words that weaken what stands in their clause: "reportedly", "allegedly", "is said to"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimkit.models import Modality
from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.lexicon import lists_of, word_list
from claimkit.reading.tokens import Token, listed, sentence_words, terms_told
from claimkit.text import Span


class Cue(NamedTuple):
    """A word that weakens what stands in its clause.

    Attributes:
        word: the words that weaken it.
        manner: to which modality.
        reach: the stretch that is weakened.
        rule: name of the rule that found it.
    """

    word: str
    manner: Modality
    reach: Span
    rule: str = ""


Weak = tuple[Modality, str]


def _words(match: Match) -> str:
    words = " ".join(t.word for t in match.words[match.start : match.end])
    counted = match.words[match.start].kind == "count"  # the figure is no part of its hedge
    return next(w for w in words.split() if w in word_list("estimating")) if counted else words


@rule(
    "reported by nobody named",
    "<reportedly>",
    "it <be/have>+ <adverb>* <said_to>",
    "<be> <adverb>* <said_to> to",
    "<have> been described as",
    examples=[
        ("Twelve people reportedly died.", "reportedly"),
        ("It is believed that 12 people died.", "it is believed"),
        ("Twelve people are said to have died.", "are said to"),
        ("Police said 12 people died.", ""),
    ],
)
def _reported(match: Match) -> Weak:
    return Modality.REPORTED, _words(match)


@rule(
    "alleged",
    "<allegedly>",
    "<accusing>",
    examples=[
        ("He allegedly hurt 12 people.", "allegedly"),
        ("He is accused of hurting 12 people.", "accused"),
        ("Four alleged members of the front were arrested.", ""),
    ],
)
def _alleged(match: Match) -> Weak | None:
    before, behind = match.words[: match.start], match.words[match.end : match.end + 1]
    told = match.words[match.start].word == "alleged"
    if told and before and behind and before[-1].kind == "count" and behind[0].is_a("human"):
        return None  # what they were is alleged, and not what became of them
    return Modality.ALLEGED, _words(match)


@rule(
    "not confirmed",
    "<neg> <adverb>* <confirming> (nor <adverb>* denied)?",
    "<neg> be <adverb>* <confirming>",
    examples=[
        ("He could not confirm reports that 12 died.", "not confirm"),
        ("The ministry neither confirmed nor denied that 12 died.", "neither confirmed nor denied"),
        ("The ministry confirmed that 12 died.", ""),
    ],
)
def _unconfirmed(match: Match) -> Weak:
    return Modality.ALLEGED, _words(match)


@rule(
    "still looked into",
    "(checking/investigating/verifying/examining | looking into) (reports/report/claims/rumours/rumors)",
    examples=[
        ("Police are checking reports of a second death.", "checking reports"),
        ("Police checked the bags.", ""),
    ],
)
def _checked(match: Match) -> Weak:
    return Modality.HYPOTHETICAL, _words(match)


@rule("estimated", "<estimating>", examples=[("An estimated 12,000 people came.", "estimated")])
def _estimated(match: Match) -> Weak:
    return Modality.ESTIMATED, _words(match)


def hedges(words: Sequence[Token], span: Span, without: frozenset[str] = frozenset()) -> tuple[Cue, ...]:
    """Return the words of a sentence that weaken what stands in their clause.

    Args:
        words: the sentence.
        span: where it stands.
        without: rules that are switched off.
    """
    grammar = HEDGES.without(without)
    counted = any(t.kind == "count" and " " in t.word for t in words)
    if not counted and not grammar.can_match(terms_told(words)):
        return ()
    clad = [_counted(token) for token in listed(words)]
    found = list(grammar.scan(clad))
    if not found:
        return ()
    breaks = [span.start, *_breaks(clad), span.end]
    cues = []
    for one in found:
        manner, word = one.made
        start = clad[one.start].start
        # "stabbed to death, reportedly over music": it weakens the phrase alone that it leads
        beside = clad[one.start - 1].word == "," and clad[one.end : one.end + 1]
        alone = one.start and beside and beside[0].is_a("preposition")
        # "held over alleged looting", "held for allegedly looting": that he is held is no allegation
        alone = alone or clad[one.start].word == "alleged" or _leads_an_act(clad, one.start, one.end)
        # "two were hurt, among them a girl who was thought to be dead": it tells of her alone
        alone = alone or (one.start > 0 and clad[one.start - 1].word == "who")
        begin = start if alone else max(b for b in breaks if b <= start)
        alleged = manner is Modality.ALLEGED or "alleged" in word
        # what follows on what somebody is accused of is alleged as well: "he locked them in; six died"
        goes_on = {t.start for t in clad if t.word == ";"} if alleged else set()
        end = min(b for b in breaks if b > start and b not in goes_on)
        cues.append(Cue(word, manner, Span(begin, end), one.rule))
    return tuple(cues)


def _leads_an_act(words: Sequence[Token], first: int, behind: int) -> bool:
    """Whether a hedge stands between a preposition and what somebody did: "for allegedly looting"."""
    led = first > 0 and words[first - 1].is_a("preposition")
    return led and any(t.word.endswith("ing") for t in words[behind : behind + 1])


def _counted(token: Token) -> Token:
    """A figure with the hedges inside it: "an estimated 12,000"."""
    if token.kind != "count":
        return token
    return token._replace(classes=frozenset().union(*map(lists_of, token.word.split())))


def _breaks(words: Sequence[Token]) -> Iterator[int]:
    """What parts two clauses, so that a hedge in one says nothing of the other."""
    for at, token in enumerate(words):
        before = words[at - 1].word if at else ""
        joins = token.word in ("and", "but", "while", "whereas", "though", "or") and before == ","
        if token.word in (";", "while", "but") or joins or (token.is_a("relative") and before == ","):
            yield token.start


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    for cue in hedges(sentence_words(text), Span(0, len(text))):
        yield cue.rule, cue.word


HEDGES = Grammar("hedges", [_reported, _alleged, _unconfirmed, _checked, _estimated], _demonstrated)


def unheard(words: Sequence[Token], at: int) -> bool:
    """Whether a word that is negated is one that nothing is heard of: "no reports of injuries".

    Args:
        words: the tokens of a sentence.
        at: where the word begins.

    >>> from claimkit.reading.tokens import sentence_words
    >>> told = [sentence_words(t) for t in ("No deaths were reported.", "A report told of no deaths.")]
    >>> unheard(told[0], 3), unheard(told[1], 20)
    (True, False)
    """
    index = next((i for i, t in enumerate(words) if t.start == at), None)
    if index is None:
        return False
    before = [t.word for t in words[max(0, index - _NEAR) : index]]
    heard = next((n for n, word in enumerate(before) if word in _HEARING), 0)
    none = not _NONE.isdisjoint(before[:heard])  # "said in a report that no one was hurt" is heard
    behind = itertools.takewhile(
        lambda t: t.kind == "word" and (t.is_a("be", "have", "adverb", "conj", "report") or bool(t.senses)),
        words[index + 1 : index + 1 + _NEAR],
    )
    return none or any(t.word in ("reported", "announced") for t in behind)


_NEAR = 6
_HEARING = frozenset(("report", "reports", "word"))
_NONE = frozenset(("no", "not", "any", "without"))
