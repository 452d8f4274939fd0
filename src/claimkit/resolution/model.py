"""Resolution: the answer to one question, its states in time, and the place of every claim."""

from __future__ import annotations

import itertools

import attrs

from claimkit.attributes import Attribute
from claimkit.datespans import DateSpan
from claimkit.errors import InvalidModelError, ResolutionError
from claimkit.models import Claim, Value, not_blank
from claimkit.quantities import Number, Quantity
from claimkit.relations import Relation, RelationKind, relate, telling
from claimkit.render import Role
from claimkit.resolution.wording import by_whom, listed, moment_words, tell, value_words
from claimkit.serialization import Serializable
from claimkit.text import lower_first
from claimkit.verdicts import Status, below, precedes

MOST_RELATED = 40
"""Claims on one question up to this many are related to one another pair by pair."""

PART = "part over whole: "
"""How the reason begins for which a claim counts some of the many."""


@attrs.frozen
class Placement(Serializable):
    """Where a claim ended, and why.

    Attributes:
        claim: the claim.
        role: its place.
        reason: why, in words.
        state: position of the state it speaks for, in ``Resolution.states``; None where it speaks for none.
        against: positions of the states that cannot be true if it is.
    """

    claim: Claim
    role: Role
    reason: str
    state: int | None = None
    against: tuple[int, ...] = ()


@attrs.frozen
class Alternative(Serializable):
    """One of several answers that cannot all be true.

    Attributes:
        answer: the value that its claims share.
        probability: how likely it is against the others, given equally reliable origins.
        origins: how many independent origins stand behind it.
        voices: who they are.
    """

    answer: Value
    probability: float
    origins: int
    voices: tuple[str, ...] = ()


OPEN = frozenset((Status.CONTESTED, Status.DISPUTED))
_PLAIN = frozenset((Status.AGREED, Status.SUPPORTED, Status.SINGLE_SOURCE))


@attrs.frozen
class State(Serializable):
    """The answer for one stretch of time.

    Attributes:
        answer: the value; None where incompatible accounts stand and none prevails, or where nobody tells it.
        status: how well it stands.
        about: the days that it is about; None where no report says.
        later: whether it follows another state of the same day.
        probability: of the answer against its alternatives.
        origins: how many independent origins stand behind it.
        voices: who they are.
        alternatives: the incompatible answers, the likeliest first; empty where there are none.
        sentence: one sentence to publish.
    """

    answer: Value | None
    status: Status
    about: DateSpan | None = None
    later: bool = False
    probability: float = 1.0
    origins: int = 1
    voices: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    sentence: str = ""

    @property
    def value(self) -> Number | DateSpan | str | None:
        """The figure, the label or the date; None for a range without a figure, or where none prevails."""
        return self.answer.value if isinstance(self.answer, Quantity) else self.answer

    @property
    def low(self) -> Number | None:
        """Lower end of the range, over all alternatives where they stand against each other."""
        return self._end("low")

    @property
    def high(self) -> Number | None:
        """Upper end of the range, over all alternatives where they stand against each other."""
        return self._end("high")

    def _end(self, end: str) -> Number | None:
        standing = (self.answer,) if self.answer is not None else tuple(a.answer for a in self.alternatives)
        ends: list[Number | None] = [getattr(value, end) for value in standing if isinstance(value, Quantity)]
        known = [e for e in ends if e is not None]
        if not known or len(known) < len(ends):
            return None
        return min(known) if end == "low" else max(known)


@attrs.frozen
class Part(Serializable):
    """The answer for a part of the event, beside that for the whole.

    Attributes:
        event: id of the part.
        name: what a reader would call it.
        answer: its value.
    """

    event: str
    name: str
    answer: Value


def _is_value(_decision: Decision, _field: object, value: Value) -> None:
    if not isinstance(value, Quantity | DateSpan | str):
        wanted = f"must be Quantity or DateSpan or str, not {type(value).__name__}"
        raise InvalidModelError(
            "Decision", "value", value, f"{wanted}; write Quantity.exact(12) for a figure"
        )


