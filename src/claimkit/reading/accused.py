"""Who is charged: the persons against whom a charge, a plea, a verdict or a sentence is.

A person is named only where the grammar of the clause says so: the subject of "was charged", the object of
"convicted", who stands behind "against".  Whose brother, victim or lawyer somebody is says nothing of him.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.naming import Names
from claimkit.reading.parties import DEFINITE, DESCRIBED, GENERAL, NAMED, OTHER, parties
from claimkit.reading.referents import Referents, is_subject, parts_off
from claimkit.reading.tokens import Token, sentence_words
from claimkit.text import Span

COURT = frozenset(
    "charge charge_threatened accusation plea verdict sentence_length sentence_exposure sentence_kind".split()
)
"""Attributes of claims that are against somebody."""

_AGE = r"(, <age/count> ,? | \( <age/count> \))?"
_WHO = f"(who: <someone> {_AGE} ((,? <someone> {_AGE})* ,? and/& <someone> {_AGE})?)"
# "Hurst, who shot Boone, was", "Hurst, a former councillor, was"; behind an apposition a comma alone
_ASIDE = r"(, !<mark>+ !<mark>* , | \( !\)+ \) | ,)? (,? <relative>)?"
_FREE = "!<mark/someone/preposition/conj/subordinator/be/have/modal/count>*"


class Charged(NamedTuple):
    """Words that say against whom something is.

    Attributes:
        who: the persons, as the text names or describes them; nobody where it only points back.
        start: where the stretch begins that is against them.
        end: where it ends.
        rule: name of the rule that found it.
        kind: ``named`` or ``described``, ``definite`` where the words point back to somebody, ``other`` where
            they tell of somebody by another one, ``general`` where they mean nobody in particular.
        at: where the words for the persons begin.
    """

    who: tuple[str, ...]
    start: int
    end: int
    rule: str = ""
    kind: str = NAMED
    at: int = -1


def _made(match: Match, since: int | None = None) -> Charged:
    """What stands behind the cue, or from a word on, is against the persons of a match."""
    told = [t for t in match["who"] if t.kind == "someone"]
    who = tuple(t.word for t in told if t.word)
    kind = next((k for t in told for k in _KINDS if t.is_a(k) and (t.word or not who)), NAMED)
    first = match.marks["cue"][0] if since is None else since
    end = _end(match.words, match.marks["cue"][1], match.end)
    return Charged(who, match.words[first].start, end, "", kind, match["who"][0].start)


_KINDS = (NAMED, DESCRIBED, DEFINITE, OTHER, GENERAL)


def _end(words: Sequence[Token], at: int, least: int) -> int:
    """Where what is said of somebody ends: where another subject begins."""
    for here in range(max(at, least), len(words)):
        token = words[here]
        joins = token.is_a("conj", "subordinator") or token.word == ","
        if token.word == ";" or token.is_a("relative") or (joins and _turns(words, here)):
            return token.start
    return words[-1].end


_WITH = frozenset(("with", "for"))
_AHEAD = 8
"""Words within which a new subject has its verb."""


def _turns(words: Sequence[Token], at: int) -> bool:
    """Whether a clause with a subject of its own begins behind a word that joins: "and his brother was"."""
    for step, token in enumerate(words[at + 1 : at + 1 + _AHEAD]):
        if step and token.word in _WITH and words[at + 1].kind == "count":
            return True  # "23 men were charged, six of them with murder"
        if token.kind == "mark":
            return False
        if token.is_a("be", "have", "modal", "tried_for", "answering"):
            return step > 0
    return False


def _is_subject(match: Match) -> bool:
    """Whether the persons of a match can be the subject of its verb, and stand in nobody else's phrase."""
    words = match.words
    first, behind = match.marks["who"]
    cue = match.marks["cue"][0]
    if _acted_upon(words, first):
        return False
    if _said_of(words, behind, cue):
        # "mishandling claims against Hurst, pleading guilty": a participle is the subject's, and not Hurst's
        loose = words[cue].word.endswith("ing")
        set_off = any(t.is_a("relative") or (t.word == "," and not loose) for t in words[behind:cue])
        if first and words[first - 1].is_a("preposition") and not set_off:
            return False  # "a former director of Dorn Ltd pleaded guilty"
        beside = words[max(0, first - 2) : first]
        return not (len(beside) == 2 and beside[0].kind == "someone" and beside[1].is_a("preposition"))
    return is_subject(words, first)


def _acted_upon(words: Sequence[Token], first: int) -> bool:
    """Whether persons are what a participle before them, or before those they are joined to, acts upon.

    "A landlord convicted of arson, killing a woman and another tenant, was jailed": the tenant was not.
    """
    while first and (words[first - 1].word in (",", "and") or words[first - 1].kind == "someone"):
        first -= 1
    set_off = first > 1 and words[first - 2].word == ","  # "on Monday evening Ivan Dorn" acts on nobody
    acts = set_off and words[first - 1].word.endswith("ing") and not words[first - 1].is_a("preposition")
    return acts and words[first].kind == "someone"


