"""What a table knows and the alignment cannot guess: cognates, short forms, odd spellings."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from claimkit.names.romanise import ALPHABETIC, romanise
from claimkit.text import read_table

# Spellings of one sound, longest first, so that a table need not list each spelling of a name.
_SOUNDS = (
    ("tsch", "c"),
    ("tch", "c"),
    ("sch", "s"),
    ("cz", "c"),
    ("ch", "c"),
    ("sh", "s"),
    ("sz", "s"),
    ("zh", "z"),
    ("kh", "h"),
    ("ks", "x"),
    ("ph", "f"),
    ("th", "t"),
)
_ONE_LETTER = str.maketrans("wjy", "vii")


_HARD_C = re.compile(r"c(?=[aourlt])")
"""A letter that most languages read as k there: Marco, Victor; before e, i and y it is soft."""


@lru_cache(maxsize=16384)
def sound_key(latin: str) -> str:
    """One form for the common spellings of a given name.

    >>> sound_key("aleksei"), sound_key("alexej"), sound_key("alexey")
    ('alexei', 'alexei', 'alexei')
    """
    if "c" in latin:
        latin = _HARD_C.sub("k", latin)
    if "h" in latin or "z" in latin:
        for group, sound in _SOUNDS:
            if group in latin:
                latin = latin.replace(group, sound)
    return _once(latin.replace("ks", "x").translate(_ONE_LETTER))


_TWICE = re.compile(r"(.)\1+")


def _once(word: str) -> str:
    """A word with one letter for several of a kind that follow one another."""
    return _TWICE.sub(r"\1", word) if _TWICE.search(word) is not None else word


_CLASSES = {
    **dict.fromkeys(map(ord, "bpfvw"), "p"),
    **dict.fromkeys(map(ord, "dt"), "t"),
    **dict.fromkeys(map(ord, "kqgx"), "k"),
    **dict.fromkeys(map(ord, "mn"), "n"),
    **dict.fromkeys(map(ord, "lr"), "r"),
    **dict.fromkeys(map(ord, "szcj"), "s"),
    **dict.fromkeys(map(ord, "aeiouyh"), None),
}


@lru_cache(maxsize=16384)
def consonants(latin: str) -> str:
    """The classes of the consonants of a word, by where and how they are spoken.

    >>> consonants("szulewa"), consonants("shuleva"), consonants("petrov")
    ('srp', 'srp', 'ptrp')
    """
    return _once(sound_key(latin).translate(_CLASSES))


_GROUPS = (
    ("tsch", "s"), ("tch", "s"), ("sch", "s"), ("dzh", "g"), ("dj", "g"), ("zh", "g"), ("ch", "s"),
    ("cz", "s"), ("sh", "s"), ("sz", "s"), ("kh", "k"), ("ph", "f"), ("th", "t"), ("gh", "g"), ("ck", "k"),
    ("x", "ks"),
)  # fmt: skip
_CONSONANTS = str.maketrans(
    {**dict.fromkeys("aeiouyhw"), "p": "b", "v": "f", "j": "g", "q": "k", "z": "s", "c": "s"}
)


@lru_cache(maxsize=65536)
def skeleton(latin: str) -> str:
    """The consonants of a word, those that scripts without vowels do not tell apart made one.

    >>> skeleton("geoffrey"), skeleton("jfry")
    ('gfr', 'gfr')
    """
    for group, sound in _GROUPS:
        if group in latin:
            latin = latin.replace(group, sound)
    if "c" in latin:
        latin = _HARD_C.sub("k", latin)
    return _once(latin.translate(_CONSONANTS))


@cache
def _groups() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """Numbers of the groups in which a name stands in full, and as a short form."""
    full: dict[str, tuple[int, ...]] = {}
    short: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(read_table("claimkit.names", "given.tsv")):
        for cell, table in zip(row, (full, short), strict=False):
            for name in cell.split():
                _put(table, name, number)
    for number, (name, nicknames) in enumerate(read_table("claimkit.names", "nicknames.tsv"), start=1000):
        _put(full, name, number)
        for nickname in nicknames.split():
            _put(short, nickname, number)
    return full, short


def _put(table: dict[str, tuple[int, ...]], name: str, number: int) -> None:
    key = sound_key.__wrapped__(name)
    table[key] = (*table.get(key, ()), number)


def is_given(latin: str) -> bool:
    """Whether the tables have a word as a given name or as the short form of one.

    >>> is_given("bob"), is_given("navalny")
    (True, False)
    """
    return given_by_sound(sound_key(latin))


def given_by_sound(key: str) -> bool:
    """Whether the tables have a given name with this key of `sound_key`."""
    full, short = _groups()
    return key in full or key in short


@lru_cache(maxsize=65536)
def kinship(a: str, b: str) -> str:
    """How two given names in plain Latin letters are related: "cognate", "short form" or "".

    >>> kinship("siarhei", "sergey"), kinship("lyosha", "alexei"), kinship("fail", "fanis")
    ('cognate', 'short form', '')
    """
    full, short = _groups()
    left, right = sound_key(a), sound_key(b)
    one, two = full.get(left, ()), full.get(right, ())
    if any(number in two for number in one):
        return "cognate"
    if any(n in short.get(right, ()) for n in one) or any(n in short.get(left, ()) for n in two):
        return "short form"
    return ""


@cache
def _members() -> tuple[dict[int, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Names of each group of given names; words of other scripts by the Latin words that they are."""
    names: dict[int, list[str]] = {}
    for number, row in enumerate(read_table("claimkit.names", "given.tsv")):
        names[number] = [name for cell in row for name in cell.split()]
    for number, (name, nicknames) in enumerate(read_table("claimkit.names", "nicknames.tsv"), start=1000):
        names[number] = [name, *nicknames.split()]
    written: dict[str, list[str]] = {}
    for words in _irregular().values():
        for word, latin in words.items():
            for other in latin.split():
                written.setdefault(other, []).append(word)
    return {n: tuple(found) for n, found in names.items()}, {w: tuple(sorted(f)) for w, f in written.items()}


