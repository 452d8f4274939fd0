"""Parties: the persons of a sentence as phrases: named, described, pointed back to, or nobody in particular.

"Ivan Dorn", "the mayor, Ivan Dorn," and "his wife Petra Lind" name somebody.  "A 19-year-old man" and "three
of the five officers" describe somebody whom a reader can be told of so.  "The officer" and "he" point back;
"Dorn's brother" is somebody else than Dorn; "anyone who" and "migrants" are nobody in particular.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from claimkit.patterns import Pattern
from claimkit.reading.tokens import Token, listed
from claimkit.text import lower_first

NAMED, DESCRIBED, DEFINITE, OTHER, GENERAL = "named", "described", "definite", "other", "general"

_BREAKS = (
    "mark/be/have/do/modal/preposition/conj/subordinator/relative/pronoun/neg/report/tried_for/answering/date/"
    "someone/determiner/human/charging/accusation"
)
_LINKS = f"!<{_BREAKS}>*"  # what stands between a determiner and the noun: "former", "foreign intelligence"
_HEAD = "<human>+"
_OF = "(of <determiner>? !<mark/be/have/modal/relative/tried_for/preposition/conj/count/doing>+)"
_ANY = "(any | no | every | each | most | many | some | all | few | such | only)+ (of <determiner>)?"
_SOME = "(a/an/another | the? (other/remaining)? <count> | one) (of <determiner>)?"
_PHRASES = (
    (GENERAL, f"{_ANY} {_LINKS} {_HEAD} {_OF}?"),
    (GENERAL, "(<nobody_in_particular> | one in <count>)"),
    (DESCRIBED, f"{_SOME} {_LINKS} <count>? {_LINKS} {_HEAD} {_OF}?"),
    (DESCRIBED, "the? other/remaining <count>"),
    (OTHER, f"<possessive> {_LINKS} {_HEAD} {_OF}?"),
    (OTHER, f"(<someone> | whose | _ 's) 's? {_LINKS} {_HEAD} {_OF}?"),
    (DEFINITE, f"the/this/that/these/those {_LINKS} (<human>+ | <back_to_party>) {_OF}?"),
    (GENERAL, f"!<{_BREAKS}>? !<{_BREAKS}>? <human+plural> {_OF}?"),
)
_KINDS = tuple((kind, Pattern(words)) for kind, words in _PHRASES)
_APPOSED = Pattern(", (it: <someone>) (, | $ | \\. | <be>)")
_JOINED = Pattern("(it: <someone>)")


def parties(words: Sequence[Token], persons: Mapping[tuple[int, int], str], text: str = "") -> list[Token]:
    """Return the tokens of a sentence, each person one token of the class ``someone``.

    Its word is how a reader can be told who it is: the name, or the description.  It is empty where the
    words only point back, name somebody by somebody else, or mean nobody in particular.

    Args:
        words: the sentence.
        persons: who is named, or meant by a pronoun, by where the words begin and end.
        text: what the tokens are of, from which a description is taken as it is written.

    Example:
        >>> from claimkit.reading.tokens import sentence_words
        >>> told = "Three officers, his brother and the man were charged."
        >>> found = parties(sentence_words(told), {}, told)
        >>> [(t.word, min(t.classes - {"someone"})) for t in found if t.kind == "someone"]
        [('three officers', 'described'), ('', 'other'), ('', 'definite')]
    """
    return list(_with_phrases(list(_with_names(_doing(listed(words)), persons)), text))


def _doing(words: Sequence[Token]) -> list[Token]:
    """The tokens, with the class ``doing`` for what somebody is tried for: "convicted him of taking bribes".

    A participle with an object is a deed; "the director of nursing" is an office.
    """
    found = list(words)
    for at in range(1, len(words) - 1):
        does = words[at].word.endswith("ing") and words[at - 1].word == "of"
        if does and not words[at + 1].is_a("mark", "preposition", "conj"):
            found[at] = words[at]._replace(classes=words[at].classes | {"doing"})
    return found


def _someone(first: Token, last: Token, word: str, kind: str) -> Token:
    return Token(first.start, last.end, word, "someone", frozenset(("someone", kind)))


def _with_names(words: Sequence[Token], persons: Mapping[tuple[int, int], str]) -> Iterator[Token]:
    ends = {start: (end, name) for (start, end), name in persons.items()}
    behind = 0
    for token in words:
        if token.start in ends:
            behind, name = ends[token.start]
            yield Token(token.start, behind, name, "someone", frozenset(("someone", NAMED)))
        elif token.start >= behind and token.word in _POINTING:
            yield _someone(token, token, "", DEFINITE)
        elif token.start >= behind:
            yield token


_POINTING = frozenset(("he", "she", "they"))


def _with_phrases(words: Sequence[Token], text: str) -> Iterator[Token]:
    at = 0
    there = _terms(words)
    possible = frozenset(n for n, (_, p) in enumerate(_KINDS) if not any(map(there.isdisjoint, p.needs)))
    while at < len(words):
        kind, end = _phrase_at(words, at, possible)
        if not kind:
            yield words[at]
            at += 1
            continue
        named, behind = _named_by(words, end, kind)
        first, last = words[at], words[max(behind, end) - 1]
        if named is not None:  # "the mayor, Ivan Dorn," and "his wife Petra Lind" are who is named
            yield Token(first.start, named.end, named.word, "someone", named.classes)
            at = behind
            continue
        if any(t.kind == "someone" for t in words[at:end]):
            kind = OTHER  # "a brother of Ivan Dorn"
        if kind == DESCRIBED and any(t.is_a("anyone_at_all") for t in words[at:end]):
            kind = OTHER  # "three people" tells nobody who they are
        told = lower_first(" ".join(text[first.start : last.end].split())) if kind == DESCRIBED else ""
        if told and first.word.endswith("-old"):
            told = f"{'an' if told[0] == '8' or told[:2] in ('11', '18') else 'a'} {told}"  # a headline
        yield _someone(first, last, told, kind)
        at = end


def _phrase_at(words: Sequence[Token], at: int, possible: frozenset[int]) -> tuple[str, int]:
    """The kind of the phrase for a person that begins at a word, and where it ends; none: empty."""
    for number in _beginning(words[at].word, words[at].kind, words[at].classes):
        if number not in possible:
            continue
        kind, pattern = _KINDS[number]
        match = pattern.match(words, at)
        if match is not None and match.end > at:
            return kind, match.end
    return "", at


def _terms(words: Sequence[Token]) -> set[str]:
    """The words, and in angle brackets the kinds and classes, of which patterns ask."""
    classes = {t.kind for t in words}.union(*[t.classes for t in words])
    return {t.word for t in words} | {f"<{name}" for name in classes}


@functools.lru_cache(maxsize=1 << 13)
def _beginning(word: str, kind: str, classes: frozenset[str]) -> tuple[int, ...]:
    """Numbers of the phrases that can begin with a word."""
    told = {word, f"<{kind}", *(f"<{name}" for name in classes)}
    return tuple(n for n, (_, p) in enumerate(_KINDS) if p.first is None or not told.isdisjoint(p.first))


def _named_by(words: Sequence[Token], end: int, kind: str) -> tuple[Token | None, int]:
    """Who stands in apposition to a phrase: the token of the name, and the index behind it."""
    if kind == GENERAL or end >= len(words) or words[end - 1].is_a("advocate"):
        return None, end  # "his lawyer, Petra Lind, pleaded not guilty"
    joined = _JOINED.match(words, end)
    if joined is not None and words[end].is_a(NAMED):
        return words[end], end + 1
    apposed = _APPOSED.match(words, end)
    if apposed is not None and apposed["it"][0].is_a(NAMED):
        return apposed["it"][0], apposed.marks["it"][1]
    return None, end
