"""Grounds: whether what the sentence of an answer says is told by the texts as it would be printed."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from claimkit.attributes import TOLLS, Dynamics
from claimkit.dossier.grouping import ONE_BY_ONE
from claimkit.dossier.levels import NESTED
from claimkit.models import DENIAL, Claim, Grade, Modality, Place
from claimkit.numbers import find_quantities
from claimkit.places import place_relation
from claimkit.quantities import Bound, Number, Quantity
from claimkit.reading.context import TAKEN_UP
from claimkit.reading.currencies import WHICH_DOLLARS
from claimkit.reading.fates import TRACED
from claimkit.reading.labels import RULED_ON
from claimkit.reading.lexicon import lexicon
from claimkit.reading.money import CONVERTED, LOST
from claimkit.reading.phrases import names_people, names_protesters
from claimkit.relations import is_open_denial, is_step
from claimkit.resolution import Placement, Resolution, Role, Status
from claimkit.resolution.timeline import day_of
from claimkit.resolution.wording import TOLD_BEFORE, is_anybody

UNNAMED = frozenset(("money", "area", "temperature"))
"""Attributes that do not say what they are the measure of: an amount may be of anything."""

_UNSAID = {
    "event": "what happened is what the heading says",
    "attackers": "who they were is told, and not what they did",
    "population": "how many live somewhere stands beside the news, often without the name of the place",
}
"""Attributes whose sentence would say nothing, or more than the words do, and why."""

_OF_ONE = frozenset(("arrests", "injuries", "missing", "rescued", "displaced", "hostages"))
"""What is told of one person in passing, in a story that is about him, without a count of all."""

_STATED_NOWHERE = frozenset((Status.DERIVED, Status.REJECTED))


class Said(NamedTuple):
    """What one state of an answer says.

    Attributes:
        answer: the answer.
        number: which of its states.
        placed: the claims that speak for the state, or against it.
    """

    answer: Resolution
    number: int
    placed: Sequence[Placement]


def no_grounds(answer: Resolution, number: int) -> str:
    """Return why the sentence of one state cannot be published; nothing where it can.

    Args:
        answer: an answer that rests on reports.
        number: which of its states.
    """
    name, state = answer.attribute.name, answer.states[number]
    placed = [p for p in answer.placements if p.state == number or number in p.against]
    if state.status is Status.UNTOLD:
        return "no report tells it as a fact" if answer.placements else "no report was understood to tell it"
    if name in _UNSAID:
        return _UNSAID[name]
    claims = [p.claim for p in placed]
    told = (why for every, why in _OF_ALL_CLAIMS if claims and all(map(every, claims)))
    rivals = _OF_RIVALS if len(state.alternatives) > 1 else ()
    held = (why for unfit, why in (*_OF_A_STATE, *rivals) if unfit(Said(answer, number, placed)))
    return next(itertools.chain(told, held), "")


def _is_one_by_one(claim: Claim) -> bool:
    """Whether a reader counted persons that a report tells of one by one."""
    return claim.noun == ONE_BY_ONE


def _is_ruled_on(claim: Claim) -> bool:
    """Whether a charge is what a court ruled on."""
    return claim.attribute == "charge" and RULED_ON in claim.reasons


def _is_unnamed(said: Said) -> bool:
    return said.answer.attribute.name in UNNAMED


def _is_taken_up(claim: Claim) -> bool:
    """Whether the sentence of a figure does not say what it counts."""
    return TAKEN_UP in claim.reasons


def _is_loss(claim: Claim) -> bool:
    """Whether a sum is of what was lost, which may be business, and not of what was damaged."""
    return LOST in claim.reasons


def _is_converted(claim: Claim) -> bool:
    """Whether a sum says again, in another currency, what the one before it says."""
    return CONVERTED in claim.reasons


def _is_of_some_dollars(claim: Claim) -> bool:
    """Whether a sum in dollars may be one of several currencies."""
    return WHICH_DOLLARS in claim.reasons


def _is_anybodys_word(claim: Claim) -> bool:
    """Whether something is alleged, and neither a speaker nor a word in print tells that it is."""
    told = claim.hedge.startswith("alleg")
    return claim.modality is Modality.ALLEGED and claim.speaker is None and not told


def _is_clipped(claim: Claim) -> bool:
    """Whether a headline tells something of nobody by name: "Policeman denies leaking"."""
    nobody = claim.speaker is None or claim.speaker.name[:1].islower()
    return claim.attribute == DENIAL and claim.headline and nobody


def _is_not_of_all(said: Said) -> bool:
    """Whether figures that differ are neither told as of the whole, nor as rivals by two in one report.

    A crowd has one size at its height.  But one report counts the dead of a day, another those of a town, a
    third those of one sort, and none of them is wrong.  What a sentence tells with the place and the day is
    of the whole, and what a report says again.  Whoever measured is named where measurements differ.
    """
    standing = [p.claim for p in said.placed if p.role is not Role.SET_ASIDE]
    claims = [(c, c.value.figure) for c in standing if isinstance(c.value, Quantity)]
    if not claims or said.answer.attribute.dynamics is Dynamics.PEAK:
        return False
    measured = said.answer.attribute.dynamics is Dynamics.STATIC
    every = (p.claim for p in said.answer.placements if not p.claim.scope)
    told = Counter((c.report, c.value.figure) for c in every if isinstance(c.value, Quantity))
    speakers: dict[str | None, set[str]] = {}
    whole: dict[Number | None, bool] = {}
    for claim, figure in claims:
        somebody = claim.speaker is not None and not is_anybody(claim.speaker)
        if somebody:
            speakers.setdefault(claim.report, set()).add(claim.voice.name)
        of_it = min(claim.place_grade, claim.day_grade) >= Grade.SENTENCE
        again = told[claim.report, figure] > 1
        sure = claim.is_total or claim.headline or of_it or again or (measured and somebody)
        whole[figure] = whole.get(figure, False) or sure
    return not all(whole.values()) and all(len(rivals) == 1 for rivals in speakers.values())


def _is_told_later(said: Said) -> bool:
    """Whether what is told as of before was told after what leads."""
    if not said.answer.states[said.number].sentence.startswith(TOLD_BEFORE):
        return False
    told = [day_of(p.claim.told) for p in said.answer.placements if p.state == said.number]
    last = [day_of(p.claim.told) for p in said.answer.placements if p.state == said.answer.leading]
    days, leading = [d for d in told if d], [d for d in last if d]
    return bool(days and leading) and min(days) > min(leading)


def _is_one_of_several(said: Said) -> bool:
    """Whether an account counts one person, and another claim counts more, or nobody else tells of the one.

    Who tells of a victim by name does not say that there was no other.
    """
    state = said.answer.states[said.number]
    one = isinstance(state.answer, Quantity) and state.answer.value == 1
    if one and said.answer.attribute.name in _OF_ONE and state.origins < _SEVERAL:
        return True
    told = (state.answer,) if state.answer is not None else tuple(a.answer for a in state.alternatives)
    figures = [q.value for q in told if isinstance(q, Quantity)]
    if 1 not in figures or not said.answer.attribute.additive:
        return False
    counted = (
        p.claim.value for p in said.answer.placements if p.role is not Role.SUPERSEDED and not p.claim.scope
    )
    return any(isinstance(q, Quantity) and (q.low or 0) > 1 for q in counted)


_SEVERAL = 2


def _in_one_sentence(placed: Sequence[Placement]) -> bool:
    """Whether an answer is added up of figures of one sentence: whoever reads it adds them up."""
    return len(placed) > 1 and len({(p.claim.report, p.claim.sentence) for p in placed}) == 1


def _is_worked_out(claim: Claim) -> bool:
    """Whether a reader took some off a figure: "17 injured, two of whom died" leaves 15 that nobody tells."""
    value = claim.value
    if claim.report is None or not isinstance(value, Quantity) or value.bound is not Bound.EXACT:
        return False
    if value.text:
        return False
    told = [q.quantity.figure or 0 for q in find_quantities(claim.text)]
    return bool(told) and value.figure is not None and value.figure < min(told)


def _is_nobody_there(claim: Claim) -> bool:
    """Whether nobody is said to have come to harm, and the sentence does not say in what, when or where."""
    value = claim.value
    nobody = isinstance(value, Quantity) and value.high == 0 and claim.attribute in HURT
    told = max(claim.kind_grade, claim.day_grade, claim.place_grade)
    return nobody and claim.report is not None and Grade.UNKNOWN < told < Grade.SENTENCE


HURT = frozenset((*TRACED, "casualties"))
"""What becomes of people who come to harm."""


def _does_something_else(claim: Claim) -> bool:
    """Whether protesters are counted by their name alone: those who did what is told, and not all who came.

    "Nine demonstrators received treatment" is no size of a crowd.
    """
    counted = claim.attribute == "crowd_size" and claim.report is not None
    whole = claim.verb or claim.headline or claim.is_total or claim.modality is Modality.ESTIMATED
    return counted and not whole and names_protesters(claim.noun)


def _points_back(claim: Claim) -> bool:
    """Whether whoever is counted is pointed back to, or told by whose he is: he may be told of as dead.

    "My daughter has been shot", a mother says of a girl who was killed.
    """
    if claim.report is None or claim.attribute not in _OF_ONE:
        return False
    entry = lexicon().words.get(claim.text.lower().partition(" ")[0])
    return entry is not None and not entry.classes.isdisjoint(("pronoun", "possessive"))


def _may_be_things(claim: Claim) -> bool:
    """Whether several are counted by a noun that is not known as one for people: "killed two stories"."""
    value = claim.value
    several = isinstance(value, Quantity) and value.unit == "person" and value.figure not in (0, 1)
    counted = several and claim.report is not None and claim.attribute in _OF_PEOPLE
    return counted and claim.noun != "" and not names_people(claim.noun)


_OF_PEOPLE = TOLLS | {"hostages"}


def _is_pieced_together(value: Quantity, placed: Sequence[Placement]) -> bool:
    """Whether an answer is a range of which every claim tells one end at the most."""
    told = [p.claim.value for p in placed if isinstance(p.claim.value, Quantity)]
    return value.bound is Bound.RANGE and all(q.bound is not Bound.RANGE for q in told)


def _is_countless(value: Quantity) -> bool:
    """Whether a vague wording names neither a figure nor an order of magnitude: "some", "several"."""
    return value.bound is Bound.VAGUE and value.value is None and (value.low or 0) < _DOZENS


_DOZENS = 12
"""From a dozen on a vague wording tells how many digits a figure has."""


def _is_overtaken_within(said: Said) -> bool:
    """Whether an earlier figure stands only in reports that tell the later one too, and is not called one."""
    mine = [p for p in said.answer.placements if p.state == said.number]
    if said.number == said.answer.leading:
        return False
    if any(p.role is not Role.SUPERSEDED or p.claim.withdrawn or p.claim.corrects for p in mine):
        return False
    reports = {p.claim.report for p in said.answer.placements if p.state == said.answer.leading}
    return {p.claim.report for p in mine} <= reports


def _is_no_dispute(said: Said) -> bool:
    """Whether figures that cannot all be true of one thing are not told of one thing by two.

    Who tells several without a word of doubt tells them of several things or hours; so do those who name
    several places.
    """
    claims = [p.claim for p in said.placed]
    if len({(c.report, (c.source if is_anybody(c.speaker) else c.voice).name) for c in claims}) == 1:
        return True
    if any(len(told) > 1 and None in told for told in _places_told(_several(claims)).values()):
        return True  # "350 came; 40 stood at a depot in Arlen": of two places
    named = [c.place for c in claims if c.place and c.place_grade >= Grade.SENTENCE]
    return any(not _may_be_one(a, b) for a, b in itertools.pairwise(named))


def _are_of_one_report(said: Said) -> bool:
    """Whether one report tells several figures of a count that only rises.

    Who tells of 12 arrests and of 16 knows that some were let go, or how many there were at noon.
    """
    told: dict[str | None, set[float]] = {}
    for claim in (p.claim for p in said.placed):
        if isinstance(claim.value, Quantity) and (figure := claim.value.figure) is not None:
            told.setdefault(claim.report, set()).add(float(figure))
    return said.answer.attribute.dynamics is Dynamics.CUMULATIVE and any(len(n) > 1 for n in told.values())


def _several(claims: Sequence[Claim]) -> list[Claim]:
    """Those of some claims whose report tells several figures."""
    told: dict[str | None, set[Number | None]] = {}
    for claim in claims:
        figure = claim.value.figure if isinstance(claim.value, Quantity) else None
        told.setdefault(claim.report, set()).add(figure)
    return [claim for claim in claims if len(told[claim.report]) > 1]


def _places_told(claims: Sequence[Claim]) -> dict[str | None, set[str | None]]:
    """The places that each report says its figures are of; None for a figure without one."""
    found: dict[str | None, set[str | None]] = {}
    for claim in claims:
        stated = claim.place is not None and claim.place_grade >= Grade.SENTENCE
        found.setdefault(claim.report, set()).add(claim.place.name if claim.place and stated else None)
    return found


def _may_be_one(a: Place, b: Place) -> bool:
    """Whether two places are one by their names, or one is known to lie in the other."""
    named = bool({a.name, *a.aliases, a.part_of} & {b.name, *b.aliases, b.part_of} - {None})
    return named or place_relation(a.name, b.name) in NESTED


def _counts_some(said: Said) -> bool:
    """Whether all that counts for a state counts only some of those concerned."""
    return bool(said.placed) and all(p.claim.scope for p in said.placed if p.role is not Role.SET_ASIDE)


def _is_only_added(said: Said) -> bool:
    """Whether all claims of an answer tell by how many a figure rose."""
    standing = [p.claim for p in said.answer.placements if p.role is not Role.SET_ASIDE]
    return bool(standing) and all(map(is_step, standing))


def _is_stated_nowhere(said: Said) -> bool:
    """Whether an answer follows from others, and not from figures of one sentence."""
    return said.answer.states[said.number].status in _STATED_NOWHERE and not _in_one_sentence(said.placed)


def _is_no_range(said: Said) -> bool:
    value = said.answer.states[said.number].answer
    return isinstance(value, Quantity) and _is_pieced_together(value, said.placed)


def _is_disputed_nothing(said: Said) -> bool:
    """Whether nobody is said to have come to harm, and somebody else tells how many did."""
    value = said.answer.states[said.number].answer
    nothing = isinstance(value, Quantity) and value.high == 0
    return nothing and any(p.role is Role.DISSENTING for p in said.answer.placements)


def _has_no_figure(said: Said) -> bool:
    value = said.answer.states[said.number].answer
    return isinstance(value, Quantity) and _is_countless(value)


_OF_ALL_CLAIMS: tuple[tuple[Callable[[Claim], bool], str], ...] = (
    (is_open_denial, "its text does not tell what is denied"),
    (_is_taken_up, "its sentence does not say what it counts"),
    (_is_loss, "what was lost is told, and not what was damaged"),
    (_is_of_some_dollars, WHICH_DOLLARS),
    (_is_converted, "the sum before it in another currency"),
    (_is_one_by_one, "persons are told of one by one, and not how many they were"),
    (_is_clipped, "a headline tells it, in fewer words than a sentence has"),
    (_is_ruled_on, "of what a court found somebody guilty is told, and not of what he was charged with"),
    (_is_worked_out, "no report tells it: those who died of their wounds are taken off"),
    (_is_nobody_there, "nobody came to harm, and its sentence does not say in what"),
    (_does_something_else, "those who did one thing are counted, and not all who took part"),
    (_points_back, "whoever is counted is only pointed back to"),
    (_may_be_things, "those counted have a name that may be one for things or animals"),
    (_is_anybodys_word, "it is alleged, and nothing says by whom"),
)
"""What no claim of a state may be like, all of them alike, and why."""

_OF_A_STATE: tuple[tuple[Callable[[Said], bool], str], ...] = (
    (_counts_some, "only some of them are counted, and nothing says of how many"),
    (_is_only_added, "told on top of a figure that nobody tells here, and not of how many in all"),
    (_is_unnamed, "nothing says what the amount is of"),
    (_is_stated_nowhere, "no report tells it"),
    (_is_no_range, "no report tells this range: several do its ends"),
    (_has_no_figure, "no figure is told"),
    (_is_disputed_nothing, "some say that nobody came to harm, and others how many did"),
    (_is_one_of_several, "one person is told of, and others elsewhere: nothing says that it was one"),
    (_is_told_later, "it was told later than what is held for surer"),
    (
        _is_overtaken_within,
        "one report tells both figures, and does not say that one took the place of the other",
    ),
)

_OF_RIVALS: tuple[tuple[Callable[[Said], bool], str], ...] = (
    (_is_no_dispute, "the figures are one voice's, or of several places: no account stands against another"),
    (
        _are_of_one_report,
        "one report tells several figures of a count that rises: of several hours, or of some and of all",
    ),
    (
        _is_not_of_all,
        "no words say that each of the figures counts all of them, so that one stands against another",
    ),
)
"""What accounts may not be like that are published as standing against each other."""