def _said_of(words: Sequence[Token], behind: int, cue: int) -> bool:
    """Whether a relative clause or a participle says a verb of somebody: "they met Hurst, who was tried"."""
    between = [t for t in words[behind:cue] if t.word != "," and not t.is_a("adverb")]
    return not between or (between[0].is_a("relative") and not any(t.kind == "someone" for t in between))


@rule(
    "who is charged",
    f"{_WHO} {_ASIDE} <have/adverb/modal>* (<be> | stand/stands/stood) <be/adverb>* "
    "(expected/likely/due/set to be)? (cue: <tried_for> | sent to)",
    f"{_WHO} , (cue: <tried_for>) as <someone> <be> <preposition>",
    f"{_WHO} ,? (cue: accused/convicted) by <someone>",
    f"{_WHO} {_ASIDE} <have/adverb>* <be> !<mark/someone/conj/be/relative>+ ,? and <adverb>* "
    "(cue: <tried_for>) (with/of/for/to | guilty)",
    f"{_WHO} {_ASIDE} <have/be/adverb>* (due/set/expected to)? (stand/go/goes/face/faces on?) (cue: trial)",
    f"{_WHO} ,? <adverb>* (cue: <tried_for>) (with/of/for/to/over | guilty | on !<date>)",
    f"{_WHO} {_ASIDE} <have/adverb>* (went/goes/stands/stood/appeared) <adverb>* "
    "(on/in/before <determiner>?)? (cue: trial/court/dock/magistrates/judge)",
    f"{_WHO} {_ASIDE} <have/adverb>* <be> <adverb>* (on (cue: trial) | in the (cue: dock) | "
    "before <determiner> (cue: court/magistrates/judge))",
    examples=[
        ("Anton Hurst was charged with fraud.", "Anton Hurst"),
        ("The mayor, Ivan Dorn, was charged with fraud.", "Ivan Dorn"),
        ("Anton Hurst, who shot Carl Boone, was charged with murder.", "Anton Hurst"),
        ("Dina Kress, 30, and Otto Frey were sentenced to two years.", "Dina Kress, Otto Frey"),
        ("Ivan Dorn and his wife Petra Dorn were charged with fraud.", "Ivan Dorn, Petra Dorn"),
        ("Officials said Ivan Dorn was charged with fraud.", "Ivan Dorn"),
        ("Ivan Dorn is expected to be indicted for fraud.", "Ivan Dorn"),
        ("Ivan Dorn stands charged with fraud.", "Ivan Dorn"),
        ("Ivan Dorn was arrested on Monday and charged with fraud.", "Ivan Dorn"),
        ("Ivan Dorn, accused by two nurses of assault, resigned.", "Ivan Dorn"),
        ("Ivan Dorn is due to stand trial for fraud.", "Ivan Dorn"),
        ("Ivan Dorn, charged as he was with fraud, fled.", "Ivan Dorn"),
        ("A 19-year-old man was charged with murder.", "a 19-year-old man"),
        ("Three officers were charged with murder.", "three officers"),
        ("Two men, accused of arson, fled.", "two men"),
        ("Three of the five men were convicted of arson.", "three of the five men"),
        ("The other two were acquitted.", "the other two"),
        ("A fourth defendant, a harbour official, was acquitted.", "a fourth defendant"),
        ("Ivan Dorn was on trial for fraud.", "Ivan Dorn"),
        ("Petra Lind was in court on Friday to see the man jailed.", ""),
        ("A supporter of Ivan Dorn was charged with fraud.", ""),
        ("The man who shot Carl Boone was charged with murder.", ""),
        ("The man who shot the mayor, Ivan Dorn, was charged with murder.", ""),
        ("Ivan Dorn's brother was charged with fraud.", ""),
        ("Migrants who have been convicted of theft will be deported.", ""),
        ("His predecessor, who was convicted of theft, died.", ""),
        ("The landlord lit it, killing Anton Hurst and Carl Boone, was jailed for arson.", ""),
        ("The prosecutor Ivan Dorn said charges of theft would be brought.", ""),
    ],
)
def _passive(match: Match) -> Charged | None:
    told = match.words[match.marks["cue"][0] - 1].is_a("report")  # "the prosecutor said charges of theft"
    return _made(match) if _is_subject(match) and not told else None


