"""resolve(): claims about one attribute of one event in, one explained answer out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from claimkit.arguments import a_day, demand, list_of, refuse_misspelt
from claimkit.attributes import MOMENTARY, TOLLS, Attribute, Dynamics, Kind, attribute, vocabulary
from claimkit.choices import Rule
from claimkit.datespans import DateSpan, Precision
from claimkit.errors import IncomparableError, InvalidModelError, NoClaimsError
from claimkit.independence import origins
from claimkit.models import DENIAL, OTHER_EVENTS, Claim, Grade, Modality, Moment, Place, warn_of_labels
from claimkit.quantities import Change, Quantity
from claimkit.relations import UNREAL, covers, denies, takes_back
from claimkit.render import Role
from claimkit.resolution.accused import accused_of
from claimkit.resolution.citing import as_sure, first_told, source_of, told_on, voices_of
from claimkit.resolution.model import Alternative, Decision, Placement, Resolution, State
from claimkit.resolution.placing import Placer, decided_place, denial_reason, listed_voices, withdrawn_reason
from claimkit.resolution.sayings import check_names, check_weights, sayings
from claimkit.resolution.sums import Sum
from claimkit.resolution.timeline import NEWS, Stage, bearing, day_of, stages
from claimkit.resolution.wording import (
    doubt_of,
    manner_of,
    sort_of,
    state_sentence,
    value_words,
)
from claimkit.verdicts import (
    CONSENSUS,
    RULES,
    Account,
    Ruling,
    Status,
    check_rules,
    compatible,
    consistent_groups,
    hours_in_doubt,
    judge,
    known_by,
    moments,
)


def resolve(
    claims: Iterable[Claim],
    *,
    attributes: Iterable[Attribute] = (),
    at: Moment | None = None,
    reliability: Mapping[str, float] | None = None,
    level: float = 0.9,
    rule: Rule = CONSENSUS,
    precedence: Sequence[str] = (),
    pinned: Decision | None = None,
) -> Resolution:
    """Resolve claims about one attribute of one event.

    Claims that cannot bear on the question are set aside; the rest is parted into states in time; in each
    state the largest consistent groups of claims are found, and each independent origin counts once.  An
    account that reaches ``level`` settles the matter.  Where none does, the state is contested: it names all
    accounts, leads with the one that is likelier than all others together, if there is such a one, and
    never gives their mean.

    Args:
        claims: claims of one attribute (and one event, where they name it); equal claims are one claim.
        attributes: the caller's own attributes, before the built-in ones.
        at: what was known on this day, or at this moment: claims that were published later are left out.
        reliability: chance of being right, in (0, 1), by name of the speaker or source.
        level: probability that an account must reach to settle the matter, in (0.5, 1).
        rule: how to choose between accounts: ``consensus``, which abstains where none leads; or ``newest``,
            ``most_trusted``, ``vote``, ``median``, ``lowest_credible`` or ``precedence``, which abstain on a
            tie; or ``unanimous``, which answers only where nobody contradicts.  One name, or names by
            attribute.  An answer chosen against other accounts stays ``contested``.
        precedence: for the rule of that name, sources in the order in which they are to be followed.
        pinned: an editor's decision, which stands before all claims with the status ``known``.

    Returns:
        The answer, with every claim placed and explained.

    Raises:
        NoClaimsError: there are no claims, or none by ``at``.
        IncomparableError: the claims are of several attributes, events, units or kinds of value.
        InvalidModelError: ``level`` or a reliability is out of range, a name in ``reliability`` or
            ``precedence`` is of nobody here, or a rule lacks what it needs.

    Example:
        >>> said = [("Metro", "as many as 5,000"), ("Astra", "thousands"), ("Taiga", "about 5,000")]
        >>> found = resolve(Claim.from_text("crowd_size", words, source=name) for name, words in said)
        >>> found.value, found.status.value, len(found.vaguer)
        (5000, 'supported', 2)
    """
    check_weights(level, reliability)
    told = list_of("resolve", "claims", claims, Claim, do="read a Report with read_report first")
    own = list_of("resolve", "attributes", attributes, Attribute)
    if at is not None:
        a_day("resolve", "at", at)
    demand(
        "resolve",
        "pinned",
        pinned,
        Decision,
        type(None),
        do="make one, as Decision(attribute, value)",
    )
    given = list(dict.fromkeys(told))
    terms = Terms(own, reliability or {}, level, rule, list_of("resolve", "precedence", precedence, str))
    terms.check(given, "resolve")
    if at is not None:
        given = [c for c in given if known_by(c.told, at)]
    if not given:
        until = f" published by {at}" if at else ""
        raise NoClaimsError(f"there are no claims{until} to resolve; give at least one")
    found = settled(given, terms)
    return found if pinned is None else decided(found, pinned)


POSSIBLE = frozenset(("sentence_exposure",))
"""Attributes that ask of what could be."""


@attrs.frozen
class Terms:
    """On what terms questions are resolved.

    Attributes:
        attributes: the caller's own.
        reliability: chance of being right, by name of the speaker or source.
        level: probability that an account must reach.
        rule: name of the rule, or names by attribute.
        precedence: sources in the order in which they are to be followed.
    """

    attributes: tuple[Attribute, ...] = ()
    reliability: Mapping[str, float] = attrs.field(factory=dict)
    level: float = 0.9
    rule: Rule = CONSENSUS
    precedence: tuple[str, ...] = ()

    def check(self, claims: Sequence[Claim], call: str, known: Iterable[str] = ()) -> None:
        """Refuse chances that are none, names of nobody, and rules that lack what the caller must give.

        Args:
            claims: all that are to be resolved.
            call: the function that was called, for the message.
            known: names of sources that may be given though no claim has them.

        Raises:
            InvalidModelError: the message names what is wrong.
        """
        check_weights(self.level, self.reliability)
        known = list(known)
        check_names(call, "reliability", self.reliability, claims, known)
        check_names(call, "precedence", self.precedence, claims, known)
        check_rules(self.rule, self.reliability, self.precedence, call)
        measured = {a.name for a in (*vocabulary(), *self.attributes)} | {c.attribute for c in claims}
        refuse_misspelt(call, "rule", self.rule, measured)
        warn_of_labels(claims, self.attributes, call)

    def rule_for(self, measured: Attribute) -> str:
        """Name of the rule for an attribute."""
        return self.rule if isinstance(self.rule, str) else self.rule.get(measured.name, CONSENSUS)


def settled(
    claims: Sequence[Claim], terms: Terms, headed: Callable[[Place], bool] | None = None
) -> Resolution:
    """Resolve claims about one attribute of one event, on terms that were checked.

    Args:
        claims: of one attribute.
        terms: on which they are resolved.
        headed: whether a heading above the sentences says a place; without one no sentence names any.

    Raises:
        IncomparableError: as for :func:`resolve`.
        InvalidModelError: a count is below zero, or a rule lacks what the claims must give: dates, figures.
    """
    given = sorted(claims, key=lambda c: c.order)
    measured = attribute(given[0].attribute, terms.attributes)
    _check_comparable(given)
    _check_counts(given, measured)
    return _resolved(given, measured, terms, headed)


@attrs.frozen
class _Told:
    """One state as it is told, with what its claims come to."""

    stage: Stage
    ruling: Ruling
    rivals: tuple[Claim, ...]
    rivalry: Ruling
    denials: tuple[Claim, ...]


def _resolved(
    given: Sequence[Claim], measured: Attribute, terms: Terms, headed: Callable[[Place], bool] | None
) -> Resolution:
    event = given[0].event
    # that somebody denies is itself what is asked where nobody knows what is denied
    denials = [c for c in given if c.modality is Modality.DENIED and measured.name != DENIAL]
    denying, said = set(denials), [c for c in given if c.modality is not Modality.DENIED]
    gone = [c for c in given if c.withdrawn and c not in denying]
    back = {c: w for c in given if c not in denying for w in gone if takes_back(w, c)}
    placements = [Placement(c, Role.SET_ASIDE, denial_reason(c, said)) for c in denials]
    placements += [Placement(c, Role.SUPERSEDED, withdrawn_reason(c)) for c in gone]
    placements += [Placement(c, Role.SUPERSEDED, withdrawn_reason(w)) for c, w in back.items()]
    gone_by = {*denials, *gone, *back}
    rest = [c for c in given if c not in gone_by]
    unreal = {c: f"scope: counts {c.scope} only" if c.scope else UNREAL for c in rest}
    real = [c for c in rest if c.modality is not Modality.HYPOTHETICAL and c.scope not in OTHER_EVENTS]
    figures = any(isinstance(c.value, Quantity) for c in given) and measured.name not in POSSIBLE
    counted = measured.additive or measured.unit == "person" or figures
    if not rest or ((counted or measured.name == "sentence_kind") and not real):  # faced, not passed
        placements += [Placement(c, Role.SET_ASIDE, reason) for c, reason in unreal.items()]
        return untold(measured, event, sorted(placements, key=lambda p: p.claim.order), terms.level)

    standing, aside, added = bearing(rest, measured)
    placements += [Placement(c, Role.SET_ASIDE, reason) for c, reason in aside.items()]
    origin = dict(zip(given, origins(given), strict=True))
    origin |= {c: origin[s.addends[0]] for c, s in added.items()}
    told = _judged(stages(standing, measured), measured, terms, origin, denials)
    days = len({one.stage.about for one in told}) > 1  # then only their days tell the states apart
    states = tuple(_state(measured, one, added, days=days, headed=headed) for one in told)
    leading = _leading(measured, told, states)
    later = [n for n in range(len(told)) if told[n].rivals]
    for number, one in enumerate(told):
        placer = Placer(one.stage, one.ruling, origin)
        for i, claim in enumerate(one.stage.claims):
            role, reason = placer.place(i)
            if one.ruling.by_rule and role is Role.SUPPORTING:
                reason += f"; by rule: {RULES[terms.rule_for(measured)][1]}"
            against = tuple(n for n in later if claim in told[n].rivals)
            if against:
                reason += "; leaves no room for the later figure"
            of_sum = added.get(claim)
            if of_sum is not None:
                role = Role.PART if role is Role.SUPPORTING else role
                reason = of_sum.reason if role is Role.PART else f"{of_sum.reason}; {reason}"
            told_of = of_sum.addends if of_sum else (claim,)
            placements += [Placement(c, role, reason, number, against) for c in told_of]
    placements.sort(key=lambda p: p.claim.order)
    flags = (*_slips(states), *_hours_in_doubt(standing))
    return Resolution(measured, event, states, leading, tuple(placements), flags=flags, level=terms.level)


def _judged(
    found: Sequence[Stage],
    measured: Attribute,
    terms: Terms,
    origin: Mapping[Claim, int],
    denials: Sequence[Claim],
) -> list[_Told]:
    """What the claims of each state come to."""

    def weigh(group: Sequence[Claim]) -> Ruling:
        return judge(
            sayings(group, origin, terms.reliability),
            level=terms.level,
            rule=terms.rule_for(measured),
            precedence=terms.precedence,
            kind=measured.kind,
        )

    rulings = [weigh(stage.claims) for stage in found]
    told = []
    for number, (stage, ruling) in enumerate(zip(found, rulings, strict=True)):
        rivals = _opposed(found, rulings, number)
        rivalry = weigh((*stage.claims, *rivals)) if rivals else ruling
        best = ruling.found[0]
        named = [stage.claims[i] for i in best.named_by or best.members]
        denied = [d for d in denials if covers(d.value, best.answer) or any(denies(d, c) for c in named)]
        told.append(_Told(stage, ruling, tuple(rivals), rivalry, tuple(denied)))
    return told


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
    if measured.kind is Kind.LABEL:
        sentence = f"No report tells the {measured.noun} as a fact."
    elif measured.name == "event_date":
        sentence = "The reports name days beside the event, of which they tell nothing."
    state = State(None, Status.UNTOLD, origins=0, probability=0.0, sentence=sentence)
    return Resolution(measured, event, (state,), 0, tuple(placements), level=level)


def decided(found: Resolution, decision: Decision) -> Resolution:
    """Put an editor's decision in the place of the leading state.

    Args:
        found: what the claims come to.
        decision: what was decided; it is kept in the answer, with its reason.

    Raises:
        IncomparableError: the decision is about another attribute, or a value of another kind or unit.

    Example:
        >>> said = [Claim.from_text("deaths", n, outlet) for n, outlet in (("12", "Metro"), ("15", "Taiga"))]
        >>> known = decided(resolve(said), Decision("deaths", Quantity.exact(12), "named in the court file"))
        >>> known.value, known.status.value, known.notes
        (12, 'known', ('decided by an editor: named in the court file',))
    """
    measured, value = found.attribute, decision.value
    told = [p.claim.value for p in found.placements if p.state is not None]
    units = {v.unit for v in (*told, value) if isinstance(v, Quantity) and v.unit}
    if decision.attribute != measured.name or {type(v) for v in told} - {type(value)} or len(units) > 1:
        reason = f"is of another attribute, kind or unit than the claims about {measured.name}; mend it"
        raise IncomparableError(f"the decision {value_words(value)!r} on {decision.attribute} {reason}")
    who = decision.editor or "an editor"
    words = value_words(value, measured)
    about = found.about
    state = State(
        value,
        Status.KNOWN,
        about,
        probability=1.0,
        origins=found.state.origins,
        voices=(who,),
        sentence=state_sentence(
            measured, Status.KNOWN, value, about=about, later=False, voices=(who,), alternatives=()
        ),
    )
    states = (*found.states[: found.leading], state, *found.states[found.leading + 1 :])
    placements = tuple(
        decided_place(p, value, words) if p.state == found.leading else p for p in found.placements
    )
    note = f"decided by {who}: {decision.reason}"
    return attrs.evolve(
        found, states=states, placements=placements, notes=(*found.notes, note), decision=decision
    )


def _slips(states: Sequence[State]) -> tuple[str, ...]:
    """Flag accounts of one state that differ by a power of ten: the likeliest misprint of a figure."""
    flags = []
    for state in states:
        answers = [a.answer for a in state.alternatives if isinstance(a.answer, Quantity)]
        told = {q.value: q.value for q in answers if q.value and q.value > 0}
        flags += [
            f"{told[n * low]:,} is {n:,} times {low:,}: a digit more or less may be a slip"
            for low in sorted(told)
            for n in (10, 100, 1000)
            if n * low in told
        ]
    return tuple(flags)


def _hours_in_doubt(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Name those who tell an hour without a zone, beside hours with one, where not all can be true."""
    if len(consistent_groups([c.value for c in claims])) < 2:
        return ()
    unsure = hours_in_doubt(c.told for c in claims)
    who = sorted({f"{c.source.name} ({c.told:%Y-%m-%d %H:%M})" for c in claims if c.told in unsure})
    told = f"{', '.join(who)}: told at an hour without a time zone, beside hours with one"
    return (f"{told}; which of them came first is left open",) if who else ()


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


