"""resolve(): claims about one attribute of one event in, one explained answer out."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Container, Iterable, Mapping, Sequence

from claimkit.attributes import Attribute, Dynamics, attribute
from claimkit.errors import IncomparableError, InvalidModelError, NoClaimsError
from claimkit.independence import origins
from claimkit.models import OTHER_EVENTS, Claim, Modality
from claimkit.quantities import Quantity
from claimkit.relations import compatible
from claimkit.render import Role
from claimkit.resolution.model import Alternative, Placement, Resolution, State
from claimkit.resolution.rules import CONSENSUS, RULES, check_rule, chosen_first
from claimkit.resolution.timeline import UNREAL, Stage, bearing, day_of, stages
from claimkit.resolution.weighing import Account, accounts
from claimkit.resolution.wording import listed, state_sentence
from claimkit.verdicts import Status

TIE = 1e-9  # accounts whose probabilities differ by less are equally likely


def resolve(
    claims: Iterable[Claim],
    *,
    attributes: Iterable[Attribute] = (),
    at: datetime.date | None = None,
    reliability: Mapping[str, float] | None = None,
    level: float = 0.9,
    rule: str = CONSENSUS,
) -> Resolution:
    """Resolve claims about one attribute of one event.

    Claims that cannot bear on the question are set aside; the rest is parted into states in time; in each
    state the largest consistent groups of claims are found, and each independent origin counts once.  An
    account that reaches ``level`` settles the matter.  Where none does, the state is contested: it names all
    accounts, leads with the one that is likelier than all others together, if there is such a one, and never
    gives their mean.

    Args:
        claims: claims of one attribute (and one event, where they name it); equal claims are one claim.
        attributes: the caller's own attributes, before the built-in ones.
        at: what was known on this day: claims that were published later are left out.
        reliability: chance of being right, in (0, 1), by name of the speaker or source.
        level: probability that an account must reach to settle the matter, in (0.5, 1).
        rule: how to choose between accounts: ``consensus``, which abstains where none leads, or
            ``newest``, ``most_trusted``, ``vote``, ``median`` or ``lowest_credible``, which always choose.
            An answer chosen against other accounts stays ``contested``.

    Returns:
        The answer, with every claim placed and explained.

    Raises:
        NoClaimsError: there are no claims, or none by ``at``.
        IncomparableError: the claims are of several attributes, events, units or kinds of value.
        InvalidModelError: ``level`` or a reliability is out of range.

    Example:
        >>> said = [("Metro", "as many as 5,000"), ("Astra", "thousands"), ("Taiga", "about 5,000")]
        >>> found = resolve(Claim.from_text("crowd_size", words, source=name) for name, words in said)
        >>> found.value, found.status.value, len(found.vaguer)
        (5000, 'supported', 2)
    """
    check_weights(level, reliability)
    check_rule(rule)
    given = sorted(dict.fromkeys(claims), key=lambda c: c.order)
    if at is not None:
        given = [c for c in given if (day := day_of(c.told)) is None or day <= at]
    if not given:
        until = f" published by {at}" if at else ""
        raise NoClaimsError(f"there are no claims{until} to resolve; give at least one")
    measured = attribute(given[0].attribute, attributes)
    _check_comparable(given)
    _check_counts(given, measured)

    if measured.additive and all(
        c.modality is Modality.HYPOTHETICAL or c.scope in OTHER_EVENTS for c in given
    ):
        unreal = [
            Placement(c, Role.SET_ASIDE, f"scope: counts {c.scope} only" if c.scope else UNREAL)
            for c in given
        ]
        return untold(measured, given[0].event, unreal, level)
    standing, aside, added = bearing(given, measured)
    placements = [Placement(c, Role.SET_ASIDE, reason) for c, reason in aside.items()]
    denials = [c for c in aside if c.modality is Modality.DENIED]
    origin = dict(zip(given, origins(given), strict=True))
    origin |= {c: origin[s.addends[0]] for c, s in added.items()}
    told = stages(standing, measured)

    def weigh(group: Sequence[Claim]) -> list[Account]:
        return chosen_first(
            rule, accounts(group, [origin[c] for c in group], reliability), group, reliability
        )

    weighed = [weigh(stage.claims) for stage in told]
    opposed = [_opposed(told, weighed, n) for n in range(len(told))]
    states = []
    for stage, found, rivals in zip(told, weighed, opposed, strict=True):
        group = (*stage.claims, *rivals)
        states.append(
            _state(
                measured,
                stage,
                found,
                rivals,
                weigh(group),
                group,
                denials,
                0.0 if rule in RULES else level,
                added,
            )
        )
    leading = _leading(measured, states)
    for number, (stage, found) in enumerate(zip(told, weighed, strict=True)):
        later = [n for n in range(len(told)) if opposed[n]]
        for i, claim in enumerate(stage.claims):
            role, reason = _place(measured, found, i, states, number, leading)
            if rule in RULES and len(found) > 1:
                reason += f"; by rule: {RULES[rule][1]}"
            against = tuple(n for n in later if claim in opposed[n])
            if against:
                reason += "; leaves no room for the later figure"
            of_sum = added.get(claim)
            if of_sum is not None:
                role = Role.PART if role is Role.SUPPORTING else role
                reason = of_sum.reason if role is Role.PART else f"{of_sum.reason}; {reason}"
            told_of = of_sum.addends if of_sum else (claim,)
            placements += [Placement(one, role, reason, number, against) for one in told_of]
    placements.sort(key=lambda p: p.claim.order)
    flags = _slips(states)
    return Resolution(
        measured, given[0].event, tuple(states), leading, tuple(placements), flags=flags, level=level
    )


def untold(
    measured: Attribute, event: str | None = None, placements: Sequence[Placement] = (), level: float = 0.9
) -> Resolution:
    """Answer that no report tells what was asked.

    Args:
        measured: what was asked.
        event: id of the event.
        placements: claims that speak of it without telling it as a fact, each set aside with a reason.
        level: as for :func:`resolve`.

    Example:
        >>> untold(attribute("deaths")).sentence
        'No report gives a figure for deaths.'
    """
    sentence = f"No report gives a figure for {measured.noun}."
    state = State(None, Status.UNTOLD, origins=0, probability=0.0, sentence=sentence)
    return Resolution(measured, event, (state,), 0, tuple(placements), level=level)


def _slips(states: Sequence[State]) -> tuple[str, ...]:
    """Flag accounts of one state that differ by a power of ten: the likeliest misprint of a figure."""
    flags = []
    for state in states:
        answers = [a.answer for a in state.alternatives if isinstance(a.answer, Quantity)]
        told = sorted({q.value for q in answers if q.value})
        for low, high in itertools.combinations(told, 2):
            if low > 0 and high in (10 * low, 100 * low, 1000 * low):
                flags.append(f"{high:,} is {high // low:,} times {low:,}: a digit more or less may be a slip")
    return tuple(flags)


def check_weights(level: float, reliability: Mapping[str, float] | None) -> None:
    """Refuse a level or a chance of being right that is none."""
    if not 0.5 < level < 1:
        raise InvalidModelError("resolve", "level", level, "must lie between 0.5 and 1, such as 0.9")
    for name, chance in (reliability or {}).items():
        if not 0 < chance < 1:
            raise InvalidModelError("resolve", "reliability", chance, f"of {name!r} must lie between 0 and 1")


def _check_comparable(claims: Sequence[Claim]) -> None:
    # a denial may be given in words only, whatever it denies
    first, *rest = sorted(claims, key=lambda c: c.modality is Modality.DENIED and isinstance(c.value, str))
    for other in rest:
        a, b = first.value, other.value
        faults = [
            (other.attribute != first.attribute, "is about", other.attribute, first.attribute),
            (
                bool(other.event and first.event) and other.event != first.event,
                "is about event",
                other.event,
                first.event,
            ),
            (
                type(b) is not type(a) and other.modality is not Modality.DENIED,
                "is a",
                type(b).__name__,
                type(a).__name__,
            ),
        ]
        if isinstance(a, Quantity) and isinstance(b, Quantity):
            faults.append((bool(a.unit and b.unit) and a.unit != b.unit, "is in", b.unit, a.unit))
        for wrong, verb, mine, theirs in faults:
            if wrong:
                where = f"claim “{other.text or b}” of {other.source.name}"
                raise IncomparableError(f"{where} {verb} {mine}, others {theirs}; resolve each alone")


def _check_counts(claims: Sequence[Claim], measured: Attribute) -> None:
    for claim in claims:
        if reason := measured.why_not(claim.value):
            words = claim.text or str(claim.value)
            raise InvalidModelError(
                "Claim", "value", words, f"of {claim.source.name}: {reason}; mend the sign"
            )


def _opposed(told: Sequence[Stage], weighed: Sequence[list[Account]], number: int) -> list[Claim]:
    """Claims of other reports on the same day that leave no room for what is told as later."""
    stage = told[number]
    if not stage.later or number == 0 or told[number - 1].about != stage.about:
        return []
    mine = {c.report for c in stage.claims}
    answer = weighed[number][0].answer
    return [c for c in told[number - 1].claims if c.report not in mine and not compatible(c.value, answer)]


def _state(
    measured: Attribute,
    stage: Stage,
    found: Sequence[Account],
    rivals: Sequence[Claim],
    rivalry: Sequence[Account],
    group: Sequence[Claim],
    denials: Sequence[Claim],
    level: float,
    added: Container[Claim],
) -> State:
    best = found[0]
    # more likely than all others together, or chosen by a rule (level 0), which does not settle the matter
    leads = len(found) == 1 or not level or best.probability > 0.5 + TIE
    contested = bool(rivals) or (len(found) > 1 and (not level or best.probability < level))
    answer = best.answer if leads else None
    status, against = _status(best), [c.voice.name for c in rivals]
    if denials and all(c.modality is Modality.ALLEGED for c in stage.claims):
        status, against = Status.DISPUTED, [c.voice.name for c in denials]
    elif contested:
        status = Status.CONTESTED
    elif best.named_by and all(stage.claims[i] in added for i in best.named_by):
        status = Status.DERIVED
    alternatives = tuple(_alternative(a, group) for a in rivalry) if contested else ()
    voices = _voices(stage.claims, best.named_by or best.members)
    told = any(c.day_told for c in stage.claims)
    sentence = state_sentence(
        measured,
        status,
        answer,
        about=stage.about if told else None,
        later=stage.later,
        voices=voices,
        alternatives=alternatives,
        against=against,
    )
    return State(
        answer,
        status,
        stage.about,
        stage.later,
        best.probability,
        best.origins,
        voices,
        alternatives,
        sentence,
    )


def _status(best: Account) -> Status:
    if best.naming_origins > 1:
        return Status.AGREED
    return Status.SUPPORTED if best.origins > 1 else Status.SINGLE_SOURCE


def _alternative(account: Account, group: Sequence[Claim]) -> Alternative:
    voices = _voices(group, account.named_by or account.members)
    return Alternative(account.answer, account.probability, account.origins, voices)


def _voices(claims: Sequence[Claim], members: Sequence[int]) -> tuple[str, ...]:
    """Who stands behind claims: each speaker once, with the outlets that quote it."""
    outlets: dict[str, dict[str, None]] = {}
    for claim in (claims[i] for i in members):
        quoting = outlets.setdefault(claim.voice.name, {})
        if claim.voice.name != claim.source.name:
            quoting[claim.source.name] = None
    return tuple(f"{name} via {listed(quoting)}" if quoting else name for name, quoting in outlets.items())


def _leading(measured: Attribute, states: Sequence[State]) -> int:
    """The state that answers the question: the peak that stands uncontested, or the latest."""
    numbers = range(len(states))
    if measured.several:
        return max(numbers, key=lambda n: (states[n].origins, -n))
    if measured.dynamics is Dynamics.PEAK:
        settled = [n for n in numbers if states[n].status is not Status.CONTESTED] or list(numbers)
        return max(settled, key=lambda n: (_size(states[n]), n))
    return numbers[-1]


def _size(state: State) -> float:
    if isinstance(state.answer, Quantity) and state.answer.figure is not None:
        return state.answer.figure
    return float(state.low or 0)


def _place(
    measured: Attribute, found: Sequence[Account], i: int, states: Sequence[State], number: int, leading: int
) -> tuple[Role, str]:
    """Place the i-th claim of a stage, with the reason."""
    best = found[0]
    earlier = number < leading and not measured.several and measured.dynamics is not Dynamics.PEAK
    if states[number].answer is None:
        account = next(n for n, a in enumerate(found) if i in a.members)
        return Role.SUPPORTING, f"stands for account {account + 1} of {len(found)}; none leads"
    if i not in best.members:
        agree = "one origin" if best.origins == 1 else f"{best.origins} origins that agree"
        return Role.DISSENTING, f"conflict: cannot hold beside {agree}"
    if earlier:
        return Role.SUPERSEDED, "earlier state"
    if i in best.named_by:
        return Role.SUPPORTING, "names the answer"
    return Role.VAGUER, "fits the answer and says less"
