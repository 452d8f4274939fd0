"""The place of every claim: what it does for the answer, how much it counts, and whom it repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claimkit.estimation.attribute import CONTESTED, UNTOLD
from claimkit.estimation.priors import Floats, Ints
from claimkit.estimation.states import overtaken

if TYPE_CHECKING:
    from claimkit.estimation.columns import Column
    from claimkit.estimation.drafts import Part
    from claimkit.estimation.resolve import Resolved

SUPPORTING, VAGUER, SUPERSEDED, DISSENTING, SET_ASIDE, REPEAT = range(6)
ROLES = ("supporting", "vaguer", "superseded", "dissenting", "set_aside", "repeat")
"""Places of claims; ``repeat`` is a row in which a source says again what it has said."""

BEHIND = 0.1
"""A claim that agrees with the answer less than this stands against it."""


def role_of(part: Part) -> Ints:
    """The place of each claim of an attribute."""
    answers, claims = part.answers, part.claims
    none = (np.isnan(answers.value) if part.labels is None else answers.value < 0)[claims.item]
    torn = (answers.status == CONTESTED)[claims.item]
    role = np.full(len(claims.item), VAGUER)
    role[answers.support < BEHIND] = DISSENTING
    # where none leads, what fits several accounts speaks for none of them
    role[answers.names | (none & (~torn | (role == DISSENTING)))] = SUPPORTING
    if part.kind == "judgement":  # estimates near the answer stand for it, whatever figure they name
        role[(role == VAGUER)] = SUPPORTING
    role[overtaken(claims, part.until, part.dynamics) & ~answers.names] = SUPERSEDED
    open_ = np.isinf(claims.low) & np.isinf(claims.high) & np.isnan(claims.value)
    role[open_ | (answers.status == UNTOLD)[claims.item]] = SET_ASIDE
    return role


def claims_table(found: Resolved) -> dict[str, Column]:
    """One entry for each row: the answer it bears on, its role, its weight, and whom its source repeats."""
    parts, none = found.parts.values(), np.zeros(0, dtype=np.int64)
    row = np.concatenate([none, *(found.rows[part.rows[part.claims.row]] for part in parts)])
    role = np.concatenate([none, *(role_of(part) for part in parts)])
    weight: Floats = np.concatenate([np.zeros(0), *(part.answers.weight for part in parts)])
    weight = np.where((role == SUPERSEDED) | (role == SET_ASIDE), 0.0, weight)
    copy = np.concatenate([none, *(copy_of(part) for part in parts)])
    every = np.sort(np.concatenate([found.rows, found.aside]))
    place = np.searchsorted(every, row)
    roles = np.full(len(every), REPEAT)
    roles[np.searchsorted(every, found.aside)] = SET_ASIDE
    weights, copies = np.zeros(len(every)), np.full(len(every), -1)
    roles[place], weights[place], copies[place] = role, weight, copy
    names = np.array([*found.names.names, None], dtype=object)
    return {
        "row": every,
        "role": np.array(ROLES, dtype=object)[roles],
        "weight": weights,
        "copy_of": names[copies],
    }


def copy_of(part: Part) -> Ints:
    """The source that each claim most likely repeats, where it says the same; minus one for none."""
    answers, claims = part.answers, part.claims
    other = answers.origin[claims.source]
    at = {code: n for n, code in enumerate(part.sources.tolist())}
    local = np.array([at.get(code, -1) for code in other.tolist()], dtype=np.int64)
    wide = np.int64(claims.n_sources + 1)
    key = claims.item * wide + claims.source
    wanted = claims.item * wide + np.maximum(local, 0)
    spot = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
    said = (local >= 0) & (key[spot] == wanted) & (claims.value[spot] == claims.value)
    return np.where(said, other, -1)
