"""Each accused: what a court says of one person neither confirms nor contradicts what it says of another."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import attrs

from claimkit.attributes import attribute
from claimkit.datespans import DateSpan
from claimkit.dossier.grouping import COARSE_DAYS
from claimkit.dossier.model import EventRecord
from claimkit.dossier.printing import withheld
from claimkit.models import Claim, Value
from claimkit.numbers import find_quantities
from claimkit.reading.accused import COURT
from claimkit.reading.labels import BROUGHT
from claimkit.reading.lexicon import word_list
from claimkit.resolution import Resolution
from claimkit.resolution.accused import accused_of, each_in_full
from claimkit.resolution.timeline import NEWS


def of_each_accused(claims: Iterable[Claim]) -> dict[Claim, str]:
    """Return the accused whom each claim is about, by claim, where the claims are about several.

    Charges hold side by side, so that only those of one offence are of several persons.  Of a plea, a verdict
    or a sentence there is one for each person: where those named differ, a claim that names nobody may be
    about any of them, and is left out.  A report that names nobody is left out beside any who is named; one
    that tells of "a man" means the only person named, where it says the same.

    Args:
        claims: about one event.

    Example:
        >>> from claimkit.models import Actor
        >>> said = [
        ...     Claim("verdict", "guilty", "Daily", accused=[Actor("Anton Hurst")]),
        ...     Claim("verdict", "not guilty", "Daily", accused=[Actor("Dina Kress")]),
        ...     Claim("verdict", "not guilty", "Post", accused=[Actor("Dina A. Kress")]),
        ... ]
        >>> [of_each_accused(said)[claim] for claim in said]
        ['Anton Hurst', 'Dina A. Kress', 'Dina A. Kress']
        >>> of_each_accused(said[:1])
        {}
    """
    told = [c for c in claims if c.attribute in COURT]
    full = each_in_full(actor.name for c in told for actor in c.accused)
    questions: dict[tuple[str, Value], list[Claim]] = {}
    for claim in told:
        of = claim.value if attribute(claim.attribute).several else ""
        questions.setdefault((claim.attribute, of), []).append(claim)
    found: dict[Claim, str] = {}
    for asked in questions.values():
        found |= _each(asked, full)
    return found


def _each(claims: Sequence[Claim], full: Mapping[str, str]) -> dict[Claim, str]:
    """The accused of each claim on one question, as far as they are several."""
    whose = {c: tuple(sorted({full[actor.name] for actor in c.accused})) for c in claims if c.accused}
    named = {who for who in whose.values() if not _is_somebody(who)}
    if len(named) == 1:  # "a man" may be the one whom others name
        (who,) = named
        said = {c.value for c, of in whose.items() if of == who}
        meant = [c for c in claims if c in whose and _is_somebody(whose[c])]
        whose |= {c: who for c in meant if c.value in said}
    apart = len(set(whose.values())) > 1 or any(c.report and c not in whose for c in claims)
    return {c: ", ".join(of) for c, of in whose.items()} if apart else {}


def _is_somebody(who: Sequence[str]) -> bool:
    """Whether words only say that it is one person, whom others may name: "a man", but not "another man"."""
    alone = all(name.split()[0] in ("a", "an", "one") for name in who)
    return len(who) == 1 and alone and not word_list("somebody_else") & set(who[0].split())


def against_somebody(records: Iterable[EventRecord]) -> list[EventRecord]:
    """Return the records, what is said against somebody with a sentence only where that says against whom.

    A plea, a verdict or a sentence of nobody tells a reader nothing, and is read as that of the next person
    named.  Of one person a verdict is published once, as the answer that most reports give.

    Args:
        records: events with their answers.
    """
    return [
        attrs.evolve(record, resolutions=_printed(record.resolutions, record.date))
        if any(answer.attribute.name in COURT for answer in record.resolutions.values())
        else record
        for record in records
    ]


def _printed(answers: Mapping[str, Resolution], date: DateSpan | None) -> dict[str, Resolution]:
    found = {
        name: _in_time(_named_only(answer), date) if answer.attribute.name in COURT else answer
        for name, answer in answers.items()
    }
    told = [
        (name, number, _Said(answer.attribute.name, state.answer, accused_of(_claims(answer, number))))
        for name, answer in sorted(found.items(), key=_fullest)
        if answer.attribute.name in COURT
        for number, state in enumerate(answer.states)
        if state.sentence
    ]
    again: dict[str, list[int]] = {}
    for at, (name, number, said) in enumerate(told):
        others = (other for place, (_, _, other) in enumerate(told) if place != at)
        if any(said.is_in(other) for other in others) or any(said.repeats(s) for _, _, s in told[:at]):
            again.setdefault(name, []).append(number)
    for name, numbers in again.items():
        found[name] = withheld(
            found[name], dict.fromkeys(numbers, "another sentence tells it of this person")
        )
    return found


def _fullest(item: tuple[str, Resolution]) -> tuple[int, int, str]:
    """The answer of the most reports first, and of those the one that says most."""
    name, answer = item
    return -answer.state.origins, -len(str(answer.value)), name


class _Said(NamedTuple):
    """What a sentence tells of whom."""

    name: str
    answer: Value | None
    who: tuple[str, ...]

    @property
    def polarity(self) -> str:
        """Guilty or not guilty, whatever of."""
        return str(self.answer).partition(" of ")[0]

    def repeats(self, other: _Said) -> bool:
        """Whether another sentence told before tells the same: of one person one verdict, of whatever."""
        if self.name != other.name:
            return False
        somebody = _is_somebody(self.who) and _is_somebody(other.who)  # "a Leeds man", "a plumber"
        told = self.polarity == other.polarity if self.name == "verdict" else self.answer == other.answer
        return told and (self.who == other.who or somebody)

    def is_in(self, other: _Said) -> bool:
        """Whether another sentence tells the same, and more: the name, the degree, that it was brought."""
        if self.name == other.name == "verdict":
            return self._may_be(other) and self.polarity == other.polarity
        if self.name in ("charge_threatened", "accusation") and other.name == "charge":
            return self.answer == other.answer and (self.who == other.who or self._may_be(other))
        if self.name != other.name or not (self._may_be(other) or set(self.who) <= set(other.who)):
            return False
        before = str(other.answer).removesuffix(f" {self.answer}").split()
        exact = str(other.answer).endswith(f" {self.answer}") and word_list("degree") >= set(before)
        return exact or (self.answer == other.answer and self.who != other.who)

    def _may_be(self, other: _Said) -> bool:
        """Whether "a man" may be whom another sentence names."""
        return _is_somebody(self.who) and not _is_somebody(other.who) and bool(other.who)


def _claims(answer: Resolution, number: int) -> Sequence[Claim]:
    return [p.claim for p in answer.placements if p.state == number]


def _named_only(answer: Resolution) -> Resolution:
    """One answer, the states that name nobody without their sentence."""
    if any(p.claim.report is None for p in answer.placements):
        return answer  # what a caller made by hand is the caller's to publish
    nobody = [n for n in range(len(answer.states)) if not _says_whom(_claims(answer, n))]
    return withheld(answer, dict.fromkeys(nobody, "no word says against whom"))


def _in_time(answer: Resolution, date: DateSpan | None) -> Resolution:
    """One answer, the states without their sentence that are of a time before the event: another case."""
    if date is None or date.earliest is None or any(p.claim.report is None for p in answer.placements):
        return answer
    first = date.earliest
    early = [
        n
        for n in range(len(answer.states))
        if (days := [d for c in _claims(answer, n) if (d := c.day_stated)])
        and all(_is_before(day, first) for day in days)
    ]
    return withheld(answer, dict.fromkeys(early, "of a time before the event"))


def _is_before(day: DateSpan, event: datetime.date) -> bool:
    """Whether a day lies before all that was news with an event: of another case; a running year may."""
    if day.earliest is None or day.latest is None:
        return False
    long = (day.latest - day.earliest).days > COARSE_DAYS
    return (event - day.earliest).days > NEWS and (long or (event - day.latest).days > NEWS)


def _says_whom(claims: Sequence[Claim]) -> bool:
    if any(c.report is not None and _takes_up(actor.name) for c in claims for actor in c.accused):
        return False
    return not claims or bool(accused_of(claims)) or any(BROUGHT in c.reasons for c in claims)


def _takes_up(name: str) -> bool:
    """Whether words only take up some who were told of before.

    >>> [_takes_up(name) for name in ("the other three", "the same 14", "Ann Holm", "three men")]
    [True, True, False, False]
    """
    words = set(name.casefold().split()) - {"the"}
    return bool(words) and all(w in word_list("anaphoric") or find_quantities(w) for w in words)
