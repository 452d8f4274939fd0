"""From columns of all attributes to answers as columns: reading, dealing out, putting together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import numpy as np

from claimkit.arguments import refuse_misspelt
from claimkit.errors import InvalidModelError
from claimkit.estimation import facts as model
from claimkit.estimation import few, kinds, labels, records
from claimkit.estimation.attribute import (
    CODE,
    DISPUTED,
    FEW_ANCHORS,
    Given,
    answer_facts,
    nothing_said,
    resolve_habits,
    settle_few,
    spread_out,
)
from claimkit.estimation.columns import BadRow, Claims, Codes, Column
from claimkit.estimation.drafts import Draft, Part, compared, draft_of
from claimkit.estimation.estimates import resolve_judgements
from claimkit.estimation.output import answers_out, sources_out
from claimkit.estimation.priors import Bools, Ints
from claimkit.estimation.states import overtaken
from claimkit.estimation.table import Options, Table, read_anchors, read_table
from claimkit.quantities import Quantity
from claimkit.verdicts import Status


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
    for name, decided in read_anchors(_pinned(options.pinned), table, "pinned").items():
        for code, (value, reason) in decided.items():
            anchors.setdefault(name, {})[code] = value
            reasons[name, code] = reason
    order = np.argsort(table.attribute.code, kind="stable") if len(table.attribute.names) > 1 else None
    ends = np.cumsum(np.bincount(table.attribute.code, minlength=len(table.attribute.names)))
    drafts = []
    for number, name in enumerate(table.attribute.names):
        rows = slice(None) if order is None else order[(ends[number - 1] if number else 0) : ends[number]]
        draft = draft_of(table, rows, name, anchors.get(name, {}), options)
        draft.rows = np.arange(len(table.source.code))[rows]
        if table.given is not None and table.given.dtype.kind in "OU":
            draft.said = table.given
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
        nothing = value is None or (isinstance(value, float) and not math.isfinite(value))
        if nothing or not str(reason).strip():
            wanted = "a decision has a value and a reason; give (value, reason), or a Decision"
            raise InvalidModelError("resolve_columns", "pinned", decision, wanted)
        figure = value.value if isinstance(value, Quantity) else value
        found[key] = (figure, str(reason))
    return found


def _dispute(draft: Draft, table: Table) -> None:
    """Mark answers that somebody denies."""
    answers = draft.answers
    assert answers is not None
    if not table.denied:
        return
    place = {code: n for n, code in enumerate(draft.objects.tolist())}
    for denial in table.denied:
        at = place.get(_code(table.object, denial.object))
        if denial.attribute != draft.name or at is None:
            continue
        draft.denied.setdefault(int(draft.objects[at]), []).append(denial)
        if answers.status[at] == CODE[Status.KNOWN]:
            continue
        if draft.labels is not None:
            answer = answers.value[at]
            mine = None if answer < 0 else compared(draft.labels.names[int(answer)])
            hit = denial.value is None or mine is None or compared(denial.value) == mine
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


def _answer(drafts: list[Draft], table: Table, options: Options) -> None:
    """Answer every draft: a handful or by a rule one by one, what is right or wrong together."""
    asked: list[tuple[Draft, model.Question, Ints, Bools]] = []
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


def _ask(draft: Draft, options: Options, asked: list[tuple[Draft, model.Question, Ints, Bools]]) -> None:
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


def _judge(draft: Draft, options: Options) -> None:
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


def _settle(draft: Draft, table: Table, options: Options, rule: str) -> None:
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
        rough=draft.rough,
    )
