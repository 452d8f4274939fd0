"""Names in common use: how many bear them, and which of them are two names however alike they look."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from claimkit.names.given import consonants, sound_key
from claimkit.text import read_table

COMMON: Final = 5
"""Bearers, as a binary logarithm, from which one word alone names nobody in particular."""

SHORT: Final = 4
"""Letters of a word in which one sound more, less or other makes another name: Ufa, Tufa; Berg, Borg."""

_Forms = tuple[frozenset[str], frozenset[str]]


@cache
def _known() -> tuple[dict[str, tuple[str, ...]], dict[str, int], frozenset[str]]:
    """Rows of the table by name; bearers of the Russian spellings; the Arabic spellings."""
    names: dict[str, tuple[str, ...]] = {}
    spelled: dict[str, int] = {}
    in_arabic: set[str] = set()
    for row in read_table("claimkit.names", "known.tsv"):
        name, count, russian, arabic = row
        names[name] = row
        for form in russian.split():
            spelled[form] = max(int(count), spelled.get(form, 0))
        in_arabic.update(arabic.split())
    return names, spelled, frozenset(in_arabic)


@lru_cache(maxsize=16384)
def bearers(latin: str) -> int:
    """Binary logarithm of how many persons bear a name; 0 for one that is rare.

    >>> bearers("ivan") > bearers("boniface") > bearers("alsynov")
    True
    """
    names, spelled, _ = _known()
    found = names.get(latin)
    return max(int(found[1]) if found else 0, spelled.get(sound_key(latin), 0))


_WEAK = re.compile(r"^(?:h|y|j|i|v|w)(?=[aeiou])")
"""A sound that languages put before a vowel or leave away: Ada, Hada; Eva, Yeva."""


@lru_cache(maxsize=65536)
def two_names(a: str, script_a: str, b: str, script_b: str) -> bool:
    """Whether two romanised words are names in common use that no other script writes alike.

    Args:
        a: a word.
        script_a: its script before it was romanised; Latin, Cyrillic and Arabic are known.
        b: another word.
        script_b: its script.

    >>> two_names("rajesh", "latin", "rakesh", "latin"), two_names("mohamed", "latin", "muhammad", "latin")
    (True, False)
    """
    left, right = _forms(a, script_a), _forms(b, script_b)
    if (left is None or right is None) and consonants(a) != consonants(b):
        left, right = left or _forms(_usual(a), script_a), right or _forms(_usual(b), script_b)
    a, b = a.replace("gh", "q"), b.replace("gh", "q")  # Persian writes one letter so or so: Qasem, Ghasem
    if left is None or right is None or _WEAK.sub("", a) == _WEAK.sub("", b):
        return False
    if any(x & y for x, y in zip(left, right, strict=True)):
        return False
    # languages that write no vowels, or hear them otherwise, spell one name so: Saleh, Salih
    if max(len(a), len(b)) > SHORT and _skeleton(a) == _skeleton(b):
        return script_a == script_b and _other_vowel(a, b)
    return any(x and y for x, y in zip(left, right, strict=True))


def _skeleton(latin: str) -> str:
    """A word without the vowels inside it."""
    key = sound_key(latin)
    return _INNER.sub("", key[:-1]) + key[-1:]


_FAR = frozenset(map(frozenset, ("ai", "au", "iu", "io", "eu", "eo")))
"""Vowels that no language hears for one another, as it does e and i, o and u, or a and o."""


def _other_vowel(a: str, b: str) -> bool:
    """Whether two words differ in one vowel, and in one that is not heard for the other: Rashid, Rashad."""
    one, two = sound_key(a), sound_key(b)
    apart = [{x, y} for x, y in zip(one, two, strict=False) if x != y]
    return len(one) == len(two) and len(apart) == 1 and frozenset(apart[0]) in _FAR


_INNER = re.compile(r"(?<=.)[aeiouy]|h(?=[aeiouy]*$)|(.)(?=\1)")


_HEARD = str.maketrans("eo", "iu")


@cache
def _heard_alike() -> dict[str, str]:
    names = _known()[0]
    return {_key(name): name for name in sorted(names, key=lambda name: (int(names[name][1]), name))}


def _key(latin: str) -> str:
    return latin[:1] + latin[1:].translate(_HEARD)


def _usual(latin: str) -> str:
    """The name most borne that differs only in vowels that are heard for one another: Qasem, Qasim."""
    return _heard_alike().get(_key(latin), latin)


def _forms(word: str, script: str) -> _Forms | None:
    names, spelled, in_arabic = _known()
    none: frozenset[str] = frozenset()
    if script == "latin":
        found = names.get(word)
        return (frozenset(found[2].split()), frozenset(found[3].split())) if found is not None else None
    key = sound_key(word)
    if script == "cyrillic":
        return (frozenset({key}), none) if key in spelled else None
    return (none, frozenset({key})) if script == "arabic" and key in in_arabic else None


_GREEK = re.compile(r"(.{3,})(?:os|is)")
_OF_WOMEN = {"os": "a", "is": "iki"}
"""Endings of Greek given names of men, and of the women's names made from them."""

_FEMININE = re.compile(r"(.*[^aeiouyh])(?:a|ah)")
_FRENCH = re.compile(r"(.*?([^aeiouyh]))(?:\2)?(?:e|ine)")


@lru_cache(maxsize=16384)
def other_sex(a: str, b: str) -> bool:
    """Whether of two given names in Latin letters one is the feminine form of the other.

    >>> other_sex("karim", "karima"), other_sex("daniel", "danielle"), other_sex("julio", "julia")
    (True, True, True)
    """
    if len(b) < len(a):
        a, b = b, a
    if len(a) < 3:
        return False
    if a[-1] == "i" and re.fullmatch(r"y{1,2}(?:a|ah|e)", b.removeprefix(a)):
        return b.startswith(a)  # Nuri, Nuriye; Fathi, Fathiyya
    if a[-1] in "aeiouy":
        return len(a) == len(b) and a[:-1] == b[:-1] and {a[-1], b[-1]} == {"o", "a"}
    if (found := _GREEK.fullmatch(a)) is not None and found[1] + _OF_WOMEN.get(a[-2:], "") == b:
        return True
    return any((found := form.fullmatch(b)) is not None and found[1] == a for form in (_FEMININE, _FRENCH))
