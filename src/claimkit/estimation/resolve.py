"""From columns of all attributes to answers as columns: reading, dealing out, putting together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs
import numpy as np

from claimkit.arguments import refuse_misspelt
from claimkit.attributes import Attribute, attribute, vocabulary
from claimkit.errors import InvalidModelError
from claimkit.estimation import columns as cols
from claimkit.estimation import facts as model
from claimkit.estimation import few, kinds, labels, records
from claimkit.estimation.attribute import (
    CODE,
    DISPUTED,
    FEW_ANCHORS,
    Answers,
    Given,
    answer_facts,
    nothing_said,
    resolve_habits,
    resolve_judgements,
    settle_few,
    spread_out,
)
from claimkit.estimation.columns import BadRow, Claims, Codes, Column
from claimkit.estimation.output import answers_out, sources_out
from claimkit.estimation.priors import Bools, Floats, Ints
from claimkit.estimation.states import overtaken
from claimkit.estimation.table import Options, Table, read_anchors, read_table
from claimkit.quantities import Quantity
from claimkit.verdicts import Status
from claimkit.verdicts.values import label as compared_by

KINDS = ("record", "judgement", "label")
DYNAMICS = ("static", "cumulative", "peak", "status")
BUILTIN = frozenset(a.name for a in vocabulary())


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
    rows: Ints
    aside: Ints
    silent: Sequence[tuple[Any, Any]] = ()


@attrs.define(eq=False)
class _Draft:
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
        )


def resolve_table(given: Mapping[str, Any], options: Options) -> Resolved:
    """Read columns, resolve all attributes together, and put the answers together.

    Raises:
        ExceptionGroup: rows that cannot be used, unless they are to be collected.
        InvalidModelError: columns of different length, or an option that cannot be.
        NoClaimsError: no claim is left.
    """
    bad: list[BadRow] = []
    table = read_table(given, options, bad)
    options.check_names(table.source.names, table.group)
    for name in ("kind", "dynamics", "rule"):
        refuse_misspelt("resolve_columns", name, getattr(options, name), table.attribute.names)
    anchors = read_anchors(options.anchors, table)
    reasons: dict[tuple[Any, int], str] = {}
    pinned = _pinned(options.pinned)
    _check_pinned(pinned, table)
    for name, decided in read_anchors(pinned, table).items():
        for code, (value, reason) in decided.items():
            anchors.setdefault(name, {})[code] = value
            reasons[name, code] = reason
    order = np.argsort(table.attribute.code, kind="stable") if len(table.attribute.names) > 1 else None
    ends = np.cumsum(np.bincount(table.attribute.code, minlength=len(table.attribute.names)))
    drafts = []
    for number, name in enumerate(table.attribute.names):
        rows = slice(None) if order is None else order[(ends[number - 1] if number else 0) : ends[number]]
        draft = _draft(table, rows, name, anchors.get(name, {}), options)
        draft.rows = np.arange(len(table.source.code))[rows]
        drafts.append(draft)
    _answer(drafts, table, options)
    for draft in drafts:
        draft.reasons = {code: words for (name, code), words in reasons.items() if name == draft.name}
        _dispute(draft, table)
    parts = {draft.name: draft.part() for draft in drafts}
    return Resolved(
        answers=answers_out(parts, table, dated=given.get("about") is not None),
        sources=sources_out(parts, table),
        kinds={name: (part.kind, part.why) for name, part in parts.items()},
        bad=tuple(bad),
        parts=parts,
        objects=table.object,
        names=table.source,
        rows=table.rows,
        aside=table.aside,
        silent=table.silent,
    )


def _pinned(pinned: Any) -> dict[Any, tuple[Any, str]]:
    """Decisions of an editor by what they are about, each with its reason."""
    found = {}
    for key, decision in (pinned or {}).items():
        value, reason = getattr(decision, "value", None), getattr(decision, "reason", "")
        if isinstance(decision, tuple) and len(decision) == 2:
            value, reason = decision
        if value is None or not str(reason).strip():
            wanted = "a decision has a value and a reason; give (value, reason), or a Decision"
            raise InvalidModelError("resolve_columns", "pinned", decision, wanted)
        figure = value.value if isinstance(value, Quantity) else value
        found[key] = (figure, str(reason))
    return found


def _check_pinned(pinned: Iterable[Any], table: Table) -> None:
    """Refuse a decision on what nobody claims anything about: it would be lost."""
    there = set(table.object.names)
    for key in pinned:
        if key not in there and not (isinstance(key, tuple) and key and key[0] in there):
            reason = "nothing is claimed about it here; decide on an object of the column"
            raise InvalidModelError("resolve_columns", "pinned", key, reason)


def _dispute(draft: _Draft, table: Table) -> None:
    """Mark answers that somebody denies."""
    answers = draft.answers
    assert answers is not None
    if not table.denied:
        return
    place = {code: n for n, code in enumerate(draft.objects.tolist())}
    for denial in table.denied:
        at = place.get(_code(table.object, denial.object))
        if denial.attribute != draft.name or at is None or answers.status[at] == CODE[Status.KNOWN]:
            continue
        if draft.labels is not None:
            answer = answers.value[at]
            mine = None if answer < 0 else _key(draft.labels.names[int(answer)])
            hit = denial.value is None or mine is None or _key(denial.value) == mine
        else:
            bottom = -np.inf if np.isnan(denial.low) else denial.low
            top = np.inf if np.isnan(denial.high) else denial.high
            hit = bool(bottom <= answers.high[at] and answers.low[at] <= top)
        if hit:
            answers.status[at] = DISPUTED


def _code(codes: Codes, name: Any) -> int:
    try:
        return codes.names.index(name)
    except ValueError:
        return -1


def _answer(drafts: list[_Draft], table: Table, options: Options) -> None:
    """Answer every draft: a handful or by a rule one by one, what is right or wrong together."""
    asked: list[tuple[_Draft, model.Question, Ints, Bools]] = []
    learnt = options.sources is not None or not all(few.is_few(draft.claims) for draft in drafts)
    for draft in drafts:
        rule = options.rule_of(draft.name)
        if (not learnt and not draft.parents) or rule != few.CONSENSUS or draft.several:
            _settle(draft, table, options, rule)
        elif draft.kind == "judgement":
            _judge(draft, options)
        else:
            _ask(draft, options, asked)
    if not asked:
        return
    questions = [question for _, question, _, _ in asked]
    fits = model.weigh(questions, len(table.source.names))
    blind: list[Any] = [None] * len(fits)
    if any(len(draft.given.item) >= FEW_ANCHORS for draft, _, _, _ in asked):
        unknown = [attrs.evolve(question, known=None) for question in questions]
        blind = model.weigh(unknown, len(table.source.names))
    for (draft, question, items, telling), fit, other in zip(asked, fits, blind, strict=True):
        known = _heard_given(draft.given, draft.claims, items)
        answers = answer_facts(question, fit, other, known, level=options.level, kind=draft.kind)
        if len(question.claims.item) < len(draft.claims.item):
            answers = spread_out(answers, draft.claims, draft.given, items, telling)
        draft.answers = answers


def _heard_given(given: Given, claims: Claims, items: Ints) -> Given:
    """What is known of the items that something is said of."""
    place = np.full(claims.n_items, -1)
    place[items] = np.arange(len(items))
    at = place[given.item]
    return attrs.evolve(given, item=at[at >= 0], truth=given.truth[at >= 0])


def _ask(draft: _Draft, options: Options, asked: list[tuple[_Draft, model.Question, Ints, Bools]]) -> None:
    claims, given = draft.claims, draft.given
    weight = np.where(overtaken(claims, draft.until, draft.dynamics), 0.0, claims.weight)
    share = given.reliability
    if draft.labels is not None:
        count = len(draft.labels.names)
        if share is None and not draft.parents and labels.are_shared(claims, count):
            draft.answers = resolve_habits(claims, given, count, weight, level=options.level)
            return
        question = labels.label_question(
            claims,
            count,
            draft.sources,
            weight=weight,
            known=given.known,
            share=share,
            parents=draft.parents,
        )
        asked.append((draft, question, np.arange(claims.n_items), np.ones(len(claims.item), dtype=bool)))
        return
    telling = np.isfinite(kinds.points(claims, draft.scale))
    if not np.any(telling):
        draft.answers = nothing_said(claims, given)
        return
    heard, items = claims.where(telling)
    known = _heard_given(given, claims, items)
    question = records.record_question(
        heard, draft.sources, weight=weight[telling], known=known.known, share=share
    )
    asked.append((draft, question, items, telling))


def _judge(draft: _Draft, options: Options) -> None:
    claims, scale = draft.claims, draft.scale
    number = kinds.points(claims, scale)
    telling = np.isfinite(number)
    if not np.any(telling):
        draft.answers = nothing_said(claims, draft.given)
        return
    heard, items = claims.where(telling)
    pointed = ~np.isnan(heard.value)
    if number is not claims.value:
        heard = attrs.evolve(heard, value=number[telling])
    repeat = np.zeros(len(heard.item))
    if draft.given.bias is None and draft.found is not None:
        repeat = draft.found.repeats(heard, heard.value, scale)
    known = _heard_given(draft.given, claims, items)
    moves = draft.dynamics != "static"
    answers = resolve_judgements(heard, known, pointed, repeat, level=options.level, scale=scale, moves=moves)
    if len(heard.item) < len(claims.item):
        answers = spread_out(answers, claims, draft.given, items, telling)
    draft.answers = answers


def _settle(draft: _Draft, table: Table, options: Options, rule: str) -> None:
    dynamics = draft.dynamics
    if dynamics is None:  # of a figure told twice the later and higher is a later state; labels do not grow
        dynamics = draft.dynamics = "static" if draft.labels is not None else "cumulative"
    names = [table.source.names[code] for code in draft.sources.tolist()]
    words = None if draft.labels is None else draft.labels.names
    draft.answers = settle_few(
        draft.claims,
        draft.given,
        names,
        words,
        kind=draft.kind,
        floor=draft.scale.floor,
        until=draft.until,
        dynamics=dynamics,
        level=options.level,
        rule=rule,
        precedence=options.precedence,
        several=draft.several,
    )


def _draft(table: Table, rows: Any, name: Any, anchors: Mapping[int, Any], options: Options) -> _Draft:
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
    labels_ = _as_labels(table, rows, asked)
    if labels_ is not None:
        value = labels_.code.astype(np.float64)
        several = builtin is not None and builtin.several
        if several:  # a later word does not take the place of an earlier one, so each is kept, with its time
            undated = np.broadcast_to(np.nan, size)
            claims = cols.sorted_claims(item, source, value, time, time, undated, len(source_code))
            claims = attrs.evolve(claims, low=claims.value, high=claims.value, time=time[claims.row])
        else:
            claims = cols.sorted_claims(item, source, value, value, value, time, len(source_code))
        place = {_key(name): code for code, name in enumerate(labels_.names)}
        known, labels_ = _known_labels(anchors, object_code, labels_, place)
        return _Draft(
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
    truths = {code: float(truth) for code, truth in anchors.items()}
    item_of = {code: n for n, code in enumerate(object_code.tolist())} if truths else {}
    known = [(item_of[code], truth) for code, truth in sorted(truths.items()) if code in item_of]
    return _Draft(
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
    )


def _own(codes: Codes, rows: Any) -> tuple[Ints, Ints]:
    """The codes that stand in some rows, and the number of each row's among them."""
    if isinstance(rows, slice):  # all rows: every name stands in one of them
        return np.arange(len(codes.names)), codes.code
    own, number = np.unique(codes.code[rows], return_inverse=True)
    return own, number.astype(np.int64, copy=False)


