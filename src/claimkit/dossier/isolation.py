"""One report never costs the others: what cannot be answered or put together is set aside and named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from claimkit.attributes import Attribute
from claimkit.dossier.model import Dossier
from claimkit.errors import FAULT, InvalidModelError, fault, why_unread
from claimkit.models import Claim
from claimkit.reading import Reading
from claimkit.resolution import Placement, Resolution, Role, untold


def answered(
    claims: Sequence[Claim], measured: Attribute, settle: Callable[[Sequence[Claim]], Resolution]
) -> Resolution:
    """Settle a question; claims that stand in the way of an answer are set aside.

    Args:
        claims: all claims on it.
        measured: what is asked.
        settle: how claims are resolved; it may raise.
    """
    try:
        return settle(claims)
    except Exception as error:
        if is_asked_wrongly(error):
            raise
        whole = error  # a question never costs the others
    why: dict[Claim, str] = {}
    for claim in claims:
        try:
            settle([claim])
        except Exception as error:  # noqa: BLE001 - a claim never costs the others
            why[claim] = f"cannot be resolved: {why_unread(error)}"
    sound = [claim for claim in claims if claim not in why]
    answer = _unanswered(measured)
    try:
        if why and sound:
            answer = settle(sound)
    except Exception as error:  # noqa: BLE001 - as above
        whole = error
    if not answer.placements:
        why |= dict.fromkeys(sound, f"cannot be resolved together: {fault(whole)}")
    told = why_unread(whole)
    if told.startswith(FAULT) and not any(FAULT in reason for reason in why.values()):
        why = {claim: f"{reason}; together with others: {told}" for claim, reason in why.items()}
    aside = [Placement(claim, Role.SET_ASIDE, reason) for claim, reason in why.items()]
    placements = sorted([*answer.placements, *aside], key=lambda p: p.claim.order)
    return attrs.evolve(answer, placements=tuple(placements))


def is_asked_wrongly(error: Exception) -> bool:
    """Whether what the caller asked for is at fault, and no claim or report: a rule without what it needs."""
    return isinstance(error, InvalidModelError) and error.model in ("resolve", "assemble")


def _unanswered(measured: Attribute) -> Resolution:
    answer = untold(measured)
    sentence = f"What reports say of {measured.noun} cannot be resolved; each claim has the reason."
    return attrs.evolve(answer, states=(attrs.evolve(answer.states[0], sentence=sentence),))


def together(readings: Sequence[Reading], assembled: Callable[[Sequence[Reading]], Dossier]) -> Dossier:
    """Make one dossier of several reports; one that cannot be put beside the others is noted.

    Args:
        readings: what was read in each report.
        assembled: how a dossier is made of readings; it may raise.
    """
    try:
        return assembled(readings)
    except Exception as whole:
        if is_asked_wrongly(whole):
            raise
        # one report never stops a batch
        sound: list[Reading] = []
        unplaced: list[Reading] = []
        for reading in readings:
            try:
                assembled([*sound, reading])
            except Exception as error:  # noqa: BLE001 - as above
                note = f"nothing of report {reading.report.id!r} is in the dossier: {fault(error)}"
                unplaced.append(
                    Reading(reading.report, refused=reading.refused, notes=(*reading.notes, note))
                )
            else:
                sound.append(reading)
        return assembled([*sound, *unplaced])
