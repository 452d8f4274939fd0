"""Cross-checks: what one answer says about another.

Parts beside the whole, counts that bound each other, and figures that an editor would check.  A flag never
rejects by itself; only a count that another one makes impossible does.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimkit.attributes import TOLLS
from claimkit.dossier.levels import level
from claimkit.models import Claim, Event
from claimkit.quantities import Bound, Interval, Number, Quantity
from claimkit.reading.events import SPOTS
from claimkit.relations import extent
from claimkit.resolution import Part, Resolution, Role, State, Status
from claimkit.resolution.timeline import day_of
from claimkit.resolution.wording import listed, state_sentence, tell, value_words

CROWDED = 0.5  # more than half of a town in one crowd needs people from elsewhere


def bounded(resolutions: Mapping[str, Resolution]) -> dict[str, Resolution]:
    """Hold each count against the count that bounds it: arrests cannot exceed participants.

    A bounding count that lies wholly below is impossible: its claims are set aside, and what the other
    count implies takes its place as a derived answer.
    """
    found = dict(resolutions)
    for name in sorted(resolutions):
        asked = resolutions[name].attribute
        limit = asked.bounded_by if asked.name == name else None  # in another unit nothing can be compared
        if limit is None or limit not in found:
            continue
        least, most = found[name].low, found[limit].high
        if least is not None and most is not None and most < least:
            why = f"{found[name].attribute.noun} cannot exceed {found[limit].attribute.noun}"
            found[limit] = _impossible(found[limit], found[name], why)
        elif least is not None and least > CROWDED * (found[limit].low or 0) > 0:
            flag = (
                f"{value_words_of(found[name])} would be more than half of {value_words_of(found[limit])}; "
                "the two may count different extents"
            )
            found[limit] = attrs.evolve(found[limit], flags=(*found[limit].flags, flag))
    return found


def among_counted(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims on one toll, those that tell of one person with a scope where others count several.

    Who tells of a victim does not say that there was no other: "the blast killed a bus conductor" stands
    against no "three died".

    >>> told = [
    ...     Claim("deaths", Quantity.exact(1, "person"), "Post", report="r1", noun="conductor"),
    ...     Claim.from_text("deaths", "three people", "Daily", report="r2"),
    ... ]
    >>> [claim.scope for claim in among_counted(told)]
    ['one of them', '']
    """
    told = [c for c in claims if c.attribute in TOLLS and isinstance(c.value, Quantity)]
    several = any((c.value.low or 0) > 1 and not c.scope for c in told if isinstance(c.value, Quantity))
    return [attrs.evolve(c, scope="one of them") if several and _tells_of_one(c) else c for c in claims]


def _tells_of_one(claim: Claim) -> bool:
    """Whether a report tells of one person, without a figure and without a word that there are more."""
    value = claim.value
    one = isinstance(value, Quantity) and value.value == 1 and value.text == "" and value.change is None
    return claim.report is not None and one and claim.noun != "" and not claim.scope


def value_words_of(resolution: Resolution) -> str:
    """Say the leading answer, or that there is none."""
    noun, answer = resolution.attribute.noun, resolution.state.answer
    return noun if answer is None else f"{noun}: {value_words(answer)}"


def _impossible(
    resolution: Resolution, against: Resolution, why: str, least: Number | None = None
) -> Resolution:
    """Set the claims of an answer aside, and put the floor that another answer implies in its place."""
    measured = resolution.attribute
    least = against.low if least is None else least
    reason = f"impossible beside {value_words_of(against)}: {why}"
    derived = Quantity(None, low=least, bound=Bound.AT_LEAST, unit=measured.unit)
    about = against.about or resolution.about
    sentence = state_sentence(
        measured, Status.DERIVED, derived, about=about, later=False, voices=(), alternatives=()
    )
    rejected = tuple(
        attrs.evolve(
            s,
            status=Status.REJECTED,
            sentence=f"Not credible: {tell(measured, value_words(s.answer)) if s.answer else measured.noun} "
            f"({listed(s.voices) if s.voices else 'added up'}), {reason}.",
        )
        for s in resolution.states
    )
    states = (
        State(derived, Status.DERIVED, about, sentence=sentence, origins=against.state.origins),
        *rejected,
    )
    placements = tuple(
        attrs.evolve(p, role=Role.SET_ASIDE, reason=reason, state=None, against=())
        for p in resolution.placements
    )
    return attrs.evolve(resolution, states=states, leading=0, placements=placements)


