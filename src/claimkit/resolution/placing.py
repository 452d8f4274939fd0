"""Placing: where each claim ends, and why, in words that an editor would use."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimkit.models import Claim, Value
from claimkit.quantities import Interval, Quantity
from claimkit.relations import denies
from claimkit.render import Role
from claimkit.resolution.model import Placement
from claimkit.resolution.timeline import Stage
from claimkit.resolution.wording import is_anybody, listed, moment_words, stated_ends, value_words
from claimkit.verdicts import Account, Ruling, Status, compatible, extent
from claimkit.verdicts.accounts import names
from claimkit.verdicts.values import label

MANY = 3  # more voices than this are counted, not listed, in the reason of one claim


def listed_voices(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Who stands behind claims: each speaker once, however spelled, with the outlets that quote it.

    Who is quoted for what he has from another is one more through whom that other is heard.  Of those whom
    nobody can tell from others by a single word ("critics") nothing is said: the outlet stands for them.  One
    that says it in its own name as well is named once.
    """
    spelled: dict[str, str] = {}
    outlets: dict[str, dict[str, str]] = {}
    claims = [attrs.evolve(c, speaker=None) if is_anybody(c.speaker) else c for c in claims]
    own = {label(c.source.name) for c in claims if c.speaker is None}
    heard_from = {label(c.source.name): c.speaker.name for c in claims if c.speaker is not None}
    for claim in claims:
        name, outlet = claim.voice.name, label(claim.source.name)
        seen = {outlet}
        while claim.speaker is not None and label(name) in heard_from and label(name) not in seen:
            seen.add(label(name))
            name = heard_from[label(name)]
        speaker = label(name)
        spelled.setdefault(speaker, name)
        quoting = outlets.setdefault(speaker, {})
        if speaker != outlet:
            quoting.setdefault(outlet, claim.source.name)
    told = []
    for speaker, quoting in outlets.items():
        through = [name for key, name in quoting.items() if key not in own]
        told.append(f"{spelled[speaker]} via {listed(through)}" if through else spelled[speaker])
    return tuple(told)


def words_of(claim: Claim) -> str:
    """The words of a claim, in quotation marks where they are its own."""
    return f"“{claim.text}”" if claim.text else value_words(claim.value)


def _some(claims: Iterable[Claim]) -> str:
    spelled: dict[str, str] = {}
    for claim in claims:
        spelled.setdefault(label(claim.voice.name), claim.voice.name)
    return listed(_first([*spelled.values()]))


def _first(told: Sequence[str], count: int | None = None) -> list[str]:
    """The first few of all that there are, and how many more."""
    more = (len(told) if count is None else count) - MANY
    return [*told[:MANY], *([f"{more} more"] if more > 0 else [])]


def denial_reason(denial: Claim, claims: Sequence[Claim]) -> str:
    """Why a denial counts for no answer."""
    denied = [c for c in claims if denies(denial, c)]
    if not denied:
        return "modality: denies what nobody here says"
    return f"modality: denies what {_some(denied)} {'says' if len(denied) == 1 else 'say'}"


def withdrawn_reason(claim: Claim) -> str:
    """Why a figure that was taken back counts no longer."""
    return f"withdrawn: {claim.voice.name} says that {words_of(claim)} holds no longer"


