"""Which names of a long list may be a name given: by the consonants of their words, and by tables."""

from __future__ import annotations

import itertools
import math
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from claimkit.names.given import relatives, skeleton, sound_key
from claimkit.names.hangul import as_abroad, as_in_the_press
from claimkit.names.roles import CONTENT
from claimkit.names.romanise import ALPHABETIC, romanise
from claimkit.names.words import ParsedName, parse_name

KEY_LENGTH = 4
"""Consonant classes of a key; what follows is mostly ending."""

WORDS_KEPT = 120
"""Words of the list that are followed up for each word of a query."""

WORDS_SEEN = 1000
"""Words of the list with the likest consonants, whose letters are looked at for each word of a query."""

SKELETON = 0.75
"""Weight of the likeness of the consonants of two words of different families of scripts."""

SKELETON_IN_ALPHABET = 0.5
"""The same within one family, where vowels tell as much."""

RELATED = 80
"""Likeness, in per cent, of a name to its short forms and to its forms in other languages."""

ALIKE = 88
"""Likeness, in per cent, from which words of the list are counted as the word of a query."""

SHARPNESS = 2
"""Power of the likeness of two words by which a name is weighed."""

FIRST = 300
"""Names that are looked at with all their words, at the least."""

LIKE_CONSONANTS = 60
"""Likeness of the consonants of two words, in per cent, from which their letters are looked at."""

LONE = 0.15
"""What a word takes away that only a name of the list has, beside what one in common adds."""

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


_BEGINNING = {
    letter: tuple(
        (group, _SOUNDS[group])
        for group in sorted(_SOUNDS, key=lambda group: (-len(group), group))
        if group[0] == letter
    )
    for letter in sorted({group[0] for group in _SOUNDS})
}
"""Groups by their first letter, the longest first."""


@lru_cache(maxsize=65536)
def consonant_keys(latin: str) -> tuple[str, ...]:
    """Keys of the consonants of a romanised word, one for each likely way to read it.

    >>> set(consonant_keys("szulewa")) & set(consonant_keys("shuleva"))
    {'SRP'}
    """
    keys = [""]
    at = 0
    latin = latin[:24]
    while at < len(latin):
        for group, sounds in _BEGINNING.get(latin[at], ()):
            if latin.startswith(group, at):
                keys = _continued(keys, sounds)
                at += len(group)
                break
        else:
            at += 1
            continue
        if min(map(len, keys)) == KEY_LENGTH:
            break
    if latin.endswith("s") and len(latin) > 3:
        # the nominative ending of Latvian, Lithuanian, Greek and Latin
        keys = list(dict.fromkeys([*keys, *(k.removesuffix("S") for k in keys if len(k) < KEY_LENGTH)]))
    return tuple([k or "-" for k in keys])


def _continued(keys: list[str], sounds: tuple[str, ...]) -> list[str]:
    """Keys with one more sound, in each of its readings."""
    # a class is not repeated: double letters, and vowels that fall out between
    longer = [k if s and k.endswith(s) else (k + s)[:KEY_LENGTH] for k in keys for s in sounds]
    return list(dict.fromkeys(longer))[:_MOST_KEYS] if len(longer) > 1 else longer


Likenesses = tuple["np.ndarray[Any, Any]", "np.ndarray[Any, Any]"]
"""Numbers, and a likeness for each."""

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
        if family == "hangul" and (given := as_in_the_press(written[1:])):
            words.append((given, ALPHABETIC, False))
    return tuple(dict.fromkeys(words))


def sounds(name: str, kind: str) -> set[str]:
    """Return keys of which two names share one where their words may sound alike.

    >>> sounds("Fail Alsynov", "person") & sounds("Фаил Алсынов", "person") != set()
    True
    """
    words = search_words(parse_name(name, kind))
    return {key for latin, *_ in words for key in consonant_keys(latin)}


def _evenly(latin: str, family: str) -> str:
    """A word without what only its script adds, and with one spelling for sounds that have several."""
    if family == "hangul":
        return as_abroad(latin)
    # a ch before r is a k in names from Greek; ts is one sound, which the Slavic languages write c
    return latin.replace("chr", "kr").replace("ts", "c")


def _letters(latin: str, family: str) -> str:
    return sound_key.__wrapped__(_evenly(latin, family))


