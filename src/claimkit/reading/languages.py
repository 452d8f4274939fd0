"""In which language a text is, told by its short words: nothing is read by accident from another one."""

from __future__ import annotations

import collections
import functools
import re

import regex

from claimkit.reading.lexicon import lexicon, word_list
from claimkit.text import read_table

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_PLAIN = re.compile("[a-z]+")  # the same, of lower-case ASCII
_TYPESET = str.maketrans(dict.fromkeys("“”‘’–—…•", " "))  # marks that part words, as ASCII
_FEW = 6  # words below which a text without a word of English may still be one: names and a figure
_SHARE = 0.08  # of the words of a text in English at least are in the lexicon
_SURE = 2  # words of another language below which nothing is said of it
_SEEN = 20_000  # code points that a language is told by


@functools.cache
def _languages() -> dict[str, frozenset[str]]:
    """Languages that have a word, by the word."""
    found: dict[str, set[str]] = {}
    for language, words in read_table("claimkit.reading", "languages.tsv"):
        for word in words.split():
            found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


@functools.cache
def _english() -> frozenset[str]:
    """The words that English is known by."""
    return frozenset(lexicon().words) | word_list("english") | word_list("openers")


def foreign_language(text: str) -> str:
    """Return the language of a text that is not English, ``"unknown"`` where no word tells it; else "".

    Each word counts for every language that has it; English has every word of the lexicon.  A text is in
    another language only where that one has more of its words, so a name of a street makes none.

    Example:
        >>> foreign_language("Menschen die warten")
        'German'
        >>> foreign_language("Seven people died in Rue de la Paix"), foreign_language("3 dead in Varn")
        ('', '')
    """
    text = text[:_SEEN]
    told = text.lower()
    if not told.isascii():
        told = told.translate(_TYPESET)
    small = (_PLAIN if told.isascii() else _WORD).findall(told)
    english, others = sum(map(_english().__contains__, small)), collections.Counter[str]()
    elsewhere = _languages().keys() & small
    if max(english + 1, _SURE) <= sum(map(elsewhere.__contains__, small)):
        words = _WORD.findall(text)
        for word in words:
            # short words with a capital are parts of names: "El Paso"
            if word.lower() in elsewhere and (word.islower() or len(word) > 3 or word == words[0]):
                others.update(_languages()[word.lower()])
    language, most = max(sorted(others.items()), key=lambda item: item[1], default=("", 0))
    if most > english and most >= _SURE:
        return language
    if english >= _SHARE * len(small):
        return ""
    plain = sum(map(str.islower, _WORD.findall(text)))
    return "unknown" if plain >= _FEW and english < _SHARE * plain else ""
