"""Two names set against each other, word by word: which agree, contradict, or stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

import attrs

from claimkit.names.alignment import align_cost, cost_table, information
from claimkit.names.given import irregular, kinship, second_part, sound_key
from claimkit.names.romanise import ALPHABETIC, romanise
from claimkit.names.words import ParsedName, Word
from claimkit.text import read_table

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

UNLIKE = 40.0
"""Share of equal letters, in per cent, below which two words in an alphabetic script are not aligned."""


@lru_cache(maxsize=131072)
def word_odds(a: str, family_a: str, b: str, family_b: str) -> float:
    """Log-odds, from -4.5 to 4, that two romanised words are spellings of one word.

    >>> word_odds("navalny", "alphabetic", "nawalnyj", "alphabetic") > 1
    True
    """
    if a == b and family_a == family_b:
        return SURE
    if ALPHABETIC not in (family_a, family_b) and family_a != family_b:
        return max(_odds(a, b, family_a), _odds(b, a, family_b))
    if family_a in (ALPHABETIC, family_b):
        a, b, family_a, family_b = b, a, family_b, family_a
    return _odds(a, b, family_a if family_a != family_b else ALPHABETIC)


def _odds(a: str, b: str, family: str) -> float:
    slope, even = _ODDS[family]
    info = 0.5 * (information(a, family) + information(b))
    if info == 0.0:
        return SURE if a == b else LEAST
    if family == ALPHABETIC and (other_onset(a, b) or other_onset(b, a)):
        return LEAST
    if family == ALPHABETIC and _ratio()(sound_key(a), sound_key(b)) < UNLIKE:
        return LEAST
    most = even - LEAST / slope
    cost = align_cost(a, b, family, info * most)
    return min(SURE, max(LEAST, slope * (even - cost / info)))


SHORT = 4
"""Letters of a word in which one sound more or less makes another name."""

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
    left, right = gender(a), gender(b)
    if {left[0], right[0]} != {"m", "f"}:
        return False
    return word_odds(left[1], ALPHABETIC, right[1], ALPHABETIC) > 0


@attrs.frozen
class Pairing:
    """One word set against another, or against nothing.

    Attributes:
        left: word of the first name, or None.
        right: word of the second name, or None.
        odds: log-odds that they are one word; 0 when one is missing.
        how: "same", "spelled", "cognate", "short form", "adjective", "translated", "initial", "joined",
            "clash" (the two genders of one surname), "differs", "missing" or "elsewhere" (missing, and part
            of the name of a larger place); for generic words "same", "other" or "missing", and the role.
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    odds: float
    how: str


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


def pair_words(a: ParsedName, b: ParsedName) -> tuple[Pairing, ...]:
    """Pair the words of two names, order free: the surest pairs first, each word once."""
    left = [w for w in a.words if w.role in CONTENT]
    right = [w for w in b.words if w.role in CONTENT]
    fathers = (
        a.kind == "person"
        and any(w.role == "father" for w in left)
        and any(w.role == "father" for w in right)
    )
    pairs: list[Pairing] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            if (
                x.latin == y.latin
                and x.family == y.family
                and j not in used_right
                and not (fathers and x.role != y.role)
            ):
                used_left.add(i)
                used_right.add(j)
                pairs.append(Pairing((x,), (y,), SURE, "same"))
                break
    scored: list[tuple[float, int, int, int, int, str]] = []
    for i, x in enumerate(left):
        if i in used_left:
            continue
        for j, y in enumerate(right):
            if j in used_right:
                continue
            odds, how = pair_odds(x, y, a.kind)
            if fathers and odds > 0 and (x.role == "father") != (y.role == "father"):
                odds, how = -2.0, "differs"  # Salman bin Muhammad is not Muhammad bin Salman
            scored.append((-odds, abs(i - j), i + j, i, j, how))
    scored.sort()
    for odds, _, _, i, j, how in scored:
        if odds >= 0:
            break
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append(Pairing((left[i],), (right[j],), -odds, how))
    rest_left = [i for i in range(len(left)) if i not in used_left]
    rest_right = [j for j in range(len(right)) if j not in used_right]
    if rest_left and rest_right:
        _join(left, right, rest_left, rest_right, pairs)
        _join(right, left, rest_right, rest_left, pairs, swapped=True)
    one, two = _initials(a, b, left, right, rest_left, rest_right, pairs)
    # what is left on both sides contradicts, the nearest words first
    for odds, _, _, i, j, _ in scored:
        if i in rest_left and j in rest_right:
            rest_left.remove(i)
            rest_right.remove(j)
            pairs.append(Pairing((left[i],), (right[j],), -odds, "differs"))
    _other_initials(one, two, left, right, rest_left, rest_right, pairs)
    pairs += [Pairing((left[i],), (), 0.0, "missing") for i in rest_left]
    pairs += [Pairing((), (right[j],), 0.0, "missing") for j in rest_right]
    if a.kind != "person":
        pairs += _concepts(a, b)
    if a.kind == "place":
        _set_apart(a, pairs)
        _set_apart(b, pairs)
    return tuple(pairs)