@lru_cache(maxsize=16384)
def relatives(latin: str, family: str) -> tuple[str, ...]:
    """Other names of one who bears a given name, and odd spellings of a word, in plain Latin letters.

    >>> "robert" in relatives("bob", "alphabetic"), "james" in relatives("dzheyms", "alphabetic")
    (True, True)
    """
    full, short = _groups()
    names, written = _members()
    key = sound_key(latin)
    groups = sorted({*full.get(key, ()), *short.get(key, ())})
    found = [name for group in groups for name in names[group]]
    found += sorted(_odd(latin, family)) + list(written.get(latin, ()))
    return tuple(dict.fromkeys(name for name in found if name != latin))


_COMPOUND = re.compile(r"(?:[ae]hm[ae][dt]|m[aeou]h?am[ae][dt]|g?abd(?:[eu][lr])?|cukvu|oluva)(.{4,})")


@lru_cache(maxsize=16384)
def second_part(latin: str) -> str:
    """The name by which the bearer of a compound is called, where its first part is a name of piety, or "".

    Muslim peoples join Ahmad, Muhammad or Abd ("servant") to a second name and leave it away in daily use,
    Igbo and Yoruba Chukwu and Oluwa ("God").

    >>> second_part("akhmetzaki"), second_part("mukhamedgali"), second_part("akhmetov")
    ('zaki', 'gali', '')
    """
    found = _COMPOUND.fullmatch(sound_key(latin))
    return found[1] if found else ""


_FAITH = re.compile(r"(.{3,})(?:uddin|ullah)")


@lru_cache(maxsize=16384)
def first_part(latin: str) -> str:
    """The name by which the bearer of a compound with -uddin or -ullah is called, or "".

    >>> first_part("sirajuddin"), first_part("habibullah"), first_part("abdullah")
    ('siraj', 'habib', '')
    """
    found = _FAITH.fullmatch(latin)
    return found[1] if found is not None and found[1] != "abd" else ""


def part_of(latin: str) -> str:
    """The name that a compound is shortened to, by `second_part` or `first_part`, or ""."""
    if latin[-1:] in _OF_FAITH and (part := first_part(latin)):
        return part
    return second_part(latin) if latin[:1] in _OF_PIETY else ""


_OF_PIETY: Final = frozenset("acegmo")
"""Letters with which a compound that begins with a name of piety can begin."""

_OF_FAITH: Final = frozenset("nh")
"""Letters with which a compound with -uddin or -ullah ends."""


@cache
def _irregular() -> dict[str, dict[str, str]]:
    """Spellings of odd words, a space between them, by script family and word."""
    known: dict[str, dict[str, str]] = {}
    for family, word, latin in read_table("claimkit.names", "irregular.tsv"):
        known.setdefault(family, {})[word] = latin
    for hangul, northern, others in read_table("claimkit.names", "surnames.tsv"):
        spellings = [northern.rstrip("!"), *others.split()]
        words = [("hangul", romanise(hangul))]
        if northern.endswith("!"):
            words.append((ALPHABETIC, northern.rstrip("!")))
        for family, word in words:
            of_family = known.setdefault(family, {})
            of_family[word] = " ".join([of_family.get(word, ""), *(s for s in spellings if s != word)])
    return known


def _odd(latin: str, family: str) -> frozenset[str]:
    """The spellings of an odd word, none for any other."""
    return frozenset(_irregular().get(family, _NONE).get(latin, "").split())


_NONE: Final[dict[str, str]] = {}


def is_odd(latin: str, family: str) -> bool:
    """Whether a table knows spellings of a word to which its letters do not lead.

    >>> is_odd("dzheyms", "alphabetic"), is_odd("navalny", "alphabetic")
    (True, False)
    """
    known = _irregular().get(family)
    return known is not None and latin in known


@lru_cache(maxsize=65536)
def irregular(a: str, family_a: str, b: str, family_b: str) -> bool:
    """Whether two romanised words are known to be one name although the letters do not say so.

    >>> irregular("dzheyms", "alphabetic", "james", "alphabetic")
    True
    """
    left, right = _odd(a, family_a), _odd(b, family_b)
    if (b in left and family_b == ALPHABETIC) or not left.isdisjoint(right):
        return True
    return a in right and family_a == ALPHABETIC
