"""From columns of all attributes to answers as columns: reading, dealing out, putting together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import numpy as np

from claimkit.errors import InvalidModelError
from claimkit.estimation import columns as cols
from claimkit.estimation import kinds
from claimkit.estimation.attribute import STATUSES, Answers, Given, resolve_facts, resolve_numbers
from claimkit.estimation.columns import BadRow, Claims, Codes, Column
from claimkit.estimation.priors import Floats, Ints
from claimkit.estimation.table import Options, Table, read_anchors, read_table

KINDS = ("record", "judgement", "label")
DYNAMICS = ("static", "cumulative", "peak", "status")


@attrs.frozen(eq=False)
class Part:
    """One attribute, resolved.

    Attributes:
        claims: its claims.
        answers: what was found.
        objects: code of the object of each item.
        sources: code of each of its sources.
        labels: the labels, None for numbers.
        kind: record, judgement or label.
        why: kind and model in words.
        log: whether errors are ratios.
    """

    claims: Claims
    answers: Answers
    objects: Ints
    sources: Ints
    labels: Codes | None
    kind: str
    why: str
    log: bool


@attrs.frozen(eq=False)
class Resolved:
    """All attributes, resolved; see :class:`claimkit.bulk.ColumnsResolution`."""

    answers: dict[str, Column]
    sources: dict[str, Column]
    kinds: dict[Any, tuple[str, str]]
    bad: tuple[BadRow, ...]
    parts: dict[Any, Part]
    objects: Codes
    names: Codes


def resolve_table(given: Mapping[str, Any], options: Options) -> Resolved:
    """Read columns, resolve each attribute by itself, and put the answers together.

    Raises:
        ExceptionGroup: rows that cannot be used, unless they are to be collected.
        InvalidModelError: columns of different length, or an option that cannot be.
        NoClaimsError: no claim is left.
    """
    bad: list[BadRow] = []
    table = read_table(given, options, bad)
    anchors = read_anchors(options.anchors, table)
    parts: dict[Any, Part] = {}
    order = np.argsort(table.attribute.code, kind="stable") if len(table.attribute.names) > 1 else None
    ends = np.cumsum(np.bincount(table.attribute.code, minlength=len(table.attribute.names)))
    for number, name in enumerate(table.attribute.names):
        rows = slice(None) if order is None else order[(ends[number - 1] if number else 0) : ends[number]]
        parts[name] = _resolve_part(table, rows, name, anchors.get(name, {}), options)
    return Resolved(
        answers=_answers(parts, table),
        sources=_sources(parts, table),
        kinds={name: (part.kind, part.why) for name, part in parts.items()},
        bad=tuple(bad),
        parts=parts,
        objects=table.object,
        names=table.source,
    )


def _resolve_part(table: Table, rows: Any, name: Any, anchors: Mapping[int, Any], options: Options) -> Part:
    asked = options.of("kind", name, KINDS)
    dynamics = options.of("dynamics", name, DYNAMICS)
    source_code, source = np.unique(table.source.code[rows], return_inverse=True)
    object_code, item = np.unique(table.object.code[rows], return_inverse=True)
    source, item = source.astype(np.int64, copy=False), item.astype(np.int64, copy=False)
    size = len(source)
    earlier = _earlier(options.sources, name, [table.source.names[code] for code in source_code.tolist()])
    if asked is None and earlier is not None:
        asked = earlier.kind

    def part(column: Floats | None, fill: float) -> Floats:
        if column is None:
            return np.full(size, fill)
        x = column[rows]
        return np.where(np.isnan(x), fill, x) if not np.isnan(fill) else x

    time = part(table.time, np.nan)
    labels = _as_labels(table, rows, asked)
    if labels is not None:
        value = labels.code.astype(np.float64)
        claims = cols.sorted_claims(item, source, value, value, value, time, len(source_code))
        place = {label: code for code, label in enumerate(labels.names)}
        known, labels = _known_labels(anchors, object_code, labels, place)
        given = _given(known, earlier, None, table, source_code, rows)
        answers = resolve_facts(
            claims,
            given,
            level=options.level,
            n_labels=len(labels.names),
            parents=_ancestors(options.parents, place),
            dynamics=dynamics,
        )
        why = "declared a label" if asked else "the values are texts, or only nought and one"
        return Part(
            claims, answers, object_code, source_code, labels, "label", f"{why}; {answers.how}", log=False
        )
    value = part(table.value, np.nan)
    low, high = part(table.low, -np.inf), part(table.high, np.inf)
    bare = np.isfinite(value) & np.isneginf(low) & np.isposinf(high)
    low, high = np.where(bare, value, low), np.where(bare, value, high)
    # a value with one end only lies at the other end itself
    claims = cols.sorted_claims(item, source, value, low, high, time, len(source_code))
    scale = (
        kinds.find_scale(claims)
        if earlier is None
        else attrs.evolve(kinds.find_scale(claims), log=earlier.log)
    )
    found = kinds.find_kind(claims, scale)
    kind = asked or found.kind
    truths = {code: float(truth) for code, truth in anchors.items()}
    item_of = {code: n for n, code in enumerate(object_code.tolist())} if truths else {}
    known = [(item_of[code], truth) for code, truth in sorted(truths.items()) if code in item_of]
    given = _given(known, earlier, scale, table, source_code, rows)
    why = f"declared a {kind}" if asked else found.why
    answers = resolve_numbers(
        claims, given, kind, level=options.level, scale=scale, found=found, dynamics=dynamics
    )
    return Part(claims, answers, object_code, source_code, None, kind, f"{why}; {answers.how}", log=scale.log)


def _as_labels(table: Table, rows: Any, asked: str | None) -> Codes | None:
    """The values as labels, if that is what they are; None for numbers."""
    if table.given is None:
        return None
    column = table.given[rows]
    numbers = None if table.value is None else table.value[rows]
    if asked == "label":
        if np.any(cols.missing(column)):
            raise InvalidModelError(
                "resolve_columns", "kind", "label", "a label has no low and high: every row needs a value"
            )
        return cols.factorise(column)
    if asked is not None:
        return None
    if table.numeric:
        if column.dtype.kind == "b":
            return cols.factorise(column)
        assert numbers is not None
        bare = table.low is None and table.high is None
        yes_no = bare and np.all((numbers == 0) | (numbers == 1)) and numbers.min() < numbers.max()
        return cols.factorise(column) if yes_no else None
    if numbers is not None and not np.any(np.isnan(numbers) & ~cols.missing(column)):
        return None
    return cols.factorise(column)


@attrs.frozen(eq=False)
class _Earlier:
    kind: str
    log: bool
    reliability: Floats
    bias: Floats
    spread: Floats


def _earlier(sources: Any, attribute: Any, names: list[Any]) -> _Earlier | None:
    """What an earlier run found about the sources of an attribute; new sources get its middle."""
    if sources is None:
        return None
    needed = ("source", "attribute", "kind", "scale", "reliability", "bias", "spread")
    for name in needed:
        if name not in sources:
            raise InvalidModelError(
                "resolve_columns", "sources", name, "this column is missing; give .sources of a result"
            )
    here = [n for n, name in enumerate(np.asarray(sources["attribute"]).tolist()) if name == attribute]
    if not here:
        return None
    place = {np.asarray(sources["source"]).tolist()[n]: n for n in here}
    at = np.array([place.get(name, -1) for name in names])

    def column(name: str) -> Floats:
        x = np.asarray(sources[name], dtype=np.float64)
        known = x[here]
        known = known[~np.isnan(known)]
        return np.where(at >= 0, x[at], np.median(known) if len(known) else np.nan)

    first = here[0]
    return _Earlier(
        kind=str(sources["kind"][first]),
        log=str(sources["scale"][first]) == "ratio",
        reliability=column("reliability"),
        bias=column("bias"),
        spread=column("spread"),
    )


def _given(
    known: list[tuple[int, float]],
    earlier: _Earlier | None,
    scale: kinds.Scale | None,
    table: Table,
    source_code: Ints,
    rows: Any,
) -> Given:
    item = np.array([n for n, _ in known], dtype=np.int64)
    truth = np.array([x for _, x in known], dtype=np.float64)
    group = None
    if table.group is not None:
        # a source that is said to be of several kinds is of the one that comes first by name
        of_source = np.full(len(table.source.names), len(table.group.names), dtype=np.int64)
        np.minimum.at(of_source, table.source.code[rows], table.group.code[rows])
        group = of_source[source_code]
    if earlier is None:
        return Given(item, truth, group=group)
    if scale is None or np.all(np.isnan(earlier.spread)):
        return Given(item, truth, reliability=earlier.reliability, group=group)
    bias = np.log(earlier.bias) if scale.log else earlier.bias
    spread = np.log1p(earlier.spread) ** 2 if scale.log else earlier.spread**2
    return Given(
        item,
        truth,
        reliability=earlier.reliability,
        bias=bias,
        spread=np.maximum(spread, 1e-300),
        group=group,
    )


def _known_labels(
    anchors: Mapping[int, Any], object_code: Ints, labels: Codes, place: dict[Any, int]
) -> tuple[list[tuple[int, float]], Codes]:
    names = list(labels.names)
    item_of = {code: n for n, code in enumerate(object_code.tolist())} if anchors else {}
    known = []
    for code, truth in sorted(anchors.items(), key=lambda pair: pair[0]):
        if code in item_of:
            if truth not in place:
                place[truth] = len(names)
                names.append(truth)
            known.append((item_of[code], float(place[truth])))
    return known, Codes(labels.code, names)


def _ancestors(parents: Any, place: dict[Any, int]) -> dict[int, frozenset[int]] | None:
    """Codes of all ancestors of each label that has any."""
    if not parents:
        return None

    def above(label: Any) -> Iterable[Any]:
        up = parents.get(label)
        return () if up is None else (up,) if isinstance(up, str) or not isinstance(up, Iterable) else up

    found: dict[int, frozenset[int]] = {}
    for label, code in place.items():
        seen: set[Any] = set()
        open_ = list(above(label))
        while open_:
            up = open_.pop()
            if up == label:
                raise InvalidModelError(
                    "resolve_columns", "parents", label, "a label cannot be its own ancestor"
                )
            if up not in seen:
                seen.add(up)
                open_ += above(up)
        codes = frozenset(place[up] for up in seen if up in place)
        if codes:
            found[code] = codes
    return found or None


def _answers(parts: Mapping[Any, Part], table: Table) -> dict[str, Column]:
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
    status = np.array(STATUSES, dtype=object)
    names = _column(list(parts))
    return {
        "object": objects[np.concatenate([part.objects for part in parts.values()])],
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
    return _column(part.labels.names)[part.answers.value.astype(np.int64)]


def _sources(parts: Mapping[Any, Part], table: Table) -> dict[str, Column]:
    def joined(pick: Any) -> Column:
        return np.concatenate([pick(part.answers) for part in parts.values()])

    names = _column(table.source.names)
    counts = [len(part.sources) for part in parts.values()]
    return {
        "source": names[np.concatenate([part.sources for part in parts.values()])],
        "attribute": _column(list(parts))[np.repeat(np.arange(len(parts)), counts)],
        "kind": np.repeat(_column([part.kind for part in parts.values()]), counts),
        "scale": np.repeat(_column(["ratio" if part.log else "plain" for part in parts.values()]), counts),
        "reliability": joined(lambda a: a.reliability),
        "bias": joined(lambda a: a.bias),
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
