"""Each accused: what a court says of one person neither confirms nor contradicts what it says of another."""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.attributes import attribute
from claimkit.models import Claim


def of_each_accused(claims: Iterable[Claim]) -> dict[Claim, str]:
    """Return the accused whom each claim is about, by claim, where the claims are about several.

    Charges hold side by side, whoever is charged.  Of a plea, a verdict or a sentence there is one for each
    person: where those named differ, a claim that names nobody may be about any of them, and is left out.

    Args:
        claims: about one event.

    Example:
        >>> from claimkit.models import Actor
        >>> said = [
        ...     Claim("verdict", "guilty", "Daily", accused=[Actor("Anton Hurst")]),
        ...     Claim("verdict", "not guilty", "Daily", accused=[Actor("Dina Kress")]),
        ... ]
        >>> [of_each_accused(said)[claim] for claim in said]
        ['Anton Hurst', 'Dina Kress']
        >>> of_each_accused(said[:1])
        {}
    """
    named: dict[str, dict[Claim, str]] = {}
    for claim in claims:
        if claim.accused and not attribute(claim.attribute).several:
            who = ", ".join(sorted(actor.name for actor in claim.accused))
            named.setdefault(claim.attribute, {})[claim] = who
    several = [of for of in named.values() if len(set(of.values())) > 1]
    return {claim: who for of in several for claim, who in of.items()}
