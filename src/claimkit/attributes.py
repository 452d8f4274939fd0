"""Attribute: what a claim measures, and how that behaves over time, over parts and between sources."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

import attrs

from claimkit.arguments import Choice, nearest
from claimkit.choices import AttributeKind, DynamicsName
from claimkit.errors import InvalidModelError
from claimkit.quantities import Quantity
from claimkit.serialization import Serializable
from claimkit.text import read_table, writable_texts


class Kind(Choice):
    """How the claims of several sources come about."""

    RECORD = "record"
    JUDGEMENT = "judgement"
    LABEL = "label"


class Dynamics(Choice):
    """How the true value behaves while an event goes on."""

    STATIC = "static"
    CUMULATIVE = "cumulative"
    PEAK = "peak"
    STATUS = "status"


def _kind(value: Kind | AttributeKind) -> Kind:
    return Kind(value)


def _dynamics(value: Dynamics | DynamicsName) -> Dynamics:
    return Dynamics(value)


@attrs.frozen(field_transformer=writable_texts)
class Attribute(Serializable):
    """What is measured, and how it behaves.

    Attributes:
        name: identifier, such as ``"crowd_size"``.
        unit: unit of its quantities (``"person"``, ``"year"``, ...); None where any unit will do.
        kind: ``record`` (sources quote one recorded figure), ``judgement`` (sources estimate on their own) or
            ``label`` (categories and texts).
        dynamics: ``static``; ``cumulative`` (never falls: deaths, arrests); ``peak`` (grows and shrinks, the
            peak is asked for: crowds); ``status`` (a later value replaces an earlier one: charges).
        additive: whether values of disjoint parts add up to at most the value of the whole.
        part_of: name of an attribute that this one is a part of (arrests of journalists: arrests).
        bounded_by: name of an attribute that this one cannot exceed (arrests: crowd_size).
        several: whether several values can hold side by side (charges), rather than one of them.
        event_kind: what kind of event it belongs to; ``"background"`` for standing facts, None for any.
        noun: how a table names it, such as ``"arrests"``; the name with spaces where none is given.
        named: whether the sentence says what is counted, so that the value need not.
        sentence: how a sentence tells it, with ``{}`` for the value: ``"{} were arrested"``.

    Example:
        >>> attribute("arrests").dynamics, attribute("arrests").bounded_by
        (<Dynamics.CUMULATIVE: 'cumulative'>, 'crowd_size')
        >>> Attribute("tents", unit="tent", dynamics="peak").noun
        'tents'
    """

    name: str
    unit: str | None = None
    kind: Kind = attrs.field(default=Kind.RECORD, converter=_kind)
    dynamics: Dynamics = attrs.field(default=Dynamics.STATIC, converter=_dynamics)
    additive: bool = False
    part_of: str | None = None
    bounded_by: str | None = None
    several: bool = False
    event_kind: str | None = None
    named: bool = False
    noun: str = ""
    sentence: str = ""

    def __attrs_post_init__(self) -> None:
        """Check the name, and take noun and sentence from it where none were given."""
        if not isinstance(self.name, str) or not self.name or self.name != self.name.strip():
            raise InvalidModelError("Attribute", "name", self.name, "must be a word such as 'crowd_size'")
        if not self.noun:
            object.__setattr__(self, "noun", self.name.replace("_", " "))
        if not self.sentence:
            object.__setattr__(self, "sentence", f"{self.noun}: {{}}")

    def why_not(self, value: object) -> str:
        """Return why a value cannot be one of this attribute; an empty string where it can.

        >>> attribute("deaths").why_not(Quantity.exact(-3, "person"))
        'a count is never below zero'
        """
        ends = (value.value, value.low, value.high) if isinstance(value, Quantity) else ()
        below = any(end is not None and end < 0 for end in ends)
        return "a count is never below zero" if self.additive and below else ""


@functools.cache
def _vocabulary() -> Mapping[str, Attribute]:
    return {
        name: Attribute(
            name,
            unit or None,
            Kind(kind),
            Dynamics(dynamics),
            "parts" in traits,
            part_of or None,
            bounded_by or None,
            "several" in traits,
            event_kind or None,
            "named" in traits,
            noun,
            sentence,
        )
        for name, unit, kind, dynamics, traits, part_of, bounded_by, event_kind, noun, sentence in read_table(
            "claimkit", "attributes.tsv"
        )
    }


def vocabulary() -> tuple[Attribute, ...]:
    """Return the built-in attributes for protests, accidents, disasters and trials, in the table's order.

    >>> "deaths" in {a.name for a in vocabulary()}
    True
    """
    return tuple(_vocabulary().values())


def _having(trait: str) -> frozenset[str]:
    return frozenset(row[0] for row in read_table("claimkit", "attributes.tsv") if trait in row[4].split())


MOMENTARY = _having("momentary")
"""What is measured at a moment of an event that goes on: its day is not that of what the event brought."""
TOLLS = _having("toll")
"""What an event brings: news tells it of the event and not of a day."""


def is_known(name: str) -> bool:
    """Whether a name is of a built-in attribute.

    >>> is_known("deaths"), is_known("cause")
    (True, False)
    """
    return name in _vocabulary()


def attribute(name: str, own: Iterable[Attribute] = ()) -> Attribute:
    """Return the attribute of a name: the caller's own, else the built-in, else a plain static one.

    An unknown name is no error: nothing is known of it but the name, so its claims are taken as they stand.
    One that is nearly the name of an attribute is that name misspelt.

    Raises:
        InvalidModelError: the name is blank, or that of an attribute misspelt.

    >>> attribute("crowd_size").dynamics.value, attribute("lanterns").dynamics.value
    ('peak', 'static')
    >>> attribute("arests")
    Traceback (most recent call last):
    ...
    claimkit.errors.InvalidModelError: Attribute.name = 'arests': did you mean 'arrests'? Else declare it: \
attributes=[Attribute('arests')]
    """
    known = {**_vocabulary(), **{a.name: a for a in own}}
    return known[name] if name in known else _unknown(name, tuple(known))


@functools.cache
def _unknown(name: str, known: tuple[str, ...]) -> Attribute:
    if near := nearest(name, known):
        reason = f"did you mean {near!r}? Else declare it: attributes=[Attribute({name!r})]"
        raise InvalidModelError("Attribute", "name", name, reason)
    return Attribute(name)