def with_parts(whole: Resolution, pieces: Sequence[tuple[Event, Resolution]]) -> Resolution:
    """Show the answers for parts of an event beside the answer for the whole.

    Parts that count disjoint things sum to at most the whole; what they leave is noted, and a sum above the
    whole is flagged.
    """
    measured = whole.attribute
    told = [(event, piece) for event, piece in pieces if piece.state.answer is not None]
    if whole.state.answer is not None:
        told = [pair for pair in told if _unit(pair[1]) == _unit(whole)]
    parts = tuple(
        Part(event.id, event.place.name if event.place else event.name, piece.state.answer)
        for event, piece in told
        if piece.state.answer
    )
    if not parts or not measured.additive:
        return whole
    least = _floor(told)
    names = listed([f"{part.name} ({value_words(part.answer)})" for part in parts])
    notes, flags = list(whole.notes), list(whole.flags)
    greatest = max(told, key=lambda pair: (pair[1].low or 0, pair[0].id))[1]
    # who tells the total of all is not put right by what others are added up to
    surer = greatest.status is Status.DERIVED and any(c.is_total for c in whole.supporting)
    if whole.high is not None and (greatest.low or 0) > whole.high and not surer:
        why = "a part of it counts more" if whole.high else "nobody elsewhere says nothing of the parts"
        return _of_parts(_impossible(whole, greatest, why, least), parts, names)
    headed = any(p.claim.headline and not p.claim.scope for p in whole.placements)
    if whole.high is None and whole.low is not None and (greatest.low or 0) > whole.low and not headed:
        return _of_parts(_raised(whole, least), parts, names)
    if not whole.placements:
        notes.append(f"what {names} come to at the least")
    elif whole.high is not None and least > whole.high:
        # told again as that of one part, it may be a whole in which the other places lie
        again = any(piece.value == whole.value for _, piece in told) and not all(
            event.place and level(event.place.name) for event, _ in told
        )
        if not again and not any(c.place or c.is_total for c in whole.supporting):
            why = "the places told of come to more, and nothing says that it counts them all"
            return _of_parts(_impossible(whole, greatest, why, least), parts, names)
        flags.append(f"the parts, {names}, come to more than the whole, {value_words_of(whole)}")
    elif whole.low is not None and least < whole.low:
        rest = f"at least {whole.low - least:,}" if whole.high is None else f"{whole.low - least:,}"
        notes.append(f"of these {names}; that leaves {rest} elsewhere")
    return attrs.evolve(whole, parts=parts, notes=tuple(notes), flags=tuple(flags))


def _raised(whole: Resolution, least: Number) -> Resolution:
    """Put the floor that parts imply above one that says less: "more than 50" beside 126 in one place."""
    derived = Quantity(None, low=least, bound=Bound.AT_LEAST, unit=whole.attribute.unit)
    sentence = state_sentence(
        whole.attribute, Status.DERIVED, derived, about=whole.about, later=False, voices=(), alternatives=()
    )
    state = State(derived, Status.DERIVED, whole.about, sentence=sentence, origins=whole.state.origins)
    placements = tuple(
        attrs.evolve(p, role=Role.VAGUER, reason="fits, and says less than the parts", state=0, against=())
        if p.role in (Role.SUPPORTING, Role.PART, Role.VAGUER)
        else attrs.evolve(p, role=Role.SET_ASIDE, state=None, against=())
        for p in whole.placements
    )
    return attrs.evolve(whole, states=(state,), leading=0, placements=placements)


def _of_parts(derived: Resolution, parts: tuple[Part, ...], names: str) -> Resolution:
    note = f"what {names} come to at the least"
    return attrs.evolve(derived, parts=parts, notes=(*derived.notes, note))


def _floor(told: Sequence[tuple[Event, Resolution]]) -> Number:
    """What places side by side count at the least.

    An equal figure that the same voices give for two places may be one count told twice, and is taken once,
    unless one sentence tells of both or both are whole countries or states; of an attack or an accident,
    which happens at one place, so may one of any voice.  So is one that is an addend of
    the sum of another place: "four militants and a soldier in the province; one soldier near the town".
    """
    floor: Number = 0
    alike: dict[tuple[Number, tuple[str, ...]], list[frozenset[str]]] = {}
    sums = {count for _, piece in told if piece.added for count in _counts(piece.added)}
    for event, piece in told:
        if event.place and level(event.place.name):
            floor += piece.low or 0
        elif piece.low and not (piece.supporting and _counts(piece.supporting) <= sums):
            sentences = frozenset(c.sentence for c in piece.supporting if c.sentence)
            voices = () if event.kind in SPOTS else piece.state.voices
            alike.setdefault((piece.low, voices), []).append(sentences)
    for (low, _voices), told_in in alike.items():
        shared = Counter(sentence for sentences in told_in for sentence in sentences)
        floor += low * max(shared.values(), default=1)
    return floor


