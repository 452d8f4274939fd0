"""Names of places made of parts that thousands share: what is left of two such names tells them apart.

Sayanogorsk and Zheleznogorsk end alike, Krasnokamensk and Krasnouralsk begin alike, and two letters in three
agree; but "-gorsk" says no more than "town on a hill", and "Krasno-" than "red".
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimkit.names.given import sound_key
from claimkit.names.roles import Word
from claimkit.names.romanise import ALPHABETIC
from claimkit.names.spelling import LEAST, word_odds

_FIRST = re.compile(
    r"(krasn|nov|star|bel|c[eo]rn|verhn|nizn|sever|iuzn|vostocn|zapadn|mal|velik)([aeio]{1,2})(.{3,})"
)
"""First parts of compounds, in the letters of `sound_key`: red, new, old, white, upper and the like."""

_ADJECTIVE = "ii?|i|y|aia|oe|oie|a|ie"
_LAST = tuple(
    re.compile(rf"(.{{2,}})(?:{last})")
    for last in (
        rf"[gh][oa]rs[kc](?:{_ADJECTIVE})?",
        "grad|hrad|[gh][oa]r[oa]d",
        "burg|burh",
        "abad",
        "kent|kand",
        rf"[oea][vu]s[kc](?:{_ADJECTIVE})",
        "[oea]?[vu]s[kc]",
        rf"ins[kc](?:{_ADJECTIVE})?",
        rf"s[kc](?:{_ADJECTIVE})?",
        "[oeai][vu]k[ai]",
        "ink[ai]",
        "[oe]v[oae]?",
        "in[oae]?",
    )
)
"""Formants, in the letters of `sound_key`, the longer before those that they end in."""


@lru_cache(maxsize=16384)
def told_apart(a: str, b: str) -> float:
    """Log-odds that two names of places are one by what is left without the parts that both have.

    Both are in plain Latin letters. Where they share no such part it is 0.

    >>> told_apart("sayanogorsk", "zheleznogorsk") < -4 < 0 < told_apart("krasnogorsk", "krasnohorsk")
    True
    """
    one, two = sound_key(a), sound_key(b)
    first, second = _FIRST.fullmatch(one), _FIRST.fullmatch(two)
    shared = first is not None and second is not None and first[1] == second[1]
    if first is not None and second is not None and shared:
        one, two = first[3], second[3]
    for last in _LAST:
        left, right = last.fullmatch(one), last.fullmatch(two)
        if left is not None and right is not None:
            return word_odds(left[1], ALPHABETIC, right[1], ALPHABETIC, LEAST)
    return word_odds(one, ALPHABETIC, two, ALPHABETIC, LEAST) if shared else 0.0


_SLAVIC = re.compile(r"(.{3,}?)(?:[sc]k(?:iy|ij|yi|yy|ii|y|i|aya|aja|aia|a|oe|oye|oje|oho|oy|e)?)$")
_LONGER = re.compile(r"(.{3,}?)(?:en|in|an)")
"""Stems of adjectives with a formant before the ending: Penza, Penzenskiy; Yalta, Yaltinskiy."""

_FORMED = 1.5
"""Log-odds that a word takes away which is not there but made into an adjective."""


def of_adjective(x: Word, y: Word, least: float) -> float:
    """Log-odds that of two words one is the adjective of the other: Baymak, Baymakskiy.

    Where it is not above the least value, it is of no use; `LEAST` where neither is an adjective, or both.
    """
    first, second = _SLAVIC.match(x.latin), _SLAVIC.match(y.latin)
    if first is not None and second is None:
        return _of_noun(first[1], x.family, y, least + _FORMED) - _FORMED
    if second is not None and first is None:
        return _of_noun(second[1], y.family, x, least + _FORMED) - _FORMED
    return LEAST


def _of_noun(stem: str, family: str, noun: Word, least: float) -> float:
    odds = word_odds(stem, family, noun.latin, noun.family, least)
    if odds > least or (longer := _LONGER.fullmatch(stem)) is None:
        return odds
    # the last vowel of the noun falls out before the formant
    bare = (noun.latin, noun.latin.rstrip("aeiouy"))
    return max(word_odds(longer[1], family, latin, noun.family, least) for latin in bare)