def _number_kind(
    claims: Claims, sample: Claims, scale: kinds.Scale, asked: str | None, builtin: Attribute | None
) -> tuple[str, str, kinds.Found]:
    """The kind of numbers: as declared, as the data show, or as is usual where they are too few to show."""
    found = kinds.find_kind(sample, scale)
    if asked:
        return asked, f"declared a {asked}", found
    if np.count_nonzero(claims.crowded) >= few.LEARNABLE:
        return found.kind, found.why, found
    if builtin is not None and builtin.kind.value in ("record", "judgement"):
        return builtin.kind.value, f"{builtin.name} is usually a {builtin.kind.value}", found
    return "record", "too few claims to show whether sources quote or estimate", found


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
        return cols.factorise_labels(column)
    if asked is not None:
        return None
    if table.numeric:
        if column.dtype.kind == "b":
            return cols.factorise_labels(column)
        assert numbers is not None
        bare = table.low is None and table.high is None
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
            key = _key(truth)
            if key not in place:
                place[key] = len(names)
                names.append(truth)
            names[place[key]] = truth
            known.append((item_of[code], float(place[key])))
    return known, Codes(labels.code, names)


def _key(label: Any) -> Any:
    """What a label is compared by."""
    return compared_by(label) if isinstance(label, str) else label


def _ancestors(parents: Any, place: dict[Any, int]) -> dict[int, frozenset[int]] | None:
    """Codes of all ancestors of each label that has any."""
    if not parents:
        return None

    folded = {_key(label): up for label, up in parents.items()}

    def above(label: Any) -> Iterable[Any]:
        up = folded.get(label)
        ups = () if up is None else (up,) if isinstance(up, str) or not isinstance(up, Iterable) else up
        return [_key(one) for one in ups]

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
