"""Sayings: claims as values with who says them, and how far the caller trusts whom."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimkit.arguments import demand
from claimkit.errors import InvalidModelError
from claimkit.models import Claim, Value
from claimkit.quantities import Quantity
from claimkit.verdicts import RELIABILITY, Saying, moments


def sayings(
    claims: Sequence[Claim], origin_of: Mapping[Claim, int], known: Mapping[str, float]
) -> list[Saying]:
    """Put claims as what :func:`claimkit.verdicts.judge` takes; ``known`` are reliabilities by name."""
    return [
        Saying(
            _in_own_words(c),
            origin_of[c],
            tuple(dict.fromkeys((c.voice.name, c.source.name))),
            known.get(c.voice.name, known.get(c.source.name, RELIABILITY)) if known else None,
            moments(c.told),
            c.voice.is_named,
        )
        for c in claims
    ]


def _in_own_words(claim: Claim) -> Value:
    """The value with the exact words of its figure, without those for what is counted."""
    if isinstance(claim.value, Quantity) and claim.text:
        return attrs.evolve(claim.value, text=claim.text)
    return claim.value


def check_weights(level: float, reliability: Mapping[str, float] | None) -> None:
    """Refuse a level that settles nothing or everything, and a chance of being right that is none.

    Raises:
        InvalidModelError: the message names the figure and whose it is.
    """
    if reliability is not None:
        do = "write {'Metro': 0.9}"
        demand("resolve", "reliability", reliability, Mapping, do=do)
    if not _is_between(level, 0.5):
        raise InvalidModelError("resolve", "level", level, "must lie between 0.5 and 1, such as 0.9")
    for name, chance in (reliability or {}).items():
        if not _is_between(chance, 0.0):
            raise InvalidModelError("resolve", "reliability", chance, f"of {name!r} must lie between 0 and 1")


def _is_between(chance: object, low: float) -> bool:
    return isinstance(chance, int | float) and not isinstance(chance, bool) and low < chance < 1


def check_names(
    call: str, field: str, names: Iterable[str], claims: Iterable[Claim], known: Iterable[str] = ()
) -> None:
    """Refuse names of sources that no claim has: a misspelt one would change nothing, and nobody would know.

    Args:
        call: the function that was called.
        field: its argument.
        names: what is given there.
        claims: whose speakers and sources there are.
        known: further names that may be given.

    Raises:
        InvalidModelError: the message tells the nearest name that there is.
    """
    names = list(names)
    if not names:
        return
    there = {n for c in claims for n in (c.voice.name, c.source.name)} | set(known)
    for name in names:
        if name not in there:
            near = difflib.get_close_matches(str(name), sorted(there), 1, 0.6)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {_some(sorted(there))}"
            raise InvalidModelError(call, field, name, f"is no speaker or source of these claims; {hint}")


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(map(repr, names[:5])) + more
