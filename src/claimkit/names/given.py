"""What a table knows and the alignment cannot guess: cognates, short forms, odd spellings."""

from __future__ import annotations

import re
from functools import cache, lru_cache

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
    ("yu", "iu"),
    ("ju", "iu"),
    ("w", "v"),
    ("j", "i"),
    ("y", "i"),
)


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
    for group, sound in _SOUNDS:
        if group in latin:
            latin = latin.replace(group, sound)
    out = [c for i, c in enumerate(latin) if i == 0 or c != latin[i - 1]]
    return "".join(out)


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
    classes = sound_key(latin).translate(_CLASSES)
    return "".join([c for i, c in enumerate(classes) if i == 0 or c != classes[i - 1]])


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
    latin = latin.translate(_CONSONANTS)
    return "".join([c for i, c in enumerate(latin) if i == 0 or c != latin[i - 1]])


@cache
def _groups() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    full: dict[str, set[int]] = {}
    short: dict[str, set[int]] = {}
    for number, row in enumerate(read_table("claimkit.names", "given.tsv")):
        for cell, table in zip(row, (full, short), strict=False):
            for name in cell.split():
                table.setdefault(sound_key(name), set()).add(number)
    for number, (name, nicknames) in enumerate(read_table("claimkit.names", "nicknames.tsv"), start=1000):
        full.setdefault(sound_key(name), set()).add(number)
        for nickname in nicknames.split():
            short.setdefault(sound_key(nickname), set()).add(number)
    frozen = ({k: frozenset(v) for k, v in table.items()} for table in (full, short))
    return next(frozen), next(frozen)


def is_given(latin: str) -> bool:
    """Whether the tables have a word as a given name or as the short form of one.

    >>> is_given("bob"), is_given("navalny")
    (True, False)
    """
    full, short = _groups()
    key = sound_key(latin)
    return key in full or key in short


@lru_cache(maxsize=65536)
def kinship(a: str, b: str) -> str:
    """How two given names in plain Latin letters are related: "cognate", "short form" or "".

    >>> kinship("siarhei", "sergey"), kinship("lyosha", "alexei"), kinship("fail", "fanis")
    ('cognate', 'short form', '')
    """
    full, short = _groups()
    none: frozenset[int] = frozenset()
    left, right = sound_key(a), sound_key(b)
    one, two = full.get(left, none), full.get(right, none)
    if one & two:
        return "cognate"
    if one & short.get(right, none) or two & short.get(left, none):
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
    for (_, word), latin in _irregular().items():
        for other in latin:
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
    none: frozenset[int] = frozenset()
    key = sound_key(latin)
    groups = sorted(full.get(key, none) | short.get(key, none))
    found = [name for group in groups for name in names[group]]
    found += sorted(_irregular().get((family, latin), ())) + list(written.get(latin, ()))
    return tuple(dict.fromkeys(name for name in found if name != latin))


_COMPOUND = re.compile(r"(?:[ae]hm[ae][dt]|m[aeou]h?am[ae][dt]|g?abd(?:[eu][lr])?)(.{4,})")


@lru_cache(maxsize=16384)
def second_part(latin: str) -> str:
    """The name by which the bearer of a compound is called, where its first part is a name of piety, or "".

    Muslim peoples join Ahmad, Muhammad or Abd ("servant") to a second name and leave it away in daily use.

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


@cache
def _irregular() -> dict[tuple[str, str], frozenset[str]]:
    known = {
        (family, word): frozenset(latin.split())
        for family, word, latin in read_table("claimkit.names", "irregular.tsv")
    }
    for hangul, northern, others in read_table("claimkit.names", "surnames.tsv"):
        spellings = frozenset((northern.rstrip("!"), *others.split()))
        words = [("hangul", romanise(hangul))]
        if northern.endswith("!"):
            words.append((ALPHABETIC, northern.rstrip("!")))
        for word in words:
            known[word] = known.get(word, frozenset()) | (spellings - {word[1]})
    return known


def is_odd(latin: str, family: str) -> bool:
    """Whether a table knows spellings of a word to which its letters do not lead.

    >>> is_odd("dzheyms", "alphabetic"), is_odd("navalny", "alphabetic")
    (True, False)
    """
    return (family, latin) in _irregular()


@lru_cache(maxsize=65536)
def irregular(a: str, family_a: str, b: str, family_b: str) -> bool:
    """Whether two romanised words are known to be one name although the letters do not say so.

    >>> irregular("dzheyms", "alphabetic", "james", "alphabetic")
    True
    """
    known = _irregular()
    left, right = known.get((family_a, a)), known.get((family_b, b))
    if left is not None and ((b in left and family_b == ALPHABETIC) or (right is not None and left & right)):
        return True
    return right is not None and a in right and family_a == ALPHABETIC