class Placer:
    """Places the claims of one stage; what all of them ask for is found out once.

    Attributes:
        stage: the claims.
        ruling: what was found of them.
        origin: of each claim, which counts once.
    """

    def __init__(self, stage: Stage, ruling: Ruling, origin: Mapping[Claim, int]) -> None:
        self.stage, self.ruling = stage, ruling
        self._origin = [origin[claim] for claim in stage.claims]
        self._through: dict[int, dict[int, dict[str, str]]] = {}  # outlets by account and origin
        self._accounts: list[list[Account]] = [[] for _ in stage.claims]
        self._naming: list[list[Account]] = [[] for _ in stage.claims]
        for account in ruling.found:
            for i in account.members:
                self._accounts[i].append(account)
            for i in account.named_by:
                self._naming[i].append(account)
        self._said = [self._answer(account) for account in ruling.found]
        self._speakers: dict[int, str] = {}  # who names the answer, one for each origin
        for k in ruling.found[0].named_by:
            claim = stage.claims[k]
            self._speakers.setdefault(
                self._origin[k], (claim.voice if claim.voice.is_named else claim.source).name
            )

    def place(self, i: int) -> tuple[Role, str]:
        """Place the i-th claim, with the reason."""
        stage, ruling, best = self.stage, self.ruling, self.ruling.found[0]
        claim, mine, words = stage.claims[i], self._accounts[i], value_words(best.answer)
        if i in stage.over:
            return Role.SUPERSEDED, _overtaken(claim, stage.over[i])
        if stage.is_past:
            return Role.SUPERSEDED, f"earlier state: {_overtaken(claim, next(iter(stage.over.values())))}"
        if ruling.status is Status.ESTIMATED and ruling.answer is not None:
            if _overlaps(claim.value, ruling.answer):
                return Role.SUPPORTING, "one of the judgements from which the middle is taken"
            return Role.DISSENTING, f"outlier: outside the range that the judgements leave, {_range(ruling)}"
        if ruling.answer is not None and best not in mine:
            return Role.DISSENTING, f"conflict: cannot be true beside {self._said[0]}"
        if len(mine) > 1 and not self._naming[i]:
            fits = listed(_first([value_words(a.answer) for a in mine]))
            many = "neither" if len(mine) == 2 else "none of them"
            return Role.VAGUER, f"fits {fits}, and so speaks for {many}"
        if ruling.answer is None:
            own = next(iter(self._naming[i] or mine))
            told = (said for a, said in zip(ruling.found, self._said, strict=True) if a is not own)
            first = list(itertools.islice(told, MANY))
            others = listed(_first(first, len(ruling.found) - 1), "or") + self._once(i, own)
            if not self._naming[i]:
                return Role.SUPPORTING, f"fits {value_words(own.answer)} and says less; others say {others}"
            return Role.SUPPORTING, f"one of the accounts that stand against each other; others say {others}"
        if best in self._naming[i]:
            return Role.SUPPORTING, self._beside(i) + self._once(i, best)
        if isinstance(claim.value, Quantity) and claim.value.value is not None and stated_ends(claim.value):
            return Role.VAGUER, f"names another figure, and the ends stated beside it hold {words}"
        return Role.VAGUER, f"fits {words} and says less"

    def _once(self, i: int, account: Account) -> str:
        """With whom the i-th claim counts once, where others name its account that have it from the same."""
        if id(account) not in self._through:
            through = self._through[id(account)] = {}
            for k in account.named_by:
                outlet = self.stage.claims[k].source.name
                through.setdefault(self._origin[k], {}).setdefault(label(outlet), outlet)
        own = label(self.stage.claims[i].source.name)
        mine = self._through[id(account)].get(self._origin[i], {})
        count = len(mine) - (own in mine)
        others = itertools.islice((outlet for name, outlet in mine.items() if name != own), MANY)
        return f"; counts once with {listed(_first([*others], count))}: one origin" if count else ""

    def _answer(self, account: Account) -> str:
        """The answer of an account with who names it."""
        named = (self.stage.claims[i] for i in account.named_by or account.members)
        return f"{value_words(account.answer)} ({_some(named)})"

    def _beside(self, i: int) -> str:
        """Who of another origin names the answer: the first few by name, the rest by their number."""
        mine = self._origin[i]
        count = len(self._speakers) - (mine in self._speakers)
        if not count:
            return "alone names the answer"
        others = (name for number, name in self._speakers.items() if number != mine)
        first = _first([*itertools.islice(others, MANY)], count)
        return f"names the answer, as {'does' if count == 1 else 'do'} {listed(first)}"


def _overlaps(value: Value, answer: Value) -> bool:
    one, other = extent(value), extent(answer)
    return isinstance(one, Interval) and isinstance(other, Interval) and one.overlaps(other)


def _range(ruling: Ruling) -> str:
    return f"{ruling.low:,} to {ruling.high:,}"


def _overtaken(claim: Claim, later: Claim) -> str:
    when = f" {moment_words(later.told)}" if later.told is not None else ""
    if later.corrects:
        return f"earlier state: corrected by {later.voice.name} to {words_of(later)}{when}"
    itself = " itself" if later.voice == claim.voice else ""
    return f"earlier state: {later.voice.name}{itself} told {words_of(later)}{when}"


def decided_place(placed: Placement, value: Value, words: str) -> Placement:
    """Place a claim beside an editor's decision."""
    if not compatible(placed.claim.value, value):
        role, reason = Role.DISSENTING, f"conflict: cannot be true beside {words}, as decided"
    elif names(placed.claim.value, value):
        role, reason = Role.SUPPORTING, "names what was decided"
    else:
        role, reason = Role.VAGUER, f"fits {words}, as decided, and says less"
    return attrs.evolve(placed, role=role, reason=reason)
