"""How two claims stand to each other, and which claims can be true together.

Most disagreement is not conflict.  :func:`relate` names the relation of two claims with its reason, so that
only true conflicts are weighed against each other; :func:`consistent_groups` finds the largest sets of claims
that share a possible value.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable

import attrs

from claimkit.arguments import Choice, demand, list_of
from claimkit.attributes import Attribute, Dynamics, attribute
from claimkit.datespans import DateSpan
from claimkit.independence import voice_key
from claimkit.models import DENIAL, UNTOLD, Claim, Grade, Modality, Value
from claimkit.names import match_any
from claimkit.quantities import Bound, Change, Interval, Quantity
from claimkit.serialization import Serializable
from claimkit.text import read_table
from claimkit.verdicts.succession import Telling, before, moments, succeeds, withdraws
from claimkit.verdicts.values import below, compatible, consistent_groups, core, extent, label, same_figure

__all__ = [
    "Relation",
    "RelationKind",
    "compatible",
    "consistent_groups",
    "core",
    "covers",
    "denies",
    "extent",
    "is_open_denial",
    "is_step",
    "lies_in",
    "part_of_whole",
    "relate",
    "same_place",
    "says_nothing",
    "takes_back",
    "telling",
]

UNREAL = "modality: what could be is not what is"
STEPS = {Change.ROSE_BY, Change.FELL_BY, Change.ADDED, Change.MULTIPLIED}
"""Changes that tell by how much, and not to what."""


class RelationKind(Choice):
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
    own = list_of("relate", "attributes", attributes, Attribute)
    for name, given in (("first", first), ("second", second)):
        demand("relate", name, given, Claim)
    first, second = sorted((first, second), key=lambda claim: claim.order)
    if first.attribute != second.attribute:
        return _across_attributes(first, second, own)
    measured = attribute(first.attribute, own)
    found = _by_referent(first, second, measured) or _by_manner(first, second, measured)
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
        if a.scope and a.scope != b.scope:
            return Relation(RelationKind.SCOPE, a, b, f"one counts {a.scope} only")
    told_one = first.event is not None and first.event == second.event
    if not told_one and same_place(first, second) is False:
        return Relation(
            RelationKind.DISTINCT_EVENT, first, second, f"two places: {_place(first)} and {_place(second)}"
        )
    return None


def denies(denial: Claim, claim: Claim) -> bool:
    """Whether a claim that denies something denies what another one says.

    In words it denies whatever is said of its attribute; a value is denied with all that it holds: who
    denies "more than 100" denies 149, and who denies 20 does not deny "at least 10".
    """
    if denial.modality is not Modality.DENIED or claim.modality is Modality.DENIED:
        return False
    return covers(denial.value, claim.value)


def is_open_denial(claim: Claim) -> bool:
    """Whether a claim denies what its text does not tell: "he denied it".

    >>> is_open_denial(Claim("denial", "He denied it", "Post", modality="denied", scope=UNTOLD))
    True
    """
    return claim.attribute == DENIAL and claim.scope == UNTOLD


def covers(denied: Value, value: Value) -> bool:
    """Whether a value cannot hold where another one is denied."""
    a, b = extent(denied), extent(value)
    if isinstance(a, Interval) and isinstance(b, Interval):
        return b.within(a) or same_figure(denied, value)
    return a == b or (isinstance(a, str) and isinstance(b, Interval))


def takes_back(withdrawn: Claim, claim: Claim) -> bool:
    """Whether a claim that says of a figure that it holds no longer means that of another claim."""
    if not withdrawn.withdrawn or claim.withdrawn or not same_figure(withdrawn.value, claim.value):
        return False
    return not before(moments(withdrawn.told), moments(claim.told))


@functools.cache
def _unsaid() -> frozenset[str]:
    return frozenset(label(row[0]) for row in read_table("claimkit", "unsaid.tsv"))


def says_nothing(claim: Claim) -> bool:
    """Whether a claim only says that its answer is not known: a table's "unknown".

    >>> says_nothing(Claim("plea", "Not known ", "Metro")), says_nothing(Claim("plea", "guilty", "Metro"))
    (True, False)
    """
    return isinstance(claim.value, str) and label(claim.value) in _unsaid()


def is_step(claim: Claim) -> bool:
    """Whether a claim tells by how much a figure changed: "another 40"."""
    value = claim.value
    return isinstance(value, Quantity) and value.change in STEPS and value.figure is not None


def part_of_whole(part: Claim, whole: Claim, measured: Attribute) -> bool:
    """Whether one report counts some of the many: a smaller figure beside a greater one, without a change.

    So do two figures for two days of a count that only grows.  What is said to be the total, by whomever,
    holds what the writer has told of it, and what anybody counted in one place.  One person told of is one of
    the many, and a writer who has a count and says "several" speaks of some of them, whoever is quoted.  Who
    is counted by a sentence that does not say in what is one of those whom the headline counts.

    Args:
        part: the smaller figure.
        whole: the greater one.
        measured: what they count.
    """
    if not measured.additive or part.report is None or part.report != whole.report:
        return False
    counted_there = part.place is not None and whole.place is None
    of_all = whole.is_total and (part.speaker is None or counted_there)
    related = (
        part.voice.name == whole.voice.name or tells_some(part) or of_all or _headed(part, whole, measured)
    )
    timely = (
        measured.dynamics is Dynamics.CUMULATIVE
        or part.about is None
        or whole.about is None
        or part.about.overlaps(whole.about)
    )
    still = not any(t.moved or t.corrects for t in (telling(part), telling(whole)))
    return related and timely and still and below(part.value, whole.value)


def _headed(part: Claim, whole: Claim, measured: Attribute) -> bool:
    """Whether a headline counts who came to harm, and a sentence below it some, without a word on what."""
    said = part.kind_grade is Grade.UNKNOWN or part.kind_grade >= Grade.SENTENCE
    return whole.headline and not said and measured.dynamics is Dynamics.CUMULATIVE


def tells_some(c: Claim) -> bool:
    """Whether a claim speaks of one or of several, which a writer who has a count means of the many."""
    value = c.value
    return isinstance(value, Quantity) and (
        value.bound is Bound.VAGUE or (value.value, value.bound) == (1, Bound.EXACT)
    )


def telling(claim: Claim) -> Telling:
    """Put a claim as what can overtake another, or be overtaken."""
    days, value = claim.day_told, claim.value
    change = value.change if isinstance(value, Quantity) else None
    return Telling(
        value,
        voice_key(claim),
        moments(claim.told),
        None if days is None else _ordinals(days),
        claim.corrects or change is Change.REVISED_TO,
        {Change.ROSE_TO: 1, Change.FELL_TO: -1}.get(change, 0) if change else 0,
    )


def _ordinals(span: DateSpan) -> tuple[float, float] | None:
    if span.earliest is None and span.latest is None:
        return None
    first = float("-inf") if span.earliest is None else float(span.earliest.toordinal())
    last = float("inf") if span.latest is None else float(span.latest.toordinal())
    return first, last


def _by_manner(first: Claim, second: Claim, measured: Attribute) -> Relation | None:
    """Relations that hold because of who says it and in what manner."""
    for a, b in ((first, second), (second, first)):
        if denies(a, b):
            return Relation(RelationKind.DISPUTED, b, a, f"{a.voice.name} denies what {b.voice.name} says")
        if a.modality is Modality.DENIED:
            said = "denies as well" if b.modality is Modality.DENIED else "does not say"
            return Relation(
                RelationKind.COMPATIBLE, a, b, f"{a.voice.name} denies what {b.voice.name} {said}"
            )
        if a.withdrawn and b.withdrawn:
            return Relation(RelationKind.COMPATIBLE, a, b, "both are said to hold no longer")
        if a.withdrawn:
            early, late = (b, a) if takes_back(a, b) else (a, b)
            return Relation(
                RelationKind.SUCCESSIVE, early, late, f"{a.voice.name} says that {_words(a)} holds no longer"
            )
    for a, b in ((first, second), (second, first)):
        if a.modality is Modality.HYPOTHETICAL and (measured.additive or b.modality is not a.modality):
            return Relation(RelationKind.COMPATIBLE, a, b, UNREAL)
        if says_nothing(a) and not says_nothing(b):
            return Relation(RelationKind.COMPATIBLE, a, b, f"{_words(a)} says nothing")
    days = None if measured.dynamics is Dynamics.STATIC else {c.about for c in (first, second)} - {None}
    again = first.report is not None and first.report == second.report and len(days or ()) < 2
    if again and compatible(first.value, second.value):
        if first.headline != second.headline:
            return Relation(RelationKind.REPEAT, first, second, "the headline repeats the body")
        if first.voice == second.voice:
            return Relation(RelationKind.REPEAT, first, second, "the same report says it again")
    return None


def _by_time(first: Claim, second: Claim, measured: Attribute) -> Relation | None:
    """Relations that hold because of when it is told, or of which days."""
    one, other = telling(first), telling(second)
    dynamics = measured.dynamics
    orders = (first, one, second, other), (second, other, first, one)
    for early, a, late, b in orders:
        if withdraws(b, a, dynamics) and not withdraws(a, b, dynamics):
            how = "is a correction of" if b.corrects else f"is what {late.voice.name} said after"
            return Relation(RelationKind.SUCCESSIVE, early, late, f"{_words(late)} {how} {_words(early)}")
    for early, a, late, b in orders:
        if succeeds(b, a, dynamics) and not succeeds(a, b, dynamics):
            told = f", told on {day}" if (day := _day(late)) else ""
            reason = f"{_words(late)}{told} is a later state than {_words(early)}"
            return Relation(RelationKind.SUCCESSIVE, early, late, reason)
    return _by_days(first, second, measured)


def _by_days(first: Claim, second: Claim, measured: Attribute) -> Relation | None:
    """Relations of claims about days that do not meet; of crowds also days that a report narrowed down."""
    peak = measured.dynamics is Dynamics.PEAK
    if not peak and measured.dynamics is not Dynamics.STATIC:
        return None
    days = [c.about if peak else c.day_told for c in (first, second)]
    if days[0] is None or days[1] is None or days[0].overlaps(days[1]):
        return _by_swelling(first, second) if peak else None
    early, late = (first, second) if str(days[0].latest) < str(days[1].latest) else (second, first)
    told = f"{early.about and early.about.edtf}, then {late.about and late.about.edtf}"
    if peak:
        return Relation(RelationKind.SUCCESSIVE, early, late, f"two states: {told}")
    if compatible(first.value, second.value):
        return None  # what is static holds on other days too
    return Relation(RelationKind.DISTINCT_EVENT, early, late, f"two dates: {told}")


def _by_swelling(first: Claim, second: Claim) -> Relation | None:
    """Two sizes of a crowd of which the words say that the one led to the other: "swelled to"."""
    for still, moved in ((first, second), (second, first)):
        figures = [c.value.figure if isinstance(c.value, Quantity) else None for c in (still, moved)]
        swelled = telling(moved).moved and not telling(still).moved and still.report == moved.report
        if swelled and figures[0] not in (None, figures[1]):
            return Relation(RelationKind.SUCCESSIVE, still, moved, f"{_words(moved)} follows {_words(still)}")
    return None


def _day(claim: Claim) -> str:
    told = claim.told
    return f"{told:%Y-%m-%d %H:%M}" if isinstance(told, datetime.datetime) else str(told or "")


def _by_value(first: Claim, second: Claim, measured: Attribute) -> Relation:
    a, b = first.value, second.value
    if isinstance(a, Quantity) and isinstance(b, Quantity) and a.unit and b.unit and a.unit != b.unit:
        return Relation(RelationKind.INCOMPARABLE, first, second, f"different units: {a.unit} and {b.unit}")
    if type(a) is not type(b):
        return Relation(RelationKind.INCOMPARABLE, first, second, "different kinds of value")
    for step, other in ((first, second), (second, first)):
        if is_step(step) and not is_step(other):
            return Relation(RelationKind.PART_WHOLE, step, other, f"{_words(step)} is a step, not a total")
    for part, whole in ((first, second), (second, first)):
        if part_of_whole(part, whole, measured):
            return Relation(
                RelationKind.PART_WHOLE, part, whole, f"{_words(part)} is counted among {_words(whole)}"
            )
    successive = _by_time(first, second, measured)
    if successive is not None:
        return successive
    if compatible(a, b):
        return _of_compatible(first, second)
    if measured.several:
        return Relation(
            RelationKind.COMPATIBLE,
            first,
            second,
            f"{_words(first)} and {_words(second)} can stand side by side",
        )
    return Relation(
        RelationKind.CONFLICT, first, second, f"{_words(first)} and {_words(second)} cannot both hold"
    )


def _of_compatible(first: Claim, second: Claim) -> Relation:
    a, b = extent(first.value), extent(second.value)
    if a == b or same_figure(first.value, second.value):
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
