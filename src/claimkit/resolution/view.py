"""View: an answer laid out for a reader: the sentence, the picture, the evidence."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote

import attrs

from claimkit.attributes import Attribute
from claimkit.models import Claim, Value
from claimkit.quantities import Quantity, many
from claimkit.render import Answer, Band, Bar, Block, Bullets, Chart, Paragraph, Role, Section, Table
from claimkit.resolution.model import OPEN, Placement, Resolution, State
from claimkit.resolution.wording import date_words, listed, value_words
from claimkit.verdicts import Status

_ORDER = {role: n for n, role in enumerate(Role)}


_NAMED = 2  # voices up to this many are named beside a bar; more are counted
_SHOWN_STATES = 2  # states up to this many are told in one row of a board


def answer_row(resolution: Resolution, anchor: str = "") -> Answer:
    """Return an answer as a row of a board: the question, the answer in the fewest words, and its picture."""
    return Answer(
        _capital(resolution.attribute.noun),
        answer_words(resolution),
        _statuses(resolution),
        _counted(resolution),
        bands=_bands(resolution),
        bars=_bars(resolution),
        anchor=anchor,
    )


def answer_words(resolution: Resolution) -> str:
    """Say an answer in the fewest words; accounts that stand against each other are joined by "or".

    >>> from claimkit.resolution import resolve
    >>> said = {"Post": "12", "Metro": "at least 40"}
    >>> answer_words(resolve([Claim.from_text("deaths", said[who], who) for who in said]))
    '12 or at least 40'
    """
    if resolution.status is Status.UNTOLD and resolution.state.answer is None:
        return "not told"
    told = _distinct(resolution)
    if resolution.attribute.several:
        return "; ".join(_state_words(s, resolution) for s in told)
    if len(told) > _SHOWN_STATES:
        return f"{_state_words(resolution.state, resolution)} (the last of {len(told)} states)"
    return "; ".join(
        f"later {words}" if s.later and n else words
        for n, s in enumerate(told)
        if (words := _state_words(s, resolution))
    )


def _distinct(resolution: Resolution) -> list[State]:
    """The states that stand, each that says the same as the one before it left out."""
    standing = [s for s in resolution.states if s.status is not Status.REJECTED] or [resolution.state]
    groups = itertools.groupby(standing, key=lambda s: _state_words(s, resolution))
    return [next(group) for _, group in groups]


def _statuses(resolution: Resolution) -> str:
    """How well the answer stands; where its states differ in that, in turn; of many, the last open one."""
    told = _distinct(resolution)
    if len(told) > _SHOWN_STATES:
        shown = [*[s for s in told[:-1] if s.status in OPEN][-1:], resolution.state]
    else:
        shown = told
    return ", later ".join(dict.fromkeys(s.status.value.replace("_", " ") for s in shown))


def _state_words(state: State, resolution: Resolution) -> str:
    if state.answer is not None:
        return _short(state.answer, resolution.attribute)
    return " or ".join(_short(a.answer, resolution.attribute) for a in state.alternatives)


def _short(value: Value, measured: Attribute) -> str:
    """A value without the unit that its question names anyway: that of what is counted."""
    counted = measured.additive or measured.named
    if isinstance(value, Quantity) and counted and value.unit == measured.unit:
        return value_words(attrs.evolve(value, unit=None))
    return value_words(value)


def _counted(resolution: Resolution) -> str:
    """Who says so: one by name, more as a count of outlets, and of origins where these are fewer."""
    state, leading = resolution.state, resolution.leading
    roles = (Role.SUPPORTING, Role.VAGUER)
    claims = [p.claim for p in resolution.placements if p.role in roles and p.state in (leading, None)]
    outlets = list(dict.fromkeys(claim.source.name for claim in claims))
    if len(claims) == 1:
        return voice_words(claims[0])
    if len(outlets) < 2:
        return "".join(outlets)
    origins = state.origins if state.answer is not None else sum(a.origins for a in state.alternatives)
    told = f"{len(outlets)} outlets"
    return told if origins >= len(outlets) else f"{told}, {origins} origin{'s' * (origins != 1)}"


def section(resolution: Resolution, addresses: Mapping[str, str] = MappingProxyType({})) -> Section:
    """Lay out one answer.

    Args:
        resolution: the answer.
        addresses: where reports are found, by their ids.
    """
    state = resolution.state
    blocks: list[Block] = [Paragraph(s.sentence, "answer") for s in resolution.states if s.sentence]
    picture = _chart(resolution)
    if picture:
        blocks.append(picture)
    if resolution.placements:
        blocks.append(_table(resolution, addresses))
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
    """A bar a claim; none where there is nothing to compare: one figure or range, whoever tells it."""
    drawn = chart(resolution)
    return drawn if drawn and len({(bar.low, bar.high, bar.value) for bar in drawn.bars}) > 1 else None


def chart(resolution: Resolution) -> Chart | None:
    """Return the picture of an answer, a bar for each claim; None for labels and dates."""
    bars = _bars(resolution)
    if not bars:
        return None
    units = (q.unit for p in _drawn(resolution) if isinstance(q := p.claim.value, Quantity) and q.unit)
    unit = next(units, "")
    caption = f"{_capital(resolution.attribute.noun)}: who claimed what"
    return Chart(caption, bars, _bands(resolution), many(unit))


def _drawn(resolution: Resolution) -> list[Placement]:
    return [p for p in _ordered(resolution.placements) if isinstance(p.claim.value, Quantity)]


def _bars(resolution: Resolution) -> tuple[Bar, ...]:
    """The claims as bars, equal ones as one that counts who makes them; then the parts of the whole."""
    groups: dict[tuple[object, ...], list[Placement]] = {}
    for placed in _drawn(resolution):
        groups.setdefault(_alike(placed), []).append(placed)
    parts = (
        Bar.of(
            f"Part: {part.name}",
            part.answer.interval,
            part.answer.value,
            role=Role.PART,
            note=value_words(part.answer),
        )
        for part in resolution.parts
        if isinstance(part.answer, Quantity)
    )
    return (*map(_bar, groups.values()), *parts)


def _alike(placed: Placement) -> tuple[object, ...]:
    """What equal statements have in common: words, value, day, and their place in the answer."""
    claim = placed.claim
    return placed.role, placed.state, claim.text.casefold(), claim.value, claim.day_told


def _bands(resolution: Resolution) -> tuple[Band, ...]:
    return tuple(
        _band(s, answer, resolution)
        for s in resolution.states
        if s.status is not Status.REJECTED
        for answer in ([s.answer] if s.answer is not None else [a.answer for a in s.alternatives])
        if isinstance(answer, Quantity)
    )


def _bar(alike: Sequence[Placement]) -> Bar:
    claim = alike[0].claim
    value = claim.value
    assert isinstance(value, Quantity)
    day = f", {date_words(claim.day_told)}" if claim.day_told else ""
    voices = list(dict.fromkeys(voice_words(p.claim) for p in alike))
    who = listed(voices) if len(voices) <= _NAMED else f"{voices[0]} and {len(voices) - 1} more"
    return Bar.of(who, value.interval, value.value, role=alike[0].role, note=f"“{claim.text or value}”{day}")


def _band(state: State, answer: Quantity, resolution: Resolution) -> Band:
    when = (
        f"{date_words(state.about)}{', later' * state.later}: "
        if state.about and len(resolution.states) > 1
        else ""
    )
    return Band(answer.low, answer.high, answer.value, _capital(f"{when}{value_words(answer)}"))


def _table(resolution: Resolution, addresses: Mapping[str, str]) -> Table:
    """Every claim once; those that are alike in all but their voice share a row."""
    rows: dict[tuple[str, str, str], list[str]] = {}
    urls: dict[tuple[str, str, str], str] = {}
    around: dict[tuple[str, str, str], str] = {}
    for p in _ordered(resolution.placements):
        about = date_words(p.claim.day_told) if p.claim.day_told else "no day told"
        row = f"“{p.claim.text or p.claim.value}”", about, f"{p.role.words}: {p.reason}"
        rows.setdefault(row, []).append(voice_words(p.claim))
        urls[row] = urls.get(row) or _quoted_at(p.claim, addresses)
        around[row] = around.get(row) or in_its_sentence(p.claim)
    told = [
        (words, around[words, about, place], _voices(who), about, place)
        for (words, about, place), who in rows.items()
    ]
    if not any(around.values()):  # claims by hand have no sentence
        return Table(_EVIDENCE[:1] + _EVIDENCE[2:], [(row[0], *row[2:]) for row in told], urls=urls.values())
    return Table(_EVIDENCE, told, urls=urls.values())


_EVIDENCE = ("Exact words", "In the sentence", "Who says it", "About", "Place in the answer")
_AROUND = 70  # signs of a sentence that are shown before its words, and behind them: about a line


def in_its_sentence(claim: Claim) -> str:
    """The sentence around the words of a claim, cut at words; empty where it says no more than they do.

    >>> told = Claim.from_text("arrests", "23", "Metro", sentence="Police said that 23 were arrested.")
    >>> in_its_sentence(told)
    'Police said that 23 were arrested.'
    """
    before, words, after = claim.sentence.partition(claim.text) if claim.text else (claim.sentence, "", "")
    if not (before + after).strip(" .") or not claim.sentence.strip():
        return ""
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return f"{before}{words}{after}"


def _quoted_at(claim: Claim, addresses: Mapping[str, str]) -> str:
    """Where the words of a claim stand: the address of its report, at which browsers highlight the words."""
    address = addresses.get(claim.report or "", "")
    if not address or not claim.text:
        return address
    return f"{address}{'' if '#' in address else '#'}:~:text={quote(claim.text, safe='')}"


def _voices(who: Sequence[str]) -> str:
    voices = list(dict.fromkeys(who))
    return f"{len(voices)} voices: {', '.join(voices)}" if len(voices) > _NAMED else listed(voices)
