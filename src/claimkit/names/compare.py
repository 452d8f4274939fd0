"""Two words set against each other: how likely they are one word, and how they are akin."""

from __future__ import annotations

import re
from functools import lru_cache

from claimkit.names.alignment import cost_table
from claimkit.names.characters import BY_CHARACTERS, by_characters
from claimkit.names.given import consonants, first_part, irregular, kinship, part_of, sound_key
from claimkit.names.hangul import spelled_by_sound
from claimkit.names.known import other_sex, two_names
from claimkit.names.roles import Word
from claimkit.names.romanise import ALPHABETIC, script_of
from claimkit.names.spelling import (
    LEAST,
    SURE,
    Traits,
    english_reading,
    letters_in_common,
    odds_of,
    traits,
    word_odds,
)
from claimkit.names.toponyms import of_adjective, told_apart

PLAIN = -2.5
"""Log-odds of one word below which two words are plainly two: then nothing else makes a match."""


@lru_cache(maxsize=65536)
def gender(latin: str) -> tuple[str, str]:
    """Grammatical gender that a surname shows, and its stem: ("f", "navaln") or ("", word)."""
    if (found := re.fullmatch(r"(.{2,}?(?:ov|ev|ow|ew|av|aw|in|yn|en))a", latin)) is not None:
        return "f", found[1]
    if (found := re.fullmatch(r"(.{2,}?(?:sk|ck|zk|ts?k|yn|[lnr]))(?:aya|aia|aja|aa|a)", latin)) is not None:
        return ("f", found[1]) if latin.endswith(("aya", "aia", "aja", "ska", "cka", "zka")) else ("", latin)
    if (found := re.fullmatch(r"(.{2,}?(?:ov|ev|ow|ew|av|aw|in|yn|en))s?", latin)) is not None:
        return "m", found[1].removesuffix("s")
    if (found := re.fullmatch(r"(.{2,}?(?:off|eff))", latin)) is not None:
        return "m", found[1][:-2] + "v"
    if (found := re.fullmatch(r"(.{2,}?)(?:yy|yi|yj|ii|iy|ij|iyi|y|i|oy|oi|oj)", latin)) is not None:
        return "m", found[1]
    if latin.endswith(("ich", "icz", "itch", "itsch")):
        return "m", latin
    return "", latin


def genders_clash(a: str, b: str) -> bool:
    """Whether two surnames are the masculine and the feminine form of one.

    >>> genders_clash("navalny", "navalnaia"), genders_clash("ivanov", "iwanow")
    (True, False)
    """
    if (a[-1:] == "a") == (b[-1:] == "a"):
        return False  # feminine forms end in -a, masculine ones never
    left, right = gender(a), gender(b)
    if {left[0], right[0]} != {"m", "f"}:
        return False
    return word_odds(left[1], ALPHABETIC, right[1], ALPHABETIC, 0.0) > 0


_CHANCE = 2.7
"""Nats above which a spelling of an initial is less likely than that two initials agree by chance."""


@lru_cache(maxsize=65536)
def initial_fits(initial: str, word: str) -> bool:
    """Whether an initial can stand for a word, also across spellings: "F." for "Phail", "Yu." for "Iuri".

    >>> initial_fits("f", "fail"), initial_fits("f", "radiy")
    (True, False)
    """
    if word.startswith(initial) or initial.startswith(word):
        return True
    costs = cost_table().blocks.get(initial, {})
    return any(costs.get(word[:size], 9.0) < _CHANCE for size in (1, 2, 3))


def initials_fit(a: str, b: str) -> bool:
    """Whether two initials can stand for one word."""
    return initial_fits(a, b) or initial_fits(b, a)


_KIN_ODDS = {"cognate": 2.5, "short form": 1.5}


TWO_NAMES = -3.0
"""Log-odds of one word for two names in common use."""

ACROSS = 0.0
"""Log-odds up to which two names in common use are told apart across Latin and Cyrillic letters."""

BRIEF = 3
"""Letters up to which a word that is not the same is another: La, Lo."""


