"""Each accused: what a court says of one person neither confirms nor contradicts what it says of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimkit.attributes import attribute
from claimkit.dossier.model import EventRecord
from claimkit.models import Claim
from claimkit.reading.accused import COURT
from claimkit.reading.labels import BROUGHT
from claimkit.resolution import Resolution
from claimkit.resolution.accused import accused_of, each_in_full


def of_each_accused(claims: Iterable[Claim]) -> dict[Claim, str]:
    """Return the accused whom each claim is about, by claim, where the claims are about several.

    Charges hold side by side, whoever is charged.  Of a plea, a verdict or a sentence there is one for each
    person: where those named differ, a claim that names nobody may be about any of them, and is left out.
    A report that names nobody may mean somebody else, so that what it says is a question of its own.

    Args:
        claims: about one event.

    Example:
        >>> from claimkit.models import Actor
        >>> said = [
        ...     Claim("verdict", "guilty", "Daily", accused=[Actor("Anton Hurst")]),
        ...     Claim("verdict", "not guilty", "Daily", accused=[Actor("Dina Kress")]),
        ...     Claim("verdict", "not guilty", "Post", accused=[Actor("Dina A. Kress")]),
        ... ]
        >>> [of_each_accused(said)[claim] for claim in said]
        ['Anton Hurst', 'Dina A. Kress', 'Dina A. Kress']
        >>> of_each_accused(said[:1])
        {}
    """
    told = [c for c in claims if c.attribute in COURT and not attribute(c.attribute).several]
    full = each_in_full(actor.name for c in told for actor in c.accused)
    named: dict[str, dict[Claim, str]] = {}
    for claim in told:
        if claim.accused:
            who = ", ".join(sorted({full[actor.name] for actor in claim.accused}))
            named.setdefault(claim.attribute, {})[claim] = who
    unnamed = {c.attribute for c in told if not c.accused and c.report is not None}
    apart = [of for name, of in named.items() if len(set(of.values())) > 1 or name in unnamed]
    return {claim: who for of in apart for claim, who in of.items()}


def against_somebody(records: Iterable[EventRecord]) -> list[EventRecord]:
    """Return the records, what is said against somebody with a sentence only where that says against whom.

    A plea, a verdict or a sentence of nobody tells a reader nothing, and is read as that of the next person
    named.  Of one person a verdict is published once, as the answer that most reports give.

    Args:
        records: events with their answers.
    """
    return [
        attrs.evolve(record, resolutions=_printed(record.resolutions))
        if any(answer.attribute.name in COURT for answer in record.resolutions.values())
        else record
        for record in records
    ]


def _printed(answers: Mapping[str, Resolution]) -> dict[str, Resolution]:
    found = {
        name: _named_only(answer) if answer.attribute.name in COURT else answer
        for name, answer in answers.items()
    }
    said = set[tuple[str, tuple[str, ...], str]]()
    ranked = sorted(found, key=lambda name: (-found[name].state.origins, -len(str(found[name].value)), name))
    for name in ranked:
        answer = found[name]
        if answer.attribute.name != "verdict" or not answer.sentence:
            continue
        key = "verdict", accused_of(_claims(answer, answer.leading)), str(answer.value).partition(" of ")[0]
        if key in said:
            found[name] = _unprinted(answer, "another sentence tells this verdict", range(len(answer.states)))
        said.add(key)
    return found


def _claims(answer: Resolution, number: int) -> Sequence[Claim]:
    return [p.claim for p in answer.placements if p.state == number]


def _named_only(answer: Resolution) -> Resolution:
    """One answer, the states that name nobody without their sentence."""
    if any(p.claim.report is None for p in answer.placements):
        return answer  # what a caller made by hand is the caller's to publish
    nobody = [n for n in range(len(answer.states)) if not _says_whom(_claims(answer, n))]
    return _unprinted(answer, "no word says against whom", nobody) if nobody else answer


def _says_whom(claims: Sequence[Claim]) -> bool:
    return not claims or bool(accused_of(claims)) or any(BROUGHT in c.reasons for c in claims)


def _unprinted(answer: Resolution, why: str, numbers: Iterable[int]) -> Resolution:
    gone = set(numbers)
    states = tuple(
        attrs.evolve(state, sentence="") if number in gone else state
        for number, state in enumerate(answer.states)
    )
    return attrs.evolve(answer, states=states, notes=(*answer.notes, f"not for print: {why}"))
