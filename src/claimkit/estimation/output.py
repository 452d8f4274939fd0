"""Answers and sources, laid out as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from claimkit.estimation.attribute import STATUSES
from claimkit.estimation.columns import in_order
from claimkit.verdicts import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimkit.estimation.columns import Column
    from claimkit.estimation.drafts import Part
    from claimkit.estimation.table import Table


def answers_out(parts: Mapping[Any, Part], table: Table, *, dated: bool) -> dict[str, Column]:
    """One entry for each object and attribute; with ``dated``, objects are pairs of an object and a date."""
    told = _told_out(parts, table, dated=dated) if parts else {}
    return _with_untold(told, table.silent, dated=dated) if table.silent else told


def _with_untold(
    told: Mapping[str, Column], silent: Sequence[tuple[Any, Any]], *, dated: bool
) -> dict[str, Column]:
    """The answers, with those of which only denials, and what only could be, are told; in order again."""
    objects = [pair[0] if dated else pair for pair, _ in silent]
    nothing, none = np.full(len(silent), np.nan), np.zeros(len(silent), dtype=np.int64)
    more: dict[str, Column] = {
        "object": _column(objects),
        **({"about": _column([pair[1] for pair, _ in silent])} if dated else {}),
        "attribute": _column([name for _, name in silent]),
        "value": nothing,
        "low": nothing,
        "high": nothing,
        "status": _column([Status.UNTOLD.value] * len(silent)),
        "probability": nothing,
        "n_claims": none,
        "n_origins": none,
    }
    if not told:
        return more
    if told["value"].dtype == object:
        more["value"] = _column([None] * len(silent))
    whole = {name: np.concatenate([told[name], more[name]]) for name in told}
    keys = list(
        zip(
            *(whole[name].tolist() for name in ("attribute", "object", "about") if name in whole), strict=True
        )
    )
    place = {key: n for n, key in enumerate(in_order(set(keys)))}
    order = np.argsort([place[key] for key in keys], kind="stable")
    return {name: column[order] for name, column in whole.items()}


def _told_out(parts: Mapping[Any, Part], table: Table, *, dated: bool) -> dict[str, Column]:
    def joined(pick: Any) -> Column:
        return np.concatenate([pick(part.answers) for part in parts.values()])

    objects = _column(table.object.names)
    labelled = any(part.labels is not None for part in parts.values())
    values = [_values_out(part) for part in parts.values()]
    value = (
        np.concatenate([v.astype(object) for v in values])
        if labelled and len(values) > 1
        else np.concatenate(values)
    )
    status = np.array([s.value for s in STATUSES], dtype=object)
    names = _column(list(parts))
    named = objects[np.concatenate([part.objects for part in parts.values()])]
    about = {}
    if dated:
        about = {"about": _column([pair[1] for pair in named.tolist()])}
        named = _column([pair[0] for pair in named.tolist()])
    return {
        "object": named,
        **about,
        "attribute": names[np.repeat(np.arange(len(parts)), [len(part.objects) for part in parts.values()])],
        "value": value,
        "low": joined(lambda a: a.low),
        "high": joined(lambda a: a.high),
        "status": status[joined(lambda a: a.status)],
        "probability": joined(lambda a: a.probability),
        "n_claims": joined(lambda a: a.n_claims),
        "n_origins": joined(lambda a: a.n_origins),
    }


def _values_out(part: Part) -> Column:
    if part.labels is None:
        return part.answers.value
    # the last one stands where none does
    return _column([*part.labels.names, None])[part.answers.value.astype(np.int64)]


def sources_out(parts: Mapping[Any, Part], table: Table) -> dict[str, Column]:
    """One entry for each source and attribute."""

    def joined(pick: Any) -> Column:
        return np.concatenate([none, *(pick(part.answers) for part in parts.values())])

    none = np.zeros(0, dtype=np.int64)  # of a table in which all is denied nothing is known of sources
    names = _column(table.source.names)
    counts = np.array([len(part.sources) for part in parts.values()], dtype=np.int64)
    return {
        "source": names[np.concatenate([none, *(part.sources for part in parts.values())])],
        "attribute": _column(list(parts))[np.repeat(np.arange(len(parts)), counts)],
        "kind": np.repeat(_column([part.kind for part in parts.values()]), counts),
        "scale": np.repeat(_column(["ratio" if part.log else "plain" for part in parts.values()]), counts),
        "reliability": joined(lambda a: a.reliability),
        "bias": joined(lambda a: a.bias),
        "corrected": np.repeat(np.array([part.answers.corrected for part in parts.values()]), counts),
        "spread": joined(lambda a: a.spread),
        "copying": joined(lambda a: a.copying),
        "n_claims": joined(lambda a: a.said),
    }


def _column(names: Any) -> Column:
    """Names as an array: of numbers where all are, else of objects."""
    names = list(names)
    if {type(x) for x in names} in ({int}, {float}, {bool}):
        try:
            return np.array(names)
        except OverflowError:
            pass
    column = np.empty(len(names), dtype=object)
    column[:] = names
    return column
