"""Words of an organisation's name: legal forms, numbers, and kinds of institution in eight languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache, lru_cache

from claimkit.names.roles import Word
from claimkit.names.romanise import fold, romanise, script_family
from claimkit.text import read_table

_Phrase = tuple[str, ...]


@cache
def _forms() -> dict[_Phrase, str]:
    forms: dict[_Phrase, str] = {}
    for role, concept, words in read_table("claimkit.names", "organisations.tsv"):
        if role == "form":
            for form in words.split(","):
                forms.setdefault(
                    tuple(_key(w) for w in re.split(r"[\s/]+", form.strip().replace("'", ""))), concept
                )
    return forms


@cache
def _countries() -> frozenset[_Phrase]:
    """The names of countries that are several words."""
    names = (tuple(name.split(" ")) for name in _words(countries=True)[0])
    return frozenset(name for name in names if len(name) > 1)


@cache
def _begun() -> tuple[dict[str, int], dict[str, int]]:
    """Words of the longest country, and of the longest legal form, that begin with a word."""
    found: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for longest, phrases in zip(found, (_countries(), _forms()), strict=True):
        for phrase in phrases:
            longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return found


def _size(keys: list[str], at: int, most: int, known: Container[_Phrase]) -> int:
    """How many words the longest phrase has that stands there, of so many at the most."""
    return next((n for n in range(min(most, len(keys) - at), 0, -1) if tuple(keys[at : at + n]) in known), 0)


@cache
def _written_together() -> tuple[str, ...]:
    """Words that Chinese, Japanese and Korean write to the name without a space, the longest first."""
    found = [form[0] for form in _forms() if len(form) == 1]
    found += [*_words()[0], *_GENERIC]
    found = [word for word in found if not word.isascii() and len(word) > 1]
    return tuple(
        sorted((f for f in found if script_family(f) in ("han", "hangul")), key=lambda f: (-len(f), f))
    )


_Meanings = tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]
"""Roles and concepts of words, and of beginnings of words."""


@cache
def _words(*, countries: bool = False) -> _Meanings:
    """What words mean that are no legal forms: countries and their adjectives, or all others."""
    whole: dict[str, tuple[str, str]] = {}
    begun: dict[str, tuple[str, str]] = {}
    for role, concept, words in read_table("claimkit.names", "organisations.tsv"):
        if role != "form" and (role == "country") is countries:
            for word in words.split(","):
                table, plain = (
                    (begun, word.strip()[:-1]) if word.strip().endswith("*") else (whole, word.strip())
                )
                key = _key(plain.replace("'", "").replace("’", ""))
                for form in (key, key.removeprefix("ال")):  # names are compared without the Arabic article
                    table.setdefault(form, (role, concept))
    return whole, begun


def _key(word: str) -> str:
    """Latin letters without marks, other scripts as they are written, but Greek without its accents."""
    folded = fold(word)
    if "\u0370" <= folded[:1] <= "\u03ff" or "\u1f00" <= folded[:1] <= "\u1fff":
        bare = [c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c)]
        return "".join(bare).replace("ς", "σ")
    return folded if folded[:1] and ord(folded[0]) >= 0x250 else romanise(word)


_INFLECTION = 6
"""Letters that an ending may add to the beginning of a word."""


@lru_cache(maxsize=16384)
def meaning(word: str) -> tuple[str, str]:
    """Role and concept of a word of an organisation's name, ("", "") if it has none.

    >>> meaning("обороны"), meaning("Ministry")
    (('term', 'defence'), ('', ''))
    """
    return _looked_up(word, _words())


@lru_cache(maxsize=16384)
def country_of(word: str) -> str:
    """The code of the country of which a word is the adjective or the genitive, or "".

    >>> country_of("Iranian"), country_of("Российской"), country_of("Boeing")
    ('IR', 'RU', '')
    """
    return _looked_up(word, _words(countries=True))[1]


def _looked_up(word: str, words: _Meanings) -> tuple[str, str]:
    whole, begun = words
    key = _key(word)
    if (found := whole.get(key)) is not None:
        return found
    for size in range(len(key), max(2, len(key) - _INFLECTION - 1), -1):
        if (found := begun.get(key[:size])) is not None:
            return found
    return "", ""


_NUMBERED = re.compile(r"(\d+)(?:st|nd|rd|th|er|re|e|eme|ème|º|ª|o|a|-?[а-яіїє]{1,3})?", re.IGNORECASE)
_ENDING = re.compile(
    r"(?:ый|ий|ой|ая|яя|ое|ого|ої|й|я|е|а|га|та|ша|тя|ма|го|му|st|nd|rd|th|er|ere|eme)", re.IGNORECASE
)
_NUMBER_SIGN = frozenset({"no", "nr", "num", "number", "n"})
_ROMAN = re.compile(r"(?=[ivx]{2})(x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_TENS = {"x": 10, "v": 5, "i": 1}


def number_of(word: str) -> str:
    """The number that a word writes in figures, in Roman numerals or as an ordinal, or "".

    >>> number_of("12th"), number_of("XIV"), number_of("третья"), number_of("Mix")
    ('12', '14', '3', '')
    """
    if (found := _NUMBERED.fullmatch(word)) is not None:
        return str(int(found[1]))
    if word.isascii() and _ROMAN.fullmatch(word) is not None:
        values = [_TENS[c] for c in word.lower()]
        return str(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))
    role, concept = meaning(word)
    return concept if role == "ordinal" else ""


_UNITS = frozenset({"army", "corps", "brigade", "division", "regiment", "battalion"})
"""Concepts of military units, which are numbered."""


def _numeral(word: str, follows: str) -> str:
    """The number of a unit in one Roman figure: V Corps."""
    return str(_TENS[word.lower()]) if word in ("I", "V", "X") and meaning(follows)[1] in _UNITS else ""


def organisation_pieces(pieces: list[str]) -> list[Word | str]:
    """Words whose role is plain, and the others as they stand.

    >>> [w if isinstance(w, str) else w.latin for w in organisation_pieces(["S.", "R.", "L.", "Luna"])]
    ['srl', 'Luna']
    """
    pieces = [part for piece in _apart(_together(pieces)) for part in _compound(piece)]
    forms, (countries, longest) = _forms(), _begun()
    keys = [_key(piece.rstrip(".")) for piece in pieces]
    out: list[Word | str] = []
    at = 0
    while at < len(pieces):
        key = keys[at]
        if key in countries and (size := _size(keys, at, countries[key], _countries())):
            written = " ".join(pieces[at : at + size])
            out.append(Word(written, romanise(written).replace(" ", ""), script_family(written), "name"))
            at += size
            continue
        if key in longest and (size := _size(keys, at, longest[key], forms)):
            concept = forms[tuple(keys[at : at + size])]
            written = " ".join(pieces[at : at + size])
            out.append(
                Word(written, romanise(written).replace(" ", ""), script_family(written), "form", concept)
            )
            at += size
            continue
        bare = pieces[at].rstrip(".")
        follows = pieces[at + 1] if at + 1 < len(pieces) else ""
        if number := number_of(bare) or _numeral(bare, follows):
            out.append(Word(bare, number, "alphabetic", "number"))
            at += 1
            if bare.isdigit() and at < len(pieces) and _ENDING.fullmatch(pieces[at]) is not None:
                at += 1  # "12-я"
            continue
        if keys[at] in _NUMBER_SIGN and follows.rstrip(".").isdigit():
            at += 1
            continue
        out.append(pieces[at])
        at += 1
    return out


def _together(pieces: list[str]) -> list[str]:
    """Letters with full stops as the one word that they shorten: S. R. L."""
    out: list[str] = []
    run: list[str] = []
    for piece in [*pieces, ""]:
        single = len(piece.rstrip(".")) == 1 and piece[0].isalpha() and (piece[-1] == "." or bool(run))
        if single:
            run.append(piece.rstrip("."))
            continue
        if run:
            out.append("".join(run) if len(run) > 1 else run[0])
            run = []
        if piece:
            out.append(piece)
    return out


_OF_TWO = re.compile(r"(.{4,}?)s?(ministerium|gerichtshof|gericht|partei|universität)", re.IGNORECASE)
"""German compounds of what an institution is for and what it is: Innenministerium, Verfassungsgericht."""


def _compound(piece: str) -> tuple[str, ...]:
    found = _OF_TWO.fullmatch(piece)
    return (found[1], found[2]) if found is not None else (piece,)


_GENERIC = ("銀行", "银行", "은행", "集団", "集团", "集團", "그룹")
"""Banks and groups, which `words.tsv` knows."""


def _apart(pieces: list[str]) -> list[str]:
    """Split off the legal forms and the kinds that are written together with the name."""
    out: list[str] = []
    for piece in pieces:
        before: list[str] = []
        behind: list[str] = []
        rest = piece
        while not rest.isascii() and (word := _at_edge(rest)):
            if rest.startswith(word):
                before.append(word)
                rest = rest.removeprefix(word)
            else:
                behind.insert(0, word)
                rest = rest.removesuffix(word)
        out += [*before, rest, *behind]
    return out


def _at_edge(piece: str) -> str:
    """A word that is written together with a name at either end, "" if there is none."""
    if script_family(piece) == "alphabetic":
        return ""
    return next(
        (w for w in _written_together() if w != piece and (piece.startswith(w) or piece.endswith(w))), ""
    )


def same_form(one: str, other: str) -> bool:
    """Whether two legal forms, given by their concepts, can be one: of one class, and not of two countries.

    >>> same_form("limited", "limited german"), same_form("limited east slavic", "limited german")
    (True, False)
    """
    if one == other or "company" in (one, other):
        return True
    classes = ("limited", "joint stock", "partnership")
    first, second = (next((c for c in classes if form.startswith(c)), form) for form in (one, other))
    return first == second and (one == first or other == second)


def acronym_of(short: str, words: tuple[Word, ...]) -> bool:
    """Whether a word is made of the first letters of a name, small words left out or not.

    >>> from claimkit.names.words import parse_name
    >>> acronym_of("who", parse_name("World Health Organization", "org").words)
    True
    """
    told = [w for w in words if w.role != "form" and w.latin]
    # a country of several words is one word with all their first letters
    parts = [part for w in told for part in (romanise(w.written).split() if " " in w.written else [w.latin])]
    small = {w.latin for w in told if w.concept == "small"} | {"of", "the"}
    large = [part for part in parts if part not in small]
    return len(short) > 1 and any(
        len(some) == len(short) and "".join(part[:1] for part in some) == short for some in (large, parts)
    )
