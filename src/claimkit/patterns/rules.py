"""Rules with names: a pattern over words, what is built where it matches, and examples that are tests.

A grammar is a list of rules.  A rule that stands before another goes first; its name stands in the reasons of
all that it makes or refuses, and it can be switched off: :meth:`Grammar.without` gives a grammar without it.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from claimkit.patterns.matching import Match, Pattern, Signs, State, Then, Word, one_of

Build = Callable[[Match], Any]


class Rule(NamedTuple):
    """A rule.

    Attributes:
        name: what it is called, in a few plain words.
        patterns: what it looks for; the first that matches counts.
        build: makes what the rule is for of a match; None where it has nothing to say after all.
        examples: pairs of a text and what the rule makes of it, as words; an empty text: nothing.
    """

    name: str
    patterns: tuple[Pattern, ...]
    build: Build
    examples: tuple[tuple[str, str], ...] = ()


class Found(NamedTuple):
    """What a rule made, and of which words.

    Attributes:
        rule: name of the rule.
        made: what it made.
        start: index of the first word matched.
        end: index behind the last one.
    """

    rule: str
    made: Any
    start: int
    end: int


def rule(name: str, *patterns: str, examples: Iterable[tuple[str, str]] = ()) -> Callable[[Build], Rule]:
    """Make a rule of the function that builds what the rule is for.

    Example:
        >>> @rule("police of a town", "(who: police/officers) in (where: _) said")
        ... def police(match):
        ...     return match["who"][0].word, match["where"][0].word
        >>> Grammar("voices", [police]).first(plain_words("police in Leeds said"))
        Found(rule='police of a town', made=('police', 'leeds'), start=0, end=4)
    """
    return lambda build: Rule(name, tuple(map(Pattern, patterns)), build, tuple(examples))


class Grammar:
    """Rules of one kind, in the order in which they are tried.

    Args:
        name: what it reads.
        rules: its rules; no two of one name.
        demonstrate: reads a text with the whole grammar and gives the name of the rule and what it made, in
            words, for each thing read; the examples of the rules are tried with it.

    Raises:
        ValueError: two rules share a name.
    """

    __slots__ = (
        "_anchors",
        "_near",
        "_order",
        "_rare",
        "_signs",
        "_terms",
        "_trials",
        "demonstrate",
        "name",
        "rules",
    )

    def __init__(
        self,
        name: str,
        rules: Sequence[Rule],
        demonstrate: Callable[[str], Iterable[tuple[str, str]]] | None = None,
    ) -> None:
        self.name, self.rules, self.demonstrate = name, tuple(rules), demonstrate
        self._order = {r.name: n for n, r in enumerate(self.rules)}
        if len(self._order) != len(self.rules):
            raise ValueError(f"grammar {name!r}: two rules share a name")
        self._signs = Signs()
        self._trials: list[_Trial] = []
        self._anchors: dict[int, int] = {}  # the patterns that a sign is the rarest for, a bit for each
        self._terms: dict[str, int] = {}  # the signs of tests that ask for a word or a class
        for pattern, its in [(pattern, one) for one in self.rules for pattern in one.patterns]:
            then, needs = pattern.ready(self._signs)
            ranked = sorted(zip(pattern.needs, needs, strict=True), key=lambda need: _commonness(need[0]))
            rarest, *others = [signs for _, signs in ranked] or [0]
            for sign in _parted(rarest or self._signs.any):
                self._anchors[sign] = self._anchors.get(sign, 0) | 1 << len(self._trials)
            must = _joined(need for need in others if need.bit_count() == 1)
            one_each = [need for need in others if need.bit_count() > 1]
            self._trials.append(_Trial(then, rarest, must, one_each, its))
        self._rare = _joined(self._anchors)
        self._near = functools.lru_cache(maxsize=1 << 12)(self._looked_for)
        for test, sign in self._signs.bits.items():
            # a word and a class of one name are not told apart here: it only costs a trial more
            for term in (term.removeprefix("<") for term in test.terms() if not test.unlike):
                self._terms[term] = self._terms.get(term, 0) | sign

    @functools.cache  # noqa: B019 - grammars are few, and live as long as the program
    def without(self, names: frozenset[str]) -> Grammar:
        """Return the grammar without the rules of these names; names of other grammars are passed over.

        >>> Grammar("none", []).without(frozenset({"police of a town"})).rules
        ()
        """
        kept = [r for r in self.rules if r.name not in names]
        return self if len(kept) == len(self.rules) else Grammar(self.name, kept, self.demonstrate)

    def can_match(self, terms: AbstractSet[str]) -> bool:
        """Whether a pattern can match words of which no more is told than some words, classes and kinds.

        >>> @rule("police said", "police <say>")
        ... def said(match):
        ...     return match.end
        >>> grammar = Grammar("voices", [said])
        >>> grammar.can_match({"police", "say"}), grammar.can_match({"police", "word"})
        (True, False)
        """
        known = self._terms
        return bool(
            self._possible(_joined([self._signs.any, *[known[term] for term in known.keys() & terms]]))
        )

    def scan(self, words: Sequence[Word], *, inside: bool = False) -> Iterator[Found]:
        """Give what the rules make, from the left; after a match it goes on behind it.

        Args:
            words: of one sentence.
            inside: whether to go on at the next word instead, so that matches may overlap.
        """
        signs = self._signs.each(words)
        tried = self._possible(_joined(signs))
        if not tried:
            return
        begins = one_of(*(trial.then.sign for trial in tried))
        state = State(set())
        at, last = 0, _last(signs, one_of(*(trial.rarest for trial in tried)))
        while at <= last:
            if begins and not signs[at] & begins:
                at += 1
                continue
            found = None
            for (step, led), *_, one in tried:
                if led and not signs[at] & led:
                    continue
                end = step(signs, at, state)
                if end < 0:
                    continue
                made = one.build(Match(words, at, end, state.marks))
                state.marks = {}
                if made is not None:
                    found = Found(one.name, made, at, end)
                    yield found
                    break
            at = found.end if found is not None and found.end > at and not inside else at + 1

    def _possible(self, signs: int) -> list[_Trial]:
        """The patterns that can match words that have some signs among them, in their order.

        Each is looked for only where the rarest sign is met that it needs; most sentences hold none.
        """
        near, lacking = self._near(signs & self._rare), ~signs
        return [
            trial
            for trial in near
            if not trial.must & lacking and (not trial.one_each or all(signs & n for n in trial.one_each))
        ]

    def _looked_for(self, rare: int) -> list[_Trial]:
        """The patterns whose rarest sign is among some, in their order."""
        near = _joined(self._anchors[sign] for sign in _parted(rare))
        return [self._trials[pattern.bit_length() - 1] for pattern in _parted(near)]

    def foremost(
        self, words: Sequence[Word], told: Callable[[Any], Iterable[tuple[int, Any]]] = lambda made: (made,)
    ) -> dict[int, tuple[str, Any]]:
        """Return what the first rule that speaks of each place makes of it, with the name of that rule.

        Args:
            words: of one sentence.
            told: the places that something made speaks of, each with what it says; itself one such pair.
        """
        found: dict[int, tuple[str, Any]] = {}
        for one in self.scan(words, inside=True):
            for at, said in told(one.made):
                if at not in found or self._order[one.rule] < self._order[found[at][0]]:
                    found[at] = one.rule, said
        return found

    def first(self, words: Sequence[Word]) -> Found | None:
        """Return the leftmost thing that a rule makes, or None."""
        return next(self.scan(words), None)


class _Trial(NamedTuple):
    """A pattern as a grammar tries it.

    Attributes:
        then: how it matches.
        rarest: signs of which a match holds one, and sentences seldom do; 0 where it needs none.
        must: signs that a match holds as well, all of them.
        one_each: signs of each of which a match holds one as well.
        rule: whose it is.
    """

    then: Then
    rarest: int
    must: int
    one_each: list[int]
    rule: Rule


def _parted(bits: int) -> Iterator[int]:
    """The bits of a number one by one, the lowest first."""
    while bits:
        bit = bits & -bits
        yield bit
        bits ^= bit


def _joined(signs: Iterable[int]) -> int:
    """What signs have together."""
    return functools.reduce(operator.or_, signs, 0)


def _last(signs: Sequence[int], sign: int) -> int:
    """The index of the last word that has one of some signs; of the last word of all where there are none."""
    at = len(signs) - 2
    while sign and not signs[at] & sign:
        at -= 1
    return at


# kinds and classes that most sentences hold
_COMMON = frozenset(f"<{name}" for name in "phrase word mark count pronoun preposition noun verbal".split())


def _commonness(need: frozenset[str]) -> tuple[bool, int, str]:
    """How often a sentence may hold one of what a pattern needs: the least is looked for first."""
    return not need.isdisjoint(_COMMON), len(need), min(need)


class PlainWord(NamedTuple):
    """A word of which nothing is known."""

    word: str
    kind: str = "word"
    classes: frozenset[str] = frozenset()


def plain_words(text: str) -> list[PlainWord]:
    """Return the words of a text, for examples.

    >>> [word.word for word in plain_words("Police said")]
    ['police', 'said']
    """
    return [PlainWord(word) for word in text.lower().split()]