@rule(
    "who answers a charge",
    f"{_WHO} {_ASIDE} <have/adverb/be/do/neg/modal>* (cue: <answering>)",
    examples=[
        ("Anton Hurst pleaded guilty to fraud.", "Anton Hurst"),
        ("Anton Hurst faces ten years in prison.", "Anton Hurst"),
        ("Another man pleaded guilty.", "another man"),
        ("Gary Edel, a former vice president of Painer Inc pleaded guilty.", ""),
        ("A lawyer for Anton Hurst pleaded for mercy.", ""),
    ],
)
def _answering(match: Match) -> Charged | None:
    return _made(match) if _is_subject(match) else None


@rule(
    "whom a court charges",
    f"(cue: <tried_for>) {_FREE} {_WHO} (<preposition> | , | $ | <date/adverb> | ;/.)",
    f"find/found/finds that? {_FREE} {_WHO} (<be> not?)? (cue: not/guilty)",
    f"gave/gives/handed {_FREE} {_WHO} (cue: !<mark/preposition/someone>) !<mark/preposition/someone>* "
    "(sentence | term | life | in prison/jail)",
    examples=[
        ("A jury acquitted Anton Hurst of fraud.", "Anton Hurst"),
        ("Prosecutors charged the former mayor Ivan Dorn with fraud.", "Ivan Dorn"),
        ("The jury found Anton Hurst guilty.", "Anton Hurst"),
        ("The court gave Anton Hurst a suspended sentence of two years.", "Anton Hurst"),
        ("The mayor gave Anton Hurst the report on the sentence.", ""),
        ("A court convicted the killer of Anton Hurst.", ""),
        ("He was charged by Ivan Dorn.", ""),
    ],
)
def _active(match: Match) -> Charged | None:
    cue = match.marks["cue"][0]
    passive = cue and match.words[cue - 1].is_a("be", "determiner", "possessive", "preposition")
    return None if passive else _made(match)


@rule(
    "who is charged by the verb told before",
    f"(and/while/but/,/;)+ {_WHO} (cue: to/for) <determiner>? (<count> | life)",
    examples=[
        ("A court sentenced Ivan Dorn to life and Petra Lind to 15 years.", "Petra Lind"),
        ("Anton Hurst was jailed for 12 years, Otto Frey for eight.", "Otto Frey"),
        ("Anton Hurst was sentenced, and Otto Frey drove for 12 hours.", ""),
    ],
)
def _gapped(match: Match) -> Charged | None:
    tried = any(t.is_a("tried_for") for t in match.words[: match.start])
    return _made(match) if tried else None


@rule(
    "against whom",
    f"(cue: <charging/accusation>) !<mark/someone>* against {_FREE} {_WHO} (!'s | $)",
    f"(cue: <ruling_on>) of {_FREE} {_WHO} (!'s | $)",
    f"{_WHO} 's !<mark/someone/preposition>* (cue: <ruling_on>)",
    examples=[
        ("Prosecutors dropped charges of fraud against Anton Hurst.", "Anton Hurst"),
        ("The trial of Anton Hurst for fraud began.", "Anton Hurst"),
        ("The wire fraud charge against Anton Hurst was dropped.", "Anton Hurst"),
        ("Anton Hurst's sentence was cut to two years.", "Anton Hurst"),
        ("The trial of Anton Hurst's brother began.", ""),
    ],
)
def _against(match: Match) -> Charged | None:
    return _made(match, _begins(match.words, match.start))


def _begins(words: Sequence[Token], at: int) -> int:
    """Where the words for a charge begin: "the wire fraud charge against Hurst"."""
    first = at
    while first and at - first < _COMPOUND and words[first - 1].kind == "word":
        if parts_off(words[first - 1]) or words[first - 1].is_a("determiner", "conj", "report"):
            break
        first -= 1
    return first


_COMPOUND = 4  # words of a compound before "charge"


def accused(
    words: Sequence[Token],
    persons: Mapping[tuple[int, int], str],
    without: frozenset[str] = frozenset(),
    text: str = "",
) -> list[Charged]:
    """Return against whom the stretches of a sentence are.

    Args:
        words: the sentence.
        persons: who is named, or meant by a pronoun, by where the words begin and end.
        without: rules that are switched off.
        text: what the words are of, from which descriptions are taken.
    """
    clad = parties(words, persons, text)
    return [one.made._replace(rule=one.rule) for one in ACCUSED.without(without).scan(clad)]


def against(found: Sequence[Charged], offset: int) -> Charged | None:
    """Return the words that say against whom is what stands at an offset; None where none do."""
    reaching = [one for one in found if one.start <= offset < one.end]
    return max(reaching, key=lambda one: one.start, default=None)


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    words, whole = sentence_words(text), Span(0, len(text))
    for one in accused(words, Referents(Names(text, [whole]), text).persons_in(words, whole), text=text):
        if one.who:
            yield one.rule, ", ".join(one.who)


ACCUSED = Grammar("who is charged", [_against, _passive, _gapped, _answering, _active], _demonstrated)
