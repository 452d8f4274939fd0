"""Arrests told one by one: "a suspect was arrested", and whose arrest the report then tells by name.

News tells first that somebody was arrested, then who it was: the indefinite mention brings in somebody, the
name says who.  Whoever is somebody else is said to be: "another man", "a second", "also", "separately".
"""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.reading.fates import Told
from claimkit.reading.lexicon import word_list
from claimkit.reading.tokens import sentence_words
from claimkit.reading.voices import gender_of

ARRESTED = "arrests"
NAMED_LATER = "the arrest of one person; the report tells of it again by the name"
_ABOVE = frozenset(("he", "she", "him", "her"))  # somebody told of before, who may be anybody


def told_by_name(told: Sequence[Told], sentences: Sequence[str]) -> dict[int, str]:
    """Return the arrests that are told again by name, by the index of the claim, with why they fall.

    Only where the report tells of one arrested person without a name and of one by name: of several nothing
    says who is who.

    Args:
        told: what became of the persons of a report, in the order of the text.
        sentences: in which sentence each of its claims is told.
    """
    held = [one for one in told if one.attribute == ARRESTED and not one.headline and not one.part]
    unnamed = [one for one in held if one.who is not None and not one.who.name and one.noun not in _ABOVE]
    named = [one for one in held if one.who is not None and one.who.name]
    if len(unnamed) != 1 or not named or unnamed[0].claim > named[0].claim:
        return {}
    if len({one.who.name for one in named if one.who is not None}) != 1:
        return {}
    if not _one_person(unnamed[0], named[0], sentences):
        return {}
    dated = unnamed[0].days is not None and named[0].days is None  # the one that tells the day stays
    return {named[0].claim if dated else unnamed[0].claim: NAMED_LATER}


def _one_person(one: Told, name: Told, sentences: Sequence[str]) -> bool:
    """Whether a name can be that of somebody told of before, and nothing says that it is somebody else's."""
    who, whose = one.who, name.who
    if who is None or whose is None or who.other or whose.other or one.added or name.added:
        return False
    genders = {who.gender, whose.gender, gender_of(whose.name)} - {""}
    if len(genders) > 1 or not who.may_be(whose) or _on_other_days(one, name):
        return False
    return word_list("somebody_else").isdisjoint(t.word for t in sentence_words(sentences[name.claim]))


def _on_other_days(one: Told, other: Told) -> bool:
    if one.days is None or other.days is None:
        return False
    return one.days[1] < other.days[0] or other.days[1] < one.days[0]