def pair_odds(x: Word, y: Word, kind: str, *, given: bool = False) -> tuple[float, str]:
    """Log-odds that two words of names are one, and how (see `claimkit.names.pairing.Pairing`).

    Args:
        x: a word.
        y: another word.
        kind: what their names name.
        given: whether one of them may be a given name.
    """
    if x.role == "number" or y.role == "number":
        return _numbers(x, y)
    if x.family == y.family and x.family in BY_CHARACTERS:
        return by_characters(x.written, y.written, x.family)
    one, two = traits(x.latin, x.family), traits(y.latin, y.family)
    if kind == "person" and one.is_compound and two.is_compound:
        odds = odds_of(*_told(one, two))
    else:
        odds = odds_of(one, two)
    if odds >= SURE:
        return odds, "same"
    one_mute = odds <= 0 and x.latin.endswith("e") != y.latin.endswith("e")
    if one_mute and x.family == y.family == ALPHABETIC and (heard := _by_english(x, y)) > 0:
        return min(heard, _BY_RULE), "spelled"
    if kind != "person" and (x.concept or y.concept):
        if x.concept == y.concept:
            return max(odds, _KIN_ODDS["cognate"]), "translated"
        if x.concept and y.concept:
            return min(odds, TWO_NAMES), "differs"
    if kind == "person":
        return _of_persons(x, y, one, two, odds, given)
    if odds < 2.5 and _irregular(one, two):
        return 3.0, "spelled"
    if odds < 2.0 and (by_stem := of_adjective(x, y, max(odds, 0.0))) > max(odds, 0.0):
        return by_stem, "adjective"
    if kind == "place" and TWO_NAMES < odds <= 0 and x.family == y.family == ALPHABETIC:
        rest = told_apart(x.latin, y.latin)
        odds = rest if rest < TWO_NAMES else odds
    return odds, "spelled" if odds > 0 else "differs"


_BY_RULE = 2.5
"""Most log-odds of one word for what a rule of reading leads to."""


def _by_english(x: Word, y: Word) -> float:
    """Log-odds of one word for two of which one ends in e: the mute e of English, left out in others."""
    latin, other = (x, y) if x.latin[-1:] == "e" else (y, x)
    scripts = script_of(latin.written[0]), script_of(other.written[0])
    if scripts[0] != "latin" or scripts[1] == "latin" or not (sound := english_reading(latin.latin)):
        return LEAST
    return word_odds(sound, ALPHABETIC, other.latin, ALPHABETIC, 0.0)


SLIP = -1.0
"""Log-odds of two numbers of which one may be a slip of the pen for the other."""


def _numbers(x: Word, y: Word) -> tuple[float, str]:
    if x.latin == y.latin:
        return SURE, "same"
    one, two = x.written, y.written
    one_figure = letters_in_common(one, two) >= 100 * (1 - 1 / max(len(one), len(two)))
    return (SLIP if one_figure and len(one) + len(two) > 2 else LEAST), "differs"


_AFFIX = re.compile(r"(abdul)(.{3,})|(.{2,})(uddin|ullah)")


def _told(x: Traits, y: Traits) -> tuple[Traits, Traits]:
    """Two words without the part that Arabic compounds have in common: what is left tells them apart."""
    if x.family == y.family == ALPHABETIC and x is not y:
        one, two = _AFFIX.fullmatch(x.latin), _AFFIX.fullmatch(y.latin)
        if one is not None and two is not None and one[1] == two[1] and one[4] == two[4]:
            return traits(one[2] or one[3], ALPHABETIC), traits(two[2] or two[3], ALPHABETIC)
    return x, y


def _irregular(x: Traits, y: Traits) -> bool:
    return (x.is_odd or y.is_odd) and irregular(x.latin, x.family, y.latin, y.family)


def _kinship(x: Traits, y: Traits) -> str:
    return kinship(x.latin, y.latin) if x.is_given and y.is_given else ""