@attrs.frozen
class Decision(Serializable):
    """What an editor decided, to be kept whatever the claims say.

    Attributes:
        attribute: name of what was decided.
        value: the answer.
        reason: why, in words; never blank.
        editor: who decided it.
        event: id of the event; None for the only one that has the attribute.

    Raises:
        InvalidModelError: a name or the reason is blank, or the value is none.

    Example:
        >>> decided = Decision("deaths", Quantity.exact(12, "person"), "counted by name in the court file")
        >>> decided.reason
        'counted by name in the court file'
    """

    attribute: str = attrs.field(validator=not_blank)
    value: Value = attrs.field(validator=_is_value)
    reason: str = attrs.field(validator=not_blank)
    editor: str = ""
    event: str | None = None


@attrs.frozen
class Resolution(Serializable):
    """The answer to one question about one event, with the place of every claim.

    Attributes:
        attribute: what was asked.
        event: id of the event, or None.
        states: the answers in the order of time; ``value``, ``low``, ``high``, ``status`` and ``about`` are
            those of the leading one.
        leading: position of the leading state: the peak, the latest, or the only one.
        placements: every claim, with its place and the reason.
        parts: the answers for parts of the event.
        notes: what follows from other answers, in words.
        flags: what a careful editor would check, in words; a flag never rejects by itself.
        level: probability that an account had to reach to settle the matter.
        decision: the editor's decision that the leading state rests on; None where there is none.
    """

    attribute: Attribute
    event: str | None
    states: tuple[State, ...]
    leading: int
    placements: tuple[Placement, ...]
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    level: float = 0.9
    decision: Decision | None = None

    @property
    def state(self) -> State:
        """The leading state."""
        return self.states[self.leading]

    @property
    def value(self) -> Number | DateSpan | str | None:
        """The figure, label or date of the leading state."""
        return self.state.value

    @property
    def low(self) -> Number | None:
        """Lower end of the leading state's range."""
        return self.state.low

    @property
    def high(self) -> Number | None:
        """Upper end of the leading state's range."""
        return self.state.high

    @property
    def status(self) -> Status:
        """How well the leading state stands."""
        return self.state.status

    @property
    def about(self) -> DateSpan | None:
        """The days that the leading state is about."""
        return self.state.about

    def placed(self, role: Role, state: int | None = None) -> tuple[Claim, ...]:
        """Return the claims in one place, of one state or of all."""
        return tuple(p.claim for p in self.placements if p.role is role and state in (None, p.state))

    @property
    def supporting(self) -> tuple[Claim, ...]:
        """Claims that name the answer."""
        return self.placed(Role.SUPPORTING)

    @property
    def vaguer(self) -> tuple[Claim, ...]:
        """Claims that fit the answer and say less."""
        return self.placed(Role.VAGUER)

    @property
    def superseded(self) -> tuple[Claim, ...]:
        """Claims that tell an earlier state."""
        return self.placed(Role.SUPERSEDED)

    @property
    def dissenting(self) -> tuple[Claim, ...]:
        """Claims that cannot be true if the answer is."""
        return self.placed(Role.DISSENTING)

    @property
    def added(self) -> tuple[Claim, ...]:
        """Claims whose figures add up to the answer, where nobody tells the total."""
        return self.placed(Role.PART)

    @property
    def set_aside(self) -> tuple[Claim, ...]:
        """Claims that do not bear on the answer."""
        return self.placed(Role.SET_ASIDE)

    @property
    def sentence(self) -> str:
        """One sentence to publish, state by state: what stands, then what was told before."""
        past = self._past
        order = sorted(range(len(self.states)), key=lambda n: n in past)
        told = [s for s in (self.states[n] for n in order) if s.sentence]
        first = [s.sentence.removesuffix(".") for s in told[:1]]
        return "; ".join([*first, *map(_goes_on, told[1:])]) + "." if told else ""

    @property
    def _past(self) -> frozenset[int]:
        """Numbers of the states that were overtaken: every claim of theirs was."""
        roles: dict[int | None, set[Role]] = {}
        for p in self.placements:
            roles.setdefault(p.state, set()).add(p.role)
        return frozenset(n for n, mine in roles.items() if n is not None and mine == {Role.SUPERSEDED})

    @property
    def brief(self) -> str:
        """What to publish: the leading state and what stands open after it; of charges all, in one list."""
        past = self._past
        standing = (s for n, s in enumerate(self.states) if n not in past)
        told = [s for s in standing if s.sentence and s.status in _PLAIN]
        if not self.attribute.several or len(told) < 2 or isinstance(self.state.answer, DateSpan):
            later = [s for s in self.states[self.leading + 1 :] if s.status in OPEN and s.sentence]
            clauses = [
                self.state.sentence.removesuffix("."),
                *map(_goes_on, later),
            ]
            return "; ".join(filter(None, clauses)) + "." if later else self.state.sentence
        words = listed([value_words(s.answer, self.attribute) for s in told if s.answer is not None])
        behind = [p.claim for p in self.placements if p.state is not None and self.states[p.state] in told]
        source = by_whom(behind, list(dict.fromkeys(v for s in told for v in s.voices)))
        clause = tell(self.attribute, words)
        return f"{clause[:1].upper()}{clause[1:]}{source}."

    @property
    def relations(self) -> tuple[Relation, ...]:
        """How the claims stand to one another, pair by pair, with reasons.

        Made when it is asked for.  Of more than 40 claims each is related to one of each account only.
        """
        claims = [p.claim for p in self.placements]
        if len(claims) <= MOST_RELATED:
            pairs = list(itertools.combinations(claims, 2))
        else:
            first: dict[tuple[int | None, Value], Claim] = {}
            for p in self.placements:
                first.setdefault((p.state, p.claim.value), p.claim)
            few = list(first.values())[:MOST_RELATED]
            rest = [c for c in claims if c not in set(few)]
            pairs = [*itertools.combinations(few, 2), *itertools.product(few, rest)]
        placed = {p.claim: p for p in self.placements}
        found = (relate(a, b, (self.attribute,)) for a, b in pairs)
        return tuple(_in_answer(r, placed[r.first], placed[r.second]) for r in found)

    def __repr__(self) -> str:
        """Say what was asked, the answer, and on how many claims it rests."""
        told = self.sentence or self.status.meaning
        return (
            f"<Resolution {self.attribute.name}: {told} {self.status.value}, claims: {len(self.placements)}>"
        )

    def _repr_html_(self) -> str:
        """Show the answer with its picture in a notebook."""
        from claimkit.render import Board, Page, Paragraph, to_fragment
        from claimkit.resolution.view import answer_row

        return to_fragment(Page("", "", [Board([answer_row(self)]), Paragraph(self.sentence, "answer")]))

    def to_svg(self, width: int = 720) -> str:
        """Return a picture of who claimed what, styled by itself, with its title and caption.

        Args:
            width: in pixels, at least 300.

        Raises:
            ResolutionError: there is no figure to draw.

        Example:
            >>> from claimkit.resolution import resolve
            >>> said = {"Post": "12", "Metro": "at least 14"}
            >>> answer = resolve([Claim.from_text("deaths", said[who], who) for who in said])
            >>> answer.to_svg().startswith("<svg ")
            True
        """
        from claimkit.render import to_svg
        from claimkit.resolution.view import chart

        drawn = chart(self)
        if drawn is None:
            told = f"{self.attribute.name} has no figures to draw; show its table with to_html"
            raise ResolutionError(told)
        return to_svg(drawn, width, note=self.sentence)

    def explain(self) -> str:
        """Say in sentences what the answer rests on: a line for each state, each claim and each flag.

        Each claim has a line with its words, who says them and where, when, and why they count or do not.

        Example:
            >>> import datetime
            >>> from claimkit.models import Source
            >>> from claimkit.resolution import resolve
            >>> post = Source("The Post", url="https://post.example/fire")
            >>> told = [
            ...     Claim.from_text("deaths", "12", "Metro", told=datetime.date(2024, 5, 6)),
            ...     Claim.from_text("deaths", "15", post, told=datetime.date(2024, 5, 8)),
            ... ]
            >>> for line in resolve(told).explain().splitlines()[1:]:
            ...     print(line)
              single source: one origin alone says so
              - supporting: “15”, The Post (https://post.example/fire), on 8 May 2024: alone names the answer
              superseded: a later state has taken its place
              - superseded: “12”, Metro, on 6 May 2024: earlier state: The Post told “15” on 8 May 2024
        """
        told = self.sentence or (
            value_words(a) if (a := self.state.answer) is not None else "no single answer"
        )
        lines, past = [f"{self.attribute.noun}: {told}"], self._past
        placed: dict[int | None, list[Placement]] = {}
        for p in self.placements:
            placed.setdefault(p.state, []).append(p)
        for number in (n for n in range(len(self.states)) if n not in past):
            lines += [f"  {_status_line(self.states[number])}", *map(_placement_line, placed.get(number, ()))]
        if past:
            lines.append("  superseded: a later state has taken its place")
        for number in sorted(past):
            lines += map(_placement_line, placed.get(number, ()))
        lines += map(_placement_line, placed.get(None, ()))
        lines += [f"  part: {part.name}, {value_words(part.answer)}" for part in self.parts]
        lines += [f"  note: {note}" for note in self.notes]
        lines += [f"  check: {flag}" for flag in self.flags]
        return "\n".join(lines)


