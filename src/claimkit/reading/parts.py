"""Which counts of one report are parts of others: told behind a whole, smaller than it, and no correction.

"Four people were shot.  Two are in critical condition" tells of four.  "Sixteen died in the province; ten
died in Ardin and six in Bewick" tells of sixteen, as the parts come to the whole.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import attrs
import regex

from claimkit.models import Claim, Modality, Value
from claimkit.quantities import Bound, Quantity
from claimkit.reading.fates import TRACED, Told, trace
from claimkit.reading.held import told_by_name
from claimkit.reading.lexicon import UNKNOWN, lexicon, word_list

OF_PEOPLE = frozenset((*TRACED, "casualties", "arrests", "rescued"))
HAPPENED = OF_PEOPLE | {"crowd_size", "displaced", "buildings_destroyed", "buildings_damaged"}
"""What can only be counted once it has happened."""
_WHOLES = 20  # most greater counts that a count is held against
_PLACES = 12  # most parts by place that are added up


def each_once(claims: Sequence[Claim], told: list[Told]) -> tuple[list[Claim], list[tuple[Claim, str]]]:
    """Follow the persons told one by one through the claims of a report, and count each once.

    Args:
        claims: the claims of one report, in the order of the text.
        told: those of them that tell what became of people, as the tracing sees them.

    Returns:
        The claims that stay, with the sums of those told one by one; and those that fall, each with why.
    """
    found = list(claims)
    outcome = trace([one for one in told if one.attribute in TRACED])
    fallen = outcome.dropped | told_by_name(told, [c.sentence for c in claims])
    for index, (attribute, quantity) in outcome.renamed.items():
        found[index] = attrs.evolve(found[index], attribute=attribute, value=quantity)
    sums = [
        attrs.evolve(
            found[index],
            attribute=attribute,
            value=Quantity(number, low=number, bound=Bound.AT_LEAST, unit="person"),
            noun="persons told one by one",
            scope="",
            added=False,
        )
        for attribute, number, index in outcome.totals
    ]
    for index, scope in outcome.parts.items():
        found[index] = attrs.evolve(found[index], scope=scope)
    dropped = [(found[index], reason) for index, reason in fallen.items()]
    kept = [c for i, c in enumerate(found) if i not in fallen]
    return list(dict.fromkeys([*kept, *sums])), dropped  # one shot and taken to hospital is hurt once


def parted(claims: Sequence[Claim], totals: frozenset[int] = frozenset()) -> list[Claim]:
    """Return the claims of a report, the parts among them told as parts.

    A part has a scope; a part by its place lies in the place of the whole.

    Args:
        claims: the claims of one report, in the order of the text.
        totals: where those begin that say that they count all.

    Example:
        >>> from claimkit.quantities import Quantity
        >>> four = Claim("injuries", Quantity.exact(4), "Daily", noun="people", sentence="Four were hurt.")
        >>> two = Claim("injuries", Quantity.exact(2), "Daily", sentence="Two are in hospital.")
        >>> [claim.scope for claim in parted([four, two])]
        ['', 'some of them']
    """
    found = list(claims)
    for attribute in OF_PEOPLE:
        of_it = [i for i, c in enumerate(found) if c.attribute == attribute and _figure(c) is not None]
        for index, changed in itertools.chain(
            _by_place(found, of_it), _bare(found, of_it, totals), _of_a_kind(found, of_it)
        ):
            found[index] = changed
    return found


def taken_back(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a report, those withdrawn that a later one of the report corrects.

    Who corrects a figure corrects the own one, or the one that the outlet told without saying whose it is.

    Example:
        >>> from claimkit.quantities import Quantity
        >>> eight = Claim("injuries", Quantity.exact(8), "Daily", sentence="Eight were hurt.")
        >>> six = Claim("injuries", Quantity.exact(6), "Daily", sentence="No, six.", corrects=True)
        >>> [claim.withdrawn for claim in taken_back([eight, six])]
        [True, False]
    """
    found = list(claims)
    for at, late in enumerate(found):
        if not late.corrects or _figure(late) is None:
            continue
        for index in range(max(0, at - _WHOLES), at):
            early = found[index]
            same = (
                early.attribute == late.attribute and early.scope == late.scope and _figure(early) is not None
            )
            if (
                not same
                or early.corrects
                or _figure(early) == _figure(late)
                or early.sentence == late.sentence
            ):
                continue
            if early.speaker is None or _one_voice(early, late):
                found[index] = attrs.evolve(early, withdrawn=True)
    return found


