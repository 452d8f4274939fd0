"""One answer in sentences."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from claimkit.estimation.attribute import STATUSES
from claimkit.estimation.roles import ROLES, copy_of, role_of
from claimkit.verdicts import Status

if TYPE_CHECKING:
    from claimkit.estimation.columns import Codes
    from claimkit.estimation.drafts import Part
    from claimkit.estimation.table import Denial


UNTOLD = "no answer (untold): what is told of it is denied, or only could be."
"""Of what nobody claims anything."""


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
        pairs = bool(objects.names) and isinstance(objects.names[0], tuple)
        hint = "; with about, name an object and its date: explain((object, date))" if pairs else ""
        raise KeyError(f"nothing was claimed about {wanted!r}{hint}")
    answers, claims = part.answers, part.claims
    status = STATUSES[answers.status[place]]
    told = _answer(part, place, whole=status is Status.ESTIMATED and _are_whole(part, place))
    head = f"{wanted}: {told} ({status.value.replace('_', ' ')}"
    if code in part.reasons:
        head += f"; decided: {part.reasons[code]}"
    elif status not in (Status.KNOWN, Status.UNTOLD):
        if status is Status.ESTIMATED:
            low, high = _interval(part, place)
            head += f"; {low} to {high} with a probability of {level:.0%}"
        elif answers.learnt or answers.probability[place] < 1.0:  # a lone account has none beside it
            head += f"; probability {answers.probability[place]:.2f}"
    count, origins = int(answers.n_claims[place]), int(answers.n_origins[place])
    head += f"; {count} claim{'s' * (count != 1)} of {origins} origin{'s' * (origins != 1)})."
    start = int(claims.start[place])
    rows = np.arange(start, start + count)
    rows = rows[np.lexsort((claims.source[rows], -answers.support[rows]))]
    lines = [head]
    torn = _is_torn(part, place)
    roles, copies = role_of(part)[rows].tolist(), copy_of(part)[rows].tolist()
    for row, role, other in list(zip(rows.tolist(), roles, copies, strict=True))[:most]:
        source = int(part.sources[claims.source[row]])
        when = "" if np.isnan(claims.time[row]) else f" ({_moment(float(claims.time[row]))})"
        repeats = f", as {names.names[other]} does, from whom it may have it" if other >= 0 else ""
        trust = _trust(part, int(claims.source[row]))
        where = (_TORN if torn else _PLACES).get(ROLES[role], _PLACES[ROLES[role]])
        lines.append(f"  {where}: {names.names[source]} says {_claim(part, row)}{when}{repeats}{trust}.")
    if count > most:
        lines.append(f"  and {count - most} more.")
    lines += [f"  {told}" for told in sorted({_denial(part, one) for one in part.denied.get(code, ())})]
    doubt = "" if answers.calibrated or status is Status.KNOWN else " No known answers tell how sure that is."
    lines.append(f"{answers.plain}{doubt}")
    return "\n".join(lines)


def _denial(part: Part, denial: Denial) -> str:
    """Who denies what; a source may deny whatever is said of it."""
    if isinstance(denial.value, str):
        return f"denied: {denial.source} denies “{' '.join(denial.value.split())}”."
    if denial.value is not None:
        return f"denied: {denial.source} denies {_value(part, denial.value)}."
    if np.isnan(denial.low) and np.isnan(denial.high):
        return f"denied: {denial.source} denies it."
    return f"denied: {denial.source} denies {_ends(part, denial.low, denial.high)}."


def _trust(part: Part, source: int) -> str:
    """How far a source is to be believed, where that was learnt."""
    answers = part.answers
    if not answers.learnt:
        return ""
    spread = answers.spread[source]
    if np.isnan(spread):
        return f"; what it says is right {100 * answers.reliability[source]:.0f} times in 100"
    return f"; usually within {f'{spread:.0%}' if part.log else f'{spread:.2g}'}"


_PLACES = {
    "supporting": "for it",
    "vaguer": "vaguer, and compatible",
    "superseded": "an earlier state",
    "dissenting": "against it",
    "set_aside": "rules nothing out",
}

_TORN = {"supporting": "one account", "vaguer": "fits several accounts, and speaks for none"}
"""The same where accounts stand against each other and none leads."""


def _moment(seconds: float) -> str:
    """A time as a date, where it can be one; else as the number that it is."""
    if seconds >= _FIRST_YEARS:
        moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
        return moment.strftime("%Y-%m-%d" if seconds % 86_400 == 0 else "%Y-%m-%d %H:%M")
    return f"time {seconds:g}"


_FIRST_YEARS = 86_400.0 * 365  # small numbers are hours or years of the caller's own


def _is_torn(part: Part, place: int) -> bool:
    """Whether no account leads."""
    if STATUSES[part.answers.status[place]] is not Status.CONTESTED:
        return False
    value = part.answers.value[place]
    return bool(value < 0 if part.labels is not None else np.isnan(value))


WORTH_ROUNDING = 10
"""An estimate of a count of fewer than this keeps its decimals."""


def _are_whole(part: Part, place: int) -> bool:
    """Whether all claims of an item are whole numbers, so that an estimate of it is told as one."""
    start = int(part.claims.start[place])
    values = part.claims.value[start : start + int(part.answers.n_claims[place])]
    values = values[~np.isnan(values)]
    return part.labels is None and bool(np.all(values == np.round(values)))


def _interval(part: Part, place: int) -> tuple[str, str]:
    """The ends of an estimate's interval; of whole numbers the next ones outside."""
    low, high = part.answers.low[place], part.answers.high[place]
    if low >= WORTH_ROUNDING and _are_whole(part, place):
        low, high = np.floor(low), np.ceil(high)
    return _value(part, low), _value(part, high)


