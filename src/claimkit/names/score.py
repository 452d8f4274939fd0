"""One probability for two names, with a verdict and the evidence for it."""

from __future__ import annotations

import enum
import math
import re
from collections.abc import Iterable
from functools import lru_cache

import attrs

from claimkit.arguments import demand, list_of, meant
from claimkit.choices import NameKind
from claimkit.errors import ArgumentError, InvalidModelError
from claimkit.names.aliases import Groups, groups_of, known_aliases
from claimkit.names.calibration import features, probability
from claimkit.names.details import Details, weigh
from claimkit.names.evidence import Evidence, log_odds, reasons
from claimkit.names.limits import VETO, bounded, limits
from claimkit.names.pairing import pair_words
from claimkit.names.words import KINDS, MOST_LETTERS, ParsedName, parse_name
from claimkit.notation import chip, constructed


class Verdict(enum.StrEnum):
    """What a score comes to."""

    MATCH = "match"
    UNSURE = "unsure"
    NO_MATCH = "no_match"


MATCH_FROM = 0.4
"""Score from which two names match.

Where precision and recall are worth the same, the best cut of a calibrated probability is half of the F1
reached.
"""

UNSURE_FROM = 0.2
"""Score from which a person should look."""

ALIAS_SCORE = 0.97
"""Score of two names that stand in one group of aliases."""


@attrs.frozen
class Thresholds:
    """Where a score becomes a verdict.

    Attributes:
        match: score from which two names match.
        unsure: score from which a person should look.

    >>> Thresholds(match=0.9, unsure=0.5).verdict(0.7).value
    'unsure'
    """

    match: float = MATCH_FROM
    unsure: float = UNSURE_FROM

    def __attrs_post_init__(self) -> None:
        for name in ("match", "unsure"):
            demand("Thresholds", name, getattr(self, name), float, int)
        if not 0.0 <= self.unsure <= self.match <= 1.0:
            told = f"must lie between unsure ({self.unsure!r}) and 1, and unsure between 0 and it"
            raise InvalidModelError("Thresholds", "match", self.match, told)

    def verdict(self, score: float) -> Verdict:
        """The verdict that belongs to a score."""
        if score >= self.match:
            return Verdict.MATCH
        return Verdict.UNSURE if score >= self.unsure else Verdict.NO_MATCH


_USUAL = Thresholds()


