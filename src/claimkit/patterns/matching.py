r"""Patterns over words: what a regular expression is to letters, this is to words and their classes.

=================  ====================================================================================
``said``           that word, in lower case; ``said/says`` one of these; ``according_to`` a word of two
``<human>``        a word of that class or kind; ``<human+plural>`` of both; ``<name/title>`` of either
``!the``, ``!<x>``  any word but those
``_``              any word at all
``(a b | c)``      one sequence or another; ``(who: ...)`` remembers what it matched under that name
``x?  x*  x+``     once or not at all, any number of times, at least once: as many as there are, but twelve
``^``, ``$``       the sentence begins or ends here
``\(``             that mark itself
=================  ====================================================================================
"""

from __future__ import annotations

import functools
import itertools
import operator
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, Protocol

import attrs

MOST = 12
"""Most repetitions of one element: longer runs are no phrases of a language, and bounds keep work linear."""

_PIECE = re.compile(r"\(\w+:|[()|?*+^$]|!?<[^<>\s]+>|!?(?:\\.|[^\s()|?*+])+")
_TIMES = {"?": (0, 1), "*": (0, MOST), "+": (1, MOST)}


class Word(Protocol):
    """What a pattern asks of a word; the tokens of every part of claimkit answer it."""

    @property
    def word(self) -> str:
        """The word in lower case."""
        ...

    @property
    def kind(self) -> str:
        """What it is: ``word``, ``mark``, ``count``, ``date``."""
        ...

    @property
    def classes(self) -> frozenset[str]:
        """The classes that the lexicon gives it."""
        ...


Marks = dict[str, tuple[int, int]]
Failed = set[tuple[object, int]]
_ANY = 1
"""What every word has in its sign; the end of a sentence has no sign at all."""
_OTHER = "\0"
"""Stands for all words that no test names."""


class Test(NamedTuple):
    """What an element of a pattern asks of a word.

    Attributes:
        words: it is one of these.
        choices: or it is of all the classes of one of these, its kind among them.
        unlike: whether it is to be none of them.
    """

    words: frozenset[str]
    choices: tuple[frozenset[str], ...] = ()
    unlike: bool = False

    def terms(self) -> frozenset[str]:
        """Words and ``<classes>`` of which a word must have one; a class stands for those beside it."""
        return self.words | {f"<{min(choice)}" for choice in self.choices}

    def holds(self, word: str, told: frozenset[str]) -> bool:
        """Whether it holds of a word and its classes."""
        return (word in self.words or any(c <= told for c in self.choices)) is not self.unlike


class Signs:
    """The signs of words: each is a number with one bit for each test, set where the test holds of the word.

    A word is put to all tests of a grammar once; its patterns then ask for bits.

    Attributes:
        any: what every word has.
        bits: of each test.
        of: gives the sign of a word, its kind and its classes.
    """

    __slots__ = ("_known", "any", "bits", "of")

    def __init__(self) -> None:
        self.any = _ANY
        self.bits: dict[Test, int] = {}
        self._known: set[str] = set()  # words that tests name
        self.of = functools.lru_cache(maxsize=1 << 13)(self._of)

    def bit(self, tests: Iterable[Test]) -> int:
        """Return the bits of tests of which one is to hold; no sign was given before."""
        found = 0
        for test in tests:
            if test not in self.bits:
                self.bits[test] = _ANY << (len(self.bits) + 1)
                self._known.update(test.words)
            found |= self.bits[test] if test != _WHATEVER else _ANY
        return found

    def _of(self, word: str, kind: str, classes: frozenset[str]) -> int:
        told = classes | {kind}
        return sum((bit for test, bit in self.bits.items() if test.holds(word, told)), _ANY)

    def each(self, words: Sequence[Word]) -> list[int]:
        """Return the signs of words, and none for the end."""
        of, known = self.of, self._known
        return [*[of(w.word if w.word in known else _OTHER, w.kind, w.classes) for w in words], 0]


