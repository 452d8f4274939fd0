"""One attribute on its way from columns to answers: its claims, its kind, and what is known beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs
import numpy as np

from claimkit.attributes import Attribute, attribute, vocabulary
from claimkit.errors import InvalidModelError
from claimkit.estimation import columns as cols
from claimkit.estimation import few, kinds
from claimkit.estimation.attribute import Answers, Given
from claimkit.estimation.columns import Claims, Codes, Column
from claimkit.estimation.priors import Floats, Ints
from claimkit.estimation.table import Denial, Options, Table
from claimkit.estimation.wordings import NUMERIC
from claimkit.verdicts.values import label as compared_by

KINDS = ("record", "judgement", "label")
BUILTIN = frozenset(a.name for a in vocabulary())
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
        until: last moment that the time of each claim can mean.
        dynamics: how the value moves in time.
        reasons: why an editor decided on an object, by its code.
        rows: number of each of its rows among those that bear on an answer.
        said: what each of these rows says, where it is told in words; None where in numbers.
        denied: what is denied of an object, and by whom, by its code.
    """

    claims: Claims
    answers: Answers
    objects: Ints
    sources: Ints
    labels: Codes | None
    kind: str
    why: str
    log: bool
    until: Floats
    dynamics: str | None
    reasons: Mapping[int, str]
    rows: Ints
    said: Column | None = None
    denied: Mapping[int, Sequence[Denial]] = attrs.field(factory=dict)


@attrs.define(eq=False)
class Draft:
    """One attribute on its way.

    Attributes:
        name: of the attribute.
        claims: its claims.
        given: what is known beforehand.
        kind: record, judgement or label.
        why: how the kind was found.
        objects: code of the object of each item.
        sources: code of each of its sources.
        labels: the labels, None for numbers.
        dynamics: how the value moves in time, None where nothing is said.
        until: last moment that the time of each claim can mean.
        scale: of numbers.
        found: what the numbers show of themselves.
        parents: codes of the ancestors of labels.
        answers: what was found.
        several: whether several values can hold side by side.
        reasons: why an editor decided on an object, by its code.
        rows: number of each of its rows among those that bear on an answer.
        said: what each of these rows says, where it is told in words; None where in numbers.
        denied: what is denied of an object, and by whom, by its code.
        rough: of each claim, whether its ends are those of a hedge; None where unsaid.
    """

    name: Any
    claims: Claims
    given: Given
    kind: str
    why: str
    objects: Ints
    sources: Ints
    labels: Codes | None
    dynamics: str | None
    until: Floats
    scale: kinds.Scale = attrs.field(factory=lambda: kinds.Scale(log=False))
    found: kinds.Found | None = None
    parents: Any = None
    answers: Answers | None = None
    several: bool = False
    reasons: dict[int, str] = attrs.field(factory=dict)
    rows: Ints = attrs.field(factory=lambda: np.zeros(0, dtype=np.int64))
    said: Column | None = None
    denied: dict[int, list[Denial]] = attrs.field(factory=dict)
    rough: Ints | None = None

    def part(self) -> Part:
        """The same, resolved."""
        assert self.answers is not None
        return Part(
            self.claims,
            self.answers,
            self.objects,
            self.sources,
            self.labels,
            self.kind,
            f"{self.why}; {self.answers.how}",
            self.scale.log,
            self.until,
            self.dynamics,
            self.reasons,
            self.rows,
            self.said,
            self.denied,
        )


