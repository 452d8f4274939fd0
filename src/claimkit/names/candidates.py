"""Candidates: which of many names may be names of one, found by their words and never pair by pair."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from claimkit.names.aliases import alias_key, place_codes
from claimkit.names.blocking import SearchWord, consonant_keys, search_words
from claimkit.names.given import relatives, skeleton, sound_key
from claimkit.names.roles import Word
from claimkit.names.romanise import ALPHABETIC
from claimkit.names.words import ParsedName, parse_name

SOUNDS = 3
"""First consonants by which a word is looked up: what follows is mostly ending."""

LIKE = 60
"""Likeness, in per cent, of the sounds or of the consonants of two words from which one may be the other."""

SHARED = {"person": 1.0, "place": 1.0}
"""Share of the words of the shorter of two names that the longer must have."""

SHARED_OTHERWISE = 0.5
"""The same of organisations: the rest may say the kind."""

MOST_NEAR = 100
"""Names that have a word like one, up to which each is looked at; of more, only for the rarest word."""


@lru_cache(maxsize=65536)
def _keys(latin: str) -> frozenset[str]:
    return frozenset(key[:SOUNDS] for key in consonant_keys(latin))


class _Words:
    """The distinct words of a list of names, and for each those that may be another spelling of it."""

    def __init__(self, words: Iterator[SearchWord], kind: str) -> None:
        self._kind = kind
        self._by_key: dict[str, list[SearchWord]] = {}
        self._by_latin: dict[str, list[SearchWord]] = {}
        for word in sorted(set(words)):
            self._by_latin.setdefault(word[0], []).append(word)
            for key in _keys(word[0]):
                self._by_key.setdefault(key, []).append(word)
        self._like: dict[SearchWord, frozenset[SearchWord]] = {}

    def like(self, word: SearchWord) -> frozenset[SearchWord]:
        """The words that may be one with a word of the list: by their sound, or as forms of one name."""
        found = self._like.get(word)
        if found is None:
            found = self._like[word] = frozenset(self._look_up(word))
        return found

    def alike(self, word: SearchWord, other: SearchWord) -> bool:
        """Whether two words may be one, also where another word of their names has led to them."""
        if other in self.like(word):
            return True
        return word[1] == other[1] == ALPHABETIC and _is_spelled_alike(word[0], other[0])

    def _look_up(self, word: SearchWord) -> Iterator[SearchWord]:
        latin, family, _ = word
        near = list(dict.fromkeys(other for key in sorted(_keys(latin)) for other in self._by_key[key]))
        if family != ALPHABETIC:
            yield from near
        else:
            yield from (other for other in near if other[1] != ALPHABETIC)
            yield from _spelled_alike(latin, [other for other in near if other[1] == ALPHABETIC])
        for form in relatives(latin, family) if self._kind == "person" else ():
            yield from self._by_latin.get(form, ())


@lru_cache(maxsize=65536)
def _is_spelled_alike(a: str, b: str) -> bool:
    from rapidfuzz import fuzz

    return any(fuzz.ratio(spelled(a), spelled(b)) >= LIKE for spelled in (sound_key, skeleton))


def _spelled_alike(latin: str, near: Sequence[SearchWord]) -> Iterator[SearchWord]:
    from rapidfuzz import fuzz, process

    for spelled in (sound_key, skeleton):
        spellings = [spelled(other[0]) for other in near]
        scores = process.cdist([spelled(latin)], spellings, scorer=fuzz.ratio, score_cutoff=LIKE)[0]
        yield from (near[at] for at in scores.nonzero()[0])


class _Side:
    """A name as it is looked up."""

    __slots__ = ("foreign", "needed", "whole", "words")

    def __init__(self, name: ParsedName, kind: str) -> None:
        self.words = search_words(name)
        self.needed = [word for word in self.words if not word[2]]
        self.foreign = any(family != ALPHABETIC for _, family, _ in self.words)
        self.whole = set(_whole(name, kind))

    def may_be(self, other: _Side, words: _Words, share: float) -> bool:
        """Whether so great a share of the words of the shorter can be words of the longer."""
        short, long = (self, other) if len(self.needed) <= len(other.needed) else (other, self)
        least = 1 if self.foreign or other.foreign else max(1.0, share * len(short.needed))
        return sum(any(words.alike(word, mine) for mine in long.words) for word in short.needed) >= least


def _whole(name: ParsedName, kind: str) -> Iterator[str]:
    """Keys of a name as a whole: its letters, its first letters, the places that it is known to name."""
    yield f"={''.join(w.latin for w in name.words)}"
    if kind == "place":
        yield from (f"#{code}" for code in place_codes(alias_key(name)))
    elif kind != "person":
        words = [w for w in name.words if w.role != "form" and w.latin]
        large = [w for w in words if w.concept != "small"]
        yield from {f"@{words[0].latin}"} if len(words) == 1 else {_initials(words), _initials(large)}


def _initials(words: Sequence[Word]) -> str:
    return "@" + "".join(word.latin[:1] for word in words)


def candidate_pairs(names: Sequence[Sequence[str]], kind: str) -> list[tuple[int, int]]:
    """Return the pairs of entries that may be names of one, without comparing each with every other.

    Args:
        names: the names of each entry.
        kind: what they name.

    Returns:
        Pairs of positions, the smaller first, in order.

    >>> people = [["Fail Alsynov"], ["Radiy Khabirov"], ["Фаил Алсынов"], ["Clara Alsynov"]]
    >>> candidate_pairs(people, "person")
    [(0, 2)]
    >>> candidate_pairs([["WHO"], ["World Health Organization"], ["Best Buy"]], "organisation")
    [(0, 1)]
    """
    sides = [
        (at, _Side(parse_name(name, kind), kind)) for at, spellings in enumerate(names) for name in spellings
    ]
    words = _Words((word for _, side in sides for word in side.words), kind)
    having: dict[SearchWord | str, list[int]] = {}
    for number, (_, side) in enumerate(sides):
        keys: tuple[SearchWord | str, ...] = (*side.whole, *side.words)
        for key in keys:
            having.setdefault(key, []).append(number)

    @cache
    def like(word: SearchWord) -> frozenset[int]:
        return frozenset(number for other in words.like(word) for number in having[other])

    share = SHARED.get(kind, SHARED_OTHERWISE)
    found: set[tuple[int, int]] = set()
    for at, side in sides:
        near = {other for key in side.whole for other in having[key]}
        found |= {(at, sides[other][0]) for other in near}
        for other in _sharing(side, like, share) - near:
            if sides[other][0] != at and side.may_be(sides[other][1], words, share):
                found.add((at, sides[other][0]))
    return sorted({(min(pair), max(pair)) for pair in found if pair[0] != pair[1]})


def _sharing(side: _Side, having: Callable[[SearchWord], frozenset[int]], share: float) -> set[int]:
    """Names that have a word like one of the rare words of a name: of as many as leave none of them out."""
    told = side.words if side.foreign else side.needed
    near = sorted(map(having, told), key=len)
    spared = len(near) - (1 if side.foreign else max(1, -int(-share * len(near) // 1)))
    return set[int]().union(*(n for at, n in enumerate(near) if at <= spared or len(n) <= MOST_NEAR))
