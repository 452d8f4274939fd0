"""A name in Chinese characters beside one in Latin letters: whether the one can be read as the other.

The same characters are read Tanaka in Japanese, Tianzhong in Mandarin, Tinchung in Cantonese.  Mandarin is
what characters are romanised by; here stand the others, and the older ways to write Mandarin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import attrs

from claimkit.names.characters import forms_of, one_form
from claimkit.names.given import is_given
from claimkit.names.romanise import romanise
from claimkit.text import read_table

MOST_WORDS = 5
"""Words in Latin letters that are read, with a given name from abroad among them."""

MOST_CHARACTERS = 8
"""Characters of a name that are read."""


@attrs.frozen
class Reading:
    """How far characters can be read as Latin letters.

    Attributes:
        language: the language in which they can.
        share: share of the characters, from the first or to the last, that can be read so; 1 for the whole.
    """

    language: str
    share: float


_JAPANESE = (
    ("tch", "ch"), ("si", "shi"), ("sy", "sh"), ("tu", "tsu"), ("ti", "chi"), ("ty", "ch"), ("zi", "ji"),
    ("zy", "j"), ("jy", "j"), ("ou", "o"), ("oo", "o"), ("uu", "u"),
    ("mb", "nb"), ("mp", "np"), ("mm", "nm"), ("dz", "z"), ("wo", "o"),
)  # fmt: skip
_HU = re.compile(r"(?<![cs])hu")
_LONG_O = re.compile(r"oh(?=[^aiueoy]|$)")


@lru_cache(maxsize=16384)
def japanese_key(latin: str) -> str:
    """Japanese in Latin letters in one way of writing, long vowels short.

    >>> japanese_key("SATOU"), japanese_key("Kenʼichi"), japanese_key("Ohtani")
    ('sato', 'kenichi', 'otani')
    """
    latin = "".join(c for c in latin.lower() if "a" <= c <= "z")
    latin = _LONG_O.sub("o", latin)
    for old, new in _JAPANESE:
        latin = latin.replace(old, new)
    return _HU.sub("fu", latin)


_VOICED = {"k": "g", "s": "z", "t": "d", "h": "b", "f": "b", "c": "j"}


def _in_compound(reading: str) -> set[str]:
    """A Japanese reading behind another one: its first consonant may be voiced (Kawa, Ogawa)."""
    found = {reading}
    first = reading[:1]
    if first in _VOICED:
        rest = reading[2:] if reading.startswith(("sh", "ch", "ts")) else reading[1:]
        voiced = {"sh": "j", "ch": "j", "ts": "z"}.get(reading[:2], _VOICED[first])
        found.add(voiced + rest)
        if first in "hf":
            found.add("p" + rest)
    return found


def splits(characters: str, reading: str, known: dict[str, set[str]]) -> list[list[str]]:
    """Ways to cut a reading into one part a character, of which at most one is not known.

    >>> splits("田中", "tanaka", {"田": {"ta", "den"}})
    [['ta', 'naka']]
    """
    found: list[list[str]] = []

    def walk(at: int, start: int, parts: list[str], unknown: int) -> None:
        if at == len(characters):
            if start == len(reading):
                found.append(parts)
            return
        readings = known.get(characters[at], set())
        for end in range(start + 1, min(len(reading), start + 7) + 1):
            part = reading[start:end]
            if part in readings or (at and any(part in _in_compound(r) for r in readings)):
                walk(at + 1, end, [*parts, part], unknown)
            elif not unknown and (end == len(reading) or reading[end] not in "aiueo") | (
                part[-1:] in "aiueon"
            ):
                walk(at + 1, end, [*parts, part], 1)

    walk(0, 0, [], 0)
    # a cut with all parts known comes first
    return sorted(
        found, key=lambda cut: sum(p not in known.get(c, set()) for c, p in zip(characters, cut, strict=True))
    )


# Jyutping and the spellings of Hong Kong to one form
_ONSETS = (
    ("tsz", "ci"), ("sze", "si"), ("gw", "kw"), ("qu", "kw"), ("ng", ""), ("ts", "c"), ("tz", "c"),
    ("ch", "c"), ("sh", "s"), ("sz", "s"), ("z", "c"), ("g", "k"), ("b", "p"), ("d", "t"), ("j", "y"),
)  # fmt: skip
_RIMES = (
    ("oeng", "eung"), ("oek", "euk"), ("eoi", "ui"), ("eon", "un"), ("eot", "ut"), ("aa", "a"),
    ("yun", "un"), ("yut", "ut"), ("uen", "un"), ("uet", "ut"), ("yue", "yu"), ("ue", "u"), ("yu", "u"),
    ("ow", "au"), ("oh", "o"), ("or", "o"), ("ei", "i"), ("ou", "o"), ("ee", "i"), ("oo", "u"),
)  # fmt: skip


_RIME_BEGINS = frozenset("aeiou")


@lru_cache(maxsize=16384)
def cantonese_key(syllable: str) -> str:
    """A syllable of Cantonese in one way of writing.

    >>> cantonese_key("zoeng") == cantonese_key("cheung"), cantonese_key("man") == cantonese_key("ming")
    (True, False)
    """
    for old, new in _ONSETS:
        if syllable.startswith(old) and (len(old) < len(syllable) or old in ("tsz", "sze")):
            syllable = new + syllable[len(old) :]
            break
    at = 0 if syllable[:1] in _RIME_BEGINS else 1
    for old, new in _RIMES:
        if old in syllable[at:]:
            return syllable[:at] + syllable[at:].replace(old, new)
    return syllable


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    return {row[0]: row for row in read_table("claimkit.names", "readings.tsv")}


_Readings = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]


@lru_cache(maxsize=16384)
def _readings(character: str) -> _Readings | None:
    """How a character is read, in the order of `_LANGUAGES`; None if the table does not have it.

    A character that one country simplified is read as its other forms are: 丰田 is 豊田, Toyota.
    """
    rows = [row for form in forms_of(character) if (row := _rows().get(form)) is not None]
    if not rows:
        return None
    return (
        frozenset(cantonese_key(r) for row in rows for r in row[1].split()),
        frozenset(r for row in rows for r in row[2].split()),
        frozenset(key for row in rows for r in row[3] for key in _korean_keys(romanise(r))),
        frozenset(r for row in rows for r in row[4].split()),
    )


_LANGUAGES = ("Cantonese", "Vietnamese", "Korean", "Japanese")
_JAPANESE_READING = _LANGUAGES.index("Japanese")
_ONE_SPELLING = frozenset({_LANGUAGES.index("Vietnamese"), _JAPANESE_READING})
"""Languages of which the table has the readings as they are spelled."""

_KOREAN = (("eo", "u"), ("oo", "u"), ("ee", "i"), ("ae", "e"), ("ou", "u"), ("eu", "u"), ("yeo", "you"))


def _korean_keys(latin: str) -> set[str]:
    """A Korean syllable in the ways it is written at its ends: Gim and Kim, Bag and Park."""
    keys = {_korean_key(latin)}
    if latin in ("i", "li", "ri"):
        keys |= {"i", "li", "ri", "yi", "rhi"}
    return keys


@lru_cache(maxsize=4096)
def _korean_key(latin: str) -> str:
    latin = latin.replace("rk", "k")
    for old, new in _KOREAN:
        latin = latin.replace(old, new)
    return latin.translate(str.maketrans("kptjr", "gbdcl")).replace("ch", "c")


def _reading(character: str, language: int) -> frozenset[str]:
    found = _readings(character)
    return found[language] if found is not None else frozenset()


_LONGEST = 7
"""Letters of the longest reading of a character."""


@lru_cache(maxsize=16384)
def _spelled(unit: str, language: int) -> frozenset[str]:
    """Readings of a character behind another one."""
    readings = _reading(unit, language)
    if language == _JAPANESE_READING:
        readings = frozenset(form for reading in readings for form in _in_compound(reading))
    return readings


def _behind(unit: str, language: int, latin: str, start: int) -> Iterator[int]:
    """Where in the letters a reading of a character may end that begins here."""
    readings = _reading(unit, language) if not start else _spelled(unit, language)
    if language in _ONE_SPELLING:
        for reading in readings:
            if len(reading) <= _LONGEST and latin.startswith(reading, start):
                yield start + len(reading)
    elif readings:
        key = cantonese_key if language == 0 else _korean_key
        for end in range(start + 1, min(len(latin), start + _LONGEST) + 1):
            if key(latin[start:end]) in readings:
                yield end


_SMALL_Y = re.compile("([きしちにひみりぎじぢびぴ])([ゃゅょ])")
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


@lru_cache(maxsize=16384)
def kana_sound(text: str) -> str:
    """Kana in Latin letters by their sound: a small y belongs to the consonant before it.

    >>> kana_sound("しょうへい"), kana_sound("キョウコ")
    ('shouhei', 'kyouko')
    """

    def syllable(found: re.Match[str]) -> str:
        onset, vowel = romanise(found[1])[:-1], romanise(found[2])[-1:]
        return onset + ("" if onset in ("sh", "ch", "j") else "y") + vowel

    plain = _SMALL_Y.sub(syllable, text.translate(_HIRAGANA))
    return re.sub(r"[^\x00-\x7f]+", lambda found: romanise(found[0]), plain)


_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]+|.")


@lru_cache(maxsize=8192)
def read_as(characters: str, words: tuple[str, ...], *, kana: bool = False) -> Reading | None:
    """The language in which most of a name in Chinese characters can be read as words in Latin letters.

    Args:
        characters: the name, without spaces; kana among the characters are read by their sound.
        words: the words of the other name, in plain Latin letters, in any order.
        kana: whether the other name is written in kana: then the reading is Japanese.

    Returns:
        None if neither half of the characters can be read so, from the first one or to the last, nor two
        characters as whole words of the other name.

    >>> read_as("田中里佳", ("rika", "tanaka")), read_as("陳大文", ("chan", "tai", "man"))
    (Reading(language='Japanese', share=1.0), Reading(language='Cantonese', share=1.0))
    >>> read_as("高橋まゆみ", ("mayumi", "takahashi")).share
    1.0
    """
    if not 1 < len(characters) <= MOST_CHARACTERS or not 0 < len(words) <= MOST_WORDS:
        return None
    units = tuple(_KANA.findall(characters))
    mixed = len(units) < len(characters) or any(is_kana(unit) for unit in units)
    best: Reading | None = None
    orders = [words, words[-1:] + words[:-1], words[1:] + words[:1]] if len(words) < MOST_WORDS else []
    if len(words) > 2:
        # a second given name from abroad stands before the name in full, or behind it: Jackie Chan Kong-sang
        orders += [
            rest for other, rest in ((words[0], words[1:]), (words[-1], words[:-1])) if is_given(other)
        ]
    for order in dict.fromkeys(orders):
        for language, name in enumerate(_LANGUAGES):
            if language != _JAPANESE_READING and (kana or mixed):
                continue
            parts = tuple(map(japanese_key, order)) if language == _JAPANESE_READING else order
            read, whole = _read(units, parts, language)
            share = read / len(characters)
            if (share >= 0.5 or whole) and (best is None or share > best.share):
                best = Reading(name, share)
    if best is None and not (kana or mixed) and any(_surname_and_syllables(characters, o) for o in orders):
        return Reading("another language of East Asia", 1 / len(characters))
    return best


_VOWELS = re.compile(r"[aeiouy]+")


def syllables(latin: str) -> int:
    """How many syllables a word in Latin letters has, by its vowels.

    >>> syllables("loong"), syllables("sensetime")
    (1, 4)
    """
    return len(_VOWELS.findall(latin))


def _surname_and_syllables(characters: str, words: tuple[str, ...]) -> bool:
    """Whether a name has the surname of the characters, and as many syllables as there are of them.

    Hokkien, Teochew and Hakka, by which the Chinese of Southeast Asia are called, are not in the table, nor
    are rare characters.
    """
    if not 1 < len(characters) < 5 or sum(map(syllables, words)) != len(characters):
        return False
    first = characters[0]
    pinyin, southern = romanise(first), _surnames()[1].get(one_form(first), ())
    cantonese, vietnamese, korean = (_reading(first, language) for language in range(3))
    return any(
        w == pinyin
        or w in southern
        or w in vietnamese
        or pinyin in pinyin_of(w)
        or cantonese_key(w) in cantonese
        or _korean_key(w) in korean
        for w in (words[0], words[-1])
    )


@cache
def _surnames() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Surnames in Pinyin, and their southern spellings by the form of their character."""
    rows = read_table("claimkit.names", "chinese_surnames.tsv")
    spelled = {one_form(characters): tuple(southern.split()) for characters, _, southern in rows}
    return frozenset(pinyin for _, pinyin, _ in rows), spelled