def _opposed(told: Sequence[Stage], rulings: Sequence[Ruling], number: int) -> list[Claim]:
    """Claims of other reports on the same day that leave no room for what is told as swelled."""
    stage = told[number]
    if not stage.swelled or number == 0 or told[number - 1].about != stage.about:
        return []
    mine = {c.report for c in stage.claims}
    answer = rulings[number].found[0].answer
    return [c for c in told[number - 1].claims if c.report not in mine and not compatible(c.value, answer)]


def _state(
    measured: Attribute,
    told: _Told,
    added: Mapping[Claim, Sum],
    *,
    days: bool,
    headed: Callable[[Place], bool] | None,
) -> State:
    stage, ruling = told.stage, told.ruling
    best, answer, status = ruling.found[0], ruling.answer, ruling.status
    contested = status in (Status.CONTESTED, Status.ESTIMATED) or bool(told.rivals)
    against = listed_voices(told.rivals)
    if told.denials and answer is not None:
        status, against = Status.DISPUTED, listed_voices(told.denials)
    elif told.rivals:
        status = Status.CONTESTED
    elif not contested and best.named_by and all(stage.claims[i] in added for i in best.named_by):
        status = Status.DERIVED
    group = (*stage.claims, *told.rivals)
    alternatives = tuple(_alternative(a, group) for a in told.rivalry.found) if contested else ()
    named = [stage.claims[i] for i in best.named_by or best.members]
    everybody = stage.claims if status is Status.ESTIMATED else named
    cited = everybody if status is Status.ESTIMATED else as_sure(answer, named)
    shown = stage.is_past or (stage.later and not stage.swelled)
    shown = shown or (_is_news(stage, measured) and _may_change(answer, measured, cited))
    known = first_told(cited) if answer is not None and shown else None
    if status is not Status.ESTIMATED:
        cited = told_on(known, cited)
    sentence = state_sentence(
        measured,
        status,
        answer,
        about=_day_to_tell(stage, measured, days=days),
        where=_place_to_tell(named, measured, headed),
        known=known,
        later=stage.swelled,
        voices=voices_of(cited),
        source=source_of(cited),
        alternatives=alternatives,
        against=against,
        past=stage.is_past,
        accused=accused_of(everybody),
        doubt=doubt_of(cited),
        sort=sort_of(cited),
        manner=manner_of(cited),
    )
    return State(
        answer,
        status,
        stage.about,
        stage.later,
        ruling.probability,
        best.origins,
        voices_of(everybody),
        alternatives,
        sentence,
    )


