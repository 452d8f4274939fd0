"""Resolve millions of claims that stand in columns."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import attrs

from claimkit.choices import AttributeKind, ColumnRule, DynamicsName
from claimkit.errors import InvalidModelError

if TYPE_CHECKING:
    import numpy as np

    from claimkit.estimation.columns import BadRow
    from claimkit.estimation.drafts import Part

SHOWN = 12
"""How many claims an explanation lists."""


@attrs.frozen(eq=False)
class ColumnsResolution:
    """What :func:`resolve_columns` finds.

    Attributes:
        answers: one entry for each object and attribute, sorted by attribute and object.  Columns object,
            attribute, value (NaN, None for labels, where accounts stand against each other and none leads),
            low, high (ends of the range; NaN for labels), status (as :class:`~claimkit.Status`;
            ``estimated`` where the value is a consensus that nobody need claim, ``known`` from anchors,
            ``untold`` where nothing was said), probability (of the value, or for estimates of the
            interval), n_claims and n_origins (claims that do not repeat one another).
        sources: one entry for each source and attribute.  Columns source, attribute, kind, scale ("ratio"
            where errors are factors, else "plain"), reliability (for records and labels the share of right
            claims; for judgements the share of the variance of its claims that is not error), bias (for
            judgements: the factor by which it overstates, or on a plain scale the difference; told wherever
            it can be estimated), corrected (whether answers are corrected for it), spread (likewise),
            copying (for judgements the share of its claims taken to repeat another's, else the probability
            that it depends on another source), n_claims.
        kinds: for each attribute the kind, and why, in words.
        level: probability that an interval is to hold the truth.
        bad: rows that could not be used, where they were collected.

    Where ``about`` was given, answers have that column too: figures of two dates are two answers.
    """

    answers: dict[str, np.ndarray[Any, Any]]
    sources: dict[str, np.ndarray[Any, Any]]
    kinds: dict[Any, tuple[str, str]]
    level: float
    bad: tuple[BadRow, ...] = ()
    _parts: dict[Any, Part] = attrs.field(factory=dict, repr=False, alias="parts")
    _objects: Any = attrs.field(default=(), repr=False, alias="objects")
    _names: Any = attrs.field(default=(), repr=False, alias="names")
    _found: Any = attrs.field(default=None, repr=False, alias="found")

    def __repr__(self) -> str:
        """Say how much was answered, and of what kind."""
        kinds = ", ".join(f"{name}: {kind}" for name, (kind, _) in self.kinds.items())
        counts = f"answers: {len(self.answers['object'])}, sources: {len(self.sources['source'])}"
        return f"<ColumnsResolution {counts}; {kinds}>"

    def _repr_html_(self) -> str:
        """Show the first answers as a table in a notebook."""
        names = list(self.answers)
        head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
        rows = zip(*(self.answers[name][:SHOWN].tolist() for name in names), strict=True)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows
        )
        return f"<p>{html.escape(repr(self))}</p><table><tr>{head}</tr>{body}</table>"

    @property
    def claims(self) -> dict[str, np.ndarray[Any, Any]]:
        """The place of every row that could be used, as columns.

        Row, role (supporting, vaguer, superseded by a later state, dissenting, set_aside for denials and
        what rules nothing out, or repeat where the source has said it), weight (one for an origin of its
        own, a share of it for claims of one origin) and copy_of (the source that it most likely repeats).

        Example:
            >>> found = resolve_columns(
            ...     source=["a", "b", "a"], object=["Metz"] * 3, value=[12, 15, 12], time=[1, 2, 3]
            ... )
            >>> found.claims["role"].tolist()
            ['superseded', 'supporting', 'repeat']
        """
        from claimkit.estimation.roles import claims_table

        return claims_table(self._found)

    @property
    def _untold(self) -> set[tuple[Any, Any]]:
        """Objects and attributes of which only denials, and what only could be, are told."""
        return set(self._found.silent) if self._found is not None else set()

    def explain(self, object: Any, attribute: Any = None) -> str:  # noqa: A002
        """Say in words how an answer came about: the claims behind it, and those against it.

        Args:
            object: the object asked about.
            attribute: its attribute; may be left out where there is only one.

        Raises:
            KeyError: nothing was claimed about that object and attribute.
        """
        from claimkit.estimation.explain import UNTOLD, explain_item

        here = dict.fromkeys(self.answers["attribute"].tolist())
        if attribute is None and len(here) == 1:
            attribute = next(iter(here))
        if (object, attribute) in self._untold:
            return f"{object}: {UNTOLD}"
        if attribute not in self._parts:
            raise KeyError(f"no attribute {attribute!r}; there are {', '.join(map(repr, self._parts))}")
        part = self._parts[attribute]
        return explain_item(part, object, self._objects, self._names, self.level, SHOWN)


def resolve_columns(
    *,
    source: Any,
    object: Any,  # noqa: A002
    attribute: Any = None,
    value: Any = None,
    low: Any = None,
    high: Any = None,
    time: Any = None,
    source_kind: Any = None,
    kind: AttributeKind | Mapping[Any, AttributeKind] | None = None,
    dynamics: DynamicsName | Mapping[Any, DynamicsName] | None = None,
    anchors: Mapping[Any, Any] | None = None,
    parents: Mapping[Any, Any] | None = None,
    sources: Mapping[str, Any] | None = None,
    about: Any = None,
    modality: Any = None,
    bound: Any = None,
    reliability: Mapping[Any, float] | None = None,
    rule: ColumnRule = "consensus",
    precedence: Sequence[Any] = (),
    pinned: Mapping[Any, Any] | None = None,
    level: float = 0.9,
    bad: Literal["raise", "collect"] = "raise",
) -> ColumnsResolution:
    """Find what holds of each object from what sources claim, and how far each source is to be believed.

    Every argument is a column (a sequence, a numpy array, a column of pandas or polars), one entry a claim.
    The order of the rows does not matter.  A source that repeats itself counts once; where it says
    something else later, its last word counts.

    Args:
        source: who claims.
        object: about what.
        attribute: which property of it; left out, there is one.
        value: what is claimed: a number, a wording of one ("at least 60"), or a label (any text).  A few
            codes that recur ("0", "1") are labels; other numbers written as texts are refused unless ``kind``
            says what they are.  Labels are compared whatever their case and blanks.
        low: least value that the wording admits; empty where there is no such end.
        high: greatest value that the wording admits.  "At least 500" has low=500 and high=inf.
        time: when it was said: numbers, dates or ISO texts; a date means its whole day.  Hours without a
            time zone beside hours with one are rows that cannot be used.  A handful of figures
            of which nothing else is said are taken to rise: the later and higher is the later state.
        source_kind: kind of source (police, organiser), whose members are expected to be biased alike.
        kind: "record" (sources quote one recorded figure), "judgement" (each estimates for itself) or
            "label"; for all attributes, or a mapping from attributes.  Left out, the data decide, but for
            built-in attributes that are counted one by one ("deaths"), which are records: see ``.kinds``.
        dynamics: "static" where the figure does not move with ``time``, "cumulative" where it only grows,
            "status" where a later word replaces an earlier one, "peak"; for all attributes or by attribute.
            Left out, it is that of the built-in attribute of the name; of estimates, a drift is corrected
            where claims held back show one.
        anchors: known truths: a mapping from (object, attribute), or from objects where there is one
            attribute, to values; or columns object, attribute, value.  They come back as given, set the width
            of intervals, and teach how good sources are (of estimates: where that helps at others of them).
        parents: for labels, the next coarser label (or several) of a label; a coarser one is compatible with
            a finer one.
        sources: ``.sources`` of an earlier result, to use what was found there in place of finding it again.
        about: what date a figure is about: figures of one object for two dates are two answers.
        modality: how it is meant: "asserted", "alleged", "denied" or "hypothetical".  What a source denies is
            ``disputed``, and what only could be is set aside.
        bound: kind of statement, as :func:`claimkit.parse_quantities` gives it: the ends of "about" and
            "almost" are those of a hedge, which other figures must come nearer to agree; all others are
            stated, and hold what lies between.  A figure without ends gets those of its bound, "at least" its
            own.  Where it is left out or empty, ends that hedges have by convention are theirs.
        reliability: chance of being right, in (0, 1), by name of a source or of a kind of sources.
        rule: how to choose between accounts, for all attributes or by attribute, see
            :func:`claimkit.resolve`; "consensus" weighs them.
        precedence: for the rule of that name, sources in the order in which they are to be followed.
        pinned: an editor's decisions by object or (object, attribute): (value, reason), or a
            :class:`~claimkit.Decision`.  They stand as ``known``, with the reason in ``explain``.
        level: probability that an interval is to hold the truth.
        bad: "raise" one ExceptionGroup that names every row that cannot be used, or "collect" them in
            ``.bad``.

    Returns:
        Answers and sources as columns.

    Raises:
        ExceptionGroup: of :class:`~claimkit.errors.InvalidModelError`, one for each row that cannot be used.
        InvalidModelError: columns of different length, an option that cannot be, a name in ``reliability`` or
            ``precedence`` that is of nobody here, or a rule that lacks what it needs.
        NoClaimsError: there is no claim.

    Example:
        >>> found = resolve_columns(
        ...     source=["a", "b", "c", "a", "b"],
        ...     object=["Metz", "Metz", "Metz", "Nancy", "Nancy"],
        ...     value=[118634, 118634, 120000, 104260, 104260],
        ... )
        >>> found.answers["value"].tolist()
        [118634.0, 104260.0]
    """
    from claimkit.estimation.resolve import resolve_table
    from claimkit.estimation.table import Options

    if not isinstance(level, int | float) or not 0.0 < level < 1.0:
        raise InvalidModelError(
            "resolve_columns", "level", level, "a probability between 0 and 1, such as 0.9"
        )
    columns = {
        "source": source,
        "object": object,
        "attribute": attribute,
        "value": value,
        "low": low,
        "high": high,
        "time": time,
        "source_kind": source_kind,
        "about": about,
        "modality": modality,
        "bound": bound,
    }
    options = Options(
        kind=kind,
        dynamics=dynamics,
        anchors=anchors,
        parents=parents,
        sources=sources,
        level=level,
        bad=bad,
        reliability=reliability,
        rule=rule,
        precedence=tuple(map(str, precedence)),
        pinned=pinned,
    )
    found = resolve_table(columns, options)
    return ColumnsResolution(
        answers=found.answers,
        sources=found.sources,
        kinds=found.kinds,
        level=level,
        bad=found.bad,
        parts=found.parts,
        objects=found.objects,
        names=found.names,
        found=found,
    )