def _of_persons(x: Word, y: Word, one: Traits, two: Traits, odds: float, given: bool) -> tuple[float, str]:  # noqa: FBT001
    if odds == LEAST:
        return _unlike(x, y, one, two)
    if genders_clash(x.latin, y.latin):
        return (odds if odds > 0 else 1.0), "clash"
    kin = _kinship(one, two)
    alphabetic = x.family == y.family == ALPHABETIC
    if given and alphabetic and odds > TWO_NAMES and kin != "cognate" and of_two_sexes(x, y):
        return TWO_NAMES, "differs"
    if kin:
        return max(odds, _KIN_ODDS[kin]), "spelled" if odds > _KIN_ODDS[kin] else kin
    if odds > TWO_NAMES:
        scripts = script_of(x.written[0]), script_of(y.written[0])
        # a foreign name is written by its sound or by its letters: across scripts likeness counts for more
        most = SURE if scripts[0] == scripts[1] else ACROSS if alphabetic else 0.0
        if odds <= most and two_names(x.latin, scripts[0], y.latin, scripts[1]):
            return TWO_NAMES, "differs"
    if odds < 2.5 and (_irregular(one, two) or _by_sound(x, y)):
        return 3.0, "spelled"
    if alphabetic and odds > TWO_NAMES and other_formant(x.latin, y.latin):
        return TWO_NAMES, "differs"
    if (
        x.role == y.role == "patronymic"
        and odds < _KIN_ODDS["cognate"]
        and alphabetic
        and fathers(x.latin, y.latin)
    ):
        return _KIN_ODDS["cognate"], "cognate"
    brief = odds <= 0 and alphabetic and max(len(x.latin), len(y.latin)) <= BRIEF
    if brief and sorted(x.latin) != sorted(y.latin):  # letters that changed places are a slip
        return min(odds, TWO_NAMES), "differs"
    if odds <= 0 and _piety(x, y):
        return _KIN_ODDS["short form"], "short form"
    return odds, "spelled" if odds > 0 else "differs"


def of_two_sexes(x: Word, y: Word) -> bool:
    """Whether one word is a man's given name and the other the woman's name made from it.

    Both must be in letters that write a vowel at the end of a word; what ends in -e may end in nothing in
    another alphabet.
    """
    scripts = {script_of(x.written[0]), script_of(y.written[0])}
    if not scripts <= {"latin", "cyrillic", "greek"} or not other_sex(x.latin, y.latin):
        return False
    return len(scripts) == 1 or not (x.latin + " " + y.latin + " ").count("e ")


def _unlike(x: Word, y: Word, one: Traits, two: Traits) -> tuple[float, str]:
    """Two words without likeness: only tables can join them."""
    if (
        one.is_plain
        and two.is_plain
        and not (x.role == y.role == "patronymic" or (one.is_given and two.is_given))
    ):
        return LEAST, "differs"
    if kin := _kinship(one, two):
        return _KIN_ODDS[kin], kin
    if _irregular(one, two) or _by_sound(x, y):
        return 3.0, "spelled"
    if x.role == y.role == "patronymic" and fathers(x.latin, y.latin):
        return _KIN_ODDS["cognate"], "cognate"
    if _piety(x, y):
        return _KIN_ODDS["short form"], "short form"
    return LEAST, "differs"


def _by_sound(x: Word, y: Word) -> bool:
    """Whether one word is in hangul and the other spells its syllables."""
    if x.family == y.family:
        return False
    for hangul, latin in ((x, y), (y, x)):
        if hangul.family == "hangul" and latin.family == ALPHABETIC:
            return spelled_by_sound(hangul.written, latin.latin)
    return False


_FORMANT = re.compile(
    r"(.{2,}?)(?:(?P<ov>[oeiy]?[oe][vw]a?s?|[oe]ff?)|(?P<in>[iy]n[ae]?)|(?P<enko>[iy]?enk[oa])"
    r"|(?P<uk>(?:cz|ch|c)?[iyj]?u[ck])|(?P<sky>(?:[oei]?[vw])?[sc]k[iya][iyja]*)"
    r"|(?P<ich>[oe]?v?[iy](?:ch|cz|tch|c))|(?P<yan>[iyj]ant?s?))"
)
"""Endings with which Slavic and Armenian surnames are made from a name or a trade, in Latin letters."""

_STEM = 3
"""Letters of a stem from which what follows is taken for such an ending."""


