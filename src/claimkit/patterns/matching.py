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
import re
from collections.abc import Callable, Sequence
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


class _State:
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


Test = Callable[[Word], bool]
Step = Callable[[Sequence[Word], int, _State], int]


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

    __slots__ = ("_second", "_step", "first", "needs", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = _PIECE.findall(text)
        part = _sequence(pieces, text)
        if pieces:
            raise ValueError(f"pattern {text!r}: a bracket too many at {' '.join(pieces)!r}")
        self.first = part.first if part.needed else None
        self.needs = part.needs
        # a word and a class of one name are not told apart here: it only costs a trial more
        self._second = None if part.second is None else frozenset(t.removeprefix("<") for t in part.second)
        self._step = part.make(lambda _words, at, _state: at)

    def match(self, words: Sequence[Word], at: int, failed: Failed | None = None) -> Match | None:
        """Return the match that begins at a word, or None.

        Args:
            words: of one sentence.
            at: index of the word.
            failed: what this and other patterns found not to match in the same words; it is added to.
        """
        second = self._second
        if second is not None:  # most trials end here
            word = words[at + 1] if at + 1 < len(words) else None
            if word is None or (
                word.word not in second and word.kind not in second and second.isdisjoint(word.classes)
            ):
                return None
        state = _State(set() if failed is None else failed)
        end = self._step(words, at, state)
        return Match(words, at, end, state.marks) if end >= 0 else None


class _Part(NamedTuple):
    """A piece of a pattern.

    Attributes:
        make: gives the function that matches it and goes on with another one; -1 where either cannot.
        first: terms of which a match begins with one; None: with any word.
        needed: whether it takes a word at least.
        needs: sets of terms, of each of which a match holds one.
        test: what it asks of a word, where it is for one.
        single: whether it takes one word, neither more nor less.
        second: terms of which the second word of a match is one; None: any word, or none.
    """

    make: Callable[[Step], Step]
    first: frozenset[str] | None
    needed: bool
    needs: tuple[frozenset[str], ...] = ()
    test: Test | None = None
    single: bool = False
    second: frozenset[str] | None = None


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
            parts.append(_Part(functools.partial(_edge, piece == "^"), frozenset(), needed=False))
        elif piece.startswith("("):
            parts.append(_bracket(pieces, piece[1:-1], text))
        else:
            parts.append(_single(piece))
    if len(parts) == 1:
        return parts[0]
    needed = any(part.needed for part in parts)
    second = _first(parts[1:]) if parts and parts[0].single and any(p.needed for p in parts[1:]) else None
    needs = tuple(need for part in parts for need in part.needs)

    def make(then: Step) -> Step:
        return functools.reduce(lambda step, part: part.make(step), reversed(parts), then)

    return _Part(make, _first(parts), needed, needs, second=second)


def _first(parts: Sequence[_Part]) -> frozenset[str] | None:
    """The terms that parts one after another begin with; None: they begin with any word."""
    first = frozenset[str]()
    for part in parts:
        if part.first is None:
            return None
        first |= part.first
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
    tests = [branch.test for branch in branches if branch.test is not None]
    terms = [branch.first for branch in branches if branch.first is not None]
    first = frozenset[str]().union(*terms) if len(terms) == len(branches) else None
    if not name and len(tests) == len(branches):
        return _single_of(lambda word: any(test(word) for test in tests), first)  # one of some words
    make = functools.partial(_named, name, branches) if name else functools.partial(_either, branches)
    needs = branches[0].needs
    if len(branches) > 1:
        needs = (
            (frozenset[str]().union(*(b.needs[0] for b in branches)),)
            if all(b.needs for b in branches)
            else ()
        )
    single = all(branch.single for branch in branches)
    return _Part(make, first, all(branch.needed for branch in branches), needs, single=single)


def _single(piece: str) -> _Part:
    """The part for one word."""
    bare = piece.removeprefix("!")
    test: Test
    if piece == "_":
        return _single_of(_anything, None)
    unlike = piece.startswith("!")
    if bare.startswith("<"):
        choices = [frozenset(choice.split("+")) for choice in bare[1:-1].split("/")]
        terms = frozenset(f"<{min(c)}" for c in choices)
        if max(map(len, choices)) == 1:
            test = _of_one_class(frozenset[str]().union(*choices), unlike=unlike)
        else:
            test = _of_class(choices, unlike=unlike)
    else:
        terms = frozenset(word.replace("_", " ") for word in bare.replace("\\", "").split("/"))
        test = _one_of(terms, unlike=unlike)
    return _single_of(test, None if unlike else terms)


def _single_of(test: Test, first: frozenset[str] | None) -> _Part:
    return _Part(
        functools.partial(_once, test),
        first,
        needed=True,
        needs=(first,) if first else (),
        test=test,
        single=True,
    )


def _anything(_: Word) -> bool:
    return True


def _one_of(words: frozenset[str], *, unlike: bool) -> Test:
    """The test for one of some words, or for any but those; one call each way, for speed."""
    if unlike:
        return lambda word: word.word not in words
    return lambda word: word.word in words


def _of_one_class(classes: frozenset[str], *, unlike: bool) -> Test:
    """The test for a word of one of some classes, or of none of them."""
    apart = classes.isdisjoint
    if unlike:
        return lambda word: apart(word.classes) and word.kind not in classes
    return lambda word: not apart(word.classes) or word.kind in classes


def _of_class(choices: list[frozenset[str]], *, unlike: bool) -> Test:
    """The test for a word that is of several classes at once, or for one that is not."""

    def test(word: Word) -> bool:
        told = word.classes | {word.kind}
        return any(c <= told for c in choices)

    return (lambda word: not test(word)) if unlike else test


def _times(part: _Part, low: int, high: int) -> _Part:
    """A part that may come several times; the longest run is tried first."""
    if part.test is not None:
        run = functools.partial(_run, part.test, low, high)
        return _Part(run, part.first, low > 0, part.needs if low else ())

    def make(then: Step) -> Step:
        for count in range(high, 0, -1):
            more = part.make(then)
            then = more if count <= low else _choice([more, then])
        return then

    return _Part(make, part.first, part.needed and low > 0, part.needs if low else ())


def _once(test: Test, then: Step) -> Step:
    def step(words: Sequence[Word], at: int, state: _State) -> int:
        return then(words, at + 1, state) if at < len(words) and test(words[at]) else -1

    return step


def _run(test: Test, low: int, high: int, then: Step) -> Step:
    def step(words: Sequence[Word], at: int, state: _State) -> int:
        if (step, at) in state.failed:
            return -1
        last, most = at, min(len(words), at + high)
        while last < most and test(words[last]):
            last += 1
        for here in range(last, at + low - 1, -1):
            end = then(words, here, state)
            if end >= 0:
                return end
        state.failed.add((step, at))
        return -1

    return step


def _edge(first: bool, then: Step) -> Step:  # noqa: FBT001 - one of two edges
    def step(words: Sequence[Word], at: int, state: _State) -> int:
        return then(words, at, state) if at == (0 if first else len(words)) else -1

    return step


def _choice(steps: list[Step]) -> Step:
    def step(words: Sequence[Word], at: int, state: _State) -> int:
        if (step, at) in state.failed:
            return -1
        for one in steps:
            end = one(words, at, state)
            if end >= 0:
                return end
        state.failed.add((step, at))
        return -1

    return step


def _either(branches: list[_Part], then: Step) -> Step:
    return _choice([branch.make(then) for branch in branches]) if branches[1:] else branches[0].make(then)


def _named(name: str, branches: list[_Part], then: Step) -> Step:
    """Match a branch, and note where under a name; a note is taken back where what follows fails."""

    def closed(words: Sequence[Word], at: int, state: _State) -> int:
        mark = state.marks[name]
        state.marks[name] = mark[0], at
        end = then(words, at, state)
        if end < 0:
            state.marks[name] = mark
        return end

    inner = _either(branches, closed)

    def opened(words: Sequence[Word], at: int, state: _State) -> int:
        before = state.marks.get(name)
        state.marks[name] = at, at
        end = inner(words, at, state)
        if end < 0:
            del state.marks[name]
            if before is not None:
                state.marks[name] = before
        return end

    return opened