def _may_change(answer: object, measured: Attribute, cited: Sequence[Claim]) -> bool:
    """Whether a count that rises is told as on the move, on one day, or as none yet.

    "The toll climbed to 17" holds on the day on which it is told, and so does "no one has been arrested".
    """
    if not isinstance(answer, Quantity) or measured.dynamics is not Dynamics.CUMULATIVE:
        return False
    rose = any(isinstance(c.value, Quantity) and c.value.change is Change.ROSE_TO for c in cited)
    return (rose or answer.high == 0) and len({day_of(c.told) for c in cited}) == 1


def _day_to_tell(stage: Stage, measured: Attribute, *, days: bool) -> DateSpan | None:
    """The day of a state as its claims tell it; None where none does, or they tell several others.

    Tolls of news are told of the event and not of a day: that beside the figure is as often the day of the
    count.  "On Tuesday the mayor put the dead at 12" and "12 died on Tuesday" are told in many ways between.
    """
    # carried over from another sentence, the day of a toll is as often that of something else
    every = days and measured.event_kind != "trial" and measured.name not in TOLLS
    beside = (c.day_told for c in stage.claims if _is_beside(c))
    stated = (c.day_stated for c in stage.claims if measured.event_kind != "trial" or _is_in_clause(c))
    told = [day for day in (beside if every else stated) if day]
    if not told or (measured.name in TOLLS and _is_news(stage, measured)):
        return None
    if measured.name in MOMENTARY and any(c.report is not None for c in stage.claims):
        return None  # the greatest of all readings, of which the text seldom tells the day
    if stage.about is None or any(day.overlaps(stage.about) for day in told):
        return stage.about
    return told[0] if len(set(told)) == 1 else None