class _Asked(dict[int, int]):
    """The signs of words, each told where it is first asked for: by a pattern that begins at one of them."""

    __slots__ = ("_signs", "_words")

    def __init__(self, signs: Signs, words: Sequence[Word]) -> None:
        super().__init__()
        self._signs, self._words = signs, words

    def __missing__(self, at: int) -> int:
        word = self._words[at] if at < len(self._words) else None
        self[at] = 0 if word is None else self._signs.of(word.word, word.kind, word.classes)
        return self[at]


class State:
    """What one match remembers.

    Attributes:
        marks: what the named parts matched so far.
        failed: where which step cannot match.  That never depends on how it was reached, so that each step
            is tried once at each place: work is linear in the words, however patterns nest.
    """

    __slots__ = ("failed", "marks")

    def __init__(self, failed: Failed) -> None:
        self.marks: Marks = {}
        self.failed = failed


Step = Callable[["list[int] | _Asked", int, State], int]


class Then(NamedTuple):
    """What goes on with a match: a step, and the signs of which it needs one where it begins; 0: none."""

    step: Step
    sign: int


@attrs.frozen
class Match:
    """Where a pattern matched.

    Attributes:
        words: the words that were searched.
        start: index of the first word matched.
        end: index behind the last one.
        marks: first index, and the one behind the last, of each part that has a name.
    """

    words: Sequence[Any]
    start: int
    end: int
    marks: Marks

    def __contains__(self, name: object) -> bool:
        """Whether a part that has a name took part in the match."""
        return name in self.marks

    def __getitem__(self, name: str) -> Sequence[Any]:
        """The words of the part that has this name; none where it did not take part."""
        first, last = self.marks.get(name, (0, 0))
        return self.words[first:last]


