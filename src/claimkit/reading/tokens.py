"""The words of one sentence with their classes; figures and dates are one token each."""

from __future__ import annotations

import bisect
import functools
import itertools
import operator
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimkit.dates import find_dates
from claimkit.numbers import QuantityMention, find_quantities
from claimkit.quantities import Quantity
from claimkit.reading.lexicon import (
    POSSESSIVES,
    UNKNOWN,
    Lexicon,
    Sense,
    by_ending,
    lexicon,
    lists_of,
    word_list,
)
from claimkit.text import Span

_TOKEN = re.compile(r"((?:[^\W\d_]\.){1,4}(?!\w)|\d[\d.,:]*\d|\d|\w+(?:['\-–]\w+)*|(?<=\w)'s\b|\S)")
_CLITIC = re.compile(r"(\w+)(n't|'s|'re|'ve|'ll|'d)$")


_ORDERING = frozenset(("first",))  # an ordinal that orders what is told, and counts nobody


class Token(NamedTuple):
    """A piece of a sentence; its kind is ``word``, ``mark``, ``count``, ``age`` or ``date``."""

    start: int
    end: int
    word: str
    kind: str
    classes: frozenset[str]
    senses: tuple[Sense, ...] = ()
    quantity: Quantity | None = None

    def is_a(self, *classes: str) -> bool:
        """Whether the token belongs to one of these classes."""
        return not self.classes.isdisjoint(classes)


_new = tuple.__new__


def with_classes(token: Token, classes: frozenset[str]) -> Token:
    """A token with other classes."""
    return _new(Token, (*token[:4], classes, *token[5:]))


def index_from(words: Sequence[Token], offset: int) -> int:
    """Return the index of the first word that begins at an offset or behind it."""
    return bisect.bisect_left(words, offset, key=operator.attrgetter("start"))


def word_at(words: Sequence[Token], offset: int | None) -> str:
    """The word that begins at an offset; empty where none does, or a figure."""
    at = index_from(words, offset) if offset is not None else len(words)
    found = words[at] if at < len(words) and words[at].start == offset else None
    return found.word if found is not None and found.kind == "word" else ""


class Mention(NamedTuple):
    """A figure or a date found by another part, as the grammar needs it."""

    start: int
    end: int
    kind: str
    quantity: Quantity | None = None


def tokens(text: str, span: Span, mentions: Sequence[Mention]) -> list[Token]:
    """Return the tokens of a sentence; figures and dates found before are one token each."""
    lex = lexicon()
    found = Sentence()
    at = span.start
    for mention in [*mentions, Mention(span.end, span.end, "")]:
        if mention.start < at or (mention.kind and text[mention.start : mention.end].lower() in _ORDERING):
            continue  # "Officials first said", "the first man", "at first"
        _words(text, at, mention.start, lex, found)
        if mention.kind:
            word = text[mention.start : mention.end].lower()
            found.append(
                Token(mention.start, mention.end, word, mention.kind, frozenset(), (), mention.quantity)
            )
        at = mention.end
    return found


def listed(words: Sequence[Token]) -> list[Token]:
    """Return the tokens with the short lists of words that each is in (words.tsv) among their classes.

    A wording of several words is in the lists of its last one too: a death toll is a toll.
    """
    if type(words) is not Sentence:
        return _listed(words)
    if words.listed is None:
        words.listed = _listed(words)
    return words.listed.copy()


def words_told(words: Sequence[Token]) -> frozenset[str]:
    """Return the words of a sentence."""
    if type(words) is not Sentence:
        return frozenset([t.word for t in words])
    if words.words is None:
        words.words = frozenset([t.word for t in words])
    return words.words


def terms_told(words: Sequence[Token]) -> frozenset[str]:
    """Return the words of a sentence, their kinds, their classes and the short lists that they are in."""
    if type(words) is not Sentence:
        return _terms_told(words)
    if words.terms is None:
        words.terms = _terms_told(words)
    return words.terms


class Sentence(list[Token]):
    """The tokens of a sentence, which is read many times; they change only before it is first asked of.

    Attributes:
        listed: they with the short lists that each is in, once asked for.
        words: see :func:`words_told`; once asked for.
        terms: see :func:`terms_told`; once asked for.
    """

    __slots__ = ("listed", "terms", "words")

    def __init__(self) -> None:
        super().__init__()
        self.listed: list[Token] | None = None
        self.words: frozenset[str] | None = None
        self.terms: frozenset[str] | None = None


def _terms_told(words: Sequence[Token]) -> frozenset[str]:
    classes = {_told_with_lists(t.word, t.classes) for t in words}
    return words_told(words).union([t.kind for t in words], *classes)


def _listed(words: Sequence[Token]) -> list[Token]:
    # what with_classes makes, without a call for each of so many
    return [
        _new(Token, (t.start, t.end, t.word, "word", told, t.senses, t.quantity))
        if t.kind == "word" and (told := _told_with_lists(t.word, t.classes)) is not t.classes
        else t
        for t in words
    ]


@functools.lru_cache(maxsize=1 << 14)
def _told_with_lists(word: str, classes: frozenset[str]) -> frozenset[str]:
    """The classes of a word with its short lists; one set for all that are alike, which is hashed once."""
    lists = listed_as(word)
    return classes | lists if lists else classes