def _is_in_clause(claim: Claim) -> bool:
    """Whether the day of a claim stands in its own clause: a court's sentence tells of many days."""
    return claim.report is None or claim.day_grade in (Grade.UNKNOWN, Grade.CLAUSE)


def _is_beside(claim: Claim) -> bool:
    """Whether the day of a claim is told with it: a day in its clause, a month or a year in its sentence.

    A sentence names the day of what happened, of what was said of it, and of what followed; mostly they are
    of one month.
    """
    if claim.report is None or claim.day_grade is Grade.UNKNOWN:
        return True
    exact = claim.about is not None and claim.about.precision in (Precision.DAY, Precision.MINUTE)
    return claim.day_grade >= (Grade.CLAUSE if exact else Grade.SENTENCE)


def _place_to_tell(
    claims: Sequence[Claim], measured: Attribute, headed: Callable[[Place], bool] | None
) -> str:
    """Where all who name an answer say that it was, in so many words, and no heading does: "near Varn"."""
    if headed is None or not measured.additive:
        return ""
    told = {c.place if c.place_grade in _IN_WORDS else None for c in claims}
    place = told.pop() if len(told) == 1 else None
    if place is None or place.kind or headed(place):
        return ""
    return f"{'near' if all(c.near for c in claims) else 'in'} {place.name}"


