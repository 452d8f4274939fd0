"""One probability for two names, with the evidence for it."""

from __future__ import annotations

import enum
import math
from collections.abc import Iterable
from functools import cache, lru_cache

import attrs

from claimkit.names.calibration import features, probability
from claimkit.names.compare import Pairing, pair_words
from claimkit.names.words import KINDS, ParsedName, parse_name
from claimkit.text import read_table


class Verdict(enum.StrEnum):
    """What the score comes to."""

    MATCH = "match"
    UNSURE = "unsure"
    NO_MATCH = "no_match"


MATCH_FROM = 0.4
UNSURE_FROM = 0.15


@attrs.frozen
class Evidence:
    """One reason for or against.

    Attributes:
        text: the reason, as a short sentence.
        weight: positive for a match, negative against; in the units of log-odds.
    """

    text: str
    weight: float

    def __str__(self) -> str:
        return self.text


@attrs.frozen
class NameMatch:
    """Whether two names are names of one.

    Attributes:
        a: the first name, as given.
        b: the second name, as given.
        kind: what they name.
        score: probability in [0, 1] that they name the same.
        verdict: match, unsure or no match.
    """

    a: str
    b: str
    kind: str
    score: float
    verdict: Verdict
    aliases: frozenset[frozenset[str]] = frozenset()

    @property
    def is_match(self) -> bool:
        """Whether the verdict is match."""
        return self.verdict is Verdict.MATCH

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The reasons, the weightiest first; worked out when asked for."""
        return _explain(self.a, self.b, self.kind, self.aliases)

    def __str__(self) -> str:
        reasons = "; ".join(map(str, self.evidence))
        return f"{self.a} | {self.b}: {self.verdict.value} ({self.score:.2f}): {reasons}"


def match_names(a: str, b: str, kind: str = "person", *, aliases: Iterable[Iterable[str]] = ()) -> NameMatch:
    """Compare two names, whatever their alphabets and spellings.

    Args:
        a: a name.
        b: another name.
        kind: what they name: "person", "place", "org" (or "organisation"), "group" or "other".
        aliases: groups of names that are known to name the same.

    Returns:
        The probability that they name the same, a verdict and the evidence.

    Raises:
        TypeError: if a name is not a string.
        ValueError: if the kind is not known.

    >>> match_names("Fail Ałsynow", "Фәил Алсынов").is_match
    True
    >>> match_names("Alexei Navalny", "Yulia Navalnaya").is_match
    False
    """
    for name in (a, b):
        if not isinstance(name, str):
            raise TypeError(f"match_names compares strings, not {type(name).__name__}: {name!r}")
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}; choose one of {', '.join(KINDS)}")
    groups = frozenset(frozenset(group) for group in aliases) if aliases else frozenset()
    score = _score(a, b, kind, groups) if a <= b else _score(b, a, kind, groups)
    verdict = Verdict.MATCH if score >= MATCH_FROM else Verdict.UNSURE if score >= UNSURE_FROM else Verdict.NO_MATCH
    return NameMatch(a, b, kind, score, verdict, groups)


@lru_cache(maxsize=65536)
def _score(a: str, b: str, kind: str, groups: frozenset[frozenset[str]]) -> float:
    left, right = parse_name(a, kind), parse_name(b, kind)
    if left.nothing or right.nothing:
        return 0.0
    score = _spelling_score(left, right)
    if kind not in ("person", "place") and ("/" in a or "/" in b):
        # two names of one organisation, side by side
        sides = [[parse_name(part, kind) for part in (name, *name.split("/"))] for name in (a, b)]
        score = max(_spelling_score(x, y) for x in sides[0] for y in sides[1] if not (x.nothing or y.nothing))
    if score < 0.9 and _alias_of(left, right, groups):
        return 0.97
    return score


def _spelling_score(left: ParsedName, right: ParsedName) -> float:
    return probability(features(pair_words(left, right)), left.kind)


def _weights(pairs: tuple[Pairing, ...]) -> list[tuple[Pairing, float]]:
    return [(p, p.odds) for p in pairs]


@cache
def _place_groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for i, row in enumerate(read_table("claimkit.names", "places.tsv")):
        for name in row:
            groups.setdefault(_alias_key(parse_name(name, "place")), set()).add(i)
    return {k: frozenset(v) for k, v in groups.items()}


def _alias_key(name: ParsedName) -> str:
    return " ".join(sorted(w.latin for w in name.words if w.role == "name")) or name.key


def _alias_of(left: ParsedName, right: ParsedName, groups: frozenset[frozenset[str]]) -> bool:
    if left.kind == "place":
        known = _place_groups()
        if known.get(_alias_key(left), frozenset()) & known.get(_alias_key(right), frozenset()):
            return True
    for group in groups:
        names = [parse_name(n, left.kind) for n in sorted(group)]
        if all(any(_spelling_score(min(n, side, key=str), max(n, side, key=str)) >= 0.9 for n in names) for side in (left, right)):
            return True
    return False


def _explain(a: str, b: str, kind: str, groups: frozenset[frozenset[str]]) -> tuple[Evidence, ...]:
    left, right = parse_name(a, kind), parse_name(b, kind)
    for side, name in (("left", left), ("right", right)):
        if name.nothing:
            return (Evidence(f"{name.nothing} on the {side}", -9.0),)
    out = []
    for pair, weight in _weights(pair_words(left, right)):
        x, y = (" ".join(w.written for w in side) for side in (pair.left, pair.right))
        if pair.how == "missing":
            text = f"{x or y} is missing on the {'right' if x else 'left'}"
        elif pair.how == "same":
            text = f"{x} = {y}"
        elif pair.how == "clash":
            text = f"{x} and {y} are the masculine and the feminine form"
        elif pair.how == "differs":
            text = f"{x} is not {y}"
        else:
            text = f"{x} can be spelled {y}" if pair.how != "initial" else f"the initial {x} fits {y}"
        out.append(Evidence(text, weight))
    if _alias_of(left, right, groups):
        out.append(Evidence(f"{a} and {b} are known names of one {kind}", 4.0))
    return tuple(sorted(out, key=lambda e: -abs(e.weight)))
