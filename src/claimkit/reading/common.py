"""Common words: what is written small elsewhere names nothing where it stands first or in a headline."""

from __future__ import annotations

import functools

from claimkit.text import read_table

_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("ing", "e"), ("ing", ""),
    ("es", ""), ("ed", "e"), ("ed", ""), ("er", "e"), ("er", ""), ("est", "e"), ("est", ""), ("ly", ""),
    ("s", ""),
)  # fmt: skip
_SHORTEST = 3


def bases(word: str) -> set[str]:
    """Return a word and what it may be a regular form of.

    >>> sorted(bases("married"))
    ['marri', 'marrie', 'married', 'marry']
    """
    found = {word}
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            found.add(stem + instead)
            if not instead and stem[-1] == stem[-2]:
                found.add(stem[:-1])  # planned
    return found


@functools.cache
def _words() -> frozenset[str]:
    return frozenset(
        word for _, words in read_table("claimkit.reading", "common.tsv") for word in words.split()
    )


@functools.lru_cache(maxsize=16384)
def is_common(word: str) -> bool:
    """Whether a word, or what it is a regular form of, is a common one of English that is written small.

    >>> [is_common(word) for word in ("enormous", "Couples", "legalizing", "Vilnius", "Alsynov")]
    [True, True, True, False, False]
    """
    return any(not _words().isdisjoint(bases(base)) for base in bases(word.lower()))