def draft_of(table: Table, rows: Any, name: Any, anchors: Mapping[int, Any], options: Options) -> Draft:
    """Some rows of a table, which tell of one attribute, with what is declared or known of it."""
    builtin = attribute(name) if isinstance(name, str) and name in BUILTIN else None
    asked = options.of("kind", name, KINDS)
    dynamics = options.of("dynamics", name, DYNAMICS)
    if dynamics is None and builtin is not None:
        dynamics = builtin.dynamics.value
    (source_code, source), (object_code, item) = _own(table.source, rows), _own(table.object, rows)
    size = len(source)
    earlier = _earlier(options.sources, name, [table.source.names[code] for code in source_code.tolist()])
    if asked is None and earlier is not None:
        asked = earlier.kind

    def part(column: Floats | None, fill: float) -> Floats:
        if column is None:
            return np.broadcast_to(np.float64(fill), size)
        x = column[rows]
        return np.where(np.isnan(x), fill, x) if not np.isnan(fill) else x

    time, until = part(table.time, np.nan), part(table.until, np.nan)
    labels_ = _as_labels(table, rows, asked, number=isinstance(name, str) and name in NUMERIC)
    if labels_ is not None:
        value = labels_.code.astype(np.float64)
        several = builtin is not None and builtin.several
        if several:  # a later word does not take the place of an earlier one, so each is kept, with its time
            undated = np.broadcast_to(np.nan, size)
            claims = cols.sorted_claims(item, source, value, time, time, undated, len(source_code))
            claims = attrs.evolve(claims, low=claims.value, high=claims.value, time=time[claims.row])
        else:
            claims = cols.sorted_claims(item, source, value, value, value, time, len(source_code))
        place = {compared(name): code for code, name in enumerate(labels_.names)}
        known, labels_ = _known_labels(anchors, object_code, labels_, place)
        return Draft(
            name,
            claims,
            _given(known, earlier, None, table, source_code, rows, options),
            "label",
            "declared a label" if asked else "the values are texts, or only nought and one",
            object_code,
            source_code,
            labels_,
            dynamics,
            until[claims.row],
            parents=_ancestors(options.parents, place),
            several=several,
        )
    value = low = high = part(table.value, np.nan)
    if table.low is not None or table.high is not None:
        low, high = part(table.low, -np.inf), part(table.high, np.inf)
        bare = np.isfinite(value) & np.isneginf(low) & np.isposinf(high)
        low, high = np.where(bare, value, low), np.where(bare, value, high)
        value = np.where(np.isnan(value) & (low == high), low, value)
    claims = cols.sorted_claims(item, source, value, low, high, time, len(source_code))
    sample = kinds.sampled(claims)
    scale = kinds.find_scale(claims, sample)
    if earlier is not None:
        scale = attrs.evolve(scale, log=earlier.log)
    kind, why, found = _number_kind(claims, sample, scale, asked, builtin)
    truths = {code: _number(truth) for code, truth in anchors.items()}
    item_of = {code: n for n, code in enumerate(object_code.tolist())} if truths else {}
    known = [(item_of[code], truth) for code, truth in sorted(truths.items()) if code in item_of]
    return Draft(
        name,
        claims,
        _given(known, earlier, scale, table, source_code, rows, options),
        kind,
        why,
        object_code,
        source_code,
        None,
        dynamics,
        until[claims.row],
        scale=scale,
        found=found,
        rough=None if table.rough is None else table.rough[rows][claims.row],
    )


def _number(truth: Any) -> float:
    """A known truth of numbers."""
    try:
        return float(truth)
    except (TypeError, ValueError):
        wanted = "the values are numbers, and this truth is none; give a number"
        raise InvalidModelError("resolve_columns", "anchors", truth, wanted) from None


def _own(codes: Codes, rows: Any) -> tuple[Ints, Ints]:
    """The codes that stand in some rows, and the number of each row's among them."""
    if isinstance(rows, slice):  # all rows: every name stands in one of them
        return np.arange(len(codes.names)), codes.code
    own, number = np.unique(codes.code[rows], return_inverse=True)
    return own, number.astype(np.int64, copy=False)


def _number_kind(
    claims: Claims, sample: Claims, scale: kinds.Scale, asked: str | None, builtin: Attribute | None
) -> tuple[str, str, kinds.Found]:
    """The kind of numbers: as declared, as the data show, or as is usual where they are too few to show.

    What is counted one by one (the dead, the arrested) stays a record however its claims scatter.  What is
    measured may be seen to be estimated by each, and what is usually judged to be quoted.
    """
    found = kinds.find_kind(sample, scale)
    if asked:
        return asked, f"declared a {asked}", found
    usual = "" if builtin is None else builtin.kind.value
    if builtin is not None and builtin.additive and usual == "record":
        return usual, f"{builtin.name} are counted, which makes a record; kind= may say otherwise", found
    if np.count_nonzero(claims.crowded) >= few.LEARNABLE:
        return found.kind, found.why, found
    if builtin is not None and usual in ("record", "judgement"):
        return usual, f"{builtin.name} is usually a {usual}", found
    return "record", "too few claims to show whether sources quote or estimate", found