def verdicts_apart(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a report, each verdict named with its offence where it tells several.

    Example:
        >>> guilty = Claim("verdict", "guilty", "Daily", noun="murder", sentence="Guilty of murder.")
        >>> cleared = Claim("verdict", "not guilty", "Daily", noun="rape", sentence="Not guilty of rape.")
        >>> [claim.value for claim in verdicts_apart([guilty, cleared])]
        ['guilty of murder', 'not guilty of rape']
        >>> [(claim.value, claim.noun) for claim in verdicts_apart([guilty])]
        [('guilty', '')]
    """
    told: dict[tuple[str, ...], set[tuple[Value, str]]] = {}
    for claim in claims:
        if claim.attribute == "verdict" and claim.noun:
            told.setdefault(_tried(claim), set()).add((claim.value, claim.noun))
    apart = {who for who, said in told.items() if len(said) == len({of for _, of in said}) > 1}
    return [
        c
        if c.attribute != "verdict" or not c.noun
        else attrs.evolve(c, value=f"{c.value} of {c.noun}")
        if _tried(c) in apart
        else attrs.evolve(c, noun="")
        for c in claims
    ]


def overturned(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a report, the sentences withdrawn that go with a conviction that was overturned.

    They are those against a person of its sentence; where that names nobody, those told just before it.

    Example:
        >>> guilty = Claim("verdict", "guilty", "Daily", start=10, sentence="He was convicted.")
        >>> fallen = Claim("verdict", "guilty", "Daily", start=60, withdrawn=True)
        >>> [claim.withdrawn for claim in overturned([guilty, fallen])]
        [True, True]
    """
    found = list(claims)
    for at, fallen in enumerate(claims):
        if fallen.attribute != "verdict" or not fallen.withdrawn:
            continue
        for index in range(max(0, at - _WHOLES), min(len(found), at + _WHOLES)):
            early = found[index]
            if index >= at and not _HAD_BEEN.search(early.sentence):
                continue
            passed = early.attribute in _PASSED or (early.attribute, early.value) == ("verdict", "guilty")
            if passed and not early.withdrawn and _falls(early, fallen):
                found[index] = attrs.evolve(early, withdrawn=True)
    return found


def _falls(early: Claim, fallen: Claim) -> bool:
    """Whether a conviction that was overturned may be the one that a claim before it tells of."""
    if _HAD_BEEN.search(early.sentence) and not early.accused:
        return True  # "She had been sentenced to 15 years"
    persons = {a.name.casefold().split()[-1] for a in fallen.actors if a.kind == "person"}
    if not persons:
        return (fallen.start or 0) - (early.start or 0) <= _PARAGRAPH
    return any(a.name.casefold().split()[-1] in persons for a in early.accused)


_HAD_BEEN = regex.compile(r"\bhad\sbeen\s(?:sentenced|convicted|jailed|imprisoned|found\sguilty)\b", regex.I)
_PARAGRAPH = 600  # signs of a paragraph, in which "the conviction" is the one told before
_PASSED = frozenset(("sentence_length", "sentence_kind"))


def _tried(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted(actor.name for actor in claim.accused))


# "the health department had said 30 dead that morning": an account before the one that the report gives
_HAD_SAID = regex.compile(
    r"\bhad\s(?:\w+ly\s|at\s)?(?:first\s|already\s)?(?:said|reported|put|given|announced|spoken|counted|estimated|told)\b[^.;]*$",
    regex.I,
)


def told_before(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a report, those withdrawn that it gives as an account before the one that holds.

    Example:
        >>> from claimkit.quantities import Quantity
        >>> text = "The ministry had said 30 died."
        >>> early = Claim("deaths", Quantity.exact(30), "Daily", sentence=text, text="30 died")
        >>> late = Claim("deaths", Quantity.exact(58), "Daily", text="58", sentence="Now it says 58.")
        >>> [claim.withdrawn for claim in told_before([early, late])]
        [True, False]
    """
    found = list(claims)
    for attribute in OF_PEOPLE:
        of_it = [i for i, c in enumerate(found) if c.attribute == attribute and _figure(c) is not None]
        before = [i for i in of_it if _HAD_SAID.search(_before(found[i]))]
        holding = {_figure(found[i]) for i in of_it if i not in before and not found[i].scope}
        for index in before:
            if holding - {_figure(found[index])}:
                found[index] = attrs.evolve(found[index], withdrawn=True)
    return found


def _before(claim: Claim) -> str:
    """What stands before the words of a claim in its sentence."""
    return claim.sentence.partition(claim.text)[0] if claim.text else ""


def _figure(claim: Claim) -> float | None:
    value = claim.value
    return value.figure if isinstance(value, Quantity) else None


def _is_anybody(claim: Claim) -> bool:
    return claim.noun in word_list("anybody")


def _by_place(claims: list[Claim], of_it: list[int]) -> Iterator[tuple[int, Claim]]:
    """Parts by place that come to a whole told before lie in its place."""
    for at, index in enumerate(of_it):
        whole, parts = claims[index], of_it[at + 1 : at + 1 + _PLACES]
        if whole.place is None or whole.scope or not _exact(whole):
            continue
        taken: list[int] = []
        for part in parts:
            claim = claims[part]
            if claim.place is None or claim.place == whole.place or not _exact(claim) or claim.scope:
                break
            taken.append(part)
            told = sum(_figure(claims[i]) or 0 for i in taken)
            if told == _figure(whole) and len(taken) > 1:
                for i in taken:
                    inner = claims[i].place
                    if inner is not None and inner.part_of is None:
                        placed = attrs.evolve(inner, part_of=whole.place.name)
                        yield i, attrs.evolve(claims[i], place=placed)
                break


def _exact(claim: Claim) -> bool:
    value = claim.value
    told = isinstance(value, Quantity) and value.bound is Bound.EXACT and value.change is None
    return told and not claim.headline and claim.modality is not Modality.HYPOTHETICAL


def _bare(claims: list[Claim], of_it: list[int], totals: frozenset[int]) -> Iterator[tuple[int, Claim]]:
    """A later and smaller bare count is some of those told before, unless it corrects them."""
    for at, index in enumerate(of_it):
        claim = claims[index]
        bare = not claim.noun or (claim.noun in word_list("remains") and is_recovered(claim))
        if claim.scope or not bare or claim.start in totals or not _exact(claim):
            continue
        wholes = (claims[i] for i in of_it[max(0, at - _WHOLES) : at])
        if any(_some_of(claim, whole) for whole in wholes):
            yield index, attrs.evolve(claim, scope="some of them")


def _some_of(claim: Claim, whole: Claim) -> bool:
    """Whether a bare count is some of those whom another sentence of the same voice counts."""
    return (
        not whole.scope
        and claim.sentence != whole.sentence
        and not (claim.corrects or claim.withdrawn or whole.withdrawn)
        and _one_voice(claim, whole)
        and (claim.place is None or claim.place == whole.place or is_recovered(claim))
        and within(attrs.evolve(claim, place=None) if is_recovered(claim) else claim, whole)
    )


def is_recovered(claim: Claim) -> bool:
    """Whether a count is of bodies found somewhere, of those who died elsewhere."""
    words = claim.sentence.lower().replace(".", " ").split()
    return claim.noun in word_list("remains") and not word_list("recovering").isdisjoint(words)


def _one_voice(claim: Claim, whole: Claim) -> bool:
    """Whether nobody else than who told the whole tells the part."""
    mine, theirs = claim.speaker, whole.speaker
    return mine is None or (theirs is not None and mine.name.casefold() == theirs.name.casefold())


def _of_a_kind(claims: list[Claim], of_it: list[int]) -> Iterator[tuple[int, Claim]]:
    """A count of a kind of people ("three children") is one of those whom a greater one counts."""
    wholes = [claims[i] for i in of_it if not claims[i].scope and _is_anybody(claims[i])][:_WHOLES]
    others = [claims[i] for i in of_it if not claims[i].scope and not _is_police(claims[i])][:_WHOLES]
    for index in of_it:
        claim = claims[index]
        if claim.scope or not claim.noun or _is_anybody(claim) or (_figure(claim) or 0) <= 1:
            continue
        if any(within(claim, whole) for whole in wholes) or (
            _is_police(claim) and any(_of_others(other, claim) for other in others)
        ):
            yield index, attrs.evolve(claim, scope=claim.noun)


def _is_police(claim: Claim) -> bool:
    return {"police", "plural"} <= lexicon().words.get(claim.noun, UNKNOWN).classes


def _of_others(other: Claim, police: Claim) -> bool:
    """Whether a report counts others beside the police: who beat and who were beaten are told apart."""
    apart = other.scope == "" and other.sentence != police.sentence and not _is_police(other)
    return apart and not other.withdrawn and (_figure(other) or 0) > 0


def within(claim: Claim, whole: Claim) -> bool:
    """Whether a count can be some of those that a greater count of the same place and day tells of."""
    mine, all_of_them = claim.value, whole.value
    if not isinstance(mine, Quantity) or not isinstance(all_of_them, Quantity) or mine.change is not None:
        return False
    if not 0 < (mine.figure or 0) < (all_of_them.figure or 0):
        return False
    if claim.place is not None and whole.place is not None and claim.place != whole.place:
        return False
    return claim.about is None or whole.about is None or claim.about.overlaps(whole.about)