def _answer(part: Part, place: int, *, whole: bool = False) -> str:
    """The answer, or the range over accounts that none leads."""
    answers = part.answers
    none = answers.value[place] < 0 if part.labels is not None else np.isnan(answers.value[place])
    if not none:
        return _value(part, answers.value[place], whole=whole)
    if part.labels is not None or np.isnan(answers.low[place]):
        return "no answer"
    return f"{_value(part, answers.low[place])} to {_value(part, answers.high[place])}"


def _claim(part: Part, row: int) -> str:
    """What a claim says: in its words, where it has some, else its figure with the ends that it admits."""
    claims = part.claims
    if part.said is not None and part.labels is None:
        words = part.said[part.rows[claims.row[row]]]
        if isinstance(words, str) and words.strip():
            return f"“{' '.join(words.split())}”"
    low, high, value = claims.low[row], claims.high[row], claims.value[row]
    if np.isnan(value):
        return _ends(part, low, high)
    figure = _value(part, value)
    if part.labels is not None or (low == value and high == value):
        return figure
    if value in (low, high):
        return _ends(part, low, high)
    return f"{figure} ({_ends(part, low, high)})"


def _ends(part: Part, low: float, high: float) -> str:
    """The ends of what is admitted."""
    bottomless = np.isnan(low) or np.isneginf(low) or (part.log and low <= 0)
    if np.isnan(high) or np.isposinf(high):
        return "nothing definite" if bottomless else f"at least {_value(part, low)}"
    if bottomless:
        return f"at most {_value(part, high)}"
    return _value(part, low) if low == high else f"{_value(part, low)} to {_value(part, high)}"


def _value(part: Part, x: float, *, whole: bool = False) -> str:
    if np.isnan(x):
        return "nothing"
    if part.labels is not None:
        return str(part.labels.names[int(x)])
    if np.isinf(x):
        return "no end"
    if abs(x) >= 1000 or x == round(x) or (whole and abs(x) >= WORTH_ROUNDING):
        return f"{x:,.0f}"
    return f"{x:.4g}"
