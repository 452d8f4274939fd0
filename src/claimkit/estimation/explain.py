"""One answer in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from claimkit.estimation.attribute import STATUSES

if TYPE_CHECKING:
    from claimkit.estimation.columns import Codes
    from claimkit.estimation.resolve import Part

BEHIND = 0.1
"""A claim that agrees with the answer less than this stands against it."""


def explain_item(part: Part, wanted: Any, objects: Codes, names: Codes, level: float, most: int) -> str:
    """Say what is taken to hold of an object, who says so, and who says otherwise.

    Raises:
        KeyError: nothing was claimed about the object.
    """
    try:
        code = objects.names.index(wanted)
    except ValueError:
        code = -1
    place = int(np.searchsorted(part.objects, code))
    if code < 0 or place >= len(part.objects) or part.objects[place] != code:
        raise KeyError(f"nothing was claimed about {wanted!r}")
    answers, claims = part.answers, part.claims
    status = STATUSES[answers.status[place]]
    head = f"{wanted}: {_value(part, answers.value[place])} ({status.replace('_', ' ')}"
    if status not in ("known", "unknown"):
        if part.kind == "judgement":
            low, high = _value(part, answers.low[place]), _value(part, answers.high[place])
            head += f"; {low} to {high} with {level:.0%}"
        else:
            head += f"; probability {answers.probability[place]:.2f}"
    count, origins = int(answers.n_claims[place]), int(answers.n_origins[place])
    head += f"; {count} claim{'s' * (count != 1)} of {origins} origin{'s' * (origins != 1)})."
    start = int(claims.start[place])
    rows = np.arange(start, start + count)
    rows = rows[np.lexsort((claims.source[rows], -answers.support[rows]))]
    lines = [head]
    for row in rows[:most].tolist():
        source = int(part.sources[claims.source[row]])
        role = "for it" if answers.support[row] >= BEHIND else "against it"
        if part.labels is not None and claims.value[row] != answers.value[place] and role == "for it":
            role = "vaguer, and compatible" if answers.support[row] >= 0.5 else "against it"
        trust = answers.reliability[claims.source[row]]
        lines.append(f"  {role}: {names.names[source]} says {_claim(part, row)} (reliability {trust:.2f}).")
    if count > most:
        lines.append(f"  and {count - most} more.")
    lines.append(f"Model: {part.kind}; {part.why}.")
    return "\n".join(lines)


def _claim(part: Part, row: int) -> str:
    claims = part.claims
    low, high = claims.low[row], claims.high[row]
    if not np.isnan(claims.value[row]):
        return _value(part, claims.value[row])
    if np.isposinf(high):
        return "nothing definite" if np.isneginf(low) else f"at least {_value(part, low)}"
    if np.isneginf(low) or (part.log and low <= 0):
        return f"at most {_value(part, high)}"
    return f"{_value(part, low)} to {_value(part, high)}"


def _value(part: Part, x: float) -> str:
    if np.isnan(x):
        return "nothing"
    if part.labels is not None:
        return str(part.labels.names[int(x)])
    return f"{x:,.0f}" if abs(x) >= 1000 or x == round(x) else f"{x:.4g}"
