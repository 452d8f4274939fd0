"""From the pairing of two names to a probability.

A logistic model over a few counts and log-odds of a `Pairing`, one set of weights for persons, one for
places and
one for organisations.  The weights lie in ``tables/calibration.tsv`` and were fitted by
``tasks/fit_names.py`` to
openly licensed pairs, each held to the sign that its meaning asks for: agreement never lowers a score, and a
contradiction never raises it.
"""

from __future__ import annotations

import math
from functools import cache
from operator import mul

from claimkit.names.alignment import information
from claimkit.names.pairing import Pairing
from claimkit.names.roles import CONTENT, Word
from claimkit.names.spelling import SURE
from claimkit.names.words import INSTITUTIONS
from claimkit.text import read_table

FEATURES: dict[str, int] = {
    "bias": 0,
    "best": 1,
    "second": 1,
    "further": 1,
    "weakest": 1,
    "information": 1,
    "all words agree": 1,
    "patronymic agrees": 1,
    "initial agrees": 1,
    "initial, one word": -1,
    "nothing agrees": -1,
    "contradiction": -1,
    "clear contradiction": -1,
    "plain contradiction": -1,
    "further contradictions": -1,
    "patronymic differs": -1,
    "initial differs": -1,
    "word missing": -1,
    "most missing": -1,
    "patronymic missing": -1,
    "other gender": -1,
    "other gender, one word": -1,
    "related only": -1,
    "modifier differs": -1,
    "modifier missing": -1,
    "generic agrees": 1,
    "generic differs": -1,
    "generic missing": -1,
    "form differs": -1,
}
"""Every feature and the sign that its weight must have; 0 is free."""

_NOTHING = {**dict.fromkeys(FEATURES, 0.0), "bias": 1.0}

DOUBT = "namesake or part"
"""A sign without a weight: however alike two places are, one of them bears the name of a larger place that
may tell it from the other, or names an institution in the place."""

DOUBTFUL = 0.35
"""Highest probability of two such places."""

_AGREES = frozenset(
    {"same", "spelled", "cognate", "short form", "adjective", "translated", "joined", "clash"}
)


def features(pairs: tuple[Pairing, ...]) -> dict[str, float]:
    """What a pairing shows, as the figures that the logistic model weighs."""
    tally = _Tally(_NOTHING.copy())
    out = tally.out
    for pair in pairs:
        how, word = pair.how, (pair.left or pair.right)[0]
        if how in _AGREES:
            tally.agree(word, pair)
        elif how == "differs":
            tally.differ(word, pair)
        elif how == "initial":
            out["initial agrees"] += 1.0
        elif how == "missing":
            tally.lack(word.role)
        elif how in ("particle", "opposed"):
            pass  # perhaps no part of the name; a veto, see `claimkit.names.limits`
        elif how == "elsewhere":
            tally.missing += word.role in CONTENT
            out[DOUBT] = 1.0
        else:
            tally.kinds(pair)
    _settle(out, sorted(tally.agreed, reverse=True), tally.known, tally.contradictions, tally.missing)
    if out["other gender"]:
        given = any(p.how in _AGREES and p.how != "clash" and p.odds > 1.5 for p in pairs)
        out |= {"other gender": 1.0, "other gender, one word": 0.0 if given else 1.0}
    return out


