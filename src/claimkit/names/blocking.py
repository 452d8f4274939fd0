"""Which names of a long list may be a name given: by the consonants of their words, and by tables."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from claimkit.names.given import relatives, skeleton, sound_key
from claimkit.names.roles import CONTENT
from claimkit.names.romanise import ALPHABETIC, romanise
from claimkit.names.words import ParsedName, parse_name

KEY_LENGTH = 4
"""Consonant classes of a key; what follows is mostly ending."""

WORDS_KEPT = 120
"""Words of the list that are followed up for each word of a query."""

SKELETON = 0.75
"""Weight of the likeness of the consonants of two words of different families of scripts."""

SKELETON_IN_ALPHABET = 0.5
"""The same within one family, where vowels tell as much."""

RELATED = 80
"""Likeness, in per cent, of a name to its short forms and to its forms in other languages."""

ALIKE = 88
"""Likeness, in per cent, from which words of the list are counted as the word of a query."""

SHARPNESS = 3
"""Power of the likeness of two words by which a name is weighed."""

LEAST_LIKE = 40
"""Likeness, in per cent, below which a word is not followed up."""

AGAIN = 0.6
"""Share of the likeness of two names that both were written together beside the likeness of their words."""

# Letters to the classes P T K S N R; letters and groups that languages read differently have several.
_SOUNDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("shch", "schtsch", "szcz", "tsch", "tch", "tsj", "sch", "sh", "sz", "zh", "cz", "cs"), ("S",)
    ),
    **dict.fromkeys(("zs", "sj", "zj", "dzh", "dz", "dj", "dsch", "ts", "tz", "s", "z"), ("S",)),
    **dict.fromkeys(("b", "p", "f", "v", "ph"), ("P",)),
    **dict.fromkeys(("d", "t", "th", "dh"), ("T",)),
    **dict.fromkeys(("k", "q", "kh", "ck"), ("K",)),
    **dict.fromkeys(("m", "n"), ("N",)),
    **dict.fromkeys(("l", "r"), ("R",)),
    "ch": ("S", "K"),
    "c": ("S", "K"),
    "g": ("K", "S"),
    "gh": ("K", ""),
    "h": ("", "K"),
    "j": ("", "S", "K"),
    "w": ("P", ""),
    "x": ("KS", "K", "S"),
}
_MOST_KEYS = 8


@lru_cache(maxsize=65536)
def consonant_keys(latin: str) -> tuple[str, ...]:
    """Keys of the consonants of a romanised word, one for each likely way to read it.

    >>> set(consonant_keys("szulewa")) & set(consonant_keys("shuleva"))
    {'SRP'}
    """
    keys = [""]
    at = 0
    latin = latin[:24]
    while at < len(latin) and any(len(k) < KEY_LENGTH for k in keys):
        for size in (7, 4, 3, 2, 1):
            sounds = _SOUNDS.get(latin[at : at + size])
            if sounds is not None and at + size <= len(latin):
                # a class is not repeated: double letters, and vowels that fall out between
                keys = [k if s and k.endswith(s) else k + s for k in keys for s in sounds]
                keys = list(dict.fromkeys(k[:KEY_LENGTH] for k in keys))[:_MOST_KEYS]
                at += size
                break
        else:
            at += 1
    if latin.endswith("s") and len(latin) > 3:
        # the nominative ending of Latvian, Lithuanian, Greek and Latin
        keys = list(dict.fromkeys([*keys, *(k.removesuffix("S") for k in keys if len(k) < KEY_LENGTH)]))
    return tuple(k or "-" for k in keys)


SearchWord = tuple[str, str, bool]
"""A word in plain Latin letters, its script family, and whether it is several words written together."""


def search_words(name: ParsedName) -> tuple[SearchWord, ...]:
    """Words by which a name is found: those of its content, and short neighbours written together.

    >>> from claimkit.names.words import parse_name
    >>> [word for word, *_ in search_words(parse_name("Kim Jong-un"))]
    ['kim', 'jong', 'un', 'jongun', 'kimjong', 'kimjongun']
    """
    told = [w for w in name.words if w.role in CONTENT] or [w for w in name.words if len(w.latin) > 1]
    words = [(w.latin, w.family, False) for w in told]
    if 1 < len(told) < 5 and any(len(w.latin) < 4 for w in told):
        for run in (told[1:], told[:2], told):
            joined = "".join(w.latin for w in run)
            if len(run) > 1 and len(joined) <= 16:
                words.append((joined, told[0].family, True))
    if len(told) == 1 and told[0].family in ("han", "hangul") and len(told[0].written) > 1:
        # a name in characters is written without a space between surname and given name
        written, family = told[0].written, told[0].family
        words += [(romanise(part).replace(" ", ""), family, False) for part in (written[:1], written[1:])]
    return tuple(dict.fromkeys(words))


def sounds(name: str, kind: str) -> set[str]:
    """Return keys of which two names share one where their words may sound alike.

    >>> sounds("Fail Alsynov", "person") & sounds("Фаил Алсынов", "person") != set()
    True
    """
    words = search_words(parse_name(name, kind))
    return {key for latin, *_ in words for key in consonant_keys(latin)}


class Vocabulary:
    """The words of a list of names, and which names have them."""

    def __init__(self) -> None:
        self._number_of: dict[SearchWord, int] = {}
        self._word_of, self._name_of = array("i"), array("i")
        self._settled = -1
        self._near: dict[SearchWord, tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]] = {}

    def add(self, name: int, words: Sequence[SearchWord]) -> None:
        """Note that a name has these words."""
        numbers = self._number_of
        for word in words:
            self._word_of.append(numbers.setdefault(word, len(numbers)))
            self._name_of.append(name)

    def settle(self) -> None:
        """Sort what was added since the last search."""
        if self._settled == len(self._word_of):
            return
        self._settled = len(self._word_of)
        self._postings = _Postings(self._word_of, self._name_of, len(self._number_of))
        self._sounds = _texts(sound_key.__wrapped__(word) for word, *_ in self._number_of)
        self._skeletons = _texts(skeleton.__wrapped__(word) for word, *_ in self._number_of)
        count = len(self._number_of)
        self._foreign = np.fromiter((f != ALPHABETIC for _, f, _ in self._number_of), bool, count)
        self._joined = np.fromiter((joined for *_, joined in self._number_of), bool, count)
        classes: dict[str, int] = {}
        class_of, of_word = array("i"), array("i")
        for number, (latin, *_) in enumerate(self._number_of):
            for key in consonant_keys.__wrapped__(latin):
                class_of.append(classes.setdefault(key, len(classes)))
                of_word.append(number)
        self._classes = classes
        self._by_class = _Postings(class_of, of_word, len(classes))
        self._plain: dict[str, list[int]] = {}
        for (latin, *_), number in self._number_of.items():
            self._plain.setdefault(latin, []).append(number)
        self._near = {}

    def near(self, word: SearchWord) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Numbers of the words most like a word, and their likeness in per cent, the least alike first."""
        found = self._near.get(word)
        if found is None:
            if len(self._near) > _REMEMBERED:
                self._near.clear()
            found = self._near[word] = self._look_up(word)
        return found

    def _look_up(self, word: SearchWord) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        latin, family, joined = word
        classes = [c for key in consonant_keys(latin) if (c := self._classes.get(key)) is not None]
        parts = [self._by_class.of(c) for c in classes]
        near = np.concatenate(parts) if parts else np.zeros(0, np.int32)
        if len(parts) > 1:
            near = np.unique(near)
        key = sound_key(latin)
        likeness = np.zeros(0, np.uint8)
        if len(near):
            likeness = process.cdist(
                [key],
                self._sounds[near].tolist(),
                scorer=fuzz.ratio,
                score_cutoff=LEAST_LIKE,
                dtype=np.uint8,
            )[0]
        if len(near):
            shared = process.cdist(
                [skeleton(latin)],
                self._skeletons[near].tolist(),
                scorer=fuzz.ratio,
                score_cutoff=LEAST_LIKE,
                dtype=np.uint8,
            )[0]
            # across families of scripts the consonants tell more than the letters
            other = self._foreign[near] if family == ALPHABETIC else np.ones(len(near), bool)
            share = np.where(other, SKELETON, SKELETON_IN_ALPHABET)
            mixed = ((1.0 - share) * likeness + share * shared).astype(np.uint8)
            likeness = np.maximum(likeness, mixed)
        near, likeness = self._most_like(near, likeness)
        known = sorted({n for other in relatives(latin, family) for n in self._plain.get(other, ())})
        if known:
            lesser = ~np.isin(near, known) | (likeness > RELATED)
            near, likeness = near[lesser], likeness[lesser]
            known = sorted(set(known) - set(near.tolist()))
            near = np.concatenate([near, np.array(known, np.int32)])
            likeness = np.concatenate([likeness, np.full(len(known), RELATED, likeness.dtype)])
        if joined and len(near):
            # where both sides are written together the words themselves have been counted
            likeness = np.where(self._joined[near], AGAIN * likeness, likeness)
        order = np.lexsort((near, likeness))
        return near[order], likeness[order]

    def _most_like(
        self, near: np.ndarray[Any, Any], likeness: np.ndarray[Any, Any]
    ) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """The words most like one, so many in an alphabet and so many in other scripts."""
        if len(near) <= WORDS_KEPT:
            return near[likeness > 0], likeness[likeness > 0]
        chosen = []
        for group in (~self._foreign[near], self._foreign[near]):
            found = np.flatnonzero(group & (likeness > 0))
            if len(found) > WORDS_KEPT:
                found = found[np.argpartition(-likeness[found].astype(np.int16), WORDS_KEPT)[:WORDS_KEPT]]
            chosen.append(found)
        kept = np.concatenate(chosen)
        return near[kept], likeness[kept]

    def having(
        self, words: Sequence[SearchWord], count: int, most: int
    ) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Numbers of the names that have most in common with these words, and how much; in no order.

        Args:
            words: words of a name.
            count: how many names there are.
            most: at least so many are given back, if there are so many.
        """
        self.settle()
        total = np.zeros(count, np.float32)
        one = np.zeros(count, np.float32)
        touched: list[np.ndarray[Any, Any]] = []
        for word in words:
            near, likeness = self.near(word)
            if not len(near):
                continue
            names, sizes = self._postings.of_all(near)
            # a word tells the more, the fewer names of the list have it, or one that is nearly alike
            alike = max(1, int(sizes[likeness >= ALIKE].sum()))
            weights = (likeness / np.float32(100.0)) ** SHARPNESS * math.log(2.0 + count / alike)
            # of several words of one name only the most like counts, which comes last
            one[names] = np.repeat(weights, sizes)
            total[names] += one[names]  # a name that comes twice is written twice, and counted once
            one[names] = 0.0
            touched.append(names)
        if not touched:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        names = np.concatenate(touched)
        weights = total[names]
        if len(names) > 4 * most:
            # a name stands here once for each word at the most
            top = (
                np.argpartition(-weights, len(words) * most)[: len(words) * most]
                if len(names) > len(words) * most
                else slice(None)
            )
            names = names[top]
        names = np.unique(names)
        return names, total[names]


def _texts(words: Iterable[str]) -> np.ndarray[Any, Any]:
    found = list(words)
    out = np.empty(len(found), object)
    out[:] = found
    return out


_REMEMBERED = 50_000
"""Words of queries whose neighbours are remembered."""


class _Postings:
    """For each number of one range, the numbers of another that belong to it."""

    def __init__(self, left: array[int], right: array[int], count: int) -> None:
        one = np.frombuffer(left, np.int32) if left else np.zeros(0, np.int32)
        two = np.frombuffer(right, np.int32) if right else np.zeros(0, np.int32)
        order = np.argsort(one, kind="stable")
        self._right = two[order].copy()
        self._starts = np.searchsorted(one[order], np.arange(count + 1)).astype(np.int64)

    def of_all(self, numbers: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Numbers that belong to each of these, one after the other, and how many belong to each."""
        starts = self._starts[numbers]
        sizes = self._starts[numbers + 1] - starts
        before = np.cumsum(sizes) - sizes
        return self._right[np.repeat(starts - before, sizes) + np.arange(sizes.sum())], sizes

    def of(self, number: int) -> np.ndarray[Any, Any]:
        """Numbers that belong to this one, ascending."""
        return self._right[self._starts[number] : self._starts[number + 1]]