def is_kana(text: str) -> bool:
    """Whether a text begins with one of the letters that Japanese writes beside characters."""
    return "\u3041" <= text[:1] <= "\u30fc"


def _read(units: tuple[str, ...], parts: tuple[str, ...], language: int) -> tuple[int, bool]:
    """How many characters can be read, from the first one or to the last, and whether as whole words.

    All of them can only if no letter is left.
    """
    latin = "".join(parts)
    starts = {sum(map(len, parts[:at])) for at in range(len(parts))}
    ends, read = _follow(units, latin, {0}, language)
    if read == len(units) and len(latin) in ends:
        return sum(map(len, units)), True
    best = sum(map(len, units[: min(read, len(units) - 1)]))
    for first in range(1, len(units)):
        ends, read = _follow(units[first:], latin, starts - {0}, language)
        if read == len(units) - first and len(latin) in ends:
            size = sum(map(len, units[first:]))
            return max(best, size), size > 1
    return best, False


def _follow(units: tuple[str, ...], latin: str, ends: set[int], language: int) -> tuple[set[int], int]:
    """Where in the letters the reading of units may end, and how many of them can be read."""
    for at, unit in enumerate(units):
        if is_kana(unit):
            sound = japanese_key(kana_sound(unit))
            nexts = {end + len(sound) for end in ends if latin.startswith(sound, end)}
        elif _readings(unit) is None:
            return ends, at
        else:
            nexts = {end for start in ends for end in _behind(unit, language, latin, start)}
        if not nexts:
            return ends, at
        ends = nexts
    return ends, len(units)


