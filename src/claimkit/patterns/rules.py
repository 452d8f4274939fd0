"""Rules with names: a pattern over words, what is built where it matches, and examples that are tests.

A grammar is a list of rules.  A rule that stands before another goes first; its name stands in the reasons of
all that it makes or refuses, and it can be switched off: :meth:`Grammar.without` gives a grammar without it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from claimkit.patterns.matching import Failed, Match, Pattern, Word

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
        "_chosen",
        "_free",
        "_order",
        "_terms",
        "_tried",
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
        pairs = [(pattern, one) for one in self.rules for pattern in one.patterns]
        self._tried = [(number, *pair) for number, pair in enumerate(pairs)]
        self._free = [number for number, pattern, _ in self._tried if not pattern.needs]
        # a word and a class of one name are not told apart here: it only costs a trial more
        self._anchors: dict[str, list[tuple[int, list[frozenset[str]]]]] = {}
        for number, pattern, _ in self._tried:
            rarest, *needs = map(_bare, sorted(pattern.needs, key=_commonness) or [frozenset[str]()])
            for term in rarest:
                self._anchors.setdefault(term, []).append((number, needs))
        self._terms = frozenset(term for pattern, _ in pairs for term in pattern.first or ())
        self._chosen: dict[tuple[str, str, frozenset[str]], list[tuple[int, Pattern, Rule]]] = {}

    @functools.cache  # noqa: B019 - grammars are few, and live as long as the program
    def without(self, names: frozenset[str]) -> Grammar:
        """Return the grammar without the rules of these names; names of other grammars are passed over.

        >>> Grammar("none", []).without(frozenset({"police of a town"})).rules
        ()
        """
        kept = [r for r in self.rules if r.name not in names]
        return self if len(kept) == len(self.rules) else Grammar(self.name, kept, self.demonstrate)

    def at(
        self,
        words: Sequence[Word],
        at: int,
        latest: Mapping[int, int] | None = None,
        failed: Failed | None = None,
    ) -> Found | None:
        """Return what the first rule makes that matches at a word.

        Args:
            words: of one sentence.
            at: index of the word.
            latest: numbers of the patterns that can match in this sentence, each with the index of the last
                word where it can begin; None: any can.
            failed: as for :meth:`Pattern.match`.
        """
        word = words[at]
        key = (word.word if word.word in self._terms else "", word.kind, word.classes)
        tried = self._chosen.get(key)
        if tried is None:
            terms = _terms(word)
            tried = [t for t in self._tried if t[1].first is None or not terms.isdisjoint(t[1].first)]
            self._chosen[key] = tried
        for number, pattern, one in tried:
            if latest is not None and latest.get(number, -1) < at:
                continue
            match = pattern.match(words, at, failed)
            if match is not None:
                made = one.build(match)
                if made is not None:
                    return Found(one.name, made, match.start, match.end)
        return None

    def can_match(self, told: set[str], classes: set[str]) -> bool:
        """Whether a pattern can match words of which no more is told than some words, classes and kinds.

        >>> @rule("police said", "police <say>")
        ... def said(match):
        ...     return match.end
        >>> grammar = Grammar("voices", [said])
        >>> grammar.can_match({"police"}, {"say"}), grammar.can_match({"police"}, {"word"})
        (True, False)
        """
        return bool(self._free) or any(self._possible(told | classes))

    def scan(self, words: Sequence[Word], *, inside: bool = False) -> Iterator[Found]:
        """Give what the rules make, from the left; after a match it goes on behind it.

        Args:
            words: of one sentence.
            inside: whether to go on at the next word instead, so that matches may overlap.
        """
        latest = self._latest(words)
        failed: Failed = set()
        at, last = 0, max(latest.values(), default=-1)
        while at <= last:
            found = self.at(words, at, latest, failed)
            if found is not None:
                yield found
            at = found.end if found is not None and found.end > at and not inside else at + 1

    def _latest(self, words: Sequence[Word]) -> dict[int, int]:
        """The patterns that can match in a sentence, each with the index of the last word where it can begin.

        Each is looked for only where the rarest word is met that it needs; most sentences hold none.  What a
        pattern needs stands where it begins or behind.
        """
        latest = dict.fromkeys(self._free, len(words) - 1)
        terms = {word.word for word in words}.union((w.kind for w in words), *[w.classes for w in words])
        for term, numbers in self._possible(terms):
            until = len(words) - 1
            while not (
                term == words[until].word or term in words[until].classes or term == words[until].kind
            ):
                until -= 1
            for number in numbers:
                if latest.get(number, -1) < until:
                    latest[number] = until
        return latest

    def _possible(self, terms: set[str]) -> Iterator[tuple[str, list[int]]]:
        """Which of some words and classes are the rarest that patterns need, with those that can match."""
        for term in self._anchors.keys() & terms:
            numbers = [n for n, needs in self._anchors[term] if not any(map(terms.isdisjoint, needs))]
            if numbers:
                yield term, numbers

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


# kinds and classes that most sentences hold
_COMMON = frozenset(f"<{name}" for name in "phrase word mark count pronoun preposition noun verbal".split())


def _commonness(need: frozenset[str]) -> tuple[bool, int, str]:
    """How often a sentence may hold one of what a pattern needs: the least is looked for first."""
    return not need.isdisjoint(_COMMON), len(need), min(need)


def _bare(need: frozenset[str]) -> frozenset[str]:
    """What a pattern needs one of, classes without their brackets."""
    return frozenset(term.removeprefix("<") for term in need)


def _terms(word: Word) -> set[str]:
    """What a pattern can ask of a word."""
    return {word.word, f"<{word.kind}", *(f"<{name}" for name in word.classes)}


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