class Pattern:
    """A pattern, ready to match.

    Args:
        text: the pattern, as the module says.

    Attributes:
        first: the words and ``<classes>`` of which a match must begin with one; None: it begins with any.
        needs: sets of them, of each of which a match must hold one.

    Raises:
        ValueError: the pattern is malformed; the message says where.

    Example:
        >>> from claimkit.patterns.rules import plain_words
        >>> voice = Pattern("(who: police/officials) (in _)? said")
        >>> match = voice.match(plain_words("police in Leeds said"), 0)
        >>> [word.word for word in match["who"]], match.end
        (['police'], 4)
    """

    __slots__ = ("_part", "first", "needs", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = _PIECE.findall(text)
        part = _sequence(pieces, text)
        if pieces:
            raise ValueError(f"pattern {text!r}: a bracket too many at {' '.join(pieces)!r}")
        self.first = _terms(part.first) if part.first is not None and part.needed else None
        self.needs = tuple(map(_terms, part.needs))
        self._part = part

    def ready(self, signs: Signs) -> tuple[Then, list[int]]:
        """Return how it matches words by their signs, and those of which a match must hold one each."""
        then = self._part.make(Then(lambda _signs, at, _state: at, 0), signs)
        return then, [signs.bit(tests) for tests in self._part.needs]

    def match(self, words: Sequence[Word], at: int, failed: Failed | None = None) -> Match | None:
        """Return the match that begins at a word, or None.

        Args:
            words: of one sentence.
            at: index of the word.
            failed: what it was found not to match before in the same words; it is added to.
        """
        signs, then = _alone(self)
        asked, state = _Asked(signs, words), State(set() if failed is None else failed)
        if then.sign and not asked[at] & then.sign:  # most trials end here
            return None
        end = then.step(asked, at, state)
        return Match(words, at, end, state.marks) if end >= 0 else None


@functools.lru_cache(maxsize=1 << 8)
def _alone(pattern: Pattern) -> tuple[Signs, Then]:
    """How a pattern of no grammar matches, and the signs that it goes by."""
    signs = Signs()
    return signs, pattern.ready(signs)[0]


class _Part(NamedTuple):
    """A piece of a pattern.

    Attributes:
        make: gives what matches it and goes on; -1 where either cannot.
        first: tests of which one holds of the word that a match begins with; None: of any word.
        needed: whether it takes a word at least.
        needs: sets of tests, of each of which one holds of a word of a match.
        tests: what it asks of a word, where it is for one: that one of these holds.
    """

    make: Callable[[Then, Signs], Then]
    first: tuple[Test, ...] | None
    needed: bool
    needs: tuple[tuple[Test, ...], ...] = ()
    tests: tuple[Test, ...] = ()


def _terms(tests: Iterable[Test]) -> frozenset[str]:
    """The words and classes that tests ask for."""
    return frozenset[str]().union(*(test.terms() for test in tests))


def _sequence(pieces: list[str], text: str) -> _Part:
    """Take pieces up to the end of a branch."""
    parts: list[_Part] = []
    while pieces and pieces[0] not in ("|", ")"):
        piece = pieces.pop(0)
        if piece in _TIMES:
            if not parts:
                raise ValueError(f"pattern {text!r}: {piece} follows nothing")
            parts.append(_times(parts.pop(), *_TIMES[piece]))
        elif piece in ("^", "$"):
            parts.append(_Part(functools.partial(_edge, piece == "^"), (), needed=False))
        elif piece.startswith("("):
            parts.append(_bracket(pieces, piece[1:-1], text))
        else:
            parts.append(_single(piece))
    if len(parts) == 1:
        return parts[0]
    needed = any(part.needed for part in parts)
    needs = tuple(need for part in parts for need in part.needs)

    def make(then: Then, signs: Signs) -> Then:
        return functools.reduce(lambda on, part: part.make(on, signs), reversed(parts), then)

    return _Part(make, _first(parts), needed, needs)


def _first(parts: Sequence[_Part]) -> tuple[Test, ...] | None:
    """The tests of what parts one after another begin with; None: they begin with any word."""
    first: tuple[Test, ...] = ()
    for part in parts:
        if part.first is None:
            return None
        first += part.first
        if part.needed:
            break
    return first


def _bracket(pieces: list[str], name: str, text: str) -> _Part:
    """Take branches up to the closing bracket."""
    branches, sign = [], "|"
    while sign == "|":
        branches.append(_sequence(pieces, text))
        if not pieces:
            raise ValueError(f"pattern {text!r}: a bracket is never closed")
        sign = pieces.pop(0)
    firsts = [branch.first for branch in branches]
    known = [test for first in firsts if first is not None for test in first]
    first = tuple(known) if None not in firsts else None
    if not name and all(branch.tests for branch in branches):
        return _single_of(tuple(test for b in branches for test in b.tests), first)  # one of some words
    make = functools.partial(_named, name, branches) if name else functools.partial(_either, branches)
    needs = branches[0].needs
    if len(branches) > 1:
        one_each = [branch.needs[0] for branch in branches if branch.needs]
        needs = (tuple(itertools.chain(*one_each)),) if len(one_each) == len(branches) else ()
    return _Part(make, first, all(branch.needed for branch in branches), needs)


_WHATEVER = Test(frozenset(), unlike=True)


def _single(piece: str) -> _Part:
    """The part for one word."""
    bare = piece.removeprefix("!")
    if piece == "_":
        return _single_of((_WHATEVER,), None)
    unlike = piece.startswith("!")
    if bare.startswith("<"):
        choices = tuple(frozenset(choice.split("+")) for choice in bare[1:-1].split("/"))
        test = Test(frozenset(), choices, unlike)
    else:
        words = frozenset(word.replace("_", " ") for word in bare.replace("\\", "").split("/"))
        test = Test(words, unlike=unlike)
    return _single_of((test,), None if unlike else (test,))


def _single_of(tests: tuple[Test, ...], first: tuple[Test, ...] | None) -> _Part:
    make = functools.partial(_once, tests)
    return _Part(make, first, needed=True, needs=(first,) if first else (), tests=tests)


def _times(part: _Part, low: int, high: int) -> _Part:
    """A part that may come several times; the longest run is tried first."""
    if part.tests:
        run = functools.partial(_run, part.tests, low, high)
        return _Part(run, part.first, low > 0, part.needs if low else ())

    def make(then: Then, signs: Signs) -> Then:
        for count in range(high, 0, -1):
            more = part.make(then, signs)
            then = more if count <= low else _choice([more, then])
        return then

    return _Part(make, part.first, part.needed and low > 0, part.needs if low else ())


def _once(tests: tuple[Test, ...], then: Then, all_signs: Signs) -> Then:
    asked, (on, led) = all_signs.bit(tests), then
    if not led:
        return Then(lambda signs, at, state: on(signs, at + 1, state) if signs[at] & asked else -1, asked)

    def step(signs: list[int] | _Asked, at: int, state: State) -> int:
        return on(signs, at + 1, state) if signs[at] & asked and signs[at + 1] & led else -1

    return Then(step, asked)


def _run(tests: tuple[Test, ...], low: int, high: int, then: Then, all_signs: Signs) -> Then:
    asked, (on, led) = all_signs.bit(tests), then

    def step(signs: list[int] | _Asked, at: int, state: State) -> int:
        if not signs[at] & asked:
            return -1 if low else on(signs, at, state)
        if (step, at) in state.failed:
            return -1
        last, most = at + 1, at + high
        while last < most and signs[last] & asked:
            last += 1
        for here in range(last, at + low - 1, -1):
            if not led or signs[here] & led:
                end = on(signs, here, state)
                if end >= 0:
                    return end
        state.failed.add((step, at))
        return -1

    return Then(step, asked if low else one_of(asked, led))


def one_of(*signs: int) -> int:
    """The signs of which what can begin in several ways needs one; 0 where it can begin anyhow."""
    return functools.reduce(operator.or_, signs) if all(signs) else 0


def _edge(first: bool, then: Then, _: Signs) -> Then:  # noqa: FBT001 - one of two edges
    on = then.step
    if first:
        return Then(lambda signs, at, state: on(signs, at, state) if at == 0 else -1, then.sign)
    return Then(lambda signs, at, state: -1 if signs[at] else on(signs, at, state), 0)


def _choice(ways: list[Then]) -> Then:
    def step(signs: list[int] | _Asked, at: int, state: State) -> int:
        if (step, at) in state.failed:
            return -1
        here = signs[at]
        for on, led in ways:
            if not led or here & led:
                end = on(signs, at, state)
                if end >= 0:
                    return end
        state.failed.add((step, at))
        return -1

    return Then(step, one_of(*(way.sign for way in ways)))


def _either(branches: list[_Part], then: Then, signs: Signs) -> Then:
    ways = [branch.make(then, signs) for branch in branches]
    return _choice(ways) if ways[1:] else ways[0]


def _named(name: str, branches: list[_Part], then: Then, all_signs: Signs) -> Then:
    """Match a branch, and note where under a name; a note is taken back where what follows fails."""
    on = then.step

    def closed(signs: list[int] | _Asked, at: int, state: State) -> int:
        mark = state.marks[name]
        state.marks[name] = mark[0], at
        end = on(signs, at, state)
        if end < 0:
            state.marks[name] = mark
        return end

    inner, led = _either(branches, Then(closed, then.sign), all_signs)

    def opened(signs: list[int] | _Asked, at: int, state: State) -> int:
        before = state.marks.get(name)
        state.marks[name] = at, at
        end = inner(signs, at, state)
        if end < 0:
            del state.marks[name]
            if before is not None:
                state.marks[name] = before
        return end

    return Then(opened, led)
