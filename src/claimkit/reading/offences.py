"""Offences: each as one word of a sentence, by the text's own name, and the labels that rules make of them.

"Attempted murder", "assault with intent to rob" and "visa fraud" are names of offences of their own; only
spellings and forms of one offence share a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import regex

from claimkit.models import Modality
from claimkit.patterns import Found, Grammar, Match, Pattern
from claimkit.reading.common import is_common
from claimkit.reading.tokens import Token, listed, terms_told
from claimkit.reading.wordings import wordings

_QUOTES = frozenset(('"', "“", "”", "«", "»", "'"))


class Label(NamedTuple):
    """A category in a sentence.

    Attributes:
        start: where its words begin.
        end: where they end.
        attribute: what it says.
        value: under which name.
        rule: name of the rule that read it.
        withdrawn: whether the words say that it holds no longer.
        corrects: whether they say that it takes the place of another.
        manner: in what manner, where the words say so; None leaves that to the sentence.
        refused: why it is no claim; empty where it is one.
        of: the offences that a verdict is on, where the words behind it say so.
    """

    start: int
    end: int
    attribute: str
    value: str
    rule: str = ""
    withdrawn: bool = False
    corrects: bool = False
    manner: Modality | None = None
    refused: str = ""
    of: str = ""


LEGAL = frozenset("sentence sentences prison jail colony guilt guilty verdict court innocence serve".split())
"""Words that tell that a sentence is of a court."""

_INCHOATE = Pattern(
    "(<inchoate>+ (and/or <inchoate>)? (before/after the fact)? "
    "(to/in commit/committing? <determiner>? | commit/committing | of)?)? "
    "<degree>* ((<count> | first) -? degree)? <degree>*"
)


def collapsed(words: Sequence[Token]) -> list[Token]:
    """Return the sentence with each offence as one token of the class ``offence``, its name as the word."""
    clad = [t for t in listed(words) if t.word not in _QUOTES]
    grammar = wordings("offences.tsv")
    found = list(grammar.scan(clad)) if grammar.can_match(terms_told(words)) else []
    if not found:
        return clad
    made: list[Token] = []
    at = 0
    for one in found:
        if one.start < at:
            continue  # "assault with intent to commit murder" is one offence
        if _is_of_another(clad, one):
            continue
        first, last = _widened(clad, one, at)
        before = [t.word for t in clad[first : one.start]]
        after = [t.word for t in clad[one.end : last]]
        name = _ORDINAL.sub(_spelt, " ".join([*before, one.made[1], *after]).replace(" - ", "-"))
        made += clad[at:first]
        made.append(Token(clad[first].start, clad[last - 1].end, name, "offence", frozenset(("offence",))))
        at = last
    return [*made, *clad[at:]]


_ORDINAL = regex.compile(r"\b(1st|first|2nd|second|3rd|third)[ -]degree\b")
_SPELT = {"1st": "first", "2nd": "second", "3rd": "third"}


def _spelt(match: regex.Match[str]) -> str:
    """``first-degree``, however a newspaper writes it."""
    return f"{_SPELT.get(match[1], match[1])}-degree"


def _is_of_another(words: Sequence[Token], one: Found) -> bool:
    """Whether words name no offence: "wounding a boy" tells of a deed, "the fraud squad" of policemen."""
    behind = words[one.end] if one.end < len(words) else None
    if behind is None or behind.kind == "mark":
        return False
    deed = one.end - one.start == 1 and words[one.start].word.endswith("ing")
    apart = behind.is_a("preposition", "conj", "charging", "be", "have", "subordinator", "relative", "adverb")
    return behind.is_a("about_offence") or (deed and not apart and behind.word not in LEGAL)


def _widened(words: Sequence[Token], one: Found, least: int) -> tuple[int, int]:
    """An offence with the words that make it another one: "attempted", "aggravated", "with intent to rob"."""
    first, last = one.start, one.end
    for start in range(max(least, first - BEFORE), first):
        match = _INCHOATE.match(words, start)
        if match is not None and match.end == first:
            first = start
            break
    if first == one.start and words[first].is_a("of_kinds"):
        most = first - _KIND_WORDS
        while first > max(least, most, 0) and _is_kind(words[first - 1]):
            first -= 1  # "identity fraud", "health care fraud"
    if [t.word for t in words[last : last + 2]] == ["with", "intent"]:
        last += 2
        while last < len(words) and last < one.end + 9 and words[last].kind == "word":
            if words[last].is_a("conj", "preposition") and words[last].word not in ("to", "of"):
                break
            last += 1
    return first, last


def _is_kind(token: Token) -> bool:
    """Whether a word before an offence says which: "visa fraud", but not "new fraud" and no name."""
    plain = token.kind == "word" and not token.word.endswith(("ing", "ed", "ly")) and is_common(token.word)
    return plain and token.classes.isdisjoint(_APART)


_APART = frozenset(
    "preposition conj determiner possessive pronoun verb predicate have be do modal adverb report charging "
    "imposed answering degree relative subordinator neg human".split()
)
"""Classes of words that are no noun before an offence."""

_KIND_WORDS = 2
"""Words before an offence that say which it is."""

BEFORE = 8  # words before an offence that can be of its name: "conspiracy to commit first-degree murder"

Made = list[Label]


def each(match: Match, part: str = "what", attribute: str = "charge", **fields: Any) -> Made:
    """Return a label for each offence of a part."""
    tokens = [t for t in match[part] if t.kind == "offence"]
    return [Label(t.start, t.end, attribute, t.word)._replace(**fields) for t in tokens]


def one_label(match: Match, attribute: str, value: str, part: str = "what") -> Made:
    """Return a label for the words of a part."""
    return [Label(match[part][0].start, match[part][-1].end, attribute, value)]


WHAT = "(what: <offence> (,? and/or? !<mark/offence>? <offence>)*)"


def settled(match: Match) -> bool:
    """Whether something has happened: nothing before it says that it may, will or must not."""
    before = match.words[max(0, match.start - 5) : match.start]
    hung = any(t.is_a("modal", "conditional", "offering", "neg") or t.word in _UNSETTLED for t in before)
    return not hung


_UNSETTLED = frozenset(("to", "if", "nobody", "no_one", "none"))


def read_labels(grammar: Grammar, clad: Sequence[Token], without: frozenset[str]) -> Iterator[Label]:
    """Yield what the rules of a grammar read, an offence by the first that speaks of it."""
    read = grammar.without(without).foremost(clad, lambda made: ((label.start, label) for label in made))
    for name, label in read.values():
        yield label._replace(rule=name)


def shown(label: Label) -> str:
    """Return a label in words, for the examples of rules."""
    state = " (withdrawn)" if label.withdrawn else " (corrects)" if label.corrects else ""
    return f"{label.rule if label.refused else label.attribute}: {label.value}{state}"
