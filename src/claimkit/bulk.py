"""Resolve millions of claims that stand in columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import attrs

from claimkit.errors import InvalidModelError

if TYPE_CHECKING:
    import numpy as np

    from claimkit.estimation.columns import BadRow
    from claimkit.estimation.resolve import Part

Kind = Literal["record", "judgement", "label"]
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
            judgements: the factor by which it overstates, or on a plain scale the difference), spread
            (likewise), copying (for judgements the share of its claims taken to repeat another's, else the
            probability that it depends on another source), n_claims.
        kinds: for each attribute the kind, and why, in words.
        level: probability that an interval is to hold the truth.
        bad: rows that could not be used, where they were collected.
    """

    answers: dict[str, np.ndarray[Any, Any]]
    sources: dict[str, np.ndarray[Any, Any]]
    kinds: dict[Any, tuple[str, str]]
    level: float
    bad: tuple[BadRow, ...] = ()
    _parts: dict[Any, Part] = attrs.field(factory=dict, repr=False, alias="parts")
    _objects: Any = attrs.field(default=(), repr=False, alias="objects")
    _names: Any = attrs.field(default=(), repr=False, alias="names")

    def explain(self, object: Any, attribute: Any = None) -> str:  # noqa: A002
        """Say in words how an answer came about: the claims behind it, and those against it.

        Args:
            object: the object asked about.
            attribute: its attribute; may be left out where there is only one.

        Raises:
            KeyError: nothing was claimed about that object and attribute.
        """
        from claimkit.estimation.explain import explain_item

        if attribute is None and len(self._parts) == 1:
            attribute = next(iter(self._parts))
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
    kind: Kind | Mapping[Any, Kind] | None = None,
    dynamics: str | Mapping[Any, str] | None = None,
    anchors: Mapping[Any, Any] | None = None,
    parents: Mapping[Any, Any] | None = None,
    sources: Mapping[str, Any] | None = None,
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
        value: what is claimed: a number, or a label (any text).  Numbers written as texts are labels
            unless ``kind`` says otherwise.
        low: least value that the wording admits; empty where there is no such end.
        high: greatest value that the wording admits.  "At least 500" has low=500 and high=inf.
        time: when it was said: numbers, dates or ISO texts.
        source_kind: kind of source (police, organiser), whose members are expected to be biased alike.
        kind: "record" (sources quote one recorded figure), "judgement" (each estimates for itself) or
            "label"; for all attributes, or a mapping from attributes.  Left out, the data decide: see
            ``.kinds``.
        dynamics: "static" where the figure does not move with ``time``, for all attributes or by attribute;
            left out, a drift is corrected where claims held back show one.
        anchors: known truths: a mapping from (object, attribute), or from objects where there is one
            attribute, to values; or columns object, attribute, value.  They come back as given, teach how
            good the sources are, and set the width of intervals.
        parents: for labels, the next coarser label (or several) of a label; a coarser one is compatible with
            a finer one.
        sources: ``.sources`` of an earlier result, to use what was found there in place of finding it again.
        level: probability that an interval is to hold the truth.
        bad: "raise" one ExceptionGroup that names every row that cannot be used, or "collect" them in
            ``.bad``.

    Returns:
        Answers and sources as columns.

    Raises:
        ExceptionGroup: of :class:`~claimkit.errors.InvalidModelError`, one for each row that cannot be used.
        InvalidModelError: columns of different length, or an option that cannot be.
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
    }
    found = resolve_table(columns, Options(kind, dynamics, anchors, parents, sources, level, bad))
    return ColumnsResolution(
        answers=found.answers,
        sources=found.sources,
        kinds=found.kinds,
        level=level,
        bad=found.bad,
        parts=found.parts,
        objects=found.objects,
        names=found.names,
    )