@attrs.frozen
class NameMatch:
    """Whether two names are names of one.

    Attributes:
        a: the first name, as given.
        b: the second name, as given.
        kind: what they name.
        score: probability in [0, 1] that they name the same, if one pair in two does.
        verdict: match, unsure or no match.
        aliases: the groups of aliases that were given.
        details: what was given of the first and of the second besides their names.
    """

    a: str
    b: str
    kind: str
    score: float
    verdict: Verdict
    aliases: Groups = frozenset()
    details: tuple[Details, Details] | None = None

    @property
    def is_match(self) -> bool:
        """Whether the verdict is match."""
        return self.verdict is Verdict.MATCH

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The reasons, the weightiest first; worked out when they are asked for.

        >>> print(*match_names("Fail Ałsynow", "Фаил Алсынов").evidence, sep="; ")
        Fail is Фаил; Ałsynow can be written Алсынов (ł = л: Polish; w = в: German, Polish)
        """
        return _explain(self.a, self.b, self.kind, self.aliases, self.details)

    def __repr__(self) -> str:
        return constructed(self)

    def _repr_html_(self) -> str:
        """Show the verdict and its reasons in a notebook."""
        verdict = f"{self.verdict.value.replace('_', ' ')}, {self.score:.2f}"
        return chip(f"{self.a} | {self.b}", verdict, *map(str, self.evidence))

    def __str__(self) -> str:
        why = "; ".join(map(str, self.evidence))
        return f"{self.a} | {self.b}: {self.verdict.value} ({self.score:.2f}): {why}"


def match_names(
    a: str,
    b: str,
    kind: NameKind = "person",
    *,
    aliases: Iterable[Iterable[str]] = (),
    details: tuple[Details, Details] | None = None,
    thresholds: Thresholds | None = None,
) -> NameMatch:
    """Compare two names, whatever their alphabets and spellings.

    Args:
        a: a name.
        b: another name.
        kind: what they name: "person", "place", "org" (or "organisation"), "group" or "other".
        aliases: groups of names that are known to name the same.
        details: what is known of the first and of the second besides their names; two birth dates, or a man
            and a woman, are a veto.
        thresholds: scores from which the verdict is match, and from which it is unsure.

    Returns:
        The probability that they name the same, a verdict and the evidence.

    Raises:
        TypeError: if a name or an alias is not a string.
        ValueError: if the kind is not known.

    >>> match_names("Fail Ałsynow", "Фәил Алсынов").is_match
    True
    >>> match_names("Alexei Navalny", "Yulia Navalnaya").verdict.value
    'no_match'
    >>> match_names("RFE/RL", "Азаттык", kind="org", aliases=[["RFE/RL", "Азаттык"]]).is_match
    True
    """
    for name in (a, b):
        if not isinstance(name, str):
            raise ArgumentError("match_names", "a name", name, "a str")
    if kind not in KINDS:
        raise unknown_kind("match_names", kind)
    groups = groups_of(aliases) if aliases else frozenset()
    if thresholds is not None or details is not None:
        check_evidence("match_names", thresholds, details)
    first, second = sorted((a, b))
    score = with_details(_score(first, second, kind, groups), details)
    return NameMatch(a, b, kind, score, (thresholds or _USUAL).verdict(score), groups, details)


def check_evidence(call: str, thresholds: object, details: object = None) -> None:
    """Check thresholds, and what is known of two besides their names.

    Raises:
        ArgumentError: if they are something else.
    """
    demand(call, "thresholds", thresholds, Thresholds, type(None))
    if details is None:
        return
    both = isinstance(details, tuple) and len(details) == 2 and all(isinstance(d, Details) for d in details)
    if not both:
        raise ArgumentError(call, "details", details, "a pair (Details, Details)")


def unknown_kind(call: str, kind: object) -> InvalidModelError:
    """Return the error for a kind of name that there is not."""
    return InvalidModelError(
        call, "kind", kind, f"unknown kind; choose one of {', '.join(KINDS)}{meant(kind, KINDS)}"
    )


def verdict_of(score: float) -> Verdict:
    """The verdict that belongs to a score."""
    return _USUAL.verdict(score)


def with_details(score: float, details: tuple[Details, Details] | None) -> float:
    """A score with what else is known of the two; it lifts no pair that the names tell apart.

    >>> with_details(0.6, (Details(born=1980), Details(born=1953)))
    0.1
    """
    told = weigh(*details) if details else []
    if score == 0.0 or not told:
        return score
    if any(w.veto for w in told):
        return min(score, VETO)
    shift = sum(w.log_odds for w in told)
    if shift > 0.0 and score <= VETO:
        return score
    return 1.0 / (1.0 + math.exp(-(log_odds(min(score, 1.0 - 1e-9)) + shift)))


def compare(a: str, b: str, kind: str) -> float:
    """The score of two names, as `match_names` gives it."""
    first, second = sorted((a, b))
    return _score(first, second, kind, frozenset())


def match_any(a: Iterable[str], b: Iterable[str], kind: NameKind = "person") -> NameMatch | None:
    """The best match between the names of one thing and the names of another; None if either has no names.

    Args:
        a: names of one, such as its name and its aliases.
        b: names of the other.
        kind: what they name.

    Raises:
        TypeError: if either is one string.

    >>> str(match_any(["Bashkiria", "RB"], ["Башкортостан"], kind="place").verdict)
    'match'
    """
    mine, others = (
        sorted(set(list_of("match_any", name, names, str))) for name, names in (("a", a), ("b", b))
    )
    found = [match_names(x, y, kind) for x in mine for y in others]
    return max(found, key=lambda match: match.score, default=None)


@lru_cache(maxsize=65536)
def _score(a: str, b: str, kind: str, groups: Groups) -> float:
    left, right = parse_name(a, kind), parse_name(b, kind)
    if left.nothing or right.nothing:
        return 0.0
    if "/" in a or "/" in b:
        score = max(_compared(x, y) for x, y in _readings(left, right))
    else:
        score = _compared(left, right)
    return max(score, ALIAS_SCORE) if _aliased(left, right, groups) else score


def _compared(left: ParsedName, right: ParsedName) -> float:
    """The probability, the same from either side: names come in an order that no spelling changes."""
    first, second = (left, right) if left.stands_before(right) else (right, left)
    pairs = pair_words(first, second)
    return bounded(probability(features(pairs), first.kind), limits(first, second, pairs))


def _readings(left: ParsedName, right: ParsedName) -> list[tuple[ParsedName, ParsedName]]:
    """The names as they stand, and each of two that a slash sets side by side."""
    if left.kind in ("person", "place") or "/" not in left.written + right.written:
        return [(left, right)]
    sides = [
        [
            name,
            *(
                part
                for piece in _SLASH.split(name.written)
                if not (part := parse_name(piece, name.kind)).nothing
            ),
        ]
        for name in (left, right)
    ]
    return [(x, y) for x in sides[0] for y in sides[1]]


_SLASH = re.compile(r"(?<!\b\w)/(?!\w\b)")
"""A slash between two names, not between two letters: A/S."""


def _aliased(left: ParsedName, right: ParsedName, groups: Groups) -> bool:
    if known_aliases(left, right):
        return True
    for group in groups:
        names = [name for text in group if not (name := parse_name(text, left.kind)).nothing]
        if all(any(_same(name, side) for name in names) for side in (left, right)):
            return True
    return False


def _same(name: ParsedName, other: ParsedName) -> bool:
    return name.key == other.key or _compared(name, other) >= 0.9


def _explain(
    a: str, b: str, kind: str, groups: Groups, details: tuple[Details, Details] | None
) -> tuple[Evidence, ...]:
    left, right = parse_name(a, kind), parse_name(b, kind)
    nothing = [
        Evidence(f"{name.nothing} on the {side}", -9.0)
        for side, name in (("left", left), ("right", right))
        if name.nothing
    ]
    if nothing:
        return tuple(nothing)
    best = max(_readings(left, right), key=lambda pair: _compared(*pair))
    pairs = pair_words(*best)
    found = reasons(pairs, kind)
    plain = probability(features(pairs), kind)
    for limit in limits(*best, pairs):
        if (moved := bounded(plain, [limit])) != plain:
            found.insert(0, Evidence(limit.reason, round(log_odds(moved) - log_odds(plain), 2)))
    if _aliased(left, right, groups):
        found.insert(0, Evidence(f"{a} and {b} are known to be names of one {kind}", 3.5))
    told = weigh(*details) if details else []
    found += [Evidence(w.reason, -9.0 if w.veto else w.log_odds) for w in told]
    found.sort(key=lambda reason: -abs(reason.weight))
    if len(a) > MOST_LETTERS or len(b) > MOST_LETTERS:
        found.append(Evidence(f"only the first {MOST_LETTERS} characters were compared", 0.0))
    return tuple(found)
