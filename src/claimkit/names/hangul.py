"""Korean words in hangul beside Latin letters: whether the one is written as the other sounds.

박정희 is Park Chung-hee to the press, Bak Jeong-hui under the Revised Romanisation, Pak Chŏnghŭi under
McCune and Reischauer, and each bearer spells as they please.  A syllable has few sounds and each sound few
spellings, so that the letters can be read syllable by syllable; likeness of letters leads astray, for
Jeonghui and Chunghee have half of them in common.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FIRST, _SYLLABLES = 0xAC00, 11172
_VOWELS_EACH, _ENDS_EACH = 21, 28

_INITIALS = tuple(
    cell.split("|")
    for cell in (
        "k|g kk|gg|k|g n|r d|t tt|dd|t|d r|l|n m b|p pp|bb|p|b s|sh ss|s |y ch|j|c jj|tch|ch|j ch|c k t p|f h"
    ).split(" ")
)
_VOWELS = tuple(
    cell.split("|")
    for cell in (
        "a|ah ae|ai|e ya|yah yae|ye eo|u|o|uh e|eh yeo|yu|yo|you|yuh ye|yae|yei|e|ae o|oh|oo wa|oa"
        " wae|oae oe|oi|we|wae yo|yoh|yeo u|oo|ou|woo wo|weo|wuh we wi|ui|wee yu|yoo|you|u eu|u|oo|e|y"
        " ui|ee|i|eui|hee|uy i|ee|y|yi|ie"
    ).split(" ")
)
_K, _T, _P, _L = "k|g|c|ck", "t|d|s", "p|b", "l|r|ll"
_ENDS = tuple(
    cell.split("|")
    for cell in (
        f" {_K} {_K} {_K} n n n {_T} {_L} {_L}|lk|k lm|m lb|{_L} {_L} {_L} lp|p {_L} m {_P} {_P}"
        f" {_T}|ss {_T}|ss ng {_T} {_T}|ch {_K} {_T} {_P} {_T}|h|"
    ).split(" ")
)
"""Spellings of the sounds of a syllable, in the order in which Unicode counts them."""


@lru_cache(maxsize=4096)
def spellings(syllable: str) -> frozenset[str]:
    """How a syllable may be spelled; none for what is no whole syllable."""
    at = ord(syllable) - _FIRST
    if not 0 <= at < _SYLLABLES:
        return frozenset()
    initial, rest = divmod(at, _VOWELS_EACH * _ENDS_EACH)
    vowel, end = divmod(rest, _ENDS_EACH)
    return frozenset(x + y + z for x in _INITIALS[initial] for y in _VOWELS[vowel] for z in _ENDS[end])


@lru_cache(maxsize=16384)
def spelled_by_sound(hangul: str, latin: str) -> bool:
    """Whether Latin letters spell each syllable of a word in hangul, in any of the usual ways.

    >>> [spelled_by_sound("정희", latin) for latin in ("chunghee", "jeonghui", "younghee")]
    [True, True, False]
    """
    ends = {0}
    for syllable in hangul:
        ends = {
            start + len(spelling)
            for spelling in spellings(syllable)
            for start in ends
            if latin.startswith(spelling, start)
        }
        if not ends:
            return False
    return bool(hangul) and len(latin) in ends


_ONE_L = re.compile(r"(?<=.)(?<!l)l(?=[aeiouwy])")


def as_abroad(latin: str) -> str:
    """A foreign name in hangul, in plain Latin letters, without what Korean adds to it to speak it.

    Between vowels one l is an r and two are an l, and behind a consonant that Korean ends no syllable with
    stands the vowel eu.

    >>> as_abroad("kuleuteu"), as_abroad("willieom")
    ('kurt', 'wilieom')
    """
    return _ONE_L.sub("r", latin).replace("ll", "l").replace("eu", "")


_PRESS = {"eo": "u", "yeo": "yu", "u": "oo", "ui": "ee", "wo": "wo"}
"""Vowels as newspapers spell them, where that is not the first of their spellings."""


@lru_cache(maxsize=16384)
def as_in_the_press(hangul: str) -> str:
    """A word in hangul as newspapers spell it, "" where one of its letters is no whole syllable.

    >>> as_in_the_press("건희"), as_in_the_press("몽준")
    ('kunhee', 'mongjoon')
    """
    out = []
    for syllable in hangul:
        at = ord(syllable) - _FIRST
        if not 0 <= at < _SYLLABLES:
            return ""
        initial, rest = divmod(at, _VOWELS_EACH * _ENDS_EACH)
        vowel, end = divmod(rest, _ENDS_EACH)
        onset, sound = _INITIALS[initial], _VOWELS[vowel][0]
        first = onset[1] if onset[0] == "ch" and len(onset) > 1 else onset[0]
        out.append(first + _PRESS.get(sound, sound) + _ENDS[end][0])
    return "".join(out)