def _in_answer(found: Relation, first: Placement, second: Placement) -> Relation:
    """The relation of two claims in the light of all: a third one can show that one of them is overtaken."""
    past = [p for p in (first, second) if p.role is Role.SUPERSEDED]
    if found.kind is RelationKind.CONFLICT and len(past) == 1:
        late = second if past[0] is first else first
        old, new = telling(past[0].claim), telling(late.claim)
        if precedes(new, old) and below(old.value, new.value):  # told again after it had grown
            return Relation(RelationKind.SUCCESSIVE, past[0].claim, late.claim, past[0].reason)
    parts = [p for p in (first, second) if p.role is Role.SET_ASIDE and p.reason.startswith(PART)]
    if found.kind is RelationKind.CONFLICT and len(parts) == 1:
        whole = second if parts[0] is first else first
        return Relation(RelationKind.PART_WHOLE, parts[0].claim, whole.claim, parts[0].reason)
    if found.kind is RelationKind.SUCCESSIVE and first.state is not None and first.state == second.state:
        reason = "both stand, and cannot both be true: who tells the later figure told as much before"
        return Relation(RelationKind.CONFLICT, first.claim, second.claim, reason)
    return found


def _status_line(state: State) -> str:
    return f"{state.status.value.replace('_', ' ')}: {state.status.meaning}"


def _placement_line(placed: Placement) -> str:
    """One claim: its words, who says them and where, when, and why they count or do not."""
    claim = placed.claim
    words = f"“{claim.text}”" if claim.text else value_words(claim.value)
    voice = claim.voice.name if claim.voice == claim.source else f"{claim.voice.name}, in {claim.source.name}"
    link = f" ({claim.source.url})" if claim.source.url else ""
    when = f", {moment_words(claim.told)}" if claim.told is not None else ""
    return f"  - {placed.role.value.replace('_', ' ')}: {words}, {voice}{link}{when}: {placed.reason}"


def _goes_on(state: State) -> str:
    """The sentence of a state behind a semicolon; an answer that it begins with keeps its capital."""
    told = state.sentence.removesuffix(".")
    begins = isinstance(state.answer, str) and bool(state.answer) and told.startswith(state.answer)
    return told if begins else lower_first(told)