def _counts(claims: Iterable[Claim]) -> set[tuple[str | None, Interval | str, str]]:
    """What each claim counts, as far as it can be told again of a wider or narrower place."""
    return {(c.report, extent(c.value), c.noun.casefold()) for c in claims}


def total_of_parts(pieces: Sequence[tuple[Event, Resolution]]) -> Resolution | None:
    """Derive a floor for a whole that nobody counts: places side by side count disjoint things.

    Returns:
        The answer, or None where fewer than two parts give a figure, or the parts do not add up.
    """
    told = [(event, piece) for event, piece in pieces if piece.low]
    units = {_unit(piece) for _, piece in told}
    if len(told) < 2 or len(units) > 1 or not told[0][1].attribute.additive:
        return None  # yen and won have no sum
    measured = told[0][1].attribute
    floor = _floor(told)
    least = Quantity(None, low=floor, bound=Bound.AT_LEAST, unit=units.pop())
    sentence = state_sentence(
        measured, Status.DERIVED, least, about=None, later=False, voices=(), alternatives=()
    )
    state = State(
        least, Status.DERIVED, None, sentence=sentence, origins=min(p.state.origins for _, p in told)
    )
    whole = Resolution(measured, told[0][0].part_of, (state,), 0, ())
    return with_parts(whole, pieces)


def _unit(piece: Resolution) -> str | None:
    """In what an answer counts: people, or a currency."""
    answer = piece.state.answer
    unit = answer.unit if isinstance(answer, Quantity) else None
    return unit or piece.attribute.unit


def survivors(resolutions: Mapping[str, Resolution]) -> dict[str, Resolution]:
    """Take those who died later from the hurt, where the later reports tell only of the dead.

    The number of victims stays: a report tells that so many more are dead than the one before it, and none
    of the hurt; those were hurt before.
    """
    found = dict(resolutions)
    hurt, dead = found.get("injuries"), found.get("deaths")
    if hurt is None or dead is None:
        return found
    wounded, killed = _told_by_report(hurt), _told_by_report(dead)
    last = max((day for day in killed if day not in wounded), default=None)
    before = max((day for day in wounded if last is not None and day < last), default=None)
    if last is None or before is None or any(day > last for day in wounded):
        return found
    earlier = max((number for day, number in killed.items() if day <= before), default=0)
    fallen, were = killed[last] - earlier, wounded[before]
    if not 0 < fallen <= were or hurt.value not in (were, None):
        return found
    answer = Quantity.exact(were - fallen, hurt.attribute.unit)
    sentence = state_sentence(
        hurt.attribute, Status.DERIVED, answer, about=None, later=False, voices=(), alternatives=()
    )
    state = State(answer, Status.DERIVED, hurt.about, sentence=sentence, origins=hurt.state.origins)
    placements = tuple(
        attrs.evolve(p, role=Role.SUPERSEDED, reason=f"{fallen:,} of them died later", state=0, against=())
        if p.role is Role.SUPPORTING
        else attrs.evolve(p, state=None, against=(), role=Role.SET_ASIDE if p.state is not None else p.role)
        for p in hurt.placements
    )
    note = f"of {were:,} hurt at first, {fallen:,} died later"
    notes = (*hurt.notes, note)
    found["injuries"] = attrs.evolve(hurt, states=(state,), leading=0, placements=placements, notes=notes)
    return found


def _told_by_report(resolution: Resolution) -> dict[datetime.date, int]:
    """The greatest number that the reports of each day give, of all who are counted."""
    most: dict[datetime.date, int] = {}
    for p in resolution.placements:
        day, value = day_of(p.claim.told), p.claim.value
        told = p.role is not Role.SET_ASIDE or p.reason.startswith("part over whole")
        if day is None or not told or p.claim.scope or not isinstance(value, Quantity) or not value.value:
            continue
        most[day] = max(most.get(day, 0), int(value.value))
    return most


def crowd_in_town(crowd: Resolution, population: Resolution, place: str) -> Resolution:
    """Flag a crowd that is large for the town it gathers in."""
    people = population.value
    if not isinstance(people, int | float) or people <= 0:
        return crowd
    flags = list(crowd.flags)
    for state in crowd.states:
        figure = state.answer.figure if isinstance(state.answer, Quantity) else None
        if figure is not None and figure > CROWDED * people and state.status is not Status.REJECTED:
            share = round(100 * figure / people)
            flags.append(
                f"{value_words(state.answer or '')} would be {share} % of {place}'s {people:,}: "
                "possible only with people from elsewhere"
            )
    return attrs.evolve(crowd, flags=tuple(flags))