_PINYIN = re.compile(
    r"(?:[zcs]h?(?:a|e|i|u|ai|ei|ao|ou|an|en|ang|eng|ong|ua|uai|uan|uang|ui|un|uo)|[bpmfw](?:a|o|e|i|u|ai|ei|ao"
    r"|ou|an|en|ang|eng|in|ing|ie|iu|ian|iao)|[dtnlgkhr](?:a|e|i|u|ai|ei|ao|ou|an|en|ang|eng|ong|in|ing|ia|ie|iu"
    r"|ian|iao|iang|ua|uai|uan|uang|ui|un|uo|ue|v|ve)|[jqxy](?:i|a|e|o|u|ao|ou|an|ang|ong|ia|ie|iu|in|ing|ian|iao"
    r"|iang|iong|ue|uan|un)|ai|ao|an|ang|a|ei|en|eng|er|e|ou|o)+"
)


@lru_cache(maxsize=4096)
def is_pinyin(latin: str) -> bool:
    """Whether letters can be cut into syllables of Mandarin.

    >>> is_pinyin("xiaomi"), is_pinyin("microsoft")
    (True, False)
    """
    return _PINYIN.fullmatch(latin) is not None


def two_of_mandarin(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names in Pinyin have one surname and two given names.

    Pinyin writes each syllable in one way, so that one letter more or less is another name.

    >>> two_of_mandarin(("zhang", "weiming"), ("zhang", "weimin"))
    True
    >>> two_of_mandarin(("zhang", "wei", "ming"), ("weiming", "zhang"))
    False
    """
    for surname in {one[0], one[-1]} & {other[0], other[-1]} & _surnames()[0]:
        mine, theirs = ("".join(_without(words, surname)).replace("v", "u") for words in (one, other))
        if mine and theirs:
            return mine != theirs and is_pinyin(mine) and is_pinyin(theirs)
    return False


def _without(words: tuple[str, ...], word: str) -> tuple[str, ...]:
    """Words without one that stands first or last."""
    return words[1:] if words[0] == word else words[:-1]


# Wade-Giles to Pinyin, by onset and by rime
_WADE_ONSETS = (
    ("hs", ("x",)), ("ch", ("zh", "j", "ch", "q")), ("ts", ("z", "c")), ("tz", ("z", "c")), ("ss", ("s",)),
    ("sz", ("s",)), ("k", ("g", "k")), ("p", ("b", "p")), ("t", ("d", "t")), ("j", ("r",)),
)  # fmt: skip
_WADE_RIMES = (
    ("ien", "ian"), ("ieh", "ie"), ("ueh", "ue"), ("ih", "i"), ("ung", "ong"), ("yen", "yan"),
    ("yeh", "ye"), ("uo", "o"), ("o", "e"), ("o", "uo"), ("iung", "iong"), ("uei", "ui"),
    ("yu", "you"),
)  # fmt: skip


_SIBILANTS = frozenset({"ss", "sz", "ts", "tz"})
"""Onsets behind which Wade-Giles writes u for the vowel that Pinyin writes i: ssu, tzu."""


@lru_cache(maxsize=4096)
def pinyin_of(syllable: str) -> frozenset[str]:
    """Pinyin syllables that Wade-Giles, without its apostrophes, may write so.

    >>> "zhang" in pinyin_of("chang"), "guo" in pinyin_of("kuo"), "xu" in pinyin_of("hsu")
    (True, True, True)
    """
    onset, others = next(((old, new) for old, new in _WADE_ONSETS if syllable.startswith(old)), ("", ("",)))
    rime = syllable[len(onset) :]
    rimes = {rime} | {rime[: -len(old)] + new for old, new in _WADE_RIMES if rime.endswith(old)}
    if onset in _SIBILANTS and rime == "u":
        rimes.add("i")
    return frozenset(other + r for other in others for r in rimes)


@lru_cache(maxsize=8192)
def older_spelling(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is in Wade-Giles, a syllable a word, what the other is in Pinyin.

    >>> older_spelling(("chang", "kuo", "hua"), ("zhang", "guohua"))
    True
    """
    if len(one) < 2 or len(other) > len(one):
        return False
    latin = "".join(other)
    for syllables in (one, one[-1:] + one[:-1], one[1:] + one[:1]):
        ends = {0}
        for syllable in syllables:
            ends = {
                start + len(p) for start in ends for p in pinyin_of(syllable) if latin.startswith(p, start)
            }
        if len(latin) in ends:
            return True
    return False
