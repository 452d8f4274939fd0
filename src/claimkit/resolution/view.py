"""View: an answer laid out for a reader: the sentence, the picture, the evidence."""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.models import Claim
from claimkit.quantities import Quantity
from claimkit.render import Band, Bar, Block, Bullets, Chart, Paragraph, Role, Section, Table
from claimkit.resolution.model import Placement, Resolution, State
from claimkit.resolution.wording import date_words, value_words
from claimkit.verdicts import Status

_UNITS = {"person": "people", "year": "years", "degC": "°C", "city": "cities"}
_ORDER = {role: n for n, role in enumerate(Role)}


def section(resolution: Resolution) -> Section:
    """Lay out one answer."""
    state = resolution.state
    blocks: list[Block] = [Paragraph(s.sentence, "answer") for s in resolution.states if s.sentence]
    chart = _chart(resolution)
    if chart:
        blocks.append(chart)
    if resolution.placements:
        blocks.append(_table(resolution))
    blocks += [Paragraph(_capital(note) + ".") for note in resolution.notes]
    blocks += [Paragraph(f"Check: {flag}.", "caution") for flag in resolution.flags]
    alternatives = [a for s in resolution.states for a in s.alternatives]
    if alternatives:
        told = (
            f"{value_words(a.answer)}: {a.origins} origin{'s' * (a.origins != 1)}, {a.probability:.0%} "
            f"({', '.join(a.voices)})"
            for a in alternatives
        )
        blocks.append(Bullets(told))
    return Section(
        _capital(resolution.attribute.noun),
        blocks,
        note=f"{state.status.value.replace('_', ' ')}: {state.status.meaning}",
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def voice_words(claim: Claim) -> str:
    """Who says it, and where."""
    quoted = claim.voice.name != claim.source.name
    return f"{claim.voice.name}, in {claim.source.name}" if quoted else claim.source.name


def _ordered(placements: Iterable[Placement]) -> list[Placement]:
    last = 10**6
    return sorted(
        placements, key=lambda p: (_ORDER[p.role], last if p.state is None else p.state, p.claim.order)
    )


def _chart(resolution: Resolution) -> Chart | None:
    """A bar a claim; none for labels and dates, nor where there is nothing to compare."""
    placed = _ordered(resolution.placements)
    drawn = [(p, value) for p in placed if isinstance(value := p.claim.value, Quantity)]
    if len(drawn) < 2 and not resolution.parts:
        return None
    bars = [_bar(p, value) for p, value in drawn]
    bars += [
        Bar.of(
            f"Part: {part.name}",
            part.answer.interval,
            part.answer.value,
            role=Role.PART,
            note=value_words(part.answer),
        )
        for part in resolution.parts
        if isinstance(part.answer, Quantity)
    ]
    bands = [
        _band(s, answer, resolution)
        for s in resolution.states
        if s.status is not Status.REJECTED
        for answer in ([s.answer] if s.answer is not None else [a.answer for a in s.alternatives])
        if isinstance(answer, Quantity)
    ]
    unit = next((value.unit for _, value in drawn if value.unit), "")
    return Chart(
        f"{_capital(resolution.attribute.noun)}: who claimed what",
        bars,
        bands,
        _UNITS.get(unit, unit),
    )


def _bar(placed: Placement, value: Quantity) -> Bar:
    claim = placed.claim
    day = f", {date_words(claim.day_told)}" if claim.day_told else ""
    return Bar.of(
        voice_words(claim),
        value.interval,
        value.value,
        role=placed.role,
        note=f"“{claim.text or value}”{day}",
    )


def _band(state: State, answer: Quantity, resolution: Resolution) -> Band:
    when = (
        f"{date_words(state.about)}{', later' * state.later}: "
        if state.about and len(resolution.states) > 1
        else ""
    )
    return Band(answer.low, answer.high, answer.value, _capital(f"{when}{value_words(answer)}"))


def _table(resolution: Resolution) -> Table:
    rows = []
    for p in _ordered(resolution.placements):
        about = date_words(p.claim.day_told) if p.claim.day_told else "no day told"
        rows.append(
            (f"“{p.claim.text or p.claim.value}”", voice_words(p.claim), about, f"{p.role.words}: {p.reason}")
        )
    return Table(("Exact words", "Who says it", "About", "Place in the answer"), rows)
