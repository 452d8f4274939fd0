"""How two claims stand to each other, and which claims can be true together.

Most disagreement is not conflict.  :func:`relate` names the relation of two claims with its reason, so that
only true conflicts are weighed against each other; :func:`consistent_groups` finds the largest sets of claims
that share a possible value.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from claimkit.attributes import Attribute, Dynamics, attribute
from claimkit.models import Claim, Modality
from claimkit.names import match_any
from claimkit.quantities import Change, Interval, Quantity
from claimkit.serialization import Serializable
from claimkit.verdicts.values import compatible, consistent_groups, core, extent

__all__ = [
    "Relation",
    "RelationKind",
    "compatible",
    "consistent_groups",
    "core",
    "extent",
    "lies_in",
    "relate",
    "same_place",
]


class RelationKind(StrEnum):
    """Relations between two claims; only ``conflict`` sets them against each other."""

    AGREE = "agree"
    REFINES = "refines"
    COMPATIBLE = "compatible"
    REPEAT = "repeat"
    SUCCESSIVE = "successive"
    PART_WHOLE = "part_whole"
    OVERLAP = "overlap"
    SCOPE = "scope"
    DISTINCT_EVENT = "distinct_event"
    DISTINCT_ATTRIBUTE = "distinct_attribute"
    DISPUTED = "disputed"
    INCOMPARABLE = "incomparable"
    PLAUSIBILITY = "plausibility"
    CONFLICT = "conflict"


@attrs.frozen
class Relation(Serializable):
    """The relation of two claims, and why.

    Attributes:
        kind: the relation; for ``refines`` the first claim is the narrower, for ``successive`` the earlier,
            for ``part_whole`` the part, for ``scope`` the narrower in extent.
        first: one claim.
        second: the other.
        reason: why, in words.
    """

    kind: RelationKind
    first: Claim
    second: Claim
    reason: str


def same_place(first: Claim, second: Claim) -> bool | None:
    """Whether two claims speak of one place; None where one of them names none."""
    if first.place is None or second.place is None:
        return None
    one, other = ([place.name, *place.aliases] for place in (first.place, second.place))
    best = match_any(one, other, kind="place")
    return best is not None and best.is_match


def lies_in(first: Claim, second: Claim) -> bool:
    """Whether the first claim's place is said to lie in the second's."""
    inner, outer = first.place, second.place
    return bool(inner and outer and inner.part_of and inner.part_of in {outer.name, *outer.aliases})


def relate(first: Claim, second: Claim, attributes: Iterable[Attribute] = ()) -> Relation:
    """Name the relation of two claims.

    Args:
        first: a claim.
        second: another.
        attributes: the caller's own attributes, before the built-in ones.

    Returns:
        The relation with its reason; the claims may be swapped in it, see :class:`Relation`.

    Example:
        >>> hearing = Claim.from_text("crowd_size", "about 5,000", source="A", about="15 January 2024")
        >>> verdict = Claim.from_text("crowd_size", "about 5,000", source="A", about="17 January 2024")
        >>> print(relate(verdict, hearing).kind, "-", relate(verdict, hearing).reason)
        successive - two states: 2024-01-15, then 2024-01-17
    """
    own = tuple(attributes)
    first, second = sorted((first, second), key=lambda claim: claim.order)
    if first.attribute != second.attribute:
        return _across_attributes(first, second, own)
    measured = attribute(first.attribute, own)
    found = _by_referent(first, second, measured) or _by_manner(first, second)
    return found or _by_value(first, second, measured)


def _across_attributes(first: Claim, second: Claim, own: tuple[Attribute, ...]) -> Relation:
    for a, b in ((first, second), (second, first)):
        measured = attribute(a.attribute, own)
        if measured.part_of == b.attribute:
            return Relation(
                RelationKind.OVERLAP,
                a,
                b,
                f"{measured.noun} may be among the {attribute(b.attribute, own).noun}; do not add",
            )
        if measured.bounded_by == b.attribute:
            return Relation(
                RelationKind.PLAUSIBILITY,
                a,
                b,
                f"{measured.noun} cannot exceed {attribute(b.attribute, own).noun}",
            )
    nouns = [attribute(c.attribute, own).noun for c in (first, second)]
    return Relation(
        RelationKind.DISTINCT_ATTRIBUTE,
        first,
        second,
        f"one is about {nouns[0]}, the other about {nouns[1]}",
    )


def _by_referent(first: Claim, second: Claim, measured: Attribute) -> Relation | None:
    """Relations that hold because the claims are about different things."""
    if first.event and second.event and first.event != second.event:
        return Relation(
            RelationKind.DISTINCT_EVENT, first, second, f"two events: {first.event} and {second.event}"
        )
    for a, b in ((first, second), (second, first)):
        if lies_in(a, b):
            kind = RelationKind.PART_WHOLE if measured.additive else RelationKind.SCOPE
            return Relation(kind, a, b, f"{_place(a)} is a part of {_place(b)}")
        if a.scope and not b.scope:
            return Relation(RelationKind.SCOPE, a, b, f"one counts {a.scope} only")
    if same_place(first, second) is False:
        return Relation(
            RelationKind.DISTINCT_EVENT, first, second, f"two places: {_place(first)} and {_place(second)}"
        )
    if first.about and second.about and not first.about.overlaps(second.about):
        early, late = sorted(
            (first, second), key=lambda c: str(c.about and (c.about.latest or c.about.earliest))
        )
        days = f"{early.about and early.about.edtf}, then {late.about and late.about.edtf}"
        if measured.dynamics is Dynamics.STATIC:
            return Relation(RelationKind.DISTINCT_EVENT, early, late, f"two dates: {days}")
        return Relation(RelationKind.SUCCESSIVE, early, late, f"two states: {days}")
    return None


def _by_manner(first: Claim, second: Claim) -> Relation | None:
    """Relations that hold because of who says it and in what manner."""
    for a, b in ((first, second), (second, first)):
        if a.modality is Modality.DENIED and b.modality is not Modality.DENIED:
            return Relation(RelationKind.DISPUTED, b, a, f"{a.voice.name} denies what {b.voice.name} says")
    same_report = first.report is not None and first.report == second.report
    if same_report and first.voice == second.voice and compatible(first.value, second.value):
        return Relation(RelationKind.REPEAT, first, second, "the same report says it again")
    if same_report and first.headline != second.headline and compatible(first.value, second.value):
        return Relation(RelationKind.REPEAT, first, second, "the headline repeats the body")
    return None


def _by_value(first: Claim, second: Claim, measured: Attribute) -> Relation:
    a, b = first.value, second.value
    if isinstance(a, Quantity) and isinstance(b, Quantity) and a.unit and b.unit and a.unit != b.unit:
        return Relation(RelationKind.INCOMPARABLE, first, second, f"different units: {a.unit} and {b.unit}")
    if type(a) is not type(b):
        return Relation(RelationKind.INCOMPARABLE, first, second, "different kinds of value")
    if compatible(a, b):
        return _of_compatible(first, second)
    changes = (Change.ROSE_TO, Change.FELL_TO)
    for early, late in ((first, second), (second, first)):
        moved = isinstance(late.value, Quantity) and late.value.change in changes
        later = early.told is not None and late.told is not None and str(late.told) > str(early.told)
        if measured.dynamics is not Dynamics.STATIC and (moved or (later and _grows(early, late, measured))):
            return Relation(
                RelationKind.SUCCESSIVE, early, late, f"{_words(late)} is a later state than {_words(early)}"
            )
    return Relation(
        RelationKind.CONFLICT, first, second, f"{_words(first)} and {_words(second)} cannot both hold"
    )


def _grows(early: Claim, late: Claim, measured: Attribute) -> bool:
    """Whether a later claim can be a later state: totals never fall, a status may change."""
    if measured.dynamics is not Dynamics.CUMULATIVE:
        return True
    a, b = core(early.value), core(late.value)
    return isinstance(a, Interval) and isinstance(b, Interval) and a.below(b)


def _of_compatible(first: Claim, second: Claim) -> Relation:
    a, b = extent(first.value), extent(second.value)
    figures = [v.value for v in (first.value, second.value) if isinstance(v, Quantity)]
    if a == b or (len(figures) == 2 and figures[0] is not None and figures[0] == figures[1]):
        return Relation(
            RelationKind.AGREE, first, second, f"{_words(first)} and {_words(second)} name the same"
        )
    if isinstance(a, Interval) and isinstance(b, Interval):
        for (one, inner), (other, outer) in (((first, a), (second, b)), ((second, b), (first, a))):
            if inner.within(outer):
                return Relation(
                    RelationKind.REFINES, one, other, f"{_words(one)} lies within {_words(other)}"
                )
    return Relation(
        RelationKind.COMPATIBLE, first, second, f"{_words(first)} and {_words(second)} can both hold"
    )


def _place(claim: Claim) -> str:
    return claim.place.name if claim.place else "no place"


def _words(claim: Claim) -> str:
    return f"“{claim.text}”" if claim.text else str(claim.value)