@functools.lru_cache(maxsize=1 << 14)
def joined(classes: frozenset[str], more: frozenset[str]) -> frozenset[str]:
    """Two sets of classes as one; it is the same for all that are alike, and hashed once."""
    return classes | more


@functools.lru_cache(maxsize=1 << 14)
def listed_as(word: str) -> frozenset[str]:
    """The short lists that a word, or a wording by its last one, is in."""
    first, _, last = word.rpartition(" ")
    return lists_of(word) | lists_of(last) if first else lists_of(word)


def addends(figure: QuantityMention) -> Iterator[QuantityMention]:
    """Yield the figures that a list counts together: two, one and three of "two nurses, a teacher and three".

    >>> [one.text for one in addends(find_quantities("two nurses, a teacher and three students")[0])]
    ['two', 'a teacher', 'three']
    """
    for part in figure.parts:
        yield from addends(part)
    if not figure.parts:
        yield figure


def sentence_words(text: str) -> list[Token]:
    """Return the tokens of a text of one sentence, figures and dates found in it: for examples of rules."""
    found = [Mention(d.start, d.end, "date") for d in find_dates(text, language="en")]
    taken = [Span(d.start, d.end) for d in found]
    found += [
        Mention(figure.start, figure.end, "count", figure.quantity)
        for figure in find_quantities(text)
        if not any(span.overlaps(Span(figure.start, figure.end)) for span in taken)
    ]
    return tokens(text, Span(0, len(text)), sorted(found, key=lambda m: m.start))


def _words(text: str, start: int, end: int, lex: Lexicon, found: list[Token]) -> None:
    """Append the words between two offsets, wordings of several words as one token."""
    stretch = text[start:end]
    if start and stretch.startswith("'s"):  # what stands before it counts: "the 1990's"
        pieces = [(m.start(), m.end(), m.group().lower()) for m in _TOKEN.finditer(text, start, end)]
    else:
        parts = _TOKEN.split(stretch)  # a gap, a token, a gap, ...
        places = list(itertools.accumulate(map(len, parts), initial=start))
        pieces = list(zip(places[1:-1:2], places[2::2], map(str.lower, parts[1::2]), strict=True))
    if "'" in stretch:
        pieces = [part for piece in pieces for part in (_split(piece) if "'" in piece[2] else (piece,))]
    if "." in stretch.rstrip()[:-1]:  # the stop that ends a sentence is none of an abbreviation
        pieces = _abbreviated(text, pieces)
    begins = lex.wordings
    beyond = 0
    for at, (first, last, word) in enumerate(pieces):
        if at < beyond:
            continue
        if word in begins or word in POSSESSIVES:
            whole = _wording(pieces, at)
            if whole is not None:
                size, word = whole  # noqa: PLW2901 - the wording is the word
                beyond, last = at + size, pieces[at + size - 1][1]  # noqa: PLW2901
        # what Token(...) makes, in half the time: this is done more often than anything else
        found.append(_new(Token, (first, last, word, *_told_of(word, text[first].islower()), None)))


@functools.lru_cache(maxsize=1 << 14)
def _told_of(word: str, small: bool) -> tuple[str, frozenset[str], tuple[Sense, ...]]:  # noqa: FBT001 - as written
    """The kind, the classes and the senses of a word; its ending tells them where it is unknown and small."""
    kind = "word" if word[0].isalnum() or (word[0] == "'" and len(word) > 1) else "mark"
    entry = lexicon().words.get(word) or (by_ending(word) if small else UNKNOWN)
    return kind, entry.classes, entry.senses


def _key(word: str) -> str:
    return "poss" if word in POSSESSIVES else word


@functools.cache
def _by_second_word() -> dict[tuple[str, str], list[tuple[tuple[str, ...], str]]]:
    """The wordings of several words by their first two: what begins one seldom goes on with its second."""
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
    for first, wordings in lexicon().wordings.items():
        for parts, wording in wordings:
            found.setdefault((first, parts[1]), []).append((parts, wording))
    return found


def _wording(pieces: Sequence[tuple[int, int, str]], at: int) -> tuple[int, str] | None:
    """The wording of several words that begins at a piece, with their number."""
    if at + 1 == len(pieces):
        return None
    begun = _key(pieces[at][2]), _key(pieces[at + 1][2])
    for parts, wording in _by_second_word().get(begun, ()):
        if tuple(_key(word) for *_, word in pieces[at : at + len(parts)]) == parts:
            return len(parts), wording
    return None


def _abbreviated(text: str, pieces: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """``Jr.`` and ``No.`` inside a sentence as one piece each; the stop that ends it stays one of its own."""
    found: list[tuple[int, int, str]] = []
    for at, (start, end, word) in enumerate(pieces):
        if word == "." and found and found[-1][1] == start and at + 1 < len(pieces):
            first, _, before = found[-1]
            short = before in word_list("abbreviated")
            if short and (before not in word_list("number_sign") or text[end : end + 2].strip().isdigit()):
                found[-1] = (first, end, f"{before}." if before == "no" else before)
                continue
        found.append((start, end, word))
    return found


def _split(piece: tuple[int, int, str]) -> list[tuple[int, int, str]]:
    """``wasn't`` as "was" and "n't"."""
    start, end, word = piece
    clitic = _CLITIC.fullmatch(word)
    if clitic is None:
        return [piece]
    cut = start + len(clitic[1])
    return [(start, cut, clitic[1]), (cut, end, clitic[2])]