@lru_cache(maxsize=16384)
def other_formant(a: str, b: str) -> bool:
    """Whether two surnames are made from one stem with two endings: they are of two families.

    >>> [other_formant("kovalev", other) for other in ("kovalenko", "koval", "kowalew")]
    [True, True, False]
    """
    left, right = _FORMANT.fullmatch(a), _FORMANT.fullmatch(b)
    first, second = (found.lastgroup if found is not None else None for found in (left, right))
    if first == second or (None in (first, second) and not _MAKES & {first, second}):
        return False
    return any(
        min(len(one), len(two)) >= _STEM and word_odds(one, ALPHABETIC, two, ALPHABETIC, 0.0) > 0.0
        for one in _stems(a, left)
        for two in _stems(b, right)
    )


_MAKES = frozenset[str | None]({"ov", "enko", "sky", "yan"})
"""Endings that make a surname of one that stands without: Koval, Kovalenko; other names end in -in too."""


def _stems(word: str, found: re.Match[str] | None) -> list[str]:
    """What a surname is made from: the word itself where it has no such ending."""
    if found is None:
        return [word]
    if found.lastgroup == "uk" and word[len(found[1])] == "c":
        return [found[1], found[1] + "ch"]  # Shevchuk from Shevchenko's stem
    return [found[1]]


_STRONG = frozenset("bpdtkgmnlrfv")
"""Consonants that every spelling keeps apart, unless they are spoken in one place: b and p, d and t."""

_KEPT = frozenset("bpdtkmnlr")
"""Consonants that no spelling leaves out before a vowel; g and v are weak there (Ismagilov, Ismailov)."""

_OPEN = frozenset("aeiouy")


@lru_cache(maxsize=16384)
def other_consonant(a: str, b: str) -> str:
    """The consonants by which two words, else alike, are told apart; "" for what may be two spellings of one.

    >>> [other_consonant(*pair.split()) for pair in ("gabitov galitow", "ramil rail", "ali aly")]
    ['b and l', 'm', '']
    """
    if len(b) < len(a):
        a, b = b, a
    one, two = sound_key(a), sound_key(b)
    if len(one) == len(two):
        if len(apart := [(x, y) for x, y in zip(one, two, strict=True) if x != y]) == 1:
            x, y = apart[0]
            if {x, y} <= _STRONG and consonants(x) != consonants(y):
                return f"{x} and {y}"
    elif len(two) == len(one) + 1 and len(b) == len(a) + 1:
        at = next((i for i, (x, y) in enumerate(zip(one, two, strict=False)) if x != y), len(one))
        lost = two[at]
        after, before = two[at + 1 : at + 2], two[at - 1 : at] if at else "a"
        if two[at + 1 :] == one[at:] and lost in _KEPT and after in _OPEN and before in _OPEN and after:
            return lost
    return ""


_FATHER_OF = re.compile(
    r"(.{2,}?)(?:[oeaiy]?[vw]?[iy](?:ch|cz|tch|tsch|tj|c|cs|tsj)|[oeaiy]?[vwu]n[ao]|[iy](?:ch|cz|tsch|tch)n[ao])"
)
"""Patronymics of men (-ovich, -evich, -ich) and of women (-ovna, -evna, -auna, -ichna)."""


@lru_cache(maxsize=16384)
def fathers(a: str, b: str) -> bool:
    """Whether two patronymics are made of one name, which two languages write each in its own way.

    >>> fathers("ryhoravich", "grigorievich"), fathers("ivanovich", "petrovich")
    (True, False)
    """
    left, right = _father(a), _father(b)
    return any(kinship(x, y) == "cognate" for x in left for y in right)


def _father(patronymic: str) -> tuple[str, ...]:
    found = _FATHER_OF.fullmatch(patronymic)
    # -ay and -iy lose their last sound before -evich
    return (found[1], found[1] + "i", found[1] + "iy", found[1] + "ai") if found is not None else ()


def _piety(x: Word, y: Word) -> bool:
    """Whether one name is a part of the other: behind a name of piety, or before -uddin or -ullah."""
    for v, w in ((x, y), (y, x)):
        if not (part := part_of(v.latin)):
            continue
        if first_part(v.latin):
            if " " not in w.written and word_odds(part, v.family, w.latin, w.family, 1.0) > 1.0:
                return True
        # "Abdul Agha" in two words is a name in full
        elif " " not in v.written + w.written and word_odds(part, v.family, w.latin, w.family, 0.0) > 0.0:
            return True
    return False