@cache
def _larger_places() -> frozenset[str]:
    """Countries and the states of the United States, in plain Latin letters."""
    rows = (*read_table("claimkit", "countries.tsv"), *read_table("claimkit.names", "states.tsv"))
    names = {name for row in rows for cell in row for name in cell.split("|")}
    return frozenset(romanise(name.replace("-", " ")) for name in names if name)


def _set_apart(name: ParsedName, pairs: list[Pairing]) -> None:
    """Mark the words of a place that only this name has and that name a larger place: Petersburg, Florida."""
    alone = {pair.left or pair.right: at for at, pair in enumerate(pairs) if pair.how.startswith("missing")}
    words = [w for w in name.words if w.role != "number"]
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            span = tuple(words[start : start + size])
            if " ".join(w.latin for w in span) not in _larger_places():
                continue
            if all((w,) in alone for w in span) and any(w.role == "name" for w in words if w not in span):
                for at in [alone[(w,)] for w in span]:
                    pairs[at] = attrs.evolve(pairs[at], how="elsewhere")


CONTENT = frozenset({"name", "patronymic", "father", "number"})
_KIN_ODDS = {"cognate": 2.5, "short form": 1.5}


def _concepts(a: ParsedName, b: ParsedName) -> list[Pairing]:
    """Pair the generic words by what they mean: Court and суд, Ltd and ООО, Old and Старый."""
    pairs: list[Pairing] = []
    for role in ("modifier", "generic", "form"):
        left = [w for w in a.words if w.role == role]
        right = [w for w in b.words if w.role == role]
        for x in list(left):
            if (y := next((y for y in right if y.concept == x.concept), None)) is not None:
                left.remove(x)
                right.remove(y)
                pairs.append(Pairing((x,), (y,), 0.0, f"same {role}"))
        while left and right:
            pairs.append(Pairing((left.pop(0),), (right.pop(0),), 0.0, f"other {role}"))
        pairs += [Pairing((x,), (), 0.0, f"missing {role}") for x in left]
        pairs += [Pairing((), (x,), 0.0, f"missing {role}") for x in right]
    return pairs


_ADJECTIVE = re.compile(r"(.{3,}?)(?:[sc]k(?:iy|ij|yi|yy|ii|y|i|aya|aja|aia|a|oe|oye|oje|oho|oy|e)?)$")


