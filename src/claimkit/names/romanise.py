"""From any script to plain Latin letters: the one spelling in which words are compared.

A name in another script is first written in Latin letters, without marks and in lower case.  Which of the
many official spellings is chosen matters little: the alignment (see `alignment`) has learned how spellings
of one sound correspond.  What matters is that nothing is lost, so letters that a general table drops or
confuses are read from a table of our own.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import regex

from claimkit.errors import ArgumentError
from claimkit.text import read_table

_PACKAGE = "claimkit.names"

ALPHABETIC = "alphabetic"
"""Scripts that write consonants and vowels one by one: Latin, Cyrillic, Greek, Armenian, Georgian."""

_SCRIPTS = (
    (0x0041, 0x024F, "latin"),
    (0x0250, 0x02AF, "latin"),
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0530, 0x058F, "armenian"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x077F, "arabic"),
    (0x08A0, 0x08FF, "arabic"),
    (0x0900, 0x0DFF, "indic"),
    (0x0E00, 0x0E7F, "thai"),
    (0x0E80, 0x0EFF, "lao"),
    (0x0F00, 0x0FFF, "tibetan"),
    (0x1000, 0x109F, "burmese"),
    (0x10A0, 0x10FF, "georgian"),
    (0x1100, 0x11FF, "hangul"),
    (0x1780, 0x17FF, "khmer"),
    (0x1C80, 0x1C8F, "cyrillic"),
    (0x1C90, 0x1CBF, "georgian"),
    (0x1E00, 0x1EFF, "latin"),
    (0x1F00, 0x1FFF, "greek"),
    (0x2C60, 0x2C7F, "latin"),
    (0x2DE0, 0x2DFF, "cyrillic"),
    (0x3040, 0x30FF, "kana"),
    (0x3130, 0x318F, "hangul"),
    (0x31F0, 0x31FF, "kana"),
    (0x3400, 0x9FFF, "han"),
    (0xA640, 0xA69F, "cyrillic"),
    (0xA720, 0xA7FF, "latin"),
    (0xAC00, 0xD7AF, "hangul"),
    (0xF900, 0xFAFF, "han"),
    (0xFB1D, 0xFB4F, "hebrew"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFF, "arabic"),
    (0x20000, 0x3FFFF, "han"),
)

_FAMILY = {
    "latin": ALPHABETIC,
    "greek": ALPHABETIC,
    "cyrillic": ALPHABETIC,
    "armenian": ALPHABETIC,
    "georgian": ALPHABETIC,
    "indic": ALPHABETIC,
    **dict.fromkeys(("thai", "lao", "tibetan", "burmese", "khmer", "other"), ALPHABETIC),
}

# Letters of two scripts that look alike; the repair goes to the script of the rest of the word.
_LATIN_OF = dict(zip("аеорсухкмтвніјѕһԁԛԝүј", "aeopcyxkmtbhijshdqwyj", strict=True))
_CYRILLIC_OF = dict(zip("aeopcyxkmtbhijsіĸʜʍ", "аеорсухкмтвніјѕікнм", strict=True))


@lru_cache(maxsize=8192)
def script_of(char: str) -> str:
    """Script of one letter: "latin", "cyrillic", ...; "other" for a script without a table, "" for no letter.

    >>> script_of("a"), script_of("ҡ"), script_of("1")
    ('latin', 'cyrillic', '')
    """
    if not char.isalpha():
        return ""
    code = ord(char)
    return next((name for low, high, name in _SCRIPTS if low <= code <= high), "other")


def script_family(word: str) -> str:
    """Which table of spellings a word needs, by the script of most of its letters.

    >>> script_family("Алсынов"), script_family("محمد")
    ('alphabetic', 'arabic')
    """
    if word.isascii():
        return ALPHABETIC
    found = [script_of(c) for c in word]
    if len(set(found)) == 1:
        return _FAMILY.get(found[0], found[0] or ALPHABETIC)
    scripts = sorted({s for s in found if s}, key=lambda s: (-found.count(s), s))
    return _FAMILY.get(scripts[0], scripts[0]) if scripts else ALPHABETIC


@cache
def _letters() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table(_PACKAGE, "letters.tsv")}


def repair_homoglyphs(word: str) -> str:
    """Put letters that were typed in the wrong alphabet into the alphabet of the rest of the word.

    >>> repair_homoglyphs("Сергiй") == "Сергій"
    True
    """
    if word.isascii():
        return word
    scripts = [script_of(c) for c in word]
    latin, cyrillic = scripts.count("latin"), scripts.count("cyrillic")
    if not latin or not cyrillic:
        return word
    table = _CYRILLIC_OF if cyrillic >= latin else _LATIN_OF
    return "".join(_cased(c, table) for c in word)


def _cased(char: str, table: dict[str, str]) -> str:
    lower = char.lower()
    other = table.get(lower)
    if other is None:
        return char
    return other if char == lower else other.upper()


_INVISIBLE = regex.compile(r"[\p{Cf}\p{Cs}\p{Co}\p{Cn}]+")


def fold(text: str) -> str:
    """Canonical letters in lower case: composed, without invisible characters."""
    if text.isascii():
        return text.lower()
    if text.isalpha() and unicodedata.is_normalized("NFKC", text):
        lower = text.lower()
        if lower.isalpha() and unicodedata.is_normalized("NFC", lower):
            return lower  # nothing in it is to be put together or left away
    text = unicodedata.normalize("NFKC", text)
    # case may come apart into letter and mark (Turkish dotted I), so that composing follows lowering
    text = unicodedata.normalize("NFC", text.lower().replace("i̇", "i"))
    visible: str = _INVISIBLE.sub("", text)
    return visible


@lru_cache(maxsize=65536)
def romanise(word: str) -> str:
    """Write a word in plain lower-case Latin letters and digits, whatever its script.

    Args:
        word: one word, or several separated by spaces; marks other than letters and digits are dropped.

    Returns:
        Letters a to z, digits and single spaces; empty when nothing can be read.

    >>> romanise("Ałsynow"), romanise("Алсынов"), romanise("Ҡорбан"), romanise("Кънев")
    ('alsynow', 'alsynov', 'korban', 'kanev')
    """
    if not isinstance(word, str):
        raise ArgumentError("romanise", "word", word, "a str")
    if not word.isascii():
        latin = _letter_by_letter(word.lower())
        return _as_a_whole(word) if latin is None else latin
    word = word.lower()
    return word if word.isalnum() else _plain(word)


def in_latin(word: str) -> tuple[str, str]:
    """A word in plain Latin letters, as `romanise` writes it, and its script family.

    >>> in_latin("Алсынов"), in_latin("محمد")
    (('alsynov', 'alphabetic'), ('mhmd', 'arabic'))
    """
    lower = word.lower()
    if word.isascii():
        return lower if word.isalnum() else _plain(lower), ALPHABETIC
    latin = _letter_by_letter(lower)
    if latin is None:
        return _as_a_whole(lower), script_family(word)
    # all its letters are of one script
    script = script_of(lower[0])
    return latin, _FAMILY.get(script, script)


def _plain(word: str) -> str:
    parts = ("".join([c for c in part if c.isalnum() and c.isascii()]) for part in word.split())
    return " ".join([part for part in parts if part])


def _as_a_whole(word: str) -> str:
    """Write in Latin letters what is told by the letters around, by accents that stand apart, or by signs."""
    from anyascii import anyascii

    parts = []
    for piece in fold(word).split():
        fixed = repair_homoglyphs(piece)
        scripts = {script_of(c) for c in fixed}
        if "cyrillic" in scripts:
            fixed = _cyrillic(fixed)
        if "indic" in scripts:
            fixed = _indic(fixed)
        latin = _transcribed("".join(c for c in fixed if not "\u0591" <= c <= "\u05c7"))
        parts.append(latin if latin.isascii() else anyascii(latin).lower())
    return _plain(" ".join(parts))


_TOLD_BY_OTHERS = frozenset("іїєґўъ")
"""Cyrillic letters that settle how a whole word is read."""

_BY_LETTER = frozenset(
    {"latin", "cyrillic", "armenian", "georgian", "arabic", "hebrew", "kana", "hangul", "han"}
)
"""Scripts of which most letters are read the same in every word."""

_ASK = "?"
"""What stands for a letter that the letters around it tell how to read."""


class _Letters(dict[int, str]):
    """Latin letters for each letter of one script, worked out when it first comes up."""

    def __init__(self, script: str) -> None:
        super().__init__()
        self._script = script

    def __missing__(self, code: int) -> str:
        char = chr(code)
        known = script_of(char) == self._script and char not in _TOLD_BY_OTHERS | _single_letters()[1]
        alone = known and char == fold(char) and not unicodedata.combining(char)
        found = _as_a_whole(char) if alone else _ASK
        self[code] = found = _ASK if " " in found else found
        return found


@cache
def _letters_of(script: str) -> _Letters:
    return _Letters(script)


def _letter_by_letter(word: str) -> str | None:
    """Write a word in lower case in Latin letters, one after the other; None if that does not do."""
    script = script_of(word[0])
    if script not in _BY_LETTER:
        return None
    latin = word.translate(_letters_of(script))
    return None if _ASK in latin else latin


@cache
def _single_letters() -> tuple[dict[int, str], frozenset[str]]:
    """Letters of our own table that stand by themselves, and the letters of its groups."""
    known = _letters()
    groups = frozenset(c for group in known if len(group) > 1 for c in group)
    return {ord(letter): latin for letter, latin in known.items() if len(letter) == 1}, groups


def _transcribed(word: str) -> str:
    """Replace the letters and groups of our own table, groups first; leave the others."""
    letters, groups = _single_letters()
    if groups.isdisjoint(word) and not "\u0370" <= word[:1] <= "\u03ff":
        return word.translate(letters)
    known = _letters()
    plain = unicodedata.normalize("NFD", word) if "\u0370" <= word[:1] <= "\u03ff" else word
    if plain != word:  # Greek accents stand inside the groups
        word = "".join(c for c in plain if not "\u0300" <= c <= "\u0344")
    out = []
    at = 0
    while at < len(word):
        for size in (2, 1):
            group = word[at : at + size]
            found = known.get("^" + group) if at == 0 else None
            found = known.get(group) if found is None else found
            if found is not None and len(group) == size:
                out.append(found)
                at += size
                break
        else:
            out.append(word[at])
            at += 1
    return "".join(out)


_HARD_VOWELS = frozenset("аеёиоуыэюяіїє")


def _cyrillic(word: str) -> str:
    """Settle letters whose sound depends on the language, told by the other letters of the word."""
    if any(c in "іїєґ" for c in word) and "ў" not in word:
        word = word.replace("г", "h").replace("и", "y")  # Ukrainian
    elif "ў" in word or ("і" in word and "и" not in word):
        word = word.replace("г", "h")  # Belarusian
    if "ъ" in word:
        # before a vowel a sign without sound; elsewhere the Bulgarian vowel
        word = "".join(
            ("" if word[i + 1 : i + 2] in _HARD_VOWELS and word[i + 1 : i + 2] else "a")
            if c == "ъ" and i
            else c
            for i, c in enumerate(word)
        ).replace("ъ", "a")
    return word


_DRAVIDIAN = 0x0B80
"""Where the scripts of Tamil, Telugu, Kannada, Malayalam and Sinhala begin: they speak the last vowel."""


def _indic(word: str) -> str:
    """Write out the vowel that the consonants of the scripts of India carry unless another one follows."""
    out = []
    for i, char in enumerate(word):
        code = ord(char)
        if code % 0x80 == 0x02:  # the sign for a nasal
            out.append("n")
            continue
        out.append(char)
        consonant = 0x0D9A <= code <= 0x0DC6 if code >= 0x0D80 else 0x15 <= code % 0x80 <= 0x39
        if script_of(char) != "indic" or not consonant:
            continue
        after, before = word[i + 1 : i + 2], word[i - 1 : i]
        # at the end of a word the vowel is silent in the north, but for a group of consonants, as in Mishra
        spoken = code >= _DRAVIDIAN or (bool(before) and unicodedata.combining(before) == 9)
        if (after and unicodedata.category(after) == "Lo") or (not after and spoken):
            out.append("a")
    return "".join(out)