_IN_WORDS = frozenset((Grade.CLAUSE, Grade.MENTION))
"""A place in the clause, or one that its "there" takes up: of one further off it is not said."""


def _is_news(stage: Stage, measured: Attribute) -> bool:
    """Whether reports tell a toll as news of an event; that of arrests never has a day of its own."""
    if all(c.report is None or c.event_kind == "trial" for c in stage.claims):
        return False
    told = [day for c in stage.claims if (day := day_of(c.told))]
    last = stage.about.latest if stage.about else None
    return measured.name == "arrests" or bool(told and last and (min(told) - last).days <= NEWS)


def _alternative(account: Account, group: Sequence[Claim]) -> Alternative:
    voices = voices_of([group[i] for i in account.named_by or account.members])
    return Alternative(account.answer, account.probability, account.origins, voices)


def _leading(measured: Attribute, told: Sequence[_Told], states: Sequence[State]) -> int:
    """The state that answers the question: the peak that stands uncontested, or the latest."""
    numbers = [n for n in range(len(states)) if not told[n].stage.is_past] or list(range(len(states)))
    if measured.several:
        return max(numbers, key=lambda n: (states[n].origins, _last_told(told[n].stage), -n))
    if measured.dynamics is Dynamics.PEAK:
        settled = [n for n in numbers if states[n].status is not Status.CONTESTED] or numbers
        return max(settled, key=lambda n: (_size(states[n]), n))
    return numbers[-1]


def _last_told(stage: Stage) -> float:
    return max((m.first for c in stage.claims if (m := moments(c.told)) is not None), default=-math.inf)


def _size(state: State) -> float:
    if isinstance(state.answer, Quantity) and state.answer.figure is not None:
        return state.answer.figure
    return float(state.low or 0)
