"""Two spellings set against each other: how likely it is that they write one word."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from claimkit.names.alignment import align_cost, information
from claimkit.names.given import consonants, given_by_sound, is_odd, part_of, skeleton, sound_key
from claimkit.names.known import SHORT
from claimkit.names.romanise import ALPHABETIC

# Log-odds of "one word" by the share of its information that the alignment costs: slope and even point, from
# held-back word pairs against their look-alikes (tasks/fit_names.py).
_ODDS = {
    ALPHABETIC: (10.0, 0.40),
    "arabic": (10.0, 0.46),
    "hebrew": (10.0, 0.46),
    "kana": (11.0, 0.42),
    "hangul": (10.0, 0.42),
    "han": (10.0, 0.45),
}
SURE = 4.0
"""Log-odds of two words spelled alike."""

LEAST = -4.5
"""Log-odds of two words without likeness: in a long list some pair is a mistake."""

LIKE_ENOUGH = 60.0
"""Share of equal letters, in per cent, from which words written together are compared."""

UNVOWELLED = frozenset({"arabic", "hebrew"})
"""Script families that do not write most vowels."""

UNLIKE = 45.0
"""Share of equal letters, in per cent, below which two words in an alphabetic script are not aligned."""

UNLIKE_CONSONANTS = {
    ALPHABETIC: 50.0,
    "arabic": 45.0,
    "hebrew": 45.0,
    "hangul": 45.0,
    "kana": 40.0,
    "han": 40.0,
}
"""The same for their consonants, by script family: it loses one in two hundred of the words that are one."""


_ROUNDING = 1e-9
"""Nats that a sum of costs may be off."""


class Traits:
    """What is asked of a romanised word in each comparison, worked out once.

    Attributes:
        latin: the word in plain Latin letters.
        family: its script family.
        sound: see `claimkit.names.given.sound_key`.
        is_given: whether a table of given names has it.
        is_odd: whether a table of odd spellings has it.
        is_compound: whether it has the form of an Arabic compound that begins or ends as many do.
        is_plain: whether it is in an alphabet and no table or form joins it to words without likeness.
    """

    __slots__ = ("family", "is_compound", "is_given", "is_odd", "is_plain", "latin", "sound")

    def __init__(self, latin: str, family: str) -> None:
        self.latin, self.family = latin, family
        self.sound = sound_key(latin)
        self.is_given, self.is_odd = given_by_sound(self.sound), is_odd(latin, family)
        self.is_compound = latin.startswith("abdul") or latin.endswith(("uddin", "ullah"))
        self.is_plain = family == ALPHABETIC and not (self.is_odd or part_of(latin))


traits = lru_cache(maxsize=65536)(Traits)


def word_odds(a: str, family_a: str, b: str, family_b: str, least: float = LEAST) -> float:
    """Log-odds, from -4.5 to 4, that two romanised words are spellings of one word.

    Args:
        a: a word.
        family_a: its script family.
        b: another word.
        family_b: its script family.
        least: log-odds below this are of no use, and given as -4.5; the higher, the sooner they are known.

    >>> word_odds("navalny", "alphabetic", "nawalnyj", "alphabetic") > 1
    True
    """
    if family_a == family_b and a == b:
        return SURE
    x, y = traits(a, family_a), traits(b, family_b)
    return odds_of(x, y) if least == LEAST else _compared(x, y, least)


def odds_of(x: Traits, y: Traits) -> float:
    """Log-odds, from -4.5 to 4, that two words are spellings of one word."""
    # most words of two names are unlike, and that is told sooner than it is looked up
    if x.family == y.family == ALPHABETIC and _ratio()(x.sound, y.sound) < UNLIKE:
        return LEAST
    return _known_odds(x, y)


@lru_cache(maxsize=65536)
def _known_odds(x: Traits, y: Traits) -> float:
    return _compared(x, y, LEAST)


def _compared(x: Traits, y: Traits, least: float) -> float:
    if x.family == y.family:
        return SURE if x.latin == y.latin else _odds(x, y, ALPHABETIC, least)
    if x.family == ALPHABETIC:
        return _odds(y, x, y.family, least)
    if y.family == ALPHABETIC:
        return _odds(x, y, x.family, least)
    return max(_odds(x, y, x.family, least), _odds(y, x, y.family, least))


def _odds(x: Traits, y: Traits, family: str, least: float) -> float:
    a, b = x.latin, y.latin
    slope, even = _ODDS[family]
    ratio = _ratio()
    if family == ALPHABETIC:
        if ratio(x.sound, y.sound) < UNLIKE:
            return LEAST
        if (len(a) <= SHORT or len(b) <= SHORT) and (other_onset(a, b) or other_onset(b, a)):
            return LEAST
    info = 0.5 * (information(a, family) + information(b))
    if info == 0.0:
        return SURE if a == b else LEAST
    # what Arabic and Hebrew write of a word are its consonants; other scripts tell fewer of them apart
    of = skeleton if family in UNVOWELLED else consonants
    one, two = of(a), of(b)
    if ratio(one, two) < UNLIKE_CONSONANTS[family] and not _soft(a, b, UNLIKE_CONSONANTS[family]):
        return LEAST
    most = even - least / slope
    cost = align_cost(a, b, family, info * most + _ROUNDING)
    return min(SURE, max(LEAST, slope * (even - cost / info)))


_SOFT = "zh"
"""What Cyrillic writes for a g before e and i in French, Italian and Romanian: Peugeot, Пежо."""


def _soft(a: str, b: str, least: float) -> bool:
    """Whether the consonants of two words are alike once a soft g is read as a g."""
    return (_SOFT in a) != (_SOFT in b) and _ratio()(skeleton(a), skeleton(b)) >= least


_MUTE = re.compile(r"(.*)([aiouy])(th|[bcdfgklmnpstvz])e")
_SPOKEN = {"a": "ey", "i": "ay", "y": "ay", "o": "ou", "u": "yu"}
_BEFORE_E = {"c": "s", "g": "dzh"}


def english_reading(latin: str) -> str:
    """A word that ends in the mute e of English as other alphabets write its sound, "" for any other word.

    >>> english_reading("nike"), english_reading("page"), english_reading("rome")
    ('nayk', 'peydzh', 'roum')
    """
    found = _MUTE.fullmatch(latin)
    if found is None:
        return ""
    return found[1] + _SPOKEN[found[2]] + _BEFORE_E.get(found[3], found[3])


# Consonants that languages put before a vowel or drop there are weak: h and g (Hanna, Anna), y and j
# (Yelena), v and w (Belarusian Volha, Olga).
_ONSET = re.compile(r"(?!kh|ch)[bcdfklmnpqrstxz]+[aeiouy]")
_VOWELS = re.compile(r"[aeiouy]+")


def other_onset(a: str, b: str) -> bool:
    """Whether b has a strong consonant before the vowel that a begins with, both being short.

    Letters that changed places are another matter: Afiz, Faiz.

    >>> other_onset("ufa", "tufa"), other_onset("anna", "hanna"), other_onset("afiz", "faiz")
    (True, False, False)
    """
    if min(len(a), len(b)) > SHORT or a[:1] not in "aeiou" or _ONSET.match(b) is None:
        return False
    return len(_VOWELS.sub("", b)) > len(_VOWELS.sub("", a))


@cache
def _ratio() -> Callable[[str, str], float]:
    from rapidfuzz import fuzz

    return fuzz.ratio


def letters_in_common(a: str, b: str) -> float:
    """Share of equal letters of two words, in per cent."""
    return _ratio()(a, b)