class _Tally:
    """What the pairs of words show, counted one after another.

    Attributes:
        out: the features that one pair alone decides.
        agreed: log-odds of the words that agree.
        known: information in them, in nats.
        contradictions: log-odds, turned round, of the words that contradict one another.
        missing: how many words one of the names lacks.
    """

    __slots__ = ("agreed", "contradictions", "known", "missing", "out")

    def __init__(self, out: dict[str, float]) -> None:
        self.out = out
        self.agreed: list[float] = []
        self.known = 0.0
        self.contradictions: list[float] = []
        self.missing = 0

    def agree(self, word: Word, pair: Pairing) -> None:
        """Count words that are one name, or two of one origin."""
        how = pair.how
        if _of_father(word, pair):
            self.out["patronymic agrees"] += pair.odds / SURE
        elif how != "clash":
            self.agreed.append(pair.odds)
        latin = word.latin if len(pair.left) == 1 else "".join([w.latin for w in pair.left])
        self.known += information(latin, word.family)
        if how == "clash":
            self.out["other gender"] += 1.0
        elif how in ("cognate", "short form"):
            self.out["related only"] += 1.0

    def differ(self, word: Word, pair: Pairing) -> None:
        """Count words that are two names."""
        if word.role == "initial" or (pair.right and pair.right[0].role == "initial"):
            self.out["initial differs"] = 1.0
        elif _of_father(word, pair):
            self.out["patronymic differs"] = 1.0
        else:
            self.contradictions.append(-pair.odds)

    def lack(self, role: str) -> None:
        """Count a word that only one of the names has."""
        if role == "patronymic":
            self.out["patronymic missing"] = 1.0
        elif role in CONTENT:
            self.missing += 1

    def kinds(self, pair: Pairing) -> None:
        """Count words that tell the kind of the place or organisation: "same generic", "missing modifier"."""
        state, role = pair.how.split(" ")
        if state != "same" and any(w.concept in INSTITUTIONS for w in pair.left + pair.right):
            self.out[DOUBT] = 1.0
        name = {"same": "agrees", "other": "differs", "missing": "missing"}[state]
        if (key := f"{role} {name}") in self.out:
            self.out[key] = min(2.0, self.out[key] + 1.0)


def _of_father(word: Word, pair: Pairing) -> bool:
    """Whether the first word of a pair is a patronymic, and all others are."""
    return word.role == "patronymic" and all(w.role == "patronymic" for w in pair.left + pair.right)


def _settle(
    out: dict[str, float], agreed: list[float], known: float, contradictions: list[float], missing: int
) -> None:
    """Sum up the words that agree (the surest first), contradict, or are missing."""
    if agreed:
        out["best"] = agreed[0] / SURE
        out["weakest"] = agreed[-1] / SURE
        out["information"] = min(2.0, math.sqrt(known / 40.0))
    if len(agreed) > 1:
        out["second"] = agreed[1] / SURE
        out["further"] = min(2.0, sum(agreed[2:]) / SURE)
    elif not agreed and not out["patronymic agrees"]:
        out["nothing agrees"] = 1.0
    elif out["initial agrees"]:
        out["initial, one word"] = 1.0
    out["initial agrees"] = min(2.0, out["initial agrees"])
    whole = not (
        missing or contradictions or out["other gender"] or out["modifier differs"] or out["modifier missing"]
    )
    if agreed and whole:
        out["all words agree"] = min(agreed) / SURE
    if contradictions:
        worst = max(contradictions)
        out["contradiction"] = 1.0
        out["clear contradiction"] = min(1.0, worst / 1.5)
        out["plain contradiction"] = max(0.0, min(1.0, (worst - 1.5) / 3.0))
        out["further contradictions"] = min(
            2.0, sum(min(1.0, c / 3.0) for c in contradictions) - min(1.0, worst / 3.0)
        )
    out["word missing"] = min(3.0, float(missing))
    if missing and len(agreed) + out["initial agrees"] < 2:
        out["most missing"] = 1.0


KIND_WEIGHTS = {
    "person": "person",
    "place": "place",
    "org": "org",
    "organisation": "org",
    "group": "org",
    "other": "org",
}


@cache
def weights(kind: str) -> dict[str, float]:
    """Fitted weights of the features for a kind of name."""
    column = {"person": 1, "place": 2, "org": 3}[KIND_WEIGHTS[kind]]
    return {row[0]: float(row[column]) for row in read_table("claimkit.names", "calibration.tsv")}


@cache
def _in_order(kind: str) -> tuple[float, ...]:
    fitted = weights(kind)
    return tuple(fitted[name] for name in FEATURES)


def probability(found: dict[str, float], kind: str) -> float:
    """Probability of one name, from the features of a pairing."""
    fitted = _in_order(kind)
    # both are in the order of FEATURES; what has no weight stands behind
    log_odds = sum(map(mul, fitted, found.values()))
    chance = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))
    return min(chance, DOUBTFUL) if kind == "place" and DOUBT in found else chance
