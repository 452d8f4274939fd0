"""Find a name in a long list: a few candidates by the sound of their consonants, then compared in full."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable
from functools import lru_cache

import attrs
import numpy as np
from rapidfuzz import fuzz, process

from claimkit.arguments import a_whole_number, demand
from claimkit.errors import ArgumentError
from claimkit.names.given import sound_key
from claimkit.names.pairing import CONTENT
from claimkit.names.score import NameMatch, match_names, unknown_kind
from claimkit.names.words import KINDS, ParsedName, parse_name

KEY_LENGTH = 4
"""Consonant classes of a key; what follows is mostly ending."""

WORDS_KEPT = 120
"""Words of the list that are followed up for each word of a query."""

NAMES_KEPT = 36
"""Names of the list that are compared in full for a query, at the least."""

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


@attrs.frozen
class Hit:
    """One entry of a list that a query found.

    Attributes:
        name: the name as it stands in the list.
        key: its key, or its position where the list has no keys.
        match: how it compares with the query.
    """

    name: str
    key: int | str
    match: NameMatch


class NameIndex:
    """A list of names to search.

    Args:
        names: strings, or pairs (key, string).
        kind: what they name, see `claimkit.names.match_names`.

    Raises:
        TypeError: if an entry is neither a string nor a pair of two strings.
        ValueError: if the kind is not known.

    >>> index = NameIndex(["Radiy Khabirov", "Fail Alsynov", "Fanis Alsynov"])
    >>> [hit.name for hit in index.search("Фаил Алсынов")][0]
    'Fail Alsynov'
    """

    def __init__(self, names: Iterable[str | tuple[str, str]], kind: str = "person") -> None:
        if kind not in KINDS:
            raise unknown_kind("NameIndex", kind)
        do = "put it into a list"
        if isinstance(names, str | bytes):
            raise ArgumentError("NameIndex", "names", names, "a list of str or of pairs (key, str)", do)
        demand("NameIndex", "names", names, Iterable, do=do)
        self.kind = kind
        self._names: list[str] = []
        self._keys: list[str] | None = None
        self._read(names)

    def __len__(self) -> int:
        return len(self._names)

    def _read(self, names: Iterable[str | tuple[str, str]]) -> None:
        words: dict[str, int] = {}
        word_of, name_of = array("i"), array("i")
        keys: list[str] = []
        parse = parse_name.__wrapped__
        for number, entry in enumerate(names):
            if isinstance(entry, str):
                name = entry
            elif isinstance(entry, tuple) and len(entry) == 2 and isinstance(entry[1], str):
                keys.append(entry[0])
                name = entry[1]
            else:
                raise TypeError(f"entry {number} is neither a string nor a pair (key, string): {entry!r}")
            self._names.append(name)
            for latin in dict.fromkeys(search_words(parse(name, self.kind))):
                word_of.append(words.setdefault(latin, len(words)))
                name_of.append(number)
        if keys and len(keys) != len(self._names):
            raise TypeError("some entries have a key and others have none; give all of them a key or none")
        self._keys = keys or None
        self._words = [sound_key.__wrapped__(word) for word in words]
        self._postings = _Postings(
            np.frombuffer(word_of, np.int32) if word_of else np.zeros(0, np.int32),
            np.frombuffer(name_of, np.int32) if name_of else np.zeros(0, np.int32),
            len(words),
        )
        classes: dict[str, int] = {}
        class_of, of_word = array("i"), array("i")
        for number, latin in enumerate(words):
            for key in consonant_keys.__wrapped__(latin):
                class_of.append(classes.setdefault(key, len(classes)))
                of_word.append(number)
        self._classes = classes
        self._by_class = _Postings(
            np.frombuffer(class_of, np.int32) if class_of else np.zeros(0, np.int32),
            np.frombuffer(of_word, np.int32) if of_word else np.zeros(0, np.int32),
            len(classes),
        )

    def search(self, name: str, limit: int = 10) -> list[Hit]:
        """Find the entries that are most likely the name given.

        Args:
            name: a name.
            limit: most hits to return.

        Returns:
            Hits with a score above 0, the likeliest first; entries of one score in the order of the list.

        Raises:
            TypeError: if the name is not a string.
        """
        if not isinstance(name, str):
            raise ArgumentError("NameIndex.search", "name", name, "a str")
        a_whole_number("NameIndex.search", "limit", limit, 0)
        numbers = self._candidates(parse_name(name, self.kind), max(NAMES_KEPT, 2 * limit))
        hits = []
        for number in numbers:
            entry = self._names[number]
            match = match_names(name, entry, self.kind)
            if match.score > 0.0:
                hits.append(
                    (
                        -match.score,
                        number,
                        Hit(entry, number if self._keys is None else self._keys[number], match),
                    )
                )
        hits.sort(key=lambda hit: hit[:2])
        return [hit for _, _, hit in hits[:limit]]

    def _candidates(self, name: ParsedName, most: int) -> list[int]:
        found_names: list[np.ndarray] = []
        found_weights: list[np.ndarray] = []
        count = len(self._names)
        for latin in dict.fromkeys(search_words(name)):
            classes = [c for key in consonant_keys(latin) if (c := self._classes.get(key)) is not None]
            if not classes:
                continue
            near = np.unique(np.concatenate([self._by_class.of(c) for c in classes]))
            sounds = self._words
            ratios = process.cdist(
                [sound_key(latin)],
                [sounds[i] for i in near.tolist()],
                scorer=fuzz.ratio,
                score_cutoff=40,
                dtype=np.uint8,
            )[0]
            if len(near) > WORDS_KEPT:
                top = np.argpartition(-ratios.astype(np.int16), WORDS_KEPT)[:WORDS_KEPT]
                near, ratios = near[top], ratios[top]
            lists, weights = [], []
            for word, ratio in sorted(
                zip(near.tolist(), ratios.tolist(), strict=True), key=lambda p: (-p[1], p[0])
            ):
                if not ratio:
                    continue
                having = self._postings.of(word)
                lists.append(having)
                weights.append(
                    np.full(
                        len(having), (ratio / 100.0) ** 2 * math.log(2.0 + count / len(having)), np.float32
                    )
                )
            if not lists:
                continue
            names, scores = np.concatenate(lists), np.concatenate(weights)
            # of several words of one name only the most like counts
            names, first = np.unique(names, return_index=True)
            found_names.append(names)
            found_weights.append(scores[first])
        if not found_names:
            return []
        names, place = np.unique(np.concatenate(found_names), return_inverse=True)
        total = np.bincount(place, weights=np.concatenate(found_weights))
        if len(names) > most:
            top = np.argpartition(-total, most)[:most]
            names, total = names[top], total[top]
        return sorted(names.tolist())


def search_words(name: ParsedName) -> list[str]:
    """Words by which a name is found: those of its content, and short neighbours written together."""
    words = [w.latin for w in name.words if w.role in CONTENT] or [
        w.latin for w in name.words if len(w.latin) > 1
    ]
    joined = "".join(words)
    if 1 < len(words) < 4 and len(joined) <= 14 and any(len(w) < 5 for w in words):
        words = [*words, joined]
    return words


class _Postings:
    """For each number of one range, the numbers of another that belong to it."""

    def __init__(self, left: np.ndarray, right: np.ndarray, count: int) -> None:
        order = np.argsort(left, kind="stable")
        self._right = right[order].copy()
        self._starts = np.searchsorted(left[order], np.arange(count + 1)).astype(np.int64)

    def of(self, number: int) -> np.ndarray:
        """Numbers that belong to this one, ascending."""
        return self._right[self._starts[number] : self._starts[number + 1]]
