"""Names in Chinese characters, hangul or kana on both sides: the characters are the name, not their sound.

王植 and 王質 are both read Wang Zhi and are two names; 張偉 and 张伟 are one name in two ways of writing.
"""

from __future__ import annotations

from functools import cache, lru_cache

from claimkit.names.given import consonants
from claimkit.names.romanise import romanise
from claimkit.text import read_table

BY_CHARACTERS = frozenset({"han", "hangul", "kana"})
"""Script families in which a name of a few characters is told by them."""

_LONG = {"han": 5, "hangul": 5, "kana": 7}
"""Characters from which a name is a foreign one spelled by sound, which two writers spell in two ways."""

_SAME, _PART, _OTHER, _NEAR = 4.0, 1.0, -3.0, 1.5


@cache
def _forms() -> dict[str, str]:
    forms = {
        other: simple for simple, others in read_table("claimkit.names", "characters.tsv") for other in others
    }
    for today, others in read_table("claimkit.names", "older_forms.tsv"):
        for other in others:
            form = forms.get(today, today)
            forms |= dict.fromkeys((other, forms.get(other, other)), form)
            forms.pop(form, None)
    return forms


@lru_cache(maxsize=16384)
def one_form(text: str) -> str:
    """Text with each character in one of its forms.

    >>> one_form("劉國華") == one_form("刘国华")
    True
    """
    forms = _forms()
    return "".join(forms.get(c, c) for c in text if c.isalpha())


@cache
def _others() -> dict[str, tuple[str, ...]]:
    """The other forms of each form that `one_form` gives."""
    others: dict[str, tuple[str, ...]] = {}
    for other, form in _forms().items():
        others[form] = (*others.get(form, ()), other)
    return others


def forms_of(character: str) -> tuple[str, ...]:
    """The forms of a character, the one that `one_form` gives first.

    >>> sorted(forms_of("国")) == sorted(forms_of("國")), "國" in forms_of("国")
    (True, True)
    """
    form = _forms().get(character, character)
    return (form, *(other for other in _others().get(form, ()) if other != form))


def _of_like_sound(a: str, b: str) -> bool:
    """Whether the characters in which two words of one length differ begin and end in like consonants."""
    return all(
        x == y or consonants(romanise(x)) == consonants(romanise(y)) for x, y in zip(a, b, strict=True)
    )


@lru_cache(maxsize=16384)
def by_characters(a: str, b: str, family: str) -> tuple[float, str]:
    """Log-odds that two words of one script are one, and how (see `claimkit.names.pairing.Pairing`).

    >>> by_characters("王植", "王質", "han")[1], by_characters("張偉", "张伟", "han")[1]
    ('differs', 'same')
    """
    # kana has two sets of letters for the same sounds, and two ways to write a long vowel
    one, two = ((romanise(t) if family == "kana" else one_form(t)) for t in (a, b))
    if one == two:
        return _SAME, "same"
    if family != "kana" and min(len(one), len(two)) > 1 and (one.endswith(two) or two.endswith(one)):
        return _PART, "short form"  # without the surname
    if min(len(a), len(b)) < _LONG[family]:
        return _OTHER, "differs"
    from rapidfuzz.distance import Levenshtein

    if family == "han" and len(one) == len(two) and not _of_like_sound(one, two):
        return _OTHER, "differs"
    # a foreign name spelled by sound: one sound in five may be heard in another way
    return (_NEAR, "spelled") if Levenshtein.normalized_distance(one, two) <= 0.2 else (_OTHER, "differs")