def _as_labels(table: Table, rows: Any, asked: str | None, *, number: bool) -> Codes | None:
    """The values as labels, if that is what they are; None for numbers, as those of a count are."""
    if table.given is None:
        return None
    column = table.given[rows]
    numbers = None if table.value is None else table.value[rows]
    if asked == "label":
        if np.any(cols.missing(column)):
            raise InvalidModelError(
                "resolve_columns", "kind", "label", "a label has no low and high: every row needs a value"
            )
        return cols.factorise_labels(column)
    if asked is not None:
        return None
    if table.numeric:
        if column.dtype.kind == "b":
            return cols.factorise_labels(column)
        assert numbers is not None
        bare = table.low is None and table.high is None and not number
        yes_no = bare and np.all((numbers == 0) | (numbers == 1)) and numbers.min() < numbers.max()
        return cols.factorise_labels(column) if yes_no else None
    if numbers is not None and not np.any(np.isnan(numbers) & ~cols.missing(column)):
        return None
    return cols.factorise_labels(column)


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
    log = str(sources["scale"][first]) == "ratio"
    bias = column("bias")
    if "corrected" in sources and not np.any(np.asarray(sources["corrected"])[here]):
        # a bias that did not help then is told, and not corrected for
        bias = np.where(np.isnan(bias), bias, 1.0 if log else 0.0)
    return _Earlier(
        kind=str(sources["kind"][first]),
        log=log,
        reliability=column("reliability"),
        bias=bias,
        spread=column("spread"),
    )


def _given(
    known: list[tuple[int, float]],
    earlier: _Earlier | None,
    scale: kinds.Scale | None,
    table: Table,
    source_code: Ints,
    rows: Any,
    options: Options,
) -> Given:
    item = np.array([n for n, _ in known], dtype=np.int64)
    truth = np.array([x for _, x in known], dtype=np.float64)
    group = None
    if table.group is not None:
        # a source that is said to be of several kinds is of the one that comes first by name
        of_source = np.full(len(table.source.names), len(table.group.names), dtype=np.int64)
        np.minimum.at(of_source, table.source.code[rows], table.group.code[rows])
        group = of_source[source_code]
    chance = options.chances(table.source.names, table.group, group, source_code)
    if earlier is None:
        return Given(item, truth, group=group, chance=chance)
    if scale is None or np.all(np.isnan(earlier.spread)):
        return Given(item, truth, reliability=earlier.reliability, group=group, chance=chance)
    bias = np.log(earlier.bias) if scale.log else earlier.bias
    spread = np.log1p(earlier.spread) ** 2 if scale.log else earlier.spread**2
    return Given(
        item,
        truth,
        reliability=earlier.reliability,
        bias=bias,
        spread=np.maximum(spread, 1e-300),
        group=group,
        chance=chance,
    )


def _known_labels(
    anchors: Mapping[int, Any], object_code: Ints, labels: Codes, place: dict[Any, int]
) -> tuple[list[tuple[int, float]], Codes]:
    names = list(labels.names)
    item_of = {code: n for n, code in enumerate(object_code.tolist())} if anchors else {}
    known = []
    for code, truth in sorted(anchors.items(), key=lambda pair: pair[0]):
        if code in item_of:
            told = compared(truth)
            if told not in place:
                place[told] = len(names)
                names.append(truth)
            names[place[told]] = truth
            known.append((item_of[code], float(place[told])))
    return known, Codes(labels.code, names)


def compared(label: Any) -> Any:
    """What a label is compared by."""
    return compared_by(label) if isinstance(label, str) else label


def _ancestors(parents: Any, place: dict[Any, int]) -> dict[int, frozenset[int]] | None:
    """Codes of all ancestors of each label that has any."""
    if not parents:
        return None

    folded = {compared(label): up for label, up in parents.items()}

    def above(label: Any) -> Iterable[Any]:
        up = folded.get(label)
        ups = () if up is None else (up,) if isinstance(up, str) or not isinstance(up, Iterable) else up
        return [compared(one) for one in ups]

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
                open_.extend(above(up))
        codes = frozenset(place[up] for up in seen if up in place)
        if codes:
            found[code] = codes
    return found or None