def _consonants(latin: str, family: str) -> str:
    return skeleton.__wrapped__(_evenly(latin, family))


class Vocabulary:
    """The words of a list of names, and which names have them."""

    def __init__(self) -> None:
        self._number_of: dict[str, int] = {}
        self._word_of, self._name_of = array("i"), array("i")
        self._settled = -1
        self._sounds: list[str] = []
        self._spoken = _texts(())
        self._skeletons: dict[str, int] = {}
        self._skeleton_of = array("i")
        self._classes: dict[str, int] = {}
        self._class_of, self._in_class = array("i"), array("i")
        self._is_foreign, self._is_joined = array("b"), array("b")
        self._near: dict[SearchWord, Likenesses] = {}
        self._spare: list[tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]] = []

    def add(self, name: int, words: Sequence[SearchWord]) -> None:
        """Note that a name, of a number above those before, has these words."""
        numbers = self._number_of
        for word in words:
            self._word_of.append(numbers.setdefault(_key_of(*word), len(numbers)))
            self._name_of.append(name)

    def settle(self) -> None:
        """Sort what was added since the last search."""
        if self._settled == len(self._word_of):
            return
        self._settled = len(self._word_of)
        for key in itertools.islice(self._number_of, len(self._sounds), None):
            self._note(*_word_of(key))
        self._spoken = _texts(self._sounds)
        self._words, name_of = np.array(self._word_of, np.int32), np.array(self._name_of, np.int32)
        self._names_with = _Postings(self._words, name_of, len(self._number_of))
        last = int(name_of[-1]) if len(name_of) else -1
        self._starts = np.searchsorted(name_of, np.arange(last + 2)).astype(np.int64)
        self._kinds = np.array(self._skeleton_of, np.int32)
        words = np.arange(len(self._sounds), dtype=np.int32)
        self._words_with = _Postings(self._kinds, words, len(self._skeletons))
        count = np.int64(len(self._skeletons))
        pairs = np.unique(np.array(self._class_of, np.int64) * count + np.array(self._in_class, np.int32))
        kinds = (pairs % count).astype(np.int32)
        self._of_class = _Postings((pairs // count).astype(np.int32), kinds, len(self._classes))
        self._consonants = _texts(self._skeletons)
        self._foreign, self._joined = np.array(self._is_foreign, bool), np.array(self._is_joined, bool)
        self._near = {}
        self._spare = []

    def _note(self, latin: str, family: str, joined: bool) -> None:  # noqa: FBT001
        """Note how a new word sounds."""
        sounds = _letters(latin, family)
        self._sounds.append(latin if sounds == latin else sounds)
        number = self._skeletons.setdefault(_consonants(latin, family), len(self._skeletons))
        self._skeleton_of.append(number)
        self._is_foreign.append(family != ALPHABETIC)
        self._is_joined.append(joined)
        for key in consonant_keys.__wrapped__(latin):
            self._class_of.append(self._classes.setdefault(key, len(self._classes)))
            self._in_class.append(number)

    def near(self, word: SearchWord) -> Likenesses:
        """Numbers of the words most like a word, and their likeness in per cent, the least alike first."""
        found = self._near.get(word)
        if found is None:
            if len(self._near) > _REMEMBERED:
                self._near.clear()
            found = self._near[word] = self._look_up(word)
        return found

    def _look_up(self, word: SearchWord) -> Likenesses:
        latin, family, joined = word
        near, shared = self._of_like_consonants(latin, family)
        likeness = _ratios([_letters(latin, family)], self._spoken[near].tolist())[0]
        foreign = self._foreign[near]
        likeness = _mixed(likeness, shared, foreign | (family != ALPHABETIC))
        near, likeness = _most_like(near, likeness, foreign)
        known = self._known(latin, family)
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

    def _of_like_consonants(self, latin: str, family: str) -> Likenesses:
        """Words of a class of a word whose consonants are like its own, and how like."""
        classes = [c for key in consonant_keys(latin) if (c := self._classes.get(key)) is not None]
        parts = [self._of_class.of(c) for c in classes]
        kinds = _distinct(np.concatenate(parts)) if len(parts) > 1 else parts[0] if parts else _NONE
        shared = _ratios([_consonants(latin, family)], self._consonants[kinds].tolist())[0]
        like = np.flatnonzero(shared >= LIKE_CONSONANTS)
        like = like[np.argsort(-shared[like].astype(np.int16), kind="stable")]
        # the more alike first, until there are enough
        sizes = self._words_with.sizes(kinds[like])
        like = like[: 1 + int(np.searchsorted(np.cumsum(sizes), WORDS_SEEN))]
        words, sizes = self._words_with.of_all(kinds[like])
        return words, np.repeat(shared[like], sizes)

    def _known(self, latin: str, family: str) -> list[int]:
        """Words of the list that tables know for other forms of a word."""
        numbers = self._number_of
        found = {
            number
            for other in relatives(latin, family)
            for in_family in FAMILIES
            for joined in (False, True)
            if (number := numbers.get(_key_of(other, in_family, joined))) is not None
        }
        return sorted(found)

    def having(self, words: Sequence[SearchWord], most: int) -> Likenesses:
        """Numbers of the names that have most in common with these words, and how much; in no order.

        Args:
            words: words of a name.
            most: at least so many are given back, if there are so many.
        """
        self.settle()
        count = len(self._starts) - 1
        total, one = self._sheets(count)
        touched: list[np.ndarray[Any, Any]] = []
        rare: list[float] = []
        for word in words:
            near, likeness = self.near(word)
            if not len(near):
                rare.append(math.log(2.0 + count))
                continue
            names, sizes = self._names_with.of_all(near)
            # a word tells the more, the fewer names of the list have it, or one that is nearly alike
            alike = max(1, int(sizes[likeness >= ALIKE].sum()))
            rare.append(math.log(2.0 + count / alike))
            # of several words of one name only the most like counts, which comes last
            one[names] = np.repeat((likeness / np.float32(100.0)) ** SHARPNESS * rare[-1], sizes)
            total[names] += one[names]  # a name that comes twice is written twice, and counted once
            one[names] = 0.0
            touched.append(names)
        if not touched:
            return _NONE, np.zeros(0, np.float32)
        seen = names = np.concatenate(touched)
        first = len(words) * max(most, FIRST)
        if len(names) > first:
            # a name stands here once for each word at the most
            names = names[np.argpartition(-total[names], first)[:first]]
        names = _distinct(names)
        if len(names) > max(most, FIRST):
            names = names[np.argpartition(-total[names], max(most, FIRST))[: max(most, FIRST)]]
        total[seen] = 0.0
        self._spare.append((total, one))
        return names, self._in_common(words, rare, names)

    def _sheets(self, count: int) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Two rows of zeros, one for each name: those of a search that is over, if there is one."""
        # taken off the list first, so that no two threads write on one
        spare = self._spare.pop() if self._spare else None
        if spare is not None and len(spare[0]) == count:
            return spare
        return np.zeros(count, np.float32), np.zeros(count, np.float32)

    def _in_common(
        self, words: Sequence[SearchWord], rare: list[float], names: np.ndarray[Any, Any]
    ) -> np.ndarray[Any, Any]:
        """How much names have in common with words, all their words looked at."""
        starts = self._starts[names]
        sizes = self._starts[names + 1] - starts
        before = np.cumsum(sizes) - sizes
        places = np.repeat(starts - before, sizes) + np.arange(sizes.sum())
        theirs, at = _distinct_places(self._words[places])
        likeness = _ratios(
            [_letters(latin, family) for latin, family, _ in words], self._spoken[theirs].tolist()
        )
        consonants = self._consonants[self._kinds[theirs]].tolist()
        shared = _ratios([_consonants(latin, family) for latin, family, _ in words], consonants)
        foreign = self._foreign[theirs]
        total = np.zeros(len(names), np.float32)
        most = np.zeros(len(theirs), np.float32)
        for row, (_, family, joined) in enumerate(words):
            alike = _mixed(likeness[row], shared[row], foreign | (family != ALPHABETIC))
            if joined:
                alike = np.where(self._joined[theirs], AGAIN * alike, alike)
            near, known = self.near(words[row])
            if len(near):  # those that tables know
                place = np.minimum(np.searchsorted(theirs, near), len(theirs) - 1)
                there = theirs[place] == near
                alike[place[there]] = np.maximum(alike[place[there]], known[there])
            most = np.maximum(most, alike)
            best = np.maximum.reduceat(alike[at], before)
            total += (best / np.float32(100.0)) ** SHARPNESS * np.float32(rare[row])
        # words that only the other name has
        lone = np.where(self._joined[theirs], 0.0, 1.0 - (most / np.float32(100.0)) ** SHARPNESS)
        mean = np.float32(LONE * sum(rare) / len(rare))
        return total - mean * np.add.reduceat(lone[at], before).astype(np.float32)


FAMILIES = (ALPHABETIC, "arabic", "hebrew", "kana", "hangul", "han")
"""Script families of words."""


def _key_of(latin: str, family: str, joined: bool) -> str:  # noqa: FBT001
    """A word as one text, which takes less room: a plain one of an alphabet is its own key."""
    if family == ALPHABETIC and not joined:
        return latin
    return f"{latin}/{family}{'+' if joined else ''}"


def _word_of(key: str) -> SearchWord:
    latin, _, family = key.partition("/")
    return latin, family.removesuffix("+") or ALPHABETIC, family.endswith("+")


_NONE = np.zeros(0, np.int32)


def _distinct(numbers: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Each number once, ascending: what `numpy.unique` gives, sooner for a few hundred."""
    ordered = np.sort(numbers)
    new = np.empty(len(ordered), bool)
    new[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    found: np.ndarray[Any, Any] = ordered[new]
    return found


def _distinct_places(numbers: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Each number once, ascending, and for each of those given where it stands among them."""
    found = _distinct(numbers)
    return found, np.searchsorted(found, numbers)


def _ratios(mine: list[str], theirs: list[str]) -> np.ndarray[Any, Any]:
    """Share of equal letters, in per cent, of each word with each; 0 below `LEAST_LIKE`."""
    if not theirs:
        return np.zeros((len(mine), 0), np.uint8)
    return process.cdist(mine, theirs, scorer=fuzz.ratio, score_cutoff=LEAST_LIKE, dtype=np.uint8)


def _mixed(
    likeness: np.ndarray[Any, Any], shared: np.ndarray[Any, Any], other: np.ndarray[Any, Any]
) -> np.ndarray[Any, Any]:
    """Likeness of letters and of consonants in one; across families of scripts consonants tell more."""
    share = np.where(other, np.float32(SKELETON), np.float32(SKELETON_IN_ALPHABET))
    mixed = likeness + share * (shared.astype(np.float32) - likeness)
    best: np.ndarray[Any, Any] = np.maximum(likeness, mixed.astype(np.uint8))
    return best


def _most_like(
    near: np.ndarray[Any, Any], likeness: np.ndarray[Any, Any], foreign: np.ndarray[Any, Any]
) -> Likenesses:
    """The words most like one, so many in an alphabet and so many in other scripts."""
    if len(near) <= WORDS_KEPT:
        return near[likeness > 0], likeness[likeness > 0]
    chosen = []
    for group in (~foreign, foreign):
        found = np.flatnonzero(group & (likeness > 0))
        if len(found) > WORDS_KEPT:
            found = found[np.argpartition(-likeness[found].astype(np.int16), WORDS_KEPT)[:WORDS_KEPT]]
        chosen.append(found)
    kept = np.concatenate(chosen)
    return near[kept], likeness[kept]


def _texts(words: Iterable[str]) -> np.ndarray[Any, Any]:
    found = list(words)
    out = np.empty(len(found), object)
    out[:] = found
    return out


_REMEMBERED = 50_000
"""Words of queries whose neighbours are remembered."""


class _Postings:
    """For each number of one range, the numbers of another that belong to it."""

    def __init__(self, left: np.ndarray[Any, Any], right: np.ndarray[Any, Any], count: int) -> None:
        order = np.argsort(left, kind="stable")
        self._right = right[order]
        self._starts = np.searchsorted(left[order], np.arange(count + 1)).astype(np.int64)

    def of_all(self, numbers: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Numbers that belong to each of these, one after the other, and how many belong to each."""
        starts = self._starts[numbers]
        sizes = self.sizes(numbers)
        before = np.cumsum(sizes) - sizes
        return self._right[np.repeat(starts - before, sizes) + np.arange(sizes.sum())], sizes

    def sizes(self, numbers: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """How many belong to each of these."""
        sizes: np.ndarray[Any, Any] = self._starts[numbers + 1] - self._starts[numbers]
        return sizes

    def of(self, number: int) -> np.ndarray[Any, Any]:
        """Numbers that belong to this one, ascending."""
        return self._right[self._starts[number] : self._starts[number + 1]]