def pair_odds(x: Word, y: Word, kind: str) -> tuple[float, str]:
    """Log-odds that two words of names are one, and how (see `Pairing`)."""
    if x.role == "number" or y.role == "number":
        return (SURE, "same") if x.latin == y.latin else (LEAST, "differs")
    odds = word_odds(x.latin, x.family, y.latin, y.family)
    if odds >= SURE:
        return odds, "same"
    if x.concept and x.concept == y.concept:
        return max(odds, _KIN_ODDS["cognate"]), "translated"
    if odds < 2.5 and irregular(x.latin, x.family, y.latin, y.family):
        return 3.0, "spelled"
    if kind == "person":
        if LEAST < odds <= 0 and genders_clash(x.latin, y.latin):
            return 1.0, "clash"
        if odds > 0 and genders_clash(x.latin, y.latin):
            return odds, "clash"
        if odds < 2.0 and (kin := kinship(x.latin, y.latin)):
            return max(odds, _KIN_ODDS[kin]), kin
        if odds <= 0 and any(
            word_odds(part, v.family, w.latin, w.family) > 0.0
            for v, w in ((x, y), (y, x))
            if (part := second_part(v.latin))
        ):
            return _KIN_ODDS["short form"], "short form"
    elif odds < 2.0:
        # a place and the adjective made from it: Baymak, Baymakskiy
        stems = [m[1] if (m := _ADJECTIVE.match(w.latin)) else w.latin for w in (x, y)]
        if (stems[0] == x.latin) != (stems[1] == y.latin):
            by_stem = word_odds(stems[0], x.family, stems[1], y.family) - 1.5
            if by_stem > max(odds, 0.0):
                return by_stem, "adjective"
    return odds, "spelled" if odds > 0 else "differs"


def _join(
    left: list[Word],
    right: list[Word],
    rest_left: list[int],
    rest_right: list[int],
    pairs: list[Pairing],
    *,
    swapped: bool = False,
) -> None:
    """Set neighbouring words together against one word that writes them as one: Abdul Rahman, Abdurrahman."""
    for j in list(rest_right):
        for size in (3, 2):
            for start in range(len(left) - size + 1):
                span = range(start, start + size)
                if j not in rest_right or not all(i in rest_left for i in span):
                    continue
                joined = "".join(left[i].latin for i in span)
                if not 0.6 < len(joined) / len(right[j].latin) < 1.7:
                    continue
                if left[start].family == right[j].family and _ratio()(joined, right[j].latin) < LIKE_ENOUGH:
                    continue
                odds = word_odds(joined, left[start].family, right[j].latin, right[j].family)
                if odds > 1.0:
                    rest_right.remove(j)
                    for i in span:
                        rest_left.remove(i)
                    parts, one = tuple(left[i] for i in span), (right[j],)
                    left_side, right_side = (one, parts) if swapped else (parts, one)
                    pairs.append(Pairing(left_side, right_side, odds, "joined"))


def _initials(
    a: ParsedName,
    b: ParsedName,
    left: list[Word],
    right: list[Word],
    rest_left: list[int],
    rest_right: list[int],
    pairs: list[Pairing],
) -> tuple[list[Word], list[Word]]:
    """Set initials against each other and against the words left; give back those that fit nothing."""
    one = [w for w in a.words if w.role == "initial"]
    two = [w for w in b.words if w.role == "initial"]
    for x in list(one):
        if (y := next((y for y in two if initials_fit(x.latin, y.latin)), None)) is not None:
            one.remove(x)
            two.remove(y)
            pairs.append(Pairing((x,), (y,), 1.0, "initial"))
    for initials, words, rest, swap in ((one, right, rest_right, False), (two, left, rest_left, True)):
        for x in list(initials):
            at = next((j for j in rest if initial_fits(x.latin, words[j].latin)), None)
            if at is not None:
                initials.remove(x)
                rest.remove(at)
                pairs.append(_turned(x, words[at], 1.0, "initial", swap=swap))
    return one, two


def _other_initials(
    one: list[Word],
    two: list[Word],
    left: list[Word],
    right: list[Word],
    rest_left: list[int],
    rest_right: list[int],
    pairs: list[Pairing],
) -> None:
    """Initials that fit nothing contradict what is left on the other side, word or initial."""
    for initials, words, rest, swap in ((one, right, rest_right, False), (two, left, rest_left, True)):
        while initials and rest:
            pairs.append(_turned(initials.pop(0), words[rest.pop(0)], -3.0, "differs", swap=swap))
    while one and two:
        pairs.append(Pairing((one.pop(0),), (two.pop(0),), -3.0, "differs"))
    pairs += [Pairing((x,), (), 0.0, "missing") for x in one]
    pairs += [Pairing((), (x,), 0.0, "missing") for x in two]


def _turned(x: Word, y: Word, odds: float, how: str, *, swap: bool) -> Pairing:
    return Pairing((y,), (x,), odds, how) if swap else Pairing((x,), (y,), odds, how)
