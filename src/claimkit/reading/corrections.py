"""Corrections: figures that take the place of others told before, and those that hold no longer."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.lexicon import lists_of, word_list
from claimkit.reading.tokens import Token, listed, sentence_words, words_told


class Standing(NamedTuple):
    """How a figure stands to others of the same tally: it corrects one, or was itself taken back.

    Attributes:
        start: where it begins.
        corrects: whether it takes the place of another.
        rule: name of the rule that says so.
        other: where the other figure begins, if both must count the same; -1 where they do.
        former: whether it was told before, and no word says that it holds no longer.
    """

    start: int
    corrects: bool
    rule: str = ""
    other: int = -1
    former: bool = False


def _of_tally(match: Match) -> list[Standing] | None:
    """The old figure and the new one, in a sentence that speaks of a tally."""
    if not any("tallies" in token.classes for token in match.words):
        return None
    old, new = match["old"], match["new"]
    return [Standing(t.start, corrects=False) for t in old] + [Standing(t.start, corrects=True) for t in new]


_OLD_TALLY = "(<tallies> of? (old: <count>) | (old: <count+tallies>))"
_AGAINST = "(, not | ,? and not | ,? rather than | ,? instead of)"


@rule(
    "a tally revised",
    "<revising/mending> !<count>* from (old: <count>) !<count>* to (new: <count>)",
    "<revising/mending> !<count>* to (new: <count>) from (old: <count>)",
    "<revising/mending> !<count>* from (old: <count>)",
    "<revising/mending> !<count>* to (new: <count>)",
    examples=[
        ("Police revised the toll down from 80 to 72 on Tuesday.", "not 80, but 72"),
        ("The ministry lowered the number of injured to 31.", "31"),
        ("The ministry revised down the number of injured to 28 from 31.", "28, but not 31"),
        ("The toll rose from 72 to 80.", ""),
    ],
)
def _revised(match: Match) -> list[Standing] | None:
    return _of_tally(match)


@rule(
    "an earlier figure corrected",
    "^ _* <mending> !<count>* <formerly> <tallies> of (old: <count>) _* (new: <count>)",
    "^ _* <mending> !<count>* <formerly> _* (new: <count>)",
    "^ _* <formerly> !<count>* <mending> _* (new: <count>)",
    f"(new: <count>) !<count>* !<count>* , <mending/revising> !<count/mark>* {_OLD_TALLY}",
    examples=[
        ("Correcting an earlier figure of nine, police said six people died.", "not nine, but six"),
        ("Ten people died, police said, revising an earlier figure of 13.", "ten, but not 13"),
        (
            "The rally drew 4,000 people, amending an estimate of 6,000.",
            "4,000, but not an estimate of 6,000",
        ),
        ("The blast hurt 40 people, police said, cutting off the town of 6,000.", ""),
        ("An earlier figure of nine was given.", ""),
    ],
)
def _corrected(match: Match) -> list[Standing] | None:
    new = match.marks["new"][0]
    led = match.words[new - 1] if new else None
    if "old" not in match and led is not None and (led.word == "of" or "tallies" in led.classes):
        return None  # "revising an earlier figure of 13" gives the old one
    return _of_tally(match)


@rule(
    "a figure set against another",
    f"(new: <count>) !<count>* !<count>* {_AGAINST} (old: <count>) (<mark/be/have/predicate> | as | $)",
    examples=[
        ("Six people, not nine, died.", "six, but not nine"),
        ("Two people, rather than three as first stated, died.", "two, but not three"),
        ("Police arrested 102 people, not 120.", "102, but not 120"),
        ("Two died in Ardin, not three miles from the border.", ""),
        ("Twelve people, if not 20, died.", ""),
    ],
)
def _set_against(match: Match) -> list[Standing]:
    old, new = match["old"][0], match["new"][0]
    return [Standing(old.start, corrects=False), Standing(new.start, corrects=True)]


@rule(
    "the right figure",
    "right/correct/true/actual/real <tallies> (, !<mark>+ ,)? (<have> been)? <be>? (new: <count>)",
    examples=[
        ("They later said the right number was three.", "three"),
        ("The true figure, they said, was six.", "six"),
        ("The number was three.", ""),
    ],
)
def _right(match: Match) -> list[Standing]:
    return [Standing(token.start, corrects=True) for token in match["new"]]


@rule(
    "a sentence headed as a correction",
    "^ correction/clarification/corrected \\: _* (new: <count>)",
    examples=[
        ("Correction: the number of injured is six.", "six"),
        ("Correction: the march begins at 6 p.m.", ""),
    ],
)
def _headed(match: Match) -> list[Standing] | None:
    return _of_tally(match)


@rule(
    "a figure taken back",
    "<retracting> !<count>* <tallies> of (old: <count>)",
    "<formerly> !<count/mark>* <tallies> of (old: <count>) <be> <adverb>* (<untrue> | <formerly>)",
    examples=[
        ("The ministry withdrew its figure of 50 dead.", "not 50"),
        ("An earlier toll of 25 was wrong.", "not 25"),
        ("An earlier toll of 25 was told.", ""),
    ],
)
def _figure_taken_back(match: Match) -> list[Standing]:
    return [Standing(token.start, corrects=False) for token in match["old"]]


@rule(
    "an earlier version of a text",
    "<formerly> <drafts> !<count>* (old: <count>)",
    examples=[
        ("Correction: an earlier version of this article said that 12 people had died.", "not 12"),
        ("The earlier edition is sold out.", ""),
    ],
)
def _superseded(match: Match) -> list[Standing]:
    return [Standing(token.start, corrects=False) for token in match["old"]]


@rule(
    "a report taken back",
    "<retracting> !<count/mark>* <deniable> !<count/mark>* (old: <count>)",
    examples=[
        ("The agency has withdrawn its report that nine people died.", "not nine"),
        ("The army withdrew 12 tanks.", ""),
    ],
)
def _taken_back(match: Match) -> list[Standing]:
    return [Standing(token.start, corrects=False) for token in match["old"]]


_LATER = "!<count>* (,/;/and/but)+ !<count>*"
_NEW = "!<count>* (new: <count>)"


@rule(
    "a figure given at first, and another later",
    f"(at first | <at_first>) !<count>* !<count>* (old: <count>) {_LATER} <later_on> {_NEW}",
    f"<formerly> report/reports/count/counts !<count>* (old: <count>) {_LATER} <later_on> {_NEW}",
    f"(old: <count>) !<count>* (at first | <at_first>) {_LATER} <later_on/mending> {_NEW}",
    f"had <adverb>* <report/put> !<count>* (old: <count>) !<count>* !<count>* now <report/put> {_NEW}",
    "<formerly> (estimated/put/assessed/valued/estimate/estimates) !<count/mark>* (old: <count>) !<count>* "
    "(,/;/and/but)+ !<count>* <since_then> !<count>* (new: <count>)",
    "(old: <count>) !<count>* (,/;/and/but)+ <later_on>? <mending> (this/that/it | the? <tallies>) "
    "to (new: <count>)",
    examples=[
        ("Officials who had said that 200 were held now say the figure was 120.", "not 200, but 120"),
        ("Officials at first put the injured at 60 but later said 46 were hurt.", "not 60, but 46"),
        ("The number of dead was put at nine at first, then corrected to seven.", "not nine, but seven"),
        ("There were 124 arrests, police said, later correcting this to 114.", "not 124, but 114"),
        (
            "Losses were initially estimated at $90 million, and later put at $20 million.",
            "not estimated at $90 million, but $20 million",
        ),
        ("Police first arrested 12 men on Monday.", ""),
    ],
)
def _at_first(match: Match) -> list[Standing] | None:
    old, new = match["old"][0], match["new"][0]
    units = {t.quantity.unit if t.quantity is not None else "" for t in (old, new)}
    if "" in units or not (units <= {None, "person"} or len(units) == 1):
        return None
    return [
        Standing(old.start, corrects=False, other=new.start),
        Standing(new.start, corrects=True, other=old.start),
    ]


@rule(
    "a figure that was put before",
    "<have>? (<at_first> | at one (point/stage/time)) (put/puts/gave/given/estimated/stated/counted) "
    "!<count/mark>* (old: <count>) (, | but | $ | \\. | ;)",
    examples=[
        ("It had initially put the magnitude at 6.8.", "not 6.8"),
        ("Officials had at one point put the dead at 25, but one was counted twice.", "not 25"),
        ("The police earlier gave the number of arrests as 452.", "not 452"),
        ("The police put the number of arrests at 452.", ""),
    ],
)
def _put_before(match: Match) -> list[Standing]:
    return [Standing(t.start, corrects=False) for t in match["old"]]


_PUT = frozenset(("put", "given", "estimated", "counted"))
_TALLY = "<tallies/drafts> | report/reports/bulletin/estimates/balance/statement/list"
_AT_FIRST = "(<at_first> | at first)"
_TOLD = "<put/publishing> | announced/spoke/spoken/counted/thought/believed/feared/assumed/confirmed/told"


@rule(
    "a figure of before",
    f"(<formerly> | first) ({_TALLY}) !<count/mark>* (old: <count> (!<count/mark>* <count>)?)",
    f"{_AT_FIRST} ({_TOLD}) !<count/mark>* (old: <count>)",
    f"(old: <count>) !<count/mark>* ({_TOLD}) {_AT_FIRST}",
    f"(old: <count>) !<count/mark>* {_AT_FIRST} ({_TOLD})",
    f"had on? <date> ({'/'.join(sorted(_PUT))}) !<count/mark>* (old: <count>)",
    f"^ <date> !<count/mark>* ({_TOLD}) !<count/mark>* (old: <count>)",
    examples=[
        ("The earlier number of 63 destroyed houses concerned a first look.", "63"),
        ("A first toll had put the dead at 19.", "19"),
        ("The previous bulletin had counted 28 dead and 60 injured.", "28, but 60"),
        ("Police had first spoken of eight arrests.", "eight"),
        ("Only eight arrests had been reported initially.", "eight"),
        ("What was at first thought to be 21 dead turned out to be 14.", "21"),
        ("Earlier this week officials gave the number of displaced as 32,400.", "32,400"),
        ("Police first arrested 12 men.", ""),
        ("The spokesman had on Saturday put the number of dead at 17.", "17"),
        ("Organisers had put attendance at 40,000.", ""),
        ("On Monday officials gave the number of dead as 12.", ""),
        ("An earlier fire killed nine.", ""),
        ("The first of 12 victims was named.", ""),
    ],
)
def _of_before(match: Match) -> list[Standing] | None:
    first = match.words[match.start]
    if first.kind == "date" and not first.word.startswith(_EARLIER):
        return None
    return [Standing(t.start, corrects=False, former=True) for t in match["old"] if t.kind == "count"]


_EARLIER = "earlier "  # "earlier this week", one date


def standings(words: Sequence[Token], without: frozenset[str] = frozenset()) -> dict[int, Standing]:
    """Return which figures of a sentence correct another, and which were taken back, by where they begin.

    A sentence corrects where it revises a tally ("revised the toll down from 80 to 72", "lowered the number
    of injured to 31"), or speaks of an earlier figure that was wrong ("correcting an earlier figure of nine,
    police said six people died").  The figure that stands "from" there, is that "earlier figure of", or stood
    in "an earlier version of this article", holds no longer.

    Args:
        words: the sentence.
        without: rules that are switched off.
    """
    told = words_told(words)
    before = any(word.startswith(_EARLIER) for word in told) or ("had" in told and not _PUT.isdisjoint(told))
    if _telling().isdisjoint(told) and not before:
        return {}
    found = CORRECTIONS.without(without).scan([_counted(token) for token in listed(words)])
    return {s.start: s._replace(rule=one.rule) for one in found for s in one.made}


@functools.cache
def _telling() -> frozenset[str]:
    return (
        word_list("mending")
        | word_list("revising")
        | word_list("drafts")
        | word_list("later_on")
        | word_list("retracting")
        | word_list("formerly")
        | word_list("at_first")
        | {"right", "point", "stage", "true", "actual", "real", "not", "rather", "instead"}
    )


def _counted(token: Token) -> Token:
    """A figure with the tally inside it: "an estimate of 6,000"."""
    if token.kind != "count" or " " not in token.word:
        return token
    return token._replace(classes=frozenset().union(*map(lists_of, token.word.split())))


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    words = sentence_words(text)
    at = {token.start: token.word for token in words}
    found = standings(words).values()
    for name in sorted({standing.rule for standing in found}):
        told = sorted(standing for standing in found if standing.rule == name)
        yield name, ", but ".join(("" if s.corrects or s.former else "not ") + at[s.start] for s in told)


CORRECTIONS = Grammar(
    "corrections",
    [
        _figure_taken_back,
        _superseded,
        _taken_back,
        _revised,
        _corrected,
        _at_first,
        _set_against,
        _right,
        _headed,
        _put_before,
        _of_before,
    ],
    _demonstrated,
)
