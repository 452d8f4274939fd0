"""Whether the words around a value tell of the attribute that an extraction gives it."""

from __future__ import annotations

from claimkit.attributes import Attribute, attribute
from claimkit.extraction.ground import Ground
from claimkit.extraction.locating import Fault
from claimkit.extraction.model import CheckStatus
from claimkit.extraction.values import Stated
from claimkit.models import DENIAL
from claimkit.quantities import Quantity
from claimkit.reading.lexicon import plural, word_list
from claimkit.text import Span, read_table

_ANY = ("event_date", "event", DENIAL)  # attributes that say nothing of what a figure counts
_UNTOLD = "no word says"  # how a reader's reason begins where it found nothing that speaks against a figure


def unsupported(ground: Ground, told: Stated, measured: Attribute, quote: Span) -> Fault | str:
    """Return why the words do not tell of an attribute, or, where they do, what says so.

    Args:
        ground: the report.
        told: what the quote states.
        measured: the attribute.
        quote: where the quote stands.
    """
    name = measured.name
    if told.claim is not None:
        same = Span(told.claim.start or 0, told.claim.end or 0) == told.span
        return "read so by claimkit" if same else f"claimkit reads it of {told.claim.text!r}"
    if ground.unread:
        return f"the attribute is not checked: {ground.unread}"
    others = [c.attribute for c in ground.read(told.span) if c.attribute not in _ANY]
    kin = [other for other in others if _is_kin(other, name, ground)]
    if kin:
        return f"claimkit reads {kin[0]}"
    own = _told_of(ground, quote, name)
    if others and own and not any(_told_of(ground, quote, other) for other in others):
        return f"the quote says {own!r}"  # and what claimkit goes by stands outside of it
    if others and name not in _ANY:
        return Fault(CheckStatus.ATTRIBUTE_UNSUPPORTED, f"the words tell of {others[0]}, not of {name}")
    why = measured.why_not(told.value)
    if why:
        return Fault(CheckStatus.ATTRIBUTE_UNSUPPORTED, why)
    why = _measures_else(told, measured)
    refusal = ground.refused(told.span)
    if refusal is not None and _UNTOLD not in refusal.reason and not _is_thing(told, measured):
        why = why or f"claimkit does not read it: {refusal.reason}"
    if why:
        return Fault(CheckStatus.ATTRIBUTE_UNSUPPORTED, why)
    cue = _cue(ground, told, measured)
    if cue:
        return f"not read by claimkit; {cue!r} speaks for it"
    reason = refusal.reason if refusal is not None else f"no word here tells of {measured.noun}"
    return Fault(CheckStatus.ATTRIBUTE_UNSUPPORTED, reason)


def _told_of(ground: Ground, quote: Span, name: str) -> str:
    """The word of a quote that tells of an attribute; empty where none does."""
    words = (t for t in ground.words_around(quote) if quote.covers(Span(t.start, t.end)))
    return next((t.word for t in words if any(sense.attribute == name for sense in t.senses)), "")


def _is_thing(told: Stated, measured: Attribute) -> bool:
    """Whether a figure counts the very things that an attribute counts, and these are no persons."""
    unit = told.value.unit if isinstance(told.value, Quantity) else None
    return unit == measured.unit and unit not in (None, "person")


def _measures_else(told: Stated, measured: Attribute) -> str:
    """Why a figure is in no unit of an attribute; empty where it may be."""
    unit = told.value.unit if isinstance(told.value, Quantity) else None
    units = {measured.unit, *(u for name, us, _, _ in _measures() if name == measured.name for u in us)}
    if unit in (None, "person", *units) or measured.unit is None or (unit == "share" and measured.additive):
        return ""
    return f"it counts {unit}, and {measured.noun} are counted in {measured.unit}"


def _is_kin(one: str, other: str, ground: Ground) -> bool:
    """Whether one attribute is a part of the other: arrests of journalists are arrests."""
    own = ground.attributes
    return attribute(one, own).part_of == other or attribute(other, own).part_of == one


def _cue(ground: Ground, told: Stated, measured: Attribute) -> str:
    """The word around a value that says what is told, and does not say it of another one already."""
    if measured.name in _ANY:
        return told.span.of(ground.text)
    words = ground.words_around(told.span)
    said = [token.word for token in words]
    if measured.kind == "label":
        return next((word for word in said if word in word_list("label_cues")), "")
    cues = [t.word for t in words if any(sense.attribute == measured.name for sense in t.senses)]
    taken = ground.read(ground.around(told.span), measured.name)
    if len(cues) > len(taken):
        return cues[0]
    return "" if cues else _unit_cue(said, told, measured) or _noun_cue(said, measured)


def _unit_cue(said: list[str], told: Stated, measured: Attribute) -> str:
    """The unit of a measure, and the word of its sentence that says what is measured."""
    unit = told.value.unit if isinstance(told.value, Quantity) else None
    for name, units, telling, never in _measures():
        fits = not units or unit in units or ("*" in units and unit is not None and unit.isupper())
        if name == measured.name and fits and not never & set(said):
            cue = next((word for word in said if word in telling), "")
            if cue or (not telling and units):
                return cue or str(unit)
    return ""


def _noun_cue(said: list[str], measured: Attribute) -> str:
    """The noun of an attribute, or its name."""
    line = f" {' '.join(said)} "
    nouns = (measured.noun.lower(), measured.name.replace("_", " "))
    return next((form for noun in nouns for form in (noun, plural(noun)) if f" {form} " in line), "")


def _measures() -> list[tuple[str, frozenset[str], frozenset[str], frozenset[str]]]:
    rows = read_table("claimkit.reading", "measures.tsv")
    cells = [(*row, "", "", "")[:4] for row in rows]
    return [(n, *(frozenset(cell.split()) for cell in rest)) for n, *rest in cells]  # type: ignore[misc]
